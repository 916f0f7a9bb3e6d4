// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_DIVISION_KINDS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_DIVISION_KINDS_HPP_INCLUDED

#include <onezone/ground/code.hpp>

#include <string_view>

/// @file
/// What a row of the national tables is that is no division, from its name. Internal to the library.

namespace onezone::detail {

/// What a pseudo-county or pseudo-township is; `word` is the part of the name that says so, empty where none does.
struct area_guess {
    bool zone;
    std::string_view word;
};
/// Of all words known the one that ends last in the name decides: 沈北新区马刚林场 is a farm, 高新区 and 农业示范区 are zones.
/// Where there is none, a pseudo-county is taken for a zone (nearly all are), a management area and a pseudo-township for another area.
[[nodiscard]] area_guess guess_area(code c, std::string_view name) noexcept;

/// Whether a name has a gap (`麦？镇`, `_水街道`, `□□镇`) or is nothing but the word for a kind (`街道`).
[[nodiscard]] bool is_incomplete(std::string_view name) noexcept;
/// Whether a name has characters of Unicode's private use areas. Requires: UTF-8.
[[nodiscard]] bool has_private_characters(std::string_view name) noexcept;

} // namespace onezone::detail

#endif
