// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_REPORT_MAKER_HPP_INCLUDED
#define ONEZONE_SRC_RULES_REPORT_MAKER_HPP_INCLUDED

#include <onezone/rules/context.hpp>
#include <onezone/rules/report.hpp>
#include <onezone/rules/validate.hpp>

#include <array>
#include <cstdint>
#include <functional>
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
};

class report_maker {
public:
    report_maker(const hierarchy& h, const step_view* step, const policy& p, const judging_dates& on);

    [[nodiscard]] report make();
    [[nodiscard]] result<finding> one(std::string_view rule_id, subject about);
    /// Runs every rule in force on every subject within its jurisdiction and shows what it read and stated there.
    void observe(const std::function<void(const rule&, const detail::observation&)>& visit);

private:
    struct answer {
        verdict is{};
        truth::marks_type marks = 0;
        bool failed = false;
    };

    // binding
    void bind(const policy& p);
    void relate();

    // subjects
    template <class Visit>
    void each_subject(const about& a, Visit visit) const;
    void place(placed_subject& s) const;
    [[nodiscard]] bool in_jurisdiction(const bound_rule& r, placed_subject& s) const;

    // the first pass
    void judge_group(const about& a, const std::vector<const bound_rule*>& rules, std::size_t group);
    [[nodiscard]] answer judge_pair(const bound_rule& r, placed_subject& s);
    [[nodiscard]] answer run(const bound_rule& r, const placed_subject& s, bool detailed);
    [[nodiscard]] answer conclude() const noexcept;
    [[nodiscard]] grade weakest(truth::marks_type marks) const noexcept;
    [[nodiscard]] bool steps_aside(const bound_rule& r, placed_subject& s, const bound_rule*& before);

    // the second
    [[nodiscard]] finding describe(const bound_rule& r, placed_subject& s, const answer& first);
    void note_facts(finding& f, truth::marks_type marks, const std::vector<detail::noted>& notes) const;
    void note_basis(const bound_rule& r, finding& f) const;
    void suppose_answers(
        const bound_rule& r, const placed_subject& s, finding& f, const std::vector<detail::noted>& notes);
    void apply_exemption(const bound_rule& r, const placed_subject& s, finding& f) const;
    void apply_waivers(const bound_rule& r, placed_subject& s, finding& f);
    void find_conflicts(const std::vector<const bound_rule*>& rules, const placed_subject& s,
        const std::vector<std::uint8_t>& verdicts_here);

    const hierarchy& now_;
    const step_view* step_;
    judging_dates on_;
    std::vector<edit> computed_edits_; // where the step came without
    std::vector<bound_rule> rules_;
    detail::shared_lookups lookups_;
    detail::evaluation eval_;
    report report_;
    std::vector<std::pair<std::size_t, finding>> written_; // with the rule's index, to sort by
};

} // namespace onezone

#endif
