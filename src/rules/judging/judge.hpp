// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_JUDGE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_JUDGE_HPP_INCLUDED

#include "read_paths.hpp"
#include "zone_index.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The engine. Judging gives every (rule, subject) its verdict, one byte, and writes no text and no strings; telling, when somebody asks
// for it, runs again, with texts, what has something to say.

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
    bool plain = false;          // it alone decides: in force, everywhere, and no other rule replaces or waives it
    bool settled = true;         // … also what becomes of a violation: nobody is exempt
};

/// A subject with what the engine has found out about it once for all rules.
struct placed_subject : detail::judged_thing {
    using judged_thing::judged_thing;
    bool placed = false;                // whether `codes` were looked up
    std::array<std::uint64_t, 3> codes; // of province, prefecture and county level; 0: not known
};

/// What rules are judged on, and by which.
struct rule_group {
    about of;
    std::size_t at = 0;               // in the report
    std::vector<std::size_t> rules{}; // positions in the list of bound rules, by column
    bool pulls_apart = false;         // one of them forbids: conflicts are possible
};

namespace detail {

/// The rules of a policy as they stand on a day, and which of them judge what.
struct binding {
    struct judged_rule {
        std::uint32_t index = 0; // in the policy and among `rules`
        std::uint32_t group = 0;
        std::uint32_t column = 0; // in the group
    };
    std::vector<bound_rule> rules;
    std::vector<rule_group> groups;
    std::vector<judged_rule> judged;     // in the policy's order
    std::vector<std::uint32_t> row;      // by rule: where among `judged`, or `not_judged_row`
    std::vector<std::string> not_judged; // ids
    static constexpr std::uint32_t not_judged_row = 0xffffffffU;
};

/// What a report keeps of a step, to tell what was found in it.
struct kept_step {
    kept_step(std::span<const edit> edits, std::span<const enacted> acts);
    kept_step(const kept_step&) = delete;
    kept_step& operator=(const kept_step&) = delete;

    struct act {
        std::optional<operation> what;
        std::optional<procedure> how;
        std::vector<edit> edits;
        friend bool operator==(const act&, const act&) = default;
    };
    std::vector<edit> edits;
    std::vector<act> told;
    std::vector<enacted> acts; // refer to `told`
};

/// What a report tells once it is asked.
struct telling {
    template <class T>
    struct once {
        std::vector<T> items{};
        std::atomic<bool> known{false};

        template <class Make>
        std::vector<T>& get(std::mutex& door, Make make) {
            if (!known.load(std::memory_order_acquire)) {
                const std::lock_guard hold(door);
                if (!known.load(std::memory_order_relaxed)) {
                    items = make();
                    known.store(true, std::memory_order_release);
                }
            }
            return items;
        }
    };
    std::mutex one_at_a_time;
    once<finding> findings;
    once<rule_conflict> conflicts;
};

[[nodiscard]] constexpr bool is_finding(verdict v) noexcept {
    return v == verdict::violated || v == verdict::exempted || v == verdict::undecided;
}

} // namespace detail

class report_maker {
public:
    report_maker(const hierarchy& h, const step_view* step, const policy& p, const judging_dates& on);
    /// To tell what `of` found.
    explicit report_maker(const report& of);
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

    /// What `of`, for which this was made, found.
    [[nodiscard]] std::vector<finding> tell_all(const report& of);
    [[nodiscard]] std::vector<rule_conflict> conflicts_of(const report& of) const;

    /// Whether any subject of that sort lies there.
    [[nodiscard]] static bool has_subject_in(const hierarchy& h, const about& of, code jurisdiction);
    /// … or belongs to that unit.
    [[nodiscard]] static bool has_subject_of(const hierarchy& h, about of, unit_ref unit);

private:
    struct answer {
        verdict is{};
        truth::marks_type marks = 0;
        bool failed = false;
    };
    enum class depth { verdict, items, texts }; // what a run is to bring
    struct permission {
        const bound_rule* by = nullptr; // a rule that permits, or may permit, what another forbids
        truth is;
    };

    // binding
    [[nodiscard]] static std::shared_ptr<detail::binding> bind(const policy& p, const judging_dates& on);
    static void relate(std::vector<bound_rule>& rules);
    void group_rules();
    report_maker(const report_maker& other, bool tracked); // a further hand for the same work
    void prepare();

