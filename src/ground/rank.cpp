// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/rank.hpp>

#include <array>

namespace onezone {

std::span<const word> words(rank) noexcept {
    static constexpr std::array<word, 11> table{{
        {0, "subsection", "股级", "sub-section level"},
        {1, "section_deputy", "副科级", "deputy section level", "副科|乡科级副职|副乡级|副镇级"},
        {2, "section_chief", "正科级", "section level", "正科|科级|乡科级正职|正乡级|正镇级"},
        {3, "county_deputy", "副处级", "deputy division level", "副处|县处级副职|副县级|副县"},
        {4, "county_chief", "正处级", "division level", "正处|县处级正职|正县级|正县"},
        {5, "bureau_deputy", "副厅级", "deputy bureau level", "副厅|厅局级副职|副局级"},
        {6, "bureau_chief", "正厅级", "bureau level", "正厅|厅局级正职|正局级"},
        {7, "province_deputy", "副部级", "deputy ministerial level", "副部|省部级副职|副省级"},
        {8, "province_chief", "正部级", "ministerial level", "正部|省部级正职|正省级"},
        {9, "nation_deputy", "国家级副职", "deputy national level", "副国级"},
        {10, "nation_chief", "国家级正职", "national level", "正国级"},
    }};
    return table;
}

} // namespace onezone
