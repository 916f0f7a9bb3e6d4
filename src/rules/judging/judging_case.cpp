// SPDX-License-Identifier: Apache-2.0
#include "judging_case.hpp"

#include "kept_step.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

result<void> calendar_days(const judging_dates& on) {
    for (const date& d : {on.state, on.rules})
        if (!is_calendar_date(d))
            return refusal(errc::bad_date, say("评判日期不是日历日期", "a date of judging is no calendar day"));
    return {};
}

namespace {

const judging_dates& checked(const judging_dates& on) {
    if (auto fine = calendar_days(on); !fine) throw error(std::move(fine).error());
    return on;
}

} // namespace

judging_case::judging_case(const hierarchy& h, const policy& p, const judging_dates& days)
    : now(&h),
      on(checked(days)),
      by(std::make_shared<const binding>(p, days.rules, false)) {}

judging_case::judging_case(const step_view& step, const policy& p, const judging_dates& days)
    : now(&step.after),
      before(&step.before),
      on(checked(days)),
      by(std::make_shared<const binding>(p, days.rules, true, step.acts)) {
    take(step);
}

judging_case::judging_case(const report& r)
    : now(&r.content().of),
      before(r.content().before ? &*r.content().before : nullptr),
      on{r.state_on(), r.rules_on()},
      by(r.content().bound) {
    if (!r.content().step) return;
    edits = r.content().step->edits;
    acts = r.content().step->acts;
    index_step();
}

judging_case::judging_case(const step_view& step, const report& last)
    : now(&step.after),
      before(last.of_step() ? &step.before : nullptr),
      on{last.state_on(), last.rules_on()},
      by(last.content().bound) {
    take(step);
}

void judging_case::take(const step_view& step) {
    edits = step.edits;
    if (edits.empty()) {
        found_ = std::make_shared<const std::vector<edit>>(difference(step.before, step.after));
        edits = *found_;
    }
    if (!before) return;
    acts = step.acts;
    index_step();
}

void judging_case::index_step() {
    if (std::any_of(by->rules.begin(), by->rules.end(), [](const bound_rule& r) { return r.is->about.affected; }))
        affected = std::make_shared<const step_index>(*before, *now, edits, acts, on.state);
}

const hierarchy& judging_case::home_of(subject s) const noexcept {
    if (!before) return *now;
    const auto in = [&](const hierarchy& h) {
        if (s.is_unit()) return static_cast<bool>(h.find(unit_id::from_value(s.id)));
        if (s.kind == subject_kind::body || s.kind == subject_kind::agency)
            return h.find(body_id::from_value(s.id)) != nullptr;
        return true;
    };
    return in(*now) || !in(*before) ? *now : *before;
}

} // namespace onezone::detail
