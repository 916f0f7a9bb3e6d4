// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

using namespace onezone;
using onezone_tests::agency;
using onezone_tests::division;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

// The rules on further posts (cs.*, npc.*, org.overstaff) are in the table of dual roles: dual_role_test.cpp.

namespace {

const policy pack = onezone_tests::as_tested(packs::national());
const date late(2025, 10, 1);

report judged(const scene& s, const date& on = late) { return validate(s.now(), pack, on); }

report judged_step(const scene& before, const scene& after, const date& on = late) {
    return validate(step_view{before.now(), after.now()}, pack, on);
}

scene staffed(std::optional<std::int64_t> quota, std::optional<std::int64_t> staff,
    std::optional<std::int64_t> other_quota = {}, std::optional<std::int64_t> other_staff = {}) {
    scene s = obedient();
    s.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
        if (quota) b.quota.push_back({quota_kind::administrative, *quota});
        if (staff) b.staff.push_back({staff_status::administrative, *staff});
        if (other_quota) b.quota.push_back({quota_kind::institution, *other_quota});
        if (other_staff) b.staff.push_back({staff_status::institution, *other_staff});
    });
    return s;
}

const auto committee = onezone_tests::body("经开管委会");

} // namespace

TEST_CASE("an organ has no more staff than its quota", "[rules][national]") {
    const auto rule_id = "org.no-unauthorised";
    CHECK(judged(staffed(10, 10)).at(rule_id, committee) == verdict::satisfied);
    const auto f = finding_of(judged(staffed(10, 11)), rule_id, committee);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::prohibit);
    CHECK(judged(staffed(10, 8, 5, 7)).at(rule_id, committee) == verdict::satisfied);
    CHECK(judged(staffed(10, 8, 5, 8)).at(rule_id, committee) == verdict::violated);
    CHECK(wants(finding_of(judged(staffed(10, {})), rule_id, committee), "staff"));
    CHECK(wants(finding_of(judged(staffed({}, 10)), rule_id, committee), "quota"));
    CHECK(wants(finding_of(judged(staffed({}, {})), rule_id, committee), "quota"));
    scene company = obedient();
    company.body("公司", "经开区", body_kind::platform_company);
    CHECK(judged(company).at(rule_id, onezone_tests::body("公司")) == verdict::not_applicable);
}

TEST_CASE("kinds of quota are not mixed", "[rules][national]") {
    const auto rule_id = "org.quota-kind";
    CHECK(judged(staffed(10, 10, 5, 5)).at(rule_id, committee) == verdict::satisfied);
    // Within the total, yet seven sit on five.
    const auto f = finding_of(judged(staffed(10, 8, 5, 7)), rule_id, committee);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::prohibit);
    CHECK(judged(staffed(10, 8, {}, 1)).at(rule_id, committee) == verdict::violated);
    CHECK(judged(staffed(10, 8)).at(rule_id, committee) == verdict::satisfied);
    scene untold = staffed(10, {}, 5, 5);
    CHECK(judged(untold).at(rule_id, committee) == verdict::satisfied); // all its staff is of the other kind
    untold.may_lack(known_list::staff);
    CHECK(wants(finding_of(judged(untold), rule_id, committee), "complete.staff"));
}

TEST_CASE("administrative quota that goes to a company or community is found", "[rules][national][step]") {
    const auto rule_id = "org.quota-kind";
    scene s = obedient();
    s.body("经开公司", "经开区", body_kind::platform_company);
    s.body("经开社区", "经开区", body_kind::industrial_community);
    for (const char* own : {"经开公司", "经开社区"}) {
        CAPTURE(own);
        const auto of_body = onezone_tests::body(own);
        const auto with = [&](quota_kind kind, fact<std::int64_t> many) {
            scene held(s.now());
            const body_kind is = held.now().find(scene::body(own))->kind;
            held.body(own, "经开区", is, [&](body& b) { b.quota = {{kind, many}}; });
            return judged(held).at(rule_id, of_body);
        };
        CHECK(judged(s).at(rule_id, of_body) == verdict::not_applicable);
        CHECK(with(quota_kind::administrative, 3) == verdict::violated);
        CHECK(with(quota_kind::administrative, 0) == verdict::satisfied);
        CHECK(with(quota_kind::administrative, {}) == verdict::undecided); // it has some, nobody says how much
        CHECK(with(quota_kind::headcount, 3) == verdict::not_applicable);
    }
}

