// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/impact.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/json.hpp>

#include <array>
#include <stdexcept>
#include <string>

using namespace onezone;

namespace {

constexpr std::string_view cap = "jx23.county.max-zones";

hierarchy yudu() {
    return read_sketch(R"(
        province 江西省 code=36
          city 赣州市
            county 于都县
              zone 于都工业园区   managed-by=于都县  agency=于都管委会
              zone 上欧工业园区   managed-by=于都县  agency=上欧办公室
    )")
        .value();
}

boost::json::value written(const rule_impact& i) {
    const std::string once = write_impact(i);
    CHECK(once == write_impact(i));
    return boost::json::parse(once);
}

} // namespace

TEST_CASE("an impact is written as JSON with every shift, its clause and what emerges", "[faces][json][impact]") {
    const hierarchy h = yudu();
    const policy today = packs::jiangxi_2023();
    const policy draft = today.with(
        exemption{std::string(cap), h.at("于都县"), {{}, date(2025, 1, 1)}, say("过渡", "transition"), "甲", "1号"});
    const std::array days{date(2023, 12, 1), date(2025, 1, 1)};
    const rule_impact i = impact(h, today, draft, days);
    const boost::json::value document = written(i);
    CHECK(document.at("onezone").as_string() == "impact");
    CHECK(document.at("version").as_int64() == 1);
    CHECK(document.at("today").as_string() == "jiangxi_2023");
    CHECK(document.at("draft").as_string() == "jiangxi_2023");
    REQUIRE(document.at("dates").as_array().size() == 2);
    CHECK(document.at("dates").at(1).as_string() == "2025-01-01");
    CHECK(document.at("counts").at("exemption_gained").as_int64() == 1);
    CHECK(document.at("counts").at("cured").as_int64() == 0);
    CHECK(document.at("counts").as_object().size() == 8);

    REQUIRE(document.at("shifts").as_array().size() == i.shifts.size());
    const boost::json::value& gained = document.at("shifts").at(0);
    CHECK(gained.at("on").as_string() == "2023-12-01");
    CHECK(gained.at("shift").as_string() == "exemption_gained");
    CHECK(gained.at("rule").as_string() == cap);
    CHECK(gained.at("about").as_string() == "division");
    CHECK(gained.at("path").as_string() == "江西省/赣州市/于都县");
    CHECK(gained.at("was").as_string() == "violated");
    CHECK(gained.at("is").as_string() == "exempted");
    CHECK(gained.at("force").as_string() == "principle");
    CHECK(gained.at("message").at("zh").as_string()
        == "有开发区管理机构 2 个，上限 1 个（涉及：于都管委会、上欧办公室）");
    CHECK(gained.at("clause").at("source").as_string() == "S1");
    CHECK(gained.at("clause").at("quote").as_string().find("不超过1家") != boost::json::string::npos);
    CHECK(!gained.as_object().contains("missing"));

    REQUIRE(document.at("emerging").as_array().size() == 1);
    const boost::json::value& ended = document.at("emerging").at(0);
    CHECK(ended.at("on").as_string() == "2025-01-01");
    CHECK(ended.at("shift").as_string() == "exemption_lost");
    CHECK(ended.at("was").as_string() == "exempted");
    CHECK(ended.at("is").as_string() == "violated");
    CHECK(!document.as_object().contains("errors"));
}

TEST_CASE(
    "what a policy does not ask is null, what is missing is named, what failed is told", "[faces][json][impact]") {
    const hierarchy h = yudu();
    rule r;
    r.id = "t.listed";
    r.title = say("应列入目录", "must be listed");
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("listed", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national); };
    rule broken = r;
    broken.id = "t.broken";
    broken.judge = [](context&) { throw std::runtime_error("坏了"); };
    const policy nothing("t", say("无", "nothing"), {});
    const policy draft("d", say("稿", "draft"), {r, broken});
    const boost::json::value document = written(impact(h, nothing, draft, date(2023, 12, 1)));
    CHECK(document.at("today").as_string() == "t");
    CHECK(document.at("draft").as_string() == "d");
    REQUIRE(document.at("shifts").as_array().size() == 2);
    CHECK(document.at("shifts").at(0).at("was").is_null());
    CHECK(document.at("shifts").at(0).at("is").as_string() == "undecided");
    CHECK(document.at("shifts").at(0).at("missing").at(0).at("field").as_string() == "tier");
    CHECK(document.at("errors").at(0).at("rule").as_string() == "t.broken");
    CHECK(document.at("errors").at(0).at("what").as_string() == "坏了");

    // Of a rule the draft has dropped the clause is today's.
    const boost::json::value back = written(impact(h, draft.without("t.broken"), nothing, date(2023, 12, 1)));
    CHECK(back.at("shifts").at(0).at("is").is_null());
    CHECK(back.at("shifts").at(0).at("shift").as_string() == "decided");
}
