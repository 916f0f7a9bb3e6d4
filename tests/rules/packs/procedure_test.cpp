// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/procedure_cases.hpp"
#include "support/wording.hpp"

#include <onezone/reform/procedure.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using Catch::Matchers::Contains;
using onezone_tests::as_tested;
using onezone_tests::concerns;
using onezone_tests::told_step;
using namespace onezone_tests::procedures;

// What rules on procedures share: which organ, in what order, and what findings say of both.

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;

const policy& all() {
    static const policy p = as_tested(packs::national() + packs::shandong());
    return p;
}

// What a rule says of an act in 2026 that came about so.
struct spoken {
    verdict is{};
    std::string zh{};
    std::string en{};
    std::vector<std::string> wants{};
};
spoken said(const char* rule_id, const char* at, const operation& what, const procedure& how,
    const std::optional<date>& on = {}, const date& rules = date(2026, 3, 1)) {
    const report r = told_step(before()).enact(what, how, on).judged(all(), {date(2027, 12, 31), rules});
    CHECK(r.errors().empty());
    onezone_tests::check_wording(r);
    spoken found;
    std::size_t n = 0;
    r.each([&](const rule& of, subject s, verdict v, grade) {
        if (of.id != rule_id) return;
        if (!path_of(r.of(), s).ends_with(at) && !path_of(before(), s).ends_with(at)) return;
        ++n;
        found.is = v;
        for (const finding& f : r.findings())
            if (f.rule == rule_id && f.about == s) {
                found.zh = f.message.zh;
                found.en = f.message.en;
                for (const fact_note& m : f.missing) found.wants.push_back(m.field);
            }
    });
    CHECK(n == 1);
    return found;
}
using fields_wanted = std::vector<std::string>;

const operation& renamed() {
    static const operation what = rename_unit{unit("罗坳镇"), "罗坳新镇"};
    return what;
}
procedure by_province() { return complete(government("罗坳镇"), government("江西省")); }
spoken of_renaming(const char* rule_id, const procedure& how, const std::optional<date>& on = {}) {
    return said(rule_id, "罗坳新镇", renamed(), how, on);
}
spoken of_renaming(const char* rule_id, const std::function<void(procedure&)>& spoil) {
    procedure how = by_province();
    spoil(how);
    return of_renaming(rule_id, how);
}

} // namespace

TEST_CASE("a new name is on record only with whom somebody approved it and put it on record",
    "[rules][packs][national][step]") {
    const auto filed = [](const authority& approved, const std::vector<authority>& with) {
        return of_renaming("name.filing", [&](procedure& p) {
            p.approved_by = approved;
            p.filed_with = with;
        });
    };
    const authority ministry = by(organ::national_civil_affairs);
    CHECK(filed(government("江西省"), {ministry}).is == good);
    CHECK(filed(nobody, {ministry}).is == bad);
    CHECK_THAT(filed(nobody, {}).zh, Contains("未经任何机关批准"));
    // Of the organs of the state nothing is asked; of those whose place nobody knows it is open with whom, unless it is with nobody.
    CHECK(filed(council, {}).is == good);
    CHECK(filed(by(organ::national_congress), {}).is == good);
    for (const authority& unplaced : std::vector<authority>{{organ::other, {}, "某委员会"}, {organ::other, {}, {}},
             {organ::government, {}, {}}, by(organ::party_committee, "赣州市")}) {
        CHECK(filed(unplaced, {}).is == bad);
        CHECK(filed(unplaced, {nobody}).is == bad);
        CHECK(filed(unplaced, {ministry}).is == open);
    }
    // Nothing is known of the filing.
    CHECK(of_renaming("name.filing", [](procedure& p) { p.filed_with = {}; }).is == open);
    // Above a department stands what stands above its government.
    CHECK(filed(by(organ::civil_affairs, "赣州市"), {government("江西省")}).is == good);
    CHECK(filed(by(organ::civil_affairs, "赣州市"), {government("赣州市")}).is == bad);
    // It says with whom it should have been, and with whom it was.
    const spoken elsewhere = filed(government("赣州市"), {government("于都县")});
    CHECK(elsewhere.zh.starts_with("应向江西省民政部门或江西省人民政府备案，实向于都县人民政府备案"));
    CHECK(elsewhere.en.starts_with("is to be put on record with the department of civil affairs of 江西省 or the "
                                   "government of 江西省; put on record with the government of 于都县"));
    CHECK(filed(government("赣州市"), {}).zh.find("而未向任何机关备案") != std::string::npos);
}

