// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/planning/plan.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

plan_step named(std::string key, std::vector<std::string> after = {}, std::optional<date> on = std::nullopt) {
    plan_step s;
    s.key = std::move(key);
    s.after = std::move(after);
    s.on = on;
    return s;
}

plan of(std::vector<plan_step> steps) {
    plan p;
    p.id = "test-plan";
    p.steps = std::move(steps);
    return p;
}

std::vector<std::string> ordered(const plan& p) {
    std::vector<std::string> keys;
    for (const std::size_t i : step_order(p).value()) keys.push_back(p.steps[i].key);
    return keys;
}

using keys = std::vector<std::string>;

} // namespace

TEST_CASE("steps without dependencies keep the order of the list", "[planning][plan]") {
    CHECK(ordered(of({named("c"), named("a"), named("b")})) == keys{"c", "a", "b"});
    CHECK(ordered(of({})).empty());
}

TEST_CASE("a step comes after those it waits for, and the rest stay where they are", "[planning][plan]") {
    CHECK(ordered(of({named("a", {"d"}), named("b"), named("c"), named("d", {"c"})})) == keys{"c", "d", "a", "b"});
}

TEST_CASE("dated steps go by date, undated ones by the list", "[planning][plan]") {
    const plan p = of({named("late", {}, date(2023, 11, 1)), named("open"), named("early", {}, date(2022, 12, 1)),
        named("same day", {}, date(2023, 11, 1))});
    CHECK(ordered(p) == keys{"early", "late", "open", "same day"});
}

TEST_CASE("a date holds also for steps that wait through undated ones", "[planning][plan]") {
    const plan p = of({named("last", {"between"}, date(2023, 1, 1)), named("between", {"first"}),
        named("first", {}, date(2022, 1, 1))});
    CHECK(ordered(p) == keys{"first", "between", "last"});

    SECTION("and a date that contradicts the dependencies is refused, with the steps concerned") {
        plan wrong = p;
        wrong.steps[0].on = date(2021, 1, 1);
        const plan before = wrong;
        const auto refused = step_order(wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::dates_out_of_order);
        CHECK(refused.error().subjects() == keys{"last", "between", "first"});
        CHECK(wrong == before);
    }
}

TEST_CASE("steps that wait for each other are refused, and only they are named", "[planning][plan]") {
    const auto refused = step_order(of({named("free"), named("a", {"b"}), named("b", {"a"}), named("behind", {"a"})}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::out_of_order);
    CHECK(refused.error().subjects() == keys{"a", "b"});

    const auto itself = step_order(of({named("a", {"a"})}));
    REQUIRE_FALSE(itself);
    CHECK(itself.error().code() == errc::out_of_order);
    CHECK(itself.error().subjects() == keys{"a"});
}

TEST_CASE("a step that waits for nothing the plan has is refused with the likely one", "[planning][plan]") {
    const auto refused = step_order(of({named("merge-yudu"), named("rank", {"merge-yudo"})}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_key);
    CHECK_THAT(refused.error().message().zh, Catch::Matchers::ContainsSubstring("`merge-yudu`"));
    CHECK_THAT(refused.error().message().en, Catch::Matchers::ContainsSubstring("did you mean `merge-yudu`?"));
    CHECK(refused.error().subjects() == keys{"rank"});
}

TEST_CASE("a plan needs an id and each step a key of its own", "[planning][plan]") {
    plan nameless = of({});
    nameless.id.clear();
    CHECK(step_order(nameless).error().code() == errc::missing_key);
    CHECK(step_order(of({named("a"), named("")})).error().code() == errc::missing_key);
    const auto twice = step_order(of({named("a"), named("b"), named("a")}));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code() == errc::duplicate_key);
    CHECK(twice.error().subjects() == keys{"a"});
}

TEST_CASE("acts are numbered by the plan and the place in its list", "[planning][plan]") {
    const plan p = of({named("a"), named("b")});
    plan other = p;
    other.id = "another";
    CHECK(act_of(p, 0) != act_of(p, 1));
    CHECK(act_of(p, 0) != act_of(other, 0));
    CHECK(act_of(p, 0) == act_of(of({named("renamed")}), 0));
    CHECK(p.find("b") == &p.steps[1]);
    CHECK(p.find("c") == nullptr);
}
