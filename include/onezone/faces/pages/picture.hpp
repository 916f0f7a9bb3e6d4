// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_PICTURE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_PICTURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/succession.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// @file
/// A picture of what a reform does: an SVG that shows at a glance what was merged, closed, integrated, lowered in rank, returned.
///
///  1. What happened is derived from the two hierarchies; nothing is drawn because a plan says so. Only who carries on what is no more is
///     taken from the lines of descent: divisions, zones and bodies that merged are drawn as leading to their heirs, what was split as
///     leading to its parts, and of what neither these nor its divisions tell, the picture says that its heir is not recorded.
///  2. Every county-level division in which something was restructured has its zones, agencies, divisions and other bodies before and
///     after side by side; the others are folded into one line each, and beyond a limit into a number.
///  3. Every mark has a shape, a colour and words; agencies that are inferred or placeholders have borders of their own. The legend
///     is in both languages and tells of what occurs; there is no card of what is nothing before and after.
///  4. Equal hierarchies and options give equal text. Names are escaped; the result is well-formed XML.
///  5. No two texts overlap and none leaves its box, if a CJK character is one em wide and a Latin one 0.6.
///  6. No picture is higher than 32,767 pixels. Of a reform in more than fifteen divisions `picture` tells how often what happened in each;
///     `pictures` draws such an overview and each division by itself. What finds no room is counted in words.
/// Limits: no geography (boxes stand in the order of codes). Villages count only where something happens to them.

namespace onezone {

class trial;

/// How a picture is drawn.
struct picture_options {
    language in = language::zh; ///< of everything but the legend and the subtitle, which are in both
    text title{};               ///< none: a general one
    text before{};              ///< what heads the left half, e.g. a date; none: 改革前
    text after{};               ///< what heads the right half; none: 改革后
    std::size_t listed = 60;    ///< how many divisions without restructuring are listed by name
    /// Who carries on what closed, merged or was split, where it is known (`step::lineage`). Without it, it is inferred from where the
    /// zone, the holdings and the divisions below went.
    std::vector<succession> lineage{};
};

/// The SVG document of what turned `before` into `after`.
///
/// Complexity: linear in the zones and in what differs, times the logarithm of the number of zones; allocates.
[[nodiscard]] ONEZONE_API std::string picture(
    const hierarchy& before, const hierarchy& after, const picture_options& options = {});

/// The SVG document of a trial, under its plan's title and the dates for which its ends are judged.
[[nodiscard]] ONEZONE_API std::string picture(const trial& t, language in = language::zh);

/// One of several pictures of a reform.
struct picture_page {
    std::string name{}; ///< for a file: `overview`, the division's code, or its id where it has none
    text title{};       ///< the division's name
    std::string svg{};
    friend bool operator==(const picture_page&, const picture_page&) = default;
};

/// An overview of what happened where, whose links lead to the file of each division (`NAME.svg`), then a picture for each county-level
/// division in which something was restructured, in the order of codes.
///
/// Complexity: as of `picture`; allocates.
[[nodiscard]] ONEZONE_API std::vector<picture_page> pictures(
    const hierarchy& before, const hierarchy& after, const picture_options& options = {});
/// The same of a trial, under its plan's title.
[[nodiscard]] ONEZONE_API std::vector<picture_page> pictures(const trial& t, language in = language::zh);
/// Writes each as `NAME.svg` into a folder that is there. Throws: error (cannot_write).
ONEZONE_API void draw_all(const std::vector<picture_page>& pages, const std::string& folder);

/// Writes `picture(t, in)` to a file. Throws: error (cannot_write).
ONEZONE_API void draw(const trial& t, const std::string& path, language in = language::zh);
/// Writes `picture(before, after, options)` to a file. Throws: error (cannot_write).
ONEZONE_API void draw(
    const hierarchy& before, const hierarchy& after, const std::string& path, const picture_options& options = {});

} // namespace onezone

#endif
