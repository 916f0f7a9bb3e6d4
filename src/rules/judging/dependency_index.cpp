// SPDX-License-Identifier: Apache-2.0
#include "dependency_index.hpp"

#include <onezone/ground/id.hpp>

#include <algorithm>
#include <variant>

namespace onezone::detail {

//=== what a change touched ===//

namespace {

class touching {
public:
    touching(const hierarchy& before, const hierarchy& after) : before_(before), after_(after) {}

    void operator()(const unit_moved& e) {
        add(e.unit, content_of<unit_ref> | placing_aspect | aspect_of(relation::parent));
        add(e.from, aspect_of(relation::children));
        add(e.to, aspect_of(relation::children));
        came_among_others(e.from, e.to);
        place_changed(e.unit);
    }
    void operator()(const edited<unit_record>& e) {
        const unit_record* was = e.before ? &*e.before : nullptr;
        const unit_record* is = e.after ? &*e.after : nullptr;
        const unit_id id = was ? was->key : is->key;
        aspects what = content_of<unit_ref>;
        const bool moved = !was || !is || was->parent != is->parent || was->parent_known != is->parent_known;
        if (!was || !is || was->code != is->code) what |= placing_aspect;
        if (moved) what |= placing_aspect | aspect_of(relation::parent);
        const bool other_kind = !was || !is || was->kind != is->kind;
        if (other_kind) what |= placing_aspect | being_aspect;
        add(id, what);
        if (moved || other_kind) {
            for (const unit_record* r : {was, is})
                if (r) add(r->parent, aspect_of(relation::children) | aspect_of(relation::seated));
            if (was && is) came_among_others(was->parent, is->parent);
            place_changed(id);
        }
    }
    void operator()(const edited<zone>& e) {
        const zone* was = e.before ? &*e.before : nullptr;
        const zone* is = e.after ? &*e.after : nullptr;
        const unit_id id = was ? was->unit : is->unit;
        aspects what = content(e);
        const bool moved = !was || !is || was->seat != is->seat || was->seat_known != is->seat_known;
        if (moved) {
            what |= content_of<unit_ref> | placing_aspect | aspect_of(relation::parent);
            for (const zone* z : {was, is})
                if (z) add(z->seat, aspect_of(relation::seated));
            seat_changed(before_, was ? was->seat : unit_id::none());
            seat_changed(after_, is ? is->seat : unit_id::none());
            if (was && is) came_among_others(was->seat, is->seat);
        }
        add(id, what);
        both(was, is, relation::parks, [](const zone& z) { return z.part_of; });
        both(was, is, relation::managed,
            [](const zone& z) { return z.managing.value ? *z.managing.value : unit_id::none(); });
    }
    void operator()(const edited<hosting>& e) {
        record(e, relation::hosts, [](const hosting& x) { return x.unit; });
    }
    void operator()(const edited<body>& e) {
        record(e, relation::bodies, [](const body& b) { return b.unit; });
        if (e.before && e.after
            && (e.before->kind != e.after->kind || e.before->part_of != e.after->part_of
                || e.before->unit != e.after->unit))
            add(e.after->key, being_aspect); // agency or not
        if (e.before && e.after) came_among_others(e.before->unit, e.after->unit);
        both(e, relation::parts, [](const body& b) { return b.part_of; });
    }
    void operator()(const edited<post>& e) {
        record(e, relation::posts, [](const post& p) { return p.body; });
    }
    void operator()(const edited<person>& e) { add(e.before ? e.before->key : e.after->key, content(e)); }
    void operator()(const edited<tenure>& e) {
        record(e, relation::tenures, [](const tenure& t) { return t.post; });
        both(e, relation::offices, [](const tenure& t) { return t.person; });
    }
    void operator()(const edited<holding>& e) {
        record(e, relation::holdings, [](const holding& x) { return x.holder; });
    }
    void operator()(const edited<entrustment>& e) {
        record(e, relation::entrusted, [](const entrustment& x) { return x.unit; });
        both(e, relation::entrusting, [](const entrustment& x) { return x.holder; });
    }
    void operator()(const edited<agreement>& e) {
        record(e, relation::agreements, [](const agreement& a) { return a.about; });
    }
    void operator()(const edited<completeness>& e) {
        const completeness& c = e.before ? *e.before : *e.after;
        if (c.reach != list_reach::one)
            lists_ = true;
        else
            add_owner(c);
    }
    void operator()(const edited<indicator>& e) {
        record(e, relation::indicators, [](const indicator& i) { return i.unit; });
    }

