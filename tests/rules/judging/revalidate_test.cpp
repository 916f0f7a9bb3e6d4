// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/model/change.hpp>
#include <onezone/model/detail/inside.hpp>
#include <onezone/model/places.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::obedient;
using onezone_tests::scene;

namespace {

constexpr validate_options tracked{1, true};

// All packs, each clause asked of every unit wherever it lies.
policy everywhere() {
    policy p = packs::all();
    for (const rule& r : std::vector<rule>(p.rules())) p.set(reach_setting{r.id, code{}, std::nullopt}).value();
    return p;
}
// By then every pack is in force.
const date later(2026, 1, 1);

/// Random edits of every kind; what is refused is passed over.
class shaker {
public:
    shaker(change& c, std::uint64_t seed) : c_(c), random_(seed) {}

    void shake() {
        switch (random_() % 13) {
        case 0:
        case 1:
        case 2: shake_units(); break;
        case 3: shake_zones(); break;
        case 4: shake<body>(); break;
        case 5: shake<post>(); break;
        case 6: shake<person>(); break;
        case 7:
        case 8: shake<tenure>(); break;
        case 9: shake<holding>(); break;
        case 10: shake<entrustment>(); break;
        case 11: shake<agreement>(); break;
        default: shake<indicator>();
        }
    }

private:
    template <class Range>
    auto any(const Range& from) {
        std::vector<typename Range::value_type> all;
        for (const auto& one : from) all.push_back(one);
        if (all.empty()) return std::optional<typename Range::value_type>();
        return std::optional<typename Range::value_type>(all[random_() % all.size()]);
    }
    template <class Record>
    void shake() {
        const auto a = any(c_.now().template all<Record>());
        auto b = any(c_.now().template all<Record>());
        if (!a || !b) return;
        switch (random_() % 4) {
        case 0: static_cast<void>(c_.remove(a->id())); return;
        case 1: b->key = decltype(b->key)::derive(random_(), 1); break;
        default: b->key = a->key; break;
        }
        static_cast<void>(c_.put(*b));
    }
    void shake_zones() {
        const auto a = any(c_.now().all<zone>());
        auto b = any(c_.now().all<zone>());
        const auto other = any(c_.now().all<zone>());
        if (!a || !b || !other) return;
        b->unit = a->unit;
        if (random_() % 3 == 0) b->seat = a->seat;
        if (random_() % 2 == 0) b->part_of = a->part_of;
        if (random_() % 3 == 0) b->location = other->location;
        static_cast<void>(c_.put(*b));
        if (random_() % 3 == 0) static_cast<void>(c_.put(hosting{a->unit, other->seat, {}}));
    }
    void shake_units() {
        const auto u = any(c_.now().units());
        const auto v = any(c_.now().units());
        if (!u || !v) return;
        const unit_id id = u->id();
        switch (random_() % 6) {
        case 0: static_cast<void>(c_.rename(id, "新名" + std::to_string(random_() % 1000))); break;
        case 1: static_cast<void>(c_.recode(id, code::from_value((100000 + random_() % 800000) * 1'000'000))); break;
        case 2: static_cast<void>(c_.rekind(id, v->kind())); break;
        case 3: static_cast<void>(c_.remove(id)); break;
        case 4: {
            const unit_kind kind = random_() % 2 == 0 ? unit_kind::zone : v->kind();
            static_cast<void>(c_.add({unit_id::derive(random_(), 1), kind, "新设", {}, id, random_() % 4 != 0}));
            break;
        }
        default: static_cast<void>(c_.move(id, v->id(), random_() % 4 != 0));
        }
    }

    change& c_;
    std::mt19937_64 random_;
};

/// A built-in operation on something that is there.
operation any_operation(const hierarchy& h, std::mt19937_64& random) {
    std::vector<const body*> bodies;
    for (const body& b : h.all<body>()) bodies.push_back(&b);
    std::vector<const tenure*> tenures;
    for (const tenure& t : h.all<tenure>()) tenures.push_back(&t);
    std::vector<const entrustment*> entrusted;
    for (const entrustment& e : h.all<entrustment>()) entrusted.push_back(&e);
    const auto one_of = [&](const auto& all) { return all[random() % all.size()]; };
    switch (random() % 5) {
    case 0:
        if (!entrusted.empty()) return return_township{one_of(entrusted)->unit};
        [[fallthrough]];
    case 1:
        if (!tenures.empty()) {
            const tenure* t = one_of(tenures);
            return relieve{t->post, t->person};
        }
        [[fallthrough]];
    case 2:
        if (bodies.size() > 1) {
            merge_agencies op;
            op.into = one_of(bodies)->key;
            op.absorbed = {one_of(bodies)->key};
            return op;
        }
        [[fallthrough]];
    case 3:
        if (!bodies.empty()) {
            reissue_charter op;
            op.body = one_of(bodies)->key;
            op.document = "文号";
            op.issued = december;
            return op;
        }
        [[fallthrough]];
    default: return rename_unit{(*h.roots().begin()).id(), "改名"};
    }
}

} // namespace

