// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_FIELD_HPP_INCLUDED
#define ONEZONE_RULES_FIELD_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/member.hpp>

/// @file
/// The names of the facts a rule can ask for beyond members of records, so that a missing one can be named.
///
///  1. `field_of<&zone::tier>` names a member of a record or of `procedure` (model/member.hpp).
///  2. Whether a list is stated to be whole is a fact as well: `fields::whole`.
///  3. What is missing without being a member (who holds a post, which functions an agency has) is in `fields`.
///  4. What is asked for reads as a question (`question_of`): the name where it is one (由谁批准), else what the field says it is asked by,
///     else what follows from what can be answered: a number is 多少, a day 哪一天.
/// The key is stable and is the one documents use.

namespace onezone {

/// What can be missing without being a member of a record.
namespace fields {
inline constexpr field existence{"from", "是否存在", "existence", {}, "whether it exists"};
inline constexpr field seat{"seat", "所在地", "seat", "位于哪一县（市、区）", "in which county it lies"};
inline constexpr field parent{"parent", "隶属", "parent", "隶属何处", "what it is part of"};
inline constexpr field functions{
    "functions", "职能清单", "list of functions", "承担哪些职能", "which functions it carries"};
inline constexpr field industries{"industries", "产业", "industries", "有哪些产业", "which industries it has"};
inline constexpr field agency{"agency", "管理机构", "administrative agency", "由哪一机构管理", "which agency runs it"};
inline constexpr field leaders{
    "leaders", "领导班子", "leading team", "领导班子有哪些成员", "who is in the leading team"};
inline constexpr field holder{"holder", "任职人", "holder", "由谁任职", "who holds it"};
inline constexpr field issued{
    "charter.issued", "“三定”规定印发日期", "date of the charter", {}, "when the charter was issued"};
inline constexpr field due{"due", "是否应重新印发“三定”规定", "whether a new charter was due"};
inline constexpr field code{"code", "代码", "code", "代码是多少"};
inline constexpr field parameter{"parameter", "规则参数", "parameter of the rule"};
inline constexpr field in_force{
    "in_force", "施行日期", "date in force", "自哪一日起施行", "from which day on it is in force"};
inline constexpr field agreements{"agreements", "共建协议", "agreements on co-built parks", "订有哪些共建协议",
    "which agreements on co-built parks it has"};
inline constexpr field bodies{"bodies", "所设机构", "bodies", "设有哪些机构", "which bodies it has"};
inline constexpr field indicator{"indicator", "指标", "indicator"};
inline constexpr field measure{"measure", "指标的计量单位", "unit of measure of the figure", "指标以何种单位计量"};

/// Whether a list is whole.
[[nodiscard]] ONEZONE_API const field& whole(known_list list) noexcept;
} // namespace fields

} // namespace onezone

#endif
