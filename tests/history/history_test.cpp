// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/small_history.hpp"

#include <onezone/history/history.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/history/timeline.hpp>
#include <onezone/model/change.hpp>

#include <type_traits>
#include <utility>

using namespace onezone;
using namespace onezone_tests;

static_assert(std::is_nothrow_move_constructible_v<history> && std::is_copy_constructible_v<history>);
static_assert(std::is_convertible_v<moment, const hierarchy&>, "rules, plans and pictures take a moment");

// What is about to go hands out values, so nothing that is kept dangles.
static_assert(std::is_same_v<decltype(std::declval<history>().id()), std::string>);
static_assert(std::is_same_v<decltype(std::declval<history>().first()), hierarchy>);
static_assert(std::is_same_v<decltype(std::declval<previewed>().steps()), std::vector<step>>);

TEST_CASE("an act holds from its day on and not the day before", "[history]") {
    const prefecture w;
    history h = w.begun();
    const recorded told = h.enact(on({1983, 7, 1}, reparent{w.east, w.south}), {1983, 7, 20}).value();
    CHECK(told.number == 1);
    CHECK(told.set_aside.empty());
    CHECK(h.as_of({1983, 6, 30})[w.east].parent().id() == w.north);
    CHECK(h.as_of({1983, 7, 1})[w.east].parent().id() == w.south);
    CHECK(h.as_of({1983, 7, 1}).on() == date(1983, 7, 1));
    CHECK(h.as_of(h.begins()) == w.first);
    CHECK(h.as_of({1983, 6, 30}) == w.first);
    CHECK(h.latest() == h.as_of({2200, 1, 1}));
    CHECK(h.latest().on() == date(1983, 7, 1));
    CHECK(h.first() == w.first);
    CHECK_THROWS_AS(h.as_of({1981, 12, 30}), error);
    CHECK_THROWS_AS(h.as_of(date()), error);
    CHECK_THROWS_AS(h.as_known(date()), error);
    CHECK_THROWS_AS(h.pending(date()), error);
    CHECK_THROWS_AS(history("h", w.first, date()), error);
    CHECK_FALSE(h.find(w.east, {1981, 12, 30}));
    CHECK_FALSE(h.parent_of(w.east, date()).ok());
}

TEST_CASE("the parent on a day is found among any number of changes, corrected and retracted ones too", "[history]") {
    const prefecture w;
    history h = w.begun();
    const auto day = [](int n) { return date(1983, 1, 1) + boost::gregorian::days(n); };
    std::vector<unit_id> over(100);
    for (int n = 0; n < 100; ++n) {
        over[static_cast<std::size_t>(n)] = n % 2 == 0 ? w.south : w.north;
        h.enact(on(day(n), reparent{w.east, over[static_cast<std::size_t>(n)]}), {1984, 1, 1}).value();
    }
    const auto compare = [&] {
        CHECK(h.parent_of(w.east, {1982, 12, 31}) == w.north);
        for (int n = 0; n < 100; ++n) CHECK(h.parent_of(w.east, day(n)) == over[static_cast<std::size_t>(n)]);
        CHECK(h.parent_of(w.east, {2200, 1, 1}) == over.back());
    };
    compare();
    // A day later than it was said, and the last not at all: fewer changes than there was room made for.
    h.correct(51, on(day(51), rename_unit{w.east, "东山县"}), {1984, 1, 2}, if_impossible::set_aside).value();
    h.retract(100, enactment(), {1984, 1, 3}).value();
    for (std::size_t n = 0; n < 100; ++n) over[n] = h.as_of(day(static_cast<int>(n)))[w.east].parent().id();
    CHECK(over[50] == w.north);
    CHECK(over[99] == w.south);
    compare();
}

TEST_CASE("what takes effect later is pending and becomes current by itself", "[history]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, rename_unit{w.east, "东山县"}), {1983, 2, 1}).value();
    h.enact(on({1985, 1, 1}, rename_unit{w.east, "东海县"}), {1983, 2, 2}).value();
    CHECK(h.as_of({1983, 12, 31})[w.east].name() == "东县");
    CHECK(h.as_of({1984, 1, 1})[w.east].name() == "东山县");
    CHECK(h.as_of({1985, 1, 1})[w.east].name() == "东海县");
    CHECK(h.pending({1983, 12, 31}) == std::vector<record_number>{1, 2});
    CHECK(h.pending({1984, 1, 1}) == std::vector<record_number>{2});
    CHECK(h.pending({1985, 1, 1}).empty());
    CHECK(h.in_effect({date(1984, 1, 1), date(1985, 1, 1)}) == std::vector<record_number>{1});
    CHECK(h.in_effect({}) == std::vector<record_number>{1, 2});
    CHECK(h.in_effect({date(1985, 1, 1), date(1984, 1, 1)}).empty());
}

