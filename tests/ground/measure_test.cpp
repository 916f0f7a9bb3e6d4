// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/measure.hpp>

#include <array>
#include <compare>
#include <limits>
#include <string_view>

using namespace onezone;

namespace {

decimal of(std::string_view number) { return parse_decimal(number).value(); }

struct pair_of {
    std::string_view a;
    std::string_view measure_of_a;
    std::string_view b;
    std::string_view measure_of_b;
};

} // namespace

TEST_CASE("figures of different measures of one sort are the same where they are", "[ground][measure]") {
    for (const pair_of& p : {pair_of{"90", "公顷", "0.9", "km2"}, pair_of{"3", "万人", "30000", "人"},
             pair_of{"1350", "亩", "90", "公顷"}, pair_of{"1", "平方公里", "1500", "亩"},
             pair_of{"1.2", "亿元", "12000", "万元"}, pair_of{"10", "%", "100", "‰"}, pair_of{"10", "％", "10", "%"},
             pair_of{"3", "亿元/平方公里", "20", "万元/亩"}, pair_of{"15", "万元/公顷", "1", "万元/亩"},
             pair_of{"0.5", "万户", "5000", "户"}, pair_of{"30", "平方公里", "30", " 平方千米 "},
             pair_of{"7", "件", "7", "件"}, pair_of{"7", "", "7", ""}}) {
        CAPTURE(p.a, p.measure_of_a, p.b, p.measure_of_b);
        const auto hair = decimal::of_ten_thousandths(1);
        CHECK(compare(of(p.a), p.measure_of_a, of(p.b), p.measure_of_b) == std::strong_ordering::equal);
        CHECK(compare(of(p.a) + hair, p.measure_of_a, of(p.b), p.measure_of_b) == std::strong_ordering::greater);
        CHECK(compare(of(p.b) - hair, p.measure_of_b, of(p.a), p.measure_of_a) == std::strong_ordering::less);
        CHECK(compare(-of(p.a), p.measure_of_a, of(p.b), p.measure_of_b) == std::strong_ordering::less);
    }
}

TEST_CASE(
    "figures of different sorts, and one without a measure beside one with, do not compare", "[ground][measure]") {
    for (const pair_of& p : {pair_of{"12", "亿元", "12", "%"}, pair_of{"12", "", "12", "%"},
             pair_of{"3", "件", "3", "个"}, pair_of{"3", "户", "3", "人"}, pair_of{"1", "公顷", "1", "亿元"},
             pair_of{"2", "倍", "2", "%"}, pair_of{"3", "标准亩", "3", "亩"}}) {
        CAPTURE(p.measure_of_a, p.measure_of_b);
        CHECK_FALSE(compare(of(p.a), p.measure_of_a, of(p.b), p.measure_of_b));
        CHECK_FALSE(compare(of(p.b), p.measure_of_b, of(p.a), p.measure_of_a));
    }
    CHECK(is_measure("km²"));
    CHECK(is_measure(" 万元/亩 "));
    CHECK_FALSE(is_measure(""));
    CHECK_FALSE(is_measure("件"));
}

TEST_CASE("the greatest figures compare as well as small ones", "[ground][measure]") {
    const decimal most = decimal::of_ten_thousandths(std::numeric_limits<std::int64_t>::max());
    const decimal least = decimal::of_ten_thousandths(std::numeric_limits<std::int64_t>::min());
    CHECK(compare(most, "亿元", most, "元") == std::strong_ordering::greater);
    CHECK(compare(least, "亿元", least, "元") == std::strong_ordering::less);
    CHECK(compare(most, "万亩", most, "亩") == std::strong_ordering::greater);
    CHECK(compare(least, "元", most, "亿元") == std::strong_ordering::less);
}

TEST_CASE("a figure is written with its measure and its hedge where people put it", "[ground][measure]") {
    CHECK(written(of("9.5"), hedge::exact, "%") == say("9.5%", "9.5%"));
    CHECK(written(of("1"), hedge::nearly, "亿元") == say("近1亿元", "nearly 100 million yuan"));
    CHECK(written(of("30"), hedge::more_than, "名") == say("30余名", "more than 30 people"));
    CHECK(written(of("30"), hedge::about, "名") == say("30名左右", "about 30 people"));
    CHECK(written(of("10"), hedge::at_least, "%") == say("10%以上", "at least 10%"));
    CHECK(written(of("50"), hedge::exact, "户") == say("50户", "50 households"));
    CHECK(written(of("1"), hedge::exact, "人") == say("1人", "1 person"));
    CHECK(written(of("1"), hedge::exact, "倍") == say("1倍", "1 times"));
    CHECK(written(of("5"), hedge::exact, "percent") == say("5%", "5%"));
    // One that nobody knows stays as it is spelled, in English as a quotation.
    CHECK(written(of("7"), hedge::exact, "套") == say("7套", "7 “套”"));
    CHECK(written(of("7"), hedge::exact, "") == say("7", "7"));
}
