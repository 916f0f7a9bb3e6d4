// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

using namespace onezone;
using onezone_tests::as_tested;
using onezone_tests::december;
using onezone_tests::division;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

// What the sources say of each clause beside what it asks: how it is worded, since when, and where. And the edges of the clauses
// that the tests of what they ask do not come near.

namespace {

const policy jiangxi = as_tested(packs::jiangxi_2023());
const policy national = as_tested(packs::national());
const date late(2025, 10, 1);

struct clause {
    std::string_view rule;
    force worded;
    date since;
};

// 原则上 → principle, 不得 → prohibit, 应当 → must, 鼓励 → encourage, 可 → may, 目标 → target.
const clause of_jiangxi[] = {
    {"jx23.county.no-entrust", force::principle, {2023, 11, 8}},
    {"jx23.county.no-social", force::principle, {2023, 11, 8}},
    {"jx23.urban.no-new-entrust", force::principle, {2023, 11, 8}},
    {"jx23.urban.social-may-stay", force::may, {2023, 11, 8}},
    {"jx23.head.bureau-national", force::encourage, {2023, 11, 8}},
    {"jx23.head.county-national", force::must, {2023, 11, 8}},
    {"jx23.head.provincial", force::must, {2023, 11, 8}},
    {"jx23.concurrent.no-pay", force::prohibit, {2023, 11, 8}},
    {"jx23.county.max-zones", force::principle, {2023, 11, 8}},
    {"jx23.industry.max-lead", force::principle, {2023, 11, 8}},
    {"jx23.industry.first", force::must, {2023, 11, 8}},
    {"jx23.industry.by-city", force::must, {2023, 11, 8}},
    {"jx23.exit", force::must, {2023, 11, 8}},
    {"jx23.target.revenue", force::target, {2023, 11, 8}},
    {"jx23.target.yield", force::target, {2023, 11, 8}},
    {"jx23.target.research", force::target, {2023, 11, 8}},
    {"jx23.target.2035", force::target, {2023, 11, 8}},
    {"jx23.coop", force::encourage, {2023, 11, 8}},
};
const clause in_force_nationwide[] = {
    {"org.no-unauthorised", force::prohibit, {2007, 5, 1}},
    {"org.quota-kind", force::prohibit, {2007, 5, 1}},
    {"org.overstaff", force::prohibit, {2007, 5, 1}},
    {"org.same-duty", force::principle, {2007, 5, 1}},
    {"org.quota-level", force::must, {2007, 5, 1}},
    {"code.on-change", force::must, {2025, 9, 1}},
    {"village.change", force::target, {1990, 1, 1}},
    {"village.change.2026", force::principle, {2026, 1, 1}},
    {"village.change.residents", force::must, {1990, 1, 1}},
    {"village.change.residents.2026", force::must, {2026, 1, 1}},
    {"xzqh.consult", force::must, {2019, 1, 1}},
    {"xzqh.completion", force::must, {2019, 1, 1}},
    {"xzqh.survey", force::must, {2019, 1, 1}},
    {"xzqh.announce", force::must, {2019, 1, 1}},
    {"xzqh.approve.dispatched.zone", force::must, {2019, 1, 1}},
    {"org.leading-group.office", force::prohibit, {2007, 5, 1}},
    {"org.leading-group.quota", force::prohibit, {2007, 5, 1}},
    {"licence.delegate", force::must, {2004, 7, 1}},
    {"border.survey", force::must, {2002, 7, 1}},
    {"xzqh.approve.province", force::must, {2019, 1, 1}},
    {"xzqh.approve.county", force::must, {2019, 1, 1}},
    {"xzqh.approve.part", force::must, {2019, 1, 1}},
    {"xzqh.approve.township", force::must, {2019, 1, 1}},
    {"xzqh.approve.dispatched", force::must, {2019, 1, 1}},
    {"xzqh.dossier", force::must, {2019, 1, 1}},
    {"xzqh.deadline", force::must, {2019, 1, 1}},
    {"xzqh.code", force::must, {2019, 1, 1}},
    {"xzqh.no-unauthorised", force::prohibit, {2019, 1, 1}},
    {"xzqh.forward", force::must, {2019, 1, 1}},
    {"xzqh.entrust-as-affiliation", force::must, {2020, 1, 1}},
    {"xzqh.entrust-as-affiliation.zone", force::must, {2020, 1, 1}},
    {"xzqh.plan-author", force::must, {2020, 1, 1}},
    {"xzqh.plan-content", force::must, {2020, 1, 1}},
    {"code.issuer", force::must, {2025, 9, 1}},
    {"org.approve", force::must, {2007, 5, 1}},
    {"org.internal", force::must, {2007, 5, 1}},
    {"border.no-cross", force::prohibit, {2002, 7, 1}},
    {"border.site", force::must, {2002, 7, 1}},
};
// In force since before the day on which the law was last amended; since when was not looked up.
const clause amended_nationwide[] = {
    {"village.change.villagers", force::must, {2018, 12, 29}},
    {"npc.incompatible", force::prohibit, {2022, 3, 12}},
    {"law.street-only-city", force::must, {2022, 3, 12}},
    {"law.dispatched-closed", force::must, {2022, 3, 12}},
    {"law.street-founding", force::must, {2022, 3, 12}},
    {"cs.within-quota", force::must, {2019, 6, 1}},
    {"cs.no-company-post", force::prohibit, {2019, 6, 1}},
    {"cs.no-second-pay", force::prohibit, {2019, 6, 1}},
    {"cs.outside-approved", force::must, {2019, 6, 1}},
    {"name.unique", force::must, {2022, 5, 1}},
    {"name.filing", force::must, {2022, 5, 1}},
    {"name.notice", force::must, {2022, 5, 1}},
    {"penalty.delegate", force::must, {2021, 7, 15}},
    {"land.grantor", force::prohibit, {2021, 1, 1}},
};
const clause issued_nationwide[] = {
    {"gbf7.separate", force::must, {2017, 1, 19}},
    {"xzqh.approve.province.1985", force::must, {1985, 1, 15}},
    {"xzqh.approve.county.1985", force::must, {1985, 1, 15}},
    {"xzqh.approve.part.1985", force::must, {1985, 1, 15}},
    {"xzqh.approve.township.1985", force::must, {1985, 1, 15}},
    {"xzqh.approve.dispatched.1985", force::must, {1985, 1, 15}},
    {"xzqh.forward.1985", force::must, {1985, 1, 15}},
};
// Issued on that day: nothing before it can be held to it; in force as announced from then on.
const clause no_earlier_nationwide[] = {
    {"fg2832.convert", force::may, {2015, 12, 2}},
    {"plenum24.zones", force::encourage, {2024, 7, 18}},
};

const rule& called(const policy& p, std::string_view id) {
    const rule* r = p.find(id);
    REQUIRE(r);
    return *r;
}

date day_before(const date& d) { return d - boost::gregorian::days(1); }

void serves_in_company(scene& s, period when) {
    s.body("公司", "经开区", body_kind::platform_company);
    s.post("经理", "公司", post_kind::manager);
    s.holds("龙南乙", "经理", tenure_mode::concurrent, [&](tenure& t) {
        t.valid = when;
        t.paid = true;
        t.approved = false;
    });
}

} // namespace

