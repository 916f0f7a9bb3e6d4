// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_TEXT_HPP_INCLUDED
#define ONEZONE_GROUND_TEXT_HPP_INCLUDED

#include <onezone/export.hpp>

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

/// @file
/// Bilingual text: everything the library says to a person exists in Chinese and in English.
///
///  1. A `text` is a value; its two halves are independent UTF-8 strings.
///  2. Streaming with `<<` prints Chinese everywhere in the library; `print(os, x, language::en)` prints English.

namespace onezone {

/// The language a reader asked for.
enum class language { zh, en };

/// One statement in both languages.
struct text {
    std::string zh{};
    std::string en{};

    /// The half written in `which`. Does not allocate; invalidated with the text.
    [[nodiscard]] const std::string& in(language which) const& noexcept { return which == language::zh ? zh : en; }
    [[nodiscard]] std::string in(language which) && { return std::move(which == language::zh ? zh : en); }

    [[nodiscard]] bool empty() const noexcept { return zh.empty() && en.empty(); }

    text& operator+=(const text& more) {
        zh += more.zh;
        en += more.en;
        return *this;
    }
    friend text operator+(text left, const text& right) {
        left += right;
        return left;
    }
    friend bool operator==(const text&, const text&) = default;
};

/// One statement in both languages, read where it stands: made from a `text` or from two literals, without a copy.
///
/// Valid as long as what it was made from.
struct text_view {
    std::string_view zh{};
    std::string_view en{};

    text_view(std::string_view in_zh, std::string_view in_en) noexcept : zh(in_zh), en(in_en) {}
    text_view(const text& t) noexcept : zh(t.zh), en(t.en) {}

    [[nodiscard]] std::string_view in(language which) const noexcept { return which == language::zh ? zh : en; }
};

/// The same characters in both languages: names, codes, figures.
[[nodiscard]] inline text verbatim(std::string_view both) { return {std::string(both), std::string(both)}; }

/// A statement from two literals.
[[nodiscard]] inline text say(std::string_view zh, std::string_view en) { return {std::string(zh), std::string(en)}; }

/// Fills the places `{0}` … `{9}` of both halves with the arguments; a place without argument stays as written. In a place within “…” the
/// marks “…” of an argument become ‘…’, and those within these “…” (GB/T 15834).
///
/// Complexity: linear in the result; allocates the result.
[[nodiscard]] ONEZONE_API text fill(text_view pattern, std::initializer_list<text_view> arguments);

ONEZONE_API std::ostream& operator<<(std::ostream& os, const text& t);
ONEZONE_API void print(std::ostream& os, const text& t, language which);

/// Whether every byte sequence of `bytes` is well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] ONEZONE_API bool is_utf8(std::string_view bytes) noexcept;

/// Number of edits (insert, delete, replace; by code point) between two strings, or `at_most` + 1 where it is more: what "did you mean" is
/// built on.
///
/// Complexity: O(|a| + |b| · `at_most`). Allocates nothing for strings of up to 64 characters.
[[nodiscard]] ONEZONE_API std::size_t edit_distance(
    std::string_view a, std::string_view b, std::size_t at_most = static_cast<std::size_t>(-1) - 1);

} // namespace onezone

#endif