TEST_CASE("the day of a part that nobody has here is of no account", "[rules][packs][shandong][step]") {
    // Of a provincial zone nobody examines what the province approves.
    if (!concerns("sd16.approve")) return;
    const operation extended = change_footprint{unit("平阴经济开发区"), decimal::of(5), {}, {}};
    procedure how = complete(government("济南市"), government("山东省"));
    CHECK(said("sd16.approve", "平阴经济开发区", extended, how).is == good);
    how.approved_on = date(2026, 2, 1);
    how.reviewed_by = government("济南市");
    how.reviewed_on = date(2026, 2, 20);
    CHECK(said("sd16.approve", "平阴经济开发区", extended, how).is == good);
}

TEST_CASE("what was done before it was approved was done without approval", "[rules][packs][national][step]") {
    const auto approved = [](procedure& p) { p.approved_on = date(2026, 3, 1); };
    for (const char* const rule_id : {"xzqh.approve.township", "xzqh.no-unauthorised"}) {
        if (!concerns(rule_id)) continue;
        CAPTURE(rule_id);
        const spoken late = of_renaming(rule_id, approved); // it was done on 2026-02-28
        CHECK(late.is == bad);
        CHECK_THAT(late.zh, Contains("完成变更的日期（2026年2月28日）早于批准日期（2026年3月1日）"));
        CHECK_THAT(late.en,
            Contains(
                "the day the change was complete (28 February 2026) is before the day of the approval (1 March 2026)"));
        CHECK(of_renaming(rule_id, [](procedure& p) { p.approved_on = p.done_on; }).is == good);
        // Inferred days contradict nothing.
        CHECK(of_renaming(rule_id,
                  [](procedure& p) {
                      p.approved_on = date(2026, 3, 1);
                      p.done_on.from = provenance::inferred(say("据报道", "as reported"));
                  })
                  .is
            == good);
        // The day on which the act took effect counts as well.
        CHECK(of_renaming(rule_id, by_province(), date(2025, 9, 29)).is == bad);
        CHECK(of_renaming(rule_id, by_province(), date(2025, 9, 30)).is == good);
        // Who approved it is wrong all the same.
        const spoken both = of_renaming(rule_id, [](procedure& p) {
            p.approved_on = date(2026, 3, 1);
            p.approved_by = government("赣州市");
        });
        CHECK_THAT(both.zh, Contains("应由江西省人民政府批准，实由赣州市人民政府批准"));
    }
    // So it is of every approval: by the provisions of 1985, of organs, of villages, of what nobody knows whose it is to approve.
    struct approval {
        const char* rule;
        const char* at;
        operation what;
        procedure how;
    };
    procedure of_organ = complete(government("于都县"), government("赣州市"));
    of_organ.reviewed_by = by(organ::staffing, "赣州市");
    procedure of_village = complete(government("贡江镇"), government("于都县"));
    of_village.consented = std::vector<authority>{by(organ::villagers_meeting, "乙村")};
    procedure of_office = complete(government("章贡区"), government("赣州市"));
    of_office.founding_approved_by = government("赣州市");
    const std::vector<approval> approvals{
        {"org.approve", "于都县发展局", rename_body{body_called("于都县发改委"), "于都县发展局"}, of_organ},
        {"org.internal", "发展股", rename_body{body_called("综合股"), "发展股"},
            complete(government("于都县"), by(organ::staffing, "于都县"))},
        {"village.change.villagers", "乙村", merge_divisions{{unit("乙村")}, unit("甲村")}, of_village},
        {"village.change.residents.2026", "新社区",
            establish_division{{"新社区", unit_kind::residents_committee, unit("解放街道")}},
            complete(government("解放街道"), government("章贡区"))},
        {"xzqh.approve.dispatched", "解放新街道", rename_unit{unit("解放街道"), "解放新街道"}, of_office},
        {"law.street-founding", "新街道",
            establish_division{{"新街道", unit_kind::subdistrict, unit("章贡区"), code{"360702005"}}},
            complete(government("章贡区"), government("赣州市"))},
        {"border.no-cross", "章贡区", change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}}, by_province()},
        {"xzqh.entrust-as-affiliation", "罗坳镇", entrust{unit("罗坳镇"), unit("章贡区")}, by_province()}};
    for (const approval& a : approvals) {
        if (!concerns(a.rule)) continue;
        CAPTURE(a.rule);
        procedure how = a.how;
        CHECK(said(a.rule, a.at, a.what, how).is == good);
        how.approved_on = date(2026, 3, 1);
        CHECK(said(a.rule, a.at, a.what, how).is == bad);
    }
    procedure of_1985 = by_province();
    of_1985.approved_on = date(2010, 3, 2);
    of_1985.done_on = date(2010, 3, 1);
    CHECK(said("xzqh.approve.township.1985", "罗坳新镇", renamed(), of_1985, date(2010, 4, 1)).is == bad);
    of_1985.done_on = date(2010, 4, 1);
    CHECK(said("xzqh.approve.township.1985", "罗坳新镇", renamed(), of_1985, date(2010, 4, 1)).is == good);
}

