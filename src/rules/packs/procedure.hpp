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
#include <type_traits>
#include <utility>
#include <vector>

// What rules on the procedure of changes share: act after act, and who has to do what.

namespace onezone::packs {

[[nodiscard]] inline authority of_state(organ o) { return {o, {}, {}}; }
[[nodiscard]] inline authority government_of(unit_ref u) { return {organ::government, u.id(), {}}; }

/// Whether what `a` approves need not be approved by `needed` any more: it is the same organ, or one above it.
[[nodiscard]] bool suffices(const context& c, const authority& a, const authority& needed);

/// Whether that act was approved by one of these, or by an organ above one of them.
[[nodiscard]] inline truth approved_by_any(const context& c, const happening& h, const std::vector<authority>& these) {
    return c.ask_how<&procedure::approved_by>(h).is([&](const authority& a) {
        return std::any_of(these.begin(), these.end(), [&](const authority& one) { return suffices(c, a, one); });
    });
}
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
    const context& c, const happening& h, const std::function<bool(const authority&)>& fits);
[[nodiscard]] truth proposed_by_any(
    const context& c, const enacted* act, const std::function<bool(const authority&)>& fits);
/// Whether that one is among those who did something.
[[nodiscard]] inline truth includes(const asked<std::vector<authority>>& all, const authority& one) {
    return all.is([&](const std::vector<authority>& a) { return std::find(a.begin(), a.end(), one) != a.end(); });
}
/// … or one of these is.
[[nodiscard]] inline truth includes_any(const asked<std::vector<authority>>& all, const std::vector<authority>& these) {
    return all.is([&](const std::vector<authority>& a) {
        return std::any_of(a.begin(), a.end(),
            [&](const authority& one) { return std::find(these.begin(), these.end(), one) != these.end(); });
    });
}
/// Whether it was put on record with one of those for whom the table asks.
[[nodiscard]] truth filed_as_asked(const context& c, const happening& h);

/// A demand of a clause.
struct demanded {
    condition what;
    truth met;
    text wrong{}; ///< what is wrong where it is not met; empty: that it was not done
};
/// That something was done in time: `met`, counted from one day to another. What is wrong names both, and the term.
[[nodiscard]] demanded done_in_time(
    const context& c, truth met, const asked<date>& from, const asked<date>& done, const text& term);
/// That this part of the procedure came so many days after another day at most. What is told of a day to come is late once they are over.
template <auto Day>
[[nodiscard]] demanded done_within_days(const context& c, const happening& h, const asked<date>& from, int days) {
    const date last = from.known() ? *from + boost::gregorian::days(days) : c.on();
    if (c.is_yet_to_come<Day>(h.by) && c.on() > last) return {conditions::in_time, {false, from.marks()}, {}};
    const asked<date> done = c.ask_how<Day>(h);
    const truth::marks_type marks = from.marks() | done.marks();
    const truth met = from.known() && done.known() ? truth(*done <= last, marks) : truth::unknown(marks);
    return done_in_time(c, met, from, done, fill(say("{0}日", "{0} days"), {verbatim(std::to_string(days))}));
}

/// One of several things that happened to the subject, as findings call it: 第2次变动（更名，2012年1月1日）.
[[nodiscard]] text name_of_change(std::size_t nth, const enacted* by);

/// Judges act by act what was done to the subject: `concerns(happening)` tells whether the clause speaks of it, `asks(happening)`
/// what it demands then, the same keys each time. Returns whether the clause speaks of any of it. Where it speaks of several, findings say which
/// of them broke it; `told_approver()` names whose approval it takes.
template <class Concerns, class Asks, class Approver = std::nullptr_t>
bool judge_acts(context& c, Concerns concerns, Asks asks, [[maybe_unused]] Approver told_approver = nullptr) {
    struct demand_of {
        condition what;
        std::size_t nth;
        const happening* in;
        text wrong{};
    };
    truth scope = truth::no();
    std::vector<demanded> all;
    std::vector<demand_of> broken;
    std::vector<demand_of> open;
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
        const std::vector<demanded> these = asks(h);
        for (std::size_t i = 0; i < these.size(); ++i) {
            if (i == all.size()) all.push_back({these[i].what, truth::yes()});
            all[i].met = all[i].met && (!is || these[i].met);
            if (!c.detailed()) continue;
            // One demand made of several organs is one.
            const auto told = [&](const demand_of& d) { return d.nth == spoken_of && d.what.key == these[i].what.key; };
            if (is.is_yes() && these[i].met.is_no() && std::none_of(broken.begin(), broken.end(), told))
                broken.push_back({these[i].what, spoken_of, &h, these[i].wrong});
            if (several && (!is || these[i].met).is_unknown() && std::none_of(open.begin(), open.end(), told))
                open.push_back({these[i].what, spoken_of, &h, {}});
        }
    }
    c.at_change(0);
    if (!c.when(conditions::acts_concerned, scope)) return false;
    for (const demanded& d : all) c.require(d.what, d.met);
    if (several)
        c.ask_openly([&] {
            text asked;
            std::size_t last = 0;
            for (const demand_of& d : open) {
                if (d.nth != last)
                    asked += (asked.empty() ? text() : say("；", "; "))
                        + fill(say("{0}：", "{0}: "), {name_of_change(d.nth, d.in->by)});
                else
                    asked += say("、", ", ");
                last = d.nth;
                asked += name_of(d.what);
            }
            return asked;
        });
    constexpr bool names_approver = !std::is_same_v<Approver, std::nullptr_t>;
    const bool says_more = std::any_of(broken.begin(), broken.end(), [](const auto& d) { return !d.wrong.empty(); });
    if (names_approver || several || says_more)
        c.tell([&] {
            text told;
            std::size_t last = 0;
            for (const demand_of& d : broken) {
                if (!told.empty()) told += say("；", "; ");
                if (several && d.nth != last) told += fill(say("{0}：", "{0}: "), {name_of_change(d.nth, d.in->by)});
                last = d.nth;
                if constexpr (names_approver) {
                    c.at_change(several ? d.nth : 0);
                    const auto by = c.ask_how<&procedure::approved_by>(*d.in);
                    c.at_change(0);
                    if (d.what.key == conditions::approved.key && by.known()) {
                        told += by->organ == organ::nobody
                            ? fill(say("应由{0}批准，而未经任何机关批准", "is for {0} to approve; approved by nobody"),
                                {told_approver()})
                            : fill(say("应由{0}批准，实由{1}批准", "is for {0} to approve; approved by {1}"),
                                {told_approver(), c.called(*by)});
                        continue;
                    }
                }
                if (!d.wrong.empty()) {
                    told += d.wrong;
                    continue;
                }
                told += fill(say("未做到：{0}", "not met: {0}"), {detail::to_be_done(name_of(d.what))});
            }
            return told;
        });
    return true;
}

} // namespace onezone::packs

#endif
