// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/zone_place_acts.hpp>

#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A zone with an agency and Party committees, two without an agency, one of these with a park and what is entrusted to it.
struct three_zones {
    unit_id province, city, east, west, town, main, north, south, park;
    body_id agency, main_party, north_party, north_company;
    hierarchy h;

    three_zones() {
        scene_builder b;
        province = b.unit(unit_kind::province, "省");
        city = b.unit(unit_kind::prefecture_city, "市", province);
        east = b.unit(unit_kind::county, "东县", city);
        west = b.unit(unit_kind::county, "西县", city);
        town = b.unit(unit_kind::town, "甲镇", west);
        main = b.zone(unit_kind::zone, "主区", east, [&](zone& z) {
            z.managing = city;
            z.dispatching = province;
            z.area = decimal::of(500);
        });
        north = b.zone(unit_kind::zone, "北区", west, [](zone& z) { z.area = decimal::of(120); });
        south = b.zone("南区", east);
        park = b.zone(unit_kind::park, "北区西园", west, [&](zone& z) { z.part_of = north; });
        agency = b.body(main, body_kind::management_committee, "主区管委会");
        main_party = b.body(main, body_kind::working_committee, "主区党工委", sized(6, 0, 2, 0));
        north_party = b.body(north, body_kind::working_committee, "北区党工委", sized(4, 0, 2, 0));
        north_company = b.body(north, body_kind::platform_company, "北区公司");
        b.entrusted(town, north);
        h = b.now();
    }
};

const unit_id nowhere = unit_id::derive("no", "such");
const auto T = carry_class::townships;

} // namespace

TEST_CASE("a zone gets another managing or dispatching government", "[reform][zone]") {
    const three_zones w;
    const step s = done(w.h, change_zone_government{.zone = w.main, .dispatching = w.city});
    CHECK(s.after.zone_of(w.main)->dispatching.value == w.city);
    CHECK(s.after.zone_of(w.main)->managing.value == w.city);
    CHECK(s.account.zh == "主区改由市派出");
    CHECK(done(w.h, change_zone_government{w.main, w.east, w.city}).account.zh == "主区改由市派出、改由东县管理");
    CHECK(done(w.h, change_zone_government{w.south, w.east, {}}).after.zone_of(w.south)->managing.value == w.east);
    refused(w.h, change_zone_government{w.main, {}, {}}, errc::empty_input);
    refused(w.h, change_zone_government{w.main, w.city, w.province}, errc::nothing_to_do);
    refused(w.h, change_zone_government{w.east, w.city, {}}, errc::not_a_zone);
    refused(w.h, change_zone_government{w.main, w.north, {}}, errc::not_a_division);
    refused(w.h, change_zone_government{nowhere, w.city, {}}, errc::unknown_unit);
    refused(w.h, change_zone_government{w.main, nowhere, {}}, errc::unknown_unit);
}

TEST_CASE("a zone extends across a boundary and leaves again", "[reform][zone]") {
    const three_zones w;
    const step s = done(w.h, change_hosts{w.main, {w.west}, {}});
    CHECK(s.after.hosts_of(w.main).begin()->division == w.west);
    CHECK(s.account.zh == "主区扩至西县");
    const step back = done(s.after, change_hosts{w.main, {w.city}, {w.west}});
    CHECK(back.after.hosts_of(w.main).begin()->division == w.city);
    CHECK(back.account.zh == "主区扩至市，退出西县");
    refused(w.h, change_hosts{w.main, {}, {}}, errc::empty_input);
    refused(w.h, change_hosts{w.main, {w.east}, {}}, errc::nothing_to_do); // its seat
    refused(s.after, change_hosts{w.main, {w.west}, {}}, errc::nothing_to_do);
    refused(w.h, change_hosts{w.main, {}, {w.west}}, errc::not_held);
    refused(w.h, change_hosts{w.main, {}, {w.east}}, errc::unsupported_here);
    refused(w.h, change_hosts{w.main, {w.west, w.west}, {}}, errc::bad_value);
    refused(w.h, change_hosts{w.main, {w.north}, {}}, errc::not_a_division);
    refused(w.h, change_hosts{w.east, {w.west}, {}}, errc::not_a_zone);
    refused(w.h, change_hosts{nowhere, {w.west}, {}}, errc::unknown_unit);
}

TEST_CASE("a zone without an agency becomes a park, its Party committee goes into the zone's", "[reform][zone]") {
    const three_zones w;
    const step s = done(w.h, merge_zones{.into = w.main, .absorbed = {w.north, w.south}});
    CHECK(s.after[w.north].kind() == unit_kind::park);
    CHECK(s.after.zone_of(w.north)->part_of == w.main);
    CHECK(s.after.zone_of(w.south)->part_of == w.main);
    CHECK(s.after.zone_of(w.park)->part_of == w.north);
    CHECK(s.after.find(w.north_party) == nullptr);
    CHECK(s.after.find(w.north_company)->unit == w.north);
    CHECK(s.after.entrustments_of(w.town).begin()->holder == w.main);
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.main_party)) == "6 +4 in = 10");
    CHECK(figures(s.ledger, T, "administered", party::of(w.main)) == "0 +1 in = 1");
    CHECK(s.lineage == std::vector<succession>{{party::of(w.north_party), party::of(w.main_party), {}, {}, true}});
    CHECK(s.account.zh == "北区、南区并入主区，成为其园区");
    CHECK(s.ledger.state() == balance::balanced);
}

