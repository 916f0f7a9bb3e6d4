// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"

#include <onezone/faces/json/explanation.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/json.hpp>

#include <string>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::scene;

TEST_CASE("an explanation is written as JSON with facts, conditions and flips", "[faces][json][explain]") {
    scene s = onezone_tests::obedient();
    s.entrust("渡江镇", "经开区");
    const explanation e =
        explain(s.now(), packs::jiangxi_2023(), "jx23.county.no-entrust", onezone_tests::zone("经开区"), december)
            .value();
    const std::string written = write_explanation(e, s.now());
    CHECK(written == write_explanation(e, s.now()));
    const auto json = boost::json::parse(written).as_object();
    CHECK(json.at("onezone") == "explanation");
    CHECK(json.at("rule") == "jx23.county.no-entrust");
    CHECK(json.at("verdict") == "violated");
    CHECK(json.at("basis").as_object().at("source") == "S1");
    const auto& facts = json.at("facts").as_array();
    REQUIRE(facts.size() == e.facts.size());
    CHECK(facts[0].as_object().at("field") == "location_by");
    CHECK(facts[1].as_object().at("field") == "location");
    CHECK(facts[1].as_object().at("value") == "county_area");
    const auto& conditions = json.at("conditions").as_array();
    REQUIRE(conditions.size() == 2);
    CHECK(conditions[1].as_object().at("role") == "demand");
    CHECK(conditions[1].as_object().at("holds").as_bool() == false);
    CHECK(conditions[1].as_object().at("decisive").as_bool());
    REQUIRE(json.at("flips").as_array().size() == e.flips.size());
    bool returned = false;
    for (const auto& flip : json.at("flips").as_array())
        if (const auto* op = flip.as_object().if_contains("operation")) returned = returned || *op == "return_township";
    CHECK(returned);
}
