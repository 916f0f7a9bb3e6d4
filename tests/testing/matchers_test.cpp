// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/matchers.hpp>
#include <onezone/testing/sketch.hpp>

#include <string>

using namespace onezone;
using namespace onezone::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

const date today(2023, 12, 1);
constexpr auto cap = "jx23.county.max-zones";

hierarchy yudu() {
    return sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区   tier=provincial  location=county_area  managed-by=于都县  agency=于都工业园区管委会
            zone 上欧工业园区   managed-by=于都县  agency=上欧工业园区管理办公室
            town 罗坳镇
            town 贡江镇 administered-by=上欧工业园区
          county 信丰县
            zone 信丰高新区   tier=provincial  managed-by=信丰县  agency=信丰高新区管委会
            town 嘉定镇
        complete zones
        complete agencies
        complete administered
    )");
}

/// What a matcher says of what it was shown, and whether it held.
template <class Matcher, class Shown>
std::string said(const Matcher& m, const Shown& shown, bool expected) {
    CHECK(m.match(shown) == expected);
    return m.toString();
}

} // namespace

TEST_CASE("the test of the design page reads as written there", "[testing][matchers]") {
    const auto now = packs::jiangxi_2023();
    const auto draft = now.with(cap, "max", std::int64_t{2});
    CHECK_THAT(validate(yudu(), now, today), Violates(cap).at("于都县"));
    CHECK_THAT(impact(yudu(), now, draft, today), Cures(cap).only());
}

TEST_CASE("a verdict is looked for by rule and place", "[testing][matchers]") {
    const report r = validate(yudu(), packs::jiangxi_2023(), today);
    CHECK_THAT(r, Violates(cap));
    CHECK_THAT(r, Violates(cap).at("于都县").only());
    CHECK_THAT(r, Satisfies(cap).at("赣州市/信丰县"));
    CHECK_THAT(r, !Satisfies(cap)); // one county violates it
    CHECK_THAT(r, !Violates(cap).at("信丰县"));
    CHECK_THAT(r, Undecided("jx23.county.no-entrust").at("上欧工业园区"));
    CHECK_THAT(r, Undecided("jx23.county.no-entrust").at("上欧工业园区").for_want_of("location"));
    CHECK_THAT(r, Undecided("jx23.county.no-entrust").for_want_of("设在县域还是主城区"));
    CHECK_THAT(r, !Undecided("jx23.county.no-entrust").for_want_of("tier"));
    CHECK_THAT(r, Satisfies("jx23.county.no-entrust").at("于都工业园区"));
    CHECK_THAT(r, NotApplicable("jx23.head.bureau-national").at("于都工业园区"));
    CHECK_THAT(
        validate(yudu(), packs::jiangxi_2023().with(cap, force::must), today), Violates(cap).with_force(force::must));
    CHECK_THAT(r, Violates(cap).with_force(force::principle).saying("2"));
    CHECK_THAT(r, Violates(cap).saying("zone agencies here"));
    CHECK_THAT(r, !Violates(cap).with_force(force::must));
    CHECK_THAT(r, !Violates(cap).saying("no such words"));
    CHECK_THAT(r, Violates(cap) && !Complies());
}

TEST_CASE("a subject that is no unit is found by the end of its path", "[testing][matchers]") {
    const hierarchy h = sketch(R"(
        county 于都县
          body 县政府 kind=government post=县长
          zone 园区
            agency 管委会
              post 主任 holder=甲 mode=concurrent paid=yes
              post 副主任 holder=乙 mode=concurrent
              post 书记 holder=丙
    )");
    const report r = validate(h, packs::jiangxi_2023(), today);
    CHECK_THAT(r, Violates("jx23.concurrent.no-pay").at("园区"));
    const std::string path = r.findings().at(0).path;
    CAPTURE(path);
    CHECK_THAT(r, Violates("jx23.concurrent.no-pay").at(path));
    CHECK_THAT(r, Undecided("jx23.concurrent.no-pay").at("园区").for_want_of("paid"));
}

