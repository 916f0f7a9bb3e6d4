// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_REPORT_MAKER_HPP_INCLUDED
#define ONEZONE_SRC_RULES_REPORT_MAKER_HPP_INCLUDED

#include "trail.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/report.hpp>
#include <onezone/rules/validate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

// The engine: two passes. The first gives every (rule, subject) its verdict and writes no text and no strings; the second runs
// again, with texts, what has something to say.

namespace onezone {

/// A rule as it stands on the day of the rules.
struct bound_rule {
    const rule* is = nullptr;
    std::size_t index = 0;
    force strength{};
    standing stands{};
    std::vector<detail::resolved_parameter> parameters;
    std::vector<const exemption*> exemptions;
    std::vector<std::size_t> waived_by; // positions in the list of bound rules
    std::vector<std::size_t> replaced_by;
    std::uint64_t jurisdiction = 0; // 0: everywhere
    level jurisdiction_level = level::none;
    grade basis = grade::stated; // of the clause and of the parameters in use
};

/// A subject with what the engine has found out about it once for all rules.
struct placed_subject {
    subject about;
    unit_ref unit;
    const void* record = nullptr;
    std::array<std::uint64_t, 3> codes{}; // of province, prefecture and county level; 0: not known
    bool placed = false;                  // whether `codes` were looked up
    bool gone = false;                    // since the step: unit and record are those before it
};

/// What rules are judged on, and by which.
struct rule_group {
    about of;
    std::size_t at = 0;               // in the report
    std::vector<std::size_t> rules{}; // positions in the list of bound rules
    bool pulls_apart = false;         // one of them forbids: conflicts are possible
};

class report_maker {
public:
    report_maker(const hierarchy& h, const step_view* step, const policy& p, const judging_dates& on);
    /// For one more step after `last`, which is tracked and has no errors.
    report_maker(const step_view& step, report last);
    ~report_maker();

    [[nodiscard]] report make(const validate_options& how);
    /// The report after the step; nothing where a rule failed, so that all has to be judged.
    [[nodiscard]] std::optional<report> make_next();
    [[nodiscard]] result<finding> one(std::string_view rule_id, subject about);
    /// Runs every rule in force on every subject within its jurisdiction and shows what it read and stated there.
    void observe(const std::function<void(const rule&, const detail::observation&)>& visit);
    /// … watched by `watch`, where that is not null.
    [[nodiscard]] result<finding> one(std::string_view rule_id, subject about, detail::observation* watch);

    /// Whether any subject of that sort lies there.
    [[nodiscard]] static bool has_subject_in(const hierarchy& h, const about& of, code jurisdiction);

private:
    struct answer {
        verdict is{};
        truth::marks_type marks = 0;
        bool failed = false;
    };
    using written_finding = std::pair<std::size_t, finding>; // with the rule's index, to sort by

    // binding
    [[nodiscard]] static std::shared_ptr<const std::vector<bound_rule>> bind(const policy& p, const judging_dates& on);
    static void relate(std::vector<bound_rule>& rules);
    [[nodiscard]] std::vector<rule_group> group_rules();

    // subjects
    template <class Visit>
    void each_subject(const about& a, Visit visit) const;
    [[nodiscard]] std::vector<placed_subject> subjects_of(const about& a) const;
    [[nodiscard]] std::optional<placed_subject> find_subject(const about& a, subject s) const;
    void place(placed_subject& s) const;
    [[nodiscard]] bool in_jurisdiction(const bound_rule& r, placed_subject& s) const;
    // Its edits, where it came without, and acts are found out before a rule sees them.
    void know_step();
    [[nodiscard]] const hierarchy& home_of(subject s) const noexcept;
    [[nodiscard]] std::string path(subject s) const { return path_of(home_of(s), s); }
    [[nodiscard]] std::span<const edit> edits() const noexcept {
        return change_->edits.empty() ? std::span<const edit>(computed_edits_) : change_->edits;
    }

    // the first pass
    void track();
    void judge_group(
        const rule_group& g, const validate_options& how, std::vector<std::unique_ptr<report_maker>>& crew);
    void judge_some(const rule_group& g, std::span<placed_subject> subjects, std::uint8_t* marks, std::size_t stride);
    [[nodiscard]] std::uint8_t judge_mark(const bound_rule& r, placed_subject& s);
    [[nodiscard]] answer judge_pair(const bound_rule& r, placed_subject& s);
    [[nodiscard]] answer run(const bound_rule& r, const placed_subject& s, bool detailed);
    [[nodiscard]] answer conclude() const noexcept;
    [[nodiscard]] grade weakest(truth::marks_type marks) const noexcept;
    [[nodiscard]] bool steps_aside(const bound_rule& r, placed_subject& s, const bound_rule*& before);
    void take_over(report_maker& other);
    void finish();

    // the second
    [[nodiscard]] finding describe(const bound_rule& r, placed_subject& s, const answer& first);
    void note_facts(finding& f, truth::marks_type marks, const std::vector<detail::noted>& notes);
    void note_basis(const bound_rule& r, finding& f) const;
    void suppose_answers(const bound_rule& r, placed_subject& s, finding& f, const std::vector<detail::noted>& notes);
    void forget_errors(std::size_t but_first) {
        report_.errors_.erase(report_.errors_.begin() + static_cast<std::ptrdiff_t>(but_first), report_.errors_.end());
    }
    friend class supposing;
    void apply_exemption(const bound_rule& r, const placed_subject& s, finding& f) const;
    void apply_waivers(const bound_rule& r, placed_subject& s, finding& f);
    void find_conflicts(const rule_group& g, const placed_subject& s, const std::uint8_t* marks, std::size_t stride);

    // one more step
    struct rework; // what changes in the report
    [[nodiscard]] std::vector<rule_group> groups_so_far() const;
    void judge_group_next(const rule_group& g, rework& work);
    void judge_changes_next(const rule_group& g, rework& work);
    void drop_subject(const rule_group& g, std::size_t at, rework& work);
    void note_dropped(const rule_group& g, std::size_t at, std::size_t rule, rework& work);
    void replace_findings(rework& work);

    const hierarchy& now_;
    const step_view* step_;
    judging_dates on_;
    const step_view* change_ = nullptr; // the step, also where a state is judged
    std::vector<edit> computed_edits_;  // where the step came without
    std::shared_ptr<const std::vector<bound_rule>> rules_;
    detail::shared_lookups lookups_;
    detail::evaluation eval_;
    report report_;
    std::vector<written_finding> written_;
    std::unique_ptr<detail::tracking> tracking_; // while reads are tracked
    detail::tracker tracker_;
    detail::observation watch_;
};

} // namespace onezone

#endif
