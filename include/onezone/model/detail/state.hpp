// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_DETAIL_STATE_HPP_INCLUDED
#define ONEZONE_MODEL_DETAIL_STATE_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/detail/cow.hpp>
#include <onezone/model/detail/record_table.hpp>
#include <onezone/model/kind.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <tuple>

/// @file
/// The storage of a hierarchy: unit columns, names, indexes and record tables. Not API.
///
///  1. Links (parent, siblings, children) and attributes (id, code, name) lie in separate groups of chunks: a reparent never
///     touches names and indexes.
///  2. Every container shares its chunks with the copies it was made from; a state is cloned by copying containers.

namespace onezone::detail {

inline constexpr unsigned unit_chunk_bits = 10;
inline constexpr slot units_per_chunk = 1U << unit_chunk_bits;

/// Where the next sibling is found.
enum class sibling : std::uint32_t { linked, adjacent, none };

/// What walks need of a unit in one word: five bits of kind (0 = no unit here), two of `sibling`, one whether there are
/// children, one of uncertainty, the rest the parent's slot.
///
/// Units that were added as a table lists them have adjacent slots, so a walk over them reads hardly anything but this.
struct packed_place {
    std::uint32_t bits = no_slot << 9U;

    [[nodiscard]] static constexpr packed_place of(slot parent, unit_kind kind, bool known, bool children) noexcept {
        return {(parent << 9U) | (known ? 0U : 256U) | (children ? 128U : 0U)
            | (static_cast<std::uint32_t>(sibling::none) << 5U) | static_cast<std::uint32_t>(kind)};
    }
    [[nodiscard]] constexpr slot parent() const noexcept { return bits >> 9U; }
    [[nodiscard]] constexpr bool known() const noexcept { return (bits & 256U) == 0; }
    [[nodiscard]] constexpr bool children() const noexcept { return (bits & 128U) != 0; }
    [[nodiscard]] constexpr sibling next() const noexcept { return static_cast<sibling>((bits >> 5U) & 3U); }
    [[nodiscard]] constexpr bool live() const noexcept { return (bits & 31U) != 0; }
    [[nodiscard]] constexpr unit_kind kind() const noexcept { return static_cast<unit_kind>(bits & 31U); }
    /// No children, and the next sibling has the next slot: the commonest case by far.
    [[nodiscard]] constexpr bool leaf_with_adjacent() const noexcept { return (bits & (128U | 96U)) == 32U; }

    constexpr void set_next(sibling next) noexcept { bits = (bits & ~96U) | (static_cast<std::uint32_t>(next) << 5U); }
    constexpr void set_children(bool yes) noexcept { bits = (bits & ~128U) | (yes ? 128U : 0U); }
    constexpr void set_known(bool yes) noexcept { bits = (bits & ~256U) | (yes ? 0U : 256U); }
    constexpr void set_kind(unit_kind kind) noexcept { bits = (bits & ~31U) | static_cast<std::uint32_t>(kind); }
};
static_assert(static_cast<unsigned>(unit_kind::other_area) < 32 && slot_bits == 23);

struct link_chunk {
    std::array<packed_place, units_per_chunk> place;
    std::array<slot, units_per_chunk> first;
    std::array<slot, units_per_chunk> next;
    std::array<slot, units_per_chunk> previous; // of the first among siblings: the last

