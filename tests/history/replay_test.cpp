// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/yearly.hpp"

#include <onezone/faces/json/history.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/history/replay.hpp>
#include <onezone/history/timeline.hpp>

#include <algorithm>
#include <map>

using namespace onezone;
using namespace onezone_tests;

namespace {

constexpr std::string_view older_text = "360000 甲省\n360100 东市\n360101 中区\n360102 郊区\n360200 西市\n360221 西县\n"
                                        "362100 南地区\n362101 南市\n362121 南县\n362122 北县\n362123 远县\n";

// A year replayed from two tables and what a difference says of them.
struct replayed {
    year_table older;
    year_table newer;
    yearly_diff diff;
    history h;
    result<replayed_year> told;

    replayed(std::string_view newer_text, std::string_view diff_text)
        : older(table(2001, older_text)),
          newer(table(2002, newer_text)),
          diff(read_yearly_diff(diff_text, older, newer, "2001-2002.diff").value()),
          h("tables", hierarchy_of(older, "tables").value(), older.on()),
          told(replay_year(h, diff, older, newer)) {
        if (!told) FAIL(told.error());
        if (const auto same = compare(h, newer); !same) FAIL(same.error());
        if (const auto same = compare_edges(h, diff, older, newer); !same) FAIL(same.error());
        for (const text& fault : h.verify().faults) FAIL_CHECK(fault.en);
    }
    [[nodiscard]] std::map<std::string, std::size_t> acts() const { return {told->acts.begin(), told->acts.end()}; }
    [[nodiscard]] unit_id was(const char* digits) const {
        return h.find(parse_division_code(digits).value(), older.on());
    }
    [[nodiscard]] unit_id is(const char* digits) const {
        return h.find(parse_division_code(digits).value(), newer.on());
    }
};

// The older table with lines taken out and put in.
[[nodiscard]] std::string changed(std::string_view without, std::string_view with) {
    std::string text;
    std::string_view rest = older_text;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n') + 1;
        const std::string_view line = rest.substr(0, end);
        if (without.find(line.substr(0, 6)) == std::string_view::npos) text += line;
        rest.remove_prefix(end);
    }
    return text + std::string(with);
}
using counts = std::map<std::string, std::size_t>;

} // namespace

TEST_CASE("one to one is the same unit with another code, name, kind or parent", "[history][replay]") {
    SECTION("another code") {
        const replayed r(
            changed("362121", "362131 南县\n"), "## 批复\n# 日期：2002年3月1日\n-362121 南县>_\n+362131 南县<_\n");
        CHECK(r.acts() == counts{{"recode_unit", 1}});
        CHECK(r.was("362121") == r.is("362131"));
        CHECK(r.h.find(code{"362121"}, {2002, 2, 28}).ok());
        CHECK_FALSE(r.h.find(code{"362121"}, {2002, 3, 1}).ok());
        CHECK(r.told->days_inferred == 0);
        CHECK(r.h[1].what.documents.front().title == "批复");
    }
    SECTION("another kind and name, and another parent") {
        const replayed r(changed("362121", "360103 南区\n"), "# 说明\n-362121 南县>南区\n+360103 南区<南县\n");
        CHECK(r.acts() == counts{{"change_division_kind", 1}, {"reparent", 1}});
        CHECK(r.was("362121") == r.is("360103"));
        CHECK(r.told->days_inferred == 1);
        CHECK(r.h[1].what.effective == date(2002, 12, 31));
        CHECK(r.h[1].what.dated.reason().en == "no day of the year is stated; its end is taken");
    }
    SECTION("another name") {
        const replayed r(changed("362121", "362121 阳县\n"), "# 说明\n-362121 南县>.\n+362121 阳县<.\n");
        CHECK(r.acts() == counts{{"rename_unit", 1}});
    }
    SECTION("codes that change places") {
        const replayed r(changed("362121 362122", "362121 北县\n362122 南县\n"),
            "# 说明\n-362121 南县>_\n-362122 北县>_\n+362121 北县<_\n+362122 南县<_\n");
        CHECK(r.was("362121") == r.is("362122"));
        CHECK(r.was("362122") == r.is("362121"));
    }
    SECTION("codes that change places, told by two documents") {
        const replayed r(changed("362121 362122", "362121 北县\n362122 南县\n"),
            "## 甲\n# 日期：2002年3月1日\n-362121 南县>_\n+362122 南县<_\n## 乙\n# 日期：2002年5月1日\n-362122 北县>_\n+362121 北县<_\n");
        CHECK(r.h.size() == 1); // neither can go first
        CHECK(r.h[1].what.effective == date(2002, 5, 1));
        CHECK(r.h[1].what.documents.size() == 2);
        CHECK(r.h[1].what.dated.how() == grade::inferred);
    }
    SECTION("a code still in use is waited for") {
        const replayed r(changed("362121 362122", "362121 北县\n362131 南县\n"),
            "## 甲\n# 日期：2002年3月1日\n-362122 北县>_\n+362121 北县<_\n## 乙\n# 日期：2002年5月1日\n-362121 南县>_\n+362131 南县<_\n");
        REQUIRE(r.h.size() == 2);
        CHECK(r.h[2].what.effective == date(2002, 5, 1));
        CHECK(r.h[2].what.dated.reason().zh == "须在第 5 行说明的变更之后");
    }
    SECTION("a code given to another unit in the same year") {
        const replayed r(changed("362121 362122", "362121 新市\n362131 南县\n"),
            "# 说明\n-362121 南县>_\n+362131 南县<_\n-362122 北县>新市\n+362121 新市<北县\n");
        CHECK(r.was("362121") == r.is("362131"));
        CHECK(r.was("362122") == r.is("362121"));
    }
}

