// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/asked.hpp>
#include <onezone/rules/truth.hpp>

#include <array>
#include <string>
#include <type_traits>

using onezone::asked;
using onezone::truth;
using onezone::truth_count;

namespace {

constexpr truth yes = truth::yes();
constexpr truth no = truth::no();
constexpr truth unknown = truth::unknown();

} // namespace

TEST_CASE("truth is regular and does not take numbers or pointers for answers", "[rules][truth]") {
    STATIC_REQUIRE(std::is_trivially_copyable_v<truth>);
    STATIC_REQUIRE(sizeof(truth) == 16);
    STATIC_REQUIRE(std::is_convertible_v<bool, truth>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, truth>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<const char*, truth>);
    CHECK(truth() == unknown);
}

TEST_CASE("and, or and not follow Kleene's tables", "[rules][truth]") {
    const std::array<truth, 3> all{no, unknown, yes};
    const auto rank = [](truth t) { return t.is_no() ? 0 : t.is_unknown() ? 1 : 2; };
    for (const truth a : all) {
        CHECK(rank(!a) == 2 - rank(a));
        for (const truth b : all) {
            CAPTURE(rank(a), rank(b));
            CHECK(rank(a && b) == std::min(rank(a), rank(b)));
            CHECK(rank(a || b) == std::max(rank(a), rank(b)));
            CHECK(rank(!(a && b)) == rank(!a || !b));
        }
    }
}

TEST_CASE("an answer rests only on what could change it", "[rules][truth]") {
    const truth missing = truth::unknown(1);
    const truth inferred(true, 2);
    const truth doubtful_no(false, 4);
    CHECK((missing && no).marks() == 0);
    CHECK((no && missing).marks() == 0);
    CHECK((missing || yes).marks() == 0);
    CHECK((missing && inferred).marks() == 3);
    CHECK((inferred && missing).is_unknown());
    CHECK((doubtful_no && no).marks() == 0);
    CHECK((no && doubtful_no).marks() == 0);
    CHECK((doubtful_no && missing).marks() == 4);
    CHECK((!inferred).marks() == 2);
    CHECK((inferred && yes).marks() == 2);
    CHECK((yes || inferred).marks() == 0);
    CHECK(yes.resting_on(8).marks() == 8);
}

TEST_CASE("a count is undecided exactly where the unknown could tip it", "[rules][truth]") {
    truth_count n;
    n.add(yes);
    n.add(no);
    CHECK(n.at_most(1).is_yes());
    CHECK(n.at_most(0).is_no());
    n.add(truth::unknown(1));
    CHECK(n.sure() == 1);
    CHECK(n.possible() == 1);
    CHECK(n.at_most(1).is_unknown());
    CHECK(n.at_most(1).marks() == 1);
    CHECK(n.at_most(2).is_yes());
    CHECK(n.at_most(0).is_no());
    CHECK(n.at_most(0).marks() == 0);
    CHECK(n.at_least(1).is_yes());
    CHECK(n.at_least(2).is_unknown());
    CHECK(n.at_least(3).is_no());
}

TEST_CASE("comparing an answer that is missing gives unknown, for want of it", "[rules][truth]") {
    const auto none = asked<int>::missing(2);
    CHECK_FALSE(none.known());
    for (const truth t : {none == 1, none<1, none> 1, none <= 1, none >= 1}) {
        CHECK(t.is_unknown());
        CHECK(t.marks() == 2);
    }
    const auto three = asked<int>::of(3, 4);
    CHECK((three == 3) == truth(true, 4));
    CHECK((three <= 2) == truth(false, 4));
    CHECK((three >= 3) == truth(true, 4));
    const std::string name = "龙南";
    const auto text = asked<std::string>::of(name, 0);
    CHECK(text->size() == 6);
    CHECK((text == name).is_yes());
}
