// SPDX-License-Identifier: Apache-2.0
#include "picture_story.hpp"

#include "picture_teller.hpp"

#include <onezone/model/post.hpp>

#include <algorithm>
#include <iterator>
#include <limits>

namespace onezone::detail {

std::span<const word> words(picture_mark) noexcept {
    static constexpr std::array<word, picture_marks> table{{
        {0, "merged", "并入", "merged"},
        {1, "closed", "撤销", "closed"},
        {2, "integrated", "区政合一", "integrated"},
        {3, "downgraded", "降格", "lowered in rank"},
        {4, "upgraded", "升格", "raised in rank"},
        {5, "returned", "交还", "returned"},
        {6, "entrusted", "委托代管", "entrusted"},
        {7, "moved", "改隶", "transferred"},
        {8, "opened", "新设", "set up"},
        {9, "separated", "分设", "split off"},
        {10, "dissolved", "解除合一", "integration ended"},
        {11, "converted", "转制", "converted"},
        {12, "renamed", "更名", "renamed"},
        {13, "rekinded", "改制", "division converted"},
        {14, "division_new", "设立区划", "division set up"},
        {15, "division_gone", "撤销区划", "division abolished"},
        {16, "divisions_merged", "合并区划", "divisions merged"},
        {17, "division_split", "分设区划", "division split"},
        {18, "divisions_rearranged", "重组区划", "divisions rearranged"},
        {19, "succeeded", "改设", "set up in its place"},
        {20, "boundary", "变更界线", "boundary changed"},
        {21, "slimmed", "精简", "slimmed down"},
        {22, "enlarged", "扩编", "enlarged"},
        {23, "manager", "管理主体变更", "under another manager"},
        {24, "seat", "所在地变更", "seat moved"},
        {25, "area", "面积调整", "area changed"},
        {26, "bodies_merged", "机构合并", "bodies merged"},
        {27, "body_split", "机构分设", "body split"},
        {28, "body_closed", "撤销机构", "body closed"},
        {29, "body_opened", "新设机构", "body set up"},
        {30, "body_renamed", "机构更名", "body renamed"},
        {31, "body_moved", "机构划转", "body moved"},
        {32, "body_changed", "机构调整", "body changed"},
        {33, "functions", "职能移出", "functions moved out"},
        {34, "powers", "新授权限", "powers received"},
        {35, "charter", "新“三定”规定", "new charter"},
    }};
    return table;
}

bool zone_family::restructured() const noexcept {
    return std::any_of(rows.begin(), rows.end(), [](const zone_row& row) {
        return std::any_of(
            row.events.begin(), row.events.end(), [](const zone_event& e) { return restructures(e.what); });
    });
}

std::array<std::size_t, picture_marks> picture_band::counts() const {
    std::array<std::size_t, picture_marks> n{};
    for (const zone_family& f : families)
        for (const zone_row& row : f.rows)
            for (const zone_event& e : row.events) ++n[static_cast<std::size_t>(e.what)];
    for (const descent& d : descents) ++n[static_cast<std::size_t>(d.event.what)];
    for (const division_row& d : divisions) n[static_cast<std::size_t>(d.event.what)] += d.names.size();
    return n;
}

//=== descent ===//

descent_index::descent_index(const hierarchy& before, const hierarchy& after, const std::vector<succession>& lineage)
    : before_(before),
      after_(after) {
    for (const succession& line : lineage)
        if (line.from.identified() && !(line.from == line.heir))
            lines_[{line.from.unit, line.from.body}].push_back(&line);
}

std::vector<descent_index::heir> descent_index::follow(const party& from) const {
    const auto there = [](const hierarchy& h, const key& k) {
        return k.first.ok() ? static_cast<bool>(h.find(k.first)) : h.find(k.second) != nullptr;
    };
    std::vector<heir> found;
    const key start{from.unit, from.body};
    std::set<key> seen{start};
    std::vector<std::tuple<key, bool, bool>> open{{start, false, false}};
    while (!open.empty()) {
        const auto [at, guess, part] = open.back();
        open.pop_back();
        const auto lines = lines_.find(at);
        if (lines == lines_.end()) continue;
        for (const succession* line : lines->second) {
            const key to{line->heir.unit, line->heir.body};
            if (!line->heir.identified() || !seen.insert(to).second) continue;
            const bool guessed = guess || line->inferred;
            const bool parted = part || !line->units.empty();
            const bool is = there(after_, to);
            if (is) found.push_back({to.first, to.second, guessed, parted});
            // What was there before and still is has lines of its own.
            if (!is || !there(before_, to)) open.emplace_back(to, guessed, parted);
        }
    }
    return found;
}

std::string descent_index::stated(const party& from) const {
    const auto lines = lines_.find({from.unit, from.body});
    if (lines == lines_.end()) return {};
    for (const succession* line : lines->second)
        if (!line->heir.identified() && !line->heir.stated.empty()) return line->heir.stated;
    return {};
}

std::vector<unit_id> descent_index::units() const {
    std::vector<unit_id> all;
    for (const auto& [from, lines] : lines_)
        if (from.first.ok()) all.push_back(from.first);
    return all;
}

//=== names and places ===//

order_key teller::order_of(unit_ref u) {
    constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    return {
        static_cast<int>(u.level()), u.code().ok() ? u.code().value() : last, natural_name{u.name()}, u.id().value()};
}

text teller::listed(const std::vector<std::string>& names, std::size_t limit) {
    text all;
    for (std::size_t i = 0; i < names.size() && i < limit; ++i)
        all += (i == 0 ? text{} : say("、", ", ")) + verbatim(names[i]);
    if (names.size() <= limit) return all;
    return all + fill(say("等 {0} 个", " and others, {0} in all"), {number(names.size())});
}

agency_count teller::count(const hierarchy& h) {
    agency_count n;
    for (const body& b : h.all<body>())
        if (is_agency(h, b)) ++n.by_grade[static_cast<std::size_t>(b.from.how())];
    return n;
}

unit_id teller::home_of(unit_ref u) {
    if (!u) return {};
    if (const unit_ref county = county_of(u)) return county.id();
    while (u && (!u.is_division() || u.level() > level::county)) u = u.parent();
    return u ? u.id() : unit_id();
}

picture_band& teller::band(bands_of& bands, unit_id home) const {
    const auto [at, fresh] = bands.try_emplace(home);
    picture_band& made = at->second;
    if (!fresh) return made;
    const unit_ref u = newest(home);
    if (!u) return made;
    made.file = u.code().ok() ? to_string(u.code()) : to_string(u.id());
    made.name = std::string(u.name());
    made.kind = name_of(u.kind());
    const unit_ref was = before_.find(home);
    const unit_ref is = after_.find(home);
    if (u.level() != level::county) return made;
    const std::size_t n = was ? was.children().count() : 0;
    const std::size_t m = is ? is.children().count() : 0;
    if (n == 0 && m == 0) return made;
    made.townships = fill(say("乡级 {0}", "{0} townships"),
        {n == m || !was || !is ? number(is ? m : n) : number(n) + say(" → ", " → ") + number(m)});
    return made;
}

//=== the whole ===//

namespace {

// Units by kind, and posts, where their number changed.
[[nodiscard]] std::vector<kind_count> kinds_changed(const hierarchy& before, const hierarchy& after) {
    std::map<unit_kind, std::pair<std::size_t, std::size_t>> n;
    for (const unit_ref u : before.units()) ++n[u.kind()].first;
    for (const unit_ref u : after.units()) ++n[u.kind()].second;
    std::vector<kind_count> changed;
    for (const auto& [kind, counts] : n)
        if (counts.first != counts.second) changed.push_back({name_of(kind), counts.first, counts.second});
    const auto posts = [](const hierarchy& h) {
        const auto& all = h.all<post>();
        return static_cast<std::size_t>(std::distance(all.begin(), all.end()));
    };
    if (posts(before) != posts(after)) changed.push_back({say("职位", "posts"), posts(before), posts(after)});
    return changed;
}

} // namespace

picture_story teller::tell() {
    picture_story story;
    story.before = count(before_);
    story.after = count(after_);

    story.kinds = kinds_changed(before_, after_);

    bands_of bands;
    tell_families(bands);
    tell_descents(bands);
    tell_divisions(bands);
    tell_bodies(bands);

    // Divisions next to those with zones, so that nobody looks for them in vain.
    const bool of_zones = before_.count<zone>() + after_.count<zone>() != 0;
    std::set<unit_id> around;
    std::vector<std::pair<order_key, const picture_band*>> sorted;
    for (const auto& [home, b] : bands) {
        const unit_ref u = newest(home);
        sorted.emplace_back(u ? order_of(u) : order_key{}, &b);
        if (!u || !b.restructured() || !of_zones) continue;
        const unit_ref city = u.at_level(level::prefecture);
        if (city) around.insert(city.id());
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, b] : sorted) {
        if (b->restructured())
            story.bands.push_back(*b);
        else if (story.folded.size() < options_.listed)
            story.folded.push_back(*b);
        else
            ++story.unlisted;
        for (const descent& d : b->descents) {
            const auto what = static_cast<std::size_t>(d.event.what);
            ++story.counts[what];
            if (d.event.what == picture_mark::boundary) continue; // as many before as after
            story.from[what] += d.before.size();
            story.to[what] += d.after.size();
        }
        for (const division_row& row : b->divisions)
            // A unit that changes bands is drawn in both and counted where it goes.
            if (!row.after_elsewhere) story.counts[static_cast<std::size_t>(row.event.what)] += row.names.size();
    }
    std::vector<std::pair<order_key, std::string>> bare;
    for (const unit_id city : around)
        if (const unit_ref u = after_.find(city))
            for (const unit_ref below : children_at(u, level::county))
                if (bands.count(below.id()) == 0) bare.emplace_back(order_of(below), std::string(below.name()));
    std::sort(bare.begin(), bare.end());
    for (auto& [key, name] : bare) {
        if (story.folded.size() + story.bare.size() < options_.listed)
            story.bare.push_back(std::move(name));
        else
            ++story.unlisted;
    }
    // Of zones and agencies: one by one, joined placeholders too.
    std::set<unit_id> zones;
    for (const hierarchy* h : {&before_, &after_})
        for (const zone& z : h->all<zone>())
            if (zones.insert(z.unit).second)
                for (const zone_event& e : tell_zone(z.unit)) ++story.counts[static_cast<std::size_t>(e.what)];
    return story;
}

picture_story tell(const hierarchy& before, const hierarchy& after, const picture_options& options) {
    return teller(before, after, options).tell();
}

} // namespace onezone::detail
