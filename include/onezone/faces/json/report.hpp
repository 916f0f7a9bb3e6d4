// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_REPORT_HPP_INCLUDED
#define ONEZONE_FACES_JSON_REPORT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/rules/judging/report.hpp>

#include <iosfwd>
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
/// - A subject is told by `about` (its kind), `id` (as hierarchy documents write ids; none of the whole), `unit` (the id of the unit it
///   belongs to, where it is none itself), `code` (of that unit, where it has one) and `path`.
/// - Finding: `rule`, the subject, `verdict`, `severity`, `force`, `rests_on` (a grade), `dating`, `message`,
///   `clause` {`document`, `clause`, `source`, `quote`, `wording` · `told`, `how`, `reason`} · `missing`, `doubtful` [{the subject,
///   `field`, `kind` (of a count: of what), `name`, `how`, `reason`}],
///   `answers` [{`field`, `kind`, `path`, `answer`, `name`, `at_least`, `at_most`, `from`, `until`, `then`}], `blamed` [subjects],
///   `exempted_by`, `lapsed` {`reason`, `approver`, `document`, `from`, `until`}, `precedence` (a rule).
/// - Error: `rule`, the subject, `what`. Conflict: `demands`, `forbids` (rules), the subject, and both clauses.
/// - What to find out (`write_to_find_out`): `"onezone": "to_find_out", "version": 1` · `policy`, `state_on`, `rules_on`, `facts` [{the
///   subject, `field`, `kind`, `name`, `how`, `reason`, `question`, `ask` (who should know), `breaking` (how many of what waits could
///   break conformance), `waiting` [{`rule`, the subject, `severity`, `answers` [{`answer`, `name`, …, `then`}],
///   `together_with` [{`field`, `kind`, `path`}]}]}].

namespace onezone {

/// The report as a document, with a final line feed.
///
/// Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_report(const report& r);
/// The same for who asks how far it is: of the findings told (unless they were), then of those written. Refuses: cancelled. What `ask`
/// throws passes through.
[[nodiscard]] ONEZONE_API result<std::string> write_report(const report& r, const progress_callback& ask);
/// The same into a stream, a piece at a time: beyond the findings, which are told first where they were not, and errors and conflicts, what is
/// allocated does not grow with the text. Refuses: cancelled, cannot_write (the stream
/// takes no more); of what was written before nothing is taken back. What `ask` or the stream throws passes through.
[[nodiscard]] ONEZONE_API result<void> write_report(
    std::ostream& to, const report& r, const progress_callback& ask = {});

/// The undecided findings by the fact they wait for (rules/study/to_find_out.hpp), with a final line feed.
///
/// Complexity: that of `to_find_out`, and linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_to_find_out(const report& r);

} // namespace onezone

#endif
