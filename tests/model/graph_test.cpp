// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>
#include <onezone/model/graph.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/copy.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <concepts>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace onezone;

namespace {

using vertex_of = affiliation_graph::vertex_descriptor;

template <class View>
void models_the_concepts() {
    using V = typename boost::graph_traits<View>::vertex_descriptor;
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, V, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, V, boost::vertex_name_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, V, vertex_id_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, V, vertex_code_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, V, vertex_kind_t>));
    STATIC_REQUIRE(std::regular<View>);
    STATIC_REQUIRE(std::regular<typename boost::graph_traits<View>::edge_descriptor>);
}

using id_pair = std::pair<unit_id, unit_id>;

// The edges as the maps have them.
std::multiset<id_pair> affiliations(const onezone_tests::oracle& o) {
    std::multiset<id_pair> pairs;
    for (const auto& [id, u] : o.units)
        if (is_division(u.kind) && u.parent.ok()) pairs.emplace(u.parent, id);
    return pairs;
}
std::multiset<id_pair> entrustments(const onezone_tests::oracle& o) {
    std::multiset<id_pair> pairs;
    for (const auto& [id, e] : o.table<entrustment>()) pairs.emplace(e.holder, e.unit);
    return pairs;
}

template <class View>
void check_graph(const View& g, const onezone_tests::oracle& o, const std::multiset<id_pair>& expected) {
    REQUIRE(num_vertices(g) == o.units.size());
    CHECK(num_edges(g) == expected.size());
    const auto pair_of = [&](const graph_edge& e) { return id_pair(g[source(e, g)].id(), g[target(e, g)].id()); };
    std::set<unit_id> seen;
    std::multiset<id_pair> by_list;
    std::multiset<id_pair> by_out;
    std::multiset<id_pair> by_in;
    std::multiset<id_pair> by_neighbour;
    std::set<graph_edge> different;
    for (const graph_edge& e : boost::make_iterator_range(edges(g))) {
        by_list.insert(pair_of(e));
        different.insert(e);
        if (e.is_entrustment()) CHECK(id_pair(g[e].holder, g[e].unit) == pair_of(e));
    }
    CHECK(different.size() == expected.size());
    std::size_t index = 0;
    for (const vertex_of v : boost::make_iterator_range(vertices(g))) {
        CHECK(v == vertex(index, g));
        CHECK(get(boost::vertex_index, g, v) == index);
        ++index;
        const unit_id id = g[v].id();
        seen.insert(id);
        CHECK(g.find(id) == v);
        CHECK(get(vertex_id, g, v) == id);
        CHECK(get(boost::vertex_name, g, v) == o.units.at(id).name);
        CHECK(get(get(vertex_code, g), v) == o.units.at(id).code);
        CHECK(get(get(vertex_kind, g), v) == o.units.at(id).kind);
        std::size_t out = 0;
        for (const graph_edge& e : boost::make_iterator_range(out_edges(v, g))) {
            CHECK(source(e, g) == v);
            CHECK(different.count(e) == 1);
            by_out.insert(pair_of(e));
            ++out;
        }
        std::size_t in = 0;
        for (const graph_edge& e : boost::make_iterator_range(in_edges(v, g))) {
            CHECK(target(e, g) == v);
            CHECK(different.count(e) == 1);
            by_in.insert(pair_of(e));
            ++in;
        }
        for (const vertex_of to : boost::make_iterator_range(adjacent_vertices(v, g)))
            by_neighbour.emplace(id, g[to].id());
        CHECK(out_degree(v, g) == out);
        CHECK(in_degree(v, g) == in);
        CHECK(degree(v, g) == in + out);
    }
    CHECK(seen.size() == o.units.size());
    CHECK(by_list == expected);
    CHECK(by_out == expected);
    CHECK(by_in == expected);
    CHECK(by_neighbour == expected);
    CHECK(g.find(unit_id::from_value(12345)) == View::null_vertex());
}

