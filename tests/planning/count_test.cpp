// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"

#include <onezone/planning/count.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// A city of two counties; one has a zone with an agency, a park, towns and departments. All that is listed is whole.
struct city {
    unit_id top, east, west, town, other_town, village, community, zone_unit, park;
    body_id agency, bureau, government;
    hierarchy h;

    city() {
        scene_builder b;
        top = b.unit(unit_kind::prefecture_city, "市");
        east = b.unit(unit_kind::county, "东县", top);
        west = b.unit(unit_kind::district, "西区", top);
        town = b.unit(unit_kind::town, "甲镇", east);
        other_town = b.unit(unit_kind::subdistrict, "乙街道", west);
        village = b.unit(unit_kind::villagers_committee, "甲村", town);
        community = b.unit(unit_kind::residents_committee, "甲社区", town);
        zone_unit = b.zone(unit_kind::zone, "高新区", east, [](zone& z) {
            z.tier = zone_tier::national;
            z.area = decimal::of(900);
        });
        park = b.zone(unit_kind::park, "南园", west, [](zone& z) { z.area = decimal::of(100); });
        agency = b.body(zone_unit, body_kind::management_committee, "高新区管委会", [](body& it) {
            it.rank = rank::county_chief;
            it.staff = {{staff_status::administrative, 30}, {staff_status::contract, 12}};
            it.quota = {{quota_kind::administrative, 40}, {quota_kind::institution, 20}};
            it.leading_posts = 5;
            it.internal_bodies = 6;
            it.nameplates = {"高新区经济发展局"};
        });
        bureau = b.body(east, body_kind::department, "县科技局", [](body& it) {
            it.rank = rank::section_chief;
            it.staff = {{staff_status::administrative, 10}};
            it.quota = {{quota_kind::administrative, 11}};
            it.leading_posts = 2;
        });
        government = b.body(west, body_kind::government, "西区人民政府", [](body& it) {
            it.rank = rank::county_chief;
            it.staff = {{staff_status::administrative, 50}};
            it.quota = {{quota_kind::administrative, 60}};
        });
        b.post(bureau, post_kind::director, "局长");
        b.post(bureau, post_kind::staff, "科员");
        b.function(agency, function_class::social, "义务教育");
        b.item(agency, carry_class::functions, "产业发展", [](holding& x) {
            x.function = function_class::economic;
            x.amount = decimal::of(14);
            x.measure = "项";
        });
        b.entrusted(town, zone_unit);
        b.put(completeness::of_everything());
        h = b.now();
    }
};

std::string shown(const figure& f) {
    const char* const hedge = f.known == known_figure::at_least ? ">=" : f.known == known_figure::unknown ? "?" : "";
    return hedge + (f.known == known_figure::unknown ? std::string() : to_string(f.value));
}
std::string counted(const hierarchy& before, const hierarchy& after, std::string_view key, unit_id of = {},
    const ledger& between = {}) {
    const auto f = count_figure(key, of, before, after, between);
    INFO(key);
    if (!f) return "refused: " + f.error().message().en;
    CHECK(f->key == key);
    CHECK_FALSE(f->label.zh.empty());
    CHECK(f->label.zh != f->label.en);
    return shown(*f);
}

} // namespace

