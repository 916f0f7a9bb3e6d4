// SPDX-License-Identifier: Apache-2.0
#include "heap.hpp"

#include <cstdlib>
#include <malloc.h>
#include <new>

namespace onezone_bench {

namespace {
bool counting = false;
std::ptrdiff_t in_use = 0; // signed: what was there before may go
std::ptrdiff_t peak = 0;
[[nodiscard]] std::ptrdiff_t size_of(void* block) { return static_cast<std::ptrdiff_t>(malloc_usable_size(block)); }
} // namespace

heap_count::heap_count() noexcept { counting = true; }
heap_count::~heap_count() { counting = false; }

std::size_t heap_in_use() noexcept { return static_cast<std::size_t>(in_use); }
std::size_t heap_peak() noexcept { return static_cast<std::size_t>(peak); }
void reset_heap_peak() noexcept { peak = in_use; }

void* allocate(std::size_t size) {
    void* const block = std::malloc(size);
    if (block == nullptr) throw std::bad_alloc();
    if (!counting) return block;
    in_use += size_of(block);
    if (in_use > peak) peak = in_use;
    return block;
}

void deallocate(void* block) noexcept {
    if (block == nullptr) return;
    if (counting) in_use -= size_of(block);
    std::free(block);
}

} // namespace onezone_bench

void* operator new(std::size_t size) { return onezone_bench::allocate(size); }
void operator delete(void* block) noexcept { onezone_bench::deallocate(block); }
void operator delete(void* block, std::size_t) noexcept { onezone_bench::deallocate(block); }
