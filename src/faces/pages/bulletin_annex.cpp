// SPDX-License-Identifier: Apache-2.0
#include "bulletin_writer.hpp"
#include "ground/lasting.hpp"
#include "ground/measure_words.hpp"
#include "reform/movement_words.hpp"

#include <onezone/ground/date.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace onezone::detail {

namespace {

[[nodiscard]] text known_or_not(const std::optional<std::int64_t>& n) {
    return n ? verbatim(std::to_string(*n)) : say("未知", "unknown");
}

[[nodiscard]] text basis_of(const bulletin_step& s) {
    text t = name_of(s.how);
    if (!s.reason.empty()) t += say("：", ": ") + s.reason;
    return t;
}

// A column of the steps of an act, or, where it says the same of all of them, a sentence.
struct step_column {
    text head;
    text (*of)(const bulletin_step&);
};

[[nodiscard]] const std::array<step_column, 4>& step_columns() {
    static const detail::lasting all{std::array<step_column, 4>{{
        {say("日期", "date"),
            [](const bulletin_step& s) { return s.on ? written_out(*s.on) : say("来源未载", "no source states it"); }},
        {say("须在其后", "after"),
            [](const bulletin_step& s) {
                text after;
                for (const std::int64_t n : s.after) list(after, counted(n), pause());
                return after;
            }},
        {say("依据", "basis"), basis_of},
        {say("说明", "remark"), [](const bulletin_step& s) { return s.remark; }},
    }}};
    return *all;
}

struct account_column {
    text head;
    std::optional<std::int64_t> bulletin_account::*of;
};

[[nodiscard]] const std::array<account_column, 8>& account_columns() {
    static const detail::lasting all{std::array<account_column, 8>{{
        {say("期初", "opening"), &bulletin_account::opening},
        {say("划入", "moved in"), &bulletin_account::moved_in},
        {say("划出", "moved out"), &bulletin_account::moved_out},
        {say("解除或退出", "released or left"), &bulletin_account::released},
        {say("收回", "recovered"), &bulletin_account::recovered},
        {say("核销", "written off"), &bulletin_account::written_off},
        {say("新增", "created"), &bulletin_account::created},
        {say("期末", "closing"), &bulletin_account::closing},
    }}};
    return *all;
}

[[nodiscard]] text reasons_of(const bulletin_account& a) {
    text t = name_of(a.state);
    for (const text& why : a.because) t += (&why == &a.because.front() ? say("：", ": ") : semicolon()) + why;
    return t;
}

} // namespace

void page_writer::write_remarks() {
    if (c_.remarks.empty()) return;
    heading(2, say("说明", "Remarks"), "remarks");
    for (const text& remark : c_.remarks) out_.quote(remark);
}

// All figures, where page one had no room for them.
void page_writer::write_figures() {
    const auto differing = static_cast<std::size_t>(std::count_if(
        c_.published.begin(), c_.published.end(), [](const bulletin_published& p) { return !comes_out(p); }));
    if (told_[0] == c_.cards.size() && told_[1] == differing) return;
    heading(2, say("数字", "Figures"), "figures");
    write_cards(c_.cards.size());
    if (c_.published.empty()) return;
    out_.table({{say("数字", "figure")}, {say("公布", "published"), true}, {say("计得", "counted"), true},
        {say("结论", "result")}, {say("来源", "source")}});
    for (const bulletin_published& p : c_.published)
        out_.row({p.label, measured(plain_number(p.published), p.measure), behind(counted_of(p), p.acts),
            p.result == agreement_of_figures::differs ? strong(name_of(p.result)) : phrase(name_of(p.result)),
            link(source_key(p.source), "sources")});
}

//=== acts ===//

void page_writer::write_steps(const bulletin_act& a) {
    std::vector<column> columns{{say("序号", "no."), true}, {say("步骤", "step")}};
    std::vector<const step_column*> kept;
    phrase of_all;
    for (const step_column& k : step_columns()) {
        const text first = k.of(a.steps.front());
        const bool same =
            std::all_of(a.steps.begin(), a.steps.end(), [&](const bulletin_step& s) { return k.of(s) == first; });
        if (!same) {
            columns.push_back({k.head});
            kept.push_back(&k);
        } else if (!first.empty()) {
            of_all += (of_all.empty() ? text() : semicolon()) + k.head + say("：", ": ") + first;
        }
    }
    if (!of_all.empty()) out_.paragraph(of_all);
    out_.table(std::move(columns));
    for (const bulletin_step& s : a.steps) {
        std::vector<phrase> cells{counted(s.number), s.account};
        for (const step_column* k : kept) cells.push_back(k->of(s));
        out_.row(std::move(cells));
    }
    cut_note(static_cast<std::int64_t>(a.steps.size()), a.count);
}

