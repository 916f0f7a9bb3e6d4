// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/history/timeline.hpp>

#include <sstream>

using namespace onezone;
using namespace onezone_tests;

namespace {

[[nodiscard]] period from(const date& day) { return {day, std::nullopt}; }
[[nodiscard]] period between(const date& first, const date& until) { return {first, until}; }
const date begins(1981, 12, 31);

} // namespace

TEST_CASE("a unit's timeline has each fact with its period and basis", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(
         on({1983, 7, 1}, reparent{w.east, w.south, recoding::assign, code{"360831"}}, "国函〔1983〕1号"), {1983, 7, 9})
        .value();
    h.enact(on({1985, 3, 1}, change_division_kind{w.east, unit_kind::county_city, "东山市"}, "国函〔1985〕2号"),
         {1985, 3, 9})
        .value();
    h.enact(on({1986, 3, 1}, rename_unit{w.west, "西山县"}), {1986, 3, 9}).value();
    const unit_timeline t = timeline(h, w.east).value();
    CHECK(t.unit == w.east);
    CHECK(t.existence == std::vector<dated_value<bool>>{{from(begins), true, 0, 0}});
    CHECK(t.names
        == std::vector<dated_value<std::string>>{
            {between(begins, {1985, 3, 1}), "东县", 0, 2}, {from({1985, 3, 1}), "东山市", 2, 0}});
    CHECK(t.codes
        == std::vector<dated_value<code>>{
            {between(begins, {1983, 7, 1}), code{"360721"}, 0, 1}, {from({1983, 7, 1}), code{"360831"}, 1, 0}});
    CHECK(t.parents
        == std::vector<dated_value<place_within>>{
            {between(begins, {1983, 7, 1}), {w.north}, 0, 1}, {from({1983, 7, 1}), {w.south}, 1, 0}});
    CHECK(t.kinds.size() == 2);
    CHECK(t.kinds.back() == dated_value<unit_kind>{from({1985, 3, 1}), unit_kind::county_city, 2, 0});

    std::ostringstream os;
    print(os, t, h, language::zh);
    CHECK(os.str().find("1981-12-31 – 1983-07-01  代码 360721\n1983-07-01 –             代码 360831  国函〔1983〕1号\n")
        != std::string::npos);
    CHECK(os.str().find("隶属 南地区") != std::string::npos);
    std::ostringstream english;
    print(english, t, h, language::en);
    CHECK(
        english.str().find("1985-03-01 –             kind county-level city  国函〔1985〕2号\n") != std::string::npos);
}

TEST_CASE("what is closed stays queryable, and can be established again as what it was", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1983, 7, 1}).value();
    h.enact(on({1990, 1, 1},
                establish_division{{.name = "西县",
                    .kind = unit_kind::county,
                    .parent = w.south,
                    .code = code{"360822"},
                    .from = {party::of(w.east)},
                    .again = w.west}}),
         {1990, 1, 1})
        .value();
    const unit_timeline t = timeline(h, w.west).value();
    CHECK(t.existence
        == std::vector<dated_value<bool>>{
            {between(begins, {1983, 7, 1}), true, 0, 1}, {from({1990, 1, 1}), true, 2, 0}});
    CHECK(t.names
        == std::vector<dated_value<std::string>>{
            {between(begins, {1983, 7, 1}), "西县", 0, 1}, {from({1990, 1, 1}), "西县", 2, 0}});
    CHECK(t.parents.back() == dated_value<place_within>{from({1990, 1, 1}), {w.south}, 2, 0});
    CHECK(timeline(h, unit_id::derive("test", "nobody")).error().code() == errc::unknown_unit);
    CHECK(timeline(h, body_id::derive("test", "nobody")).error().code() == errc::unknown_body);
    // As known before it was there again.
    CHECK(timeline(h.as_known({1989, 1, 1}), w.west)->existence.size() == 1);
}

