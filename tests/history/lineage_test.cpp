// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/history/lineage.hpp>

#include <map>
#include <sstream>

using namespace onezone;
using namespace onezone_tests;

namespace {

const date begins(1981, 12, 31);
const date end(2000, 1, 1);

// What is found, in words: `360722 西县 whole only`.
[[nodiscard]] std::vector<std::string> told(const trace& t) {
    std::vector<std::string> all;
    for (const traced_unit& u : t.units) {
        std::string line = u.name;
        if (u.same) line += " same";
        if (!u.certain) line += " possible";
        if (u.derived) line += " derived";
        if (u.whole) line += " whole";
        if (u.only) line += " only";
        if (u.within.ok()) line += " within";
        all.push_back(std::move(line));
    }
    return all;
}
using lines_told = std::vector<std::string>;

} // namespace

TEST_CASE("what keeps its identity is its own successor", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, rename_unit{w.east, "东山县"}), {1984, 1, 1}).value();
    const trace t = successors(h, w.east, begins, end).value();
    CHECK(t.of == w.east);
    CHECK(told(t) == lines_told{"东山县 same whole only"});
    CHECK(t.units.front().lines.empty());
    CHECK(told(predecessors(h, w.east, begins, end).value()) == lines_told{"东县 same whole only"});
    CHECK(told(successors(h, code{"360721"}, begins, end).value()) == lines_told{"东山县 same whole only"});
}

TEST_CASE("what is merged goes whole into one that has others too", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, merge_divisions{.merged = {w.west}, .into = w.east}, "国函〔1984〕1号"), {1984, 1, 1})
        .value();
    const trace t = successors(h, code{"360722"}, begins, end).value();
    CHECK(told(t) == lines_told{"东县 whole"});
    REQUIRE(t.units.front().lines.size() == 1);
    CHECK(t.units.front().lines.front().on == date(1984, 1, 1));
    CHECK(t.units.front().lines.front().by == 1);
    CHECK(told(predecessors(h, w.east, begins, end).value()) == lines_told{"东县 same only", "西县 only"});
    // On the day before, nothing has happened yet.
    CHECK(told(successors(h, w.west, begins, {1983, 12, 31}).value()) == lines_told{"西县 same whole only"});
    std::ostringstream os;
    print(os, t, h, language::zh);
    CHECK(os.str() == "360721 东县  1984-01-01 国函〔1984〕1号\n");

    const auto gone = successors(h, w.west, {1990, 1, 1}, end);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code() == errc::unknown_unit);
    CHECK(gone.error().message().zh == "1990年1月1日没有该单位：西县，1981年12月31日至1984年1月1日");
    CHECK_THROWS_AS(lineage(h, end, begins), error);
    CHECK_THROWS_AS(lineage(h, {1980, 1, 1}, end), error);
}

TEST_CASE("what is split lies in several, each part whole in what it came from", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1},
                split_division{w.west,
                    {{"甲区", unit_kind::district, w.north, code{"360702"}},
                        {"乙区", unit_kind::district, w.north, code{"360703"}}},
                    true}),
         {1984, 1, 1})
        .value();
    CHECK(told(successors(h, w.west, begins, end).value()) == lines_told{"甲区 only", "乙区 only"});
    CHECK(told(predecessors(h, code{"360703"}, begins, end).value()) == lines_told{"西县 whole"});
}

TEST_CASE("where only a part changed hands, what follows is possible", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, change_boundary{.from = w.west, .to = w.east, .stated = "三个村"}), {1984, 1, 1}).value();
    h.enact(on({1985, 1, 1}, change_boundary{.from = w.east, .to = w.far, .stated = "两个村"}), {1985, 1, 1}).value();
    const trace t = successors(h, w.west, begins, end).value();
    CHECK(told(t) == lines_told{"东县 possible", "西县 same only", "远县 possible"});
    CHECK(t.find(w.far)->lines.size() == 2);
    CHECK(told(successors(h, w.west, begins, {1984, 6, 1}).value()) == lines_told{"东县", "西县 same only"});
    CHECK(told(predecessors(h, w.far, begins, end).value())
        == lines_told{"东县 possible", "西县 possible", "远县 same only"});
    // All of a unit that consists of nothing else is certain again.
    history again = w.begun();
    again
        .enact(
            on({1984, 1, 1}, establish_division{{"新区", unit_kind::district, w.north, {}, {}, {party::of(w.west)}}}),
            {1984, 1, 1})
        .value();
    const unit_id made = unit_id::derive(again.act_number(1, 0), 0);
    again.enact(on({1985, 1, 1}, change_boundary{.from = made, .to = w.far, .stated = "一个村"}), {1985, 1, 1}).value();
    CHECK(told(successors(again, w.west, begins, end).value()) == lines_told{"新区 only", "西县 same only", "远县"});
}