void page_writer::write_act(const bulletin_act& a) {
    heading(3, fill(say("{0}. {1}：{2}项", "{0}. {1}: {2}"), {counted(a.number), a.title, counted(a.count)}),
        act_place(a.number));
    phrase rests = say("来源：", "source: ") + link(source_named(a.source), "sources");
    if (!a.document.empty()) rests += fill(say("；文件：{0}", "; document: {0}"), {a.document});
    out_.paragraph(rests);
    if (!a.steps.empty()) write_steps(a);
    if (!a.movements.empty()) {
        out_.table({{say("类别", "class")}, {say("变动", "what happened")}, {say("数量", "how many"), true},
            {say("去向", "from whom to whom")}, {say("事由", "reason")}});
        for (const bulletin_movement& m : a.movements) {
            text amount = m.amount ? counted(*m.amount) : text();
            if (m.unknown != 0)
                list(amount, fill(say("{0}笔不明", "{0} entries unknown"), {counted(m.unknown)}), say("，", ", "));
            text ways;
            for (const text& way : m.ways) list(ways, way, semicolon());
            if (static_cast<std::int64_t>(m.ways.size()) < m.all_ways && !m.ways.empty())
                ways += fill(say("等，共{0}处", " and others, {0} in all"), {counted(m.all_ways)});
            out_.row({m.what, name_of_movement(m.how, m.cls), amount, ways, m.reason});
        }
    } else {
        out_.paragraph(
            say("账目：没有人员、编制、职能等的划转或增减", "account: nothing is moved, released or created"));
    }
    for (const text& note : a.notes) out_.item(note);
    cut_note(static_cast<std::int64_t>(a.notes.size()), a.all_notes);
}

//=== ledger ===//

// Columns that say nothing but 0 are left out.
void page_writer::write_account_table(const std::vector<const bulletin_account*>& lines, bool holders) {
    if (lines.empty()) return;
    std::vector<column> columns{{say("类别", "class")}};
    std::vector<const account_column*> kept;
    for (const account_column& k : account_columns())
        if (std::any_of(lines.begin(), lines.end(),
                [&](const bulletin_account* a) { return a->*k.of != std::optional<std::int64_t>(0); })) {
            columns.push_back({k.head, true});
            kept.push_back(&k);
        }
    columns.push_back(holders ? say("持有者（各）", "holders (each)") : say("状态", "state"));
    out_.table(std::move(columns));
    for (const bulletin_account* a : lines) {
        std::vector<phrase> cells{a->what};
        for (const account_column* k : kept) cells.push_back(known_or_not(a->*(k->of)));
        cells.push_back(holders ? told_names(a->holders) : reasons_of(*a));
        out_.row(std::move(cells));
    }
}

void page_writer::write_ledger() {
    heading(2, say("账目", "The ledger"), "ledger");
    std::vector<const bulletin_account*> totals, balanced;
    for (const bulletin_account& a : c_.totals) totals.push_back(&a);
    if (totals.empty())
        out_.paragraph(say("没有人员、编制、职能等的划转或增减。", "Nothing is moved, released or created."));
    write_account_table(totals, false);
    if (!c_.reported.empty()) {
        heading(3, say("来源只报总数，不入任何账目", "Only reported as totals; they enter no balance"));
        out_.table({{say("事项", "item")}, {say("来源所报", "as reported"), true}, {say("来源", "source")}});
        for (const bulletin_reported& r : c_.reported) {
            const text hedge = r.exactness == hedge::exact ? text() : name_of(r.exactness) + say("", " ");
            out_.row({r.label, behind(hedge + plain_number(r.value), r.acts), link(source_key(r.source), "sources")});
        }
    }
    if (c_.accounts.empty()) return;
    heading(3, say("各持有者的账目", "By holder"));
    for (const bulletin_account& a : c_.accounts) {
        if (a.state == balance::balanced) {
            balanced.push_back(&a);
            continue;
        }
        phrase line = strong(a.what) + say("，", ", ") + reasons_of(a);
        out_.item(line + say("：", ": ") + told_names(a.holders));
    }
    write_account_table(balanced, true);
    cut_note(static_cast<std::int64_t>(c_.accounts.size()), c_.all_accounts);
}

//=== findings ===//

