// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_TRAVERSALS_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_TRAVERSALS_HPP_INCLUDED

#include "benchmark/input.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
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
