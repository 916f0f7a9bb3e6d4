// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <onezone/rules/detail/call.hpp>

#include <algorithm>
#include <array>

namespace onezone::detail {

namespace {

bool is_clause(std::string_view en) noexcept {
    constexpr std::array<std::string_view, 9> begins{
        "who ", "whom ", "whose ", "whether ", "how ", "what ", "which ", "with whom ", "to whom "};
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view word) { return en.starts_with(word); });
}

} // namespace

text fact_of(std::string_view path, text_view name) {
    const text pattern{
        is_question(name.zh) ? "{0}（{1}）" : "{0}的{1}", is_clause(name.en) ? "{0} ({1})" : "{1} of {0}"};
    return fill(pattern, {verbatim(path), name});
}

text to_be_done(text demand) {
    constexpr std::string_view done = "已";
    if (demand.zh.starts_with(done)) demand.zh.erase(0, done.size());
    return demand;
}

} // namespace onezone::detail
