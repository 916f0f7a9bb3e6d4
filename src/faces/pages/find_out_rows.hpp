// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <cstddef>
#include <string_view>

/// @file
/// What pages say of facts to find out. Internal to the library.

namespace onezone::detail {

/// The fact; of an inferred one, with the reason.
[[nodiscard]] text told_fact(const fact_to_find& f);
/// The rules that wait, each once with what comes of it: of whom, where that is not whose fact it is or a part of it, told below `within`; at most so many of each.
[[nodiscard]] text told_waiting(const fact_to_find& f, const report& r, std::string_view within = {},
    std::size_t most = static_cast<std::size_t>(-1));

} // namespace onezone::detail

#endif
