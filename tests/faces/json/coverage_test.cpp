// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/coverage.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <boost/json.hpp>

#include <string>

using namespace onezone;

TEST_CASE("coverage is written as JSON with verdicts and both sides of each condition", "[faces][json][coverage]") {
    rule located;
    located.id = "t.located";
    located.title = say("位置", "located");
    located.valid = effect::from(date(2020, 1, 1));
    located.about = {subject_kind::zone};
    located.judge = [](context& c) {
        if (!c.when("provincial", c.ask<&zone::tier>(c.this_zone()) == zone_tier::provincial)) return;
        c.require("county", c.ask<&zone::location>(c.this_zone()) == location_class::county_area);
    };
    rule silent = located;
    silent.id = "t.silent";
    silent.judge = [](context&) {};
    rule later = located;
    later.id = "t.later";
    later.valid = effect::from(date(2030, 1, 1));
    const policy p("t", say("测试", "test"), {located, silent, later});
    coverage c;
    const hierarchy h =
        read_sketch("county 县\n zone 甲 tier=provincial location=county_area\n zone 乙 tier=none\n zone 丙").value();
    c.add(validate(h, p, date(2023, 12, 1)));

    const std::string written = write_coverage(c);
    CHECK(written == write_coverage(c));
    const boost::json::value document = boost::json::parse(written);
    CHECK(document.at("onezone").as_string() == "coverage");
    CHECK(document.at("version").as_int64() == 1);
    // 4 of 6 by the first, 1 of 2 by the one that states nothing, 0 of 2 by the one never run: 50 %.
    CHECK(document.at("asked").as_int64() == 10);
    CHECK(document.at("shown").as_int64() == 5);
    CHECK(document.at("percent").as_int64() == 50);
    REQUIRE(document.at("rules").as_array().size() == 3);
    const boost::json::value& first = document.at("rules").at(0);
    CHECK(first.at("rule").as_string() == "t.located");
    CHECK(first.at("title").at("en").as_string() == "located");
    CHECK(first.at("asked").as_int64() == 6);
    CHECK(first.at("shown").as_int64() == 4);
    CHECK(first.at("runs").as_int64() == 3);
    CHECK(first.at("opaque").as_bool() == false);
    CHECK(first.at("verdicts").at("satisfied").as_int64() == 1);
    CHECK(first.at("verdicts").at("undecided").as_int64() == 1);
    CHECK(first.at("verdicts").at("violated").as_int64() == 0);
    const boost::json::value& when = first.at("conditions").at(0);
    CHECK(when.at("key").as_string() == "provincial");
    CHECK(when.at("role").as_string() == "when");
    CHECK(when.at("held").as_int64() == 1);
    CHECK(when.at("did_not").as_int64() == 1);
    CHECK(when.at("open").as_int64() == 1);
    CHECK(first.at("conditions").at(1).at("role").as_string() == "require");
    CHECK(document.at("rules").at(1).at("opaque").as_bool());
    CHECK(document.at("rules").at(2).at("runs").as_int64() == 0);
    CHECK(document.at("rules").at(2).at("verdicts").at("not_in_force").as_int64() == 3);
}
