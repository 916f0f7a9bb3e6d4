// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/assert.hpp>
#include <onezone/model/detail/state.hpp>

#include <algorithm>

namespace onezone::detail {

//=== names ===//

std::uint32_t name_pool::intern(std::string_view t) {
    ONEZONE_ASSERT(t.size() <= longest, "the caller bounds names");
    const std::uint64_t hash = digest(t);
    const slot known = index_.find(hash, [&](slot n) { return text(n) == t; });
    if (known != no_slot) return known;

    const std::uint16_t length = static_cast<std::uint16_t>(t.size());
    const std::size_t need = sizeof length + t.size();
    std::uint32_t start = end_;
    if (start % block + need > block) start = static_cast<std::uint32_t>((start / block + 1) * block);
    if (start / block >= blocks_.size()) blocks_.grow();
    char* bytes = blocks_.edit(start / block).data() + start % block;
    std::memcpy(bytes, &length, sizeof length);
    std::copy(t.begin(), t.end(), bytes + sizeof length);

    // The columns may be one ahead of the index after an allocation failed here; then the index decides what counts.
    const auto name = static_cast<std::uint32_t>(index_.size());
    if (starts_.size() == name)
        starts_.push_back(start);
    else
        starts_.edit(name) = start;
    if (heads_.size() == name)
        heads_.push_back(no_slot);
    else
        heads_.edit(name) = no_slot;
    index_.insert(hash, name, [this](slot n) { return digest(text(n)); });
    end_ = start + static_cast<std::uint32_t>(need);
    return name;
}

void name_pool::reserve(std::size_t names) {
    starts_.reserve(names);
    heads_.reserve(names);
    index_.reserve(names);
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
      last_root(other.last_root),
      acts(other.acts),
      tables(other.tables) {}

void state::reserve(std::size_t units, std::size_t distinct_names) {
    links.reserve((units + units_per_chunk - 1) / units_per_chunk);
    attributes.reserve((units + units_per_chunk - 1) / units_per_chunk);
    ids.reserve(units);
    codes.reserve(units);
    names.reserve(distinct_names);
}

// Links `s` behind the last child of `parent`.
void state::attach(slot s, slot parent, bool known, unit_kind kind) {
    constexpr slot mask = units_per_chunk - 1;
    link_chunk& mine = edit_links(s);
    mine.place[s & mask] = packed_place::of(parent, kind, known);
    mine.next[s & mask] = mine.previous[s & mask] = no_slot;
    if (!is_division(kind)) return;
    slot& last = parent == no_slot ? last_root : edit_links(parent).last[parent & mask];
    if (last != no_slot)
        edit_links(last).next[last & mask] = s;
    else if (parent != no_slot)
        edit_links(parent).first[parent & mask] = s;
    else
        first_root = s;
    mine.previous[s & mask] = last;
    last = s;
}

void state::prepare_attach(slot parent, unit_kind kind) {
    if (!is_division(kind)) return;
    if (parent != no_slot) static_cast<void>(edit_links(parent));
    const slot last =
        parent == no_slot ? last_root : links[parent >> unit_chunk_bits].last[parent & (units_per_chunk - 1)];
    if (last != no_slot) static_cast<void>(edit_links(last));
}

void state::detach(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const packed_place where = place(s);
    if (!is_division(where.kind())) return;
    const slot parent = where.parent();
    const slot next = this->next(s);
    const slot previous = this->previous(s);
    if (previous != no_slot)
        edit_links(previous).next[previous & mask] = next;
    else if (parent != no_slot)
        edit_links(parent).first[parent & mask] = next;
    else
        first_root = next;
    if (next != no_slot)
        edit_links(next).previous[next & mask] = previous;
    else if (parent != no_slot)
        edit_links(parent).last[parent & mask] = previous;
    else
        last_root = previous;
}

void state::prepare_detach(slot s) {
    const packed_place where = place(s);
    static_cast<void>(edit_links(s));
    if (!is_division(where.kind())) return;
    // A neighbour that is not there leaves the write to the parent.
    for (const slot beside : {previous(s), next(s)})
        if (const slot touched = beside == no_slot ? where.parent() : beside; touched != no_slot)
            static_cast<void>(edit_links(touched));
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
    if (at == s) {
        names.prepare_first_unit(name);
        return no_slot;
    }
    for (;;) {
        const slot following = attributes[at >> unit_chunk_bits].same_name[at & mask];
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

slot state::add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known) {
    constexpr slot mask = units_per_chunk - 1;
    const std::uint32_t name_index = names.intern(name);
    names.prepare_first_unit(name_index);
    const slot s = free == no_slot ? slots : free;
    ONEZONE_ASSERT(s < no_slot, "the caller bounds the number of units");
    if ((s >> unit_chunk_bits) >= links.size()) links.grow();
    if ((s >> unit_chunk_bits) >= attributes.size()) attributes.grow();
    link_chunk& mine = edit_links(s);
    name_chunk& text = edit_attributes(s);
    prepare_attach(parent, kind);
    ids.prepare_insert(mix(id.value()), hash_of_id());
    if (c.ok()) codes.prepare_insert(mix(c.value()), hash_of_code());

    if (s == free)
        free = mine.next[s & mask];
    else
        ++slots;
    text.id[s & mask] = id.value();
    text.code[s & mask] = c.value();
    mine.first[s & mask] = mine.last[s & mask] = no_slot;
    ids.insert(mix(id.value()), s, hash_of_id());
    if (c.ok()) codes.insert(mix(c.value()), s, hash_of_code());
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
    ids.prepare_erase(mix(id(s).value()), s);
    if (c.ok()) codes.prepare_erase(mix(c.value()), s);

    detach(s);
    detach_name(s, before);
    ids.erase(mix(id(s).value()), s, hash_of_id());
    if (c.ok()) codes.erase(mix(c.value()), s, hash_of_code());
    text.id[s & mask] = 0;
    text.code[s & mask] = 0;
    link_chunk& mine = edit_links(s);
    mine.place[s & mask] = packed_place{};
    mine.next[s & mask] = free;
    free = s;
    --live;
}

void state::set_place(slot s, slot parent, bool known) {
    const packed_place was = place(s);
    if (was.parent() == parent) {
        edit_links(s).place[s & (units_per_chunk - 1)] = packed_place::of(parent, was.kind(), known);
        return;
    }
    prepare_detach(s);
    prepare_attach(parent, was.kind());
    detach(s);
    attach(s, parent, known, was.kind());
}

void state::set_kind(slot s, unit_kind kind) {
    const packed_place was = place(s);
    edit_links(s).place[s & (units_per_chunk - 1)] = packed_place::of(was.parent(), kind, was.known());
}

void state::set_code(slot s, onezone::code c) {
    const onezone::code was = code(s);
    name_chunk& mine = edit_attributes(s);
    if (c.ok()) codes.prepare_insert(mix(c.value()), hash_of_code());
    if (was.ok()) codes.erase(mix(was.value()), s, hash_of_code());
    mine.code[s & (units_per_chunk - 1)] = c.value();
    if (c.ok()) codes.insert(mix(c.value()), s, hash_of_code());
}

void state::set_name(slot s, std::string_view name) {
    const std::uint32_t index = names.intern(name);
    names.prepare_first_unit(index);
    static_cast<void>(edit_attributes(s));
    detach_name(s, prepare_detach_name(s));
    attach_name(s, index);
}

} // namespace onezone::detail
