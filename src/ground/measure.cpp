// SPDX-License-Identifier: Apache-2.0
#include "measure_words.hpp"

#include <onezone/ground/measure.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace onezone {

namespace {

enum class sort : unsigned char { share, multiple, people, households, area, money, money_an_area };

struct known_measure {
    std::string_view spelled;
    sort of;
    std::int64_t times;        // as many as of the smallest all of the sort are whole multiples of
    std::string_view en;       // after a figure …
    std::int64_t en_times = 1; // … that is so many times as great
    std::string_view zh = {};  // after a figure, where it is not as spelled
};

// An area is told in thirds of a square metre (15 亩 are a hectare), money an area in 45ths of 万元/亩.
constexpr std::array<known_measure, 40> known{{
    {"%", sort::share, 10, "%"},
    {"％", sort::share, 10, "%", 1, "%"},
    {"百分之", sort::share, 10, "%", 1, "%"},
    {"percent", sort::share, 10, "%", 1, "%"},
    {"‰", sort::share, 1, "‰"},
    {"倍", sort::multiple, 1, " times"},
    {"times", sort::multiple, 1, " times", 1, "倍"},
    {"人", sort::people, 1, " people"},
    {"名", sort::people, 1, " people"},
    {"people", sort::people, 1, " people", 1, "人"},
    {"千人", sort::people, 1'000, " people", 1'000},
    {"万人", sort::people, 10'000, " people", 10'000},
    {"户", sort::households, 1, " households"},
    {"households", sort::households, 1, " households", 1, "户"},
    {"万户", sort::households, 10'000, " households", 10'000},
    {"平方米", sort::area, 3, " m²"},
    {"㎡", sort::area, 3, " m²"},
    {"m²", sort::area, 3, " m²"},
    {"m2", sort::area, 3, " m²"},
    {"亩", sort::area, 2'000, " mu"},
    {"万亩", sort::area, 20'000'000, " mu", 10'000},
    {"公顷", sort::area, 30'000, " ha"},
    {"ha", sort::area, 30'000, " ha"},
    {"hm²", sort::area, 30'000, " ha"},
    {"平方千米", sort::area, 3'000'000, " km²"},
    {"平方公里", sort::area, 3'000'000, " km²"},
    {"km²", sort::area, 3'000'000, " km²"},
    {"km2", sort::area, 3'000'000, " km²"},
    {"元", sort::money, 1, " yuan"},
    {"yuan", sort::money, 1, " yuan", 1, "元"},
    {"万元", sort::money, 10'000, " yuan", 10'000},
    {"亿元", sort::money, 100'000'000, " million yuan", 100},
    {"元/平方米", sort::money_an_area, 3, " yuan/m²"},
    {"元/㎡", sort::money_an_area, 3, " yuan/m²"},
    {"万元/公顷", sort::money_an_area, 3, " yuan/ha", 10'000},
    {"万元/亩", sort::money_an_area, 45, " yuan/mu", 10'000},
    {"亿元/平方千米", sort::money_an_area, 300, " million yuan/km²", 100},
    {"亿元/平方公里", sort::money_an_area, 300, " million yuan/km²", 100},
    {"亿元/km²", sort::money_an_area, 300, " million yuan/km²", 100},
    {"亿元/km2", sort::money_an_area, 300, " million yuan/km²", 100},
}};

[[nodiscard]] std::string_view without_blanks(std::string_view s) noexcept {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

[[nodiscard]] const known_measure* measure_spelled(std::string_view spelled) noexcept {
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const known_measure& m) { return m.spelled == spelled; });
    return found == known.end() ? nullptr : found;
}

// Both sides times a factor: a whole part and ten-thousandths of it apart, so that nothing overflows.
struct scaled {
    std::int64_t high; // in units of 2^32
    std::int64_t low;
    friend auto operator<=>(const scaled&, const scaled&) = default;
};
[[nodiscard]] scaled times(std::int64_t n, std::int64_t factor) noexcept {
    const std::int64_t high = n >> 32;
    const std::int64_t low = n & 0xffff'ffff;
    const std::int64_t product = low * factor; // below 2^32 times 10^8
    return {high * factor + (product >> 32), product & 0xffff'ffff};
}

} // namespace

bool is_measure(std::string_view spelled) noexcept { return measure_spelled(without_blanks(spelled)) != nullptr; }

namespace {

// A figure so many times as great; nothing where it is no figure, or that would be too great.
[[nodiscard]] std::optional<std::string> multiplied(const std::string& figure, std::int64_t times) {
    if (times == 1) return figure;
    const auto value = parse_decimal(figure);
    const std::int64_t most = std::numeric_limits<std::int64_t>::max() / times;
    if (!value || value->ten_thousandths() > most || value->ten_thousandths() < -most) return std::nullopt;
    return to_string(decimal::of_ten_thousandths(value->ten_thousandths() * times));
}

} // namespace

text detail::measured(const text& figure, std::string_view measure) {
    measure = without_blanks(measure);
    const known_measure* const known_one = measure_spelled(measure);
    const bool latin = std::all_of(measure.begin(), measure.end(), [](char c) { return (c & 0x80) == 0; });
    if (!known_one && (measure.empty() || latin)) return figure + verbatim(measure);
    // One that nobody knows stays as it is spelled, in English as a quotation.
    if (!known_one) return figure + text{std::string(measure), " “" + std::string(measure) + "”"};
    std::string in_english(known_one->en);
    if (figure.en == "1" && in_english == " people" && known_one->en_times == 1)
        in_english = " person";
    else if (figure.en == "1" && in_english == " households" && known_one->en_times == 1)
        in_english.pop_back();
    const auto product = multiplied(figure.en, known_one->en_times);
    return {figure.zh + std::string(known_one->zh.empty() ? measure : known_one->zh),
        (product ? *product : figure.en + "×" + std::to_string(known_one->en_times)) + in_english};
}

text written(decimal value, hedge exactness, std::string_view measure) {
    // The hedge stands where people write it.
    text pattern = say("{0}{1}", "{0}{1}");
    switch (exactness) {
    case hedge::exact: break;
    case hedge::more_than: pattern = say("{0}{2}{1}", "{2} {0}{1}"); break;
    case hedge::nearly: pattern = say("{2}{0}{1}", "{2} {0}{1}"); break;
    case hedge::about:
    case hedge::at_least: pattern = say("{0}{1}{2}", "{2} {0}{1}"); break;
    }
    const text figure = verbatim(to_string(value));
    const text whole = detail::measured(figure, measure);
    const text after{whole.zh.substr(figure.zh.size()), {}};
    return fill(pattern, {{figure.zh, whole.en}, after, name_of(exactness)});
}

std::optional<std::strong_ordering> compare(
    decimal a, std::string_view measure_of_a, decimal b, std::string_view measure_of_b) noexcept {
    measure_of_a = without_blanks(measure_of_a);
    measure_of_b = without_blanks(measure_of_b);
    if (measure_of_a == measure_of_b) return a <=> b;
    const known_measure* const of_a = measure_spelled(measure_of_a);
    const known_measure* const of_b = measure_spelled(measure_of_b);
    if (!of_a || !of_b || of_a->of != of_b->of) return std::nullopt;
    return times(a.ten_thousandths(), of_a->times) <=> times(b.ten_thousandths(), of_b->times);
}

} // namespace onezone
