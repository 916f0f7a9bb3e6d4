// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_CONTENDERS_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_CONTENDERS_HPP_INCLUDED

#include "input.hpp"

#include <onezone/model/graph.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

// Four ways to hold the same units. Each answers the same questions with a figure that can be compared; what a question asks for is
// said once, in the comments of `ours`.

namespace onezone_bench {

/// The library, through its public interface, with all its indexes and checks.
class ours {
public:
    static constexpr bool exists = true;
    explicit ours(const input& in);

    /// Sum of the kinds of all ancestors of all townships.
    [[nodiscard]] std::uint64_t ancestors() const;
    /// Sum of the kinds of all divisions below all cities.
    [[nodiscard]] std::uint64_t descendants() const;
    /// Sum of the kinds of the lowest common ancestors of the first `limit` pairs.
    [[nodiscard]] std::uint64_t common_ancestors(std::size_t limit) const;
    /// Sum of the kinds of the units with the codes asked for.
    [[nodiscard]] std::uint64_t find_codes() const;
    /// The sums of `ancestors` and `descendants`, found by Boost on the view: what the library's own walks save.
    [[nodiscard]] std::uint64_t ancestors_by_boost() const;
    [[nodiscard]] std::uint64_t descendants_by_boost() const;
    /// Sum of the distances of all divisions from their provinces, found breadth first by Boost.
    [[nodiscard]] std::uint64_t breadth_first() const;
    /// How many divisions come after their parents in Boost's topological order, and top ones.
    [[nodiscard]] std::uint64_t topological_sort() const;
    /// How many strong components Boost finds.
    [[nodiscard]] std::uint64_t strong_components() const;
    /// Moves the townships one after the other; nothing is put back.
    void move_all();
    template <class Work>
    void work_on(Work work) {
        work(nation_);
    }
    /// A digest of who is whose parent, over all rows.
    [[nodiscard]] std::uint64_t digest() const;

    /// Finds the units the questions are about; not part of any task.
    void prepare();
    /// Makes the graph view; it shares what the hierarchy holds, so that edits are then no longer in place.
    void prepare_view();
    [[nodiscard]] const onezone::hierarchy& value() const noexcept { return nation_; }

private:
    const input* in_;
    onezone::hierarchy nation_;
    onezone::affiliation_graph view_;
    std::vector<onezone::unit_ref> townships_;
    std::vector<onezone::unit_ref> cities_;
    std::vector<index> township_vertices_;
    std::vector<index> city_vertices_;
    std::vector<std::pair<onezone::unit_ref, onezone::unit_ref>> pairs_;
    std::vector<std::pair<onezone::unit_id, onezone::unit_id>> moves_;
};

/// A flat column store, written for the purpose: parallel vectors, one hash table for codes, one for names.
class flat {
public:
    static constexpr bool exists = true;
    static constexpr std::size_t few_townships = 30;
    explicit flat(const input& in);
    /// Over all zones: whether there are few townships in the county, and whether there is a province; 10,000 times the zones
    /// and rules for which it is so, plus those for which it is not.
    [[nodiscard]] std::uint64_t two_rules() const;
    [[nodiscard]] std::uint64_t ancestors() const;
    [[nodiscard]] std::uint64_t descendants() const;
    [[nodiscard]] std::uint64_t common_ancestors(std::size_t limit) const;
    [[nodiscard]] std::uint64_t find_codes() const;
    void move_all();
    [[nodiscard]] std::uint64_t digest() const;

private:
    void attach(index i, index parent);
    void detach(index i);

    const input* in_;
    std::vector<index> parent_, first_, last_, next_, previous_;
    std::vector<unsigned char> kind_;
    std::vector<std::uint64_t> code_;
    std::vector<index> name_;
    std::shared_ptr<std::string> pool_; // shared by copies, so that the views into it hold
    std::vector<std::string_view> names_;
    std::unordered_map<std::uint64_t, index> by_code_;
    std::unordered_map<std::string_view, index> by_name_;
};

/// Boost's adjacency_list with bundled properties, edges from parent to child.
class adjacency {
public:
    static constexpr bool exists = true;
    explicit adjacency(const input& in);
    adjacency(const adjacency& other);
    adjacency& operator=(const adjacency&) = delete;
    ~adjacency();
    [[nodiscard]] std::uint64_t ancestors() const;
    [[nodiscard]] std::uint64_t descendants() const;
    [[nodiscard]] std::uint64_t common_ancestors(std::size_t limit) const;
    [[nodiscard]] std::uint64_t find_codes() const;
    [[nodiscard]] std::uint64_t breadth_first() const;
    [[nodiscard]] std::uint64_t topological_sort() const;
    [[nodiscard]] std::uint64_t strong_components() const;
    void move_all();
    [[nodiscard]] std::uint64_t digest() const;

private:
    struct body;
    const input* in_;
    std::unique_ptr<body> body_;
};

/// SQLite in memory: one table, its primary key the code, an index on the parent.
class sqlite {
public:
#ifdef ONEZONE_BENCH_SQLITE
    static constexpr bool exists = true;
#else
    static constexpr bool exists = false;
#endif
    explicit sqlite(const input& in);
    sqlite(const sqlite&) = delete;
    sqlite& operator=(const sqlite&) = delete;
    ~sqlite();
    [[nodiscard]] std::uint64_t ancestors() const;
    [[nodiscard]] std::uint64_t descendants() const;
    [[nodiscard]] std::uint64_t common_ancestors(std::size_t limit) const;
    [[nodiscard]] std::uint64_t find_codes() const;
    [[nodiscard]] std::uint64_t two_rules() const;
    void move_all();
    [[nodiscard]] std::uint64_t digest() const;

private:
    struct body;
    const input* in_;
    std::uint64_t zones_ = 0;
    std::unique_ptr<body> body_;
};

} // namespace onezone_bench

#endif
