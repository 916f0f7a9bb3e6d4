// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_REFUSE_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_REFUSE_HPP_INCLUDED

#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone::detail {

/// A refusal whose sentence needs nothing filled in.
[[nodiscard]] inline refusal refuse(
    errc code, std::string_view zh, std::string_view en, std::vector<std::string> subjects = {}) {
    return refusal(code, say(zh, en), std::move(subjects));
}

/// A refusal whose sentence has places to fill.
[[nodiscard]] inline refusal refuse(errc code, text_view pattern, std::initializer_list<text_view> arguments) {
    return refusal(code, fill(pattern, arguments));
}

} // namespace onezone::detail

#endif
