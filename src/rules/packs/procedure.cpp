// SPDX-License-Identifier: Apache-2.0
#include "procedure.hpp"

#include <string>
#include <string_view>

namespace onezone::packs {

text name_of_change(std::size_t nth, const enacted* by) {
    const text title = by && by->what ? title_of(*by->what) : say("未载明的行为", "an act that is not told");
    const text act = by && by->on
        ? fill(nth == 0 ? say("{0}（{1}）", "{0} ({1})") : say("{0}，{1}", "{0}, {1}"), {title, written_out(*by->on)})
        : title;
    return nth == 0 ? act : fill(say("第{0}次变动（{1}）", "change {0} ({1})"), {verbatim(std::to_string(nth)), act});
}

//=== which organ ===//

namespace {

// Those of the state stand alone, those of a division say of which, others what they are called.
bool belongs_to_division(organ o) noexcept {
    return o == organ::government || o == organ::congress_committee || o == organ::civil_affairs || o == organ::staffing
        || o == organ::party_committee || o == organ::villagers_meeting;
}
bool contradicts_itself(const context& c, const authority& a) {
    if (a.organ == organ::other) return false;
    if (!a.name.empty() || (a.of.ok() && !belongs_to_division(a.organ))) return true;
    if (a.organ != organ::government && a.organ != organ::congress_committee) return false;
    unit_ref of = c.unit(a.of);
    if (!of && c.is_step()) of = c.before().unit(a.of);
    return of && !of.is_division();
}

} // namespace

bool is_told_apart(const context& c, const authority& a) {
    if (contradicts_itself(c, a)) return false;
    return a.organ == organ::other ? !a.name.empty() : a.of.ok() || !belongs_to_division(a.organ);
}

truth is_same(const context& c, const authority& a, const authority& b) {
    if (is_told_apart(c, a)) return truth(a == b);
    const bool may_be = a.organ == b.organ || a.organ == organ::other || contradicts_itself(c, a);
    return may_be ? truth::unknown() : truth::no();
}

truth suffices(const context& c, const authority& a, const authority& needed) {
    if (a.organ == organ::nobody && is_told_apart(c, a)) return truth::no();
    if (a == needed) return truth::yes();
    if (!is_told_apart(c, a)) {
        const bool may_be = a.organ == needed.organ || a.organ == organ::other || contradicts_itself(c, a)
            || (a.organ == organ::government && needed.organ == organ::civil_affairs);
        return may_be ? truth::unknown() : truth::no();
    }
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
    case organ::state_council: return truth(congress);
    case organ::national_civil_affairs:
    case organ::national_staffing: return truth(state);
    case organ::government: return truth(state || alike);
    case organ::civil_affairs:
        return truth(state || alike || of_government || a.organ == organ::national_civil_affairs);
    case organ::staffing: return truth(state || alike || a.organ == organ::national_staffing);
    case organ::congress_committee: return truth(congress || alike);
    case organ::party_committee: return truth(alike);
    case organ::nobody:
    case organ::national_congress:
    case organ::villagers_meeting:
    case organ::other: break;
    }
    return truth::no();
}

//=== who had which part ===//

truth approved_by_any(const context& c, const happening& h, const std::vector<authority>& these) {
    return told_of<&procedure::approved_by>(c, h, [&](const authority& a) {
        truth any = truth::no();
        for (const authority& one : these) any = any || suffices(c, a, one);
        return any;
    });
}

truth approved_by_whoever(const context& c, const happening& h, truth::marks_type why) {
    const auto by = c.ask_how<&procedure::approved_by>(h);
    if (!by.known()) return truth::unknown(by.marks());
    if (by->organ == organ::nobody) return {false, by.marks()};
    if (suffices(c, *by, of_state(organ::state_council)).is_yes()) return {true, by.marks()};
    return truth::unknown(why);
}

