// SPDX-License-Identifier: Apache-2.0
#include "support/bulletins.hpp"
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// What is done by these acts in turn, each of them on its own day.
trial done(const hierarchy& h, std::vector<operation> acts) {
    plan p;
    p.id = "t";
    p.title = say("试行", "a trial");
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    for (operation& op : acts) {
        const auto n = static_cast<unsigned short>(p.steps.size() + 1);
        p.steps.push_back(
            {"s" + std::to_string(n), std::move(op), date(2022, 5, n), provenance::stated("S1"), {}, {}, {}});
    }
    return simulate(h, p, policy("t", say("无", "none"), {})).value();
}

// The numbers of the acts of which some step changes that figure.
std::vector<std::int64_t> acts_that_change(const trial& t, const bulletin_content& c, const std::string& figure_key) {
    std::map<std::int64_t, std::int64_t> act_of;
    for (const bulletin_act& a : c.acts)
        for (const bulletin_step& s : a.steps) act_of[s.number] = a.number;
    std::set<std::int64_t> acts;
    const hierarchy* before = &t.before();
    std::int64_t number = 0;
    const std::size_t dot = figure_key.find('.');
    const auto at = [&](const char* end) {
        return figure_key.substr(0, dot) + end + (dot == std::string::npos ? "" : figure_key.substr(dot));
    };
    for (const trial_step& s : t.steps()) {
        ++number;
        decimal then, now;
        for (const figure& f : count_figures(*before, s.done.after)) {
            if (f.key == at(".before")) then = f.value;
            if (f.key == at(".after")) now = f.value;
        }
        if (then != now) acts.insert(act_of.at(number));
        before = &s.done.after;
    }
    return {acts.begin(), acts.end()};
}

} // namespace

//=== cards ===//

TEST_CASE("cards are those that concern the reform, and none is all zeros", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(merged(two_parks().merger()));
    const bulletin_card* const agencies = card_of(c, "agencies");
    REQUIRE(agencies);
    CHECK(agencies->before == decimal::of(3));
    CHECK(agencies->after == decimal::of(2));
    CHECK(agencies->acts == std::vector<std::int64_t>{1});
    REQUIRE(card_of(c, "agencies.stated"));
    CHECK(card_of(c, "agencies.stated")->part);
    CHECK(card_of(c, "agencies.stated")->after == decimal::of(0));
    REQUIRE(card_of(c, "zones.park"));
    CHECK(card_of(c, "zones.park")->after == decimal::of(1));
    CHECK_FALSE(card_of(c, "integrated"));
    CHECK_FALSE(card_of(c, "divisions.county"));
    for (const bulletin_card& k : c.cards) {
        CAPTURE(k.key);
        CHECK(k.acts.empty() == (k.part && k.before == k.after)); // a part of a figure may be as it was
        CHECK((k.before.value_or(decimal()) != decimal() || k.after.value_or(decimal()) != decimal()
            || k.moved.value_or(decimal()) != decimal() || k.unknown != 0));
    }
    const bulletin_content towns = bulletin_of(entrusted(3, true));
    CHECK_FALSE(card_of(towns, "agencies"));
    REQUIRE(card_of(towns, "townships.administered.moved"));
    CHECK(card_of(towns, "townships.administered.moved")->moved == decimal::of(3));
}

