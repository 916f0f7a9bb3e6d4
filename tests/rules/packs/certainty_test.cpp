// SPDX-License-Identifier: Apache-2.0
#include "support/certainty.hpp"

#include <string>
#include <string_view>
#include <utility>

using namespace onezone;
using namespace onezone_tests::certainty;

// No verdict says more than is known: the smallest hierarchy in which a rule once did.

TEST_CASE("a zone that is stated to have more agencies is not counted out by a statement on all lists",
    "[rules][packs][certainty][completeness]") {
    constexpr auto rule_id = "jx23.county.max-zones";
    constexpr auto zone = "      zone 于都园 managed-by=于都县\n        agency 于都园管委会\n";
    const std::string lacks = std::string(zone) + "        complete agencies whole=no\n";
    CHECK(at(whole(zone), rule_id, "于都县").is == good);
    CHECK(at(whole(lacks), rule_id, "于都县").wants("complete.agencies"));
    CHECK(at(county("      complete agencies\n" + lacks), rule_id, "于都县").is == open);
    // Where nothing is stated of the zone, somebody has counted the county's.
    CHECK(at(county("      complete agencies\n" + std::string(zone)), rule_id, "于都县").is == good);
    CHECK(at(county("      complete agencies\n" + std::string(zone), "complete every whole=no\n"), rule_id, "于都县").is
        == good);
    // Nor are zones that a township is stated to have besides.
    const std::string town = std::string(zone) + "      town 贡江镇\n        complete zones whole=no\n";
    const policy by_zone = all().with(rule_id, "counts", std::string("zones"));
    CHECK(at(whole(zone), rule_id, "于都县", by_zone).is == good);
    CHECK(at(whole(town), rule_id, "于都县", by_zone).wants("complete.zones"));
}

TEST_CASE("a zone that lies in two counties counts where its seat is", "[rules][packs][certainty]") {
    const std::string two = whole(R"(
      zone 于都园 managed-by=于都县 hosts=赣县区
        agency 于都园管委会
    district 赣县区 code=360704
      zone 赣县园 managed-by=赣县区
        agency 赣县园管委会
)");
    CHECK(at(two, "jx23.county.max-zones", "于都县").is == good);
    CHECK(at(two, "jx23.county.max-zones", "赣县区").is == good);
}

TEST_CASE("somebody of whom nobody knows who it is may be anybody", "[rules][packs][certainty]") {
    const auto zone = [](const char* manager, const char* director) {
        return whole(std::string(R"(
      zone 于都园 tier=provincial location=county_area
        agency 于都园管委会
          post 主任 kind=director holder=)")
            + director + R"(
        body 公司 kind=platform_company
          post 经理 kind=manager holder=)"
            + manager + "\n");
    };
    policy everywhere = all();
    everywhere.set(reach_setting{"sl22.separate", code{}, {}}).value();
    const auto is = [&](const char* rule_id, const std::string& sketch) {
        return at(sketch, rule_id, "于都园", everywhere);
    };
    for (const char* const rule_id : {"gbf7.separate", "sl22.separate"}) {
        CAPTURE(rule_id);
        CHECK(is(rule_id, zone("甲", "乙")).is == good);
        CHECK(is(rule_id, zone("甲", "甲")).is == bad);
        CHECK(is(rule_id, zone("*某", "乙")).wants("holder"));
        CHECK(is(rule_id, zone("甲", "*某")).wants("holder"));
        CHECK(is(rule_id, zone("*某", "*某")).is == bad); // whoever that is
        CHECK(is(rule_id, zone("*某", "-")).is == good);  // there is nobody else
    }
    SECTION("a civil servant, unless it is known what he is") {
        const auto paid = [&](const char* manager) {
            return at(replaced(zone(manager, "乙"), "holder=" + std::string(manager) + "\n",
                          "holder=" + std::string(manager) + " paid=yes approved=no\n"),
                "cs.no-second-pay", "经理/" + std::string(manager[0] == '*' ? "" : manager));
        };
        CHECK(paid("甲").is == silent);
        CHECK(of(validate(read(replaced(zone("*某", "乙"), "holder=*某\n", "holder=*某 paid=yes approved=no\n")), all(),
                     today),
                  "cs.no-second-pay", "经理/未具名")
                  .is
            != good);
    }
}

