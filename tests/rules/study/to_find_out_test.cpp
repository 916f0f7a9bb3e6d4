// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::about_zones;

namespace {

const date today(2023, 12, 1);

hierarchy two_zones() {
    return read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            zone 于都园 agency=于都管委会
            zone 上欧园 agency=上欧管理办公室
    )",
        "sketch")
        .value();
}

truth tier_is(context& c, zone_tier t) { return c.ask<&zone::tier>(c.this_zone()) == t; }
truth lies_in(context& c, location_class l) { return c.ask<&zone::location>(c.this_zone()) == l; }

report judged(const hierarchy& h, std::vector<rule> rules) {
    return validate(h, policy("own", say("自拟", "own"), std::move(rules)), today);
}

std::vector<std::string> named(const std::vector<fact_to_find>& all) {
    std::vector<std::string> names;
    for (const fact_to_find& f : all) names.push_back(f.fact.field + " " + f.fact.path);
    return names;
}

} // namespace

TEST_CASE(
    "what several findings wait for is to be found out once, by kind of fact and by path", "[rules][study][find]") {
    const rule may = [] {
        rule r =
            about_zones("t.location", [](context& c) { c.require("in", lies_in(c, location_class::county_area)); });
        r.force = force::encourage;
        return r;
    }();
    const report r = judged(two_zones(),
        {may, about_zones("t.tier", [](context& c) { c.require("national", tier_is(c, zone_tier::national)); }),
            about_zones("t.again", [](context& c) { c.require("national", tier_is(c, zone_tier::national)); })});
    const std::vector<fact_to_find> all = to_find_out(r);
    // The tier comes first: what only is encouraged cannot break conformance.
    CHECK(named(all)
        == std::vector<std::string>{"tier 赣州市/于都县/上欧园", "tier 赣州市/于都县/于都园",
            "location 赣州市/于都县/上欧园", "location 赣州市/于都县/于都园"});
    REQUIRE(all.size() == 4);
    CHECK(all[0].waiting.size() == 2);
    CHECK(all[0].breaking == 2);
    CHECK(all[2].waiting.size() == 1);
    CHECK(all[2].breaking == 0);
    CHECK(all[0].unit == r.of().at("上欧园"));
    CHECK(same_kind(all[0], all[1]));
    CHECK_FALSE(same_kind(all[1], all[2]));
    const waiting_finding& w = all[0].waiting.front();
    CHECK(r.findings()[w.finding].missing[w.note] == all[0].fact);
    CHECK(consequence_of(w, r)
        == say("“未列入、省级”：不符合；“国家级”：符合", "“not listed, provincial”: violated; “national”: satisfied"));
}

TEST_CASE("what decides nothing alone is to be found out together with the others", "[rules][study][find]") {
    const report r = judged(two_zones(), {about_zones("t.both", [](context& c) {
        c.when("when", tier_is(c, zone_tier::national) || tier_is(c, zone_tier::provincial));
        c.require("in", lies_in(c, location_class::county_area));
    })});
    const std::vector<fact_to_find> all = to_find_out(r);
    REQUIRE(all.size() == 4);
    CHECK(all[0].fact.field == "location");
    CHECK(consequence_of(all[0].waiting.front(), r) == say("“设在县域”：符合", "“in a county area”: satisfied"));
    CHECK(consequence_of(all[2].waiting.front(), r) == say("“未列入”：不适用", "“not listed”: not applicable"));
}

