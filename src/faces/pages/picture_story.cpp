// SPDX-License-Identifier: Apache-2.0
#include "picture_story.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/places.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

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
        {16, "functions", "职能移出", "functions moved out"},
        {17, "powers", "新授权限", "powers received"},
        {18, "charter", "新三定", "new charter"},
    }};
    return table;
}

bool zone_family::restructured() const noexcept {
    return std::any_of(rows.begin(), rows.end(), [](const zone_row& row) {
        return std::any_of(
            row.events.begin(), row.events.end(), [](const zone_event& e) { return restructures(e.what); });
    });
}

namespace {

using order_key = std::tuple<int, std::uint64_t, std::string, std::uint64_t>;

// A name with its numbers written alike, so that numbered names stand in the order of their numbers: 第10 after 第9, 二 before 三.
[[nodiscard]] std::string counted(std::string_view name) {
    constexpr std::array<std::string_view, 10> digits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::size_t places = 9;
    std::string out;
    std::string run;
    const auto end_run = [&] {
        if (!run.empty() && run.size() < places) out.append(places - run.size(), '0');
        out += run;
        run.clear();
    };
    while (!name.empty()) {
        const auto digit = std::find_if(
            digits.begin(), digits.end(), [&](std::string_view d) { return name.substr(0, d.size()) == d; });
        if (digit != digits.end()) {
            run += static_cast<char>('0' + (digit - digits.begin()));
            name.remove_prefix(digit->size());
            continue;
        }
        if (name.front() >= '0' && name.front() <= '9') {
            run += name.front();
        } else {
            end_run();
            out += name.front();
        }
        name.remove_prefix(1);
    }
    end_run();
    return out;
}

// Siblings have no order of their own: by level, code, name.
[[nodiscard]] order_key order_of(unit_ref u) {
    constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    return {static_cast<int>(u.level()), u.code().ok() ? u.code().value() : last, counted(u.name()), u.id().value()};
}

[[nodiscard]] text listed(const std::vector<std::string>& names, std::size_t limit) {
    text all;
    for (std::size_t i = 0; i < names.size() && i < limit; ++i)
        all += (i == 0 ? text{} : say("、", ", ")) + verbatim(names[i]);
    if (names.size() <= limit) return all;
    return all + fill(say("等 {0} 个", " and others, {0} in all"), {verbatim(std::to_string(names.size()))});
}

[[nodiscard]] text number(std::size_t n) { return verbatim(std::to_string(n)); }

class teller {
public:
    teller(const hierarchy& before, const hierarchy& after, const picture_options& options)
        : before_(before),
          after_(after),
          options_(options) {}

    picture_story tell();

private:
    [[nodiscard]] static agency_count count(const hierarchy& h) {
        agency_count n;
        for (const body& b : h.all<body>())
            if (is_agency(h, b)) ++n.by_grade[static_cast<std::size_t>(b.from.how())];
        return n;
    }
    [[nodiscard]] static std::vector<const body*> sorted_agencies(const hierarchy& h, unit_id zone_unit) {
        std::vector<const body*> found = agencies_of(h, zone_unit);
        std::sort(found.begin(), found.end(), [](const body* a, const body* b) {
            return std::pair(std::string_view(a->name), a->key) < std::pair(std::string_view(b->name), b->key);
        });
        return found;
    }
    // The nearest county-level division, or the smallest division above the counties.
    [[nodiscard]] static unit_id home_of(unit_ref u) {
        if (!u) return {};
        if (const unit_ref county = county_of(u)) return county.id();
        while (u && (!u.is_division() || u.level() > level::county)) u = u.parent();
        return u ? u.id() : unit_id();
    }
    [[nodiscard]] unit_ref newest(unit_id u) const {
        const unit_ref now = after_.find(u);
        return now ? now : before_.find(u);
    }
    [[nodiscard]] std::string name_of_unit(unit_id u) const {
        const unit_ref there = newest(u);
        return there ? std::string(there.name()) : std::string("?");
    }

