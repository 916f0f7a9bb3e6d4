// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/study/explain.hpp>
#include <onezone/rules/study/impact.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

using namespace onezone;

namespace {

const unit_id yudu = unit_id::derive("test", "于都县");
constexpr auto cap = "jx23.county.max-zones";

exemption granted(period valid) {
    return {cap, yudu, valid, say("跨江发展", "grown across the river"), "江西省人民政府", "赣府字〔2023〕1号"};
}

// What `done` was refused with; the policy must be as it was.
template <class Try>
errc refused(Try attempt) {
    const policy before = packs::jiangxi_2023();
    policy p = before;
    const result<void> done = attempt(p);
    REQUIRE_FALSE(done);
    CHECK(p == before);
    CHECK_FALSE(done.error().message().zh.empty());
    CHECK_FALSE(done.error().message().en.empty());
    return done.error().code();
}

} // namespace

// What is about to go hands out values, so nothing that is kept dangles.
static_assert(std::is_same_v<decltype(std::declval<policy>().id()), std::string>);
static_assert(std::is_same_v<decltype(std::declval<policy>().title()), text>);
static_assert(std::is_same_v<decltype(std::declval<policy>().rules()), std::vector<rule>>);
static_assert(std::is_same_v<decltype(std::declval<policy>().find("")), std::optional<rule>>);

TEST_CASE("a policy is a regular value, and changing a copy leaves the original", "[rules][policy]") {
    STATIC_REQUIRE(std::is_copy_constructible_v<policy>);
    STATIC_REQUIRE(std::is_nothrow_move_constructible_v<policy>);
    const policy today = packs::jiangxi_2023();
    const policy draft = today.with(cap, "max", 2);
    CHECK(today == packs::jiangxi_2023());
    CHECK_FALSE(today == draft);
    CHECK(draft == today.with(cap, "max", 2));
    CHECK(policy() == policy());
}

TEST_CASE("a setting holds in its period and nowhere else", "[rules][policy]") {
    const date from(2024, 1, 1);
    const date until(2025, 1, 1);
    const policy p = packs::jiangxi_2023().with(cap, "max", 2, {from, until}).with(cap, force::must, {from, {}});
    const rule& r = *p.find(cap);
    const auto max_on = [&](const date& d) { return std::get<std::int64_t>(*p.value_on(r, "max", d)); };
    CHECK(max_on(date(2023, 12, 31)) == 1);
    CHECK(max_on(from) == 2);
    CHECK(max_on(date(2024, 12, 31)) == 2);
    CHECK(max_on(until) == 1);
    CHECK(p.force_on(r, date(2023, 12, 31)) == force::principle);
    CHECK(p.force_on(r, from) == force::must);
}

TEST_CASE("a setting for the same days replaces, one for some of them is refused", "[rules][policy]") {
    const policy twice = packs::jiangxi_2023().with(cap, "max", 2).with(cap, "max", 3);
    CHECK(std::get<std::int64_t>(*twice.value_on(*twice.find(cap), "max", date(2024, 1, 1))) == 3);
    CHECK(twice.settings().size() == 1);

    policy p = packs::jiangxi_2023().with(cap, "max", 2, {date(2024, 1, 1), date(2025, 1, 1)});
    const policy before = p;
    const auto overlap = p.set(setting{cap, "max", std::int64_t{3}, {date(2024, 12, 31), std::nullopt}});
    REQUIRE_FALSE(overlap);
    CHECK(overlap.error().code() == errc::conflicting_values);
    CHECK(p == before);
    CHECK(p.set(setting{cap, "max", std::int64_t{3}, {date(2025, 1, 1), std::nullopt}}).has_value());
}

