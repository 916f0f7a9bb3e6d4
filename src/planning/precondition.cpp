// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/lasting.hpp"
#include "ground/measure_words.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"

#include <onezone/ground/measure.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/planning/count.hpp>
#include <onezone/planning/precondition.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/figure.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace onezone {

namespace {

using question = std::shared_ptr<const precondition>;

refusal unmet(const precondition& p, const text& why) {
    text told = fill(say("前提条件`{0}`不成立", "the precondition `{0}` does not hold"), {verbatim(p.key)});
    if (!p.name.empty()) told += fill(say("（{0}）", " ({0})"), {p.name});
    if (!why.empty()) told += say("：", ": ") + why;
    return {errc::precondition_unmet, told, {p.key}};
}
refusal not_known(const precondition& p, const text& why) {
    text told =
        fill(say("前提条件`{0}`是否成立未定", "whether the precondition `{0}` holds is not known"), {verbatim(p.key)});
    if (!p.name.empty()) told += fill(say("（{0}）", " ({0})"), {p.name});
    if (!why.empty()) told += say("：", ": ") + why;
    return {errc::precondition_unmet, told, {p.key}};
}

//=== facts ===//

// Whether `v` is what is spelled; nothing where values of that type are not compared.
template <class T>
std::optional<bool> is_spelled(const T& v, std::string_view spelled, const hierarchy& h) {
    if constexpr (Vocabulary<T>) {
        const auto word = parse_word<T>(spelled);
        return word && *word == v;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return v == spelled;
    } else if constexpr (std::is_same_v<T, bool>) {
        return spelled == (v ? "true" : "false") || spelled == (v ? "是" : "否");
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return std::to_string(v) == spelled;
    } else if constexpr (std::is_same_v<T, decimal>) {
        const auto number = parse_decimal(spelled);
        return number && *number == v;
    } else if constexpr (std::is_same_v<T, date> || std::is_same_v<T, code>) {
        return to_string(v) == spelled;
    } else if constexpr (std::is_same_v<T, unit_id>) {
        const result<unit_ref> u = h.find(spelled);
        return u && u->id() == v;
    } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        return std::find(v.begin(), v.end(), spelled) != v.end();
    } else {
        return std::nullopt;
    }
}

template <class T>
struct known_type {
    using is = T;
    static constexpr bool may_be_missing = false;
};
template <class T>
struct known_type<fact<T>> {
    using is = T;
    static constexpr bool may_be_missing = true;
};
template <class T>
constexpr bool is_compared =
    Vocabulary<
        T> || std::is_same_v<T, std::string> || std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t> || std::is_same_v<T, decimal> || std::is_same_v<T, date> || std::is_same_v<T, code> || std::is_same_v<T, unit_id> || std::is_same_v<T, std::vector<std::string>>;

// Calls `visit(m)` for the member of that key, if values of its type are compared. Returns: whether there is one.
template <class Record, class Visit>
bool with_member(std::string_view key, Visit visit) {
    bool found = false;
    for_each_member<Record>([&](auto m) {
        if constexpr (is_compared<typename known_type<typename decltype(m)::type>::is>)
            if (m.key == key) {
                found = true;
                visit(m);
            }
    });
    return found;
}
template <class Record>
std::vector<std::string_view> keys_of() {
    std::vector<std::string_view> keys;
    for_each_member<Record>([&](auto m) {
        if constexpr (is_compared<typename known_type<typename decltype(m)::type>::is>) keys.push_back(m.key);
    });
    return keys;
}

template <class Record>
truth holds_of(const context& c, const Record& r, const precondition& p, const hierarchy& h) {
    truth holds = truth::no();
    with_member<Record>(p.fact, [&](auto m) {
        using type = typename decltype(m)::type;
        if constexpr (known_type<type>::may_be_missing)
            holds = c.answer(c.about(), m.of(r), field{m.key, m.zh, m.en}).is([&](const auto& v) {
                return is_spelled(v, p.is, h).value_or(false);
            });
        else
            holds = truth(is_spelled(m.of(r), p.is, h).value_or(false));
    });
    return holds;
}