TEST_CASE("an unnamed holder of a zone's post may belong to the county's team", "[rules][packs][certainty]") {
    const auto led_by = [](const char* secretary, const char* county_secretary) {
        return whole(std::string(R"(
      body 县委 kind=party_committee
        post 县委书记 kind=secretary holder=)")
            + county_secretary + R"(
      zone 于都园 tier=provincial
        body 党工委 kind=working_committee
          post 园书记 kind=secretary paid=yes holder=)"
            + secretary + "\n");
    };
    const auto is = [&](const char* secretary, const char* county_secretary) {
        told found;
        const report r = validate(read(led_by(secretary, county_secretary)), all(), today);
        r.each([&](const rule& judging, subject s, verdict v, grade) {
            if (judging.id == "jx23.concurrent.no-pay" && path_of(r.of(), s).find("园书记") != std::string::npos)
                found.is = v;
        });
        return found.is;
    };
    CHECK(is("甲", "甲") == bad);
    CHECK(is("甲", "乙") == silent);
    CHECK(is("*某", "乙") == open);
    CHECK(is("甲", "*某") == open);
    CHECK(is("*某", "-") == silent);
}

TEST_CASE("two holders of one post, one of them unnamed, may be one", "[rules][packs][certainty]") {
    const auto held = [](const char* other) {
        return whole(
            "      body 县政府 kind=government rank=county_chief leading-posts=1\n        post 县长 kind=head\n"
            "          holder 甲\n          holder "
            + std::string(other) + "\n    person 丁\n");
    };
    const auto named = [&](const char* other) {
        return replaced(held(other), "    person 丁\n", "person 丁 rank=county_chief\n");
    };
    CHECK(at(named("乙"), "cs.within-quota", "县长").is == bad);
    CHECK(at(named("*某"), "cs.within-quota", "县长").wants("holder"));
    CHECK(at(named("乙"), "org.overstaff", "县政府").is == bad);
    CHECK(at(named("*某"), "org.overstaff", "县政府").is == open);
}

TEST_CASE("who holds no post on record in the county may be a civil servant elsewhere", "[rules][packs][certainty]") {
    constexpr auto manager = R"(
      body 公司 kind=platform_company
        post 经理 kind=manager holder=甲 paid=yes approved=no
)";
    const auto is = [](const char* rule_id, const std::string& sketch) { return at(sketch, rule_id, "经理/甲").is; };
    const std::string known_in_the_county = county("      complete every reach=within\n" + std::string(manager));
    for (const char* const rule_id : {"cs.no-second-pay", "cs.no-company-post", "cs.outside-approved"}) {
        CAPTURE(rule_id);
        CHECK(is(rule_id, whole(manager)) == silent);
        CHECK(is(rule_id, known_in_the_county) == open);
        CHECK(is(rule_id, county(manager)) == open);
        const std::string of_the_city = replaced(whole(manager), "    county",
            "    body 市财政局 kind=department\n      post 局长 kind=head holder=甲\n    county");
        CHECK(is(rule_id, of_the_city) == bad);
        // A body of which nobody says what it is may be an organ.
        const auto in_body = [&](const char* kind) {
            return at(
                whole("      body 某会" + std::string(kind) + "\n        post 负责人 kind=head holder=甲\n" + manager),
                rule_id, "经理/甲");
        };
        CHECK(in_body(" kind=other").is == silent);
        CHECK(in_body("").wants("kind"));
    }
    SECTION("a department of the company is no organ") {
        const std::string below = whole(R"(
      body 县财政局 kind=department
        post 局长 kind=head holder=甲
      body 公司 kind=platform_company
        body 财务部
          post 部长 kind=head holder=甲 paid=yes approved=no
)");
        CHECK(at(below, "cs.no-second-pay", "部长/甲").is == bad);
        CHECK(at(below, "cs.no-company-post", "部长/甲").is == bad);
    }
}

