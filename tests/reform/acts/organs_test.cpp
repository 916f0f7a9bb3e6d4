// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/acts/zone_acts.hpp>

#include <algorithm>
#include <string>
#include <vector>

// How the organs of a division follow what it is called and what it is.

using namespace onezone;
using namespace onezone_tests;

namespace {

// Two districts of a city with all their organs; a town with its three; a zone.
struct two_districts {
    unit_id city, east, west, town, village, zone_unit;
    body_id east_government, west_government, east_committee, west_committee, east_congress, west_congress;
    body_id east_schools, west_schools, east_company, town_government, town_congress, town_committee, desk;
    post_id chair;
    hierarchy h;

    two_districts() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "江州市", {}, code{"3604"});
        east = b.unit(unit_kind::district, "东区", city, code{"360402"});
        west = b.unit(unit_kind::district, "西区", city, code{"360403"});
        town = b.unit(unit_kind::town, "水南镇", east, code{"360402101"});
        village = b.unit(unit_kind::villagers_committee, "一村", town, code{"360402101201"});
        east_government = b.body(east, body_kind::government, "东区人民政府", sized(300));
        west_government = b.body(west, body_kind::government, "西区人民政府", sized(200));
        east_committee = b.body(east, body_kind::party_committee, "中共东区委员会", sized(30));
        west_committee = b.body(west, body_kind::party_committee, "中共西区委员会", sized(20));
        east_congress = b.body(east, body_kind::congress, "东区人大常委会", sized(10));
        west_congress = b.body(west, body_kind::congress, "西区人大常委会", sized(8));
        east_schools = b.body(east, body_kind::department, "东区教育局");
        west_schools = b.body(west, body_kind::department, "西区教育局");
        east_company = b.body(east, body_kind::platform_company, "东区城投公司");
        town_government = b.body(town, body_kind::government, "水南镇人民政府", [&](body& it) {
            sized(40)(it);
            it.seat = village;
            it.nameplates = {"水南镇综合行政执法大队"};
        });
        desk = b.part(town_government, "党政办");
        town_congress = b.body(town, body_kind::congress, "水南镇人大主席团", [](body& it) {
            it.staff = {{staff_status::administrative, 2}};
            it.quota = {{quota_kind::administrative, 2}};
            it.leading_posts = 1;
            it.internal_bodies = 0;
        });
        town_committee = b.body(town, body_kind::party_committee, "中共水南镇委员会");
        chair = b.post(town_congress, post_kind::chair, "主席");
        b.holds(b.person("甲"), chair);
        zone_unit = b.zone("高新区", east);
        h = b.now();
    }
};

[[nodiscard]] unit_id only(const hierarchy& h, std::string_view name) { return h.find(name).value().id(); }

[[nodiscard]] std::vector<std::string> names_of(const hierarchy& h, unit_id unit) {
    std::vector<std::string> names;
    for (const body& b : h.bodies_of(unit)) names.push_back(b.name);
    std::sort(names.begin(), names.end());
    return names;
}
using list = std::vector<std::string>;

[[nodiscard]] list sorted(list names) {
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("two districts merged have one government, congress and Party committee, under the new name",
    "[reform][unit][organs]") {
    const two_districts w;
    const merge_divisions op{.merged = {w.east, w.west}, .founded = founding{"濂溪区", unit_kind::district, w.city}};
    const step s = done(w.h, op);
    const unit_id made = only(s.after, "濂溪区");
    // The two bureaus stay two, for no source merges them: the first of the name carries the new one.
    CHECK(names_of(s.after, made)
        == sorted(
            {"濂溪区人民政府", "中共濂溪区委员会", "濂溪区人大常委会", "濂溪区教育局", "西区教育局", "东区城投公司"}));
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.east_government)) == "300 +200 in = 500");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.account.zh == "东区、西区合并为濂溪区");
    CHECK(std::count(s.lineage.begin(), s.lineage.end(),
              succession{party::of(w.west_congress), party::of(w.east_congress), {}, {}, true})
        == 1);
}