// A province, two cities, a county each, towns; one town entrusted to a zone, one county to the other city.
hierarchy two_cities() {
    change c{hierarchy{}};
    const auto id = [](std::string_view key) { return unit_id::derive("graph test", key); };
    c.add({id("p"), unit_kind::province, "省", code{"36"}}).value();
    c.add({id("gone"), unit_kind::province, "将撤", code::none()}).value();
    for (const char* const k : {"1", "2"}) {
        const std::string s = k;
        c.add({id("c" + s), unit_kind::prefecture_city, "市" + s, code::none(), id("p")}).value();
        c.add({id("x" + s), unit_kind::county, "县" + s, code::none(), id("c" + s)}).value();
        c.add({id("t" + s), unit_kind::town, "镇" + s, code::none(), id("x" + s)}).value();
    }
    c.add({id("z"), unit_kind::zone, "开发区", code::none(), id("c1")}).value();
    entrustment e;
    e.key = entrustment_id::derive("graph test", "1");
    e.unit = id("t1");
    e.holder = id("z");
    c.put(e).value();
    e.key = entrustment_id::derive("graph test", "2");
    e.unit = id("x2");
    e.holder = id("c1");
    e.valid = {date(2020, 1, 1), date(2022, 1, 1)};
    c.put(e).value();
    c.remove(id("gone")).value(); // leaves a hole before the rest
    return std::move(c).finish();
}

} // namespace

TEST_CASE("each view models the concepts of Boost.Graph", "[model][graph]") {
    models_the_concepts<affiliation_graph>();
    models_the_concepts<entrustment_graph>();
    models_the_concepts<either_graph>();
    const affiliation_graph nothing;
    CHECK(num_vertices(nothing) == 0);
    CHECK(num_edges(nothing) == 0);
    CHECK(vertices(nothing).first == vertices(nothing).second);
    CHECK(edges(nothing).first == edges(nothing).second);
}

TEST_CASE("the views show the units and both relations as plain maps have them", "[model][graph]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{11}));
    const bool with_holes = GENERATE(true, false);
    CAPTURE(seed, with_holes);
    const hierarchy grown = onezone_tests::random_hierarchy(seed, 500);
    const onezone_tests::oracle o = onezone_tests::read(grown);
    const hierarchy h = with_holes ? grown : onezone_tests::hierarchy_of(o);
    const auto down = affiliations(o);
    const auto across = entrustments(o);
    auto both = down;
    both.insert(across.begin(), across.end());
    check_graph(affiliation_graph(h), o, down);
    check_graph(entrustment_graph(h), o, across);
    check_graph(either_graph(h), o, both);
    CHECK(either_graph(h) == either_graph(grown));
}

TEST_CASE("a view stays as it was while its hierarchy changes", "[model][graph]") {
    hierarchy h = two_cities();
    const onezone_tests::oracle before = onezone_tests::read(h);
    const affiliation_graph g(h);
    change c(std::move(h));
    c.move(unit_id::derive("graph test", "t1"), unit_id::derive("graph test", "x2")).value();
    c.add({unit_id::derive("graph test", "new"), unit_kind::province, "新"}).value();
    check_graph(g, before, affiliations(before));
}

TEST_CASE("walking a view allocates nothing", "[model][graph][memory]") {
    const hierarchy h = onezone_tests::random_hierarchy(3, 400);
    const either_graph g(h);
    const std::size_t before = onezone_tests::allocations();
    std::size_t sum = 0;
    for (const graph_edge& e : boost::make_iterator_range(edges(g))) sum += target(e, g);
    for (const vertex_of v : boost::make_iterator_range(vertices(g))) sum += degree(v, g);
    CHECK(onezone_tests::allocations() == before);
    CHECK(sum > 0);
}

