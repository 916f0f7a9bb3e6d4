// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/mutated.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;

// Where the packs disagree: the same facts, judged by all packs at once, with opposite verdicts in the jurisdictions of each.

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict silent = verdict::not_applicable;

struct place {
    const char* province;
    const char* city;
    const char* county;
};
constexpr place jiangxi{"36", "3603", "360323"};
constexpr place shandong{"37", "3701", "370124"};
constexpr place anhui{"34", "3401", "340122"};
constexpr place henan{"41", "4101", "410122"};
constexpr place tangshan{"13", "1302", "130227"};
constexpr place lishui{"33", "3311", "331122"};
constexpr place jiangsu{"32", "3211", "321183"};
constexpr place hunan{"43", "4301", "430121"};
constexpr place qingdao{"37", "3702", "370211"};
constexpr place ningbo{"33", "3302", "330282"};

const date today(2026, 3, 1);

std::string at(const place& where, std::string_view county) {
    std::string s = "complete every\nprovince 某省 code=" + std::string(where.province)
        + "\n  city 某市 code=" + where.city + "\n    county 某县 code=" + where.county + "\n";
    return s.append(county);
}

/// All packs; clauses without any date are taken to hold.
const policy& all() {
    static const policy p = [] {
        policy q = onezone_tests::as_tested(packs::all());
        const policy as_shipped = q;
        for (const rule& r : as_shipped.rules())
            if (r.valid == effect{}) q.set(reach_setting{r.id, {}, effect::from(date(2000, 1, 1))}).value();
        return q;
    }();
    return p;
}

report judged(const place& where, std::string_view county) {
    return validate(read_sketch(at(where, county), "sketch").value(), all(), today);
}

/// The only verdict of the rule that is not "not applicable"; that, where there is none.
verdict of(const report& r, std::string_view rule_id) {
    verdict found = silent;
    r.each([&](const rule& judging, subject, verdict v, grade) {
        if (judging.id != rule_id || v == silent) return;
        CHECK(found == silent);
        found = v;
    });
    return found;
}

struct cell {
    place where;
    const char* rule;
    verdict is;
};

void check(const std::vector<cell>& row, std::string_view county) {
    for (const cell& c : row) {
        CAPTURE(c.where.province, c.rule);
        CHECK(std::string(key_of(of(judged(c.where, county), c.rule))) == std::string(key_of(c.is)));
    }
}

constexpr auto principals = R"(
      body 县委 kind=party_committee
        post 县委书记 kind=secretary holder=甲
        post 县委副书记 kind=deputy_secretary holder=丙
      body 县府 kind=government
        post 县长 kind=head holder=乙
)";

} // namespace

TEST_CASE(
    "a zone may hold a township of its county in Shandong, in principle not in Jiangxi", "[rules][disagreement]") {
    constexpr auto county = R"(
      town 某镇 administered-by=某园
      zone 某园 location=county_area tier=provincial
)";
    check(
        {
            {jiangxi, "jx23.county.no-entrust", bad},
            {jiangxi, "sd23.entrust", silent},
            {shandong, "sd23.entrust", good},
            {shandong, "jx23.county.no-entrust", silent},
            {hunan, "jx23.county.no-entrust", silent},
            {hunan, "sd23.entrust", silent},
        },
        county);
    // Nothing to settle between them: no unit lies in both.
    CHECK(judged(jiangxi, county).conflicts().empty());
    CHECK(judged(shandong, county).conflicts().empty());
}