TEST_CASE("a whole number set where a decimal is wanted is that decimal or is refused", "[rules][policy]") {
    rule r;
    r.id = "growth";
    r.about.kind = subject_kind::zone;
    r.parameters = {{"percent", decimal::of(10), say("增长，%", "growth in percent")}};
    r.judge = [](context&) {};
    policy p("p", say("甲", "a"), {r});
    const policy before = p;
    REQUIRE(p.set(setting{"growth", "percent", std::int64_t{12}, {}}));
    CHECK(p.value_on(*p.find("growth"), "percent", date(2024, 1, 1))->index() == value(decimal()).index());
    CHECK(std::get<decimal>(*p.value_on(*p.find("growth"), "percent", date(2024, 1, 1))) == decimal::of(12));
    p = before;
    for (const std::int64_t n : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        const auto set = p.set(setting{"growth", "percent", n, {}});
        REQUIRE_FALSE(set);
        CHECK(set.error().code() == errc::bad_value);
        CHECK(p == before);
    }
}

TEST_CASE("a rule that is taken out takes what is set and exempted of it along", "[rules][policy]") {
    const policy set = packs::jiangxi_2023().with(cap, "max", 2).with(cap, force::must).with(granted({}));
    const policy without = set.without(cap);
    CHECK(without.settings().empty());
    CHECK(without.forces().empty());
    CHECK(without.exemptions().empty());
    CHECK(without == packs::jiangxi_2023().without(cap));
    CHECK((without + packs::national()).rules().size() == without.rules().size() + packs::national().rules().size());
}

TEST_CASE("what a policy does not know or cannot take is refused by code", "[rules][policy]") {
    CHECK(refused([](policy& p) {
        return p.set(setting{"jx23.county.max-zone", "max", std::int64_t{2}, {}});
    }) == errc::unknown_rule);
    CHECK(refused([](policy& p) {
        return p.set(setting{cap, "maximum", std::int64_t{2}, {}});
    }) == errc::unknown_parameter);
    CHECK(refused([](policy& p) { return p.set(setting{cap, "max", std::string("2"), {}}); }) == errc::wrong_type);
    CHECK(refused([](policy& p) {
        return p.set(setting{cap, "counts", std::string("parks"), {}});
    }) == errc::bad_value);
    CHECK(refused([](policy& p) {
        return p.set(setting{cap, "max", std::int64_t{2}, {date(2025, 1, 1), date(2025, 1, 1)}});
    }) == errc::bad_period);
    CHECK(refused([](policy& p) { return p.set(force_setting{"nobody", force::must, {}}); }) == errc::unknown_rule);
    CHECK(refused([](policy& p) {
        return p.set(force_setting{cap, force::must, {date(2025, 1, 1), date(2024, 1, 1)}});
    }) == errc::bad_period);
    CHECK(refused([](policy& p) { return p.set(reach_setting{"nobody", code{"36"}, {}}); }) == errc::unknown_rule);
    CHECK(refused([](policy& p) { return p.remove("nobody"); }) == errc::unknown_rule);
    CHECK(refused([](policy& p) { return p.add(rule{}); }) == errc::bad_value);
    CHECK(refused([](policy& p) {
        rule other = *p.find(cap);
        other.force = force::may;
        return p.add(other);
    }) == errc::conflicting_values);
    CHECK(refused([](policy& p) {
        exemption e = granted({});
        e.rule = "nobody";
        return p.exempt(e);
    }) == errc::unknown_rule);
    CHECK(refused([](policy& p) {
        return p.exempt(granted({date(2025, 1, 1), date(2024, 1, 1)}));
    }) == errc::bad_period);
    CHECK(refused([](policy& p) {
        exemption e = granted({});
        e.approver.clear();
        return p.exempt(e);
    }) == errc::bad_value);
}

