// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_TIMELINE_PICTURE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_TIMELINE_PICTURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/history/history.hpp>
#include <onezone/history/timeline.hpp>

#include <string>

/// @file
/// A picture of one unit through the years: what it was called, where it belonged, who administered it, who ran it.
///
///  1. A lane a fact, along one axis of time. What held when the history begins has an open left end, what still holds an arrow.
///  2. What a bar has no room for stands in full in its title. Below, every day on which something changed, with the document.
///  3. Texts do not overlap and the picture is at most 32,767 pixels high, as of `picture` (faces/pages/picture.hpp); days that find no
///     room are counted in words.

namespace onezone {

/// The SVG document of a timeline. Requires: `t` is of `of`. Complexity: O(n log n) in what it shows; allocates.
[[nodiscard]] ONEZONE_API std::string timeline_picture(
    const unit_timeline& t, const history& of, language in = language::zh);

} // namespace onezone

#endif
