// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_ACTS_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_ACTS_HPP_INCLUDED

#include "contenders.hpp"
#include "measure.hpp"

// Acts with all their checks and their ledger, and rules small enough to be written by hand too.

namespace onezone_bench {

/// What single acts take in one size of nation.
struct act_times {
    std::size_t units = 0;
    double reparent_one = 0;
    double reparent_copied = 0;
    double merge_ten = 0;
    double batch_1000 = 0;
};
[[nodiscard]] act_times time_acts(const input& in, const ours& o, const selection& wanted);
/// What acts take does not depend on the size of the nation.
void print(const act_times& nation, const act_times& counties, const selection& wanted);

/// Ten thousand reparents as acts; the yardstick is SQLite's bare update.
void run_checked_reparents(const input& in, sqlite* s, const selection& wanted);
/// Two rules over the zones.
void run_two_rules(const ours& o, const flat& f, const sqlite* s, bool large, const selection& wanted);

} // namespace onezone_bench

#endif
