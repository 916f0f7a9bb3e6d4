// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_OPERATION_HPP_INCLUDED
#define ONEZONE_REFORM_OPERATION_HPP_INCLUDED

#include <onezone/reform/agency_acts.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/reform/division_acts.hpp>
#include <onezone/reform/duty_acts.hpp>
#include <onezone/reform/post_acts.hpp>

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
    // divisions
    return_township, reparent, entrust,
    // agencies
    merge_agencies, abolish_agency, close_placeholder, change_rank, reissue_charter,
    // functions, powers, staff, quota
    strip_functions, delegate_powers, withdraw_powers, transfer_staff, recover_quota,
    // posts
    appoint, relieve, take_concurrent_post, name_first_secretary, second, integrate_leadership>;

/// The stable key of the operation held, e.g. `return_township`.
[[nodiscard]] ONEZONE_API std::string_view key_of(const operation& op) noexcept;
/// One line: what it does to what in `h`.
[[nodiscard]] ONEZONE_API text account_of(const operation& op, const hierarchy& h);

/// As for the operation held.
[[nodiscard]] ONEZONE_API result<step> apply(const hierarchy& h, const operation& op, const act_options& options = {});
[[nodiscard]] ONEZONE_API result<step> apply(hierarchy&& h, const operation& op, const act_options& options = {});

} // namespace onezone

#endif
