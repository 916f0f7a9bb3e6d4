// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"

#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/profile.hpp>
#include <onezone/testing/mutation.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the catalogue says of a rule all that a reader has to know before it is used", "[faces][catalogue]") {
    rule r;
    r.id = "own.cap";
    r.title = say("至多两个", "two at most");
    r.basis = {"某办法", "第二条", "S1", "至多两个", grade::inferred, say("只说了本市", "speaks of the city alone")};
    r.force = force::principle;
    r.force_is_read = say("有两解", "may be read two ways");
    r.valid.announced = date(2023, 1, 2);
    r.valid.until = date(2026, 1, 1);
    r.jurisdiction = code{"3607"};
    r.about = {subject_kind::division, level::county, true};
    r.succeeds = "own.old";
    r.over = {{relation_to_rule::waives, "other"}};
    parameter share{"share", std::int64_t{50}, say("百分之几", "percent")};
    share.at_least = decimal{};
    share.at_most = decimal::of(100);
    parameter least{"least", decimal::of(2), say("至少", "least"), {}, grade::inferred};
    least.at_least = decimal::of(1);
    parameter most{"most", std::nullopt, say("至多|几", "most"), decimal{}};
    most.at_most = decimal::of(9);
    parameter kind{"kind", std::string("any"), say("哪种", "which")};
    kind.words = {"any", "same"};
    parameter day{"day", std::string("2018-06-30"), say("何日", "day")};
    day.is_day = true;
    r.parameters = {share, least, most, kind, day, {"open", true, say("是否", "whether")}};
    r.judge = [](context&) {};
    CHECK(catalogue_entry(r, language::en)
        == "### `own.cap` two at most\n"
           "\n"
           "- clause: "
            + name_of(r.basis).en
            + "\n"
              "- source: S1\n"
              "- how the clause is known: "
            + name_of(wording::inferred).en
            + "\n"
              "- force: "
            + name_of(force::principle).en
            + " (inferred: may be read two ways)\n"
              "- dates: announced 2 January 2023, first day no longer in force 1 January 2026\n"
              "- where: Ganzhou (3607)\n"
              "- judged on: "
            + name_of(subject_kind::division).en + " (" + name_of(level::county).en
            + "), changes only\n"
              "- succeeds: `own.old`\n"
              "- "
            + name_of(relation_to_rule::waives).en
            + ": `other`\n"
              "\n"
              "| parameter | meaning | default | range |\n"
              "|---|---|---|---|\n"
              "| `share` | percent | 50 | 0 to 100 |\n"
              "| `least` | least (inferred) | 2 | 1 or more |\n"
              "| `most` | most | none: undecided until it is set | 9 or less |\n"
              "| `kind` | which | any | one of any, same |\n"
              "| `day` | day | 2018-06-30 (30 June 2018) | a date |\n"
              "| `open` | whether | yes |  |\n");
    CHECK_THAT(catalogue_entry(r), ContainsSubstring("至多\\|几"));
    CHECK_THAT(catalogue_entry(r), ContainsSubstring("- 日期：公布日期 2023年1月2日，失效日期 2026年1月1日"));

    rule plain;
    plain.id = "own.plain";
    plain.title = say("甲", "a");
    CHECK_THAT(catalogue_entry(plain, language::en), ContainsSubstring("- dates: not known\n- where: everywhere\n"));
    CHECK_THAT(catalogue_entry(plain, language::en), !ContainsSubstring("| parameter |"));
}

TEST_CASE("the catalogue of what is shipped leaves no rule, pack or parameter out", "[faces][catalogue]") {
    const policy all = packs::all();
    for (const language which : {language::zh, language::en}) {
        const std::string whole = catalogue(all, which);
        std::size_t from = 0; // in the policy's order
        std::string pack;
        for (const rule& r : all.rules()) {
            CAPTURE(r.id);
            if (r.pack != pack) {
                const std::size_t head = whole.find("\n## `" + r.pack + "`\n", from);
                REQUIRE(head != std::string::npos);
                from = head;
                pack = r.pack;
            }
            const std::size_t at = whole.find(catalogue_entry(r, which), from);
            REQUIRE(at != std::string::npos);
            from = at;
            for (const parameter& q : r.parameters)
                CHECK(catalogue_entry(r, which).find("\n| `" + q.name + "` | ") != std::string::npos);
        }
    }
}

