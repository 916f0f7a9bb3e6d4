// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_EDIT_HPP_INCLUDED
#define ONEZONE_MODEL_EDIT_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// @file
/// Primitive edits: the record of what changed in a hierarchy, and the way back.
///
///  1. Every edit carries what was and what is; swapping the two halves and the order of the list undoes it.
///  2. All changes of a hierarchy are lists of these; undo, difference, history and pictures read nothing else.

namespace onezone {

/// The content of a unit outside its records.
struct unit_record {
    unit_id key{};
    unit_kind kind{};
    std::string name{};
    onezone::code code{};
    unit_id parent{};         ///< none for a top unit; for zones the seat
    bool parent_known = true; ///< false: `parent` is only an ancestor within which the parent is unknown

    [[nodiscard]] unit_id id() const noexcept { return key; }
    friend bool operator==(const unit_record&, const unit_record&) = default;
};
template <>
inline constexpr auto members_of<unit_record> = member_list{
    member<&unit_record::key, member_role::identity>("id", "标识", "id"),
    member<&unit_record::name, member_role::nature>("name", "名称", "name"),
    member<&unit_record::kind, member_role::nature>("kind", "类型", "kind"),
    member<&unit_record::code>("code", "代码", "code"),
    member<&unit_record::parent, member_role::owner>("parent", "隶属", "parent", "children"),
    member<&unit_record::parent_known, member_role::nature>(
        "parent_known", "隶属是否明确", "whether the parent is known"),
};

/// A unit moved to another parent; the commonest edit, kept small.
struct unit_moved {
    unit_id unit{};
    unit_id from{};
    unit_id to{};
    bool from_known = true;
    bool to_known = true;
    friend bool operator==(const unit_moved&, const unit_moved&) = default;
};

/// A record that appeared (no `before`), vanished (no `after`) or changed.
template <class Record>
struct edited {
    std::optional<Record> before{};
    std::optional<Record> after{};
    friend bool operator==(const edited&, const edited&) = default;
};

/// One primitive change.
using edit = std::variant<unit_moved, edited<unit_record>, edited<zone>, edited<hosting>, edited<body>, edited<post>,
    edited<person>, edited<tenure>, edited<holding>, edited<entrustment>, edited<agreement>, edited<indicator>,
    edited<completeness>, edited<own_fact>>;

/// The edit that undoes `e`.
[[nodiscard]] ONEZONE_API edit inverse(edit e);
/// The list that undoes `edits`: inverses in reverse order.
[[nodiscard]] ONEZONE_API std::vector<edit> inverse(std::vector<edit> edits);

/// Edits that turn `a` into `b` (acts() aside). Units come before what hangs on them.
///
/// Complexity: where both share history, proportional to the chunks that differ; otherwise O(n). Allocates the result.
[[nodiscard]] ONEZONE_API std::vector<edit> difference(const hierarchy& a, const hierarchy& b);

} // namespace onezone

#endif
