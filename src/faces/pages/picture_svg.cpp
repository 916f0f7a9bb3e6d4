// SPDX-License-Identifier: Apache-2.0
#include "picture_svg.hpp"

#include "faces/exports/xml.hpp"
#include "ground/blank.hpp"
#include "ground/shown.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace onezone::detail {

//=== characters ===//

namespace {

constexpr char32_t replacement = 0xFFFD;

// The next character, and how many bytes it takes; the replacement character for what is no UTF-8.
struct scanned {
    char32_t c;
    std::size_t bytes;
};
[[nodiscard]] scanned scan(std::string_view s) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(s[i])); };
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || s.size() < n) return {replacement, 1};
    char32_t c = first & (0xFFU >> (n + 1));
    for (std::size_t i = 1; i < n; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {replacement, 1};
        c = (c << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return {replacement, 1};
    return {c, n};
}

// Tenths of an em. Marks, arrows and dashes are drawn from CJK fonts and are as wide as their characters.
// What nobody sees is spelled out (`〔U+202E〕`) or a blank, as `print` writes it.
[[nodiscard]] int tenths_of_em(char32_t c) {
    const bool blank = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    if (is_invisible(c) && !blank) return 2 * 10 + 6 * static_cast<int>(spelled(c).size());
    return blank || (c < 0x250 && c != 0xB7) ? 6 : 10;
}

[[nodiscard]] bool closes(char32_t c) noexcept {
    switch (c) {
    case U'、':
    case U'，':
    case U'。':
    case U'；':
    case U'：':
    case U'）':
    case U'》':
    case U'”':
    case U'！':
    case U'？': return true;
    default: return false;
    }
}

// What is never broken: a CJK character with the closing punctuation after it, a Latin word with its spaces.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view s) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    std::size_t at = 0;
    bool after_space = false;
    char32_t before = 0;
    while (at < s.size()) {
        const auto [c, bytes] = scan(s.substr(at));
        const bool wide = c >= 0x2E80;
        const bool breaks =
            at > begin && !closes(c) && c != U' ' && (wide || before >= 0x2E80 || after_space || before == U'-');
        if (breaks) {
            words.push_back(s.substr(begin, at - begin));
            begin = at;
        }
        after_space = c == U' ';
        before = c;
        at += bytes;
    }
    if (begin < s.size()) words.push_back(s.substr(begin));
    return words;
}

[[nodiscard]] std::string_view without_end_spaces(std::string_view s) noexcept {
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

} // namespace

int text_width(std::string_view s, int size) {
    int ems = 0;
    while (!s.empty()) {
        const auto [c, bytes] = scan(s);
        ems += tenths_of_em(c);
        s.remove_prefix(bytes);
    }
    return (ems * size + 9) / 10;
}

std::vector<std::string> wrap(std::string_view s, int size, int width, int first) {
    std::vector<std::string> lines(1);
    int room = first;
    const auto fits = [&](std::string_view more) {
        return text_width(lines.back() + std::string(without_end_spaces(more)), size) <= room;
    };
    const auto next_line = [&] {
        lines.back() = std::string(without_end_spaces(lines.back()));
        lines.emplace_back();
        room = width;
    };
    for (std::string_view word : words_of(s)) {
        if (!fits(word) && (!lines.back().empty() || room < width)) next_line();
        if (fits(word)) {
            lines.back() += word;
            continue;
        }
        while (!word.empty()) {
            const std::string_view c = word.substr(0, scan(word).bytes);
            if (!fits(c) && !lines.back().empty()) next_line();
            lines.back() += c;
            word.remove_prefix(c.size());
        }
    }
    lines.back() = std::string(without_end_spaces(lines.back()));
    return lines;
}

std::string shorten(std::string_view s, int size, int width) {
    if (text_width(s, size) <= width) return std::string(s);
    const int room = width - text_width("…", size);
    std::string cut;
    while (!s.empty()) {
        const std::size_t bytes = scan(s).bytes;
        std::string longer = cut + std::string(s.substr(0, bytes));
        if (text_width(longer, size) > room) break;
        cut = std::move(longer);
        s.remove_prefix(bytes);
    }
    return cut + "…";
}

//=== flow ===//

void svg_flow::add(item i) {
    if (x_ != 0 && x_ + i.w > width_) new_line();
    i.x = x_;
    x_ += i.w;
    lines_.back().items.push_back(std::move(i));
}

