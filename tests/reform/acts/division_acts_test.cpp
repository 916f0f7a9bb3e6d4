// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/acts/zone_acts.hpp>
#include <onezone/reform/apply.hpp>

using namespace onezone;
using namespace onezone_tests;

namespace {

// Two counties of a city; a zone administers a town of the first and part of the matters of another.
struct two_counties {
    unit_id city, east, west, town, other_town, village, zone_unit;
    body_id agency, east_government;
    holding_id policing;
    hierarchy h;

    two_counties() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "市", {}, code{"3607"});
        east = b.unit(unit_kind::county, "东县", city, code{"360722"});
        west = b.unit(unit_kind::county, "西县", city, code{"360723"});
        town = b.unit(unit_kind::town, "甲镇", east, code{"360722101"});
        other_town = b.unit(unit_kind::town, "乙镇", east, code{"360722102"});
        village = b.unit(unit_kind::villagers_committee, "甲村", town, code{"360722101201"});
        zone_unit = b.zone("工业园区", east);
        agency = b.body(zone_unit, body_kind::management_committee, "园区管委会", [](body& it) {
            it.staff = {{staff_status::administrative, 20}, {staff_status::contract, 8}};
            it.quota = {{quota_kind::administrative, 25}};
        });
        east_government = b.body(east, body_kind::government, "东县人民政府", [](body& it) {
            it.staff = {{staff_status::administrative, 300}};
            it.quota = {{quota_kind::administrative, 310}};
        });
        policing = b.function(agency, function_class::social, "综合治理");
        b.entrusted(town, zone_unit);
        b.entrusted(other_town, zone_unit, entrustment_scope::economic);
        h = b.now();
    }
};

const auto T = carry_class::townships;

} // namespace

TEST_CASE("a reparented township changes its county and keeps its villages", "[reform][division]") {
    const two_counties w;
    const step s = done(w.h, reparent{w.other_town, w.west});
    CHECK(s.after[w.other_town].parent().id() == w.west);
    CHECK(s.after[w.other_town].code() == code{"360722102"});
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.east)) == "2 -1 out = 1");
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.west)) == "0 +1 in = 1");
    // Economic matters only are entrusted, so the county itself administered it until now.
    CHECK(figures(s.ledger, T, "administered", party::of(w.east)) == "1 -1 out = 0");
    CHECK(figures(s.ledger, T, "administered", party::of(w.west)) == "0 +1 in = 1");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.account.zh == "乙镇的隶属关系由东县变更为西县");
}

TEST_CASE("affiliation may change under an entrustment, which stays", "[reform][division]") {
    const two_counties w;
    const step s = done(w.h, reparent{w.town, w.west});
    CHECK(s.after.entrustments_of(w.town).begin()->holder == w.zone_unit);
    CHECK(s.after[w.village].path() == "市/西县/甲镇/甲村");
    CHECK(s.ledger.lines().size() == 2); // nobody's administration changed
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.east)) == "2 -1 out = 1");
}

TEST_CASE("a unit that comes under the division that held it in trust is no longer entrusted", "[reform][division]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id third = b.unit(unit_kind::town, "丙镇", w.east);
    b.entrusted(third, w.west);
    const step s = done(b.now(), reparent{third, w.west});
    CHECK(s.after.entrustments_of(third).empty());
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.west)) == "0 +1 in = 1");
    CHECK(figures(s.ledger, T, "administered", party::of(w.west)) == "1 +1 in -1 out = 1");
}

TEST_CASE("codes follow a change of affiliation as stated", "[reform][division][code]") {
    const two_counties w;
    SECTION("they are abolished") {
        const step s = done(w.h, reparent{w.town, w.west, recoding::vacate});
        CHECK_FALSE(s.after[w.town].code().ok());
        CHECK_FALSE(s.after[w.village].code().ok());
    }
    SECTION("new ones are assigned to the whole subtree") {
        const step s = done(w.h, reparent{w.town, w.west, recoding::assign, code{"360723105"}});
        CHECK(s.after[w.town].code() == code{"360723105"});
        CHECK(s.after[w.village].code() == code{"360723105201"});
    }
    SECTION("a code must be stated exactly where it is assigned") {
        refused(w.h, reparent{w.town, w.west, recoding::assign}, errc::bad_value);
        refused(w.h, reparent{w.town, w.west, recoding::keep, code{"360723105"}}, errc::bad_value);
    }
    SECTION("a code in use is refused") {
        refused(w.h, reparent{w.town, w.west, recoding::assign, code{"360722102"}}, errc::duplicate_code);
    }
}

