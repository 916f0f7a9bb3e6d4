// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_PROCEDURE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_PROCEDURE_HPP_INCLUDED

#include "procedure_parts.hpp"
#include "rules/phrase.hpp"
#include "support.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// What rules on the procedure of changes share: act after act, and who has to do what.

namespace onezone::packs {

[[nodiscard]] inline authority of_state(organ o) { return {o, {}, {}}; }
[[nodiscard]] inline authority government_of(unit_ref u) { return {organ::government, u.id(), {}}; }

/// Whether it is told which organ that is: of which division, or what another organ is called. One that is told in a way that contradicts itself,
/// e.g. as the government of a zone, is not.
[[nodiscard]] bool is_told_apart(const context& c, const authority& a);
/// Whether two are one organ; unknown, for want of nothing that is noted, where it is not told which organ `a` is, and it may be.
[[nodiscard]] truth is_same(const context& c, const authority& a, const authority& b);
/// Whether what `a` approves need not be approved by `needed` any more: it is the same organ, or one above it. Unknown as above; nobody's
/// approval is that of none.
[[nodiscard]] truth suffices(const context& c, const authority& a, const authority& needed);

/// Whether the organ, or one of the organs, told of a part of the procedure is such a one: `fits` may answer that it is not told which it is.
template <auto Member, class Fits>
[[nodiscard]] truth told_of(const context& c, const enacted* act, Fits fits) {
    const auto is = c.ask_how<Member>(act);
    if (!is.known()) return truth::unknown(is.marks());
    truth any = truth::no();
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*is)>, authority>)
        any = fits(*is);
    else
        for (const authority& a : *is) any = any || fits(a);
    return any.is_unknown() ? c.lacking_how<Member>() : any.resting_on(is.marks());
}
template <auto Member, class Fits>
[[nodiscard]] truth told_of(const context& c, const happening& h, Fits fits) {
    return told_of<Member>(c, h.by, fits);
}
/// … one of these.
template <auto Member>
[[nodiscard]] truth told_any(const context& c, const happening& h, const std::vector<authority>& these) {
    return told_of<Member>(c, h, [&](const authority& a) {
        truth any = truth::no();
        for (const authority& one : these) any = any || is_same(c, a, one);
        return any;
    });
}
/// Whether all of these are among those told of that part.
template <auto Member>
[[nodiscard]] truth told_all(const context& c, const happening& h, const std::vector<authority>& these) {
    truth all = truth::yes();
    for (const authority& one : these) all = all && told_any<Member>(c, h, {one});
    return all;
}

/// Whether that act was approved by one of these, or by an organ above one of them.
[[nodiscard]] truth approved_by_any(const context& c, const happening& h, const std::vector<authority>& these);
/// … by whom the table asks for.
[[nodiscard]] truth approved_as_asked(const context& c, const happening& h);
/// Whether the plan was put forward, or examined, by whom the table asks for.
[[nodiscard]] truth proposed_as_asked(const context& c, const happening& h);
[[nodiscard]] truth reviewed_as_asked(const context& c, const happening& h);
/// … by a government of which nobody states which it is, for the reason `why`: nobody's approval is that of none, and the State Council
/// stands above all; any other approval leaves it open.
[[nodiscard]] truth approved_by_whoever(const context& c, const happening& h, truth::marks_type why);

/// Whether all, or one, of those who put the plan forward is such a one; who merely passed it on (呈报) is none of them.
[[nodiscard]] truth proposed_by_all(
    const context& c, const happening& h, const std::function<truth(const authority&)>& fits);
[[nodiscard]] truth proposed_by_any(
    const context& c, const enacted* act, const std::function<truth(const authority&)>& fits);
/// Whether it was put on record with one of those for whom the table asks.
[[nodiscard]] truth filed_as_asked(const context& c, const happening& h);

/// A demand of a clause. Whose part it is, and in what order the parts follow each other, is known of each condition (procedure.cpp): that is
/// judged, asked and told of every demand alike.
struct demanded {
    condition what;
    truth met;
    text wrong{};                            ///< what is wrong where it is not met; empty: as is known of the condition
    text open{};                             ///< what is in question where that is unknown; empty: likewise
    std::optional<meant> whose{};            ///< whose part it is, where that is not whom the table names …
    text described{};                        ///< … in words, where they cannot be named
    term_start after = term_start::approval; ///< of what comes after the act: after what
};
/// `12个月`. Allocates.
[[nodiscard]] text in_months(int months);
/// A day from which a clause counts, or on which something was done.
struct counted_day {
    asked<date> on;
    field name;
};
template <auto Day>
[[nodiscard]] counted_day day_told(const context& c, const happening& h) {
    return {c.ask_how<Day>(h), field_of<Day>};
}
/// That something was done in time: `met`, counted from one day to another. What is wrong names both, and the term; that the second comes before
/// the first is no answer.
[[nodiscard]] demanded done_in_time(
    const context& c, truth met, const counted_day& from, const counted_day& done, const text& term);
