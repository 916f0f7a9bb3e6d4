// SPDX-License-Identifier: Apache-2.0
#include "wording.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/ground/date.hpp>

#include <algorithm>
#include <array>

namespace onezone {

result<date> parse_date(std::string_view iso) {
    const auto bad = [&](std::string_view zh, std::string_view en) {
        return refusal(errc::bad_date, fill(say(zh, en), {detail::quote(iso)}));
    };
    const auto number = [&](std::size_t from, std::size_t length) {
        int n = 0;
        for (const char c : iso.substr(from, length)) {
            if (c < '0' || c > '9') return -1;
            n = n * 10 + (c - '0');
        }
        return n;
    };
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return bad("{0} 不是 2023-11-08 形式的日期", "{0} is no date like 2023-11-08");
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0)
        return bad("{0} 不是 2023-11-08 形式的日期", "{0} is no date like 2023-11-08");
    if (year < 1400 || month < 1 || month > 12 || day < 1
        || day > boost::gregorian::gregorian_calendar::end_of_month_day(
               static_cast<unsigned short>(year), static_cast<unsigned short>(month)))
        return bad("日历上没有 {0} 这一天", "the calendar has no day {0}");
    return date(
        static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day));
}

std::string to_string(const date& d) {
    const auto ymd = d.year_month_day();
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(ymd.year)) + "-" + two(ymd.month.as_number()) + "-"
        + two(ymd.day.as_number());
}

text written_out(const date& d) {
    static constexpr std::array<const char*, 12> months{"January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December"};
    const auto ymd = d.year_month_day();
    const std::string year = std::to_string(static_cast<int>(ymd.year));
    const int month = ymd.month.as_number();
    const std::string day = std::to_string(ymd.day.as_number());
    return {year + "年" + std::to_string(month) + "月" + day + "日",
        day + " " + months[static_cast<std::size_t>(month - 1)] + " " + year};
}

text written_out(const period& p) {
    if (!p.from && !p.until) return say("不限期", "without limit");
    if (!p.until) return fill(say("{0}起", "from {0}"), {written_out(*p.from)});
    if (!p.from) return fill(say("{0}前", "before {0}"), {written_out(*p.until)});
    return fill(say("{0}起、{1}前", "from {0}, before {1}"), {written_out(*p.from), written_out(*p.until)});
}

date add_months(const date& start, int months) {
    ONEZONE_ASSERT(is_calendar_date(start), "special values are no days");
    const auto ymd = start.year_month_day();
    const int total = static_cast<int>(ymd.year) * 12 + (ymd.month.as_number() - 1) + months;
    const int year = total / 12;
    const int month = total % 12 + 1;
    ONEZONE_ASSERT(year >= 1400 && year <= 9999, "the calendar ends somewhere");
    const int last = boost::gregorian::gregorian_calendar::end_of_month_day(
        static_cast<unsigned short>(year), static_cast<unsigned short>(month));
    const int day = std::min<int>(ymd.day.as_number(), last);
    return date(
        static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day));
}

} // namespace onezone
