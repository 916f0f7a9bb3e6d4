// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/duty_acts.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

using namespace onezone;
using onezone_tests::agency;
using onezone_tests::december;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::told_step;
using onezone_tests::wants;

namespace {

const policy pack = onezone_tests::as_tested(packs::ganzhou_2022());

report judged(const scene& s, const policy& p = pack, const date& on = december) { return validate(s.now(), p, on); }

} // namespace

TEST_CASE("all zones of economic construction but Ganzhou's own give up social functions", "[rules][ganzhou]") {
    const auto rule_id = "gz22.social.all-but-one";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
    s.function("义务教育", "经开管委会", function_class::social);
    const auto f = finding_of(judged(s), rule_id, of_zone);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::must);
    CHECK(f->blamed.size() == 1);

    SECTION("a zone of another category is not spoken of, one of unknown category leaves it undecided") {
        s.zone("经开区", [](zone& z) { z.category = zone_category::city_area; });
        CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
        s.zone("经开区", [](zone& z) { z.category = {}; });
        const auto open = finding_of(judged(s), rule_id, of_zone);
        REQUIRE(wants(open, "category"));
        CHECK(open->answers.size() == 4);
    }
    SECTION("a category that is inferred makes an inferred finding") {
        s.zone("经开区", [](zone& z) {
            z.category = {zone_category::economic, provenance::inferred(say("据名称", "by its name"))};
        });
        CHECK(finding_of(judged(s), rule_id, of_zone)->rests_on == grade::inferred);
    }
    SECTION("the one excepted keeps them, by name or by nameplate, and whoever is put on the list") {
        s.zone("经开区", [](zone& z) { z.nameplates = {"赣州经济技术开发区"}; });
        CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
        s.zone("经开区", [](zone& z) { z.nameplates.clear(); });
        CHECK(judged(s, pack.with(rule_id, "exempt", std::vector<std::string>{"经开区"})).at(rule_id, of_zone)
            == verdict::not_applicable);
    }
    SECTION("it tightens the province's clause: a provincial exemption does not help here") {
        const exemption granted{
            "jx23.county.no-social", scene::unit("经开区"), {}, say("过渡", "transition"), "省政府", "某号"};
        const report r = judged(s, (packs::jiangxi_2023() + pack).with(granted));
        CHECK(finding_of(r, "jx23.county.no-social", of_zone)->verdict == verdict::exempted);
        CHECK(finding_of(r, rule_id, of_zone)->verdict == verdict::violated);
        CHECK(r.conflicts().empty());
    }
}

TEST_CASE("the agencies the document names are closed, and only those", "[rules][ganzhou]") {
    scene s = obedient();
    CHECK(judged(s).count("gz22.merge.section", verdict::violated) == 0);
    s.zone("上欧工业园区", "全南县").body("上欧工业园区管理办公室", "上欧工业园区", body_kind::management_office);
    s.zone("金塘新区", "龙南市").body("龙南市金塘新区管理委员会", "金塘新区", body_kind::management_committee);
    s.zone("另一园区", "全南县").body("工业园区管理办公室", "另一园区", body_kind::management_office);
    const report r = judged(s);
    const auto merged = finding_of(r, "gz22.merge.section", agency("上欧工业园区管理办公室"));
    REQUIRE(merged);
    CHECK(merged->verdict == verdict::violated);
    CHECK(merged->force == force::must);
    CHECK(r.at("gz22.merge.section", agency("工业园区管理办公室")) == verdict::not_applicable);
    CHECK(r.at("gz22.village-agencies", agency("龙南市金塘新区管理委员会")) == verdict::violated);
    CHECK(r.at("gz22.village-agencies", agency("上欧工业园区管理办公室")) == verdict::not_applicable);

    s.edit().remove(scene::body("上欧工业园区管理办公室")).value();
    s.edit().remove(scene::body("龙南市金塘新区管理委员会")).value();
    CHECK(judged(s).count("gz22.merge.section", verdict::violated) == 0);
    CHECK(judged(s).count("gz22.village-agencies", verdict::violated) == 0);
}

