// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"

#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <utility>

namespace oz = onezone;
using oz::fact;
using oz::grade;
using oz::provenance;

namespace {

static_assert(std::regular<provenance>);
static_assert(std::regular<fact<int>> && std::regular<fact<oz::decimal>>);

} // namespace

TEST_CASE("a fact is unknown until it is given", "[ground][fact]") {
    const fact<int> unknown;
    CHECK_FALSE(unknown.known());
    const fact<int> nothing_there = 0;
    CHECK(nothing_there.known());
    CHECK(unknown != nothing_there);
}

TEST_CASE("facts are equal when value and provenance are", "[ground][fact]") {
    const fact<int> stated(21, provenance::stated("S1"));
    CHECK(stated == fact<int>(21, provenance::stated("S1")));
    CHECK(stated != fact<int>(22, provenance::stated("S1")));
    CHECK(stated != fact<int>(21, provenance::stated("S2")));
    CHECK(stated != fact<int>(21));
    CHECK(stated != fact<int>(21, provenance::inferred(oz::say("推算", "computed"), "S1")));
}

TEST_CASE("a provenance says how, from where and why", "[ground][fact]") {
    const oz::text why = oz::say("由列表位置推断", "from its place in the list");
    const provenance inferred = provenance::inferred(why, "NBS 2023");
    CHECK(inferred.how() == grade::inferred);
    CHECK(inferred.source() == "NBS 2023");
    CHECK(inferred.reason() == why);
    CHECK_FALSE(inferred.empty());
    CHECK(provenance::placeholder(why).how() == grade::placeholder);
    CHECK(provenance::placeholder(why) != provenance::inferred(why));
    CHECK(provenance::inferred(why) != provenance::inferred(oz::say("另一理由", "another reason")));
    const provenance stated = provenance::stated("S1");
    CHECK(stated.how() == grade::stated);
    CHECK(stated.source() == "S1");
    CHECK(stated.reason().empty());
}

TEST_CASE("no provenance is stated by a source not recorded", "[ground][fact]") {
    CHECK(provenance().how() == grade::stated);
    CHECK(provenance().source().empty());
    CHECK(provenance().reason().empty());
    CHECK(provenance().empty());
    CHECK(provenance::stated("") == provenance());
    CHECK(provenance::stated("").empty());
}

TEST_CASE("copies of a provenance are equal and outlive the original", "[ground][fact]") {
    provenance kept;
    {
        const provenance original = provenance::stated("赣府厅字〔2023〕71号");
        kept = original;
        CHECK(kept == original);
    }
    CHECK(kept.source() == "赣府厅字〔2023〕71号");
}

TEST_CASE("a provenance that is taken back frees what it held", "[ground][fact]") {
    const std::string longer_than_fits_inside(100, 'x');
    // Inside a generic function Clang 14 never destroys the argument of an assignment that takes its operand by value.
    const auto take_back = [](const auto& source) {
        provenance origin = provenance::stated(source);
        if (origin.how() == grade::stated) origin = {};
        return origin.empty();
    };
    const std::size_t before = onezone_tests::heap_in_use();
    const bool empty = take_back(longer_than_fits_inside);
    const std::size_t after = onezone_tests::heap_in_use();
    CHECK(empty);
    CHECK(after == before);
}

TEST_CASE("a provenance assigned to itself stays, and one moved from is empty", "[ground][fact]") {
    provenance origin = provenance::stated("S1");
    provenance& same = origin;
    origin = same;
    CHECK(origin.source() == "S1");
    origin = std::move(same);
    CHECK(origin.source() == "S1");
    const provenance taken = std::exchange(origin, {});
    CHECK(taken.source() == "S1");
    CHECK(origin.empty());
}
