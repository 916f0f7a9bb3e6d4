// SPDX-License-Identifier: Apache-2.0
#include "binding.hpp"
#include "ground/lasting.hpp"
#include "judge_all.hpp"
#include "kept_step.hpp"
#include "report_text.hpp"
#include "rules/phrase.hpp"
#include "told_once.hpp"
#include "tracking.hpp"

#include <onezone/rules/judging/report.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace onezone {

std::span<const word> words(outcome) noexcept {
    static constexpr std::array<word, 5> table{{
        {0, "violated", "不合规", "violated"},
        {1, "failed", "规则出错，不能判定", "a rule failed"},
        {2, "undecided", "尚不能认定合规", "undecided"},
        {3, "conforms", "合规", "conforms"},
        {4, "nothing_judged", "没有可判定的事项", "nothing judged"},
    }};
    return table;
}

//=== what was found ===//

const std::vector<finding>& report::findings() const& {
    static const detail::lasting none{std::vector<finding>()};
    if (!c_.told) return *none;
    return c_.told->findings.get(c_.told->one_at_a_time, [this] {
        const detail::judging_case of(*this);
        return detail::report_text(of).findings(*this);
    });
}

namespace detail {

void tell_all(const report& r, watch& asking) {
    const report_content& c = r.content();
    if (!c.told) return;
    // The caller is asked while nothing is locked: it may ask the report itself, and other threads may.
    if (!c.told->findings.known.load(std::memory_order_acquire)) {
        const judging_case of(r);
        std::vector<finding> all = report_text(of).findings(r, &asking);
        static_cast<void>(c.told->findings.get(c.told->one_at_a_time, [&] { return std::move(all); }));
    }
    static_cast<void>(r.conflicts());
}

} // namespace detail

std::vector<finding> report::findings() && {
    const std::vector<finding>& all = findings();
    if (!c_.told || c_.told.use_count() != 1) return all;
    return std::move(c_.told->findings.items);
}

const std::vector<rule_conflict>& report::conflicts() const& {
    static const detail::lasting none{std::vector<rule_conflict>()};
    if (!c_.told) return *none;
    return c_.told->conflicts.get(c_.told->one_at_a_time, [this] {
        const detail::judging_case of(*this);
        return detail::report_text(of).conflicts(*this);
    });
}

std::vector<rule_conflict> report::conflicts() && { return conflicts(); }

std::optional<finding> report::finding_of(std::string_view rule_id, subject about) const {
    if (!c_.bound || !at(rule_id, about)) return std::nullopt;
    auto found = detail::find_one(detail::judging_case(*this), rule_id, about);
    return found ? std::optional<finding>(*std::move(found)) : std::nullopt;
}

const std::vector<std::string>& report::not_judged() const& noexcept {
    static const detail::lasting none{std::vector<std::string>()};
    return c_.bound ? c_.bound->not_judged : *none;
}

report::row report::row_of(std::size_t i) const noexcept {
    const detail::binding::judged_rule& j = c_.bound->judged[i];
    return {c_.bound->rules[j.index].is, &c_.groups[j.group], j.column};
}

outcome report::outcome() const noexcept {
    bool any = false;  // something was judged …
    bool met = false;  // … and what is demanded found to be as it should, or excused
    bool open = false; // what is not known, or known only as a reading, could break conformance
    for (std::size_t i = 0; i < c_.counts.size(); ++i) {
        const detail::bound_rule& r = c_.bound->rules[c_.bound->judged[i].index];
        const auto breaks = [&](verdict v) { return c_.by.breaks(severity_of(v, r.strength, r.is->basis.how)); };
        const auto has = [&](verdict v) { return c_.counts[i][static_cast<std::size_t>(v)] != 0; };
        for (const verdict v : {verdict::violated, verdict::exempted})
            if (has(v) && breaks(v)) return onezone::outcome::violated;
        open = open || (has(verdict::undecided) && (breaks(verdict::violated) || breaks(verdict::undecided)));
        // What is read into a source and not met breaks nothing for certain; nor does it conform.
        open = open || (has(verdict::violated) && is_demand(r.strength) && r.is->basis.how != grade::stated);
        if (r.strength == force::may) continue; // a permission demands nothing
        const bool as_it_should = has(verdict::satisfied) || has(verdict::exempted);
        met = met || (as_it_should && detail::asks_something(c_.by, r.strength));
        any = any || as_it_should || has(verdict::violated) || has(verdict::undecided);
    }
    if (!c_.errors.empty()) return onezone::outcome::failed;
    if (!any) return onezone::outcome::nothing_judged;
    // Where nothing is met, or nothing could break conformance, nothing shows that it conforms.
    const bool breakable = std::any_of(
        severities.begin(), severities.end(), [&](severity s) { return s != severity::none && c_.by.breaks(s); });
    return open || !met || !breakable ? onezone::outcome::undecided : onezone::outcome::conforms;
}

