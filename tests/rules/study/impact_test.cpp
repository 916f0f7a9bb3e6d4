// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/impact.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>
#include <string>

using namespace onezone;
using testing::sketch;

namespace {

const date today(2023, 12, 1);
constexpr std::string_view cap = "jx23.county.max-zones";

hierarchy yudu() {
    return sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区   tier=provincial  managed-by=于都县  agency=于都工业园区管委会
            zone 上欧工业园区   managed-by=于都县  agency=上欧工业园区管理办公室
          county 信丰县
            zone 信丰高新区   tier=provincial  managed-by=信丰县  agency=信丰高新区管委会
        complete zones
        complete agencies
        complete administered
    )");
}

/// A rule about zones: their tier must not be `none`; unknown where the tier is.
rule listed(std::string id = "t.listed") {
    rule r;
    r.id = std::move(id);
    r.title = say("应列入目录", "must be listed");
    r.force = force::must;
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) {
        c.require("listed", !(c.ask<&zone::tier>(c.this_zone()) == zone_tier::none));
        c.tell([] { return say("未列入目录", "not listed"); });
    };
    return r;
}
policy of(std::vector<rule> rules) { return {"t", say("测试", "test"), std::move(rules)}; }

std::string shown(const rule_impact& i, language in) {
    std::ostringstream os;
    print(os, i, in);
    return os.str();
}

} // namespace

TEST_CASE("raising the cap to two cures the county with two agencies and nothing else", "[rules][impact]") {
    const policy now = packs::jiangxi_2023();
    const policy draft = now.with(cap, "max", std::int64_t{2});
    const rule_impact i = impact(yudu(), now, draft, today);
    REQUIRE(i.shifts.size() == 1);
    CHECK(i.shifts[0].what == shift::cured);
    CHECK(i.shifts[0].told.rule == cap);
    CHECK(i.shifts[0].told.unit == yudu().at("于都县"));
    CHECK(i.shifts[0].on == today);
    CHECK(i.shifts[0].was == verdict::violated);
    CHECK(i.shifts[0].is == verdict::satisfied);
    CHECK(i.count(shift::cured) == 1);
    CHECK(i.count(cap, shift::cured) == 1);
    CHECK(i.count("jx23.exit", shift::cured) == 0);
    CHECK(i.count(shift::newly_violated) == 0);
    CHECK(!i.empty());

    SECTION("the other way round it is newly violated") {
        const rule_impact back = impact(yudu(), draft, now, today);
        REQUIRE(back.shifts.size() == 1);
        CHECK(back.shifts[0].what == shift::newly_violated);
        CHECK(back.shifts[0].is == verdict::violated);
    }
    SECTION("and in print it says which, where and from what to what, in both languages") {
        const std::string zh = shown(i, language::zh);
        const std::string en = shown(i, language::en);
        CHECK(zh.find("2023年12月1日") != std::string::npos);
        CHECK(zh.find("已消除：1") != std::string::npos);
        CHECK(zh.find("赣州市/于都县") != std::string::npos);
        CHECK(en.find("1 December 2023") != std::string::npos);
        CHECK(en.find("cured: 1") != std::string::npos);
        CHECK(en.find("jx23.county.max-zones  赣州市/于都县: ") != std::string::npos);
        std::ostringstream os;
        os << i;
        CHECK(os.str() == zh);
    }
}

TEST_CASE("the same rules change nothing, and say so", "[rules][impact]") {
    const policy now = packs::jiangxi_2023();
    const rule_impact i = impact(yudu(), now, now, today);
    CHECK(i.empty());
    CHECK(i.dates == std::vector<date>{today});
    CHECK(shown(i, language::en).find("nothing changes") != std::string::npos);
    CHECK(impact(hierarchy{}, now, now.without(cap), today).empty());
}

TEST_CASE("a rule added or taken away is asked by one policy only", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 甲 tier=none\n zone 乙\n zone 丙 tier=national");
    const rule_impact added = impact(h, of({}), of({listed()}), today);
    REQUIRE(added.shifts.size() == 2);
    CHECK(added.shifts[0].told.path == "县/乙");
    CHECK(added.shifts[0].what == shift::no_longer_decided);
    CHECK(!added.shifts[0].was);
    CHECK(added.shifts[1].told.path == "县/甲");
    CHECK(added.shifts[1].what == shift::newly_violated);
    const rule_impact removed = impact(h, of({listed()}), of({}), today);
    REQUIRE(removed.shifts.size() == 2);
    CHECK(removed.shifts[0].what == shift::decided);
    CHECK(!removed.shifts[0].is);
    CHECK(removed.shifts[1].what == shift::cured);
    CHECK(removed.shifts[1].told.message.en.find("not listed") != std::string::npos);
    CHECK(shown(removed, language::en).find("not asked") != std::string::npos);
}

