// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/decimal.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

namespace oz = onezone;
using oz::decimal;

namespace {

static_assert(std::regular<decimal> && std::totally_ordered<decimal> && std::is_trivially_copyable_v<decimal>);
static_assert(!std::is_convertible_v<double, decimal> && !std::is_constructible_v<decimal, double>);
static_assert(decimal::of(3) - decimal::of_ten_thousandths(1) == decimal::of_ten_thousandths(29999));

decimal figure(std::string_view written) {
    CAPTURE(written);
    const auto read = oz::parse_decimal(written);
    REQUIRE(read);
    return *read;
}

} // namespace

TEST_CASE("a decimal reads exactly and prints in its shortest form", "[ground][decimal]") {
    const auto [written, units, shortest] = GENERATE(table<std::string, std::int64_t, std::string>({
        {"0", 0, "0"},
        {"-0", 0, "0"},
        {"0.0000", 0, "0"},
        {"1037.21", 10372100, "1037.21"},
        {"1037.2100", 10372100, "1037.21"},
        {"52", 520000, "52"},
        {"007", 70000, "7"},
        {"-0.5", -5000, "-0.5"},
        {"0.0001", 1, "0.0001"},
        {"-0.0001", -1, "-0.0001"},
        {"10.05", 100500, "10.05"},
        {"922337203685477.5807", INT64_MAX, "922337203685477.5807"},
        {"-922337203685477.5808", INT64_MIN, "-922337203685477.5808"},
    }));
    CAPTURE(written);
    CHECK(figure(written).ten_thousandths() == units);
    CHECK(to_string(figure(written)) == shortest);
    CHECK(figure(shortest) == figure(written));
}

TEST_CASE("what is no decimal of at most four places is refused", "[ground][decimal][error]") {
    const std::string written = GENERATE("", "-", ".", "1.", ".5", "+1", "1,037.21", "1e3", "1.2.3", "--1", "1-", " 1",
        "1 ", "１", "0x1", "nan", "1.00001", "1.00000", "922337203685477.5808", "922337203685478",
        "-922337203685477.5809", "99999999999999999999999999");
    CAPTURE(written);
    const auto read = oz::parse_decimal(written);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == oz::errc::bad_value);
    CHECK_THAT(read.error().message().zh, Catch::Matchers::ContainsSubstring("`" + written + "`"));
    CHECK_THAT(read.error().message().en, Catch::Matchers::ContainsSubstring("`" + written + "`"));
}

TEST_CASE("areas add up to the hundredth of a hectare", "[ground][decimal]") {
    // 于都 and 崇义, 赣府厅字〔2023〕71号: before + added − removed = after.
    CHECK(figure("1037.21") + figure("306.12") - figure("21.25") == figure("1322.08"));
    CHECK(figure("147.66") + figure("198.65") - figure("21.92") == figure("324.39"));
    // 分宜: the published sum is one hundredth off; exact arithmetic shows it.
    const decimal off = figure("152.1") + figure("742.35") - figure("15.16") - figure("879.28");
    CHECK(off == figure("0.01"));
    CHECK(abs(-off) == off);
}

TEST_CASE("a sum of many small decimals has no rounding", "[ground][decimal]") {
    decimal sum;
    for (int i = 0; i < 10000; ++i) sum += figure("0.1");
    CHECK(sum == decimal::of(1000));
    for (int i = 0; i < 10000; ++i) sum -= figure("0.1");
    CHECK(sum == decimal());
}

TEST_CASE("decimals order by value", "[ground][decimal]") {
    CHECK(figure("-1") < figure("-0.5"));
    CHECK(figure("0.0001") > decimal());
    CHECK(figure("9.9") < figure("10"));
}

TEST_CASE("a whole number beyond the range of decimals is the decimal at that end", "[ground][decimal]") {
    constexpr std::int64_t most = decimal::most_whole;
    CHECK(to_string(decimal::of(most)) == "922337203685477");
    CHECK(decimal::of(most + 1) == decimal::of(most));
    CHECK(decimal::of(std::numeric_limits<std::int64_t>::max()) == decimal::of(most));
    CHECK(decimal::of(std::numeric_limits<std::int64_t>::min()) == decimal::of(-most));
    CHECK(decimal::of(1) < decimal::of(std::numeric_limits<std::int64_t>::max()));
}

TEST_CASE("a share in tenths of a percent rounds half up", "[ground][decimal]") {
    CHECK(oz::per_mille(10, 31) == 323); // 31 → 21 agencies: −32.3 %
    CHECK(oz::per_mille(0, 31) == 0);
    CHECK(oz::per_mille(31, 31) == 1000);
    CHECK(oz::per_mille(1, 3) == 333);
    CHECK(oz::per_mille(2, 3) == 667);
    CHECK(oz::per_mille(1, 2000) == 1); // exactly half
    CHECK(oz::per_mille(1, 2001) == 0);
    CHECK(oz::per_mille(62, 31) == 2000);
}