TEST_CASE("Longnan's agency ranks as a county and that others do is an inference and only warns", "[rules][ganzhou]") {
    scene s = obedient();
    const auto of_agency = agency("经开管委会");
    const auto ranked = [&](std::optional<rank> is) {
        s.body("经开管委会", "经开区", body_kind::management_committee,
            [&](body& b) { b.rank = is ? fact<rank>(*is) : fact<rank>(); });
        return judged(s);
    };
    CHECK(ranked(rank::county_chief).at("gz22.rank", of_agency) == verdict::satisfied);
    const report inferred = ranked(rank::bureau_deputy);
    const auto f = finding_of(inferred, "gz22.rank", of_agency);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->severity == severity::warning);
    CHECK(f->rests_on == grade::inferred);
    CHECK(inferred.at("gz22.rank.longnan", of_agency) == verdict::not_applicable);
    CHECK(wants(finding_of(ranked({}), "gz22.rank", of_agency), "rank"));

    s.zone("经开区", [](zone& z) { z.nameplates = {"龙南经开区"}; });
    const report named = ranked(rank::bureau_deputy);
    const auto g = finding_of(named, "gz22.rank.longnan", of_agency);
    REQUIRE(g);
    // The source tells what was done to it: that it is asked is a reading as well.
    CHECK(g->severity == severity::warning);
    CHECK(g->rests_on == grade::inferred);
    CHECK(g->clause == wording::inferred);
    CHECK(named.at("gz22.rank", of_agency) == verdict::not_applicable);
    CHECK(ranked(rank::county_chief).at("gz22.rank.longnan", of_agency) == verdict::satisfied);
    CHECK(ranked(rank::county_deputy).at("gz22.rank.longnan", of_agency) == verdict::satisfied);
    CHECK(wants(finding_of(ranked({}), "gz22.rank.longnan", of_agency), "rank"));

    s.zone("经开区", [](zone& z) {
        z.nameplates.clear();
        z.location = location_class::main_urban_area;
    });
    CHECK(ranked(rank::bureau_deputy).at("gz22.rank", of_agency) == verdict::not_applicable);
}

TEST_CASE("a new charter is due after a change, and undecided where nobody knows", "[rules][ganzhou][step]") {
    const auto rule_id = "gz22.sanding";
    const auto of_agency = agency("经开管委会");
    const auto chartered = [](scene s, std::optional<date> issued) {
        s.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
            b.charter = charter{issued, "某编发1号"};
        });
        return s;
    };
    const date old_day(2019, 5, 20);
    const date new_day(2023, 3, 1);

    SECTION("of a state alone nobody can say whether one was due") {
        CHECK(wants(finding_of(judged(obedient()), rule_id, of_agency), "charter"));
        CHECK(wants(finding_of(judged(chartered(obedient(), old_day)), rule_id, of_agency), "due"));
        CHECK(judged(chartered(obedient(), new_day)).at(rule_id, of_agency) == verdict::satisfied);
        CHECK(judged(chartered(obedient(), date(2022, 11, 1))).at(rule_id, of_agency) == verdict::satisfied);
        CHECK(judged(chartered(obedient(), date(2022, 10, 31))).at(rule_id, of_agency) == verdict::undecided);
        CHECK(wants(finding_of(judged(chartered(obedient(), std::nullopt)), rule_id, of_agency), "charter.issued"));
    }
    SECTION("after a change of rank the old one is a violation, none recorded is undecided") {
        const scene before = chartered(obedient(), old_day);
        scene after(before.now());
        after.body(
            "经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.rank = rank::county_deputy; });
        const auto step = [&] { return validate(step_view{before.now(), after.now()}, pack, december); };
        const auto f = finding_of(step(), rule_id, of_agency);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->force == force::must);
        after.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
            b.charter = charter{new_day, "某编发2号"};
        });
        CHECK(step().at(rule_id, of_agency) == verdict::satisfied);
        after.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) { b.charter = {}; });
        CHECK(wants(finding_of(step(), rule_id, of_agency), "charter"));
        CHECK(step().at(rule_id, agency("园区管委会")) == verdict::undecided);
    }
    SECTION("so it is after functions were stripped or a park was taken over") {
        const scene before = chartered(obedient(), old_day);
        scene stripped(before.now());
        stripped.edit().remove(scene::id<holding_id>("经开管委会/招商引资")).value();
        CHECK(validate(step_view{before.now(), stripped.now()}, pack, december).at(rule_id, of_agency)
            == verdict::violated);
        scene merged(before.now());
        merged.zone("分园", "龙南市", [](zone& z) { z.part_of = scene::unit("经开区"); });
        CHECK(validate(step_view{before.now(), merged.now()}, pack, december).at(rule_id, of_agency)
            == verdict::violated);
    }
}

