// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_REPORT_TEXT_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_REPORT_TEXT_HPP_INCLUDED

#include "decide.hpp"
#include "ground/watch.hpp"

#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace onezone::detail {

/// Writes findings in full: decides again, with texts. Requires: the case outlives it.
class report_text {
public:
    explicit report_text(const judging_case& of, std::shared_ptr<lists_of_all> all = std::make_shared<lists_of_all>())
        : by_(of, std::move(all)) {}

    [[nodiscard]] decider& by() noexcept { return by_; }
    /// Whatever the verdict.
    [[nodiscard]] finding describe(const bound_rule& r, placed_subject& s);
    /// What `of` found. Requires: the case is that of `of`.
    [[nodiscard]] std::vector<finding> findings(const report& of, watch* asking = nullptr);
    [[nodiscard]] std::vector<rule_conflict> conflicts(const report& of) const;

private:
    void note_facts(const bound_rule& r, finding& f, truth::marks_type marks, const std::vector<noted>& notes) const;
    [[nodiscard]] text found_of(const bound_rule& r, placed_subject& s, const account& said);
    void note_basis(const bound_rule& r, finding& f) const;

    decider by_;
};

/// One rule on one subject, run under the eyes of `watch` first where that is not null.
///
/// Refuses: unknown_rule, unknown_record, unsupported_here (a rule on changes, and no step), bad_value (the rule threw).
[[nodiscard]] result<finding> find_one(
    const judging_case& of, std::string_view rule_id, subject about, observation* watch = nullptr);

/// Runs every rule in force on every subject within its jurisdiction and shows what it read and stated there.
void observe_all(const judging_case& of, const std::function<void(const rule&, const observation&)>& visit);

} // namespace onezone::detail

#endif
