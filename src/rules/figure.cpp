// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/ground/measure.hpp>
#include <onezone/rules/figure.hpp>

#include <compare>
#include <optional>

namespace onezone {

truth compared_figure::at_least(decimal limit, std::string_view measure) const {
    return stands_to(limit, measure, true);
}

truth compared_figure::above(decimal limit, std::string_view measure) const { return stands_to(limit, measure, false); }

truth compared_figure::stands_to(decimal limit, std::string_view measure, bool may_be_equal) const {
    static const detail::lasting nothing{fact<decimal>()};
    const subject of = subject::of(in_.unit(is_->unit));
    const auto exactly = [&](std::strong_ordering o) { return may_be_equal ? o >= 0 : o > 0; };
    const asked<decimal> is = in_.answer(of, is_->value, as_);
    if (!is_->value.known()) // or supposed, then in the measure asked for
        return is.is([&](decimal n) { return exactly(n <=> limit); });
    const std::optional<std::strong_ordering> o = compare(*is, is_->measure, limit, measure);
    if (!o) return in_.lacking(of, fields::measure).resting_on(is.marks());
    const auto decided = [&](bool holds) { return truth(holds).resting_on(is.marks()); };
    switch (is_->exactness) {
    case hedge::exact: return decided(exactly(*o));
    case hedge::more_than:
        if (*o >= 0) return decided(true);
        break;
    case hedge::at_least:
        if (exactly(*o)) return decided(true);
        break;
    case hedge::nearly:
        if (*o <= 0) return decided(false);
        break;
    case hedge::about: break;
    }
    return in_.answer(of, *nothing, as_).is([&](decimal n) { return exactly(n <=> limit); }).resting_on(is.marks());
}

} // namespace onezone
