// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"
#include "faces/tables/spreadsheet_tables.hpp"
#include "ground/encoding.hpp"

#include <onezone/faces/pages/impact_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using table_row = std::array<text, 9>;

[[nodiscard]] table_row header() {
    return {say("日期", "day"), say("缘由", "why"), say("规则", "rule"), say("单位", "unit"), say("变化", "shift"),
        say("原判定", "was"), say("新判定", "is"), say("条款", "clause"), say("说明", "message")};
}

[[nodiscard]] text answer(const std::optional<verdict>& v) { return v ? name_of(*v) : say("不作要求", "not asked"); }

// With the facts for want of which the told verdict is undecided, each name once.
[[nodiscard]] text message_of(const shifted_finding& s) {
    std::vector<std::pair<text, std::size_t>> lacking;
    for (const fact_note& n : s.told.missing) {
        const auto at = std::find_if(lacking.begin(), lacking.end(), [&](const auto& l) { return l.first == n.name; });
        if (at == lacking.end())
            lacking.emplace_back(n.name, 1);
        else
            ++at->second;
    }
    text t = s.told.message;
    if (lacking.empty()) return t;
    if (!t.empty()) t += say("；", "; ");
    t += s.is == verdict::undecided ? say("缺少：", "missing: ") : say("原缺少：", "was missing: ");
    for (const auto& [name, times] : lacking) {
        if (&name != &lacking.front().first) t += say("、", ", ");
        t += name;
        if (times > 1) t += verbatim(" ×" + std::to_string(times));
    }
    return t;
}

[[nodiscard]] std::vector<table_row> rows_of(const rule_impact& i) {
    std::vector<table_row> rows;
    const auto add = [&](const std::vector<shifted_finding>& all, const text& why) {
        for (const shifted_finding& s : all)
            rows.push_back({verbatim(to_string(s.on)), why, verbatim(s.told.rule), verbatim(s.told.path),
                name_of(s.what), answer(s.was), answer(s.is), name_of(i.rule_of(s).basis), message_of(s)});
    };
    add(i.shifts, say("规则改变", "the rules changed"));
    add(i.emerging, say("时间推移", "time passed"));
    for (const rule_error& e : i.errors) {
        table_row row;
        row[1] = say("规则失败", "the rule failed");
        row[2] = verbatim(e.rule);
        row[3] = verbatim(e.path);
        row[8] = verbatim(e.what);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::string impact_table(const rule_impact& i, language which) {
    detail::document page;
    const table_row headings = header();
    page.table({headings.begin(), headings.end()});
    for (const table_row& row : rows_of(i)) page.row({row.begin(), row.end()});
    return detail::as_markdown(page, which);
}

std::string impact_sheet(const rule_impact& i, const sheet_style& style) {
    std::string out = style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
    detail::write_row(out, header(), style);
    for (const table_row& row : rows_of(i)) detail::write_row(out, row, style);
    return out;
}

} // namespace onezone
