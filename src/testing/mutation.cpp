// SPDX-License-Identifier: Apache-2.0
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/shrink.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <ostream>
#include <set>
#include <thread>
#include <utility>

namespace onezone {

std::span<const word> words(mutant_fate) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "killed", "被测试发现", "killed"},
        {1, "survived", "未被发现", "survived"},
        {2, "equivalent", "等价", "equivalent"},
        {3, "not_tried", "未及尝试", "not tried"},
    }};
    return table;
}

//=== suites ===//

result<rule_suite> suite_of(std::vector<rule_case> cases) {
    for (const rule_case& c : cases)
        if (const case_outcome o = run(c); !o.passed())
            return refusal(errc::bad_value,
                fill(say("案例“{0}”本身不通过：{1}", "the case “{0}” fails as it is: {1}"),
                    {verbatim(c.name), o.failures.front()}));
    return rule_suite([cases = std::make_shared<const std::vector<rule_case>>(std::move(cases))](
                          const mutant& m) -> std::optional<std::string> {
        for (const rule_case& c : *cases) {
            if (!c.rules.find(m.rule)) continue;
            const case_outcome o = run(c, m.in(c.rules));
            if (!o.passed()) return c.name;
        }
        return std::nullopt;
    });
}

coverage coverage_of(const std::vector<rule_case>& cases) {
    coverage seen;
    for (const rule_case& c : cases) {
        if (!c.operations) {
            seen.add(validate(c.before, c.rules, c.on));
            continue;
        }
        const auto done = simulate(c.before, *c.operations, c.rules, {c.on.state, c.on.state, c.on.rules});
        if (done) seen.add(step_view{done->before(), done->after(), {}}, done->report_after());
    }
    return seen;
}

coverage coverage_at_random(const policy& p, std::size_t samples) {
    coverage seen(p);
    const date on(2026, 6, 1);
    for (std::uint64_t seed = 0; seed < samples; ++seed) {
        const hierarchy before = random_hierarchy(seed);
        const hierarchy after = changed_randomly(before, seed);
        const step_view step{before, after, {}};
        seen.add(step, validate(step, p, on));
    }
    return seen;
}

//=== comparing a mutant with the rule ===//

namespace {

// The rule with those that it gives way to or takes precedence over.
[[nodiscard]] policy around(const policy& p, const std::string& rule_id) {
    std::set<std::string> near{rule_id};
    for (const rule& r : p.rules())
        for (const precedence& over : r.over) {
            if (r.id == rule_id) near.insert(over.over);
            if (over.over == rule_id) near.insert(r.id);
        }
    policy part = p;
    for (const rule& r : p.rules())
        if (!near.contains(r.id)) part = part.without(r.id);
    return part;
}

// Days on which the rules may differ: around each date of the clause and of what the policy sets, and long after.
[[nodiscard]] std::vector<date> telling_days(const policy& p, const rule& r) {
    std::vector<date> days{date(2023, 12, 1), date(2025, 6, 1), date(2026, 6, 1)};
    const auto around = [&](const std::optional<date>& d) {
        if (!d) return;
        for (const int by : {-2, -1, 0, 1}) days.push_back(*d + boost::gregorian::days(by));
    };
    const effect& v = r.valid;
    for (const auto& d : {v.announced, v.issued, v.in_force_earliest, v.in_force_latest, v.until}) around(d);
    const auto around_each = [&](const auto& all) {
        for (const auto& one : all) {
            if (one.rule != r.id) continue;
            around(one.valid.from);
            around(one.valid.until);
        }
    };
    around_each(p.settings());
    around_each(p.forces());
    around_each(p.exemptions());
    return days;
}

struct comparison_of_mutant {
    bool agrees = true;
    bool says_something = false;
    std::optional<rule_case> differs;
};

class comparer {
public:
    comparer(const policy& p, const mutant& m)
        : rules_(around(p, m.rule)),
          mutated_(m.in(rules_)),
          rule_(*rules_.find(m.rule)),
          of_exemption_(m.gone.has_value()),
          days_(telling_days(rules_, rule_)) {}

