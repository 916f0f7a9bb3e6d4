// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/policy.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <variant>
#include <vector>

using namespace onezone;
using onezone_tests::check_only;
using onezone_tests::check_told;
using onezone_tests::document_path;
using onezone_tests::document_text;
using onezone_tests::document_with;

namespace {

hierarchy units() { return load_hierarchy(document_path("hierarchy.json").string()); }

std::string example() { return document_text("policy.json"); }
std::string with(const std::string& passage, const std::string& replacement) {
    return document_with("policy.json", passage, replacement);
}

std::string document(const std::string& rest) {
    return R"({"onezone": "policy", "version": 1, "packs": ["jiangxi_2023"], )" + rest + "}";
}

void check_refused(const std::string& json, errc code, const std::string& pointer, const std::string& says = {}) {
    CAPTURE(pointer);
    const result<policy> r = read_policy(json, units(), "policy.json");
    REQUIRE_FALSE(r);
    check_told(r.error(), "policy.json");
    check_only(r.error(), code, pointer);
    CHECK_THAT(r.error().message().en, Catch::Matchers::ContainsSubstring(says));
}

constexpr const char* cap = "jx23.county.max-zones";

// A pack of a caller, with a parameter of every type.
policy own_pack() {
    rule r;
    r.id = "own.rule";
    r.title = say("自定义", "own");
    r.parameters = {{"share", decimal::of(3), say("份额", "share")},
        {"named", std::vector<std::string>{}, say("名单", "names")}, {"on", false, say("开关", "switch")},
        {"word", std::string("a"), say("词", "word"), {}, grade::stated, {"a", "b"}},
        {"count", std::int64_t{1}, say("数", "count")}};
    r.judge = [](context&) {};
    return policy("own", say("自有", "own"), {r});
}

} // namespace

TEST_CASE("a document can name every pack that the library ships", "[faces][json][policy]") {
    std::ifstream in(
        onezone_tests::source_folder() / "include" / "onezone" / "rules" / "packs" / "packs.hpp", std::ios::binary);
    REQUIRE(in);
    const std::string header(std::istreambuf_iterator<char>(in), {});
    static const std::regex declared(R"(policy (\w+)\(\);)");
    std::vector<std::string> names;
    for (std::sregex_iterator i(header.begin(), header.end(), declared), end; i != end; ++i) names.push_back((*i)[1]);
    CHECK(names.size() >= 4);
    for (const std::string& name : names) {
        if (name == "all") continue; // no pack but all of them
        CAPTURE(name);
        const policy p =
            read_policy(R"({"onezone": "policy", "version": 1, "packs": [")" + name + "\"]}", hierarchy()).value();
        CHECK(p.id() == name);
        CHECK_FALSE(p.rules().empty());
        CHECK(read_policy(write_policy(p, hierarchy()).value(), hierarchy()).value() == p);
    }
    CHECK(read_policy(R"({"onezone": "policy", "version": 1, "packs": ["national"]})", hierarchy()).value()
        == packs::national());
}

TEST_CASE("the example policy says what it shows", "[faces][json][policy]") {
    const hierarchy h = units();
    const policy p = read_policy(example(), h, "policy.json").value();
    CHECK(p.id() == "jiangxi_2023+ganzhou_2022");
    CHECK(p.find("jx23.exit") == nullptr);
    const rule& r = *p.find(cap);
    CHECK(std::get<std::int64_t>(*p.value_on(r, "max", date(2023, 12, 31))) == 1);
    CHECK(std::get<std::int64_t>(*p.value_on(r, "max", date(2024, 1, 1))) == 2);
    CHECK(std::get<std::string>(*p.value_on(r, "counts", date(2024, 1, 1))) == "zones");
    CHECK(p.force_on(r, date(2024, 1, 1)) == force::principle);
    CHECK(r.jurisdiction == code{"36"});
    CHECK(r.valid.in_force_latest == date(2024, 1, 1));
    REQUIRE(p.exemptions().size() == 1);
    CHECK(p.exemptions().front().unit == h.at("东县"));
    CHECK(p.breaks(severity::warning));
    CHECK(p.breaks(severity::breach));
    CHECK_FALSE(p.breaks(severity::note));
}

TEST_CASE("a policy written and read back is equal, and written again the same", "[faces][json][policy]") {
    const hierarchy h = units();
    const policy first = read_policy(example(), h).value();
    const std::string written = write_policy(first, h).value();
    const policy second = read_policy(written, h, "written").value();
    CHECK(second == first);
    CHECK(write_policy(second, h).value() == written);
    CHECK(load_policy(document_path("policy.json").string(), h) == first);
}

