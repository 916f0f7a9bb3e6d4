// SPDX-License-Identifier: Apache-2.0
#include "altered.hpp"

#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/own_fact.hpp>

#include <cstddef>
#include <string_view>
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

constexpr std::string_view of_lists = "complete.";

// That a list of its own is whole. That it is not would say nothing of what it lacks.
std::optional<edit> stated_whole(const read_fact& r, const value& to, const hierarchy& h) {
    if (!r.what.key.starts_with(of_lists) || to != value(true)) return std::nullopt;
    const auto list = parse_word<known_list>(r.what.key.substr(of_lists.size()));
    if (!list) return std::nullopt;
    completeness whole;
    switch (owner_of(*list)) {
    case list_owner::unit: whole = completeness::of(unit_id::from_value(r.of.id), *list); break;
    case list_owner::body: whole = completeness::of(body_id::from_value(r.of.id), *list); break;
    case list_owner::post: whole = completeness::of(post_id::from_value(r.of.id), *list); break;
    case list_owner::any: return std::nullopt;
    }
    edited<completeness> made{{}, whole};
    if (const completeness* stated = h.find(whole.id())) made.before = *stated;
    return edit(std::move(made));
}

// A fact of one's own that nobody records yet: without a day, so that it holds on whatever day is judged.
constexpr unsigned char own_facts = place_of_member<&own_fact::name>().record;
std::optional<edit> stated_first(const read_fact& r, const value& to, const hierarchy& h) {
    own_fact made;
    made.name = r.what.key;
    if (r.of.is_unit())
        made.unit = unit_id::from_value(r.of.id);
    else if (r.of.kind == subject_kind::post)
        made.post = post_id::from_value(r.of.id);
    else if (r.of.kind == subject_kind::person)
        made.person = person_id::from_value(r.of.id);
    else
        made.body = body_id::from_value(r.of.id);
    auto known = with_member(made, r.place.member, to, h);
    if (!known) return std::nullopt;
    return edit(edited<own_fact>{{}, std::move(known)});
}

} // namespace

bool can_be_altered(const read_fact& r) noexcept {
    if (r.place.record == own_facts) return true;
    return r.record == nullptr ? r.what.key.starts_with(of_lists) : r.place.record != 0;
}

std::optional<edit> altered(const read_fact& r, const value& to, const hierarchy& h) {
    std::optional<edit> made;
    if (r.record == nullptr) return r.place.record == own_facts ? stated_first(r, to, h) : stated_whole(r, to, h);
    [&]<std::size_t... Places>(std::index_sequence<Places...>) {
        static_cast<void>((altered_at<Places>(made, r, to, h) || ...));
    }
    (std::make_index_sequence<std::variant_size_v<edit>>());
    return made;
}

} // namespace onezone::detail