TEST_CASE("a target is told by the figure of the last day of its year", "[rules][packs][certainty][figures]") {
    const auto target = [](std::string_view on, std::string_view more = {}) {
        return at("province 江西省 code=36\n  indicator 开发区营业收入年均增长 " + std::string(on)
                + " value=12 measure=%\n" + std::string(more),
            "jx23.target.revenue", "江西省", all(), date(2028, 3, 1));
    };
    CHECK(target("on=2025-12-31").is == good);
    for (const char* const other :
        {"on=2025-01-01", "on=2025-06-30", "on=2024-12-31", "on=2026-01-01", "on=2027-12-31", ""}) {
        CAPTURE(other);
        CHECK(target(other).wants("indicator"));
    }
    // Two that differ contradict each other; two that agree do not.
    const auto second = [](const char* value) {
        return "  indicator 开发区营业收入年均增长 on=2025-12-31 " + std::string(value) + "\n";
    };
    CHECK(target("on=2025-12-31", second("value=8 measure=%")).wants("indicator.which"));
    CHECK(target("on=2025-12-31", second("value=12 measure=亿元")).wants("indicator.which"));
    CHECK(target("on=2025-12-31", second("value=120 measure=‰")).is == good);
    CHECK(target("on=2025-12-31", second("value=?")).is == good);
    CHECK(target("on=2024-12-31", second("value=8 measure=%")).is == bad);
}

TEST_CASE(
    "how things stand is told by figures of the year judged or the one before", "[rules][packs][certainty][figures]") {
    const auto paid = [](std::string_view figures) {
        return at("complete every\nprovince 山东省 code=37\n  city 济南市 code=3701\n    county 平阴县 code=370124\n"
                  "      zone 某园\n"
                + std::string(figures),
            "sd19.pay", "某园");
    };
    const auto figure = [](const char* on, const char* value) {
        return "        indicator 薪酬与当地同条件公务员之比 " + std::string(on) + " measure=倍 value=" + value + "\n";
    };
    CHECK(paid(figure("on=2023-12-31", "3")).is == bad);
    CHECK(paid(figure("on=2023-01-01", "1")).is == good);
    CHECK(paid(figure("on=2022-12-31", "3")).wants("indicator.pay"));
    CHECK(paid(figure("on=2024-06-02", "3")).wants("indicator.pay")); // a day to come
    CHECK(paid(figure("", "3")).wants("indicator.pay"));
    CHECK(paid(figure("on=2023-12-31", "3") + figure("on=2023-12-31", "1")).wants("indicator.which"));
    CHECK(paid(figure("on=2023-12-31", "3") + figure("on=2024-05-31", "1")).is == good);
}

TEST_CASE("whether putting right failed is told by figures after its term, not by what happened years later",
    "[rules][packs][certainty][figures]") {
    const policy at_six =
        all().with("jx23.exit", "min_growth", 6).with("jx23.exit", "min_land_use", 6).with("jx23.exit", "min_yield", 6);
    const auto figures = [](const char* on, const char* value) {
        std::string s;
        for (const char* const name : {"营业收入增速", "土地利用率", "亩均效益"})
            s += "        indicator " + std::string(name) + " on=" + on + " value=" + value
                + (std::string_view(name) == "亩均效益" ? " measure=万元/亩\n" : " measure=%\n");
        return s;
    };
    const auto is = [&](const std::string& orders, const std::string& told_figures) {
        return at(whole("      zone 于都园 tier=provincial\n" + told_figures + orders
                      + "      body 专班 kind=leading_group\n"),
            "jx23.exit", "于都园", at_six);
    };
    const std::string ended = "        designation 限期整改 from=2022-01-01 until=2023-01-01\n";
    const std::string anew = "        designation 限期整改 from=2024-03-01 team=专班\n";
    const std::string long_ago = "        designation 限期整改 from=2014-01-01 until=2015-01-01 team=专班\n";
    CHECK(is(ended, figures("2023-12-31", "5")).is == bad); // without effect
    CHECK(is(anew, figures("2023-12-31", "5")).is == good);
    CHECK(is(ended + anew, figures("2023-12-31", "5")).is == bad); // it had failed before it was ordered anew
    CHECK(is(ended + anew, figures("2023-12-31", "7") + figures("2024-05-31", "5")).is == good);
    CHECK(is(ended + anew, figures("2024-05-31", "5")).wants("indicator.growth"));
    CHECK(is(long_ago, figures("2023-12-31", "5")).wants("indicator.growth"));
    CHECK(is(long_ago + anew, figures("2015-12-31", "7") + figures("2023-12-31", "5")).is == good);
    // Of how it did before the year before nothing follows.
    CHECK(is({}, figures("2022-12-31", "5")).wants("indicator.growth"));
    CHECK(is({}, figures("2023-01-01", "5")).is == bad);
}

