// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/check.hpp>
#include <onezone/testing/mutation.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::obedient;
using onezone_tests::scene;

namespace {

const judging_dates on{december, december};

std::vector<policy_issue> of_rule(const policy& p, std::string_view rule) {
    std::vector<policy_issue> found;
    for (policy_issue& i : check(p, obedient().now(), on))
        if (i.rule == rule) found.push_back(std::move(i));
    return found;
}
bool has(const std::vector<policy_issue>& all, policy_oddity what, std::string_view item = {}) {
    return std::any_of(all.begin(), all.end(),
        [&](const policy_issue& i) { return i.what == what && (item.empty() || i.item == item); });
}

rule own() {
    rule r;
    r.id = "own";
    r.title = say("自拟", "of my own");
    r.force = force::principle;
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {subject_kind::zone};
    r.parameters = {{"used", std::int64_t{1}, say("用", "used")}, {"unused", std::int64_t{1}, say("不用", "unused")}};
    r.judge = [](context& c) { c.require("one", c.param<std::int64_t>("used") == 1); };
    return r;
}
policy with_own(rule r) { return policy("mine", say("我的", "mine"), {std::move(r)}); }

exemption of_unit(unit_id u, period valid = {}) { return {"own", u, valid, say("试点", "a pilot"), "省政府", "文号"}; }

} // namespace

TEST_CASE("a parameter that a rule judges without is told, one it reads is not", "[rules][check]") {
    const auto found = of_rule(with_own(own()), "own");
    REQUIRE(found.size() == 1);
    CHECK(found[0].what == policy_oddity::parameter_not_read);
    CHECK(found[0].item == "unused");
    std::ostringstream zh;
    zh << found[0];
    CHECK_THAT(zh.str(), Catch::Matchers::ContainsSubstring("unused"));
    std::ostringstream en;
    print(en, found[0], language::en);
    CHECK_THAT(en.str(), Catch::Matchers::ContainsSubstring("parameter not read"));

    rule silent = own();
    silent.judge = [](context& c) { static_cast<void>(c.when("never", truth::no())); };
    CHECK(of_rule(with_own(silent), "own").empty()); // it asked nothing of anybody
}

TEST_CASE("a rule that can never fire is told", "[rules][check]") {
    rule elsewhere = own();
    elsewhere.jurisdiction = code{"44"};
    CHECK(has(of_rule(with_own(elsewhere), "own"), policy_oddity::never_in_scope));
    rule here = own();
    here.jurisdiction = code{"3607"};
    CHECK_FALSE(has(of_rule(with_own(here), "own"), policy_oddity::never_in_scope));
    rule nobody = own();
    nobody.about = {subject_kind::entrustment};
    CHECK(has(of_rule(with_own(nobody), "own"), policy_oddity::never_in_scope));

    rule over = own();
    over.valid.until = date(2019, 1, 1);
    CHECK(has(of_rule(with_own(over), "own"), policy_oddity::never_in_force));
    over.valid.until = date(2021, 1, 1);
    CHECK_FALSE(has(of_rule(with_own(over), "own"), policy_oddity::never_in_force));
}

TEST_CASE("an exemption that exempts nobody is told", "[rules][check]") {
    const unit_id zone = scene::unit("经开区");
    const policy good = with_own(own()).with(of_unit(zone));
    CHECK(of_rule(good, "own").size() == 1); // the unused parameter
    const policy nobody = with_own(own()).with(of_unit(scene::unit("没有")));
    CHECK(has(of_rule(nobody, "own"), policy_oddity::exemption_without_unit));
    CHECK_FALSE(has(of_rule(nobody, "own"), policy_oddity::exemption_without_subject));
    const policy county = with_own(own()).with(of_unit(scene::unit("龙南市"))); // the rule is about zones
    CHECK(has(of_rule(county, "own"), policy_oddity::exemption_without_subject, "江西省/赣州市/龙南市"));
    CHECK_FALSE(has(of_rule(good, "own"), policy_oddity::exemption_without_subject));
    rule binding = own();
    binding.force = force::must;
    CHECK(has(of_rule(with_own(binding).with(of_unit(zone)), "own"), policy_oddity::exemption_without_force));
    CHECK_FALSE(has(of_rule(with_own(binding).with(of_unit(zone)).with("own", force::principle), "own"),
        policy_oddity::exemption_without_force));
    const policy late = with_own(own()).with(of_unit(zone, {std::nullopt, date(2019, 1, 1)}));
    CHECK(has(of_rule(late, "own"), policy_oddity::exemption_out_of_time));
}

TEST_CASE("what is set for days on which the rule is never in force is told", "[rules][check]") {
    const period early{std::nullopt, date(2020, 1, 1)};
    const period in_time{date(2019, 6, 1), date(2020, 1, 2)};
    const auto issues = [](period days) {
        return of_rule(
            with_own(own()).with("own", "used", std::int64_t{2}, days).with("own", force::must, days), "own");
    };
    CHECK(has(issues(early), policy_oddity::setting_out_of_time, "used"));
    CHECK(has(issues(early), policy_oddity::setting_out_of_time, "force"));
    CHECK_FALSE(has(issues(in_time), policy_oddity::setting_out_of_time));
    rule over = own();
    over.valid.until = date(2022, 1, 1);
    CHECK(has(of_rule(with_own(over).with("own", "used", std::int64_t{2}, {date(2022, 1, 1), std::nullopt}), "own"),
        policy_oddity::setting_out_of_time, "used"));
}

