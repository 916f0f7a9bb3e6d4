// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::finding_of;
using onezone_tests::scene;
using onezone_tests::wants;

// First secretary and the separation of posts are in the table of dual roles: dual_role_test.cpp.

namespace {

const policy pack = onezone_tests::as_tested(packs::shangli_2022());

scene pilot() {
    scene s;
    s.knows_everything();
    s.add("江西省", unit_kind::province, {}, code{"36"});
    s.add("萍乡市", unit_kind::prefecture_city, "江西省", code{"3603"});
    s.add("上栗县", unit_kind::county, "萍乡市", code{"360322"});
    s.zone("上栗园区", "上栗县");
    s.body("管委会", "上栗园区", body_kind::management_committee);
    s.body("公司", "上栗园区", body_kind::platform_company);
    s.body("社区", "上栗园区", body_kind::industrial_community);
    for (const auto* f : {"把方向", "谋大局", "定政策", "促改革"}) s.function(f, "管委会", function_class::economic);
    for (const auto* f : {"开发建设", "资本运营", "招商引资"}) s.function(f, "公司", function_class::economic);
    for (const auto* f : {"公共服务", "民生保障", "基层党建"}) s.function(f, "社区", function_class::social);
    return s;
}

report judged(const scene& s) { return validate(s.now(), pack, december); }

const auto park = onezone_tests::zone("上栗园区");

} // namespace

TEST_CASE("three bodies share the functions of the park, each its own", "[rules][shangli]") {
    const auto rule_id = "sl22.structure";
    scene s = pilot();
    CHECK(judged(s).at(rule_id, park) == verdict::satisfied);

    SECTION("a body missing is a violation") {
        for (const auto* f : {"公共服务", "民生保障", "基层党建"})
            s.edit().remove(scene::id<holding_id>(std::string("社区/") + f)).value();
        s.edit().remove(scene::body("社区")).value();
        const auto f = finding_of(judged(s), rule_id, park);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->force == force::must);
    }
    SECTION("each body is asked for by itself, whatever functions are") {
        const struct {
            const char* list;
            const char* body;
        } own[] = {{"committee", "管委会"}, {"company", "公司"}, {"community", "社区"}};
        for (const auto& one : own) {
            CAPTURE(one.body);
            const policy asked = pack.with(rule_id, one.list, std::vector<std::string>{});
            scene t = pilot();
            CHECK(validate(t.now(), asked, december).at(rule_id, park) == verdict::satisfied);
            std::vector<holding_id> all;
            for (const holding& x : t.now().holdings_of(scene::body(one.body))) all.push_back(x.key);
            for (const holding_id x : all) t.edit().remove(x).value();
            t.edit().remove(scene::body(one.body)).value();
            CHECK(validate(t.now(), asked, december).at(rule_id, park) == verdict::violated);
        }
    }
    SECTION("a function in the wrong body is one, and is named") {
        s.edit().remove(scene::id<holding_id>("公司/招商引资")).value();
        s.function("招商引资", "管委会", function_class::economic);
        const auto f = finding_of(judged(s), rule_id, park);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->blamed.size() == 1);
    }
    SECTION("a function held twice, or shared, is one") {
        s.function("招商引资", "管委会", function_class::economic);
        CHECK(judged(s).at(rule_id, park) == verdict::violated);
        scene t = pilot();
        t.function("招商引资", "公司", [](holding& x) { x.shared_with = {scene::body("管委会")}; });
        CHECK(judged(t).at(rule_id, park) == verdict::violated);
    }
    SECTION("a function recorded nowhere is wanted") {
        s.edit().remove(scene::id<holding_id>("社区/基层党建")).value();
        CHECK(wants(finding_of(judged(s.may_lack_anything()), rule_id, park), "functions"));
    }
    SECTION("a zone of which no body is recorded is undecided") {
        s.zone("空园", "上栗县");
        CHECK(wants(finding_of(judged(s.may_lack_anything()), rule_id, onezone_tests::zone("空园")), "bodies"));
    }
}

TEST_CASE("posts of the committee are of six grades and three categories", "[rules][shangli]") {
    const auto rule_id = "sl22.posts";
    scene s = pilot();
    const auto graded = [&](std::string grade, std::string category) {
        s.post("某岗", "管委会", post_kind::staff, [&](post& p) {
            p.grade = std::move(grade);
            p.category = std::move(category);
        });
        return judged(s);
    };
    const auto of_post = onezone_tests::post("某岗");
    CHECK(graded("三级业务主办", "事务类").at(rule_id, of_post) == verdict::satisfied);
    CHECK(graded("四级业务主办", "事务类").at(rule_id, of_post) == verdict::violated);
    CHECK(graded("部门主管", "后勤类").at(rule_id, of_post) == verdict::violated);
    CHECK(wants(finding_of(graded("", "事务类"), rule_id, of_post), "post_grade"));
    CHECK(wants(finding_of(graded("部门主管", ""), rule_id, of_post), "category"));
    s.post("公司岗", "公司", post_kind::staff);
    CHECK(judged(s).at(rule_id, onezone_tests::post("公司岗")) == verdict::not_applicable);
    s.body("经发局", "上栗园区", body_kind::internal_body, [](body& b) { b.part_of = scene::body("管委会"); });
    s.post("局岗", "经发局", post_kind::section_head, [](post& p) { p.grade = "处长"; });
    CHECK(judged(s).at(rule_id, onezone_tests::post("局岗")) == verdict::violated);
}

TEST_CASE("the pilot began some day of 2022", "[rules][shangli][dates]") {
    scene s = pilot();
    s.function("招商引资", "管委会", function_class::economic);
    const auto on = [&](const date& rules) {
        return validate(s.now(), pack, judging_dates{december, rules}).at("sl22.structure", park);
    };
    CHECK(on(date(2021, 12, 31)) == verdict::not_in_force);
    CHECK(on(date(2022, 6, 1)) == verdict::undecided);
    CHECK(on(date(2023, 1, 1)) == verdict::violated);
}
