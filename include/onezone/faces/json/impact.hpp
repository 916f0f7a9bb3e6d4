// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_IMPACT_HPP_INCLUDED
#define ONEZONE_FACES_JSON_IMPACT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/study/impact.hpp>

#include <string>

/// @file
/// What a change of the rules does, as JSON, for programs that show it elsewhere. It is written, never read back.
///
///  1. Everything the impact says is in it, with the clause of each finding.
///  2. Equal impacts give the same text.
///
/// The whole: `"onezone": "impact", "version": 1` · `today`, `draft` (ids of policies), `dates`, `counts` {shift: number, also 0} ·
/// `shifts`, `emerging`, `errors` [{`rule`, the subject, `what`}]. What says nothing is left out.
///
/// - A subject is told by `about` (its kind), `id`, `unit` (the id of the unit it belongs to, where it is none itself) and `path`.
/// - A shift: `on` (the day), `shift`, `rule`, the subject, `was`, `is` (verdicts; null: the policy does not ask), `severity`, `force`,
///   `rests_on` (a grade), `message`, `missing` [{the subject, `field`, `kind`, `name`}], `clause` {`document`, `clause`, `source`,
///   `quote`, `wording` · `told`, `how`, `reason`}. `emerging` has the same members; its `was` is the verdict of the
///   draft on the day before it in `dates`.

namespace onezone {

/// The document, with a final line feed. Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_impact(const rule_impact& i);

} // namespace onezone

#endif
