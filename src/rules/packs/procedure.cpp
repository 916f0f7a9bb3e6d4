// SPDX-License-Identifier: Apache-2.0
#include "procedure.hpp"

#include <string>

namespace onezone::packs {

text name_of_change(std::size_t nth, const enacted* by) {
    const text which = verbatim(std::to_string(nth));
    const text title =
        by && by->what ? title_of_act(key_of(*by->what)) : say("未载明的行为", "an act that is not told");
    return by && by->on
        ? fill(say("第{0}次变动（{1}，{2}）", "change {0} ({1}, {2})"), {which, title, written_out(*by->on)})
        : fill(say("第{0}次变动（{1}）", "change {0} ({1})"), {which, title});
}

demanded done_in_time(const context& c, truth met, const asked<date>& from, const asked<date>& done, const text& term) {
    demanded d{conditions::in_time, met, {}};
    if (met.is_no() && c.detailed() && from.known() && done.known())
        d.wrong =
            fill(say("自{0}起算，至{1}才完成，应在{2}以内", "counted from {0}, it was done on {1}, not within {2}"),
                {written_out(*from), written_out(*done), term});
    return d;
}

bool suffices(const context& c, const authority& a, const authority& needed) {
    if (a == needed) return true;
    // Whether the division of `a` is that of `needed`, or lies above it; one that is gone is looked for where it was.
    const auto stands_at_or_above = [&] {
        unit_ref below = c.unit(needed.of);
        unit_ref above = c.unit(a.of);
        if (below && above) return c.within(below, above);
        if (!c.is_step()) return false;
        const window before = c.before();
        below = before.unit(needed.of);
        above = before.unit(a.of);
        return below && above && before.within(below, above);
    };
    const bool of_government = a.organ == organ::government && stands_at_or_above();
    const bool alike = a.organ == needed.organ && stands_at_or_above();
    const bool congress = a.organ == organ::national_congress;
    const bool state = congress || a.organ == organ::state_council;
    switch (needed.organ) {
    case organ::state_council: return congress;
    case organ::national_civil_affairs:
    case organ::national_staffing: return state;
    case organ::government: return state || alike;
    case organ::civil_affairs: return state || alike || of_government || a.organ == organ::national_civil_affairs;
    case organ::staffing: return state || alike || a.organ == organ::national_staffing;
    case organ::congress_committee: return congress || alike;
    case organ::party_committee: return alike;
    case organ::nobody:
    case organ::national_congress:
    case organ::villagers_meeting:
    case organ::other: break;
    }
    return false;
}

truth approved_by_whoever(const context& c, const happening& h, truth::marks_type why) {
    const auto by = c.ask_how<&procedure::approved_by>(h);
    if (!by.known()) return truth::unknown(by.marks());
    if (by->organ == organ::nobody) return {false, by.marks()};
    if (suffices(c, *by, of_state(organ::state_council))) return {true, by.marks()};
    return truth::unknown(why);
}

truth approved_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::approves);
    return by.known.is_unknown() ? by.known : approved_by_any(c, h, by.organs).resting_on(by.known.marks());
}

truth proposed_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::proposes);
    if (by.known.is_unknown()) return by.known;
    return proposed_by_any(c, h.by, [&](const authority& a) {
        return std::find(by.organs.begin(), by.organs.end(), a) != by.organs.end();
    }).resting_on(by.known.marks());
}

truth reviewed_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::reviews);
    if (by.none) return truth::yes();
    if (by.known.is_unknown()) return by.known;
    return c.ask_how<&procedure::reviewed_by>(h)
        .is([&](const authority& a) { return std::find(by.organs.begin(), by.organs.end(), a) != by.organs.end(); })
        .resting_on(by.known.marks());
}

truth filed_as_asked(const context& c, const happening& h) {
    const meant with = asked_of(c, h, procedure_role::filed_with);
    if (with.none) return truth::yes();
    return with.known.is_unknown()
        ? with.known
        : includes_any(c.ask_how<&procedure::filed_with>(h), with.organs).resting_on(with.known.marks());
}

namespace {

// `holds(authors)` of those who put the plan forward and did not merely pass it on.
template <class Holds>
truth of_authors(const context& c, const enacted* act, Holds holds) {
    const auto proposed = c.ask_how<&procedure::proposed_by>(act);
    if (!proposed.known()) return truth::unknown(proposed.marks());
    std::vector<authority> authors = *proposed;
    const fact<std::vector<authority>> forwarded =
        act && act->how ? act->how->forwarded_by : fact<std::vector<authority>>();
    if (forwarded.known())
        std::erase_if(authors, [&](const authority& a) {
            return std::find(forwarded.value->begin(), forwarded.value->end(), a) != forwarded.value->end();
        });
    if (authors.empty() && !proposed->empty()) return c.lacking_how<&procedure::proposed_by>();
    return truth(holds(authors)).resting_on(proposed.marks());
}

} // namespace

truth proposed_by_all(const context& c, const happening& h, const std::function<bool(const authority&)>& fits) {
    return of_authors(c, h.by,
        [&](const std::vector<authority>& all) { return !all.empty() && std::all_of(all.begin(), all.end(), fits); });
}

truth proposed_by_any(const context& c, const enacted* act, const std::function<bool(const authority&)>& fits) {
    return of_authors(
        c, act, [&](const std::vector<authority>& all) { return std::any_of(all.begin(), all.end(), fits); });
}

} // namespace onezone::packs
