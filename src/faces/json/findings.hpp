// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FINDINGS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FINDINGS_HPP_INCLUDED

#include "printer.hpp"

#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/rule.hpp>

#include <string_view>
#include <vector>

/// @file
/// What documents about findings have in common. Internal to the library.

namespace onezone::detail {

/// Where a clause stands, as the member `key`.
void print_clause(json_printer& out, std::string_view key, const citation& c);

/// The member `errors`; left out where there are none.
void print_errors(json_printer& out, const std::vector<rule_error>& errors);

} // namespace onezone::detail

#endif
