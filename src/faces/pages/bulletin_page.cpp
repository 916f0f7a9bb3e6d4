// SPDX-License-Identifier: Apache-2.0
#include "bulletin_writer.hpp"
#include "ground/measure_words.hpp"

#include <onezone/ground/date.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace onezone::detail {

namespace {

constexpr std::size_t lines_of_page_one = 45;
constexpr std::size_t names_on_page_one = 5;

// So many lines for each of several lists, in turn, until all are told or the room is used up.
template <std::size_t N>
[[nodiscard]] std::array<std::size_t, N> shared(const std::array<std::size_t, N>& wanted, std::size_t room) {
    std::array<std::size_t, N> given{};
    for (bool more = true; more && room > 0;) {
        more = false;
        for (std::size_t i = 0; i < N && room > 0; ++i)
            if (given[i] < wanted[i]) {
                ++given[i];
                --room;
                more = true;
            }
    }
    return given;
}

} // namespace

namespace {

// The titles of many packs are joined by ` + `: the first of them.
[[nodiscard]] text short_title(const text& title) {
    const auto cut_half = [](const std::string& whole, std::string_view others) {
        std::size_t at = 0, packs = 1;
        std::size_t end = std::string::npos;
        for (; (at = whole.find(" + ", at)) != std::string::npos; at += 3)
            if (++packs == 4) end = at;
        return packs <= 4
            ? whole
            : whole.substr(0, end) + fill({others, others}, {counted(static_cast<std::int64_t>(packs))}).zh;
    };
    return {cut_half(title.zh, "等{0}部"), cut_half(title.en, " and others, {0} in all")};
}

} // namespace

void page_writer::write_dates() {
    phrase told;
    const bulletin_dates& d = c_.dates;
    if (d.before && d.after)
        told += fill(say("{0}至{1}", "{0} to {1}"), {written_out(*d.before), written_out(*d.after)});
    if (d.rules)
        told += fill(say("；两端都按{0}的规则评判：{1}", "; both ends judged by the rules of {0}: {1}"),
            {written_out(*d.rules), short_title(c_.outcome.by)});
    text sources;
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < c_.sources.size() && i < most; ++i)
        list(sources, source_named(c_.sources[i].key), pause());
    if (c_.sources.size() > most)
        sources +=
            fill(say("等{0}种", " and others, {0} in all"), {counted(static_cast<std::int64_t>(c_.sources.size()))});
    if (!sources.empty()) told += say("；来源：", "; source: ") + link(sources, "sources");
    out_.paragraph(told);
    if (d.outside.empty()) return;
    const bulletin_names outside = cut(d.outside, names_on_page_one);
    out_.paragraph(fill(
        say("有步骤的日期不在这两个日期之间，两端的状态在所评判的日期并非如此：{0}。",
            "Steps are dated outside of these two days, on which the two ends were not what they are judged as: {0}."),
        {few_names(outside)}));
}

namespace {

// `其中35项转为无法判定，8项已符合`
[[nodiscard]] text told_became(const std::vector<bulletin_became>& all) {
    const auto how = [](const std::optional<verdict>& is) -> text {
        if (!is) return say("{0}项已不存在", "{0} are no more");
        switch (*is) {
        case verdict::violated: return say("{0}项仍不符合", "{0} are still violated");
        case verdict::satisfied: return say("{0}项已符合", "{0} are satisfied");
        case verdict::undecided: return say("{0}项转为无法判定", "{0} are now undecided");
        case verdict::exempted: return say("{0}项获准例外", "{0} are exempted");
        case verdict::not_in_force: return say("{0}项所依规则已不施行", "{0} are of rules not in force");
        case verdict::not_applicable: break;
        }
        return say("{0}项不再适用", "{0} no longer apply");
    };
    text told;
    for (const bulletin_became& b : all) list(told, fill(how(b.is), {counted(b.count)}), say("，", ", "));
    return told;
}

} // namespace

void page_writer::write_outcome() {
    const bulletin_outcome& o = c_.outcome;
    phrase line = strong(say("结论", "Outcome")) + say("：", ": ");
    if (o.before && o.after)
        line +=
            link(fill(say("改革前{0}，改革后{1}", "before: {0}; after: {1}"), {name_of(*o.before), name_of(*o.after)}),
                "clauses");
    for (const bulletin_count& n : o.counts) {
        if (n.before == 0 && n.after == 0) continue;
        const bulletin_course course =
            n.what == verdict::undecided ? bulletin_course::undecided : bulletin_course::exempted;
        const bool told = n.what != verdict::violated
            && std::any_of(
                c_.clauses.begin(), c_.clauses.end(), [&](const bulletin_clause& k) { return k.course == course; });
        line += fill(say("；{0}", "; {0} "), {name_of(n.what)});
        line += link(fill(say("{0}→{1}", "{0} → {1}"), {counted(n.before), counted(n.after)}),
            told ? std::string(key_of(course)) : "clauses");
        if (n.what == verdict::violated && !o.became.empty())
            line += fill(say("（其中{0}）", " (of these {0})"), {told_became(o.became)});
    }
    const bulletin_dates& d = c_.dates;
    if (o.before && d.before && d.rules && *d.before < *d.rules)
        line += say("；改革前为回看", "; that before is a look back");
    out_.paragraph(line);
}

