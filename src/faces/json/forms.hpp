// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FORMS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FORMS_HPP_INCLUDED

#include "tree.hpp"

#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/member.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/reform/detail/field_type.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// What the keys of an object in documents are: the members of a record, or of a *form*. Internal to the library.
///
///  1. A form is described like a record (`members_of`) and lists the keys that are no members of a record: the tree of units, lists of
///     what belongs to something, what a document says otherwise than the record does. Its `rest` is the record, or another form, whose
///     members stand in the same object.
///  2. Readers and schemas follow from the same description: nothing is read that the schema does not have.

namespace onezone::detail {

//=== types of the members of forms ===//

/// What stands under a key and is read later; `Shape` is what it has to be. Null counts as nothing, unless it is a value.
template <class Shape, bool NullIsValue = false>
struct placed {
    json_value at{};
    [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(at); }
};

/// A value and where it stands.
template <class T>
struct located {
    std::optional<T> value{};
    json_value at{};
};

/// `key` and `id` of what has an identity.
struct given_identity {
    json_value key{};
    json_value id{};
};

/// The lists of what a body holds, one a class.
struct held_by_class {
    std::vector<std::pair<carry_class, json_value>> lists{};
};
inline constexpr std::array held_classes{carry_class::functions, carry_class::powers, carry_class::assets,
    carry_class::projects, carry_class::documents, carry_class::retirees};

//=== shapes that are no types of the library ===//

struct json_id {};       ///< sixteen hexadecimal digits
struct json_count {};    ///< 0, 1, 2 …
struct cited_sources {}; ///< keys and titles

template <class A, class... More>
struct one_of {};
/// Any keys, each with a value of the type.
template <class T>
struct keyed {};
/// A list that is not empty.
template <class T>
struct some_of {};

//=== what is particular in documents ===//

/// Members that an object of the record does not have under their own key: its place tells, or a form has them.
template <auto At, member_role Role>
inline constexpr bool told_otherwise = Role == member_role::identity || Role == member_role::owner;
/// Stated at the top of a document, not in a list of their owner.
template <>
inline constexpr bool told_otherwise<&entrustment::unit, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&indicator::unit, member_role::owner> = false;
/// Whoever speaks of lists says whose.
template <>
inline constexpr bool told_otherwise<&completeness::unit, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&completeness::body, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&completeness::post, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&own_fact::unit, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&own_fact::body, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&own_fact::post, member_role::owner> = false;
template <>
inline constexpr bool told_otherwise<&own_fact::person, member_role::owner> = false;
/// Found by the list in which it stands; stated only where it belongs to a body of another unit.
template <>
inline constexpr bool told_otherwise<&body::part_of, member_role::nature> = true;
/// Where a zone lies is told by where it stands in the tree.
template <>
inline constexpr bool told_otherwise<&zone::seat, member_role::nature> = true;
template <>
inline constexpr bool told_otherwise<&zone::seat_known, member_role::nature> = true;
template <>
inline constexpr bool told_otherwise<&zone::part_of, member_role::content> = true;
/// There is a list for each class.
template <>
inline constexpr bool told_otherwise<&holding::cls, member_role::nature> = true;
/// Left out, it follows from whether there are items.
template <>
inline constexpr bool told_otherwise<&entrustment::scope, member_role::nature> = true;

/// Members that every document gives: without them nobody knows what is meant.
template <auto At, member_role Role>
inline constexpr bool needed_at = Role == member_role::nature;
template <>
inline constexpr bool needed_at<&entrustment::unit, member_role::owner> = true;
template <>
inline constexpr bool needed_at<&indicator::unit, member_role::owner> = true;
/// Left out, it is every list; of one owner.
template <>
inline constexpr bool needed_at<&completeness::list, member_role::nature> = false;
template <>
inline constexpr bool needed_at<&completeness::reach, member_role::nature> = false;
/// May be empty.
template <>
inline constexpr bool needed_at<&own_fact::on, member_role::nature> = false;
template <>
inline constexpr bool needed_at<&entrustment::items, member_role::nature> = false;
template <>
inline constexpr bool needed_at<&agreement::about, member_role::nature> = false;
template <>
inline constexpr bool needed_at<&post::title, member_role::nature> = false;
template <>
inline constexpr bool needed_at<&person::name, member_role::nature> = false;

/// Texts that cannot be empty.
template <auto At>
inline constexpr bool never_empty = false;
template <>
inline constexpr bool never_empty<&body::name> = true;
template <>
inline constexpr bool never_empty<&own_fact::name> = true;

template <class Member>
inline constexpr bool is_told_otherwise = told_otherwise<Member::at, Member::role>;
template <class Member>
inline constexpr bool is_needed = !is_told_otherwise<Member> && needed_at<Member::at, Member::role>;

//=== what every object has ===//

template <class T>
concept HasRest = requires {
    typename T::rest;
};

template <class T>
struct type {
    using is = T;
};

/// Calls `visit(m)` for each member of `T`, and of its rest, that documents give.
template <class T, class Visit>
void for_each_given(Visit visit) {
    if constexpr (Described<T>) // a form may have no keys of its own
        for_each_member<T>([&](auto m) {
            if constexpr (!is_told_otherwise<decltype(m)>) visit(m);
        });
    if constexpr (HasRest<T>) for_each_given<typename T::rest>(visit);
}

/// Calls `visit(key)` for each key of an object that a member of type `M` called `own` gives: most give the one.
template <class M, class Visit>
void for_each_key(std::string_view own, Visit visit) {
    if constexpr (std::is_same_v<M, period>) {
        visit("from");
        visit("until");
    } else if constexpr (std::is_same_v<M, provenance>) {
        visit("grade");
        visit("reason");
        visit("source");
    } else if constexpr (std::is_same_v<M, given_identity>) {
        visit("key");
        visit("id");
    } else if constexpr (std::is_same_v<M, held_by_class>) {
        for (const carry_class cls : held_classes) visit(key_of(cls));
    } else if constexpr (requires { M::for_each_key(visit); }) {
        M::for_each_key(visit);
    } else {
        visit(own);
    }
}

} // namespace onezone::detail

#endif
