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
template <relation There, relation Back = There>
struct reference {
    static constexpr relation there = There;
    static constexpr relation back = Back;
    static constexpr bool leads_back = There != Back;
};
/// … of a member; `void` where no window leads to what it names.
template <auto Member>
struct reference_at {
    using type = void;
};
template <>
struct reference_at<&zone::seat> {
    using type = reference<relation::parent, relation::seated>;
    static auto naming(const hierarchy& h, unit_id id) { return h.zones_seated_in(id); }
};
template <>
struct reference_at<&zone::part_of> {
    using type = reference<relation::whole_zone, relation::parks>;
    static auto naming(const hierarchy& h, unit_id id) { return h.parks_of(id); }
};
template <>
struct reference_at<&zone::managing> {
    using type = reference<relation::manager, relation::managed>;
    static auto naming(const hierarchy& h, unit_id id) { return h.zones_managed_by(id); }
};
template <>
struct reference_at<&hosting::unit> {
    using type = reference<relation::hosted_zone, relation::hosts>;
    static auto naming(const hierarchy& h, unit_id id) { return h.hosts_of(id); }
};
template <>
struct reference_at<&hosting::division> {
    using type = reference<relation::host>;
    static auto naming(const hierarchy& h, unit_id id) { return h.hosted_in(id); }
};
template <>
struct reference_at<&body::unit> {
    using type = reference<relation::body_unit, relation::bodies>;
    static auto naming(const hierarchy& h, unit_id id) { return h.bodies_of(id); }
};
template <>
struct reference_at<&body::part_of> {
    using type = reference<relation::body_above, relation::parts>;
    static auto naming(const hierarchy& h, body_id id) { return h.parts_of(id); }
};
template <>
struct reference_at<&post::body> {
    using type = reference<relation::post_body, relation::posts>;
    static auto naming(const hierarchy& h, body_id id) { return h.posts_of(id); }
};
template <>
struct reference_at<&tenure::post> {
    using type = reference<relation::tenure_post, relation::tenures>;
    static auto naming(const hierarchy& h, post_id id) { return h.tenures_of(id); }
};
template <>
struct reference_at<&tenure::person> {
    using type = reference<relation::tenure_person, relation::offices>;
    static auto naming(const hierarchy& h, person_id id) { return h.tenures_of(id); }
};
template <>
struct reference_at<&holding::holder> {
    using type = reference<relation::holder, relation::holdings>;
    static auto naming(const hierarchy& h, body_id id) { return h.holdings_of(id); }
};
template <>
struct reference_at<&entrustment::unit> {
    using type = reference<relation::entrusted_unit, relation::entrusted>;
    static auto naming(const hierarchy& h, unit_id id) { return h.entrustments_of(id); }
};
template <>
struct reference_at<&entrustment::holder> {
    using type = reference<relation::entrusting_unit, relation::entrusting>;
    static auto naming(const hierarchy& h, unit_id id) { return h.entrusted_to(id); }
};
template <>
struct reference_at<&agreement::about> {
    using type = reference<relation::agreed_unit, relation::agreements>;
    static auto naming(const hierarchy& h, unit_id id) { return h.agreements_about(id); }
};
template <>
struct reference_at<&agreement::partners> {
    using type = reference<relation::partner>;
};
template <>
struct reference_at<&indicator::unit> {
    using type = reference<relation::measured_unit, relation::indicators>;
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
