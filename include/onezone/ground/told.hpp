// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_TOLD_HPP_INCLUDED
#define ONEZONE_GROUND_TOLD_HPP_INCLUDED

#include <onezone/ground/vocabulary.hpp>

#include <span>

/// @file
/// Words that have to be told: no word of the vocabulary goes without saying.
///
///  1. What has to be told begins as `untold`, which is no word; whoever carries it out refuses it.

namespace onezone {

/// No word of the vocabulary: nobody told which.
template <Vocabulary E>
inline constexpr E untold = static_cast<E>(0xFF);

/// Whether it is a word of the vocabulary. Linear in the words; does not allocate.
template <Vocabulary E>
[[nodiscard]] bool is_told(E e) noexcept {
    for (const word& w : words(e))
        if (w.value == static_cast<int>(e)) return true;
    return false;
}

} // namespace onezone

#endif
