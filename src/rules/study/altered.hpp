// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/member.hpp>
#include <onezone/rules/detail/observation.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

// A fact that was asked for, with another value.

namespace onezone::detail {

/// What a fact of this type is where a rule was told `v`.
template <class T>
[[nodiscard]] std::optional<T> from_value(const value& v, const hierarchy& h) {
    if constexpr (std::is_same_v<T, unit_id>) {
        const auto* path = std::get_if<std::string>(&v);
        const auto found = path ? h.find(*path) : result<unit_ref>(unit_ref());
        return found && *found ? std::optional<T>(found->id()) : std::nullopt;
    } else if constexpr (std::is_same_v<T, charter>) {
        const auto* day = std::get_if<std::string>(&v);
        const auto read = day ? parse_date(*day) : result<date>(refusal());
        return read ? std::optional<T>(charter{*read, {}}) : std::nullopt;
    } else if constexpr (std::is_same_v<T, date>) {
        const auto* day = std::get_if<std::string>(&v);
        const auto read = day ? parse_date(*day) : result<date>(refusal());
        return read ? std::optional<T>(*read) : std::nullopt;
    } else if constexpr (Vocabulary<T>) {
        const auto* spelled = std::get_if<std::string>(&v);
        return spelled ? parse_word<T>(*spelled) : std::nullopt;
    } else if constexpr (std::is_constructible_v<value, std::in_place_type_t<T>, const T&>) {
        const auto* same = std::get_if<T>(&v);
        return same ? std::optional<T>(*same) : std::nullopt;
    } else {
        return std::nullopt;
    }
}

/// `r` with the `which`-th of its members known to be `to`; nothing where `to` is no value for it, or it is none that can be unknown.
template <Described Record>
[[nodiscard]] std::optional<Record> with_member(
    const Record& r, std::size_t which, const value& to, const hierarchy& h) {
    std::optional<Record> made;
    std::size_t at = 0;
    for_each_member<Record>([&](auto m) {
        if (at++ != which) return;
        if constexpr (requires { m.of(r).known(); }) {
            using fact_type = typename decltype(m)::type;
            const auto read = from_value<typename decltype(fact_type::value)::value_type>(to, h);
            if (!read) return;
            made = r;
            m.of(*made) = fact_type(*read);
        }
    });
    return made;
}

/// Whether it is a fact of a record, or whether a list is whole.
[[nodiscard]] bool can_be_altered(const read_fact& r) noexcept;
/// The edit that makes what was read `to`; nothing where `to` is no value for it, or records of the kind are not edited by themselves.
[[nodiscard]] std::optional<edit> altered(const read_fact& r, const value& to, const hierarchy& h);

} // namespace onezone::detail

#endif
