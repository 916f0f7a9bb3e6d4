// SPDX-License-Identifier: Apache-2.0
#include "altered.hpp"

#include <onezone/ground/date.hpp>
#include <onezone/rules/field.hpp>

#include <string>
#include <type_traits>
#include <utility>

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

template <class Record, class Fact>
altered_record with_member(Fact Record::*member, const Record& r, const value& to, const hierarchy& h) {
    if constexpr (std::is_constructible_v<edit, edited<Record>>) {
        const auto read = from_value<typename decltype(Fact::value)::value_type>(to, h);
        if (!read) return {};
        Record after = r;
        after.*member = Fact(*read);
        return {edit(edited<Record>{r, std::move(after)})};
    } else {
        return {};
    }
}
template <class Record, class Fact>
const Record& record_of(Fact Record::*, const void* record) {
    return *static_cast<const Record*>(record);
}

} // namespace

template <auto Member>
altered_record alter_member(const void* record, const value& to, const hierarchy& h) {
    return with_member(Member, record_of(Member, record), to, h);
}

// One for each `field_of`; a member that is missing here does not link.
template ONEZONE_API altered_record alter_member<&zone::tier>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::category>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::location>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::managing>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::dispatching>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::approving>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::area>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::statistics>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::first_industry>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&zone::lead_industries>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&body::rank>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&body::legal_type>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&body::sanding>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&body::leading_posts>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&body::internal_bodies>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&post::rank>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&person::rank>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&tenure::paid>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&tenure::approved>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::function>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::runs_smoothly>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::industry_linked>(
    const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::grantor>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::form>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&holding::amount>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&integration::shape>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&partner::share>(const void*, const value&, const hierarchy&);
template ONEZONE_API altered_record alter_member<&indicator::value>(const void*, const value&, const hierarchy&);

} // namespace onezone::detail
