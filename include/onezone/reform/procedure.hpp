// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_PROCEDURE_HPP_INCLUDED
#define ONEZONE_REFORM_PROCEDURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>

#include <span>
#include <string>
#include <type_traits>
#include <vector>

/// @file
/// How an act came about: who proposed, examined and approved it, on which documents, when, and where it was put on record.
///
///  1. Every part may be unknown and has a provenance of its own; that nobody approved is known only where it is stated.
///  2. It changes nothing that an operation does; it is what rules on approvals judge.

namespace onezone {

/// What sort of organ proposes, examines or approves. Of a division: which one, `authority::of` says.
enum class organ : unsigned char {
    nobody,                 ///< 未经任何机关: known not to have been asked
    national_congress,      ///< 全国人民代表大会
    state_council,          ///< 国务院
    national_civil_affairs, ///< 国务院民政部门
    national_staffing,      ///< 国务院机构编制管理机关
    government,             ///< 人民政府 of a division
    congress_committee,     ///< 人大常委会 of a division
    civil_affairs,          ///< 民政部门 of a division
    staffing,               ///< 机构编制管理机关 of a division
    party_committee,        ///< 党委 of a division
    villagers_meeting,      ///< 村民会议 of a village
    other,                  ///< `authority::name` says which
};
[[nodiscard]] ONEZONE_API std::span<const word> words(organ) noexcept;

/// An organ of the state, or of a division.
struct authority {
    onezone::organ organ{};
    unit_id of{};       ///< the division; none for the organs of the state
    std::string name{}; ///< of another organ

    friend bool operator==(const authority&, const authority&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("organ", self.organ);
        visit("of", self.of);
        visit("name", self.name);
    }
};
/// `国务院`, `江西省人民政府`, told apart from others of that name (`南京市鼓楼区人民政府`). A department of civil affairs or staffing office on record
/// has its own name (`于都县委编办`), others that of the law (`江西省民政部门`). Complexity: the bodies of the division. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const authority& a, const hierarchy& h);

/// What an application for a change of division has to hold (行政区划管理条例, 第十三条).
enum class dossier_part : unsigned char {
    application, ///< 申请书
    background,  ///< 历史、地理、民族、经济、人口、资源环境、面积和隶属关系的基本情况
    risk_assessment, ///< 风险评估报告
    expert_review,   ///< 专家论证报告
    public_opinion,  ///< 征求社会公众等意见的情况
    maps,            ///< 变更前的行政区划图和变更方案示意图
    further,         ///< 国务院民政部门规定应当提交的其他材料
};
[[nodiscard]] ONEZONE_API std::span<const word> words(dossier_part) noexcept;

/// What the plan of a change of division states (实施办法, 第三条).
enum class plan_part : unsigned char { name, kind, affiliation, boundary, seat, destination };
[[nodiscard]] ONEZONE_API std::span<const word> words(plan_part) noexcept;

/// How an act came about, as far as it is known.
struct procedure {
    fact<std::vector<authority>> proposed_by{}; ///< who drew up or put forward the plan, all of them
    fact<std::vector<authority>>
        forwarded_by{}; ///< who merely passed it on upwards (呈报、请示), which makes nobody its author
    fact<std::vector<authority>> consented{};   ///< who was asked and agreed
    fact<authority> reviewed_by{};              ///< who examined it before it went up for approval (审核)
    fact<authority> approved_by{};              ///< who approved it
    fact<std::string> document{};               ///< of the approval: title or number
    fact<date> approved_on{};                   ///< the day of the approval
    fact<date> done_on{};                       ///< the day on which the change was complete
    fact<authority> extended_by{};              ///< who allowed more time to complete it
    fact<std::vector<authority>> filed_with{};  ///< with whom it was put on record (备案), all of them
    fact<std::vector<dossier_part>> dossier{};  ///< what the application held, all of it
    fact<std::vector<plan_part>> plan_states{}; ///< what the plan states, all of it
    fact<authority> founding_approved_by{};     ///< of what is changed or abolished: who once approved its founding
    fact<authority> code_by{};                  ///< who decided on the new code
    fact<date> code_on{};                       ///< the day on which the new code was published
    fact<bool> major{};                         ///< of a change of boundary: whether it is a major one (重大变更)
    fact<bool> sensitive{}; ///< whether it touches coast, islands, borderland, lakes or areas of important resources
    fact<bool> disagreed{}; ///< whether the governments concerned came to no agreement on the plan (未能取得一致意见)
    fact<std::vector<authority>> consulted{}; ///< whose opinion was asked for (征求意见、协商), all of them
    fact<date> filed_on{};                    ///< the day on which it was put on record
    fact<authority> reported_to{};            ///< to whom it was reported as complete
    fact<authority> announced_by{};           ///< who told the public
    fact<date> announced_on{};                ///< … and when
    fact<bool> surveyed{};                    ///< of bounds: whether they were surveyed (勘定、测绘)
    fact<bool> mapped{};                      ///< … the maps brought up to date
    fact<bool> marked{};                      ///< … boundary markers set (埋设界桩)
    fact<bool> bounds_agreed{};               ///< … an agreement on them signed and put on record (界线协议书)
    fact<date> proposed_on{};                 ///< the day on which the plan was put forward
    fact<date> consulted_on{};                ///< the day by which opinions had been asked for
    fact<date> consented_on{};                ///< the day by which all who were asked had agreed
    fact<date> reviewed_on{};                 ///< the day on which it had been examined
    fact<date> surveyed_on{};                 ///< the day on which the bounds were surveyed

