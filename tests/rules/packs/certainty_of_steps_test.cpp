// SPDX-License-Identifier: Apache-2.0
#include "support/certainty.hpp"

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/duty_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using namespace onezone_tests::certainty;
using onezone_tests::told_step;

// No verdict says more than is known: the smallest hierarchy in which a rule once did.

TEST_CASE("an act elsewhere says nothing of functions that nobody listed", "[rules][packs][certainty][step]") {
    constexpr auto lines = R"(
      town 贡江镇
      zone 于都园 tier=provincial location=county_area category=economic
        agency 于都园管委会
          function 招商引资 class=economic
)";
    const auto renamed = [](const std::string& sketch) {
        told_step step(read(sketch));
        return step.enact(rename_unit{unit(step.before(), "贡江镇"), "新镇"}, {});
    };
    for (const char* const rule_id : {"jx23.county.no-social", "gz22.social.all-but-one"}) {
        CAPTURE(rule_id);
        CHECK(at(county(lines), rule_id, "于都园").is == open);
        CHECK(after(renamed(county(lines)), rule_id, "于都园").wants("complete.bodies"));
        CHECK(after(renamed(whole(lines)), rule_id, "于都园").is == good);
    }
    SECTION("nor does it that an agency was closed, unless the zone is known to have no other") {
        const auto closed = [](const std::string& sketch) {
            told_step step(read(sketch));
            abolish_agency op;
            op.agency = body_called(step.before(), "于都园管委会").key;
            op.successor = party::of(unit(step.before(), "于都县"));
            op.zone = zone_fate::kept;
            return step.enact(op, {});
        };
        CHECK(after(closed(county(lines)), "jx23.county.no-social", "于都园").is == open);
        const std::string agencies =
            replaced(county(lines), "category=economic", "category=economic complete=agencies");
        CHECK(after(closed(agencies), "jx23.county.no-social", "于都园").is == good);
        CHECK(after(closed(agencies), "jx23.county.no-entrust", "于都园").is == good);
    }
    SECTION("nor of a zone of which nobody knows where it lies") {
        const auto closed = [](std::string_view zone_line) {
            told_step step(read("province 江西省 code=36\n  city 赣州市 code=3607\n    county 于都县 code=360731\n"
                + std::string(zone_line) + "        agency 科技城管理处\n"));
            abolish_agency op;
            op.agency = body_called(step.before(), "科技城管理处").key;
            op.successor = party::only_stated("邻近乡镇人民政府");
            op.zone = zone_fate::kept;
            return step.enact(op, {});
        };
        for (const char* const rule_id : {"jx23.county.no-social", "jx23.county.no-entrust"}) {
            CAPTURE(rule_id);
            CHECK(after(closed("    zone 科技城 ? tier=provincial complete=agencies\n"), rule_id, "科技城").is == open);
            CHECK(after(closed("      zone 科技城 tier=provincial complete=agencies\n"), rule_id, "科技城").is == good);
        }
    }
}

TEST_CASE("administrative quota that a step gives to a company is found, whatever it had before",
    "[rules][packs][certainty][step]") {
    const auto closed_into = [](const char* had, const char* company) {
        const std::string lines = "      zone 于都园\n        agency 管委会 quota.administrative=" + std::string(had)
            + "\n        body 公司 kind=platform_company" + company + "\n";
        told_step step(read(county(lines)));
        abolish_agency op;
        op.agency = body_called(step.before(), "管委会").key;
        op.successor = party::of(body_called(step.before(), "公司").key);
        op.zone = zone_fate::kept;
        return after(step.enact(op, {}), "org.quota-kind", "公司");
    };
    CHECK(closed_into("5", "").is == bad);
    CHECK(closed_into("5", " quota.administrative=0").is == bad);
    CHECK(closed_into("?", "").is == open);
    CHECK(closed_into("0", " quota.administrative=0").is == good);
}

