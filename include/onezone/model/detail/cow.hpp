// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_DETAIL_COW_HPP_INCLUDED
#define ONEZONE_MODEL_DETAIL_COW_HPP_INCLUDED

#include <onezone/export.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

/// @file
/// The one storage primitive: a vector of chunks, shared between copies until written. Not API.
///
///  1. Copying costs one atomic increment. The first write through a copy clones the pointer table, then only the chunk written.
///  2. A uniquely owned vector is written in place.
///  3. Const access from any number of threads is safe; a write needs its own copy of the vector, not of the chunks.

namespace onezone::detail {

template <class Chunk>
class cow_chunks {
    struct node {
        std::atomic<std::uint32_t> refs{1};
        Chunk payload;
        node() : payload() {}
        explicit node(const Chunk& c) : payload(c) {}
    };
    /// Neighbouring chunks of a long table, counted as one: what copies it counts groups, and chunks only of the group it writes.
    static constexpr std::size_t per_group = 32;
    struct group {
        std::atomic<std::uint32_t> refs{1};
        std::array<node*, per_group> nodes{}; // each counted once for this group
    };
    static constexpr std::size_t longest_ungrouped = 2 * per_group;
    struct root {
        std::atomic<std::uint32_t> refs{1};
        std::size_t count = 0;
        std::size_t capacity = 0;
        // INVARIANT: nodes()[0 .. count) are alive, each counted once: for this table, or for its group where the table is grouped.
        [[nodiscard]] node** nodes() noexcept { return reinterpret_cast<node**>(this + 1); }
        [[nodiscard]] node* const* nodes() const noexcept { return reinterpret_cast<node* const*>(this + 1); }
        [[nodiscard]] bool grouped() const noexcept { return capacity > longest_ungrouped; }
        [[nodiscard]] group*& group_of(std::size_t chunk) noexcept {
            return reinterpret_cast<group**>(nodes() + capacity)[chunk / per_group];
        }
    };
    static_assert(sizeof(root) % alignof(node*) == 0 && alignof(node*) == alignof(group*));

public:
    /// Reads chunks a step sooner than the vector itself. Valid as long as the vector, or a copy, lives unwritten.
    class reader {
    public:
        reader() noexcept = default;
        [[nodiscard]] const Chunk& operator[](std::size_t i) const noexcept { return nodes_[i]->payload; }

    private:
        friend class cow_chunks;
        explicit reader(node* const* nodes) noexcept : nodes_(nodes) {}
        node* const* nodes_ = nullptr;
    };

    cow_chunks() noexcept = default;
    cow_chunks(const cow_chunks& other) noexcept : root_(other.root_) {
        if (root_) root_->refs.fetch_add(1, std::memory_order_relaxed);
    }
    cow_chunks(cow_chunks&& other) noexcept : root_(std::exchange(other.root_, nullptr)) {}
    cow_chunks& operator=(const cow_chunks& other) noexcept {
        return *this = cow_chunks(other);
    } // as in ground/fact.hpp
    cow_chunks& operator=(cow_chunks&& other) noexcept {
        cow_chunks held(std::move(other));
        std::swap(root_, held.root_);
        return *this;
    }
    ~cow_chunks() { drop(root_); }

    [[nodiscard]] std::size_t size() const noexcept { return root_ ? root_->count : 0; }
    [[nodiscard]] const Chunk& operator[](std::size_t i) const noexcept { return root_->nodes()[i]->payload; }
    [[nodiscard]] reader reading() const noexcept { return root_ ? reader(root_->nodes()) : reader(); }

    /// The chunk for writing; unshares what is shared. Strong guarantee.
    [[nodiscard]] Chunk& edit(std::size_t i) {
        if (!alone(root_->refs)) own_root(root_->capacity);
        node*& place = root_->nodes()[i];
        if ((root_->grouped() && !alone(root_->group_of(i)->refs)) || !alone(place->refs)) own_chunk(i);
        return place->payload;
    }

