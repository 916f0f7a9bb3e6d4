// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_FOLLOW_UP_HPP_INCLUDED
#define ONEZONE_FACES_JSON_FOLLOW_UP_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/approval.hpp>
#include <onezone/planning/follow_up.hpp>

#include <string>
#include <vector>

/// @file
/// Who must approve, and what acts leave to be done, as JSON, for programs that show it elsewhere. It is written, never read back.
///
/// - Follow-ups: `"onezone": "follow_ups", "version": 1` · `on` (the day), `follow_ups` [{`kind`, `standing`, `path`, `step`, `text` · `by`
///   [organ], `all`, `within`, `due`, `depends` [text], `done_by`, `done_on`, `rule`, `basis`}].
/// - Approvals: `"onezone": "approvals", "version": 1` · `lines` [{`role`, `path`, `known`, `text` · `by`, `all`, `dossier`, `states`, `within`,
///   `depends`, `readings` [text], `rule`, `basis`}].
/// - An organ: `organ`, `name` · `of` (path). A term: `months` or `days`, `from` · `extension`. A basis: `document`, `clause` · `source`,
///   `quote`, `grade`, `reason`.
/// What says nothing is left out.

namespace onezone {

/// The document, with a final line feed; `h` is what organs are named by. Complexity: linear in what is written; allocates the text.
[[nodiscard]] ONEZONE_API std::string write_follow_ups(
    const std::vector<follow_up>& all, const hierarchy& h, const date& day);
[[nodiscard]] ONEZONE_API std::string write_approvals(const approval_answer& a, const hierarchy& h);

} // namespace onezone

#endif
