// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/edit.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace onezone {

edit inverse(edit e) {
    std::visit(
        [](auto& one) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, unit_moved>) {
                std::swap(one.from, one.to);
                std::swap(one.from_known, one.to_known);
            } else {
                std::swap(one.before, one.after);
            }
        },
        e);
    return e;
}

std::vector<edit> inverse(std::vector<edit> edits) {
    std::reverse(edits.begin(), edits.end());
    for (edit& e : edits) e = inverse(std::move(e));
    return edits;
}

} // namespace onezone
