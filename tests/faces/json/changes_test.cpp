// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/faces/json/changes.hpp>

#include <boost/json.hpp>

#include <string>

using namespace onezone;
using namespace onezone_tests;

namespace {

[[nodiscard]] boost::json::value written(const history& h, const date& from, const date& to) {
    const std::string once = write_changes(diff(h, from, to), h);
    CHECK(once == write_changes(diff(h, from, to), h));
    return boost::json::parse(once);
}

} // namespace

TEST_CASE("what happened between two days is written as JSON, by kind of act, with documents and heirs",
    "[faces][json][history][changes]") {
    const prefecture w;
    history h = w.begun();
    enactment e = on({1983, 7, 1}, merge_divisions{.merged = {w.west}, .into = w.east}, "国函〔1983〕1号");
    e.documents.front().issued = date(1983, 6, 1);
    e.acts.emplace_back(rename_unit{w.east, "东山县"});
    h.enact(e, {1983, 7, 1}).value();
    h.enact(on({1984, 7, 1}, abolish_division{.unit = w.west_town, .fate = "淹没于水库"}), {1984, 7, 1}).value();
    const boost::json::value all = written(h, h.begins(), {1985, 1, 1});
    CHECK(all.at("onezone") == "changes");
    CHECK(all.at("history") == "test");
    CHECK(all.at("from") == "1981-12-31");
    CHECK(all.at("to") == "1985-01-01");
    CHECK(all.at("count") == 3);
    const boost::json::array& groups = all.at("groups").as_array();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].at("kind") == "abolish_division");
    CHECK(groups[0].at("changes").at(0).at("record") == 2);
    CHECK_FALSE(groups[0].at("changes").at(0).as_object().contains("documents"));
    const boost::json::value& flooded = groups[0].at("changes").at(0).at("lineage").at(0);
    CHECK(flooded.at("from").at("name") == "西镇");
    CHECK_FALSE(flooded.at("from").as_object().contains("code"));
    CHECK(flooded.at("heir").at("stated") == "淹没于水库");

    CHECK(groups[1].at("kind") == "merge_divisions");
    CHECK(groups[1].at("title").at("en").as_string() == title_of_act("merge_divisions").en);
    const boost::json::value& merged = groups[1].at("changes").at(0);
    CHECK(merged.at("on") == "1983-07-01");
    CHECK(
        merged.at("account").at("zh").as_string() == diff(h, h.begins(), {1985, 1, 1}).groups[1].changes[0].account.zh);
    CHECK(merged.at("documents").at(0).at("number") == "国函〔1983〕1号");
    CHECK(merged.at("documents").at(0).at("issued") == "1983-06-01");
    const boost::json::value& line = merged.at("lineage").at(0);
    CHECK(line.at("from").at("name") == "西县");   // as it was the day before
    CHECK(line.at("heir").at("name") == "东山县"); // as it was that day
    CHECK(line.at("whole") == true);
    CHECK(groups[2].at("kind") == "rename_unit");
    CHECK_FALSE(groups[2].at("changes").at(0).as_object().contains("lineage"));
}

TEST_CASE("where nothing happened the document says so", "[faces][json][history][changes]") {
    const prefecture w;
    const boost::json::value none = written(w.begun(), {1983, 1, 1}, {1984, 1, 1});
    CHECK(none.at("count") == 0);
    CHECK_FALSE(none.as_object().contains("groups"));
}

TEST_CASE("a body that carries on what another held has its name", "[faces][json][history][changes]") {
    const prefecture w;
    scene_builder b(w.first);
    const unit_id other_zone = b.zone("第二园区", w.west);
    const body_id other = b.body(other_zone, body_kind::management_committee, "第二园区管委会");
    history h("test", b.now(), {1981, 12, 31});
    h.enact(on({1983, 7, 1}, merge_agencies{.into = w.agency, .absorbed = {other}, .adjacent = true}), {1983, 7, 1})
        .value();
    const boost::json::value all = written(h, h.begins(), {1984, 1, 1});
    const boost::json::value& line = all.at("groups").at(0).at("changes").at(0).at("lineage").at(0);
    CHECK(line.at("from").at("name") == "第二园区管委会");
    CHECK(line.at("heir").at("name") == "高新区管委会");
}