/// … within a term that was over when it had not been done.
[[nodiscard]] demanded not_done_in_time(const context& c, const counted_day& from, const text& term);
/// That this part of the procedure came so many days after another day at most. What is told of a day to come is late once they are over.
template <auto Day>
[[nodiscard]] demanded done_within_days(const context& c, const happening& h, const counted_day& from, int days) {
    const text term = fill(say("{0}日", "{0} days"), {verbatim(std::to_string(days))});
    const date last = from.on.known() ? *from.on + boost::gregorian::days(days) : c.on();
    if (c.is_yet_to_come<Day>(h.by) && c.on() > last) return not_done_in_time(c, from, term);
    const counted_day done = day_told<Day>(c, h);
    const truth::marks_type marks = from.on.marks() | done.on.marks();
    const truth met = from.on.known() && done.on.known() ? truth(*done.on <= last, marks) : truth::unknown(marks);
    return done_in_time(c, met, from, done, term);
}

/// Says of a demand what its days tell: that what had to come first came later.
void put_in_order(const context& c, const happening& h, demanded& d);
/// What is wrong with a demand that is not met, and what is in question where that is unknown: who should have done it, and who did.
[[nodiscard]] text wrong_with(const context& c, const happening& h, const demanded& d);
[[nodiscard]] text open_of(const context& c, const happening& h, const demanded& d);

/// One of several things that happened to the subject, as findings call it: 第2次变动（更名，2012年1月1日）; 0, the only one of which the clause
/// speaks: 更名（2012年1月1日）.
[[nodiscard]] text name_of_change(std::size_t nth, const enacted* by);

/// Judges act by act what was done to the subject: `concerns(happening)` tells whether the clause speaks of it, `asks(happening)`
/// what it demands then, the same keys each time. Returns whether the clause speaks of any of it. Findings say who should have done what, and who
/// did; where the clause speaks of several acts, which of them.
template <class Concerns, class Asks>
bool judge_acts(context& c, Concerns concerns, Asks asks) {
    struct part_told {
        std::size_t nth;
        const happening* in;
        condition what;
        text is;
    };
    truth scope = truth::no();
    std::vector<demanded> all;
    std::vector<part_told> broken;
    std::vector<part_told> open;
    const auto happened = c.happenings();
    const auto is_spoken_of = [&](const happening& h) { return concerns(h) && c.binds(h); };
    const bool several = happened.size() > 1
        && std::count_if(happened.begin(), happened.end(), [&](const happening& h) { return !is_spoken_of(h).is_no(); })
            > 1;
    std::size_t spoken_of = 0;
    for (const happening& h : happened) {
        const truth is = is_spoken_of(h);
        if (is.is_no()) continue;
        ++spoken_of;
        c.at_change(several ? spoken_of : 0);
        scope = scope || is;
        if (c.names_parts()) name_parts(c, h, is);
        std::vector<demanded> these = asks(h);
        for (std::size_t i = 0; i < these.size(); ++i) {
            demanded& d = these[i];
            put_in_order(c, h, d);
            if (i == all.size()) all.push_back({d.what, truth::yes()});
            all[i].met = all[i].met && (!is || d.met);
            if (!c.detailed()) continue;
            if (is.is_yes() && d.met.is_no()) broken.push_back({spoken_of, &h, d.what, wrong_with(c, h, d)});
            if ((!is || d.met).is_unknown()) open.push_back({spoken_of, &h, d.what, open_of(c, h, d)});
        }
    }
    c.at_change(0);
    if (!c.when(conditions::acts_concerned, scope)) return false;
    for (const demanded& d : all) c.require(d.what, d.met);
    // Demands that read alike are one.
    const auto written = [&](const std::vector<part_told>& parts) {
        text told;
        std::size_t last = 0;
        for (auto d = parts.begin(); d != parts.end(); ++d) {
            if (std::any_of(parts.begin(), d, [&](const part_told& o) { return o.nth == d->nth && o.is == d->is; }))
                continue;
            if (!told.empty()) told += say("；", "; ");
            if (happened.size() > 1 && d->nth != last)
                told += fill(say("{0}：", "{0}: "), {name_of_change(several ? d->nth : 0, d->in->by)});
            last = d->nth;
            told += d->is;
        }
        return told;
    };
    c.ask_openly([&] { return written(open); });
    c.tell([&] { return written(broken); });
    return true;
}

} // namespace onezone::packs

#endif
