// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/pages/to_find_out_table.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/csv.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

namespace {

report open_tiers() {
    const hierarchy h = read_sketch(R"(
        city 赣州市 code=3607
          county 于都县 code=360731
            zone "于都|园"
            zone 上欧园
    )",
        "sketch")
                            .value();
    rule r;
    r.id = "t.tier";
    r.title = say("应为国家级", "must be national");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("national", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national); };
    rule of_county = r;
    of_county.id = "t.county";
    of_county.title = say("县内应有国家级", "a national one in the county");
    of_county.force = force::encourage;
    of_county.about = {subject_kind::division};
    of_county.judge = [](context& c) {
        if (!c.when("county", c.this_unit().level() == level::county)) return;
        truth any = truth::no();
        for (const zone& z : c.zones_seated_in(c.this_unit().id()))
            any = any || c.ask<&zone::tier>(z) == zone_tier::national;
        c.require("any", any);
    };
    return validate(h, policy("own", say("自拟", "own"), {r, of_county}), date(2023, 12, 1));
}

constexpr std::array columns{csv_column{"待查问题", "question", true}, csv_column{"对象", "whose", true},
    csv_column{"代码", "code", true}, csv_column{"可向谁核实", "who should know", true},
    csv_column{"事关合规", "bears", true}, csv_column{"等待判定的条款", "waits", true}};

} // namespace

TEST_CASE("what to find out is a table with one row a fact", "[faces][find]") {
    const report r = open_tiers();
    const std::string csv = to_find_out_sheet(r);
    std::istringstream in(csv);
    csv_reader reader(in, "facts");
    reader.columns(columns).value();
    std::vector<std::vector<std::string>> all;
    while (reader.next().value()) {
        all.emplace_back();
        for (std::size_t c = 0; c < columns.size(); ++c) all.back().emplace_back(reader.field(c));
    }
    REQUIRE(all.size() == 2);
    REQUIRE(all.size() == to_find_out(r).size());
    CHECK(all[0]
        == std::vector<std::string>{"属于哪一级开发区", "赣州市/于都县/上欧园", "", "于都县人民政府", "1/2",
            "应为国家级（“未列入、省级”：不符合；“国家级”：符合）；县内应有国家级（赣州市/于都县；“国家级”：符合）"});
    CHECK(all[1][1] == "赣州市/于都县/于都|园");

    const std::string en = to_find_out_sheet(r, {language::en, true});
    CHECK(en.starts_with(
        "\xef\xbb\xbf"
        "question,whose,code,who should know,bears on conformance,what waits\r\nwhich tier it belongs to,"));
    CHECK_THAT(en, ContainsSubstring("must be national (“not listed, provincial”: violated; “national”: satisfied)"));

    const std::string table = to_find_out_table(r);
    CHECK(std::count(table.begin(), table.end(), '\n') == 4);
    CHECK(table.starts_with(
        "| 待查问题 | 对象 | 代码 | 可向谁核实 | 事关合规 | 等待判定的条款 |\n|---|---|---|---|---|---|\n"));
    CHECK_THAT(table, ContainsSubstring("于都\\|园"));
    CHECK(to_find_out_table(r, language::en).starts_with("| question | whose | code |"));
}

TEST_CASE("facts of one kind stand in the order of the numbers in names", "[faces][find]") {
    std::string lines = "city 某市 code=3607\n  county 东县 code=360721\n";
    for (const char* n : {"第10园", "第2园", "未具名园五", "未具名园十一", "第1园", "未具名园四"})
        lines += std::string("    zone ") + n + " managed-by=东县\n";
    const report r = validate(read_sketch(lines, "sketch").value(), packs::jiangxi_2023(), {2023, 12, 1});
    std::vector<std::string> whose;
    for (const fact_to_find& f : to_find_out(r))
        if (f.fact.name.zh == "开发区级别") whose.push_back(f.fact.path.substr(f.fact.path.rfind('/') + 1));
    CHECK(whose == std::vector<std::string>{"未具名园四", "未具名园五", "未具名园十一", "第1园", "第2园", "第10园"});
    // So do findings of one rule, in whatever they are written.
    std::vector<std::string> found;
    for (const finding& f : r.findings())
        if (f.rule == r.findings().front().rule) found.push_back(f.path.substr(f.path.rfind('/') + 1));
    CHECK(found == whose);
}

TEST_CASE("where nothing is undecided the table of what to find out is its header", "[faces][find]") {
    CHECK(to_find_out_sheet(report(), {language::en, false})
        == "question,whose,code,who should know,bears on conformance,what waits\r\n");
}
