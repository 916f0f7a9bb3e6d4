// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

// What a report tells once it is asked: the rules concerned run again, with texts.

namespace onezone {

namespace {

[[nodiscard]] bool failed(const report& in, const bound_rule& r, subject about) {
    return std::any_of(in.errors().begin(), in.errors().end(),
        [&](const rule_error& e) { return e.about == about && e.rule == r.is->id; });
}

} // namespace

std::vector<finding> report_maker::tell_all(const report& of) {
    std::vector<finding> all;
    std::size_t n = 0;
    for (const auto& by_verdict : of.counts_)
        for (const verdict v : {verdict::violated, verdict::exempted, verdict::undecided})
            n += by_verdict[static_cast<std::size_t>(v)];
    all.reserve(n);
    for (const detail::binding::judged_rule& j : bound_->judged) {
        const bound_rule& r = bound_->rules[j.index];
        const detail::judged_group& g = of.groups_[j.group];
        const auto first = static_cast<std::ptrdiff_t>(all.size());
        for (std::size_t k = 0; k < g.subjects.size(); ++k) {
            const verdict v = detail::verdict_in(g.mark(k, j.column));
            const subject about_it{g.kind, g.subjects[k]};
            if (!detail::is_finding(v) || failed(of, r, about_it)) continue;
            std::optional<placed_subject> s = find_subject(r.is->about, about_it);
            finding f = describe(r, *s);
            if (!report_.errors_.empty()) { // only where texts are wanted
                f.verdict = v;
                f.severity = severity_of(v, f.force, r.is->basis.how);
                f.message += fill(say("（说明未能写出：{0}）", " (no account could be written: {0})"),
                    {verbatim(report_.errors_.back().what)});
                report_.errors_.clear();
            }
            all.push_back(std::move(f));
        }
        std::sort(all.begin() + first, all.end(),
            [](const finding& x, const finding& y) { return std::tie(x.path, x.about) < std::tie(y.path, y.about); });
    }
    return all;
}

void report_maker::note_facts(finding& f, truth::marks_type marks, const std::vector<detail::noted>& notes) const {
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if ((marks >> std::min<std::size_t>(i, 63) & 1U) == 0) continue;
        const detail::noted& n = notes[i];
        fact_note note{n.of, path(n.of), std::string(n.what.key), detail::name_of(n), grade::stated, {}};
        if (n.from) {
            note.how = n.from->how();
            note.reason = n.from->reason();
            f.rests_on = std::max(f.rests_on, note.how);
            f.doubtful.push_back(std::move(note));
        } else {
            f.missing.push_back(std::move(note));
        }
    }
}

void report_maker::note_basis(const bound_rule& r, finding& f) const {
    if (r.is->basis.how != grade::stated)
        f.doubtful.push_back({f.about, r.is->id, "basis", say("条文的理解", "reading of the clause"), r.is->basis.how,
            r.is->basis.reason});
    for (const parameter& q : r.is->parameters)
        if (q.how != grade::stated && q.by_default)
            for (const detail::resolved_parameter& used : r.parameters)
                if (used.is == &*q.by_default)
                    f.doubtful.push_back({f.about, r.is->id, q.name, say("参数", "parameter"), q.how, q.meaning});
    f.rests_on = std::max(f.rests_on, r.basis);
}