TEST_CASE("what was seen of a rule stands between its clause and its parameters", "[faces][catalogue]") {
    rule r;
    r.id = "own.cap";
    r.title = say("至多两个", "two at most");
    r.parameters = {{"most", std::int64_t{2}, say("至多", "most")}};
    r.judge = [](context&) {};
    rule_profile seen;
    seen.rule = r.id;
    CHECK_THAT(catalogue_entry(r, seen, language::en),
        ContainsSubstring("- facts it needs: none but what there is, its names and relations\n"));
    seen.facts = {
        {subject_kind::zone, "tier", say("开发区级别", "tier")}, {subject_kind::division, "code", say("代码", "code")}};
    seen.conditions = {{"few", condition_kind::require, say("够少", "few enough")}};
    seen.says[static_cast<std::size_t>(verdict::violated)] = say("有三个", "three there are");
    CHECK_THAT(catalogue_entry(r, seen, language::en),
        ContainsSubstring("- judged on: the whole\n"
                          "- facts it needs: zone: tier (`tier`); division: code (`code`)\n"
                          "- requires: few enough (`few`)\n"
                          "- violated, for instance: three there are\n"
                          "\n| parameter |"));
    CHECK_THAT(catalogue_entry(r, seen, language::zh),
        ContainsSubstring("- 所需事实：开发区：开发区级别（`tier`）；行政区划：代码（`code`）\n"
                          "- 要求：够少（`few`）\n"
                          "- 判为“不符合”时，如：有三个\n"));
    CHECK(catalogue(policy("own", say("自定", "own"), {r}), {seen}, language::en).find("three there are")
        != std::string::npos);
}

TEST_CASE("the measures of a paper are told with the rules that judge them, or why none does",
    "[faces][catalogue][measures]") {
    const std::string page = catalogue_of_measures(language::en);
    CHECK_THAT(page, ContainsSubstring("By its own count the paper has 18 measures in five areas"));
    CHECK_THAT(page,
        ContainsSubstring("| deeper reform of the institutions of zones | 兼任领导不得在开发区领酬 | judged | "
                          "`jx23.concurrent.no-pay` | S1 |\n"));
    CHECK_THAT(page,
        ContainsSubstring("| better management of zones | 完善考核细则 | not judgeable | "
                          "the source does not tell the details of the appraisal | S1 |\n"));
    CHECK_THAT(page,
        ContainsSubstring(
            "| sound institutions of oversight |  | not told | the source names the area alone | S1 |\n"));
    CHECK(whole_catalogue(policy("own", say("自定", "own"), {}), {}, language::en).find(page) != std::string::npos);
}

TEST_CASE("an operation is told with its fields as plans have them", "[faces][catalogue]") {
    CHECK(operation_entry("recover_quota", language::en)
        == "### `recover_quota` recovery of quota\n"
           "\n"
           "- what it does: Takes quota back into a pool (收回编制); its kind stays\n"
           "- carries over: quota by kind\n"
           "- refuses: `unknown_body` (there is no such body); `unknown_unit` (there is no such unit); `empty_input` (nothing is given); "
           "`not_held` (it is not held there); `bad_quantity` (a quantity that is negative or out of range); `unsupported_here` "
           "(it does not apply to such a unit or body)\n"
           "- source: 赣州 2022: 收回事业编制124名; 陕西 2021: 编制循环池\n"
           "\n"
           "| field | may be | where left out |\n"
           "|---|---|---|\n"
           "| `from` | body | cannot be |\n"
           "| `quota` | any number of: (`kind`: word: kind of quota; `count`: whole number, may be unknown) | cannot be |\n"
           "| `pool` | unit, body or somebody only stated |  |\n");
    CHECK_THAT(operation_entry("establish_zone", language::zh),
        ContainsSubstring("| `kind` | 词：单位的种类 | `zone` |\n")
            && ContainsSubstring("| `seat_known` | 是或否 | 是 |\n")
            && ContainsSubstring("| `tier` | 词：开发区级别，可为未知 |  |\n"));
    CHECK(operation_entry("no_such_act").empty());
    for (const language which : {language::zh, language::en}) {
        const std::string all = operation_catalogue(which);
        std::size_t headings = 0;
        for (std::size_t at = all.find("\n### `"); at != std::string::npos; at = all.find("\n### `", at + 1))
            ++headings;
        CHECK(headings == operation_types::size);
        CHECK(all.find("word: ?") == std::string::npos);
        CHECK(all.find("词：?") == std::string::npos);
    }
}

