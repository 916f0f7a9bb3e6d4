// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_SHRINK_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_SHRINK_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>

#include <cstddef>
#include <functional>

/// @file
/// The smallest hierarchy that still shows something: how a case met in a large one becomes a test.
///
///  1. What is left has the ids, names and facts it had; nothing is made up. Whatever hung on what was taken away goes too, and a
///     fact that named it becomes unknown.
///  2. When it ends by itself, nothing more can go: no unit (with what hangs on it, or by moving what is below it up), no record, no
///     fact, code or provenance.
///  3. The same arguments give the same result.

namespace onezone {

/// Whether a smaller hierarchy still shows what matters. Called often; an exception ends the shrinking and passes through.
using still_shown = std::function<bool(const hierarchy&)>;

/// `h` made as small as `still` allows, or `h` itself where it does not hold to begin with.
///
/// At most `most_tries` calls of `still`. Complexity: linear in `h` for each; for what is small in the end, about its size times
/// log of the size of `h` calls.
[[nodiscard]] ONEZONE_API hierarchy shrink(
    const hierarchy& h, const still_shown& still, std::size_t most_tries = 20'000);

/// The report's hierarchy made as small as leaves its policy finding the same of the same subject: the same verdict and force, for
/// want of the same fields.
///
/// Refuses: what `judge` refuses (of rules on changes there is no such hierarchy).
[[nodiscard]] ONEZONE_API result<hierarchy> shrink(const report& r, const finding& f, std::size_t most_tries = 20'000);

} // namespace onezone

#endif
