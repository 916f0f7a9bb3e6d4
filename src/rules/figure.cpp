// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/ground/measure.hpp>
#include <onezone/rules/figure.hpp>

#include <compare>
#include <optional>
#include <string>

namespace onezone {

compared_figure::compared_figure(const window& in, const indicator& i, const field& as)
    : in_(in),
      of_(subject::of(in.unit(i.unit))),
      value_(&i.value),
      exactness_(i.exactness),
      measure_(i.measure),
      as_(as) {}

compared_figure::compared_figure(const window& in, subject of, const own_fact* own, const field& as)
    : in_(in),
      of_(of),
      value_(own ? &own->value : nullptr),
      exactness_(own ? own->exactness : hedge::exact),
      measure_(own ? std::string_view(own->measure) : std::string_view()),
      own_(own),
      is_own_(true),
      as_(as) {}

truth compared_figure::at_least(decimal limit, std::string_view measure) const {
    return stands_to(limit, measure, true);
}

truth compared_figure::above(decimal limit, std::string_view measure) const { return stands_to(limit, measure, false); }

truth compared_figure::stands_to(decimal limit, std::string_view measure, bool may_be_equal) const {
    static const detail::lasting nothing{fact<decimal>()};
    static const detail::lasting no_text{fact<std::string>()};
    const auto exactly = [&](std::strong_ordering o) { return may_be_equal ? o >= 0 : o > 0; };
    const asked<decimal> is = is_own_ ? in_.answer_own<decimal>(of_, own_, as_) : in_.answer(of_, *value_, as_);
    if (!value_ || !value_->known()) // or supposed, then in the measure asked for
        return is.is([&](decimal n) { return exactly(n <=> limit); });
    const std::optional<std::strong_ordering> o = compare(*is, measure_, limit, measure);
    if (!o) // of which figure: a measure is no yes or no, and none is supposed
        return truth::unknown(in_.answer(of_, *no_text, {fields::measure.key, as_.zh, as_.en}).marks() | is.marks());
    const auto decided = [&](bool holds) { return truth(holds).resting_on(is.marks()); };
    switch (exactness_) {
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
    return in_.answer(of_, *nothing, as_).is([&](decimal n) { return exactly(n <=> limit); }).resting_on(is.marks());
}

} // namespace onezone
