// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_PART_TEXT_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_PART_TEXT_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/procedure_part.hpp>
#include <onezone/rules/rule.hpp>

#include <vector>

namespace onezone::detail {

/// `甲、乙`.
[[nodiscard]] text list_of(const std::vector<text>& all);
/// Whose part it is, or which papers it asks for, and by when; empty where the clause says nothing of it.
[[nodiscard]] text content_of(const procedure_part& p, const hierarchy& h);
/// Document and clause, without what it says: `《行政区划管理条例》（国务院令第704号）第九条`.
[[nodiscard]] text place_of(const citation& c);

} // namespace onezone::detail

#endif
