// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <vector>

using namespace onezone;

namespace {

unit_id id(std::string_view key) { return unit_id::derive("hierarchy test", key); }

// Two cities with a county each; names meet across them.
hierarchy two_cities() {
    change c{hierarchy{}};
    const auto add = [&](std::string_view key, std::string_view name, unit_kind kind, std::string_view parent,
                         code at = {}) {
        c.add({id(key), kind, name, at, parent.empty() ? unit_id::none() : id(parent), true}).value();
    };
    add("p", "江西省", unit_kind::province, "", code{"36"});
    add("gz", "赣州市", unit_kind::prefecture_city, "p", code{"3607"});
    add("ja", "吉安市", unit_kind::prefecture_city, "p", code{"3608"});
    add("ln", "龙南市", unit_kind::county_city, "gz", code{"360783"});
    add("ja1", "吉安县", unit_kind::county, "ja", code{"360821"});
    add("lnz", "龙南镇", unit_kind::town, "ln");
    add("cg1", "城关镇", unit_kind::town, "ln");
    add("cg2", "城关镇", unit_kind::town, "ja1");
    add("zone", "经开区", unit_kind::zone, "ln");
    for (const auto& [key, unit] : {std::pair("b1", "zone"), std::pair("b2", "ln"), std::pair("b3", "ja1")}) {
        body b;
        b.key = body_id::derive("hierarchy test", key);
        b.name = std::string(key) == "b1" ? "管委会" : "人民政府";
        b.unit = id(unit);
        c.put(b).value();
    }
    return std::move(c).finish();
}

std::vector<std::string> sorted(std::vector<std::string> list) {
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

TEST_CASE("a hierarchy is a regular value that moves without throwing", "[model][hierarchy]") {
    STATIC_REQUIRE(std::regular<hierarchy>);
    STATIC_REQUIRE(std::is_nothrow_move_constructible_v<hierarchy>);
    STATIC_REQUIRE(std::is_nothrow_move_assignable_v<hierarchy>);
    STATIC_REQUIRE(std::is_nothrow_copy_constructible_v<hierarchy>);
    STATIC_REQUIRE(std::is_nothrow_copy_assignable_v<hierarchy>);
    STATIC_REQUIRE(std::forward_iterator<decltype(std::declval<unit_ref>().children())::iterator>);
    STATIC_REQUIRE(std::forward_iterator<record_range<body>::iterator>);
    CHECK(hierarchy() == hierarchy());
    CHECK(hierarchy().empty());
    CHECK(hierarchy().units().empty());
    CHECK(hierarchy().roots().empty());
}

TEST_CASE("a copy stays as it was whatever is done to the other", "[model][hierarchy]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{16}));
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    hierarchy now = onezone_tests::random_hierarchy(seed, 100);
    onezone_tests::oracle naive = onezone_tests::read(now);
    std::vector<std::pair<hierarchy, onezone_tests::oracle>> kept;
    for (int i = 0; i < 200; ++i) {
        if (i % 20 == 0) kept.emplace_back(now, naive);
        change c(std::move(now));
        onezone_tests::make(onezone_tests::random_step(random, naive), c, naive);
        now = std::move(c).finish();
    }
    for (const auto& [h, content] : kept) onezone_tests::check_same(h, content);
    // And the other way: the copies go on, the last one stays.
    const onezone_tests::oracle last = naive;
    for (auto& [h, content] : kept) {
        change c(std::move(h));
        for (int i = 0; i < 20; ++i) onezone_tests::make(onezone_tests::random_step(random, content), c, content);
        h = std::move(c).finish();
    }
    onezone_tests::check_same(now, last);
    for (const auto& [h, content] : kept) onezone_tests::check_same(h, content);
}

TEST_CASE("hierarchies are equal by content, not by how they came about", "[model][hierarchy]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{21}));
    CAPTURE(seed);
    const hierarchy grown = onezone_tests::random_hierarchy(seed, 400); // with free slots, in the order of the steps
    const onezone_tests::oracle content = onezone_tests::read(grown);
    const hierarchy built = onezone_tests::hierarchy_of(content); // dense, in the order of ids
    CHECK(grown == built);
    CHECK(built == grown);

    // Any one difference shows, from both sides.
    std::mt19937_64 random(seed + 500);
    int different = 0;
    for (int i = 0; i < 60; ++i) {
        onezone_tests::oracle other = content;
        change c(i % 2 == 0 ? grown : built);
        if (!onezone_tests::make(onezone_tests::random_step(random, other), c, other)) continue;
        const bool same = other.units == content.units && other.tables == content.tables;
        different += same ? 0 : 1;
        CHECK((c.now() == grown) == same);
        CHECK((grown == c.now()) == same);
        CHECK((c.now() == built) == same);
        CHECK((built == c.now()) == same);
    }
    CHECK(different > 5);
}

TEST_CASE("the number of applied acts is part of the value", "[model][hierarchy]") {
    const hierarchy h = two_cities();
    change c(h);
    c.count_act();
    CHECK_FALSE(c.now() == h);
    CHECK(c.now().acts() == h.acts() + 1);
}

TEST_CASE("a hierarchy that was moved from is empty or has something else, and can be used", "[model][hierarchy]") {
    hierarchy a = two_cities();
    const hierarchy expected = a;
    hierarchy b = std::move(a);
    CHECK(b == expected);
    CHECK(a.empty()); // moving out leaves nothing
    CHECK(a == hierarchy());
    change c(std::move(a));
    c.add({id("x"), unit_kind::province, "甲省"}).value();
    a = std::move(c).finish();
    CHECK(a.size() == 1);
    CHECK(b == expected);

    b = std::move(a);
    CHECK(b.size() == 1);
    a = expected;
    CHECK(a == expected);
    hierarchy& self = a;
    a = self;
    CHECK(a == expected);
    a = std::move(self);
    CHECK(a == expected);
}

TEST_CASE("a copy of a hierarchy costs no memory, and one edit on it little", "[model][hierarchy][memory]") {
    change c{hierarchy{}};
    c.record_nothing();
    c.add({id("p"), unit_kind::province, "省"}).value();
    for (int i = 0; i < 20'000; ++i)
        c.add({id(std::to_string(i)), unit_kind::town, "镇" + std::to_string(i),
                  code::from_value(360'000'000'000 + static_cast<unsigned>(i + 1) * 1000U + 1'000'000), id("p"), true})
            .value();
    const hierarchy h = std::move(c).finish();
    const std::size_t allocations = onezone_tests::allocations();
    const hierarchy copy = h;
    CHECK(onezone_tests::allocations() == allocations);
    const std::size_t before = onezone_tests::heap_in_use();
    change d(copy);
    d.move(id("777"), unit_id::none()).value();
    CHECK(onezone_tests::heap_in_use() - before < 150'000);
}

TEST_CASE("reading and walking a hierarchy allocate nothing", "[model][hierarchy][memory]") {
    const hierarchy h = onezone_tests::random_hierarchy(5, 400);
    const std::size_t before = onezone_tests::allocations();
    std::size_t seen = 0;
    for (const unit_ref u : h.units()) {
        seen += u.name().size() + u.children().count() + u.ancestors().count() + u.descendants().count();
        seen += h.bodies_of(u.id()).count() + h.entrustments_of(u.id()).count() + h.entrusted_to(u.id()).count();
        seen += h.zones_seated_in(u.id()).count() + h.zones_managed_by(u.id()).count() + h.hosts_of(u.id()).count();
        seen += h.common_ancestor(u, *h.units().begin()) ? 1U : 0U;
        seen += h.find(u.code()) == u && h.find(u.id()) == u ? 1U : 0U;
    }
    for (const body& b : h.all<body>()) seen += h.posts_of(b.key).count() + h.holdings_of(b.key).count();
    CHECK(onezone_tests::allocations() == before);
    CHECK(seen > 0);
}

TEST_CASE("a unit is found by any suffix of its path that is its own", "[model][hierarchy]") {
    const hierarchy h = two_cities();
    CHECK(h.at("龙南镇") == id("lnz"));
    CHECK(h.at("龙南市/龙南镇") == id("lnz"));
    CHECK(h.at("江西省/赣州市/龙南市/龙南镇") == id("lnz"));
    CHECK(h.at("吉安县/城关镇") == id("cg2"));
    CHECK(h.at("龙南市/经开区") == id("zone"));
    CHECK(h.find(code{"360783"}).id() == id("ln"));
    CHECK_FALSE(h.find(code{"360784"}));
    CHECK_FALSE(h.find(code::none()));
    CHECK_FALSE(h.find(unit_id::none()));
    CHECK(h.path_of(id("lnz")) == "江西省/赣州市/龙南市/龙南镇");
    CHECK(h.path_of(unit_id::from_value(0xabc)) == "#0000000000000abc");
    for (const unit_ref u : h.units()) CHECK(h.at(u.path()) == u.id());
}

TEST_CASE("a path that several units have is refused with the candidates", "[model][hierarchy]") {
    const hierarchy h = two_cities();
    const auto found = h.find("城关镇");
    REQUIRE_FALSE(found);
    CHECK(found.error().code() == errc::ambiguous_unit);
    CHECK(sorted(found.error().subjects()) == sorted({"江西省/赣州市/龙南市/城关镇", "江西省/吉安市/吉安县/城关镇"}));
    CHECK(h.named("城关镇").size() == 2);
    CHECK(h.named("城关").empty());
}

TEST_CASE("a path that no unit has is refused with what comes near", "[model][hierarchy]") {
    const hierarchy h = two_cities();
    const auto misspelt = h.find("龙南县");
    REQUIRE_FALSE(misspelt);
    CHECK(misspelt.error().code() == errc::unknown_unit);
    CHECK_THAT(misspelt.error().subjects(), Catch::Matchers::VectorContains(std::string("江西省/赣州市/龙南市")));
    const auto elsewhere = h.find("吉安县/龙南镇");
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().code() == errc::unknown_unit);
    CHECK(elsewhere.error().subjects() == std::vector<std::string>{"江西省/赣州市/龙南市/龙南镇"});
    for (const char* const odd : {"", "/", "龙南镇/", "/龙南镇", "龙南市//龙南镇"}) {
        CAPTURE(odd);
        const auto none = h.find(odd);
        REQUIRE_FALSE(none);
        CHECK(none.error().code() == errc::unknown_unit);
    }
    CHECK_THROWS_AS(h.at("无此地"), error);
}

TEST_CASE("a name that nobody bears any more is not suggested", "[model][hierarchy]") {
    change c(two_cities());
    c.rename(id("ln"), "章贡区").value();
    const auto none = c.now().find("龙南县");
    REQUIRE_FALSE(none);
    const std::vector<std::string> near = none.error().subjects();
    REQUIRE_FALSE(near.empty());
    for (const std::string& path : near) CHECK(path.find("龙南市") == std::string::npos);
}

TEST_CASE("a body is found by its name, or by unit and name", "[model][hierarchy]") {
    const hierarchy h = two_cities();
    REQUIRE(h.find_body("管委会"));
    CHECK((*h.find_body("管委会"))->unit == id("zone"));
    REQUIRE(h.find_body("吉安县/人民政府"));
    CHECK((*h.find_body("吉安县/人民政府"))->unit == id("ja1"));
    const auto several = h.find_body("人民政府");
    REQUIRE_FALSE(several);
    CHECK(several.error().code() == errc::ambiguous_record);
    CHECK(several.error().subjects().size() == 2);
    for (const char* const odd : {"", "党工委", "赣州市/人民政府", "龙南市/"}) {
        CAPTURE(odd);
        const auto none = h.find_body(odd);
        REQUIRE_FALSE(none);
        CHECK(none.error().code() == errc::unknown_body);
    }
}