TEST_CASE(
    "each provincial clause is worded, dated and bound to the province as announced", "[rules][jiangxi][worded]") {
    CHECK(jiangxi.rules().size() == std::size(of_jiangxi));
    for (const clause& c : of_jiangxi) {
        CAPTURE(c.rule);
        const rule& r = called(jiangxi, c.rule);
        CHECK(std::string(key_of(r.force)) == std::string(key_of(c.worded)));
        CHECK(standing_on(r.valid, day_before(c.since)) == standing::undecided);
        CHECK(standing_on(r.valid, c.since) == standing::as_announced);
        CHECK(r.jurisdiction == code{"36"});
    }
}

TEST_CASE("each national clause is worded and dated as its law or paper", "[rules][national][worded]") {
    // credit.check, credit.department: the day of the standard was not looked up.
    CHECK(national.rules().size()
        == std::size(in_force_nationwide) + std::size(amended_nationwide) + std::size(issued_nationwide)
            + std::size(no_earlier_nationwide) + 2);
    for (const char* id : {"credit.check", "credit.department"}) {
        CAPTURE(id);
        const rule& r = called(national, id);
        CHECK(r.force == force::must);
        CHECK(standing_on(r.valid, date(2014, 12, 31)) == standing::not_in_force);
        CHECK(standing_on(r.valid, date(2015, 6, 1)) == standing::undecided);
        CHECK(standing_on(r.valid, date(2016, 1, 1)) == standing::in_force);
    }
    for (const clause& c : no_earlier_nationwide) {
        CAPTURE(c.rule);
        const rule& r = called(national, c.rule);
        CHECK(std::string(key_of(r.force)) == std::string(key_of(c.worded)));
        CHECK(standing_on(r.valid, day_before(c.since)) == standing::not_in_force);
        CHECK(standing_on(r.valid, c.since) == standing::as_announced);
        CHECK_FALSE(r.jurisdiction.ok());
    }
    for (const clause& c : in_force_nationwide) {
        CAPTURE(c.rule);
        const rule& r = called(national, c.rule);
        CHECK(std::string(key_of(r.force)) == std::string(key_of(c.worded)));
        CHECK(standing_on(r.valid, day_before(c.since)) == standing::not_in_force);
        CHECK(standing_on(r.valid, c.since) == standing::in_force);
        CHECK_FALSE(r.jurisdiction.ok());
    }
    for (const clause& c : amended_nationwide) {
        CAPTURE(c.rule);
        const rule& r = called(national, c.rule);
        CHECK(std::string(key_of(r.force)) == std::string(key_of(c.worded)));
        CHECK(standing_on(r.valid, day_before(c.since)) == standing::undecided);
        CHECK(standing_on(r.valid, c.since) == standing::in_force);
        CHECK_FALSE(r.jurisdiction.ok());
    }
    for (const clause& c : issued_nationwide) {
        CAPTURE(c.rule);
        const rule& r = called(national, c.rule);
        CHECK(std::string(key_of(r.force)) == std::string(key_of(c.worded)));
        CHECK(standing_on(r.valid, day_before(c.since)) == standing::undecided);
        CHECK(standing_on(r.valid, c.since) == standing::as_announced);
        CHECK_FALSE(r.jurisdiction.ok());
        if (r.id.ends_with(".1985")) {
            CHECK(standing_on(r.valid, date(2018, 12, 31)) == standing::as_announced);
            CHECK(standing_on(r.valid, date(2019, 1, 1)) == standing::not_in_force);
        }
    }
}

