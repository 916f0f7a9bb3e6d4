// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/mutant.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace onezone;
using onezone::testing::sketch;

namespace {

const date today(2023, 12, 1);

/// At most `max` leading industries, in provincial zones.
policy few() {
    rule r;
    r.id = "t.few";
    r.title = say("测试", "test");
    r.force = force::must;
    r.valid = effect::from(date(2020, 1, 1));
    r.jurisdiction = code{"36"};
    r.about = {subject_kind::zone};
    r.parameters = {{"max", std::int64_t{2}, {}}, {"strict", false, {}}, {"least", decimal::of(1), {}},
        {"how", std::string("a"), {}, {}, grade::stated, {"a", "b", "c"}},
        {"names", std::vector<std::string>{"x", "y"}, {}}, {"open", std::nullopt, {}, decimal{}}};
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when("provincial", c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        if (!c.unless("urban", c.ask<&zone::location>(z) == location_class::main_urban_area)) return;
        c.require("few", c.ask<&zone::lead_industries>(z).is([&](const std::vector<std::string>& all) {
            return static_cast<std::int64_t>(all.size()) <= c.param<std::int64_t>("max");
        }));
    };
    policy p("t", say("测试", "test"), {r});
    return p;
}

const hierarchy& zones() {
    static const hierarchy h = sketch(R"(
        province 江西省 code=36
          zone 二 tier=provincial location=county_area industries=a,b
          zone 三 tier=provincial location=county_area industries=a,b,c
          zone 城 tier=provincial location=main_urban_area industries=a,b,c
          zone 无 tier=none location=county_area industries=a,b,c
    )");
    return h;
}

verdict on(const policy& p, std::string_view zone_name) {
    return validate(zones(), p, today).at("t.few", zones().at(zone_name)).value();
}

coverage seen() {
    coverage c;
    c.add(validate(zones(), few(), today));
    return c;
}

policy with(std::string_view id) {
    const auto m = find_mutant(few(), id);
    REQUIRE(m);
    CHECK(m->id() == id);
    return m->in(few());
}

} // namespace

TEST_CASE("every operator that applies makes its mutants", "[rules][mutant]") {
    std::vector<std::string> ids;
    for (const mutant& m : mutants_of(few(), seen())) ids.push_back(m.id());
    const std::vector<std::string> expected{"t.few parameter max=3", "t.few parameter max=1", "t.few parameter max=0",
        "t.few parameter strict=yes", "t.few parameter least=2", "t.few parameter least=0", "t.few parameter how=b",
        "t.few parameter how=c", "t.few parameter names=y", "t.few parameter names=x", "t.few parameter names=-",
        "t.few force=prohibit", "t.few force=principle", "t.few date_moved in_force=2019-12-31",
        "t.few date_moved in_force=2020-01-02", "t.few scope_dropped", "t.few condition_negated provincial",
        "t.few condition_dropped provincial", "t.few condition_negated urban", "t.few condition_dropped urban",
        "t.few condition_negated few", "t.few condition_dropped few", "t.few rule_removed"};
    CHECK(ids == expected);
    CHECK(mutants_of(few(), seen()) == mutants_of(few(), seen()));
}

TEST_CASE("a mutant differs in what it says, and only there", "[rules][mutant]") {
    CHECK(on(few(), "二") == verdict::satisfied);
    CHECK(on(few(), "三") == verdict::violated);
    CHECK(on(few(), "城") == verdict::not_applicable);
    CHECK(on(few(), "无") == verdict::not_applicable);

    CHECK(on(with("t.few parameter max=3"), "三") == verdict::satisfied);
    CHECK(on(with("t.few parameter max=1"), "二") == verdict::violated);
    CHECK(on(with("t.few condition_negated provincial"), "无") == verdict::violated);
    CHECK(on(with("t.few condition_negated provincial"), "三") == verdict::not_applicable);
    CHECK(on(with("t.few condition_dropped provincial"), "无") == verdict::violated);
    CHECK(on(with("t.few condition_dropped provincial"), "三") == verdict::violated);
    CHECK(on(with("t.few condition_dropped urban"), "城") == verdict::violated);
    CHECK(on(with("t.few condition_negated urban"), "城") == verdict::violated);
    CHECK(on(with("t.few condition_negated urban"), "三") == verdict::not_applicable);
    CHECK(on(with("t.few condition_dropped few"), "三") == verdict::satisfied);
    CHECK(on(with("t.few condition_negated few"), "二") == verdict::violated);

    CHECK(with("t.few force=principle").find("t.few")->force == force::principle);
    CHECK_FALSE(with("t.few scope_dropped").find("t.few")->jurisdiction.ok());
    CHECK(with("t.few date_moved in_force=2020-01-02").find("t.few")->valid == effect::from(date(2020, 1, 2)));
    CHECK_FALSE(with("t.few rule_removed").find("t.few"));
    CHECK(with("t.few parameter names=-").value_on(*few().find("t.few"), "max", today).has_value());
    CHECK_FALSE(find_mutant(few(), "t.few parameter max=2"));
    CHECK_FALSE(find_mutant(few(), "t.other rule_removed"));
    CHECK_FALSE(find_mutant(few(), ""));
}

