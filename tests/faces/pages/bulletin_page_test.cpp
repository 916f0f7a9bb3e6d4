// SPDX-License-Identifier: Apache-2.0
#include "support/bulletins.hpp"
#include "support/catch.hpp"
#include "support/crowded.hpp"

#include <onezone/faces/tables/divisions.hpp>
#include <onezone/model/change.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

namespace {

std::set<std::string> all_matches(const std::string& in, const char* pattern) {
    std::set<std::string> found;
    const std::regex wanted(pattern);
    for (auto at = std::sregex_iterator(in.begin(), in.end(), wanted); at != std::sregex_iterator(); ++at)
        found.insert((*at)[1]);
    return found;
}

// What the links of a page lead to that is nowhere on it.
std::vector<std::string> loose_ends(const std::string& markdown, const std::string& html) {
    std::vector<std::string> loose;
    const auto compare = [&](const std::set<std::string>& targets, const std::set<std::string>& places) {
        CHECK(targets.size() > 2);
        std::set_difference(targets.begin(), targets.end(), places.begin(), places.end(), std::back_inserter(loose));
    };
    compare(all_matches(markdown, R"([^\\]\]\(#([^)]*)\))"), all_matches(markdown, R"re(<a id="([^"]*)"></a>)re"));
    compare(all_matches(html, R"re(href="#([^"]*)")re"), all_matches(html, R"re( id="([^"]*)")re"));
    return loose;
}

} // namespace

//=== pages ===//

TEST_CASE("page one has at most 45 lines for any reform", "[faces][bulletin]") {
    for (const language in : {language::zh, language::en}) {
        const std::string page = written(bulletin_of(ganzhou()), page_format::markdown, bulletin_part::page_one, in);
        CHECK(lines_of(page) <= 45);
        CHECK(lines_of(page) > 20);
        CHECK(lines_of(written(bulletin_of(ganzhou()), page_format::plain, bulletin_part::page_one, in)) <= 45);
    }
    const bulletin_content most = crowded_bulletin();
    for (const auto which : {language::zh, language::en}) {
        const std::string page = written(most, page_format::markdown, bulletin_part::page_one, which);
        CHECK(lines_of(page) <= 45);
        CHECK(lines_of(page) >= 30);
    }
    // What has no room is counted, and none of the lists is left out.
    const std::string page = written(most, page_format::markdown, bulletin_part::page_one);
    for (const char* rest : {"另有\\d+项", "另有\\d+个不符", "另有\\d+类\n\n## 不符合", "另有\\d+条",
             "另有\\d+类\n\n## 后续", "另有\\d+类\n$"}) {
        CAPTURE(rest);
        CHECK(std::regex_search(page, std::regex(rest)));
    }
    const bulletin_content empty;
    CHECK(lines_of(written(empty, page_format::markdown, bulletin_part::page_one)) <= 15);
}

TEST_CASE("long names are told as far as a line has room", "[faces][bulletin]") {
    bulletin_content c = crowded_bulletin();
    const std::string page = written(c, page_format::markdown, bulletin_part::page_one);
    CHECK_THAT(page, ContainsSubstring("：…/赣州高新技术产业开发区第1产业园管理委员会办公室等30个\n"));
    // Of few, all are told in full.
    c.done.resize(1);
    c.cards.resize(1);
    c.published.clear();
    c.clauses.clear();
    c.facts.clear();
    c.duties.clear();
    c.dates.outside.clear();
    c.all_facts = c.all_duties = 0;
    CHECK_THAT(written(c, page_format::markdown, bulletin_part::page_one),
        ContainsSubstring(
            "江西省/赣州市/赣州高新技术产业开发区第5产业园/赣州高新技术产业开发区第5产业园管理委员会办公室等30个\n"));
}

TEST_CASE("every link of a bulletin leads to a place on it, and each figure of page one to acts", "[faces][bulletin]") {
    plan differing = two_parks().merger();
    differing.published = {{"agencies.before", decimal::of(4), provenance::stated("S1")}};
    for (const bulletin_content& c : {bulletin_of(ganzhou()), bulletin_of(merged(differing)),
             bulletin_of(entrusted(30, false)), bulletin_of(entrusted(30, true))}) {
        const std::string markdown = written(c, page_format::markdown);
        CHECK(loose_ends(markdown, written(c, page_format::html)).empty());
        for (const bulletin_card& k : c.cards)
            for (const std::int64_t act : k.acts) CHECK((act >= 1 && act <= static_cast<std::int64_t>(c.acts.size())));
        for (const bulletin_published& p : c.published) CHECK_FALSE(p.acts.empty());
    }
    // Alone, page one has nowhere to lead to.
    CHECK_THAT(
        written(bulletin_of(ganzhou()), page_format::markdown, bulletin_part::page_one), !ContainsSubstring("](#"));
}

TEST_CASE("the three ways of writing say the same", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(ganzhou());
    for (const page_format format : {page_format::markdown, page_format::html, page_format::plain}) {
        const std::string page = written(c, format);
        CHECK_THAT(page, ContainsSubstring("赣州市清理规范开发区管理机构"));
        CHECK_THAT(page, ContainsSubstring("没有判为不符合的事项。"));
        CHECK_THAT(page, ContainsSubstring("剥离沙河工业园管理机构的社会管理职能，由章贡区人民政府承担"));
        const std::string alone = written(c, format, bulletin_part::page_one);
        CHECK(alone.size() < page.size() / 4);
        CHECK_THAT(alone, !ContainsSubstring("剥离沙河工业园管理机构的社会管理职能"));
        CHECK_THAT(written(c, format, bulletin_part::annex), !ContainsSubstring("没有判为不符合的事项。"));
        CHECK_THAT(
            written(c, format, bulletin_part::whole, language::en), ContainsSubstring("Nothing is found violated."));
    }
    CHECK_THAT(written(c, page_format::html), ContainsSubstring("<strong>职能剥离</strong>"));
}

TEST_CASE("a bulletin as JSON has every field that says something", "[faces][bulletin][json]") {
    const bulletin_content c = bulletin_of(ganzhou());
    const boost::json::value json = boost::json::parse(write_bulletin(c));
    CHECK(json.at("onezone") == "bulletin");
    CHECK(json.at("title").at("zh").as_string() == c.title.zh);
    CHECK(json.at("outcome").at("after") == "undecided");
    CHECK(json.at("cards").as_array().size() == c.cards.size());
    CHECK(json.at("cards").at(0).at("key") == "agencies");
    CHECK(json.at("cards").at(0).at("before") == 31);
    CHECK(json.at("cards").at(0).at("after") == 21);
    CHECK(json.at("acts").as_array().size() == c.acts.size());
    CHECK(json.at("done").at(0).at("kind") == "change_rank");
    CHECK(json.at("facts").as_array().size() == c.facts.size());
    CHECK(json.at("before").at(0).at("name") == "江西省");
}

TEST_CASE("hostile and masked names stay text in a bulletin", "[faces][bulletin]") {
    for (const std::string name : {"张*明", "<b>园", "甲|乙", "甲\\|乙", "=HYPERLINK(\"x\")", "-10人划出",
             "甲\xE2\x80\xAE乙", "<script>alert(1)", "](#x)", "&lt;"}) {
        CAPTURE(name);
        const two_parks parks;
        change c(parks.content);
        c.rename(parks.small_zone, name + "园").value();
        body agency = *c.now().find(parks.small_agency);
        agency.name = name;
        c.put(agency).value();
        plan p = parks.merger();
        p.title = verbatim(name);
        p.remarks = {verbatim(name)};
        p.steps[0].remark = verbatim(name);
        const bulletin_content told = bulletin_of(simulate(std::move(c).finish(), p, packs::jiangxi_2023()).value());
        const std::string markdown = written(told, page_format::markdown);
        const std::string html = written(told, page_format::html);
        CHECK(loose_ends(markdown, html).empty());
        CHECK_THAT(
            html, !ContainsSubstring("<b>") && !ContainsSubstring("<script") && !ContainsSubstring("\xE2\x80\xAE"));
        CHECK_THAT(markdown, !ContainsSubstring("\xE2\x80\xAE"));
        // Nowhere does anything stand that would be markup.
        for (std::size_t i = 0; i < markdown.size(); ++i) {
            if (markdown[i] == '\\') {
                ++i;
            } else if (markdown[i] == '<') {
                CHECK(markdown.compare(i, 7, "<a id=\"") == 0);
                i += 6;
                i = markdown.find("</a>", i) + 3;
            }
        }
        CHECK(boost::json::parse(write_bulletin(told)).at("title").as_string() == name);
    }
}

TEST_CASE("a bulletin of nothing is a page that says so", "[faces][bulletin]") {
    const bulletin_content nothing = bulletin_of(trial());
    CHECK(nothing.outcome.after == outcome::nothing_judged);
    CHECK_FALSE(nothing.dates.before);
    for (const page_format format : {page_format::markdown, page_format::html, page_format::plain}) {
        CHECK_THAT(
            written(nothing, format), ContainsSubstring("没有任何步骤。") && ContainsSubstring("没有评判任何事项。"));
        CHECK_FALSE(written(bulletin_content(), format).empty());
    }
    CHECK(boost::json::parse(write_bulletin(bulletin_content())).as_object().size() == 2);
}

TEST_CASE("the README shows page one of Ganzhou", "[faces][bulletin][ganzhou]") {
    std::ifstream in(source_folder() / "README.md");
    const std::string readme(std::istreambuf_iterator<char>(in), {});
    bulletin_style style;
    style.part = bulletin_part::page_one;
    style.heading = 3;
    CHECK_THAT(readme, ContainsSubstring(bulletin(ganzhou_bulletin(), style)));
}

//=== size ===//

TEST_CASE("the bulletin of one act on a large hierarchy is a page and a short annex", "[faces][bulletin][long]") {
    change c{hierarchy{}};
    const auto name = [](const char* kind, int n) { return std::string(kind) + std::to_string(n); };
    unit_id town, to;
    std::size_t units = 0;
    for (int p = 0; p < 4; ++p) {
        const unit_id province = unit_id::derive("large", std::to_string(++units));
        c.add({province, unit_kind::province, name("省", p), {}, {}}).value();
        for (int k = 0; k < 200; ++k) {
            const unit_id city = unit_id::derive("large", std::to_string(++units));
            const unit_id county = unit_id::derive("large", std::to_string(++units));
            c.add({city, unit_kind::prefecture_city, name("市", p * 1000 + k), {}, province}).value();
            c.add({county, unit_kind::county, name("县", p * 1000 + k), {}, city}).value();
            const unit_id zone = unit_id::derive("large", std::to_string(++units));
            c.add({zone, unit_kind::zone, name("园", p * 1000 + k), {}, county}).value();
            for (int t = 0; t < 25; ++t) {
                town = unit_id::derive("large", std::to_string(++units));
                c.add({town, unit_kind::town, name("镇", t), {}, county}).value();
            }
            if (k == 7) to = county;
        }
    }
    REQUIRE(units > 20'000);
    plan p;
    p.id = "one";
    p.title = say("一镇改隶", "one town moves");
    p.judged = trial_dates{date(2023, 11, 1), date(2023, 12, 1), date(2023, 12, 1)};
    p.steps.push_back({"s", reparent{town, to}, date(2023, 11, 20), provenance::stated("S1"), {}, {}, {}});
    const bulletin_content told = bulletin_of(simulate(std::move(c).finish(), p, packs::all()).value());
    for (const language in : {language::zh, language::en}) {
        CHECK(written(told, page_format::markdown, bulletin_part::whole, in).size() < 60'000);
        CHECK(written(told, page_format::plain, bulletin_part::whole, in).size() < 60'000);
        CHECK(written(told, page_format::html, bulletin_part::whole, in).size() < 80'000);
        CHECK(lines_of(written(told, page_format::markdown, bulletin_part::page_one, in)) <= 45);
    }
    CHECK(told.before.size() == 6); // the town, its county, city and province, and the county and city it goes to
}

TEST_CASE("the bulletin of one act on the nation is under 60 kB", "[faces][bulletin][data]") {
    const hierarchy nation = import_divisions(data_folder().value() / "divisions").value().nation;
    plan p;
    p.id = "one";
    p.title = say("龙南镇改隶信丰县", "Longnan town moves to Xinfeng");
    p.judged = trial_dates{date(2023, 11, 1), date(2023, 12, 1), date(2023, 12, 1)};
    p.steps.push_back({"s", reparent{nation.at("龙南市/龙南镇"), nation.at("赣州市/信丰县")}, date(2023, 11, 20),
        provenance::stated("S1"), {}, {}, {}});
    const bulletin_content told = bulletin_of(simulate(nation, p, packs::all()).value());
    const std::string page = written(told, page_format::markdown);
    CHECK(page.size() < 60'000);
    CHECK(lines_of(written(told, page_format::markdown, bulletin_part::page_one)) <= 45);
    CHECK(write_bulletin(told).size() < 200'000);
    WARN("one act on the nation: " << lines_of(page) << " lines, " << page.size() << " bytes");
}