TEST_CASE("a park's own Party committee goes into the zone's working committee", "[reform][zone]") {
    const three_zones w;
    scene_builder b(w.h);
    const body_id committee = b.body(w.south, body_kind::party_committee, "南区党委", sized(3, 0, 1, 0));
    for (const zone_fate fate : {zone_fate::park, zone_fate::closed}) {
        const step s = done(b.now(), merge_zones{.into = w.main, .absorbed = {w.south}, .fate = fate});
        CHECK(s.after.find(committee) == nullptr);
        CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.main_party)) == "6 +3 in = 9");
        CHECK(s.lineage.front() == succession{party::of(committee), party::of(w.main_party), {}, {}, true});
        CHECK(s.account.en
            == (fate == zone_fate::park ? "南区 merged into 主区, becoming a park of it"
                                        : "南区 merged into 主区 and ends"));
    }
    // Which of two carries it on nobody tells: it stays with the park, or goes over as it is.
    scene_builder own(b.now());
    own.body(w.main, body_kind::party_committee, "主区党委");
    own.body(w.main, body_kind::party_committee, "主区第二党委");
    CHECK(done(own.now(), merge_zones{.into = w.main, .absorbed = {w.south}}).after.find(committee)->unit == w.south);
    b.body(w.main, body_kind::working_committee, "主区第二党工委");
    CHECK(done(b.now(), merge_zones{.into = w.main, .absorbed = {w.south}}).after.find(committee)->unit == w.south);
    CHECK(done(b.now(), merge_zones{.into = w.main, .absorbed = {w.south}, .fate = zone_fate::closed})
              .after.find(committee)
              ->unit
        == w.main);
}

TEST_CASE("a zone without an agency goes into another and ends", "[reform][zone]") {
    const three_zones w;
    const merge_zones op{.into = w.main, .absorbed = {w.north}, .fate = zone_fate::closed};
    const step s = done(w.h, op);
    CHECK_FALSE(s.after.find(w.north));
    CHECK(s.after.zone_of(w.park)->part_of == w.main);
    CHECK(s.after.find(w.north_company)->unit == w.main);
    CHECK(s.after.zone_of(w.main)->area.value == decimal::of(620));
    CHECK(s.after.hosts_of(w.main).begin()->division == w.west);
    CHECK(s.lineage.back() == succession{party::of(w.north), party::of(w.main), {}, {}, true});
    CHECK(s.account.zh == "北区并入主区，不再保留");
    SECTION("whose area nobody knows leaves the sum unknown") {
        const step both = done(s.after, merge_zones{.into = w.main, .absorbed = {w.south}, .fate = zone_fate::closed});
        CHECK_FALSE(both.after.zone_of(w.main)->area.known());
    }
}

TEST_CASE("a merger of zones that makes no sense is refused", "[reform][zone]") {
    const three_zones w;
    refused(w.h, merge_zones{.into = w.main, .absorbed = {}}, errc::empty_input);
    refused(w.h, merge_zones{.into = w.main, .absorbed = {w.north}, .fate = zone_fate::kept}, errc::bad_value);
    refused(w.h, merge_zones{.into = w.main, .absorbed = {w.main}}, errc::bad_value);
    refused(w.h, merge_zones{.into = w.main, .absorbed = {w.north, w.north}}, errc::bad_value);
    refused(w.h, merge_zones{.into = w.north, .absorbed = {w.main}}, errc::unsupported_here);
    refused(w.h, merge_zones{.into = w.park, .absorbed = {w.north}}, errc::cycle);
    refused(w.h, merge_zones{.into = w.north, .absorbed = {w.park}}, errc::nothing_to_do);
    refused(w.h, merge_zones{.into = w.main, .absorbed = {w.east}}, errc::not_a_zone);
    refused(w.h, merge_zones{.into = nowhere, .absorbed = {w.north}}, errc::unknown_unit);
    refused(w.h, merge_zones{.into = w.main, .absorbed = {nowhere}}, errc::unknown_unit);
    scene_builder b(w.h);
    agreement pact;
    pact.key = agreement_id::derive("test", "共建");
    pact.name = "共建";
    pact.about = w.north;
    pact.partners = {{w.east, {}}, {w.west, {}}};
    b.put(pact);
    refused(
        b.now(), merge_zones{.into = w.main, .absorbed = {w.north}, .fate = zone_fate::closed}, errc::still_referenced);
}