TEST_CASE("each target has its figure, its year and nothing to spare", "[rules][jiangxi]") {
    struct row {
        std::string_view rule;
        std::string_view figure;
        std::int64_t percent;
        bool about; // “左右”: a near miss is undecided
    };
    for (const row& t : {row{"jx23.target.revenue", "开发区营业收入年均增长", 10, false},
             row{"jx23.target.yield", "亩均工业增加值年均增长", 10, true},
             row{"jx23.target.research", "规模以上工业企业研发经费支出年均增长", 12, false}}) {
        CAPTURE(t.rule);
        scene s = obedient();
        const auto judged = [&](decimal figure, const date& on) {
            indicator i;
            i.key = scene::id<indicator_id>(t.rule);
            i.unit = scene::unit("江西省");
            i.name = t.figure;
            i.value = figure;
            i.on = date(2025, 12, 31);
            i.measure = "%";
            s.put(i);
            return validate(s.now(), jiangxi, on).at(t.rule, division("江西省"));
        };
        const decimal least = decimal::of(t.percent);
        const decimal hair = decimal::of_ten_thousandths(1);
        CHECK(judged(least, date(2026, 1, 1)) == verdict::satisfied);
        CHECK(judged(least - hair, date(2026, 1, 1)) == (t.about ? verdict::undecided : verdict::violated));
        CHECK(judged(least - hair, date(2025, 12, 31)) == verdict::not_applicable);
        const report r = validate(s.now(), jiangxi, date(2026, 1, 1));
        const auto f = finding_of(r, t.rule, division("江西省"));
        REQUIRE(f);
        CHECK(f->severity == severity::note);
    }
}

TEST_CASE("what is asked of organs is not asked of companies", "[rules][national]") {
    scene s = obedient();
    s.body("公司", "经开区", body_kind::platform_company, [](body& b) {
        b.quota = {{quota_kind::administrative, 1}};
        b.staff = {{staff_status::administrative, 2}};
        b.leading_posts = 0;
    });
    s.post("经理", "公司", post_kind::manager).holds("经理人", "经理").holds("副手", "经理");
    s.post("公司主任", "公司", post_kind::director).holds("主任甲", "公司主任").holds("主任乙", "公司主任");
    s.function("招商引资", "公司", function_class::economic);
    const report r = validate(s.now(), national, late);
    for (const auto rule_id : {"org.no-unauthorised", "org.overstaff", "org.same-duty"}) {
        CAPTURE(rule_id);
        CHECK(r.at(rule_id, onezone_tests::body("公司")) == verdict::not_applicable);
    }
    CHECK(r.at("cs.within-quota", onezone_tests::post("公司主任")) == verdict::not_applicable);
    // Administrative quota is for organs alone: a company that holds it has got it from one.
    CHECK(r.at("org.quota-kind", onezone_tests::body("公司")) == verdict::violated);
}

