// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_PLAN_HPP_INCLUDED
#define ONEZONE_PLANNING_PLAN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/member.hpp>
#include <onezone/planning/document.hpp>
#include <onezone/planning/precondition.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// A plan: operations meant to be carried out, with their dates, bases and dependencies, and the figures a source publishes of them.
///
///  1. A plan is a value and refers to no hierarchy; whether its steps can be carried out shows when it is simulated.
///  2. Steps are carried out in the order their dependencies need, then by date, then as listed; the order is the same on every run.
///  3. A step of a document takes from it what it does not state itself: its day, its basis, how it came about (`spelled_out`).
///  4. What a step creates gets an id that derives from the plan's id and the step's place in the list.
/// Published figures are what the program's own counting is compared with; they are never an input of it.

namespace onezone {

/// One operation of a plan.
struct plan_step {
    std::string key{}; ///< names the step within its plan; unique, not empty
    operation what{};
    std::optional<date> on{};          ///< the day it takes effect; absent: no source states it
    provenance basis{};                ///< the document it rests on, or why it is inferred
    std::vector<std::string> after{};  ///< keys of the steps that must come first
    text remark{};                     ///< what a reader must know of the step, e.g. what its source is silent on
    onezone::procedure procedure{};    ///< how it came about: who proposed and approved it, on which documents, when
    std::string document{};            ///< key of the document that orders it; empty: that of the plan
    std::vector<precondition> needs{}; ///< what has to hold before it is carried out
    friend bool operator==(const plan_step&, const plan_step&) = default;
};

/// A figure that a source publishes and the program can count.
struct expected_figure {
    std::string
        what{}; ///< key of a counted figure, e.g. `agencies.before` (planning/trial.hpp) or `staff.after` (planning/count.hpp)
    decimal value{};
    provenance from{};
    unit_id of{}; ///< whose, with all within it; none: of the whole
    friend bool operator==(const expected_figure&, const expected_figure&) = default;
};
template <>
inline constexpr auto members_of<expected_figure> = member_list{
    member<&expected_figure::what, member_role::nature>("what", "数字的键", "key of the figure"),
    member<&expected_figure::value, member_role::nature>("value", "数值", "value"),
    member<&expected_figure::from>("from", "依据", "source"),
    member<&expected_figure::of, member_role::content, naming::any_or_none>("of", "哪个单位的", "of which unit"),
};

/// The days for which the two ends of a plan are judged.
struct trial_dates {
    date before{}; ///< the state before the plan
    date after{};  ///< the state after it
    date rules{};  ///< the day whose rules judge both
    friend bool operator==(const trial_dates&, const trial_dates&) = default;
};
template <>
inline constexpr auto members_of<trial_dates> = member_list{
    member<&trial_dates::before, member_role::nature>("before", "之前状态的日期", "day of the state before"),
    member<&trial_dates::after, member_role::nature>("after", "之后状态的日期", "day of the state after"),
    member<&trial_dates::rules, member_role::nature>("rules", "所依规则的日期", "day whose rules judge"),
};

/// A list of operations not yet enacted.
struct plan {
    std::string id{}; ///< ids of what the plan creates derive from it; not empty
    text title{};
    std::vector<text> remarks{}; ///< what a reader must know of the plan as a whole
    std::optional<trial_dates> judged{};
    std::vector<reform_document> documents{};
    std::string document{}; ///< key of the document of all steps that name none; empty: they have none
    std::vector<plan_step> steps{};
    std::vector<reported_total> reported{}; ///< totals that a source merely reports; they enter no balance
    std::vector<expected_figure> published{};

    /// The step called `key`, or null.
    [[nodiscard]] ONEZONE_API const plan_step* find(std::string_view key) const& noexcept;
    [[nodiscard]] std::optional<plan_step> find(std::string_view key) && {
        const plan_step* const s = std::as_const(*this).find(key);
        return s ? std::optional(*s) : std::nullopt;
    }
    /// The document of that key, or null; and that of a step of this plan.
    [[nodiscard]] ONEZONE_API const reform_document* find_document(std::string_view key) const& noexcept;
    const reform_document* find_document(std::string_view key) && = delete;
    [[nodiscard]] const reform_document* document_of(const plan_step& s) const& noexcept {
        return find_document(s.document.empty() ? document : s.document);
    }
    const reform_document* document_of(const plan_step& s) && = delete;
    friend bool operator==(const plan&, const plan&) = default;
};

/// The plan with each step stating itself what its document states of it. Allocates.
[[nodiscard]] ONEZONE_API plan spelled_out(plan p);

/// The order in which the steps of `p` are carried out, as indices into its list.
///
/// A step comes after those it names and after every step of an earlier date; otherwise steps keep the order of the list, each
/// directly preceded by what it still waits for. The day of a step is that of its document where it states none; steps of a document whose
/// acts come in the order given wait for those of the same document that stand before them.
/// Refuses: missing_key (an empty plan id, step key or document key), duplicate_key (two steps or two documents of one key), unknown_key
/// (`after` names no step, or a step or the plan no document; the likely intended one is in the message), out_of_order (steps that wait for each other in a circle), dates_out_of_order (a step dated
/// before one it waits for, directly or through others).
/// Complexity: O(n log n + dependencies); allocates.
[[nodiscard]] ONEZONE_API result<std::vector<std::size_t>> step_order(const plan& p);

/// The act number from which the ids of what step `index` creates derive.
[[nodiscard]] ONEZONE_API std::uint64_t act_of(const plan& p, std::size_t index) noexcept;

} // namespace onezone

#endif
