// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_HISTORY_YEAR_ITEMS_HPP_INCLUDED
#define ONEZONE_SRC_HISTORY_YEAR_ITEMS_HPP_INCLUDED

#include "year_relations.hpp"

#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>

#include <cstddef>
#include <optional>
#include <vector>

/// @file
/// What the lines of a difference between two years amount to, and in which order it was done. Internal to the library.

namespace onezone::detail {

/// Which records are one unit, what is done for some lines, what belongs together and when. Requires: what it is made of outlives it.
class year_items {
public:
    /// What is done for some lines.
    struct item {
        enum class sort : unsigned char { found_divided, pair, component, boundary, abolish_divided } what{};
        std::size_t group = 0;
        code from{}; ///< of the older table
        code to{};   ///< of the newer one
        std::vector<code> ended{};
        std::vector<code> begun{};
        std::size_t line = 0;
    };
    /// What one description tells, or some that depend on each other.
    struct group {
        std::vector<std::size_t> members{};
        std::vector<const item*> items{};
        std::optional<date> effective{};
        provenance dated{};
        std::size_t line = 0;
    };

    year_items(const yearly_diff& diff, const year_table& older, const year_table& newer);
    year_items(const year_items&) = delete;
    year_items& operator=(const year_items&) = delete;

    [[nodiscard]] const year_relations& relations() const noexcept { return rel_; }
    /// Records of the newer table that are units of the older one, with the record these had.
    [[nodiscard]] const by_code<code>& carried_on() const noexcept { return paired_from_; }
    /// In the order in which they take effect; each with something to do.
    [[nodiscard]] const std::vector<const group*>& in_order() const noexcept { return order_; }
    /// What only begins to be listed.
    [[nodiscard]] const std::vector<const diff_line*>& covered() const noexcept { return covered_; }
    /// How many lines are of records with divisions, whose attributes are empty by the rule of the format.
    [[nodiscard]] std::size_t derived() const noexcept { return derived_; }

    /// Whether the unit of a record ends, or begins, for good together with others.
    [[nodiscard]] bool ends_in_component(code c) const {
        return c.ok() && rel_.ended(c) && !paired_to_.contains(c.value()) && !older_->has_divisions(c);
    }
    [[nodiscard]] bool begins_in_component(code c) const {
        return rel_.begun(c) && !paired_from_.contains(c.value()) && !newer_->has_divisions(c);
    }

private:
    void pair();
    void make_items();
    void make_components();
    void order_groups();
    [[nodiscard]] std::size_t group_of_line(std::size_t line) const;

    const yearly_diff* diff_;
    const year_table* older_;
    const year_table* newer_;
    year_relations rel_;
    by_code<code> paired_to_;
    by_code<code> paired_from_;
    std::vector<item> items_;
    std::vector<group> groups_;
    std::vector<const group*> order_;
    std::vector<const diff_line*> covered_;
    std::size_t derived_ = 0;
};

} // namespace onezone::detail

#endif
