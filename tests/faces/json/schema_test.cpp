// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/json_schema.hpp"

#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/force.hpp>

#include <boost/core/demangle.hpp>
#include <boost/json.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <variant>
#include <vector>

// The schemas shipped with the library say what it reads: every operation with its fields, every word, every key; the documents of
// tests and examples fit them, and what the library refuses for its form does not.

using namespace onezone;

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

json::value schema(const std::string& kind) {
    return onezone_tests::parse_json(
        content(onezone_tests::source_folder() / "src" / "faces" / "json" / "schema" / (kind + ".json")));
}

//=== the schemas the library's own descriptions give ===//

// Every accepted spelling.
json::value words_schema(std::span<const word> table) {
    json::array spellings;
    for (const word& w : table) {
        spellings.emplace_back(w.key);
        if (w.zh != w.key) spellings.emplace_back(w.zh);
        for (std::string_view rest = w.also; !rest.empty();) {
            const std::size_t bar = rest.find('|');
            spellings.emplace_back(rest.substr(0, bar));
            rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
        }
    }
    return json::object{{"enum", std::move(spellings)}};
}

json::value reference(std::string_view name) { return json::object{{"$ref", "#/$defs/" + std::string(name)}}; }
json::value or_null(json::value other) {
    return json::object{{"anyOf", json::array{std::move(other), json::object{{"type", "null"}}}}};
}

template <class T>
struct type {};

struct visitor_of_any {
    template <class T>
    void operator()(std::string_view name, T& field) const;
};
template <class T>
concept HasNamedFields = requires(T& value) {
    T::fields(value, visitor_of_any{});
};

template <class T>
std::string name_of_type() {
    const std::string name = boost::core::demangle(typeid(T).name());
    return name.substr(name.rfind(':') + 1);
}

// Describes the fields of operations; what several share stands under its own name in `shared`.
class describer {
public:
    json::object shared;

