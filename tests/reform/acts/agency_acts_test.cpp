// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/apply.hpp>

#include <algorithm>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A county with a park agency that is to absorb a section-level office; another office in the next county.
struct county_parks {
    unit_id city, county, next_county, town, village, main_zone, small_zone, far_zone;
    body_id main, small, far, government, bureau, desk;
    person_id li;
    holding_id hygiene, plant;
    hierarchy h;

    county_parks() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "市");
        county = b.unit(unit_kind::county, "于县", city);
        next_county = b.unit(unit_kind::county, "邻县", city);
        town = b.unit(unit_kind::town, "罗镇", county);
        village = b.unit(unit_kind::villagers_committee, "罗村", town);
        main_zone = b.zone("于县工业园区", county);
        small_zone = b.zone(unit_kind::zone, "上欧园区", county, [&](zone& z) {
            z.area = decimal::of(120);
            z.nameplates = {"上欧工业小区"};
            z.statistics = county;
        });
        far_zone = b.zone("邻县园区", next_county);
        government = b.body(county, body_kind::government, "于县人民政府", [](body& it) {
            it.staff = {{staff_status::administrative, 400}, {staff_status::institution, 100}};
            it.quota = {{quota_kind::administrative, 400}, {quota_kind::institution, 120}};
            it.leading_posts = 7;
            it.internal_bodies = 30;
        });
        bureau = b.body(county, body_kind::department, "县编办", [](body& it) {
            it.quota = {{quota_kind::institution, 50}};
        });
        main = b.body(main_zone, body_kind::management_committee, "于县工业园区管委会", [](body& it) {
            it.rank = rank::county_deputy;
            it.staff = {{staff_status::administrative, 20}, {staff_status::institution, 30}};
            it.quota = {{quota_kind::administrative, 22}, {quota_kind::institution, 35}};
            it.leading_posts = 5;
            it.internal_bodies = 4;
        });
        small = b.body(small_zone, body_kind::management_office, "上欧园区管理办公室", [](body& it) {
            it.rank = rank::section_chief;
            it.staff = {{staff_status::administrative, 3}, {staff_status::institution, 9}};
            it.quota = {{quota_kind::administrative, 0}, {quota_kind::institution, 12}};
            it.leading_posts = 2;
        });
        desk = b.part(small, "综合科");
        far = b.body(far_zone, body_kind::management_office, "邻县园区管理处");
        hygiene = b.function(small, function_class::social, "环境卫生");
        plant = b.item(desk, carry_class::assets, "标准厂房");
        li = b.person("李", rank::section_chief);
        b.holds(li, b.post(small, post_kind::director, "主任"));
        b.entrusted(village, small_zone);
        h = b.now();
    }
};

} // namespace

TEST_CASE("merged agencies become parks of one zone and keep their footprint", "[reform][agency][merge]") {
    const county_parks w;
    const step s = done(w.h, merge_agencies{.into = w.main, .absorbed = {w.small}});
    CHECK_FALSE(s.after.find(w.small));
    CHECK_FALSE(s.after.find(w.desk));
    CHECK(s.after[w.small_zone].kind() == unit_kind::park);
    const zone& park = *s.after.zone_of(w.small_zone);
    CHECK(park.part_of == w.main_zone);
    CHECK(park.area.value == decimal::of(120));
    CHECK(park.nameplates == std::vector<std::string>{"上欧工业小区"});
    CHECK(park.statistics.value == w.county);
    CHECK(park.seat == w.county);
    CHECK(s.after.find(w.main)->nameplates.empty());
    CHECK(s.after.find(w.hygiene)->holder == w.main);
    CHECK(s.after.find(w.plant)->holder == w.main);
    CHECK(s.after.entrustments_of(w.village).begin()->holder == w.main_zone);
    CHECK(s.after.find(w.li)->rank.value == rank::section_chief);
    CHECK(s.after.find(w.main)->rank.value == rank::county_deputy);

    const party main = party::of(w.main);
    const party small = party::of(w.small);
    CHECK(figures(s.ledger, carry_class::staff, "administrative", main) == "20 +3 in = 23");
    CHECK(figures(s.ledger, carry_class::staff, "institution", main) == "30 +9 in = 39");
    CHECK(figures(s.ledger, carry_class::staff, "institution", small) == "9 -9 out = 0");
    CHECK(figures(s.ledger, carry_class::quota, "institution", main) == "35 +12 in = 47");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", small) == "2 -2 written off = 0");
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", small) == "1 -1 written off = 0");
    CHECK(figures(s.ledger, carry_class::villages, "administered", party::of(w.main_zone)) == "0 +1 in = 1");
    CHECK(s.lineage == std::vector<succession>{{small, main, {}, {}, true}});
    for (const ledger_line& total : s.ledger.totals()) {
        CAPTURE(name_of(total.cls).zh, figures(total));
        if (total.cls != carry_class::leading_posts && total.cls != carry_class::internal_bodies
            && total.state == balance::balanced)
            CHECK(total.opening.value == total.closing.value);
    }
}

