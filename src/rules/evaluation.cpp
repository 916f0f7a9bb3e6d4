// SPDX-License-Identifier: Apache-2.0
#include "trail.hpp"
#include "with_units.hpp"

#include <onezone/model/detail/inside.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/detail/evaluation.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace onezone::detail {

//=== zones by division ===//

namespace {

// Zones by division, to be put into rows.
class row_builder {
public:
    void add(unit_id division, const zone& z) {
        const std::uint64_t hash = mix(division.value());
        slot row = rows_.find(hash, [&](slot s) { return divisions_[s] == division.value(); });
        if (row == slot_index::none) {
            row = static_cast<slot>(divisions_.size());
            rows_.insert(hash, row, [&](slot s) { return mix(divisions_[s]); });
            divisions_.push_back(division.value());
            sizes_.push_back(0);
        }
        ++sizes_[row];
        items_.emplace_back(row, &z);
    }
    // Rows in the order of the divisions' ids, in each the zones in the order in which they were added.
    void take(zone_lists::column& ids, std::vector<const zone*>* zones) const {
        std::vector<slot> order(divisions_.size());
        for (slot s = 0; s < order.size(); ++s) order[s] = s;
        std::sort(order.begin(), order.end(), [&](slot a, slot b) { return divisions_[a] < divisions_[b]; });
        std::vector<std::uint32_t> next(order.size());
        std::uint32_t from = 0;
        ids = {};
        ids.divisions.reserve(order.size());
        ids.from.reserve(order.size() + 1);
        for (const slot s : order) {
            ids.divisions.push_back(divisions_[s]);
            ids.from.push_back(from);
            next[s] = from;
            from += sizes_[s];
        }
        ids.from.push_back(from);
        ids.zones.resize(items_.size());
        if (zones) zones->resize(items_.size());
        for (const auto& [row, z] : items_) {
            const std::uint32_t at = next[row]++;
            ids.zones[at] = z->unit;
            if (zones) (*zones)[at] = z;
        }
    }

private:
    slot_index rows_;
    std::vector<std::uint64_t> divisions_;
    std::vector<std::uint32_t> sizes_;
    std::vector<std::pair<slot, const zone*>> items_;
};

void list_zones(const hierarchy& h, zone_lists& lists, std::vector<const zone*>* in, std::vector<const zone*>* within) {
    row_builder lie;
    row_builder vague;
    each_with_unit<zone>(
        h, [](const zone& z) { return z.seat; },
        [&](const zone& z, unit_ref seat) {
            for (unit_ref u = seat; u; u = u.parent()) lie.add(u.id(), z);
            if (seat && !seat.at_level(level::county)) vague.add(seat.id(), z);
        });
    lie.take(lists.in, in);
    vague.take(lists.within, within);
}

} // namespace

zone_lists::zone_lists(const hierarchy& h) { list_zones(h, *this, nullptr, nullptr); }

std::pair<std::size_t, std::size_t> zone_lists::column::range(unit_id division) const noexcept {
    const auto at = std::lower_bound(divisions.begin(), divisions.end(), division.value());
    if (at == divisions.end() || *at != division.value()) return {0, 0};
    const auto row = static_cast<std::size_t>(at - divisions.begin());
    return {from[row], from[row + 1]};
}

std::size_t zone_lists::bytes() const noexcept {
    std::size_t all = sizeof *this;
    for (const column* c : {&in, &within})
        all += c->divisions.capacity() * sizeof(std::uint64_t) + c->from.capacity() * sizeof(std::uint32_t)
            + c->zones.capacity() * sizeof(unit_id);
    return all;
}

zone_index::zone_index(const hierarchy& h) : h_(&h), at_once_(true) {
    auto lists = std::make_shared<zone_lists>(hierarchy());
    list_zones(h, *lists, &in_.all, &within_.all);
    lists_ = std::move(lists);
}

zone_index::zone_index(
    const hierarchy& h, std::shared_ptr<const zone_lists> lists, std::span<const std::uint64_t> since)
    : h_(&h),
      at_once_(false),
      lists_(std::move(lists)),
      since_(since) {}

namespace {

// Zones in the order of their table, which is that of their slots.
class zones_in_order {
public:
    explicit zones_in_order(const hierarchy& h) : table_(inside::of(h).table<zone>()) {}
    void add(unit_id zone_id, unit_id seat) {
        for (slot s = first(seat); s != no_slot; s = table_.next_of(by_seat, s))
            if (table_.record_at(s).unit == zone_id) return found_.push_back(s);
    }
    void add_seated_in(unit_id division) {
        for (slot s = first(division); s != no_slot; s = table_.next_of(by_seat, s)) found_.push_back(s);
    }
    [[nodiscard]] std::vector<const zone*> take() {
        std::sort(found_.begin(), found_.end());
        std::vector<const zone*> zones;
        zones.reserve(found_.size());
        for (const slot s : found_) zones.push_back(&table_.record_at(s));
        return zones;
    }

private:
    [[nodiscard]] slot first(unit_id seat) const { return table_.first_of(by_seat, seat.value()); }

    const record_table<zone>& table_;
    std::vector<slot> found_;
};

} // namespace

std::span<const zone* const> zone_index::list(side& s, unit_id division) {
    if (at_once_) {
        const auto [from, to] = ((*lists_).*(s.ids)).range(division);
        return std::span<const zone* const>(s.all).subspan(from, to - from);
    }
    const auto found = s.some.find(division);
    if (found != s.some.end()) return found->second;
    if (!lists_ || std::binary_search(since_.begin(), since_.end(), division.value()))
        return s.some[division] = (this->*s.walk)(division);
    const zone_lists::column& rows = (*lists_).*(s.ids);
    const auto [from, to] = rows.range(division);
    zones_in_order there(*h_);
    for (std::size_t i = from; i < to; ++i)
        if (const zone* z = h_->zone_of(rows.zones[i])) there.add(z->unit, z->seat);
    return s.some[division] = there.take();
}

zone_index::zones zone_index::find_in(unit_id division) const {
    zones_in_order found(*h_);
    found.add_seated_in(division);
    for (const unit_ref u : (*h_)[division].descendants()) found.add_seated_in(u.id());
    return found.take();
}

zone_index::zones zone_index::find_within(unit_id division) const {
    zones_in_order found(*h_);
    if (!(*h_)[division].at_level(level::county)) found.add_seated_in(division);
    return found.take();
}

//=== one call ===//

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
    const bool of_now = &h == now;
    std::optional<zone_index>& index = of_now ? lookups->now : lookups->before;
    if (!index && lookups->at_once) index.emplace(h);
    if (!index && of_now) index.emplace(h, lookups->lists, lookups->since);
    if (!index) index.emplace(h, nullptr, std::span<const std::uint64_t>());
    return *index;
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
    return asked<unit_ref>::missing(e_->note_missing(subject::of(z), fields::seat, {}, false));
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

truth::marks_type context::note_missing_param(std::string_view name) {
    return e_->note_missing(e_->about, {name, fields::parameter.zh, fields::parameter.en}, {}, false);
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
