// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_DETAIL_RECORD_TABLE_HPP_INCLUDED
#define ONEZONE_MODEL_DETAIL_RECORD_TABLE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/detail/cow.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <utility>

/// @file
/// Copy-on-write tables of records, indexed by id and by owner. Not API.
///
///  1. Look-up by id and the first record of an owner: O(1). Walking an owner's records allocates nothing.
///  2. Order within an owner is the order of insertion and no part of the value.

namespace onezone::detail {

/// The owner of the list of records that name a body beside their links.
inline constexpr std::uint64_t naming_a_body = 1;

/// Which ids own a record: one list of records per link and owner; 0 is no owner.
// Those that name a body anywhere else are in one list, so that who names a body that goes is found without a look at all.
inline std::array<std::uint64_t, 4> owners(const zone& z) noexcept {
    const bool led = std::any_of(
        z.designations.begin(), z.designations.end(), [](const designation& d) { return d.team.value.has_value(); });
    return {
        z.seat.value(), z.part_of.value(), z.managing.value ? z.managing.value->value() : 0, led ? naming_a_body : 0U};
}
inline std::array<std::uint64_t, 2> owners(const hosting& h) noexcept { return {h.unit.value(), h.division.value()}; }
inline std::array<std::uint64_t, 4> owners(const body& b) noexcept {
    const bool names =
        std::any_of(b.appraisals.begin(), b.appraisals.end(), [](const appraisal& a) { return a.by.value.has_value(); })
        || std::any_of(b.lent.begin(), b.lent.end(), [](const staff_loan& l) { return l.to.value.has_value(); })
        || !b.joint_offices.empty();
    return {b.unit.value(), b.part_of.value(), b.name.empty() ? 0 : digest(b.name) | 1U, names ? naming_a_body : 0U};
}
inline std::array<std::uint64_t, 1> owners(const post& p) noexcept { return {p.body.value()}; }
inline std::array<std::uint64_t, 0> owners(const person&) noexcept { return {}; }
inline std::array<std::uint64_t, 2> owners(const tenure& t) noexcept { return {t.post.value(), t.person.value()}; }
inline std::array<std::uint64_t, 2> owners(const holding& h) noexcept {
    return {h.holder.value(), h.shared_with.empty() ? 0U : naming_a_body};
}
inline std::array<std::uint64_t, 2> owners(const entrustment& e) noexcept { return {e.unit.value(), e.holder.value()}; }
inline std::array<std::uint64_t, 1> owners(const agreement& a) noexcept { return {a.about.value()}; }
inline std::array<std::uint64_t, 1> owners(const indicator& i) noexcept { return {i.unit.value()}; }
// Of one owner alone, in one list whatever it is: ids do not meet.
inline std::array<std::uint64_t, 1> owners(const completeness& c) noexcept {
    return {c.unit.value() + c.body.value() + c.post.value()};
}
inline std::array<std::uint64_t, 1> owners(const own_fact& f) noexcept {
    return {f.unit.value() + f.body.value() + f.post.value() + f.person.value()};
}

/// The members of a record by whose ids it is found at once, link by link:
/// those that `owners` gives.
template <class Record>
inline constexpr std::tuple<> linked_by{};
template <>
inline constexpr auto linked_by<zone> = std::tuple{&zone::seat, &zone::part_of, &zone::managing};
template <>
inline constexpr auto linked_by<hosting> = std::tuple{&hosting::unit, &hosting::division};
template <>
inline constexpr auto linked_by<body> = std::tuple{&body::unit, &body::part_of};
template <>
inline constexpr auto linked_by<post> = std::tuple{&post::body};
template <>
inline constexpr auto linked_by<tenure> = std::tuple{&tenure::post, &tenure::person};
template <>
inline constexpr auto linked_by<holding> = std::tuple{&holding::holder};
template <>
inline constexpr auto linked_by<entrustment> = std::tuple{&entrustment::unit, &entrustment::holder};
template <>
inline constexpr auto linked_by<agreement> = std::tuple{&agreement::about};
template <>
inline constexpr auto linked_by<indicator> = std::tuple{&indicator::unit};

enum zone_link : unsigned { by_seat, by_whole, by_manager, by_team };
enum hosting_link : unsigned { by_zone, by_host };
enum body_link : unsigned { by_unit, by_body_above, by_name, by_body_named };
enum holding_link : unsigned { by_body, by_sharing };
enum tenure_link : unsigned { by_post, by_person };
enum entrustment_link : unsigned { by_entrusted, by_holder };

/// Whether a record describes a unit, whose slot its row keeps beside it: then a walk over records need not look it up.
template <class Record>
inline constexpr bool describes_unit = std::is_same_v<Record, zone>;

/// What is known of a table as a whole: of most nothing.
template <class Record>
struct table_summary {
    void add(const Record&, slot) noexcept {}
    void drop(const Record&) noexcept {}
};
/// How many statements there are of each list and reach, and where those on all there is stand: what nobody states is not looked for.
template <>
struct table_summary<completeness> {
    struct of_list {
        std::array<std::uint32_t, 3> count{};
        slot everywhere = no_slot;
    };
    std::array<of_list, static_cast<std::size_t>(known_list::indicators) + 1> lists{};