TEST_CASE("whatever a hierarchy holds is counted by key", "[planning][count]") {
    const city w;
    const auto [key, there] = GENERATE(table<std::string, std::string>(
        {{"divisions", "7"}, {"divisions.level.county", "2"}, {"divisions.kind.district", "1"},
            {"divisions.kind.市辖区", "1"}, {"townships", "2"}, {"townships.entrusted", "1"}, {"villages", "1"},
            {"villages.entrusted", "0"}, {"communities", "1"}, {"zones", "1"}, {"zones.tier.national", "1"},
            {"zones.tier.provincial", "0"}, {"parks", "1"}, {"other_areas", "0"}, {"hectares", "1000"},
            {"hectares.tier.national", ">=900"}, {"bodies", "3"}, {"bodies.kind.department", "1"},
            {"bodies.rank.county_chief", "2"}, {"bodies.kind.government.rank.county_chief", "1"}, {"nameplates", "1"},
            {"leading_posts", "7"}, {"leading_posts.kind.department", "2"}, {"internal_bodies", "6"}, {"posts", "2"},
            {"posts.kind.staff", "1"}, {"staff", "102"}, {"staff.status.administrative", "90"},
            {"staff.status.contract", "12"}, {"staff.status.enterprise", "0"}, {"quota.kind.administrative", "111"},
            {"quota.kind.institution", "20"}, {"functions", "2"}, {"functions.class.social", "1"},
            {"functions.items", "15"}, {"functions.class.economic", "1"}, {"powers", "0"}}));
    CAPTURE(key);
    CHECK(counted(w.h, hierarchy(), key + ".before") == there);
    CHECK(counted(hierarchy(), w.h, key + ".after") == there);
    CHECK(counted(hierarchy(), w.h, key + ".before") == "0");
    CHECK(counted(w.h, w.h, key + ".change") == "0");
}

TEST_CASE("a figure is of a unit with all within it", "[planning][count]") {
    const city w;
    CHECK(counted(w.h, w.h, "staff.after", w.east) == "52");
    CHECK(counted(w.h, w.h, "staff.after", w.zone_unit) == "42");
    CHECK(counted(w.h, w.h, "staff.after", w.west) == "50");
    CHECK(counted(w.h, w.h, "divisions.level.township.after", w.top) == "2");
    CHECK(counted(w.h, w.h, "zones.after", w.west) == "0");
    CHECK(count_figure("staff.after", w.east, w.h, w.h, {})->label.zh == "东县：改革后人员");
    CHECK(count_figure("townships.entrusted.after", {}, w.h, w.h, {})->label
        == say("改革后乡镇（街道）·整体代管", "townships, entrusted as a whole after"));
    CHECK(counted(w.h, hierarchy(), "staff.after", w.east) == "0");
    const auto nowhere = count_figure("staff.after", unit_id::derive("no", "such"), w.h, w.h, {});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code() == errc::unknown_unit);
}

TEST_CASE("what is partly known is counted as the least there can be, and its change is unknown", "[planning][count]") {
    const city w;
    scene_builder b(w.h);
    b.body(w.east, body_kind::department, "县文旅局", [](body& it) {
        it.staff = {{staff_status::administrative, {}}, {staff_status::unstated, std::int64_t{4}}};
        it.quota = {{quota_kind::unstated, std::int64_t{8}}};
    });
    const hierarchy more = b.now();
    CHECK(counted(w.h, more, "staff.status.administrative.after") == ">=90");
    CHECK(counted(w.h, more, "staff.status.contract.after") == ">=12"); // the four may be contract staff
    CHECK(counted(w.h, more, "staff.status.unstated.after") == "4");
    CHECK(counted(w.h, more, "quota.kind.administrative.after") == ">=111");
    CHECK(counted(w.h, more, "quota.kind.unstated.after") == "8"); // kinds never mix
    CHECK(counted(w.h, more, "bodies.rank.county_chief.after") == ">=2");
    CHECK(counted(w.h, more, "leading_posts.after") == "7"); // the list of its posts is whole
    CHECK(counted(w.h, more, "staff.status.administrative.change") == "?");
    CHECK(counted(more, more, "staff.status.administrative.change") == "0"); // the same unknown
    ledger moved;
    moved.enter({carry_class::staff, "administrative", entry_kind::moved, {}, {}, {}, {}, {}, {}});
    CHECK(counted(more, more, "staff.status.administrative.change", {}, moved) == "?");
    // A post of which nobody says what it is may be a leading one.
    scene_builder untold(w.h);
    untold.post(w.government, post_kind::unstated, "负责人");
    CHECK(counted(w.h, untold.now(), "leading_posts.after") == ">=7");
    // Where lists may lack something, so may figures.
    scene_builder open(w.h);
    REQUIRE(open.edit().remove(completeness::of_everything().id()));
    CHECK(counted(open.now(), w.h, "staff.status.contract.before") == ">=12");
    CHECK(counted(open.now(), w.h, "leading_posts.before") == ">=7");
}