TEST_CASE(
    "social management is the zone's in Hangzhou Bay, shared with the district on Qingdao's west coast, and stripped in Jiangxi",
    "[rules][disagreement]") {
    constexpr auto county = R"(
      body 民政局 kind=department
        function 殡葬 class=social
      zone 某园 location=county_area tier=provincial nameplates=青岛西海岸新区,宁波杭州湾新区
        agency 管委会 legal=agency
          function 社会救助 class=social shared-with=民政局
)";
    check(
        {
            {jiangxi, "jx23.county.no-social", bad},
            {jiangxi, "qd.westcoast.social", silent},
            {jiangxi, "nb.hangzhouwan.social", silent},
            {qingdao, "qd.westcoast.social", good},
            {qingdao, "jx23.county.no-social", silent},
            {ningbo, "nb.hangzhouwan.social", good},
            {ningbo, "jx23.county.no-social", silent},
            {shandong, "qd.westcoast.social", silent},
        },
        county);

    SECTION("whoever carries Jiangxi's clause there is told of the conflict") {
        policy carried = all();
        carried.set(reach_setting{"jx23.county.no-social", code{"33"}, {}}).value();
        const report r = validate(read_sketch(at(ningbo, county), "sketch").value(), carried, today);
        const auto demands_it = [](const rule_conflict& c) {
            return c.demands == "nb.hangzhouwan.social" && c.forbids == "jx23.county.no-social";
        };
        CHECK(std::any_of(r.conflicts().begin(), r.conflicts().end(), demands_it));
    }
}

TEST_CASE("a township outside the managed area is beyond what Shandong permits", "[rules][disagreement]") {
    check({{shandong, "sd23.entrust", bad}}, R"(
      zone 某园
    county 邻县
      town 某镇 administered-by=某园
)");
}

TEST_CASE("a zone in the main urban area may take on a further township in Shandong, in principle not in Jiangxi",
    "[rules][disagreement][step]") {
    const auto judged_step = [](const auto& where) {
        const auto county = [&](const char* also) {
            return read_sketch(at(where,
                                   "      town 老镇 administered-by=某园\n      town 新镇" + std::string(also)
                                       + "\n      zone 某园 location=main_urban_area tier=national\n"),
                "sketch")
                .value();
        };
        const hierarchy before = county("");
        const hierarchy after = county(" administered-by=某园");
        return validate(step_view{before, after}, all(), today);
    };
    CHECK(of(judged_step(jiangxi), "jx23.urban.no-new-entrust") == bad);
    CHECK(of(judged_step(shandong), "jx23.urban.no-new-entrust") == silent);
    CHECK(of(judged_step(shandong), "sd23.entrust") == good);
    CHECK(of(judged_step(jiangxi), "sd23.entrust") == silent);
    // That the city approved it nobody has told.
    CHECK(of(judged_step(shandong), "sd23.entrust.approver") == verdict::undecided);
    CHECK(of(judged_step(jiangxi), "sd23.entrust.approver") == silent);
}

TEST_CASE("one zone too many breaks Jiangxi's rule, one too weak Shandong's", "[rules][disagreement]") {
    policy with_threshold = all()
                                .with("sd16.exit", "min_yield", decimal::of(10))
                                .with("sd16.exit", "max_pollution", decimal::of(10))
                                .with("sd16.exit", "min_growth", decimal::of(10));
    const auto is = [&](const auto& where, const char* rule_id, std::string_view zones) {
        verdict worst = silent;
        validate(read_sketch(at(where, zones), "sketch").value(), with_threshold, today)
            .each([&](const rule& r, subject, verdict v, grade) {
                if (r.id == rule_id && (v == bad || (v == good && worst == silent))) worst = v;
            });
        return worst;
    };
    const auto zone = [](const char* name, int figure) {
        const std::string n = std::to_string(figure);
        return "      zone " + std::string(name) + " managed-by=某县 agency=" + name
            + "管委会\n        indicator 亩均效益 on=2025-12-31 value=" + n
            + " measure=万元/亩\n        indicator 污染物排放 on=2025-12-31 value=1\n        indicator 营业收入增速 on=2025-12-31 value="
            + n + " measure=%\n";
    };
    const std::string two_strong = zone("东经济开发区", 20) + zone("西经济开发区", 20);
    const std::string one_weak = zone("东经济开发区", 5);
    CHECK(is(jiangxi, "jx23.county.max-zones", two_strong) == bad);
    CHECK(is(shandong, "sd16.exit", two_strong) != bad);
    CHECK(is(jiangxi, "jx23.county.max-zones", one_weak) == good);
    CHECK(is(shandong, "sd16.exit", one_weak) == bad);
    CHECK(is(jiangxi, "sd16.exit", one_weak) == silent);
}

