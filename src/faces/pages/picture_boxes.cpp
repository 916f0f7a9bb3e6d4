// SPDX-License-Identifier: Apache-2.0
#include "picture_painter.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace onezone::detail {

svg_box painter::tag(std::string_view words, const std::string& css, std::string_view ink) {
    constexpr int size = 11 * px;
    svg_box b;
    b.css = css;
    b.w = text_width(words, size) + 10 * px;
    b.h = size + 6 * px;
    b.radius = 3 * px;
    b.texts.push_back({5 * px, 3 * px, size, std::string(ink), std::string(words), b.w - 10 * px});
    return b;
}

namespace {

[[nodiscard]] std::string bordered(const char* css, grade how) {
    return how == grade::stated ? css : std::string(css) + ' ' + std::string(key_of(how));
}

} // namespace

svg_box painter::agency_box(const drawn_agency& a, int width) const {
    svg_flow flow(width - 2 * pad);
    flow.text(in(a.name), normal, "");
    if (!a.rank.empty()) {
        flow.space(6 * px);
        flow.box(tag(in(a.rank), a.rank_how == grade::stated ? "tag" : "tag guess", ""));
    }
    if (a.how != grade::stated) {
        flow.space(6 * px);
        flow.box(tag(in(onezone::name_of(a.how)), "tag", "m"));
    }
    svg_box b;
    b.css = bordered("agency", a.how);
    b.w = width;
    b.h = flow.place(b, pad, 5 * px) + 10 * px;
    return b;
}

svg_box painter::zone_box(const drawn_zone& z, bool after, int width) const {
    svg_box b;
    b.w = width;
    if (!z.there) {
        b.css = "gone";
        svg_flow flow(width - 2 * pad);
        if (after)
            flow.text(in(z.gone), small, "r");
        else
            flow.text(in("（尚无）", "(not there yet)"), small, "m");
        b.h = flow.place(b, pad, pad) + 2 * pad;
        return b;
    }
    b.css = bordered(z.agency_gone ? "gone"
            : z.nested             ? "park"
                                   : "zone",
        z.how == grade::placeholder ? z.how : grade{});
    svg_flow name(width - 2 * pad);
    name.text(in(z.name), z.nested ? 14 * px : strong, z.agency_gone ? "m" : "b");
    if (z.tier) {
        const bool known = z.tier_how == grade::stated;
        const bool national = *z.tier == zone_tier::national;
        name.space(6 * px);
        name.box(tag(in(onezone::name_of(*z.tier)), known ? (national ? "national" : "provincial") : "guess",
            known && national ? "w" : ""));
    }
    if (!z.kind.empty()) {
        name.space(6 * px);
        name.box(tag(in(z.kind), "tag", "m"));
    }
    if (z.how != grade::stated) {
        name.space(6 * px);
        name.box(tag(in(onezone::name_of(z.how)), "tag", "m"));
    }
    int y = pad + name.place(b, pad, pad);
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < z.agencies.size() && i < shown; ++i) {
        const drawn_agency& a = z.agencies[i];
        svg_box agency = agency_box(a, width - 2 * pad);
        agency.x = pad;
        agency.y = y + 6 * px;
        y = agency.y + agency.h;
        b.boxes.push_back(std::move(agency));
    }
    if (z.agency_gone) {
        svg_flow none(width - 2 * pad);
        none.text(in("不再设管理机构", "no agency any more"), small, "r");
        y += 6 * px;
        y += none.place(b, pad, y);
    }
    std::vector<text> notes = z.notes;
    if (z.agencies.size() > shown)
        notes.push_back(
            fill(say("管理机构共 {0} 个", "{0} agencies in all"), {verbatim(std::to_string(z.agencies.size()))}));
    for (const text& note : notes) {
        svg_flow flow(width - 2 * pad);
        flow.text(in(note), small, "m");
        y += 6 * px;
        y += flow.place(b, pad, y);
    }
    b.h = y + pad;
    return b;
}

svg_box painter::pill(const zone_event& e) const {
    svg_box b;
    b.css = "pill " + std::string(key_of(e.what));
    b.w = pill_width;
    b.radius = 12 * px;
    constexpr int icon = 20 * px;
    svg_flow flow(pill_width - icon - 22 * px);
    flow.text(in(onezone::name_of(e.what)), normal, "b");
    if (!e.detail.empty()) {
        const bool beside = text_width(in(onezone::name_of(e.what)), normal) + 8 * px + text_width(in(e.detail), small)
            <= pill_width - icon - 22 * px;
        if (beside)
            flow.space(8 * px);
        else
            flow.new_line(3 * px);
        flow.text(in(e.detail), small, "");
    }
    const int h = flow.place(b, icon + 14 * px, 6 * px);
    b.h = std::max(h, icon - 6 * px) + 12 * px;
    if (h < icon - 6 * px)
        for (svg_text& t : b.texts) t.y += (icon - 6 * px - h) / 2;
    b.marks.push_back({8 * px, (b.h - icon) / 2, icon, e.what});
    return b;
}

