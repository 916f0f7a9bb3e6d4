// SPDX-License-Identifier: Apache-2.0
#include "faces/pages/document.hpp"
#include "faces/pages/html.hpp"
#include "support/catch.hpp"

#include <array>
#include <string>
#include <string_view>

using namespace onezone;
using namespace onezone::detail;
using Catch::Matchers::ContainsSubstring;

// Text stays text, wherever it stands, in every way of writing.

namespace {

struct hostile {
    std::string_view name;
    std::string_view markdown; // as it is spelled where a line begins
    std::string_view html;
    std::string_view plain;
    std::string_view heading = {}; // where it is spelled otherwise in a heading
};

constexpr std::array names{
    hostile{"张*明", "张\\*明", "张*明", "张*明"},
    hostile{"<b>粗</b>", "\\<b>粗\\</b>", "&lt;b&gt;粗&lt;/b&gt;", "<b>粗</b>"},
    hostile{"甲|乙", "甲\\|乙", "甲|乙", "甲|乙"},
    hostile{"甲\\|乙", "甲\\\\\\|乙", "甲\\|乙", "甲\\|乙"},
    hostile{"甲\n# 乙", "甲 # 乙", "甲 # 乙", "甲 # 乙"},
    hostile{"# 一号", "\\# 一号", "# 一号", "# 一号", "# 一号"},
    hostile{"-10人划出", "\\-10人划出", "-10人划出", "-10人划出", "-10人划出"},
    hostile{"+ 号", "\\+ 号", "+ 号", "+ 号", "+ 号"},
    hostile{"> 引", "\\> 引", "&gt; 引", "> 引", "> 引"},
    hostile{"12. 园", "12\\. 园", "12. 园", "12. 园", "12. 园"},
    hostile{"3) 园", "3\\) 园", "3) 园", "3) 园", "3) 园"},
    hostile{"    四格", "四格", "    四格", "    四格", "    四格"},
    hostile{"=HYPERLINK(\"http://x\")", "\\=HYPERLINK(\"http\\://x\")", "=HYPERLINK(&quot;http://x&quot;)",
        "=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http\\://x\")"},
    hostile{"甲[乙](#丙)", "甲[乙\\](#丙)", "甲[乙](#丙)", "甲[乙](#丙)"},
    hostile{"甲 #", "甲 #", "甲 #", "甲 #", "甲 \\#"},
    hostile{"[x] 甲", "\\[x] 甲", "[x] 甲", "[x] 甲", "[x] 甲"},
    hostile{"甲[1]: 乙[^2]", "甲[1\\]: 乙[^2\\]", "甲[1]: 乙[^2]", "甲[1]: 乙[^2]"},
    hostile{"`甲` _乙_ ~丙~ $丁$", "\\`甲\\` \\_乙\\_ \\~丙\\~ \\$丁\\$", "`甲` _乙_ ~丙~ $丁$", "`甲` _乙_ ~丙~ $丁$"},
    hostile{"&lt;", "\\&lt;", "&amp;lt;", "&lt;"},
    hostile{"www.x.cn a@b", "www\\.x.cn a\\@b", "www.x.cn a@b", "www.x.cn a@b"},
    hostile{"甲\xE2\x80\xAE乙", "甲〔U+202E〕乙", "甲〔U+202E〕乙", "甲〔U+202E〕乙"},
    hostile{"甲\xE2\x80\x8B乙", "甲〔U+200B〕乙", "甲〔U+200B〕乙", "甲〔U+200B〕乙"},
    hostile{"甲\xFF乙", "甲\xEF\xBF\xBD乙", "甲\xEF\xBF\xBD乙", "甲\xEF\xBF\xBD乙"},
    hostile{"甲\r\n\t乙", "甲   乙", "甲   乙", "甲   乙"},
};

} // namespace

TEST_CASE("what a name holds is no markup in a heading, paragraph, quotation or item", "[faces][document]") {
    for (const hostile& h : names) {
        CAPTURE(h.name);
        document d;
        d.heading(2, verbatim(h.name), "here");
        d.paragraph(verbatim(h.name));
        d.quote(verbatim(h.name));
        d.item(verbatim(h.name));
        d.item(verbatim(h.name), 1);
        const std::string m(h.markdown), w(h.html), p(h.plain);
        CHECK(as_markdown(d, language::zh)
            == "## <a id=\"here\"></a>" + std::string(h.heading.empty() ? h.markdown : h.heading) + "\n" + m + "\n\n> "
                + m + "\n\n- " + m + "\n  - " + m + "\n");
        const std::string html = as_html(d, verbatim(h.name), language::zh);
        CHECK_THAT(html, ContainsSubstring("<title>" + w + "</title>"));
        CHECK_THAT(html,
            ContainsSubstring("<h2 id=\"here\">" + w + "</h2>\n<p>" + w + "</p>\n<blockquote>" + w
                + "</blockquote>\n<ul>\n<li>" + w + "<ul>\n<li>" + w + "</li>\n</ul></li>\n</ul>\n"));
        CHECK_THAT(as_plain_text(d, language::zh), ContainsSubstring("\n" + p + "\n\n- " + p + "\n  - " + p + "\n"));
    }
}

