// SPDX-License-Identifier: Apache-2.0
#include "year_items.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace onezone::detail {

namespace {

using sort = diff_line::sort;

} // namespace

year_items::year_items(const yearly_diff& diff, const year_table& older, const year_table& newer)
    : diff_(&diff),
      older_(&older),
      newer_(&newer),
      rel_(diff, older, newer) {
    pair();
    make_items();
    order_groups();
}

// Which records are one unit: one to one, else the same name, else the same code.
void year_items::pair() {
    std::vector<std::pair<code, code>> candidates;
    for (const area_edge& e : diff_->edges)
        if (rel_.ended(e.from) && rel_.begun(e.to) && e.from.level() == e.to.level())
            candidates.emplace_back(e.from, e.to);
    for (const diff_line& l : diff_->lines)
        if (l.what == sort::ended)
            for (const auto& [to, n] : rel_.derived_out(l.code))
                if (rel_.begun(to) && (older_->has_divisions(l.code) || newer_->has_divisions(to)))
                    candidates.emplace_back(l.code, to);
    const auto divided = [&](const std::pair<code, code>& c) {
        return older_->has_divisions(c.first) || newer_->has_divisions(c.second);
    };
    const auto exclusive = [&](const std::pair<code, code>& c) {
        if (divided(c)) return rel_.derived_out(c.first).size() == 1 && rel_.derived_in(c.second).size() == 1;
        return rel_.out(c.first).size() == 1 && rel_.in(c.second).size() == 1;
    };
    const auto named = [&](const std::pair<code, code>& c) {
        return rel_.ended(c.first)->name == rel_.begun(c.second)->name;
    };
    const auto coded = [](const std::pair<code, code>& c) { return c.first == c.second; };
    for (int rule = 0; rule < 3; ++rule)
        for (const auto& c : candidates) {
            if (paired_to_.contains(c.first.value()) || paired_from_.contains(c.second.value())) continue;
            if (rule == 0 ? !exclusive(c) : rule == 1 ? !named(c) : !coded(c)) continue;
            paired_to_[c.first.value()] = c.second;
            paired_from_[c.second.value()] = c.first;
        }
    for (const diff_line& l : diff_->lines)
        if ((l.what == sort::ended && older_->has_divisions(l.code))
            || (l.what == sort::begun && newer_->has_divisions(l.code)))
            ++derived_;
}

void year_items::make_items() {
    for (const diff_line& l : diff_->lines) {
        if (l.what == sort::begun && paired_from_.contains(l.code.value()))
            items_.push_back({item::sort::pair, l.described, paired_from_[l.code.value()], l.code, {}, {}, l.line});
        else if (l.what == sort::begun && newer_->has_divisions(l.code))
            items_.push_back({item::sort::found_divided, l.described, {}, l.code, {}, {}, l.line});
        else if (l.what == sort::ended && !paired_to_.contains(l.code.value()) && older_->has_divisions(l.code))
            items_.push_back({item::sort::abolish_divided, l.described, l.code, {}, {}, {}, l.line});
    }
    make_components();
    for (const area_edge& e : diff_->edges) {
        if (ends_in_component(e.from) || begins_in_component(e.to)) continue;
        if (e.from.ok() && paired_to_.contains(e.from.value()) && paired_to_[e.from.value()] == e.to) continue;
        if (e.from.ok() && !rel_.ended(e.from) && e.from == e.to) continue;
        items_.push_back({item::sort::boundary, group_of_line(e.line), e.from, e.to, {}, {}, e.line});
    }
}

std::size_t year_items::group_of_line(std::size_t line) const {
    const auto at = std::lower_bound(
        diff_->lines.begin(), diff_->lines.end(), line, [](const diff_line& l, std::size_t n) { return l.line < n; });
    return at != diff_->lines.end() && at->line == line ? at->described : 0;
}

// Records that end or begin for good hang together by their relations.
void year_items::make_components() {
    std::set<code> seen_ended;
    std::set<code> seen_begun;
    for (const diff_line& l : diff_->lines) {
        const bool ends = l.what == sort::ended && ends_in_component(l.code);
        const bool begins = l.what == sort::begun && begins_in_component(l.code);
        if (!ends && !begins) continue;
        if (begins && l.unstated && l.described == 0) {
            covered_.push_back(&l);
            continue;
        }
        if (ends ? seen_ended.contains(l.code) : seen_begun.contains(l.code)) continue;
        item one{item::sort::component, l.described, {}, {}, {}, {}, l.line};
        std::vector<std::pair<bool, code>> open{{ends, l.code}};
        (ends ? seen_ended : seen_begun).insert(l.code);
        while (!open.empty()) {
            const auto [ended, c] = open.back();
            open.pop_back();
            (ended ? one.ended : one.begun).push_back(c);
            if (ended) {
                for (const code to : rel_.out(c))
                    if (begins_in_component(to) && seen_begun.insert(to).second) open.emplace_back(false, to);
            } else {
                for (const code from : rel_.in(c))
                    if (ends_in_component(from) && seen_ended.insert(from).second) open.emplace_back(true, from);
            }
        }
        std::sort(one.ended.begin(), one.ended.end());
        std::sort(one.begun.begin(), one.begun.end());
        items_.push_back(std::move(one));
    }
}