TEST_CASE(
    "what hangs on a unit is on its timeline: hosts, entrustments, agencies, ranks, leaders", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, entrust{w.west_town, w.zone_unit}), {1984, 1, 1}).value();
    h.enact(on({1985, 1, 1}, change_rank{.body = w.agency, .to = rank::county_chief}), {1985, 1, 1}).value();
    h.enact(on({1985, 6, 1}, relieve{w.director, w.principal}), {1985, 6, 1}).value();
    h.enact(on({1986, 1, 1}, return_township{w.west_town}), {1986, 1, 1}).value();
    const unit_timeline zone = timeline(h, w.zone_unit).value();
    REQUIRE(zone.entrustments.size() == 1);
    CHECK(zone.entrustments.front().when == between({1984, 1, 1}, {1986, 1, 1}));
    CHECK(zone.entrustments.front().by == 1);
    CHECK(zone.entrustments.front().until == 4);
    CHECK(zone.parents == std::vector<dated_value<place_within>>{{from(begins), {w.west}, 0, 0}});
    REQUIRE(zone.ranks.size() == 2);
    CHECK(zone.ranks.front().when == between(begins, {1985, 1, 1}));
    CHECK(zone.ranks.back().value.value == rank::county_chief);
    REQUIRE(zone.leaders.size() == 1);
    CHECK(zone.leaders.front().when == between(begins, {1985, 6, 1}));
    CHECK(zone.leaders.front().value.who.name == "甲");
    CHECK(zone.leaders.front().until == 3);
    REQUIRE(zone.bodies.size() == 2);
    CHECK(zone.zones.size() == 1);
    const unit_timeline town = timeline(h, w.west_town).value();
    CHECK(town.entrustments == zone.entrustments);

    const body_timeline agency = timeline(h, w.agency).value();
    CHECK(agency.ranks == zone.ranks);
    CHECK(agency.leaders == zone.leaders);
    CHECK(agency.names == std::vector<dated_value<std::string>>{{from(begins), "高新区管委会", 0, 0}});
    CHECK(agency.units == std::vector<dated_value<unit_id>>{{from(begins), w.zone_unit, 0, 0}});
    std::ostringstream os;
    print(os, agency, h, language::zh);
    CHECK(os.str().find("领导 主任 甲") != std::string::npos);
    print(os, zone, h, language::en);
    CHECK(os.str().find("entrusted 西镇 → 高新区 (") != std::string::npos);
}

TEST_CASE("a zone whose seat passes to an heir lies there from that day on", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1983, 7, 1}).value();
    CHECK(h.parent_of(w.zone_unit, {1983, 6, 30}) == w.west);
    CHECK(h.parent_of(w.zone_unit, {1983, 7, 1}) == w.east);
    CHECK(timeline(h, w.zone_unit)->parents
        == std::vector<dated_value<place_within>>{
            {between(begins, {1983, 7, 1}), {w.west}, 0, 1}, {from({1983, 7, 1}), {w.east}, 1, 0}});
}

TEST_CASE("what held for no whole day is on no timeline", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    const date day(1983, 7, 1);
    h.enact(on(day, rename_unit{w.east, "甲县"}), day).value();
    h.enact(on(day, rename_unit{w.east, "东县"}), day).value();
    CHECK(timeline(h, w.east)->names == std::vector<dated_value<std::string>>{{from(begins), "东县", 0, 0}});
}

TEST_CASE(
    "of a unit whose place is unknown no parent is told, and a zone is affiliated to nothing", "[history][timeline]") {
    const prefecture w;
    history h = w.begun();
    const unit_id lost = unit_id::derive("t", "lost");
    const unit_id within = unit_id::derive("t", "within");
    enactment listed = on({1983, 1, 1});
    listed.covered.push_back({lost, unit_kind::county, "失县", {}, {}, false});
    listed.covered.push_back({within, unit_kind::county, "内县", {}, w.north, false});
    h.enact(listed, {1983, 1, 1}).value();
    h.enact(on({1985, 1, 1}, reparent{lost, w.south}), {1985, 1, 1}).value();
    h.enact(on({1985, 1, 1}, reparent{within, w.north}), {1985, 1, 1}).value();
    const unit_timeline t = timeline(h, lost).value();
    CHECK(t.parents == std::vector<dated_value<place_within>>{{from({1985, 1, 1}), {w.south}, 2, 0}});
    const unit_timeline in = timeline(h, within).value();
    CHECK(in.parents
        == std::vector<dated_value<place_within>>{
            {between({1983, 1, 1}, {1985, 1, 1}), {w.north, false}, 1, 3}, {from({1985, 1, 1}), {w.north}, 3, 0}});
    std::ostringstream zh;
    print(zh, t, h, language::zh);
    CHECK(zh.str().find("最高一级") == std::string::npos);
    print(zh, in, h, language::zh);
    CHECK(zh.str().find("1983-01-01 – 1985-01-01  隶属 北地区之内，何处不明") != std::string::npos);
    CHECK(zh.str().find("1985-01-01 –             隶属 北地区  ") != std::string::npos);
    std::ostringstream zone;
    print(zone, timeline(h, w.zone_unit).value(), h, language::zh);
    CHECK(zone.str().find("所在地 西县") != std::string::npos);
    CHECK(zone.str().find("隶属") == std::string::npos);
}
