// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>

using namespace onezone;
using onezone_tests::agency;
using onezone_tests::december;
using onezone_tests::division;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

// The rules on who leads a zone have a table of their own: dual_role_test.cpp.

namespace {

const policy pack = onezone_tests::as_tested(packs::jiangxi_2023());

report judged(const scene& s, const policy& p = pack, const date& on = december) { return validate(s.now(), p, on); }

report judged_step(const scene& before, const scene& after, const policy& p = pack) {
    return validate(step_view{before.now(), after.now()}, p, december);
}

indicator dated_figure(std::string_view of, std::string_view name, std::optional<decimal> is, const date& on) {
    indicator i;
    i.key = scene::id<indicator_id>(std::string(of) + "/" + std::string(name) + to_string(on));
    i.unit = scene::unit(of);
    i.name = name;
    i.on = on;
    i.measure = name == "亩均效益" ? "万元/亩" : "%";
    if (is) i.value = *is;
    return i;
}

} // namespace

TEST_CASE("the obedient county obeys every provincial demand", "[rules][jiangxi]") {
    const report r = judged(obedient());
    for (const finding& f : r.findings()) CHECK_FALSE(f.verdict == verdict::violated);
    CHECK(r.count(verdict::violated) == 0);
    CHECK(r.outcome() == outcome::undecided); // nothing is violated, and not all that could be is known
    CHECK(r.errors().empty());
    CHECK(r.conflicts().empty());
    CHECK(r.not_judged() == std::vector<std::string>{"jx23.urban.no-new-entrust", "jx23.industry.by-city"});
}

