// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_PLAN_HPP_INCLUDED
#define ONEZONE_FACES_JSON_PLAN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/reform/known_operations.hpp>

#include <string>
#include <string_view>
#include <vector>

/// @file
/// A plan as a JSON document that a person can write.
///
///  1. Reading is as strict as of hierarchies; what a step names is looked up in the hierarchy the plan begins with.
///  2. The plan read has an order: unknown and circular dependencies and contradicting dates are refused.
///  3. Writing and reading back with the same hierarchy gives an equal value.
/// Example document: tests/data/plan.json; schema: share/onezone/schema/plan.json.
///
/// The whole: `"onezone": "plan", "version": 1, "id"` · `title`, `remarks` [text], `hierarchy` (the id of the hierarchy document whose
/// `key:`s are meant), `sources`, `judged` {before, after, rules}, `documents`, `document` (the key of that of all steps that name none), `steps`,
/// `reported`, `published`. Facts, provenance, words, dates,
/// text, sources and `"note"` are written as in hierarchies (faces/json/hierarchy.hpp).
///
/// - **Step**: `key`, one operation under its own name · `on`, `after` [key], `document` (key), `procedure`, `needs`, `remark`, and its basis as `source`, `grade`, `reason`:
///   `{"key": "于都合并", "on": "2023-03-01", "source": "S1", "merge_agencies": {"into": "于都工业园区管委会", "absorbed": […]}}`.
///   The keys of an operation are its fields (`onezone/reform/acts/*_acts.hpp`); those left out keep their default. Operations of the
///   caller's own stand there like ours.
/// - **Procedure** of a step, how it came about: the fields of `onezone/reform/procedure.hpp`, each a fact:
///   `"procedure": {"proposed_by": [{"organ": "人民政府", "of": "赣州市"}], "approved_by": {"organ": "国务院"}, "approved_on": "2016-10-01",
///   "document": {"value": "国函〔2016〕156号", "source": "S53"}}`.
/// - **Document** that orders acts: `key` · `document` {`title`, `number`, `issued`, `source`, `wording`}, `issuer`, `clause`, `on`, `procedure`, `order` (`given`
///   or `needed`), `needs`, `remark`, provenance: `{"key": "批复", "document": {"number": "国函〔2016〕58号"}, "procedure": {"approved_by": {"organ":
///   "国务院"}}}`. **Precondition** in `needs`: `key` and one of `rule`, `figure`, `fact` · `name`, `unit` or `body`, `accepts` [verdict], `at_least`, `at_most`,
///   `measure`, `is`, provenance (planning/precondition.hpp).
/// - **Reported total**: `what`, `label`, `value` · `class`, `kind`, `hedge`, provenance. **Published figure**: `what`, `value` ·
///   `of` (a unit), provenance.
/// - **References** to units and bodies as in hierarchies; to posts by body and title, to holdings by body and name (where that is
///   ambiguous with the class between: `于都工业园区管委会/functions/招商`), to people by name. What step `k` creates is `step:k`, the second
///   thing `step:k#2`. `id:` is taken as it stands and not looked up.
/// - **Parties** are a reference to a unit or body, or `{"unit": …}`, `{"body": …}`, `{"stated": "邻近乡镇人民政府"}`.

namespace onezone {

/// A plan with what its document says beside it.
struct plan_document {
    std::string hierarchy{}; ///< id of the hierarchy document it is written for
    std::vector<cited_source> sources{};
    plan content{};
    friend bool operator==(const plan_document&, const plan_document&) = default;
};

/// Reads a plan that begins with `before`; `source` is what refusals call the document, `known` are the operations it may name.
///
/// Refuses: the codes of groups 1 (text) and 2 (references); as `step_order`.
/// Complexity: linear in the text, plus looking up what the steps name.
[[nodiscard]] ONEZONE_API result<plan_document> read_plan_document(std::string_view json, const hierarchy& before,
    std::string_view source = {}, const json_limits& limits = {}, const known_operations& known = {});
/// The same without what the document says beside the plan.
[[nodiscard]] ONEZONE_API result<plan> read_plan(std::string_view json, const hierarchy& before,
    std::string_view source = {}, const json_limits& limits = {}, const known_operations& known = {});

/// The canonical document; units, bodies, posts and holdings of `before` are written as paths.
///
/// Throws: error (bad_value), where a reported total is of a kind that is none of its class: no reader would take it.
[[nodiscard]] ONEZONE_API std::string write_plan(const plan_document& document, const hierarchy& before);
[[nodiscard]] ONEZONE_API std::string write_plan(const plan& p, const hierarchy& before);

/// The plan in the file, with what the document says beside it. Throws: error, where the file cannot be read or `read_plan_document` refuses.
[[nodiscard]] ONEZONE_API plan_document load_plan_document(
    const std::string& path, const hierarchy& before, const known_operations& known = {});
/// The plan in the file. Throws: error, where the file cannot be read or `read_plan` refuses.
[[nodiscard]] ONEZONE_API plan load_plan(
    const std::string& path, const hierarchy& before, const known_operations& known = {});

} // namespace onezone

#endif
