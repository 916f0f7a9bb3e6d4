// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/cases.hpp>
#include <onezone/testing/rule_case.hpp>
#include <onezone/testing/sketch.hpp>

#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view cap = "jx23.county.max-zones";

/// A document of one case: `common` stands at the top, `in_case` in the case, each with a comma behind.
std::string document(std::string_view common, std::string_view in_case) {
    return "{\"onezone\": \"cases\", \"version\": 1,\n " + std::string(common)
        + "\n \"cases\": [\n  {\"name\": \"案例\",\n   " + std::string(in_case) + "\n   \"note\": \"\"}\n ]}\n";
}
constexpr std::string_view usual = R"("policy": {"packs": ["jiangxi_2023"]}, "on": "2023-12-01",)";
constexpr std::string_view two =
    R"("sketch": ["county 于都县", " zone 甲 managed-by=于都县 agency=甲管委会", " zone 乙 managed-by=于都县 agency=乙管委会", " town 罗坳镇", "complete zones", "complete agencies"],)";

rule_case only_case(const std::string& json, const std::vector<policy>& own = {}) {
    const auto cases = read_rule_cases(json, "test", {}, own);
    if (!cases) throw error(cases.error());
    return cases->at(0);
}
rule_case two_zones(std::string_view more) { return only_case(document(usual, std::string(two) + std::string(more))); }

struct fault {
    errc code{};
    std::size_t line = 0;
    std::size_t column = 0;
    std::string pointer;
    friend bool operator==(const fault&, const fault&) = default;
    friend std::ostream& operator<<(std::ostream& os, const fault& f) {
        return os << name_of(f.code) << " at " << f.line << ':' << f.column << '#' << f.pointer;
    }
};
fault fault_of(const std::string& json) {
    const auto cases = read_rule_cases(json, "test");
    if (cases) return {};
    const refusal why = cases.error();
    INFO(why);
    CHECK(why.where().source == "test");
    CHECK(!why.message().en.empty());
    return {why.code(), why.where().line, why.where().column, why.where().pointer};
}
fault fault_in_case(std::string_view in_case, std::string_view common = usual) {
    return fault_of(document(common, in_case));
}

std::string first_failure(const rule_case& c) {
    const case_outcome o = run(c);
    REQUIRE(o.failures.size() >= 1);
    CHECK(!o.failures[0].zh.empty());
    return o.failures[0].en;
}

} // namespace

TEST_CASE("the cases of the example document pass", "[faces][cases]") {
    const auto cases = load_rule_cases(onezone_tests::document_path("cases.json").string());
    REQUIRE(cases.size() == 5);
    for (const rule_case& c : cases) {
        const case_outcome o = run(c);
        CAPTURE(c.name);
        for (const text& t : o.failures) UNSCOPED_INFO(t);
        CHECK(o.passed());
        CHECK(o.checked >= 1);
    }
    CHECK(cases[0].outcome == outcome::violated);
    CHECK(cases[2].operations->steps.size() == 1);
    CHECK(cases[2].operations->steps[0].key == "1");
    CHECK(cases[4].refused == errc::cycle);
}

TEST_CASE("an expectation that is not met is told with what is there instead", "[faces][cases]") {
    const std::string en = first_failure(two_zones(
        R"("expect": [{"rule": "jx23.county.max-zones", "at": "于都县", "verdict": "satisfied"}], "nothing_else": false,)"));
    CHECK_THAT(en, ContainsSubstring("expected: satisfied `jx23.county.max-zones` at `于都县`"));
    CHECK_THAT(en, ContainsSubstring("found: [violated, in principle] jx23.county.max-zones"));
}

TEST_CASE("every expectation is checked, not only the first", "[faces][cases]") {
    const rule_case c =
        two_zones(R"("expect": [{"rule": "jx23.county.max-zones", "at": "于都县", "verdict": "satisfied"},
        {"rule": "jx23.county.max-zones", "at": "于都县"}, {"rule": "jx23.exit", "at": "于都县"},
        {"rule": "jx23.county.max-zones", "at": "于都县", "force": "must"}], "outcome": "conforms",)");
    const case_outcome o = run(c);
    CHECK(o.checked == 6); // four findings, nothing else, conformity
    REQUIRE(o.failures.size() == 4);
    CHECK_THAT(o.failures[1].en, ContainsSubstring("not judged there"));
    CHECK_THAT(o.failures[3].en, ContainsSubstring("the outcome was to be: conforms; and is: violated"));
    CHECK(!o.passed());
}

