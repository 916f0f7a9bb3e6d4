// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_CANDIDATE_OPERATIONS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_CANDIDATE_OPERATIONS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/rules/finding.hpp>

#include <vector>

namespace onezone::detail {

/// Operations on the subject of a finding and its neighbours that may change it. Few dozens.
[[nodiscard]] std::vector<operation> candidate_operations(const hierarchy& h, const finding& f, const date& on);

} // namespace onezone::detail

#endif
