// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_DISAGREEMENTS_HPP_INCLUDED
#define ONEZONE_HISTORY_DISAGREEMENTS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/history/enactment.hpp>
#include <onezone/history/history.hpp>

#include <iosfwd>

/// @file
/// What sources disagree about, in words: each with what it says, which is followed, and why.

namespace onezone {

/// `西县的名称：采用“西山县”（国函〔1983〕1号），另有“西岭县”（县志）；理由：公报在先`. `on` is the day from which the record holds: units are
/// called what they are called then. Allocates the result.
[[nodiscard]] ONEZONE_API text account_of(const disagreement& d, const history& of, const date& on);

/// A line for each disagreement of a record in effect, in the order of `history::disagreements`, with its record. The format is not stable.
ONEZONE_API void print_disagreements(std::ostream& os, const history& of, language which);

} // namespace onezone

#endif