TEST_CASE("a charter follows the act that made it due", "[rules][ganzhou][step][day]") {
    const auto rule_id = "gz22.sanding";
    const auto of_agency = agency("经开管委会");
    scene s = obedient();
    const auto chartered = [&](const date& issued) {
        s.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
            b.charter = charter{issued, "某编发1号"};
        });
    };
    const change_rank lowered{scene::body("经开管委会"), rank::county_deputy, rank_direction::downgrade};
    const auto reissued = [](const char* number, const std::optional<date>& issued) {
        return reissue_charter{.body = scene::body("经开管委会"), .document = number, .issued = issued};
    };
    const auto is = [&](const told_step& step) {
        return step.judged(pack, {december, december}).at(rule_id, of_agency);
    };

    SECTION("issued before it, it does not count, however new it is") {
        chartered(date(2023, 3, 1));
        CHECK(is(told_step(s.now()).enact(lowered, {}, date(2023, 6, 1))) == verdict::violated);
        CHECK(is(told_step(s.now()).enact(lowered, {}, date(2023, 3, 1))) == verdict::satisfied);
        CHECK(is(told_step(s.now()).enact(lowered, {})) == verdict::violated); // it stood there before
    }
    SECTION("issued since, or with it, it does") {
        chartered(date(2019, 5, 20));
        CHECK(is(told_step(s.now()).enact(lowered, {}, date(2023, 6, 1)).enact(reissued("2号", date(2023, 7, 1)), {}))
            == verdict::satisfied);
        CHECK(is(told_step(s.now()).enact(lowered, {}).enact(reissued("2号", date(2023, 7, 1)), {}))
            == verdict::satisfied);
    }
    SECTION("one more change after it makes another one due") {
        chartered(date(2019, 5, 20));
        const strip_functions stripped{.agency = scene::body("经开管委会"),
            .to = party::of(scene::body("龙南政府")),
            .which = strip_scope::listed,
            .items = {scene::id<holding_id>("经开管委会/招商引资")}};
        CHECK(is(told_step(s.now()).enact(lowered, {}).enact(reissued("2号", date(2023, 7, 1)), {}).enact(stripped, {}))
            == verdict::violated);
        CHECK(is(told_step(s.now())
                      .enact(lowered, {})
                      .enact(reissued("2号", date(2023, 7, 1)), {})
                      .enact(stripped, {}, date(2023, 8, 1)))
            == verdict::violated);
        CHECK(is(told_step(s.now())
                      .enact(lowered, {})
                      .enact(reissued("2号", date(2023, 9, 1)), {})
                      .enact(stripped, {}, date(2023, 8, 1)))
            == verdict::satisfied);
    }
}

TEST_CASE("social functions that are stripped go to the division the zone lies in", "[rules][ganzhou][step]") {
    const auto rule_id = "gz22.social.all-but-one";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    s.function("义务教育", "经开管委会", function_class::social);
    s.body("经开公司", "经开区", body_kind::platform_company);
    s.body("经开社区", "经开区", body_kind::industrial_community);
    s.body("渡江镇政府", "渡江镇", body_kind::government);
    const auto given_to = [&](const party& to) {
        const strip_functions stripped{
            .agency = scene::body("经开管委会"), .to = to, .which = strip_scope::social, .items = {}};
        return told_step(s.now()).enact(stripped, {});
    };
    const auto is = [&](const told_step& step) { return step.judged(pack, {december, december}).at(rule_id, of_zone); };
    CHECK(is(given_to(party::of(scene::body("龙南政府")))) == verdict::satisfied);
    CHECK(is(given_to(party::of(scene::unit("龙南市")))) == verdict::satisfied);
    CHECK(is(given_to(party::of(scene::body("渡江镇政府")))) == verdict::satisfied);
    for (const char* own : {"经开公司", "经开社区"}) {
        CAPTURE(own);
        const report r = given_to(party::of(scene::body(own))).judged(pack, {december, december});
        const auto f = finding_of(r, rule_id, of_zone);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->blamed.size() == 1);
    }
    CHECK(is(given_to(party::of(scene::body("全南政府")))) == verdict::violated); // another county's
    CHECK(
        wants(finding_of(given_to(party::only_stated("有关部门")).judged(pack, {december, december}), rule_id, of_zone),
            "receiver"));
    SECTION("nor does a zone's company or community hold them in a state") {
        scene held = obedient();
        held.body("经开公司", "经开区", body_kind::platform_company);
        CHECK(judged(held).at(rule_id, of_zone) == verdict::satisfied);
        held.function("义务教育", "经开公司", function_class::social);
        CHECK(judged(held).at(rule_id, of_zone) == verdict::violated);
    }
    SECTION("a step that does not tell its acts leaves open who received what is gone") {
        scene gone(s.now());
        gone.edit().remove(scene::id<holding_id>("经开管委会/义务教育")).value();
        CHECK(
            wants(finding_of(validate(step_view{s.now(), gone.now()}, pack, december), rule_id, of_zone), "receiver"));
    }
}