void page_writer::write_clause(const bulletin_clause& k) {
    heading(4, k.title + say(" ", " ") + code_word(k.rule) + fill(say(" {0}项", " {0}"), {counted(k.count)}),
        clause_place(k));
    phrase clause = k.clause;
    if (!k.acts.empty())
        clause +=
            (clause.empty() ? text() : semicolon()) + say("有关步骤：", "acts that touch them: ") + acts_of(k.acts, 6);
    if (!clause.empty()) out_.paragraph(clause);
    std::int64_t told = 0;
    for (const bulletin_saying& s : k.sayings) {
        out_.item(told_names(s.whom) + say("：", ": ") + s.says);
        told += s.whom.all;
    }
    if (static_cast<std::int64_t>(k.sayings.size()) < k.all_sayings)
        out_.item(fill(say("另有{0}种说法从略", "{0} more statements are left out"),
            {counted(k.all_sayings - static_cast<std::int64_t>(k.sayings.size()))}));
    else if (told < k.count)
        out_.item(fill(say("另有{0}项与各步骤无关，与改革前相同", "{0} more are as before and touched by no act"),
            {counted(k.count - told)}));
}

// Those of which nothing changed: a line each.
void page_writer::write_unchanged(const std::vector<const bulletin_clause*>& clauses) {
    if (clauses.empty()) return;
    heading(3, say("与改革前相同", "As before"), "unchanged");
    out_.table(
        {{say("规则", "rule")}, {say("项数", "how many"), true}, {say("对象", "of whom")}, {say("结果", "result")}});
    for (const bulletin_clause* k : clauses) {
        text result = k->sayings.empty() ? name_of(k->course) : k->sayings.front().says;
        if (k->all_sayings > 1)
            result += fill(say("（共{0}种情形，此为其一）", " (one of {0} cases)"), {counted(k->all_sayings)});
        out_.row({k->title + say(" ", " ") + code_word(k->rule), counted(k->count), first_names(k->whom, 4), result});
    }
}

void page_writer::write_findings() {
    heading(2, say("规则评判", "Findings"), "clauses");
    if (!c_.outcome.by.empty()) out_.paragraph(say("所据规则：", "By the rules of: ") + c_.outcome.by);
    if (!c_.within.empty())
        out_.paragraph(fill(
            say("下列名称都是“{0}”或在其中。", "All names below are “{0}” or lie within it."), {verbatim(c_.within)}));
    std::vector<const bulletin_clause*> unchanged;
    for (const word& w : words(bulletin_course{})) {
        const auto course = static_cast<bulletin_course>(w.value);
        std::int64_t all = 0, as_before = 0;
        std::vector<const bulletin_clause*> told;
        for (const bulletin_clause& k : c_.clauses) {
            if (k.course != course) continue;
            all += k.count;
            // What is violated is told in full wherever an act touches it.
            const bool full = k.changed || (course == bulletin_course::remaining && !k.sayings.empty());
            if (!full) as_before += k.count;
            (full ? told : unchanged).push_back(&k);
        }
        if (all == 0) continue;
        phrase head = fill(say("{0}：{1}项", "{0}: {1}"), {name_of(course), counted(all)});
        heading(3, std::move(head), std::string(key_of(course)));
        for (const bulletin_clause* k : told) write_clause(*k);
        if (as_before != 0)
            out_.paragraph(link(
                fill(say("其中{0}项，所属条款的评判与改革前相同", "{0} of these come under clauses judged as before"),
                    {counted(as_before)}),
                "unchanged"));
    }
    write_unchanged(unchanged);
    if (c_.clauses.empty()) out_.paragraph(say("没有需要列出的评判。", "There is none to list."));
    if (c_.gone != 0)
        out_.paragraph(fill(say("另有{0}项改革前无法判定，改革后对象已不存在。",
                                "{0} more were undecided before; their subjects are gone."),
            {counted(c_.gone)}));
    for (const text& failure : c_.failures) out_.item(failure);
    cut_note(static_cast<std::int64_t>(c_.failures.size()), c_.all_failures);
}

void page_writer::write_facts() {
    heading(2, say("待查清单", "What to find out"), "find-out");
    if (c_.facts.empty())
        return out_.paragraph(
            say("改革后没有因缺少事实而无法判定的事项。", "After the reform nothing is undecided for want of a fact."));
    out_.paragraph(say("改革后仍无法判定的事项，按所缺的事实汇总；各步骤所及的在前，事关合规的在前。",
        "What is undecided after the reform, by the fact it waits for; what the acts touch comes first, then what bears on conformance."));
    out_.table({{say("待查问题", "question")}, {say("对象", "whose")}, {say("可向谁核实", "who should know")},
        {say("事关合规", "bears on conformance"), true}, {say("待判", "waiting"), true},
        {say("等待判定的条款", "what waits")}});
    for (const bulletin_fact& f : c_.facts)
        out_.row({f.fact, first_names(f.whose, 8), f.asked, counted(f.breaking), counted(f.waiting),
            f.waits.empty() ? say("（与各步骤无关）", "(touched by no act)") : f.waits});
    cut_note(static_cast<std::int64_t>(c_.facts.size()), c_.all_facts);
}

