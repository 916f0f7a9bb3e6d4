// SPDX-License-Identifier: Apache-2.0
#include "report_maker.hpp"
#include "tracking.hpp"

#include <onezone/ground/id.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

// One more step: what it touched is followed backwards along the tracked paths, and what comes out is judged again.

namespace onezone {

namespace {

[[nodiscard]] bool is_finding(verdict v) noexcept {
    return v == verdict::violated || v == verdict::exempted || v == verdict::undecided;
}

[[nodiscard]] auto hash_in(const detail::report_column<std::uint64_t>& ids) {
    return [&ids](detail::slot s) { return detail::mix(ids[s]); };
}

[[nodiscard]] detail::slot place_of(
    const detail::slot_index& places, const detail::report_column<std::uint64_t>& ids, std::uint64_t id) {
    return places.find(detail::mix(id), [&](detail::slot s) { return ids[s] == id; });
}

void index_all(detail::slot_index& places, const detail::report_column<std::uint64_t>& ids) {
    if (places.size() == ids.size()) return;
    places = {};
    places.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        places.insert(detail::mix(ids[i]), static_cast<detail::slot>(i), hash_in(ids));
}

// A pair to judge again: where the subject stands in its group, and which of the group's rules.
struct due {
    detail::slot at = 0;
    std::uint32_t rule = 0;
    bool deep = false;
    friend bool operator<(const due& a, const due& b) noexcept {
        return std::tie(a.at, a.rule, b.deep) < std::tie(b.at, b.rule, a.deep);
    }
};

} // namespace

struct report_maker::rework {
    hierarchy old;
    std::optional<hierarchy> old_before;
    detail::touched now;
    detail::touched before;
    std::vector<std::pair<std::size_t, subject>> dropped; // findings, by rule and subject
    bool conflicts_changed = false;
};

report_maker::report_maker(const step_view& step, report last)
    : now_(step.after),
      step_(last.of_step() ? &step : nullptr),
      on_{last.state_on(), last.rules_on()},
      change_(&step),
      rules_(last.tracking_->rules),
      report_(std::move(last)) {
    eval_.now = &now_;
    eval_.before = step_ ? &step.before : nullptr;
    eval_.state_on = on_.state;
    eval_.rules_on = on_.rules;
    eval_.lookups = &lookups_;
    lookups_.at_once = false;
    auto held = std::const_pointer_cast<detail::tracking>(std::exchange(report_.tracking_, nullptr));
    tracking_ = held.use_count() == 1 ? std::make_unique<detail::tracking>(std::move(*held))
                                      : std::make_unique<detail::tracking>(*held);
    watch_.facts = false;
    watch_.paths = &tracker_;
    eval_.observed = &watch_;
}

std::vector<rule_group> report_maker::groups_so_far() const {
    std::vector<rule_group> groups;
    for (const about& a : tracking_->groups) groups.push_back({a, groups.size()});
    for (const report::judged_rule& r : report_.rules_) {
        rule_group& g = groups[r.group];
        g.rules.push_back(r.index);
        g.pulls_apart = g.pulls_apart || (*rules_)[r.index].is->stance == stance::forbids;
    }
    return groups;
}

std::optional<report> report_maker::make_next() {
    know_step();
    rework work;
    work.old = std::exchange(report_.hierarchy_, now_);
    work.now = detail::touched_by(edits(), work.old, now_);
    if (step_) {
        work.old_before = std::move(tracking_->before);
        work.before = detail::touched_by(tracking_->edits, *work.old_before, work.old);
        work.now.anything = work.now.anything || tracking_->acts_told || !step_->acts.empty();
    }
    for (const rule_group& g : groups_so_far()) {
        if (g.of.change)
            judge_changes_next(g, work);
        else
            judge_group_next(g, work);
        if (!report_.errors_.empty()) return std::nullopt;
    }
    replace_findings(work);
    if (work.conflicts_changed)
        std::sort(report_.conflicts_.begin(), report_.conflicts_.end(), [](const auto& x, const auto& y) {
            return std::tie(x.forbids, x.demands, x.path, x.about) < std::tie(y.forbids, y.demands, y.path, y.about);
        });
    if (step_) {
        tracking_->before = step_->before;
        tracking_->edits.assign(edits().begin(), edits().end());
        tracking_->acts_told = !step_->acts.empty();
    }
    report_.tracking_ = std::move(tracking_);
    return std::move(report_);
}

namespace {

// The column of marks of each rule of a group, in the group's order.
template <class JudgedRules>
[[nodiscard]] auto columns_of(JudgedRules& judged, const rule_group& g) {
    std::vector<decltype(&judged.front().marks)> columns;
    for (auto& r : judged)
        if (r.group == g.at) columns.push_back(&r.marks);
    return columns;
}

template <class Conflicts>
[[nodiscard]] bool forget_conflicts(
    Conflicts& all, const rule_group& g, const std::vector<bound_rule>& rules, const subject* about) {
    return std::erase_if(all, [&](const rule_conflict& c) {
        return (!about || c.about == *about)
            && std::any_of(g.rules.begin(), g.rules.end(), [&](std::size_t i) { return rules[i].is->id == c.forbids; });
    }) != 0;
}

} // namespace

// Rules on changes of divisions: their subjects are those of the step alone.
void report_maker::judge_changes_next(const rule_group& g, rework& work) {
    auto& ids = report_.subjects_[g.at];
    const auto columns = columns_of(report_.rules_, g);
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t at = 0; at < ids.size(); ++at)
            if (is_finding(report::verdict_in((*columns[i])[at])))
                work.dropped.emplace_back(g.rules[i], subject{g.of.kind, ids[at]});
    if (g.pulls_apart && forget_conflicts(report_.conflicts_, g, *rules_, nullptr)) work.conflicts_changed = true;
    ids.clear();
    for (auto* column : columns) column->clear();
    std::vector<placed_subject> subjects = subjects_of(g.of);
    std::vector<std::uint8_t> marks(subjects.size() * g.rules.size());
    const std::size_t conflicts = report_.conflicts_.size();
    judge_some(g, subjects, marks.data(), subjects.size());
    work.conflicts_changed = work.conflicts_changed || conflicts != report_.conflicts_.size();
    for (const placed_subject& s : subjects) ids.push_back(s.about.id);
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t at = 0; at < subjects.size(); ++at) columns[i]->push_back(marks[i * subjects.size() + at]);
}