TEST_CASE("a section-level office is merged into the county's provincial agency, not into nobody knows what",
    "[rules][ganzhou][step]") {
    const auto rule_id = "gz22.merge.section.heir";
    const auto gone = onezone_tests::body("上欧工业园区管理办公室");
    scene s = obedient();
    s.zone("上欧工业园区", "全南县")
        .body("上欧工业园区管理办公室", "上欧工业园区", body_kind::management_office,
            [](body& b) { b.rank = rank::section_deputy; });
    s.zone("金龙园", "全南县", [](zone& z) { z.tier = zone_tier::none; });
    s.body("金龙园办公室", "金龙园", body_kind::management_office);
    const policy named = pack.with(rule_id, "named", std::vector<std::string>{"上欧工业园区管理办公室"});
    const auto after = [&](const operation& op) {
        return told_step(s.now()).enact(op, {}).judged(named, {december, december});
    };
    const auto closed_into = [](const party& successor) {
        return abolish_agency{.agency = scene::body("上欧工业园区管理办公室"),
            .successor = successor,
            .destinations = {},
            .also = {},
            .zone = zone_fate::kept,
            .part_of = {}};
    };
    const auto merged_into = [](const char* into, bool adjacent = false) {
        return merge_agencies{
            .into = scene::body(into), .absorbed = {scene::body("上欧工业园区管理办公室")}, .adjacent = adjacent};
    };
    CHECK(after(merged_into("园区管委会")).at(rule_id, gone) == verdict::satisfied);
    CHECK(after(closed_into(party::of(scene::body("园区管委会")))).at(rule_id, gone) == verdict::satisfied);
    CHECK(after(merged_into("金龙园办公室")).at(rule_id, gone) == verdict::violated);     // of no provincial zone
    CHECK(after(merged_into("经开管委会", true)).at(rule_id, gone) == verdict::violated); // another county's
    CHECK(after(closed_into(party::of(scene::body("全南政府")))).at(rule_id, gone) == verdict::violated);
    CHECK(wants(finding_of(after(closed_into(party::only_stated("不明"))), rule_id, gone), "receiver"));
    s.zone("工业园", [](zone& z) { z.tier = {}; });
    CHECK(wants(finding_of(after(merged_into("园区管委会")), rule_id, gone), "tier"));
    // While it stands the other clause speaks of it.
    const report standing =
        after(change_rank{scene::body("园区管委会"), rank::section_chief, rank_direction::downgrade});
    CHECK(standing.at("gz22.merge.section", agency("上欧工业园区管理办公室")) == verdict::violated);
    CHECK_FALSE(standing.at(rule_id, gone)); // it speaks of what is gone
    CHECK(after(change_rank{scene::body("上欧工业园区管理办公室"), rank::section_chief, rank_direction::upgrade})
              .at(rule_id, gone)
        == verdict::not_applicable);
    // Nor does it ask who carries on an office that is not named.
    const abolish_agency other{.agency = scene::body("金龙园办公室"),
        .successor = party::of(scene::body("全南政府")),
        .destinations = {},
        .also = {},
        .zone = zone_fate::kept,
        .part_of = {}};
    CHECK(after(other).at(rule_id, onezone_tests::body("金龙园办公室")) == verdict::not_applicable);
}

