// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/wording.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using onezone_tests::told_step;

// Rules on how changes come about. Of each: one procedure that obeys it, one fact of it spoilt for each way to break it, one that
// is not known, the day before and that on which it is in force, and the same step of which nobody tells the acts.

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

const date today(2026, 3, 1);

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
      town 自治镇
  city 吉安市 code=3608
    county 泰和县 code=360826
      town 澄江镇 code=360826100
  prefecture 某地区 code=3625
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
)";

const hierarchy& before() {
    static const hierarchy h = read_sketch(world, "world").value();
    return h;
}
unit_id unit(std::string_view name) { return before().at(name); }
body_id body_called(std::string_view name) { return before().find_body(name).value()->key; }

authority by(organ o, std::string_view of = {}) { return {o, of.empty() ? unit_id() : unit(of), {}}; }
authority government(std::string_view of) { return by(organ::government, of); }
const authority council = by(organ::state_council);
const authority nobody = by(organ::nobody);

// Of the change of a division that lacks nothing, but who proposed and approved it.
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

/// One way to spoil a procedure.
struct way {
    verdict is;
    const char* wants; ///< of an undecided one: the missing field
    std::function<void(procedure&)> spoil;
};

struct clause_case {
    const char* rule;
    const char* at; ///< end of the subject's path
    operation what;
    procedure proper;
    std::vector<way> ways;
};

const policy& all() {
    static const policy p =
        onezone_tests::as_tested(packs::national() + packs::jiangxi_2023() + packs::shandong() + packs::anhui_2017());
    return p;
}

struct told {
    std::size_t found = 0;
    verdict is{};
    std::optional<finding> what;
};
told at(const report& r, const hierarchy& was, std::string_view rule_id, std::string_view place) {
    told t;
    r.each([&](const rule& of, subject s, verdict v, grade) {
        if (of.id != rule_id) return;
        // What is gone has a path in the hierarchy before.
        if (!path_of(r.of(), s).ends_with(place) && !path_of(was, s).ends_with(place)) return;
        ++t.found;
        t.is = v;
        for (const finding& f : r.findings())
            if (f.rule == rule_id && f.about == s) t.what = f;
    });
    return t;
}
bool wants(const told& t, std::string_view field) {
    return t.what && std::any_of(t.what->missing.begin(), t.what->missing.end(), [&](const fact_note& n) {
        return n.field == field;
    });
}

// Shorthands for ways.
way approved_by(verdict is, authority a) {
    return {is, "", [a](procedure& p) { p.approved_by = a; }};
}
way proposed_by(verdict is, std::vector<authority> a) {
    return {is, "", [a](procedure& p) { p.proposed_by = a; }};
}
template <class Fact>
way unknown(const char* field, Fact procedure::*which) {
    return {open, field, [which](procedure& p) { p.*which = {}; }};
}
// Known by inference only.
template <class Fact>
way inferred(const char* field, Fact procedure::*which) {
    return {open, field,
        [which](procedure& p) { (p.*which).from = provenance::inferred(say("据通行做法", "as is usual")); }};
}
template <class T>
way with(verdict is, fact<T> procedure::*which, T to) {
    return {is, "", [which, to](procedure& p) { p.*which = to; }};
}

