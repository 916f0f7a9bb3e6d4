// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/json/report.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate_in_full.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace onezone;

namespace {

/// Runs `work(ask)` with every answer there is to give: to go on, to stop at the first call, at the second and so on, and to throw.
/// Gives what the callback was told.
template <class Work>
std::vector<work_progress> watched(Work work) {
    std::vector<work_progress> told;
    const auto whole = work(progress_callback([&](const work_progress& p) {
        told.push_back(p);
        return true;
    }));
    REQUIRE(whole);
    REQUIRE(!told.empty());
    CHECK(work(progress_callback()) == whole);
    for (std::size_t stop = 0; stop < told.size(); ++stop) {
        CAPTURE(stop);
        std::size_t calls = 0;
        const auto ended = work(progress_callback([&](const work_progress& p) {
            CHECK(p.doing == told[calls].doing);
            return calls++ != stop;
        }));
        REQUIRE_FALSE(ended);
        CHECK(ended.error().code() == errc::cancelled);
        CHECK(ended.error().others().empty());
        CHECK(calls == stop + 1);
    }
    const auto throws = [&] {
        static_cast<void>(
            work(progress_callback([](const work_progress&) -> bool { throw std::runtime_error("no"); })));
    };
    CHECK_THROWS_AS(throws(), std::runtime_error);
    CHECK(work(progress_callback()) == whole);
    for (const work_progress& p : told) CHECK((p.of == 0 || p.done <= p.of));
    return told;
}

std::vector<work_stage> stages(const std::vector<work_progress>& told) {
    std::vector<work_stage> all;
    for (const work_progress& p : told)
        if (all.empty() || all.back() != p.doing || p.done == 0) all.push_back(p.doing);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

const judging_dates new_year{date(2023, 12, 1), date(2023, 12, 1)};

} // namespace

TEST_CASE("a simulation tells how far it is and ends where its caller says", "[ground][progress][planning]") {
    const onezone_tests::two_parks parks;
    const hierarchy before = parks.content;
    const plan p = parks.merger();
    const policy rules = packs::jiangxi_2023();
    const auto told = watched([&](const progress_callback& ask) { return simulate(before, p, rules, *p.judged, ask); });
    CHECK(stages(told) == std::vector{work_stage::carrying_out, work_stage::counting, work_stage::judging});
    CHECK(told.front() == work_progress{work_stage::carrying_out, 0, p.steps.size()});
    CHECK(told.back().done > 0);
    CHECK(before == parks.content);
}

TEST_CASE("judging in full tells how far it is, by one thread or several", "[ground][progress][validate]") {
    const onezone_tests::two_parks parks;
    const policy rules = packs::jiangxi_2023();
    for (const unsigned threads : {1U, 3U}) {
        validate_options how;
        how.threads = threads;
        const auto told = watched(
            [&](const progress_callback& ask) { return validate_in_full(parks.content, rules, new_year, ask, how); });
        CHECK(stages(told) == std::vector{work_stage::judging, work_stage::telling});
        const report plain = validate(parks.content, rules, new_year);
        CHECK(validate_in_full(parks.content, rules, new_year, {}, how) == plain);
        CHECK(told.back() == work_progress{work_stage::telling, plain.findings().size(), plain.findings().size()});
    }
    const trial t = simulate(parks.content, parks.merger(), rules).value();
    const step_view step{t.before(), t.after()};
    watched([&](const progress_callback& ask) { return validate_in_full(step, rules, new_year, ask); });
}

TEST_CASE("among thousands of subjects the caller is asked now and then, and threads stop too", "[ground][progress]") {
    change c{hierarchy{}};
    c.record_nothing();
    const unit_id county = c.add({unit_id::derive(1, 0), unit_kind::county, "县", {}, {}, true}).value().id();
    constexpr std::size_t zones = 5'000;
    for (std::size_t i = 0; i < zones; ++i)
        c.add({unit_id::derive(2, i), unit_kind::zone, "园" + std::to_string(i), {}, county, true}).value();
    const hierarchy h = std::move(c).finish();
    rule r;
    r.id = "t.rule";
    r.title = say("一条规则", "a rule");
    r.about = {subject_kind::zone};
    r.judge = [](context& in) { in.require({"no", "不", "no"}, truth::no()); };
    const policy rules("p", say("规则", "rules"), {r});
    for (const unsigned threads : {1U, 3U}) {
        validate_options how;
        how.threads = threads;
        const auto told =
            watched([&](const progress_callback& ask) { return validate_in_full(h, rules, new_year, ask, how); });
        // At the beginning and the end of each piece, and twice in between.
        CHECK(told.size() == 8);
        CHECK(told[3] == work_progress{work_stage::judging, zones, zones});
        CHECK(told[5].of == zones);
    }
}

TEST_CASE("a report is written, and a bulletin told, only as long as the caller wants it", "[ground][progress]") {
    const onezone_tests::two_parks parks;
    const policy rules = packs::jiangxi_2023();
    // Texts that are there already are not told again, so each time another report is asked.
    const auto told = watched(
        [&](const progress_callback& ask) { return write_report(validate(parks.content, rules, new_year), ask); });
    CHECK(stages(told) == std::vector{work_stage::telling, work_stage::writing});
    const report r = validate(parks.content, rules, new_year);
    CHECK(write_report(r, [](const work_progress&) { return true; }).value() == write_report(r));
    // Who is told may ask of the same report.
    const report asked = validate(parks.content, rules, new_year);
    std::size_t found = 0;
    CHECK(write_report(asked,
              [&](const work_progress&) {
                  found = asked.findings().size();
                  return true;
              })
              .value()
        == write_report(r));
    CHECK(found == r.findings().size());

    const auto of_bulletin = watched([&](const progress_callback& ask) {
        return bulletin_of(simulate(parks.content, parks.merger(), rules).value(), {}, ask);
    });
    CHECK(stages(of_bulletin) == std::vector{work_stage::telling});
    const trial t = simulate(parks.content, parks.merger(), rules).value();
    CHECK(bulletin_of(t, {}, [](const work_progress&) { return true; }).value() == bulletin_of(t));
}
