// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

// A document orders several acts: stated once, all carried out or none, in the order given or in that which they need.

namespace {

const hierarchy& before() {
    static const hierarchy h = read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      town 贡江镇 code=360731100
        village 甲村
        village 乙村
      town 罗坳镇 code=360731101
        village 丙村
    county 兴国县 code=360732
)",
        "world")
                                   .value();
    return h;
}
unit_id unit(std::string_view name) { return before().at(name); }

plan_step stepped(std::string key, operation what, std::vector<std::string> after = {}) {
    plan_step s;
    s.key = std::move(key);
    s.what = std::move(what);
    s.after = std::move(after);
    return s;
}
reform_document reply(std::string key, act_order order = act_order::given) {
    reform_document d;
    d.key = std::move(key);
    d.document.title = "关于于都县部分乡镇更名的批复";
    d.document.number = "赣府字〔2025〕1号";
    d.order = order;
    d.on = date(2025, 9, 30);
    d.procedure.approved_by = authority{organ::government, unit("江西省"), {}};
    d.procedure.approved_on = date(2025, 9, 1);
    d.procedure.dossier = std::vector<dossier_part>{dossier_part::application};
    d.from = provenance::stated("S1");
    return d;
}
plan of(reform_document d, std::vector<plan_step> steps) {
    plan p;
    p.id = "documents";
    p.document = d.key;
    p.documents = {std::move(d)};
    p.steps = std::move(steps);
    p.judged = trial_dates{date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31)};
    return p;
}
std::vector<std::string> carried_out(const trial& t) {
    std::vector<std::string> keys;
    for (const trial_step& s : t.steps()) keys.push_back(t.planned(s).key);
    return keys;
}
using keys = std::vector<std::string>;

// The first needs the second: nothing is called 贡江新镇 before.
std::vector<plan_step> crossed() {
    return {stepped("甲", rename_unit{unit("罗坳镇"), "贡江镇"}), stepped("乙", rename_unit{unit("贡江镇"), "罗坳镇"})};
}

} // namespace

TEST_CASE("what a document states holds for each of its steps, and a step adds to it", "[planning][document]") {
    plan p = of(reply("批复"),
        {stepped("甲", rename_unit{unit("罗坳镇"), "新罗坳镇"}),
            stepped("乙", rename_unit{unit("贡江镇"), "新贡江镇"})});
    p.steps[1].on = date(2025, 10, 8);
    p.steps[1].basis = provenance::stated("S2");
    p.steps[1].procedure.approved_on = date(2025, 9, 2);
    p.steps[1].procedure.done_on = date(2025, 10, 9);
    const plan whole = spelled_out(p);
    CHECK(whole.steps[0].on == date(2025, 9, 30));
    CHECK(whole.steps[0].basis == provenance::stated("S1"));
    CHECK(whole.steps[0].procedure.approved_by.value == p.documents[0].procedure.approved_by.value);
    CHECK(whole.steps[0].procedure.document.value == "《关于于都县部分乡镇更名的批复》（赣府字〔2025〕1号）");
    CHECK(whole.steps[1].on == date(2025, 10, 8));
    CHECK(whole.steps[1].basis == provenance::stated("S2"));
    CHECK(whole.steps[1].procedure.approved_on.value == date(2025, 9, 2));
    CHECK(whole.steps[1].procedure.done_on.value == date(2025, 10, 9));
    CHECK(whole.steps[1].procedure.dossier.value->size() == 1);

    // The rules judge each step by it.
    const trial t = simulate(before(), p, packs::national()).value();
    CHECK(t.plan() == p);
    CHECK(t.planned(t.steps()[0]).on == date(2025, 9, 30));
    std::size_t approved = 0;
    t.report_after().each([&](const rule& r, subject, verdict v, grade) {
        approved += r.id == "xzqh.approve.township" && v == verdict::satisfied;
    });
    CHECK(approved == 2);

    // A step of another document, or of none, is not spoken of.
    plan mixed = p;
    mixed.document.clear();
    mixed.steps[0].document = "批复";
    const plan apart = spelled_out(mixed);
    CHECK(apart.steps[0].procedure.approved_by.known());
    CHECK_FALSE(apart.steps[1].procedure.approved_by.known());
}