    [[nodiscard]] bool lists() const noexcept { return lists_; }
    [[nodiscard]] std::vector<touch> take() && {
        std::sort(all_.begin(), all_.end(), [](const touch& a, const touch& b) { return a.id < b.id; });
        std::vector<touch> merged;
        for (const touch& t : all_) {
            if (!merged.empty() && merged.back().id == t.id)
                merged.back().what |= t.what;
            else
                merged.push_back(t);
        }
        return merged;
    }

private:
    template <class Record>
    [[nodiscard]] static aspects content(const edited<Record>& e) noexcept {
        return e.before && e.after ? content_of<Record> : content_of<Record> | being_aspect;
    }
    template <class Id>
    void add(Id id, aspects what) {
        if (id.ok()) all_.push_back({id.value(), what});
    }
    // The lists of both owners, where the owner or the list's length differs.
    template <class Record, class Owner>
    void both(const Record* was, const Record* is, relation list, Owner owner) {
        if (was && is && owner(*was) == owner(*is)) return;
        if (was) add(owner(*was), aspect_of(list));
        if (is) add(owner(*is), aspect_of(list));
    }
    template <class Record, class Owner>
    void both(const edited<Record>& e, relation list, Owner owner) {
        both(e.before ? &*e.before : nullptr, e.after ? &*e.after : nullptr, list, owner);
    }
    // `owner`: the list it stands in, and its place.
    template <class Record, class Owner>
    void record(const edited<Record>& e, relation list, Owner owner) {
        const bool moved = !e.before || !e.after || owner(*e.before) != owner(*e.after);
        add(e.before ? e.before->id() : e.after->id(), moved ? content(e) | placing_aspect : content(e));
        both(e, list, owner);
    }

    // The divisions in which a zone with that seat is counted.
    void seat_changed(const hierarchy& in, unit_id seat) {
        const unit_ref at = in.find(seat);
        for (unit_ref u = at; u; u = u.parent()) add(u.id(), aspect_of(relation::zones));
        if (at && !at.at_level(level::county))
            for (const unit_ref u : at.descendants()) add(u.id(), aspect_of(relation::zones));
    }
    // A unit stands elsewhere, or is another: zones in it count elsewhere, and it may have got among others that are vague.
    void place_changed(unit_id unit) {
        for (const hierarchy* h : {&before_, &after_}) {
            const unit_ref at = h->find(unit);
            if (!at || !at.is_division()) continue;
            for (unit_ref u = at; u; u = u.parent()) add(u.id(), aspect_of(relation::zones));
            for (const unit_ref u : at.descendants()) add(u.id(), aspect_of(relation::zones));
        }
    }

    void add_owner(const completeness& c) {
        constexpr aspects stated = aspect_of(relation::stated);
        if (c.unit.ok()) add(c.unit, stated);
        if (c.body.ok()) add(c.body, stated);
        if (c.post.ok()) add(c.post, stated);
    }
    // What stands in a unit came to stand in another: whether other statements hold for what is in it.
    void came_among_others(unit_id from, unit_id to) {
        if (lists_ || (before_.count<completeness>() == 0 && after_.count<completeness>() == 0)) return;
        lists_ = stated_within(before_, from) != stated_within(after_, to);
    }
    [[nodiscard]] static std::vector<completeness_id> stated_within(const hierarchy& h, unit_id unit) {
        std::vector<completeness_id> all;
        for (unit_ref u = h.find(unit); u; u = u.parent())
            for (const completeness& c : h.stated_of(u.id()))
                if (c.reach == list_reach::within) all.push_back(c.id());
        return all;
    }

