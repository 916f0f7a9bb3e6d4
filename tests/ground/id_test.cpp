// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/id.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>

namespace oz = onezone;
using oz::body_id;
using oz::unit_id;

namespace {

static_assert(std::regular<unit_id> && std::totally_ordered<unit_id> && std::is_trivially_copyable_v<unit_id>);
static_assert(sizeof(unit_id) == 8);
static_assert(!std::is_convertible_v<std::uint64_t, unit_id> && !std::is_constructible_v<unit_id, std::uint64_t>);
static_assert(!std::is_convertible_v<unit_id, body_id> && !std::is_constructible_v<body_id, unit_id>);

template <class A, class B>
concept comparable = requires(A a, B b) {
    a == b;
};
static_assert(comparable<unit_id, unit_id> && !comparable<unit_id, body_id> && !comparable<unit_id, int>);

// Computed by a separate program (FNV-1a, splitmix64 finaliser, the top bit dropped): ids are in documents, so the derivation may never change.
static_assert(unit_id::derive("nbs-2023", "360782").value() == 0x2ea7f855428ddef0ULL);
static_assert(body_id::derive("nbs-2023", "360782").value() == 0x39f952618f0765a5ULL);
static_assert(oz::post_id::derive("nbs-2023", "360782").value() == 0x09ea822a42a0c05fULL);
static_assert(oz::person_id::derive("nbs-2023", "360782").value() == 0x49c358495742f7e9ULL);
static_assert(unit_id::derive(0x1234, 0).value() == 0x252171b349a93d28ULL);
static_assert(oz::detail::digest("") == 0xf52a15e9a9b5e89bULL);
static_assert(oz::detail::mix(1) == 0x5692161d100b05e5ULL);

} // namespace

TEST_CASE("no id names nothing and is not ok", "[ground][id]") {
    CHECK_FALSE(unit_id().ok());
    CHECK(unit_id::none() == unit_id());
    CHECK(unit_id::none().value() == 0);
    CHECK(unit_id::derive("", "").ok());
    CHECK(unit_id::derive(0, 0).ok());
}

TEST_CASE("an id is derived the same way every time, from text beyond ASCII too", "[ground][id]") {
    const std::string key = "龙南市";
    CHECK(oz::detail::digest(key) == 0xef26e07b1002747bULL);
    CHECK(unit_id::derive("source", key) == unit_id::derive(std::string("source"), std::string(key)));
    CHECK(unit_id::from_value(unit_id::derive("source", key).value()) == unit_id::derive("source", key));
}

TEST_CASE("an id is written as sixteen hexadecimal digits and read back", "[ground][id]") {
    const unit_id id = unit_id::from_value(0x0123'4567'89ab'cdefULL);
    CHECK(to_string(id) == "0123456789abcdef");
    CHECK(oz::parse_id<unit_id>("0123456789abcdef") == id);
    CHECK(oz::parse_id<unit_id>("0123456789ABCDEF") == id);
    std::ostringstream os;
    os << id;
    CHECK(os.str() == "#0123456789abcdef");
    for (const char* bad : {"", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", " 123456789abcdef",
             "0000000000000000", "-123456789abcdef", "+123456789abcdef", "0x23456789abcdef"})
        CHECK_FALSE(oz::parse_id<unit_id>(bad));
}

TEST_CASE("an id fits a signed column of 64 bits, also where a document of before gave it 64 bits", "[ground][id]") {
    for (std::uint64_t act = 0; act < 1000; ++act)
        CHECK(unit_id::derive(act, 0).value() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
    // As it was derived before: the same but for its top bit.
    CHECK(oz::parse_id<unit_id>("aea7f855428ddef0") == unit_id::derive("nbs-2023", "360782"));
    CHECK_FALSE(oz::parse_id<unit_id>("8000000000000000"));
}

TEST_CASE("source and key, act and ordinal and the kind of thing all count", "[ground][id]") {
    CHECK(unit_id::derive("ab", "c") != unit_id::derive("a", "bc"));
    CHECK(unit_id::derive("a", "b") != unit_id::derive("b", "a"));
    CHECK(unit_id::derive(1, 0) != unit_id::derive(0, 1));
    CHECK(unit_id::derive(1, 0) != unit_id::derive(1, 1));
    CHECK(unit_id::derive("a", "b").value() != body_id::derive("a", "b").value());
    CHECK(unit_id::derive(1, 1).value() != body_id::derive(1, 1).value());
}

TEST_CASE("a million derived ids do not collide", "[ground][id]") {
    std::unordered_set<unit_id> seen;
    seen.reserve(1'000'000);
    for (std::uint64_t act = 0; act < 500; ++act) {
        for (std::uint64_t ordinal = 0; ordinal < 1000; ++ordinal) seen.insert(unit_id::derive(act, ordinal));
    }
    for (int key = 0; key < 500'000; ++key) seen.insert(unit_id::derive("nbs-2023", std::to_string(key)));
    CHECK(seen.size() == 1'000'000);
}
