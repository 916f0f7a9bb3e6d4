// SPDX-License-Identifier: Apache-2.0
#include "rules/judging/report_text.hpp"

#include <onezone/rules/study/coverage.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

namespace onezone {

std::span<const word> detail::words(condition_kind) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "when", "适用条件", "when"},
        {1, "unless", "除外条件", "unless"},
        {2, "require", "要求", "requires"},
    }};
    return table;
}

//=== one rule ===//

bool rule_coverage::can_be_violated() const noexcept {
    return conditions.empty() || std::any_of(conditions.begin(), conditions.end(), [](const condition_coverage& c) {
        return c.kind == condition_kind::require;
    });
}

std::size_t rule_coverage::asked() const noexcept { return (can_be_violated() ? 2U : 1U) + 2 * conditions.size(); }

std::size_t rule_coverage::shown() const noexcept {
    std::size_t n = seen(verdict::satisfied) != 0 ? 1 : 0;
    if (can_be_violated() && seen(verdict::violated) + seen(verdict::exempted) != 0) ++n;
    for (const condition_coverage& c : conditions)
        n += static_cast<std::size_t>(c.held != 0) + static_cast<std::size_t>(c.did_not != 0);
    return n;
}

//=== all of them ===//

rule_coverage& coverage::entry(const rule& r) {
    for (rule_coverage& c : rules_)
        if (c.rule == r.id) return c;
    rules_.push_back({r.id, r.title, {}, 0, {}});
    return rules_.back();
}

void coverage::expect(const policy& p) {
    for (const rule& r : p.rules()) static_cast<void>(entry(r));
}

namespace {

condition_coverage& condition_of(rule_coverage& r, const condition& what, condition_kind kind) {
    for (condition_coverage& c : r.conditions)
        if (c.key == what.key && c.kind == kind) return c;
    r.conditions.push_back({std::string(what.key), kind, say(what.zh, what.en), 0, 0, 0});
    return r.conditions.back();
}

} // namespace

void coverage::add_verdicts(const report& r) {
    expect(r.by());
    const rule* last = nullptr;
    rule_coverage* here = nullptr;
    r.each([&](const rule& asking, subject, verdict v, grade) {
        if (&asking != last) here = &entry(asking);
        last = &asking;
        ++here->verdicts_seen[static_cast<std::size_t>(v)];
    });
}

void coverage::observe(const hierarchy& h, const step_view* step, const report& r) {
    const judging_dates on{r.state_on(), r.rules_on()};
    detail::observe_all(step ? detail::judging_case(*step, r.by(), on) : detail::judging_case(h, r.by(), on),
        [&](const rule& asking, const detail::observation& seen) {
            rule_coverage& here = entry(asking);
            ++here.runs;
            for (const detail::stated_condition& s : seen.conditions) {
                condition_coverage& c = condition_of(here, s.what, s.kind);
                ++(s.value.is_yes() ? c.held : s.value.is_no() ? c.did_not : c.open);
            }
        });
}

void coverage::add(const report& r) {
    add_verdicts(r);
    observe(r.of(), nullptr, r);
}

void coverage::add(const step_view& step, const report& r) {
    add_verdicts(r);
    observe(step.after, &step, r);
}

coverage& coverage::operator+=(const coverage& other) {
    const std::vector<rule_coverage> theirs = other.rules_; // may be our own
    for (const rule_coverage& o : theirs) {
        auto at = std::find_if(rules_.begin(), rules_.end(), [&](const rule_coverage& c) { return c.rule == o.rule; });
        if (at == rules_.end()) {
            rules_.push_back(o);
            continue;
        }
        for (std::size_t v = 0; v < o.verdicts_seen.size(); ++v) at->verdicts_seen[v] += o.verdicts_seen[v];
        at->runs += o.runs;
        for (const condition_coverage& c : o.conditions) {
            condition_coverage& mine = condition_of(*at, {c.key, c.name.zh, c.name.en}, c.kind);
            mine.held += c.held;
            mine.did_not += c.did_not;
            mine.open += c.open;
        }
    }
    return *this;
}

coverage coverage::of(const policy& p) const {
    coverage part;
    for (const rule& r : p.rules()) {
        const rule_coverage* const seen = find(r.id);
        part.entry(r) = seen ? *seen : rule_coverage{r.id, r.title, {}, 0, {}};
    }
    return part;
}

const rule_coverage* coverage::find(std::string_view rule_id) const& noexcept {
    for (const rule_coverage& c : rules_)
        if (c.rule == rule_id) return &c;
    return nullptr;
}

std::size_t coverage::asked() const noexcept {
    std::size_t n = 0;
    for (const rule_coverage& c : rules_) n += c.asked();
    return n;
}

std::size_t coverage::shown() const noexcept {
    std::size_t n = 0;
    for (const rule_coverage& c : rules_) n += c.shown();
    return n;
}

std::size_t coverage::percent() const noexcept {
    const std::size_t of = asked();
    return of == 0 ? 100 : shown() * 100 / of;
}

//=== printing ===//

namespace {

text count(std::size_t n) { return verbatim(std::to_string(n)); }

void print_rule(std::ostream& os, const rule_coverage& r, language which) {
    os << r.rule << "  " << std::to_string(r.shown()) << '/' << std::to_string(r.asked());
    if (r.runs == 0) os << say("  从未运行", "  never run").in(which);
    if (r.opaque()) os << say("  不透明：未说明任何条件", "  opaque: it states no condition").in(which);
    for (int v = 0; v < verdicts; ++v)
        if (const std::size_t n = r.seen(static_cast<verdict>(v)); n != 0)
            os << "  " << name_of(static_cast<verdict>(v)).in(which) << ' ' << std::to_string(n);
    os << '\n';
    const auto lacks = [&](const text& what) {
        os << "  " << fill(say("未见：{0}", "not seen: {0}"), {what}).in(which) << '\n';
    };
    if (r.seen(verdict::satisfied) == 0) lacks(name_of(verdict::satisfied));
    if (r.can_be_violated() && r.seen(verdict::violated) + r.seen(verdict::exempted) == 0)
        lacks(name_of(verdict::violated));
    for (const condition_coverage& c : r.conditions) {
        const text name = name_of(c.kind) + verbatim(" `" + c.key + "`");
        if (c.held == 0) lacks(fill(say("{0} 成立", "{0} holding"), {name}));
        if (c.did_not == 0) lacks(fill(say("{0} 不成立", "{0} not holding"), {name}));
    }
}

} // namespace

std::ostream& operator<<(std::ostream& os, const coverage& c) {
    print(os, c, language::zh);
    return os;
}

void print(std::ostream& os, const coverage& c, language which) {
    for (const rule_coverage& r : c.rules()) print_rule(os, r, which);
    os << fill(say("规则覆盖：{0}/{1}，{2}%", "rules covered: {0}/{1}, {2} %"),
        {count(c.shown()), count(c.asked()), count(c.percent())})
              .in(which)
       << '\n';
}

} // namespace onezone
