// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"
#include "support/rules_scenes.hpp"
#include "support/wording.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;

// Every rule of every pack: one model that obeys all of a pack, one fact spoilt for each way to break a rule, one fact missing, and
// the days before and on which the clause is in force.

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

const date today(2026, 3, 1);

/// One text of the sketch, which stands there once, replaced by another; a second where the first alone would prove nothing.
struct spoilt {
    const char* rule;
    const char* at; ///< end of the subject's path
    verdict is;
    const char* wants; ///< of an undecided one: the missing field
    const char* from;
    const char* to;
    const char* also_from = nullptr;
    const char* also_to = nullptr;
};

struct pack_case {
    policy pack;
    const char* obedient;
    std::vector<spoilt> rows;
};

std::string replaced(std::string s, std::string_view from, std::string_view to) {
    const std::size_t at = s.find(from);
    CAPTURE(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(s.find(from, at + 1) == std::string::npos);
    return s.replace(at, from.size(), to);
}

std::string spoil(const char* obedient, const spoilt& r) {
    std::string s = replaced(obedient, r.from, r.to);
    return r.also_from ? replaced(std::move(s), r.also_from, r.also_to) : s;
}

/// Nothing is there but what is recorded; or, where a list is what is missing, nobody has said so.
hierarchy read(const std::string& s, bool all = true) {
    return read_sketch(all ? s + "\ncomplete every\n" : s, "sketch").value();
}
/// Clauses of which no date is known get one, so that there is something to judge.
policy dated(policy p) {
    const policy as_shipped = p;
    for (const rule& r : as_shipped.rules())
        if (r.valid == effect{}) p.set(reach_setting{r.id, {}, effect::from(date(2000, 1, 1))}).value();
    return p;
}

bool judges_steps(std::string_view rule_id) { return rule_id == "gz22.sanding" || rule_id == "jx21.one-for-one"; }

date before(const date& d) { return d - boost::gregorian::days(1); }
// Today, or the last day of a clause that has ended since.
date day_of(const rule& r) { return r.valid.until && *r.valid.until <= today ? before(*r.valid.until) : today; }

report judged(const hierarchy& before, const hierarchy& after, const policy& p, const rule& r, const date& rules) {
    const judging_dates on{today, rules};
    return r.about.change || judges_steps(r.id) ? validate(step_view{before, after}, p, on) : validate(after, p, on);
}

struct told {
    std::size_t found = 0;
    verdict is{};
    std::optional<finding> what;
};
told at(const report& r, std::string_view rule_id, std::string_view place) {
    told t;
    r.each([&](const rule& of, subject s, verdict v, grade) {
        if (of.id != rule_id || !path_of(r.of(), s).ends_with(place)) return;
        ++t.found;
        t.is = v;
        for (const finding& f : r.findings())
            if (f.rule == rule_id && f.about == s) t.what = f;
    });
    return t;
}

bool lacks(const told& t, std::string_view field) {
    return t.what && std::any_of(t.what->missing.begin(), t.what->missing.end(), [&](const fact_note& n) {
        return n.field == field;
    });
}

std::vector<pack_case> all_packs();

// The days around those of the clause, where the fact is spoilt in any case.
void check_boundaries(const pack_case& c, const spoilt& row, const hierarchy& was, const hierarchy& now) {
    const rule& r = *c.pack.find(row.rule);
    const auto on = [&](const date& rules) { return at(judged(was, now, c.pack, r, rules), row.rule, row.at); };
    const effect& e = r.valid;
    const std::optional<date> known = e.announced ? e.announced : e.issued;
    if (e.in_force_earliest) CHECK(on(before(*e.in_force_earliest)).is == verdict::not_in_force);
    if (e.until) CHECK(on(*e.until).is == verdict::not_in_force);
    if (e.in_force_latest) {
        CHECK(on(*e.in_force_latest).is == bad);
        if (e.in_force_earliest != e.in_force_latest && !(known && before(*e.in_force_latest) >= *known))
            CHECK(lacks(on(before(*e.in_force_latest)), "in_force"));
        return;
    }
    if (!known) {
        CHECK(lacks(on(today), "in_force"));
        return;
    }
    if (!e.in_force_earliest || before(*known) >= *e.in_force_earliest) CHECK(lacks(on(before(*known)), "in_force"));
    const told then = on(*known);
    CHECK(then.is == bad);
    REQUIRE(then.what);
    CHECK(then.what->dating == dating::as_announced);
}

} // namespace

TEST_CASE("of every pack one model obeys every rule", "[rules][packs]") {
    for (const pack_case& c : all_packs()) {
        const policy p = dated(c.pack);
        const hierarchy h = read(c.obedient);
        const report r = validate(step_view{h, h}, p, today);
        CAPTURE(p.id());
        for (const finding& f : r.findings()) FAIL_CHECK(f);
        // On a step that changes nothing, packs that judge only changes judge nothing.
        CHECK((r.conforms() || r.outcome() == outcome::nothing_judged));
        CHECK(r.errors().empty());
        CHECK(r.conflicts().empty());
    }
}

TEST_CASE("one fact spoilt or missing decides every rule of every pack, from its first day on", "[rules][packs]") {
    for (const pack_case& c : all_packs()) {
        const policy p = dated(c.pack);
        const hierarchy was = read(c.obedient);
        for (const spoilt& row : c.rows) {
            CAPTURE(row.rule, row.at, row.from, row.to);
            const rule* r = p.find(row.rule);
            REQUIRE(r);
            const hierarchy now = read(spoil(c.obedient, row), row.is != open || !onezone_tests::names_list(row.wants));
            const report found = judged(was, now, p, *r, day_of(*r));
            CHECK(found.errors().empty());
            onezone_tests::check_wording(found);
            const told t = at(found, row.rule, row.at);
            CHECK(t.found == 1);
            CHECK(std::string(key_of(t.is)) == std::string(key_of(row.is)));
            if (row.is == open) CHECK(lacks(t, row.wants));
            if (row.is != bad) continue;
            REQUIRE(t.what);
            CHECK(t.what->force == r->force);
            CHECK(t.what->severity == severity_of(bad, r->force, r->basis.how));
            CHECK_FALSE(t.what->message.zh.empty());
            CHECK_FALSE(t.what->message.en.empty());
            if (r->basis.how != grade::stated) CHECK_FALSE(t.what->doubtful.empty());
            check_boundaries(c, row, was, now);
        }
    }
}

TEST_CASE("no rule of a pack goes without a spoilt and a missing fact", "[rules][packs]") {
    // What cannot be broken, or leaves nothing open. Rules on procedures have a table of their own: procedures_test.cpp.
    const std::set<std::string> unbreakable{
        "jx23.urban.social-may-stay", "jx23.target.2035", "fg2832.convert", "plenum24.zones"};
    const std::set<std::string> never_open{"jx23.urban.social-may-stay", "fg2832.convert", "gz22.merge.section",
        "gz22.village-agencies", "cs.within-quota", "jx21.one-for-one", "credit.check", "credit.department",
        "jx23.target.2035"}; // due only after 2035: a test of its own below
    std::map<std::string, std::set<verdict>> seen;
    std::set<std::string> ids;
    for (const pack_case& c : all_packs()) {
        for (const spoilt& row : c.rows) seen[row.rule].insert(row.is);
        for (const rule& r : c.pack.rules()) ids.insert(r.id);
    }
    CHECK(ids.size() == packs::all().rules().size());
    for (const rule& r : packs::all().rules()) {
        CAPTURE(r.id);
        CHECK(ids.contains(r.id));
        // Steps that acts have to tell: procedures_test.cpp, ganzhou_test.cpp.
        if (r.about.affected || r.id == "org.quota-level") continue;
        CHECK(seen[r.id].contains(bad) != unbreakable.contains(r.id));
        CHECK(seen[r.id].contains(open) != never_open.contains(r.id));
    }
}

