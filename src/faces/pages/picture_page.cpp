// SPDX-License-Identifier: Apache-2.0
#include "picture_painter.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

namespace onezone::detail {

void painter::head() {
    text title = options_.title;
    if (title.empty()) title = say("改革前后对照", "Before and after the reform");
    if (part_.only != nullptr)
        title += say(" · ", " · ")
            + (part_.only->name.empty() ? say("所在地不明", "place unknown") : verbatim(part_.only->name));
    const language other = options_.in == language::zh ? language::en : language::zh;
    svg_box b;
    b.w = card_width;
    svg_flow flow(card_width);
    flow.text(shorten(in(title), 26 * px, 3 * card_width), 26 * px, "b");
    if (!title.in(other).empty() && title.in(other) != in(title)) {
        flow.new_line(6 * px);
        flow.text(shorten(title.in(other), 14 * px, 3 * card_width), 14 * px, "m");
    }
    b.h = flow.place(b, 0, 0);
    add(std::move(b), 16 * px);
}

svg_box painter::agencies_tile() const {
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
        known += (known.empty() ? say("", "") : say(" · ", " · ")) + onezone::name_of(g)
            + verbatim(' ' + std::to_string(a) + " → " + std::to_string(b));
    }
    if (!known.empty()) {
        flow.new_line(6 * px);
        flow.text(in(known), small, "m");
    }
    flow.place(total, 16 * px, 10 * px);
    for (const svg_text& t : total.texts) total.w = std::max(total.w, t.x + text_width(t.content, t.size));
    total.w += 16 * px;
    return total;
}

// So many before, so many after, of what.
svg_box painter::count_tile(const std::string& label, const std::string& n, const text& note) const {
    svg_box t;
    t.texts.push_back({16 * px, 17 * px, 28 * px, "b", n});
    t.texts.push_back({16 * px, 62 * px, normal, "", label});
    t.w = std::max(text_width(label, normal), text_width(n, 28 * px));
    if (!note.empty()) {
        const int x = 16 * px + text_width(label, normal) + 8 * px;
        t.texts.push_back({x, 63 * px, small, "m", in(note)});
        t.w = std::max(t.w, x - 16 * px + text_width(in(note), small));
    }
    t.w = std::max(t.w + 32 * px, 116 * px);
    return t;
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

    if (told_.before.by_grade != told_.after.by_grade) put(agencies_tile());

    for (std::size_t i = 0; i < static_cast<std::size_t>(picture_mark::functions); ++i) {
        if (told_.counts[i] == 0) continue;
        const auto m = static_cast<picture_mark>(i);
        const std::string n = std::to_string(told_.counts[i]);
        text note;
        if (told_.from[i] != 0) note = verbatim(std::to_string(told_.from[i]) + " → " + std::to_string(told_.to[i]));
        svg_box t = count_tile(in(onezone::name_of(m)), n, note);
        t.texts.front().x += 36 * px;
        t.w = std::max(t.w, 84 * px + text_width(n, 28 * px));
        t.marks.push_back({16 * px, 18 * px, 26 * px, m});
        put(std::move(t));
    }
    for (const kind_count& k : told_.kinds)
        put(count_tile(in(k.kind), std::to_string(k.before) + " → " + std::to_string(k.after), {}));
    if (row.boxes.empty())
        put(count_tile(
            in("两个状态之间", "between the two states"), in("图中所列没有变化", "nothing drawn here changed"), {}));
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

// What happened in divisions that are not drawn: a line each, how often each thing happened there.
void painter::overview(const std::vector<const picture_band*>& bands, bool further) {
    if (bands.empty()) return;
    svg_box card;
    card.css = "card";
    card.radius = 8 * px;
    card.w = card_width;
    int y = 12 * px;
    svg_flow head(card_width - 32 * px);
    head.text(in(fill(!further ? say("{0} 个区划有调整", "{0} divisions with changes")
                               : say("另有 {0} 个区划有调整", "changes in {0} further divisions"),
                  {verbatim(std::to_string(bands.size()))})),
        14 * px, "b");
    y += head.place(card, 16 * px, y) + 10 * px;
    constexpr int icon = 16 * px;
    constexpr int gap = 12 * px;
    constexpr int abreast = 3;
    constexpr int cell = (card_width - 32 * px - gap * (abreast - 1)) / abreast;
    int tallest = 0;
    std::size_t missing = 0;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const int column = static_cast<int>(i % abreast);
        if (column == 0) {
            y += tallest == 0 ? 0 : tallest + 8 * px;
            tallest = 0;
            if (y_ + y > page_limit) {
                missing = bands.size() - i;
                break;
            }
        }
        const picture_band& b = *bands[i];
        const auto counts = b.counts();
        svg_flow flow(cell);
        const std::string name = shorten(b.name.empty() ? in("所在地不明", "place unknown") : b.name, normal, cell);
        const bool leads = i < part_.linked && !(part_.before_name.empty() && part_.after_name.empty());
        if (!leads) {
            flow.text(name, normal, "b");
        } else {
            svg_box link;
            link.w = text_width(name, normal);
            link.h = normal;
            link.leads_to = std::string(part_.before_name) + file_of(b) + std::string(part_.after_name);
            link.texts.push_back({0, 0, normal, "b", name});
            flow.box(std::move(link));
        }
        for (std::size_t m = 0; m < static_cast<std::size_t>(picture_mark::functions); ++m) {
            if (counts[m] == 0) continue;
            svg_box one;
            const std::string n = std::to_string(counts[m]);
            one.w = icon + 4 * px + text_width(n, small);
            one.h = icon;
            one.title = in(onezone::name_of(static_cast<picture_mark>(m)));
            one.marks.push_back({0, 0, icon, static_cast<picture_mark>(m)});
            one.texts.push_back({icon + 4 * px, 2 * px, small, "", n});
            flow.space(8 * px);
            flow.box(std::move(one));
        }
        tallest = std::max(tallest, flow.place(card, 16 * px + column * (cell + gap), y));
    }
    y += tallest + 8 * px;
    if (missing != 0) {
        svg_flow more(card_width - 32 * px);
        more.text(in(fill(say("另有 {0} 个区划未列。", "{0} further divisions are not listed."),
                      {verbatim(std::to_string(missing))})),
            small, "r");
        y += more.place(card, 16 * px, y) + 8 * px;
    }
    card.h = y + 4 * px;
    add(std::move(card), 10 * px);
}