void svg_flow::text(std::string_view s, int size, std::string_view css) {
    const std::vector<std::string> lines = wrap(s, size, width_, width_ - x_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i != 0) new_line(3 * px);
        if (lines[i].empty()) continue;
        add({0, text_width(lines[i], size), size, svg_text{0, 0, size, std::string(css), lines[i], 0}, {}, {}});
    }
}

void svg_flow::box(svg_box b) {
    const int w = b.w;
    const int h = b.h;
    add({0, w, h, {}, std::move(b), {}});
}

void svg_flow::mark(picture_mark what, int size) { add({0, size, size, {}, {}, svg_mark{0, 0, size, what}}); }

void svg_flow::new_line(int gap) {
    if (lines_.back().items.empty()) return;
    lines_.emplace_back();
    lines_.back().gap = gap;
    x_ = 0;
}

int svg_flow::place(svg_box& into, int x, int y, bool centred) {
    int height = 0;
    for (line& l : lines_) {
        if (l.items.empty()) continue;
        int tallest = 0;
        for (const item& i : l.items) tallest = std::max(tallest, i.h);
        height += l.gap;
        const int shift = centred ? (width_ - l.items.back().x - l.items.back().w) / 2 : 0;
        for (item& i : l.items) {
            const int left = x + i.x + shift;
            const int top = y + height + (tallest - i.h) / 2;
            if (i.text) {
                i.text->x = left;
                i.text->y = top;
                into.texts.push_back(std::move(*i.text));
            } else if (i.box) {
                i.box->x = left;
                i.box->y = top;
                into.boxes.push_back(std::move(*i.box));
            } else {
                i.mark->x = left;
                i.mark->y = top;
                into.marks.push_back(*i.mark);
            }
        }
        height += tallest;
    }
    return height;
}

//=== SVG ===//

std::string length(int tenths) {
    const int size = tenths < 0 ? -tenths : tenths;
    std::string out = (tenths < 0 ? "-" : "") + std::to_string(size / 10);
    if (size % 10 != 0) out += '.' + std::to_string(size % 10);
    return out;
}

void print(std::string& out, const svg_box& b, int x, int y, int depth) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    x += b.x;
    y += b.y;
    out += indent + "<g>\n";
    if (!b.leads_to.empty()) out += indent + "  <a href=\"" + xml_escaped(b.leads_to) + "\">\n";
    if (!b.title.empty()) out += indent + "  <title>" + xml_escaped(shown(b.title)) + "</title>\n";
    if (!b.css.empty())
        out += indent + "  <rect x=\"" + length(x) + "\" y=\"" + length(y) + "\" width=\"" + length(b.w)
            + "\" height=\"" + length(b.h) + "\" rx=\"" + length(b.radius) + "\" class=\"" + b.css + "\"/>\n";
    out += b.lines;
    for (const svg_mark& m : b.marks) {
        const int hundredths = m.size / 2; // of the square of 20
        out += indent + "  <g class=\"mark " + std::string(key_of(m.what)) + "\" transform=\"translate("
            + length(x + m.x) + ' ' + length(y + m.y) + ')';
        if (hundredths != 100)
            out += " scale(" + std::to_string(hundredths / 100) + '.' + (hundredths % 100 < 10 ? "0" : "")
                + std::to_string(hundredths % 100) + ')';
        out += "\">" + std::string(shape_of(m.what)) + "</g>\n";
    }
    for (const svg_text& t : b.texts)
        // The em box of CJK fonts stands 0.88 above the baseline.
        out += indent + "  <text x=\"" + length(x + t.x + t.centred_in / 2) + "\" y=\""
            + length(y + t.y + t.size * 88 / 100) + "\" font-size=\"" + length(t.size) + "\" class=\"" + t.css
            + (t.centred_in != 0 ? "\" text-anchor=\"middle" : "") + "\">" + xml_escaped(shown(t.content))
            + "</text>\n";
    for (const svg_box& inner : b.boxes) print(out, inner, x, y, depth + 1);
    if (!b.leads_to.empty()) out += indent + "  </a>\n";
    out += indent + "</g>\n";
}