unit_record record_of(unit_ref u) {
    return {
        u.id(), u.kind(), std::string(u.name()), u.code(), u.parent() ? u.parent().id() : unit_id(), u.place_known()};
}

const text& statement(const precondition& p) {
    static const detail::lasting<text> plain{say("符合所设的前提条件", "the precondition holds")};
    return p.name.empty() ? *plain : p.name;
}
condition named(const precondition& p) { return {p.key, statement(p).zh, statement(p).en}; }

std::function<void(context&)> fact_of(const question& asked, const hierarchy& h) {
    return [asked, h](context& c) {
        const precondition& p = *asked;
        truth holds;
        if (c.about().kind == subject_kind::body)
            holds = holds_of(c, c.this_body(), p, h);
        else if (c.about().kind == subject_kind::zone)
            holds = holds_of(c, c.this_zone(), p, h);
        else
            holds = holds_of(c, record_of(c.this_unit()), p, h);
        c.require(named(p), holds);
    };
}

//=== facts of one's own ===//

// Calls `ask(about)` with the id of what the rule is called on.
template <class Ask>
truth of_subject(const context& c, Ask ask) {
    const std::uint64_t id = c.about().id;
    switch (c.about().kind) {
    case subject_kind::body: return ask(body_id::from_value(id));
    case subject_kind::post: return ask(post_id::from_value(id));
    case subject_kind::person: return ask(person_id::from_value(id));
    default: return ask(unit_id::from_value(id));
    }
}

truth within_limits(const precondition& p, const compared_figure& figure) {
    truth holds = truth::yes();
    if (p.at_least) holds = holds && figure.at_least(*p.at_least, p.measure);
    if (p.at_most) holds = holds && figure.at_most(*p.at_most, p.measure);
    return holds;
}

std::function<void(context&)> own_fact_rule(const question& asked, const hierarchy& h) {
    return [asked, h](context& c) {
        const precondition& p = *asked;
        const field name{p.own_fact, p.own_fact, p.own_fact};
        c.require(named(p), of_subject(c, [&](auto about) {
            if (p.at_least || p.at_most) return within_limits(p, compared_figure(c, about, name));
            const own_fact* said = c.own_fact_on(about, p.own_fact);
            const auto is = [&](const auto& v) { return is_spelled(v, p.is, h).value_or(false); };
            if (said && said->text.known()) return c.ask_own<std::string>(about, name).is(is);
            if (said && said->items.known()) return c.ask_own<std::vector<std::string>>(about, name).is(is);
            if (said && said->day.known()) return c.ask_own<date>(about, name).is(is);
            if (said && said->value.known()) { // in its measure and with its hedge
                const result<decimal> number = parse_decimal(p.is);
                const compared_figure figure(c, about, name);
                return number ? figure.at_least(*number, p.measure) && figure.at_most(*number, p.measure) : truth::no();
            }
            return c.ask_own<bool>(about, name).is(is);
        }));
    };
}

//=== figures ===//

std::function<void(context&)> figure_of(const question& asked) {
    return [asked](context& c) {
        const precondition& p = *asked;
        const field what{p.figure, p.figure, p.figure};
        const indicator* last = nullptr;
        for (const indicator& i : c.indicators_of(c.this_unit().id()))
            if (i.name == p.figure && (!i.on || *i.on <= c.on()) && (!last || !last->on || (i.on && *last->on < *i.on)))
                last = &i;
        if (!last) {
            c.require(named(p), c.lacking(c.about(), what));
            return;
        }
        c.require(named(p), within_limits(p, compared_figure(c, *last, what)));
        c.tell([&] {
            return fill(say("{0}：{1}", "{0}: {1}"),
                {verbatim(p.figure),
                    last->value.known() ? written(*last->value.value, last->exactness, last->measure) : text()});
        });
    };
}

