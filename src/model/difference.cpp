// SPDX-License-Identifier: Apache-2.0
#include "naming.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <tuple>
#include <type_traits>

// The difference is found by walking the chunks that are not shared, and made by changing a copy of the one into the other
// through the checked calls: what they record is what `replay` accepts.
//
// A call that is refused is put off until others have been made. Where all that are left refuse, something in between is
// made: units in each other's way go to the top for a while, records in each other's way go and come back.

namespace onezone {

namespace {

using detail::inside;
using detail::slot;
using detail::state;

template <class Record>
struct goals {
    using record = Record;
    std::vector<detail::id_type<Record>> put;
    std::vector<detail::id_type<Record>> drop;
};

[[nodiscard]] unit_id parent_of(unit_ref u) {
    const unit_ref p = u.parent();
    return p ? p.id() : unit_id::none();
}

[[nodiscard]] int depth_of(const hierarchy& h, const body& b) {
    int depth = 0;
    for (const body* above = h.find(b.part_of); above; above = h.find(above->part_of)) ++depth;
    return depth;
}
[[nodiscard]] int depth_of(const hierarchy& h, const zone& z) {
    int depth = 0;
    for (const zone* whole = h.zone_of(z.part_of); whole; whole = h.zone_of(whole->part_of)) ++depth;
    return depth;
}

// Sorts ids of bodies or zones by how deep each lies in others of its kind.
template <class Record, class Id>
void sort_by_depth(std::vector<Id>& ids, const hierarchy& h) {
    std::vector<std::pair<int, Id>> keyed;
    for (const Id id : ids) keyed.emplace_back(depth_of(h, *inside::of(h).table<Record>().find(id)), id);
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    std::transform(keyed.begin(), keyed.end(), ids.begin(), [](const auto& k) { return k.second; });
}

class differ {
public:
    differ(const hierarchy& a, const hierarchy& b) : a_(a), b_(b), now_(a) {}

    [[nodiscard]] std::vector<edit> edits() && {
        find_units();
        std::apply([this](auto&... of) { (find_records(of), ...); }, goals_);
        sort_by_depth<zone>(of<zone>().put, b_);
        sort_by_depth<body>(of<body>().put, b_);
        sort_by_depth<body>(of<body>().drop, a_);
        std::reverse(of<body>().drop.begin(), of<body>().drop.end());
        do {
            while (pass()) {}
        } while (move_aside() || drop_for_now() || clear_gone());
        ONEZONE_ASSERT(done(), "any hierarchy can be changed into any other");
        return now_.take_edits();
    }

private:
    template <class Record>
    [[nodiscard]] goals<Record>& of() {
        return std::get<goals<Record>>(goals_);
    }
    template <class Record>
    [[nodiscard]] static const Record* find(const hierarchy& h, detail::id_type<Record> id) {
        return inside::of(h).table<Record>().find(id);
    }

    //=== what differs ===//

    template <class Visit>
    static void for_each_unshared(const hierarchy& in, const hierarchy& other, Visit visit) {
        const state& s = inside::of(in);
        const state& o = inside::of(other);
        for (slot at = 0; at < s.slots; ++at) {
            const std::size_t chunk = at >> detail::unit_chunk_bits;
            if (s.links.shares(o.links, chunk) && s.attributes.shares(o.attributes, chunk))
                at |= detail::units_per_chunk - 1;
            else if (s.place(at).live())
                visit(unit_ref(&s, at));
        }
    }
    void find_units() {
        for_each_unshared(a_, b_, [this](unit_ref u) {
            const unit_ref to = b_.find(u.id());
            if (!to) {
                gone_.push_back(u.id());
            } else if (u.is_division() != to.is_division()) {
                gone_.push_back(u.id()); // and comes back
                fresh_.push_back(u.id());
            } else if (!same(u, to)) {
                changed_.push_back(u.id());
            }
        });
        for_each_unshared(b_, a_, [this](unit_ref u) {
            if (!a_.find(u.id())) fresh_.push_back(u.id());
        });
        std::stable_sort(
            fresh_.begin(), fresh_.end(), [this](unit_id x, unit_id y) { return b_[x].level() < b_[y].level(); });
        std::stable_sort(
            gone_.begin(), gone_.end(), [this](unit_id x, unit_id y) { return a_[x].level() > a_[y].level(); });
    }
    // A zone's place is compared with its record.
    [[nodiscard]] static bool same_place(unit_ref u, unit_ref to) {
        return !to.is_division() || (parent_of(u) == parent_of(to) && u.place_known() == to.place_known());
    }
    [[nodiscard]] static bool same(unit_ref u, unit_ref to) {
        return u.kind() == to.kind() && u.code() == to.code() && u.name() == to.name() && same_place(u, to);
    }
    template <class Record>
    void find_records(goals<Record>& found) {
        const auto& from = inside::of(a_).table<Record>();
        const auto& to = inside::of(b_).table<Record>();
        from.for_each_unshared(to, [&](const Record& r) {
            const Record* other = to.find(r.id());
            if (!other)
                found.drop.push_back(r.id());
            else if (!(*other == r))
                found.put.push_back(r.id());
        });
        to.for_each_unshared(from, [&](const Record& r) {
            if (!from.find(r.id())) found.put.push_back(r.id());
        });
        if constexpr (std::is_same_v<Record, zone>) found.drop.clear(); // it goes with its unit
    }

