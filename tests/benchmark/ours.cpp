// SPDX-License-Identifier: Apache-2.0
#include "contenders.hpp"
#include "traversals.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/model/change.hpp>

#include <array>
#include <cstdlib>
#include <span>
#include <utility>

namespace onezone_bench {

using onezone::unit_ref;

namespace {

// A benchmark that measures refusals would be fast.
void must(bool done) {
    if (!done) std::abort();
}

[[nodiscard]] std::uint64_t kind(unit_ref u) { return static_cast<std::uint64_t>(u.kind()); }

} // namespace

ours::ours(const input& in) : in_(&in) {
    onezone::change build{onezone::hierarchy()};
    build.record_nothing();
    build.reserve(in.rows.size(), in.distinct_names);
    std::array<onezone::new_unit, 512> some;
    for (std::size_t at = 0; at < in.rows.size();) {
        std::size_t n = 0;
        for (; n < some.size() && at < in.rows.size(); ++n, ++at) {
            const row& r = in.rows[at];
            some[n] = {r.id, r.kind, r.name, r.code, r.parent_id, r.parent_known};
        }
        must(build.add_all(std::span(some).first(n)).has_value());
    }
    nation_ = std::move(build).finish();
}

void ours::prepare() {
    const auto at = [&](index i) { return nation_.find(in_->rows[i].id); };
    townships_.clear();
    cities_.clear();
    pairs_.clear();
    for (const index i : in_->townships) townships_.push_back(at(i));
    for (const index i : in_->cities) cities_.push_back(at(i));
    moves_.clear();
    for (const auto& [unit, to] : in_->moves) moves_.emplace_back(in_->rows[unit].id, in_->rows[to].id);
    for (const auto& [a, b] : in_->pairs) pairs_.emplace_back(at(a), at(b));
}

void ours::prepare_view() {
    view_ = onezone::affiliation_graph(nation_);
    township_vertices_.clear();
    city_vertices_.clear();
    for (const index i : in_->townships) township_vertices_.push_back(view_.find(in_->rows[i].id));
    for (const index i : in_->cities) city_vertices_.push_back(view_.find(in_->rows[i].id));
}

std::uint64_t ours::ancestors() const {
    std::uint64_t sum = 0;
    for (const unit_ref u : townships_)
        for (const unit_ref above : u.ancestors()) sum += kind(above);
    return sum;
}

std::uint64_t ours::descendants() const {
    std::uint64_t sum = 0;
    for (const unit_ref u : cities_)
        for (const unit_ref below : u.descendants()) sum += kind(below);
    return sum;
}

std::uint64_t ours::common_ancestors(std::size_t limit) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < limit; ++i)
        if (const unit_ref u = nation_.common_ancestor(pairs_[i].first, pairs_[i].second)) sum += kind(u);
    return sum;
}

std::uint64_t ours::find_codes() const {
    std::uint64_t sum = 0;
    for (const onezone::code c : in_->codes) sum += kind(nation_.find(c));
    return sum;
}

std::uint64_t ours::ancestors_by_boost() const {
    return kinds_above(view_, township_vertices_, get(onezone::vertex_kind, view_));
}
std::uint64_t ours::descendants_by_boost() const {
    return kinds_below(view_, city_vertices_, get(onezone::vertex_kind, view_));
}
std::uint64_t ours::breadth_first() const {
    return onezone_bench::breadth_first(view_, in_->tops, [&](index i) { return view_.find(in_->rows[i].id); });
}
std::uint64_t ours::topological_sort() const { return onezone_bench::topological_sort(view_); }
std::uint64_t ours::strong_components() const { return onezone_bench::strong_components(view_); }

void ours::move_all() {
    onezone::change work(std::move(nation_));
    work.record_nothing();
    for (const auto& [unit, to] : moves_) must(work.move(unit, to).has_value());
    nation_ = std::move(work).finish();
}

std::uint64_t ours::digest() const {
    std::uint64_t sum = 0;
    for (const row& r : in_->rows) {
        const unit_ref u = nation_.find(r.code);
        const unit_ref p = u.parent();
        sum = sum * 31 + (p ? p.code().value() : 1) + u.children().count() + u.name().size();
    }
    return sum;
}

} // namespace onezone_bench
