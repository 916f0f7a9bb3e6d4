// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_WHAT_IF_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_WHAT_IF_HPP_INCLUDED

#include "decide.hpp"

#include <onezone/rules/finding.hpp>

namespace onezone::detail {

/// Adds to an undecided finding what answers to its missing facts would lead to. `said` is what the run said that found it.
void suppose_answers(decider& by, const bound_rule& r, placed_subject& s, const account& said, finding& into);

} // namespace onezone::detail

#endif
