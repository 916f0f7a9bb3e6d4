// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_BLANK_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_BLANK_HPP_INCLUDED

#include <onezone/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What nobody sees, and what people put between the items of a list. Internal to the library.

namespace onezone::detail {

/// Whether it is a blank of some width: White_Space of Unicode 15, line ends and tabs among them, and the Braille and Hangul blanks.
[[nodiscard]] bool is_space(char32_t point) noexcept;
/// Whether nobody sees it, or it turns the direction of reading.
[[nodiscard]] bool is_invisible(char32_t point) noexcept;
/// Whether `s` shows nothing: it is empty, or of blanks and invisible characters alone. Bytes that are no UTF-8 show.
[[nodiscard]] ONEZONE_API bool is_blank(std::string_view s) noexcept;

/// Whether `s` stands where a name would and says that nobody knows or has decided it: `未知`, `不详`, `待定`, `unknown`, a mark alone (`?`, `？`,
/// `/`, `××`), in brackets or not. What nobody knows is left out: written down it would pass for a name.
[[nodiscard]] ONEZONE_API bool is_placeholder(std::string_view s);

/// The length of what separates the items of a list at the front of `s`: a comma, enumeration comma or semicolon of any width (`,` `;` `，` `、` `；`,
/// half-width `､`, small `﹐﹑﹔`, vertical `︐︑︔`); 0 where none stands there.
[[nodiscard]] ONEZONE_API std::size_t separator_at(std::string_view s) noexcept;

/// An item that a list of names has more than once; null where they differ. n log n; allocates.
[[nodiscard]] ONEZONE_API const std::string* listed_twice(const std::vector<std::string>& list);

} // namespace onezone::detail

#endif