TEST_CASE("organs of a district merged into one that stays go into that one's", "[reform][unit][organs]") {
    const two_districts w;
    const step s = done(w.h, merge_divisions{.merged = {w.east}, .into = w.west});
    // Whether the bureaus are merged, and what they are called, the source leaves open.
    CHECK(names_of(s.after, w.west)
        == sorted({"西区人民政府", "中共西区委员会", "西区人大常委会", "东区教育局", "西区教育局", "东区城投公司"}));
    CHECK(s.account.zh == "东区并入西区");
    CHECK(s.account.en == "东区 merged into 西区");
}

TEST_CASE("an organ that the heir has none of comes over under its name", "[reform][unit][organs]") {
    const two_districts w;
    scene_builder b(w.h);
    const unit_id third = b.unit(unit_kind::district, "北区", w.city);
    const step s = done(b.now(), abolish_division{w.east, third});
    CHECK(s.after.find(w.east_government)->name == "北区人民政府");
    CHECK(s.after.find(w.east_committee)->name == "中共北区委员会");
    CHECK(s.after.find(w.east_schools)->name == "东区教育局");
}

TEST_CASE("the organs of a renamed division are renamed with it", "[reform][unit][organs][rename]") {
    const two_districts w;
    const step s = done(w.h, rename_unit{w.east, "东湖区"});
    CHECK(names_of(s.after, w.east)
        == sorted({"东湖区人民政府", "中共东湖区委员会", "东湖区人大常委会", "东湖区教育局", "东区城投公司"}));
    CHECK(s.after.find(w.west_government)->name == "西区人民政府");
    SECTION("a nameplate too, and none twice where the new name holds the old one") {
        const step town = done(w.h, rename_unit{w.town, "水南镇街"});
        CHECK(town.after.find(w.town_government)->name == "水南镇街人民政府");
        CHECK(town.after.find(w.town_government)->nameplates == list{"水南镇街综合行政执法大队"});
        scene_builder b(w.h);
        body early = *w.h.find(w.town_committee);
        early.name = "中共水南镇街委员会";
        b.put(early);
        CHECK(done(b.now(), rename_unit{w.town, "水南镇街"}).after.find(w.town_committee)->name == early.name);
    }
    SECTION("a name in which the division's does not occur stays") {
        scene_builder b(w.h);
        const body_id bureau = b.body(w.east, body_kind::department, "市公安局东分局");
        CHECK(done(b.now(), rename_unit{w.east, "东湖区"}).after.find(bureau)->name == "市公安局东分局");
    }
    SECTION("what the agency of a zone is called is for its charter to say") {
        scene_builder b(w.h);
        const body_id agency = b.body(w.zone_unit, body_kind::management_committee, "高新区管委会");
        CHECK(done(b.now(), rename_unit{w.zone_unit, "新区"}).after.find(agency)->name == "高新区管委会");
    }
}

TEST_CASE("a county that becomes a city has its organs called so", "[reform][unit][organs][kind]") {
    scene_builder b;
    const unit_id city = b.unit(unit_kind::prefecture, "江州地区");
    const unit_id county = b.unit(unit_kind::county, "星子县", city);
    const body_id government = b.body(county, body_kind::government, "星子县人民政府");
    const body_id office = b.body(city, body_kind::government, "江州地区行政公署");
    const step s = done(b.now(), change_division_kind{county, unit_kind::county_city, "庐山市"});
    CHECK(s.after.find(government)->name == "庐山市人民政府");
    CHECK(s.after.find(government)->kind == body_kind::government);
    // 撤地设市: what governed a prefecture for the province becomes a level of government.
    const step whole = done(b.now(), change_division_kind{city, unit_kind::prefecture_city, "江州市"});
    CHECK(whole.after.find(office)->name == "江州市人民政府");
    // A document may leave out what it becomes: that is refused, not assumed.
    const auto untold = apply(b.now(), change_division_kind{county, unit_kind{}});
    REQUIRE_FALSE(untold);
    CHECK(untold.error().code() == errc::bad_value);
    CHECK(untold.error().message()
        == say("操作 `change_division_kind` 没有说明 `to` 是什么",
            "the operation `change_division_kind` does not tell what `to` is"));
    CHECK_THAT(change_division_kind{}.account(b.now()).zh, Catch::Matchers::ContainsSubstring("未说明"));
}

