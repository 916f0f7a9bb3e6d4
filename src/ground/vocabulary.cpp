// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/assert.hpp>
#include <onezone/ground/vocabulary.hpp>

namespace onezone::detail {

const word& word_for(std::span<const word> table, int value) noexcept {
    for (const word& w : table)
        if (w.value == value) return w;
    ONEZONE_ASSERT(false, "the value is no enumerator");
    static constexpr word unknown{-1, "?", "?", "?"};
    return unknown;
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
