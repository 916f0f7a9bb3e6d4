// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/crowded.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/pages/bulletin_workbook.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/workbook.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

using rows = std::vector<std::vector<std::string>>;

workbook of_sheets(std::vector<workbook_sheet> sheets) { return {"台账.xlsx", std::move(sheets)}; }

const rows units{{"名称", "类型", "上级", "代码"}, {"甲市", "地级市", "", "3699"}, {"东县", "县", "甲市", "369921"},
    {"东园", "开发区", "东县"}};

std::vector<std::string> told(const refusal& r) {
    std::vector<std::string> all{std::string(name_of(r.code())) + " " + r.where().pointer};
    for (const refusal& other : r.others()) {
        const auto more = told(other);
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

refusal refused(const workbook& w, const sheet_reading& how = {}) {
    const auto r = read_workbook(w, "t", how);
    REQUIRE(!r);
    return r.error();
}

} // namespace

TEST_CASE(
    "sheets are the tables they are called like, in any order, and read as tables in CSV do", "[faces][workbook]") {
    const rows agencies{{"东园的机构"}, {}, {"名称", "", "单位", "类型"}, {"东园管委会", "", "东园", "管委会", ""}};
    for (const auto& [of_units, of_agencies] :
        {std::pair("单位", "机构"), std::pair("units", "Agencies"), std::pair(" 单位表 ", "机构表")}) {
        const hierarchy h =
            read_workbook(of_sheets({{of_agencies, agencies}, {"Sheet3", {{" "}, {}}}, {of_units, units}}), "t")
                .value();
        spreadsheets text;
        text[sheet::units] = "名称,类型,上级,代码\n甲市,地级市,,3699\n东县,县,甲市,369921\n东园,开发区,东县,\n";
        text[sheet::agencies] = "名称,单位,类型\n东园管委会,东园,管委会\n";
        CHECK(h == read_spreadsheets(text, "t").value());
    }
}

TEST_CASE("what is wrong in a workbook is told by sheet and cell", "[faces][workbook]") {
    rows bad = units;
    bad[1][1] = "地级";
    bad.push_back({"西县", "县", "乙市", "#REF!"});
    bad.push_back({"", "县", "甲市"});
    bad.push_back({"北县", "县", "甲市", "", "何物"});
    const rows posts{{"说明"}, {"机构", "职位", "类型", "任职人", "起"}, {"没有", "主任", "", "甲", "2019-2-30"}};
    const refusal r = refused(of_sheets({{"职位任职", posts}, {"单位", bad}}));
    CHECK(r.where().source == "台账.xlsx");
    CHECK(told(r)
        == std::vector<std::string>{"bad_value 单位!B2", "bad_value 单位!D5", "missing_key 单位!A6",
            "malformed 单位!E7", "unknown_body 职位任职!A3", "missing_key 职位任职!C3", "bad_date 职位任职!E3"});
    CHECK(r.others()[0].message().zh == "列“代码”：公式出错，没有算出值：`#REF!`");
    // A column that is not there, and a heading nobody knows.
    CHECK(
        told(refused(of_sheets({{"单位", {{"名称"}, {"甲市"}}}}))) == std::vector<std::string>{"missing_key 单位!1:1"});
    CHECK(told(refused(of_sheets({{"单位", {{"名称", "类型", "上级a"}, {"甲市", "地级市"}}}})))
        == std::vector<std::string>{"unknown_key 单位!C1"});
    rows ill = units;
    ill[2][0] = "\xB6\xAB";
    CHECK(told(refused(of_sheets({{"单位", ill}}))) == std::vector<std::string>{"invalid_utf8 单位!3:3"});
}

TEST_CASE("a sheet that is no table is refused, unless the caller passes it over, and two that are one table always",
    "[faces][workbook]") {
    const workbook w = of_sheets({{"单位", units}, {"填表说明", {{"请填写"}}}, {"\n坏", {{"x"}}}});
    const refusal r = refused(w);
    CHECK(told(r) == std::vector<std::string>{"unknown_key 填表说明", "unknown_key  坏"});
    CHECK(r.message().zh.starts_with("工作表 `填表说明` 不是任何一张表"));
    sheet_reading how;
    how.other_sheets = true;
    CHECK(read_workbook(w, "t", how).has_value());
    CHECK(told(refused(of_sheets({{"单位", units}, {"units", units}}), how))
        == std::vector<std::string>{"duplicate_key units"});
    CHECK(refused(of_sheets({{"单位", {{}, {"", " "}}}})).code() == errc::empty_input);
    CHECK(refused(workbook()).where().source == "workbook");
}

TEST_CASE("a hierarchy comes back from its workbook, in either language", "[faces][workbook]") {
    const hierarchy h = read_sketch(R"(
province 江西省 code=36
  city 甲市 code=3699
    county 东县 code=369921
      zone "=东园" tier=national managed-by=东县 area=1037.21 industries=电子,纺织
        agency 东园管委会 quota.institution=12
          post 主任 holder=甲 mode=concurrent paid=no approved=yes from=2020-01-01
)")
                            .value();
    for (const language in : {language::zh, language::en}) {
        const written_workbook w = write_workbook(h, "t", in);
        for (const text& t : w.left_out) UNSCOPED_INFO(t.zh);
        CHECK(equivalent(read_workbook(w.content, "t").value(), h));
        REQUIRE(w.content.sheets.size() == sheet_count);
        const workbook_sheet& first = w.content.sheets[0];
        CHECK(first.name == (in == language::zh ? "单位" : "units"));
        // What begins like a formula is what it is: a workbook says which cells are.
        CHECK(std::any_of(first.rows.begin(), first.rows.end(), [](const auto& row) { return row[0] == "=东园"; }));
        const auto sort_under = [&](std::size_t sheet, std::string_view zh, std::string_view key) {
            const workbook_sheet& s = w.content.sheets[sheet];
            const auto& head = s.rows.front();
            const auto at = std::find(head.begin(), head.end(), in == language::zh ? zh : key);
            REQUIRE(at != head.end());
            return s.columns[static_cast<std::size_t>(at - head.begin())];
        };
        CHECK(sort_under(0, "核准面积（公顷）", "area") == cell_sort::number);
        CHECK(sort_under(0, "代码", "code") == cell_sort::text);
        CHECK(sort_under(2, "任期起", "from") == cell_sort::day);
        CHECK(sort_under(3, "数量", "count") == cell_sort::number);
    }
    CHECK(write_workbook(hierarchy()).content.sheets.front().rows.size() == 1); // what an office fills in
}

TEST_CASE("blanks that a sheet does not keep are counted", "[faces][workbook]") {
    change c{hierarchy{}};
    body b;
    const unit_id unit = unit_id::derive("t", "甲市");
    c.add({unit, unit_kind::prefecture_city, "甲市"}).value();
    b.key = body_id::derive("t", "x");
    b.kind = body_kind::department;
    b.name = "甲市办公室";
    b.from = provenance::stated("S1 ");
    b.unit = unit;
    c.put(std::move(b)).value();
    const hierarchy h = std::move(c).finish();
    const auto left_out = write_workbook(h, "t").left_out;
    REQUIRE(left_out.size() == 1);
    CHECK(left_out.front().zh == "单元格首尾的空白：1");
}

TEST_CASE(
    "any table the library writes is a sheet: days, numbers, codes and texts as what they are", "[faces][workbook]") {
    const workbook_sheet s = sheet_of("表",
        "名称,代码,日期,数量,说明\r\n'-10人划出,369921,2019-05-20,-3.5,1\r\n\"a,\"\"b\"\"\",369922,,未知,3人\r\n甲,369923100,2020-01-01,12,\r\n")
                                 .value();
    CHECK(s.rows
        == rows{{"名称", "代码", "日期", "数量", "说明"}, {"-10人划出", "369921", "2019-05-20", "-3.5", "1"},
            {"a,\"b\"", "369922", "", "未知", "3人"}, {"甲", "369923100", "2020-01-01", "12", ""}});
    CHECK(s.columns
        == std::vector<cell_sort>{
            cell_sort::text, cell_sort::text, cell_sort::day, cell_sort::number, cell_sort::text});
    // Codes of every length together are codes; short numbers alone are amounts, and so is a column in which one is no code.
    const auto sort_of = [](const std::string& cells) { return sheet_of("表", "x\n" + cells).value().columns.at(0); };
    CHECK(sort_of("36\n3607\n360731\n") == cell_sort::text);
    CHECK(sort_of("3607\n360731100001\n未知\n") == cell_sort::text);
    CHECK(sort_of("12\n3607\n") == cell_sort::number);
    CHECK(sort_of("360731\n120\n") == cell_sort::number);
    const auto bad = sheet_of("表", "a\n\"b");
    REQUIRE(!bad);
    CHECK(bad.error().code() == errc::truncated);
}

TEST_CASE("every table of a bulletin is a sheet, with figures as numbers", "[faces][workbook][bulletin]") {
    const bulletin_content content = onezone_tests::crowded_bulletin();
    for (const language in : {language::zh, language::en}) {
        const workbook w = bulletin_workbook(content, in);
        // Page one has one table; the annex shows the figures again and everything else.
        REQUIRE(w.sheets.size() > 5);
        std::size_t figures = 0;
        for (const workbook_sheet& s : w.sheets) {
            REQUIRE(s.rows.size() > 1);
            CHECK(!s.name.empty());
            for (const auto& row : s.rows) CHECK(row.size() == s.rows.front().size());
            for (std::size_t c = 0; c < s.columns.size(); ++c)
                if (s.columns[c] == cell_sort::number)
                    figures += static_cast<std::size_t>(std::count_if(s.rows.begin() + 1, s.rows.end(),
                        [&](const auto& row) { return parse_decimal(row[c]).has_value(); }));
        }
        CHECK(figures >= content.cards.size());
    }
}
