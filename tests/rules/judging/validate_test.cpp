// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <new>
#include <sstream>
#include <stdexcept>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::division;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

// The engine, with rules made for the purpose.

namespace {

rule own_rule(std::string id, std::function<void(context&)> judge, force strength = force::must,
    about of = {subject_kind::zone}) {
    rule r;
    r.id = std::move(id);
    r.title = say("自拟", "of my own");
    r.basis = {"自拟文件", "第一条", "test", "自拟", grade::stated, {}};
    r.force = strength;
    r.valid = effect::from(date(2000, 1, 1));
    r.about = of;
    r.judge = std::move(judge);
    return r;
}

policy of_rules(std::vector<rule> rules, std::string id = "own") {
    return policy(std::move(id), say("自拟", "own"), std::move(rules));
}

report judged(const scene& s, const policy& p) { return validate(s.now(), p, december); }

const auto national_zone = onezone_tests::zone("经开区");
const auto provincial_zone = onezone_tests::zone("工业园");

// A rule that a zone is what the predicate says.
rule zone_is(std::string id, std::function<truth(context&, const zone&)> says, force strength = force::must) {
    return own_rule(
        std::move(id), [says](context& c) { c.require("so", says(c, c.this_zone())); }, strength);
}

} // namespace

TEST_CASE("the verdict is that of the implication from scope to demand", "[rules][validate]") {
    const truth yes = truth::yes();
    const truth no = truth::no();
    const auto verdict_of = [&](int scope, int demand) {
        const policy p = of_rules({own_rule("x", [=](context& c) {
            const auto as = [&](int t) { return t == 0 ? no : t == 2 ? yes : c.lacking(c.about(), fields::seat); };
            if (!c.when("scope", as(scope))) return;
            c.require("demand", as(demand));
        })});
        return *judged(obedient(), p).at("x", national_zone);
    };
    CHECK(verdict_of(0, 0) == verdict::not_applicable);
    CHECK(verdict_of(0, 2) == verdict::not_applicable);
    CHECK(verdict_of(1, 0) == verdict::undecided);
    CHECK(verdict_of(1, 1) == verdict::undecided);
    CHECK(verdict_of(1, 2) == verdict::satisfied);
    CHECK(verdict_of(2, 0) == verdict::violated);
    CHECK(verdict_of(2, 1) == verdict::undecided);
    CHECK(verdict_of(2, 2) == verdict::satisfied);
}

TEST_CASE("`unless` is `when` turned round, and a rule that asks nothing is satisfied", "[rules][validate]") {
    const auto with = [&](bool exception) {
        return *judged(obedient(), of_rules({own_rule("x", [=](context& c) {
            if (!c.unless("exception", exception)) return;
            c.require("demand", false);
        })})).at("x", national_zone);
    };
    CHECK(with(true) == verdict::not_applicable);
    CHECK(with(false) == verdict::violated);
    CHECK(judged(obedient(), of_rules({own_rule("x", [](context&) {})})).at("x", national_zone) == verdict::satisfied);
}

TEST_CASE("only the missing facts that matter are wanted", "[rules][validate]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) {
        z.tier = {};
        z.category = {};
        z.location = {};
    });
    const policy p = of_rules({zone_is("x", [](context& c, const zone& z) {
        const truth tier = c.ask<&zone::tier>(z) == zone_tier::national;
        const truth category = c.ask<&zone::category>(z) == zone_category::economic;
        const truth location = c.ask<&zone::location>(z) == location_class::county_area;
        return (tier || truth::yes()) && category && (location || truth::no());
    })});
    const auto f = finding_of(judged(s, p), "x", national_zone);
    REQUIRE(f);
    REQUIRE(f->missing.size() == 2);
    CHECK(f->missing[0].field == "category");
    CHECK(f->missing[0].path == "江西省/赣州市/龙南市/经开区");
    CHECK(f->missing[0].name == say("开发区类别", "category"));
    CHECK(f->missing[1].field == "location");
    // Four categories, of which one alone decides nothing while the others decide against; two locations likewise.
    CHECK(
        std::count_if(f->answers.begin(), f->answers.end(), [](const possible_answer& o) { return o.fact == 0; }) == 3);
    CHECK(
        std::count_if(f->answers.begin(), f->answers.end(), [](const possible_answer& o) { return o.fact == 1; }) == 1);
    CHECK(std::all_of(
        f->answers.begin(), f->answers.end(), [](const possible_answer& o) { return o.then == verdict::violated; }));
}