TEST_CASE("a national and a provincial zone in one county are one too many but in Henan", "[rules][disagreement]") {
    check(
        {
            {jiangxi, "jx23.county.max-zones", bad},
            {anhui, "ah17.one-county", bad},
            {henan, "ha21.one-county", good},
            {hunan, "jx23.county.max-zones", silent},
        },
        R"(
      zone 高新区 tier=national managed-by=某县 agency=高新区管委会
      zone 工业园 tier=provincial managed-by=某县 agency=工业园管委会
)");
    // Two provincial ones are too many there as well; one body that runs both is what Jiangxi counts.
    check(
        {
            {jiangxi, "jx23.county.max-zones", good},
            {anhui, "ah17.one-county", bad},
            {henan, "ha21.one-county", bad},
        },
        R"(
      zone 东园 tier=provincial managed-by=某县 agency=东园管委会
      zone 西园 tier=provincial managed-by=某县
)");
}

TEST_CASE(
    "a zone with two agencies breaks Lishui's one body, and Jiangxi's one agency a county", "[rules][disagreement]") {
    constexpr auto county = R"(
      zone 某园 tier=provincial managed-by=某县 agency=某园管委会,某园管理处
)";
    check(
        {
            {jiangxi, "jx23.county.max-zones", bad},
            {lishui, "zj.one-one-one", bad},
            {anhui, "ah17.one-county", good},
            {henan, "ha21.one-county", good},
        },
        county);
}

TEST_CASE("the county's secretary and head may change places in a zone of Jiangxi, not of Tangshan",
    "[rules][disagreement]") {
    const auto zone = [](const char* tier, const char* secretary, const char* director) {
        return std::string(principals) + "      zone 某园 location=county_area managed-by=某县 tier=" + tier
            + "\n        agency 某园管委会\n          post 主任 kind=director mode=concurrent holder=" + director
            + "\n        body 党工委 kind=working_committee\n          post 书记 kind=secretary mode=concurrent holder="
            + secretary + "\n";
    };
    check(
        {
            {jiangxi, "jx23.head.county-national", good},
            {tangshan, "heb17.head", bad},
        },
        zone("national", "乙", "甲"));
    check(
        {
            {jiangxi, "jx23.head.county-national", good},
            {tangshan, "heb17.head", good},
            {anhui, "jx23.head.county-national", silent},
            {anhui, "heb17.head", silent},
        },
        zone("national", "甲", "乙"));
    // A deputy secretary will do for a provincial zone in Jiangxi; in Tangshan the tier makes no difference.
    check(
        {
            {jiangxi, "jx23.head.provincial", good},
            {tangshan, "heb17.head", bad},
        },
        zone("provincial", "丙", "乙"));
}

TEST_CASE("an agency is a dispatched organ in Jiangsu, a dispatched agency in Shandong, and on no list of the law",
    "[rules][disagreement]") {
    const auto agency = [](const char* legal) {
        return "      zone 某经济开发区\n        agency 某园管委会 legal=" + std::string(legal) + "\n";
    };
    check(
        {
            {jiangsu, "js18.status", good},
            {shandong, "sd16.agency", bad},
            {jiangsu, "law.dispatched-closed", bad},
        },
        agency("organ"));
    check(
        {
            {jiangsu, "js18.status", bad},
            {shandong, "sd16.agency", good},
            {jiangsu, "law.dispatched-closed", good},
        },
        agency("agency"));

    // Province and nation pull apart on one agency: reported with both clauses, settled by nobody.
    const report r = judged(jiangsu, agency("organ"));
    REQUIRE(r.conflicts().size() == 1);
    CHECK(r.conflicts()[0].demands == "js18.status");
    CHECK(r.conflicts()[0].forbids == "law.dispatched-closed");
    CHECK(r.conflicts()[0].path.ends_with("某园管委会"));
    std::ostringstream zh;
    std::ostringstream en;
    print(zh, r, language::zh);
    print(en, r, language::en);
    for (const std::string& said : {zh.str(), en.str()}) {
        CHECK(said.find("“派出机关”") != std::string::npos);
        CHECK(said.find("可以设立若干街道办事处") != std::string::npos);
    }
    // The reading of the law only warns, so it does not outweigh the province.
    CHECK(r.outcome() != outcome::violated);
}

