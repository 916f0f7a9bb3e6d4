// SPDX-License-Identifier: Apache-2.0
#include "read_paths.hpp"
#include "zone_index.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/detail/evaluation.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <utility>

namespace onezone::detail {

//=== what is observed ===//

void show(read_fact& r, bool v, const hierarchy&) { r.is = value(v); }
void show(read_fact& r, std::int64_t v, const hierarchy&) { r.is = value(v); }
void show(read_fact& r, const decimal& v, const hierarchy&) { r.is = value(v); }
void show(read_fact& r, const std::string& v, const hierarchy&) { r.is = value(v); }
void show(read_fact& r, const std::vector<std::string>& v, const hierarchy&) { r.is = value(v); }
void show(read_fact& r, const date& v, const hierarchy&) { r.is = value(to_string(v)); }
void show(read_fact& r, unit_id v, const hierarchy& h) { r.is = value(h.path_of(v)); }
void show(read_fact& r, const charter& v, const hierarchy&) {
    r.is = value(v.issued ? to_string(*v.issued) : v.document);
}
void show(read_fact& r, const authority& v, const hierarchy& h) { r.is = value(name_of(v, h).zh); }
void show_word(read_fact& r, std::string_view key) { r.is = value(std::string(key)); }

//=== one call ===//

void judged_thing::find_unit(const hierarchy& now) {
    unit_ = now.find(unit_of(now, about));
    unit_known_ = true;
}

void evaluation::reset_details() noexcept {
    message = {};
    blamed.clear();
    permitted.clear();
}

void evaluation::add_blamed(subject item) { blamed.push_back(item); }

void evaluation::add_permitted(subject item, const truth& t) { permitted.emplace_back(item, t); }

void evaluation::add_message(const text& sentence) {
    if (!message.empty()) message += say("；", "; ");
    message += sentence;
}

namespace {

// Where the note stands of that thing missing, or doubtful; beyond the last where it does not. Each is kept once.
std::size_t place_of(const std::vector<noted>& notes, subject of, const field& what, const word* kind, bool missing) {
    std::size_t at = 0;
    for (; at < notes.size(); ++at)
        if (const noted& m = notes[at]; m.of == of && m.kind == kind && !m.from == missing && m.what.key == what.key)
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
    const text name = say(n.what.zh, n.what.en);
    return n.kind ? fill(say("{0}（{1}）", "{0} ({1})"), {name, say(n.kind->zh, n.kind->en)}) : name;
}

truth::marks_type evaluation::add_missing(subject of, const field& what, std::span<const word> answers,
    bool can_suppose, std::size_t open, const word* kind) {
    const std::size_t place = place_of(notes, of, what, kind, true);
    if (place == notes.size()) {
        noted& fresh = add(notes, of, what);
        fresh.answers = answers;
        fresh.can_suppose = can_suppose;
        fresh.open = open;
        fresh.kind = kind;
    }
    return mark_of(place);
}

truth::marks_type evaluation::note_doubt(subject of, const field& what, const provenance& from) {
    const std::size_t place = place_of(notes, of, what, nullptr, false);
    if (place == notes.size()) add(notes, of, what).from = &from;
    return mark_of(place);
}

namespace {

// What can be supposed of something the model does not record: an answer, where its name is a question; else only whether it is
// as the condition has it.
std::span<const word> suppositions(const field& what) noexcept {
    static constexpr std::array<word, 2> table{
        {{0, "no", "不满足条件", "not as the condition has it"}, {1, "yes", "满足条件", "as the condition has it"}}};
    return what.zh.starts_with("是否") ? yes_no() : std::span<const word>(table);
}

} // namespace

truth evaluation::lacking_in_detail(subject of, const field& what) {
    if (recording()) read({of, what, {}, false, std::nullopt, yes_no()});
    if (const int* answer = supposed(of, what)) return truth(*answer != 0);
    return truth::unknown(note_missing(of, what, suppositions(what), true));
}

truth evaluation::existing(subject of, const provenance& from) {
    if (recording()) read({of, fields::existence, from, true, value(true)});
    if (from.how() == grade::stated) return truth::yes();
    return truth(true, note_doubt(of, fields::existence, from));
}

namespace {

zone_index& zones_of(const hierarchy& h, bool in_now, shared_lookups& all) {
    std::optional<zone_index>& index = in_now ? all.now : all.before;
    if (index) return *index;
    if (all.all) return index.emplace(h, all.all->of(h, in_now));
    if (in_now) return index.emplace(h, all.kept, all.since);
    return index.emplace(h, nullptr);
}

} // namespace

void evaluation::find_zones(const hierarchy& h, unit_ref division, std::vector<slot>& into) {
    zones_of(h, &h == now, *lookups).find_in(division, into);
}

const step_index& evaluation::step() {
    if (!lookups->step) lookups->step.emplace(*before, *now, edits, acts, state_on);
    return *lookups->step;
}

std::span<const happening> evaluation::happenings(subject of) { return step().of(of); }

void evaluation::asked_for_acts() {
    if (observed && observed->paths) observed->paths->read_everywhere();
}

void evaluation::read(read_fact one) { observed->reads.push_back(std::move(one)); }

void evaluation::is_member(const void* owner, member_place place) {
    observed->reads.back().record = owner;
    observed->reads.back().place = place;
}

void evaluation::walk(relation along, std::uint64_t from, bool in_now) {
    if (observed->paths) observed->paths->walk(along, from, in_now);
}

void evaluation::own_unit(unit_ref u) {
    if (observed->paths && u) observed->paths->own_unit(u.id());
}

void evaluation::reached(unit_ref u) {
    if (observed->paths) observed->paths->arrive(u.id());
}

namespace {

template <class Record>
void arrive(const observation& by, const Record& r) {
    if (by.paths) by.paths->arrive(r);
}

} // namespace

void evaluation::reached(const zone& r) { arrive(*observed, r); }
void evaluation::reached(const hosting& r) { arrive(*observed, r); }
void evaluation::reached(const body& r) { arrive(*observed, r); }
void evaluation::reached(const post& r) { arrive(*observed, r); }
void evaluation::reached(const person& r) { arrive(*observed, r); }
void evaluation::reached(const tenure& r) { arrive(*observed, r); }
void evaluation::reached(const holding& r) { arrive(*observed, r); }
void evaluation::reached(const entrustment& r) { arrive(*observed, r); }
void evaluation::reached(const agreement& r) { arrive(*observed, r); }
void evaluation::reached(const indicator& r) { arrive(*observed, r); }

truth evaluation::observe(std::string_view key, truth t, condition_kind kind) {
    if (observed->bent == key && !key.empty()) t = observed->drop ? truth(kind != condition_kind::unless) : !t;
    if (observed->facts) observed->conditions.push_back({key, kind, t, observed->reads.size()});
    return t;
}

} // namespace onezone::detail

namespace onezone {

void window::climbed(unit_ref from, unit_ref last) const {
    e_->walk(detail::relation::above, from.id().value(), now_);
    for (unit_ref u = from; u; u = u.parent()) {
        reached(u);
        if (u == last) return;
    }
}

asked<unit_ref> window::host_county(const zone& z) const {
    const unit_ref seat = seat_of(z);
    const unit_ref county = county_of(seat);
    if (seat && e_->observed) climbed(seat, county);
    if (county) return asked<unit_ref>::of(county, 0);
    if (const unit_id* supposed = e_->supposed_open<unit_id>(subject::of(z), fields::seat.key))
        return asked<unit_ref>::of(unit(*supposed), 0);
    return asked<unit_ref>::missing(
        e_->note_missing(subject::of(z), fields::seat, {}, false, detail::open_answer_of<unit_id>));
}

void context::note_param(std::string_view name, const value* found) const {
    detail::read_fact one{about(), {name, fields::parameter.zh, fields::parameter.en}, {}, found != nullptr};
    if (found) one.is = *found;
    e_->read(std::move(one));
}

void context::without_value(std::string_view name) {
    throw std::out_of_range("parameter `" + std::string(name) + "` has no value");
}

truth::marks_type context::note_missing_param(std::string_view name, std::size_t type) {
    return e_->note_missing(about(), {name, fields::parameter.zh, fields::parameter.en}, {}, false, type);
}

void context::bend(std::string_view key, bool drop, const std::function<void(context&)>& judge) {
    detail::observation own; // where nobody else looks
    own.facts = false;
    detail::observation* const others = e_->observed;
    detail::observation& here = others ? *others : own;
    struct restored {
        detail::evaluation& in;
        detail::observation* observed;
        std::string_view bent;
        bool drop;
        ~restored() {
            if (in.observed) {
                in.observed->bent = bent;
                in.observed->drop = drop;
            }
            in.observed = observed;
        }
    } const after{*e_, others, here.bent, here.drop};
    e_->observed = &here;
    here.bent = key;
    here.drop = drop;
    judge(*this);
}

} // namespace onezone
