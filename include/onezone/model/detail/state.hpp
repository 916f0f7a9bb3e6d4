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

/// Parent, kind and certainty in one word: six bits of kind (0 = no unit here), one of certainty, the rest the parent's slot.
struct packed_place {
    std::uint32_t bits = no_slot << 7U;

    [[nodiscard]] static constexpr packed_place of(slot parent, unit_kind kind, bool known) noexcept {
        return {(parent << 7U) | (known ? 0U : 64U) | static_cast<std::uint32_t>(kind)};
    }
    [[nodiscard]] constexpr slot parent() const noexcept { return bits >> 7U; }
    [[nodiscard]] constexpr bool known() const noexcept { return (bits & 64U) == 0; }
    [[nodiscard]] constexpr bool live() const noexcept { return (bits & 63U) != 0; }
    [[nodiscard]] constexpr unit_kind kind() const noexcept { return static_cast<unit_kind>(bits & 63U); }
    friend bool operator==(packed_place, packed_place) = default;
};

struct link_chunk {
    std::array<packed_place, units_per_chunk> place;
    std::array<slot, units_per_chunk> first;
    std::array<slot, units_per_chunk> last;
    std::array<slot, units_per_chunk> next;
    std::array<slot, units_per_chunk> previous;
};

struct name_chunk {
    std::array<std::uint64_t, units_per_chunk> id;
    std::array<std::uint64_t, units_per_chunk> code;
    std::array<std::uint32_t, units_per_chunk> name;
    std::array<slot, units_per_chunk> same_name; // next unit of that name
};

/// Interned names, append-only: a name stays as long as some version of the hierarchy does.
class name_pool {
    static constexpr std::size_t block = 4096;

public:
    static constexpr std::uint32_t no_name = 0xffffffffU;
    static constexpr std::size_t longest = 1000;

    [[nodiscard]] std::string_view text(std::uint32_t name) const noexcept {
        const std::uint32_t at = starts_[name];
        const char* bytes = blocks_[at / block].data() + at % block;
        std::uint16_t length = 0;
        std::memcpy(&length, bytes, sizeof length);
        return {bytes + sizeof length, length};
    }
    [[nodiscard]] std::uint32_t find(std::string_view t) const noexcept {
        const slot s = index_.find(digest(t), [&](slot n) { return text(n) == t; });
        return s == no_slot ? no_name : s;
    }
    /// Requires: `t.size() <= longest`. Strong guarantee.
    std::uint32_t intern(std::string_view t);
    [[nodiscard]] slot first_unit(std::uint32_t name) const noexcept { return heads_[name]; }
    void set_first_unit(std::uint32_t name, slot s) { heads_.edit(name) = s; }
    /// Allocates what `set_first_unit(name, …)` needs.
    void prepare_first_unit(std::uint32_t name) { static_cast<void>(heads_.edit(name)); }
    [[nodiscard]] std::size_t size() const noexcept { return index_.size(); }
    void reserve(std::size_t names);

private:
    cow_chunks<std::array<char, block>> blocks_;
    cow_array<std::uint32_t> starts_;
    cow_array<slot> heads_;
    slot_index index_;
    std::uint32_t end_ = 0;
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
    slot last_root = no_slot;
    std::uint64_t acts = 0; // acts applied so far; part of the ids of what bare acts create

    std::tuple<record_table<zone>, record_table<hosting>, record_table<body>, record_table<post>, record_table<person>,
        record_table<tenure>, record_table<holding>, record_table<entrustment>, record_table<agreement>,
        record_table<indicator>>
        tables;

    state() = default;
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
        return onezone::code::from_value(attributes[s >> unit_chunk_bits].code[s & (units_per_chunk - 1)]);
    }
    [[nodiscard]] std::string_view name(slot s) const noexcept {
        return names.text(attributes[s >> unit_chunk_bits].name[s & (units_per_chunk - 1)]);
    }
    [[nodiscard]] slot find(unit_id id) const noexcept {
        return ids.find(mix(id.value()), [&](slot s) { return this->id(s) == id; });
    }
    [[nodiscard]] slot find(onezone::code c) const noexcept {
        return codes.find(mix(c.value()),
            [&](slot s) { return attributes[s >> unit_chunk_bits].code[s & (units_per_chunk - 1)] == c.value(); });
    }
    /// Whether `s` lies in the subtree of `top` (a unit lies in its own).
    [[nodiscard]] bool within(slot s, slot top) const noexcept {
        while (s != top && s != no_slot) s = place(s).parent();
        return s == top;
    }

    // Writes. Callers have checked; each has the strong guarantee.
    slot add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known);
    void remove_unit(slot s);
    void set_place(slot s, slot parent, bool known);
    void set_kind(slot s, unit_kind kind);
    void set_code(slot s, onezone::code c);
    void set_name(slot s, std::string_view name);
    void reserve(std::size_t units, std::size_t names);

private:
    [[nodiscard]] link_chunk& edit_links(slot s) { return links.edit(s >> unit_chunk_bits); }
    [[nodiscard]] name_chunk& edit_attributes(slot s) { return attributes.edit(s >> unit_chunk_bits); }
    // As in `record_table`: `prepare_…` allocates, what follows does not.
    void prepare_attach(slot parent, unit_kind kind);
    void attach(slot s, slot parent, bool known, unit_kind kind);
    void prepare_detach(slot s);
    void detach(slot s);
    void attach_name(slot s, std::uint32_t name);
    /// The unit before `s` among those of its name, or `no_slot`.
    [[nodiscard]] slot prepare_detach_name(slot s);
    void detach_name(slot s, slot before);
    [[nodiscard]] auto hash_of_id() const {
        return [this](slot s) { return mix(id(s).value()); };
    }
    [[nodiscard]] auto hash_of_code() const {
        return [this](slot s) { return mix(code(s).value()); };
    }
};

} // namespace onezone::detail

#endif
