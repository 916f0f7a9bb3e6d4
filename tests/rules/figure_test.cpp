// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/figure.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <string>
#include <string_view>

using namespace onezone;

namespace {

constexpr field as{"indicator.it", "指标甲", "figure a"};

/// What a rule that asks for `10 %` at least, or for less, makes of a figure told so.
finding judged(std::string_view told, bool at_least = true) {
    const hierarchy h = read_sketch("county 县\n  zone 园\n    indicator 甲 " + std::string(told) + "\n", "s").value();
    rule r;
    r.id = "t.figure";
    r.title = say("自拟", "of my own");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::zone};
    parameter limit;
    limit.name = "limit";
    limit.by_default = decimal::of(10);
    limit.measure = "%";
    r.parameters = {limit};
    r.judge = [at_least](context& c) {
        for (const indicator& i : c.indicators_of(c.this_zone().unit)) {
            const compared_figure figure(c, i, as);
            const decimal ten = c.param<decimal>("limit");
            const std::string_view measure = c.measure_of("limit");
            c.require("at-least", at_least ? figure.at_least(ten, measure) : figure.below(ten, measure));
            c.require("not-above", at_least || figure.at_most(ten, measure));
        }
    };
    const report found = validate(h, policy("own", say("自拟", "own"), {r}), date(2024, 1, 1));
    return found.finding_of("t.figure", subject::of(subject_kind::zone, h.named("园").front().id())).value();
}

} // namespace

TEST_CASE("a hedge that leaves the threshold on one side decides, another does not", "[rules][figure]") {
    struct row {
        std::string_view told;
        verdict at_least;
        verdict below;
    };
    for (const row& t : {row{"value=10 measure=%", verdict::satisfied, verdict::violated},
             row{"value=9.9999 measure=%", verdict::violated, verdict::satisfied},
             row{"value=10 measure=% hedge=nearly", verdict::violated, verdict::satisfied},
             row{"value=11 measure=% hedge=nearly", verdict::undecided, verdict::undecided},
             row{"value=9 measure=% hedge=at_least", verdict::undecided, verdict::undecided},
             row{"value=10 measure=% hedge=at_least", verdict::satisfied, verdict::violated},
             row{"value=10 measure=% hedge=more_than", verdict::satisfied, verdict::violated},
             row{"value=9 measure=% hedge=more_than", verdict::undecided, verdict::undecided},
             row{"value=10 measure=% hedge=about", verdict::undecided, verdict::undecided},
             row{"value=50 measure=% hedge=about", verdict::undecided, verdict::undecided},
             row{"value=12 measure=亿元", verdict::undecided, verdict::undecided},
             row{"value=12", verdict::undecided, verdict::undecided},
             row{"value=99 measure=‰", verdict::violated, verdict::satisfied}}) {
        CAPTURE(t.told);
        CHECK(judged(t.told).verdict == t.at_least);
        CHECK(judged(t.told, false).verdict == t.below);
    }
}

TEST_CASE("what is missing is the figure where its hedge is wide, its measure where that does not compare",
    "[rules][figure]") {
    const finding hedged = judged("value=9 measure=% hedge=at_least");
    REQUIRE(hedged.missing.size() == 1);
    CHECK(hedged.missing[0].field == "indicator.it");
    REQUIRE(hedged.answers.size() == 2);
    CHECK(hedged.answers[0].answer == "< 10");
    CHECK(hedged.answers[0].then == verdict::violated);
    CHECK(hedged.answers[1].then == verdict::satisfied);

    const finding money = judged("value=12 measure=亿元");
    REQUIRE(money.missing.size() == 1);
    CHECK(money.missing[0].field == "measure");

    const finding unknown = judged("value=? measure=亿元");
    REQUIRE(unknown.missing.size() == 1);
    CHECK(unknown.missing[0].field == "indicator.it");
    CHECK(unknown.answers.size() == 2);
}
