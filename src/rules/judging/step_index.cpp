// SPDX-License-Identifier: Apache-2.0
#include "step_index.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace onezone::detail {

namespace {

subject division_or_zone(unit_id id, unit_kind kind) {
    return subject::of(is_division(kind) ? subject_kind::division : subject_kind::zone, id);
}

template <class T>
bool differs(const fact<T>& a, const fact<T>& b) {
    return a.value != b.value;
}

// What the step did beyond what its acts did; nothing of it where they did it all.
happening beyond(happening whole, std::span<const happening> acts) {
    const auto less = [&](bool happening::*what) {
        for (const happening& a : acts)
            if (a.*what) whole.*what = false;
    };
    for (bool happening::*const what :
        {&happening::founded, &happening::gone, &happening::renamed, &happening::kind_changed, &happening::moved,
            &happening::bounds_changed, &happening::seat_moved, &happening::recoded, &happening::trustee_changed,
            &happening::rank_changed, &happening::area_changed, &happening::merged, &happening::industries_changed})
        less(what);
    return whole;
}

} // namespace

step_index::step_index(const hierarchy& before, const hierarchy& after, std::span<const edit> edits,
    std::span<const enacted> acts, const date& on)
    : before_(&before),
      after_(&after),
      on_(on) {
    for (const enacted& act : acts) {
        table did;
        collect(did, act.edits, act.on ? *act.on : on_);
        if (act.what) collect(did, *act.what);
        for (auto& [s, h] : did) {
            if (!h.is_any()) continue;
            h.by = &act;
            by_subject_[s].push_back(h);
        }
    }
    table whole;
    collect(whole, edits, on_);
    for (const auto& [s, h] : whole) {
        const auto told = by_subject_.find(s);
        const happening rest = told == by_subject_.end() ? h : beyond(h, told->second);
        if (rest.is_any()) by_subject_[s].push_back(rest);
    }
}

std::span<const happening> step_index::of(subject s) const {
    const auto found = by_subject_.find(s);
    return found == by_subject_.end() ? std::span<const happening>() : std::span<const happening>(found->second);
}

unit_ref step_index::find(unit_id id, bool first_in_after) const {
    const unit_ref first = (first_in_after ? after_ : before_)->find(id);
    return first ? first : (first_in_after ? before_ : after_)->find(id);
}

// A township or village that goes from one to another changes the bounds of all it leaves and of all it comes into. Of a county
// and above, the change of affiliation is itself what is approved.
void step_index::note_bounds(table& into, unit_id unit, unit_id from, unit_id to) const {
    const unit_ref part = find(unit, true);
    if (!part || !part.is_division() || part.level() < level::township) return;
    const auto chain = [](unit_ref u) {
        std::vector<unit_ref> all;
        for (; u; u = u.parent()) all.push_back(u);
        return all;
    };
    const std::vector<unit_ref> left = chain(find(from, false));
    const std::vector<unit_ref> entered = chain(find(to, true));
    const auto note = [&](const std::vector<unit_ref>& these, const std::vector<unit_ref>& others) {
        for (const unit_ref u : these) {
            if (std::any_of(others.begin(), others.end(), [&](unit_ref o) { return o.id() == u.id(); })) return;
            happening& h = into[division_or_zone(u.id(), u.kind())];
            h.bounds_changed = true;
            h.from = from;
            h.to = to;
        }
    };
    note(left, entered);
    note(entered, left);
}