    // subjects
    template <class Visit>
    void each_subject(const about& a, Visit visit) const;
    template <class Record, class Visit>
    void each_record(Visit& visit) const;
    // Calls `visit` with `size` of them after another, and with the rest.
    void each_batch(
        const about& a, std::size_t size, const std::function<void(std::vector<placed_subject>&)>& visit) const;
    [[nodiscard]] std::vector<placed_subject> subjects_of(const about& a) const;
    [[nodiscard]] std::optional<placed_subject> find_subject(const about& a, subject s) const;
    void place(placed_subject& s) const;
    [[nodiscard]] bool in_jurisdiction(const bound_rule& r, placed_subject& s) const;
    // Its edits, where it came without, and acts are found out before a rule sees them.
    void know_step();
    [[nodiscard]] const hierarchy& home_of(subject s) const noexcept;
    [[nodiscard]] std::string path(subject s) const { return path_of(home_of(s), s); }

    // judging
    void track();
    static constexpr std::size_t at_a_time = 32;
    void judge_some(const rule_group& g, std::span<placed_subject> subjects, std::span<std::uint8_t> marks);
    static std::span<const std::uint64_t> ids_of(
        std::span<const placed_subject> subjects, std::vector<std::uint64_t>& into);
    void add_judged(const rule_group& g, std::span<const std::uint64_t> ids, std::span<const std::uint8_t> marks);
    void judge_in_order(const rule_group& g);
    struct share;
    class crew;
    void judge_together(const validate_options& how);
    void judge_share(share& some);
    void judge_all(const bound_rule& r, std::span<placed_subject> subjects, std::uint8_t* mark, std::size_t width);
    [[nodiscard]] answer judge_pair(const bound_rule& r, placed_subject& s);
    void settle(const bound_rule& r, placed_subject& s, verdict& v, grade& g);
    void take_up(placed_subject& s) noexcept { eval_.judged = &s; }
    [[nodiscard]] answer run(const bound_rule& r, placed_subject& s, depth how);
    [[nodiscard]] answer run_on_subject(const bound_rule& r, depth how);
    void prepare_to_call(const bound_rule& r, depth how) noexcept;
    [[nodiscard]] answer call(const bound_rule& r, context& c);
    void note_failure(const bound_rule& r, const char* what);
    [[nodiscard]] answer conclude() const noexcept;
    [[nodiscard]] grade weakest(truth::marks_type marks) const noexcept;
    [[nodiscard]] bool steps_aside(const bound_rule& r, placed_subject& s, const bound_rule*& before);
    [[nodiscard]] const exemption* exemption_from(
        const bound_rule& r, placed_subject& s, const exemption** lapsed) const;
    [[nodiscard]] permission find_permission(const bound_rule& r, placed_subject& s, std::vector<subject>& blamed);
    void take_over(report_maker& other);
    void finish();

    // telling
    [[nodiscard]] finding describe(const bound_rule& r, placed_subject& s);
    void note_facts(finding& f, truth::marks_type marks, const std::vector<detail::noted>& notes) const;
    void note_basis(const bound_rule& r, finding& f) const;
    void suppose_answers(const bound_rule& r, placed_subject& s, finding& f, const std::vector<detail::noted>& notes);
    friend class supposing;
    [[nodiscard]] std::size_t errors() const noexcept { return report_.errors_.size(); }
    void forget_errors(std::size_t but) { report_.errors_.resize(but); }

    // one more step
    struct due;
    void judge_changes_next(const rule_group& g);
    void judge_next(std::span<const due> pairs);
    void add_subjects(const rule_group& g, std::span<placed_subject> subjects);
    void drop_subject(const rule_group& g, std::uint64_t id);
    void count(const rule_group& g, std::size_t column, std::uint8_t mark, bool more);
    void note_changed_zones(const detail::touched& now);

    const hierarchy& now_;
    const hierarchy* before_ = nullptr; // where a step is judged
    judging_dates on_;
    const step_view* change_ = nullptr; // the step, also where a state is judged
    std::vector<edit> computed_edits_;  // where the step came without
    std::span<const edit> edits_;       // of the step
    std::span<const enacted> acts_;     // … where it is judged
    std::shared_ptr<detail::binding> bound_;
    detail::shared_lookups lookups_;
    detail::evaluation eval_;
    report report_;
    std::unique_ptr<detail::tracking> tracking_; // while reads are tracked
    detail::tracker tracker_;
    detail::observation watch_;
};

} // namespace onezone

#endif
