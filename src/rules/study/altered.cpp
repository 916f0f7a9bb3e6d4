// SPDX-License-Identifier: Apache-2.0
#include "altered.hpp"

#include <onezone/ground/date.hpp>
#include <onezone/model/member.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace onezone::detail {

namespace {

template <class T>
std::optional<T> from_value(const value& v, const hierarchy& h) {
    if constexpr (std::is_same_v<T, unit_id>) {
        const auto* path = std::get_if<std::string>(&v);
        const auto found = path ? h.find(*path) : result<unit_ref>(unit_ref());
        return found && *found ? std::optional<T>(found->id()) : std::nullopt;
    } else if constexpr (std::is_same_v<T, charter>) {
        const auto* day = std::get_if<std::string>(&v);
        const auto read = day ? parse_date(*day) : result<date>(refusal());
        return read ? std::optional<T>(charter{*read, {}}) : std::nullopt;
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

template <class Record>
std::optional<edit> altered_member(const Record& r, std::size_t which, const value& to, const hierarchy& h) {
    std::optional<edit> made;
    std::size_t at = 0;
    for_each_member<Record>([&](auto m) {
        if (at++ != which) return;
        if constexpr (requires { m.of(r).known(); }) {
            using fact_type = typename decltype(m)::type;
            const auto read = from_value<typename decltype(fact_type::value)::value_type>(to, h);
            if (!read) return;
            Record after = r;
            m.of(after) = fact_type(*read);
            made = edit(edited<Record>{r, std::move(after)});
        }
    });
    return made;
}

template <class Edit>
constexpr bool edits_record = false;
template <Described Record>
constexpr bool edits_record<edited<Record>> = true;

template <std::size_t Place>
bool altered_at(std::optional<edit>& made, const read_fact& r, const value& to, const hierarchy& h) {
    using edit_type = std::variant_alternative_t<Place, edit>;
    if constexpr (edits_record<edit_type>) {
        using record = typename decltype(edit_type::before)::value_type;
        if (r.place.record == Place)
            made = altered_member(*static_cast<const record*>(r.record), r.place.member, to, h);
    }
    return r.place.record == Place;
}

} // namespace

std::optional<edit> altered(const read_fact& r, const value& to, const hierarchy& h) {
    std::optional<edit> made;
    if (r.record == nullptr) return made;
    [&]<std::size_t... Places>(std::index_sequence<Places...>) {
        static_cast<void>((altered_at<Places>(made, r, to, h) || ...));
    }
    (std::make_index_sequence<std::variant_size_v<edit>>());
    return made;
}

} // namespace onezone::detail
