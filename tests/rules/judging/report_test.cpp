// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <atomic>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::about_zones;
using onezone_tests::december;
using onezone_tests::obedient;
using onezone_tests::scene;

namespace {

const auto national_zone = onezone_tests::zone("经开区");
const auto provincial_zone = onezone_tests::zone("工业园");

report judged(const scene& s, rule r) {
    return validate(s.now(), policy("own", say("自拟", "own"), {std::move(r)}), december);
}

} // namespace

TEST_CASE("a report is a regular value that moves without throwing", "[rules][report]") {
    STATIC_REQUIRE(std::is_copy_constructible_v<report>);
    STATIC_REQUIRE(std::is_nothrow_move_constructible_v<report>);
    STATIC_REQUIRE(std::is_copy_assignable_v<report>);
    const report none;
    CHECK(none.findings().empty());
    CHECK(none.conflicts().empty());
    CHECK(none.not_judged().empty());
    CHECK(none.judged() == 0);
    CHECK_FALSE(none.conforms());
    CHECK(none.outcome() == outcome::nothing_judged);
    CHECK_FALSE(none.at("x", national_zone));
    CHECK_FALSE(none.finding_of("x", national_zone));
    CHECK(none == report());
    CHECK_FALSE(none == judged(obedient(), about_zones("x", [](context& c) { c.require("so", false); })));
}

TEST_CASE("texts are written when they are asked for, once for a report and its copies", "[rules][report]") {
    int texts = 0;
    const report r = judged(obedient(), about_zones("x", [&](context& c) {
        c.require("so", c.about() == provincial_zone);
        c.tell([&] {
            ++texts;
            return say("不是", "it is not");
        });
    }));
    const report copy = r;
    CHECK(r.count(verdict::violated) == 1);
    CHECK(r.count("x", verdict::satisfied) == 1);
    CHECK_FALSE(r.conforms());
    CHECK(r == copy);
    CHECK(texts == 0);
    REQUIRE(copy.findings().size() == 1);
    CHECK(copy.findings().front().message == say("不是", "it is not"));
    CHECK(r.findings().front().about == national_zone);
    CHECK(&r.findings() == &copy.findings());
    CHECK(texts == 1);
    CHECK(report(r).findings() == r.findings()); // of one that is about to go
    CHECK(texts == 1);
}

TEST_CASE("one finding can be had without the others, also of a pair that is none", "[rules][report]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = {}; });
    const report r = validate(s.now(), packs::all(), december);
    REQUIRE(r.findings().size() > 3);
    for (const finding& f : r.findings()) {
        CAPTURE(f.rule, f.path);
        CHECK(r.finding_of(f.rule, f.about) == f);
    }
    const auto fine = r.finding_of("jx23.county.max-zones", onezone_tests::division("龙南市"));
    REQUIRE(fine);
    CHECK(fine->verdict == verdict::satisfied);
    CHECK_FALSE(r.finding_of("jx23.county.max-zones", national_zone));
    CHECK_FALSE(r.finding_of("nobody", national_zone));
}

TEST_CASE("what the verdict of each pair says is what its finding says", "[rules][report]") {
    scene s = obedient();
    s.entrust("渡江镇", "经开区");
    s.zone("经开区", [](zone& z) {
        z.category = {};
        z.tier = {zone_tier::national, provenance::inferred(say("据名录", "from a list"), "S9")};
    });
    policy p = packs::all();
    p.exempt({"jx23.county.no-entrust", scene::unit("经开区"), {}, say("过渡", "for now"), "省编办", "文号"}).value();
    const report r = validate(s.now(), p, december);
    std::size_t findings = 0;
    r.each([&](const rule& asking, subject about, verdict v, grade g) {
        CAPTURE(asking.id, about.id);
        const auto f = r.finding_of(asking.id, about);
        REQUIRE(f);
        CHECK(f->verdict == v);
        if (v == verdict::violated || v == verdict::exempted || v == verdict::undecided) {
            CHECK(f->rests_on == g);
            ++findings;
        }
    });
    CHECK(r.findings().size() == findings);
    CHECK(r.count(verdict::exempted) > 0);
    std::size_t counted = 0;
    for (int v = 0; v < verdicts; ++v) counted += r.count(static_cast<verdict>(v));
    CHECK(counted == r.judged());
}

