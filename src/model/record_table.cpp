// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/detail/record_table.hpp>

namespace onezone::detail {

// Puts row `s` at the end of its owner's list.
template <class Record>
void record_table<Record>::attach(std::size_t link, slot s) {
    const std::uint64_t owner = owners(row_at(s).record)[link];
    row& mine = edit_row(s);
    mine.next[link] = no_slot;
    mine.previous[link] = s;
    if (links == 0 || owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    if (first == no_slot) {
        heads_[link].insert(mix(owner), s, hash_of_owner(link));
        return;
    }
    row& head = edit_row(first);
    mine.previous[link] = head.previous[link];
    edit_row(head.previous[link]).next[link] = s;
    head.previous[link] = s;
}

template <class Record>
void record_table<Record>::prepare_attach(std::size_t link, std::uint64_t owner) {
    if (links == 0 || owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    if (first == no_slot) {
        heads_[link].prepare_insert(mix(owner), hash_of_owner(link));
        return;
    }
    static_cast<void>(edit_row(first));
    static_cast<void>(edit_row(row_at(first).previous[link]));
}

template <class Record>
void record_table<Record>::detach(std::size_t link, slot s) {
    const std::uint64_t owner = owners(row_at(s).record)[link];
    if (links == 0 || owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    const slot next = row_at(s).next[link];
    const slot previous = row_at(s).previous[link];
    if (first == s) {
        if (next == no_slot) {
            heads_[link].erase(mix(owner), s, hash_of_owner(link));
            return;
        }
        heads_[link].redirect(mix(owner), s, next);
        edit_row(next).previous[link] = previous;
        return;
    }
    edit_row(previous).next[link] = next;
    edit_row(next == no_slot ? first : next).previous[link] = previous; // the list's first knows its last
}

template <class Record>
void record_table<Record>::prepare_detach(std::size_t link, slot s) {
    const std::uint64_t owner = owners(row_at(s).record)[link];
    if (links == 0 || owner == 0) return;
    const slot first = first_of(static_cast<unsigned>(link), owner);
    const slot next = row_at(s).next[link];
    if (first == s)
        heads_[link].prepare_erase(mix(owner), s);
    else
        static_cast<void>(edit_row(row_at(s).previous[link]));
    static_cast<void>(edit_row(next == no_slot ? first : next));
    // Taken back it comes to the end of the list: that is to need no memory then.
    prepare_attach(link, owner);
}

template <class Record>
void record_table<Record>::prepare_put(const Record& record) {
    const auto then = owners(record);
    if (const slot there = at(record.id()); there != no_slot) {
        const auto now = owners(row_at(there).record);
        static_cast<void>(edit_row(there));
        for (std::size_t k = 0; k < links; ++k) {
            if (now[k] == then[k]) continue;
            prepare_attach(k, then[k]); // first, as an index that grows is unshared as a whole
            prepare_detach(k, there);
        }
        return;
    }
    if (free_ == no_slot && slots_ == rows_.size() * per_chunk) rows_.grow();
    static_cast<void>(edit_row(free_ == no_slot ? slots_ : free_));
    ids_.prepare_insert(mix(record.id().value()), hash_of_id());
    for (std::size_t k = 0; k < links; ++k) prepare_attach(k, then[k]);
}

template <class Record>
void record_table<Record>::put(Record record, slot unit) {
    prepare_put(record);
    if (const slot there = at(record.id()); there != no_slot) {
        row& mine = edit_row(there);
        const auto now = owners(mine.record);
        const auto then = owners(record);
        for (std::size_t k = 0; k < links; ++k)
            if (now[k] != then[k]) detach(k, there);
        summary_.drop(mine.record);
        summary_.add(record, there);
        mine.record = std::move(record);
        mine.unit.fill(unit);
        for (std::size_t k = 0; k < links; ++k)
            if (now[k] != then[k]) attach(k, there);
        return;
    }
    const slot s = free_ == no_slot ? slots_ : free_;
    row& fresh = edit_row(s);
    if (s == free_)
        free_ = std::exchange(fresh.free_next, no_slot);
    else
        ++slots_;
    summary_.add(record, s);
    fresh.record = std::move(record);
    fresh.unit.fill(unit);
    fresh.live = true;
    ids_.insert(mix(fresh.record.id().value()), s, hash_of_id());
    for (std::size_t k = 0; k < links; ++k) attach(k, s);
    ++live_;
}

template <class Record>
void record_table<Record>::prepare_erase(key id) {
    const slot s = at(id);
    if (s == no_slot) return;
    static_cast<void>(edit_row(s));
    for (std::size_t k = 0; k < links; ++k) prepare_detach(k, s);
    ids_.prepare_erase(mix(id.value()), s);
}

template <class Record>
bool record_table<Record>::erase(key id) {
    const slot s = at(id);
    if (s == no_slot) return false;
    prepare_erase(id);
    row& mine = edit_row(s);
    for (std::size_t k = 0; k < links; ++k) detach(k, s);
    ids_.erase(mix(id.value()), s, hash_of_id());
    summary_.drop(mine.record);
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
template class record_table<completeness>;
template class record_table<own_fact>;

} // namespace onezone::detail