TEST_CASE("what a ledger tells is counted by what happened to which class", "[planning][count]") {
    const city w;
    ledger l;
    l.enter({carry_class::staff, "administrative", entry_kind::moved, 7, {}, party::of(w.agency), party::of(w.bureau),
        {}, {}});
    l.enter(
        {carry_class::staff, "contract", entry_kind::moved, 2, {}, party::of(w.agency), party::of(w.bureau), {}, {}});
    l.enter({carry_class::quota, "institution", entry_kind::recovered, 5, {}, party::of(w.agency), {}, {}, {}});
    l.enter({carry_class::townships, "administered", entry_kind::moved, 1, "甲镇", party::of(w.zone_unit),
        party::of(w.east), {}, {}});
    l.enter({carry_class::functions, {}, entry_kind::created, {}, {}, {}, party::of(w.government), {}, {}});
    const auto told = [&](std::string_view key, unit_id of = {}) { return counted(w.h, w.h, key, of, l); };
    CHECK(told("moved.staff") == "9");
    CHECK(told("moved.staff.administrative") == "7");
    CHECK(told("moved.staff.enterprise") == "0");
    CHECK(told("recovered.quota.institution") == "5");
    CHECK(told("moved.townships.administered") == "1");
    CHECK(told("created.functions") == ">=0");
    CHECK(told("moved.staff", w.zone_unit) == "9");
    CHECK(told("moved.staff", w.west) == "0");
    CHECK(told("created.functions", w.east) == "0");
    CHECK_THAT(told("recovered.quota"), ContainsSubstring("administrative"));
    CHECK_THAT(told("moved.townships"), ContainsSubstring("affiliated"));
    CHECK_THAT(told("moved.staf"), ContainsSubstring("did you mean `staff`"));
    CHECK_THAT(told("moved.staff.civil"), ContainsSubstring("refused"));
    CHECK_THAT(told("moved.staff.contract.more"), ContainsSubstring("refused"));
}

TEST_CASE("a key that cannot be counted is refused with what was likely meant", "[planning][count]") {
    const city w;
    const auto [key, says] = GENERATE(table<std::string, std::string>({{"", "known:"}, {"stuff.after", "`staff`"},
        {"staff", "is incomplete"}, {"staff.status", "is incomplete"}, {"staff.status.civil.after", "known:"},
        {"staff.kind.administrative.after", "known:"}, {"quota.after", "kind"}, {"zones.teir.national.after", "`tier`"},
        {"zones.tier.nationl.after", "`national`"}, {"zones.tier.national.aftr", "`after`"},
        {"zones.after.more", "cannot be counted"}, {"kept.staff", "cannot be counted"},
        {"bodies.kind.department.afterwards", "known:"}}));
    const auto f = count_figure(key, {}, w.h, w.h, {});
    CAPTURE(key);
    REQUIRE_FALSE(f);
    CHECK(f.error().code() == errc::unknown_key);
    CHECK_THAT(f.error().message().en, ContainsSubstring(says));
    CHECK_FALSE(f.error().message().zh.empty());
}

