// SPDX-License-Identifier: Apache-2.0
#include "zone_index.hpp"

#include "with_units.hpp"

#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <utility>

namespace onezone::detail {

low_seats::low_seats(const hierarchy& h) {
    unit_ref last;
    each_zone(h, [&](slot, const zone&, unit_ref zone_unit) {
        const unit_ref seat = zone_unit.parent();
        if (seat == last || !seat || seat.level() <= level::county) return;
        last = seat;
        for (unit_ref u = seat.parent(); u && u.level() >= level::county; u = u.parent())
            all_.push_back({u.id(), seat.id()});
    });
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    const auto hash = [&](slot s) { return mix(all_[s].below.value()); };
    for (std::size_t i = 0; i < all_.size(); ++i)
        if (i == 0 || all_[i].below != all_[i - 1].below) {
            const auto at = static_cast<slot>(i);
            first_.insert(hash(at), at, hash);
        }
}

std::shared_ptr<const low_seats> low_seats_of_both::of(const hierarchy& h, bool in_now) {
    const std::lock_guard hold(one_at_a_time_);
    std::shared_ptr<const low_seats>& low = in_now ? now_ : before_;
    if (!low) low = std::make_shared<const low_seats>(h);
    return low;
}

std::shared_ptr<const low_seats> low_seats_of_both::of_now() {
    const std::lock_guard hold(one_at_a_time_);
    return now_;
}

void zone_index::find_in(unit_ref division, std::vector<slot>& into) const {
    const auto first = static_cast<std::ptrdiff_t>(into.size());
    add(division, into);
    std::sort(into.begin() + first, into.end());
}

void zone_index::add(unit_ref division, std::vector<slot>& into) const {
    const record_table<zone>& zones = inside::of(*h_).table<zone>();
    const auto add_seated_in = [&](unit_id seat) {
        for (slot s = zones.first_of(by_seat, seat.value()); s != no_slot; s = zones.next_of(by_seat, s))
            into.push_back(s);
    };
    add_seated_in(division.id());
    if (division.level() < level::county) {
        for (const unit_ref below : division.children())
            if (below.is_division()) add(below, into);
    } else if (knows_below(division.id())) {
        low_->each_below(division.id(), add_seated_in);
    } else {
        for (const unit_ref below : division.descendants()) add_seated_in(below.id());
    }
}

} // namespace onezone::detail
