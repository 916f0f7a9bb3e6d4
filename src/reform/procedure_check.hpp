// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_PROCEDURE_CHECK_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_PROCEDURE_CHECK_HPP_INCLUDED

#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>
#include <onezone/reform/procedure.hpp>

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// Organs that are named in a way that contradicts itself: whoever reads or carries out a plan refuses them. Internal to the library.
///
///  1. The State Council is of no division, nobody is no organ, a zone has no government, what has a word of its own is no other
///     organ, and 待定 is none.
///  2. What is merely not told (of which division, which other organ) is no fault: rules that ask for it are undecided.
/// A unit that the hierarchy does not have is not looked at. Complexity: linear in the organs. Allocates where there is a fault.

namespace onezone::detail {

/// Refuses: bad_value, wrong_kind (a zone or village that has no such organ).
[[nodiscard]] std::optional<refusal> fault_of(const authority& a, const hierarchy& h);
/// … or a list that names nobody beside others, or one organ twice.
[[nodiscard]] std::optional<refusal> fault_of(const std::vector<authority>& all, const hierarchy& h);
template <class T>
[[nodiscard]] std::optional<refusal> fault_of(const fact<T>& f, const hierarchy& h) {
    if constexpr (std::is_same_v<T, authority> || std::is_same_v<T, std::vector<authority>>)
        if (f.known()) return fault_of(*f.value, h);
    return std::nullopt;
}
/// Calls `visit(member, fault)` for each part of a procedure that has one.
template <class Visit>
void each_fault_of(const procedure& how, const hierarchy& h, Visit visit) {
    for_each_member<procedure>([&](auto m) {
        if (std::optional<refusal> fault = fault_of(m.of(how), h)) visit(m, *std::move(fault));
    });
}
/// The first, with the part it is in: `变更由谁批准：……`.
[[nodiscard]] std::optional<refusal> fault_of(const procedure& how, const hierarchy& h);

} // namespace onezone::detail

#endif
