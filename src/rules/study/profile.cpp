// SPDX-License-Identifier: Apache-2.0
#include "rules/judging/report_text.hpp"
#include "rules/phrase.hpp"

#include <onezone/rules/study/profile.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

[[nodiscard]] rule_profile& profile_in(std::vector<rule_profile>& all, const std::string& rule_id) {
    for (rule_profile& p : all)
        if (p.rule == rule_id) return p;
    rule_profile& made = all.emplace_back();
    made.rule = rule_id;
    return made;
}

[[nodiscard]] bool has_parameter(const rule& r, std::string_view key) {
    return std::any_of(r.parameters.begin(), r.parameters.end(), [&](const parameter& q) { return q.name == key; });
}

void note(rule_profile& to, const rule& r, const detail::read_fact& read) {
    if (has_parameter(r, read.what.key)) return;
    // By key: in which order the arguments of one call ask is up to the compiler.
    const auto before = [](const needed_fact& a, const needed_fact& b) {
        return std::pair(a.of, std::string_view(a.key)) < std::pair(b.of, std::string_view(b.key));
    };
    needed_fact fact{read.of.kind, std::string(read.what.key), detail::name_of_field(read.what)};
    const auto at = std::lower_bound(to.facts.begin(), to.facts.end(), fact, before);
    if (at == to.facts.end() || before(fact, *at)) to.facts.insert(at, std::move(fact));
}

void note(rule_profile& to, const detail::stated_condition& stated) {
    const bool known = std::any_of(to.conditions.begin(), to.conditions.end(),
        [&](const stated_clause& c) { return c.kind == stated.kind && c.key == stated.what.key; });
    if (!known) to.conditions.push_back({std::string(stated.what.key), stated.kind, name_of(stated.what)});
}

} // namespace

void add_profiles(std::vector<rule_profile>& to, const report& r, const step_view* of) {
    const judging_dates on{r.state_on(), r.rules_on()};
    const rule* last = nullptr;
    rule_profile* here = nullptr;
    const auto turn_to = [&](const rule& asking) {
        if (&asking != last) here = &profile_in(to, asking.id);
        last = &asking;
    };
    detail::observe_all(of ? detail::judging_case(*of, r.by(), on) : detail::judging_case(r.of(), r.by(), on),
        [&](const rule& asking, const detail::observation& seen) {
            turn_to(asking);
            for (const detail::read_fact& read : seen.reads) note(*here, asking, read);
            for (const detail::stated_condition& s : seen.conditions) note(*here, s);
        });
    r.each([&](const rule& asking, subject about, verdict v, grade) {
        if (v == verdict::not_applicable) return;
        turn_to(asking);
        text& said = here->says[static_cast<std::size_t>(v)];
        if (!said.empty()) return;
        if (const auto found = r.finding_of(asking.id, about)) said = found->message;
    });
}

const rule_profile* find_profile(const std::vector<rule_profile>& all, std::string_view rule_id) noexcept {
    const auto at = std::find_if(all.begin(), all.end(), [&](const rule_profile& p) { return p.rule == rule_id; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace onezone
