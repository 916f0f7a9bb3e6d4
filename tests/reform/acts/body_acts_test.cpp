// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/body_acts.hpp>

#include <string>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A county with three bureaus, one of them with a section and a chief; a zone with its agency.
struct three_bureaus {
    unit_id county, zone_unit;
    body_id culture, sports, tourism, section, agency;
    holding_id museums, stadiums;
    post_id chief;
    hierarchy h;

    three_bureaus() {
        scene_builder b;
        county = b.unit(unit_kind::county, "县");
        zone_unit = b.zone("园区", county);
        culture = b.body(county, body_kind::department, "县文化局", sized(20, 2, 3, 1));
        sports = b.body(county, body_kind::department, "县体育局", sized(10, 2, 3, 1));
        tourism = b.body(county, body_kind::department, "县旅游局", [](body& it) { it.leading_posts = 2; });
        section = b.part(sports, "竞训股");
        agency = b.body(zone_unit, body_kind::management_committee, "园区管委会");
        museums = b.function(culture, function_class::social, "博物馆");
        stadiums = b.function(sports, function_class::social, "体育场");
        chief = b.post(sports, post_kind::director, "局长");
        b.holds(b.person("甲"), chief);
        h = b.now();
    }
};

const auto S = carry_class::staff;
const body_id nobody = body_id::derive("no", "such");

} // namespace

TEST_CASE("departments are merged into a new one that carries all of them on", "[reform][body]") {
    const three_bureaus w;
    const merge_bodies op{.absorbed = {w.culture, w.sports}, .founded = body_founding{"县文化体育局"}};
    const step s = done(w.h, op);
    const body_id made = s.after.find(w.museums)->holder;
    CHECK(s.after.find(made)->name == "县文化体育局");
    CHECK(s.after.find(made)->kind == body_kind::department);
    CHECK(s.after.find(made)->unit == w.county);
    CHECK(s.after.find(w.stadiums)->holder == made);
    CHECK(s.after.find(w.section)->part_of == made);
    CHECK(s.after.find(w.culture) == nullptr);
    CHECK(count_of(s.after.find(made)->staff, staff_status::administrative) == std::int64_t{30});
    CHECK(figures(s.ledger, S, "administrative", party::of(w.culture)) == "20 -20 out = 0");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.sports)) == "3 -3 written off = 0");
    CHECK(s.after.find(w.chief) == nullptr);
    CHECK(s.account.zh == "县文化局、县体育局合并为县文化体育局");
    CHECK(s.lineage
        == std::vector<succession>{{party::of(w.culture), party::of(made), {}, {}, true},
            {party::of(w.sports), party::of(made), {}, {}, true}});
}

TEST_CASE("a department takes in others and goes on", "[reform][body]") {
    const three_bureaus w;
    const step s = done(w.h,
        merge_bodies{
            .absorbed = {w.sports}, .into = w.culture, .leading_posts = disposal::merged, .keep_nameplates = true});
    CHECK(s.after.find(w.chief)->body == w.culture);
    CHECK(s.after.find(w.culture)->nameplates == std::vector<std::string>{"县体育局"});
    CHECK(figures(s.ledger, S, "administrative", party::of(w.culture)) == "20 +10 in = 30");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.culture)) == "3 +3 in = 6");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.account.zh == "县体育局并入县文化局");
}

TEST_CASE("staff that nobody counted leaves the sum unknown", "[reform][body]") {
    const three_bureaus w;
    const step s = done(w.h, merge_bodies{.absorbed = {w.tourism}, .into = w.culture});
    CHECK_FALSE(count_of(s.after.find(w.culture)->staff, staff_status::administrative).known());
    CHECK(s.ledger.state() == balance::open);
}

