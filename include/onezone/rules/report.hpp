// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_REPORT_HPP_INCLUDED
#define ONEZONE_RULES_REPORT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/detail/cow.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/policy.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What a policy found in a hierarchy.
///
///  1. Every pair of rule and subject has a verdict; those that somebody may have to act on are also findings: violated,
///     exempted, undecided. Findings are sorted by the order of the policy's rules, then by path.
///  2. Two reports are equal when they judge the same pairs alike, with the same findings, errors and conflicts.
///  3. A rule that threw is an error; with errors nothing conforms.
///  4. A report keeps the hierarchy and the policy it was made from (both are cheap to keep).

namespace onezone {

/// A rule that failed instead of answering.
struct rule_error {
    std::string rule;
    subject about;
    std::string path;
    std::string what;
    friend bool operator==(const rule_error&, const rule_error&) = default;
};

/// Two rules of different packs that pull apart on one subject, with no precedence between them.
struct rule_conflict {
    std::string demands; ///< the rule that demands or permits
    std::string forbids;
    subject about;
    std::string path;
    friend bool operator==(const rule_conflict&, const rule_conflict&) = default;
};

namespace detail {
struct tracking;

/// A column that shares what it can with its copies.
template <class T>
class report_column {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return items_[i]; }
    void set(std::size_t i, T item) {
        if (items_[i] != item) items_.edit(i) = item;
    }
    void push_back(T item) {
        if (size_ < items_.size())
            items_.edit(size_) = item;
        else
            items_.push_back(item);
        ++size_;
    }
    /// The last takes the place of the one at `i`.
    void drop(std::size_t i) {
        --size_;
        if (i != size_) set(i, items_[size_]);
    }
    void clear() noexcept { size_ = 0; }
    [[nodiscard]] friend bool operator==(const report_column& a, const report_column& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t i = 0; i < a.size_; ++i)
            if (a[i] != b[i]) return false;
        return true;
    }

private:
    cow_array<T> items_;
    std::size_t size_ = 0;
};
} // namespace detail

class ONEZONE_API report {
public:
    report() = default;

    [[nodiscard]] const std::vector<finding>& findings() const& noexcept { return findings_; }
    [[nodiscard]] std::vector<finding> findings() && noexcept { return std::move(findings_); }
    [[nodiscard]] const std::vector<rule_error>& errors() const& noexcept { return errors_; }
    [[nodiscard]] std::vector<rule_error> errors() && noexcept { return std::move(errors_); }
    [[nodiscard]] const std::vector<rule_conflict>& conflicts() const& noexcept { return conflicts_; }
    [[nodiscard]] std::vector<rule_conflict> conflicts() && noexcept { return std::move(conflicts_); }
    /// Ids of rules on changes that were not judged because a state was, not a step.
    [[nodiscard]] const std::vector<std::string>& not_judged() const noexcept { return not_judged_; }
    /// No finding of a severity that breaks conformance, and no error.
    [[nodiscard]] bool conforms() const noexcept;

    /// How many pairs of rule and subject were judged; how many with that verdict; how many of them of one rule.
    [[nodiscard]] std::size_t judged() const noexcept;
    [[nodiscard]] std::size_t count(verdict v) const noexcept;
    [[nodiscard]] std::size_t count(std::string_view rule_id, verdict v) const noexcept;
    /// The verdict of a rule on a subject, or nothing where the pair was not judged. O(subjects of the rule).
    [[nodiscard]] std::optional<verdict> at(std::string_view rule_id, subject about) const noexcept;
    /// The verdict on a unit, for rules about divisions or zones.
    [[nodiscard]] std::optional<verdict> at(std::string_view rule_id, unit_id unit) const noexcept;
    /// Calls `visit(const rule&, subject, verdict, grade)` for every pair, by rule.
    template <class Visit>
    void each(Visit visit) const {
        for (const judged_rule& r : rules_)
            for (std::size_t i = 0; i < r.marks.size(); ++i)
                visit(policy_.rules()[r.index], subject{kinds_[r.group], subjects_[r.group][i]}, verdict_in(r.marks[i]),
                    grade_in(r.marks[i]));
    }

    [[nodiscard]] const date& state_on() const noexcept { return state_on_; }
    [[nodiscard]] const date& rules_on() const noexcept { return rules_on_; }
    [[nodiscard]] const hierarchy& of() const noexcept { return hierarchy_; }
    [[nodiscard]] const policy& by() const noexcept { return policy_; }
    /// Whether a step was judged, not only a state.
    [[nodiscard]] bool of_step() const noexcept { return of_step_; }
    /// Whether what the rules read was tracked, so that `revalidate` costs what a change touches; and what that takes, in bytes.
    [[nodiscard]] bool tracked() const noexcept { return tracking_ != nullptr; }
    [[nodiscard]] std::size_t tracking_bytes() const noexcept;
    /// The rule a finding is of. Requires: `f` is of this report.
    [[nodiscard]] const rule& rule_of(const finding& f) const noexcept { return *policy_.find(f.rule); }

    ONEZONE_API friend bool operator==(const report& a, const report& b);

private:
    friend class report_maker;
    // One byte a pair: three bits of verdict, two of grade. The subjects stand once for all rules about them.
    struct judged_rule {
        std::size_t index = 0;
        std::size_t group = 0;
        detail::report_column<std::uint8_t> marks;
    };
    [[nodiscard]] static verdict verdict_in(std::uint8_t mark) noexcept { return static_cast<verdict>(mark & 7U); }
    [[nodiscard]] static grade grade_in(std::uint8_t mark) noexcept { return static_cast<grade>(mark >> 3U); }

    hierarchy hierarchy_;
    policy policy_;
    date state_on_{};
    date rules_on_{};
    std::vector<subject_kind> kinds_;
    std::vector<detail::report_column<std::uint64_t>> subjects_;
    std::vector<judged_rule> rules_;
    std::vector<finding> findings_;
    std::vector<rule_error> errors_;
    std::vector<rule_conflict> conflicts_;
    std::vector<std::string> not_judged_;
    bool of_step_ = false;
    std::shared_ptr<const detail::tracking> tracking_; // what `revalidate` needs; no part of the value
};

/// The counts, then every finding with its clause. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const report& r);
ONEZONE_API void print(std::ostream& os, const report& r, language which);

} // namespace onezone

#endif
