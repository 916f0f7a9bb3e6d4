// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/testing/sketch.hpp>

#include <sstream>
#include <string>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;
using onezone::testing::sketch;

namespace {

const date today(2023, 12, 1);

rule about_zones(std::string id, std::function<void(context&)> judge) {
    rule r;
    r.id = std::move(id);
    r.title = say("测试", "test");
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = std::move(judge);
    return r;
}

/// Provincial zones lie in county areas.
rule located() {
    return about_zones("t.located", [](context& c) {
        if (!c.when("provincial", c.ask<&zone::tier>(c.this_zone()) == zone_tier::provincial)) return;
        c.require("county", c.ask<&zone::location>(c.this_zone()) == location_class::county_area);
    });
}

coverage seen(const policy& p, std::string_view h) {
    coverage c;
    c.add(validate(sketch(h), p, today));
    return c;
}

const condition_coverage& condition_of(const coverage& c, std::string_view key) {
    for (const condition_coverage& one : c.rules().at(0).conditions)
        if (one.key == key) return one;
    throw std::runtime_error("no such condition");
}

} // namespace

TEST_CASE("coverage counts verdicts and both sides of each condition", "[rules][coverage]") {
    const policy p("t", say("测试", "test"), {located()});
    coverage c = seen(p, "county 县\n zone 甲 tier=provincial location=county_area\n zone 乙 tier=none");
    REQUIRE(c.rules().size() == 1);
    const rule_coverage& r = c.rules()[0];
    CHECK(r.seen(verdict::satisfied) == 1);
    CHECK(r.seen(verdict::not_applicable) == 1);
    CHECK(r.seen(verdict::violated) == 0);
    CHECK(r.runs == 2);
    CHECK(condition_of(c, "provincial").held == 1);
    CHECK(condition_of(c, "provincial").did_not == 1);
    CHECK(condition_of(c, "county").held == 1);
    CHECK(condition_of(c, "county").did_not == 0);
    CHECK(condition_of(c, "county").kind == condition_kind::require);
    // Satisfied, violated, and two sides of two conditions.
    CHECK(r.asked() == 6);
    CHECK(r.shown() == 4);
    CHECK(c.percent() == 66);
    CHECK(c.reaches(66));
    CHECK_FALSE(c.reaches(67)); // 66.67 is not 67

    SECTION("what another test shows is added") {
        c += seen(p, "county 县\n zone 丙 tier=provincial location=main_urban_area\n zone 丁");
        CHECK(c.percent() == 100);
        CHECK(c.reaches(100));
        CHECK(condition_of(c, "provincial").open == 1);
        CHECK(c.rules()[0].seen(verdict::undecided) == 1);
    }
    SECTION("in print it says what was not seen, in both languages") {
        std::ostringstream zh;
        std::ostringstream en;
        zh << c;
        print(en, c, language::en);
        CHECK_THAT(zh.str(), ContainsSubstring("未见：不符合"));
        CHECK_THAT(en.str(), ContainsSubstring("not seen: violated"));
        CHECK_THAT(en.str(), ContainsSubstring("not seen: requires `county` not holding"));
        CHECK_THAT(en.str(), ContainsSubstring("rules covered: 4/6, 66 %"));
    }
}

TEST_CASE("a rule nobody saw is listed, and one that states nothing is opaque", "[rules][coverage]") {
    const policy p("t", say("测试", "test"), {located(), about_zones("t.silent", [](context&) {})});
    const coverage unseen(p);
    REQUIRE(unseen.rules().size() == 2);
    CHECK(unseen.percent() == 0);
    CHECK_FALSE(unseen.rules()[1].opaque());
    const coverage c = seen(p, "county 县\n zone 甲");
    REQUIRE(c.find("t.silent"));
    CHECK(c.find("t.silent")->opaque());
    CHECK_FALSE(c.find("t.located")->opaque());
    CHECK_FALSE(c.find("t.nobody"));
    std::ostringstream en;
    print(en, c, language::en);
    CHECK_THAT(en.str(), ContainsSubstring("t.silent  1/2  opaque"));
    CHECK(coverage().percent() == 100);
}

TEST_CASE("coverage can be narrowed to the rules of a policy, seen or not", "[rules][coverage]") {
    const policy both("t", say("测试", "test"), {located(), about_zones("t.silent", [](context&) {})});
    const coverage c = seen(both, "county 县\n zone 甲");
    rule unseen = located();
    unseen.id = "t.unseen";
    const coverage part = c.of(policy("p", say("部分", "part"), {unseen, located()}));
    REQUIRE(part.rules().size() == 2);
    CHECK(part.rules()[0].rule == "t.unseen");
    CHECK(part.rules()[0].runs == 0);
    CHECK(part.rules()[1] == *c.find("t.located"));
    CHECK(c.of(policy()).rules().empty());
}

TEST_CASE("a permission is not asked to be violated", "[rules][coverage]") {
    const policy p("t", say("测试", "test"), {about_zones("t.may", [](context& c) { c.when("any", truth::yes()); })});
    const coverage c = seen(p, "county 县\n zone 甲");
    CHECK_FALSE(c.rules()[0].can_be_violated());
    CHECK(c.rules()[0].asked() == 3);
    CHECK(c.rules()[0].shown() == 2);
}

TEST_CASE("a rule outside its dates or province is not run", "[rules][coverage]") {
    rule elsewhere = located();
    elsewhere.jurisdiction = code{"36"};
    rule later = located();
    later.id = "t.later";
    later.valid = effect::from(date(2030, 1, 1));
    const policy p("t", say("测试", "test"), {elsewhere, later});
    const coverage c = seen(p, "province 广东省 code=44\n zone 甲 tier=provincial location=county_area");
    CHECK(c.rules()[0].runs == 0);
    CHECK(c.rules()[0].seen(verdict::not_applicable) == 1);
    CHECK(c.rules()[1].runs == 0);
    CHECK(c.rules()[1].seen(verdict::not_in_force) == 1);
}

TEST_CASE("rules on changes are covered by steps", "[rules][coverage]") {
    const hierarchy before = sketch(
        "complete entrustments\ncity 市\n district 区\n  zone 甲 tier=national location=main_urban_area\n  town 镇");
    const hierarchy after = sketch(
        "complete entrustments\ncity 市\n district 区\n  zone 甲 tier=national location=main_urban_area\n  town 镇 administered-by=甲");
    const policy p = packs::jiangxi_2023();
    coverage c;
    c.add(validate(after, p, today));
    CHECK(c.find("jx23.urban.no-new-entrust")->runs == 0);
    const step_view step{before, after, {}};
    c.add(step, validate(step, p, today));
    CHECK(c.find("jx23.urban.no-new-entrust")->runs == 1);
    CHECK(c.find("jx23.urban.no-new-entrust")->seen(verdict::violated) == 1);
}
