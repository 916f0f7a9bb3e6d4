// SPDX-License-Identifier: Apache-2.0
#include "shown.hpp"

#include "blank.hpp"
#include "encoding.hpp"

namespace onezone::detail {

std::string spelled(char32_t point) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (char32_t rest = point; rest != 0 || hex.size() < 4; rest >>= 4U) hex.insert(hex.begin(), digits[rest & 0xFU]);
    return "U+" + hex;
}

std::string shown(std::string_view bytes) {
    std::string line;
    line.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::string_view before = bytes;
        const bool fine = sequence_length(bytes) != 0;
        const char32_t point = next_code_point(bytes);
        if (!fine)
            line += "\xEF\xBF\xBD";
        else if (point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029)
            line += ' ';
        else if (is_invisible(point))
            line += "〔" + spelled(point) + "〕";
        else
            line += before.substr(0, before.size() - bytes.size());
    }
    return line;
}

std::string shown(std::string_view bytes, std::size_t most) {
    if (bytes.size() <= most) return shown(bytes);
    std::size_t end = most;
    while (end != 0 && most - end < 3 && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U) --end;
    return shown(bytes.substr(0, end)) + "…";
}

} // namespace onezone::detail
