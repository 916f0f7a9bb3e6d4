// SPDX-License-Identifier: Apache-2.0
#include "contenders.hpp"

namespace onezone_bench {

flat::flat(const input& in) : in_(&in), pool_(std::make_shared<std::string>()) {
    const std::size_t n = in.rows.size();
    for (auto* column : {&parent_, &first_, &last_, &next_, &previous_, &name_}) column->reserve(n);
    kind_.reserve(n);
    code_.reserve(n);
    by_code_.reserve(n);
    by_name_.reserve(in.distinct_names);
    names_.reserve(in.distinct_names);
    std::size_t bytes = 0;
    for (const row& r : in.rows) bytes += r.name.size();
    pool_->reserve(bytes);
    for (const row& r : in.rows) {
        const auto i = static_cast<index>(parent_.size());
        auto name = by_name_.find(r.name);
        if (name == by_name_.end()) {
            const std::size_t at = pool_->size();
            *pool_ += r.name;
            names_.push_back(std::string_view(*pool_).substr(at));
            name = by_name_.emplace(names_.back(), static_cast<index>(names_.size() - 1)).first;
        }
        const index parent = r.parent_code.ok() ? by_code_.at(r.parent_code.value()) : none;
        by_code_.emplace(r.code.value(), i);
        parent_.push_back(parent);
        for (auto* column : {&first_, &last_, &next_, &previous_}) column->push_back(none);
        kind_.push_back(static_cast<unsigned char>(r.kind));
        code_.push_back(r.code.value());
        name_.push_back(name->second);
        if (r.division()) attach(i, parent);
    }
}

void flat::attach(index i, index parent) {
    parent_[i] = parent;
    next_[i] = none;
    previous_[i] = none;
    if (parent == none) return;
    previous_[i] = last_[parent];
    if (last_[parent] != none)
        next_[last_[parent]] = i;
    else
        first_[parent] = i;
    last_[parent] = i;
}

void flat::detach(index i) {
    const index parent = parent_[i];
    if (parent == none) return;
    if (previous_[i] != none)
        next_[previous_[i]] = next_[i];
    else
        first_[parent] = next_[i];
    if (next_[i] != none)
        previous_[next_[i]] = previous_[i];
    else
        last_[parent] = previous_[i];
}

std::uint64_t flat::ancestors() const {
    std::uint64_t sum = 0;
    for (const index u : in_->townships)
        for (index above = parent_[u]; above != none; above = parent_[above]) sum += kind_[above];
    return sum;
}

std::uint64_t flat::descendants() const {
    std::uint64_t sum = 0;
    for (const index top : in_->cities) {
        index at = first_[top];
        while (at != none) {
            sum += kind_[at];
            if (first_[at] != none) {
                at = first_[at];
                continue;
            }
            while (at != top && next_[at] == none) at = parent_[at];
            at = at == top ? none : next_[at];
        }
    }
    return sum;
}

std::uint64_t flat::common_ancestors(std::size_t limit) const {
    const auto level = [&](index i) { return onezone::level_of(static_cast<onezone::unit_kind>(kind_[i])); };
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < limit; ++i) {
        auto [a, b] = in_->pairs[i];
        while (a != b && a != none && b != none) {
            const onezone::level la = level(a);
            const onezone::level lb = level(b);
            if (la >= lb) a = parent_[a];
            if (lb >= la) b = parent_[b];
        }
        if (a == b && a != none) sum += kind_[a];
    }
    return sum;
}

std::uint64_t flat::find_codes() const {
    std::uint64_t sum = 0;
    for (const onezone::code c : in_->codes) sum += kind_[by_code_.find(c.value())->second];
    return sum;
}

std::uint64_t flat::two_rules() const {
    const auto level = [&](index i) { return onezone::level_of(static_cast<onezone::unit_kind>(kind_[i])); };
    std::uint64_t yes = 0;
    std::uint64_t no = 0;
    for (index i = 0; i < kind_.size(); ++i) {
        if (static_cast<onezone::unit_kind>(kind_[i]) != onezone::unit_kind::zone) continue;
        index above = i;
        while (above != none && level(above) != onezone::level::county) above = parent_[above];
        if (above != none) {
            std::size_t townships = 0;
            for (index c = first_[above]; c != none; c = next_[c])
                townships += level(c) == onezone::level::township ? 1U : 0U;
            ++(townships <= few_townships ? yes : no);
        }
        above = i;
        while (above != none && level(above) != onezone::level::province) above = parent_[above];
        ++(above != none ? yes : no);
    }
    return yes * 10'000 + no;
}

void flat::move_all() {
    for (const auto& [unit, to] : in_->moves) {
        detach(unit);
        attach(unit, to);
    }
}

std::uint64_t flat::digest() const {
    std::uint64_t sum = 0;
    for (const row& r : in_->rows) {
        const index i = by_code_.at(r.code.value());
        const index p = parent_[i];
        std::size_t children = 0;
        for (index c = first_[i]; c != none; c = next_[c]) ++children;
        sum = sum * 31 + (p != none ? code_[p] : 1) + children + names_[name_[i]].size();
    }
    return sum;
}

} // namespace onezone_bench
