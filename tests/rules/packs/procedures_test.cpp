// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/procedure_cases.hpp"
#include "support/wording.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/approval.hpp>
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
using onezone_tests::as_tested;
using onezone_tests::concerns;
using onezone_tests::told_step;
using namespace onezone_tests::procedures;

// Rules on how changes come about. Of each: one procedure that obeys it, one fact of it spoilt for each way to break it, one that
// is not known, the day before and that on which it is in force, and the same step of which nobody tells the acts.

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

const date today(2026, 3, 1);

const policy& all() {
    static const policy p =
        as_tested(packs::national() + packs::jiangxi_2023() + packs::shandong() + packs::anhui_2017());
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

std::set<std::string> judged_by_table() {
    std::set<std::string> ids;
    for (const clause_case& c : cases()) ids.insert(c.rule);
    return ids;
}

// By then all that the procedures tell has come.
const date afterwards(2027, 12, 31);

report judged(const operation& what, const procedure& how, const date& rules = today) {
    return told_step(before()).enact(what, how).judged(all(), {afterwards, rules});
}

// Today, or the last day of a clause that has ended since.
date day_of(const char* rule_id) {
    const std::optional<date> until = all().find(rule_id)->valid.until;
    return until && *until <= today ? *until - boost::gregorian::days(1) : today;
}

} // namespace

