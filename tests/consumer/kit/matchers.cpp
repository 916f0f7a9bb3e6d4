// SPDX-License-Identifier: Apache-2.0
// A host's own test of a rule change, from what is installed: only compiled.
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/coverage_listener.hpp>
#include <onezone/testing/matchers.hpp>
#include <onezone/testing/sketch.hpp>

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

namespace oz = onezone;
using namespace onezone::testing;

ONEZONE_COVER_RULES(oz::packs::jiangxi_2023(), 95)

TEST_CASE("raising the cap to two makes Yudu's second agency lawful") {
    const auto yudu = oz::testing::sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区   tier=provincial  agency=于都工业园区管委会
            zone 上欧工业园区   agency=上欧工业园区管理办公室
    )");
    const oz::date day(2023, 12, 1);
    const auto today = oz::packs::jiangxi_2023();
    const auto draft = today.with("jx23.county.max-zones", "max", 2);
    CHECK_THAT(oz::validate(yudu, today, day), Violates("jx23.county.max-zones").at("于都县"));
    CHECK_THAT(oz::impact(yudu, today, draft, day), Cures("jx23.county.max-zones").only());
}
