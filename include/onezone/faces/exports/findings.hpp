// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_EXPORTS_FINDINGS_HPP_INCLUDED
#define ONEZONE_FACES_EXPORTS_FINDINGS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>

#include <string>

/// @file
/// What a report found, for the programs that take such things: SARIF 2.1.0 (code hosts, editors), JUnit XML (build servers), and
/// comma-separated values.
///
///  1. Nothing undecided reads as passed: SARIF says `open`, JUnit `skipped`. What is exempted is a suppressed result in SARIF, with who
///     approved it and why, and skipped in JUnit. A rule that failed is a notification in SARIF, an `error` in JUnit.
///  2. SARIF names a subject by its path (a logical location) and, for comparison with other runs, by rule and id. Its levels follow from
///     the severity: breach `error`, warning `warning`, note `note`.
///  3. JUnit has a suite a rule and a case for each subject it had to do with, those that are satisfied among them; whose clause is not
///     in force or does not apply has none. Times are 0: a report does not keep them.
///  4. Equal reports give equal text.

namespace onezone {

/// The SARIF log. Complexity: as of `report::findings`; allocates.
[[nodiscard]] ONEZONE_API std::string write_sarif(const report& r, language which = language::zh);

/// The JUnit document. Complexity: as of `report::findings`, and a path a judged pair; allocates.
[[nodiscard]] ONEZONE_API std::string write_junit(const report& r, language which = language::zh);

/// The findings as a table: rule, title, clause, whose (the path), code, id, verdict, severity, force, what it says, what is missing.
/// Complexity: as of `report::findings`; allocates.
[[nodiscard]] ONEZONE_API std::string findings_sheet(const report& r, const sheet_style& style = {});

} // namespace onezone

#endif