TEST_CASE("the acts of one enactment take effect together or not at all", "[history]") {
    const prefecture w;
    history h = w.begun();
    const history before = h;
    enactment e = on({1983, 7, 1}, rename_unit{w.east, "东山县"}, "国函〔1983〕1号");
    e.acts.emplace_back(reparent{w.west, w.west});
    const auto refused = h.enact(e, {1983, 7, 2});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::step_refused);
    CHECK(refused.error().message().zh.find("第 1 条记录（1983-07-01，国函〔1983〕1号）不能执行：第 2 项操作") == 0);
    CHECK(
        refused.error().message().en.find("record 1 (1983-07-01, 国函〔1983〕1号) cannot be carried out: act 2") == 0);
    CHECK(h == before);
    CHECK(h.size() == 0);
    CHECK(h.latest() == w.first);
}

TEST_CASE("what is recorded late is carried out in its place, and what follows again", "[history]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, rename_unit{w.east, "东山县"}), {1984, 1, 1}).value();
    h.enact(on({1985, 1, 1}, change_division_kind{w.east, unit_kind::county_city, "东山市"}), {1985, 1, 1}).value();
    const recorded told = h.enact(on({1983, 5, 1}, reparent{w.east, w.south}), {1986, 3, 1}).value();
    CHECK(told.number == 3);
    CHECK(told.otherwise == std::vector<record_number>{1, 2}); // the same, of a county that now lies elsewhere
    CHECK(h.as_of({1983, 4, 30})[w.east].parent().id() == w.north);
    CHECK(h.as_of({1983, 5, 1})[w.east].parent().id() == w.south);
    CHECK(h.as_of({1985, 1, 1})[w.east].parent().id() == w.south);
    CHECK(h.as_of({1985, 1, 1})[w.east].name() == "东山市");
    CHECK(h.in_effect({}) == std::vector<record_number>{3, 1, 2});
    SECTION("as known before, it is not there") {
        const history then = h.as_known({1986, 2, 28});
        CHECK(then.size() == 2);
        CHECK(then.as_of({1985, 1, 1})[w.east].parent().id() == w.north);
        CHECK(then.in_effect({}) == std::vector<record_number>{1, 2});
        CHECK(then.parent_of(w.east, {1984, 6, 1}) == w.north);
        CHECK(h.parent_of(w.east, {1984, 6, 1}) == w.south);
        CHECK(h.as_known({1986, 3, 1}) == h);
        CHECK(h.as_known({1983, 1, 1}).latest() == w.first);
        CHECK(then.last_recorded() == date(1985, 1, 1));
        CHECK(h.as_known({1983, 1, 1}).last_recorded() == h.begins());
    }
    SECTION("a history as known goes on by itself") {
        history then = h.as_known({1985, 6, 1});
        then.enact(on({1986, 1, 1}, rename_unit{w.west, "西山县"}), {1986, 1, 1}).value();
        CHECK(then.size() == 3);
        CHECK(then.latest()[w.east].parent().id() == w.north);
        CHECK(then.latest()[w.west].name() == "西山县");
        CHECK(h.latest()[w.west].name() == "西县");
    }
}

