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
#include <utility>
#include <vector>

namespace onezone {

text detail::told_fact(const fact_to_find& f) {
    text t = f.fact.name;
    if (!f.wants_source()) return t;
    t += fill(say("（{0}", " ({0}"), {name_of(f.fact.how)});
    if (!f.fact.reason.empty()) t += say("：", ": ") + f.fact.reason;
    return t + say("）", ")");
}

text detail::told_waiting(const fact_to_find& f, const report& r, std::string_view within, std::size_t most) {
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
        text consequence = f.wants_source() ? text() : consequence_of(w, r);
        const bool elsewhere = waits.path != f.fact.path && (!f.unit.ok() || waits.unit != f.unit);
        std::string_view path = waits.path;
        if (!within.empty() && path.starts_with(within) && path.size() > within.size())
            path.remove_prefix(within.size() + 1);
        const text whom = elsewhere ? verbatim(path) : text();
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const line& l) {
            return l.by == &by && l.consequence == consequence && l.whom.empty() == whom.empty();
        });
        if (same == lines.end()) {
            lines.push_back({&by, std::move(consequence), whom, 1});
            continue;
        }
        ++same->times;
        if (!whom.empty() && same->times <= most) same->whom += say("、", ", ") + whom;
    }
    text all;
    for (const line& l : lines) {
        if (!all.empty()) all += say("；", "; ");
        all += l.by->title;
        if (l.times > 1 && l.whom.empty()) all += verbatim(" ×" + std::to_string(l.times));
        text note = l.whom;
        if (!l.whom.empty() && l.times > most)
            note += fill(say("等{0}处", " and others, {0} in all"), {verbatim(std::to_string(l.times))});
        if (!l.consequence.empty()) note += (note.empty() ? text() : say("；", "; ")) + l.consequence;
        if (!note.empty()) all += fill(say("（{0}）", " ({0})"), {note});
    }
    return all;
}

namespace {

using fact_row = std::array<text, 5>;

fact_row headings_of_facts() {
    return {say("待查事实", "fact"), say("对象", "whose"), say("代码", "code"), say("事关合规", "bears on conformance"),
        say("等待判定的条款", "what waits")};
}

std::vector<fact_row> rows_by_fact(const report& r) {
    std::vector<fact_row> rows;
    for (const fact_to_find& f : to_find_out(r)) {
        const unit_ref u = r.of().find(f.unit);
        rows.push_back({detail::told_fact(f), verbatim(f.fact.path),
            u && u.code().ok() ? verbatim(to_string(u.code())) : text(),
            verbatim(std::to_string(f.breaking) + "/" + std::to_string(f.waiting.size())), detail::told_waiting(f, r)});
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