TEST_CASE("what ends in others is merged or restructured, what begins from others split", "[history][replay]") {
    SECTION("merged into one that stays") {
        const replayed r(changed("362122", ""), "# 说明\n-362122 北县>南县\n");
        CHECK(r.acts() == counts{{"merge_divisions", 1}});
    }
    SECTION("merged into a new one") {
        const replayed r(changed("362121 362122", "362102 合市\n"),
            "# 说明\n-362121 南县>合市\n-362122 北县>合市\n+362102 合市<南县,北县\n");
        CHECK(r.acts() == counts{{"merge_divisions", 1}});
    }
    SECTION("split") {
        const replayed r(changed("362121", "362131 甲县\n362132 乙县\n"),
            "# 说明\n-362121 南县>甲县,乙县\n+362131 甲县<南县\n+362132 乙县<南县\n");
        CHECK(r.acts() == counts{{"split_division", 1}});
    }
    SECTION("split off from one that stays") {
        const replayed r(changed("", "362131 甲县\n"), "# 说明\n+362131 甲县<南县\n");
        CHECK(r.acts() == counts{{"split_division", 1}});
        CHECK(r.is("362121") == r.was("362121"));
    }
    SECTION("out of several that stay") {
        const replayed r(changed("", "362131 甲县\n"), "# 说明\n+362131 甲县<南县,北县\n");
        CHECK(r.acts() == counts{{"establish_division", 1}});
    }
    SECTION("n to m") {
        const replayed r(changed("362121 362122", "362131 甲县\n362132 乙县\n"),
            "# 说明\n-362121 南县>甲县,乙县,远县\n-362122 北县>乙县,远县\n+362131 甲县<南县\n+362132 乙县<南县,北县,南市\n=362123 远县<南县,北县\n");
        CHECK(r.acts() == counts{{"restructure", 1}});
        const trace t = successors(r.h, r.was("362121"), r.older.on(), r.newer.on()).value();
        CHECK(t.units.size() == 3);
    }
    SECTION("the same name carries on beside others") {
        const replayed r(changed("362121 362122", "362131 南县\n"),
            "# 说明\n-362121 南县>_,远县\n-362122 北县>南县\n+362131 南县<_,北县\n");
        CHECK(r.was("362121") == r.is("362131"));
        CHECK(r.acts() == counts{{"change_boundary", 1}, {"merge_divisions", 1}, {"recode_unit", 1}});
    }
    SECTION("a boundary") {
        const replayed r(
            std::string(older_text), "## 批复\n# 日期：2002年3月1日\n=362123 远县>南县,东市\n=362122 北县<南县!\n");
        CHECK(r.acts() == counts{{"change_boundary", 2}, {"restructure", 1}}); // one is a city with districts
        CHECK(r.h.latest() == r.h.as_of({2002, 3, 1}));
    }
    SECTION("nobody says from where or where to") {
        const replayed r(changed("362123", "360103 新区\n"), "# 说明\n-362123 远县>海?\n+360103 新区<海?\n");
        CHECK(r.told->origin_unstated == 1);
        CHECK(r.told->fate_unstated == 1);
        CHECK(lineage(r.h, r.older.on(), r.newer.on()).map(std::vector<code>{code{"362123"}}).rows.front().how
            == mapping::unmapped);
    }
    SECTION("listed from now on") {
        const replayed r(changed("", "360103 新区\n"), "\n+360103 新区\n");
        CHECK(r.told->covered == 1);
        CHECK(r.told->acts.empty());
        CHECK(r.h[1].what.covered.size() == 1);
    }
    SECTION("a province, out of the whole") {
        const replayed r(changed("", "810000 乙特别行政区\n"), "# 说明\n+810000 乙特别行政区<..\n");
        const trace t = predecessors(r.h, r.is("810000"), r.newer.on(), r.newer.on()).value();
        CHECK(t.units.size() == 1);
        CHECK(r.told->origin_unstated == 0);
    }
}