TEST_CASE("whether the modern management of zones is complete is asked after 2035, and the source gives no measure",
    "[rules][packs][jiangxi]") {
    const hierarchy now = read("province 江西省 code=36\n");
    const auto on = [&](const date& d) {
        return at(validate(now, packs::jiangxi_2023(), {d, d}), "jx23.target.2035", "江西省");
    };
    CHECK(on(date(2035, 12, 31)).is == silent);
    const told due = on(date(2036, 1, 1));
    CHECK(due.is == open);
    CHECK(lacks(due, "modern_management"));
}

//=== the models ===//

namespace {

constexpr auto jiangxi = R"(
province 广东省 code=44
province 江西省 code=36
  indicator 开发区营业收入年均增长 on=2025-12-31 value=10 measure=%
  indicator 亩均工业增加值年均增长 on=2025-12-31 value=10 measure=%
  indicator 规模以上工业企业研发经费支出年均增长 on=2025-12-31 value=12 measure=%
  city 赣州市 code=3607
    body 市委 kind=party_committee
      post 常委 kind=team_member holder=市常委
    county 于都县 code=360731
      body 于都县委 kind=party_committee
        post 于都书记 kind=secretary holder=于甲
      body 于都县政府 kind=government
        post 于都县长 kind=head holder=于乙
      town 贡江镇
      zone 于都经开区 tier=national location=county_area managed-by=于都县 first-industry=电子 industries=电子,食品
        agreement 共建协议
          partner 广东省
        agency 于都管委会 rank=county_chief
          function 招商引资 class=economic
          post 于都主任 kind=director holder=于乙 mode=concurrent paid=no
        body 于都党工委 kind=working_committee
          post 园书记 kind=secretary holder=于甲 mode=concurrent paid=no
    county 信丰县 code=360722
      body 信丰县委 kind=party_committee
        post 信丰副书记 kind=deputy_secretary holder=信丙
      zone 信丰园 tier=provincial location=county_area managed-by=信丰县 first-industry=新材料 industries=新材料
        indicator 营业收入增速 on=2025-06-30 value=5 measure=%
        indicator 土地利用率 on=2025-06-30 value=5 measure=%
        indicator 亩均效益 on=2025-06-30 value=5 measure=万元/亩
        agency 信丰管委会 rank=county_deputy
          function 企业服务 class=economic
        body 信丰党工委 kind=working_committee
          post 信丰园书记 kind=secretary holder=信丙 mode=concurrent paid=no
        body 专班 kind=leading_group
        designation 限期整改 from=2024-03-01 team=专班
    district 章贡区 code=360702
      town 沙石镇 administered-by=赣州经开区
      town 水东镇
      zone 赣州经开区 tier=national location=main_urban_area managed-by=赣州市 first-industry=汽车 industries=汽车
        agency 经开管委会 rank=bureau_deputy
          function 人才公寓 class=social smooth=yes linked=yes
        body 经开党工委 kind=working_committee
          post 经开书记 kind=secretary holder=市常委 mode=concurrent paid=no
)";

policy jiangxi_with_thresholds() {
    return onezone_tests::as_tested(packs::jiangxi_2023())
        .with("jx23.exit", "min_growth", 6)
        .with("jx23.exit", "min_land_use", 6)
        .with("jx23.exit", "min_yield", 6)
        .with("jx23.target.yield", "tolerance", decimal{});
}

constexpr auto jiangxi_in_2020 = R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      zone 于都园 tier=provincial
        agency 于都管委会 internal-bodies=5
      zone 于都经开区 tier=national
        agency 经开管委会 internal-bodies=10
      zone 名录外园 tier=none
        agency 园区办 internal-bodies=20
)";

std::vector<spoilt> jiangxi_2018_rows() {
    return {
        {"jx18.internal", "于都管委会", bad, "", "internal-bodies=5", "internal-bodies=6"},
        {"jx18.internal", "经开管委会", bad, "", "internal-bodies=10", "internal-bodies=11"},
        {"jx18.internal", "于都管委会", good, "", "tier=provincial\n        agency 于都管委会 internal-bodies=5",
            "tier=national\n        agency 于都管委会 internal-bodies=10"},
        {"jx18.internal", "于都管委会", open, "internal_bodies", " internal-bodies=5", ""},
        {"jx18.internal", "于都管委会", open, "tier", "tier=provincial\n        agency 于都管委会 internal-bodies=5",
            "\n        agency 于都管委会 internal-bodies=6"},
        // So many as are listed there are at least.
        {"jx18.internal", "于都管委会", bad, "", " internal-bodies=5",
            "\n          body 一\n          body 二\n          body 三\n          body 四\n          body 五\n          body 六"},
        {"jx18.internal", "于都管委会", open, "internal_bodies", " internal-bodies=5", "\n          body 一"},
    };
}

