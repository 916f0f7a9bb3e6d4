// SPDX-License-Identifier: Apache-2.0
#include "picture_story.hpp"
#include "picture_svg.hpp"

#include <onezone/faces/pages/picture.hpp>
#include <onezone/planning/trial.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <numeric>
#include <utility>

namespace onezone {

namespace {

using namespace detail;

//=== measures ===//

constexpr int page_width = 1280 * px;
constexpr int margin = 24 * px;
constexpr int card_width = page_width - 2 * margin;
constexpr int label_width = 128 * px; // the division's name, within a card
constexpr int side_width = 424 * px;  // each of before and after
constexpr int gutter = card_width - label_width - 2 * side_width - 12 * px;
constexpr int before_x = label_width;
constexpr int gutter_x = before_x + side_width;
constexpr int after_x = gutter_x + gutter;
constexpr int indent = 18 * px; // of a park within its zone
constexpr int row_gap = 8 * px;
constexpr int pad = 8 * px;
constexpr int trunk = 22 * px; // from the after side, where merging lines meet
constexpr int pill_left = 16 * px;
constexpr int pill_width = gutter - pill_left - 2 * trunk + 4 * px;

constexpr int small = 12 * px;
constexpr int normal = 13 * px;
constexpr int strong = 15 * px;

struct point {
    int x, y;
};

class painter {
public:
    painter(const picture_story& told, const picture_options& options) : told_(told), options_(options) {}
    [[nodiscard]] std::string paint();

private:
    [[nodiscard]] const std::string& in(const text& t) const { return t.in(options_.in); }
    [[nodiscard]] std::string in(std::string_view zh, std::string_view en) const {
        return std::string(options_.in == language::zh ? zh : en);
    }
    [[nodiscard]] static svg_box tag(std::string_view words, const std::string& css, std::string_view ink);
    [[nodiscard]] svg_box agency_box(const drawn_agency& a, int width) const;
    [[nodiscard]] svg_box zone_box(const drawn_zone& z, bool after, int width) const;
    [[nodiscard]] svg_box pill(const zone_event& e) const;
    [[nodiscard]] svg_box asides(const std::vector<zone_event>& events) const;
    [[nodiscard]] svg_box names_box(
        const text& head, const std::vector<std::string>& names, bool elsewhere, int width) const;
    [[nodiscard]] svg_box chip(const zone_chip& c, int width) const;

    void add(svg_box b, int gap) {
        b.x = margin;
        b.y = y_;
        y_ += b.h + gap;
        page_.boxes.push_back(std::move(b));
    }
    void head();
    void tiles();
    void columns();
    void band(const picture_band& b);
    int family(svg_box& card, const zone_family& f, int y);
    int divisions(svg_box& card, const division_row& d, int y);
    static void link(std::string& lines, std::string_view what, const std::vector<point>& through, bool arrow);
    void folded();
    void legend();