    //=== the way there ===//

    template <class T>
    bool made(const result<T>& call) {
        progress_ = progress_ || call.has_value();
        return call.has_value();
    }
    // Makes what can be made. Returns whether anything could.
    bool pass() {
        progress_ = false;
        std::erase_if(fresh_, [this](unit_id id) { return add(id); });
        std::erase_if(changed_, [this](unit_id id) { return alter(id); });
        put_all<zone, hosting, body, post, person, tenure, holding, entrustment, agreement, indicator, completeness,
            own_fact>();
        drop_all<own_fact, completeness, indicator, agreement, entrustment, holding, tenure, person, post, body,
            hosting>();
        std::erase_if(gone_, [this](unit_id id) { return removed(id); });
        return progress_;
    }
    [[nodiscard]] bool done() const {
        return fresh_.empty() && changed_.empty() && gone_.empty()
            && std::apply([](const auto&... of) { return ((of.put.empty() && of.drop.empty()) && ...); }, goals_);
    }
    bool add(unit_id id) {
        if (now_.now().find(id)) return false; // to be removed first
        const unit_ref u = b_[id];
        free_code(u.code());
        return made(now_.add({id, u.kind(), u.name(), u.code(), parent_of(u), u.place_known()}));
    }
    bool alter(unit_id id) {
        const unit_ref to = b_[id];
        const auto now = [&] { return now_.now()[id]; };
        if (now().name() != to.name()) made(now_.rename(id, to.name()));
        if (now().code() != to.code()) {
            free_code(to.code());
            made(now_.recode(id, to.code()));
        }
        if (now().kind() != to.kind()) made(now_.rekind(id, to.kind()));
        if (!same_place(now(), to)) made(now_.move(id, parent_of(to), to.place_known()));
        if (now().kind() != to.kind()) made(now_.rekind(id, to.kind())); // where the move had to come first
        return same(now(), to);
    }
    // The code a unit is to have; none where it goes.
    [[nodiscard]] code target_code(unit_ref u) const {
        const unit_ref to = b_.find(u.id());
        return to && to.is_division() == u.is_division() ? to.code() : code::none();
    }
    // Lets the unit with this code have its own new one, before that the unit with that one, and so on.
    void free_code(code wanted) {
        std::vector<unit_id> chain;
        for (unit_ref holder = now_.now().find(wanted); holder; holder = now_.now().find(target_code(holder))) {
            if (!chain.empty() && holder.id() == chain.front()) { // they pass their codes around
                made(now_.recode(chain.back(), code::none()));
                chain.pop_back();
                break;
            }
            chain.push_back(holder.id());
        }
        for (auto id = chain.rbegin(); id != chain.rend(); ++id) made(now_.recode(*id, target_code(now_.now()[*id])));
    }
    // What is stated of lists and one's own facts go with what they are about; where that comes back, so do they.
    template <class Id>
    bool removed(Id id) {
        if (!made(now_.remove(id))) return false;
        for (const completeness& c : b_.stated_of(id)) of<completeness>().put.push_back(c.id());
        for (const own_fact& f : b_.own_facts_of(id)) of<own_fact>().put.push_back(f.id());
        return true;
    }
    template <class... Records>
    void put_all() {
        (std::erase_if(of<Records>().put, [this](auto id) { return this->template put<Records>(id); }), ...);
    }
    template <class Record>
    bool put(detail::id_type<Record> id) {
        const Record& to = *find<Record>(b_, id);
        const Record* const now = find<Record>(now_.now(), id);
        if ((now && *now == to) || made(now_.put(to))) return true;
        // Without what it names that is not there yet: bodies name each other, and zones bodies.
        if constexpr (std::is_same_v<Record, body> || std::is_same_v<Record, zone>) {
            Record part = to;
            const auto there = [this](auto named) { return static_cast<bool>(now_.now().find(named)); };
            if (detail::without_dangling(part, there) && !(part == to) && !(now && *now == part))
                made(now_.put(std::move(part)));
        }
        return false;
    }
    template <class... Records>
    void drop_all() {
        (std::erase_if(of<Records>().drop, [this](auto id) { return this->template drop<Records>(id); }), ...);
    }
    template <class Record>
    bool drop(detail::id_type<Record> id) {
        const Record* const now = find<Record>(now_.now(), id);
        if (!now || removed(id)) return true;
        if constexpr (std::is_same_v<Record, body>) {
            body part = *now;
            const auto stays = [this]<class Id>(Id named) {
                if constexpr (std::is_same_v<Id, body_id>) return b_.find(named) != nullptr;
                return true;
            };
            if (detail::without_dangling(part, stays) && !(part == *now)) made(now_.put(std::move(part)));
        }
        return false;
    }