    // Goes on after the first sample on which they differ until one makes a case, if only a step told them apart.
    [[nodiscard]] comparison_of_mutant compare(std::size_t samples) {
        for (std::uint64_t seed = 0; seed < samples && (found_.agrees || wants_case()); ++seed) {
            const hierarchy h = random_hierarchy(seed);
            const auto nth = static_cast<std::size_t>(seed);
            const judging_dates on{days_[nth / days_.size() % days_.size()], days_[nth % days_.size()]};
            if (!found_.agrees || !(rule_.about.change || seed % 2 == 1))
                state(h, on);
            else
                step(h, seed, on);
        }
        return std::move(found_);
    }

private:
    // Of rules on changes there is none to make.
    [[nodiscard]] bool wants_case() const { return !found_.differs && !rule_.about.change; }
    // Of an exemption only a finding it bears on says something: the units of random hierarchies have none.
    void note(const report& r) {
        if (of_exemption_) {
            for (const finding& f : r.findings())
                found_.says_something = found_.says_something || (f.rule == rule_.id && (f.exempted_by || f.lapsed));
            return;
        }
        found_.says_something = found_.says_something
            || r.count(rule_.id, verdict::satisfied) + r.count(rule_.id, verdict::violated)
                    + r.count(rule_.id, verdict::exempted) + r.count(rule_.id, verdict::undecided)
                != 0;
    }
    void step(const hierarchy& before, std::uint64_t seed, const judging_dates& on) {
        const hierarchy after = changed_randomly(before, seed);
        const step_view s{before, after, {}};
        const report is = validate(s, rules_, on);
        note(is);
        found_.agrees = is == validate(s, mutated_, on);
    }
    void state(const hierarchy& h, const judging_dates& on) {
        const report is = validate(h, rules_, on);
        note(is);
        if (is == validate(h, mutated_, on)) return;
        found_.agrees = false;
        make_case(h, on);
    }
    // The first subject on which they differ, in the smallest hierarchy in which they do.
    void make_case(const hierarchy& h, const judging_dates& days) {
        std::optional<std::pair<std::string, subject>> where;
        validate(h, rules_, days).each([&](const rule& r, subject about, verdict, grade) {
            if (!where && differ(h, r.id, about, days)) where.emplace(r.id, about);
        });
        if (!where) return;
        const std::string& id = where->first;
        const subject about = where->second;
        rule_case c;
        c.before = shrink(
            h, [&](const hierarchy& x) { return differ(x, id, about, days); }, 3000);
        const auto says = judge(c.before, rules_, id, about, days);
        const auto mutant_says = judge(c.before, mutated_, id, about, days);
        if (!says) return;
        c.rules = rules_;
        c.on = days;
        expected_finding w;
        w.rule = id;
        w.verdict = says->verdict;
        w.place = says->path;
        if (mutant_says && mutant_says->verdict == says->verdict) {
            // Only something about the finding tells them apart.
            if (mutant_says->force != says->force)
                w.force = says->force;
            else if (mutant_says->message != says->message)
                w.saying = says->message.zh;
            else
                return;
        }
        c.expected.push_back(std::move(w));
        c.nothing_else = false;
        c.name = id + ":" + std::string(key_of(says->verdict));
        found_.differs = std::move(c);
    }
    [[nodiscard]] bool differ(
        const hierarchy& h, const std::string& id, subject about, const judging_dates& days) const {
        const auto is = judge(h, rules_, id, about, days);
        const auto is_now = judge(h, mutated_, id, about, days);
        if (!is) return false;
        return !is_now || *is != *is_now;
    }

    policy rules_;
    policy mutated_;
    const rule& rule_;
    bool of_exemption_;
    std::vector<date> days_;
    comparison_of_mutant found_;
};

} // namespace

//=== trying them ===//

