// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include "catch.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

namespace onezone_tests {

using namespace onezone;

void oracle::add(const unit_record& unit) {
    if (units.count(unit.key) != 0) throw std::out_of_range("the id is taken");
    units.emplace(unit.key, unit);
    if (is_division(unit.kind)) return;
    zone facts;
    facts.unit = unit.key;
    facts.seat = unit.parent;
    facts.seat_known = unit.parent_known;
    table<zone>().emplace(unit.key, facts);
}

void oracle::put(const zone& record) {
    unit_record& unit = units.at(record.unit);
    table<zone>().insert_or_assign(record.unit, record);
    unit.parent = record.seat;
    unit.parent_known = record.seat_known;
}

bool oracle::has_zone(unit_id id) const {
    const auto at = units.find(id);
    return at != units.end() && !is_division(at->second.kind);
}

bool oracle::has_division(unit_id id) const {
    const auto at = units.find(id);
    return at != units.end() && is_division(at->second.kind);
}

std::vector<unit_id> oracle::chain(unit_id id) const {
    std::vector<unit_id> up;
    for (; id.ok(); id = units.at(id).parent) up.push_back(id);
    return up;
}

namespace {

template <class Of>
bool in_circle(Of next, std::uint64_t start) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t at = start; at != 0; at = next(at))
        if (!seen.insert(at).second) return true;
    return false;
}

// Whether on `day` (none: before all dates) the entrustments lead in a circle.
bool circle_on(const table_of<entrustment>& table, std::optional<date> day) {
    std::multimap<unit_id, unit_id> holders;
    for (const auto& [id, e] : table)
        if (day ? e.valid.contains(*day) : !e.valid.from) holders.emplace(e.unit, e.holder);
    for (const auto& [start, first] : holders) {
        std::set<unit_id> reached{first};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const auto& [unit, holder] : holders)
                if (reached.count(unit) != 0) reached.insert(holder);
        }
        if (reached.count(start) != 0) return true;
    }
    return false;
}

} // namespace

