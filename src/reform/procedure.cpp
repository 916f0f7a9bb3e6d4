// SPDX-License-Identifier: Apache-2.0
#include "model/lookup.hpp"

#include <onezone/model/body.hpp>
#include <onezone/reform/procedure.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace onezone {

bool operator==(const procedure&, const procedure&) = default;

std::span<const word> words(organ) noexcept {
    static constexpr std::array<word, 12> table{{
        {0, "nobody", "未经任何机关", "nobody"},
        {1, "national_congress", "全国人民代表大会", "the National People's Congress", "全国人大"},
        {2, "state_council", "国务院", "the State Council"},
        {3, "national_civil_affairs", "国务院民政部门", "the State Council's department of civil affairs", "民政部"},
        {4, "national_staffing", "国务院机构编制管理机关", "the State Council's staffing office", "中央编办"},
        {5, "government", "人民政府", "government"},
        {6, "congress_committee", "人大常委会", "standing committee of the congress"},
        {7, "civil_affairs", "民政部门", "department of civil affairs", "民政厅|民政局"},
        {8, "staffing", "机构编制管理机关", "staffing office", "编办"},
        {9, "party_committee", "党委", "Party committee"},
        {10, "villagers_meeting", "村民会议", "villagers' meeting"},
        {11, "other", "其他机关", "another organ"},
    }};
    return table;
}

std::span<const word> words(dossier_part) noexcept {
    static constexpr std::array<word, 7> table{{
        {0, "application", "申请书", "application"},
        {1, "background", "基本情况", "background"},
        {2, "risk_assessment", "风险评估报告", "risk assessment"},
        {3, "expert_review", "专家论证报告", "expert review"},
        {4, "public_opinion", "征求社会公众等意见的情况", "public opinion", "征求公众意见"},
        {5, "maps", "变更前的行政区划图和变更方案示意图", "map before the change and sketch of the plan"},
        {6, "further", "其他材料", "further material"},
    }};
    return table;
}

std::span<const word> words(plan_part) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "name", "名称", "name"},
        {1, "kind", "建制类型", "kind"},
        {2, "affiliation", "隶属关系（含代管关系）", "affiliation", "隶属关系|隶属关系(含代管关系)"},
        {3, "boundary", "行政区域界线", "boundary"},
        {4, "seat", "人民政府驻地", "seat of the government", "驻地"},
        {5, "destination", "撤销后所辖行政区域的归属", "where the area goes", "归属"},
    }};
    return table;
}

namespace {

// 江西省委, 赣州市委, 于都县委; 广西壮族自治区党委, 大兴安岭地委, 罗坳镇党委, 水南街道党工委. `name` is how the unit is told.
[[nodiscard]] std::string party_committee_of(unit_ref of, std::string name) {
    if (!of.is_division() || of.kind() == unit_kind::subdistrict) return name + "党工委";
    if (of.kind() == unit_kind::prefecture && name.ends_with("地区"))
        return name.substr(0, name.size() - std::string_view("区").size()) + "委";
    constexpr std::array<std::string_view, 7> ends{"省", "市", "县", "区", "州", "盟", "旗"};
    const bool short_form = of.level() <= level::county && of.kind() != unit_kind::autonomous_region
        && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
    return name + (short_form ? "委" : "党委");
}

// The law describes these two by what they do; what they are called (民政厅, 民政局; 省委编办, 机构编制委员会办公室) differs from place to place.
// So the one on record is told by its own name, and where none is, or several are, the law's words stay.
[[nodiscard]] const body* recorded(const hierarchy& h, unit_ref of, organ o) {
    constexpr std::array<std::string_view, 2> affairs{"民政厅", "民政局"};
    constexpr std::array<std::string_view, 2> staffing{"编办", "机构编制委员会办公室"};
    if (o != organ::civil_affairs && o != organ::staffing) return nullptr;
    const auto& ends = o == organ::staffing ? staffing : affairs;
    const body* found = nullptr;
    for (const body& b : h.bodies_of(of.id())) {
        if (b.part_of.ok() || b.from.how() == grade::placeholder) continue;
        if (std::none_of(ends.begin(), ends.end(), [&](std::string_view end) { return b.name.ends_with(end); }))
            continue;
        if (found) return nullptr;
        found = &b;
    }
    return found;
}

// 于都县 and 县委编办 are 于都县委编办; 中共于都县委编办 names the county itself.
[[nodiscard]] std::string joined(std::string whose, std::string_view unit, std::string_view name) {
    if (name.find(unit) != std::string_view::npos) return std::string(name);
    for (std::size_t common = std::min(whose.size(), name.size()); common > 0; --common)
        if (whose.ends_with(name.substr(0, common))) return whose.append(name.substr(common));
    return whose.append(name);
}

} // namespace

text name_of(const authority& a, const hierarchy& h) {
    const text what = a.organ == organ::other && !a.name.empty() ? verbatim(a.name) : name_of(a.organ);
    const unit_ref of = h.find(a.of);
    if (!of) return what;
    const std::string whose = detail::told_apart(h, of);
    if (const body* const b = recorded(h, of, a.organ)) return verbatim(joined(whose, of.name(), b->name));
    // A subdistrict has an office, no government.
    if (a.organ == organ::government && of.kind() == unit_kind::subdistrict)
        return fill(say("{0}办事处", "the office of {0}"), {verbatim(whose)});
    if (a.organ == organ::party_committee) return {party_committee_of(of, whose), "the Party committee of " + whose};
    return fill(a.organ == organ::other ? say("{0}{1}", "{1} of {0}") : say("{0}{1}", "the {1} of {0}"),
        {verbatim(whose), what});
}

} // namespace onezone