TEST_CASE("what is violated and was not expected fails a case, unless it says otherwise", "[faces][cases]") {
    CHECK_THAT(first_failure(two_zones(R"("expect": [], "outcome": "violated",)")),
        ContainsSubstring("not expected: [violated"));
    CHECK(run(two_zones(R"("expect": [{"rule": "jx23.county.max-zones"}],)")).passed());
    CHECK(!run(two_zones(R"("expect": [{"rule": "jx23.county.max-zones", "saying": "3"}],)")).passed());
}

TEST_CASE("a case that expects nothing is refused, and fails where somebody runs it", "[faces][cases]") {
    // That nothing else is violated holds of whatever nobody knows anything of.
    for (const std::string_view more : {"", R"("nothing_else": false,)", R"("nothing_else": true,)"}) {
        const std::string nothing = std::string(two) + R"("expect": [],)" + std::string(more);
        CHECK(fault_in_case(nothing).code == errc::bad_value);
        CHECK(fault_in_case(nothing).pointer == "/cases/0/expect");
        CHECK(read_rule_cases(document(usual, nothing + R"("outcome": "violated",)")));
    }
    rule_case c = two_zones(R"("expect": [], "outcome": "violated",)");
    c.outcome = {};
    CHECK_THAT(first_failure(c), ContainsSubstring("expects nothing"));
    CHECK(fault_of(R"({"onezone": "cases", "version": 1, "cases": []})").code == errc::bad_value);
}

TEST_CASE("a case may expect that nothing is judged, and conformance is then not met", "[faces][cases]") {
    const rule_case said = only_case(
        document(usual, R"("sketch": ["county 县 code=440101"], "expect": [], "outcome": "nothing_judged",)"));
    CHECK(run(said).passed());
    CHECK_FALSE(
        run(only_case(document(usual, R"("sketch": ["county 县 code=440101"], "expect": [], "outcome": "conforms",)")))
            .passed());
}

TEST_CASE("a place that is not there fails a case and is not taken as kept", "[faces][cases]") {
    for (const std::string_view verdict : {"violated", "satisfied", "not_applicable"}) {
        const std::string en = first_failure(two_zones(
            R"("nothing_else": false, "expect": [{"rule": "jx23.county.max-zones", "at": "于多县", "verdict": ")"
            + std::string(verdict) + "\"}],"));
        CHECK_THAT(en, ContainsSubstring("there is no `于多县`"));
    }
}

TEST_CASE("satisfied without a place means wherever the rule is judged", "[faces][cases]") {
    const expected_finding everywhere{std::string(cap), verdict::satisfied, {}, {}, {}, {}};
    const date on(2023, 12, 1);
    const auto judged = [&](std::string_view h) { return validate(testing::sketch(h), packs::jiangxi_2023(), on); };
    const std::string known = "\ncomplete zones\ncomplete agencies";
    CHECK(look_for(everywhere, judged("county 甲县\ncounty 乙县" + known)).value().as_expected);
    CHECK(!look_for(everywhere, judged("county 甲县\n zone a agency=a1\n zone b agency=b1\ncounty 乙县" + known))
               .value()
               .as_expected);
    CHECK(!look_for(everywhere, judged("town 镇")).value().as_expected);
    const auto typo = look_for({"jx23.county.max-zone", verdict::violated, {}, {}, {}, {}}, judged("county 甲县"));
    REQUIRE(!typo);
    CHECK(typo.error().code() == errc::unknown_rule);
    CHECK(look_for({std::string(cap), verdict::violated, "丙县", {}, {}, {}}, judged("county 甲县")).error().code()
        == errc::unknown_record);
}