TEST_CASE("leading posts and internal bodies may be merged with their holders", "[reform][agency][merge]") {
    const county_parks w;
    merge_agencies op{.into = w.main, .absorbed = {w.small}};
    op.leading_posts = disposal::merged;
    op.internal_bodies = disposal::merged;
    op.keep_nameplates = true;
    const step s = done(w.h, op);
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.main)) == "5 +2 in = 7");
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.main)) == "4 +1 in = 5");
    CHECK(s.after.find(w.desk)->part_of == w.main);
    CHECK(s.after.find(w.desk)->unit == w.main_zone);
    CHECK(s.after.find(w.plant)->holder == w.desk);
    CHECK(s.after.find(s.after.tenures_of(w.li).begin()->post)->body == w.main);
    CHECK(s.after.find(w.main)->nameplates == std::vector<std::string>{"上欧园区管理办公室"});
}

TEST_CASE(
    "of an absorber whose own bodies are only listed the number merged is still counted", "[reform][agency][merge]") {
    const county_parks w;
    scene_builder b(w.h);
    body absorber = *w.h.find(w.main);
    absorber.internal_bodies = {};
    b.put(absorber);
    b.part(w.main, "招商科");
    body numbered = *w.h.find(w.small);
    numbered.internal_bodies = 3; // one of them is listed
    b.put(numbered);
    merge_agencies op{.into = w.main, .absorbed = {w.small}};
    op.internal_bodies = disposal::merged;
    const step s = done(b.now(), op);
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.main)) == "1 +3 in = 4");
}

TEST_CASE("unknown numbers stay unknown in a merger and its lines open", "[reform][agency][merge]") {
    const county_parks w;
    const step s = done(w.h, merge_agencies{.into = w.main, .absorbed = {w.far}, .adjacent = true});
    CHECK(figures(s.ledger, carry_class::staff, "", party::of(w.far)) == "? -? out = 0 open");
    CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.main)) == "30 +? in = ? open");
    CHECK_FALSE(s.after.find(w.main)->staff.front().count.known());
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.far)) == "? -? written off = 0 open");
    CHECK(s.after.find(w.main)->leading_posts.value == 5); // those of the absorbed are written off
}

TEST_CASE("a kind of quota that the absorber has no place for is recovered or the merger refused",
    "[reform][agency][merge]") {
    const county_parks w;
    scene_builder b(w.h);
    body small = *w.h.find(w.small);
    small.quota.push_back({quota_kind::headcount, 6});
    b.put(small);
    merge_agencies op{.into = w.main, .absorbed = {w.small}};
    refused(b.now(), op, errc::missing_successor);
    op.recovered = {quota_kind::headcount, quota_kind::institution};
    op.pool = party::of(w.bureau);
    const step s = done(b.now(), op);
    CHECK(figures(s.ledger, carry_class::quota, "headcount", party::of(w.small)) == "6 -6 recovered = 0");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.bureau)) == "50 +12 in = 62");
    CHECK(figures(s.ledger, carry_class::quota, "headcount", party::of(w.bureau)) == "? +6 in = ? open");
}

