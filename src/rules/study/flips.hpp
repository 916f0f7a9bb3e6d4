// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_FLIPS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_FLIPS_HPP_INCLUDED

#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/study/explain.hpp>

#include <vector>

// Looking for the one change that makes a rule answer otherwise: everything plausible is tried, and what works is kept.

namespace onezone::detail {

/// The changes that flip `f`, found by `watched`: facts, then operations, then parameters, the smallest of each first.
[[nodiscard]] std::vector<flip> find_flips(
    const hierarchy& h, const policy& p, const finding& f, const observation& watched, const judging_dates& on);
/// Of parameters, on a step.
[[nodiscard]] std::vector<flip> find_flips(
    const step_view& step, const policy& p, const finding& f, const judging_dates& on);

} // namespace onezone::detail

#endif
