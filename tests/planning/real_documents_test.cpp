// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/documents.hpp"

#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/approval.hpp>
#include <onezone/planning/follow_up.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::document_text;

// Divisions that were changed by one document each, as plan documents: what came about, the figures of the sources, and the packs' verdicts.

namespace {

std::string numbered(
    std::string_view indent, std::string_view kind, std::string_view name, int n, std::string_view suffix) {
    std::string lines;
    for (int i = 1; i <= n; ++i)
        lines += std::string(indent) + std::string(kind) + ' ' + std::string(name) + std::to_string(i)
            + std::string(suffix) + '\n';
    return lines;
}

hierarchy jiujiang() {
    return read_sketch(R"(
province 江西省 code=36
  body 江西省人民政府 kind=government
  city 九江市 code=3604
    body 九江市人民政府 kind=government
    district 庐山区 code=360402
      body 庐山区人民政府 kind=government
      town 牯岭镇
      town 海会镇
)" + numbered("        ", "village", "海会", 13, "村")
            + R"(    county 星子县 code=360427
      body 星子县人民政府 kind=government
      body 中共星子县委员会 kind=party_committee
      town 蓼花镇
)",
        "lushan")
        .value();
}
hierarchy ganxian() {
    return read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 赣县 code=360721
      body 赣县人民政府 kind=government seat=梅林镇
      body 赣县公安局 kind=department
      town 梅林镇 code=360721100
      town 储潭镇 code=360721103
)",
        "ganxian")
        .value();
}
hierarchy zhanggong() {
    return read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    district 章贡区 code=360702
      town 水南镇 code=360702101
        body 水南镇人民政府 kind=government
)" + numbered("        ", "community", "水南", 5, "居")
            + numbered("        ", "community", "章江", 5, "居") + numbered("        ", "village", "水南", 4, "村"),
        "shuinan")
        .value();
}

plan read(const char* file, const hierarchy& h) { return read_plan(document_text(file), h, file).value(); }

std::size_t count_below(const hierarchy& h, unit_id top, unit_kind kind) {
    std::size_t n = 0;
    for (const unit_ref u : h[top].descendants()) n += u.kind() == kind;
    return n;
}
std::vector<std::string> answers_of(const report& r, std::string_view rule, std::string_view at) {
    std::vector<std::string> all;
    r.each([&](const class rule& of, subject s, verdict v, grade) {
        if (of.id == rule && path_of(r.of(), s).ends_with(at)) all.emplace_back(key_of(v));
    });
    return all;
}
// The same plan judged as if it were of today.
trial_dates today() { return {date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 1)}; }

} // namespace

