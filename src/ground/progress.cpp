// SPDX-License-Identifier: Apache-2.0
#include "ground/watch.hpp"

#include <onezone/ground/progress.hpp>

#include <array>

namespace onezone {

std::span<const word> words(work_stage) noexcept {
    static constexpr std::array<word, 5> table{{
        {0, "carrying_out", "实施", "carrying out"},
        {1, "counting", "计数", "counting"},
        {2, "judging", "评判", "judging"},
        {3, "telling", "说明", "telling"},
        {4, "writing", "写出", "writing"},
    }};
    return table;
}

namespace detail {

void watch::begin(work_stage doing, std::size_t of) {
    at_ = {doing, 0, of};
    tell();
}

void watch::end() {
    at_.of = at_.done;
    tell();
}

void watch::tell() {
    next_ = at_.done + between;
    if (*ask_ && !(*ask_)(at_)) throw stopped();
}

refusal cancelled() { return refusal(errc::cancelled, say("调用者要求停止", "the caller asked to stop")); }

} // namespace detail

} // namespace onezone