TEST_CASE("a new town is told by the figures of its own day, two years running", "[rules][packs][certainty][figures]") {
    const auto town = [](const char* kind, const std::string& figures) {
        return whole("      " + std::string(kind) + " 甲乡\n" + figures);
    };
    const auto figure = [](const char* name, const char* on, const char* value) {
        return "        indicator " + std::string(name) + " on=" + on + " value=" + value + "\n";
    };
    const auto figures = [&](const char* on, const char* first, const char* second) {
        return figure("户籍人口", on, "90000 measure=人") + figure("面积", on, "200 measure=平方千米")
            + figure("驻地人口占比", on, "30 measure=%") + figure("基本养老保险参保率", on, "95 measure=%")
            + figure("经济排位", first, "20 measure=%") + figure("经济排位", second, "20 measure=%");
    };
    const auto is = [&](const std::string& told_figures) {
        const hierarchy before = read(town("township", told_figures));
        const hierarchy now = read(town("town", told_figures));
        return of(validate(step_view{before, now}, all(), today), "jx21.town", "甲乡");
    };
    CHECK(is(figures("2023-12-31", "2022-12-31", "2023-12-31")).is == good);
    CHECK(is(figures("2021-12-31", "2022-12-31", "2023-12-31")).wants("indicator.people"));
    CHECK(is(figures("2023-12-31", "2023-06-30", "2023-12-31")).wants("indicator.standing")); // one year, twice
    CHECK(is(figures("2023-12-31", "2019-12-31", "2020-12-31")).wants("indicator.standing"));
    SECTION("what was known on the day of the act") {
        told_step step(read(town("township", figures("2023-12-31", "2022-12-31", "2023-12-31"))));
        change_division_kind op;
        op.unit = unit(step.before(), "甲乡");
        op.to = unit_kind::town;
        CHECK(after(told_step(step).enact(op, {}, date(2024, 3, 1)), "jx21.town", "甲乡").is == good);
        CHECK(after(told_step(step).enact(op, {}, date(2022, 3, 1)), "jx21.town", "甲乡").wants("indicator.people"));
    }
}

TEST_CASE("a charter of a day to come is not issued yet", "[rules][packs][certainty][day]") {
    const auto chartered = [](const char* on) {
        return at(whole("      zone 于都园\n        agency 于都园管委会 charter=" + std::string(on) + ",1号\n"),
            "gz22.sanding", "于都园管委会");
    };
    CHECK(chartered("2024-05-31").is == good);
    CHECK(chartered("2024-06-02").wants("charter.issued"));
    SECTION("nor does one that comes after a change follow it before it is there") {
        told_step step(
            read(whole("      zone 于都园\n        agency 于都园管委会 rank=county_chief charter=2024-07-01,1号\n")));
        const body_id agency = body_called(step.before(), "于都园管委会").key;
        step.enact(change_rank{agency, rank::county_deputy, rank_direction::downgrade}, {}, date(2024, 5, 1));
        CHECK(after(step, "gz22.sanding", "于都园管委会").is == open);
        CHECK(after(step, "gz22.sanding", "于都园管委会", date(2024, 7, 2)).is == good);
    }
}

TEST_CASE("what is only recorded since the step began has not changed with it", "[rules][packs][certainty][step]") {
    const auto step = [](std::string_view before, std::string_view now) {
        const auto agency = [](std::string_view lines) {
            return read(
                county("      zone 于都园\n        agency 于都园管委会 charter=2019-05-20" + std::string(lines)));
        };
        const hierarchy was = agency(before);
        return of(validate(step_view{was, agency(now)}, all(), today), "gz22.sanding", "于都园管委会").is;
    };
    CHECK(step("\n", " rank=county_chief\n") == open);
    CHECK(step(" rank=county_deputy\n", " rank=county_chief\n") == bad);
    CHECK(step("\n", "\n          function 招商引资\n") == open);
    CHECK(step("\n          function 招商引资\n", "\n") == bad);
    CHECK(step("\n          complete functions\n", "\n          function 招商引资\n          complete functions\n")
        == bad);
}

