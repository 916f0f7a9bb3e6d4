// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/random_hierarchy.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/model/change.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/explain.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string_view>
#include <variant>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::obedient;
using onezone_tests::scene;

namespace {

std::string in_words(const explanation& e, language which) {
    std::ostringstream os;
    print(os, e, which);
    return os.str();
}

bool has(const explanation& e, lever by, std::string_view field) {
    return std::any_of(e.flips.begin(), e.flips.end(), [&](const flip& f) { return f.by == by && f.field == field; });
}
bool has_act(const explanation& e, std::string_view key) {
    return std::any_of(e.flips.begin(), e.flips.end(), [&](const flip& f) { return f.act && key_of(*f.act) == key; });
}

// Makes the change and judges again, without the help of what found it.
std::optional<verdict> made(const hierarchy& h, const policy& p, const finding& f, const flip& one) {
    hierarchy after = h;
    policy by = p;
    if (one.set) {
        by.set(*one.set).value();
    } else {
        change c{h};
        c.replay(one.edits).value();
        after = std::move(c).finish();
    }
    return validate(after, by, december).at(f.rule, f.about);
}

bool is_fine(std::optional<verdict> v) { return !v || *v == verdict::satisfied || *v == verdict::not_applicable; }

policy everywhere(policy p) {
    for (const rule& r : std::vector<rule>(p.rules())) p.set(reach_setting{r.id, code{}, std::nullopt}).value();
    return p;
}

scene crowded() {
    scene s = obedient();
    s.zone(
        "二园", "龙南市", [](zone& z) { z.managing = fact<unit_id>(scene::unit("龙南市"), provenance::stated("S1")); });
    s.body("二园管委会", "二园", body_kind::management_committee);
    return s;
}

} // namespace

TEST_CASE("an explanation tells the facts in order, the conditions and why", "[rules][explain]") {
    scene s = obedient();
    s.add("横岗镇", unit_kind::town, "龙南市", code{"360783102"}).entrust("横岗镇", "经开区");
    const explanation e =
        explain(s.now(), packs::jiangxi_2023(), "jx23.county.no-entrust", onezone_tests::zone("经开区"), december)
            .value();
    CHECK(e.found.verdict == verdict::violated);
    REQUIRE(e.facts.size() == 5);
    CHECK(e.facts[0].field == "location_by");
    CHECK(std::get<std::string>(*e.facts[0].is) == "record");
    CHECK(e.facts[1].field == "location");
    CHECK(e.facts[1].path == "江西省/赣州市/龙南市/经开区");
    CHECK(std::get<std::string>(*e.facts[1].is) == "county_area");
    CHECK(e.facts[2].field == "from");
    CHECK(e.facts[3].field == "complete.administered");
    CHECK(e.facts[4].field == "max_entrusted");
    CHECK(std::get<std::int64_t>(*e.facts[4].is) == 0);
    REQUIRE(e.conditions.size() == 2);
    CHECK(e.conditions[0].key == "county-area");
    CHECK(e.conditions[0].role == condition_role::scope);
    CHECK(e.conditions[0].is.is_yes());
    CHECK(e.conditions[0].after == 2);
    CHECK_FALSE(e.conditions[0].decisive);
    CHECK(e.conditions[1].key == "few-enough");
    CHECK(e.conditions[1].is.is_no());
    CHECK(e.conditions[1].decisive);
    CHECK_THAT(e.why().zh, Catch::Matchers::ContainsSubstring("因为"));
    CHECK_THAT(
        e.why().en, Catch::Matchers::ContainsSubstring("demands it administers no more townships than allowed: no"));
    // Where it lies is stated: it is not told otherwise to please the rule.
    CHECK_FALSE(has(e, lever::fact, "location"));
    CHECK(e.flips.front().by == lever::act);
    CHECK(has(e, lever::parameter, "max_entrusted"));
    CHECK(has_act(e, "return_township"));
    CHECK_THAT(in_words(e, language::zh), Catch::Matchers::ContainsSubstring("改革操作"));
    CHECK_THAT(in_words(e, language::en), Catch::Matchers::ContainsSubstring("operation: "));
    std::ostringstream os;
    os << e;
    CHECK(os.str() == in_words(e, language::zh));
}

