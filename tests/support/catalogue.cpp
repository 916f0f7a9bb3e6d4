// SPDX-License-Identifier: Apache-2.0
#include "catalogue.hpp"

#include "build.hpp"

#include <string>
#include <utility>

using namespace onezone;

namespace onezone_tests {

full_zone::full_zone() {
    scene_builder b;
    city = b.unit(unit_kind::prefecture_city, "市");
    county = b.unit(unit_kind::county, "县", city, code{"360731"});
    next_county = b.unit(unit_kind::county, "邻县", city, code{"360732"});
    town = b.unit(unit_kind::town, "甲镇", county, code{"360731100"});
    third_town = b.unit(unit_kind::town, "丙镇", county);
    village = b.unit(unit_kind::villagers_committee, "丙村", third_town);
    other_village = b.unit(unit_kind::villagers_committee, "另村", third_town);
    zone_unit = b.zone("全区", county);
    main_zone = b.zone(unit_kind::zone, "主区", county, [](zone& z) { z.designations = {{"试点", {}, {}}}; });
    empty_zone = b.zone("空区", next_county);
    fourth_town = b.unit(unit_kind::town, "丁镇", next_county);
    b.entrusted(fourth_town, empty_zone);
    const auto known = [](body& it) {
        it.rank = rank::county_chief;
        it.staff = {{staff_status::administrative, 30}, {staff_status::institution, 20}};
        it.quota = {{quota_kind::administrative, 40}, {quota_kind::institution, 25}};
        it.leading_posts = 5;
        it.internal_bodies = 6;
    };
    agency = b.body(zone_unit, body_kind::management_committee, "全区管委会", known);
    main = b.body(main_zone, body_kind::management_committee, "主区管委会", known);
    government = b.body(county, body_kind::government, "县人民政府", known);
    committee = b.body(county, body_kind::party_committee, "县委", known);
    working = b.body(main_zone, body_kind::working_committee, "主区党工委", known);
    desk = b.part(agency, "综合科");
    b.body(third_town, body_kind::government, "丙镇人民政府", known);
    b.body(third_town, body_kind::congress, "丙镇人大主席团", known);
    for (int cls = static_cast<int>(carry_class::functions); cls < carry_classes; ++cls)
        items.push_back(b.item(agency, static_cast<carry_class>(cls), "事项" + std::to_string(cls), [&](holding& it) {
            if (it.cls == carry_class::functions) it.function = function_class::social;
        }));
    const unit_id vague = b.zone(
        unit_kind::zone, "未具名园区", city, [](zone& z) { z.from = provenance::placeholder(say("总数", "total")); });
    placeholder = b.body(vague, body_kind::management_office, "未具名机构",
        [](body& it) { it.from = provenance::placeholder(say("总数", "total")); });
    head = b.post(government, post_kind::head, "县长");
    director = b.post(agency, post_kind::director, "主任");
    chief = b.post(main, post_kind::director, "主任");
    official = b.person("甲");
    principal = b.person("乙");
    b.holds(official, director);
    b.holds(principal, head);
    b.entrusted(town, zone_unit);
    b.entrusted(village, zone_unit);
    for (const auto& [one, other] : {std::pair(committee, working), std::pair(working, committee)}) {
        body joined = *b.now().find(one);
        joined.joint_offices.push_back({other, {}});
        b.put(joined);
    }
    body lending = *b.now().find(government);
    lending.lent = {{staff_status::institution, std::int64_t{2}, main, {}, {}, {}}};
    b.put(lending);
    h = b.now();
}

bundle full_zone::everything() const {
    return {items, {{staff_status::administrative, 3}}, {{quota_kind::administrative, 4}}};
}

holding_id full_zone::of(carry_class cls) const {
    return items[static_cast<std::size_t>(cls) - static_cast<std::size_t>(carry_class::functions)];
}

std::vector<catalogue_row> catalogue(const full_zone& w) {
    const std::array<const char*, carry_classes> untouched{"-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"};
    return {
        {"return", return_township{w.town}, {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"return with everything",
            return_township{.town = w.town, .from = w.agency, .receiver = party::of(w.county), .along = w.everything()},
            {"m", "-", "m", "m", "-", "-", "m", "m", "m", "m", "m", "m"}},
        {"return of a village", return_township{w.village},
            {"-", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"entrust", entrust{w.third_town, w.zone_unit}, {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"entrust in part", entrust{w.third_town, w.zone_unit, entrustment_scope::economic},
            {"c", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"entrust several", entrust{.unit = w.third_town, .holder = w.main_zone, .also = {w.other_village}},
            {"m", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"change the trustee", change_trustee{.units = {w.town, w.village}, .to = w.main_zone},
            {"m", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"reparent", reparent{w.town, w.next_county}, {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"merge", merge_agencies{.into = w.main, .absorbed = {w.agency}},
            {"m", "m", "m", "m", "w", "w", "m", "m", "m", "m", "m", "m"}},
        {"merge with posts and bodies",
            merge_agencies{.into = w.main,
                .absorbed = {w.agency},
                .leading_posts = disposal::merged,
                .internal_bodies = disposal::merged},
            {"m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m", "m"}},
        {"merge with quota recovered",
            merge_agencies{.into = w.main, .absorbed = {w.agency}, .recovered = {quota_kind::institution}},
            {"m", "m", "m", "mr", "w", "w", "m", "m", "m", "m", "m", "m"}},
        {"abolish", abolish_agency{.agency = w.agency, .successor = party::of(w.government)},
            {"m", "m", "m", "m", "w", "w", "m", "m", "m", "m", "m", "m"}},
        {"abolish to one only stated", abolish_agency{.agency = w.agency, .successor = party::only_stated("某乡镇")},
            {"m", "m", "m", "m", "w", "w", "m", "m", "m", "m", "m", "m"}},
        {"abolish, each class its own way",
            abolish_agency{.agency = w.agency,
                .successor = party::of(w.government),
                .destinations = {{carry_class::staff, entry_kind::released, {}, {}},
                    {carry_class::quota, entry_kind::recovered, {}, {}},
                    {carry_class::leading_posts, entry_kind::moved, party::of(w.main), {}},
                    {carry_class::internal_bodies, entry_kind::moved, party::of(w.main), {}},
                    {carry_class::powers, entry_kind::released, {}, {}},
                    {carry_class::assets, entry_kind::moved, party::of(w.main), {}},
                    {carry_class::projects, entry_kind::written_off, {}, {}}}},
            {"m", "m", "x", "r", "m", "m", "m", "x", "m", "w", "m", "m"}},
        {"close a placeholder", close_placeholder{w.placeholder, {}},
            {"-", "-", "m", "m", "w", "w", "-", "-", "-", "-", "-", "-"}},
        {"charter alone", reissue_charter{.body = w.agency, .document = "三定"}, untouched},
        {"charter with smaller numbers",
            reissue_charter{.body = w.agency,
                .document = "三定",
                .leading_posts = 3,
                .internal_bodies = 4,
                .quota = {{quota_kind::institution, 5}}},
            {"-", "-", "-", "r", "w", "w", "-", "-", "-", "-", "-", "-"}},
        {"charter with larger numbers",
            reissue_charter{.body = w.agency,
                .document = "三定",
                .leading_posts = 6,
                .internal_bodies = 8,
                .quota = {{quota_kind::institution, 50}}},
            {"-", "-", "-", "c", "c", "c", "-", "-", "-", "-", "-", "-"}},
        {"join offices", join_offices{{w.government, w.agency}}, untouched},
        {"separate offices", separate_offices{{w.committee, w.working}}, untouched},
        {"strip", strip_functions{w.agency, party::of(w.county)},
            {"-", "-", "-", "-", "-", "-", "m", "-", "-", "-", "-", "-"}},
        {"delegate", delegate_powers{w.city, w.agency, {"权限"}},
            {"-", "-", "-", "-", "-", "-", "-", "c", "-", "-", "-", "-"}},
        {"withdraw", withdraw_powers{w.agency, {w.of(carry_class::powers)}},
            {"-", "-", "-", "-", "-", "-", "-", "x", "-", "-", "-", "-"}},
        {"lend staff", lend_staff{w.agency, party::of(w.government), {{staff_status::administrative, 2}}},
            {"-", "-", "k", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"recall staff", recall_staff{w.government, {}}, {"-", "-", "k", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"transfer staff",
            transfer_staff{
                w.agency, party::of(w.main), {{staff_status::institution, 2}}, {{quota_kind::institution, 2}}},
            {"-", "-", "m", "m", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"recover quota", recover_quota{w.agency, {{quota_kind::institution, 2}}},
            {"-", "-", "-", "r", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"change rank", change_rank{w.agency, rank::county_deputy, rank_direction::downgrade}, untouched},
        {"appoint", appoint{w.chief, w.official}, untouched},
        {"relieve", relieve{w.director}, untouched},
        {"concurrent post", take_concurrent_post{w.principal, w.chief}, untouched},
        {"first secretary", name_first_secretary{w.working, w.principal}, untouched},
        {"second", second{w.official, w.chief}, untouched},
        {"integrate leadership",
            integrate_leadership{.zone = w.zone_unit, .division = w.county, .posts = {{w.director, w.head}}},
            untouched},
        {"establish an agency",
            establish_agency{.unit = w.main_zone,
                .name = "新办",
                .quota = {{quota_kind::institution, 5}},
                .pool = party::of(w.agency),
                .leading_posts = 2,
                .internal_bodies = 1},
            {"-", "-", "-", "m", "c", "c", "-", "-", "-", "-", "-", "-"}},
        {"establish an agency out of nothing",
            establish_agency{.unit = w.main_zone, .name = "新办", .quota = {{quota_kind::institution, 5}}},
            {"-", "-", "-", "c", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"rename a body", rename_body{w.agency, "新名管委会"}, untouched},
        {"hang nameplates", hang_nameplates{w.agency, {"第二块牌子"}}, untouched},
        {"merge bodies", merge_bodies{.absorbed = {w.committee, w.government}, .founded = body_founding{"新局"}},
            {"-", "-", "m", "m", "w", "m", "-", "-", "-", "-", "-", "-"}},
        {"create a post", create_post{w.agency, post_kind::staff, "业务主办"}, untouched},
        {"abolish a post", abolish_post{w.chief}, untouched},
        {"restructure",
            restructure{
                .founded = {{"新县", unit_kind::county, w.city, {}, {w.town}}}, .abolished = {{w.county, {}, 0}}},
            {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"establish a town", establish_division{{"新镇", unit_kind::town, w.county, {}, {w.village}}},
            {"c", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"abolish a town", abolish_division{w.third_town, w.town},
            {"w", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"split a town", split_division{w.third_town, {{"新镇", unit_kind::town, w.county, {}, {w.village}}}},
            {"c", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"merge counties", merge_divisions{.merged = {w.county}, .into = w.next_county},
            {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"change the kind of a county", change_division_kind{w.county, unit_kind::district, "区"}, untouched},
        {"turn a town into a subdistrict", change_division_kind{w.third_town, unit_kind::subdistrict, "丙街道"},
            {"-", "-", "km", "km", "kw", "km", "-", "-", "-", "-", "-", "-"}},
        {"change a boundary", change_boundary{w.county, w.next_county, {w.third_town}},
            {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"rename a unit", rename_unit{w.county, "新县"}, untouched},
        {"move the seat of a government", move_government_seat{w.county, w.third_town, w.town}, untouched},
        {"recode a unit", recode_unit{w.county, code{"360799"}}, untouched},
        {"establish a zone", establish_zone{.name = "新园", .seat = w.county}, untouched},
        {"abolish a zone", abolish_zone{w.empty_zone}, {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"attach a park", attach_park{w.zone_unit, w.main_zone}, untouched},
        {"change a seat", change_seat{w.zone_unit, w.next_county}, untouched},
        {"change a footprint", change_footprint{w.zone_unit, decimal::of(5)}, untouched},
        {"change a tier", change_tier{w.zone_unit, zone_tier::none, rank_direction::downgrade, zone_tier::provincial},
            untouched},
        {"designate industries", designate_industries{w.zone_unit, "电子信息"}, untouched},
        {"designate", designate{w.zone_unit, "试点"}, untouched},
        {"end a designation", end_designation{w.main_zone, "试点"}, untouched},
        {"evaluate", evaluate{w.zone_unit, "亩均税收", decimal::of(3)}, untouched},
        {"order rectification", order_rectification{w.zone_unit, {}, "专班"}, untouched},
        {"found a joint park",
            found_joint_park{{.name = "合作园", .seat = w.county}, "协议", {{w.county}, {w.next_county}}}, untouched},
        {"convert a zone", convert_zone{w.zone_unit, {"新区", unit_kind::district, w.city, {}, {w.third_town}}},
            {"m", "m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"change a zone's government", change_zone_government{.zone = w.zone_unit, .managing = w.county}, untouched},
        {"change a zone's hosts", change_hosts{w.zone_unit, {w.next_county}, {}}, untouched},
        {"merge zones", merge_zones{.into = w.main_zone, .absorbed = {w.empty_zone}},
            {"m", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"choose an operator",
            choose_operator{.zone = w.zone_unit, .name = "公司", .from = w.agency, .along = w.everything()},
            {"-", "-", "m", "m", "-", "-", "cm", "m", "m", "m", "m", "m"}},
        {"found a community",
            found_industrial_community{w.zone_unit, "社区", w.agency, {{w.of(carry_class::functions)}, {}, {}}},
            {"-", "-", "-", "-", "-", "-", "m", "-", "-", "-", "-", "-"}},
        {"divide duties",
            divide_duties{
                {{.item = w.of(carry_class::functions), .lead = w.government}, {.name = "新事", .lead = w.agency}}},
            {"-", "-", "-", "-", "-", "-", "cm", "-", "-", "-", "-", "-"}},
        {"re-appoint staff",
            reappoint_staff{.body = w.agency,
                .seats = {{w.director, w.official}},
                .leaving = {{staff_status::institution, 3}},
                .joining = {{staff_status::administrative, 1}}},
            {"-", "-", "cx", "-", "-", "-", "-", "-", "-", "-", "-", "-"}},
        {"appraise", set_appraisal{w.agency, "双月考评", w.government, std::int64_t{2}, true}, untouched},
    };
}

} // namespace onezone_tests