std::vector<spoilt> jiangxi_rows() {
    return {
        {"jx23.county.no-entrust", "于都经开区", bad, "", "贡江镇", "贡江镇 administered-by=于都经开区"},
        {"jx23.county.no-entrust", "于都经开区", open, "location", "贡江镇", "贡江镇 administered-by=于都经开区",
            "=national location=county_area", "=national"},
        {"jx23.county.no-entrust", "赣州经开区", silent, "", "水东镇", "水东镇 administered-by=赣州经开区"},
        {"jx23.county.no-social", "于都经开区", bad, "", "招商引资 class=economic", "招商引资 class=social"},
        {"jx23.county.no-social", "于都经开区", open, "function", "招商引资 class=economic", "招商引资"},
        {"jx23.county.no-social", "于都经开区", open, "functions", "          function 招商引资 class=economic\n", ""},
        {"jx23.urban.no-new-entrust", "赣州经开区", bad, "", "水东镇", "水东镇 administered-by=赣州经开区"},
        {"jx23.urban.no-new-entrust", "赣州经开区", good, "", "沙石镇 administered-by=赣州经开区", "沙石镇"},
        {"jx23.urban.no-new-entrust", "赣州经开区", open, "tier", "水东镇", "水东镇 administered-by=赣州经开区",
            "tier=national location=main", "location=main"},
        {"jx23.urban.social-may-stay", "赣州经开区", good, "", "linked=yes", "linked=no"},
        {"jx23.urban.social-may-stay", "赣州经开区", silent, "", "=main_urban_area", "=county_area"},
        {"jx23.head.bureau-national", "赣州经开区", bad, "", "holder=市常委 mode", "holder=外人 mode"},
        {"jx23.head.bureau-national", "赣州经开区", open, "rank", "holder=市常委 mode", "holder=外人 mode",
            " rank=bureau_deputy", ""},
        {"jx23.head.county-national", "于都经开区", bad, "", "holder=于乙 mode", "holder=外人 mode"},
        {"jx23.head.county-national", "于都经开区", bad, "", "holder=于甲 mode", "holder=市常委 mode"},
        {"jx23.head.county-national", "于都经开区", open, "location", "holder=于乙 mode", "holder=外人 mode",
            "=national location=county_area", "=national"},
        {"jx23.head.provincial", "信丰园", bad, "", "holder=信丙 mode", "holder=于甲 mode"},
        {"jx23.head.provincial", "信丰园", bad, "", "holder=信丙 mode=concurrent paid=no",
            "holder=外人\n          post 第一书记 kind=first_secretary holder=信丙 mode=concurrent paid=no"},
        {"jx23.head.provincial", "信丰园", open, "tier", "holder=信丙 mode", "holder=外人 mode", "tier=provincial ",
            ""},
        {"jx23.concurrent.no-pay", "园书记/于甲", bad, "", "于甲 mode=concurrent paid=no",
            "于甲 mode=concurrent paid=yes"},
        {"jx23.concurrent.no-pay", "园书记/于甲", open, "paid", "于甲 mode=concurrent paid=no", "于甲 mode=concurrent"},
        {"jx23.concurrent.no-pay", "园书记/于甲", silent, "", "于甲 mode=concurrent paid=no",
            "于甲 mode=seconded paid=yes"},
        {"jx23.county.max-zones", "于都县", bad, "", "      town 贡江镇",
            "      zone 新城 managed-by=于都县 agency=新城管理处\n      town 贡江镇"},
        {"jx23.county.max-zones", "于都县", open, "seat", "    county 于都县",
            "    zone 未具名 ? agency=未具名管委会\n    county 于都县"},
        {"jx23.county.max-zones", "于都县", good, "", "      town 贡江镇",
            "      zone 新城 managed-by=赣州市 agency=新城管理处\n      town 贡江镇"},
        {"jx23.industry.max-lead", "于都经开区", bad, "", "电子,食品", "电子,食品,轻纺,家具"},
        {"jx23.industry.max-lead", "于都经开区", good, "", "电子,食品", "电子,食品,轻纺"},
        {"jx23.industry.max-lead", "于都经开区", good, "", "电子,食品", "电子,食品,轻纺,食品"},
        {"jx23.industry.max-lead", "于都经开区", open, "lead_industries", " industries=电子,食品", ""},
        {"jx23.industry.first", "于都经开区", bad, "", "first-industry=电子 ", "first-industry=\"\" "},
        {"jx23.industry.first", "于都经开区", open, "first_industry", "first-industry=电子 ", ""},
        {"jx23.industry.first", "于都经开区", open, "lead_industries", " industries=电子,食品", ""},
        {"jx23.exit", "信丰园", bad, "", "限期整改 from=2024-03-01 team=专班", "改革试点"},
        {"jx23.exit", "信丰园", bad, "", "限期整改 from=2024-03-01", "限期整改 from=2024-03-01 until=2025-06-30"},
        {"jx23.exit", "信丰园", open, "indicator.growth", "限期整改 from=2024-03-01",
            "限期整改 from=2024-03-01 until=2025-07-01"},
        {"jx23.exit", "信丰园", good, "", "限期整改 from=2024-03-01", "限期整改 from=2024-03-01 until=2026-03-02"},
        {"jx23.exit", "信丰园", open, "measure", "土地利用率 on=2025-06-30 value=5 measure=%",
            "土地利用率 on=2025-06-30 value=5 measure=亿元", "限期整改 from=2024-03-01 team=专班", "改革试点"},
        {"jx23.exit", "信丰园", silent, "", "亩均效益 on=2025-06-30 value=5 measure=万元/亩",
            "亩均效益 on=2025-06-30 value=1 measure=亿元/平方公里"},
        // A leading group that the order does not name is no team in charge of it; one that it names may be anybody's.
        {"jx23.exit", "信丰园", open, "task_force", " team=专班", ""},
        {"jx23.exit", "信丰园", open, "task_force", "        designation 限期整改 from=2024-03-01 team=专班\n", ""},
        {"jx23.exit", "信丰园", good, "", "        body 专班 kind=leading_group\n        designation",
            "        designation", "city 赣州市 code=3607", "city 赣州市 code=3607\n    body 专班 kind=leading_group"},
        {"jx23.exit", "信丰园", open, "indicator.land", "限期整改 from=2024-03-01 team=专班", "改革试点",
            "        indicator 土地利用率 on=2025-06-30 value=5 measure=%\n", ""},
        {"jx23.exit", "信丰园", silent, "", "土地利用率 on=2025-06-30 value=5", "土地利用率 on=2025-06-30 value=6"},
        {"jx23.target.revenue", "江西省", bad, "", "营业收入年均增长 on=2025-12-31 value=10",
            "营业收入年均增长 on=2025-12-31 value=9.9"},
        {"jx23.target.revenue", "江西省", open, "measure", "营业收入年均增长 on=2025-12-31 value=10 measure=%",
            "营业收入年均增长 on=2025-12-31 value=12 measure=亿元"},
        {"jx23.target.revenue", "江西省", open, "measure", "营业收入年均增长 on=2025-12-31 value=10 measure=%",
            "营业收入年均增长 on=2025-12-31 value=12"},
        {"jx23.target.revenue", "江西省", bad, "", "营业收入年均增长 on=2025-12-31 value=10 measure=%",
            "营业收入年均增长 on=2025-12-31 value=10 measure=% hedge=nearly"},
        {"jx23.target.revenue", "江西省", open, "indicator", "营业收入年均增长 on=2025-12-31 value=10 measure=%",
            "营业收入年均增长 on=2025-12-31 value=9 measure=% hedge=at_least"},
        {"jx23.target.revenue", "江西省", good, "", "营业收入年均增长 on=2025-12-31 value=10 measure=%",
            "营业收入年均增长 on=2025-12-31 value=100 measure=‰ hedge=at_least"},
        {"jx23.target.revenue", "江西省", open, "indicator", "营业收入年均增长 on=2025-12-31",
            "营业收入年均增长 on=2022-12-31"},
        {"jx23.target.revenue", "江西省", open, "indicator", "营业收入年均增长 on=2025-12-31 ", "营业收入年均增长 "},
        {"jx23.target.revenue", "江西省", open, "indicator",
            "  indicator 开发区营业收入年均增长 on=2025-12-31 value=10 measure=%\n", ""},
        {"jx23.target.yield", "江西省", bad, "", "增加值年均增长 on=2025-12-31 value=10",
            "增加值年均增长 on=2025-12-31 value=9.9"},
        {"jx23.target.yield", "江西省", open, "indicator",
            "  indicator 亩均工业增加值年均增长 on=2025-12-31 value=10 measure=%\n", ""},
        {"jx23.target.research", "江西省", bad, "", "value=12", "value=11"},
        {"jx23.target.research", "江西省", open, "indicator",
            "  indicator 规模以上工业企业研发经费支出年均增长 on=2025-12-31 value=12 measure=%\n", ""},
        // A park's townships and functions count with its zone.
        {"jx23.county.no-entrust", "于都经开区", bad, "", "贡江镇", "贡江镇 administered-by=分园", "        agreement",
            "        park 分园 location=county_area first-industry=电子 industries=电子\n        agreement"},
        {"jx23.county.no-social", "于都经开区", bad, "", "        agreement",
            "        park 分园 location=county_area\n          agency 分园管委会\n            function 民政 class=social\n        agreement"},
        {"jx23.coop", "赣州市", bad, "", "partner 广东省", "partner 信丰县"},
        {"jx23.coop", "赣州市", open, "agreements", "        agreement 共建协议\n          partner 广东省\n", ""},
    };
}

constexpr auto ganzhou = R"(
city 赣州市 code=3607
  county_city 龙南市 code=360783
    body 市委 kind=party_committee
      post 市委书记 kind=secretary holder=龙甲
    body 市政府 kind=government
      post 市长 kind=head holder=龙乙
    zone 龙南经开区 tier=national location=county_area category=economic
      agency 龙南管委会 rank=county_chief charter=2023-03-01
        function 招商引资 class=economic
        post 主任 kind=director holder=龙乙 mode=concurrent
      body 党工委 kind=working_committee
        post 书记 kind=secretary holder=龙甲 mode=concurrent
  county 定南县 code=360728
    body 县民政局 kind=department
    zone 定南园 tier=national location=county_area category=economic
      agency 定南管委会 rank=county_deputy charter=2022-11-01
        function 企业服务 class=economic
  district 章贡区 code=360702
    zone 赣州经开区 tier=national location=main_urban_area category=economic
      agency 经开管委会 charter=2023-03-01
        function 人才公寓 class=social
)";