TEST_CASE("a merger of bodies that makes no sense is refused", "[reform][body]") {
    const three_bureaus w;
    refused(w.h, merge_bodies{.absorbed = {}, .into = w.culture}, errc::empty_input);
    refused(w.h, merge_bodies{.absorbed = {w.sports}}, errc::bad_value);
    refused(w.h, merge_bodies{.absorbed = {w.sports}, .into = w.culture, .founded = body_founding{"新局"}},
        errc::bad_value);
    refused(w.h, merge_bodies{.absorbed = {w.sports}, .founded = body_founding{}}, errc::bad_value);
    refused(w.h, merge_bodies{.absorbed = {w.sports, w.sports}, .into = w.culture}, errc::unsupported_here);
    refused(w.h, merge_bodies{.absorbed = {w.culture}, .into = w.culture}, errc::unsupported_here);
    refused(w.h, merge_bodies{.absorbed = {w.section}, .into = w.culture}, errc::unsupported_here);
    refused(w.h, merge_bodies{.absorbed = {w.sports}, .into = w.section}, errc::unsupported_here);
    refused(w.h, merge_bodies{.absorbed = {w.agency}, .into = w.culture}, errc::unsupported_here);
    refused(w.h, merge_bodies{.absorbed = {nobody}, .into = w.culture}, errc::unknown_body);
    refused(w.h, merge_bodies{.absorbed = {w.sports}, .into = nobody}, errc::unknown_body);
}

TEST_CASE("departments of a division and of a zone work as one office and stay two", "[reform][body][joint]") {
    const three_bureaus w;
    const auto with = [](const hierarchy& h, body_id b) {
        std::vector<body_id> all;
        for (const joint_office& j : h.find(b)->joint_offices) all.push_back(j.with);
        return all;
    };
    const step s = done(w.h, join_offices{{w.culture, w.agency, w.tourism}}, {.basis = provenance::stated("S1")});
    CHECK(with(s.after, w.culture) == std::vector<body_id>{w.agency, w.tourism});
    CHECK(with(s.after, w.agency) == std::vector<body_id>{w.culture, w.tourism});
    CHECK(s.after.find(w.agency)->joint_offices.front().from == provenance::stated("S1"));
    CHECK(s.after.find(w.culture)->staff == w.h.find(w.culture)->staff);
    CHECK(s.ledger.entries().empty());
    CHECK(s.lineage.empty());
    CHECK(s.account.zh == "县文化局、园区管委会、县旅游局合署办公");
    refused(s.after, join_offices{{w.culture, w.agency}}, errc::nothing_to_do);
    CHECK(with(done(s.after, join_offices{{w.culture, w.sports}}).after, w.culture).size() == 3);

    const step apart = done(s.after, separate_offices{{w.culture, w.agency}});
    CHECK(with(apart.after, w.culture) == std::vector<body_id>{w.tourism});
    CHECK(with(apart.after, w.tourism) == std::vector<body_id>{w.culture, w.agency});
    CHECK(apart.account.en == "县文化局, 园区管委会 no longer work as one office");
    refused(apart.after, separate_offices{{w.culture, w.agency}}, errc::not_held);

    // With a body that ends its joint office ends.
    const step merged = done(s.after, merge_bodies{.absorbed = {w.tourism}, .into = w.sports});
    CHECK(with(merged.after, w.culture) == std::vector<body_id>{w.agency});

    refused(w.h, join_offices{{w.culture}}, errc::empty_input);
    refused(w.h, join_offices{{w.culture, w.culture}}, errc::bad_value);
    refused(w.h, join_offices{{w.culture, nobody}}, errc::unknown_body);
    refused(w.h, separate_offices{{w.culture}}, errc::empty_input);
    refused(w.h, separate_offices{{w.culture, w.culture}}, errc::bad_value);
    refused(w.h, separate_offices{{nobody, w.culture}}, errc::unknown_body);
    scene_builder b(w.h);
    body alone = *b.now().find(w.culture);
    alone.joint_offices = {{w.culture, {}}};
    CHECK(b.edit().put(alone).error().code() == errc::bad_value);
    alone.joint_offices = {{w.sports, {}}, {w.sports, {}}};
    CHECK(b.edit().put(alone).error().code() == errc::bad_value);
    alone.joint_offices = {{nobody, {}}};
    CHECK(b.edit().put(alone).error().code() == errc::unknown_body);
}
