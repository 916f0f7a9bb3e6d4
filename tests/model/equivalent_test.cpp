// SPDX-License-Identifier: Apache-2.0
#include "model/folding.hpp"
#include "model/naming.hpp"
#include "support/catch.hpp"
#include "support/inspection.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

#include <set>
#include <string>
#include <type_traits>

using namespace onezone;

namespace {

unit_id id(std::string_view key) { return unit_id::derive("equivalent test", key); }

// Every id replaced by another, the same for the same.
class renaming {
public:
    explicit renaming(std::uint64_t by) : by_(by) {}

    void apply(onezone_tests::oracle& o) const {
        onezone_tests::oracle renamed;
        for (auto [key, u] : o.units) {
            put(u.key);
            put(u.parent);
            renamed.units.emplace(u.key, u);
        }
        std::apply(
            [&](const auto&... table) {
                const auto each = [&](const auto& records) {
                    using Record = typename std::decay_t<decltype(records)>::mapped_type;
                    for (auto [key, record] : records) {
                        put(record);
                        renamed.table<Record>().emplace(record.id(), record);
                    }
                };
                (each(table), ...);
            },
            o.tables);
        o = renamed;
    }

private:
    template <class Tag>
    void put(basic_id<Tag>& one) const {
        if (one.ok()) one = basic_id<Tag>::derive(one.value(), by_);
    }
    void put(fact<unit_id>& f) const {
        if (f.value) put(*f.value);
    }
    void put(zone& z) const {
        put(z.unit);
        put(z.seat);
        put(z.part_of);
        for (fact<unit_id>* f : {&z.managing, &z.dispatching, &z.approving, &z.statistics}) put(*f);
        for (integration& i : z.integrated) put(i.division);
    }
    void put(hosting& h) const {
        put(h.unit);
        put(h.division);
    }
    void put(body& b) const {
        put(b.key);
        put(b.unit);
        put(b.part_of);
        put(b.seat);
    }
    void put(post& p) const {
        put(p.key);
        put(p.body);
    }
    void put(person& p) const { put(p.key); }
    void put(tenure& t) const {
        put(t.key);
        put(t.post);
        put(t.person);
    }
    void put(holding& h) const {
        put(h.key);
        put(h.holder);
        for (body_id& b : h.shared_with) put(b);
        put(h.grantor);
    }
    void put(entrustment& e) const {
        put(e.key);
        put(e.unit);
        put(e.holder);
    }
    void put(agreement& a) const {
        put(a.key);
        put(a.about);
        for (partner& p : a.partners) put(p.unit);
    }
    void put(indicator& i) const {
        put(i.key);
        put(i.unit);
    }
    void put(own_fact& f) const {
        put(f.unit);
        put(f.body);
        put(f.post);
        put(f.person);
    }
    std::uint64_t by_;
};

hierarchy with_other_ids(const hierarchy& h, std::uint64_t by = 1) {
    onezone_tests::oracle content = onezone_tests::read(h);
    renaming(by).apply(content);
    return onezone_tests::hierarchy_of(content);
}

// Two bodies of one name in one county, with two posts of one title each.
struct twins {
    change c{hierarchy{}};
    body_id bodies[2];
    post_id posts[4];

    twins() {
        c.add({id("x"), unit_kind::county, "县"}).value();
        for (int i = 0; i < 2; ++i) {
            body b;
            b.key = bodies[i] = body_id::derive("equivalent test", std::to_string(i));
            b.name = "办公室";
            b.unit = id("x");
            c.put(b).value();
        }
        for (int i = 0; i < 4; ++i) {
            post p;
            p.key = posts[i] = post_id::derive("equivalent test", std::to_string(i));
            p.body = bodies[i / 2];
            c.put(p).value();
        }
    }
    person_id somebody(std::string_view key) {
        person p;
        p.key = person_id::derive("equivalent test", key);
        c.put(p).value();
        return p.key;
    }
    void holds(person_id who, post_id what) {
        tenure t;
        t.key = tenure_id::derive(who.value(), what.value());
        t.person = who;
        t.post = what;
        c.put(t).value();
    }
};

} // namespace