TEST_CASE("what goes on from what was known is as if nothing had been said after it", "[history][as_known]") {
    const prefecture w;
    history h = w.begun();
    const auto day = [](int n) { return date(1990, 1, 1) + boost::gregorian::days(n); };
    h.enact(on({1983, 1, 1}, reparent{w.east, w.south}), day(1)).value();
    h.enact(on({1984, 1, 1}, recode_unit{w.east, code{"360723"}}), day(2)).value();
    h.enact(on({1985, 1, 1}, recode_unit{w.west, code{"360721"}}), day(3)).value(); // which the other had
    h.enact(on({1986, 1, 1}, merge_divisions{.merged = {w.east}, .into = w.far}), day(4)).value();
    h.enact(on({1986, 6, 1}, change_rank{.body = w.agency, .to = rank::county_chief}), day(5)).value();
    h.correct(1, on({1983, 6, 1}, rename_unit{w.east, "东山县"}), day(6), if_impossible::set_aside).value();
    h.revoke(5, on({1987, 1, 1}), day(7)).value();
    h.retract(4, {}, day(8), if_impossible::set_aside).value();
    for (int known = 0; known <= 8; ++known) {
        CAPTURE(known);
        history cut = h.as_known(day(known));
        history again = w.begun();
        for (record_number n = 1; n <= cut.size(); ++n) {
            const history_record& r = h[n];
            const auto put = [&]() -> result<recorded> {
                switch (r.kind) {
                case record_kind::enacted: return again.enact(r.what, r.recorded, if_impossible::set_aside);
                case record_kind::corrected:
                    return again.correct(r.about, r.what, r.recorded, if_impossible::set_aside);
                case record_kind::retracted:
                    return again.retract(r.about, r.what, r.recorded, if_impossible::set_aside);
                case record_kind::revoked: return again.revoke(r.about, r.what, r.recorded, if_impossible::set_aside);
                }
                std::abort();
            };
            put().value();
        }
        for (history* one : {&cut, &again}) {
            one->enact(on({1988, 1, 1}, rename_unit{w.west, "西山县"}), day(9)).value();
            one->enact(on({1982, 6, 1}, rename_unit{w.far, "远山县"}), day(10), if_impossible::set_aside).value();
        }
        CHECK(cut == again);
        CHECK(cut.latest() == again.latest());
        CHECK(cut.verify().ok());
        CHECK(cut.units() == again.units());
        CHECK(cut.codes() == again.codes());
        for (const code c : again.codes()) CHECK(cut.uses_of(c) == again.uses_of(c));
        for (int then = 0; then <= 10; ++then)
            for (const date on : {date(1982, 12, 31), date(1984, 1, 1), date(1986, 7, 1), date(1988, 1, 1)}) {
                const history before = cut.as_known(day(then));
                CHECK(before.as_of(on) == again.as_known(day(then)).as_of(on));
                for (const unit_id u : {w.east, w.west, w.far})
                    CHECK(before.parent_of(u, on) == again.as_known(day(then)).parent_of(u, on));
            }
        for (record_number n = 1; n <= cut.size(); ++n) {
            CHECK(cut.status(n).in_effect == again.status(n).in_effect);
            CHECK(cut.status(n).set_aside == again.status(n).set_aside);
        }
        CHECK(timeline(cut, w.agency)->ranks == timeline(again, w.agency)->ranks);
        CHECK(timeline(cut, w.east)->existence == timeline(again, w.east)->existence);
        CHECK(lines_of_descent(cut, {}) == lines_of_descent(again, {}));
        CHECK(h.size() == 8);
        CHECK(h.verify().ok());
    }
}

