// SPDX-License-Identifier: Apache-2.0
#include "division_kinds.hpp"

#include "model/kind_by_name.hpp"

#include <cstddef>
#include <span>

namespace onezone::detail {

namespace {

// Words of zones, and words of what is none. Inferred from the 2,834 names of the list of 2023.
constexpr std::string_view zone_words[] = {
    "开发区",
    "开发园",
    "园区",
    "新区",
    "工业",
    "产业",
    "高新",
    "高新区",
    "高科技",
    "科技园",
    "科技城",
    "科创城",
    "创业园",
    "创意园",
    "加工园",
    "商贸园",
    "化工园",
    "加工区",
    "工贸区",
    "经济区",
    "经济园",
    "经开区",
    "合作区",
    "投资区",
    "商务区",
    "保税",
    "保税区",
    "自贸",
    "示范区",
    "试验区",
    "实验区",
    "核心区",
    "集聚区",
    "聚集区",
    "集中区",
    "集聚地",
    "物流",
    "物流园",
    "临港",
    "港区",
    "新城",
    "软件谷",
    "工业区",
    "产业园",
    "工业园",
    "创新区",
    "贸易区",
    "转型区",
    "工业城",
    "创新园",
    "示范园",
    "度假区",
    "渡假区",
    "旅游区",
    "产业基地",
    "示范基地",
    "化工区",
    "合作中心",
    "创新中心",
    "创业中心",
    "科技谷",
    "智谷",
    "科学园",
    "生态城",
    "航空城",
    "示范城",
    "经济发展区",
};
constexpr std::string_view other_words[] = {
    "农场",
    "林场",
    "牧场",
    "垦殖",
    "垦区",
    "农垦",
    "茶场",
    "渔场",
    "盐场",
    "马场",
    "牛场",
    "羊场",
    "猪场",
    "鹿场",
    "种场",
    "苇场",
    "果园",
    "茶园",
    "园艺",
    "示范场",
    "分场",
    "总场",
    "林业",
    "林管",
    "森林",
    "矿",
    "油田",
    "煤",
    "水库",
    "监狱",
    "劳教",
    "劳动",
    "管理区",
    "农科",
    "农区",
    "牧区",
    "林区",
    "保护",
    "公园",
    "风景",
    "名胜",
    "景区",
    "旅游",
    "度假",
    "公司",
    "集团",
    "厂",
    "苗圃",
    "街道",
    "镇",
    "乡",
    "社区",
    "片区",
    "城区",
    "基地",
    "办事处",
    "管理处",
    "兵团",
    "分部",
    "直属",
    "良种",
    "种畜",
    "养殖",
    "繁殖",
    "机场",
    "研究所",
    "学院",
    "大学",
    "医院",
};

} // namespace

area_guess guess_area(code c, std::string_view name) noexcept {
    if (name.ends_with("）") || name.ends_with(")"))
        for (const std::string_view bracket : {std::string_view("（"), std::string_view("(")})
            if (const std::size_t at = name.rfind(bracket); at != std::string_view::npos && at > 0)
                name = name.substr(0, at);
    area_guess best{c.level() == level::county && county_class_of(c) == county_class::pseudo_county, {}};
    std::size_t best_end = 0;
    const auto look = [&](std::span<const std::string_view> words, bool zone) {
        for (const std::string_view w : words) {
            const std::size_t at = name.rfind(w);
            if (at == std::string_view::npos) continue;
            const std::size_t end = at + w.size();
            if (end > best_end || (end == best_end && w.size() > best.word.size())) {
                best = {zone, w};
                best_end = end;
            }
        }
    };
    look(zone_words, true);
    look(other_words, false);
    return best;
}

bool is_incomplete(std::string_view name) noexcept {
    for (const std::string_view gap : {"?", "？", "_", "□", "�"})
        if (name.find(gap) != std::string_view::npos) return true;
    return is_only_a_kind(name);
}

bool has_private_characters(std::string_view name) noexcept {
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto at = [&](std::size_t k) { return static_cast<unsigned char>(name[i + k]); };
        // U+E000–U+F8FF, U+F0000–U+10FFFF.
        if (at(0) == 0xee || (at(0) == 0xef && at(1) < 0xa4)) return true;
        if ((at(0) == 0xf3 && at(1) >= 0xb0) || at(0) == 0xf4) return true;
    }
    return false;
}

} // namespace onezone::detail
