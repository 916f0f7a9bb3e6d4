// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_CHANGES_HPP_INCLUDED
#define ONEZONE_FACES_JSON_CHANGES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/history/changes.hpp>
#include <onezone/history/history.hpp>

#include <string>

/// @file
/// What happened between two days, as JSON, for programs that show it elsewhere. It is written, never read back.
///
/// The whole: `"onezone": "changes", "version": 1` · `history` (its id), `from`, `to`, `count`, `groups` [{`kind` (the key of an operation,
/// `covered` or `revoked`), `title`, `changes`}]. What says nothing is left out.
///
/// - A change: `on`, `record` (its number), `account`, `documents` [{`title`, `number`, `issued`, `source`, `wording`}], `lineage` [{`from`,
///   `heir` · `units`, `stated`, `whole`, `inferred`}].
/// - A party: `stated`, or `id`, `name` and of a unit `code`, as they were the day before (`from`) or on the day (`heir`).

namespace onezone {

/// The document, with a final line feed. Requires: `all` is of that history. Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_changes(const changes_between& all, const history& of);

} // namespace onezone

#endif
