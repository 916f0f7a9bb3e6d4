// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/assert.hpp>
#include <onezone/model/detail/state.hpp>

#include <algorithm>

namespace onezone::detail {

//=== names ===//

std::uint32_t name_pool::intern_new(std::string_view t, std::uint64_t hash) {
    ONEZONE_ASSERT(!t.empty() && t.size() <= longest && !full(), "the caller bounds names");
    const std::size_t need = room_for(t.size());
    const std::size_t left = block - end_ % block;
    const std::size_t start = left < need ? end_ + left : end_;
    if (start / block >= blocks_.size()) blocks_.grow();
    const auto name = static_cast<std::uint32_t>(start / grain);
    if (start != end_ && left >= header) // an entry that was not completed may have been here
        std::memset(edit_at(static_cast<std::uint32_t>(end_ / grain)), 0, header);
    char* const at = edit_at(name);
    const slot nobody = no_slot;
    const auto length = static_cast<std::uint16_t>(t.size());
    std::memcpy(at, &nobody, sizeof nobody);
    std::memcpy(at + sizeof nobody, &length, sizeof length);
    std::copy(t.begin(), t.end(), at + header);
    // Until the index knows it, the entry lies behind the end and does not count.
    index_.insert(hash, name, [this](slot n) { return hash_of(text(n)); });
    end_ = start + need;
    return name;
}

//=== state ===//

state::state(const state& other)
    : links(other.links),
      attributes(other.attributes),
      ids(other.ids),
      codes(other.codes),
      names(other.names),
      slots(other.slots),
      free(other.free),
      live(other.live),
      first_root(other.first_root),
      acts(other.acts),
      tables(other.tables) {}

void state::reserve(std::size_t units, std::size_t distinct_names) {
    links.reserve((units + units_per_chunk - 1) / units_per_chunk);
    attributes.reserve((units + units_per_chunk - 1) / units_per_chunk);
    ids.reserve(units);
    codes.reserve(units);
    names.reserve(distinct_names);
}

void state::set_next(slot s, slot next) {
    link_chunk& chunk = edit_links(s);
    chunk.next[s & (units_per_chunk - 1)] = next;
    chunk.place[s & (units_per_chunk - 1)].set_next(next == no_slot ? sibling::none
            : next == s + 1                                         ? sibling::adjacent
                                                                    : sibling::linked);
}

void state::set_first(slot parent, slot first) {
    if (parent == no_slot) {
        first_root = first;
        return;
    }
    link_chunk& chunk = edit_links(parent);
    chunk.first[parent & (units_per_chunk - 1)] = first;
    chunk.place[parent & (units_per_chunk - 1)].set_children(first != no_slot);
}

// Links `s` behind the last child of `parent`. The first child's `previous` is the last.
void state::attach(slot s, slot parent, bool known, unit_kind kind) {
    constexpr slot mask = units_per_chunk - 1;
    link_chunk& mine = edit_links(s);
    mine.place[s & mask] = packed_place::of(parent, kind, known, mine.first[s & mask] != no_slot);
    mine.next[s & mask] = no_slot;
    mine.previous[s & mask] = s;
    if (!is_division(kind)) return;
    const slot first = first_below(parent);
    if (first == no_slot) {
        set_first(parent, s);
        return;
    }
    slot& last = edit_links(first).previous[first & mask];
    set_next(last, s);
    mine.previous[s & mask] = last;
    last = s;
}

void state::prepare_attach(slot parent, unit_kind kind) {
    if (!is_division(kind)) return;
    const slot first = first_below(parent);
    if (first != no_slot) {
        static_cast<void>(edit_links(first));
        static_cast<void>(edit_links(previous(first)));
    } else if (parent != no_slot) {
        static_cast<void>(edit_links(parent));
    }
}

void state::detach(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const packed_place where = place(s);
    if (!is_division(where.kind())) return;
    const slot parent = where.parent();
    const slot next = this->next(s);
    const slot previous = this->previous(s);
    slot first = first_below(parent);
    if (first == s) {
        set_first(parent, next);
        first = next;
    } else {
        set_next(previous, next);
    }
    if (next != no_slot)
        edit_links(next).previous[next & mask] = previous;
    else if (first != no_slot)
        edit_links(first).previous[first & mask] = previous;
}

void state::prepare_detach(slot s) {
    const packed_place where = place(s);
    static_cast<void>(edit_links(s));
    if (!is_division(where.kind())) return;
    const slot parent = where.parent();
    const slot first = first_below(parent);
    if (first != s)
        static_cast<void>(edit_links(previous(s)));
    else if (parent != no_slot)
        static_cast<void>(edit_links(parent));
    static_cast<void>(edit_links(next(s) != no_slot ? next(s) : first));
    prepare_attach(parent, where.kind()); // taken back it comes to the end: that is to need no memory then
}

void state::attach_name(slot s, std::uint32_t name) {
    constexpr slot mask = units_per_chunk - 1;
    name_chunk& mine = edit_attributes(s);
    mine.name[s & mask] = name;
    mine.same_name[s & mask] = names.first_unit(name);
    names.set_first_unit(name, s);
}

slot state::prepare_detach_name(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const std::uint32_t name = attributes[s >> unit_chunk_bits].name[s & mask];
    slot at = names.first_unit(name);
    names.prepare_first_unit(name); // where it comes when this is taken back, too
    if (at == s) return no_slot;
    for (;;) {
        const slot following = next_of_name(at);
        if (following == s) break;
        at = following;
    }
    static_cast<void>(edit_attributes(at));
    return at;
}

void state::detach_name(slot s, slot before) {
    constexpr slot mask = units_per_chunk - 1;
    const name_chunk& mine = attributes[s >> unit_chunk_bits];
    const slot next = mine.same_name[s & mask];
    if (before == no_slot)
        names.set_first_unit(mine.name[s & mask], next);
    else
        edit_attributes(before).same_name[before & mask] = next;
}

void state::write_code(slot s, onezone::code c) {
    name_chunk& chunk = edit_attributes(s);
    chunk.code_low[s & (units_per_chunk - 1)] = static_cast<std::uint32_t>(c.value());
    chunk.code_high[s & (units_per_chunk - 1)] = static_cast<std::uint8_t>(c.value() >> 32U);
}

slot state::add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known,
    const unit_hashes& hashes, std::uint32_t name_known) {
    constexpr slot mask = units_per_chunk - 1;
    const std::uint32_t name_index =
        name_known != name_pool::no_name ? name_known : names.intern_new(name, hashes.name);
    names.prepare_first_unit(name_index);
    const slot s = free == no_slot ? slots : free;
    ONEZONE_ASSERT(s < no_slot, "the caller bounds the number of units");
    if ((s >> unit_chunk_bits) >= links.size()) links.grow();
    if ((s >> unit_chunk_bits) >= attributes.size()) attributes.grow();
    link_chunk& mine = edit_links(s);
    name_chunk& text = edit_attributes(s);
    prepare_attach(parent, kind);
    const std::size_t id_cell = ids.prepare_insert(hashes.id, hash_of_id());
    const std::size_t code_cell = c.ok() ? codes.prepare_insert(hashes.code, hash_of_code()) : 0;

    if (s == free)
        free = mine.next[s & mask];
    else
        ++slots;
    text.id[s & mask] = id.value();
    write_code(s, c);
    mine.first[s & mask] = no_slot;
    ids.insert_at(id_cell, hashes.id, s);
    if (c.ok()) codes.insert_at(code_cell, hashes.code, s);
    attach_name(s, name_index);
    attach(s, parent, known, kind);
    ++live;
    return s;
}

