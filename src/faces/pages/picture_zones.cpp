// SPDX-License-Identifier: Apache-2.0
#include "picture_teller.hpp"

#include <onezone/model/holding.hpp>

#include <algorithm>
#include <iterator>

// What is told of zones and their agencies.

namespace onezone::detail {

std::vector<const body*> teller::sorted_agencies(const hierarchy& h, unit_id zone_unit) {
    std::vector<const body*> found = agencies_of(h, zone_unit);
    std::sort(found.begin(), found.end(), [](const body* a, const body* b) {
        return std::pair(std::string_view(a->name), a->key) < std::pair(std::string_view(b->name), b->key);
    });
    return found;
}

// The zone that heads the family: what it is part of now, or was where it is gone, or what carries it on.
unit_id teller::head_of(unit_id z) const {
    for (int guard = 0; guard < 32; ++guard) {
        const zone* facts = after_.zone_of(z);
        if (facts == nullptr) {
            if (const unit_id heir = zone_heir_of(z); heir.ok()) {
                z = heir;
                continue;
            }
            facts = before_.zone_of(z);
        }
        if (facts == nullptr || !facts->part_of.ok()) break;
        z = facts->part_of;
    }
    return z;
}

drawn_zone teller::side(const hierarchy& h, unit_id z) const {
    drawn_zone drawn;
    const zone* const facts = h.zone_of(z);
    if (facts == nullptr) return drawn;
    const unit_ref u = h[z];
    drawn.there = true;
    drawn.name = verbatim(u.name());
    drawn.how = facts->from.how();
    if (u.kind() != unit_kind::zone) drawn.kind = name_of(u.kind());
    if (facts->tier.known() && *facts->tier.value != zone_tier::none) {
        drawn.tier = facts->tier.value;
        drawn.tier_how = facts->tier.from.how();
    }
    for (const body* b : sorted_agencies(h, z)) {
        drawn_agency a;
        a.name = verbatim(b->name);
        a.how = b->from.how();
        if (b->rank.known()) {
            a.rank = name_of(*b->rank.value);
            a.rank_how = b->rank.from.how();
        }
        drawn.agencies.push_back(std::move(a));
    }
    const auto sorted_names = [&](auto&& range, auto&& unit) {
        std::vector<unit_ref> units;
        for (const auto& record : range)
            if (const unit_ref there = h.find(unit(record))) units.push_back(there);
        std::sort(units.begin(), units.end(), [](unit_ref a, unit_ref b) { return order_of(a) < order_of(b); });
        std::vector<std::string> names;
        for (const unit_ref there : units)
            if (names.empty() || names.back() != there.name()) names.emplace_back(there.name());
        return names;
    };
    const auto note = [&](const text& pattern, const std::vector<std::string>& names) {
        if (!names.empty()) drawn.notes.push_back(fill(pattern, {listed(names, 4)}));
    };
    for (const integration& i : facts->integrated) {
        const unit_ref with = h.find(i.division);
        text shape = i.shape.known() ? say(" · ", " · ") + name_of(*i.shape.value) : text{};
        drawn.notes.push_back(fill(say("与{0}区政合一", "integrated with {0}"),
                                  {with ? verbatim(with.name()) : say("未载明的行政区划", "a division not on record")})
            + shape);
    }
    note(say("代管 {0}", "administers {0}"),
        sorted_names(h.entrusted_to(z), [](const entrustment& e) { return e.unit; }));
    note(say("还位于 {0}", "also in {0}"), sorted_names(h.hosts_of(z), [](const hosting& o) { return o.division; }));
    return drawn;
}

// Where what a closed body was responsible for went: to its stated heir, or else to whom most of what it held went.
std::optional<body_id> teller::heir_of(const body& closed) const {
    for (const descent_index::heir& to : descent_.heirs_of(closed.key))
        if (to.body.ok()) return to.body;
    std::map<body_id, std::size_t> went;
    std::size_t held = 0;
    for (const holding& was : before_.holdings_of(closed.key)) {
        ++held;
        if (const holding* is = after_.find(was.key)) ++went[is->holder];
    }
    for (const auto& [to, n] : went)
        if (2 * n > held) return to;
    return std::nullopt;
}

// The division that a zone became; else none.
unit_id teller::division_heir_of(unit_id z) const {
    for (const descent_index::heir& to : descent_.heirs_of(z))
        if (to.unit.ok() && after_[to.unit].is_division()) return to.unit;
    return {};
}

// The zone that carries on one that is no more: as stated, or as its agencies were merged; else none.
unit_id teller::zone_heir_of(unit_id z) const {
    if (after_.zone_of(z) != nullptr) return {};
    for (const descent_index::heir& to : descent_.heirs_of(z))
        if (to.unit.ok() && to.unit != z && after_.zone_of(to.unit) != nullptr) return to.unit;
    for (const body* b : agencies_of(before_, z)) {
        const auto heir = after_.find(b->key) == nullptr ? heir_of(*b) : std::nullopt;
        const body* const to = heir ? after_.find(*heir) : nullptr;
        if (to != nullptr && to->unit != z && is_agency(after_, *to)) return to->unit;
    }
    return {};
}

void teller::tell_agency(const body& was, unit_id z, std::vector<zone_event>& events) const {
    const body* const is = after_.find(was.key);
    if (is != nullptr && !is_agency(after_, *is)) {
        events.push_back({picture_mark::converted, name_of(was.kind) + say(" → ", " → ") + name_of(is->kind)});
        return;
    }
    if (is == nullptr) {
        const zone* const then = before_.zone_of(z);
        const zone* const now = after_.zone_of(z);
        const auto heir = heir_of(was);
        const body* const to = heir ? after_.find(*heir) : nullptr;
        if (to != nullptr && is_agency(after_, *to))
            events.push_back({picture_mark::merged, fill(say("入 {0}", "into {0}"), {name_of_unit(to->unit)})});
        else if (now != nullptr && now->part_of.ok() && now->part_of != then->part_of)
            events.push_back({picture_mark::merged, fill(say("入 {0}", "into {0}"), {name_of_unit(now->part_of)})});
        else if (const unit_id carries = zone_heir_of(z); carries.ok())
            events.push_back({picture_mark::merged, fill(say("入 {0}", "into {0}"), {name_of_unit(carries)})});
        else {
            std::string whom = to != nullptr ? to->name : descent_.fate_of(was.key);
            if (whom.empty())
                for (const descent_index::heir& unit : descent_.heirs_of(was.key))
                    if (unit.unit.ok()) whom = name_of_unit(unit.unit).zh;
            events.push_back(
                {picture_mark::closed, whom.empty() ? text{} : fill(say("交 {0}", "to {0}"), {verbatim(whom)})});
        }
        return;
    }
    if (is->unit != z)
        events.push_back({picture_mark::manager, fill(say("改管 {0}", "now runs {0}"), {name_of_unit(is->unit)})});
    if (was.rank.known() && is->rank.known() && *was.rank.value != *is->rank.value)
        events.push_back({*is->rank.value < *was.rank.value ? picture_mark::downgraded : picture_mark::upgraded,
            name_of(*was.rank.value) + say(" → ", " → ") + name_of(*is->rank.value)});
    auto [less, more] = sizes_changed(was, *is);
    if (!less.empty()) events.push_back({picture_mark::slimmed, std::move(less)});
    if (!more.empty()) events.push_back({picture_mark::enlarged, std::move(more)});
    if (is->name != was.name) events.push_back({picture_mark::renamed, say("机构名称", "name of the agency")});
}

// What changed without restructuring anything: functions that left the zone's bodies, powers they received, charters.
void teller::tell_light(unit_id z, std::vector<zone_event>& events) const {
    if (!before_.find(z) || !after_.find(z)) return;
    std::size_t functions = 0;
    std::size_t social = 0;
    std::size_t powers = 0;
    bool chartered = false;
    for (const body& was : before_.bodies_of(z))
        for (const holding& held : before_.holdings_of(was.key)) {
            if (held.cls != carry_class::functions) continue;
            const holding* const is = after_.find(held.key);
            const body* const holder = is != nullptr ? after_.find(is->holder) : nullptr;
            if (holder != nullptr && holder->unit == z) continue;
            ++functions;
            if (held.function.known() && *held.function.value == function_class::social) ++social;
        }
    for (const body& is : after_.bodies_of(z)) {
        for (const holding& held : after_.holdings_of(is.key)) {
            if (held.cls != carry_class::powers) continue;
            const holding* const was = before_.find(held.key);
            const body* const holder = was != nullptr ? before_.find(was->holder) : nullptr;
            if (holder == nullptr || holder->unit != z) ++powers;
        }
        const body* const was = before_.find(is.key);
        if (is.charter.known() && is_agency(after_, is)
            && (was == nullptr || !was->charter.known() || *was->charter.value != *is.charter.value))
            chartered = true;
    }
    if (functions != 0)
        events.push_back({picture_mark::functions,
            social == functions ? name_of(function_class::social)
                                : fill(say("{0} 项", "{0} items"), {number(functions)})});
    if (powers != 0) events.push_back({picture_mark::powers, fill(say("{0} 项", "{0} items"), {number(powers)})});
    if (chartered) events.push_back({picture_mark::charter, {}});
}

// Who manages it, where it lies, how large it is.
void teller::tell_place(unit_ref was, unit_ref is, std::vector<zone_event>& events) const {
    const zone& then = *before_.zone_of(was.id());
    const zone& now = *after_.zone_of(is.id());
    const auto name = [&](unit_id u) { return name_of_unit(u); };
    if (then.managing.known() && now.managing.known() && *then.managing.value != *now.managing.value)
        events.push_back({picture_mark::manager, arrow(name(*then.managing.value), name(*now.managing.value))});
    if (then.dispatching.known() && now.dispatching.known() && *then.dispatching.value != *now.dispatching.value)
        events.push_back({picture_mark::manager,
            fill(say("派出单位：{0}", "dispatched by {0}"),
                {arrow(name(*then.dispatching.value), name(*now.dispatching.value))})});
    if (then.seat != now.seat && then.seat.ok() && now.seat.ok() && then.seat_known && now.seat_known)
        events.push_back({picture_mark::seat, arrow(name(then.seat), name(now.seat))});
    const auto hosts = [&](const hierarchy& h, const hierarchy& other) {
        std::vector<std::string> names;
        for (const hosting& o : h.hosts_of(is.id()))
            if (other.find(o.id()) == nullptr) names.push_back(name_of_unit(o.division).zh);
        std::sort(names.begin(), names.end());
        return names;
    };
    if (const auto added = hosts(after_, before_); !added.empty())
        events.push_back({picture_mark::seat, fill(say("增 {0}", "now also in {0}"), {listed(added, 4)})});
    if (const auto removed = hosts(before_, after_); !removed.empty())
        events.push_back({picture_mark::seat, fill(say("减 {0}", "no longer in {0}"), {listed(removed, 4)})});
    if (then.area.known() && now.area.known() && *then.area.value != *now.area.value)
        events.push_back({picture_mark::area,
            arrow(verbatim(to_string(*then.area.value)), verbatim(to_string(*now.area.value))) + say(" 公顷", " ha")});
}

std::vector<zone_event> teller::tell_zone(unit_id z) const {
    std::vector<zone_event> events;
    // What is a division at one end is no zone there.
    const unit_ref was = before_.zone_of(z) ? before_.find(z) : unit_ref();
    const unit_ref is = after_.zone_of(z) ? after_.find(z) : unit_ref();
    const std::vector<const body*> agencies_before = sorted_agencies(before_, z);
    const std::vector<const body*> agencies_after = sorted_agencies(after_, z);
    for (const body* b : agencies_before) tell_agency(*b, z, events);
    for (const body* b : agencies_after) {
        const body* const earlier = before_.find(b->key);
        if (earlier == nullptr)
            events.push_back({picture_mark::opened, {}});
        else if (!is_agency(before_, *earlier))
            events.push_back({picture_mark::converted, name_of(earlier->kind) + say(" → ", " → ") + name_of(b->kind)});
    }
    if (!was) {
        if (events.empty()) events.push_back({picture_mark::opened, say("开发区", "the zone")});
        return events;
    }
    if (!is) {
        if (const unit_id heir = zone_heir_of(z); heir.ok() && events.empty())
            events.push_back({picture_mark::merged, fill(say("入 {0}", "into {0}"), {name_of_unit(heir)})});
        const unit_id division = division_heir_of(z);
        if (division.ok())
            events.push_back({picture_mark::succeeded, name_of_unit(division)});
        else if (events.empty())
            events.push_back({picture_mark::closed, say("开发区", "the zone")});
        return events;
    }
    const zone& then = *before_.zone_of(z);
    const zone& now = *after_.zone_of(z);
    const bool told_merged =
        std::any_of(events.begin(), events.end(), [](const zone_event& e) { return e.what == picture_mark::merged; });
    if (now.part_of != then.part_of && !told_merged) {
        if (now.part_of.ok())
            events.push_back(
                {picture_mark::merged, fill(say("成为 {0} 的园区", "now a park of {0}"), {name_of_unit(now.part_of)})});
        else
            events.push_back({picture_mark::separated, fill(say("自 {0}", "from {0}"), {name_of_unit(then.part_of)})});
    }
    const auto integrated_with = [](const zone& facts, unit_id division) {
        return std::any_of(facts.integrated.begin(), facts.integrated.end(),
            [&](const integration& i) { return i.division == division; });
    };
    for (const integration& i : now.integrated)
        if (!integrated_with(then, i.division))
            events.push_back({picture_mark::integrated, fill(say("与 {0}", "with {0}"), {name_of_unit(i.division)})});
    for (const integration& i : then.integrated)
        if (!integrated_with(now, i.division))
            events.push_back({picture_mark::dissolved, fill(say("与 {0}", "with {0}"), {name_of_unit(i.division)})});
    if (then.tier.known() && now.tier.known() && *then.tier.value != *now.tier.value)
        events.push_back({*now.tier.value < *then.tier.value ? picture_mark::downgraded : picture_mark::upgraded,
            name_of(*then.tier.value) + say(" → ", " → ") + name_of(*now.tier.value)});
    tell_place(was, is, events);
    if (was.name() != is.name()) events.push_back({picture_mark::renamed, say("开发区名称", "name of the zone")});
    // A closed or absorbed agency has lost everything; to say so of its functions would tell nothing.
    if (agencies_before.empty() || !agencies_after.empty()) tell_light(z, events);
    return events;
}

zone_row teller::row_of(unit_id z) const {
    zone_row row;
    row.before = side(before_, z);
    row.after = side(after_, z);
    row.events = tell_zone(z);
    if (!row.after.there) {
        if (const unit_id heir = zone_heir_of(z); heir.ok())
            row.after.absorbed = true;
        else if (const unit_id division = division_heir_of(z); division.ok())
            row.after.gone = fill(say("改设为 {0}", "{0} in its place"), {name_of_unit(division)});
        else
            row.after.gone = say("开发区一并撤销", "the zone is gone too");
    }
    // A zone whose agency was merged lives on as a park of the one that took it in.
    const zone* const now = after_.zone_of(z);
    const bool park = now != nullptr && now->part_of.ok();
    row.after.agency_gone = !row.before.agencies.empty() && row.after.there && row.after.agencies.empty()
        && !(park && std::any_of(row.events.begin(), row.events.end(), [](const zone_event& e) {
               return e.what == picture_mark::merged;
           }));
    std::stable_sort(
        row.events.begin(), row.events.end(), [](const zone_event& a, const zone_event& b) { return a.what < b.what; });
    return row;
}

zone_chip teller::chip_of(const zone_row& row, const std::vector<zone_event>& also) {
    zone_chip chip;
    chip.name = row.after.name.zh;
    chip.how = row.after.how;
    for (const drawn_agency& a : row.after.agencies) chip.how = std::max(chip.how, a.how);
    for (const std::vector<zone_event>* events : {&row.events, &also})
        for (const zone_event& e : *events)
            if (std::find(chip.light.begin(), chip.light.end(), e.what) == chip.light.end())
                chip.light.push_back(e.what);
    return chip;
}

// Placeholders to which the same happened say nothing one by one.
void teller::join_placeholders(std::vector<zone_family>& families) {
    const auto joinable = [](const zone_family& f) {
        return f.rows.size() == 1 && f.rows[0].before.there && f.rows[0].before.how == grade::placeholder
            && f.rows[0].before.agencies.size() == 1 && f.rows[0].after.agencies.size() <= 1;
    };
    std::vector<zone_family> kept;
    std::vector<std::size_t> joined;
    for (zone_family& f : families) {
        const auto same = !joinable(f) ? kept.end() : std::find_if(kept.begin(), kept.end(), [&](const zone_family& k) {
            return joinable(k) && k.rows[0].events == f.rows[0].events
                && k.rows[0].after.there == f.rows[0].after.there;
        });
        if (same == kept.end()) {
            kept.push_back(std::move(f));
            joined.push_back(1);
            continue;
        }
        const std::size_t n = ++joined[static_cast<std::size_t>(same - kept.begin())];
        for (drawn_zone zone_row::*side : {&zone_row::before, &zone_row::after}) {
            drawn_zone& into = same->rows[0].*side;
            into.name += say("、", ", ") + (f.rows[0].*side).name;
            if (!into.agencies.empty()) into.agencies[0].name = fill(say("{0} 个机构", "{0} agencies"), {number(n)});
        }
    }
    families = std::move(kept);
}

// The whole first, then its parks, each before its own; those that were in it already stand before those that come.
void teller::in_order_of_nesting(std::vector<unit_id>& members, unit_id head) const {
    const auto part_of = [](const hierarchy& h, unit_id z) {
        const zone* const facts = h.zone_of(z);
        return facts != nullptr ? facts->part_of : unit_id();
    };
    std::map<unit_id, std::vector<std::pair<std::pair<bool, order_key>, unit_id>>> parts;
    for (const unit_id z : members) {
        if (z == head) continue;
        unit_id whole = part_of(after_, z);
        if (const unit_id heir = zone_heir_of(z); heir.ok()) whole = heir;
        if (!whole.ok()) whole = part_of(before_, z);
        parts[whole].push_back({{part_of(before_, z) != whole, order_of(newest(z))}, z});
    }
    for (auto& [whole, of_it] : parts) std::sort(of_it.begin(), of_it.end());
    std::vector<unit_id> sorted;
    std::vector<unit_id> open{head};
    while (!open.empty()) {
        const unit_id z = open.back();
        open.pop_back();
        sorted.push_back(z);
        auto& below = parts[z];
        for (auto at = below.rbegin(); at != below.rend(); ++at) open.push_back(at->second);
        below.clear();
    }
    // What hangs on nothing of the family, e.g. on what was itself merged away.
    for (const auto& [whole, of_it] : parts)
        for (const auto& [key, z] : of_it) sorted.push_back(z);
    members = std::move(sorted);
}

// Parks to which nothing happened and which nobody runs are named in the box of the zone they are part of.
void teller::fold_silent(zone_family& family, std::vector<unit_id>& units) const {
    const auto whole_of = [&](unit_id z) {
        const zone* const facts = after_.zone_of(z);
        return facts != nullptr ? facts->part_of : unit_id();
    };
    std::map<unit_id, std::vector<std::string>> parks;
    for (std::size_t i = family.rows.size(); i-- > 1;) {
        const zone_row& row = family.rows[i];
        const bool is_whole =
            std::any_of(units.begin(), units.end(), [&](unit_id z) { return whole_of(z) == units[i]; });
        if (!row.events.empty() || !row.after.agencies.empty() || is_whole || !row.after.there) continue;
        std::vector<std::string>& names = parks[whole_of(units[i])];
        names.insert(names.begin(), row.after.name.zh);
        family.rows.erase(family.rows.begin() + static_cast<std::ptrdiff_t>(i));
        units.erase(units.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (const auto& [whole, names] : parks) {
        const auto at = std::find(units.begin(), units.end(), whole);
        zone_row& row = family.rows[at == units.end() ? 0 : static_cast<std::size_t>(at - units.begin())];
        for (drawn_zone zone_row::*side : {&zone_row::before, &zone_row::after})
            if ((row.*side).there) (row.*side).notes.push_back(fill(say("园区 {0}", "parks {0}"), {listed(names, 4)}));
    }
}

// Which boxes stand around which, on each side: those of the zones it is part of, as far as the rows stand one after the other.
void teller::nest(zone_family& family, const std::vector<unit_id>& units) const {
    const auto nest_side = [&](const hierarchy& h, drawn_zone zone_row::*side) {
        std::vector<std::size_t> open; // rows whose box can still hold the next
        for (std::size_t i = 0; i < units.size(); ++i) {
            drawn_zone& z = family.rows[i].*side;
            const zone* const facts = h.zone_of(units[i]);
            if (facts == nullptr) continue;
            const unit_id whole = facts->part_of;
            const auto at =
                std::find_if(open.begin(), open.end(), [&](std::size_t row) { return units[row] == whole; });
            if (whole.ok() && at == open.end())
                z.notes.push_back(fill(say("属 {0}", "part of {0}"), {name_of_unit(whole)}));
            open.erase(at == open.end() || !whole.ok() ? open.begin() : std::next(at), open.end());
            z.within = open;
            z.nested = !open.empty();
            open.push_back(i);
        }
        // What is not there stands in the boxes that go on beneath it.
        std::vector<std::size_t> next;
        for (std::size_t i = units.size(); i-- > 0;) {
            drawn_zone& z = family.rows[i].*side;
            if (h.zone_of(units[i]) == nullptr)
                std::copy_if(
                    next.begin(), next.end(), std::back_inserter(z.within), [&](std::size_t row) { return row < i; });
            else
                next = z.within;
        }
    };
    for (std::size_t i = 0; i < units.size(); ++i) {
        const zone* const facts = after_.zone_of(units[i]);
        const unit_id whole = facts != nullptr ? facts->part_of : zone_heir_of(units[i]);
        const auto at = std::find(units.begin(), units.end(), whole);
        if (whole.ok() && at != units.end()) family.rows[i].into = static_cast<std::size_t>(at - units.begin());
    }
    nest_side(before_, &zone_row::before);
    nest_side(after_, &zone_row::after);
}

void teller::tell_families(std::map<unit_id, picture_band>& bands) const {
    std::map<order_key, std::vector<unit_id>> families;
    std::map<unit_id, order_key> heads;
    std::set<unit_id> seen;
    for (const hierarchy* h : {&before_, &after_})
        for (const zone& z : h->all<zone>()) {
            if (!seen.insert(z.unit).second) continue;
            const unit_id head = head_of(z.unit);
            const auto [key, fresh] = heads.try_emplace(head);
            if (fresh) key->second = order_of(newest(head));
            families[key->second].push_back(z.unit);
        }
    for (auto& [key, members] : families) {
        const unit_id head = head_of(members.front());
        in_order_of_nesting(members, head);
        zone_family family;
        for (const unit_id z : members) family.rows.push_back(row_of(z));

        // Other areas without any agency are no concern of a zone reform unless something happens to them.
        const bool changed = family.restructured();
        const bool told = std::any_of(
            family.rows.begin(), family.rows.end(), [](const zone_row& row) { return !row.events.empty(); });
        if (!changed && !told && newest(head).kind() == unit_kind::other_area) continue;

        picture_band& home = band(bands, home_of(newest(head).parent()));
        if (!changed) {
            std::vector<zone_event> also;
            for (std::size_t i = 1; i < family.rows.size(); ++i)
                also.insert(also.end(), family.rows[i].events.begin(), family.rows[i].events.end());
            home.quiet.push_back(chip_of(family.rows[0], also));
            continue;
        }
        fold_silent(family, members);
        nest(family, members);
        // What lies elsewhere says where.
        const unit_id at = home_of(newest(head).parent());
        for (std::size_t i = 0; i < members.size(); ++i)
            for (const auto& [h, side] :
                {std::pair(&before_, &zone_row::before), std::pair(&after_, &zone_row::after)}) {
                const unit_ref u = h->find(members[i]);
                const unit_id there = u ? home_of(u.parent()) : at;
                if (there != at && there.ok())
                    (family.rows[i].*side).notes.push_back(fill(say("位于 {0}", "in {0}"), {name_of_unit(there)}));
            }
        home.families.push_back(std::move(family));
    }
    for (auto& [home, b] : bands) join_placeholders(b.families);
}

} // namespace onezone::detail
