// SPDX-License-Identifier: Apache-2.0
#include "zone_index.hpp"

#include "with_units.hpp"

#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <utility>

namespace onezone::detail {
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

} // namespace onezone::detail