TEST_CASE("a change of affiliation that is meaningless is refused", "[reform][division]") {
    const two_counties w;
    refused(w.h, reparent{unit_id::derive("no", "such"), w.west}, errc::unknown_unit);
    refused(w.h, reparent{w.town, unit_id::derive("no", "such")}, errc::unknown_unit);
    refused(w.h, reparent{w.zone_unit, w.west}, errc::not_a_division);
    refused(w.h, reparent{w.town, w.zone_unit}, errc::not_a_division);
    refused(w.h, reparent{w.town, w.east}, errc::nothing_to_do);
    refused(w.h, reparent{w.town, w.village}, errc::cycle);
    refused(w.h, reparent{w.east, w.other_town}, errc::cycle);
    refused(w.h, reparent{w.west, w.east}, errc::level_order);
    refused(w.h, reparent{w.west, w.town}, errc::level_order);
}

TEST_CASE("a returned township keeps its affiliation and its code", "[reform][division][entrustment]") {
    const two_counties w;
    const step s = done(w.h, return_township{w.town});
    CHECK(s.after.entrustments_of(w.town).empty());
    CHECK(s.after[w.town].parent().id() == w.east);
    CHECK(s.after[w.town].code() == w.h[w.town].code());
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 -1 out = 0");
    CHECK(figures(s.ledger, T, "administered", party::of(w.east)) == "1 +1 in = 2");
    CHECK(s.account.zh == "甲镇由工业园区交还东县管理");
}

TEST_CASE("the return of an entrustment in part releases only that part", "[reform][division][entrustment]") {
    const two_counties w;
    const step s = done(w.h, return_township{w.other_town});
    CHECK(figures(s.ledger, T, "economic", party::of(w.zone_unit)) == "1 -1 released = 0");
    CHECK(s.ledger.lines().size() == 1);
}

TEST_CASE("people, quota and functions go along with a returned township", "[reform][division][entrustment]") {
    const two_counties w;
    return_township op{w.town};
    op.from = w.agency;
    op.receiver = party::of(w.east);
    op.along = {{w.policing}, {{staff_status::administrative, 5}}, {{quota_kind::administrative, 6}}};
    const step s = done(w.h, op);
    CHECK(s.after.find(w.policing)->holder == w.east_government);
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.agency)) == "20 -5 out = 15");
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.east_government)) == "300 +5 in = 305");
    CHECK(figures(s.ledger, carry_class::quota, "administrative", party::of(w.agency)) == "25 -6 out = 19");
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.east_government)) == "0 +1 in = 1");
    CHECK(s.ledger.state() == balance::balanced);

    SECTION("but not more than there are") {
        op.along.staff = {{staff_status::administrative, 21}};
        refused(w.h, op, errc::not_held);
    }
    SECTION("nor without a receiver") {
        op.receiver = {};
        refused(w.h, op, errc::missing_successor);
    }
    SECTION("nor from nobody") {
        op.from = {};
        refused(w.h, op, errc::unknown_body);
    }
    SECTION("nor what somebody else holds") {
        op.from = w.east_government;
        refused(w.h, op, errc::not_held);
    }
    SECTION("nor what nobody holds") {
        op.along.items = {holding_id::derive("no", "such")};
        refused(w.h, op, errc::unknown_record);
    }
    SECTION("nor less than one") {
        op.along.quota = {{quota_kind::administrative, 0}};
        refused(w.h, op, errc::bad_quantity);
    }
}

TEST_CASE("what is not entrusted cannot be returned", "[reform][division][entrustment]") {
    const two_counties w;
    refused(w.h, return_township{w.village}, errc::not_entrusted);
    refused(w.h, return_township{w.town, w.west}, errc::not_entrusted);
    refused(w.h, return_township{unit_id::derive("no", "such")}, errc::unknown_unit);
    refused(w.h, return_township{w.town, unit_id::derive("no", "such")}, errc::unknown_unit);
    refused(done(w.h, return_township{w.town}).after, return_township{w.town}, errc::not_entrusted);
}

