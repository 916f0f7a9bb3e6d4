// SPDX-License-Identifier: Apache-2.0
#include "zone_index.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

namespace {

// Under which division a zone that is seated there is listed.
[[nodiscard]] unit_ref listed_under(unit_ref seat) noexcept {
    unit_ref highest = seat;
    for (unit_ref u = seat; u && u.level() >= level::county; u = u.parent()) highest = u;
    return highest;
}

} // namespace

//=== lists ===//

zone_lists::zone_lists(const hierarchy& h) {
    std::vector<std::uint64_t> all; // division, then zone
    all.reserve(h.count<zone>());
    unit_ref seat;
    unit_ref division;
    each_zone(h, [&](slot at, const zone&, unit_ref zone_unit) {
        if (const unit_ref is = zone_unit.parent(); is != seat) {
            seat = is;
            division = listed_under(seat);
        }
        if (division) all.push_back(std::uint64_t{inside::slot_of(division)} << 32U | at);
    });
    // Mostly they stand in order, but for those that came later.
    const auto later = std::is_sorted_until(all.begin(), all.end());
    std::sort(later, all.end());
    std::inplace_merge(all.begin(), later, all.end());
    zones_.reserve(all.size());
    for (const std::uint64_t one : all) {
        const auto of = static_cast<slot>(one >> 32U);
        if (divisions_.empty() || divisions_.back() != of) {
            divisions_.push_back(of);
            from_.push_back(static_cast<std::uint32_t>(zones_.size()));
        }
        zones_.push_back(static_cast<slot>(one));
    }
    from_.push_back(static_cast<std::uint32_t>(zones_.size()));
}

std::span<const slot> zone_lists::of(slot division, std::size_t& near) const noexcept {
    constexpr std::size_t steps = 8;
    const std::size_t size = divisions_.size();
    std::size_t at = near;
    if (at >= size || divisions_[at] > division) at = 0;
    for (std::size_t i = 0; i < steps && at < size && divisions_[at] < division; ++i) ++at;
    if (at < size && divisions_[at] < division)
        at = static_cast<std::size_t>(
            std::lower_bound(divisions_.begin(), divisions_.end(), division) - divisions_.begin());
    near = at;
    return at < size && divisions_[at] == division ? row(at) : std::span<const slot>();
}

std::size_t zone_lists::bytes() const noexcept {
    return sizeof *this + (divisions_.capacity() + zones_.capacity()) * sizeof(slot)
        + from_.capacity() * sizeof(std::uint32_t);
}

//=== for later states ===//

kept_zone_lists::kept_zone_lists(const hierarchy& h, std::shared_ptr<const zone_lists> lists)
    : lists_(std::move(lists)) {
    const state& s = inside::of(h);
    divisions_.reserve(lists_->divisions().size());
    for (const slot division : lists_->divisions()) divisions_.push_back(s.id(division));
    rows_.fill(divisions_.size(), [&](slot i) { return mix(divisions_[i].value()); });
    zones_.reserve(lists_->zones().size());
    for (const slot at : lists_->zones()) zones_.push_back(s.table<zone>().record_at(at).unit);
}

kept_zone_lists::row kept_zone_lists::of(unit_id division) const noexcept {
    const slot found = rows_.find(mix(division.value()), [&](slot i) { return divisions_[i] == division; });
    if (found == slot_index::none) return {};
    const std::span<const slot> stood = lists_->row(found);
    const auto first = static_cast<std::size_t>(stood.data() - lists_->zones().data());
    return {std::span(zones_).subspan(first, stood.size()), stood};
}

std::size_t kept_zone_lists::bytes() const noexcept {
    return sizeof *this + lists_->bytes() + (divisions_.capacity() + zones_.capacity()) * sizeof(unit_id)
        + rows_.size() * sizeof(std::uint32_t) * 5 / 4;
}

std::shared_ptr<const zone_lists> lists_of_all::of(const hierarchy& h, bool in_now) {
    const std::lock_guard hold(one_at_a_time_);
    std::shared_ptr<const zone_lists>& lists = in_now ? now_ : before_;
    if (!lists) lists = std::make_shared<const zone_lists>(h);
    return lists;
}

std::shared_ptr<const kept_zone_lists> lists_of_all::keep(const hierarchy& now) {
    const std::lock_guard hold(one_at_a_time_);
    return now_ ? std::make_shared<const kept_zone_lists>(now, now_) : nullptr;
}

//=== look-up ===//

void zone_index::find_in(unit_ref division, std::vector<slot>& into) {
    if (division.level() < level::county) {
        add_row(division, into);
        for (const unit_ref below : division.children())
            if (below.is_division()) find_in(below, into);
    } else if (listed_under(division) == division) {
        add_row(division, into);
    } else {
        walk(division, into);
    }
}

void zone_index::add_row(unit_ref division, std::vector<slot>& into) {
    if (lists_) {
        const std::span<const slot> row = lists_->of(inside::slot_of(division), near_);
        into.insert(into.end(), row.begin(), row.end());
        return;
    }
    if (kept_ && !std::binary_search(since_.begin(), since_.end(), division.id().value())) {
        const kept_zone_lists::row row = kept_->of(division.id());
        // Where they stood they mostly stand. But the hierarchy may be another with the same content.
        const record_table<zone>& table = inside::of(*h_).table<zone>();
        const auto stands = [&](unit_id id, slot at) { return table.stands_at(at, id); };
        if (std::equal(row.ids.begin(), row.ids.end(), row.stood.begin(), stands)) {
            into.insert(into.end(), row.stood.begin(), row.stood.end());
            return;
        }
    }
    walk(division, into);
}

void zone_index::walk(unit_ref division, std::vector<slot>& into) const {
    const record_table<zone>& table = inside::of(*h_).table<zone>();
    const auto add_seated_in = [&](unit_id seat) {
        for (slot s = table.first_of(by_seat, seat.value()); s != no_slot; s = table.next_of(by_seat, s))
            into.push_back(s);
    };
    const auto first = static_cast<std::ptrdiff_t>(into.size());
    add_seated_in(division.id());
    if (division.level() >= level::county)
        for (const unit_ref below : division.descendants()) add_seated_in(below.id());
    std::sort(into.begin() + first, into.end());
}

} // namespace onezone::detail
