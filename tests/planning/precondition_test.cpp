// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/precondition.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>
#include <string_view>

using namespace onezone;

// Preconditions of the caller's own: a finding, a figure, a fact; what does not hold refuses by name, and so does what nobody knows.

namespace {

const hierarchy& world() {
    static const hierarchy h = [] {
        const hierarchy drawn = read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      body 于都县政府 kind=government seat=贡江镇
      town 贡江镇 code=360731100
      zone 于都园 tier=provincial location=county_area first-industry=家具
        agency 于都园管委会 rank=section_chief
      zone 空园
)",
            "world")
                                    .value();
        change c(drawn);
        indicator early;
        early.key = indicator_id::derive("precondition", "early");
        early.unit = drawn.at("于都园");
        early.name = "营业收入";
        early.on = date(2022, 12, 31);
        early.value = decimal::of(90);
        early.measure = "亿元";
        c.put(early).value();
        indicator late = early;
        late.key = indicator_id::derive("precondition", "late");
        late.on = date(2023, 12, 31);
        late.value = decimal::of(120);
        c.put(late).value();
        indicator hedged = early;
        hedged.key = indicator_id::derive("precondition", "hedged");
        hedged.name = "从业人员";
        hedged.value = decimal::of(1000);
        hedged.measure = "人";
        hedged.exactness = hedge::about;
        c.put(hedged).value();
        return std::move(c).finish();
    }();
    return h;
}

precondition named(const char* key) {
    precondition p;
    p.key = key;
    return p;
}
precondition fact_of(const char* unit, const char* fact, const char* is) {
    precondition p = named("事实");
    p.unit = world().at(unit);
    p.fact = fact;
    p.is = is;
    return p;
}
precondition figure_of(
    const char* name, std::optional<std::int64_t> least, std::optional<std::int64_t> most, const char* measure) {
    precondition p = named("数字");
    p.unit = world().at("于都园");
    p.figure = name;
    if (least) p.at_least = decimal::of(*least);
    if (most) p.at_most = decimal::of(*most);
    p.measure = measure;
    return p;
}

// `holds`, `unmet`, `not known`, or the code of another refusal.
std::string told(const precondition& p, const date& on = date(2024, 6, 1)) {
    const result<void> r = check(p, world(), world(), packs::jiangxi_2023(), {on, on});
    if (r) return "holds";
    CHECK_FALSE(r.error().message().zh.empty());
    CHECK_FALSE(r.error().message().en.empty());
    if (r.error().code() != errc::precondition_unmet) return std::string(name_of(r.error().code()));
    CHECK(r.error().subjects() == std::vector<std::string>{p.key});
    return r.error().message().zh.find("未定") != std::string::npos ? "not known"
        : r.error().others().empty()                                ? "unmet"
                                                                    : "cannot be judged";
}

} // namespace

TEST_CASE("a fact holds, does not, or is not known", "[planning][precondition]") {
    CHECK(told(fact_of("于都园", "tier", "provincial")) == "holds");
    CHECK(told(fact_of("于都园", "tier", "省级")) == "holds");
    CHECK(told(fact_of("于都园", "tier", "国家级")) == "unmet");
    CHECK(told(fact_of("空园", "tier", "省级")) == "not known");
    CHECK(told(fact_of("于都园", "first_industry", "家具")) == "holds");
    CHECK(told(fact_of("于都县", "kind", "县")) == "holds");
    CHECK(told(fact_of("于都县", "kind", "市辖区")) == "unmet");
    CHECK(told(fact_of("于都县", "code", "360731")) == "holds");
    CHECK(told(fact_of("于都县", "name", "于都县")) == "holds");
    precondition of_body = named("机构规格");
    of_body.body = world().find_body("于都园管委会").value()->key;
    of_body.fact = "rank";
    of_body.is = "正科级";
    CHECK(told(of_body) == "holds");
    of_body.is = "正处级";
    CHECK(told(of_body) == "unmet");
    of_body.body = world().find_body("于都县政府").value()->key;
    CHECK(told(of_body) == "not known");
    of_body.fact = "seat";
    of_body.is = "于都县/贡江镇";
    CHECK(told(of_body) == "holds");
}

TEST_CASE(
    "a figure is the latest on that day, compared in its measure and with its hedge", "[planning][precondition]") {
    CHECK(told(figure_of("营业收入", 100, {}, "亿元")) == "holds");
    CHECK(told(figure_of("营业收入", 100, {}, "亿元"), date(2023, 6, 1)) == "unmet");
    CHECK(told(figure_of("营业收入", 1000000, {}, "万元")) == "holds");
    CHECK(told(figure_of("营业收入", {}, 100, "亿元")) == "unmet");
    CHECK(told(figure_of("营业收入", 100, 130, "亿元")) == "holds");
    CHECK(told(figure_of("营业收入", 100, {}, "人")) == "not known");
    CHECK(told(figure_of("从业人员", 900, {}, "人")) == "not known");
    CHECK(told(figure_of("纳税", 1, {}, "亿元")) == "not known");
}

