// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_BULLETIN_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_BULLETIN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/planning/trial.hpp>

#include <string>

/// @file
/// A trial told to a reader: what was, what was done, where everything went, what the rules say.
///
///  1. Every figure in it is counted, except those in the columns of what sources publish or report, which name their source.
///  2. What is inferred, a placeholder, unknown or undecided is said to be so, with the reason.
/// Limits: Markdown for reading; the wording is no stable format. Programs read the trial.

namespace onezone {

/// The bulletin of a trial in Markdown: before and after, published figures, the hierarchy before, the plan, its steps with their
/// ledgers, the ledger of all, findings cured, remaining, new, exempted, undecided and settled, each with clause and place.
///
/// Complexity: linear in what it prints; allocates.
[[nodiscard]] ONEZONE_API std::string bulletin(const trial& t, language which = language::zh);

} // namespace onezone

#endif
