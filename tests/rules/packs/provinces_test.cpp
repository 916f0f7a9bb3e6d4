// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"
#include "support/mutated.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::as_tested;
using onezone_tests::told_step;

// What the sources say of each clause beside what it asks, of the packs of provinces, cities and counties: how it is worded, since when, and
// where; whom it names; and its figures to the last one. The wording of those of the nation and of Jiangxi's paper of 2023 is in edges_test.cpp.

namespace {

// Where only a stretch is known in which a clause came into force, its two ends.
effect some_day(const date& earliest, const date& latest) { return {{}, {}, earliest, latest, {}}; }
effect some_day(const date& earliest, const date& latest, const date& announced) {
    return {announced, {}, earliest, latest, {}};
}
effect issued(const date& d) { return {{}, d, {}, {}, {}}; }
effect issued(const date& d, const date& everywhere) { return {{}, d, d, everywhere, {}}; }
effect announced(const date& d) { return effect::announced_on(d); }
effect announced(const date& d, const date& until) { return {d, {}, {}, {}, until}; }

// The clean-up was carried out from November 2022 (自2022年11月起) and reported a year later; the pilot began some day of 2022.
const effect of_ganzhou = some_day({2022, 11, 1}, {2022, 12, 1}, {2023, 11, 23});
const effect of_shangli = some_day({2022, 1, 1}, {2023, 1, 1}, {2023, 11, 26});
const effect towns_of_2021 = some_day({2021, 1, 1}, {2022, 1, 1});
const effect shandong_2016 = effect::from({2016, 10, 1});
const effect shandong_2019 = issued({2019, 7, 10}, {2020, 4, 1});
const effect shandong_2023 = some_day({2023, 1, 1}, {2024, 1, 1});
const effect west_coast = effect::from({2018, 1, 1});
const effect anhui_2017 = issued({2017, 12, 21});
const effect hangzhou_bay = effect::from({2015, 5, 1});
const effect tangshan_2017 = issued({2017, 1, 26});
const effect jiangsu_2018 = effect::from({2018, 5, 1});
const effect jinjiang_2022 = announced({2022, 2, 11});

// 原则上, 一般 → principle, 不得 → prohibit, 应当 → must, 可以 → may, what a report tells as reached → target.
struct clause {
    std::string_view rule;
    force worded;
    effect valid;
    code where;
};
const clause clauses[] = {
    {"gz22.social.all-but-one", force::must, of_ganzhou, code{"3607"}},
    {"gz22.merge.section", force::must, of_ganzhou, code{"3607"}},
    {"gz22.merge.section.heir", force::must, of_ganzhou, code{"3607"}},
    {"gz22.village-agencies", force::must, of_ganzhou, code{"3607"}},
    {"gz22.village-agencies.heir", force::must, of_ganzhou, code{"3607"}},
    {"gz22.rank.longnan", force::must, of_ganzhou, code{"3607"}},
    {"gz22.rank", force::must, of_ganzhou, code{"3607"}},
    {"gz22.sanding", force::must, of_ganzhou, code{"3607"}},
    {"gz22.one-team", force::must, of_ganzhou, code{"3607"}},
    {"sl22.separate", force::must, of_shangli, code{"360322"}},
    {"sl22.structure", force::must, of_shangli, code{"360322"}},
    {"sl22.first-secretary", force::must, of_shangli, code{"360322"}},
    {"sl22.posts", force::must, of_shangli, code{"360322"}},
    {"sl22.appraisal", force::must, of_shangli, code{"360322"}},
    {"jx18.internal", force::must, announced({2018, 10, 8}, {2021, 1, 1}), code{"36"}},
    {"jx21.town", force::must, towns_of_2021, code{"36"}},
    {"jx21.one-for-one", force::principle, towns_of_2021, code{"36"}},
    {"sd16.agency", force::may, shandong_2016, code{"37"}},
    {"sd16.no-branch", force::principle, shandong_2016, code{"37"}},
    {"sd16.exit", force::must, shandong_2016, code{"37"}},
    {"sd16.approve", force::must, shandong_2016, code{"37"}},
    {"sd16.list", force::must, shandong_2016, code{"37"}},
    {"sd16.township-duty", force::must, shandong_2016, code{"37"}},
    {"sd19.strip", force::must, shandong_2019, code{"37"}},
    {"sd19.pay", force::principle, shandong_2019, code{"37"}},
    {"sd23.entrust", force::may, shandong_2023, code{"37"}},
    {"sd23.entrust.approver", force::must, shandong_2023, code{"37"}},
    {"qd.westcoast.agency", force::must, west_coast, code{"3702"}},
    {"qd.westcoast.social", force::must, west_coast, code{"3702"}},
    {"ah17.one-county", force::principle, anhui_2017, code{"34"}},
    {"ah17.area", force::must, anhui_2017, code{"34"}},
    {"ah17.name", force::must, anhui_2017, code{"34"}},
    {"ah17.approve", force::must, anhui_2017, code{"34"}},
    {"zj.econ-share", force::must, {}, code{"3311"}},
    {"zj.one-one-one", force::must, {}, code{"3311"}},
    {"zj.merge", force::must, announced({2020, 10, 23}), code{"33"}},
    {"nb.hangzhouwan.agency", force::must, hangzhou_bay, code{"3302"}},
    {"nb.hangzhouwan.social", force::must, hangzhou_bay, code{"3302"}},
    {"nb.hangzhouwan.unchanged", force::must, hangzhou_bay, code{"3302"}},
    {"heb17.head", force::must, tangshan_2017, code{"1302"}},
    {"heb17.econ-share", force::target, tangshan_2017, code{"1302"}},
    {"ha21.one-county", force::must, some_day({2019, 1, 1}, {2022, 7, 1}), code{"41"}},
    {"nm21.catalogue", force::must, announced({2021, 10, 11}), code{"1507"}},
    {"sn21.county", force::must, {}, code{"6109"}},
    {"sn21.city", force::must, {}, code{"6109"}},
    {"gs25.county", force::must, announced({2025, 3, 5}), code{"620321"}},
    {"js18.status", force::must, jiangsu_2018, code{"32"}},
    {"js18.social", force::must, jiangsu_2018, code{"32"}},
    {"js24.lists", force::must, {}, code{"3211"}},
    {"fj.share", force::principle, jinjiang_2022, code{"350582"}},
    {"fj.share.joint", force::principle, jinjiang_2022, code{"350582"}},
};

const date today(2026, 3, 1);

hierarchy read(const std::string& sketch) { return read_sketch(sketch + "\ncomplete every\n", "sketch").value(); }
// A clause of which no date is known holds.
policy dated(policy p) {
    const policy as_shipped = p;
    for (const rule& r : as_shipped.rules())
        if (r.valid == effect{}) p.set(reach_setting{r.id, {}, effect::from(date(2000, 1, 1))}).value();
    return p;
}
std::optional<verdict> is(
    const hierarchy& h, const policy& p, std::string_view rule, subject about, const date& on = today) {
    return validate(h, p, on).at(rule, about);
}
subject zone_of(const hierarchy& h, std::string_view name) { return subject::of(subject_kind::zone, h.at(name)); }
subject agency_of(const hierarchy& h, std::string_view name) {
    return {subject_kind::agency, h.find_body(name).value()->key.value()};
}
std::string without(std::string s, const std::string& part) {
    const std::size_t at = s.find(part);
    CAPTURE(part);
    REQUIRE(at != std::string::npos);
    return s.erase(at, part.size());
}

const char* const three_offices[] = {
    "于都上欧工业园区管理办公室", "罗坳工业园区管理办公室", "会昌县九二工业基地建设办公室"};
const char* const village_agencies[] = {"龙南市金塘新区管理委员会", "赣州市南康区南水新城区开发建设委员会办公室",
    "赣州新能源汽车科技城管理处", "赣州蓉江新区高校园区管理处"};

// The only agency of a zone of a county of Ganzhou.
hierarchy with_agency(const std::string& name) {
    return read(R"(
city 赣州市 code=3607
  county 于都县 code=360731
    body 于都县府 kind=government
    zone 某园
      agency )"
        + name + '\n');
}

} // namespace