std::string oracle::broken() const {
    std::set<code> codes;
    for (const auto& [id, u] : units) {
        if (!id.ok() || u.name.empty()) return "a unit without id or name";
        if (u.code.ok() && !codes.insert(u.code).second) return "a code twice";
        if (u.parent.ok() && !has_division(u.parent)) return "a parent that is no division";
        if (u.parent.ok() && is_division(u.kind) && level_of(units.at(u.parent).kind) >= level_of(u.kind))
            return "levels out of order";
        if (is_division(u.kind) == (table<zone>().count(id) != 0)) return "a zone without record, or a record too many";
    }
    const auto there = [&](unit_id id) { return units.count(id) != 0; };
    const auto division_if_known = [&](const fact<unit_id>& f) { return !f.value || has_division(*f.value); };
    for (const auto& [id, z] : table<zone>()) {
        if (!has_zone(id)) return "a zone record of something else";
        if (z.seat.ok() && !has_division(z.seat)) return "a seat that is no division";
        if (z.part_of.ok() && !has_zone(z.part_of)) return "a park of something else";
        if (in_circle([&](std::uint64_t at) { return table<zone>().at(unit_id::from_value(at)).part_of.value(); },
                id.value()))
            return "a park of itself";
        if (!division_if_known(z.managing) || !division_if_known(z.dispatching) || !division_if_known(z.approving))
            return "a manager that is no division";
        if (z.statistics.value && !there(*z.statistics.value)) return "statistics of nothing";
        std::set<unit_id> with;
        for (const integration& i : z.integrated) {
            if (!has_division(i.division)) return "integrated with something else";
            if (!with.insert(i.division).second) return "integrated with one twice";
        }
    }
    for (const auto& [id, r] : table<hosting>())
        if (!has_zone(r.unit) || !has_division(r.division)) return "a hosting that dangles";
    const auto& bodies = table<body>();
    for (const auto& [id, b] : bodies) {
        if (!id.ok() || b.name.empty() || !there(b.unit)) return "a body that dangles";
        if (!division_if_known(b.seat)) return "a seat that is no division";
        if (b.part_of.ok() && bodies.count(b.part_of) == 0) return "a body of nothing";
        if (in_circle([&](std::uint64_t at) { return bodies.at(body_id::from_value(at)).part_of.value(); }, id.value()))
            return "a body of itself";
    }
    for (const auto& [id, p] : table<post>())
        if (!id.ok() || bodies.count(p.body) == 0) return "a post that dangles";
    for (const auto& [id, t] : table<tenure>()) {
        if (table<post>().count(t.post) == 0 || table<person>().count(t.person) == 0) return "a tenure that dangles";
        if (!t.valid.ok()) return "not a valid period";
        for (const auto& [other_id, other] : table<tenure>())
            if (id < other_id && t.post == other.post && t.person == other.person && t.valid.overlaps(other.valid))
                return "a tenure twice";
    }
    for (const auto& [id, item] : table<holding>()) {
        if (bodies.count(item.holder) == 0) return "a holding that dangles";
        std::set<body_id> sharers;
        for (const body_id other : item.shared_with) {
            if (bodies.count(other) == 0) return "a holding shared with nobody";
            if (!sharers.insert(other).second) return "a holding shared with one twice";
        }
        if (item.grantor.value && !there(*item.grantor.value)) return "a power of nobody";
    }
    for (const auto& [id, e] : table<entrustment>()) {
        if (!there(e.unit) || !there(e.holder)) return "an entrustment that dangles";
        for (unit_id at = e.holder; has_zone(at); at = table<zone>().at(at).part_of)
            if (at == e.unit) return "entrusted to itself";
        const auto up = chain(e.holder);
        if (has_division(e.holder) && std::find(up.begin(), up.end(), e.unit) != up.end()) return "entrusted to itself";
        if ((e.scope == entrustment_scope::items) != !e.items.empty()) return "scope and items";
        if (!e.valid.ok()) return "not a valid period";
        for (const auto& [other_id, other] : table<entrustment>())
            if (id < other_id && e.unit == other.unit && scopes_meet(e, other) && e.valid.overlaps(other.valid))
                return "entrusted twice";
        if (circle_on(table<entrustment>(), e.valid.from)) return "entrusted in a circle";
    }
    for (const auto& [id, a] : table<agreement>()) {
        if ((a.about.ok() && !there(a.about)) || !a.valid.ok()) return "an agreement that dangles";
        std::set<unit_id> partners;
        for (const partner& p : a.partners) {
            if (!there(p.unit)) return "a partner that is none";
            if (!partners.insert(p.unit).second) return "a partner twice";
        }
    }
    for (const auto& [id, i] : table<indicator>())
        if (!there(i.unit)) return "an indicator that dangles";
    for (const auto& [id, f] : table<own_fact>()) {
        const bool of_one =
            (f.unit.ok() ? 1 : 0) + (f.body.ok() ? 1 : 0) + (f.post.ok() ? 1 : 0) + (f.person.ok() ? 1 : 0) == 1;
        const bool dangles = (f.unit.ok() && !there(f.unit)) || (f.body.ok() && !table<body>().contains(f.body))
            || (f.post.ok() && !table<post>().contains(f.post))
            || (f.person.ok() && !table<person>().contains(f.person));
        if (!of_one || dangles) return "a fact of one's own about nothing";
    }
    return {};
}

void oracle::drop_own_facts(std::uint64_t about) {
    std::erase_if(table<own_fact>(), [&](const auto& entry) {
        const own_fact& f = entry.second;
        return f.unit.value() + f.body.value() + f.post.value() + f.person.value() == about;
    });
}

