// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_JUDGING_VALIDATE_IN_FULL_HPP_INCLUDED
#define ONEZONE_RULES_JUDGING_VALIDATE_IN_FULL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>

/// @file
/// Judging with everything that is to be read, for callers who show how far it is or let their users stop it.

namespace onezone {

/// As `validate`, and the findings and conflicts in full, so that `findings()` and `conflicts()` are there when they are asked for.
///
/// `ask` hears of the subjects judged (how many there are is known at the end), then of the findings told.
/// Refuses: cancelled. Throws: as `validate`, and what `ask` throws.
/// Complexity: as of `validate` and `findings`.
[[nodiscard]] ONEZONE_API result<report> validate_in_full(const hierarchy& h, const policy& p, const judging_dates& on,
    const progress_callback& ask, const validate_options& how = {});
/// The same of a step.
[[nodiscard]] ONEZONE_API result<report> validate_in_full(const step_view& step, const policy& p,
    const judging_dates& on, const progress_callback& ask, const validate_options& how = {});

} // namespace onezone

#endif
