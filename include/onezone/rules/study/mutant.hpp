// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_MUTANT_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_MUTANT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Rules with one small thing wrong, to test the tests of rules: a good suite notices each.
///
/// | mutation | of |
/// |---|---|
/// | parameter | each default, and each value the policy sets: whole numbers and decimals one more, one less, 0; yes and no swapped; every other admitted word; a list without its first, without its last, empty |
/// | force | the clause's, and each the policy sets: one step up and one down |
/// | date_moved | each date of the clause, of a setting and of an exemption a day earlier and a day later; dates that are one are moved together |
/// | scope_dropped | the jurisdiction: everywhere |
/// | precedence_dropped | what the rule waives, replaces or tightens, one by one |
/// | exemption_dropped | each exemption of the policy |
/// | condition_negated, condition_dropped | each condition the rule states, as far as somebody has seen it |
/// | rule_removed | the rule |
///
///  1. The same policy and conditions give the same mutants in the same order; each differs from the rule in one thing.
///  2. What the policy sets for all days hides the rule's own value, of which there is then no mutant. What a test sets itself hides
///     it from that test, which does not see the mutant.

namespace onezone {

enum class mutation : unsigned char {
    parameter,
    force,
    date_moved,
    scope_dropped,
    precedence_dropped,
    exemption_dropped,
    condition_negated,
    condition_dropped,
    rule_removed,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(mutation) noexcept;

/// A condition of a rule, by key.
struct rule_condition {
    std::string rule{};
    std::string key{};
    friend bool operator==(const rule_condition&, const rule_condition&) = default;
};

/// One thing wrong with one rule.
struct mutant {
    mutation how{};
    std::string rule{};
    std::string what{};        ///< parameter, date, other rule or condition
    std::string was{};         ///< as written before
    std::string is{};          ///< … and now
    std::optional<value> to{}; ///< of a parameter
    std::optional<force> strength{};
    std::optional<effect> valid{};
    std::optional<period> set_for{};              ///< of a parameter or force that the policy sets: for which days
    std::optional<exemption> gone{};              ///< or moved
    std::optional<std::pair<date, date>> moved{}; ///< of what is set or exempted: which of its dates, and where to

    /// Names it among the mutants of its policy: `jx23.county.max-zones parameter max=2`.
    [[nodiscard]] ONEZONE_API std::string id() const;
    /// The policy with this wrong; as it is where it has no such rule, or other dates into which a moved one would run.
    [[nodiscard]] ONEZONE_API policy in(const policy& p) const;
    friend bool operator==(const mutant&, const mutant&) = default;
};
[[nodiscard]] ONEZONE_API text name_of(const mutant& m);

[[nodiscard]] ONEZONE_API std::vector<mutant> mutants_of(const policy& p, std::span<const rule_condition> conditions);
/// With the conditions somebody has seen.
[[nodiscard]] ONEZONE_API std::vector<mutant> mutants_of(const policy& p, const coverage& seen);
/// The mutant of that id, or nothing.
[[nodiscard]] ONEZONE_API std::optional<mutant> find_mutant(const policy& p, std::string_view id);

} // namespace onezone

#endif
