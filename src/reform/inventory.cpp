// SPDX-License-Identifier: Apache-2.0
#include "audit.hpp"
#include "stocks.hpp"

#include <onezone/model/completeness.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace onezone {

namespace {

[[nodiscard]] bool entrusted_as_a_whole(const hierarchy& h, unit_id unit, const std::optional<date>& on) {
    const auto edges = h.entrustments_of(unit);
    return std::any_of(edges.begin(), edges.end(),
        [&](const entrustment& e) { return e.scope == entrustment_scope::all && detail::in_force(e.valid, on); });
}

} // namespace

void detail::list_stocks(const hierarchy& h, unit_id unit, const std::optional<date>& on, stocks& all) {
    enum : std::size_t { affiliated, administered, economic, items, kinds };
    static constexpr std::array<std::string_view, kinds> names{"affiliated", "administered", "economic", "items"};
    std::array<std::array<std::int64_t, kinds>, 2> counts{};
    const unit_ref u = h.find(unit);
    if (u) {
        if (u.is_division()) {
            std::array<std::int64_t, static_cast<std::size_t>(level::none) + 1> children{};
            for (const unit_ref child : u.children()) ++children[static_cast<std::size_t>(child.level())];
            counts[0][affiliated] = counts[0][administered] = children[static_cast<std::size_t>(level::township)];
            counts[1][affiliated] = counts[1][administered] = children[static_cast<std::size_t>(level::village)];
            if (h.count<entrustment>() != 0)
                for (const unit_ref child : u.children())
                    if (const auto cls = detail::class_of(child.level());
                        cls && entrusted_as_a_whole(h, child.id(), on))
                        --counts[static_cast<std::size_t>(*cls)][administered];
        }
        for (const entrustment& e : h.entrusted_to(unit)) {
            const auto cls = detail::class_of(h[e.unit].level());
            if (!cls || !detail::in_force(e.valid, on)) continue;
            const std::size_t kind = e.scope == entrustment_scope::all ? administered
                : e.scope == entrustment_scope::economic               ? economic
                                                                       : items;
            ++counts[static_cast<std::size_t>(*cls)][kind];
        }
    }
    for (std::size_t cls = 0; cls < counts.size(); ++cls)
        for (std::size_t kind = 0; kind < kinds; ++kind)
            if (counts[cls][kind] != 0) all.push_back({static_cast<carry_class>(cls), names[kind], counts[cls][kind]});
}

void detail::list_stocks(const hierarchy& h, body_id id, stocks& all) {
    const body* const b = h.find(id);
    if (!b) return;
    // What is not listed is unknown, but for internal bodies and lists stated to be whole.
    const auto may_lack = [&](known_list list) { return !b->part_of.ok() && !knows_all(h, list, id); };
    const auto tallies = [&](carry_class cls, known_list name, const auto& list) {
        if (list.empty() && may_lack(name)) all.push_back({cls, {}, {}});
        for (const auto& t : list) all.push_back({cls, key_of(t.kind), t.count.value});
    };
    tallies(carry_class::staff, known_list::staff, b->staff);
    tallies(carry_class::quota, known_list::quota, b->quota);

    // Their number, or as many as are listed; of posts of which nobody says what they are any may be a leading one.
    stock leading{carry_class::leading_posts, {}, b->leading_posts.value};
    bool untold = false;
    if (!leading.count) {
        std::int64_t listed = 0;
        for (const post& p : h.posts_of(id)) {
            listed += is_leading(p.kind) ? 1 : 0;
            untold = untold || p.kind == post_kind::unstated;
        }
        if (listed != 0 && !untold) leading.count = listed;
    }
    if (leading.count || untold || may_lack(known_list::posts)) all.push_back(leading);
    stock internal{carry_class::internal_bodies, {}, b->internal_bodies.value};
    if (!internal.count)
        if (const std::size_t listed = h.parts_of(id).count(); listed != 0)
            internal.count = static_cast<std::int64_t>(listed);
    if (internal.count || may_lack(known_list::parts)) all.push_back(internal);

    std::array<std::int64_t, carry_classes> held{};
    for (const holding& item : h.holdings_of(id)) ++held[static_cast<std::size_t>(item.cls)];
    for (std::size_t cls = 0; cls < held.size(); ++cls)
        if (held[cls] != 0) all.push_back({static_cast<carry_class>(cls), {}, held[cls]});
}

void detail::list_stocks(const hierarchy& h, const party& holder, const std::optional<date>& on, stocks& into) {
    if (holder.body.ok())
        list_stocks(h, holder.body, into);
    else if (holder.unit.ok())
        list_stocks(h, holder.unit, on, into);
}

std::vector<stock> inventory(const hierarchy& h, unit_id unit, const std::optional<date>& on) {
    return inventory(h, party::of(unit), on);
}
std::vector<stock> inventory(const hierarchy& h, body_id body) { return inventory(h, party::of(body)); }
std::vector<stock> inventory(const hierarchy& h, const party& holder, const std::optional<date>& on) {
    detail::stocks all;
    detail::list_stocks(h, holder, on, all);
    return {all.begin(), all.end()};
}

} // namespace onezone