TEST_CASE("a merger that cannot be is refused", "[reform][agency][merge]") {
    const county_parks w;
    const body_id nobody = body_id::derive("no", "such");
    refused(w.h, merge_agencies{.into = nobody, .absorbed = {w.small}}, errc::unknown_body);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {nobody}}, errc::unknown_body);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {}}, errc::empty_input);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {w.main}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {w.small, w.small}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {w.small, w.desk}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.desk, .absorbed = {w.small}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {w.government}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.government, .absorbed = {w.small}}, errc::unsupported_here);
    refused(w.h, merge_agencies{.into = w.main, .absorbed = {w.far}}, errc::not_adjacent);
    // Lying somewhere in the city is no county in common.
    scene_builder b(w.h);
    const unit_id vague = b.unit(unit_kind::zone, "未具名园区", w.city, {}, false);
    const body_id office = b.body(vague, body_kind::management_office, "未具名管理处");
    refused(b.now(), merge_agencies{.into = w.main, .absorbed = {office}}, errc::not_adjacent);
    b.host(w.far_zone, w.county);
    done(b.now(), merge_agencies{.into = w.main, .absorbed = {w.far}});
}

TEST_CASE("an abolished agency leaves nothing behind", "[reform][agency][abolish]") {
    const county_parks w;
    abolish_agency op{.agency = w.small, .successor = party::of(w.county)};
    op.destinations = {{carry_class::quota, entry_kind::recovered, party::of(w.bureau), {}}};
    const step s = done(w.h, op);
    CHECK_FALSE(s.after.find(w.small));
    CHECK(s.after.find(w.small_zone)); // the zone stays unless the act says otherwise
    CHECK(s.after.find(w.hygiene)->holder == w.government);
    CHECK(s.after.find(w.plant)->holder == w.government);
    CHECK(s.after.entrustments_of(w.village).empty());
    CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.government)) == "100 +9 in = 109");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.small)) == "12 -12 recovered = 0");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.bureau)) == "50 +12 in = 62");
    CHECK(figures(s.ledger, carry_class::villages, "administered", party::of(w.town)) == "0 +1 in = 1");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.small)) == "2 -2 written off = 0");
    CHECK(s.after.find(w.li));
    CHECK(s.after.tenures_of(w.li).empty());
}

TEST_CASE("a successor that is only stated leaves the account open", "[reform][agency][abolish]") {
    const county_parks w;
    abolish_agency op{.agency = w.far, .successor = party::only_stated("邻近乡镇人民政府")};
    op.destinations = {{carry_class::villages, entry_kind::moved, party::only_stated("邻近乡镇人民政府"), {}}};
    const step s = done(w.h, op);
    CHECK(s.ledger.state() == balance::open);
    CHECK(figures(s.ledger, carry_class::villages, "administered", party::of(w.far_zone)) == "? -? out = 0 open");
    const ledger_line staff = line_of(s.ledger, carry_class::staff, "", party::of(w.far));
    CHECK(figures(staff) == "? -? out = 0 open");
    CHECK(std::any_of(staff.open_because.begin(), staff.open_because.end(),
        [](const text& why) { return why.zh.find("邻近乡镇人民政府") != std::string::npos; }));
}

TEST_CASE("a unit whose body is not on record receives, and the account stays open", "[reform][agency][abolish]") {
    const county_parks w;
    const step s = done(w.h, abolish_agency{.agency = w.small, .successor = party::of(w.town)});
    CHECK_FALSE(s.after.find(w.hygiene));
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.small)) == "1 -1 out = 0 open");
    CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.small)) == "9 -9 out = 0 open");
}

TEST_CASE("the zone whose agency closes may close or become a park", "[reform][agency][abolish]") {
    const county_parks w;
    abolish_agency op{.agency = w.small, .successor = party::of(w.main)};
    SECTION("close") {
        scene_builder b(w.h);
        b.host(w.small_zone, w.next_county);
        op.zone = zone_fate::closed;
        const step s = done(b.now(), op);
        CHECK_FALSE(s.after.find(w.small_zone));
    }
    SECTION("become a park") {
        op.zone = zone_fate::park;
        op.part_of = w.main_zone;
        const step s = done(w.h, op);
        CHECK(s.after.zone_of(w.small_zone)->part_of == w.main_zone);
        CHECK(s.after[w.small_zone].kind() == unit_kind::park);
    }
    SECTION("its entrusted units can go to another holder") {
        op.destinations = {{carry_class::villages, entry_kind::moved, party::of(w.main_zone), {}}};
        const step s = done(w.h, op);
        CHECK(s.after.entrustments_of(w.village).begin()->holder == w.main_zone);
    }
    SECTION("with another agency left the zone keeps them") {
        scene_builder b(w.h);
        b.body(w.small_zone, body_kind::management_committee, "上欧园区管委会");
        const step s = done(b.now(), op);
        CHECK(s.after.entrustments_of(w.village).begin()->holder == w.small_zone);
    }
    SECTION("a zone on which something hangs does not close") {
        op.zone = zone_fate::closed;
        scene_builder b(w.h);
        b.body(w.small_zone, body_kind::platform_company, "上欧投资公司");
        refused(b.now(), op, errc::still_referenced);
        op.also = {body_id::derive("test", "上欧投资公司")};
        CHECK_FALSE(done(b.now(), op).after.find(w.small_zone));
    }
}