    /// Makes `following`, or nothing, the next sibling of `s`, which lies in this chunk.
    void link(slot s, slot following) noexcept {
        const slot at = s & (units_per_chunk - 1);
        next[at] = following;
        place[at].set_next(following == no_slot ? sibling::none
                : following == s + 1            ? sibling::adjacent
                                                : sibling::linked);
    }
    /// Makes `child`, or nothing, the first below `s`, which lies in this chunk.
    void set_first(slot s, slot child) noexcept {
        const slot at = s & (units_per_chunk - 1);
        first[at] = child;
        place[at].set_children(child != no_slot);
    }
};

struct name_chunk {
    std::array<std::uint64_t, units_per_chunk> id;
    std::array<std::uint32_t, units_per_chunk> code_low; // codes have 40 bits
    std::array<std::uint8_t, units_per_chunk> code_high;
    std::array<std::uint32_t, units_per_chunk> name;
    std::array<slot, units_per_chunk> same_name; // next unit of that name
};

/// Where a code is looked for: neighbours in the tables are neighbours in the index, so that reading a table in its order
/// stays in the cache. The upper bits, which tell neighbours apart, differ among them.
[[nodiscard]] constexpr std::uint64_t hash_of(onezone::code c) noexcept {
    const std::uint64_t v = c.value() % 1000 == 0 ? c.value() / 1000 : c.value();
    return ((mix(v / 8) << 3U) | (v % 8)) ^ (v << 56U);
}
[[nodiscard]] constexpr std::uint64_t hash_of(unit_id id) noexcept { return mix(id.value()); }
/// For names in memory only: differs between platforms.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view name) noexcept {
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15ULL;
    std::uint64_t h = name.size() * factor;
    const char* at = name.data();
    std::size_t left = name.size();
    std::uint64_t word = 0;
    for (; left >= sizeof word; at += sizeof word, left -= sizeof word) {
        std::memcpy(&word, at, sizeof word);
        h = (h ^ word) * factor;
        h ^= h >> 32U;
    }
    word = 0;
    std::memcpy(&word, at, left);
    return mix(h ^ word);
}

/// What a unit is looked up by, hashed once.
struct unit_hashes {
    std::uint64_t id = 0;
    std::uint64_t code = 0;
    std::uint64_t name = 0;

    unit_hashes() = default;
    unit_hashes(unit_id i, onezone::code c, std::string_view n) noexcept
        : id(hash_of(i)),
          code(hash_of(c)),
          name(hash_of(n)) {}
};

/// Interned names, append-only: a name stays as long as some version of the hierarchy does.
///
/// A name is known by where its entry begins, in grains: the first unit of that name, the length, the bytes.
class name_pool {
    static constexpr std::size_t block = 4096;
    static constexpr std::size_t grain = 2;
    static constexpr std::size_t header =
        sizeof(slot) + sizeof(std::uint16_t); // a length of 0 ends a block before its end

public:
    using index = basic_slot_index<25>;
    static constexpr std::uint32_t no_name = index::none;
    static constexpr std::size_t longest = 1000;

    [[nodiscard]] std::string_view text(std::uint32_t name) const noexcept {
        const char* const at = bytes_at(name);
        std::uint16_t length = 0;
        std::memcpy(&length, at + sizeof(slot), sizeof length);
        return {at + header, length};
    }
    [[nodiscard]] std::uint32_t find(std::string_view t) const noexcept { return find(t, hash_of(t)); }
    [[nodiscard]] std::uint32_t find(std::string_view t, std::uint64_t hash) const noexcept {
        return index_.find(hash, [&](std::uint32_t n) { return text(n) == t; });
    }
    /// Fetches what looking for a name of this hash will look at; `expect_text` what it will look at then.
    void expect(std::uint64_t hash) const noexcept { index_.expect(hash); }
    void expect_text(std::uint64_t hash) const noexcept {
        if (const std::uint32_t likely = index_.likely(hash); likely != no_name) fetch_ahead(bytes_at(likely));
    }
    /// Whether there is room for another name of any length.
    [[nodiscard]] bool full() const noexcept { return (end_ + 2 * block) / grain >= no_name; }
    /// The name's index, new or known. Requires: `1 <= t.size() <= longest`, and not `full()`. Strong guarantee.
    std::uint32_t intern(std::string_view t) {
        const std::uint64_t hash = hash_of(t);
        const std::uint32_t known = find(t, hash);
        return known != no_name ? known : intern_new(t, hash);
    }
    /// Requires: as `intern`, and that the name is not known yet.
    std::uint32_t intern_new(std::string_view t, std::uint64_t hash);
    [[nodiscard]] slot first_unit(std::uint32_t name) const noexcept {
        slot first = no_slot;
        std::memcpy(&first, bytes_at(name), sizeof first);
        return first;
    }
    void set_first_unit(std::uint32_t name, slot s);
    /// Allocates what `set_first_unit(name, …)` needs.
    void prepare_first_unit(std::uint32_t name);
    [[nodiscard]] std::size_t size() const noexcept { return index_.size(); }
    void reserve(std::size_t names);