std::vector<clause_case> cases() {
    const procedure by_province = complete(government("于都县"), government("江西省"));
    const procedure by_council = complete(government("于都县"), council);
    procedure jointly = by_province;
    jointly.proposed_by = std::vector<authority>{government("于都县"), government("章贡区")};
    procedure of_organ_founded = complete(government("于都县"), government("于都县"));
    of_organ_founded.founding_approved_by = government("于都县");
    procedure in_autonomy = complete(government("某自治县"), government("江西省"));
    in_autonomy.consulted = std::vector<authority>{by(organ::staffing, "江西省"), government("某自治县")};
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

    return {
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
                with(silent, &procedure::done_on, today + boost::gregorian::days(1)),
                with(good, &procedure::done_on, today),
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
        {"xzqh.announce", "罗坳新镇", renamed_town, by_province,
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
            {approved_by(bad, nobody), approved_by(good, government("于都县")),
                unknown("approved_by", &procedure::approved_by)}},
        {"border.no-cross", "章贡区", to_district, by_province,
            {approved_by(bad, nobody), unknown("approved_by", &procedure::approved_by)}},
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
        {"org.approve", "于都园管委会",
            abolish_agency{.agency = body_called("于都园管委会"),
                .successor = party::of(unit("于都县")),
                .destinations = {},
                .also = {},
                .zone = zone_fate::kept,
                .part_of = {}},
            of_new_organ,
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
}

std::set<std::string> judged_by_table() {
    std::set<std::string> ids;
    for (const clause_case& c : cases()) ids.insert(c.rule);
    return ids;
}

report judged(const operation& what, const procedure& how, const date& rules = today) {
    return told_step(before()).enact(what, how).judged(all(), {today, rules});
}

// Today, or the last day of a clause that has ended since.
date day_of(const char* rule_id) {
    const std::optional<date> until = all().find(rule_id)->valid.until;
    return until && *until <= today ? *until - boost::gregorian::days(1) : today;
}

} // namespace

TEST_CASE(
    "one fact of a procedure spoilt or missing decides every rule on procedures", "[rules][packs][national][step]") {
    for (const clause_case& c : cases()) {
        CAPTURE(c.rule, c.at);
        const report proper = judged(c.what, c.proper, day_of(c.rule));
        CHECK(proper.errors().empty());
        const told obeyed = at(proper, before(), c.rule, c.at);
        CHECK(obeyed.found == 1);
        // Where the first way says that the clause is silent, the proper procedure is of another clause.
        const bool elsewhere = c.ways.size() == 1 && c.ways.front().is == silent;
        CHECK(std::string(key_of(obeyed.is)) == std::string(key_of(elsewhere ? silent : good)));
        for (std::size_t i = 0; i < c.ways.size(); ++i) {
            const way& w = c.ways[i];
            CAPTURE(i, w.wants);
            procedure spoilt = c.proper;
            w.spoil(spoilt);
            const report r = judged(c.what, spoilt, day_of(c.rule));
            CHECK(r.errors().empty());
            onezone_tests::check_wording(r);
            const told t = at(r, before(), c.rule, c.at);
            CHECK(t.found == 1);
            CHECK(std::string(key_of(t.is)) == std::string(key_of(w.is)));
            if (w.is == open) CHECK(wants(t, w.wants));
            if (w.is != bad) continue;
            REQUIRE(t.what);
            const rule& of = *all().find(c.rule);
            CHECK(t.what->force == of.force);
            CHECK(t.what->severity == severity_of(bad, of.force, of.basis.how));
            CHECK_FALSE(t.what->message.zh.empty());
            CHECK_FALSE(t.what->message.en.empty());
            CHECK(t.what->message != of.title);
        }
    }
}

TEST_CASE("a rule on procedures holds from its first day on", "[rules][packs][national][step]") {
    const auto day_before = [](const date& d) { return d - boost::gregorian::days(1); };
    std::set<std::string> seen;
    for (const clause_case& c : cases()) {
        const auto broken = std::find_if(c.ways.begin(), c.ways.end(), [](const way& w) { return w.is == bad; });
        if (broken == c.ways.end() || !seen.insert(c.rule).second) continue;
        CAPTURE(c.rule, c.at);
        procedure spoilt = c.proper;
        broken->spoil(spoilt);
        const effect& e = all().find(c.rule)->valid;
        const auto on = [&](const date& d) { return at(judged(c.what, spoilt, d), before(), c.rule, c.at); };
        if (e.in_force_latest) CHECK(on(*e.in_force_latest).is == bad);
        if (e.until) CHECK(on(*e.until).is == verdict::not_in_force);
        if (e.until) CHECK(on(day_before(*e.until)).is == bad);
        if (e.in_force_earliest) CHECK(on(day_before(*e.in_force_earliest)).is == verdict::not_in_force);
        if (e.in_force_latest && e.in_force_earliest != e.in_force_latest)
            CHECK(wants(on(day_before(*e.in_force_latest)), "in_force"));
        if (const auto known = e.announced ? e.announced : e.issued) {
            CHECK(on(*known).is == bad);
            CHECK(wants(on(day_before(*known)), "in_force"));
        }
    }
    CHECK(seen == judged_by_table());
}

TEST_CASE("of two versions of a clause one holds on every day since the first", "[rules][packs][national]") {
    const policy all = packs::all();
    std::size_t versions = 0;
    for (const rule& r : all.rules()) {
        if (r.succeeds.empty()) continue;
        CAPTURE(r.id);
        ++versions;
        const rule* const earlier = all.find(r.succeeds);
        REQUIRE(earlier);
        REQUIRE(earlier->valid.until);
        CHECK(earlier->valid.until == r.valid.in_force_latest);
        CHECK(earlier->valid.until == r.valid.in_force_earliest);
        CHECK(earlier->about == r.about);
        CHECK_FALSE(earlier->basis.quote == r.basis.quote);
    }
    CHECK(versions == 2);
}

TEST_CASE(
    "a step that does not tell its acts is undecided, and says for want of what", "[rules][packs][national][step]") {
    for (const clause_case& c : cases()) {
        if (c.ways.size() == 1 && c.ways.front().is == silent) continue;
        // Land without a village on it leaves no trace but in the act; what goes to whom only an act says.
        if (const auto* b = c.what.get_if<change_boundary>(); b && b->units.empty()) continue;
        CAPTURE(c.rule, c.at);
        told_step s(before());
        s.enact(c.what, c.proper);
        const report r = s.judged_untold(all(), {today, day_of(c.rule)});
        const told t = at(r, before(), c.rule, c.at);
        CHECK(t.found == 1);
        CHECK(std::string(key_of(t.is)) == "undecided");
        REQUIRE(t.what);
        CHECK_FALSE(t.what->missing.empty());
    }
}

TEST_CASE("of what a clause does not speak it says nothing", "[rules][packs][national][step]") {
    struct silence {
        const char* at;
        operation what;
        std::vector<const char*> rules;
    };
    const std::vector<silence> all_silences{
        // A code is no change of division.
        {"罗坳镇", recode_unit{unit("罗坳镇"), code{"360731109"}, false},
            {"xzqh.approve.township", "xzqh.dossier", "xzqh.deadline", "xzqh.no-unauthorised", "xzqh.plan-author",
                "xzqh.plan-content", "border.no-cross", "xzqh.entrust-as-affiliation",
                "xzqh.entrust-as-affiliation.zone", "xzqh.consult", "xzqh.completion", "xzqh.survey", "xzqh.announce",
                "border.survey", "name.filing", "name.notice"}},
        {"江西省", recode_unit{unit("江西省"), code{"39"}, false}, {"xzqh.approve.province"}},
        {"解放街道", recode_unit{unit("解放街道"), code{"360702009"}, false}, {"xzqh.approve.dispatched"}},
        // A name changes no code, no bounds and no trustee.
        {"罗坳新镇", rename_unit{unit("罗坳镇"), "罗坳新镇"},
            {"xzqh.code", "code.issuer", "border.no-cross", "xzqh.plan-content", "xzqh.approve.dispatched",
                "xzqh.approve.part", "xzqh.approve.province", "xzqh.approve.county", "xzqh.survey", "border.survey",
                "law.street-founding"}},
        {"解放新街道", rename_unit{unit("解放街道"), "解放新街道"}, {"law.street-founding"}},
        {"罗坳镇", reparent{unit("罗坳镇"), unit("章贡区")}, {"name.filing", "name.notice"}},
        {"于都新园", rename_unit{unit("于都园"), "于都新园"}, {"xzqh.approve.dispatched.zone"}},
        {"己村", rename_unit{unit("戊村"), "己村"},
            {"xzqh.consult", "xzqh.completion", "xzqh.announce", "name.filing"}},
        {"于都新县", rename_unit{unit("于都县"), "于都新县"},
            {"xzqh.approve.township", "xzqh.approve.province", "xzqh.approve.part"}},
        {"赣省", rename_unit{unit("江西省"), "赣省"}, {"xzqh.plan-author", "xzqh.approve.county"}},
        // Of a town's bounds the province decides as of a town's.
        {"罗坳镇", establish_division{{"新镇", unit_kind::town, unit("于都县"), {}, {unit("丙村")}}},
            {"xzqh.approve.part"}},
        // Villages have laws of their own.
        {"乙新村", rename_unit{unit("乙村"), "乙新村"},
            {"xzqh.dossier", "xzqh.deadline", "xzqh.no-unauthorised", "xzqh.plan-author", "village.change.villagers"}},
        {"乙村", reparent{unit("乙村"), unit("罗坳镇")}, {"xzqh.approve.county", "border.no-cross"}},
        {"乙村", merge_divisions{{unit("乙村")}, unit("甲村")}, {"village.change.residents.2026", "xzqh.plan-content"}},
        {"乙村", entrust{unit("乙村"), unit("章贡区")}, {"xzqh.entrust-as-affiliation"}},
        {"乙村", entrust{unit("乙村"), unit("于都园")}, {"xzqh.entrust-as-affiliation.zone"}},
        {"新社区", establish_division{{"新社区", unit_kind::residents_committee, unit("解放街道")}},
            {"village.change.villagers", "xzqh.plan-content"}},
        {"东新社区", rename_unit{unit("东社区"), "东新社区"}, {"village.change.residents.2026"}},
        {"发展股", rename_body{body_called("综合股"), "发展股"}, {"org.approve"}},
        {"于都县发展局", rename_body{body_called("于都县发改委"), "于都县发展局"}, {"org.internal"}},
        {"招商办", rename_body{body_called("项目办"), "招商办"},
            {"org.internal"}}, // beneath an organ, and no part of it
        // A new name is no other industry.
        {"于都新园", rename_unit{unit("于都园"), "于都新园"}, {"jx23.industry.by-city"}},
        // A zone within one county, and one that is gone.
        {"新园", establish_zone{"新园", unit_kind::zone, unit("于都县")}, {"border.site"}},
        {"跨界老园", abolish_zone{unit("跨界老园")}, {"border.site"}},
    };
    // Of everything the opposite of what would be asked, so that a clause that spoke would find it broken.
    procedure nothing_done = complete(nobody, nobody);
    nothing_done.filed_with = std::vector<authority>{};
    nothing_done.consented = std::vector<authority>{};
    nothing_done.dossier = std::vector<dossier_part>{};
    nothing_done.plan_states = std::vector<plan_part>{};
    nothing_done.consulted = std::vector<authority>{};
    nothing_done.reported_to = nobody;
    nothing_done.announced_by = nobody;
    nothing_done.announced_on = nothing_done.filed_on = fact<date>(date(2031, 1, 1));
    nothing_done.surveyed = nothing_done.mapped = nothing_done.marked = nothing_done.bounds_agreed = fact<bool>(false);
    nothing_done.done_on = date(2030, 1, 1);
    nothing_done.code_by = nobody;
    nothing_done.code_on = date(2031, 1, 1);
    for (const silence& s : all_silences) {
        for (const bool sensitive : {true, false}) {
            nothing_done.sensitive = sensitive;
            const report r = judged(s.what, nothing_done);
            for (const char* rule_id : s.rules) {
                CAPTURE(s.at, rule_id, sensitive);
                const told t = at(r, before(), rule_id, s.at);
                CHECK(t.found == 1);
                CHECK(std::string(key_of(t.is)) == "not_applicable");
            }
        }
    }
}

TEST_CASE("a division to which nothing happened is not judged by rules on changes", "[rules][national][step]") {
    const report r =
        judged(rename_unit{unit("罗坳镇"), "罗坳新镇"}, complete(government("罗坳镇"), government("江西省")));
    CHECK(at(r, before(), "xzqh.dossier", "罗坳新镇").found == 1);
    CHECK(at(r, before(), "xzqh.dossier", "贡江镇").found == 0);
    CHECK(at(r, before(), "xzqh.dossier", "于都县").found == 0);
}

TEST_CASE("every act of a step is judged by how it came about itself", "[rules][national][step]") {
    const procedure fine = complete(government("罗坳镇"), government("江西省"));
    procedure without = fine;
    without.approved_by = nobody;
    told_step s(before());
    s.enact(rename_unit{unit("罗坳镇"), "甲镇"}, without).enact(rename_unit{unit("罗坳镇"), "乙镇"}, fine);
    CHECK(at(s.judged(all(), {today, today}), before(), "xzqh.no-unauthorised", "乙镇").is == bad);
    told_step t(before());
    t.enact(rename_unit{unit("罗坳镇"), "甲镇"}, fine).enact(rename_unit{unit("罗坳镇"), "乙镇"}, fine);
    CHECK(at(t.judged(all(), {today, today}), before(), "xzqh.no-unauthorised", "乙镇").is == good);
}

TEST_CASE("what no act told has done is unknown", "[rules][national][step]") {
    told_step s(before());
    s.enact(rename_unit{unit("罗坳镇"), "甲镇"}, complete(government("罗坳镇"), government("江西省")));
    change further(s.now());
    further.rename(unit("贡江镇"), "丙镇").value();
    const report r = validate(step_view{before(), further.now()}, all(), today);
    CHECK(wants(at(r, before(), "xzqh.no-unauthorised", "丙镇"), "approved_by"));
}

TEST_CASE("administrative quota goes to another level with the approval of the centre only",
    "[rules][national][packs][step]") {
    const auto with_quota = [](const hierarchy& h, std::string_view name, std::int64_t n) {
        change c(h);
        body b = *h.find(body_called(name));
        b.quota = {{quota_kind::administrative, n}};
        c.put(b).value();
        return c.now();
    };
    const hierarchy was = with_quota(with_quota(before(), "于都县政府", 100), "赣州市政府", 50);
    const hierarchy now = with_quota(with_quota(was, "于都县政府", 90), "赣州市政府", 60);
    const std::vector<edit> edits = difference(was, now);
    const auto judged_with = [&](const procedure& how) {
        // An operation of the caller's own: only its edits are known.
        const std::vector<enacted> acts{{nullptr, &how, edits}};
        return at(validate(step_view{was, now, edits, acts}, all(), today), was, "org.quota-level", "/");
    };
    procedure fine;
    fine.proposed_by = std::vector<authority>{by(organ::staffing, "江西省")};
    fine.approved_by = by(organ::national_staffing);
    CHECK(judged_with(fine).is == good);
    procedure by_city = fine;
    by_city.approved_by = by(organ::staffing, "赣州市");
    CHECK(judged_with(by_city).is == bad);
    procedure from_city = fine;
    from_city.proposed_by = std::vector<authority>{by(organ::staffing, "赣州市")};
    CHECK(judged_with(from_city).is == bad);
    procedure open_approval = fine;
    open_approval.approved_by = {};
    CHECK(wants(judged_with(open_approval), "approved_by"));
    // In another province it is another area's.
    const hierarchy elsewhere = with_quota(with_quota(was, "于都县政府", 90), "济南市政府", 10);
    const hierarchy elsewhere_was = with_quota(was, "济南市政府", 0);
    CHECK(at(validate(step_view{elsewhere_was, elsewhere}, all(), today), was, "org.quota-level", "/").is == silent);
    const told untold = at(validate(step_view{was, now}, all(), today), was, "org.quota-level", "/");
    CHECK(wants(untold, "approved_by"));
    CHECK(wants(untold, "proposed_by"));
}

TEST_CASE("an act is judged by the law of its own day", "[rules][national][step][day]") {
    const auto rule_id = "xzqh.approve.county";
    const operation renamed = rename_unit{unit("于都县"), "于都新县"};
    const procedure by_nobody = complete(government("于都县"), nobody);
    const auto on = [&](const std::optional<date>& day, const date& rules = today) {
        return at(told_step(before()).enact(renamed, by_nobody, day).judged(all(), {today, rules}), before(), rule_id,
            "于都新县");
    };
    // The regulation is in force since 2019-01-01.
    CHECK(on(date(2012, 1, 1)).is == silent);
    CHECK(on(date(2018, 12, 31)).is == silent);
    CHECK(on(date(2019, 1, 1)).is == bad);
    CHECK(on(date(2019, 1, 1), date(2018, 12, 31)).is == bad);
    CHECK(on({}, date(2018, 12, 31)).is == verdict::not_in_force);
    CHECK(on({}).is == bad);

    SECTION("a finding says that the day was not told") {
        const auto says = [](const told& t, const char* zh, const char* en) {
            REQUIRE(t.what);
            return t.what->message.zh.find(zh) != std::string::npos && t.what->message.en.find(en) != std::string::npos;
        };
        CHECK(says(on({}), "日期未说明，按2026年3月1日的规定判定", "is not told: judged by the law of 1 March 2026"));
        CHECK_FALSE(says(on(date(2019, 1, 1)), "日期未说明", ""));
    }
    SECTION("of two acts the one under the law is judged") {
        const auto two = [&](const date& first, const date& second) {
            return at(
                told_step(before())
                    .enact(rename_unit{unit("于都县"), "于都新县"}, by_nobody, first)
                    .enact(rename_unit{unit("于都县"), "于都又新县"}, complete(government("于都县"), council), second)
                    .judged(all(), {today, today}),
                before(), rule_id, "于都又新县")
                .is;
        };
        CHECK(two(date(2012, 1, 1), date(2020, 1, 1)) == good);
        CHECK(two(date(2019, 1, 1), date(2020, 1, 1)) == bad);
        CHECK(two(date(2012, 1, 1), date(2018, 1, 1)) == silent);
    }
    SECTION("whether a clause of uncertain date binds it is what is asked") {
        std::vector<rule> rules{*all().find(rule_id)};
        rules[0].valid = {{}, {}, date(2019, 1, 1), date(2019, 7, 1), {}};
        const policy unsure("unsure", say("自拟", "own"), rules);
        const auto is = [&](const date& day) {
            return at(told_step(before()).enact(renamed, by_nobody, day).judged(unsure, {today, today}), before(),
                rule_id, "于都新县");
        };
        CHECK(is(date(2018, 12, 31)).is == silent);
        CHECK(wants(is(date(2019, 3, 1)), "in_force"));
        CHECK(is(date(2019, 7, 1)).is == bad);
        rules[0].valid.until = date(2020, 1, 1); // superseded since
        const policy old("old", say("自拟", "own"), rules);
        CHECK(at(told_step(before()).enact(renamed, by_nobody, date(2019, 8, 1)).judged(old, {today, today}), before(),
                  rule_id, "于都新县")
                  .is
            == bad);
        CHECK(at(told_step(before()).enact(renamed, by_nobody, date(2020, 1, 1)).judged(old, {today, today}), before(),
                  rule_id, "于都新县")
                  .is
            == verdict::not_in_force);
    }
}

TEST_CASE("who would have had to approve, with what and when, an undecided finding says",
    "[rules][national][step][suppose]") {
    const auto answers = [](const told& t, std::string_view field) {
        std::vector<std::string> all;
        REQUIRE(t.what);
        for (const possible_answer& o : t.what->answers)
            if (t.what->missing[o.fact].field == field)
                all.push_back(o.answer + ": " + o.name.zh + ": " + std::string(key_of(o.then)));
        return all;
    };
    using lines = std::vector<std::string>;
    const operation renamed = rename_unit{unit("罗坳镇"), "罗坳新镇"};
    const report untold = told_step(before()).enact(renamed, {}).judged_untold(all(), {today, today});
    CHECK(answers(at(untold, before(), "xzqh.approve.township", "罗坳新镇"), "approved_by")
        == lines{
            "national_congress|state_council|government 江西省: 全国人民代表大会、国务院、江西省人民政府: satisfied",
            "other: 其他机关: violated"});
    CHECK(answers(at(untold, before(), "xzqh.no-unauthorised", "罗坳新镇"), "approved_by")
        == lines{"nobody: 未经任何机关: violated", "other: 其他机关: satisfied"});
    CHECK(answers(at(untold, before(), "xzqh.plan-author", "罗坳新镇"), "proposed_by")
        == lines{"government 江西省/赣州市/于都县/罗坳新镇: 罗坳新镇人民政府: satisfied"});
    const lines dossier = answers(at(untold, before(), "xzqh.dossier", "罗坳新镇"), "dossier");
    REQUIRE(dossier.size() == 2);
    CHECK(dossier[0] == "all: 各项齐全: satisfied");
    CHECK_THAT(dossier[1], Catch::Matchers::StartsWith("without application|without background|"));
    CHECK_THAT(dossier[1], Catch::Matchers::EndsWith("缺变更前的行政区划图和变更方案示意图: violated"));

    procedure open_end = complete(government("罗坳镇"), government("江西省"));
    open_end.done_on = {};
    CHECK(answers(at(judged(renamed, open_end), before(), "xzqh.deadline", "罗坳新镇"), "done_on")
        == lines{"<= 2026-09-30: 2026-09-30及以前: satisfied", ">= 2027-03-31: 2027-03-31及以后: violated"});
}

TEST_CASE("a rule of one's own sees the acts of a step", "[rules][validate][step]") {
    rule own;
    own.id = "own";
    own.title = say("自拟", "of my own");
    own.valid = effect::from(date(2000, 1, 1));
    own.about = {subject_kind::whole, level::none, true};
    own.judge = [](context& c) {
        truth none = truth::yes();
        for (const enacted& a : c.acts())
            if (a.what && a.what->get_if<rename_unit>())
                none = none && c.ask_how<&procedure::document>(&a).is([](const std::string& d) { return !d.empty(); });
        c.require("documented", none);
    };
    const policy p("own", say("自拟", "own"), {own});
    told_step s(before());
    s.enact(rename_unit{unit("罗坳镇"), "甲镇"}, {});
    CHECK(s.judged(p, {today, today}).at("own", subject::whole()) == open);
    CHECK(s.judged_untold(p, {today, today}).at("own", subject::whole()) == good);
    told_step documented(before());
    documented.enact(rename_unit{unit("罗坳镇"), "甲镇"}, complete(government("罗坳镇"), council));
    CHECK(documented.judged(p, {today, today}).at("own", subject::whole()) == good);
}
