// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_GRAPH_HPP_INCLUDED
#define ONEZONE_MODEL_GRAPH_HPP_INCLUDED

#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// A hierarchy as a Boost.Graph: any Boost algorithm runs on it, and on the storage itself.
///
///  1. For each relation `graph_view` models VertexListGraph, IncidenceGraph, BidirectionalGraph, AdjacencyGraph, EdgeListGraph and
///     ReadablePropertyGraph, with maps for `boost::vertex_index`, `boost::vertex_name`, `vertex_id`, `vertex_code`, `vertex_kind`.
///  2. Every unit is a vertex of every relation. Vertices are 0 … num_vertices - 1, so they index a plain array; they belong to one
///     view: ids are what lasts.
///  3. An affiliation leads from parent to child, divisions only; an entrustment from its holder to the unit entrusted, one edge
///     for each entrustment, running or not (what is wanted of them, `boost::filtered_graph` picks).
///  4. The library itself orders records, and the steps of a plan, by Boost's topological sort, and finds who stands in a circle there
///     by its strong components. Not left to Boost, because a search needs marks and a queue, which cost more than the answer:
///      - the walks of model/unit.hpp up and down the tree, on which the check of a move rests
///        (`./tests/run bench ancestors descendants` times Boost's search on this view beside them);
///      - the lowest common ancestor, for which Boost has nothing but searches (`./tests/run bench common_ancestor`);
///      - the search for a circle of entrustments: which of them meet depends on the days on which all before them run, so there is
///        no one graph to search;
///      - parks within parks and bodies within bodies: chains of a few links.
/// Edges are computed and not stored. A view shares the hierarchy's storage; while it lives, the hierarchy pays for a copy of what
/// is changed. Iterators and property maps point to the view.
/// Limits: the only header that includes Boost.Graph, and not part of <onezone/onezone.hpp>.

namespace onezone {

/// Which edges a view shows.
enum class relation : unsigned char { affiliation, entrustment, either };

/// Tags for `get(tag, view)` and `get(tag, view, vertex)`: the unit's id, code and kind.
struct vertex_id_t {
    using kind = boost::vertex_property_tag;
};
struct vertex_code_t {
    using kind = boost::vertex_property_tag;
};
struct vertex_kind_t {
    using kind = boost::vertex_property_tag;
};
inline constexpr vertex_id_t vertex_id{};
inline constexpr vertex_code_t vertex_code{};
inline constexpr vertex_kind_t vertex_kind{};

template <relation Of>
class graph_view;

/// An edge of a view.
struct graph_edge {
    std::uint32_t source = detail::no_slot;
    std::uint32_t target = detail::no_slot;
    detail::slot record = detail::no_slot; ///< of an entrustment: which; else none

    [[nodiscard]] bool is_entrustment() const noexcept { return record != detail::no_slot; }
    friend auto operator<=>(const graph_edge&, const graph_edge&) = default;
};

namespace detail {

inline unit_id read_property(vertex_id_t, unit_ref u) noexcept { return u.id(); }
inline code read_property(vertex_code_t, unit_ref u) noexcept { return u.code(); }
inline unit_kind read_property(vertex_kind_t, unit_ref u) noexcept { return u.kind(); }
inline std::string_view read_property(boost::vertex_name_t, unit_ref u) noexcept { return u.name(); }

/// A property of units that a view has a map for.
template <class Tag>
concept unit_property = requires(Tag tag, unit_ref u) {
    read_property(tag, u);
};

/// All properties of a vertex at once: what `boost::copy_graph` reads. Turns into the properties that the other graph has.
struct all_properties {
    unit_ref unit;