TEST_CASE("a word is told with its kinds, however it is spelled", "[faces][catalogue]") {
    const std::string by_key = word_entry("leading_group", language::en);
    CHECK(by_key
        == "## kind of body\n\n| word | Chinese | English | also |\n|---|---|---|---|\n| `leading_group` | 领导小组 | leading group | `专班` |\n");
    CHECK(word_entry("领导小组", language::en) == by_key);
    CHECK(word_entry("leading group", language::en) == by_key);
    CHECK(word_entry("专班", language::en) == by_key);
    CHECK_THAT(word_entry("社区", language::zh),
        ContainsSubstring(
            "| `residents_committee` | 居民委员会 | residents' committee | `community`、`社区`、`居` |\n"));
    // One word, several kinds.
    CHECK_THAT(word_entry("economic", language::en),
        ContainsSubstring("## category of a zone\n") && ContainsSubstring("## class of a function\n")
            && ContainsSubstring("## scope of an entrustment\n"));
    CHECK(word_entry("cycle", language::en)
        == "## code of a refusal\n\n| code | meaning |\n|---|---|\n| `cycle` | it would be its own parent, or its own holder |\n");
    CHECK(word_entry("no such word").empty());
    CHECK(word_entry("").empty());
    CHECK(word_entry("社区|居").empty());
}

namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("every closed set of words of the library is in the catalogue", "[faces][catalogue]") {
    // As many tables as the headers declare, less those of the test kit.
    const std::filesystem::path headers = onezone_tests::source_folder() / "include" / "onezone";
    std::size_t declared = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(headers)) {
        if (entry.path().extension() != ".hpp" || entry.path().string().find("/testing/") != std::string::npos)
            continue;
        const std::string file = content(entry.path());
        constexpr std::string_view table = "std::span<const word> words(";
        for (std::size_t at = file.find(table); at != std::string::npos; at = file.find(table, at + 1)) ++declared;
    }
    const std::string all = word_catalogue(language::en);
    std::size_t sets = 0;
    std::set<std::string> heads;
    for (std::size_t at = all.find("\n## "); at != std::string::npos; at = all.find("\n## ", at + 1)) {
        ++sets;
        heads.insert(all.substr(at + 1, all.find('\n', at + 1) - at));
    }
    CHECK(declared > 40);
    CHECK(sets == declared + 1); // and the codes of refusals
    CHECK(heads.size() == sets);
    for (const errc code : all_codes())
        CHECK(all.find("| `" + std::string(name_of(code)) + "` | ") != std::string::npos);
}

TEST_CASE("the catalogue that is installed is the one the library gives", "[faces][catalogue][long]") {
    const policy all = packs::all();
    const std::vector<rule_profile> seen = profiles_at_random(all);
    for (const auto& [name, which] : {std::pair<std::string, language>{"zh", language::zh}, {"en", language::en}}) {
        INFO("./tests/run catalogue writes src/faces/pages/catalogue/" << name << ".md");
        const std::string given = whole_catalogue(all, seen, which);
        // Compared line by line, so that a difference can be read.
        std::istringstream is(
            content(onezone_tests::source_folder() / "src" / "faces" / "pages" / "catalogue" / (name + ".md")));
        std::istringstream should(given);
        std::string one;
        std::string other;
        std::size_t line = 0;
        while (std::getline(should, one)) {
            CAPTURE(++line);
            const bool there = static_cast<bool>(std::getline(is, other));
            REQUIRE(there);
            REQUIRE(other == one);
        }
        CHECK_FALSE(std::getline(is, other));
        for (const rule& r : all.rules()) CHECK(given.find("\n### `" + r.id + "` ") != std::string::npos);
    }
}

TEST_CASE("the area of a rule of the packs is called by its name", "[faces][pages][catalogue]") {
    for (const rule& r : packs::all().rules()) {
        if (!r.jurisdiction.ok()) continue;
        CAPTURE(r.id);
        CHECK_THAT(catalogue_entry(r), ContainsSubstring("（" + to_string(r.jurisdiction) + "）\n"));
    }
}