    /// Appends a value-initialised chunk. Strong guarantee.
    void grow() {
        auto fresh = std::make_unique<node>();
        const std::size_t at = size();
        if (!root_ || !alone(root_->refs) || at == root_->capacity)
            own_root(at == capacity() ? (at < 4 ? 4 : at + at / 2) : capacity());
        if (root_->grouped()) {
            if (at % per_group == 0)
                root_->group_of(at) = new group;
            else
                own_group(at);
            root_->group_of(at)->nodes[at % per_group] = fresh.get();
        }
        root_->nodes()[root_->count++] = fresh.release();
    }
    void reserve(std::size_t chunks) {
        if (chunks > capacity()) own_root(chunks);
    }
    void clear() noexcept { drop(std::exchange(root_, nullptr)); }

    /// Whether both use the very same chunk `i`: then its content need not be compared.
    [[nodiscard]] bool shares(const cow_chunks& other, std::size_t i) const noexcept {
        return root_ == other.root_ || (i < size() && i < other.size() && root_->nodes()[i] == other.root_->nodes()[i]);
    }
    [[nodiscard]] bool same(const cow_chunks& other) const noexcept { return root_ == other.root_; }

private:
    using count_type = std::atomic<std::uint32_t>;
    [[nodiscard]] std::size_t capacity() const noexcept { return root_ ? root_->capacity : 0; }

    [[nodiscard]] static bool alone(const count_type& refs) noexcept {
        return refs.load(std::memory_order_acquire) == 1;
    }
    [[nodiscard]] static bool last(count_type& refs) noexcept {
        return refs.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }
    static constexpr std::size_t groups_of(std::size_t chunks) noexcept { return (chunks + per_group - 1) / per_group; }

    static root* allocate(std::size_t capacity) {
        const std::size_t groups = capacity > longest_ungrouped ? groups_of(capacity) : 0;
        void* raw = ::operator new(sizeof(root) + capacity * sizeof(node*) + groups * sizeof(group*));
        root* r = ::new (raw) root;
        r->capacity = capacity;
        return r;
    }
    static void deallocate(root* r) noexcept {
        r->~root();
        ::operator delete(static_cast<void*>(r));
    }
    static void release(node* n) noexcept {
        if (last(n->refs)) delete n;
    }
    static void release(group* g) noexcept {
        if (!last(g->refs)) return;
        for (node* n : g->nodes)
            if (n) release(n);
        delete g;
    }
    static void drop(root* r) noexcept {
        if (!r || !last(r->refs)) return;
        if (r->grouped())
            for (std::size_t i = 0; i < r->count; i += per_group) release(r->group_of(i));
        else
            for (std::size_t i = 0; i < r->count; ++i) release(r->nodes()[i]);
        deallocate(r);
    }

    // The seldom ones are kept out of `edit`, which is everywhere.