TEST_CASE(
    "a rank kept through a downgrade of the agency is none given beyond what it may have", "[rules][national][step]") {
    const auto rule_id = "org.overstaff";
    const subject of_agency = onezone_tests::body("园区管委会");
    const auto ranked = [](rank agency, rank director) {
        scene s = obedient();
        s.body("园区管委会", "工业园", body_kind::management_committee, [&](body& b) {
            b.rank = agency;
            b.leading_posts = 1;
        });
        person p = *s.now().find(scene::person("园区戊"));
        p.rank = director;
        s.put(std::move(p));
        return s;
    };
    const scene high = ranked(rank::county_chief, rank::county_chief);
    const scene lowered = ranked(rank::county_deputy, rank::county_chief);
    CHECK(judged(high).at(rule_id, of_agency) == verdict::satisfied);
    CHECK(judged_step(high, lowered).at(rule_id, of_agency) == verdict::satisfied);
    const auto told = finding_of(judged(lowered), rule_id, of_agency);
    REQUIRE(told);
    CHECK(told->message.zh == "园区戊（园区管委会园区主任）的级别为正处级，高于机构规格副处级");
    CHECK(told->message.en
        == "园区戊 (园区主任 of 园区管委会) is of division level, above the organ's deputy division level");
    CHECK(judged(lowered).at(rule_id, of_agency) == verdict::violated); // of what was before a state tells nothing
    CHECK(judged_step(lowered, lowered).at(rule_id, of_agency) == verdict::violated);
    // Raised in the step, or above the agency before, it was given.
    CHECK(judged_step(ranked(rank::county_chief, rank::county_deputy), lowered).at(rule_id, of_agency)
        == verdict::violated);
    CHECK(judged_step(ranked(rank::county_chief, rank::bureau_deputy), ranked(rank::county_deputy, rank::bureau_deputy))
              .at(rule_id, of_agency)
        == verdict::violated);
    scene newcomer(lowered.now());
    newcomer.edit().remove(scene::tenure("园区戊@园区主任")).value();
    newcomer.someone("园区己");
    person p = *newcomer.now().find(scene::person("园区己"));
    p.rank = rank::county_chief;
    newcomer.put(std::move(p)).holds("园区己", "园区主任");
    CHECK(judged_step(high, newcomer).at(rule_id, of_agency) == verdict::violated);
    scene unknown_before(high.now());
    unknown_before.body("园区管委会", "工业园", body_kind::management_committee, [](body& b) { b.rank = {}; });
    CHECK(wants(finding_of(judged_step(unknown_before, lowered), rule_id, of_agency), "rank"));
}

TEST_CASE("one duty is one organ's, in principle", "[rules][national]") {
    const auto rule_id = "org.same-duty";
    scene s = obedient();
    CHECK(judged(s).at(rule_id, committee) == verdict::satisfied);
    s.body("经开投促局", "经开区", body_kind::department);
    s.function("招商引资", "经开投促局", function_class::economic);
    const auto f = finding_of(judged(s), rule_id, committee);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->force == force::principle);
    CHECK(f->message.zh.starts_with("同一职责另由经开投促局承担"));
    CHECK(f->message.en.starts_with("the same duty is also that of 经开投促局"));
    CHECK(
        wants(finding_of(judged(onezone_tests::open_lists()), rule_id, onezone_tests::body("龙南政府")), "functions"));
    CHECK(judged(s).at(rule_id, onezone_tests::body("经开党工委")) == verdict::not_applicable);
    scene apart = obedient();
    apart.function("招商引资", "园区管委会", function_class::economic);
    CHECK(judged(apart).at(rule_id, committee) == verdict::satisfied);
}

