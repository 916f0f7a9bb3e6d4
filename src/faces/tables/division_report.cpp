// SPDX-License-Identifier: Apache-2.0
#include <onezone/faces/tables/divisions.hpp>

#include <ostream>
#include <string>

// What an import says of itself: the words of its closed sets, its sums, its printed form.

namespace onezone {

std::span<const word> words(row_class) noexcept {
    static constexpr std::array<word, row_classes> table{{
        {0, "division", "行政区划", "division"},
        {1, "entrusted", "由开发区等管理的行政区划（隶属未列明）",
            "division administered by a zone or area (affiliation not listed)"},
        {2, "zone", "开发区", "zone"},
        {3, "park", "园区（列在开发区之下）", "park (listed beneath a zone)"},
        {4, "other_area", "类似区域（农场、林场、矿区、管理区等）",
            "other area (farm, forest farm, mine, management area …)"},
        {5, "quasi_village", "类似居委会、村委会", "quasi committee"},
        {6, "virtual_village", "虚拟社区、虚拟生活区（并入上级单位）", "virtual community (dissolved)"},
        {7, "group", "市辖区、省直辖等汇总行（并入上级）", "row for a group of counties (dissolved)"},
        {8, "direct_villages", "直辖村级区划（并入县级）", "row for directly held villages (dissolved)"},
        {9, "repetition", "重复上级的行（并入上级）", "row repeating the unit above (dissolved)"},
        {10, "bad", "有误的行", "bad row"},
    }};
    return table;
}

std::span<const word> words(row_remark) noexcept {
    static constexpr std::array<word, 5> table{{
        {0, "none", "无", "none"},
        {1, "kind_from_code", "名称未说明类别，按代码推断", "the kind follows from the code, not from the name"},
        {2, "named_as_division", "名称同行政区划", "named like a division"},
        {3, "private_characters", "名称含私有码位字符", "the name has private-use characters"},
        {4, "incomplete_name", "名称不完整，需修补", "the name is incomplete and needs mending"},
    }};
    return table;
}

std::size_t import_report::rows() const noexcept {
    std::size_t all = 0;
    for (const auto& table : counts)
        for (const std::size_t n : table) all += n;
    return all;
}

std::size_t import_report::rows(level table) const noexcept {
    std::size_t all = 0;
    for (const std::size_t n : counts[static_cast<std::size_t>(table)]) all += n;
    return all;
}

std::size_t import_report::rows(row_class as) const noexcept {
    std::size_t all = 0;
    for (const auto& table : counts) all += table[static_cast<std::size_t>(as)];
    return all;
}

void print(std::ostream& os, const import_report& r, language which) {
    constexpr std::size_t ten = 10;
    os << say("共 ", "rows: ").in(which) << std::to_string(r.rows()) << say(" 行", "").in(which) << '\n';
    for (std::size_t c = 0; c < row_classes; ++c) {
        const auto as = static_cast<row_class>(c);
        const std::size_t all = r.rows(as);
        if (all == 0) continue;
        os << "  " << std::to_string(all) << '\t' << name_of(as).in(which);
        for (std::size_t t = 0; t < r.counts.size(); ++t)
            if (const std::size_t n = r.counts[t][c]; n != 0 && n != all)
                os << "  " << name_of(static_cast<level>(t)).in(which) << ' ' << std::to_string(n);
        os << '\n';
        std::size_t shown = 0;
        for (const noted_row& row : r.noted) {
            if (row.as != as || shown == ten) continue;
            os << (shown++ == 0 ? std::string("      ") : say("、", ", ").in(which)) << row.name << ' '
               << to_string(row.code);
            if (row.remark != row_remark::none) os << fill(say("（{0}）", " ({0})"), {name_of(row.remark)}).in(which);
        }
        if (shown != 0) os << (shown == ten ? " …\n" : "\n");
    }
    for (const refusal& why : r.bad_rows) {
        os << "  ";
        print(os, why, which);
        os << '\n';
    }
}

std::ostream& operator<<(std::ostream& os, const import_report& r) {
    print(os, r, language::zh);
    return os;
}

} // namespace onezone