    const hierarchy& before_;
    const hierarchy& after_;
    std::vector<touch> all_;
    bool lists_ = false;
};

} // namespace

touched touched_by(std::span<const edit> edits, const hierarchy& before, const hierarchy& after) {
    touching t(before, after);
    for (const edit& e : edits) std::visit(t, e);
    const bool lists = t.lists();
    return {std::move(t).take(), !edits.empty(), lists};
}

//=== back to the subjects ===//

namespace {

using ids = std::vector<std::uint64_t>;

template <class Range>
void add_all(const Range& range, ids& into) {
    for (const auto& r : range) into.push_back(r.id().value());
}
template <class Id>
void add_one(Id id, ids& into) {
    if (id.ok()) into.push_back(id.value());
}

void add_below(unit_ref u, ids& into) {
    for (const unit_ref below : u.children()) into.push_back(below.id().value());
}

// Everything from which `along` leads to `x`.
void backwards(relation along, const hierarchy& h, std::uint64_t x, ids& into) {
    const auto unit = unit_id::from_value(x);
    const auto body = body_id::from_value(x);
    switch (along) {
    case relation::unit:
    case relation::zone:
    case relation::record:
    case relation::stated: into.push_back(x); break;
    case relation::coded:
    case relation::named:
    case relation::all_bodies: break;
    case relation::parent:
        if (const unit_ref u = h.find(unit)) add_below(u, into);
        add_all(h.zones_seated_in(unit), into);
        break;
    case relation::above:
        into.push_back(x);
        add_all(h.zones_seated_in(unit), into);
        if (const unit_ref u = h.find(unit); u && u.is_division())
            for (const unit_ref below : u.descendants()) {
                into.push_back(below.id().value());
                add_all(h.zones_seated_in(below.id()), into);
            }
        break;
    case relation::children:
        if (const unit_ref u = h.find(unit); u && u.parent()) into.push_back(u.parent().id().value());
        break;
    case relation::seated:
        if (const zone* z = h.zone_of(unit)) add_one(z->seat, into);
        break;
    case relation::parks:
        if (const zone* z = h.zone_of(unit)) add_one(z->part_of, into);
        break;
    case relation::whole_zone: add_all(h.parks_of(unit), into); break;
    case relation::managed:
        if (const zone* z = h.zone_of(unit); z && z->managing.value) add_one(*z->managing.value, into);
        break;
    case relation::manager: add_all(h.zones_managed_by(unit), into); break;
    case relation::zones:
        if (const zone* z = h.zone_of(unit)) {
            const unit_ref seat = h.find(z->seat);
            for (unit_ref u = seat; u; u = u.parent()) into.push_back(u.id().value());
            if (seat && !seat.at_level(level::county))
                for (const unit_ref u : seat.descendants()) into.push_back(u.id().value());
        }
        break;
    case relation::hosts:
        if (const hosting* r = h.find(hosting_id::from_value(x))) add_one(r->unit, into);
        break;
    case relation::hosted_zone: add_all(h.hosts_of(unit), into); break;
    case relation::host: add_all(h.hosted_in(unit), into); break;
    case relation::bodies:
        if (const auto* r = h.find(body)) add_one(r->unit, into);
        break;
    case relation::body_unit: add_all(h.bodies_of(unit), into); break;
    case relation::parts:
        if (const auto* r = h.find(body)) add_one(r->part_of, into);
        break;
    case relation::body_above: add_all(h.parts_of(body), into); break;
    case relation::posts:
        if (const post* r = h.find(post_id::from_value(x))) add_one(r->body, into);
        break;
    case relation::post_body: add_all(h.posts_of(body), into); break;
    case relation::tenures:
        if (const tenure* r = h.find(tenure_id::from_value(x))) add_one(r->post, into);
        break;
    case relation::tenure_post: add_all(h.tenures_of(post_id::from_value(x)), into); break;
    case relation::offices:
        if (const tenure* r = h.find(tenure_id::from_value(x))) add_one(r->person, into);
        break;
    case relation::tenure_person: add_all(h.tenures_of(person_id::from_value(x)), into); break;
    case relation::holdings:
        if (const holding* r = h.find(holding_id::from_value(x))) add_one(r->holder, into);
        break;
    case relation::holder: add_all(h.holdings_of(body), into); break;
    case relation::entrusted:
        if (const entrustment* r = h.find(entrustment_id::from_value(x))) add_one(r->unit, into);
        break;
    case relation::entrusted_unit: add_all(h.entrustments_of(unit), into); break;
    case relation::entrusting:
        if (const entrustment* r = h.find(entrustment_id::from_value(x))) add_one(r->holder, into);
        break;
    case relation::entrusting_unit: add_all(h.entrusted_to(unit), into); break;
    case relation::agreements:
        if (const agreement* r = h.find(agreement_id::from_value(x))) add_one(r->about, into);
        break;
    case relation::agreed_unit: add_all(h.agreements_about(unit), into); break;
    case relation::partner:
        // The only reference without a list of its own; agreements are few.
        for (const agreement& a : h.all<agreement>())
            if (std::any_of(a.partners.begin(), a.partners.end(), [&](const auto& p) { return p.unit == unit; }))
                into.push_back(a.key.value());
        break;
    case relation::indicators:
        if (const indicator* r = h.find(indicator_id::from_value(x))) add_one(r->unit, into);
        break;
    case relation::measured_unit: add_all(h.indicators_of(unit), into); break;
    }
}

void tidy(ids& some) {
    if (some.size() < 2) return;
    std::sort(some.begin(), some.end());
    some.erase(std::unique(some.begin(), some.end()), some.end());
}

} // namespace

//=== all rules' paths in one ===//

dependency_index::dependency_index(const paths_by_rule& by_rule) {
    read_paths all;
    std::vector<std::vector<reader>> readers(1);
    for (std::uint32_t rule = 0; rule < by_rule.size(); ++rule) {
        const read_paths& one = by_rule[rule];
        if (one.everywhere)
            everywhere_.push_back(rule);
        else if (std::any_of(one.nodes.begin(), one.nodes.end(),
                     [](const path_node& n) { return ((n.now | n.before) & aspect_of(relation::stated)) != 0; }))
            asking_for_lists_.push_back(rule);
        std::vector<std::uint32_t> here(one.nodes.size());
        for (std::size_t i = 0; i < one.nodes.size(); ++i) {
            const path_node& n = one.nodes[i];
            here[i] = i == 0 ? 0 : all.child(here[n.from], n.along, n.in_now);
            readers.resize(all.nodes.size());
            all.nodes[here[i]].now |= n.now;
            all.nodes[here[i]].before |= n.before;
            if (n.now != 0 || n.before != 0) readers[here[i]].push_back({rule, n.now, n.before});
        }
    }
    for (std::size_t i = 0; i < all.nodes.size(); ++i) {
        nodes_.push_back({all.nodes[i], static_cast<std::uint32_t>(readers_.size())});
        readers_.insert(readers_.end(), readers[i].begin(), readers[i].end());
    }
    nodes_.push_back({{}, static_cast<std::uint32_t>(readers_.size())});
}

std::size_t dependency_index::bytes() const noexcept {
    return sizeof *this + nodes_.capacity() * sizeof(node) + readers_.capacity() * sizeof(reader)
        + (everywhere_.capacity() + asking_for_lists_.capacity()) * sizeof(std::uint32_t);
}

// Leaves in `here` the ids from which the path to `at` leads to `id`.
void dependency_index::lead_back(std::uint32_t at, std::uint64_t id, const hierarchy& now, const hierarchy* before,
    std::vector<std::uint64_t>& here, std::vector<std::uint64_t>& above) const {
    here.assign(1, id);
    while (at != 0 && !here.empty()) {
        const path_node& n = nodes_[at].at;
        above.clear();
        for (const std::uint64_t x : here) backwards(n.along, n.in_now ? now : *before, x, above);
        tidy(above);
        here.swap(above);
        at = n.from;
    }
}

} // namespace onezone::detail