TEST_CASE("a zone in a county area holds no township unless excepted", "[rules][jiangxi]") {
    const auto rule_id = "jx23.county.no-entrust";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
    s.entrust("渡江镇", "经开区");
    const auto f = finding_of(judged(s), rule_id, of_zone);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::principle);
    CHECK(f->severity == severity::breach);
    CHECK(f->unit == scene::unit("经开区"));
    CHECK(f->path == "江西省/赣州市/龙南市/经开区");
    CHECK(f->dating == dating::as_announced);
    REQUIRE(f->blamed.size() == 1);
    CHECK(f->blamed[0].kind == subject_kind::entrustment);

    SECTION("in a main urban area the clause does not apply") {
        s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
        CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
    }
    SECTION("with the location class missing it is undecided, and each answer says what would follow") {
        s.zone("经开区", [](zone& z) { z.location = {}; });
        const auto open = finding_of(judged(s), rule_id, of_zone);
        REQUIRE(wants(open, "location"));
        REQUIRE(open->answers.size() == 2);
        CHECK(open->answers[0].answer == "county_area");
        CHECK(open->answers[0].then == verdict::violated);
        CHECK(open->answers[1].then == verdict::not_applicable);
    }
    SECTION("an entrustment that has ended, or not begun, does not count") {
        s.entrust("渡江镇", "经开区", [](entrustment& e) { e.valid.until = december; });
        CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
        CHECK(judged(s, pack, date(2023, 11, 30)).at(rule_id, of_zone) == verdict::violated);
        s.entrust("渡江镇", "经开区", [](entrustment& e) { e.valid = {date(2023, 12, 2), {}}; });
        CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
    }
    SECTION("a cap of one admits one and not two") {
        const policy one = pack.with(rule_id, "max_entrusted", 1);
        CHECK(judged(s, one).at(rule_id, of_zone) == verdict::satisfied);
        s.entrust("桃江乡", "经开区");
        CHECK(judged(s, one).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("an inferred entrustment makes an inferred finding") {
        s.entrust(
            "渡江镇", "经开区", [](entrustment& e) { e.from = provenance::inferred(say("据地图", "from a map")); });
        const auto g = finding_of(judged(s), rule_id, of_zone);
        REQUIRE(g);
        CHECK(g->rests_on == grade::inferred);
        REQUIRE_FALSE(g->doubtful.empty());
        CHECK(g->doubtful[0].reason.zh == "据地图");
    }
    SECTION("a village entrusted is no township") {
        scene v = obedient();
        v.add("果龙村", unit_kind::villagers_committee, "渡江镇");
        v.entrust("果龙村", "经开区");
        CHECK(judged(v).at(rule_id, of_zone) == verdict::satisfied);
    }
}

TEST_CASE("what a park administers and carries is its zone's", "[rules][jiangxi][parks]") {
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    s.zone("分园", "龙南市", [](zone& z) { z.part_of = scene::unit("经开区"); });
    s.edit().rekind(scene::unit("分园"), unit_kind::park).value();
    s.zone("分园里的园", "龙南市", [](zone& z) { z.part_of = scene::unit("分园"); });
    s.edit().rekind(scene::unit("分园里的园"), unit_kind::park).value();
    s.body("分园办公室", "分园里的园", body_kind::management_office);
    CHECK(judged(s).at("jx23.county.no-entrust", of_zone) == verdict::satisfied);
    CHECK(judged(s).at("jx23.county.no-social", of_zone) == verdict::satisfied);
    s.entrust("渡江镇", "分园里的园");
    s.function("义务教育", "分园办公室", function_class::social);
    CHECK(judged(s).at("jx23.county.no-entrust", of_zone) == verdict::violated);
    CHECK(judged(s).at("jx23.county.no-social", of_zone) == verdict::violated);
}

TEST_CASE("a zone in a county area carries no social management", "[rules][jiangxi]") {
    const auto rule_id = "jx23.county.no-social";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);

    SECTION("one social function breaks it") {
        s.function("义务教育", "经开管委会", function_class::social);
        const auto f = finding_of(judged(s), rule_id, of_zone);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->force == force::principle);
        CHECK(f->blamed.size() == 1);
        CHECK(finding_of(judged(s, pack.with(rule_id, force::must)), rule_id, of_zone)->force == force::must);
    }
    SECTION("how strong it is the wording leaves open: a finding says so until the policy decides it") {
        s.function("义务教育", "经开管委会", function_class::social);
        const auto strength_is_read = [&](const policy& p) {
            const auto f = finding_of(judged(s, p), rule_id, of_zone);
            REQUIRE(f);
            return std::any_of(f->doubtful.begin(), f->doubtful.end(),
                [](const fact_note& n) { return n.field == "force" && n.how == grade::inferred && !n.reason.empty(); });
        };
        CHECK(strength_is_read(pack));
        CHECK_FALSE(strength_is_read(pack.with(rule_id, force::prohibit)));
        CHECK_FALSE(strength_is_read(pack.with(rule_id, force::prohibit, {december, {}})));
        // One for other days decides nothing of this one.
        CHECK(strength_is_read(pack.with(rule_id, force::prohibit, {december + boost::gregorian::days(1), {}})));
    }
    SECTION("one of an internal body counts, one of the industrial community does not") {
        s.body("园区社区", "经开区", body_kind::industrial_community);
        s.function("公共服务", "园区社区", function_class::social);
        CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
        s.body(
            "社会事务局", "经开区", body_kind::internal_body, [](body& b) { b.part_of = scene::body("经开管委会"); });
        s.function("民政", "社会事务局", function_class::social);
        CHECK(judged(s).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("a function of unknown class leaves it undecided") {
        s.function("综合服务", "经开管委会", [](holding&) {});
        CHECK(wants(finding_of(judged(s), rule_id, of_zone), "function"));
    }
    SECTION("an agency of which no function is recorded leaves it undecided") {
        s.may_lack(known_list::functions).edit().remove(scene::id<holding_id>("经开管委会/招商引资")).value();
        CHECK(wants(finding_of(judged(s), rule_id, of_zone), "functions"));
    }
    SECTION("stripped in the step that is judged, an empty list is an answer") {
        scene before = obedient();
        before.edit().remove(scene::id<holding_id>("经开管委会/招商引资")).value();
        before.function("义务教育", "经开管委会", function_class::social);
        scene after(before.now());
        after.edit().remove(scene::id<holding_id>("经开管委会/义务教育")).value();
        CHECK(judged(before).at(rule_id, of_zone) == verdict::violated);
        CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::satisfied);
    }
}

