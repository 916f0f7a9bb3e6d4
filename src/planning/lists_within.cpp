// SPDX-License-Identifier: Apache-2.0
#include "lists_within.hpp"

#include <onezone/model/places.hpp>

#include <algorithm>

namespace onezone::detail {

lists_within::lists_within(const hierarchy& h, unit_id of) : h_(h) {
    if (of.ok()) {
        if (const unit_ref u = h.find(of)) tops_.push_back(u);
        return;
    }
    for (const unit_ref root : h.roots()) tops_.push_back(root);
    for (const zone& z : h.all<zone>())
        if (!z.seat.ok() && !z.part_of.ok()) tops_.push_back(h[z.unit]);
    while (tops_.size() == 1 && tops_.front().is_division()) {
        const unit_ref u = tops_.front();
        const auto below = u.children();
        const bool only_leads_on = !below.empty() && ++below.begin() == below.end() && h.bodies_of(u.id()).empty()
            && h.zones_seated_in(u.id()).empty();
        if (!only_leads_on) return;
        tops_.front() = *below.begin();
    }
}

// Whether a list is known of the unit, or of all divisions below, which are all recorded.
template <class Known>
bool lists_within::known_throughout(unit_ref u, Known known) const {
    if (known(u)) return true;
    const auto below = u.children();
    if (!u.is_division() || below.empty() || !knows_all(h_, known_list::children, u.id())) return false;
    return std::all_of(below.begin(), below.end(), [&](unit_ref child) { return known_throughout(child, known); });
}

template <class Visit>
void lists_within::each_unit(Visit visit) const {
    for (const unit_ref top : tops_) {
        visit(top);
        if (top.is_division())
            for (const unit_ref below : top.descendants()) visit(below);
    }
    each_zone([&](const zone& z) {
        if (std::find(tops_.begin(), tops_.end(), h_[z.unit]) == tops_.end()) visit(h_[z.unit]);
    });
}

template <class Visit>
void lists_within::each_zone(Visit visit) const {
    for (const zone& z : h_.all<zone>()) {
        const unit_ref u = h_[z.unit];
        const bool lies_here = std::any_of(tops_.begin(), tops_.end(), [&](unit_ref top) {
            if (top.is_division()) return u.within(top);
            for (const zone* part = &z; part; part = h_.zone_of(part->part_of))
                if (part->unit == top.id()) return true;
            return false;
        });
        if (lies_here) visit(z);
    }
}

void lists_within::add_open_divisions(level down_to, owners& open) const {
    each_unit([&](unit_ref u) {
        if (u.is_division() && u.level() < down_to && !knows_all(h_, known_list::children, u.id()))
            open.insert(u.id().value());
    });
}

void lists_within::add_open_zones(owners& open) const {
    const auto known = [this](unit_ref u) { return knows_all(h_, known_list::zones, u.id()); };
    for (const unit_ref top : tops_)
        if (top.is_division() && !known_throughout(top, known)) open.insert(top.id().value());
}

void lists_within::add_open_parks(owners& open) const {
    add_open_zones(open);
    each_zone([&](const zone& z) {
        if (!knows_all(h_, known_list::parks, z.unit)) open.insert(z.unit.value());
    });
}

void lists_within::add_open_agencies(owners& open) const {
    const auto of_zones = [this](unit_ref u) {
        if (!u.is_division() || !knows_all(h_, known_list::zones, u.id())) return false;
        const auto here = zones_within(h_, u.id());
        return std::all_of(
            here.begin(), here.end(), [&](const zone* z) { return knows_all(h_, known_list::agencies, z->unit); });
    };
    const auto known = [&](unit_ref u) { return knows_all(h_, known_list::agencies, u.id()) || of_zones(u); };
    for (const unit_ref top : tops_)
        if (!known_throughout(top, known)) open.insert(top.id().value());
    // A body of which nobody says what it is may be one more.
    for (const body& b : h_.all<body>())
        if (may_be_agency(h_, b)
            && std::any_of(tops_.begin(), tops_.end(), [&](unit_ref top) { return h_[b.unit].within(top); }))
            open.insert(b.key.value());
}

void lists_within::add_open_bodies(owners& open) const {
    add_open_divisions(level::township, open);
    add_open_parks(open);
    each_unit([&](unit_ref u) {
        if (u.level() != level::village && !knows_all(h_, known_list::bodies, u.id())) open.insert(u.id().value());
    });
}

void lists_within::add_open_lists_of_bodies(known_list list, owners& open) const {
    add_open_bodies(open);
    each_unit([&](unit_ref u) {
        for (const body& b : h_.bodies_of(u.id()))
            if (!knows_all(h_, list, b.key)) open.insert(b.key.value());
    });
}

} // namespace onezone::detail