    /// Makes the table uniquely owned with room for at least `capacity` chunks. Strong guarantee.
    [[gnu::noinline]] void own_root(std::size_t capacity) {
        const std::size_t count = size();
        root* fresh = allocate(capacity < count ? count : capacity);
        fresh->count = count;
        if (count) std::memcpy(static_cast<void*>(fresh->nodes()), root_->nodes(), count * sizeof(node*));
        const bool regrouped = count && fresh->grouped() && !root_->grouped();
        if (regrouped) {
            std::size_t made = 0;
            try {
                for (; made < count; made += per_group) fresh->group_of(made) = new group;
            } catch (...) {
                for (std::size_t i = 0; i < made; i += per_group) delete fresh->group_of(i);
                deallocate(fresh);
                throw;
            }
            for (std::size_t i = 0; i < count; ++i) fresh->group_of(i)->nodes[i % per_group] = fresh->nodes()[i];
        } else if (count && fresh->grouped()) {
            for (std::size_t i = 0; i < count; i += per_group) fresh->group_of(i) = root_->group_of(i);
        }
        if (root_ && alone(root_->refs)) {
            deallocate(root_); // what it counted moves over with its counts
        } else {
            if (fresh->grouped() && !regrouped)
                for (std::size_t i = 0; i < count; i += per_group)
                    fresh->group_of(i)->refs.fetch_add(1, std::memory_order_relaxed);
            else
                for (std::size_t i = 0; i < count; ++i) fresh->nodes()[i]->refs.fetch_add(1, std::memory_order_relaxed);
            drop(root_);
        }
        root_ = fresh;
    }
    /// Makes the group of chunk `i` uniquely owned. Requires: the table is, and it is grouped. Strong guarantee.
    void own_group(std::size_t i) {
        group*& place = root_->group_of(i);
        if (alone(place->refs)) return;
        auto fresh = std::make_unique<group>();
        fresh->nodes = place->nodes;
        for (node* n : fresh->nodes)
            if (n) n->refs.fetch_add(1, std::memory_order_relaxed);
        release(std::exchange(place, fresh.release()));
    }
    /// Makes chunk `i` uniquely owned. Requires: the table is. Strong guarantee.
    [[gnu::noinline]] void own_chunk(std::size_t i) {
        if (root_->grouped()) own_group(i);
        node*& place = root_->nodes()[i];
        if (alone(place->refs)) return;
        node* const fresh = new node(place->payload);
        if (root_->grouped()) root_->group_of(i)->nodes[i % per_group] = fresh;
        release(std::exchange(place, fresh));
    }

    root* root_ = nullptr;
};

/// A flat array of trivially copyable items in 4-kB chunks.
template <class T>
class cow_array {
    static constexpr std::size_t per_chunk = 4096 / sizeof(T);

public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return chunks_[i / per_chunk][i % per_chunk]; }
    [[nodiscard]] T& edit(std::size_t i) { return chunks_.edit(i / per_chunk)[i % per_chunk]; }
    /// The items from `i` to the end of its chunk, or to the end of the array where that comes first.
    [[nodiscard]] std::pair<const T*, const T*> run(std::size_t i) const noexcept {
        const auto& chunk = chunks_[i / per_chunk];
        const std::size_t rest = size_ - i / per_chunk * per_chunk;
        return {chunk.data() + i % per_chunk, chunk.data() + (rest < per_chunk ? rest : per_chunk)};
    }
    void push_back(T item) {
        if (size_ == chunks_.size() * per_chunk) chunks_.grow();
        chunks_.edit(size_ / per_chunk)[size_ % per_chunk] = item;
        ++size_;
    }
    void assign(std::size_t n, T item) {
        chunks_.clear();
        chunks_.reserve((n + per_chunk - 1) / per_chunk);
        for (size_ = 0; size_ < n; size_ += per_chunk) {
            chunks_.grow();
            chunks_.edit(size_ / per_chunk).fill(item);
        }
        size_ = n;
    }
    void reserve(std::size_t n) { chunks_.reserve((n + per_chunk - 1) / per_chunk); }

private:
    cow_chunks<std::array<T, per_chunk>> chunks_;
    std::size_t size_ = 0;
};

/// Tells the processor that `address` will be read soon.
inline void fetch_ahead([[maybe_unused]] const void* address) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(address);
    asm volatile(""); // else GCC takes callers for functions without any effect and drops the calls
#endif
}

