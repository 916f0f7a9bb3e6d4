// SPDX-License-Identifier: Apache-2.0
#include "picture_teller.hpp"

#include <onezone/model/holding.hpp>

#include <algorithm>

// What is told of divisions: what merged, was split, moved, is administered by whom.

namespace onezone::detail {

//=== what carries on what ===//

void teller::tell_descents(bands_of& bands) {
    std::set<unit_id> from;
    for (const unit_id u : descent_.units()) from.insert(u);
    for (const unit_ref was : before_.units())
        if (was.is_division() && !after_.find(was.id())) from.insert(was.id());
    for (const unit_id u : from) {
        const unit_ref was = before_.find(u);
        if (!was || !was.is_division()) continue;
        const bool stays = static_cast<bool>(after_.find(u));
        std::map<unit_id, bool> to;
        for (const descent_index::heir& heir : descent_.heirs_of(u)) {
            const unit_ref is = after_.find(heir.unit);
            // Between two that stay only the boundary changes.
            if (is && is.is_division() && !(stays && before_.find(heir.unit))) to.emplace(heir.unit, heir.inferred);
        }
        // Where nothing is stated: what became of its divisions tells.
        if (!stays && to.empty() && descent_.fate_of(u).empty())
            for (const unit_ref below : was.children())
                if (const unit_ref is = after_.find(below.id()); is && is.parent()) to.emplace(is.parent().id(), true);
        for (const auto& [heir, inferred] : to) {
            edges_.push_back({u, heir, inferred});
            carried_.insert({u, heir});
        }
    }
    // What hangs together is told together.
    std::map<unit_id, unit_id> root;
    const auto root_of = [&](unit_id u) {
        while (root.at(u) != u) u = root[u] = root.at(root.at(u));
        return u;
    };
    for (const edge& e : edges_) {
        root.try_emplace(e.from, e.from);
        root.try_emplace(e.to, e.to);
        root[root_of(e.from)] = root_of(e.to);
    }
    std::map<unit_id, std::pair<std::vector<unit_id>, std::vector<std::size_t>>> together;
    for (const auto& [u, above] : root) {
        together[root_of(u)].first.push_back(u);
        in_descents_.insert(u);
    }
    for (std::size_t i = 0; i < edges_.size(); ++i) together[root_of(edges_[i].from)].second.push_back(i);
    std::vector<std::pair<order_key, const std::pair<std::vector<unit_id>, std::vector<std::size_t>>*>> sorted;
    for (const auto& [at, one] : together) sorted.emplace_back(order_of(newest(at)), &one);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [key, one] : sorted) tell_one_descent(bands, one->first, one->second);
}

