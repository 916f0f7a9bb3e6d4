// SPDX-License-Identifier: Apache-2.0
#include "procedure_cases.hpp"

#include <onezone/faces/sketch/sketch.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <utility>

using namespace onezone;

namespace onezone_tests::procedures {

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

constexpr auto world = R"(
province 江西省 code=36
  body 江西省政府 kind=government
  city 赣州市 code=3607
    body 赣州市政府 kind=government seat=章贡区
    district 章贡区 code=360702
      body 章贡区政府 kind=government
      subdistrict 解放街道 code=360702001
        community 东社区
      subdistrict 赣江街道 code=360702002
      town 水东镇 code=360702100
        village 水一村
    county 于都县 code=360731
      body 于都县政府 kind=government seat=贡江镇
      body 于都县发改委 kind=department rank=section_chief
        body 综合股
        body 项目办 kind=management_office
      town 贡江镇 code=360731100
        body 贡江镇政府 kind=government seat=甲村
        village 甲村
        village 乙村
      town 罗坳镇 code=360731101
        village 丙村
        village 丁村
      zone 于都园 tier=provincial managed-by=于都县 dispatched-by=于都县 area=100
        agency 于都园管委会 rank=section_chief legal=agency
      zone 跨界老园 hosts=章贡区
      zone 派出园 area=3
        agency 派出园管委会 legal=organ
      town 托管镇 code=360731102 administered-by=章贡区
        village 戊村
    autonomous_county 某自治县 code=360736
      body 某自治县政府 kind=government
      town 自治镇
  city 吉安市 code=3608
    county 泰和县 code=360826
      town 澄江镇 code=360826100
  prefecture 某地区 code=3625
    body 某地区行署 kind=government
    district_office 某区公所
province 山东省 code=37
  city 济南市 code=3701
    body 济南市政府 kind=government
    county 平阴县 code=370124
      town 孝直镇 code=370124100
      zone 平阴经济开发区 tier=provincial area=50
      zone 平阴经济技术开发区 tier=national area=50
      zone 平阴高新技术产业开发区 tier=provincial area=50
      zone 外园 tier=none area=1
province 安徽省 code=34
  city 合肥市 code=3401
    county 长丰县 code=340121
      zone 长丰园 tier=provincial
      zone 双凤园 tier=provincial
municipality 某直辖市 code=31
  body 某直辖市政府 kind=government
  district 直辖区
)";

} // namespace

const hierarchy& before() {
    static const hierarchy h = read_sketch(world, "world").value();
    return h;
}
unit_id unit(std::string_view name) { return before().at(name); }
body_id body_called(std::string_view name) { return before().find_body(name).value()->key; }

operation agency_abolished() {
    return abolish_agency{.agency = body_called("于都园管委会"),
        .successor = party::of(unit("于都县")),
        .destinations = {},
        .also = {},
        .zone = zone_fate::kept,
        .part_of = {}};
}

procedure complete(authority proposed, authority approved) {
    procedure p;
    p.proposed_by = std::vector<authority>{std::move(proposed)};
    p.approved_by = std::move(approved);
    p.filed_with = std::vector<authority>{by(organ::national_civil_affairs)};
    p.document = std::string("批复");
    p.approved_on = date(2025, 9, 30);
    p.done_on = date(2026, 2, 28);
    p.dossier = std::vector<dossier_part>{dossier_part::application, dossier_part::background,
        dossier_part::risk_assessment, dossier_part::expert_review, dossier_part::public_opinion, dossier_part::maps};
    p.plan_states = std::vector<plan_part>{
        plan_part::name, plan_part::kind, plan_part::affiliation, plan_part::boundary, plan_part::seat};
    p.major = false;
    p.sensitive = false;
    p.disagreed = false;
    p.consulted = std::vector<authority>{by(organ::staffing, "江西省")};
    p.reported_to = p.approved_by;
    p.filed_on = date(2025, 10, 10);
    p.announced_by = government("于都县");
    p.announced_on = date(2025, 10, 10);
    p.surveyed = p.mapped = p.marked = p.bounds_agreed = fact<bool>(true);
    return p;
}

using namespace ways;