void page_writer::write_cards(std::size_t told) {
    if (c_.cards.empty()) return;
    std::vector<column> columns{{say("项目", "item")}, {say("改革前", "before"), true}, {say("改革后", "after"), true},
        {say("增减或变动", "change or moved"), true}};
    if (links_) columns.push_back({say("步骤", "acts")});
    out_.table(std::move(columns));
    for (std::size_t i = 0; i < told; ++i) {
        const bulletin_card& k = c_.cards[i];
        std::vector<phrase> cells{k.label};
        if (k.before && k.after) {
            cells.push_back(plain_number(*k.before));
            cells.push_back(plain_number(*k.after));
            text change = signed_number(*k.after - *k.before);
            if (k.unknown != 0)
                change +=
                    fill(say("（另有{0}个改革前或改革后面积不明）", " (of {0} more it is unknown before or after)"),
                        {counted(k.unknown)});
            cells.push_back(k.acts.empty() ? phrase(change) : behind(change, k.acts)); // a part that is as it was
        } else {
            const decimal moved = k.moved.value_or(decimal());
            text amount = moved == decimal() ? text() : plain_number(moved);
            if (k.unknown != 0)
                amount += amount.empty()
                    ? fill(say("数量不明（{0}笔）", "unknown ({0} entries)"), {counted(k.unknown)})
                    : fill(say("，另有{0}笔数量不明", ", and {0} entries unknown"), {counted(k.unknown)});
            cells.insert(cells.end(), {phrase(), phrase(), behind(amount, k.acts)});
        }
        if (links_) cells.push_back(acts_of(k.acts, 6));
        out_.row(std::move(cells));
    }
    if (told < c_.cards.size()) {
        std::vector<phrase> cells{
            link(fill(say("另有{0}项", "{0} more"), {counted(static_cast<std::int64_t>(c_.cards.size() - told))}),
                "figures")};
        cells.resize(links_ ? 5 : 4);
        out_.row(std::move(cells));
    }
}

void page_writer::write_published(std::size_t told) {
    if (c_.published.empty()) return;
    std::vector<const bulletin_published*> differing;
    phrase agreeing;
    std::int64_t agree = 0;
    for (const bulletin_published& p : c_.published) {
        if (!comes_out(p)) {
            differing.push_back(&p);
            continue;
        }
        ++agree;
        if (agree > static_cast<std::int64_t>(2 * names_on_page_one)) continue;
        if (agree != 1) agreeing += say("，", ", ");
        agreeing += p.label + say(" ", " ");
        agreeing += behind(measured(plain_number(p.published), p.measure), p.acts);
    }
    const auto wrong = static_cast<std::int64_t>(std::count_if(differing.begin(), differing.end(),
        [](const bulletin_published* p) { return p->result == agreement_of_figures::differs; }));
    phrase line = strong(say("公布与计得", "Published and counted")) + say("：", ": ");
    if (differing.empty())
        line += fill(
            say("公布的{0}个数字与计得的全部吻合", "all {0} published figures agree with the count"), {counted(agree)});
    else
        line += fill(say("公布的数字有{0}个吻合，{1}个不符", "{0} of the published figures agree, {1} do not"),
            {counted(agree), counted(wrong)});
    if (const std::int64_t open = static_cast<std::int64_t>(differing.size()) - wrong; open != 0)
        line += fill(say("，{0}个因部分未知不能认定", ", {0} are open, for part of them is unknown"), {counted(open)});
    if (agree != 0) line += say("：", ": ") + agreeing;
    out_.paragraph(line);
    for (std::size_t i = 0; i < told; ++i) {
        const bulletin_published& p = *differing[i];
        phrase item = strong(name_of(p.result)) + say("：", ": ") + p.label;
        item += fill(
            say("，公布 {0}，计得 ", ", published {0}, counted "), {measured(plain_number(p.published), p.measure)});
        item += behind(counted_of(p), p.acts);
        item += fill(say("（{0}）", " ({0})"), {source_key(p.source)});
        out_.item(item);
    }
    further(told, differing.size(), say("另有{0}个不符或不能认定", "{0} more differ or are open"), "figures");
}

