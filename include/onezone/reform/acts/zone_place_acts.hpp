// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_ZONE_PLACE_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_ZONE_PLACE_ACTS_HPP_INCLUDED

#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>

#include <array>
#include <string_view>
#include <vector>

/// @file
/// Acts on where a zone lies, whose it is, and what it goes into.
///
///  1. Who manages a zone and who dispatched it are two facts; an act on one leaves the other as it is.
///  2. Zones that have agencies are merged by merging these (`merge_agencies`); here are those that have none.

namespace onezone {

/// Gives a zone another managing or dispatching government (管理体制调整): 省派出 → 市派出, 委托市县管理.
///
/// Its agency, and what that holds, stays as it is.
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, not_a_division, empty_input (neither is stated), nothing_to_do (both are that already).
/// Source: 开发区 “派出”与“委托管理”分别: 江苏 派出机关, 山东 派出机构.
struct ONEZONE_API change_zone_government {
    static constexpr std::string_view key = "change_zone_government";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    unit_id managing{};    ///< none: it stays
    unit_id dispatching{}; ///< none: it stays

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("managing", self.managing);
        visit("dispatching", self.dispatching);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_zone_government&, const change_zone_government&) = default;
};

/// Lets a zone extend into further divisions, or leave some (扩区 across a boundary). Its seat stays.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, not_a_division, empty_input (nothing changes), nothing_to_do (it lies in an added one already),
/// not_held (it does not lie in a removed one), bad_value (a division twice), unsupported_here (its seat is removed: change_seat).
/// Source: 山东省经济开发区条例 art. 14: 更名、扩大规划面积或者调整区位.
struct ONEZONE_API change_hosts {
    static constexpr std::string_view key = "change_hosts";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    std::vector<unit_id> added{};
    std::vector<unit_id> removed{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("added", self.added);
        visit("removed", self.removed);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_hosts&, const change_hosts&) = default;
};

/// Merges zones or parks without agencies of their own into another zone.
///
/// As a `park` each becomes a part of it and keeps name, area, hosts and bodies; only its own Party and discipline committees go into
/// those of the zone, where it has such. Where it is `closed`, hosts, area, parks and all bodies go to the zone, too; its area stays
/// known where both were.
/// Carries over: what was entrusted to them passes to the zone; of merged committees everything moves, leading posts and internal bodies
/// as stated.
/// Refuses: unknown_unit, not_a_zone, empty_input, bad_value (a zone twice or into itself; the fate `kept`), unsupported_here (one has an
/// agency), cycle (into a part of itself), nothing_to_do (it is a park of it already), still_referenced (closed, with an agreement about it).
/// Source: 江西 2024: 纳入统一管理、不新设管理机构.
struct ONEZONE_API merge_zones {
    static constexpr std::string_view key = "merge_zones";
    static constexpr std::array<std::string_view, 2> needed_operands{"into", "absorbed"};

    unit_id into{};
    std::vector<unit_id> absorbed{};
    zone_fate fate = zone_fate::park;
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::merged;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("into", self.into);
        visit("absorbed", self.absorbed);
        visit("fate", self.fate);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const merge_zones&, const merge_zones&) = default;
};

} // namespace onezone

#endif
