// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::finding_of;
using onezone_tests::obedient;
using onezone_tests::scene;
using onezone_tests::wants;

// What rules conclude from a list: that something does not stand in it says nothing until somebody states that it is whole.

namespace {

const policy jiangxi = onezone_tests::as_tested(packs::jiangxi_2023());
const subject national_zone = onezone_tests::zone("经开区");
const subject provincial_zone = onezone_tests::zone("工业园");
const subject county = onezone_tests::division("全南县");

report judged(const scene& s) { return validate(s.now(), jiangxi, december); }
verdict verdict_of(const scene& s, std::string_view rule, subject about) { return judged(s).at(rule, about).value(); }
std::optional<finding> found(const scene& s, std::string_view rule, subject about) {
    return finding_of(judged(s), rule, about);
}
scene with(scene s, const completeness& statement) {
    s.edit().put(statement).value();
    return s;
}
scene lacking(std::initializer_list<known_list> lists) {
    scene s = obedient();
    for (const known_list list : lists) s.may_lack(list);
    return s;
}

} // namespace

TEST_CASE("a zone of which no entrustment is recorded may administer townships", "[rules][jiangxi][completeness]") {
    const auto rule_id = "jx23.county.no-entrust";
    scene s = lacking({known_list::administered});
    CHECK(wants(found(s, rule_id, provincial_zone), "complete.administered"));
    CHECK(
        verdict_of(with(s, completeness::of(scene::unit("工业园"), known_list::administered)), rule_id, provincial_zone)
        == verdict::satisfied);
    CHECK(verdict_of(with(s, completeness::within(scene::unit("全南县"))), rule_id, provincial_zone)
        == verdict::satisfied);
    s.entrust("金龙镇", "工业园");
    CHECK(verdict_of(s, rule_id, provincial_zone) == verdict::violated); // one is too many, whatever else there is
}

TEST_CASE("what each answer to whether a list is whole would lead to is told", "[rules][jiangxi][completeness]") {
    const auto f = found(lacking({known_list::administered}), "jx23.county.no-entrust", provincial_zone);
    REQUIRE(f);
    // That it is not whole does not tell what it lacks.
    REQUIRE(f->answers.size() == 1);
    CHECK(f->answers.front().answer == "yes");
    CHECK(f->answers.front().then == verdict::satisfied);
    CHECK(f->missing.front().name.zh == "受托管理的区划名单是否齐全");
}

TEST_CASE("a county whose zones or agencies need not all be recorded may have more", "[rules][jiangxi][completeness]") {
    const auto rule_id = "jx23.county.max-zones";
    scene s = lacking({known_list::zones, known_list::agencies, known_list::bodies});
    s.zone("园甲", "全南县").zone("园乙", "全南县").zone("园丙", "全南县");
    CHECK(wants(found(s, rule_id, county), "complete.zones"));
    CHECK(wants(found(s, rule_id, county), "complete.agencies"));
    scene zones = with(s, completeness::of(scene::unit("全南县"), known_list::zones));
    CHECK(verdict_of(zones, rule_id, county) == verdict::undecided);
    for (const char* park : {"工业园", "园甲", "园乙", "园丙"})
        zones = with(zones, completeness::of(scene::unit(park), known_list::agencies));
    CHECK(verdict_of(zones, rule_id, county) == verdict::satisfied);
    s.body("园甲办", "园甲", body_kind::management_office);
    CHECK(verdict_of(s, rule_id, county) == verdict::violated); // two already
}

TEST_CASE("a post without a holder is vacant only where its holders are known", "[rules][jiangxi][completeness]") {
    const auto rule_id = "jx23.head.county-national";
    scene s = lacking({known_list::holders});
    s.edit().remove(scene::tenure("龙南乙@经开主任")).value();
    CHECK(wants(found(s, rule_id, national_zone), "complete.holders"));
    const scene vacant = with(s, completeness::of(scene::post("经开主任")));
    CHECK(verdict_of(vacant, rule_id, national_zone) == verdict::violated);
    // It says which post, and who holds it on secondment alone.
    const auto blamed = [&](const scene& of) {
        const auto f = found(of, rule_id, national_zone);
        return f ? f->blamed : std::vector<subject>();
    };
    CHECK(blamed(vacant) == std::vector<subject>{subject::of(*vacant.now().find(scene::post("经开主任")))});
    scene seconded = lacking({known_list::holders});
    tenure lent = *seconded.now().find(scene::tenure("龙南乙@经开主任"));
    lent.mode = tenure_mode::seconded;
    seconded.edit().put(lent).value();
    seconded = with(seconded, completeness::of(scene::post("经开主任")));
    CHECK(verdict_of(seconded, rule_id, national_zone) == verdict::violated);
    CHECK(blamed(seconded)
        == std::vector<subject>{subject::of(*seconded.now().find(scene::post("经开主任"))),
            subject::of(*seconded.now().find(scene::tenure("龙南乙@经开主任")))});
    // Nor does a county's post of which no holder is recorded tell that somebody else holds it.
    scene open = lacking({known_list::holders});
    open.edit().remove(scene::tenure("龙南甲@龙南书记")).value();
    CHECK(wants(found(open, rule_id, national_zone), "complete.holders"));
    CHECK(
        verdict_of(with(open, completeness::of(scene::post("龙南书记"))), rule_id, national_zone) == verdict::violated);
}