TEST_CASE("a plan that names organs there cannot be is refused by step and part", "[planning][document][refusal]") {
    const auto refused = [](reform_document d, procedure of_step = {}) {
        plan p = of(std::move(d), {stepped("甲", rename_unit{unit("罗坳镇"), "新镇"})});
        p.steps[0].procedure = std::move(of_step);
        const result<trial> t = simulate(before(), p, packs::national());
        REQUIRE_FALSE(t);
        CHECK(t.error().code() == errc::step_refused);
        CHECK_THAT(t.error().message().zh + t.error().others().at(0).message().zh, Catch::Matchers::Contains("甲"));
        return t.error().others().at(0);
    };
    procedure by_council_of;
    by_council_of.approved_by = authority{organ::state_council, unit("于都县"), {}};
    const refusal council = refused(reply("批复"), by_council_of);
    CHECK(council.code() == errc::bad_value);
    CHECK(council.message().zh == "变更由谁批准：国务院不属于哪一个单位");
    CHECK(council.message().en == "who approved the change: the State Council is of no unit");
    // A village that the step itself takes away is known all the same.
    procedure by_village;
    by_village.proposed_by = std::vector<authority>{{organ::government, unit("丙村"), {}}};
    CHECK(refused(reply("批复"), by_village).code() == errc::wrong_kind);
    reform_document of_nobody = reply("批复");
    of_nobody.issuer = authority{organ::other, {}, "国务院"};
    CHECK(refused(of_nobody).code() == errc::bad_value);
    of_nobody.issuer = authority{organ::other, {}, "待定"};
    CHECK(refused(of_nobody).code() == errc::bad_value);
    reform_document wrong = reply("批复");
    wrong.procedure.consulted = std::vector<authority>{{organ::nobody, {}, {}}, {organ::staffing, unit("江西省"), {}}};
    CHECK(refused(wrong).code() == errc::bad_value);
}

TEST_CASE("what a document is called is what of it is known", "[planning][document]") {
    reform_document d = reply("批复");
    CHECK(name_of(d).zh == "《关于于都县部分乡镇更名的批复》（赣府字〔2025〕1号）");
    d.document.number.clear();
    CHECK(name_of(d).zh == "《关于于都县部分乡镇更名的批复》");
    d.document.title.clear();
    CHECK(name_of(d).zh == "批复");
    d.document.number = "国函〔2016〕58号";
    CHECK(name_of(d).en == "国函〔2016〕58号");
}

TEST_CASE("the acts of a document come in the order given", "[planning][document]") {
    const std::vector<plan_step> steps{
        stepped("丙", rename_unit{unit("兴国县"), "新兴国县"}), stepped("乙", rename_unit{unit("罗坳镇"), "新镇"})};
    CHECK(step_order(of(reply("批复"), steps)).value() == std::vector<std::size_t>{0, 1});
    // One that waits for a later one of the same document cannot: the document says otherwise.
    std::vector<plan_step> backwards = steps;
    backwards[0].after = {"乙"};
    CHECK(step_order(of(reply("批复"), backwards)).error().code() == errc::out_of_order);
    CHECK(step_order(of(reply("批复", act_order::needed), backwards)).value() == std::vector<std::size_t>{1, 0});
}