TEST_CASE("星子县 became the city of 庐山 by one document of six kinds of act", "[planning][document][real]") {
    const hierarchy before = jiujiang();
    const plan p = read("lushan.json", before);
    CHECK(read_plan(write_plan(p, before), before).value() == p);
    const trial t = simulate(before, p, packs::all()).value();
    const hierarchy& after = t.after();
    // In the order they need: the city is founded before it is entrusted, after the township is split off.
    std::vector<std::string> order;
    for (const trial_step& s : t.steps()) order.push_back(t.planned(s).key);
    CHECK(order == std::vector<std::string>{"析置高垅乡", "设市", "区更名", "镇更名", "代管"});

    const unit_ref city = after[after.at("庐山市")];
    CHECK(city.kind() == unit_kind::county_city);
    CHECK(city.code() == code{"360483"});
    CHECK(city.parent().name() == "江西省");
    CHECK_FALSE(after.find("星子县"));
    CHECK_FALSE(after.find("庐山区"));
    CHECK(after[after.at("濂溪区")].code() == code{"360402"});
    CHECK(after[after.at("星子镇")].parent().id() == city.id());
    CHECK(after[after.at("牯岭镇")].parent().id() == city.id());
    const auto held = after.entrustments_of(city.id());
    REQUIRE(held.begin() != held.end());
    CHECK(after[held.begin()->holder].name() == "九江市");
    // Seven villages to Gaolong, six stay with Haihui, which goes to the city: none is lost.
    CHECK(count_below(after, after.at("高垅乡"), unit_kind::villagers_committee) == 7);
    CHECK(count_below(after, after.at("海会镇"), unit_kind::villagers_committee) == 6);
    CHECK(count_below(before, before.at("海会镇"), unit_kind::villagers_committee) == 13);
    CHECK(after[after.at("高垅乡")].parent().name() == "濂溪区");
    // Its organs follow.
    CHECK(after.find_body("庐山市人民政府"));
    CHECK(after.find_body("濂溪区人民政府"));

    // In 2016 the regulation of 2019 was not in force; the provisions of 1985 asked for the State Council's approval as well.
    CHECK(answers_of(t.report_after(), "xzqh.approve.county", "庐山市") == std::vector<std::string>{"not_in_force"});
    CHECK(answers_of(t.report_after(), "xzqh.approve.county.1985", "庐山市") == std::vector<std::string>{"satisfied"});
    CHECK(answers_of(t.report_after(), "xzqh.approve.county.1985", "濂溪区") == std::vector<std::string>{"satisfied"});
    CHECK(
        answers_of(t.report_after(), "xzqh.approve.township.1985", "高垅乡") == std::vector<std::string>{"satisfied"});
    for (const approval_answer& a : approvals(t, packs::all()))
        for (const approval_line* l : a.of(procedure_role::approves))
            if (l->known) CHECK_THAT(l->rule, Catch::Matchers::EndsWith(".1985"));

    SECTION("by the law of today the State Council's approval covers all of it, the townships among them") {
        const trial now = simulate(before, p, packs::all(), today()).value();
        CHECK(answers_of(now.report_after(), "xzqh.approve.county", "庐山市") == std::vector<std::string>{"satisfied"});
        CHECK(answers_of(now.report_after(), "xzqh.approve.county", "濂溪区") == std::vector<std::string>{"satisfied"});
        CHECK(
            answers_of(now.report_after(), "xzqh.approve.township", "高垅乡") == std::vector<std::string>{"satisfied"});
        CHECK(
            answers_of(now.report_after(), "xzqh.approve.township", "星子镇") == std::vector<std::string>{"satisfied"});
        CHECK(answers_of(now.report_after(), "xzqh.entrust-as-affiliation", "庐山市")
            == std::vector<std::string>{"satisfied"});
        // Of the dossier and of completion the source is silent.
        CHECK(answers_of(now.report_after(), "xzqh.dossier", "庐山市") == std::vector<std::string>{"undecided"});
        CHECK(answers_of(now.report_after(), "xzqh.deadline", "庐山市") == std::vector<std::string>{"undecided"});
        const std::vector<follow_up> due = follow_ups(now);
        const auto has = [&](follow_up_kind kind, std::string_view at) {
            return std::any_of(
                due.begin(), due.end(), [&](const follow_up& f) { return f.kind == kind && f.path.ends_with(at); });
        };
        CHECK(has(follow_up_kind::survey, "高垅乡"));
        CHECK(has(follow_up_kind::assign_code, "高垅乡"));
        CHECK(has(follow_up_kind::announce, "濂溪区"));
    }
    SECTION("one act that is refused keeps all of them from being done") {
        plan spoilt = p;
        spoilt.steps.back().what = rename_unit{before.at("蓼花镇"), "蓼花镇"};
        const result<trial> refused = simulate(before, spoilt, packs::all());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().subjects() == std::vector<std::string>{"镇更名", "批复"});
        CHECK(refused.error().others().at(0).code() == errc::nothing_to_do);
    }
    SECTION("and so does a precondition that no longer holds") {
        plan later = p;
        later.documents[0].needs[0].is = "县级市";
        const result<trial> refused = simulate(before, later, packs::all());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().others().at(0).code() == errc::precondition_unmet);
        CHECK(refused.error().others().at(0).subjects() == std::vector<std::string>{"县还在"});
    }
}