void svg_link(std::string& lines, std::string_view what, const std::vector<svg_point>& through, bool arrow) {
    const std::string css = what.empty() ? std::string() : ' ' + std::string(what);
    const auto line = [&](int shift) {
        lines += "    <path class=\"link" + css + "\" d=\"";
        for (std::size_t i = 0; i < through.size(); ++i) {
            const int back = arrow && i + 1 == through.size() ? 8 * px : 0; // the tip covers the end
            if (i != 0 && through[i].x == through[i - 1].x && through[i].y == through[i - 1].y) continue;
            lines += (i == 0 ? "M" : "L") + length(through[i].x - back) + ' ' + length(through[i].y + shift);
        }
        lines += "\"/>\n";
    };
    // Integration draws two lines that stay two: both organs remain.
    if (what == key_of(picture_mark::integrated))
        for (const int shift : {-2 * px, 2 * px}) line(shift);
    else
        line(0);
    if (arrow)
        lines += "    <path class=\"tip" + css + "\" d=\"M" + length(through.back().x) + ' ' + length(through.back().y)
            + 'l' + length(-10 * px) + ' ' + length(-6 * px) + 'v' + length(12 * px) + "z\"/>\n";
}

namespace {

[[nodiscard]] bool has_links(const svg_box& b) {
    return !b.leads_to.empty() || std::any_of(b.boxes.begin(), b.boxes.end(), has_links);
}

[[nodiscard]] std::string svg_written(const svg_box& page, int width, int height, std::string_view title,
    std::string_view description, std::string_view head) {
    const std::string w = length(width);
    const std::string h = length(height);
    // What is an image to a screen reader has no links in it.
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"onezone"
        + std::string(7 * width < 4 * height ? " tall" : "") + "\" width=\"" + w + "\" height=\"" + h
        + "\" viewBox=\"0 0 " + w + ' ' + h + "\" role=\"" + (has_links(page) ? "group" : "img") + "\">\n";
    out += "  <title>" + xml_escaped(shown(title)) + "</title>\n";
    out += "  <desc>" + xml_escaped(shown(description)) + "</desc>\n";
    out += head;
    out += "  <rect x=\"0\" y=\"0\" width=\"" + w + "\" height=\"" + h + "\" class=\"page\"/>\n";
    for (const svg_box& b : page.boxes) print(out, b, 0, 0, 1);
    out += "</svg>\n";
    return out;
}

} // namespace

std::string svg_document(
    const svg_box& page, int width, int height, std::string_view title, std::string_view description) {
    const std::string head = "  <style>\n" + std::string(svg_styles()) + "  </style>\n" + std::string(svg_patterns());
    return svg_written(page, width, height, title, description, head);
}

std::string svg_element(
    const svg_box& page, int width, int height, std::string_view title, std::string_view description) {
    return svg_written(page, width, height, title, description, {});
}

