// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_TO_FIND_OUT_TABLE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_TO_FIND_OUT_TABLE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <string>

/// @file
/// What to find out, as a table for whoever has to work through it.
///
///  1. One row a fact, in the order of `to_find_out`. Nothing that list holds is left out.
///  2. Columns: fact (of an inferred one, with the reason), whose (the path), code (of the unit it concerns), bears on conformance
///     (how many of the findings that wait could break it, of how many), what waits (the titles of the rules, each with what the
///     answers would lead to); headed and worded in the language asked for.

namespace onezone {

/// The table in Markdown. Complexity: as of `to_find_out`; allocates.
[[nodiscard]] ONEZONE_API std::string to_find_out_table(const report& r, language which = language::zh);

/// The table as comma-separated values (RFC 4180), which spreadsheet programs open. Complexity: as of `to_find_out`; allocates.
[[nodiscard]] ONEZONE_API std::string to_find_out_sheet(const report& r, const sheet_style& style = {});

} // namespace onezone

#endif
