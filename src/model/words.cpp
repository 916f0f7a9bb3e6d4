// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <array>

// The tables behind `key_of`, `name_of` and `parse_word` for the model's closed sets, and the facts that follow from a word alone.

namespace onezone {

std::span<const word> words(unit_kind) noexcept {
    static constexpr std::array<word, 28> table{{
        {1, "province", "省", "province"},
        {2, "autonomous_region", "自治区", "autonomous region"},
        {3, "municipality", "直辖市", "municipality directly under the central government"},
        {4, "special_region", "特别行政区", "special administrative region"},
        {5, "prefecture_city", "地级市", "prefecture-level city", "city"},
        {6, "prefecture", "地区", "prefecture"},
        {7, "autonomous_prefecture", "自治州", "autonomous prefecture"},
        {8, "league", "盟", "league"},
        {9, "county", "县", "county"},
        {10, "autonomous_county", "自治县", "autonomous county"},
        {11, "county_city", "县级市", "county-level city"},
        {12, "district", "市辖区", "district", "区"},
        {13, "banner", "旗", "banner"},
        {14, "autonomous_banner", "自治旗", "autonomous banner"},
        {15, "forestry_district", "林区", "forestry district"},
        {16, "special_district", "特区", "special district"},
        {17, "town", "镇", "town"},
        {18, "township", "乡", "township"},
        {19, "ethnic_township", "民族乡", "ethnic township"},
        {20, "sumu", "苏木", "sumu"},
        {21, "ethnic_sumu", "民族苏木", "ethnic sumu"},
        {22, "subdistrict", "街道", "subdistrict"},
        {23, "district_office", "区公所", "district public office"},
        {24, "villagers_committee", "村民委员会", "villagers' committee", "village|村"},
        {25, "residents_committee", "居民委员会", "residents' committee", "community|社区|居"},
        {26, "zone", "开发区", "development zone"},
        {27, "park", "园区", "park"},
        {28, "other_area", "类似乡级单位", "township-like area"},
    }};
    return table;
}

std::span<const word> words(zone_tier) noexcept {
    static constexpr std::array<word, 3> table{{{0, "none", "未列入", "not listed"},
        {1, "provincial", "省级", "provincial"}, {2, "national", "国家级", "national"}}};
    return table;
}

std::span<const word> words(location_class) noexcept {
    static constexpr std::array<word, 2> table{{{0, "county_area", "设在县域", "in a county area"},
        {1, "main_urban_area", "设在设区市主城区", "in a main urban area"}}};
    return table;
}

std::span<const word> words(zone_category) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "economic", "经济建设类", "economic construction"},
        {1, "city_area", "城市新区类", "city area"},
        {2, "special_customs", "海关特殊监管区域", "special customs supervision area"},
        {3, "other", "其他", "other"},
    }};
    return table;
}

std::span<const word> words(integration_shape) noexcept {
    static constexpr std::array<word, 2> table{{{0, "one_team", "两块牌子一套班子", "one team, two nameplates"},
        {1, "leaders_only", "仅主要领导兼任", "leaders concurrent only"}}};
    return table;
}

std::span<const word> words(body_kind) noexcept {
    static constexpr std::array<word, 15> table{{
        {0, "government", "人民政府", "people's government"},
        {1, "party_committee", "党委", "Party committee"},
        {2, "congress", "人大常委会", "congress standing committee"},
        {3, "department", "政府部门", "government department"},
        {4, "working_committee", "党工委", "Party working committee"},
        {5, "discipline_committee", "纪工委", "discipline inspection working committee"},
        {6, "management_committee", "管理委员会", "management committee", "管委会"},
        {7, "management_office", "管理办公室", "management office", "管理处"},
        {8, "internal_body", "内设机构", "internal body"},
        {9, "platform_company", "平台公司", "platform company"},
        {10, "industrial_community", "工业社区", "industrial community"},
        {11, "leading_group", "领导小组", "leading group", "专班"},
        {12, "other", "其他机构", "other body"},
        {13, "subdistrict_office", "街道办事处", "subdistrict office"},
        {14, "unstated", "类型不明的机构", "body of unknown kind"},
    }};
    return table;
}

std::span<const word> words(quota_kind) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "administrative", "行政编制", "administrative quota"},
        {1, "institution", "事业编制", "public-institution quota"},
        {2, "headcount", "员额", "headcount quota"},
        {3, "unstated", "类别不明的编制", "quota of unknown kind"},
    }};
    return table;
}

