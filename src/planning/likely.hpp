// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_LIKELY_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_LIKELY_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

/// @file
/// What was probably meant by a key that nothing has. Internal to the library.

namespace onezone::detail {

/// `；是否指`…`？` with the nearest of `known`; empty where none is near.
template <class Keys>
[[nodiscard]] text likely_intended(std::string_view written, const Keys& known) {
    std::string_view nearest;
    std::size_t least = written.size() / 2 + 1;
    std::size_t longest = 0; // common beginning: of two equally near, the one that begins alike was meant
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(written, candidate);
        const auto alike = static_cast<std::size_t>(
            std::mismatch(written.begin(), written.end(), candidate.begin(), candidate.end()).first - written.begin());
        if (distance > least || (distance == least && (nearest.empty() || alike <= longest))) continue;
        least = distance;
        longest = alike;
        nearest = candidate;
    }
    if (nearest.empty()) return {};
    return fill(say("；是否指`{0}`？", "; did you mean `{0}`?"), {verbatim(nearest)});
}

} // namespace onezone::detail

#endif