void teller::tell_one_descent(
    bands_of& bands, const std::vector<unit_id>& units, const std::vector<std::size_t>& edges) {
    const auto side = [&](const hierarchy& h) {
        std::vector<unit_id> there;
        for (const unit_id u : units)
            if (h.find(u)) there.push_back(u);
        std::sort(there.begin(), there.end(), [&](unit_id a, unit_id b) { return order_of(h[a]) < order_of(h[b]); });
        return there;
    };
    const std::vector<unit_id> before = side(before_);
    const std::vector<unit_id> after = side(after_);
    const bool all_gone = std::none_of(before.begin(), before.end(), [&](unit_id u) { return after_.find(u); });
    picture_mark what = picture_mark::divisions_rearranged;
    if (after.size() == 1)
        what = before.size() == 1 ? picture_mark::succeeded : picture_mark::divisions_merged;
    else if (before.size() == 1)
        what = picture_mark::division_split;
    // Townships stand in the band of their county, counties in that of their city.
    const unit_ref first = after_[after.front()];
    const unit_id home = first.level() > level::county || !first.parent() ? home_of(first) : home_of(first.parent());

    descent told;
    told.event = {what, arrow(number(before.size()), number(after.size()))};
    if (what == picture_mark::succeeded) told.event.detail = {};
    if (what == picture_mark::divisions_merged)
        told.event.detail +=
            all_gone ? say(" · 合并后新设", " · into a new one") : say(" · 并入", " · into one that stays");
    const auto node = [&](const hierarchy& h, const hierarchy& other, unit_id u) {
        const unit_ref there = h[u];
        descent_node n{std::string(there.name()), name_of(there.kind()), {}};
        const std::size_t below = there.children().count();
        if (below != 0) n.note = fill(say("下辖 {0}", "{0} below it"), {number(below)});
        if (const unit_ref above = there.parent(); above && home_of(above) != home)
            n.note +=
                (n.note.empty() ? text{} : say(" · ", " · ")) + fill(say("属 {0}", "of {0}"), {verbatim(above.name())});
        if (!other.find(u)) return n;
        if (&h == &before_ && other[u].name() != there.name())
            n.note += (n.note.empty() ? text{} : say(" · ", " · "))
                + fill(say("更名为 {0}", "renamed {0}"), {verbatim(other[u].name())});
        return n;
    };
    for (const unit_id u : before) told.before.push_back(node(before_, after_, u));
    for (const unit_id u : after) {
        descent_node n = node(after_, before_, u);
        // Which of the divisions below came from which other, where that is no matter of course.
        if (after.size() > 1) {
            std::vector<unit_ref> came;
            for (const unit_ref below : after_[u].children())
                if (const unit_ref was = before_.find(below.id());
                    was && was.parent() && was.parent().id() != u && carried_.count({was.parent().id(), u}) != 0)
                    came.push_back(below);
            std::sort(came.begin(), came.end(), [](unit_ref a, unit_ref b) { return order_of(a) < order_of(b); });
            std::vector<std::string> names;
            for (const unit_ref below : came) names.emplace_back(below.name());
            if (!names.empty())
                n.note += (n.note.empty() ? text{} : say(" · ", " · "))
                    + fill(say("划入 {0}", "takes {0}"), {listed(names, 8)});
        }
        told.after.push_back(std::move(n));
    }
    const auto index = [](const std::vector<unit_id>& all, unit_id u) {
        return static_cast<std::size_t>(std::find(all.begin(), all.end(), u) - all.begin());
    };
    for (const std::size_t i : edges)
        told.links.push_back({index(before, edges_[i].from), index(after, edges_[i].to), edges_[i].inferred});
    for (const unit_id u : before)
        if (after_.find(u)) told.links.push_back({index(before, u), index(after, u), false});
    if (std::all_of(edges.begin(), edges.end(), [&](std::size_t i) { return edges_[i].inferred; }))
        told.event.detail += (told.event.detail.empty() ? text{} : say(" · ", " · ")) + name_of(grade::inferred);
    band(bands, home).descents.push_back(std::move(told));
}

//=== rows ===//

// Of one event the same names stand in one row.
void teller::add_row(
    std::map<unit_id, grouped>& groups, zone_event event, unit_id unit, const text& before, const text& after) const {
    std::set<unit_id> homes;
    for (const hierarchy* h : {&before_, &after_})
        if (const unit_ref there = h->find(unit)) homes.insert(home_of(there));
    for (const unit_id home : homes) {
        const auto [at, fresh] =
            groups[home].rows.try_emplace({event.what, before.zh + '\n' + event.detail.zh, after.zh}, division_row());
        division_row& row = at->second;
        if (fresh) {
            row.event = event;
            row.before = before;
            row.after = after;
        }
        row.units.push_back(unit);
    }
}