TEST_CASE("what has to come first came first, or it did not come", "[rules][packs][national][step]") {
    procedure of_organ = complete(government("于都县"), government("赣州市"));
    of_organ.reviewed_by = by(organ::staffing, "赣州市");
    const auto organ_is = [&](const std::function<void(procedure&)>& spoil) {
        procedure how = of_organ;
        spoil(how);
        return said("org.approve", "于都县发展局", rename_body{body_called("于都县发改委"), "于都县发展局"}, how);
    };
    // 审核后报批; who proposes, the clause does not date.
    CHECK(organ_is([](procedure& p) { p.reviewed_on = date(2025, 9, 30); }).is == good);
    const spoken reviewed = organ_is([](procedure& p) { p.reviewed_on = date(2025, 10, 1); });
    CHECK(reviewed.is == bad);
    CHECK_THAT(reviewed.zh, Contains("批准日期（2025年9月30日）早于审核日期（2025年10月1日）"));
    const spoken proposed = organ_is([](procedure& p) { p.proposed_on = date(2025, 10, 1); });
    CHECK(proposed.is == open);
    CHECK_THAT(proposed.zh, Contains("两个日期何者有误：批准日期（2025年9月30日）早于方案提出日期（2025年10月1日）"));
    CHECK(proposed.wants == fields_wanted{"order_of_days"});
    // 经村民会议讨论同意，报……批准.
    procedure of_village = complete(government("贡江镇"), government("于都县"));
    of_village.consented = std::vector<authority>{by(organ::villagers_meeting, "乙村")};
    of_village.consented_on = date(2025, 9, 29);
    const operation gone = merge_divisions{{unit("乙村")}, unit("甲村")};
    CHECK(said("village.change.villagers", "乙村", gone, of_village).is == good);
    of_village.consented_on = date(2025, 10, 1);
    CHECK(said("village.change.villagers", "乙村", gone, of_village).is == bad);
    // 事先征得.
    procedure of_site = by_province();
    of_site.consented = std::vector<authority>{government("于都县"), government("章贡区")};
    of_site.filed_with = std::vector<authority>{government("江西省")};
    const operation site = establish_zone{"跨界园", unit_kind::zone, unit("于都县"), true, {}, {unit("章贡区")}};
    CHECK(said("border.site", "跨界园", site, of_site).is == good);
    of_site.consented_on = date(2026, 3, 1);
    CHECK(said("border.site", "跨界园", site, of_site).is == bad);
    // Opinions that were asked for when all was over are no answer.
    CHECK(of_renaming("xzqh.consult", [](procedure& p) { p.consulted_on = date(2025, 9, 1); }).is == good);
    CHECK(of_renaming("xzqh.consult", [](procedure& p) { p.consulted_on = date(2025, 10, 1); }).is == open);
    CHECK(of_renaming("xzqh.plan-author", [](procedure& p) { p.proposed_on = date(2025, 9, 1); }).is == good);
    CHECK(of_renaming("xzqh.plan-author",
              [](procedure& p) {
                  p.approved_on = {};
                  p.proposed_on = date(2026, 3, 1); // it was done by then
              })
              .is
        == open);
}