oracle read(const hierarchy& h) {
    oracle o;
    for (const unit_ref u : h.units())
        o.units.emplace(u.id(),
            unit_record{u.id(), u.kind(), std::string(u.name()), u.code(),
                u.parent() ? u.parent().id() : unit_id::none(), u.place_known()});
    std::apply(
        [&](auto&... table) {
            const auto fill = [&](auto& one) {
                using Record = typename std::decay_t<decltype(one)>::mapped_type;
                for (const Record& r : h.all<Record>()) one.emplace(r.id(), r);
            };
            (fill(table), ...);
        },
        o.tables);
    return o;
}

hierarchy hierarchy_of(const oracle& o, std::uint64_t acts) {
    change c{hierarchy{}};
    for (int l = 0; l <= static_cast<int>(level::none); ++l)
        for (const auto& [id, u] : o.units)
            if (static_cast<int>(level_of(u.kind)) == l)
                c.add({id, u.kind, u.name, u.code, u.parent, u.parent_known}).value();
    // What refers to others goes in when they are there, whatever their kind.
    std::set<std::pair<std::size_t, std::uint64_t>> in;
    std::size_t before = 0;
    bool all = false;
    do {
        before = in.size();
        all = true;
        std::size_t kind = 0;
        const auto put_some = [&](const auto& table) {
            for (const auto& [id, record] : table) {
                const std::pair at{kind, id.value()};
                if (in.contains(at)) continue;
                if (c.put(record))
                    in.insert(at);
                else
                    all = false;
            }
            ++kind;
        };
        std::apply([&](const auto&... table) { (put_some(table), ...); }, o.tables);
        REQUIRE((all || in.size() > before));
    } while (!all);
    for (std::uint64_t i = 0; i < acts; ++i) c.count_act();
    return std::move(c).finish();
}

//=== random steps ===//

namespace {

// Random parts for steps: small pools, so that ids, names and codes meet again.
class dice {
public:
    dice(std::mt19937_64& random, const oracle& now) : random_(random), now_(now) {}

    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return random_() % n; }
    [[nodiscard]] bool one_in(std::uint64_t n) { return below(n) == 0; }

