// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"
#include "tracking.hpp"

#include <onezone/ground/id.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

// One more step: what it touched is followed backwards along the tracked paths, and what comes out is judged again.

namespace onezone {

namespace {

[[nodiscard]] auto hash_in(const detail::report_column<std::uint64_t>& ids) {
    return [&ids](detail::slot s) { return detail::mix(ids[s]); };
}

[[nodiscard]] detail::slot place_of(
    const detail::slot_index& places, const detail::report_column<std::uint64_t>& ids, std::uint64_t id) {
    return places.find(detail::mix(id), [&](detail::slot s) { return ids[s] == id; });
}

// Divisions whose zones are others, beyond which it is cheaper to list the zones anew.
constexpr std::size_t most_changed_zones = 256;

} // namespace

void detail::index_all(slot_index& places, const report_column<std::uint64_t>& ids) {
    places = {};
    places.fill(ids.size(), hash_in(ids));
}

// A pair to judge again: where the subject stands in its group, and which of the group's rules.
struct report_maker::due {
    std::uint32_t group = 0;
    detail::slot at = 0;
    std::uint32_t column = 0;
    friend auto operator<=>(const due&, const due&) = default;
};

report_maker::report_maker(const step_view& step, report last)
    : now_(step.after),
      before_(last.before_ ? &step.before : nullptr),
      on_{last.state_on(), last.rules_on()},
      change_(&step),
      bound_(std::const_pointer_cast<detail::binding>(last.bound_)), // only `make` writes it
      report_(std::move(last)) {
    prepare();
    auto held = std::const_pointer_cast<detail::tracking>(std::exchange(report_.tracking_, nullptr));
    tracking_ = held.use_count() == 1 ? std::make_unique<detail::tracking>(std::move(*held))
                                      : std::make_unique<detail::tracking>(*held);
    watch_.facts = false;
    watch_.paths = &tracker_;
    eval_.observed = &watch_;
}

std::optional<report> report_maker::make_next() {
    know_step();
    const hierarchy old = std::exchange(report_.hierarchy_, now_);
    detail::touched now = detail::touched_by(edits_, old, now_);
    std::optional<hierarchy> old_before;
    detail::touched before;
    if (before_) {
        old_before = std::exchange(report_.before_, *before_);
        before = detail::touched_by(report_.step_->edits, *old_before, old);
        now.anything = now.anything || !report_.step_->acts.empty() || !acts_.empty();
    }
    note_changed_zones(now);

    // Which subjects came and went.
    for (const rule_group& g : bound_->groups) {
        if (g.of.change) continue;
        std::vector<placed_subject> fresh;
        for (const detail::touch& t : now.things) {
            if ((t.what & detail::being_aspect) == 0) continue;
            const bool was = place_of(tracking_->places[g.at], report_.groups_[g.at].subjects, t.id) != detail::no_slot;
            const auto is = find_subject(g.of, {g.of.kind, t.id});
            if (was && !is) drop_subject(g, t.id);
            if (!was && is) fresh.push_back(*is);
        }
        if (!fresh.empty()) add_subjects(g, fresh);
    }

    // Which answers may differ.
    std::vector<due> pairs;
    pairs.reserve(64);
    if (!tracking_->joint) tracking_->joint = std::make_shared<const detail::joint_trail>(tracking_->trails);
    const auto judged_as = [&](std::uint32_t rule) -> const detail::binding::judged_rule* {
        const std::uint32_t row = bound_->row[rule];
        if (row == detail::binding::not_judged_row) return nullptr;
        const detail::binding::judged_rule& j = bound_->judged[row];
        const bound_rule& r = bound_->rules[rule];
        return r.stands == standing::not_in_force || bound_->groups[j.group].of.change ? nullptr : &j;
    };
    if (now.anything || before.anything)
        for (const std::uint32_t rule : tracking_->joint->everywhere())
            if (const auto* j = judged_as(rule))
                for (detail::slot at = 0; at < report_.groups_[j->group].subjects.size(); ++at)
                    pairs.push_back({j->group, at, j->column});
    std::vector<detail::slot> places; // of one list of ids in one group
    places.reserve(32);
    tracking_->joint->follow(old, old_before ? &*old_before : nullptr, now, before_ ? &before : nullptr,
        [&](std::span<const std::uint32_t> rules, std::span<const std::uint64_t> ids) {
            std::uint32_t group = ~0U;
            for (const std::uint32_t rule : rules) {
                const auto* j = judged_as(rule);
                if (!j) continue;
                if (j->group != group) {
                    group = j->group;
                    places.clear();
                    for (const std::uint64_t id : ids)
                        if (const detail::slot at =
                                place_of(tracking_->places[group], report_.groups_[group].subjects, id);
                            at != detail::no_slot)
                            places.push_back(at);
                }
                for (const detail::slot at : places) pairs.push_back({group, at, j->column});
            }
        });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    judge_next(pairs);
    for (const rule_group& g : bound_->groups)
        if (g.of.change) judge_changes_next(g);
    if (!report_.errors_.empty()) return std::nullopt;

    if (tracker_.learned()) tracking_->joint = nullptr;
    if (!tracking_->zones && lookups_.now) { // listed anew
        tracking_->zones = lookups_.all->keep(now_);
        tracking_->zones_since.clear();
    }
    if (before_) report_.step_ = std::make_shared<const detail::kept_step>(edits_, acts_);
    report_.told_ = std::make_shared<detail::telling>();
    report_.tracking_ = std::move(tracking_);
    return std::move(report_);
}

void report_maker::note_changed_zones(const detail::touched& now) {
    std::vector<std::uint64_t>& since = tracking_->zones_since;
    const std::size_t known = since.size();
    for (const detail::touch& t : now.things)
        if ((t.what & detail::aspect_of(detail::relation::zones)) != 0) since.push_back(t.id);
    if (since.size() != known) {
        std::sort(since.begin(), since.end());
        since.erase(std::unique(since.begin(), since.end()), since.end());
    }
    if (since.size() > most_changed_zones) {
        since.clear();
        tracking_->zones = nullptr;
    }
    // Where there are no lists they are made of all zones, if anybody asks.
    if (!tracking_->zones) lookups_.all = std::make_shared<detail::lists_of_all>();
    lookups_.kept = tracking_->zones;
    lookups_.since = since;
}

void report_maker::count(const rule_group& g, std::size_t column, std::uint8_t mark, bool more) {
    std::uint32_t& n = report_.counts_[bound_->row[g.rules[column]]][mark & 7U];
    more ? ++n : --n;
}

void report_maker::judge_next(std::span<const due> pairs) {
    for (auto at = pairs.begin(); at != pairs.end();) {
        const rule_group& g = bound_->groups[at->group];
        detail::judged_group& judged = report_.groups_[at->group];
        const detail::slot place = at->at;
        std::optional<placed_subject> s = find_subject(g.of, {judged.kind, judged.subjects[place]});
        for (; at != pairs.end() && at->group == g.at && at->at == place; ++at) {
            std::uint8_t is = 0;
            judge_all(bound_->rules[g.rules[at->column]], {&*s, 1}, &is, 1);
            const std::uint8_t was = judged.mark(place, at->column);
            if (is == was) continue;
            count(g, at->column, was, false);
            count(g, at->column, is, true);
            judged.marks.set(place * judged.rules + at->column, is);
        }
    }
}

// Rules on changes of divisions: their subjects are those of the step alone.
void report_maker::judge_changes_next(const rule_group& g) {
    detail::judged_group& judged = report_.groups_[g.at];
    for (std::size_t column = 0; column < g.rules.size(); ++column) report_.counts_[bound_->row[g.rules[column]]] = {};
    judged.subjects.clear();
    judged.marks.clear();
    std::vector<placed_subject> subjects = subjects_of(g.of);
    add_subjects(g, subjects);
}

void report_maker::add_subjects(const rule_group& g, std::span<placed_subject> subjects) {
    detail::judged_group& judged = report_.groups_[g.at];
    std::vector<std::uint8_t> marks(g.rules.size());
    for (placed_subject& s : subjects) {
        judge_some(g, {&s, 1}, marks);
        if (!g.of.change)
            tracking_->places[g.at].insert(
                detail::mix(s.about.id), static_cast<detail::slot>(judged.subjects.size()), hash_in(judged.subjects));
        add_judged(g, {&s.about.id, 1}, marks);
    }
}

// The last subject takes its place.
void report_maker::drop_subject(const rule_group& g, std::uint64_t id) {
    detail::judged_group& judged = report_.groups_[g.at];
    detail::slot_index& places = tracking_->places[g.at];
    const detail::slot at = place_of(places, judged.subjects, id);
    const std::size_t last = judged.subjects.size() - 1;
    for (std::size_t column = 0; column < g.rules.size(); ++column) count(g, column, judged.mark(at, column), false);
    places.erase(detail::mix(id), at, hash_in(judged.subjects));
    if (at != last) places.redirect(detail::mix(judged.subjects[last]), static_cast<detail::slot>(last), at);
    judged.subjects.drop(at, 1);
    judged.marks.drop(at * judged.rules, judged.rules);
}

std::size_t report::tracking_bytes() const noexcept {
    if (!tracking_) return 0;
    const detail::tracking& t = *tracking_;
    std::size_t bytes = sizeof t + t.trails.size() * (sizeof(void*) + sizeof(detail::trail))
        + t.zones_since.capacity() * sizeof(std::uint64_t);
    for (std::size_t i = 0; i < t.trails.size(); ++i)
        bytes += t.trails[i].nodes.capacity() * sizeof(detail::trail_node);
    for (const detail::slot_index& i : t.places) bytes += sizeof i + i.size() * sizeof(std::uint32_t) * 5 / 4;
    if (t.joint) bytes += t.joint->bytes();
    if (t.zones) bytes += t.zones->bytes();
    return bytes;
}

} // namespace onezone
