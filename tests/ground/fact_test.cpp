// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>

#include <concepts>
#include <string>

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