    template <class Id>
    [[nodiscard]] Id fresh(std::uint64_t pool) {
        return Id::from_value((Id::derive("test", std::to_string(below(pool)))).value());
    }
    [[nodiscard]] unit_id unit() { return any<unit_id>(now_.units, 50); }
    [[nodiscard]] unit_id division() {
        for (int tries = 0; tries < 4; ++tries)
            if (const unit_id id = unit(); now_.has_division(id)) return id;
        return unit();
    }
    [[nodiscard]] unit_id a_zone() { return any<unit_id>(now_.table<zone>(), 50); }
    template <class Record>
    [[nodiscard]] auto some(std::uint64_t pool = 12) {
        return any<detail::id_type<Record>>(now_.table<Record>(), pool);
    }
    [[nodiscard]] std::string name() { return "名" + std::to_string(below(8)); }
    /// Records need none.
    [[nodiscard]] std::string title() { return one_in(3) ? std::string() : name(); }
    [[nodiscard]] code some_code() {
        return one_in(3) ? code::none() : code::from_value(110'000'000'000 + below(30) * 1'000'000);
    }
    [[nodiscard]] unit_kind kind() { return static_cast<unit_kind>(1 + below(28)); }
    [[nodiscard]] period some_period() {
        period p;
        if (!one_in(3)) p.from = date(static_cast<unsigned short>(2000 + below(6)), 1, 1);
        if (one_in(2)) p.until = date(static_cast<unsigned short>(2002 + below(6)), 1, 1);
        return p;
    }
    [[nodiscard]] provenance some_source() {
        if (one_in(2)) return {};
        return one_in(2) ? provenance::stated("文件" + std::to_string(below(3)))
                         : provenance::inferred(say("因为", "because"), "文件");
    }

private:
    template <class Id, class Map>
    [[nodiscard]] Id any(const Map& of, std::uint64_t pool) {
        if (of.empty() || one_in(12)) return fresh<Id>(pool);
        return std::next(of.begin(), static_cast<std::ptrdiff_t>(below(of.size())))->first;
    }
    std::mt19937_64& random_;
    const oracle& now_;
};

zone make_zone(dice& d) {
    zone z;
    z.unit = d.a_zone();
    if (!d.one_in(4)) z.seat = d.division();
    z.seat_known = !d.one_in(4);
    if (d.one_in(3)) z.part_of = d.a_zone();
    if (d.one_in(2)) z.tier = fact(static_cast<zone_tier>(d.below(3)), d.some_source());
    if (d.one_in(2)) z.managing = fact(d.division());
    if (d.one_in(3)) z.dispatching = fact(d.division(), d.some_source());
    if (d.one_in(4)) z.statistics = fact(d.unit());
    if (d.one_in(4)) z.integrated.push_back({d.division(), {}, d.some_source()});
    if (d.one_in(4)) z.nameplates.push_back(d.name());
    return z;
}
hosting make_hosting(dice& d) { return {d.a_zone(), d.division(), d.some_source()}; }
body make_body(dice& d) {
    body b;
    b.key = d.some<body>();
    if (d.one_in(2)) b.key = d.fresh<body_id>(12);
    b.kind = static_cast<body_kind>(d.below(14));
    b.name = d.name();
    b.unit = d.unit();
    if (d.one_in(3)) b.part_of = d.some<body>();
    if (d.one_in(2)) b.rank = fact(static_cast<rank>(d.below(11)), d.some_source());
    if (d.one_in(2))
        b.quota.push_back({quota_kind::administrative, fact<std::int64_t>(static_cast<std::int64_t>(d.below(100)))});
    if (d.one_in(4)) b.charter = fact(charter{date(2020, 1, 1), d.name()});
    if (b.part_of.ok()) b.seat = fact(b.unit);
    return b;
}
post make_post(dice& d) {
    post p;
    p.key = d.fresh<post_id>(12);
    p.body = d.some<body>();
    p.kind = static_cast<post_kind>(d.below(14));
    p.title = d.title();
    return p;
}
person make_person(dice& d) {
    person p;
    p.key = d.fresh<person_id>(6);
    p.name = d.title();
    return p;
}
tenure make_tenure(dice& d) {
    tenure t;
    t.key = d.fresh<tenure_id>(12);
    t.post = d.some<post>();
    t.person = d.some<person>(6);
    t.valid = d.some_period();
    t.mode = static_cast<tenure_mode>(d.below(3));
    if (d.one_in(2)) t.paid = fact(d.one_in(2));
    if (t.paid.value == true) t.archived = fact(staff_status::institution);
    return t;
}
holding make_holding(dice& d) {
    holding item;
    item.key = d.fresh<holding_id>(12);
    item.cls = static_cast<carry_class>(6 + d.below(6));
    item.name = d.title();
    item.holder = d.some<body>();
    if (d.one_in(3)) item.shared_with.push_back(d.some<body>());
    if (d.one_in(3)) item.grantor = fact(d.unit());
    if (d.one_in(3)) item.amount = fact(decimal::of(static_cast<std::int64_t>(d.below(9))));
    return item;
}
entrustment make_entrustment(dice& d) {
    entrustment e;
    e.key = d.fresh<entrustment_id>(12);
    e.unit = d.one_in(4) ? d.a_zone() : d.division();
    e.holder = d.one_in(3) ? d.a_zone() : d.unit();
    e.scope = static_cast<entrustment_scope>(d.below(3));
    if (e.scope == entrustment_scope::items) e.items.push_back(d.name());
    e.valid = d.some_period();
    return e;
}
agreement make_agreement(dice& d) {
    agreement a;
    a.key = d.fresh<agreement_id>(6);
    a.name = d.title();
    if (d.one_in(2)) a.about = d.unit();
    for (std::uint64_t n = d.below(3); n > 0; --n) a.partners.push_back({d.unit(), {}});
    a.valid = d.some_period();
    return a;
}
indicator make_indicator(dice& d) {
    indicator i;
    i.key = d.fresh<indicator_id>(12);
    i.unit = d.unit();
    i.name = d.title();
    i.value = fact(decimal::of(static_cast<std::int64_t>(d.below(9))));
    return i;
}

own_fact make_own_fact(dice& d) {
    own_fact f;
    switch (d.below(4)) {
    case 0: f.unit = d.unit(); break;
    case 1: f.body = d.some<body>(); break;
    case 2: f.post = d.some<post>(); break;
    default: f.person = d.some<person>(6);
    }
    f.name = d.one_in(2) ? "环评" : "考核";
    if (d.one_in(2)) f.on = date(2020, 1, 1);
    if (d.one_in(2)) f.holds = fact(d.one_in(2));
    return f;
}

template <class Record>
step putting(Record record, std::string what) {
    return {std::move(what), [record](change& c) { return c.put(record); }, [record](oracle& o) { o.put(record); }};
}

template <class Record>
step removing(detail::id_type<Record> id, std::string what) {
    return {std::move(what), [id](change& c) { return c.remove(id); },
        [id](oracle& o) {
            if (o.table<Record>().erase(id) == 0) throw std::out_of_range("no such record");
            o.drop_own_facts(id.value());
        }};
}

step record_step(dice& d) {
    switch (d.below(22)) {
    case 0:
    case 1: return putting(make_zone(d), "put zone");
    case 2: return putting(make_hosting(d), "put hosting");
    case 3: return removing<hosting>(d.some<hosting>(), "remove hosting");
    case 4:
    case 5: return putting(make_body(d), "put body");
    case 6: return removing<body>(d.some<body>(), "remove body");
    case 7:
    case 8: return putting(make_post(d), "put post");
    case 9: return removing<post>(d.some<post>(), "remove post");
    case 10: return putting(make_person(d), "put person");
    case 11: return removing<person>(d.some<person>(), "remove person");
    case 12: return putting(make_tenure(d), "put tenure");
    case 13: return removing<tenure>(d.some<tenure>(), "remove tenure");
    case 14: return putting(make_holding(d), "put holding");
    case 15: return removing<holding>(d.some<holding>(), "remove holding");
    case 16: return putting(make_entrustment(d), "put entrustment");
    case 17: return removing<entrustment>(d.some<entrustment>(), "remove entrustment");
    case 18:
        return d.one_in(2) ? putting(make_agreement(d), "put agreement")
                           : removing<agreement>(d.some<agreement>(), "remove agreement");
    case 19:
    case 20:
        return d.one_in(3) ? removing<own_fact>(d.some<own_fact>(), "remove own fact")
                           : putting(make_own_fact(d), "put own fact");
    default:
        return d.one_in(2) ? putting(make_indicator(d), "put indicator")
                           : removing<indicator>(d.some<indicator>(), "remove indicator");
    }
}

step add_step(dice& d, const oracle& now) {
    unit_record u{d.fresh<unit_id>(50), d.kind(), d.name(), d.some_code(), d.division(), !d.one_in(5)};
    if (is_division(u.kind) && !d.one_in(8)) { // mostly where it fits
        const auto above = now.units.find(u.parent);
        if (d.one_in(4) || above == now.units.end() || level_of(above->second.kind) >= level_of(u.kind))
            u.parent = unit_id::none();
    }
    return {"add unit",
        [u](change& c) -> result<void> {
            const auto added = c.add({u.key, u.kind, u.name, u.code, u.parent, u.parent_known});
            if (!added) return added.error();
            return {};
        },
        [u](oracle& o) { o.add(u); }};
}

step remove_step(dice& d) {
    const unit_id id = d.unit();
    return {"remove unit", [id](change& c) { return c.remove(id); },
        [id](oracle& o) {
            o.units.erase(o.units.find(o.units.at(id).key));
            o.table<zone>().erase(id);
            o.drop_own_facts(id.value());
        }};
}

step unit_step(dice& d) {
    const unit_id id = d.unit();
    switch (d.below(4)) {
    case 0: {
        const unit_id to = d.one_in(8) ? unit_id::none() : d.division();
        const bool known = !d.one_in(5);
        return {"move", [=](change& c) { return c.move(id, to, known); },
            [=](oracle& o) {
                unit_record& u = o.units.at(id);
                if (!is_division(u.kind)) throw std::out_of_range("a zone has no parent");
                u.parent = to;
                u.parent_known = known;
            }};
    }
    case 1: {
        const std::string name = d.name();
        return {
            "rename", [=](change& c) { return c.rename(id, name); }, [=](oracle& o) { o.units.at(id).name = name; }};
    }
    case 2: {
        const code to = d.some_code();
        return {"recode", [=](change& c) { return c.recode(id, to); }, [=](oracle& o) { o.units.at(id).code = to; }};
    }
    default: {
        const unit_kind to = d.kind();
        return {"rekind", [=](change& c) { return c.rekind(id, to); },
            [=](oracle& o) {
                unit_record& u = o.units.at(id);
                if (is_division(u.kind) != is_division(to)) throw std::out_of_range("zones stay zones");
                u.kind = to;
            }};
    }
    }
}

} // namespace

