// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_WORKBOOK_SHEETS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_WORKBOOK_SHEETS_HPP_INCLUDED

#include <onezone/faces/tables/workbook.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Which sheet of a workbook is which table, and what refusals call its cells. Internal to the library.

namespace onezone::detail {

/// The sheets by table. Requires: the workbook outlives it.
struct sorted_sheets {
    sorted_sheets(const workbook& in, bool other_sheets);

    std::array<const workbook_sheet*, sheet_count> of{};
    std::vector<refusal> problems; ///< whose source is the name of the sheet
};

/// `C7`; rows and columns count from 1.
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);
/// A cell as its program names it, `单位!C7`; a row (`单位!7:7`) where the column is 0, the sheet where both are.
[[nodiscard]] ONEZONE_API std::string cell_of(std::string_view sheet, std::size_t row, std::size_t column);
/// A refusal whose source is a sheet, placed in its workbook; so are the others.
[[nodiscard]] refusal in_workbook(const refusal& r, const std::string& source);

/// A figure as it is told to people (`−1,234`, `+3`), as a number is written.
[[nodiscard]] ONEZONE_API std::string plain_figure(std::string_view cell);

} // namespace onezone::detail

#endif
