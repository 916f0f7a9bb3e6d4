// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/vocabulary.hpp>

namespace onezone::detail {

const word& word_for(std::span<const word> table, int value) noexcept {
    for (const word& w : table)
        if (w.value == value) return w;
    static constexpr word not_told{-1, "?", "（未说明）", "(not told)"}; // `untold`
    return not_told;
}

const word* word_spelled(std::span<const word> table, std::string_view spelled) noexcept {
    if (spelled.empty()) return nullptr;
    for (const word& w : table) {
        if (spelled == w.key || spelled == w.zh) return &w;
        for (std::string_view rest = w.also; !rest.empty();) {
            const std::size_t bar = rest.find('|');
            if (rest.substr(0, bar) == spelled) return &w;
            rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
        }
    }
    return nullptr;
}

} // namespace onezone::detail
