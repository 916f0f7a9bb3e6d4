// SPDX-License-Identifier: Apache-2.0
#include "support/bulletins.hpp"
#include "support/catch.hpp"

#include <onezone/faces/pages/picture.hpp>
#include <onezone/faces/pages/reform_page.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/study/explain.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

// What a browser makes of the page is tested in one: readers/browse.py.

namespace {

std::size_t many(const std::string& in, const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = in.find(what, at)) != std::string::npos; at += what.size()) ++n;
    return n;
}

// What stands between `before` and the next quotation mark, wherever it does.
std::vector<std::string> values(const std::string& in, const std::string& before) {
    std::vector<std::string> all;
    for (std::size_t at = 0; (at = in.find(before, at)) != std::string::npos;) {
        at += before.size();
        all.push_back(in.substr(at, in.find('"', at) - at));
    }
    return all;
}

const std::string& ganzhou_page() {
    static const std::string page = reform_page(ganzhou(), {.sources = ganzhou_plan().sources});
    return page;
}

// A county after another in which a zone loses its agency.
trial closures(int counties) {
    std::string lines = "city 某市 code=3607\n";
    for (int i = 0; i < counties; ++i) {
        const std::string n = std::to_string(10 + i);
        lines += "  county 第" + n + "县 code=3607" + n + "\n    zone 园" + n + "\n      agency 办" + n + '\n';
    }
    const hierarchy h = read_sketch(lines, "sketch").value();
    plan p;
    p.id = "closures";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    for (int i = 0; i < counties; ++i) {
        const std::string n = std::to_string(10 + i);
        plan_step s;
        s.key = n;
        s.what =
            abolish_agency{.agency = h.find_body("办" + n).value()->key, .successor = party::of(h.at("第" + n + "县"))};
        p.steps.push_back(std::move(s));
    }
    return simulate(h, p, packs::jiangxi_2023()).value();
}

} // namespace

