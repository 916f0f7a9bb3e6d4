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

/// How an indicator stands to limits. Refers to the indicator and the window; lives for one call of one rule.
class ONEZONE_API compared_figure {
public:
    /// `as` names the figure where it is missing; the fact is of the unit the indicator is about.
    compared_figure(const window& in, const indicator& i, const field& as) noexcept : in_(in), is_(&i), as_(as) {}

    [[nodiscard]] truth at_least(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth at_most(decimal limit, std::string_view measure) const { return !above(limit, measure); }
    [[nodiscard]] truth above(decimal limit, std::string_view measure) const;
    [[nodiscard]] truth below(decimal limit, std::string_view measure) const { return !at_least(limit, measure); }

private:
    [[nodiscard]] truth stands_to(decimal limit, std::string_view measure, bool may_be_equal) const;

    window in_;
    const indicator* is_;
    field as_;
};

} // namespace onezone

#endif
