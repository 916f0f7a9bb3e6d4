// SPDX-License-Identifier: Apache-2.0
#include "blank.hpp"

#include "encoding.hpp"

#include <algorithm>
#include <array>

namespace onezone::detail {

bool is_space(char32_t point) noexcept {
    return (point >= 0x09 && point <= 0x0D) || point == ' ' || point == 0x85 || point == 0xA0 || point == 0x115F
        || point == 0x1160 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028
        || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x2800 || point == 0x3000
        || point == 0x3164 || point == 0xFFA0;
}

bool is_invisible(char32_t point) noexcept {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x034F || point == 0x061C
        || point == 0x115F || point == 0x1160 || point == 0x17B4 || point == 0x17B5
        || (point >= 0x180B && point <= 0x180F) || (point >= 0x200B && point <= 0x200F)
        || (point >= 0x2028 && point <= 0x202F) || (point >= 0x2060 && point <= 0x206F) || point == 0x2800
        || point == 0x3164 || point == 0xFEFF || point == 0xFFA0 || (point >= 0xFFF0 && point <= 0xFFFB)
        || (point >= 0xE0000 && point <= 0xE00FF);
}

bool is_blank(std::string_view s) noexcept {
    while (!s.empty()) {
        const char32_t point = next_code_point(s);
        // What only picks a form of the character before it shows nothing where there is none.
        const bool selector = (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
        if (!is_space(point) && !is_invisible(point) && !selector) return false;
    }
    return true;
}

bool is_placeholder(std::string_view s) {
    constexpr std::array<std::string_view, 39> said{"未知", "不详", "不明", "不清楚", "待定", "待查", "待核", "待补",
        "待补充", "待填", "待核实", "待明确", "待确定", "未定", "未填", "未载明", "未注明", "暂缺", "暂无", "缺失",
        "某某", "某人", "无名", "unknown", "n/a", "na", "tbd", "tba", "none", "null", "nil", "undefined", "unspecified",
        "xx", "xxx", "todo", "unnamed", "not known", "to be determined"};
    constexpr std::array<char32_t, 17> marks{'?', 0xFF1F, '/', 0xFF0F, '*', 0xD7, 0x25A1, 0x25CB, 0x3007, '_', '.',
        0x2026, '-', 0x2014, 0x2013, 0xFFFD, 0x2015};
    constexpr std::array<char32_t, 10> brackets{'(', ')', '[', ']', 0xFF08, 0xFF09, 0x3010, 0x3011, 0x3008, 0x3009};
    const auto in = [](const auto& all, char32_t point) {
        return std::find(all.begin(), all.end(), point) != all.end();
    };
    std::string bare; // without brackets and blanks at either end, in small letters
    bool marks_alone = true;
    bool any = false;
    while (!s.empty()) {
        const std::string_view rest = s;
        const char32_t point = next_code_point(s);
        if (in(brackets, point) || is_invisible(point) || (is_space(point) && point != ' ')) continue;
        any = any || point != ' ';
        marks_alone = marks_alone && (point == ' ' || in(marks, point));
        if (point < 0x80)
            bare.push_back(point >= 'A' && point <= 'Z' ? static_cast<char>(point + 32) : static_cast<char>(point));
        else
            bare.append(rest.substr(0, rest.size() - s.size()));
    }
    if (any && marks_alone) return true;
    const std::size_t first = bare.find_first_not_of(' ');
    if (first == std::string::npos) return false;
    bare = bare.substr(first, bare.find_last_not_of(' ') - first + 1);
    return std::find(said.begin(), said.end(), bare) != said.end();
}

std::size_t separator_at(std::string_view s) noexcept {
    if (s.empty()) return 0;
    if (s.front() == ',' || s.front() == ';') return 1;
    const std::size_t length = sequence_length(s);
    if (length != 3) return 0;
    switch (next_code_point(s)) {
    case 0x3001: // 、
    case 0xFF0C: // ，
    case 0xFF1B: // ；
    case 0xFF64: // half-width 、
    case 0xFE10: // vertical ，、；
    case 0xFE11:
    case 0xFE14:
    case 0xFE50: // small ，、；
    case 0xFE51:
    case 0xFE54: return length;
    default: return 0;
    }
}

const std::string* listed_twice(const std::vector<std::string>& list) {
    std::vector<const std::string*> sorted;
    sorted.reserve(list.size());
    for (const std::string& item : list) sorted.push_back(&item);
    std::sort(sorted.begin(), sorted.end(), [](auto a, auto b) { return *a < *b; });
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), [](auto a, auto b) { return *a == *b; });
    return twice == sorted.end() ? nullptr : *twice;
}

} // namespace onezone::detail