TEST_CASE("an approval, a notice or a completion of a day to come is none yet", "[rules][packs][certainty][day]") {
    const hierarchy world = read(whole("      town 贡江镇\n"));
    const unit_id town = unit(world, "贡江镇");
    const authority province{organ::government, unit(world, "江西省"), {}};
    const auto renamed = [&](procedure how) {
        return told_step(world).enact(rename_unit{town, "新镇"}, std::move(how));
    };
    procedure how;
    how.approved_by = province;
    how.approved_on = date(2024, 5, 1);
    how.announced_by = authority{organ::government, unit(world, "于都县"), {}};
    how.announced_on = date(2024, 5, 10);
    how.done_on = date(2024, 5, 9);
    const auto is = [&](const char* rule_id, const procedure& p, const date& on = today) {
        return after(renamed(p), rule_id, "新镇", on).is;
    };
    for (const char* const rule_id :
        {"xzqh.approve.township", "xzqh.no-unauthorised", "xzqh.deadline", "xzqh.announce", "name.notice"}) {
        CAPTURE(rule_id);
        CHECK(is(rule_id, how) == good);
    }
    procedure later = how;
    later.approved_on = date(2024, 6, 2);
    // What was done before an approval that is yet to come was done without it.
    CHECK(is("xzqh.approve.township", later) == bad);
    CHECK(is("xzqh.no-unauthorised", later) == bad);
    later.done_on = {};
    for (const char* const rule_id :
        {"xzqh.approve.township", "xzqh.no-unauthorised", "xzqh.deadline", "name.notice"}) {
        CAPTURE(rule_id);
        CHECK(is(rule_id, later) == open);
    }
    later = how;
    later.announced_on = date(2024, 6, 2);
    CHECK(is("xzqh.announce", later) == open);
    CHECK(is("name.notice", later) == bad); // its fifteen days are over
    CHECK(is("name.notice", later, date(2024, 5, 15)) == open);
    later = how;
    later.done_on = date(2024, 6, 2);
    CHECK(is("xzqh.deadline", later) == open);
    CHECK(is("xzqh.completion", later) == silent); // nobody reports what is not done
    later.approved_on = date(2022, 11, 30);
    CHECK(is("xzqh.deadline", later) == bad); // eighteen months are over
    CHECK(is("xzqh.deadline", later, date(2024, 5, 30)) == open);
}

TEST_CASE("an entrustment without a day is new where all that was entrusted before is known",
    "[rules][packs][certainty][step]") {
    const auto taken_on = [](std::string_view known, std::string_view how = {}) {
        const auto with = [&](const std::string& administered) {
            return read(county("      zone 于都园 tier=national location=main_urban_area\n" + std::string(known)
                + "      town 贡江镇\n" + administered));
        };
        const hierarchy before = with({});
        const hierarchy now = with("        administered-by 于都园" + std::string(how) + "\n");
        return of(validate(step_view{before, now}, all(), today), "jx23.urban.no-new-entrust", "于都园");
    };
    CHECK(taken_on({}).wants("valid"));
    CHECK(taken_on({}, " from=2024-01-01").is == bad);
    CHECK(taken_on({}, " from=2020-01-01").is != bad);
    CHECK(taken_on("        complete administered\n").is == bad);
    told_step step(read(county("      zone 于都园 tier=national location=main_urban_area\n      town 贡江镇\n")));
    entrust op;
    op.unit = unit(step.before(), "贡江镇");
    op.holder = unit(step.before(), "于都园");
    CHECK(after(step.enact(op, {}), "jx23.urban.no-new-entrust", "于都园").is == bad);
}

TEST_CASE(
    "a division that stands in no record before the step may have been there", "[rules][packs][certainty][step]") {
    const auto founded = [](std::string_view of_county, std::string_view known, std::string_view rule_id,
                             std::string_view place) {
        const auto with = [&](std::string_view lines) {
            return read(county(std::string(of_county) + "      subdistrict 甲街道 code=360731001\n" + std::string(known)
                + std::string(lines)));
        };
        const hierarchy before = with({});
        const hierarchy now =
            with("        community 新社区\n          indicator 户数 on=2024-05-31 value=9 measure=户\n"
                 "      town 新镇\n");
        return of(validate(step_view{before, now}, all(), today), rule_id, place);
    };
    CHECK(founded({}, {}, "village.change", "新社区").wants("complete.children"));
    CHECK(founded({}, "        complete children\n", "village.change", "新社区").is == bad);
    CHECK(founded({}, {}, "jx21.one-for-one", "于都县").wants("complete.children"));
    CHECK(founded("      complete children\n", {}, "jx21.one-for-one", "于都县").is == bad);
}