truth approved_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::approves);
    if (by.known.is_unknown()) return approved_by_whoever(c, h, by.known.marks());
    return approved_by_any(c, h, by.organs).resting_on(by.known.marks());
}

truth proposed_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::proposes);
    if (by.known.is_unknown()) return by.known;
    return proposed_by_any(c, h.by, [&](const authority& a) {
        truth any = truth::no();
        for (const authority& one : by.organs) any = any || is_same(c, a, one);
        return any;
    }).resting_on(by.known.marks());
}

truth reviewed_as_asked(const context& c, const happening& h) {
    const meant by = asked_of(c, h, procedure_role::reviews);
    if (by.none) return truth::yes();
    if (by.known.is_unknown()) return by.known;
    // Who examines what a higher organ approves is the office beside that one. A review is no approval: of one by another office above it is not
    // told whether the office that is asked for examined it as well.
    const auto approved = c.ask_how<&procedure::approved_by>(h);
    const auto beside_approver = [&](const authority& a) {
        if (!approved.known()) return false;
        return a.organ == organ::national_staffing ? approved->organ == organ::state_council
                                                   : approved->organ == organ::government && approved->of == a.of;
    };
    return told_of<&procedure::reviewed_by>(c, h, [&](const authority& a) {
        truth any = truth::no();
        for (const authority& one : by.organs) {
            const truth same = is_same(c, a, one);
            const bool above = same.is_no() && suffices(c, a, one).is_yes();
            any = any || (!above ? same : beside_approver(a) ? truth::yes() : truth::unknown());
        }
        return any;
    }).resting_on(by.known.marks());
}

truth filed_as_asked(const context& c, const happening& h) {
    const meant with = asked_of(c, h, procedure_role::filed_with);
    if (with.none) return truth::yes();
    if (with.known.is_unknown()) return with.known;
    return told_any<&procedure::filed_with>(c, h, with.organs).resting_on(with.known.marks());
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
    const truth held = holds(authors);
    return held.is_unknown() ? c.lacking_how<&procedure::proposed_by>() : held.resting_on(proposed.marks());
}

} // namespace

truth proposed_by_all(const context& c, const happening& h, const std::function<truth(const authority&)>& fits) {
    return of_authors(c, h.by, [&](const std::vector<authority>& authors) {
        truth all = truth(!authors.empty());
        for (const authority& a : authors) all = all && fits(a);
        return all;
    });
}

truth proposed_by_any(const context& c, const enacted* act, const std::function<truth(const authority&)>& fits) {
    return of_authors(c, act, [&](const std::vector<authority>& authors) {
        truth any = truth::no();
        for (const authority& a : authors) any = any || fits(a);
        return any;
    });
}

//=== which part a demand is about ===//