mutation_result try_mutants(
    const policy& p, std::span<const mutant> mutants, const rule_suite& suite, const mutation_options& options) {
    const auto start = std::chrono::steady_clock::now();
    mutation_result all;
    all.samples = options.samples;
    all.mutants.resize(mutants.size());
    std::atomic<std::size_t> next{0};
    std::mutex counting;
    std::size_t done = 0;
    std::size_t noticed = 0;
    std::exception_ptr failed;

    const auto try_one = [&](std::size_t i) {
        tried_mutant& t = all.mutants[i];
        t.what = mutants[i];
        if (options.most && std::chrono::steady_clock::now() - start > *options.most) return;
        if (auto by = suite(mutants[i])) {
            t.end = mutant_fate::killed;
            t.killed_by = std::move(*by);
        } else {
            t.end = mutant_fate::survived;
            comparison_of_mutant c = comparer(p, mutants[i]).compare(options.samples);
            if (c.agrees && c.says_something && options.samples != 0) t.end = mutant_fate::equivalent;
            t.would_kill = std::move(c.differs);
        }
    };
    const auto work = [&] {
        for (std::size_t i = next++; i < mutants.size(); i = next++) {
            try {
                try_one(i);
            } catch (...) {
                const std::lock_guard lock(counting);
                if (!failed) failed = std::current_exception();
                return;
            }
            const std::lock_guard lock(counting);
            ++done;
            noticed += all.mutants[i].end == mutant_fate::killed ? 1U : 0U;
            if (options.progress) options.progress(done, mutants.size(), noticed);
        }
    };
    const unsigned wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    {
        std::vector<std::thread> others;
        for (unsigned i = 1; i < wanted; ++i) others.emplace_back(work);
        work();
        for (std::thread& t : others) t.join();
    }
    if (failed) std::rethrow_exception(failed);
    return all;
}

std::size_t mutation_result::count(mutant_fate f) const noexcept {
    return static_cast<std::size_t>(
        std::count_if(mutants.begin(), mutants.end(), [&](const tried_mutant& t) { return t.end == f; }));
}

std::size_t mutation_result::percent() const noexcept {
    const std::size_t of = mutants.size() - count(mutant_fate::equivalent);
    return of == 0 ? 100 : count(mutant_fate::killed) * 100 / of;
}

bool mutation_result::reaches(std::size_t percent) const noexcept {
    return count(mutant_fate::killed) * 100 >= percent * (mutants.size() - count(mutant_fate::equivalent));
}

//=== printing ===//

std::ostream& operator<<(std::ostream& os, const mutation_result& r) {
    print(os, r, language::zh);
    return os;
}

void print(std::ostream& os, const mutation_result& r, language which) {
    const auto n = [](std::size_t x) { return verbatim(std::to_string(x)); };
    os << fill(
        say("变异 {0} 个：被发现 {1}，等价 {2}（在 {3} 个随机层级上结论相同），未被发现 {4}，未及尝试 {5}；发现率 {6}%",
            "{0} mutants: {1} killed, {2} equivalent (they agree on {3} random hierarchies), {4} survived, {5} not tried; {6} % killed"),
        {n(r.mutants.size()), n(r.count(mutant_fate::killed)), n(r.count(mutant_fate::equivalent)), n(r.samples),
            n(r.count(mutant_fate::survived)), n(r.count(mutant_fate::not_tried)), n(r.percent())})
              .in(which)
       << '\n';
    for (const tried_mutant& t : r.mutants) {
        if (t.end == mutant_fate::killed) continue;
        os << name_of(t.end).in(which) << (which == language::zh ? "：" : ": ") << name_of(t.what).in(which) << '\n';
        if (!t.would_kill) continue;
        const rule_case& c = *t.would_kill;
        os << fill(say("  这个案例能发现它（{0}的状态，{1}的规则）：{2}",
                       "  this case would kill it (as of {0}, by the rules of {1}): {2}"),
            {written_out(c.on.state), written_out(c.on.rules), name_of(c.expected.front())})
                  .in(which)
           << '\n';
        const std::string sketch = write_sketch(c.before);
        for (std::size_t at = 0; at < sketch.size();) {
            const std::size_t end = std::min(sketch.find('\n', at), sketch.size());
            os << "    " << sketch.substr(at, end - at) << '\n';
            at = end + 1;
        }
    }
}

} // namespace onezone
