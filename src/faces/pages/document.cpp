// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"

#include "ground/encoding.hpp"
#include "ground/shown.hpp"

#include <algorithm>

namespace onezone::detail {

std::string place_of(std::string_view name) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string place;
    for (const char c : name) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        if (plain) {
            place += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            place += {'-', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return place;
}

std::size_t width_of(std::string_view line) {
    std::size_t width = 0;
    while (!line.empty()) {
        const char32_t point = next_code_point(line);
        width += point >= 0x1100
                && ((point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xAC00 && point <= 0xD7A3)
                    || (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFE30 && point <= 0xFE6F)
                    || (point >= 0xFF00 && point <= 0xFF60) || (point >= 0x20000 && point <= 0x3FFFD))
            ? 2
            : 1;
    }
    return width;
}

namespace {

//=== Markdown ===//

[[nodiscard]] bool begins(std::string_view s, std::string_view what) { return s.substr(0, what.size()) == what; }

// What CommonMark or GitHub would take for markup, wherever in a line it stands.
[[nodiscard]] std::string spelled_in_markdown(std::string_view plain, bool in_link) {
    std::string out;
    out.reserve(plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        const bool address =
            (c == ':' && begins(plain.substr(i), "://")) || (c == '.' && i >= 3 && plain.substr(i - 3, 3) == "www");
        // A bracket is one only before `(`, `[` or `:`, and within a link.
        const bool bracket =
            c == ']' && (i + 1 == plain.size() || std::string_view("([:").find(plain[i + 1]) != std::string_view::npos);
        if (address || bracket || std::string_view("\\`*_<&|~@$").find(c) != std::string_view::npos
            || (in_link && (c == '[' || c == ']')))
            out += '\\';
        out += c;
    }
    return out;
}

// What would begin a heading, a list, a quotation, a rule or code.
void spell_front(std::string& line) {
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty()) return;
    if (std::string_view("#>+-=[").find(line[0]) != std::string_view::npos) {
        line.insert(0, "\\");
        return;
    }
    const std::size_t digits = line.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string::npos && (line[digits] == '.' || line[digits] == ')'))
        line.insert(digits, "\\");
}

[[nodiscard]] std::string code_in_markdown(std::string_view word, bool in_cell) {
    std::size_t longest = 0;
    for (std::size_t i = 0, ticks = 0; i < word.size(); ++i) {
        ticks = word[i] == '`' ? ticks + 1 : 0;
        longest = std::max(longest, ticks);
    }
    const std::string fence(longest + 1, '`');
    const std::string_view gap = longest != 0 ? " " : "";
    std::string out = fence;
    out += gap;
    for (const char c : word) {
        if (in_cell && c == '|') out += '\\';
        out += c;
    }
    out += gap;
    return out += fence;
}

// Where a line stands: what is markup there differs.
enum class standing_in : unsigned char { line, cell, heading };

[[nodiscard]] std::string line_of_markdown(const phrase& p, language which, standing_in where = standing_in::line) {
    std::string line;
    for (const run& r : p.runs()) {
        const std::string says = shown(r.says.in(which));
        if (says.empty()) continue;
        std::string spelled = r.code ? code_in_markdown(says, where == standing_in::cell)
                                     : spelled_in_markdown(says, !r.leads_to.empty());
        if (r.strong) spelled = "**" + spelled + "**";
        if (!r.leads_to.empty()) spelled = "[" + spelled + "](#" + r.leads_to + ")";
        const bool front = line.empty() && where == standing_in::line && !r.strong && !r.code && r.leads_to.empty();
        if (front) spell_front(spelled);
        line += spelled;
    }
    // What would close a heading.
    if (where == standing_in::heading && line.ends_with('#')) line.insert(line.size() - 1, "\\");
    return line;
}

void table_in_markdown(std::string& out, const block& b, language which) {
    out += '|';
    for (const column& c : b.columns) out += ' ' + line_of_markdown(c.head, which, standing_in::cell) + " |";
    out += "\n|";
    for (const column& c : b.columns) out += c.is_number ? "--:|" : "---|";
    out += '\n';
    for (const std::vector<phrase>& row : b.rows) {
        out += '|';
        for (const phrase& cell : row) out += ' ' + line_of_markdown(cell, which, standing_in::cell) + " |";
        out += '\n';
    }
}

//=== plain text ===//

[[nodiscard]] std::string line_of_text(const phrase& p, language which) {
    std::string line;
    for (const run& r : p.runs()) line += shown(r.says.in(which));
    return line;
}

void table_in_text(std::string& out, const block& b, language which) {
    constexpr std::size_t widest = 100;
    std::vector<std::vector<std::string>> lines(1);
    for (const column& c : b.columns) lines[0].push_back(line_of_text(c.head, which));
    for (const std::vector<phrase>& row : b.rows) {
        lines.emplace_back();
        for (const phrase& cell : row) lines.back().push_back(line_of_text(cell, which));
    }
    std::vector<std::size_t> widths(b.columns.size(), 0);
    for (const std::vector<std::string>& cells : lines)
        for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width_of(cells[i]));
    std::size_t all = 0;
    for (const std::size_t w : widths) all += w + 2;
    if (all > widest) { // too wide for columns: a line a row
        for (std::size_t i = 1; i < lines.size(); ++i) {
            std::string line = "- ";
            for (std::size_t c = 0; c < lines[i].size(); ++c) {
                if (lines[i][c].empty()) continue;
                if (line.size() > 2) line += which == language::zh ? "；" : "; ";
                line += lines[0][c] + (which == language::zh ? "：" : ": ") + lines[i][c];
            }
            out += line + '\n';
        }
        return;
    }
    for (const std::vector<std::string>& cells : lines) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string gap(widths[i] - width_of(cells[i]), ' ');
            line += b.columns[i].is_number ? gap + cells[i] : cells[i] + gap;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
}

} // namespace

