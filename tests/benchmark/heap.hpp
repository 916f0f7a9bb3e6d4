// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_HEAP_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_HEAP_HPP_INCLUDED

#include <cstddef>

// The benchmark's own count of the heap: plain counters, so that contenders that allocate much are not charged for the counting.

namespace onezone_bench {

/// Bytes allocated now, as the allocator rounds them.
[[nodiscard]] std::size_t heap_in_use() noexcept;
/// The most there has been since `reset_heap_peak`.
[[nodiscard]] std::size_t heap_peak() noexcept;
void reset_heap_peak() noexcept;

} // namespace onezone_bench

#endif
