// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_OPERATION_HPP_INCLUDED
#define ONEZONE_REFORM_OPERATION_HPP_INCLUDED

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/body_acts.hpp>
#include <onezone/reform/acts/company_acts.hpp>
#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/acts/duty_acts.hpp>
#include <onezone/reform/acts/post_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/acts/zone_acts.hpp>
#include <onezone/reform/acts/zone_place_acts.hpp>
#include <onezone/reform/apply.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

/// @file
/// The catalogue: every built-in operation as one value.
///
///  1. `operation` holds any of them; equality, account, key and application are those of the one it holds.
///  2. It never changes what it holds: copies share it, and cost a pointer.
///  3. A user's own operation needs no entry here: `apply` takes any `Performable`.

namespace onezone {

/// A list of operation types, each known by its place.
template <class... Ops>
struct operation_list {
    static constexpr std::size_t size = sizeof...(Ops);
    /// The place of `Op`; `size` where it is not in the list.
    template <class Op>
    [[nodiscard]] static constexpr std::size_t index_of() noexcept {
        std::size_t at = 0;
        static_cast<void>(((std::is_same_v<Op, Ops> || (++at, false)) || ...));
        return at;
    }
};

/// The types of all built-in operations.
using operation_types = operation_list<
    // who belongs to whom, who administers whom
    return_township, reparent, entrust, change_trustee,
    // agencies
    merge_agencies, abolish_agency, close_placeholder, change_rank, reissue_charter, establish_agency, rename_body,
    hang_nameplates, merge_bodies,
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
    designate, end_designation, evaluate, order_rectification, found_joint_park, convert_zone, change_zone_government,
    change_hosts, merge_zones,
    // how zones are run
    choose_operator, found_industrial_community, divide_duties, reappoint_staff, set_appraisal>;

/// A built-in operation.
template <class Op>
concept Catalogued = (operation_types::index_of<Op>() < operation_types::size);

namespace detail {

// What an `operation` needs to know of the type it holds.
struct operation_kind {
    std::size_t index;
    op_view (*view)(const void* op);
    bool (*equal)(const void* a, const void* b);
};

template <Catalogued Op>
inline constexpr operation_kind kind_of_operation{operation_types::index_of<Op>(),
    [](const void* op) { return view_of(*static_cast<const Op*>(op)); },
    [](const void* a, const void* b) { return *static_cast<const Op*>(a) == *static_cast<const Op*>(b); }};

template <class Visitor, class First, class... Rest>
decltype(auto) visit_operation(operation_list<First, Rest...>, std::size_t index, const void* held, Visitor& visitor) {
    using answer = std::invoke_result_t<Visitor&, const First&>;
    constexpr std::array<answer (*)(const void*, Visitor&), 1 + sizeof...(Rest)> calls{
        [](const void* op, Visitor& v) -> answer { return v(*static_cast<const First*>(op)); },
        [](const void* op, Visitor& v) -> answer { return v(*static_cast<const Rest*>(op)); }...};
    return calls[index](held, visitor);
}

} // namespace detail

/// Any built-in operation.
class ONEZONE_API operation {
public:
    /// A `return_township` that names no unit.
    operation();
    /// Allocates what it holds.
    template <Catalogued Op>
    operation(Op op) : kind_(&detail::kind_of_operation<Op>),
                       held_(std::make_shared<const Op>(std::move(op))) {}

    /// The place of the type held in `operation_types`.
    [[nodiscard]] std::size_t index() const noexcept { return kind_->index; }
    /// The operation held, or null where it is of another type. Valid as long as this value or a copy is.
    template <Catalogued Op>
    [[nodiscard]] const Op* get_if() const& noexcept {
        return index() == operation_types::index_of<Op>() ? static_cast<const Op*>(held_.get()) : nullptr;
    }
    template <Catalogued Op>
    [[nodiscard]] std::optional<Op> get_if() && {
        const Op* const op = std::as_const(*this).template get_if<Op>();
        return op ? std::optional<Op>(*op) : std::nullopt;
    }
    /// `visitor(op)` for the operation held; it has to take every type and to return the same type for all.
    template <class Visitor>
    decltype(auto) visit(Visitor visitor) const {
        return detail::visit_operation(operation_types{}, index(), held_.get(), visitor);
    }

    ONEZONE_API friend bool operator==(const operation& a, const operation& b);
    /// The operation held, its type forgotten. Not API.
    [[nodiscard]] detail::op_view view() const { return kind_->view(held_.get()); }

private:
    const detail::operation_kind* kind_;
    std::shared_ptr<const void> held_;
};

/// The stable key of the operation held, e.g. `return_township`.
[[nodiscard]] ONEZONE_API std::string_view key_of(const operation& op) noexcept;
/// What the act of that key is called: `隶属关系变更` / `change of affiliation`; the key itself where it is none of the catalogue.
[[nodiscard]] ONEZONE_API text title_of_act(std::string_view key);
/// One line: what it does to what in `h`.
[[nodiscard]] ONEZONE_API text account_of(const operation& op, const hierarchy& h);

/// As for the operation held.
[[nodiscard]] ONEZONE_API result<step> apply(const hierarchy& h, const operation& op, const act_options& options = {});
[[nodiscard]] ONEZONE_API result<step> apply(hierarchy&& h, const operation& op, const act_options& options = {});

} // namespace onezone

#endif
