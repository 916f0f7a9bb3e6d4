// SPDX-License-Identifier: Apache-2.0
#include "approval_lines.hpp"
#include "ground/try.hpp"
#include "part_text.hpp"

#include <onezone/planning/approval.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace onezone {

std::vector<const approval_line*> approval_answer::of(procedure_role role, std::optional<subject> about) const& {
    std::vector<const approval_line*> found;
    for (const approval_line& l : lines)
        if (l.part.role == role && (!about || l.about == *about)) found.push_back(&l);
    return found;
}

text name_of(const approval_line& l, const hierarchy& h) {
    if (!l.known)
        return fill(say("{0}：没有已知的规则（不等于无须批准）",
                        "{0}: no rule is known (which does not mean that no approval is needed)"),
            {name_of(l.part.role)});
    const text content = detail::content_of(l.part, h);
    text told =
        content.empty() ? name_of(l.part.role) : fill(say("{0}：{1}", "{0}: {1}"), {name_of(l.part.role), content});
    if (!l.depends.empty()) told += fill(say("（取决于：{0}）", " (depends on: {0})"), {detail::list_of(l.depends)});
    std::vector<text> readings = l.readings;
    if (!l.basis.reason.empty()) readings.push_back(l.basis.reason);
    if (!readings.empty())
        told += fill(say("（理解，非法条明文：{0}）", " (interpretation, not literally in the law: {0})"),
            {detail::list_of(readings)});
    return told + fill(say("【{0}】", " [{0}]"), {detail::place_of(l.basis)});
}

void print(std::ostream& os, const approval_answer& a, const hierarchy& h, language which) {
    const std::string* last = nullptr;
    for (const approval_line& l : a.lines) {
        if (!last || *last != l.path)
            os << (l.path.empty() ? say("本次行为", "the act as a whole").in(which) : l.path) << '\n';
        last = &l.path;
        os << "  " << name_of(l, h).in(which) << '\n';
    }
}

result<approval_answer> approval(
    const operation& what, const hierarchy& h, const date& on, const procedure& stated, const policy& rules) {
    if (!is_calendar_date(on)) return refusal(errc::bad_date, say("日期不是日历日期", "the date is no calendar day"));
    act_options options;
    options.on = on;
    const result<step> done = apply(h, what, options);
    ONEZONE_TRY(done);
    const std::array acts{enacted{&what, &stated, done->edits, on, &done->ledger, done->lineage}};
    return std::move(detail::approval_lines(step_view{h, done->after, done->edits, acts}, rules, {on, on}).front());
}

result<approval_answer> approval(const operation& what, const hierarchy& h, const date& on, const procedure& stated) {
    return approval(what, h, on, stated, packs::all());
}

std::vector<approval_answer> approvals(const trial& t, const policy& rules) {
    std::vector<approval_answer> all;
    const hierarchy* before = &t.before();
    for (const trial_step& s : t.steps()) {
        const plan_step& planned = t.planned(s);
        const std::array acts{
            enacted{&planned.what, &planned.procedure, s.done.edits, planned.on, &s.done.ledger, s.done.lineage}};
        const judging_dates on{planned.on.value_or(t.dates().rules), t.dates().rules};
        all.push_back(
            std::move(detail::approval_lines(step_view{*before, s.done.after, s.done.edits, acts}, rules, on).front()));
        before = &s.done.after;
    }
    return all;
}

} // namespace onezone
