// SPDX-License-Identifier: Apache-2.0
#include "ground/natural_order.hpp"

#include <onezone/ground/rank.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/body.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <array>
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

// What is, or has in it, what a fact is of, where that is only a placeholder; and which hierarchy has it.
struct placeholder_found {
    subject is;
    const provenance* from;
    const hierarchy* home;
};
[[nodiscard]] std::optional<placeholder_found> placeholder_of(const report& r, subject of) {
    const auto in = [&](const hierarchy& h) -> std::optional<placeholder_found> {
        if (const zone* z = h.zone_of(unit_of(h, of)); z && z->from.how() == grade::placeholder)
            return placeholder_found{subject::of(*z), &z->from, &h};
        const bool is_body = of.kind == subject_kind::body || of.kind == subject_kind::agency;
        if (const body* b = is_body ? h.find(body_id::from_value(of.id)) : nullptr;
            b && b->from.how() == grade::placeholder)
            return placeholder_found{subject::of(*b), &b->from, &h};
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
    const auto [of, from, home] = *stands_in;
    return {of, path_of(*home, of), std::string(fields::existence.key), {},
        say(fields::existence.zh, fields::existence.en), from->how(), from->reason(), {}};
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
    n.question = say("各类编制数和实有人数是多少", "what quota and staff it has, by kind");
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
using kind_key = std::tuple<bool, std::string_view, std::string_view>; // wants a source; field; name
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
                entry.is_of_rule = n.path == f.rule;
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
        return std::tuple(f.wants_source(), f.is_of_rule, ~w.breaking, ~w.waiting, kind_of(f),
            detail::natural_name{f.fact.path}, f.fact.of);
    };
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return place(all[a]) < place(all[b]); });
    std::vector<fact_to_find> sorted;
    sorted.reserve(all.size());
    for (const std::size_t i : order) sorted.push_back(std::move(all[i]));
    return sorted;
}

text question_of(const fact_to_find& f) {
    if (!f.wants_source()) return f.fact.question.empty() ? f.fact.name : f.fact.question;
    text known = name_of(f.fact.how);
    if (!f.fact.reason.empty()) known += say("：", ": ") + f.fact.reason;
    return fill(say("有无来源载明：{0}（{1}）", "whether a source states this: {0} ({1})"), {f.fact.name, known});
}

namespace {

// The quota of a body and what goes with it are kept by another organ than what else is known of it.
[[nodiscard]] bool staffing_knows(const fact_note& n) {
    if (n.of.kind != subject_kind::body && n.of.kind != subject_kind::holding)
        return false; // a person's rank is another's
    constexpr std::array fields_of_staffing{field_of<&body::rank>.key, field_of<&body::charter>.key,
        field_of<&body::quota>.key, field_of<&body::leading_posts>.key, field_of<&body::internal_bodies>.key,
        fields::issued.key, fields::due.key};
    return std::find(fields_of_staffing.begin(), fields_of_staffing.end(), n.field) != fields_of_staffing.end()
        || n.field == fields::whole(known_list::quota).key;
}

// The organ of the division in which a unit lies, or that manages it.
[[nodiscard]] text organ_over(const hierarchy& h, unit_ref u, bool staffing) {
    if (const zone* z = h.zone_of(u.id())) {
        const bool managed = z->managing.known() && z->managing.from.how() == grade::stated;
        u = h.find(managed ? *z->managing.value : z->seat);
    }
    const level lowest = staffing ? level::county : level::township;
    while (u && (!u.is_division() || u.level() > lowest)) u = u.parent();
    if (!u) return {};
    return name_of(authority{staffing ? organ::staffing : organ::government, u.id(), {}}, h);
}

// The body a fact is of, or is of a post or function of; null where it is of none.
[[nodiscard]] const body* body_concerned(const hierarchy& h, subject of) {
    const auto body_of = [&](const tenure* t) -> const body* {
        const post* const p = t ? h.find(t->post) : nullptr;
        return p ? h.find(p->body) : nullptr;
    };
    switch (of.kind) {
    case subject_kind::agency:
    case subject_kind::body: return h.find(body_id::from_value(of.id));
    case subject_kind::post:
        if (const post* p = h.find(post_id::from_value(of.id))) return h.find(p->body);
        return nullptr;
    case subject_kind::tenure: return body_of(h.find(tenure_id::from_value(of.id)));
    case subject_kind::person:
        for (const tenure& t : h.tenures_of(person_id::from_value(of.id)))
            if (const body* b = body_of(&t)) return b;
        return nullptr;
    case subject_kind::holding:
        if (const holding* x = h.find(holding_id::from_value(of.id))) return h.find(x->holder);
        return nullptr;
    default: return nullptr;
    }
}

} // namespace

