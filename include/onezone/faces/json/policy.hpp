// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_POLICY_HPP_INCLUDED
#define ONEZONE_FACES_JSON_POLICY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/policy.hpp>

#include <string>
#include <string_view>
#include <vector>

/// @file
/// A policy as a JSON document that a person can write: rule packs and what is set differently.
///
///  1. Rules are code; a document chooses among the packs of the library and those the caller hands in, and sets what they leave open.
///  2. An unknown pack, rule, parameter or unit is refused with its place and the likely intended one.
///  3. Writing and reading back gives an equal value; a policy with rules that no pack has is refused.
/// Example document: tests/data/policy.json; schema: share/onezone/schema/policy.json.
///
/// The whole: `"onezone": "policy", "version": 1` · `packs` [name], at least one, wider first; `hierarchy` (the id of the hierarchy document whose
/// `key:`s are meant), `without` [rule], `parameters`, `forces`, `reach`, `exemptions`, `breaks` [severity]. Words, dates, text,
/// references and `"note"` are written as in hierarchies (faces/json/hierarchy.hpp).
///
/// - `"parameters": {"jx23.county.max-zones": {"max": 2}}`; dated: `{"max": [{"value": 1, "until": "2024-01-01"}, {"value": 2, "from":
///   "2024-01-01"}]}`. Where the order matters: `[{"rule": …, "parameter": …, "value": …, "from": …, "until": …}]`.
/// - `"forces": {"jx23.county.max-zones": "principle"}`, dated in the same way.
/// - `"reach": {"jx23.county.max-zones": {"jurisdiction": "36", "valid": {"announced", "issued", "in_force_earliest",
///   "in_force_latest", "until"}}}`; `"jurisdiction": ""` is everywhere.
/// - Exemption: `rule`, `unit`, `reason` (text), `approver`, `document` · `from`, `until`.
/// - `breaks` names every severity that breaks conformance, at least one of `note`, `warning`, `breach`; left out, it is that of the packs.

namespace onezone {

/// Reads a policy; exemptions name units of `units`. `own` are packs of the caller, called by their ids, which come before the
/// library's of the same name.
///
/// Refuses: the codes of groups 1 (text) and 2 (references); unknown_rule, unknown_parameter, conflicting_values, bad_period.
[[nodiscard]] ONEZONE_API result<policy> read_policy(std::string_view json, const hierarchy& units,
    std::string_view source = {}, const json_limits& limits = {}, const std::vector<policy>& own = {});

/// The canonical document. Refuses: unsupported_here (rules or a composition that no document gives).
[[nodiscard]] ONEZONE_API result<std::string> write_policy(
    const policy& p, const hierarchy& units, const std::vector<policy>& own = {});

/// The policy in the file. Throws: error, where the file cannot be read or `read_policy` refuses.
[[nodiscard]] ONEZONE_API policy load_policy(
    const std::string& path, const hierarchy& units = hierarchy(), const std::vector<policy>& own = {});

} // namespace onezone

#endif
