// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/model/extract.hpp>
#include <onezone/model/places.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace onezone;
using onezone_tests::random_hierarchy;
using onezone_tests::scene_builder;

namespace {

std::vector<std::string> names(const hierarchy& h, const std::vector<unit_id>& units) {
    std::vector<std::string> all;
    for (const unit_id u : units) all.emplace_back(h[u].name());
    std::sort(all.begin(), all.end());
    return all;
}
using list = std::vector<std::string>;

// Two counties of a city that share a town under entrustment, a leader, a holding and a co-built park.
struct two_counties {
    scene_builder b;
    unit_id province = b.unit(unit_kind::province, "某省");
    unit_id city = b.unit(unit_kind::prefecture_city, "甲市", province);
    unit_id east = b.unit(unit_kind::county, "东县", city);
    unit_id west = b.unit(unit_kind::county, "西县", city);
    unit_id town = b.unit(unit_kind::town, "河口镇", east);
    unit_id west_town = b.unit(unit_kind::town, "桥头镇", west);
    unit_id village = b.unit(unit_kind::villagers_committee, "上村", west_town);
    unit_id zone = b.zone("东县开发区", town);
    unit_id park = b.zone(unit_kind::park, "桥头园", west_town, [&](onezone::zone& z) { z.part_of = zone; });
    unit_id west_zone = b.zone("西县开发区", west);
    unit_id in_city = b.zone("甲市高新区", city);
    unit_id run_by_east = b.zone(unit_kind::zone, "东县飞地园", city, [&](onezone::zone& z) { z.managing = east; });
    body_id agency = b.body(zone, body_kind::management_committee, "东县开发区管委会");
    body_id bureau = b.part(agency, "招商局");
    body_id west_agency = b.body(west_zone, body_kind::management_committee, "西县开发区管委会");
    body_id city_committee = b.body(city, body_kind::party_committee, "甲市委");
    post_id director = b.post(agency, post_kind::director, "主任");
    post_id in_city_team = b.post(city_committee, post_kind::team_member, "常委");
    post_id city_secretary = b.post(city_committee, post_kind::secretary, "书记");
    person_id leader = b.person("王某");
    person_id other = b.person("李某");
    tenure_id here = b.holds(leader, director);
    tenure_id there = b.holds(leader, in_city_team);
    tenure_id elsewhere = b.holds(other, city_secretary);
    holding_id own = b.function(agency, function_class::economic, "招商引资");
    holding_id shared =
        b.item(west_agency, carry_class::functions, "环保", [&](holding& x) { x.shared_with = {agency}; });
    holding_id apart = b.function(west_agency, function_class::economic, "统计");
    entrustment_id across = b.entrusted(west_town, zone);
    two_counties() { b.host(west_zone, town); }
};

} // namespace

TEST_CASE("a county cut out of a province keeps what is its own and all that names it", "[model][extract]") {
    two_counties s;
    agreement founding;
    founding.key = agreement_id::derive("test", "共建");
    founding.name = "共建协议";
    founding.about = s.in_city;
    founding.partners = {{s.east, {}}, {s.west, {}}};
    s.b.put(founding);
    indicator revenue;
    revenue.key = indicator_id::derive("test", "营业收入");
    revenue.unit = s.zone;
    revenue.name = "营业收入";
    s.b.put(revenue);
    revenue.key = indicator_id::derive("test", "西县营业收入");
    revenue.unit = s.west;
    s.b.put(revenue);
    const hierarchy& h = s.b.now();

    const extraction cut = extract(h, s.east).value();
    const hierarchy& part = cut.part;
    CHECK(part[s.zone].path() == h[s.zone].path());
    CHECK(part.find(s.bureau)->part_of == s.agency);
    CHECK(part[s.run_by_east].name() == "东县飞地园");  // managed by the county, wherever it lies
    CHECK(*part.zone_of(s.park) == *h.zone_of(s.park)); // a park goes with its zone
    CHECK(part.count<indicator>() == 1);
    CHECK(part.find(founding.key)->partners == founding.partners);
    CHECK(part.hosts_of(s.west_zone).begin()->division == s.town);
    CHECK(part.find(s.across)->unit == s.west_town);

    // The leader's other post comes along with its body, and nobody else's post in that body does.
    CHECK(part.tenures_of(s.leader).count() == 2);
    CHECK(part.find(s.in_city_team)->body == s.city_committee);
    CHECK(part.find(s.city_secretary) == nullptr);
    CHECK(part.find(s.other) == nullptr);
    CHECK(part.find(s.shared)->holder == s.west_agency);
    CHECK(part.find(s.apart) == nullptr);

    CHECK(names(part, cut.outside) == list{"某省", "桥头镇", "甲市", "甲市高新区", "西县", "西县开发区"});
    std::vector<body_id> bodies = cut.bodies_outside;
    std::sort(bodies.begin(), bodies.end());
    std::vector<body_id> expected{s.west_agency, s.city_committee};
    std::sort(expected.begin(), expected.end());
    CHECK(bodies == expected);
    CHECK(names(h, cut.perhaps) == list{"甲市高新区"});
    CHECK_FALSE(part.find(s.village));
    CHECK(cut.divisions_left_out == 1);
    CHECK(cut.zones_left_out == 0);
}

