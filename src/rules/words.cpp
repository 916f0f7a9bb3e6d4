// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>

#include <array>

namespace onezone {

std::span<const word> words(force) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "prohibit", "不得", "prohibited", "禁止"},
        {1, "must", "应当", "must", "须"},
        {2, "principle", "原则上", "in principle"},
        {3, "may", "可以", "may", "可"},
        {4, "encourage", "鼓励", "encouraged", "支持"},
        {5, "target", "目标", "target"},
    }};
    return table;
}

std::span<const word> words(verdict) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "satisfied", "符合", "satisfied"},
        {1, "violated", "不符合", "violated"},
        {2, "exempted", "获准例外", "exempted"},
        {3, "undecided", "无法判定", "undecided"},
        {4, "not_in_force", "未施行", "not in force"},
        {5, "not_applicable", "不适用", "not applicable"},
    }};
    return table;
}

std::span<const word> words(severity) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "none", "无", "none"},
        {1, "note", "提示", "note"},
        {2, "warning", "警示", "warning"},
        {3, "breach", "违规", "breach"},
    }};
    return table;
}

std::span<const word> words(dating) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "in_force", "已施行", "in force"},
        {1, "as_announced", "按已公布内容", "as announced"},
        {2, "draft", "提前判定", "ahead of its date"},
    }};
    return table;
}

std::span<const word> words(subject_kind) noexcept {
    static constexpr std::array<word, 10> table{{
        {0, "whole", "全局", "the whole"},
        {1, "division", "行政区划", "division"},
        {2, "zone", "开发区", "zone"},
        {3, "agency", "管理机构", "administrative agency"},
        {4, "body", "机构", "body"},
        {5, "post", "职位", "post"},
        {6, "person", "人员", "person"},
        {7, "tenure", "任职", "tenure"},
        {8, "holding", "承担事项", "holding"},
        {9, "entrustment", "代管关系", "entrustment"},
    }};
    return table;
}

std::span<const word> words(wording) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "quoted", "引用原文", "quoted"},
        {1, "paraphrased", "转述，原文未见", "paraphrased, the wording is not at hand"},
        {2, "inferred", "推断", "inferred"},
    }};
    return table;
}

std::span<const word> words(told_as) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "demanded", "来源所述为要求", "told as a demand"},
        {1, "done", "来源所述为已做之事", "told as done"},
    }};
    return table;
}

std::span<const word> words(relation_to_rule) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "waives", "允许不适用", "waives"},
        {1, "replaces", "取代", "replaces"},
        {2, "tightens", "从严", "tightens"},
    }};
    return table;
}

std::span<const word> words(stance) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "none", "无", "none"},
        {1, "demands", "要求", "demands"},
        {2, "forbids", "禁止", "forbids"},
        {3, "permits", "允许", "permits"},
    }};
    return table;
}

std::span<const word> detail::yes_no() noexcept {
    static constexpr std::array<word, 2> table{{{0, "no", "否", "no"}, {1, "yes", "是", "yes"}}};
    return table;
}

} // namespace onezone
