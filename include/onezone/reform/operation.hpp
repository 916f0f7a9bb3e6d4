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
#include <onezone/reform/detail/field_type.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

/// @file
/// Any operation as one value, and the catalogue of the built-in ones.
///
///  1. `operation` holds any of them, and any `Recordable` of the caller's own; equality, account, key and application are those of the
///     one it holds.
///  2. It never changes what it holds: copies share it, and cost a pointer.
///  3. What holds operations (plans, histories, cases, documents) treats all alike; readers of documents are told of the caller's own
///     (`known_operations`). `apply` takes any `Performable`.
/// Example: examples/extend.cpp

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
    hang_nameplates, merge_bodies, join_offices, separate_offices,
    // functions, powers, staff, quota
    strip_functions, delegate_powers, withdraw_powers, transfer_staff, lend_staff, recall_staff, recover_quota,
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

/// A `Performable` that plans, histories and documents can hold: a regular value that lists its fields, as the built-in ones do, and says
/// what it is called in both languages (`static text title()`).
///
/// Its fields are those documents can write: `bool`, `std::int64_t`, `decimal`, `std::string`, `text`, `date`, `code`, ids of units, bodies,
/// posts, people and holdings, `party`, words of a vocabulary; optionals, facts and lists of these; structures that list their own fields.
/// Any other does not compile.
template <class Op>
concept Recordable = Performable<Op> && detail::HasFields<Op> && std::regular<Op> &&(Catalogued<Op> || requires {
    { Op::title() } -> std::same_as<text>;
});

namespace detail {

// What an `operation` needs to know of the type it holds.
struct operation_kind {
    std::string_view key;
    text (*title)(); // null: a built-in one
    const field_type* fields;
    op_view (*view)(const void* op);
    bool (*equal)(const void* a, const void* b);

    [[nodiscard]] bool operator==(const operation_kind& other) const noexcept {
        return this == &other || *fields->type == *other.fields->type; // each shared library may have its own
    }
};

template <class Op>
[[nodiscard]] constexpr auto title_function() -> text (*)() {
    if constexpr (Catalogued<Op>)
        return nullptr;
    else
        return [] { return Op::title(); };
}

template <Recordable Op>
inline constexpr operation_kind kind_of_operation{Op::key, title_function<Op>(), &type_of_field<Op>,
    [](const void* op) { return view_of(*static_cast<const Op*>(op)); },
    [](const void* a, const void* b) { return *static_cast<const Op*>(a) == *static_cast<const Op*>(b); }};

} // namespace detail

/// Any operation, built in or the caller's own.
class ONEZONE_API operation {
public:
    /// A `return_township` that names no unit.
    operation();
    /// Allocates what it holds.
    template <Recordable Op>
    operation(Op op) : operation(detail::kind_of_operation<Op>, std::make_shared<const Op>(std::move(op))) {}

    /// The operation held, or null where it is of another type. Valid as long as this value or a copy is.
    template <Recordable Op>
    [[nodiscard]] const Op* get_if() const& noexcept {
        return *kind_ == detail::kind_of_operation<Op> ? static_cast<const Op*>(held_.get()) : nullptr;
    }
    template <Recordable Op>
    [[nodiscard]] std::optional<Op> get_if() && {
        const Op* const op = std::as_const(*this).template get_if<Op>();
        return op ? std::optional<Op>(*op) : std::nullopt;
    }

    ONEZONE_API friend bool operator==(const operation& a, const operation& b);

    /// One of that kind. Requires: `held` is of the type the kind says. Not API.
    operation(const detail::operation_kind& kind, std::shared_ptr<const void> held) noexcept
        : kind_(&kind),
          held_(std::move(held)) {}
    /// What is held, its type forgotten. Not API.
    [[nodiscard]] const detail::operation_kind& kind() const noexcept { return *kind_; }
    [[nodiscard]] const void* held() const noexcept { return held_.get(); }
    [[nodiscard]] detail::op_view view() const { return kind_->view(held_.get()); }

private:
    const detail::operation_kind* kind_;
    std::shared_ptr<const void> held_;
};

/// The stable key of the operation held, e.g. `return_township`.
[[nodiscard]] ONEZONE_API std::string_view key_of(const operation& op) noexcept;
/// What the built-in act of that key is called: `隶属关系变更` / `change of affiliation`; the key itself where there is none.
[[nodiscard]] ONEZONE_API text title_of_act(std::string_view key);
/// What the operation held is called.
[[nodiscard]] ONEZONE_API text title_of(const operation& op);
/// One line: what it does to what in `h`.
[[nodiscard]] ONEZONE_API text account_of(const operation& op, const hierarchy& h);

/// As for the operation held.
[[nodiscard]] ONEZONE_API result<step> apply(const hierarchy& h, const operation& op, const act_options& options = {});
[[nodiscard]] ONEZONE_API result<step> apply(hierarchy&& h, const operation& op, const act_options& options = {});

} // namespace onezone

#endif