/// Which of some cells that follow one another are `wanted` under `mask`, one bit each: how far a search goes is what a processor cannot
/// guess, so that it looks at all of them without a branch.
inline constexpr std::ptrdiff_t cells_at_once = 8;
[[nodiscard]] inline unsigned alike_of(const std::uint32_t* cells, std::uint32_t mask, std::uint32_t wanted) noexcept {
#if defined(__SSE2__) && defined(__GNUC__)
    using four = std::uint32_t __attribute__((vector_size(16)));
    using signs = float __attribute__((vector_size(16)));
    const auto half = [&](const std::uint32_t* at) {
        four some;
        std::memcpy(&some, at, sizeof some);
        return static_cast<unsigned>(__builtin_ia32_movmskps(reinterpret_cast<signs>((some & mask) == wanted)));
    };
    return half(cells) | half(cells + 4) << 4U;
#else
    unsigned alike = 0;
    for (unsigned i = 0; i < cells_at_once; ++i) alike |= (cells[i] & mask) == wanted ? 1U << i : 0U;
    return alike;
#endif
}

/// Index of a stored thing; the storage's own name for it, never shown to users.
using slot = std::uint32_t;
inline constexpr unsigned slot_bits = 23;
inline constexpr slot no_slot = (1U << slot_bits) - 1;

/// Open addressing from a hashed key to a slot of `Bits` bits; the keys themselves stay where the slots point.
///
/// A cell keeps bits of the hash beside the slot, so that nearly every probe that reads a key finds it.
template <unsigned Bits>
class basic_slot_index {
    static_assert(Bits <= 25);

public:
    static constexpr slot none = (1U << Bits) - 1;

    [[nodiscard]] std::size_t size() const noexcept { return used_; }

    /// The slot whose key hashes to `hash` and for which `is_it(slot)` holds, or `none`.
    template <class Predicate>
    [[nodiscard]] slot find(std::uint64_t hash, Predicate is_it) const {
        if (used_ == 0) return none;
        const std::uint32_t tagged = tag(hash) << Bits;
        for (std::size_t at = home(hash);;) {
            const auto [cell, end] = cells_.run(at);
            const std::uint32_t* c = cell;
            for (; end - c >= cells_at_once; c += cells_at_once) {
                for (unsigned alike = alike_of(c, ~none, tagged); alike != 0; alike &= alike - 1)
                    if (const slot s = c[std::countr_zero(alike)] & none; is_it(s)) return s;
                if (alike_of(c, empty, empty) != 0) return none;
            }
            for (; c != end; ++c) {
                if (*c == empty) return none;
                if ((*c & ~none) == tagged && is_it(*c & none)) return *c & none;
            }
            at = (at + static_cast<std::size_t>(end - cell)) & mask_;
        }
    }
    /// Fetches what `find(hash, …)` will look at first.
    void expect(std::uint64_t hash) const noexcept {
        if (used_ != 0) fetch_ahead(cells_.run(home(hash)).first);
    }

    /// The slot that `find(hash, …)` will most likely return, without a look at keys.
    [[nodiscard]] slot likely(std::uint64_t hash) const noexcept {
        return find(hash, [](slot) { return true; });
    }

    /// Requires: no equal key is in the index. `hash_of(slot)` re-hashes a stored key when the index grows. Strong guarantee.
    template <class Rehash>
    void insert(std::uint64_t hash, slot s, Rehash hash_of) {
        insert_at(prepare_insert(hash, hash_of), hash, s);
    }
    /// Allocates what `insert(hash, …)` needs. It still needs nothing after an `erase` that was prepared too.
    ///
    /// Returns where it will go, for `insert_at`, as long as nothing else is written.
    template <class Rehash>
    std::size_t prepare_insert(std::uint64_t hash, Rehash hash_of) {
        make_room(hash_of);
        const std::size_t at = free_cell(hash);
        static_cast<void>(cells_.edit(at));
        return at;
    }
    void insert_at(std::size_t at, std::uint64_t hash, slot s) {
        cells_.edit(at) = (tag(hash) << Bits) | s;
        ++used_;
    }