TEST_CASE("hierarchies that differ in ids and acts only are equivalent", "[model][equivalent]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{41}));
    CAPTURE(seed);
    const hierarchy h = onezone_tests::random_hierarchy(seed, 400);
    const hierarchy other = with_other_ids(h);
    CHECK_FALSE(h == other);
    CHECK(equivalent(h, other));
    CHECK(equivalent(other, h));
    CHECK(equivalent(h, h));
    change c(other);
    c.count_act();
    CHECK(equivalent(h, c.now()));
    CHECK(equivalent(h, onezone_tests::hierarchy_of(onezone_tests::read(h))));
}

TEST_CASE("hierarchies that differ in any content are not equivalent", "[model][equivalent]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{21}));
    CAPTURE(seed);
    const hierarchy h = onezone_tests::random_hierarchy(seed, 500);
    const hierarchy other = with_other_ids(h);
    const auto differs = [&](auto alter) {
        change c(other);
        alter(c);
        CHECK_FALSE(equivalent(h, c.now()));
        CHECK_FALSE(equivalent(c.now(), h));
    };
    for (const unit_ref u : other.units()) {
        differs([&](change& c) { c.rename(u.id(), "独一无二").value(); });
        differs([&](change& c) { c.recode(u.id(), code{"999999"}).value(); });
    }
    differs([](change& c) { c.add({id("new"), unit_kind::province, "省"}).value(); });
    const auto with_mark = [&](auto mark, auto record) {
        using Record = decltype(record);
        for (const Record& r : other.all<Record>()) {
            Record marked = r;
            mark(marked);
            differs([&](change& c) { c.put(marked).value(); });
        }
    };
    const auto source = provenance::stated("独一无二");
    with_mark([&](auto& r) { r.from = source; }, zone{});
    with_mark([&](auto& r) { r.from = source; }, hosting{});
    with_mark([](auto& r) { r.nameplates.push_back("牌子"); }, body{});
    with_mark([](auto& r) { r.series = "职级"; }, post{});
    with_mark([](auto& r) { r.rank = fact(rank::nation_chief); }, person{});
    with_mark([](auto& r) { r.approved = fact(true); }, tenure{});
    with_mark([](auto& r) { r.archived = fact(staff_status::enterprise); }, tenure{});
    with_mark([](auto& r) { r.measure = "万元"; }, holding{});
    with_mark([&](auto& r) { r.from = source; }, entrustment{});
    with_mark([](auto& r) { r.name = "独一无二"; }, agreement{});
    with_mark([](auto& r) { r.exactness = hedge::nearly; }, indicator{});
}

TEST_CASE("whom something names counts, not only that it names somebody", "[model][equivalent]") {
    change c{hierarchy{}};
    c.add({id("p"), unit_kind::province, "省"}).value();
    c.add({id("x"), unit_kind::county, "甲县", code::none(), id("p")}).value();
    c.add({id("y"), unit_kind::county, "乙县", code::none(), id("p")}).value();
    c.add({id("z"), unit_kind::zone, "开发区", code::none(), id("p")}).value();
    const auto managed_by = [&](unit_id by) {
        change d(c.now());
        zone z = *d.now().zone_of(id("z"));
        z.managing = fact(by);
        d.put(z).value();
        return std::move(d).finish();
    };
    CHECK(equivalent(managed_by(id("x")), with_other_ids(managed_by(id("x")))));
    CHECK_FALSE(equivalent(managed_by(id("x")), managed_by(id("y"))));
    CHECK_FALSE(equivalent(managed_by(id("x")), c.now()));

    const auto partners = [&](std::vector<partner> list) {
        change d(c.now());
        agreement a;
        a.key = agreement_id::derive("equivalent test", "pact");
        a.partners = std::move(list);
        d.put(a).value();
        return std::move(d).finish();
    };
    const fact<decimal> much(decimal::of(60));
    const fact<decimal> little(decimal::of(40));
    CHECK_FALSE(
        equivalent(partners({{id("x"), much}, {id("y"), little}}), partners({{id("x"), little}, {id("y"), much}})));
}

TEST_CASE("one unnamed person in two posts is not two unnamed people", "[model][equivalent]") {
    const auto held = [](bool by_one) {
        twins t;
        const person_id one = t.somebody("one");
        const person_id other = t.somebody("other");
        t.holds(one, t.posts[0]);
        t.holds(by_one ? one : other, t.posts[2]);
        return t.c.now();
    };
    CHECK_FALSE(equivalent(held(true), held(false)));
    CHECK(equivalent(held(true), with_other_ids(held(true), 7)));
    CHECK(equivalent(held(false), with_other_ids(held(false), 7)));
}

