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

/// An array of objects, one a line; left out where it is empty.
template <class Item, class Print>
void print_list(json_printer& out, std::string_view key, const std::vector<Item>& items, Print each) {
    if (items.empty()) return;
    out.key(key).open_array();
    out.spread();
    for (const Item& i : items) each(i);
    out.close();
}

} // namespace onezone::detail

#endif
