// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/text.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace onezone {

namespace {

constexpr std::string_view outer_open = "“", outer_close = "”", inner_open = "‘", inner_close = "’"; // three bytes each

// The marks of what stands within double quotation marks are single ones, and those within these double again (GB/T 15834, 4.8). An
// apostrophe is no mark: nothing was opened before it.
void append_within_quotes(std::string& out, std::string_view quoted) {
    int outer = 0, inner = 0;
    for (std::size_t i = 0; i < quoted.size();) {
        const std::string_view mark = quoted.substr(i, 3);
        i += 3;
        if (mark == outer_open && ++outer > 0) {
            out += inner_open;
        } else if (mark == outer_close) {
            --outer;
            out += inner_close;
        } else if (mark == inner_open && outer > 0) {
            ++inner;
            out += outer_open;
        } else if (mark == inner_close && inner > 0) {
            --inner;
            out += outer_close;
        } else {
            i -= 2;
            out += mark[0];
        }
    }
}

// Whether what is written ends within double quotation marks.
bool within_quotes(std::string_view written) {
    const std::size_t open = written.rfind(outer_open);
    return open != std::string_view::npos && written.find(outer_close, open) == std::string_view::npos;
}

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
        const std::string_view argument = (arguments.begin() + n)->in(which);
        if (within_quotes(pattern.substr(0, at)))
            append_within_quotes(out, argument);
        else
            out += argument;
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
