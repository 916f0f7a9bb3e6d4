// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>

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
              "- dates: announced 2023-01-02, first day no longer in force 2026-01-01\n"
              "- where: 3607\n"
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
              "| `day` | day | 2018-06-30 | a date |\n"
              "| `open` | whether | yes |  |\n");
    CHECK_THAT(catalogue_entry(r), ContainsSubstring("至多\\|几"));
    CHECK_THAT(catalogue_entry(r), ContainsSubstring("- 日期：成文日期 2023-01-02，失效日期 2026-01-01"));

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
