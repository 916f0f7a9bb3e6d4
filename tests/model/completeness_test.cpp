// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"

#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/extract.hpp>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::scene_builder;

namespace {

// Two counties of a city, one with a zone and its agency.
struct counties {
    scene_builder b;
    unit_id city = b.unit(unit_kind::prefecture_city, "甲市");
    unit_id east = b.unit(unit_kind::county, "东县", city);
    unit_id west = b.unit(unit_kind::county, "西县", city);
    unit_id zone = b.zone("东县开发区", east);
    body_id agency = b.body(zone, body_kind::management_committee, "东县开发区管委会");
    post_id director = b.post(agency, post_kind::director, "主任");
    holding_id own = b.function(agency, function_class::economic, "招商引资");
    hierarchy h = b.now();

    hierarchy with(const std::vector<completeness>& statements) const {
        change c(h);
        for (const completeness& s : statements) REQUIRE(c.put(s));
        return c.now();
    }
    errc refused(const completeness& s) const {
        change c(h);
        const auto put = c.put(s);
        REQUIRE_FALSE(put);
        CHECK(c.now() == h);
        CHECK(c.edits().empty());
        return put.error().code();
    }
};

completeness open(completeness s) {
    s.whole = false;
    return s;
}

} // namespace

TEST_CASE("a list is open until somebody states that it is whole", "[model][completeness]") {
    const counties w;
    CHECK_FALSE(knows_all(w.h, known_list::zones, w.east));
    CHECK_FALSE(knows_all(w.h, known_list::functions, w.agency));
    CHECK_FALSE(knows_all(w.h, known_list::holders, w.director));
    CHECK(statement_on(w.h, known_list::zones, w.east) == nullptr);

    const hierarchy h = w.with({completeness::of(w.east, known_list::zones),
        completeness::of(w.agency, known_list::functions), completeness::of(w.director)});
    CHECK(knows_all(h, known_list::zones, w.east));
    CHECK(knows_all(h, known_list::functions, w.agency));
    CHECK(knows_all(h, known_list::holders, w.director));
    CHECK(h.tenures_of(w.director).empty()); // whole and without an item: known to be empty
    CHECK_FALSE(knows_all(h, known_list::zones, w.west));
    CHECK_FALSE(knows_all(h, known_list::powers, w.agency));
    CHECK_FALSE(knows_all(h, known_list::bodies, w.east));
}

TEST_CASE("whoever knows everything says so once", "[model][completeness]") {
    const counties w;
    const hierarchy h = w.with({completeness::of_everything()});
    for (const word& l : words(known_list{})) {
        const auto list = static_cast<known_list>(l.value);
        CAPTURE(std::string(l.key));
        const auto is_of = [&](list_owner owner) { return list == known_list::every || owner_of(list) == owner; };
        CHECK(knows_all(h, list, w.zone) == is_of(list_owner::unit));
        CHECK(knows_all(h, list, w.agency) == is_of(list_owner::body));
        CHECK(knows_all(h, list, w.director) == is_of(list_owner::post));
    }
    CHECK_FALSE(knows_all(h, known_list::functions, body_id::derive("nothing", "there")));
}

TEST_CASE("the nearest statement wins, and at one place that on the list", "[model][completeness]") {
    const counties w;
    const hierarchy h = w.with({completeness::of_everything(), open(completeness::within(w.east)),
        completeness::within(w.east, known_list::functions), open(completeness::of(w.agency, known_list::functions)),
        completeness::of(w.zone, known_list::every)});
    CHECK(knows_all(h, known_list::zones, w.west));
    CHECK_FALSE(knows_all(h, known_list::zones, w.east));
    CHECK_FALSE(knows_all(h, known_list::holders, w.director)); // in the county, through zone and agency
    CHECK_FALSE(knows_all(h, known_list::functions, w.agency));
    CHECK(knows_all(h, known_list::parks, w.zone));
    const hierarchy without = w.with({completeness::of_everything(), open(completeness::within(w.east)),
        completeness::within(w.east, known_list::functions)});
    CHECK(knows_all(without, known_list::functions, w.agency));
    CHECK(statement_on(without, known_list::functions, w.agency)->unit == w.east);
}

