// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_ORDERING_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_ORDERING_HPP_INCLUDED

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

// What has to come before what, by Boost.Graph: the parents of records, the steps of a plan.

namespace onezone::detail {

/// That the first comes after the second.
using waits_for = std::pair<std::size_t, std::size_t>;

struct ordering {
    std::vector<std::size_t> order;    ///< all items, each after what it waits for; those on a circle in any order
    std::vector<std::size_t> circling; ///< the items that wait for themselves, ascending
};

/// Items 0 … n-1; as they stand wherever nothing asks for another order. Linear; allocates. Requires: all items below n.
[[nodiscard]] ordering ordered(std::size_t n, std::span<const waits_for> waits);

} // namespace onezone::detail

#endif
