// SPDX-License-Identifier: Apache-2.0
#include "ground/natural_order.hpp"

#include <onezone/model/body.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

// Whose fact it is, and which.
struct fact_key {
    subject of;
    std::string path;
    std::string field;
    std::string kind;
    std::string name; // of one of several figures
    grade how;
    std::string reason;
    friend auto operator<=>(const fact_key&, const fact_key&) = default;
};

// One thing under one name: what is missing of a rule is so on every subject.
[[nodiscard]] fact_note as_one_fact(fact_note n, const finding& f) {
    if (n.path == f.rule) n.of = subject::whole();
    if (n.of.kind == subject_kind::agency) n.of.kind = subject_kind::body;
    return n;
}

// The provenance of what it is, or is in, where that is only a placeholder; with the zone or body it is of.
[[nodiscard]] std::optional<std::pair<subject, const provenance*>> placeholder_of(const report& r, subject of) {
    const auto in = [&](const hierarchy& h) -> std::optional<std::pair<subject, const provenance*>> {
        if (const zone* z = h.zone_of(unit_of(h, of)); z && z->from.how() == grade::placeholder)
            return std::pair(subject::of(*z), &z->from);
        const bool is_body = of.kind == subject_kind::body || of.kind == subject_kind::agency;
        if (const body* b = is_body ? h.find(body_id::from_value(of.id)) : nullptr;
            b && b->from.how() == grade::placeholder)
            return std::pair(subject::of(*b), &b->from);
        return std::nullopt;
    };
    if (auto found = in(r.of())) return found;
    const std::optional<hierarchy>& before = r.content().before;
    return before ? in(*before) : std::nullopt;
}

// Of what stands for something that nobody has named yet there is nothing to find out but what that is, and where.
[[nodiscard]] fact_note of_placeholder(fact_note n, const report& r) {
    if (n.how != grade::stated || n.field == fields::seat.key || n.field == fields::existence.key) return n;
    const auto stands_in = placeholder_of(r, n.of);
    if (!stands_in) return n;
    const auto [of, from] = *stands_in;
    const std::optional<hierarchy>& before = r.content().before;
    std::string path = path_of(r.of(), of);
    if (path.empty() && before) path = path_of(*before, of);
    return {of, std::move(path), std::string(fields::existence.key), {},
        say(fields::existence.zh, fields::existence.en), from->how(), from->reason()};
}

// Of a body of whose quota and staff nothing is recorded one thing is to find out, not a number for each kind.
[[nodiscard]] fact_note of_unrecorded_quota(fact_note n, const report& r) {
    const bool counts = n.field == field_of<&body::quota>.key || n.field == field_of<&body::staff>.key;
    if (!counts || n.kind.empty() || n.of.kind != subject_kind::body) return n;
    const body* b = r.of().find(body_id::from_value(n.of.id));
    if (!b && r.content().before) b = r.content().before->find(body_id::from_value(n.of.id));
    if (!b || !b->quota.empty() || !b->staff.empty()) return n;
    n.field = field_of<&body::quota>.key;
    n.kind.clear();
    n.name = say("各类编制数和实有人数", "quota and staff by kind");
    return n;
}

// Whether it is also asked for of each of several changes: then it need not be asked for as such.
[[nodiscard]] bool told_by_change(const fact_note& n, const std::vector<fact_note>& all) {
    return n.kind.empty() && std::any_of(all.begin(), all.end(), [&](const fact_note& other) {
        return other.of == n.of && other.field == n.field && other.kind.find("change") != std::string::npos;
    });
}

[[nodiscard]] fact_key key_of_fact(const fact_note& n) {
    return {n.of, n.path, n.field, n.kind, n.name.zh, n.how, n.reason.zh};
}

[[nodiscard]] unit_id unit_concerned(const report& r, subject of) {
    const unit_id now = unit_of(r.of(), of);
    const std::optional<hierarchy>& before = r.content().before;
    return now.ok() || !before ? now : unit_of(*before, of);
}

// Facts of one kind: how many findings wait for them that could break conformance, and how many at all.
struct kind_weight {
    std::size_t breaking = 0;
    std::size_t waiting = 0;
};
using kind_key = std::tuple<bool, std::string_view, std::string_view>;
[[nodiscard]] kind_key kind_of(const fact_to_find& f) { return {f.wants_source(), f.fact.field, f.fact.name.zh}; }

} // namespace

bool same_kind(const fact_to_find& a, const fact_to_find& b) noexcept {
    return a.wants_source() == b.wants_source() && a.fact.field == b.fact.field && a.fact.name == b.fact.name;
}