TEST_CASE("whose bodies are all known, of that one all agencies are", "[model][completeness]") {
    const counties w;
    CHECK(knows_all(w.with({completeness::of(w.zone, known_list::bodies)}), known_list::agencies, w.zone));
    const hierarchy h = w.with({completeness::of(w.zone, known_list::agencies)});
    CHECK(knows_all(h, known_list::agencies, w.zone));
    CHECK_FALSE(knows_all(h, known_list::bodies, w.zone));
}

TEST_CASE("a statement that speaks of nothing, or of another's list, is refused", "[model][completeness]") {
    const counties w;
    CHECK(w.refused(completeness::of(unit_id::derive("no", "unit"), known_list::zones)) == errc::unknown_unit);
    CHECK(w.refused(completeness::of(body_id::derive("no", "body"), known_list::posts)) == errc::unknown_body);
    CHECK(w.refused(completeness::of(post_id::derive("no", "post"))) == errc::unknown_post);
    CHECK(w.refused(completeness::of(w.zone, known_list::functions)) == errc::bad_value);
    CHECK(w.refused(completeness::of(w.agency, known_list::zones)) == errc::bad_value);
    CHECK(w.refused(completeness()) == errc::bad_value); // of nobody
    completeness two = completeness::of(w.zone, known_list::bodies);
    two.body = w.agency;
    CHECK(w.refused(two) == errc::bad_value);
    completeness everywhere = completeness::of_everything();
    everywhere.unit = w.zone;
    CHECK(w.refused(everywhere) == errc::bad_value);
    completeness unknown = completeness::of_everything();
    unknown.list = static_cast<known_list>(99);
    CHECK(w.refused(unknown) == errc::bad_value);
}

TEST_CASE("two statements on one list are refused, as a contradiction would be", "[model][completeness][builder]") {
    builder b("register");
    b.add("1", unit_record{.kind = unit_kind::county, .name = "东县"});
    b.add("whole", completeness::of(b.id<unit_id>("1"), known_list::zones));
    b.add("lacks", open(completeness::of(b.id<unit_id>("1"), known_list::zones)));
    const auto built = b.build();
    REQUIRE_FALSE(built);
    CHECK(built.error().code() == errc::duplicate_id);
    CHECK(built.error().where().pointer == "/complete/lacks");
    CHECK(built.error().others().empty());

    builder fine("register");
    fine.add("all", completeness::of_everything());
    fine.add("1", unit_record{.kind = unit_kind::county, .name = "东县"});
    const auto known = fine.build();
    REQUIRE(known);
    CHECK(knows_all(*known, known_list::zones, fine.id<unit_id>("1")));
}

TEST_CASE("a statement on nothing there is, or on no list, is refused by its key", "[model][completeness][builder]") {
    const auto refused = [](const completeness& s) {
        builder b("register");
        b.add("1", unit_record{.kind = unit_kind::county, .name = "东县"});
        b.add("said", s);
        const auto built = b.build();
        REQUIRE_FALSE(built);
        CHECK(built.error().where().pointer == "/complete/said");
        return built.error().code();
    };
    const unit_id county = unit_id::derive("register", "1");
    CHECK(refused(completeness::of(unit_id::derive("register", "2"), known_list::zones)) == errc::unknown_unit);
    CHECK(refused(completeness::of(body_id::derive("register", "2"), known_list::posts)) == errc::unknown_body);
    CHECK(refused(completeness::of(post_id::derive("register", "2"))) == errc::unknown_post);
    CHECK(refused(completeness::of(county, known_list::functions)) == errc::bad_value);
    CHECK(refused(completeness::of(county, static_cast<known_list>(99))) == errc::bad_value);
}

TEST_CASE("that all bodies of a division are known says nothing of its zones' agencies", "[model][completeness]") {
    const counties w;
    const hierarchy h = w.with({completeness::of(w.east, known_list::bodies)});
    CHECK(knows_all(h, known_list::bodies, w.east));
    CHECK_FALSE(knows_all(h, known_list::agencies, w.east));
    CHECK(knows_all(w.with({completeness::within(w.east, known_list::agencies)}), known_list::agencies, w.east));
}