// What was not restructured: a cell for each division, three abreast.
void painter::folded() {
    if (part_.only != nullptr) return;
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
    std::size_t unlisted = told_.unlisted;
    for (std::size_t i = 0; i < told_.folded.size(); i += abreast) {
        if (y_ + y > page_limit) {
            unlisted += told_.folded.size() - i;
            break;
        }
        int tallest = 0;
        for (std::size_t k = i; k < i + abreast && k < told_.folded.size(); ++k) {
            const picture_band& b = told_.folded[k];
            const std::string name = b.name.empty() ? in("所在地不明", "place unknown") : b.name;
            const int x = 16 * px + static_cast<int>(k - i) * (cell + gap);
            svg_flow flow(cell);
            flow.text(name, normal, "b");
            flow.space(8 * px);
            constexpr std::size_t shown = 20;
            for (std::size_t n = 0; n < b.quiet.size() && n < shown; ++n) {
                flow.box(chip(b.quiet[n], cell));
                flow.space(6 * px);
            }
            if (b.quiet.size() > shown)
                flow.text(
                    in(fill(say("等 {0} 个", "and others, {0} in all"), {verbatim(std::to_string(b.quiet.size()))})),
                    small, "m");
            tallest = std::max(tallest, flow.place(card, x, y));
        }
        y += tallest + 8 * px;
    }
    if (!told_.bare.empty()) {
        y += 2 * px;
        const std::string names = std::accumulate(std::next(told_.bare.begin()), told_.bare.end(), told_.bare.front(),
            [&](std::string all, const std::string& name) { return std::move(all) + in("、", ", ") + name; });
        paragraph(in("没有开发区记录：", "No zone on record: ") + names, small, "m");
    }
    if (unlisted != 0)
        paragraph(in(fill(say("另有 {0} 个区划未列。", "{0} further divisions are not listed."),
                      {verbatim(std::to_string(unlisted))})),
            small, "m");
    card.h = y + 4 * px;
    add(std::move(card), 10 * px);
}