TEST_CASE("each clause of a province, city or county is worded, dated and bound as its source says",
    "[rules][packs][worded]") {
    const policy all = as_tested(packs::all());
    for (const clause& c : clauses) {
        CAPTURE(c.rule);
        const rule* const r = all.find(c.rule);
        REQUIRE(r);
        CHECK(std::string(key_of(r->force)) == std::string(key_of(c.worded)));
        CHECK(r->valid == c.valid);
        CHECK(r->jurisdiction == c.where);
    }
    // What stands neither here nor in the tables of edges_test.cpp would go untested.
    std::set<std::string> elsewhere;
    for (const policy& p : {packs::national(), packs::jiangxi_2023()})
        for (const rule& r : p.rules()) elsewhere.insert(r.id);
    CHECK(packs::all().rules().size() == elsewhere.size() + std::size(clauses));
}

TEST_CASE("what a clause does to another is what its source has it do", "[rules][packs][worded]") {
    struct row {
        std::string_view rule;
        relation_to_rule how;
        std::string_view over;
    };
    const std::vector<row> all_rows{
        {"gz22.social.all-but-one", relation_to_rule::tightens, "jx23.county.no-social"},
        {"gz22.one-team", relation_to_rule::tightens, "jx23.head.county-national"},
        {"jx23.urban.social-may-stay", relation_to_rule::waives, "jx23.county.no-social"},
    };
    std::size_t stated = 0;
    for (const rule& r : as_tested(packs::all()).rules()) stated += r.over.size();
    CHECK(stated == all_rows.size());
    const policy all = as_tested(packs::all());
    for (const row& x : all_rows) {
        CAPTURE(x.rule, x.over);
        const rule* const r = all.find(x.rule);
        REQUIRE(r);
        CHECK(std::count(r->over.begin(), r->over.end(), precedence{x.how, std::string(x.over)}) == 1);
        CHECK(all.find(x.over));
    }
}

