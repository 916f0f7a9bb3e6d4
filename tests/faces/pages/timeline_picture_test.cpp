// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/small_history.hpp"

#include <onezone/faces/pages/timeline_picture.hpp>

#include <algorithm>
#include <string>

using namespace onezone;
using namespace onezone_tests;

namespace {

// The bar with those words.
element bar_with(const drawing& d, const std::string& words) {
    const auto bar = std::find_if(d.rects.begin(), d.rects.end(), [&](const element& r) {
        return r.has_class("chip") && std::any_of(d.texts.begin(), d.texts.end(), [&](const box& b) {
            return b.what == words && box_of_rect(r).holds(b);
        });
    });
    REQUIRE(bar != d.rects.end());
    return *bar;
}

} // namespace

TEST_CASE("a unit's history is drawn as bars along the years", "[faces][picture][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(
         on({1983, 7, 1}, reparent{w.east, w.south, recoding::assign, code{"360831"}}, "国函〔1983〕1号"), {1983, 7, 9})
        .value();
    h.enact(on({1995, 3, 1}, change_division_kind{w.east, unit_kind::county_city, "东山市"}, "国函〔1995〕2号"),
         {1995, 3, 9})
        .value();
    h.enact(on({1999, 3, 1}, rename_unit{w.west, "西山县"}), {1999, 3, 9}).value();
    const unit_timeline t = timeline(h, w.east).value();
    for (const language in : {language::zh, language::en}) {
        const drawing d = check_layout(timeline_picture(t, h, in));
        CHECK(says(d, "东县"));
        CHECK(says(d, "东山市"));
        CHECK(says(d, "南地区"));
        CHECK(says(d, "360831"));
        CHECK(says(d, "国函〔1995〕2号"));
        CHECK(says(d, "1990"));
    }
    const drawing d = check_layout(timeline_picture(t, h));
    // One follows the other without a gap, and what held from the start has an open end.
    const element east = bar_with(d, "东县");
    const element city = bar_with(d, "东山市");
    CHECK(east.number("x") + east.number("width") == Approx(city.number("x")));
    CHECK(east.has_class("inferred"));
    CHECK_FALSE(city.has_class("inferred"));
    // What has nothing to do with it is not told.
    CHECK_FALSE(says(d, "1999年3月1日"));
}

TEST_CASE("what is closed has an end, and what comes back has a bar of its own", "[faces][picture][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 7, 1}, merge_divisions{.merged = {w.west}, .into = w.east}), {1983, 7, 1}).value();
    h.enact(on({1990, 1, 1},
                establish_division{{.name = "西县",
                    .kind = unit_kind::county,
                    .parent = w.south,
                    .code = code{"360822"},
                    .from = {party::of(w.east)},
                    .again = w.west}}),
         {1990, 1, 1})
        .value();
    const std::string svg = timeline_picture(timeline(h, w.west).value(), h);
    const drawing d = check_layout(svg);
    CHECK(std::count_if(d.texts.begin(), d.texts.end(), [](const box& b) { return b.what == "西县"; })
        == 3); // and the head
    CHECK(svg.find("1983年7月1日前") != std::string::npos);
    CHECK(svg.find("日起") != std::string::npos);
}

TEST_CASE("several at once stand below each other, and long names are shortened", "[faces][picture][timeline]") {
    prefecture w;
    change more{w.first};
    for (int i = 0; i < 12; ++i) {
        body b;
        b.key = body_id::derive("test", std::to_string(i));
        b.kind = body_kind::department;
        b.name = "第" + std::to_string(i)
            + "个名字非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常非常长的局<b>";
        b.unit = w.east;
        more.put(std::move(b)).value();
    }
    w.first = std::move(more).finish();
    history h = w.begun();
    for (int year = 1983; year < 1999; ++year)
        h.enact(on(date(static_cast<unsigned short>(year), 7, 1),
                    rename_unit{w.east, "东" + std::to_string(year) + "年更名之县"}),
             date(static_cast<unsigned short>(year), 7, 1))
            .value();
    const drawing d = check_layout(timeline_picture(timeline(h, w.east).value(), h));
    CHECK(rects(d, "chip") >= 12 + 17);
}

TEST_CASE("where a zone lies is its seat, no affiliation", "[faces][picture][timeline]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1995, 3, 1}, change_seat{.zone = w.zone_unit, .to = w.east}), {1995, 3, 9}).value();
    const drawing d = check_layout(timeline_picture(timeline(h, w.zone_unit).value(), h));
    CHECK(says(d, "所在地"));
    CHECK_FALSE(says(d, "隶属"));
    const drawing town = check_layout(timeline_picture(timeline(h, w.east_town).value(), h));
    CHECK(says(town, "隶属"));
    CHECK_FALSE(says(town, "所在地"));
}
