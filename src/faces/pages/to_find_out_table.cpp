// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"
#include "faces/tables/spreadsheet_tables.hpp"
#include "find_out_rows.hpp"
#include "ground/encoding.hpp"

#include <onezone/faces/pages/to_find_out_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace onezone {

text detail::told_waiting(const std::vector<const fact_to_find*>& facts, const report& r, std::string_view within,
    std::size_t most, std::size_t most_consequences) {
    struct line {
        text consequence;
        std::vector<std::string> whom{}; // where that goes without saying none
        std::unordered_set<std::size_t> findings{};
    };
    struct waiting_rule {
        const rule* by;
        std::vector<line> lines{};
        std::unordered_map<std::string, std::size_t> places{}; // of a consequence
    };
    std::vector<waiting_rule> rules;
    std::unordered_map<std::string_view, std::size_t> place_of_rule;
    for (const fact_to_find* f : facts)
        for (const waiting_finding& w : f->waiting) {
            const finding& waits = r.findings()[w.finding];
            const auto [at_rule, is_new_rule] = place_of_rule.try_emplace(waits.rule, rules.size());
            if (is_new_rule) rules.push_back({r.by().find(waits.rule)});
            waiting_rule& by = rules[at_rule->second];
            text consequence = f->wants_source() ? text() : consequence_of(w, r);
            const bool elsewhere = waits.path != f->fact.path && (!f->unit.ok() || waits.unit != f->unit);
            const auto [at, is_new] = by.places.try_emplace((elsewhere ? "e" : "h") + consequence.zh, by.lines.size());
            if (is_new) by.lines.push_back({std::move(consequence)});
            line& l = by.lines[at->second];
            if (!l.findings.insert(w.finding).second || !elsewhere) continue;
            std::string_view path = waits.path;
            if (!within.empty() && path.starts_with(within) && path.size() > within.size())
                path.remove_prefix(within.size() + 1);
            l.whom.emplace_back(path);
        }
    const auto times = [](std::size_t n) { return fill(say("{0}处", "{0} times"), {verbatim(std::to_string(n))}); };
    text all;
    for (waiting_rule& by : rules) {
        std::stable_sort(by.lines.begin(), by.lines.end(),
            [](const line& a, const line& b) { return a.findings.size() > b.findings.size(); });
        if (!all.empty()) all += say("；", "; ");
        all += by.by->title;
        const bool several = by.lines.size() > 1;
        text notes;
        for (std::size_t i = 0; i < std::min(by.lines.size(), most_consequences); ++i) {
            const line& l = by.lines[i];
            text note;
            for (std::size_t k = 0; k < std::min(l.whom.size(), most); ++k)
                note += (k == 0 ? text() : say("、", ", ")) + verbatim(l.whom[k]);
            if (l.whom.size() > most)
                note += fill(say("等{0}处", " and others, {0} in all"), {verbatim(std::to_string(l.whom.size()))});
            if (note.empty() && (several || (facts.size() == 1 && l.findings.size() > 1)))
                note = times(l.findings.size());
            if (!l.consequence.empty())
                note += (note.empty() ? text() : several ? say("：", ": ") : say("；", "; ")) + l.consequence;
            if (!note.empty()) notes += (notes.empty() ? text() : say("；另有", "; further ")) + note;
        }
        if (by.lines.size() > most_consequences)
            notes += fill(say("；另有{0}种情形从略", "; not shown: {0} more"),
                {verbatim(std::to_string(by.lines.size() - most_consequences))});
        if (!notes.empty()) all += fill(say("（{0}）", " ({0})"), {notes});
    }
    return all;
}

namespace {

using fact_row = std::array<text, 6>;

fact_row headings_of_facts() {
    return {say("待查问题", "question"), say("对象", "whose"), say("代码", "code"),
        say("可向谁核实", "who should know"), say("事关合规", "bears on conformance"),
        say("等待判定的条款", "what waits")};
}

std::vector<fact_row> rows_by_fact(const report& r) {
    std::vector<fact_row> rows;
    for (const fact_to_find& f : to_find_out(r)) {
        const unit_ref u = r.of().find(f.unit);
        text whom;
        for (const text& who : who_should_know(f, r)) whom += (whom.empty() ? text() : say("、", ", ")) + who;
        rows.push_back(
            {question_of(f), verbatim(f.fact.path), u && u.code().ok() ? verbatim(to_string(u.code())) : text(),
                std::move(whom), verbatim(std::to_string(f.breaking) + "/" + std::to_string(f.waiting.size())),
                detail::told_waiting({&f}, r)});
    }
    return rows;
}

} // namespace

std::string to_find_out_table(const report& r, language which) {
    detail::document page;
    const fact_row headings = headings_of_facts();
    page.table({headings.begin(), headings.end()});
    for (const fact_row& row : rows_by_fact(r)) page.row({row.begin(), row.end()});
    return detail::as_markdown(page, which);
}

std::string to_find_out_sheet(const report& r, const sheet_style& style) {
    std::string out = style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
    detail::write_row(out, headings_of_facts(), style);
    for (const fact_row& row : rows_by_fact(r)) detail::write_row(out, row, style);
    return out;
}

} // namespace onezone