TEST_CASE("what each answer leads to is what happens once it is known", "[rules][validate][property]") {
    const policy all = packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022();
    scene s = obedient();
    s.entrust("渡江镇", "经开区");
    s.zone("经开区", [](zone& z) {
        z.tier = {};
        z.location = {};
        z.category = {};
    });
    s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.rank = {}; });
    std::size_t tried = 0;
    for (const finding& f : judged(s, all).findings()) {
        for (const possible_answer& o : f.answers) {
            const fact_note& wanted = f.missing[o.fact];
            if (wanted.of != national_zone) continue;
            scene known = s;
            known.zone("经开区", [&](zone& z) {
                if (wanted.field == "tier") z.tier = *parse_word<zone_tier>(o.answer);
                if (wanted.field == "location") z.location = *parse_word<location_class>(o.answer);
                if (wanted.field == "category") z.category = *parse_word<zone_category>(o.answer);
            });
            if (known.now() == s.now()) continue;
            ++tried;
            CAPTURE(f.rule, wanted.field, o.answer);
            CHECK(judged(known, all).at(f.rule, f.about) == o.then);
        }
    }
    CHECK(tried >= 6);
}

//=== what open answers lead to ===//

namespace {

// `answer → verdict` of every answer for that field, in order.
std::vector<std::string> answers_of(const std::optional<finding>& f, std::string_view field) {
    std::vector<std::string> all;
    REQUIRE(f);
    for (const possible_answer& o : f->answers) {
        if (f->missing[o.fact].field != field) continue;
        all.push_back(o.answer + " " + std::string(key_of(o.then)));
        CHECK_FALSE(o.name.zh.empty());
        CHECK_FALSE(o.name.en.empty());
    }
    return all;
}
using lines = std::vector<std::string>;

scene without_facts() {
    scene s = obedient();
    s.zone("经开区", [](zone& z) {
        z.area = {};
        z.managing = {};
        z.lead_industries = {};
        z.first_industry = {};
    });
    s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) {
        b.quota = {{quota_kind::institution, 10}};
    });
    return s;
}
std::optional<finding> of_zone(const scene& s, const policy& p) { return finding_of(judged(s, p), "x", national_zone); }

} // namespace

