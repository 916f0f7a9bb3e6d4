// SPDX-License-Identifier: Apache-2.0
#include "faces/tables/spreadsheet_tables.hpp"
#include "ground/encoding.hpp"
#include "reform/movement_words.hpp"

#include <onezone/faces/exports/ledger.hpp>

#include <string>
#include <vector>

namespace onezone {

namespace {

[[nodiscard]] std::string begun(const sheet_style& style) {
    return style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
}

[[nodiscard]] text figure_in(const fact<std::int64_t>& n) {
    return n.known() ? verbatim(std::to_string(*n.value)) : text{};
}

// What only has a key is told by it.
[[nodiscard]] text kind_in(carry_class cls, const std::string& kind) {
    text named = name_of_kind(cls, kind);
    return named.empty() ? verbatim(kind) : named;
}

} // namespace

std::string ledger_sheet(const ledger& l, const sheet_style& style) {
    std::string out = begun(style);
    detail::write_row(out,
        std::vector<text>{say("类别", "class"), say("种类", "kind"), say("持有方", "holder"), say("期初", "opening"),
            say("转入", "moved in"), say("新增", "created"), say("转出", "moved out"),
            say("解除或退出", "released or left"), say("收回", "recovered"), say("核销", "written off"),
            say("期末", "closing"), say("状态", "state"), say("未平原因", "why it is open")},
        style);
    for (const ledger_line& line : l.lines()) {
        text why;
        for (const text& one : line.open_because) why += (why.empty() ? text{} : say("；", "; ")) + one;
        detail::write_row(out,
            std::vector<text>{name_of(line.cls), kind_in(line.cls, line.kind), verbatim(l.name_of(line.holder)),
                figure_in(line.opening), figure_in(line.moved_in), figure_in(line.created), figure_in(line.moved_out),
                figure_in(line.released), figure_in(line.recovered), figure_in(line.written_off),
                figure_in(line.closing), name_of(line.state), why},
            style);
    }
    return out;
}

std::string entries_sheet(const ledger& l, const sheet_style& style) {
    std::string out = begun(style);
    detail::write_row(out,
        std::vector<text>{say("类别", "class"), say("种类", "kind"), say("变动", "what"), say("数量", "quantity"),
            say("事项", "item"), say("自", "from"), say("至", "to"), say("原因", "reason"), say("依据", "basis")},
        style);
    for (const ledger_entry& e : l.entries())
        detail::write_row(out,
            std::vector<text>{name_of(e.cls), kind_in(e.cls, e.kind), detail::name_of_movement(e.what, e.cls),
                figure_in(e.quantity), verbatim(e.item), verbatim(l.name_of(e.from)), verbatim(l.name_of(e.to)),
                e.reason, verbatim(e.basis.source())},
            style);
    return out;
}

} // namespace onezone
