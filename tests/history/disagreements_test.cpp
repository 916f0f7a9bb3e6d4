// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/history/disagreements.hpp>

#include <sstream>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE("what sources disagree about is told with both, which is followed, and why", "[history][disagreements]") {
    const prefecture w;
    history h = w.begun();
    enactment e = on({1983, 7, 1}, rename_unit{w.west, "西山县"}, "国函〔1983〕1号");
    e.disagreements.push_back({disputed::name, w.west, {},
        {{"西岭县", provenance::stated("县志")}, {"西山县", provenance::stated("国函〔1983〕1号")}}, 1,
        say("公报在先", "the gazette is older")});
    e.disagreements.push_back({disputed::effective, {}, {},
        {{"1983-07-01", {}}, {"1983-08-01", provenance::inferred(say("据报道", "from the news"), "日报")}}, 0, {}});
    e.disagreements.push_back({disputed::other, {}, "人口", {{"3 万", {}}, {"4 万", {}}}, 0, {}});
    h.enact(e, {1983, 7, 9}).value();
    // Of a unit that is no more, the name it had.
    enactment gone = on({1984, 1, 1}, merge_divisions{.merged = {w.west}, .into = w.east});
    gone.disagreements.push_back(
        {disputed::parent, w.west, {}, {{"北地区", {}}, {"南地区", provenance::stated("县志")}}, 0, {}});
    h.enact(gone, {1984, 1, 9}).value();

    std::ostringstream zh;
    print_disagreements(zh, h, language::zh);
    CHECK(zh.str()
        == "第 1 条记录（1983-07-01，国函〔1983〕1号）：西山县的名称：采用“西山县”（国函〔1983〕1号），另有“西岭县”（县志）；理由：公报在先\n"
           "第 1 条记录（1983-07-01，国函〔1983〕1号）：生效日期：采用“1983-07-01”，另有“1983-08-01”（日报，推断：据报道）；未载明理由\n"
           "第 1 条记录（1983-07-01，国函〔1983〕1号）：人口：采用“3 万”，另有“4 万”；未载明理由\n"
           "第 2 条记录（1984-01-01）：西山县的隶属：采用“北地区”，另有“南地区”（县志）；未载明理由\n");
    std::ostringstream en;
    print_disagreements(en, h, language::en);
    CHECK(en.str().find("the name of 西山县: “西山县” (国函〔1983〕1号) is followed, others say “西岭县” (县志); "
                        "because the gazette is older\n")
        != std::string::npos);
    CHECK(en.str().find("why is not on record") != std::string::npos);

    // What is followed has to be what the history says.
    const verification told = h.verify();
    REQUIRE(told.faults.size() == 1);
    CHECK(told.faults.front().zh.find("第 2 条记录") == 0);
    e.disagreements.front().used = 0;
    history other = w.begun();
    other.enact(e, {1983, 7, 9}).value();
    REQUIRE(other.verify().faults.size() == 1);
    CHECK(other.verify().faults.front().en.find("西岭县") != std::string::npos);

    // In whichever form a code is written.
    enactment recoded = on({1983, 7, 1}, recode_unit{w.north, code{"3609"}});
    recoded.disagreements.push_back({disputed::code, w.north, {}, {{"360900", {}}, {"360800", {}}}, 0, {}});
    history codes = w.begun();
    codes.enact(recoded, {1983, 7, 9}).value();
    for (const text& fault : codes.verify().faults) FAIL_CHECK(fault.en);

    // A record that is corrected takes its disagreements along.
    h.correct(1, on({1983, 7, 1}, rename_unit{w.west, "西山县"}), {1985, 1, 1}).value();
    CHECK(h.disagreements().size() == 1);
    CHECK(h.as_known({1984, 12, 31}).disagreements().size() == 4);
}
