// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_COVERAGE_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_COVERAGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>

#include <array>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What the tests of a policy have seen of its rules: which verdicts, and which side of each condition.
///
///  1. Asked of each rule: that it was seen satisfied, and violated where it demands anything; and of each condition it states
///     (`when`, `unless`, `require`), that it was seen holding and not holding. Exempted, undecided and not in force are told too.
///  2. A rule that was run and states no condition is opaque: nothing can be said of its branches.
///  3. Counts are whole numbers; a share is never rounded up: 199 of 200 are 99 percent.
/// Limits: a condition that no run reached is not known to exist.

namespace onezone {

using condition_kind = detail::condition_kind;
namespace detail {
[[nodiscard]] ONEZONE_API std::span<const word> words(condition_kind) noexcept;
}

/// A condition a rule states, and how often it held.
struct condition_coverage {
    std::string key{};
    condition_kind kind{};
    text name{}; ///< the statement; empty where it has none
    std::size_t held = 0;
    std::size_t did_not = 0;
    std::size_t open = 0; ///< a fact was missing
    friend bool operator==(const condition_coverage&, const condition_coverage&) = default;
};

/// What was seen of one rule.
struct rule_coverage {
    std::string rule{};
    text title{};
    std::array<std::size_t, static_cast<std::size_t>(verdicts)> verdicts_seen{}; ///< by verdict
    std::size_t runs = 0;
    std::vector<condition_coverage> conditions{}; ///< in the order in which they were first stated

    [[nodiscard]] std::size_t seen(verdict v) const noexcept { return verdicts_seen[static_cast<std::size_t>(v)]; }
    /// It was run and states no condition.
    [[nodiscard]] bool opaque() const noexcept { return runs != 0 && conditions.empty(); }
    /// It can be violated as far as is known: it states what it requires, or is opaque, or never ran.
    [[nodiscard]] ONEZONE_API bool can_be_violated() const noexcept;
    /// How much is asked of the tests, and how much of it they have shown.
    [[nodiscard]] ONEZONE_API std::size_t asked() const noexcept;
    [[nodiscard]] ONEZONE_API std::size_t shown() const noexcept;
    friend bool operator==(const rule_coverage&, const rule_coverage&) = default;
};

/// What was seen of all rules of some policies.
class ONEZONE_API coverage {
public:
    coverage() = default;
    /// Every rule of the policy, not yet seen.
    explicit coverage(const policy& p) { expect(p); }

    void expect(const policy& p);
    /// Takes in a report on a state: its verdicts, and the conditions stated on the way to them.
    ///
    /// Complexity: runs every rule once more.
    void add(const report& r);
    /// … on a step.
    void add(const step_view& step, const report& r);
    coverage& operator+=(const coverage& other);

    /// What was seen of the rules of `p` alone, in its order.
    [[nodiscard]] coverage of(const policy& p) const;

    /// In the order of the policies.
    [[nodiscard]] const std::vector<rule_coverage>& rules() const& noexcept { return rules_; }
    [[nodiscard]] std::vector<rule_coverage> rules() && { return std::move(rules_); }
    [[nodiscard]] const rule_coverage* find(std::string_view rule_id) const& noexcept;
    [[nodiscard]] std::optional<rule_coverage> find(std::string_view rule_id) && {
        const rule_coverage* const r = std::as_const(*this).find(rule_id);
        return r ? std::optional(*r) : std::nullopt;
    }
    [[nodiscard]] std::size_t asked() const noexcept;
    [[nodiscard]] std::size_t shown() const noexcept;
    /// Whole percent, rounded down; 100 where nothing is asked.
    [[nodiscard]] std::size_t percent() const noexcept;
    /// Whether at least so many percent are shown, exactly.
    [[nodiscard]] bool reaches(std::size_t percent) const noexcept { return shown() * 100 >= percent * asked(); }

    friend bool operator==(const coverage&, const coverage&) = default;

private:
    [[nodiscard]] rule_coverage& entry(const rule& r);
    void add_verdicts(const report& r);
    void observe(const hierarchy& h, const step_view* step, const report& r);

    std::vector<rule_coverage> rules_;
};

/// A line a rule, what was not shown below it, and the sum. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const coverage& c);
ONEZONE_API void print(std::ostream& os, const coverage& c, language which);

} // namespace onezone

#endif