TEST_CASE("what a case does not say is what is said for all cases", "[faces][cases]") {
    const std::string all = std::string(usual) + std::string(two);
    const rule_case c = only_case(document(all, R"("outcome": "violated", "expect": [],)"));
    CHECK(c.before.size() == 4);
    CHECK(c.rules == packs::jiangxi_2023());
    CHECK(c.on == judging_dates{date(2023, 12, 1), date(2023, 12, 1)});
    const rule_case other = only_case(document(all,
        R"("expect": [], "outcome": "undecided", "sketch": ["county 信丰县"], "on": "2022-01-01", "rules_on": "2024-01-01", "policy": {"packs": ["ganzhou_2022"]},)"));
    CHECK(other.before.size() == 1);
    CHECK(other.on == judging_dates{date(2022, 1, 1), date(2024, 1, 1)});
    CHECK(other.rules == packs::ganzhou_2022());
}

TEST_CASE("a policy without packs adds to the one for all cases", "[faces][cases]") {
    const rule_case c = only_case(document(std::string(usual) + std::string(two),
        R"("policy": {"parameters": {"jx23.county.max-zones": {"max": 2}}},
        "expect": [{"rule": "jx23.county.max-zones", "verdict": "satisfied"}],)"));
    CHECK(c.rules == packs::jiangxi_2023().with(cap, "max", std::int64_t{2}));
    CHECK(run(c).passed());
    CHECK(!run(c, packs::jiangxi_2023()).passed());
}

TEST_CASE("packs of the caller are called by their id", "[faces][cases]") {
    rule r;
    r.id = "own.never";
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::division};
    r.judge = [](context& c) { c.require("never", truth::no()); };
    const policy own("own", say("自有", "own"), {r});
    const rule_case c = only_case(document(R"("policy": {"packs": ["own"]}, "on": "2023-12-01",)",
                                      R"("sketch": ["county 县"], "expect": [{"rule": "own.never", "at": "县"}],)"),
        {own});
    CHECK(run(c).passed());
    CHECK(fault_in_case(
              R"("sketch": ["county 县"], "expect": [],)", R"("policy": {"packs": ["own"]}, "on": "2023-12-01",)")
        == fault{errc::bad_value, 2, 23, "/policy/packs/0"});
}

TEST_CASE("operations are carried out before the rules are asked", "[faces][cases]") {
    const std::string merge =
        R"("operations": [{"key": "合并", "merge_agencies": {"into": "甲管委会", "absorbed": ["乙管委会"]}}],)";
    CHECK(run(
        two_zones(merge + R"("expect": [{"rule": "jx23.county.max-zones", "at": "于都县", "verdict": "satisfied"}],)"))
              .passed());
    CHECK_THAT(
        first_failure(two_zones(merge + R"("expect": [], "refused": "cycle",)")), ContainsSubstring("and were not"));
    CHECK_THAT(first_failure(two_zones(merge + R"("expect": [], "balance": "contradicted",)")),
        ContainsSubstring("the account was to be"));

    const std::string into_itself = R"("operations": [{"reparent": {"unit": "于都县", "to": "罗坳镇"}}],)";
    CHECK(run(two_zones(into_itself + R"("refused": "cycle",)")).passed());
    CHECK(run(two_zones(into_itself + R"("refused": "step_refused",)")).passed());
    CHECK_THAT(first_failure(two_zones(into_itself + R"("refused": "level_order",)")),
        ContainsSubstring("were to be refused with level_order, but"));
    CHECK_THAT(first_failure(two_zones(into_itself + R"("expect": [], "outcome": "violated",)")),
        ContainsSubstring("the operations were refused"));
}