TEST_CASE(
    "numbers that lead to one verdict are told as ranges, exact to the last place", "[rules][validate][suppose]") {
    const scene s = without_facts();
    const body& agency = *s.now().find(scene::body("经开管委会"));
    const auto staff = [](context& c) {
        const body& b = *c.find(scene::body("经开管委会"));
        return c.ask_count(b, b.staff, staff_status::institution, field_of<&body::staff>);
    };
    SECTION("a count against what is recorded, and which count") {
        const policy p = of_rules({zone_is("x", [&](context& c, const zone&) {
            const body& b = *c.find(scene::body("经开管委会"));
            return staff(c) <= *c.ask_count(b, b.quota, quota_kind::institution, field_of<&body::quota>);
        })});
        const auto f = of_zone(s, p);
        CHECK(answers_of(f, "staff") == lines{"<= 10 satisfied", ">= 11 violated"});
        CHECK(f->missing[0].name == say("实有人数（事业人员）", "headcount (public-institution staff)"));
        CHECK(f->answers[0].at_most == decimal::of(10));
        CHECK_FALSE(f->answers[0].at_least);
        CHECK(f->answers[1].at_least == decimal::of(11));
        CHECK(f->answers[0].name == say("至多 10", "at most 10"));
        CHECK(f->answers[1].name == say("至少 11", "at least 11"));
        CHECK(agency.staff.empty());
    }
    SECTION("a number that only the rule itself knows") {
        const policy p = of_rules(
            {zone_is("x", [&](context& c, const zone&) { return staff(c) >= 123'457 && staff(c) <= 9'876'543; })});
        CHECK(answers_of(of_zone(s, p), "staff")
            == lines{"<= 123456 violated", "123457 .. 9876543 satisfied", ">= 9876544 violated"});
    }
    SECTION("a single number") {
        const policy p = of_rules({zone_is("x", [&](context& c, const zone&) {
            const body& b = *c.find(scene::body("经开管委会"));
            return staff(c) == *c.ask_count(b, b.quota, quota_kind::institution, field_of<&body::quota>);
        })});
        CHECK(answers_of(of_zone(s, p), "staff") == lines{"<= 9 violated", "= 10 satisfied", ">= 11 violated"});
    }
    SECTION("decimals by their rounder side") {
        const policy below = of_rules(
            {zone_is("x", [](context& c, const zone& z) { return c.ask<&zone::area>(z) < decimal::of(100); })});
        CHECK(answers_of(of_zone(s, below), "area") == lines{"< 100 satisfied", ">= 100 violated"});
        const policy most = of_rules(
            {zone_is("x", [](context& c, const zone& z) { return c.ask<&zone::area>(z) <= decimal::of(-3); })});
        CHECK(answers_of(of_zone(s, most), "area") == lines{"<= -3 satisfied", "> -3 violated"});
    }
    SECTION("only the range that decides, where another fact is missing too") {
        const policy p = of_rules({zone_is("x",
            [&](context& c, const zone& z) { return staff(c) <= 5 && c.ask<&zone::area>(z) < decimal::of(100); })});
        const auto f = of_zone(s, p);
        CHECK(answers_of(f, "staff") == lines{">= 6 violated"});
        CHECK(answers_of(f, "area") == lines{">= 100 violated"});
    }
}

TEST_CASE("a parameter without a value is an answer like any other", "[rules][validate][suppose]") {
    scene s = without_facts();
    s.zone("经开区", [](zone& z) { z.area = decimal::of(50); });
    rule r = zone_is("x", [](context& c, const zone& z) {
        const auto least = c.ask_param<decimal>("least");
        return least.is([&](decimal d) { return c.ask<&zone::area>(z) >= d; });
    });
    r.parameters = {{"least", std::nullopt, say("至少", "at least"), decimal{}}};
    CHECK(answers_of(of_zone(s, of_rules({r})), "least") == lines{"<= 50 satisfied", "> 50 violated"});
}

TEST_CASE("days before and after a day lead to different verdicts", "[rules][validate][suppose]") {
    const scene s = without_facts();
    const policy p = of_rules({zone_is("x", [](context& c, const zone&) {
        return c.ask<&body::charter>(*c.find(scene::body("经开管委会"))).is([](const charter& ch) {
            return *ch.issued >= date(2022, 11, 1);
        });
    })});
    const auto f = of_zone(s, p);
    CHECK(answers_of(f, "charter") == lines{"<= 2022-10-31 violated", ">= 2022-11-01 satisfied"});
    CHECK(f->answers[0].days == period{std::nullopt, date(2022, 11, 1)});
    CHECK(f->answers[1].days == period{date(2022, 11, 1), std::nullopt});
    CHECK(f->answers[1].name == say("2022年11月1日及以后", "1 November 2022 or after"));
}

TEST_CASE("of lists the number of their items, or what they hold", "[rules][validate][suppose]") {
    const scene s = without_facts();
    using names = std::vector<std::string>;
    const policy few = of_rules({zone_is("x", [](context& c, const zone& z) {
        return c.ask<&zone::lead_industries>(z).is([](const names& all) { return all.size() <= 3; });
    })});
    const auto f = of_zone(s, few);
    CHECK(answers_of(f, "lead_industries") == lines{"<= 3 satisfied", ">= 4 violated"});
    CHECK(f->answers[0].name == say("至多 3 项", "at most 3 items"));
    rule has = zone_is("x", [](context& c, const zone& z) {
        const names wanted = c.param<names>("wanted");
        return c.ask<&zone::lead_industries>(z).is(
            [&](const names& all) { return std::find(all.begin(), all.end(), wanted.front()) != all.end(); });
    });
    has.parameters = {{"wanted", names{"稀土"}, say("须有", "wanted")}};
    CHECK(
        answers_of(of_zone(s, of_rules({has})), "lead_industries") == lines{"has 稀土 satisfied", "has none violated"});
}

TEST_CASE("of texts those that somebody names, and any other", "[rules][validate][suppose]") {
    const scene s = without_facts();
    rule is = zone_is("x",
        [](context& c, const zone& z) { return c.ask<&zone::first_industry>(z) == c.param<std::string>("wanted"); });
    is.parameters = {{"wanted", std::string("稀土"), say("须为", "wanted")}};
    CHECK(answers_of(of_zone(s, of_rules({is})), "first_industry") == lines{"稀土 satisfied", "other violated"});
    const policy any = of_rules({zone_is("x", [](context& c, const zone& z) {
        return c.ask<&zone::first_industry>(z).is([](const std::string&) { return true; });
    })});
    CHECK(answers_of(of_zone(s, any), "first_industry") == lines{"any satisfied"});
}

TEST_CASE("of units those around, by what they lead to", "[rules][validate][suppose]") {
    const scene s = without_facts();
    const policy by_county = of_rules({zone_is("x", [](context& c, const zone& z) {
        return c.ask<&zone::managing>(z).is([&](unit_id u) { return c.unit(u).level() == level::county; });
    })});
    CHECK(answers_of(of_zone(s, by_county), "managing")
        == lines{"江西省/赣州市/龙南市 satisfied", "江西省/赣州市|江西省 violated"});

    scene loose = obedient();
    loose.add("某园", unit_kind::zone, "赣州市", {}, false);
    const policy in_city = of_rules({zone_is("x", [](context& c, const zone& z) {
        return c.host_county(z).is([](unit_ref u) { return u.kind() == unit_kind::county_city; });
    })});
    const auto f = finding_of(judged(loose, in_city), "x", onezone_tests::zone("某园"));
    CHECK(answers_of(f, "seat") == lines{"江西省/赣州市/龙南市 satisfied", "江西省/赣州市/全南县 violated"});
}

TEST_CASE(
    "an answer that would break a rule leads to an exemption where one is recorded", "[rules][validate][suppose]") {
    const scene s = without_facts();
    const policy p = of_rules(
        {zone_is(
            "x", [](context& c, const zone& z) { return c.ask<&zone::area>(z) < decimal::of(100); }, force::principle)})
                         .with(exemption{"x", scene::unit("经开区"), {}, say("因", "why"), "谁", "文"});
    CHECK(answers_of(of_zone(s, p), "area") == lines{"< 100 satisfied", ">= 100 exempted"});
}

TEST_CASE(
    "a rule that throws at a supposed answer has said nothing of it and is no error", "[rules][validate][suppose]") {
    const scene s = without_facts();
    const policy p = of_rules({zone_is("x", [](context& c, const zone& z) {
        return c.ask<&zone::area>(z).is([](decimal d) {
            if (d > decimal::of(1000)) throw std::runtime_error("too large");
            return d < decimal::of(100);
        });
    })});
    const report r = judged(s, p);
    CHECK(r.errors().empty());
    CHECK(answers_of(finding_of(r, "x", national_zone), "area") == lines{"< 100 satisfied", "100 .. 1000 violated"});
}

TEST_CASE("what a number or day leads to is what happens once it is known", "[rules][validate][suppose][property]") {
    const policy all = packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022();
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.lead_industries = {}; });
    s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) {
        b.quota = {{quota_kind::institution, 10}};
        b.leading_posts = {};
    });
    std::size_t tried = 0;
    for (const finding& f : judged(s, all).findings()) {
        for (const possible_answer& o : f.answers) {
            const fact_note& wanted = f.missing[o.fact];
            if (!o.at_least && !o.at_most) continue;
            for (const std::optional<decimal>& end : {o.at_least, o.at_most}) {
                if (!end) continue;
                const std::int64_t n = end->ten_thousandths() / 10000;
                scene known = s;
                if (wanted.field == "lead_industries")
                    known.zone("经开区", [&](zone& z) {
                        std::vector<std::string> list;
                        for (std::int64_t i = 0; i < n; ++i) list.push_back("产业" + std::to_string(i));
                        z.lead_industries = list;
                    });
                else if (wanted.of == onezone_tests::body("经开管委会"))
                    known.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
                        if (wanted.field == "leading_posts") b.leading_posts = n;
                        if (wanted.field == "staff" && wanted.name.en.find("public-institution") != std::string::npos)
                            b.staff = {{staff_status::institution, n}};
                    });
                if (known.now() == s.now()) continue;
                ++tried;
                CAPTURE(f.rule, wanted.field, o.answer, n);
                CHECK(judged(known, all).at(f.rule, f.about) == o.then);
            }
        }
    }
    CHECK(tried >= 6);
}

