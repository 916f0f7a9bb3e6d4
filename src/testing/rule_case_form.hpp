// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_TESTING_RULE_CASE_FORM_HPP_INCLUDED
#define ONEZONE_SRC_TESTING_RULE_CASE_FORM_HPP_INCLUDED

#include "faces/json/forms.hpp"
#include "faces/json/plan_form.hpp"
#include "faces/json/policy_form.hpp"

#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/testing/rule_case.hpp>

/// @file
/// The objects of case files. Internal to the library.

namespace onezone::detail {

/// What may stand at the top for all cases, and in a case for itself.
struct circumstances_form {
    placed<policy_form> policy{};
    placed<date> on{};
    placed<date> rules_on{};
    placed<std::vector<std::string>> sketch{};
    placed<std::string> document{};
};

/// A step of a plan; its key may be left out.
struct case_step_form {
    using rest = keyless_step_form;
    located<std::string> key{};
};

struct expected_form {
    located<std::string> rule{};
    std::optional<onezone::verdict> verdict{};
    std::string at{};
    std::optional<onezone::force> force{};
    std::string saying{};
    std::string for_want_of{};
};

/// Something is expected, if only that the operations are refused.
struct case_form {
    using rest = circumstances_form;
    static constexpr std::array any_of{"expect", "refused"};
    located<std::string> name{};
    placed<std::vector<case_step_form>> operations{};
    located<std::string> refused{};
    placed<std::vector<expected_form>> expect{};
    std::optional<bool> nothing_else{};
    std::optional<onezone::outcome> outcome{};
    located<onezone::balance> balance{};
};

/// What rules are expected to say.
struct cases_form {
    using rest = circumstances_form;
    text title{};
    placed<std::vector<case_form>> cases{};
};

} // namespace onezone::detail

namespace onezone {

template <>
inline constexpr auto members_of<detail::circumstances_form> = member_list{
    member<&detail::circumstances_form::policy>("policy", "政策", "policy"),
    member<&detail::circumstances_form::on>("on", "状态的日期", "day of the state"),
    member<&detail::circumstances_form::rules_on>("rules_on", "规则的日期", "day of the rules"),
    member<&detail::circumstances_form::sketch>("sketch", "简图", "sketch"),
    member<&detail::circumstances_form::document>("document", "层级文档", "hierarchy document"),
};
template <>
inline constexpr auto members_of<detail::case_step_form> = member_list{
    member<&detail::case_step_form::key>("key", "步骤标识", "key of the step"),
};
template <>
inline constexpr auto members_of<detail::expected_form> = member_list{
    member<&detail::expected_form::rule, member_role::nature>("rule", "规则", "rule"),
    member<&detail::expected_form::verdict>("verdict", "结论", "verdict"),
    member<&detail::expected_form::at>("at", "何处", "where"),
    member<&detail::expected_form::force>("force", "约束力", "force"),
    member<&detail::expected_form::saying>("saying", "文字中含有", "part of its message"),
    member<&detail::expected_form::for_want_of>("for_want_of", "缺少的事实", "missing fact"),
};
template <>
inline constexpr auto members_of<detail::case_form> = member_list{
    member<&detail::case_form::name, member_role::nature>("name", "名称", "name"),
    member<&detail::case_form::operations>("operations", "操作", "operations"),
    member<&detail::case_form::refused>("refused", "拒绝代码", "code of the refusal"),
    member<&detail::case_form::expect>("expect", "预期", "what is expected"),
    member<&detail::case_form::nothing_else>("nothing_else", "别无违反", "nothing else is violated"),
    member<&detail::case_form::outcome>("outcome", "报告的结论", "what the report comes to"),
    member<&detail::case_form::balance>("balance", "台账是否平衡", "how the operations add up"),
};
template <>
inline constexpr bool detail::never_empty<&detail::case_form::name> = true;
template <>
inline constexpr auto members_of<detail::cases_form> = member_list{
    member<&detail::cases_form::title>("title", "标题", "title"),
    member<&detail::cases_form::cases, member_role::nature>("cases", "案例", "cases"),
};

} // namespace onezone

#endif
