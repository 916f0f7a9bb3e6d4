// SPDX-License-Identifier: Apache-2.0
#include "picture_teller.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

// What is told of bodies that are no agencies of zones: departments, organs, internal bodies, companies.

namespace onezone::detail {

std::pair<text, text> teller::sizes_changed(const body& was, const body& is) const {
    std::pair<text, text> changed;
    const auto compare = [&](const text& of, const fact<std::int64_t>& a, const fact<std::int64_t>& b) {
        if (!a.known() || !b.known() || *a.value == *b.value) return;
        text& into = *b.value < *a.value ? changed.first : changed.second;
        into += (into.empty() ? text{} : say("、", ", ")) + of
            + arrow(verbatim(' ' + std::to_string(*a.value)), verbatim(std::to_string(*b.value)));
    };
    const auto internal = [](const hierarchy& h, const body& b) {
        std::int64_t n = 0;
        for (const body& part : h.parts_of(b.key))
            if (part.kind == body_kind::internal_body) ++n;
        fact<std::int64_t> counted;
        if (n != 0) counted.value = n;
        return b.internal_bodies.known() ? b.internal_bodies : counted;
    };
    compare(say("内设机构", "internal bodies"), internal(before_, was), internal(after_, is));
    compare(say("领导职数", "leading posts"), was.leading_posts, is.leading_posts);
    for (const tally<quota_kind>& t : was.quota) compare(name_of(t.kind), t.count, count_of(is.quota, t.kind));
    for (const tally<staff_status>& t : was.staff) compare(name_of(t.kind), t.count, count_of(is.staff, t.kind));
    return changed;
}

// Whether what became of a body is a matter of course, because of what became of its unit or of the body above it.
bool teller::told_with_another(const hierarchy& h, const hierarchy& other, const body& b) const {
    if (is_agency(h, b)) return true; // with its zone
    if (!other.find(b.unit)) return true;
    if (b.part_of.ok() && other.find(b.part_of) == nullptr) return true;
    const bool organ = is_government(b.kind) || b.kind == body_kind::party_committee || b.kind == body_kind::congress;
    return organ && in_descents_.count(b.unit) != 0;
}

void teller::tell_bodies(bands_of& bands) {
    // One row an event, and whose bodies they are.
    std::map<unit_id, std::map<std::tuple<picture_mark, std::string, std::string>, division_row>> rows;
    const auto owner = [](const hierarchy& h, const body& b) {
        const body* const above = b.part_of.ok() ? h.find(b.part_of) : nullptr;
        return verbatim(above != nullptr ? std::string_view(above->name) : h[b.unit].name());
    };
    const auto add = [&](picture_mark what, const text& detail, const body* was, const body* is) {
        const body& b = is != nullptr ? *is : *was;
        const text before = was != nullptr ? owner(before_, *was) : text{};
        const text after = is != nullptr ? owner(after_, *is) : text{};
        division_row& row = rows[home_of(newest(b.unit))][{what, before.zh + '\n' + detail.zh, after.zh}];
        row.bodies = true;
        row.event = {what, detail};
        row.before = before;
        row.after = after;
        row.names.push_back((was != nullptr ? *was : b).name);
        row.names_after.push_back(b.name);
    };

    std::map<body_id, std::set<body_id>> heirs; // of what merged or was split: who carries on what
    std::set<body_id> carried;
    for (const body& was : before_.all<body>()) {
        if (after_.find(was.key) != nullptr || told_with_another(before_, after_, was)) continue;
        for (const descent_index::heir& heir : descent_.heirs_of(was.key)) {
            const body* const to = after_.find(heir.body);
            if (to == nullptr || is_agency(after_, *to)) continue;
            heirs[was.key].insert(heir.body);
            carried.insert(heir.body);
        }
        if (heirs.count(was.key) == 0) add(picture_mark::body_closed, name_of(was.kind), &was, nullptr);
    }
    for (const body& is : after_.all<body>()) {
        const body* const was = before_.find(is.key);
        if (was == nullptr) {
            if (!told_with_another(after_, before_, is) && carried.count(is.key) == 0)
                add(picture_mark::body_opened, name_of(is.kind), nullptr, &is);
            continue;
        }
        if (was == &is || *was == is || is_agency(before_, *was) || told_with_another(after_, before_, is)) continue;
        if (was->unit != is.unit || was->part_of != is.part_of) add(picture_mark::body_moved, {}, was, &is);
        // An organ named after its division is renamed with it.
        const unit_ref then = before_.find(is.unit);
        const bool follows =
            then && then.name() != after_[is.unit].name() && was->name.find(then.name()) != std::string::npos;
        if (was->name != is.name && !follows) add(picture_mark::body_renamed, {}, was, &is);
        text changed;
        if (was->kind != is.kind && !follows) changed = arrow(name_of(was->kind), name_of(is.kind));
        if (was->rank.known() && is.rank.known() && *was->rank.value != *is.rank.value)
            changed += (changed.empty() ? text{} : say("、", ", "))
                + arrow(name_of(*was->rank.value), name_of(*is.rank.value));
        if (!changed.empty()) add(picture_mark::body_changed, changed, was, &is);
        auto [less, more] = sizes_changed(*was, is);
        if (!less.empty()) add(picture_mark::slimmed, less, was, &is);
        if (!more.empty()) add(picture_mark::enlarged, more, was, &is);
    }

    // Bodies that hang together by who carries on whom.
    std::map<body_id, std::set<body_id>> beside;
    for (const auto& [from, all] : heirs)
        for (const body_id to : all) {
            beside[from].insert(to);
            beside[to].insert(from);
        }
    std::set<body_id> done;
    for (const auto& [start, first] : beside) {
        std::vector<body_id> all;
        std::vector<body_id> open{start};
        while (!open.empty()) {
            const body_id at = open.back();
            open.pop_back();
            if (!done.insert(at).second) continue;
            all.push_back(at);
            open.insert(open.end(), beside[at].begin(), beside[at].end());
        }
        if (all.empty()) continue;
        const auto side = [&](const hierarchy& h) {
            std::vector<const body*> there;
            for (const body_id b : all)
                if (const body* const found = h.find(b)) there.push_back(found);
            std::sort(there.begin(), there.end(),
                [](const body* a, const body* b) { return std::tie(a->name, a->key) < std::tie(b->name, b->key); });
            return there;
        };
        const std::vector<const body*> before = side(before_);
        const std::vector<const body*> after = side(after_);
        descent told;
        told.event = {after.size() > 1 ? picture_mark::body_split : picture_mark::bodies_merged,
            arrow(number(before.size()), number(after.size()))};
        if (before.size() == 1 && after.size() == 1) told.event = {picture_mark::succeeded, {}};
        const auto index = [](const std::vector<const body*>& side_of, body_id b) {
            return static_cast<std::size_t>(std::find_if(side_of.begin(), side_of.end(), [&](const body* s) {
                return s->key == b;
            }) - side_of.begin());
        };
        for (const body* b : before) {
            told.before.push_back({b->name, name_of(b->kind), owner(before_, *b)});
            if (after_.find(b->key) != nullptr)
                told.links.push_back({index(before, b->key), index(after, b->key), false});
            for (const body_id to : heirs[b->key])
                told.links.push_back({index(before, b->key), index(after, to), false});
        }
        for (const body* b : after) told.after.push_back({b->name, name_of(b->kind), owner(after_, *b)});
        band(bands, home_of(after_[after.front()->unit])).descents.push_back(std::move(told));
    }
    for (auto& [home, of_home] : rows)
        for (auto& [key, row] : of_home) {
            if (row.names.size() > 1)
                row.event.detail += (row.event.detail.empty() ? text{} : say(" · ", " · "))
                    + fill(say("{0} 个", "{0} bodies"), {number(row.names.size())});
            band(bands, home).divisions.push_back(std::move(row));
        }
}

} // namespace onezone::detail
