// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>
#include <utility>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;
using onezone_tests::two_parks;

namespace {

trial merged(const plan& p) { return simulate(two_parks().content, p, packs::jiangxi_2023()).value(); }

} // namespace

TEST_CASE("a bulletin begins with its title and how both ends were judged", "[faces][bulletin]") {
    plan p = two_parks().merger();
    p.remarks = {say("说明一", "first remark"), say("说明二", "second remark")};
    const std::string zh = bulletin(merged(p));
    CHECK(zh.starts_with(
        "# 整合方案\n\n**结论** 改革前：不合规；改革后：尚不能认定合规\n\n> 说明一\n>\n> 说明二\n>\n> 改革前（2022年11月1日）和改革后（2023年11月23日）都按2023年11月8日的规则评判"));
    const std::string en = bulletin(merged(p), language::en);
    CHECK(en.starts_with(
        "# a merger\n\n**Outcome** before: violated; after: undecided\n\n> first remark\n>\n> second remark\n>\n> The states before (1 November 2022)"));
}

TEST_CASE("a bulletin says which steps lie outside the days judged", "[faces][bulletin]") {
    plan p = two_parks().merger();
    CHECK_THAT(bulletin(merged(p)), !ContainsSubstring("不在这两个日期之间"));
    p.steps[0].on = date(2024, 1, 31);
    CHECK_THAT(bulletin(merged(p)),
        ContainsSubstring("有步骤的日期不在这两个日期之间，两端的状态在所评判的日期并非如此：" + p.steps[0].key
            + "（2024年1月31日）。"));
    CHECK_THAT(bulletin(merged(p), language::en),
        ContainsSubstring(
            "Steps are dated outside of these two days, on which the two ends were not what they are judged as: "
            + p.steps[0].key + " (31 January 2024)."));
}

TEST_CASE("a bulletin counts agencies apart by how well they are known", "[faces][bulletin]") {
    const std::string zh = bulletin(merged(two_parks().merger()));
    CHECK_THAT(zh, ContainsSubstring("| 开发区管理机构 | 3 | 2 | −1 |\n| 其中：来源具名 | 1 | 0 | −1 |\n"));
    CHECK_THAT(zh, ContainsSubstring("| 其中：占位（仅因来源所载总数而设） | 1 | 1 | 0 |"));
}

TEST_CASE("a bulletin says which published figure does not come out", "[faces][bulletin]") {
    plan p = two_parks().merger();
    CHECK_THAT(bulletin(merged(p)), !ContainsSubstring("公布的数字"));
    p.published = {{"agencies.after", decimal::of(2), provenance::stated("S1")}};
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("| 改革后开发区管理机构 | 2 | 2 | 吻合 | S1 |"));
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("可计数的公布数字全部吻合。"));
    p.published[0].value = decimal::of(1);
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("| 改革后开发区管理机构 | 1 | 2 | **不符** | S1 |"));
    CHECK_THAT(bulletin(merged(p), language::en), ContainsSubstring("1 of the published figures do not come out."));
}

TEST_CASE("a bulletin shows the hierarchy before as a tree with what is known how well", "[faces][bulletin]") {
    const std::string zh = bulletin(merged(two_parks().merger()));
    CHECK_THAT(zh,
        ContainsSubstring(
            "## 改革前的层级\n\n- 江西省（省）：地级 1 个（地级市 1）；县级 1 个（县 1）\n  - 某市（地级市）：县级 1 个（县 1）\n"
            "    - 未具名园（具体所在地不明）：未具名园管委会（占位）\n    - 东县（县）\n"
            "      - 东县工业园区：东县工业园区管委会（推断）\n      - 东县小园：东县小园管委会（来源具名）\n\n## 方案\n"));

    const two_parks parks;
    change c(parks.content);
    const unit_id town = unit_id::derive("two-parks", "town");
    c.add({unit_id::derive("two-parks", "west"), unit_kind::county, "西县", code{"369922"}, c.now().at("某市")})
        .value();
    c.add({town, unit_kind::town, "东镇", code{"369921100"}, parks.county}).value();
    zone z = *c.now().zone_of(parks.main_zone);
    z.tier = fact<zone_tier>(zone_tier::provincial, provenance::inferred(say("理由", "a reason")));
    c.put(std::move(z)).value();
    body agency = *c.now().find(parks.main_agency);
    agency.rank = fact<rank>(rank::county_deputy);
    c.put(std::move(agency)).value();
    entrustment e;
    e.key = entrustment_id::derive("two-parks", "town");
    e.unit = town;
    e.holder = parks.small_zone;
    c.put(std::move(e)).value();
    const trial t = simulate(std::move(c).finish(), parks.merger(), packs::jiangxi_2023()).value();
    const std::string en = bulletin(t, language::en);
    CHECK_THAT(en, ContainsSubstring("    - 东县 (county): 1 at township level (town 1)\n"));
    CHECK_THAT(en,
        ContainsSubstring(
            "      - 东县工业园区 (provincial [inferred]): 东县工业园区管委会 (deputy division level, inferred)\n"));
    CHECK_THAT(en, ContainsSubstring("      - 东县小园: 东县小园管委会 (named by a source); administers 东镇\n"));
    CHECK_THAT(en, ContainsSubstring("    - no zone recorded in: 西县\n"));
}

