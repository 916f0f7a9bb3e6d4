// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_POLICY_HPP_INCLUDED
#define ONEZONE_RULES_POLICY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/rule.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// @file
/// A policy: a named, ordered set of rules with their parameters, forces and exemptions.
///
///  1. A regular value; a copy costs one atomic increment.
///  2. What is set is dated; two values for one day are refused, as are unknown rules and parameters and wrong types.
///  3. Policies compose with `+`, wider first: the rules of both are judged, precedences between them apply, and pairs that
///     contradict each other are reported by `validate`.
///  4. Which severities break conformance belongs to the policy.

namespace onezone {

/// A parameter's value for a period.
struct setting {
    std::string rule{};
    std::string parameter{};
    value to{};
    period valid{};
    friend bool operator==(const setting&, const setting&) = default;
};

/// A rule's force for a period.
struct force_setting {
    std::string rule{};
    force to{};
    period valid{};
    friend bool operator==(const force_setting&, const force_setting&) = default;
};

/// Another jurisdiction or other dates for a rule.
struct reach_setting {
    std::string rule{};
    std::optional<code> jurisdiction{};
    std::optional<effect> valid{};
    friend bool operator==(const reach_setting&, const reach_setting&) = default;
};

class ONEZONE_API policy {
public:
    policy();
    policy(std::string id, text title, std::vector<rule> rules);

    [[nodiscard]] const std::string& id() const& noexcept { return content_->id; }
    [[nodiscard]] std::string id() && { return content_->id; }
    [[nodiscard]] const text& title() const& noexcept { return content_->title; }
    [[nodiscard]] text title() && { return content_->title; }
    [[nodiscard]] const std::vector<rule>& rules() const& noexcept { return content_->rules; }
    [[nodiscard]] std::vector<rule> rules() && { return content_->rules; }
    [[nodiscard]] const std::vector<setting>& settings() const& noexcept { return content_->settings; }
    [[nodiscard]] std::vector<setting> settings() && { return content_->settings; }
    [[nodiscard]] const std::vector<force_setting>& forces() const& noexcept { return content_->forces; }
    [[nodiscard]] std::vector<force_setting> forces() && { return content_->forces; }
    [[nodiscard]] const std::vector<exemption>& exemptions() const& noexcept { return content_->exemptions; }
    [[nodiscard]] std::vector<exemption> exemptions() && { return content_->exemptions; }

    /// The rule of that id, or null. Invalidated with the policy.
    [[nodiscard]] const rule* find(std::string_view id) const& noexcept;
    [[nodiscard]] std::optional<rule> find(std::string_view id) && {
        const rule* const r = std::as_const(*this).find(id);
        return r ? std::optional(*r) : std::nullopt;
    }
    /// The parameter's value on a day; null where nobody gives one. Invalidated with the policy.
    [[nodiscard]] const value* value_on(const rule& r, std::string_view parameter, const date& day) const& noexcept;
    [[nodiscard]] std::optional<value> value_on(const rule& r, std::string_view parameter, const date& day) && {
        const value* const v = std::as_const(*this).value_on(r, parameter, day);
        return v ? std::optional(*v) : std::nullopt;
    }
    [[nodiscard]] force force_on(const rule& r, const date& day) const noexcept;
    [[nodiscard]] bool breaks(severity s) const noexcept { return content_->breaking[static_cast<std::size_t>(s)]; }
    /// Exemptions that end in `[from, until)`.
    [[nodiscard]] std::vector<exemption> expiring(const date& from, const date& until) const;

    //=== changing ===//

    /// Refuses: conflicting_values (another rule of that id), bad_value (no id or no function; an inference without its reason; a
    /// deed told, asked for as if demanded; a default outside the parameter's range), bad_date, dates_out_of_order (in force at the earliest
    /// after it is at the latest).
    result<void> add(rule r);
    /// Takes the rule out, with what is set and exempted of it. Refuses: unknown_rule.
    result<void> remove(std::string_view rule_id);
    /// Refuses: unknown_rule, unknown_parameter (both with the likely intended one), wrong_type, bad_value (a word, number or day outside
    /// the parameter's range), invalid_utf8, bad_date, bad_period, conflicting_values (another value for some of these days; the same days are
    /// replaced).
    result<void> set(setting s);
    result<void> set(force_setting s);
    /// Refuses: unknown_rule, bad_date, dates_out_of_order (in force at the earliest after it is at the latest).
    result<void> set(reach_setting s);
    /// Refuses: unknown_rule, bad_date, bad_period, bad_value (no unit, reason, approver or document, or a blank one), invalid_utf8,
    /// conflicting_values (overlapping).
    result<void> exempt(exemption e);
    void break_on(severity s, bool breaks = true);

    /// The same policy with one thing changed. Throws: error, where the call above refuses.
    [[nodiscard]] policy with(std::string_view rule_id, std::string_view parameter, value to, period valid = {}) const;
    [[nodiscard]] policy with(std::string_view rule_id, force to, period valid = {}) const;
    [[nodiscard]] policy with(exemption e) const;
    [[nodiscard]] policy with(rule r) const;
    [[nodiscard]] policy without(std::string_view rule_id) const;

    /// The rules and settings of both, those of `a` first. Throws: error (conflicting_values) where they give one id to two
    /// different rules or set one thing twice.
    ONEZONE_API friend policy operator+(policy a, const policy& b);
    ONEZONE_API friend bool operator==(const policy& a, const policy& b);

private:
    struct content {
        std::string id;
        text title;
        std::vector<rule> rules;
        std::vector<setting> settings;
        std::vector<force_setting> forces;
        std::vector<exemption> exemptions;
        std::array<bool, 4> breaking{false, false, false, true};
        // By digest, and following from the rest: the places of rules by id, of exemptions by rule and unit.
        std::unordered_multimap<std::uint64_t, std::size_t> rule_places{};
        std::unordered_multimap<std::uint64_t, std::size_t> exemption_places{};

        [[nodiscard]] bool says_the_same(const content& other) const;
        void find_places();
    };
    /// A copy, as changes that may stop half-way need it.
    [[nodiscard]] content& own();
    /// What nobody else has, copied only where somebody has: for changes that are made wholly or not at all.
    [[nodiscard]] content& in_place();

    std::shared_ptr<const content> content_; // copied before it is written
};

} // namespace onezone

#endif
