// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_REPORT_HPP_INCLUDED
#define ONEZONE_FACES_JSON_REPORT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/judging/report.hpp>

#include <string>

/// @file
/// A report as JSON, for programs that are not written in C++.
///
///  1. Everything `findings()`, `errors()`, `conflicts()` and `not_judged()` say is in it, with the clause of each finding; of what
///     is satisfied or not applicable, the counts.
///  2. Equal reports on equal policies give the same text.
/// Limits: a report is written, not read; read the hierarchy and the policy and judge again.
///
/// The whole: `"onezone": "report", "version": 1` · `outcome`, `policy` (id), `title`, `state_on`, `rules_on`, `breaks` [severity],
/// `counts` {verdict: number} · `findings`, `errors`, `conflicts`, `not_judged` [rule]. What says nothing is left out.
///
/// - Finding: `rule`, `about` (a kind of subject), `path`, `verdict`, `severity`, `force`, `rests_on` (a grade), `dating`, `message`,
///   `clause` {`document`, `clause`, `source`, `quote`, `wording` · `told`, `how`, `reason`} · `missing`, `doubtful` [{`about`,
///   `path`, `field`, `name`, `how`, `reason`}],
///   `answers` [{`field`, `path`, `answer`, `name`, `then`}], `blamed` [{`about`, `path`}], `exempted_by`, `lapsed` {`reason`,
///   `approver`, `document`, `from`, `until`}, `precedence` (a rule).
/// - Error: `rule`, `about`, `path`, `what`. Conflict: `demands`, `forbids` (rules), `about`, `path`, and both clauses.

namespace onezone {

/// The report as a document, with a final line feed.
///
/// Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_report(const report& r);

} // namespace onezone

#endif