std::size_t report::judged() const noexcept {
    std::size_t n = 0;
    for (const detail::judged_group& g : c_.groups) n += g.marks.size();
    return n;
}

std::size_t report::count(verdict v) const noexcept {
    std::size_t n = 0;
    for (const auto& by_verdict : c_.counts) n += by_verdict[static_cast<std::size_t>(v)];
    return n;
}

std::size_t report::count(std::string_view rule_id, verdict v) const noexcept {
    for (std::size_t i = 0; i < c_.counts.size(); ++i)
        if (row_of(i).by->id == rule_id) return c_.counts[i][static_cast<std::size_t>(v)];
    return 0;
}

std::optional<verdict> report::at(std::string_view rule_id, subject about) const noexcept {
    for (std::size_t i = 0; i < c_.counts.size(); ++i) {
        const row r = row_of(i);
        if (r.of->kind != about.kind || r.by->id != rule_id) continue;
        for (std::size_t k = 0; k < r.of->subjects.size(); ++k)
            if (r.of->subjects[k] == about.id) return detail::verdict_in(r.of->mark(k, r.column));
    }
    return std::nullopt;
}

std::optional<verdict> report::at(std::string_view rule_id, unit_id unit) const noexcept {
    const auto as_division = at(rule_id, subject::of(subject_kind::division, unit));
    return as_division ? as_division : at(rule_id, subject::of(subject_kind::zone, unit));
}

bool operator==(const report& a, const report& b) {
    if (a.c_.state_on != b.c_.state_on || a.c_.rules_on != b.c_.rules_on || a.c_.errors != b.c_.errors
        || a.c_.counts != b.c_.counts || a.not_judged() != b.not_judged())
        return false;
    for (std::size_t i = 0; i < a.c_.counts.size(); ++i) {
        const report::row x = a.row_of(i);
        const report::row y = b.row_of(i);
        if (x.by->id != y.by->id || x.of->kind != y.of->kind || x.of->subjects.size() != y.of->subjects.size())
            return false;
    }
    const bool same_rules = &a.c_.by.rules() == &b.c_.by.rules();
    for (std::size_t i = 0; i < a.c_.counts.size(); ++i) {
        const report::row x = a.row_of(i);
        const report::row y = b.row_of(i);
        if (same_rules && x.of->subjects == y.of->subjects) { // the same groups of rules
            if (x.column == 0 && x.of->marks != y.of->marks) return false;
            continue;
        }
        // The same subjects met in another order.
        const auto sorted = [](const report::row& r) {
            std::vector<std::pair<std::uint64_t, std::uint8_t>> pairs;
            pairs.reserve(r.of->subjects.size());
            for (std::size_t k = 0; k < r.of->subjects.size(); ++k)
                pairs.emplace_back(r.of->subjects[k], r.of->mark(k, r.column));
            std::sort(pairs.begin(), pairs.end());
            return pairs;
        };
        if (sorted(x) != sorted(y)) return false;
    }
    // What is told follows from what was judged, and by which rules.
    const bool same_step = a.c_.step == b.c_.step || (a.c_.step && b.c_.step && a.c_.step->told == b.c_.step->told);
    if (same_rules && same_step && a.c_.before == b.c_.before && a.c_.of == b.c_.of) return true;
    return a.findings() == b.findings() && a.conflicts() == b.conflicts();
}

std::size_t report::tracking_bytes() const noexcept { return c_.tracked ? c_.tracked->bytes() : 0; }

//=== printing ===//

namespace {

text facts(const std::vector<fact_note>& notes) {
    text all;
    for (const fact_note& n : notes) {
        if (!all.empty()) all += say("；", "; ");
        all += phrase_of(n);
        if (n.how != grade::stated) {
            all += fill(say("（{0}", " ({0}"), {name_of(n.how)});
            if (!n.reason.empty()) all += say("：", ": ") + n.reason;
            all += say("）", ")");
        }
    }
    return all;
}

text short_name_of(wording w) { return w == wording::inferred ? say("推断", "inferred") : say("转述", "paraphrased"); }

text sentence(const finding& f) {
    text strength = name_of(f.force);
    if (f.clause != wording::quoted) strength += say("·", ", ") + short_name_of(f.clause);
    text t = fill(say("[{0}·{1}] {2}  {3}：{4}", "[{0}, {1}] {2}  {3}: {4}"),
        {name_of(f.verdict), strength, verbatim(f.rule), verbatim(f.path), f.message});
    if (f.dating == dating::draft)
        t += say("\n    状态之日该条尚未施行，按要求提前判定",
            "\n    not yet in force on the day of the state; judged ahead of its date");
    if (f.dating == dating::as_announced)
        t += say("\n    施行日期未知，按已公布的内容判定", "\n    date in force not known; judged as announced");
    if (!f.missing.empty()) t += say("\n    缺少：", "\n    missing: ") + facts(f.missing);
    for (const possible_answer& a : f.answers) t += say("\n      ", "\n      ") + sentence_of(a, f);
    if (!f.doubtful.empty())
        t += say("\n    依据未经来源直接说明：", "\n    rests on what no source states: ") + facts(f.doubtful);
    if (f.exempted_by)
        t += fill(say("\n    例外：{0}（{1}，{2}；{3}）", "\n    exemption: {0} ({1}, {2}; {3})"),
            {f.exempted_by->reason, verbatim(f.exempted_by->approver), verbatim(f.exempted_by->document),
                written_out(f.exempted_by->valid)});
    if (f.lapsed) {
        t += f.force == force::principle
            ? fill(say("\n    已记录的例外不在有效期内（{0}）",
                       "\n    the recorded exemption does not cover that day ({0})"),
                {written_out(f.lapsed->valid)})
            : say("\n    已记录例外，但此条不属“原则上”，不允许例外",
                "\n    an exemption is recorded, but a clause of this force admits of none");
    }
    if (!f.precedence.empty())
        t += fill(say("\n    优先适用：{0}", "\n    takes precedence: {0}"), {verbatim(f.precedence)});
    return t;
}

} // namespace