TEST_CASE("what was judged before is judged again only where a step touched it", "[rules][revalidate]") {
    scene s = obedient();
    int calls = 0;
    rule r;
    r.id = "own.tier";
    r.title = say("级别", "tier");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [&calls](context& c) {
        ++calls;
        c.require("county", c.host_county(c.this_zone()).is([](unit_ref u) { return u.level() == level::county; }));
        c.require("national", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national);
    };
    const policy p("own", say("自拟", "own"), {r});
    report last = validate(s.now(), p, december, tracked);
    CHECK(last.tracked());
    CHECK(last.tracking_bytes() > 0);
    const hierarchy before = s.now();

    calls = 0;
    s.zone("工业园", [](zone& z) { z.tier = zone_tier::national; });
    const report next = revalidate(last, {before, s.now()});
    CHECK(calls >= 1);
    CHECK(calls <= 2); // the zone; not the other one
    CHECK(next == validate(s.now(), p, december));
    CHECK(next.count(verdict::satisfied) == 2);
    CHECK(last.count(verdict::satisfied) == 1); // a copy was changed, not this

    calls = 0;
    const hierarchy renamed_before = s.now();
    s.edit().rename(scene::unit("渡江镇"), "新渡江镇").value();
    const report same = revalidate(next, {renamed_before, s.now()});
    CHECK(calls == 0);
    CHECK(same == next);
}

TEST_CASE("a rule that only looks at the unit of a zone is not called for what is recorded of the zone",
    "[rules][revalidate]") {
    scene s = obedient();
    s.entrust("渡江镇", "工业园", [](entrustment&) {});
    int calls = 0;
    rule r;
    r.id = "own.holder";
    r.title = say("受托方", "holder");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::division, level::township};
    r.judge = [&calls](context& c) {
        ++calls;
        for (const entrustment& e : c.entrustments_of(c.this_unit().id()))
            c.require("named", truth(c.unit(e.holder).name() == "工业园"));
    };
    const policy p("own", say("自拟", "own"), {r});
    report last = validate(s.now(), p, december, tracked);
    const auto calls_after = [&](auto edit) {
        const hierarchy before = s.now();
        edit();
        calls = 0;
        last = revalidate(std::move(last), {before, s.now()});
        const int made = calls;
        CHECK(last == validate(s.now(), p, december));
        return made;
    };
    CHECK(calls_after([&] { s.zone("工业园", [](zone& z) { z.tier = zone_tier::national; }); }) == 0);
    CHECK(calls_after([&] { s.edit().rename(scene::unit("工业园"), "新工业园").value(); }) == 1);
    CHECK(last.count(verdict::violated) == 1);
}

TEST_CASE("a rule on bodies that looks at their unit is called when that is renamed", "[rules][revalidate]") {
    scene s = obedient();
    rule r;
    r.id = "own.named";
    r.title = say("名称", "name");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::agency};
    r.judge = [](context& c) { c.require("named", truth(c.this_unit().name() != "新工业园")); };
    const policy p("own", say("自拟", "own"), {r});
    const report last = validate(s.now(), p, december, tracked);
    const hierarchy before = s.now();
    s.edit().rename(scene::unit("工业园"), "新工业园").value();
    const report next = revalidate(last, {before, s.now()});
    CHECK(next == validate(s.now(), p, december));
    CHECK(next.count(verdict::violated) == last.count(verdict::violated) + 1);
}

