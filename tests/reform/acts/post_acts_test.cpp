// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/post_acts.hpp>
#include <onezone/reform/apply.hpp>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A county with secretary and head, and a zone with two principals, one of them somebody else.
struct two_teams {
    unit_id county, zone_unit;
    body_id committee, government, working, agency;
    post_id secretary, head, zone_secretary, zone_director, clerk;
    person_id zhang, wang, zhao;
    hierarchy h;

    two_teams() {
        scene_builder b;
        county = b.unit(unit_kind::county_city, "龙市");
        zone_unit = b.zone("龙市经开区", county);
        committee = b.body(county, body_kind::party_committee, "龙市委");
        government = b.body(county, body_kind::government, "龙市人民政府");
        working = b.body(zone_unit, body_kind::working_committee, "经开区党工委");
        agency =
            b.body(zone_unit, body_kind::management_committee, "经开区管委会", [](body& it) { it.leading_posts = 4; });
        secretary = b.post(committee, post_kind::secretary, "书记");
        head = b.post(government, post_kind::head, "市长");
        zone_secretary = b.post(working, post_kind::secretary, "书记");
        zone_director = b.post(agency, post_kind::director, "主任");
        clerk = b.post(agency, post_kind::staff, "业务主办");
        zhang = b.person("张", rank::bureau_deputy);
        wang = b.person("");
        zhao = b.person("赵", rank::county_chief);
        b.holds(zhang, secretary);
        b.holds(wang, head);
        b.holds(zhao, zone_director);
        h = b.now();
    }
};

[[nodiscard]] std::vector<person_id> holders_of(const hierarchy& h, post_id p) {
    std::vector<person_id> all;
    for (const tenure& t : h.tenures_of(p))
        if (!t.valid.until) all.push_back(t.person);
    return all;
}

act_options on(date d) {
    act_options options;
    options.on = d;
    options.basis = provenance::stated("S1");
    return options;
}

} // namespace

TEST_CASE("somebody is appointed, on record or new, named or not", "[reform][post]") {
    const two_teams w;
    const step s = done(w.h, appoint{w.zone_secretary, w.zhao}, on(date(2021, 2, 25)));
    const tenure& t = *s.after.tenures_of(w.zone_secretary).begin();
    CHECK(t.person == w.zhao);
    CHECK(t.valid == period{date(2021, 2, 25), {}});
    CHECK(t.mode == tenure_mode::main);
    CHECK_FALSE(t.paid.known());
    CHECK(t.from == provenance::stated("S1"));
    CHECK(s.ledger.lines().empty());

    const step named = done(w.h, appoint{.post = w.zone_secretary, .name = "钱"});
    CHECK(named.after.find(named.after.tenures_of(w.zone_secretary).begin()->person)->name == "钱");
    const step unnamed = done(w.h, appoint{w.zone_secretary});
    CHECK(unnamed.after.count<person>() == w.h.count<person>() + 1);

    refused(w.h, appoint{post_id::derive("no", "such")}, errc::unknown_post);
    refused(w.h, appoint{w.clerk, person_id::derive("no", "such")}, errc::unknown_person);
    refused(w.h, appoint{w.clerk, w.zhao, "钱"}, errc::bad_value);
    refused(w.h, appoint{w.zone_director, w.zhao}, errc::duplicate_tenure);
}

TEST_CASE("two appointments that differ give different people, also without a stated act", "[reform][post][id]") {
    const two_teams w;
    const step a = done(w.h, appoint{.post = w.clerk, .name = "甲"});
    const step b = done(w.h, appoint{.post = w.clerk, .name = "乙"});
    const step again = done(w.h, appoint{.post = w.clerk, .name = "甲"});
    CHECK(a.after.tenures_of(w.clerk).begin()->person != b.after.tenures_of(w.clerk).begin()->person);
    CHECK(a.after == again.after);
    const step next = done(a.after, appoint{.post = w.clerk, .name = "甲"});
    CHECK(next.after.tenures_of(w.clerk).count() == 2);
}

