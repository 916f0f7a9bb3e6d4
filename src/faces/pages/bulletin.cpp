// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "faces/json/values.hpp"
#include "ground/watch.hpp"
#include "html.hpp"
#include "rules/judging/judge_all.hpp"

#include <onezone/faces/pages/bulletin.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

std::span<const word> words(page_format) noexcept {
    static constexpr std::array<word, 3> all{{
        {0, "markdown", "Markdown", "Markdown"},
        {1, "html", "HTML", "HTML"},
        {2, "plain", "纯文本", "plain text"},
    }};
    return all;
}

std::span<const word> words(bulletin_part) noexcept {
    static constexpr std::array<word, 3> all{{
        {0, "whole", "全文", "whole"},
        {1, "page_one", "首页", "page one"},
        {2, "annex", "附件", "annex"},
    }};
    return all;
}

namespace detail {

namespace {

void tell_head(bulletin_content& to, const trial& t) {
    to.title = t.plan().title;
    to.remarks = t.plan().remarks;
    const auto day = [](const date& d) { return is_calendar_date(d) ? std::optional(d) : std::nullopt; };
    to.dates = {day(t.dates().before), day(t.dates().after), day(t.dates().rules), t.outside()};
}

void tell_outcome(bulletin_content& to, const trial& t) {
    to.outcome.before = t.report_before().outcome();
    to.outcome.after = t.report_after().outcome();
    to.outcome.by = t.report_after().by().title();
    for (const verdict v : {verdict::violated, verdict::exempted, verdict::undecided})
        to.outcome.counts.push_back({v, static_cast<std::int64_t>(t.report_before().count(v)),
            static_cast<std::int64_t>(t.report_after().count(v))});
}

void tell_published(bulletin_content& to, const trial& t, const acts_behind& behind) {
    for (const comparison& c : t.comparisons()) {
        to.published.push_back(
            {c.published.what, c.counted.label, c.published.value, c.counted.value, c.counted.measure, c.counted.known,
                c.outcome(), c.published.from.source(), acts_behind_published(behind, c.published.what)});
    }
    for (const reported_total& r : t.ledger().reported()) {
        const std::string beginning = r.cls ? std::string(key_of(*r.cls)) + "." : r.what;
        to.reported.push_back({r.what, r.label, r.exactness, r.value, r.from.source(), behind.of_figures(beginning)});
    }
}

void tell_lineage(bulletin_content& to, const trial& t, const bulletin_options& o) {
    const hierarchy* before = &t.before();
    std::set<std::tuple<unit_id, body_id, unit_id, body_id, std::string, std::string, std::string, bool, bool>>
        told; // acts that say the same of two parties are one line
    for (const trial_step& s : t.steps()) {
        const auto called = [&](const party& who) {
            for (const hierarchy* h : {before, &s.done.after}) {
                if (const unit_ref u = h->find(who.unit)) return verbatim(u.name());
                if (const body* const b = h->find(who.body)) return verbatim(b->name);
            }
            return who.stated.empty()
                ? say("未载明", "not stated")
                : fill(say("{0}（来源只载其称，未指明）", "{0} (stated, not identified)"), {verbatim(who.stated)});
        };
        for (const succession& line : s.done.lineage) {
            std::vector<std::string> units;
            for (const unit_id u : line.units)
                for (const hierarchy* h : {before, &s.done.after})
                    if (const unit_ref there = h->find(u)) {
                        units.emplace_back(there.name());
                        break;
                    }
            text what = verbatim(line.stated);
            const bulletin_names some = cut_in_order(std::move(units), o.names);
            for (const std::string& name : some.first) list(what, verbatim(name), pause());
            if (some.first.size() < static_cast<std::size_t>(some.all))
                what += fill(say("等{0}个", " and others, {0} in all"), {counted(some.all)});
            bulletin_succession row{called(line.from), called(line.heir), std::move(what), line.whole, line.inferred};
            if (!told.emplace(line.from.unit, line.from.body, line.heir.unit, line.heir.body, row.from.zh, row.heir.zh,
                         row.what.zh, row.whole, row.inferred)
                     .second)
                continue;
            if (++to.all_lineage <= static_cast<std::int64_t>(o.lines)) to.lineage.push_back(std::move(row));
        }
        before = &s.done.after;
    }
}

void tell_sources(bulletin_content& to, const trial& t, const bulletin_options& o) {
    const auto count = [&](const provenance& from) {
        auto at = std::find_if(
            to.sources.begin(), to.sources.end(), [&](const bulletin_source& s) { return s.key == from.source(); });
        if (at == to.sources.end()) {
            bulletin_source s;
            s.key = from.source();
            // `S1 §3` is of S1.
            const std::string_view document = std::string_view(s.key).substr(0, s.key.find(' '));
            for (const cited_source& cited : o.sources)
                if (cited.key == document) s.title = cited.title;
            to.sources.push_back(std::move(s));
            at = std::prev(to.sources.end());
        }
        ++(from.how() == grade::stated ? at->stated : from.how() == grade::inferred ? at->inferred : at->placeholder);
    };
    for (const trial_step& s : t.steps()) count(t.planned(s).basis);
    for (const expected_figure& f : t.plan().published) count(f.from);
    for (const reported_total& r : t.plan().reported) count(r.from);
}

} // namespace

} // namespace detail

