// SPDX-License-Identifier: Apache-2.0
#include "xml.hpp"

#include "ground/encoding.hpp"

namespace onezone::detail {

std::string xml_escaped(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    while (!s.empty()) {
        const std::string_view rest = s;
        const char32_t c = next_code_point(s);
        switch (c) {
        case U'&': out += "&amp;"; break;
        case U'<': out += "&lt;"; break;
        case U'>': out += "&gt;"; break;
        case U'"': out += "&quot;"; break;
        case U'\n': out += "&#10;"; break;
        case U'\r': out += "&#13;"; break;
        case U'\t': out += "&#9;"; break;
        default:
            if (c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF)
                out += "\xEF\xBF\xBD";
            else
                out += rest.substr(0, rest.size() - s.size());
        }
    }
    return out;
}

std::string xml_attribute(std::string_view key, std::string_view value) {
    return ' ' + std::string(key) + "=\"" + xml_escaped(value) + '"';
}

} // namespace onezone::detail
