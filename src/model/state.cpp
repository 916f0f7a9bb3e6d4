// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/assert.hpp>
#include <onezone/model/detail/state.hpp>

#include <algorithm>

namespace onezone::detail {

//=== names ===//

// What writes is inline here, where all writing is, and not in the header, which everybody compiles.
inline char* name_pool::edit_at(std::uint32_t name) {
    const std::size_t at = std::size_t{name} * grain;
    return blocks_.edit(at / block).data() + at % block;
}
inline void name_pool::set_first_unit(std::uint32_t name, slot s) { std::memcpy(edit_at(name), &s, sizeof s); }
inline void name_pool::prepare_first_unit(std::uint32_t name) { static_cast<void>(edit_at(name)); }
inline void name_pool::reserve(std::size_t names) { index_.reserve(names); }

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

inline link_chunk& state::edit_links(slot s) { return links.edit(s >> unit_chunk_bits); }
inline name_chunk& state::edit_attributes(slot s) { return attributes.edit(s >> unit_chunk_bits); }

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

void state::set_first(slot parent, slot first) {
    if (parent == no_slot)
        first_root = first;
    else
        edit_links(parent).set_first(parent, first);
}

namespace {

// The chunks of units, unshared. Remembers the last one: siblings mostly share it.
class unsharing {
public:
    explicit unsharing(state& of) noexcept : of_(of) {}
    [[nodiscard]] link_chunk* operator()(slot unit) {
        if (unit == no_slot) return nullptr;
        if (const slot number = unit >> unit_chunk_bits; number != number_) {
            chunk_ = &of_.links.edit(number);
            number_ = number;
        }
        return chunk_;
    }
    [[nodiscard]] const state& of() const noexcept { return of_; }

private:
    state& of_;
    link_chunk* chunk_ = nullptr;
    slot number_ = no_slot;
};

// Where a list of siblings ends, with what an appended one writes: unshared.
struct list_end {
    slot parent;
    slot first;           // `no_slot` where the list is empty
    slot last;            // of an empty list: the parent
    link_chunk* at_first; // null where there is no such unit
    link_chunk* at_last;
};

[[nodiscard]] list_end end_below(unsharing& own, slot parent) {
    const slot first = parent == no_slot ? own.of().first_root : own.of().first(parent);
    if (first == no_slot) return {parent, first, parent, nullptr, own(parent)};
    link_chunk* const at_first = own(first);
    const slot last = at_first->previous[first & (units_per_chunk - 1)];
    return {parent, first, last, at_first, own(last)};
}

// Puts `s`, which lies in `mine`, there. The first child's `previous` is the last.
void append(state& of, const list_end& to, slot s, link_chunk& mine) noexcept {
    constexpr slot mask = units_per_chunk - 1;
    mine.next[s & mask] = no_slot;
    mine.previous[s & mask] = to.first == no_slot ? s : to.last;
    if (to.first != no_slot) {
        to.at_last->link(to.last, s);
        to.at_first->previous[to.first & mask] = s;
    } else if (to.parent != no_slot) {
        to.at_last->set_first(to.parent, s);
    } else {
        of.first_root = s;
    }
}

} // namespace

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
        edit_links(previous).link(previous, next);
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
    unsharing own(*this);
    static_cast<void>(end_below(own, parent)); // taken back it comes to the end: that is to need no memory then
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
    unsharing own(*this);
    link_chunk& mine = *own(s);
    name_chunk& text = edit_attributes(s);
    const list_end end = is_division(kind) ? end_below(own, parent) : list_end{};
    const std::size_t id_cell = ids.prepare_insert(hashes.id, hash_of_id());
    const std::size_t code_cell = c.ok() ? codes.prepare_insert(hashes.code, hash_of_code()) : 0;

    if (s == free)
        free = mine.next[s & mask];
    else
        ++slots;
    text.id[s & mask] = id.value();
    text.code_low[s & mask] = static_cast<std::uint32_t>(c.value());
    text.code_high[s & mask] = static_cast<std::uint8_t>(c.value() >> 32U);
    text.name[s & mask] = name_index;
    text.same_name[s & mask] = names.first_unit(name_index);
    names.set_first_unit(name_index, s);
    ids.insert_at(id_cell, hashes.id, s);
    if (c.ok()) codes.insert_at(code_cell, hashes.code, s);
    mine.place[s & mask] = packed_place::of(parent, kind, known, false);
    mine.first[s & mask] = no_slot;
    mine.next[s & mask] = no_slot;
    mine.previous[s & mask] = s;
    if (is_division(kind)) append(*this, end, s, mine);
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

// A detach and an attach in one: what either writes, and what the way back would write, is unshared before anything is written, and
// written through what that found.
void state::set_place(slot s, slot parent, bool known) {
    constexpr slot mask = units_per_chunk - 1;
    unsharing own(*this);
    link_chunk& mine = *own(s);
    const packed_place was = mine.place[s & mask];
    const slot from = was.parent();
    if (from == parent) {
        mine.place[s & mask].set_known(known);
        return;
    }
    if (!is_division(was.kind())) {
        mine.place[s & mask] = packed_place::of(parent, was.kind(), known, false);
        return;
    }
    const slot next = mine.next[s & mask];
    const slot previous = mine.previous[s & mask];
    const slot head = first_below(from);
    const slot before = head == s ? from : previous;
    const slot after = next != no_slot ? next : head;
    link_chunk* const at_before = own(before);
    link_chunk& at_after = *own(after);
    static_cast<void>(end_below(own, from));
    const list_end end = end_below(own, parent);

    if (head != s)
        at_before->link(previous, next);
    else if (from != no_slot)
        at_before->set_first(from, next);
    else
        first_root = next;
    if (after != s) at_after.previous[after & mask] = previous; // the list's first knows its last
    mine.place[s & mask] = packed_place::of(parent, was.kind(), known, was.children());
    append(*this, end, s, mine);
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