    ONEZONE_API friend bool operator==(const procedure& a, const procedure& b);

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        for_each_member<std::remove_const_t<Self>>([&](auto m) { visit(m.key, m.of(self)); });
    }
};
template <>
inline constexpr auto members_of<procedure> = member_list{
    member<&procedure::proposed_by>("proposed_by", "变更方案由谁提出", "who proposed the change"),
    member<&procedure::forwarded_by>("forwarded_by", "由谁呈报", "who passed it on"),
    member<&procedure::consented>("consented", "征得谁同意", "who consented to the change"),
    member<&procedure::reviewed_by>("reviewed_by", "由谁审核", "who examined the change"),
    member<&procedure::approved_by>("approved_by", "变更由谁批准", "who approved the change"),
    member<&procedure::document>("document", "批准文件", "document of the approval", {}, "以哪一文件批准"),
    member<&procedure::approved_on>("approved_on", "批准日期", "day of the approval"),
    member<&procedure::done_on>("done_on", "完成变更的日期", "day the change was complete"),
    member<&procedure::extended_by>("extended_by", "延期由谁批准", "who allowed more time for the change"),
    member<&procedure::filed_with>("filed_with", "向谁备案", "with whom the change was put on record"),
    member<&procedure::dossier>("dossier", "申请材料", "application documents", {}, "报送了哪些申请材料",
        "which documents the application had"),
    member<&procedure::plan_states>(
        "plan_states", "变更方案载明的内容", "what the plan of the change states", {}, "变更方案载明了哪些内容"),
    member<&procedure::founding_approved_by>("founding_approved_by", "当初由谁批准设立", "who approved its founding"),
    member<&procedure::code_by>("code_by", "新代码由谁确定", "who decided on the new code"),
    member<&procedure::code_on>("code_on", "新代码公布日期", "day the new code was published"),
    member<&procedure::major>("major", "是否界线的重大变更", "whether it is a major change of bounds"),
    member<&procedure::sensitive>("sensitive", "是否涉及海岸线、海岛、边疆要地、湖泊、重要资源地区及特殊情况地区",
        "whether it touches coast, islands, borderland, lakes or areas of important resources"),
    member<&procedure::disagreed>(
        "disagreed", "有关政府是否未能取得一致意见", "whether the governments concerned disagreed"),
    member<&procedure::consulted>("consulted", "征求了谁的意见", "whose opinion was asked for"),
    member<&procedure::filed_on>("filed_on", "备案日期", "day it was put on record"),
    member<&procedure::reported_to>("reported_to", "完成变更向谁报告", "to whom completion was reported"),
    member<&procedure::announced_by>("announced_by", "由谁向社会公告", "who announced it to the public"),
    member<&procedure::announced_on>("announced_on", "公告日期", "day of the announcement"),
    member<&procedure::surveyed>("surveyed", "是否勘定界线", "whether the bounds were surveyed"),
    member<&procedure::mapped>("mapped", "是否更新行政区划图", "whether the maps were brought up to date"),
    member<&procedure::marked>("marked", "是否埋设界桩", "whether boundary markers were set"),
    member<&procedure::bounds_agreed>(
        "bounds_agreed", "是否签订界线协议书并备案", "whether an agreement on the bounds was signed and put on record"),
    member<&procedure::proposed_on>("proposed_on", "方案提出日期", "day the plan was put forward"),
    member<&procedure::consulted_on>("consulted_on", "征求意见日期", "day opinions were asked for"),
    member<&procedure::consented_on>("consented_on", "征得同意日期", "day consent was given"),
    member<&procedure::reviewed_on>("reviewed_on", "审核日期", "day it was examined"),
    member<&procedure::surveyed_on>("surveyed_on", "勘定界线日期", "day the bounds were surveyed"),
};

} // namespace onezone

#endif