    template <HasNamedFields T>
    json::value fields_of() {
        T structure{};
        json::object properties;
        T::fields(structure, [&]<class Field>(std::string_view name, Field&) { properties[name] = of(type<Field>()); });
        properties["note"] = true;
        return json::object{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    }

    template <HasNamedFields T>
    json::value reference_to() {
        return of(type<T>());
    }

private:
    template <class Tag>
    json::value of(type<basic_id<Tag>>) {
        return reference("reference");
    }
    json::value of(type<std::string>) { return json::object{{"type", "string"}}; }
    json::value of(type<bool>) { return json::object{{"type", "boolean"}}; }
    json::value of(type<std::int64_t>) { return json::object{{"type", "integer"}}; }
    json::value of(type<text>) { return reference("text"); }
    json::value of(type<decimal>) { return reference("decimal"); }
    json::value of(type<date>) { return reference("date"); }
    json::value of(type<code>) { return reference("code"); }
    json::value of(type<party>) { return reference("party"); }
    template <Vocabulary E>
    json::value of(type<E>) {
        shared[name_of_type<E>()] = words_schema(words(E{}));
        return reference(name_of_type<E>());
    }
    template <class T>
    json::value of(type<std::optional<T>>) {
        return or_null(of(type<T>()));
    }
    template <class T>
    json::value of(type<fact<T>>) {
        const json::value bare = or_null(of(type<T>()));
        json::value sourced = json::object{{"type", "object"}, {"$ref", "#/$defs/provenance"},
            {"properties", json::object{{"value", bare}, {"note", true}}}, {"minProperties", 1},
            {"unevaluatedProperties", false}};
        return json::object{{"anyOf", json::array{bare, std::move(sourced)}}};
    }
    template <class T>
    json::value of(type<std::vector<T>>) {
        return json::object{{"type", "array"}, {"items", of(type<T>())}};
    }
    template <HasNamedFields T>
    json::value of(type<T>) {
        const std::string name = name_of_type<T>();
        if (!shared.contains(name)) shared[name] = fields_of<T>();
        return reference(name);
    }
};

struct described {
    json::object operations;
    json::object shared;
};

template <class... Ops>
described describe(operation_list<Ops...>) {
    described all;
    describer d;
    ((all.operations[Ops::key] = d.fields_of<Ops>()), ...);
    static_cast<void>(d.reference_to<procedure>());
    all.shared = std::move(d.shared);
    all.shared["grade"] = words_schema(words(grade{}));
    all.shared["hedge"] = words_schema(words(hedge{}));
    all.shared["carry_class"] = words_schema(words(carry_class{}));
    return all;
}

const described& operations_described() {
    static const described all = describe(operation_types{});
    return all;
}

//=== documents ===//

// The documents of tests and examples by kind.
std::map<std::string, std::vector<fs::path>> documents() {
    std::map<std::string, std::vector<fs::path>> found;
    for (const fs::path folder : {"tests/data", "examples"})
        for (const auto& entry : fs::recursive_directory_iterator(onezone_tests::source_folder() / folder)) {
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
    json::value document =
        onezone_tests::parse_json(content(onezone_tests::source_folder() / "tests" / "data" / (kind + ".json")));
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

TEST_CASE("the schema of plans describes every operation as the library does", "[faces][json][schema]") {
    const described& expected = operations_described();
    const json::value plan = schema("plan");
    const json::object& steps = plan.at("$defs").at("step").at("properties").as_object();
    const json::array& choices = plan.at("$defs").at("step").at("oneOf").as_array();
    json::array wanted_choices;
    for (const auto& [key, fields] : expected.operations) {
        INFO("src/faces/json/schema/plan.json, /$defs/step/properties: " << json::serialize(
                 json::object{{key, fields}}));
        REQUIRE(steps.contains(key));
        CHECK(steps.at(key) == fields);
        wanted_choices.push_back(json::object{{"required", json::array{key}}});
    }
    CHECK(choices == wanted_choices);
    // The other members of a step: key, on, after, procedure, remark, source, grade, reason, note.
    CHECK(steps.size() == expected.operations.size() + 9);
    for (const auto& [name, shared] : expected.shared) {
        INFO("src/faces/json/schema/plan.json, /$defs: " << json::serialize(json::object{{name, shared}}));
        REQUIRE(plan.at("$defs").as_object().contains(name));
        CHECK(plan.at("$defs").at(name) == shared);
    }
    const std::set<std::string_view> written_by_hand{
        "text", "date", "decimal", "code", "reference", "sources", "provenance", "party", "step"};
    for (const auto& one : plan.at("$defs").as_object()) {
        CAPTURE(one.key());
        CHECK(expected.shared.contains(one.key()) != (written_by_hand.count(one.key()) != 0));
    }
}

TEST_CASE("the schemas list the words that the library reads", "[faces][json][schema]") {
    const auto check = [](const std::string& kind, const char* name, std::span<const word> table) {
        const json::value expected = words_schema(table);
        INFO("src/faces/json/schema/" << kind << ".json, /$defs: \"" << name << "\": " << json::serialize(expected));
        CHECK(schema(kind).at("$defs").at(name) == expected);
    };
    check("hierarchy", "grade", words(grade{}));
    check("hierarchy", "hedge", words(hedge{}));
    check("hierarchy", "rank", words(rank{}));
    check("hierarchy", "unit_kind", words(unit_kind{}));
    check("hierarchy", "zone_tier", words(zone_tier{}));
    check("hierarchy", "zone_category", words(zone_category{}));
    check("hierarchy", "location_class", words(location_class{}));
    check("hierarchy", "integration_shape", words(integration_shape{}));
    check("hierarchy", "body_kind", words(body_kind{}));
    check("hierarchy", "quota_kind", words(quota_kind{}));
    check("hierarchy", "staff_status", words(staff_status{}));
    check("hierarchy", "dispatched_type", words(dispatched_type{}));
    check("hierarchy", "post_kind", words(post_kind{}));
    check("hierarchy", "tenure_mode", words(tenure_mode{}));
    check("hierarchy", "function_class", words(function_class{}));
    check("hierarchy", "power_form", words(power_form{}));
    check("hierarchy", "entrustment_scope", words(entrustment_scope{}));
    check("policy", "force", words(force{}));
    check("policy", "severity", words(severity{}));
    // Tallies have a member for each word.
    const json::value hierarchies = schema("hierarchy");
    for (const auto& [member, table] : {std::pair{"quota", words(quota_kind{})}, {"staff", words(staff_status{})}}) {
        const json::value& tallies =
            hierarchies.at("$defs").at("body").at("properties").at(member).at("anyOf").at(0).at("properties");
        for (const word& w : table) CHECK(tallies.as_object().contains(w.key));
    }
}

TEST_CASE("the schemas know every key that the readers ask for", "[faces][json][schema]") {
    const fs::path sources = onezone_tests::source_folder() / "src" / "faces" / "json";
    const auto [kind, reader] = GENERATE(table<std::string, const char*>(
        {{"hierarchy", "hierarchy_reader.cpp"}, {"plan", "plan_reader.cpp"}, {"policy", "policy.cpp"}}));
    const std::string code = content(sources / reader) + content(sources / "reader.cpp");
    const std::set<std::string> known = onezone_tests::properties_of(schema(kind));
    static const std::regex asked(R"re(\b(?:find|need|find_or_null)\("([a-z_]+)"\))re");
    std::size_t keys = 0;
    for (std::sregex_iterator i(code.begin(), code.end(), asked), end; i != end; ++i, ++keys) {
        // Of text, provenance and periods, which every document may have; of periods plans have none.
        const std::string key = (*i)[1];
        CAPTURE(kind, key);
        if (kind == "plan" && (key == "from" || key == "until")) continue;
        if (kind == "policy" && (key == "grade" || key == "source")) continue;
        CHECK(known.count(key) == 1);
    }
    CHECK(keys > 15);
}

TEST_CASE("the documents of tests and examples fit the schemas", "[faces][json][schema]") {
    const auto all = documents();
    // Files of rule cases have no schema.
    for (const char* kind : {"hierarchy", "plan", "policy"}) {
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

TEST_CASE("a schema with a keyword that nobody checks is refused, not passed over", "[faces][json][schema]") {
    CHECK_THROWS_AS(onezone_tests::misfits(onezone_tests::parse_json(R"({"maxItems": 1})"), {}), std::invalid_argument);
    CHECK_THROWS_AS(onezone_tests::misfits(onezone_tests::parse_json(R"({"$ref": "#/$defs/none", "$defs": {}})"), {}),
        std::invalid_argument);
}