void report_maker::judge_group_next(const rule_group& g, rework& work) {
    auto& ids = report_.subjects_[g.at];
    auto& places = tracking_->places[g.at];
    const auto columns = columns_of(report_.rules_, g);

    // Which subjects came and went.
    index_all(places, ids);
    std::vector<std::uint64_t> gone;
    std::vector<placed_subject> fresh;
    for (const detail::touch& t : work.now.things) {
        if ((t.what & detail::content_aspect) == 0) continue;
        const bool was = place_of(places, ids, t.id) != detail::no_slot;
        const auto is = find_subject(g.of, {g.of.kind, t.id});
        if (was && !is) gone.push_back(t.id);
        if (!was && is) fresh.push_back(*is);
    }

    // Which answers may differ.
    std::vector<due> list;
    detail::affected found;
    for (std::uint32_t i = 0; i < g.rules.size(); ++i) {
        const bound_rule& r = (*rules_)[g.rules[i]];
        if (r.stands == standing::not_in_force) continue;
        found.deep.clear();
        found.shallow.clear();
        found.all = false;
        detail::find_affected(found, tracking_->trails[r.index], work.old,
            work.old_before ? &*work.old_before : nullptr, work.now, step_ ? &work.before : nullptr);
        if (found.all) {
            for (detail::slot at = 0; at < ids.size(); ++at) list.push_back({at, i, true});
            continue;
        }
        for (const std::uint64_t id : found.deep)
            if (const detail::slot at = place_of(places, ids, id); at != detail::no_slot) list.push_back({at, i, true});
        for (const std::uint64_t id : found.shallow)
            if (const detail::slot at = place_of(places, ids, id);
                at != detail::no_slot && is_finding(report::verdict_in((*columns[i])[at])))
                list.push_back({at, i, false});
    }
    std::sort(list.begin(), list.end());

    std::vector<std::uint8_t> marks(g.rules.size());
    for (std::size_t next = 0; next < list.size();) {
        const detail::slot at = list[next].at;
        auto s = find_subject(g.of, {g.of.kind, ids[at]});
        for (std::size_t i = 0; i < columns.size(); ++i) marks[i] = (*columns[i])[at];
        std::uint32_t last = ~0U;
        for (; next < list.size() && list[next].at == at; ++next) {
            if (!s || list[next].rule == last) continue; // gone, or judged already
            last = list[next].rule;
            note_dropped(g, at, last, work);
            marks[last] = judge_mark((*rules_)[g.rules[last]], *s);
            columns[last]->set(at, marks[last]);
        }
        if (!s || !g.pulls_apart) continue;
        const bool had = forget_conflicts(report_.conflicts_, g, *rules_, &s->about);
        const std::size_t conflicts = report_.conflicts_.size();
        find_conflicts(g, *s, marks.data(), 1);
        work.conflicts_changed = work.conflicts_changed || had || conflicts != report_.conflicts_.size();
    }

    for (const std::uint64_t id : gone) drop_subject(g, place_of(places, ids, id), work);
    for (placed_subject& s : fresh) {
        const std::size_t conflicts = report_.conflicts_.size();
        judge_some(g, {&s, 1}, marks.data(), 1);
        work.conflicts_changed = work.conflicts_changed || conflicts != report_.conflicts_.size();
        places.insert(detail::mix(s.about.id), static_cast<detail::slot>(ids.size()), hash_in(ids));
        ids.push_back(s.about.id);
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i]->push_back(marks[i]);
    }
}