TEST_CASE("a counted figure is one of those a trial counts", "[planning][precondition]") {
    precondition p = named("机构数");
    p.figure = "agencies.after";
    p.at_most = decimal::of(1);
    CHECK(told(p) == "not known"); // there may be agencies that nobody recorded
    p.at_most = decimal::of(0);
    CHECK(told(p) == "unmet");
    p.at_most.reset();
    p.at_least = decimal::of(1);
    CHECK(told(p) == "holds");
    p.at_least = decimal::of(2);
    CHECK(told(p) == "not known");
    p.at_least.reset();
    p.at_most = decimal::of(1);
    change whole(world());
    whole.put(completeness::of_everything()).value();
    CHECK(check(p, world(), whole.now(), packs::jiangxi_2023(), {date(2024, 6, 1), date(2024, 6, 1)}));
    p.at_most = decimal::of(0);
    p.figure = "agencies.afterr";
    CHECK(told(p) == "unknown_key");
}

TEST_CASE("whatever can be published and compared can be a precondition", "[planning][precondition]") {
    precondition p = named("乡镇数");
    const auto needs = [&](const char* figure, std::optional<std::int64_t> least, std::optional<std::int64_t> most,
                           const char* of = nullptr) {
        p.figure = figure;
        p.unit = of ? world().at(of) : unit_id();
        p.at_least = least ? std::optional(decimal::of(*least)) : std::nullopt;
        p.at_most = most ? std::optional(decimal::of(*most)) : std::nullopt;
        return told(p);
    };
    CHECK(needs("townships.after", 1, {}) == "holds");
    CHECK(needs("townships.after", 2, {}) == "not known"); // the list is not stated to be whole
    CHECK(needs("townships.after", {}, 0) == "unmet");
    CHECK(needs("townships.after", 1, {}, "于都县") == "holds");
    CHECK(needs("townships.change", {}, 0, "于都县") == "holds");
    CHECK(needs("zones.tier.provincial.before", 1, {}, "于都县") == "holds");
    CHECK(needs("merged.townships", {}, 0) == "holds");
    CHECK(needs("townshps.after", 1, {}) == "unknown_key");
    const result<void> misspelt = check(p, world(), world(), packs::jiangxi_2023(), {{2024, 6, 1}, {2024, 6, 1}});
    REQUIRE(misspelt.error().others().size() == 1);
    CHECK(misspelt.error().others().front().message().en.find("`townships`") != std::string::npos);
}

TEST_CASE("a precondition counts what the acts before it did", "[planning][precondition]") {
    plan p;
    p.id = "counted";
    p.judged = trial_dates{{2024, 1, 1}, {2024, 6, 1}, {2024, 6, 1}};
    const unit_id town = world().at("贡江镇");
    p.steps.push_back({.key = "1", .what = entrust{.unit = town, .holder = world().at("于都园")}});
    p.steps.push_back({.key = "2", .what = rename_unit{world().at("空园"), "新园"}});
    precondition one_moved = named("已托管一个乡镇");
    one_moved.figure = "moved.townships.administered";
    one_moved.at_least = decimal::of(1);
    p.steps[1].needs = {one_moved};
    CHECK(simulate(world(), p, policy()));
    p.steps[1].needs[0].at_least = decimal::of(2);
    const result<trial> unmet = simulate(world(), p, policy());
    REQUIRE_FALSE(unmet);
    CHECK(unmet.error().others().front().code() == errc::precondition_unmet);
}

TEST_CASE("a finding is one of the verdicts accepted", "[planning][precondition]") {
    precondition p = named("主导产业");
    p.rule = "jx23.county.max-zones";
    p.unit = world().at("于都县");
    CHECK(told(p) == "not known");
    p.accepts = {verdict::undecided};
    CHECK(told(p) == "holds");
    p.accepts = {verdict::violated};
    p.rule = "jx23.county.no-entrust";
    p.unit = world().at("于都园");
    CHECK(told(p) == "not known");
    p.rule = "no.such.rule";
    CHECK(told(p) == "cannot be judged");
}

TEST_CASE("what is asked amiss is refused", "[planning][precondition]") {
    precondition p = fact_of("于都园", "tier", "省级");
    p.key.clear();
    CHECK(told(p) == "missing_key");
    p = fact_of("于都园", "tierr", "省级");
    CHECK(told(p) == "unknown_key");
    p = fact_of("于都园", "tier", "省级");
    p.rule = "jx23.county.max-zones";
    CHECK(told(p) == "bad_value");
    CHECK(told(named("空")) == "bad_value");
    p = figure_of("营业收入", {}, {}, "亿元");
    CHECK(told(p) == "bad_value");
    p = fact_of("于都园", "tier", "省级");
    p.unit = {};
    CHECK(told(p) == "bad_value");
    p.unit = unit_id::from_value(1);
    CHECK(told(p) == "unknown_unit");
    p = named("机构");
    p.fact = "rank";
    p.body = body_id::from_value(1);
    CHECK(told(p) == "unknown_body");
}