TEST_CASE("exemptions and dates are verdicts like others", "[testing][matchers]") {
    const policy p = packs::jiangxi_2023();
    const policy excused = p.with(exemption{cap, yudu().at("于都县"), {}, say("试点", "pilot"), "省政府", "1号"});
    CHECK_THAT(validate(yudu(), excused, today), IsExempted(cap).at("于都县"));
    CHECK_THAT(validate(yudu(), excused, today), HasOutcome(outcome::undecided)); // for want of other facts
    rule later;
    later.id = "t.later";
    later.valid = effect::from(date(2030, 1, 1));
    later.about = {subject_kind::division};
    later.judge = [](context& c) { c.require("never", truth::no()); };
    CHECK_THAT(validate(yudu(), policy("t", {}, {later}), today), NotInForce("t.later").at("于都县"));
}

TEST_CASE("a failing matcher says what it found, in both languages, and shows the sketch", "[testing][matchers]") {
    const report r = validate(yudu(), packs::jiangxi_2023(), today);
    const std::string why = said(Satisfies(cap).at("于都县"), r, false);
    CHECK_THAT(why, ContainsSubstring("satisfied `jx23.county.max-zones` at `于都县`"));
    CHECK_THAT(why, ContainsSubstring("开发区管理机构 2 个"));
    CHECK_THAT(why, ContainsSubstring("zone agencies here: 2"));
    CHECK_THAT(
        why, ContainsSubstring("there are no more zones or agencies than allowed: no")); // the condition that decided
    CHECK_THAT(why, ContainsSubstring("zone 上欧工业园区 managed-by=于都县 agency=上欧工业园区管理办公室"));

    CHECK_THAT(said(Violates(cap).at("于都工业园区"), r, false), ContainsSubstring("not judged there"));
    CHECK_THAT(said(Violates("jx23.county.no-entrust").at("上欧工业园区"), r, false), ContainsSubstring("missing: "));
    CHECK_THAT(said(Violates(cap).at("信丰县"), r, false),
        ContainsSubstring("no more than one zone in each county-level division"));
    CHECK_THAT(said(Complies(), r, false), ContainsSubstring(cap));
    const report fine = validate(sketch("county 县\ncomplete every"), packs::jiangxi_2023(), today);
    CHECK(said(Complies(), fine, true) == "has the outcome: conforms");
    CHECK_THAT(fine, HasOutcome(outcome::conforms) && !HasOutcome(outcome::nothing_judged));
    CHECK_THAT(said(HasOutcome(outcome::undecided), r, false), ContainsSubstring("but the outcome is: violated"));
}

TEST_CASE("nothing else is violated, or it is named", "[testing][matchers]") {
    rule always;
    always.id = "t.always";
    always.force = force::must;
    always.valid = effect::from(date(2000, 1, 1));
    always.about = {subject_kind::division, level::prefecture};
    always.judge = [](context& c) { c.require("never", truth::no()); };
    const report r = validate(yudu(), packs::jiangxi_2023().with(always), today);
    CHECK_THAT(r, Violates(cap).at("于都县"));
    const std::string why = said(Violates(cap).at("于都县").only(), r, false);
    CHECK_THAT(why, ContainsSubstring("also:"));
    CHECK_THAT(why, ContainsSubstring("t.always"));
    CHECK_THAT(r, !Satisfies(cap).at("信丰县").only());
}

TEST_CASE("what matchers and tests look at is seen by the coverage, once somebody collects it", "[testing][coverage]") {
    const policy p = packs::jiangxi_2023();
    const report r = validate(yudu(), p, today);
    collect_coverage();
    CHECK(coverage_so_far().rules().empty());
    CHECK_THAT(r, Violates(cap));
    REQUIRE(coverage_so_far().find(cap));
    CHECK(coverage_so_far().find(cap)->seen(verdict::violated) == 1);
    CHECK_THAT(r, !Complies());
    CHECK(coverage_so_far().find(cap)->seen(verdict::violated) == 2);

    const std::string change = "jx23.urban.no-new-entrust";
    const hierarchy before = sketch(
        "complete entrustments\ncity 市\n district 区\n  zone 甲 tier=national location=main_urban_area\n  town 镇");
    const hierarchy after = sketch(
        "complete entrustments\ncity 市\n district 区\n  zone 甲 tier=national location=main_urban_area\n  town 镇 administered-by=甲");
    const step_view step{before, after, {}};
    const report changed = validate(step, p, today);
    CHECK_THAT(changed, Violates(change));
    CHECK(coverage_so_far().find(change)->seen(verdict::violated) == 1);
    CHECK(coverage_so_far().find(change)->runs == 0); // a report alone does not know what was before
    covers(step, changed);
    CHECK(coverage_so_far().find(change)->runs == 1);
    collect_coverage();
    covers(r);
    CHECK(coverage_so_far().find(cap)->seen(verdict::violated) == 1);
}

