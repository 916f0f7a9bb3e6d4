// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/yearly.hpp"

#include <onezone/history/yearly_diffs.hpp>

#include <algorithm>

using namespace onezone;
using namespace onezone_tests;

namespace {

constexpr std::string_view older_text = "360000 甲省\n360100 东市\n360101 中区\n360102 郊区\n360200 西市\n360201 中区\n"
                                        "360221 西县\n362100 南地区\n362121 南县\n362122 北县\n362123 远县\n";

// The older table with lines taken out and put in.
[[nodiscard]] year_table changed(std::string_view without, std::string_view with) {
    std::string text;
    std::string_view rest = older_text;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n') + 1;
        const std::string_view line = rest.substr(0, end);
        if (without.find(line.substr(0, 6)) == std::string_view::npos) text += line;
        rest.remove_prefix(end);
    }
    return table(2002, text + std::string(with));
}

[[nodiscard]] yearly_diff read(const year_table& newer, std::string_view text) {
    return read_yearly_diff(text, table(2001, older_text), newer, "2001-2002.diff").value();
}
void refused(const year_table& newer, std::string_view text, errc why, std::size_t line) {
    CAPTURE(text);
    const auto told = read_yearly_diff(text, table(2001, older_text), newer, "2001-2002.diff");
    REQUIRE_FALSE(told);
    CHECK(told.error().code() == why);
    CHECK(told.error().where().source == "2001-2002.diff");
    CHECK(told.error().where().line == line);
    CHECK_FALSE(told.error().message().en.empty());
}

[[nodiscard]] std::vector<std::string> edges(const yearly_diff& d) {
    std::vector<std::string> all;
    for (const area_edge& e : d.edges)
        all.push_back((e.from.ok() ? to_string(e.from, code_form::gb2260) : "-") + ">"
            + to_string(e.to, code_form::gb2260) + (e.inferred ? "!" : ""));
    return all;
}
using told = std::vector<std::string>;

} // namespace

TEST_CASE("selectors name records of the other table", "[history][yearly_diffs]") {
    SECTION("by name, by the same name, by the same code, by the parent's code") {
        const year_table newer = changed("362121 362122 360221", "362131 南县\n362122 北市\n360202 河区\n");
        const yearly_diff d = read(newer,
            "# 说明\n-362121 南县>_\n+362131 南县<_\n-362122 北县>.\n+362122 北市<.,远县!\n"
            "-360221 西县>河区\n+360202 河区<西县\n=362123 远县>北市!\n");
        CHECK(edges(d) == told{"360221>360202", "362121>362131", "362122>362122", "362123>362122!"});
        CHECK(d.count(diff_line::sort::ended) == 3);
        CHECK(d.count(diff_line::sort::begun) == 3);
        CHECK(d.count(diff_line::sort::gave) == 1);
        CHECK(d.remarks.empty());
        CHECK(d.edges.front().line == 6);
        CHECK_FALSE(d.edges.front().inferred);
    }
    SECTION("a name that several have, by that of what is above") {
        const year_table newer = changed("360102", "");
        const yearly_diff d = read(newer, "# 说明\n-360102 郊区>中区,西市中区\n");
        CHECK(edges(d) == told{"360102>360101", "360102>360201"}); // the first is its own city's
    }
    SECTION("the same name under another parent") {
        const year_table newer = changed("360201", "360205 中区\n");
        const yearly_diff d = read(newer, "# 说明\n-360201 中区>_(西市)\n+360205 中区<_\n");
        CHECK(edges(d) == told{"360201>360205"});
    }
    SECTION("the parent, also where it stands above the provinces") {
        const year_table newer =
            table(2002, std::string(older_text) + "362201 新区\n362200 新市\n810000 乙特别行政区\n");
        refused(newer, "# 说明\n+362200 新市\n+362201 新区<..\n+810000 乙特别行政区<..\n", errc::unknown_unit, 3);
        const year_table better = table(2002, std::string(older_text) + "360103 新区\n810000 乙特别行政区\n");
        CHECK(edges(read(better, "# 说明\n+360103 新区<..\n+810000 乙特别行政区<..\n"))
            == told{"->810000", "360100>360103"});
    }
    SECTION("what is disabled names nobody") {
        const year_table newer = changed("", "360103 新区\n");
        const yearly_diff d = read(newer, "# 说明\n+360103 新区<旧区?,郊区?\n");
        CHECK(d.edges.empty());
        CHECK(d.lines.front().unstated);
        CHECK_FALSE(read(newer, "# 说明\n+360103 新区<旧区?,郊区\n").lines.front().unstated);
    }
}