TEST_CASE("zones are cut out alone, with their parks and what is above them", "[model][extract]") {
    const two_counties s;
    const hierarchy& h = s.b.now();
    const std::vector<unit_id> wanted{s.west_zone, s.in_city};
    const extraction cut = extract(h, wanted).value();
    CHECK(cut.part.find(s.west_zone).path() == h[s.west_zone].path());
    CHECK(cut.part.find(s.apart)->holder == s.west_agency);
    CHECK(names(cut.part, cut.outside) == list{"东县", "东县开发区", "某省", "河口镇", "甲市", "西县"});
    CHECK(cut.part.find(s.own) == nullptr);
    CHECK(cut.zones_left_out == 2);
    CHECK(cut.divisions_left_out == 2);
    CHECK(cut.perhaps.empty());
}

TEST_CASE("what is not there cannot be cut out", "[model][extract]") {
    const two_counties s;
    const std::vector<unit_id> wanted{s.east, unit_id::derive("nobody", "nothing")};
    const auto refused = extract(s.b.now(), wanted);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_unit);
    CHECK(extract(s.b.now(), std::vector<unit_id>()).value().part.empty());
}

TEST_CASE("a part counts the acts of the whole", "[model][extract]") {
    const two_counties s;
    change c(s.b.now());
    for (int i = 0; i < 3; ++i) c.count_act();
    const hierarchy h = std::move(c).finish();
    CHECK(extract(h, s.east).value().part.acts() == 3);
}

namespace {

template <class Record>
void check_records(const hierarchy& h, const extraction& cut, const std::set<unit_id>& chosen) {
    const hierarchy& part = cut.part;
    const auto of = [](const hierarchy& in, const Record& r) {
        if constexpr (std::is_same_v<Record, zone>)
            return in.zone_of(r.unit);
        else
            return in.find(r.id());
    };
    for (const Record& r : part.all<Record>()) {
        const Record* const there = of(h, r);
        REQUIRE(there != nullptr);
        REQUIRE(*there == r);
    }
    const auto is_in = [&](unit_id u) { return chosen.count(u) != 0; };
    for (const Record& r : h.all<Record>()) {
        bool belongs = false;
        if constexpr (std::is_same_v<Record, zone>) {
            belongs = is_in(r.unit) || (r.managing.value && is_in(*r.managing.value))
                || (r.statistics.value && is_in(*r.statistics.value));
        } else if constexpr (std::is_same_v<Record, body> || std::is_same_v<Record, indicator>) {
            belongs = is_in(r.unit);
        } else if constexpr (std::is_same_v<Record, own_fact>) {
            if (r.person.ok())
                for (const tenure& t : h.tenures_of(r.person))
                    belongs = belongs || is_in(h.find(h.find(t.post)->body)->unit);
            else
                belongs = is_in(r.unit.ok() ? r.unit : h.find(r.body.ok() ? r.body : h.find(r.post)->body)->unit);
        } else if constexpr (std::is_same_v<Record, post>) {
            belongs = is_in(h.find(r.body)->unit);
        } else if constexpr (std::is_same_v<Record, tenure>) {
            for (const tenure& t : h.tenures_of(r.person))
                belongs = belongs || is_in(h.find(h.find(t.post)->body)->unit);
        } else if constexpr (std::is_same_v<Record, holding>) {
            belongs = is_in(h.find(r.holder)->unit) || (r.grantor.value && is_in(*r.grantor.value));
            for (const body_id b : r.shared_with) belongs = belongs || is_in(h.find(b)->unit);
        } else if constexpr (std::is_same_v<Record, entrustment>) {
            belongs = is_in(r.unit) || is_in(r.holder);
        } else if constexpr (std::is_same_v<Record, hosting>) {
            belongs = is_in(r.unit) || is_in(r.division);
        } else if constexpr (std::is_same_v<Record, agreement>) {
            belongs = is_in(r.about);
            for (const partner& p : r.partners) belongs = belongs || is_in(p.unit);
        }
        if (belongs) REQUIRE(of(part, r) != nullptr);
    }
}

template <class... Records>
void check_all(const hierarchy& h, const extraction& cut, const std::set<unit_id>& chosen) {
    (check_records<Records>(h, cut, chosen), ...);
}

} // namespace

