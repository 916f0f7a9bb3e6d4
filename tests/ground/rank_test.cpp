// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/rank.hpp>

#include <string>

namespace oz = onezone;
using oz::rank;

TEST_CASE("every rank reads back from its key and its Chinese name", "[ground][rank]") {
    const auto [r, key, zh, value] = GENERATE(table<rank, std::string, std::string, int>({
        {rank::subsection, "subsection", "股级", 0},
        {rank::section_deputy, "section_deputy", "副科级", 1},
        {rank::section_chief, "section_chief", "正科级", 2},
        {rank::county_deputy, "county_deputy", "副处级", 3},
        {rank::county_chief, "county_chief", "正处级", 4},
        {rank::bureau_deputy, "bureau_deputy", "副厅级", 5},
        {rank::bureau_chief, "bureau_chief", "正厅级", 6},
        {rank::province_deputy, "province_deputy", "副部级", 7},
        {rank::province_chief, "province_chief", "正部级", 8},
        {rank::nation_deputy, "nation_deputy", "国家级副职", 9},
        {rank::nation_chief, "nation_chief", "国家级正职", 10},
    }));
    CAPTURE(key);
    CHECK(key_of(r) == key);
    CHECK(name_of(r).zh == zh);
    CHECK_FALSE(name_of(r).en.empty());
    CHECK(static_cast<int>(r) == value);
    CHECK(oz::parse_word<rank>(key) == r);
    CHECK(oz::parse_word<rank>(zh) == r);
}

TEST_CASE("the spellings in use name the same rank", "[ground][rank]") {
    const auto [spelled, r] = GENERATE(table<std::string, rank>({
        {"副厅", rank::bureau_deputy},
        {"厅局级副职", rank::bureau_deputy},
        {"正厅", rank::bureau_chief},
        {"厅局级正职", rank::bureau_chief},
        {"副处", rank::county_deputy},
        {"副县级", rank::county_deputy},
        {"正县级", rank::county_chief},
        {"县处级正职", rank::county_chief},
        {"乡科级副职", rank::section_deputy},
        {"乡科级正职", rank::section_chief},
        {"副省级", rank::province_deputy},
        {"省部级正职", rank::province_chief},
    }));
    CAPTURE(spelled);
    CHECK(oz::parse_word<rank>(spelled) == r);
}

TEST_CASE("what is no rank is not taken for one", "[ground][rank]") {
    const std::string spelled =
        GENERATE("", "厅", "级", "副", "副厅级 ", "Bureau_Deputy", "副厅|厅局级副职", "|", "deputy", "5");
    CAPTURE(spelled);
    CHECK_FALSE(oz::parse_word<rank>(spelled));
}

TEST_CASE("ranks compare as the ladder does", "[ground][rank]") {
    CHECK(rank::bureau_deputy > rank::county_chief);
    CHECK(rank::section_deputy < rank::section_chief);
    CHECK(rank::nation_chief > rank::nation_deputy);
    CHECK(rank::subsection < rank::section_deputy);
}