step random_step(std::mt19937_64& random, const oracle& now) {
    dice d(random, now);
    switch (d.below(10)) {
    case 0:
    case 1: return add_step(d, now);
    case 2: return remove_step(d);
    case 3:
    case 4:
    case 5: return unit_step(d);
    default: return record_step(d);
    }
}

std::string make(const step& s, oracle& naive) {
    oracle after = naive;
    std::string why;
    try {
        s.naive(after);
        why = after.broken();
    } catch (const std::out_of_range& missing) { return missing.what(); }
    if (why.empty()) naive = std::move(after);
    return why;
}

bool make(const step& s, change& real, oracle& naive) {
    const std::string why = make(s, naive);
    const auto done = s.real(real);
    INFO(s.what << ": the oracle says " << (why.empty() ? "fine" : why));
    CHECK(done.has_value() == why.empty());
    return why.empty();
}

hierarchy changed_at_random(hierarchy from, std::uint64_t seed, int steps) {
    std::mt19937_64 random(seed);
    oracle naive = read(from);
    change c(std::move(from));
    for (int i = 0; i < steps; ++i) make(random_step(random, naive), c, naive);
    return std::move(c).finish();
}

hierarchy random_hierarchy(std::uint64_t seed, int steps) { return changed_at_random({}, seed, steps); }

