// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <onezone/rules/detail/call.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace onezone::detail {

void judged_thing::find_unit(const hierarchy& now) {
    unit_ = now.find(unit_of(now, about));
    unit_known_ = true;
}

void rule_call::reset_details() noexcept {
    message = {};
    question = {};
    found = {};
    blamed.clear();
    blamed_perhaps.clear();
    permitted.clear();
    if (observed && observed->stated) observed->conditions.clear();
}

// Two conditions may be broken by one thing.
void rule_call::add_blamed(subject item, bool sure) {
    const auto doubted = std::find(blamed_perhaps.begin(), blamed_perhaps.end(), item);
    if (std::find(blamed.begin(), blamed.end(), item) == blamed.end()) {
        blamed.push_back(item);
        if (!sure) blamed_perhaps.push_back(item);
    } else if (sure && doubted != blamed_perhaps.end()) {
        blamed_perhaps.erase(doubted);
    }
}

void rule_call::add_permitted(subject item, const truth& t) { permitted.emplace_back(item, t); }

void rule_call::add_message(const text& sentence) {
    if (!message.empty()) message += say("；", "; ");
    message += sentence;
}

namespace {

// Where the note stands of that thing missing, or doubtful; beyond the last where it does not. Each is kept once.
std::size_t place_of(const std::vector<noted>& notes, subject of, const field& what, const word* kind, bool missing) {
    std::size_t at = 0;
    for (; at < notes.size(); ++at)
        if (const noted& m = notes[at];
            m.of == of && m.kind == kind && !m.from == missing && m.what.key == what.key && m.what.zh == what.zh)
            break;
    return at;
}

noted& add(std::vector<noted>& notes, subject of, const field& what) {
    if (notes.capacity() == 0) notes.reserve(8);
    noted& fresh = notes.emplace_back();
    fresh.of = of;
    fresh.what = what;
    return fresh;
}

} // namespace

text name_of(const noted& n) {
    const text name = name_of_field(n.what);
    return n.kind ? fill(say("{0}（{1}）", "{0} ({1})"), {name, say(n.kind->zh, n.kind->en)}) : name;
}

text question_of(const noted& n) {
    const text name = name_of_field(n.what);
    // A figure of one day of which there are several is a question already.
    const bool as_it_is = n.what.key != fields::measure.key && n.what.key != which_figure;
    text asks = say(as_it_is ? n.what.asks_zh : std::string_view(), as_it_is ? n.what.asks_en : std::string_view());
    if (asks.zh.empty() && is_question(name.zh)) asks.zh = name.zh;
    if (asks.en.empty() && is_clause(name.en)) asks.en = name.en;
    const text of_kind = n.kind ? fill(say("（{0}）", " ({0})"), {say(n.kind->zh, n.kind->en)}) : text();
    text pattern = say("{0}情况如何", "how things stand with the {0}");
    switch (n.open) {
    case open_answer_of<std::int64_t>:
    case open_answer_of<decimal>: pattern = say("{0}是多少", "what the {0} is"); break;
    case open_answer_of<date>:
    case open_answer_of<charter>: pattern = say("{0}是哪一天", "what the {0} is"); break;
    case open_answer_of<std::vector<std::string>>:
    case open_answer_of<std::vector<authority>>:
    case open_answer_of<std::vector<dossier_part>>:
    case open_answer_of<std::vector<plan_part>>: pattern = say("{0}有哪些", "what the {0} are"); break;
    default:
        if (n.what.key == fields::measure.key || (!n.is_list && !n.what.key.starts_with(fields::indicator.key)))
            pattern = say("{0}是什么", "what the {0} is");
        else if (n.what.key.starts_with(fields::indicator.key))
            pattern = say("{0}是多少", "what the {0} is");
    }
    if (pattern.en.ends_with(" is") && name.en.ends_with("s")) pattern.en.replace(pattern.en.size() - 2, 2, "are");
    const text derived = fill(pattern, {name + of_kind});
    return {asks.zh.empty() ? derived.zh : asks.zh + of_kind.zh, asks.en.empty() ? derived.en : asks.en + of_kind.en};
}

truth::marks_type rule_call::add_missing(subject of, const field& what, std::span<const word> answers, bool can_suppose,
    std::size_t open, const word* kind, bool is_list) {
    const std::size_t place = place_of(notes, of, what, kind, true);
    if (place == notes.size()) {
        noted& fresh = add(notes, of, what);
        fresh.answers = answers;
        fresh.can_suppose = can_suppose;
        fresh.open = open;
        fresh.kind = kind;
        fresh.is_list = is_list;
    }
    return mark_of(place);
}

truth::marks_type rule_call::note_doubt(subject of, const field& what, const provenance& from) {
    const std::size_t place = place_of(notes, of, what, nullptr, false);
    if (place == notes.size()) add(notes, of, what).from = &from;
    return mark_of(place);
}

bool is_question(std::string_view zh) noexcept {
    constexpr std::array<std::string_view, 8> asks{"是否", "谁", "还是", "哪", "何", "多少", "什么", "有无"};
    return std::any_of(
        asks.begin(), asks.end(), [&](std::string_view w) { return zh.find(w) != std::string_view::npos; });
}

