// SPDX-License-Identifier: Apache-2.0
#include "binding.hpp"
#include "ground/natural_order.hpp"

#include <onezone/rules/judging/report_change.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace onezone {

std::span<const word> words(shift) noexcept {
    static constexpr std::array<word, 11> table{{
        {0, "newly_violated", "新增违反", "newly violated"},
        {1, "cured", "已消除", "cured"},
        {2, "exemption_gained", "转为例外", "exemption gained"},
        {3, "exemption_lost", "失去例外", "exemption lost"},
        {4, "decided", "得以判定", "decided"},
        {5, "no_longer_decided", "无法再判定", "no longer decided"},
        {6, "graver", "后果加重", "graver"},
        {7, "milder", "后果减轻", "milder"},
        {8, "still_violated", "仍不符合", "still violated"},
        {9, "still_exempted", "仍属例外", "still exempted"},
        {10, "still_undecided", "仍无法判定", "still undecided"},
    }};
    return table;
}

namespace {

using pair_of = std::pair<std::string_view, subject>;

// The answers of a report, found without a search through all of its subjects.
class answers {
public:
    explicit answers(const report& of) : of_(&of.content()) {
        if (!of_->bound) return;
        for (const detail::binding::judged_rule& j : of_->bound->judged)
            rules_.emplace(of_->bound->rules[j.index].is->id, &j);
        sorted_.resize(of_->groups.size());
    }
    [[nodiscard]] std::optional<verdict> at(std::string_view rule_id, subject about) {
        const auto rule = rules_.find(rule_id);
        if (rule == rules_.end()) return std::nullopt;
        const detail::binding::judged_rule& j = *rule->second;
        const detail::judged_group& g = of_->groups[j.group];
        if (g.kind != about.kind) return std::nullopt;
        std::vector<place>& places = sorted_[j.group];
        if (places.empty()) { // the first time it is asked of
            for (std::size_t i = 0; i < g.subjects.size(); ++i)
                places.push_back({g.subjects[i], static_cast<std::uint32_t>(i)});
            std::sort(places.begin(), places.end());
        }
        const auto found = std::lower_bound(places.begin(), places.end(), place{about.id, 0});
        if (found == places.end() || found->id != about.id) return std::nullopt;
        return detail::verdict_in(g.mark(found->at, j.column));
    }

private:
    struct place {
        std::uint64_t id = 0;
        std::uint32_t at = 0;
        friend auto operator<=>(const place&, const place&) = default;
    };
    const detail::report_content* of_;
    std::unordered_map<std::string_view, const detail::binding::judged_rule*> rules_;
    std::vector<std::vector<place>> sorted_; // by group: its subjects by id
};

[[nodiscard]] bool is_finding(std::optional<verdict> v) {
    return v == verdict::violated || v == verdict::exempted || v == verdict::undecided;
}

[[nodiscard]] shift shift_between(std::optional<verdict> was, std::optional<verdict> is) {
    if (is == verdict::violated)
        return was == verdict::violated ? shift::still_violated
            : was == verdict::exempted  ? shift::exemption_lost
                                        : shift::newly_violated;
    if (is == verdict::exempted) return was == is ? shift::still_exempted : shift::exemption_gained;
    if (is == verdict::undecided) return was == is ? shift::still_undecided : shift::no_longer_decided;
    return was == verdict::undecided ? shift::decided : shift::cured;
}

// The places of rules in the policy after, then of those only the one before has.
[[nodiscard]] std::unordered_map<std::string_view, std::size_t> order_of(const policy& after, const policy& before) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (const policy* p : {&after, &before})
        for (const rule& r : p->rules()) places.emplace(r.id, places.size());
    return places;
}

} // namespace

std::vector<shifted_finding> follow(const report& before, const report& after) {
    std::set<pair_of> failed;
    for (const report* r : {&before, &after})
        for (const rule_error& e : r->errors()) failed.emplace(e.rule, e.about);
    answers then(before);
    answers now(after);
    const auto severity_then = [&](const finding& f) {
        const rule* r = before.by().find(f.rule);
        return severity_of(verdict::violated, before.by().force_on(*r, before.rules_on()), r->basis.how);
    };
    std::vector<shifted_finding> all;
    all.reserve(after.findings().size());
    for (const finding& f : after.findings()) {
        if (!failed.empty() && failed.contains({f.rule, f.about})) continue;
        const std::optional<verdict> was = then.at(f.rule, f.about);
        shift what = shift_between(was, f.verdict);
        if (what == shift::still_violated && severity_then(f) != f.severity)
            what = severity_then(f) < f.severity ? shift::graver : shift::milder;
        all.push_back({after.rules_on(), what, was, f.verdict, f});
    }
    const auto told_after = static_cast<std::ptrdiff_t>(all.size());
    for (const finding& f : before.findings()) {
        if (!failed.empty() && failed.contains({f.rule, f.about})) continue;
        const std::optional<verdict> is = now.at(f.rule, f.about);
        if (!is_finding(is)) all.push_back({after.rules_on(), shift_between(f.verdict, is), f.verdict, is, f});
    }

    // Either part is in the order of its own policy.
    const auto places = order_of(after.by(), before.by());
    const auto earlier = [&](const shifted_finding& x, const shifted_finding& y) {
        if (x.told.rule != y.told.rule) return places.at(x.told.rule) < places.at(y.told.rule);
        return std::tuple(detail::natural_name{x.told.path}, x.told.about)
            < std::tuple(detail::natural_name{y.told.path}, y.told.about);
    };
    const auto middle = all.begin() + told_after;
    if (!std::is_sorted(middle, all.end(), earlier)) std::sort(middle, all.end(), earlier);
    std::inplace_merge(all.begin(), middle, all.end(), earlier);
    return all;
}

} // namespace onezone
