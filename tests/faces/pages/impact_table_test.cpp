// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/pages/impact_table.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/csv.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view cap = "jx23.county.max-zones";

/// A county that is excused for a year, and one whose zones may lie elsewhere.
rule_impact excused() {
    const hierarchy h = read_sketch(R"(
        province 江西省 code=36
          city 赣州市
            county 于都县
              zone "于都园|东"   managed-by=于都县  agency=于都管委会
              zone 上欧园   managed-by=于都县  agency=上欧办公室
              zone 第三园   managed-by=于都县  agency=第三办公室
            county 会昌县
              zone 会昌园   managed-by=会昌县  agency=会昌管委会,会昌办公室
            zone 某园 ?  agency=某园管委会
            zone 别园 ?  agency=别园管委会
    )",
        "sketch")
                            .value();
    const policy today = packs::jiangxi_2023();
    const policy draft = today.with(cap, "max", std::int64_t{2})
                             .with(exemption{std::string(cap), h.at("于都县"), {{}, date(2025, 1, 1)},
                                 say("过渡", "transition"), "甲", "1号"});
    const std::array days{date(2023, 12, 1), date(2025, 1, 1)};
    return impact(h, today, draft, days);
}

/// The cells of a table, row by row, read as anybody would read it.
std::vector<std::vector<std::string>> rows(const std::string& csv, std::span<const csv_column> columns) {
    std::istringstream in(csv);
    csv_reader reader(in, "impact");
    reader.columns(columns).value();
    std::vector<std::vector<std::string>> all;
    while (reader.next().value()) {
        all.emplace_back();
        for (std::size_t c = 0; c < columns.size(); ++c) all.back().emplace_back(reader.field(c));
    }
    return all;
}

constexpr std::array columns{csv_column{"日期", "day", true}, csv_column{"缘由", "why", true},
    csv_column{"规则", "rule", true}, csv_column{"单位", "unit", true}, csv_column{"变化", "shift", true},
    csv_column{"原判定", "was", true}, csv_column{"新判定", "is", true}, csv_column{"条款", "clause", true},
    csv_column{"说明", "message", true}};

} // namespace

TEST_CASE("an impact is a table with one row a day, rule, unit and shift", "[faces][impact]") {
    const rule_impact i = excused();
    const auto all = rows(impact_sheet(i), columns);
    REQUIRE(all.size() == i.shifts.size() + i.emerging.size());
    REQUIRE(all.size() == 4);
    CHECK(all[0][0] == "2023-12-01");
    CHECK(all[0][1] == "规则改变");
    CHECK(all[0][2] == cap);
    CHECK(all[0][3] == "江西省/赣州市/于都县");
    CHECK(all[0][4] == "转为例外");
    CHECK(all[0][5] == "不符合");
    CHECK(all[0][6] == "获准例外");
    CHECK_THAT(all[0][7], ContainsSubstring("江西省《") && ContainsSubstring("深化开发区体制机制改革：“"));
    CHECK_THAT(all[0][8], ContainsSubstring("3 个") && !ContainsSubstring("缺少"));
    CHECK(all[1][3] == "江西省/赣州市/会昌县");
    CHECK(all[1][4] == "无法再判定");
    CHECK_THAT(all[1][8], ContainsSubstring("；缺少：所在地 ×2"));
    CHECK(all[2][0] == "2025-01-01");
    CHECK(all[3][0] == "2025-01-01");
    CHECK(all[3][1] == "时间推移");
    CHECK(all[3][4] == "失去例外");
    CHECK(all[3][6] == "不符合");

    SECTION("in English too, with a byte order mark where one is asked for") {
        const std::string en = impact_sheet(i, {language::en, true});
        CHECK(en.starts_with("\xef\xbb\xbf"
                             "day,why,rule,unit,shift,was,is,clause,message\r\n"));
        const auto in_english = rows(en, columns);
        REQUIRE(in_english.size() == all.size());
        CHECK(in_english[0][1] == "the rules changed");
        CHECK(in_english[1][4] == "no longer decided");
        CHECK_THAT(in_english[1][8], ContainsSubstring("; missing: "));
        CHECK(in_english[3][1] == "time passed");
    }
    SECTION("and in Markdown, where no cell breaks out of its row") {
        const std::string zh = impact_table(i);
        CHECK(std::count(zh.begin(), zh.end(), '\n') == 2 + static_cast<std::ptrdiff_t>(all.size()));
        CHECK(zh.starts_with(
            "| 日期 | 缘由 | 规则 | 单位 | 变化 | 原判定 | 新判定 | 条款 | 说明 |\n|---|---|---|---|---|---|---|---|---|\n"));
        CHECK_THAT(zh,
            ContainsSubstring(
                "| 2023-12-01 | 规则改变 | jx23.county.max-zones | 江西省/赣州市/于都县 | 转为例外 | 不符合 | 获准例外 |"));
        CHECK(impact_table(i, language::en).starts_with("| day | why | rule |"));
    }
}

TEST_CASE("a rule that failed has a row, and an answer that is no longer asked says so", "[faces][impact]") {
    const hierarchy h = read_sketch("county 县\n zone \"甲|乙\"").value();
    rule r;
    r.id = "t.tier";
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("listed", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national); };
    rule broken = r;
    broken.id = "t.broken";
    broken.judge = [](context&) { throw std::runtime_error("坏了\n了"); };
    const rule_impact i =
        impact(h, policy("t", say("甲", "a"), {r, broken}), policy("d", say("乙", "b"), {}), date(2023, 12, 1));
    const auto all = rows(impact_sheet(i), columns);
    REQUIRE(all.size() == 2);
    CHECK(all[0][2] == "t.tier");
    CHECK(all[0][6] == "不作要求");
    CHECK(all[0][8] == "尚不能认定：listed；原缺少：开发区级别");
    CHECK(all[1][0].empty());
    CHECK(all[1][1] == "规则失败");
    CHECK(all[1][2] == "t.broken");
    CHECK(all[1][8] == "坏了\n了");
    const std::string table = impact_table(i);
    CHECK_THAT(table, ContainsSubstring("县/甲\\|乙") && ContainsSubstring("坏了 了"));
    CHECK(std::count(table.begin(), table.end(), '\n') == 4);
}

TEST_CASE("where nothing changes the table is its header", "[faces][impact]") {
    const policy now = packs::jiangxi_2023();
    const rule_impact i = impact(hierarchy{}, now, now, date(2023, 12, 1));
    CHECK(impact_sheet(i, {language::en, false}) == "day,why,rule,unit,shift,was,is,clause,message\r\n");
    CHECK(rows(impact_sheet(i), columns).empty());
}
