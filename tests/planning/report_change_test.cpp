// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/planning/report_change.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::two_parks;

namespace {

std::optional<followed_finding> of(const std::vector<followed_finding>& all, std::string_view rule, unit_id unit) {
    for (const followed_finding& f : all)
        if (f.told.rule == rule && f.told.unit == unit) return f;
    return std::nullopt;
}

constexpr const char* one_zone = "jx23.county.max-zones";

} // namespace

TEST_CASE("a second agency merged away is a finding cured, unless a third may be anywhere", "[planning][course]") {
    two_parks parks;
    const trial doubtful = simulate(parks.content, parks.merger(), packs::jiangxi_2023()).value();
    const auto undecided = of(follow(doubtful.report_before(), doubtful.report_after()), one_zone, parks.county);
    REQUIRE(undecided);
    CHECK(undecided->course == course::undecided);
    CHECK(undecided->was == verdict::violated);
    CHECK(undecided->is == verdict::undecided);

    change c(parks.content);
    c.remove(parks.unnamed_agency).value();
    const hierarchy certain = std::move(c).finish();
    const trial clear = simulate(certain, parks.merger(), packs::jiangxi_2023()).value();
    const auto cured = of(follow(clear.report_before(), clear.report_after()), one_zone, parks.county);
    REQUIRE(cured);
    CHECK(cured->course == course::cured);
    CHECK(cured->is == verdict::satisfied);
    CHECK(cured->told.verdict == verdict::violated);

    SECTION("and the other way round it is one that has arisen") {
        const auto arisen = of(follow(clear.report_after(), clear.report_before()), one_zone, parks.county);
        REQUIRE(arisen);
        CHECK(arisen->course == course::arisen);
    }
    SECTION("and without a plan it remains") {
        const auto remaining = of(follow(clear.report_before(), clear.report_before()), one_zone, parks.county);
        REQUIRE(remaining);
        CHECK(remaining->course == course::remaining);
    }
}

TEST_CASE("a finding whose subject is gone is told with what it was", "[planning][course]") {
    two_parks parks;
    const trial t = simulate(parks.content, plan{.id = "nothing"}, packs::jiangxi_2023(),
        {date(2023, 11, 8), date(2023, 11, 8), date(2023, 11, 8)})
                        .value();
    const trial emptied = simulate(hierarchy(), plan{.id = "nothing"}, packs::jiangxi_2023(),
        {date(2023, 11, 8), date(2023, 11, 8), date(2023, 11, 8)})
                              .value();
    const auto gone = of(follow(t.report_before(), emptied.report_before()), one_zone, parks.county);
    REQUIRE(gone);
    CHECK(gone->course == course::cured);
    CHECK(gone->was == verdict::violated);
    CHECK_FALSE(gone->is.has_value());
}

TEST_CASE("what was undecided and is satisfied is settled", "[planning][course]") {
    two_parks parks;
    change c(parks.content);
    c.remove(parks.small_agency).value();
    const hierarchy one = c.now();
    c.remove(parks.unnamed_agency).value();
    const hierarchy sure = std::move(c).finish();
    const judging_dates on{date(2023, 11, 8), date(2023, 11, 8)};
    const auto settled = of(follow(validate(one, packs::jiangxi_2023(), on), validate(sure, packs::jiangxi_2023(), on)),
        one_zone, parks.county);
    REQUIRE(settled);
    CHECK(settled->course == course::settled);
    CHECK(settled->was == verdict::undecided);
    CHECK(settled->is == verdict::satisfied);
}
