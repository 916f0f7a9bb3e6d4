// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_PLAN_PICTURE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_PLAN_PICTURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/plan.hpp>

#include <string>

/// @file
/// A picture of a plan's steps: in which order they are carried out, and what waits for what.
///
///  1. Steps stand from top to bottom as they are carried out (`step_order`). From each step that others wait for a line runs down at the
///     left, with an arrow into each of these; the steps waited for also stand in words.
///  2. Texts do not overlap and the picture is at most 32,767 pixels high, as of `picture` (faces/pages/picture.hpp); steps that find no
///     room are counted in words.

namespace onezone {

class trial;

/// The SVG document of a plan that is to be carried out on `before`. What a step creates has no name yet where later ones speak of it.
///
/// Refuses: as `step_order`. Complexity: O(n log n) in steps and dependencies; allocates.
[[nodiscard]] ONEZONE_API result<std::string> plan_picture(
    const plan& p, const hierarchy& before, language in = language::zh);
/// The same of a plan that was tried, with the accounts of its steps.
[[nodiscard]] ONEZONE_API std::string plan_picture(const trial& t, language in = language::zh);

} // namespace onezone

#endif
