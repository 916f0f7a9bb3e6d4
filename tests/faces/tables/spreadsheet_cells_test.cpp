// SPDX-License-Identifier: Apache-2.0
#include "faces/tables/spreadsheet_cells.hpp"
#include "support/catch.hpp"
#include "support/inspection.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace onezone;
using onezone_tests::inspection;

namespace {

const unit_id county = unit_id::derive("t", "县");
const body_id bureau = body_id::derive("t", "局");

struct cell_writer final : detail::sheet_cell_writer {
    using sheet_cell_writer::sheet_cell_writer;
    void left_out(std::size_t n, const text& what) override {
        if (n != 0) lost.push_back(what.en);
    }
    std::string unit_name(unit_id) override { return "县"; }
    std::string body_name(body_id) override { return "局"; }
    std::string post_name(post_id) override { return "局/主任"; }
    std::string person_name(person_id) override { return "甲"; }
    std::vector<std::string> lost;
};
struct cell_reader final : detail::sheet_cell_reader {
    void bad(const detail::sheet_row&, std::size_t, refusal why) override { found.push_back(std::move(why)); }
    std::optional<unit_id> unit_called(const detail::sheet_row&, std::size_t, std::string_view s) override {
        return s == "县" ? std::optional(county) : std::nullopt;
    }
    std::optional<post_id> post_called(const detail::sheet_row&, std::size_t, std::string_view) override {
        return std::nullopt;
    }
    std::optional<person_id> person_called(const detail::sheet_row&, std::size_t, std::string_view) override {
        return std::nullopt;
    }
    std::optional<body_id> body_called(const detail::sheet_row&, std::size_t, std::string_view s) override {
        return s == "局" ? std::optional(bureau) : std::nullopt;
    }
    std::vector<refusal> found;
};

const detail::sheet_layout& layout() {
    static const detail::sheet_layout columns(detail::sheet_columns_of<inspection>());
    return columns;
}
std::string header(bool zh) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < layout().size(); ++c) cells.push_back(zh ? layout()[c].zh : layout()[c].key);
    std::string out;
    detail::write_row(out, cells, {});
    return out;
}
inspection read_back(const std::string& table) {
    detail::sheet_text in{"inspections.csv", {}};
    std::vector<refusal> problems;
    const std::vector<detail::sheet_row> rows = detail::read_rows(layout(), table, in, problems, false);
    CHECK(problems.empty());
    REQUIRE(rows.size() == 1);
    cell_reader reader;
    inspection read;
    reader.read_cells(rows[0], read, reader.basis_of(rows[0]));
    CHECK(reader.found.empty());
    return read;
}

} // namespace

TEST_CASE("a member of a record shows up as a column, and comes back", "[faces][spreadsheet]") {
    inspection i;
    i.name = " 甲 ";
    i.from = provenance::inferred({"看来", "seems"}, "S1");
    i.passed = {true, i.from};
    i.hectares = {decimal::of_ten_thousandths(125'000), i.from};
    i.tier = {zone_tier::national, i.from};
    i.by = {county, i.from};
    i.villages = {std::vector<std::string>{"上村", "下、村", "", "\"中\"村;"}, i.from};
    i.order = {charter{date(2019, 5, 20), "1号"}, i.from};
    i.on = date(2020, 1, 2);
    i.valid = {date(2020, 1, 1), {}};
    i.remark = "a,\n\"b\"";
    i.exactness = hedge::about;
    i.with = {bureau, bureau};
    for (const language in : {language::zh, language::en}) {
        cell_writer writer(sheet_style{in});
        detail::sheet_line l(layout());
        l.from = i.from;
        writer.write_cells(l, i);
        std::string table = header(in == language::zh);
        writer.finish(l, table);
        CHECK(writer.lost.empty());
        INFO(table);
        CHECK(read_back(table) == i);
    }
    CHECK(header(true).starts_with(
        "名称,是否合格,检查面积,级别,检查单位,村,通知印发日期,通知文号,日期,有效期起,有效期止"));
    CHECK(header(false).starts_with("name,passed,inspected_area"));
    // What an empty cell cannot say is counted.
    inspection odd;
    odd.name = "甲";
    odd.villages = std::vector<std::string>{};
    odd.passed = {false, provenance::stated("elsewhere")};
    cell_writer writer(sheet_style{language::zh});
    detail::sheet_line l(layout());
    writer.write_cells(l, odd);
    CHECK(writer.lost.size() == 2);
}

TEST_CASE("rows about one record complete each other, and only what differs contradicts", "[faces][spreadsheet]") {
    inspection one;
    one.name = "甲";
    one.hectares = decimal::of_ten_thousandths(10'000);
    inspection other;
    other.name = "甲";
    other.passed = true;
    inspection forth = one;
    CHECK(!detail::complete(forth, other));
    inspection back = other;
    CHECK(!detail::complete(back, one));
    CHECK(forth == back);
    CHECK(forth.passed == true);
    other.hectares = decimal::of_ten_thousandths(20'000);
    CHECK(detail::complete(forth, other) == std::optional<std::string_view>("inspected_area"));
}

TEST_CASE("lists, dates and numbers as they are typed", "[faces][spreadsheet]") {
    using list = std::vector<std::string>;
    CHECK(detail::listed("甲；乙、丙，丁,戊;己") == list{"甲", "乙", "丙", "丁", "戊", "己"});
    CHECK(detail::listed("甲\uff64乙\ufe51\u2003丙\u00a0﹐丁") == list{"甲", "乙", "丙", "丁"});
    CHECK(detail::listed(" 甲 ;　乙　;;") == list{"甲", "乙"});
    CHECK(detail::listed("\"甲、乙\";\"\";\"丙\"\"\"") == list{"甲、乙", "", "丙\""});
    CHECK(detail::listed("") == list{});
    CHECK(!detail::listed("\"甲").has_value());
    CHECK(!detail::listed("\"甲\"乙").has_value());
    for (const list& items :
        {list{}, list{""}, list{"", ""}, list{"甲"}, list{" 甲", "乙 "}, list{"\"", "\"\"", ";"}, list{"a,b", "c；d"}})
        CHECK(detail::listed(detail::list_cell(items)) == items);
    for (const char* const day : {"2019-05-20", "2019-5-20", "2019/5/20", "2019/05/20", "2019.5.20", "2019年5月20日",
             "２０１９／５／２０", " 2019-5-20　", "2019/5/20 0:00:00"})
        CHECK(detail::iso_date(day) == "2019-05-20");
    for (const char* const no_day : {"2019-5", "5/20/2019", "2019年5月", "19-5-20", "2019-5-20-1", "20190520"})
        CHECK(detail::iso_date(no_day) == no_day);
    CHECK(detail::plain_number("1,037.21") == "1037.21");
    CHECK(detail::plain_number("１２，３４５") == "12345");
    CHECK(detail::plain_number("1,234,567") == "1234567");
    for (const char* const odd : {"1,03", "1,0372", ",123", "1,037,2", "1.5,000", "1234,567"})
        CHECK(detail::plain_number(odd) == odd);
    CHECK(detail::half_width("　３６０７３１（甲）") == "360731(甲)");
}