std::string as_markdown(const document& d, language which) {
    std::string out;
    const block* last = nullptr;
    for (const block& b : d.blocks()) {
        // A heading holds on to what it heads.
        const bool goes_on = last && last->sort == b.sort && b.sort == block_sort::item;
        const bool headed = last && last->sort == block_sort::heading && b.sort != block_sort::heading;
        if (last && last->sort == block_sort::quote && b.sort == block_sort::quote)
            out += ">\n";
        else if (last && !goes_on && !headed)
            out += '\n';
        switch (b.sort) {
        case block_sort::heading:
            out += std::string(static_cast<std::size_t>(b.level), '#') + ' ';
            if (!b.place.empty()) out += "<a id=\"" + b.place + "\"></a>";
            out += line_of_markdown(b.says, which, standing_in::heading) + '\n';
            break;
        case block_sort::paragraph: out += line_of_markdown(b.says, which) + '\n'; break;
        case block_sort::quote: out += "> " + line_of_markdown(b.says, which) + '\n'; break;
        case block_sort::item:
            out +=
                std::string(static_cast<std::size_t>(b.level) * 2, ' ') + "- " + line_of_markdown(b.says, which) + '\n';
            break;
        case block_sort::table: table_in_markdown(out, b, which); break;
        case block_sort::new_page: out += "---\n"; break;
        }
        last = &b;
    }
    return out;
}

namespace {

std::size_t height_on_paper(const document& d, language which) {
    // In tenths of a point. 180 mm of paper have 113 halves of a Chinese character in nine points; Latin letters are rather wider.
    constexpr std::size_t line = 122, gap = 32;
    const std::size_t across = which == language::zh ? 108 : 97;
    const auto lines = [&](const phrase& p, std::size_t room) {
        return std::max<std::size_t>(1, (width_of(line_of_text(p, which)) + room - 1) / room);
    };
    std::size_t all = 0;
    const block* last = nullptr;
    for (const block& b : d.blocks()) {
        switch (b.sort) {
        case block_sort::heading:
            all += b.level == 1 ? 176 * lines(b.says, across * 2 / 3) + 54 : 146 * lines(b.says, across * 5 / 6) + 75;
            break;
        case block_sort::paragraph:
        case block_sort::quote: all += line * lines(b.says, across) + gap; break;
        case block_sort::item:
            all += line * lines(b.says, across - 9) + (last && last->sort == block_sort::item ? 0 : 2 * gap);
            break;
        case block_sort::table:
            all += line + 3 * gap;
            // The first cell of a row is what has to break.
            for (const std::vector<phrase>& row : b.rows)
                all += line * (row.empty() ? 1 : lines(row.front(), across / 2)) + 18;
            break;
        case block_sort::new_page: break;
        }
        last = &b;
    }
    return all;
}

} // namespace

std::size_t height_on_paper(const document& d) {
    return std::max(height_on_paper(d, language::zh), height_on_paper(d, language::en));
}

std::string as_plain_text(const document& d, language which) {
    std::string out;
    const block* last = nullptr;
    for (const block& b : d.blocks()) {
        const bool goes_on =
            last && last->sort == b.sort && (b.sort == block_sort::item || b.sort == block_sort::quote);
        if (last && !goes_on && last->sort != block_sort::heading) out += '\n';
        switch (b.sort) {
        case block_sort::heading: {
            const std::string line = line_of_text(b.says, which);
            out += line + '\n';
            if (b.level == 1) out += std::string(width_of(line), '=') + '\n';
            break;
        }
        case block_sort::paragraph:
        case block_sort::quote: out += line_of_text(b.says, which) + '\n'; break;
        case block_sort::item:
            out += std::string(static_cast<std::size_t>(b.level) * 2, ' ') + "- " + line_of_text(b.says, which) + '\n';
            break;
        case block_sort::table: table_in_text(out, b, which); break;
        case block_sort::new_page: out += std::string(40, '-') + '\n'; break;
        }
        last = &b;
    }
    return out;
}

} // namespace onezone::detail
