// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/places.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::random_hierarchy;
using onezone_tests::scene_builder;

namespace {

std::vector<std::string> names(const hierarchy& h, const std::vector<const zone*>& zones) {
    std::vector<std::string> all;
    for (const zone* const z : zones) all.emplace_back(h[z->unit].name());
    return all;
}
std::vector<std::string> names(const std::vector<unit_ref>& units) {
    std::vector<std::string> all;
    for (const unit_ref u : units) all.emplace_back(u.name());
    return all;
}
std::vector<std::string> names(const std::vector<const body*>& bodies) {
    std::vector<std::string> all;
    for (const body* const b : bodies) all.push_back(b->name);
    return all;
}
using list = std::vector<std::string>;

template <class Record>
std::set<unit_id> ids(const std::vector<Record>& records) {
    std::set<unit_id> all;
    for (const auto& r : records) {
        if constexpr (std::is_pointer_v<Record>)
            CHECK(all.insert(r->id()).second); // each once
        else
            CHECK(all.insert(r.id()).second);
    }
    return all;
}

// Three counties, zones seated at every depth, one of which nobody knows the county.
struct city_scene {
    scene_builder b;
    unit_id city = b.unit(unit_kind::prefecture_city, "甲市");
    unit_id east = b.unit(unit_kind::county, "东县", city);
    unit_id west = b.unit(unit_kind::district, "西区", city);
    unit_id north = b.unit(unit_kind::county_city, "北市", city);
    unit_id town = b.unit(unit_kind::town, "河口镇", east);
    unit_id other_town = b.unit(unit_kind::town, "桥头镇", east);
    unit_id village = b.unit(unit_kind::villagers_committee, "上村", town);
    unit_id stray = b.unit(unit_kind::town, "某镇", city, {}, false);
    unit_id zone = b.zone("东县开发区", east);
    unit_id in_town = b.zone("河口产业园", town);
    unit_id in_village = b.zone(unit_kind::park, "上村园", village, [&](onezone::zone& z) { z.part_of = zone; });
    unit_id in_city = b.zone("甲市高新区", city);
    city_scene() { b.host(zone, west); }
};

} // namespace

TEST_CASE("a county's zones are those in its townships and villages too", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    CHECK(names(h, zones_within(h, s.east)) == list{"东县开发区", "河口产业园", "上村园"});
    CHECK(names(h, zones_within(h, s.town)) == list{"河口产业园", "上村园"});
    CHECK(names(h, zones_within(h, s.village)) == list{"上村园"});
    CHECK(names(h, zones_within(h, s.city)) == list{"甲市高新区", "东县开发区", "河口产业园", "上村园"});
    CHECK(zones_within(h, s.north).empty());
}

TEST_CASE("a zone lies in its further hosts only for who asks by host", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    CHECK(zones_within(h, s.west).empty());
    CHECK(names(h, zones_within(h, s.west, lying::by_seat_or_host)) == list{"东县开发区"});
    CHECK(zones_within(h, s.city, lying::by_seat_or_host).size() == 4); // each once, though two of its parts host one
    CHECK(zones_within(h, s.east, lying::by_seat_or_host).size() == 3);
}

TEST_CASE("a zone of which only the city is known may lie in any part of it", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    CHECK(names(h, zones_perhaps_within(h, s.north)) == list{"甲市高新区"});
    CHECK(names(h, zones_perhaps_within(h, s.east)) == list{"甲市高新区"});
    CHECK(names(h, zones_perhaps_within(h, s.other_town)) == list{"东县开发区", "甲市高新区"}); // nearest first
    CHECK(names(h, zones_perhaps_within(h, s.stray)) == list{"甲市高新区"});
    CHECK(zones_perhaps_within(h, s.city).empty());
}

TEST_CASE("nothing lies in what is no division or is not there", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    const unit_id nowhere = unit_id::derive("nobody", "nothing");
    for (const unit_id none : {s.zone, nowhere, unit_id()}) {
        CHECK(zones_within(h, none).empty());
        CHECK(zones_within(h, none, lying::by_seat_or_host).empty());
        CHECK(zones_perhaps_within(h, none).empty());
        CHECK(agencies_within(h, none).empty());
    }
    CHECK(agencies_of(h, nowhere).empty());
    CHECK(agency_of(h, nowhere) == nullptr);
    CHECK(counties_of(h, nowhere).empty());
    CHECK_FALSE(county_of(h.find(nowhere)));
}

TEST_CASE("an agency is a committee or office of a zone, and no part of another body", "[model][places]") {
    city_scene s;
    const body_id agency = s.b.body(s.zone, body_kind::management_committee, "东县开发区管委会");
    const body_id inside =
        s.b.body(s.zone, body_kind::management_office, "东片管理办公室", [&](body& b) { b.part_of = agency; });
    const body_id company = s.b.body(s.zone, body_kind::platform_company, "东县投资公司");
    const body_id of_county = s.b.body(s.east, body_kind::management_committee, "风景名胜区管委会");
    const body_id office = s.b.body(s.in_town, body_kind::management_office, "河口产业园管理办公室");
    const hierarchy& h = s.b.now();
    CHECK(is_agency(h, *h.find(agency)));
    CHECK(is_agency(h, *h.find(office)));
    CHECK(is_agency_of(*h.find(agency), *h.zone_of(s.zone)));
    CHECK_FALSE(is_agency_of(*h.find(agency), *h.zone_of(s.in_town)));
    for (const body_id none : {inside, company, of_county}) {
        CAPTURE(h.find(none)->name);
        CHECK_FALSE(is_agency(h, *h.find(none)));
    }
    CHECK(names(agencies_of(h, s.zone)) == list{"东县开发区管委会"});
    CHECK(agency_of(h, s.zone) == h.find(agency));
    CHECK(agencies_of(h, s.in_village).empty()); // a park run by its zone's agency
    CHECK(agencies_of(h, s.east).empty());
    CHECK(names(agencies_within(h, s.east)) == list{"东县开发区管委会", "河口产业园管理办公室"});
    CHECK(names(agencies_within(h, s.west, lying::by_seat_or_host)) == list{"东县开发区管委会"});
}

