// SPDX-License-Identifier: Apache-2.0
#include "units.hpp"

#include "ground/try.hpp"
#include "model/naming.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <type_traits>
#include <utility>

namespace onezone::detail {

namespace {

// Entries for one township or village, as affiliated and, unless somebody else holds it as a whole, as administered.
void enter_place(act& a, unit_ref u, entry_kind what, const party& from, const party& to, const text& reason) {
    const auto cls = class_of(u.level());
    if (!cls) return;
    ledger_entry e{*cls, "affiliated", what, std::int64_t{1}, std::string(u.name()), from, to, reason, {}};
    for (const entrustment& held : a.now().entrustments_of(u.id()))
        if (held.scope == entrustment_scope::all && in_force(held.valid, a.on())) return a.enter(std::move(e));
    a.enter(e);
    e.kind = "administered";
    a.enter(std::move(e));
}

[[nodiscard]] party parent_party(unit_ref u) {
    const unit_ref p = u.parent();
    return p ? party::of(p.id()) : party{};
}

} // namespace

result<void> add_unit(act& a, const new_unit& unit, const text& reason) {
    const auto added = a.edit().add(unit);
    ONEZONE_TRY(added);
    const unit_ref u = a.now()[unit.id];
    if (u.parent() && u.is_division()) enter_place(a, u, entry_kind::created, {}, parent_party(u), reason);
    return {};
}

result<void> move_unit(act& a, unit_id unit, unit_id to, const text& reason) {
    const party from = parent_party(a.now()[unit]);
    ONEZONE_TRY(a.edit().move(unit, to));
    enter_place(a, a.now()[unit], entry_kind::moved, from, party::of(to), reason);
    return {};
}

result<void> drop_unit(act& a, unit_id unit, const text& reason) {
    const unit_ref u = a.now()[unit];
    if (u.parent() && u.is_division()) enter_place(a, u, entry_kind::written_off, parent_party(u), {}, reason);
    return a.edit().remove(unit);
}

//=== heirs ===//

namespace {

// Where the heir was a party of its own, it carries both parts; their sum is known where both are.
void join_partners(agreement& a, unit_id heir) {
    const auto is_heir = [&](const partner& p) { return p.unit == heir; };
    const auto first = std::find_if(a.partners.begin(), a.partners.end(), is_heir);
    if (first == a.partners.end()) return;
    for (auto other = std::next(first); other != a.partners.end(); ++other) {
        if (!is_heir(*other)) continue;
        for (const auto of : {&partner::share, &partner::cost}) {
            fact<decimal>& sum = *first.*of;
            const fact<decimal>& further = *other.*of;
            if (sum.known() && further.known())
                sum.value = *sum.value + *further.value;
            else
                sum = {};
        }
    }
    a.partners.erase(std::remove_if(std::next(first), a.partners.end(), is_heir), a.partners.end());
}
// A division integrated with is listed once.
void join_integrated(zone& z) {
    std::vector<integration>& all = z.integrated;
    for (std::size_t i = 0; i < all.size(); ++i)
        all.erase(std::remove_if(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(),
                      [&](const integration& other) { return other.division == all[i].division; }),
            all.end());
}

// Lets the heir stand wherever records of a kind name the division, but for
// those that belong to it: they are inherited.
template <class Record>
[[nodiscard]] result<void> repoint_all(act& a, unit_id division, unit_id heir) {
    std::vector<Record> changed;
    for (const Record& r : a.now().all<Record>()) {
        if (!refers_to(r, division)) continue;
        Record copy = r;
        each_reference_of(copy, [&](auto m, auto& id) {
            if constexpr (std::is_same_v<decltype(id), unit_id&> && m.role != member_role::owner)
                if (id == division) id = heir;
        });
        if constexpr (std::is_same_v<Record, agreement>) join_partners(copy, heir);
        if constexpr (std::is_same_v<Record, zone>) join_integrated(copy);
        if (!(copy == r)) changed.push_back(std::move(copy));
    }
    std::sort(changed.begin(), changed.end(), [](const Record& x, const Record& y) { return x.id() < y.id(); });
    for (Record& r : changed) ONEZONE_TRY(a.edit().put(std::move(r)));
    return {};
}

} // namespace

result<void> repoint(act& a, unit_id division, unit_id heir, const text& reason) {
    for (const entrustment& e : listed(a.now().entrustments_of(division)))
        ONEZONE_TRY(end_entrustment(a, e, {}, reason));
    for (const entrustment& e : listed(a.now().entrusted_to(division))) {
        const unit_ref parent = a.now()[e.unit].parent();
        const bool ends = (parent && parent.id() == heir) || is_over(e.valid, a.on());
        ONEZONE_TRY(ends ? end_entrustment(a, e, {}, reason) : pass_entrustment(a, e, heir, reason));
    }
    ONEZONE_TRY(repoint_all<zone>(a, division, heir));
    // The id of a hosting is what it links.
    for (const hosting& host : listed(a.now().hosted_in(division))) {
        ONEZONE_TRY(a.edit().remove(host.id()));
        hosting next = host;
        next.division = heir;
        if (!a.now().find(next.id())) ONEZONE_TRY(a.edit().put(next));
    }
    ONEZONE_TRY(repoint_all<body>(a, division, heir));
    ONEZONE_TRY(repoint_all<holding>(a, division, heir));
    ONEZONE_TRY(repoint_all<agreement>(a, division, heir));
    for (const indicator& figure : listed(a.now().indicators_of(division))) ONEZONE_TRY(a.edit().remove(figure.key));
    return {};
}

result<void> rehome(act& a, body_id top, unit_id unit) {
    const unit_id before = a.now().find(top)->unit;
    std::vector<body_id> open{top};
    for (std::size_t i = 0; i < open.size(); ++i) {
        body b = *a.now().find(open[i]);
        if (b.unit == before) {
            b.unit = unit;
            ONEZONE_TRY(a.edit().put(std::move(b)));
        }
        for (const body& part : listed(a.now().parts_of(open[i]))) open.push_back(part.key);
    }
    return {};
}

//=== zones ===//

result<void> make_park(act& a, unit_id park, unit_id whole) {
    zone facts = *a.now().zone_of(park);
    if (a.now()[park].kind() == unit_kind::zone) ONEZONE_TRY(a.edit().rekind(park, unit_kind::park));
    facts.part_of = whole;
    return a.edit().put(std::move(facts));
}

result<void> close_zone(act& a, unit_id zone_unit) {
    for (const hosting& host : listed(a.now().hosts_of(zone_unit))) ONEZONE_TRY(a.edit().remove(host.id()));
    for (const indicator& figure : listed(a.now().indicators_of(zone_unit))) ONEZONE_TRY(a.edit().remove(figure.key));
    for (const entrustment& e : listed(a.now().entrustments_of(zone_unit))) ONEZONE_TRY(a.edit().remove(e.key));
    for (const entrustment& e : listed(a.now().entrusted_to(zone_unit)))
        if (is_over(e.valid, a.on())) ONEZONE_TRY(a.edit().remove(e.key));
    return a.edit().remove(zone_unit);
}

} // namespace onezone::detail