TEST_CASE("a difference that does not fit its tables is refused with its line", "[history][yearly_diffs]") {
    const year_table newer = changed("362121", "362131 南县\n");
    const std::string good = "# 说明\n-362121 南县>_\n+362131 南县<_\n";
    CHECK(read(newer, good).lines.size() == 2);
    CHECK(read(newer, "\xEF\xBB\xBF" + good).lines.size() == 2); // as editors of Windows write it
    refused(newer, good + "南县\n", errc::malformed, 4);
    refused(newer, good + "-3621 南县>_\n", errc::malformed, 4);
    refused(newer, good + "-36212x 南县>_\n", errc::bad_code, 4);
    refused(newer, "# 说明\n-362121 南县<_\n", errc::malformed, 2);
    refused(newer, "# 说明\n=362122 北县\n", errc::malformed, 2);
    refused(newer, "# 说明\n-362121 南县>\n", errc::malformed, 2);
    refused(newer, "# 说明\n-362121 南县>_,,北县\n", errc::malformed, 2);
    refused(newer, "# 说明\n-362121 北县>_\n", errc::unknown_unit, 2); // of that code, but not of that name
    refused(newer, "# 说明\n-362131 南县>_\n", errc::unknown_unit, 2); // a record of the other table
    refused(newer, "# 说明\n=362121 南县>北县\n", errc::unknown_unit, 2);
    refused(newer, "# 说明\n-362121 南县>东县\n", errc::unknown_unit, 2);
    refused(newer, "# 说明\n-362121 南县>.\n", errc::unknown_unit, 2);
    refused(newer, "# 说明\n-362121 南县>中区\n", errc::ambiguous_unit, 2);
    refused(newer, "# 说明\n-362121 南县>_,南县\n", errc::duplicate_key, 2);
    refused(newer, "# 说明\n-362121 南县>_\n-362121 南县>_\n", errc::duplicate_key, 3);
    refused(newer, "# 说明\n-362121 南县\n", errc::missing_key, 2);
    // Nobody tells of 362131: the line is that of the record, in its table.
    const auto untold = read_yearly_diff("# 说明\n-362121 南县>_\n", table(2001, older_text), newer, "2001-2002.diff");
    REQUIRE_FALSE(untold);
    CHECK(untold.error().code() == errc::contradicted);
    CHECK(untold.error().message().zh == "2001-2002.diff：没有一行说明 2002 年的“362131 南县”");
    CHECK(untold.error().where().source == newer.source());
    CHECK(untold.error().where().line == 11);
    refused(newer, good + "\xC3\x28", errc::invalid_utf8, 4);
    refused(table(2001, older_text), "", errc::dates_out_of_order, 0);
    const year_table divided = changed("362100", "362500 南地区\n");
    refused(divided, "# 说明\n-362100 南地区>_\n", errc::bad_value, 2);
    // The file of another year.
    refused(newer, "# 说明\n-110101 内区>_\n", errc::unknown_unit, 2);
}

TEST_CASE("a relation that one side states and the other does not is a remark", "[history][yearly_diffs]") {
    const year_table newer = changed("362121 362122", "362131 南市\n");
    const yearly_diff d = read(newer, "# 说明\n-362121 南县>南市\n-362122 北县>南市\n+362131 南市<南县\n# 多余\n");
    CHECK(edges(d) == told{"362121>362131", "362122>362131"});
    REQUIRE(d.remarks.size() == 2);
    CHECK(d.remarks.front().first == 3);
    CHECK(d.remarks.front().second.en == "362122 → 362131 is stated by one side only");
    CHECK(d.remarks.back().first == 5);
    CHECK(d.remarks.back().second.zh == "这段说明之后没有变更行");
}

TEST_CASE("records that nobody states anything of begin to be listed", "[history][yearly_diffs]") {
    const year_table newer = changed("", "360103 新区\n360104 城区\n");
    const yearly_diff d = read(newer, "# 说明\n=360102 郊区>城区\n\n# 这里没有变更行\n\n+360103 新区\n+360104 城区\n");
    CHECK(d.lines[1].unstated);
    CHECK(d.lines[1].described == 0);
    CHECK_FALSE(d.lines[2].unstated); // somebody names it
    CHECK(edges(d) == told{"360102>360104"});
    CHECK(d.remarks.size() == 1);
}