void report_maker::note_dropped(const rule_group& g, std::size_t at, std::size_t rule, rework& work) {
    const auto columns = columns_of(report_.rules_, g);
    if (is_finding(report::verdict_in((*columns[rule])[at])))
        work.dropped.emplace_back(g.rules[rule], subject{g.of.kind, report_.subjects_[g.at][at]});
}

void report_maker::drop_subject(const rule_group& g, std::size_t at, rework& work) {
    auto& ids = report_.subjects_[g.at];
    auto& places = tracking_->places[g.at];
    const subject s{g.of.kind, ids[at]};
    for (std::size_t i = 0; i < g.rules.size(); ++i) note_dropped(g, at, i, work);
    if (g.pulls_apart && forget_conflicts(report_.conflicts_, g, *rules_, &s)) work.conflicts_changed = true;
    const std::size_t last = ids.size() - 1;
    places.erase(detail::mix(s.id), static_cast<detail::slot>(at), hash_in(ids));
    if (at != last)
        places.redirect(detail::mix(ids[last]), static_cast<detail::slot>(last), static_cast<detail::slot>(at));
    ids.drop(at);
    for (auto* column : columns_of(report_.rules_, g)) column->drop(at);
}

// Both lists are in order; what is dropped and written anew for the same pair and path stays where it is.
void report_maker::replace_findings(rework& work) {
    std::vector<finding>& all = report_.findings_;
    std::vector<std::uint32_t>& by = tracking_->found_by;
    const auto order = [](std::size_t rule, const std::string& path, const subject& about) {
        return std::tuple<std::size_t, std::string_view, subject>(rule, path, about);
    };
    const auto position = [&](std::size_t rule, const std::string& path, const subject& about) {
        std::size_t from = 0;
        std::size_t to = all.size();
        while (from < to) {
            const std::size_t middle = from + (to - from) / 2;
            if (order(by[middle], all[middle].path, all[middle].about) < order(rule, path, about))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    };
    std::vector<std::size_t> gone;
    for (const auto& [rule, about] : work.dropped) gone.push_back(position(rule, path_of(work.old, about), about));
    std::sort(gone.begin(), gone.end());

    std::vector<written_finding> fresh;
    for (written_finding& w : written_) {
        const std::size_t at = position(w.first, w.second.path, w.second.about);
        const auto same = std::lower_bound(gone.begin(), gone.end(), at);
        if (same != gone.end() && *same == at && by[at] == w.first && all[at].about == w.second.about
            && all[at].path == w.second.path) {
            all[at] = std::move(w.second);
            gone.erase(same);
        } else {
            fresh.push_back(std::move(w));
        }
    }
    written_.clear();
    if (gone.empty() && fresh.empty()) return;
    std::sort(fresh.begin(), fresh.end(), [&](const written_finding& x, const written_finding& y) {
        return order(x.first, x.second.path, x.second.about) < order(y.first, y.second.path, y.second.about);
    });
    if (gone.size() + fresh.size() <= 16) {
        for (auto at = gone.rbegin(); at != gone.rend(); ++at) {
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
            by.erase(by.begin() + static_cast<std::ptrdiff_t>(*at));
        }
        for (written_finding& w : fresh) {
            const auto at = static_cast<std::ptrdiff_t>(position(w.first, w.second.path, w.second.about));
            by.insert(by.begin() + at, static_cast<std::uint32_t>(w.first));
            all.insert(all.begin() + at, std::move(w.second));
        }
        return;
    }
    std::vector<finding> merged;
    std::vector<std::uint32_t> merged_by;
    merged.reserve(all.size() + fresh.size() - gone.size());
    merged_by.reserve(merged.capacity());
    auto skip = gone.begin();
    auto next = fresh.begin();
    const auto put_fresh = [&] {
        merged_by.push_back(static_cast<std::uint32_t>(next->first));
        merged.push_back(std::move(next->second));
        ++next;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (skip != gone.end() && *skip == i) {
            ++skip;
            continue;
        }
        while (next != fresh.end()
            && order(next->first, next->second.path, next->second.about) < order(by[i], all[i].path, all[i].about))
            put_fresh();
        merged_by.push_back(by[i]);
        merged.push_back(std::move(all[i]));
    }
    while (next != fresh.end()) put_fresh();
    all = std::move(merged);
    by = std::move(merged_by);
}

std::size_t report::tracking_bytes() const noexcept {
    if (!tracking_) return 0;
    std::size_t bytes = sizeof(detail::tracking) + tracking_->found_by.capacity() * sizeof(std::uint32_t)
        + tracking_->edits.capacity() * sizeof(edit) + tracking_->trails.capacity() * sizeof(detail::trail)
        + tracking_->groups.capacity() * sizeof(about);
    for (const detail::trail& t : tracking_->trails) bytes += t.nodes.capacity() * sizeof(detail::trail_node);
    for (const detail::slot_index& i : tracking_->places) bytes += sizeof i + i.size() * sizeof(std::uint32_t) * 5 / 4;
    return bytes;
}

} // namespace onezone
