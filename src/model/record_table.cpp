// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/detail/record_table.hpp>

namespace onezone::detail {

// Puts row `s` at the end of its owner's list. Allocates before it writes.
template <class Record>
void record_table<Record>::attach(std::size_t link, slot s) {
    const std::uint64_t owner = owners(row_at(s).record)[link];
    row& mine = edit_row(s);
    mine.next[link] = no_slot;
    mine.previous[link] = s;
    if (owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    if (first == no_slot) {
        heads_[link].insert(mix(owner), s, hash_of_owner(link));
        return;
    }
    const slot last = row_at(first).previous[link];
    row& head = edit_row(first);
    row& tail = edit_row(last);
    tail.next[link] = s;
    head.previous[link] = s;
    edit_row(s).previous[link] = last;
}

template <class Record>
void record_table<Record>::detach(std::size_t link, slot s) {
    const std::uint64_t owner = owners(row_at(s).record)[link];
    if (owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    const slot next = row_at(s).next[link];
    const slot previous = row_at(s).previous[link];
    if (first == s) {
        if (next == no_slot) {
            heads_[link].erase(mix(owner), s, hash_of_owner(link));
            return;
        }
        row& heir = edit_row(next);
        heads_[link].redirect(mix(owner), s, next);
        heir.previous[link] = previous;
        return;
    }
    row& before = edit_row(previous);
    row& after = edit_row(next == no_slot ? first : next); // the list's first knows its last
    before.next[link] = next;
    after.previous[link] = previous;
}

template <class Record>
void record_table<Record>::put(Record record) {
    const slot there = at(record.id());
    if (there != no_slot) {
        const auto now = owners(row_at(there).record);
        const auto then = owners(record);
        bool moves = false;
        for (std::size_t k = 0; k < links; ++k) moves = moves || now[k] != then[k];
        if (!moves) {
            edit_row(there).record = std::move(record);
            return;
        }
        Record old = row_at(there).record;
        erase(record.id());
        try {
            put(std::move(record));
        } catch (...) {
            put(std::move(old)); // its row is free and its chunks are unshared: nothing is allocated
            throw;
        }
        return;
    }
    slot s = free_;
    if (s == no_slot) {
        if (slots_ == rows_.size() * per_chunk) rows_.grow();
        s = slots_;
    }
    const auto id_hash = mix(record.id().value());
    row& fresh = edit_row(s);
    fresh.record = std::move(record);
    ids_.insert(id_hash, s, hash_of_id());
    std::size_t attached = 0;
    try {
        for (; attached < links; ++attached) attach(attached, s);
    } catch (...) {
        while (attached > 0) detach(--attached, s);
        ids_.erase(id_hash, s, hash_of_id());
        throw;
    }
    row& done = edit_row(s);
    done.live = true;
    if (s == free_)
        free_ = std::exchange(done.free_next, no_slot);
    else
        ++slots_;
    ++live_;
}

template <class Record>
bool record_table<Record>::erase(key id) {
    const slot s = at(id);
    if (s == no_slot) return false;
    row& mine = edit_row(s);
    for (std::size_t k = 0; k < links; ++k) detach(k, s);
    ids_.erase(mix(id.value()), s, hash_of_id());
    mine.record = Record{};
    mine.live = false;
    mine.free_next = std::exchange(free_, s);
    --live_;
    return true;
}

template class record_table<zone>;
template class record_table<hosting>;
template class record_table<body>;
template class record_table<post>;
template class record_table<person>;
template class record_table<tenure>;
template class record_table<holding>;
template class record_table<entrustment>;
template class record_table<agreement>;
template class record_table<indicator>;

} // namespace onezone::detail
