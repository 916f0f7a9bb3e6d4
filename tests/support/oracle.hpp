// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_ORACLE_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_ORACLE_HPP_INCLUDED

#include <onezone/model/change.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

// A second, naive hierarchy of plain maps, and random steps that are made on it and on the real one.
//
// It knows nothing of how the library stores or checks: a step is allowed if the maps after it break no invariant as a whole.

namespace onezone_tests {

template <class Record>
using table_of = std::map<decltype(std::declval<const Record&>().id()), Record>;

struct oracle {
    std::map<onezone::unit_id, onezone::unit_record> units; // of a zone, `parent` is its seat
    std::tuple<table_of<onezone::zone>, table_of<onezone::hosting>, table_of<onezone::body>, table_of<onezone::post>,
        table_of<onezone::person>, table_of<onezone::tenure>, table_of<onezone::holding>,
        table_of<onezone::entrustment>, table_of<onezone::agreement>, table_of<onezone::indicator>,
        table_of<onezone::own_fact>>
        tables;

    template <class Record>
    [[nodiscard]] table_of<Record>& table() {
        return std::get<table_of<Record>>(tables);
    }
    template <class Record>
    [[nodiscard]] const table_of<Record>& table() const {
        return std::get<table_of<Record>>(tables);
    }

    void add(const onezone::unit_record& unit);
    void put(const onezone::zone& record);
    template <class Record>
    void put(const Record& record) {
        table<Record>().insert_or_assign(record.id(), record);
    }

    /// Takes away what goes with a unit, body, post or person.
    void drop_own_facts(std::uint64_t about);
    /// Whether the unit is there and no division, or a division.
    [[nodiscard]] bool has_zone(onezone::unit_id id) const;
    [[nodiscard]] bool has_division(onezone::unit_id id) const;
    /// The ids from a unit to its top, itself first.
    [[nodiscard]] std::vector<onezone::unit_id> chain(onezone::unit_id id) const;
    /// The first broken invariant, or nothing.
    [[nodiscard]] std::string broken() const;
};

/// What an oracle holds, read back from a hierarchy.
[[nodiscard]] oracle read(const onezone::hierarchy& h);

/// A hierarchy with this content, built anew in the order of the ids. Requires: nothing is broken.
[[nodiscard]] onezone::hierarchy hierarchy_of(const oracle& o, std::uint64_t acts = 0);

/// One way to change a hierarchy, allowed or not.
struct step {
    std::string what;
    std::function<onezone::result<void>(onezone::change&)> real;
    std::function<void(oracle&)> naive; ///< throws std::out_of_range where what it needs is not there
};

/// A random step; about two in three are allowed in a hierarchy that has grown a little.
[[nodiscard]] step random_step(std::mt19937_64& random, const oracle& now);

/// Makes the step on the oracle where that breaks nothing. Returns why it does not, or nothing.
std::string make(const step& s, oracle& naive);
/// Makes the step on both where the oracle allows it. Returns whether it did; CHECKs that the change agrees.
bool make(const step& s, onezone::change& real, oracle& naive);

/// A hierarchy after so many random steps.
[[nodiscard]] onezone::hierarchy random_hierarchy(std::uint64_t seed, int steps);
/// The same from somewhere else: each of so many random steps, where it is allowed.
[[nodiscard]] onezone::hierarchy changed_at_random(onezone::hierarchy from, std::uint64_t seed, int steps);

/// CHECKs every look-up, walk and list of `h` against `naive`.
void check_same(const onezone::hierarchy& h, const oracle& naive);
/// CHECKs what is asked of two units, for each pair.
void check_pairs(const onezone::hierarchy& h, const oracle& naive);

} // namespace onezone_tests

#endif