TEST_CASE("published figures of whatever can be counted are compared, those partly known as a range",
    "[planning][count][trial]") {
    const city w;
    plan p;
    p.id = "count";
    p.judged = trial_dates{{2022, 1, 1}, {2024, 1, 1}, {2023, 12, 1}};
    p.steps.push_back(
        {.key = "1", .what = transfer_staff{w.agency, party::of(w.bureau), {{staff_status::contract, 5}}}});
    p.steps.push_back({.key = "2", .what = return_township{w.town}});
    const auto compared = [&](std::string what, std::int64_t value, unit_id of = {}) {
        p.published = {{std::move(what), decimal::of(value), provenance::stated("S1"), of}};
        const trial t = simulate(w.h, p, packs::national()).value();
        CHECK(t.agrees() == t.comparisons().front().agrees());
        return t.comparisons().front().outcome();
    };
    CHECK(compared("moved.staff", 5) == agreement_of_figures::agrees);
    CHECK(compared("moved.staff", 6) == agreement_of_figures::differs);
    CHECK(compared("townships.entrusted.change", -1) == agreement_of_figures::agrees);
    CHECK(compared("staff.status.contract.after", 7, w.zone_unit) == agreement_of_figures::agrees);
    CHECK(compared("hectares.tier.national.after", 950) == agreement_of_figures::possible);
    CHECK(compared("hectares.tier.national.after", 850) == agreement_of_figures::differs);
    CHECK(compared("agencies.after", 1) == agreement_of_figures::agrees);
    CHECK(compared("agencies.after", 2) == agreement_of_figures::differs);
    scene_builder untold(w.h); // a body of which nobody says what it is may be one more
    untold.body(w.zone_unit, body_kind::unstated, "某会");
    p.published = {{"agencies.after", decimal::of(2), provenance::stated("S1"), {}}};
    CHECK(simulate(untold.now(), p, packs::national()).value().comparisons().front().outcome()
        == agreement_of_figures::possible);
    p.published = {{"agencies.aftr", decimal::of(1), {}, {}}};
    const auto misspelt = simulate(w.h, p, packs::national());
    REQUIRE_FALSE(misspelt);
    CHECK_THAT(misspelt.error().message().en, ContainsSubstring("did you mean `agencies.after`"));
    p.published = {{"staff.after", decimal::of(1), {}, unit_id::derive("no", "such")}};
    CHECK(simulate(w.h, p, packs::national()).error().code() == errc::unknown_unit);
}

TEST_CASE("what moves to a holder of whom no figure is recorded is lost nowhere: the change is open",
    "[planning][count][trial]") {
    scene_builder b;
    const unit_id county = b.unit(unit_kind::county, "县");
    const unit_id other = b.unit(unit_kind::county, "邻县");
    const body_id giver = b.body(county, body_kind::department, "甲局", [](body& it) {
        it.staff = {{staff_status::administrative, 10}};
        it.quota = {{quota_kind::administrative, 12}};
        it.leading_posts = 2;
        it.internal_bodies = 3;
    });
    const body_id taker = b.body(county, body_kind::department, "乙局");
    const body_id known = b.body(county, body_kind::department, "丙局", [](body& it) {
        it.staff = {{staff_status::administrative, 4}};
        it.quota = {{quota_kind::administrative, 4}};
    });
    const auto told = [&](const hierarchy& h, operation op, std::string what, unit_id of = {}) {
        plan p;
        p.id = "moved";
        p.judged = trial_dates{{2022, 1, 1}, {2024, 1, 1}, {2023, 12, 1}};
        p.steps.push_back({.key = "1", .what = std::move(op)});
        p.published = {{std::move(what), {}, {}, of}};
        const result<trial> t = simulate(h, p, policy());
        REQUIRE(t);
        return shown(t->comparisons().front().counted);
    };
    const std::vector<staff_amount> five{{staff_status::administrative, 5}};
    const std::vector<quota_amount> six{{quota_kind::administrative, 6}};
    const hierarchy open = b.now();
    SECTION("staff and quota") {
        const transfer_staff op{giver, party::of(taker), five, six};
        CHECK(told(open, op, "staff.change") == "?");
        CHECK(told(open, op, "staff.status.administrative.change") == "?");
        CHECK(told(open, op, "quota.kind.administrative.change") == "?");
        CHECK(told(open, op, "quota.kind.institution.change") == "0"); // of that nothing moved
        CHECK(told(open, op, "staff.status.administrative.before", county) == ">=14");
        CHECK(told(open, op, "staff.status.administrative.after", county) == ">=9");
        CHECK(told(open, transfer_staff{giver, party::of(known), five, six}, "staff.status.administrative.change")
            == "0");
    }
    SECTION("to a unit of which no government is recorded, and to somebody only stated") {
        for (const party& to : {party::of(other), party::only_stated("邻近单位")}) {
            const transfer_staff op{giver, to, five, six};
            CHECK(told(open, op, "staff.status.administrative.change") == "?");
            CHECK(told(open, op, "quota.kind.administrative.after") == ">=10");
        }
        const transfer_staff away{giver, party::of(other), five, six};
        CHECK(told(open, away, "staff.status.administrative.change", county) == "-5"); // it left the county
        CHECK(told(open, away, "staff.status.administrative.change", other) == "?");
    }
    SECTION("numbers of bodies") {
        const merge_bodies op{.absorbed = {giver}, .into = taker};
        CHECK(told(open, op, "internal_bodies.change") == "?");
        CHECK(told(open, op, "leading_posts.change") == "-2"); // written off, whatever the heir has
        CHECK(told(open, op, "bodies.kind.department.change") == "-1");
    }
    SECTION("where the list is whole, what it does not have is none") {
        b.put(completeness::of_everything());
        const hierarchy whole = b.now();
        const transfer_staff op{giver, party::of(taker), five, six};
        CHECK(told(whole, op, "staff.status.administrative.after") == "14");
        CHECK(told(whole, op, "quota.kind.administrative.change") == "0");
        CHECK(apply(whole, op).value().ledger.state() == balance::balanced);
        // Who has nobody gives nobody away.
        const merge_bodies merged{.absorbed = {taker}, .into = known};
        CHECK(told(whole, merged, "staff.after") == "14");
        CHECK(apply(whole, merged).value().ledger.lines().empty());
        CHECK(apply(whole, transfer_staff{taker, party::of(giver), five, {}}).error().code() == errc::not_held);
    }
    SECTION("items that go to somebody of whom no body is recorded") {
        const holding_id duty = b.function(giver, function_class::social, "教育");
        b.put(completeness::of_everything());
        const auto strip = [&](party to) {
            return strip_functions{.agency = giver, .to = std::move(to), .which = strip_scope::listed, .items = {duty}};
        };
        CHECK(told(b.now(), strip(party::of(known)), "functions.change") == "0");
        CHECK(told(b.now(), strip(party::of(other)), "functions.change") == "?");
        CHECK(told(b.now(), strip(party::only_stated("邻近乡镇")), "functions.after") == ">=0");
        CHECK(told(b.now(), strip(party::of(other)), "functions.change", county) == "-1");
    }
}