TEST_CASE("the acts of a document come in the order they need", "[planning][document]") {
    // What is moved to the new town is moved after it is founded.
    founding f;
    f.name = "新镇";
    f.kind = unit_kind::town;
    f.parent = unit("于都县");
    f.takes = {unit("乙村")};
    plan p = of(reply("批复", act_order::needed), {});
    p.steps = {stepped("村", operation()), stepped("镇", establish_division{f}),
        stepped("县", rename_unit{unit("兴国县"), "新兴国县"})};
    const unit_id made = unit_id::derive(act_of(p, 1), 0);
    p.steps[0].what = reparent{unit("丙村"), made};
    const trial t = simulate(before(), p, packs::national()).value();
    CHECK(carried_out(t) == keys{"镇", "县", "村"});
    CHECK(t.after()[unit("丙村")].parent().id() == made);

    SECTION("in the order given the first is refused, by name, with its reason, and nothing is done") {
        p.documents[0].order = act_order::given;
        const hierarchy kept = before();
        const result<trial> refused = simulate(before(), p, packs::national());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::step_refused);
        CHECK(refused.error().subjects() == keys{"村", "批复"});
        CHECK(refused.error().message().zh
            == "文件《关于于都县部分乡镇更名的批复》（赣府字〔2025〕1号）的步骤`村`被拒绝，该文件各项均不实施");
        REQUIRE(refused.error().others().size() == 1);
        CHECK(refused.error().others()[0].code() == errc::unknown_unit);
        CHECK(before() == kept);
    }
    SECTION("what nothing makes possible refuses the whole, though the rest could be done") {
        p.steps[0].what = reparent{unit("丙村"), unit_id::from_value(1)};
        const result<trial> refused = simulate(before(), p, packs::national());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().subjects() == keys{"村", "批复"});
        CHECK(refused.error().others().at(0).code() == errc::unknown_unit);
    }
    SECTION("what waits for one that waits comes after it") {
        p.steps.push_back(stepped("后", rename_unit{unit("丙村"), "新丙村"}, {"村"}));
        CHECK(carried_out(simulate(before(), p, packs::national()).value()) == keys{"镇", "县", "村", "后"});
    }
    SECTION("but only among acts of one day") {
        p.steps[0].on = date(2025, 9, 1);
        CHECK(simulate(before(), p, packs::national()).error().subjects() == keys{"村", "批复"});
    }
}

TEST_CASE("a plan names documents it has, each by a key of its own", "[planning][document]") {
    plan p = of(reply("批复"), crossed());
    p.steps[0].document = "批覆";
    const auto unknown = step_order(p);
    CHECK(unknown.error().code() == errc::unknown_key);
    CHECK(unknown.error().subjects() == keys{"甲"});
    CHECK_THAT(unknown.error().message().zh, Catch::Matchers::ContainsSubstring("批复"));
    p.steps[0].document.clear();
    p.document = "没有";
    CHECK(step_order(p).error().code() == errc::unknown_key);
    p.document.clear();
    p.documents.push_back(reply("批复"));
    CHECK(step_order(p).error().code() == errc::duplicate_key);
    p.documents[1].key.clear();
    CHECK(step_order(p).error().code() == errc::missing_key);
}

TEST_CASE("a document's preconditions hold before the first of its acts", "[planning][document][precondition]") {
    // The name is new only before the act: looked at once, the second step is not held up by what the first did.
    reform_document d = reply("批复");
    precondition old_name;
    old_name.key = "旧名";
    old_name.name = say("罗坳镇还叫罗坳镇", "Luo'ao still has its name");
    old_name.fact = "name";
    old_name.is = "罗坳镇";
    old_name.unit = unit("罗坳镇");
    d.needs = {old_name};
    plan p = of(d,
        {stepped("甲", rename_unit{unit("罗坳镇"), "新镇"}), stepped("乙", rename_unit{unit("贡江镇"), "新贡江镇"})});
    CHECK(simulate(before(), p, packs::national()));
    p.steps[1].needs = {old_name};
    const result<trial> refused = simulate(before(), p, packs::national());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().subjects() == keys{"乙", "批复"});
    const refusal why = refused.error().others().at(0);
    CHECK(why.code() == errc::precondition_unmet);
    CHECK(why.subjects() == keys{"旧名"});
    CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring("罗坳镇还叫罗坳镇"));
    CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("Luo'ao still has its name"));
}
