// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_CROWDED_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_CROWDED_HPP_INCLUDED

#include <onezone/faces/pages/bulletin_content.hpp>

#include <cstdint>
#include <string>

// What a bulletin says where there is more of everything than a page has room for, under names as long as they get.

namespace onezone_tests {

inline onezone::bulletin_content crowded_bulletin() {
    using namespace onezone;
    const auto names = [](int n) {
        bulletin_names all;
        for (int i = 1; i <= 20; ++i)
            all.first.push_back("江西省/赣州市/赣州高新技术产业开发区第" + std::to_string(i)
                + "产业园/赣州高新技术产业开发区第" + std::to_string(i) + "产业园管理委员会办公室");
        all.all = n;
        return all;
    };
    const auto words = [](const char* zh, const char* en, int n) {
        return fill(say("{0}第{1}项", "{0} no. {1}"), {say(zh, en), verbatim(std::to_string(n))});
    };
    bulletin_content c;
    c.title = say("赣州市深化开发区管理制度改革和优化镇村区划总体实施方案（2022年11月至2023年11月）",
        "Overall plan of Ganzhou for the reform of its development zones and of its townships, November 2022 to November 2023");
    c.dates = {date(2022, 11, 1), date(2023, 11, 23), date(2023, 11, 8), {}};
    c.outcome = {outcome::violated, outcome::violated,
        {{verdict::violated, 5, 6}, {verdict::exempted, 3, 4}, {verdict::undecided, 5210, 5810}},
        {{verdict::satisfied, 2}, {verdict::undecided, 2}, {std::nullopt, 1}},
        say("甲 + 乙 + 丙 + 丁", "A + B + C + D")};
    for (int i = 1; i <= 100; ++i) {
        c.dates.outside.push_back(names(1).first.back() + std::to_string(i));
        bulletin_card& card = c.cards.emplace_back();
        card.label = words("由开发区管理机构管理的乡镇（街道）的领导职数：核销",
            "leading posts of townships that agencies administer: written off", i);
        card.moved = decimal::of(i);
        card.acts = {1};
        bulletin_published& p = c.published.emplace_back();
        p.label = words("改革后承担社会管理职能的开发区管理机构", "agencies with social functions after the reform", i);
        p.published = decimal::of(i);
        p.result = agreement_of_figures::differs;
        p.source = "S" + std::to_string(i);
        c.reported.push_back(
            {"staff.moved", words("划转人员", "staff moved", i), hedge::exact, decimal::of(i), "S1", {}});
        c.done.push_back({"k" + std::to_string(i), words("机构整合", "merger of agencies", i), 30, names(30), {1}});
        bulletin_clause& k = c.clauses.emplace_back();
        k.rule = "rule." + std::to_string(i);
        k.title = words(
            "行政编制和事业编制不得混用、挤占、挪用", "administrative and public-institution quota are not mixed", i);
        k.clause = k.title;
        k.count = 60;
        k.whom = names(60);
        c.facts.push_back({words("职能清单是否齐全", "whether the list of functions is complete", i), names(270),
            words("某县人民政府", "the people’s government of a county", i), 420, 630, {}});
        bulletin_duty& d = c.duties.emplace_back();
        d.says = words("备案：国务院或国务院民政部门（取决于：是否界线的重大变更、是否涉及海岸线）；未见办理",
            "to put on record: the State Council or its department of civil affairs (depends on: whether it is a major change of "
            "bounds, whether it touches coast); not stated to be done",
            i);
        d.standing = duty_standing::open;
        d.count = 90;
        d.whom = names(90);
        d.acts = {1};
    }
    bulletin_act& act = c.acts.emplace_back();
    act.number = 1;
    act.title = say("机构整合", "merger of agencies");
    act.count = 30;
    c.all_facts = 200;
    c.all_duties = 300;
    return c;
}

} // namespace onezone_tests

#endif