TEST_CASE("an unknown area that acts change is changed by an unknown amount", "[planning][count][trial]") {
    scene_builder b;
    const unit_id county = b.unit(unit_kind::county, "县");
    const unit_id unknown = b.zone("甲区", county);
    const unit_id measured = b.zone(unit_kind::zone, "乙区", county, [](zone& z) { z.area = decimal::of(100); });
    const auto told = [&](operation op, std::string what, unit_id of = {}) {
        plan p;
        p.id = "area";
        p.judged = trial_dates{{2022, 1, 1}, {2024, 1, 1}, {2023, 12, 1}};
        p.steps.push_back({.key = "1", .what = std::move(op)});
        p.published = {{std::move(what), {}, {}, of}};
        return shown(simulate(b.now(), p, policy()).value().comparisons().front().counted);
    };
    CHECK(told(change_footprint{.zone = unknown, .added = decimal::of(30)}, "hectares.change") == "?");
    CHECK(told(change_footprint{.zone = unknown, .published = decimal::of(30)}, "hectares.change") == "?");
    CHECK(told(change_footprint{.zone = unknown, .added = decimal::of(30)}, "hectares.before") == ">=100");
    CHECK(told(change_footprint{.zone = measured, .added = decimal::of(30)}, "hectares.change") == "30");
    // What changes elsewhere leaves the figures of others known, and what is unknown of them the same unknown.
    const unit_id other = b.unit(unit_kind::county, "邻县");
    const unit_id theirs = b.zone("丙区", other);
    CHECK(told(change_footprint{.zone = theirs, .added = decimal::of(30)}, "hectares.change", county) == "0");
    CHECK(told(change_footprint{.zone = theirs, .removed = decimal::of(30)}, "hectares.change", unknown) == "0");
    CHECK(told(change_footprint{.zone = theirs, .added = decimal::of(30)}, "hectares.change", other) == "?");
    CHECK(told(change_footprint{.zone = theirs, .added = decimal::of(30)}, "hectares.change") == "?");
    CHECK(told(change_footprint{.zone = unknown, .added = decimal::of(30)}, "hectares.change", measured) == "0");
    CHECK(told(change_footprint{.zone = unknown, .added = decimal::of(30)}, "hectares.change", county) == "?");
    for (const zone_fate fate : {zone_fate::closed, zone_fate::park})
        CHECK(told(merge_zones{.into = unknown, .absorbed = {measured}, .fate = fate}, "hectares.change")
            == (fate == zone_fate::closed ? "?" : "0"));
    CHECK(told(merge_zones{.into = measured, .absorbed = {unknown}, .fate = zone_fate::closed}, "hectares.change")
        == "?");
    const step extended = apply(b.now(), change_footprint{.zone = unknown, .added = decimal::of(30)}).value();
    REQUIRE(extended.ledger.reported().size() == 1);
    CHECK(extended.ledger.reported().front().what == "footprint.added");
    CHECK(extended.ledger.reported().front().of == unknown);
    CHECK(extended.ledger.reported().front().value == decimal::of(30));
}

