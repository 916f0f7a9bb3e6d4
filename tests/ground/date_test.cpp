// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/date.hpp>

#include <concepts>
#include <string>

namespace oz = onezone;
using oz::date;
using oz::period;

namespace {

static_assert(std::regular<period>);

date day(std::string_view iso) {
    CAPTURE(iso);
    const auto read = oz::parse_date(iso);
    REQUIRE(read);
    return *read;
}

} // namespace

TEST_CASE("a calendar date reads and prints as it is written", "[ground][date]") {
    const auto [iso, year, month, d] = GENERATE(table<std::string, int, int, int>({
        {"2023-11-08", 2023, 11, 8},
        {"1984-09-09", 1984, 9, 9},
        {"1400-01-01", 1400, 1, 1},
        {"9999-12-31", 9999, 12, 31},
        {"2024-02-29", 2024, 2, 29},
        {"2000-02-29", 2000, 2, 29},
    }));
    const date read = day(iso);
    CHECK(read
        == date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(d)));
    CHECK(oz::to_string(read) == iso);
    CHECK(oz::is_calendar_date(read));
}

TEST_CASE("what is no day of the calendar is refused and quoted", "[ground][date][error]") {
    const std::string iso = GENERATE("", "2023", "2023-11", "2023-11-8", "2023/11/08", "08-11-2023", "20231108",
        "2023-11-08 ", "2023-11-08T00:00", "2023-W45-3", "2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10",
        "2023-13-01", "2023-01-00", "2023-01-32", "1399-12-31", "0000-01-01", "２023-11-0", "not-a-date", "+infinity",
        "-023-11-08", "2023--1-08", "2O23-11-08");
    CAPTURE(iso);
    const auto read = oz::parse_date(iso);
    REQUIRE_FALSE(read);
    CHECK(read.error().code() == oz::errc::bad_date);
    CHECK_THAT(read.error().message().zh, Catch::Matchers::ContainsSubstring("`" + iso + "`"));
    CHECK_THAT(read.error().message().en, Catch::Matchers::ContainsSubstring("`" + iso + "`"));
}

TEST_CASE("a refused date never puts ill-formed or endless text into the message", "[ground][date][error]") {
    const auto stray = oz::parse_date("2023\xFF-11-08");
    REQUIRE_FALSE(stray);
    CHECK(oz::is_utf8(stray.error().message().zh));
    CHECK_THAT(stray.error().message().en, Catch::Matchers::ContainsSubstring("`2023\\xFF-11-08`"));
    const auto endless = oz::parse_date(std::string(100000, '1'));
    REQUIRE_FALSE(endless);
    CHECK(endless.error().message().en.size() < 200);
}

TEST_CASE("special values are no calendar dates", "[ground][date]") {
    CHECK_FALSE(oz::is_calendar_date(date(boost::gregorian::not_a_date_time)));
    CHECK_FALSE(oz::is_calendar_date(date(boost::gregorian::pos_infin)));
    CHECK_FALSE(oz::is_calendar_date(date(boost::gregorian::neg_infin)));
}

TEST_CASE("a date is written out in both languages", "[ground][date]") {
    CHECK(oz::written_out(day("2023-11-08")) == oz::say("2023年11月8日", "8 November 2023"));
    CHECK(oz::written_out(day("1988-01-31")) == oz::say("1988年1月31日", "31 January 1988"));
    CHECK(oz::written_out(day("1997-12-01")).en == "1 December 1997");
}

TEST_CASE("a deadline in months ends on the corresponding day or the month's last", "[ground][date]") {
    const auto [start, months, end] = GENERATE(table<std::string, int, std::string>({
        {"2023-01-31", 1, "2023-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2023-01-31", 2, "2023-03-31"},
        {"2023-03-31", 1, "2023-04-30"},
        {"2023-02-28", 1, "2023-03-28"}, // Boost would snap to 31 March
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2023-04-30", 1, "2023-05-30"}, // and here to 31 May
        {"2023-11-08", 0, "2023-11-08"},
        {"2023-11-08", 2, "2024-01-08"},
        {"2023-12-31", 2, "2024-02-29"},
        {"2023-12-15", 1, "2024-01-15"},
        {"2023-01-15", -1, "2022-12-15"},
        {"2023-03-31", -1, "2023-02-28"},
        {"2023-11-08", -23, "2021-12-08"},
        {"2016-12-28", 60, "2021-12-28"},
        {"1400-12-31", -11, "1400-01-31"},
        {"9999-01-31", 11, "9999-12-31"},
    }));
    CAPTURE(start, months);
    CHECK(oz::add_months(day(start), months) == day(end));
}

TEST_CASE("a period contains its first day and not the day it ends on", "[ground][date]") {
    const period year{day("2023-01-01"), day("2024-01-01")};
    CHECK_FALSE(year.contains(day("2022-12-31")));
    CHECK(year.contains(day("2023-01-01")));
    CHECK(year.contains(day("2023-12-31")));
    CHECK_FALSE(year.contains(day("2024-01-01")));
}

TEST_CASE("an absent end of a period is open", "[ground][date]") {
    const period since{day("2023-01-01"), {}};
    CHECK(since.contains(day("9999-12-31")));
    CHECK_FALSE(since.contains(day("2022-12-31")));
    const period until{{}, day("2023-01-01")};
    CHECK(until.contains(day("1400-01-01")));
    CHECK_FALSE(until.contains(day("2023-01-01")));
    CHECK(period{}.contains(day("2023-01-01")));
    CHECK(period{}.ok());
}

TEST_CASE("a period in which no day lies is not ok", "[ground][date]") {
    CHECK(period{day("2023-01-01"), day("2023-01-02")}.ok());
    CHECK_FALSE(period{day("2023-01-01"), day("2023-01-01")}.ok());
    CHECK_FALSE(period{day("2023-01-02"), day("2023-01-01")}.ok());
}

TEST_CASE("two periods overlap when some day lies in both", "[ground][date]") {
    const period first{day("2023-01-01"), day("2023-07-01")};
    const auto [from, until, overlap] = GENERATE(table<std::string, std::string, bool>({
        {"2023-06-30", "2023-08-01", true},
        {"2023-07-01", "2023-08-01", false}, // begins the day the other ends
        {"2022-01-01", "2023-01-01", false}, // ends the day the other begins
        {"2022-01-01", "2023-01-02", true},
        {"2022-01-01", "2024-01-01", true},
        {"2023-03-01", "2023-03-02", true},
        {"2023-03-01", "2023-03-01", false}, // no day lies in it at all
        {"2023-03-02", "2023-03-01", false},
    }));
    CAPTURE(from, until);
    const period second{day(from), day(until)};
    CHECK(first.overlaps(second) == overlap);
    CHECK(second.overlaps(first) == overlap);
}

TEST_CASE("open periods overlap whatever reaches into them", "[ground][date]") {
    const period since{day("2023-01-01"), {}};
    const period until{{}, day("2023-01-01")};
    CHECK_FALSE(since.overlaps(until));
    CHECK_FALSE(until.overlaps(since));
    CHECK(since.overlaps(period{}));
    CHECK(until.overlaps(period{}));
    CHECK(since.overlaps(period{day("2050-01-01"), {}}));
    CHECK(period{}.overlaps(period{}));
}
