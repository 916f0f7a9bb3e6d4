// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_PLANS_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_PLANS_HPP_INCLUDED

#include "measure.hpp"

namespace onezone_bench {

/// The row `simulate`: what a plan of three times the steps takes.
void run_plans(const selection& wanted);

} // namespace onezone_bench

#endif
