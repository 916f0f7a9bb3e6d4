// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_PROCEDURE_CASES_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_PROCEDURE_CASES_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/finding.hpp>

#include <functional>
#include <string_view>
#include <vector>

// Of each rule on how changes come about: an act with a procedure that obeys it, and one fact of it spoilt for each way to break it.

namespace onezone_tests::procedures {

/// The hierarchy in which all that happens.
[[nodiscard]] const onezone::hierarchy& before();
[[nodiscard]] onezone::unit_id unit(std::string_view name);
[[nodiscard]] onezone::body_id body_called(std::string_view name);

[[nodiscard]] inline onezone::authority by(onezone::organ o, std::string_view of = {}) {
    return {o, of.empty() ? onezone::unit_id() : unit(of), {}};
}
[[nodiscard]] inline onezone::authority government(std::string_view of) { return by(onezone::organ::government, of); }
inline const onezone::authority council = by(onezone::organ::state_council);
inline const onezone::authority nobody = by(onezone::organ::nobody);

/// 于都园管委会 is abolished; its zone stays, and 于都县 takes over.
[[nodiscard]] onezone::operation agency_abolished();

/// Of the change of a division that lacks nothing, but who proposed and approved it.
[[nodiscard]] onezone::procedure complete(onezone::authority proposed, onezone::authority approved);

/// One way to spoil a procedure.
struct way {
    onezone::verdict is;
    const char* wants; ///< of an undecided one: the missing field
    std::function<void(onezone::procedure&)> spoil;
};

/// Shorthands for ways.
namespace ways {
[[nodiscard]] inline way approved_by(onezone::verdict is, const onezone::authority& a) {
    return {is, "", [a](onezone::procedure& p) { p.approved_by = a; }};
}
[[nodiscard]] inline way proposed_by(onezone::verdict is, const std::vector<onezone::authority>& a) {
    return {is, "", [a](onezone::procedure& p) { p.proposed_by = a; }};
}
template <class Fact>
[[nodiscard]] way unknown(const char* field, Fact onezone::procedure::*which) {
    return {onezone::verdict::undecided, field, [which](onezone::procedure& p) { p.*which = {}; }};
}
/// Known by inference only.
template <class Fact>
[[nodiscard]] way inferred(const char* field, Fact onezone::procedure::*which) {
    return {onezone::verdict::undecided, field, [which](onezone::procedure& p) {
                (p.*which).from = onezone::provenance::inferred(onezone::say("据通行做法", "as is usual"));
            }};
}
template <class T>
[[nodiscard]] way with(onezone::verdict is, onezone::fact<T> onezone::procedure::*which, T to) {
    return {is, "", [which, to](onezone::procedure& p) { p.*which = to; }};
}
} // namespace ways

struct clause_case {
    const char* rule;
    const char* at; ///< end of the subject's path
    onezone::operation what;
    onezone::procedure proper;
    std::vector<way> ways;
};

[[nodiscard]] std::vector<clause_case> cases();
/// Those of the provisions of 1985, which are among them.
[[nodiscard]] std::vector<clause_case> cases_1985();

} // namespace onezone_tests::procedures

#endif