TEST_CASE("what has to follow did not come before", "[rules][packs][national][step]") {
    const auto open_for = [](const spoken& s, const char* zh) {
        CHECK(s.is == open);
        CHECK_THAT(s.zh, Contains(zh));
        CHECK(s.wants == fields_wanted{"order_of_days"});
    };
    // Counted from the approval.
    open_for(of_renaming("name.filing", [](procedure& p) { p.filed_on = date(2025, 9, 29); }),
        "两个日期何者有误：备案日期（2025年9月29日）早于批准日期（2025年9月30日）");
    open_for(of_renaming("name.notice", [](procedure& p) { p.announced_on = date(2025, 9, 29); }),
        "两个日期何者有误：公告日期（2025年9月29日）早于批准日期（2025年9月30日）");
    open_for(of_renaming("xzqh.deadline", [](procedure& p) { p.done_on = date(2025, 9, 29); }),
        "两个日期何者有误：完成变更的日期（2025年9月29日）早于批准日期（2025年9月30日）");
    CHECK(of_renaming("name.filing", [](procedure& p) { p.filed_on = date(2025, 9, 30); }).is == good);
    CHECK(of_renaming("name.notice", [](procedure& p) { p.announced_on = date(2025, 9, 30); }).is == good);
    // 变更后: after the change was made.
    CHECK(of_renaming("xzqh.announce", [](procedure& p) { p.announced_on = date(2026, 2, 28); }).is == good);
    open_for(of_renaming("xzqh.announce", [](procedure& p) { p.announced_on = date(2026, 2, 27); }),
        "两个日期何者有误：公告日期（2026年2月27日）早于完成变更的日期（2026年2月28日）");
    open_for(of_renaming("xzqh.announce",
                 [](procedure& p) {
                     p.done_on = {};
                     p.announced_on = date(2025, 9, 29);
                 }),
        "早于批准日期");
    const operation part = change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}};
    const auto surveyed = [&](const char* rule_id, const date& day) {
        procedure how = by_province();
        how.proposed_by = std::vector<authority>{government("于都县"), government("章贡区")};
        how.surveyed_on = day;
        return said(rule_id, "章贡区", part, how);
    };
    CHECK(surveyed("xzqh.survey", date(2026, 2, 28)).is == good);
    open_for(surveyed("xzqh.survey", date(2026, 2, 27)), "勘定界线日期（2026年2月27日）早于完成变更的日期");
    // Bounds may be surveyed while they are being changed, once that is approved.
    CHECK(surveyed("border.survey", date(2026, 2, 27)).is == good);
    open_for(surveyed("border.survey", date(2025, 9, 29)), "早于批准日期");
    // A code.
    procedure coded = by_province();
    coded.proposed_by = std::vector<authority>{government("于都县")};
    coded.code_by = by(organ::civil_affairs, "江西省");
    coded.code_on = date(2026, 2, 27);
    const operation town = establish_division{{"新镇", unit_kind::town, unit("于都县"), code{"360731110"}}};
    open_for(said("xzqh.code", "新镇", town, coded), "新代码公布日期（2026年2月27日）早于完成变更的日期");
    coded.code_on = date(2025, 9, 29);
    open_for(said("code.issuer", "新镇", town, coded), "早于批准日期");
    // With the congress of its own level.
    procedure organ_gone = complete(government("于都县"), government("赣州市"));
    organ_gone.reviewed_by = by(organ::staffing, "赣州市");
    organ_gone.filed_with = std::vector<authority>{by(organ::congress_committee, "于都县")};
    organ_gone.filed_on = date(2025, 9, 29);
    open_for(
        said("org.approve", "于都园管委会", agency_abolished(), organ_gone), "备案日期（2025年9月29日）早于批准日期");
}