    [[nodiscard]] const of_list& on(known_list list) const noexcept { return lists[static_cast<std::size_t>(list)]; }
    [[nodiscard]] bool any(known_list list, list_reach reach) const noexcept {
        return on(list).count[static_cast<std::size_t>(reach)] != 0;
    }
    void add(const completeness& c, slot at) noexcept {
        of_list& of = lists[static_cast<std::size_t>(c.list)];
        ++of.count[static_cast<std::size_t>(c.reach)];
        if (c.reach == list_reach::everywhere) of.everywhere = at;
    }
    void drop(const completeness& c) noexcept {
        of_list& of = lists[static_cast<std::size_t>(c.list)];
        --of.count[static_cast<std::size_t>(c.reach)];
        if (c.reach == list_reach::everywhere) of.everywhere = no_slot;
    }
};

template <class Record>
using id_type = decltype(std::declval<const Record&>().id());

template <class Record>
class record_table {
    static constexpr std::size_t links = std::tuple_size_v<decltype(owners(std::declval<const Record&>()))>;
    static constexpr std::size_t per_chunk = 8;
    // The links stand beside the ids with which records begin: to look for a record and to walk a list reads both.
    struct row {
        std::array<slot, links> previous{}; // of the first in a list: its last
        std::array<slot, links> next{};
        slot free_next = no_slot;
        std::array<slot, describes_unit<Record> ? 1 : 0> unit{};
        bool live = false;
        Record record;
    };

public:
    using key = id_type<Record>;

    /// The record with this id, or null. Invalidated by any write to the table.
    [[nodiscard]] const Record* find(key id) const noexcept {
        const slot s = at(id);
        return s == no_slot ? nullptr : &row_at(s).record;
    }
    [[nodiscard]] std::size_t size() const noexcept { return live_; }
    [[nodiscard]] const table_summary<Record>& summary() const noexcept { return summary_; }

    /// Slots for walks: all live ones in slot order, or the list of one owner.
    [[nodiscard]] slot first_slot() const noexcept { return next_live(0); }
    [[nodiscard]] slot next_slot(slot s) const noexcept { return next_live(s + 1); }
    [[nodiscard]] slot first_of(unsigned link, std::uint64_t owner) const noexcept {
        if (owner == 0 || links == 0) return no_slot;
        return heads_[link].find(mix(owner), [&](slot s) { return owners(row_at(s).record)[link] == owner; });
    }
    [[nodiscard]] slot next_of(unsigned link, slot s) const noexcept { return row_at(s).next[link]; }
    [[nodiscard]] const Record& record_at(slot s) const noexcept { return row_at(s).record; }
    /// Calls `visit(slot, record, unit)` for every record in slot order; `unit` is the slot of the unit it describes. Some are looked at
    /// together: `coming(unit)` is called for each of them before the first is visited.
    template <class Coming, class Visit>
    void for_each_with_unit(Coming coming, Visit visit) const requires describes_unit<Record> {
        for (std::size_t c = 0; c < rows_.size(); ++c) {
            const auto& chunk = rows_[c];
            for (const row& r : chunk)
                if (r.live) coming(r.unit[0]);
            slot at = static_cast<slot>(c * per_chunk);
            for (const row& r : chunk) {
                if (r.live) visit(at, r.record, r.unit[0]);
                ++at;
            }
        }
    }
    /// Whether the record with this id stands there.
    [[nodiscard]] bool stands_at(slot s, key id) const noexcept {
        return s < slots_ && row_at(s).live && row_at(s).record.id() == id;
    }

    // Writes have two phases: `prepare_…` allocates and changes nothing that can be read, what follows it allocates nothing.

    /// Adds or replaces; `unit` is the slot of the unit it describes, if any. Strong guarantee.
    void put(Record record, slot unit = no_slot);
    void prepare_put(const Record& record);
    /// Removes; false where there is none. Strong guarantee.
    bool erase(key id);
    void prepare_erase(key id);

