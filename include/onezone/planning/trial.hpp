// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_TRIAL_HPP_INCLUDED
#define ONEZONE_PLANNING_TRIAL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/count.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/policy.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Trying a plan out: what it leads to, what it accounts for, what the rules say before and after, and whether its published figures
/// come out.
///
///  1. All steps are carried out or none: the first refused step refuses the trial, named, with its cause, and so does a precondition of a step
///     or document that does not hold.
///  2. Every figure is counted from the hierarchies before and after; published ones are only compared.
///  3. The same hierarchy, plan and policy give an equal trial, ids included.

namespace onezone {

/// A step of a plan, carried out.
struct trial_step {
    std::size_t index = 0; ///< its place in the plan's list
    step done{};
};

/// What a published figure is beside a counted one.
enum class agreement_of_figures : unsigned char {
    agrees,
    differs,
    possible, ///< not all of it is known: there may be so many
};
[[nodiscard]] ONEZONE_API std::span<const word> words(agreement_of_figures) noexcept;

/// A published figure beside the counted one.
struct comparison {
    expected_figure published{};
    figure counted{};

    [[nodiscard]] ONEZONE_API agreement_of_figures outcome() const noexcept;
    [[nodiscard]] bool agrees() const noexcept { return outcome() == agreement_of_figures::agrees; }
    friend bool operator==(const comparison&, const comparison&) = default;
};

/// What two hierarchies count up to: agencies of zones, how well they are known, how many closed and how, what was integrated.
///
/// Keys: `agencies.before`, `agencies.after`, `agencies.change`, `agencies.reduced_percent` (one decimal; absent where there were none
/// before); of agencies known as stated, inferred or placeholder `agencies.before.stated`, `agencies.after.stated`,
/// `agencies.closed.stated` and so on; `agencies.merged` (closed ones whose zone became a park), `agencies.rank_lowered` (the least there
/// can be where a rank is known on one side alone);
/// where not every agency need be recorded, those before and after are the least there can be, and the reduction is unknown;
/// `social.before`, `social.after` (agencies known to hold a social function; the least there can be where the functions of another may not
/// all be recorded); `integrated.before`, `integrated.after` (zones). Any other figure is counted when it is asked for (`count_figure`).
/// Complexity: linear in the records; allocates the result.
[[nodiscard]] ONEZONE_API std::vector<figure> count_figures(const hierarchy& before, const hierarchy& after);

/// A plan carried out on a hierarchy, with everything it led to. What is asked of a trial that is about to go is handed out by value.
class ONEZONE_API trial {
public:
    [[nodiscard]] const onezone::plan& plan() const& noexcept { return plan_; }
    [[nodiscard]] onezone::plan plan() && { return std::move(plan_); }
    [[nodiscard]] trial_dates dates() const noexcept { return dates_; }
    [[nodiscard]] const hierarchy& before() const& noexcept { return before_; }
    [[nodiscard]] hierarchy before() && { return std::move(before_); }
    [[nodiscard]] const hierarchy& after() const& noexcept {
        return steps_.empty() ? before_ : steps_.back().done.after;
    }
    [[nodiscard]] hierarchy after() && { return std::as_const(*this).after(); }
    /// In the order of carrying out.
    [[nodiscard]] const std::vector<trial_step>& steps() const& noexcept { return steps_; }
    [[nodiscard]] std::vector<trial_step> steps() && { return std::move(steps_); }
    /// The step as it was planned, with what its document states of it.
    [[nodiscard]] const plan_step& planned(const trial_step& s) const& noexcept { return spelled_out_.steps[s.index]; }
    [[nodiscard]] plan_step planned(const trial_step& s) && { return std::move(spelled_out_.steps[s.index]); }
    /// The keys of the steps dated before the day of the state before or after that of the state after, in the order of carrying out:
    /// on those two days the one end or the other was not yet, or no longer, what it is judged as.
    [[nodiscard]] const std::vector<std::string>& outside() const& noexcept { return outside_; }
    [[nodiscard]] std::vector<std::string> outside() && { return std::move(outside_); }
    /// Of all steps together, with the plan's reported totals.
    [[nodiscard]] const onezone::ledger& ledger() const& noexcept { return ledger_; }
    [[nodiscard]] onezone::ledger ledger() && { return std::move(ledger_); }

    /// The two ends, each judged by the rules of `dates().rules`; the one after also by the rules on changes, which see the steps as
    /// acts and how they came about.
    [[nodiscard]] const report& report_before() const& noexcept { return report_before_; }
    [[nodiscard]] report report_before() && { return std::move(report_before_); }
    [[nodiscard]] const report& report_after() const& noexcept { return report_after_; }
    [[nodiscard]] report report_after() && { return std::move(report_after_); }

    [[nodiscard]] const std::vector<figure>& figures() const& noexcept { return figures_; }
    [[nodiscard]] std::vector<figure> figures() && { return std::move(figures_); }
    /// The counted figure of that key, or null.
    [[nodiscard]] const figure* find_figure(std::string_view key) const& noexcept;
    [[nodiscard]] std::optional<figure> find_figure(std::string_view key) && {
        const figure* const f = std::as_const(*this).find_figure(key);
        return f ? std::optional(*f) : std::nullopt;
    }
    /// One per published figure of the plan, in its order.
    [[nodiscard]] const std::vector<comparison>& comparisons() const& noexcept { return comparisons_; }
    [[nodiscard]] std::vector<comparison> comparisons() && { return std::move(comparisons_); }
    /// Whether every published figure comes out.
    [[nodiscard]] bool agrees() const noexcept;

    ONEZONE_API friend bool operator==(const trial& a, const trial& b);

private:
    friend class trial_run;

    onezone::plan plan_;
    onezone::plan spelled_out_; // the same, with what documents state in each of their steps
    trial_dates dates_{};
    hierarchy before_;
    std::vector<trial_step> steps_;
    std::vector<std::string> outside_;
    onezone::ledger ledger_;
    report report_before_;
    report report_after_;
    std::vector<figure> figures_;
    std::vector<comparison> comparisons_;
};

/// Carries the plan out on `before` and judges both ends by `rules`.
///
/// Refuses: as `step_order`; step_refused (names the step and, where it has one, its document; the cause is in `others()`: that of the
/// operation, or precondition_unmet); unknown_key (a published figure that nobody counts), unknown_unit (a figure of a unit that is there
/// at neither end); bad_date (special values).
[[nodiscard]] ONEZONE_API result<trial> simulate(
    hierarchy before, const plan& p, const policy& rules, const trial_dates& judged);
/// The same for the dates the plan states. Refuses also: missing_key, where it states none.
[[nodiscard]] ONEZONE_API result<trial> simulate(hierarchy before, const plan& p, const policy& rules);
/// The same for who asks how far it is: of the steps, the figures, and the subjects judged, of the state before and of that after.
/// Refuses also: cancelled. What `ask` throws passes through.
[[nodiscard]] ONEZONE_API result<trial> simulate(
    hierarchy before, const plan& p, const policy& rules, const trial_dates& judged, const progress_callback& ask);

} // namespace onezone

#endif