TEST_CASE("each agency that the clean-up names is to be closed, and carried on by whom it says", "[rules][packs]") {
    const policy pack = as_tested(packs::ganzhou_2022());
    const auto check_named = [&](const char* name, const std::string& rule_id) {
        CAPTURE(name);
        const hierarchy standing = with_agency(name);
        const body& b = *standing.find_body(name).value();
        CHECK(is(standing, pack, rule_id, agency_of(standing, name)) == verdict::violated);
        told_step closed(standing);
        closed.enact(abolish_agency{.agency = b.key,
                         .successor = party::of(standing.find_body("于都县府").value()->key),
                         .destinations = {},
                         .also = {},
                         .zone = zone_fate::kept,
                         .part_of = {}},
            {});
        CHECK(closed.judged(pack, {today, today}).at(rule_id + ".heir", subject::of(b)) == verdict::violated);
    };
    for (const char* name : three_offices) check_named(name, "gz22.merge.section");
    for (const char* name : village_agencies) check_named(name, "gz22.village-agencies");
    const hierarchy other = with_agency("于都园管理办公室");
    for (const char* rule_id : {"gz22.merge.section", "gz22.village-agencies"})
        CHECK(is(other, pack, rule_id, agency_of(other, "于都园管理办公室")) == verdict::not_applicable);
}

