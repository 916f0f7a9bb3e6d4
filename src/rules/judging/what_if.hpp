// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_WHAT_IF_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_WHAT_IF_HPP_INCLUDED

#include "decide.hpp"

#include <onezone/rules/finding.hpp>

#include <vector>

namespace onezone::detail {

/// Adds to an undecided finding what answers to its missing facts would lead to. `notes` are those of the run that found it.
void suppose_answers(
    decider& by, const bound_rule& r, placed_subject& s, const std::vector<noted>& notes, finding& into);

} // namespace onezone::detail

#endif