// The figure as it would be compared if it were published; unknown_key where it cannot be counted.
result<figure> counted_figure(const precondition& p, const hierarchy& first, const hierarchy& now,
    const ledger& between, std::span<const succession> lineage) {
    std::vector<std::string_view> known;
    // What is counted of everything costs a walk over everything: not for a figure of one unit.
    const std::vector<figure> figures = p.unit.ok() ? std::vector<figure>() : count_figures(first, now);
    for (const figure& f : figures) {
        known.emplace_back(f.key);
        if (f.key == p.figure) return f;
    }
    result<figure> f = count_figure(p.figure, p.unit, first, now, between, lineage);
    if (f || f.error().code() != errc::unknown_key) return f;
    const std::string_view likely = p.unit.ok() ? std::string_view() : detail::nearest(p.figure, known);
    const text none = fill(say("前提条件`{0}`的数字`{1}`不是可计数的数字",
                               "the figure `{1}` of the precondition `{0}` is none that is counted"),
        {verbatim(p.key), verbatim(p.figure)});
    if (!likely.empty()) return refusal(errc::unknown_key, none + detail::did_you_mean(likely));
    return refusal(errc::unknown_key, none).with(std::move(f).error());
}

result<void> within_limits(const precondition& p, const figure& f) {
    const text told =
        fill(f.known == known_figure::at_least ? say("{0}至少为{1}", "{0}: at least {1}") : say("{0}为{1}", "{0}: {1}"),
            {f.label,
                f.known == known_figure::unknown ? name_of(f.known)
                                                 : detail::measured(verbatim(to_string(f.value)), f.measure)});
    if (f.known == known_figure::unknown) return not_known(p, told);
    const bool exact = f.known == known_figure::exact;
    if (p.at_most && f.value > *p.at_most) return unmet(p, told);
    if (p.at_least && f.value < *p.at_least) return exact ? unmet(p, told) : not_known(p, told);
    return !p.at_most || exact ? result<void>() : not_known(p, told);
}

//=== what is asked ===//

refusal ill_formed(const precondition& p, const text& why) {
    return {
        errc::bad_value, fill(say("前提条件`{0}`：{1}", "precondition `{0}`: {1}"), {verbatim(p.key), why}), {p.key}};
}

result<subject> about_what(const precondition& p, const hierarchy& h) {
    if (p.body.ok()) {
        const body* b = h.find(p.body);
        if (!b)
            return refusal(errc::unknown_body,
                fill(say("前提条件`{0}`所说的机构不存在", "the body of the precondition `{0}` is not there"),
                    {verbatim(p.key)}));
        return subject::of(*b);
    }
    if (p.post.ok()) {
        const post* there = h.find(p.post);
        if (!there)
            return refusal(errc::unknown_post,
                fill(say("前提条件`{0}`所说的职位不存在", "the post of the precondition `{0}` is not there"),
                    {verbatim(p.key)}));
        return subject::of(*there);
    }
    if (p.person.ok()) {
        const person* there = h.find(p.person);
        if (!there)
            return refusal(errc::unknown_person,
                fill(say("前提条件`{0}`所说的人不存在", "the person of the precondition `{0}` is not there"),
                    {verbatim(p.key)}));
        return subject::of(*there);
    }
    if (!p.unit.ok()) return subject::whole();
    const unit_ref u = h.find(p.unit);
    if (!u)
        return refusal(errc::unknown_unit,
            fill(say("前提条件`{0}`所说的单位不存在", "the unit of the precondition `{0}` is not there"),
                {verbatim(p.key)}));
    return subject::of(u);
}

