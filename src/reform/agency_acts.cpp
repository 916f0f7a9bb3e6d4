// SPDX-License-Identifier: Apache-2.0
#include "reform/books.hpp"

#include <onezone/reform/agency_acts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone {

using detail::books;
using detail::named;
using detail::path_of;
using detail::refuse;

std::span<const word> words(disposal) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "written_off", "核销", "written off"},
        {1, "merged", "并入", "merged"},
    }};
    return table;
}

namespace {

constexpr std::array item_classes{carry_class::functions, carry_class::powers, carry_class::assets,
    carry_class::projects, carry_class::documents, carry_class::retirees};

// The county-level divisions in which a zone is known to lie.
[[nodiscard]] std::vector<unit_id> counties_of(const hierarchy& h, unit_id zone_unit) {
    std::vector<unit_id> counties;
    const auto add = [&](unit_ref u) {
        if (const unit_ref county = u ? u.at_level(level::county) : unit_ref()) counties.push_back(county.id());
    };
    add(h[zone_unit].parent());
    for (const hosting& host : h.hosts_of(zone_unit)) add(h.find(host.division));
    return counties;
}

[[nodiscard]] bool share_a_county(const hierarchy& h, unit_id a, unit_id b) {
    const std::vector<unit_id> of_a = counties_of(h, a);
    const std::vector<unit_id> of_b = counties_of(h, b);
    return std::any_of(of_a.begin(), of_a.end(),
        [&](unit_id county) { return std::find(of_b.begin(), of_b.end(), county) != of_b.end(); });
}

} // namespace

//=== merge_agencies ===//

namespace {

// The first kind of quota that an absorbed body has and the absorber's charter does not provide for.
[[nodiscard]] std::optional<quota_kind> homeless_quota(
    const body& from, const body& into, const std::vector<quota_kind>& recovered) {
    if (into.quota.empty()) return {};
    for (const tally<quota_kind>& q : from.quota) {
        if (q.count.known() && *q.count.value == 0) continue;
        if (std::find(recovered.begin(), recovered.end(), q.kind) != recovered.end()) continue;
        if (std::none_of(into.quota.begin(), into.quota.end(),
                [&](const tally<quota_kind>& place) { return place.kind == q.kind; }))
            return q.kind;
    }
    return {};
}

result<void> check_merge(const hierarchy& h, const merge_agencies& op) {
    const body* const into = h.find(op.into);
    if (!into) return detail::no_body(op.into);
    if (op.pool.body.ok() && !h.find(op.pool.body)) return detail::no_body(op.pool.body);
    if (op.pool.unit.ok() && !h.find(op.pool.unit)) return detail::no_unit(h, op.pool.unit);
    if (h[into->unit].is_division())
        return refuse(
            errc::unsupported_here, "并入方不是开发区的机构", "the absorber is no zone's body", {path_of(h, *into)});
    if (op.absorbed.empty())
        return refuse(errc::empty_input, "没有被整合的机构", "no body to absorb", {path_of(h, *into)});
    for (std::size_t i = 0; i < op.absorbed.size(); ++i) {
        const body* const from = h.find(op.absorbed[i]);
        if (!from) return detail::no_body(op.absorbed[i]);
        const auto first = std::find(op.absorbed.begin(), op.absorbed.end(), from->key) - op.absorbed.begin();
        if (from->key == op.into || first != static_cast<std::ptrdiff_t>(i) || op.pool.body == from->key)
            return refuse(errc::unsupported_here, "机构不能并入自身或被整合两次",
                "a body cannot be merged with itself or absorbed twice", {path_of(h, *from)});
        for (body_id above = into->part_of; above.ok(); above = h.find(above)->part_of)
            if (above == from->key)
                return refuse(errc::unsupported_here, "机构不能并入其内设机构",
                    "a body cannot be merged into a part of itself", {path_of(h, *from), path_of(h, *into)});
        for (body_id above = from->part_of; above.ok(); above = h.find(above)->part_of)
            if (std::find(op.absorbed.begin(), op.absorbed.end(), above) != op.absorbed.end())
                return refuse(errc::unsupported_here, "内设机构随其上级机构整合,不单列",
                    "an internal body goes with the body above it", {path_of(h, *from)});
        if (h[from->unit].is_division())
            return refuse(errc::unsupported_here, "被整合的不是开发区的机构", "the absorbed is no zone's body",
                {path_of(h, *from)});
        if (from->unit != into->unit && !op.adjacent && !share_a_county(h, from->unit, into->unit))
            return refuse(errc::not_adjacent, "既不在同一县级区划,也未说明相邻",
                "neither in one county nor stated to be adjacent", {h.path_of(from->unit), h.path_of(into->unit)});
        if (const auto kind = homeless_quota(*from, *into, op.recovered))
            return refusal(errc::missing_successor,
                fill(say("{0}没有接收方:并入机构的三定规定中没有这一类编制",
                         "nobody receives the {0}: the absorber has none of that kind"),
                    {name_of(*kind)}),
                {path_of(h, *from), path_of(h, *into)});
    }
    return {};
}

// Everything but leading posts and internal bodies.
result<void> absorb_holdings(books& books, const merge_agencies& op, body_id from, const text& why) {
    const party to = party::of(op.into);
    if (auto moved = books.all_staff(from, to, entry_kind::moved, why); !moved) return moved;
    const std::vector<tally<quota_kind>> quota = books.draft(from).quota;
    if (quota.empty()) {
        if (auto moved = books.all_quota(from, to, entry_kind::moved, why); !moved) return moved;
    }
    for (const tally<quota_kind>& q : quota) {
        if (q.count.known() && *q.count.value == 0) continue;
        const bool back = std::find(op.recovered.begin(), op.recovered.end(), q.kind) != op.recovered.end();
        if (auto moved = books.quota(
                from, back ? op.pool : to, {q.kind, q.count}, back ? entry_kind::recovered : entry_kind::moved, why);
            !moved)
            return moved;
    }
    for (const carry_class cls : item_classes)
        if (auto moved = books.all_items(from, to, cls, entry_kind::moved, why); !moved) return moved;
    return {};
}

} // namespace

