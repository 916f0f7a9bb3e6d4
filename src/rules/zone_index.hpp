// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED

#include "step_index.hpp"

#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

// Looked up once for all rules on a hierarchy: which zones lie where, and what happened in a step.

namespace onezone::detail {

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level. In the order of the hierarchy's table of zones.
class zone_lists {
public:
    explicit zone_lists(const hierarchy& h);

    /// One row of ids for each division that has any.
    struct column {
        std::vector<std::uint64_t> divisions;
        std::vector<std::uint32_t> from; // one more than divisions
        std::vector<unit_id> zones;
        [[nodiscard]] std::pair<std::size_t, std::size_t> range(unit_id division) const noexcept;
    };
    column in;
    column within;
    [[nodiscard]] std::size_t bytes() const noexcept;
};

/// The same for one call or many on one hierarchy.
class zone_index {
public:
    /// Of all zones at once.
    explicit zone_index(const hierarchy& h);
    /// Of each division when it is asked for: as it is in `lists` unless it is among `since`; by a walk where there are no lists.
    zone_index(const hierarchy& h, std::shared_ptr<const zone_lists> lists, std::span<const std::uint64_t> since);

    [[nodiscard]] std::span<const zone* const> in(unit_id division) { return list(in_, division); }
    [[nodiscard]] std::span<const zone* const> within(unit_id division) { return list(within_, division); }
    [[nodiscard]] const std::shared_ptr<const zone_lists>& lists() const noexcept { return lists_; }

private:
    using zones = std::vector<const zone*>;
    struct side {
        zone_lists::column zone_lists::*ids;
        zones (zone_index::*walk)(unit_id) const;
        zones all{}; // where at once, as the ids stand
        std::unordered_map<unit_id, zones> some{};
    };
    [[nodiscard]] std::span<const zone* const> list(side& s, unit_id division);
    [[nodiscard]] zones find_in(unit_id division) const;
    [[nodiscard]] zones find_within(unit_id division) const;

    const hierarchy* h_;
    bool at_once_;
    std::shared_ptr<const zone_lists> lists_;
    std::span<const std::uint64_t> since_;
    side in_{&zone_lists::in, &zone_index::find_in};
    side within_{&zone_lists::within, &zone_index::find_within};
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    bool at_once = true;
    std::shared_ptr<const zone_lists> lists{}; // of an earlier state …
    std::span<const std::uint64_t> since{};    // … and the divisions whose lists have changed since
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
    std::optional<step_index> step{};
};

} // namespace onezone::detail

#endif
