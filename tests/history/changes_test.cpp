// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/history/changes.hpp>

#include <sstream>

using namespace onezone;
using namespace onezone_tests;

namespace {

[[nodiscard]] history told() {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, reparent{w.east, w.south}, "国函〔1983〕1号"), {1983, 7, 1}).value();
    h.enact(on({1984, 1, 1}, reparent{w.west, w.south}), {1984, 1, 1}).value();
    enactment e = on({1984, 6, 1}, rename_unit{w.far, "远山县"});
    e.acts.emplace_back(merge_divisions{.merged = {w.west}, .into = w.east});
    h.enact(e, {1984, 6, 1}).value();
    enactment listed = on({1984, 12, 31});
    for (int i = 1; i <= 7; ++i)
        listed.covered.push_back({unit_id::derive("t", std::to_string(i)), unit_kind::district,
            "区" + std::to_string(i), {}, w.north, true});
    h.enact(listed, {1985, 1, 1}).value();
    return h;
}

} // namespace

TEST_CASE("what happened between two days is told by kind of act, with documents", "[history][changes]") {
    const history h = told();
    const changes_between all = diff(h, h.begins(), {1985, 1, 1});
    CHECK(all.count() == 5);
    REQUIRE(all.find("reparent"));
    CHECK(all.find("reparent")->title == title_of_act("reparent"));
    CHECK(all.find("reparent")->changes.size() == 2);
    CHECK(all.find("reparent")->changes.front().account.zh == "东县的隶属关系由北地区变更为南地区");
    CHECK(all.find("reparent")->changes.front().by == 1);
    CHECK(all.find("merge_divisions")->changes.front().lineage.size() == 1);
    CHECK(all.find("rename_unit")->changes.front().account.en == "远县 is renamed 远山县"); // in the state it found
    CHECK(all.find("covered")->changes.front().account.zh == "开始收录区1、区2、区3、区4、区5 等 7 个单位");
    CHECK(all.find("split_division") == nullptr);

    // The first day is not listed, the last is.
    CHECK(diff(h, {1983, 7, 1}, {1984, 1, 1}).count() == 1);
    CHECK(diff(h, {1983, 6, 30}, {1983, 12, 31}).count() == 1);
    CHECK(diff(h, {1984, 1, 1}, {1984, 1, 1}).count() == 0);
    CHECK_THROWS_AS(diff(h, {1984, 1, 1}, {1983, 1, 1}), error);
    CHECK_THROWS_AS(diff(h, {1980, 1, 1}, {1983, 1, 1}), error);

    std::ostringstream zh;
    print(zh, diff(h, {1983, 1, 1}, {1983, 12, 31}), h, language::zh);
    CHECK(zh.str() == "隶属关系变更：1\n  1983-07-01  东县的隶属关系由北地区变更为南地区  国函〔1983〕1号\n");
    std::ostringstream en;
    print(en, diff(h, {1983, 1, 1}, {1983, 12, 31}), h, language::en);
    CHECK(en.str().find("change of affiliation: 1\n") == 0);
}

TEST_CASE("a revocation is told as such", "[history][changes]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, rename_unit{w.east, "东山县"}, "国函〔1983〕1号"), {1983, 7, 1}).value();
    h.revoke(1, on({1985, 1, 1}), {1985, 1, 1}).value();
    const changes_between all = diff(h, h.begins(), {1986, 1, 1});
    REQUIRE(all.find("revoked"));
    CHECK(all.find("revoked")->changes.front().account.zh == "撤销第 1 条记录（1983-07-01，国函〔1983〕1号）");
    CHECK(all.count() == 2);
}

TEST_CASE("what is revoked is told in the words that hold now", "[history][changes]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, rename_unit{w.east, "东山县"}, "国函〔1983〕1号"), {1983, 7, 1}).value();
    h.correct(1, on({1983, 9, 1}, rename_unit{w.east, "东山县"}, "国函〔1983〕9号"), {1984, 1, 1}).value();
    h.revoke(1, on({1985, 1, 1}), {1985, 1, 1}).value();
    const changes_between all = diff(h, h.begins(), {1986, 1, 1});
    REQUIRE(all.find("revoked"));
    CHECK(all.find("revoked")->changes.front().account.zh == "撤销第 2 条记录（1983-09-01，国函〔1983〕9号）");
    // As known before the correction was revoked, nothing is.
    CHECK_FALSE(diff(h.as_known({1984, 12, 31}), h.begins(), {1986, 1, 1}).find("revoked"));
}
