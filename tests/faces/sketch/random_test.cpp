// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

/// The same with the ids that entrustments have in a sketch.
hierarchy with_ids_of(const hierarchy& h, const hierarchy& sketched) {
    change c{h};
    for (const entrustment& e : h.all<entrustment>()) {
        const auto theirs = sketched.entrustments_of(e.unit);
        if (theirs.empty()) continue;
        entrustment renamed = e;
        renamed.key = theirs.begin()->key;
        if (renamed.key == e.key) continue;
        c.remove(e.key).value();
        c.put(std::move(renamed)).value();
    }
    return std::move(c).finish();
}

} // namespace

TEST_CASE("reading back what was written gives an equal hierarchy", "[faces][sketch][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t records = 0;
    for (std::uint64_t seed = first; seed < first + 150; ++seed) {
        CAPTURE(seed);
        const hierarchy h = onezone_tests::random_hierarchy(seed);
        const std::string text = write_sketch(h);
        const auto read = read_sketch(text);
        INFO(text);
        if (!read) FAIL(read.error());
        REQUIRE(*read == with_ids_of(h, *read));
        REQUIRE(write_sketch(*read) == text);
        records += h.size() + h.count<body>() + h.count<post>() + h.count<holding>();
    }
    CHECK(records > 1500);
}

TEST_CASE(
    "namesakes and what has no name come back, and one text says it whatever the ids", "[faces][sketch][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t labels = 0;
    for (std::uint64_t seed = first; seed < first + 60; ++seed) {
        CAPTURE(seed);
        const hierarchy h = onezone_tests::with_namesakes(onezone_tests::random_hierarchy(seed), seed);
        const std::string text = write_sketch(h);
        const auto read = read_sketch(text);
        INFO(text);
        if (!read) FAIL(read.error());
        REQUIRE(equivalent(*read, h));
        REQUIRE(write_sketch(*read) == text);
        labels += text.find(" as=") != std::string::npos ? 1U : 0U;
    }
    CHECK(labels > 10);
}

TEST_CASE("whatever is cut from or put into a sketch is read or refused with a place", "[faces][sketch][random]") {
    const auto seed = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::string text = write_sketch(onezone_tests::random_hierarchy(seed));
    static constexpr std::string_view bytes = " \n\t\"\\=,()@|~?*#-\xff\xe4x0";
    std::size_t refused = 0;
    for (int i = 0; i < 400; ++i) {
        std::string broken = text;
        for (int n = 0; n < 3 && !broken.empty(); ++n) {
            const std::size_t at = random() % broken.size();
            switch (random() % 3) {
            case 0: broken.erase(at, random() % 10 + 1); break;
            case 1: broken.insert(at, 1, bytes[random() % bytes.size()]); break;
            default: broken[at] = bytes[random() % bytes.size()];
            }
        }
        const auto read = read_sketch(broken);
        if (read) continue;
        ++refused;
        INFO(broken);
        REQUIRE(read.error().where().line > 0);
        REQUIRE(read.error().where().column > 0);
        REQUIRE(!read.error().message().en.empty());
    }
    CHECK(refused > 100);
}
