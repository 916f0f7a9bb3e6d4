// SPDX-License-Identifier: Apache-2.0
#include "wording.hpp"

#include "blank.hpp"
#include "encoding.hpp"
#include "shown.hpp"

#include <algorithm>
#include <string>

namespace onezone::detail {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_latin(char32_t point) noexcept { return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z'); }

// Written like a Latin letter or a digit, or like a Chinese character, and none of them.
bool looks_like_another(char32_t point, bool among_latin) noexcept {
    const bool full_width = (point >= 0xFF10 && point <= 0xFF19) || (point >= 0xFF21 && point <= 0xFF3A)
        || (point >= 0xFF41 && point <= 0xFF5A);
    const bool radical = point >= 0x2E80 && point <= 0x2FDF;
    const bool compatibility = (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x2F800 && point <= 0x2FA1F);
    const bool greek_or_cyrillic = point >= 0x0370 && point <= 0x052F;
    return full_width || radical || compatibility || (greek_or_cyrillic && among_latin);
}

} // namespace

text number(std::size_t n) { return verbatim(std::to_string(n)); }

text quote(std::string_view bytes, std::size_t most) {
    std::string shown = "`";
    for (std::size_t count = 0; !bytes.empty(); ++count) {
        if (count == most) {
            shown += "…";
            break;
        }
        const std::string_view before = bytes;
        const bool fine = sequence_length(bytes) != 0;
        const char32_t point = next_code_point(bytes);
        if (!fine) {
            shown += {'\\', 'x', hex_digits[(point >> 4U) & 0xFU], hex_digits[point & 0xFU]};
        } else if (is_invisible(point)) {
            shown += spelled(point);
        } else {
            shown += before.substr(0, before.size() - bytes.size());
        }
    }
    return verbatim(shown + "`");
}

std::size_t count_characters(std::string_view bytes) noexcept {
    std::size_t count = 0;
    for (; !bytes.empty(); ++count) static_cast<void>(next_code_point(bytes));
    return count;
}

text ordinal_at(std::string_view bytes, std::size_t at) { return number(count_characters(bytes.substr(0, at)) + 1); }

text describe_character(std::string_view bytes, std::size_t at) {
    std::string_view rest = bytes.substr(at);
    const char32_t point = next_code_point(rest);
    const text shown = quote(bytes.substr(at, bytes.size() - at - rest.size()));
    if (point == ' ') return say("空格", "a space");
    if (point == 0x3000) return say("全角空格", "a full-width space");
    if (point == 0xFEFF) return say("字节顺序标记 U+FEFF", "a byte order mark, U+FEFF");
    if (is_invisible(point)) return fill(say("不可见字符 {0}", "the invisible {0}"), {verbatim(spelled(point))});
    if (point >= 0xFF01 && point <= 0xFF5E) {
        const std::string narrow(1, static_cast<char>(point - 0xFEE0));
        return fill(say("全角字符 {0}（应写作 {1}）", "the full-width {0} (write {1})"), {shown, quote(narrow)});
    }
    if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) {
        return fill(say("字母 {0}", "the letter {0}"), {shown});
    }
    return fill(say("字符 {0}", "the character {0}"), {shown});
}

std::size_t find_deceptive(std::string_view name) noexcept {
    bool latin = false;
    for (const char c : name) latin = latin || is_latin(static_cast<unsigned char>(c));
    std::string_view rest = name;
    while (!rest.empty()) {
        const std::size_t at = name.size() - rest.size();
        if (sequence_length(rest) == 0) return at;
        const char32_t point = next_code_point(rest);
        const bool space = is_space(point);
        const bool at_end = at == 0 || rest.empty();
        if (is_invisible(point) || (space && (at_end || point != ' ')) || looks_like_another(point, latin)) return at;
    }
    return std::string_view::npos;
}

text likely_culprit(std::string_view bytes) {
    // 9.1350203E+17, 3.60782e11, 3.6E+05: digits, perhaps a point and digits, E, perhaps a sign, digits.
    const auto digits = [&] {
        const std::size_t n = std::min(bytes.find_first_not_of("0123456789"), bytes.size());
        bytes.remove_prefix(n);
        return n != 0;
    };
    const auto next_is = [&](std::string_view any) {
        const bool is = !bytes.empty() && any.find(bytes.front()) != std::string_view::npos;
        if (is) bytes.remove_prefix(1);
        return is;
    };
    if (!digits() || (next_is(".") && !digits()) || !next_is("Ee")) return {};
    next_is("+-");
    if (!digits() || !bytes.empty()) return {};
    return say("；像是电子表格把长数字写成了科学计数法，末几位可能已丢失：请把该列设为文本，重新录入",
        "; it looks as if a spreadsheet wrote the long digits as a number, and the last ones may be lost: make the column text "
        "and enter them again");
}

text no_id(std::string_view written) {
    return fill(say("{0} 不是 16 位十六进制标识", "{0} is no id of 16 hexadecimal digits"), {quote(written)});
}

text title_of(std::string_view document) {
    // A remark in place of a title: （名称来源未载）.
    if (document.starts_with("（") && document.ends_with("）")) return verbatim(document);
    constexpr std::string_view open = "《";
    constexpr std::string_view close = "》";
    const std::size_t last = document.rfind(close);
    if (document.find(open) < last && last != std::string_view::npos) {
        const std::string_view rest = document.substr(last + close.size());
        if (rest.empty() || (rest.starts_with("（") && rest.ends_with("）"))) return verbatim(document);
    }
    std::string title(open);
    for (std::string_view left = document; !left.empty();) {
        const bool opens = left.starts_with(open);
        if (opens || left.starts_with(close)) {
            title += opens ? "〈" : "〉";
            left.remove_prefix(open.size());
        } else {
            title += left.front();
            left.remove_prefix(1);
        }
    }
    return {title += close, std::string(document)};
}

} // namespace onezone::detail