TEST_CASE(
    "an entrusted township is administered by its holder and affiliated as before", "[reform][division][entrustment]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id third = b.unit(unit_kind::township, "丙乡", w.west);
    act_options options;
    options.on = date(2012, 4, 6);
    SECTION("to a zone") {
        const step s = done(b.now(), entrust{third, w.zone_unit}, options);
        CHECK(s.after[third].parent().id() == w.west);
        CHECK(s.after.entrustments_of(third).begin()->valid.from == date(2012, 4, 6));
        CHECK(figures(s.ledger, T, "administered", party::of(w.west)) == "1 -1 out = 0");
        CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 +1 in = 2");
    }
    SECTION("to another division") {
        const step s = done(b.now(), entrust{third, w.east});
        CHECK(figures(s.ledger, T, "administered", party::of(w.east)) == "1 +1 in = 2");
    }
    SECTION("for listed matters") {
        const step s = done(b.now(), entrust{third, w.zone_unit, entrustment_scope::items, {"规划"}});
        CHECK(figures(s.ledger, T, "items", party::of(w.zone_unit)) == "0 +1 created = 1");
        const step again = done(s.after, entrust{third, w.east, entrustment_scope::items, {"治安"}});
        CHECK(again.after.entrustments_of(third).count() == 2);
        refused(again.after, entrust{third, w.east, entrustment_scope::items, {"规划"}}, errc::entrusted_twice);
    }
    SECTION("and return makes it as it was but for the count of acts") {
        const step there = done(b.now(), entrust{third, w.zone_unit});
        const step back = done(there.after, return_township{third});
        change counted(b.now());
        counted.count_act();
        counted.count_act();
        CHECK(back.after == counted.now());
    }
}

TEST_CASE("an entrustment that is meaningless is refused", "[reform][division][entrustment]") {
    const two_counties w;
    const unit_id nowhere = unit_id::derive("no", "such");
    refused(w.h, entrust{nowhere, w.zone_unit}, errc::unknown_unit);
    refused(w.h, entrust{w.village, nowhere}, errc::unknown_unit);
    refused(w.h, entrust{w.town, w.west}, errc::entrusted_twice);
    refused(w.h, entrust{w.east, w.town}, errc::entrusted_to_itself);
    refused(w.h, entrust{w.village, w.west, entrustment_scope::items}, errc::bad_value);
}

namespace {

act_options on(date d) {
    act_options options;
    options.on = d;
    return options;
}

// A town that a zone administered until 2020 and the county has administered itself since.
struct once_entrusted : two_counties {
    unit_id third;
    entrustment_id old;
    once_entrusted() {
        scene_builder b(h);
        third = b.unit(unit_kind::town, "丙镇", east);
        entrustment e;
        e.key = old = entrustment_id::derive("test", "old");
        e.unit = third;
        e.holder = zone_unit;
        e.valid = {date(2015, 1, 1), date(2020, 1, 1)};
        b.put(e);
        h = b.now();
    }
};

} // namespace

TEST_CASE("a town whose entrustment ended can be entrusted anew", "[reform][division][day]") {
    const once_entrusted w;
    const step s = done(w.h, entrust{w.third, w.zone_unit}, on(date(2023, 5, 1)));
    CHECK(figures(s.ledger, T, "administered", party::of(w.east)) == "2 -1 out = 1");
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 +1 in = 2");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.after.find(w.old)->valid.until == date(2020, 1, 1)); // what was, stays on record
    CHECK(s.after.entrustments_of(w.third).count() == 2);
    // In 2019 it was still entrusted.
    refused(w.h, entrust{w.third, w.zone_unit}, errc::entrusted_twice, on(date(2019, 5, 1)));
}

TEST_CASE(
    "a town is returned once, and not before it was entrusted nor after that has ended", "[reform][division][day]") {
    const once_entrusted w;
    refused(w.h, return_township{.town = w.third}, errc::not_entrusted, on(date(2023, 5, 1)));
    refused(w.h, return_township{.town = w.third}, errc::not_entrusted, on(date(2014, 12, 31)));
    refused(w.h, return_township{.town = w.third}, errc::not_entrusted); // its end is stated
    const step s = done(w.h, return_township{.town = w.third}, on(date(2019, 5, 1)));
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "2 -1 out = 1");
    refused(s.after, return_township{.town = w.third}, errc::not_entrusted, on(date(2019, 6, 1)));

    const step again = done(w.h, entrust{w.third, w.zone_unit}, on(date(2023, 5, 1)));
    const step back = done(again.after, return_township{.town = w.third}, on(date(2024, 5, 1)));
    CHECK(equivalent(back.after, w.h));
    refused(back.after, return_township{.town = w.third}, errc::not_entrusted, on(date(2024, 6, 1)));
}