TEST_CASE("a mutant keeps what is set, exempted and broken on", "[rules][mutant]") {
    const exemption e{"t.few", zones().at("三"), {}, say("试点", "pilot"), "省政府", "1号"};
    const exemption other{"t.few", zones().at("二"), {}, say("试点", "pilot"), "省政府", "2号"};
    policy p = few().with("t.few", "max", 5).with("t.few", force::principle).with(e).with(other);
    p.break_on(severity::warning);
    const auto m = find_mutant(few(), "t.few parameter max=3");
    REQUIRE(m);
    const policy wrong = m->in(p);
    CHECK(wrong.settings() == p.settings()); // a test that sets the parameter does not see the mutant
    CHECK(wrong.forces() == p.forces());
    CHECK(wrong.exemptions() == p.exemptions());
    CHECK(wrong.breaks(severity::warning));
    CHECK(wrong.breaks(severity::breach));

    const auto without = find_mutant(p, "t.few exemption_dropped 1号");
    REQUIRE(without);
    CHECK(without->in(p).exemptions() == std::vector<exemption>{other});
    CHECK(without->in(few()) == few());
    CHECK(m->in(packs::national()) == packs::national());
}

TEST_CASE("what a policy sets and exempts is mutated, and what it hides is not", "[rules][mutant]") {
    const period first{{}, date(2024, 1, 1)};
    const period then{date(2024, 1, 1), {}};
    const exemption e{"t.few", zones().at("三"), {{}, date(2025, 1, 1)}, say("试点", "pilot"), "省政府", "1号"};
    policy p = few().with("t.few", "max", 2, first).with("t.few", "max", 5, then);
    p = p.with("t.few", "strict", true).with("t.few", force::principle).with(e);
    std::vector<std::string> ids;
    for (const mutant& m : mutants_of(p, coverage())) {
        ids.push_back(m.id());
        CHECK(find_mutant(p, m.id()) == m);
        CHECK_FALSE(m.in(p) == p);
        CHECK(m.in(few()) == (m.set_for || m.gone || m.moved ? few() : m.in(few())));
    }
    const auto there = [&](std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    CHECK(there("t.few parameter max=6 from 2024-01-01"));
    CHECK(there("t.few parameter max=0 from 2024-01-01"));
    CHECK(there("t.few parameter max=3 until 2024-01-01"));
    CHECK(there("t.few parameter max=3")); // on days for which nothing is set there is the rule's own
    CHECK(there("t.few parameter strict=no"));
    CHECK_FALSE(there("t.few parameter strict=yes"));
    CHECK(there("t.few force=must"));
    CHECK(there("t.few force=may"));
    CHECK_FALSE(there("t.few force=prohibit"));
    CHECK(there("t.few exemption_dropped 1号"));
    CHECK(there("t.few date_moved max 2024-01-01=2023-12-31"));
    CHECK(there("t.few date_moved max 2024-01-01=2024-01-02"));
    CHECK(there("t.few date_moved 1号 2025-01-01=2024-12-31"));

    const auto in = [&](std::string_view id) { return find_mutant(p, id).value().in(p); };
    const rule& r = *p.find("t.few");
    const auto max_on = [&](const policy& q, const date& d) {
        return std::get<std::int64_t>(*q.value_on(r, "max", d));
    };
    CHECK(max_on(in("t.few parameter max=6 from 2024-01-01"), date(2024, 1, 1)) == 6);
    CHECK(max_on(in("t.few parameter max=6 from 2024-01-01"), date(2023, 12, 31)) == 2);
    CHECK(max_on(in("t.few date_moved max 2024-01-01=2023-12-31"), date(2023, 12, 31)) == 5);
    CHECK(max_on(in("t.few date_moved max 2024-01-01=2024-01-02"), date(2024, 1, 1)) == 2);
    CHECK(in("t.few force=may").force_on(r, today) == force::may);
    CHECK(in("t.few date_moved 1号 2025-01-01=2024-12-31").exemptions().at(0).valid.until == date(2024, 12, 31));

    SECTION("a date that would run into another is not moved") {
        const policy q = few().with("t.few", "max", 2, {date(2024, 1, 1), date(2024, 1, 2)});
        CHECK_FALSE(find_mutant(q, "t.few date_moved max 2024-01-02=2024-01-01"));
        CHECK(find_mutant(q, "t.few date_moved max 2024-01-02=2024-01-03"));
        // Nor is it in a policy the mutant was not made from.
        const auto later = find_mutant(
            few().with("t.few", "max", 2, {date(2024, 1, 3), {}}), "t.few date_moved max 2024-01-03=2024-01-04");
        REQUIRE(later);
        const policy one_day = few().with("t.few", "max", 2, {date(2024, 1, 3), date(2024, 1, 4)});
        CHECK(later->in(one_day) == one_day);
    }
}

TEST_CASE("every mutant of the packs has a name of its own by which it is found", "[rules][mutant]") {
    for (const policy& p : {packs::jiangxi_2023(), packs::national(), packs::ganzhou_2022(), packs::shangli_2022()}) {
        std::set<std::string> ids;
        const std::vector<mutant> all = mutants_of(p, coverage(p));
        for (const mutant& m : all) {
            CHECK(ids.insert(m.id()).second);
            CHECK(find_mutant(p, m.id()) == m);
            CHECK_FALSE(m.in(p) == p);
        }
        CHECK(all.size() >= 4 * p.rules().size());
    }
    const std::vector<mutant> jiangxi = mutants_of(packs::jiangxi_2023(), coverage());
    CHECK(std::any_of(jiangxi.begin(), jiangxi.end(),
        [](const mutant& m) { return m.how == mutation::precedence_dropped && m.what == "jx23.county.no-social"; }));
}