TEST_CASE("a value outside its parameter's range is refused, its bounds are taken", "[rules][policy]") {
    rule r;
    r.id = "own";
    r.about.kind = subject_kind::zone;
    r.judge = [](context&) {};
    const auto ranged = [](const char* name, value by_default, std::optional<decimal> least,
                            std::optional<decimal> most) {
        parameter p{name, std::move(by_default), say("甲", "a")};
        p.at_least = least;
        p.at_most = most;
        return p;
    };
    parameter day{"day", std::string("2018-06-30"), say("何日", "which day")};
    day.is_day = true;
    r.parameters = {ranged("percent", std::int64_t{50}, decimal{}, decimal::of(100)),
        ranged("least", decimal::of(5), decimal::of(1), std::nullopt),
        ranged("most", std::int64_t{5}, std::nullopt, decimal::of(9)), day};
    policy p("p", say("甲", "a"), {r});
    const policy before = p;
    const auto takes = [&](const char* name, value to) {
        p = before;
        const auto set = p.set(setting{"own", name, std::move(to), {}});
        if (set) return true;
        CHECK(set.error().code() == errc::bad_value);
        CHECK(set.error().message().en.find(name) != std::string::npos);
        CHECK_FALSE(set.error().message().zh.empty());
        CHECK(p == before);
        return false;
    };
    CHECK(takes("percent", std::int64_t{0}));
    CHECK(takes("percent", std::int64_t{100}));
    CHECK_FALSE(takes("percent", std::int64_t{-1}));
    CHECK_FALSE(takes("percent", std::int64_t{101}));
    CHECK(takes("least", decimal::of(1)));
    CHECK_FALSE(takes("least", decimal{}));
    CHECK(takes("least", std::int64_t{1000}));
    CHECK_FALSE(takes("least", std::int64_t{0})); // as a decimal
    CHECK(takes("most", std::int64_t{-1000}));
    CHECK(takes("most", std::int64_t{9}));
    CHECK_FALSE(takes("most", std::int64_t{10}));
    CHECK(takes("day", std::string("2020-02-29")));
    CHECK_FALSE(takes("day", std::string("2019-02-29")));
    CHECK_FALSE(takes("day", std::string()));

    SECTION("a rule whose own default is outside is not taken in") {
        r.id = "other";
        r.parameters = {ranged("percent", std::int64_t{101}, decimal{}, decimal::of(100))};
        p = before;
        const auto added = p.add(r);
        REQUIRE_FALSE(added);
        CHECK(added.error().code() == errc::bad_value);
        CHECK(added.error().message().en.find("other/percent") != std::string::npos);
        CHECK(p == before);
    }
    SECTION("rules that differ in a range alone differ") {
        rule wider = r;
        wider.parameters.front().at_most = decimal::of(200);
        CHECK_FALSE(wider == r);
        wider = r;
        wider.parameters.front().at_least.reset();
        CHECK_FALSE(wider == r);
        wider = r;
        wider.parameters.back().is_day = false;
        CHECK_FALSE(wider == r);
    }
}

TEST_CASE("no pack counts to less than nothing, goes beyond a hundred percent or takes a day that is none",
    "[rules][packs][policy]") {
    const policy all = packs::all();
    std::size_t numbers = 0;
    std::size_t shares = 0;
    std::size_t days = 0;
    for (const rule& r : all.rules())
        for (const parameter& q : r.parameters) {
            CAPTURE(r.id, q.name);
            policy p = all;
            const auto refuses = [&](value to) {
                const auto set = p.set(setting{r.id, q.name, std::move(to), {}});
                return !set && set.error().code() == errc::bad_value;
            };
            if (q.by_default && std::holds_alternative<std::int64_t>(*q.by_default)) {
                ++numbers;
                CHECK(refuses(std::int64_t{-1}));
                if (q.at_most) {
                    ++shares;
                    CHECK(refuses(std::int64_t{101}));
                }
            }
            if (q.is_day) {
                ++days;
                CHECK(refuses(std::string("2018-06-31")));
            }
        }
    CHECK(numbers > 20);
    CHECK(shares > 3);
    CHECK(days > 1);
}

TEST_CASE("a misspelt rule is answered with the likely one", "[rules][policy]") {
    policy p = packs::jiangxi_2023();
    const auto done = p.set(setting{"jx23.county.max-zone", "max", std::int64_t{2}, {}});
    REQUIRE_FALSE(done);
    CHECK(done.error().message().en.find("jx23.county.max-zones") != std::string::npos);
    CHECK_THROWS_AS(packs::jiangxi_2023().with("nobody", "max", 2), error);
}

TEST_CASE("a whole number is taken where a decimal is wanted", "[rules][policy]") {
    const policy p = packs::jiangxi_2023().with("jx23.exit", "min_growth", 3);
    CHECK(*p.value_on(*p.find("jx23.exit"), "min_growth", date(2024, 1, 1)) == value(decimal::of(3)));
}

