// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/hostile.hpp"

#include <onezone/faces/exports/organization.hpp>

#include <boost/json.hpp>

#include <map>
#include <set>
#include <string>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE("a hierarchy is linked data in the Organization Ontology", "[faces][exports]") {
    const hierarchy h = hostile_hierarchy();
    const unit_id county = h.at("于都\"县\"<");
    const unit_id first = unit_id::derive("hostile", hostile_names[0]);
    const unit_id second = unit_id::derive("hostile", hostile_names[1]);
    const std::string written =
        write_organization(h, {{party::of(second), party::of(first)}, {party::of(second), party::only_stated("某人")}});
    CHECK(written == write_organization(h, {{party::of(second), party::of(first)}}));
    const boost::json::value document = boost::json::parse(written);
    CHECK(document.at("@context").at("org").as_string() == "http://www.w3.org/ns/org#");
    std::map<std::string, boost::json::value> subjects;
    std::map<std::string, std::size_t> types;
    for (const boost::json::value& s : document.at("@graph").as_array()) {
        ++types[std::string(s.at("@type").as_string())];
        if (const auto* id = s.as_object().if_contains("@id"))
            CHECK(subjects.emplace(std::string(id->as_string()), s).second);
    }
    CHECK(types["org:Organization"] == h.size());
    CHECK(types["org:FormalOrganization"] == h.count<body>());
    CHECK(types["org:Post"] == h.count<post>());
    CHECK(types["foaf:Person"] == h.count<person>());
    CHECK(types["org:Membership"] == h.count<tenure>());
    CHECK(types["org:ChangeEvent"] == 1);
    const boost::json::value& zone_subject = subjects.at("urn:onezone:unit:" + to_string(second));
    CHECK(zone_subject.at("prefLabel").as_string() == hostile_names[1]);
    CHECK(zone_subject.at("subOrganizationOf").as_string() == "urn:onezone:unit:" + to_string(first));
    CHECK(zone_subject.at("seat").as_string() == "urn:onezone:unit:" + to_string(county));
    const boost::json::value& county_subject = subjects.at("urn:onezone:unit:" + to_string(county));
    CHECK(county_subject.at("identifier").as_string() == "360731");
    CHECK(county_subject.at("classification").as_string() == "oz:kind/county");
    const boost::json::value& membership =
        subjects.at("urn:onezone:tenure:" + to_string(tenure_id::derive("hostile", hostile_names[0])));
    CHECK(membership.at("org:memberDuring").at("time:hasEnd").at("time:inXSDDate").at("@value").as_string()
        == "2024-01-01");
    // Who left in 2024 is no holder; who is not known to have left is.
    const post_id left = post_id::derive("hostile", hostile_names[0]);
    const post_id held = post_id::derive("hostile", hostile_names[1]);
    CHECK_FALSE(subjects.at("urn:onezone:post:" + to_string(left)).as_object().contains("heldBy"));
    CHECK(subjects.at("urn:onezone:post:" + to_string(held)).at("heldBy").at(0).as_string()
        == "urn:onezone:person:" + to_string(person_id::derive("hostile", hostile_names[1])));
    // Whatever is referred to is there.
    for (const auto& [id, s] : subjects)
        for (const char* const key :
            {"subOrganizationOf", "unitOf", "postIn", "member", "organization", "post", "seat", "managing"})
            if (const auto* object = s.as_object().if_contains(key))
                CHECK(subjects.count(std::string(object->as_string())) == 1);
}