TEST_CASE("who is not among the members recorded of a team may be among the others", "[rules][jiangxi][completeness]") {
    const auto rule_id = "jx23.head.provincial";
    const auto outsider = [](scene s) {
        s.edit().remove(scene::tenure("全南丙@全南副书记")).value();
        s.edit().remove(scene::post("全南副书记")).value();
        return s;
    };
    CHECK(verdict_of(outsider(obedient()), rule_id, provincial_zone) == verdict::violated);
    for (const known_list list : {known_list::bodies, known_list::posts, known_list::holders}) {
        CAPTURE(std::string(key_of(list)));
        const scene s = outsider(lacking({list}));
        CHECK(wants(found(s, rule_id, provincial_zone), "complete." + std::string(key_of(list))));
        CHECK(verdict_of(with(s, completeness::within(scene::unit("全南县"), list)), rule_id, provincial_zone)
            == verdict::violated);
    }
}

TEST_CASE(
    "an agency whose last function was stripped is known to hold none", "[rules][jiangxi][completeness][reform]") {
    const auto rule_id = "jx23.county.no-social";
    scene s = lacking({known_list::functions});
    CHECK(wants(found(s, rule_id, provincial_zone), "complete.functions"));
    s.function("义务教育", "园区管委会", function_class::social);
    CHECK(verdict_of(s, rule_id, provincial_zone) == verdict::violated);
    const auto strip = [&](std::vector<holding_id> items) {
        const strip_functions op{.agency = scene::body("园区管委会"),
            .to = party::of(scene::body("全南政府")),
            .which = strip_scope::listed,
            .items = std::move(items)};
        return apply(s.now(), op).value().after;
    };
    const holding_id social = scene::id<holding_id>("园区管委会/义务教育");
    const holding_id economic = scene::id<holding_id>("园区管委会/企业服务");
    CHECK_FALSE(knows_all(strip({social}), known_list::functions, scene::body("园区管委会")));
    // Of the working committee nobody has asked.
    scene bare(strip({social, economic}));
    CHECK(knows_all(bare.now(), known_list::functions, scene::body("园区管委会")));
    CHECK(verdict_of(bare, rule_id, provincial_zone) == verdict::undecided);
    bare = with(bare, completeness::of(scene::body("园区党工委"), known_list::functions));
    CHECK(verdict_of(bare, rule_id, provincial_zone) == verdict::satisfied);
    const scene again(read_hierarchy(write_hierarchy(bare.now())).value());
    CHECK(verdict_of(again, rule_id, provincial_zone) == verdict::satisfied);
}

TEST_CASE("a zone of which no company is recorded may have one", "[rules][shangli][national][completeness]") {
    policy p = onezone_tests::as_tested(packs::national() + packs::shangli_2022());
    const date late(2024, 1, 1);
    for (const char* const rule_id : {"gbf7.separate", "sl22.separate"}) {
        CAPTURE(rule_id);
        p.set(reach_setting{rule_id, code{}, {}}).value(); // everywhere, the pilot too
        const auto at = [&](const scene& s) {
            return judge(s.now(), p, rule_id, provincial_zone, {late, late}).value();
        };
        const finding open = at(lacking({known_list::bodies}));
        CAPTURE(open);
        CHECK(wants(open, "bodies"));
        CHECK(at(obedient()).verdict == verdict::not_applicable); // known to have none
    }
}

namespace {

const date october(2025, 10, 1);
policy nation() { return onezone_tests::as_tested(packs::national()); }
std::optional<finding> found_in(const scene& s, std::string_view rule, subject about) {
    return finding_of(validate(s.now(), nation(), october), rule, about);
}
report step_judged(const scene& before, const scene& after) {
    return validate(step_view{before.now(), after.now()}, nation(), october);
}

} // namespace

