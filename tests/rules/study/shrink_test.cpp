// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/shrink.hpp>
#include <onezone/testing/sketch.hpp>

#include <string>

using namespace onezone;
using onezone::testing::sketch;
using onezone::testing::write_sketch;

namespace {

const date today(2023, 12, 1);

const finding& finding_of(const report& r, std::string_view rule_id) {
    for (const finding& f : r.findings())
        if (f.rule == rule_id && f.verdict == verdict::violated) return f;
    for (const finding& f : r.findings())
        if (f.rule == rule_id) return f;
    throw std::runtime_error("no such finding");
}

/// Many counties, each with a zone, towns and people; 于都县 has two agencies.
std::string large(int counties) {
    std::string s = "province 江西省 code=36\n city 赣州市 code=3607\n";
    for (int i = 0; i < counties; ++i) {
        const std::string n = std::to_string(i);
        s += "  county 县" + n + "\n   town 镇" + n + " administered-by=园区" + n + "\n   zone 园区" + n
            + " tier=provincial location=county_area managed-by=县" + n + "\n    agency 管委会" + n
            + " rank=section_chief quota.institution=12\n     function 教育 class=social\n     post 主任 holder=人" + n
            + " mode=concurrent paid=yes\n";
    }
    return s
        + "  county 于都县 code=360731\n   zone 于都工业园区 tier=provincial managed-by=于都县 agency=于都工业园区管委会\n"
          "   zone 上欧工业园区 managed-by=于都县 area=12.5 nameplates=上欧园\n    agency 上欧工业园区管理办公室 rank=section_chief\n"
          "     post 主任 holder=甲\n   town 罗坳镇\n";
}

} // namespace

TEST_CASE("a case met among many counties shrinks to the one that matters", "[rules][shrink]") {
    const report r = validate(sketch(large(60)), packs::jiangxi_2023(), today);
    const finding f = finding_of(r, "jx23.county.max-zones");
    const hierarchy small = shrink(r, f).value();
    INFO(write_sketch(small));
    CHECK(small.size() == 3); // the county and its two zones
    CHECK(small.count<body>() == 2);
    CHECK(small.count<post>() == 0);
    CHECK(small.count<person>() == 0);
    CHECK(small.count<entrustment>() == 0);
    const finding again = judge(small, r.by(), f.rule, f.about, {today, today}).value();
    CHECK(again.verdict == f.verdict);
    CHECK(again.force == f.force);
    // Read back as a sketch it shows the same.
    CHECK(validate(sketch(write_sketch(small)), packs::jiangxi_2023(), today)
              .at(f.rule, sketch(write_sketch(small)).at("于都县"))
        == verdict::violated);
}

TEST_CASE("what is left is as it was, and can lose nothing more", "[rules][shrink]") {
    const report r = validate(sketch(large(8)), packs::jiangxi_2023(), today);
    const finding f = finding_of(r, "jx23.concurrent.no-pay");
    const hierarchy small = shrink(r, f).value();
    CHECK(write_sketch(small)
        == "zone " + std::string((*small.units().begin()).name()) + "\n  agency " + small.all<body>().begin()->name
            + "\n    post 主任 holder=" + small.all<person>().begin()->name + " mode=concurrent paid=yes\n");
    for (const unit_ref u : small.units()) CHECK(r.of().find(u.id()).name() == u.name());
    CHECK(shrink(small, [&](const hierarchy& h) {
        const auto now = judge(h, r.by(), f.rule, f.about, {today, today});
        return now && now->verdict == verdict::violated;
    }) == small);
}

TEST_CASE("an undecided finding shrinks to the facts it is undecided for want of", "[rules][shrink]") {
    const hierarchy h = sketch(R"(
        city 赣州市
          county 于都县
            zone 园区 tier=provincial agency=管委会
            zone 别处 location=county_area
            town 甲镇 administered-by=园区
            town 乙镇 administered-by=园区
        complete administered
    )");
    const report r = validate(h, packs::jiangxi_2023(), today);
    const finding f = finding_of(r, "jx23.county.no-entrust");
    REQUIRE(f.verdict == verdict::undecided);
    const hierarchy small = shrink(r, f).value();
    INFO(write_sketch(small));
    CHECK(small.count<entrustment>() == 1);
    CHECK(small.size() == 2);
    CHECK(judge(small, r.by(), f.rule, f.about, {today, today}).value().missing.at(0).field == "location");
}

TEST_CASE("any property can be asked for, and what does not hold is left alone", "[rules][shrink]") {
    const hierarchy h = sketch(large(10));
    const hierarchy towns = shrink(h, [](const hierarchy& x) {
        std::size_t n = 0;
        for (const unit_ref u : x.units()) n += u.kind() == unit_kind::town;
        return n >= 3;
    });
    CHECK(towns.size() == 3);
    CHECK(shrink(h, [](const hierarchy&) { return false; }) == h);
    CHECK(shrink(h, [](const hierarchy&) { return true; }).empty());
    CHECK(shrink(hierarchy{}, [](const hierarchy&) { return true; }).empty());
}

TEST_CASE("shrinking stops after so many tries with what it has", "[rules][shrink]") {
    const hierarchy h = sketch(large(20));
    std::size_t tries = 0;
    const hierarchy some = shrink(
        h,
        [&](const hierarchy& x) {
            ++tries;
            return static_cast<bool>(x.find(std::string_view("于都县")));
        },
        10);
    CHECK(tries <= 10);
    CHECK(some.size() < h.size());
    CHECK(some.find(std::string_view("于都县")));
}

TEST_CASE("of what the rules do not judge there is nothing to shrink", "[rules][shrink]") {
    const report r = validate(sketch("county 县"), packs::jiangxi_2023(), today);
    finding f;
    f.rule = "jx23.county.max-zone";
    const auto none = shrink(r, f);
    REQUIRE(!none);
    CHECK(none.error().code() == errc::unknown_rule);
}
