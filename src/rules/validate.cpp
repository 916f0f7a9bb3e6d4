// SPDX-License-Identifier: Apache-2.0
#include "report_maker.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/validate.hpp>

namespace onezone {

report validate(const hierarchy& h, const policy& p, const date& on) { return validate(h, p, judging_dates{on, on}); }

report validate(const hierarchy& h, const policy& p, const judging_dates& on) {
    return report_maker(h, nullptr, p, on).make();
}

report validate(const step_view& step, const policy& p, const date& on) {
    return validate(step, p, judging_dates{on, on});
}

report validate(const step_view& step, const policy& p, const judging_dates& on) {
    return report_maker(step.after, &step, p, on).make();
}

result<finding> judge(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on) {
    return report_maker(h, nullptr, p, on).one(rule_id, about);
}

} // namespace onezone
