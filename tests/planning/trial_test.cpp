// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>
#include <type_traits>
#include <utility>

using namespace onezone;
using onezone_tests::two_parks;

namespace {

expected_figure published(std::string what, std::int64_t value) {
    return {std::move(what), decimal::of(value), provenance::stated("S1")};
}

decimal value_of(const trial& t, std::string_view key) {
    const figure* f = t.find_figure(key);
    REQUIRE(f != nullptr);
    return f->value;
}

} // namespace

// What is about to go hands out values, so nothing that is kept dangles.
static_assert(std::is_same_v<decltype(std::declval<trial>().steps()), std::vector<trial_step>>);
static_assert(std::is_same_v<decltype(std::declval<trial>().after()), hierarchy>);
static_assert(std::is_same_v<decltype(std::declval<trial>().report_after()), report>);
static_assert(std::is_same_v<decltype(std::declval<trial>().ledger()), onezone::ledger>);
static_assert(std::is_same_v<decltype(std::declval<trial>().find_figure("")), std::optional<figure>>);
static_assert(std::is_same_v<decltype(std::declval<plan>().find("")), std::optional<plan_step>>);

TEST_CASE("a trial counts agencies before and after, by how well they are known", "[planning][trial]") {
    const two_parks parks;
    const hierarchy before = parks.content;
    const trial t = simulate(before, parks.merger(), packs::jiangxi_2023()).value();
    CHECK(before == parks.content);
    CHECK(t.before() == before);

    CHECK(value_of(t, "agencies.before") == decimal::of(3));
    CHECK(value_of(t, "agencies.after") == decimal::of(2));
    CHECK(value_of(t, "agencies.change") == decimal::of(-1));
    CHECK(to_string(value_of(t, "agencies.reduced_percent")) == "33.3");
    CHECK(value_of(t, "agencies.before.stated") == decimal::of(1));
    CHECK(value_of(t, "agencies.after.stated") == decimal::of(0));
    CHECK(value_of(t, "agencies.closed.stated") == decimal::of(1));
    CHECK(value_of(t, "agencies.before.inferred") == decimal::of(1));
    CHECK(value_of(t, "agencies.after.placeholder") == decimal::of(1));
    CHECK(value_of(t, "agencies.merged") == decimal::of(1));
    CHECK(t.after()[parks.small_zone].kind() == unit_kind::park);
    CHECK(t.find_figure("agencies") == nullptr);
}

TEST_CASE("published figures are compared with counted ones and never used for counting", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    p.published = {published("agencies.before", 3), published("agencies.after", 2)};
    CHECK(simulate(parks.content, p, policy()).value().agrees());

    p.published[1].value = decimal::of(1);
    const trial t = simulate(parks.content, p, policy()).value();
    CHECK_FALSE(t.agrees());
    REQUIRE(t.comparisons().size() == 2);
    CHECK(t.comparisons()[0].agrees());
    CHECK_FALSE(t.comparisons()[1].agrees());
    CHECK(t.comparisons()[1].counted.value == decimal::of(2));

    SECTION("and a figure that nobody counts is refused with the likely one") {
        p.published[1].what = "agencies.aftr";
        const auto refused = simulate(parks.content, p, policy());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::unknown_key);
        CHECK_THAT(refused.error().message().en, Catch::Matchers::ContainsSubstring("did you mean `agencies.after`?"));
    }
}

TEST_CASE("a refused step refuses the trial, with the step and its cause", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    plan_step again = p.steps[0];
    again.key = "merge-again";
    p.steps.push_back(again);
    const hierarchy before = parks.content;
    const auto refused = simulate(before, p, policy());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::step_refused);
    CHECK(refused.error().subjects() == std::vector<std::string>{"merge-again"});
    REQUIRE(refused.error().others().size() == 1);
    CHECK(refused.error().others()[0].code() == errc::unknown_body);
    CHECK(before == parks.content);
}

TEST_CASE("steps are carried out in the order of their dependencies", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    plan_step entrusting;
    entrusting.key = "entrust";
    entrusting.what = entrust{.unit = parks.county, .holder = parks.small_zone};
    p.steps.push_back(entrusting);
    p.steps[0].after = {"entrust"};
    const trial t = simulate(parks.content, p, policy()).value();
    REQUIRE(t.steps().size() == 2);
    CHECK(t.planned(t.steps()[0]).key == "entrust");
    CHECK(t.steps()[1].index == 0);
    // The merger passed on what had been entrusted before it.
    CHECK(t.after().entrusted_to(parks.main_zone).begin() != t.after().entrusted_to(parks.main_zone).end());
}

