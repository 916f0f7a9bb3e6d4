// SPDX-License-Identifier: Apache-2.0
#include "naming.hpp"
#include "record_checks.hpp"

#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/extract.hpp>
#include <onezone/model/places.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace onezone {

namespace {

// Takes records one by one; each brings what it names.
class cutting {
public:
    explicit cutting(const hierarchy& h) : h_(h) {}

    //=== what is chosen ===//

    void choose(unit_id unit) {
        if (!add(unit)) return;
        for (const zone& park : h_.parks_of(unit)) choose(park.unit);
        if (!h_[unit].is_division()) return;
        for (const unit_ref below : h_[unit].descendants()) add(below.id());
    }
    // … and the zones of it. Called once all divisions are chosen.
    void choose_zones() {
        const std::vector<unit_id> divisions = chosen_;
        for (const unit_id division : divisions) {
            for (const zone& z : h_.zones_seated_in(division)) choose(z.unit);
            for (const zone& z : h_.zones_managed_by(division)) choose(z.unit);
        }
    }

    void take_chosen() {
        for (const unit_id unit : chosen_) {
            take(unit);
            for (const body& b : h_.bodies_of(unit)) take_whole(b);
            take_all(h_.hosts_of(unit));
            take_all(h_.hosted_in(unit));
            take_all(h_.entrustments_of(unit));
            take_all(h_.entrusted_to(unit));
            take_all(h_.indicators_of(unit));
            take_all(h_.stated_of(unit));
            take_all(h_.own_facts_of(unit));
        }
        take_naming_chosen<zone>();
        take_naming_chosen<holding>();
        take_naming_chosen<agreement>();
    }

    // What is stated of lists for more than is cut out holds for the part: the nearest statement on each list, as far as none on every
    // list is nearer.
    void state_for(unit_id top) {
        std::vector<known_list> stated;
        const auto state = [&](const completeness& c) {
            if (std::find(stated.begin(), stated.end(), c.list) != stated.end()) return;
            stated.push_back(c.list);
            completeness here = completeness::within(top, c.list);
            here.whole = c.whole;
            here.from = c.from;
            take(here);
        };
        const auto done = [&] { return std::find(stated.begin(), stated.end(), known_list::every) != stated.end(); };
        for (const completeness& c : h_.stated_of(top))
            if (c.reach == list_reach::within) stated.push_back(c.list);
        for (unit_ref above = h_[top].parent(); above && !done(); above = above.parent())
            for (const completeness& c : h_.stated_of(above.id()))
                if (c.reach == list_reach::within) state(c);
        if (done()) return;
        for (const completeness& c : h_.all<completeness>())
            if (c.reach == list_reach::everywhere) state(c);
    }

    //=== the part ===//

    [[nodiscard]] extraction finish(std::span<const unit_id> tops) && {
        extraction cut;
        change made(builder_.build().value());
        for (std::uint64_t i = 0; i < h_.acts(); ++i) made.count_act();
        cut.part = std::move(made).finish();
        for (const unit_ref u : cut.part.units())
            if (!is_chosen(u.id())) cut.outside.push_back(u.id());
        for (const body& b : cut.part.all<body>())
            if (!is_chosen(b.unit)) cut.bodies_outside.push_back(b.key);
        for (const unit_id top : tops)
            for (const zone* const z : zones_perhaps_within(h_, top))
                if (!is_chosen(z->unit)) cut.perhaps.push_back(z->unit);
        std::sort(cut.perhaps.begin(), cut.perhaps.end());
        cut.perhaps.erase(std::unique(cut.perhaps.begin(), cut.perhaps.end()), cut.perhaps.end());
        cut.zones_left_out = h_.count<zone>() - cut.part.count<zone>();
        cut.divisions_left_out = h_.size() - cut.part.size() - cut.zones_left_out;
        return cut;
    }

private:
    bool add(unit_id unit) {
        if (!is_chosen_.insert(unit).second) return false;
        chosen_.push_back(unit);
        return true;
    }
    [[nodiscard]] bool is_chosen(unit_id id) const { return is_chosen_.count(id) != 0; }
    [[nodiscard]] bool is_chosen(body_id id) const {
        const body* const b = h_.find(id);
        return b != nullptr && is_chosen(b->unit);
    }
    template <class Id>
    [[nodiscard]] bool is_chosen(Id) const {
        return false; // persons and posts are reached through bodies
    }

    void take_whole(const body& b) {
        take(b);
        take_all(h_.stated_of(b.key));
        take_all(h_.own_facts_of(b.key));
        for (const post& p : h_.posts_of(b.key)) {
            take(p);
            take_all(h_.stated_of(p.key));
            take_all(h_.own_facts_of(p.key));
            for (const tenure& t : h_.tenures_of(p.key)) {
                take_all(h_.tenures_of(t.person));
                take_all(h_.own_facts_of(t.person));
            }
        }
    }
    template <class Range>
    void take_all(const Range& records) {
        for (const auto& r : records) take(r);
    }
    template <class Record>
    void take_naming_chosen() {
        for (const Record& r : h_.all<Record>()) {
            bool named = false;
            detail::each_named(r, [&](const auto&, auto id) { named = named || is_chosen(id); });
            if (named) take(r);
        }
    }

    template <class Record>
    void take(const Record& r) {
        if (!std::get<std::unordered_set<decltype(r.id())>>(taken_).insert(r.id()).second) return;
        builder_.add(to_string(r.id()), r);
        if constexpr (std::is_same_v<Record, zone>) take(r.unit);
        detail::each_named(r, [&](const auto&, auto id) {
            if (id.ok()) take(id);
        });
    }
    void take(unit_id id) {
        const unit_ref u = h_[id];
        if (!units_.insert(id).second) return;
        const unit_ref above = u.parent();
        builder_.add(to_string(id),
            unit_record{
                id, u.kind(), std::string(u.name()), u.code(), above ? above.id() : unit_id(), u.place_known()});
        if (above) take(above.id());
        if (const zone* const z = h_.zone_of(id)) take(*z);
    }
    void take(body_id id) { take(*h_.find(id)); }
    void take(post_id id) { take(*h_.find(id)); }
    void take(person_id id) { take(*h_.find(id)); }

    const hierarchy& h_;
    builder builder_{"extract"}; // every record has an id of its own
    std::vector<unit_id> chosen_;
    std::unordered_set<unit_id> is_chosen_;
    std::unordered_set<unit_id> units_; // taken
    std::tuple<std::unordered_set<unit_id>, std::unordered_set<hosting_id>, std::unordered_set<body_id>,
        std::unordered_set<post_id>, std::unordered_set<person_id>, std::unordered_set<tenure_id>,
        std::unordered_set<holding_id>, std::unordered_set<entrustment_id>, std::unordered_set<agreement_id>,
        std::unordered_set<indicator_id>, std::unordered_set<completeness_id>, std::unordered_set<own_fact_id>>
        taken_; // of units: their records as zones
};

} // namespace

result<extraction> extract(const hierarchy& h, std::span<const unit_id> units) {
    cutting cut(h);
    for (const unit_id unit : units)
        if (!h.find(unit)) return detail::no_such_unit(unit);
    for (const unit_id unit : units) cut.choose(unit);
    cut.choose_zones();
    cut.take_chosen();
    for (const unit_id unit : units) cut.state_for(unit);
    return std::move(cut).finish(units);
}

result<extraction> extract(const hierarchy& h, unit_id unit) { return extract(h, std::span(&unit, 1)); }

} // namespace onezone
