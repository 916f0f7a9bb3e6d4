// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_VALIDATE_HPP_INCLUDED
#define ONEZONE_HISTORY_VALIDATE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/history/history.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/subject.hpp>

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// Judging over time: a state of one day by the rules of another, as known on a third; when what was violated, and through what.
///
///  1. A violation begins and ends by an act, by a rule (its coming into force, its parameters, force or exemptions), or by the mere
///     passing of time (a term that ran out, a deadline); which of them is told apart by judging both sides of each.
///  2. Every day on which a record takes effect, a date that is recorded anywhere falls, or the policy changes is judged, and the last day
///     before the next of these; where the two differ, the day in between is searched for.
/// Limits: what is violated only in between, on days of which no record and no rule speaks, and no longer on the last of them, is not found,
/// unless every day is judged (`judged_days::every`).

namespace onezone {

/// Which state, by whose rules, as known when.
struct history_dates {
    date state{};
    date rules{};
    date known{};
    friend bool operator==(const history_dates&, const history_dates&) = default;
};

/// Judges the state of a day, by the rules of a day, as known on a day. Throws: as `history::as_of`.
[[nodiscard]] ONEZONE_API report validate(
    const history& of, const policy& p, const history_dates& on, const validate_options& how = {});

/// On which days of a period a history is judged.
enum class judged_days : unsigned char {
    turning, ///< those on which something is recorded or a date of a record, a rule or a setting falls, and what lies between two that differ
    every,   ///< each of them, so that nothing is missed
};

/// Through what a violation began or ended.
enum class occasion : unsigned char {
    bounds, ///< it held when the time asked about began, or still holds when it ends
    act,    ///< a record
    rules,  ///< the policy says something else from that day on
    time,   ///< nobody did anything
};
[[nodiscard]] ONEZONE_API std::span<const word> words(occasion) noexcept;

/// A stretch of days in which a rule was violated.
struct violation_span {
    std::string rule{};
    subject about{};
    std::string path{}; ///< of the subject, when it began
    period when{}; ///< an end is the first day on which it is no longer violated; absent: it is violated to the end
    occasion began = occasion::bounds;
    record_number began_by = 0; ///< of an act: its record
    occasion ended = occasion::bounds;
    record_number ended_by = 0;
    friend bool operator==(const violation_span&, const violation_span&) = default;
};

/// When what was violated in a period, each day judged by its own rules; in order of beginning, then rule, then path.
///
/// `rules` is a day whose rules judge all days instead. Refuses: bad_period (without both ends, empty, or beginning before the history).
/// Complexity: a validation for each day that is judged; allocates the result.
[[nodiscard]] ONEZONE_API result<std::vector<violation_span>> violations(const history& of, const policy& p,
    const period& when, const std::optional<date>& rules = {}, const validate_options& how = {},
    judged_days which = judged_days::turning);

/// What would be violated in a period after a day though nobody does anything more: what is pending has no effect either.
///
/// What is violated on the day itself is not listed. Refuses: as `violations`.
[[nodiscard]] ONEZONE_API result<std::vector<violation_span>> coming_violations(const history& of, const policy& p,
    const date& on, const date& until, const validate_options& how = {}, judged_days which = judged_days::turning);

/// What another policy would have changed over a period of a history.
struct history_impact {
    std::vector<violation_span> newly{}; ///< violated by the draft and not by today's policy
    std::vector<violation_span> cured{}; ///< violated by today's policy and not by the draft
    friend bool operator==(const history_impact&, const history_impact&) = default;
};

/// Refuses: as `violations`. Complexity: twice that.
[[nodiscard]] ONEZONE_API result<history_impact> impact(const history& of, const policy& today, const policy& draft,
    const period& when, const validate_options& how = {}, judged_days which = judged_days::turning);

/// One line a stretch: days, rule, subject, how it began and ended. The format is not stable.
ONEZONE_API void print(
    std::ostream& os, std::span<const violation_span> spans, const history& of, const policy& p, language which);

} // namespace onezone

#endif
