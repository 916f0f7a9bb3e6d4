// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_PROCEDURE_PART_HPP_INCLUDED
#define ONEZONE_REFORM_PROCEDURE_PART_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/reform/procedure.hpp>

#include <optional>
#include <span>
#include <vector>

/// @file
/// What a clause gives to whom in the procedure of an act: who proposes, passes on, examines and approves it, whom to consult and to inform,
/// on which papers, by when.
///
///  1. A part is data: rules on procedure judge by it, `approval` (planning/approval.hpp) tells of it, follow-up duties arise from it.
///  2. Whose part it is stands as organs where they can be named, and in the clause's words where they cannot.

namespace onezone {

/// What there is to do in the procedure of an act.
enum class procedure_role : unsigned char {
    // before it
    proposes,    ///< 提出方案
    states_plan, ///< 方案载明
    dossier,     ///< 提交材料
    consulted,   ///< 征求意见、协商
    consents,    ///< 同意
    forwards,    ///< 逐级上报
    reviews,     ///< 审核
    approves,    ///< 批准
    // after it
    filed_with,    ///< 备案
    completes,     ///< 完成变更
    reported_to,   ///< 报告完成
    surveys,       ///< 勘定界线
    maps,          ///< 更新行政区划图
    marks_bounds,  ///< 埋设界桩
    agrees_bounds, ///< 签订界线协议书并备案
    decides_code,  ///< 确定、公布代码
    announces,     ///< 向社会公告
};
[[nodiscard]] ONEZONE_API std::span<const word> words(procedure_role) noexcept;
/// Whether it is due after the act and not before it.
[[nodiscard]] constexpr bool follows_act(procedure_role r) noexcept { return r >= procedure_role::filed_with; }

/// From which day a term runs.
enum class term_start : unsigned char {
    approval,   ///< 自批准之日起
    completion, ///< 自完成变更之日起
};
[[nodiscard]] ONEZONE_API std::span<const word> words(term_start) noexcept;

/// A stretch of time within which something has to be done.
struct term {
    int months = 0;
    int days = 0;
    term_start from{};
    int extension = 0; ///< months by which it may be extended

    friend bool operator==(const term&, const term&) = default;
};
/// `自批准之日起12个月内（经批准可延长6个月）`. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const term& t);
/// The last day of the term, without its extension. Requires: `start` is a calendar day.
[[nodiscard]] ONEZONE_API date last_day_of(const term& t, const date& start);

/// A part in the procedure of an act.
struct procedure_part {
    procedure_role role{};
    std::vector<authority>
        by{};         ///< whose it is: any one of them will do, or all are asked for; of `forwards`, in order
    bool all = false; ///< … all
    text described{}; ///< whose it is, where they cannot be named, or what is asked of them
    std::vector<onezone::dossier_part> dossier{};
    std::vector<plan_part> states{};
    std::optional<term> within{};

    friend bool operator==(const procedure_part&, const procedure_part&) = default;
};

} // namespace onezone

#endif