TEST_CASE("staff, quota, leading posts and internal bodies have cards of what moved", "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(city 某市 code=3699
  county 东县 code=369921
    body 县委编办 kind=government quota.institution=100
    zone 东园 managed-by=东县
      agency 东园管委会 quota.institution=30 staff.institution=25 leading-posts=5 internal-bodies=6
    zone 西园 managed-by=东县
      agency 西园管委会 quota.institution=12 staff.institution=10 leading-posts=3 internal-bodies=4
)",
        "sketch")
                            .value();
    const auto key = [&](const char* name) { return h.find_body(name).value()->key; };
    plan p;
    p.id = "t";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    p.steps.push_back({"merge",
        merge_agencies{.into = key("东园管委会"),
            .absorbed = {key("西园管委会")},
            .recovered = {quota_kind::institution},
            .pool = party::of(key("县委编办"))},
        date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
    p.steps.push_back({"charter",
        reissue_charter{.body = key("东园管委会"),
            .document = "三定",
            .leading_posts = 3,
            .internal_bodies = 4,
            .quota = {{quota_kind::institution, 20}},
            .pool = party::of(key("县委编办"))},
        date(2022, 5, 2), provenance::stated("S1"), {"merge"}, {}, {}});
    const bulletin_content c = bulletin_of(simulate(h, p, policy("t", say("无", "none"), {})).value());
    const auto moved = [&](const char* card, std::int64_t amount, const std::vector<std::int64_t>& acts) {
        CAPTURE(card);
        const bulletin_card* const k = card_of(c, card);
        REQUIRE(k);
        CHECK(k->moved == decimal::of(amount));
        CHECK(k->unknown == 0);
        CHECK(k->acts == acts);
    };
    moved("staff.institution.moved", 10, {1});
    moved("quota.institution.recovered", 22, {1, 2});
    moved("leading_posts.written_off", 5, {1, 2});
    moved("internal_bodies.written_off", 6, {1, 2});
    CHECK_THAT(written(c, page_format::markdown),
        ContainsSubstring("| 编制·事业编制：收回 |  |  | [22](#act-1) | [1](#act-1)、[2](#act-2) |"));
}

TEST_CASE("the hectares of zones have a card where they change", "[faces][bulletin]") {
    const hierarchy h = read_sketch(
        "city 某市\n  county 东县\n    zone 南园 area=10\n    zone 西园 area=150\n    zone 北园\n", "sketch")
                            .value();
    plan p;
    p.id = "t";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    p.steps.push_back({"s", change_footprint{.zone = h.at("南园"), .added = decimal::of(10)}, date(2022, 5, 1),
        provenance::stated("S1"), {}, {}, {}});
    const bulletin_content c = bulletin_of(simulate(h, p, policy("t", say("无", "none"), {})).value());
    const bulletin_card* const area = card_of(c, "area");
    REQUIRE(area);
    CHECK(area->before == decimal::of(160));
    CHECK(area->after == decimal::of(170));
    CHECK(area->measure == "ha");
    CHECK(area->unknown == 1);
    CHECK(area->acts == std::vector<std::int64_t>{1});
    CHECK_THAT(written(c, page_format::markdown),
        ContainsSubstring(
            "| 核准面积（公顷） | 160 | 170 | [+10（另有1个改革前或改革后面积不明）](#act-1) | [1](#act-1) |"));
}

TEST_CASE("hectares that are not known before and after are no gain and no loss", "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(city 某市
  county 东县
    zone 东园 area=100
      agency 东园管委会
    zone 西园 area=50
      agency 西园管委会
    zone 南园 area=10
    zone 北园
)",
        "sketch")
                            .value();
    const auto key = [&](const char* name) { return h.find_body(name).value()->key; };
    // By how much the card says that hectares changed; nothing where there is none.
    const auto change_by = [&](std::vector<operation> ops) {
        plan p;
        p.id = "t";
        p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
        for (operation& op : ops) {
            const std::string s = "s" + std::to_string(p.steps.size());
            p.steps.push_back({s, std::move(op), date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
        }
        const bulletin_content c = bulletin_of(simulate(h, p, policy("t", say("无", "none"), {})).value());
        const bulletin_card* const k = card_of(c, "area");
        return k ? *k->after - *k->before : decimal();
    };
    // What of unknown size goes into a zone makes that zone's size unknown; its 100 are not lost.
    CHECK(change_by({merge_zones{.into = h.at("南园"), .absorbed = {h.at("北园")}, .fate = zone_fate::closed}})
        == decimal());
    // What was unknown and is published is not new.
    CHECK(change_by({change_footprint{.zone = h.at("北园"), .added = decimal::of(10), .published = decimal::of(200)}})
        == decimal());
    // A zone that becomes a park keeps its size; only what is added elsewhere is.
    CHECK(change_by({merge_agencies{.into = key("东园管委会"), .absorbed = {key("西园管委会")}},
              change_footprint{.zone = h.at("南园"), .added = decimal::of(10)}})
        == decimal::of(10));
}

TEST_CASE("each part of the agencies leads to the acts behind that part", "[faces][bulletin]") {
    plan p = two_parks().merger(); // closes the one a source names
    p.steps.push_back({"unnamed", close_placeholder{.agency = two_parks().unnamed_agency}, {},
        provenance::inferred(say("只有总数", "only a total"), "S1"), {}, {}, {}});
    const bulletin_content c = bulletin_of(merged(p));
    REQUIRE(c.acts.size() == 2);
    REQUIRE(card_of(c, "agencies"));
    CHECK(card_of(c, "agencies")->acts == std::vector<std::int64_t>{1, 2});
    REQUIRE(card_of(c, "agencies.stated"));
    CHECK(card_of(c, "agencies.stated")->acts == std::vector<std::int64_t>{1});
    REQUIRE(card_of(c, "agencies.placeholder"));
    CHECK(card_of(c, "agencies.placeholder")->acts == std::vector<std::int64_t>{2});
}

TEST_CASE("each figure leads to the acts that changed it, and to no other", "[faces][bulletin][ganzhou]") {
    const bulletin_content& c = ganzhou_bulletin();
    for (const std::string key : {"agencies", "agencies.stated", "agencies.placeholder", "social", "integrated"}) {
        CAPTURE(key);
        REQUIRE(card_of(c, key));
        CHECK(card_of(c, key)->acts == acts_that_change(ganzhou(), c, key));
        CHECK_FALSE(card_of(c, key)->acts.empty());
    }
    // 17 were inferred before and after: no act changed that.
    REQUIRE(card_of(c, "agencies.inferred"));
    CHECK(card_of(c, "agencies.inferred")->acts.empty());
}

TEST_CASE("posts that are created and abolished have cards of their own", "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(city 某市 code=3699
  county 东县 code=369921
    zone 东园 managed-by=东县
      agency 东园管委会
        post 主任 kind=director
        post 副主任 kind=deputy_director
)",
        "sketch")
                            .value();
    const body_id agency = h.find_body("东园管委会").value()->key;
    post_id deputy;
    for (const post& p : h.posts_of(agency))
        if (p.title == "副主任") deputy = p.key;
    const trial t = done(h,
        {create_post{.body = agency, .kind = post_kind::deputy_director, .title = "总工程师"},
            abolish_post{.post = deputy}, appoint{.post = h.posts_of(agency).begin()->key, .name = "甲"}});
    const bulletin_content c = bulletin_of(t);
    REQUIRE(card_of(c, "posts.created"));
    CHECK(card_of(c, "posts.created")->moved == decimal::of(1));
    CHECK(card_of(c, "posts.created")->acts == std::vector<std::int64_t>{1});
    REQUIRE(card_of(c, "posts.abolished"));
    CHECK(card_of(c, "posts.abolished")->moved == decimal::of(1));
    CHECK(card_of(c, "posts.abolished")->acts == std::vector<std::int64_t>{2});
    REQUIRE(card_of(c, "tenures.taken"));
    CHECK(card_of(c, "tenures.taken")->acts == std::vector<std::int64_t>{3});
    CHECK_FALSE(card_of(c, "tenures.left"));
    CHECK_THAT(written(c, page_format::markdown),
        ContainsSubstring("| 职位：设置 |  |  | [1](#act-1) |")
            && ContainsSubstring("| 职位：撤销 |  |  | [1](#act-2) |"));
    CHECK_THAT(written(c, page_format::markdown, bulletin_part::page_one, language::en),
        ContainsSubstring("| posts: created |  |  | 1 |"));
}