TEST_CASE("a record with divisions has the descent of these", "[history][replay]") {
    // 南地区 becomes 南市; its city a district. 远县 goes to 西市 by another document.
    const replayed r(changed("362100 362101 362121 362122 362123",
                         "360300 南市\n360302 内区\n360321 南县\n360322 北县\n360222 远县\n"),
        "## 甲\n# 日期：2002年6月1日\n-362100 南地区\n-362101 南市>内区\n-362121 南县>_\n-362122 北县>_\n+360300 南市\n+360302 内区<南市\n+360321 南县<_\n"
        "+360322 北县<_\n## 乙\n# 日期：2002年3月1日\n-362123 远县>_\n+360222 远县<_\n");
    CHECK(r.was("362121") == r.is("360321"));
    CHECK(r.told->derived == 2);
    CHECK(r.is("360300") != r.was("362100")); // part of it went elsewhere, and the name is another
    const trace t = successors(r.h, r.was("362100"), r.older.on(), r.newer.on()).value();
    REQUIRE(t.units.size() == 2);
    CHECK(t.units[0].name == "西市");
    CHECK(t.units[0].derived);
    CHECK(t.units[0].parts == std::vector<unit_id>{r.was("362123")});
    CHECK(t.units[0].by == std::vector<record_number>{1});
    CHECK(t.units[1].name == "南市");
    CHECK(t.units[1].derived);
    CHECK(r.h.as_of({2002, 4, 1})[r.was("362123")].parent().name() == "西市");

    SECTION("and is the same where it is one to one") {
        const replayed one(changed("362100 362101 362121 362122 362123",
                               "360300 南市\n360302 内区\n360321 南县\n360322 北县\n360323 远县\n"),
            "# 甲\n-362100 南地区\n-362101 南市>内区\n-362121 南县>_\n-362122 北县>_\n-362123 远县>_\n+360300 南市\n+360302 内区<南市\n"
            "+360321 南县<_\n+360322 北县<_\n+360323 远县<_\n");
        CHECK(one.was("362100") == one.is("360300"));
        CHECK(timeline(one.h, one.is("360300"))->kinds.size() == 2);
    }
}

TEST_CASE("a difference that is not what happened is found out", "[history][replay]") {
    const year_table older = table(2001, older_text);
    const year_table newer = table(2002, changed("362122", ""));
    const yearly_diff diff = read_yearly_diff("# 说明\n-362122 北县>南县\n", older, newer, "d").value();
    history h("tables", hierarchy_of(older, "tables").value(), older.on());
    SECTION("tables of other years") {
        CHECK(replay_year(h, diff, newer, older).error().code() == errc::contradicted);
        CHECK(replay_year(h, diff, older, table(2003, older_text)).error().code() == errc::contradicted);
    }
    SECTION("a state that is not that of the older table") {
        h = history("tables", hierarchy(), older.on());
        const auto refused = replay_year(h, diff, older, newer);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().where().source == "2001.txt");
        CHECK(refused.error().where().line == 1);
        CHECK(refused.error().message().en.find("there is no 360000 甲省") != std::string::npos);
    }
    SECTION("a table that differs in name, parent, or by one record more") {
        replay_year(h, diff, older, newer).value();
        CHECK(compare(h, newer).has_value());
        const auto differs = [&](const std::string& text, std::size_t line, std::string_view what) {
            const auto refused = compare(h, table(2002, text));
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code() == errc::contradicted);
            CHECK(refused.error().where().line == line);
            CHECK(refused.error().message().en.find(what) != std::string::npos);
        };
        differs(changed("362121 362122", "362121 阳县\n"), 10, "362121 阳县 is called “南县”");
        differs(changed("362100 362122", ""), 7, "is affiliated to 南地区, not to 360000");
        differs(changed("362123 362122", ""), 0, "甲省/南地区/远县 is one too many");
        differs(changed("362122", "362199 新县\n"), 11, "there is no 362199 新县");
    }
    SECTION("a relation that lineage does not have, and one that the file does not") {
        replay_year(h, diff, older, newer).value();
        yearly_diff other = read_yearly_diff("# 说明\n-362122 北县>远县\n", older, newer, "d").value();
        const auto refused = compare_edges(h, other, older, newer);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message().en == "lineage has no 362122 北县 → 362123 远县");
        CHECK(refused.error().where().line == 2);
        other.edges.clear();
        CHECK(
            compare_edges(h, other, older, newer).error().message().en == "the file has no 362122 北县 → 362121 南县");
    }
}