std::span<const word> words(staff_status) noexcept {
    static constexpr std::array<word, 6> table{{
        {0, "administrative", "行政人员", "civil servants"},
        {1, "institution", "事业人员", "public-institution staff"},
        {2, "headcount", "员额人员", "headcount staff"},
        {3, "contract", "聘用人员", "contract staff"},
        {4, "enterprise", "企业人员", "enterprise staff"},
        {5, "unstated", "身份不明的人员", "staff of unknown status"},
    }};
    return table;
}

std::span<const word> words(dispatched_type) noexcept {
    static constexpr std::array<word, 2> table{
        {{0, "organ", "派出机关", "dispatched organ"}, {1, "agency", "派出机构", "dispatched agency"}}};
    return table;
}

std::span<const word> words(post_kind) noexcept {
    static constexpr std::array<word, 15> table{{
        {0, "secretary", "书记", "secretary"},
        {1, "first_secretary", "第一书记", "first secretary"},
        {2, "deputy_secretary", "副书记", "deputy secretary"},
        {3, "director", "主任", "director"},
        {4, "deputy_director", "副主任", "deputy director"},
        {5, "head", "政府正职", "head of government"},
        {6, "deputy_head", "政府副职", "deputy head of government"},
        {7, "team_member", "领导班子成员", "leading team member"},
        {8, "chair", "人大主席（主任）", "congress chair", "人大主席(主任)"},
        {9, "deputy_chair", "人大副主席（副主任）", "congress deputy chair", "人大副主席(副主任)"},
        {10, "manager", "经理", "manager"},
        {11, "section_head", "部门主管", "section head"},
        {12, "staff", "业务主办", "staff"},
        {13, "other", "其他职位", "other post"},
        {14, "unstated", "类型不明的职位", "post of unknown kind"},
    }};
    return table;
}

bool is_leading(post_kind kind) noexcept { return kind <= post_kind::deputy_chair; }

std::span<const word> words(tenure_mode) noexcept {
    static constexpr std::array<word, 3> table{{{0, "main", "本职", "own post"},
        {1, "concurrent", "兼任", "concurrent"}, {2, "seconded", "挂职", "seconded"}}};
    return table;
}

std::span<const word> words(carry_class) noexcept {
    static constexpr std::array<word, 12> table{{
        {0, "townships", "乡镇（街道）", "townships", "T|乡镇(街道)"},
        {1, "villages", "村（社区）", "villages", "V|村(社区)"},
        {2, "staff", "人员", "staff", "S"},
        {3, "quota", "编制", "quota", "Q"},
        {4, "leading_posts", "领导职数", "leading posts", "L"},
        {5, "internal_bodies", "内设机构", "internal bodies", "I"},
        {6, "functions", "职能", "functions", "F"},
        {7, "powers", "权限", "powers", "P"},
        {8, "assets", "资产债务合同", "assets, debts and contracts", "A"},
        {9, "projects", "在建项目和已付资金", "projects and funds paid", "J"},
        {10, "documents", "文书印章档案", "documents, seals and archives", "D"},
        {11, "retirees", "退休人员", "retirees", "R"},
    }};
    return table;
}

std::span<const word> words(function_class) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "economic", "经济管理", "economic administration"},
        {1, "social", "社会管理", "social management"},
        {2, "party", "党的建设", "Party affairs"},
        {3, "other", "其他职能", "other functions"},
    }};
    return table;
}

std::span<const word> words(power_form) noexcept {
    static constexpr std::array<word, 3> table{{{0, "authorisation", "授权", "authorisation"},
        {1, "entrustment", "委托", "entrustment"}, {2, "stationing", "派驻", "stationing"}}};
    return table;
}

std::span<const word> words(entrustment_scope) noexcept {
    static constexpr std::array<word, 3> table{{{0, "all", "全部事务", "all matters"},
        {1, "economic", "仅经济事务", "economic matters only"}, {2, "items", "所列事项", "listed items"}}};
    return table;
}

bool scopes_meet(const entrustment& a, const entrustment& b) noexcept {
    if (a.scope == entrustment_scope::all || b.scope == entrustment_scope::all) return true;
    if (a.scope != b.scope) return false;
    if (a.scope == entrustment_scope::economic) return true;
    return std::any_of(a.items.begin(), a.items.end(),
        [&](const std::string& item) { return std::find(b.items.begin(), b.items.end(), item) != b.items.end(); });
}

} // namespace onezone
