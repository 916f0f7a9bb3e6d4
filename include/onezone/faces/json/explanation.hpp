// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_EXPLANATION_HPP_INCLUDED
#define ONEZONE_FACES_JSON_EXPLANATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/study/explain.hpp>

#include <string>

/// @file
/// An explanation as JSON, for programs that show it elsewhere. It is written, never read back.
///
/// The whole: `"onezone": "explanation", "version": 1` · `rule`, `about` (path), `verdict`, `severity`, `message`, `why`, `basis`
/// {`document`, `clause`, `source`, `quote`, `wording` · `told`, `how`, `reason`}; `facts` [{`of` (path), `field`, `name`, `value`
/// (null: not known), `shown` · `grade`, `source`, `reason`}]; `conditions` [{`key`, `role`, `holds` (true, false, null), `after` (facts), `decisive`}]; `flips` [{`by`, `account`, `then` (null: no
/// such subject any more) · `of`, `field`, `from`, `to`, `operation` (its key), `then_operations` (keys of those that follow it), `edits` (how many)}].

namespace onezone {

/// The document, with a final line feed. Allocates.
[[nodiscard]] ONEZONE_API std::string write_explanation(const explanation& e, const hierarchy& h);

} // namespace onezone

#endif