TEST_CASE("the leading industries of a zone's parks are the zone's", "[rules][packs][certainty][parks]") {
    const auto zone = [](const char* of_park) {
        return at(whole("      zone 于都园 industries=电子,食品\n        park 分园 " + std::string(of_park) + "\n"),
            "jx23.industry.max-lead", "/于都园");
    };
    CHECK(zone("industries=食品,轻纺").is == good);
    CHECK(zone("industries=轻纺,家具").is == bad);
    CHECK(zone("").wants("lead_industries"));
    CHECK(at(whole("      zone 于都园 industries=电子,食品,轻纺,家具\n        park 分园\n"), "jx23.industry.max-lead",
              "/于都园")
              .is
        == bad);
}

TEST_CASE("a share of internal bodies is one of internal bodies that are there", "[rules][packs][certainty]") {
    const auto zone = [](std::string_view lines, std::string_view keys = {}) {
        return at("complete every\nprovince 河北省 code=13\n  city 唐山市 code=1302\n    county 某县 code=130227\n"
                  "      zone 某园\n        agency 某园管委会"
                + std::string(keys) + "\n" + std::string(lines),
            "heb17.econ-share", "某园管委会");
    };
    constexpr auto one = "          body 招商局\n            function 招商引资 class=economic\n";
    constexpr auto company = "          body 公司 kind=platform_company\n            function 民政 class=social\n";
    CHECK(zone({}).is == silent); // of none there is no share
    CHECK(zone(company).is == silent);
    CHECK(zone(one).is == good);
    CHECK(zone(std::string(one) + company).is == good);
    CHECK(zone(one, " internal-bodies=1").is == good);
    CHECK(zone(one, " internal-bodies=5").wants("internal_bodies.which"));
    CHECK(zone({}, " internal-bodies=5").wants("bodies")); // which they are nobody has listed
}

TEST_CASE("a number of internal bodies and a list that differ contradict each other", "[rules][packs][certainty]") {
    const auto zone = [](const char* number, int listed) {
        std::string s = "      zone 于都园 tier=provincial\n        agency 于都园管委会 internal-bodies="
            + std::string(number) + "\n";
        for (int i = 0; i < listed; ++i) s += "          body 局" + std::to_string(i) + "\n";
        return validate(read(whole(s)), all(), judging_dates{today, date(2020, 6, 1)});
    };
    const auto is = [&](const char* number, int listed) {
        return of(zone(number, listed), "jx18.internal", "于都园管委会");
    };
    CHECK(is("5", 5).is == good);
    CHECK(is("6", 1).wants("internal_bodies.which"));
    CHECK(is("5", 6).wants("internal_bodies.which"));
    CHECK(is("5", 1).is == good); // few enough by both
    CHECK(is("7", 6).is == bad);  // too many by both
}

TEST_CASE("a zone is named after its place and by a word for its kind", "[rules][packs][certainty]") {
    const auto named = [](const char* name) {
        return at("complete every\nprovince 安徽省 code=34\n  city 合肥市 code=3401\n    county 肥东县 code=340122\n"
                  "      zone "
                + std::string(name) + " tier=provincial\n",
            "ah17.name", name);
    };
    CHECK(named("安徽肥东经济开发区").is == good);
    CHECK(named("安徽合肥肥东工业园区").is == good);
    CHECK(named("安徽肥东").is == bad);
    CHECK(named("肥东经济开发区").is == bad);
    CHECK(named("安徽肥东万事如意").wants("zone_kind"));
}