std::string_view shape_of(picture_mark what) noexcept {
    // Filled shapes take the mark's colour; class i is drawn in white on them, class o in the mark's colour on white.
    switch (what) {
    case picture_mark::merged:
        return R"(<rect width="20" height="20" rx="3"/><path class="i" d="M3.5 5h3l4 5h6M3.5 15h3l4-5M13 6.5l3.5 3.5-3.5 3.5"/>)";
    case picture_mark::closed: return R"(<circle cx="10" cy="10" r="10"/><path class="i" d="M6 6l8 8M14 6l-8 8"/>)";
    case picture_mark::integrated:
        return R"(<circle class="o" cx="6.7" cy="10" r="5.2"/><circle class="o" cx="13.3" cy="10" r="5.2"/>)";
    case picture_mark::downgraded: return R"(<path d="M0.5 2h19L10 19z"/><path class="i" d="M10 5v8M7 10.5l3 3 3-3"/>)";
    case picture_mark::upgraded: return R"(<path d="M0.5 18h19L10 1z"/><path class="i" d="M10 15V7M7 9.5l3-3 3 3"/>)";
    case picture_mark::returned:
        return R"(<path d="M5 0h10l5 10-5 10H5L0 10z"/><path class="i" d="M14 14.5v-3.5a3 3 0 0 0-3-3H5.5M8.5 5l-3 3 3 3"/>)";
    case picture_mark::entrusted:
        return R"(<path d="M5 0h10l5 10-5 10H5L0 10z"/><path class="i" d="M5 14.5v-3.5a3 3 0 0 1 3-3h6.5M11.5 5l3 3-3 3"/>)";
    case picture_mark::moved:
        return R"(<path d="M10 0l10 10-10 10L0 10z"/><path class="i" d="M4.5 10h10M11 6.5l3.5 3.5-3.5 3.5"/>)";
    case picture_mark::opened: return R"(<circle cx="10" cy="10" r="10"/><path class="i" d="M10 5v10M5 10h10"/>)";
    case picture_mark::separated:
        return R"(<rect width="20" height="20" rx="3"/><path class="i" d="M3.5 10h5l4-5h4M8.5 10l4 5h4"/>)";
    case picture_mark::dissolved:
        return R"(<circle class="o" cx="4.6" cy="10" r="3.8"/><circle class="o" cx="15.4" cy="10" r="3.8"/><path class="o" d="M10 3v14"/>)";
    case picture_mark::converted:
        return R"(<path d="M10 0l10 7.5-4 12.5H4L0 7.5z"/><path class="i" d="M5.5 9h8M11 6.5L13.5 9M14.5 13h-8M9 15.5L6.5 13"/>)";
    case picture_mark::renamed:
        return R"(<rect width="20" height="20" rx="3"/><path class="i" d="M4 7h12M4 13h12M14 3L6 17"/>)";
    case picture_mark::rekinded:
        return R"(<path d="M10 0l10 7.5-4 12.5H4L0 7.5z"/><path class="i" d="M5 11h9M11 7.5l3.5 3.5L11 14.5"/>)";
    case picture_mark::division_new: return R"(<rect width="20" height="20"/><path class="i" d="M10 5v10M5 10h10"/>)";
    case picture_mark::division_gone:
        return R"(<rect width="20" height="20"/><path class="i" d="M6 6l8 8M14 6l-8 8"/>)";
    case picture_mark::divisions_merged:
        return R"(<rect width="20" height="20"/><path class="i" d="M3.5 5h3l4 5h6M3.5 15h3l4-5M13 6.5l3.5 3.5-3.5 3.5"/>)";
    case picture_mark::division_split:
        return R"(<rect width="20" height="20"/><path class="i" d="M3.5 10h5l4-5h4M8.5 10l4 5h4"/>)";
    case picture_mark::divisions_rearranged:
        return R"(<rect width="20" height="20"/><path class="i" d="M3.500 5h3l7 10h3M3.500 15h3l7-10h3"/>)";
    case picture_mark::succeeded:
        return R"(<rect width="20" height="20"/><path class="i" d="M3.5 10h12M11.500 6l4 4-4 4"/>)";
    case picture_mark::boundary:
        return R"(<rect width="20" height="20"/><path class="i" d="M10 3v3M10 8.500v3M10 14v3M4 10h3M13 10h3"/>)";
    case picture_mark::slimmed: return R"(<circle cx="10" cy="10" r="10"/><path class="i" d="M4 6h12M6 10h8M8 14h4"/>)";
    case picture_mark::enlarged:
        return R"(<circle cx="10" cy="10" r="10"/><path class="i" d="M8 6h4M6 10h8M4 14h12"/>)";
    case picture_mark::manager:
        return R"(<path d="M5 0h10l5 10-5 10H5L0 10z"/><path class="i" d="M10 5.500a2 2 0 1 0 .01 0M5.500 15.500a4.500 4.500 0 0 1 9 0"/>)";
    case picture_mark::seat:
        return R"(<path d="M10 20L3 10a7 7 0 1 1 14 0z"/><path class="i" d="M10 5.500a2 2 0 1 0 .01 0"/>)";
    case picture_mark::area:
        return R"(<rect width="20" height="20" rx="3"/><path class="i" d="M4 8V4h4M16 12v4h-4M4 4l12 12"/>)";
    case picture_mark::bodies_merged:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M3.5 7h3l4 4h6M3.500 15h3l4-4"/>)";
    case picture_mark::body_split:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M3.500 11h5l4-4h4M8.500 11l4 4h4"/>)";
    case picture_mark::body_closed: return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M6 7l8 8M14 7l-8 8"/>)";
    case picture_mark::body_opened:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M10 6.500v9M5.500 11h9"/>)";
    case picture_mark::body_renamed:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M5 9h10M5 13h10M13 5.500L7 16.500"/>)";
    case picture_mark::body_moved:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M4.500 11h10M11 7.500l3.500 3.500-3.500 3.500"/>)";
    case picture_mark::body_changed:
        return R"(<path d="M0 4h7l2-3h11v18H0z"/><path class="i" d="M5 9h8M11 6.500l2.500 2.500M15 13.500H7M9 16l-2.500-2.500"/>)";
    case picture_mark::functions: return R"(<path class="o" d="M11 3H3v14h8M7.5 10h11M15 6.5l3.5 3.5-3.5 3.5"/>)";
    case picture_mark::powers:
        return R"(<path class="o" d="M10 1.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.900L1.5 7.700l5.9-.8z"/>)";
    case picture_mark::charter: return R"(<path class="o" d="M4 1.5h8l4.5 4.5v12.5H4zM7 9h6M7 13h6"/>)";
    }
    return {};
}

