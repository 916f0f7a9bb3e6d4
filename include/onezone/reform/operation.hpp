// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_OPERATION_HPP_INCLUDED
#define ONEZONE_REFORM_OPERATION_HPP_INCLUDED

#include <onezone/reform/agency_acts.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/reform/company_acts.hpp>
#include <onezone/reform/division_acts.hpp>
#include <onezone/reform/duty_acts.hpp>
#include <onezone/reform/post_acts.hpp>
#include <onezone/reform/unit_acts.hpp>
#include <onezone/reform/zone_acts.hpp>

#include <string_view>
#include <variant>

/// @file
/// The catalogue: every built-in operation as one value.
///
///  1. `operation` holds any of them; equality, account, key and application are those of the one it holds.
///  2. A user's own operation needs no entry here: `apply` takes any `Performable`.

namespace onezone {

/// Any built-in operation.
using operation = std::variant<
    // who belongs to whom, who administers whom
    return_township, reparent, entrust,
    // agencies
    merge_agencies, abolish_agency, close_placeholder, change_rank, reissue_charter, establish_agency, rename_body,
    hang_nameplates,
    // functions, powers, staff, quota
    strip_functions, delegate_powers, withdraw_powers, transfer_staff, recover_quota,
    // posts
    appoint, relieve, take_concurrent_post, name_first_secretary, second, integrate_leadership, create_post,
    abolish_post,
    // divisions
    restructure, establish_division, abolish_division, split_division, merge_divisions, change_division_kind,
    change_boundary, rename_unit, move_government_seat, recode_unit,
    // zones
    establish_zone, abolish_zone, attach_park, change_seat, change_footprint, change_tier, designate_industries,
    designate, end_designation, evaluate, order_rectification, found_joint_park, convert_zone,
    // how zones are run
    choose_operator, found_industrial_community, divide_duties, reappoint_staff>;

/// The stable key of the operation held, e.g. `return_township`.
[[nodiscard]] ONEZONE_API std::string_view key_of(const operation& op) noexcept;
/// One line: what it does to what in `h`.
[[nodiscard]] ONEZONE_API text account_of(const operation& op, const hierarchy& h);

/// As for the operation held.
[[nodiscard]] ONEZONE_API result<step> apply(const hierarchy& h, const operation& op, const act_options& options = {});
[[nodiscard]] ONEZONE_API result<step> apply(hierarchy&& h, const operation& op, const act_options& options = {});

} // namespace onezone

#endif