TEST_CASE("a verdict carries the weakest grade of the facts it rests on, and of no others", "[rules][validate]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) {
        z.tier = {zone_tier::national, provenance::inferred(say("据名录", "from a list"), "S9")};
        z.category = {zone_category::economic, provenance::placeholder(say("占位", "placeholder"))};
    });
    const auto graded = [&](std::function<truth(context&, const zone&)> says) {
        const policy p = of_rules({zone_is("x", std::move(says))});
        return judge(s.now(), p, "x", national_zone, {december, december}).value();
    };
    const finding tier = graded([](context& c, const zone& z) { return c.ask<&zone::tier>(z) == zone_tier::national; });
    CHECK(tier.verdict == verdict::satisfied);
    CHECK(tier.rests_on == grade::inferred);
    REQUIRE(tier.doubtful.size() == 1);
    CHECK(tier.doubtful[0].field == "tier");
    CHECK(tier.doubtful[0].reason == say("据名录", "from a list"));
    const finding both = graded([](context& c, const zone& z) {
        return c.ask<&zone::tier>(z) == zone_tier::national && c.ask<&zone::category>(z) == zone_category::economic;
    });
    CHECK(both.rests_on == grade::placeholder);
    const finding either = graded([](context& c, const zone& z) {
        return c.ask<&zone::location>(z) == location_class::county_area || c.ask<&zone::tier>(z) == zone_tier::national;
    });
    CHECK(either.rests_on == grade::stated);
    CHECK(either.doubtful.empty());
    const report r = judged(s,
        of_rules(
            {zone_is("x", [](context& c, const zone& z) { return c.ask<&zone::tier>(z) == zone_tier::national; })}));
    grade seen = grade::stated;
    r.each([&](const rule&, subject about, verdict, grade g) {
        if (about == national_zone) seen = g;
    });
    CHECK(seen == grade::inferred);
}

