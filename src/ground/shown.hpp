// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_SHOWN_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_SHOWN_HPP_INCLUDED

#include <onezone/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// @file
/// Any bytes as they may be shown to a reader. Internal to the library.

namespace onezone::detail {

/// `U+202E`.
[[nodiscard]] std::string spelled(char32_t point);
/// `bytes` as they may stand in a line: line ends and other control characters are blanks, what is invisible is spelled `〔U+202E〕`, bytes
/// that are no UTF-8 are U+FFFD. Allocates.
[[nodiscard]] ONEZONE_API std::string shown(std::string_view bytes);
/// How much a message shows of what may be of any length, in bytes.
inline constexpr std::size_t most_shown = 400;
/// The same, cut after about `most` bytes.
[[nodiscard]] std::string shown(std::string_view bytes, std::size_t most);

} // namespace onezone::detail

#endif
