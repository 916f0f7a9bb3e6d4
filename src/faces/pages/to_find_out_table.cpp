// SPDX-License-Identifier: Apache-2.0
#include "faces/tables/spreadsheet_tables.hpp"
#include "find_out_rows.hpp"
#include "ground/encoding.hpp"
#include "markdown.hpp"

#include <onezone/faces/pages/to_find_out_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace onezone {

namespace {

text fact_of(const fact_to_find& f) {
    text t = f.fact.name;
    if (!f.wants_source()) return t;
    t += fill(say("（{0}", " ({0}"), {name_of(f.fact.how)});
    if (!f.fact.reason.empty()) t += say("：", ": ") + f.fact.reason;
    return t + say("）", ")");
}

// The rules that wait, each once with what comes of it: of whom, where that is not whose fact it is or a part of it.
text waiting_of(const fact_to_find& f, const report& r, const detail::paths* where) {
    struct line {
        const rule* by;
        text consequence;
        text whom;
        std::size_t times;
    };
    std::vector<line> lines;
    for (const waiting_finding& w : f.waiting) {
        const finding& waits = r.findings()[w.finding];
        const rule& by = *r.by().find(waits.rule);
        text consequence = consequence_of(w, r);
        const bool elsewhere = waits.path != f.fact.path && (!f.unit.ok() || waits.unit != f.unit);
        const text whom = !elsewhere ? text() : where ? where->of(waits.path) : verbatim(waits.path);
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const line& l) {
            return l.by == &by && l.consequence == consequence && l.whom.empty() == whom.empty();
        });
        if (same == lines.end()) {
            lines.push_back({&by, std::move(consequence), whom, 1});
            continue;
        }
        ++same->times;
        if (!whom.empty()) same->whom += say("、", ", ") + whom;
    }
    text all;
    for (const line& l : lines) {
        if (!all.empty()) all += say("；", "; ");
        all += l.by->title;
        if (l.times > 1 && l.whom.empty()) all += verbatim(" ×" + std::to_string(l.times));
        text note = l.whom;
        if (!l.consequence.empty()) note += (note.empty() ? text() : say("；", "; ")) + l.consequence;
        if (!note.empty()) all += fill(say("（{0}）", " ({0})"), {note});
    }
    return all;
}

detail::find_out_row row_of(const fact_to_find& f, const report& r, const detail::paths* where) {
    const bool of_rule = f.fact.of.kind == subject_kind::whole;
    detail::find_out_row row;
    row.fact = fact_of(f);
    row.whose = of_rule || !where ? verbatim(f.fact.path) : where->of(f.fact.path);
    if (const unit_ref u = r.of().find(f.unit); u && u.code().ok()) row.code = verbatim(to_string(u.code()));
    row.breaking = verbatim(std::to_string(f.breaking) + "/" + std::to_string(f.waiting.size()));
    row.waiting = waiting_of(f, r, where);
    return row;
}

std::array<text, 5> cells_of(const detail::find_out_row& row) {
    return {row.fact, row.whose, row.code, row.breaking, row.waiting};
}

std::array<text, 5> headings_of_facts() {
    return {say("待查事实", "fact"), say("对象", "whose"), say("代码", "code"), say("事关合规", "bears on conformance"),
        say("等待判定的条款", "what waits")};
}

void write_facts_row(std::string& out, const std::array<text, 5>& row, language which) {
    std::array<std::string, 5> cells;
    std::transform(row.begin(), row.end(), cells.begin(), [&](const text& t) { return t.in(which); });
    detail::write_row(out, cells);
}

} // namespace

std::vector<detail::find_out_row> detail::rows_by_fact(const report& r) {
    std::vector<find_out_row> rows;
    for (const fact_to_find& f : to_find_out(r)) rows.push_back(row_of(f, r, nullptr));
    return rows;
}

std::vector<detail::find_out_row> detail::rows_by_kind(const report& r, const paths& where) {
    std::vector<find_out_row> rows;
    for (const fact_to_find& f : to_find_out(r)) {
        find_out_row row = row_of(f, r, &where);
        row.code = {};
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const find_out_row& other) {
            return other.fact == row.fact && other.breaking == row.breaking && other.waiting == row.waiting;
        });
        if (same == rows.end())
            rows.push_back(std::move(row));
        else
            same->whose += say("、", ", ") + row.whose;
    }
    return rows;
}

std::string to_find_out_table(const report& r, language which) {
    detail::page page(which);
    page.head(headings_of_facts());
    for (const detail::find_out_row& row : detail::rows_by_fact(r)) page.row(cells_of(row));
    return std::move(page).take();
}

std::string to_find_out_sheet(const report& r, const sheet_style& style) {
    std::string out = style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
    write_facts_row(out, headings_of_facts(), style.in);
    for (const detail::find_out_row& row : detail::rows_by_fact(r)) write_facts_row(out, cells_of(row), style.in);
    return out;
}

} // namespace onezone