TEST_CASE("three of five bodies economic are enough in Lishui, not in Tangshan", "[rules][disagreement]") {
    const auto zone = [](int economic, int others) {
        std::string s = "      zone 某园\n        agency 某园管委会\n";
        for (int i = 0; i < economic + others; ++i) {
            const std::string n = std::to_string(i);
            s += "          body 局" + n + "\n            function 职能" + n
                + (i < economic ? " class=economic\n" : " class=social\n");
        }
        return s;
    };
    check({{lishui, "zj.econ-share", good}, {tangshan, "heb17.econ-share", bad}}, zone(3, 2));
    check({{lishui, "zj.econ-share", bad}, {tangshan, "heb17.econ-share", bad}}, zone(2, 3));
    check({{lishui, "zj.econ-share", good}, {tangshan, "heb17.econ-share", good}}, zone(4, 1));
    check({{lishui, "zj.econ-share", good}, {tangshan, "heb17.econ-share", bad}}, zone(1, 1));
    // Of Tangshan it is the outcome reported, so falling short of it is a note.
    for (const finding& f : judged(tangshan, zone(3, 2)).findings())
        if (f.rule == "heb17.econ-share") CHECK(f.severity == severity::note);
}

TEST_CASE("pay for the concurrent zone post breaks Jiangxi's rule, within the double Shandong's not, nor the law's",
    "[rules][disagreement]") {
    const std::string county = std::string(principals) + R"(
      zone 某园
        indicator 薪酬与当地同条件公务员之比 on=2025-12-31 value=1.8 measure=倍
        agency 某园管委会
          post 主任 kind=director holder=丙 mode=concurrent paid=yes
)";
    check(
        {
            {jiangxi, "jx23.concurrent.no-pay", bad}, {shandong, "sd19.pay", good},
            {shandong, "jx23.concurrent.no-pay", silent},
            {jiangxi, "cs.no-second-pay", silent}, // a post within the organs
        },
        county);
    check({{jiangxi, "sd19.pay", silent}, {shandong, "cs.no-second-pay", bad}}, std::string(principals) + R"(
      zone 某园
        body 平台公司 kind=platform_company
          post 经理 kind=manager holder=丙 mode=concurrent paid=yes approved=yes
)");
}

TEST_CASE("Anhui's county has until June 2018", "[rules][disagreement][dates]") {
    const hierarchy h = read_sketch(at(anhui, "      zone 东园\n      zone 西园\n"), "sketch").value();
    const auto on = [&](const date& d) {
        return of(validate(h, onezone_tests::as_tested(packs::anhui_2017()), d), "ah17.one-county");
    };
    CHECK(on(date(2018, 6, 30)) == silent);
    CHECK(on(date(2018, 7, 1)) == bad);
}

TEST_CASE("a draft can be judged before its date, and the finding says so", "[rules][dates]") {
    const hierarchy h = read_sketch(
        at(jiangxi, "      zone 某园 location=county_area\n      town 某镇 administered-by=某园\n"), "sketch")
                            .value();
    const policy p = onezone_tests::as_tested(packs::jiangxi_2023()).with("jx23.county.no-entrust", force::must);
    const auto told = [&](const date& state, const date& rules) {
        for (const finding& f : validate(h, p, judging_dates{state, rules}).findings())
            if (f.rule == "jx23.county.no-entrust") return f;
        return finding{};
    };
    const date early(2023, 6, 1);
    CHECK(told(early, early).verdict == verdict::undecided);
    CHECK(told(early, early).dating == dating::in_force);
    const finding ahead = told(early, date(2023, 11, 8));
    CHECK(ahead.verdict == bad);
    CHECK(ahead.dating == dating::draft);
    CHECK(told(date(2023, 11, 8), date(2023, 11, 8)).dating == dating::as_announced);
    std::ostringstream os;
    print(os, ahead, language::en);
    CHECK(os.str().find("ahead of its date") != std::string::npos);
}
