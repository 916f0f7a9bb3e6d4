// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/exports/lcov.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>

using namespace onezone;

namespace {

coverage covered() {
    rule located;
    located.id = "t.located";
    located.title = say("位置\n两行", "located\ntwo lines");
    located.valid = effect::from(date(2020, 1, 1));
    located.about = {subject_kind::zone};
    located.judge = [](context& c) {
        if (!c.when("provincial", c.ask<&zone::tier>(c.this_zone()) == zone_tier::provincial)) return;
        c.require("county", c.ask<&zone::location>(c.this_zone()) == location_class::county_area);
    };
    rule later = located;
    later.id = "other/../.later";
    later.valid = effect::from(date(2030, 1, 1));
    coverage c;
    c.add(validate(
        read_sketch("county 县\n zone 甲 tier=provincial location=county_area\n zone 乙 tier=none\n zone 丙").value(),
        policy("t", say("测试", "test"), {located, later}), date(2023, 12, 1)));
    return c;
}

} // namespace

TEST_CASE("coverage is a trace of a listing for each pack", "[faces][exports]") {
    const lcov_trace t = write_lcov(covered(), language::en);
    REQUIRE(t.listings.size() == 2);
    CHECK(t.listings[0].file == "rules/t.txt");
    // Nothing in an id leads out of the folder.
    CHECK(t.listings[1].file == "rules/other_.txt");
    CHECK(t.listings[0].lines.starts_with("t.located  located two lines\n    when  provincial\n"));
    const std::string first = t.trace.substr(0, t.trace.find("end_of_record\n"));
    CHECK(first
        == "TN:\nSF:rules/t.txt\nFN:1,t.located\nFNDA:3,t.located\nFNF:1\nFNH:1\nBRDA:1,0,0,1\nBRDA:1,0,1,0\n"
           "BRDA:2,0,0,1\nBRDA:2,0,1,1\nBRDA:3,0,0,1\nBRDA:3,0,1,0\nBRF:6\nBRH:4\nDA:1,3\nDA:2,3\nDA:3,2\nLF:3\nLH:3\n");
    CHECK(t.trace.find("BRDA:1,0,0,-\n") != std::string::npos);
    CHECK(t.trace.find("FNDA:0,other/../.later\n") != std::string::npos);
}

TEST_CASE("the branches of a trace are what coverage asks and was shown", "[faces][exports]") {
    const coverage c = covered();
    std::istringstream in(write_lcov(c).trace);
    std::size_t asked = 0;
    std::size_t shown = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("BRF:")) asked += std::stoul(line.substr(4));
        if (line.starts_with("BRH:")) shown += std::stoul(line.substr(4));
    }
    CHECK(asked == c.asked());
    CHECK(shown == c.shown());
}

TEST_CASE("a trace is saved with its listings, or the folder is refused", "[faces][exports]") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("onezone-lcov-" + std::to_string(std::random_device()()));
    const lcov_trace t = write_lcov(covered());
    CHECK_THROWS_AS(save_lcov(t, folder.string()), error);
    std::filesystem::create_directory(folder);
    save_lcov(t, folder.string());
    std::ifstream in(folder / "rules" / "t.txt", std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == t.listings[0].lines);
    CHECK(std::filesystem::exists(folder / "coverage.info"));
    std::filesystem::remove_all(folder);
}
