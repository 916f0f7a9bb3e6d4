// SPDX-License-Identifier: Apache-2.0
#include "kept_step.hpp"
#include "told_once.hpp"
#include "worker.hpp"

#include <onezone/ground/id.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

// One more step: what it touched is followed backwards along the tracked paths, and what comes out is judged again.

namespace onezone {

namespace {

using namespace detail;

[[nodiscard]] auto hash_in(const report_column<std::uint64_t>& ids) {
    return [&ids](slot s) { return mix(ids[s]); };
}

[[nodiscard]] slot place_of(const slot_index& places, const report_column<std::uint64_t>& ids, std::uint64_t id) {
    return places.find(mix(id), [&](slot s) { return ids[s] == id; });
}

// Divisions whose zones are others, beyond which it is cheaper to list the zones anew.
constexpr std::size_t most_changed_zones = 256;

// A pair to judge again: where the subject stands in its group, and which of the group's rules.
struct due {
    std::uint32_t group = 0;
    slot at = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const due&, const due&) = default;
};

// What was tracked, to be gone on with: another report may still need it.
[[nodiscard]] std::unique_ptr<tracking> taken(std::shared_ptr<tracking>&& from) {
    const std::shared_ptr<tracking> held = std::move(from);
    return held.use_count() == 1 ? std::make_unique<tracking>(std::move(*held)) : std::make_unique<tracking>(*held);
}

[[nodiscard]] std::vector<date> days_of(std::span<const enacted> acts) {
    std::vector<date> days;
    for (const enacted& act : acts)
        if (act.on) days.push_back(*act.on);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

class revalidation {
public:
    // Requires: `last` is tracked and has no errors.
    revalidation(const step_view& step, report last)
        : of_(step, last),
          report_(std::move(last).content()),
          worker_(of_, nullptr, taken(std::move(report_.tracked))) {
        worker_.counts = std::move(report_.counts);
    }

    // The report after the step; nothing where a rule failed, so that all has to be judged.
    [[nodiscard]] std::optional<report> run() {
        const hierarchy old = std::exchange(report_.of, *of_.now);
        touched now = touched_by(of_.edits, old, *of_.now);
        std::optional<hierarchy> old_before;
        touched before;
        if (of_.before) {
            old_before = std::exchange(report_.before, *of_.before);
            before = touched_by(report_.step->edits, *old_before, old);
            now.anything = now.anything || !report_.step->acts.empty() || !of_.acts.empty();
        }
        note_changed_zones(now);
        note_subjects(now);
        judge(pairs_due(old, old_before ? &*old_before : nullptr, now, before));
        for (const rule_group& g : of_.by->groups)
            if (g.of.change) judge_changes(g);
        if (!worker_.by.errors().empty()) return std::nullopt;
        return finished();
    }

private:
    [[nodiscard]] tracking& reads() noexcept { return *worker_.reads; }

    void note_changed_zones(const touched& now) {
        std::vector<std::uint64_t>& since = reads().zones_since;
        const std::size_t known = since.size();
        for (const touch& t : now.things)
            if ((t.what & aspect_of(path_step::zones)) != 0) since.push_back(t.id);
        if (since.size() != known) {
            std::sort(since.begin(), since.end());
            since.erase(std::unique(since.begin(), since.end()), since.end());
        }
        if (since.size() > most_changed_zones) {
            since.clear();
            reads().zones = nullptr;
        }
        // Where there are no lists they are made of all zones, if anybody asks.
        if (reads().zones)
            worker_.by.looking_up().keep_to(reads().zones, since);
        else
            worker_.by.looking_up().list_all(std::make_shared<lists_of_all>());
    }

    // Which subjects came and went.
    void note_subjects(const touched& now) {
        for (const rule_group& g : of_.by->groups) {
            if (g.of.change) continue;
            std::vector<placed_subject> fresh;
            for (const touch& t : now.things) {
                if ((t.what & being_aspect) == 0) continue;
                const bool was = place_of(reads().places[g.at], report_.groups[g.at].subjects, t.id) != no_slot;
                const auto is = worker_.by.things().find(g.of, {g.of.kind, t.id});
                if (was && !is) drop_subject(g, t.id);
                if (!was && is) fresh.push_back(*is);
            }
            if (!fresh.empty()) add_subjects(g, fresh);
        }
    }

    // Whose answers may differ.
    [[nodiscard]] std::vector<due> pairs_due(
        const hierarchy& old, const hierarchy* old_before, const touched& now, const touched& before) {
        std::vector<due> pairs;
        pairs.reserve(64);
        if (!reads().dependencies) reads().dependencies = std::make_shared<const dependency_index>(reads().paths);
        const auto judged_as = [&](std::uint32_t rule) -> const binding::judged_rule* {
            const std::uint32_t row = of_.by->row[rule];
            if (row == binding::not_judged_row) return nullptr;
            const binding::judged_rule& j = of_.by->judged[row];
            const bound_rule& r = of_.by->rules[rule];
            return r.stands == standing::not_in_force || of_.by->groups[j.group].of.change ? nullptr : &j;
        };
        const auto all_of = [&](const std::vector<std::uint32_t>& rules) {
            for (const std::uint32_t rule : rules)
                if (const auto* j = judged_as(rule))
                    for (slot at = 0; at < report_.groups[j->group].subjects.size(); ++at)
                        pairs.push_back({j->group, at, j->column});
        };
        if (now.anything || before.anything) all_of(reads().dependencies->everywhere());
        if (now.lists || before.lists) all_of(reads().dependencies->asking_for_lists());
        std::vector<slot> places; // of one list of ids in one group
        places.reserve(32);
        reads().dependencies->follow(old, old_before, now, of_.before ? &before : nullptr,
            [&](std::span<const std::uint32_t> rules, std::span<const std::uint64_t> ids) {
                std::uint32_t group = ~0U;
                for (const std::uint32_t rule : rules) {
                    const auto* j = judged_as(rule);
                    if (!j) continue;
                    if (j->group != group) {
                        group = j->group;
                        places.clear();
                        for (const std::uint64_t id : ids)
                            if (const slot at = place_of(reads().places[group], report_.groups[group].subjects, id);
                                at != no_slot)
                                places.push_back(at);
                    }
                    for (const slot at : places) pairs.push_back({group, at, j->column});
                }
            });
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        return pairs;
    }

    void count(const rule_group& g, std::size_t column, std::uint8_t mark, bool more) {
        std::uint32_t& n = worker_.counts[of_.by->row[g.rules[column]]][mark & 7U];
        more ? ++n : --n;
    }

    void judge(const std::vector<due>& pairs) {
        for (auto at = pairs.begin(); at != pairs.end();) {
            const rule_group& g = of_.by->groups[at->group];
            judged_group& judged = report_.groups[at->group];
            const slot place = at->at;
            std::optional<placed_subject> s = worker_.by.things().find(g.of, {judged.kind, judged.subjects[place]});
            for (; at != pairs.end() && at->group == g.at && at->at == place; ++at) {
                std::uint8_t is = 0;
                worker_.judge(of_.by->rules[g.rules[at->column]], {&*s, 1}, &is, 1);
                const std::uint8_t was = judged.mark(place, at->column);
                if (is == was) continue;
                count(g, at->column, was, false);
                count(g, at->column, is, true);
                judged.marks.set(place * judged.rules + at->column, is);
            }
        }
    }

    // Rules on changes of divisions: their subjects are those of the step alone.
    void judge_changes(const rule_group& g) {
        judged_group& judged = report_.groups[g.at];
        for (const std::size_t rule : g.rules) worker_.counts[of_.by->row[rule]] = {};
        judged.subjects.clear();
        judged.marks.clear();
        std::vector<placed_subject> all = worker_.by.things().all(g.of);
        add_subjects(g, all);
    }

    void add_subjects(const rule_group& g, std::span<placed_subject> some) {
        judged_group& judged = report_.groups[g.at];
        std::vector<std::uint8_t> marks(g.rules.size());
        for (placed_subject& s : some) {
            worker_.judge(g, {&s, 1}, marks);
            if (!g.of.change)
                reads().places[g.at].insert(
                    mix(s.about.id), static_cast<slot>(judged.subjects.size()), hash_in(judged.subjects));
            judged.subjects.append({&s.about.id, 1});
            judged.marks.append(marks);
        }
    }

    // The last subject takes its place.
    void drop_subject(const rule_group& g, std::uint64_t id) {
        judged_group& judged = report_.groups[g.at];
        slot_index& places = reads().places[g.at];
        const slot at = place_of(places, judged.subjects, id);
        const std::size_t last = judged.subjects.size() - 1;
        for (std::size_t column = 0; column < g.rules.size(); ++column)
            count(g, column, judged.mark(at, column), false);
        places.erase(mix(id), at, hash_in(judged.subjects));
        if (at != last) places.redirect(mix(judged.subjects[last]), static_cast<slot>(last), at);
        judged.subjects.drop(at, 1);
        judged.marks.drop(std::size_t{at} * judged.rules, judged.rules);
    }

    [[nodiscard]] report finished() {
        if (worker_.paths.learned()) reads().dependencies = nullptr;
        lookups& looked_up = worker_.by.looking_up();
        if (!reads().zones && looked_up.asked_for_zones()) { // listed anew
            reads().zones = looked_up.all()->keep(*of_.now);
            reads().zones_since.clear();
        }
        if (of_.before) report_.step = std::make_shared<const kept_step>(of_.edits, of_.acts);
        report_.told = std::make_shared<told_once>();
        report_.counts = std::move(worker_.counts);
        report_.tracked = std::move(worker_.reads);
        return report(std::move(report_));
    }

    judging_case of_;
    report_content report_;
    worker worker_;
};

} // namespace

report revalidate(report last, const step_view& step) {
    const policy by = last.by();
    const judging_dates on{last.state_on(), last.rules_on()};
    const bool of_step = last.of_step();
    // Acts of other days may be bound by other rules.
    const bool same_days = !of_step || days_of(last.content().step->acts) == days_of(step.acts);
    if (same_days && last.tracked() && last.errors().empty())
        if (std::optional<report> next = revalidation(step, std::move(last)).run()) return *std::move(next);
    const validate_options tracked{1, true};
    return of_step ? validate(step, by, on, tracked) : validate(step.after, by, on, tracked);
}

} // namespace onezone
