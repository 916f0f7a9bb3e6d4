// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/history/validate.hpp>
#include <onezone/rules/context.hpp>

#include <algorithm>
#include <sstream>

using namespace onezone;
using namespace onezone_tests;

namespace {

using days = boost::gregorian::days;

/// A zone administers no township.
[[nodiscard]] rule no_towns() {
    rule r;
    r.id = "t.no-towns";
    r.title = say("不代管乡镇", "administers no township");
    r.force = force::must;
    r.valid = effect::from({1984, 1, 1});
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("none", c.entrusted_to(c.this_zone().unit).empty()); };
    return r;
}

/// What is designated a pilot is one for 100 days at most: beyond these the designation has to be gone.
[[nodiscard]] rule pilot_ends() {
    rule r;
    r.id = "t.pilot";
    r.title = say("试点不超过一百天", "a pilot lasts 100 days");
    r.force = force::must;
    r.valid = effect::from({1980, 1, 1});
    r.about = {subject_kind::zone};
    r.judge = [](context& c) {
        bool fine = true;
        for (const designation& d : c.this_zone().designations)
            fine = fine && (!d.valid.from || c.on() < *d.valid.from + days(100));
        c.require("ends", fine);
    };
    return r;
}

[[nodiscard]] policy of(std::vector<rule> rules) { return {"t", say("测试", "test"), std::move(rules)}; }
const period years{date(1982, 1, 1), date(1990, 1, 1)};

} // namespace

TEST_CASE("a state is judged by the rules of a day, as known on a day", "[history][validate]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1985, 1, 1}, entrust{w.west_town, w.zone_unit}), {1986, 1, 1}).value();
    const policy p = of({no_towns()});
    CHECK(
        validate(h, p, {{1985, 1, 1}, {1985, 1, 1}, {1986, 1, 1}}).at("t.no-towns", w.zone_unit) == verdict::violated);
    CHECK(validate(h, p, {{1984, 12, 31}, {1985, 1, 1}, {1986, 1, 1}}).at("t.no-towns", w.zone_unit)
        == verdict::satisfied);
    CHECK(validate(h, p, {{1985, 1, 1}, {1985, 1, 1}, {1985, 12, 31}}).at("t.no-towns", w.zone_unit)
        == verdict::satisfied);
    CHECK(
        validate(h, p, {{1985, 1, 1}, {1983, 1, 1}, {1986, 1, 1}}).at("t.no-towns", w.zone_unit) != verdict::violated);
    CHECK(validate(h, p, {{1985, 1, 1}, {1985, 1, 1}, {1986, 1, 1}}).state_on() == date(1985, 1, 1));
}

TEST_CASE("a violation begins and ends by an act, by the rules or by itself", "[history][validate]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 1, 1}, entrust{w.west_town, w.zone_unit}), {1983, 1, 1}).value();
    h.enact(on({1986, 5, 1}, return_township{w.west_town}), {1986, 5, 1}).value();
    h.enact(on({1987, 5, 1}, entrust{w.west_town, w.zone_unit}), {1987, 5, 1}).value();
    h.enact(on({1988, 2, 1}, designate{.zone = w.zone_unit, .name = "试点"}), {1988, 2, 1}).value();
    const policy p = of({no_towns(), pilot_ends()});
    const std::vector<violation_span> all = violations(h, p, years).value();
    REQUIRE(all.size() == 3);
    // The town was there before; the rule came into force.
    CHECK(all[0].rule == "t.no-towns");
    CHECK(all[0].about == subject{subject_kind::zone, w.zone_unit.value()});
    CHECK(all[0].path == "北地区/西县/高新区");
    CHECK(all[0].when == period{date(1984, 1, 1), date(1986, 5, 1)});
    CHECK(all[0].began == occasion::rules);
    CHECK(all[0].ended == occasion::act);
    CHECK(all[0].ended_by == 2);
    CHECK(all[1].when == period{date(1987, 5, 1), std::nullopt});
    CHECK(all[1].began == occasion::act);
    CHECK(all[1].began_by == 3);
    CHECK(all[1].ended == occasion::bounds);
    // A day of which no record speaks: found all the same.
    CHECK(all[2].rule == "t.pilot");
    CHECK(all[2].when.from == date(1988, 2, 1) + days(100));
    CHECK(all[2].began == occasion::time);

    std::ostringstream os;
    print(os, all, h, p, language::zh);
    CHECK(os.str().find(
              "1984-01-01 – 1986-05-01  北地区/西县/高新区：不代管乡镇（始于规则，终于第 2 条记录（1986-05-01））\n")
        == 0);
    std::ostringstream en;
    print(en, all, h, p, language::en);
    CHECK(en.str().find("began by the passing of time") != std::string::npos);

    SECTION("what held already, and what is judged by the rules of one day") {
        const auto late = violations(h, p, {date(1985, 1, 1), date(1985, 2, 1)}).value();
        REQUIRE(late.size() == 1);
        CHECK(late.front().began == occasion::bounds);
        CHECK(late.front().when == period{date(1985, 1, 1), std::nullopt});
        const auto fixed = violations(h, p, {date(1982, 1, 1), date(1985, 2, 1)}, date(1985, 1, 1)).value();
        REQUIRE(fixed.size() == 1);
        CHECK(fixed.front().when.from == date(1983, 1, 1));
        CHECK(fixed.front().began == occasion::act);
    }
    SECTION("what another policy would have changed") {
        rule later = no_towns();
        later.valid = effect::from({1985, 1, 1});
        const history_impact i = impact(h, p, of({later, pilot_ends()}), years).value();
        CHECK(i.newly.empty());
        REQUIRE(i.cured.size() == 1);
        CHECK(i.cured.front().when == period{date(1984, 1, 1), date(1985, 1, 1)});
        CHECK(i.cured.front().ended == occasion::rules);
        const history_impact back = impact(h, of({later}), p, years).value();
        CHECK(back.newly.size() == 2); // of 1984, and the pilot
        CHECK(back.cured.empty());
        CHECK(impact(h, p, p, years).value() == history_impact{});
    }
}