TEST_CASE("of two agencies of one zone none is the agency", "[model][places]") {
    city_scene s;
    static_cast<void>(s.b.body(s.zone, body_kind::management_committee, "甲管委会"));
    static_cast<void>(s.b.body(s.zone, body_kind::management_office, "乙办公室"));
    CHECK(agencies_of(s.b.now(), s.zone).size() == 2);
    CHECK(agency_of(s.b.now(), s.zone) == nullptr);
}

TEST_CASE("the county of a zone is its seat's, whatever county-level division that is", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    CHECK(county_of(h[s.zone]).id() == s.east);
    CHECK(county_of(h[s.in_town]).id() == s.east);
    CHECK(county_of(h[s.in_village]).id() == s.east);
    CHECK(county_of(h[s.village]).id() == s.east);
    CHECK(county_of(h[s.west]).id() == s.west);
    CHECK(county_of(h[s.north]).id() == s.north);
    CHECK_FALSE(county_of(h[s.in_city])); // in one of three
    CHECK_FALSE(county_of(h[s.stray]));
    CHECK_FALSE(county_of(h[s.city]));
    CHECK(names(counties_of(h, s.zone)) == list{"东县", "西区"});
    CHECK(counties_of(h, s.in_city).empty());
    CHECK(share_a_county(h, s.zone, s.in_village));
    CHECK(share_a_county(h, s.zone, s.west));
    CHECK_FALSE(share_a_county(h, s.in_town, s.west));
    CHECK_FALSE(share_a_county(h, s.in_city, s.in_city)); // nobody knows which
}

TEST_CASE("divisions of a level are found whatever is between", "[model][places]") {
    const city_scene s;
    const hierarchy& h = s.b.now();
    CHECK(names(children_at(h[s.city], level::county)) == list{"东县", "西区", "北市"});
    CHECK(names(children_at(h[s.city], level::township)) == list{"某镇"});
    CHECK(names(descendants_at(h[s.city], level::township)) == list{"河口镇", "桥头镇", "某镇"});
    CHECK(names(descendants_at(h[s.east], level::township)) == list{"河口镇", "桥头镇"});
    CHECK(descendants_at(h[s.east], level::county).empty()); // not itself
    CHECK(descendants_at(h[s.zone], level::township).empty());
    CHECK(names(divisions_at(h, level::prefecture)) == list{"甲市"});
    CHECK(names(divisions_at(h, level::village)) == list{"上村"});
    CHECK(divisions_at(h, level::province).empty());
}

TEST_CASE("the answers are those that looking at every record gives", "[model][places][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t zones = 0;
    std::size_t hosted = 0;
    std::size_t perhaps = 0;
    std::size_t agencies = 0;
    for (std::uint64_t seed = first; seed < first + 30; ++seed) {
        CAPTURE(seed);
        const hierarchy h = random_hierarchy(seed);
        for (const unit_ref d : h.units()) {
            if (!d.is_division()) continue;
            std::set<unit_id> here;
            std::set<unit_id> here_or_hosted;
            std::set<unit_id> around;
            std::set<body_id> run;
            for (const zone& z : h.all<zone>()) {
                const unit_ref seat = h.find(z.seat);
                if (seat && seat.within(d)) here.insert(z.unit);
                if (seat && seat != d && d.within(seat)) around.insert(z.unit);
            }
            here_or_hosted = here;
            for (const hosting& host : h.all<hosting>())
                if (h[host.division].within(d)) here_or_hosted.insert(host.unit);
            for (const body& b : h.all<body>())
                if (here.count(b.unit) != 0 && !b.part_of.ok()
                    && (b.kind == body_kind::management_committee || b.kind == body_kind::management_office))
                    run.insert(b.key);
            REQUIRE(ids(zones_within(h, d.id())) == here);
            REQUIRE(ids(zones_within(h, d.id(), lying::by_seat_or_host)) == here_or_hosted);
            REQUIRE(ids(zones_perhaps_within(h, d.id())) == around);
            std::set<body_id> found;
            for (const body* const b : agencies_within(h, d.id())) REQUIRE(found.insert(b->key).second);
            REQUIRE(found == run);
            zones += here.size();
            hosted += here_or_hosted.size() - here.size();
            perhaps += around.size();
            agencies += run.size();
            for (const level l : {level::province, level::prefecture, level::county, level::township, level::village}) {
                std::set<unit_id> below;
                for (const unit_ref u : d.descendants())
                    if (u.level() == l) below.insert(u.id());
                REQUIRE(ids(descendants_at(d, l)) == below);
            }
        }
        for (const level l : {level::province, level::prefecture, level::county, level::township, level::village}) {
            std::set<unit_id> all;
            for (const unit_ref u : h.units())
                if (u.level() == l) all.insert(u.id());
            REQUIRE(ids(divisions_at(h, l)) == all);
        }
    }
    CHECK(std::min({zones, hosted, perhaps, agencies}) > 0);
}