TEST_CASE("a correction is a record of its own, and units keep the ids they had", "[history][correct]") {
    const prefecture w;
    history h = w.begun();
    const founding made{"中县", unit_kind::county, w.north, code{"360729"}};
    h.enact(on({1983, 7, 1}, establish_division{made}), {1983, 7, 1}).value();
    const unit_id middle = unit_id::derive(h.act_number(1, 0), 0);
    REQUIRE(h.latest().find(middle));
    h.enact(on({1984, 7, 1}, reparent{middle, w.south}), {1984, 7, 1}).value();

    founding better = made;
    better.name = "中山县";
    const recorded told = h.correct(1, on({1983, 9, 1}, establish_division{better}), {1990, 1, 1}).value();
    CHECK(told.number == 3);
    CHECK_FALSE(h.as_of({1983, 8, 31}).find(middle));
    CHECK(h.as_of({1983, 9, 1})[middle].name() == "中山县");
    CHECK(h.latest()[middle].parent().id() == w.south);
    CHECK(h.latest()[middle].name() == "中山县");
    CHECK(h[3].kind == record_kind::corrected);
    CHECK(h[1].what.acts.front() == operation(establish_division{made}));
    CHECK(h.status(1).corrected_by == 3);
    CHECK_FALSE(h.status(1).in_effect);
    CHECK(h.status(3).in_effect);
    CHECK(h.in_effect({}) == std::vector<record_number>{3, 2});
    CHECK(h.as_known({1989, 12, 31}).as_of({1983, 8, 1})[middle].name() == "中县");
    CHECK(h.as_known({1989, 12, 31}).find(middle, {1983, 8, 1})->name == "中县");
    CHECK_FALSE(h.find(middle, {1983, 8, 1}));

    SECTION("a correction can be corrected, by its number or that of the first") {
        const record_number which = GENERATE(1U, 3U);
        better.name = "中心县";
        h.correct(which, on({1983, 9, 1}, establish_division{better}), {1991, 1, 1}).value();
        CHECK(h.latest()[middle].name() == "中心县");
        CHECK(h.status(3).corrected_by == 4);
        CHECK(h.as_known({1990, 6, 1}).latest()[middle].name() == "中山县");
        h.retract(4, {}, {1992, 1, 1}).value();
        CHECK(h.latest()[middle].name() == "中山县"); // what it corrected holds again
        CHECK(h.status(3).in_effect);
        CHECK(h.status(4).retracted_by == 5);
        h.retract(3, {}, {1993, 1, 1}).value();
        CHECK(h.latest()[middle].name() == "中县");
        CHECK(h.as_of({1983, 7, 1}).find(middle));
    }
}

TEST_CASE("what a record makes impossible is named, or set aside until it is possible again", "[history][correct]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, establish_division{{"中县", unit_kind::county, w.north}}), {1983, 7, 1}).value();
    const unit_id middle = unit_id::derive(h.act_number(1, 0), 0);
    h.enact(on({1984, 7, 1}, reparent{middle, w.south}), {1984, 7, 1}).value();
    h.enact(on({1985, 7, 1}, rename_unit{w.east, "东山县"}), {1985, 7, 1}).value();
    h.enact(on({1986, 7, 1}, rename_unit{middle, "中山县"}, "民行批〔1986〕9号"), {1986, 7, 1}).value();

    const history before = h;
    const auto refused = h.retract(1, {}, {1990, 1, 1});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::out_of_order);
    REQUIRE(refused.error().others().size() == 2);
    CHECK(refused.error().others().front().message().zh.find("第 2 条记录") == 0);
    CHECK(refused.error().others().back().message().en.find("record 4 (1986-07-01, 民行批〔1986〕9号)") == 0);
    CHECK(h == before);
    CHECK(h.latest() == before.latest());

    const recorded told = h.retract(1, {}, {1990, 1, 1}, if_impossible::set_aside).value();
    REQUIRE(told.set_aside.size() == 2);
    CHECK(told.set_aside.front().number == 2);
    CHECK(told.set_aside.front().why.code() == errc::step_refused);
    CHECK(h.size() == 5);
    CHECK_FALSE(h.latest().find(middle));
    CHECK(h.latest()[w.east].name() == "东山县");
    CHECK(h.status(2).set_aside.has_value());
    CHECK_FALSE(h.status(2).in_effect);
    CHECK(h.status(1).retracted_by == 5);
    CHECK(h.in_effect({}) == std::vector<record_number>{3});
    CHECK(h.as_known({1989, 12, 31}).latest()[middle].name() == "中山县");

    SECTION("and has effect again when it can be carried out") {
        h.enact(on({1983, 8, 1},
                    establish_division{
                        founding{.name = "中县", .kind = unit_kind::county, .parent = w.north, .again = middle}}),
             {1991, 1, 1})
            .value();
        CHECK(h.status(2).in_effect);
        CHECK(h.status(4).in_effect);
        CHECK(h.latest()[middle].name() == "中山县");
    }
}

