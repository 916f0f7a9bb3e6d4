// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/pages/plan_picture.hpp>
#include <onezone/planning/trial.hpp>

#include <algorithm>
#include <string>

using namespace onezone;
using namespace onezone_tests;

namespace {

plan_step step_called(const std::string& key, operation what, std::vector<std::string> after = {}) {
    plan_step s;
    s.key = key;
    s.what = std::move(what);
    s.after = std::move(after);
    return s;
}

std::size_t arrows(const std::string& svg) {
    std::size_t n = 0;
    for (std::size_t at = svg.find("class=\"tip\""); at != std::string::npos; at = svg.find("class=\"tip\"", at + 1))
        ++n;
    return n;
}

double top_of(const drawing& d, const std::string& words) {
    const auto found = std::find_if(d.texts.begin(), d.texts.end(), [&](const box& b) { return b.what == words; });
    REQUIRE(found != d.texts.end());
    return found->top;
}

} // namespace

TEST_CASE(
    "steps stand in the order of carrying out, with an arrow into each that waits", "[faces][picture][planning]") {
    const two_parks w;
    plan p = w.merger();
    p.steps.insert(p.steps.begin(), step_called("rename", rename_unit{w.main_zone, "新名园"}, {"merge"}));
    p.steps.push_back(step_called("close",
        close_placeholder{.agency = w.unnamed_agency, .successor = party::only_stated("某局")}, {"merge", "rename"}));
    const std::string svg = plan_picture(p, w.content).value();
    const drawing d = check_layout(svg);
    CHECK(arrows(svg) == 3);
    CHECK(top_of(d, "merge　·　S1") < top_of(d, "rename　·　等待步骤 1"));
    CHECK(top_of(d, "rename　·　等待步骤 1") < top_of(d, "close　·　等待步骤 1、2"));
    CHECK(check_layout(plan_picture(p, w.content, language::en).value()).rects.size() == d.rects.size());
    CHECK(check_layout(plan_picture(simulate(w.content, p, policy{}).value())).rects.size() == d.rects.size());
}

TEST_CASE("a plan whose steps wait for each other in a circle is refused", "[faces][picture][planning]") {
    const two_parks w;
    plan p = w.merger();
    p.steps[0].after = {"rename"};
    p.steps.push_back(step_called("rename", rename_unit{w.main_zone, "新名园"}, {"merge"}));
    CHECK(plan_picture(p, w.content).error().code() == errc::out_of_order);
}

TEST_CASE("a plan of many steps is drawn as far as a viewer opens it, and the rest is counted",
    "[faces][picture][planning]") {
    const two_parks w;
    plan p = w.merger();
    for (int i = 0; i < 1200; ++i) {
        std::vector<std::string> after{"merge"};
        if (i > 30) after.push_back("第" + std::to_string(i - 30) + "步 <b>");
        p.steps.push_back(step_called(
            "第" + std::to_string(i) + "步 <b>", rename_unit{w.main_zone, "园" + std::to_string(i)}, after));
    }
    const std::string svg = plan_picture(p, w.content).value();
    CHECK(parse_xml(svg).number("height") <= 32767);
    CHECK(svg.find("个步骤未画。") != std::string::npos);
}
