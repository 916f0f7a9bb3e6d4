// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace onezone_fuzz {

const std::vector<target>& targets() {
    static const std::vector<target> all = [] {
        std::vector<target> made = reader_targets();
        for (auto more : {&record_targets, &reform_targets})
            for (const target& t : more()) made.push_back(t);
#ifdef ONEZONE_HAS_WORKBOOKS
        for (const target& t : workbook_targets()) made.push_back(t);
#endif
        return made;
    }();
    return all;
}

void must(bool holds, std::string_view what, std::string_view shown) {
    if (holds) return;
    std::cerr << "WRONG: " << what << '\n' << shown.substr(0, 20'000) << '\n';
    std::abort();
}

std::string source_file(std::string_view path) {
    std::ifstream in(std::string(ONEZONE_TESTS_SOURCE_FOLDER "/") + std::string(path), std::ios::binary);
    must(static_cast<bool>(in), "a seed is not there", path);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view small_sketch() noexcept {
    return R"(
province 江西省 code=36
  city 某市 code=3699
    county 东县 code=369921
      town 东镇 code=369921100 administered-by=主园区
        village 东村
      township 西乡
      zone 主园区 tier=provincial location=county_area managed-by=东县 dispatched-by=东县 first-industry=电子 industries=电子,药品
        agency 主园区管委会 rank=section_chief quota.administrative=12 quota.institution=8 staff.administrative=11 leading-posts=3 internal-bodies=2
          body 综合科
          function 招商引资 class=economic
          function 教育 class=social
          power 审批 granted-by=某市
          asset 厂房
          project 道路
          document 总体规划
          retirees 退休人员 amount=5
          post 主任 holder=甲 mode=concurrent paid=yes
          post 副主任 holder=乙
        body 主园区党工委 kind=working_committee
          post 书记 holder=甲
        designation 省级重点 from=2020-01-01
        indicator 营业收入 value=12.5 measure=亿元 on=2022-12-31
        fact 环评批复 holds=~no@S1 on=2022-12-31
      zone 小园区 managed-by=东县
        agency 小园区办公室 rank=~section_deputy@S1(据称|said) staff.institution=4
          post 主任 holder=-
        park 小园区东园
      body 东县人民政府 kind=government rank=county_chief quota.administrative=100
        post 县长 holder=丙
      body 东县县委 kind=party_committee
        post 书记 holder=丁
    county 西县 code=369922
      town 南镇
        body 南镇人民政府 kind=government
      zone 西园区 ?
  agreement 共建
    partner 东县 share=60
    partner 西县 share=40
person 甲 rank=county_chief
person 乙
complete zones
complete agencies
)";
}

} // namespace onezone_fuzz