TEST_CASE("who keeps a social function and whose rank rises are behind no figure", "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(city 某市 code=3699
  county 东县 code=369921
    body 县政府 kind=government
    zone 东园 managed-by=东县
      agency 东园管委会 rank=county_deputy
        function 义务教育 class=social
        function 卫生 class=social
    zone 西园 managed-by=东县
      agency 西园管委会 rank=county_deputy
)",
        "sketch")
                            .value();
    const auto key = [&](const char* name) { return h.find_body(name).value()->key; };
    const holding_id school = h.holdings_of(key("东园管委会")).begin()->key;
    const auto strip = [&](std::vector<holding_id> items) {
        return strip_functions{.agency = key("东园管委会"),
            .to = party::of(key("县政府")),
            .which = items.empty() ? strip_scope::social : strip_scope::listed,
            .items = std::move(items)};
    };
    const bulletin_content c = bulletin_of(done(h,
        {strip({school}),
            change_rank{.body = key("西园管委会"), .to = rank::county_chief, .direction = rank_direction::upgrade},
            change_rank{
                .body = key("东园管委会"), .to = rank::section_chief, .direction = rank_direction::downgrade}}));
    CHECK_FALSE(card_of(c, "social"));
    REQUIRE(card_of(c, "agencies.rank_lowered"));
    REQUIRE(c.acts.size() == 2);
    CHECK(card_of(c, "agencies.rank_lowered")->acts == std::vector<std::int64_t>{2});
    const bulletin_content rest = bulletin_of(done(h, {strip({school}), strip({})}));
    REQUIRE(card_of(rest, "social"));
    CHECK(card_of(rest, "social")->after == decimal());
}