namespace {

using enum procedure_role;

// Of each condition: which part of the procedure it asks for, and whether the clause asks that it come first: 报……批准, 审核后, 事先.
struct demand_row {
    std::string_view key;
    procedure_role role;
    bool first = false;
};
constexpr demand_row demand_rows[] = {
    {conditions::approved.key, approves, true},
    {"decided", approves, true},
    {"by-city", approves},
    {conditions::reviewed.key, reviews, true},
    {conditions::consented.key, consents, true},
    {conditions::proposed.key, proposes},
    {"author", proposes},
    {"forwarded", forwards},
    {"departments", consulted},
    {"autonomous-organs", consulted},
    {conditions::filed.key, filed_with},
    {"reported", reported_to},
    {"announced", announces},
    {"surveyed", surveys},
    {"issuer", decides_code},
};
const demand_row* row_of(const condition& what) {
    const auto row = std::find_if(
        std::begin(demand_rows), std::end(demand_rows), [&](const demand_row& r) { return r.key == what.key; });
    return row == std::end(demand_rows) ? nullptr : &*row;
}

// How findings put whose part something is, whose it was and that nobody took it; what is asked stands alone in a question.
struct in_both {
    std::string_view zh, en;
};
struct role_words {
    procedure_role role;
    in_both should, did, by_nobody, asked;
};
text put(const in_both& words, const text& who) { return fill(text_view(words.zh, words.en), {who}); }
constexpr role_words words_of_roles[] = {
    {proposes, {"方案应由{0}提出", "the plan is for {0} to put forward"}, {"，实由{0}提出", "; put forward by {0}"},
        {"，而未由任何机关提出", "; put forward by nobody"}, {"方案由{0}提出", "that the plan was put forward by {0}"}},
    {forwards, {"应由{0}逐级上报", "is for {0} to pass up"}, {"，实由{0}上报", "; passed up by {0}"},
        {"，而未经任何机关上报", "; passed up by nobody"}, {"由{0}逐级上报", "that {0} passed it up"}},
    {consulted, {"应征求{0}的意见", "{0} are to be consulted"}, {"，实征求{0}的意见", "; consulted: {0}"},
        {"，而未征求任何机关的意见", "; nobody was consulted"}, {"征求{0}的意见", "that {0} were consulted"}},
    {consents, {"应征得{0}同意", "takes the consent of {0}"}, {"，实征得{0}同意", "; consent was given by {0}"},
        {"，而未征得任何一方同意", "; nobody consented"}, {"征得{0}同意", "that {0} consented"}},
    {reviews, {"应由{0}审核", "is for {0} to examine"}, {"，实由{0}审核", "; examined by {0}"},
        {"，而未经任何机关审核", "; examined by nobody"}, {"由{0}审核", "that {0} examined it"}},
    {approves, {"应由{0}批准", "is for {0} to approve"}, {"，实由{0}批准", "; approved by {0}"},
        {"，而未经任何机关批准", "; approved by nobody"}, {"由{0}批准", "that {0} approved it"}},
    {filed_with, {"应向{0}备案", "is to be put on record with {0}"}, {"，实向{0}备案", "; put on record with {0}"},
        {"，而未向任何机关备案", "; put on record with nobody"}, {"向{0}备案", "that it was put on record with {0}"}},
    {reported_to, {"完成变更应向{0}报告", "completion is to be reported to {0}"},
        {"，实向{0}报告", "; reported to {0}"}, {"，而未向任何机关报告", "; reported to nobody"},
        {"完成变更向{0}报告", "that completion was reported to {0}"}},
    {decides_code, {"代码应由{0}确定", "the code is for {0} to decide"}, {"，实由{0}确定", "; decided by {0}"},
        {"，而未由任何机关确定", "; decided by nobody"}, {"代码由{0}确定", "that the code was decided by {0}"}},
    {announces, {"应由{0}向社会公告", "is for {0} to announce"}, {"，实由{0}公告", "; announced by {0}"},
        {"，而未由任何机关公告", "; announced by nobody"}, {"由{0}向社会公告", "that {0} announced it"}},
};
const role_words* words_of(procedure_role role) {
    const auto words = std::find_if(
        std::begin(words_of_roles), std::end(words_of_roles), [&](const role_words& w) { return w.role == role; });
    return words == std::end(words_of_roles) ? nullptr : &*words;
}

// Who is told to have had a part, all of them; nothing where that is not told.
std::optional<std::vector<authority>> told_in(const context& c, const happening& h, procedure_role role) {
    const auto all = [](const asked<std::vector<authority>>& of) {
        return of.known() ? std::optional<std::vector<authority>>(*of) : std::nullopt;
    };
    const auto one = [](const asked<authority>& of) {
        return of.known() ? std::optional<std::vector<authority>>({*of}) : std::nullopt;
    };
    switch (role) {
    case proposes: return all(c.ask_how<&procedure::proposed_by>(h));
    case forwards: return all(c.ask_how<&procedure::forwarded_by>(h));
    case consulted: return all(c.ask_how<&procedure::consulted>(h));
    case consents: return all(c.ask_how<&procedure::consented>(h));
    case reviews: return one(c.ask_how<&procedure::reviewed_by>(h));
    case approves: return one(c.ask_how<&procedure::approved_by>(h));
    case filed_with: return all(c.ask_how<&procedure::filed_with>(h));
    case reported_to: return one(c.ask_how<&procedure::reported_to>(h));
    case decides_code: return one(c.ask_how<&procedure::code_by>(h));
    case announces: return one(c.ask_how<&procedure::announced_by>(h));
    default: return std::nullopt;
    }
}

text names_of(const context& c, const std::vector<authority>& organs, const text& between, const text& last) {
    text all;
    for (const authority& a : organs) {
        if (a.organ == organ::nobody) continue;
        text name = c.called(a);
        // What is gone has a name where it was.
        if (a.of.ok() && !c.unit(a.of) && c.is_step()) name = c.before().called(a);
        all += (all.empty() ? text() : &a == &organs.back() ? last : between) + name;
    }
    return all;
}
// Whose part it is: as organs; where they cannot be named, in the clause's words; empty where it has none.
text names_of(const context& c, const happening& h, const demanded& d, procedure_role role) {
    const meant m = d.whose ? *d.whose : asked_of(c, h, role);
    if (!m.organs.empty())
        return names_of(c, m.organs, say("、", ", "), m.all ? say("和", " and ") : say("或", " or "));
    return d.described.empty() ? described(c, role) : d.described;
}

} // namespace

