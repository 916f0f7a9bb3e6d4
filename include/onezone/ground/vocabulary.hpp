// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_VOCABULARY_HPP_INCLUDED
#define ONEZONE_GROUND_VOCABULARY_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <concepts>
#include <optional>
#include <span>
#include <string_view>

/// @file
/// The words of closed sets: one table per enumeration gives keys for documents and names for people.
///
///  1. Every enumeration that can be written has an overload `words(E)`; its table lists each enumerator once.
///  2. Keys are stable snake_case ASCII; Chinese and English names may be refined.

namespace onezone {

/// One enumerator in writing.
struct word {
    int value{};
    std::string_view key{};
    std::string_view zh{};
    std::string_view en{};
    std::string_view also = {}; ///< further accepted spellings, separated by '|'
};

/// An enumeration with a table of words.
template <class E>
concept Vocabulary = requires(E e) {
    { words(e) } -> std::same_as<std::span<const word>>;
};

namespace detail {
[[nodiscard]] ONEZONE_API const word& word_for(std::span<const word> table, int value) noexcept;
[[nodiscard]] ONEZONE_API const word* word_spelled(std::span<const word> table, std::string_view spelled) noexcept;
} // namespace detail

/// The key written to documents, e.g. `county_city`. Does not allocate.
template <Vocabulary E>
[[nodiscard]] std::string_view key_of(E e) noexcept {
    return detail::word_for(words(e), static_cast<int>(e)).key;
}

/// What people call it, e.g. `县级市` / `county-level city`.
template <Vocabulary E>
[[nodiscard]] text name_of(E e) {
    const word& w = detail::word_for(words(e), static_cast<int>(e));
    return say(w.zh, w.en);
}

/// Reads a key, a Chinese name or another accepted spelling.
template <Vocabulary E>
[[nodiscard]] std::optional<E> parse_word(std::string_view spelled) noexcept {
    const word* w = detail::word_spelled(words(E{}), spelled);
    return w ? std::optional<E>(static_cast<E>(w->value)) : std::nullopt;
}

} // namespace onezone

#endif
