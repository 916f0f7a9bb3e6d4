// SPDX-License-Identifier: Apache-2.0
#include "ground/natural_order.hpp"
#include "judge_all.hpp"
#include "kept_step.hpp"
#include "parallel.hpp"
#include "told_once.hpp"
#include "worker.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/judging/validate_in_full.hpp>

#include <algorithm>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

using detail::worker;

void judge_in_order(worker& w, const detail::rule_group& g, detail::judged_group& into, detail::watch* asking) {
    std::vector<std::uint8_t> marks(worker::at_a_time * g.rules.size());
    std::vector<std::uint64_t> ids;
    w.by.things().each_batch(g.of, worker::at_a_time, [&](std::vector<detail::placed_subject>& some) {
        const auto these = std::span<std::uint8_t>(marks).first(some.size() * g.rules.size());
        w.judge(g, some, these);
        into.subjects.append(detail::ids_of(some, ids));
        into.marks.append(these);
        if (asking) asking->step(some.size());
    });
}

std::shared_ptr<detail::tracking> finish(std::unique_ptr<detail::tracking> reads, const detail::judging_case& of,
    const detail::lookups& looked_up, const std::vector<detail::judged_group>& groups) {
    reads->dependencies = std::make_shared<const detail::dependency_index>(reads->paths);
    reads->places.resize(groups.size());
    for (const detail::rule_group& g : of.by->groups)
        if (!g.of.change) detail::index_all(reads->places[g.at], groups[g.at].subjects);
    reads->zones = looked_up.all()->keep(*of.now);
    return reads;
}

// Every rule on every subject.
report judge_all(
    const detail::judging_case& of, const policy& p, const validate_options& how, detail::watch* asking = nullptr) {
    if (asking) asking->begin(work_stage::judging);
    detail::report_content all{*of.now, p, of.on.state, of.on.rules};
    if (of.before) all.before = *of.before;
    all.bound = of.by;
    for (const detail::rule_group& g : of.by->groups)
        all.groups.push_back({g.of.kind, static_cast<std::uint32_t>(g.rules.size())});

    worker w(of, std::make_shared<detail::lists_of_all>(),
        how.tracked ? std::make_unique<detail::tracking>(*of.by) : nullptr);
    if (how.threads > 1)
        detail::judge_in_parallel(w, how.threads, all.groups, asking);
    else
        for (const detail::rule_group& g : of.by->groups) judge_in_order(w, g, all.groups[g.at], asking);
    if (asking) asking->end();

    all.counts = std::move(w.counts);
    all.errors = std::move(w.by.errors());
    std::sort(all.errors.begin(), all.errors.end(), [](const auto& x, const auto& y) {
        return std::tuple(std::string_view(x.rule), detail::natural_name{x.path}, x.about, std::string_view(x.what))
            < std::tuple(std::string_view(y.rule), detail::natural_name{y.path}, y.about, std::string_view(y.what));
    });
    if (of.before) all.step = std::make_shared<const detail::kept_step>(of.edits, of.acts);
    all.told = std::make_shared<detail::told_once>();
    if (w.reads) all.tracked = finish(std::move(w.reads), of, w.by.looking_up(), all.groups);
    return report(std::move(all));
}

} // namespace

report validate(const hierarchy& h, const policy& p, const date& on, const validate_options& how) {
    return validate(h, p, judging_dates{on, on}, how);
}

report validate(const hierarchy& h, const policy& p, const judging_dates& on, const validate_options& how) {
    return judge_all(detail::judging_case(h, p, on), p, how);
}

report validate(const step_view& step, const policy& p, const date& on, const validate_options& how) {
    return validate(step, p, judging_dates{on, on}, how);
}

report validate(const step_view& step, const policy& p, const judging_dates& on, const validate_options& how) {
    return judge_all(detail::judging_case(step, p, on), p, how);
}

//=== for those who ask how far it is ===//

namespace detail {

report judge_all(
    const hierarchy& h, const policy& p, const judging_dates& on, const validate_options& how, watch& asking) {
    return onezone::judge_all(judging_case(h, p, on), p, how, &asking);
}

report judge_all(
    const step_view& step, const policy& p, const judging_dates& on, const validate_options& how, watch& asking) {
    return onezone::judge_all(judging_case(step, p, on), p, how, &asking);
}

namespace {

template <class What>
result<report> in_full(const What& what, const policy& p, const judging_dates& on, const progress_callback& ask,
    const validate_options& how) {
    return watched<result<report>>(ask, [&](watch& asking) {
        report all = judge_all(what, p, on, how, asking);
        tell_all(all, asking);
        return all;
    });
}

} // namespace

} // namespace detail

result<report> validate_in_full(const hierarchy& h, const policy& p, const judging_dates& on,
    const progress_callback& ask, const validate_options& how) {
    return detail::in_full(h, p, on, ask, how);
}

result<report> validate_in_full(const step_view& step, const policy& p, const judging_dates& on,
    const progress_callback& ask, const validate_options& how) {
    return detail::in_full(step, p, on, ask, how);
}

} // namespace onezone
