// SPDX-License-Identifier: Apache-2.0
#include "dependency_index.hpp"

#include "references.hpp"

#include <onezone/ground/id.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <variant>

namespace onezone::detail {

//=== what a change touched ===//

namespace {

class touching {
public:
    touching(const hierarchy& before, const hierarchy& after) : before_(before), after_(after) {}

    void operator()(const unit_moved& e) {
        add(e.unit, content_of<unit_ref> | placing_aspect | aspect_of(path_step::parent));
        add(e.from, aspect_of(path_step::children));
        add(e.to, aspect_of(path_step::children));
        came_among_others(e.from, e.to);
        place_changed(e.unit);
    }
    void operator()(const edited<unit_record>& e) {
        const unit_record* was = e.before ? &*e.before : nullptr;
        const unit_record* is = e.after ? &*e.after : nullptr;
        const unit_id id = was ? was->key : is->key;
        aspects what = content_of<unit_ref>;
        const bool moved = !was || !is || was->parent != is->parent || was->parent_known != is->parent_known;
        // A province without a code is told by its name.
        const bool province_renamed = was && is && level_of(is->kind) == level::province && was->name != is->name;
        if (!was || !is || was->code != is->code || province_renamed) what |= placing_aspect;
        if (moved) what |= placing_aspect | aspect_of(path_step::parent);
        const bool other_kind = !was || !is || was->kind != is->kind;
        if (other_kind) what |= placing_aspect | being_aspect;
        add(id, what);
        if (moved || other_kind) {
            for (const unit_record* r : {was, is})
                if (r) add(r->parent, aspect_of(path_step::children) | aspect_of(path_step::seated));
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
            what |= content_of<unit_ref> | placing_aspect | aspect_of(path_step::parent);
            for (const zone* z : {was, is})
                if (z) add(z->seat, aspect_of(path_step::seated));
            seat_changed(before_, was ? was->seat : unit_id::none());
            seat_changed(after_, is ? is->seat : unit_id::none());
            if (was && is) came_among_others(was->seat, is->seat);
        }
        add(id, what);
        lists_of_named(e);
    }
    void operator()(const edited<body>& e) {
        record(e);
        if (!e.before || !e.after) return;
        if (e.before->kind != e.after->kind || e.before->part_of != e.after->part_of || e.before->unit != e.after->unit)
            add(e.after->key, being_aspect); // agency or not
        came_among_others(e.before->unit, e.after->unit);
    }
    template <class Record>
    void operator()(const edited<Record>& e) {
        record(e);
    }
    void operator()(const edited<completeness>& e) {
        const completeness& c = e.before ? *e.before : *e.after;
        if (c.reach != list_reach::one)
            lists_ = true;
        else
            add_owner(c);
    }
    void operator()(const edited<own_fact>& e) {
        for (const std::optional<own_fact>* f : {&e.before, &e.after})
            if (*f) {
                constexpr aspects facts = aspect_of(path_step::own_facts);
                add((*f)->unit, facts);
                add((*f)->body, facts);
                add((*f)->post, facts);
                add((*f)->person, facts);
            }
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
    // The lists in which a record stands, where it stands in others than before. Returns whether it is placed elsewhere.
    template <class Record>
    bool lists_of_named(const edited<Record>& e) {
        bool moved = false;
        for_each_member<Record>([&](auto m) {
            constexpr auto at = decltype(m)::at;
            if constexpr (is_followed<at>) {
                if constexpr (reference_of<at>::leads_back) {
                    if (e.before && e.after && only_id_in(m.of(*e.before)) == only_id_in(m.of(*e.after))) return;
                    for (const std::optional<Record>* r : {&e.before, &e.after})
                        if (*r) add(only_id_in(m.of(**r)), aspect_of(reference_of<at>::back));
                    if (places<at>) moved = true;
                }
            }
        });
        return moved;
    }
    // The record a record belongs to decides with it on jurisdiction.
    template <auto Member>
    static constexpr bool places = [] {
        bool owns = same_member<Member, &agreement::about>();
        for_each_member<typename pointed_to<decltype(Member)>::record>(
            [&](auto m) { owns = owns || (m.role == member_role::owner && same_member<Member, decltype(m)::at>()); });
        return owns;
    }();
    template <class Tag>
    [[nodiscard]] static basic_id<Tag> only_id_in(basic_id<Tag> id) noexcept {
        return id;
    }
    template <class Tag>
    [[nodiscard]] static basic_id<Tag> only_id_in(const fact<basic_id<Tag>>& f) noexcept {
        return f.value ? *f.value : basic_id<Tag>::none();
    }
    // The lists it stands in, and itself: what it says, and its place.
    template <class Record>
    void record(const edited<Record>& e) {
        const aspects moved = lists_of_named(e) ? placing_aspect : 0;
        add(e.before ? e.before->id() : e.after->id(), content(e) | moved);
    }

    // The divisions in which a zone with that seat is counted.
    void seat_changed(const hierarchy& in, unit_id seat) {
        const unit_ref at = in.find(seat);
        for (unit_ref u = at; u; u = u.parent()) add(u.id(), aspect_of(path_step::zones));
        if (at && !at.at_level(level::county))
            for (const unit_ref u : at.descendants()) add(u.id(), aspect_of(path_step::zones));
    }
    // A unit stands elsewhere, or is another: zones in it count elsewhere, and it may have got among others that are vague.
    void place_changed(unit_id unit) {
        for (const hierarchy* h : {&before_, &after_}) {
            const unit_ref at = h->find(unit);
            if (!at || !at.is_division()) continue;
            for (unit_ref u = at; u; u = u.parent()) add(u.id(), aspect_of(path_step::zones));
            for (const unit_ref u : at.descendants()) add(u.id(), aspect_of(path_step::zones));
        }
    }

    void add_owner(const completeness& c) {
        constexpr aspects stated = aspect_of(path_step::stated);
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

// From a record to what it names: what leads there are the lists of that.
template <class Record, auto Member>
void to_named(const hierarchy& h, std::uint64_t x, ids& into) {
    const Record* r = nullptr;
    if constexpr (std::is_same_v<Record, zone>)
        r = h.zone_of(unit_id::from_value(x));
    else
        r = h.find(id_type<Record>::from_value(x));
    if (r) each_id_in(r->*Member, [&](auto id) { add_one(id, into); });
}
// From what is named to the records that name it.
template <class Record, auto Member>
void to_naming(const hierarchy& h, std::uint64_t x, ids& into) {
    if constexpr (requires { &reference_at<Member>::naming; }) {
        using id = decltype(
            []<class Range, class Id>(Range (*)(const hierarchy&, Id)) { return Id(); }(&reference_at<Member>::naming));
        add_all(reference_at<Member>::naming(h, id::from_value(x)), into);
    } else {
        // The only reference without a list of its own is that to partners; agreements are few.
        for (const Record& r : h.all<Record>()) {
            bool named = false;
            each_id_in(r.*Member, [&](auto id) { named = named || id.value() == x; });
            if (named) add_one(r.id(), into);
        }
    }
}

using way_back = void (*)(const hierarchy& h, std::uint64_t x, ids& into);
template <class Record>
constexpr void enter_references(std::array<way_back, 48>& ways) {
    for_each_member<Record>([&](auto m) {
        constexpr auto at = decltype(m)::at;
        if constexpr (is_followed<at>) {
            using followed = reference_of<at>;
            ways[static_cast<std::size_t>(followed::there)] = &to_naming<Record, at>;
            if constexpr (followed::leads_back) ways[static_cast<std::size_t>(followed::back)] = &to_named<Record, at>;
        }
    });
}
constexpr std::array<way_back, 48> ways_by_reference = [] {
    std::array<way_back, 48> ways{};
    [&]<class... Edits>(const std::variant<Edits...>*) {
        const auto enter = [&]<class Record>(const edited<Record>*) {
            if constexpr (Described<Record>) enter_references<Record>(ways);
        };
        const auto skip_moves = [&]<class Edit>(const Edit* e) {
            if constexpr (requires { enter(e); }) enter(e);
        };
        (skip_moves(static_cast<const Edits*>(nullptr)), ...);
    }(static_cast<const edit*>(nullptr));
    return ways;
}();

// Everything from which `along` leads to `x`.
void backwards(path_step along, const hierarchy& h, std::uint64_t x, ids& into) {
    const auto unit = unit_id::from_value(x);
    switch (along) {
    case path_step::unit:
    case path_step::zone:
    case path_step::record:
    case path_step::stated:
    case path_step::own_facts: into.push_back(x); return;
    case path_step::coded:
    case path_step::named:
    case path_step::all_bodies: return;
    case path_step::parent:
        if (const unit_ref u = h.find(unit)) add_below(u, into);
        break; // and the zones seated there
    case path_step::above:
        into.push_back(x);
        add_all(h.zones_seated_in(unit), into);
        if (const unit_ref u = h.find(unit); u && u.is_division())
            for (const unit_ref below : u.descendants()) {
                into.push_back(below.id().value());
                add_all(h.zones_seated_in(below.id()), into);
            }
        return;
    case path_step::children:
        if (const unit_ref u = h.find(unit); u && u.parent()) into.push_back(u.parent().id().value());
        return;
    case path_step::zones:
        if (const zone* z = h.zone_of(unit)) {
            const unit_ref seat = h.find(z->seat);
            for (unit_ref u = seat; u; u = u.parent()) into.push_back(u.id().value());
            if (seat && !seat.at_level(level::county))
                for (const unit_ref u : seat.descendants()) into.push_back(u.id().value());
        }
        return;
    default: break;
    }
    ways_by_reference[static_cast<std::size_t>(along)](h, x, into);
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
                     [](const path_node& n) { return ((n.now | n.before) & aspect_of(path_step::stated)) != 0; }))
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
