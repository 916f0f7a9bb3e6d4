// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_LINEAGE_HPP_INCLUDED
#define ONEZONE_HISTORY_LINEAGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/history/history.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/reform/succession.hpp>

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What became of a unit, what it came from: between any two days, n to m, with the documents on the way.
///
///  1. What keeps its identity is its own successor. Beyond that only what acts state is followed; nothing is guessed from names.
///  2. Where areas are only known to have changed hands in part, what follows is *possible*, not certain, and says so.
///  3. A division that consists of divisions on the day asked has the descent of these, brought together at its own level, and is marked
///     *derived*.
///  4. A code is no identity: it is read on its day. Nobody had it, or several had it one after the other: that is the answer.

namespace onezone {

/// A line of descent as it was recorded.
struct lineage_line {
    succession what{};
    date on{};
    record_number by = 0;
    friend bool operator==(const lineage_line&, const lineage_line&) = default;
};

/// A unit in which area of the one asked about lies on the other day, or lay.
struct traced_unit {
    unit_id unit{};
    onezone::code code{}; ///< on the other day, like name and kind
    std::string name{};
    unit_kind kind{};
    bool same = false;    ///< the very unit asked about
    bool certain = true;  ///< false: possible, as far as is recorded
    bool derived = false; ///< follows from the divisions below
    bool whole = false;   ///< all of the unit asked about lies in it
    bool only = false;    ///< it consists of nothing else
    unit_id within{};     ///< another unit of the answer in which it lies; none: in none of them
    std::vector<unit_id>
        parts{}; ///< where not the whole: which divisions of the unit asked about, as far as these are known
    std::vector<lineage_line>
        lines{}; ///< what was recorded on the way, by time; empty where it just stayed what it was
    std::vector<record_number>
        by{}; ///< the records on the way: those of the lines, and those that changed it or moved its divisions
    friend bool operator==(const traced_unit&, const traced_unit&) = default;
};

/// What is known of where a unit's area went, or came from.
struct trace {
    unit_id of{};
    std::vector<traced_unit> units{};      ///< in order of code, then id
    std::vector<lineage_line> open_ends{}; ///< lines to or from what is only stated: `淹没于水库`

    /// The unit of that id, or null.
    [[nodiscard]] ONEZONE_API const traced_unit* find(unit_id unit) const noexcept;
    friend bool operator==(const trace&, const trace&) = default;
};

/// How the units of one day lie to those of another.
enum class mapping : unsigned char {
    one_to_one, ///< the same area, as far as is recorded
    split,      ///< its area is that of several, which have nothing else
    merged,     ///< its area is part of one that has others too
    rearranged, ///< its area lies in several, some of which have area of others
    unmapped,   ///< nothing is recorded of where its area is
};
[[nodiscard]] ONEZONE_API std::span<const word> words(mapping) noexcept;

/// One code of a table, brought to another day.
struct mapped_code {
    onezone::code from{};
    unit_id unit{};
    mapping how{};
    std::vector<onezone::code> to{}; ///< in order; a unit without a code on that day is left out here, not in `found`
    trace found{};
};

/// A table of codes brought to another day.
struct code_map {
    std::vector<mapped_code> rows{};       ///< in the order of the table
    std::vector<onezone::code> unknown{};  ///< nobody has these on the first day
    std::vector<onezone::code> repeated{}; ///< listed more than once; each has one row

    /// The rows of one kind, in order.
    [[nodiscard]] ONEZONE_API std::vector<const mapped_code*> rows_of(mapping how) const;
};

/// Descent between two days. Refers to the history and holds the states of both days.
class ONEZONE_API lineage {
public:
    /// Requires: `of` outlives it and is not changed. Throws: error: bad_date, as `history::as_of`; dates_out_of_order, where `to` lies
    /// before `from`.
    lineage(const history& of, const date& from, const date& to);

    [[nodiscard]] date from() const noexcept { return from_.on(); }
    [[nodiscard]] date to() const noexcept { return to_.on(); }

    /// Where the area that a unit has on the day `from` is on the day `to`.
    ///
    /// Refuses: unknown_unit (it is not there on the day `from`).
    /// Complexity: the lines of descent that are followed; for a division of divisions, those of all below.
    [[nodiscard]] result<trace> successors(unit_id unit) const;
    /// Where the area that a unit has on the day `to` was on the day `from`.
    [[nodiscard]] result<trace> predecessors(unit_id unit) const;
    /// Of the unit that has the code on that day. Refuses: unknown_unit, saying who had it when.
    [[nodiscard]] result<trace> successors(code c) const;
    [[nodiscard]] result<trace> predecessors(code c) const;

    /// A table of codes of the day `from`, brought to the day `to`.
    ///
    /// Complexity: the successors of each and the predecessors of these.
    [[nodiscard]] code_map map(std::span<const code> table) const;

private:
    [[nodiscard]] trace follow(unit_id unit, bool forwards) const;
    [[nodiscard]] result<unit_id> unit_of(code c, const date& on) const;

    const history* of_;
    moment from_;
    moment to_;
};

/// As `lineage(of, from, to).successors(…)`, for one question.
[[nodiscard]] ONEZONE_API result<trace> successors(const history& of, unit_id unit, const date& from, const date& to);
[[nodiscard]] ONEZONE_API result<trace> predecessors(const history& of, unit_id unit, const date& from, const date& to);
// Doxygen takes these for the ones above.
/// @cond
[[nodiscard]] ONEZONE_API result<trace> successors(const history& of, code c, const date& from, const date& to);
[[nodiscard]] ONEZONE_API result<trace> predecessors(const history& of, code c, const date& from, const date& to);
/// @endcond

/// Every line recorded that takes effect in the period, in order. Allocates the result.
[[nodiscard]] ONEZONE_API std::vector<lineage_line> lines_of_descent(const history& of, const period& when);

/// One line a unit, with the documents on the way. The format is not stable.
ONEZONE_API void print(std::ostream& os, const trace& t, const history& of, language which);

} // namespace onezone

#endif