std::vector<spoilt> ganzhou_rows() {
    return {
        {"gz22.social.all-but-one", "定南园", bad, "", "企业服务 class=economic", "企业服务 class=social"},
        {"gz22.social.all-but-one", "定南园", open, "function", "企业服务 class=economic", "企业服务"},
        {"gz22.social.all-but-one", "定南园", open, "category", "企业服务 class=economic", "企业服务 class=social",
            "category=economic\n      agency 定南", "\n      agency 定南"},
        {"gz22.merge.section", "上欧工业园区管理办公室", bad, "", "    zone 定南园",
            "    zone 上欧 agency=于都上欧工业园区管理办公室\n    zone 定南园"},
        {"gz22.merge.section", "定南管委会", silent, "", "龙甲 mode=concurrent", "龙甲"},
        {"gz22.village-agencies", "汽车科技城管理处", bad, "", "    zone 赣州经开区",
            "    zone 科技城 agency=赣州新能源汽车科技城管理处\n    zone 赣州经开区"},
        {"gz22.rank.longnan", "龙南管委会", bad, "", "rank=county_chief", "rank=bureau_deputy"},
        {"gz22.rank.longnan", "龙南管委会", open, "rank", " rank=county_chief", ""},
        {"gz22.rank", "定南管委会", bad, "", "rank=county_deputy", "rank=bureau_deputy"},
        {"gz22.rank", "定南管委会", good, "", "rank=county_deputy", "rank=county_chief"},
        {"gz22.rank", "定南管委会", open, "rank", " rank=county_deputy", ""},
        {"gz22.sanding", "定南管委会", bad, "", "rank=county_deputy charter=2022-11-01",
            "rank=county_chief charter=2022-10-31"},
        {"gz22.sanding", "定南管委会", good, "", "rank=county_deputy", "rank=county_chief"},
        {"gz22.sanding", "定南管委会", open, "charter", "rank=county_deputy charter=2022-11-01", "rank=county_chief"},
        {"gz22.sanding", "定南管委会", open, "due", "charter=2022-11-01", "charter=2022-10-31"},
        {"gz22.one-team", "龙南经开区", bad, "", "holder=龙乙 mode", "holder=外人 mode"},
        {"gz22.one-team", "龙南经开区", bad, "", "holder=龙甲 mode", "holder=外人 mode"},
        {"gz22.one-team", "龙南经开区", open, "government_head", "      post 市长 kind=head holder=龙乙\n", ""},
    };
}

constexpr auto shangli = R"(
county 上栗县 code=360322
  body 县委 kind=party_committee
    post 副书记 kind=deputy_secretary holder=栗丙
  zone 上栗园
    body 党工委 kind=working_committee
      post 第一书记 kind=first_secretary holder=栗丙 mode=concurrent
    agency 管委会
      appraisal 双月考评 months=2 counts-in-the-year=yes
      function 把方向 class=economic
      function 谋大局 class=economic
      function 定政策 class=economic
      function 促改革 class=economic
      post 主任 kind=director holder=栗戊 grade=领导班子正职 category=管理类
    body 公司 kind=platform_company
      function 开发建设 class=economic
      function 资本运营 class=economic
      function 招商引资 class=economic
      post 经理 kind=manager holder=经理人
    body 社区 kind=industrial_community
      function 公共服务 class=social
      function 民生保障 class=social
      function 基层党建 class=party
)";

std::vector<spoilt> shangli_rows() {
    return {
        {"sl22.separate", "上栗园", bad, "", "holder=经理人", "holder=栗戊"},
        {"sl22.separate", "上栗园", bad, "", "function 定政策 class=economic", "function 定政策 shared-with=公司"},
        {"sl22.separate", "上栗园", bad, "", "function 定政策", "function 招商引资"},
        {"sl22.separate", "上栗园", good, "", "holder=经理人", "holder=栗戊 mode=seconded"},
        {"sl22.separate", "上栗园", open, "holder", "      post 经理 kind=manager holder=经理人\n", ""},
        {"sl22.structure", "上栗园", bad, "", "kind=industrial_community", "kind=other"},
        {"sl22.structure", "上栗园", bad, "", "kind=platform_company", "kind=other"},
        {"sl22.structure", "上栗园", bad, "", "function 基层党建 class=party", "function 基层党建 shared-with=管委会"},
        {"sl22.structure", "上栗园", bad, "", "      function 开发建设 class=economic\n", "", "function 定政策",
            "function 开发建设 class=economic\n      function 定政策"},
        {"sl22.structure", "上栗园", open, "functions", "      function 基层党建 class=party\n", ""},
        {"sl22.first-secretary", "上栗园", bad, "", "holder=栗丙 mode", "holder=外人 mode"},
        {"sl22.first-secretary", "上栗园", bad, "", " holder=栗丙 mode=concurrent", ""},
        {"sl22.first-secretary", "上栗园", open, "first_secretary",
            "      post 第一书记 kind=first_secretary holder=栗丙 mode=concurrent\n", ""},
        {"sl22.posts", "管委会/主任", bad, "", "领导班子正职", "局长"},
        {"sl22.posts", "管委会/主任", bad, "", "管理类", "后勤类"},
        {"sl22.posts", "管委会/主任", open, "post_grade", " grade=领导班子正职", ""},
        {"sl22.posts", "管委会/主任", open, "category", " category=管理类", ""},
        {"sl22.appraisal", "上栗园", bad, "", "months=2", "months=3"},
        {"sl22.appraisal", "上栗园", bad, "", "counts-in-the-year=yes", "counts-in-the-year=no"},
        {"sl22.appraisal", "上栗园", open, "months", " months=2", ""},
        {"sl22.appraisal", "上栗园", open, "counts_in_the_year", " counts-in-the-year=yes", ""},
        {"sl22.appraisal", "上栗园", open, "appraisals", "      appraisal 双月考评 months=2 counts-in-the-year=yes\n",
            ""},
        // Of several one is enough, and the departments of the county may be those appraised.
        {"sl22.appraisal", "上栗园", good, "", "      appraisal 双月考评",
            "      appraisal 季度考评 months=3 counts-in-the-year=no\n      appraisal 双月考评"},
        {"sl22.appraisal", "上栗园", good, "", "      appraisal 双月考评 months=2 counts-in-the-year=yes\n", "",
            "  zone 上栗园\n",
            "  body 县工信局 kind=department\n    appraisal 双月考评 months=2 counts-in-the-year=yes by=管委会\n  zone 上栗园\n"},
    };
}

constexpr auto national = R"(
province 甲省 code=36
  city 甲市 code=3607
    body 市府 kind=government rank=bureau_chief leading-posts=1 quota.administrative=50 staff.administrative=40
      function 市政 class=other
      post 市长 kind=head holder=市甲
    county 甲县 code=360731
      body 县府 kind=government rank=county_chief leading-posts=1 quota.administrative=80 staff.administrative=70
        function 县政 class=other
        power 施工许可 form=entrustment granted-by=甲市
        power 环境处罚 form=entrustment granted-by=甲市
        post 县长 kind=head holder=县乙
      body 县人大 kind=congress
        post 人大主任 kind=chair holder=县丁
      town 甲镇 code=360731101
        village 红星村
        body 镇人大 kind=congress
          post 镇主席 kind=chair holder=镇丁
      town 乙镇 code=360731102
      zone 甲园 tier=national location=main_urban_area
        integrated 甲县
        agency 甲管委会 rank=county_chief legal=agency leading-posts=1 quota.institution=30 staff.institution=30
          function 招商引资 class=economic
          post 园主任 kind=director holder=园甲
        body 甲公司 kind=platform_company credit-code=91350100M000100Y43
          post 经理 kind=manager holder=经理人
          post 董事 kind=other holder=县乙 mode=concurrent paid=no approved=yes
    district 乙区 code=360702
      subdistrict 乙街道 code=360702001
person 市甲 rank=bureau_chief
person 县乙 rank=county_chief
person 园甲 rank=county_chief
)";