TEST_CASE(
    "a town that becomes a subdistrict has an office for government and presidium", "[reform][unit][organs][kind]") {
    const two_districts w;
    const change_division_kind op{w.town, unit_kind::subdistrict, "水南街道"};
    const step s = done(w.h, op);
    const body& office = *s.after.find(w.town_government);
    CHECK(office.kind == body_kind::subdistrict_office);
    CHECK(office.name == "水南街道办事处");
    CHECK(office.legal_type.value == dispatched_type::organ);
    CHECK(office.legal_type.from.how() == grade::inferred);
    CHECK_FALSE(s.after.find(w.town_congress));
    CHECK(s.after.find(w.town_committee)->name == "中共水南街道委员会");
    CHECK(names_of(s.after, w.town) == sorted({"水南街道办事处", "党政办", "中共水南街道委员会"}));
    // The ledger says what the office keeps of the government, and what it gets of the presidium.
    const auto kept = std::find_if(s.ledger.entries().begin(), s.ledger.entries().end(),
        [](const ledger_entry& e) { return e.what == entry_kind::kept && e.cls == carry_class::staff; });
    REQUIRE(kept != s.ledger.entries().end());
    CHECK(kept->quantity.value == 40);
    CHECK(kept->reason.zh == "水南镇人民政府改设为水南街道办事处");
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.town_government)) == "40 +2 in = 42");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.town_congress)) == "1 -1 written off = 0");
    CHECK(s.after.find(w.chair) == nullptr);
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.lineage
        == std::vector<succession>{{party::of(w.town_government), party::of(w.town_government), {}, {}, true},
            {party::of(w.town_congress), party::of(w.town_government), {}, {}, true}});

    change_division_kind keep = op;
    keep.leading_posts = disposal::merged;
    CHECK(done(w.h, keep).after.find(w.chair)->body == w.town_government);

    SECTION("and back") {
        const step back = done(s.after, change_division_kind{w.town, unit_kind::town, "水南镇"});
        CHECK(back.after.find(w.town_government)->name == "水南镇人民政府");
        CHECK(back.after.find(w.town_government)->kind == body_kind::government);
        CHECK_FALSE(back.after.find(w.town_government)->legal_type.known());
    }
    SECTION("whose name no source changes, too") {
        CHECK(done(w.h, change_division_kind{w.town, unit_kind::subdistrict}).after.find(w.town_government)->name
            == "水南镇办事处");
    }
    SECTION("though only its presidium is recorded") {
        scene_builder b;
        const unit_id district = b.unit(unit_kind::district, "东区");
        const unit_id town = b.unit(unit_kind::township, "水南", district);
        const body_id presidium = b.body(town, body_kind::congress, "水南乡人大主席团");
        const step alone = done(b.now(), change_division_kind{town, unit_kind::subdistrict});
        CHECK(alone.after.find(presidium)->kind == body_kind::subdistrict_office);
        CHECK(alone.after.find(presidium)->name == "水南街道办事处");
    }
}

TEST_CASE("水南镇 is abolished for two subdistricts", "[reform][unit][organs][split]") {
    const two_districts w;
    const step s = done(w.h,
        split_division{w.town,
            {{"水南街道", unit_kind::subdistrict, w.east},
                {"章江街道", unit_kind::subdistrict, w.east, {}, {w.village}}},
            true});
    const unit_id first = only(s.after, "水南街道");
    CHECK(names_of(s.after, first) == sorted({"水南街道办事处", "党政办", "中共水南街道委员会"}));
    CHECK(s.after.bodies_of(only(s.after, "章江街道")).empty()); // nobody tells of its office
    CHECK(s.account.zh == "撤销水南镇，分设水南街道、章江街道");
    CHECK(s.ledger.state() == balance::balanced);
}

