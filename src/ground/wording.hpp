// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_WORDING_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_WORDING_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>

#include <cstddef>
#include <string_view>

/// @file
/// How messages word what they name: characters quoted, counted and described, documents by their title. Internal to the library.
///
///  1. `quote` takes any bytes, so that no message is ever ill-formed; what counts and describes characters requires well-formed UTF-8.

namespace onezone::detail {

/// `number` in digits.
[[nodiscard]] ONEZONE_API text number(std::size_t n);
/// `bytes` in backticks, cut after `most` characters; invisible characters are spelled `U+0009`, bytes that are no UTF-8 `\xFF`.
[[nodiscard]] ONEZONE_API text quote(std::string_view bytes, std::size_t most = 40);
/// The number of characters.
[[nodiscard]] std::size_t count_characters(std::string_view bytes) noexcept;
/// Which character, counted from 1, starts at byte `at`.
[[nodiscard]] text ordinal_at(std::string_view bytes, std::size_t at);
/// What stands at byte `at`, with what was likely meant: "the letter `O`", "the full-width `３` (write `3`)", "a space".
[[nodiscard]] text describe_character(std::string_view bytes, std::size_t at);
/// Where in a name something stands that is not what it looks like: an invisible character, a space at an end, a full-width or foreign letter
/// among Latin ones, a radical or compatibility form in place of the character (`⼯` for `工`). The byte; npos where nothing does.
[[nodiscard]] std::size_t find_deceptive(std::string_view name) noexcept;
/// Who likely wrote the whole so: a spreadsheet, which turns long digits into `9.1350203E+17`. Empty where nothing points to it.
[[nodiscard]] text likely_culprit(std::string_view bytes);

/// That `written` is no id.
[[nodiscard]] text no_id(std::string_view written);
/// `document` as a title: `《行政区划管理条例》` in Chinese, as it is in English. A title within a title has single marks (GB/T 15834, 4.15.3.5):
/// `《关于印发〈三定规定〉的通知》`; what is marked already, with or without an issuer before and a remark in brackets after it, stays:
/// `江西省《关于……的实施意见》（2023-11-08公布）`. So does a remark in place of a title: `（名称来源未载）`.
[[nodiscard]] text title_of(std::string_view document);

} // namespace onezone::detail

#endif
