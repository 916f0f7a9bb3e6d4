// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_RECORD_CHECKS_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_RECORD_CHECKS_HPP_INCLUDED

#include "ground/blank.hpp"
#include "ground/refuse.hpp"

#include <onezone/model/hierarchy.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a record may say, and what would dangle without it: asked before a change writes.

namespace onezone::detail {

[[nodiscard]] refusal no_such_unit(unit_id id);

/// That what stands for what nobody knows is no name.
[[nodiscard]] refusal no_name(std::string_view placeholder, std::vector<std::string> subjects);

template <class Where>
[[nodiscard]] result<void> check_name(std::string_view name, Where where) {
    if (!is_utf8(name)) return refuse(errc::invalid_utf8, "名称不是 UTF-8", "the name is not UTF-8", {where()});
    if (name.empty()) return refuse(errc::bad_value, "名称为空", "the name is empty", {where()});
    if (is_blank(name)) return refuse(errc::bad_value, "名称只有空白", "the name is of blanks alone", {where()});
    if (is_placeholder(name)) return no_name(name, {where()});
    if (name.size() > detail::name_pool::longest)
        return refuse(errc::bad_value, "名称超过 1000 字节", "the name is longer than 1,000 bytes", {where()});
    if (name.find('/') != std::string_view::npos)
        return refuse(errc::bad_value, "名称中不能有 `/`", "a name cannot contain `/`", {where()});
    if (std::any_of(name.begin(), name.end(), [](char c) { return c == '\0' || c == '\n' || c == '\r'; }))
        return refuse(errc::bad_value, "名称中不能有换行或 NUL", "a name cannot contain line feeds or NUL", {where()});
    return {};
}

/// More of anything is a slip of a digit or of a unit; sums of nine million such counts still fit.
inline constexpr std::int64_t most_counted = 1'000'000'000'000;

template <class Where>
[[nodiscard]] result<void> check_count(std::int64_t n, Where where) {
    if (n < 0) return refuse(errc::bad_quantity, "数量不能为负", "a count cannot be negative", {where()});
    if (n > most_counted)
        return refuse(errc::bad_quantity, "数量超过一万亿", "a count is at most a million million", {where()});
    return {};
}

/// Refuses what would leave the hierarchy out of order: references to nothing, circles, counts below 0 or beyond
/// all reason, shares beyond the whole, texts that are not UTF-8 or contain NUL, dates that are none.
[[nodiscard]] result<void> check_record(const hierarchy& h, const zone& z);
[[nodiscard]] result<void> check_record(const hierarchy& h, const hosting& r);
[[nodiscard]] result<void> check_record(const hierarchy& h, const body& b);
[[nodiscard]] result<void> check_record(const hierarchy& h, const post& p);
[[nodiscard]] result<void> check_record(const hierarchy& h, const person& p);
[[nodiscard]] result<void> check_record(const hierarchy& h, const tenure& t);
[[nodiscard]] result<void> check_record(const hierarchy& h, const holding& item);
[[nodiscard]] result<void> check_record(const hierarchy& h, const entrustment& e);
[[nodiscard]] result<void> check_record(const hierarchy& h, const agreement& a);
[[nodiscard]] result<void> check_record(const hierarchy& h, const indicator& i);
[[nodiscard]] result<void> check_record(const hierarchy& h, const completeness& s);
[[nodiscard]] result<void> check_record(const hierarchy& h, const own_fact& f);

/// The records of a kind that name a body otherwise than by a link: holdings that several share, bodies that others appraise,
/// that lend staff or share an office, zones with a designation somebody is in charge of.
template <class Record>
[[nodiscard]] record_range<Record> naming_bodies(const hierarchy& h);
template <>
[[nodiscard]] record_range<holding> naming_bodies<holding>(const hierarchy& h);
template <>
[[nodiscard]] record_range<body> naming_bodies<body>(const hierarchy& h);
template <>
[[nodiscard]] record_range<zone> naming_bodies<zone>(const hierarchy& h);

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