TEST_CASE("an act that is revoked stood until then, a mistake never did", "[history][revoke]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1983, 7, 1}).value();
    REQUIRE_FALSE(h.latest().find(w.west));
    SECTION("revoked") {
        const record_number n = h.revoke(1, on({1985, 1, 1}), {1985, 1, 5}).value().number;
        CHECK_FALSE(h.as_of({1984, 12, 31}).find(w.west));
        CHECK(h.as_of({1985, 1, 1})[w.west].name() == "西县");
        CHECK(h.as_of({1985, 1, 1})[w.west].code() == code{"360722"});
        CHECK(h.as_of({1985, 1, 1})[w.west_town].parent().id() == w.west);
        CHECK(h.status(1).revoked_by == std::vector<record_number>{n});
        CHECK(h.status(1).in_effect);
        const auto twice = h.revoke(1, on({1986, 1, 1}), {1986, 1, 1});
        REQUIRE_FALSE(twice);
        CHECK(twice.error().code() == errc::unsupported_here);
        const auto of_revocation = h.revoke(n, on({1986, 1, 1}), {1986, 1, 1});
        REQUIRE_FALSE(of_revocation);
        CHECK(of_revocation.error().code() == errc::unsupported_here);
        // The revocation itself may be wrongly dated, or a mistake.
        h.correct(n, on({1985, 6, 1}), {1987, 1, 1}).value();
        CHECK_FALSE(h.as_of({1985, 5, 31}).find(w.west));
        CHECK(h.as_of({1985, 6, 1}).find(w.west));
        h.retract(n, {}, {1988, 1, 1}).value();
        CHECK_FALSE(h.latest().find(w.west));
        CHECK(h.status(1).revoked_by.empty());
    }
    SECTION("retracted") {
        h.retract(1, {}, {1985, 1, 5}).value();
        CHECK(h.as_of({1984, 12, 31})[w.west].name() == "西县");
        CHECK(h.latest() == w.first);
        CHECK(h.status(1).retracted_by == 2);
        for (const auto& again : {h.retract(1, {}, {1986, 1, 1}),
                 h.correct(1, on({1983, 8, 1}, rename_unit{w.west, "西山县"}), {1986, 1, 1}),
                 h.revoke(1, on({1986, 1, 1}), {1986, 1, 1}), h.retract(2, {}, {1986, 1, 1})}) {
            REQUIRE_FALSE(again);
            CHECK(again.error().code() == errc::unsupported_here);
        }
    }
    SECTION("what was changed since cannot be undone as a whole") {
        h.enact(on({1984, 1, 1}, rename_unit{w.east, "东西县"}), {1984, 1, 1}).value();
        h.enact(on({1984, 2, 1}, reparent{w.west_town, w.far}), {1984, 2, 1}).value();
        const auto refused = h.revoke(1, on({1985, 1, 1}), {1985, 1, 1});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::step_refused);
        REQUIRE(refused.error().others().size() == 1);
        CHECK(refused.error().others().front().code() == errc::not_held);
        // On a day before that, it can.
        CHECK(h.revoke(1, on({1984, 1, 15}), {1985, 1, 1}, if_impossible::set_aside).has_value());
    }
}

TEST_CASE("a record is revoked once, by whichever of its corrections it is named", "[history][revoke]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, rename_unit{w.east, "东山县"}), {1983, 7, 1}).value();
    h.correct(1, on({1983, 8, 1}, rename_unit{w.east, "东岭县"}), {1983, 9, 1}).value();
    h.enact(on({1984, 1, 1}, rename_unit{w.west, "西山县"}), {1984, 1, 1}).value();
    h.revoke(2, on({1985, 1, 1}), {1985, 1, 1}).value();
    CHECK(h.latest()[w.east].name() == "东县");
    for (const record_number named : {record_number{1}, record_number{2}}) {
        CHECK(h.status(named).revoked_by == std::vector<record_number>{4});
        const auto again = h.revoke(named, on({1986, 1, 1}), {1986, 1, 1});
        REQUIRE_FALSE(again);
        CHECK(again.error().code() == errc::unsupported_here);
    }
    CHECK(h.status(3).revoked_by.empty());
    CHECK(h.as_known({1984, 12, 31}).status(1).revoked_by.empty());
    // The revocation was a mistake; then another is none.
    h.retract(4, {}, {1986, 1, 1}).value();
    CHECK(h.status(1).revoked_by.empty());
    h.revoke(1, on({1987, 1, 1}), {1987, 1, 1}).value();
    CHECK(h.status(2).revoked_by == std::vector<record_number>{6});
    for (const text& fault : h.verify().faults) FAIL_CHECK(fault.en);
}

