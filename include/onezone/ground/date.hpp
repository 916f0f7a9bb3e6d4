// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_DATE_HPP_INCLUDED
#define ONEZONE_GROUND_DATE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <optional>
#include <string>
#include <string_view>

/// @file
/// Dates and periods.
///
///  1. A date is a calendar day; Boost's special values (not-a-date, infinities) are accepted nowhere and refused by `is_calendar_date`.
///  2. A period is half-open: `from` belongs to it, `until` does not; an absent end is open.
///  3. A deadline in months ends on the corresponding day, or on the month's last where there is none.

namespace onezone {

using date = boost::gregorian::date;

/// Whether `d` is a day and no special value.
[[nodiscard]] inline bool is_calendar_date(const date& d) noexcept { return !d.is_special(); }

/// Reads an ISO 8601 calendar date, `2023-11-08`; partial dates and week dates are refused.
///
/// Refuses: bad_date.
[[nodiscard]] ONEZONE_API result<date> parse_date(std::string_view iso);

/// `2023-11-08`.
[[nodiscard]] ONEZONE_API std::string to_string(const date& d);

/// `2023年11月8日` or `8 November 2023`.
[[nodiscard]] ONEZONE_API text written_out(const date& d);

/// The corresponding day `months` later, or that month's last day where it has none (31 January + 1 = 28 or 29 February).
///
/// Unlike Boost's month arithmetic it never snaps: 28 February + 1 month is 28 March.
/// Requires: the result lies in 1400-01-01 … 9999-12-31.
[[nodiscard]] ONEZONE_API date add_months(const date& start, int months);

/// A half-open stretch of days.
struct period {
    std::optional<date> from{};  ///< first day; absent: since ever
    std::optional<date> until{}; ///< first day no longer in it; absent: still running

    /// Whether some day can lie in it.
    [[nodiscard]] bool ok() const noexcept { return !from || !until || *from < *until; }
    [[nodiscard]] bool contains(const date& d) const noexcept {
        return (!from || *from <= d) && (!until || d < *until);
    }
    /// Whether some day lies in both; none lies in a period that is not `ok`.
    [[nodiscard]] bool overlaps(const period& other) const noexcept {
        return ok() && other.ok() && (!until || !other.from || *other.from < *until)
            && (!other.until || !from || *from < *other.until);
    }
    friend bool operator==(const period&, const period&) = default;
};

/// As people write it: `2023年5月1日起、2024年5月1日前`, `from 1 May 2023, before 1 May 2024`; without an end what is open there. Allocates.
[[nodiscard]] ONEZONE_API text written_out(const period& p);

} // namespace onezone

#endif
