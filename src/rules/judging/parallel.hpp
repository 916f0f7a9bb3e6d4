// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_PARALLEL_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_PARALLEL_HPP_INCLUDED

#include "ground/watch.hpp"
#include "worker.hpp"

#include <vector>

namespace onezone::detail {

/// Judges all groups of the case by up to `threads` threads, this one among them, into `groups`; `first` gets the counts, errors and paths
/// of all. Throws: what a thread threw; std::system_error where none can be started.
void judge_in_parallel(worker& first, unsigned threads, std::vector<judged_group>& groups, watch* asking = nullptr);

} // namespace onezone::detail

#endif
