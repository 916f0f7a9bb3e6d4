// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_SPREADSHEET_TABLES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_SPREADSHEET_TABLES_HPP_INCLUDED

#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/faces/tables/workbook.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// @file
/// The columns of the spreadsheets, and their rows as text. Internal to the library.

namespace onezone::detail {

struct sheet_column {
    std::string key;
    std::string zh;
    std::string also; ///< other headings it is read under, separated by `|`
    bool required = false;
    bool one_name = false;            ///< what stands between items does not belong to it, unless it is in quotes
    cell_sort sort = cell_sort::text; ///< in a workbook
};

/// The columns of a table, in the order in which they are written; they are asked for by key.
class ONEZONE_API sheet_layout {
public:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    /// Appends source, grade and reason, which stand for the whole row.
    explicit sheet_layout(std::vector<sheet_column> columns);
    sheet_layout(const sheet_layout&) = delete;
    sheet_layout& operator=(const sheet_layout&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }
    [[nodiscard]] const sheet_column& operator[](std::size_t column) const noexcept { return columns_[column]; }
    [[nodiscard]] bool has(std::string_view key) const { return places_.count(key) != 0; }
    /// Requires: there is such a column.
    [[nodiscard]] std::size_t place(std::string_view key) const { return places_.at(key); }
    [[nodiscard]] std::span<const csv_column> headings() const noexcept { return headings_; }

private:
    std::vector<sheet_column> columns_;
    std::unordered_map<std::string_view, std::size_t> places_;
    std::vector<csv_column> headings_;
};

[[nodiscard]] const sheet_layout& layout_of(sheet s);

/// A column that stands beside what is read: a running number, or remarks.
struct sheet_aside {
    std::string heading;              ///< empty: it is not there
    std::size_t cells = 0;            ///< that say something: more than a running number does
    std::size_t line = 0, column = 0; ///< of the first of them
};

/// A table as it was read.
struct sheet_text {
    std::string file;
    std::vector<std::string> headings;   ///< by column: as the file has them, or would
    std::array<sheet_aside, 2> asides{}; ///< the running number, the remarks
};

/// One row as text, with where each cell stands.
struct sheet_row {
    const sheet_layout* layout = nullptr;
    const sheet_text* in = nullptr;
    std::size_t line = 0;
    std::vector<std::string> cells;
    std::vector<std::size_t> at; ///< byte within the line; 0: not there

    [[nodiscard]] const std::string& operator[](std::size_t column) const noexcept { return cells[column]; }
    [[nodiscard]] const std::string& operator[](std::string_view key) const { return cells[layout->place(key)]; }
};

/// Reads all rows; what is wrong with the text goes into `problems`. Blanks around cells that are not in quotes are passed over.
/// `in` outlives the rows. Whether what is no UTF-8 is taken for GB 18030 is the caller's choice.
[[nodiscard]] ONEZONE_API std::vector<sheet_row> read_rows(
    const sheet_layout& layout, const std::string& text, sheet_text& in, std::vector<refusal>& problems, bool gb18030);
/// … of a sheet of a workbook: lines are its rows, and what is in a cell is as it was meant.
[[nodiscard]] std::vector<sheet_row> read_rows(const sheet_layout& layout,
    std::span<const std::vector<std::string>> sheet, sheet_text& in, std::vector<refusal>& problems);

/// A row as a line of text.
ONEZONE_API void write_row(std::string& out, std::span<const std::string> cells, const sheet_style& style);
/// … in the language of the style.
ONEZONE_API void write_row(std::string& out, std::span<const text> cells, const sheet_style& style);

/// A cell without the mark that `write_row` puts before text that would be taken for a formula.
[[nodiscard]] std::string unguarded(std::string cell);

//=== what stands in cells ===//

/// Without the blanks around it, full-width ones included.
[[nodiscard]] ONEZONE_API std::string_view trimmed(std::string_view s) noexcept;
/// With letters, digits and signs of full width as those of ASCII, without blanks around it.
[[nodiscard]] ONEZONE_API std::string half_width(std::string_view s);
/// The items of a list. Between them stands `;` or `,`, of either width, or `、`; an item in double quotes keeps what is in it.
/// Nothing where a quotation does not end or something stands behind it.
[[nodiscard]] ONEZONE_API std::optional<std::vector<std::string>> listed(std::string_view cell);
/// The one name that a cell holds, without quotes around it; nothing where it holds several.
[[nodiscard]] ONEZONE_API std::optional<std::string> one_name(std::string_view cell);
/// A list as a cell that `listed` reads back.
[[nodiscard]] ONEZONE_API std::string list_cell(std::span<const std::string> items);
/// A date as `2019-5-20`, `2019/5/20`, `2019.5.20` or `2019年5月20日` in ISO 8601; anything else as it is.
[[nodiscard]] ONEZONE_API std::string iso_date(std::string_view s);
/// A code without what programs put around digits so that they stay text: `'369921`, `="369921"`.
[[nodiscard]] ONEZONE_API std::string bare_code(std::string_view s);
/// A number without the commas between its thousands.
[[nodiscard]] ONEZONE_API std::string plain_number(std::string_view s);

} // namespace onezone::detail

#endif