    operator boost::no_property() const noexcept { return {}; }
    template <unit_property Tag, class T, class Base>
    operator boost::property<Tag, T, Base>() const {
        return boost::property<Tag, T, Base>(T(read_property(Tag(), unit)), static_cast<Base>(*this));
    }
};
inline all_properties read_property(boost::vertex_all_t, unit_ref u) noexcept { return {u}; }

template <onezone::relation Of, class Tag>
class unit_property_map {
public:
    using value_type = decltype(read_property(Tag(), unit_ref()));
    using reference = value_type;
    using key_type = std::uint32_t;
    using category = boost::readable_property_map_tag;

    unit_property_map() noexcept = default;
    explicit unit_property_map(const graph_view<Of>& g) noexcept : view_(&g) {}
    [[nodiscard]] value_type operator[](key_type v) const noexcept { return read_property(Tag(), (*view_)[v]); }
    friend value_type get(const unit_property_map& map, key_type v) noexcept { return map[v]; }

private:
    const graph_view<Of>* view_ = nullptr;
};

/// Where a walk stands among entrustments; in a view without any it takes no room.
template <onezone::relation Of>
struct record_place {
    slot record = no_slot;
    friend bool operator==(const record_place&, const record_place&) = default;
};
template <>
struct record_place<onezone::relation::affiliation> {
    static constexpr slot record = no_slot;
    record_place() noexcept = default;
    explicit record_place(slot) noexcept {}
    friend bool operator==(const record_place&, const record_place&) = default;
};

/// Walks the edges out of or into one vertex, affiliation first; `Value` is the edge or the vertex at its other end.
template <onezone::relation Of, bool Out, class Value>
class incident_iterator
    : public boost::iterator_facade<incident_iterator<Of, Out, Value>, Value, boost::forward_traversal_tag, Value> {
public:
    incident_iterator() noexcept = default;
    /// Requires: the slots are of `v`; `no_slot` twice is the end.
    incident_iterator(const graph_view<Of>& g, std::uint32_t v, slot unit, slot record) noexcept
        : view_(&g),
          at_(v),
          unit_(unit),
          across_{record} {}

private:
    friend class boost::iterator_core_access;
    static constexpr unsigned link = Out ? by_holder : by_entrusted;

    [[nodiscard]] Value dereference() const noexcept {
        const bool up_or_down = Of == onezone::relation::affiliation || unit_ != no_slot;
        const auto other = view_->vertex_at(up_or_down ? unit_ : view_->template end_of<!Out>(across_.record));
        if constexpr (std::is_same_v<Value, graph_edge>)
            return {Out ? at_ : other, Out ? other : at_, up_or_down ? no_slot : across_.record};
        else
            return other;
    }
    void increment() noexcept {
        if constexpr (Of != onezone::relation::affiliation) {
            if (unit_ == no_slot) {
                across_.record = view_->entrustments().next_of(link, across_.record);
                return;
            }
        }
        unit_ = Out ? view_->sibling_of(unit_) : no_slot;
    }
    [[nodiscard]] bool equal(const incident_iterator& other) const noexcept {
        return unit_ == other.unit_ && across_ == other.across_;
    }

    const graph_view<Of>* view_ = nullptr;
    std::uint32_t at_ = no_slot;
    slot unit_ = no_slot;
    [[no_unique_address]] record_place<Of> across_{};
};

/// Walks all edges: affiliations by child, then entrustments.
template <onezone::relation Of>
class edge_iterator
    : public boost::iterator_facade<edge_iterator<Of>, graph_edge, boost::forward_traversal_tag, graph_edge> {
public:
    edge_iterator() noexcept = default;
    /// Begins at the first edge at or after these.
    edge_iterator(const graph_view<Of>& g, std::uint32_t child, slot record) noexcept
        : view_(&g),
          child_(child),
          record_(record) {
        skip();
    }

private:
    friend class boost::iterator_core_access;

    [[nodiscard]] graph_edge dereference() const noexcept {
        if (child_ < view_->size()) return {view_->vertex_at(view_->parent_slot(child_)), child_, no_slot};
        return {view_->vertex_at(view_->template end_of<true>(record_)),
            view_->vertex_at(view_->template end_of<false>(record_)), record_};
    }
    void increment() noexcept {
        if (child_ < view_->size()) {
            ++child_;
            skip();
        } else {
            record_ = view_->entrustments().next_slot(record_);
        }
    }
    void skip() noexcept {
        while (child_ < view_->size() && view_->parent_slot(child_) == no_slot) ++child_;
    }
    [[nodiscard]] bool equal(const edge_iterator& other) const noexcept {
        return child_ == other.child_ && record_ == other.record_;
    }

    const graph_view<Of>* view_ = nullptr;
    std::uint32_t child_ = 0;
    slot record_ = no_slot;
};

} // namespace detail

/// The units of a hierarchy and one relation between them, as a directed graph.
template <relation Of>
class graph_view {
    struct traversal : virtual boost::vertex_list_graph_tag,
                       virtual boost::bidirectional_graph_tag,
                       virtual boost::adjacency_graph_tag,
                       virtual boost::edge_list_graph_tag {};
    static constexpr bool affiliates = Of != relation::entrustment;
    static constexpr bool entrusts = Of != relation::affiliation;

public:
    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = graph_edge;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category =
        std::conditional_t<entrusts, boost::allow_parallel_edge_tag, boost::disallow_parallel_edge_tag>;
    using traversal_category = traversal;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = boost::counting_iterator<vertex_descriptor>;
    using edge_iterator = detail::edge_iterator<Of>;
    using out_edge_iterator = detail::incident_iterator<Of, true, graph_edge>;
    using in_edge_iterator = detail::incident_iterator<Of, false, graph_edge>;
    using adjacency_iterator = detail::incident_iterator<Of, true, vertex_descriptor>;
    [[nodiscard]] static constexpr vertex_descriptor null_vertex() noexcept { return detail::no_slot; }

