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
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=99 measure=户\n"},
        {"village.change", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=701 measure=户\n"},
        {"village.change", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=700 measure=户\n"},
        {"village.change", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=100 measure=户\n"},
        {"village.change", "新社区", open, "indicator.households", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n"},
        {"village.change.2026", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=999 measure=户\n"},
        {"village.change.2026", "新社区", bad, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=3001 measure=户\n"},
        {"village.change.2026", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=3000 measure=户\n"},
        {"village.change.2026", "新社区", good, "", "乙街道 code=360702001\n",
            "乙街道 code=360702001\n        community 新社区\n          indicator 户数 on=2025-12-31 value=1000 measure=户\n"},
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

} // namespace

std::vector<pack_case> models_of_the_nation() { return {{as_tested(packs::national()), national, national_rows()}}; }

} // namespace onezone_tests