TEST_CASE("a rule or place that is not there fails a test, negated or not", "[testing][matchers]") {
    const report r = validate(yudu(), packs::jiangxi_2023(), today);
    for (const auto& m : {Violates("jx23.county.max-zone"), Violates(cap).at("于都县县")}) {
        CHECK_THROWS_AS(m.match(r), error);
        CHECK_THROWS_AS((!m).match(r), error);
    }
}

TEST_CASE("a shift is looked for by rule, place and day", "[testing][matchers]") {
    const policy now = packs::jiangxi_2023();
    const policy draft = now.with(cap, "max", std::int64_t{2});
    const std::array days{today, today + boost::gregorian::days(1)};
    const rule_impact i = impact(yudu(), now, draft, days);
    CHECK_THAT(i, Cures(cap).at("于都县").on(today));
    CHECK_THAT(i, Cures(cap).only());
    CHECK_THAT(i, !Cures(cap).on(today).only()); // and it shifts on the next day too
    CHECK_THAT(i, !Cures(cap).at("信丰县"));
    CHECK_THAT(i, !NewlyViolates(cap));
    CHECK_THAT(impact(yudu(), draft, now, today), NewlyViolates(cap).at("于都县").only());
    CHECK_THAT(impact(yudu(), now, now.with(cap, force::encourage), today), Shifts(cap, shift::milder).only());
    const std::string why = said(NewlyViolates(cap).at("于都县"), i, false);
    CHECK_THAT(why, ContainsSubstring("newly violated `jx23.county.max-zones` at `于都县`"));
    CHECK_THAT(why, ContainsSubstring("cured: 1"));
}

TEST_CASE("a refusal is looked for by code and by the unit it names", "[testing][matchers]") {
    const hierarchy h = yudu();
    const auto refused = apply(h, reparent{.unit = h.at("于都县"), .to = h.at("罗坳镇")});
    REQUIRE(!refused);
    const errc code = refused.error().code();
    CHECK_THAT(refused, Refuses(code));
    CHECK_THAT(refused, Refuses(code).naming("于都县"));
    CHECK(!Refuses(code).naming("嘉定镇").match(refused));
    const std::string why = said(Refuses(errc::duplicate_code), refused, false);
    CHECK_THAT(why, ContainsSubstring("is refused with duplicate_code"));
    CHECK_THAT(why, ContainsSubstring("refused with " + std::string(name_of(code))));
    CHECK_THAT(read_sketch("zoen 甲"), Refuses(errc::unknown_key));
    CHECK_THAT(said(Refuses(code), read_sketch("zone 甲"), false), ContainsSubstring("it is a value"));
}

TEST_CASE("a step balances and changes nothing else", "[testing][matchers]") {
    const hierarchy h = yudu();
    const auto done = apply(h, reparent{.unit = h.at("罗坳镇"), .to = h.at("信丰县")});
    INFO((done ? "" : done.error().message().zh));
    CHECK_THAT(done, Balances());
    CHECK_THAT(done, Balances().or_open());
    CHECK_THAT(*done, Balances());
    CHECK_THAT(done->ledger, Balances());
    CHECK_THAT(done, ChangesNothingElse({"罗坳镇"}));
    CHECK_THAT(*done, ChangesNothingElse({"信丰县/罗坳镇"}));
    CHECK_THAT(
        said(ChangesNothingElse({"嘉定镇"}), *done, false), ContainsSubstring("also changed: 赣州市/信丰县/罗坳镇"));
    const auto refused = apply(h, reparent{.unit = h.at("于都县"), .to = h.at("罗坳镇")});
    CHECK_THAT(said(Balances(), refused, false), ContainsSubstring("refused"));
    CHECK_THAT(said(ChangesNothingElse({"罗坳镇"}), refused, false), ContainsSubstring("refused"));

    ledger open;
    ledger::observation o;
    o.cls = carry_class::staff;
    o.name = "管委会";
    o.opening = 3;
    open.observe(o);
    CHECK(!Balances().match(open));
    CHECK(Balances().or_open().match(open));
    CHECK_THAT(said(Balances(), open, false), ContainsSubstring("staff"));
}