TEST_CASE("breadth-first search from a unit meets its descendants, each as deep as it lies", "[model][graph]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{11}));
    CAPTURE(seed);
    const hierarchy h = onezone_tests::random_hierarchy(seed, 400);
    const affiliation_graph g(h);
    for (const unit_ref top : h.units()) {
        std::vector<std::size_t> depth(num_vertices(g), 0);
        std::vector<vertex_of> met;
        struct visitor : boost::default_bfs_visitor {
            std::vector<std::size_t>* depth;
            std::vector<vertex_of>* met;
            void discover_vertex(vertex_of v, const affiliation_graph&) const { met->push_back(v); }
            void tree_edge(const graph_edge& e, const affiliation_graph& in) const {
                (*depth)[target(e, in)] = (*depth)[source(e, in)] + 1;
            }
        };
        visitor v;
        v.depth = &depth;
        v.met = &met;
        boost::breadth_first_search(g, g.find(top.id()), boost::visitor(v));
        std::set<unit_id> expected{top.id()};
        for (const unit_ref u : top.descendants()) expected.insert(u.id());
        std::set<unit_id> found;
        for (const vertex_of m : met) {
            found.insert(g[m].id());
            CHECK(depth[m] == g[m].ancestors().count() - top.ancestors().count());
        }
        CHECK(found == expected);
        CHECK(met.size() == expected.size());
    }
}

TEST_CASE("depth-first search of all units finds as many trees as there are tops, and no way back", "[model][graph]") {
    const hierarchy h = onezone_tests::random_hierarchy(GENERATE(range(std::uint64_t{1}, std::uint64_t{11})), 400);
    const affiliation_graph g(h);
    struct counts {
        std::size_t starts = 0, tree = 0, back = 0, other = 0;
    } n;
    struct visitor : boost::default_dfs_visitor {
        counts* n;
        void start_vertex(vertex_of, const affiliation_graph&) const { ++n->starts; }
        void tree_edge(const graph_edge&, const affiliation_graph&) const { ++n->tree; }
        void back_edge(const graph_edge&, const affiliation_graph&) const { ++n->back; }
        void forward_or_cross_edge(const graph_edge&, const affiliation_graph&) const { ++n->other; }
    };
    visitor v;
    v.n = &n;
    boost::depth_first_search(g, boost::visitor(v));
    // A search may begin within a tree and meet it again from its top.
    CHECK(n.tree + n.other == num_edges(g));
    CHECK(n.starts + n.tree == num_vertices(g));
    CHECK(n.back == 0);
    CHECK(n.starts >= h.roots().count() + h.count<zone>());
}

TEST_CASE("topological sort puts every child before its parent", "[model][graph]") {
    const hierarchy h = onezone_tests::random_hierarchy(GENERATE(range(std::uint64_t{1}, std::uint64_t{11})), 400);
    const affiliation_graph g(h);
    std::vector<vertex_of> order;
    boost::topological_sort(g, std::back_inserter(order));
    REQUIRE(order.size() == num_vertices(g));
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    bool falls = true;
    for (const unit_ref u : h.units())
        if (u.is_division() && u.parent()) falls = falls && place[g.find(u.id())] < place[g.find(u.parent().id())];
    CHECK(falls);
}

TEST_CASE("strong components are the units that lead to each other over either relation", "[model][graph]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{21}));
    CAPTURE(seed);
    const hierarchy h = onezone_tests::random_hierarchy(seed, 500);
    const onezone_tests::oracle o = onezone_tests::read(h);
    const either_graph g(h);
    std::vector<std::size_t> component(num_vertices(g));
    boost::strong_components(g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));

    // Who reaches whom, by repetition.
    std::set<id_pair> reaches;
    for (const auto& pair : affiliations(o)) reaches.insert(pair);
    for (const auto& pair : entrustments(o)) reaches.insert(pair);
    for (std::size_t before = 0; before != reaches.size();) {
        before = reaches.size();
        const std::set<id_pair> now = reaches;
        for (const auto& [a, b] : now)
            for (auto next = now.lower_bound({b, unit_id::none()}); next != now.end() && next->first == b; ++next)
                reaches.emplace(a, next->second);
    }
    bool same = true;
    for (const auto& [a, first] : o.units)
        for (const auto& [b, second] : o.units) {
            const bool mutual = a == b || (reaches.count({a, b}) != 0 && reaches.count({b, a}) != 0);
            same = same && (component[g.find(a)] == component[g.find(b)]) == mutual;
        }
    CHECK(same);
}

