// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_JUDGING_VALIDATE_HPP_INCLUDED
#define ONEZONE_RULES_JUDGING_VALIDATE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/enacted.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/policy.hpp>

#include <span>
#include <string_view>

/// @file
/// Judging a hierarchy, or a step from one to the next, by a policy.
///
///  1. Every rule is judged on every subject it is about; rules on changes only where a step is judged. A step may tell by which acts
///     it came about, and how they were approved; what it does not tell is a missing fact.
///  2. The state as of one day can be judged by the rules of another.
///  3. A rule of a jurisdiction judges units within it, by affiliation: the nearest ancestor of the jurisdiction's level, or,
///     where none is recorded, the digits of the nearest code. Where nothing at all tells, choosing the policy has told: the
///     unit is judged.
///  4. Nothing is read but the arguments; the same arguments give the same report.

namespace onezone {

/// Whose state, and whose rules.
struct judging_dates {
    date state{};
    date rules{};
    friend bool operator==(const judging_dates&, const judging_dates&) = default;
};

/// One step, or a sequence of them: what was, what is, the edits that led from one to the other (with none given they are found),
/// and, where it is known, by which acts. Refers to its parts.
struct step_view {
    const hierarchy& before;
    const hierarchy& after;
    std::span<const edit> edits{};
    std::span<const enacted> acts{};
};

/// How to judge; no part of what is judged.
struct validate_options {
    unsigned threads = 1; ///< at most so many at once; the report is the same
    bool tracked = false; ///< note along which relations the rules read, for `revalidate`; takes longer
};

/// Complexity: linear in the pairs of rule and subject; allocates the report, a byte a pair. Texts are written when the report is asked
/// for its findings.
/// Throws: error (bad_date), for a special date.
/// With several threads rules are called from all of them, each call with a context of its own. Throws: also
/// std::system_error where no thread can be started.
[[nodiscard]] ONEZONE_API report validate(
    const hierarchy& h, const policy& p, const date& on, const validate_options& how = {});
[[nodiscard]] ONEZONE_API report validate(
    const hierarchy& h, const policy& p, const judging_dates& on, const validate_options& how = {});
/// As above on the state after, and the rules on changes on the step.
[[nodiscard]] ONEZONE_API report validate(
    const step_view& step, const policy& p, const date& on, const validate_options& how = {});
[[nodiscard]] ONEZONE_API report validate(
    const step_view& step, const policy& p, const judging_dates& on, const validate_options& how = {});

/// The report after one more step, by the same policy and dates: that on the state `step.after` where `last` judged a state, that on
/// `step` where `last` judged a step. Equal to what `validate` gives.
///
/// What rules read is tracked, not declared: only pairs of rule and subject are judged again whose answers may have changed. A rule that
/// asks for units by name or code, or for all bodies, is judged again on all its subjects.
/// Requires: `step.before` equals `last.of()`. Give `last` as an rvalue where it is no longer needed.
/// Complexity: the neighbourhood of what changed, times the rules that read it; the whole where `last` was not tracked (the result is) or
/// has errors.
[[nodiscard]] ONEZONE_API report revalidate(report last, const step_view& step);

/// One rule on one subject, whatever the verdict, in full.
///
/// Refuses: bad_date; unknown_rule, unknown_record (no such subject, or not one the rule is about).
[[nodiscard]] ONEZONE_API result<finding> judge(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on);

} // namespace onezone

#endif
