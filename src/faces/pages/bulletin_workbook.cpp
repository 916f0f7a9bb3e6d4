// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "document.hpp"
#include "faces/tables/workbook_sheets.hpp"

#include <onezone/faces/exports/findings.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/pages/bulletin_workbook.hpp>
#include <onezone/faces/pages/to_find_out_table.hpp>
#include <onezone/ground/decimal.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace onezone {

namespace {

std::string in_one(const detail::phrase& p, language which) {
    std::string out;
    for (const detail::run& r : p.runs()) out += r.says.in(which);
    return out;
}

workbook_sheet sheet_of_table(const detail::block& table, std::string name, language which) {
    workbook_sheet s;
    s.name = std::move(name);
    std::vector<std::string> head;
    for (const detail::column& c : table.columns) {
        head.push_back(c.head.in(which));
        s.columns.push_back(c.is_number ? cell_sort::number : cell_sort::text);
    }
    s.rows.push_back(std::move(head));
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string cell = in_one(row[i], which);
            if (table.columns[i].is_number)
                if (std::string figure = detail::plain_figure(cell); parse_decimal(figure)) cell = std::move(figure);
            cells.push_back(std::move(cell));
        }
        s.rows.push_back(std::move(cells));
    }
    return s;
}

} // namespace

workbook bulletin_workbook(const bulletin_content& content, language which) {
    bulletin_style style;
    style.in = which;
    const detail::document page = detail::page_of(content, style);
    workbook out;
    out.source = content.title.in(which);
    std::string heading = out.source;
    std::size_t under_it = 0;
    for (const detail::block& b : page.blocks()) {
        if (b.sort == detail::block_sort::heading) {
            heading = in_one(b.says, which);
            under_it = 0;
        }
        if (b.sort != detail::block_sort::table) continue;
        ++under_it;
        out.sheets.push_back(
            sheet_of_table(b, under_it == 1 ? heading : heading + " " + std::to_string(under_it), which));
    }
    return out;
}

workbook bulletin_workbook(const bulletin_content& content, const trial& t, language which) {
    workbook out = bulletin_workbook(content, which);
    sheet_style style;
    style.in = which;
    const report& r = t.report_after();
    out.sheets.push_back(sheet_of(say("改革后的评判", "Findings after").in(which), findings_sheet(r, style)).value());
    out.sheets.push_back(
        sheet_of(say("改革后要查明的", "To find out after").in(which), to_find_out_sheet(r, style)).value());
    return out;
}

} // namespace onezone