TEST_CASE("every pack and composition of packs has a document", "[faces][json][policy]") {
    const hierarchy h;
    for (const policy& p : {packs::jiangxi_2023(), packs::ganzhou_2022(), packs::shangli_2022(),
             packs::jiangxi_2023() + packs::ganzhou_2022() + packs::shangli_2022(), packs::all()}) {
        CAPTURE(p.id());
        CHECK(read_policy(write_policy(p, h).value(), h).value() == p);
    }
}

TEST_CASE("a policy without packs would judge nothing and is refused", "[faces][json][policy][refusal]") {
    const hierarchy h;
    const auto none = read_policy(R"({"onezone": "policy", "version": 1})", h);
    REQUIRE_FALSE(none);
    CHECK(none.error().code() == errc::missing_key);
    const auto empty = read_policy(R"({"onezone": "policy", "version": 1, "packs": []})", h);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code() == errc::bad_value);
    CHECK(empty.error().where().pointer == "/packs");
    CHECK(write_policy(policy(), h).error().code() == errc::unsupported_here);
}

TEST_CASE("settings made in any order are written and read back equal", "[faces][json][policy]") {
    const hierarchy h;
    const period early{std::nullopt, date(2024, 1, 1)};
    const period late{date(2024, 1, 1), std::nullopt};
    const policy p = packs::jiangxi_2023()
                         .with(cap, "max", std::int64_t{2}, early)
                         .with("jx23.industry.max-lead", "max_lead", std::int64_t{4})
                         .with(cap, "max", std::int64_t{3}, late)
                         .with(cap, force::may, late)
                         .with("jx23.exit", force::target)
                         .with(cap, force::must, early)
                         .without("jx23.coop");
    CHECK(read_policy(write_policy(p, h).value(), h).value() == p);
}

TEST_CASE("parameters of every type go in and out, also of a caller's own pack", "[faces][json][policy]") {
    const hierarchy h;
    const std::vector<policy> own{own_pack()};
    const policy p = (packs::jiangxi_2023() + own.front())
                         .with("own.rule", "share", decimal::of_ten_thousandths(15000))
                         .with("own.rule", "named", std::vector<std::string>{"甲", "乙"})
                         .with("own.rule", "on", true)
                         .with("own.rule", "word", std::string("b"))
                         .with("own.rule", "count", std::int64_t{-7});
    const std::string written = write_policy(p, h, own).value();
    CHECK_THAT(written, Catch::Matchers::ContainsSubstring("\"share\": 1.5"));
    CHECK(read_policy(written, h, {}, {}, own).value() == p);
    CHECK(
        read_policy(
            R"({"onezone": "policy", "version": 1, "packs": ["own"], "parameters": {"own.rule": {"share": 2, "named": []}}})",
            h, {}, {}, own)
            .value()
            .settings()
            .front()
            .to
        == value(decimal::of(2)));

    SECTION("but a policy with rules that no pack has is refused") {
        const auto refused = write_policy(p, h);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::unsupported_here);
        rule extra = own.front().rules().front();
        extra.id = "own.extra";
        CHECK(write_policy(own.front().with(extra), h, own).error().code() == errc::unsupported_here);
    }
}