TEST_CASE("what becomes violated though nobody does anything is foreseen", "[history][validate]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1983, 1, 1}, entrust{w.west_town, w.zone_unit}), {1983, 1, 1}).value();
    h.enact(on({1983, 2, 1}, designate{.zone = w.zone_unit, .name = "试点"}), {1983, 2, 1}).value();
    h.enact(on({1983, 9, 1}, return_township{w.west_town}), {1983, 3, 1}).value(); // pending: it does not count
    const policy p = of({no_towns(), pilot_ends()});
    const auto coming = coming_violations(h, p, {1983, 4, 1}, {1985, 1, 1}).value();
    REQUIRE(coming.size() == 2);
    CHECK(coming[0].rule == "t.pilot");
    CHECK(coming[0].when.from == date(1983, 5, 12));
    CHECK(coming[0].began == occasion::time);
    CHECK(coming[1].rule == "t.no-towns");
    CHECK(coming[1].began == occasion::rules);
    CHECK(coming_violations(h, p, {1983, 4, 1}, {1983, 5, 12}).value().empty());
}

TEST_CASE(
    "what is violated for some days of which nobody speaks is found where every day is judged", "[history][validate]") {
    // From the 100th to the 109th day of its designation no zone is a pilot lawfully: no record and no rule names these days.
    rule gap = pilot_ends();
    gap.judge = [](context& c) {
        bool fine = true;
        for (const designation& d : c.this_zone().designations)
            fine = fine && (!d.valid.from || c.on() < *d.valid.from + days(100) || c.on() >= *d.valid.from + days(110));
        c.require("ends", fine);
    };
    const prefecture w;
    history h = w.begun();
    change c(h.first());
    zone z = *h.first().zone_of(w.zone_unit);
    z.designations = {{"试点", {date(1983, 1, 1), std::nullopt}, {}, {}}};
    REQUIRE(c.put(std::move(z)));
    h = history("gap", std::move(c).finish(), h.begins());
    const policy p = of({gap});
    const period year{date(1983, 1, 2), date(1984, 1, 1)};
    CHECK(violations(h, p, year).value().empty());
    const auto all = violations(h, p, year, {}, {}, judged_days::every).value();
    REQUIRE(all.size() == 1);
    CHECK(all[0].when == period{date(1983, 4, 11), date(1983, 4, 21)});
    CHECK(all[0].began == occasion::time);
    CHECK(all[0].ended == occasion::time);
    const auto coming = coming_violations(h, p, {1983, 1, 2}, {1984, 1, 1}, {}, judged_days::every).value();
    REQUIRE(coming.size() == 1);
    CHECK(coming[0].when == all[0].when);
    CHECK(coming_violations(h, p, {1983, 1, 2}, {1984, 1, 1}).value().empty());
    CHECK(impact(h, of({no_towns()}), p, year).value().newly.empty());
    const history_impact found = impact(h, of({no_towns()}), p, year, {}, judged_days::every).value();
    REQUIRE(found.newly.size() == 1);
    CHECK(found.newly[0].when == all[0].when);
}

TEST_CASE("judging over time asks for a period within the history", "[history][validate]") {
    const prefecture w;
    const history h = w.begun();
    const policy p = of({no_towns()});
    CHECK(violations(h, p, {}).error().code() == errc::bad_period);
    CHECK(violations(h, p, {date(1985, 1, 1), date(1984, 1, 1)}).error().code() == errc::bad_period);
    CHECK(violations(h, p, {date(1980, 1, 1), date(1984, 1, 1)}).error().code() == errc::bad_period);
    CHECK(violations(h, p, years, date()).error().code() == errc::bad_date);
    CHECK(coming_violations(h, p, {1985, 1, 1}, {1985, 1, 1}).error().code() == errc::bad_period);
    CHECK(impact(h, p, p, {}).error().code() == errc::bad_period);
    CHECK_THROWS_AS(validate(h, p, {{1980, 1, 1}, {1985, 1, 1}, {1986, 1, 1}}), error);
}

TEST_CASE("what ends and begins again on one day never ceased", "[history][validate]") {
    const prefecture w;
    history h = w.begun();
    h.enact(on({1985, 1, 1}, entrust{w.west_town, w.zone_unit}), {1985, 1, 1}).value();
    h.enact(on({1986, 5, 1}, return_township{w.west_town}), {1986, 5, 1}).value();
    h.enact(on({1986, 5, 1}, entrust{w.west_town, w.zone_unit}), {1986, 5, 1}).value();
    h.enact(on({1987, 5, 1}, return_township{w.west_town}), {1987, 5, 1}).value();
    h.enact(on({1988, 5, 1}, entrust{w.west_town, w.zone_unit}), {1988, 5, 1}).value();
    for (const judged_days which : {judged_days::turning, judged_days::every}) {
        const std::vector<violation_span> all =
            violations(h, of({no_towns()}), {date(1984, 6, 1), date(1990, 1, 1)}, {}, {}, which).value();
        REQUIRE(all.size() == 2);
        CHECK(all[0].when == period{date(1985, 1, 1), date(1987, 5, 1)});
        CHECK(all[0].began_by == 1);
        CHECK(all[0].ended == occasion::act);
        CHECK(all[0].ended_by == 4);
        CHECK(all[1].when == period{date(1988, 5, 1), std::nullopt});
        CHECK(all[1].ended == occasion::bounds);
    }
}
