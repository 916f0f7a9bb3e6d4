// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "organs.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/model/places.hpp>
#include <onezone/reform/acts/zone_place_acts.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace onezone {

using detail::named;
using detail::refuse;

//=== whose it is ===//

result<void> change_zone_government::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    const std::string path = h.path_of(zone);
    if (!managing.ok() && !dispatching.ok())
        return refuse(
            errc::empty_input, "未说明由谁管理或派出", "neither who manages nor who dispatches is stated", {path});
    onezone::zone facts = *h.zone_of(zone);
    const onezone::zone before = facts;
    for (const auto& [to, fact] : {std::pair(managing, &facts.managing), std::pair(dispatching, &facts.dispatching)}) {
        if (!to.ok()) continue;
        ONEZONE_TRY(detail::check_division(h, to));
        if (fact->value != to) *fact = {to, a.basis()};
    }
    if (facts == before) return refuse(errc::nothing_to_do, "已是如此", "it is so already", {path});
    return a.edit().put(std::move(facts));
}

text change_zone_government::account(const hierarchy& h) const {
    text what;
    if (dispatching.ok()) what += fill(say("改由{0}派出", "dispatched by {0} from now on"), {named(h, dispatching)});
    if (dispatching.ok() && managing.ok()) what += say("、", ", ");
    if (managing.ok()) what += fill(say("改由{0}管理", "managed by {0} from now on"), {named(h, managing)});
    return fill(say("{0}{1}", "{0}: {1}"), {named(h, zone), what});
}

//=== where it lies ===//

result<void> change_hosts::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    const std::string path = h.path_of(zone);
    if (added.empty() && removed.empty())
        return refuse(errc::empty_input, "所跨行政区没有变化", "no division is added or removed", {path});
    const onezone::zone& facts = *h.zone_of(zone);
    std::vector<unit_id> seen;
    for (const std::vector<unit_id>* list : {&added, &removed})
        for (const unit_id id : *list) {
            ONEZONE_TRY(detail::check_division(h, id));
            if (std::find(seen.begin(), seen.end(), id) != seen.end())
                return refuse(errc::bad_value, "同一行政区列了两次", "a division is listed twice", {h.path_of(id)});
            seen.push_back(id);
            const bool at_seat = facts.seat_known && facts.seat == id;
            const bool hosts = h.find(hosting{zone, id, {}}.id()) != nullptr;
            if (list == &added && (at_seat || hosts))
                return refuse(
                    errc::nothing_to_do, "已在该行政区内", "it lies in that division already", {path, h.path_of(id)});
            if (list == &removed && at_seat)
                return refuse(errc::unsupported_here, "所在地的变更另行办理", "its seat changes by change_seat",
                    {path, h.path_of(id)});
            if (list == &removed && !hosts)
                return refuse(
                    errc::not_held, "不在该行政区内", "it does not lie in that division", {path, h.path_of(id)});
        }
    for (const unit_id id : added) ONEZONE_TRY(a.edit().put(hosting{zone, id, a.basis()}));
    for (const unit_id id : removed) ONEZONE_TRY(a.edit().remove(hosting{zone, id, {}}.id()));
    return {};
}

text change_hosts::account(const hierarchy& h) const {
    text what;
    if (!added.empty()) what += fill(say("扩至{0}", "extends into {0}"), {named(h, added)});
    if (!added.empty() && !removed.empty()) what += say("，", ", ");
    if (!removed.empty()) what += fill(say("退出{0}", "leaves {0}"), {named(h, removed)});
    return fill(say("{0}{1}", "{0} {1}"), {named(h, zone), what});
}

//=== what it goes into ===//