// What belongs together is one enactment; what waits for another comes after it.
void year_items::order_groups() {
    const std::size_t n = diff_->descriptions.size() + 1;
    using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    graph waits(n); // from what waits to what it waits for
    by_code<std::size_t> founded;
    by_code<std::size_t> vacated;
    for (const item& i : items_) {
        if (i.what == item::sort::found_divided) founded[i.to.value()] = i.group;
        for (const code c : i.begun) founded[c.value()] = i.group;
        for (const code c : i.ended) vacated[c.value()] = i.group;
        if (i.what == item::sort::abolish_divided || (i.what == item::sort::pair && i.from != i.to))
            vacated[i.from.value()] = i.group;
    }
    const auto wait = [&](std::size_t g, std::size_t on) {
        if (g != on) boost::add_edge(g, on, waits);
    };
    const auto wait_for_code = [&](std::size_t g, code c) {
        if (const auto at = vacated.find(c.value()); at != vacated.end()) wait(g, at->second);
    };
    const auto wait_for_unit = [&](std::size_t g, code c) {
        if (const auto at = founded.find(c.value()); c.ok() && at != founded.end()) wait(g, at->second);
    };
    for (const item& i : items_) {
        switch (i.what) {
        case item::sort::pair:
            if (i.from != i.to) wait_for_code(i.group, i.to);
            wait_for_unit(i.group, newer_->parent_of(i.to));
            break;
        case item::sort::found_divided:
            wait_for_code(i.group, i.to);
            wait_for_unit(i.group, newer_->parent_of(i.to));
            break;
        case item::sort::component:
            for (const code c : i.begun) {
                wait_for_code(i.group, c);
                wait_for_unit(i.group, newer_->parent_of(c));
                if (const std::size_t other = rel_.begun(c)->described; other != i.group) {
                    wait(i.group, other); // and back: one enactment
                    wait(other, i.group);
                }
            }
            for (const code c : i.ended) {
                if (const std::size_t other = rel_.ended(c)->described; other != i.group) {
                    wait(i.group, other);
                    wait(other, i.group);
                }
                for (const code to : rel_.out(c)) wait_for_unit(i.group, to);
            }
            break;
        case item::sort::boundary: wait_for_unit(i.group, i.to); break;
        case item::sort::abolish_divided:
            for (const auto& [to, count] : rel_.derived_out(i.from)) wait_for_unit(i.group, to);
            for (const item& other : items_) // whose area becomes another's has to be there
                if ((other.what == item::sort::boundary && other.from == i.from)
                    || (other.what == item::sort::component
                        && std::any_of(other.begun.begin(), other.begun.end(), [&](code c) {
                               const auto& in = rel_.in(c);
                               return std::find(in.begin(), in.end(), i.from) != in.end();
                           })))
                    wait(i.group, other.group);
            break;
        }
    }
    std::vector<std::size_t> part(n);
    const std::size_t parts = boost::strong_components(
        waits, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, waits)));
    groups_.resize(parts);
    // Components are numbered so that what is waited for comes first.
    for (std::size_t g = 0; g < n; ++g) groups_[part[g]].members.push_back(g);
    for (const item& i : items_) groups_[part[i.group]].items.push_back(&i);
    for (std::size_t p = 0; p < parts; ++p) {
        group& is = groups_[p];
        for (const std::size_t g : is.members) {
            const change_description* const d = g == 0 ? nullptr : &diff_->descriptions[g - 1];
            const std::optional<date> day = d ? d->effective : std::nullopt;
            const provenance how = day
                ? d->dated
                : provenance::inferred(
                    say("未写明当年的日期，取年末", "no day of the year is stated; its end is taken"), diff_->source);
            // Of several that go together the last counts.
            if (const date on = day.value_or(newer_->on()); !is.effective || *is.effective < on) {
                is.effective = on;
                is.dated = how;
            }
            is.line = is.line == 0 ? (d ? d->line : 0) : std::min(is.line, d ? d->line : is.line);
        }
        if (is.members.size() > 1 && is.dated.how() == grade::stated)
            is.dated =
                provenance::inferred(say("几项说明的变更相互依存，取其中最晚的日期",
                                         "changes of several descriptions depend on each other; the last day is taken"),
                    diff_->source);
        for (const std::size_t g : is.members)
            for (const auto [edge, last] = boost::out_edges(g, waits);
                 const auto& e : boost::make_iterator_range(edge, last)) {
                const group& first = groups_[part[boost::target(e, waits)]];
                if (&first == &is || !first.effective || *first.effective <= *is.effective) continue;
                is.effective = first.effective;
                is.dated = provenance::inferred(
                    fill(say("须在第 {0} 行说明的变更之后", "it has to come after what line {0} describes"),
                        {verbatim(std::to_string(first.line))}),
                    diff_->source);
            }
        if (!is.items.empty()) order_.push_back(&is);
    }
    std::stable_sort(
        order_.begin(), order_.end(), [](const group* a, const group* b) { return *a->effective < *b->effective; });
}

} // namespace onezone::detail
