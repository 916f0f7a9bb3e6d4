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
        indicator 薪酬与当地同条件公务员之比 on=2025-12-31 value=2 measure=倍
        indicator 亩均效益 on=2025-12-31 value=10 measure=万元/亩
        indicator 污染物排放 on=2025-12-31 value=10
        indicator 营业收入增速 on=2025-12-31 value=10 measure=%
    county 商河县 code=370126
      town 许商镇
)";

policy shandong_with_thresholds() {
    return as_tested(packs::shandong())
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
        {"sd16.no-branch", "平阴保税区", silent, "", "      zone 平阴经济开发区",
            "      zone 平阴保税区\n        body 自然资源分局 kind=department", "孔村镇 administered-by=平阴经济开发区",
            "孔村镇"},
        {"sd16.list", "平阴经济开发区", bad, "", "          document 责任清单\n", ""},
        {"sd16.list", "平阴经济开发区", bad, "", "          document 收费清单\n", ""},
        {"sd16.list", "平阴经济开发区", open, "documents",
            "          document 权力清单\n          document 责任清单\n          document 收费清单\n", ""},
        {"sd16.exit", "平阴经济开发区", bad, "", "亩均效益 on=2025-12-31 value=10", "亩均效益 on=2025-12-31 value=9"},
        {"sd16.exit", "平阴经济开发区", bad, "", "污染物排放 on=2025-12-31 value=10",
            "污染物排放 on=2025-12-31 value=11"},
        {"sd16.exit", "平阴经济开发区", bad, "", "增速 on=2025-12-31 value=10 measure=%",
            "增速 on=2026-03-01 value=9 measure=%\n        designation 限期整改 until=2026-03-01"},
        {"sd16.exit", "平阴经济开发区", open, "indicator.growth", "增速 on=2025-12-31 value=10 measure=%",
            "增速 on=2026-02-28 value=9 measure=%\n        designation 限期整改 until=2026-03-01"},
        {"sd16.exit", "平阴经济开发区", good, "", "增速 on=2025-12-31 value=10 measure=%",
            "增速 on=2025-12-31 value=9 measure=%\n        designation 限期整改 until=2026-03-02"},
        {"sd16.exit", "平阴经济开发区", open, "indicator.pollution",
            "        indicator 污染物排放 on=2025-12-31 value=10\n", ""},
        {"sd16.exit", "平阴经济开发区", open, "rectification", "亩均效益 on=2025-12-31 value=10",
            "亩均效益 on=2025-12-31 value=9"},
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
            "        indicator 薪酬与当地同条件公务员之比 on=2025-12-31 value=2 measure=倍\n", ""},
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
        indicator 薪酬与当地同条件公务员之比 on=2025-12-31 value=2 measure=倍
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

} // namespace