TEST_CASE(
    "where a zone lies is what is recorded of it or, by a rule that says so, the county-level division it lies in",
    "[rules][jiangxi][location]") {
    const auto of_zone = onezone_tests::zone("经开区");
    const auto by_seat = [](std::string_view rule_id) {
        return pack.with(rule_id, "location_by", std::string("seat"));
    };
    scene s = obedient(); // in a county-level city
    s.entrust("渡江镇", "经开区").function("义务教育", "经开管委会", function_class::social);
    scene before = obedient();
    for (scene* each : {&s, &before})
        each->zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });

    SECTION("a county-level city is a county area, whatever is recorded") {
        for (const std::string rule_id : {"jx23.county.no-entrust", "jx23.county.no-social"}) {
            CAPTURE(rule_id);
            CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
            // The permission for main urban areas has to be read in the same way.
            const policy draft =
                by_seat(rule_id).with("jx23.urban.social-may-stay", "location_by", std::string("seat"));
            CHECK(judged(s, draft).at(rule_id, of_zone) == verdict::violated);
        }
        CHECK(judged(s).at("jx23.head.county-national", of_zone) == verdict::not_applicable);
        CHECK(judged(s, by_seat("jx23.head.county-national")).at("jx23.head.county-national", of_zone)
            == verdict::satisfied);
        CHECK(judged(s).at("jx23.urban.social-may-stay", of_zone) == verdict::satisfied);
        CHECK(judged(s, by_seat("jx23.urban.social-may-stay")).at("jx23.urban.social-may-stay", of_zone)
            == verdict::not_applicable);
        const auto rule_id = "jx23.urban.no-new-entrust";
        CHECK(judged_step(before, s).at(rule_id, of_zone) == verdict::violated);
        CHECK(judged_step(before, s, by_seat(rule_id)).at(rule_id, of_zone) == verdict::not_applicable);
    }
    SECTION("a district is a main urban area, whatever is recorded") {
        for (scene* each : {&s, &before}) {
            each->add("章贡区", unit_kind::district, "赣州市", code{"360702"});
            each->zone("经开区", [](zone& z) {
                z.location = location_class::county_area;
                z.seat = scene::unit("章贡区");
            });
        }
        CHECK(judged(s).at("jx23.county.no-entrust", of_zone) == verdict::violated);
        CHECK(judged(s, by_seat("jx23.county.no-entrust")).at("jx23.county.no-entrust", of_zone)
            == verdict::not_applicable);
        const auto rule_id = "jx23.urban.no-new-entrust";
        CHECK(judged_step(before, s).at(rule_id, of_zone) == verdict::not_applicable);
        CHECK(judged_step(before, s, by_seat(rule_id)).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("what is not recorded is not asked for") {
        s.zone("经开区", [](zone& z) { z.location = {}; });
        const auto rule_id = "jx23.county.no-entrust";
        CHECK(wants(finding_of(judged(s), rule_id, of_zone), "location"));
        CHECK(judged(s, by_seat(rule_id)).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("where the seat is not known that closely, it is undecided for want of the seat") {
        s.zone("经开区", [](zone& z) { z.seat = scene::unit("赣州市"); });
        const auto rule_id = "jx23.county.no-entrust";
        CHECK(wants(finding_of(judged(s, by_seat(rule_id)), rule_id, of_zone), "seat"));
    }
}

TEST_CASE("what may stay in a main urban area stays, item by item", "[rules][jiangxi][precedence]") {
    const auto rule_id = "jx23.county.no-social";
    const auto of_zone = onezone_tests::zone("经开区");
    const policy p = pack.with(rule_id, "urban_too", true);
    scene s = obedient();
    s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    const auto social = [&](std::string_view name, std::optional<bool> smooth, std::optional<bool> linked) {
        s.function(name, "经开管委会", [&](holding& x) {
            x.function = function_class::social;
            if (smooth) x.runs_smoothly = *smooth;
            if (linked) x.industry_linked = *linked;
        });
    };
    social("人才公寓", true, true);
    const auto waived = finding_of(judged(s, p), rule_id, of_zone);
    REQUIRE(waived);
    CHECK(waived->verdict == verdict::exempted);
    CHECK(waived->precedence == "jx23.urban.social-may-stay");
    CHECK(waived->severity == severity::note);

    SECTION("one that is not linked to industry does not, and is the one named") {
        social("殡葬", true, false);
        const auto f = finding_of(judged(s, p), rule_id, of_zone);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        REQUIRE(f->blamed.size() == 1);
        CHECK(path_of(s.now(), f->blamed[0]).ends_with("殡葬"));
    }
    SECTION("one that does not run smoothly does not") {
        social("学校", false, true);
        CHECK(judged(s, p).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("where it is not known, the finding wants to know") {
        social("学校", {}, true);
        CHECK(wants(finding_of(judged(s, p), rule_id, of_zone), "runs_smoothly"));
    }
    SECTION("a provincial zone has no such permission") {
        s.zone("经开区", [](zone& z) { z.tier = zone_tier::provincial; });
        CHECK(judged(s, p).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("without the permission in the policy it is violated") {
        CHECK(judged(s, p.without("jx23.urban.social-may-stay")).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("by itself the permission finds fault with nobody") {
        CHECK(judged(s).at("jx23.urban.social-may-stay", of_zone) == verdict::satisfied);
        CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
    }
}

TEST_CASE("a national zone in a main urban area takes on no further township", "[rules][jiangxi][step]") {
    const auto rule_id = "jx23.urban.no-new-entrust";
    const auto of_zone = onezone_tests::zone("经开区");
    scene before = obedient();
    before.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    before.entrust("渡江镇", "经开区");
    scene after(before.now());
    CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::satisfied);

    SECTION("a second one is a violation, and the one held before may stay") {
        after.entrust("桃江乡", "经开区");
        const auto f = finding_of(judged_step(before, after), rule_id, of_zone);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->force == force::principle);
        CHECK(f->blamed.size() == 1);
    }
    SECTION("with nothing allowed to stay the old one counts as well") {
        CHECK(judged_step(before, after, pack.with(rule_id, "allow_existing", false)).at(rule_id, of_zone)
            == verdict::violated);
    }
    SECTION("giving one back is none") {
        after.edit().remove(scene::entrustment("渡江镇", "经开区")).value();
        CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::satisfied);
    }
    SECTION("a park's township is its zone's") {
        after.zone("分园", "龙南市", [](zone& z) { z.part_of = scene::unit("经开区"); });
        after.edit().rekind(scene::unit("分园"), unit_kind::park).value();
        after.entrust("桃江乡", "分园");
        CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("what ended in 2020 and was entrusted anew is new") {
        scene ended = obedient();
        ended.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
        ended.entrust("渡江镇", "经开区", [](entrustment& e) { e.valid.until = date(2020, 1, 1); });
        scene anew(ended.now());
        CHECK(judged_step(ended, anew).at(rule_id, of_zone) == verdict::satisfied);
        entrustment e;
        e.key = scene::id<entrustment_id>("新委托");
        e.unit = scene::unit("渡江镇");
        e.holder = scene::unit("经开区");
        e.valid.from = date(2023, 11, 20);
        anew.put(e);
        CHECK(judged_step(ended, anew).at(rule_id, of_zone) == verdict::violated);
        // Before the clause was announced it bound nobody.
        e.valid.from = date(2023, 11, 7);
        anew.put(e);
        CHECK(judged_step(ended, anew).at(rule_id, of_zone) == verdict::undecided);
        const policy dated = [] {
            std::vector<rule> rules = packs::jiangxi_2023().rules();
            for (rule& r : rules) r.valid = effect::from(date(2023, 11, 8));
            return policy("dated", say("自拟", "own"), rules);
        }();
        CHECK(judged_step(ended, anew, dated).at(rule_id, of_zone) == verdict::satisfied);
        e.valid.from = date(2023, 11, 8);
        anew.put(e);
        CHECK(judged_step(ended, anew, dated).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("a return and a new entrustment in one step are told by its acts") {
        onezone_tests::told_step step(before.now());
        step.enact(return_township{.town = scene::unit("渡江镇")}, {})
            .enact(entrust{scene::unit("渡江镇"), scene::unit("经开区")}, {});
        CHECK(step.judged(pack, {december, december}).at(rule_id, of_zone) == verdict::violated);
        CHECK(step.judged_untold(pack, {december, december}).at(rule_id, of_zone) == verdict::satisfied);
    }
    SECTION("more of a township held already counts where a parameter says so") {
        scene partly = obedient();
        partly.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
        partly.entrust("渡江镇", "经开区", [](entrustment& e) { e.scope = entrustment_scope::economic; });
        scene wholly(partly.now());
        wholly.entrust("渡江镇", "经开区");
        CHECK(judged_step(partly, wholly).at(rule_id, of_zone) == verdict::satisfied);
        const policy strict = pack.with(rule_id, "widening", true);
        CHECK(judged_step(partly, wholly, strict).at(rule_id, of_zone) == verdict::violated);
        CHECK(judged_step(wholly, partly, strict).at(rule_id, of_zone) == verdict::satisfied); // less of it
        CHECK(judged_step(partly, partly, strict).at(rule_id, of_zone) == verdict::satisfied);
    }
    SECTION("a provincial zone, or one in a county area, is not spoken of") {
        after.entrust("桃江乡", "经开区");
        after.zone("经开区", [](zone& z) { z.tier = zone_tier::provincial; });
        CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::not_applicable);
        after.zone("经开区", [](zone& z) {
            z.tier = zone_tier::national;
            z.location = location_class::county_area;
        });
        CHECK(judged_step(before, after).at(rule_id, of_zone) == verdict::not_applicable);
    }
    SECTION("with the tier missing it is undecided") {
        after.entrust("桃江乡", "经开区");
        after.zone("经开区", [](zone& z) { z.tier = {}; });
        CHECK(wants(finding_of(judged_step(before, after), rule_id, of_zone), "tier"));
    }
}

TEST_CASE("one zone agency a county, as the parameters count them", "[rules][jiangxi]") {
    const auto rule_id = "jx23.county.max-zones";
    scene s = obedient();
    CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::satisfied);
    s.zone("新城", "渡江镇", [](zone& z) { z.managing = scene::unit("龙南市"); });
    CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::satisfied);
    s.body("新城管理处", "新城", body_kind::management_office);
    const auto f = finding_of(judged(s), rule_id, division("龙南市"));
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::principle);
    CHECK(f->blamed.size() == 2);
    CHECK(judged(s).at(rule_id, division("全南县")) == verdict::satisfied);
    // That agencies are counted is a reading of the sentence, and the finding says so.
    CHECK(f->rests_on == grade::inferred);

    SECTION("a cap of two admits two") {
        CHECK(judged(s, pack.with(rule_id, "max", 2)).at(rule_id, division("龙南市")) == verdict::satisfied);
    }
    SECTION("one run by the city stands outside, unless city-run ones count") {
        s.zone("新城", [](zone& z) { z.managing = scene::unit("赣州市"); });
        CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::satisfied);
        CHECK(judged(s, pack.with(rule_id, "city_run", true)).at(rule_id, division("龙南市")) == verdict::violated);
    }
    SECTION("one of which nobody recorded who runs it counts, and the finding says on what that rests") {
        s.zone("新城", [](zone& z) { z.managing = {}; });
        const auto g = finding_of(judged(s), rule_id, division("龙南市"));
        REQUIRE(g);
        CHECK(g->verdict == verdict::violated);
        CHECK(std::any_of(
            g->doubtful.begin(), g->doubtful.end(), [](const fact_note& n) { return n.field == "managing"; }));
    }
    SECTION("counted by zone, agencies do not matter") {
        const policy by_zone = pack.with(rule_id, "counts", std::string("zones"));
        CHECK(judged(s, by_zone).at(rule_id, division("龙南市")) == verdict::violated);
        s.edit().remove(scene::body("新城管理处")).value();
        CHECK(judged(s, by_zone).at(rule_id, division("龙南市")) == verdict::violated);
        CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::satisfied);
    }
    SECTION("an internal body or a second working committee is no second agency") {
        s.edit().remove(scene::body("新城管理处")).value();
        s.body("经发局", "经开区", body_kind::internal_body, [](body& b) { b.part_of = scene::body("经开管委会"); });
        s.body(
            "办公室", "经开区", body_kind::management_office, [](body& b) { b.part_of = scene::body("经开管委会"); });
        CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::satisfied);
    }
}

TEST_CASE("a placeholder somewhere in the city tips the cap only where it could", "[rules][jiangxi]") {
    const auto rule_id = "jx23.county.max-zones";
    scene s = obedient();
    s.add("石城县", unit_kind::county, "赣州市", code{"360735"});
    s.zone("未具名", "赣州市", [](zone& z) {
        z.seat_known = false;
        z.from = provenance::placeholder(say("来源只给总数", "the source states a total only"));
    });
    s.body("未具名机构", "未具名", body_kind::management_committee,
        [](body& b) { b.from = provenance::placeholder(say("来源只给总数", "the source states a total only")); });
    const report r = judged(s);
    // One of its own and perhaps this one: undecided. None of its own: at most one in any case.
    const auto f = finding_of(r, rule_id, division("龙南市"));
    REQUIRE(wants(f, "seat"));
    CHECK(f->message.en == "in question: there are no more zones or agencies than allowed");
    CHECK(f->rests_on == grade::placeholder);
    CHECK(r.at(rule_id, division("石城县")) == verdict::satisfied);
    // Two placeholders could both be there.
    s.zone("未具名二", "赣州市", [](zone& z) { z.seat_known = false; });
    s.body("未具名机构二", "未具名二", body_kind::management_committee);
    CHECK(judged(s).at(rule_id, division("石城县")) == verdict::undecided);
    // A county that breaks the cap anyhow is decided.
    s.zone("新城", "龙南市").body("新城管理处", "新城", body_kind::management_office);
    CHECK(judged(s).at(rule_id, division("龙南市")) == verdict::violated);
}

TEST_CASE("an exemption with reason, approver and document excepts from what binds in principle",
    "[rules][jiangxi][exemption]") {
    const auto rule_id = "jx23.county.max-zones";
    scene s = obedient();
    s.zone("新城", "龙南市", [](zone& z) { z.managing = scene::unit("龙南市"); });
    s.body("新城管理处", "新城", body_kind::management_office);
    const exemption granted{rule_id, scene::unit("龙南市"), {date(2023, 6, 1), date(2024, 6, 1)},
        say("跨江发展", "grown across the river"), "江西省人民政府", "赣府字〔2023〕1号"};
    const policy p = pack.with(granted);
    const report r = judged(s, p);
    const auto f = finding_of(r, rule_id, division("龙南市"));
    REQUIRE(f);
    CHECK(f->verdict == verdict::exempted);
    CHECK(f->exempted_by == granted);
    CHECK(r.count(verdict::exempted) == 1);
    CHECK(r.outcome() != outcome::violated);

    SECTION("on its last day it still helps, on the next it is expired and the violation says so") {
        CHECK(finding_of(judged(s, p, date(2024, 5, 31)), rule_id, division("龙南市"))->verdict == verdict::exempted);
        const report late = judged(s, p, date(2024, 6, 1));
        const auto expired = finding_of(late, rule_id, division("龙南市"));
        CHECK(expired->verdict == verdict::violated);
        CHECK(expired->lapsed == granted);
        CHECK(late.outcome() == outcome::violated);
    }
    SECTION("another county has nothing from it") {
        s.zone("新区", "全南县").body("新区管理处", "新区", body_kind::management_office);
        CHECK(judged(s, p).at(rule_id, division("全南县")) == verdict::violated);
    }
    SECTION("a clause that must be obeyed admits of none, and the finding says that one is recorded") {
        const auto strict = finding_of(judged(s, p.with(rule_id, force::must)), rule_id, division("龙南市"));
        CHECK(strict->verdict == verdict::violated);
        CHECK(strict->lapsed == granted);
    }
    SECTION("where nothing is violated it is not used") { CHECK(judged(obedient(), p).count(verdict::exempted) == 0); }
}

TEST_CASE("no more than three leading industries", "[rules][jiangxi]") {
    const auto rule_id = "jx23.industry.max-lead";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    const auto lead = [&](std::vector<std::string> all) {
        s.zone("经开区", [&](zone& z) { z.lead_industries = std::move(all); });
        return judged(s).at(rule_id, of_zone);
    };
    CHECK(lead({"甲", "乙", "丙"}) == verdict::satisfied);
    CHECK(lead({"甲", "乙", "丙", "丁"}) == verdict::violated);
    CHECK(finding_of(judged(s), rule_id, of_zone)->force == force::principle);
    CHECK(lead({}) == verdict::satisfied);
    s.zone("经开区", [](zone& z) { z.lead_industries = {}; });
    CHECK(wants(finding_of(judged(s), rule_id, of_zone), "lead_industries"));
}

TEST_CASE("a weak provincial zone has a task force, once somebody says what weak is", "[rules][jiangxi]") {
    const auto rule_id = "jx23.exit";
    const auto of_zone = onezone_tests::zone("工业园");
    scene s = obedient();
    const date then(2022, 12, 31);
    for (const auto* name : {"营业收入增速", "土地利用率", "亩均效益"})
        s.put(dated_figure("工业园", name, decimal::of(5), then));
    s.zone("工业园", [](zone& z) { z.designations = {{.name = "改革试点"}}; });
    s.put(completeness::of(scene::unit("工业园"), known_list::every));
    CHECK(wants(finding_of(judged(s), rule_id, of_zone), "min_growth"));
    const policy at_six =
        pack.with(rule_id, "min_growth", 6).with(rule_id, "min_land_use", 6).with(rule_id, "min_yield", 6);
    const auto f = finding_of(judged(s, at_six), rule_id, of_zone);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::must);

    SECTION("with a task force that its order names it is satisfied, whosever that is") {
        s.body("专班", "龙南市", body_kind::leading_group);
        const body_id county_team = scene::body("专班");
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::violated);
        s.zone("工业园", [&](zone& z) { z.designations = {{.name = "限期整改", .team = county_team}}; });
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::satisfied);
        s.zone("工业园", [&](zone& z) { z.designations.front().team = {}; });
        CHECK(wants(finding_of(judged(s, at_six), rule_id, of_zone), "task_force"));
        s.zone("工业园", [&](zone& z) {
            z.designations.front().team = {county_team, provenance::inferred(say("推断", "inferred"))};
        });
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::satisfied);
    }
    SECTION("any other leading group is none") {
        s.body("招商领导小组", "工业园", body_kind::leading_group);
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("an order may be there that nobody has recorded, unless all is recorded of the zone") {
        const completeness_id all = completeness::of(scene::unit("工业园"), known_list::every).id();
        s.edit().remove(all).value();
        CHECK(wants(finding_of(judged(s, at_six), rule_id, of_zone), "complete.every"));
        s.zone("工业园", [](zone& z) { z.designations.clear(); });
        CHECK(wants(finding_of(judged(s, at_six), rule_id, of_zone), "task_force"));
        s.put(completeness::of(scene::unit("工业园"), known_list::every));
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("weak in two of three is not weak, unless one is enough") {
        s.put(dated_figure("工业园", "亩均效益", decimal::of(6), then));
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::not_applicable);
        CHECK(judged(s, at_six.with(rule_id, "any", true)).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("the latest figure counts, a later one than the day judged does not") {
        s.put(dated_figure("工业园", "亩均效益", decimal::of(7), date(2023, 6, 30)));
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::not_applicable);
        s.put(dated_figure("工业园", "亩均效益", decimal::of(1), date(2024, 6, 30)));
        CHECK(judged(s, at_six).at(rule_id, of_zone) == verdict::not_applicable);
    }
    SECTION("a missing figure is wanted") {
        s.edit().remove(scene::id<indicator_id>("工业园/土地利用率" + to_string(then))).value();
        CHECK(wants(finding_of(judged(s, at_six), rule_id, of_zone), "indicator.land"));
    }
    SECTION("a national zone is not spoken of") {
        CHECK(judged(s, at_six).at(rule_id, onezone_tests::zone("经开区")) == verdict::not_applicable);
    }
}

TEST_CASE("targets are judged when due, and missing one is a note", "[rules][jiangxi]") {
    const date due(2026, 3, 1);
    const auto province = division("江西省");
    scene s = obedient();
    CHECK(judged(s, pack, date(2025, 12, 31)).at("jx23.target.revenue", province) == verdict::not_applicable);
    CHECK(wants(finding_of(judged(s, pack, due), "jx23.target.revenue", province), "indicator"));
    s.put(dated_figure("江西省", "开发区营业收入年均增长", parse_decimal("9.9").value(), date(2025, 12, 31)));
    const report r = judged(s, pack, due);
    const auto f = finding_of(r, "jx23.target.revenue", province);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::target);
    CHECK(f->severity == severity::note);
    CHECK(r.outcome() != outcome::violated);
    s.put(dated_figure("江西省", "开发区营业收入年均增长", decimal::of(10), date(2025, 12, 31)));
    CHECK(judged(s, pack, due).at("jx23.target.revenue", province) == verdict::satisfied);

    SECTION("how far “about” reaches is not stated, so a near miss is undecided") {
        s.put(dated_figure("江西省", "亩均工业增加值年均增长", parse_decimal("9.5").value(), date(2025, 12, 31)));
        CHECK(wants(finding_of(judged(s, pack, due), "jx23.target.yield", province), "tolerance"));
        const policy half = pack.with("jx23.target.yield", "tolerance", parse_decimal("0.5").value());
        CHECK(judged(s, half, due).at("jx23.target.yield", province) == verdict::satisfied);
        const policy less = pack.with("jx23.target.yield", "tolerance", parse_decimal("0.4").value());
        CHECK(judged(s, less, due).at("jx23.target.yield", province) == verdict::violated);
    }
}

