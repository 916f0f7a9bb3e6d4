// SPDX-License-Identifier: Apache-2.0
#include "clause_models.hpp"
#include "mutated.hpp"

#include <onezone/rules/packs/packs.hpp>

using namespace onezone;

namespace onezone_tests {

namespace {

constexpr verdict good = verdict::satisfied;
constexpr verdict bad = verdict::violated;
constexpr verdict open = verdict::undecided;
constexpr verdict silent = verdict::not_applicable;

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
    return as_tested(packs::jiangxi_2023())
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
        // Of a provincial zone five are not too many, whatever another has; of one that is on no list nothing is asked.
        {"jx18.internal", "于都管委会", good, "", "internal-bodies=20", "internal-bodies=21"},
        {"jx18.internal", "园区办", silent, "", "internal-bodies=20", "internal-bodies=21"},
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
        {"jx23.head.bureau-national", "赣州经开区", bad, "", "holder=市常委 mode=concurrent paid=no",
            "holder=外人\n          post 第一书记 kind=first_secretary holder=市常委 mode=concurrent paid=no"},
        {"jx23.head.bureau-national", "赣州经开区", open, "rank", "holder=市常委 mode", "holder=外人 mode",
            " rank=bureau_deputy", ""},
        {"jx23.head.county-national", "于都经开区", bad, "", "holder=于乙 mode", "holder=外人 mode"},
        {"jx23.head.county-national", "于都经开区", bad, "", "holder=于甲 mode", "holder=市常委 mode"},
        {"jx23.head.county-national", "于都经开区", open, "location", "holder=于乙 mode", "holder=外人 mode",
            "=national location=county_area", "=national"},
        {"jx23.head.county-national", "于都经开区", silent, "", " holder=于乙 mode=concurrent paid=no", "",
            " holder=于甲 mode=concurrent paid=no", ""},
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
        {"jx23.exit", "信丰园", bad, "", "        designation 限期整改 from=2024-03-01 team=专班\n", ""},
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
        {"gz22.rank", "定南管委会", silent, "", "rank=county_deputy", "rank=bureau_deputy", "定南园 tier=national",
            "定南园 tier=provincial"},
        {"gz22.rank", "定南管委会", open, "tier", "rank=county_deputy", "rank=bureau_deputy", "定南园 tier=national",
            "定南园"},
        {"gz22.sanding", "定南管委会", bad, "", "rank=county_deputy charter=2022-11-01",
            "rank=county_chief charter=2022-10-31"},
        {"gz22.sanding", "定南管委会", good, "", "rank=county_deputy", "rank=county_chief"},
        {"gz22.sanding", "定南管委会", open, "charter", "rank=county_deputy charter=2022-11-01", "rank=county_chief"},
        {"gz22.sanding", "定南管委会", open, "due", "charter=2022-11-01", "charter=2022-10-31"},
        {"gz22.one-team", "龙南经开区", bad, "", "holder=龙乙 mode", "holder=外人 mode"},
        {"gz22.one-team", "龙南经开区", bad, "", "holder=龙甲 mode", "holder=外人 mode"},
        {"gz22.one-team", "龙南经开区", silent, "", " holder=龙乙 mode=concurrent", "", " holder=龙甲 mode=concurrent",
            ""},
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
        {"sl22.separate", "上栗园", silent, "", "kind=platform_company", "kind=other"},
        {"sl22.separate", "上栗园", silent, "", "    agency 管委会", "    body 管委会 kind=other"},
        {"sl22.separate", "上栗园", open, "holder", "      post 经理 kind=manager holder=经理人\n", ""},
        {"sl22.structure", "上栗园", bad, "", "kind=industrial_community", "kind=other"},
        {"sl22.structure", "上栗园", bad, "", "kind=platform_company", "kind=other"},
        {"sl22.structure", "上栗园", bad, "", "function 基层党建 class=party", "function 基层党建 shared-with=管委会"},
        {"sl22.structure", "上栗园", bad, "", "      function 开发建设 class=economic\n", "", "function 定政策",
            "function 开发建设 class=economic\n      function 定政策"},
        {"sl22.structure", "空园", silent, "", "  zone 上栗园\n", "  zone 空园\n  zone 上栗园\n"},
        {"sl22.structure", "上栗园", open, "functions", "      function 基层党建 class=party\n", ""},
        {"sl22.first-secretary", "上栗园", bad, "", "holder=栗丙 mode", "holder=外人 mode"},
        {"sl22.first-secretary", "上栗园", bad, "", " holder=栗丙 mode=concurrent", ""},
        {"sl22.first-secretary", "上栗园", bad, "",
            "      post 第一书记 kind=first_secretary holder=栗丙 mode=concurrent\n", ""},
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
        {"sl22.appraisal", "上栗园", bad, "", "      appraisal 双月考评 months=2 counts-in-the-year=yes\n", ""},
        // Of several one is enough, and the departments of the county may be those appraised.
        {"sl22.appraisal", "上栗园", good, "", "      appraisal 双月考评",
            "      appraisal 季度考评 months=3 counts-in-the-year=no\n      appraisal 双月考评"},
        {"sl22.appraisal", "上栗园", good, "", "      appraisal 双月考评 months=2 counts-in-the-year=yes\n", "",
            "  zone 上栗园\n",
            "  body 县工信局 kind=department\n    appraisal 双月考评 months=2 counts-in-the-year=yes by=管委会\n  zone 上栗园\n"},
    };
}

