// SPDX-License-Identifier: Apache-2.0
#include "schema_printer.hpp"

#include <onezone/faces/json/schema.hpp>

namespace onezone {

using namespace detail;

std::string hierarchy_schema() {
    return schema_printer::document<hierarchy_form>(
        "hierarchy", "The administration on one date. The format in prose: onezone/faces/json/hierarchy.hpp.");
}

std::string plan_schema(const known_operations& known) {
    return schema_printer::document<plan_form>(
        "plan", "Operations meant to be carried out. The format in prose: onezone/faces/json/plan.hpp.", known);
}

std::string policy_schema() {
    return schema_printer::document<policy_form>(
        "policy", "Rule packs and what is set differently. The format in prose: onezone/faces/json/policy.hpp.");
}

} // namespace onezone