TEST_CASE("what the others decide without it, whatever they are, need not be found out", "[rules][study][find]") {
    // Whether it lies in a county area makes no difference once the tier is known.
    const auto redundant = about_zones("t.redundant", [](context& c) {
        const truth national = tier_is(c, zone_tier::national);
        c.require("either", (national && lies_in(c, location_class::county_area)) || national);
    });
    const report r = judged(two_zones(), {redundant});
    REQUIRE(r.count(verdict::undecided) == 2);
    CHECK(named(to_find_out(r)) == std::vector<std::string>{"tier 赣州市/于都县/上欧园", "tier 赣州市/于都县/于都园"});
    for (const finding& f : r.findings()) {
        CHECK(f.missing.size() == 1);
        for (const possible_answer& a : f.answers) CHECK(a.fact == 0);
    }

    // Where it does make one for some of the answers it stays.
    const report needed = judged(two_zones(), {about_zones("t.needed", [](context& c) {
        c.require("either", tier_is(c, zone_tier::national) || lies_in(c, location_class::county_area));
    })});
    CHECK(to_find_out(needed).size() == 4);
    // An answer that only rules something out shows nothing, nor does a text: then all stays.
    const report open = judged(two_zones(), {about_zones("t.open", [](context& c) {
        const truth named =
            c.ask<&zone::first_industry>(c.this_zone()).is([](const std::string& s) { return !s.empty(); });
        c.require("either", (named && lies_in(c, location_class::county_area)) || named);
    })});
    CHECK(to_find_out(open).size() == 4);
}

TEST_CASE("what is missing of a rule is to be found out once for all it is judged on", "[rules][study][find]") {
    rule r = about_zones("t.cap", [](context& c) { c.require("few", c.ask_param<std::int64_t>("cap") >= 1); });
    parameter cap;
    cap.name = "cap";
    cap.meaning = say("最多几家", "how many");
    cap.example = std::int64_t{1};
    r.parameters = {cap};
    const report found = judged(two_zones(), {r});
    REQUIRE(found.count(verdict::undecided) == 2);
    const std::vector<fact_to_find> all = to_find_out(found);
    REQUIRE(all.size() == 1);
    CHECK(all[0].fact.path == "t.cap");
    CHECK(all[0].fact.of == subject::whole());
    CHECK_FALSE(all[0].unit.ok());
    CHECK(all[0].waiting.size() == 2);
    // It is a standard somebody has to set, and no fact of the zones.
    CHECK(phrase_of(all[0].fact).zh == "t.cap的未定标准“最多几家”");
    CHECK(all[0].is_of_rule);
    CHECK(question_of(all[0]) == say("未定标准“最多几家”以何为准", "what to take for the open standard “how many”"));
    CHECK(who_should_know(all[0], found) == std::vector{say("条文的制定机关", "whoever issued the clause")});
    REQUIRE_FALSE(found.findings()[0].answers.empty());
}

TEST_CASE("unlike figures of one unit are to be found out one by one", "[rules][study][find]") {
    const hierarchy h = read_sketch("province 江西省 code=36", "s").value();
    const date later(2026, 6, 1);
    const report r = validate(h, packs::jiangxi_2023(), {later, later});
    std::vector<std::string> figures;
    for (const fact_to_find& f : to_find_out(r))
        if (f.fact.field == "indicator") figures.push_back(phrase_of(f.fact).zh);
    std::sort(figures.begin(), figures.end());
    CHECK(figures
        == std::vector<std::string>{"江西省的亩均工业增加值年均增长", "江西省的开发区营业收入年均增长",
            "江西省的规模以上工业企业研发经费支出年均增长"});
}

TEST_CASE("of a body of whose quota nothing is recorded one thing is to find out", "[rules][study][find]") {
    const auto asked = [](const char* figures) {
        const hierarchy h =
            read_sketch("complete every\ncounty 县\n body 办 kind=department" + std::string(figures), "s").value();
        std::vector<std::string> found;
        for (const fact_to_find& f : to_find_out(validate(h, packs::national(), {date(2024, 6, 1), date(2024, 6, 1)})))
            if (f.fact.path == "县/办" && (f.fact.field == "quota" || f.fact.field == "staff")) {
                found.push_back(f.fact.name.zh);
                if (f.fact.kind.empty()) CHECK(f.waiting.size() == 2); // numbers, and kinds
            }
        return found;
    };
    CHECK(asked("") == std::vector<std::string>{"各类编制数和实有人数"});
    CHECK(asked(" quota.administrative=5 staff.administrative=?") == std::vector<std::string>{"实有人数（行政人员）"});
}

