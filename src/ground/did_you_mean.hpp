// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_DID_YOU_MEAN_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_DID_YOU_MEAN_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What was probably meant by a word that nothing has: one measure, one limit, one wording. Internal to the library.
///
///  1. Two words are near where they begin or end with the same character and differ in at most one character and a quarter of those
///     written.
///  2. Of words equally near the one with the longer common beginning was meant, then the one looked at first.
///  3. What is longer than 256 characters is no misspelling of anything.

namespace onezone::detail {

/// The known words nearest to one that is not known, found by looking at each once.
///
/// A look is linear in the known word, and nearly always no more: only where lengths and characters leave it possible that it is near is it
/// compared, in time of length times limit, and the limit falls with what was found. Allocates for what is near, and for words of more than
/// 64 characters.
class likely_meant {
public:
    /// Keeps the `most` nearest. `written` is copied.
    explicit likely_meant(std::string_view written, std::size_t most = 1);

    /// `which` is the caller's own name for the word, which has to stay as long as this.
    void look_at(std::string_view known, std::size_t which = 0);

    struct found {
        std::string_view known;
        std::size_t which;
        std::size_t distance;
        std::size_t alike; ///< characters of the common beginning
    };
    /// Nearest first.
    [[nodiscard]] const std::vector<found>& nearest() const& noexcept { return nearest_; }

private:
    std::u32string written_;
    std::string first_; ///< its first and last character
    std::string last_;
    std::uint64_t characters_ = 0; ///< a bit for each, by its hash
    std::size_t limit_ = 0;        ///< how far away a word may be to be kept
    std::size_t most_;
    std::vector<found> nearest_;
};

/// The nearest of `known`, a range of strings; empty where none is near.
template <class Words>
[[nodiscard]] std::string_view nearest(std::string_view written, const Words& known) {
    likely_meant seek(written);
    for (const auto& word : known) seek.look_at(word);
    return seek.nearest().empty() ? std::string_view() : seek.nearest().front().known;
}

/// `；是否指 `…`？`, to stand behind a message; nothing where `likely` is empty.
[[nodiscard]] text did_you_mean(std::string_view likely);
/// The same with the nearest of `known`; nothing where none is near.
template <class Words>
[[nodiscard]] text did_you_mean(std::string_view written, const Words& known) {
    return did_you_mean(nearest(written, known));
}
/// `；可用：…`, to stand behind a message where nothing is near. `known` is a range of strings.
template <class Words>
[[nodiscard]] text known_are(const Words& known) {
    text all;
    for (const auto& word : known)
        all += (all.empty() ? say("；可用：", "; known: ") : say("、", ", ")) + verbatim(word);
    return all;
}
/// What is likely meant or, where nothing is near, all that is known.
template <class Words>
[[nodiscard]] text did_you_mean_or_known(std::string_view written, const Words& known) {
    const std::string_view likely = nearest(written, known);
    return likely.empty() ? known_are(known) : did_you_mean(likely);
}

/// `没有 `…` 这个词`, with the word likely meant or, where none is near, all of the table: Chinese names in Chinese, keys in
/// English.
[[nodiscard]] text no_such_word(std::string_view written, std::span<const word> table);

} // namespace onezone::detail

#endif