namespace {

bulletin_content told_of(const trial& t, const bulletin_options& options, detail::watch& asking) {
    if (asking.asked()) // they are written when they are needed otherwise, and not all are
        for (const report* const r : {&t.report_before(), &t.report_after()}) detail::tell_all(*r, asking);
    bulletin_content content;
    detail::tell_head(content, t);
    detail::told_acts told;
    const std::array<std::function<void()>, 11> parts{{
        [&] { told = detail::tell_acts(t, options); },
        [&] { content.cards = detail::tell_cards(t, told); },
        [&] { detail::tell_published(content, t, told.behind); },
        [&] { detail::tell_outcome(content, t); },
        [&] {
            content.done = std::move(told.deeds);
            content.acts = std::move(told.acts);
            detail::tell_ledger(content, t, options);
        },
        [&] { detail::tell_findings(content, t, options, told.behind); },
        [&] { detail::tell_duties(content, t, options, told); },
        [&] { detail::tell_places(content.before, content.before_all, t.before(), nullptr, told.behind, options); },
        [&] { detail::tell_places(content.after, content.after_all, t.after(), &t.before(), told.behind, options); },
        [&] { detail::tell_lineage(content, t, options); },
        [&] { detail::tell_sources(content, t, options); },
    }};
    asking.begin(work_stage::telling, parts.size());
    for (const std::function<void()>& part : parts) {
        part();
        asking.step_and_tell();
    }
    return content;
}

} // namespace

result<bulletin_content> bulletin_of(const trial& t, const bulletin_options& options, const progress_callback& ask) {
    return detail::watched<result<bulletin_content>>(
        ask, [&](detail::watch& asking) { return told_of(t, options, asking); });
}

bulletin_content bulletin_of(const trial& t, const bulletin_options& options) {
    return bulletin_of(t, options, progress_callback()).value();
}

std::string bulletin(const bulletin_content& content, const bulletin_style& style) {
    const detail::document page = detail::page_of(content, style);
    switch (style.format) {
    case page_format::html: return detail::as_html(page, content.title, style.in);
    case page_format::plain: return detail::as_plain_text(page, style.in);
    case page_format::markdown: break;
    }
    return detail::as_markdown(page, style.in);
}

std::string bulletin(const trial& t, language which) {
    bulletin_style style;
    style.in = which;
    return bulletin(bulletin_of(t), style);
}

std::string write_bulletin(const bulletin_content& content) {
    detail::json_printer out;
    const detail::no_names names;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("bulletin"));
    out.key("version").value(std::int64_t{1});
    detail::value_printer(out, names).print_fields(content);
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
