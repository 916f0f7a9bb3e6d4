// SPDX-License-Identifier: Apache-2.0
#include "bulletin_hierarchy.hpp"
#include "find_out_rows.hpp"
#include "markdown.hpp"
#include "paths.hpp"

#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/rule.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace onezone {

namespace {

using detail::page;
using detail::paths;

text number(std::size_t n) { return verbatim(std::to_string(n)); }

// With U+2212 for what is negative: this is read, not parsed.
text signed_number(decimal d) {
    if (d < decimal()) return verbatim("−" + to_string(-d));
    return verbatim(d == decimal() ? "0" : "+" + to_string(d));
}

text plain_number(decimal d) { return d < decimal() ? signed_number(d) : verbatim(to_string(d)); }

text quantity(const fact<std::int64_t>& n) {
    return n.known() ? verbatim(std::to_string(*n.value)) : say("未知", "unknown");
}

text basis(const provenance& from) {
    if (from.empty()) return say("未注明", "not given");
    text t = from.how() == grade::stated ? text() : name_of(from.how());
    if (!from.reason().empty()) t += say("：", ": ") + from.reason();
    if (from.source().empty()) return t;
    return t.empty() ? verbatim(from.source()) : t + fill(say("（{0}）", " ({0})"), {verbatim(from.source())});
}

// Within quotation marks the marks inside become single ones.
text quoted(const text& t) {
    const auto inside = [](std::string s) {
        for (const auto& [twofold, single] : {std::pair{"“", "‘"}, std::pair{"”", "’"}})
            for (std::size_t at = 0; (at = s.find(twofold, at)) != std::string::npos;)
                s.replace(at, std::string_view(twofold).size(), single);
        return "“" + s + "”";
    };
    return {inside(t.zh), inside(t.en)};
}

//=== before and after ===//

void write_head(page& out, const trial& t) {
    out.heading(1, t.plan().title);
    out.paragraph(fill(say("**结论** 改革前：{0}；改革后：{1}", "**Outcome** before: {0}; after: {1}"),
        {name_of(t.report_before().outcome()), name_of(t.report_after().outcome())}));
    for (const text& remark : t.plan().remarks) out.quote(remark);
    const trial_dates& d = t.dates();
    out.quote(fill(say("改革前（{0}）和改革后（{1}）都按{2}的规则评判，所据规则：{3}。",
                       "The states before ({0}) and after ({1}) are both judged by the rules of {2}: {3}."),
        {written_out(d.before), written_out(d.after), written_out(d.rules), t.report_after().by().title()}));
    if (t.outside().empty()) return;
    text outside;
    for (const std::string& key : t.outside()) {
        if (!outside.empty()) outside += say("、", ", ");
        outside += fill(say("{0}（{1}）", "{0} ({1})"), {verbatim(key), written_out(*t.plan().find(key)->on)});
    }
    out.quote(fill(
        say("有步骤的日期不在这两个日期之间，两端的状态在所评判的日期并非如此：{0}。",
            "Steps are dated outside of these two days, on which the two ends were not what they are judged as: {0}."),
        {outside}));
}

void write_figures(page& out, const trial& t) {
    out.heading(2, say("改革前后", "Before and after"));
    out.head({say("项目", "item"), say("改革前", "before"), say("改革后", "after"), say("增减", "change")});
    const auto row = [&](const text& label, std::string_view before, std::string_view after) {
        const figure* was = t.find_figure(before);
        const figure* is = t.find_figure(after);
        if (was == nullptr || is == nullptr) return;
        out.row({label, plain_number(was->value), plain_number(is->value), signed_number(is->value - was->value)});
    };
    row(say("开发区管理机构", "administrative agencies of zones"), "agencies.before", "agencies.after");
    row(say("其中：来源具名", "of these named by a source"), "agencies.before.stated", "agencies.after.stated");
    row(say("其中：推断（有开发区，机构未见于来源）", "of these inferred (a zone whose agency no source lists)"),
        "agencies.before.inferred", "agencies.after.inferred");
    row(say("其中：占位（仅因来源所载总数而设）", "of these placeholders (only because a source states a total)"),
        "agencies.before.placeholder", "agencies.after.placeholder");
    row(say("已知承担社会管理职能的机构", "agencies known to hold social functions"), "social.before", "social.after");
    row(say("区政合一的开发区", "zones integrated with a division"), "integrated.before", "integrated.after");
    const auto verdicts = [&](const text& label, verdict v) {
        const auto was = static_cast<std::int64_t>(t.report_before().count(v));
        const auto is = static_cast<std::int64_t>(t.report_after().count(v));
        out.row({label, plain_number(decimal::of(was)), plain_number(decimal::of(is)),
            signed_number(decimal::of(is - was))});
    };
    verdicts(say("规则评判：不符合", "findings: violated"), verdict::violated);
    verdicts(say("规则评判：获准例外", "findings: exempted"), verdict::exempted);
    verdicts(say("规则评判：无法判定", "findings: undecided"), verdict::undecided);
}

void write_comparisons(page& out, const trial& t) {
    if (t.comparisons().empty()) return;
    out.heading(2, say("公布的数字与计得的数字", "Published figures and counted ones"));
    out.head({say("数字", "figure"), say("公布", "published"), say("计得", "counted"), say("结论", "result"),
        say("来源", "source")});
    std::size_t wrong = 0;
    for (const comparison& c : t.comparisons()) {
        wrong += !c.agrees();
        const text unit = verbatim(c.counted.measure);
        out.row({c.counted.label, plain_number(c.published.value) + unit, plain_number(c.counted.value) + unit,
            c.agrees() ? say("吻合", "agrees") : say("**不符**", "**differs**"), basis(c.published.from)});
    }
    if (wrong == 0)
        out.paragraph(say("可计数的公布数字全部吻合。", "Every published figure that can be counted comes out."));
    else
        out.paragraph(
            fill(say("有{0}个公布数字没有得出。", "{0} of the published figures do not come out."), {number(wrong)}));
}

//=== ledgers ===//

text kind_of(carry_class cls, std::string_view kind) {
    const text of = name_of_kind(cls, kind);
    return of.empty() ? name_of(cls) : name_of(cls) + say("·", ", ") + of;
}

text state_of(const ledger_line& line) {
    text t = name_of(line.state);
    text why;
    for (const text& reason : line.open_because) why += (why.empty() ? text() : say("；", "; ")) + reason;
    return why.empty() ? t : t + say("：", ": ") + why;
}

text holder_of(const ledger& l, const party& who) {
    const std::string name = l.name_of(who);
    return name.empty() ? say("未载明", "not stated") : verbatim(name);
}

void head_ledger(page& out, const text& first) {
    out.head({first, say("期初", "opening"), say("划入", "moved in"), say("划出", "moved out"), say("解除", "released"),
        say("收回", "recovered"), say("核销", "written off"), say("新增", "created"), say("期末", "closing"),
        say("状态", "state")});
}

void row_ledger(page& out, const text& first, const ledger_line& line) {
    out.row({first, quantity(line.opening), quantity(line.moved_in), quantity(line.moved_out), quantity(line.released),
        quantity(line.recovered), quantity(line.written_off), quantity(line.created), quantity(line.closing),
        state_of(line)});
}

void write_entries(page& out, const ledger& l) {
    for (const ledger_entry& e : l.entries()) {
        text t = kind_of(e.cls, e.kind) + say("：", ": ") + name_of(e.what);
        if (!e.item.empty())
            t += say(" ", " ") + quoted(verbatim(e.item));
        else if (e.quantity.known())
            t += say(" ", " ") + quantity(e.quantity);
        else
            t += say("（数量未知）", " (how many is unknown)");
        if (!e.from.none()) t += say("，自 ", ", from ") + holder_of(l, e.from);
        if (!e.to.none()) t += say("，至 ", ", to ") + holder_of(l, e.to);
        if (!e.to.none() && !e.to.identified()) t += say("（来源只载其称，未指明）", " (stated, not identified)");
        if (!e.reason.empty()) t += say("；事由：", "; reason: ") + e.reason;
        out.item(t);
    }
}

void write_ledger(page& out, const ledger& l) {
    const std::vector<ledger_line> lines = l.lines();
    if (lines.empty())
        return out.item(
            say("账目：没有人员、编制、职能等的划转或增减", "account: nothing is moved, released or created"));
    head_ledger(out, say("账目", "account"));
    for (const ledger_line& line : lines)
        row_ledger(out, holder_of(l, line.holder) + say(" ", ": ") + kind_of(line.cls, line.kind), line);
}

// What a step does to ranks of bodies, and that it does nothing to ranks of people.
void write_ranks(page& out, const step& done) {
    bool of_body = false;
    bool of_person = false;
    for (const edit& e : done.edits) {
        if (const auto* b = std::get_if<edited<body>>(&e))
            of_body = of_body || (b->before && b->after && b->before->rank.value != b->after->rank.value);
        if (const auto* p = std::get_if<edited<person>>(&e))
            of_person = of_person || (p->before && p->after && p->before->rank.value != p->after->rank.value);
    }
    if (of_body && !of_person)
        out.item(say("机构规格变动，没有改变任何人的级别", "the agency's rank changes; no person's rank does"));
}

// Whether a tenure had ended before the act, or on its day: who held the post then leaves nothing now.
bool is_past(const tenure& t, const std::optional<date>& on) { return t.valid.until && (!on || *t.valid.until <= *on); }

// Who takes and who leaves which post; and whose former tenure is on record no more, for the post went.
void write_posts(page& out, const step& done, const hierarchy& before, const std::optional<date>& on) {
    for (const edit& e : done.edits) {
        const auto* t = std::get_if<edited<tenure>>(&e);
        if (t == nullptr) continue;
        const bool takes = !t->before && t->after;
        const bool was_past = t->before && is_past(*t->before, on);
        const bool ends = t->before && (!t->after || (!was_past && is_past(*t->after, on)));
        if (!takes && !ends) continue;
        const tenure& held = takes ? *t->after : *t->before;
        const hierarchy& h = takes ? done.after : before;
        const post* p = h.find(held.post);
        const body* b = p == nullptr ? nullptr : h.find(p->body);
        const person* who = h.find(held.person);
        if (b == nullptr) continue;
        const text seat = verbatim(b->name + " ") + (p->title.empty() ? name_of(p->kind) : verbatim(p->title));
        const text name =
            who == nullptr || who->name.empty() ? say("未具名者", "somebody unnamed") : verbatim(who->name);
        text line = fill(takes ? say("任职：{0}任{1}（{2}）", "post taken: {0}, {1} ({2})")
                : was_past     ? say("往任：{0}曾任{1}（{2}），职位撤销，不再列",
                          "held before: {0}, {1} ({2}); the post is no more, nor its record")
                               : say("离职：{0}不再任{1}（{2}）", "post left: {0}, {1} ({2})"),
            {name, seat, name_of(held.mode)});
        if (takes) {
            text others;
            for (const tenure& other : h.tenures_of(held.person)) {
                const bool is_other = other.post != held.post && !is_past(other, on);
                const post* also = is_other ? h.find(other.post) : nullptr;
                const body* of = also == nullptr ? nullptr : h.find(also->body);
                if (of != nullptr)
                    others += (others.empty() ? text() : say("、", ", ")) + verbatim(of->name + " ")
                        + (also->title.empty() ? name_of(also->kind) : verbatim(also->title));
            }
            if (!others.empty()) line += say("，同时任", "; the same person is ") + others;
        }
        out.item(line);
    }
}

void write_before(page& out, const trial& t) {
    out.heading(2, say("改革前的层级", "The hierarchy before"));
    detail::write_hierarchy_list(out, t.before());
}

void write_plan(page& out, const trial& t) {
    out.heading(2, say("方案", "The plan"));
    out.head(
        {say("序号", "no."), say("步骤", "step"), say("日期", "date"), say("须在其后", "after"), say("依据", "basis")});
    const auto place_of = [&](std::string_view key) {
        std::size_t place = 0;
        for (const trial_step& s : t.steps()) {
            ++place;
            if (t.planned(s).key == key) break;
        }
        return number(place);
    };
    std::size_t place = 0;
    for (const trial_step& s : t.steps()) {
        const plan_step& planned = t.planned(s);
        text after;
        for (const std::string& key : planned.after)
            after += (after.empty() ? text() : say("、", ", ")) + place_of(key);
        text from = name_of(planned.basis.how());
        if (!planned.basis.source().empty()) from += fill(say("（{0}）", " ({0})"), {verbatim(planned.basis.source())});
        out.row({number(++place), s.done.account, planned.on ? written_out(*planned.on) : say("来源未载", "not stated"),
            after, from});
    }
}

void write_steps(page& out, const trial& t) {
    out.heading(2, say("步骤", "Steps"));
    std::size_t place = 0;
    const hierarchy* before = &t.before();
    for (const trial_step& s : t.steps()) {
        const plan_step& planned = t.planned(s);
        out.heading(3, number(++place) + verbatim(". ") + s.done.account);
        out.item(
            say("日期：", "date: ") + (planned.on ? written_out(*planned.on) : say("来源未载", "no source states it")));
        out.item(say("依据：", "basis: ") + basis(planned.basis));
        if (!planned.remark.empty()) out.item(say("说明：", "remark: ") + planned.remark);
        write_ranks(out, s.done);
        write_posts(out, s.done, *before, planned.on);
        write_entries(out, s.done.ledger);
        write_ledger(out, s.done.ledger);
        before = &s.done.after;
    }
}

void write_sum(page& out, const trial& t) {
    out.heading(2, say("总账", "The ledger of all steps"));
    const std::vector<ledger_line> totals = t.ledger().totals();
    if (!totals.empty()) {
        head_ledger(out, say("类别", "class"));
        for (const ledger_line& line : totals) row_ledger(out, kind_of(line.cls, line.kind), line);
    }
    std::size_t by_state[3] = {0, 0, 0};
    for (const ledger_line& line : t.ledger().lines()) ++by_state[static_cast<std::size_t>(line.state)];
    out.paragraph(fill(say("各持有者的账目：平衡{0}笔，未结{1}笔，矛盾{2}笔。",
                           "Lines by holder: {0} balanced, {1} open, {2} contradicted."),
        {number(by_state[0]), number(by_state[1]), number(by_state[2])}));
    if (t.ledger().reported().empty()) return;
    out.heading(3, say("来源只报总数，不入任何账目", "Only reported as totals; they enter no balance"));
    out.head({say("事项", "item"), say("来源所报", "as reported"), say("来源", "source")});
    for (const reported_total& r : t.ledger().reported()) {
        const text hedge = r.exactness == hedge::exact ? text() : name_of(r.exactness) + say("", " ");
        out.row({r.label, hedge + plain_number(r.value), basis(r.from)});
    }
}

//=== findings ===//

text clause_of(const rule& r) {
    text t = verbatim(r.basis.document);
    if (!r.basis.clause.empty()) t += verbatim(" " + r.basis.clause);
    if (!r.basis.quote.empty()) t += say("：", ": ") + quoted(verbatim(r.basis.quote));
    t += fill(say("（{0}；来源 {1}", " ({0}; source {1}"), {name_of(r.force), verbatim(r.basis.source)});
    if (r.basis.wording() != wording::quoted) t += say("；", "; ") + name_of(r.basis.wording());
    if (r.basis.told == told_as::done) t += say("，", ", ") + name_of(r.basis.told);
    if (!r.basis.reason.empty()) t += say("：", ": ") + r.basis.reason;
    return t + say("）", ")");
}

// Whether a fact needs no path beside a finding: it is of the subject, of a part of it, of what it belongs to, or of the rule.
bool is_plain(const fact_note& n, const shifted_finding& of) {
    const std::string& subject = of.told.path;
    const auto within = [](const std::string& path, const std::string& above) {
        return path.starts_with(above) && (path.size() == above.size() || path[above.size()] == '/');
    };
    return n.path == of.told.rule || within(n.path, subject) || subject.substr(0, subject.rfind('/')) == n.path;
}

// `who manages it (inferred: …): A, B; seat`: facts of one kind and one reason together. A fact whose path goes without saying
// (`plain`) is told without.
template <class Plain>
text facts(const std::vector<fact_note>& notes, const paths& where, Plain plain) {
    text all;
    std::vector<const fact_note*> told;
    for (const fact_note& n : notes) {
        const auto same = [&](const fact_note& m) {
            return m.field == n.field && m.how == n.how && m.reason == n.reason;
        };
        if (std::any_of(told.begin(), told.end(), [&](const fact_note* m) { return same(*m); })) continue;
        told.push_back(&n);
        all += (all.empty() ? text() : say("；", "; ")) + n.name;
        if (n.how != grade::stated) {
            all += say("（", " (") + name_of(n.how);
            all += (n.reason.empty() ? text() : say("：", ": ") + n.reason) + say("）", ")");
        }
        text whose;
        for (const fact_note& m : notes)
            if (same(m) && !plain(m)) whose += (whose.empty() ? say("：", ": ") : say("、", ", ")) + where.of(m.path);
        all += whose;
    }
    return all;
}

// Whether notes holds this fact, of whichever subject it was noted.
bool has(const std::vector<fact_note>& notes, const fact_note& n) {
    return std::any_of(notes.begin(), notes.end(), [&](const fact_note& m) {
        return m.path == n.path && m.field == n.field && m.how == n.how && m.reason == n.reason;
    });
}

// What all of them name.
std::vector<fact_note> shared_facts(
    const std::vector<const shifted_finding*>& findings, std::vector<fact_note> finding::*which) {
    if (findings.size() < 2) return {};
    std::vector<fact_note> shared = findings.front()->told.*which;
    for (const shifted_finding* f : findings)
        std::erase_if(shared, [&](const fact_note& n) { return !has(f->told.*which, n); });
    return shared;
}

std::vector<fact_note> without(std::vector<fact_note> notes, const std::vector<fact_note>& shared) {
    std::erase_if(notes, [&](const fact_note& n) { return has(shared, n); });
    return notes;
}

text verdict_or_none(const std::optional<verdict>& v) { return v ? name_of(*v) : say("不在评判之列", "not judged"); }

text course_of(const shifted_finding& f) {
    if (f.was == f.is && f.is) return fill(say("仍{0}", "still {0}"), {name_of(*f.is)});
    return verdict_or_none(f.was) + say("→", " → ") + verdict_or_none(f.is);
}

void add(text& sentence, const text& label, const text& content) {
    if (!content.empty()) sentence += say("；", "; ") + label + content;
}

text missing() { return say("缺少：", "missing: "); }

text doubtful() { return say("所依据的并非来源明载：", "rests on what no source states: "); }

// Under which headings findings are told, by what became of them.
enum class heading { cured, remaining, arisen, exempted, undecided, settled };
struct heading_name {
    heading which;
    text name;
};
const std::array<heading_name, 6>& headings() {
    static const std::array<heading_name, 6> all{{
        {heading::cured, say("已消除", "cured")},
        {heading::remaining, say("仍存在", "remaining")},
        {heading::arisen, say("新出现", "arisen")},
        {heading::exempted, say("获准例外", "exempted")},
        {heading::undecided, say("无法判定", "undecided")},
        {heading::settled, say("已查明", "settled")},
    }};
    return all;
}
// Nothing where there is no more to tell: what was undecided, and whose subject is gone.
std::optional<heading> heading_of(const shifted_finding& f) {
    switch (f.what) {
    case shift::cured: return heading::cured;
    case shift::graver:
    case shift::milder:
    case shift::still_violated: return heading::remaining;
    case shift::newly_violated:
    case shift::exemption_lost: return heading::arisen;
    case shift::exemption_gained:
    case shift::still_exempted: return heading::exempted;
    case shift::no_longer_decided:
    case shift::still_undecided: return heading::undecided;
    case shift::decided: break;
    }
    return f.is ? std::optional(heading::settled) : std::nullopt;
}

// Everything a finding says but whom it is about.
text told_of(const shifted_finding& f, const std::vector<fact_note>& all_miss, const std::vector<fact_note>& all_doubt,
    const paths& where) {
    text t = course_of(f);
    if (f.what == shift::cured || f.what == shift::decided) {
        // What was undecided says itself that it was in question.
        const text before = f.was == verdict::undecided ? say("改革前", "before, ") : say("改革前：", "before: ");
        add(t, before, f.told.message);
        return t;
    }
    add(t, {}, f.told.message);
    const auto plain = [&](const fact_note& n) { return is_plain(n, f); };
    add(t, missing(), facts(without(f.told.missing, all_miss), where, plain));
    add(t, doubtful(), facts(without(f.told.doubtful, all_doubt), where, plain));
    if (const std::optional<exemption>& e = f.told.exempted_by)
        t += fill(say("；例外：{0}（{1}，{2}）", "; exemption: {0} ({1}, {2})"),
            {e->reason, verbatim(e->approver), verbatim(e->document)});
    if (!f.told.precedence.empty())
        t += fill(say("；优先适用 `{0}`", "; `{0}` takes precedence"), {verbatim(f.told.precedence)});
    return t;
}

// The findings of one rule under one heading; those that say the same stand in one line.
void write_rule(page& out, const rule& r, const std::vector<const shifted_finding*>& findings, const paths& where) {
    out.paragraph(fill(say("**{0}** `{1}`", "**{0}** `{1}`"), {r.title, verbatim(r.id)}));
    out.paragraph(clause_of(r));
    const shift first = findings.front()->what;
    const bool over = first == shift::cured || first == shift::decided;
    const std::vector<fact_note> all_miss = over ? std::vector<fact_note>() : shared_facts(findings, &finding::missing);
    const std::vector<fact_note> all_doubt =
        over ? std::vector<fact_note>() : shared_facts(findings, &finding::doubtful);
    const auto of_rule = [&](const fact_note& n) { return n.path == r.id; };
    if (!all_miss.empty())
        out.paragraph(say("下列各项都", "All of these: ") + missing() + facts(all_miss, where, of_rule));
    if (!all_doubt.empty())
        out.paragraph(say("下列各项", "All of these: ") + doubtful() + facts(all_doubt, where, of_rule));
    std::vector<std::pair<text, text>> lines; // what is said, and of whom
    for (const shifted_finding* f : findings) {
        text said = told_of(*f, all_miss, all_doubt, where);
        const auto same =
            std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.first == said; });
        if (same != lines.end())
            same->second += say("、", ", ") + where.of(f->told.path);
        else
            lines.emplace_back(std::move(said), where.of(f->told.path));
    }
    for (const auto& [said, whom] : lines) out.item(whom + say("：", ": ") + said);
}