text wrong_with(const context& c, const happening& h, const demanded& d) {
    if (!d.wrong.empty()) return d.wrong;
    const text not_done = fill(say("未做到：{0}", "not met: {0}"), {detail::to_be_done(name_of(d.what))});
    const demand_row* const row = row_of(d.what);
    const role_words* const words = row ? words_of(row->role) : nullptr;
    if (!words) return not_done;
    const text should = names_of(c, h, d, row->role);
    const auto did = told_in(c, h, row->role);
    if (should.empty() || !did) return not_done;
    const bool nobody =
        std::all_of(did->begin(), did->end(), [](const authority& a) { return a.organ == organ::nobody; });
    return put(words->should, should)
        + (nobody ? say(words->by_nobody.zh, words->by_nobody.en)
                  : put(words->did, names_of(c, *did, say("、", ", "), say("、", ", "))));
}

text open_of(const context& c, const happening& h, const demanded& d) {
    if (!d.open.empty()) return d.open;
    const demand_row* const row = row_of(d.what);
    const role_words* const words = row ? words_of(row->role) : nullptr;
    if (!words) return name_of(d.what);
    const text whose = names_of(c, h, d, row->role);
    return whose.empty() ? name_of(d.what) : put(words->asked, whose);
}

//=== in what order ===//

