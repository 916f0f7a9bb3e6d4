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
/// Spreadsheets: nine CSV tables that an office can fill in, and the hierarchy they describe.
///
///  1. Columns stand in any order and are headed by keys or in Chinese, those that may be missing may be missing; words are keys, Chinese
///     or English names, whatever the headings are. Titles may stand above the headings; empty rows and columns are passed over, and so
///     are blanks around what is not in quotes. Cells are separated by `,`, `;` or tabs, lines by CRLF, LF or CR. Running numbers (序号, No.)
///     and remarks (备注) are not read: `sheet_reading::left_out` says so, and where nobody asks for it, remarks are refused.
///  2. The result is a hierarchy or a refusal. Every bad row of all tables is reported at once (the first is the refusal, the others are
///     its `others()`), each with table, line and column, by the heading the column has there. One mistake is one refusal: what is
///     wrong only because something else is, is not reported.
///  3. An empty cell is an unknown fact, never no and never 0; it contradicts nothing that another row says.
///  4. Reading what was written gives an `equivalent` hierarchy where `left_out` is empty, an equal one if its ids are those that tables
///     give; what a table cannot hold is counted there.
///  5. Ids derive from the id and the paths as in documents (faces/json/hierarchy.hpp), so both ways in give equal ids.
///
/// The columns are the members of the records, under their keys in documents or their Chinese names (`sheet_template` shows them), and:
///
/// | table | a row | columns of its own | must be there |
/// |---|---|---|---|
/// | `units` | a unit, and its zone | within, key, administered_by | name, kind |
/// | `agencies` | a body | key, charter_issued, charter_document | name, unit, kind |
/// | `posts` | a holder of a post, or a vacant post | key, holder, holder_key, holder_rank, from, until | body, title, kind |
/// | `staff` | a tally of a body | body, sort (quota or staff) | body, sort, kind |
/// | `functions` | a holding (a function where `class` is empty) | key | holder, name |
/// | `loans` | staff that a body lends | body | body, status |
/// | `joint_offices` | a body that works as one office with another; both say so | body | body, with |
/// | `facts` | a fact of one's own (model/own_fact.hpp) of a unit, body, post or person | | name |
/// | `complete` | a list of which all there is stands in the tables (model/completeness.hpp), or need not (whole: no) | | list |
///
/// - Each also has source, grade, reason: of the row's existence and of every fact in it. `reason` is Chinese, or `Chinese|English`.
/// - Units and bodies are named by any unambiguous end of their path, `code:…`, `key:…` (these tables') or `id:…`. Rows may refer to
///   later rows.
/// - `within` yes: the unit lies somewhere within its parent, where exactly is unknown. A zone's parent is its seat.
/// - A name, a title, a holder and a first industry are one each: several in a cell are refused, and what is one and has such a separator
///   in it stands in double quotes, as items of lists do.
/// - Rows about one post may leave to each other what they share: body, title, kind. So may rows about one tally its count.
/// - Yes and no are `是`, `否`, `yes`, `no`. Lists are separated by `;`, `；`, `,`, `，` or `、`; an item with one of them in it stands in
///   double quotes. Dates are `2019-05-20`, `2019-5-20`, `2019/5/20`, `2019.5.20` or `2019年5月20日`; digits may be full-width, thousands
///   have commas or none. What a spreadsheet spoilt is refused and says so: `9.1350203E+17` as a code or key, `43605` as a date,
///   `#REF!` anywhere.
/// - Who knows everything gives `complete` one row: `every,everywhere`. Elsewhere that a list has no row says nothing. A post is named by its
///   body and title, `key:…` or `id:…`, a person by a name that only one has, `key:…` (a `holder_key`) or `id:…`.
/// - A holder without a name has only a `holder_key`, a post or holding without one only a `key`; rows with one key speak of one
///   person or post. Rows with one name and no key speak of two people, unless the caller says otherwise.
/// - An apostrophe before `=`, `+`, `-`, `@`, a tab or CR marks text, as spreadsheet programs have it, and is no part of it: it is written where
///   `sheet_style` does not say otherwise (never before a number), and taken off when read.
/// Limits: no place for hosts, agreements, indicators, designations, integrations, appraisals, people without a post, and entrustments with a term or of a part.

namespace onezone {

/// The tables; the keys are the stems of their file names.
enum class sheet : unsigned char { units, agencies, posts, staff, functions, loans, joint_offices, facts, complete };
inline constexpr std::size_t sheet_count = 9;
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
    bool guard_formulas =
        true; ///< `'` before what spreadsheet programs would take for a formula (`=HYPERLINK(…)`, `-10人划出`)
    friend bool operator==(const sheet_style&, const sheet_style&) = default;
};

/// Tables, and what had no place in them.
struct written_sheets {
    spreadsheets content{};
    std::vector<text> left_out{}; ///< a line a sort of thing, with its number
    friend bool operator==(const written_sheets&, const written_sheets&) = default;
};

/// How tables are read.
struct sheet_reading {
    bool one_name_one_person = false; ///< whether two holders of one name and no key are one person
    /// Whether a table that is no UTF-8 is taken for GB 18030 (GBK), as Chinese editions of office programs save CSV.
    bool gb18030 = false;
    /// Takes what of the tables is not read, a line a column; null: a remark is refused, a running number passed over.
    std::vector<text>* left_out = nullptr;
    /// Whether sheets of a workbook that are none of the tables are passed over (faces/tables/workbook.hpp).
    bool other_sheets = false;
    friend bool operator==(const sheet_reading&, const sheet_reading&) = default;
};

/// The hierarchy the tables describe; ids derive from `id`.
///
/// Refuses: empty_input (no table says anything); missing_key, unknown_key (also a remark where nobody takes what is left out),
/// duplicate_key (columns; a count stated twice); malformed,
/// truncated, invalid_utf8 (names a likely other encoding; ends its table), not_built_in (GB 18030, where the C library does not convert
/// it), too_large; bad_value, bad_date, bad_code, bad_quantity,
/// conflicting_values (two rows contradict each other on one post or person), cycle (units and bodies that are above themselves),
/// duplicate_id and duplicate_tenure (a row that is there twice; two statements on one list);
/// unknown_unit, ambiguous_unit, unknown_body, unknown_post, ambiguous_record; and as `change` does.
/// Complexity: linear in the text but for look-ups by name; allocates all rows.
[[nodiscard]] ONEZONE_API result<hierarchy> read_spreadsheets(
    const spreadsheets& in, std::string_view id = {}, const sheet_reading& how = {});

/// The tables of a hierarchy, in the order of codes and names.
[[nodiscard]] ONEZONE_API written_sheets write_spreadsheets(
    const hierarchy& h, std::string_view id = {}, const sheet_style& style = {});

/// A table with nothing but its header: what an office fills in.
[[nodiscard]] ONEZONE_API std::string sheet_template(sheet s, const sheet_style& style = {});

/// The hierarchy in `units.csv` and the others of a folder, those that are there. Throws: error, where one cannot be read (none is
/// there: cannot_read) or `read_spreadsheets` refuses.
[[nodiscard]] ONEZONE_API hierarchy load_spreadsheets(
    const std::string& folder, std::string_view id = {}, const sheet_reading& how = {});
/// Writes the nine files. Throws: error (cannot_write).
ONEZONE_API void save_spreadsheets(const spreadsheets& content, const std::string& folder);

} // namespace onezone

#endif