TEST_CASE("a rule that fails only at its text leaves the verdict, and the finding says so", "[rules][report]") {
    const report r = judged(obedient(), about_zones("x", [](context& c) {
        c.require("so", c.about() == provincial_zone);
        c.tell([]() -> text { throw std::runtime_error("no words"); });
    }));
    CHECK(r.errors().empty());
    CHECK(r.at("x", national_zone) == verdict::violated);
    REQUIRE(r.findings().size() == 1);
    CHECK(r.findings()[0].verdict == verdict::violated);
    CHECK(r.findings()[0].severity == severity::breach);
    CHECK(r.findings()[0].message.en.find("no words") != std::string::npos);
    CHECK(r.findings()[0].message.zh.find("no words") != std::string::npos);
}

TEST_CASE("a rule that failed has an error and no finding", "[rules][report]") {
    const report r = judged(obedient(), about_zones("x", [](context& c) {
        if (c.about() == national_zone) throw std::runtime_error("no");
        c.require("so", false);
    }));
    REQUIRE(r.errors().size() == 1);
    REQUIRE(r.findings().size() == 1);
    CHECK(r.findings()[0].about == provincial_zone);
}

TEST_CASE("several threads may ask for the findings of one report at once", "[rules][report][thread]") {
    scene s = obedient();
    for (int i = 0; i < 50; ++i) s.zone("园" + std::to_string(i), "全南县");
    const policy p = packs::national() + packs::jiangxi_2023();
    const report r = validate(s.now(), p, december);
    const std::vector<finding> expected = validate(s.now(), p, december).findings();
    std::atomic<int> right{0};
    std::vector<std::thread> all;
    for (int i = 0; i < 4; ++i)
        all.emplace_back([&right, &expected, copy = r] {
            if (copy.findings() == expected && copy.conflicts().empty()) ++right;
        });
    for (std::thread& t : all) t.join();
    CHECK(right == 4);
}

TEST_CASE("after a step texts go by what is, not by what was", "[rules][report][revalidate]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = {}; }).entrust("渡江镇", "经开区");
    const policy p = packs::jiangxi_2023();
    const report first = validate(s.now(), p, december, {1, true});
    const auto path_in = [](const report& r) {
        const auto at = std::find_if(r.findings().begin(), r.findings().end(),
            [](const finding& f) { return f.about == national_zone && !f.missing.empty(); });
        return at == r.findings().end() ? std::string() : at->missing[0].path;
    };
    CHECK(path_in(first) == "江西省/赣州市/龙南市/经开区");
    const hierarchy before = s.now();
    s.edit().rename(scene::unit("龙南市"), "新龙南市").value();
    const report next = revalidate(first, {before, s.now()});
    CHECK(path_in(next) == "江西省/赣州市/新龙南市/经开区");
    CHECK(path_in(first) == "江西省/赣州市/龙南市/经开区");
    CHECK(next.findings() == validate(s.now(), p, december).findings());
    CHECK_FALSE(next == first);
}

TEST_CASE("findings on changes can be told after the step is gone", "[rules][report]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    std::optional<report> r;
    {
        const hierarchy before = s.now();
        s.entrust("渡江镇", "经开区");
        const hierarchy after = s.now();
        r = validate(step_view{before, after}, packs::jiangxi_2023(), december);
    }
    CHECK(r->of_step());
    const auto f = onezone_tests::finding_of(*r, "jx23.urban.no-new-entrust", national_zone);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->message.en.find("1") != std::string::npos);
    CHECK(f->blamed.size() == 1);
}

//=== what a finding names ===//

