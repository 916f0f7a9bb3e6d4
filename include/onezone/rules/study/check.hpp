// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_CHECK_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_CHECK_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

/// @file
/// What is odd about a policy itself, whatever it finds.
///
///  1. Each oddity is told once, in the order of the policy's rules; the same arguments give the same list.
///  2. Nothing here is refused: the policy can be used, and may be meant so.
/// Two exemptions of one rule and unit for the same days cannot be in a policy: `policy::exempt` refuses them, in documents too.
/// Limits: what holds never is tried, not proved; a condition that names somebody holds of nobody at random. Which parameters a rule reads is watched while it judges the hierarchy given; of a rule that asks nothing of any subject
/// there nothing is said.

namespace onezone {

enum class policy_oddity : unsigned char {
    never_in_scope,            ///< no unit lies in the rule's jurisdiction, or there is no subject of its kind
    never_in_force,            ///< it ends before it begins
    parameter_not_read,        ///< the rule decides without it
    setting_out_of_time,       ///< a parameter or force for days on none of which the rule can be in force
    exemption_without_unit,    ///< there is no such unit
    exemption_without_subject, ///< … or the rule judges nothing of it
    exemption_without_force,   ///< the clause admits of no exception on any of its days: it does not bind in principle
    exemption_out_of_time,     ///< its days are all outside those on which the clause is in force
    text_missing,              ///< a text is there in one language only, or in none
    no_rules,                  ///< the policy has no rules
    nothing_to_judge, ///< no rule judges anything of the hierarchy: whatever it is, the outcome is that nothing is judged
    no_requirement,   ///< the rule states no requirement where it applies: it is always satisfied
    condition_never_holds, ///< the rule speaks only of subjects for which it holds; tried often, it never did
    parameter_unknown,     ///< the rule asks for a parameter that it does not have
    /// Something in a name, of the policy or of the hierarchy, is invisible or not what it looks like: a zero-width space, a full-width or
    /// foreign letter.
    deceptive_name,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(policy_oddity) noexcept;

/// One thing that is odd.
struct policy_issue {
    policy_oddity what{};
    std::string rule{}; ///< empty: the policy itself
    std::string item{}; ///< parameter, unit or text; of a name in the hierarchy, the path of what has it
    text account{};

    friend bool operator==(const policy_issue&, const policy_issue&) = default;
};

/// What is odd about `p` where it is to judge hierarchies like `h` on such days.
///
/// `tried`: what conditions were where the rules were tried, e.g. `coverage_at_random` of the test kit; only of what was tried so is it said
/// that it never holds.
///
/// Complexity: runs every rule on every subject once; allocates.
[[nodiscard]] ONEZONE_API std::vector<policy_issue> check(
    const policy& p, const hierarchy& h, const judging_dates& on, const coverage& tried = {});

/// One line. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const policy_issue& i);
ONEZONE_API void print(std::ostream& os, const policy_issue& i, language which);

} // namespace onezone

#endif