TEST_CASE("filtered_graph shows the entrustments in force on a day", "[model][graph]") {
    const hierarchy h = two_cities();
    const entrustment_graph g(h);
    CHECK(num_edges(g) == 2);
    const auto running = [&](const date& day) {
        const std::function<bool(const graph_edge&)> in_force = [&g, day](const graph_edge& e) {
            return g[e].valid.contains(day);
        };
        const boost::filtered_graph<entrustment_graph, std::function<bool(const graph_edge&)>> of_day(g, in_force);
        std::set<std::string> held;
        for (const graph_edge& e : boost::make_iterator_range(edges(of_day)))
            held.insert(std::string(g[e.source].name()) + "→" + std::string(g[e.target].name()));
        return held;
    };
    CHECK(running(date(2021, 1, 1)) == std::set<std::string>{"开发区→镇1", "市1→县2"});
    CHECK(running(date(2022, 1, 1)) == std::set<std::string>{"开发区→镇1"});
}

TEST_CASE("copy_graph copies units, edges and the properties asked for", "[model][graph]") {
    const hierarchy h = two_cities();
    const either_graph g(h);
    using named = boost::property<boost::vertex_name_t, std::string, boost::property<vertex_id_t, unit_id>>;
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, named> copy;
    boost::copy_graph(g, copy);
    REQUIRE(num_vertices(copy) == num_vertices(g));
    REQUIRE(num_edges(copy) == num_edges(g));
    std::multiset<std::string> original;
    std::multiset<std::string> copied;
    for (const graph_edge& e : boost::make_iterator_range(edges(g)))
        original.insert(std::string(g[e.source].name()) + "→" + std::string(g[e.target].name()));
    for (const auto& e : boost::make_iterator_range(edges(copy)))
        copied.insert(
            get(boost::vertex_name, copy, source(e, copy)) + "→" + get(boost::vertex_name, copy, target(e, copy)));
    CHECK(copied == original);
    for (const auto v : boost::make_iterator_range(vertices(copy)))
        CHECK(h[get(vertex_id_t(), copy, v)].name() == get(boost::vertex_name, copy, v));

    boost::adjacency_list<> bare;
    boost::copy_graph(g, bare);
    CHECK(num_edges(bare) == num_edges(g));
}

TEST_CASE("write_graphviz draws a view", "[model][graph]") {
    const hierarchy h = two_cities();
    const entrustment_graph g(h);
    std::ostringstream dot;
    boost::write_graphviz(dot, g, boost::make_label_writer(get(boost::vertex_name, g)));
    const auto line = [&](std::string_view from, std::string_view to) {
        const auto at = [&](std::string_view name) { return std::to_string(g.find(h.at(name))); };
        return at(from) + "->" + at(to);
    };
    const std::string drawn = dot.str();
    CHECK_THAT(drawn, Catch::Matchers::ContainsSubstring(line("开发区", "镇1")));
    CHECK_THAT(drawn, Catch::Matchers::ContainsSubstring(line("市1", "县2")));
    CHECK_THAT(drawn, Catch::Matchers::ContainsSubstring(std::to_string(g.find(h.at("市2"))) + "[label=\"市2\"]"));
    CHECK(std::count(drawn.begin(), drawn.end(), '>') == 2);
}

TEST_CASE("write_graphml writes a view with its properties", "[model][graph]") {
    const hierarchy h = two_cities();
    const affiliation_graph g(h);
    boost::dynamic_properties properties;
    properties.property("name", get(boost::vertex_name, g));
    properties.property("code", get(vertex_code, g));
    properties.property("kind",
        boost::make_function_property_map<vertex_of>([&g](vertex_of v) { return key_of(get(vertex_kind, g, v)); }));
    std::ostringstream xml;
    boost::write_graphml(xml, g, properties, true);
    const auto occurs = [written = xml.str()](std::string_view what) {
        std::size_t n = 0;
        for (std::size_t at = written.find(what); at != std::string::npos; at = written.find(what, at + 1)) ++n;
        return n;
    };
    CHECK(occurs("<node ") == num_vertices(g));
    CHECK(occurs("<edge ") == num_edges(g));
    CHECK(occurs(">县1<") == 1);
    CHECK(occurs(">prefecture_city<") == 2);
    CHECK(occurs(">36<") == 1);
}