    /// Whether both tables are the same storage, wholly.
    [[nodiscard]] bool same(const record_table& other) const noexcept { return rows_.same(other.rows_); }
    /// Calls `visit(record)` for each live record in chunks that `other` does not share.
    template <class Visit>
    void for_each_unshared(const record_table& other, Visit visit) const {
        for (std::size_t c = 0; c < rows_.size(); ++c) {
            if (rows_.shares(other.rows_, c)) continue;
            for (const row& r : rows_[c])
                if (r.live) visit(r.record);
        }
    }

private:
    [[nodiscard]] const row& row_at(slot s) const noexcept { return rows_[s / per_chunk][s % per_chunk]; }
    [[nodiscard]] row& edit_row(slot s) { return rows_.edit(s / per_chunk)[s % per_chunk]; }
    [[nodiscard]] slot at(key id) const noexcept {
        return ids_.find(mix(id.value()), [&](slot s) { return row_at(s).record.id() == id; });
    }
    [[nodiscard]] slot next_live(slot s) const noexcept {
        while (s < slots_ && !row_at(s).live) ++s;
        return s < slots_ ? s : no_slot;
    }
    [[nodiscard]] auto hash_of_id() const {
        return [this](slot s) { return mix(row_at(s).record.id().value()); };
    }
    [[nodiscard]] auto hash_of_owner(std::size_t link) const {
        return [this, link](slot s) { return mix(owners(row_at(s).record)[link]); };
    }
    void attach(std::size_t link, slot s);
    void detach(std::size_t link, slot s);
    void prepare_attach(std::size_t link, std::uint64_t owner);
    void prepare_detach(std::size_t link, slot s);

    cow_chunks<std::array<row, per_chunk>> rows_;
    slot_index ids_;
    std::array<slot_index, links> heads_;
    slot slots_ = 0;
    slot free_ = no_slot; // the dead rows are chained through `free_next`
    std::size_t live_ = 0;
    [[no_unique_address]] table_summary<Record> summary_;
};

extern template class ONEZONE_API record_table<zone>;
extern template class ONEZONE_API record_table<hosting>;
extern template class ONEZONE_API record_table<body>;
extern template class ONEZONE_API record_table<post>;
extern template class ONEZONE_API record_table<person>;
extern template class ONEZONE_API record_table<tenure>;
extern template class ONEZONE_API record_table<holding>;
extern template class ONEZONE_API record_table<entrustment>;
extern template class ONEZONE_API record_table<agreement>;
extern template class ONEZONE_API record_table<indicator>;
extern template class ONEZONE_API record_table<completeness>;
extern template class ONEZONE_API record_table<own_fact>;

} // namespace onezone::detail

namespace onezone {

/// A walk over records of one kind; each element is a `const Record&`. Allocates nothing.
///
/// Invalidated when the hierarchy it came from is written, assigned or destroyed.
template <class Record>
class record_range {
public:
    class iterator {
    public:
        using value_type = Record;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using reference = const Record&;
        using pointer = const Record*;

        iterator() noexcept = default;
        iterator(const detail::record_table<Record>* table, detail::slot at, unsigned link) noexcept
            : table_(table),
              at_(at),
              link_(link) {}
        [[nodiscard]] reference operator*() const noexcept { return table_->record_at(at_); }
        [[nodiscard]] pointer operator->() const noexcept { return &table_->record_at(at_); }
        iterator& operator++() noexcept {
            at_ = link_ == whole ? table_->next_slot(at_) : table_->next_of(link_, at_);
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const detail::record_table<Record>* table_ = nullptr;
        detail::slot at_ = detail::no_slot;
        unsigned link_ = whole;
    };
    using value_type = Record;

    static constexpr unsigned whole = ~0U;

    explicit record_range(const detail::record_table<Record>& table) noexcept
        : first_(&table, table.first_slot(), whole) {}
    record_range(const detail::record_table<Record>& table, unsigned link, std::uint64_t owner) noexcept
        : first_(&table, table.first_of(link, owner), link) {}

    [[nodiscard]] iterator begin() const noexcept { return first_; }
    [[nodiscard]] iterator end() const noexcept { return {}; }
    [[nodiscard]] bool empty() const noexcept { return begin() == end(); }
    /// Complexity: linear.
    [[nodiscard]] std::size_t count() const noexcept { return static_cast<std::size_t>(std::distance(begin(), end())); }

private:
    iterator first_;
};

} // namespace onezone

#endif
