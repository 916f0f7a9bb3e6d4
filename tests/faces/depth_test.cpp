// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/policy.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/model/change.hpp>

#include <string>

using namespace onezone;

// However deep things stand in one another, what is written is read, and nothing is as deep as the stack.

namespace {

/// A zone with so many bodies, each a part of the one before.
hierarchy bodies_in_bodies(std::uint64_t n) {
    change c{hierarchy{}};
    c.record_nothing();
    const unit_id county = unit_id::derive(1, 0);
    c.add({county, unit_kind::county, "县"}).value();
    for (std::uint64_t i = 0; i < n; ++i) {
        body b;
        b.key = body_id::derive(2, i);
        b.kind = i == 0 ? body_kind::government : body_kind::internal_body;
        b.name = "科" + std::to_string(i);
        b.unit = county;
        if (i > 0) b.part_of = body_id::derive(2, i - 1);
        c.put(std::move(b)).value();
    }
    return std::move(c).finish();
}
hierarchy parks_in_parks(std::uint64_t n) {
    change c{hierarchy{}};
    c.record_nothing();
    const unit_id county = unit_id::derive(1, 0);
    c.add({county, unit_kind::county, "县"}).value();
    for (std::uint64_t i = 0; i < n; ++i) {
        const std::string name = "园" + std::to_string(i);
        c.add({unit_id::derive(2, i), i == 0 ? unit_kind::zone : unit_kind::park, name, {}, county, i % 3 != 2})
            .value();
        zone z = *c.now().zone_of(unit_id::derive(2, i));
        if (i > 0) z.part_of = unit_id::derive(2, i - 1);
        c.put(std::move(z)).value();
        body b;
        b.key = body_id::derive(3, i);
        b.kind = body_kind::management_office;
        b.name = name + "办公室";
        b.unit = unit_id::derive(2, i);
        c.put(std::move(b)).value();
    }
    return std::move(c).finish();
}

void comes_back(const hierarchy& h, bool tables) {
    const std::string json = write_hierarchy(h, "id");
    const auto read = read_hierarchy(json);
    if (!read) FAIL(read.error());
    CHECK(*read == h);
    CHECK(write_hierarchy(*read, "id") == json);
    const std::string sketch = write_sketch(h);
    const auto sketched = read_sketch(sketch);
    if (!sketched) FAIL(sketched.error());
    CHECK(equivalent(*sketched, h));
    CHECK(write_sketch(*sketched) == sketch);
    if (!tables) return;
    const written_sheets sheets = write_spreadsheets(h, "id");
    CHECK(sheets.left_out.empty());
    const auto tabled = read_spreadsheets(sheets.content, "id");
    if (!tabled) FAIL(tabled.error());
    CHECK(equivalent(*tabled, h));
}

} // namespace

TEST_CASE("bodies in bodies and parks in parks are read as they were written", "[faces][depth]") {
    for (const std::uint64_t n : {1U, 2U, 8U, 9U, 17U, 30U, 64U, 65U, 300U}) {
        CAPTURE(n);
        comes_back(bodies_in_bodies(n), n < 50);
        comes_back(parks_in_parks(n), n < 50);
    }
    comes_back(bodies_in_bodies(4'000), false);
}

TEST_CASE(
    "a park listed on its own says what it is part of, one listed there does not say it again", "[faces][depth]") {
    const auto read = [](const std::string& zones) {
        return read_hierarchy(
            R"({"onezone": "hierarchy", "version": 1, "id": "x", "units": [{"name": "县", "kind": "county",
            "zones": [)"
            + zones + "]}]}");
    };
    const auto h = read(R"({"name": "园", "kind": "park", "part_of": "县/区"}, {"name": "区"})");
    REQUIRE(h);
    CHECK(h->zone_of(h->at("园"))->part_of == h->at("区"));
    const auto twice = read(R"({"name": "区", "parks": [{"name": "园", "part_of": "县/区"}]})");
    REQUIRE(!twice);
    CHECK(twice.error().code() == errc::bad_value);
    CHECK(twice.error().where().pointer == "/units/0/zones/0/parks/0/part_of");
    const auto circle = read(R"({"name": "园", "part_of": "县/区"}, {"name": "区", "part_of": "县/园"})");
    REQUIRE(!circle);
    CHECK(circle.error().code() == errc::cycle);
}

TEST_CASE("whatever depth a caller allows, the stack suffices", "[faces][json][depth]") {
    json_limits deep;
    deep.depth = 100'000'000;
    const std::size_t n = 100'000;
    const std::string arrays = std::string(n, '[') + std::string(n, ']');
    std::string objects;
    for (std::size_t i = 0; i < n; ++i) objects += R"({"units":[)";
    for (const std::string& text : {arrays, objects}) {
        const auto read = read_hierarchy(text, "deep", deep);
        REQUIRE(!read);
        CHECK(read.error().code() == errc::too_large);
        CHECK_FALSE(read_policy(text, hierarchy(), "deep", deep));
    }
    std::string lines = "zone 园\n";
    std::string indent = " ";
    for (int i = 0; i < 3000; ++i, indent += ' ') lines += indent + "park 园" + std::to_string(i) + "\n";
    const auto sketched = read_sketch(lines);
    REQUIRE(sketched);
    CHECK(sketched->size() == 3001);
}
