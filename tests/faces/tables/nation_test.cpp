// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/heap.hpp"

#include <onezone/faces/tables/divisions.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/graph.hpp>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

using namespace onezone;

// What must hold at the size of all China, and does not follow from its holding in small.

namespace {

const hierarchy& nation() {
    static const hierarchy imported =
        import_divisions(onezone_tests::data_folder().value() / "divisions").value().nation;
    return imported;
}

template <class Graph>
std::size_t edges_out_of_order(const Graph& g) {
    std::vector<std::uint32_t> backwards;
    backwards.reserve(num_vertices(g));
    boost::topological_sort(g, std::back_inserter(backwards),
        boost::color_map(boost::make_two_bit_color_map(num_vertices(g), get(boost::vertex_index, g))));
    REQUIRE(backwards.size() == num_vertices(g));
    std::vector<std::size_t> place(backwards.size());
    for (std::size_t i = 0; i < backwards.size(); ++i) place[backwards[i]] = i;
    std::size_t wrong = 0;
    for (auto [e, end] = edges(g); e != end; ++e)
        if (place[source(*e, g)] <= place[target(*e, g)]) ++wrong;
    return wrong;
}

} // namespace

TEST_CASE("breadth-first search meets every division of the nation, as deep as it lies", "[faces][graph][data]") {
    const hierarchy& h = nation();
    const affiliation_graph g(h);
    std::vector<std::size_t> depth(num_vertices(g), 0);
    std::vector<bool> met(num_vertices(g), false);
    struct visitor : boost::default_bfs_visitor {
        std::vector<std::size_t>* depth;
        std::vector<bool>* met;
        void discover_vertex(std::uint32_t v, const affiliation_graph&) const { (*met)[v] = true; }
        void tree_edge(const graph_edge& e, const affiliation_graph& in) const {
            (*depth)[target(e, in)] = (*depth)[source(e, in)] + 1;
        }
    };
    visitor v;
    v.depth = &depth;
    v.met = &met;
    auto colors = boost::make_two_bit_color_map(num_vertices(g), get(boost::vertex_index, g));
    boost::queue<std::uint32_t> queue;
    for (const unit_ref top : h.roots()) boost::breadth_first_visit(g, g.find(top.id()), queue, v, colors);

    std::size_t wrong = 0, deepest = 0;
    for (const unit_ref u : h.units()) {
        const auto at = g.find(u.id());
        if (met[at] != u.is_division()) ++wrong;
        if (u.is_division() && depth[at] != u.ancestors().count()) ++wrong;
        deepest = std::max(deepest, depth[at]);
    }
    CHECK(wrong == 0);
    CHECK(deepest == 4);
}

TEST_CASE("the nation has an order in which nobody comes before those above", "[faces][graph][data]") {
    const affiliation_graph affiliation(nation());
    CHECK(num_edges(affiliation) == nation().size() - nation().count<zone>() - nation().roots().count());
    CHECK(edges_out_of_order(affiliation) == 0);
    const either_graph either(nation());
    CHECK(num_edges(either) == num_edges(affiliation) + nation().count<entrustment>());
    CHECK(edges_out_of_order(either) == 0);
    std::vector<std::uint32_t> component(num_vertices(either));
    CHECK(boost::strong_components(
              either, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, either)))
        == nation().size());
}

TEST_CASE("a copy of the nation costs nothing, an edit on it what it touches", "[faces][memory][data]") {
    const hierarchy& h = nation();
    const std::size_t before = onezone_tests::heap_in_use();
    const hierarchy copy = h;
    CHECK(onezone_tests::heap_in_use() == before);
    change work(copy);
    work.move(h.at("龙南市/龙南镇"), h.at("赣州市/信丰县")).value();
    CHECK(onezone_tests::heap_in_use() - before <= 150'000);
}

TEST_CASE("a difference of two nations takes what differs", "[faces][difference][data]") {
    const hierarchy& h = nation();
    change work(h);
    const unit_id town = h.at("龙南市/龙南镇");
    work.move(town, h.at("赣州市/信丰县")).value();
    work.rename(h.at("南京市/鼓楼区"), "新区").value();
    const hierarchy other = std::move(work).finish();

    const std::size_t before = onezone_tests::allocations();
    onezone_tests::reset_heap_peak();
    const std::size_t in_use = onezone_tests::heap_in_use();
    const std::vector<edit> edits = difference(h, other);
    CHECK(edits.size() == 2);
    CHECK(onezone_tests::allocations() - before < 300);
    CHECK(onezone_tests::heap_peak() - in_use < 500'000); // of 50 million
}

TEST_CASE("a name that half the nation bears leads to its unit by a longer path", "[faces][divisions][data]") {
    const hierarchy& h = nation();
    std::size_t most = 0;
    std::size_t wrong = 0;
    std::size_t asked = 0;
    for (const unit_ref u : h.units()) {
        if (++asked % 997 != 0) continue; // one in about a thousand
        const std::string whole = u.path();
        const auto found = h.find(whole);
        if (found && *found != u) ++wrong;
        if (!found && found.error().code() != errc::ambiguous_unit) ++wrong;
        most = std::max(most, h.named(u.name()).size());
    }
    CHECK(wrong == 0);
    CHECK(most > 100);
}