TEST_CASE("overlapping exemptions never get into a policy", "[rules][check][refusal]") {
    const unit_id zone = scene::unit("经开区");
    policy p = with_own(own()).with(of_unit(zone, {date(2022, 1, 1), date(2024, 1, 1)}));
    const policy before = p;
    const auto refused = p.exempt(of_unit(zone, {date(2023, 1, 1), std::nullopt}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::conflicting_values);
    CHECK(p == before);
}

TEST_CASE("a text that is there in one language only is told", "[rules][check]") {
    rule r = own();
    r.title.en.clear();
    r.parameters.front().meaning.zh.clear();
    const auto found = of_rule(with_own(r), "own");
    CHECK(has(found, policy_oddity::text_missing, "title"));
    CHECK(has(found, policy_oddity::text_missing, "used"));
    exemption e = of_unit(scene::unit("经开区"));
    e.reason.en.clear();
    CHECK(has(of_rule(with_own(own()).with(e), "own"), policy_oddity::text_missing, "exemption"));
}

//=== rules that judge nothing, and names that are not what they look like ===//

TEST_CASE("a policy without rules, and a hierarchy without subjects, are told", "[rules][check]") {
    const policy none("none", say("无", "none"), {});
    CHECK(has(check(none, obedient().now(), on), policy_oddity::no_rules));
    const policy mine = with_own(own());
    CHECK(has(check(mine, hierarchy(), on), policy_oddity::nothing_to_judge));
    CHECK_FALSE(has(check(mine, obedient().now(), on), policy_oddity::nothing_to_judge));
    CHECK_FALSE(has(check(mine, obedient().now(), on), policy_oddity::no_rules));
}

TEST_CASE("a rule that requires nothing where it applies is told, a permission is not", "[rules][check]") {
    rule idle = own();
    idle.parameters.clear();
    idle.judge = [](context& c) { static_cast<void>(c.when("zone", truth::yes())); };
    CHECK(has(of_rule(with_own(idle), "own"), policy_oddity::no_requirement));
    rule permits = idle;
    permits.stance = stance::permits;
    CHECK_FALSE(has(of_rule(with_own(permits), "own"), policy_oddity::no_requirement));
    // Where it never applied nobody knows.
    rule elsewhere = idle;
    elsewhere.judge = [](context& c) { static_cast<void>(c.when("zone", truth::no())); };
    CHECK_FALSE(has(of_rule(with_own(elsewhere), "own"), policy_oddity::no_requirement));
    CHECK_FALSE(has(of_rule(with_own(own()), "own"), policy_oddity::no_requirement));
}

TEST_CASE("a condition that never holds of anything at random is told", "[rules][check]") {
    rule r = own();
    r.parameters.clear();
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        static_cast<void>(c.when(
            "both", c.ask<&zone::tier>(z) == zone_tier::national && c.ask<&zone::tier>(z) == zone_tier::provincial));
        static_cast<void>(c.when("national", c.ask<&zone::tier>(z) == zone_tier::national));
        c.require("named", true);
    };
    const policy p = with_own(r);
    const auto found = check(p, obedient().now(), on, coverage_at_random(p, 40));
    CHECK(has(found, policy_oddity::condition_never_holds, "both"));
    CHECK_FALSE(has(found, policy_oddity::condition_never_holds, "national"));
    CHECK_FALSE(has(found, policy_oddity::condition_never_holds, "named"));
    CHECK_FALSE(has(check(p, obedient().now(), on), policy_oddity::condition_never_holds)); // not tried

    rule excepted = own();
    excepted.parameters.clear();
    excepted.judge = [](context& c) {
        const zone& z = c.this_zone();
        const truth national = c.ask<&zone::tier>(z) == zone_tier::national;
        static_cast<void>(c.unless("sometimes", national));
        if (!c.unless("always", truth::yes())) return;
        c.require("named", true);
    };
    const policy never = with_own(excepted);
    const auto of_never = check(never, obedient().now(), on, coverage_at_random(never, 40));
    CHECK(has(of_never, policy_oddity::condition_never_holds, "always"));
    CHECK_FALSE(has(of_never, policy_oddity::condition_never_holds, "sometimes"));
}

TEST_CASE("a policy that permits alone, or only encourages, demands nothing", "[rules][check]") {
    const policy permits("own", say("自拟", "own"), {packs::jiangxi_2023().find("jx23.urban.social-may-stay").value()});
    CHECK(has(check(permits, obedient().now(), on), policy_oddity::no_requirement));
    rule r = own();
    for (const force weak : {force::may, force::encourage, force::target}) {
        r.force = weak;
        policy p = with_own(r);
        CHECK(has(check(p, obedient().now(), on), policy_oddity::no_requirement));
        p.break_on(severity::note);
        CHECK(has(check(p, obedient().now(), on), policy_oddity::no_requirement) == (weak == force::may));
    }
    r.force = force::must;
    CHECK_FALSE(has(check(with_own(r), obedient().now(), on), policy_oddity::no_requirement));
}