TEST_CASE("rules on changes are judged where there is a change", "[faces][cases]") {
    const rule_case c = only_case(document(usual, R"(
        "sketch": ["city 市", " district 区", "  zone 开发区 tier=national location=main_urban_area agency=管委会", "  town 镇"],
        "operations": [{"entrust": {"unit": "镇", "holder": "开发区"}}],
        "expect": [{"rule": "jx23.urban.no-new-entrust", "at": "开发区"}],)"));
    const case_outcome o = run(c);
    for (const text& t : o.failures) UNSCOPED_INFO(t);
    CHECK(o.passed());
}

TEST_CASE("a hierarchy document is named from the folder of the case file", "[faces][cases]") {
    const std::string folder = (onezone_tests::source_folder() / "tests/data").string();
    const std::string json = document(usual, R"("document": "hierarchy.json", "expect": [], "outcome": "undecided",)");
    const auto cases = read_rule_cases(json, "test", folder);
    REQUIRE(cases);
    CHECK(cases->at(0).before.find(std::string_view("临江市/东县")));
    const auto none = read_rule_cases(json, "test", folder + "/nowhere");
    REQUIRE(!none);
    const refusal why = none.error();
    CHECK(why.code() == errc::cannot_read);
    CHECK(why.where().pointer == "/cases/0/document");
    CHECK_THROWS_AS(load_rule_cases(folder + "/no-such-file.json"), error);
}

TEST_CASE("what is wrong with a case is refused where it stands", "[faces][cases]") {
    CHECK(fault_of("[]").code == errc::wrong_type);
    CHECK(fault_of("{").code == errc::truncated);
    CHECK(fault_in_case(R"("expect": [],)").code == errc::missing_key); // no sketch
    CHECK(fault_in_case(std::string(two)).code == errc::missing_key);   // no expect
    CHECK(fault_in_case(std::string(two) + R"("expect": [],)", R"("on": "2023-12-01",)")
        == fault{errc::missing_key, 4, 3, "/cases/0"});
    CHECK(fault_in_case(std::string(two) + R"("expect": [],)", R"("policy": {"packs": ["jiangxi_2023"]},)")
        == fault{errc::missing_key, 4, 3, "/cases/0"});
    CHECK(fault_in_case(R"("expct": [],)" + std::string(two)) == fault{errc::unknown_key, 5, 4, "/cases/0/expct"});
    CHECK(fault_in_case(std::string(two) + R"("expect": [{"rule": "jx23.county.max-zone"}],)").code
        == errc::unknown_rule);
    CHECK(fault_in_case(R"("expect": [{"rule": "jx23.exit", "verdict": "broken"}],)" + std::string(two))
        == fault{errc::bad_value, 5, 48, "/cases/0/expect/0/verdict"});
    CHECK(fault_in_case(R"("refused": "circle", "operations": [],)" + std::string(two))
        == fault{errc::bad_value, 5, 15, "/cases/0/refused"});
    CHECK(fault_in_case(R"("refused": "cycle",)" + std::string(two))
        == fault{errc::missing_key, 5, 4, "/cases/0/refused"});
    CHECK(fault_in_case(R"("on": "2023-02-30", "expect": [],)" + std::string(two))
        == fault{errc::bad_date, 5, 10, "/cases/0/on"});
    CHECK(fault_in_case(R"("document": "x.json", "expect": [],)" + std::string(two))
        == fault{errc::bad_value, 5, 4, "/cases/0/document"});
    const std::string twice =
        R"({"onezone": "cases", "version": 1, "policy": {"packs": ["jiangxi_2023"]}, "on": "2023-12-01", "sketch": ["county 县"],
        "cases": [{"name": "a", "outcome": "undecided", "expect": []}, {"name": "a", "expect": []}]})";
    CHECK(fault_of(twice).code == errc::duplicate_key);
}

TEST_CASE("what is wrong in a sketch, a policy or an operation is refused at its line in the file", "[faces][cases]") {
    CHECK(fault_in_case("\"expect\": [],\n \"sketch\": [\"county 县\",\n   \" zoen 甲\"],")
        == fault{errc::unknown_key, 7, 4, "/cases/0/sketch/1"});
    CHECK(fault_in_case(std::string(two)
              + "\"expect\": [],\n  \"policy\": {\n    \"parameters\": {\"jx23.county.max-zones\": {\"mix\": 2}}},")
        == fault{errc::unknown_parameter, 7, 46, "/cases/0/policy/parameters/jx23.county.max-zones/mix"});
    CHECK(fault_in_case(std::string(two)
              + "\"expect\": [],\n \"policy\": {\"parameters\": {\"jx23.county.max-zones\": {\"mix\": 2}}},")
        == fault{errc::unknown_parameter, 6, 54, "/cases/0/policy/parameters/jx23.county.max-zones/mix"});
    CHECK(fault_in_case(std::string(two)
              + "\"expect\": [],\n \"operations\": [\n  {\"reparent\": {\"unit\": \"于都市\", \"to\": \"罗坳镇\"}}],")
        == fault{errc::unknown_unit, 7, 25, "/cases/0/operations/0/reparent/unit"});
    CHECK(fault_in_case(std::string(two)
              + "\"expect\": [],\n \"operations\": [{\"reparent\": {\"unit\": \"于都县\", \"too\": \"罗坳镇\"}}],")
        == fault{errc::unknown_key, 6, 46, "/cases/0/operations/0/reparent/too"});
    CHECK(fault_in_case(std::string(two) + R"("expect": [], "operations": {},)").code == errc::wrong_type);
    CHECK(fault_in_case(std::string(two) + R"("expect": [], "operations": [1],)").code == errc::wrong_type);
    CHECK(fault_in_case(std::string(two) + R"("expect": [], "operations": [{}],)").code == errc::missing_key);
    // Wrong for all cases: told once.
    const auto many = read_rule_cases(
        R"({"onezone": "cases", "version": 1, "policy": {"packs": ["nowhere"]}, "on": "2023-12-01", "sketch": ["county 县"],
        "cases": [{"name": "a", "expect": []}, {"name": "b", "expect": []}]})");
    REQUIRE(!many);
    CHECK(many.error().others().empty());
}