namespace {

[[nodiscard]] result<void> check_zones(const hierarchy& h, const merge_zones& op) {
    ONEZONE_TRY(detail::check_zone(h, op.into));
    const std::string path = h.path_of(op.into);
    if (op.absorbed.empty()) return refuse(errc::empty_input, "没有被整合的开发区", "no zone is merged", {path});
    if (op.fate == zone_fate::kept)
        return refuse(errc::bad_value, "整合后须成为园区或不再保留", "what is merged becomes a park or closes", {path});
    for (auto i = op.absorbed.begin(); i != op.absorbed.end(); ++i) {
        ONEZONE_TRY(detail::check_zone(h, *i));
        const std::string from = h.path_of(*i);
        if (*i == op.into || std::find(op.absorbed.begin(), i, *i) != i)
            return refuse(
                errc::bad_value, "开发区不能并入自身或列两次", "a zone is merged with itself or twice", {from});
        if (!agencies_of(h, *i).empty())
            return refuse(errc::unsupported_here, "设有管理机构，另按机构整合办理",
                "it has an agency: its agency is merged", {from});
        for (unit_id above = h.zone_of(op.into)->part_of; above.ok(); above = h.zone_of(above)->part_of)
            if (above == *i)
                return refuse(
                    errc::cycle, "开发区不能并入自己的园区", "a zone goes into a park of its own", {from, path});
        if (op.fate == zone_fate::park && h.zone_of(*i)->part_of == op.into)
            return refuse(errc::nothing_to_do, "已是其园区", "it is a park of it already", {from, path});
    }
    return {};
}

[[nodiscard]] bool is_party_organ(body_kind kind) {
    return kind == body_kind::working_committee || kind == body_kind::party_committee
        || kind == body_kind::discipline_committee;
}

// The committee of the zone that carries on one of a park: of the same kind, and of a Party committee the working committee, too. None
// where several may.
body_id heir_of(const hierarchy& h, const body& b, unit_id into) {
    if (!is_party_organ(b.kind) || b.part_of.ok()) return {};
    const auto committees = [&](body_kind kind) {
        std::vector<body_id> found;
        for (const body& other : h.bodies_of(into))
            if (other.kind == kind && !other.part_of.ok()) found.push_back(other.key);
        return found;
    };
    std::vector<body_id> heirs = committees(b.kind);
    if (heirs.empty() && b.kind == body_kind::party_committee) heirs = committees(body_kind::working_committee);
    if (heirs.empty() && b.kind == body_kind::working_committee) heirs = committees(body_kind::party_committee);
    return heirs.size() == 1 ? heirs.front() : body_id();
}

// Its committees go into those of the zone; where it closes, all else goes over as it is.
result<void> give_bodies(act& a, unit_id from, const merge_zones& op, const detail::merging& how) {
    for (const body& b : detail::listed(a.now().bodies_of(from))) {
        if (b.part_of.ok() && a.now().find(b.part_of) && a.now().find(b.part_of)->unit == from) continue;
        if (const body_id heir = heir_of(a.now(), b, op.into); heir.ok()) {
            ONEZONE_TRY(detail::merge_body(a, b.key, heir, how));
        } else if (op.fate == zone_fate::closed && a.now().find(b.key)) {
            ONEZONE_TRY(detail::rehome(a, b.key, op.into));
        }
    }
    return {};
}

// Parks, hosts and area of one that closes.
result<void> give_ground(act& a, unit_id from, unit_id into) {
    const hierarchy& h = a.now();
    for (const onezone::zone& park : detail::listed(h.parks_of(from))) {
        onezone::zone next = park;
        next.part_of = into;
        ONEZONE_TRY(a.edit().put(std::move(next)));
    }
    const onezone::zone gone = *h.zone_of(from);
    std::vector<unit_id> hosts;
    if (gone.seat.ok() && gone.seat_known) hosts.push_back(gone.seat);
    for (const hosting& host : detail::listed(h.hosts_of(from))) hosts.push_back(host.division);
    for (const unit_id host : hosts) {
        const onezone::zone& facts = *h.zone_of(into);
        if ((facts.seat_known && facts.seat == host) || h.find(hosting{into, host, {}}.id())) continue;
        ONEZONE_TRY(a.edit().put(hosting{into, host, a.basis()}));
    }
    onezone::zone facts = *h.zone_of(into);
    if (!facts.area.known()) return {};
    facts.area = gone.area.known() ? fact<decimal>(*facts.area.value + *gone.area.value, a.basis()) : fact<decimal>();
    return a.edit().put(std::move(facts));
}

} // namespace

result<void> merge_zones::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_zones(h, *this));
    const text why = say("开发区整合", "zones are merged");
    const detail::merging how{detail::entry_of(leading_posts), detail::entry_of(internal_bodies), why};
    for (const unit_id from : absorbed) {
        for (const entrustment& e : detail::listed(h.entrusted_to(from))) {
            if (detail::is_over(e.valid, a.on())) continue;
            ONEZONE_TRY(detail::pass_entrustment(a, e, into, why));
        }
        ONEZONE_TRY(give_bodies(a, from, *this, how));
        if (fate == zone_fate::park) {
            ONEZONE_TRY(detail::make_park(a, from, into));
            continue;
        }
        ONEZONE_TRY(give_ground(a, from, into));
        a.succeed(party::of(from), party::of(into));
        ONEZONE_TRY(detail::close_zone(a, from));
    }
    return {};
}

text merge_zones::account(const hierarchy& h) const {
    const bool one = absorbed.size() == 1;
    return fill(fate == zone_fate::park
            ? say("{0}并入{1}，成为其园区",
                one ? "{0} merged into {1}, becoming a park of it" : "{0} merged into {1}, becoming parks of it")
            : say("{0}并入{1}，不再保留", one ? "{0} merged into {1} and ends" : "{0} merged into {1} and end"),
        {named(h, absorbed), named(h, into)});
}

} // namespace onezone