void teller::put_rows(bands_of& bands, std::map<unit_id, grouped>& groups) const {
    for (auto& [home, of_home] : groups)
        for (auto& [key, row] : of_home.rows) {
            std::sort(row.units.begin(), row.units.end(),
                [&](unit_id a, unit_id b) { return order_of(newest(a)) < order_of(newest(b)); });
            for (const unit_id u : row.units) {
                const unit_ref was = before_.find(u);
                const unit_ref is = after_.find(u);
                row.names.emplace_back((was ? was : is).name());
                row.names_after.emplace_back((is ? is : was).name());
                if (was && is) {
                    row.before_elsewhere = home_of(was) != home;
                    row.after_elsewhere = home_of(is) != home;
                }
            }
            if (row.units.size() > 1)
                row.event.detail += (row.event.detail.empty() ? text{} : say(" · ", " · "))
                    + fill(say("{0} 个", "{0} units"), {number(row.units.size())});
            band(bands, home).divisions.push_back(std::move(row));
        }
}

// What of a unit's administration an entrustment hands over, where it is not the whole.
text teller::scope_of(const entrustment& e) const {
    if (e.scope == entrustment_scope::all) return {};
    if (e.scope == entrustment_scope::items && !e.items.empty()) return listed(e.items, 6);
    return name_of(e.scope);
}

void teller::tell_entrustments(std::map<unit_id, grouped>& groups) const {
    std::map<unit_id, std::pair<std::vector<const entrustment*>, std::vector<const entrustment*>>> entrusted;
    for (const entrustment& e : before_.all<entrustment>()) {
        const entrustment* const is = after_.find(e.key);
        if (is == nullptr || *is != e) entrusted[e.unit].first.push_back(&e);
    }
    for (const entrustment& e : after_.all<entrustment>()) {
        const entrustment* const was = before_.find(e.key);
        if (was == nullptr || *was != e) entrusted[e.unit].second.push_back(&e);
    }
    // By the parent: 管理; by whoever else, a zone or a division: 代管, and of what.
    const auto by_parent = [&](const hierarchy& h, unit_id u) {
        const unit_ref there = h.find(u);
        const unit_ref above = there ? there.parent() : unit_ref();
        return above ? fill(say("由 {0} 管理", "administered by {0}"), {verbatim(above.name())})
                     : say("（最高一级）", "(top)");
    };
    const auto by_holder = [&](const entrustment& e) {
        const text what = scope_of(e);
        const text who = name_of_unit(e.holder);
        return what.empty() ? fill(say("由 {0} 代管", "entrusted to {0}"), {who})
                            : fill(say("由 {0} 代管（{1}）", "entrusted to {0} ({1})"), {who, what});
    };
    for (const auto& [u, edges] : entrusted) {
        const auto& [gone, come] = edges;
        const unit_ref was = before_.find(u);
        const unit_ref is = after_.find(u);
        if (!was || !is) continue; // what is told of the unit itself says more
        for (const entrustment* e : come) {
            const entrustment* earlier = nullptr;
            for (const entrustment* g : gone)
                if (g->key == e->key || scopes_meet(*g, *e)) earlier = g;
            const text part = scope_of(*e);
            if (earlier != nullptr && earlier->holder == e->holder && scope_of(*earlier) == part) continue;
            add_row(groups, {picture_mark::entrusted, part.empty() ? text{} : say("部分", "in part")}, u,
                earlier != nullptr ? by_holder(*earlier) : by_parent(before_, u), by_holder(*e));
        }
        for (const entrustment* e : gone) {
            const bool replaced = std::any_of(come.begin(), come.end(),
                [&](const entrustment* c) { return c->key == e->key || scopes_meet(*c, *e); });
            // What moved beneath its holder is told as moved.
            if (replaced || (is.parent() && is.parent().id() == e->holder)) continue;
            add_row(groups, {picture_mark::returned, scope_of(*e).empty() ? text{} : say("部分", "in part")}, u,
                by_holder(*e), by_parent(after_, u));
        }
    }
}