TEST_CASE(
    "a change approved by whoever may not approve it was made without authority", "[rules][packs][certainty][step]") {
    const hierarchy world = read(whole("      town 贡江镇\n      town 罗坳镇\nprovince 山东省 code=37\n"));
    const auto government = [&](const char* u) { return authority{organ::government, unit(world, u), {}}; };
    procedure plain;
    const auto is = [&](const char* rule_id, const operation& what, const char* place, const authority& by) {
        procedure how = plain;
        how.approved_by = by;
        return after(told_step(world).enact(what, how), rule_id, place).is;
    };
    const rename_unit town{unit(world, "贡江镇"), "新镇"};
    const rename_unit county{unit(world, "于都县"), "新县"};
    const auto unauthorised = [&](const operation& what, const char* place, const authority& by) {
        return is("xzqh.no-unauthorised", what, place, by);
    };
    CHECK(unauthorised(town, "新镇", government("江西省")) == good);
    CHECK(unauthorised(town, "新镇", {organ::state_council, {}, {}}) == good);
    for (const char* const other : {"于都县", "赣州市", "山东省"}) {
        CAPTURE(other);
        CHECK(unauthorised(town, "新镇", government(other)) == bad);
    }
    CHECK(unauthorised(county, "新县", government("江西省")) == bad);
    CHECK(unauthorised(county, "新县", {organ::state_council, {}, {}}) == good);
    SECTION("of bounds: the province, or the State Council where the change is a major one") {
        change_boundary moved;
        moved.from = unit(world, "贡江镇");
        moved.to = unit(world, "罗坳镇");
        moved.stated = "三组";
        // Of the State Council's where it is a major one, or sensitive (第七条).
        CHECK(is("border.no-cross", moved, "罗坳镇", government("江西省")) == open);
        plain.major = false;
        plain.sensitive = false;
        CHECK(is("border.no-cross", moved, "罗坳镇", government("江西省")) == good);
        CHECK(is("border.no-cross", moved, "罗坳镇", government("赣州市")) == bad);
        CHECK(is("border.no-cross", moved, "罗坳镇", {organ::nobody, {}, {}}) == bad);
    }
}

TEST_CASE("another province announces nothing here, and is not consulted", "[rules][packs][certainty][step]") {
    const hierarchy world = read(whole("      town 贡江镇\nprovince 山东省 code=37\n  city 济南市 code=3701\n"));
    const auto is = [&](const char* rule_id, auto part, auto value) {
        procedure how;
        how.*part = value;
        return after(told_step(world).enact(rename_unit{unit(world, "贡江镇"), "新镇"}, how), rule_id, "新镇").is;
    };
    const auto organ_of = [&](organ o, const char* u) { return authority{o, unit(world, u), {}}; };
    for (const char* const own : {"江西省", "赣州市", "于都县"}) {
        CAPTURE(own);
        CHECK(is("xzqh.announce", &procedure::announced_by, organ_of(organ::government, own)) == good);
        CHECK(is("xzqh.consult", &procedure::consulted, std::vector{organ_of(organ::staffing, own)}) == good);
    }
    for (const char* const other : {"山东省", "济南市"}) {
        CAPTURE(other);
        CHECK(is("xzqh.announce", &procedure::announced_by, organ_of(organ::government, other)) == bad);
        CHECK(is("xzqh.consult", &procedure::consulted, std::vector{organ_of(organ::staffing, other)}) == bad);
    }
}

TEST_CASE("another village's meeting consents to nothing here", "[rules][packs][certainty][step]") {
    const hierarchy world = read(whole("      town 贡江镇\n        village 甲村\n        village 乙村\n"));
    const auto is = [&](const char* meeting) {
        procedure how;
        how.consented = std::vector<authority>{{organ::villagers_meeting, unit(world, meeting), {}}};
        how.proposed_by = std::vector<authority>{{organ::government, unit(world, "贡江镇"), {}}};
        how.approved_by = authority{organ::government, unit(world, "于都县"), {}};
        change_division_kind op;
        op.unit = unit(world, "甲村");
        op.to = unit_kind::residents_committee;
        return after(told_step(world).enact(op, how), "village.change.villagers", "甲村").is;
    };
    CHECK(is("甲村") == good);
    CHECK(is("乙村") == bad);
}

