// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/json_schema.hpp"

#include <onezone/faces/json/schema.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/testing/rule_case.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The schemas shipped with the library are what its descriptions give: the documents of tests and examples fit them, and what the library refuses for its form does not.

using namespace onezone;
using onezone_tests::source_folder;

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

json::value schema(const std::string& kind) {
    return onezone_tests::parse_json(content(source_folder() / "src" / "faces" / "json" / "schema" / (kind + ".json")));
}

template <class Record>
constexpr std::size_t members_in = std::remove_cvref_t<decltype(members_of<Record>)>::size;

// The documents of tests and examples by kind.
std::map<std::string, std::vector<fs::path>> documents() {
    std::map<std::string, std::vector<fs::path>> found;
    for (const fs::path folder : {"tests/data", "examples"})
        for (const auto& entry : fs::recursive_directory_iterator(source_folder() / folder)) {
            if (entry.path().extension() != ".json") continue;
            const json::value document = onezone_tests::parse_json(content(entry.path()));
            const json::object* whole = document.if_object();
            if (whole != nullptr && whole->contains("onezone"))
                found[std::string(whole->at("onezone").as_string())].push_back(entry.path());
        }
    return found;
}

// The example of `kind`, with the value at `pointer` replaced; with null, removed. Returns whether it fits the schema.
bool still_fits(const std::string& kind, const std::string& pointer, const json::value& to) {
    json::value document = onezone_tests::parse_json(content(source_folder() / "tests" / "data" / (kind + ".json")));
    const std::size_t slash = pointer.rfind('/');
    const std::string last = pointer.substr(slash + 1);
    json::value& owner = document.at_pointer(pointer.substr(0, slash));
    if (json::array* list = owner.if_array()) {
        list->at(std::stoul(last)) = to;
    } else if (to.is_null()) {
        REQUIRE(owner.as_object().erase(last) == 1);
    } else {
        owner.as_object()[last] = to;
    }
    return onezone_tests::misfits(schema(kind), document).empty();
}

} // namespace

TEST_CASE("the schemas that are installed are those the library gives", "[faces][json][schema]") {
    const auto [kind, given] = GENERATE(table<std::string, std::string>({{"hierarchy", hierarchy_schema()},
        {"plan", plan_schema()}, {"policy", policy_schema()}, {"cases", rule_case_schema()}}));
    INFO("./tests/run schemas writes src/faces/json/schema/" << kind << ".json");
    CHECK(content(source_folder() / "src" / "faces" / "json" / "schema" / (kind + ".json")) == given);
}

TEST_CASE("a schema has every operation, every member and every word", "[faces][json][schema]") {
    const json::value plans = schema("plan");
    const json::value& step = plans.at("$defs").at("step");
    CHECK(step.at("oneOf").as_array().size() == operation_types::size);
    CHECK(step.at("properties").at("return_township").at("properties").as_object().contains("town"));
    CHECK(plans.at("$defs").at("procedure").at("properties").as_object().size() == members_in<procedure> + 1);

    const json::value hierarchies = schema("hierarchy");
    const json::object& body_keys = hierarchies.at("$defs").at("body").at("properties").as_object();
    // Told by where it stands: the unit; referred to: the source. Beside them: key, holdings by class, posts, parts, note.
    CHECK(body_keys.size() == members_in<body> - 2 + 1 + 6 + 2 + 1);
    CHECK(body_keys.at("seat").at("description") == "驻地 · seat");
    CHECK(body_keys.at("quota").at("anyOf").at(0).at("properties").as_object().contains("行政编制"));
    for (const word& w : words(unit_kind{})) {
        const json::array& spellings = hierarchies.at("$defs").at("unit_kind").at("enum").as_array();
        CHECK(std::count(spellings.begin(), spellings.end(), json::value(w.zh)) == 1);
        CHECK(std::count(spellings.begin(), spellings.end(), json::value(w.key)) == 1);
    }
}

TEST_CASE("the documents of tests and examples fit the schemas", "[faces][json][schema]") {
    const auto all = documents();
    for (const char* kind : {"hierarchy", "plan", "policy", "cases"}) {
        REQUIRE(all.count(kind) == 1);
        const std::vector<fs::path>& files = all.at(kind);
        const json::value rules = schema(kind);
        CHECK(files.size() >= 2);
        for (const fs::path& file : files) {
            CAPTURE(file.string());
            CHECK(
                onezone_tests::misfits(rules, onezone_tests::parse_json(content(file))) == std::vector<std::string>());
        }
    }
}

TEST_CASE(
    "what an operation needs may be left out on purpose by the schema as by the reader", "[faces][json][schema]") {
    const json::value rules = schema("plan");
    const known_operations all;
    for (const std::string_view key : all.keys()) {
        CAPTURE(key);
        json::value document = onezone_tests::parse_json(content(source_folder() / "tests" / "data" / "plan.json"));
        json::object& step = document.at("steps").as_array().at(0).as_object();
        const json::value key_of_step = step.at("key");
        step.clear();
        step["key"] = key_of_step;
        step[key].emplace_object();
        const auto fits = [&] { return onezone_tests::misfits(rules, document).empty(); };
        const auto& needed = all.find(key)->fields->needed;
        CHECK(fits() == needed.empty());
        for (const std::string_view field : needed) step[key].as_object()[field] = nullptr;
        CHECK(fits());
        for (const std::string_view field : needed) {
            step[key].as_object().erase(field);
            CHECK_FALSE(fits());
            step[key].as_object()[field] = nullptr;
        }
    }
}

