// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_CHANGES_HPP_INCLUDED
#define ONEZONE_HISTORY_CHANGES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/history/history.hpp>
#include <onezone/reform/succession.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

/// @file
/// What happened between two days, by kind of act, with documents.
///
///  1. What takes effect on the first day is part of its state and not listed; what takes effect on the last day is.
///  2. Every act of every record in effect is listed once, in the words it has for itself, on the state it found.

namespace onezone {

/// One act between two days, or a record that is no act.
struct listed_change {
    record_number by = 0;
    date on{};
    text account{};                    ///< one line
    std::vector<succession> lineage{}; ///< who carries on what
    friend bool operator==(const listed_change&, const listed_change&) = default;
};

/// Changes of one kind.
struct change_group {
    std::string
        key{}; ///< of the operation; `covered` where units began to be listed, `revoked` where an act was undone
    text title{};
    std::vector<listed_change> changes{}; ///< in the order in which they took effect
    friend bool operator==(const change_group&, const change_group&) = default;
};

/// What happened between two days.
struct changes_between {
    date from{};
    date to{};
    std::vector<change_group> groups{}; ///< in order of key

    /// The group of that key, or null.
    [[nodiscard]] ONEZONE_API const change_group* find(std::string_view key) const noexcept;
    [[nodiscard]] ONEZONE_API std::size_t count() const noexcept;
    friend bool operator==(const changes_between&, const changes_between&) = default;
};

/// What happened after the day `from`, up to and including the day `to`.
///
/// Throws: error: bad_date, as `history::as_of`; dates_out_of_order, where `to` lies before `from`.
/// Complexity: that of carrying the acts between out; allocates the result.
[[nodiscard]] ONEZONE_API changes_between diff(const history& of, const date& from, const date& to);

/// A heading a kind with the number of changes, then a line each, with the first document. The format is not stable.
ONEZONE_API void print(std::ostream& os, const changes_between& all, const history& of, language which);

} // namespace onezone

#endif
