// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/yearly.hpp"

#include <onezone/history/year_table.hpp>

#include <algorithm>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE("a table of a year knows codes, names and what lies above what", "[history][year_table]") {
    const year_table t = year_table::read(
        "360000 甲省\n360100 东市\n360101 中区\r\n360200 西市\n360201 中区\n\n362100 南地区\n362121 南县\n367001 林镇\n",
        2001, "2001.txt")
                             .value();
    CHECK(t.year() == 2001);
    CHECK(t.source() == "2001.txt");
    CHECK(t.on() == date(2001, 12, 31));
    CHECK(t.records().size() == 8);
    CHECK(t.find(code{"360101"})->name == "中区");
    CHECK(t.find(code{"362121"})->line == 8);
    CHECK(t.find(code{"360102"}) == nullptr);
    CHECK(t.named("中区").size() == 2);
    CHECK(t.named("没有").empty());
    CHECK(t.parent_of(code{"360101"}) == code{"360100"});
    CHECK(t.parent_of(code{"367001"}) == code{"360000"}); // its prefecture is not listed
    CHECK(t.parent_of(code{"360100"}) == code{"360000"});
    CHECK_FALSE(t.parent_of(code{"360000"}).ok());
    CHECK(t.has_divisions(code{"360000"}));
    CHECK(t.has_divisions(code{"362100"}));
    CHECK_FALSE(t.has_divisions(code{"367001"}));
    CHECK_FALSE(t.has_divisions(code{"999999"}));
}

TEST_CASE("a table is looked up by codes of six digits, whatever the order of its lines", "[history][year_table]") {
    const year_table t =
        year_table::read("990000 末省\n110000 首市\n360101 中区\n360102 中区\n360000 甲省\n360100 东市\n"
                         "360200 西市\n360103 中区\n110101 内区\n999901 末县\n",
            2001)
            .value();
    std::vector<code> listed;
    for (const listed_division& r : t.records()) {
        CHECK(t.find(r.code) == &r);
        CHECK(t.parent_of(r.code) == r.parent);
        listed.push_back(r.code);
    }
    CHECK(std::is_sorted(listed.begin(), listed.end()));
    std::vector<code> named;
    for (const listed_division* const r : t.named("中区")) named.push_back(r->code);
    CHECK(named == std::vector<code>{code{"360101"}, code{"360102"}, code{"360103"}});
    CHECK(t.find(code{"360101001"}) == nullptr); // a town of it
    CHECK(t.find(code{"360104"}) == nullptr);
    CHECK(t.find(code{"100000"}) == nullptr);
    CHECK(t.find(code::none()) == nullptr);
    CHECK(t.parent_of(code{"360104"}) == code{"360100"});
    CHECK(t.parent_of(code{"360301"}) == code{"360000"});
    CHECK_FALSE(t.parent_of(code{"370101"}).ok());
    CHECK(t.has_divisions(code{"360100"}));
    CHECK(t.has_divisions(code{"990000"})); // the last two lines
    CHECK_FALSE(t.has_divisions(code{"999901"}));
    CHECK_FALSE(t.has_divisions(code{"360200"}));
    CHECK_FALSE(t.has_divisions(code::none()));
}

TEST_CASE("a table that is none is refused with its line", "[history][year_table]") {
    const auto [text, why, line] = GENERATE(table<const char*, errc, std::size_t>({
        {"", errc::empty_input, 0}, {"360000 甲省\n36010 东市\n", errc::malformed, 2},
        {"360000 甲省\n360100\n", errc::malformed, 2}, {"360000 甲省\n360100 \n", errc::malformed, 2},
        {"360000 甲省\n360100  东市\n", errc::malformed, 2}, {"360000 甲省\n360100 东市 \n", errc::malformed, 2},
        {"360000 甲省\n36010x 东市\n", errc::bad_code, 2}, {"000000 全国\n", errc::bad_code, 1},
        {"360000 甲省\n360100 东市\n360100 东市\n", errc::duplicate_code, 3},
        {"360000 甲省\n370100 东市\n", errc::unknown_unit, 2}, {"360000 \xC3\x28\n", errc::invalid_utf8, 1},
        {"360000 甲省\n360100 \xB6\xAB\xCA\xD0\n", errc::invalid_utf8, 2}, // GB 18030
    }));
    CAPTURE(text);
    const auto refused = year_table::read(text, 2001, "2001.txt");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == why);
    CHECK(refused.error().where().source == "2001.txt");
    CHECK(refused.error().where().line == line);
    CHECK(year_table::read("360000 甲省\n", 0).error().code() == errc::bad_value);
}

TEST_CASE("the hierarchy of a table has parents by code and kinds by name", "[history][year_table]") {
    const year_table t =
        year_table::read("360000 甲省\n360100 东市\n360101 林区\n362100 南地区\n362121 南县\n362122 丙族自治县\n"
                         "367021 白山林区\n367022 林镇\n110000 首市\n110101 内区\n",
            2001)
            .value();
    const hierarchy h = hierarchy_of(t, "tables").value();
    CHECK(h.size() == 10);
    const auto kind = [&](const char* digits) { return h.find(parse_division_code(digits).value()).kind(); };
    CHECK(kind("360000") == unit_kind::province);
    CHECK(kind("110000") == unit_kind::municipality);
    CHECK(kind("360100") == unit_kind::prefecture_city);
    CHECK(kind("362100") == unit_kind::prefecture);
    CHECK(kind("362121") == unit_kind::county);
    CHECK(kind("362122") == unit_kind::autonomous_county);
    CHECK(kind("360101") == unit_kind::district);          // beneath a city it is but a name
    CHECK(kind("367021") == unit_kind::forestry_district); // directly beneath a province it is a kind
    CHECK(kind("367022") == unit_kind::county);            // the name tells nothing, the code does
    CHECK(h.find(code{"110101"}).parent().code() == code{"110000"});
    CHECK(h.find(code{"367021"}).parent().code() == code{"360000"});
    CHECK(h.find(code{"362121"}).id() == unit_id::derive("tables", "362121"));
}

TEST_CASE("the tables of 1981 to 2004 become hierarchies", "[history][year_table][data]") {
    for (const int year : years_of_data()) {
        CAPTURE(year);
        const year_table t = table_of_data(year);
        const hierarchy h = hierarchy_of(t, "areacodes").value();
        CHECK(h.size() == t.records().size());
    }
}
