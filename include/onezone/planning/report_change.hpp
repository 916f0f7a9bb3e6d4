// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_REPORT_CHANGE_HPP_INCLUDED
#define ONEZONE_PLANNING_REPORT_CHANGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/report.hpp>

#include <optional>
#include <span>
#include <vector>

/// @file
/// What became of findings between two reports.
///
///  1. Findings are followed by rule and subject; each rule and subject of which either report has a finding occurs once.
///  2. *Cured* says that what was violated is no longer: it is satisfied, no longer applies, or its subject is gone. What was violated
///     and is now undecided is not cured.

namespace onezone {

/// What became of a finding.
enum class course : unsigned char {
    cured,     ///< violated before, no longer so
    remaining, ///< violated before and after
    arisen,    ///< violated after, not before
    exempted,  ///< exempted after
    undecided, ///< undecided after, whatever it was before
    settled,   ///< undecided or exempted before, satisfied or not applicable after
    gone,      ///< undecided or exempted before, no longer judged after: its subject is gone
};
[[nodiscard]] ONEZONE_API std::span<const word> words(course) noexcept;

/// One rule on one subject, before and after.
struct followed_finding {
    onezone::course course{};
    std::optional<verdict> was{}; ///< nothing: the subject was not there
    std::optional<verdict> is{};  ///< nothing: the subject is gone
    finding told{};               ///< of the report after, or of the one before where the report after has none
    friend bool operator==(const followed_finding&, const followed_finding&) = default;
};

/// The findings of both reports, in the order of the report after, then of the one before.
///
/// Complexity: O(n log n) in the findings, times the subjects of a rule for those found only once; allocates the result.
[[nodiscard]] ONEZONE_API std::vector<followed_finding> follow(const report& before, const report& after);

} // namespace onezone

#endif
