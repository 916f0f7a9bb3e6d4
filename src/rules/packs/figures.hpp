// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_FIGURES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_FIGURES_HPP_INCLUDED

#include "support.hpp"

#include <onezone/ground/measure.hpp>
#include <onezone/rules/figure.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which figure of a unit tells what a clause asks, and how zones stand by theirs.

namespace onezone::packs {

/// The figure with its measure and hedge. Allocates.
[[nodiscard]] text written(const indicator& figure);

//=== figures ===//

/// A figure of a unit, as a rule looks for it: the latest that is dated within those days. One without a day tells nothing of them. Where two
/// of that day differ there is none, and what is missing is which of them holds.
class told_figure {
public:
    told_figure(const window& w, unit_id unit, std::string_view name, const period& days, const field& as);

    /// Null where there is none, or two that differ.
    [[nodiscard]] const indicator* is() const noexcept { return contradicted_ ? nullptr : is_; }
    [[nodiscard]] bool any() const noexcept { return is_ != nullptr; }
    [[nodiscard]] truth at_least(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth at_most(decimal limit, std::string_view measure) const { return !above(limit, measure); }
    [[nodiscard]] truth above(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth below(decimal limit, std::string_view measure) const { return !at_least(limit, measure); }
    /// Unknown, for want of the figure, or of which of two holds.
    [[nodiscard]] truth lacking() const;

private:
    window w_;
    subject of_;
    field as_;
    const indicator* is_ = nullptr;
    bool contradicted_ = false;
};

/// The days whose figures tell how things stand on that day: of its year, or of so many years before it.
[[nodiscard]] period lately(const date& on, std::int64_t years);
/// … by a parameter of the rule, `figure_years`.
[[nodiscard]] parameter figure_years_param();
[[nodiscard]] period lately(context& c);

//=== performance ===//

/// Whether the zone's latest figure of that name within those days lies below the threshold; unknown without a figure or a threshold.
[[nodiscard]] truth falls_short(context& c, const zone& z, std::string_view indicator_name, const field& as,
    std::string_view threshold, const period& days, bool above = false);

/// How it stands with orders to rectify, by the designations recorded under one of these names.
struct rectification {
    bool under_way = false;
    bool run_out = false;               ///< the term of one is over
    std::optional<date> ended{};        ///< … since when
    std::optional<date> ordered_anew{}; ///< where one is under way: since when

    /// The days whose figures tell whether one that has run out had effect: since its end, and before the next was ordered.
    [[nodiscard]] period since_the_end(const context& c) const;
};
[[nodiscard]] rectification rectification_of(const context& c, const zone& z, const std::vector<std::string>& orders);
/// Whether an order that is under way names the team in charge of it (专班), whosever it is.
[[nodiscard]] truth has_team(const context& c, const zone& z, const std::vector<std::string>& orders);

} // namespace onezone::packs

#endif