void write_heading(page& out, const policy& rules, const std::vector<shifted_finding>& all, const heading_name& under,
    const paths& where) {
    std::size_t many = 0;
    for (const shifted_finding& f : all) many += heading_of(f) == under.which;
    out.heading(3, fill(say("{0}：{1}项", "{0}: {1}"), {under.name, number(many)}));
    for (const rule& r : rules.rules()) {
        std::vector<const shifted_finding*> of_rule;
        for (const shifted_finding& f : all)
            if (heading_of(f) == under.which && f.told.rule == r.id) of_rule.push_back(&f);
        if (!of_rule.empty()) write_rule(out, r, of_rule, where);
    }
}

void write_findings(page& out, const trial& t) {
    out.heading(2, say("规则评判", "Findings"));
    const policy& rules = t.report_after().by();
    const std::vector<shifted_finding> all = follow(t.report_before(), t.report_after());
    const paths where(t.before());
    if (!where.shared().empty())
        out.paragraph(
            fill(say("下列名称都在“{0}”之下。", "All names below lie within “{0}”."), {verbatim(where.shared())}));
    for (const heading_name& under : headings()) write_heading(out, rules, all, under, where);
    const auto gone = std::count_if(all.begin(), all.end(), [](const shifted_finding& f) { return !heading_of(f); });
    if (gone != 0)
        out.paragraph(fill(say("另有{0}项改革前无法判定，改革后对象已不存在。",
                               "{0} more were undecided before; their subjects are gone."),
            {number(static_cast<std::size_t>(gone))}));
    for (const report* r : {&t.report_before(), &t.report_after()})
        for (const rule_error& e : r->errors())
            out.item(fill(say("规则出错 `{0}` {1}：{2}", "rule failed: `{0}` {1}: {2}"),
                {verbatim(e.rule), verbatim(e.path), verbatim(e.what)}));
    for (const rule_conflict& c : t.report_after().conflicts())
        out.item(fill(say("规则冲突 {0}：`{1}` 与 `{2}`", "conflict at {0}: `{1}` against `{2}`"),
            {verbatim(c.path), verbatim(c.demands), verbatim(c.forbids)}));
}

void write_to_find_out(page& out, const trial& t) {
    const std::vector<detail::find_out_row> rows = detail::rows_by_kind(t.report_after(), paths(t.before()));
    out.heading(2, say("待查清单", "What to find out"));
    if (rows.empty())
        return out.paragraph(say("改革后没有因缺少事实而无法判定的事项。", "After the reform nothing is undecided."));
    out.paragraph(say("改革后仍无法判定的事项，按所缺的事实汇总；事关合规的在前。",
        "What is undecided after the reform, by the fact it waits for; what bears on conformance comes first."));
    out.head({say("待查事实", "fact"), say("对象", "whose"), say("事关合规", "bears on conformance"),
        say("等待判定的条款", "what waits")});
    for (const detail::find_out_row& row : rows) out.row({row.fact, row.whose, row.breaking, row.waiting});
}

} // namespace

std::string bulletin(const trial& t, language which) {
    page out(which);
    write_head(out, t);
    write_figures(out, t);
    write_comparisons(out, t);
    write_before(out, t);
    write_plan(out, t);
    write_steps(out, t);
    write_sum(out, t);
    write_findings(out, t);
    write_to_find_out(out, t);
    return std::move(out).take();
}

} // namespace onezone