TEST_CASE("mistakes in a policy are refused where they stand", "[faces][json][policy][refusal]") {
    SECTION("the example with one mistake") {
        check_refused(with("\"onezone\": \"policy\"", "\"onezone\": \"plan\""), errc::bad_value, "/onezone");
        check_refused(with("\"breaks\":", "\"break\":"), errc::unknown_key, "/break", "did you mean `breaks`");
        check_refused(with("\"packs\": [\"jiangxi_2023\"", "\"packs\": [\"jiangxi_2032\""), errc::bad_value, "/packs/0",
            "`jiangxi_2023`");
        check_refused(
            with("\"ganzhou_2022\"", "\"vertical\""), errc::bad_value, "/packs/1", "known: national, jiangxi_2023");
        check_refused(with("\"without\": [\"jx23.exit\"]", "\"without\": [\"jx23.exits\"]"), errc::unknown_rule,
            "/without/0", "`jx23.exit`");
        check_refused(with("\"counts\": \"zones\"", "\"count\": \"zones\""), errc::unknown_parameter,
            "/parameters/jx23.county.max-zones/count", "`counts`");
        check_refused(with("\"counts\": \"zones\"", "\"counts\": \"parks\""), errc::bad_value,
            "/parameters/jx23.county.max-zones/counts");
        check_refused(with("\"counts\": \"zones\"", "\"counts\": 3"), errc::wrong_type,
            "/parameters/jx23.county.max-zones/counts", "is a text, not a whole number");
        check_refused(with("\"from\": \"2024-01-01\"}]", "\"from\": \"2023-12-31\"}]"), errc::conflicting_values,
            "/parameters/jx23.county.max-zones/max", "likely meant to end where the later begins");
        check_refused(with("{\"value\": 2, \"from\"", "{\"valeu\": 2, \"from\""), errc::unknown_key,
            "/parameters/jx23.county.max-zones/max/1/valeu");
        check_refused(with("{\"jx23.county.max-zones\": \"principle\"}", "{\"jx23.county.max-zone\": \"principle\"}"),
            errc::unknown_rule, "/forces/jx23.county.max-zone", "`jx23.county.max-zones`");
        check_refused(
            with("\"principle\"}", "\"principal\"}"), errc::bad_value, "/forces/jx23.county.max-zones", "`principle`");
        check_refused(with("\"jurisdiction\": \"36\"", "\"jurisdiction\": \"3\""), errc::bad_code,
            "/reach/jx23.county.max-zones/jurisdiction");
        check_refused(with("\"unit\": \"东县\"", "\"unit\": \"东见县\""), errc::unknown_unit, "/exemptions/0/unit");
        check_refused(with("\"approver\": \"江西省人民政府\", ", ""), errc::missing_key, "/exemptions/0");
        check_refused(with("\"approver\": \"江西省人民政府\"", "\"approver\": \"\""), errc::bad_value, "/exemptions/0");
        check_refused(with("\"until\": \"2025-12-01\"", "\"until\": \"2023-12-01\""), errc::bad_period, "/exemptions/0",
            "did you mean it the other way round");
        check_refused(
            with("[\"breach\", \"warning\"]", "[\"breech\", \"warning\"]"), errc::bad_value, "/breaks/0", "`breach`");
        check_refused(with("\"approver\": \"江西省人民政府\"", "\"approver\": \"\u2003\u200b\""), errc::bad_value,
            "/exemptions/0/approver", "blanks");
        check_refused(with("\"packs\": [", "\"packs\": [\"national\", \"national\", "), errc::bad_value, "/packs/1",
            "listed twice");
        // Nothing would ever be violated.
        for (const std::string none : {"[]", "[\"none\"]"})
            check_refused(with("[\"breach\", \"warning\"]", none), errc::bad_value, "/breaks", "no severity");
    }
    SECTION("other forms") {
        check_refused(document(R"("parameters": {"jx23.county.max-zones": 3})"), errc::wrong_type,
            "/parameters/jx23.county.max-zones");
        check_refused(document(R"("parameters": {"jx23.county.max-zones": {"max": null}})"), errc::wrong_type,
            "/parameters/jx23.county.max-zones/max");
        check_refused(document(R"("parameters": {"jx23.county.max-zones": {"max": 1.5}})"), errc::bad_value,
            "/parameters/jx23.county.max-zones/max");
        check_refused(
            document(
                R"("parameters": {"jx23.county.max-zones": {"max": {"value": 1, "from": "2024-01-01", "until": "2024-01-01"}}})"),
            errc::bad_period, "/parameters/jx23.county.max-zones/max");
        check_refused(document(R"("parameters": [{"rule": "jx23.cap", "parameter": "max", "value": 1}])"),
            errc::unknown_rule, "/parameters/0/rule");
        check_refused(
            document(R"("parameters": [{"rule": "jx23.exit", "value": 1}])"), errc::missing_key, "/parameters/0");
        check_refused(
            document(R"("forces": [{"rule": "jx23.exit", "valu": "may"}])"), errc::unknown_key, "/forces/0/valu");
        check_refused(document(R"("forces": "may")"), errc::wrong_type, "/forces");
        check_refused(document(R"("reach": {"jx23.exit": {"valid": {"issued": "soon"}}})"), errc::bad_date,
            "/reach/jx23.exit/valid/issued");
    }
}

TEST_CASE(
    "a unit of an exemption misspelled is refused with those that may be meant", "[faces][json][policy][refusal]") {
    const auto refused = read_policy(with("\"unit\": \"东县\"", "\"unit\": \"东见县\""), units());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_unit);
    REQUIRE(refused.error().subjects().size() == 1);
    CHECK(refused.error().subjects().front().ends_with("东县"));
}

TEST_CASE("a policy file that is not there is refused by name", "[faces][json][policy][refusal]") {
    CHECK_THROWS_AS(load_policy("/no/such/policy.json"), error);
}
