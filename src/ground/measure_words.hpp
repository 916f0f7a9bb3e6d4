// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_MEASURE_WORDS_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_MEASURE_WORDS_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <string_view>

// What measures are called in either language.

namespace onezone::detail {

/// A figure and its measure: `50户` and `50 households`, `1 person`, `1200 million yuan` of `12亿元`; one that is not known as it is spelled, in English
/// in quotation marks.
[[nodiscard]] text measured(const text& figure, std::string_view measure);

} // namespace onezone::detail

#endif