    /// Requires: `s` is in the index under `hash`. Strong guarantee.
    template <class Rehash>
    void erase(std::uint64_t hash, slot s, Rehash hash_of) {
        prepare_erase(hash, s);
        std::size_t hole = position(hash, s);
        for (std::size_t at = (hole + 1) & mask_; cells_[at] != empty; at = (at + 1) & mask_) {
            const std::uint32_t cell = cells_[at];
            const std::size_t wants = home(hash_of(cell & none));
            if (((at - wants) & mask_) >= ((at - hole) & mask_)) {
                cells_.edit(hole) = cell;
                hole = at;
            }
        }
        cells_.edit(hole) = empty;
        --used_;
    }
    /// Allocates what `erase(hash, s, …)` or `redirect(hash, s, …)` needs: the run that may be shifted becomes unshared.
    void prepare_erase(std::uint64_t hash, slot s) {
        for (std::size_t at = position(hash, s);; at = (at + 1) & mask_) {
            static_cast<void>(cells_.edit(at));
            if (cells_[at] == empty) return;
        }
    }

    /// Lets the key of `from` lead to `to` instead. Requires: `from` is in the index under `hash`.
    void redirect(std::uint64_t hash, slot from, slot to) {
        cells_.edit(position(hash, from)) = (tag(hash) << Bits) | to;
    }

    /// The slots below `n`, whose keys are all different, at once, in place of what it held. Strong guarantee.
    template <class Rehash>
    void fill(std::size_t n, Rehash hash_of) {
        basic_slot_index filled;
        filled.reserve(n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto s = static_cast<slot>(i);
            const std::uint64_t hash = hash_of(s);
            filled.insert_at(filled.free_cell(hash), hash, s);
        }
        *this = std::move(filled);
    }

    /// Room for `n` keys without growing. Requires: the index is empty.
    void reserve(std::size_t n) {
        std::size_t want = 16;
        while (n * 5 > want * 4) want *= 2;
        if (used_ != 0 || want <= capacity()) return;
        basic_slot_index roomy;
        roomy.cells_.assign(want, empty);
        roomy.mask_ = want - 1;
        *this = std::move(roomy);
    }

private:
    static constexpr std::uint32_t empty = 0xffffffffU;
    [[nodiscard]] std::size_t capacity() const noexcept { return cells_.size(); }
    [[nodiscard]] std::size_t home(std::uint64_t hash) const noexcept { return hash & mask_; }
    [[nodiscard]] static std::uint32_t tag(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(
            hash >> (33U + Bits)); // a bit less than there is room for: never that of `empty`
    }
    [[nodiscard]] std::size_t position(std::uint64_t hash, slot s) const noexcept {
        std::size_t at = home(hash);
        while ((cells_[at] & none) != s) at = (at + 1) & mask_;
        return at;
    }
    [[nodiscard]] std::size_t free_cell(std::uint64_t hash) const noexcept {
        for (std::size_t at = home(hash);;) {
            const auto [cell, end] = cells_.run(at);
            const std::uint32_t* const found = std::find(cell, end, empty);
            at = (at + static_cast<std::size_t>(found - cell)) & mask_;
            if (found != end) return at;
        }
    }
    // No more than four cells in five are used, so every search ends.
    template <class Rehash>
    void make_room(Rehash hash_of) {
        if ((used_ + 1) * 5 > capacity() * 4) rebuild(capacity() == 0 ? 16 : capacity() * 2, hash_of);
    }
    template <class Rehash>
    void rebuild(std::size_t capacity, Rehash hash_of) {
        basic_slot_index bigger;
        bigger.cells_.assign(capacity, empty);
        bigger.mask_ = capacity - 1;
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (const std::uint32_t cell = cells_[i]; cell != empty) {
                const std::uint64_t hash = hash_of(cell & none);
                bigger.cells_.edit(bigger.free_cell(hash)) = cell;
            }
        bigger.used_ = used_;
        *this = std::move(bigger);
    }

    cow_array<std::uint32_t> cells_;
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
};
using slot_index = basic_slot_index<slot_bits>;

} // namespace onezone::detail

#endif