TEST_CASE("a fact of one's own holds, does not, or is not known", "[planning][precondition][own_fact]") {
    const hierarchy h = read_sketch(R"(
county 于都县
  zone 于都园
    fact 环评批复 holds=yes on=2023-01-01
    fact 环评批复 holds=no on=2024-01-01
    fact 固定资产投资 value=12 measure=亿元 hedge=more_than
    agency 于都园管委会
      fact 考核结果 text=优秀
      post 主任 holder=甲
        fact 许可 items=经济,科技
person 甲
  fact 到岗日期 day=2022-03-01
)")
                            .value();
    const body& agency = **h.find_body("于都园管委会");
    const auto told_of = [&](const precondition& p, const date& on = date(2023, 6, 1)) -> std::string {
        const result<void> r = check(p, h, h, packs::jiangxi_2023(), {on, on});
        if (r) return "holds";
        CHECK_FALSE(r.error().message().zh.empty());
        CHECK_FALSE(r.error().message().en.empty());
        if (r.error().code() != errc::precondition_unmet) return std::string(name_of(r.error().code()));
        CHECK(r.error().subjects() == std::vector<std::string>{p.key});
        return r.error().message().zh.find("未定") != std::string::npos ? "not known" : "unmet";
    };
    const auto of = [](const char* fact, const char* is, auto about) {
        precondition p = named("自定");
        p.own_fact = fact;
        p.is = is;
        about(p);
        return p;
    };
    const auto of_zone = [&](precondition& p) { p.unit = h.at("于都园"); };
    const auto of_body = [&](precondition& p) { p.body = agency.key; };
    const auto of_post = [&](precondition& p) { p.post = h.posts_of(agency.key).begin()->key; };
    const auto of_person = [&](precondition& p) { p.person = h.all<person>().begin()->key; };

    CHECK(told_of(of("环评批复", "true", of_zone)) == "holds");
    CHECK(told_of(of("环评批复", "是", of_zone)) == "holds");
    CHECK(told_of(of("环评批复", "false", of_zone)) == "unmet");
    CHECK(told_of(of("环评批复", "true", of_zone), date(2022, 1, 1)) == "not known");
    CHECK(told_of(of("环评批复", "true", of_zone), date(2024, 1, 1)) == "unmet");
    CHECK(told_of(of("环评", "true", of_zone)) == "not known");
    CHECK(told_of(of("考核结果", "优秀", of_body)) == "holds");
    CHECK(told_of(of("考核结果", "良好", of_body)) == "unmet");
    CHECK(told_of(of("许可", "科技", of_post)) == "holds");
    CHECK(told_of(of("许可", "教育", of_post)) == "unmet");
    CHECK(told_of(of("到岗日期", "2022-03-01", of_person)) == "holds");
    CHECK(told_of(of("到岗日期", "2022-03-02", of_person)) == "unmet");

    precondition limits = of("固定资产投资", "", of_zone);
    limits.at_least = decimal::of(120000);
    limits.measure = "万元";
    CHECK(told_of(limits) == "holds");
    limits.at_most = decimal::of(130000);
    CHECK(told_of(limits) == "not known"); // 12 亿元余
    limits.at_least = decimal::of(13);
    limits.at_most.reset();
    limits.measure = "亿元";
    CHECK(told_of(limits) == "not known");
    precondition exactly = of("固定资产投资", "12", of_zone);
    exactly.measure = "亿元";
    CHECK(told_of(exactly) == "unmet"); // more than that
    CHECK(told_of(of("固定资产投资", "很多", of_zone)) == "unmet");

    precondition bad = of("环评批复", "true", of_zone);
    bad.at_least = decimal::of(1);
    CHECK(told_of(bad) == "bad_value");
    CHECK(told_of(of("环评批复", "", of_zone)) == "bad_value");
    CHECK(told_of(of("环评批复", "true", [](precondition&) {})) == "bad_value");
    bad = of("环评批复", "true", of_zone);
    bad.fact = "tier";
    CHECK(told_of(bad) == "bad_value");
    bad = of("环评批复", "true", of_zone);
    of_person(bad);
    CHECK(told_of(bad) == "bad_value");
    CHECK(told_of(of("许可", "科技", [](precondition& p) { p.post = post_id::from_value(1); })) == "unknown_post");
    CHECK(
        told_of(of("许可", "科技", [](precondition& p) { p.person = person_id::from_value(1); })) == "unknown_person");
    bad = of("", "", of_post);
    bad.fact = "rank";
    CHECK(told_of(bad) == "bad_value"); // members are of units and bodies
    bad = of("", "", of_person);
    bad.figure = "营业收入";
    bad.at_least = decimal::of(1);
    CHECK(told_of(bad) == "bad_value");
}