TEST_CASE("which figure's measure is missing is told", "[rules][study][find]") {
    const hierarchy h =
        read_sketch("province 江西省 code=36\n indicator 开发区营业收入年均增长 on=2025-12-31 value=12\n"
                    " indicator 亩均工业增加值年均增长 on=2025-12-31 value=12",
            "s")
            .value();
    std::vector<std::string> measures;
    for (const fact_to_find& f : to_find_out(validate(h, packs::jiangxi_2023(), {date(2026, 6, 1), date(2026, 6, 1)})))
        if (f.fact.field == "measure") measures.push_back(phrase_of(f.fact).zh);
    std::sort(measures.begin(), measures.end());
    CHECK(measures
        == std::vector<std::string>{
            "江西省的亩均工业增加值年均增长的计量单位", "江西省的开发区营业收入年均增长的计量单位"});
}

TEST_CASE("what is asked for of each of several changes is not asked for besides", "[rules][study][find]") {
    const hierarchy before =
        read_sketch("province 江西省 code=36\n city 赣州市 code=3607\n  county 于都县 code=360731\n   town 甲镇\n"
                    "   town 乙镇\n  county 兴国县 code=360732",
            "s")
            .value();
    plan p;
    p.id = "p";
    for (const char* const town : {"甲镇", "乙镇"})
        p.steps.push_back(
            {.key = town, .what = reparent{before.at(town), before.at("兴国县")}, .on = date(2024, 3, 1)});
    const trial t =
        simulate(before, p, packs::national(), {date(2024, 2, 1), date(2024, 6, 1), date(2024, 6, 1)}).value();
    std::map<std::pair<subject, std::string>, std::set<bool>> by_change;
    for (const fact_to_find& f : to_find_out(t.report_after()))
        by_change[{f.fact.of, f.fact.field}].insert(f.fact.kind.find("change") != std::string::npos);
    const subject county = subject::of(before.find(before.at("兴国县")));
    CHECK(by_change.at({county, "major"}) == std::set<bool>{true});
    CHECK(by_change.at({county, "approved_by"}) == std::set<bool>{true});
}

TEST_CASE("a placeholder is asked for where it lies and for a source, not for what nobody could tell of it",
    "[rules][study][find]") {
    const hierarchy h = read_sketch(R"(
        city 赣州市 code=3607
          zone 未具名园 ? ~~("来源只报总数"|"the source gives a total")
    )",
        "sketch")
                            .value();
    const report r = judged(h, {about_zones("t.tier", [](context& c) {
        c.require("national", tier_is(c, zone_tier::national));
        c.require("in", lies_in(c, location_class::county_area));
        c.require("seated", c.lacking(c.about(), fields::seat));
    })});
    const std::vector<fact_to_find> all = to_find_out(r);
    REQUIRE(all.size() == 2);
    CHECK(all[0].fact.field == "seat");
    CHECK_FALSE(all[0].wants_source());
    CHECK(all[1].fact.field == "from");
    CHECK(all[1].wants_source());
    CHECK(all[1].fact.how == grade::placeholder);
    CHECK(all[1].fact.reason.zh == "来源只报总数");
    CHECK(all[1].waiting.size() == 1);
    CHECK(all[1].breaking == 1);
}

TEST_CASE("on which day a clause came into force is asked of the rule, once", "[rules][study][find]") {
    rule r = about_zones("t.undated", [](context& c) { c.require("never", truth::no()); });
    r.valid = {};
    const std::vector<fact_to_find> all = to_find_out(judged(two_zones(), {r}));
    REQUIRE(all.size() == 1);
    CHECK(phrase_of(all[0].fact).zh == "t.undated的施行日期");
    CHECK(all[0].waiting.size() == 2);
}

TEST_CASE("what is decided or conforms leaves nothing to find out", "[rules][study][find]") {
    CHECK(to_find_out(report()).empty());
    const hierarchy h = read_sketch("county 于都县\n  zone 于都园 tier=provincial location=county_area\n", "s").value();
    const auto either = about_zones("t.tier", [](context& c) {
        c.require("national", tier_is(c, zone_tier::national) && lies_in(c, location_class::main_urban_area));
    });
    const report r = judged(h, {either});
    CHECK(r.count(verdict::violated) == 1);
    CHECK(to_find_out(r).empty());
}

