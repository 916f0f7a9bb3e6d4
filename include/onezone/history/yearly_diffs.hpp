// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_YEARLY_DIFFS_HPP_INCLUDED
#define ONEZONE_HISTORY_YEARLY_DIFFS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/history/enactment.hpp>
#include <onezone/history/year_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What changed from one year's table of divisions to the next, with its documents (`area-diff`).
///
///  1. Lines tell of records that ended (`-code name>whose they became`), that began (`+code name<whose they were`), and of unchanged ones
///     part of whose area moved (`=code name>…` or `<…`); `#` lines describe the changes that follow, in Markdown: heading, `文号：`,
///     `日期：`, `来源：`, wording.
///  2. Everything is checked against both tables; what does not fit is refused with its line.
///  3. A day that no description states is inferred and says why, as is every relation marked `!`.
/// Source of the format: yescallop/areacodes, diff-spec.md (CC0 1.0). Example: examples/division_history.cpp

namespace onezone {

/// A relation of a record to one of the other table.
struct area_relation {
    onezone::code other{}; ///< none: the state as a whole, where a province is related to what stands above it
    bool inferred = false; ///< marked `!`
    friend bool operator==(const area_relation&, const area_relation&) = default;
};

/// One line of change.
struct diff_line {
    enum class sort : unsigned char { ended, begun, gave, got }; ///< `-`, `+`, `=…>`, `=…<`
    sort what{};
    onezone::code code{};
    std::string name{};
    std::vector<area_relation> relations{};
    bool unstated = false; ///< it names nobody though it has no divisions below, or every one it names is marked `?`
    std::size_t line = 0;
    std::size_t described = 0; ///< by which description, from 1; 0: by none
};

/// What describes some lines.
struct change_description {
    std::size_t line = 0;
    std::vector<legal_document> documents{};
    std::optional<date> effective{}; ///< the day it gives; absent: none, or one outside the year
    provenance dated{};              ///< how that day is known
};

/// That area of an older record became a newer one's: what a difference says in either direction, once.
struct area_edge {
    onezone::code from{}; ///< of the older table; none: the state as a whole
    onezone::code to{};   ///< of the newer table
    bool inferred = false;
    std::size_t line = 0; ///< where it is said first
    friend bool operator==(const area_edge&, const area_edge&) = default;
};

/// What changed between two tables.
struct yearly_diff {
    int from = 0;
    int to = 0;
    std::string source{};
    std::vector<diff_line> lines{};
    std::vector<change_description> descriptions{};
    std::vector<area_edge> edges{}; ///< in order of `from`, then `to`
    std::vector<std::pair<std::size_t, text>>
        remarks{}; ///< what is odd and harmless, with its line: a description of nothing, a relation that only one side states

    [[nodiscard]] std::size_t count(diff_line::sort what) const noexcept {
        std::size_t n = 0;
        for (const diff_line& l : lines) n += l.what == what ? 1U : 0U;
        return n;
    }
};

/// Reads what changed from `older` to `newer`.
///
/// Refuses, placed: invalid_utf8, malformed, bad_code; unknown_unit (a record that is not in its table: perhaps a file of another year;
/// a selector that names nothing), ambiguous_unit (a selector that names several), duplicate_key (a record twice), missing_key (relations
/// of a described record without divisions), bad_value (relations of a record with divisions), contradicted (a record of which the tables
/// differ and no line tells).
/// Complexity: linear in the text and the tables; allocates.
[[nodiscard]] ONEZONE_API result<yearly_diff> read_yearly_diff(
    std::string_view text, const year_table& older, const year_table& newer, std::string source = {});

} // namespace onezone

#endif