TEST_CASE("a preview leads to what enacting would, ids included", "[history][preview]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, rename_unit{w.west, "西山县"}), {1983, 7, 1}).value();
    const operation a = establish_division{{"中县", unit_kind::county, w.north, code{"360729"}, {w.east_town}}};
    const operation b = reparent{unit_id::derive(h.act_number(h.size() + 1, 0), 0), w.south};
    const date day(1984, 3, 1);

    const previewed seen = h.as_of(day).preview(a).preview(b);
    REQUIRE(seen);
    CHECK(seen.steps().size() == 2);
    CHECK(seen.steps().front().account.zh == "在北地区设立中县，划入东镇");
    CHECK(h.latest()[w.east_town].parent().id() == w.east);

    history twice = h;
    twice.enact(on(day, a), day).value();
    twice.enact(on(day, b), day).value();
    CHECK(*seen == twice.as_of(day));
    CHECK(seen->acts() == twice.as_of(day).acts());

    history once = h;
    enactment both = on(day, a);
    both.acts.push_back(b);
    once.enact(both, day).value();
    CHECK(*h.as_of(day).preview(std::vector<operation>{a, b}) == once.as_of(day));

    SECTION("from any day, also one with later records") {
        const previewed early = h.as_of({1983, 1, 1}).preview(rename_unit{w.east, "东山县"});
        CHECK((*early)[w.west].name() == "西县");
        CHECK((*early)[w.east].name() == "东山县");
    }
    SECTION("what is refused refuses what comes after it") {
        const previewed refused = h.as_of(day).preview(a).preview(reparent{w.east, w.north}).preview(b);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::step_refused);
        CHECK(refused.error().others().front().code() == errc::nothing_to_do);
        CHECK(refused.steps().size() == 1);
        CHECK_THROWS_AS(refused.value(), error);
    }
}

TEST_CASE("a change of what is listed is a record and no act", "[history][coverage]") {
    const prefecture w;
    history h = w.begun();
    enactment e = on({1983, 12, 31});
    const unit_id listed = unit_id::derive("tables", "360702");
    e.covered = {{listed, unit_kind::district, "章贡区", code{"360702"}, w.north, true}};
    h.enact(e, {1984, 1, 1}).value();
    CHECK(h.latest()[listed].name() == "章贡区");
    CHECK(h.latest().acts() == w.first.acts());
    e.acts = {rename_unit{w.east, "东山县"}};
    const auto mixed = h.enact(e, {1984, 1, 1});
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().code() == errc::bad_value);
    e.acts.clear();
    const auto again = h.enact(e, {1984, 1, 1});
    REQUIRE_FALSE(again);
    CHECK(again.error().others().front().code() == errc::duplicate_id);
}

TEST_CASE("a code is read on its day", "[history][code]") {
    const prefecture w;
    history h = w.begun();
    const code reused{"360721"};
    h.enact(on({1984, 1, 1}, recode_unit{w.east, code{"360731"}}), {1984, 1, 1}).value();
    h.enact(on({1986, 1, 1}, recode_unit{w.west, reused}), {1986, 1, 1}).value();
    CHECK(h.find(reused, {1983, 12, 31}) == w.east);
    CHECK(h.find(reused, {1984, 1, 1}) == unit_id::none());
    CHECK(h.find(reused, {1986, 1, 1}) == w.west);
    CHECK(h.find(code{"360731"}, {1984, 1, 1}) == w.east);
    CHECK(h.uses_of(reused)
        == std::vector<code_use>{{w.east, {date(1981, 12, 31), date(1984, 1, 1)}}, {w.west, {date(1986, 1, 1), {}}}});
    CHECK(h.uses_of(code{"110101"}).empty());
    CHECK(h.resolve("360721@1983-01-01").value() == w.east);
    CHECK(h.resolve("360721@2000-01-01").value() == w.west);
    CHECK(h.resolve("360731").value() == w.east);
    CHECK(h.resolve("360722").value() == w.west);

    const auto nobody = h.resolve("360721@1985-01-01");
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code() == errc::unknown_unit);
    CHECK(nobody.error().message().zh
        == "1985年1月1日没有单位使用代码 360721；用过的是：东县，1981年12月31日起、1984年1月1日前；西县，1986年1月1日起");
    const auto several = h.resolve("360721");
    REQUIRE_FALSE(several);
    CHECK(several.error().code() == errc::ambiguous_unit);
    CHECK(several.error().subjects() == std::vector<std::string>{"360721@1981-12-31 东县", "360721@1986-01-01 西县"});
    CHECK(h.resolve("110101").error().code() == errc::unknown_unit);
    CHECK(h.resolve("36072x").error().code() == errc::bad_code);
    CHECK(h.resolve("360721@1985-13-01").error().code() == errc::bad_date);
    CHECK(h.codes()
        == std::vector<code>{code{"360700"}, reused, code{"360722"}, code{"360731"}, code{"360800"}, code{"360821"}});
}

