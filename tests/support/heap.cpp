// SPDX-License-Identifier: Apache-2.0
#include "heap.hpp"

#include <atomic>
#include <cstdlib>
#include <limits>

namespace onezone_tests {

namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
thread_local std::size_t left = never;
thread_local bool passes = false;
std::atomic<std::size_t> in_use{0};
std::atomic<std::size_t> count{0};
std::atomic<std::size_t> peak{0};

// Each block is preceded by its size.
constexpr std::size_t header = alignof(std::max_align_t);
static_assert(header >= sizeof(std::size_t));

} // namespace

std::size_t heap_in_use() noexcept { return in_use.load(std::memory_order_relaxed); }
std::size_t allocations() noexcept { return count.load(std::memory_order_relaxed); }
std::size_t heap_peak() noexcept { return peak.load(std::memory_order_relaxed); }
void reset_heap_peak() noexcept { peak.store(heap_in_use(), std::memory_order_relaxed); }

failing_heap::failing_heap(std::size_t after, shortage how) noexcept {
    left = after;
    passes = how == shortage::passing;
}
failing_heap::~failing_heap() { left = never; }

std::vector<std::size_t> sample(std::size_t n, std::size_t most, std::size_t seed) {
    std::vector<std::size_t> some;
    const std::size_t first = n <= most ? n : most / 4;
    for (std::size_t i = 0; i < first; ++i) some.push_back(i);
    const std::size_t rest = n - first;
    const std::size_t wanted = n <= most ? 0 : most - first;
    for (std::size_t i = 0; i < wanted; ++i) some.push_back(first + (i * rest + seed % rest) / wanted);
    return some;
}

void* allocate(std::size_t size) {
    if (left == 0) {
        if (passes) left = never;
        throw std::bad_alloc();
    }
    if (left != never) --left;
    void* const block = std::malloc(size + header);
    if (block == nullptr) throw std::bad_alloc();
    *static_cast<std::size_t*>(block) = size;
    const std::size_t now = in_use.fetch_add(size, std::memory_order_relaxed) + size;
    for (std::size_t most = peak.load(std::memory_order_relaxed);
         now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed);) {}
    count.fetch_add(1, std::memory_order_relaxed);
    return static_cast<char*>(block) + header;
}

void deallocate(void* memory) noexcept {
    if (memory == nullptr) return;
    char* const block = static_cast<char*>(memory) - header;
    in_use.fetch_sub(*reinterpret_cast<std::size_t*>(block), std::memory_order_relaxed);
    std::free(block);
}

} // namespace onezone_tests

// ThreadSanitizer has to see every allocation itself: with it nothing is counted and nothing fails.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ONEZONE_TESTS_HEAP_IS_TAKEN
#endif
#endif
#if !defined(ONEZONE_TESTS_HEAP_IS_TAKEN) && !defined(__SANITIZE_THREAD__)
// All forms but the over-aligned ones: the other sanitizers bring their own array and nothrow forms, which would not call these.
void* operator new(std::size_t size) { return onezone_tests::allocate(size); }
void* operator new[](std::size_t size) { return onezone_tests::allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept try {
    return onezone_tests::allocate(size);
} catch (const std::bad_alloc&) { return nullptr; }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept try {
    return onezone_tests::allocate(size);
} catch (const std::bad_alloc&) { return nullptr; }
void operator delete(void* memory) noexcept { onezone_tests::deallocate(memory); }
void operator delete[](void* memory) noexcept { onezone_tests::deallocate(memory); }
void operator delete(void* memory, std::size_t) noexcept { onezone_tests::deallocate(memory); }
void operator delete[](void* memory, std::size_t) noexcept { onezone_tests::deallocate(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { onezone_tests::deallocate(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { onezone_tests::deallocate(memory); }
#endif
