// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_STEP_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_STEP_INDEX_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/enacted.hpp>
#include <onezone/rules/subject.hpp>

#include <map>
#include <span>
#include <vector>

// What happened to whom in a step, by act.

namespace onezone::detail {

class step_index {
public:
    /// `edits` lead from `before` to `after`. Requires: the arguments outlive it.
    step_index(const hierarchy& before, const hierarchy& after, std::span<const edit> edits,
        std::span<const enacted> acts, const date& on);

    /// What happened to it: by each act that touched it, in their order, and then what no act is told to have done.
    [[nodiscard]] std::span<const happening> of(subject s) const;
    /// Calls `visit(subject)` for each division, zone and body to which something happened.
    template <class Visit>
    void each(subject_kind kind, Visit visit) const {
        for (const auto& [s, all] : by_subject_)
            if (s.kind == kind) visit(s);
    }

private:
    using table = std::map<subject, happening>;
    void collect(table& into, std::span<const edit> edits, const date& on) const;
    void collect(table& into, const operation& op) const;
    void note_bounds(table& into, unit_id unit, unit_id from, unit_id to) const;
    [[nodiscard]] unit_ref find(unit_id id, bool first_in_after) const;

    const hierarchy* before_;
    const hierarchy* after_;
    date on_;
    std::map<subject, std::vector<happening>> by_subject_;
};

} // namespace onezone::detail

#endif