TEST_CASE("the last within a day counts, in the order of recording", "[history]") {
    const prefecture w;
    history h = w.begun();
    const date day(1983, 7, 1);
    h.enact(on(day, rename_unit{w.east, "甲县"}), day).value();
    h.enact(on(day, rename_unit{w.east, "乙县"}), day).value();
    CHECK(h.as_of(day)[w.east].name() == "乙县");
    CHECK(h.find(w.east, day)->name == "乙县");
    // A correction that leaves the day keeps the place of what it corrects.
    h.correct(1, on(day, rename_unit{w.east, "丙县"}), day).value();
    CHECK(h.as_of(day)[w.east].name() == "乙县");
}

TEST_CASE("a history refuses what cannot be, and stays what it was", "[history]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, rename_unit{w.east, "东山县"}), {1984, 6, 1}).value();
    const history before = h;
    const enactment good = on({1985, 1, 1}, rename_unit{w.west, "西山县"});
    const date later(1985, 2, 1);
    const auto refused = [&](const result<recorded>& told, errc why) {
        REQUIRE_FALSE(told);
        CHECK(told.error().code() == why);
        CHECK_FALSE(told.error().message().zh.empty());
        CHECK_FALSE(told.error().message().en.empty());
        CHECK(h == before);
        CHECK(h.latest() == before.latest());
    };
    refused(h.enact(good, date()), errc::bad_date);
    refused(h.enact(good, {1984, 5, 31}), errc::dates_out_of_order); // recorded before what was recorded last
    refused(h.enact(on(date(), rename_unit{w.west, "西山县"}), later), errc::bad_date);
    refused(h.enact(on({1981, 12, 31}, rename_unit{w.west, "西山县"}), later), errc::dates_out_of_order);
    refused(h.enact(on({1985, 1, 1}), later), errc::empty_input);
    enactment odd = good;
    odd.disagreements = {{disputed::name, w.west, {}, {{"西山县", {}}}, 0, {}}};
    refused(h.enact(odd, later), errc::bad_value); // one claim is no disagreement
    odd.disagreements.front().claims.push_back({"西岭县", {}});
    odd.disagreements.front().used = 2;
    refused(h.enact(odd, later), errc::bad_value);
    odd = good;
    odd.documents = {{.issued = date()}};
    refused(h.enact(odd, later), errc::bad_date);
    refused(h.correct(0, good, later), errc::unknown_record);
    refused(h.correct(2, good, later), errc::unknown_record);
    refused(h.retract(7, {}, later), errc::unknown_record);
    refused(h.retract(1, good, later), errc::bad_value);
    refused(h.revoke(9, good, later), errc::unknown_record);
    refused(h.revoke(1, good, later), errc::bad_value); // with acts
    refused(h.revoke(1, on({1983, 1, 1}), later), errc::dates_out_of_order);
    // Acts on units not yet, or no longer, there.
    refused(
        h.enact(on({1985, 1, 1}, rename_unit{unit_id::derive("test", "nobody"), "新县"}), later), errc::step_refused);
    h.enact(on({1986, 1, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1986, 1, 1}).value();
    const auto gone = h.enact(on({1986, 1, 1}, rename_unit{w.west, "西山县"}), {1986, 1, 1});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().others().front().code() == errc::unknown_unit);
    CHECK(h.enact(on({1985, 12, 31}, rename_unit{w.west, "西山县"}), {1986, 1, 1}).has_value());
}

TEST_CASE("copies of a history are values", "[history]") {
    const prefecture w;
    history a = w.begun();
    a.enact(on({1984, 1, 1}, rename_unit{w.east, "东山县"}), {1984, 1, 1}).value();
    history b = a;
    CHECK(a == b);
    b.enact(on({1985, 1, 1}, rename_unit{w.west, "西山县"}), {1985, 1, 1}).value();
    CHECK_FALSE(a == b);
    CHECK(a.size() == 1);
    CHECK(a.latest()[w.west].name() == "西县");
    CHECK(b.as_known({1984, 1, 1}) == a);
    CHECK_FALSE(a == history("other", w.first, {1981, 12, 31}));
    CHECK(history() == history());
    CHECK(history().latest().empty());
}

