// SPDX-License-Identifier: Apache-2.0
#include "procedure_cases.hpp"

#include <initializer_list>
#include <utility>
#include <vector>

using namespace onezone;

namespace onezone_tests::procedures {

using namespace ways;

std::vector<clause_case> cases_1985() {
    constexpr verdict good = verdict::satisfied;
    constexpr verdict bad = verdict::violated;
    constexpr verdict open = verdict::undecided;
    constexpr verdict silent = verdict::not_applicable;
    const authority province = government("江西省");
    const procedure by_province = complete(government("于都县"), province);
    const procedure by_council = complete(government("于都县"), council);
    const auto part = [](const char* from, const char* to) {
        change_boundary b;
        b.from = unit(from);
        b.to = unit(to);
        b.area = decimal::of(3);
        return b;
    };
    const auto of_bounds = [&](bool major, bool sensitive, const authority& approved) {
        procedure p = complete(government("于都县"), approved);
        p.major = major;
        p.sensitive = sensitive;
        return p;
    };
    const auto founded = [](const char* proposed, const authority& approved, const authority& founder) {
        procedure p = complete(government(proposed), approved);
        p.founding_approved_by = founder;
        return p;
    };
    const auto seat = [](const char* of, const char* to) { return move_government_seat{unit(of), unit(to)}; };
    const auto passed_on = [&](procedure p, std::initializer_list<const char*> governments) {
        std::vector<authority> all;
        for (const char* g : governments) all.push_back(government(g));
        p.forwarded_by = std::move(all);
        return p;
    };
    const operation to_district = change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}};
    return {
        {"xzqh.approve.province.1985", "赣省", rename_unit{unit("江西省"), "赣省"},
            complete(province, by(organ::national_congress)),
            {approved_by(bad, council), unknown("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.province.1985", "江西省", recode_unit{unit("江西省"), code{"39"}, false}, by_council,
            {approved_by(silent, nobody)}},
        {"xzqh.approve.province.1985", "于都新县", rename_unit{unit("于都县"), "于都新县"}, by_council,
            {approved_by(silent, nobody)}},

        // Founded, abolished, renamed, of another kind, under another parent.
        {"xzqh.approve.county.1985", "于都新县", rename_unit{unit("于都县"), "于都新县"}, by_council,
            {approved_by(bad, province), approved_by(good, by(organ::national_congress)), approved_by(bad, nobody),
                unknown("approved_by", &procedure::approved_by), inferred("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.county.1985", "虔城区", rename_unit{unit("章贡区"), "虔城区"}, by_council,
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "虔州市", rename_unit{unit("赣州市"), "虔州市"}, by_council,
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "新名自治县", rename_unit{unit("某自治县"), "新名自治县"}, by_council,
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "于都市", change_division_kind{unit("于都县"), unit_kind::county_city, "于都市"},
            by_council, {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "于都县", reparent{unit("于都县"), unit("吉安市")}, by_council,
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "于都县", merge_divisions{{unit("于都县")}, unit("章贡区")}, by_council,
            {approved_by(bad, province)}},
        // 地区 that becomes a city.
        {"xzqh.approve.county.1985", "新市", change_division_kind{unit("某地区"), unit_kind::prefecture_city, "新市"},
            by_council, {approved_by(bad, province)}},
        // Seats of counties and cities were for the State Council, those of districts in no clause; a province's, not a municipality's.
        {"xzqh.approve.county.1985", "于都县", seat("于都县", "罗坳镇"), by_council, {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "赣州市", seat("赣州市", "于都县"), by_council, {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "某自治县", seat("某自治县", "自治镇"), by_council, {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "章贡区", seat("章贡区", "水东镇"), by_council, {approved_by(silent, nobody)}},
        {"xzqh.approve.part.1985", "章贡区", seat("章贡区", "水东镇"), by_council, {approved_by(silent, nobody)}},
        {"xzqh.approve.part.1985", "于都县", seat("于都县", "罗坳镇"), by_council, {approved_by(silent, nobody)}},
        {"xzqh.approve.county.1985", "江西省", seat("江西省", "于都县"), by_council, {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "某直辖市", seat("某直辖市", "直辖区"), by_council, {approved_by(silent, nobody)}},
        {"xzqh.approve.county.1985", "某直辖市", part("某直辖市", "江西省"), by_council, {approved_by(bad, province)}},
        // Major changes of the bounds of counties and cities, not of districts; anything on the coast and the like.
        {"xzqh.approve.county.1985", "于都县", part("于都县", "章贡区"), of_bounds(true, false, council),
            {approved_by(bad, province), with(silent, &procedure::major, false),
                {bad, "",
                    [=](procedure& p) {
                        p.major = false;
                        p.sensitive = true;
                        p.approved_by = province;
                    }},
                {open, "major",
                    [=](procedure& p) {
                        p.major = {};
                        p.approved_by = province;
                    }},
                {open, "sensitive",
                    [=](procedure& p) {
                        p.major = false;
                        p.sensitive = {};
                        p.approved_by = province;
                    }}}},
        {"xzqh.approve.county.1985", "章贡区", part("章贡区", "于都县"), of_bounds(false, true, council),
            {approved_by(bad, province),
                {silent, "",
                    [=](procedure& p) {
                        p.major = true;
                        p.sensitive = false;
                        p.approved_by = nobody;
                    }}}},
        {"xzqh.approve.county.1985", "赣州市", part("赣州市", "吉安市"), of_bounds(true, false, council),
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "某自治县", part("某自治县", "于都县"), of_bounds(false, false, council),
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "江西省", part("江西省", "山东省"), of_bounds(false, false, council),
            {approved_by(bad, province)}},
        {"xzqh.approve.county.1985", "罗坳镇", reparent{unit("罗坳镇"), unit("章贡区")},
            of_bounds(false, true, council),
            {approved_by(bad, province), with(silent, &procedure::sensitive, false),
                unknown("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.county.1985", "乙村", reparent{unit("乙村"), unit("罗坳镇")}, of_bounds(true, true, council),
            {approved_by(silent, nobody)}},

        // Part of a county, by the province and on record with its ministry.
        {"xzqh.approve.part.1985", "于都县", to_district, by_province,
            {approved_by(bad, government("赣州市")), approved_by(good, council),
                with(bad, &procedure::filed_with, std::vector<authority>{}),
                with(good, &procedure::filed_with, std::vector<authority>{council}),
                with(silent, &procedure::major, true), with(silent, &procedure::sensitive, true),
                unknown("approved_by", &procedure::approved_by), unknown("filed_with", &procedure::filed_with)}},
        {"xzqh.approve.part.1985", "章贡区", to_district, by_province, {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.part.1985", "赣州市", part("赣州市", "吉安市"), by_province,
            {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.part.1985", "于都新县", rename_unit{unit("于都县"), "于都新县"}, by_council,
            {approved_by(silent, nobody)}},
        {"xzqh.approve.part.1985", "罗坳镇", part("罗坳镇", "贡江镇"), by_province, {approved_by(silent, nobody)}},

        {"xzqh.approve.township.1985", "罗坳新镇", rename_unit{unit("罗坳镇"), "罗坳新镇"}, by_province,
            {approved_by(bad, government("赣州市")), approved_by(good, council),
                unknown("approved_by", &procedure::approved_by)}},
        {"xzqh.approve.township.1985", "新镇",
            establish_division{{"新镇", unit_kind::town, unit("于都县"), code{"360731110"}, {unit("丙村")}}},
            by_province, {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township.1985", "罗坳镇", merge_divisions{{unit("罗坳镇")}, unit("贡江镇")}, by_province,
            {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township.1985", "罗坳镇", part("罗坳镇", "贡江镇"), by_province,
            {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township.1985", "贡江镇", seat("贡江镇", "乙村"), by_province,
            {approved_by(bad, government("于都县"))}},
        {"xzqh.approve.township.1985", "水东街道",
            change_division_kind{unit("水东镇"), unit_kind::subdistrict, "水东街道"}, by_province,
            {approved_by(bad, government("章贡区"))}},
        {"xzqh.approve.township.1985", "罗坳镇", reparent{unit("罗坳镇"), unit("章贡区")}, by_province,
            {approved_by(bad, government("赣州市"))}},
        {"xzqh.approve.township.1985", "罗坳镇", recode_unit{unit("罗坳镇"), code{"360731109"}, false}, by_province,
            {approved_by(silent, nobody)}},
        {"xzqh.approve.township.1985", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"}, by_province,
            {approved_by(silent, nobody)}},

        // Of an organ's area the clause says nothing.
        {"xzqh.approve.dispatched.1985", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"},
            founded("章贡区", government("赣州市"), government("赣州市")),
            {approved_by(bad, government("章贡区")), approved_by(good, province),
                unknown("approved_by", &procedure::approved_by),
                unknown("founding_approved_by", &procedure::founding_approved_by),
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
        {"xzqh.approve.dispatched.1985", "赣江街道", merge_divisions{{unit("赣江街道")}, unit("解放街道")},
            founded("章贡区", government("赣州市"), government("赣州市")), {approved_by(bad, government("章贡区"))}},
        {"xzqh.approve.dispatched.1985", "某地区", seat("某地区", "某区公所"), founded("江西省", council, council),
            {approved_by(bad, province)}},
        {"xzqh.approve.dispatched.1985", "解放镇", change_division_kind{unit("解放街道"), unit_kind::town, "解放镇"},
            founded("章贡区", government("赣州市"), government("赣州市")), {approved_by(bad, government("章贡区"))}},
        {"xzqh.approve.dispatched.1985", "解放街道", part("解放街道", "赣江街道"),
            founded("章贡区", government("赣州市"), government("赣州市")), {approved_by(silent, nobody)}},
        {"xzqh.approve.dispatched.1985", "罗坳新镇", rename_unit{unit("罗坳镇"), "罗坳新镇"},
            founded("于都县", province, province), {approved_by(silent, nobody)}},

        // Passed up by all between who draws it up and who approves it: of a county's seat the province too, as the State Council approved.
        {"xzqh.forward.1985", "罗坳新镇", rename_unit{unit("罗坳镇"), "罗坳新镇"},
            passed_on(by_province, {"于都县", "赣州市"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{government("赣州市")}),
                unknown("forwarded_by", &procedure::forwarded_by)}},
        {"xzqh.forward.1985", "于都县", seat("于都县", "罗坳镇"), passed_on(by_council, {"赣州市", "江西省"}),
            {with(bad, &procedure::forwarded_by, std::vector<authority>{government("赣州市")})}},
        {"xzqh.forward.1985", "罗坳镇", recode_unit{unit("罗坳镇"), code{"360731109"}, false}, by_province,
            {with(silent, &procedure::forwarded_by, std::vector<authority>{})}},
        {"xzqh.forward.1985", "赣省", rename_unit{unit("江西省"), "赣省"}, by_council,
            {with(silent, &procedure::forwarded_by, std::vector<authority>{})}},
        {"xzqh.forward.1985", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"}, by_province,
            {with(silent, &procedure::forwarded_by, std::vector<authority>{})}},
    };
}

} // namespace onezone_tests::procedures
