// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_JUDGING_CASE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_JUDGING_CASE_HPP_INCLUDED

#include "binding.hpp"
#include "step_index.hpp"

#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace onezone::detail {

/// Refuses: bad_date (a special value).
[[nodiscard]] result<void> calendar_days(const judging_dates& on);

/// What is judged, by which rules, as of which days. Refers to the hierarchies and the step; copies share what was found out.
struct judging_case {
    /// A state. Throws: error (bad_date), as does the next.
    judging_case(const hierarchy& h, const policy& p, const judging_dates& on);
    /// A step and the state after it.
    judging_case(const step_view& step, const policy& p, const judging_dates& on);
    /// What `r` judged, to tell what it found. Requires: `r` outlives it.
    explicit judging_case(const report& r);
    /// What is to be judged after one more step: as `last` judged, a state or a step.
    judging_case(const step_view& step, const report& last);

    const hierarchy* now = nullptr;
    const hierarchy* before = nullptr; // where a step is judged
    judging_dates on;
    std::span<const edit> edits; // of the step, also where a state is judged after it
    std::span<const enacted> acts;
    std::shared_ptr<const binding> by;
    std::shared_ptr<const step_index> affected; // where a rule is about what a step affects

    /// Where something is to be found: in the state after or, gone since, in that before.
    [[nodiscard]] const hierarchy& home_of(subject s) const noexcept;
    [[nodiscard]] std::string path_of(subject s) const { return onezone::path_of(home_of(s), s); }

private:
    void take(const step_view& step);
    void index_step();

    std::shared_ptr<const std::vector<edit>> found_; // where the step came without edits
};

} // namespace onezone::detail

#endif
