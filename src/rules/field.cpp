// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/field.hpp>

#include <array>
#include <cstddef>

namespace onezone::fields {

const field& whole(known_list list) noexcept {
    static constexpr std::array<field, 22> all{{
        // in the order of known_list
        {"complete.every", "全部名单是否齐全", "whether every list is complete"},
        {"complete.children", "下级行政区划名单是否齐全", "whether the list of divisions below is complete"},
        {"complete.zones", "开发区名单是否齐全", "whether the list of zones is complete"},
        {"complete.parks", "园区名单是否齐全", "whether the list of parks is complete"},
        {"complete.also_in", "还位于的行政区划名单是否齐全",
            "whether the list of further divisions it lies in is complete"},
        {"complete.bodies", "机构名单是否齐全", "whether the list of bodies is complete"},
        {"complete.agencies", "管理机构名单是否齐全", "whether the list of administrative agencies is complete"},
        {"complete.parts", "下属机构名单是否齐全", "whether the list of internal and subordinate bodies is complete"},
        {"complete.posts", "职位名单是否齐全", "whether the list of posts is complete"},
        {"complete.holders", "任职人名单是否齐全", "whether the list of holders is complete"},
        {"complete.functions", "职能清单是否齐全", "whether the list of functions is complete"},
        {"complete.powers", "权限清单是否齐全", "whether the list of powers is complete"},
        {"complete.assets", "资产清单是否齐全", "whether the list of assets is complete"},
        {"complete.projects", "项目清单是否齐全", "whether the list of projects is complete"},
        {"complete.documents", "文件档案清单是否齐全", "whether the list of documents is complete"},
        {"complete.retirees", "离退休人员名单是否齐全", "whether the list of retirees is complete"},
        {"complete.quota", "编制类别是否齐全", "whether the list of kinds of quota is complete"},
        {"complete.staff", "人员类别是否齐全", "whether the list of kinds of staff is complete"},
        {"complete.entrustments", "代管、托管关系是否齐全", "whether the list of entrustments is complete"},
        {"complete.administered", "受托管理的区划名单是否齐全",
            "whether the list of what is entrusted to it is complete"},
        {"complete.agreements", "协议清单是否齐全", "whether the list of agreements is complete"},
        {"complete.indicators", "指标清单是否齐全", "whether the list of indicators is complete"},
    }};
    static_assert(all.size() == static_cast<std::size_t>(known_list::indicators) + 1);
    return all[static_cast<std::size_t>(list)];
}

} // namespace onezone::fields
