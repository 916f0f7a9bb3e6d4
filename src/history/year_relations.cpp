// SPDX-License-Identifier: Apache-2.0
#include "year_relations.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace onezone::detail {

namespace {

constexpr std::array above_counties{level::province, level::prefecture};

// The records of those levels at or above `c`; none where the code has none of a level.
using places_above = std::array<code, above_counties.size()>;
[[nodiscard]] places_above above(const year_table& table, code c) {
    places_above found;
    for (; c.ok(); c = table.parent_of(c))
        for (std::size_t i = 0; i < found.size(); ++i)
            if (c.level() == above_counties[i]) found[i] = c;
    return found;
}

} // namespace

year_relations::year_relations(const yearly_diff& diff, const year_table& older, const year_table& newer)
    : older_(&older),
      newer_(&newer) {
    for (const diff_line& l : diff.lines)
        if (l.what == diff_line::sort::ended || l.what == diff_line::sort::begun)
            (l.what == diff_line::sort::ended ? ended_ : begun_).try_emplace(l.code.value(), &l);
    for (const area_edge& e : diff.edges) {
        out_[e.from.value()].push_back(e.to);
        in_[e.to.value()].push_back(e.from);
        if (e.from.ok()) derive(e.from, e.to);
    }
    derive_unchanged();
}

void year_relations::derive(code from, code to) {
    const places_above before = above(*older_, from);
    const places_above after = above(*newer_, to);
    for (std::size_t i = 0; i < before.size(); ++i) add(before[i], after[i], 1);
}

void year_relations::add(code from, code to, std::size_t times) {
    if (!from.ok() || !to.ok() || times == 0 || (!ended(from) && !begun(to))) return;
    derived_out_[from.value()][to] += times;
    derived_in_[to.value()][from] += times;
}

// Whether something that ends or begins stands above the code.
bool year_relations::may_differ_above(code c) const {
    for (c = c.parent(); c.ok(); c = c.parent())
        if (ended(c) || begun(c)) return true;
    return false;
}

// Nearly all records are in both years, and stand beside others of the same division.
void year_relations::derive_unchanged() {
    struct run {
        std::pair<code, code> above{};
        std::size_t length = 0;
    };
    std::array<run, above_counties.size()> runs;
    code up;
    std::array<std::pair<code, code>, above_counties.size()> of_up;
    std::vector<code> all_ended; // in the order of the table
    for (const auto& [digits, line] : ended_) all_ended.push_back(code::from_value(digits));
    std::sort(all_ended.begin(), all_ended.end());
    auto ended = all_ended.begin();
    const std::span<const listed_division> records = older_->records();
    for (std::size_t k = 0; k < records.size(); ++k) {
        const listed_division& r = records[k];
        if (k + 1 < records.size() && records[k + 1].parent == r.code) continue; // has divisions: they follow it
        while (ended != all_ended.end() && *ended < r.code) ++ended;
        if (ended != all_ended.end() && *ended == r.code) continue;
        const bool below = r.code.level() > level::prefecture;
        if (!below || r.code.parent() != up || !up.ok()) {
            of_up = {};
            if (may_differ_above(r.code)) { // else it lies where it lay
                const places_above before = above(*older_, r.code);
                const places_above after = above(*newer_, r.code);
                for (std::size_t i = 0; i < of_up.size(); ++i) of_up[i] = {before[i], after[i]};
            }
        }
        up = below ? r.code.parent() : code::none();
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].length != 0 && runs[i].above != of_up[i]) {
                add(runs[i].above.first, runs[i].above.second, runs[i].length);
                runs[i].length = 0;
            }
            runs[i].above = of_up[i];
            ++runs[i].length;
        }
    }
    for (const run& is : runs) add(is.above.first, is.above.second, is.length);
}

} // namespace onezone::detail