TEST_CASE("a new name is nobody else's only where all names of its range are known",
    "[rules][national][completeness][step]") {
    const auto rule_id = "name.unique";
    const auto renamed = [](scene s, std::string_view unit, std::string_view to) {
        scene after(s.now());
        after.edit().rename(scene::unit(unit), to).value();
        return step_judged(s, after);
    };
    const subject town = onezone_tests::division("渡江镇");
    const subject city = onezone_tests::division("龙南市");
    const scene open = lacking({known_list::children});
    CHECK(wants(finding_of(renamed(open, "渡江镇", "新镇"), rule_id, town), "complete.children"));
    CHECK(renamed(open, "渡江镇", "金龙镇").at(rule_id, town) == verdict::violated); // one is enough
    // Of a town all towns of the province are asked for, of a county all counties of the nation.
    scene of_province = with(open, completeness::within(scene::unit("江西省"), known_list::children));
    CHECK(renamed(of_province, "渡江镇", "新镇").at(rule_id, town) == verdict::satisfied);
    CHECK(wants(finding_of(renamed(open, "龙南市", "新市"), rule_id, city), "complete.children"));
    // That those of its own province are says nothing of the others.
    CHECK(wants(finding_of(renamed(of_province, "龙南市", "新市"), rule_id, city), "complete.children"));
    completeness elsewhere = completeness::within(scene::unit("全南县"), known_list::children);
    elsewhere.whole = false;
    CHECK(
        wants(finding_of(renamed(with(of_province, elsewhere), "渡江镇", "新镇"), rule_id, town), "complete.children"));
    completeness everywhere = completeness::of_everything();
    everywhere.list = known_list::children;
    CHECK(renamed(with(open, everywhere), "龙南市", "新市").at(rule_id, city) == verdict::satisfied);
    completeness of_city = completeness::of(scene::unit("赣州市"), known_list::children);
    of_city.whole = false;
    CHECK(wants(finding_of(renamed(with(with(open, everywhere), of_city), "龙南市", "新市"), rule_id, city),
        "complete.children"));
    completeness guessed = everywhere;
    guessed.from = provenance::inferred(say("据通行做法", "as is usual"));
    const auto inferred = renamed(with(open, guessed), "龙南市", "新市").finding_of(rule_id, city);
    REQUIRE(inferred);
    CHECK(inferred->verdict == verdict::satisfied);
    CHECK(inferred->rests_on == grade::inferred);
    // Of another province that is open the counties may have the name.
    scene two = with(open, everywhere);
    two.add("福建省", unit_kind::province, {}, code{"35"});
    completeness of_fujian = completeness::of(scene::unit("福建省"), known_list::children);
    CHECK(renamed(with(two, of_fujian), "龙南市", "新市").at(rule_id, city) == verdict::satisfied);
    of_fujian.whole = false;
    CHECK(wants(finding_of(renamed(with(two, of_fujian), "龙南市", "新市"), rule_id, city), "complete.children"));
    CHECK(renamed(with(open, completeness::of_everything()), "龙南市", "新市").at(rule_id, city) == verdict::satisfied);
    // Of a village those of its county.
    scene villages = with(open, completeness::within(scene::unit("龙南市"), known_list::children));
    villages.add("甲村", unit_kind::villagers_committee, "渡江镇");
    CHECK(renamed(villages, "甲村", "乙村").at(rule_id, onezone_tests::division("甲村")) == verdict::satisfied);
    CHECK(wants(finding_of(renamed(villages, "渡江镇", "新镇"), rule_id, town), "complete.children"));
}

