// SPDX-License-Identifier: Apache-2.0
// A rule author's suite with a threshold for what it sees of the rules, which $ONEZONE_LEAST says: carried out by run.cmake.
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif

#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/coverage_listener.hpp>
#include <onezone/testing/matchers.hpp>
#include <onezone/testing/sketch.hpp>

#include <cstdlib>
#include <string>

namespace oz = onezone;
using namespace onezone::testing;

namespace {

constexpr const char* cap = "jx23.county.max-zones";

oz::policy only_the_cap() {
    const oz::policy all = oz::packs::jiangxi_2023();
    return {"cap", oz::say("上限", "cap"), {*all.find(cap)}};
}

std::size_t least() {
    const char* const said = std::getenv("ONEZONE_LEAST");
    return said ? std::stoul(said) : 0;
}

oz::report judged(const char* agencies) {
    const oz::hierarchy h =
        sketch(std::string("complete every\ncounty 于都县\n zone 园 managed-by=于都县 agency=") + agencies);
    return oz::validate(h, oz::packs::jiangxi_2023(), oz::date(2023, 12, 1));
}

} // namespace

ONEZONE_COVER_RULES(only_the_cap(), least(), oz::language::en)

// Shows two of the four things asked: violated, and the demand not holding.
TEST_CASE("two agencies are too many") { CHECK_THAT(judged("甲,乙"), Violates(cap)); }

// Shows the other two, where it is asked for by name.
TEST_CASE("one agency is not", "[.]") { CHECK_THAT(judged("甲"), Satisfies(cap)); }

// Fails by itself.
TEST_CASE("three agencies are lawful", "[.]") { CHECK_THAT(judged("甲,乙,丙"), Satisfies(cap)); }
