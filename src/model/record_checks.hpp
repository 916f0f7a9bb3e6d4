// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_RECORD_CHECKS_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_RECORD_CHECKS_HPP_INCLUDED

#include "ground/refuse.hpp"

#include <onezone/model/hierarchy.hpp>

#include <optional>
#include <string>
#include <string_view>

// What a record may say, and what would dangle without it: asked before a change writes.

namespace onezone::detail {

[[nodiscard]] refusal no_such_unit(unit_id id);

template <class Where>
[[nodiscard]] result<void> check_name(std::string_view name, Where where) {
    if (!is_utf8(name)) return refuse(errc::invalid_utf8, "名称不是 UTF-8", "the name is not UTF-8", {where()});
    if (name.empty()) return refuse(errc::bad_value, "名称为空", "the name is empty", {where()});
    if (name.size() > detail::name_pool::longest)
        return refuse(errc::bad_value, "名称超过 1000 字节", "the name is longer than 1,000 bytes", {where()});
    if (name.find('/') != std::string_view::npos)
        return refuse(errc::bad_value, "名称中不能有 `/`", "a name cannot contain `/`", {where()});
    return {};
}

/// Refuses what would leave the hierarchy out of order: references to nothing, circles, counts below 0, dates that are none.
[[nodiscard]] result<void> check(const hierarchy& h, const zone& z);
[[nodiscard]] result<void> check(const hierarchy& h, const hosting& r);
[[nodiscard]] result<void> check(const hierarchy& h, const body& b);
[[nodiscard]] result<void> check(const hierarchy& h, const post& p);
[[nodiscard]] result<void> check(const hierarchy& h, const person& p);
[[nodiscard]] result<void> check(const hierarchy& h, const tenure& t);
[[nodiscard]] result<void> check(const hierarchy& h, const holding& item);
[[nodiscard]] result<void> check(const hierarchy& h, const entrustment& e);
[[nodiscard]] result<void> check(const hierarchy& h, const agreement& a);
[[nodiscard]] result<void> check(const hierarchy& h, const indicator& i);
[[nodiscard]] result<void> check(const hierarchy& h, const completeness& s);

/// What would dangle without the unit or record; it may have no name. Nothing refers to records of the other kinds.
[[nodiscard]] std::optional<std::string> referrer(const hierarchy& h, unit_ref u);
[[nodiscard]] std::optional<std::string> referrer(const hierarchy& h, const body& b);
[[nodiscard]] std::optional<std::string> referrer(const hierarchy& h, const post& p);
[[nodiscard]] std::optional<std::string> referrer(const hierarchy& h, const person& p);
template <class Record>
[[nodiscard]] std::optional<std::string> referrer(const hierarchy&, const Record&) {
    return {};
}

} // namespace onezone::detail

#endif
