// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_SPREADSHEET_TABLES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_SPREADSHEET_TABLES_HPP_INCLUDED

#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The columns of the spreadsheets, and their rows as text. Internal to the library.

namespace onezone::detail {

/// The columns of a table, in the order in which they are written. The places of `units_column` and the others follow it.
[[nodiscard]] std::span<const csv_column> sheet_columns(sheet s) noexcept;

namespace units_column {
enum : std::size_t {
    name,
    kind,
    parent,
    within,
    code,
    key,
    tier,
    category,
    location,
    managing,
    dispatching,
    approving,
    area,
    statistics,
    part_of,
    first_industry,
    industries,
    nameplates,
    administered_by,
    source,
    grade,
    reason,
    count
};
}
namespace agencies_column {
enum : std::size_t {
    name,
    unit,
    kind,
    key,
    part_of,
    rank,
    legal_type,
    charter_issued,
    charter_document,
    leading_posts,
    internal_bodies,
    nameplates,
    credit_code,
    source,
    grade,
    reason,
    count
};
}
namespace posts_column {
enum : std::size_t {
    body,
    title,
    kind,
    key,
    rank,
    post_grade,
    category,
    series,
    holder,
    holder_key,
    holder_rank,
    from,
    until,
    mode,
    paid,
    approved,
    source,
    grade,
    reason,
    count
};
}
namespace staff_column {
enum : std::size_t { body, sort, kind, number, source, grade, reason, count };
}
namespace functions_column {
enum : std::size_t {
    body,
    name,
    cls,
    key,
    about,
    shared_with,
    runs_smoothly,
    industry_linked,
    grantor,
    form,
    amount,
    measure,
    source,
    grade,
    reason,
    count
};
}

/// One row as text, with where each cell stands.
struct sheet_row {
    sheet in{};
    std::size_t line = 0;
    std::vector<std::string> cells;
    std::vector<std::size_t> at; ///< byte within the line; 0: not there

    [[nodiscard]] const std::string& operator[](std::size_t column) const noexcept { return cells[column]; }
};

/// Reads all rows; what is wrong with the text goes into `problems`.
[[nodiscard]] std::vector<sheet_row> read_rows(sheet s, const std::string& text, std::vector<refusal>& problems);

/// A row as a line of text.
void write_row(std::string& out, std::span<const std::string> cells);

} // namespace onezone::detail

#endif
