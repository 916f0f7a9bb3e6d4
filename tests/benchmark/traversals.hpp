// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_TRAVERSALS_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_TRAVERSALS_HPP_INCLUDED

#include "input.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

// Boost's algorithms on a graph whose vertices are numbers; the same code for every graph.

namespace onezone_bench {

template <class Graph, class VertexOf>
[[nodiscard]] std::uint64_t breadth_first(const Graph& g, const std::vector<index>& tops, VertexOf vertex_of) {
    std::vector<std::uint32_t> distance(num_vertices(g));
    auto colors = boost::make_two_bit_color_map(num_vertices(g), get(boost::vertex_index, g));
    boost::queue<typename boost::graph_traits<Graph>::vertex_descriptor> queue;
    const auto visitor = boost::make_bfs_visitor(boost::record_distances(
        boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, g)), boost::on_tree_edge()));
    for (const index top : tops) boost::breadth_first_visit(g, vertex_of(top), queue, visitor, colors);
    std::uint64_t sum = 0;
    for (const std::uint32_t d : distance) sum += d;
    return sum;
}

// Adds up the kinds of the vertices met; the vertex where a search starts is met too.
template <class Kinds>
struct sum_of_kinds : boost::default_bfs_visitor {
    sum_of_kinds(Kinds of, std::uint64_t& into) : kinds(of), sum(&into) {}
    template <class Vertex, class Graph>
    void discover_vertex(Vertex v, const Graph&) const {
        *sum += static_cast<std::uint64_t>(get(kinds, v));
    }
    Kinds kinds;
    std::uint64_t* sum;
};

/// The kinds of all that lies beyond `starts`, each searched on its own, over edges from the start (`Graph`) or towards it
/// (a `reverse_graph`). `Colors` makes the marks of one search.
template <class Graph, class Kinds, class Colors>
[[nodiscard]] std::uint64_t kinds_beyond(
    const Graph& g, const std::vector<index>& starts, Kinds kinds, Colors colors_of_search) {
    boost::queue<typename boost::graph_traits<Graph>::vertex_descriptor> queue;
    std::uint64_t sum = 0;
    for (const index start : starts) {
        auto&& colors = colors_of_search();
        boost::breadth_first_visit(g, start, queue, sum_of_kinds<Kinds>(kinds, sum), colors);
        sum -= static_cast<std::uint64_t>(get(kinds, start));
    }
    return sum;
}

/// Of everything below: the subtrees do not meet, so that one set of marks serves all searches.
template <class Graph, class Kinds>
[[nodiscard]] std::uint64_t kinds_below(const Graph& g, const std::vector<index>& tops, Kinds kinds) {
    auto colors = boost::make_two_bit_color_map(num_vertices(g), get(boost::vertex_index, g));
    return kinds_beyond(
        g, tops, kinds, [&]() -> auto& { return colors; });
}

/// Of everything above: ancestors are met again and again, so each search has marks of its own, of the few it meets.
template <class Graph, class Kinds>
[[nodiscard]] std::uint64_t kinds_above(const Graph& g, const std::vector<index>& from, Kinds kinds) {
    std::map<typename boost::graph_traits<Graph>::vertex_descriptor, boost::default_color_type> marks;
    boost::associative_property_map colors(marks);
    return kinds_beyond(
        boost::make_reverse_graph(g), from, kinds, [&]() -> auto& {
            marks.clear();
            return colors;
        });
}

template <class Graph>
[[nodiscard]] std::uint64_t topological_sort(const Graph& g) {
    std::vector<typename boost::graph_traits<Graph>::vertex_descriptor> backwards;
    backwards.reserve(num_vertices(g));
    boost::topological_sort(g, std::back_inserter(backwards),
        boost::color_map(boost::make_two_bit_color_map(num_vertices(g), get(boost::vertex_index, g))));
    std::vector<std::uint32_t> place(num_vertices(g));
    for (std::size_t i = 0; i < backwards.size(); ++i) place[backwards[i]] = static_cast<std::uint32_t>(i);
    std::uint64_t in_order = 0;
    for (auto [v, end] = vertices(g); v != end; ++v)
        for (auto [to, last] = adjacent_vertices(*v, g); to != last; ++to) in_order += place[*v] > place[*to] ? 1U : 0U;
    return in_order;
}

template <class Graph>
[[nodiscard]] std::uint64_t strong_components(const Graph& g) {
    std::vector<std::uint32_t> component(num_vertices(g));
    return boost::strong_components(
        g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
}

} // namespace onezone_bench

#endif