// What occurs on the page, with the marks of the bands before those of the cards.
void painter::see(const svg_box& b, std::set<std::string>& css, std::set<picture_mark>& marks) const {
    if (!b.css.empty()) css.insert(b.css.starts_with("tag ") ? b.css.substr(4) : b.css);
    for (const svg_mark& m : b.marks) marks.insert(m.what);
    for (const svg_box& inner : b.boxes) see(inner, css, marks);
}

void painter::legend() {
    svg_box box;
    box.w = card_width;
    svg_flow flow(card_width);
    const language other = options_.in == language::zh ? language::en : language::zh;
    flow.text(in("图例", "Legend") + " " + (options_.in == language::zh ? "Legend" : "图例"), normal, "b");
    flow.space(16 * px);
    bool any = false;
    const auto entry = [&](svg_box sample, const text& words) {
        any = true;
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
    std::set<std::string> css;
    std::set<picture_mark> marks;
    see(page_, css, marks);
    for (const picture_mark m : marks) {
        svg_box sample;
        sample.w = sample.h = 18 * px;
        sample.marks.push_back({0, 0, 18 * px, m});
        entry(std::move(sample), onezone::name_of(m));
    }
    // Two classes in one border: both have to occur together.
    const auto border = [&](const std::string& style, const text& words) {
        if (css.count(style) == 0) return;
        svg_box sample;
        sample.css = style;
        sample.w = 30 * px;
        sample.h = 16 * px;
        entry(std::move(sample), words);
    };
    border("zone", say("开发区", "zone"));
    border("park", say("园区", "park within a zone"));
    border("gone", say("不再有、尚无或不再设机构", "no more, not yet, or without an agency"));
    border("agency", say("管理机构", "its agency"));
    border("agency inferred", say("推断的机构", "inferred agency"));
    border("agency placeholder", say("占位机构：只知总数", "placeholder: known only from a total"));
    border("zone placeholder", say("占位的开发区", "placeholder of a zone"));
    border("chip inferred", say("机构为推断", "with an inferred agency"));
    border("chip placeholder", say("机构为占位", "with a placeholder"));
    border("guess", say("推断的级别", "inferred level or rank"));
    if (!any) return;
    box.h = flow.place(box, 0, 0);
    add(std::move(box), 0);
}

std::string painter::paint() {
    head();
    if (part_.only == nullptr) tiles();
    std::vector<const picture_band*> drawn;
    std::vector<const picture_band*> listed;
    if (part_.only != nullptr)
        drawn.push_back(part_.only);
    else
        for (const picture_band& b : told_.bands)
            (!part_.overview && told_.bands.size() <= bands_drawn ? drawn : listed).push_back(&b);
    if (!drawn.empty()) columns();
    for (const picture_band* b : drawn) {
        svg_box card = band(*b);
        if (b == drawn.front() || y_ + card.h < page_limit)
            add(std::move(card), 10 * px);
        else
            listed.push_back(b);
    }
    overview(listed, !drawn.empty());
    folded();
    y_ += 4 * px;
    legend();

    const text title = options_.title.empty() ? say("改革前后", "Before and after the reform") : options_.title;
    text said;
    if (told_.before.all() + told_.after.all() != 0)
        said = fill(say("开发区管理机构 {0} → {1}", "zone agencies {0} → {1}"),
            {verbatim(std::to_string(told_.before.all())), verbatim(std::to_string(told_.after.all()))});
    for (std::size_t i = 0; i < picture_marks; ++i)
        if (told_.counts[i] != 0)
            said += (said.empty() ? text{} : say("；", "; ")) + onezone::name_of(static_cast<picture_mark>(i))
                + verbatim(' ' + std::to_string(told_.counts[i]));
    return part_.embedded ? svg_element(page_, page_width, y_ + margin, in(title), in(said))
                          : svg_document(page_, page_width, y_ + margin, in(title), in(said));
}

} // namespace onezone::detail