TEST_CASE("administrative quota that moves between levels in an untold step wants to know who approved it",
    "[rules][national][step]") {
    const auto rule_id = "org.quota-level";
    const auto with_quota = [](scene s, std::string_view key, std::string_view of, body_kind kind, std::int64_t n) {
        s.body(key, of, kind, [&](body& b) { b.quota = {{quota_kind::administrative, n}}; });
        return s;
    };
    scene before = with_quota(obedient(), "龙南政府", "龙南市", body_kind::government, 100);
    before = with_quota(before, "赣州政府", "赣州市", body_kind::government, 50);
    before = with_quota(before, "全南政府", "全南县", body_kind::government, 80);
    CHECK(judged_step(before, before).at(rule_id, subject::whole()) == verdict::not_applicable);
    const scene sideways = with_quota(with_quota(before, "龙南政府", "龙南市", body_kind::government, 90), "全南政府",
        "全南县", body_kind::government, 90);
    CHECK(judged_step(before, sideways).at(rule_id, subject::whole()) == verdict::not_applicable);
    const scene upward = with_quota(with_quota(before, "龙南政府", "龙南市", body_kind::government, 90), "赣州政府",
        "赣州市", body_kind::government, 60);
    CHECK(wants(finding_of(judged_step(before, upward), rule_id, subject::whole()), "approved_by"));
}

TEST_CASE("subdistricts stand under districts and cities without districts", "[rules][national]") {
    const auto rule_id = "law.street-only-city";
    scene s = obedient();
    s.add("某街道", unit_kind::subdistrict, "龙南市");
    CHECK(judged(s).at(rule_id, division("某街道")) == verdict::satisfied);
    CHECK(judged(s).at(rule_id, division("渡江镇")) == verdict::not_applicable);
    s.add("县城街道", unit_kind::subdistrict, "全南县");
    const auto f = finding_of(judged(s), rule_id, division("县城街道"));
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    // What the law lists is stated, that nobody else may is a reading: it warns.
    CHECK(f->severity == severity::warning);
    CHECK(f->rests_on == grade::inferred);
    s.add("东莞市", unit_kind::prefecture_city, "江西省").add("莞城街道", unit_kind::subdistrict, "东莞市");
    CHECK(judged(s).at(rule_id, division("莞城街道")) == verdict::satisfied);
    s.add("某区", unit_kind::district, "东莞市").add("区街道", unit_kind::subdistrict, "某区");
    CHECK(judged(s).at(rule_id, division("莞城街道")) == verdict::violated);
    CHECK(judged(s).at(rule_id, division("区街道")) == verdict::satisfied);
    s.add("不明街道", unit_kind::subdistrict, "赣州市", {}, false);
    CHECK(wants(finding_of(judged(s), rule_id, division("不明街道")), "parent"));
    // The law is older than its last revision, whose text this is.
    CHECK(judged(s, date(2022, 3, 11)).at(rule_id, division("县城街道")) == verdict::undecided);
    CHECK(judged(s, date(2022, 3, 12)).at(rule_id, division("县城街道")) == verdict::violated);
}

TEST_CASE("a zone's agency is not among the dispatched organs the law lists", "[rules][national]") {
    const auto rule_id = "law.dispatched-closed";
    scene s = obedient();
    CHECK(wants(finding_of(judged(s), rule_id, agency("经开管委会")), "legal_type"));
    s.body("经开管委会", "经开区", body_kind::management_committee,
        [](body& b) { b.legal_type = dispatched_type::agency; });
    CHECK(judged(s).at(rule_id, agency("经开管委会")) == verdict::satisfied);
    s.body("经开管委会", "经开区", body_kind::management_committee,
        [](body& b) { b.legal_type = dispatched_type::organ; });
    const auto f = finding_of(judged(s), rule_id, agency("经开管委会"));
    REQUIRE(f);
    CHECK(f->severity == severity::warning);
}