void page_writer::write_reported() {
    if (c_.reported.empty()) return;
    phrase line = strong(say("来源只报总数", "Only reported as totals")) + say("：", ": ");
    for (std::size_t i = 0; i < c_.reported.size() && i < names_on_page_one + 1; ++i) {
        const bulletin_reported& r = c_.reported[i];
        if (i != 0) line += say("，", ", ");
        const text hedge = r.exactness == hedge::exact ? text() : name_of(r.exactness) + say("", " ");
        line += r.label + say(" ", " ");
        line += behind(hedge + plain_number(r.value), r.acts);
    }
    out_.paragraph(line);
}

void page_writer::write_deed(const bulletin_deed& d) {
    phrase line = run{d.title, true, false, links_ && !d.acts.empty() ? act_place(d.acts.front()) : std::string()};
    line += d.count == 1 ? say(" 1个步骤", " (1 step)") : fill(say(" {0}个步骤", " ({0} steps)"), {counted(d.count)});
    if (d.names.all != 0) line += say("：", ": ") + few_names(d.names);
    if (links_ && d.acts.size() > 1) line += say("（", " (") + acts_of(d.acts, names_on_page_one) + say("）", ")");
    out_.item(line);
}

text page_writer::source_named(const std::string& key) const {
    for (const bulletin_source& s : c_.sources)
        if (s.key == key && !s.title.empty())
            return fill(say("{0}（{1}）", "{0} ({1})"), {verbatim(s.title), verbatim(key)});
    return source_key(key);
}

void page_writer::share_lines() {
    const auto differing = static_cast<std::size_t>(std::count_if(
        c_.published.begin(), c_.published.end(), [](const bulletin_published& p) { return !comes_out(p); }));
    // The lines that are always there, blank ones among them.
    const std::size_t fixed = 4 + (c_.dates.outside.empty() ? 0U : 2U) + (c_.cards.empty() ? 0U : 3U)
        + (c_.published.empty() ? 0U : 2U) + (differing == 0 ? 0U : 1U) + (c_.reported.empty() ? 0U : 2U) + 3 * 2
        + (c_.duties.empty() ? 0U : 2U);
    const std::size_t all_facts = std::max(c_.facts.size(), static_cast<std::size_t>(c_.all_facts));
    const std::size_t left_out = static_cast<std::size_t>(
        std::max<std::int64_t>(c_.all_duties - static_cast<std::int64_t>(c_.duties.size()), 0));
    const std::array<std::size_t, 6> all{
        c_.cards.size(), differing, c_.done.size(), violated().size(), all_facts, open_duties().size() + left_out};
    // No more of each than a reader takes in; where there are none of the later ones, a line says so.
    constexpr std::array<std::size_t, 6> most{20, 5, 12, 8, 5, 4};
    std::array<std::size_t, 6> wanted{};
    for (std::size_t i = 0; i < all.size(); ++i)
        wanted[i] = std::min(std::max<std::size_t>(all[i], i < 2 || (i == 5 && c_.duties.empty()) ? 0 : 1), most[i]);
    const std::array<std::size_t, 6> given = shared(wanted, has_.lines - std::min(has_.lines, fixed));
    // The last line of a list that is cut is for the number of the others.
    for (std::size_t i = 0; i < all.size(); ++i)
        told_[i] = given[i] >= all[i] ? all[i] : given[i] == 0 ? 0 : given[i] - 1;
    told_[4] = std::min(told_[4], c_.facts.size());
    told_[5] = std::min(told_[5], open_duties().size());
}