TEST_CASE("one duty written in two ways is one, and one that is part of another may be", "[rules][packs][certainty]") {
    const auto duties = [](const char* first, const char* second) {
        return at(whole("      body 甲局 kind=department\n        function \"" + std::string(first)
                      + "\"\n      body 乙局 kind=department\n        function \"" + second + "\"\n"),
            "org.same-duty", "甲局");
    };
    CHECK(duties("招商引资", "民政").is == good);
    CHECK(duties("招商引资", "招商引资").is == bad);
    CHECK(duties("招商引资", " 招商　引资").is == bad);
    CHECK(duties("5G建设", "５Ｇ建设").is == bad);
    CHECK(duties("招商", "招商引资").wants("duty"));
}

TEST_CASE("two clauses on staff read one list alike", "[rules][packs][certainty]") {
    const auto staffed = [](std::string_view figures, std::string_view top = "complete every\n") {
        return county("      body 县府办 kind=department " + std::string(figures) + "\n", top);
    };
    const auto both = [](const std::string& sketch) {
        return std::pair(at(sketch, "org.no-unauthorised", "县府办").is, at(sketch, "org.quota-kind", "县府办").is);
    };
    constexpr auto beyond = "quota.administrative=10 staff.administrative=10 staff.institution=3";
    CHECK(both(staffed(beyond)) == std::pair(bad, bad)); // of institutions it has no quota at all
    CHECK(both(staffed(beyond, {})) == std::pair(open, open));
    CHECK(both(staffed("quota.administrative=10 staff.administrative=10")) == std::pair(good, good));
    CHECK(both(staffed("quota.administrative=10 staff.administrative=10 staff.institution=0", {})).first == good);
    // Of which kind it is nobody has told.
    constexpr auto untold = "quota.administrative=10 staff.administrative=8 staff.unstated=5";
    CHECK(both(staffed(untold)) == std::pair(open, open));
    CHECK(both(staffed("quota.administrative=10 staff.administrative=8 staff.unstated=2")) == std::pair(good, open));
    CHECK(both(staffed("quota.administrative=10 quota.unstated=5 staff.administrative=12")) == std::pair(open, open));
}

//=== what belongs to an organ, and what to a company ===//

TEST_CASE("a department of an organ is the organ, one of a company the company", "[rules][packs][certainty]") {
    const auto powers = [](const char* power) {
        return whole("      body 县住建局 kind=department\n        body 许可股\n          power " + std::string(power)
            + " form=entrustment\n      body 公司 kind=platform_company\n        body 服务部\n          power " + power
            + " form=entrustment\n");
    };
    CHECK(at(powers("施工许可"), "licence.delegate", "许可股").is == good);
    CHECK(at(powers("施工许可"), "licence.delegate", "服务部").is == bad);
    CHECK(at(powers("扬尘处罚"), "penalty.delegate", "许可股").is == good);
    CHECK(at(powers("扬尘处罚"), "penalty.delegate", "服务部").is == bad);

    constexpr auto chair = R"(
      body 县人大 kind=congress
        post 主任 kind=chair holder=甲
      body 县财政局 kind=department
        body 预算股
          post 股长 kind=head holder=甲
)";
    CHECK(at(whole(chair), "npc.incompatible", "主任/甲").is == bad);
    CHECK(at(
        replaced(whole(chair), "股长 kind=head holder=甲", "股长 kind=head holder=*某"), "npc.incompatible", "主任/甲")
              .wants("holder"));
    CHECK(at(replaced(whole(chair), "股长 kind=head holder=甲", "股长 kind=head holder=乙"), "npc.incompatible",
              "主任/甲")
              .is
        == good);
}

