// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_DID_YOU_MEAN_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_DID_YOU_MEAN_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <cstddef>
#include <string_view>

/// @file
/// How refusals of codes speak about characters: quoted, counted and named. Internal to the library.
///
///  1. `quote` takes any bytes, so that no message is ever ill-formed; the others require well-formed UTF-8.

namespace onezone::detail {

/// `number` in digits.
[[nodiscard]] text number(std::size_t n);
/// `bytes` in backticks, cut after 40 characters; invisible characters are spelled `U+0009`, bytes that are no UTF-8 `\xFF`.
[[nodiscard]] text quote(std::string_view bytes);
/// The number of characters.
[[nodiscard]] std::size_t count_characters(std::string_view bytes) noexcept;
/// Which character, counted from 1, starts at byte `at`.
[[nodiscard]] text ordinal_at(std::string_view bytes, std::size_t at);
/// What stands at byte `at`, with what was likely meant: "the letter `O`", "the full-width `３` (write `3`)", "a space".
[[nodiscard]] text describe_character(std::string_view bytes, std::size_t at);
/// Who likely wrote the whole so: a spreadsheet, which turns long digits into `9.1350203E+17`. Empty where nothing points to it.
[[nodiscard]] text likely_culprit(std::string_view bytes);

} // namespace onezone::detail

#endif
