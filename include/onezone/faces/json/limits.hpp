// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_LIMITS_HPP_INCLUDED
#define ONEZONE_FACES_JSON_LIMITS_HPP_INCLUDED

#include <onezone/export.hpp>

#include <cstddef>

/// @file
/// How much a reader of JSON documents takes before it refuses (errc::too_large).

namespace onezone {

/// The defaults hold every division of China down to the village with room to spare.
struct json_limits {
    std::size_t bytes = std::size_t{1} << 30U;
    std::size_t depth =
        64; ///< nested objects and arrays; above `deepest` it is taken for that, so that the stack suffices
    static constexpr std::size_t deepest = 256;
    friend bool operator==(const json_limits&, const json_limits&) = default;
};

} // namespace onezone

#endif