    /// No vertices.
    graph_view() = default;
    /// Complexity: O(1); linear, with eight bytes a unit, where units were removed and their places are free.
    explicit graph_view(hierarchy h) : hierarchy_(std::move(h)), links_(storage().links.reading()) {
        const detail::state& s = storage();
        if (s.live == s.slots) return;
        has_holes_ = true;
        vertices_.assign(s.slots, null_vertex());
        slots_.reserve(s.live);
        for (const unit_ref u : hierarchy_.units()) {
            vertices_[detail::inside::slot_of(u)] = static_cast<vertex_descriptor>(slots_.size());
            slots_.push_back(detail::inside::slot_of(u));
        }
    }

    [[nodiscard]] const hierarchy& of() const noexcept { return hierarchy_; }
    [[nodiscard]] std::size_t size() const noexcept { return hierarchy_.size(); }
    /// The unit at a vertex. Requires: `v` is a vertex of this view.
    [[nodiscard]] unit_ref operator[](vertex_descriptor v) const noexcept { return {&storage(), slot_at(v)}; }
    /// The vertex of the unit with this id, or `null_vertex()`.
    [[nodiscard]] vertex_descriptor find(unit_id id) const noexcept {
        const detail::slot s = storage().find(id);
        return s == detail::no_slot ? null_vertex() : vertex_at(s);
    }
    /// The entrustment behind an edge. Requires: `e.is_entrustment()`.
    [[nodiscard]] const entrustment& operator[](const graph_edge& e) const noexcept {
        return entrustments().record_at(e.record);
    }

    friend bool operator==(const graph_view& a, const graph_view& b) { return a.hierarchy_ == b.hierarchy_; }

    //=== VertexListGraph, EdgeListGraph ===//