TEST_CASE(
    "one fact of a procedure spoilt or missing decides every rule on procedures", "[rules][packs][national][step]") {
    CHECK(cases().size() > 60);
    for (const clause_case& c : cases()) {
        if (!concerns(c.rule)) continue;
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

TEST_CASE("a rule on procedures names the parts by which it judges", "[rules][packs][national][step]") {
    // That something is done at all without approval asks nobody in particular.
    const std::set<std::string> of_nobody{"xzqh.no-unauthorised", "border.no-cross"};
    for (const clause_case& c : cases()) {
        if (c.ways.size() == 1 && c.ways.front().is == silent) continue;
        CAPTURE(c.rule, c.at);
        const approval_answer who = approval(c.what, before(), day_of(c.rule), c.proper, all()).value();
        const bool named = std::any_of(
            who.lines.begin(), who.lines.end(), [&](const approval_line& l) { return l.known && l.rule == c.rule; });
        CHECK(named == (of_nobody.count(c.rule) == 0));
    }
}

TEST_CASE("a rule on procedures holds from its first day on", "[rules][packs][national][step]") {
    const auto day_before = [](const date& d) { return d - boost::gregorian::days(1); };
    std::set<std::string> seen;
    for (const clause_case& c : cases()) {
        const auto broken = std::find_if(c.ways.begin(), c.ways.end(), [](const way& w) { return w.is == bad; });
        if (broken == c.ways.end() || !seen.insert(c.rule).second || !concerns(c.rule)) continue;
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
    const policy all = as_tested(packs::all());
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
    CHECK(versions == 8);
}

TEST_CASE(
    "a step that does not tell its acts is undecided, and says for want of what", "[rules][packs][national][step]") {
    CHECK(cases().size() > 60);
    for (const clause_case& c : cases()) {
        if (!concerns(c.rule) || (c.ways.size() == 1 && c.ways.front().is == silent)) continue;
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
                "xzqh.forward", "xzqh.plan-content", "border.no-cross", "xzqh.entrust-as-affiliation",
                "xzqh.entrust-as-affiliation.zone", "xzqh.consult", "xzqh.completion", "xzqh.survey", "xzqh.announce",
                "border.survey", "name.filing", "name.notice"}},
        {"江西省", recode_unit{unit("江西省"), code{"39"}, false}, {"xzqh.approve.province"}},
        {"解放街道", recode_unit{unit("解放街道"), code{"360702009"}, false}, {"xzqh.approve.dispatched"}},
        // A name changes no code, no bounds and no trustee.
        {"罗坳新镇", rename_unit{unit("罗坳镇"), "罗坳新镇"},
            {"xzqh.code", "code.issuer", "border.no-cross", "xzqh.plan-content", "xzqh.approve.dispatched",
                "xzqh.approve.part", "xzqh.approve.province", "xzqh.approve.county", "xzqh.survey", "border.survey",
                "law.street-founding"}},
        {"解放新街道", rename_unit{unit("解放街道"), "解放新街道"}, {"law.street-founding", "xzqh.forward"}},
        {"罗坳镇", reparent{unit("罗坳镇"), unit("章贡区")}, {"name.filing", "name.notice"}},
        {"于都新园", rename_unit{unit("于都园"), "于都新园"}, {"xzqh.approve.dispatched.zone"}},
        // Industries are no matter of the divisions.
        {"派出园", designate_industries{unit("派出园"), "家具", {"家具"}}, {"xzqh.approve.dispatched.zone"}},
        {"己村", rename_unit{unit("戊村"), "己村"},
            {"xzqh.consult", "xzqh.completion", "xzqh.announce", "name.filing"}},
        {"于都新县", rename_unit{unit("于都县"), "于都新县"},
            {"xzqh.approve.township", "xzqh.approve.province", "xzqh.approve.part"}},
        {"赣省", rename_unit{unit("江西省"), "赣省"}, {"xzqh.plan-author", "xzqh.forward", "xzqh.approve.county"}},
        // Of a town's bounds the province decides as of a town's.
        {"罗坳镇", establish_division{{"新镇", unit_kind::town, unit("于都县"), {}, {unit("丙村")}}},
            {"xzqh.approve.part"}},
        // Villages have laws of their own.
        {"乙新村", rename_unit{unit("乙村"), "乙新村"},
            {"xzqh.dossier", "xzqh.deadline", "xzqh.no-unauthorised", "xzqh.plan-author", "xzqh.forward",
                "village.change.villagers"}},
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
        // A town that is not entrusted.
        {"孝直新镇", rename_unit{unit("孝直镇"), "孝直新镇"}, {"sd23.entrust.approver"}},
        // A zone that is not merged.
        {"长丰新园", rename_unit{unit("长丰园"), "长丰新园"}, {"ah17.approve"}},
        // A zone within one county, and one that is gone.
        {"新园", establish_zone{"新园", unit_kind::zone, unit("于都县")}, {"border.site"}},
        {"跨界老园", abolish_zone{unit("跨界老园")}, {"border.site"}},
    };
    // Of everything the opposite of what would be asked, so that a clause that spoke would find it broken.
    procedure nothing_done = complete(nobody, nobody);
    nothing_done.filed_with = std::vector<authority>{};
    nothing_done.consented = std::vector<authority>{};
    nothing_done.forwarded_by = std::vector<authority>{};
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
    CHECK(all_silences.size() > 20);
    for (const silence& s : all_silences) {
        for (const bool sensitive : {true, false}) {
            nothing_done.sensitive = sensitive;
            const report r = judged(s.what, nothing_done);
            for (const char* rule_id : s.rules) {
                if (!concerns(rule_id)) continue;
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
    // The finding says which of the two it was.
    const told first = at(s.judged(all(), {today, today}), before(), "xzqh.approve.township", "乙镇");
    REQUIRE(first.what);
    CHECK_THAT(first.what->message.zh,
        Catch::Matchers::StartsWith("第1次变动（更名）：应由江西省人民政府批准，而未经任何机关批准"));
    CHECK_THAT(first.what->message.en,
        Catch::Matchers::StartsWith(
            "change 1 (renaming): is for the government of 江西省 to approve; approved by nobody"));
    told_step second(before());
    second.enact(rename_unit{unit("罗坳镇"), "甲镇"}, fine, date(2026, 1, 5))
        .enact(rename_unit{unit("罗坳镇"), "乙镇"}, without, date(2026, 2, 6));
    const told later = at(second.judged(all(), {today, today}), before(), "xzqh.consult", "乙镇");
    CHECK(later.is == good);
    const told named = at(second.judged(all(), {today, today}), before(), "xzqh.approve.township", "乙镇");
    REQUIRE(named.what);
    CHECK_THAT(named.what->message.zh, Catch::Matchers::StartsWith("第2次变动（更名，2026年2月6日）："));
    // Of several acts the clause may speak of one alone.
    told_step other_kind(before());
    procedure by_city = fine;
    by_city.approved_by = government("赣州市");
    other_kind.enact(designate_industries{unit("派出园"), "家具", {"家具"}}, fine, date(2026, 1, 5));
    other_kind.enact(recode_unit{unit("罗坳镇"), code{"360731109"}, false}, fine, date(2026, 1, 5))
        .enact(rename_unit{unit("罗坳镇"), "乙镇"}, by_city, date(2026, 2, 28));
    const told alone = at(other_kind.judged(all(), {today, today}), before(), "xzqh.approve.township", "乙镇");
    REQUIRE(alone.what);
    CHECK_THAT(alone.what->message.zh,
        Catch::Matchers::StartsWith("更名（2026年2月28日）：应由江西省人民政府批准，实由赣州市人民政府批准"));
    // What is not told of one of them is asked of that one.
    procedure untold = fine;
    untold.approved_by = {};
    told_step untold_once(before());
    untold_once.enact(rename_unit{unit("罗坳镇"), "甲镇"}, fine, date(2026, 1, 5))
        .enact(rename_unit{unit("罗坳镇"), "乙镇"}, untold, date(2026, 2, 6));
    const told asked = at(untold_once.judged(all(), {today, today}), before(), "xzqh.approve.township", "乙镇");
    REQUIRE(asked.what);
    CHECK(asked.what->message.zh == "尚不能认定：第2次变动（更名，2026年2月6日）：由江西省人民政府批准");
    REQUIRE(asked.what->missing.size() == 1);
    CHECK(asked.what->missing[0].kind == "change-2");
    CHECK_THAT(phrase_of(asked.what->missing[0]).zh, Catch::Matchers::EndsWith("乙镇（变更由谁批准，第2次变动）"));
    told_step both(before());
    both.enact(rename_unit{unit("罗坳镇"), "甲镇"}, untold).enact(rename_unit{unit("罗坳镇"), "乙镇"}, untold);
    const told two = at(both.judged(all(), {today, today}), before(), "xzqh.approve.township", "乙镇");
    REQUIRE(two.what);
    CHECK(two.what->missing.size() == 2);
    for (const possible_answer& a : two.what->answers) CHECK(a.then == verdict::violated); // one alone meets nothing
    procedure incomplete = fine;
    incomplete.dossier = std::vector<dossier_part>{};
    told_step lacking(before());
    lacking.enact(rename_unit{unit("罗坳镇"), "甲镇"}, incomplete).enact(rename_unit{unit("罗坳镇"), "乙镇"}, fine);
    const told dossier = at(lacking.judged(all(), {today, today}), before(), "xzqh.dossier", "乙镇");
    REQUIRE(dossier.what);
    CHECK_THAT(dossier.what->message.zh, Catch::Matchers::StartsWith("第1次变动（更名）："));
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
    const told neither = [&] {
        procedure how = by_city;
        how.proposed_by = from_city.proposed_by;
        return judged_with(how);
    }();
    REQUIRE(neither.what);
    CHECK(neither.what->message.zh.starts_with(
        "方案应由江西省机构编制管理机关提出，实由赣州市机构编制管理机关提出；应由国务院机构编制管理机关批准，"
        "实由赣州市机构编制管理机关批准"));
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
    // What a body gives of which nobody says whether it is of the government may be the government's.
    const auto with_body = [&](const hierarchy& h, body_kind kind, std::int64_t n) {
        change c(h);
        body b;
        b.key = body_id::derive("onezone-tests", "某机构");
        b.kind = kind;
        b.name = "某机构";
        b.unit = unit("于都县");
        b.quota = {{quota_kind::administrative, n}};
        c.put(b).value();
        return c.now();
    };
    const auto given_by = [&](body_kind kind) {
        const hierarchy has = with_body(was, kind, 10);
        const hierarchy gave = with_body(with_quota(has, "赣州市政府", 60), kind, 0);
        return at(validate(step_view{has, gave}, all(), today), has, "org.quota-level", "/");
    };
    CHECK(wants(given_by(body_kind::department), "approved_by"));
    CHECK(given_by(body_kind::platform_company).is == silent);
    CHECK(wants(given_by(body_kind::unstated), "kind"));
    // Nor does anybody know of one that goes to another level with its quota, or of two of which one gives and the other gets.
    const auto gone_to_the_city = [&](body_kind kind) {
        const hierarchy has = with_body(was, kind, 10);
        change c(has);
        body b = *has.find(body_id::derive("onezone-tests", "某机构"));
        b.unit = unit("赣州市");
        c.put(b).value();
        return at(validate(step_view{has, c.now()}, all(), today), has, "org.quota-level", "/");
    };
    CHECK(wants(gone_to_the_city(body_kind::department), "approved_by"));
    CHECK(wants(gone_to_the_city(body_kind::unstated), "kind"));
    const auto with_another = [&](const hierarchy& h, std::int64_t n) {
        change c(h);
        body b = *h.find(body_id::derive("onezone-tests", "某机构"));
        b.key = body_id::derive("onezone-tests", "另一机构");
        b.name = "另一机构";
        b.quota = {{quota_kind::administrative, n}};
        c.put(b).value();
        return c.now();
    };
    const hierarchy two = with_another(with_body(was, body_kind::unstated, 10), 0);
    const hierarchy changed = with_another(with_body(with_quota(two, "赣州市政府", 55), body_kind::unstated, 0), 10);
    CHECK(wants(at(validate(step_view{two, changed}, all(), today), two, "org.quota-level", "/"), "kind"));
    // What both may have given and got among themselves goes nowhere.
    const hierarchy among = with_another(with_body(two, body_kind::unstated, 0), 10);
    CHECK(at(validate(step_view{two, among}, all(), today), two, "org.quota-level", "/").is == silent);
}

TEST_CASE("administrative quota that an act moves in unknown number may go to another level",
    "[rules][national][packs][step]") {
    // Of whom nothing is recorded nobody knows how much they had: what the account of the act says is all there is.
    const auto judged = [](std::string_view from, std::string_view to, const fact<std::int64_t>& n,
                            std::optional<std::int64_t> recorded = {}) {
        change c(before());
        for (const std::string_view name : {"于都县政府", "赣州市政府"}) {
            body b = *before().find(body_called(name));
            b.quota.clear();
            if (recorded && name == from) b.quota = {{quota_kind::administrative, *recorded}};
            c.put(b).value();
        }
        const hierarchy was = c.now();
        transfer_staff move;
        move.from = body_called(from);
        move.to = party::of(body_called(to));
        move.quota = {{quota_kind::administrative, n}};
        act_options options;
        options.on = today;
        const operation what = move;
        const step done = apply(was, what, options).value();
        const std::vector<enacted> acts{{&what, nullptr, done.edits, today, &done.ledger, done.lineage}};
        return at(validate(step_view{was, done.after, done.edits, acts}, all(), today), was, "org.quota-level", "/");
    };
    CHECK(wants(judged("于都县政府", "赣州市政府", {}), "quota"));
    CHECK(wants(judged("于都县政府", "赣州市政府", {}, 10), "quota"));
    // Its number known, it has moved whatever each of them had.
    CHECK(wants(judged("于都县政府", "赣州市政府", std::int64_t{5}), "approved_by"));
    CHECK(wants(judged("于都县政府", "赣州市政府", std::int64_t{5}, 10), "approved_by"));
    // To itself, or where nothing moves, it goes nowhere.
    const hierarchy still = before();
    CHECK(at(validate(step_view{still, still}, all(), today), still, "org.quota-level", "/").is == silent);
}

TEST_CASE("an act is judged by the law of its own day", "[rules][national][step][day]") {
    const auto rule_id = "xzqh.approve.county";
    const operation renamed = rename_unit{unit("于都县"), "于都新县"};
    procedure by_nobody = complete(government("于都县"), nobody);
    procedure by_council = complete(government("于都县"), council);
    // The days of acts are what is tried here.
    for (procedure* const p : {&by_nobody, &by_council}) p->approved_on = p->done_on = {};
    const auto on = [&](const std::optional<date>& day, const date& rules = today) {
        return at(told_step(before()).enact(renamed, by_nobody, day).judged(all(), {today, rules}), before(), rule_id,
            "于都新县");
    };
    // The regulation is in force since 2019-01-01; until then the provisions of 1985 were, and what was before them is not known.
    const auto by_1985 = [&](const date& day) {
        return at(told_step(before()).enact(renamed, by_nobody, day).judged(all(), {today, today}), before(),
            "xzqh.approve.county.1985", "于都新县");
    };
    CHECK(wants(by_1985(date(1985, 1, 14)), "in_force"));
    CHECK(by_1985(date(1985, 1, 15)).is == bad);
    CHECK(by_1985(date(2012, 1, 1)).is == bad);
    CHECK(by_1985(date(2018, 12, 31)).is == bad);
    CHECK(by_1985(date(2019, 1, 1)).is == verdict::not_in_force);
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
            return at(told_step(before())
                          .enact(rename_unit{unit("于都县"), "于都新县"}, by_nobody, first)
                          .enact(rename_unit{unit("于都县"), "于都又新县"}, by_council, second)
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
        == lines{
            "national_congress|state_council|government 江西省: 全国人民代表大会、国务院、江西省人民政府: satisfied",
            "other: 其他机关: violated"});
    CHECK(answers(at(untold, before(), "xzqh.plan-author", "罗坳新镇"), "proposed_by")
        == lines{"government 江西省/赣州市/于都县/罗坳新镇: 罗坳新镇人民政府: satisfied"});
    // Of almost any organs one of which will do those are told that will, and that it is none of them.
    CHECK(answers(at(untold, before(), "xzqh.consult", "罗坳新镇"), "consulted")
        == lines{
            "staffing 江西省/赣州市/于都县/罗坳新镇|staffing 江西省/赣州市/于都县|staffing 江西省/赣州市|staffing 江西省|other: "
            "罗坳新镇机构编制管理机关、于都县机构编制管理机关、赣州市机构编制管理机关、江西省机构编制管理机关、其他机关: satisfied",
            "none: 不含上述机关: violated"});
    const lines dossier = answers(at(untold, before(), "xzqh.dossier", "罗坳新镇"), "dossier");
    REQUIRE(dossier.size() == 2);
    CHECK(dossier[0] == "all: 各项齐全: satisfied");
    CHECK_THAT(dossier[1], Catch::Matchers::StartsWith("without application|without background|"));
    CHECK_THAT(dossier[1], Catch::Matchers::EndsWith("缺变更前的行政区划图和变更方案示意图: violated"));

    procedure open_end = complete(government("罗坳镇"), government("江西省"));
    open_end.done_on = {};
    CHECK(answers(at(judged(renamed, open_end), before(), "xzqh.deadline", "罗坳新镇"), "done_on")
        == lines{"2025-09-30 .. 2026-09-30: 2025年9月30日至2026年9月30日: satisfied",
            ">= 2027-03-31: 2027年3月31日及以后: violated"});
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