truth rule_call::lacking_in_detail(subject of, const field& what) {
    if (recording()) read({of, what, {}, false, std::nullopt, yes_no()});
    if (const int* answer = supposed(of, what)) return truth(*answer != 0);
    // Yes and no answer whether something is so, not who or what it is.
    const bool is_list = what.zh.find("是否") == std::string_view::npos;
    return truth::unknown(note_missing(of, what, yes_no(), true, 0, nullptr, is_list));
}

truth rule_call::whole(subject of, const field& what, const completeness* stated) {
    const bool is = stated != nullptr && stated->whole;
    if (recording()) read({of, what, stated ? stated->from : provenance(), is, value(is), yes_no()});
    if (is) return stated->from.how() == grade::stated ? truth::yes() : truth(true, note_doubt(of, what, stated->from));
    // That it is not whole does not tell what it lacks.
    if (const int* answer = supposed(of, what); answer && *answer != 0) return truth::yes();
    return truth::unknown(note_missing(of, what, yes_no(), true));
}

truth rule_call::existing(subject of, const provenance& from) {
    if (recording()) read({of, fields::existence, from, true, value(true)});
    if (from.how() == grade::stated) return truth::yes();
    return truth(true, note_doubt(of, fields::existence, from));
}

const word* rule_call::word_of_change(std::size_t nth) noexcept {
    static constexpr std::array<word, 12> table{
        {{1, "change-1", "第1次变动", "change 1"}, {2, "change-2", "第2次变动", "change 2"},
            {3, "change-3", "第3次变动", "change 3"}, {4, "change-4", "第4次变动", "change 4"},
            {5, "change-5", "第5次变动", "change 5"}, {6, "change-6", "第6次变动", "change 6"},
            {7, "change-7", "第7次变动", "change 7"}, {8, "change-8", "第8次变动", "change 8"},
            {9, "change-9", "第9次变动", "change 9"}, {10, "change-10", "第10次变动", "change 10"},
            {11, "change-11", "第11次变动", "change 11"}, {12, "further-changes", "其余各次变动", "further changes"}}};
    return nth == 0 ? nullptr : &table[std::min(nth, table.size()) - 1];
}

void rule_call::asked_for_acts() {
    if (observed && observed->paths) observed->paths->read_everywhere();
}

standing rule_call::stands_on(const std::optional<date>& day) const noexcept {
    return standing_on(by->valid, day ? *day : rules_on);
}

namespace {

template <class What, class DayOf>
std::span<const What> those_bound(rule_call& call, std::span<const What> all,
    std::deque<std::vector<What>> rule_call::narrowed_lists::*kept, DayOf day_of) {
    const auto binds = [&](const What& one) { return call.stands_on(day_of(one)) != standing::not_in_force; };
    std::span<const What> some = all;
    if (!std::all_of(all.begin(), all.end(), binds)) {
        if (!call.narrowed) call.narrowed = std::make_unique<rule_call::narrowed_lists>();
        std::vector<What>& list = (*call.narrowed.*kept).emplace_back();
        std::copy_if(all.begin(), all.end(), std::back_inserter(list), binds);
        some = list;
    }
    call.undated = call.undated || std::any_of(some.begin(), some.end(), [&](const What& one) { return !day_of(one); });
    return some;
}

} // namespace

std::span<const happening> rule_call::bound(std::span<const happening> all) {
    return those_bound(*this, all, &narrowed_lists::happenings,
        [](const happening& h) { return h.by ? h.by->on : std::optional<date>(); });
}

std::span<const enacted> rule_call::bound(std::span<const enacted> all) {
    return those_bound(*this, all, &narrowed_lists::acts, [](const enacted& act) { return act.on; });
}

void rule_call::read(read_fact one) { observed->reads.push_back(std::move(one)); }

void rule_call::is_member(const void* owner, member_place place) {
    observed->reads.back().record = owner;
    observed->reads.back().place = place;
}

void rule_call::walk(path_step along, std::uint64_t from, bool in_now) {
    if (observed->paths) observed->paths->walk(along, from, in_now);
}

void rule_call::own_unit(unit_ref u) {
    if (observed->paths && u) observed->paths->own_unit(u.id());
}

void rule_call::reached(unit_ref u) {
    if (observed->paths) observed->paths->arrive(u.id());
}

namespace {

template <class Record>
void arrive(const observation& by, const Record& r) {
    if (by.paths) by.paths->arrive(r);
}

} // namespace

void rule_call::reached(const zone& r) { arrive(*observed, r); }
void rule_call::reached(const hosting& r) { arrive(*observed, r); }
void rule_call::reached(const body& r) { arrive(*observed, r); }
void rule_call::reached(const post& r) { arrive(*observed, r); }
void rule_call::reached(const person& r) { arrive(*observed, r); }
void rule_call::reached(const tenure& r) { arrive(*observed, r); }
void rule_call::reached(const holding& r) { arrive(*observed, r); }
void rule_call::reached(const entrustment& r) { arrive(*observed, r); }
void rule_call::reached(const agreement& r) { arrive(*observed, r); }
void rule_call::reached(const indicator& r) { arrive(*observed, r); }

truth rule_call::observe(std::string_view key, std::string_view zh, std::string_view en, truth t, condition_kind kind) {
    if (observed->bent == key && !key.empty()) t = observed->drop ? truth(kind != condition_kind::unless) : !t;
    if (observed->facts || observed->stated)
        observed->conditions.push_back({{key, zh, en}, kind, t, observed->reads.size()});
    return t;
}

} // namespace onezone::detail