std::vector<pack_case> models_of_other_provinces() {
    return {
        {shandong_with_thresholds(), shandong, shandong_rows()},
        // What the province's paper strips the regulation on the area leaves with it.
        {as_tested(packs::shandong()).without("sd19.strip"), west_coast,
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
        {as_tested(packs::hebei_2017()), hebei,
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
                {"heb17.head", "迁西园", silent, "", "    zone 迁西园 managed-by=迁西县",
                    "    town 兴城镇\n    zone 迁西园 managed-by=兴城镇"},
                {"heb17.econ-share", "迁西管委会", bad, "", "企业服务 class=economic", "企业服务 class=social"},
                {"heb17.econ-share", "迁西管委会", open, "function", "企业服务 class=economic", "企业服务"},
            }},
        {as_tested(packs::zhejiang()), zhejiang,
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
        {as_tested(packs::zhejiang()), hangzhou_bay,
            {
                {"nb.hangzhouwan.agency", "湾区管委会", bad, "", "legal=agency", "legal=organ"},
                {"nb.hangzhouwan.agency", "湾区管委会", open, "legal_type", " legal=agency", ""},
                {"nb.hangzhouwan.agency", "湾区管委会", silent, "", "宁波杭州湾新区", "宁波某新区"},
                {"nb.hangzhouwan.social", "宁波杭州湾新区", bad, "", "class=social", "class=economic"},
                {"nb.hangzhouwan.social", "宁波杭州湾新区", open, "function", " class=social", ""},
                {"nb.hangzhouwan.social", "宁波某新区", silent, "", "宁波杭州湾新区", "宁波某新区"},
                {"nb.hangzhouwan.unchanged", "宁波杭州湾新区", bad, "", "statistics=慈溪市", "statistics=宁波市"},
                {"nb.hangzhouwan.unchanged", "宁波杭州湾新区", open, "statistics", " statistics=慈溪市", ""},
                {"nb.hangzhouwan.unchanged", "宁波某新区", silent, "", "宁波杭州湾新区", "宁波某新区"},
            }},
        {as_tested(packs::anhui_2017()), anhui,
            {
                {"ah17.one-county", "肥东县", bad, "", "    zone", "    zone 第二园\n    zone"},
                {"ah17.one-county", "肥东县", open, "seat", "  county", "  zone 某园 ?\n  county"},
                {"ah17.one-county", "肥东县", good, "", "area=100", "area=100\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", bad, "", "area=100", "area=120\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", open, "area", " area=100", "\n      park 分园"},
                {"ah17.area", "安徽肥东经开区", silent, "", "area=100", "area=120"},
                {"ah17.name", "肥东园", silent, "", "安徽肥东经开区 tier=provincial", "肥东园 tier=national"},
                {"ah17.name", "肥东园", bad, "", "安徽肥东经开区", "肥东园"},
                {"ah17.name", "安徽合肥肥东经开区", good, "", "安徽肥东经开区", "安徽合肥肥东经开区"},
                {"ah17.name", "肥东园", open, "tier", "安徽肥东经开区 tier=provincial", "肥东园"},
            }},
        {as_tested(packs::henan_2021()), henan,
            {
                {"ha21.one-county", "中牟县", bad, "", "tier=national", "tier=provincial"},
                {"ha21.one-county", "中牟县", open, "tier", " tier=national", ""},
            }},
        {as_tested(packs::inner_mongolia_2021()), hulunbuir,
            {
                {"nm21.catalogue", "阿荣旗管委会", bad, "", "tier=provincial", "tier=none"},
                {"nm21.catalogue", "阿荣旗管委会", open, "tier", "tier=provincial ", ""},
            }},
        {as_tested(packs::shaanxi()), ankang,
            {
                {"sn21.county", "汉阴县", bad, "", "    zone 汉阴园",
                    "    zone 第二园 managed-by=汉阴县 agency=第二管委会\n    zone 汉阴园"},
                {"sn21.county", "汉阴县", open, "agency", " agency=汉阴管委会", ""},
                {"sn21.county", "汉阴县", open, "seat", "  county 汉阴县",
                    "  zone 某园 ? agency=某管委会\n  county 汉阴县"},
                {"sn21.city", "安康市", bad, "", "managed-by=汉滨区", "managed-by=安康市"},
                {"sn21.city", "安康市", open, "managing", " managed-by=汉滨区", ""},
            }},
        {as_tested(packs::gansu_2025()), yongchang,
            {
                {"gs25.county", "永昌县", bad, "", "    zone",
                    "    zone 第二园 managed-by=永昌县 agency=第二管委会\n    zone"},
                {"gs25.county", "永昌县", open, "agency", " agency=永昌管委会", ""},
                {"gs25.county", "永昌县", open, "seat", "  county", "  zone 某园 ? agency=某管委会\n  county"},
            }},
        {as_tested(packs::jiangsu()), jiangsu,
            {
                {"js18.status", "句容管委会", bad, "", "legal=organ", "legal=agency"},
                {"js18.status", "句容管委会", open, "legal_type", " legal=organ", ""},
                {"js18.status", "句容管委会", silent, "", "句容经济开发区", "句容保税区"},
                {"js18.social", "句容保税区", silent, "", "句容经济开发区", "句容保税区"},
                {"js18.social", "句容经济开发区", bad, "", "class=economic", "class=social"},
                {"js18.social", "句容经济开发区", open, "function", " class=economic", ""},
                {"js24.lists", "句容经济开发区", bad, "", "甲,乙,丙", "甲,乙,丙,丁"},
                {"js24.lists", "句容经济开发区", open, "lead_industries", " industries=甲,乙,丙", ""},
            }},
        {as_tested(packs::fujian()), fujian,
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
                {"fj.share.joint", "安海园", silent, "", "zone 新塘园", "zone 安海园"},
                {"fj.share", "新塘园", open, "functions", "      function 规划 class=economic\n", ""},
            }},
    };
}

} // namespace onezone_tests
