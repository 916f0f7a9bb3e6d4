// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/text.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace onezone {

namespace {

std::string fill_half(std::string_view pattern, std::initializer_list<text_view> arguments, language which) {
    std::string out;
    std::size_t length = pattern.size();
    for (const text_view& a : arguments) length += a.in(which).size();
    out.reserve(length);
    std::size_t from = 0; // what is not written yet
    for (std::size_t at = 0; (at = pattern.find('{', at)) != std::string_view::npos; ++at) {
        const auto n =
            at + 2 < pattern.size() && pattern[at + 2] == '}' ? static_cast<std::size_t>(pattern[at + 1]) - '0' : 10;
        if (n >= std::min<std::size_t>(arguments.size(), 10)) continue;
        out.append(pattern.data() + from, at - from);
        out += (arguments.begin() + n)->in(which);
        from = at + 3;
    }
    out.append(pattern.data() + from, pattern.size() - from);
    return out;
}

} // namespace

text fill(text_view pattern, std::initializer_list<text_view> arguments) {
    return {fill_half(pattern.zh, arguments, language::zh), fill_half(pattern.en, arguments, language::en)};
}

std::ostream& operator<<(std::ostream& os, const text& t) { return os << t.zh; }

void print(std::ostream& os, const text& t, language which) { os << t.in(which); }

} // namespace onezone