//=== comparison ===//

namespace {

template <class Range>
std::multiset<std::uint64_t> ids(const Range& range) {
    std::multiset<std::uint64_t> found;
    for (const auto& r : range) found.insert(r.id().value());
    return found;
}

template <class Record, class Owner>
std::multiset<std::uint64_t> owned(const oracle& o, Owner owner) {
    std::multiset<std::uint64_t> found;
    for (const auto& [id, r] : o.table<Record>())
        if (owner(r)) found.insert(id.value());
    return found;
}

} // namespace

void check_same(const hierarchy& h, const oracle& o) {
    REQUIRE(h.size() == o.units.size());
    const oracle back = read(h);
    CHECK(back.units == o.units);
    CHECK(back.tables == o.tables);
    std::apply(
        [&](const auto&... table) {
            const auto one = [&](const auto& records) {
                using Record = typename std::decay_t<decltype(records)>::mapped_type;
                CHECK(h.count<Record>() == records.size());
            };
            (one(table), ...);
        },
        o.tables);

    std::map<unit_id, std::multiset<std::uint64_t>> children;
    std::map<unit_id, std::multiset<std::uint64_t>> descendants;
    std::map<std::string, std::multiset<std::uint64_t>> named;
    for (const auto& [id, u] : o.units) {
        named[u.name].insert(id.value());
        if (!is_division(u.kind)) continue;
        children[u.parent].insert(id.value());
        for (const unit_id above : o.chain(id))
            if (above != id) descendants[above].insert(id.value());
    }
    CHECK(ids(h.roots()) == children[unit_id::none()]);
    for (const auto& [id, u] : o.units) {
        const unit_ref real = h.find(id);
        REQUIRE(real);
        CHECK(ids(real.children()) == children[id]);
        CHECK(ids(real.descendants()) == descendants[id]);
        CHECK(ids(h.named(u.name)) == named[u.name]);
        if (u.code.ok()) CHECK(h.find(u.code) == real);
        std::vector<unit_id> up;
        for (const unit_ref above : real.ancestors()) up.push_back(above.id());
        auto chain = o.chain(id);
        chain.erase(chain.begin());
        CHECK(up == chain);

        CHECK(ids(h.bodies_of(id)) == owned<body>(o, [id = id](const body& b) { return b.unit == id; }));
        CHECK(ids(h.zones_seated_in(id)) == owned<zone>(o, [id = id](const zone& z) { return z.seat == id; }));
        CHECK(ids(h.parks_of(id)) == owned<zone>(o, [id = id](const zone& z) { return z.part_of == id; }));
        CHECK(
            ids(h.zones_managed_by(id)) == owned<zone>(o, [id = id](const zone& z) { return z.managing.value == id; }));
        CHECK(ids(h.hosts_of(id)) == owned<hosting>(o, [id = id](const hosting& r) { return r.unit == id; }));
        CHECK(ids(h.hosted_in(id)) == owned<hosting>(o, [id = id](const hosting& r) { return r.division == id; }));
        CHECK(ids(h.entrustments_of(id))
            == owned<entrustment>(o, [id = id](const entrustment& e) { return e.unit == id; }));
        CHECK(ids(h.entrusted_to(id))
            == owned<entrustment>(o, [id = id](const entrustment& e) { return e.holder == id; }));
        CHECK(ids(h.agreements_about(id))
            == owned<agreement>(o, [id = id](const agreement& a) { return a.about == id; }));
        CHECK(ids(h.own_facts_of(id)) == owned<own_fact>(o, [id = id](const own_fact& f) { return f.unit == id; }));
        CHECK(ids(h.indicators_of(id)) == owned<indicator>(o, [id = id](const indicator& i) { return i.unit == id; }));
    }
    for (const auto& [id, b] : o.table<body>()) {
        CHECK(ids(h.parts_of(id)) == owned<body>(o, [id = id](const body& part) { return part.part_of == id; }));
        CHECK(ids(h.posts_of(id)) == owned<post>(o, [id = id](const post& p) { return p.body == id; }));
        CHECK(ids(h.own_facts_of(id)) == owned<own_fact>(o, [id = id](const own_fact& f) { return f.body == id; }));
        CHECK(ids(h.holdings_of(id)) == owned<holding>(o, [id = id](const holding& i) { return i.holder == id; }));
    }
    for (const auto& [id, p] : o.table<post>())
        CHECK(ids(h.tenures_of(id)) == owned<tenure>(o, [id = id](const tenure& t) { return t.post == id; }));
    for (const auto& [id, p] : o.table<person>())
        CHECK(ids(h.tenures_of(id)) == owned<tenure>(o, [id = id](const tenure& t) { return t.person == id; }));
}

void check_pairs(const hierarchy& h, const oracle& o) {
    for (const auto& [a, first] : o.units) {
        const auto up = o.chain(a);
        for (const auto& [b, second] : o.units) {
            const auto other = o.chain(b);
            const auto meet = std::find_if(up.begin(), up.end(),
                [&](unit_id x) { return std::find(other.begin(), other.end(), x) != other.end(); });
            const unit_ref real = h.common_ancestor(h[a], h[b]);
            CHECK((real ? real.id() : unit_id::none()) == (meet == up.end() ? unit_id::none() : *meet));
            CHECK(h[a].within(h[b]) == (std::find(up.begin(), up.end(), b) != up.end()));
        }
    }
}

} // namespace onezone_tests