TEST_CASE("a town goes into a subdistrict's office", "[reform][unit][organs][merge]") {
    const two_districts w;
    scene_builder b(w.h);
    const unit_id street = b.unit(unit_kind::subdistrict, "章江街道", w.east);
    const body_id office = b.body(street, body_kind::subdistrict_office, "章江街道办事处", [](body& it) {
        it.staff = {{staff_status::administrative, 10}};
        it.quota = {{quota_kind::administrative, 12}};
        it.leading_posts = 3;
        it.internal_bodies = 2;
    });
    const step s = done(b.now(), merge_divisions{.merged = {w.town}, .into = street});
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(office)) == "10 +42 in = 52");
    CHECK(names_of(s.after, street) == sorted({"章江街道办事处", "党政办", "中共章江街道委员会"}));
    // What is given to a subdistrict goes to its office.
    const step given = done(s.after, abolish_agency{.agency = w.east_schools, .successor = party::of(street)});
    CHECK(given.lineage == std::vector<succession>{{party::of(w.east_schools), party::of(office), {}, {}, true}});
}

TEST_CASE("a converted zone's committees are called what they become", "[reform][zone][organs]") {
    const two_districts w;
    scene_builder b(w.h);
    const auto convert = [&](std::string_view agency_name) {
        scene_builder with(b.now());
        const body_id agency = with.body(w.zone_unit, body_kind::management_committee, agency_name,
            [](body& it) { it.legal_type = dispatched_type::organ; });
        const body_id working = with.body(w.zone_unit, body_kind::working_committee, "高新区党工委");
        const body_id watch = with.body(w.zone_unit, body_kind::discipline_committee, "高新区纪工委");
        const step s = done(with.now(), convert_zone{w.zone_unit, {"江新区", unit_kind::district, w.city}});
        CHECK(s.after.find(working)->name == "江新区党委");
        CHECK(s.after.find(working)->kind == body_kind::party_committee);
        CHECK(s.after.find(watch)->name == "江新区纪委");
        CHECK_FALSE(s.after.find(agency)->legal_type.known());
        return s.after.find(agency)->name;
    };
    CHECK(convert("高新区管理委员会") == "江新区人民政府");
    CHECK(convert("高新技术产业开发区管委会") == "江新区人民政府"); // whatever it was called
    SECTION("which of two committees is called the government is left open") {
        scene_builder with(b.now());
        const body_id one = with.body(w.zone_unit, body_kind::management_committee, "甲管委会");
        with.body(w.zone_unit, body_kind::management_committee, "乙管委会");
        const step s = done(with.now(), convert_zone{w.zone_unit, {"江新区", unit_kind::district, w.city}});
        CHECK(s.after.find(one)->name == "甲管委会");
    }
}

TEST_CASE("a division is founded with the seat of its government", "[reform][unit][organs][seat]") {
    const two_districts w;
    SECTION("whose government nobody has told of") {
        const step s = done(w.h,
            establish_division{
                {.name = "北区", .kind = unit_kind::district, .parent = w.city, .takes = {w.town}, .seat = w.town}});
        const unit_id made = only(s.after, "北区");
        REQUIRE(s.after.bodies_of(made).count() == 1);
        const body& government = *s.after.bodies_of(made).begin();
        CHECK(government.name == "北区人民政府");
        CHECK(government.kind == body_kind::government);
        CHECK(government.seat.value == w.town);
    }
    SECTION("whose government it inherits") {
        const step s = done(w.h,
            merge_divisions{.merged = {w.east, w.west},
                .founded = founding{.name = "濂溪区", .kind = unit_kind::district, .parent = w.city, .seat = w.town}});
        CHECK(s.after.find(w.east_government)->seat.value == w.town);
    }
    SECTION("which is an office where it is a subdistrict, and lies below or outside") {
        const founding street{.name = "章江街道",
            .kind = unit_kind::subdistrict,
            .parent = w.east,
            .takes = {w.village},
            .seat = w.village};
        const step s = done(w.h, establish_division{street});
        CHECK(names_of(s.after, only(s.after, "章江街道")) == list{"章江街道办事处"});
        founding bad = street;
        bad.seat = w.east;
        refused(w.h, establish_division{bad}, errc::bad_value);
        bad.seat = w.zone_unit;
        refused(w.h, establish_division{bad}, errc::not_a_division);
        bad.seat = unit_id::derive("no", "such");
        refused(w.h, establish_division{bad}, errc::unknown_unit);
    }
}