    // The zone that heads the family: what it is part of now, or was where it is gone.
    [[nodiscard]] unit_id head_of(unit_id z) const {
        for (int guard = 0; guard < 32; ++guard) {
            const zone* facts = after_.zone_of(z);
            if (facts == nullptr) facts = before_.zone_of(z);
            if (facts == nullptr || !facts->part_of.ok()) break;
            z = facts->part_of;
        }
        return z;
    }

    [[nodiscard]] drawn_zone side(const hierarchy& h, unit_id z, unit_id head) const;
    [[nodiscard]] std::optional<body_id> heir_of(const body& closed) const;
    void tell_agency(const body& was, unit_id z, std::vector<zone_event>& events) const;
    void tell_light(unit_id z, std::vector<zone_event>& events) const;
    [[nodiscard]] std::vector<zone_event> tell_zone(unit_id z) const;
    [[nodiscard]] zone_row row_of(unit_id z, unit_id head) const;
    void tell_families(std::map<unit_id, picture_band>& bands) const;
    void tell_divisions(std::map<unit_id, picture_band>& bands);
    static void join_placeholders(std::vector<zone_family>& families);
    [[nodiscard]] picture_band& band(std::map<unit_id, picture_band>& bands, unit_id home) const;
    [[nodiscard]] static zone_chip chip_of(const zone_row& row, const std::vector<zone_event>& also);

