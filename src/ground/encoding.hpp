// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_ENCODING_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_ENCODING_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

/// @file
/// Bytes that should be UTF-8: where they are not, and what they look like instead. Internal to the library.
///
///  1. UTF-8 is well-formed as of Unicode 15, table 3-7: no overlong forms, no surrogates.
///  2. An encoding is a guess, from at most 4,096 bytes, for a message to name; nothing is ever read by it.

namespace onezone::detail {

/// What may stand at the beginning of a text in UTF-8 and is no part of it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The length of the well-formed sequence at the front of `bytes`, 0 where there is none. Requires: `bytes` is not empty.
[[nodiscard]] std::size_t sequence_length(std::string_view bytes) noexcept;
/// Takes the first code point off `bytes`; a byte that begins none stands for itself, above all code points. Requires: `bytes` is not empty.
[[nodiscard]] char32_t next_code_point(std::string_view& bytes) noexcept;
/// Where the first ill-formed sequence begins; the size where all is well-formed.
[[nodiscard]] std::size_t first_ill_formed(std::string_view bytes) noexcept;

/// Encodings that Chinese documents come in.
enum class encoding : unsigned char { utf8, utf16, gb18030, unknown };

/// What `bytes`, the beginning of a document or a piece of one, are likely to be. Only a beginning tells UTF-16.
[[nodiscard]] encoding likely_encoding(std::string_view bytes, bool from_the_beginning) noexcept;

/// Bytes that are no text.
struct ill_formed {
    std::size_t at = 0;   ///< where in what was looked at
    std::size_t line = 1; ///< and on which of its lines
    text message;         ///< `此处字节不是 UTF-8，像是 GB 18030（GBK），请另存为 UTF-8`
};

/// What is wrong with the bytes of a document, or of a piece of one; nothing where they are UTF-8.
///
/// Complexity: linear. Allocates only for a message.
[[nodiscard]] std::optional<ill_formed> find_ill_formed(std::string_view bytes, bool from_the_beginning);

} // namespace onezone::detail

#endif