TEST_CASE("a change of force makes a violation graver or milder", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 甲 tier=none");
    const policy now = of({listed()});
    const policy softer = now.with("t.listed", force::encourage);
    const rule_impact down = impact(h, now, softer, today);
    REQUIRE(down.shifts.size() == 1);
    CHECK(down.shifts[0].what == shift::milder);
    CHECK(down.shifts[0].told.severity == severity::note);
    CHECK(impact(h, softer, now, today).count(shift::graver) == 1);
    CHECK(impact(h, now, now.with("t.listed", force::prohibit), today).empty());
}

TEST_CASE("exemptions gained and lost are told apart from cures", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 甲 tier=none");
    rule r = listed();
    r.force = force::principle;
    const policy plain = of({r});
    const policy excused = plain.with(
        exemption{"t.listed", h.at("甲"), {date(2023, 1, 1), date(2024, 1, 1)}, say("试点", "pilot"), "省政府", "1号"});
    CHECK(impact(h, plain, excused, today).count(shift::exemption_gained) == 1);
    CHECK(impact(h, excused, plain, today).count(shift::exemption_lost) == 1);
    const rule_impact gone = impact(h, excused, of({}), today);
    REQUIRE(gone.shifts.size() == 1);
    CHECK(gone.shifts[0].what == shift::cured);
    CHECK(gone.shifts[0].was == verdict::exempted);

    SECTION("and an exemption that ends is told on the day it has ended") {
        const std::array days{date(2024, 1, 1), date(2023, 12, 31), date(2024, 1, 1)};
        const rule_impact i = impact(h, excused, excused, days);
        CHECK(i.dates == std::vector<date>{date(2023, 12, 31), date(2024, 1, 1)});
        CHECK(i.shifts.empty());
        REQUIRE(i.emerging.size() == 1);
        CHECK(i.emerging[0].on == date(2024, 1, 1));
        CHECK(i.emerging[0].was == verdict::exempted);
        CHECK(i.emerging[0].is == verdict::violated);
        CHECK(i.emerging[0].what == shift::exemption_lost);
        CHECK(shown(i, language::en).find("without anybody") != std::string::npos);
        CHECK(shown(i, language::zh).find("2024年1月1日") != std::string::npos);
    }
}

TEST_CASE("a clause dated a year later is violated a year later, with no action", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 甲 tier=none");
    rule later = listed();
    later.valid = effect::from(date(2021, 1, 1));
    const std::array days{date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)};
    const rule_impact i = impact(h, of({listed()}), of({later}), days);
    REQUIRE(i.shifts.size() == 2);
    CHECK(i.shifts[0].on == date(2020, 1, 1));
    CHECK(i.shifts[0].what == shift::cured);
    CHECK(i.shifts[0].is == verdict::not_in_force);
    CHECK(i.shifts[1].on == date(2020, 12, 31));
    REQUIRE(i.emerging.size() == 1);
    CHECK(i.emerging[0].on == date(2021, 1, 1));
    CHECK(i.emerging[0].what == shift::newly_violated);
}

TEST_CASE("findings are in the order of day, rule and path", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 乙 tier=none\n zone 甲 tier=none");
    const policy draft = of({listed("t.z"), listed("t.a")});
    const rule_impact i = impact(h, of({listed("t.old")}), draft, today);
    std::vector<std::string> order;
    for (const shifted_finding& s : i.shifts) order.push_back(s.told.rule + " " + s.told.path);
    CHECK(order
        == std::vector<std::string>{"t.z 县/乙", "t.z 县/甲", "t.a 县/乙", "t.a 县/甲", "t.old 县/乙", "t.old 县/甲"});
    CHECK(i == impact(h, of({listed("t.old")}), draft, today));
}

TEST_CASE("a rule that fails is an error of the impact and no cure", "[rules][impact]") {
    const hierarchy h = sketch("county 县\n zone 甲 tier=none");
    rule broken = listed();
    broken.judge = [](context&) { throw std::runtime_error("broken"); };
    const rule_impact i = impact(h, of({listed()}), of({broken}), today);
    CHECK(i.shifts.empty());
    REQUIRE(i.errors.size() == 1);
    CHECK(i.errors[0].what.find("broken") != std::string::npos);
    CHECK(!i.empty());
    CHECK(shown(i, language::en).find("t.listed failed on 县/甲") != std::string::npos);
}
