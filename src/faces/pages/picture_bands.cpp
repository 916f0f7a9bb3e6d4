// SPDX-License-Identifier: Apache-2.0
#include "picture_painter.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <type_traits>
#include <utility>

// One division and what happened in it.

namespace onezone::detail {

namespace {

// Whether a row stands in the box of row `whole`.
[[nodiscard]] bool stands_in(const drawn_zone& z, std::size_t whole) {
    return std::find(z.within.begin(), z.within.end(), whole) != z.within.end();
}

} // namespace

int painter::family(svg_box& card, const zone_family& f, int y) {
    struct laid {
        svg_box before, after, asides;
        std::vector<std::pair<picture_mark, svg_box>> pills;
        int stack = 0; // height of what stands in the gutter
        int top = 0, height = 0;
        int own = 0; // of the box after, without what stands in it
    };
    constexpr int pill_gap = 5 * px;
    constexpr int beneath = 10 * px; // of a box, under what it holds
    constexpr std::size_t pills_shown = 12;
    std::vector<laid> rows;
    const auto side = [&](const drawn_zone& z, bool after) {
        const int depth = static_cast<int>(z.within.size());
        svg_box b = zone_box(z, after, std::max(side_width - 2 * depth * indent, side_width / 2));
        b.x = std::min(depth * indent, side_width / 4);
        return b;
    };
    // Boxes that end with a row, on the side on which more do.
    const auto ending = [&](std::size_t i) {
        std::size_t most = 0;
        for (const drawn_zone zone_row::*which : {&zone_row::before, &zone_row::after}) {
            const drawn_zone& z = f.rows[i].*which;
            most = std::max(
                most, static_cast<std::size_t>(std::count_if(z.within.begin(), z.within.end(), [&](std::size_t whole) {
                    return i + 1 == f.rows.size() || !stands_in(f.rows[i + 1].*which, whole);
                })));
        }
        return static_cast<int>(most);
    };
    int at = y;
    for (std::size_t i = 0; i < f.rows.size() && at - y < family_limit; ++i) {
        const zone_row& row = f.rows[i];
        laid& l = rows.emplace_back();
        l.before = side(row.before, false);
        if (!row.after.absorbed) l.after = side(row.after, true);
        for (const zone_event& e : row.events) {
            if (!restructures(e.what) || l.pills.size() == pills_shown) continue;
            l.pills.emplace_back(e.what, pill(e));
            l.stack += l.pills.back().second.h + pill_gap;
        }
        l.asides = asides(row.events);
        // Without a pill the small print stands below the line.
        l.stack += l.pills.empty() ? 2 * l.asides.h + pill_gap : l.asides.h - (l.asides.h == 0 ? pill_gap : 0);
        l.own = l.after.h;
        l.top = at;
        l.height = std::max({l.before.h, l.after.h, l.stack});
        at += l.height + row_gap + ending(i) * beneath;
    }
    // The whole's box holds the rows of what is part of it.
    for (svg_box laid::*which : {&laid::before, &laid::after}) {
        const bool after = which == &laid::after;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            svg_box& b = rows[i].*which;
            std::size_t last = i;
            std::size_t deeper = 0; // boxes that end where this one does, within it
            for (std::size_t k = i + 1; k < rows.size(); ++k) {
                const drawn_zone& z = after ? f.rows[k].after : f.rows[k].before;
                if (!stands_in(z, i)) continue;
                last = k;
                deeper = static_cast<std::size_t>(z.within.end() - std::find(z.within.begin(), z.within.end(), i)) - 1;
            }
            b.y = rows[i].top + (last != i ? 0 : (rows[i].height - b.h) / 2);
            if (last != i) b.h = rows[last].top + rows[last].height - b.y + beneath * static_cast<int>(deeper + 1);
            b.x += after ? after_x : before_x;
        }
    }
    const int dx = margin;
    const int dy = y_;
    std::vector<svg_point> takers; // where the boxes after stand
    for (const laid& l : rows) takers.push_back({dx + l.after.x, dy + l.after.y});
    std::map<std::size_t, std::vector<int>> merging; // of a row that takes others in: at which heights these come
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const zone_row& row = f.rows[i];
        laid& l = rows[i];
        const int middle = l.top + l.height / 2;
        const int x1 = dx + l.before.x + l.before.w;
        const int x2 = dx + l.after.x;
        const int pill_x = dx + gutter_x + pill_left;
        if (l.pills.empty()) svg_link(card.lines, {}, {{x1, dy + middle}, {x2, dy + middle}}, true);
        int stacked = middle - l.stack / 2 + (l.pills.empty() ? l.asides.h + pill_gap : 0);
        for (auto& [what, p] : l.pills) {
            p.x = gutter_x + pill_left;
            p.y = stacked;
            stacked += p.h + pill_gap;
            // Each event has a line of its own, bent where its pill stands above or below the boxes.
            const int level = dy + p.y + p.h / 2;
            const auto meeting = [&](const svg_box& b) {
                return std::clamp(level, dy + b.y + 8 * px, dy + b.y + b.h - 8 * px);
            };
            const bool begins = what != picture_mark::opened;
            const bool joins = what == picture_mark::merged && row.into && *row.into < rows.size();
            const bool ends = what == picture_mark::closed || (row.after.absorbed && !joins)
                || (what == picture_mark::merged && i == 0 && row.after.agencies.empty());
            const svg_point pill_middle{pill_x + pill_width / 2, level};
            std::vector<svg_point> through;
            if (begins) {
                const int from = meeting(l.before);
                through = {{x1, from}, {pill_x - 8 * px, from}, {pill_x - 8 * px, level}};
            }
            through.push_back(pill_middle);
            if (joins) {
                through.push_back({dx + after_x - trunk, level});
                merging[*row.into].push_back(level);
            } else if (!ends) {
                const int to = meeting(l.after);
                const int bend = pill_x + pill_width + 8 * px;
                for (const svg_point at_bend : {svg_point{bend, level}, svg_point{bend, to}, svg_point{x2, to}})
                    through.push_back(at_bend);
            }
            svg_link(card.lines, key_of(what), through, !joins && !ends);
            card.boxes.push_back(std::move(p));
        }
        l.asides.x = gutter_x + pill_left;
        l.asides.y = stacked;
        if (l.asides.h != 0) card.boxes.push_back(std::move(l.asides));
        card.boxes.push_back(std::move(l.before));
        if (!row.after.absorbed) card.boxes.push_back(std::move(l.after));
    }
    // What is merged runs along to the box of what takes it in, over the boxes around that one.
    svg_box over;
    int beside = 0;
    for (const auto& [taker, levels] : merging) {
        const int into = takers[taker].y + rows[taker].own / 2;
        const int x = dx + after_x - trunk + beside;
        beside = std::min(beside + 6 * px, 12 * px);
        for (const int level : levels)
            svg_link(over.lines, key_of(picture_mark::merged), {{dx + after_x - trunk, level}, {x, level}, {x, into}},
                false);
        svg_link(over.lines, key_of(picture_mark::merged), {{x, into}, {takers[taker].x, into}}, true);
    }
    if (!merging.empty()) card.boxes.push_back(std::move(over));
    if (rows.size() < f.rows.size()) {
        const zone_row& last = f.rows[rows.size() - 1];
        at += beneath * static_cast<int>(std::max(last.before.within.size(), last.after.within.size()));
        at = left_out(card,
            fill(say("另有 {0} 个园区未画。", "{0} further parks are not drawn."),
                {verbatim(std::to_string(f.rows.size() - rows.size()))}),
            at);
    }
    return at;
}

