// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_NAMING_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_NAMING_HPP_INCLUDED

#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/member.hpp>

#include <optional>
#include <type_traits>
#include <vector>

// What a record names: every id in it but its own, wherever it stands, always in the same order.

namespace onezone::detail {

template <class T>
inline constexpr bool names_something = false;
/// Whether a member, one of `members_of`, names something other than its record.
template <class Member>
inline constexpr bool names_others = Member::role != member_role::identity&& names_something<typename Member::type>;
template <class Tag>
inline constexpr bool names_something<basic_id<Tag>> = true;
template <class T>
inline constexpr bool names_something<std::optional<T>> = names_something<T>;
template <class T>
inline constexpr bool names_something<fact<T>> = names_something<T>;
template <class T>
inline constexpr bool names_something<std::vector<T>> = names_something<T>;
template <Described R>
inline constexpr bool names_something<R> = members_of<R>.apply(
    [](auto... m) { return (names_others<decltype(m)> || ...); });

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<basic_id<Tag>> = true;

/// Whether a type holds ids of this type.
template <class T, class Id>
inline constexpr bool holds_id = std::is_same_v<T, Id>;
template <class T, class Id>
inline constexpr bool holds_id<std::optional<T>, Id> = holds_id<T, Id>;
template <class T, class Id>
inline constexpr bool holds_id<fact<T>, Id> = holds_id<T, Id>;
template <class T, class Id>
inline constexpr bool holds_id<std::vector<T>, Id> = holds_id<T, Id>;
template <Described R, class Id>
inline constexpr bool holds_id<R, Id> = members_of<R>.apply(
    [](auto... m) { return ((names_others<decltype(m)> && holds_id<typename decltype(m)::type, Id>) || ...); });

template <class Tag, class Visit>
void each_id_in(basic_id<Tag>& id, Visit visit) {
    visit(id);
}
template <class Tag, class Visit>
void each_id_in(const basic_id<Tag>& id, Visit visit) {
    visit(id);
}
template <class T, class Visit>
void each_id_in(T& in, Visit visit) {
    using type = std::remove_const_t<T>;
    if constexpr (!names_something<type>) {
        return;
    } else if constexpr (Described<type>) {
        for_each_member<type>([&](auto m) {
            if constexpr (names_others<decltype(m)>) each_id_in(m.of(in), visit);
        });
    } else if constexpr (requires { in.value; }) {
        if (in.value) each_id_in(*in.value, visit);
    } else if constexpr (requires { in.has_value(); }) {
        if (in) each_id_in(*in, visit);
    } else {
        for (auto& item : in) each_id_in(item, visit);
    }
}

/// Calls `visit(member, id)` for each id in `r` but its own, `member` being the one of `r` in which it stands. An unknown fact and an
/// empty list name nothing; a plain id that is none is visited.
template <class Record, class Visit>
void each_named(Record& r, Visit visit) {
    for_each_member<std::remove_const_t<Record>>([&](auto m) {
        if constexpr (names_others<decltype(m)>) each_id_in(m.of(r), [&](auto& id) { visit(m, id); });
    });
}

template <class Member, class T, class Visit>
void each_reference_at(Member at, T& in, Visit visit);

/// Calls `visit(member, id)` for each id in `r` but its own, `member` being the innermost that holds it: of a partner, where `r` is an
/// agreement. Otherwise as `each_named`.
template <class Record, class Visit>
void each_reference_of(Record& r, Visit visit) {
    for_each_member<std::remove_const_t<Record>>([&](auto m) {
        if constexpr (names_others<decltype(m)>) each_reference_at(m, m.of(r), visit);
    });
}

template <class Member, class T, class Visit>
void each_reference_at(Member at, T& in, Visit visit) {
    using type = std::remove_const_t<T>;
    if constexpr (!names_something<type>) {
        return;
    } else if constexpr (is_id<type>) {
        visit(at, in);
    } else if constexpr (Described<type>) {
        each_reference_of(in, visit);
    } else if constexpr (requires { in.value; }) {
        if (in.value) each_reference_at(at, *in.value, visit);
    } else if constexpr (requires { in.has_value(); }) {
        if (in) each_reference_at(at, *in, visit);
    } else {
        for (auto& item : in) each_reference_at(at, item, visit);
    }
}

/// Whether `r` names this.
template <class Record, class Id>
[[nodiscard]] bool refers_to(const Record& r, Id id) {
    bool found = false;
    each_reference_of(r, [&](auto, const auto& named) {
        if constexpr (std::is_same_v<decltype(named), const Id&>) found = found || named == id;
    });
    return found;
}

/// Takes out of `r` what it names and `exists(id)` denies: a fact becomes unknown, a list loses the item. False where it cannot be without.
template <class Record, class Exists>
[[nodiscard]] bool without_dangling(Record& r, Exists exists) {
    bool fits = true;
    for_each_member<Record>([&](auto m) {
        if constexpr (names_others<decltype(m)>) {
            const auto dangles = [&](const auto& in) {
                bool missing = false;
                each_id_in(in, [&](const auto& id) { missing |= id.ok() && !exists(id); });
                return missing;
            };
            auto& in = m.of(r);
            if constexpr (requires { in.erase(in.begin()); })
                std::erase_if(in, dangles);
            else if (!dangles(in))
                return;
            else if (requires { in.known(); } || m.role == member_role::content)
                in = {};
            else
                fits = false;
        }
    });
    return fits;
}

} // namespace onezone::detail

#endif
