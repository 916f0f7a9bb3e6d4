// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_BULLETIN_WORKBOOK_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_BULLETIN_WORKBOOK_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/pages/bulletin_content.hpp>
#include <onezone/faces/tables/workbook.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/planning/trial.hpp>

/// @file
/// A bulletin for who goes on calculating: its tables as sheets of a workbook.
///
///  1. Every table of the bulletin's page and annex is a sheet, called by the heading it stands under; figures are numbers.
///  2. Of a trial the findings after it and what to find out follow, whole.

namespace onezone {

/// The tables of a bulletin. Complexity: as of `bulletin`; allocates.
[[nodiscard]] ONEZONE_API workbook bulletin_workbook(const bulletin_content& content, language which = language::zh);

/// … and of the trial it tells of: what the rules say after it, and what to find out. Complexity: as of both tables; allocates.
[[nodiscard]] ONEZONE_API workbook bulletin_workbook(
    const bulletin_content& content, const trial& t, language which = language::zh);

} // namespace onezone

#endif