TEST_CASE("only a post with one seat wants a vacancy", "[rules][national]") {
    scene s = obedient();
    s.holds("戊", "龙南副长").holds("己", "龙南长");
    const report r = validate(s.now(), national, late);
    CHECK(r.at("cs.within-quota", onezone_tests::post("龙南副长")) == verdict::not_applicable);
    CHECK(r.at("cs.within-quota", onezone_tests::post("龙南长")) == verdict::violated);
    CHECK(r.at("cs.within-quota", onezone_tests::post("全南长")) == verdict::satisfied);
}

TEST_CASE("a company post that has ended, or is somebody else's, is no second post", "[rules][national]") {
    const auto pay = "cs.no-second-pay";
    const auto approval = "cs.no-company-post";
    const auto there = onezone_tests::tenure("龙南乙", "经理");
    scene now = obedient();
    serves_in_company(now, {});
    CHECK(validate(now.now(), national, late).at(pay, there) == verdict::violated);
    CHECK(validate(now.now(), national, late).at(approval, there) == verdict::violated);
    scene ended = obedient();
    serves_in_company(ended, {date(2020, 1, 1), date(2021, 1, 1)});
    CHECK(validate(ended.now(), national, late).at(pay, there) == verdict::not_applicable);
    CHECK(validate(ended.now(), national, late).at(approval, there) == verdict::not_applicable);

    // Who serves nowhere else is no civil servant here; an office in an organ is no company post.
    now.holds("经理人", "经理", tenure_mode::main, [](tenure& t) { t.paid = true; });
    const report r = validate(now.now(), national, late);
    CHECK(r.at(pay, onezone_tests::tenure("经理人", "经理")) == verdict::not_applicable);
    CHECK(r.at(approval, onezone_tests::tenure("经理人", "经理")) == verdict::not_applicable);
    CHECK(r.at(approval, onezone_tests::tenure("龙南乙", "龙南长")) == verdict::not_applicable);
    CHECK(r.at(pay, onezone_tests::tenure("龙南乙", "龙南长")) == verdict::not_applicable);
}

TEST_CASE("who has left the congress may take office, and other bodies are no congress", "[rules][national]") {
    const auto rule_id = "npc.incompatible";
    scene s = obedient();
    s.body("龙南人大", "龙南市", body_kind::congress);
    s.post("人大主任", "龙南人大", post_kind::chair).holds("龙南乙", "人大主任");
    const auto seat = onezone_tests::tenure("龙南乙", "人大主任");
    const auto f = finding_of(validate(s.now(), national, late), rule_id, seat);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::prohibit);
    s.holds("龙南乙", "人大主任", tenure_mode::main, [](tenure& t) { t.valid.until = date(2024, 1, 1); });
    CHECK(validate(s.now(), national, late).at(rule_id, seat) == verdict::not_applicable);
    // Staff of a congress are none of its members; another body is no congress.
    s.post("人大干事", "龙南人大", post_kind::staff).holds("龙南乙", "人大干事");
    CHECK(validate(s.now(), national, late).at(rule_id, onezone_tests::tenure("龙南乙", "人大干事"))
        == verdict::not_applicable);
    s.body("外办", "龙南市", body_kind::leading_group);
    s.post("外办主任", "外办", post_kind::chair).holds("龙南乙", "外办主任", tenure_mode::concurrent);
    CHECK(validate(s.now(), national, late).at(rule_id, onezone_tests::tenure("龙南乙", "外办主任"))
        == verdict::not_applicable);
}

TEST_CASE("villages have no codes of their own to change", "[rules][national][step]") {
    const scene before = obedient();
    scene after(before.now());
    after.add("新村", unit_kind::villagers_committee, "渡江镇");
    after.add("新镇", unit_kind::town, "龙南市", code{"360783102"});
    const report r = validate(step_view{before.now(), after.now(), {}}, national, late);
    CHECK(r.at("code.on-change", division("新村")) == verdict::not_applicable);
    CHECK(r.at("code.on-change", division("新镇")) == verdict::satisfied);
}

TEST_CASE("a zone that is not integrated has no use for the permission to integrate", "[rules][national]") {
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    CHECK(wants(finding_of(validate(s.now(), national, late), "fg2832.convert", onezone_tests::zone("经开区")),
        "integrated")); // it may be, and nobody has recorded it
    s.put(completeness::of(scene::unit("经开区"), known_list::every));
    CHECK(validate(s.now(), national, late).at("fg2832.convert", onezone_tests::zone("经开区"))
        == verdict::not_applicable);
    s.zone("经开区", [](zone& z) { z.integrated = {{scene::unit("龙南市"), {}, {}}}; });
    CHECK(validate(s.now(), national, late).at("fg2832.convert", onezone_tests::zone("经开区")) == verdict::satisfied);
}