TEST_CASE("each zone that the clean-up names is meant, by its short name and its long one", "[rules][packs]") {
    const policy pack = as_tested(packs::ganzhou_2022());
    const auto led_by_outsiders = [](const std::string& name, const std::string& ranked) {
        return read(R"(
city 赣州市 code=3607
  county_city 龙南市 code=360783
    body 市委 kind=party_committee
      post 市委书记 kind=secretary holder=龙甲
    body 市政府 kind=government
      post 市长 kind=head holder=龙乙
    zone )" + name
            + R"( tier=national location=county_area category=economic
      agency 管委会 rank=)"
            + ranked + R"(
        function 民政 class=social
        post 主任 kind=director holder=外人
)");
    };
    for (const char* name : {"赣州高新区", "赣州高新技术产业开发区", "龙南经开区", "龙南经济技术开发区", "瑞金经开区",
             "瑞金经济技术开发区"}) {
        CAPTURE(name);
        const hierarchy h = led_by_outsiders(name, "county_chief");
        CHECK(is(h, pack, "gz22.one-team", zone_of(h, name)) == verdict::violated);
    }
    for (const char* name : {"龙南经开区", "龙南经济技术开发区"}) {
        CAPTURE(name);
        for (const char* ranked : {"county_chief", "county_deputy", "bureau_deputy"}) {
            CAPTURE(ranked);
            const hierarchy h = led_by_outsiders(name, ranked);
            const bool too_high = std::string_view(ranked) == "bureau_deputy";
            CHECK(is(h, pack, "gz22.rank.longnan", agency_of(h, "管委会"))
                == (too_high ? verdict::violated : verdict::satisfied));
            CHECK(is(h, pack, "gz22.rank", agency_of(h, "管委会")) == verdict::not_applicable);
        }
    }
    for (const char* name : {"赣州经开区", "赣州经济技术开发区"}) {
        CAPTURE(name);
        const hierarchy h = led_by_outsiders(name, "county_chief");
        CHECK(is(h, pack, "gz22.social.all-but-one", zone_of(h, name)) == verdict::not_applicable);
        CHECK(is(h, pack, "gz22.one-team", zone_of(h, name)) == verdict::not_applicable);
    }
    const hierarchy other = led_by_outsiders("定南园", "county_chief");
    CHECK(is(other, pack, "gz22.social.all-but-one", zone_of(other, "定南园")) == verdict::violated);
}

TEST_CASE("Shangli's functions, grades and categories are each of them the pilot's", "[rules][packs]") {
    const policy pack = as_tested(packs::shangli_2022());
    const std::string park = R"(
county 上栗县 code=360322
  zone 上栗园
    agency 管委会
      function 把方向
      function 谋大局
      function 定政策
      function 促改革
    body 公司 kind=platform_company
      function 开发建设
      function 资本运营
      function 招商引资
    body 社区 kind=industrial_community
      function 公共服务
      function 民生保障
      function 基层党建
)";
    const auto structure = [&](const std::string& s) {
        const hierarchy h = read(s);
        return is(h, pack, "sl22.structure", zone_of(h, "上栗园"));
    };
    CHECK(structure(park) == verdict::satisfied);
    for (const char* name : {"把方向", "谋大局", "定政策", "促改革", "开发建设", "资本运营", "招商引资", "公共服务",
             "民生保障", "基层党建"}) {
        CAPTURE(name);
        CHECK(structure(without(park, "      function " + std::string(name) + "\n")) == verdict::violated);
    }
    const auto post = [&](const std::string& grade, const std::string& category) {
        const hierarchy h =
            read("county 上栗县 code=360322\n  zone 上栗园\n    agency 管委会\n      post 某岗 kind=staff grade="
                + grade + " category=" + category + '\n');
        return is(h, pack, "sl22.posts", subject::of(*h.all<onezone::post>().begin()));
    };
    for (const char* grade :
        {"领导班子正职", "领导班子副职", "部门主管", "一级业务主办", "二级业务主办", "三级业务主办"})
        for (const char* category : {"管理类", "事务类", "专业技术类"}) {
            CAPTURE(grade, category);
            CHECK(post(grade, category) == verdict::satisfied);
        }
}