TEST_CASE(
    "a rule that never asks for the unit of what it judges is not called when that is renamed", "[rules][revalidate]") {
    scene s = obedient();
    std::size_t calls = 0;
    const auto about = [&](std::string id, subject_kind kind, bool asks) {
        rule r;
        r.id = std::move(id);
        r.title = say("自拟", "own");
        r.valid = effect::from(date(2000, 1, 1));
        r.about = {kind};
        r.judge = [&calls, asks](context& c) {
            ++calls;
            c.require("there", truth(!asks || c.this_unit()));
        };
        return r;
    };
    const auto called_for = [&](subject_kind kind, bool asks) {
        const policy p("own", say("自拟", "own"), {about("own.rule", kind, asks)});
        const report last = validate(s.now(), p, december, tracked);
        scene renamed = s;
        renamed.edit().rename(scene::unit("工业园"), "新工业园").value();
        calls = 0;
        const report next = revalidate(last, {s.now(), renamed.now()});
        const std::size_t needed = calls;
        CHECK(next == validate(renamed.now(), p, december));
        return needed;
    };
    for (const subject_kind kind :
        {subject_kind::zone, subject_kind::agency, subject_kind::post, subject_kind::tenure}) {
        CAPTURE(kind);
        CHECK(called_for(kind, false) == 0);
        CHECK(called_for(kind, true) > 0);
    }
}

// What a rule is told of the zones in each division, and what is so.
using zones_told = std::map<unit_id, std::map<unit_id, truth>>;

zones_told zones_as_defined(const hierarchy& h) {
    zones_told all;
    for (const unit_ref d : h.units()) {
        if (!d.is_division()) continue;
        std::map<unit_id, truth>& here = all[d.id()];
        for (const zone* const z : zones_within(h, d.id())) here.emplace(z->unit, truth::yes());
        for (const zone* const z : zones_perhaps_within(h, d.id())) here.emplace(z->unit, truth::unknown());
    }
    return all;
}

TEST_CASE(
    "a rule is told of the zones in a division as they are, before and after steps", "[rules][revalidate][random]") {
    zones_told told;
    rule r;
    r.id = "own.zones";
    r.title = say("开发区", "zones");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::division};
    r.judge = [&told](context& c) {
        std::map<unit_id, truth>& here = told[c.this_unit().id()];
        here.clear();
        bool twice = false;
        c.each_zone_in(c.this_unit(), [&](const zone& z, truth lies_here) {
            const truth plain = lies_here.is_unknown() ? truth::unknown() : lies_here;
            twice = twice || !here.emplace(z.unit, plain).second;
        });
        c.require("once", truth(!twice));
    };
    const policy p("own", say("自拟", "own"), {r});
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t zones = 0;
    for (std::uint64_t seed = first; seed < first + 40; ++seed) {
        CAPTURE(seed);
        hierarchy h = onezone_tests::random_hierarchy(seed);
        report state = validate(h, p, later, tracked);
        REQUIRE(told == zones_as_defined(h));
        std::mt19937_64 random(seed);
        for (int i = 0; i < 8; ++i) {
            CAPTURE(i);
            change c{h};
            shaker shaken(c, random());
            for (int n = 0; n < 3; ++n) shaken.shake();
            const std::vector<edit> edits = c.edits();
            const hierarchy after = std::move(c).finish();
            // Only where zones, or what is recorded of them, are others is the rule called again.
            state = revalidate(std::move(state), {h, after, edits});
            REQUIRE(state.count(verdict::violated) == 0);
            std::erase_if(told, [&](const auto& division) {
                const unit_ref d = after.find(division.first);
                return !d || !d.is_division();
            });
            REQUIRE(told == zones_as_defined(after));
            h = after;
        }
        for (const auto& [division, here] : told) {
            zones += here.size();
            // Asked for one answer, nothing is listed.
            const std::map<unit_id, truth> before = here;
            REQUIRE(state.finding_of("own.zones", subject::of(subject_kind::division, division)));
            REQUIRE(told[division] == before);
        }
        told.clear();
    }
    CHECK(zones > 400);
}