TEST_CASE("a rule that throws is an error of the report and never conformance", "[rules][validate]") {
    const policy p = of_rules({own_rule("x", [](context& c) {
        if (c.about() == national_zone) throw std::runtime_error("what of it");
        c.require("fine", true);
    })});
    const report r = judged(obedient(), p);
    REQUIRE(r.errors().size() == 1);
    CHECK(r.errors()[0].rule == "x");
    CHECK(r.errors()[0].what == "what of it");
    CHECK(r.errors()[0].path == "江西省/赣州市/龙南市/经开区");
    CHECK(r.outcome() == outcome::failed);
    CHECK(r.at("x", national_zone) == verdict::undecided);
    CHECK(r.at("x", provincial_zone) == verdict::satisfied);
    CHECK_FALSE(judge(obedient().now(), p, "x", national_zone, {december, december}));
    CHECK(judged(obedient(), of_rules({own_rule("y", [](context&) { throw 3; })})).errors().size() == 2);
    CHECK_THROWS_AS(
        judged(obedient(), of_rules({own_rule("z", [](context&) { throw std::bad_alloc(); })})), std::bad_alloc);
}

TEST_CASE("which severities break conformance is the policy's choice", "[rules][validate]") {
    scene s = obedient();
    policy p =
        of_rules({zone_is("x", [](context& c, const zone& z) { return c.lacking(subject::of(z), fields::seat); })});
    CHECK(judged(s, p).outcome() == outcome::undecided);
    p.break_on(severity::breach, false); // it would not count were it violated, and nothing shows that it is not
    CHECK(judged(s, p).outcome() == outcome::undecided);
    p.break_on(severity::warning);
    CHECK(judged(s, p).outcome() == outcome::undecided);
    policy lax = of_rules({zone_is("x", [](context&, const zone&) { return truth::no(); })});
    CHECK_FALSE(judged(s, lax).conforms());
    lax.break_on(severity::breach, false);
    CHECK(judged(s, lax).outcome() == outcome::undecided);
    CHECK(judged(s, lax).by().breaks(severity::warning) == false);
}

TEST_CASE("a narrower rule takes the place of a wider one where it applies", "[rules][validate][precedence]") {
    rule wide = zone_is("wide", [](context&, const zone&) { return truth::no(); });
    rule narrow = own_rule("narrow", [](context& c) {
        if (!c.when("national", c.ask<&zone::tier>(c.this_zone()) == zone_tier::national)) return;
        c.require("so", true);
    });
    narrow.over = {{relation_to_rule::replaces, "wide"}};
    const policy p = of_rules({wide}, "a") + of_rules({narrow}, "b");
    const report r = judged(obedient(), p);
    CHECK(r.at("wide", national_zone) == verdict::not_applicable);
    CHECK(r.at("narrow", national_zone) == verdict::satisfied);
    CHECK(r.at("wide", provincial_zone) == verdict::violated);
    const finding told = judge(obedient().now(), p, "wide", national_zone, {december, december}).value();
    CHECK(told.precedence == "narrow");

    narrow.valid = effect::from(date(2024, 1, 1));
    CHECK(judged(obedient(), of_rules({wide}, "a") + of_rules({narrow}, "b")).at("wide", national_zone)
        == verdict::violated);
}

