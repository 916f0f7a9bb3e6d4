// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/hostile.hpp"
#include "support/xml.hpp"

#include <onezone/faces/exports/findings.hpp>
#include <onezone/faces/pages/to_find_out_table.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/csv.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <stdexcept>
#include <string>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

namespace {

const date today(2023, 12, 1);

hierarchy two_parks_judged() {
    return read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            zone 于都园 tier=provincial location=county_area managed-by=于都县 industries=甲,乙,丙,丁 agency=于都管委会
            zone 上欧园 managed-by=于都县 agency=上欧管理办公室
            town 贡江镇 administered-by=上欧园
    )",
        "sketch")
        .value();
}

policy exempting(const hierarchy& h) {
    return packs::jiangxi_2023().with(
        exemption{"jx23.industry.max-lead", h.named("于都园").front().id(), {date(2023, 1, 1), date(2024, 1, 1)},
            say("转型期 <1>", "in transition <1>"), "江西省人民政府", "赣府字〔2023〕1号"});
}

// A rule that holds of some zones, is violated by others, and fails on one.
policy of_every_kind() {
    rule r;
    r.id = "t.names";
    r.title = say("名称 <规则>", "names <rule>");
    r.basis.document = "\"文件\" & 条款";
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) {
        const std::string name(c.this_unit().name());
        if (name.find("HYPERLINK") != std::string::npos) throw std::runtime_error("坏 <\"&]]>");
        c.require("plain", name.find('<') == std::string::npos);
    };
    return policy("t", say("测试", "test"), {r});
}

std::size_t count_of(const boost::json::array& all, std::string_view key, std::string_view value) {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(),
        [&](const boost::json::value& v) { return std::string_view(v.at(key).as_string()) == value; }));
}

} // namespace

TEST_CASE("findings are SARIF results with rule, level and place", "[faces][exports]") {
    const hierarchy h = two_parks_judged();
    const report r = validate(h, exempting(h), today);
    const boost::json::value log = boost::json::parse(write_sarif(r));
    CHECK(log.at("version").as_string() == "2.1.0");
    const boost::json::value& run = log.at("runs").at(0);
    const boost::json::array& rules = run.at("tool").at("driver").at("rules").as_array();
    CHECK(rules.size() == r.by().rules().size());
    const boost::json::array& results = run.at("results").as_array();
    REQUIRE(results.size() == r.findings().size());
    CHECK(count_of(results, "kind", "open") == r.count(verdict::undecided));
    CHECK(r.count(verdict::undecided) != 0);
    CHECK(r.count(verdict::violated) != 0);
    std::size_t suppressed = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const boost::json::value& one = results[i];
        const finding& f = r.findings()[i];
        const auto index = static_cast<std::size_t>(one.at("ruleIndex").as_int64());
        CHECK(rules.at(index).at("id").as_string() == f.rule);
        CHECK(one.at("message").at("text").as_string() == f.message.zh);
        // The format allows a level other than none for failures alone.
        if (one.at("kind").as_string() != "fail") CHECK(one.at("level").as_string() == "none");
        if (f.severity == severity::breach && f.verdict == verdict::violated)
            CHECK(one.at("level").as_string() == "error");
        suppressed += one.as_object().contains("suppressions") ? 1U : 0U;
        if (f.path.empty()) continue;
        CHECK(one.at("locations").at(0).at("logicalLocations").at(0).at("fullyQualifiedName").as_string() == f.path);
    }
    CHECK(suppressed == r.count(verdict::exempted));
    CHECK(suppressed == 1);
    CHECK(run.at("invocations").at(0).at("executionSuccessful").as_bool());
    CHECK(write_sarif(r, language::en).find("in transition <1>; 江西省人民政府") != std::string::npos);
}

TEST_CASE("a rule that failed is a notification in SARIF and an error in JUnit", "[faces][exports]") {
    const report r = validate(hostile_hierarchy(), of_every_kind(), today);
    REQUIRE(r.errors().size() == 1);
    const boost::json::value log = boost::json::parse(write_sarif(r));
    const boost::json::value& invocation = log.at("runs").at(0).at("invocations").at(0);
    CHECK_FALSE(invocation.at("executionSuccessful").as_bool());
    CHECK(invocation.at("toolExecutionNotifications").as_array().size() == 1);
    const element root = parse_xml(write_junit(r));
    REQUIRE(root.children.size() == 1);
    CHECK(root.children[0].attributes.at("errors") == "1");
}

