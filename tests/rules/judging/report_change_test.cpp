// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::two_parks;

namespace {

std::optional<shifted_finding> of(const std::vector<shifted_finding>& all, std::string_view rule, unit_id unit) {
    for (const shifted_finding& f : all)
        if (f.told.rule == rule && f.told.unit == unit) return f;
    return std::nullopt;
}

constexpr const char* one_zone = "jx23.county.max-zones";

} // namespace

TEST_CASE("a second agency merged away is a finding cured, unless a third may be anywhere", "[rules][report_change]") {
    two_parks parks;
    const trial doubtful = simulate(parks.content, parks.merger(), packs::jiangxi_2023()).value();
    const auto undecided = of(follow(doubtful.report_before(), doubtful.report_after()), one_zone, parks.county);
    REQUIRE(undecided);
    CHECK(undecided->what == shift::no_longer_decided);
    CHECK(undecided->was == verdict::violated);
    CHECK(undecided->is == verdict::undecided);

    change c(parks.content);
    c.remove(parks.unnamed_agency).value();
    const hierarchy certain = std::move(c).finish();
    const trial clear = simulate(certain, parks.merger(), packs::jiangxi_2023()).value();
    const auto cured = of(follow(clear.report_before(), clear.report_after()), one_zone, parks.county);
    REQUIRE(cured);
    CHECK(cured->what == shift::cured);
    CHECK(cured->is == verdict::satisfied);
    CHECK(cured->told.verdict == verdict::violated);

    SECTION("and the other way round it is one that has arisen") {
        const auto arisen = of(follow(clear.report_after(), clear.report_before()), one_zone, parks.county);
        REQUIRE(arisen);
        CHECK(arisen->what == shift::newly_violated);
    }
    SECTION("and without a plan it remains") {
        const auto remaining = of(follow(clear.report_before(), clear.report_before()), one_zone, parks.county);
        REQUIRE(remaining);
        CHECK(remaining->what == shift::still_violated);
    }
}

TEST_CASE("a finding whose subject is gone is told with what it was", "[rules][report_change]") {
    two_parks parks;
    const trial t = simulate(parks.content, plan{.id = "nothing"}, packs::jiangxi_2023(),
        {date(2023, 11, 8), date(2023, 11, 8), date(2023, 11, 8)})
                        .value();
    const trial emptied = simulate(hierarchy(), plan{.id = "nothing"}, packs::jiangxi_2023(),
        {date(2023, 11, 8), date(2023, 11, 8), date(2023, 11, 8)})
                              .value();
    const auto gone = of(follow(t.report_before(), emptied.report_before()), one_zone, parks.county);
    REQUIRE(gone);
    CHECK(gone->what == shift::cured);
    CHECK(gone->was == verdict::violated);
    CHECK_FALSE(gone->is.has_value());
}

TEST_CASE("what was undecided and is satisfied is decided", "[rules][report_change]") {
    two_parks parks;
    change c(parks.content);
    c.remove(parks.small_agency).value();
    const hierarchy one = c.now();
    c.remove(parks.unnamed_agency).value();
    const hierarchy sure = std::move(c).finish();
    const judging_dates on{date(2023, 11, 8), date(2023, 11, 8)};
    const auto decided = of(follow(validate(one, packs::jiangxi_2023(), on), validate(sure, packs::jiangxi_2023(), on)),
        one_zone, parks.county);
    REQUIRE(decided);
    CHECK(decided->what == shift::decided);
    CHECK(decided->was == verdict::undecided);
    CHECK(decided->is == verdict::satisfied);
}

namespace {

/// A zone must have a tier other than `none`.
rule listed(std::string id) {
    rule r;
    r.id = std::move(id);
    r.title = say("应列入目录", "must be listed");
    r.force = force::principle;
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("listed", !(c.ask<&zone::tier>(c.this_zone()) == zone_tier::none)); };
    return r;
}
policy of(std::vector<rule> rules) { return {"t", say("测试", "test"), std::move(rules)}; }
const date day(2023, 12, 1);

} // namespace

TEST_CASE("what was excused and now meets the demand is cured as well", "[rules][report_change]") {
    const hierarchy before = testing::sketch("county 县\n zone 甲 tier=none");
    const hierarchy after = testing::sketch("county 县\n zone 甲 tier=national");
    const policy excused =
        of({listed("t")}).with(exemption{"t", before.at("甲"), {}, say("试点", "pilot"), "省政府", "1号"});
    const auto all = follow(validate(before, excused, day), validate(after, excused, day));
    REQUIRE(all.size() == 1);
    CHECK(all[0].what == shift::cured);
    CHECK(all[0].was == verdict::exempted);
    CHECK(all[0].on == day);
}

TEST_CASE("what is followed stands by rule and path, whichever report told it", "[rules][report_change]") {
    const hierarchy before = testing::sketch("county 县\n zone 甲 tier=none\n zone 乙 tier=none\n zone 丙");
    const hierarchy after = testing::sketch("county 县\n zone 甲 tier=none\n zone 乙 tier=national\n zone 丙");
    const report was = validate(before, of({listed("t.old"), listed("t.b")}), day);
    const report is = validate(after, of({listed("t.b"), listed("t.a")}), day);
    std::vector<std::string> seen;
    for (const shifted_finding& f : follow(was, is))
        seen.push_back(f.told.rule + " " + f.told.path + " " + std::string(key_of(f.what)));
    CHECK(seen
        == std::vector<std::string>{"t.b 县/丙 still_undecided", "t.b 县/乙 cured", "t.b 县/甲 still_violated",
            "t.a 县/丙 no_longer_decided", "t.a 县/甲 newly_violated", "t.old 县/丙 decided", "t.old 县/乙 cured",
            "t.old 县/甲 cured"});
}

TEST_CASE("of what a rule failed on nothing is said, of what it did not fail on everything", "[rules][report_change]") {
    const hierarchy h = testing::sketch("county 县\n zone 甲 tier=none\n zone 乙 tier=none");
    rule failing = listed("t");
    failing.judge = [good = failing.judge](context& c) {
        if (c.this_unit().name() == "甲") throw std::runtime_error("no answer");
        good(c);
    };
    const auto all = follow(validate(h, of({failing}), day), validate(h, of({listed("t")}), day));
    REQUIRE(all.size() == 1);
    CHECK(all[0].told.path == "县/乙");
    CHECK(all[0].what == shift::still_violated);
}

TEST_CASE("two reports with no rule in common, or empty ones, can be compared", "[rules][report_change]") {
    const hierarchy h = testing::sketch("county 县\n zone 甲 tier=none");
    CHECK(follow(report(), report()).empty());
    const auto all = follow(report(), validate(h, of({listed("t")}), day));
    REQUIRE(all.size() == 1);
    CHECK(all[0].what == shift::newly_violated);
    CHECK(!all[0].was);
}
