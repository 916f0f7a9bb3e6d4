// SPDX-License-Identifier: Apache-2.0
#include "altered.hpp"

#include <cstddef>
#include <utility>
#include <variant>

namespace onezone::detail {

namespace {

template <class Edit>
constexpr bool edits_record = false;
template <Described Record>
constexpr bool edits_record<edited<Record>> = true;

template <std::size_t Place>
bool altered_at(std::optional<edit>& made, const read_fact& r, const value& to, const hierarchy& h) {
    using edit_type = std::variant_alternative_t<Place, edit>;
    if constexpr (edits_record<edit_type>) {
        using record = typename decltype(edit_type::before)::value_type;
        if (r.place.record != Place) return false;
        const record& before = *static_cast<const record*>(r.record);
        if (auto after = with_member(before, r.place.member, to, h)) made = edit(edit_type{before, std::move(after)});
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
