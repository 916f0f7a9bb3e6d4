// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_TABLES_WORKBOOK_HPP_INCLUDED
#define ONEZONE_FACES_TABLES_WORKBOOK_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Workbooks as values: the tables of the spreadsheets, and any table the library writes, as sheets of cells.
///
///  1. A workbook is read and refused as its tables in CSV are (faces/tables/spreadsheet.hpp); places name the cell: `单位!C7`.
///  2. A sheet is the table that it is called like: `units`, `单位`, `单位表`; the order of sheets does not matter, empty ones are passed over.
///  3. Files of workbooks (`.xlsx`) are read and written by a component of their own: faces/tables/xlsx.hpp.

namespace onezone {

/// What the cells of a column are written as where they can be; what cannot is text.
enum class cell_sort : unsigned char { text, number, day };

/// One sheet: its headings stand in the first row. Days are in ISO 8601.
struct workbook_sheet {
    std::string name{};
    std::vector<std::vector<std::string>> rows{}; ///< not all of one length
    std::vector<cell_sort> columns{}; ///< those beyond the last are text; a workbook that was read says nothing here

    friend bool operator==(const workbook_sheet&, const workbook_sheet&) = default;
};

struct workbook {
    std::string source = "workbook"; ///< what refusals call it, e.g. its file
    std::vector<workbook_sheet> sheets{};

    friend bool operator==(const workbook&, const workbook&) = default;
};

/// A workbook, and what had no place in it.
struct written_workbook {
    workbook content{};
    std::vector<text> left_out{}; ///< a line a sort of thing, with its number
    friend bool operator==(const written_workbook&, const written_workbook&) = default;
};

/// The hierarchy that the sheets describe; ids derive from `id`.
///
/// Refuses: as `read_spreadsheets`; unknown_key (a sheet that is no table and not empty, unless `how.other_sheets`), duplicate_key (two
/// sheets that are one table). Complexity: as `read_spreadsheets`.
[[nodiscard]] ONEZONE_API result<hierarchy> read_workbook(
    const workbook& in, std::string_view id = {}, const sheet_reading& how = {});

/// The nine tables of a hierarchy as sheets. `read_workbook` gives it back as `read_spreadsheets` does; blanks at the ends of cells, which
/// a sheet does not keep, are counted in `left_out`.
[[nodiscard]] ONEZONE_API written_workbook write_workbook(
    const hierarchy& h, std::string_view id = {}, language which = language::zh);

/// Any table in CSV that the library writes as a sheet, e.g. `findings_sheet`, `to_find_out_sheet`, `ledger_sheet`, `impact_sheet`.
///
/// A column of days is written as days, and one of numbers as numbers, unless they are codes of divisions; marks of `guard_formulas` are
/// taken off.
/// Refuses: as `csv_reader`. Complexity: linear; allocates.
[[nodiscard]] ONEZONE_API result<workbook_sheet> sheet_of(std::string name, std::string_view table);

} // namespace onezone

#endif