TEST_CASE("a violated finding names whom it concerns, and five of many", "[rules][report][text]") {
    const auto told = [](std::string_view sketch, std::string_view rule_id) {
        const report r = validate(testing::sketch(sketch), packs::all(), december);
        const auto found = std::find_if(r.findings().begin(), r.findings().end(),
            [&](const finding& f) { return f.rule == rule_id && f.verdict == verdict::violated; });
        REQUIRE(found != r.findings().end());
        return found->message;
    };
    CHECK(told("province 江西省 code=36\n county 县 code=360731\n  zone 园 location=county_area\n   agency 会\n"
               "    function 社保 class=social\n    function 城管 class=social",
              "jx23.county.no-social")
        == say("仍承担社会管理事务（涉及：社保、城管）", "still carries social management (concerned: 社保, 城管)"));
    const text paid = told(
        "province 江西省 code=36\n county 县 code=360731\n  body 县委 kind=party_committee\n   post 书记 holder=张三\n"
        "  zone 园 tier=provincial\n   body 党工委 kind=working_committee\n    post 书记 kind=secretary holder=李四\n"
        "complete every",
        "jx23.head.provincial");
    CHECK_THAT(paid.zh, Catch::Matchers::Contains("（涉及：李四（党工委书记））"));
    std::string many =
        "province 江西省 code=36\n county 县 code=360731\n  zone 园 location=county_area\n   agency 会\n";
    for (int i = 1; i <= 7; ++i) many += "    function 事" + std::to_string(i) + " class=social\n";
    CHECK_THAT(
        told(many, "jx23.county.no-social").zh, Catch::Matchers::EndsWith("（涉及：事1、事2、事3、事4、事5等7项）"));
    CHECK_THAT(told(many, "jx23.county.no-social").en, Catch::Matchers::EndsWith("事5 and 2 more)"));
}

TEST_CASE("texts name what a policy sets otherwise than the rule, whatever the verdict", "[rules][report][text]") {
    const hierarchy h = testing::sketch(
        "province 江西省 code=36\n county 县 code=360731\n  zone 甲 agency=甲会\n  zone 乙 agency=乙会\ncomplete every");
    const auto told = [&](std::int64_t most) {
        const policy p = packs::jiangxi_2023().with("jx23.county.max-zones", "max", most);
        return validate(h, p, december)
            .finding_of("jx23.county.max-zones", subject::of(h.find(std::string_view("县")).value()))
            .value()
            .message;
    };
    CHECK(told(2).zh
        == "原则上每个县（市、区）的开发区不超过1家（查明：有开发区管理机构 2 个，上限 2 个）"
           "（按所设参数判定：“每个县（市、区）至多几家”为2）");
    CHECK(told(2).en
        == "in principle no more than one zone in each county-level division (found: zone agencies here: 2, allowed: 2) "
           "(judged as set: “how many at most” is 2)");
    CHECK(told(1).zh == "有开发区管理机构 2 个，上限 1 个（涉及：甲会、乙会）"); // as the rule has it
    CHECK_THAT(told(0).zh, Catch::Matchers::EndsWith("（按所设参数判定：“每个县（市、区）至多几家”为0）"));
    // A rank is told by its name.
    const policy p = packs::ganzhou_2022().with("gz22.rank", "max_rank", std::string("county_deputy"));
    const hierarchy zone = testing::sketch("city 赣州市 code=3607\n county 县 code=360731\n  zone 园 tier=national "
                                           "location=county_area\n   agency 会 rank=county_deputy");
    const report r = validate(zone, p, december);
    CHECK_THAT(r.finding_of("gz22.rank", {subject_kind::agency, zone.find_body("会").value()->key.value()})->message.zh,
        Catch::Matchers::EndsWith("（按所设参数判定：“至高的机构规格”为副处级）"));
}

//=== what a report comes to ===//

namespace {

outcome outcome_of(const rule& r, force how = force::must) {
    rule of_force = r;
    of_force.force = how;
    return judged(obedient(), of_force).outcome();
}
rule open_rule() {
    return about_zones("x", [](context& c) { c.require("so", c.lacking(c.about(), fields::seat)); });
}
rule broken_rule() {
    return about_zones("x", [](context& c) { c.require("so", false); });
}

} // namespace

