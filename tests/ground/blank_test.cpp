// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "support/catch.hpp"

#include <string>
#include <string_view>

using onezone::detail::is_blank;
using onezone::detail::is_placeholder;
using onezone::detail::listed_twice;
using onezone::detail::separator_at;

TEST_CASE("what shows nothing is blank, whatever it is made of", "[ground][blank]") {
    for (const std::string_view nothing :
        {"", " ", "\t\r\n", "\u00a0", "\u2003", "\u2009", "\u202f", "\u3000", "\u200b", "\u200d", "\u2060", "\ufeff",
            "\u00ad", "\u3164", "\u2800", "\ufe0f", "\U000e0100", " \u3000\u200b "})
        CHECK(is_blank(nothing));
    for (const std::string_view something : {"甲", "a", "-", " 甲 ", "\u200b甲", "〇", "\xff", " \xc2", "。"})
        CHECK_FALSE(is_blank(something));
}

TEST_CASE("what stands for what nobody knows is no name", "[ground][blank]") {
    for (const std::string_view placeholder :
        {"未知", "不详", "待定", "（待定）", "【未定】", " 未知\u3000", "未\u200b知", "?", "？", "??", "？？？", "/",
            "——", "××", "…", "unknown", "Unknown", "UNKNOWN", "N/A", "tbd", "[not known]"})
        CHECK(is_placeholder(placeholder));
    for (const std::string_view name :
        {"", " ", "甲", "未知园", "张不详", "?甲", "A/B", "C-1", "待定河", "无名山", "\xff"})
        CHECK_FALSE(is_placeholder(name));
}

TEST_CASE("items of a list are separated by commas and semicolons of any width", "[ground][blank]") {
    for (const std::string_view sign :
        {",", ";", "，", "、", "；", "\uff64", "\ufe50", "\ufe51", "\ufe54", "\ufe10", "\ufe11", "\ufe14"}) {
        CAPTURE(sign);
        CHECK(separator_at(std::string(sign) + "乙") == sign.size());
    }
    for (const std::string_view none : {"", "乙", "乙、", "·", "。", "/", "：", " ,", "\xef\xbd", "\xff"})
        CHECK(separator_at(none) == 0);
}

TEST_CASE("what is listed twice is found wherever it stands", "[ground][blank]") {
    CHECK(listed_twice({}) == nullptr);
    CHECK(listed_twice({"甲", "乙"}) == nullptr);
    REQUIRE(listed_twice({"甲", "乙", "甲"}) != nullptr);
    CHECK(*listed_twice({"乙", "甲", "丙", "甲"}) == "甲");
}