std::vector<spoilt> national_rows() {
    return {
        {"org.no-unauthorised", "甲管委会", bad, "", "staff.institution=30", "staff.institution=31"},
        {"org.no-unauthorised", "甲管委会", open, "staff", " staff.institution=30", ""},
        {"org.no-unauthorised", "县人大", silent, "", "staff.institution=30", "staff.institution=29"},
        {"org.quota-kind", "甲管委会", bad, "", "staff.institution=30", "staff.institution=20 staff.administrative=5"},
        {"org.quota-kind", "甲管委会", open, "quota", " quota.institution=30", ""},
        {"org.overstaff", "甲管委会", bad, "", "leading-posts=1 quota.institution",
            "leading-posts=0 quota.institution"},
        {"org.overstaff", "甲管委会", bad, "", "园甲 rank=county_chief", "园甲 rank=bureau_deputy"},
        {"org.overstaff", "甲管委会", good, "", "园甲 rank=county_chief", "园甲 rank=bureau_deputy", "holder=园甲",
            "holder=园甲 mode=concurrent"},
        {"org.overstaff", "甲管委会", open, "leading_posts", " leading-posts=1 quota.institution",
            " quota.institution"},
        {"org.overstaff", "甲管委会", open, "rank", "person 园甲 rank=county_chief\n", ""},
        // Organs have administrative quota; an agency with public-institution quota alone is read as an institution.
        {"org.quota-kind", "市府", bad, "", "quota.administrative=50",
            "quota.institution=5 staff.institution=0 quota.administrative=50"},
        {"org.same-duty", "市府", bad, "", "    county 甲县",
            "    body 市政局 kind=department\n      function 市政\n    county 甲县"},
        {"org.same-duty", "市府", open, "functions", "      function 市政 class=other\n", ""},
        {"org.same-duty", "甲管委会", silent, "", "        body 甲公司",
            "        body 投促局 kind=department\n          function 招商引资\n        body 甲公司"},
        {"org.same-duty", "甲管委会", bad, "", "        body 甲公司",
            "        body 投促局 kind=department\n          function 招商引资\n        body 甲公司",
            " quota.institution=30", ""},
        {"org.leading-group.office", "专班", bad, "", "      body 县人大",
            "      body 专班 kind=leading_group\n        body 专班办公室\n      body 县人大"},
        {"org.leading-group.office", "专班", open, "bodies", "      body 县人大",
            "      body 专班 kind=leading_group\n      body 县人大"},
        {"org.leading-group.office", "专班", silent, "", "        body 镇人大",
            "        body 专班 kind=leading_group\n          body 专班办公室\n        body 镇人大"},
        {"org.leading-group.quota", "专班", bad, "", "      body 县人大",
            "      body 专班 kind=leading_group quota.administrative=3 quota.institution=0\n      body 县人大"},
        {"org.leading-group.quota", "专班", bad, "", "      body 县人大",
            "      body 专班 kind=leading_group quota.institution=1\n      body 县人大"},
        {"org.leading-group.quota", "专班", good, "", "      body 县人大",
            "      body 专班 kind=leading_group quota.administrative=0 quota.institution=0\n      body 县人大"},
        {"org.leading-group.quota", "专班", open, "quota", "      body 县人大",
            "      body 专班 kind=leading_group quota.administrative=0\n      body 县人大"},
        {"licence.delegate", "甲公司", bad, "", "91350100M000100Y43",
            "91350100M000100Y43\n          power 施工许可 form=entrustment"},
        {"licence.delegate", "甲公司", open, "form", "91350100M000100Y43",
            "91350100M000100Y43\n          power 施工许可"},
        {"licence.delegate", "甲公司", open, "power_kind", "91350100M000100Y43",
            "91350100M000100Y43\n          power 某事项 form=entrustment"},
        {"licence.delegate", "甲公司", silent, "", "91350100M000100Y43",
            "91350100M000100Y43\n          power 施工许可 form=authorisation"},
        {"licence.delegate", "甲公司", silent, "", "91350100M000100Y43",
            "91350100M000100Y43\n          power 环境处罚 form=entrustment"},
        {"penalty.delegate", "甲公司", bad, "", "91350100M000100Y43",
            "91350100M000100Y43\n          power 环境处罚 form=entrustment"},
        {"penalty.delegate", "甲公司", open, "form", "91350100M000100Y43",
            "91350100M000100Y43\n          power 环境处罚"},
        {"penalty.delegate", "甲管委会", good, "", "          function 招商引资 class=economic\n",
            "          function 招商引资 class=economic\n          power 环境处罚 form=entrustment\n"},
        {"land.grantor", "甲管委会", bad, "", "          function 招商引资 class=economic\n",
            "          function 招商引资 class=economic\n          power 国有土地使用权出让\n"},
        {"land.grantor", "甲管委会", open, "functions", "          function 招商引资 class=economic\n", ""},
        {"credit.check", "甲公司", bad, "", "91350100M000100Y43", "91350100M000100Y44"},
        {"credit.check", "甲公司", bad, "", "91350100M000100Y43", "9.1350203E+17"},
        {"credit.check", "甲公司", silent, "", " credit-code=91350100M000100Y43", ""},
        {"credit.department", "甲管委会", bad, "", "legal=agency", "legal=agency credit-code=91350100M000100Y43"},
        {"credit.department", "甲公司", silent, "", "91350100M000100Y43", "91350100M000100Y44"},
        {"credit.department", "甲公司", bad, "", "91350100M000100Y43", "11360731MB01234578"},
        {"org.quota-level", "/", open, "approved_by", "quota.administrative=80", "quota.administrative=70",
            "quota.administrative=50", "quota.administrative=60"},
        {"org.quota-level", "/", silent, "", "quota.administrative=80", "quota.administrative=79"},
        {"cs.within-quota", "县长", bad, "", "holder=县乙\n", "\n          holder 县乙\n          holder 外人\n"},
        {"cs.within-quota", "县长", good, "", "holder=县乙\n",
            "\n          holder 县乙\n          holder 外人 mode=seconded\n"},
        {"cs.no-company-post", "董事/县乙", bad, "", "approved=yes", "approved=no"},
        // Whose status is on another quota is no civil servant; whose post is in a zone alone may be one.
        {"cs.no-company-post", "董事/县乙", silent, "", "approved=yes", "approved=no", "person 县乙 rank=county_chief",
            "person 县乙 rank=county_chief status=institution"},
        {"cs.no-company-post", "董事/园甲", open, "status", "holder=县乙 mode=concurrent paid=no approved=yes",
            "holder=园甲 mode=concurrent paid=no approved=no"},
        {"cs.no-company-post", "董事/园甲", bad, "", "holder=县乙 mode=concurrent paid=no approved=yes",
            "holder=园甲 mode=concurrent paid=no approved=no", "person 园甲 rank=county_chief",
            "person 园甲 rank=county_chief status=administrative"},
        {"cs.no-company-post", "董事/县乙", open, "approved", " approved=yes", ""},
        {"cs.no-company-post", "董事/县乙", silent, "", "mode=concurrent paid=no approved=yes", "mode=seconded"},
        {"cs.outside-approved", "董事/县乙", bad, "", "approved=yes", "approved=no"},
        {"cs.outside-approved", "董事/县乙", open, "approved", " approved=yes", ""},
        {"cs.outside-approved", "董事/县乙", silent, "", "mode=concurrent paid=no approved=yes", "mode=seconded"},
        {"cs.no-second-pay", "董事/县乙", bad, "", "paid=no", "paid=yes"},
        {"cs.no-second-pay", "董事/县乙", open, "paid", " paid=no", ""},
        {"npc.incompatible", "人大主任/县丁", bad, "", "        post 县长",
            "        post 副县长 kind=deputy_head holder=县丁\n        post 县长"},
        {"npc.incompatible", "镇主席/镇丁", bad, "", "        post 县长",
            "        post 副县长 kind=deputy_head holder=镇丁\n        post 县长"},
        {"npc.incompatible", "人大主任/县丁", open, "legal_type", "holder=园甲", "holder=县丁", " legal=agency", ""},
        {"law.street-only-city", "乙街道", bad, "", "district 乙区", "county 乙区"},
        {"law.street-only-city", "乙街道", open, "parent", "subdistrict 乙街道", "subdistrict 乙街道 ?"},
        {"law.dispatched-closed", "甲管委会", bad, "", "legal=agency", "legal=organ"},
        {"law.dispatched-closed", "甲管委会", open, "legal_type", " legal=agency", ""},
        {"name.unique", "乙区/乙镇", bad, "", "      subdistrict", "      town 乙镇\n      subdistrict"},
        // The specific name counts, and of a village that of its place.
        {"name.unique", "乙区/乙乡", bad, "", "      subdistrict", "      township 乙乡\n      subdistrict"},
        {"name.unique", "乙镇/红星社区居委会", bad, "", "      zone 甲园",
            "        community 红星社区居委会\n      zone 甲园"},
        {"name.unique", "乙镇/红旗社区居委会", good, "", "      zone 甲园",
            "        community 红旗社区居委会\n      zone 甲园"},
        {"name.unique", "丙镇", good, "", "      subdistrict", "      town 丙镇\n      subdistrict"},
        {"name.unique", "丙镇", open, "parent", "province 甲省", "town 丙镇\nprovince 甲省"},
        {"village.change", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=99 measure=户\n"},
        {"village.change", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=701 measure=户\n"},
        {"village.change", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=700 measure=户\n"},
        {"village.change", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=100 measure=户\n"},
        {"village.change", "新社区", open, "indicator.households", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n"},
        {"village.change.2026", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=999 measure=户\n"},
        {"village.change.2026", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=3001 measure=户\n"},
        {"village.change.2026", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=3000 measure=户\n"},
        {"village.change.2026", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 value=1000 measure=户\n"},
        {"village.change.2026", "新社区", open, "indicator.households", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n"},
        {"code.on-change", "丙镇", bad, "", "town 乙镇 code=360731102", "town 丙镇 code=360731102"},
        {"code.on-change", "乙镇", bad, "", "code=360731102", "code=360731103"},
        {"code.on-change", "丙镇", good, "", "town 乙镇 code=360731102", "town 丙镇 code=360731103"},
        // Another kind brings another code; the digits of a parent's new code follow, no others do.
        {"code.on-change", "乙镇", bad, "", "town 乙镇 code=360731102", "township 乙镇 code=360731102"},
        {"code.on-change", "乙镇", good, "", "town 乙镇 code=360731102", "township 乙镇 code=360731202"},
        {"code.on-change", "乙镇", good, "", "county 甲县 code=360731", "county 甲县 code=360739", "code=360731102",
            "code=360739102"},
        {"code.on-change", "乙镇", bad, "", "county 甲县 code=360731", "county 甲县 code=360739", "code=360731102",
            "code=360739109"},
        {"code.on-change", "丙镇", open, "code", "town 乙镇 code=360731102", "town 丙镇"},
        {"gbf7.separate", "甲园", bad, "", "holder=经理人", "holder=园甲"},
        {"gbf7.separate", "甲园", open, "holder",
            "          post 经理 kind=manager holder=经理人\n          post 董事 kind=other holder=县乙 mode=concurrent "
            "paid=no approved=yes\n",
            ""},
        {"plenum24.zones", "/", open, "criterion", "leading-posts=1 quota.institution",
            "leading-posts=2 quota.institution"},
        {"plenum24.zones", "/", silent, "", "holder=园甲", "holder=外人"},
        {"fg2832.convert", "甲园", good, "", "招商引资", "投资"},
        {"fg2832.convert", "甲园", silent, "", "=main_urban_area", "=county_area"},
    };
}

constexpr auto shandong = R"(
province 山东省 code=37
  city 济南市 code=3701
    county 平阴县 code=370124
      body 平阴县府 kind=government
        function 民政 class=social
      town 孔村镇 administered-by=平阴经济开发区
      zone 平阴经济开发区
        agency 平阴管委会 legal=agency
          function 招商引资 class=economic
          document 权力清单
          document 责任清单
          document 收费清单
        indicator 薪酬与当地同条件公务员之比 on=2024-12-31 value=2 measure=倍
        indicator 亩均效益 value=10 measure=万元/亩
        indicator 污染物排放 value=10
        indicator 营业收入增速 value=10 measure=%
    county 商河县 code=370126
      town 许商镇
)";

constexpr auto towns = R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      township 甲乡
        indicator 户籍人口 value=30000 measure=人
        indicator 面积 value=80 measure=平方千米
        indicator 驻地人口占比 value=10 measure=%
        indicator 经济排位 on=2023-12-31 value=40 measure=%
        indicator 经济排位 on=2024-12-31 value=40 measure=%
        indicator 基本养老保险参保率 value=90 measure=%
)";

policy shandong_with_thresholds() {
    return packs::shandong()
        .with("sd16.exit", "min_yield", 10)
        .with("sd16.exit", "max_pollution", 10)
        .with("sd16.exit", "min_growth", 10);
}

std::vector<spoilt> shandong_rows() {
    return {
        {"sd16.agency", "平阴管委会", bad, "", "legal=agency", "legal=organ"},
        {"sd16.agency", "平阴管委会", open, "legal_type", " legal=agency", ""},
        {"sd16.no-branch", "平阴经济开发区", bad, "", "        agency",
            "        body 自然资源分局 kind=department\n        agency"},
        {"sd16.no-branch", "平阴经济开发区", open, "bodies",
            "        agency 平阴管委会 legal=agency\n          function 招商引资 class=economic\n          document 权力清单\n"
            "          document 责任清单\n          document 收费清单\n",
            ""},
        {"sd16.list", "平阴经济开发区", bad, "", "          document 责任清单\n", ""},
        {"sd16.list", "平阴经济开发区", bad, "", "          document 收费清单\n", ""},
        {"sd16.list", "平阴经济开发区", open, "documents",
            "          document 权力清单\n          document 责任清单\n          document 收费清单\n", ""},
        {"sd16.exit", "平阴经济开发区", bad, "", "亩均效益 value=10", "亩均效益 value=9"},
        {"sd16.exit", "平阴经济开发区", bad, "", "污染物排放 value=10", "污染物排放 value=11"},
        {"sd16.exit", "平阴经济开发区", bad, "", "增速 value=10 measure=%",
            "增速 on=2026-03-01 value=9 measure=%\n        designation 限期整改 until=2026-03-01"},
        {"sd16.exit", "平阴经济开发区", open, "indicator.growth", "增速 value=10 measure=%",
            "增速 on=2026-02-28 value=9 measure=%\n        designation 限期整改 until=2026-03-01"},
        {"sd16.exit", "平阴经济开发区", good, "", "增速 value=10 measure=%",
            "增速 value=9 measure=%\n        designation 限期整改 until=2026-03-02"},
        {"sd16.exit", "平阴经济开发区", open, "indicator.pollution", "        indicator 污染物排放 value=10\n", ""},
        {"sd16.township-duty", "平阴经济开发区", bad, "", "民政 class=social", "民政 class=economic"},
        {"sd16.township-duty", "平阴经济开发区", open, "function", "民政 class=social", "民政"},
        {"sd16.township-duty", "平阴经济开发区", open, "functions", "\n        function 民政 class=social", ""},
        {"sd16.township-duty", "平阴经济开发区", good, "", "招商引资 class=economic", "招商引资 class=social"},
        // The regulation is about 经济开发区 and 工业园区 only.
        {"sd16.list", "平阴保税区", silent, "", "      zone 平阴经济开发区", "      zone 平阴保税区",
            "孔村镇 administered-by=平阴经济开发区", "孔村镇"},
        {"sd16.agency", "平阴管委会", open, "zone_kind", "zone 平阴经济开发区\n        agency 平阴管委会 legal=agency",
            "zone 平阴园\n        agency 平阴管委会 legal=organ", "孔村镇 administered-by=平阴经济开发区", "孔村镇"},
        {"sd19.strip", "平阴经济开发区", bad, "", "class=economic", "class=social"},
        {"sd19.strip", "平阴经济开发区", open, "functions", "          function 招商引资 class=economic\n", ""},
        {"sd19.pay", "平阴经济开发区", bad, "", "value=2", "value=2.1"},
        {"sd19.pay", "平阴经济开发区", open, "indicator.pay",
            "        indicator 薪酬与当地同条件公务员之比 on=2024-12-31 value=2 measure=倍\n", ""},
        {"sd23.entrust", "平阴经济开发区", silent, "", "孔村镇 administered-by=平阴经济开发区", "孔村镇"},
        {"sd23.entrust", "平阴经济开发区", bad, "", "许商镇", "许商镇 administered-by=平阴经济开发区"},
        {"sd23.entrust", "平阴经济开发区", good, "", "许商镇", "许商镇 administered-by=平阴经济开发区",
            "        agency", "        hosts 商河县\n        agency"},
        {"sd23.entrust", "平阴经济开发区", open, "seat", "      zone 平阴经济开发区", "    zone 平阴经济开发区 ?"},
    };
}

constexpr auto west_coast = R"(
province 山东省 code=37
  city 青岛市 code=3702
    district 黄岛区 code=370211
      body 区民政局 kind=department
      zone 青岛西海岸新区
        agency 新区管委会 legal=agency
          function 社会救助 class=social shared-with=区民政局
        indicator 薪酬与当地同条件公务员之比 on=2024-12-31 value=2 measure=倍
)";

constexpr auto hangzhou_bay = R"(
province 浙江省 code=33
  city 宁波市 code=3302
    county_city 慈溪市 code=330282
      zone 宁波杭州湾新区 statistics=慈溪市
        agency 湾区管委会 legal=agency
          function 民政 class=social
)";

constexpr auto hebei = R"(
city 唐山市 code=1302
  body 市委 kind=party_committee
    post 常委 kind=team_member holder=市常委
  county 迁西县 code=130227
    body 县委 kind=party_committee
      post 县委书记 kind=secretary holder=西甲
    body 县府 kind=government
      post 县长 kind=head holder=西乙
    zone 迁西园 managed-by=迁西县
      agency 迁西管委会
        post 主任 kind=director holder=西乙 mode=concurrent
        body 经发局
          function 经济发展 class=economic
        body 投促局
          function 投资促进 class=economic
        body 科技局
          function 科技创新 class=economic
        body 企服局
          function 企业服务 class=economic
        body 综合办
          function 文秘 class=other
      body 党工委 kind=working_committee
        post 书记 kind=secretary holder=西甲 mode=concurrent
    zone 市管园 managed-by=唐山市
      agency 市管委会
        body 规划局
          function 规划 class=economic
      body 市管党工委 kind=working_committee
        post 市管书记 kind=secretary holder=市常委 mode=concurrent
)";

constexpr auto zhejiang = R"(
city 丽水市 code=3311
  county 缙云县 code=331122
    zone 缙云园 area=100
      agency 缙云管委会
        body 经发局
          function 经济发展 class=economic
        body 办公室
          function 文秘 class=other
)";

constexpr auto anhui = R"(
city 合肥市 code=3401
  county 肥东县 code=340122
    zone 安徽肥东经开区 tier=provincial area=100
)";

constexpr auto henan = R"(
city 郑州市 code=4101
  county 中牟县 code=410122
    zone 中牟园 tier=provincial
    zone 中牟高新区 tier=national
)";

constexpr auto hulunbuir = R"(
city 呼伦贝尔市 code=1507
  county 阿荣旗 code=150721
    zone 阿荣旗园 tier=provincial agency=阿荣旗管委会
)";

constexpr auto ankang = R"(
city 安康市 code=6109
  county 汉阴县 code=610921
    zone 汉阴园 managed-by=汉阴县 agency=汉阴管委会
  district 汉滨区 code=610902
    zone 汉滨园 managed-by=汉滨区 agency=汉滨管委会
    zone 高新区 managed-by=安康市 agency=高新管委会
    zone 恒口区 managed-by=安康市 agency=恒口管委会
)";