TEST_CASE("水南镇 became two subdistricts", "[planning][document][real]") {
    const hierarchy before = zhanggong();
    const plan p = read("shuinan.json", before);
    CHECK(read_plan(write_plan(p, before), before).value() == p);
    const trial t = simulate(before, p, packs::all()).value();
    const hierarchy& after = t.after();
    CHECK_FALSE(after.find("水南镇"));
    CHECK(after[after.at("水南街道")].kind() == unit_kind::subdistrict);
    CHECK(after[after.at("章江街道")].kind() == unit_kind::subdistrict);
    // Ten residents' and four villagers' committees, before and after.
    const unit_id district = before.at("章贡区");
    CHECK(count_below(before, district, unit_kind::residents_committee) == 10);
    CHECK(count_below(after, district, unit_kind::residents_committee) == 10);
    CHECK(count_below(before, district, unit_kind::villagers_committee) == 4);
    CHECK(count_below(after, district, unit_kind::villagers_committee) == 4);
    // One town fewer, two subdistricts more.
    CHECK(count_below(after, district, unit_kind::town) + 1 == count_below(before, district, unit_kind::town));
    CHECK(count_below(after, district, unit_kind::subdistrict) == 2);
    // Nobody states who approved it: the answer names who had to, the rules are undecided.
    const approval_answer who = approvals(t, packs::all()).front();
    std::vector<std::string> approvers;
    for (const approval_line* l : who.of(procedure_role::approves))
        if (l->known && l->depends.empty() && l->about.is_unit() && !l->path.ends_with("居")
            && !l->path.ends_with("村"))
            approvers.push_back(l->path.substr(l->path.rfind('/') + 1) + "：" + name_of(l->part.by.front(), before).zh);
    std::sort(approvers.begin(), approvers.end());
    CHECK(approvers
        == std::vector<std::string>{"水南街道：赣州市人民政府", "水南镇：江西省人民政府", "章江街道：赣州市人民政府"});
    CHECK(answers_of(t.report_after(), "law.street-founding", "章江街道") == std::vector<std::string>{"undecided"});
}

TEST_CASE("赣县 became a district of 赣州 with a transition of five years", "[planning][document][real]") {
    const hierarchy before = ganxian();
    const plan p = read("ganxian.json", before);
    CHECK(read_plan(write_plan(p, before), before).value() == p);
    const trial t = simulate(before, p, packs::all()).value();
    const hierarchy& after = t.after();
    const unit_ref district = after[after.at("赣县区")];
    CHECK(district.kind() == unit_kind::district);
    CHECK(district.code() == code{"360704"});
    CHECK(after[after.at("梅林镇")].code() == code{"360704100"});
    CHECK(after[after.at("储潭镇")].code() == code{"360704103"});
    CHECK(after.find_body("赣县区人民政府").value()->seat.value == after.at("梅林镇"));
    const auto figures = after.indicators_of(district.id());
    REQUIRE(figures.begin() != figures.end());
    CHECK(figures.begin()->name == "撤县设区过渡期");
    CHECK(figures.begin()->value.value == decimal::of(5));
    CHECK(figures.begin()->measure == "年");
    // The day of the document is that of its acts.
    for (const trial_step& s : t.steps()) CHECK(t.planned(s).on == date(2016, 12, 28));
    CHECK(t.planned(t.steps().front()).procedure.document.value == "国函〔2016〕156号");

    SECTION("by the law of today the State Council approves it, and a new code is due") {
        const approval_answer who =
            approval(p.steps.front().what, before, date(2026, 3, 1), p.documents[0].procedure).value();
        const auto approving = who.of(procedure_role::approves, subject::of(before[before.at("赣县")]));
        REQUIRE(approving.size() == 1);
        CHECK(approving.front()->part.by == std::vector<authority>{{organ::state_council, {}, {}}});
        const auto forwarding = who.of(procedure_role::forwards, subject::of(before[before.at("赣县")]));
        REQUIRE(forwarding.size() == 1);
        CHECK(forwarding.front()->part.by == std::vector<authority>{{organ::government, before.at("江西省"), {}}});
    }
    SECTION("a county whose government sits elsewhere is another case") {
        const hierarchy moved =
            apply(before, move_government_seat{before.at("赣县"), before.at("储潭镇")}).value().after;
        const result<trial> refused = simulate(moved, p, packs::all());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().others().at(0).subjects() == std::vector<std::string>{"驻梅林镇"});
    }
}

