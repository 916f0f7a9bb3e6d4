// SPDX-License-Identifier: Apache-2.0
#include "benchmark/heap.hpp"

#include <cstdlib>
#include <malloc.h>
#include <new>

namespace onezone_bench {

namespace {
std::size_t in_use = 0;
std::size_t peak = 0;
} // namespace

std::size_t heap_in_use() noexcept { return in_use; }
std::size_t heap_peak() noexcept { return peak; }
void reset_heap_peak() noexcept { peak = in_use; }

void* allocate(std::size_t size) {
    void* const block = std::malloc(size);
    if (block == nullptr) throw std::bad_alloc();
    in_use += malloc_usable_size(block);
    if (in_use > peak) peak = in_use;
    return block;
}

void deallocate(void* block) noexcept {
    if (block == nullptr) return;
    in_use -= malloc_usable_size(block);
    std::free(block);
}

} // namespace onezone_bench

void* operator new(std::size_t size) { return onezone_bench::allocate(size); }
void operator delete(void* block) noexcept { onezone_bench::deallocate(block); }
void operator delete(void* block, std::size_t) noexcept { onezone_bench::deallocate(block); }