TEST_CASE("that a list is whole is supposed where that decides, and never where it decides nothing",
    "[rules][explain][completeness]") {
    const auto of = [](const scene& s) {
        return explain(
            s.now(), packs::jiangxi_2023(), "jx23.county.no-entrust", onezone_tests::zone("经开区"), december)
            .value();
    };
    const explanation open = of(onezone_tests::open_lists());
    CHECK(open.found.verdict == verdict::undecided);
    CHECK(has(open, lever::fact, "complete.administered"));
    scene one = onezone_tests::open_lists();
    one.entrust("渡江镇", "经开区");
    const explanation already = of(one);
    CHECK(already.found.verdict == verdict::violated); // one is too many, whatever else there is
    CHECK_FALSE(has(already, lever::fact, "complete.administered"));
}

TEST_CASE("an explanation tells why not, and from where a fact is known", "[rules][explain]") {
    const scene s = obedient();
    const explanation e =
        explain(s.now(), packs::jiangxi_2023(), "jx23.head.county-national", onezone_tests::zone("工业园"), december)
            .value();
    CHECK(e.found.verdict == verdict::not_applicable);
    REQUIRE(e.conditions.size() == 1);
    CHECK(e.conditions[0].decisive);
    CHECK(e.conditions[0].is.is_no());

    const scene two = crowded();
    const explanation cap =
        explain(two.now(), packs::jiangxi_2023(), "jx23.county.max-zones", onezone_tests::division("龙南市"), december)
            .value();
    CHECK(cap.found.verdict == verdict::violated);
    const auto from =
        std::find_if(cap.facts.begin(), cap.facts.end(), [](const explained_fact& f) { return f.source == "S1"; });
    REQUIRE(from != cap.facts.end());
    CHECK(from->field == "managing");
    CHECK(std::get<std::string>(*from->is) == "江西省/赣州市/龙南市");
    CHECK(has_act(cap, "merge_agencies"));
    CHECK_FALSE(has(cap, lever::fact, "managing")); // as a source states it
    CHECK(std::get<std::int64_t>(
              *std::find_if(cap.flips.begin(), cap.flips.end(), [](const flip& f) { return f.field == "max"; })->to)
        == 2);
    for (const flip& f : cap.flips) CHECK(is_fine(made(two.now(), packs::jiangxi_2023(), cap.found, f)));
}

TEST_CASE("a missing fact supplied decides, each answer its own way", "[rules][explain]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = {}; }).entrust("渡江镇", "经开区");
    const explanation e =
        explain(s.now(), packs::jiangxi_2023(), "jx23.county.no-entrust", onezone_tests::zone("经开区"), december)
            .value();
    CHECK(e.found.verdict == verdict::undecided);
    REQUIRE_FALSE(e.facts.empty());
    CHECK_FALSE(e.facts.at(1).known); // after the parameter that says whose location counts
    CHECK(e.conditions.front().is.is_unknown());
    CHECK(e.conditions.front().decisive);
    REQUIRE(has(e, lever::fact, "location"));
    for (const flip& f : e.flips) CHECK(made(s.now(), packs::jiangxi_2023(), e.found, f) == f.then);
}

TEST_CASE("the smallest change of a figure is found", "[rules][explain]") {
    scene s = obedient();
    s.body("园区管委会", "工业园", body_kind::management_committee, [](body& b) {
        b.quota = {{quota_kind::administrative, 10}};
        b.staff = {{staff_status::administrative, 17}};
    });
    const explanation e =
        explain(s.now(), packs::national(), "org.no-unauthorised", onezone_tests::body("园区管委会"), december).value();
    CHECK(e.found.verdict == verdict::violated);
    CHECK(has_act(e, "transfer_staff"));
    for (const flip& f : e.flips) CHECK(is_fine(made(s.now(), packs::national(), e.found, f)));

    // Seven leaders where five are allowed: five are just enough, or seven have to be.
    s.body("园区管委会", "工业园", body_kind::management_committee, [](body& b) { b.leading_posts = 7; });
    rule r;
    r.id = "own.small-teams";
    r.title = say("自拟", "own");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::agency};
    r.parameters = {{"max", std::int64_t{5}, say("至多几名", "how many at most")}};
    r.judge = [](context& c) {
        const std::int64_t max = c.param<std::int64_t>("max");
        c.require("few-enough", c.ask<&body::leading_posts>(c.this_body()) <= max);
    };
    const policy own("own", say("自拟", "own"), {r});
    const explanation few =
        explain(s.now(), own, "own.small-teams", onezone_tests::agency("园区管委会"), december).value();
    const auto nearest = [&](std::string_view field) -> std::optional<std::int64_t> {
        for (const flip& f : few.flips)
            if (f.field == field) return std::get<std::int64_t>(*f.to);
        return std::nullopt;
    };
    CHECK(nearest("leading_posts") == 5);
    CHECK(nearest("max") == 7);
}

