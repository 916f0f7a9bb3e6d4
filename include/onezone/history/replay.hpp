// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_REPLAY_HPP_INCLUDED
#define ONEZONE_HISTORY_REPLAY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/history/history.hpp>
#include <onezone/history/year_table.hpp>
#include <onezone/history/yearly_diffs.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// @file
/// Carrying out what changed between yearly tables of divisions, and comparing what came of it.
///
///  1. A year is carried out as acts with their days and documents, never by loading the next table. Kinds of acts follow from the
///     relations: one to one, or an unambiguous relation of the same name or code, is the same unit with another code, name, kind or
///     parent; what ends in others is merged; what several begin from is split; the rest is restructured; an unchanged record with a
///     relation is a change of boundary.
///  2. A record with divisions below states no relations: its descent follows from theirs. What carries on is then the same unit where it
///     is one to one, or has the same name or code; what is abolished has the heir most of its divisions went to, marked as inferred.
///  3. What waits for acts of a later day (a parent still to be founded, a code still in use) waits, and its day says why.
///  4. A record that begins to be listed without any statement is a change of what is listed, and no act.
/// Example: examples/division_history.cpp

namespace onezone {

/// What became of carrying a year out.
struct replayed_year {
    int year = 0;
    std::size_t ended = 0;                                   ///< `-` lines
    std::size_t begun = 0;                                   ///< `+` lines
    std::size_t moved = 0;                                   ///< `=` lines
    std::vector<record_number> records{};                    ///< in the order of effect
    std::vector<std::pair<std::string, std::size_t>> acts{}; ///< by key of operation, in order of key
    std::size_t covered = 0;                                 ///< records that began to be listed, which is no act
    std::size_t origin_unstated = 0;                         ///< established where nothing says from whose area
    std::size_t fate_unstated = 0;                           ///< abolished where nothing says whose area it became
    std::size_t derived = 0;       ///< records with divisions below whose descent follows from these
    std::size_t days_inferred = 0; ///< enactments whose day is inferred
};

/// Records the acts of a year in `h`, whose state on the last day of the older year is `older`.
///
/// Refuses: contradicted (the history does not have that state); as `history::enact`, with the line of the difference.
/// `h` is left as it was then; what it recorded before the refusal is left out, and the next record costs as much as recording all anew.
[[nodiscard]] ONEZONE_API result<replayed_year> replay_year(
    history& h, const yearly_diff& diff, const year_table& older, const year_table& newer);

/// Compares the state of a history with a table, record by record: codes, names, parents, and that nothing else is there.
///
/// Refuses: contradicted, for the first difference: the record, with its line.
[[nodiscard]] ONEZONE_API result<void> compare(const history& h, const year_table& table);

/// What came of comparing the relations of a difference with lineage.
struct compared_edges {
    std::size_t same = 0;    ///< of a unit that kept its identity
    std::size_t stated = 0;  ///< recorded as lines of descent
    std::size_t derived = 0; ///< lines between records with divisions below, which follow from these
};

/// Compares every relation of the difference with the lineage of the history, in both directions: none is missing, none is more.
///
/// Refuses: contradicted, for the first that differs: the record, with its line.
[[nodiscard]] ONEZONE_API result<compared_edges> compare_edges(
    const history& h, const yearly_diff& diff, const year_table& older, const year_table& newer);

} // namespace onezone

#endif