namespace {

constexpr field order_of_days{"order_of_days", "各环节的日期是否有误", "whether a day of the procedure is wrong"};

// The day a part of the procedure is stated to be of.
template <auto Day>
std::optional<std::pair<date, field>> day_stated(const happening& h) {
    const procedure* const how = h.by ? h.by->how : nullptr;
    if (!how || !(how->*Day).known() || (how->*Day).from.how() != grade::stated) return std::nullopt;
    return std::pair<date, field>(*(how->*Day).value, field_of<Day>);
}
std::optional<std::pair<date, field>> day_of_role(const happening& h, procedure_role role) {
    switch (role) {
    case proposes: return day_stated<&procedure::proposed_on>(h);
    case consulted: return day_stated<&procedure::consulted_on>(h);
    case consents: return day_stated<&procedure::consented_on>(h);
    case reviews: return day_stated<&procedure::reviewed_on>(h);
    case approves: return day_stated<&procedure::approved_on>(h);
    case filed_with: return day_stated<&procedure::filed_on>(h);
    case completes: return day_stated<&procedure::done_on>(h);
    case announces: return day_stated<&procedure::announced_on>(h);
    case decides_code: return day_stated<&procedure::code_on>(h);
    case surveys: return day_stated<&procedure::surveyed_on>(h);
    default: return std::nullopt;
    }
}

// Two days of which the first should not be before the second.
struct contradiction {
    date early;
    field what;
    date late;
    field before;
};
text in_words(const contradiction& d) {
    return fill(say("{0}（{1}）早于{2}（{3}）", "the {0} ({1}) is before the {2} ({3})"),
        {say(d.what.zh, d.what.en), written_out(d.early), say(d.before.zh, d.before.en), written_out(d.late)});
}
text which_is_wrong(const contradiction& d) {
    return fill(say("两个日期何者有误：{0}", "which of two days is wrong: {0}"), {in_words(d)});
}

// A part comes before the approval, or is it, and the act; or it comes after them: which of two days tells otherwise.
std::optional<contradiction> out_of_order(const happening& h, procedure_role role, term_start after) {
    static constexpr field in_effect{
        "on", "变动生效日期", "day the change took effect", "变动自哪一天生效", "on which day the change took effect"};
    const auto mine = day_of_role(h, role);
    if (!mine) return std::nullopt;
    const auto& [day, name] = *mine;
    for (const procedure_role other : {approves, completes}) {
        if (other == role || (other == completes && follows_act(role) && after != term_start::completion)) continue;
        const auto its = day_of_role(h, other);
        if (!its) continue;
        if (follows_act(role) && day < its->first) return contradiction{day, name, its->first, its->second};
        if (!follows_act(role) && its->first < day) return contradiction{its->first, its->second, day, name};
    }
    if (!follows_act(role) && h.by->on && *h.by->on < day) return contradiction{*h.by->on, in_effect, day, name};
    return std::nullopt;
}

} // namespace

void put_in_order(const context& c, const happening& h, demanded& d) {
    const demand_row* const row = row_of(d.what);
    if (!row || d.met.is_no()) return;
    const auto wrong = out_of_order(h, row->role, d.after);
    // Where nobody has that part its day is of no account.
    if (!wrong || (d.whose ? *d.whose : asked_of(c, h, row->role)).none) return;
    d.met = row->first ? truth::no() : d.met && c.lacking_how(order_of_days);
    if (!c.detailed()) return;
    if (row->first)
        d.wrong = in_words(*wrong);
    else if (d.open.empty())
        d.open = which_is_wrong(*wrong);
}

//=== in what time ===//

text in_months(int months) {
    return months == 1 ? say("1个月", "a month")
                       : fill(say("{0}个月", "{0} months"), {verbatim(std::to_string(months))});
}

demanded done_in_time(const context& c, truth met, const counted_day& from, const counted_day& done, const text& term) {
    demanded d{conditions::in_time, met};
    if (!from.on.known() || !done.on.known()) return d;
    if (*done.on < *from.on) {
        d.met = c.lacking_how(order_of_days).resting_on(met.marks());
        if (c.detailed()) d.open = which_is_wrong({*done.on, done.name, *from.on, from.name});
    } else if (met.is_no() && c.detailed()) {
        d.wrong =
            fill(say("自{0}起算，至{1}才完成，应在{2}以内", "counted from {0}, it was done on {1}, not within {2}"),
                {written_out(*from.on), written_out(*done.on), term});
    }
    return d;
}

demanded not_done_in_time(const context& c, const counted_day& from, const text& term) {
    demanded d{conditions::in_time, truth(false, from.on.marks())};
    if (c.detailed() && from.on.known())
        d.wrong = fill(say("自{0}起算应在{1}以内，至{2}尚未完成",
                           "counted from {0}, it was to be done within {1} and had not been by {2}"),
            {written_out(*from.on), term, written_out(c.on())});
    return d;
}

} // namespace onezone::packs