TEST_CASE("a report conforms only where something was judged and nothing is violated, failed or open",
    "[rules][report][outcome]") {
    CHECK(outcome_of(about_zones("x", [](context& c) { c.require("so", true); })) == outcome::conforms);
    CHECK(outcome_of(broken_rule()) == outcome::violated);
    CHECK(outcome_of(open_rule()) == outcome::undecided);
    CHECK(outcome_of(about_zones("x", [](context&) { throw std::runtime_error("no"); })) == outcome::failed);
    // Where nothing is met nothing shows that it conforms, whether or not what is open or missed could break that.
    for (const force weak : {force::encourage, force::target}) {
        CHECK(outcome_of(broken_rule(), weak) == outcome::undecided);
        CHECK(outcome_of(open_rule(), weak) == outcome::undecided);
    }
}

TEST_CASE("only a demand that is met shows that something conforms", "[rules][report][outcome]") {
    const rule met = about_zones("x", [](context& c) { c.require("so", true); });
    for (const force demand : {force::prohibit, force::must, force::principle})
        CHECK(outcome_of(met, demand) == outcome::conforms);
    for (const force weak : {force::encourage, force::target}) CHECK(outcome_of(met, weak) == outcome::undecided);
    // What is read into a source and not met breaks nothing for certain, nor does it conform.
    rule read_in = broken_rule();
    read_in.id = "read-in";
    read_in.basis.how = grade::inferred;
    read_in.basis.reason = say("一种理解", "a reading");
    const policy both("own", say("自拟", "own"), {met, read_in});
    CHECK(validate(obedient().now(), both, december).count(verdict::violated) != 0);
    CHECK(validate(obedient().now(), both, december).outcome() == outcome::undecided);
    // A permission demands nothing, whatever is found of it.
    for (const rule& r : {met, broken_rule(), open_rule()}) CHECK(outcome_of(r, force::may) == outcome::nothing_judged);
    const hierarchy national =
        testing::sketch("province 江西省 code=36\n city 市 code=3607\n  district 区 code=360702\n"
                        "   zone 园 tier=national location=main_urban_area\n    agency 会\ncomplete every");
    policy only("own", say("自拟", "own"), {*packs::jiangxi_2023().find("jx23.urban.social-may-stay")});
    CHECK(validate(national, only, december).outcome() == outcome::nothing_judged);
    // Where notes break conformance an encouragement shows as much as a demand.
    rule encouraged = met;
    encouraged.force = force::encourage;
    policy strict("own", say("自拟", "own"), {encouraged});
    strict.break_on(severity::note);
    CHECK(validate(obedient().now(), strict, december).outcome() == outcome::conforms);
}

TEST_CASE("a force that the policy sets is told beside that of the clause", "[rules][report][text]") {
    policy p("own", say("自拟", "own"), {broken_rule()});
    const subject zone = subject::of(obedient().now().find(scene::unit("经开区")));
    const auto told = [&] { return validate(obedient().now(), p, december).finding_of("x", zone).value().message; };
    CHECK(told().zh.find("强度") == std::string::npos);
    p.set(force_setting{"x", force::principle, {}}).value();
    CHECK_THAT(told().zh, Catch::Matchers::EndsWith("（按所设强度“原则上”判定，条文强度为“应当”）"));
    CHECK_THAT(told().en, Catch::Matchers::EndsWith(" (judged as “in principle”, as set; the clause is “must”)"));
}

TEST_CASE(
    "a name is told where the text has only a longer one, and equal names are told apart", "[rules][report][text]") {
    // The text speaks of 招商局集团; 招商局 is another.
    const auto told = [](std::string_view message, std::string_view first, std::string_view second) {
        const hierarchy h = testing::sketch("province 江西省 code=36\n county 县 code=360731\n  zone 甲园\n   body \""
            + std::string(first) + "\" kind=department\n  zone 乙园\n   body \"" + std::string(second)
            + "\" kind=department");
        rule r = about_zones("x", [&](context& c) {
            if (!c.when("first", c.unit(c.this_zone().unit).name() == "甲园")) return;
            c.require("so", false);
            for (const body& b : c.all_bodies())
                c.blame(subject::of(b), b.name == "存疑" ? c.lacking(c.about(), fields::seat) : truth::yes());
            c.tell([&] { return verbatim(message); });
        });
        return validate(h, policy("own", say("自拟", "own"), {r}), december).findings().at(0).message.zh;
    };
    CHECK(told("招商局集团占用编制", "招商局", "财政局") == "招商局集团占用编制（涉及：招商局、财政局）");
    CHECK(told("招商局、财政局占用编制", "招商局", "财政局") == "招商局、财政局占用编制");
    CHECK(told("由招商局承担", "招商局", "财政局") == "由招商局承担（涉及：财政局）");
    CHECK(told("县招商局承担", "招商局", "财政局") == "县招商局承担（涉及：招商局、财政局）");
    CHECK(told("占用编制", "招商局", "招商局") == "占用编制（涉及：招商局、江西省/县/乙园/招商局）");
    CHECK(told("占用编制", "招商局", "存疑") == "占用编制（涉及：招商局）");
}