TEST_CASE("villages go from the agency that ran them to a township government", "[rules][ganzhou][step]") {
    const auto rule_id = "gz22.village-agencies.heir";
    const auto gone = onezone_tests::body("龙南市金塘新区管理委员会");
    scene s = obedient();
    s.zone("金塘新区", "龙南市").body("龙南市金塘新区管理委员会", "金塘新区", body_kind::management_committee);
    s.body("渡江镇政府", "渡江镇", body_kind::government);
    s.add("甲村", unit_kind::villagers_committee, "渡江镇");
    const auto closed = [&](const party& successor, std::vector<destination> where = {}) {
        const abolish_agency op{.agency = scene::body("龙南市金塘新区管理委员会"),
            .successor = successor,
            .destinations = std::move(where),
            .also = {},
            .zone = zone_fate::kept,
            .part_of = {}};
        return told_step(s.now()).enact(op, {}).judged(pack, {december, december});
    };
    const party township = party::of(scene::body("渡江镇政府"));
    const auto to = [](const party& who) {
        std::vector<destination> where(1);
        where[0].cls = carry_class::villages;
        where[0].to = who;
        return where;
    };

    SECTION("it speaks of agencies that are named, and gone") {
        const auto rank_given = [&](const char* of) {
            return told_step(s.now())
                .enact(change_rank{scene::body(of), rank::section_chief, rank_direction::downgrade}, {})
                .judged(pack, {december, december})
                .at(rule_id, onezone_tests::body(of));
        };
        s.body("龙南市金塘新区管理委员会", "金塘新区", body_kind::management_committee,
            [](body& b) { b.rank = rank::county_deputy; });
        CHECK(rank_given("龙南市金塘新区管理委员会") == verdict::not_applicable);
        const abolish_agency other{.agency = scene::body("园区管委会"),
            .successor = party::of(scene::body("全南政府")),
            .destinations = {},
            .also = {},
            .zone = zone_fate::kept,
            .part_of = {}};
        CHECK(told_step(s.now())
                  .enact(other, {})
                  .judged(pack, {december, december})
                  .at(rule_id, onezone_tests::body("园区管委会"))
            == verdict::not_applicable);
    }
    SECTION("who carries the agency on tells, where no village is recorded") {
        CHECK(closed(township).at(rule_id, gone) == verdict::satisfied);
        CHECK(closed(party::of(scene::body("经开管委会"))).at(rule_id, gone) == verdict::violated);
        CHECK(closed(party::of(scene::body("龙南政府"))).at(rule_id, gone) == verdict::violated);
        CHECK(wants(finding_of(closed(party::only_stated("邻近乡镇人民政府")), rule_id, gone), "receiver"));
    }
    SECTION("villages of which only the way is told go where it is told") {
        CHECK(closed(township, to(township)).at(rule_id, gone) == verdict::satisfied);
        // Nobody knows of any village that went elsewhere.
        CHECK(wants(finding_of(closed(township, to(party::of(scene::unit("经开区")))), rule_id, gone), "villages"));
        CHECK(
            wants(finding_of(closed(township, to(party::only_stated("邻近乡镇人民政府"))), rule_id, gone), "receiver"));
    }
    SECTION("villages entrusted to the zone return to their township or go to another holder") {
        s.entrust("甲村", "金塘新区");
        CHECK(closed(township).at(rule_id, gone) == verdict::satisfied);
        // That they do is not enough: the agency itself is carried on by a township government.
        CHECK(closed(party::of(scene::body("龙南政府"))).at(rule_id, gone) == verdict::violated);
        CHECK(closed(township, to(party::of(scene::unit("经开区")))).at(rule_id, gone) == verdict::violated);
    }
}

TEST_CASE("the clean-up is known to the month: October 2022 is free of it, November undecided, December bound",
    "[rules][ganzhou][dates]") {
    const auto rule_id = "gz22.social.all-but-one";
    scene s = obedient();
    s.function("义务教育", "经开管委会", function_class::social);
    const auto on = [&](const date& rules) {
        return validate(s.now(), pack, judging_dates{december, rules}).at(rule_id, onezone_tests::zone("经开区"));
    };
    CHECK(on(date(2022, 10, 31)) == verdict::not_in_force);
    CHECK(on(date(2022, 11, 1)) == verdict::undecided);
    CHECK(on(date(2022, 11, 30)) == verdict::undecided);
    CHECK(on(date(2022, 12, 1)) == verdict::violated);
    CHECK(on(date(2023, 11, 8)) == verdict::violated);
}

TEST_CASE("Ganzhou's rules bind Ganzhou only", "[rules][ganzhou]") {
    scene s = obedient();
    s.add("萍乡市", unit_kind::prefecture_city, "江西省", code{"3603"});
    s.add("芦溪县", unit_kind::county, "萍乡市", code{"360323"});
    s.zone("芦溪园", "芦溪县", [](zone& z) { z.category = zone_category::economic; });
    s.body("芦溪管委会", "芦溪园", body_kind::management_committee);
    s.function("义务教育", "芦溪管委会", function_class::social);
    const report r = judged(s);
    CHECK(r.at("gz22.social.all-but-one", onezone_tests::zone("芦溪园")) == verdict::not_applicable);
    CHECK(r.at("gz22.sanding", agency("芦溪管委会")) == verdict::not_applicable);
}