// What merged, was split or was rearranged: the predecessors on the left, the heirs on the right, a line from each to each that
// carries it on.
int painter::descents(svg_box& card, const descent& d, int y) {
    constexpr std::size_t shown = 15;
    svg_box what = pill(d.event);
    what.x = gutter_x + pill_left;
    struct lane {
        std::vector<svg_box> boxes;
        int height = 0;
    };
    const bool folds = d.before.size() > shown || d.after.size() > shown;
    const auto lane_of = [&](const std::vector<descent_node>& nodes) {
        lane c;
        if (folds && nodes.size() > 1)
            c.boxes.push_back(nodes_box(nodes, side_width));
        else
            for (const descent_node& n : nodes) c.boxes.push_back(node_box(n, side_width));
        for (const svg_box& b : c.boxes) c.height += b.h + row_gap;
        c.height -= row_gap;
        return c;
    };
    lane before = lane_of(d.before);
    lane after = lane_of(d.after);
    // Where several lead to several, the lines cross the gutter and what happened stands above them.
    const bool crossing = before.boxes.size() > 1 && after.boxes.size() > 1;
    const int height = std::max({before.height, after.height, crossing ? 0 : what.h});
    int top = y;
    if (crossing) {
        what.y = y;
        top += what.h + row_gap;
    } else
        what.y = y + (height - what.h) / 2;
    const auto place = [&](lane& c, int x) {
        int at = top + (height - c.height) / 2;
        for (svg_box& b : c.boxes) {
            b.x = x;
            b.y = at;
            at += b.h + row_gap;
        }
    };
    place(before, before_x);
    place(after, after_x);
    const std::string_view key = key_of(d.event.what);
    const auto right_of = [&](const svg_box& b) { return svg_point{margin + b.x + b.w, y_ + b.y + b.h / 2}; };
    const auto left_of = [&](const svg_box& b) { return svg_point{margin + b.x, y_ + b.y + b.h / 2}; };
    if (crossing) {
        std::set<std::pair<std::size_t, std::size_t>> drawn;
        for (const descent_link& l : d.links) {
            const std::size_t from = std::min(l.from, before.boxes.size() - 1);
            const std::size_t to = std::min(l.to, after.boxes.size() - 1);
            if (drawn.insert({from, to}).second)
                svg_link(card.lines, key, {right_of(before.boxes[from]), left_of(after.boxes[to])}, true);
        }
    } else {
        const int level = y_ + what.y + what.h / 2;
        const int left = margin + gutter_x + pill_left;
        for (const svg_box& b : before.boxes)
            svg_link(card.lines, key,
                {right_of(b), {left - 8 * px, right_of(b).y}, {left - 8 * px, level}, {left + pill_width / 2, level}},
                false);
        const int bend = left + pill_width + 8 * px;
        for (const svg_box& b : after.boxes)
            svg_link(card.lines, key, {{left + pill_width / 2, level}, {bend, level}, {bend, left_of(b).y}, left_of(b)},
                true);
    }
    card.boxes.push_back(std::move(what));
    for (lane* c : {&before, &after})
        for (svg_box& b : c->boxes) card.boxes.push_back(std::move(b));
    return top + height + row_gap + 4 * px;
}