TEST_CASE("a walk over zones meets the unit of each, whatever was edited, removed and taken back", "[rules][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    const auto meets_them = [](const hierarchy& h) {
        std::size_t met = 0;
        bool good = true;
        detail::inside::of(h).table<zone>().for_each_with_unit([](detail::slot) {},
            [&](detail::slot, const zone& z, detail::slot unit) {
                ++met;
                good = good && unit == detail::inside::slot_of(h.find(z.unit));
            });
        return good && met == h.count<zone>();
    };
    for (std::uint64_t seed = first; seed < first + 40; ++seed) {
        CAPTURE(seed);
        change c{onezone_tests::random_hierarchy(seed)};
        REQUIRE(meets_them(c.now()));
        {
            shaker shaken(c, seed);
            for (int i = 0; i < 40; ++i) shaken.shake();
        }
        // Units that go and come again, as zones do when a step is taken back.
        std::vector<unit_id> alone;
        for (const zone& z : c.now().all<zone>()) alone.push_back(z.unit);
        for (const unit_id id : alone) static_cast<void>(c.remove(id));
        const auto tops = c.now().roots();
        if (tops.empty()) continue; // everything was removed: there is nowhere to come
        const unit_ref top = *tops.begin();
        for (std::uint64_t i = 0; i < 3; ++i)
            c.add({unit_id::derive(seed, i + 1), unit_kind::zone, "新园" + std::to_string(i), {}, top.id()}).value();
        REQUIRE(meets_them(c.now()));
        c.undo_all();
        REQUIRE(meets_them(c.now()));
    }
}

TEST_CASE("zones are found again in a hierarchy that has the same content in another order", "[rules][revalidate]") {
    std::vector<std::string> zones{"甲园", "乙园", "丙园", "丁园"};
    const auto with_zones = [&] {
        scene s = obedient();
        for (const std::string& z : zones) s.zone(z, "全南县", [](zone& made) { made.tier = zone_tier::provincial; });
        return s;
    };
    const scene one = with_zones();
    std::reverse(zones.begin(), zones.end());
    scene other = with_zones();
    REQUIRE(one.now() == other.now());
    rule r;
    r.id = "own.count";
    r.title = say("个数", "count");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::division, level::county};
    r.judge = [](context& c) {
        truth_count provincial;
        c.each_zone_in(c.this_unit(),
            [&](const zone& z, truth here) { provincial.add(here && c.ask<&zone::tier>(z) == zone_tier::provincial); });
        c.require("few", provincial.at_most(4));
    };
    const policy p("own", say("自拟", "own"), {r});
    const report four = validate(one.now(), p, december, tracked);
    other.zone("丙园", [](zone& z) { z.tier = zone_tier::national; });
    const report three = revalidate(four, {one.now(), other.now()});
    CHECK(three == validate(other.now(), p, december));
    CHECK(three.count(verdict::violated) + 1 == four.count(verdict::violated));
}

TEST_CASE("a report that was not tracked, or has errors, is made anew and then tracked", "[rules][revalidate]") {
    scene s = obedient();
    const hierarchy before = s.now();
    const report plain = validate(before, packs::jiangxi_2023(), december);
    CHECK_FALSE(plain.tracked());
    CHECK(plain.tracking_bytes() == 0);
    s.zone("工业园", [](zone& z) { z.location = {}; });
    const report next = revalidate(plain, {before, s.now()});
    CHECK(next.tracked());
    CHECK(next == validate(s.now(), packs::jiangxi_2023(), december));

    rule r;
    r.id = "own.throws";
    r.title = say("出错", "throws");
    r.about = {subject_kind::zone};
    r.valid = effect::from(date(2000, 1, 1));
    r.judge = [](context& c) {
        if (c.ask<&zone::tier>(c.this_zone()).is([](zone_tier t) { return t == zone_tier::provincial; }).is_yes())
            throw std::runtime_error("no");
    };
    const policy p = packs::jiangxi_2023().with(r);
    report failing = validate(s.now(), p, december, tracked);
    REQUIRE(failing.errors().size() == 1);
    const hierarchy at = s.now();
    s.zone("工业园", [](zone& z) { z.tier = zone_tier::none; });
    failing = revalidate(std::move(failing), {at, s.now()});
    CHECK(failing.errors().empty());
    CHECK(failing == validate(s.now(), p, december));
    const hierarchy cured = s.now();
    s.zone("工业园", [](zone& z) { z.tier = zone_tier::provincial; });
    CHECK(revalidate(failing, {cured, s.now()}) == validate(s.now(), p, december));
}