bool could_break(const report& r, const finding& f) {
    return r.by().breaks(f.severity) || r.by().breaks(severity_of(verdict::violated, f.force, r.rule_of(f).basis.how));
}

std::vector<fact_to_find> to_find_out(const report& r) {
    const std::vector<finding>& findings = r.findings();
    std::map<fact_key, fact_to_find> by_fact;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const finding& f = findings[i];
        if (f.verdict != verdict::undecided) continue;
        const bool breaks = could_break(r, f);
        const std::vector<fact_note>& wanted = f.missing.empty() ? f.doubtful : f.missing;
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            if (told_by_change(wanted[k], wanted)) continue;
            fact_note n = of_unrecorded_quota(as_one_fact(of_placeholder(wanted[k], r), f), r);
            fact_to_find& entry = by_fact[key_of_fact(n)];
            if (entry.waiting.empty()) {
                entry.unit = unit_concerned(r, n.of);
                entry.fact = std::move(n);
            } else if (entry.waiting.back().finding == i) {
                continue;
            }
            entry.waiting.push_back({i, k});
            entry.breaking += breaks;
        }
    }
    std::vector<fact_to_find> all;
    all.reserve(by_fact.size());
    for (auto& [key, entry] : by_fact) all.push_back(std::move(entry));
    std::map<kind_key, kind_weight> kinds;
    for (const fact_to_find& f : all) {
        kind_weight& w = kinds[kind_of(f)];
        w.breaking += f.breaking;
        w.waiting += f.waiting.size();
    }
    const auto place = [&](const fact_to_find& f) {
        const kind_weight& w = kinds.at(kind_of(f));
        return std::tuple(
            f.wants_source(), ~w.breaking, ~w.waiting, kind_of(f), detail::natural_name{f.fact.path}, f.fact.of);
    };
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return place(all[a]) < place(all[b]); });
    std::vector<fact_to_find> sorted;
    sorted.reserve(all.size());
    for (const std::size_t i : order) sorted.push_back(std::move(all[i]));
    return sorted;
}

text consequence_of(const waiting_finding& w, const report& r) {
    const finding& f = r.findings()[w.finding];
    if (f.missing.empty()) return {};
    const text question = of_unrecorded_quota(as_one_fact(f.missing[w.note], f), r).name;
    const bool one_of_several = question != f.missing[w.note].name; // an answer to one number is none to all
    // Answers that lead to the same stand together.
    std::vector<std::pair<verdict, text>> by_verdict;
    for (const possible_answer& a : f.answers) {
        if (a.fact != w.note || one_of_several) continue;
        const auto same = std::find_if(
            by_verdict.begin(), by_verdict.end(), [&](const auto& other) { return other.first == a.then; });
        if (same == by_verdict.end())
            by_verdict.emplace_back(a.then, a.name);
        else
            same->second += say("、", ", ") + a.name;
    }
    text all;
    for (const auto& [then, names] : by_verdict) {
        if (!all.empty()) all += say("；", "; ");
        all += fill(say("“{0}”：{1}", "“{0}”: {1}"), {names, name_of(then)});
    }
    if (!all.empty()) return all;
    const auto same_question = [&](const fact_note& other) {
        return one_of_several && other.of == f.missing[w.note].of
            && of_unrecorded_quota(as_one_fact(other, f), r).name == question;
    };
    // Of whose facts it is told where that does not go without saying; one after another would make no list to read.
    std::vector<std::pair<const fact_note*, std::size_t>> others;
    for (std::size_t i = 0; i < f.missing.size(); ++i) {
        if (i == w.note || told_by_change(f.missing[i], f.missing)) continue;
        if (same_question(f.missing[i])) continue;
        const auto same = std::find_if(
            others.begin(), others.end(), [&](const auto& other) { return other.first->name == f.missing[i].name; });
        if (same == others.end())
            others.emplace_back(&f.missing[i], 1);
        else
            ++same->second;
    }
    const fact_note& asked = f.missing[w.note];
    for (const auto& [other, times] : others) {
        if (!all.empty()) all += say("、", ", ");
        if (times > 1 || other->name == asked.name)
            all += fill(say("另{0}处的{1}", "{1} in {0} more places"), {verbatim(std::to_string(times)), other->name});
        else
            all += other->path == asked.path || unit_of(r.of(), other->of) == f.unit ? other->name : phrase_of(*other);
    }
    return all.empty() ? all : fill(say("须一并查明：{0}", "only together with: {0}"), {all});
}

} // namespace onezone
