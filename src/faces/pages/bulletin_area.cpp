// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"

#include <onezone/model/edit.hpp>
#include <onezone/model/zone.hpp>

#include <cstddef>
#include <optional>
#include <variant>

namespace onezone::detail {

namespace {

// What one zone, or several of which one goes into another, count at both ends.
struct zone_group {
    decimal before;
    decimal after;
    bool open = false; // of one of them the size is unknown at an end
    bool counts = false;
};

// A park lies within the area of its zone, unless it was a zone of its own before: then it keeps its area beside that zone's.
class area_counter {
public:
    explicit area_counter(const trial& t) : t_(t) {
        for (const zone& z : t.before().all<zone>()) {
            index(z.unit);
            (z.part_of.ok() ? parks_before_ : own_).insert(z.unit.value());
        }
        for (const trial_step& s : t.steps())
            for (const edit& e : s.done.edits)
                if (const auto* const z = std::get_if<edited<zone>>(&e))
                    for (const auto* side : {&z->before, &z->after})
                        if (*side) {
                            index((*side)->unit);
                            if (!(*side)->part_of.ok()) own_.insert((*side)->unit.value());
                        }
        for (const trial_step& s : t.steps())
            for (const succession& line : s.done.lineage) join(line.from.unit, line.heir.unit);
        groups_.resize(leaders_.size());
        for (const zone& z : t.before().all<zone>()) add(z, &zone_group::before);
        for (const zone& z : t.after().all<zone>()) add(z, &zone_group::after);
    }

    [[nodiscard]] told_area take(const told_acts& told) {
        told_area all;
        for (const zone_group& g : groups_) {
            if (g.open) {
                ++all.unknown;
            } else if (g.counts) {
                all.before += g.before;
                all.after += g.after;
            }
        }
        std::set<std::int64_t> known, open;
        for (const trial_step& s : t_.steps()) {
            const std::int64_t act = told.of_steps.at(t_.planned(s).key);
            std::map<std::size_t, decimal> net;
            for (const edit& e : s.done.edits)
                if (const auto* const z = std::get_if<edited<zone>>(&e)) {
                    if (area(z->before) == area(z->after)) continue;
                    const std::size_t g = leader(places_.at((z->before ? z->before : z->after)->unit.value()));
                    if (groups_[g].open)
                        open.insert(act);
                    else
                        net[g] += area(z->after).value_or(decimal()) - area(z->before).value_or(decimal());
                }
            for (const auto& [group, change] : net)
                if (change != decimal()) known.insert(act);
        }
        const std::set<std::int64_t>& acts = known.empty() ? open : known;
        all.acts.assign(acts.begin(), acts.end());
        return all;
    }

private:
    std::size_t index(unit_id u) {
        const auto [at, is_new] = places_.try_emplace(u.value(), leaders_.size());
        if (is_new) leaders_.push_back(leaders_.size());
        return at->second;
    }
    [[nodiscard]] std::size_t leader(std::size_t i) {
        while (leaders_[i] != i) i = leaders_[i] = leaders_[leaders_[i]];
        return i;
    }
    void join(unit_id a, unit_id b) {
        const auto x = places_.find(a.value()), y = places_.find(b.value());
        if (x != places_.end() && y != places_.end()) leaders_[leader(x->second)] = leader(y->second);
    }
    [[nodiscard]] bool counts(const zone& z) const {
        return !z.part_of.ok() || (own_.contains(z.unit.value()) && !parks_before_.contains(z.unit.value()));
    }
    [[nodiscard]] std::optional<decimal> area(const std::optional<zone>& z) const {
        return z && counts(*z) ? z->area.value : std::nullopt;
    }
    void add(const zone& z, decimal zone_group::*side) {
        if (!counts(z)) return;
        zone_group& g = groups_[leader(index(z.unit))];
        g.counts = true;
        if (z.area.known())
            g.*side += *z.area.value;
        else
            g.open = true;
    }

    const trial& t_;
    std::unordered_map<std::uint64_t, std::size_t> places_;
    std::vector<std::size_t> leaders_;
    std::unordered_set<std::uint64_t> own_;
    std::unordered_set<std::uint64_t> parks_before_;
    std::vector<zone_group> groups_;
};

} // namespace

told_area count_area(const trial& t, const told_acts& told) { return area_counter(t).take(told); }

} // namespace onezone::detail