TEST_CASE("a new name is not one already used within its range, an old one is not judged", "[rules][national][step]") {
    const auto rule_id = "name.unique";
    scene before = obedient();
    before.add("福建省", unit_kind::province, {}, code{"35"}).add("龙岩市", unit_kind::prefecture_city, "福建省");
    before.add("新罗区", unit_kind::district, "龙岩市").add("红坊镇", unit_kind::town, "新罗区");
    scene after(before.now());
    const auto renamed = [&](std::string_view unit, std::string_view to) {
        after.edit().rename(scene::unit(unit), to).value();
        return judged_step(before, after);
    };
    // A town of another province may have the name, one of the same may not; a county's name is unique in the nation.
    CHECK(renamed("渡江镇", "红坊镇").at(rule_id, division("渡江镇")) == verdict::satisfied);
    CHECK(renamed("渡江镇", "金龙镇").at(rule_id, division("渡江镇")) == verdict::violated);
    CHECK(finding_of(judged_step(before, after), rule_id, division("渡江镇"))->force == force::must);
    CHECK(renamed("新罗区", "全南县").at(rule_id, division("新罗区")) == verdict::violated);
    CHECK_FALSE(judged_step(before, after).at(rule_id, division("全南县")));
    // The regulation was revised; since when the clause reads as it does is not known.
    CHECK(judged_step(before, after, date(2022, 4, 30)).at(rule_id, division("新罗区")) == verdict::undecided);
    CHECK(judged_step(before, after, date(2022, 5, 1)).at(rule_id, division("新罗区")) == verdict::violated);

    SECTION("a move is no new name") {
        scene moved(before.now());
        moved.edit().move(scene::unit("渡江镇"), scene::unit("全南县")).value();
        CHECK(judged_step(before, moved).at(rule_id, division("渡江镇")) == verdict::not_applicable);
    }
    SECTION("a subdistrict may bear the name of a town: the clause names townships and towns") {
        scene founded(before.now());
        founded.add("金龙街道", unit_kind::subdistrict, "龙南市");
        founded.edit().rename(scene::unit("金龙街道"), "金龙镇").value();
        CHECK(judged_step(before, founded).at(rule_id, division("金龙街道")) == verdict::not_applicable);
    }
    SECTION("a township of which the province is not known is undecided") {
        scene loose(before.now());
        loose.add("孤镇", unit_kind::town);
        CHECK(wants(finding_of(judged_step(before, loose), rule_id, division("孤镇")), "parent"));
    }
}

TEST_CASE("the size of a residents' committee is asked for when it is founded, not later", "[rules][national][step]") {
    const auto rule_id = "village.change";
    const auto small = [](scene& s, const date& on = {2025, 1, 1}) {
        indicator i;
        i.key = scene::id<indicator_id>("户数");
        i.unit = scene::unit("老社区");
        i.name = "户数";
        i.on = on;
        i.value = decimal::of(50);
        i.measure = "户";
        s.edit().put(std::move(i)).value();
    };
    scene before = obedient();
    scene founded(before.now());
    founded.add("老社区", unit_kind::residents_committee, "渡江镇");
    small(founded);
    CHECK(judged_step(before, founded).at(rule_id, division("老社区")) == verdict::violated);
    // A figure tells of the year of the founding and of the one before.
    const int year = late.year();
    small(founded, date(year - 1, 1, 1));
    CHECK(judged_step(before, founded).at(rule_id, division("老社区")) == verdict::violated);
    small(founded, date(year - 2, 12, 31));
    CHECK(wants(finding_of(judged_step(before, founded), rule_id, division("老社区")), "indicator.households"));

    scene renamed(founded.now());
    renamed.edit().rename(scene::unit("老社区"), "新社区").value();
    CHECK(judged_step(founded, renamed).at(rule_id, division("老社区")) == verdict::not_applicable);
}

