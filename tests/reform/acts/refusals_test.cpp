// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <string>
#include <vector>

// Ways to be refused that no test of a single group of operations asserts, one a row.

using namespace onezone;
using namespace onezone_tests;

namespace {

struct row {
    const char* why;
    operation op;
    errc code;
};

const unit_id nowhere = unit_id::derive("no", "such");
const body_id nobody = body_id::derive("no", "such");
const holding_id nothing = holding_id::derive("no", "such");

[[nodiscard]] bundle three(staff_status status, std::int64_t n) { return {{}, {{status, n}}, {}}; }

void all_refused(const hierarchy& h, const std::vector<row>& rows, const act_options& options = {}) {
    for (const row& r : rows) {
        CAPTURE(key_of(r.op), r.why);
        refused(h, r.op, r.code, options);
    }
}

} // namespace

TEST_CASE("what goes along with an act is refused where giver, receiver or amount make no sense", "[reform][refusal]") {
    const full_zone w;
    const auto along = [&](bundle what) {
        return entrust{.unit = w.third_town,
            .holder = w.zone_unit,
            .from = w.government,
            .receiver = party::of(w.agency),
            .along = std::move(what)};
    };
    entrust to_nobody = along(three(staff_status::administrative, 1));
    to_nobody.receiver = {};
    entrust from_nobody = along(three(staff_status::administrative, 1));
    from_nobody.from = nobody;
    return_township to_nowhere{.town = w.town, .from = w.agency, .receiver = party::of(nowhere)};
    to_nowhere.along.items = {w.items.front()};
    return_township to_no_body = to_nowhere;
    to_no_body.receiver = party::of(nobody);
    const found_industrial_community community{w.zone_unit, "社区", w.agency};
    const auto community_with = [&](bundle what, body_id from) {
        found_industrial_community op = community;
        op.along = std::move(what);
        op.from = from;
        return op;
    };
    all_refused(w.h,
        {
            {"nobody moves", along(three(staff_status::administrative, 0)), errc::bad_quantity},
            {"more than there are", along(three(staff_status::administrative, 31)), errc::not_held},
            {"another's item", along({{w.items.front()}, {}, {}}), errc::not_held},
            {"no such item", along({{nothing}, {}, {}}), errc::unknown_record},
            {"no receiver", to_nobody, errc::missing_successor},
            {"no giver", from_nobody, errc::unknown_body},
            {"an item to no unit", to_nowhere, errc::unknown_unit},
            {"an item to no body", to_no_body, errc::unknown_body},
            {"nobody moves", community_with(three(staff_status::administrative, -1), w.agency), errc::bad_quantity},
            {"no giver", community_with(three(staff_status::administrative, 1), nobody), errc::unknown_body},
            {"no such item", community_with({{nothing}, {}, {}}, w.agency), errc::unknown_record},
            {"nobody moves",
                strip_functions{
                    .agency = w.agency, .to = party::of(w.county), .along = three(staff_status::administrative, 0)},
                errc::bad_quantity},
            {"to no unit", transfer_staff{w.agency, party::of(nowhere), {{staff_status::administrative, 1}}},
                errc::unknown_unit},
        });
}

TEST_CASE("entrustments and affiliations that would close a circle are refused", "[reform][refusal]") {
    const full_zone w;
    scene_builder b(w.h);
    b.entrusted(w.county, w.next_county);
    all_refused(b.now(), {{"they entrust each other", entrust{w.next_county, w.county}, errc::cycle}});

    scene_builder below(w.h);
    below.entrusted(w.county, w.fourth_town);
    all_refused(
        below.now(), {{"its holder comes beneath it", reparent{w.fourth_town, w.county}, errc::entrusted_to_itself}});

    scene_builder within(w.h);
    const unit_id inner = within.unit(unit_kind::villagers_committee, "甲村", w.town);
    all_refused(within.now(),
        {{"entrusted to a part of itself",
            abolish_agency{.agency = w.agency,
                .successor = party::of(w.government),
                .destinations = {{carry_class::townships, entry_kind::moved, party::of(inner), {}}}},
            errc::entrusted_to_itself}});
}