TEST_CASE("JUnit has a case a judged pair, and nothing open passes", "[faces][exports]") {
    const hierarchy h = two_parks_judged();
    const report r = validate(h, exempting(h), today);
    const element root = parse_xml(write_junit(r));
    CHECK(root.name == "testsuites");
    std::size_t cases = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;
    std::size_t passed = 0;
    for (const element& suite : root.children) {
        std::size_t here = 0;
        for (const element& c : suite.children) {
            if (c.name != "testcase") continue;
            ++here;
            CHECK(c.attributes.at("classname") == suite.attributes.at("name"));
            if (c.children.empty())
                ++passed;
            else if (c.children[0].name == "failure")
                ++failures;
            else if (c.children[0].name == "skipped")
                ++skipped;
        }
        CHECK(suite.attributes.at("tests") == std::to_string(here));
        cases += here;
    }
    CHECK(failures == r.count(verdict::violated));
    CHECK(skipped == r.count(verdict::undecided) + r.count(verdict::exempted));
    CHECK(passed == r.count(verdict::satisfied));
    CHECK(cases == failures + skipped + passed);
}

TEST_CASE("names and texts with markup stay text in SARIF and JUnit", "[faces][exports]") {
    const report r = validate(hostile_hierarchy(), of_every_kind(), today);
    const element root = parse_xml(write_junit(r));
    std::vector<std::string> names;
    for (const element& c : root.children[0].children)
        if (c.name == "testcase") names.push_back(c.attributes.at("name"));
    REQUIRE(names.size() == hostile_names.size());
    for (const std::string_view name : hostile_names)
        CHECK(std::any_of(names.begin(), names.end(), [&](const std::string& n) { return n.ends_with(name); }));
    const std::string sarif = write_sarif(r);
    CHECK(is_utf8(sarif));
    const boost::json::value log = boost::json::parse(sarif);
    CHECK(log.at("runs")
              .at(0)
              .at("results")
              .at(0)
              .at("locations")
              .at(0)
              .at("logicalLocations")
              .at(0)
              .at("fullyQualifiedName")
              .as_string()
        == r.findings()[0].path);
}

TEST_CASE("findings are rows that a CSV reader reads, with or without a byte order mark", "[faces][exports]") {
    const hierarchy h = hostile_hierarchy();
    const report r = validate(h, of_every_kind(), today);
    const std::string sheet = findings_sheet(r);
    CHECK(findings_sheet(r, {.byte_order_mark = true}) == "\xEF\xBB\xBF" + sheet);
    CHECK(findings_sheet(r, {.in = language::en}).starts_with("rule,title,clause,whose,code,id,verdict,"));
    std::istringstream in(sheet);
    csv_reader reader(in, "findings", {.other_columns = true});
    reader.columns({"规则", "对象", "判定"}).value();
    std::size_t rows = 0;
    while (reader.next().value()) {
        CHECK(reader.field(0) == r.findings()[rows].rule);
        CHECK(reader.field(1) == r.findings()[rows].path);
        ++rows;
    }
    CHECK(rows == r.findings().size());
    CHECK(rows != 0);
}

TEST_CASE("findings are guarded against formulas unless the caller says otherwise", "[faces][exports]") {
    const hierarchy h =
        read_sketch("county \"=某县\" code=360731\n  zone 某园 managed-by=\"=某县\"\n", "sketch").value();
    const report r = validate(h, packs::jiangxi_2023(), {2023, 12, 1});
    REQUIRE_FALSE(r.findings().empty());
    CHECK_THAT(findings_sheet(r), ContainsSubstring(",'=某县"));
    CHECK_THAT(
        findings_sheet(r, {.guard_formulas = false}), ContainsSubstring(",=某县") && !ContainsSubstring("'=某县"));
    // The table of what to find out heeds it already.
    CHECK_THAT(to_find_out_sheet(r), ContainsSubstring(",'=某县"));
    CHECK_THAT(to_find_out_sheet(r, {.guard_formulas = false}), !ContainsSubstring(",'=某县"));
}