    const hierarchy& before_;
    const hierarchy& after_;
    const picture_options& options_;
};

//=== zones ===//

drawn_zone teller::side(const hierarchy& h, unit_id z, unit_id head) const {
    drawn_zone drawn;
    const zone* const facts = h.zone_of(z);
    if (facts == nullptr) return drawn;
    const unit_ref u = h[z];
    drawn.there = true;
    drawn.nested = z != head && facts->part_of.ok() && h.find(head);
    drawn.name = verbatim(u.name());
    drawn.how = facts->from.how();
    if (u.kind() != unit_kind::zone) drawn.kind = name_of(u.kind());
    if (facts->tier.known() && *facts->tier.value != zone_tier::none) {
        drawn.tier = facts->tier.value;
        drawn.tier_how = facts->tier.from.how();
    }
    for (const body* b : sorted_agencies(h, z)) {
        drawn_agency a;
        a.name = verbatim(b->name);
        a.how = b->from.how();
        if (b->rank.known()) {
            a.rank = name_of(*b->rank.value);
            a.rank_how = b->rank.from.how();
        }
        drawn.agencies.push_back(std::move(a));
    }
    const auto sorted_names = [&](auto&& range, auto&& unit) {
        std::vector<unit_ref> units;
        for (const auto& record : range)
            if (const unit_ref there = h.find(unit(record))) units.push_back(there);
        std::sort(units.begin(), units.end(), [](unit_ref a, unit_ref b) { return order_of(a) < order_of(b); });
        std::vector<std::string> names;
        for (const unit_ref there : units)
            if (names.empty() || names.back() != there.name()) names.emplace_back(there.name());
        return names;
    };
    const auto note = [&](const text& pattern, const std::vector<std::string>& names) {
        if (!names.empty()) drawn.notes.push_back(fill(pattern, {listed(names, 4)}));
    };
    for (const integration& i : facts->integrated) {
        const unit_ref with = h.find(i.division);
        text shape = i.shape.known() ? say(" · ", " · ") + name_of(*i.shape.value) : text{};
        drawn.notes.push_back(
            fill(say("与{0}区政合一", "integrated with {0}"), {verbatim(with ? with.name() : std::string_view("?"))})
            + shape);
    }
    note(say("代管 {0}", "administers {0}"),
        sorted_names(h.entrusted_to(z), [](const entrustment& e) { return e.unit; }));
    note(say("另处 {0}", "also in {0}"), sorted_names(h.hosts_of(z), [](const hosting& o) { return o.division; }));
    return drawn;
}

// Where what a closed body was responsible for went: to its stated heir, or else to whom most of what it held went.
std::optional<body_id> teller::heir_of(const body& closed) const {
    body_id at = closed.key;
    for (std::size_t hops = 0; hops <= options_.lineage.size(); ++hops) {
        const auto to = std::find_if(options_.lineage.begin(), options_.lineage.end(),
            [&](const succession& link) { return link.from.body == at && link.heir.body.ok(); });
        if (to == options_.lineage.end()) break;
        at = to->heir.body;
        if (after_.find(at)) return at;
    }
    std::map<body_id, std::size_t> went;
    std::size_t held = 0;
    for (const holding& was : before_.holdings_of(closed.key)) {
        ++held;
        if (const holding* is = after_.find(was.key)) ++went[is->holder];
    }
    for (const auto& [to, n] : went)
        if (2 * n > held) return to;
    return std::nullopt;
}

void teller::tell_agency(const body& was, unit_id z, std::vector<zone_event>& events) const {
    const body* const is = after_.find(was.key);
    if (is != nullptr && !is_agency(after_, *is)) {
        events.push_back({picture_mark::converted, name_of(was.kind) + say(" → ", " → ") + name_of(is->kind)});
        return;
    }
    if (is == nullptr) {
        const zone* const then = before_.zone_of(z);
        const zone* const now = after_.zone_of(z);
        const auto heir = heir_of(was);
        const body* const to = heir ? after_.find(*heir) : nullptr;
        if (to != nullptr && is_agency(after_, *to))
            events.push_back(
                {picture_mark::merged, fill(say("入 {0}", "into {0}"), {verbatim(name_of_unit(to->unit))})});
        else if (now != nullptr && now->part_of.ok() && now->part_of != then->part_of)
            events.push_back(
                {picture_mark::merged, fill(say("入 {0}", "into {0}"), {verbatim(name_of_unit(now->part_of))})});
        else
            events.push_back(
                {picture_mark::closed, to != nullptr ? fill(say("交 {0}", "to {0}"), {verbatim(to->name)}) : text{}});
        return;
    }
    if (is->unit != z)
        events.push_back(
            {picture_mark::moved, fill(say("改管 {0}", "now runs {0}"), {verbatim(name_of_unit(is->unit))})});
    if (was.rank.known() && is->rank.known() && *was.rank.value != *is->rank.value)
        events.push_back({*is->rank.value < *was.rank.value ? picture_mark::downgraded : picture_mark::upgraded,
            name_of(*was.rank.value) + say(" → ", " → ") + name_of(*is->rank.value)});
    if (is->name != was.name) events.push_back({picture_mark::renamed, say("机构名称", "name of the agency")});
}

// What changed without restructuring anything: functions that left the zone's bodies, powers they received, charters.
void teller::tell_light(unit_id z, std::vector<zone_event>& events) const {
    if (!before_.find(z) || !after_.find(z)) return;
    std::size_t functions = 0;
    std::size_t social = 0;
    std::size_t powers = 0;
    bool chartered = false;
    for (const body& was : before_.bodies_of(z))
        for (const holding& held : before_.holdings_of(was.key)) {
            if (held.cls != carry_class::functions) continue;
            const holding* const is = after_.find(held.key);
            const body* const holder = is != nullptr ? after_.find(is->holder) : nullptr;
            if (holder != nullptr && holder->unit == z) continue;
            ++functions;
            if (held.function.known() && *held.function.value == function_class::social) ++social;
        }
    for (const body& is : after_.bodies_of(z)) {
        for (const holding& held : after_.holdings_of(is.key)) {
            if (held.cls != carry_class::powers) continue;
            const holding* const was = before_.find(held.key);
            const body* const holder = was != nullptr ? before_.find(was->holder) : nullptr;
            if (holder == nullptr || holder->unit != z) ++powers;
        }
        const body* const was = before_.find(is.key);
        if (is.charter.known() && is_agency(after_, is)
            && (was == nullptr || !was->charter.known() || *was->charter.value != *is.charter.value))
            chartered = true;
    }
    if (functions != 0)
        events.push_back({picture_mark::functions,
            social == functions ? name_of(function_class::social)
                                : fill(say("{0} 项", "{0} items"), {number(functions)})});
    if (powers != 0) events.push_back({picture_mark::powers, fill(say("{0} 项", "{0} items"), {number(powers)})});
    if (chartered) events.push_back({picture_mark::charter, {}});
}

std::vector<zone_event> teller::tell_zone(unit_id z) const {
    std::vector<zone_event> events;
    const unit_ref was = before_.find(z);
    const unit_ref is = after_.find(z);
    const std::vector<const body*> agencies_before = sorted_agencies(before_, z);
    const std::vector<const body*> agencies_after = sorted_agencies(after_, z);
    for (const body* b : agencies_before) tell_agency(*b, z, events);
    for (const body* b : agencies_after) {
        const body* const earlier = before_.find(b->key);
        if (earlier == nullptr)
            events.push_back({picture_mark::opened, {}});
        else if (!is_agency(before_, *earlier))
            events.push_back({picture_mark::converted, name_of(earlier->kind) + say(" → ", " → ") + name_of(b->kind)});
    }
    if (!was || !is) {
        if (events.empty())
            events.push_back({was ? picture_mark::closed : picture_mark::opened, say("开发区", "the zone")});
        return events;
    }
    const zone& then = *before_.zone_of(z);
    const zone& now = *after_.zone_of(z);
    const bool told_merged =
        std::any_of(events.begin(), events.end(), [](const zone_event& e) { return e.what == picture_mark::merged; });
    if (now.part_of != then.part_of && !told_merged) {
        if (now.part_of.ok())
            events.push_back({picture_mark::merged,
                fill(say("成为 {0} 的园区", "now a park of {0}"), {verbatim(name_of_unit(now.part_of))})});
        else
            events.push_back(
                {picture_mark::separated, fill(say("自 {0}", "from {0}"), {verbatim(name_of_unit(then.part_of))})});
    }
    const auto integrated_with = [](const zone& facts, unit_id division) {
        return std::any_of(facts.integrated.begin(), facts.integrated.end(),
            [&](const integration& i) { return i.division == division; });
    };
    for (const integration& i : now.integrated)
        if (!integrated_with(then, i.division))
            events.push_back(
                {picture_mark::integrated, fill(say("与 {0}", "with {0}"), {verbatim(name_of_unit(i.division))})});
    for (const integration& i : then.integrated)
        if (!integrated_with(now, i.division))
            events.push_back(
                {picture_mark::dissolved, fill(say("与 {0}", "with {0}"), {verbatim(name_of_unit(i.division))})});
    if (then.tier.known() && now.tier.known() && *then.tier.value != *now.tier.value)
        events.push_back({*now.tier.value < *then.tier.value ? picture_mark::downgraded : picture_mark::upgraded,
            name_of(*then.tier.value) + say(" → ", " → ") + name_of(*now.tier.value)});
    if (then.managing.known() && now.managing.known() && *then.managing.value != *now.managing.value)
        events.push_back({picture_mark::moved,
            fill(say("管理者 {0} → {1}", "run by {0} → {1}"),
                {verbatim(name_of_unit(*then.managing.value)), verbatim(name_of_unit(*now.managing.value))})});
    if (then.seat != now.seat && then.seat.ok() && now.seat.ok() && then.seat_known && now.seat_known)
        events.push_back({picture_mark::moved,
            fill(say("所在地 {0} → {1}", "seat {0} → {1}"),
                {verbatim(name_of_unit(then.seat)), verbatim(name_of_unit(now.seat))})});
    if (was.name() != is.name()) events.push_back({picture_mark::renamed, say("开发区名称", "name of the zone")});
    // A closed or absorbed agency has lost everything; to say so of its functions would tell nothing.
    if (agencies_before.empty() || !agencies_after.empty()) tell_light(z, events);
    return events;
}

zone_row teller::row_of(unit_id z, unit_id head) const {
    zone_row row;
    row.before = side(before_, z, head);
    row.after = side(after_, z, head);
    row.events = tell_zone(z);
    // A zone whose agency was merged lives on as a park of the one that took it in.
    row.after.agency_gone = !row.before.agencies.empty() && row.after.there && row.after.agencies.empty()
        && !(row.after.nested && std::any_of(row.events.begin(), row.events.end(), [](const zone_event& e) {
               return e.what == picture_mark::merged;
           }));
    std::stable_sort(
        row.events.begin(), row.events.end(), [](const zone_event& a, const zone_event& b) { return a.what < b.what; });
    return row;
}

picture_band& teller::band(std::map<unit_id, picture_band>& bands, unit_id home) const {
    const auto [at, fresh] = bands.try_emplace(home);
    picture_band& made = at->second;
    if (!fresh) return made;
    const unit_ref u = newest(home);
    if (!u) return made;
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

zone_chip teller::chip_of(const zone_row& row, const std::vector<zone_event>& also) {
    zone_chip chip;
    chip.name = row.after.name.zh;
    chip.how = row.after.how;
    for (const drawn_agency& a : row.after.agencies) chip.how = std::max(chip.how, a.how);
    for (const std::vector<zone_event>* events : {&row.events, &also})
        for (const zone_event& e : *events)
            if (std::find(chip.light.begin(), chip.light.end(), e.what) == chip.light.end())
                chip.light.push_back(e.what);
    return chip;
}

// Placeholders to which the same happened say nothing one by one.
void teller::join_placeholders(std::vector<zone_family>& families) {
    const auto joinable = [](const zone_family& f) {
        return f.rows.size() == 1 && f.rows[0].before.there && f.rows[0].before.how == grade::placeholder
            && f.rows[0].before.agencies.size() == 1 && f.rows[0].after.agencies.size() <= 1;
    };
    std::vector<zone_family> kept;
    std::vector<std::size_t> joined;
    for (zone_family& f : families) {
        const auto same = !joinable(f) ? kept.end() : std::find_if(kept.begin(), kept.end(), [&](const zone_family& k) {
            return joinable(k) && k.rows[0].events == f.rows[0].events
                && k.rows[0].after.there == f.rows[0].after.there;
        });
        if (same == kept.end()) {
            kept.push_back(std::move(f));
            joined.push_back(1);
            continue;
        }
        const std::size_t n = ++joined[static_cast<std::size_t>(same - kept.begin())];
        for (drawn_zone zone_row::*side : {&zone_row::before, &zone_row::after}) {
            drawn_zone& into = same->rows[0].*side;
            into.name += say("、", ", ") + (f.rows[0].*side).name;
            if (!into.agencies.empty()) into.agencies[0].name = fill(say("{0} 个机构", "{0} agencies"), {number(n)});
        }
    }
    families = std::move(kept);
}

void teller::tell_families(std::map<unit_id, picture_band>& bands) const {
    std::map<order_key, std::vector<unit_id>> families;
    std::map<unit_id, order_key> heads;
    std::set<unit_id> seen;
    for (const hierarchy* h : {&before_, &after_})
        for (const zone& z : h->all<zone>()) {
            if (!seen.insert(z.unit).second) continue;
            const unit_id head = head_of(z.unit);
            const auto [key, fresh] = heads.try_emplace(head);
            if (fresh) key->second = order_of(newest(head));
            families[key->second].push_back(z.unit);
        }
    for (auto& [key, members] : families) {
        const unit_id head = head_of(members.front());
        std::vector<std::pair<std::tuple<bool, bool, order_key>, zone_row>> rows;
        for (const unit_id z : members) {
            zone_row row = row_of(z, head);
            const std::tuple<bool, bool, order_key> rank{z != head, !row.before.nested, order_of(newest(z))};
            rows.emplace_back(rank, std::move(row));
        }
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        zone_family family;
        for (auto& [rank, row] : rows) family.rows.push_back(std::move(row));

        // Other areas without any agency are no concern of a zone reform unless something happens to them.
        const bool changed = family.restructured();
        const bool told = std::any_of(
            family.rows.begin(), family.rows.end(), [](const zone_row& row) { return !row.events.empty(); });
        if (!changed && !told && newest(head).kind() == unit_kind::other_area) continue;

        picture_band& home = band(bands, home_of(newest(head).parent()));
        if (!changed) {
            std::vector<zone_event> also;
            for (std::size_t i = 1; i < family.rows.size(); ++i)
                also.insert(also.end(), family.rows[i].events.begin(), family.rows[i].events.end());
            home.quiet.push_back(chip_of(family.rows[0], also));
            continue;
        }
        // Parks to which nothing happened and which nobody runs are named in the whole's box.
        std::vector<std::string> parks;
        const auto silent = [](const zone_row& row) { return row.events.empty() && row.after.agencies.empty(); };
        for (std::size_t i = 1; i < family.rows.size();) {
            if (!silent(family.rows[i])) {
                ++i;
                continue;
            }
            parks.push_back(family.rows[i].after.name.zh);
            family.rows.erase(family.rows.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (!parks.empty())
            for (drawn_zone zone_row::*at : {&zone_row::before, &zone_row::after})
                (family.rows[0].*at).notes.push_back(fill(say("园区 {0}", "parks {0}"), {listed(parks, 4)}));
        home.families.push_back(std::move(family));
    }
    for (auto& [home, b] : bands) join_placeholders(b.families);
}

//=== divisions ===//

void teller::tell_divisions(std::map<unit_id, picture_band>& bands) {
    // What happened, from where, to where: those it happened to.
    using group_key = std::tuple<picture_mark, unit_kind, unit_kind, order_key, order_key>;
    struct group {
        unit_id from;
        unit_id to;
        std::vector<unit_id> units;
    };
    std::map<unit_id, std::map<group_key, group>> groups;
    const auto key_of_unit = [&](unit_id u) { return newest(u) ? order_of(newest(u)) : order_key{}; };
    const auto add = [&](picture_mark what, unit_id unit, unit_id from, unit_id to) {
        // Kinds tell units apart only where the kind is what changed.
        const auto kind_in = [&](const hierarchy& h, unit_id u) {
            return what == picture_mark::rekinded ? h[u].kind() : unit_kind{};
        };
        std::set<unit_id> homes;
        for (const hierarchy* h : {&before_, &after_})
            if (const unit_ref there = h->find(unit)) homes.insert(home_of(there));
        for (const unit_id home : homes) {
            group& g =
                groups[home][{what, kind_in(before_, unit), kind_in(after_, unit), key_of_unit(from), key_of_unit(to)}];
            g.from = from;
            g.to = to;
            g.units.push_back(unit);
        }
    };

    std::set<unit_id> touched;
    std::map<unit_id, std::pair<std::vector<const entrustment*>, std::vector<const entrustment*>>> entrusted;
    for (const unit_ref was : before_.units()) {
        if (!was.is_division()) continue;
        const unit_ref is = after_.find(was.id());
        const auto above = [](unit_ref u) { return u.parent() ? u.parent().id() : unit_id(); };
        if (!is || is.kind() != was.kind() || is.name() != was.name() || above(is) != above(was))
            touched.insert(was.id());
    }
    for (const unit_ref is : after_.units())
        if (is.is_division() && !before_.find(is.id())) touched.insert(is.id());
    for (const entrustment& e : before_.all<entrustment>()) {
        const entrustment* const is = after_.find(e.key);
        if (is == nullptr || *is != e) entrusted[e.unit].first.push_back(&e);
    }
    for (const entrustment& e : after_.all<entrustment>()) {
        const entrustment* const was = before_.find(e.key);
        if (was == nullptr || *was != e) entrusted[e.unit].second.push_back(&e);
    }
    for (const unit_id u : touched) {
        const unit_ref was = before_.find(u);
        const unit_ref is = after_.find(u);
        if (!was || !is) {
            const unit_ref above = (was ? was : is).parent();
            const unit_id parent = above ? above.id() : unit_id();
            add(was ? picture_mark::division_gone : picture_mark::division_new, u, was ? parent : unit_id(),
                is ? parent : unit_id());
            continue;
        }
        const unit_id from = was.parent() ? was.parent().id() : unit_id();
        const unit_id to = is.parent() ? is.parent().id() : unit_id();
        if (from != to) add(picture_mark::moved, u, from, to);
        if (was.kind() != is.kind())
            add(picture_mark::rekinded, u, from, to);
        else if (was.name() != is.name())
            add(picture_mark::renamed, u, from, to);
    }
    for (const auto& [u, edges] : entrusted) {
        const auto& [gone, come] = edges;
        const unit_ref is = after_.find(u);
        const unit_id parent = is && is.parent() ? is.parent().id() : unit_id();
        for (const entrustment* e : come) {
            const entrustment* earlier = nullptr;
            for (const entrustment* g : gone)
                if (g->key == e->key || scopes_meet(*g, *e)) earlier = g;
            if (earlier != nullptr && earlier->holder == e->holder) continue;
            add(picture_mark::entrusted, u, earlier != nullptr ? earlier->holder : parent, e->holder);
        }
        for (const entrustment* e : gone) {
            const bool replaced = std::any_of(come.begin(), come.end(),
                [&](const entrustment* c) { return c->key == e->key || scopes_meet(*c, *e); });
            // What moved beneath its holder is told as moved.
            if (!replaced && is && parent != e->holder) add(picture_mark::returned, u, e->holder, parent);
        }
    }

    for (auto& [home, of_home] : groups)
        for (auto& [key, g] : of_home) {
            division_row row;
            row.event.what = std::get<0>(key);
            const auto under = [&](unit_id u) {
                return u.ok() ? verbatim(name_of_unit(u)) : say("（最上级）", "(top)");
            };
            const bool administration =
                row.event.what == picture_mark::returned || row.event.what == picture_mark::entrusted;
            const text runs = say("由 {0} 管理", "administered by {0}");
            const text belongs = say("隶属 {0}", "of {0}");
            const auto holds = [&](unit_id u) {
                const bool parent = !newest(u) || newest(u).is_division();
                return fill(
                    administration ? (parent ? runs : say("由 {0} 代管", "entrusted to {0}")) : belongs, {under(u)});
            };
            if (row.event.what != picture_mark::division_new) row.before = holds(g.from);
            if (row.event.what != picture_mark::division_gone) row.after = holds(g.to);
            std::sort(g.units.begin(), g.units.end(),
                [&](unit_id a, unit_id b) { return order_of(newest(a)) < order_of(newest(b)); });
            for (const unit_id u : g.units) {
                const unit_ref was = before_.find(u);
                const unit_ref is = after_.find(u);
                row.names.emplace_back((was ? was : is).name());
                row.names_after.emplace_back((is ? is : was).name());
                if (row.event.what == picture_mark::rekinded) {
                    row.event.detail = name_of(was.kind()) + say(" → ", " → ") + name_of(is.kind());
                }
                if (was && is) {
                    row.before_elsewhere = home_of(was) != home;
                    row.after_elsewhere = home_of(is) != home;
                }
            }
            if (g.units.size() > 1)
                row.event.detail += (row.event.detail.empty() ? text{} : say(" · ", " · "))
                    + fill(say("{0} 个", "{0} units"), {number(g.units.size())});
            band(bands, home).divisions.push_back(std::move(row));
        }
}

//=== the whole ===//

picture_story teller::tell() {
    picture_story story;
    story.before = count(before_);
    story.after = count(after_);

    std::map<unit_id, picture_band> bands;
    tell_families(bands);
    tell_divisions(bands);

    // Divisions next to those with zones, so that nobody looks for them in vain.
    std::set<unit_id> around;
    std::vector<std::pair<order_key, const picture_band*>> sorted;
    for (const auto& [home, b] : bands) {
        const unit_ref u = newest(home);
        sorted.emplace_back(u ? order_of(u) : order_key{}, &b);
        if (!u || !b.restructured()) continue;
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

} // namespace

picture_story tell(const hierarchy& before, const hierarchy& after, const picture_options& options) {
    return teller(before, after, options).tell();
}

} // namespace onezone::detail
