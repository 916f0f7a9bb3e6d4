// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_BINDING_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_BINDING_HPP_INCLUDED

#include <onezone/ground/level.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

// What does not depend on the subject: the rules of a policy as they stand on a day, and which of them judge what.

namespace onezone::detail {

/// A rule as it stands on the day of the rules; one on what a step affects, as it stands on the best of the days of its acts.
struct bound_rule {
    const rule* is = nullptr;
    std::size_t index = 0;
    force strength{};
    standing stands{};
    std::vector<resolved_parameter> parameters;
    std::vector<const exemption*> exemptions;
    std::vector<std::size_t> waived_by; // positions in the list of bound rules
    std::vector<std::size_t> replaced_by;
    std::uint64_t jurisdiction = 0; // 0: everywhere
    level jurisdiction_level = level::none;
    grade basis = grade::stated; // of the clause and of the parameters in use
    bool strength_read = false;  // the clause leaves its strength open, and the policy sets none
    bool plain = false;          // it alone decides: in force, everywhere, and no other rule replaces or waives it
    bool settled = true;         // … also what becomes of a violation: nobody is exempt

    [[nodiscard]] bool may_hold() const noexcept {
        return stands != standing::not_in_force && stands != standing::undecided;
    }
};

/// Whether meeting a clause of that strength shows anything: it is a demand, or the policy counts what is left undone of the others. A
/// permission demands nothing.
[[nodiscard]] inline bool asks_something(const policy& p, force strength) noexcept {
    return is_demand(strength) || (strength != force::may && p.breaks(severity::note));
}

/// What rules are judged on, and by which.
struct rule_group {
    about of;
    std::size_t at = 0;               // in the report
    std::vector<std::size_t> rules{}; // positions in the list of bound rules, by column
    bool pulls_apart = false;         // one of them forbids: conflicts are possible
};

struct binding {
    struct judged_rule {
        std::uint32_t index = 0; // in the policy and among `rules`
        std::uint32_t group = 0;
        std::uint32_t column = 0; // in the group
    };
    /// The rules of `p` on that day. Refers to them. Rules on changes judge nothing but steps; `acts` are those a step tells.
    binding(const policy& p, const date& rules_on, bool of_step, std::span<const enacted> acts = {});

    std::vector<bound_rule> rules;
    std::vector<rule_group> groups;
    std::vector<judged_rule> judged;     // in the policy's order
    std::vector<std::uint32_t> row;      // by rule: where among `judged`, or `not_judged_row`
    std::vector<std::string> not_judged; // ids
    static constexpr std::uint32_t not_judged_row = 0xffffffffU;

private:
    void relate();
    void group(bool of_step);
};

} // namespace onezone::detail

#endif
