// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_JUDGE_ALL_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_JUDGE_ALL_HPP_INCLUDED

#include "ground/watch.hpp"

#include <onezone/rules/judging/validate.hpp>

/// @file
/// Judging and telling for those who ask how far it is. Internal to the library.

namespace onezone::detail {

/// As `validate`.
[[nodiscard]] ONEZONE_API report judge_all(
    const hierarchy& h, const policy& p, const judging_dates& on, const validate_options& how, watch& asking);
[[nodiscard]] ONEZONE_API report judge_all(
    const step_view& step, const policy& p, const judging_dates& on, const validate_options& how, watch& asking);

/// Writes the findings and conflicts of a report in full, unless they are: `findings()` has them then.
ONEZONE_API void tell_all(const report& r, watch& asking);

} // namespace onezone::detail

#endif
