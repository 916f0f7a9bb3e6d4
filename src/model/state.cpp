// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/assert.hpp>
#include <onezone/model/detail/state.hpp>

#include <algorithm>

namespace onezone::detail {

namespace {
[[nodiscard]] constexpr std::uint64_t hash_of_code(std::uint64_t code) noexcept { return mix(code); }
} // namespace

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

// Links `s` behind the last child of `parent`. Everything that may allocate comes first.
void state::attach(slot s, slot parent, bool known, unit_kind kind) {
    constexpr slot mask = units_per_chunk - 1;
    link_chunk& mine = edit_links(s);
    if (!is_division(kind)) {
        mine.place[s & mask] = packed_place::of(parent, kind, known);
        mine.next[s & mask] = mine.previous[s & mask] = no_slot;
        return;
    }
    const slot last = parent == no_slot ? last_root : links[parent >> unit_chunk_bits].last[parent & mask];
    link_chunk* above = parent == no_slot ? nullptr : &edit_links(parent);
    link_chunk* beside = last == no_slot ? nullptr : &edit_links(last);
    mine.place[s & mask] = packed_place::of(parent, kind, known);
    mine.next[s & mask] = no_slot;
    mine.previous[s & mask] = last;
    if (beside)
        beside->next[last & mask] = s;
    else if (above)
        above->first[parent & mask] = s;
    else
        first_root = s;
    if (above)
        above->last[parent & mask] = s;
    else
        last_root = s;
}

void state::detach(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const packed_place where = place(s);
    if (!is_division(where.kind())) return;
    const slot parent = where.parent();
    const slot next = this->next(s);
    const slot previous = links[s >> unit_chunk_bits].previous[s & mask];
    link_chunk* above = parent == no_slot ? nullptr : &edit_links(parent);
    link_chunk* before = previous == no_slot ? nullptr : &edit_links(previous);
    link_chunk* after = next == no_slot ? nullptr : &edit_links(next);
    if (before)
        before->next[previous & mask] = next;
    else if (above)
        above->first[parent & mask] = next;
    else
        first_root = next;
    if (after)
        after->previous[next & mask] = previous;
    else if (above)
        above->last[parent & mask] = previous;
    else
        last_root = previous;
}

void state::attach_name(slot s, std::uint32_t name) {
    constexpr slot mask = units_per_chunk - 1;
    name_chunk& mine = edit_attributes(s);
    const slot first = names.first_unit(name);
    names.set_first_unit(name, s);
    mine.name[s & mask] = name;
    mine.same_name[s & mask] = first;
}

void state::detach_name(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    const name_chunk& mine = attributes[s >> unit_chunk_bits];
    const std::uint32_t name = mine.name[s & mask];
    const slot next = mine.same_name[s & mask];
    slot at = names.first_unit(name);
    if (at == s) {
        names.set_first_unit(name, next);
        return;
    }
    for (;;) {
        const slot following = attributes[at >> unit_chunk_bits].same_name[at & mask];
        if (following == s) break;
        at = following;
    }
    edit_attributes(at).same_name[at & mask] = next;
}

slot state::add_unit(unit_id id, unit_kind kind, onezone::code c, std::string_view name, slot parent, bool known) {
    constexpr slot mask = units_per_chunk - 1;
    const std::uint32_t name_index = names.intern(name);
    slot s = free;
    if (s == no_slot) {
        s = slots;
        ONEZONE_ASSERT(s < no_slot, "33 million units are the limit");
        if ((s >> unit_chunk_bits) >= links.size()) links.grow();
        if ((s >> unit_chunk_bits) >= attributes.size()) attributes.grow();
    }
    const slot next_free = free == no_slot ? no_slot : next(s);
    link_chunk& mine = edit_links(s);
    name_chunk& text = edit_attributes(s);
    text.id[s & mask] = id.value();
    text.code[s & mask] = c.value();
    mine.first[s & mask] = mine.last[s & mask] = no_slot;

    ids.insert(mix(id.value()), s, [this](slot i) { return mix(this->id(i).value()); });
    try {
        if (c.ok())
            codes.insert(hash_of_code(c.value()), s, [this](slot i) { return hash_of_code(this->code(i).value()); });
        try {
            attach_name(s, name_index);
            try {
                attach(s, parent, known, kind);
            } catch (...) {
                detach_name(s);
                throw;
            }
        } catch (...) {
            if (c.ok())
                codes.erase(hash_of_code(c.value()), s, [this](slot i) { return hash_of_code(this->code(i).value()); });
            throw;
        }
    } catch (...) {
        ids.erase(mix(id.value()), s, [this](slot i) { return mix(this->id(i).value()); });
        throw;
    }
    if (free != no_slot)
        free = next_free;
    else
        ++slots;
    ++live;
    return s;
}

void state::remove_unit(slot s) {
    constexpr slot mask = units_per_chunk - 1;
    link_chunk& mine = edit_links(s);
    name_chunk& text = edit_attributes(s);
    const onezone::code c = code(s);
    detach(s);
    detach_name(s);
    ids.erase(mix(id(s).value()), s, [this](slot i) { return mix(this->id(i).value()); });
    if (c.ok()) codes.erase(hash_of_code(c.value()), s, [this](slot i) { return hash_of_code(this->code(i).value()); });
    text.id[s & mask] = 0;
    text.code[s & mask] = 0;
    mine.place[s & mask] = packed_place{};
    mine.next[s & mask] = free;
    free = s;
    --live;
}

void state::set_place(slot s, slot parent, bool known) {
    const packed_place was = place(s);
    link_chunk& mine = edit_links(s);
    if (was.parent() == parent) {
        mine.place[s & (units_per_chunk - 1)] = packed_place::of(parent, was.kind(), known);
        return;
    }
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
    const auto rehash = [this](slot i) { return hash_of_code(this->code(i).value()); };
    if (was.ok()) codes.erase(hash_of_code(was.value()), s, rehash);
    mine.code[s & (units_per_chunk - 1)] = c.value();
    try {
        if (c.ok()) codes.insert(hash_of_code(c.value()), s, rehash);
    } catch (...) {
        mine.code[s & (units_per_chunk - 1)] = was.value();
        if (was.ok()) codes.insert(hash_of_code(was.value()), s, rehash); // its old cell is free and unshared
        throw;
    }
}

void state::set_name(slot s, std::string_view name) {
    const std::uint32_t index = names.intern(name);
    static_cast<void>(edit_attributes(s));
    detach_name(s);
    attach_name(s, index);
}

} // namespace onezone::detail
