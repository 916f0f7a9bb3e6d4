// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED

#include "step_index.hpp"

#include <onezone/model/detail/cow.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

// Looked up once for all rules on a hierarchy: which zones lie where, and what happened in a step.

namespace onezone::detail {

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level. In the order of the hierarchy's table of zones.
class zone_lists {
public:
    explicit zone_lists(const hierarchy& h);

    /// One row for each division that has any.
    class column {
    public:
        struct row {
            std::span<const unit_id> ids;
            std::span<const slot> stood; // where in the table, when they were listed
        };
        [[nodiscard]] row of(unit_id division) const noexcept;
        [[nodiscard]] std::size_t bytes() const noexcept;

    private:
        friend class row_builder;
        slot_index rows_; // by division
        std::vector<std::uint64_t> divisions_;
        std::vector<std::uint32_t> from_; // one more than divisions
        std::vector<unit_id> ids_;
        std::vector<slot> stood_;
    };
    column in;
    column within;
    [[nodiscard]] std::size_t bytes() const noexcept { return in.bytes() + within.bytes(); }
};

/// The same for one call or many on one hierarchy: as it is in `lists` unless the division is among `since`; by a walk where there are
/// no lists. What it returns are slots of the table of zones, valid as long as the index.
class zone_index {
public:
    zone_index(const hierarchy& h, std::shared_ptr<const zone_lists> lists, std::span<const std::uint64_t> since);

    [[nodiscard]] std::span<const slot> in(unit_id division) { return list(in_, division); }
    [[nodiscard]] std::span<const slot> within(unit_id division) { return list(within_, division); }
    [[nodiscard]] const std::shared_ptr<const zone_lists>& lists() const noexcept { return lists_; }

private:
    using slots = std::vector<slot>;
    struct side {
        zone_lists::column zone_lists::*column;
        slots (zone_index::*walk)(unit_id) const;
        std::unordered_map<unit_id, slots> otherwise{}; // than listed
    };
    [[nodiscard]] std::span<const slot> list(side& s, unit_id division);
    [[nodiscard]] slots find_in(unit_id division) const;
    [[nodiscard]] slots find_within(unit_id division) const;

    const hierarchy* h_;
    std::shared_ptr<const zone_lists> lists_;
    std::span<const std::uint64_t> since_;
    side in_{&zone_lists::in, &zone_index::find_in};
    side within_{&zone_lists::within, &zone_index::find_within};
};

/// The lists of all zones of a pair of hierarchies, made when the first of any number of threads asks for them.
class lists_of_all {
public:
    [[nodiscard]] std::shared_ptr<const zone_lists> of(const hierarchy& h, bool in_now);
    /// Nothing where nobody has asked.
    [[nodiscard]] std::shared_ptr<const zone_lists> of_now();

private:
    std::mutex one_at_a_time_;
    std::shared_ptr<const zone_lists> now_;
    std::shared_ptr<const zone_lists> before_;
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    std::shared_ptr<lists_of_all> all{};       // where it pays to list all zones …
    std::shared_ptr<const zone_lists> lists{}; // … else those of an earlier state …
    std::span<const std::uint64_t> since{};    // … and the divisions whose lists have changed since
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
    std::optional<step_index> step{};
};

} // namespace onezone::detail

#endif