// 赣府厅字〔2024〕1号 and what is told beside it: domain figures of extensions, and parks taken in without an agency of their own.
TEST_CASE("zones of Jiangxi were extended and took parks in without new agencies", "[planning][document][real]") {
    const hierarchy before = read_sketch(R"(
province 江西省 code=36
  body 江西省人民政府 kind=government
  city 宜春市 code=3609
    county 万载县 code=360922
      zone 万载工业园区 area=696.06
  city 景德镇市 code=3602
    county_city 乐平市 code=360281
      zone 乐平工业园区 area=321.37
  city 赣州市 code=3607
    county 信丰县 code=360722
      zone 信丰高新区 area=1511.61
  city 南昌市 code=3601
    county 南昌县 code=360121
      zone 小蓝经开区 agency=小蓝经开区管委会
      zone 南昌县汽车及零部件产业园 area=569.02
  city 鹰潭市 code=3606
    zone 鹰潭高新区 agency=鹰潭高新区管委会
    zone 鹰潭移动物联网产业园 area=377
)",
        "jiangxi")
                                 .value();
    const plan p = read_plan(R"({"onezone": "plan", "version": 1, "id": "jiangxi-2024",
        "judged": {"before": "2024-01-01", "after": "2024-12-31", "rules": "2024-12-31"},
        "documents": [{"key": "扩区", "document": {"number": "赣府厅字〔2024〕1号"}}],
        "steps": [
          {"key": "万载", "document": "扩区", "change_footprint": {"zone": "万载工业园区", "added": 650.23, "published": 1346.29}},
          {"key": "乐平", "document": "扩区", "change_footprint": {"zone": "乐平工业园区", "added": 1457.69, "published": 1779.06}},
          {"key": "信丰", "document": "扩区", "change_footprint": {"zone": "信丰高新区", "added": 400.66, "published": 1912.27}},
          {"key": "小蓝", "merge_zones": {"into": "小蓝经开区", "absorbed": ["南昌县汽车及零部件产业园"]}},
          {"key": "鹰潭", "merge_zones": {"into": "鹰潭高新区", "absorbed": ["鹰潭移动物联网产业园"]}}],
        "published": [
          {"what": "hectares.after", "value": 1346.29, "of": "万载工业园区"},
          {"what": "hectares.change", "value": 1457.69, "of": "乐平市"},
          {"what": "hectares.after", "value": 1912.27, "of": "信丰高新区"},
          {"what": "hectares.change", "value": 2508.58},
          {"what": "agencies.change", "value": 0},
          {"what": "parks.change", "value": 2},
          {"what": "zones.change", "value": -2}]})",
        before, "jiangxi-2024")
                       .value();
    CHECK(read_plan(write_plan(p, before), before).value() == p);
    const trial t = simulate(before, p, packs::all()).value();
    for (const comparison& c : t.comparisons()) {
        CAPTURE(c.published.what, to_string(c.counted.value));
        CHECK(c.outcome() != agreement_of_figures::differs);
    }
    // What lists may lack is as much at both ends; how large 小蓝 is nobody tells, before as after.
    for (const std::size_t exact : std::vector<std::size_t>{1, 3, 4, 5, 6})
        CHECK(t.comparisons().at(exact).outcome() == agreement_of_figures::agrees);
    const hierarchy& after = t.after();
    for (const auto& [park, whole] :
        {std::pair("南昌县汽车及零部件产业园", "小蓝经开区"), std::pair("鹰潭移动物联网产业园", "鹰潭高新区")}) {
        CHECK(after[after.at(park)].kind() == unit_kind::park);
        CHECK(after.zone_of(after.at(park))->part_of == after.at(whole));
        CHECK(after.bodies_of(after.at(park)).count() == 0); // 不新设管理机构
    }
    CHECK(after.zone_of(after.at("鹰潭移动物联网产业园"))->area.value == decimal::of(377));
    // No rule that was read says who approves extensions and mergers of zones in Jiangxi, and that is what is answered.
    for (const approval_answer& who : approvals(t, packs::all())) {
        const auto lines = who.of(procedure_role::approves);
        REQUIRE_FALSE(lines.empty());
        for (const approval_line* l : lines) CHECK_FALSE(l->known);
    }
}