TEST_CASE("in Ganzhou every undecided finding waits for a fact, and each fact stands there once",
    "[rules][study][find][ganzhou]") {
    const std::string folder = ONEZONE_TESTS_SOURCE_FOLDER "/examples/ganzhou";
    const hierarchy before = load_hierarchy(folder + "/ganzhou-2022-11.json");
    const trial t = simulate(before, load_plan(folder + "/ganzhou-2023-11.json", before), packs::all()).value();
    const report& r = t.report_after();
    const std::vector<fact_to_find> all = to_find_out(r);
    std::set<std::size_t> waiting;
    std::size_t told = 0;
    std::set<std::tuple<subject, std::string, std::string, std::string>> seen;
    std::size_t kinds = 0;
    std::set<std::pair<std::string, std::string>> kinds_seen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const fact_to_find& f = all[i];
        CAPTURE(f.fact.path, f.fact.field);
        CHECK(seen.emplace(f.fact.of, f.fact.path, f.fact.field, f.fact.kind).second);
        kinds += i == 0 || !same_kind(all[i - 1], f);
        kinds_seen.emplace(f.fact.field, f.fact.name.zh);
        CHECK(f.breaking <= f.waiting.size());
        REQUIRE_FALSE(f.waiting.empty());
        told += f.waiting.size();
        for (const waiting_finding& w : f.waiting) {
            waiting.insert(w.finding);
            CHECK(r.findings()[w.finding].verdict == verdict::undecided);
        }
    }
    CHECK(kinds == kinds_seen.size()); // those of one kind follow one another
    CHECK(waiting.size() == r.count(verdict::undecided));
    CHECK(told > all.size());
}

TEST_CASE("who should know is named as far as the hierarchy names them", "[rules][study][find]") {
    const hierarchy h = read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            body 于都县人民政府 kind=government
            zone 于都园 agency=于都管委会
            zone 上欧园
              agency 上欧管理办公室 ~("名称由来源推断"|"inferred from a source")
            zone 市管园 managed-by=赣州市
    )",
        "sketch")
                            .value();
    rule of_bodies = about_zones("t.rank", [](context& c) {
        c.require("rank", c.ask<&body::rank>(c.this_body()) == rank::county_chief);
        c.require("posts", c.is_whole(known_list::posts, c.this_body().key));
    });
    of_bodies.about = {subject_kind::body};
    const report r = judged(h,
        {about_zones("t.tier", [](context& c) { c.require("national", tier_is(c, zone_tier::national)); }), of_bodies});
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> told;
    for (const fact_to_find& f : to_find_out(r)) {
        std::vector<std::string> names;
        for (const text& who : who_should_know(f, r)) names.push_back(who.zh);
        told[{f.fact.field, f.fact.path.substr(f.fact.path.rfind('/') + 1)}] = names;
    }
    using names = std::vector<std::string>;
    CHECK(told.at({"tier", "于都园"}) == names{"于都管委会", "于都县人民政府"});
    CHECK(told.at({"tier", "上欧园"}) == names{"于都县人民政府"}); // nobody says that its agency exists under that name
    CHECK(told.at({"tier", "市管园"}) == names{"赣州市人民政府"});
    CHECK(told.at({"rank", "于都管委会"}) == names{"于都管委会", "于都县机构编制管理机关"});
    CHECK(told.at({"complete.posts", "于都县人民政府"}) == names{"于都县人民政府"}); // once
}

TEST_CASE("answers that are ranks next to one another are one stretch", "[rules][study][find]") {
    rule r = about_zones("t.rank", [](context& c) {
        c.require("rank", c.ask<&body::rank>(c.this_body()).is([](rank is) { return is <= rank::county_chief; }));
    });
    r.about = {subject_kind::body};
    const report found = judged(two_zones(), {r});
    const std::vector<fact_to_find> all = to_find_out(found);
    REQUIRE(all.size() == 2);
    CHECK(consequence_of(all[0].waiting.front(), found)
        == say("“正处级及以下”：符合；“副厅级及以上”：不符合",
            "“division level or below”: satisfied; “deputy bureau level or above”: violated"));
}
