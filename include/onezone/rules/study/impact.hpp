// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_IMPACT_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_IMPACT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/policy.hpp>

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What a change of the rules does to a hierarchy, before anybody signs it.
///
///  1. Both policies judge the same hierarchy on the same days; what differs is due to the rules alone.
///  2. Rules are followed by id: one that only one policy has is judged by that one and by nobody in the other.
///  3. Everything that was or becomes violated, exempted or undecided, and is not both before and after in the same way, is listed
///     once a day. What only passes between satisfied and not applicable is not listed.
///     `was` and `is` are nothing where that policy does not ask.
///  4. The same arguments give the same result, in the same order: by day, then rule, then path.

namespace onezone {

/// What a change of the rules does. Keeps both policies, which are cheap to keep.
struct rule_impact {
    policy today{};
    policy draft{};
    std::vector<date> dates{}; ///< in order, each once
    std::vector<shifted_finding> shifts{};
    /// What, by the new rules, is violated on one day and was not on the day before it in `dates`, though nobody did anything:
    /// clauses that came into force, exemptions and tenures that ended.
    std::vector<shifted_finding> emerging{};
    std::vector<rule_error> errors{}; ///< rules of either policy that failed: what they failed on is not compared

    /// Nothing changes on any of the days.
    [[nodiscard]] bool empty() const noexcept { return shifts.empty() && errors.empty(); }
    [[nodiscard]] ONEZONE_API std::size_t count(onezone::shift what) const noexcept;
    [[nodiscard]] ONEZONE_API std::size_t count(std::string_view rule_id, onezone::shift what) const noexcept;
    /// The rule a shift is of: the draft's or, where it has none of that id, today's. Requires: `s` is of this impact.
    [[nodiscard]] const rule& rule_of(const shifted_finding& s) const& noexcept {
        const rule* const r = draft.find(s.told.rule);
        return r ? *r : *today.find(s.told.rule);
    }
    [[nodiscard]] rule rule_of(const shifted_finding& s) && { return std::as_const(*this).rule_of(s); }
    friend bool operator==(const rule_impact&, const rule_impact&) = default;
};

/// What it does to `h`, on each of the days, to be judged by `draft` instead of `today`.
///
/// Throws: error (bad_date), for a special date. Complexity: two validations a day; allocates the result.
[[nodiscard]] ONEZONE_API rule_impact impact(
    const hierarchy& h, const policy& today, const policy& draft, std::span<const date> days);
[[nodiscard]] ONEZONE_API rule_impact impact(
    const hierarchy& h, const policy& today, const policy& draft, const date& day);

/// A table of rules and shifts for each day, then every finding that shifts. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const rule_impact& i);
ONEZONE_API void print(std::ostream& os, const rule_impact& i, language which);

} // namespace onezone

#endif