TEST_CASE("codes change with affiliation and with nothing else", "[rules][national][step]") {
    const auto rule_id = "code.on-change";
    const scene before = obedient();
    scene after(before.now());
    const auto town = division("渡江镇");

    SECTION("a whole unit under another parent has a new code") {
        after.edit().move(scene::unit("渡江镇"), scene::unit("全南县")).value();
        const auto f = finding_of(judged_step(before, after), rule_id, town);
        REQUIRE(f);
        CHECK(f->verdict == verdict::violated);
        CHECK(f->force == force::must);
        CHECK(judged_step(before, after, date(2025, 8, 31)).at(rule_id, town) == verdict::not_in_force);
        CHECK(judged_step(before, after, date(2025, 9, 1)).at(rule_id, town) == verdict::violated);
        after.edit().recode(scene::unit("渡江镇"), code{"360729102"}).value();
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::satisfied);
    }
    SECTION("a code that another had is dead") {
        after.edit().move(scene::unit("渡江镇"), scene::unit("全南县")).value();
        after.edit().recode(scene::unit("金龙镇"), code{"360729199"}).value();
        after.edit().recode(scene::unit("渡江镇"), code{"360729101"}).value();
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::violated);
        // And the one that only changed its code had no reason to.
        CHECK(judged_step(before, after).at(rule_id, division("金龙镇")) == verdict::violated);
    }
    SECTION("entrusted as a whole to another division it has a new code, to a zone not") {
        after.entrust("渡江镇", "经开区");
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::satisfied);
        after.edit().remove(scene::entrustment("渡江镇", "经开区")).value();
        after.entrust("渡江镇", "全南县");
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::violated);
        after.entrust("渡江镇", "全南县", [](entrustment& e) { e.scope = entrustment_scope::economic; });
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::satisfied);
    }
    SECTION("a rename keeps it") {
        after.edit().rename(scene::unit("渡江镇"), "渡江新镇").value();
        CHECK(judged_step(before, after).at(rule_id, town) == verdict::satisfied);
    }
    SECTION("a new unit has one nobody had") {
        after.add("新镇", unit_kind::town, "龙南市");
        CHECK(wants(finding_of(judged_step(before, after), rule_id, division("新镇")), "code"));
        after.edit().recode(scene::unit("新镇"), code{"360783102"}).value();
        CHECK(judged_step(before, after).at(rule_id, division("新镇")) == verdict::satisfied);
    }
    SECTION("a unit whose earlier code is not known is undecided") {
        scene uncoded = obedient();
        uncoded.add("无码镇", unit_kind::town, "龙南市");
        scene then(uncoded.now());
        then.edit().move(scene::unit("无码镇"), scene::unit("全南县")).value();
        then.edit().recode(scene::unit("无码镇"), code{"360729150"}).value();
        CHECK(judged_step(uncoded, then).at(rule_id, division("无码镇")) == verdict::satisfied);
        then.edit().recode(scene::unit("无码镇"), code{"360729101"}.none()).value();
        CHECK(wants(finding_of(judged_step(uncoded, then), rule_id, division("无码镇")), "code"));
    }
}

TEST_CASE("enterprise and government are kept apart in zones", "[rules][national]") {
    const auto rule_id = "gbf7.separate";
    const auto of_zone = onezone_tests::zone("经开区");
    scene s = obedient();
    CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
    s.body("公司", "经开区", body_kind::platform_company);
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied); // it is known to have no post
    scene of_unknown_posts = s;
    of_unknown_posts.may_lack(known_list::posts);
    CHECK(wants(finding_of(judged(of_unknown_posts), rule_id, of_zone), "holder"));
    s.post("经理", "公司", post_kind::manager).holds("经理人", "经理");
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
    s.holds("龙南乙", "经理", tenure_mode::concurrent);
    const auto f = finding_of(judged(s), rule_id, of_zone);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    CHECK(f->dating == dating::as_announced);
    CHECK(judged(s, date(2017, 1, 18)).at(rule_id, of_zone) == verdict::undecided);
    CHECK(judged(s, date(2017, 1, 19)).at(rule_id, of_zone) == verdict::violated);
}

TEST_CASE("a permission blames nobody", "[rules][national]") {
    const auto rule_id = "fg2832.convert";
    scene s = obedient();
    const auto of_zone = onezone_tests::zone("经开区");
    CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
    s.zone("经开区", [](zone& z) { z.integrated = {{scene::unit("龙南市"), {}, {}}}; });
    CHECK(judged(s).at(rule_id, of_zone) == verdict::not_applicable);
    s.zone("经开区", [](zone& z) { z.location = location_class::main_urban_area; });
    CHECK(judged(s).at(rule_id, of_zone) == verdict::satisfied);
}