TEST_CASE("a page of a reform is one file in both languages that fetches nothing", "[faces][page]") {
    const std::string& page = ganzhou_page();
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    CHECK_THAT(
        page, ContainsSubstring("赣州市清理规范开发区管理机构") && ContainsSubstring("The clean-up of zone agencies"));
    CHECK(reform_page(two_parks_merged(), {.in = language::en}).starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK_THAT(page,
        !ContainsSubstring(" src=") && !ContainsSubstring("<link") && !ContainsSubstring("@import")
            && !ContainsSubstring("https://"));
    CHECK(many(page, "url(") == many(page, "url(#hatch)"));
    CHECK_THAT(page, ContainsSubstring("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"));
    CHECK(many(page, "<script") == 1);
    // Each text that differs stands there twice, and one of the two is shown.
    CHECK(many(page, "class=\"zh\"") == many(page, "class=\"en\""));
    CHECK(many(page, "name=\"language\"") == 2);
}

TEST_CASE("every link of a page leads to one place on it, or filters", "[faces][page]") {
    for (const std::string& page : {ganzhou_page(), reform_page(closures(20)), reform_page(trial())}) {
        const std::vector<std::string> places = values(page, " id=\"");
        const std::set<std::string> once(places.begin(), places.end());
        CHECK(places.size() == once.size());
        for (const std::string& link : values(page, "href=\"")) {
            CAPTURE(link);
            CHECK((link.starts_with("#unit=") || once.count(link.substr(1)) == 1));
        }
        // Each field has its label.
        for (const std::string& field : values(page, "<label for=\"")) CHECK(once.count(field) == 1);
    }
}

TEST_CASE("each finding stands on the page once, with why it is so", "[faces][page]") {
    const trial& t = ganzhou();
    std::size_t expected = 0;
    for (const shifted_finding& f : follow(t.report_before(), t.report_after()))
        if (f.is || f.what != shift::decided) ++expected;
    const std::string& page = ganzhou_page();
    CHECK(many(page, "<details class=\"finding\"") == expected);
    CHECK(many(page, "data-verdict=\"undecided\"") == t.report_after().count(verdict::undecided));
    // What was violated and is not any more says by which condition.
    const std::vector<std::string> clauses = values(page, "data-clause=\"");
    CHECK(std::set(clauses.begin(), clauses.end()).size() + 1
        == many(page.substr(page.find("by-clause"), page.find("by-verdict") - page.find("by-clause")), "<option"));
    const shifted_finding cured = [&] {
        for (const shifted_finding& f : follow(t.report_before(), t.report_after()))
            if (f.what == shift::cured && f.is == verdict::satisfied) return f;
        return shifted_finding();
    }();
    REQUIRE_FALSE(cured.told.rule.empty());
    const explanation why = explain(t.report_after(), cured.told.rule, cured.told.about).value();
    const auto decisive = std::find_if(
        why.conditions.begin(), why.conditions.end(), [](const explained_condition& c) { return c.decisive; });
    REQUIRE(decisive != why.conditions.end());
    CHECK_THAT(page, ContainsSubstring(sentence_of(*decisive).zh) && ContainsSubstring(sentence_of(*decisive).en));
    CHECK_THAT(
        page, ContainsSubstring("data-zh=\"显示{0}项，共{1}项。\"") && ContainsSubstring("aria-live=\"polite\""));
}

TEST_CASE("findings beyond the limit are counted, those that are violated told first", "[faces][page]") {
    const std::string page = reform_page(ganzhou(), {.findings = 50});
    CHECK(many(page, "<details class=\"finding\"") == 50);
    CHECK_THAT(page, ContainsSubstring("项从略。"));
    // What became of them, in the order of the bulletin.
    CHECK(page.find("id=\"cured\"") < page.find("id=\"undecided\""));
}

TEST_CASE("the tree shows what was touched before and after, and leads to what was found of it", "[faces][page]") {
    const std::string& page = ganzhou_page();
    const std::size_t before = page.find("id=\"before\"");
    const std::size_t after = page.find("id=\"after\"");
    const std::size_t end = page.find("id=\"clauses\"");
    const std::string was = page.substr(before, after - before);
    const std::string is = page.substr(after, end - after);
    CHECK_THAT(was, ContainsSubstring("<strong>罗坳工业园区</strong>") || ContainsSubstring("罗坳工业园区"));
    CHECK(many(was, "<details open><summary>") == many(was, "</ul></details></li>"));
    CHECK(many(is, "<details open><summary>") == many(is, "</ul></details></li>"));
    CHECK(many(is, "<details open><summary>") > 5);
    CHECK_THAT(is, ContainsSubstring("href=\"#unit=%E6%B1%9F%E8%A5%BF%E7%9C%81/")); // 江西省/
    CHECK_THAT(is, ContainsSubstring("项</span>") && ContainsSubstring("findings</span>"));
}

TEST_CASE("a reform in many divisions has an overview that leads to a picture of each", "[faces][page][picture]") {
    const trial t = closures(20);
    const std::string page = reform_page(t, {.pictures = 18});
    CHECK(many(page, "<details class=\"fold\"") == 18);
    CHECK(many(page, "href=\"#picture-3607") == 2 * 18); // in each language
    CHECK_THAT(page, ContainsSubstring("id=\"picture-360727\"") && !ContainsSubstring("picture-360728"));
    CHECK(many(page, "<pattern id=\"hatch\"") == 1);
    // Drawn as a file of its own, the overview leads to the others' files; one that has no others leads nowhere.
    CHECK(many(pictures(t).front().svg, "<a href=\"3607") == 20);
    CHECK_THAT(
        pictures(t).front().svg, ContainsSubstring("<a href=\"360710.svg\">") && ContainsSubstring("role=\"group\""));
    CHECK_THAT(picture(t), !ContainsSubstring("<a href") && ContainsSubstring("role=\"img\""));
}

TEST_CASE("hostile names stay text on a page", "[faces][page]") {
    for (const std::string name :
        {"<b>园", "\"><script>alert(1)<\\script>", "园\" onclick=\"x", "&lt;", "甲\xE2\x80\xAE乙"}) {
        CAPTURE(name);
        const two_parks parks;
        change c(parks.content);
        c.rename(parks.small_zone, name + "园").value();
        plan p = parks.merger();
        p.title = verbatim(name);
        p.remarks = {verbatim(name)};
        p.steps[0].remark = verbatim(name);
        const std::string page = reform_page(simulate(std::move(c).finish(), p, packs::jiangxi_2023()).value());
        CHECK_THAT(page,
            !ContainsSubstring("<b>") && !ContainsSubstring("<script>alert") && !ContainsSubstring("\xE2\x80\xAE"));
        CHECK_THAT(page, !ContainsSubstring("\" onclick=\"x"));
        CHECK(many(page, "<script>") == 1);
    }
}

TEST_CASE("findings of a clause stand in the order of the numbers in names", "[faces][page]") {
    std::string lines = "city 某市 code=3607\n  county 东县 code=360721\n";
    for (int i = 1; i <= 12; ++i) {
        const std::string n = std::to_string(i);
        lines += "    zone 第" + n + "园 managed-by=东县\n      agency 第" + n + "园管委会\n";
    }
    const hierarchy h = read_sketch(lines, "sketch").value();
    plan p;
    p.id = "t";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    p.steps.push_back(
        {"s", abolish_agency{.agency = h.find_body("第1园管委会").value()->key, .successor = party::of(h.at("东县"))},
            date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
    const std::string page = reform_page(simulate(h, p, packs::jiangxi_2023()).value());
    const std::vector<std::string> clauses = values(page, "data-clause=\"");
    const std::vector<std::string> units = values(page, "data-unit=\"");
    REQUIRE(clauses.size() == units.size());
    std::vector<std::string> found;
    for (std::size_t i = 0; i < units.size(); ++i)
        if (clauses[i] == "jx23.industry.max-lead") found.push_back(units[i]);
    REQUIRE(found.size() >= 11);
    const auto place = [&](const char* n) {
        return std::find(found.begin(), found.end(), std::string("某市/东县/") + n) - found.begin();
    };
    CHECK(place("第2园") < place("第9园"));
    CHECK(place("第9园") < place("第10园"));
    CHECK(place("第10园") < place("第12园"));
}

TEST_CASE("a unit of the tree counts its own findings and those below it, not those of longer names", "[faces][page]") {
    std::string lines = "city 某市 code=3607\n  county 东县 code=360721\n";
    for (const char* n : {"园1", "园10", "园11"})
        lines += std::string("    zone ") + n + " managed-by=东县\n      agency " + n + "管委会\n";
    const hierarchy h = read_sketch(lines, "sketch").value();
    plan p;
    p.id = "t";
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    for (const char* n : {"园1", "园10", "园11"})
        p.steps.push_back({n,
            abolish_agency{
                .agency = h.find_body(std::string(n) + "管委会").value()->key, .successor = party::of(h.at("东县"))},
            date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
    const std::string page = reform_page(simulate(h, p, packs::jiangxi_2023()).value());
    const auto said = [&](const std::string& unit) {
        std::size_t at = page.find("<strong>" + unit + "</strong>");
        at = page.find("评判", at) + std::string("评判").size();
        return std::stoi(page.substr(at));
    };
    CHECK(said("园1") == said("园10"));
}
