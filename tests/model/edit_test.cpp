// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace onezone;

namespace {

unit_id id(std::string_view key) { return unit_id::derive("edit test", key); }

hierarchy replayed(const hierarchy& on, const std::vector<edit>& edits) {
    change c(on);
    c.replay(edits).value();
    return std::move(c).finish();
}

// Equal but for the count of acts.
bool same_content(const hierarchy& a, const hierarchy& b) {
    const onezone_tests::oracle x = onezone_tests::read(a);
    const onezone_tests::oracle y = onezone_tests::read(b);
    return x.units == y.units && x.tables == y.tables;
}

template <class Edit>
std::size_t count(const std::vector<edit>& edits) {
    return static_cast<std::size_t>(
        std::count_if(edits.begin(), edits.end(), [](const edit& e) { return std::holds_alternative<Edit>(e); }));
}

// A province with two cities and two counties in each, codes and all.
hierarchy four_counties() {
    change c{hierarchy{}};
    c.add({id("p"), unit_kind::province, "省", code{"36"}}).value();
    c.add({id("c1"), unit_kind::prefecture_city, "甲市", code{"3601"}, id("p")}).value();
    c.add({id("c2"), unit_kind::prefecture_city, "乙市", code{"3602"}, id("p")}).value();
    c.add({id("x1"), unit_kind::county, "一县", code{"360121"}, id("c1")}).value();
    c.add({id("x2"), unit_kind::county, "二县", code{"360122"}, id("c1")}).value();
    c.add({id("x3"), unit_kind::county, "三县", code{"360221"}, id("c2")}).value();
    c.add({id("x4"), unit_kind::county, "四县", code{"360222"}, id("c2")}).value();
    return std::move(c).finish();
}

} // namespace

TEST_CASE("the inverse of an edit swaps what was and what is, and of a list its order too", "[model][edit]") {
    const unit_moved there{id("x1"), id("c1"), id("c2"), true, false};
    CHECK(inverse(edit(there)) == edit(unit_moved{id("x1"), id("c2"), id("c1"), false, true}));
    person li;
    li.key = person_id::derive("edit test", "li");
    const edit appeared = edited<person>{{}, li};
    const edit vanished = edited<person>{li, {}};
    CHECK(inverse(appeared) == vanished);
    CHECK(inverse(std::vector<edit>{appeared, there}) == std::vector<edit>{inverse(edit(there)), vanished});
    CHECK(inverse(inverse(std::vector<edit>{appeared, there})) == std::vector<edit>{appeared, there});
}

TEST_CASE("what a change records takes its result back to where it began, and there again", "[model][edit]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{31}));
    CAPTURE(seed);
    const hierarchy before = onezone_tests::random_hierarchy(seed, 150);
    std::mt19937_64 random(seed + 300);
    onezone_tests::oracle naive = onezone_tests::read(before);
    change c(before);
    for (int i = 0; i < 80; ++i) onezone_tests::make(onezone_tests::random_step(random, naive), c, naive);
    const std::vector<edit> edits = c.take_edits();
    const hierarchy after = std::move(c).finish();
    CHECK(replayed(before, edits) == after);
    CHECK(replayed(after, inverse(edits)) == before);
}

TEST_CASE("the difference of two versions turns the one into the other, both ways", "[model][edit][difference]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{81}));
    const int steps = GENERATE(0, 1, 5, 30, 300);
    CAPTURE(seed, steps);
    const hierarchy a = onezone_tests::random_hierarchy(seed, 200);
    const hierarchy b = onezone_tests::changed_at_random(a, seed + 900, steps);
    const std::vector<edit> edits = difference(a, b);
    CHECK(replayed(a, edits) == b);
    CHECK(replayed(b, inverse(edits)) == a);
    CHECK(replayed(b, difference(b, a)) == a);
    if (a == b) CHECK(edits.empty());
    // Versions that share nothing differ in the same.
    const hierarchy apart = onezone_tests::hierarchy_of(onezone_tests::read(b));
    CHECK(replayed(a, difference(a, apart)) == b);
}