TEST_CASE("between the states that are kept, everything is made from changes", "[history]") {
    // Enough records for several kept states; a zone's affairs among them, so that not only units change.
    const prefecture w;
    history h = w.begun();
    hierarchy plain = w.first;
    std::vector<std::pair<date, hierarchy>> copies{{h.begins(), plain}};
    date day = h.begins();
    for (int i = 0; i < 400; ++i) {
        day += boost::gregorian::days(1 + i % 3);
        const operation op = i % 4 == 0
            ? operation(reparent{w.east, plain[w.east].parent().id() == w.north ? w.south : w.north})
            : i % 4 == 1 ? operation(rename_unit{w.west, "西县" + std::to_string(i)})
            : i % 4 == 2 ? operation(entrust{w.west_town, w.zone_unit})
                         : operation(return_township{w.west_town});
        h.enact(on(day, op), day).value();
        plain = h.latest();
        copies.emplace_back(day, plain);
    }
    for (std::size_t i = 0; i < copies.size(); i += 7) {
        CAPTURE(i);
        CHECK(h.as_of(copies[i].first) == copies[i].second);
        if (i != 0) CHECK(h.as_of(copies[i].first - boost::gregorian::days(1)) == copies[i - 1].second);
    }
    SECTION("also where a correction changed them all") {
        h.enact(on({1982, 1, 1}, rename_unit{w.far, "远山县"}), day).value();
        for (std::size_t i = 1; i < copies.size(); i += 31) {
            const moment then = h.as_of(copies[i].first);
            CHECK(then[w.far].name() == "远山县");
            CHECK(then[w.west].name() == copies[i].second[w.west].name());
            CHECK(h.as_known(day - boost::gregorian::days(1)).as_of(copies[i].first - boost::gregorian::days(1))
                == copies[i - 1].second);
        }
        CHECK(h.verify().ok());
    }
}

TEST_CASE("running out of memory leaves the history as it was", "[history][memory]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, establish_division{{"中县", unit_kind::county, w.north, code{"360729"}}}), {1983, 7, 1})
        .value();
    h.enact(on({1984, 7, 1}, entrust{w.west_town, w.zone_unit}), {1984, 7, 1}).value();
    h.enact(on({1985, 7, 1}, rename_unit{w.east, "东山县"}), {1985, 7, 1}).value();
    const history apart = [&] { // nothing shared
        history same = w.begun();
        for (record_number n = 1; n <= h.size(); ++n) same.enact(h[n].what, h[n].recorded).value();
        return same;
    }();
    const auto unchanged = [&] {
        CHECK(h == apart);
        CHECK(h.size() == 3);
        CHECK(h.latest() == apart.latest());
        CHECK(h.as_of({1984, 1, 1}) == apart.as_of({1984, 1, 1}));
        CHECK(h.find(w.east, {1986, 1, 1})->name == "东山县");
        CHECK(h.codes() == apart.codes());
        CHECK(h.units() == apart.units());
    };
    const date day(1990, 1, 1);
    const int what = GENERATE(0, 1, 2, 3, 4);
    CAPTURE(what);
    const auto attempt = [&] {
        switch (what) {
        case 0: return h.enact(on({1986, 1, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), day);
        case 1: return h.enact(on({1982, 7, 1}, reparent{w.east, w.south}), day);
        case 2:
            return h.correct(
                1, on({1983, 8, 1}, establish_division{{"心县", unit_kind::county, w.south, code{"360730"}}}), day);
        case 3: return h.retract(2, {}, day);
        default: return h.revoke(2, on({1986, 1, 1}), day);
        }
    };
    const std::size_t failures = fail_each_allocation([&] { attempt().value(); }, unchanged);
    CHECK(failures > 10);
    CHECK(h.size() == 4);
    for (const text& fault : h.verify().faults) FAIL_CHECK(fault.en);
    history again = apart;
    std::swap(h, again);
    attempt().value();
    CHECK(h == again);
    CHECK(h.latest() == again.latest());
}