TEST_CASE("a year that cannot be recorded to its end leaves the history as it was", "[history][replay][memory]") {
    const year_table older = table(2001, older_text);
    const year_table newer = table(2002, changed("362121 362122 362123", "362121 阳县\n362124 远县\n"));
    const yearly_diff diff = read_yearly_diff("# 甲\n-362121 南县>阳县\n+362121 阳县<南县\n\n# 乙\n-362122 北县>远县\n"
                                              "\n# 丙\n-362123 远县>_\n+362124 远县<_\n",
        older, newer, "d")
                                 .value();
    const hierarchy first = hierarchy_of(older, "tables").value();
    history h("tables", first, older.on());
    const history shared = h;
    const std::size_t failures = fail_each_allocation([&] { replay_year(h, diff, older, newer).value(); },
        [&] {
            CHECK(h.size() == 0);
            CHECK(h == shared);
            CHECK(h.latest() == first);
            CHECK(h.as_of({2003, 1, 1}) == first);
        });
    CHECK(failures > 100);
    CHECK(h.size() == 3);
    CHECK(compare(h, newer).has_value());
    for (const text& fault : h.verify().faults) FAIL_CHECK(fault.en);
    CHECK(shared.latest() == first);
    // What is recorded one by one is the same.
    history alone("tables", first, older.on());
    for (record_number n = 1; n <= h.size(); ++n) alone.enact(h[n].what, h[n].recorded).value();
    CHECK(alone == h);
    CHECK(alone.latest() == h.latest());
}

TEST_CASE(
    "a generation of divisions is replayed, record for record and relation for relation", "[history][replay][data]") {
    const std::vector<int> years = years_of_data();
    year_table older = table_of_data(years.front());
    history h("areacodes", hierarchy_of(older, "areacodes").value(), older.on());
    std::size_t relations = 0;
    std::vector<year_table> tables{older};
    for (std::size_t i = 1; i < years.size(); ++i) {
        CAPTURE(years[i]);
        const year_table newer = table_of_data(years[i]);
        const auto diff =
            read_yearly_diff(diff_of_data(years[i - 1], years[i]), older, newer, std::to_string(years[i]));
        REQUIRE(diff.has_value());
        const auto told = replay_year(h, *diff, older, newer);
        if (!told) FAIL(told.error());
        if (const auto same = compare(h, newer); !same) FAIL(same.error());
        const auto edges = compare_edges(h, *diff, older, newer);
        if (!edges) FAIL(edges.error());
        relations += edges->same + edges->stated;
        CHECK(edges->same + edges->stated == diff->edges.size());
        if (years[i] == 1983) {
            CHECK(told->ended == 562);
            CHECK(told->begun == 1040);
            CHECK(told->covered == 430);
        } else {
            CHECK(told->covered == 0);
        }
        CHECK(told->origin_unstated == 0);
        CHECK(told->fate_unstated == 0);
        tables.push_back(newer);
        older = newer;
    }
    CHECK(relations > 3000);
    // All years once more, now that everything has been recorded; and everything once more.
    for (const year_table& t : tables)
        if (const auto same = compare(h, t); !same) FAIL(same.error());
    const verification all = h.verify();
    for (const text& fault : all.faults) FAIL_CHECK(fault.en);
    CHECK(all.records == h.size());
    if (has_history_logs()) {
        const history read = read_history(write_history(h).value()).value().content;
        CHECK(read == h);
        CHECK(read.latest() == h.latest());
    }
    // A correction of the first year goes through all that follows, and is forgotten as known before.
    const unit_id beijing = h.find(code{"110000"}, h.begins());
    const history before = h;
    enactment late;
    late.effective = date(1982, 6, 1);
    late.acts = {rename_unit{beijing, "北平市"}};
    h.enact(late, {2005, 1, 1}).value();
    CHECK(h.latest()[beijing].name() == "北平市");
    CHECK(h.as_known({2004, 12, 31}) == before);
    CHECK(h.as_known({2004, 12, 31}).as_of({1990, 1, 1}) == before.as_of({1990, 1, 1}));
    CHECK(h.verify().ok());
}