TEST_CASE("a bulletin lists the plan in the order of carrying out", "[faces][bulletin]") {
    const two_parks parks;
    plan p = parks.merger();
    plan_step first;
    first.key = "rank";
    first.what = change_rank{parks.main_agency, rank::county_deputy, rank_direction::downgrade, rank::county_chief};
    first.on = date(2023, 3, 1);
    p.steps[0].after = {"rank"};
    p.steps.push_back(first);
    const std::string zh = bulletin(merged(p));
    CHECK_THAT(zh, ContainsSubstring("| 序号 | 步骤 | 日期 | 须在其后 | 依据 |\n|---|---|---|---|---|\n| 1 | "));
    CHECK_THAT(zh, ContainsSubstring(" | 2023年3月1日 |  | 明载 |\n| 2 | "));
    CHECK_THAT(zh, ContainsSubstring(" | 来源未载 | 1 | 明载（S1） |\n\n## 步骤"));
    CHECK_THAT(zh, ContainsSubstring("- 账目：没有人员、编制、职能等的划转或增减\n"));
}

TEST_CASE("a bulletin tells who takes which post beside which", "[faces][bulletin]") {
    const two_parks parks;
    change c(parks.content);
    const auto add_post = [&](std::string_view key, body_id b, const char* title) {
        post seat;
        seat.key = post_id::derive("two-parks", key);
        seat.body = b;
        seat.kind = post_kind::director;
        seat.title = title;
        c.put(seat).value();
        return seat.key;
    };
    const post_id main_post = add_post("main", parks.main_agency, "主任");
    const post_id small_post = add_post("small", parks.small_agency, "主任");
    person who;
    who.key = person_id::derive("two-parks", "who");
    c.put(who).value();
    tenure held;
    held.key = tenure_id::derive("two-parks", "held");
    held.post = main_post;
    held.person = who.key;
    c.put(held).value();
    plan p = parks.merger();
    appoint op;
    op.person = who.key;
    op.post = small_post;
    op.mode = tenure_mode::concurrent;
    p.steps[0].what = op;
    const trial t = simulate(std::move(c).finish(), p, packs::jiangxi_2023()).value();
    CHECK_THAT(bulletin(t),
        ContainsSubstring("- 任职：未具名者任东县小园管委会 主任（兼任），同时任东县工业园区管委会 主任\n"));
    CHECK_THAT(bulletin(t, language::en),
        ContainsSubstring("- post taken: somebody unnamed, 东县小园管委会 主任 (concurrent); the same person is "
                          "东县工业园区管委会 主任\n"));
}

TEST_CASE("a bulletin tells each step with date, basis, remark and ledger", "[faces][bulletin]") {
    plan p = two_parks().merger();
    p.steps[0].basis = provenance::inferred(say("理由", "a reason"), "S1");
    p.steps[0].remark = say("来源未载人数", "the source gives no numbers");
    const std::string en = bulletin(merged(p), language::en);
    CHECK_THAT(en,
        ContainsSubstring(
            "- date: no source states it\n- basis: inferred: a reason (S1)\n- remark: the source gives no numbers\n"));
    CHECK_THAT(en, ContainsSubstring("| 东县小园管委会: staff | unknown | 0 | unknown | 0 | 0 | 0 | 0 | 0 | open: "));
    p.steps[0].on = date(2023, 3, 1);
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("- 日期：2023年3月1日\n- 依据：推断：理由（S1）\n"));
    CHECK_THAT(bulletin(merged(p)), !ContainsSubstring("没有改变任何人的级别"));
}

TEST_CASE("a change of an agency's rank is told to change nobody's", "[faces][bulletin]") {
    const two_parks parks;
    plan p = parks.merger();
    p.steps[0].what =
        change_rank{parks.main_agency, rank::county_deputy, rank_direction::downgrade, rank::county_chief};
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("- 机构规格变动，没有改变任何人的级别\n"));
    CHECK_THAT(
        bulletin(merged(p), language::en), ContainsSubstring("- the agency's rank changes; no person's rank does\n"));
}

