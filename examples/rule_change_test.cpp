// SPDX-License-Identifier: Apache-2.0
// Unit-testing a change of the rules before anybody signs it: a Catch2 program, 2.13 or 3.
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#include <onezone/onezone.hpp>
#include <onezone/testing/coverage_listener.hpp>
#include <onezone/testing/matchers.hpp>
#include <onezone/testing/sketch.hpp>

namespace oz = onezone;
using namespace onezone::testing;

namespace {

const oz::date day(2023, 12, 1);
constexpr const char* cap = "jx23.county.max-zones";

// 于都 before the merger, and a county that obeys the cap as it is.
oz::hierarchy two_counties() {
    return sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区   tier=provincial  managed-by=于都县  agency=于都工业园区管委会
            zone 上欧工业园区   managed-by=于都县  agency=上欧工业园区管理办公室
          county 会昌县
            zone 会昌工业园区   tier=provincial  managed-by=会昌县  agency=会昌工业园区管委会
        complete zones
        complete agencies
    )");
}

oz::policy rules_to_change() { return {"cap", oz::say("上限", "the cap"), {*oz::packs::jiangxi_2023().find(cap)}}; }

} // namespace

// At the end of the run it is told what the tests have seen of the rule; anything less than all of it fails the run.
ONEZONE_COVER_RULES(rules_to_change(), 100)

TEST_CASE("raising the cap to two makes Yudu's second agency lawful, and does nothing else") {
    const oz::hierarchy h = two_counties();
    const oz::policy today = oz::packs::jiangxi_2023();
    const oz::policy draft = today.with(cap, "max", std::int64_t{2});

    CHECK_THAT(oz::validate(h, today, day), Violates(cap).at("于都县").with_force(oz::force::principle).only());
    CHECK_THAT(oz::validate(h, draft, day), Satisfies(cap));
    CHECK_THAT(oz::impact(h, today, draft, day), Cures(cap).at("于都县").only());
}

TEST_CASE("a dated change cures nothing before its day") {
    const oz::hierarchy h = two_counties();
    const oz::policy today = oz::packs::jiangxi_2023();
    const oz::policy draft = today.with(cap, "max", std::int64_t{2}, {oz::date(2024, 1, 1), {}});

    CHECK(oz::impact(h, today, draft, day).empty());
    CHECK_THAT(oz::impact(h, today, draft, oz::date(2024, 1, 1)), Cures(cap).at("于都县").only());
}

TEST_CASE("a recorded exemption is no cure, and ends") {
    const oz::hierarchy h = two_counties();
    const oz::policy today = oz::packs::jiangxi_2023();
    const oz::policy draft = today.with(oz::exemption{cap, h.at("于都县"), {{}, oz::date(2025, 1, 1)},
        oz::say("整合过渡期（虚构）", "transition (made up)"), "省政府（虚构）", "虚构文号"});

    CHECK_THAT(oz::validate(h, draft, day), IsExempted(cap).at("于都县"));
    CHECK_THAT(oz::impact(h, today, draft, day), Shifts(cap, oz::shift::exemption_gained).only());
    CHECK_THAT(oz::validate(h, draft, oz::date(2025, 1, 1)), Violates(cap).at("于都县"));
}
