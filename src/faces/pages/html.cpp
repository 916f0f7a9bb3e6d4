// SPDX-License-Identifier: Apache-2.0
#include "html.hpp"

#include "ground/shown.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace onezone::detail {

namespace {

[[nodiscard]] std::string line_in(const phrase& p, language which) {
    std::string line;
    for (const run& r : p.runs()) {
        std::string spelled = spelled_in_html(r.says.in(which));
        if (spelled.empty()) continue;
        if (r.code) spelled = "<code>" + spelled + "</code>";
        if (r.strong) spelled = "<strong>" + spelled + "</strong>";
        if (!r.leads_to.empty()) spelled = "<a href=\"#" + r.leads_to + "\">" + spelled + "</a>";
        line += spelled;
    }
    return line;
}

void table_in_html(std::string& out, const block& b, html_language which) {
    const auto row = [&](std::string_view sort, std::size_t cells, auto cell) {
        out += "<tr>";
        for (std::size_t i = 0; i < cells; ++i) {
            out += '<';
            out += sort;
            if (sort == "th") out += " scope=\"col\"";
            if (b.columns[i].is_number) out += " class=\"n\"";
            out += '>' + line_of_html(cell(i), which) + "</";
            out += sort;
            out += '>';
        }
        out += "</tr>\n";
    };
    out += "<div class=\"table\"><table>\n<thead>";
    row("th", b.columns.size(), [&](std::size_t i) { return phrase(b.columns[i].head); });
    out += "</thead>\n<tbody>\n";
    for (const std::vector<phrase>& cells : b.rows) row("td", cells.size(), [&](std::size_t i) { return cells[i]; });
    out += "</tbody>\n</table></div>\n";
}

constexpr std::string_view sheet_of_style = R"(
:root { color-scheme: light dark }
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 60em; margin: 1.5em auto; padding: 0 1em }
h1 { font-size: 1.5em; line-height: 1.3 } h2 { font-size: 1.2em; border-bottom: 1px solid } h3 { font-size: 1.05em }
.table { overflow-x: auto; margin: .5em 0 } table { border-collapse: collapse }
th, td { border: 1px solid #8888; padding: .15em .6em; text-align: left; vertical-align: top; min-width: 4.5em; overflow-wrap: break-word }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
blockquote { margin: .3em 0; padding-left: .8em; border-left: 3px solid #8888 }
:target { outline: 2px solid; outline-offset: 2px }
.annex { border-top: 2px solid; margin-top: 2em }
@page { size: A4; margin: 16mm 15mm }
@media print {
  :root { color-scheme: light }
  body { font-size: 9pt; line-height: 1.35; max-width: none; margin: 0; padding: 0 }
  p, ul, .table { margin: .35em 0 } h1 { margin: 0 0 .4em } h2, h3, h4 { margin: .6em 0 .3em } th, td { padding: .05em .5em }
  .table { overflow: visible } table { width: 100% } tr, li { break-inside: avoid } thead { display: table-header-group }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid } h4 + p, p:has(+ .table) { break-after: avoid }
  a { color: inherit; text-decoration: none }
  .annex { break-before: page; border: 0; margin: 0 }
}
)";

} // namespace

std::string spelled_in_html(std::string_view plain) {
    std::string out;
    const std::string visible = shown(plain);
    out.reserve(visible.size());
    for (const char c : visible) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string line_of_html(const phrase& p, html_language which) {
    if (which != html_language::both) return line_in(p, which == html_language::zh ? language::zh : language::en);
    std::string zh = line_in(p, language::zh);
    const std::string en = line_in(p, language::en);
    if (zh == en) return zh;
    return "<span class=\"zh\" lang=\"zh-CN\">" + zh + "</span><span class=\"en\" lang=\"en\">" + en + "</span>";
}

std::string blocks_of_html(const document& d, html_language which) {
    std::string out;
    int depth = 0; // of the lists that are open
    bool annex = false;
    for (const block& b : d.blocks()) {
        const int wanted = b.sort == block_sort::item ? b.level + 1 : 0;
        if (b.sort == block_sort::item && depth >= wanted) out += "</li>\n";
        if (b.sort != block_sort::item && depth != 0) out += "</li>\n";
        while (depth > wanted) out += --depth > 0 ? "</ul></li>\n" : "</ul>\n";
        while (depth < wanted) out += ++depth < wanted ? "<ul><li>\n" : "<ul>\n";
        switch (b.sort) {
        case block_sort::heading: {
            const std::string h = "h" + std::to_string(std::min(b.level, 6));
            out += "<" + h + (b.place.empty() ? std::string() : " id=\"" + b.place + "\"") + ">"
                + line_of_html(b.says, which) + "</" + h + ">\n";
            break;
        }
        case block_sort::paragraph: out += "<p>" + line_of_html(b.says, which) + "</p>\n"; break;
        case block_sort::quote: out += "<blockquote>" + line_of_html(b.says, which) + "</blockquote>\n"; break;
        case block_sort::item: out += "<li>" + line_of_html(b.says, which); break;
        case block_sort::table: table_in_html(out, b, which); break;
        case block_sort::new_page:
            out += annex ? "</section>\n" : "";
            out += "<section class=\"annex\">\n";
            annex = true;
            break;
        }
    }
    if (depth != 0) out += "</li>\n";
    while (depth > 0) out += --depth > 0 ? "</ul></li>\n" : "</ul>\n";
    if (annex) out += "</section>\n";
    return out;
}

std::string written(const html_head& head) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += head.in == language::zh ? "zh-CN" : "en";
    out +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'";
    if (!head.script.empty()) out += "; script-src '" + std::string(head.script) + '\'';
    out += "\">\n<title>" + spelled_in_html(head.title.in(head.in)) + "</title>\n<style>" + std::string(sheet_of_style);
    return (out += head.styles) += "</style>\n</head>\n";
}

std::string as_html(const document& d, const text& title, language which) {
    return written(html_head{title, which}) + "<body>\n<main>\n" + blocks_of_html(d, html_in(which))
        + "</main>\n</body>\n</html>\n";
}

} // namespace onezone::detail