TEST_CASE("a parameter that a rule asks for and does not have is told", "[rules][check]") {
    rule r = own();
    r.judge = [](context& c) {
        c.require("most", c.ask_param<std::int64_t>("used") <= 3 && c.ask_param<std::int64_t>("most") <= 3);
    };
    const auto found = of_rule(with_own(r), "own");
    CHECK(has(found, policy_oddity::parameter_unknown, "most"));
    CHECK_FALSE(has(found, policy_oddity::parameter_unknown, "used"));
}

TEST_CASE("invisible characters and such as look like others are told, with what they are", "[rules][check]") {
    rule r = own();
    r.parameters = {
        {"names", std::vector<std::string>{"赣州经开区", "赣州\u200B高新区", "⼯业园"}, say("名单", "names")},
        {"mаx", std::int64_t{1}, say("上限", "cap")}}; // with a Cyrillic а
    const auto found = of_rule(with_own(r), "own");
    const auto accounts = [&](std::string_view item) {
        std::string all;
        for (const policy_issue& i : found)
            if (i.what == policy_oddity::deceptive_name && i.item == item) all += i.account.en + "\n";
        return all;
    };
    CHECK(accounts("names")
        == "`own`, “names”: character 3 of the name `赣州U+200B高新区` is the invisible U+200B\n"
           "`own`, “names”: character 1 of the name `⼯业园` is the character `⼯`\n");
    CHECK(accounts("mаx") == "`own`, “mаx”: character 2 of the name `mаx` is the character `а`\n");

    const policy set =
        with_own(own()).with(exemption{"own", scene::unit("经开区"), {}, say("试点", "a pilot"), "省政府 ", "１号"});
    const auto of_exemption = of_rule(set, "own");
    CHECK(std::count_if(of_exemption.begin(), of_exemption.end(), [](const policy_issue& i) {
        return i.what == policy_oddity::deceptive_name;
    }) == 2); // a space at the end, a full-width digit
    CHECK_FALSE(has(of_rule(with_own(own()), "own"), policy_oddity::deceptive_name));
}

TEST_CASE("deceptive characters in the names of the hierarchy are told with the path", "[rules][check]") {
    const hierarchy h =
        testing::sketch("county 县\n zone \"⼯业园\" nameplates=\"高新区\u200B\"\n  agency 管委会\n   post 主任 "
                        "holder=\"张\u00a0三\"\n   function \"招商Ａ\"");
    std::string told;
    for (const policy_issue& i : check(with_own(own()), h, on))
        if (i.what == policy_oddity::deceptive_name) told += i.account.en + "\n";
    CHECK(told
        == "`县/⼯业园`: character 1 of its name `⼯业园` is the character `⼯`\n"
           "`县/⼯业园`: character 4 of its further nameplates `高新区U+200B` is the invisible U+200B\n"
           "`张\u00a0三`: character 2 of its name `张\u00a0三` is the character `\u00a0`\n"
           "`县/⼯业园/管委会/招商Ａ`: character 3 of its name `招商Ａ` is the full-width `Ａ` (write `A`)\n");
    CHECK_FALSE(has(of_rule(with_own(own()), ""), policy_oddity::deceptive_name));
}

TEST_CASE("names of indicators, industries, agreements and matters entrusted are looked at as well", "[rules][check]") {
    const hierarchy h =
        testing::sketch("county 县\n town 镇\n  administered-by 园 scope=items items=\"环保\u200B\"\n zone 园 "
                        "first-industry=\"电子\u200B\" industries=电子,⼯业\n  indicator \"营业收⼊\" "
                        "value=3 measure=亿元\n  agreement \"共建\u200B\"\n   partner 县 share=50");
    std::vector<std::string> told;
    for (const policy_issue& i : check(with_own(own()), h, on))
        if (i.what == policy_oddity::deceptive_name) told.push_back(i.account.zh.substr(0, i.account.zh.find(" 中，")));
    CHECK(told
        == std::vector<std::string>{"`县/园` 的首位产业 `电子U+200B`", "`县/园` 的主导产业 `⼯业`",
            "`县/镇 → 县/园` 的委托事项 `环保U+200B`", "`县/园` 的名称 `共建U+200B`", "`县/园` 的指标名称 `营业收⼊`"});
}

TEST_CASE("the packs lack no text and end after they begin", "[rules][check]") {
    const policy p = packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022() + packs::shangli_2022();
    const auto found = check(p, obedient().now(), on);
    CHECK_FALSE(has(found, policy_oddity::text_missing));
    CHECK_FALSE(has(found, policy_oddity::never_in_force));
    CHECK_FALSE(has(found, policy_oddity::no_requirement));
    CHECK_FALSE(has(found, policy_oddity::parameter_unknown));
    CHECK_FALSE(has(found, policy_oddity::deceptive_name));
    CHECK(has(found, policy_oddity::never_in_scope)); // Shangli lies elsewhere
}
