// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_TIMELINE_HPP_INCLUDED
#define ONEZONE_HISTORY_TIMELINE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/history/history.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <iosfwd>
#include <string>
#include <vector>

/// @file
/// Everything a history knows of one unit or body, each fact with its period and the record it rests on.
///
///  1. Periods are half-open, of one thing never overlap, and are cut where the fact changes, not where some other fact does.
///  2. What is closed stays: its periods have an end. What is established again has a further period of existence, and is the same.
///  3. It is read from the changes of the thing itself and of what hangs on it, not from states of the whole.

namespace onezone {

/// What held for a time.
template <class T>
struct dated_value {
    period when{}; ///< from the day the history begins on, or that on which it came to hold
    T value{};
    record_number by = 0;    ///< the record by which it came to hold; 0: it held when the history begins
    record_number until = 0; ///< the record by which it ceased to hold; 0: it still holds
    friend bool operator==(const dated_value&, const dated_value&) = default;
};

/// Who held a leading post of a body.
struct leader {
    body_id body{};
    onezone::post post{};
    onezone::person who{};
    onezone::tenure tenure{};
    friend bool operator==(const leader&, const leader&) = default;
};

/// Where a unit lies.
struct place_within {
    unit_id unit{};    ///< its parent; none: it is a top unit
    bool known = true; ///< false: somewhere within that unit, nobody knows where
    friend bool operator==(const place_within&, const place_within&) = default;
};

/// A unit through the years.
struct unit_timeline {
    unit_id unit{};
    std::vector<dated_value<bool>> existence{}; ///< the periods in which it is there; `value` is true
    std::vector<dated_value<std::string>> names{};
    std::vector<dated_value<code>> codes{}; ///< without stretches in which it has none
    std::vector<dated_value<unit_kind>> kinds{};
    /// Of a zone: the divisions of its seat. Without stretches in which nothing is known of it.
    std::vector<dated_value<place_within>> parents{};
    std::vector<dated_value<zone>> zones{};               ///< what is known of a zone
    std::vector<dated_value<hosting>> hosts{};            ///< where a zone lies beside its seat
    std::vector<dated_value<entrustment>> entrustments{}; ///< of the unit, and those it holds
    std::vector<dated_value<body>> bodies{};              ///< government, agencies …: as they were
    std::vector<dated_value<fact<onezone::rank>>>
        ranks; ///< of its agencies, or of its government, without stretches in which none is recorded
    std::vector<dated_value<leader>> leaders{}; ///< of its bodies
    friend bool operator==(const unit_timeline&, const unit_timeline&) = default;
};

/// A body through the years.
struct body_timeline {
    body_id body{};
    std::vector<dated_value<bool>> existence{};
    std::vector<dated_value<std::string>> names{};
    std::vector<dated_value<body_kind>> kinds{};
    std::vector<dated_value<fact<onezone::rank>>> ranks{};
    std::vector<dated_value<unit_id>> units{};
    std::vector<dated_value<onezone::body>> states{}; ///< everything recorded of it
    std::vector<dated_value<leader>> leaders{};
    friend bool operator==(const body_timeline&, const body_timeline&) = default;
};

/// Refuses: unknown_unit, unknown_body (it never was there).
/// Complexity: its changes and those of what ever hung on it; allocates the result.
[[nodiscard]] ONEZONE_API result<unit_timeline> timeline(const history& of, unit_id unit);
// Doxygen takes the two for one.
/// @cond
[[nodiscard]] ONEZONE_API result<body_timeline> timeline(const history& of, body_id body);
/// @endcond

/// One line a fact: `1949-10-01 – 1998-12-24  名称 赣州地区`, with the documents of the record by which it began. The format is not stable.
ONEZONE_API void print(std::ostream& os, const unit_timeline& t, const history& of, language which);
// Doxygen takes the two for one.
/// @cond
ONEZONE_API void print(std::ostream& os, const body_timeline& t, const history& of, language which);
/// @endcond

/// What a place is called on a day: `赣州市`; `赣州市之内，何处不明`; `（最高一级）` of a top unit; `（未载明）` where the unit is not there that day;
/// `不明` where nothing is known. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const place_within& p, const history& of, const date& on);

/// The number and title of the first document of a record, or how the record is called; empty for 0.
[[nodiscard]] ONEZONE_API text basis_of(const history& of, record_number number);

} // namespace onezone

#endif