std::string_view svg_styles() noexcept {
    return R"svg(    .onezone { color: #475569; }
    .onezone text { font-family: "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "WenQuanYi Micro Hei", "Noto Sans", sans-serif; fill: #1f2937; }
    .onezone .b { font-weight: 700; }
    .onezone .m { fill: #64748b; }
    .onezone .w { fill: #ffffff; }
    .onezone .r { fill: #b42318; }
    .onezone .page { fill: #ffffff; }
    .onezone .card { fill: #f8fafc; stroke: #e2e8f0; }
    .onezone .tile { fill: #ffffff; stroke: #cbd5e1; }
    .onezone .zone { fill: #ffffff; stroke: #64748b; stroke-width: 1.2; }
    .onezone .park { fill: #f8fafc; stroke: #94a3b8; }
    .onezone .gone { fill: #f3f4f6; stroke: #cbd5e1; }
    .onezone .agency { fill: #e8eef7; stroke: #475569; }
    .onezone .chip { fill: #e8eef7; stroke: #94a3b8; }
    .onezone .plain { fill: #ffffff; stroke: #cbd5e1; }
    .onezone .empty { fill: #ffffff; stroke: #d8a49c; }
    .onezone .tag { fill: #ffffff; stroke: #94a3b8; }
    .onezone .national { fill: #1e3a5f; stroke: #1e3a5f; }
    .onezone .provincial { fill: #dbe5f1; stroke: #1e3a5f; }
    .onezone .guess { fill: #ffffff; stroke: #1e3a5f; stroke-dasharray: 4 2; }
    .onezone .inferred { fill: #ffffff; stroke-dasharray: 6 3; }
    .onezone .placeholder { fill: url(#hatch); stroke-dasharray: 1.5 3; stroke-width: 1.5; }
    .onezone .link { fill: none; stroke: currentColor; stroke-width: 2; color: #94a3b8; }
    .onezone .tip { fill: currentColor; color: #94a3b8; }
    .onezone .rule { fill: none; stroke: #e2e8f0; stroke-width: 1; }
    .onezone .pill { fill: #ffffff; stroke: currentColor; stroke-width: 1.2; }
    .onezone .mark { fill: currentColor; }
    .onezone .i, .onezone .o { fill: none; stroke: #ffffff; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .onezone .o { stroke: currentColor; }
    .onezone .merged { color: #4338ca; }
    .onezone .closed { color: #c62828; }
    .onezone .integrated { color: #0f766e; }
    .onezone .downgraded { color: #b45309; }
    .onezone .upgraded { color: #0369a1; }
    .onezone .returned { color: #2e7d32; }
    .onezone .entrusted { color: #6d4c41; }
    .onezone .opened { color: #1565c0; }
    .onezone .moved { color: #7b1fa2; }
    .onezone .division_gone { color: #7f1d1d; }
    .onezone .division_new { color: #0d47a1; }
    .onezone .divisions_merged, .onezone .bodies_merged { color: #4338ca; }
    .onezone .division_split, .onezone .body_split { color: #00695c; }
    .onezone .divisions_rearranged, .onezone .succeeded { color: #6a1b9a; }
    .onezone .slimmed { color: #b45309; }
    .onezone .enlarged { color: #0369a1; }
    .onezone .body_closed { color: #c62828; }
    .onezone .body_opened { color: #1565c0; }
    .onezone .manager, .onezone .seat { color: #7b1fa2; }
    .onezone a text { fill: #1d4ed8; }
)svg";
}

std::string_view svg_patterns() noexcept {
    return R"svg(  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="#ffffff"/>
      <path d="M0 0v6" stroke="#d5dbe3" stroke-width="2"/>
    </pattern>
  </defs>
)svg";
}

} // namespace onezone::detail