TEST_CASE("a violated finding names those who violate, an undecided one those who may", "[rules][report][text]") {
    const auto found = [](bool sure) {
        rule r = about_zones("x", [sure](context& c) {
            const truth perhaps = c.lacking(c.about(), fields::seat);
            for (const body& b : c.bodies_of(c.this_zone().unit))
                c.blame(subject::of(b), b.name == "甲" && sure ? truth::yes() : perhaps);
            c.require("so", sure ? truth::no() : perhaps);
        });
        const hierarchy h = testing::sketch("county 县\n zone 园\n  body 甲 kind=other\n  body 乙 kind=other");
        return validate(h, policy("own", say("自拟", "own"), {r}), december).findings().at(0);
    };
    CHECK(found(true).blamed.size() == 1);
    CHECK_THAT(found(true).message.zh, Catch::Matchers::EndsWith("（涉及：甲）"));
    CHECK(found(false).blamed.size() == 2);
}

TEST_CASE("what breaks nothing leaves nothing open beside what is met", "[rules][report][outcome]") {
    const rule met = about_zones("x", [](context& c) { c.require("so", true); });
    for (rule other : {broken_rule(), open_rule()}) {
        other.id = "y";
        other.force = force::encourage;
        policy p("own", say("自拟", "own"), {met, other});
        CHECK(validate(obedient().now(), p, december).outcome() == outcome::conforms);
        // By a policy that nothing breaks nothing conforms either.
        p.break_on(severity::breach, false);
        CHECK(validate(obedient().now(), p, december).outcome() == outcome::undecided);
    }
}

TEST_CASE("the gravest of what a report found is its outcome", "[rules][report][outcome]") {
    const auto of_two = [](rule one, rule other) {
        other.id = "y";
        return validate(
            obedient().now(), policy("own", say("自拟", "own"), {std::move(one), std::move(other)}), december);
    };
    const rule failing = about_zones("x", [](context&) { throw std::runtime_error("no"); });
    CHECK(of_two(failing, broken_rule()).outcome() == outcome::violated);
    CHECK(of_two(failing, open_rule()).outcome() == outcome::failed);
    CHECK(of_two(broken_rule(), open_rule()).outcome() == outcome::violated);
    const report open = of_two(about_zones("x", [](context& c) { c.require("so", true); }), open_rule());
    CHECK(open.outcome() == outcome::undecided);
    for (const language in : {language::zh, language::en}) {
        std::ostringstream os;
        print(os, open, in);
        const std::string first = os.str().substr(0, os.str().find('\n'));
        CHECK(first == (in == language::zh ? "结论：尚不能认定合规" : "outcome: undecided"));
    }
}

