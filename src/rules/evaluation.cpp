// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/context.hpp>
#include <onezone/rules/detail/evaluation.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace onezone::detail {

zone_index::zone_index(const hierarchy& h) {
    for (const zone& z : h.all<zone>()) {
        const unit_ref seat = h.find(z.seat);
        for (unit_ref u = seat; u; u = u.parent()) in_[u.id()].push_back(&z);
        if (seat && !seat.at_level(level::county)) within_[seat.id()].push_back(&z);
    }
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
    auto at = std::find_if(notes.begin(), notes.end(),
        [&](const noted& m) { return m.of == n.of && m.what.key == n.what.key && !m.from == !n.from; });
    if (at == notes.end()) at = notes.insert(notes.end(), n);
    return truth::marks_type{1} << std::min<std::ptrdiff_t>(at - notes.begin(), 63);
}

} // namespace

truth::marks_type evaluation::note_missing(
    subject of, const field& what, std::span<const word> answers, bool can_suppose) {
    return mark_of(notes, {of, what, nullptr, answers, can_suppose});
}

truth::marks_type evaluation::note_doubt(subject of, const field& what, const provenance& from) {
    return mark_of(notes, {of, what, &from, {}, false});
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
    if (observed) read(of, what, {}, false);
    if (const int* answer = supposed(of, what)) return truth(*answer != 0);
    return truth::unknown(note_missing(of, what, suppositions(what), true));
}

truth evaluation::existing(subject of, const provenance& from) {
    if (observed) read(of, fields::existence, from, true);
    return truth(true, note_doubt(of, fields::existence, from));
}

const zone_index& evaluation::zones(const hierarchy& h) {
    std::optional<zone_index>& index = &h == now ? lookups->now : lookups->before;
    if (!index) index.emplace(h);
    return *index;
}

void evaluation::read(subject of, const field& what, const provenance& from, bool known) {
    if (observed) observed->reads.push_back({of, what, from, known});
}

void evaluation::walk(relation along, std::uint64_t from, bool in_now) {
    observed->walks.push_back({along, from, in_now});
}

truth evaluation::observe(std::string_view key, truth t, condition_kind kind) {
    if (observed->bent == key && !key.empty()) t = observed->drop ? truth(kind != condition_kind::unless) : !t;
    observed->conditions.push_back({key, kind, t});
    return t;
}

} // namespace onezone::detail

namespace onezone {

asked<unit_ref> window::host_county(const zone& z) const {
    const unit_ref seat = unit(z.seat);
    const unit_ref county = seat ? ancestor(seat, level::county) : unit_ref();
    if (county) return asked<unit_ref>::of(county, 0);
    return asked<unit_ref>::missing(e_->note_missing(subject::of(z), fields::seat, {}, false));
}

const value* context::find_param(std::string_view name) const noexcept {
    for (const detail::resolved_parameter& p : e_->parameters)
        if (p.name == name) return p.is;
    return nullptr;
}

const value& context::need_param(std::string_view name) const {
    const value* v = find_param(name);
    if (!v) throw std::out_of_range("parameter `" + std::string(name) + "` has no value");
    return *v;
}

truth::marks_type context::note_missing_param(std::string_view name) {
    return e_->note_missing(e_->about, {name, fields::parameter.zh, fields::parameter.en}, {}, false);
}

void context::bend(std::string_view key, bool drop, const std::function<void(context&)>& judge) {
    detail::observation own; // where nobody else looks
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
