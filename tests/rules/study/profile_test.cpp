// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/profile.hpp>
#include <onezone/testing/mutation.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace onezone;

namespace {

rule cap() {
    rule r;
    r.id = "own.cap";
    r.title = say("级别为省级", "it is provincial");
    r.about.kind = subject_kind::zone;
    r.valid = effect::from(date(2023, 1, 1));
    r.parameters = {{"most", std::int64_t{2}, say("至多", "most")}};
    r.judge = [](context& c) {
        static_cast<void>(c.param<std::int64_t>("most"));
        if (!c.when({"county", "设在县域", "it lies in a county area"},
                c.ask<&zone::location>(c.this_zone()) == location_class::county_area))
            return;
        c.require({"provincial"}, c.ask<&zone::tier>(c.this_zone()) == zone_tier::provincial);
        c.tell([] { return say("不是省级", "is not provincial"); });
    };
    return r;
}

const rule_profile& profile_of(const std::vector<rule_profile>& all, std::string_view id) {
    const rule_profile* const found = find_profile(all, id);
    REQUIRE(found != nullptr);
    return *found;
}

bool asks(const rule_profile& p, std::string_view key) {
    return std::any_of(p.facts.begin(), p.facts.end(), [&](const needed_fact& f) { return f.key == key; });
}

} // namespace

TEST_CASE("a profile holds what a rule asked, stated and said, each once", "[rules][profile]") {
    const policy p("own", say("自定", "own"), {cap()});
    std::vector<rule_profile> seen;
    const auto watch = [&](const char* zone) {
        const hierarchy h = testing::sketch("county 县\n zone 区 " + std::string(zone));
        add_profiles(seen, validate(h, p, date(2024, 1, 1)));
    };
    watch("location=main_urban_area tier=national");
    CHECK(profile_of(seen, "own.cap").facts
        == std::vector<needed_fact>{{subject_kind::zone, "location", say("设在县域还是主城区", "location class")}});
    CHECK(profile_of(seen, "own.cap").said(verdict::violated).empty());

    watch("location=county_area tier=national");
    watch("location=county_area tier=national");
    watch("tier=national");
    watch("location=county_area tier=provincial");
    REQUIRE(seen.size() == 1);
    const rule_profile& now = profile_of(seen, "own.cap");
    CHECK(now.facts
        == std::vector<needed_fact>{{subject_kind::zone, "location", say("设在县域还是主城区", "location class")},
            {subject_kind::zone, "tier", say("开发区级别", "tier")}});
    CHECK(now.conditions
        == std::vector<stated_clause>{{"county", condition_kind::when, say("设在县域", "it lies in a county area")},
            {"provincial", condition_kind::require, verbatim("provincial")}});
    CHECK(now.said(verdict::satisfied)
        == say("级别为省级（查明：开发区级别：省级）", "it is provincial (found: tier: provincial)"));
    CHECK(now.said(verdict::violated).zh == "不是省级");
    CHECK_FALSE(now.said(verdict::undecided).empty());
    CHECK(now.said(verdict::not_applicable).empty());
    CHECK(find_profile(seen, "own.other") == nullptr);
}

TEST_CASE("at random every shipped rule is seen to state its conditions, wherever and whenever it holds",
    "[rules][profile][long]") {
    const policy all = packs::all();
    const std::vector<rule_profile> seen = profiles_at_random(all);
    REQUIRE(seen.size() == all.rules().size());
    // Permissions, and what no record could decide.
    const std::set<std::string> unbreakable{
        "jx23.urban.social-may-stay", "jx23.target.2035", "fg2832.convert", "plenum24.zones"};
    for (std::size_t i = 0; i < seen.size(); ++i) {
        CAPTURE(seen[i].rule);
        CHECK(seen[i].rule == all.rules()[i].id);
        CHECK_FALSE(seen[i].conditions.empty());
        // People read a statement, never a key.
        for (const stated_clause& c : seen[i].conditions) CHECK(c.name.zh != c.key);
        // What can be broken is seen broken.
        CHECK(seen[i].said(verdict::violated).empty() == unbreakable.contains(seen[i].rule));
    }
    // Of an act: how it came about; of the named: what is asked once it is one of those named.
    CHECK(asks(profile_of(seen, "xzqh.dossier"), "dossier"));
    CHECK(asks(profile_of(seen, "jx23.county.no-entrust"), "location"));
    CHECK(asks(profile_of(seen, "qd.westcoast.agency"), "legal_type"));
    CHECK_FALSE(asks(profile_of(seen, "jx23.county.no-entrust"), "max_entrusted"));
    // One rule alone is seen to do what it does among all.
    const policy one("one", say("一条", "one"), {*all.find("jx23.county.no-entrust")});
    CHECK(profiles_at_random(one) == std::vector{profile_of(seen, "jx23.county.no-entrust")});
}