TEST_CASE("a city is encouraged to build parks with others, and not blamed for more than a note", "[rules][jiangxi]") {
    const auto rule_id = "jx23.coop";
    const auto city = division("赣州市");
    scene s = obedient();
    CHECK(wants(finding_of(judged(s), rule_id, city), "agreements"));
    s.add("广东省", unit_kind::province, {}, code{"44"});
    agreement a;
    a.key = scene::id<agreement_id>("共建");
    a.name = "共建协议";
    a.about = scene::unit("经开区");
    a.partners = {{scene::unit("广东省"), {}}};
    s.put(a);
    CHECK(judged(s).at(rule_id, city) == verdict::satisfied);
    a.valid.until = december;
    s.put(a);
    CHECK(wants(finding_of(judged(s), rule_id, city), "complete.agreements"));
    s.knows_everything();
    const auto f = finding_of(judged(s), rule_id, city);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->severity == severity::note);
    a.valid.until.reset();
    a.partners = {{scene::unit("全南县"), {}}};
    s.put(a);
    CHECK(judged(s).at(rule_id, city) == verdict::violated);
}

TEST_CASE("the provincial rules stop at the province's border", "[rules][jiangxi]") {
    scene s = obedient();
    s.add("福建省", unit_kind::province, {}, code{"35"});
    s.add("龙岩市", unit_kind::prefecture_city, "福建省", code{"3508"});
    s.add("新罗区", unit_kind::district, "龙岩市");
    s.add("红坊镇", unit_kind::town, "新罗区");
    s.zone("龙岩经开区", "新罗区", [](zone& z) { z.location = location_class::county_area; });
    s.entrust("红坊镇", "龙岩经开区");
    CHECK(judged(s).at("jx23.county.no-entrust", onezone_tests::zone("龙岩经开区")) == verdict::not_applicable);
    CHECK(judged(s).at("jx23.county.max-zones", division("新罗区")) == verdict::not_applicable);
}

TEST_CASE("before the announcement what is not met is undecided, from that day on it is judged as announced",
    "[rules][jiangxi][dates]") {
    const auto rule_id = "jx23.county.no-entrust";
    scene s = obedient();
    s.entrust("渡江镇", "经开区");
    const auto on = [&](const date& rules) {
        return finding_of(
            validate(s.now(), pack, judging_dates{december, rules}), rule_id, onezone_tests::zone("经开区"));
    };
    CHECK(wants(on(date(2023, 11, 7)), "in_force"));
    CHECK(on(date(2023, 11, 8))->verdict == verdict::violated);
    CHECK(on(date(2023, 11, 8))->dating == dating::as_announced);
    // What does not apply at all does not become undecided by that.
    s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    CHECK_FALSE(on(date(2023, 11, 7)));
}