namespace {

// The clause; its gist where the wording is not at hand.
text gist(const rule& r) { return r.basis.quote.empty() ? r.title : verbatim(r.basis.quote); }

} // namespace

text phrase_of(const fact_note& n) { return detail::fact_of(n.path, n.name); }

text sentence_of(const possible_answer& a, const finding& f) {
    const fact_note& asked = f.missing[a.fact];
    if (a.is_statement)
        return fill(say("若查明{0}，“{1}”，则{2}", "if {0} turns out so that “{1}”: {2}"),
            {phrase_of(asked), a.name, name_of(a.then)});
    return fill(say("若{0}为“{1}”，则{2}", "if {0} is “{1}”: {2}"), {phrase_of(asked), a.name, name_of(a.then)});
}

std::ostream& operator<<(std::ostream& os, const finding& f) {
    print(os, f, language::zh);
    return os;
}

void print(std::ostream& os, const finding& f, language which) { os << sentence(f).in(which) << '\n'; }

std::ostream& operator<<(std::ostream& os, const report& r) {
    print(os, r, language::zh);
    return os;
}

void print(std::ostream& os, const report& r, language which) {
    const auto number = [](std::size_t n) { return verbatim(std::to_string(n)); };
    if (!is_calendar_date(r.state_on())) { // never made
        os << fill(say("结论：{0}\n", "outcome: {0}\n"), {name_of(r.outcome())}).in(which);
        return;
    }
    text head = fill(
        say("结论：{3}\n{0}：按 {1} 的规则判定 {2} 的状态", "outcome: {3}\n{0}: the state of {2} by the rules of {1}"),
        {r.by().title(), verbatim(to_string(r.rules_on())), verbatim(to_string(r.state_on())), name_of(r.outcome())});
    head += fill(
        say("\n判定 {0} 项：符合 {1}，不符合 {2}，获准例外 {3}，无法判定 {4}，未施行 {5}，不适用 {6}\n",
            "\n{0} judged: {1} satisfied, {2} violated, {3} exempted, {4} undecided, {5} not in force, {6} not applicable\n"),
        {number(r.judged()), number(r.count(verdict::satisfied)), number(r.count(verdict::violated)),
            number(r.count(verdict::exempted)), number(r.count(verdict::undecided)),
            number(r.count(verdict::not_in_force)), number(r.count(verdict::not_applicable))});
    os << head.in(which);
    for (const rule_error& e : r.errors())
        os << fill(say("规则出错 {0}  {1}：{2}\n", "rule failed {0}  {1}: {2}\n"),
            {verbatim(e.rule), verbatim(e.path), verbatim(e.what)})
                  .in(which);
    for (const finding& f : r.findings()) {
        print(os, f, which);
        os << "    " << name_of(r.rule_of(f).basis).in(which) << '\n';
    }
    for (const rule_conflict& c : r.conflicts()) {
        const rule* wants = r.by().find(c.demands);
        const rule* forbids = r.by().find(c.forbids);
        os << fill(say("规则冲突 {0}：{1}“{2}”与 {3}“{4}”\n", "conflict at {0}: {1} “{2}” against {3} “{4}”\n"),
            {verbatim(c.path), verbatim(c.demands), gist(*wants), verbatim(c.forbids), gist(*forbids)})
                  .in(which);
    }
    if (!r.not_judged().empty())
        os << fill(say("另有 {0} 条规则只判定变动，未判定\n", "{0} rules judge changes only and were not judged\n"),
            {number(r.not_judged().size())})
                  .in(which);
}

} // namespace onezone