//=== hierarchy, lineage, sources ===//

// Neighbours of which the same is told, and below which nothing is, stand in one line.
void page_writer::write_places(const std::vector<bulletin_place>& places, std::int64_t all) {
    const auto is_leaf = [&](std::size_t i) {
        return places[i].others == 0 && (i + 1 == places.size() || places[i + 1].depth <= places[i].depth);
    };
    for (std::size_t i = 0; i < places.size();) {
        const bulletin_place& p = places[i];
        bulletin_names names{{p.name}, 1};
        const bool leaf = is_leaf(i);
        for (++i; leaf && i < places.size() && is_leaf(i) && places[i].depth == p.depth && places[i].kind == p.kind
             && places[i].told == p.told && places[i].touched == p.touched;
             ++i) {
            if (++names.all <= 20) names.first.push_back(places[i].name);
        }
        phrase line = p.touched ? strong(told_names(names)) : phrase(told_names(names));
        line += fill(say("（{0}）", " ({0})"), {p.kind});
        if (!p.told.empty()) line += say("：", ": ") + p.told;
        if (p.others != 0) line += fill(say("；另有{0}个未涉及", "; {0} more untouched"), {counted(p.others)});
        out_.item(line, static_cast<int>(p.depth));
    }
    if (places.empty()) out_.paragraph(say("没有涉及任何单位。", "No unit is touched."));
    cut_note(static_cast<std::int64_t>(places.size()), all);
}

void page_writer::write_duties() {
    if (c_.duties.empty()) return;
    heading(2, say("后续事项", "What is left to do"), "duties");
    out_.table({{say("事项", "duty")}, {say("期限", "last day")}, {say("对象", "of whom")},
        {say("依据", "demanded by")}, {say("步骤", "acts")}});
    for (const bulletin_duty& d : c_.duties)
        out_.row({d.says, d.due ? written_out(*d.due) : say("未定或起算日不明", "none set, or from when is unknown"),
            told_names(d.whom), d.basis, acts_of(d.acts, 6)});
    cut_note(static_cast<std::int64_t>(c_.duties.size()), c_.all_duties);
}

void page_writer::write_lineage() {
    if (c_.lineage.empty()) return;
    heading(2, say("沿革", "Lineage"), "lineage");
    out_.table({{say("原为", "what was")}, {say("承继者", "carried on by")}, {say("范围", "how much")},
        {say("依据", "how known")}});
    for (const bulletin_succession& s : c_.lineage)
        out_.row({s.from, s.heir,
            s.whole               ? say("全部", "all of it")
                : !s.what.empty() ? s.what
                                  : say("部分或未载明", "a part, or not stated"),
            s.inferred ? name_of(grade::inferred) : name_of(grade::stated)});
    cut_note(static_cast<std::int64_t>(c_.lineage.size()), c_.all_lineage);
}

void page_writer::write_sources() {
    heading(2, say("来源", "Sources"), "sources");
    if (c_.sources.empty()) return out_.paragraph(say("没有注明来源。", "No source is given."));
    const bool titled =
        std::any_of(c_.sources.begin(), c_.sources.end(), [](const bulletin_source& s) { return !s.title.empty(); });
    std::vector<column> columns{{say("来源", "source")}};
    if (titled) columns.push_back({say("名称", "title")});
    for (const grade g : {grade::stated, grade::inferred, grade::placeholder}) columns.push_back({name_of(g), true});
    out_.table(std::move(columns));
    for (const bulletin_source& s : c_.sources) {
        std::vector<phrase> cells{source_key(s.key)};
        if (titled) cells.push_back(verbatim(s.title));
        for (const std::int64_t n : {s.stated, s.inferred, s.placeholder}) cells.push_back(counted(n));
        out_.row(std::move(cells));
    }
}

void page_writer::write_acts() {
    heading(2, say("步骤", "Acts"), "acts");
    for (const bulletin_act& a : c_.acts) write_act(a);
    if (c_.acts.empty()) out_.paragraph(say("没有任何步骤。", "There are none."));
}

void page_writer::write_annex() {
    out_.new_page();
    heading(2, say("附件", "Annex"), "annex");
    write_remarks();
    write_figures();
    write_acts();
    write_ledger();
    write_findings();
    write_facts();
    write_duties();
    heading(2, say("改革前的层级（只列所及）", "The hierarchy before, as far as it was touched"), "before");
    write_places(c_.before, c_.before_all);
    heading(2, say("改革后的层级（只列所及）", "The hierarchy after, as far as it was touched"), "after");
    write_places(c_.after, c_.after_all);
    write_lineage();
    write_sources();
}

} // namespace onezone::detail