TEST_CASE("leading posts beside one of which nobody says what it is are a least count", "[planning][count][trial]") {
    scene_builder b;
    const unit_id county = b.unit(unit_kind::county, "县");
    const body_id from = b.body(county, body_kind::department, "甲局");
    const body_id into = b.body(county, body_kind::department, "乙局", [](body& it) { it.leading_posts = 3; });
    b.post(from, post_kind::director, "局长");
    b.post(from, post_kind::deputy_director, "副局长");
    const merge_bodies merged{.absorbed = {from}, .into = into, .leading_posts = disposal::merged};
    const auto told = [&](const operation& op, std::string_view key) {
        const hierarchy h = b.now();
        const step s = apply(h, op).value();
        return shown(count_figure(key, {}, h, s.after, s.ledger).value());
    };
    // How the line of the giver adds up.
    const auto adds_up = [&] {
        for (const ledger_line& l : apply(b.now(), merged).value().ledger.lines())
            if (l.cls == carry_class::leading_posts && l.holder == party::of(from)) return l.state;
        return balance::contradicted;
    };
    CHECK(told(merged, "moved.leading_posts") == "2");
    CHECK(adds_up() == balance::balanced);
    b.post(from, post_kind::unstated, "负责人");
    CHECK(told(merged, "moved.leading_posts") == ">=2");
    CHECK(told(merged, "leading_posts.before") == ">=5");
    CHECK(told(merged, "leading_posts.after") == ">=2");
    CHECK(told(merged, "leading_posts.change") == "?");
    CHECK(adds_up() == balance::open);
    CHECK_FALSE(apply(b.now(), merged).value().after.find(into)->leading_posts.known());
    CHECK(told(create_post{from, post_kind::deputy_director, "另一副局长"}, "created.leading_posts") == "1");
    CHECK(told(create_post{from, post_kind::deputy_director, "另一副局长"}, "leading_posts.after") == ">=6");
}