TEST_CASE("where no rule had anything to say nothing was judged, and nothing conforms", "[rules][report][outcome]") {
    const rule met = about_zones("x", [](context& c) { c.require("so", true); });
    const auto of = [](const hierarchy& h, std::vector<rule> rules) {
        return validate(h, policy("own", say("自拟", "own"), std::move(rules)), december).outcome();
    };
    CHECK(of(obedient().now(), {}) == outcome::nothing_judged);
    CHECK(of(hierarchy(), {met}) == outcome::nothing_judged);
    rule elsewhere = met;
    elsewhere.jurisdiction = code{"44"};
    CHECK(of(obedient().now(), {elsewhere}) == outcome::nothing_judged);
    rule later = met;
    later.valid = effect::from(date(2030, 1, 1));
    CHECK(of(obedient().now(), {later}) == outcome::nothing_judged);
    const rule of_others = about_zones("x", [](context& c) {
        static_cast<void>(c.when("never", truth::no()));
        c.require("so", true);
    });
    CHECK(of(obedient().now(), {of_others}) == outcome::nothing_judged);
    // A province by the rules of another: Guangdong's zones by Jiangxi's paper.
    const hierarchy guangdong =
        testing::sketch("province 广东省 code=44\n city 深圳市 code=4403\n  zone 高新区 tier=national");
    CHECK(validate(guangdong, packs::jiangxi_2023(), december).outcome() == outcome::nothing_judged);
}

TEST_CASE("what is satisfied says what was found", "[rules][report][text]") {
    scene s = obedient();
    const report r = validate(s.now(), packs::all(), december);
    const auto told = [&](std::string_view rule_id, subject about) {
        const auto f = r.finding_of(rule_id, about);
        REQUIRE(f);
        REQUIRE(f->verdict == verdict::satisfied);
        return f->message;
    };
    CHECK(told("jx23.county.max-zones", onezone_tests::division("龙南市")).zh
        == "原则上每个县（市、区）的开发区不超过1家（查明：有开发区管理机构 1 个，上限 1 个）");
    CHECK(told("jx23.industry.max-lead", national_zone)
        == say("原则上每个开发区主导产业不超过3个（查明：主导产业 2 个（电子信息、食品药品），应不超过 3 个）",
            "in principle no more than three leading industries in each zone (found: leading industries: 2 (电子信息, "
            "食品药品), at most 3)"));
    // Where the rule says nothing of it, the facts it read.
    const report own = validate(s.now(),
        policy("own", say("自拟", "own"),
            {onezone_tests::about_zones("t.tier",
                [](context& c) { c.require("tier", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national); })}),
        december);
    const auto f = own.finding_of("t.tier", national_zone);
    REQUIRE(f);
    CHECK(f->message.zh.ends_with("（查明：开发区级别：国家级）"));
    CHECK(f->message.en.ends_with(" (found: tier: national)"));
}

TEST_CASE("that a condition does not hold is said, not put behind a “not so”", "[rules][report][text]") {
    const std::pair<const char*, const char*> all[] = {{"已公告", "未公告"}, {"未单独设办事机构", "已单独设办事机构"},
        {"不再承担社会管理事务", "仍承担社会管理事务"}, {"设有平台公司", "未设平台公司"}, {"属于机关", "不属于机关"},
        {"无人在管委会和平台公司同时任职", "有人在管委会和平台公司同时任职"}, {"由市委任命", "未由市委任命"},
        // A word in the middle, or one part of several, turned would say something else.
        {"党工委书记一职已有人担任", "党工委书记一职尚无人担任"}, {"有新的代码", "没有新的代码"},
        {"开发区（管理机构）数不超过上限", "开发区（管理机构）数超过上限"},
        {"岗位等级在规定的六级之内", "岗位等级不在规定的六级之内"}, {"只由一人担任", "“只由一人担任”不成立"},
        {"有关各方同意", "“有关各方同意”不成立"}, {"由甲批准并已备案", "“由甲批准并已备案”不成立"},
        {"理由充分", "“理由充分”不成立"}, {"变更前已有代码", "“变更前已有代码”不成立"},
        {"职责相称", "“职责相称”不成立"}};
    scene s = obedient();
    for (const auto& [holds, not_so] : all) {
        CAPTURE(holds);
        const policy p("own", say("自拟", "own"), {onezone_tests::about_zones("t.when", [holds = holds](context& c) {
            c.when({"k", holds, "it is so"}, truth::no());
        })});
        const report r = validate(s.now(), p, december);
        const auto f = r.finding_of("t.when", national_zone);
        REQUIRE(f);
        CHECK(f->message == say("不适用，因为" + std::string(not_so), "does not apply, as “it is so” does not hold"));
    }
}