// What restructured nothing, in small print.
svg_box painter::asides(const std::vector<zone_event>& events) const {
    constexpr int icon = 14 * px;
    svg_box b;
    b.w = pill_width;
    svg_flow flow(pill_width);
    for (const zone_event& e : events) {
        if (restructures(e.what)) continue;
        const std::string words = in(onezone::name_of(e.what)) + (e.detail.empty() ? "" : " " + in(e.detail));
        svg_box one;
        one.w = std::min(pill_width, icon + 5 * px + text_width(words, small));
        svg_flow inner(one.w - icon - 5 * px);
        inner.text(words, small, "m");
        one.h = std::max(icon, inner.place(one, icon + 5 * px, 1 * px) + 2 * px);
        one.marks.push_back({0, 0, icon, e.what});
        flow.space(10 * px);
        flow.box(std::move(one));
    }
    b.h = flow.place(b, 0, 0, flow.one_line());
    return b;
}

svg_box painter::names_box(const division_row& d, bool after, int width) const {
    constexpr std::size_t shown = 40;
    const text& head = after ? d.after : d.before;
    const std::vector<std::string>& names = after ? d.names_after : d.names;
    const bool elsewhere = after ? d.after_elsewhere : d.before_elsewhere;
    svg_box b;
    b.w = width;
    b.css = elsewhere || head.empty() ? "plain inferred" : "plain";
    svg_flow flow(width - 2 * pad);
    const text none = !after ? say("（尚无）", "(not there yet)") : say("（不再有）", "(no more)");
    flow.text(head.empty() ? in(none) : in(head), small, elsewhere ? "m" : "b");
    if (!head.empty() && !elsewhere) {
        flow.new_line(6 * px);
        for (std::size_t i = 0; i < names.size() && i < shown; ++i) {
            const std::string name = shorten(names[i], normal, width - 2 * pad - 16 * px);
            svg_box one;
            one.css = "chip";
            one.w = text_width(name, normal) + 12 * px;
            one.h = normal + 8 * px;
            one.texts.push_back({6 * px, 4 * px, normal, "", name, one.w - 12 * px});
            if (name != names[i]) one.title = names[i];
            flow.box(std::move(one));
            flow.space(6 * px);
        }
        if (names.size() > shown)
            flow.text(in(fill(say("等 {0} 个", "and others, {0} in all"), {verbatim(std::to_string(names.size()))})),
                small, "m");
    }
    b.h = flow.place(b, pad, pad) + 2 * pad;
    return b;
}

// A division or body that is carried on or carries on.
svg_box painter::node_box(const descent_node& n, int width) const {
    svg_box b;
    b.w = width;
    b.css = "plain";
    svg_flow flow(width - 2 * pad);
    const std::string name = shorten(n.name, normal, 2 * (width - 2 * pad));
    if (name != n.name) b.title = n.name;
    flow.text(name, normal, "b");
    if (!n.kind.empty()) {
        flow.space(6 * px);
        flow.box(tag(in(n.kind), "tag", "m"));
    }
    if (!n.note.empty()) {
        flow.new_line(4 * px);
        flow.text(in(n.note), small, "m");
    }
    b.h = flow.place(b, pad, 6 * px) + 12 * px;
    return b;
}

// So many that each by itself would not be read.
svg_box painter::nodes_box(const std::vector<descent_node>& nodes, int width) const {
    division_row row;
    row.before = fill(say("共 {0} 个", "{0} in all"), {verbatim(std::to_string(nodes.size()))});
    for (const descent_node& n : nodes) row.names.push_back(n.name);
    return names_box(row, false, width);
}

svg_box painter::chip(const zone_chip& c, int width) const {
    svg_box b;
    b.css = bordered("chip", c.how);
    constexpr int icon = 14 * px;
    const int icons = static_cast<int>(c.light.size()) * (icon + 4 * px);
    const std::string name = shorten(c.name, normal, width - 16 * px - icons);
    if (name != c.name) b.title = c.name;
    b.texts.push_back({7 * px, 5 * px, normal, "", name, 0});
    int x = 7 * px + text_width(name, normal) + 6 * px;
    for (const picture_mark m : c.light) {
        b.marks.push_back({x, 45, icon, m});
        x += icon + 4 * px;
    }
    b.w = x + 2 * px;
    b.h = normal + 10 * px;
    return b;
}

} // namespace onezone::detail