//=== published figures ===//

TEST_CASE("published figures stand beside the counted ones, with the acts behind them", "[faces][bulletin]") {
    plan p = two_parks().merger();
    CHECK(bulletin_of(merged(p)).published.empty());
    p.published = {{"agencies.after", decimal::of(2), provenance::stated("S1")},
        {"agencies.merged", decimal::of(1), provenance::stated("S1")},
        {"agencies.before", decimal::of(4), provenance::stated("S1")}};
    const bulletin_content c = bulletin_of(merged(p));
    REQUIRE(c.published.size() == 3);
    CHECK(c.published[0].result == agreement_of_figures::agrees);
    CHECK(c.published[0].acts == std::vector<std::int64_t>{1});
    CHECK(c.published[1].acts == std::vector<std::int64_t>{1});
    CHECK(c.published[2].result == agreement_of_figures::differs);
    CHECK_THAT(written(c, page_format::markdown),
        ContainsSubstring("公布的数字有2个吻合，1个不符") && ContainsSubstring("公布 4，计得 [3](#act-1)（S1）"));
    CHECK_THAT(written(c, page_format::markdown, bulletin_part::page_one, language::en),
        ContainsSubstring("published 4, counted 3 (S1)"));

    // Of what is not known in whole no figure is said to come out, nor not to.
    p.published = {{"bodies.rank.county_chief.after", decimal::of(1), provenance::stated("S1"), two_parks().county}};
    const bulletin_content open = bulletin_of(merged(p));
    REQUIRE(open.published.size() == 1);
    CHECK(open.published[0].result == agreement_of_figures::possible);
    CHECK(open.published[0].known == known_figure::at_least);
    const std::string page = written(open, page_format::markdown);
    CHECK_THAT(page, ContainsSubstring("公布的数字有0个吻合，0个不符，1个因部分未知不能认定"));
    CHECK_THAT(page, ContainsSubstring("公布 1，计得 [至少0](#act-1)（S1）"));
}

TEST_CASE("a published figure of any kind leads to the acts that change it", "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(city 某市 code=3699
  county 东县 code=369921
    body 县委编办 kind=government quota.institution=100
    town 甲镇
    town 乙镇
    zone 东园 managed-by=东县 area=10
      agency 东园管委会 quota.institution=30 staff.institution=25 leading-posts=5
    zone 西园 managed-by=东县
      agency 西园管委会 quota.institution=12 staff.institution=10 leading-posts=3
)",
        "sketch")
                            .value();
    const auto key = [&](const char* name) { return h.find_body(name).value()->key; };
    plan p;
    p.id = "t";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    const auto add = [&](operation op) {
        p.steps.push_back({"s" + std::to_string(p.steps.size()), std::move(op), date(2022, 5, 1),
            provenance::stated("S1"), {}, {}, {}});
    };
    add(merge_agencies{.into = key("东园管委会"),
        .absorbed = {key("西园管委会")},
        .recovered = {quota_kind::institution},
        .pool = party::of(key("县委编办"))});
    add(change_footprint{.zone = h.at("东园"), .added = decimal::of(5)});
    add(merge_divisions{.merged = {h.at("乙镇")}, .into = h.at("甲镇")});
    add(create_post{.body = key("东园管委会"), .kind = post_kind::director, .title = "主任"});
    const auto behind = [&](const char* figure_key) {
        CAPTURE(figure_key);
        p.published = {{figure_key, decimal::of(1), provenance::stated("S1")}};
        const result<trial> t = simulate(h, p, policy("t", say("无", "none"), {}));
        REQUIRE(t);
        return bulletin_of(*t).published.at(0).acts;
    };
    using acts = std::vector<std::int64_t>;
    for (const char* of_merger :
        {"agencies.change", "agencies.after.stated", "agencies.merged", "zones.after", "parks.change", "bodies.after",
            "bodies.kind.management_committee.after", "bodies.kind.管理委员会.after", "moved.staff.institution",
            "moved.staff", "recovered.quota.institution", "quota.kind.institution.after", "merged.bodies"})
        CHECK(behind(of_merger) == acts{1});
    CHECK(behind("hectares.after") == acts{2});
    for (const char* of_towns :
        {"townships.after", "divisions.level.township.change", "divisions.kind.town.after", "merged.townships"})
        CHECK(behind(of_towns) == acts{3});
    CHECK(behind("posts.after") == acts{4});
    CHECK(behind("posts.kind.director.change") == acts{4});
    CHECK(behind("divisions.level.county.after").empty());
}
