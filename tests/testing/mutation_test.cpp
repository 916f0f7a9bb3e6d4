// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view pay = "jx23.concurrent.no-pay";

/// One rule of Jiangxi's, and a suite that looks at it once: somebody paid, in a case file.
policy only_pay() {
    policy p = packs::jiangxi_2023();
    for (const rule& r : packs::jiangxi_2023().rules())
        if (r.id != pay) p = p.without(r.id);
    return p;
}
std::vector<rule_case> cases(std::string_view more = {}) {
    const std::string json =
        R"({"onezone": "cases", "version": 1, "policy": {"packs": ["only"]}, "on": "2023-12-01", "cases": [
        {"name": "paid", "expect": [{"rule": "jx23.concurrent.no-pay", "at": "园区", "force": "prohibit"}], "sketch": [
         "zone 园区", " agency 管委会", "  post 主任 holder=甲 mode=concurrent paid=yes"]})"
        + std::string(more) + "]}";
    const policy p = only_pay();
    policy named("only", say("一条", "one"), p.rules());
    return read_rule_cases(json, "test", {}, {named}).value();
}
mutation_options quick() {
    mutation_options o;
    o.samples = 200;
    o.threads = 2;
    return o;
}
const tried_mutant& called(const mutation_result& r, std::string_view id) {
    for (const tried_mutant& t : r.mutants)
        if (t.what.id() == id) return t;
    throw std::runtime_error("no such mutant");
}

} // namespace

TEST_CASE("mutants a suite notices are killed, others come with the case that would kill them", "[faces][mutation]") {
    const auto suite = cases();
    const policy p = only_pay();
    const auto mutants = mutants_of(p, coverage_of(suite));
    const mutation_result r = try_mutants(p, mutants, suite_of(suite).value(), quick());
    CHECK(r.mutants.size() == mutants.size());
    CHECK(called(r, "jx23.concurrent.no-pay rule_removed").end == mutant_fate::killed);
    CHECK(called(r, "jx23.concurrent.no-pay rule_removed").killed_by == "paid");
    CHECK(called(r, "jx23.concurrent.no-pay force=must").end == mutant_fate::killed);
    CHECK(called(r, "jx23.concurrent.no-pay condition_negated unpaid").end == mutant_fate::killed);
    CHECK(r.count(mutant_fate::not_tried) == 0);

    // Nobody looked at a main post: that the clause is about concurrent ones goes unnoticed.
    const tried_mutant& dropped = called(r, "jx23.concurrent.no-pay condition_dropped concurrent");
    CHECK(dropped.end == mutant_fate::survived);
    REQUIRE(dropped.would_kill);
    const rule_case& would = *dropped.would_kill;
    CHECK(would.before.count<tenure>() == 1);
    CHECK(run(would).passed());
    CHECK_FALSE(run(would, dropped.what.in(would.rules)).passed());

    CHECK(r == try_mutants(p, mutants, suite_of(suite).value(), [] {
        mutation_options one = quick();
        one.threads = 1;
        return one;
    }()));

    SECTION("added to the suite, it does") {
        auto better = suite;
        better.push_back(would);
        const mutation_result again = try_mutants(p, mutants, suite_of(better).value(), quick());
        CHECK(called(again, "jx23.concurrent.no-pay condition_dropped concurrent").end == mutant_fate::killed);
        CHECK(again.percent() > r.percent());
    }
    SECTION("and in print survivors are listed with it") {
        std::ostringstream en;
        print(en, r, language::en);
        CHECK_THAT(en.str(), ContainsSubstring("survived: jx23.concurrent.no-pay: condition dropped `concurrent`"));
        CHECK_THAT(en.str(), ContainsSubstring("this case would kill it"));
        CHECK_THAT(en.str(), ContainsSubstring("holder="));
        std::ostringstream zh;
        zh << r;
        CHECK_THAT(zh.str(), ContainsSubstring("未被发现"));
    }
}