TEST_CASE("social functions that the county's company or community receives are not the county's",
    "[rules][packs][certainty][step]") {
    const hierarchy world = read(whole(R"(
      body 教育局 kind=department
      body 城投 kind=platform_company
        body 学校部
      body 社区 kind=industrial_community
      body 某会
      zone 于都园 category=economic
        agency 于都园管委会
          function 义务教育 class=social
)"));
    const auto given_to = [&](const char* who) {
        strip_functions op;
        op.agency = body_called(world, "于都园管委会").key;
        op.to = party::of(body_called(world, who).key);
        return after(told_step(world).enact(op, {}), "gz22.social.all-but-one", "于都园").is;
    };
    CHECK(given_to("教育局") == good);
    CHECK(given_to("城投") == bad);
    CHECK(given_to("学校部") == bad);
    CHECK(given_to("社区") == bad);
    CHECK(given_to("某会") == open); // it may be a company
}

TEST_CASE("an agency that ran villages is carried on by a township of its county", "[rules][packs][certainty][step]") {
    constexpr auto lines = R"(
      town 贡江镇
        body 贡江镇政府 kind=government
        body 某会
        village 甲村
      zone 别园
        agency 别园管委会
      zone 金塘新区
        agency 龙南市金塘新区管理委员会
    county 邻县 code=360730
      town 邻镇
        body 邻镇政府 kind=government
)";
    constexpr auto rule_id = "gz22.village-agencies.heir";
    const auto closed = [&](const std::string& sketch, const party& heir, const std::optional<party>& villages = {}) {
        told_step step(read(sketch));
        abolish_agency op;
        op.agency = body_called(step.before(), "龙南市金塘新区管理委员会").key;
        op.successor = heir;
        op.zone = zone_fate::kept;
        if (villages) {
            op.destinations.resize(1);
            op.destinations[0].cls = carry_class::villages;
            op.destinations[0].to = *villages;
        }
        const report r = step.enact(op, {}).judged(all(), {today, today});
        return r.at(rule_id, {subject_kind::body, op.agency.value()}).value();
    };
    const hierarchy world = read(county(lines));
    const party township = party::of(body_called(world, "贡江镇政府").key);
    const party other_zone = party::of(body_called(world, "别园管委会").key);
    const party unclear = party::only_stated("不明");
    const std::string entrusted = replaced(county(lines), "village 甲村", "village 甲村 administered-by=金塘新区");
    CHECK(closed(county(lines), township) == good);
    CHECK(closed(entrusted, township) == good);
    CHECK(closed(county(lines), unclear) == open);
    CHECK(closed(county(lines), unclear, township) == open);
    CHECK(closed(county(lines), other_zone, township) == bad);
    CHECK(closed(county(lines), party::of(body_called(world, "某会").key)) == open);    // it may be the government
    CHECK(closed(county(lines), party::of(body_called(world, "邻镇政府").key)) == bad); // of no neighbouring township
    // Villages of which nobody knows whether there are any went where nobody knows; one that is known went wrong.
    CHECK(closed(county(lines), township, other_zone) == open);
    CHECK(closed(entrusted, township, party::of(unit(world, "别园"))) == bad);
}

TEST_CASE(
    "a park that stands in no record before the step may have been the zone's", "[rules][packs][certainty][step]") {
    const auto merged = [](std::string_view known) {
        const auto with = [&](std::string_view lines) {
            return read(
                "province 安徽省 code=34\n  city 合肥市 code=3401\n    county 肥东县 code=340122\n      zone 某园 area="
                + std::string(lines.empty() ? "100" : "120") + "\n" + std::string(known) + std::string(lines));
        };
        const hierarchy before = with({});
        const hierarchy now = with("        park 分园\n");
        return of(validate(step_view{before, now}, all(), today), "ah17.area", "/某园");
    };
    CHECK(merged({}).wants("complete.parks"));
    CHECK(merged("        complete parks\n").is == bad);
}

TEST_CASE("quota that is only recorded since the step began has not moved", "[rules][packs][certainty][step]") {
    const auto step = [](const char* city_before, const char* city_now) {
        const auto with = [](const char* of_city, const char* of_county) {
            return read("province 江西省 code=36\n  city 赣州市 code=3607\n    body 市府办 kind=department "
                + std::string(of_city) + "\n    county 于都县 code=360731\n      body 县府办 kind=department "
                + of_county + "\n");
        };
        const hierarchy before = with(city_before, "quota.administrative=10");
        const hierarchy now = with(city_now, "quota.administrative=5");
        return validate(step_view{before, now}, all(), today).count("org.quota-level", open);
    };
    CHECK(step("quota.administrative=10", "quota.administrative=15") == 1); // that nobody tells who approved it
    CHECK(step("", "quota.administrative=15") == 0);
}