TEST_CASE("a division of divisions has the descent of these, derived", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, reparent{w.east, w.south}), {1984, 1, 1}).value();
    const trace north = successors(h, w.north, begins, end).value();
    CHECK(told(north) == lines_told{"北地区 same only", "南地区 derived"});
    CHECK(north.find(w.south)->parts == std::vector<unit_id>{w.east_town});
    CHECK(told(predecessors(h, w.south, begins, end).value()) == lines_told{"北地区 derived", "南地区 same only"});

    h.enact(on({1985, 1, 1},
                merge_divisions{.merged = {w.north, w.south},
                    .founded = founding{"新市", unit_kind::prefecture_city, {}, code{"360900"}}}),
         {1985, 1, 1})
        .value();
    const trace merged = successors(h, w.north, begins, end).value();
    REQUIRE(merged.units.size() == 1);
    CHECK(told(merged) == lines_told{"新市 whole"}); // it is stated, not only derived
    CHECK(merged.units.front().lines.size() == 1);
}

TEST_CASE("what ends in nothing that is a unit says how it ends", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, abolish_division{.unit = w.east_town, .fate = "淹没于水库"}), {1984, 1, 1}).value();
    const trace t = successors(h, w.east_town, begins, end).value();
    CHECK(t.units.empty());
    REQUIRE(t.open_ends.size() == 1);
    CHECK(t.open_ends.front().what.heir.stated == "淹没于水库");
    std::ostringstream os;
    print(os, t, h, language::en);
    CHECK(os.str() == "also: 淹没于水库  1984-01-01 record 1 (1984-01-01)\n");
    CHECK(lines_of_descent(h, {}).size() == 1);
    CHECK(lines_of_descent(h, {date(1984, 1, 2), std::nullopt}).empty());
}

TEST_CASE("within one record a part may pass through several hands", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    enactment e = on({1984, 1, 1}, change_boundary{.from = w.west, .to = w.east, .stated = "三个村"});
    e.acts.emplace_back(merge_divisions{.merged = {w.east}, .into = w.far});
    h.enact(e, {1984, 1, 1}).value();
    const trace t = successors(h, w.west, begins, end).value();
    REQUIRE(t.find(w.far));
    CHECK(t.find(w.far)->lines.size() == 2);
    CHECK_FALSE(t.find(w.east));
}

TEST_CASE("a table of codes is brought to another day, row by row", "[history][lineage]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1984, 1, 1}, recode_unit{w.far, code{"360831"}}), {1984, 1, 1}).value();
    enactment e = on({1985, 1, 1},
        split_division{w.west,
            {{"甲区", unit_kind::district, w.north, code{"360702"}},
                {"乙区", unit_kind::district, w.north, code{"360703"}}},
            true});
    h.enact(e, {1985, 1, 1}).value();
    const std::vector<code> table{code{"360721"}, code{"360722"}, code{"360821"}, code{"110101"}, code{"360722"}};
    const code_map m = lineage(h, begins, end).map(table);
    CHECK(m.unknown == std::vector<code>{code{"110101"}});
    CHECK(m.repeated == std::vector<code>{code{"360722"}});
    REQUIRE(m.rows.size() == 3);
    CHECK(m.rows[0].how == mapping::one_to_one);
    CHECK(m.rows[0].to == std::vector<code>{code{"360721"}});
    CHECK(m.rows[1].how == mapping::split);
    CHECK(m.rows[1].to == std::vector<code>{code{"360702"}, code{"360703"}});
    CHECK(m.rows[2].how == mapping::one_to_one);
    CHECK(m.rows[2].to == std::vector<code>{code{"360831"}});
    CHECK(m.rows_of(mapping::split).size() == 1);

    h.enact(on({1986, 1, 1}, merge_divisions{.merged = {unit_id::derive(h.act_number(2, 0), 0)}, .into = w.east}),
         {1986, 1, 1})
        .value();
    h.enact(on({1987, 1, 1}, establish_division{{"丙县", unit_kind::county, w.south, code{"360840"}}}), {1987, 1, 1})
        .value();
    const code_map later = lineage(h, begins, end).map(table);
    CHECK(later.rows[0].how == mapping::merged);
    CHECK(later.rows[1].how == mapping::rearranged);
    const code_map back = lineage(h, {1986, 6, 1}, {1988, 1, 1}).map(std::vector<code>{code{"360703"}});
    CHECK(back.rows[0].how == mapping::one_to_one);
    // What ends without an heir is unmapped.
    h.enact(on({1988, 1, 1}, abolish_division{.unit = unit_id::derive(h.act_number(4, 0), 0), .fate = "未载明"}),
         {1988, 1, 1})
        .value();
    CHECK(lineage(h, {1987, 6, 1}, end).map(std::vector<code>{code{"360840"}}).rows[0].how == mapping::unmapped);
}

TEST_CASE("what a revocation turns back is as inferred as it was", "[history][lineage][revoke]") {
    const prefecture w;
    history h = w.begun();
    restructure op;
    op.abolished.push_back(abolition{.unit = w.west, .heir = w.east, .inferred = true});
    h.enact(on({1983, 7, 1}, op), {1983, 7, 1}).value();
    h.revoke(1, on({1985, 1, 1}), {1985, 1, 1}).value();
    const std::vector<lineage_line> back = lines_of_descent(h, {date(1985, 1, 1), std::nullopt});
    REQUIRE_FALSE(back.empty());
    for (const lineage_line& l : back) CHECK(l.what.inferred);
    CHECK(h.verify().ok());
}
