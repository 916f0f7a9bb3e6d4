// SPDX-License-Identifier: Apache-2.0
#include "decide.hpp"

#include <algorithm>

namespace onezone::detail {

decider::decider(const judging_case& of, std::shared_ptr<lists_of_all> all)
    : of_(&of),
      things_(of),
      lookups_(of, std::move(all)) {
    call_.now = of.now;
    call_.before = of.before;
    call_.state_on = of.on.state;
    call_.rules_on = of.on.rules;
    call_.lookups = &lookups_;
    if (!of.before) return;
    call_.edits = of.edits;
    call_.acts = of.acts;
}

decision decider::decide(const bound_rule& r, placed_subject& s, depth how, account* told) {
    if (told) return decide_and_tell(r, s, how, *told);
    prepare(r, how);
    context c(call_);
    return decide_prepared(r, s, how, c, nullptr);
}

decision decider::decide_and_tell(const bound_rule& r, placed_subject& s, depth how, account& told) {
    call_.notes.clear(); // of the call before
    call_.reset_details();
    observation own;
    own.facts = false;
    own.stated = true;
    observation* const others = std::exchange(call_.observed, &own);
    prepare(r, how);
    context c(call_);
    const decision d = decide_prepared(r, s, how, c, &told);
    told.blamed = std::exchange(call_.blamed, {});
    // Of what is violated nobody is named who may be no part of it.
    if (d.is == verdict::violated || d.is == verdict::exempted)
        std::erase_if(told.blamed, [&](const subject& item) {
            return std::find(told.blamed_perhaps.begin(), told.blamed_perhaps.end(), item) != told.blamed_perhaps.end();
        });
    call_.observed = others;
    return d;
}

decision decider::suppose(const supposition& what, const bound_rule& r, placed_subject& s, account* told) {
    const std::size_t errors = errors_.size();
    call_.suppose = &what;
    const decision d = decide(r, s, told ? depth::texts : depth::verdict, told);
    call_.suppose = nullptr;
    errors_.resize(errors);
    return d;
}

bool decider::observe(const bound_rule& r, placed_subject& s, observation& watch, depth how) {
    decision none;
    if (!reaches(r, s, none)) return false;
    observation* const others = std::exchange(call_.observed, &watch);
    static_cast<void>(run(r, s, how));
    call_.observed = others;
    return true;
}

//=== before the rule is run ===//

bool decider::reaches(const bound_rule& r, placed_subject& s, decision& d) const {
    if (r.stands == standing::not_in_force) {
        d.is = verdict::not_in_force;
        d.why = ground::not_in_force;
    } else if (!things_.within_jurisdiction(r, s)) {
        d.is = verdict::not_applicable;
        d.why = ground::elsewhere;
    } else {
        return true;
    }
    return false;
}

// Whether a rule that takes the place of this one applies to the subject.
bool decider::is_replaced(const bound_rule& r, placed_subject& s, decision& d) {
    for (const std::size_t i : r.replaced_by) {
        const bound_rule& other = of_->by->rules[i];
        if (!other.may_hold() || !things_.within_jurisdiction(other, s)) continue;
        const decision theirs = run(other, s, depth::verdict);
        if (theirs.failed || theirs.is == verdict::not_applicable || !call_.scope.is_yes()) continue;
        d.is = verdict::not_applicable;
        d.why = ground::replaced;
        d.precedence = &other;
        return true;
    }
    return false;
}

decision decider::consider(const bound_rule& r, placed_subject& s, depth how) {
    decision d;
    if (!reaches(r, s, d) || is_replaced(r, s, d)) return d;
    // What another rule may permit is wanted item by item.
    d = run(r, s, r.waived_by.empty() ? how : std::max(how, depth::items));
    if (r.stands != standing::undecided || d.is == verdict::not_applicable) return d;
    d.is = verdict::undecided;
    d.why = ground::undated;
    return d;
}

//=== running it ===//

decision decider::run(const bound_rule& r, placed_subject& s, depth how) {
    call_.judged = &s;
    prepare(r, how);
    context c(call_);
    return call(r, c);
}

void decider::note_failure(const bound_rule& r, const char* what) {
    const subject about = call_.judged->about;
    errors_.push_back({r.is->id, about, of_->path_of(about), what});
}

grade decider::weakest(truth::marks_type marks) const noexcept {
    grade g = grade::stated;
    for (std::size_t i = 0; i < call_.notes.size() && marks != 0; ++i)
        if ((marks & call_.mark_of(i)) != 0 && call_.notes[i].from) g = std::max(g, call_.notes[i].from->how());
    return g;
}

void decider::keep(account& told) {
    told.message = std::exchange(call_.message, {});
    told.question = std::exchange(call_.question, {});
    told.found = std::exchange(call_.found, {});
    told.blamed_perhaps = call_.blamed_perhaps;
    told.notes = call_.notes;
    told.conditions = std::exchange(call_.observed->conditions, {});
    told.undated = call_.undated;
}

//=== what exemptions and permissions make of a violation ===//

decision decider::settled(const bound_rule& r, placed_subject& s, decision d, account* told) {
    find_exemption(r, s, d);
    if (d.exempted_by) {
        d.is = verdict::exempted;
        return d;
    }
    if (r.waived_by.empty()) return d;
    std::vector<subject> blamed = std::exchange(call_.blamed, {});
    const truth permitted = find_permission(r, s, blamed, d);
    if (d.precedence) {
        d.is = permitted.is_yes() ? verdict::exempted : verdict::undecided;
        d.permitting = permitted.marks();
        d.rests_on = std::max(d.rests_on, weakest(permitted.marks()));
    }
    if (told) {
        if (d.precedence) told->permitting = call_.notes;
        call_.blamed = std::move(blamed);
    }
    return d;
}

void decider::find_exemption(const bound_rule& r, placed_subject& s, decision& d) const {
    if (r.exemptions.empty()) return;
    const unit_ref of = s.unit(*of_->now);
    if (!of) return;
    for (const exemption* e : r.exemptions) {
        if (e->unit != of.id()) continue;
        if (r.strength == force::principle && e->valid.contains(of_->on.state)) {
            d.exempted_by = e;
            d.lapsed = nullptr;
            return;
        }
        d.lapsed = e;
    }
}

// What a permission leaves is no longer blamed. Afterwards the notes are those of the rule that permits.
truth decider::find_permission(const bound_rule& r, placed_subject& s, std::vector<subject>& blamed, decision& d) {
    for (const std::size_t i : r.waived_by) {
        const bound_rule& waiver = of_->by->rules[i];
        if (!waiver.may_hold() || !things_.within_jurisdiction(waiver, s)) continue;
        const decision a = run(waiver, s, depth::items);
        if (a.failed || call_.scope.is_no() || call_.demand.is_no()) continue;
        truth all = call_.scope && call_.demand;
        std::vector<subject> left;
        if (!blamed.empty() && !call_.permitted.empty()) {
            for (const subject& item : blamed) {
                truth may = truth::no();
                for (const auto& [what, t] : call_.permitted)
                    if (what == item) may = may || t;
                if (may.is_no()) left.push_back(item);
                all = all && may;
            }
        }
        if (!all.is_no()) {
            d.precedence = &waiver;
            return all;
        }
        blamed = std::move(left);
    }
    return truth::no();
}

} // namespace onezone::detail
