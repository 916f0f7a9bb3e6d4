// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

using namespace onezone;
using onezone_tests::agency;
using onezone_tests::december;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

namespace {

const policy pack = packs::ganzhou_2022();

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
    CHECK(g->severity == severity::breach);
    CHECK(g->rests_on == grade::stated);
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