TEST_CASE("the difference of two strangers turns the one into the other", "[model][edit][difference]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{101}));
    CAPTURE(seed);
    // Of one pool of ids: divisions here are zones there, parents children, codes elsewhere.
    const hierarchy a = onezone_tests::random_hierarchy(seed, 350);
    const hierarchy b = onezone_tests::random_hierarchy(seed + 10'000, 350);
    CHECK(replayed(a, difference(a, b)) == b);
    CHECK(replayed(a, difference(a, hierarchy())) == hierarchy());
    CHECK(replayed(hierarchy(), difference(hierarchy(), b)) == b);
}

TEST_CASE("the difference leaves the acts aside", "[model][edit][difference]") {
    const hierarchy a = four_counties();
    change c(a);
    c.count_act();
    c.rename(id("x1"), "新县").value();
    const hierarchy b = std::move(c).finish();
    const std::vector<edit> edits = difference(a, b);
    CHECK(edits.size() == 1);
    CHECK(same_content(replayed(a, edits), b));
    CHECK_FALSE(replayed(a, edits) == b);
}

TEST_CASE("one change is one edit in the difference, among however many units", "[model][edit][difference]") {
    const hierarchy a = four_counties();
    const auto after = [&](auto alter) {
        change c(a);
        alter(c);
        return difference(a, std::move(c).finish());
    };
    using edits = std::vector<edit>;
    CHECK(after([](change& c) { c.move(id("x1"), id("c2"), false).value(); })
        == edits{unit_moved{id("x1"), id("c1"), id("c2"), true, false}});
    CHECK(count<edited<unit_record>>(after([](change& c) { c.recode(id("x1"), code{"360199"}).value(); })) == 1);
    CHECK(after([](change& c) { c.remove(id("x4")).value(); })
        == edits{
            edited<unit_record>{unit_record{id("x4"), unit_kind::county, "四县", code{"360222"}, id("c2"), true}, {}}});
    const auto there_and_back = after([](change& c) {
        c.move(id("x1"), id("c2")).value();
        c.move(id("x1"), id("c1")).value();
    });
    CHECK(there_and_back.empty());
}

TEST_CASE("finding one change takes no more memory among fifty thousand units than among five",
    "[model][edit][difference][memory]") {
    const auto most_bytes = [](std::size_t units) {
        change c{hierarchy{}};
        c.record_nothing();
        c.add({id("p"), unit_kind::province, "省"}).value();
        for (std::size_t i = 0; i < units; ++i) {
            const std::string name = "镇" + std::to_string(i);
            c.add({id(name), unit_kind::town, name, {}, id("p")}).value();
        }
        const hierarchy a = std::move(c).finish();
        change d(a);
        d.rename(id("镇4"), "新镇").value();
        const hierarchy b = std::move(d).finish();
        const std::size_t before = onezone_tests::heap_in_use();
        onezone_tests::reset_heap_peak();
        CHECK(difference(a, b).size() == 1);
        return onezone_tests::heap_peak() - before;
    };
    // The tables of where chunks lie are copied, some bytes a chunk of a thousand units.
    CHECK(most_bytes(50'000) < most_bytes(5'000) + 10'000);
}

TEST_CASE("codes passed around are passed around in the difference", "[model][edit][difference]") {
    const hierarchy a = four_counties();
    change c(a);
    const auto none = code::none();
    // x1 → x2 → x3 → x1, and x4's to a new unit that takes its place.
    c.recode(id("x1"), none).value();
    c.recode(id("x3"), code{"360121"}).value();
    c.recode(id("x2"), code{"360221"}).value();
    c.recode(id("x1"), code{"360122"}).value();
    c.remove(id("x4")).value();
    c.add({id("x5"), unit_kind::district, "五区", code{"360222"}, id("c2")}).value();
    const hierarchy b = std::move(c).finish();
    CHECK(replayed(a, difference(a, b)) == b);
    CHECK(replayed(b, difference(b, a)) == a);
}

TEST_CASE("a long row of codes that move up by one is found without trying all orders", "[model][edit][difference]") {
    change c{hierarchy{}};
    c.add({id("p"), unit_kind::province, "省"}).value();
    const auto code_of = [](int i) {
        return code::from_value(360'000'000'000 + static_cast<std::uint64_t>(i + 1) * 1'000'000);
    };
    const int n = 2000;
    for (int i = 0; i < n; ++i) c.add({id(std::to_string(i)), unit_kind::county, "县", code_of(i), id("p")}).value();
    const hierarchy a = c.now();
    for (int i = n; i > 0; --i) c.recode(id(std::to_string(i - 1)), code_of(i)).value();
    const hierarchy b = std::move(c).finish();
    const std::vector<edit> edits = difference(a, b);
    CHECK(edits.size() == n);
    CHECK(replayed(a, edits) == b);
}

TEST_CASE("units that change places and levels get there", "[model][edit][difference]") {
    const hierarchy a = four_counties();
    change c(a);
    // City and county change roles: the county becomes the city above, the city the county below.
    c.move(id("x1"), id("p")).value();
    c.move(id("x2"), unit_id::none()).value();
    c.rekind(id("x1"), unit_kind::prefecture_city).value();
    c.rekind(id("c1"), unit_kind::county_city).value();
    c.move(id("c1"), id("x1")).value();
    c.move(id("x2"), id("x1")).value();
    const hierarchy b = std::move(c).finish();
    CHECK(replayed(a, difference(a, b)) == b);
    CHECK(replayed(b, difference(b, a)) == a);
}

TEST_CASE("a difference adds units before what hangs on them and removes them after it", "[model][edit][difference]") {
    const hierarchy a = four_counties();
    change c(a);
    c.add({id("z"), unit_kind::zone, "开发区", code::none(), id("x1")}).value();
    body b;
    b.key = body_id::derive("edit test", "agency");
    b.name = "管委会";
    b.unit = id("z");
    c.put(b).value();
    const hierarchy with_zone = std::move(c).finish();
    const auto position = [](const std::vector<edit>& edits, auto is_it) {
        return std::find_if(edits.begin(), edits.end(), is_it) - edits.begin();
    };
    const auto is_unit = [](const edit& e) { return std::holds_alternative<edited<unit_record>>(e); };
    const auto is_body = [](const edit& e) { return std::holds_alternative<edited<body>>(e); };
    const auto there = difference(a, with_zone);
    CHECK(position(there, is_unit) < position(there, is_body));
    const auto back = difference(with_zone, a);
    CHECK(position(back, is_body) < position(back, is_unit));
    CHECK(position(back, is_unit) < static_cast<std::ptrdiff_t>(back.size()));
}