TEST_CASE("a relieved holder leaves on the day of the act, or at once where it has none", "[reform][post]") {
    const two_teams w;
    const step dated = done(w.h, relieve{w.zone_director}, on(date(2023, 11, 1)));
    CHECK(dated.after.tenures_of(w.zone_director).begin()->valid.until == date(2023, 11, 1));
    const step undated = done(w.h, relieve{w.zone_director, w.zhao});
    CHECK(undated.after.tenures_of(w.zone_director).empty());
    CHECK(undated.after.find(w.zhao)->rank.value == rank::county_chief);

    refused(w.h, relieve{post_id::derive("no", "such")}, errc::unknown_post);
    refused(w.h, relieve{w.zone_director, person_id::derive("no", "such")}, errc::unknown_person);
    refused(w.h, relieve{w.zone_secretary}, errc::not_held);
    refused(w.h, relieve{w.zone_director, w.zhang}, errc::not_held);
    refused(dated.after, relieve{w.zone_director}, errc::not_held);
    const step shared = done(w.h, appoint{w.zone_director, w.zhang});
    refused(shared.after, relieve{w.zone_director}, errc::ambiguous_record);
    CHECK(holders_of(done(shared.after, relieve{w.zone_director, w.zhang}).after, w.zone_director)
        == std::vector{w.zhao});
}

TEST_CASE("a concurrent post leaves the own one and its pay open unless stated", "[reform][post]") {
    const two_teams w;
    const step s = done(w.h, take_concurrent_post{w.zhang, w.zone_secretary, false});
    const tenure& t = *s.after.tenures_of(w.zone_secretary).begin();
    CHECK(t.mode == tenure_mode::concurrent);
    CHECK(t.paid.value == false);
    CHECK(s.after.tenures_of(w.zhang).count() == 2);
    CHECK_FALSE(done(w.h, take_concurrent_post{w.zhang, w.zone_secretary})
                    .after.tenures_of(w.zone_secretary)
                    .begin()
                    ->paid.known());

    refused(w.h, take_concurrent_post{person_id::derive("no", "such"), w.head}, errc::unknown_person);
    refused(w.h, take_concurrent_post{w.zhang, post_id::derive("no", "such")}, errc::unknown_post);
    refused(w.h, take_concurrent_post{w.zhang, w.secretary}, errc::duplicate_tenure);
}

TEST_CASE("a first secretary stands beside the secretary", "[reform][post]") {
    const two_teams w;
    const step s = done(w.h, name_first_secretary{w.working, w.zhang});
    CHECK(s.after.posts_of(w.working).count() == 2);
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.working)) == "1 +1 created = 2");
    const step another = done(s.after, name_first_secretary{w.working, w.zhao});
    CHECK(another.after.posts_of(w.working).count() == 2);
    CHECK(another.ledger.lines().empty());

    refused(s.after, name_first_secretary{w.working, w.zhang}, errc::duplicate_tenure);
    refused(w.h, name_first_secretary{w.agency, w.zhang}, errc::unsupported_here);
    refused(w.h, name_first_secretary{body_id::derive("no", "such"), w.zhang}, errc::unknown_body);
    refused(w.h, name_first_secretary{w.working, person_id::derive("no", "such")}, errc::unknown_person);
}