TEST_CASE("reported totals stand apart and keep their hedge", "[faces][bulletin]") {
    plan p = two_parks().merger();
    reported_total moved;
    moved.what = "staff.moved";
    moved.label = say("划转|人员", "staff|moved");
    moved.value = decimal::of(30);
    moved.exactness = hedge::more_than;
    moved.from = provenance::stated("S1");
    p.reported = {moved};
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("### 来源只报总数，不入任何账目"));
    CHECK_THAT(bulletin(merged(p)), ContainsSubstring("| 划转\\|人员 | " + name_of(hedge::more_than).zh + "30 | S1 |"));
}

TEST_CASE("findings are told by what became of them, with clause and place", "[faces][bulletin]") {
    const std::string zh = bulletin(merged(two_parks().merger()));
    CHECK_THAT(zh, ContainsSubstring("下列名称都在“江西省/某市/东县”之下。"));
    const auto undecided = zh.find("### 无法判定");
    const auto rule = zh.find("`jx23.county.max-zones`", undecided);
    REQUIRE(rule != std::string::npos);
    CHECK_THAT(zh.substr(rule), ContainsSubstring("原则上每个县（市、区）的开发区不超过1家"));
    CHECK_THAT(zh.substr(rule), ContainsSubstring("江西省/某市/东县：不符合→无法判定；尚不能认定："));
    CHECK_THAT(zh.substr(rule), ContainsSubstring("所在地：江西省/某市/未具名园"));
    CHECK_THAT(zh, ContainsSubstring("：仍无法判定；尚不能认定：") && !ContainsSubstring("待查：“"));

    const two_parks parks;
    change c(parks.content);
    c.remove(parks.unnamed_agency).value();
    const trial certain = simulate(std::move(c).finish(), parks.merger(), packs::jiangxi_2023()).value();
    const std::string en = bulletin(certain, language::en);
    const auto cured = en.find("### cured: ");
    REQUIRE(cured != std::string::npos);
    CHECK_THAT(en.substr(cured, en.find("### remaining") - cured),
        ContainsSubstring("江西省/某市/东县: violated → satisfied; before: "));
}

TEST_CASE("a bulletin ends with what is to be found out", "[faces][bulletin]") {
    const trial t = merged(two_parks().merger());
    const std::string zh = bulletin(t);
    const auto list = zh.find("\n## 待查清单\n");
    REQUIRE(list != std::string::npos);
    CHECK_THAT(zh.substr(list),
        ContainsSubstring("| 待查事实 | 对象 | 事关合规 | 等待判定的条款 |")
            && ContainsSubstring("\n| 所在地 | 江西省/某市/未具名园 | "));
    CHECK(zh.find("\n## ", list + 1) == std::string::npos);
    CHECK_THAT(bulletin(t, language::en),
        ContainsSubstring("\n## What to find out\n") && ContainsSubstring("| fact | whose |"));

    const trial nothing_asked =
        simulate(two_parks().content, two_parks().merger(), policy("t", say("无", "none"), {})).value();
    CHECK_THAT(bulletin(nothing_asked), ContainsSubstring("改革后没有因缺少事实而无法判定的事项。"));
}

TEST_CASE(
    "a bulletin tells who leaves a post, and does not let those who left it before leave now", "[faces][bulletin]") {
    const two_parks parks;
    change c(parks.content);
    post p;
    p.key = post_id::derive("two-parks", "director");
    p.body = parks.small_agency;
    p.kind = post_kind::director;
    p.title = "主任";
    c.put(p).value();
    const auto somebody = [&](const char* name, period valid) {
        person who;
        who.key = person_id::derive("two-parks", name);
        who.name = name;
        c.put(who).value();
        tenure t;
        t.key = tenure_id::derive("two-parks", name);
        t.post = p.key;
        t.person = who.key;
        t.valid = valid;
        c.put(t).value();
    };
    somebody("甲", {date(2018, 1, 1), date(2021, 1, 1)});
    somebody("乙", {date(2021, 1, 1), std::nullopt});
    const hierarchy h = std::move(c).finish();
    plan closing = parks.merger();
    closing.steps[0].on = date(2023, 5, 1);
    const std::string merged = bulletin(simulate(h, closing, policy{}).value());
    CHECK_THAT(merged, ContainsSubstring("离职：乙不再任东县小园管委会 主任"));
    CHECK_THAT(merged, ContainsSubstring("往任：甲曾任东县小园管委会 主任"));
    CHECK_THAT(merged, !ContainsSubstring("甲不再任"));
    // Whoever is relieved keeps a tenure that ends on the day.
    plan relieving = parks.merger();
    relieving.steps[0].on = date(2023, 5, 1);
    relieving.steps[0].what = relieve{p.key, {}};
    const std::string relieved = bulletin(simulate(h, relieving, policy{}).value());
    CHECK_THAT(relieved, ContainsSubstring("离职：乙不再任东县小园管委会 主任"));
    CHECK_THAT(relieved, !ContainsSubstring("甲"));
}
