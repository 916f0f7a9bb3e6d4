// SPDX-License-Identifier: Apache-2.0
#include "zone_index.hpp"

#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <utility>

namespace onezone::detail {

namespace {

// Pairs of division and zone, in the order of the zones, into rows.
[[nodiscard]] zone_lists::column rows_of(std::vector<std::pair<std::uint64_t, unit_id>> pairs) {
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    zone_lists::column rows;
    rows.zones.reserve(pairs.size());
    for (const auto& [division, zone] : pairs) {
        if (rows.divisions.empty() || rows.divisions.back() != division) {
            rows.divisions.push_back(division);
            rows.from.push_back(static_cast<std::uint32_t>(rows.zones.size()));
        }
        rows.zones.push_back(zone);
    }
    rows.from.push_back(static_cast<std::uint32_t>(rows.zones.size()));
    return rows;
}

} // namespace

zone_lists::zone_lists(const hierarchy& h) {
    std::vector<std::pair<std::uint64_t, unit_id>> lie;
    std::vector<std::pair<std::uint64_t, unit_id>> vague;
    for (const zone& z : h.all<zone>()) {
        const unit_ref seat = h.find(z.seat);
        for (unit_ref u = seat; u; u = u.parent()) lie.emplace_back(u.id().value(), z.unit);
        if (seat && !seat.at_level(level::county)) vague.emplace_back(seat.id().value(), z.unit);
    }
    in = rows_of(std::move(lie));
    within = rows_of(std::move(vague));
}

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

zone_index::zone_index(const hierarchy& h) : h_(&h), at_once_(true), lists_(std::make_shared<const zone_lists>(h)) {
    for (side* s : {&in_, &within_}) {
        s->all.reserve(((*lists_).*(s->ids)).zones.size());
        for (const unit_id id : ((*lists_).*(s->ids)).zones) s->all.push_back(h.zone_of(id));
    }
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

} // namespace onezone::detail
