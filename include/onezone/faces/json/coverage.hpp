// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_COVERAGE_HPP_INCLUDED
#define ONEZONE_FACES_JSON_COVERAGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <string>

/// @file
/// What tests have seen of the rules, as JSON. It is written, never read back.
///
/// The whole: `"onezone": "coverage", "version": 1` · `asked`, `shown`, `percent` (whole, rounded down), `rules` [{`rule`, `title`,
/// `asked`, `shown`, `runs`, `opaque` (it was run and states no condition), `verdicts` {verdict: how often, also 0}, `conditions`
/// [{`key`, `role` (when, unless, require), `held`, `did_not`, `open` (a fact was missing): how often}]}].

namespace onezone {

/// The document, with a final line feed. Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_coverage(const coverage& c);

} // namespace onezone

#endif