TEST_CASE("what was merged is counted by the lines of descent", "[planning][count][trial]") {
    scene_builder b(city().h);
    const city w;
    std::vector<unit_id> towns;
    for (const char* name : {"一镇", "二镇", "三镇", "四镇", "五镇", "六镇", "七镇"})
        towns.push_back(b.unit(unit_kind::town, name, w.east));
    const unit_id first_village = b.unit(unit_kind::villagers_committee, "一村", towns[0]);
    const unit_id second_village = b.unit(unit_kind::villagers_committee, "二村", towns[0]);
    const body_id closing = b.body(w.east, body_kind::department, "县文化局");
    plan p;
    p.id = "merged";
    p.judged = trial_dates{{2022, 1, 1}, {2024, 1, 1}, {2023, 12, 1}};
    const auto step = [&](operation op) {
        p.steps.push_back({.key = std::to_string(p.steps.size() + 1), .what = std::move(op)});
    };
    step(merge_divisions{.merged = {towns[1], towns[2]}, .into = towns[0]});
    step(merge_divisions{.merged = {towns[3], towns[4]},
        .founded = founding{.name = "新镇", .kind = unit_kind::town, .parent = w.east}});
    step(merge_divisions{.merged = {second_village}, .into = first_village});
    step(merge_bodies{.absorbed = {closing}, .into = w.bureau});
    const auto told = [&](const std::string& what, unit_id of = {}) {
        p.published = {{what, {}, {}, of}};
        const result<trial> t = simulate(b.now(), p, packs::national());
        if (!t)
            return "refused: " + t.error().message().en
                + (t.error().others().empty() ? "" : t.error().others().front().message().en);
        CHECK(t->comparisons().front().counted.label.zh != t->comparisons().front().counted.label.en);
        return shown(t->comparisons().front().counted);
    };
    CHECK(told("merged.townships") == "4");
    CHECK(told("merged.townships", w.east) == "4");
    CHECK(told("merged.townships", w.west) == "0");
    CHECK(told("merged.villages") == "1");
    CHECK(told("merged.communities") == "0");
    CHECK(told("merged.divisions") == "5");
    CHECK(told("merged.divisions.kind.town") == "4");
    CHECK(told("merged.divisions.level.county") == "0");
    CHECK(told("merged.bodies") == "1");
    CHECK(told("merged.bodies.kind.department") == "1");
    CHECK(told("merged.bodies.rank.section_chief") == ">=0"); // the rank of the one is not known
    CHECK(told("merged.zones") == "0");
    CHECK(told("townships.change") == "-3");
    CHECK_THAT(told("merged.townships.after"), ContainsSubstring("refused"));
    CHECK_THAT(told("merged.towns"), ContainsSubstring("townships"));

    // One that is abolished without an heir may have been merged; one that is divided among several was not.
    step(abolish_division{.unit = towns[5], .fate = "由开发区管理"});
    CHECK(told("merged.townships") == ">=4");
    p.steps.back().what = split_division{.unit = towns[5],
        .parts = {founding{.name = "东镇", .kind = unit_kind::town, .parent = w.east},
            founding{.name = "西镇", .kind = unit_kind::town, .parent = w.east}},
        .abolish = true};
    CHECK(told("merged.townships") == "4");
    // What was merged into one that is merged in its turn was merged all the same.
    step(merge_divisions{.merged = {towns[0]}, .into = towns[6]});
    CHECK(told("merged.townships") == "5");
}

