// SPDX-License-Identifier: Apache-2.0
#include "zone_index.hpp"

#include "with_units.hpp"

#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone::detail {

// Zones by division, to be put into rows.
class row_builder {
public:
    row_builder(zone_lists::column& rows, std::size_t expected) : rows_(rows) {
        items_.reserve(expected);
        lately_.fill({no_slot, 0});
    }

    void add(unit_ref division, unit_id zone_id, slot stands) {
        // Zones that follow one another lie in the same divisions, more often than not.
        auto& [last, row] = lately_[static_cast<std::size_t>(division.level())];
        if (last != inside::slot_of(division)) {
            last = inside::slot_of(division);
            row = row_of(division.id());
        }
        ++sizes_[row];
        items_.push_back({row, stands, zone_id});
    }
    // In each row the zones in the order in which they were added.
    void finish() {
        std::vector<std::uint32_t> next;
        next.reserve(sizes_.size());
        std::uint32_t from = 0;
        for (const std::uint32_t size : sizes_) {
            next.push_back(from);
            from += size;
        }
        rows_.from_ = next;
        rows_.from_.push_back(from);
        rows_.ids_.resize(items_.size());
        rows_.stood_.resize(items_.size());
        for (const item& one : items_) {
            const std::uint32_t at = next[one.row]++;
            rows_.ids_[at] = one.zone;
            rows_.stood_[at] = one.stands;
        }
    }

private:
    struct item {
        slot row = 0;
        slot stands = 0;
        unit_id zone;
    };
    [[nodiscard]] slot row_of(unit_id division) {
        const std::uint64_t hash = mix(division.value());
        std::vector<std::uint64_t>& divisions = rows_.divisions_;
        slot row = rows_.rows_.find(hash, [&](slot s) { return divisions[s] == division.value(); });
        if (row != slot_index::none) return row;
        row = static_cast<slot>(divisions.size());
        rows_.rows_.insert(hash, row, [&](slot s) { return mix(divisions[s]); });
        divisions.push_back(division.value());
        sizes_.push_back(0);
        return row;
    }

    zone_lists::column& rows_;
    std::vector<std::uint32_t> sizes_;
    std::vector<item> items_;
    std::array<std::pair<slot, slot>, static_cast<std::size_t>(level::none) + 1> lately_; // division and row, by level
};

zone_lists::zone_lists(const hierarchy& h) {
    row_builder lie(in, h.count<zone>() * 3); // county, prefecture, province
    row_builder vague(within, 0);
    each_zone(h, [&](slot stands, const zone& z, unit_ref zone_unit) {
        const unit_ref seat = zone_unit.parent();
        for (unit_ref u = seat; u; u = u.parent()) lie.add(u, z.unit, stands);
        if (seat && !seat.at_level(level::county)) vague.add(seat, z.unit, stands);
    });
    lie.finish();
    vague.finish();
}

zone_lists::column::row zone_lists::column::of(unit_id division) const noexcept {
    const slot found = rows_.find(mix(division.value()), [&](slot s) { return divisions_[s] == division.value(); });
    if (found == slot_index::none) return {};
    const std::size_t from = from_[found];
    const std::size_t size = from_[found + 1] - from;
    return {std::span(ids_).subspan(from, size), std::span(stood_).subspan(from, size)};
}

std::size_t zone_lists::column::bytes() const noexcept {
    return sizeof *this + divisions_.capacity() * sizeof(std::uint64_t) + from_.capacity() * sizeof(std::uint32_t)
        + ids_.capacity() * sizeof(unit_id) + stood_.capacity() * sizeof(slot)
        + rows_.size() * sizeof(std::uint32_t) * 5 / 4;
}

std::shared_ptr<const zone_lists> lists_of_all::of(const hierarchy& h, bool in_now) {
    const std::lock_guard hold(one_at_a_time_);
    std::shared_ptr<const zone_lists>& lists = in_now ? now_ : before_;
    if (!lists) lists = std::make_shared<const zone_lists>(h);
    return lists;
}

std::shared_ptr<const zone_lists> lists_of_all::of_now() {
    const std::lock_guard hold(one_at_a_time_);
    return now_;
}

zone_index::zone_index(
    const hierarchy& h, std::shared_ptr<const zone_lists> lists, std::span<const std::uint64_t> since)
    : h_(&h),
      lists_(std::move(lists)),
      since_(since) {}

namespace {

// Zones in the order of their table, which is that of their slots.
class zones_in_order {
public:
    explicit zones_in_order(const hierarchy& h) : table_(inside::of(h).table<zone>()) {}
    void add_seated_in(unit_id division) {
        for (slot s = table_.first_of(by_seat, division.value()); s != no_slot; s = table_.next_of(by_seat, s))
            found_.push_back(s);
    }
    [[nodiscard]] std::vector<slot> take() {
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    const record_table<zone>& table_;
    std::vector<slot> found_;
};

} // namespace

std::span<const slot> zone_index::list(side& s, unit_id division) {
    const bool listed = lists_ && !std::binary_search(since_.begin(), since_.end(), division.value());
    const zone_lists::column::row row = listed ? ((*lists_).*(s.column)).of(division) : zone_lists::column::row{};
    // Where they stood they mostly stand. But the hierarchy may be another with the same content.
    const record_table<zone>& table = inside::of(*h_).table<zone>();
    const auto stands = [&](unit_id id, slot at) { return table.stands_at(at, id); };
    if (listed && std::equal(row.ids.begin(), row.ids.end(), row.stood.begin(), stands)) return row.stood;
    const auto found = s.otherwise.find(division);
    if (found != s.otherwise.end()) return found->second;
    return s.otherwise[division] = (this->*s.walk)(division);
}

zone_index::slots zone_index::find_in(unit_id division) const {
    zones_in_order found(*h_);
    found.add_seated_in(division);
    for (const unit_ref u : (*h_)[division].descendants()) found.add_seated_in(u.id());
    return found.take();
}

zone_index::slots zone_index::find_within(unit_id division) const {
    zones_in_order found(*h_);
    if (!(*h_)[division].at_level(level::county)) found.add_seated_in(division);
    return found.take();
}

} // namespace onezone::detail
