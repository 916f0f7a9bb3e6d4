// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_FIGURE_HPP_INCLUDED
#define ONEZONE_RULES_FIGURE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/window.hpp>

#include <string_view>

/// @file
/// Figures as rules compare them: in their unit of measure and with their hedge.
///
///  1. A figure and a limit are compared in full, whatever their measures (ground/measure.hpp); where these do not compare, or the figure
///     has none and the limit does, the answer is unknown for want of `fields::measure`.
///  2. A hedge says on which side of the number the figure lies, and nothing of how far: `10, nearly` is less than 10, `10, more than` is
///     more, `10, at least` is no less, `10, about` may be either. Where that does not decide, the answer is unknown for want of the
///     figure itself.

namespace onezone {

/// How an indicator, or a number among the facts of one's own, stands to limits. Refers to it and the window; lives for one call of one rule.
class ONEZONE_API compared_figure {
public:
    /// `as` names the figure where it is missing; the fact is of the unit the indicator is about.
    compared_figure(const window& in, const indicator& i, const field& as);
    /// … the number that a fact of one's own says of a unit, body, post or person on the day of the state; its name is `name.key`.
    template <class Id>
    compared_figure(const window& in, Id about, const field& name)
        : compared_figure(in, in.owner_subject(about), in.own_fact_on(about, name.key), name) {}

    [[nodiscard]] truth at_least(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth at_most(decimal limit, std::string_view measure) const { return !above(limit, measure); }
    [[nodiscard]] truth above(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth below(decimal limit, std::string_view measure) const { return !at_least(limit, measure); }

private:
    compared_figure(const window& in, subject of, const own_fact* own, const field& as);
    [[nodiscard]] truth stands_to(decimal limit, std::string_view measure, bool may_be_equal) const;

    window in_;
    subject of_;
    const fact<decimal>* value_ = nullptr; // null: nobody records one
    hedge exactness_ = hedge::exact;
    std::string_view measure_;
    const own_fact* own_ = nullptr;
    bool is_own_ = false;
    field as_;
};

} // namespace onezone

#endif
