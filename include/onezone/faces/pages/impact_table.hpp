// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_IMPACT_TABLE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_IMPACT_TABLE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/study/impact.hpp>

#include <string>

/// @file
/// What a change of the rules does, as a table for whoever has to weigh it.
///
///  1. One row a day, rule and subject that shifts, in the order of the impact; then what becomes violated with no action; then the
///     rules that failed. Nothing the impact lists is left out.
///  2. Columns: day, why (the rules changed, time passed, a rule failed), rule, unit (the path of the subject), shift, was, is, clause,
///     message (with the facts that are missing); headed and worded in the language asked for.

namespace onezone {

/// The table in Markdown. Allocates.
[[nodiscard]] ONEZONE_API std::string impact_table(const rule_impact& i, language which = language::zh);

/// The table as comma-separated values (RFC 4180), which spreadsheet programs open. Allocates.
[[nodiscard]] ONEZONE_API std::string impact_sheet(const rule_impact& i, const sheet_style& style = {});

} // namespace onezone

#endif