TEST_CASE("of which organ it is that is told, only what is told counts", "[rules][packs][national][step]") {
    const authority some_government{organ::government, {}, {}};
    const authority some_other{organ::other, {}, {}};
    const auto is = [](const char* rule_id, const std::function<void(procedure&)>& spoil) {
        const spoken s = of_renaming(rule_id, spoil);
        return s.is;
    };
    for (const char* const rule_id : {"xzqh.approve.township", "xzqh.no-unauthorised"}) {
        if (!concerns(rule_id)) continue;
        CAPTURE(rule_id);
        const auto approved = [&](const authority& by) {
            return of_renaming(rule_id, [&](procedure& p) { p.approved_by = by; });
        };
        // Of some division; another organ without a name; in contradiction to itself.
        for (const authority& untold : std::vector<authority>{some_government, some_other,
                 {organ::state_council, unit("于都县"), {}}, {organ::government, unit("于都园"), {}},
                 {organ::government, unit("江西省"), "江西省政府"}, {organ::nobody, unit("于都县"), {}}}) {
            const spoken s = approved(untold);
            CHECK(s.is == open);
            CHECK(s.wants == fields_wanted{"approved_by"});
        }
        // Whatever division it is of, no such organ may approve it.
        CHECK(approved({organ::staffing, {}, {}}).is == bad);
        CHECK(approved({organ::party_committee, {}, {}}).is == bad);
        CHECK(approved({organ::other, {}, "某委员会"}).is == bad);
    }
    // The approval of some government is none of the State Council's.
    procedure of_county = complete(government("于都县"), some_government);
    CHECK(said("xzqh.approve.county", "于都新县", rename_unit{unit("于都县"), "于都新县"}, of_county).is == bad);
    CHECK(
        is("xzqh.plan-author", [&](procedure& p) { p.proposed_by = std::vector<authority>{some_government}; }) == open);
    CHECK(is("xzqh.plan-author", [&](procedure& p) {
        p.proposed_by = std::vector<authority>{{organ::civil_affairs, {}, {}}};
    }) == bad);
    CHECK(is("xzqh.consult", [&](procedure& p) {
        p.consulted = std::vector<authority>{{organ::staffing, {}, {}}};
    }) == open);
    CHECK(is("xzqh.consult", [&](procedure& p) { p.consulted = std::vector<authority>{some_other}; }) == open);
    CHECK(is("xzqh.consult", [&](procedure& p) { p.consulted = std::vector<authority>{some_government}; }) == bad);
    CHECK(is("xzqh.announce", [&](procedure& p) {
        p.announced_by = some_government;
        p.announced_on = {};
    }) == open);
    CHECK(is("xzqh.completion", [&](procedure& p) { p.reported_to = some_government; }) == open);
    CHECK(is("xzqh.completion", [&](procedure& p) { p.approved_by = some_government; }) == open);
    CHECK(is("xzqh.forward", [&](procedure& p) { p.forwarded_by = std::vector<authority>{some_government}; }) == open);
    CHECK(is("name.filing", [&](procedure& p) {
        p.filed_with = std::vector<authority>{{organ::civil_affairs, {}, {}}};
    }) == bad); // the State Council's department is another organ
    CHECK(is("xzqh.deadline", [&](procedure& p) {
        p.done_on = date(2026, 10, 1);
        p.extended_by = some_government;
    }) == open);
    // A higher organ may grant more time as well.
    CHECK(is("xzqh.deadline", [&](procedure& p) {
        p.done_on = date(2026, 10, 1);
        p.extended_by = council;
    }) == good);
    const operation village_gone = merge_divisions{{unit("乙村")}, unit("甲村")};
    procedure of_village = complete(government("贡江镇"), government("于都县"));
    of_village.consented = std::vector<authority>{{organ::villagers_meeting, {}, {}}};
    CHECK(said("village.change.villagers", "乙村", village_gone, of_village).is == open);
    of_village.consented = std::vector<authority>{by(organ::villagers_meeting, "丙村")};
    CHECK(said("village.change.villagers", "乙村", village_gone, of_village).is == bad);
}