TEST_CASE("a mutant that agrees with the rule on every sample is equivalent", "[faces][mutation]") {
    // The parameter is not read.
    rule r;
    r.id = "t.idle";
    r.title = say("测试", "test");
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.parameters = {{"idle", std::int64_t{3}, {}}};
    r.judge = [](context& c) { c.require("tier", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national); };
    const policy p("t", say("测试", "test"), {r});
    const rule_suite blind = [](const mutant&) { return std::nullopt; };
    const mutation_result all = try_mutants(p, mutants_of(p, coverage(p)), blind, quick());
    CHECK(called(all, "t.idle parameter idle=4").end == mutant_fate::equivalent);
    CHECK(called(all, "t.idle rule_removed").end == mutant_fate::survived);
    CHECK(all.percent() == 0);

    SECTION("but not where the rule never spoke, and not without samples") {
        rule silent = r;
        silent.judge = [](context& c) { c.when("never", truth::no()); };
        const policy q("t", say("测试", "test"), {silent});
        CHECK(called(try_mutants(q, mutants_of(q, coverage(q)), blind, quick()), "t.idle parameter idle=4").end
            == mutant_fate::survived);
        mutation_options none = quick();
        none.samples = 0;
        CHECK(called(try_mutants(p, mutants_of(p, coverage(p)), blind, none), "t.idle parameter idle=4").end
            == mutant_fate::survived);
    }
}

TEST_CASE("what time did not suffice for counts as not noticed", "[faces][mutation]") {
    const policy p = only_pay();
    mutation_options none = quick();
    none.most = std::chrono::milliseconds(-1);
    std::size_t told = 0;
    none.progress = [&](std::size_t done, std::size_t of, std::size_t noticed) {
        ++told;
        CHECK(done <= of);
        CHECK(noticed == 0);
    };
    const auto mutants = mutants_of(p, coverage(p));
    const mutation_result r = try_mutants(
        p, mutants, [](const mutant&) { return std::string("all"); }, none);
    CHECK(r.count(mutant_fate::not_tried) == mutants.size());
    CHECK(told == mutants.size());
    CHECK(r.percent() == 0);
    CHECK_FALSE(r.reaches(1));
}

TEST_CASE("a suite that throws ends the trying and is not swallowed", "[faces][mutation]") {
    const policy p = only_pay();
    const rule_suite broken = [](const mutant&) -> std::optional<std::string> { throw std::runtime_error("broken"); };
    CHECK_THROWS_AS(try_mutants(p, mutants_of(p, coverage(p)), broken, quick()), std::runtime_error);
}

TEST_CASE("a case that fails as it is makes no suite", "[faces][mutation]") {
    const auto none = suite_of(cases(R"(, {"name": "wrong", "expect": [], "outcome": "conforms", "sketch": [
        "zone 园区", " agency 管委会", "  post 主任 holder=甲 mode=concurrent paid=yes"]})"));
    REQUIRE(!none);
    CHECK(none.error().code() == errc::bad_value);
    CHECK_THAT(none.error().message().en, ContainsSubstring("wrong"));
}

TEST_CASE("a seed makes one hierarchy, and the rules have something to say of most", "[faces][mutation]") {
    CHECK(random_hierarchy(7) == random_hierarchy(7));
    CHECK_FALSE(random_hierarchy(7) == random_hierarchy(8));
    const hierarchy h = random_hierarchy(7);
    CHECK(changed_randomly(h, 3) == changed_randomly(h, 3));
    const coverage c = coverage_at_random(packs::jiangxi_2023(), 100);
    for (const rule_coverage& r : c.rules()) {
        CAPTURE(r.rule);
        CHECK(r.runs != 0);
        // Due after 2035 only.
        CHECK((r.seen(verdict::satisfied) + r.seen(verdict::undecided) != 0) == (r.rule != "jx23.target.2035"));
    }
}