TEST_CASE(
    "a reparented town takes its administration along where nobody holds it on that day", "[reform][division][day]") {
    const once_entrusted w;
    const step now = done(w.h, reparent{w.third, w.west}, on(date(2023, 5, 1)));
    CHECK(figures(now.ledger, T, "affiliated", party::of(w.east)) == "3 -1 out = 2");
    CHECK(figures(now.ledger, T, "administered", party::of(w.east)) == "2 -1 out = 1");
    CHECK(figures(now.ledger, T, "administered", party::of(w.west)) == "0 +1 in = 1");
    const step then = done(w.h, reparent{w.third, w.west}, on(date(2019, 5, 1)));
    CHECK(then.ledger.lines().size() == 2); // the zone administered it, before and after
}

TEST_CASE("an entrustment that has ended moves with nobody", "[reform][division][day]") {
    const once_entrusted w;
    SECTION("a division made of the zone takes what is entrusted to it now") {
        const step s =
            done(w.h, convert_zone{w.zone_unit, {"新区", unit_kind::district, w.city}}, on(date(2023, 5, 1)));
        CHECK(s.after[w.third].parent().id() == w.east);
        CHECK(s.after[w.town].parent().name() == "新区");
        CHECK(s.after.entrustments_of(w.third).empty()); // the zone is gone, and so is what was entrusted to it
        CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 -1 out = 0");
    }
    SECTION("a zone's closing returns what it holds now") {
        const step s = done(w.h,
            abolish_agency{.agency = w.agency, .successor = party::of(w.east_government), .zone = zone_fate::closed},
            on(date(2023, 5, 1)));
        CHECK(s.after.entrustments_of(w.third).empty());
        CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 -1 out = 0");
    }
    SECTION("an heir of the parent takes no old record over") {
        scene_builder b(w.h);
        entrustment e;
        e.key = entrustment_id::derive("test", "older");
        e.unit = w.third;
        e.holder = w.west;
        e.valid = {date(2010, 1, 1), date(2012, 1, 1)};
        b.put(e);
        const step s = done(b.now(), merge_divisions{.merged = {w.west}, .into = w.east}, on(date(2023, 5, 1)));
        CHECK(s.after.find(e.key) == nullptr);
        CHECK(s.after.entrustments_of(w.third).count() == 1); // to the zone, which stays
        CHECK(s.ledger.state() == balance::balanced);
    }
}

TEST_CASE("several units are entrusted in one act", "[reform][division][entrustment]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id third = b.unit(unit_kind::town, "丙镇", w.west);
    const unit_id fourth = b.unit(unit_kind::town, "丁镇", w.west);
    const entrust op{.unit = third, .holder = w.zone_unit, .also = {fourth}};
    const step s = done(b.now(), op);
    CHECK(s.after.entrustments_of(third).begin()->holder == w.zone_unit);
    CHECK(s.after.entrustments_of(fourth).begin()->holder == w.zone_unit);
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 +2 in = 3");
    CHECK(s.account.zh == "丙镇、丁镇委托工业园区代管（全部事务）");
    entrust bad = op;
    bad.also = {third};
    refused(b.now(), bad, errc::bad_value);
    bad.also = {w.town}; // to the same already
    refused(b.now(), bad, errc::entrusted_twice);
    bad.also = {unit_id::derive("no", "such")};
    refused(b.now(), bad, errc::unknown_unit);
}

TEST_CASE("a zone, a park or another area is entrusted like a division", "[reform][division][entrustment]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id park = b.zone(unit_kind::park, "南园", w.east, [&](zone& z) { z.part_of = w.zone_unit; });
    const unit_id forest = b.unit(unit_kind::other_area, "林场", w.west);
    const step s = done(b.now(), entrust{forest, w.zone_unit});
    CHECK(s.after.entrustments_of(forest).begin()->holder == w.zone_unit);
    CHECK(s.ledger.entries().empty()); // no township and no village changes its administration
    CHECK(s.account.zh == "林场委托工业园区代管（全部事务）");
    const step zoned = done(b.now(), entrust{w.zone_unit, w.west});
    CHECK(zoned.after.entrustments_of(w.zone_unit).begin()->holder == w.west);
    CHECK(done(zoned.after, change_trustee{.units = {w.zone_unit}, .to = w.city}).after.entrusted_to(w.city).count()
        == 1);
    const step back = done(zoned.after, return_township{.town = w.zone_unit});
    CHECK(back.after.entrustments_of(w.zone_unit).empty());
    CHECK(back.account.zh == "工业园区由西县交还东县管理");

    refused(b.now(), entrust{w.zone_unit, w.zone_unit}, errc::entrusted_to_itself);
    refused(b.now(), entrust{w.zone_unit, park}, errc::entrusted_to_itself);
    refused(zoned.after, entrust{w.zone_unit, w.city}, errc::entrusted_twice);
    // It ends with the zone.
    const hierarchy trusted = done(b.now(), entrust{park, w.west}).after;
    CHECK(done(trusted, abolish_zone{park, {}}).after.entrusted_to(w.west).empty());
}