result<void> merge_agencies::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (auto fine = check_merge(h, *this); !fine) return fine;
    const unit_id zone_unit = h.find(into)->unit;
    const text why = say("机构整合,一区多园", "agencies merged, one zone with many parks");
    std::vector<unit_id> parks;
    books books(a);
    for (const body_id from : absorbed) {
        const body closing = *h.find(from);
        if (keep_nameplates) {
            std::vector<std::string>& plates = books.draft(into).nameplates;
            plates.push_back(closing.name);
            plates.insert(plates.end(), closing.nameplates.begin(), closing.nameplates.end());
        }
        const auto close_part = [&](body_id part, const auto& self) -> result<void> {
            if (auto moved = absorb_holdings(books, *this, part, why); !moved) return moved;
            if (auto done = books.leading_posts(part, into, false, why); !done) return done;
            if (auto done = books.internal_bodies(part, into, false, why, [&](body_id p) { return self(p, self); });
                !done)
                return done;
            return books.close(part);
        };
        if (auto moved = absorb_holdings(books, *this, from, why); !moved) return moved;
        if (auto done = books.leading_posts(from, into, leading_posts == disposal::merged, why); !done) return done;
        if (auto done = books.internal_bodies(from, into, internal_bodies == disposal::merged, why,
                [&](body_id part) { return close_part(part, close_part); });
            !done)
            return done;
        if (auto closed = books.close(from); !closed) return closed;
        a.succeed(party::of(from), party::of(into));
        if (closing.unit != zone_unit && std::find(parks.begin(), parks.end(), closing.unit) == parks.end())
            parks.push_back(closing.unit);
    }
    if (auto settled = books.settle(); !settled) return settled;
    for (const unit_id park : parks) {
        std::vector<entrustment> held;
        for (const entrustment& e : h.entrusted_to(park)) held.push_back(e);
        for (const entrustment& e : held)
            if (auto passed = detail::pass_entrustment(a, e, zone_unit, why); !passed) return passed;
        zone facts = *h.zone_of(park);
        if (h[park].kind() == unit_kind::zone)
            if (auto changed = a.edit().rekind(park, unit_kind::park); !changed) return changed;
        facts.part_of = zone_unit;
        if (auto put = a.edit().put(std::move(facts)); !put) return put;
    }
    return {};
}

text merge_agencies::account(const hierarchy& h) const {
    return fill(say("{0}整合纳入{1},实行一区多园", "{0} merged into {1}: one zone, many parks"),
        {named(h, absorbed), named(h, into)});
}

} // namespace onezone
