// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_EXPLAIN_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_EXPLAIN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>
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
///  2. Every flip has been tried: made, it gives the verdict it names. Each is one operation, one fact or one parameter. Where something is
///     violated and no operation alone cures it, sets of two are tried and, where none does either, of three.
///  3. What a source states is not relabelled to please a rule: of what is violated, facts that are words, units, texts or days are changed
///     only where they are not known or no source states them. What can be done about them is an operation.
/// Limits: flips are looked for among the facts the rule asked for and among operations on the subject and its neighbours, sets among the
/// first of these operations; others may exist. On a step, the facts and operations of before it are not tried again, only parameters.

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

/// One change that alone makes the rule answer otherwise, or the operations of a smallest set that together do.
struct flip {
    lever by{};
    text account{};                ///< one line
    std::optional<verdict> then{}; ///< nothing: there is no such subject any more
    subject of{};                  ///< of a fact: whose
    std::string field{};           ///< of a fact or parameter: its key
    std::optional<value> from{};
    std::optional<value> to{};
    std::vector<edit> edits{};          ///< of a fact or operation: replayed on the hierarchy they make the change
    std::optional<operation> act{};     ///< of an operation
    std::vector<operation> then_acts{}; ///< of a set: those that follow it, in order
    std::optional<setting> set{};       ///< of a parameter: set in the policy it makes the change

    ONEZONE_API friend bool operator==(const flip& a, const flip& b);
};

/// Why a rule answers as it does.
struct explanation {
    finding found{};
    citation basis{};
    std::vector<explained_fact> facts{};
    std::vector<explained_condition> conditions{};
    std::vector<flip> flips{}; ///< operations first, those that change least before others, then facts, then parameters

    /// The conditions because of which the verdict is what it is, with the facts they rest on, in one sentence. Allocates.
    [[nodiscard]] ONEZONE_API text why() const;
    ONEZONE_API friend bool operator==(const explanation& a, const explanation& b);
};

/// Watches one rule judge one subject, and tries what would flip it.
///
/// Refuses: bad_date; unknown_rule, unknown_record (no such subject, or not one the rule is about), unsupported_here (a rule on changes: give
/// the step), bad_value (the rule threw).
/// Complexity: a run of the rule for each change tried, some hundreds; allocates.
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on);
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const date& on);

/// … judge one subject after a step, or what the step did to it.
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const step_view& step, const policy& p, std::string_view rule_id, subject about, const judging_dates& on);
[[nodiscard]] ONEZONE_API result<explanation> explain(
    const step_view& step, const policy& p, std::string_view rule_id, subject about, const date& on);

/// Why a report answers as it does. Changes that would flip the answer are not looked for: `flips` is empty.
///
/// Refuses: unknown_record (the report has no answer to that).
/// Complexity: a run of the rule; allocates.
[[nodiscard]] ONEZONE_API result<explanation> explain(const report& r, std::string_view rule_id, subject about);

/// `江西省/…/开发区 的所在地：城区（推断：…；来源 S1）`, in a line. Allocates.
[[nodiscard]] ONEZONE_API text sentence_of(const explained_fact& f);
/// `要求 机构数不超过上限：否`, in a line. Allocates.
[[nodiscard]] ONEZONE_API text sentence_of(const explained_condition& c);
/// `改革操作：… → 符合`, in a line. Allocates.
[[nodiscard]] ONEZONE_API text sentence_of(const flip& f);

/// The finding, why, the facts and conditions in order, and what would flip it. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const explanation& e);
ONEZONE_API void print(std::ostream& os, const explanation& e, language which);

} // namespace onezone

#endif