    //=== what stands in the way ===//

    // Units that cannot move yet wait at the top, where nothing is above them.
    bool move_aside() {
        progress_ = false;
        for (const unit_id id : changed_)
            if (const unit_ref u = now_.now()[id]; u.parent() && !same_place(u, b_[id]))
                made(now_.move(id, unit_id::none()));
        return progress_;
    }
    // Changed records to which nothing refers go and come back.
    bool drop_for_now() {
        progress_ = false;
        const auto drop_each = [this](const auto& of) {
            using Record = typename std::decay_t<decltype(of)>::record;
            for (const auto id : of.put) drop<Record>(id);
        };
        drop_each(of<hosting>());
        drop_each(of<tenure>());
        drop_each(of<holding>());
        drop_each(of<entrustment>());
        drop_each(of<agreement>());
        drop_each(of<indicator>());
        return progress_;
    }
    // Units that have to go, among them divisions that come back as zones, go with all that refers to them, and that comes back.
    bool clear_gone() {
        progress_ = false;
        for (const unit_id id : gone_) clear(id);
        std::erase_if(gone_, [this](unit_id id) { return removed(id); });
        return progress_;
    }
    void clear(unit_id unit) {
        drop_if<hosting>([&](const hosting& r) { return detail::refers_to(r, unit); });
        drop_if<entrustment>([&](const entrustment& e) { return detail::refers_to(e, unit); });
        drop_if<agreement>([&](const agreement& a) { return detail::refers_to(a, unit); });
        drop_if<indicator>([&](const indicator& i) { return detail::refers_to(i, unit); });
        drop_if<holding>([&](const holding& item) { return detail::refers_to(item, unit); });
        std::vector<body_id> bodies;
        for (const body& b : now_.now().bodies_of(unit)) bodies.push_back(b.key);
        for (const body_id b : bodies) clear(b);
        let_go<body>(unit);
        let_go<zone>(unit);
    }
    // Bodies and zones elsewhere stay, without what they say of it.
    template <class Record>
    void let_go(unit_id unit) {
        std::vector<Record> changed;
        for (const Record& r : now_.now().all<Record>()) {
            if (!detail::refers_to(r, unit)) continue;
            Record without = r;
            if constexpr (std::is_same_v<Record, zone>) {
                if (r.unit == unit) continue; // it goes with its unit
                if (r.seat == unit) without.seat = unit_id::none();
            }
            const auto stays = [unit](auto id) {
                if constexpr (std::is_same_v<decltype(id), unit_id>) return id != unit;
                return true;
            };
            if (detail::without_dangling(without, stays)) changed.push_back(std::move(without));
        }
        for (Record& r : changed) {
            if (find<Record>(b_, r.id())) of<Record>().put.push_back(r.id());
            made(now_.put(std::move(r)));
        }
    }
    void clear(body_id b) {
        const hierarchy& h = now_.now();
        while (!h.parts_of(b).empty()) clear(h.parts_of(b).begin()->key);
        drop_if<tenure>([&](const tenure& t) { return h.find(t.post)->body == b; });
        drop_if<post>([&](const post& p) { return detail::refers_to(p, b); });
        drop_if<holding>([&](const holding& item) { return detail::refers_to(item, b); });
        drop_if<body>([&](const body& it) { return it.key == b; });
    }
    template <class Record, class Predicate>
    void drop_if(Predicate predicate) {
        std::vector<detail::id_type<Record>> ids;
        for (const Record& r : now_.now().all<Record>())
            if (predicate(r)) ids.push_back(r.id());
        for (const auto id : ids) {
            if (find<Record>(b_, id)) of<Record>().put.push_back(id);
            removed(id);
        }
    }

    const hierarchy& a_;
    const hierarchy& b_;
    change now_;
    bool progress_ = false;
    std::vector<unit_id> fresh_;
    std::vector<unit_id> changed_;
    std::vector<unit_id> gone_;
    std::tuple<goals<zone>, goals<hosting>, goals<body>, goals<post>, goals<person>, goals<tenure>, goals<holding>,
        goals<entrustment>, goals<agreement>, goals<indicator>, goals<completeness>, goals<own_fact>>
        goals_;
};

} // namespace

std::vector<edit> difference(const hierarchy& a, const hierarchy& b) { return differ(a, b).edits(); }

} // namespace onezone