    /// Calls `visit(name)` for each name, in the order in which they were interned.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t at = 0; at < end_;) {
            const std::size_t left = block - at % block;
            const auto name = static_cast<std::uint32_t>(at / grain);
            if (left < header || text(name).empty()) {
                at += left;
                continue;
            }
            visit(name);
            at += room_for(text(name).size());
        }
    }

private:
    [[nodiscard]] static constexpr std::size_t room_for(std::size_t length) noexcept {
        return (header + length + grain - 1) / grain * grain;
    }
    [[nodiscard]] const char* bytes_at(std::uint32_t name) const noexcept {
        const std::size_t at = std::size_t{name} * grain;
        return blocks_[at / block].data() + at % block;
    }
    [[nodiscard]] char* edit_at(std::uint32_t name);

    cow_chunks<std::array<char, block>> blocks_;
    index index_;
    std::size_t end_ = 0; // bytes, a multiple of `grain`
};

struct ONEZONE_API state {
    std::atomic<std::uint32_t> refs{1};

    cow_chunks<link_chunk> links;
    cow_chunks<name_chunk> attributes;
    slot_index ids;
    slot_index codes;
    name_pool names;
    slot slots = 0;      // in use or free, all below
    slot free = no_slot; // chained through `next`
    slot live = 0;
    slot first_root = no_slot;
    std::uint64_t acts = 0; // acts applied so far; part of the ids of what bare acts create

    std::tuple<record_table<zone>, record_table<hosting>, record_table<body>, record_table<post>, record_table<person>,
        record_table<tenure>, record_table<holding>, record_table<entrustment>, record_table<agreement>,
        record_table<indicator>, record_table<completeness>, record_table<own_fact>>
        tables;

    state() = default;
    ~state() = default;
    state(const state& other);
    state& operator=(const state&) = delete;

    template <class Record>
    [[nodiscard]] const record_table<Record>& table() const noexcept {
        return std::get<record_table<Record>>(tables);
    }
    template <class Record>
    [[nodiscard]] record_table<Record>& table() noexcept {
        return std::get<record_table<Record>>(tables);
    }