TEST_CASE("a seconded person keeps post and pay at home", "[reform][post]") {
    const two_teams w;
    const step s = done(w.h, second{w.zhao, w.clerk, date(2024, 3, 1)}, on(date(2023, 3, 1)));
    const tenure& t = *s.after.tenures_of(w.clerk).begin();
    CHECK(t.mode == tenure_mode::seconded);
    CHECK(t.paid.value == false);
    CHECK(t.valid == period{date(2023, 3, 1), date(2024, 3, 1)});
    CHECK(holders_of(s.after, w.zone_director) == std::vector{w.zhao});

    refused(w.h, second{w.zhao, w.clerk, date(2022, 3, 1)}, errc::dates_out_of_order, on(date(2023, 3, 1)));
    refused(w.h, second{person_id::derive("no", "such"), w.clerk}, errc::unknown_person);
    refused(w.h, second{w.zhao, post_id::derive("no", "such")}, errc::unknown_post);
    const step free = done(w.h, relieve{w.zone_director});
    refused(free.after, second{w.zhao, w.clerk}, errc::not_held);
}

TEST_CASE("integrated leadership puts the division's principals into the zone's posts", "[reform][post][integrate]") {
    const two_teams w;
    integrate_leadership op{.zone = w.zone_unit, .division = w.county};
    op.posts = {{w.zone_secretary, w.secretary}, {w.zone_director, w.head}};
    const step s = done(w.h, op, on(date(2023, 11, 23)));
    CHECK(holders_of(s.after, w.zone_secretary) == std::vector{w.zhang});
    CHECK(holders_of(s.after, w.zone_director) == std::vector{w.wang}); // the one there before has left
    CHECK(holders_of(s.after, w.secretary) == std::vector{w.zhang});
    CHECK(
        s.after.zone_of(w.zone_unit)->integrated == std::vector<integration>{{w.county, {}, provenance::stated("S1")}});
    CHECK(s.after.find(w.zhang)->rank.value == rank::bureau_deputy);
    CHECK(s.ledger.lines().empty());
    CHECK(s.account.zh == "龙市经开区与龙市实行区政合一（方式未载明）；书记兼任书记；市长兼任主任");

    SECTION("and an already concurrent pair is no error and changes nothing") {
        const step again = done(s.after, op, on(date(2023, 11, 24)));
        CHECK(again.edits.empty());
        op.shape = integration_shape::one_team;
        const step shaped = done(s.after, op, on(date(2023, 11, 24)));
        CHECK(shaped.edits.size() == 1);
        CHECK(shaped.after.zone_of(w.zone_unit)->integrated.size() == 1);
    }
}

TEST_CASE("an integration whose posts nobody states is recorded without them", "[reform][post][integrate]") {
    const two_teams w;
    const step s = done(w.h, integrate_leadership{w.zone_unit, w.county, integration_shape::leaders_only});
    CHECK(s.edits.size() == 1);
    CHECK(s.after.zone_of(w.zone_unit)->integrated.front().shape.value == integration_shape::leaders_only);
}

TEST_CASE("an integration that cannot be is refused", "[reform][post][integrate]") {
    const two_teams w;
    const unit_id nowhere = unit_id::derive("no", "such");
    const auto with = [&](post_id zone_post, post_id division_post) {
        return integrate_leadership{.zone = w.zone_unit, .division = w.county, .posts = {{zone_post, division_post}}};
    };
    refused(w.h, integrate_leadership{nowhere, w.county}, errc::unknown_unit);
    refused(w.h, integrate_leadership{w.zone_unit, nowhere}, errc::unknown_unit);
    refused(w.h, integrate_leadership{w.county, w.county}, errc::not_a_zone);
    refused(w.h, integrate_leadership{w.zone_unit, w.zone_unit}, errc::not_a_division);
    refused(w.h, with(post_id::derive("no", "such"), w.head), errc::unknown_post);
    refused(w.h, with(w.zone_director, post_id::derive("no", "such")), errc::unknown_post);
    refused(w.h, with(w.head, w.secretary), errc::unsupported_here);
    refused(w.h, with(w.zone_director, w.zone_secretary), errc::unsupported_here);
    refused(done(w.h, relieve{w.head}).after, with(w.zone_director, w.head), errc::not_held);
    refused(done(w.h, appoint{w.head, w.zhao}).after, with(w.zone_director, w.head), errc::ambiguous_record);
}
