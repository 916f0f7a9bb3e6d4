// SPDX-License-Identifier: Apache-2.0
#include "ordering.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <iterator>

namespace onezone::detail {

namespace {

// An edge leads from an item to what it waits for, so that the order of finishing is the order asked for.
using graph = boost::compressed_sparse_row_graph<boost::directedS>;

graph graph_of(std::size_t n, std::span<const waits_for> waits) {
    return {boost::edges_are_unsorted, waits.begin(), waits.end(), n};
}

bool finish(const graph& g, std::vector<std::size_t>& order) {
    order.clear();
    order.reserve(num_vertices(g));
    try {
        boost::topological_sort(g, std::back_inserter(order));
    } catch (const boost::not_a_dag&) { return false; }
    return true;
}

} // namespace

ordering ordered(std::size_t n, std::span<const waits_for> waits) {
    ordering found;
    const graph all = graph_of(n, waits);
    if (finish(all, found.order)) return found;

    std::vector<std::size_t> component(n);
    boost::strong_components(all, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, all)));
    std::vector<bool> circles(n);
    std::vector<waits_for> rest;
    for (const waits_for& w : waits) {
        if (component[w.first] != component[w.second])
            rest.push_back(w);
        else
            circles[w.first] = true;
    }
    for (std::size_t i = 0; i < n; ++i)
        if (circles[i]) found.circling.push_back(i);
    finish(graph_of(n, rest), found.order);
    return found;
}

} // namespace onezone::detail
