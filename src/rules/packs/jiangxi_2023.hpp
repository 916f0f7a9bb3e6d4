// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_JIANGXI_2023_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_JIANGXI_2023_HPP_INCLUDED

#include "shapes.hpp"

#include <string_view>
#include <vector>

// Jiangxi's paper of 2023: what its clauses share.

namespace onezone::packs {

/// A clause of the paper. It is announced; number, day of issue and day in force are not known.
[[nodiscard]] rule of_jiangxi_2023(
    std::string_view id, text title, std::string_view area, std::string_view quote, force strength, const about& of);

/// Those on how zones perform: which are put right, and what is to be reached by which year.
[[nodiscard]] std::vector<rule> jiangxi_performance_rules();

} // namespace onezone::packs

#endif
