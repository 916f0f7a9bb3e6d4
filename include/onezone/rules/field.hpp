// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_FIELD_HPP_INCLUDED
#define ONEZONE_RULES_FIELD_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/procedure.hpp>

#include <string_view>

/// @file
/// The names of the facts a rule can ask for, so that a missing one can be named.
///
///  1. `field_of<&zone::tier>` names a member of a record; every `fact<>` member of the model has one.
///  2. What is missing without being a member (who holds a post, which functions an agency has) is in `fields`.
/// The key is stable and is the one documents use.

namespace onezone {

/// A fact's name.
struct field {
    std::string_view key{};
    std::string_view zh{};
    std::string_view en{};
};

/// The name of a record's member; empty where it has none.
template <auto Member>
inline constexpr field field_of{};

template <>
inline constexpr field field_of<&zone::tier>{"tier", "开发区级别", "tier"};
template <>
inline constexpr field field_of<&zone::category>{"category", "开发区类别", "category"};
template <>
inline constexpr field field_of<&zone::location>{"location", "设在县域还是主城区", "location class"};
template <>
inline constexpr field field_of<&zone::managing>{"managing", "由谁管理", "managing government"};
template <>
inline constexpr field field_of<&zone::dispatching>{"dispatching", "由谁派出", "dispatching government"};
template <>
inline constexpr field field_of<&zone::approving>{"approving", "由谁批准", "approving government"};
template <>
inline constexpr field field_of<&zone::area>{"area", "核准面积", "approved area"};
template <>
inline constexpr field field_of<&zone::statistics>{"statistics", "统计归属", "whom its statistics count for"};
template <>
inline constexpr field field_of<&zone::first_industry>{"first_industry", "首位产业", "first industry"};
template <>
inline constexpr field field_of<&zone::lead_industries>{"lead_industries", "主导产业", "leading industries"};
template <>
inline constexpr field field_of<&body::rank>{"rank", "机构规格", "rank of the institution"};
template <>
inline constexpr field field_of<&body::legal_type>{"legal_type", "派出机关还是派出机构", "legal type"};
template <>
inline constexpr field field_of<&body::sanding>{"sanding", "“三定”规定", "charter"};
template <>
inline constexpr field field_of<&body::leading_posts>{"leading_posts", "领导职数", "authorised leading posts"};
template <>
inline constexpr field field_of<&body::internal_bodies>{"internal_bodies", "内设机构数", "number of internal bodies"};
template <>
inline constexpr field field_of<&post::rank>{"rank", "职务层次", "rank of the post"};
template <>
inline constexpr field field_of<&person::rank>{"rank", "个人级别", "personal rank"};
template <>
inline constexpr field field_of<&tenure::paid>{"paid", "是否领酬", "whether paid"};
template <>
inline constexpr field field_of<&tenure::approved>{
    "approved", "兼职是否经批准", "whether the concurrent post was approved"};
template <>
inline constexpr field field_of<&holding::function>{"function", "职能类别", "class of the function"};
template <>
inline constexpr field field_of<&holding::runs_smoothly>{"runs_smoothly", "是否运行顺畅", "whether it runs smoothly"};
template <>
inline constexpr field field_of<&holding::industry_linked>{
    "industry_linked", "是否与产业发展密切相关", "whether closely linked to industry"};
template <>
inline constexpr field field_of<&holding::grantor>{"grantor", "赋权主体", "who granted the power"};
template <>
inline constexpr field field_of<&holding::form>{"form", "赋权方式", "legal form of the grant"};
template <>
inline constexpr field field_of<&holding::amount>{"amount", "数量", "amount"};
template <>
inline constexpr field field_of<&integration::shape>{"shape", "区政合一的方式", "shape of the integration"};
template <>
inline constexpr field field_of<&partner::share>{"share", "份额", "share"};
template <>
inline constexpr field field_of<&indicator::value>{"value", "指标值", "value"};
template <>
inline constexpr field field_of<&procedure::proposed_by>{"proposed_by", "变更方案由谁提出", "who proposed the change"};
template <>
inline constexpr field field_of<&procedure::consented>{"consented", "征得谁同意", "who consented to the change"};
template <>
inline constexpr field field_of<&procedure::reviewed_by>{"reviewed_by", "由谁审核", "who examined the change"};
template <>
inline constexpr field field_of<&procedure::approved_by>{"approved_by", "变更由谁批准", "who approved the change"};
template <>
inline constexpr field field_of<&procedure::document>{"document", "批准文件", "document of the approval"};
template <>
inline constexpr field field_of<&procedure::approved_on>{"approved_on", "批准日期", "day of the approval"};
template <>
inline constexpr field field_of<&procedure::done_on>{"done_on", "完成变更的日期", "day the change was complete"};
template <>
inline constexpr field field_of<&procedure::extended_by>{
    "extended_by", "延期由谁批准", "who allowed more time for the change"};
template <>
inline constexpr field field_of<&procedure::filed_with>{
    "filed_with", "向谁备案", "with whom the change was put on record"};
template <>
inline constexpr field field_of<&procedure::dossier>{"dossier", "申请材料", "application documents"};
template <>
inline constexpr field field_of<&procedure::plan_states>{
    "plan_states", "变更方案载明的内容", "what the plan of the change states"};
template <>
inline constexpr field field_of<&procedure::founding_approved_by>{
    "founding_approved_by", "当初由谁批准设立", "who approved its founding"};
template <>
inline constexpr field field_of<&procedure::code_by>{"code_by", "新代码由谁确定", "who decided on the new code"};
template <>
inline constexpr field field_of<&procedure::code_on>{"code_on", "新代码公布日期", "day the new code was published"};
template <>
inline constexpr field field_of<&procedure::major>{
    "major", "是否界线的重大变更", "whether it is a major change of bounds"};
template <>
inline constexpr field field_of<&procedure::sensitive>{"sensitive",
    "是否涉及海岸线、海岛、边疆要地、湖泊、重要资源地区及特殊情况地区",
    "whether it touches coast, islands, borderland, lakes or areas of important resources"};

/// What can be missing without being a member of a record.
namespace fields {
inline constexpr field existence{"from", "是否存在", "existence"};
inline constexpr field seat{"seat", "所在地", "seat"};
inline constexpr field parent{"parent", "隶属", "parent"};
inline constexpr field functions{"functions", "职能清单", "list of functions"};
inline constexpr field industries{"industries", "产业", "industries"};
inline constexpr field agency{"agency", "管理机构", "administrative agency"};
inline constexpr field leaders{"leaders", "领导班子", "leading team"};
inline constexpr field holder{"holder", "任职人", "holder"};
inline constexpr field quota{"quota", "编制数", "staffing quota"};
inline constexpr field staff{"staff", "实有人数", "headcount"};
inline constexpr field issued{"sanding.issued", "“三定”规定印发日期", "date of the charter"};
inline constexpr field due{"due", "是否应重新印发“三定”规定", "whether a new charter was due"};
inline constexpr field code{"code", "代码", "code"};
inline constexpr field parameter{"parameter", "规则参数", "parameter of the rule"};
inline constexpr field in_force{"in_force", "施行日期", "date in force"};
inline constexpr field agreements{"agreements", "共建协议", "agreements on co-built parks"};
inline constexpr field bodies{"bodies", "所设机构", "its bodies"};
inline constexpr field grade{"grade", "岗位等级", "grade of the post"};
inline constexpr field category{"category", "岗位类别", "category of the post"};
inline constexpr field indicator{"indicator", "指标", "indicator"};
} // namespace fields

} // namespace onezone

#endif