finding report_maker::describe(const bound_rule& r, placed_subject& s) {
    finding f;
    f.rule = r.is->id;
    f.about = s.about;
    const unit_ref of = s.unit(now_);
    f.unit = of ? of.id() : unit_id::none();
    f.path = path(s.about);
    f.force = r.strength;
    // Whoever names a later day for the rules than for the state asks for what was not yet in force to be judged.
    const auto holds = [](standing x) { return x == standing::in_force || x == standing::as_announced; };
    f.dating = on_.rules > on_.state && holds(r.stands) && !holds(standing_on(r.is->valid, on_.state)) ? dating::draft
        : r.stands == standing::as_announced ? dating::as_announced
                                             : dating::in_force;

    const bound_rule* before = nullptr;
    if (r.stands == standing::not_in_force) {
        f.verdict = verdict::not_in_force;
        f.message = say("规则在判定之日未施行", "the rule is not in force on that day");
    } else if (!in_jurisdiction(r, s)) {
        f.verdict = verdict::not_applicable;
        f.message = say("不在规则的适用地域内", "outside the rule's jurisdiction");
    } else if (steps_aside(r, s, before)) {
        f.verdict = verdict::not_applicable;
        f.precedence = before->is->id;
        f.message = fill(say("由 `{0}` 取代", "`{0}` takes its place"), {verbatim(before->is->id)});
    } else {
        const answer found = run(r, s, depth::texts);
        const auto notes = std::exchange(eval_.notes, {});
        f.verdict = found.is;
        f.message = std::exchange(eval_.message, {});
        f.blamed = std::exchange(eval_.blamed, {});
        note_facts(f, found.marks, notes);
        if (r.stands == standing::undecided && found.is != verdict::not_applicable) {
            f.verdict = verdict::undecided;
            f.missing.push_back({s.about, r.is->id, std::string(fields::in_force.key),
                say(fields::in_force.zh, fields::in_force.en), grade::stated, {}});
        } else if (found.is == verdict::violated) {
            const exemption* lapsed = nullptr;
            const exemption* covers = exemption_from(r, s, &lapsed);
            if (covers) {
                f.verdict = verdict::exempted;
                f.exempted_by = *covers;
            } else {
                if (lapsed) f.lapsed = *lapsed;
                if (const permission p = find_permission(r, s, f.blamed); p.by) {
                    f.verdict = p.is.is_yes() ? verdict::exempted : verdict::undecided;
                    f.precedence = p.by->is->id;
                    note_facts(f, p.is.marks(), eval_.notes);
                }
            }
        } else if (found.is == verdict::undecided) {
            suppose_answers(r, s, f, notes);
        }
    }
    note_basis(r, f);
    if (f.message.empty()) f.message = r.is->title;
    f.severity = severity_of(f.verdict, f.force, r.is->basis.how);
    return f;
}

std::vector<rule_conflict> report_maker::conflicts_of(const report& of) const {
    const auto related = [](const rule& a, const rule& b) {
        return std::any_of(a.over.begin(), a.over.end(), [&](const precedence& p) { return p.over == b.id; });
    };
    std::vector<rule_conflict> all;
    for (const rule_group& g : of.bound_->groups) {
        if (!g.pulls_apart) continue;
        const detail::judged_group& judged = of.groups_[g.at];
        for (std::size_t i = 0; i < g.rules.size(); ++i) {
            const rule& forbidding = *of.bound_->rules[g.rules[i]].is;
            if (forbidding.stance != stance::forbids || forbidding.topic.empty()) continue;
            for (std::size_t k = 0; k < g.rules.size(); ++k) {
                const rule& other = *of.bound_->rules[g.rules[k]].is;
                if (other.topic != forbidding.topic || other.pack == forbidding.pack) continue;
                if (other.stance != stance::demands && other.stance != stance::permits) continue;
                if (related(other, forbidding) || related(forbidding, other)) continue;
                for (std::size_t at = 0; at < judged.subjects.size(); ++at) {
                    const verdict there = detail::verdict_in(judged.mark(at, i));
                    if (there != verdict::violated && there != verdict::satisfied && there != verdict::exempted)
                        continue;
                    const verdict v = detail::verdict_in(judged.mark(at, k));
                    const bool apart = other.stance == stance::demands
                        ? v == verdict::satisfied || v == verdict::violated
                        : v == verdict::satisfied && there != verdict::satisfied;
                    if (!apart) continue;
                    const subject about{judged.kind, judged.subjects[at]};
                    all.push_back({other.id, forbidding.id, about, path(about)});
                }
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) {
        return std::tie(x.forbids, x.demands, x.path, x.about) < std::tie(y.forbids, y.demands, y.path, y.about);
    });
    return all;
}

} // namespace onezone
