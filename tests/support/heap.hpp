// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_HEAP_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_HEAP_HPP_INCLUDED

#include <cstddef>
#include <new>
#include <vector>

// The heap as seen by the tests: the test binary replaces the global operator new, so the library's allocations count too.

namespace onezone_tests {

/// Bytes that are allocated now, and how many allocations there have been, in the whole process.
[[nodiscard]] std::size_t heap_in_use() noexcept;
[[nodiscard]] std::size_t allocations() noexcept;
/// The most bytes there have been since `reset_heap_peak`.
[[nodiscard]] std::size_t heap_peak() noexcept;
void reset_heap_peak() noexcept;

/// Whether memory, once it ran out, is there again for the next allocation: what swallows a failure then goes on.
enum class shortage : bool { lasting, passing };

/// While it lives, the allocation after `after` further ones on this thread throws std::bad_alloc, and so do all later ones where it lasts.
class failing_heap {
public:
    explicit failing_heap(std::size_t after, shortage how = shortage::lasting) noexcept;
    ~failing_heap();
    failing_heap(const failing_heap&) = delete;
    failing_heap& operator=(const failing_heap&) = delete;
};

/// Runs `attempt` with a heap that fails after 0, 1, 2 … allocations, until it gets through. After each failure calls `check`.
///
/// Returns how many times it failed.
template <class Attempt, class Check>
std::size_t fail_each_allocation(Attempt attempt, Check check) {
    for (std::size_t after = 0;; ++after) {
        try {
            const failing_heap failing(after);
            attempt();
            return after;
        } catch (const std::bad_alloc&) {} // what it left is looked at with the heap in order again
        check();
    }
}

/// `most` of the numbers below `n`, or all of them: the first quarter from 0 on, the others spread over the rest, from another one on for
/// another `seed`.
[[nodiscard]] std::vector<std::size_t> sample(std::size_t n, std::size_t most, std::size_t seed);

} // namespace onezone_tests

#endif
