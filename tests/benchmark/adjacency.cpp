// SPDX-License-Identifier: Apache-2.0
#include "contenders.hpp"
#include "traversals.hpp"

#include <boost/graph/adjacency_list.hpp>

namespace onezone_bench {

namespace {

struct unit {
    std::uint64_t code = 0;
    index name = 0;
    unsigned char kind = 0;
    index seat = none; // of a zone; divisions have an edge from their parent
};
using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, unit>;
using vertex = boost::graph_traits<graph>::vertex_descriptor;

[[nodiscard]] vertex parent_of(vertex v, const graph& g) {
    const auto in = boost::in_edges(v, g);
    return in.first == in.second ? graph::null_vertex() : boost::source(*in.first, g);
}

std::uint64_t sum_below(vertex v, const graph& g) {
    std::uint64_t sum = 0;
    for (auto [e, end] = boost::out_edges(v, g); e != end; ++e) {
        const vertex child = boost::target(*e, g);
        sum += g[child].kind + sum_below(child, g);
    }
    return sum;
}

} // namespace

struct adjacency::body {
    graph g;
    std::unordered_map<std::uint64_t, index> by_code;
    std::unordered_map<std::string, index> by_name;
    std::vector<const std::string*> names;
};

adjacency::adjacency(const input& in) : in_(&in), body_(std::make_unique<body>()) {
    body& b = *body_;
    b.g = graph(in.rows.size());
    b.by_code.reserve(in.rows.size());
    b.by_name.reserve(in.distinct_names);
    b.names.reserve(in.distinct_names);
    for (index i = 0; i < in.rows.size(); ++i) {
        const row& r = in.rows[i];
        const auto [name, fresh] = b.by_name.try_emplace(std::string(r.name), static_cast<index>(b.names.size()));
        if (fresh) b.names.push_back(&name->first);
        b.g[i].code = r.code.value();
        b.g[i].kind = static_cast<unsigned char>(r.kind);
        b.g[i].name = name->second;
        if (r.parent_code.ok()) {
            const index parent = b.by_code.at(r.parent_code.value());
            if (r.division())
                boost::add_edge(parent, i, b.g);
            else
                b.g[i].seat = parent;
        }
        b.by_code.emplace(r.code.value(), i);
    }
}
adjacency::adjacency(const adjacency& other) : in_(other.in_), body_(std::make_unique<body>(*other.body_)) {
    for (const auto& [name, i] : body_->by_name) body_->names[i] = &name;
}
adjacency::~adjacency() = default;

std::uint64_t adjacency::ancestors() const {
    const graph& g = body_->g;
    std::uint64_t sum = 0;
    for (const index u : in_->townships)
        for (vertex above = parent_of(u, g); above != graph::null_vertex(); above = parent_of(above, g))
            sum += g[above].kind;
    return sum;
}

std::uint64_t adjacency::descendants() const {
    std::uint64_t sum = 0;
    for (const index u : in_->cities) sum += sum_below(u, body_->g);
    return sum;
}

std::uint64_t adjacency::common_ancestors(std::size_t limit) const {
    const graph& g = body_->g;
    const auto level = [&](vertex v) { return onezone::level_of(static_cast<onezone::unit_kind>(g[v].kind)); };
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < limit; ++i) {
        vertex a = in_->pairs[i].first;
        vertex b = in_->pairs[i].second;
        while (a != b && a != graph::null_vertex() && b != graph::null_vertex()) {
            const onezone::level la = level(a);
            const onezone::level lb = level(b);
            if (la >= lb) a = parent_of(a, g);
            if (lb >= la) b = parent_of(b, g);
        }
        if (a == b && a != graph::null_vertex()) sum += g[a].kind;
    }
    return sum;
}

std::uint64_t adjacency::find_codes() const {
    std::uint64_t sum = 0;
    for (const onezone::code c : in_->codes) sum += body_->g[body_->by_code.find(c.value())->second].kind;
    return sum;
}

std::uint64_t adjacency::breadth_first() const {
    return onezone_bench::breadth_first(body_->g, in_->tops, [](index i) { return vertex{i}; });
}
std::uint64_t adjacency::topological_sort() const { return onezone_bench::topological_sort(body_->g); }
std::uint64_t adjacency::strong_components() const { return onezone_bench::strong_components(body_->g); }

void adjacency::move_all() {
    graph& g = body_->g;
    for (const auto& [unit, to] : in_->moves) {
        boost::remove_edge(parent_of(unit, g), unit, g);
        boost::add_edge(to, unit, g);
    }
}

std::uint64_t adjacency::digest() const {
    const graph& g = body_->g;
    std::uint64_t sum = 0;
    for (const row& r : in_->rows) {
        const vertex v = body_->by_code.at(r.code.value());
        const vertex p = g[v].seat != none ? vertex{g[v].seat} : parent_of(v, g);
        sum = sum * 31 + (p != graph::null_vertex() ? g[p].code : 1) + boost::out_degree(v, g)
            + body_->names[g[v].name]->size();
    }
    return sum;
}

} // namespace onezone_bench