TEST_CASE("the program for case files says how each went and fails where one fails", "[faces][cases]") {
    const std::string folder = (onezone_tests::source_folder() / "tests/data").string();
    const std::string good = folder + "/cases.json";
    const std::string bad = folder + "/failing_cases.json";
    const auto ran = [](std::vector<const char*> arguments, std::string& said) {
        std::ostringstream out;
        std::ostringstream err;
        std::streambuf* const usual_out = std::cout.rdbuf(out.rdbuf());
        std::streambuf* const usual_err = std::cerr.rdbuf(err.rdbuf());
        arguments.insert(arguments.begin(), "cases");
        const int status = testing::run_cases(static_cast<int>(arguments.size()), arguments.data());
        std::cout.rdbuf(usual_out);
        std::cerr.rdbuf(usual_err);
        said = out.str() + err.str();
        return status;
    };
    std::string said;
    CHECK(ran({good.c_str()}, said) == 0);
    CHECK(ran({bad.c_str(), "--en"}, said) == 1);
    CHECK_THAT(said, ContainsSubstring("1 cases passed, 2 failed"));
    CHECK_THAT(said, ContainsSubstring("FAILED: 说是满足，其实违反"));
    CHECK_THAT(said, ContainsSubstring("not expected: [violated"));
    CHECK(ran({bad.c_str(), "--case", "2"}, said) == 0);
    CHECK(ran({bad.c_str(), "--case", "3"}, said) == 2); // there is none
    CHECK(ran({bad.c_str(), "--case", "x"}, said) == 2);
    CHECK(ran({"--what"}, said) == 2);
    CHECK(ran({(folder + "/nowhere.json").c_str()}, said) == 2);
    CHECK(ran({}, said) == 2);
}

TEST_CASE("cases state facts of one's own for rules of one's own", "[faces][cases][own_fact]") {
    static constexpr field review{"环评批复", "环评是否批复", "whether the environmental review is approved"};
    rule r;
    r.id = "own.review";
    r.title = say("环评须批复", "the environmental review is approved");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {subject_kind::zone};
    r.judge = [](context& c) { c.require("approved", c.ask_own<bool>(c.this_zone().unit, review) == true); };
    const std::vector<policy> own{policy("own", say("自拟", "own"), {r})};
    const std::string common = R"("policy": {"packs": ["own"]}, "on": "2023-12-01",)";
    const auto told = [&](const std::string& fact, const std::string& expected) {
        return only_case(document(common,
                             R"("sketch": ["county 县", " zone 园", ")" + fact
                                 + R"("], "expect": [{"rule": "own.review", "at": "园", )" + expected + "}],"),
            own);
    };
    CHECK(run(told("  fact 环评批复 holds=yes on=2023-06-01", R"("verdict": "satisfied")")).passed());
    CHECK(run(told("  fact 环评批复 holds=no", R"("verdict": "violated")")).passed());
    CHECK(run(told("  fact 环评批复 holds=yes on=2024-01-01", R"("verdict": "undecided", "for_want_of": "环评批复")"))
              .passed());
    CHECK_FALSE(run(told("  fact 环评批复 holds=no", R"("verdict": "satisfied")")).passed());
}
