// SPDX-License-Identifier: Apache-2.0
#include "approval_lines.hpp"

#include "rules/judging/decide.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace onezone::detail {

namespace {

// What the truth of a part rests on, by the notes of the call that named it.
void explain_part(approval_line& l, const named_part& p, const rule_call& call) {
    for (std::size_t i = 0; i < call.notes.size(); ++i) {
        const noted& n = call.notes[i];
        if ((p.is.marks() & call.mark_of(i)) == 0) continue;
        if (!n.from) {
            l.depends.push_back(name_of(n));
        } else if (!n.from->reason().empty()) {
            l.readings.push_back(n.from->reason());
        }
    }
}

citation basis_of(const rule& r, const named_part& p) {
    citation c = r.basis;
    if (p.article.empty()) return c;
    c.clause = p.article;
    c.quote = p.quote;
    return c;
}

// A division or zone that somebody has to approve a change of: what is of it alone follows it.
bool is_principal(const judging_case& in, subject s) {
    if (s.is_unit()) return true;
    const body* b = in.home_of(s).find(body_id::from_value(s.id));
    return b && !b->part_of.ok();
}

} // namespace

std::vector<approval_answer> approval_lines(const step_view& step, const policy& rules, const judging_dates& on) {
    const judging_case in(step, rules, on);
    decider by(in, std::make_shared<lists_of_all>());
    std::vector<approval_answer> answers(step.acts.size());
    std::set<std::pair<std::uint64_t, subject>> approved; // by act: what somebody approves the change of
    const step_index happened(step.before, step.after, step.edits, step.acts, on.state);
    for (const bound_rule& r : in.by->rules) {
        const about& a = r.is->about;
        if (!a.change) continue;
        const auto hear = [&](placed_subject s) {
            std::vector<named_part> parts;
            observation seen;
            seen.facts = false;
            seen.parts = &parts;
            if (!by.observe(r, s, seen, depth::items)) return;
            for (named_part& p : parts) {
                if (p.is.is_no() || p.act == 0) continue;
                approval_line l;
                l.about = s.about;
                l.path = in.path_of(s.about);
                l.rule = r.is->id;
                l.basis = basis_of(*r.is, p);
                explain_part(l, p, by.calling());
                if (p.part.role == procedure_role::approves) approved.emplace(p.act, s.about);
                l.part = std::move(p.part);
                answers[p.act - 1].lines.push_back(std::move(l));
            }
        };
        // A part is told of what an act did something to: of the others nothing is, however many there are.
        if (a.kind == subject_kind::division || a.kind == subject_kind::zone || a.kind == subject_kind::body)
            happened.each(a.kind, [&](subject s) {
                if (const std::optional<placed_subject> placed = by.things().find(a, s)) hear(*placed);
            });
        else
            by.things().each(a, [&](auto&&... made_from) { hear(placed_subject(made_from...)); });
    }
    // Of what an act did to a division or a zone, or else to a body, and nobody known approves.
    for (std::size_t act = 0; act < step.acts.size(); ++act) {
        std::vector<subject> silent;
        bool of_units = false;
        for (const subject_kind kind : {subject_kind::division, subject_kind::zone, subject_kind::body}) {
            if (kind == subject_kind::body && (of_units || !silent.empty())) break;
            happened.each(kind, [&](subject s) {
                const auto all = happened.of(s);
                const bool by_it =
                    std::any_of(all.begin(), all.end(), [&](const happening& h) { return h.by == &step.acts[act]; });
                if (!by_it || !is_principal(in, s)) return;
                of_units = true;
                if (approved.count({act + 1, s}) == 0) silent.push_back(s);
            });
        }
        const auto none = [&](subject s, std::string path) {
            approval_line l;
            l.part.role = procedure_role::approves;
            l.about = s;
            l.path = std::move(path);
            l.known = false;
            answers[act].lines.push_back(std::move(l));
        };
        if (!of_units && answers[act].of(procedure_role::approves).empty()) none(subject::whole(), {});
        for (const subject s : silent) none(s, in.path_of(s));
        std::stable_sort(
            answers[act].lines.begin(), answers[act].lines.end(), [](const approval_line& a, const approval_line& b) {
                return std::tie(a.path, a.part.role) < std::tie(b.path, b.part.role);
            });
    }
    return answers;
}

} // namespace onezone::detail
