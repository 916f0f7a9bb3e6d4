// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_TABLES_XLSX_HPP_INCLUDED
#define ONEZONE_FACES_TABLES_XLSX_HPP_INCLUDED

#include <onezone/faces/tables/workbook.hpp>
#include <onezone/ground/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// @file
/// Workbooks as files (`.xlsx`, ECMA-376), in a component of its own: `find_package(onezone COMPONENTS workbooks)`, `onezone::workbooks`.
///
///  1. A cell is read as it is meant: a day as `2019-05-20` whatever its format and whichever year the workbook counts from (1900, 1904), a
///     number with the fifteen digits its program shows (`5%` where it is shown in per cent), yes and no as `TRUE` and `FALSE`, a formula as
///     the value it had when it was saved, a mistake as `#REF!`. A day whose format shows no year, or no day, reads as what it shows (`05-20`,
///     `2019-05`).
///  2. A cell merged over several rows of one column stands in each of them, unless it is a figure: that stands in the first, for it may be
///     what the rows add up to.
///  3. Written are days as days, numbers as numbers, everything else as text, whatever it begins with; the first row is frozen and has filters.
///     Equal workbooks give equal bytes.
///  4. What is no such workbook is refused for what it is: an encrypted one, one of Excel 97 (`.xls`), `.xlsb`, `.ods`, a page of HTML.
///  5. Nothing outside the file is looked at; a document type, in which entities could be, is refused.
/// Limits: what a sheet shows by colour, comment or picture is not read; a workbook is in memory whole.

namespace onezone {

/// How much a workbook may hold.
struct xlsx_limits {
    std::size_t bytes = std::size_t{1} << 28U; ///< of all parts unpacked, and of the text of all cells
    std::size_t cells = 5'000'000;             ///< with those left out before others, and the rows
    friend bool operator==(const xlsx_limits&, const xlsx_limits&) = default;
};

/// The sheets of a workbook, from the bytes of its file. `source` is what refusals call it.
///
/// Refuses: empty_input; malformed (not such a workbook; a part is missing or broken), truncated, too_large (the limits, and those of the
/// format), unsupported_version (a workbook of another sort, or encrypted), bad_value (formulas that were saved without their values; up to
/// a hundred a sheet, at once). Complexity: linear in what is unpacked; memory: the result, the texts that cells share, and 16 MB at most for its XML.
[[nodiscard]] result<workbook> read_xlsx(
    std::string_view bytes, std::string source = "workbook.xlsx", const xlsx_limits& limits = {});

/// The bytes of a file that holds the sheets.
///
/// Sheets of names that no program takes are called alike as far as it goes. Refuses: too_large (more rows, columns or characters in a cell
/// than the format has), invalid_utf8, empty_input (no sheet), cannot_write (the folder of temporary files).
[[nodiscard]] result<std::string> write_xlsx(const workbook& content);

/// The workbook in a file. Throws: error (cannot_read, and as `read_xlsx`).
[[nodiscard]] workbook load_xlsx(const std::string& path, const xlsx_limits& limits = {});
/// Writes a file, whole or not at all. Throws: error (cannot_write, and as `write_xlsx`).
void save_xlsx(const workbook& content, const std::string& path);

} // namespace onezone

#endif
