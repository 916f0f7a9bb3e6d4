// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_PROFILE_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_PROFILE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What rules were seen to ask, to state and to say.
///
///  1. Nothing is declared by a rule: it is watched while it judges. The more it has judged, the more is known of it.
///  2. Facts stand by what they are of and by key, conditions in the order in which they were first met. Parameters are no facts: the
///     rule itself tells of them.
/// Limits: what no run reached is not known to exist.

namespace onezone {

/// A fact that a rule asked for: of what sort of thing, and which.
struct needed_fact {
    subject_kind of{};
    std::string key{};
    text name{};
    friend bool operator==(const needed_fact&, const needed_fact&) = default;
};
/// A condition that a rule stated.
struct stated_clause {
    std::string key{};
    condition_kind kind{};
    text name{}; ///< the statement, or the key where it has none
    friend bool operator==(const stated_clause&, const stated_clause&) = default;
};

/// What was seen of one rule.
struct rule_profile {
    std::string rule{};
    std::vector<needed_fact> facts{};
    std::vector<stated_clause> conditions{};
    std::array<text, static_cast<std::size_t>(verdicts)>
        says{}; ///< by verdict: the first such finding; empty: none was seen

    [[nodiscard]] const text& said(verdict v) const noexcept { return says[static_cast<std::size_t>(v)]; }
    friend bool operator==(const rule_profile&, const rule_profile&) = default;
};

/// Adds what the rules of `r` were seen to do, by calling them once more; on a step where `of` is one.
void ONEZONE_API add_profiles(std::vector<rule_profile>& to, const report& r, const step_view* of = nullptr);

/// What was seen of a rule, or null. Valid as long as the list.
[[nodiscard]] ONEZONE_API const rule_profile* find_profile(
    const std::vector<rule_profile>& all, std::string_view rule_id) noexcept;

} // namespace onezone

#endif