constexpr auto yongchang = R"(
city 金昌市 code=6203
  county 永昌县 code=620321
    zone 永昌园 managed-by=永昌县 agency=永昌管委会
)";

constexpr auto jiangsu = R"(
city 镇江市 code=3211
  county_city 句容市 code=321183
    zone 句容经济开发区 industries=甲,乙,丙
      agency 句容管委会 legal=organ
        function 招商引资 class=economic
)";

constexpr auto fujian = R"(
county_city 晋江市 code=350582
  subdistrict 梅岭街道
    body 梅岭街道办 kind=government
      function 安全生产 shared-with=晋江管委会
      function 环保 shared-with=晋江管委会
  zone 新塘园
    agency 晋江管委会
      function 规划 class=economic
)";

std::vector<pack_case> all_packs() {
    return {
        {jiangxi_with_thresholds(), jiangxi, jiangxi_rows()},
        {packs::ganzhou_2022(), ganzhou, ganzhou_rows()},
        {packs::shangli_2022(), shangli, shangli_rows()},
        {onezone_tests::as_tested(packs::national()), national, national_rows()},
        {packs::jiangxi_towns_2021(), towns,
            {
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡"},
                {"jx21.town", "甲乡", silent, "", "township 甲乡", "ethnic_township 甲乡"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "户籍人口 value=30000",
                    "户籍人口 value=17999"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "面积 value=80", "面积 value=39"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "占比 value=10", "占比 value=9.9"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "on=2024-12-31 value=40",
                    "on=2024-12-31 value=41"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "参保率 value=90", "参保率 value=89.9"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "面积 value=80 measure=平方千米",
                    "面积 value=90 measure=公顷"},
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡", "面积 value=80 measure=平方千米",
                    "面积 value=8000 measure=公顷"},
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡", "户籍人口 value=30000 measure=人",
                    "户籍人口 value=3 measure=万人"},
                {"jx21.town", "甲乡", open, "measure", "township 甲乡", "town 甲乡", "户籍人口 value=30000 measure=人",
                    "户籍人口 value=30000"},
                {"jx21.town", "甲乡", open, "indicator.pension", "township 甲乡", "town 甲乡",
                    "        indicator 基本养老保险参保率 value=90 measure=%\n", ""},
                {"jx21.one-for-one", "于都县", bad, "", "      township 甲乡", "      town 乙镇\n      township 甲乡"},
                {"jx21.one-for-one", "于都县", good, "", "township 甲乡", "town 甲乡"},
                {"jx21.one-for-one", "于都县", silent, "", "      township 甲乡",
                    "      township 乙乡\n      township 甲乡"},
                {"jx21.town", "甲乡", open, "terrain", "township 甲乡", "town 甲乡", "户籍人口 value=30000",
                    "户籍人口 value=20000"},
                {"jx21.town", "甲乡", open, "indicator.people", "township 甲乡", "town 甲乡",
                    "        indicator 户籍人口 value=30000 measure=人\n", ""},
                {"jx21.town", "甲乡", open, "indicator.standing", "township 甲乡", "town 甲乡",
                    "        indicator 经济排位 on=2024-12-31 value=40 measure=%\n", ""},
            }},
        {packs::jiangxi_2018(), jiangxi_in_2020, jiangxi_2018_rows()},
        {shandong_with_thresholds(), shandong, shandong_rows()},
        // What the province's paper strips the regulation on the area leaves with it.
        {packs::shandong().without("sd19.strip"), west_coast,
            {
                {"qd.westcoast.agency", "新区管委会", bad, "", "legal=agency", "legal=organ"},
                {"qd.westcoast.agency", "新区管委会", open, "legal_type", " legal=agency", ""},
                {"qd.westcoast.agency", "新区管委会", silent, "", "青岛西海岸新区", "青岛某新区"},
                {"qd.westcoast.social", "青岛西海岸新区", bad, "", " shared-with=区民政局", ""},
                {"qd.westcoast.social", "青岛西海岸新区", open, "function", " class=social shared-with=区民政局", ""},
                {"qd.westcoast.social", "青岛西海岸新区", open, "functions",
                    "\n          function 社会救助 class=social shared-with=区民政局", ""},
                {"qd.westcoast.social", "青岛某新区", silent, "", "青岛西海岸新区", "青岛某新区"},
            }},
        {packs::hebei_2017(), hebei,
            {
                {"heb17.head", "迁西园", bad, "", "holder=西甲 mode", "holder=西乙 mode"},
                {"heb17.head", "迁西园", bad, "", "holder=西乙 mode", "holder=西甲 mode"},
                {"heb17.head", "市管园", bad, "", "holder=市常委 mode", "holder=西甲 mode"},
                // 市委常委 is a post in the Party committee: a deputy mayor outside it is none.
                {"heb17.head", "市管园", bad, "", "holder=市常委 mode", "holder=副市长甲 mode", "  county 迁西县",
                    "  body 市府 kind=government\n    post 副市长 kind=deputy_head holder=副市长甲\n  county 迁西县"},
                {"heb17.head", "市管园", open, "leaders", "    post 常委 kind=team_member holder=市常委\n", ""},
                {"heb17.head", "市管园", silent, "", "kind=secretary holder=市常委 mode=concurrent", "kind=secretary"},
                {"heb17.head", "市管园", open, "managing", " managed-by=唐山市", ""},
                {"heb17.econ-share", "迁西管委会", bad, "", "企业服务 class=economic", "企业服务 class=social"},
                {"heb17.econ-share", "迁西管委会", open, "function", "企业服务 class=economic", "企业服务"},
            }},
        {packs::zhejiang(), zhejiang,
            {
                {"zj.econ-share", "缙云管委会", bad, "", "class=economic", "class=social"},
                {"zj.econ-share", "缙云管委会", open, "function", " class=economic", ""},
                {"zj.one-one-one", "缙云园", bad, "", "      agency", "      agency 第二管委会\n      agency"},
                {"zj.one-one-one", "缙云园", open, "agency",
                    "      agency 缙云管委会\n        body 经发局\n          function 经济发展 class=economic\n        body 办公室\n     "
                    "     function 文秘 class=other\n",
                    ""},
                {"zj.merge", "缙云园", bad, "", "area=100", "area=120\n      park 分园"},
                {"zj.merge", "缙云园", good, "", "area=100", "area=100\n      park 分园"},
                {"zj.merge", "缙云园", good, "", "area=100", "area=90\n      park 分园"},
                {"zj.merge", "缙云园", silent, "", "area=100", "area=120"},
                {"zj.merge", "缙云园", open, "area", " area=100", "\n      park 分园"},
            }},
        {packs::zhejiang(), hangzhou_bay,
            {
                {"nb.hangzhouwan.agency", "湾区管委会", bad, "", "legal=agency", "legal=organ"},
                {"nb.hangzhouwan.agency", "湾区管委会", open, "legal_type", " legal=agency", ""},
                {"nb.hangzhouwan.social", "宁波杭州湾新区", bad, "", "class=social", "class=economic"},
                {"nb.hangzhouwan.social", "宁波杭州湾新区", open, "function", " class=social", ""},
                {"nb.hangzhouwan.social", "宁波某新区", silent, "", "宁波杭州湾新区", "宁波某新区"},
                {"nb.hangzhouwan.unchanged", "宁波杭州湾新区", bad, "", "statistics=慈溪市", "statistics=宁波市"},
                {"nb.hangzhouwan.unchanged", "宁波杭州湾新区", open, "statistics", " statistics=慈溪市", ""},
            }},
        {packs::anhui_2017(), anhui,
            {
                {"ah17.one-county", "肥东县", bad, "", "    zone", "    zone 第二园\n    zone"},
                {"ah17.one-county", "肥东县", open, "seat", "  county", "  zone 某园 ?\n  county"},
                {"ah17.one-county", "肥东县", good, "", "area=100", "area=100\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", bad, "", "area=100", "area=120\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", open, "area", " area=100", "\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", silent, "", "area=100", "area=120"},
                {"ah17.name", "肥东园", silent, "", "安徽肥东经开区 tier=provincial", "肥东园 tier=national"},
                {"ah17.name", "肥东园", bad, "", "安徽肥东经开区", "肥东园"},
                {"ah17.name", "安徽合肥肥东园", good, "", "安徽肥东经开区", "安徽合肥肥东园"},
                {"ah17.name", "肥东园", open, "tier", "安徽肥东经开区 tier=provincial", "肥东园"},
            }},
        {packs::henan_2021(), henan,
            {
                {"ha21.one-county", "中牟县", bad, "", "tier=national", "tier=provincial"},
                {"ha21.one-county", "中牟县", open, "tier", " tier=national", ""},
            }},
        {packs::inner_mongolia_2021(), hulunbuir,
            {
                {"nm21.catalogue", "阿荣旗管委会", bad, "", "tier=provincial", "tier=none"},
                {"nm21.catalogue", "阿荣旗管委会", open, "tier", "tier=provincial ", ""},
            }},
        {packs::shaanxi(), ankang,
            {
                {"sn21.county", "汉阴县", bad, "", "    zone 汉阴园",
                    "    zone 第二园 managed-by=汉阴县 agency=第二管委会\n    zone 汉阴园"},
                {"sn21.county", "汉阴县", open, "agency", " agency=汉阴管委会", ""},
                {"sn21.county", "汉阴县", open, "seat", "  county 汉阴县",
                    "  zone 某园 ? agency=某管委会\n  county 汉阴县"},
                {"sn21.city", "安康市", bad, "", "managed-by=汉滨区", "managed-by=安康市"},
                {"sn21.city", "安康市", open, "managing", " managed-by=汉滨区", ""},
            }},
        {packs::gansu_2025(), yongchang,
            {
                {"gs25.county", "永昌县", bad, "", "    zone",
                    "    zone 第二园 managed-by=永昌县 agency=第二管委会\n    zone"},
                {"gs25.county", "永昌县", open, "agency", " agency=永昌管委会", ""},
                {"gs25.county", "永昌县", open, "seat", "  county", "  zone 某园 ? agency=某管委会\n  county"},
            }},
        {packs::jiangsu(), jiangsu,
            {
                {"js18.status", "句容管委会", bad, "", "legal=organ", "legal=agency"},
                {"js18.status", "句容管委会", open, "legal_type", " legal=organ", ""},
                {"js18.social", "句容保税区", silent, "", "句容经济开发区", "句容保税区"},
                {"js18.social", "句容经济开发区", bad, "", "class=economic", "class=social"},
                {"js18.social", "句容经济开发区", open, "function", " class=economic", ""},
                {"js24.lists", "句容经济开发区", bad, "", "甲,乙,丙", "甲,乙,丙,丁"},
                {"js24.lists", "句容经济开发区", open, "lead_industries", " industries=甲,乙,丙", ""},
            }},
        {packs::fujian(), fujian,
            {
                {"fj.share", "新塘园", bad, "", "function 规划 class=economic", "function 民政 class=social"},
                {"fj.share", "新塘园", bad, "", "function 规划 class=economic", "function 治安 class=social"},
                {"fj.share", "新塘园", bad, "", "function 规划 class=economic", "function 医疗 class=social"},
                {"fj.share.joint", "新塘园", bad, "", "function 规划 class=economic",
                    "function 规划 class=economic\n      function 环保 class=social shared-with=梅岭街道办",
                    "      function 环保 shared-with=晋江管委会\n", ""},
                {"fj.share.joint", "新塘园", open, "functions", "      function 环保 shared-with=晋江管委会\n", ""},
                {"fj.share.joint", "新塘园", open, "functions", "环保 shared-with=晋江管委会", "环保"},
                {"fj.share", "安海园", silent, "", "zone 新塘园", "zone 安海园"},
                {"fj.share", "新塘园", open, "functions", "      function 规划 class=economic\n", ""},
            }},
    };
}

} // namespace
