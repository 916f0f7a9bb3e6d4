// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_KNOWN_LISTS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_KNOWN_LISTS_HPP_INCLUDED

#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/reform/succession.hpp>

#include <bitset>
#include <span>
#include <vector>

/// @file
/// What is stated of lists after an act: still true of what moved and of who inherited. Internal to the library.
///
///  1. What moves to where other statements hold keeps those that held for it.
///  2. Whoever takes over all that another had, of whom not all need be recorded, may have more than is recorded.
///  3. So may a division to which one moved of whose zones and agencies not all need be recorded, and those above it.
/// Costs nothing where nothing is stated.

namespace onezone::detail {

/// Whether anything is stated of lists, or was before these edits.
[[nodiscard]] bool speaks_of_lists(const hierarchy& now, std::span<const edit> edits) noexcept;

class known_lists {
public:
    /// What an act did, before anything is asked.
    known_lists(std::span<const edit> edits, std::span<const succession> lineage);

    /// Takes note of what was stated.
    void look(const hierarchy& before);
    /// States what is true now.
    [[nodiscard]] result<void> state(change& door) const;

private:
    static constexpr std::size_t lists = static_cast<std::size_t>(known_list::indicators) + 1;
    using set_of_lists = std::bitset<lists>;

    /// What is stated of everything within a unit short of what is everywhere.
    struct stated_within {
        set_of_lists said{};
        set_of_lists whole{};
        provenance from{}; ///< of what is whole
        friend bool operator==(const stated_within&, const stated_within&) = default;
    };
    [[nodiscard]] static stated_within within(const hierarchy& h, unit_id unit);

    struct moved_unit {
        unit_id unit;
        stated_within stated{};
        set_of_lists open{}; ///< of those that count what lies in a division at any depth: its own that were not whole
        std::vector<unit_id> above{};
        bool there = false;
    };
    template <class Id>
    struct moved_owner {
        Id owner;
        set_of_lists whole{};
        bool there = false;
    };
    struct inheritance {
        party from;
        party heir;
        set_of_lists open{};
    };

    std::vector<moved_unit> units_;
    std::vector<moved_owner<body_id>> bodies_;
    std::vector<moved_owner<post_id>> posts_;
    std::vector<inheritance> heirs_;
};

} // namespace onezone::detail

#endif
