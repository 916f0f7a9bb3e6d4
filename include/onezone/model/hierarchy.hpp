// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_HIERARCHY_HPP_INCLUDED
#define ONEZONE_MODEL_HIERARCHY_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/unit.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The whole administration on one date, as a value.
///
///  1. Regular: copy it, compare it, keep ten of them. A copy costs one atomic increment and shares everything until one side
///     is changed; a change costs what it touches.
///  2. Always well-formed: affiliation is a forest of strictly falling levels, nothing dangles, ids and codes are unique.
///     What is merely unlawful or unwise is representable, so that a rule can find it.
///  3. It is changed only through `change` (model/change.hpp), on which operations are built.
///  4. Const access from any number of threads is safe, also while other threads change copies of their own.
/// Example: examples/query.cpp

namespace onezone {

class change;

class ONEZONE_API hierarchy {
public:
    /// No units at all.
    hierarchy();
    hierarchy(const hierarchy& other) noexcept;
    hierarchy(hierarchy&& other) noexcept;
    hierarchy& operator=(const hierarchy& other) noexcept;
    hierarchy& operator=(hierarchy&& other) noexcept;
    ~hierarchy();

    //=== units ===//

    [[nodiscard]] std::size_t size() const noexcept { return state_->live; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    /// The unit with this id, or nothing. O(1).
    [[nodiscard]] unit_ref find(unit_id id) const noexcept { return {state_, state_->find(id)}; }
    /// The unit with this code, or nothing. O(1).
    [[nodiscard]] unit_ref find(code c) const noexcept { return {state_, c.ok() ? state_->find(c) : detail::no_slot}; }
    /// The unit with this id. Requires: there is one.
    [[nodiscard]] unit_ref operator[](unit_id id) const noexcept { return find(id); }

    /// The one unit whose path ends in `path`: `龙南市/龙南镇`, or just a name that only one unit has.
    ///
    /// Refuses: unknown_unit (with units of a similar name as subjects), ambiguous_unit (with the candidates).
    /// Complexity: linear in the number of units of that name.
    [[nodiscard]] result<unit_ref> find(std::string_view path) const;
    /// The id of the unit `path` names. Throws: error, where `find` refuses.
    [[nodiscard]] unit_id at(std::string_view path) const;
    /// All units of exactly this name, in no particular order. Allocates the result.
    [[nodiscard]] std::vector<unit_ref> named(std::string_view name) const;

    /// Every unit. Slot order, which is import order where nothing was removed.
    [[nodiscard]] unit_range<detail::every_step> units() const noexcept;
    /// The divisions at the top.
    [[nodiscard]] unit_range<detail::child_step> roots() const noexcept {
        detail::child_step step;
        return {state_->first_root == detail::no_slot ? unit_ref() : step.here.look(*state_, state_->first_root), step};
    }
    /// The nearest division at or above both, or nothing. O(depth).
    [[nodiscard]] unit_ref common_ancestor(unit_ref a, unit_ref b) const noexcept;
    /// The path of a unit, or `#` and its id where there is no such unit. Allocates.
    [[nodiscard]] std::string path_of(unit_id id) const;

    //=== records ===//

    /// The record with this id, or null. O(1). Invalidated when the hierarchy is written, assigned or destroyed.
    [[nodiscard]] const zone* zone_of(unit_id unit) const noexcept { return state_->table<zone>().find(unit); }
    [[nodiscard]] const body* find(body_id id) const noexcept { return state_->table<body>().find(id); }
    [[nodiscard]] const post* find(post_id id) const noexcept { return state_->table<post>().find(id); }
    [[nodiscard]] const person* find(person_id id) const noexcept { return state_->table<person>().find(id); }
    [[nodiscard]] const tenure* find(tenure_id id) const noexcept { return state_->table<tenure>().find(id); }
    [[nodiscard]] const holding* find(holding_id id) const noexcept { return state_->table<holding>().find(id); }
    [[nodiscard]] const hosting* find(hosting_id id) const noexcept { return state_->table<hosting>().find(id); }
    [[nodiscard]] const entrustment* find(entrustment_id id) const noexcept {
        return state_->table<entrustment>().find(id);
    }
    [[nodiscard]] const agreement* find(agreement_id id) const noexcept { return state_->table<agreement>().find(id); }
    [[nodiscard]] const indicator* find(indicator_id id) const noexcept { return state_->table<indicator>().find(id); }

    [[nodiscard]] const completeness* find(completeness_id id) const noexcept {
        return state_->table<completeness>().find(id);
    }
    [[nodiscard]] const own_fact* find(own_fact_id id) const noexcept { return state_->table<own_fact>().find(id); }

    /// Every record of a kind: `h.all<body>()`.
    template <class Record>
    [[nodiscard]] record_range<Record> all() const noexcept {
        return record_range<Record>(state_->table<Record>());
    }
    template <class Record>
    [[nodiscard]] std::size_t count() const noexcept {
        return state_->table<Record>().size();
    }

    /// Zones, parks and other areas whose seat is (or lies somewhere within) this very division.
    [[nodiscard]] record_range<zone> zones_seated_in(unit_id division) const noexcept {
        return list<zone>(detail::by_seat, division);
    }
    [[nodiscard]] record_range<zone> parks_of(unit_id zone_unit) const noexcept {
        return list<zone>(detail::by_whole, zone_unit);
    }
    /// Zones managed by the government of this division.
    [[nodiscard]] record_range<zone> zones_managed_by(unit_id division) const noexcept {
        return list<zone>(detail::by_manager, division);
    }
    /// The further divisions a zone lies in, beside its seat; and the zones that so lie in a division.
    [[nodiscard]] record_range<hosting> hosts_of(unit_id zone_unit) const noexcept {
        return list<hosting>(detail::by_zone, zone_unit);
    }
    [[nodiscard]] record_range<hosting> hosted_in(unit_id division) const noexcept {
        return list<hosting>(detail::by_host, division);
    }

    [[nodiscard]] record_range<body> bodies_of(unit_id unit) const noexcept {
        return list<body>(detail::by_unit, unit);
    }
    [[nodiscard]] record_range<body> parts_of(body_id above) const noexcept {
        return list<body>(detail::by_body_above, above);
    }
    [[nodiscard]] record_range<post> posts_of(body_id b) const noexcept { return list<post>(0, b); }
    [[nodiscard]] record_range<tenure> tenures_of(post_id p) const noexcept { return list<tenure>(detail::by_post, p); }
    [[nodiscard]] record_range<tenure> tenures_of(person_id p) const noexcept {
        return list<tenure>(detail::by_person, p);
    }
    [[nodiscard]] record_range<holding> holdings_of(body_id b) const noexcept { return list<holding>(0, b); }
    /// Who administers a unit on its parent's behalf; and what a zone or division so administers.
    [[nodiscard]] record_range<entrustment> entrustments_of(unit_id unit) const noexcept {
        return list<entrustment>(detail::by_entrusted, unit);
    }
    [[nodiscard]] record_range<entrustment> entrusted_to(unit_id holder) const noexcept {
        return list<entrustment>(detail::by_holder, holder);
    }
    [[nodiscard]] record_range<agreement> agreements_about(unit_id unit) const noexcept {
        return list<agreement>(0, unit);
    }
    [[nodiscard]] record_range<indicator> indicators_of(unit_id unit) const noexcept {
        return list<indicator>(0, unit);
    }

    /// What is stated of lists of this unit, body or post itself, or of
    /// everything within the unit.
    template <class Id>
    [[nodiscard]] record_range<completeness> stated_of(Id owner) const noexcept {
        return list<completeness>(0, owner);
    }
    /// Facts of one's own about this unit, body, post or person.
    template <class Id>
    [[nodiscard]] record_range<own_fact> own_facts_of(Id about) const noexcept {
        return list<own_fact>(0, about);
    }

    /// The one body called `name`, or `unit path/name`.
    ///
    /// Refuses: unknown_body, ambiguous_record (candidates as subjects).
    [[nodiscard]] result<const body*> find_body(std::string_view name) const;

    //=== the value ===//

    /// How many acts were applied to reach this value; part of it, because new ids derive from it.
    [[nodiscard]] std::uint64_t acts() const noexcept { return state_->acts; }

    /// Same content and ids, whatever the storage or the order of siblings. Chunks shared by both are not looked at.
    ONEZONE_API friend bool operator==(const hierarchy& a, const hierarchy& b);

private:
    friend class change;
    friend struct detail::inside;
    template <class Record, class Id>
    [[nodiscard]] record_range<Record> list(unsigned link, Id owner) const noexcept {
        return record_range<Record>(state_->table<Record>(), link, owner.value());
    }
    explicit hierarchy(detail::state* owned) noexcept : state_(owned) {}

    detail::state* state_;
};

/// Whether both say the same when ids and the count of acts are ignored: units by path, kind and code, and everything that hangs
/// on them, by content and by what it names.
///
/// Limits: decided by 64-bit digests; a network of records that is the same from each of its points could pass for another.
/// Complexity: O(n log n), once or a few times over; allocates a digest per unit and record.
[[nodiscard]] ONEZONE_API bool equivalent(const hierarchy& a, const hierarchy& b);

} // namespace onezone

#endif