    [[nodiscard]] packed_place place(slot s) const noexcept {
        return links[s >> unit_chunk_bits].place[s & (units_per_chunk - 1)];
    }
    [[nodiscard]] slot first(slot s) const noexcept {
        return links[s >> unit_chunk_bits].first[s & (units_per_chunk - 1)];
    }
    [[nodiscard]] slot next(slot s) const noexcept {
        return links[s >> unit_chunk_bits].next[s & (units_per_chunk - 1)];
    }
    [[nodiscard]] slot previous(slot s) const noexcept {
        return links[s >> unit_chunk_bits].previous[s & (units_per_chunk - 1)];
    }
    [[nodiscard]] unit_id id(slot s) const noexcept {
        return unit_id::from_value(attributes[s >> unit_chunk_bits].id[s & (units_per_chunk - 1)]);
    }
    [[nodiscard]] onezone::code code(slot s) const noexcept {
        const name_chunk& chunk = attributes[s >> unit_chunk_bits];
        const slot at = s & (units_per_chunk - 1);
        return onezone::code::from_value((std::uint64_t{chunk.code_high[at]} << 32U) | chunk.code_low[at]);
    }
    [[nodiscard]] std::string_view name(slot s) const noexcept {
        return names.text(attributes[s >> unit_chunk_bits].name[s & (units_per_chunk - 1)]);
    }
    [[nodiscard]] slot next_of_name(slot s) const noexcept {
        return attributes[s >> unit_chunk_bits].same_name[s & (units_per_chunk - 1)];
    }
    [[nodiscard]] slot find(unit_id id) const noexcept { return find(id, hash_of(id)); }
    [[nodiscard]] slot find(unit_id id, std::uint64_t hash) const noexcept {
        return ids.find(hash, [&](slot s) { return this->id(s) == id; });
    }
    [[nodiscard]] slot find(onezone::code c) const noexcept { return find(c, hash_of(c)); }
    [[nodiscard]] slot find(onezone::code c, std::uint64_t hash) const noexcept {
        return codes.find(hash, [&](slot s) {
            const name_chunk& chunk = attributes[s >> unit_chunk_bits];
            const slot at = s & (units_per_chunk - 1);
            return chunk.code_low[at] == static_cast<std::uint32_t>(c.value())
                && chunk.code_high[at] == static_cast<std::uint8_t>(c.value() >> 32U);
        });
    }
    /// Fetches what looking for these will look at first.
    void expect(const unit_hashes& h) const noexcept {
        ids.expect(h.id);
        codes.expect(h.code);
        names.expect(h.name);
    }
    void expect(unit_id id) const noexcept { ids.expect(hash_of(id)); }
    /// Fetches what a unit's place is read from.
    void expect_place(slot s) const noexcept {
        fetch_ahead(&links[s >> unit_chunk_bits].place[s & (units_per_chunk - 1)]);
    }
    /// Fetches what moving the unit will look at.
    void expect_move(unit_id id) const noexcept {
        const slot s = ids.likely(hash_of(id));
        if (s >= slots) return;
        constexpr slot mask = units_per_chunk - 1;
        const link_chunk& chunk = links[s >> unit_chunk_bits];
        fetch_ahead(&attributes[s >> unit_chunk_bits].id[s & mask]);
        fetch_ahead(&chunk.place[s & mask]);
        fetch_ahead(&chunk.first[s & mask]);
        fetch_ahead(&chunk.next[s & mask]);
        fetch_ahead(&chunk.previous[s & mask]);
    }
    /// Whether `s` lies in the subtree of `top` (a unit lies in its own).
    [[nodiscard]] bool within(slot s, slot top) const noexcept {
        while (s != top && s != no_slot) s = place(s).parent();
        return s == top;
    }

    // Writes. Callers have checked; each has the strong guarantee.
    slot add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known) {
        const unit_hashes hashes(id, c, name);
        return add_unit(id, kind, c, name, parent, known, hashes, names.find(name, hashes.name));
    }
    /// Requires: `hashes` are of these, and `name_known` is the name's index, or `no_name`.
    slot add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known,
        const unit_hashes& hashes, std::uint32_t name_known);
    void remove_unit(slot s);
    void set_place(slot s, slot parent, bool known);
    void set_kind(slot s, unit_kind kind);
    void set_code(slot s, onezone::code c);
    void set_name(slot s, std::string_view name);
    void reserve(std::size_t units, std::size_t names);

private:
    [[nodiscard]] link_chunk& edit_links(slot s);
    [[nodiscard]] name_chunk& edit_attributes(slot s);
    // As in `record_table`: `prepare_…` allocates, what follows does not.
    void prepare_detach(slot s);
    void detach(slot s);
    void set_first(slot parent, slot first);
    [[nodiscard]] slot first_below(slot parent) const noexcept {
        return parent == no_slot ? first_root : first(parent);
    }
    void attach_name(slot s, std::uint32_t name);
    /// The unit before `s` among those of its name, or `no_slot`.
    [[nodiscard]] slot prepare_detach_name(slot s);
    void detach_name(slot s, slot before);
    void write_code(slot s, onezone::code c);
    [[nodiscard]] auto hash_of_id() const {
        return [this](slot s) { return hash_of(id(s)); };
    }
    [[nodiscard]] auto hash_of_code() const {
        return [this](slot s) { return hash_of(code(s)); };
    }
};

} // namespace onezone::detail

#endif