TEST_CASE("reshaped divisions are refused where the result makes no sense", "[reform][refusal]") {
    const full_zone w;
    const code taken{"360732"};
    const auto split = [&](founding part, bool abolish = false) { return split_division{w.county, {part}, abolish}; };
    all_refused(w.h,
        {
            {"the heir lies in it", restructure{.abolished = {{w.county, w.third_town, {}}}}, errc::cycle},
            {"no heir", restructure{.abolished = {{w.third_town, {}, {}}}}, errc::missing_successor},
            {"a zone", restructure{.abolished = {{w.zone_unit, w.county, {}}}}, errc::not_a_division},
            {"no such unit", restructure{.abolished = {{nowhere, w.county, {}}}}, errc::unknown_unit},
            {"a code in use", restructure{.founded = {{"新县", unit_kind::county, w.city, taken, {}}}},
                errc::duplicate_code},
            {"a county in a town", restructure{.extended = {{w.town, {w.next_county}}}}, errc::level_order},
            {"it takes what is above it", establish_division{{"新镇", unit_kind::town, w.county, {}, {w.county}}},
                errc::cycle},
            {"into a part of it", merge_divisions{.merged = {w.county}, .into = w.third_town}, errc::cycle},
            {"a code in use",
                merge_divisions{
                    .merged = {w.third_town}, .founded = founding{"并镇", unit_kind::town, w.county, taken, {}}},
                errc::duplicate_code},
            {"towns into a town", merge_divisions{.merged = {w.county}, .into = w.fourth_town}, errc::level_order},
            {"a zone", merge_divisions{.merged = {w.zone_unit}, .into = w.county}, errc::not_a_division},
            {"no such unit", merge_divisions{.merged = {nowhere}, .into = w.county}, errc::unknown_unit},
            {"a part of what ends", split({"新镇", unit_kind::town, w.county, {}, {}}, true), errc::bad_value},
            {"a part takes what it lies in",
                split({"新村", unit_kind::villagers_committee, w.third_town, {}, {w.third_town}}), errc::cycle},
            {"a code in use", split({"新镇", unit_kind::town, w.county, taken, {}}), errc::duplicate_code},
            {"a county in a town", split({"新县", unit_kind::county, w.town, {}, {}}), errc::level_order},
            {"a code in use", convert_zone{w.zone_unit, {"新区", unit_kind::district, w.city, taken, {}}},
                errc::duplicate_code},
        });
}

TEST_CASE("zones to which something still refers do not end", "[reform][refusal]") {
    const full_zone w;
    scene_builder b(w.h);
    agreement pact;
    pact.key = agreement_id::derive("test", "协议");
    pact.name = "协议";
    pact.about = w.zone_unit;
    b.put(pact);
    b.zone(unit_kind::park, "子园", w.city, [&](zone& z) { z.part_of = w.h.find(w.placeholder)->unit; });
    all_refused(b.now(),
        {
            {"an agreement", convert_zone{w.zone_unit, {"新区", unit_kind::district, w.city, {}, {}}},
                errc::still_referenced},
            {"a park", close_placeholder{w.placeholder, {}}, errc::still_referenced},
        });
    found_joint_park joint{{.name = "合作园", .seat = w.county}, "协议", {{w.county, {}}, {w.next_county, {}}}};
    const auto with = [&](auto change) {
        found_joint_park op = joint;
        change(op.park);
        return op;
    };
    found_joint_park ended = joint;
    ended.until = date(2022, 1, 1);
    act_options options;
    options.on = date(2023, 1, 1);
    all_refused(w.h,
        {
            {"it ends before it begins", ended, errc::dates_out_of_order},
            {"seated in a zone", with([&](auto& park) { park.seat = w.main_zone; }), errc::not_a_division},
            {"part of a county", with([&](auto& park) { park.part_of = w.county; }), errc::not_a_zone},
            {"a town", with([](auto& park) { park.kind = unit_kind::town; }), errc::wrong_kind},
            {"a county", order_rectification{w.county}, errc::not_a_zone},
        },
        options);
}