TEST_CASE("a permission of one pack against a prohibition of another is a conflict, unless one takes precedence",
    "[rules][validate][precedence]") {
    rule forbids = zone_is("forbids", [](context&, const zone&) { return truth::no(); });
    forbids.topic = "zone.something";
    forbids.stance = stance::forbids;
    rule permits = own_rule(
        "permits", [](context&) {}, force::may);
    permits.topic = "zone.something";
    permits.stance = stance::permits;
    const report r = judged(obedient(), of_rules({forbids}, "a") + of_rules({permits}, "b"));
    REQUIRE(r.conflicts().size() == 2);
    CHECK(r.conflicts()[0].demands == "permits");
    CHECK(r.conflicts()[0].forbids == "forbids");
    CHECK(r.at("forbids", national_zone) == verdict::violated);

    CHECK(judged(obedient(), of_rules({forbids, permits}, "a")).conflicts().empty());
    rule waives = permits;
    waives.over = {{relation_to_rule::waives, "forbids"}};
    const report settled = judged(obedient(), of_rules({forbids}, "a") + of_rules({waives}, "b"));
    CHECK(settled.conflicts().empty());
    CHECK(finding_of(settled, "forbids", national_zone)->verdict == verdict::exempted);
    CHECK(finding_of(settled, "forbids", national_zone)->precedence == "permits");

    rule demands = permits;
    demands.id = "demands";
    demands.stance = stance::demands;
    rule obeyed = forbids;
    obeyed.judge = [](context& c) { c.require("so", true); };
    CHECK(judged(obedient(), of_rules({obeyed}, "a") + of_rules({permits}, "b")).conflicts().empty());
    CHECK(judged(obedient(), of_rules({obeyed}, "a") + of_rules({demands}, "b")).conflicts().size() == 2);
    demands.jurisdiction = code{"35"};
    CHECK(judged(obedient(), of_rules({forbids}, "a") + of_rules({demands}, "b")).conflicts().empty());
}

TEST_CASE("the state of one day is judged by the rules of another", "[rules][validate][dates]") {
    rule r = own_rule("x", [](context& c) {
        for (const entrustment& e : c.entrusted_to(c.this_zone().unit)) c.require("ended", !c.running(e.valid));
    });
    r.valid = effect::from(date(2024, 1, 1));
    scene s = obedient();
    s.entrust("渡江镇", "经开区", [](entrustment& e) { e.valid.until = date(2023, 6, 1); });
    const auto on = [&](const date& state, const date& rules) {
        return validate(s.now(), of_rules({r}), judging_dates{state, rules}).at("x", national_zone);
    };
    CHECK(on(date(2023, 5, 31), date(2023, 12, 31)) == verdict::not_in_force);
    CHECK(on(date(2023, 5, 31), date(2024, 1, 1)) == verdict::violated);
    CHECK(on(date(2023, 6, 1), date(2024, 1, 1)) == verdict::satisfied);
}

TEST_CASE(
    "jurisdiction goes by affiliation first, by the digits of a code where none is recorded", "[rules][validate]") {
    rule r =
        own_rule("x", [](context& c) { c.require("so", true); }, force::must, {subject_kind::division, level::county});
    r.jurisdiction = code{"36"};
    const policy p = of_rules({r});
    scene s;
    s.add("江西省", unit_kind::province, {}, code{"36"}).add("赣州市", unit_kind::prefecture_city, "江西省");
    s.add("甲县", unit_kind::county, "赣州市");
    s.add("福建省", unit_kind::province, {}, code{"35"});
    s.add("乙县", unit_kind::county, "福建省", code{"360731"});
    s.add("丙市", unit_kind::prefecture_city).add("丙县", unit_kind::county, "丙市", code{"360732"});
    s.add("丁市", unit_kind::prefecture_city).add("丁县", unit_kind::county, "丁市");
    s.add("戊县", unit_kind::county, "丙市", code{"350802"});
    const report found = judged(s, p);
    CHECK(found.at("x", division("甲县")) == verdict::satisfied);
    CHECK(found.at("x", division("乙县")) == verdict::not_applicable);
    CHECK(found.at("x", division("丙县")) == verdict::satisfied);
    CHECK(found.at("x", division("戊县")) == verdict::not_applicable);
    // Nothing tells: whoever chose the policy has told.
    CHECK(found.at("x", division("丁县")) == verdict::satisfied);
}