    friend std::pair<vertex_iterator, vertex_iterator> vertices(const graph_view& g) noexcept {
        return {vertex_iterator(0), vertex_iterator(static_cast<vertex_descriptor>(g.size()))};
    }
    friend std::size_t num_vertices(const graph_view& g) noexcept { return g.size(); }
    friend vertex_descriptor vertex(std::size_t i, const graph_view&) noexcept {
        return static_cast<vertex_descriptor>(i);
    }
    friend std::pair<edge_iterator, edge_iterator> edges(const graph_view& g) noexcept {
        const auto end = static_cast<vertex_descriptor>(g.size());
        return {edge_iterator(g, affiliates ? 0 : end, entrusts ? g.entrustments().first_slot() : detail::no_slot),
            edge_iterator(g, end, detail::no_slot)};
    }
    /// Complexity: linear in the number of top units.
    friend std::size_t num_edges(const graph_view& g) noexcept {
        const hierarchy& h = g.hierarchy_;
        return (affiliates ? h.size() - h.count<zone>() - h.roots().count() : 0)
            + (entrusts ? h.count<entrustment>() : 0);
    }
    friend vertex_descriptor source(const graph_edge& e, const graph_view&) noexcept { return e.source; }
    friend vertex_descriptor target(const graph_edge& e, const graph_view&) noexcept { return e.target; }

    //=== IncidenceGraph, BidirectionalGraph, AdjacencyGraph ===//

    friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(
        vertex_descriptor v, const graph_view& g) noexcept {
        return g.template around<out_edge_iterator>(v, g.child_slot(v), detail::by_holder);
    }
    friend std::pair<in_edge_iterator, in_edge_iterator> in_edges(vertex_descriptor v, const graph_view& g) noexcept {
        return g.template around<in_edge_iterator>(
            v, affiliates ? g.parent_slot(v) : detail::no_slot, detail::by_entrusted);
    }
    friend std::pair<adjacency_iterator, adjacency_iterator> adjacent_vertices(
        vertex_descriptor v, const graph_view& g) noexcept {
        return g.template around<adjacency_iterator>(v, g.child_slot(v), detail::by_holder);
    }
    friend std::size_t out_degree(vertex_descriptor v, const graph_view& g) noexcept { return count(out_edges(v, g)); }
    friend std::size_t in_degree(vertex_descriptor v, const graph_view& g) noexcept { return count(in_edges(v, g)); }
    friend std::size_t degree(vertex_descriptor v, const graph_view& g) noexcept {
        return out_degree(v, g) + in_degree(v, g);
    }

    //=== property maps ===//

    using index_map = boost::typed_identity_property_map<vertex_descriptor>;
    friend index_map get(boost::vertex_index_t, const graph_view&) noexcept { return {}; }
    friend vertex_descriptor get(boost::vertex_index_t, const graph_view&, vertex_descriptor v) noexcept { return v; }
    template <detail::unit_property Tag>
    friend detail::unit_property_map<Of, Tag> get(Tag, const graph_view& g) noexcept {
        return detail::unit_property_map<Of, Tag>(g);
    }
    template <detail::unit_property Tag>
    friend auto get(Tag tag, const graph_view& g, vertex_descriptor v) noexcept {
        return detail::read_property(tag, g[v]);
    }
    friend auto get(boost::vertex_all_t, const graph_view& g) noexcept {
        return detail::unit_property_map<Of, boost::vertex_all_t>(g);
    }
    friend auto get(boost::edge_all_t, const graph_view&) noexcept {
        return boost::static_property_map<boost::no_property, graph_edge>(boost::no_property());
    }

private:
    template <relation, bool, class>
    friend class detail::incident_iterator;
    template <relation>
    friend class detail::edge_iterator;

