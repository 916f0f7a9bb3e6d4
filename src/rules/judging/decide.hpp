// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_DECIDE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_DECIDE_HPP_INCLUDED

#include "binding.hpp"
#include "judging_case.hpp"
#include "lookups.hpp"
#include "subjects.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/report.hpp>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

// What a rule answers on a subject is decided here and nowhere else: the verdicts of a report, the texts of its findings, what answers to
// missing facts would lead to, and what is judged again after a change all ask `decide`.

namespace onezone::detail {

/// What a run is to bring.
enum class depth : unsigned char { verdict, items, texts };

/// What made a verdict what it is.
enum class ground : unsigned char {
    said,         ///< by the rule, or by who exempts from it
    not_in_force, ///< on the day of the rules
    elsewhere,    ///< the subject lies outside the rule's jurisdiction
    replaced,     ///< another rule takes its place
    undated,      ///< whether the rule is in force that day is not known
};

struct decision {
    verdict is{};
    ground why = ground::said;
    bool failed = false;                    // the rule threw
    grade rests_on{};                       // the weakest of the facts it rests on, of the clause and its parameters
    truth::marks_type marks = 0;            // the facts, as the run of the rule marked them
    truth::marks_type permitting = 0;       // … and as that of the rule that permits
    const bound_rule* precedence = nullptr; // the rule that takes its place, or that permits or may permit it
    const exemption* exempted_by = nullptr;
    const exemption* lapsed = nullptr; // an exemption that does not cover the day, or that such a clause does not admit
};

/// What was said on the way to a decision.
struct account {
    text message;
    text question;
    text found;
    std::vector<noted> notes;
    std::vector<subject> blamed;         // less what is permitted
    std::vector<subject> blamed_perhaps; // those of them of which it is not known
    std::vector<noted> permitting;       // notes of the rule that permits
    std::vector<stated_condition> conditions;
    bool undated = false; // an act of which no day is told was judged by the law of the day of the rules
};

/// Decides for one thread. Requires: the case outlives it.
class decider {
public:
    decider(const judging_case& of, std::shared_ptr<lists_of_all> all);
    decider(const decider&) = delete;
    decider& operator=(const decider&) = delete;

    [[nodiscard]] const judging_case& of() const noexcept { return *of_; }
    [[nodiscard]] const subjects& things() const noexcept { return things_; }
    [[nodiscard]] lookups& looking_up() noexcept { return lookups_; }
    [[nodiscard]] rule_call& calling() noexcept { return call_; }

    /// The rule's answer on the subject. With `told`, what was said is written there.
    [[nodiscard]] decision decide(const bound_rule& r, placed_subject& s, depth how, account* told = nullptr);
    /// Calls `visit(subject, answer)` for one subject after another; `answer()` gives the decision on it.
    template <class Visit>
    void decide_all(const bound_rule& r, std::span<placed_subject> some, Visit visit);
    /// … as if the answer to one missing fact were known. What the rule makes of it is no error.
    [[nodiscard]] decision suppose(
        const supposition& what, const bound_rule& r, placed_subject& s, account* told = nullptr);
    /// Runs the rule on the subject under the eyes of `watch`, where it is in force and the subject within its jurisdiction. Returns: whether
    /// it was run.
    bool observe(const bound_rule& r, placed_subject& s, observation& watch, depth how = depth::verdict);

    [[nodiscard]] std::vector<rule_error>& errors() noexcept { return errors_; }

private:
    // Whether the rule is asked at all: it is in force, or may be, and speaks of the place.
    [[nodiscard]] bool reaches(const bound_rule& r, placed_subject& s, decision& d) const;
    [[nodiscard]] bool is_replaced(const bound_rule& r, placed_subject& s, decision& d);
    [[nodiscard]] decision consider(const bound_rule& r, placed_subject& s, depth how);
    [[nodiscard]] decision settled(const bound_rule& r, placed_subject& s, decision d, account* told);
    void find_exemption(const bound_rule& r, placed_subject& s, decision& d) const;
    [[nodiscard]] truth find_permission(
        const bound_rule& r, placed_subject& s, std::vector<subject>& blamed, decision& d);

    void prepare(const bound_rule& r, depth how) noexcept {
        call_.by = r.is;
        call_.parameters = &r.parameters;
        call_.detailed = how == depth::texts;
        call_.itemised = how != depth::verdict;
    }
    [[nodiscard]] decision decide_and_tell(const bound_rule& r, placed_subject& s, depth how, account& told);
    [[nodiscard]] decision run(const bound_rule& r, placed_subject& s, depth how);
    [[nodiscard]] decision call(const bound_rule& r, context& c);
    [[nodiscard]] decision decide_prepared(
        const bound_rule& r, placed_subject& s, depth how, context& c, account* told);
    [[nodiscard]] decision conclude() const noexcept;
    [[nodiscard]] grade weakest(truth::marks_type marks) const noexcept;
    void note_failure(const bound_rule& r, const char* what);
    void keep(account& told);

    const judging_case* of_;
    subjects things_;
    lookups lookups_;
    rule_call call_;
    std::vector<rule_error> errors_;
};

//=== implementation: inlined, as what is done around a call costs as much as many rules ===//

inline decision decider::conclude() const noexcept {
    decision d;
    const truth scope = call_.scope;
    const truth demand = call_.demand;
    if (scope.is_no()) {
        d.is = verdict::not_applicable;
        d.marks = scope.marks();
    } else if (demand.is_yes()) {
        d.is = verdict::satisfied;
        d.marks = demand.marks() | (scope.is_yes() ? scope.marks() : 0);
    } else {
        d.is = scope.is_yes() && demand.is_no() ? verdict::violated : verdict::undecided;
        d.marks = scope.marks() | demand.marks();
    }
    return d;
}

[[gnu::always_inline]] inline decision decider::call(const bound_rule& r, context& c) {
    call_.reset();
    try {
        if (call_.judged->about.kind == subject_kind::agency) c.doubt_agency();
        r.is->judge(c);
        return conclude();
    } catch (const std::bad_alloc&) { throw; } catch (const std::exception& e) {
        note_failure(r, e.what());
    } catch (...) { note_failure(r, "?"); }
    decision d;
    d.is = verdict::undecided;
    d.failed = true;
    return d;
}

// Requires: prepared for.
[[gnu::always_inline]] inline decision decider::decide_prepared(
    const bound_rule& r, placed_subject& s, depth how, context& c, account* told) {
    call_.judged = &s;
    decision d; // never handed out by reference, so that it stays in registers
    if (r.plain)
        d = call(r, c);
    else
        d = consider(r, s, how);
    d.rests_on = r.basis;
    if (!call_.notes.empty()) d.rests_on = std::max(d.rests_on, weakest(d.marks));
    if (told) keep(*told);
    if (d.is == verdict::violated && !r.settled) d = settled(r, s, d, told);
    return d;
}

template <class Visit>
void decider::decide_all(const bound_rule& r, std::span<placed_subject> some, Visit visit) {
    prepare(r, depth::verdict);
    context c(call_);
    for (placed_subject& s : some) visit(s, [&] { return decide_prepared(r, s, depth::verdict, c, nullptr); });
}

} // namespace onezone::detail

#endif