TEST_CASE("a trustee that stands in no record may have changed, unless the step tells its acts",
    "[rules][national][completeness][step]") {
    const auto rule_id = "code.on-change";
    const subject town = onezone_tests::division("渡江镇");
    const scene open = lacking({known_list::entrustments});
    const scene whole = obedient();
    const auto recoded = [](const scene& s) {
        scene after(s.now());
        after.edit().recode(scene::unit("渡江镇"), code{"360783150"}).value();
        return after;
    };
    const auto renamed = [](const scene& s) {
        scene after(s.now());
        after.edit().rename(scene::unit("渡江镇"), "新镇").value();
        return after;
    };
    CHECK(step_judged(whole, recoded(whole)).at(rule_id, town) == verdict::violated);
    CHECK(step_judged(whole, renamed(whole)).at(rule_id, town) == verdict::satisfied);
    CHECK(wants(finding_of(step_judged(open, recoded(open)), rule_id, town), "complete.entrustments"));
    CHECK(wants(finding_of(step_judged(open, renamed(open)), rule_id, town), "complete.entrustments"));
    // A code that another had is wrong whatever happened.
    scene dead(open.now());
    dead.edit().recode(scene::unit("金龙镇"), code{"360729199"}).value();
    dead.edit().recode(scene::unit("渡江镇"), code{"360729101"}).value();
    CHECK(step_judged(open, dead).at(rule_id, town) == verdict::violated);
    onezone_tests::told_step told(open.now());
    told.enact(rename_unit{scene::unit("渡江镇"), "新镇"}, {});
    CHECK(told.judged(nation(), {october, october}).at(rule_id, town) == verdict::satisfied);
    // Entrusted where nothing was recorded before, it may have been so all along.
    scene entrusted(open.now());
    entrusted.entrust("渡江镇", "全南县");
    CHECK(wants(finding_of(step_judged(open, entrusted), rule_id, town), "complete.entrustments"));
    scene moved_on(entrusted.now());
    moved_on.edit().remove(scene::entrustment("渡江镇", "全南县")).value();
    moved_on.entrust("渡江镇", "赣州市");
    CHECK(step_judged(entrusted, moved_on).at(rule_id, town) == verdict::violated);
}

TEST_CASE("kinds of quota and staff that are not recorded are none only where all kinds are",
    "[rules][national][completeness]") {
    const subject committee = onezone_tests::body("经开管委会");
    const auto staffed = [](std::initializer_list<known_list> lists, std::int64_t staff) {
        scene s = lacking(lists);
        s.body("经开管委会", "经开区", body_kind::management_committee, [&](body& b) {
            b.quota = {{quota_kind::administrative, 10}};
            b.staff = {{staff_status::administrative, staff}};
        });
        return s;
    };
    for (const char* const rule_id : {"org.no-unauthorised", "org.quota-kind"}) {
        CAPTURE(rule_id);
        const auto is = [&](const scene& s) { return validate(s.now(), nation(), october).at(rule_id, committee); };
        CHECK(is(staffed({}, 10)) == verdict::satisfied);
        CHECK(is(staffed({}, 11)) == verdict::violated);
        CHECK(is(staffed({known_list::quota}, 10)) == verdict::satisfied); // of whatever else it may have none is used
        CHECK(wants(found_in(staffed({known_list::staff}, 10), rule_id, committee), "complete.staff"));
    }
    // More than the quota recorded may be within that of a kind that is not.
    CHECK(wants(found_in(staffed({known_list::quota}, 11), "org.no-unauthorised", committee), "complete.quota"));
    scene other = staffed({known_list::quota}, 10);
    other.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) {
        b.staff.push_back({staff_status::institution, 1});
    });
    CHECK(wants(found_in(other, "org.quota-kind", committee), "complete.quota"));
}

TEST_CASE("who holds no other post on record may hold one", "[rules][national][completeness]") {
    const auto manager = [](scene s) {
        s.body("公司", "经开区", body_kind::platform_company).post("经理", "公司", post_kind::manager);
        s.holds("经理人", "经理", tenure_mode::main, [](tenure& t) { t.paid = true; });
        return s;
    };
    const subject post = onezone_tests::tenure("经理人", "经理");
    for (const char* const rule_id : {"cs.no-second-pay", "cs.outside-approved", "cs.no-company-post"}) {
        CAPTURE(rule_id);
        CHECK(validate(manager(obedient()).now(), nation(), october).at(rule_id, post) == verdict::not_applicable);
        for (const known_list list : {known_list::bodies, known_list::posts, known_list::holders})
            CHECK(wants(found_in(manager(lacking({list})), rule_id, post), "status"));
    }
    const auto chair = [](scene s) {
        s.body("龙南人大", "龙南市", body_kind::congress).post("人大主任", "龙南人大", post_kind::chair);
        return std::move(s.holds("人大甲", "人大主任"));
    };
    const subject seat = onezone_tests::tenure("人大甲", "人大主任");
    CHECK(validate(chair(obedient()).now(), nation(), october).at("npc.incompatible", seat) == verdict::satisfied);
    CHECK(wants(found_in(chair(lacking({known_list::holders})), "npc.incompatible", seat), "complete.holders"));
    scene both = chair(lacking({known_list::holders}));
    both.holds("人大甲", "龙南副长");
    CHECK(validate(both.now(), nation(), october).at("npc.incompatible", seat) == verdict::violated);
}

