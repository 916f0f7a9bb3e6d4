// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_APPROVAL_LINES_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_APPROVAL_LINES_HPP_INCLUDED

#include <onezone/planning/approval.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <vector>

namespace onezone::detail {

/// What the rules on changes name of the procedure of each act that `step` tells. Requires: it tells its acts.
[[nodiscard]] std::vector<approval_answer> approval_lines(
    const step_view& step, const policy& rules, const judging_dates& on);

} // namespace onezone::detail

#endif
