// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
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

const policy jiangxi = packs::jiangxi_2023();
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
    CHECK(verdict_of(with(s, completeness::of(scene::post("经开主任"))), rule_id, national_zone) == verdict::violated);
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
    policy p = packs::national() + packs::shangli_2022();
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