TEST_CASE("an abolition that leaves something without a successor is refused", "[reform][agency][abolish]") {
    const county_parks w;
    const body_id nobody = body_id::derive("no", "such");
    refused(w.h, abolish_agency{.agency = nobody}, errc::unknown_body);
    refused(w.h, abolish_agency{.agency = w.small}, errc::missing_successor);
    refused(w.h, abolish_agency{.agency = w.far}, errc::missing_successor); // unknown is not none
    abolish_agency op{.agency = w.small, .successor = party::of(w.government)};
    SECTION("a class sent to nobody") {
        op.destinations = {{carry_class::staff, entry_kind::moved, {}, {}}};
        refused(w.h, op, errc::missing_successor);
    }
    SECTION("a class sent twice") {
        op.destinations = {{carry_class::staff, entry_kind::moved, party::of(w.main), {}},
            {carry_class::staff, entry_kind::released, {}, {}}};
        refused(w.h, op, errc::bad_value);
    }
    SECTION("a class that stays with what closes") {
        op.destinations = {{carry_class::staff, entry_kind::kept, {}, {}}};
        refused(w.h, op, errc::bad_value);
    }
    SECTION("a successor that closes too, or is not there") {
        op.successor = party::of(w.desk);
        refused(w.h, op, errc::unsupported_here);
        op.successor = party::of(nobody);
        refused(w.h, op, errc::unknown_body);
        op.successor = party::of(unit_id::derive("no", "such"));
        refused(w.h, op, errc::unknown_unit);
    }
    SECTION("an internal body, or one listed twice") {
        op.agency = w.desk;
        refused(w.h, op, errc::unsupported_here);
        op.agency = w.small;
        op.also = {w.small};
        refused(w.h, op, errc::unsupported_here);
        op.also = {nobody};
        refused(w.h, op, errc::unknown_body);
    }
    SECTION("a park of nothing, of a division, or without being one") {
        op.zone = zone_fate::park;
        refused(w.h, op, errc::bad_value);
        op.part_of = w.county;
        refused(w.h, op, errc::not_a_zone);
        op.part_of = unit_id::derive("no", "such");
        refused(w.h, op, errc::unknown_unit);
        op.zone = zone_fate::kept;
        refused(w.h, op, errc::bad_value);
    }
    SECTION("a division does not close with a body") {
        refused(w.h, abolish_agency{.agency = w.bureau, .successor = party::of(w.main), .zone = zone_fate::closed},
            errc::not_a_zone);
    }
}

TEST_CASE("a placeholder closes without name and without numbers", "[reform][agency][placeholder]") {
    const county_parks w;
    scene_builder b(w.h);
    const provenance total = provenance::placeholder(say("来源只给出总数", "the source states a total only"), "S1");
    const unit_id vague = b.zone(unit_kind::zone, "未具名园区", w.city, [&](zone& z) {
        z.seat_known = false;
        z.from = total;
    });
    const body_id office =
        b.body(vague, body_kind::management_office, "未具名管理机构", [&](body& it) { it.from = total; });
    const step s = done(b.now(), close_placeholder{office, {}});
    CHECK_FALSE(s.after.find(office));
    CHECK_FALSE(s.after.find(vague));
    CHECK(figures(s.ledger, carry_class::staff, "", party::of(office)) == "? -? out = 0 open");
    CHECK(figures(s.ledger, carry_class::quota, "", party::of(office)) == "? -? out = 0 open");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(office)) == "? -? written off = 0 open");

    refused(w.h, close_placeholder{office, {}}, errc::unknown_body);
    refused(w.h, close_placeholder{w.far, {}}, errc::unsupported_here);
    refused(b.now(), close_placeholder{office, party::of(body_id::derive("no", "such"))}, errc::unknown_body);
    refused(b.now(), close_placeholder{office, party::of(unit_id::derive("no", "such"))}, errc::unknown_unit);
    b.function(office, function_class::social, "环卫");
    refused(b.now(), close_placeholder{office, {}}, errc::unsupported_here);
}

