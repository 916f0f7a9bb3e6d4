// SPDX-License-Identifier: Apache-2.0
#include "faces/tables/spreadsheet_tables.hpp"
#include "ground/encoding.hpp"

#include <onezone/faces/exports/findings.hpp>
#include <onezone/rules/rule.hpp>

#include <array>

namespace onezone {

namespace {

using findings_row = std::array<text, 11>;

} // namespace

std::string findings_sheet(const report& r, const sheet_style& style) {
    std::string out = style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
    detail::write_row(out,
        findings_row{say("规则", "rule"), say("标题", "title"), say("条款", "clause"), say("对象", "whose"),
            say("代码", "code"), say("标识", "id"), say("判定", "verdict"), say("严重程度", "severity"),
            say("效力", "force"), say("说明", "what it says"), say("缺少的事实", "what is missing")},
        style);
    for (const finding& f : r.findings()) {
        const rule& by = r.rule_of(f);
        text missing;
        for (const fact_note& n : f.missing) missing += (missing.empty() ? text{} : say("；", "; ")) + phrase_of(n);
        const unit_ref u = r.of().find(f.unit);
        detail::write_row(out,
            findings_row{verbatim(f.rule), by.title, name_of(by.basis), verbatim(f.path),
                u && u.code().ok() ? verbatim(to_string(u.code())) : text{},
                f.about.id == 0 ? text{} : verbatim(detail::id_digits(f.about.id)), name_of(f.verdict),
                name_of(f.severity), name_of(f.force), f.message, missing},
            style);
    }
    return out;
}

} // namespace onezone