TEST_CASE("powers that are not recorded are asked for of those who may hold none", "[rules][national][completeness]") {
    scene s = lacking({known_list::powers});
    s.body("公司", "经开区", body_kind::platform_company);
    for (const char* const rule_id : {"licence.delegate", "penalty.delegate"}) {
        CAPTURE(rule_id);
        CHECK(wants(found_in(s, rule_id, onezone_tests::body("公司")), "complete.powers"));
        CHECK(validate(s.now(), nation(), october).at(rule_id, onezone_tests::body("龙南政府"))
            == verdict::not_applicable);
        const scene whole = with(s, completeness::of(scene::body("公司"), known_list::powers));
        CHECK(validate(whole.now(), nation(), october).at(rule_id, onezone_tests::body("公司"))
            == verdict::not_applicable);
    }
}

TEST_CASE("a zone may lie where nobody has recorded it", "[rules][national][completeness][step]") {
    const auto rule_id = "border.site";
    const auto grown = [](scene s) {
        s.zone("经开区", [](zone& z) { z.area = decimal::of(100); });
        return onezone_tests::told_step(s.now())
            .enact(change_footprint{scene::unit("经开区"), decimal::of(5), {}, {}}, {})
            .judged(nation(), {october, october});
    };
    CHECK(grown(obedient()).at(rule_id, national_zone) == verdict::not_applicable);
    const scene open = lacking({known_list::also_in});
    CHECK(wants(finding_of(grown(open), rule_id, national_zone), "complete.also_in"));
    // One that is founded lies where the act says.
    const report founded = onezone_tests::told_step(open.now())
                               .enact(establish_zone{.name = "新园", .seat = scene::unit("全南县")}, {})
                               .judged(nation(), {october, october});
    CHECK(founded.count(rule_id, verdict::undecided) == 0);
}

TEST_CASE("a zone of which one body is recorded may have others that carry social functions",
    "[rules][jiangxi][completeness]") {
    const auto rule_id = "jx23.county.no-social";
    CHECK(wants(found(lacking({known_list::bodies}), rule_id, provincial_zone), "complete.bodies"));
    CHECK(verdict_of(with(lacking({known_list::bodies}), completeness::of(scene::unit("工业园"), known_list::bodies)),
              rule_id, provincial_zone)
        == verdict::satisfied);
}

TEST_CASE("nothing is undecided for want of a list where one line says that all are whole", "[rules][completeness]") {
    scene s = lacking({known_list::zones, known_list::agencies, known_list::bodies, known_list::posts,
        known_list::holders, known_list::functions, known_list::administered});
    const auto wanting = [](const report& r) {
        return std::count_if(r.findings().begin(), r.findings().end(), [](const finding& f) {
            return std::any_of(f.missing.begin(), f.missing.end(),
                [](const fact_note& n) { return n.field.starts_with("complete."); });
        });
    };
    CHECK(wanting(validate(with(s, completeness::of_everything()).now(), packs::all(), december)) == 0);
    CHECK(wanting(judged(s)) > 4);
}

TEST_CASE("a change of what is stated of lists is followed", "[rules][completeness][revalidate]") {
    const validate_options tracked{1, true};
    hierarchy h = lacking({known_list::zones, known_list::agencies, known_list::bodies, known_list::posts,
                              known_list::holders, known_list::functions, known_list::administered})
                      .now();
    report r = validate(h, jiangxi, december, tracked);
    const auto follow = [&](auto how) {
        change c{h};
        how(c);
        const std::vector<edit> edits = c.edits();
        const hierarchy after = std::move(c).finish();
        const std::size_t undecided = r.count(verdict::undecided);
        r = revalidate(std::move(r), step_view{h, after, edits});
        CHECK(r == validate(after, jiangxi, december));
        h = after;
        return static_cast<long>(r.count(verdict::undecided)) - static_cast<long>(undecided);
    };
    const auto put = [&](const completeness& s) { return follow([&](change& c) { c.put(s).value(); }); };
    CHECK(put(completeness::of(scene::unit("工业园"), known_list::administered)) == -1);
    CHECK(put(completeness::of(scene::body("园区管委会"), known_list::functions)) == 0);
    CHECK(put(completeness::within(scene::unit("全南县"))) < 0);
    // What comes to stand among others is known as they are.
    CHECK(follow([&](change& c) {
        zone z = *c.now().zone_of(scene::unit("经开区"));
        z.seat = scene::unit("全南县");
        c.put(z).value();
    }) != 0);
    CHECK(put(completeness::of_everything()) < 0);
    completeness open = completeness::within(scene::unit("全南县"), known_list::administered);
    open.whole = false;
    CHECK(put(open) > 0);
    CHECK(follow([&](change& c) { c.remove(open.id()).value(); }) < 0);
    CHECK(follow([&](change& c) { c.remove(completeness::of_everything().id()).value(); }) > 0);
}