TEST_CASE("a cell is one line of its row, whatever it holds", "[faces][document]") {
    for (const hostile& h : names) {
        CAPTURE(h.name);
        document d;
        d.table({verbatim(h.name), {say("数", "number"), true}});
        d.row({verbatim(h.name), verbatim("2")});
        const std::string markdown = as_markdown(d, language::en);
        CHECK(std::count(markdown.begin(), markdown.end(), '\n') == 3);
        std::size_t bars = 0;
        for (std::size_t i = 0; i < markdown.size(); ++i) {
            if (markdown[i] == '\\')
                ++i;
            else
                bars += markdown[i] == '|';
        }
        CHECK(bars == 9);
        CHECK_THAT(markdown, ContainsSubstring("|---|--:|\n"));
        CHECK_THAT(as_html(d, say("题", "title"), language::en),
            ContainsSubstring("<td>" + std::string(h.html) + "</td><td class=\"n\">2</td>"));
    }
}

TEST_CASE("links, strong words and code enclose text, not markup", "[faces][document]") {
    document d;
    d.paragraph(strong(verbatim("*")) + verbatim(" ") + code_word("a`b") + verbatim(" ") + code_word("<i>")
        + leading(verbatim("]("), "act-1"));
    CHECK(as_markdown(d, language::zh) == "**\\*** `` a`b `` `<i>`[\\](](#act-1)\n");
    CHECK_THAT(as_html(d, {}, language::zh),
        ContainsSubstring(
            "<p><strong>*</strong> <code>a`b</code> <code>&lt;i&gt;</code><a href=\"#act-1\">](</a></p>"));
    CHECK(as_plain_text(d, language::zh) == "* a`b <i>](\n");
    document in_cell;
    in_cell.table({verbatim("a")});
    in_cell.row({code_word("a|b")});
    CHECK(as_markdown(in_cell, language::zh) == "| a |\n|---|\n| `a\\|b` |\n");
}

TEST_CASE("a place has a name that needs no spelling", "[faces][document]") {
    CHECK(place_of("rule-jx23.county.max-zones") == "rule-jx23.county.max-zones");
    CHECK(place_of("a\"b 甲") == "a-22b-20-e7-94-b2");
}

TEST_CASE("a page of HTML fetches nothing, runs nothing and prints on A4", "[faces][document]") {
    document d;
    d.heading(1, say("题", "title"));
    d.item(say("一", "one"), 0);
    d.item(say("二", "two"), 2); // deeper by two at once
    d.item(say("三", "three"), 1);
    d.new_page();
    d.paragraph(say("附", "annex"));
    const std::string html = as_html(d, say("题", "title"), language::en);
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK_THAT(html,
        !ContainsSubstring("<script") && !ContainsSubstring("src=") && !ContainsSubstring("url(")
            && !ContainsSubstring("@import") && !ContainsSubstring("<link"));
    CHECK_THAT(html, ContainsSubstring("default-src 'none'") && ContainsSubstring("size: A4"));
    for (const std::string tag : {"ul", "li", "section", "main", "body", "html", "head", "style", "h1", "p"}) {
        const auto many = [&](const std::string& what) {
            std::size_t n = 0;
            for (std::size_t at = 0; (at = html.find(what, at)) != std::string::npos; ++at) ++n;
            return n;
        };
        CAPTURE(tag);
        CHECK(many("</" + tag + ">") > 0);
        CHECK(many("<" + tag + ">") + many("<" + tag + " ") == many("</" + tag + ">"));
    }
    CHECK_THAT(html, ContainsSubstring("<section class=\"annex\">\n<p>annex</p>\n</section>"));
}

TEST_CASE("columns of plain text are as wide as what stands in them", "[faces][document]") {
    document d;
    d.table({say("机构", "agency"), {say("数", "many"), true}});
    d.row({verbatim("甲"), verbatim("12")});
    d.row({verbatim("office"), verbatim("3")});
    CHECK(as_plain_text(d, language::zh) == "机构    数\n甲      12\noffice   3\n");
    d.row({verbatim(std::string(120, 'x')), verbatim("4")});
    CHECK_THAT(as_plain_text(d, language::zh), ContainsSubstring("- 机构：甲；数：12\n"));
}
