// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <optional>
#include <utility>

namespace onezone {

report validate(const hierarchy& h, const policy& p, const date& on, const validate_options& how) {
    return validate(h, p, judging_dates{on, on}, how);
}

report validate(const hierarchy& h, const policy& p, const judging_dates& on, const validate_options& how) {
    return report_maker(h, nullptr, p, on).make(how);
}

report validate(const step_view& step, const policy& p, const date& on, const validate_options& how) {
    return validate(step, p, judging_dates{on, on}, how);
}

report validate(const step_view& step, const policy& p, const judging_dates& on, const validate_options& how) {
    return report_maker(step.after, &step, p, on).make(how);
}

report revalidate(report last, const step_view& step) {
    const policy by = last.by();
    const judging_dates on{last.state_on(), last.rules_on()};
    const bool of_step = last.of_step();
    if (last.tracked() && last.errors().empty())
        if (std::optional<report> next = report_maker(step, std::move(last)).make_next()) return *std::move(next);
    const validate_options tracked{1, true};
    return of_step ? validate(step, by, on, tracked) : validate(step.after, by, on, tracked);
}

result<finding> judge(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on) {
    return report_maker(h, nullptr, p, on).one(rule_id, about);
}

} // namespace onezone