int painter::divisions(svg_box& card, const division_row& d, int y) {
    svg_box before = names_box(d, false, side_width);
    svg_box after = names_box(d, true, side_width);
    svg_box what = pill(d.event);
    const int height = std::max({before.h, after.h, what.h});
    const int middle = y + height / 2;
    before.x = before_x;
    before.y = y + (height - before.h) / 2;
    after.x = after_x;
    after.y = y + (height - after.h) / 2;
    what.x = gutter_x + pill_left;
    what.y = middle - what.h / 2;
    svg_link(
        card.lines, key_of(d.event.what), {{margin + gutter_x, y_ + middle}, {margin + after_x, y_ + middle}}, true);
    card.boxes.push_back(std::move(what));
    card.boxes.push_back(std::move(before));
    card.boxes.push_back(std::move(after));
    return y + height + row_gap;
}

int painter::left_out(svg_box& card, const text& what, int y) {
    svg_flow flow(card_width - before_x - 12 * px);
    flow.text(in(what), small, "r");
    return y + flow.place(card, before_x, y) + row_gap;
}

svg_box painter::band(const picture_band& b) {
    svg_box card;
    card.css = "card";
    card.radius = 8 * px;
    card.w = card_width;
    int y = 12 * px;

    svg_flow label(label_width - 28 * px);
    label.text(b.name.empty() ? in("所在地不明", "place unknown") : b.name, 17 * px, "b");
    label.new_line(6 * px);
    if (!b.kind.empty()) label.text(in(b.kind), small, "m");
    label.new_line(4 * px);
    if (!b.townships.empty()) label.text(in(b.townships), small, "m");
    const int label_height = label.place(card, 16 * px, y + 2 * px);

    std::size_t missing = 0;
    const auto each =
        [&](const auto& items,
            int (painter::*lay)(svg_box&, const typename std::decay_t<decltype(items)>::value_type&, int)) {
            for (const auto& item : items) {
                if (y < band_limit)
                    y = (this->*lay)(card, item, y);
                else
                    ++missing;
            }
        };
    each(b.families, &painter::family);
    each(b.descents, &painter::descents);
    each(b.divisions, &painter::divisions);
    if (missing != 0)
        y = left_out(card,
            fill(say("另有 {0} 项未画。", "{0} further items are not drawn."), {verbatim(std::to_string(missing))}), y);
    if (!b.quiet.empty()) {
        constexpr std::size_t shown = 60;
        svg_flow quiet(card_width - before_x - 12 * px);
        quiet.text(in("机构未变：", "agency unchanged:"), small, "m");
        quiet.space(6 * px);
        for (std::size_t i = 0; i < b.quiet.size() && i < shown; ++i) {
            quiet.box(chip(b.quiet[i], side_width));
            quiet.space(8 * px);
        }
        if (b.quiet.size() > shown)
            quiet.text(in(fill(say("等 {0} 个", "and others, {0} in all"), {verbatim(std::to_string(b.quiet.size()))})),
                small, "m");
        y += quiet.place(card, before_x, y) + row_gap;
    }
    card.h = std::max(y - row_gap, 12 * px + label_height) + 12 * px;
    return card;
}

} // namespace onezone::detail
