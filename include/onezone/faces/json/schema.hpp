// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_SCHEMA_HPP_INCLUDED
#define ONEZONE_FACES_JSON_SCHEMA_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/reform/known_operations.hpp>

#include <string>

/// @file
/// JSON Schemas (2020-12) of the documents this library reads, for editors and for checks outside of it.
///
///  1. They follow from the descriptions by which documents are read, and list every accepted word; each key has its Chinese and English
///     name.
///  2. The same are installed as `share/onezone/schema/….json`; those of case files are given by `rule_case_schema` (testing/rule_case.hpp).
///  3. What fits a schema can still be refused: a schema does not know which units there are.
/// `./tests/run schemas` writes them to src/faces/json/schema.

namespace onezone {

/// The schema of hierarchy documents (faces/json/hierarchy.hpp). Allocates.
[[nodiscard]] ONEZONE_API std::string hierarchy_schema();
/// The schema of plan documents (faces/json/plan.hpp) that may name these operations. Allocates.
[[nodiscard]] ONEZONE_API std::string plan_schema(const known_operations& known = {});
/// The schema of policy documents (faces/json/policy.hpp). Allocates.
[[nodiscard]] ONEZONE_API std::string policy_schema();

} // namespace onezone

#endif