TEST_CASE("each list, order and area that Shandong's clauses name is meant", "[rules][packs]") {
    const policy pack = as_tested(packs::shandong());
    const std::string zone = R"(
province 山东省 code=37
  city 青岛市 code=3702
    district 黄岛区 code=370211
      zone 黄岛经济开发区
        indicator 亩均效益 on=2025-12-31 value=9 measure=万元/亩
        indicator 污染物排放 on=2025-12-31 value=9
        indicator 营业收入增速 on=2025-12-31 value=9 measure=%
        designation 限期整改
        agency 黄岛管委会 legal=organ
          document 权力清单
          document 责任清单
          document 收费清单
          function 民政 class=social
)";
    const auto renamed = [&](const std::string& from, const std::string& to) {
        std::string s = zone;
        const std::size_t at = s.find(from);
        REQUIRE(at != std::string::npos);
        return read(s.replace(at, from.size(), to));
    };
    for (const char* list : {"权力清单", "责任清单", "收费清单"}) {
        CAPTURE(list);
        const hierarchy h = read(without(zone, "          document " + std::string(list) + '\n'));
        CHECK(is(h, pack, "sd16.list", zone_of(h, "黄岛经济开发区")) == verdict::violated);
    }
    const policy strict = pack.with("sd16.exit", "min_yield", 10)
                              .with("sd16.exit", "max_pollution", 10)
                              .with("sd16.exit", "min_growth", 10);
    for (const char* order : {"限期整改", "整改建议"}) {
        CAPTURE(order);
        const hierarchy h = renamed("限期整改", order);
        CHECK(is(h, strict, "sd16.exit", zone_of(h, "黄岛经济开发区")) == verdict::satisfied);
    }
    const hierarchy unordered = renamed("限期整改", "改革试点");
    CHECK(is(unordered, strict, "sd16.exit", zone_of(unordered, "黄岛经济开发区")) == verdict::violated);
    for (const char* name : {"青岛西海岸新区", "西海岸新区"}) {
        CAPTURE(name);
        const hierarchy h = renamed("黄岛经济开发区", name);
        CHECK(is(h, pack, "qd.westcoast.agency", agency_of(h, "黄岛管委会")) == verdict::violated);
        CHECK(is(h, pack, "qd.westcoast.social", zone_of(h, name)) == verdict::violated);
    }
}

TEST_CASE(
    "each duty of the park at Jinjiang is the subdistrict's or both's, whatever the park is called", "[rules][packs]") {
    const policy pack = as_tested(packs::fujian());
    const auto park = [](const std::string& name, const std::string& function) {
        return read(R"(
county_city 晋江市 code=350582
  subdistrict 新塘街道
    body 新塘街道办 kind=government
      function 安全生产 shared-with=晋江管委会
      function 环保 shared-with=晋江管委会
  zone )" + name
            + R"(
    agency 晋江管委会
      function )"
            + function + '\n');
    };
    for (const char* function : {"治安", "两违", "环境", "民政", "教育", "医疗"}) {
        CAPTURE(function);
        const hierarchy h = park("新塘园", function);
        CHECK(is(h, pack, "fj.share", zone_of(h, "新塘园")) == verdict::violated);
        CHECK(is(h, pack, "fj.share.joint", zone_of(h, "新塘园")) == verdict::satisfied);
    }
    for (const char* function : {"安全生产", "环保"}) {
        CAPTURE(function);
        const hierarchy h = park("新塘园", function);
        CHECK(is(h, pack, "fj.share", zone_of(h, "新塘园")) == verdict::satisfied);
        CHECK(is(h, pack, "fj.share.joint", zone_of(h, "新塘园")) == verdict::violated);
    }
    for (const char* name : {"新塘园", "新塘园区", "晋江经济开发区新塘园"}) {
        CAPTURE(name);
        const hierarchy h = park(name, "环保");
        CHECK(is(h, pack, "fj.share", zone_of(h, name)) == verdict::satisfied);
        CHECK(is(h, pack, "fj.share.joint", zone_of(h, name)) == verdict::violated);
    }
}