void page_writer::write_page_one() {
    heading(1, c_.title);
    write_dates();
    write_outcome();
    write_cards(told_[0]);
    write_published(told_[1]);
    write_reported();

    heading(2, say("做了什么", "What was done"));
    for (std::size_t i = 0; i < told_[2]; ++i) write_deed(c_.done[i]);
    further(told_[2], c_.done.size(), say("另有{0}类", "{0} more kinds of acts"), "acts");
    if (c_.done.empty()) out_.paragraph(say("没有任何步骤。", "Nothing."));

    heading(2, say("不符合什么", "What is violated"));
    const std::vector<const bulletin_clause*> broken = violated();
    for (std::size_t i = 0; i < told_[3]; ++i) {
        const bulletin_clause& k = *broken[i];
        phrase line = link(k.title, k.clause.empty() ? std::string("unchanged") : clause_place(k));
        line += fill(
            say("（{0}，{1}项）：{2}", " ({0}, {1}): {2}"), {name_of(k.course), counted(k.count), few_names(k.whom)});
        out_.item(line);
    }
    further(told_[3], broken.size(), say("另有{0}条", "{0} more clauses"), "clauses");
    if (broken.empty()) {
        const bool judged = c_.outcome.after && *c_.outcome.after != outcome::nothing_judged;
        out_.paragraph(judged ? say("没有判为不符合的事项。", "Nothing is found violated.")
                              : say("没有评判任何事项。", "Nothing was judged."));
    }

    heading(2, say("先要查明什么", "What to find out first"));
    for (std::size_t i = 0; i < told_[4]; ++i) {
        const bulletin_fact& f = c_.facts[i];
        phrase line = link(f.fact, "find-out");
        if (f.whose.all != 0) line += say("：", ": ") + few_names(f.whose);
        line += fill(say("（事关合规 {0} 项，共 {1} 项待判）", " ({0} of {1} findings that wait bear on conformance)"),
            {counted(f.breaking), counted(f.waiting)});
        out_.item(line);
    }
    further(told_[4], std::max(c_.facts.size(), static_cast<std::size_t>(c_.all_facts)),
        say("另有{0}类", "{0} more kinds of facts"), "find-out");
    if (c_.facts.empty())
        out_.paragraph(say("没有因缺少事实而无法判定的事项。", "Nothing is undecided for want of a fact."));

    if (c_.duties.empty()) return;
    heading(2, say("后续要办什么", "What is left to do"));
    const std::vector<const bulletin_duty*> open = open_duties();
    for (std::size_t i = 0; i < told_[5]; ++i) {
        const bulletin_duty& d = *open[i];
        phrase line = link(d.says, "duties");
        text marks = d.interpreted ? say("理解", "an interpretation") : text();
        if (!d.due && d.standing != duty_standing::done)
            list(marks, say("期限未定", "no last day is known"), say("；", "; "));
        if (!marks.empty()) line += fill(say("（{0}）", " ({0})"), {marks});
        out_.item(line + say("：", ": ") + few_names(d.whom));
    }
    further(told_[5],
        open.size() + static_cast<std::size_t>(c_.all_duties - static_cast<std::int64_t>(c_.duties.size())),
        say("另有{0}类", "{0} more kinds of duties"), "duties");
    if (open.empty() && c_.all_duties <= static_cast<std::int64_t>(c_.duties.size()))
        out_.paragraph(link(say("后续事项均已办理。", "All that follows is done."), "duties"));
}

page_writer::room page_writer::fitting(const bulletin_content& c) {
    // A4 less its margins has 7510 of what is estimated; a browser prints less: what was estimated at 8,700 took more than a page, at 8,500 one.
    constexpr std::size_t height_of_a4 = 8500;
    room has{lines_of_page_one, static_cast<std::size_t>(-1)};
    for (; has.lines >= lines_of_page_one * 2 / 3; --has.lines)
        for (const std::size_t names : {static_cast<std::size_t>(-1), std::size_t(150), std::size_t(110),
                 std::size_t(80), std::size_t(60), std::size_t(40)}) {
            has.names = names;
            page_writer tried(c, bulletin_style(), has);
            tried.write_page_one();
            if (height_on_paper(tried.out_) <= height_of_a4) return has;
        }
    return has;
}

text page_writer::few_names(const bulletin_names& names) const {
    return first_names(names, names_on_page_one, has_.names);
}

namespace {

// As much of the end of a path as has room; its last name at least.
[[nodiscard]] std::string end_of_path(const std::string& path, std::size_t wide) {
    if (width_of(path) <= wide) return path;
    std::size_t at = 0;
    while (at != std::string::npos) {
        const std::size_t next = path.find('/', at);
        if (next == std::string::npos || width_of(std::string_view(path).substr(at)) + 2 <= wide) break;
        at = next + 1;
    }
    return at == 0 ? path : "…/" + path.substr(at);
}

} // namespace

text first_names(const bulletin_names& names, std::size_t most, std::size_t wide) {
    text all;
    std::size_t told = 0;
    for (const std::string& whole : names.first) {
        if (told == most) break;
        const std::string name = end_of_path(whole, wide);
        if (told != 0 && width_of(all.zh) + 2 + width_of(name) > wide) break;
        ++told;
        list(all, verbatim(name), pause());
    }
    if (told == static_cast<std::size_t>(names.all)) return all;
    return all += told == 0 ? fill(say("{0}个", "{0}"), {counted(names.all)})
                            : fill(say("等{0}个", " and others, {0} in all"), {counted(names.all)});
}

document page_of(const bulletin_content& content, const bulletin_style& style) {
    page_writer writer(content, style);
    if (style.part != bulletin_part::annex) writer.write_page_one();
    if (style.part != bulletin_part::page_one) writer.write_annex();
    return std::move(writer).take();
}

} // namespace onezone::detail
