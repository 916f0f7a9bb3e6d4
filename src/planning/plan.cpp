// SPDX-License-Identifier: Apache-2.0
#include "planning/likely.hpp"

#include <onezone/planning/plan.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

// An edge leads from a step to what it waits for, so that the order of finishing is the order of carrying out. Vertices beyond the
// steps stand for dates: a date waits for all steps of the date before it, and the steps of a date wait for their date.
using waiting = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

using places = std::map<std::string_view, std::size_t>;

result<places> places_of(const plan& p) {
    if (p.id.empty()) return refusal(errc::missing_key, say("方案没有标识", "the plan has no id"));
    places found;
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        const std::string& key = p.steps[i].key;
        if (key.empty())
            return refusal(errc::missing_key,
                fill(say("第{0}个步骤没有键", "step number {0} has no key"), {verbatim(std::to_string(i + 1))}));
        if (!found.emplace(key, i).second)
            return refusal(errc::duplicate_key, say("两个步骤同用一键", "two steps have the same key"), {key});
    }
    return found;
}

refusal no_such_step(const plan& p, const plan_step& waits, const std::string& wanted) {
    std::vector<std::string_view> known;
    for (const plan_step& s : p.steps) known.emplace_back(s.key);
    const text what = fill(
        say("步骤`{0}`须在`{1}`之后,而方案没有这一步骤", "step `{0}` waits for `{1}`, which is no step of the plan"),
        {verbatim(waits.key), verbatim(wanted)});
    return {errc::unknown_key, what + detail::likely_intended(wanted, known), {waits.key}};
}

void add_dates(const plan& p, waiting& g) {
    std::map<date, std::vector<std::size_t>> dated;
    for (std::size_t i = 0; i < p.steps.size(); ++i)
        if (p.steps[i].on) dated[*p.steps[i].on].push_back(i);
    const std::vector<std::size_t>* earlier = nullptr;
    std::size_t earlier_date = 0;
    for (const auto& [on, steps] : dated) {
        const std::size_t this_date = add_vertex(g);
        if (earlier) {
            add_edge(this_date, earlier_date, g);
            for (const std::size_t s : *earlier) add_edge(this_date, s, g);
        }
        for (const std::size_t s : steps) add_edge(s, this_date, g);
        earlier = &steps;
        earlier_date = this_date;
    }
}

// The vertices in the order of finishing, or nothing where some wait for each other.
std::optional<std::vector<std::size_t>> finishing_order(const waiting& g) {
    std::vector<std::size_t> finished;
    finished.reserve(num_vertices(g));
    try {
        boost::topological_sort(g, std::back_inserter(finished));
    } catch (const boost::not_a_dag&) { return std::nullopt; }
    return finished;
}

// The steps that lie on a circle.
std::vector<std::string> entangled(const plan& p, const waiting& g) {
    std::vector<std::size_t> component(num_vertices(g));
    std::vector<std::size_t> size(boost::strong_components(g, component.data()), 0);
    for (const std::size_t c : component) ++size[c];
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < p.steps.size(); ++i)
        if (size[component[i]] > 1 || edge(i, i, g).second) keys.push_back(p.steps[i].key);
    return keys;
}

} // namespace

const plan_step* plan::find(std::string_view key) const noexcept {
    for (const plan_step& s : steps)
        if (s.key == key) return &s;
    return nullptr;
}

result<std::vector<std::size_t>> step_order(const plan& p) {
    const result<places> known = places_of(p);
    if (!known) return known.error();

    waiting g(p.steps.size());
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        for (const std::string& wanted : p.steps[i].after) {
            const auto found = known->find(wanted);
            if (found == known->end()) return no_such_step(p, p.steps[i], wanted);
            add_edge(i, found->second, g);
        }
    }
    if (!finishing_order(g))
        return refusal(
            errc::out_of_order, say("步骤互相等待,成为循环", "steps wait for each other in a circle"), entangled(p, g));

    add_dates(p, g);
    std::optional<std::vector<std::size_t>> finished = finishing_order(g);
    if (!finished)
        return refusal(errc::dates_out_of_order,
            say("步骤的日期早于它所等待的步骤", "a step is dated before one that it waits for"), entangled(p, g));
    std::vector<std::size_t> steps;
    for (const std::size_t v : *finished)
        if (v < p.steps.size()) steps.push_back(v);
    return steps;
}

std::uint64_t act_of(const plan& p, std::size_t index) noexcept {
    const std::uint64_t act = detail::mix(detail::digest(p.id) + index + 1);
    return act == 0 ? 1 : act;
}

} // namespace onezone