TEST_CASE("whoever founded it, what nobody approved is approved by none", "[rules][packs][national][step]") {
    const operation renamed_office = rename_unit{unit("解放街道"), "解放新街道"};
    const auto is = [&](const authority& founder, const authority& approved) {
        procedure how = complete(government("章贡区"), approved);
        how.founding_approved_by = founder;
        return said("xzqh.approve.dispatched", "解放新街道", renamed_office, how);
    };
    for (const authority& untold :
        std::vector<authority>{nobody, {organ::government, {}, {}}, {organ::other, {}, {}}}) {
        CHECK(is(untold, nobody).is == bad);
        CHECK(is(untold, council).is == good);
        const spoken by_city = is(untold, government("赣州市"));
        CHECK(by_city.is == open);
        CHECK(by_city.wants == fields_wanted{"founding_approved_by"});
    }
    CHECK(is(nobody, nobody).zh.starts_with("应由批准设立它的人民政府批准，而未经任何机关批准"));
}

TEST_CASE("a finding names who should have done it, and who did", "[rules][packs][national][step]") {
    struct told {
        const char* rule;
        std::function<void(procedure&)> spoil;
        const char* zh;
        const char* en;
    };
    const std::vector<told> all_told{
        {"xzqh.approve.township", [](procedure& p) { p.approved_by = government("赣州市"); },
            "应由江西省人民政府批准，实由赣州市人民政府批准",
            "is for the government of 江西省 to approve; approved by the government of 赣州市"},
        {"xzqh.no-unauthorised", [](procedure& p) { p.approved_by = nobody; },
            "应由江西省人民政府批准，而未经任何机关批准",
            "is for the government of 江西省 to approve; approved by nobody"},
        {"xzqh.plan-author", [](procedure& p) { p.proposed_by = std::vector<authority>{government("于都县")}; },
            "方案应由罗坳新镇人民政府提出，实由于都县人民政府提出",
            "the plan is for the government of 罗坳新镇 to put forward; put forward by the government of 于都县"},
        {"xzqh.forward", [](procedure& p) { p.forwarded_by = std::vector<authority>{government("于都县")}; },
            "应由于都县人民政府和赣州市人民政府逐级上报，实由于都县人民政府上报",
            "is for the government of 于都县 and the government of 赣州市 to pass up; passed up by the government of "
            "于都县"},
        {"xzqh.consult", [](procedure& p) { p.consulted = std::vector<authority>{government("于都县")}; },
            "应征求机构编制等有关部门的意见，实征求于都县人民政府的意见",
            "the staffing office and other departments concerned are to be consulted; consulted: the government of "
            "于都县"},
        {"xzqh.completion", [](procedure& p) { p.reported_to = government("赣州市"); },
            "完成变更应向江西省人民政府报告，实向赣州市人民政府报告",
            "completion is to be reported to the government of 江西省; reported to the government of 赣州市"},
        {"xzqh.announce",
            [](procedure& p) {
                p.announced_by = nobody;
                p.announced_on = {};
            },
            "应由有关地方人民政府向社会公告，而未由任何机关公告",
            "is for the local governments concerned to announce; announced by nobody"},
        {"name.notice", [](procedure& p) { p.announced_on = date(2025, 10, 16); },
            "自2025年9月30日起算，至2025年10月16日才完成，应在15日以内",
            "counted from 30 September 2025, it was done on 16 October 2025, not within 15 days"},
        {"name.notice", [](procedure& p) { p.announced_on = date(2031, 1, 1); },
            "自2025年9月30日起算应在15日以内，至2027年12月31日尚未完成",
            "counted from 30 September 2025, it was to be done within 15 days and had not been by 31 December 2027"},
    };
    for (const told& t : all_told) {
        if (!concerns(t.rule)) continue;
        CAPTURE(t.rule);
        const spoken s = of_renaming(t.rule, t.spoil);
        CHECK(s.is == bad);
        CHECK_THAT(s.zh, Contains(t.zh));
        CHECK_THAT(s.en, Contains(t.en));
    }
    // Of organs: who proposes, examines and approves, each with its own; with whom it is put on record.
    procedure organ_gone = complete(government("赣州市"), government("于都县"));
    organ_gone.reviewed_by = by(organ::staffing, "于都县");
    const spoken gone = said("org.approve", "于都园管委会", agency_abolished(), organ_gone);
    CHECK(gone.is == bad);
    for (const char* const part : {"方案应由于都县人民政府提出，实由赣州市人民政府提出",
             "应由赣州市机构编制管理机关审核，实由于都县机构编制管理机关审核",
             "应由赣州市人民政府批准，实由于都县人民政府批准", "应向于都县人大常委会备案，实向国务院民政部门备案"})
        CHECK_THAT(gone.zh, Contains(part));
}