TEST_CASE("overlapping exemptions are refused, and those about to expire can be asked for", "[rules][policy]") {
    const date until(2024, 6, 1);
    policy p = packs::jiangxi_2023().with(granted({date(2023, 1, 1), until}));
    const policy before = p;
    const auto again = p.exempt(granted({date(2024, 5, 31), std::nullopt}));
    REQUIRE_FALSE(again);
    CHECK(again.error().code() == errc::conflicting_values);
    CHECK(p == before);
    CHECK(p.exempt(granted({until, std::nullopt})).has_value());

    CHECK(p.expiring(date(2024, 5, 1), date(2024, 7, 1)).size() == 1);
    CHECK(p.expiring(date(2024, 6, 2), date(2024, 7, 1)).empty());
    CHECK(p.expiring(date(2024, 5, 1), until).empty());
}

TEST_CASE("what was merely done is asked for only as an inference with its reason", "[rules][policy]") {
    rule r = packs::jiangxi_2023().rules().front();
    r.id = "own.done";
    r.basis = {"某市的做法", "改革", "S1", "撤销了十个机构", grade::stated, {}, told_as::done};
    policy p;
    CHECK(p.add(r).error().code() == errc::bad_value);
    r.basis.how = grade::inferred;
    CHECK(p.add(r).error().code() == errc::bad_value);
    CHECK(p.rules().empty());
    r.basis.reason = say("别处比照", "others are held to it");
    CHECK(p.add(r));
}

TEST_CASE("policies compose in order, each rule keeping the pack it is of", "[rules][policy]") {
    const policy both = packs::jiangxi_2023() + packs::ganzhou_2022();
    CHECK(both.rules().size() == packs::jiangxi_2023().rules().size() + packs::ganzhou_2022().rules().size());
    CHECK(both.find(cap)->pack == "jiangxi_2023");
    CHECK(both.find("gz22.one-team")->pack == "ganzhou_2022");
    CHECK((policy() + both) == both);
    CHECK((both + packs::ganzhou_2022()).rules() == both.rules());
    const policy a = packs::jiangxi_2023().with(cap, "max", 2);
    const policy b = packs::jiangxi_2023().with(cap, "max", 3);
    CHECK_THROWS_AS(a + b, error);
    CHECK_NOTHROW(a + packs::jiangxi_2023());
}

TEST_CASE("every rule of every pack has an id of its own, both languages and a citation", "[rules][packs]") {
    const policy all = packs::all();
    CHECK(all.rules().size() > 50);
    for (const policy& read : {packs::national(), packs::jiangxi_2023(), packs::ganzhou_2022(), packs::shangli_2022()})
        for (const rule& r : read.rules()) {
            CAPTURE(r.id);
            CHECK((r.basis.wording() == wording::paraphrased) == (r.id == "credit.check")); // a standard not at hand
        }
    for (const rule& r : all.rules()) {
        CAPTURE(r.id);
        CHECK_FALSE(r.title.zh.empty());
        CHECK_FALSE(r.title.en.empty());
        CHECK_FALSE(r.basis.document.empty());
        CHECK_FALSE(r.basis.source.empty());
        CHECK((r.basis.how == grade::stated) == r.basis.reason.empty());
        CHECK(r.basis.reason.zh.empty() == r.basis.reason.en.empty());
        for (const parameter& p : r.parameters) {
            CAPTURE(p.name);
            CHECK_FALSE(p.meaning.zh.empty());
            CHECK_FALSE(p.meaning.en.empty());
        }
        CHECK((r.stance == stance::none) == r.topic.empty());
        for (const precedence& p : r.over) CHECK(all.find(p.over) != nullptr);
        for (const parameter& p : r.parameters) {
            CHECK_FALSE(p.meaning.zh.empty());
            CHECK_FALSE(p.meaning.en.empty());
        }
    }
}