TEST_CASE("a share of internal bodies is one to the last percent", "[rules][packs]") {
    const auto agency = [](const char* city, int economic, int others) {
        std::string s = "city 某市 code=" + std::string(city) + "\n  county 某县\n    zone 某园\n      agency 管委会\n";
        for (int i = 0; i < economic + others; ++i) {
            const std::string n = std::to_string(i);
            s += "        body 局" + n + "\n          function 职能" + n
                + (i < economic ? " class=economic\n" : " class=social\n");
        }
        return read(s);
    };
    const auto share = [&](const policy& pack, const char* rule_id, const char* city, int economic, int others) {
        const hierarchy h = agency(city, economic, others);
        return is(h, dated(pack), rule_id, agency_of(h, "管委会"));
    };
    const policy tangshan = as_tested(packs::hebei_2017());
    CHECK(share(tangshan, "heb17.econ-share", "1302", 20, 5) == verdict::satisfied);
    CHECK(share(tangshan, "heb17.econ-share", "1302", 19, 5) == verdict::violated); // 79.2 %
    const policy lishui = as_tested(packs::zhejiang());
    CHECK(share(lishui, "zj.econ-share", "3311", 26, 26) == verdict::satisfied);
    CHECK(share(lishui, "zj.econ-share", "3311", 25, 26) == verdict::violated); // 49.02 %
}

TEST_CASE("a zone of Anhui has until the end of June 2018 to be called as set", "[rules][packs]") {
    const policy pack = as_tested(packs::anhui_2017());
    const hierarchy h = read("province 安徽省 code=34\n  city 合肥市 code=3401\n    county 肥东县 code=340122\n"
                             "      zone 肥东园 tier=provincial\n");
    CHECK(is(h, pack, "ah17.name", zone_of(h, "肥东园"), date(2018, 6, 30)) == verdict::not_applicable);
    CHECK(is(h, pack, "ah17.name", zone_of(h, "肥东园"), date(2018, 7, 1)) == verdict::violated);
}

TEST_CASE("which standard a new town of Jiangxi is held to is asked where its people and area do not settle it",
    "[rules][packs]") {
    const policy pack = as_tested(packs::jiangxi_towns_2021());
    const auto becomes_town = [&](int people, int area) {
        const auto county = [&](const char* kind) {
            return read("county 于都县 code=360731\n  " + std::string(kind)
                + " 甲乡\n    indicator 户籍人口 on=2025-12-31 value=" + std::to_string(people)
                + " measure=人\n    indicator 面积 on=2025-12-31 value=" + std::to_string(area)
                + " measure=平方千米\n    indicator 驻地人口占比 on=2025-12-31 value=10 measure=%\n"
                  "    indicator 经济排位 on=2024-12-31 value=40 measure=%\n"
                  "    indicator 经济排位 on=2025-12-31 value=40 measure=%\n"
                  "    indicator 基本养老保险参保率 on=2025-12-31 value=90 measure=%\n");
        };
        const hierarchy was = county("township");
        const hierarchy now = county("town");
        return validate(step_view{was, now}, pack, today)
            .at("jx21.town", subject::of(subject_kind::division, now.at("甲乡")));
    };
    // Adjoining the seat 30,000 people on 40 km², on the plain 25,000 on 60, in the hills 18,000 on 80.
    CHECK(becomes_town(30000, 80) == verdict::satisfied);
    for (const auto& [people, area] : {std::pair(29999, 80), {30000, 79}, {30000, 40}, {25000, 60}, {18000, 80}}) {
        CAPTURE(people, area);
        CHECK(becomes_town(people, area) == verdict::undecided);
    }
    for (const auto& [people, area] : {std::pair(30000, 39), {29999, 59}, {24999, 79}, {17999, 80}}) {
        CAPTURE(people, area);
        CHECK(becomes_town(people, area) == verdict::violated);
    }
}