TEST_CASE("what lies in a division has nothing to be entrusted to it", "[reform][division][entrustment]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id third = b.unit(unit_kind::town, "丙镇", w.west);
    refused(b.now(), entrust{third, w.west}, errc::nothing_to_do); // its parent
    refused(b.now(), entrust{third, w.city}, errc::nothing_to_do); // and above
    refused(b.now(), entrust{third, w.west, entrustment_scope::economic}, errc::nothing_to_do);
    refused(b.now(), entrust{third, third}, errc::entrusted_to_itself);
    CHECK(done(b.now(), entrust{third, w.east}).after.entrustments_of(third).count() == 1);
}

TEST_CASE("another administers what was entrusted, in one act", "[reform][division][entrustment]") {
    const two_counties w;
    scene_builder b(w.h);
    const unit_id park = b.zone("新园区", w.west);
    const change_trustee op{.units = {w.town}, .to = park};
    const step s = done(b.now(), op, {.on = date(2023, 5, 1)});
    REQUIRE(s.after.entrustments_of(w.town).count() == 1);
    const entrustment& now = *s.after.entrustments_of(w.town).begin();
    CHECK(now.holder == park);
    CHECK(now.valid.from == date(2023, 5, 1));
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 -1 out = 0");
    CHECK(figures(s.ledger, T, "administered", party::of(park)) == "0 +1 in = 1");
    CHECK(s.account.zh == "甲镇由工业园区代管改为新园区代管");
    SECTION("with what goes along, and several at once") {
        change_trustee more = op;
        more.units = {w.town, w.other_town};
        more.from = w.agency;
        more.receiver = party::of(w.east_government);
        more.along.items = {w.policing};
        const step both = done(b.now(), more);
        CHECK(both.after.entrustments_of(w.other_town).begin()->holder == park);
        CHECK(both.after.entrustments_of(w.other_town).begin()->scope == entrustment_scope::economic);
        CHECK(both.after.find(w.policing)->holder == w.east_government);
    }
    SECTION("and not where there is none to change") {
        refused(b.now(), change_trustee{.units = {}, .to = park}, errc::empty_input);
        refused(b.now(), change_trustee{.units = {w.town, w.town}, .to = park}, errc::bad_value);
        refused(b.now(), change_trustee{.units = {w.village}, .to = park}, errc::not_entrusted);
        refused(b.now(), change_trustee{.units = {w.town}, .to = park, .holder = w.west}, errc::not_entrusted);
        refused(b.now(), change_trustee{.units = {w.town}, .to = w.zone_unit}, errc::nothing_to_do);
        refused(b.now(), change_trustee{.units = {w.town}, .to = w.city}, errc::unsupported_here);
        refused(b.now(), change_trustee{.units = {w.town}, .to = w.town}, errc::entrusted_to_itself);
        const unit_id nowhere = unit_id::derive("no", "such");
        refused(b.now(), change_trustee{.units = {w.town}, .to = nowhere}, errc::unknown_unit);
        refused(b.now(), change_trustee{.units = {nowhere}, .to = park}, errc::unknown_unit);
        refused(b.now(), change_trustee{.units = {w.town}, .to = park, .holder = nowhere}, errc::unknown_unit);
        refused(b.now(),
            change_trustee{.units = {w.town}, .to = park, .from = w.agency, .along = {{w.policing}, {}, {}}},
            errc::missing_successor);
        b.entrusted(w.other_town, w.west, entrustment_scope::items, {"综合执法"});
        refused(b.now(), change_trustee{.units = {w.other_town}, .to = park}, errc::ambiguous_record);
    }
}
