// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

/// @file
/// What pages say of facts to find out. Internal to the library.

namespace onezone::detail {

/// The rules that wait for facts of one kind, each once with what comes of it, the commonest first; of whom, where that is not whose fact it is
/// or a part of it, told below `within`; at most so many of each, and so many consequences of a rule.
[[nodiscard]] text told_waiting(const std::vector<const fact_to_find*>& facts, const report& r,
    std::string_view within = {}, std::size_t most = static_cast<std::size_t>(-1),
    std::size_t most_consequences = static_cast<std::size_t>(-1));

} // namespace onezone::detail

#endif
