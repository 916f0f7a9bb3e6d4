// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED

#include "model/naming.hpp"

#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

// What the records a rule comes to refer to: where it may go from there.

namespace onezone::detail {

/// Along what a rule goes from a record to what this member names; nothing where no window leads there.
template <auto Member>
inline constexpr std::optional<relation> relation_of{};
template <>
inline constexpr std::optional<relation> relation_of<&zone::seat> = relation::parent;
template <>
inline constexpr std::optional<relation> relation_of<&zone::part_of> = relation::whole_zone;
template <>
inline constexpr std::optional<relation> relation_of<&zone::managing> = relation::manager;
template <>
inline constexpr std::optional<relation> relation_of<&hosting::unit> = relation::hosted_zone;
template <>
inline constexpr std::optional<relation> relation_of<&hosting::division> = relation::host;
template <>
inline constexpr std::optional<relation> relation_of<&body::unit> = relation::body_unit;
template <>
inline constexpr std::optional<relation> relation_of<&body::part_of> = relation::body_above;
template <>
inline constexpr std::optional<relation> relation_of<&post::body> = relation::post_body;
template <>
inline constexpr std::optional<relation> relation_of<&tenure::post> = relation::tenure_post;
template <>
inline constexpr std::optional<relation> relation_of<&tenure::person> = relation::tenure_person;
template <>
inline constexpr std::optional<relation> relation_of<&holding::holder> = relation::holder;
template <>
inline constexpr std::optional<relation> relation_of<&entrustment::unit> = relation::entrusted_unit;
template <>
inline constexpr std::optional<relation> relation_of<&entrustment::holder> = relation::entrusting_unit;
template <>
inline constexpr std::optional<relation> relation_of<&agreement::about> = relation::agreed_unit;
template <>
inline constexpr std::optional<relation> relation_of<&agreement::partners> = relation::partner;
template <>
inline constexpr std::optional<relation> relation_of<&indicator::unit> = relation::measured_unit;

/// Calls `visit(along, id)` for each thing that a rule may go to from a record.
template <class Record, class Visit>
void each_reference(const Record& r, Visit visit) {
    for_each_member<Record>([&](auto m) {
        constexpr std::optional<relation> along = relation_of<decltype(m)::at>;
        if constexpr (along.has_value()) each_id_in(m.of(r), [&](auto id) { visit(*along, id.value()); });
    });
}

} // namespace onezone::detail

#endif
