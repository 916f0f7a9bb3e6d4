// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "finding_words.hpp"

#include <onezone/planning/follow_up.hpp>
#include <onezone/rules/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>

namespace onezone::detail {

namespace {

// Duties of which the same is told.
struct duty_lines {
    bulletin_duty told;
    std::vector<std::string> whom;
    std::set<std::int64_t> acts;
};

// What demands it, in its words; of what nothing demands, why it is suggested.
[[nodiscard]] text demand_of(const citation& c) {
    text told = name_of(c);
    if (told.empty() && !c.reason.empty())
        told = fill(say("理解，非明文规定：{0}", "an interpretation, literally in no provision: {0}"), {c.reason});
    return told.empty() ? say("未注明", "not given") : told;
}

// What a source reports as done of such duties in all, without saying for whom: that none is told to be done may be for want of that only.
[[nodiscard]] text reported_of(const trial& t, const follow_up& f, const date& day) {
    text told;
    if (f.kind != follow_up_kind::reissue_charter || standing_on(f, day) == duty_standing::done) return told;
    for (const reported_total& r : t.ledger().reported())
        if (r.what == "charters.reissued")
            told +=
                fill(say("（来源报已办理{0}个，未载是哪些）", " (a source reports {0} as done without saying whose)"),
                    {plain_number(r.value)});
    return told;
}

// Past its term, open, done; of each what has a last day first, the earliest before others.
[[nodiscard]] bool is_before(const bulletin_duty& a, const bulletin_duty& b) {
    const auto rank = [](const bulletin_duty& d) {
        const int standing = d.standing == duty_standing::overdue ? 0 : d.standing == duty_standing::open ? 1 : 2;
        return std::tuple(standing, !d.due.has_value());
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.due && b.due && *a.due < *b.due;
}

} // namespace

void tell_duties(bulletin_content& to, const trial& t, const bulletin_options& o, const told_acts& told) {
    if (t.steps().empty()) return;
    const shared_path where(to.within);
    const date day = t.dates().after;
    std::vector<duty_lines> all;
    std::unordered_map<std::string, std::size_t> places;
    for (const follow_up& f : follow_ups(t, t.report_after().by())) {
        text says = name_of(f, t.after(), day) + reported_of(t, f, day);
        const text basis = demand_of(f.basis);
        const auto [at, is_new] = places.try_emplace(says.zh + '\n' + basis.zh, all.size());
        if (is_new)
            all.push_back(
                {{f.kind, std::move(says), f.due, standing_on(f, day), 0, {}, basis, f.basis.how != grade::stated, {}},
                    {}, {}});
        duty_lines& l = all[at->second];
        ++l.told.count;
        const bool of_unit = f.about.kind == subject_kind::division || f.about.kind == subject_kind::zone;
        l.whom.push_back(of_unit ? where.below(f.path) : f.path.substr(f.path.rfind('/') + 1));
        if (const auto act = told.of_steps.find(f.step); act != told.of_steps.end()) l.acts.insert(act->second);
    }
    std::stable_sort(
        all.begin(), all.end(), [](const duty_lines& a, const duty_lines& b) { return is_before(a.told, b.told); });
    to.all_duties = static_cast<std::int64_t>(all.size());
    if (all.size() > o.lines) all.resize(o.lines);
    for (duty_lines& l : all) {
        l.told.whom = cut_in_order(std::move(l.whom), o.names);
        l.told.acts.assign(l.acts.begin(), l.acts.end());
        to.duties.push_back(std::move(l.told));
    }
}

} // namespace onezone::detail
