// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_PROCEDURE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_PROCEDURE_HPP_INCLUDED

#include "procedure_parts.hpp"
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

/// Whether that part of the procedure came so many days after another day at most. What is told of a day to come is late once they are over.
template <auto Day>
[[nodiscard]] truth done_within_days(const context& c, const happening& h, const asked<date>& from, int days) {
    const date last = from.known() ? *from + boost::gregorian::days(days) : c.on();
    if (c.is_yet_to_come<Day>(h.by) && c.on() > last) return {false, from.marks()};
    const asked<date> done = c.ask_how<Day>(h);
    const truth::marks_type marks = from.marks() | done.marks();
    if (!from.known() || !done.known()) return truth::unknown(marks);
    return {*done <= last, marks};
}

/// A demand of a clause.
struct demanded {
    condition what;
    truth met;
};

/// One of several things that happened to the subject, as findings call it: 第2次变动（更名，2012年1月1日）.
[[nodiscard]] text name_of_change(std::size_t nth, const enacted* by);

/// Judges act by act what was done to the subject: `concerns(happening)` tells whether the clause speaks of it, `asks(happening)`
/// what it demands then, the same keys each time. Returns whether the clause speaks of any of it. Where it speaks of several, findings say which
/// of them broke it; `told_approver()` names whose approval it takes.
template <class Concerns, class Asks, class Approver = std::nullptr_t>
bool judge_acts(context& c, Concerns concerns, Asks asks, [[maybe_unused]] Approver told_approver = nullptr) {
    struct broken_demand {
        condition what;
        std::size_t nth;
        const happening* in;
    };
    truth scope = truth::no();
    std::vector<demanded> all;
    std::vector<broken_demand> broken;
    std::size_t spoken_of = 0;
    for (const happening& h : c.happenings()) {
        const truth is = concerns(h) && c.binds(h);
        if (is.is_no()) continue;
        ++spoken_of;
        scope = scope || is;
        if (c.names_parts()) name_parts(c, h, is);
        const std::vector<demanded> these = asks(h);
        for (std::size_t i = 0; i < these.size(); ++i) {
            if (i == all.size()) all.push_back({these[i].what, truth::yes()});
            all[i].met = all[i].met && (!is || these[i].met);
            if (c.detailed() && is.is_yes() && these[i].met.is_no()) broken.push_back({these[i].what, spoken_of, &h});
        }
    }
    if (!c.when(conditions::acts_concerned, scope)) return false;
    for (const demanded& d : all) c.require(d.what, d.met);
    constexpr bool names_approver = !std::is_same_v<Approver, std::nullptr_t>;
    if (names_approver || spoken_of > 1)
        c.tell([&] {
            text told;
            std::size_t last = 0;
            for (const broken_demand& d : broken) {
                if (!told.empty()) told += say("；", "; ");
                if (spoken_of > 1 && d.nth != last)
                    told += fill(say("{0}：", "{0}: "), {name_of_change(d.nth, d.in->by)});
                last = d.nth;
                if constexpr (names_approver) {
                    const auto by = c.ask_how<&procedure::approved_by>(*d.in);
                    if (d.what.key == conditions::approved.key && by.known()) {
                        told += by->organ == organ::nobody
                            ? fill(say("应由{0}批准，而未经任何机关批准", "is for {0} to approve; approved by nobody"),
                                {told_approver()})
                            : fill(say("应由{0}批准，实由{1}批准", "is for {0} to approve; approved by {1}"),
                                {told_approver(), c.called(*by)});
                        continue;
                    }
                }
                told += fill(say("未做到：{0}", "not met: {0}"), {name_of(d.what)});
            }
            return told;
        });
    return true;
}

} // namespace onezone::packs

#endif