TEST_CASE("where no act alone cures, the smallest set that does is told, in its order", "[rules][explain]") {
    scene s = crowded();
    s.zone(
        "三园", "龙南市", [](zone& z) { z.managing = fact<unit_id>(scene::unit("龙南市"), provenance::stated("S1")); });
    s.body("三园管委会", "三园", body_kind::management_committee);
    const policy p = packs::jiangxi_2023();
    const subject county = onezone_tests::division("龙南市");
    const explanation e = explain(s.now(), p, "jx23.county.max-zones", county, december).value();
    REQUIRE(e.found.verdict == verdict::violated);
    std::size_t sets = 0;
    for (const flip& f : e.flips) {
        if (f.by != lever::act) continue;
        CAPTURE(f.account.zh);
        REQUIRE(f.act);
        REQUIRE(f.then_acts.size() == 1); // three zones, one allowed: two have to go
        ++sets;
        // The first alone does not do, with the second it does.
        const hierarchy half = apply(s.now(), *f.act).value().after;
        CHECK(validate(half, p, december).at("jx23.county.max-zones", county) == verdict::violated);
        const hierarchy whole = apply(half, f.then_acts.front()).value().after;
        CHECK(validate(whole, p, december).at("jx23.county.max-zones", county) == f.then);
        CHECK(is_fine(f.then));
    }
    CHECK(sets > 0);
}

TEST_CASE("whoever holds a post may be relieved, and whoever may hold it appointed", "[rules][explain]") {
    const policy p = packs::jiangxi_2023();
    const auto cures = [&](const scene& s, std::string_view rule, subject about, std::string_view act) {
        const explanation e = explain(s.now(), p, rule, about, december).value();
        CHECK(e.found.verdict == verdict::violated);
        std::set<std::string> accounts;
        bool found = false;
        for (const flip& f : e.flips) {
            CHECK(accounts.insert(f.account.zh).second); // no two read alike
            if (f.by != lever::act || key_of(*f.act) != act || !f.then_acts.empty()) continue;
            found = true;
            CHECK(made(s.now(), p, e.found, f) == f.then);
            CHECK(is_fine(f.then));
        }
        return found;
    };
    scene paid = obedient();
    tenure t = *paid.now().find(scene::tenure("龙南乙@经开主任"));
    t.paid = fact<bool>(true, provenance::stated("S1"));
    paid.put(t);
    CHECK(cures(paid, "jx23.concurrent.no-pay", onezone_tests::tenure("龙南乙", "经开主任"), "relieve"));
    scene vacant = obedient();
    vacant.edit().remove(scene::tenure("龙南甲@经开书记")).value();
    CHECK(cures(vacant, "jx23.head.county-national", onezone_tests::zone("经开区"), "appoint"));
}

TEST_CASE("a rule on changes is explained on its step, with what it saw", "[rules][explain]") {
    scene s = obedient();
    onezone_tests::told_step step(s.now());
    procedure how;
    how.approved_by = authority{organ::government, scene::unit("龙南市"), {}};
    step.enact(rename_unit{scene::unit("渡江镇"), "渡江新镇"}, how, date(2023, 11, 20));
    const policy p = packs::national();
    const judging_dates on{december, december};
    std::size_t violated = 0;
    for (const finding& f : step.judged(p, on).findings()) {
        if (!p.find(f.rule)->about.change) continue;
        CAPTURE(f.rule, f.path);
        const explanation e = step.explained(p, f.rule, f.about, on).value();
        CHECK(e.found == f);
        CHECK_FALSE(e.conditions.empty());
        CHECK_FALSE(e.why().zh.empty());
        for (const flip& one : e.flips) CHECK(one.by == lever::parameter);
        if (f.verdict != verdict::violated) continue;
        ++violated;
        // What decides is a demand that is not met, and a fact of the procedure.
        CHECK(std::any_of(e.conditions.begin(), e.conditions.end(),
            [](const explained_condition& c) { return c.decisive && c.is.is_no(); }));
        CHECK(std::any_of(e.facts.begin(), e.facts.end(),
            [](const explained_fact& known) { return known.field == "approved_by" && known.known; }));
        // Without the step, there is nothing to explain.
        CHECK(explain(step.now(), p, f.rule, f.about, on).error().code() == errc::unsupported_here);
    }
    CHECK(violated > 0);
}