TEST_CASE("revalidating equals validating after any sequence of edits", "[rules][revalidate][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    const policy p = everywhere();
    std::size_t changed = 0;
    for (std::uint64_t seed = first; seed < first + 12; ++seed) {
        CAPTURE(seed);
        hierarchy h = onezone_tests::random_hierarchy(seed);
        report state = validate(h, p, later, tracked);
        report stepped = validate(step_view{h, h}, p, later, tracked);
        REQUIRE(state == validate(h, p, later));
        std::mt19937_64 random(seed);
        for (int i = 0; i < 10; ++i) {
            CAPTURE(i);
            change c{h};
            shaker shaken(c, random());
            for (std::size_t n = 0; n <= random() % 3; ++n) shaken.shake();
            const std::vector<edit> edits = c.edits();
            const hierarchy after = std::move(c).finish();
            const step_view step{h, after, edits};
            changed += edits.size();
            state = revalidate(std::move(state), step);
            const report whole = validate(after, p, later);
            REQUIRE(state == whole);
            if (i == 9) REQUIRE(state.findings() == whole.findings());
            stepped = revalidate(stepped, step);
            REQUIRE(stepped == validate(step, p, later));
            h = after;
        }
    }
    CHECK(changed > 60);
}

TEST_CASE("revalidating equals validating after any operation", "[rules][revalidate][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    const policy p = everywhere();
    std::size_t done = 0;
    for (std::uint64_t seed = first; seed < first + 12; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        hierarchy h = onezone_tests::random_hierarchy(seed);
        report state = validate(h, p, later, tracked);
        report stepped = validate(step_view{h, h}, p, later, tracked);
        for (int i = 0; i < 8; ++i) {
            const operation op = any_operation(h, random);
            CAPTURE(i, std::string(key_of(op)));
            const auto taken = onezone::apply(h, op);
            if (!taken) continue;
            ++done;
            // Sometimes the step tells by which act it came about, sometimes how that was approved.
            procedure how;
            if (random() % 2 == 0)
                how.approved_by = authority{random() % 2 == 0 ? organ::nobody : organ::state_council, {}, {}};
            std::vector<enacted> acts;
            std::optional<date> day; // some before a clause was in force
            if (random() % 2 == 0) day = date(static_cast<unsigned short>(2000 + random() % 27), 1, 1);
            if (random() % 3 != 0) acts.push_back({&op, &how, taken->edits, day});
            const step_view step{h, taken->after, taken->edits, acts};
            state = revalidate(std::move(state), step);
            REQUIRE(state == validate(taken->after, p, later));
            stepped = revalidate(std::move(stepped), step);
            REQUIRE(stepped == validate(step, p, later));
            h = taken->after;
        }
    }
    CHECK(done > 5);
}

TEST_CASE("any number of threads gives the same report", "[rules][validate][thread]") {
    const policy p = everywhere();
    scene s = obedient();
    for (int i = 0; i < 700; ++i) {
        const std::string key = "园" + std::to_string(i);
        s.zone(key, i % 3 == 0 ? "全南县" : "龙南市", [&](zone& z) {
            if (i % 2 == 0) z.tier = zone_tier::provincial;
            if (i % 5 != 0) z.location = location_class::county_area;
        });
        s.body(key + "管委会", key, body_kind::management_committee);
        if (i % 7 == 0)
            s.entrust("渡江镇", key, [&](entrustment& e) {
                e.scope = entrustment_scope::items;
                e.items = {key};
            });
    }
    const report one = validate(s.now(), p, december);
    CHECK(one.findings().size() > 1000);
    for (const unsigned n : {2U, 3U, 8U}) {
        CAPTURE(n);
        CHECK(validate(s.now(), p, december, {n, false}) == one);
    }
    const report followed = validate(s.now(), p, december, {4, true});
    CHECK(followed == one);
    const hierarchy before = s.now();
    s.zone("园10", [](zone& z) { z.tier = zone_tier::national; });
    CHECK(revalidate(followed, {before, s.now()}) == validate(s.now(), p, december));
}

TEST_CASE("a rule that throws in one of the threads is an error like any other", "[rules][validate][thread]") {
    scene s = obedient();
    for (int i = 0; i < 600; ++i) s.zone("园" + std::to_string(i), "全南县");
    rule r;
    r.id = "own.throws";
    r.title = say("出错", "throws");
    r.about = {subject_kind::zone};
    r.valid = effect::from(date(2000, 1, 1));
    r.judge = [](context& c) {
        if (c.this_unit().name() == "园599") throw std::runtime_error("no");
        c.require("ok", true);
    };
    const policy p("own", say("自拟", "own"), {r});
    const report several = validate(s.now(), p, december, {4, false});
    REQUIRE(several.errors().size() == 1);
    CHECK(several == validate(s.now(), p, december));
}