TEST_CASE("an undecided finding asks what is asked, and says no more", "[rules][packs][national][step]") {
    const auto asks = [](const char* rule_id, const std::function<void(procedure&)>& spoil) {
        const spoken s = of_renaming(rule_id, spoil);
        CHECK(s.is == open);
        CHECK_FALSE(Contains("应由").match(s.zh));
        return s;
    };
    const spoken approved = asks("xzqh.no-unauthorised", [](procedure& p) { p.approved_by = {}; });
    CHECK(approved.zh.starts_with("尚不能认定：由江西省人民政府批准"));
    CHECK(approved.en.starts_with("in question: that the government of 江西省 approved it"));
    CHECK(asks("xzqh.plan-author", [](procedure& p) {
        p.proposed_by = {};
    }).zh.starts_with("尚不能认定：方案由罗坳新镇人民政府提出"));
    CHECK(
        asks("xzqh.dossier", [](procedure& p) { p.dossier = {}; })
            .zh.starts_with(
                "尚不能认定：申请材料包括申请书、基本情况、风险评估报告、专家论证报告、征求社会公众等意见的情况、变更前的行政区划图和变更方案示意图"));
    CHECK(asks("xzqh.consult", [](procedure& p) {
        p.consulted = {};
    }).zh.starts_with("尚不能认定：征求机构编制等有关部门的意见"));
    // Whether the clause speaks of it at all is asked beside it.
    procedure part = by_province();
    part.proposed_by = std::vector<authority>{government("于都县"), government("章贡区")};
    part.major = {};
    const spoken council_or_not =
        said("xzqh.approve.county", "于都县", change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}}, part);
    CHECK(council_or_not.is == open);
    CHECK(council_or_not.zh.starts_with("尚不能认定：发生了该条所说的变动；由国务院批准"));
}

TEST_CASE("a higher organ may approve, and the office beside it examines", "[rules][packs][national][step]") {
    const operation renamed_organ = rename_body{body_called("于都县发改委"), "于都县发展局"};
    const auto is = [&](const authority& reviewed, const authority& approved) {
        procedure how = complete(government("于都县"), approved);
        how.reviewed_by = reviewed;
        return said("org.approve", "于都县发展局", renamed_organ, how);
    };
    const authority office_above = by(organ::staffing, "赣州市");
    CHECK(is(office_above, government("赣州市")).is == good);
    CHECK(is(office_above, government("江西省")).is == good);
    CHECK(is(by(organ::staffing, "江西省"), government("江西省")).is == good);
    CHECK(is(by(organ::national_staffing), council).is == good);
    // What another office above examined, the one that is asked for may have examined too.
    for (const authority& higher : {by(organ::staffing, "江西省"), by(organ::national_staffing), council}) {
        const spoken s = is(higher, government("赣州市"));
        CHECK(s.is == open);
        CHECK(s.wants == fields_wanted{"reviewed_by"});
    }
    // A review is no approval, and an approval no review.
    CHECK(is(office_above, office_above).is == bad);
    CHECK(is(government("赣州市"), government("赣州市")).is == bad);
    CHECK(is(by(organ::staffing, "吉安市"), government("赣州市")).is == bad);
    CHECK(is(by(organ::staffing, "于都县"), government("江西省")).is == bad);
}