TEST_CASE("a policy takes no days that are none, none out of order, and no blank approver", "[rules][policy]") {
    const hierarchy h = onezone_tests::obedient().now();
    const policy before = packs::jiangxi_2023();
    const std::string rule_id = "jx23.county.max-zones";
    policy p = before;
    const auto refuses = [&](const result<void>& done, errc why) {
        REQUIRE_FALSE(done);
        CHECK(done.error().code() == why);
        CHECK(p == before);
    };
    const exemption good{
        rule_id, h.at("龙南市"), {date(2023, 1, 1), date(2025, 1, 1)}, say("过渡", "transition"), "省编办", "1号"};
    // Findings say the texts of a policy word for word.
    for (std::string exemption::*said : {&exemption::approver, &exemption::document}) {
        exemption e = good;
        e.*said = "\xC4\xE3";
        refuses(p.exempt(e), errc::invalid_utf8);
    }
    refuses(p.set(setting{"jx23.exit", "orders", std::vector<std::string>{"限期整改", "\xC4\xE3"}, {}}),
        errc::invalid_utf8);
    for (const date& none : {date(), date(boost::date_time::pos_infin), date(boost::date_time::neg_infin)}) {
        exemption e = good;
        e.valid.from = none;
        refuses(p.exempt(e), errc::bad_date);
        e = good;
        e.valid.until = none;
        refuses(p.exempt(e), errc::bad_date);
        refuses(p.set(setting{rule_id, "max", std::int64_t{2}, {none, {}}}), errc::bad_date);
        refuses(p.set(force_setting{rule_id, force::must, {{}, none}}), errc::bad_date);
        effect valid = effect::from(date(2024, 1, 1));
        valid.until = none;
        refuses(p.set(reach_setting{rule_id, {}, valid}), errc::bad_date);
        rule r = before.rules().front();
        r.id = "own";
        r.valid.announced = none;
        refuses(p.add(r), errc::bad_date);

        CHECK_THROWS_AS(validate(h, p, none), error);
        CHECK_THROWS_AS(validate(h, p, judging_dates{date(2024, 1, 1), none}), error);
        CHECK_THROWS_AS(validate(step_view{h, h}, p, none), error);
        CHECK_THROWS_AS(impact(h, p, p, none), error);
        CHECK(judge(h, p, rule_id, subject::whole(), {none, none}).error().code() == errc::bad_date);
        CHECK(explain(h, p, rule_id, subject::whole(), none).error().code() == errc::bad_date);
        CHECK(
            apply(h, rename_unit{h.at("龙南市"), "龙南县"}, act_options{.on = none}).error().code() == errc::bad_date);
    }
    effect backwards;
    backwards.in_force_earliest = date(2024, 1, 2);
    backwards.in_force_latest = date(2024, 1, 1);
    refuses(p.set(reach_setting{rule_id, {}, backwards}), errc::dates_out_of_order);
    rule r = before.rules().front();
    r.id = "own";
    r.valid = backwards;
    refuses(p.add(r), errc::dates_out_of_order);
    backwards.in_force_latest = backwards.in_force_earliest;
    CHECK(p.set(reach_setting{rule_id, {}, backwards}));

    p = before;
    for (const std::string blank :
        {"", " ", "\t", "\u3000", " \u3000 ", "\u00a0", "\u2003", "\u200b", "\ufeff\u200b "}) {
        CAPTURE(blank);
        exemption e = good;
        e.approver = blank;
        refuses(p.exempt(e), errc::bad_value);
        e = good;
        e.document = blank;
        refuses(p.exempt(e), errc::bad_value);
        e = good;
        e.reason = verbatim(blank);
        refuses(p.exempt(e), errc::bad_value);
    }
    // Names of a list differ, and each says something.
    const auto list = [](std::vector<std::string> names) {
        return setting{"jx23.coop", "developed", std::move(names), {}};
    };
    refuses(p.set(list({"浙江省", "上海市", "浙江省"})), errc::bad_value);
    refuses(p.set(list({"浙江省", "\u200b"})), errc::bad_value);
    CHECK(p.set(list({"浙江省", "上海市"})));
    p = before;
    exemption of_none = good;
    of_none.unit = unit_id::none();
    refuses(p.exempt(of_none), errc::bad_value);
    CHECK(p.exempt(good));
}