    const picture_story& told_;
    const picture_options& options_;
    svg_box page_;
    int y_ = margin;
};

//=== boxes ===//

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

[[nodiscard]] std::string bordered(const char* css, grade how) {
    return how == grade::stated ? css : std::string(css) + ' ' + std::string(key_of(how));
}

svg_box painter::agency_box(const drawn_agency& a, int width) const {
    svg_flow flow(width - 2 * pad);
    flow.text(in(a.name), normal, "");
    if (!a.rank.empty()) {
        flow.space(6 * px);
        flow.box(tag(in(a.rank), a.rank_how == grade::stated ? "tag" : "tag guess", ""));
    }
    if (a.how != grade::stated) {
        flow.space(6 * px);
        flow.box(tag(in(name_of(a.how)), "tag", "m"));
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
            flow.text(in("开发区一并撤销", "the zone is gone too"), small, "r");
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
        name.box(tag(in(name_of(*z.tier)), known ? (national ? "national" : "provincial") : "guess",
            known && national ? "w" : ""));
    }
    if (!z.kind.empty()) {
        name.space(6 * px);
        name.box(tag(in(z.kind), "tag", "m"));
    }
    if (z.how != grade::stated) {
        name.space(6 * px);
        name.box(tag(in(name_of(z.how)), "tag", "m"));
    }
    int y = pad + name.place(b, pad, pad);
    for (const drawn_agency& a : z.agencies) {
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
    for (const text& note : z.notes) {
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
    flow.text(in(name_of(e.what)), normal, "b");
    if (!e.detail.empty()) {
        const bool beside = text_width(in(name_of(e.what)), normal) + 8 * px + text_width(in(e.detail), small)
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
        const std::string words = in(name_of(e.what)) + (e.detail.empty() ? "" : " " + in(e.detail));
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

svg_box painter::names_box(const text& head, const std::vector<std::string>& names, bool elsewhere, int width) const {
    constexpr std::size_t shown = 40;
    svg_box b;
    b.w = width;
    b.css = elsewhere || head.empty() ? "plain inferred" : "plain";
    svg_flow flow(width - 2 * pad);
    flow.text(head.empty() ? in("（无此区划）", "(no such division)") : in(head), small, elsewhere ? "m" : "b");
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

//=== the page, from top to bottom ===//

void painter::head() {
    text title = options_.title;
    if (title.empty()) title = say("开发区管理机构改革前后对照", "Zone agencies before and after the reform");
    const language other = options_.in == language::zh ? language::en : language::zh;
    svg_box b;
    b.w = card_width;
    svg_flow flow(card_width);
    flow.text(in(title), 26 * px, "b");
    if (!title.in(other).empty() && title.in(other) != in(title)) {
        flow.new_line(6 * px);
        flow.text(title.in(other), 14 * px, "m");
    }
    b.h = flow.place(b, 0, 0);
    add(std::move(b), 16 * px);
}

void painter::tiles() {
    constexpr int tile_height = 92 * px;
    constexpr int gap = 12 * px;
    svg_box row;
    row.w = card_width;
    int x = 0;
    int y = 0;
    const auto put = [&](svg_box t) {
        if (x != 0 && x + t.w > card_width) {
            x = 0;
            y += tile_height + gap;
        }
        t.x = x;
        t.y = y;
        t.h = tile_height;
        t.css = "tile";
        t.radius = 8 * px;
        x += t.w + gap;
        row.boxes.push_back(std::move(t));
    };

    const std::size_t was = told_.before.all();
    const std::size_t is = told_.after.all();
    svg_box total;
    svg_flow flow(10000 * px);
    flow.text(in("开发区管理机构", "zone agencies"), normal, "m");
    flow.new_line(4 * px);
    flow.text(std::to_string(was) + " → " + std::to_string(is), 32 * px, "b");
    if (was != 0 && was != is) {
        const std::size_t less = was > is ? was - is : is - was;
        const std::size_t per_mille = (less * 2000 + was) / (2 * was);
        flow.space(16 * px);
        flow.text((was > is ? "−" : "+") + std::to_string(per_mille / 10) + '.' + std::to_string(per_mille % 10) + " %",
            20 * px, "m");
    }
    text known;
    for (const grade g : {grade::stated, grade::inferred, grade::placeholder}) {
        const std::size_t a = told_.before.by_grade[static_cast<std::size_t>(g)];
        const std::size_t b = told_.after.by_grade[static_cast<std::size_t>(g)];
        if (a + b == 0) continue;
        known += (known.empty() ? say("", "") : say(" · ", " · ")) + name_of(g)
            + verbatim(' ' + std::to_string(a) + " → " + std::to_string(b));
    }
    if (!known.empty()) {
        flow.new_line(6 * px);
        flow.text(in(known), small, "m");
    }
    flow.place(total, 16 * px, 10 * px);
    for (const svg_text& t : total.texts) total.w = std::max(total.w, t.x + text_width(t.content, t.size));
    total.w += 16 * px;
    put(std::move(total));

    for (std::size_t i = 0; i < static_cast<std::size_t>(picture_mark::functions); ++i) {
        if (told_.counts[i] == 0) continue;
        const auto m = static_cast<picture_mark>(i);
        svg_box t;
        const std::string label = in(name_of(m));
        const std::string n = std::to_string(told_.counts[i]);
        t.w = std::max(text_width(label, normal), 34 * px + text_width(n, 28 * px)) + 32 * px;
        t.marks.push_back({16 * px, 18 * px, 26 * px, m});
        t.texts.push_back({52 * px, 17 * px, 28 * px, "b", n});
        t.texts.push_back({16 * px, 62 * px, normal, "", label});
        t.w = std::max(t.w, 116 * px);
        put(std::move(t));
    }
    if (y == 0) {
        // The tiles of a single row share what room is left, as far as that looks well.
        const int n = static_cast<int>(row.boxes.size());
        const int more = std::min((card_width - (x - gap)) / n, 80 * px);
        for (int i = 0; i < n; ++i) {
            row.boxes[static_cast<std::size_t>(i)].x += more * i;
            row.boxes[static_cast<std::size_t>(i)].w += more;
        }
    }
    row.h = y + tile_height;
    add(std::move(row), 18 * px);
}

void painter::columns() {
    svg_box b;
    b.w = card_width;
    const auto put = [&](const std::string& s, int x, int width) {
        const std::string fitting = shorten(s, 14 * px, width);
        b.texts.push_back({x + (width - text_width(fitting, 14 * px)) / 2, 0, 14 * px, "b", fitting});
    };
    put(options_.before.empty() ? in("改革前", "before") : in(options_.before), before_x, side_width);
    put(in("发生了什么", "what happened"), gutter_x, gutter);
    put(options_.after.empty() ? in("改革后", "after") : in(options_.after), after_x, side_width);
    b.h = 14 * px;
    add(std::move(b), 8 * px);
}

// A line through points, in the page's coordinates; in the colour of the mark whose key is `what`.
void painter::link(std::string& lines, std::string_view what, const std::vector<point>& through, bool arrow) {
    const std::string css = what.empty() ? std::string() : ' ' + std::string(what);
    const auto line = [&](int shift) {
        lines += "    <path class=\"link" + css + "\" d=\"";
        for (std::size_t i = 0; i < through.size(); ++i) {
            const int back = arrow && i + 1 == through.size() ? 8 * px : 0; // the tip covers the end
            if (i != 0 && through[i].x == through[i - 1].x && through[i].y == through[i - 1].y) continue;
            lines += (i == 0 ? "M" : "L") + length(through[i].x - back) + ' ' + length(through[i].y + shift);
        }
        lines += "\"/>\n";
    };
    // Integration draws two lines that stay two: both organs remain.
    if (what == key_of(picture_mark::integrated))
        for (const int shift : {-2 * px, 2 * px}) line(shift);
    else
        line(0);
    if (arrow)
        lines += "    <path class=\"tip" + css + "\" d=\"M" + length(through.back().x) + ' ' + length(through.back().y)
            + 'l' + length(-10 * px) + ' ' + length(-6 * px) + 'v' + length(12 * px) + "z\"/>\n";
}

int painter::family(svg_box& card, const zone_family& f, int y) {
    struct laid {
        svg_box before, after, asides;
        std::vector<std::pair<picture_mark, svg_box>> pills;
        int stack = 0; // height of what stands in the gutter
        int top = 0, height = 0;
        bool merges = false;
    };
    constexpr int pill_gap = 5 * px;
    std::vector<laid> rows(f.rows.size());
    const auto side = [&](const drawn_zone& z, bool after, bool first, bool whole_there) {
        const bool nested = !first && z.nested && whole_there;
        svg_box b = zone_box(z, after, side_width - (nested ? 2 * indent : 0));
        b.x = nested ? indent : 0;
        return b;
    };
    int at = y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const zone_row& row = f.rows[i];
        laid& l = rows[i];
        l.before = side(row.before, false, i == 0, f.rows[0].before.there);
        l.after = side(row.after, true, i == 0, f.rows[0].after.there);
        for (const zone_event& e : row.events) {
            if (!restructures(e.what)) continue;
            l.pills.emplace_back(e.what, pill(e));
            l.stack += l.pills.back().second.h + pill_gap;
            l.merges = l.merges || e.what == picture_mark::merged;
        }
        l.asides = asides(row.events);
        // Without a pill the small print stands below the line.
        l.stack += l.pills.empty() ? 2 * l.asides.h + pill_gap : l.asides.h - (l.asides.h == 0 ? pill_gap : 0);
        l.top = at;
        l.height = std::max({l.before.h, l.after.h, l.stack});
        at += l.height + row_gap;
    }
    // The whole's box holds the rows of what is part of it.
    for (svg_box laid::*which : {&laid::before, &laid::after}) {
        const bool after = which == &laid::after;
        std::size_t last = 0;
        for (std::size_t i = 1; i < rows.size(); ++i)
            if ((after ? f.rows[i].after : f.rows[i].before).nested) last = i;
        const bool holds = last != 0 && (after ? f.rows[0].after : f.rows[0].before).there;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            svg_box& b = rows[i].*which;
            const bool container = i == 0 && holds;
            b.y = rows[i].top + (container ? 0 : (rows[i].height - b.h) / 2);
            if (container) b.h = rows[last].top + rows[last].height - b.y + 10 * px;
            b.x += after ? after_x : before_x;
        }
        if (holds && last + 1 == rows.size()) at = std::max(at, rows[0].top + (rows[0].*which).h + row_gap);
    }
    const int dx = margin;
    const int dy = y_;
    bool any_merge = false;
    int lowest_merge = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const zone_row& row = f.rows[i];
        laid& l = rows[i];
        const int middle = l.top + l.height / 2;
        const int x1 = dx + l.before.x + l.before.w;
        const int x2 = dx + l.after.x;
        const int pill_x = dx + gutter_x + pill_left;
        if (l.pills.empty()) link(card.lines, {}, {{x1, dy + middle}, {x2, dy + middle}}, true);
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
            const bool ends =
                what == picture_mark::closed || (what == picture_mark::merged && i == 0 && row.after.agencies.empty());
            const bool joins = what == picture_mark::merged && i != 0;
            const point pill_middle{pill_x + pill_width / 2, level};
            std::vector<point> through;
            if (begins) {
                const int from = meeting(l.before);
                through = {{x1, from}, {pill_x - 8 * px, from}, {pill_x - 8 * px, level}};
            }
            through.push_back(pill_middle);
            if (joins) {
                through.push_back({dx + after_x - trunk, level});
                any_merge = true;
                lowest_merge = level - dy;
            } else if (!ends) {
                const int to = meeting(l.after);
                const int bend = pill_x + pill_width + 8 * px;
                for (const point at_bend : {point{bend, level}, point{bend, to}, point{x2, to}})
                    through.push_back(at_bend);
            }
            link(card.lines, key_of(what), through, !joins && !ends);
            card.boxes.push_back(std::move(p));
        }
        l.asides.x = gutter_x + pill_left;
        l.asides.y = stacked;
        if (l.asides.h != 0) card.boxes.push_back(std::move(l.asides));
        card.boxes.push_back(std::move(l.before));
        card.boxes.push_back(std::move(l.after));
    }
    if (any_merge) {
        // What is merged runs up to the agency that takes it in.
        const int into = rows[0].top + rows[0].height / 2;
        link(card.lines, key_of(picture_mark::merged),
            {{dx + after_x - trunk, dy + lowest_merge}, {dx + after_x - trunk, dy + into}, {dx + after_x, dy + into}},
            true);
    }
    return at;
}

int painter::divisions(svg_box& card, const division_row& d, int y) {
    svg_box before = names_box(d.before, d.names, d.before_elsewhere, side_width);
    svg_box after = names_box(d.after, d.names_after, d.after_elsewhere, side_width);
    svg_box what = pill(d.event);
    const int height = std::max({before.h, after.h, what.h});
    const int middle = y + height / 2;
    before.x = before_x;
    before.y = y + (height - before.h) / 2;
    after.x = after_x;
    after.y = y + (height - after.h) / 2;
    what.x = gutter_x + pill_left;
    what.y = middle - what.h / 2;
    link(card.lines, key_of(d.event.what), {{margin + gutter_x, y_ + middle}, {margin + after_x, y_ + middle}}, true);
    card.boxes.push_back(std::move(what));
    card.boxes.push_back(std::move(before));
    card.boxes.push_back(std::move(after));
    return y + height + row_gap;
}

void painter::band(const picture_band& b) {
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

    for (const zone_family& f : b.families) y = family(card, f, y);
    for (const division_row& d : b.divisions) y = divisions(card, d, y);
    if (!b.quiet.empty()) {
        svg_flow quiet(card_width - before_x - 12 * px);
        quiet.text(in("机构未变：", "agency unchanged:"), small, "m");
        quiet.space(6 * px);
        for (const zone_chip& c : b.quiet) {
            quiet.box(chip(c, side_width));
            quiet.space(8 * px);
        }
        y += quiet.place(card, before_x, y) + row_gap;
    }
    card.h = std::max(y - row_gap, 12 * px + label_height) + 12 * px;
    add(std::move(card), 10 * px);
}

// What was not restructured: a cell for each division, three abreast.
void painter::folded() {
    if (told_.folded.empty() && told_.bare.empty() && told_.unlisted == 0) return;
    svg_box card;
    card.css = "card";
    card.radius = 8 * px;
    card.w = card_width;
    int y = 12 * px;
    const auto paragraph = [&](const std::string& s, int size, const char* css) {
        svg_flow flow(card_width - 32 * px);
        flow.text(s, size, css);
        y += flow.place(card, 16 * px, y) + 10 * px;
    };
    if (!told_.folded.empty()) paragraph(in("机构设置未变", "Agencies unchanged"), 14 * px, "b");
    constexpr std::size_t abreast = 3;
    constexpr int gap = 12 * px;
    constexpr int cell = (card_width - 32 * px - gap * static_cast<int>(abreast - 1)) / static_cast<int>(abreast);
    for (std::size_t i = 0; i < told_.folded.size(); i += abreast) {
        int tallest = 0;
        for (std::size_t k = i; k < i + abreast && k < told_.folded.size(); ++k) {
            const picture_band& b = told_.folded[k];
            const std::string name = b.name.empty() ? in("所在地不明", "place unknown") : b.name;
            const int x = 16 * px + static_cast<int>(k - i) * (cell + gap);
            svg_flow flow(cell);
            flow.text(name, normal, "b");
            flow.space(8 * px);
            for (const zone_chip& c : b.quiet) {
                flow.box(chip(c, cell));
                flow.space(6 * px);
            }
            tallest = std::max(tallest, flow.place(card, x, y));
        }
        y += tallest + 8 * px;
    }
    if (!told_.bare.empty()) {
        y += 2 * px;
        const std::string names = std::accumulate(std::next(told_.bare.begin()), told_.bare.end(), told_.bare.front(),
            [&](std::string all, const std::string& name) { return std::move(all) + in("、", ", ") + name; });
        paragraph(in("无所载开发区：", "No zone on record: ") + names, small, "m");
    }
    if (told_.unlisted != 0)
        paragraph(in(fill(say("另有 {0} 个区划未列。", "{0} further divisions are not listed."),
                      {verbatim(std::to_string(told_.unlisted))})),
            small, "m");
    card.h = y + 4 * px;
    add(std::move(card), 10 * px);
}

void painter::legend() {
    svg_box box;
    box.w = card_width;
    svg_flow flow(card_width);
    const language other = options_.in == language::zh ? language::en : language::zh;
    flow.text(in("图例", "Legend") + " " + (options_.in == language::zh ? "Legend" : "图例"), normal, "b");
    flow.space(16 * px);
    const auto entry = [&](svg_box sample, const text& words) {
        svg_box b;
        b.h = 24 * px;
        sample.y = (b.h - sample.h) / 2;
        const int x = sample.w + 6 * px;
        const int own = text_width(words.in(options_.in), normal);
        b.texts.push_back({x, 55, normal, "", words.in(options_.in)});
        b.texts.push_back({x + own + 6 * px, 60, small, "m", words.in(other)});
        b.w = x + own + 6 * px + text_width(words.in(other), small);
        b.boxes.push_back(std::move(sample));
        flow.box(std::move(b));
        flow.space(20 * px);
    };
    for (std::size_t i = 0; i < picture_marks; ++i) {
        if (told_.counts[i] == 0) continue;
        const auto m = static_cast<picture_mark>(i);
        svg_box sample;
        sample.w = sample.h = 18 * px;
        sample.marks.push_back({0, 0, 18 * px, m});
        entry(std::move(sample), name_of(m));
    }
    const auto border = [&](const std::string& css, const text& words) {
        svg_box sample;
        sample.css = css;
        sample.w = 30 * px;
        sample.h = 16 * px;
        entry(std::move(sample), words);
    };
    border("zone", say("开发区", "zone"));
    border("agency", say("管理机构", "its agency"));
    border("agency inferred", say("推断的机构", "inferred agency"));
    border("agency placeholder", say("占位机构：只知总数", "placeholder: known only from a total"));
    border("guess", say("推断的级别", "inferred level or rank"));
    box.h = flow.place(box, 0, 0);
    add(std::move(box), 0);
}

std::string painter::paint() {
    head();
    tiles();
    if (!told_.bands.empty()) columns();
    for (const picture_band& b : told_.bands) band(b);
    folded();
    y_ += 4 * px;
    legend();
    const int height = y_ + margin;

    std::string out;
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + length(page_width) + "\" height=\"" + length(height)
        + "\" viewBox=\"0 0 " + length(page_width) + ' ' + length(height) + "\" role=\"img\">\n";
    const text title = options_.title.empty() ? say("改革前后", "Before and after the reform") : options_.title;
    out += "  <title>" + escaped(in(title)) + "</title>\n";
    text said = fill(say("开发区管理机构 {0} → {1}", "zone agencies {0} → {1}"),
        {verbatim(std::to_string(told_.before.all())), verbatim(std::to_string(told_.after.all()))});
    for (std::size_t i = 0; i < picture_marks; ++i)
        if (told_.counts[i] != 0)
            said += say("；", "; ") + name_of(static_cast<picture_mark>(i))
                + verbatim(' ' + std::to_string(told_.counts[i]));
    out += "  <desc>" + escaped(in(said)) + "</desc>\n";
    out += style_sheet();
    out += "  <rect x=\"0\" y=\"0\" width=\"" + length(page_width) + "\" height=\"" + length(height)
        + "\" class=\"page\"/>\n";
    for (const svg_box& b : page_.boxes) print(out, b, 0, 0, 1);
    out += "</svg>\n";
    return out;
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw error(refusal(errc::cannot_write, say("无法写入文件", "cannot write the file")).at({path, {}, 0, 0}));
}

} // namespace

std::string picture(const hierarchy& before, const hierarchy& after, const picture_options& options) {
    const picture_story told = tell(before, after, options);
    return painter(told, options).paint();
}

std::string picture(const trial& t, language in) {
    picture_options options;
    options.in = in;
    options.title = t.plan().title;
    const auto head = [](const text& words, const date& on) { return words + say(" · ", " · ") + written_out(on); };
    options.before = head(say("改革前", "before"), t.dates().before);
    options.after = head(say("改革后", "after"), t.dates().after);
    for (const trial_step& s : t.steps())
        options.lineage.insert(options.lineage.end(), s.done.lineage.begin(), s.done.lineage.end());
    return picture(t.before(), t.after(), options);
}

void draw(const trial& t, const std::string& path, language in) { write(path, picture(t, in)); }

void draw(const hierarchy& before, const hierarchy& after, const std::string& path, const picture_options& options) {
    write(path, picture(before, after, options));
}

} // namespace onezone