TEST_CASE("what cannot be explained is refused", "[rules][explain][refusal]") {
    const scene s = obedient();
    const policy p = packs::jiangxi_2023();
    const auto code_of = [&](std::string_view rule, subject about) {
        const auto r = explain(s.now(), p, rule, about, december);
        REQUIRE_FALSE(r);
        CHECK_FALSE(r.error().message().zh.empty());
        return std::string(name_of(r.error().code()));
    };
    CHECK(code_of("jx23.nothing", onezone_tests::zone("经开区")) == "unknown_rule");
    CHECK(code_of("jx23.county.max-zones", onezone_tests::zone("经开区")) == "unknown_record");
    CHECK(code_of("jx23.urban.no-new-entrust", onezone_tests::zone("经开区")) == "unsupported_here");
}

TEST_CASE("every flip, made, flips on random hierarchies", "[rules][explain][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    const policy p =
        everywhere(packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022() + packs::shangli_2022());
    std::size_t by_fact = 0;
    std::size_t by_act = 0;
    std::size_t by_parameter = 0;
    // Six, and more where by chance none of their findings can be flipped one way or the other.
    const auto enough = [&] { return by_fact > 0 && by_act + by_parameter > 0; };
    for (std::uint64_t seed = first; seed < first + 6 || (!enough() && seed < first + 60); ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        const hierarchy h = onezone_tests::random_hierarchy(seed);
        const report r = validate(h, p, december);
        std::size_t told = 0;
        for (const finding& f : r.findings()) {
            if (random() % 5 != 0 || ++told > 8) continue;
            CAPTURE(f.rule, f.path);
            const explanation e = explain(h, p, f.rule, f.about, december).value();
            REQUIRE(e.found == f);
            // A report tells the same of itself, without looking for changes.
            explanation of_report = explain(r, f.rule, f.about).value();
            REQUIRE(of_report.flips.empty());
            of_report.flips = e.flips;
            REQUIRE(of_report == e);
            for (const flip& one : e.flips) {
                CAPTURE(one.account.zh);
                const auto then = made(h, p, f, one);
                REQUIRE(then == one.then);
                REQUIRE(then != f.verdict);
                if (f.verdict != verdict::undecided) REQUIRE(is_fine(then));
                if (f.verdict == verdict::violated && one.set && one.from
                    && std::holds_alternative<std::int64_t>(one.set->to)) {
                    // One less does not do.
                    const std::int64_t from = std::get<std::int64_t>(*one.from);
                    const std::int64_t to = std::get<std::int64_t>(one.set->to);
                    flip nearer = one;
                    nearer.set->to = to > from ? to - 1 : to + 1;
                    if (nearer.set->to != value(from)) REQUIRE_FALSE(is_fine(made(h, p, f, nearer)));
                }
                ++(one.by == lever::fact ? by_fact : one.by == lever::act ? by_act : by_parameter);
            }
        }
    }
    CHECK(by_fact > 0);
    CHECK(by_act + by_parameter > 0);
}

TEST_CASE("a report explains what it has an answer to, of a step as well", "[rules][explain]") {
    const hierarchy h = onezone_tests::random_hierarchy(1);
    const report nothing = validate(h, policy("none", say("无", "none"), {}), december);
    CHECK(explain(nothing, "no.such", subject()).error().code() == errc::unknown_record);
    CHECK(explain(report(), "no.such", subject()).error().code() == errc::unknown_record);
    const hierarchy none{};
    const report of_step = validate(step_view{none, h, {}, {}}, everywhere(packs::national()), december);
    REQUIRE(of_step.of_step());
    std::size_t told = 0;
    for (const finding& f : of_step.findings()) {
        if (!of_step.rule_of(f).about.change || ++told > 5) continue;
        CHECK(explain(of_step, f.rule, f.about).value().found == f);
    }
}