void step_index::collect(table& into, std::span<const edit> edits, const date& on) const {
    const auto moved = [&](subject s, unit_id from, unit_id to) {
        if (from == to) return;
        happening& h = into[s];
        h.moved = true;
        h.from = from;
        h.to = to;
        note_bounds(into, unit_id::from_value(s.id), from, to);
    };
    for (const edit& e : edits) {
        if (const auto* m = std::get_if<unit_moved>(&e)) {
            const unit_ref u = find(m->unit, true);
            if (u && u.is_division()) moved(subject::of(u), m->from, m->to);
        } else if (const auto* u = std::get_if<edited<unit_record>>(&e)) {
            const unit_record& known = u->after ? *u->after : *u->before;
            const subject s = division_or_zone(known.key, known.kind);
            happening& h = into[s];
            h.founded = h.founded || !u->before;
            h.gone = h.gone || !u->after;
            if (!u->after || (!u->before && known.code.ok())) h.recoded = true;
            if (!u->before || !u->after) continue;
            h.renamed = h.renamed || u->before->name != u->after->name;
            h.kind_changed = h.kind_changed || u->before->kind != u->after->kind;
            h.recoded = h.recoded || u->before->code != u->after->code;
            if (s.kind == subject_kind::division) moved(s, u->before->parent, u->after->parent);
        } else if (const auto* z = std::get_if<edited<zone>>(&e)) {
            const zone& known = z->after ? *z->after : *z->before;
            happening& h = into[subject::of(known)];
            h.founded = h.founded || !z->before;
            h.gone = h.gone || !z->after;
            if (!z->before || !z->after) continue;
            h.area_changed = h.area_changed || differs(z->before->area, z->after->area);
            h.moved = h.moved || z->before->seat != z->after->seat;
            h.industries_changed = h.industries_changed || differs(z->before->first_industry, z->after->first_industry)
                || differs(z->before->lead_industries, z->after->lead_industries);
            if (z->before->part_of == z->after->part_of) continue;
            h.merged = true;
            if (z->after->part_of.ok()) into[subject::of(subject_kind::zone, z->after->part_of)].merged = true;
        } else if (const auto* lies = std::get_if<edited<hosting>>(&e)) {
            const hosting& known = lies->after ? *lies->after : *lies->before;
            into[subject::of(subject_kind::zone, known.unit)].bounds_changed = true;
        } else if (const auto* b = std::get_if<edited<body>>(&e)) {
            const body& known = b->after ? *b->after : *b->before;
            happening& h = into[subject::of(known)];
            h.founded = h.founded || !b->before;
            h.gone = h.gone || !b->after;
            if (!b->before || !b->after) continue;
            h.renamed = h.renamed || b->before->name != b->after->name;
            h.kind_changed = h.kind_changed || b->before->kind != b->after->kind;
            h.rank_changed = h.rank_changed || differs(b->before->rank, b->after->rank);
            h.moved = h.moved || b->before->unit != b->after->unit;
            // The first seat of a division is no move, nor is that of an organ that another inherits.
            if (is_government(known.kind) && b->before->unit == b->after->unit
                && differs(b->before->seat, b->after->seat))
                if (const unit_ref of = find(known.unit, true)) into[subject::of(of)].seat_moved = true;
        } else if (const auto* x = std::get_if<edited<entrustment>>(&e)) {
            const auto whole_to = [&](const std::optional<entrustment>& t) {
                return t && t->scope == entrustment_scope::all && t->valid.contains(on) ? t->holder : unit_id::none();
            };
            const unit_id was = whole_to(x->before);
            const unit_id is = whole_to(x->after);
            const unit_ref of = find(x->after ? x->after->unit : x->before->unit, true);
            if (was == is || !of) continue;
            happening& h = into[subject::of(of)];
            h.trustee_changed = true;
            if (is.ok()) h.trustee = is;
        }
    }
}

// What leaves no edit by which it can be told: land without a village on it.
void step_index::collect(table& into, const operation& op) const {
    const auto give = [&](unit_id from, unit_id to) {
        for (const unit_id id : {from, to}) {
            const unit_ref u = find(id, true);
            if (!u) continue;
            happening& h = into[subject::of(u)];
            h.bounds_changed = true;
            h.from = from;
            h.to = to;
        }
    };
    const auto give_all = [&](const std::vector<party>& from, unit_id to) {
        for (const party& p : from)
            if (p.unit.ok()) give(p.unit, to);
    };
    if (const auto* boundary = op.get_if<change_boundary>()) give(boundary->from, boundary->to);
    if (const auto* founded = op.get_if<establish_division>())
        give_all(founded->division.from, founded->division.again);
    if (const auto* whole = op.get_if<restructure>()) {
        for (const founding& next : whole->founded) give_all(next.from, next.again);
        for (const extension& more : whole->extended) give_all(more.from, more.unit);
    }
}

} // namespace onezone::detail