TEST_CASE("a trial says the same every time, and ids come from the plan", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    p.steps[0].what = entrust{.unit = parks.county, .holder = parks.small_zone};
    const trial once = simulate(parks.content, p, packs::jiangxi_2023()).value();
    CHECK(once == simulate(parks.content, p, packs::jiangxi_2023()).value());

    const auto new_id = [&](const trial& t) { return (*t.after().entrusted_to(parks.small_zone).begin()).key; };
    CHECK(new_id(once) == entrustment_id::derive(act_of(p, 0), 0));
    plan other = p;
    other.id = "another";
    CHECK(new_id(once) != new_id(simulate(parks.content, other, policy()).value()));
}

TEST_CASE("rules on changes see the steps of a plan and how they came about", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    const subject merged = subject{subject_kind::body, parks.small_agency.value()};
    const policy national = packs::national();
    const auto is = [&] {
        return simulate(parks.content, p, national).value().report_after().at("org.approve", merged);
    };
    CHECK(is() == verdict::undecided);

    const unit_id city = parks.content[parks.county].parent().id();
    procedure& how = p.steps[0].procedure;
    how.proposed_by = std::vector<authority>{{organ::government, parks.county, {}}};
    how.reviewed_by = authority{organ::staffing, city, {}};
    how.approved_by = authority{organ::government, city, {}};
    how.filed_with = std::vector<authority>{{organ::congress_committee, parks.county, {}}};
    CHECK(is() == verdict::satisfied);
    how.approved_by = authority{organ::government, parks.county, {}};
    CHECK(is() == verdict::violated);
}

TEST_CASE("totals that are only reported enter no balance", "[planning][trial]") {
    const two_parks parks;
    plan p = parks.merger();
    const auto lines = simulate(parks.content, p, policy()).value().ledger().lines();
    reported_total moved;
    moved.what = "staff.moved";
    moved.value = decimal::of(191);
    moved.cls = carry_class::staff;
    p.reported = {moved};
    const trial t = simulate(parks.content, p, policy()).value();
    REQUIRE(t.ledger().reported().size() == 1);
    CHECK(t.ledger().reported()[0] == moved);
    CHECK(t.ledger().lines() == lines);
    CHECK(t.ledger().state() == balance::open);
}

TEST_CASE("both ends are judged on the days of the plan, or on those asked for", "[planning][trial]") {
    const two_parks parks;
    const trial t = simulate(parks.content, parks.merger(), packs::jiangxi_2023()).value();
    CHECK(t.report_before().state_on() == date(2022, 11, 1));
    CHECK(t.report_after().state_on() == date(2023, 11, 23));
    CHECK(t.report_before().rules_on() == date(2023, 11, 8));
    CHECK(t.report_after().rules_on() == date(2023, 11, 8));

    plan undated = parks.merger();
    undated.judged.reset();
    const auto refused = simulate(parks.content, undated, policy());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::missing_key);

    const trial_dates early{date(2020, 1, 1), date(2020, 1, 2), date(2020, 1, 3)};
    CHECK(simulate(parks.content, undated, policy(), early).value().dates() == early);
    const auto timeless =
        simulate(parks.content, undated, policy(), {date(boost::gregorian::pos_infin), early.after, early.rules});
    REQUIRE_FALSE(timeless);
    CHECK(timeless.error().code() == errc::bad_date);
}

TEST_CASE("a trial says which steps lie outside the days it is judged for", "[planning][trial][day]") {
    const two_parks parks;
    plan p = parks.merger();
    const auto outside = [&](const std::optional<date>& on) {
        p.steps[0].on = on;
        return simulate(parks.content, p, policy()).value().outside();
    };
    using keys = std::vector<std::string>;
    CHECK(outside({}).empty()); // no day is stated
    CHECK(outside(date(2022, 11, 1)).empty());
    CHECK(outside(date(2023, 11, 23)).empty());
    CHECK(outside(date(2022, 10, 31)) == keys{p.steps[0].key});
    CHECK(outside(date(2023, 11, 24)) == keys{p.steps[0].key});
}

TEST_CASE("where there were no agencies there is no reduction to speak of", "[planning][trial]") {
    const std::vector<figure> figures = count_figures(hierarchy(), two_parks().content);
    for (const figure& f : figures) CHECK(f.key != "agencies.reduced_percent");
    CHECK(figures[0].value == decimal());
    CHECK(figures[1].value == decimal::of(3));
}