TEST_CASE("what a company of the host division carries the division does not", "[rules][packs][certainty]") {
    const auto hosted = [](const char* code, const char* zone, const char* carrier) {
        return "complete every\nprovince 山东省 code=37\n  city 某市 code=3702\n    district 黄岛区 code=370211\n      body 承担者 kind="
            + std::string(carrier) + "\n        function 民政 class=social\n      zone " + zone
            + "\n        agency 管委会\n          function 养老 class=social shared-with=承担者\n" + code;
    };
    CHECK(at(hosted("", "黄岛经济开发区", "department"), "sd16.township-duty", "黄岛经济开发区").is == good);
    CHECK(at(hosted("", "黄岛经济开发区", "platform_company"), "sd16.township-duty", "黄岛经济开发区").is == bad);
    CHECK(at(hosted("", "黄岛经济开发区", "unstated"), "sd16.township-duty", "黄岛经济开发区").wants("kind"));
    CHECK(at(hosted("", "青岛西海岸新区", "unstated"), "qd.westcoast.social", "青岛西海岸新区").wants("kind"));
    CHECK(at(hosted("", "青岛西海岸新区", "department"), "qd.westcoast.social", "青岛西海岸新区").is == good);
    CHECK(at(hosted("", "青岛西海岸新区", "platform_company"), "qd.westcoast.social", "青岛西海岸新区").is == bad);
}

TEST_CASE("what one agency is, another of the same zone need not be", "[rules][packs][certainty]") {
    const std::string two = whole(R"(
      zone 于都园 tier=national
        agency 甲管委会 rank=county_chief
        agency 乙管委会 rank=bureau_deputy
        body 党工委 kind=working_committee
          post 书记 kind=secretary holder=甲
)");
    CHECK(at(two, "jx23.head.bureau-national", "于都园").is == bad);
    CHECK(at(replaced(two, "rank=bureau_deputy", ""), "jx23.head.bureau-national", "于都园").is == open);
    CHECK(at(replaced(two, "rank=bureau_deputy", "rank=county_chief"), "jx23.head.bureau-national", "于都园").is
        == silent);
}

TEST_CASE("an agency of which only one kind of quota is recorded may have another", "[rules][packs][certainty]") {
    constexpr auto lines = R"(
      zone 于都园
        agency 于都园管委会 quota.institution=20
          function 招商引资
)";
    CHECK(at(whole(lines), "org.same-duty", "于都园管委会").is == silent);
    CHECK(at(county(lines), "org.same-duty", "于都园管委会").wants("credit_code"));
}

TEST_CASE("quota of whatever kind is a coordinating body's own", "[rules][packs][certainty]") {
    const auto group = [](const char* quota) {
        return at(whole("      body 领导小组 kind=leading_group quota.administrative=0 quota.institution=0 "
                      + std::string(quota) + "\n"),
            "org.leading-group.quota", "领导小组");
    };
    CHECK(group("").is == good);
    CHECK(group("quota.headcount=5").is == bad);
    CHECK(group("quota.unstated=5").is == bad);
    CHECK(group("quota.headcount=?").is == open);
}

TEST_CASE("a zone in two counties is led by either of them", "[rules][packs][certainty]") {
    const auto led_by = [](const char* secretary) {
        return whole(std::string(R"(
      body 于都县委 kind=party_committee
        post 于都县委书记 kind=secretary holder=甲
      zone 于都园 tier=provincial location=county_area hosts=赣县区
        body 党工委 kind=working_committee
          post 书记 kind=secretary holder=)")
            + secretary + R"(
    district 赣县区 code=360704
      body 赣县区委 kind=party_committee
        post 赣县区委书记 kind=secretary holder=乙
)");
    };
    for (const char* const tier : {"provincial", "national"}) {
        CAPTURE(tier);
        const auto is = [&](const char* who) {
            return at(replaced(led_by(who), "tier=provincial", "tier=" + std::string(tier)),
                tier[0] == 'p' ? "jx23.head.provincial" : "jx23.head.county-national", "于都园");
        };
        CHECK(is("甲").is == good);
        CHECK(is("乙").is == good);
        CHECK(is("丙").is == bad);
    }
}

