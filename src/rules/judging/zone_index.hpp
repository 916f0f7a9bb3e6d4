// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_ZONE_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_ZONE_INDEX_HPP_INCLUDED

#include <onezone/model/detail/cow.hpp>
#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

// Looked up once for all rules on a hierarchy: which zones lie where.

namespace onezone::detail {

/// Calls `visit(slot, zone, unit)` for every zone record in the order of their table: where it stands, and the unit it describes.
template <class Visit>
void each_zone(const hierarchy& h, Visit visit) {
    const state& s = inside::of(h);
    s.table<zone>().for_each_with_unit([&](slot unit) { s.expect_place(unit); },
        [&](slot at, const zone& z, slot unit) { visit(at, z, unit_ref(&s, unit)); });
}

/// Zones and parks by the county they lie in, or, where they lie in none, by the highest division below county level; those known only to
/// lie within a city or province, by that. In each row the order of their table.
class zone_lists {
public:
    /// Complexity: n log n in the zones; linear where they stand in the order of their counties.
    explicit zone_lists(const hierarchy& h);

    /// The zones of a row. `near` is where the last one was found: mostly, divisions are asked for in their order.
    [[nodiscard]] std::span<const slot> of(slot division, std::size_t& near) const noexcept;
    [[nodiscard]] std::span<const slot> row(std::size_t i) const noexcept {
        return std::span(zones_).subspan(from_[i], from_[i + 1] - from_[i]);
    }
    [[nodiscard]] const std::vector<slot>& divisions() const noexcept { return divisions_; }
    [[nodiscard]] const std::vector<slot>& zones() const noexcept { return zones_; }
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    std::vector<slot> divisions_;     // in order
    std::vector<std::uint32_t> from_; // among `zones_`; one more than divisions
    std::vector<slot> zones_;
};

/// The same by ids, for later states.
class kept_zone_lists {
public:
    kept_zone_lists(const hierarchy& h, std::shared_ptr<const zone_lists> lists);

    struct row {
        std::span<const unit_id> ids;
        std::span<const slot> stood; // where in the table, when they were listed
    };
    [[nodiscard]] row of(unit_id division) const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    std::shared_ptr<const zone_lists> lists_;
    std::vector<unit_id> divisions_;
    std::vector<unit_id> zones_;
    slot_index rows_; // by division
};

/// Finds the zones of divisions of one hierarchy: as `lists`, which are of this very one, have them; or as `kept`, unless the division is
/// among `since`; else by a walk.
class zone_index {
public:
    zone_index(const hierarchy& h, std::shared_ptr<const zone_lists> lists) : h_(&h), lists_(std::move(lists)) {}
    zone_index(const hierarchy& h, std::shared_ptr<const kept_zone_lists> kept, std::span<const std::uint64_t> since)
        : h_(&h),
          kept_(std::move(kept)),
          since_(since) {}

    /// Zones and parks that lie in the division, as slots of their table: county by county, in its order in each.
    void find_in(unit_ref division, std::vector<slot>& into);

private:
    void add_row(unit_ref division, std::vector<slot>& into);
    void walk(unit_ref division, std::vector<slot>& into) const;

    const hierarchy* h_;
    std::shared_ptr<const zone_lists> lists_;
    std::size_t near_ = 0;
    std::shared_ptr<const kept_zone_lists> kept_;
    std::span<const std::uint64_t> since_;
};

/// The lists of all zones of a pair of hierarchies, made when the first of any number of threads asks for them.
class lists_of_all {
public:
    [[nodiscard]] std::shared_ptr<const zone_lists> of(const hierarchy& h, bool in_now);
    /// Those of the hierarchy judged, for later states; nothing where nobody has asked for them.
    [[nodiscard]] std::shared_ptr<const kept_zone_lists> keep(const hierarchy& now);

private:
    std::mutex one_at_a_time_;
    std::shared_ptr<const zone_lists> now_;
    std::shared_ptr<const zone_lists> before_;
};

} // namespace onezone::detail

#endif