TEST_CASE("a mangled hierarchy does not fit its schema", "[faces][json][schema]") {
    const std::string county = "/units/0/children/0/children/0";
    const std::string park = county + "/zones/0";
    const std::string agency = park + "/bodies/0";
    const auto [pointer, to] = GENERATE_COPY(table<std::string, json::value>({
        {"/id", nullptr},
        {"/version", 2},
        {"/persons", json::array()},
        {"/as_of", "2022-13-01"},
        {county + "/name", nullptr},
        {county + "/kind", "kounty"},
        {county + "/code", 369921},
        {county + "/tier", "national"},
        {park + "/tier", "nationl"},
        {park + "/seat", "西区"},
        {park + "/area", "1,037"},
        {park + "/category/reason", nullptr},
        {park + "/category/grade", nullptr},
        {park + "/category/because", "x"},
        {park + "/parks/0/grade", "placeholder"},
        {agency + "/leading_posts", 4.5},
        {agency + "/leading_posts", -4},
        {agency + "/quota/administative", 3},
        {agency + "/charter/value/isued", "2020-01-01"},
        {agency + "/posts/0/holders/0/person", nullptr},
        {agency + "/functions/1/runs_smoothly", "yes"},
        {"/people/0/key", nullptr},
        {"/entrustments/0/holder", nullptr},
    }));
    CAPTURE(pointer, json::serialize(to));
    CHECK_FALSE(still_fits("hierarchy", pointer, to));
}

TEST_CASE("a mangled plan does not fit its schema", "[faces][json][schema]") {
    const auto [pointer, to] = GENERATE(table<std::string, json::value>({
        {"/id", ""},
        {"/judged/after", nullptr},
        {"/steps/0/return_township", nullptr},
        {"/steps/0/relieve", json::object()},
        {"/steps/0/returntownship", json::object()},
        {"/steps/0/return_township/twon", "上村"},
        {"/steps/0/return_township/receiver/statd", "x"},
        {"/steps/1/reason", nullptr},
        {"/steps/2/change_rank/to", "正外级"},
        {"/steps/2/procedure/approved_by/organ", "县府"},
        {"/steps/2/procedure/aproved_on", "2023-05-01"},
        {"/steps/2/procedure/approved_on", "2023-05-32"},
        {"/steps/2/procedure/document/reason", "x"},
        {"/reported/0/label", nullptr},
    }));
    CAPTURE(pointer, json::serialize(to));
    CHECK_FALSE(still_fits("plan", pointer, to));
}

TEST_CASE("a mangled policy does not fit its schema", "[faces][json][schema]") {
    const auto [pointer, to] = GENERATE(table<std::string, json::value>({
        {"/break", json::array()},
        {"/parameters/jx23.county.max-zones/max", json::object{{"valeu", 1}}},
        {"/forces/jx23.exit", "principal"},
        {"/reach/jx23.county.max-zones/jurisdiction", "3"},
        {"/exemptions/0/approver", nullptr},
        {"/breaks/0", "breech"},
    }));
    CAPTURE(pointer, json::serialize(to));
    CHECK_FALSE(still_fits("policy", pointer, to));
}

TEST_CASE("a mangled case file does not fit its schema", "[faces][json][schema]") {
    const auto [pointer, to] = GENERATE(table<std::string, json::value>({
        {"/cases", nullptr},
        {"/cases/0/name", nullptr},
        {"/cases/0/expect", nullptr},
        {"/cases/0/expect/0/rule", nullptr},
        {"/cases/0/expect/0/verdict", "violted"},
        {"/cases/0/on", "2023-11-32"},
        {"/cases/0/skecth", json::array()},
    }));
    CAPTURE(pointer, json::serialize(to));
    CHECK_FALSE(still_fits("cases", pointer, to));
}

TEST_CASE("a schema with a keyword that nobody checks is refused, not passed over", "[faces][json][schema]") {
    CHECK_THROWS_AS(onezone_tests::misfits(onezone_tests::parse_json(R"({"maxItems": 1})"), {}), std::invalid_argument);
    CHECK_THROWS_AS(onezone_tests::misfits(onezone_tests::parse_json(R"({"$ref": "#/$defs/none", "$defs": {}})"), {}),
        std::invalid_argument);
}

TEST_CASE("shapes of one name are told apart in a schema", "[faces][json][schema]") {
    // A word of force, and what a policy sets it to.
    const auto wrong = [](const std::string& forces) {
        return onezone_tests::misfits(onezone_tests::parse_json(policy_schema()),
            onezone_tests::parse_json(
                R"({"onezone": "policy", "version": 1, "packs": ["national"], "forces": )" + forces + "}"));
    };
    CHECK(wrong(R"([{"rule": "xzqh.code", "value": "must"}])").empty());
    CHECK_FALSE(wrong(R"(["must"])").empty());
    CHECK_FALSE(wrong(R"([{"rule": "xzqh.code", "value": "mast"}])").empty());
}
