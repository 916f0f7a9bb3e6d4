// SPDX-License-Identifier: Apache-2.0
#include "trail.hpp"

#include <onezone/model/detail/inside.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/detail/evaluation.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace onezone::detail {

zone_index::zone_index(const hierarchy& h, bool at_once) : h_(&h), at_once_(at_once) {
    if (!at_once) return;
    for (const zone& z : h.all<zone>()) {
        const unit_ref seat = h.find(z.seat);
        for (unit_ref u = seat; u; u = u.parent()) in_[u.id()].push_back(&z);
        if (seat && !seat.at_level(level::county)) within_[seat.id()].push_back(&z);
    }
}

namespace {

// Zones seated in these divisions, in the order of their table.
class seated_zones {
public:
    explicit seated_zones(const hierarchy& h) : table_(inside::of(h).table<zone>()) {}
    void add(unit_id division) {
        for (slot s = table_.first_of(by_seat, division.value()); s != no_slot; s = table_.next_of(by_seat, s))
            found_.push_back(s);
    }
    [[nodiscard]] std::vector<const zone*> take() {
        std::sort(found_.begin(), found_.end());
        std::vector<const zone*> zones;
        for (const slot s : found_) zones.push_back(&table_.record_at(s));
        return zones;
    }

private:
    const record_table<zone>& table_;
    std::vector<slot> found_;
};

} // namespace

zone_index::zones zone_index::find_in(unit_id division) const {
    seated_zones found(*h_);
    found.add(division);
    for (const unit_ref u : (*h_)[division].descendants()) found.add(u.id());
    return found.take();
}

zone_index::zones zone_index::find_within(unit_id division) const {
    seated_zones found(*h_);
    if (!(*h_)[division].at_level(level::county)) found.add(division);
    return found.take();
}

void evaluation::reset_details() noexcept {
    message = {};
    blamed.clear();
    permitted.clear();
}

void evaluation::add_message(const text& sentence) {
    if (!message.empty()) message += say(";", "; ");
    message += sentence;
}

namespace {

// The mark of a note, which is kept once. Marks beyond the last share it.
truth::marks_type mark_of(std::vector<noted>& notes, const noted& n) {
    auto at = std::find_if(notes.begin(), notes.end(), [&](const noted& m) {
        return m.of == n.of && m.what.key == n.what.key && m.kind == n.kind && !m.from == !n.from;
    });
    if (at == notes.end()) at = notes.insert(notes.end(), n);
    return truth::marks_type{1} << std::min<std::ptrdiff_t>(at - notes.begin(), 63);
}

} // namespace

text name_of(const noted& n) {
    const text name = say(n.what.zh, n.what.en);
    return n.kind ? fill(say("{0}({1})", "{0} ({1})"), {name, say(n.kind->zh, n.kind->en)}) : name;
}

truth::marks_type evaluation::note_missing(subject of, const field& what, std::span<const word> answers,
    bool can_suppose, std::size_t open, const word* kind) {
    return mark_of(notes, {of, what, nullptr, answers, can_suppose, open, kind});
}

truth::marks_type evaluation::note_doubt(subject of, const field& what, const provenance& from) {
    return mark_of(notes, {of, what, &from, {}, false, 0, nullptr});
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

truth evaluation::lacking(subject of, const field& what) {
    if (recording()) read({of, what, {}, false, std::nullopt, yes_no()});
    if (const int* answer = supposed(of, what)) return truth(*answer != 0);
    return truth::unknown(note_missing(of, what, suppositions(what), true));
}

truth evaluation::existing(subject of, const provenance& from) {
    if (recording()) read({of, fields::existence, from, true, value(true)});
    if (from.how() == grade::stated) return truth::yes();
    return truth(true, note_doubt(of, fields::existence, from));
}

zone_index& evaluation::zones(const hierarchy& h) {
    std::optional<zone_index>& index = &h == now ? lookups->now : lookups->before;
    if (!index) index.emplace(h, lookups->at_once);
    return *index;
}

const step_index& evaluation::step() {
    if (!lookups->step) lookups->step.emplace(*before, *now, edits, acts, state_on);
    return *lookups->step;
}

void evaluation::asked_for_acts() {
    if (observed && observed->paths) observed->paths->read_everywhere();
}

void evaluation::read(read_fact one) { observed->reads.push_back(std::move(one)); }

void evaluation::walk(relation along, std::uint64_t from, bool in_now) {
    if (observed->paths) observed->paths->walk(along, from, in_now);
}

void evaluation::reached(std::uint64_t id, std::span<const reference> refers_to) {
    if (observed->paths) observed->paths->arrive(id, refers_to);
}

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
    const unit_ref seat = unit(z.seat);
    const unit_ref county = seat ? ancestor(seat, level::county) : unit_ref();
    if (county) return asked<unit_ref>::of(county, 0);
    if (const unit_id* supposed = e_->supposed_open<unit_id>(subject::of(z), fields::seat.key))
        return asked<unit_ref>::of(unit(*supposed), 0);
    return asked<unit_ref>::missing(
        e_->note_missing(subject::of(z), fields::seat, {}, false, detail::open_answer_of<unit_id>));
}

const value* context::find_param(std::string_view name) const noexcept {
    const value* found = nullptr;
    for (const detail::resolved_parameter& p : e_->parameters)
        if (p.name == name) found = p.is;
    if (e_->recording()) {
        detail::read_fact one{e_->about, {name, fields::parameter.zh, fields::parameter.en}, {}, found != nullptr};
        if (found) one.is = *found;
        e_->read(std::move(one));
    }
    return found;
}

const value& context::need_param(std::string_view name) const {
    const value* v = find_param(name);
    if (!v) throw std::out_of_range("parameter `" + std::string(name) + "` has no value");
    return *v;
}

truth::marks_type context::note_missing_param(std::string_view name, std::size_t type) {
    return e_->note_missing(e_->about, {name, fields::parameter.zh, fields::parameter.en}, {}, false, type);
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
