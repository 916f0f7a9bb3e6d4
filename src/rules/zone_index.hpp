// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED

#include "step_index.hpp"

#include <onezone/model/detail/cow.hpp>
#include <onezone/model/hierarchy.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

// Looked up once for all rules on a hierarchy: which zones lie where, and what happened in a step.

namespace onezone::detail {

/// Which divisions below those of county level, or below others that low, are seats of zones. Most zones are seated in a county: to know
/// the others saves to look for seats in every township and village.
class low_seats {
public:
    /// Complexity: n log n in the zones seated that low, linear in the others.
    explicit low_seats(const hierarchy& h);

    /// Calls `visit(id)` for each below `division`, which is itself of county level or lower.
    template <class Visit>
    void each_below(unit_id division, Visit visit) const {
        const slot first =
            first_.find(mix(division.value()), [&](slot s) { return all_[s].below == division; });
        if (first == slot_index::none) return;
        for (std::size_t i = first; i < all_.size() && all_[i].below == division; ++i) visit(all_[i].seat);
    }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return sizeof *this + all_.capacity() * sizeof(low_seat) + first_.size() * sizeof(std::uint32_t) * 5 / 4;
    }

private:
    struct low_seat {
        unit_id below;
        unit_id seat;
        friend auto operator<=>(const low_seat&, const low_seat&) = default;
    };
    std::vector<low_seat> all_; // in order, each once
    slot_index first_;          // by the division they are below
};

/// Finds the zones of divisions of one hierarchy. Low seats are known from `low`, unless the division they are below is among `since`;
/// where there is no `low`, all divisions are looked at.
class zone_index {
public:
    zone_index(const hierarchy& h, std::shared_ptr<const low_seats> low, std::span<const std::uint64_t> since)
        : h_(&h),
          low_(std::move(low)),
          since_(since) {}

    /// Zones and parks that lie in the division, as slots of their table, in its order.
    void find_in(unit_ref division, std::vector<slot>& into) const;
    [[nodiscard]] const std::shared_ptr<const low_seats>& low() const noexcept { return low_; }

private:
    void add(unit_ref division, std::vector<slot>& into) const;
    [[nodiscard]] bool knows_below(unit_id division) const noexcept {
        return low_ && !std::binary_search(since_.begin(), since_.end(), division.value());
    }

    const hierarchy* h_;
    std::shared_ptr<const low_seats> low_;
    std::span<const std::uint64_t> since_;
};

/// The low seats of a pair of hierarchies, looked for when the first of any number of threads asks for them.
class low_seats_of_both {
public:
    [[nodiscard]] std::shared_ptr<const low_seats> of(const hierarchy& h, bool in_now);
    /// Nothing where nobody has asked.
    [[nodiscard]] std::shared_ptr<const low_seats> of_now();

private:
    std::mutex one_at_a_time_;
    std::shared_ptr<const low_seats> now_;
    std::shared_ptr<const low_seats> before_;
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    std::shared_ptr<low_seats_of_both> all{};  // where it pays to look at all zones …
    std::shared_ptr<const low_seats> low{};    // … else those of an earlier state …
    std::span<const std::uint64_t> since{};    // … and the divisions whose zones have changed since
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
    std::optional<step_index> step{};
};

} // namespace onezone::detail

#endif