TEST_CASE("bodies and posts that cannot be are refused", "[reform][refusal]") {
    const full_zone w;
    const auto founded = [&](auto change) {
        establish_agency op{.unit = w.main_zone, .name = "新办", .pool = party::of(w.agency)};
        change(op);
        return op;
    };
    using quotas = std::vector<quota_amount>;
    all_refused(w.h,
        {
            {"no unit", founded([](auto& op) { op.unit = nowhere; }), errc::unknown_unit},
            {"no pool", founded([](auto& op) { op.pool = party::of(nobody); }), errc::unknown_body},
            {"no pool", founded([](auto& op) { op.pool = party::of(nowhere); }), errc::unknown_unit},
            {"no name", founded([](auto& op) { op.name = ""; }), errc::bad_value},
            {"a kind twice", founded([](auto& op) {
                 op.quota = quotas{{quota_kind::institution, 1}, {quota_kind::institution, 2}};
             }),
                errc::bad_value},
            {"less than nothing", founded([](auto& op) {
                 op.quota = quotas{{quota_kind::institution, -1}};
             }),
                errc::bad_quantity},
            {"less than nothing", founded([](auto& op) { op.leading_posts = -1; }), errc::bad_quantity},
            {"more than the pool has", founded([](auto& op) {
                 op.quota = quotas{{quota_kind::institution, 26}};
             }),
                errc::not_held},
            {"an internal body", founded([](auto& op) { op.kind = body_kind::internal_body; }), errc::unsupported_here},
            {"no body", rename_body{nobody, "新名"}, errc::unknown_body},
            {"the same name", rename_body{w.agency, "全区管委会"}, errc::nothing_to_do},
            {"no name", rename_body{w.agency, ""}, errc::bad_value},
            {"no text", rename_body{w.agency, "\xff"}, errc::invalid_utf8},
            {"no body", hang_nameplates{nobody, {"牌"}}, errc::unknown_body},
            {"no nameplate", hang_nameplates{w.agency, {}}, errc::empty_input},
            {"no name", hang_nameplates{w.agency, {""}}, errc::bad_value},
            {"its own name", hang_nameplates{w.agency, {"全区管委会"}}, errc::nothing_to_do},
            {"no body", create_post{nobody, post_kind::staff, "主办"}, errc::unknown_body},
            {"no title", create_post{w.agency, post_kind::staff, ""}, errc::bad_value},
            {"no post", abolish_post{post_id::derive("no", "such")}, errc::unknown_post},
            {"somebody holds it", abolish_post{w.director}, errc::still_referenced},
        });
    const step both = done(w.h, appoint{w.chief, w.official});
    all_refused(both.after, {{"it is held already", second{w.official, w.chief}, errc::duplicate_tenure}});
}

TEST_CASE("a seat that does not leave its next-lower unit does not move", "[reform][unit][seat]") {
    const full_zone w;
    scene_builder b(w.h);
    const unit_id other_village = b.unit(unit_kind::villagers_committee, "丁村", w.third_town);
    body government = *w.h.find(w.government);
    government.seat = w.village;
    b.put(government);

    const step s = done(b.now(), move_government_seat{w.county, w.town});
    CHECK(s.after.find(w.government)->seat.value == w.town);
    CHECK(s.after[w.county].code() == w.h[w.county].code());
    CHECK(s.ledger.lines().empty());
    CHECK(s.account.zh == "县人民政府驻地迁至甲镇");
    // A seat outside of the own area is no contradiction, and from there every move crosses.
    const step outside = done(b.now(), move_government_seat{w.county, w.fourth_town});
    done(outside.after, move_government_seat{w.county, w.village});
    // Where no seat is on record, what is stated tells what is crossed.
    done(w.h, move_government_seat{w.county, w.third_town});
    all_refused(
        w.h, {{"within one town", move_government_seat{w.county, w.third_town, w.village}, errc::unsupported_here}});

    all_refused(b.now(),
        {
            {"within one town", move_government_seat{w.county, other_village}, errc::unsupported_here},
            {"from the village to its town", move_government_seat{w.county, w.third_town}, errc::unsupported_here},
            {"it is there", move_government_seat{w.county, w.village}, errc::nothing_to_do},
            {"it was elsewhere", move_government_seat{w.county, w.town, w.town}, errc::contradicted},
            {"the division itself", move_government_seat{w.county, w.county}, errc::bad_value},
            {"what is above it", move_government_seat{w.county, w.city}, errc::bad_value},
            {"no such unit", move_government_seat{nowhere, w.town}, errc::unknown_unit},
            {"no such place", move_government_seat{w.county, nowhere}, errc::unknown_unit},
            {"a zone", move_government_seat{w.zone_unit, w.town}, errc::not_a_division},
            {"into a zone", move_government_seat{w.county, w.zone_unit}, errc::not_a_division},
            {"no government on record", move_government_seat{w.next_county, w.fourth_town}, errc::unknown_body},
        });
    b.body(w.county, body_kind::government, "又一政府");
    all_refused(b.now(), {{"two governments", move_government_seat{w.county, w.town}, errc::ambiguous_record}});
}

TEST_CASE("who inherits a division's area inherits the seats in it", "[reform][unit][seat]") {
    const full_zone w;
    const step seated = done(w.h, move_government_seat{w.county, w.third_town});
    const step s = done(seated.after, abolish_division{w.third_town, w.town});
    CHECK(s.after.find(w.government)->seat.value == w.town);
}

TEST_CASE("who competes for a post keeps the own status on file", "[reform][company][staff]") {
    const full_zone w;
    reappoint_staff op{.body = w.agency, .seats = {{w.director, w.official, staff_status::institution}}};
    act_options options;
    options.basis = provenance::stated("S1");
    const step s = done(w.h, op, options);
    const tenure& kept = *s.after.tenures_of(w.director).begin();
    CHECK(kept.archived == fact<staff_status>(staff_status::institution, provenance::stated("S1")));
    CHECK(s.after.tenures_of(w.director).count() == 1);
    CHECK(s.ledger.lines().empty()); // archived is not moved: staff stays counted by the status it has
    CHECK(done(s.after, op, options).after.tenures_of(w.director).begin()->key == kept.key);

    const step replaced = done(w.h, reappoint_staff{.body = w.agency, .seats = {{w.director, w.principal, {}}}});
    CHECK_FALSE(replaced.after.tenures_of(w.director).begin()->archived.known());
}

