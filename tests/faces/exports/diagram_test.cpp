// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/hostile.hpp"
#include "support/xml.hpp"

#include <onezone/faces/exports/diagram.hpp>
#include <onezone/faces/sketch/sketch.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

namespace {

// What GraphML says, read back.
struct read_graph {
    std::map<std::string, std::map<std::string, std::string>> nodes;
    std::vector<std::tuple<std::string, std::string, std::string>> edges;

    explicit read_graph(const std::string& graphml) {
        const element root = parse_xml(graphml);
        REQUIRE(root.name == "graphml");
        std::set<std::string> keys;
        for (const element& c : root.children) {
            if (c.name == "key") keys.insert(c.attributes.at("id"));
            if (c.name != "graph") continue;
            CHECK(c.attributes.at("edgedefault") == "directed");
            for (const element& e : c.children) {
                std::map<std::string, std::string> data;
                for (const element& d : e.children) {
                    CHECK(keys.count(d.attributes.at("key")) == 1);
                    data[d.attributes.at("key")] = d.content;
                }
                if (e.name == "node")
                    CHECK(nodes.emplace(e.attributes.at("id"), data).second);
                else
                    edges.emplace_back(e.attributes.at("source"), e.attributes.at("target"), data.at("e_kind"));
            }
        }
        for (const auto& [from, to, kind] : edges) CHECK((nodes.count(from) == 1 && nodes.count(to) == 1));
    }
    [[nodiscard]] std::size_t count(const std::string& kind) const {
        return static_cast<std::size_t>(
            std::count_if(edges.begin(), edges.end(), [&](const auto& e) { return std::get<2>(e) == kind; }));
    }
};

} // namespace

TEST_CASE("GraphML has every unit once and an edge for each thing that joins two", "[faces][exports]") {
    const hierarchy h = read_sketch("city 某市 code=3607\n  county 甲县 code=360721\n    zone 大园 managed-by=甲县\n"
                                    "      agency 大园管委会\n    town 某镇 administered-by=大园\n  district 乙区\n")
                            .value();
    const read_graph g(write_graphml(h));
    CHECK(g.nodes.size() == h.size());
    CHECK(g.edges.size() == 3 + 1 + 1 + 1);
    CHECK(g.count("affiliation") == 3);
    CHECK(g.count("seat") == 1);
    CHECK(g.count("manages") == 1);
    CHECK(g.count("administers") == 1);
    const auto county = g.nodes.at('u' + to_string(h.at("甲县")));
    CHECK(county.at("name") == "甲县");
    CHECK(county.at("kind") == "county");
    CHECK(county.at("code") == "360721");
    CHECK(county.at("path") == "某市/甲县");
    CHECK(write_graphml(h) == write_graphml(h));

    const read_graph with(write_graphml(h, {.bodies = true}));
    CHECK(with.nodes.size() == h.size() + h.count<body>());
    CHECK(with.count("body") == 1);
}

TEST_CASE("names come back from GraphML as they were", "[faces][exports]") {
    const hierarchy h = hostile_hierarchy();
    const read_graph g(write_graphml(h, {.bodies = true}));
    for (const std::string_view name : hostile_names) {
        CAPTURE(name);
        CHECK(g.nodes.at('u' + to_string(unit_id::derive("hostile", name))).at("name") == name);
        CHECK(g.nodes.at('b' + to_string(body_id::derive("hostile", name))).at("name") == name);
    }
    CHECK(g.count("part") == hostile_names.size() - 1);
}

TEST_CASE("in DOT quotes and backslashes are escaped, and nothing else of a name is changed", "[faces][exports]") {
    const std::string dot = write_dot(hostile_hierarchy(), {.bodies = true});
    CHECK(dot.starts_with("digraph hierarchy {\n"));
    CHECK(dot.ends_with("}\n"));
    CHECK(dot.find(R"(label="园\"和'区'")") != std::string::npos);
    CHECK(dot.find(R"(label="a\\nb\\园")") != std::string::npos);
    CHECK(dot.find(R"(label="<b>园<i a='b'>")") != std::string::npos);
    CHECK(dot.find(R"(scope="items: \"<事项>\"; ]]>")") != std::string::npos);
    // Quotes that are not escaped come in pairs on every line.
    std::size_t open = 0;
    for (std::size_t i = 0; i < dot.size(); ++i) {
        if (dot[i] == '\\')
            ++i;
        else if (dot[i] == '"')
            ++open;
        else if (dot[i] == '\n')
            CHECK(open % 2 == 0);
    }
}

TEST_CASE("an empty hierarchy is an empty graph", "[faces][exports]") {
    CHECK(read_graph(write_graphml(hierarchy())).nodes.empty());
    CHECK(write_dot(hierarchy()).find("->") == std::string::npos);
}

TEST_CASE("what XML has no place for is replaced, and the document stays well-formed", "[faces][exports]") {
    change c{hierarchy{}};
    c.add({unit_id::derive("t", "a"), unit_kind::county, "甲\x01县\x7F", {}}).value();
    // NUL, line feeds and bytes that are no UTF-8 do not get so far.
    CHECK_FALSE(c.add({unit_id::derive("t", "b"), unit_kind::county, "甲\n县", {}}));
    CHECK_FALSE(c.add({unit_id::derive("t", "b"), unit_kind::county, std::string("甲\0县", 7), {}}));
    CHECK_FALSE(c.add({unit_id::derive("t", "b"), unit_kind::county, "\xE4\xBD", {}}));
    const read_graph g(write_graphml(c.now()));
    CHECK(g.nodes.begin()->second.at("name") == "甲\xEF\xBF\xBD县\xEF\xBF\xBD");
}