result<void> well_formed(const precondition& p, subject of) {
    if (detail::is_blank(p.key))
        return refusal(errc::missing_key, say("前提条件没有标识", "a precondition has no key"));
    const int asked = int(!p.rule.empty()) + int(!p.figure.empty()) + int(!p.fact.empty()) + int(!p.own_fact.empty());
    if (asked != 1)
        return ill_formed(p,
            say("规则、数字、事实、自定事实应恰有一项",
                "exactly one of rule, figure, fact and fact of one's own is to be given"));
    if (int(p.unit.ok()) + int(p.body.ok()) + int(p.post.ok()) + int(p.person.ok()) > 1)
        return ill_formed(
            p, say("单位、机构、职位和人员只能写其一", "one of unit, body, post and person, not several"));
    if (!p.figure.empty() && !p.at_least && !p.at_most)
        return ill_formed(p, say("数字没有界限", "the figure has no limit"));
    if (!p.figure.empty() && of != subject::whole() && !of.is_unit())
        return ill_formed(p,
            say("数字只能属于单位，不能属于机构、职位或人员",
                "a figure belongs to a unit, not to a body, post or person"));
    if (!p.own_fact.empty()) {
        if (of == subject::whole())
            return ill_formed(p,
                say("自定事实须说明是哪个单位、机构、职位或人员的",
                    "a fact of one's own is of a unit, body, post or person"));
        if ((p.at_least || p.at_most) == !p.is.empty())
            return ill_formed(p,
                say("自定事实须写明应为什么，或写明界限，二者取一",
                    "a fact of one's own is to be something, or within limits: one of the two"));
    }
    if (p.fact.empty()) return {};
    if (!of.is_unit() && of.kind != subject_kind::body)
        return ill_formed(p, say("事实须说明是哪个单位或机构的", "a fact is of a unit or a body"));
    const std::vector<std::string_view> keys = of.kind == subject_kind::body ? keys_of<body>()
        : of.kind == subject_kind::zone                                      ? keys_of<zone>()
                                                                             : keys_of<unit_record>();
    if (std::find(keys.begin(), keys.end(), p.fact) != keys.end()) return {};
    return refusal(errc::unknown_key,
        fill(say("前提条件`{0}`所问的`{1}`不是可比较的事实",
                 "`{1}`, asked by the precondition `{0}`, is no fact that can be compared"),
            {verbatim(p.key), verbatim(p.fact)})
            + detail::did_you_mean(p.fact, keys));
}

// Asked as a rule of its own, so that what is missing is told as everywhere.
policy asked_as_rule(const precondition& p, subject of, const hierarchy& h) {
    rule r;
    r.id = "precondition";
    r.title = statement(p);
    r.basis.document = p.from.source();
    r.valid = effect::from(date(1400, 1, 1));
    r.about.kind = of.kind;
    const question asked = std::make_shared<const precondition>(p);
    r.judge = !p.fact.empty() ? fact_of(asked, h) : !p.own_fact.empty() ? own_fact_rule(asked, h) : figure_of(asked);
    return policy("precondition", say("前提条件", "precondition"), {std::move(r)});
}

text missing_in(const finding& f) {
    text told;
    for (const fact_note& n : f.missing) told += (told.empty() ? text() : say("、", ", ")) + phrase_of(n);
    return told.empty() ? f.message : fill(say("缺少{0}", "missing: {0}"), {told});
}

} // namespace

text name_of(const precondition& p) { return p.name.empty() ? verbatim(p.key) : p.name; }

result<void> check(const precondition& p, const hierarchy& first, const hierarchy& now, const policy& rules,
    const judging_dates& on, const ledger& between, std::span<const succession> lineage) {
    const result<subject> of = about_what(p, now);
    ONEZONE_TRY(of);
    const result<void> fine = well_formed(p, *of);
    ONEZONE_TRY(fine);
    if (!p.figure.empty()) {
        const result<figure> f = counted_figure(p, first, now, between, lineage);
        if (f) return within_limits(p, *f);
        const bool may_be_indicator = *of != subject::whole() && f.error().code() == errc::unknown_key;
        if (!may_be_indicator) return f.error();
    }
    const bool of_rule = !p.rule.empty();
    const result<finding> found =
        of_rule ? judge(now, rules, p.rule, *of, on) : judge(now, asked_as_rule(p, *of, now), "precondition", *of, on);
    if (!found)
        return refusal(errc::precondition_unmet,
            fill(say("前提条件`{0}`无法判定", "the precondition `{0}` cannot be judged"), {verbatim(p.key)}), {p.key})
            .with(found.error());
    const bool accepted = std::find(p.accepts.begin(), p.accepts.end(), found->verdict) != p.accepts.end();
    if (accepted) return {};
    if (found->verdict == verdict::undecided) return not_known(p, missing_in(*found));
    return unmet(
        p, of_rule ? fill(say("{0}（{1}）", "{0} ({1})"), {found->message, name_of(found->verdict)}) : found->message);
}

} // namespace onezone