    [[nodiscard]] const detail::state& storage() const noexcept { return detail::inside::of(hierarchy_); }
    [[nodiscard]] const detail::record_table<entrustment>& entrustments() const noexcept {
        return storage().template table<entrustment>();
    }
    static constexpr detail::slot unit_mask = detail::units_per_chunk - 1;
    [[nodiscard]] const detail::link_chunk& chunk_of(detail::slot s) const noexcept {
        return links_[s >> detail::unit_chunk_bits];
    }
    [[nodiscard]] detail::packed_place place_of(detail::slot s) const noexcept {
        return chunk_of(s).place[s & unit_mask];
    }
    [[nodiscard]] detail::slot slot_at(vertex_descriptor v) const noexcept { return has_holes_ ? slots_[v] : v; }
    [[nodiscard]] vertex_descriptor vertex_at(detail::slot s) const noexcept { return has_holes_ ? vertices_[s] : s; }
    [[nodiscard]] detail::slot child_slot(vertex_descriptor v) const noexcept {
        if constexpr (!affiliates) return detail::no_slot;
        const detail::slot s = slot_at(v);
        return place_of(s).children() ? chunk_of(s).first[s & unit_mask] : detail::no_slot;
    }
    // Mostly the place alone tells the next sibling, and the other columns are not read.
    [[nodiscard]] detail::slot sibling_of(detail::slot s) const noexcept {
        switch (place_of(s).next()) {
        case detail::sibling::adjacent: return s + 1;
        case detail::sibling::none: return detail::no_slot;
        case detail::sibling::linked: break;
        }
        return chunk_of(s).next[s & unit_mask];
    }
    [[nodiscard]] detail::slot parent_slot(vertex_descriptor v) const noexcept {
        const detail::packed_place place = place_of(slot_at(v));
        return is_division(place.kind()) ? place.parent() : detail::no_slot;
    }
    template <bool Holder>
    [[nodiscard]] detail::slot end_of(detail::slot record) const noexcept {
        const entrustment& e = entrustments().record_at(record);
        return storage().find(Holder ? e.holder : e.unit);
    }
    template <class Iterator>
    [[nodiscard]] std::pair<Iterator, Iterator> around(
        vertex_descriptor v, detail::slot unit, detail::entrustment_link link) const noexcept {
        const detail::slot record =
            entrusts ? entrustments().first_of(link, storage().id(slot_at(v)).value()) : detail::no_slot;
        return {Iterator(*this, v, unit, record), Iterator(*this, v, detail::no_slot, detail::no_slot)};
    }
    template <class Iterator>
    [[nodiscard]] static std::size_t count(std::pair<Iterator, Iterator> range) noexcept {
        std::size_t n = 0;
        for (; range.first != range.second; ++range.first) ++n;
        return n;
    }

    hierarchy hierarchy_;
    detail::cow_chunks<detail::link_chunk>::reader
        links_; // of the hierarchy, which cannot be written while it is held here
    bool has_holes_ = false;
    // Only where slots are free; else slots and vertices are the same.
    std::vector<detail::slot> slots_;         // of each vertex
    std::vector<vertex_descriptor> vertices_; // of each slot
};

using affiliation_graph = graph_view<relation::affiliation>;
using entrustment_graph = graph_view<relation::entrustment>;
using either_graph = graph_view<relation::either>;

} // namespace onezone

/// @cond
template <onezone::relation Of>
struct boost::property_map<onezone::graph_view<Of>, boost::vertex_index_t> {
    using type = typename onezone::graph_view<Of>::index_map;
    using const_type = type;
};
template <onezone::relation Of, onezone::detail::unit_property Tag>
struct boost::property_map<onezone::graph_view<Of>, Tag> {
    using type = onezone::detail::unit_property_map<Of, Tag>;
    using const_type = type;
};
template <onezone::relation Of>
struct boost::property_map<onezone::graph_view<Of>, boost::vertex_all_t> {
    using type = onezone::detail::unit_property_map<Of, boost::vertex_all_t>;
    using const_type = type;
};
template <onezone::relation Of>
struct boost::property_map<onezone::graph_view<Of>, boost::edge_all_t> {
    using type = boost::static_property_map<boost::no_property, onezone::graph_edge>;
    using const_type = type;
};
/// @endcond

#endif
