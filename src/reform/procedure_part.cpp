// SPDX-License-Identifier: Apache-2.0
#include <onezone/reform/procedure_part.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <array>
#include <string>

namespace onezone {

std::span<const word> words(procedure_role) noexcept {
    static constexpr std::array<word, 17> table{{
        {0, "proposes", "提出方案", "proposes"},
        {1, "states_plan", "方案载明", "the plan states"},
        {2, "dossier", "申请材料", "application documents"},
        {3, "consulted", "征求意见", "is consulted"},
        {4, "consents", "同意", "consents"},
        {5, "forwards", "逐级上报", "passes it on"},
        {6, "reviews", "审核", "examines"},
        {7, "approves", "批准", "approves"},
        {8, "filed_with", "备案", "has it put on record"},
        {9, "completes", "完成变更", "completes the change"},
        {10, "reported_to", "报告完成情况", "is told of completion"},
        {11, "surveys", "勘定界线", "surveys the bounds"},
        {12, "maps", "更新行政区划图", "brings the maps up to date"},
        {13, "marks_bounds", "埋设界桩", "sets boundary markers"},
        {14, "agrees_bounds", "签订界线协议书并备案", "signs an agreement on the bounds and puts it on record"},
        {15, "decides_code", "确定、公布代码", "decides and publishes the code"},
        {16, "announces", "向社会公告", "announces it to the public"},
    }};
    return table;
}

std::span<const word> words(term_start) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "approval", "批准之日", "approval"},
        {1, "completion", "完成变更之日", "completion"},
    }};
    return table;
}

text name_of(const term& t) {
    const int count = t.months > 0 ? t.months : t.days;
    text told = fill(t.months > 0 ? say("自{0}起{1}个月内", "within {1} month{2} of {0}")
                                  : say("自{0}起{1}日内", "within {1} day{2} of {0}"),
        {name_of(t.from), verbatim(std::to_string(count)), count == 1 ? text() : verbatim("s")});
    if (t.extension > 0)
        told += fill(say("（经批准可延长{0}个月）", " (or {0} months more with consent)"),
            {verbatim(std::to_string(t.extension))});
    return told;
}

date last_day_of(const term& t, const date& start) {
    return t.months > 0 ? add_months(start, t.months) : start + boost::gregorian::days(t.days);
}

} // namespace onezone
