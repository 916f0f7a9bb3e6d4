// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_TABLES_SPREADSHEET_HPP_INCLUDED
#define ONEZONE_FACES_TABLES_SPREADSHEET_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Spreadsheets: five CSV tables that an office can fill in, and the hierarchy they describe.
///
///  1. Columns stand in any order and are headed in Chinese or English; those that may be missing may be missing. A byte order mark is
///     passed over, and written where asked for. Rows without any content are passed over.
///  2. The result is a hierarchy or a refusal. Every bad row of all tables is reported at once (the first is the refusal, the others are
///     its `others()`), each with table, line and column, by the name the column has there. What is wrong only because something else
///     is, is not reported.
///  3. An empty cell is an unknown fact, never no and never 0.
///  4. Reading what was written gives an equal hierarchy (but for `acts()`) where `left_out` is empty; what a table cannot hold is
///     counted there.
///  5. Ids derive from the id and the paths as in documents (faces/json/hierarchy.hpp), so both ways in give equal ids.
///
/// | table | columns (those with * must be there) |
/// |---|---|
/// | `units` | name*, kind*, parent, within, code, key, tier, category, location, managing, dispatching, approving, area, statistics, part_of, first_industry, industries, nameplates, administered_by |
/// | `agencies` | name*, unit*, kind*, key, part_of, rank, legal_type, charter_issued, charter_document, leading_posts, internal_bodies, nameplates, credit_code |
/// | `posts` | body*, title*, kind*, key, rank, post_grade, category, series, holder, holder_key, holder_rank, from, until, mode, paid, approved; one row a holder, none for a vacant post |
/// | `staff` | body*, sort* (quota or staff), kind*, count |
/// | `functions` | body*, name*, class (a function where empty), key, about, shared_with, runs_smoothly, industry_linked, grantor, form, amount, measure |
///
/// - Each also has source, grade, reason: of the row's existence and of every fact in it. `reason` is Chinese, or `Chinese|English`.
/// - Units and bodies are named by any unambiguous end of their path, `code:…`, `key:…` (these tables') or `id:…`. Rows may refer to
///   later rows.
/// - `within` yes: the unit lies somewhere within its parent, where exactly is unknown. A zone's parent is its seat.
/// - Words are keys or Chinese names, yes and no `是`, `否`, `yes`, `no`; lists are separated by `;`; dates are ISO 8601.
/// - A holder without a name has only a `holder_key`; rows with one key speak of one person.
/// Limits: no place for hosts, seats of bodies, archived statuses, agreements, figures, designations, integrations, and entrustments
/// with a term or of a part.

namespace onezone {

/// The five tables; the keys are the stems of their file names.
enum class sheet : unsigned char { units, agencies, posts, staff, functions };
inline constexpr std::size_t sheet_count = 5;
[[nodiscard]] ONEZONE_API std::span<const word> words(sheet) noexcept;

/// The text of the tables; an empty one says nothing.
struct spreadsheets {
    std::array<std::string, sheet_count> tables{};

    [[nodiscard]] std::string& operator[](sheet s) noexcept { return tables[static_cast<std::size_t>(s)]; }
    [[nodiscard]] const std::string& operator[](sheet s) const noexcept { return tables[static_cast<std::size_t>(s)]; }
    friend bool operator==(const spreadsheets&, const spreadsheets&) = default;
};

/// How tables are written.
struct sheet_style {
    language in = language::zh;   ///< of headers and words
    bool byte_order_mark = false; ///< what spreadsheet programs need to take a file for UTF-8
    friend bool operator==(const sheet_style&, const sheet_style&) = default;
};

/// Tables, and what had no place in them.
struct written_sheets {
    spreadsheets content{};
    std::vector<text> left_out{}; ///< a line a sort of thing, with its number
    friend bool operator==(const written_sheets&, const written_sheets&) = default;
};

/// The hierarchy the tables describe; ids derive from `id`.
///
/// Refuses: empty_input (no table says anything); missing_key, unknown_key, duplicate_key (columns; a count stated twice); malformed,
/// truncated, invalid_utf8 (names a likely other encoding; ends its table), too_large; bad_value, bad_date, bad_code, bad_quantity,
/// conflicting_values (two rows contradict each other on one post or person), cycle (units that are each other's parents);
/// unknown_unit, ambiguous_unit, unknown_body, ambiguous_record; and as `change` does.
/// Complexity: linear in the text but for look-ups by name; allocates all rows.
[[nodiscard]] ONEZONE_API result<hierarchy> read_spreadsheets(const spreadsheets& in, std::string_view id = {});

/// The tables of a hierarchy, in the order of codes and names.
[[nodiscard]] ONEZONE_API written_sheets write_spreadsheets(
    const hierarchy& h, std::string_view id = {}, const sheet_style& style = {});

/// A table with nothing but its header: what an office fills in.
[[nodiscard]] ONEZONE_API std::string sheet_template(sheet s, const sheet_style& style = {});

/// The hierarchy in `units.csv` and the others of a folder, those that are there. Throws: error, where one cannot be read (none is
/// there: cannot_read) or `read_spreadsheets` refuses.
[[nodiscard]] ONEZONE_API hierarchy load_spreadsheets(const std::string& folder, std::string_view id = {});
/// Writes the five files. Throws: error (cannot_write).
ONEZONE_API void save_spreadsheets(const spreadsheets& content, const std::string& folder);

} // namespace onezone

#endif