TEST_CASE("a rank changes for the institution and for nobody else", "[reform][agency][rank]") {
    const county_parks w;
    act_options options;
    options.basis = provenance::stated("S1");
    const step s =
        done(w.h, change_rank{w.main, rank::section_chief, rank_direction::downgrade, rank::county_deputy}, options);
    CHECK(s.after.find(w.main)->rank == fact<rank>(rank::section_chief, provenance::stated("S1")));
    CHECK(s.ledger.lines().empty());
    CHECK(s.edits.size() == 1);
    CHECK(s.after.find(w.li)->rank.value == rank::section_chief);
    CHECK(s.account.zh == "于县工业园区管委会由副处级降格为正科级");
    const step up = done(s.after, change_rank{w.main, rank::county_chief, rank_direction::upgrade});
    CHECK(up.after.find(w.main)->rank.value == rank::county_chief);

    refused(w.h, change_rank{body_id::derive("no", "such"), rank::county_chief, rank_direction::upgrade},
        errc::unknown_body);
    refused(w.h, change_rank{w.main, rank::county_deputy, rank_direction::upgrade}, errc::nothing_to_do);
    refused(w.h, change_rank{w.main, rank::county_chief, rank_direction::downgrade}, errc::wrong_direction);
    refused(w.h, change_rank{w.main, rank::section_chief, rank_direction::upgrade}, errc::wrong_direction);
    refused(w.h, change_rank{w.main, rank::section_chief, rank_direction::downgrade, rank::bureau_deputy},
        errc::contradicted);
    refused(w.h, change_rank{w.far, rank::section_chief, rank_direction::downgrade}, errc::not_held);
    const step stated =
        done(w.h, change_rank{w.far, rank::section_chief, rank_direction::downgrade, rank::county_deputy});
    CHECK(stated.after.find(w.far)->rank.value == rank::section_chief);
}

TEST_CASE("a new charter sets numbers and accounts for the difference", "[reform][agency][charter]") {
    const county_parks w;
    act_options options;
    options.on = date(2023, 11, 1);
    reissue_charter op{.body = w.main, .document = "赣市编〔2023〕1号"};
    op.leading_posts = 3;
    op.internal_bodies = 6;
    op.quota = {{quota_kind::institution, 20}, {quota_kind::administrative, 24}};
    op.pool = party::of(w.bureau);
    const step s = done(w.h, op, options);
    CHECK(s.after.find(w.main)->charter.value == charter{date(2023, 11, 1), "赣市编〔2023〕1号"});
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.main)) == "5 -2 written off = 3");
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.main)) == "4 +2 created = 6");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.main)) == "35 -15 recovered = 20");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.bureau)) == "50 +15 in = 65");
    CHECK(figures(s.ledger, carry_class::quota, "administrative", party::of(w.main)) == "22 +2 created = 24");

    refused(s.after, reissue_charter{.body = w.main, .document = "赣市编〔2023〕1号", .issued = date(2023, 11, 1)},
        errc::nothing_to_do);
    refused(w.h, reissue_charter{.body = body_id::derive("no", "such"), .document = "x"}, errc::unknown_body);
    refused(w.h, reissue_charter{.body = w.main}, errc::needs_document);
    refused(w.h, reissue_charter{.body = w.main, .document = "x", .leading_posts = -1}, errc::bad_quantity);
    refused(w.h, reissue_charter{.body = w.main, .document = "x", .quota = {{quota_kind::institution, -1}}},
        errc::bad_quantity);
    refused(w.h,
        reissue_charter{
            .body = w.main, .document = "x", .quota = {{quota_kind::institution, 1}, {quota_kind::institution, 2}}},
        errc::bad_value);
    refused(w.h, reissue_charter{.body = w.main, .document = "x", .pool = party::of(body_id::derive("no", "such"))},
        errc::unknown_body);
    refused(w.h, reissue_charter{.body = w.main, .document = "x", .closes = {w.desk}}, errc::not_held);
    refused(w.h, reissue_charter{.body = w.small, .document = "x", .closes = {w.desk, w.desk}}, errc::not_held);
    refused(w.h, reissue_charter{.body = w.small, .document = "x", .internal_bodies = 0}, errc::contradicted);
}