TEST_CASE("findings come by rule and path, and the counts are those of all pairs", "[rules][validate]") {
    const policy p = of_rules({zone_is("b", [](context&, const zone&) { return truth::no(); }),
        zone_is("a", [](context& c, const zone& z) { return c.ask<&zone::tier>(z) == zone_tier::national; })});
    const report r = judged(obedient(), p);
    REQUIRE(r.findings().size() == 3);
    CHECK(r.findings()[0].rule == "b");
    CHECK(r.findings()[0].path < r.findings()[1].path);
    CHECK(r.findings()[2].rule == "a");
    CHECK(r.judged() == 4);
    CHECK(r.count(verdict::violated) == 3);
    CHECK(r.count("a", verdict::satisfied) == 1);
    CHECK(r.count("nobody", verdict::violated) == 0);
    CHECK(r.at("a", scene::unit("经开区")) == verdict::satisfied);
    CHECK_FALSE(r.at("a", scene::unit("龙南市")));
    std::size_t pairs = 0;
    r.each([&](const rule&, subject, verdict, grade) { ++pairs; });
    CHECK(pairs == r.judged());
}

TEST_CASE("reports on equal hierarchies are equal whatever the order they were built in", "[rules][validate]") {
    const policy all = packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022();
    const auto build = [](bool turned) {
        scene s;
        s.add("江西省", unit_kind::province, {}, code{"36"}).add("赣州市", unit_kind::prefecture_city, "江西省");
        std::vector<std::string> counties{"甲县", "乙县", "丙县"};
        if (turned) std::reverse(counties.begin(), counties.end());
        for (const std::string& c : counties) s.add(c, unit_kind::county, "赣州市");
        for (const std::string& c : counties) {
            s.zone(c + "园", c).body(c + "管委会", c + "园", body_kind::management_committee);
            s.zone(c + "二园", c).body(c + "二管委会", c + "二园", body_kind::management_committee);
        }
        return s;
    };
    const report a = judged(build(false), all);
    const report b = judged(build(true), all);
    CHECK(a.findings().size() > 10);
    CHECK(a == b);
    scene other = build(false);
    other.zone("甲县园", [](zone& z) { z.tier = zone_tier::national; });
    CHECK_FALSE(judged(other, all) == a);
    const report copy = a;
    CHECK(copy == a);
}

TEST_CASE("one pair can be asked for by itself, whatever its verdict", "[rules][validate]") {
    const policy p = packs::jiangxi_2023();
    const scene s = obedient();
    const judging_dates days{december, december};
    const finding f = judge(s.now(), p, "jx23.county.max-zones", division("龙南市"), days).value();
    CHECK(f.verdict == verdict::satisfied);
    CHECK(f.severity == severity::none);
    CHECK(judge(s.now(), p, "nobody", division("龙南市"), days).error().code() == errc::unknown_rule);
    CHECK(judge(s.now(), p, "jx23.county.max-zones", national_zone, days).error().code() == errc::unknown_record);
    for (const finding& g : judged(s, packs::national()).findings())
        CHECK(judge(s.now(), packs::national(), g.rule, g.about, days).value() == g);
}

TEST_CASE("a report prints clause and path in Chinese and in English", "[rules][validate]") {
    scene s = obedient();
    s.entrust("渡江镇", "经开区");
    const report r = judged(s, packs::jiangxi_2023());
    std::ostringstream zh;
    zh << r;
    CHECK(zh.str().find("不符合") != std::string::npos);
    CHECK(zh.str().find("江西省/赣州市/龙南市/经开区") != std::string::npos);
    CHECK(zh.str().find("设在县域的开发区原则上不代管乡镇（街道）") != std::string::npos);
    CHECK(zh.str().find("按已公布的内容判定") != std::string::npos);
    std::ostringstream en;
    print(en, r, language::en);
    CHECK(en.str().starts_with("outcome: violated\n"));
    CHECK(en.str().find("[violated, in principle] jx23.county.no-entrust") != std::string::npos);
    CHECK(en.str().find("townships administered: 1") != std::string::npos);
}