TEST_CASE("whether one or both of two bodies of a name are staffed counts", "[model][equivalent]") {
    const auto staffed = [](int first, int second) {
        twins t;
        t.holds(t.somebody("one"), t.posts[first]);
        t.holds(t.somebody("other"), t.posts[second]);
        return t.c.now();
    };
    CHECK_FALSE(equivalent(staffed(0, 1), staffed(0, 2)));
    CHECK(equivalent(staffed(0, 1), staffed(2, 3))); // which of the twins is no difference
    CHECK(equivalent(staffed(0, 2), staffed(1, 3)));
}

TEST_CASE(
    "units that cannot be told apart by path and code are told apart by what hangs on them", "[model][equivalent]") {
    // Two parks of one name; each, or one twice, has a figure.
    const auto with_figures = [](std::string_view first, std::string_view second) {
        change c{hierarchy{}};
        c.add({id("x"), unit_kind::county, "县"}).value();
        c.add({id("1"), unit_kind::park, "园区", code::none(), id("x")}).value();
        c.add({id("2"), unit_kind::park, "园区", code::none(), id("x")}).value();
        indicator i;
        i.key = indicator_id::derive("equivalent test", "1");
        i.unit = id(first);
        c.put(i).value();
        i.key = indicator_id::derive("equivalent test", "2");
        i.unit = id(second);
        c.put(i).value();
        return std::move(c).finish();
    };
    CHECK(equivalent(with_figures("1", "1"), with_figures("2", "2")));
    CHECK(equivalent(with_figures("1", "2"), with_figures("2", "1")));
    CHECK_FALSE(equivalent(with_figures("1", "2"), with_figures("1", "1")));
}

TEST_CASE("a place that is unknown is not one that is known", "[model][equivalent]") {
    const auto town = [](bool known) {
        change c{hierarchy{}};
        c.add({id("x"), unit_kind::county, "县"}).value();
        c.add({id("t"), unit_kind::town, "镇", code::none(), id("x"), known}).value();
        return std::move(c).finish();
    };
    CHECK_FALSE(equivalent(town(true), town(false)));
    CHECK(equivalent(hierarchy(), hierarchy()));
    CHECK_FALSE(equivalent(town(true), hierarchy()));
}

TEST_CASE("each member of any record counts, what it names by whether and what", "[model][equivalent]") {
    using onezone_tests::inspection;
    const auto digest = [](const inspection& i) { return detail::folding().all(i).value(); };
    const inspection none;
    std::set<std::uint64_t> different{digest(none)};
    std::size_t changed = 0;
    const auto differs = [&](auto change) {
        inspection i;
        change(i);
        CHECK(digest(i) == digest(i));
        different.insert(digest(i));
        ++changed;
    };
    differs([](inspection& i) { i.name = "甲"; });
    differs([](inspection& i) { i.passed = true; });
    differs([](inspection& i) { i.passed = false; });
    differs([](inspection& i) { i.hectares = decimal::of(1); });
    differs([](inspection& i) { i.tier = zone_tier::national; });
    differs([](inspection& i) { i.by = id("甲"); });
    differs([](inspection& i) { i.villages = std::vector<std::string>{}; });
    differs([](inspection& i) { i.villages = std::vector<std::string>{"上村"}; });
    differs([](inspection& i) { i.order = charter{date(2020, 1, 1), "1号"}; });
    differs([](inspection& i) { i.on = date(2020, 1, 1); });
    differs([](inspection& i) { i.valid.until = date(2020, 1, 1); });
    differs([](inspection& i) { i.remark = "a"; });
    differs([](inspection& i) { i.exactness = hedge::about; });
    differs([](inspection& i) { i.from = provenance::stated("S1"); });
    CHECK(different.size() == changed + 1);
    // What it names is told by what that is, whatever its id.
    inspection by_one;
    by_one.by = id("甲");
    inspection by_other;
    by_other.by = id("乙");
    CHECK(digest(by_one) == digest(by_other));
    CHECK(detail::refers_to(by_one, id("甲")));
    CHECK_FALSE(detail::refers_to(by_other, id("甲")));
}