TEST_CASE("an agency is established with quota out of a pool or out of nothing", "[reform][agency][establish]") {
    const full_zone w;
    act_options options;
    options.on = date(2023, 11, 1);
    establish_agency op{.unit = w.main_zone, .name = "新办", .kind = body_kind::management_office};
    op.rank = rank::section_chief;
    op.document = "编发1号";
    op.quota = {{quota_kind::institution, 5}};
    op.leading_posts = 2;
    op.pool = party::of(w.agency);
    const step s = done(w.h, op, options);
    const body& made = **s.after.find_body("新办");
    CHECK(made.unit == w.main_zone);
    CHECK(made.rank.value == rank::section_chief);
    CHECK(made.charter.value == charter{date(2023, 11, 1), "编发1号"});
    CHECK_FALSE(made.internal_bodies.known());
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.agency)) == "25 -5 out = 20");
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(made.key)) == "0 +5 in = 5");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(made.key)) == "0 +2 created = 2");
    op.pool = {};
    const step from_nothing = done(w.h, op, options);
    CHECK(figures(from_nothing.ledger, carry_class::quota, "institution",
              party::of((*from_nothing.after.find_body("新办"))->key))
        == "0 +5 created = 5");
}

TEST_CASE("a renamed body is the same body under any nameplate", "[reform][agency][name]") {
    const full_zone w;
    const step s = done(w.h, rename_body{w.agency, "新名管委会", true});
    CHECK(s.after.find(w.agency)->name == "新名管委会");
    CHECK(s.after.find(w.agency)->nameplates == std::vector<std::string>{"全区管委会"});
    CHECK(done(w.h, rename_body{w.agency, "新名管委会"}).after.find(w.agency)->nameplates.empty());
    const step plated = done(s.after, hang_nameplates{w.agency, {"高新区管委会", "全区管委会"}});
    CHECK(plated.after.find(w.agency)->nameplates == std::vector<std::string>{"全区管委会", "高新区管委会"});
    CHECK(plated.after.count<body>() == w.h.count<body>());
}

TEST_CASE("posts are created and abolished, counted where they are listed", "[reform][post]") {
    const full_zone w;
    create_post op{w.working, post_kind::deputy_secretary, "副书记"};
    op.grade = "二级";
    op.category = "管理类";
    const step numbered = done(w.h, op); // the committee has a number of its own
    CHECK(numbered.ledger.lines().empty());
    CHECK(numbered.after.posts_of(w.working).begin()->grade == "二级");
    scene_builder b(w.h);
    body listed = *w.h.find(w.working);
    listed.leading_posts = {};
    b.put(listed);
    b.post(w.working, post_kind::secretary, "书记");
    const step s = done(b.now(), op);
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.working)) == "1 +1 created = 2");
    post_id made;
    for (const post& p : s.after.posts_of(w.working))
        if (p.title == "副书记") made = p.key;
    const step gone = done(s.after, abolish_post{made});
    CHECK(figures(gone.ledger, carry_class::leading_posts, "", party::of(w.working)) == "2 -1 written off = 1");
    // A post that somebody held and left goes with its past.
    act_options then;
    then.on = date(2023, 11, 1);
    const step left = done(w.h, relieve{w.director}, then);
    const step abolished = done(left.after, abolish_post{w.director}, then);
    CHECK(abolished.after.tenures_of(w.official).empty());
    CHECK(abolished.after.find(w.official));
}

TEST_CASE("quota of a kind that an internal body never had is created", "[reform][agency][charter]") {
    const full_zone w;
    const step s =
        done(w.h, reissue_charter{.body = w.desk, .document = "三定", .quota = {{quota_kind::institution, 11}}});
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.desk)) == "0 +11 created = 11");
}

TEST_CASE("ledgers that meet at an unknown figure leave it open", "[reform][ledger]") {
    const full_zone w;
    scene_builder b(w.h);
    body listed = *w.h.find(w.main);
    listed.leading_posts = {};
    b.put(listed);
    const step none_listed = done(b.now(), abolish_post{w.chief}); // how many are left nobody says
    const step numbered =
        done(none_listed.after, reissue_charter{.body = w.main, .document = "三定", .leading_posts = 6});
    const ledger sum = none_listed.ledger + numbered.ledger;
    CHECK(figures(sum, carry_class::leading_posts, "", party::of(w.main)) == "1 -1 written off = 6 open");
    CHECK(sum.state() == balance::open);
}
