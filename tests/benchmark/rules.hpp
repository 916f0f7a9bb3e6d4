// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_RULES_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_RULES_HPP_INCLUDED

#include "measure.hpp"

#include <onezone/model/hierarchy.hpp>

namespace onezone_bench {

/// The rows `validate` and `revalidate`.
void run_rules(const onezone::hierarchy& nation, const selection& wanted);

} // namespace onezone_bench

#endif
