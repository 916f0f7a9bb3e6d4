// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_GROWTH_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_GROWTH_HPP_INCLUDED

#include "measure.hpp"

// What must not grow faster than what it is given, times its logarithm.

namespace onezone_bench {

/// Each at n and at 4 n; four times as much may take at most 6 times as long (n² takes 16).
void run_growth(const selection& wanted);

} // namespace onezone_bench

#endif
