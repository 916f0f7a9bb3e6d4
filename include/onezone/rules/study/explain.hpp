// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_EXPLAIN_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_EXPLAIN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/truth.hpp>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Why a rule answers as it does for one subject, and what would make it answer otherwise.
///
///  1. The facts stand in the order in which the rule asked for them, with value, source and grade; the conditions in the order in which
///     it stated them, with how many facts had been asked for before. Nothing is declared by the rule: it is watched.
///  2. Every flip has been tried: made, it gives the verdict it names. Each is one fact, one parameter or one operation; where only
///     several together would do, there is none.
/// Limits: flips are looked for among the facts the rule asked for and among operations on the subject and its neighbours; another may
/// exist. Rules on changes are not explained.

namespace onezone {

/// What a condition is for.
enum class condition_role : unsigned char {
    scope,     ///< the rule speaks only of subjects for which it holds
    exception, ///< … for which it does not hold
    demand,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(condition_role) noexcept;

/// A fact that a rule asked for.
struct explained_fact {
    subject of{};
    std::string path{};  ///< of what the fact is about, from the root
    std::string field{}; ///< key, e.g. `location`
    text name{};         ///< of the field
    bool known = false;
    std::optional<value> is{}; ///< a word by its key, a unit by its path
    text shown{};              ///< the value as people write it
    grade how = grade::stated;
    std::string source{};
    text reason{}; ///< why it was inferred or is a placeholder

    ONEZONE_API friend bool operator==(const explained_fact& a, const explained_fact& b);
};

/// A condition that a rule stated.
struct explained_condition {
    std::string key{};
    text name{}; ///< the statement, or the key where it has none
    condition_role role{};
    truth is{};
    std::size_t after = 0; ///< how many of the facts had been asked for
    bool decisive = false; ///< the verdict is what it is because of this one

    friend bool operator==(const explained_condition&, const explained_condition&) = default;
};

/// What a flip changes.
enum class lever : unsigned char { fact, parameter, act };
[[nodiscard]] ONEZONE_API std::span<const word> words(lever) noexcept;

/// One change that alone makes the rule answer otherwise.
struct flip {
    lever by{};
    text account{};                ///< one line
    std::optional<verdict> then{}; ///< nothing: there is no such subject any more
    subject of{};                  ///< of a fact: whose
    std::string field{};           ///< of a fact or parameter: its key
    std::optional<value> from{};
    std::optional<value> to{};
    std::vector<edit> edits{};      ///< of a fact or operation: replayed on the hierarchy they make the change
    std::optional<operation> act{}; ///< of an operation
    std::optional<setting> set{};   ///< of a parameter: set in the policy it makes the change

    ONEZONE_API friend bool operator==(const flip& a, const flip& b);
};

/// Why a rule answers as it does.
struct explanation {
    finding found{};
    citation basis{};
    std::vector<explained_fact> facts{};
    std::vector<explained_condition> conditions{};
    std::vector<flip> flips{}; ///< the smallest change of facts first, then operations, then parameters

    /// The conditions because of which the verdict is what it is, with the facts they rest on, in one sentence. Allocates.
    [[nodiscard]] ONEZONE_API text why() const;
    ONEZONE_API friend bool operator==(const explanation& a, const explanation& b);
};

/// Watches one rule judge one subject, and tries what would flip it.
///
/// Refuses: unknown_rule, unknown_record (no such subject, or not one the rule is about), unsupported_here (a rule on changes), bad_value
/// (the rule threw).
/// Complexity: a run of the rule for each change tried; allocates.
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on);
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const date& on);

/// The finding, why, the facts and conditions in order, and what would flip it. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const explanation& e);
ONEZONE_API void print(std::ostream& os, const explanation& e, language which);

} // namespace onezone

#endif