TEST_CASE("a list that nobody states to be whole leaves a figure open", "[planning][count][completeness]") {
    const city w;
    const auto open = [&](std::initializer_list<completeness> stated) {
        change c(w.h);
        c.remove(completeness::of_everything().id()).value();
        for (const completeness& s : stated) c.put(s).value();
        return std::move(c).finish();
    };
    const hierarchy bare = open({});
    for (const char* const what : {"divisions", "divisions.level.county", "divisions.kind.district", "townships",
             "townships.entrusted", "villages", "communities", "zones", "zones.tier.provincial", "parks", "other_areas",
             "hectares", "bodies", "nameplates", "leading_posts", "internal_bodies", "posts", "staff",
             "quota.kind.administrative", "functions", "powers"}) {
        CAPTURE(what);
        const std::string key(what);
        CHECK_THAT(counted(bare, bare, key + ".before"), ContainsSubstring(">="));
        CHECK(counted(bare, bare, key + ".change") == "0"); // the same may be lacking at both ends
        CHECK(counted(w.h, bare, key + ".change") == "?");
    }
    CHECK(counted(bare, bare, "divisions.level.prefecture.before") == "1"); // what there is at the top is all there is
    CHECK(counted(bare, bare, "agencies.before").starts_with("refused"));

    const hierarchy divisions = open({completeness::within(w.top, known_list::children)});
    CHECK(counted(divisions, divisions, "townships.after") == "2");
    CHECK(counted(divisions, divisions, "divisions.after") == "7");
    CHECK(counted(divisions, divisions, "zones.after") == ">=1");
    CHECK(counted(divisions, divisions, "townships.entrusted.after") == ">=1");
    const hierarchy counties = open({completeness::of(w.top, known_list::children)});
    CHECK(counted(counties, counties, "divisions.level.county.after") == "2");
    CHECK(counted(counties, counties, "townships.after") == ">=2");

    // Of zones: stated of the whole, or of each county where all counties are recorded.
    CHECK(counted(bare, open({completeness::of(w.top, known_list::zones)}), "zones.after") == "1");
    const hierarchy by_county = open({completeness::of(w.top, known_list::children),
        completeness::of(w.east, known_list::zones), completeness::of(w.west, known_list::zones)});
    CHECK(counted(by_county, by_county, "zones.after") == "1");
    CHECK(counted(by_county, by_county, "zones.after", w.east) == "1");
    CHECK(counted(by_county, by_county, "parks.after") == ">=1");
    const hierarchy parks =
        open({completeness::of(w.top, known_list::zones), completeness::within(w.top, known_list::parks)});
    CHECK(counted(parks, parks, "parks.after") == "1");
    const hierarchy one =
        open({completeness::of(w.east, known_list::bodies), completeness::of(w.zone_unit, known_list::every)});
    CHECK(counted(one, one, "bodies.after", w.zone_unit) == "1");
    CHECK(counted(one, one, "bodies.after", w.east) == ">=2");

    const auto agencies = [](const hierarchy& h) {
        const std::vector<figure> all = count_figures(h, h);
        std::string told;
        for (const figure& f : all)
            if (f.key == "agencies.before" || f.key == "agencies.change" || f.key == "agencies.reduced_percent")
                told += (told.empty() ? "" : " ") + shown(f);
        return told;
    };
    CHECK(agencies(w.h) == "1 0 0");
    CHECK(agencies(bare) == ">=1 0 ?");
    CHECK(agencies(open({completeness::of(w.top, known_list::agencies)})) == "1 0 0");
    CHECK(agencies(open({completeness::of(w.top, known_list::zones), completeness::of(w.zone_unit, known_list::bodies),
              completeness::of(w.park, known_list::agencies)}))
        == "1 0 0");
    CHECK(
        agencies(open({completeness::of(w.top, known_list::zones), completeness::of(w.zone_unit, known_list::bodies)}))
        == ">=1 0 ?");
}

TEST_CASE("how many agencies have social functions is open where one may have some that nobody recorded",
    "[planning][count][completeness]") {
    const city w;
    const auto of = [&](auto edit) {
        change c(w.h);
        edit(c);
        const hierarchy h = std::move(c).finish();
        const std::vector<figure> all = count_figures(w.h, h);
        std::string told;
        for (const figure& f : all)
            if (f.key == "social.after" || f.key == "agencies.rank_lowered") told += shown(f) + " ";
        return told;
    };
    const auto function = [&](change& c, fact<function_class> is) {
        const auto listed = c.now().holdings_of(w.agency);
        for (holding held : std::vector<holding>(listed.begin(), listed.end()))
            if (held.function.value == function_class::social) {
                held.function = is;
                c.put(held).value();
            }
    };
    CHECK(of([](change&) {}) == "0 1 ");
    CHECK(of([&](change& c) { function(c, function_class::economic); }) == "0 0 ");
    CHECK(of([&](change& c) { function(c, {}); }) == "0 >=0 ");
    const auto unlisted = [&](change& c) { c.remove(completeness::of_everything().id()).value(); };
    CHECK(of([&](change& c) {
        unlisted(c);
        c.put(completeness::of(w.top, known_list::agencies)).value();
    }) == "0 1 "); // the one there is has one, whatever else it has
    CHECK(of([&](change& c) {
        unlisted(c);
        c.put(completeness::of(w.top, known_list::agencies)).value();
        function(c, function_class::economic);
    }) == "0 >=0 ");
    CHECK(of(unlisted) == "0 >=1 ");
    // Nor does anybody know whether it was lowered to a rank of which nobody tells which.
    CHECK(of([&](change& c) {
        body b = *c.now().find(w.agency);
        b.rank = {};
        c.put(b).value();
    }) == ">=0 1 ");
}