// Area that goes from one that stays to another that was there. Units that go are told as moved.
void teller::tell_boundaries(bands_of& bands) const {
    std::map<std::pair<unit_id, unit_id>, std::vector<std::string>> between;
    for (const succession& line : options_.lineage) {
        const auto stays = [&](unit_id u) { return after_[u] && after_[u].is_division() && before_.find(u); };
        if (line.from.unit == line.heir.unit || !stays(line.from.unit) || !stays(line.heir.unit)) continue;
        if (!line.units.empty() && line.stated.empty()) continue;
        std::vector<std::string>& what = between[{line.from.unit, line.heir.unit}];
        if (!line.stated.empty()) what.push_back(line.stated);
    }
    for (const auto& [pair, what] : between) {
        descent told;
        told.event = {picture_mark::boundary, listed(what, 6)};
        for (const unit_id u : {pair.first, pair.second}) {
            told.before.push_back({std::string(before_[u].name()), name_of(before_[u].kind()), {}});
            told.after.push_back({std::string(after_[u].name()), name_of(after_[u].kind()), {}});
        }
        told.links = {{0, 0, false}, {1, 1, false}, {0, 1, false}};
        band(bands, home_of(after_[pair.second])).descents.push_back(std::move(told));
    }
}

void teller::tell_divisions(bands_of& bands) {
    std::map<unit_id, grouped> groups;
    const auto above = [](unit_ref u) { return u.parent() ? u.parent().id() : unit_id(); };
    const auto belongs = [](unit_ref u) {
        return u.parent() ? fill(say("隶属 {0}", "of {0}"), {verbatim(u.parent().name())})
                          : say("（最高一级）", "(top)");
    };
    const auto told = [&](unit_id u) { return in_descents_.count(u) != 0; };
    for (const unit_ref was : before_.units()) {
        if (!was.is_division()) continue;
        const unit_ref is = after_.find(was.id());
        if (!is) {
            if (told(was.id())) continue;
            const std::string fate = descent_.fate_of(was.id());
            add_row(groups,
                {picture_mark::division_gone, fate.empty() ? say("承接方不详", "heir not recorded") : verbatim(fate)},
                was.id(), belongs(was), {});
            continue;
        }
        // What follows the division it lies in, as that merges or is split, did not move by itself.
        if (above(is) != above(was) && carried_.count({above(was), above(is)}) == 0)
            add_row(groups, {picture_mark::moved, {}}, was.id(), belongs(was), belongs(is));
        if (is.kind() != was.kind())
            add_row(groups, {picture_mark::rekinded, arrow(name_of(was.kind()), name_of(is.kind()))}, was.id(),
                belongs(was), belongs(is));
        else if (is.name() != was.name() && !told(was.id()))
            add_row(groups, {picture_mark::renamed, {}}, was.id(), belongs(was), belongs(is));
    }
    std::map<unit_id, text> out_of; // new divisions that were zones
    for (const zone& z : before_.all<zone>())
        if (const unit_id made = division_heir_of(z.unit); made.ok() && !before_.find(made))
            out_of[made] = fill(say("由 {0} 改设", "in place of {0}"), {name_of_unit(z.unit)});
    for (const unit_ref is : after_.units())
        if (is.is_division() && !before_.find(is.id()) && !told(is.id()))
            add_row(groups, {picture_mark::division_new, out_of[is.id()]}, is.id(), {}, belongs(is));
    for (const body& was : before_.all<body>()) {
        const body* const is = is_government(was.kind) ? after_.find(was.key) : nullptr;
        if (is == nullptr || is->unit != was.unit || !was.seat.known() || !is->seat.known()
            || *was.seat.value == *is->seat.value || !after_[was.unit].is_division())
            continue;
        add_row(groups, {picture_mark::seat, say("政府驻地", "seat of the government")}, was.unit,
            fill(say("驻 {0}", "at {0}"), {name_of_unit(*was.seat.value)}),
            fill(say("驻 {0}", "at {0}"), {name_of_unit(*is->seat.value)}));
    }
    tell_boundaries(bands);
    tell_entrustments(groups);
    put_rows(bands, groups);
}

} // namespace onezone::detail
