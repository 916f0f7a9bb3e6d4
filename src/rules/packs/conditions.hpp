// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_CONDITIONS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_CONDITIONS_HPP_INCLUDED

#include <onezone/rules/condition.hpp>

// Conditions that several clauses state.

namespace onezone::packs::conditions {

inline constexpr condition national{"national", "属于国家级开发区", "it is a national zone"};
inline constexpr condition provincial{"provincial", "属于省级开发区", "it is a provincial zone"};
inline constexpr condition county_area{"county-area", "设在县域", "it lies in a county area"};
inline constexpr condition main_urban_area{
    "main-urban-area", "设在设区市主城区", "it lies in the main urban area of a city"};
inline constexpr condition no_social_function{
    "none-left", "不再承担社会管理事务", "it carries no social management any more"};
inline constexpr condition secretary_held{"held", "党工委书记一职已有人担任", "the post of secretary is filled"};
inline constexpr condition organ{"organ", "属于机关", "it is an organ of government"};
inline constexpr condition running{"running", "任职在判定之日有效", "the tenure runs on the day judged"};
inline constexpr condition civil_servant{"civil-servant", "任职人同时在机关任职", "the holder also serves in an organ"};
inline constexpr condition unpaid{"unpaid", "不领取兼职报酬", "no pay is drawn from the post"};
inline constexpr condition concurrency_approved{"approved", "兼职经过批准", "holding the post as well was approved"};
inline constexpr condition few_zones{
    "few-enough", "开发区（管理机构）数不超过上限", "there are no more zones or agencies than allowed"};
inline constexpr condition few_industries{
    "few-enough", "主导产业数不超过上限", "there are no more leading industries than allowed"};
inline constexpr condition by_then{"due", "规定期限已到", "the day set has come"};
inline constexpr condition closed{"closed", "管理机构已撤销", "the agency is closed"};
inline constexpr condition has_company{"has-company", "设有平台公司", "there is a platform company"};
inline constexpr condition division{"division", "属于乡级以上行政区划", "it is a division of township level or above"};
inline constexpr condition acts_concerned{"changed", "发生了该条所说的变动", "what the clause speaks of has happened"};
inline constexpr condition approved{"approved", "由有权机关批准", "it was approved by the competent organ"};
inline constexpr condition proposed{"proposed", "由应提出的机关提出", "it was proposed by the competent organ"};
inline constexpr condition reviewed{"reviewed", "经应审核的机关审核", "it was examined by the competent organ"};
inline constexpr condition consented{"consented", "征得有关各方同意", "those concerned consented"};
inline constexpr condition filed{"filed", "已向应备案的机关备案", "it was put on record with the competent organ"};
inline constexpr condition in_time{"in-time", "在规定期限内完成", "it was done within the time set"};
inline constexpr condition complete{"complete", "申请材料齐全", "the application holds all that it has to"};

} // namespace onezone::packs::conditions

#endif
