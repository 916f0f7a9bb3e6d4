// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"

#include "ground/lasting.hpp"
#include "rules/phrase.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <compare>
#include <string>

namespace onezone::packs {

text written(const indicator& figure) {
    return figure.value.known() ? onezone::written(*figure.value.value, figure.exactness, figure.measure)
                                : say("未载明", "not known");
}

//=== figures ===//

namespace {

bool differ(const indicator& a, const indicator& b) {
    const auto o = compare(*a.value.value, a.measure, *b.value.value, b.measure);
    return a.exactness != b.exactness || !o || *o != std::strong_ordering::equal;
}

} // namespace

told_figure::told_figure(const window& w, unit_id unit, std::string_view name, const period& days, const field& as)
    : w_(w),
      of_(subject::of(w.unit(unit))),
      as_(as) {
    for (const indicator& i : w.indicators_of(unit)) {
        if (i.name != name || !i.on || !days.contains(*i.on)) continue;
        if (is_ && *i.on < *is_->on) continue;
        const bool as_late = is_ && *i.on == *is_->on;
        if (as_late && i.value.known() && is_->value.known()) {
            contradicted_ = contradicted_ || differ(*is_, i);
            continue;
        }
        if (as_late && !i.value.known()) continue;
        is_ = &i;
        contradicted_ = false;
    }
}

truth told_figure::lacking() const {
    static const detail::lasting nothing{fact<std::string>()};
    return contradicted_ ? truth::unknown(w_.answer(of_, *nothing, {detail::which_figure, as_.zh, as_.en}).marks())
                         : w_.lacking(of_, as_);
}
truth told_figure::at_least(decimal limit, std::string_view measure) const {
    return is_ && !contradicted_ ? compared_figure(w_, *is_, as_).at_least(limit, measure) : lacking();
}
truth told_figure::above(decimal limit, std::string_view measure) const {
    return is_ && !contradicted_ ? compared_figure(w_, *is_, as_).above(limit, measure) : lacking();
}

namespace {

// The first day of a year, as far as there are days.
date first_of(std::int64_t year) {
    return date(static_cast<unsigned short>(std::clamp<std::int64_t>(year, 1400, 9999)), 1, 1);
}

std::optional<date> day_after(const date& d) {
    if (d == date(9999, 12, 31)) return std::nullopt;
    return d + boost::gregorian::days(1);
}

} // namespace

period lately(const date& on, std::int64_t years) {
    return {first_of(on.year() - std::min<std::int64_t>(years, 9999)), day_after(on)};
}
parameter figure_years_param() {
    return number_param("figure_years", 1,
        say("以多久以内的指标数字为准，来源未说明；按判定之日所在年份及此前一年理解",
            "how far back figures tell how things stand the source does not say; read as of the year judged and the one before"),
        grade::inferred);
}
period lately(context& c) { return lately(c.on(), c.param<std::int64_t>("figure_years")); }

truth falls_short(context& c, const zone& z, std::string_view indicator_name, const field& as,
    std::string_view threshold, const period& days, bool above) {
    const asked<decimal> limit = c.ask_param<decimal>(threshold);
    const told_figure told(c, z.unit, indicator_name, days, as);
    if (!told.is()) {
        // A figure alone tells nothing where nobody has said what is too low.
        const truth figure = told.lacking();
        return limit.known() ? figure : truth::unknown(limit.marks() | figure.marks());
    }
    if (!limit.known()) return truth::unknown(limit.marks() | c.answer(subject::of(z), told.is()->value, as).marks());
    const std::string_view measure = c.measure_of(threshold);
    return (above ? told.above(*limit, measure) : told.below(*limit, measure)).resting_on(limit.marks());
}

period rectification::since_the_end(const context& c) const {
    // What it did before its term ended tells nothing of whether putting right has failed, nor does how it fares years later.
    period days{ended, day_after(c.on())};
    const date later = first_of(std::int64_t{ended->year()} + 2);
    for (const std::optional<date>& end : {std::optional<date>(later), ordered_anew})
        if (end && (!days.until || *end < *days.until)) days.until = end;
    return days;
}

rectification rectification_of(const context& c, const zone& z, const std::vector<std::string>& orders) {
    rectification r;
    for (const designation& d : z.designations) {
        if (std::find(orders.begin(), orders.end(), d.name) == orders.end()) continue;
        if (d.valid.until && *d.valid.until <= c.on()) {
            r.run_out = true;
            if (!r.ended || *r.ended < *d.valid.until) r.ended = d.valid.until;
        }
        if (!c.running(d.valid)) continue;
        r.under_way = true;
        if (d.valid.from && (!r.ordered_anew || *d.valid.from < *r.ordered_anew)) r.ordered_anew = d.valid.from;
    }
    return r;
}

truth has_team(const context& c, const zone& z, const std::vector<std::string>& orders) {
    static constexpr field team{
        "task_force", "督导整改专班", "task force", "是否组建督导整改专班", "whether a task force was set up"};
    truth has = truth::no();
    for (const designation& d : z.designations) {
        if (std::find(orders.begin(), orders.end(), d.name) == orders.end() || !c.running(d.valid)) continue;
        has = has || c.answer(c.about(), d.team, team).is([&](body_id b) { return c.exists(*c.find(b)); });
    }
    // What is not recorded, it may be ordered all the same.
    return of_some(c, has, !z.designations.empty(), knows_all_of(c, z.unit), c.about(), team);
}

} // namespace onezone::packs
