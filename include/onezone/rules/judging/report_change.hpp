// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_JUDGING_REPORT_CHANGE_HPP_INCLUDED
#define ONEZONE_RULES_JUDGING_REPORT_CHANGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/report.hpp>

#include <optional>
#include <span>
#include <vector>

/// @file
/// What became of findings between two reports: of two states, of two policies, or of two days.
///
///  1. Findings are followed by the id of the rule and the subject; each of which either report has a finding occurs once.
///  2. *Cured* says that what did not meet the demand, excused or not, now does or is no longer asked: it is satisfied, does not apply, or its
///     subject or rule is gone. What was violated and is now undecided is not cured.
///  3. Where a rule failed in either report, nothing is said: that is an error there.

namespace onezone {

/// What became of a finding.
enum class shift : unsigned char {
    newly_violated, ///< and was not, or was undecided, or not judged
    cured, ///< was violated or exempted, and is neither: satisfied, out of scope, not in force, or no longer judged
    exemption_gained,  ///< is exempted, and was not
    exemption_lost,    ///< was exempted and is violated
    decided,           ///< was undecided; satisfied, out of scope, not in force, or no longer judged
    no_longer_decided, ///< is undecided, and was not
    graver,            ///< violated before and after, now of a higher severity
    milder,            ///< … of a lower one
    still_violated,    ///< … of the same
    still_exempted,
    still_undecided,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(shift) noexcept;
/// Whether it is after as it was before.
[[nodiscard]] constexpr bool is_as_before(shift s) noexcept { return s >= shift::still_violated; }

/// One rule on one subject, before and after.
struct shifted_finding {
    date on{}; ///< the day of the rules of the report after
    shift what{};
    std::optional<verdict> was{}; ///< nothing: not judged
    std::optional<verdict> is{};  ///< nothing: no longer judged
    finding told{};               ///< of the report after; where that has none, of the one before
    friend bool operator==(const shifted_finding&, const shifted_finding&) = default;
};

/// The findings of both reports: by rule, in the order of the policy after and then of rules only the one before has, and by path.
///
/// Complexity: n log n in the subjects of rules with findings, and that of `report::findings` of both; allocates the result.
[[nodiscard]] ONEZONE_API std::vector<shifted_finding> follow(const report& before, const report& after);

} // namespace onezone

#endif