TEST_CASE("a township of which only the city is known may lie in the zone's county", "[rules][packs][certainty]") {
    const auto held = [](const char* town) {
        return at(
            "complete every\nprovince 山东省 code=37\n  city 某市 code=3701\n    county 某县 code=370124\n      zone 某园\n"
            "    county 邻县 code=370125\n      town 邻镇\n    "
                + std::string(town) + " administered-by=某园\n",
            "sd23.entrust", "某园");
    };
    CHECK(held("town 某镇 ?").wants("parent"));
    CHECK(held("county 别县 code=370126\n      town 某镇").is == bad);
}

//=== what nobody says of what something is ===//

TEST_CASE("a body or post of which nobody says what it is may be any", "[rules][packs][certainty][kind]") {
    const hierarchy h =
        read(whole("      body 某会\n        post 负责人\n      body 余会 kind=other\n        post 余职 kind=other\n"
                   "      body 县府 kind=government\n        body 股\n"));
    CHECK(body_called(h, "某会").kind == body_kind::unstated);
    CHECK(body_called(h, "余会").kind == body_kind::other);
    CHECK(body_called(h, "股").kind == body_kind::internal_body);
    CHECK(h.posts_of(body_called(h, "某会").key).begin()->kind == post_kind::unstated);
    CHECK(h.posts_of(body_called(h, "余会").key).begin()->kind == post_kind::other);
    CHECK(read_sketch(write_sketch(h)).value() == h);
    // A list that is whole does not tell how many of one kind it holds.
    const auto zone = [](const char* body, const char* post) {
        return whole("      body 县委 kind=party_committee\n        post 县委书记 kind=secretary holder=甲\n"
                     "      zone 于都园 tier=provincial location=county_area managed-by=于都县\n        body 某会"
            + std::string(body) + "\n          post 负责人" + post + " holder=甲\n");
    };
    for (const char* const rule_id : {"jx23.head.provincial"}) {
        CHECK(at(zone(" kind=working_committee", " kind=secretary"), rule_id, "于都园").is == good);
        CHECK(at(zone(" kind=working_committee", ""), rule_id, "于都园").wants("secretary"));
        CHECK(at(zone("", " kind=secretary"), rule_id, "于都园").is == open);
        CHECK(at(zone(" kind=other", " kind=secretary"), rule_id, "于都园").is == silent);
    }
    const auto agencies = [](const char* kind) {
        return at(whole("      zone 于都园 managed-by=于都县\n        agency 管委会\n        body 某会"
                      + std::string(kind) + "\n"),
            "jx23.county.max-zones", "于都县");
    };
    CHECK(agencies(" kind=other").is == good);
    CHECK(agencies(" kind=management_office").is == bad);
    CHECK(agencies("").wants("kind"));
    const auto of_city = [](const char* kind) {
        std::string s = "complete every\nprovince 陕西省 code=61\n  city 安康市 code=6109\n";
        for (const char* const name : {"甲园", "乙园", "丙园"})
            s += "    zone " + std::string(name) + " managed-by=安康市\n      body " + name + "管理机构"
                + (std::string_view(name) == "丙园" ? kind : " kind=management_office") + "\n";
        return at(s, "sn21.city", "安康市");
    };
    CHECK(of_city(" kind=other").is == good);
    CHECK(of_city(" kind=management_office").is == bad);
    CHECK(of_city("").wants("kind"));
}

TEST_CASE("a rule about an organ, an agency or a company speaks only perhaps of a body of unknown kind",
    "[rules][packs][certainty][kind]") {
    const auto is = [](const char* rule_id, const char* kind, const char* of) {
        return at(
            whole("      zone 于都园\n        body 某会" + std::string(kind) + " credit-code=11360731MB0001234X " + of
                + "\n          post 负责人 kind=director holder=甲 paid=yes\n          function 招商 class=economic\n"),
            rule_id, std::string_view(rule_id) == "cs.no-second-pay" ? "负责人/甲" : "某会");
    };
    CHECK(is("org.no-unauthorised", " kind=other", "").is == silent);
    CHECK(is("org.no-unauthorised", "", "").wants("kind"));
    CHECK(is("org.same-duty", "", "").wants("kind"));
    CHECK(is("org.same-duty", " kind=other", "").is == silent);
    CHECK(is("land.grantor", " kind=management_committee", "").is == good);
    CHECK(is("land.grantor", " kind=other", "").is == silent);
    CHECK(is("land.grantor", "", "").is == good); // as it would be of an agency
    CHECK(is("org.leading-group.quota", "", "quota.administrative=3").wants("kind"));
}