TEST_CASE("statements are part of the value, and go with what they are about", "[model][completeness]") {
    const counties w;
    const std::vector<completeness> statements{completeness::of(w.director),
        completeness::of(w.agency, known_list::posts), completeness::within(w.zone), completeness::of_everything()};
    const hierarchy h = w.with(statements);
    CHECK(h != w.h);
    CHECK_FALSE(equivalent(h, w.h));
    const std::vector<edit> edits = difference(w.h, h);
    CHECK(edits.size() == statements.size());
    change c(w.h);
    REQUIRE(c.replay(edits));
    CHECK(c.now() == h);
    REQUIRE(c.replay(inverse(edits)));
    CHECK(c.now() == w.h);

    change gone(h);
    REQUIRE(gone.remove(w.own));
    REQUIRE(gone.remove(w.director));
    REQUIRE(gone.remove(w.agency));
    REQUIRE(gone.remove(w.zone));
    CHECK(gone.now().count<completeness>() == 1);
    CHECK(difference(h, gone.now()).size() == 8); // four things with three statements, one of them with its record
    gone.undo_all();
    CHECK(gone.now() == h);
}

TEST_CASE("a part that is cut out knows of its lists what was known of them", "[model][completeness][extract]") {
    const counties w;
    const hierarchy h = w.with({completeness::of_everything(), open(completeness::within(w.city, known_list::zones)),
        completeness::of(w.agency, known_list::functions)});
    const auto cut = extract(h, w.east);
    REQUIRE(cut);
    CHECK(knows_all(cut->part, known_list::functions, w.agency));
    CHECK(knows_all(cut->part, known_list::holders, w.director));
    CHECK_FALSE(knows_all(cut->part, known_list::zones, w.east));
    CHECK_FALSE(knows_all(cut->part, known_list::bodies, w.city)); // lies outside
}

TEST_CASE("what is found of statements is what a look at all of them would find", "[model][completeness]") {
    const counties all;
    std::mt19937 random(16);
    const auto draw = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    const std::vector<unit_id> units{all.city, all.east, all.west, all.zone};
    const std::vector<known_list> lists{known_list::every, known_list::zones, known_list::bodies, known_list::children};
    const auto drawn = [&] {
        completeness s;
        switch (draw(3)) {
        case 0: s = completeness::of(units[draw(3)], lists[1 + draw(3)]); break;
        case 1: s = completeness::within(units[draw(4)], lists[draw(4)]); break;
        default: s = completeness::of_everything(); s.list = lists[draw(4)];
        }
        s.whole = draw(2) == 0;
        return s;
    };
    // The nearest: of the owner itself, of what lies within a unit at or above it, of everything; there, that on the list.
    const auto searched = [](const hierarchy& h, known_list list, unit_id owner) -> const completeness* {
        const auto look = [&](list_reach reach, unit_id unit) -> const completeness* {
            const completeness* of_every = nullptr;
            for (const completeness& s : h.all<completeness>()) {
                if (s.reach != reach || s.unit != unit || s.body.ok() || s.post.ok()) continue;
                if (s.list == list) return &s;
                if (s.list == known_list::every) of_every = &s;
            }
            return of_every;
        };
        if (const completeness* own = look(list_reach::one, owner)) return own;
        for (unit_ref u = h.find(owner); u; u = u.parent())
            if (const completeness* there = look(list_reach::within, u.id())) return there;
        return look(list_reach::everywhere, unit_id::none());
    };
    hierarchy h = all.h;
    std::size_t found = 0;
    for (int turn = 0; turn < 400; ++turn) {
        change c(h);
        const completeness s = drawn();
        if (h.find(s.id()) && draw(2) == 0)
            REQUIRE(c.remove(s.id()));
        else
            REQUIRE(c.put(s));
        const hierarchy kept = h; // a copy is not to see what comes
        h = std::move(c).finish();
        for (const hierarchy* const now : {&std::as_const(h), &kept})
            for (const unit_id owner : {all.city, all.east, all.west})
                for (const known_list list : {known_list::zones, known_list::bodies, known_list::children}) {
                    const completeness* const is = statement_on(*now, list, owner);
                    REQUIRE(is == searched(*now, list, owner));
                    found += is ? 1U : 0U;
                }
    }
    CHECK(found > 1000);
}