TEST_CASE(
    "a part holds the records of the whole, unchanged, and all that name what was chosen", "[model][extract][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t outside = 0;
    std::size_t left = 0;
    for (std::uint64_t seed = first; seed < first + 20; ++seed) {
        const hierarchy h = random_hierarchy(seed);
        for (const unit_ref top : h.units()) {
            CAPTURE(seed, top.path());
            const extraction cut = extract(h, top.id()).value();
            std::set<unit_id> chosen{top.id()};
            if (top.is_division()) {
                for (const unit_ref below : top.descendants()) chosen.insert(below.id());
                for (const zone& z : h.all<zone>())
                    if (chosen.count(z.seat) != 0 || (z.managing.value && h[*z.managing.value].within(top)))
                        chosen.insert(z.unit);
            }
            for (bool more = true; more;) {
                more = false;
                for (const zone& z : h.all<zone>())
                    if (chosen.count(z.part_of) != 0) more = chosen.insert(z.unit).second || more;
            }
            for (const unit_ref u : cut.part.units()) {
                REQUIRE(h.find(u.id()));
                REQUIRE(u.path() == h[u.id()].path());
                REQUIRE(u.code() == h[u.id()].code());
                REQUIRE(u.place_known() == h[u.id()].place_known());
            }
            std::set<unit_id> extra;
            for (const unit_ref u : cut.part.units())
                if (chosen.count(u.id()) == 0) extra.insert(u.id());
            REQUIRE(std::set<unit_id>(cut.outside.begin(), cut.outside.end()) == extra);
            for (const unit_id u : chosen) REQUIRE(cut.part.find(u));
            check_all<zone, hosting, body, post, tenure, holding, entrustment, agreement, indicator, own_fact>(
                h, cut, chosen);
            REQUIRE(cut.part.size() + cut.divisions_left_out + cut.zones_left_out == h.size());
            outside += cut.outside.size();
            left += cut.divisions_left_out;
            // Cut once more, nothing changes: what belongs to the part is all in it.
            REQUIRE(extract(cut.part, top.id()).value().part == cut.part);
        }
    }
    CHECK(std::min(outside, left) > 0);
}

TEST_CASE("all units cut out are the whole", "[model][extract][random]") {
    const auto seed = GENERATE(take(10, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    CAPTURE(seed);
    change c(random_hierarchy(seed));
    std::vector<person_id> nobody;
    for (const person& p : c.now().all<person>())
        if (c.now().tenures_of(p.key).empty()) nobody.push_back(p.key); // who holds nothing belongs to no unit
    for (const person_id p : nobody) c.remove(p).value();
    std::vector<agreement_id> between_nobody;
    for (const agreement& a : c.now().all<agreement>())
        if (!a.about.ok() && a.partners.empty()) between_nobody.push_back(a.key); // nor does what names none
    for (const agreement_id a : between_nobody) c.remove(a).value();
    const hierarchy h = std::move(c).finish();
    std::vector<unit_id> tops;
    for (const unit_ref u : h.units()) tops.push_back(u.id());
    const extraction cut = extract(h, tops).value();
    CHECK(cut.part == h);
    CHECK(cut.outside.empty());
    CHECK(cut.bodies_outside.empty());
    CHECK(cut.perhaps.empty());
}
