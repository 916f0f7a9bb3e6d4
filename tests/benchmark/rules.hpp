// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_RULES_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_RULES_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <string>
#include <vector>

namespace onezone_bench {

/// The rows `validate` and `revalidate`.
void run_rules(const onezone::hierarchy& nation, const std::vector<std::string>& names);

} // namespace onezone_bench

#endif
