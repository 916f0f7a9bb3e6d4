// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_SKETCH_LINES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_SKETCH_LINES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The lines of a sketch, before anybody asks what they mean. Internal to the library.

namespace onezone::detail {

/// What is wrong with one sketch, in the order of the text.
class ONEZONE_API sketch_problems {
public:
    explicit sketch_problems(std::string_view source) : source_(source) {}
    void add(refusal why, std::size_t line, std::size_t column);
    void add(errc code, text message, std::size_t line, std::size_t column) {
        add(refusal(code, std::move(message)), line, column);
    }
    [[nodiscard]] bool any() const noexcept { return !found_.empty(); }
    /// Whether there are so many that what was likely meant by the next is not worth the search.
    [[nodiscard]] bool many() const noexcept { return found_.size() >= 200; }
    /// The first, with the others. Requires: `any()`.
    [[nodiscard]] refusal refused() &&;

private:
    std::string source_;
    std::vector<refusal> found_;
};

struct sketch_word {
    std::string text;
    std::size_t column = 0;
    bool quoted = false;
    bool label = false; ///< `*text`
};

/// How well something is known: mark, source, reason.
struct sketch_mark {
    grade how = grade::stated;
    std::optional<std::string> source;
    std::optional<text> reason;
    std::size_t column = 0; ///< 0: nothing was written
};

/// `key=value`.
struct sketch_item {
    std::string key;     ///< with `_` read as `-`; then as the table of words spells it
    std::string written; ///< as it stands there
    std::size_t column = 0;
    std::size_t value_column = 0;
    std::vector<sketch_word> words;
    bool unknown = false; ///< `?`
    bool none = false;    ///< `-`
    sketch_mark mark;
};

struct sketch_line {
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);

    std::size_t number = 0;
    std::size_t column = 0;
    std::size_t parent = no_parent;
    std::string keyword;
    std::optional<sketch_word> name;
    std::vector<sketch_item> items;
    std::size_t within = 0; ///< column of a `?` by itself; 0: there is none
    sketch_mark mark;

    [[nodiscard]] ONEZONE_API const sketch_item* find(std::string_view key) const noexcept;
};

/// The lines with their parents, parents before children.
[[nodiscard]] ONEZONE_API std::vector<sketch_line> scan_sketch(std::string_view sketch, sketch_problems& problems);

/// The text as a word: in quotes only where it needs them.
[[nodiscard]] ONEZONE_API std::string sketch_word_of(std::string_view text);
/// The text in quotes.
[[nodiscard]] ONEZONE_API std::string sketch_quoted(std::string_view text);

/// Reasons of what is inferred or a placeholder in a sketch that gives none.
[[nodiscard]] ONEZONE_API const text& sketch_reason(grade how);

} // namespace onezone::detail

#endif
