// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED

#include "model/naming.hpp"

#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>

#include <cstdint>
#include <type_traits>

// What the records a rule comes to refer to: where it may go from there.

namespace onezone::detail {

/// What it is to a rule that a record names something: along what it goes from the record there, along what from there to all records
/// that so name it, where a window leads back, and which these are.
template <path_step There, path_step Back = There>
struct reference {
    static constexpr path_step there = There;
    static constexpr path_step back = Back;
    static constexpr bool leads_back = There != Back;
};
/// … of a member; `void` where no window leads to what it names.
template <auto Member>
struct reference_at {
    using type = void;
};
template <>
struct reference_at<&zone::seat> {
    using type = reference<path_step::parent, path_step::seated>;
    static auto naming(const hierarchy& h, unit_id id) { return h.zones_seated_in(id); }
};
template <>
struct reference_at<&zone::part_of> {
    using type = reference<path_step::whole_zone, path_step::parks>;
    static auto naming(const hierarchy& h, unit_id id) { return h.parks_of(id); }
};
template <>
struct reference_at<&zone::managing> {
    using type = reference<path_step::manager, path_step::managed>;
    static auto naming(const hierarchy& h, unit_id id) { return h.zones_managed_by(id); }
};
template <>
struct reference_at<&hosting::unit> {
    using type = reference<path_step::hosted_zone, path_step::hosts>;
    static auto naming(const hierarchy& h, unit_id id) { return h.hosts_of(id); }
};
template <>
struct reference_at<&hosting::division> {
    using type = reference<path_step::host>;
    static auto naming(const hierarchy& h, unit_id id) { return h.hosted_in(id); }
};
template <>
struct reference_at<&body::unit> {
    using type = reference<path_step::body_unit, path_step::bodies>;
    static auto naming(const hierarchy& h, unit_id id) { return h.bodies_of(id); }
};
template <>
struct reference_at<&body::part_of> {
    using type = reference<path_step::body_above, path_step::parts>;
    static auto naming(const hierarchy& h, body_id id) { return h.parts_of(id); }
};
template <>
struct reference_at<&post::body> {
    using type = reference<path_step::post_body, path_step::posts>;
    static auto naming(const hierarchy& h, body_id id) { return h.posts_of(id); }
};
template <>
struct reference_at<&tenure::post> {
    using type = reference<path_step::tenure_post, path_step::tenures>;
    static auto naming(const hierarchy& h, post_id id) { return h.tenures_of(id); }
};
template <>
struct reference_at<&tenure::person> {
    using type = reference<path_step::tenure_person, path_step::offices>;
    static auto naming(const hierarchy& h, person_id id) { return h.tenures_of(id); }
};
template <>
struct reference_at<&holding::holder> {
    using type = reference<path_step::holder, path_step::holdings>;
    static auto naming(const hierarchy& h, body_id id) { return h.holdings_of(id); }
};
template <>
struct reference_at<&entrustment::unit> {
    using type = reference<path_step::entrusted_unit, path_step::entrusted>;
    static auto naming(const hierarchy& h, unit_id id) { return h.entrustments_of(id); }
};
template <>
struct reference_at<&entrustment::holder> {
    using type = reference<path_step::entrusting_unit, path_step::entrusting>;
    static auto naming(const hierarchy& h, unit_id id) { return h.entrusted_to(id); }
};
template <>
struct reference_at<&agreement::about> {
    using type = reference<path_step::agreed_unit, path_step::agreements>;
    static auto naming(const hierarchy& h, unit_id id) { return h.agreements_about(id); }
};
template <>
struct reference_at<&agreement::partners> {
    using type = reference<path_step::partner>;
};
template <>
struct reference_at<&indicator::unit> {
    using type = reference<path_step::measured_unit, path_step::indicators>;
    static auto naming(const hierarchy& h, unit_id id) { return h.indicators_of(id); }
};
template <auto Member>
using reference_of = typename reference_at<Member>::type;
template <auto Member>
inline constexpr bool is_followed = !std::is_void_v<reference_of<Member>>;

/// Calls `visit(along, id)` for each thing that a rule may go to from a record.
template <class Record, class Visit>
void each_reference(const Record& r, Visit visit) {
    for_each_member<Record>([&](auto m) {
        if constexpr (is_followed<decltype(m)::at>)
            each_id_in(m.of(r), [&](auto id) { visit(reference_of<decltype(m)::at>::there, id.value()); });
    });
}

} // namespace onezone::detail

#endif
