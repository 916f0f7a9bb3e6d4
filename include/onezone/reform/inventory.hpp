// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_INVENTORY_HPP_INCLUDED
#define ONEZONE_REFORM_INVENTORY_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/ledger.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// @file
/// What a holder holds, counted: the two ends of every line of a ledger.
///
///  1. A unit holds townships and villages directly below it: `affiliated` to it; `administered` by it, which leaves out what is
///     entrusted to another as a whole and counts what is so entrusted to it; `economic` and `items` entrusted to it in part. An
///     entrustment counts on the days it is valid; where no day is asked for, unless its end is stated.
///  2. A body holds staff by status, quota by kind, leading posts (where their number is unknown: those listed, unless of one nobody says
///     what it is: then it stays unknown), internal bodies (those listed), and listed functions, powers, assets, projects, documents and
///     retirees.
///  3. An internal body has of its own what is recorded for it; the rest counts for the body above.
///  4. What is not known is absent, never 0. Staff or quota of which no kind is recorded is one unknown stock of kind "".

namespace onezone {

/// So much of one class and kind.
struct stock {
    carry_class cls{};
    std::string_view kind{}; ///< static
    std::optional<std::int64_t> count{};
    friend bool operator==(const stock&, const stock&) = default;
};

/// What the unit, or the body, holds; everything is 0 where there is none. Complexity: linear in a unit's children and entrustments,
/// in a body's posts, parts and holdings.
[[nodiscard]] ONEZONE_API std::vector<stock> inventory(
    const hierarchy& h, unit_id unit, const std::optional<date>& on = {});
// Doxygen takes the two for one.
/// @cond
[[nodiscard]] ONEZONE_API std::vector<stock> inventory(const hierarchy& h, body_id body);
/// @endcond
/// Of the one that `holder` identifies; empty where it identifies none.
[[nodiscard]] ONEZONE_API std::vector<stock> inventory(
    const hierarchy& h, const party& holder, const std::optional<date>& on = {});

} // namespace onezone

#endif