constexpr auto towns = R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      township 甲乡
        indicator 户籍人口 on=2025-12-31 value=30000 measure=人
        indicator 面积 on=2025-12-31 value=80 measure=平方千米
        indicator 驻地人口占比 on=2025-12-31 value=10 measure=%
        indicator 经济排位 on=2024-12-31 value=40 measure=%
        indicator 经济排位 on=2025-12-31 value=40 measure=%
        indicator 基本养老保险参保率 on=2025-12-31 value=90 measure=%
)";

} // namespace

std::vector<pack_case> models_of_jiangxi() {
    return {
        {jiangxi_with_thresholds(), jiangxi, jiangxi_rows()},
        {as_tested(packs::ganzhou_2022()), ganzhou, ganzhou_rows()},
        {as_tested(packs::shangli_2022()), shangli, shangli_rows()},
        {as_tested(packs::jiangxi_towns_2021()), towns,
            {
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡"},
                {"jx21.town", "甲乡", silent, "", "township 甲乡", "ethnic_township 甲乡"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "户籍人口 on=2025-12-31 value=30000",
                    "户籍人口 on=2025-12-31 value=17999"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "面积 on=2025-12-31 value=80",
                    "面积 on=2025-12-31 value=39"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "占比 on=2025-12-31 value=10",
                    "占比 on=2025-12-31 value=9.9"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "on=2025-12-31 value=40",
                    "on=2025-12-31 value=41"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡", "参保率 on=2025-12-31 value=90",
                    "参保率 on=2025-12-31 value=89.9"},
                {"jx21.town", "甲乡", bad, "", "township 甲乡", "town 甲乡",
                    "面积 on=2025-12-31 value=80 measure=平方千米", "面积 on=2025-12-31 value=90 measure=公顷"},
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡",
                    "面积 on=2025-12-31 value=80 measure=平方千米", "面积 on=2025-12-31 value=8000 measure=公顷"},
                {"jx21.town", "甲乡", good, "", "township 甲乡", "town 甲乡",
                    "户籍人口 on=2025-12-31 value=30000 measure=人", "户籍人口 on=2025-12-31 value=3 measure=万人"},
                {"jx21.town", "甲乡", open, "measure", "township 甲乡", "town 甲乡",
                    "户籍人口 on=2025-12-31 value=30000 measure=人", "户籍人口 on=2025-12-31 value=30000"},
                {"jx21.town", "甲乡", open, "indicator.pension", "township 甲乡", "town 甲乡",
                    "        indicator 基本养老保险参保率 on=2025-12-31 value=90 measure=%\n", ""},
                {"jx21.one-for-one", "于都县", bad, "", "      township 甲乡", "      town 乙镇\n      township 甲乡"},
                {"jx21.one-for-one", "于都县", good, "", "township 甲乡", "town 甲乡"},
                {"jx21.one-for-one", "于都县", silent, "", "      township 甲乡",
                    "      township 乙乡\n      township 甲乡"},
                {"jx21.town", "甲乡", open, "terrain", "township 甲乡", "town 甲乡",
                    "户籍人口 on=2025-12-31 value=30000", "户籍人口 on=2025-12-31 value=20000"},
                {"jx21.town", "甲乡", open, "indicator.people", "township 甲乡", "town 甲乡",
                    "        indicator 户籍人口 on=2025-12-31 value=30000 measure=人\n", ""},
                {"jx21.town", "甲乡", open, "indicator.standing", "township 甲乡", "town 甲乡",
                    "        indicator 经济排位 on=2025-12-31 value=40 measure=%\n", ""},
            }},
        {as_tested(packs::jiangxi_2018()), jiangxi_in_2020, jiangxi_2018_rows()},
    };
}

} // namespace onezone_tests
