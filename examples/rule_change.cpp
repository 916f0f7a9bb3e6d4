// SPDX-License-Identifier: Apache-2.0
// A change of the rules, from draft to impact table: the bench of examples/rule_change/README.md.
//   rule_change check HIERARCHY POLICY DATE              what is odd about a policy
//   rule_change cases CASES POLICY                       the cases of a file, by these rules
//   rule_change impact HIERARCHY TODAY DRAFT DATE...     what the draft does on these days, and what happens by itself
//   rule_change coverage CASES POLICY                    what the cases see of the rules they speak of
//   rule_change mutants CASES POLICY                     which mistakes in these rules they would not notice
//
// With --en in English; impact with --csv or --json. Ends with 1 where a policy is odd, a case fails or a mutant survives.
#include <onezone/onezone.hpp>
#include <onezone/testing/mutation.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace oz = onezone;

namespace {

oz::language in = oz::language::zh;
std::string form;                       // --csv, --json or nothing
using words = std::vector<std::string>; // the verb and what it is about
int check(const words& w) {
    const oz::hierarchy h = oz::load_hierarchy(w[1]);
    const oz::date day = oz::parse_date(w[3]).value();
    const oz::policy rules = oz::load_policy(w[2], h);
    const auto odd = oz::check(rules, h, {day, day}, oz::coverage_at_random(rules, 200));
    for (const oz::policy_issue& one : odd) print(std::cout, one, in);
    if (odd.empty()) std::cout << oz::say("没有可疑之处", "nothing odd").in(in) << '\n';
    return odd.empty() ? 0 : 1;
}

int impact(const words& w) {
    const oz::hierarchy h = oz::load_hierarchy(w[1]);
    std::vector<oz::date> days;
    for (std::size_t i = 4; i < w.size(); ++i) days.push_back(oz::parse_date(w[i]).value());
    const oz::rule_impact i = oz::impact(h, oz::load_policy(w[2], h), oz::load_policy(w[3], h), days);
    if (form == "--json") std::cout << oz::write_impact(i);
    if (form == "--csv") std::cout << oz::impact_sheet(i, {in, true});
    if (form.empty()) std::cout << oz::impact_table(i, in);
    return 0;
}

// The cases of the file, by the rules of the policy; of the policy, only what they speak of is looked at.
struct suite {
    explicit suite(const words& w) : cases(oz::load_rule_cases(w[1])) {
        for (oz::rule_case& c : cases) c.rules = rules = oz::load_policy(w[2], c.before);
        const oz::policy all = rules;
        for (const oz::rule& r : all.rules())
            if (!speaks_of(r.id)) rules = rules.without(r.id);
    }
    [[nodiscard]] bool speaks_of(const std::string& rule) const {
        for (const oz::rule_case& c : cases)
            for (const oz::expected_finding& f : c.expected)
                if (f.rule == rule) return true;
        return false;
    }
    std::vector<oz::rule_case> cases;
    oz::policy rules;
};

int cases(const words& w) {
    int status = 0;
    for (const oz::rule_case& c : suite(w).cases) {
        const oz::case_outcome o = run(c);
        std::cout << (o.passed() ? oz::say("通过：", "passed: ") : oz::say("失败：", "FAILED: ")).in(in);
        std::cout << c.name << '\n';
        for (const oz::text& why : o.failures) std::cout << "  " << why.in(in) << '\n';
        if (!o.passed()) status = 1;
    }
    return status;
}

int coverage(const words& w) {
    const suite s(w);
    print(std::cout, oz::coverage_of(s.cases).of(s.rules), in);
    return 0;
}

int mutants(const words& w) {
    const suite s(w);
    oz::mutation_options how;
    how.progress = [](auto done, auto of, auto) { std::cerr << '\r' << done << '/' << of << (done == of ? "\n" : ""); };
    const auto all = oz::mutants_of(s.rules, oz::coverage_of(s.cases));
    const oz::mutation_result r = oz::try_mutants(s.rules, all, oz::suite_of(s.cases).value(), how);
    print(std::cout, r, in);
    return r.reaches(100) ? 0 : 1;
}

int run(const words& w) {
    const std::string verb = w.empty() ? "" : w[0];
    if (verb == "check" && w.size() == 4) return check(w);
    if (verb == "impact" && w.size() > 4) return impact(w);
    if (verb == "cases" && w.size() == 3) return cases(w);
    if (verb == "coverage" && w.size() == 3) return coverage(w);
    if (verb == "mutants" && w.size() == 3) return mutants(w);
    std::cerr << "rule_change check|impact|cases|coverage|mutants FILE... [DATE...] [--en] [--csv|--json]\n";
    return 2;
}

} // namespace

int main(int count, char** values) {
    words w;
    for (const std::string& word : std::vector<std::string>(values + 1, values + count))
        if (word == "--en")
            in = oz::language::en;
        else if (word.starts_with("--"))
            form = word;
        else
            w.push_back(word);
    try {
        return run(w);
    } catch (const oz::error& e) {
        print(std::cerr, e.why(), in);
        std::cerr << '\n';
    } catch (const std::exception& e) { std::cerr << e.what() << '\n'; }
    return 2;
}