std::vector<clause_case> cases() {
    const procedure by_province = complete(government("于都县"), government("江西省"));
    const procedure by_council = complete(government("于都县"), council);
    procedure jointly = by_province;
    jointly.proposed_by = std::vector<authority>{government("于都县"), government("章贡区")};
    procedure of_organ_founded = complete(government("于都县"), government("于都县"));
    of_organ_founded.founding_approved_by = government("于都县");
    procedure in_autonomy = complete(government("某自治县"), government("江西省"));
    in_autonomy.consulted = std::vector<authority>{by(organ::staffing, "江西省"), government("某自治县")};
    const auto passed_on = [](procedure p, std::initializer_list<std::string_view> governments) {
        p.forwarded_by = std::vector<authority>{};
        for (const std::string_view of : governments) p.forwarded_by.value->push_back(government(of));
        return p;
    };
    procedure announced_after = by_province;
    announced_after.announced_on = date(2026, 3, 5);
    const operation renamed_town = rename_unit{unit("罗坳镇"), "罗坳新镇"};
    const operation to_district = change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}};
    const operation new_town =
        establish_division{{"新镇", unit_kind::town, unit("于都县"), code{"360731110"}, {unit("丙村")}}};
    const operation town_gone = merge_divisions{{unit("罗坳镇")}, unit("贡江镇")};
    const operation village_gone = merge_divisions{{unit("乙村")}, unit("甲村")};
    procedure new_code = by_province;
    new_code.proposed_by = std::vector<authority>{government("于都县")};
    new_code.code_by = by(organ::civil_affairs, "江西省");
    new_code.code_on = date(2026, 3, 28);
    procedure of_village = complete(government("贡江镇"), government("于都县"));
    of_village.consented = std::vector<authority>{by(organ::villagers_meeting, "乙村")};
    procedure to_residents = complete(government("水东镇"), government("章贡区"));
    to_residents.consented = std::vector<authority>{by(organ::villagers_meeting, "水一村")};
    procedure of_organ = complete(government("于都县"), government("赣州市"));
    of_organ.reviewed_by = by(organ::staffing, "赣州市");
    procedure of_new_organ = of_organ;
    of_new_organ.filed_with = std::vector<authority>{by(organ::congress_committee, "于都县")};
    const auto of_dispatched = [](authority proposed, authority approved, authority founder) {
        procedure p = complete(std::move(proposed), std::move(approved));
        p.founding_approved_by = std::move(founder);
        return p;
    };
    procedure of_site = by_province;
    of_site.consented = std::vector<authority>{government("于都县"), government("章贡区")};
    of_site.filed_with = std::vector<authority>{government("江西省")};
    procedure of_national_zone = complete(government("济南市"), council);
    of_national_zone.reviewed_by = government("山东省");

    std::vector<clause_case> all{
        {"xzqh.approve.province", "赣省", rename_unit{unit("江西省"), "赣省"},
            complete(government("江西省"), by(organ::national_congress)),
            {approved_by(bad, council), unknown("approved_by", &procedure::approved_by),
                inferred("approved_by", &procedure::approved_by)}},
        // County level: founding, abolishing, renaming, another kind, another parent.
        {"xzqh.approve.county", "于都新县", rename_unit{unit("于都县"), "于都新县"}, by_council,
            {approved_by(bad, government("江西省")), approved_by(good, by(organ::national_congress)),
                unknown("approved_by", &procedure::approved_by), inferred("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.county", "于都县", reparent{unit("于都县"), unit("吉安市")}, by_council,
            {approved_by(bad, government("江西省"))}},
        {"xzqh.approve.county", "于都市", change_division_kind{unit("于都县"), unit_kind::county_city, "于都市"},
            by_council, {approved_by(bad, government("江西省"))}},
        {"xzqh.approve.county", "于都县", merge_divisions{{unit("于都县")}, unit("章贡区")}, by_council,
            {approved_by(bad, government("赣州市"))}},
        // The seat of a city divided into districts; a major change of bounds; what touches coast or lakes.
        {"xzqh.approve.county", "赣州市", move_government_seat{unit("赣州市"), unit("于都县")}, by_council,
            {approved_by(bad, government("江西省"))}},
        {"xzqh.approve.county", "于都县", to_district,
            [] {
                procedure p = complete(government("于都县"), council);
                p.major = true;
                return p;
            }(),
            {approved_by(bad, government("江西省")), {silent, "", [](procedure& p) { p.major = false; }},
                {bad, "",
                    [](procedure& p) {
                        p.major = false;
                        p.sensitive = true;
                        p.approved_by = government("江西省");
                    }},
                {open, "major",
                    [](procedure& p) {
                        p.major = {};
                        p.approved_by = government("江西省");
                    }},
                {open, "sensitive",
                    [](procedure& p) {
                        p.major = false;
                        p.sensitive = {};
                        p.approved_by = government("江西省");
                    }}}},
        {"xzqh.approve.county", "某自治县", change_boundary{unit("某自治县"), unit("于都县"), {}, decimal::of(3)},
            by_council, {approved_by(bad, government("江西省"))}},
        // Part of a county, by the province and on record.
        {"xzqh.approve.part", "于都县", to_district, by_province,
            {approved_by(bad, government("赣州市")), approved_by(good, council),
                with(bad, &procedure::filed_with, std::vector<authority>{}),
                with(good, &procedure::filed_with, std::vector<authority>{council}),
                with(silent, &procedure::major, true), with(silent, &procedure::sensitive, true),
                unknown("approved_by", &procedure::approved_by), unknown("filed_with", &procedure::filed_with),
                {open, "major",
                    [](procedure& p) {
                        p.major = {};
                        p.approved_by = government("赣州市");
                    }}}},
        {"xzqh.approve.part", "章贡区", to_district, by_province, {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.part", "于都县", move_government_seat{unit("于都县"), unit("罗坳镇")}, by_province,
            {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.township", "罗坳新镇", renamed_town, by_province,
            {approved_by(bad, government("赣州市")), approved_by(good, council),
                unknown("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.township", "新镇", new_town, by_province, {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township", "罗坳镇", town_gone, by_province, {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township", "罗坳镇", new_town, by_province, {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township", "贡江镇", move_government_seat{unit("贡江镇"), unit("乙村")}, by_province,
            {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township", "水东街道", change_division_kind{unit("水东镇"), unit_kind::subdistrict, "水东街道"},
            by_province, {approved_by(bad, government("章贡区"))}},
        // Who approved its founding, as stated; whoever that was, nobody's approval is not his and the State Council's is enough.
        {"xzqh.approve.dispatched", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"},
            of_dispatched(government("章贡区"), government("赣州市"), government("赣州市")),
            {approved_by(bad, government("章贡区")), approved_by(good, government("江西省")),
                approved_by(bad, government("吉安市")), unknown("approved_by", &procedure::approved_by),
                unknown("founding_approved_by", &procedure::founding_approved_by),
                inferred("founding_approved_by", &procedure::founding_approved_by),
                with(bad, &procedure::founding_approved_by, government("江西省")),
                {bad, "",
                    [](procedure& p) {
                        p.founding_approved_by = {};
                        p.approved_by = nobody;
                    }},
                {good, "",
                    [](procedure& p) {
                        p.founding_approved_by = {};
                        p.approved_by = council;
                    }}}},
        {"xzqh.approve.dispatched", "赣江街道", merge_divisions{{unit("赣江街道")}, unit("解放街道")},
            of_dispatched(government("章贡区"), government("赣州市"), government("赣州市")),
            {approved_by(bad, government("章贡区"))}},
        {"xzqh.approve.dispatched", "新区公所", rename_unit{unit("某区公所"), "新区公所"},
            of_dispatched(government("某地区"), government("江西省"), government("江西省")),
            {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.dispatched", "新地区", rename_unit{unit("某地区"), "新地区"},
            of_dispatched(government("于都县"), council, council), {approved_by(bad, government("江西省"))}},
        {"xzqh.approve.dispatched.zone", "派出新园", rename_unit{unit("派出园"), "派出新园"}, of_organ_founded,
            {approved_by(bad, government("章贡区")), unknown("approved_by", &procedure::approved_by),
                unknown("founding_approved_by", &procedure::founding_approved_by)}},
        {"xzqh.approve.dispatched.zone", "派出园", change_footprint{unit("派出园"), decimal::of(5), {}, {}},
            of_organ_founded, {approved_by(bad, nobody)}},
        {"law.street-founding", "新街道",
            establish_division{{"新街道", unit_kind::subdistrict, unit("章贡区"), code{"360702005"}}},
            complete(government("章贡区"), government("赣州市")),
            {approved_by(bad, government("章贡区")), unknown("approved_by", &procedure::approved_by)}},
        {"law.street-founding", "水东街道", change_division_kind{unit("水东镇"), unit_kind::subdistrict, "水东街道"},
            complete(government("章贡区"), government("赣州市")), {approved_by(bad, government("章贡区"))}},
        {"law.street-founding", "新区公所",
            establish_division{{"新区公所", unit_kind::district_office, unit("于都县")}}, by_province,
            {approved_by(bad, government("赣州市"))}},
        {"law.street-founding", "新地区", establish_division{{"新地区", unit_kind::prefecture, unit("江西省")}},
            by_council, {approved_by(bad, government("江西省"))}},
        {"xzqh.consult", "罗坳新镇", renamed_town, by_province,
            {with(bad, &procedure::consulted, std::vector<authority>{}),
                with(bad, &procedure::consulted, std::vector<authority>{government("于都县")}),
                with(good, &procedure::consulted, std::vector<authority>{{organ::other, {}, "财政厅"}}),
                unknown("consulted", &procedure::consulted)}},
        {"xzqh.consult", "自治新镇", rename_unit{unit("自治镇"), "自治新镇"}, in_autonomy,
            {with(bad, &procedure::consulted, std::vector<authority>{by(organ::staffing, "江西省")}),
                with(good, &procedure::consulted,
                    std::vector<authority>{by(organ::staffing, "江西省"), by(organ::congress_committee, "某自治县")}),
                with(bad, &procedure::consulted, std::vector<authority>{government("某自治县")})}},
        {"xzqh.completion", "罗坳新镇", renamed_town, by_province,
            {with(bad, &procedure::reported_to, nobody), with(bad, &procedure::reported_to, government("赣州市")),
                with(silent, &procedure::done_on, date(2028, 1, 1)), // judged on the last day of 2027
                with(good, &procedure::done_on, date(2027, 12, 31)),
                {open, "done_on",
                    [](procedure& p) {
                        p.done_on = {};
                        p.reported_to = nobody;
                    }},
                unknown("reported_to", &procedure::reported_to)}},
        {"xzqh.survey", "于都县", to_district, by_province,
            {with(bad, &procedure::surveyed, false), with(bad, &procedure::mapped, false),
                unknown("surveyed", &procedure::surveyed), unknown("mapped", &procedure::mapped)}},
        {"xzqh.survey", "罗坳镇", town_gone, by_province, {with(bad, &procedure::mapped, false)}},
        {"xzqh.announce", "罗坳新镇", renamed_town, announced_after,
            {with(bad, &procedure::announced_by, nobody),
                with(bad, &procedure::announced_by, by(organ::civil_affairs, "于都县")),
                unknown("announced_by", &procedure::announced_by)}},
        {"border.survey", "章贡区", to_district, by_province,
            {with(bad, &procedure::surveyed, false), with(bad, &procedure::marked, false),
                with(bad, &procedure::bounds_agreed, false), unknown("surveyed", &procedure::surveyed),
                unknown("marked", &procedure::marked), unknown("bounds_agreed", &procedure::bounds_agreed)}},
        // On record with the government above whoever approved it, and announced, within 15 days.
        {"name.filing", "罗坳新镇", renamed_town, by_province,
            {with(good, &procedure::filed_on, date(2025, 10, 15)), with(bad, &procedure::filed_on, date(2025, 10, 16)),
                with(bad, &procedure::filed_with, std::vector<authority>{}),
                with(good, &procedure::filed_with, std::vector<authority>{council}),
                approved_by(bad, government("赣州市")),
                {good, "",
                    [](procedure& p) {
                        p.approved_by = government("赣州市");
                        p.filed_with = std::vector<authority>{by(organ::civil_affairs, "江西省")};
                    }},
                {good, "",
                    [](procedure& p) {
                        p.approved_by = council;
                        p.filed_with = std::vector<authority>{};
                        p.filed_on = {};
                    }},
                unknown("approved_by", &procedure::approved_by), unknown("filed_with", &procedure::filed_with),
                unknown("filed_on", &procedure::filed_on), unknown("approved_on", &procedure::approved_on)}},
        {"name.notice", "新镇", new_town, by_province,
            {with(good, &procedure::announced_on, date(2025, 10, 15)),
                with(bad, &procedure::announced_on, date(2025, 10, 16)),
                unknown("announced_on", &procedure::announced_on), unknown("approved_on", &procedure::approved_on)}},
        {"xzqh.dossier", "罗坳新镇", renamed_town, by_province,
            {{bad, "", [](procedure& p) { p.dossier.value->pop_back(); }},
                {bad, "", [](procedure& p) { p.dossier.value->erase(p.dossier.value->begin()); }},
                {good, "", [](procedure& p) { p.dossier.value->push_back(dossier_part::further); }},
                unknown("dossier", &procedure::dossier)}},
        // Twelve months to the day, or the month's last; eighteen with the approver's consent.
        {"xzqh.deadline", "罗坳新镇", renamed_town, by_province,
            {with(good, &procedure::done_on, date(2026, 9, 30)), with(bad, &procedure::done_on, date(2027, 3, 31)),
                {open, "extended_by", [](procedure& p) { p.done_on = date(2026, 10, 1); }},
                {good, "",
                    [](procedure& p) {
                        p.done_on = date(2027, 3, 30);
                        p.extended_by = government("江西省");
                    }},
                {bad, "",
                    [](procedure& p) {
                        p.done_on = date(2026, 10, 1);
                        p.extended_by = government("赣州市");
                    }},
                {bad, "",
                    [](procedure& p) {
                        p.done_on = date(2026, 10, 1);
                        p.extended_by = nobody;
                    }},
                {open, "approved_by",
                    [](procedure& p) {
                        p.done_on = date(2026, 10, 1);
                        p.extended_by = government("江西省");
                        p.approved_by = {};
                    }},
                {good, "",
                    [](procedure& p) {
                        p.approved_on = date(2024, 2, 29);
                        p.done_on = date(2025, 2, 28);
                    }},
                {open, "extended_by",
                    [](procedure& p) {
                        p.approved_on = date(2024, 2, 29);
                        p.done_on = date(2025, 3, 1);
                    }},
                {bad, "",
                    [](procedure& p) {
                        p.approved_on = date(2024, 8, 31); // eighteen months later February has no 31st
                        p.done_on = date(2026, 3, 1);
                        p.extended_by = government("江西省");
                    }},
                unknown("approved_on", &procedure::approved_on), unknown("done_on", &procedure::done_on)}},
        {"xzqh.code", "新镇", new_town, new_code,
            {with(bad, &procedure::code_on, date(2026, 3, 29)), unknown("code_on", &procedure::code_on),
                unknown("done_on", &procedure::done_on),
                {bad, "",
                    [](procedure& p) {
                        p.done_on = date(2026, 1, 31); // a month later is 28 February
                        p.code_on = date(2026, 3, 1);
                    }},
                {good, "",
                    [](procedure& p) {
                        p.done_on = date(2026, 1, 31);
                        p.code_on = date(2026, 2, 28);
                    }}}},
        {"code.issuer", "新镇", new_town, new_code,
            {with(bad, &procedure::code_by, by(organ::civil_affairs, "赣州市")),
                with(bad, &procedure::code_by, by(organ::national_civil_affairs)),
                unknown("code_by", &procedure::code_by)}},
        {"code.issuer", "于都县", recode_unit{unit("于都县"), code{"360739"}, false},
            [] {
                procedure p = complete(government("于都县"), council);
                p.code_by = by(organ::national_civil_affairs);
                return p;
            }(),
            {with(bad, &procedure::code_by, by(organ::civil_affairs, "江西省"))}},
        {"xzqh.no-unauthorised", "罗坳新镇", renamed_town, by_province,
            {approved_by(bad, nobody), approved_by(bad, government("于都县")),
                approved_by(good, by(organ::state_council)), unknown("approved_by", &procedure::approved_by)}},
        {"border.no-cross", "章贡区", to_district, by_province,
            {approved_by(bad, nobody), approved_by(bad, government("赣州市")),
                unknown("approved_by", &procedure::approved_by)}},
        {"border.site", "跨界园", establish_zone{"跨界园", unit_kind::zone, unit("于都县"), true, {}, {unit("章贡区")}},
            of_site,
            {with(bad, &procedure::consented, std::vector<authority>{government("于都县")}),
                with(bad, &procedure::filed_with, std::vector<authority>{}),
                unknown("consented", &procedure::consented), unknown("filed_with", &procedure::filed_with)}},
        {"xzqh.entrust-as-affiliation", "罗坳镇", entrust{unit("罗坳镇"), unit("章贡区")}, by_province,
            {approved_by(bad, government("赣州市")), unknown("approved_by", &procedure::approved_by)}},
        {"xzqh.entrust-as-affiliation", "于都县", entrust{unit("于都县"), unit("吉安市")}, by_council,
            {approved_by(bad, government("江西省"))}},
        {"xzqh.entrust-as-affiliation", "罗坳镇", entrust{unit("罗坳镇"), unit("于都园")}, by_province,
            {approved_by(silent, government("赣州市"))}},
        // 变更代管关系: ended as well.
        {"xzqh.entrust-as-affiliation", "托管镇", return_township{.town = unit("托管镇")}, by_province,
            {approved_by(bad, government("赣州市"))}},
        {"xzqh.entrust-as-affiliation.zone", "罗坳镇", entrust{unit("罗坳镇"), unit("于都园")}, by_province,
            {approved_by(bad, government("赣州市")), unknown("approved_by", &procedure::approved_by)}},
        // The plan: by the government above, by those concerned or their common superior, by its own; not by who passes it on.
        {"xzqh.plan-author", "新镇", new_town, by_province,
            {proposed_by(bad, {government("于都县"), government("赣州市")}),
                {good, "",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("于都县"), government("赣州市")};
                        p.forwarded_by = std::vector<authority>{government("赣州市")};
                    }},
                {open, "proposed_by",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("赣州市")};
                        p.forwarded_by = std::vector<authority>{government("赣州市")};
                    }},
                with(good, &procedure::forwarded_by, std::vector<authority>{government("赣州市")}),
                inferred("proposed_by", &procedure::proposed_by), proposed_by(bad, {government("贡江镇")}),
                proposed_by(bad, {}), proposed_by(bad, {by(organ::civil_affairs, "于都县")}),
                unknown("proposed_by", &procedure::proposed_by)}},
        {"xzqh.plan-author", "罗坳镇", town_gone, by_province, {proposed_by(bad, {government("赣州市")})}},
        {"xzqh.plan-author", "水东街道", change_division_kind{unit("水东镇"), unit_kind::subdistrict, "水东街道"},
            complete(government("水东镇"), government("江西省")),
            {proposed_by(good, {government("章贡区")}), proposed_by(bad, {government("赣州市")})}},
        // Together; alone, or by the common superior, only where they came to no agreement.
        {"xzqh.plan-author", "罗坳镇", reparent{unit("罗坳镇"), unit("章贡区")}, jointly,
            {proposed_by(bad, {government("于都县")}), proposed_by(bad, {government("赣州市")}),
                proposed_by(bad, {government("江西省")}),
                proposed_by(bad, {government("于都县"), government("泰和县")}),
                {good, "",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("于都县")};
                        p.disagreed = true;
                    }},
                {good, "",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("赣州市")};
                        p.disagreed = true;
                    }},
                {bad, "",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("江西省")};
                        p.disagreed = true;
                    }},
                {open, "disagreed",
                    [](procedure& p) {
                        p.proposed_by = std::vector<authority>{government("于都县")};
                        p.disagreed = {};
                    }},
                unknown("proposed_by", &procedure::proposed_by)}},
        {"xzqh.plan-author", "于都县", to_district, jointly, {proposed_by(bad, {government("于都县")})}},
        // A subdistrict has no government of its own.
        {"xzqh.plan-author", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"},
            complete(government("章贡区"), government("赣州市")), {proposed_by(bad, {government("解放街道")})}},
        {"xzqh.plan-author", "罗坳新镇", renamed_town, complete(government("罗坳镇"), government("江西省")),
            {proposed_by(bad, {government("于都县")})}},
        // Passed up by all between who draws it up and who approves it, the province too where the State Council does.
        {"xzqh.forward", "新镇", new_town, passed_on(by_province, {"赣州市"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{}),
                with(bad, &procedure::forwarded_by, std::vector<authority>{government("吉安市")}),
                with(
                    good, &procedure::forwarded_by, std::vector<authority>{government("赣州市"), government("江西省")}),
                unknown("forwarded_by", &procedure::forwarded_by), inferred("forwarded_by", &procedure::forwarded_by)}},
        {"xzqh.forward", "罗坳新镇", renamed_town, passed_on(by_province, {"于都县", "赣州市"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{government("赣州市")})}},
        {"xzqh.forward", "于都新县", rename_unit{unit("于都县"), "于都新县"},
            passed_on(by_council, {"赣州市", "江西省"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{government("赣州市")})}},
        {"xzqh.forward", "于都县", to_district, passed_on(jointly, {"赣州市"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{}), with(bad, &procedure::major, true),
                {open, "major", [](procedure& p) { p.major = {}; }},
                {good, "",
                    [](procedure& p) {
                        p.major = {};
                        p.forwarded_by.value->push_back(government("江西省"));
                    }}}},
        {"xzqh.plan-content", "新镇", new_town, by_province,
            {{bad, "", [](procedure& p) { p.plan_states.value->pop_back(); }},
                {bad, "", [](procedure& p) { p.plan_states.value->erase(p.plan_states.value->begin()); }},
                unknown("plan_states", &procedure::plan_states)}},
        // To whom an abolished division falls the act itself says.
        {"xzqh.plan-content", "罗坳镇", town_gone, by_province, {{good, "", [](procedure& p) { p.plan_states = {}; }}}},
        {"village.change.villagers", "乙村", village_gone, of_village,
            {proposed_by(bad, {government("于都县")}), approved_by(bad, government("贡江镇")),
                with(bad, &procedure::consented, std::vector<authority>{government("贡江镇")}),
                {open, "proposed_by",
                    [](procedure& p) { p.forwarded_by = std::vector<authority>{government("贡江镇")}; }},
                unknown("proposed_by", &procedure::proposed_by), unknown("consented", &procedure::consented),
                unknown("approved_by", &procedure::approved_by)}},
        {"village.change.residents", "新社区",
            establish_division{{"新社区", unit_kind::residents_committee, unit("解放街道")}},
            complete(government("解放街道"), government("章贡区")),
            {approved_by(bad, government("解放街道")), unknown("approved_by", &procedure::approved_by)}},
        {"village.change.residents", "县社区",
            establish_division{{"县社区", unit_kind::residents_committee, unit("贡江镇")}},
            complete(government("贡江镇"), government("于都县")), {approved_by(bad, government("贡江镇"))}},
        {"village.change.residents.2026", "新社区",
            establish_division{{"新社区", unit_kind::residents_committee, unit("解放街道")}},
            complete(government("解放街道"), government("章贡区")),
            {approved_by(bad, government("解放街道")), proposed_by(bad, {government("章贡区")}),
                unknown("approved_by", &procedure::approved_by), unknown("proposed_by", &procedure::proposed_by)}},
        {"village.change.residents.2026", "县社区",
            establish_division{{"县社区", unit_kind::residents_committee, unit("贡江镇")}},
            complete(government("贡江镇"), government("于都县")), {proposed_by(bad, {government("于都县")})}},
        // 村改居: of villagers until then, of residents from then on.
        {"village.change.villagers", "水一社区",
            change_division_kind{unit("水一村"), unit_kind::residents_committee, "水一社区"}, to_residents,
            {approved_by(bad, government("水东镇")),
                with(bad, &procedure::consented, std::vector<authority>{government("水东镇")})}},
        {"village.change.residents.2026", "水一社区",
            change_division_kind{unit("水一村"), unit_kind::residents_committee, "水一社区"}, to_residents,
            {approved_by(bad, government("水东镇"))}},
        {"org.approve", "于都县发展局", rename_body{body_called("于都县发改委"), "于都县发展局"}, of_organ,
            {proposed_by(bad, {government("赣州市")}),
                with(bad, &procedure::reviewed_by, by(organ::staffing, "于都县")),
                approved_by(bad, government("于都县")), with(good, &procedure::filed_with, std::vector<authority>{}),
                unknown("proposed_by", &procedure::proposed_by), unknown("reviewed_by", &procedure::reviewed_by),
                unknown("approved_by", &procedure::approved_by)}},
        {"org.approve", "于都园管委会", change_rank{body_called("于都园管委会"), rank::county_deputy}, of_organ,
            {approved_by(bad, government("于都县"))}},
        {"org.approve", "于都园管委会", agency_abolished(), of_new_organ,
            {with(bad, &procedure::filed_with, std::vector<authority>{}), unknown("filed_with", &procedure::filed_with),
                approved_by(bad, government("于都县"))}},
        {"org.internal", "发展股", rename_body{body_called("综合股"), "发展股"},
            complete(government("于都县"), by(organ::staffing, "于都县")),
            {approved_by(bad, government("于都县")), approved_by(good, by(organ::staffing, "赣州市")),
                approved_by(good, by(organ::national_staffing)), approved_by(bad, by(organ::staffing, "吉安市")),
                unknown("approved_by", &procedure::approved_by)}},
        {"jx23.industry.by-city", "于都园", designate_industries{unit("于都园"), "家具", {"家具"}},
            complete(government("于都县"), government("赣州市")),
            {approved_by(bad, government("于都县")), unknown("approved_by", &procedure::approved_by)}},
        {"sd16.approve", "平阴经济开发区", change_footprint{unit("平阴经济开发区"), decimal::of(5), {}, {}},
            complete(government("济南市"), government("山东省")),
            {proposed_by(bad, {government("平阴县")}), approved_by(bad, government("济南市")),
                approved_by(good, council), unknown("proposed_by", &procedure::proposed_by),
                unknown("approved_by", &procedure::approved_by)}},
        {"sd16.approve", "平阴新经济技术开发区", rename_unit{unit("平阴经济技术开发区"), "平阴新经济技术开发区"},
            of_national_zone,
            {approved_by(bad, government("山东省")), with(bad, &procedure::reviewed_by, government("济南市")),
                unknown("reviewed_by", &procedure::reviewed_by)}},
        // What shrinks is no 扩大规划面积; a high-tech zone is none of the regulation's.
        {"sd16.approve", "平阴经济开发区", change_footprint{unit("平阴经济开发区"), {}, decimal::of(5), {}},
            complete(government("济南市"), government("山东省")), {approved_by(silent, nobody)}},
        {"sd16.approve", "平阴高新技术产业开发区",
            change_footprint{unit("平阴高新技术产业开发区"), decimal::of(5), {}, {}},
            complete(government("济南市"), government("山东省")), {approved_by(silent, nobody)}},
        {"sd16.approve", "外园", change_footprint{unit("外园"), decimal::of(5), {}, {}},
            complete(government("平阴县"), government("平阴县")), {approved_by(silent, nobody)}},
        {"sd23.entrust.approver", "孝直镇", entrust{unit("孝直镇"), unit("平阴经济开发区")},
            complete(government("平阴县"), government("济南市")),
            {approved_by(bad, government("平阴县")), unknown("approved_by", &procedure::approved_by)}},
        {"ah17.approve", "双凤园", attach_park{unit("双凤园"), unit("长丰园")},
            complete(government("合肥市"), government("安徽省")),
            {proposed_by(bad, {government("长丰县")}), approved_by(bad, government("合肥市")),
                unknown("proposed_by", &procedure::proposed_by), unknown("approved_by", &procedure::approved_by)}},
    };
    for (clause_case& c : cases_1985()) all.push_back(std::move(c));
    return all;
}

} // namespace onezone_tests::procedures