TEST_CASE("a charter alone changes no number", "[reform][agency][charter]") {
    const county_parks w;
    const step s = done(w.h, reissue_charter{.body = w.far, .document = "新三定"});
    CHECK(s.ledger.lines().empty());
    CHECK_FALSE(s.after.find(w.far)->charter.value->issued);
}

TEST_CASE("a charter closes internal bodies into their body and opens new ones", "[reform][agency][charter]") {
    const county_parks w;
    const step s = done(w.h,
        reissue_charter{
            .body = w.small, .document = "新三定", .closes = {w.desk}, .opens = {"经济发展科", "投资促进科"}});
    CHECK_FALSE(s.after.find(w.desk));
    CHECK(s.after.find(w.plant)->holder == w.small);
    CHECK(s.after.parts_of(w.small).count() == 2);
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.small)) == "1 +2 created -1 written off = 2");
    CHECK(figures(s.ledger, carry_class::assets, "", party::of(w.small)) == "0 +1 in = 1");
}

TEST_CASE("a charter that closes the last internal body on record and states how many there are accounts for both",
    "[reform][agency][charter]") {
    const county_parks w;
    const step s =
        done(w.h, reissue_charter{.body = w.small, .document = "新三定", .internal_bodies = 1, .closes = {w.desk}});
    CHECK(s.after.find(w.small)->internal_bodies.value == 1);
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.small)) == "1 +1 created -1 written off = 1");
}

TEST_CASE("a number that becomes known for the first time leaves its line open", "[reform][agency][charter]") {
    const county_parks w;
    const step s = done(w.h,
        reissue_charter{
            .body = w.far, .document = "新三定", .leading_posts = 3, .quota = {{quota_kind::institution, 10}}});
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.far)) == "? = 3 open");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.far)) == "? = 10 open");
}

TEST_CASE("a placeholder that closes is called what it is", "[reform][agency]") {
    scene_builder b;
    const unit_id county = b.unit(unit_kind::county, "县");
    const auto unnamed = [](body& it) { it.from = provenance::placeholder(say("总数", "total")); };
    const body_id department = b.body(county, body_kind::department, "未具名部门", unnamed);
    const body_id agency = b.body(b.zone("园区", county), body_kind::management_office, "未具名机构", unnamed);
    CHECK(done(b.now(), close_placeholder{department, {}}).account.zh == "撤销一个未列名的政府部门（县）");
    CHECK(done(b.now(), close_placeholder{department, {}}).lineage.empty());
    CHECK(done(b.now(), close_placeholder{department, party::of(county)}).lineage
        == std::vector<succession>{{party::of(department), party::of(county), {}, {}, true}});
    CHECK(done(b.now(), close_placeholder{agency, {}}).account.zh == "撤销一个未列名的开发区管理机构（县/园区）");
}

TEST_CASE("who carries a closed agency on is told, though only a source names it", "[reform][agency][lineage]") {
    scene_builder b;
    const unit_id county = b.unit(unit_kind::county, "县");
    const body_id government = b.body(county, body_kind::government, "县人民政府");
    const unit_id zone_unit = b.zone("园区", county);
    const body_id agency = b.body(zone_unit, body_kind::management_committee, "园区管委会");
    const party stated = party::only_stated("邻近乡镇人民政府");
    const step told = done(b.now(), abolish_agency{.agency = agency, .successor = stated});
    CHECK(told.lineage == std::vector<succession>{{party::of(agency), stated, {}, {}, true}});
    // Where the zone closes too, who carries it on is inferred of who carries the agency on.
    const step both =
        done(b.now(), abolish_agency{.agency = agency, .successor = party::of(government), .zone = zone_fate::closed});
    CHECK(both.lineage
        == std::vector<succession>{{party::of(agency), party::of(government), {}, {}, true},
            {party::of(zone_unit), party::of(county), {}, {}, true, true}});
}
