// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_HEAP_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_HEAP_HPP_INCLUDED

#include <cstddef>

// The benchmark's own count of the heap, kept only where bytes are measured: SQLite allocates past it, and whoever allocates through it
// should not be charged for the counting where time is measured.

namespace onezone_bench {

/// While it lives, allocations are counted.
class heap_count {
public:
    heap_count() noexcept;
    ~heap_count();
    heap_count(const heap_count&) = delete;
    heap_count& operator=(const heap_count&) = delete;
};

/// Bytes allocated now, as the allocator rounds them.
[[nodiscard]] std::size_t heap_in_use() noexcept;
/// The most there has been since `reset_heap_peak`.
[[nodiscard]] std::size_t heap_peak() noexcept;
void reset_heap_peak() noexcept;

} // namespace onezone_bench

#endif