void state::remove_unit(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const onezone::code c = code(s);
    name_chunk& text = edit_attributes(s);
    prepare_detach(s);
    const slot before = prepare_detach_name(s);
    ids.prepare_erase(hash_of(id(s)), s);
    if (c.ok()) codes.prepare_erase(hash_of(c), s);

    detach(s);
    detach_name(s, before);
    ids.erase(hash_of(id(s)), s, hash_of_id());
    if (c.ok()) codes.erase(hash_of(c), s, hash_of_code());
    text.id[s & mask] = 0;
    write_code(s, onezone::code::none());
    link_chunk& mine = edit_links(s);
    mine.place[s & mask] = packed_place{};
    mine.next[s & mask] = free;
    free = s;
    --live;
}

void state::set_place(slot s, slot parent, bool known) {
    const packed_place was = place(s);
    if (was.parent() == parent) {
        edit_links(s).place[s & (units_per_chunk - 1)].set_known(known);
        return;
    }
    prepare_detach(s);
    prepare_attach(parent, was.kind());
    detach(s);
    attach(s, parent, known, was.kind());
}

void state::set_kind(slot s, unit_kind kind) { edit_links(s).place[s & (units_per_chunk - 1)].set_kind(kind); }

void state::set_code(slot s, onezone::code c) {
    const onezone::code was = code(s);
    static_cast<void>(edit_attributes(s));
    if (c.ok()) static_cast<void>(codes.prepare_insert(hash_of(c), hash_of_code()));
    if (was.ok()) codes.erase(hash_of(was), s, hash_of_code());
    write_code(s, c);
    if (c.ok()) codes.insert(hash_of(c), s, hash_of_code());
}

void state::set_name(slot s, std::string_view name) {
    const std::uint32_t index = names.intern(name);
    names.prepare_first_unit(index);
    static_cast<void>(edit_attributes(s));
    detach_name(s, prepare_detach_name(s));
    attach_name(s, index);
}

} // namespace onezone::detail
