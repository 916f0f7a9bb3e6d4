// SPDX-License-Identifier: Apache-2.0
#include "equivalent.hpp"

#include "folding.hpp"
#include "naming.hpp"

#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <vector>

// Units and records get a digest each: first from their content alone (units from their path), then again and again from the
// digests of what they name and of what names them, until that tells no more of them apart. Two posts of one unnamed person
// are something else than two posts of two.

namespace onezone {

namespace {

using detail::folding;
using detail::inside;
using detail::mix;

//=== the digests of one hierarchy ===//

template <class Record>
struct record_digests {
    using record = Record;
    std::unordered_map<detail::id_type<Record>, std::uint64_t> of;
};
using all_digests =
    std::tuple<record_digests<zone>, record_digests<hosting>, record_digests<body>, record_digests<post>,
        record_digests<person>, record_digests<tenure>, record_digests<holding>, record_digests<entrustment>,
        record_digests<agreement>, record_digests<indicator>, record_digests<completeness>, record_digests<own_fact>>;

class portrait {
public:
    explicit portrait(const hierarchy& h) : h_(h), units_(inside::of(h).slots, 0) {
        for (const unit_ref u : h.units()) paint(u);
        std::uint64_t kind = 0;
        for_each_table([&](auto& table) {
            using Record = typename std::decay_t<decltype(table)>::record;
            ++kind;
            for (const Record& r : h_.all<Record>())
                table.of.emplace(r.id(), folding(kind).number(folding().all(r).value()).value());
        });
    }

    [[nodiscard]] std::vector<std::uint64_t> of_units() const {
        std::vector<std::uint64_t> all;
        all.reserve(h_.size());
        for (const unit_ref u : h_.units()) all.push_back(units_[inside::slot_of(u)]);
        std::sort(all.begin(), all.end());
        return all;
    }
    [[nodiscard]] std::vector<std::uint64_t> of_records() const {
        std::vector<std::uint64_t> all;
        const auto append = [&](const auto& table) {
            for (const auto& [id, digest] : table.of) all.push_back(digest);
        };
        std::apply([&](const auto&... table) { (append(table), ...); }, records_);
        std::sort(all.begin(), all.end());
        return all;
    }

    [[nodiscard]] detail::content_digests all() const {
        detail::content_digests found;
        for (const unit_ref u : h_.units()) found.units.emplace(u.id(), units_[inside::slot_of(u)]);
        found.bodies = std::get<record_digests<body>>(records_).of;
        found.people = std::get<record_digests<person>>(records_).of;
        return found;
    }

    /// Mixes into the digest of each record, and of units too where they need it, what it names and what names it.
    void refine(bool units_too) {
        const portrait before = *this;
        std::vector<std::uint64_t> units_named(units_too ? units_.size() : 0, 0);
        all_digests named;
        // Sums, so that the order in which they come does not count.
        const auto note = [&](auto id, std::uint64_t by) {
            if (!id.ok()) return;
            if constexpr (std::is_same_v<decltype(id), unit_id>) {
                if (units_too) units_named[inside::slot_of(h_[id])] += by;
            } else {
                table_for(named, id)[id] += by;
            }
        };
        for_each_table([&](auto& table) {
            using Record = typename std::decay_t<decltype(table)>::record;
            for (const Record& r : h_.all<Record>()) {
                folding f(table.of[r.id()]);
                const std::uint64_t mine = f.value();
                std::uint64_t place = 0;
                detail::each_named(r, [&](const auto&, auto id) {
                    f.number(before.digest(id));
                    note(id, folding(mine).number(++place).value());
                });
                table.of[r.id()] = f.value();
            }
        });
        for_each_table([&](auto& table) {
            using Record = typename std::decay_t<decltype(table)>::record;
            for (const auto& [id, sum] : std::get<record_digests<Record>>(named).of) {
                std::uint64_t& digest = table.of[id];
                digest = folding(digest).number(sum).value();
            }
        });
        if (!units_too) return;
        for (const unit_ref u : h_.units())
            if (const unit_ref p = u.parent())
                units_named[inside::slot_of(p)] += mix(before.units_[inside::slot_of(u)]);
        for (const unit_ref u : h_.units()) {
            folding f(before.units_[inside::slot_of(u)]);
            if (const unit_ref p = u.parent()) f.number(before.units_[inside::slot_of(p)]);
            units_[inside::slot_of(u)] = f.number(units_named[inside::slot_of(u)]).value();
        }
    }

private:
    template <class Visit>
    void for_each_table(Visit visit) {
        std::apply([&](auto&... table) { (visit(table), ...); }, records_);
    }
    template <class Digests>
    [[nodiscard]] static auto& table_for(Digests& in, body_id) {
        return std::get<record_digests<body>>(in).of;
    }
    template <class Digests>
    [[nodiscard]] static auto& table_for(Digests& in, post_id) {
        return std::get<record_digests<post>>(in).of;
    }
    template <class Digests>
    [[nodiscard]] static auto& table_for(Digests& in, person_id) {
        return std::get<record_digests<person>>(in).of;
    }

    [[nodiscard]] std::uint64_t digest(unit_id id) const { return id.ok() ? units_[inside::slot_of(h_[id])] : 0; }
    template <class Id>
    [[nodiscard]] std::uint64_t digest(Id id) const {
        return id.ok() ? table_for(records_, id).at(id) : 0;
    }
    std::uint64_t paint(unit_ref u) {
        std::uint64_t& mine = units_[inside::slot_of(u)];
        if (mine == 0) {
            folding f;
            if (const unit_ref p = u.parent()) f.number(paint(p));
            mine = f.all(u.name(), u.kind(), u.code(), u.place_known()).value();
        }
        return mine;
    }

    const hierarchy& h_;
    std::vector<std::uint64_t> units_; // by slot
    all_digests records_;
};

// Of sorted digests.
std::size_t distinct(const std::vector<std::uint64_t>& digests) {
    std::size_t n = digests.empty() ? 0 : 1;
    for (std::size_t i = 1; i < digests.size(); ++i) n += digests[i] != digests[i - 1] ? 1U : 0U;
    return n;
}

} // namespace

detail::content_digests detail::digests_of(const hierarchy& h) {
    portrait p(h);
    for (std::size_t told = 0;;) {
        const std::size_t now = distinct(p.of_units()) + distinct(p.of_records());
        if (now == told) return p.all();
        told = now;
        p.refine(true);
    }
}

bool equivalent(const hierarchy& a, const hierarchy& b) {
    if (&inside::of(a) == &inside::of(b)) return true;
    if (a.size() != b.size()) return false;
    portrait first(a);
    portrait second(b);
    std::vector<std::uint64_t> units = first.of_units();
    if (units != second.of_units()) return false;
    std::vector<std::uint64_t> records = first.of_records();
    if (records != second.of_records()) return false;

    // Units that are all different already need no more telling apart.
    const bool alike = distinct(units) != units.size();
    for (std::size_t told = 0, now = distinct(units) + distinct(records);; now = distinct(units) + distinct(records)) {
        if (told == now) return true;
        told = now;
        first.refine(alike);
        second.refine(alike);
        records = first.of_records();
        if (records != second.of_records()) return false;
        if (alike && (units = first.of_units()) != second.of_units()) return false;
    }
}

} // namespace onezone