std::vector<text> who_should_know(const fact_to_find& f, const report& r) {
    if (f.is_of_rule) return {say("条文的制定机关", "whoever issued the clause")};
    const std::optional<hierarchy>& before = r.content().before;
    const bool is_there = unit_of(r.of(), f.fact.of).ok() || body_concerned(r.of(), f.fact.of);
    const hierarchy& h = is_there || !before ? r.of() : *before;
    const body* const concerned = body_concerned(h, f.fact.of);
    const unit_ref u = h.find(concerned ? concerned->unit : unit_of(h, f.fact.of));
    if (!u) return {};
    std::vector<text> all;
    const auto add = [&](text who) {
        const auto is_named = [&](const text& other) { return other.zh == who.zh; };
        if (!who.empty() && std::none_of(all.begin(), all.end(), is_named)) all.push_back(std::move(who));
    };
    // A body whose existence is only inferred has no name to write to, and one that is gone answers no more.
    const auto add_body = [&](const body& b) {
        if (b.from.how() == grade::stated && r.of().find(b.key)) add(verbatim(b.name));
    };
    // Whether something is there at all is not asked of itself.
    if (f.fact.field != fields::existence.key) {
        if (concerned)
            add_body(*concerned);
        else if (h.zone_of(u.id()))
            for (const body& its : h.bodies_of(u.id()))
                if (is_zone_agency(its.kind)) add_body(its);
    }
    add(organ_over(h, u, staffing_knows(f.fact)));
    return all;
}

namespace {

// Of answers that are ranks what lies next to one another is one stretch: 正处级及以下.
[[nodiscard]] std::optional<text> stretches_of(const std::vector<const possible_answer*>& answers) {
    std::vector<int> known;
    for (const possible_answer* a : answers) {
        const auto is = parse_word<rank>(a->answer);
        if (!is || a->is_statement) return std::nullopt;
        known.push_back(static_cast<int>(*is));
    }
    const auto last_of_all = static_cast<int>(words(rank{}).size()) - 1;
    const auto name = [](int n) { return name_of(static_cast<rank>(n)); };
    text all;
    for (std::size_t i = 0; i < known.size();) {
        std::size_t end = i + 1;
        while (end < known.size() && known[end] == known[end - 1] + 1) ++end;
        const int first = known[i];
        const int last = known[end - 1];
        text one = name(first);
        if (end - i > 1)
            one = first == 0          ? fill(say("{0}及以下", "{0} or below"), {name(last)})
                : last == last_of_all ? fill(say("{0}及以上", "{0} or above"), {name(first)})
                                      : fill(say("{0}至{1}", "{0} to {1}"), {name(first), name(last)});
        all += (all.empty() ? text() : say("、", ", ")) + one;
        i = end;
    }
    return all;
}

} // namespace

text consequence_of(const waiting_finding& w, const report& r) {
    const finding& f = r.findings()[w.finding];
    if (f.missing.empty()) return {};
    const text question = of_unrecorded_quota(as_one_fact(f.missing[w.note], f), r).name;
    const bool one_of_several = question != f.missing[w.note].name; // an answer to one number is none to all
    // Answers that lead to the same stand together.
    std::vector<std::pair<verdict, std::vector<const possible_answer*>>> by_verdict;
    for (const possible_answer& a : f.answers) {
        if (a.fact != w.note || one_of_several) continue;
        const auto same = std::find_if(
            by_verdict.begin(), by_verdict.end(), [&](const auto& other) { return other.first == a.then; });
        if (same == by_verdict.end())
            by_verdict.emplace_back(a.then, std::vector{&a});
        else
            same->second.push_back(&a);
    }
    text all;
    for (const auto& [then, answers] : by_verdict) {
        text names;
        if (auto stretches = stretches_of(answers))
            names = *std::move(stretches);
        else
            for (const possible_answer* a : answers) names += (names.empty() ? text() : say("、", ", ")) + a->name;
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
