// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_REFERENCES_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/judging/detail/observation.hpp>

#include <array>
#include <cstdint>
#include <vector>

// What the records a rule comes to refer to: where it may go from there.

namespace onezone::detail {

/// What a record refers to.
struct reference {
    relation along{};
    std::uint64_t to = 0;
};
inline std::array<reference, 3> references(const zone& z) noexcept {
    return {{{relation::parent, z.seat.value()}, {relation::whole_zone, z.part_of.value()},
        {relation::manager, z.managing.value ? z.managing.value->value() : 0}}};
}
inline std::array<reference, 2> references(const hosting& x) noexcept {
    return {{{relation::hosted_zone, x.unit.value()}, {relation::host, x.division.value()}}};
}
inline std::array<reference, 2> references(const body& b) noexcept {
    return {{{relation::body_unit, b.unit.value()}, {relation::body_above, b.part_of.value()}}};
}
inline std::array<reference, 1> references(const post& p) noexcept { return {{{relation::post_body, p.body.value()}}}; }
inline std::array<reference, 0> references(const person&) noexcept { return {}; }
inline std::array<reference, 2> references(const tenure& t) noexcept {
    return {{{relation::tenure_post, t.post.value()}, {relation::tenure_person, t.person.value()}}};
}
inline std::array<reference, 1> references(const holding& x) noexcept {
    return {{{relation::holder, x.holder.value()}}};
}
inline std::array<reference, 2> references(const entrustment& e) noexcept {
    return {{{relation::entrusted_unit, e.unit.value()}, {relation::entrusting_unit, e.holder.value()}}};
}
inline std::array<reference, 1> references(const indicator& i) noexcept {
    return {{{relation::measured_unit, i.unit.value()}}};
}
inline std::vector<reference> references(const agreement& a) {
    std::vector<reference> all{{relation::agreed_unit, a.about.value()}};
    for (const onezone::partner& p : a.partners) all.push_back({relation::partner, p.unit.value()});
    return all;
}

} // namespace onezone::detail

#endif
