// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_POLICY_FORM_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_POLICY_FORM_HPP_INCLUDED

#include "forms.hpp"

#include <onezone/ground/text.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/rule.hpp>

/// @file
/// The objects of policy documents. Internal to the library.

namespace onezone::detail {

struct policy_value {}; ///< of the type the parameter takes
struct policy_reach {}; ///< a code of a division; empty: everywhere

/// What is set for a period.
template <class T>
struct dated_form {
    placed<T> value{};
    period valid{};
};
/// A bare value, or what it is when.
template <class T>
using dated = one_of<T, dated_form<T>, some_of<dated_form<T>>>;

/// Where the order matters, parameters and forces are set one after another.
struct setting_form {
    located<std::string> rule{};
    std::string parameter{};
    placed<policy_value> value{};
    period valid{};
};
struct force_form {
    located<std::string> rule{};
    placed<force> value{};
    period valid{};
};

struct reach_form {
    placed<policy_reach> jurisdiction{};
    std::optional<effect> valid{};
};

struct exemption_form {
    located<std::string> rule{};
    unit_id unit{};
    text reason{};
    std::string approver{};
    std::string document{};
    period valid{};
};

/// Rule packs and what is set differently.
struct policy_form {
    placed<std::vector<std::string>> packs{};
    std::string hierarchy{};
    placed<std::vector<std::string>> without{};
    placed<one_of<keyed<keyed<dated<policy_value>>>, std::vector<setting_form>>> parameters{};
    placed<one_of<keyed<dated<force>>, std::vector<force_form>>> forces{};
    placed<keyed<reach_form>> reach{};
    placed<std::vector<exemption_form>> exemptions{};
    placed<std::vector<severity>> breaks{};
};

} // namespace onezone::detail

namespace onezone {

template <class T>
inline constexpr auto members_of<detail::dated_form<T>> = member_list{
    member<&detail::dated_form<T>::value, member_role::nature>("value", "值", "value"),
    member<&detail::dated_form<T>::valid>("valid", {}, {}),
};
template <>
inline constexpr auto members_of<detail::setting_form> = member_list{
    member<&detail::setting_form::rule, member_role::nature>("rule", "规则", "rule"),
    member<&detail::setting_form::parameter, member_role::nature>("parameter", "参数", "parameter"),
    member<&detail::setting_form::value, member_role::nature>("value", "值", "value"),
    member<&detail::setting_form::valid>("valid", {}, {}),
};
template <>
inline constexpr auto members_of<detail::force_form> = member_list{
    member<&detail::force_form::rule, member_role::nature>("rule", "规则", "rule"),
    member<&detail::force_form::value, member_role::nature>("value", "约束力", "force"),
    member<&detail::force_form::valid>("valid", {}, {}),
};
template <>
inline constexpr auto members_of<detail::reach_form> = member_list{
    member<&detail::reach_form::jurisdiction>("jurisdiction", "适用地域", "jurisdiction"),
    member<&detail::reach_form::valid>("valid", "施行日期", "when it is in force"),
};
template <>
inline constexpr auto members_of<detail::exemption_form> = member_list{
    member<&detail::exemption_form::rule, member_role::nature>("rule", "规则", "rule"),
    member<&detail::exemption_form::unit, member_role::nature>("unit", "单位", "unit"),
    member<&detail::exemption_form::reason, member_role::nature>("reason", "理由", "reason"),
    member<&detail::exemption_form::approver, member_role::nature>("approver", "批准机关", "who approved it"),
    member<&detail::exemption_form::document, member_role::nature>("document", "批准文件", "document"),
    member<&detail::exemption_form::valid>("valid", {}, {}),
};
template <>
inline constexpr bool detail::never_empty<&detail::exemption_form::approver> = true;
template <>
inline constexpr bool detail::never_empty<&detail::exemption_form::document> = true;
template <>
inline constexpr auto members_of<detail::policy_form> = member_list{
    member<&detail::policy_form::packs>("packs", "规则包", "rule packs"),
    member<&detail::policy_form::hierarchy>("hierarchy", "所用层级文档的标识", "id of the hierarchy document"),
    member<&detail::policy_form::without>("without", "不采用的规则", "rules left out"),
    member<&detail::policy_form::parameters>("parameters", "参数", "parameters"),
    member<&detail::policy_form::forces>("forces", "约束力", "forces"),
    member<&detail::policy_form::reach>("reach", "适用范围", "where and when rules hold"),
    member<&detail::policy_form::exemptions>("exemptions", "豁免", "exemptions"),
    member<&detail::policy_form::breaks>("breaks", "哪些严重程度算不合规", "severities that break conformance"),
};

} // namespace onezone

#endif