TEST_CASE("descriptions give documents and days", "[history][yearly_diffs]") {
    const year_table newer = changed("362121", "362131 南县\n");
    const auto described = [&](const std::string& comment) {
        return read(newer, comment + "-362121 南县>_\n+362131 南县<_\n").descriptions.front();
    };
    SECTION("a document with number, day, source and wording") {
        const change_description d = described(
            "## 国务院关于南县的批复\n# 文号：（02）国函字1号\n# 日期：二〇〇二年二月二十六日\n# 来源：公报\n#\n# 同意。\n#\n# 此复。\n");
        REQUIRE(d.documents.size() == 1);
        CHECK(d.documents.front()
            == legal_document{
                "国务院关于南县的批复", "（02）国函字1号", date(2002, 2, 26), "公报", "同意。\n\n此复。"});
        CHECK(d.effective == date(2002, 2, 26));
        CHECK(d.dated.how() == grade::stated);
        CHECK(d.line == 1);
    }
    SECTION("days as people write them") {
        const auto [written, is] = GENERATE(table<std::string, date>({
            {"2002年1月8日", date(2002, 1, 8)},
            {"二〇〇二年十一月十五日", date(2002, 11, 15)},
            {"二〇〇二年十月三十一日", date(2002, 10, 31)},
            {"二〇〇二年二月二十六", date(2002, 2, 26)},
            {"二零零二年五月十日", date(2002, 5, 10)},
        }));
        CAPTURE(written);
        CHECK(described("## 批复\n# 日期：" + written + "\n").effective == is);
        CHECK(described("## 批复\n# 时间：" + written + "\n").dated.how() == grade::stated);
    }
    SECTION("less than a day is inferred") {
        const change_description month = described("## 批复\n# 日期：2002年2月\n");
        CHECK(month.effective == date(2002, 2, 28));
        CHECK(month.dated.how() == grade::inferred);
        CHECK_FALSE(month.documents.front().issued);
        CHECK(described("## 批复\n# 日期：2002年\n").effective == date(2002, 12, 31));
    }
    SECTION("several documents: the last day in the year") {
        const change_description d =
            described("## 甲\n# 日期：2002年3月1日\n# 一\n## 乙\n# 日期：2002年5月1日\n# 二\n");
        CHECK(d.documents.size() == 2);
        CHECK(d.effective == date(2002, 5, 1));
        CHECK(d.dated.how() == grade::inferred);
    }
    SECTION("a day in the wording, where nothing else tells") {
        const change_description d = described("# 1998年设立，2002年8月9日，南县代码变更。\n");
        CHECK_FALSE(d.effective); // the first date is of another year: nothing is guessed
        CHECK(described("# 2002年8月9日，南县代码变更。\n").effective == date(2002, 8, 9));
        CHECK(described("# 《志》：二〇〇二年八月，变更。\n").effective == date(2002, 8, 31));
        CHECK_FALSE(described("# 原因不明。\n").effective);
    }
    SECTION("approved before the year") {
        const change_description d = described("## 批复\n# 日期：2001年12月30日\n");
        CHECK(d.effective == date(2002, 1, 1));
        CHECK(d.dated.reason().zh == "文件日期为2001年12月30日，旧表尚未反映，取年初");
        CHECK_FALSE(described("## 批复\n# 日期：2003年1月1日\n").effective); // … or after it
    }
}

TEST_CASE("the differences of 1981 to 2004 are read, and all is told", "[history][yearly_diffs][data]") {
    const std::vector<int> years = years_of_data();
    std::size_t edges = 0;
    std::size_t listed = 0;
    for (std::size_t i = 1; i < years.size(); ++i) {
        CAPTURE(years[i]);
        const year_table older = table_of_data(years[i - 1]);
        const year_table newer = table_of_data(years[i]);
        const std::string name = std::to_string(years[i - 1]) + "-" + std::to_string(years[i]) + ".diff";
        const auto read = read_yearly_diff(diff_of_data(years[i - 1], years[i]), older, newer, name);
        REQUIRE(read.has_value());
        edges += read->edges.size();
        for (const diff_line& l : read->lines) listed += l.unstated && l.described == 0 ? 1U : 0U;
        // The file of another year is refused, with its line.
        if (i + 1 < years.size()) {
            const auto other = read_yearly_diff(diff_of_data(years[i], years[i + 1]), older, newer, name);
            REQUIRE_FALSE(other);
            CHECK(other.error().where().line > 0);
        }
    }
    if (years.size() == 24 && years.front() == 1981) {
        CHECK(edges == 3702);
        CHECK(listed == 430);
    }
}