TEST_CASE(
    "a list that nobody states whole is not empty for want of an agency", "[rules][packs][certainty][completeness]") {
    const auto zone = [](const char* stated) {
        return county("      zone 于都园 location=county_area\n" + std::string(stated));
    };
    for (const auto& [rule_id, list] :
        {std::pair("jx23.county.no-entrust", "complete.administered"), {"jx23.county.no-social", "functions"}}) {
        CAPTURE(rule_id);
        CHECK(at(zone("        complete agencies\n"), rule_id, "于都园").wants(list));
        CHECK(at(zone("        complete every\n"), rule_id, "于都园").is == good);
    }
}

TEST_CASE("administrative quota of a company is unknown where nobody records it", "[rules][packs][certainty]") {
    constexpr auto rule_id = "org.quota-kind";
    const auto company = [](const char* quota, const char* top = "") {
        return at(
            county("      zone 于都园\n        body 公司 kind=platform_company " + std::string(quota) + "\n", top),
            rule_id, "公司");
    };
    CHECK(company("").wants("quota.administrative"));
    CHECK(company("", "complete every\n").is == silent);
    CHECK(company("quota.administrative=?", "complete every\n").wants("quota"));
    CHECK(company("quota.unstated=5", "complete every\n").wants("quota.administrative"));
    CHECK(company("quota.administrative=0", "complete every\n").is == good);
    CHECK(company("quota.administrative=5").is == bad);
    const auto untold = [](const char* quota) {
        return at(whole("      body 某会 quota.administrative=" + std::string(quota) + "\n"), rule_id, "某会");
    };
    CHECK(untold("5").wants("kind"));
    CHECK(untold("0").is == silent);
}

TEST_CASE("social functions that went to the zone's own company have not been stripped", "[rules][packs][certainty]") {
    const auto carried_by = [](const char* carrier, const char* cls) {
        return at(whole("      zone 于都园 location=county_area\n        agency 管委会\n        body 承担者 kind="
                      + std::string(carrier) + "\n          function 民政 class=" + cls + "\n"),
            "jx23.county.no-social", "于都园");
    };
    CHECK(carried_by("platform_company", "social").is == bad);
    CHECK(carried_by("platform_company", "social").blames);
    CHECK(carried_by("platform_company", "economic").is == good);
    CHECK(carried_by("industrial_community", "social").is == good); // which the pilot of 2022 asks for
    CHECK(carried_by("department", "social").is == bad);
}

TEST_CASE("the power to grant land is told by its name, not by words in another's", "[rules][packs][certainty]") {
    const auto holds = [](const char* power) {
        return at(whole("      zone 于都园\n        agency 管委会\n          power " + std::string(power) + "\n"),
            "land.grantor", "管委会");
    };
    for (const char* const granting : {"土地出让", "土地使用权出让", "土地出让权", "国有建设用地使用权出让"})
        CHECK(holds(granting).is == bad);
    for (const char* const around : {"土地出让金征收", "协助土地出让", "宗地出让"})
        CHECK(holds(around).wants("power_kind"));
    CHECK(holds("项目备案").is == good);
}

TEST_CASE("a province is told by its name where nobody gives codes", "[rules][packs][certainty]") {
    const auto two = [](const char* province) {
        return at("complete every\nprovince " + std::string(province)
                + "\n  city 某市\n    county 某县\n      zone 东园 tier=provincial\n        agency 甲会\n      zone 西园 "
                  "tier=provincial\n        agency 乙会\n",
            "ha21.one-county", "某县");
    };
    CHECK(two("河南省").is == bad);
    CHECK(two("江西省").is == silent);
    CHECK(two("某省").is == bad); // which may be Henan
}
