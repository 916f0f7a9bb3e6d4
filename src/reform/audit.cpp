// SPDX-License-Identifier: Apache-2.0
#include "audit.hpp"

#include "ground/try.hpp"
#include "model/lookup.hpp"
#include "model/record_checks.hpp"

#include <onezone/model/completeness.hpp>
#include <onezone/model/places.hpp>
#include <onezone/reform/inventory.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace onezone::detail {

//=== refusals and names ===//

refusal no_unit(const hierarchy& h, unit_id id) {
    return refuse(errc::unknown_unit, "没有这个单位", "there is no such unit", {h.path_of(id)});
}

result<void> check_zone(const hierarchy& h, unit_id id) {
    const unit_ref u = h.find(id);
    if (!u) return no_unit(h, id);
    if (u.is_division()) return refuse(errc::not_a_zone, "不是开发区或园区", "not a zone or park", {u.path()});
    return {};
}

result<void> check_division(const hierarchy& h, unit_id id) {
    const unit_ref u = h.find(id);
    if (!u) return no_unit(h, id);
    if (!u.is_division()) return refuse(errc::not_a_division, "不是行政区划", "not a division", {u.path()});
    return {};
}

refusal no_body(body_id id) {
    return refuse(errc::unknown_body, "没有这个机构", "there is no such body", {"#" + to_string(id)});
}

std::string path_of(const hierarchy& h, const body& b) { return h.path_of(b.unit) + "/" + b.name; }

text named(const hierarchy& h, unit_id id) {
    const unit_ref u = h.find(id);
    return u ? verbatim(told_apart(h, u)) : say("不存在的单位", "a unit that does not exist");
}

text named(const hierarchy& h, body_id id) {
    const body* const b = h.find(id);
    return b ? verbatim(told_apart(h, *b)) : say("不存在的机构", "a body that does not exist");
}

text named(const hierarchy& h, const party& p) {
    if (p.body.ok()) return named(h, p.body);
    if (p.unit.ok()) return named(h, p.unit);
    return p.stated.empty() ? say("不明的一方", "somebody unknown") : verbatim(p.stated);
}

text shown(const fact<std::int64_t>& n) {
    return n.known() ? verbatim(std::to_string(*n.value)) : say("若干", "an unknown number of");
}

//=== the day of an act ===//

result<void> leave_post(act& a, tenure t) {
    if (!a.on() || (t.valid.from && *t.valid.from >= *a.on())) return a.edit().remove(t.key);
    t.valid.until = a.on();
    return a.edit().put(std::move(t));
}

//=== entrustments ===//

std::vector<entrustment> in_force(const act& a, const record_range<entrustment>& all) {
    std::vector<entrustment> found = listed(all);
    std::erase_if(found, [&](const entrustment& e) { return !in_force(e.valid, a.on()); });
    return found;
}

std::optional<carry_class> class_of(level l) noexcept {
    if (l == level::township) return carry_class::townships;
    if (l == level::village) return carry_class::villages;
    return {};
}

namespace {

// The entry of one entrusted unit; none for counties and above, which are no class of their own.
void enter_unit(act& a, const entrustment& e, entry_kind how, party from, party to, const text& reason) {
    if (!in_force(e.valid, a.on())) return;
    const unit_ref u = a.now()[e.unit];
    const auto cls = class_of(u.level());
    if (!cls) return;
    const std::string_view kind = e.scope == entrustment_scope::all ? "administered" : key_of(e.scope);
    a.enter({*cls, std::string(kind), how, std::int64_t{1}, std::string(u.name()), std::move(from), std::move(to),
        reason, {}});
}

[[nodiscard]] party parent_of(const hierarchy& h, unit_id unit) {
    const unit_ref p = h[unit].parent();
    return p ? party::of(p.id()) : party{};
}

} // namespace

result<void> begin_entrustment(act& a, const entrustment& e, const text& reason) {
    ONEZONE_TRY(a.edit().put(e));
    if (e.scope == entrustment_scope::all)
        enter_unit(a, e, entry_kind::moved, parent_of(a.now(), e.unit), party::of(e.holder), reason);
    else
        enter_unit(a, e, entry_kind::created, {}, party::of(e.holder), reason);
    return {};
}

result<void> end_entrustment(act& a, const entrustment& e, const party& to, const text& reason) {
    const entrustment ended = e;
    ONEZONE_TRY(a.edit().remove(ended.key));
    if (ended.scope == entrustment_scope::all)
        enter_unit(a, ended, entry_kind::moved, party::of(ended.holder),
            to.none() ? parent_of(a.now(), ended.unit) : to, reason);
    else
        enter_unit(a, ended, entry_kind::released, party::of(ended.holder), {}, reason);
    return {};
}

result<void> pass_entrustment(act& a, entrustment e, unit_id holder, const text& reason) {
    const party from = party::of(e.holder);
    e.holder = holder;
    ONEZONE_TRY(a.edit().put(e));
    enter_unit(a, e, entry_kind::moved, from, party::of(holder), reason);
    return {};
}

//=== books ===//

fact<std::int64_t> counted(const hierarchy& h, body_id b, carry_class cls) {
    for (const stock& s : inventory(h, b))
        if (s.cls == cls && s.kind.empty()) return s.count ? fact<std::int64_t>(*s.count) : fact<std::int64_t>();
    return std::int64_t{0};
}

body& books::draft(body_id id) {
    const auto known = drafts_.find(id);
    if (known != drafts_.end()) return known->second;
    return drafts_.emplace(id, *act_.now().find(id)).first->second;
}

result<void> books::settle() {
    for (auto& [id, b] : drafts_)
        if (const body* const there = act_.now().find(id); there && !(*there == b)) ONEZONE_TRY(act_.edit().put(b));
    drafts_.clear();
    return {};
}

body_id books::receiver(const party& to) const {
    if (to.body.ok() || !to.unit.ok()) return to.body;
    const unit_ref u = act_.now().find(to.unit);
    if (!u) return {};
    if (!u.is_division()) {
        const body* const agency = agency_of(act_.now(), to.unit);
        return agency ? agency->key : body_id();
    }
    body_id found;
    for (const body& b : act_.now().bodies_of(to.unit)) {
        if (!is_government(b.kind)) continue;
        if (found.ok()) return {};
        found = b.key;
    }
    return found;
}

party books::booked(const party& to) const {
    const body_id b = receiver(to);
    return b.ok() ? party::of(b) : to;
}

namespace {

// A tally that loses or gains; what is unknown stays so, and an unknown amount makes it unknown.
template <class Kind>
void shift(std::vector<tally<Kind>>& list, Kind kind, const fact<std::int64_t>& by, int sign) {
    for (tally<Kind>& t : list) {
        if (t.kind != kind) continue;
        if (t.count.known() && by.known())
            t.count = *t.count.value + sign * *by.value;
        else
            t.count = {};
    }
}

template <class Kind>
[[nodiscard]] bool lists(const std::vector<tally<Kind>>& list, Kind kind) {
    return std::any_of(list.begin(), list.end(), [&](const tally<Kind>& t) { return t.kind == kind; });
}

// Whether a kind that the body does not list is none: of internal bodies, and where the list is stated to be whole; not where some are
// counted of whom nobody says of which kind they are.
template <class Kind>
[[nodiscard]] bool lists_all(const hierarchy& h, const body& b) {
    constexpr known_list list = std::is_same_v<Kind, staff_status> ? known_list::staff : known_list::quota;
    const auto& counted = [&]() -> const std::vector<tally<Kind>>& {
        if constexpr (std::is_same_v<Kind, staff_status>)
            return b.staff;
        else
            return b.quota;
    }();
    return !counts_unstated(counted) && (b.part_of.ok() || knows_all(h, list, b.key));
}
template <class Kind>
void list_none(const hierarchy& h, const body& b, std::vector<tally<Kind>>& list, Kind kind) {
    if (!lists(list, kind) && lists_all<Kind>(h, b)) list.push_back({kind, std::int64_t{0}});
}

void shift(fact<std::int64_t>& count, const fact<std::int64_t>& by, int sign) {
    if (count.known() && by.known())
        count = *count.value + sign * *by.value;
    else
        count = {};
}

[[nodiscard]] result<void> check_amount(const fact<std::int64_t>& amount, std::string whose) {
    if (!amount.known()) return {};
    if (*amount.value == 0)
        return refuse(errc::bad_quantity, "数量必须大于零", "the amount must be greater than zero", {std::move(whose)});
    return check_count(*amount.value, [&] { return std::move(whose); });
}

} // namespace

template <class Amount, class Kind>
result<void> books::transfer(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
    Amount amount, Kind kind, entry_kind how, const text& reason) {
    const hierarchy& h = act_.now();
    if (!h.find(from)) return no_body(from);
    if (to.body.ok() && !h.find(to.body)) return no_body(to.body);
    if (to.unit.ok() && !h.find(to.unit)) return no_unit(h, to.unit);
    body& giver = draft(from);
    ONEZONE_TRY(check_amount(amount, path_of(h, giver)));
    fact<std::int64_t> there = count_of(giver.*list, kind);
    if (!lists(giver.*list, kind) && lists_all<Kind>(h, giver)) there = std::int64_t{0};
    if (there.known() && amount.known() && *there.value < *amount.value)
        return refusal(errc::not_held,
            fill(say("{0}只有 {1}，不足 {2}", "there are only {1} {0}, not {2}"),
                {name_of(kind), shown(there), shown(amount)}),
            {path_of(h, giver)});
    shift(giver.*list, kind, amount, -1);
    const party receiving = how == entry_kind::moved || how == entry_kind::recovered ? booked(to) : party{};
    if (receiving.body.ok()) {
        body& taker = draft(receiving.body);
        list_none(h, taker, taker.*list, kind);
        shift(taker.*list, kind, amount, +1);
    }
    act_.enter({cls, std::string(key_of(kind)), how, amount, {}, party::of(from), receiving, reason, {}});
    return {};
}

result<void> books::staff(
    body_id from, const party& to, const staff_amount& amount, entry_kind how, const text& reason) {
    return transfer(from, to, carry_class::staff, &body::staff, amount.count, amount.status, how, reason);
}

result<void> books::join(body_id to, const staff_amount& amount, const text& reason) {
    body& taker = draft(to);
    ONEZONE_TRY(check_amount(amount.count, path_of(act_.now(), taker)));
    list_none(act_.now(), taker, taker.staff, amount.status);
    shift(taker.staff, amount.status, amount.count, +1);
    act_.enter({carry_class::staff, std::string(key_of(amount.status)), entry_kind::created, amount.count, {}, {},
        party::of(to), reason, {}});
    return {};
}

result<void> books::quota(
    body_id from, const party& to, const quota_amount& amount, entry_kind how, const text& reason) {
    return transfer(from, to, carry_class::quota, &body::quota, amount.count, amount.kind, how, reason);
}

template <class Kind>
result<void> books::transfer_all(body_id from, const party& to, carry_class cls, std::vector<tally<Kind>> body::*list,
    entry_kind how, const text& reason) {
    const std::vector<tally<Kind>> all = draft(from).*list;
    for (const tally<Kind>& t : all) {
        if (t.count.known() && *t.count.value == 0) continue;
        ONEZONE_TRY(transfer(from, to, cls, list, t.count, t.kind, how, reason));
    }
    if (!all.empty() || lists_all<Kind>(act_.now(), draft(from))) return {};
    // Nothing is recorded of it: some of unknown kind and number go, and what the receiver has is no longer known.
    const party receiving = how == entry_kind::moved || how == entry_kind::recovered ? booked(to) : party{};
    if (receiving.body.ok()) {
        body& taker = draft(receiving.body);
        list_none(act_.now(), taker, taker.*list, Kind::unstated);
        for (tally<Kind>& t : taker.*list) t.count = {};
    }
    act_.enter({cls, {}, how, {}, {}, party::of(from), receiving, reason, {}});
    return {};
}

result<void> books::all_staff(body_id from, const party& to, entry_kind how, const text& reason) {
    // Whoever takes all staff over takes over those lent; who was lent to it is at home there.
    if (const party heir = how == entry_kind::moved ? booked(to) : party{}; heir.body.ok())
        for (staff_loan& lent : std::exchange(draft(from).lent, {}))
            if (lent.to.value != heir.body) draft(heir.body).lent.push_back(std::move(lent));
    return transfer_all(from, to, carry_class::staff, &body::staff, how, reason);
}

result<void> books::all_quota(body_id from, const party& to, entry_kind how, const text& reason) {
    return transfer_all(from, to, carry_class::quota, &body::quota, how, reason);
}

result<void> books::item(body_id from, const party& to, holding_id id, entry_kind how, const text& reason) {
    const hierarchy& h = act_.now();
    const holding* const there = h.find(id);
    if (!there) return refuse(errc::unknown_record, "没有这项职能、权限或资产", "there is no such holding");
    const body* const giver = h.find(from);
    if (!giver) return no_body(from);
    if (there->holder != from)
        return refuse(
            errc::not_held, "该事项不由该机构承担", "the item is not that body's", {path_of(h, *giver), there->name});
    holding moved = *there;
    const party receiving = how == entry_kind::moved ? booked(to) : party{};
    if (receiving.body.ok()) {
        if (!h.find(receiving.body)) return no_body(receiving.body);
        moved.holder = receiving.body;
        std::erase(moved.shared_with, receiving.body);
        ONEZONE_TRY(act_.edit().put(moved));
    } else if (auto removed = act_.edit().remove(id); !removed) {
        return removed;
    }
    act_.enter({moved.cls, {}, how, std::int64_t{1}, moved.name, party::of(from), receiving, reason, {}});
    return {};
}

result<void> books::all_items(body_id from, const party& to, carry_class cls, entry_kind how, const text& reason) {
    for (const holding& held : listed(act_.now().holdings_of(from))) {
        if (held.cls != cls) continue;
        ONEZONE_TRY(item(from, to, held.key, how, reason));
    }
    return {};
}

result<void> books::along(body_id from, const party& to, const bundle& what, const text& reason) {
    if (what.empty()) return {};
    if (!act_.now().find(from)) return no_body(from);
    if (to.none())
        return refuse(errc::missing_successor, "未说明随转事项的接收方", "no receiver is stated for what goes along",
            {path_of(act_.now(), *act_.now().find(from))});
    if (to.unit.ok() && !act_.now().find(to.unit)) return no_unit(act_.now(), to.unit);
    if (to.body.ok() && !act_.now().find(to.body)) return no_body(to.body);
    for (const holding_id id : what.items) ONEZONE_TRY(item(from, to, id, entry_kind::moved, reason));
    for (const staff_amount& s : what.staff) ONEZONE_TRY(staff(from, to, s, entry_kind::moved, reason));
    for (const quota_amount& q : what.quota) ONEZONE_TRY(quota(from, to, q, entry_kind::moved, reason));
    return {};
}

body_id books::hand_over(body_id from, const party& to, carry_class cls, fact<std::int64_t> body::*number,
    std::size_t listed, entry_kind how, const text& reason) {
    const fact<std::int64_t> count = counted(act_.now(), from, cls);
    const party receiving = how == entry_kind::moved ? booked(to) : party{};
    // Where more may go than are listed, those are as many as there are at least.
    if (!count.known() && listed != 0)
        act_.enter({cls, {}, how, static_cast<std::int64_t>(listed), {}, party::of(from), receiving, reason, {}});
    if (!count.known() || *count.value != 0)
        act_.enter({cls, {}, how, count, {}, party::of(from), receiving, reason, {}});
    draft(from).*number = std::int64_t{0};
    if (receiving.body.ok()) receive_count(receiving.body, number, cls, count, listed);
    return receiving.body;
}

result<void> books::leading_posts(body_id from, const party& to, entry_kind how, const text& reason) {
    std::vector<post> posts;
    for (post& p : listed(act_.now().posts_of(from)))
        if (is_leading(p.kind)) posts.push_back(std::move(p));
    const body_id heir =
        hand_over(from, to, carry_class::leading_posts, &body::leading_posts, posts.size(), how, reason);
    if (!heir.ok()) return {};
    for (post& p : posts) {
        p.body = heir;
        ONEZONE_TRY(act_.edit().put(std::move(p)));
    }
    return {};
}

// A receiver whose number follows from what is listed gets a number of its own where more or less comes than is listed.
void books::receive_count(
    body_id to, fact<std::int64_t> body::*number, carry_class cls, const fact<std::int64_t>& more, std::size_t listed) {
    fact<std::int64_t>& receiving = draft(to).*number;
    if (receiving.known()) {
        shift(receiving, more, +1);
    } else if (more.known() && *more.value != static_cast<std::int64_t>(listed)) {
        receiving = counted(act_.now(), to, cls);
        shift(receiving, more, +1);
    }
}

result<void> books::hang_under(body_id part, body_id above) {
    const unit_id unit = act_.now().find(above)->unit;
    const unit_id old_unit = act_.now().find(part)->unit;
    draft(part).part_of = above;
    // What stands below it belongs to the same unit.
    std::vector<body_id> open{part};
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (body& b = draft(open[i]); b.unit == old_unit) b.unit = unit;
        for (const body_id below : parts(open[i])) open.push_back(below);
    }
    return {};
}

std::vector<body_id> books::parts(body_id of) const {
    std::vector<body_id> all;
    for (const body& b : listed(act_.now().parts_of(of))) all.push_back(b.key);
    return all;
}

// Who takes over an appraisal, a rectification or borrowed staff from a body that closes is not known; a joint office with it ends.
result<void> books::forget(body_id id) {
    const auto is_it = [&](const fact<body_id>& f) { return f.value == id; };
    std::vector<body> naming;
    for (const body& b : naming_bodies<body>(act_.now()))
        if (b.key != id
            && (std::any_of(b.appraisals.begin(), b.appraisals.end(), [&](const appraisal& a) { return is_it(a.by); })
                || std::any_of(b.lent.begin(), b.lent.end(), [&](const staff_loan& l) { return is_it(l.to); })
                || std::any_of(b.joint_offices.begin(), b.joint_offices.end(),
                    [&](const joint_office& j) { return j.with == id; })))
            naming.push_back(b);
    std::vector<zone> led;
    for (const zone& z : naming_bodies<zone>(act_.now()))
        if (std::any_of(
                z.designations.begin(), z.designations.end(), [&](const designation& d) { return is_it(d.team); }))
            led.push_back(z);
    std::sort(naming.begin(), naming.end(), [](const body& a, const body& b) { return a.key < b.key; });
    std::sort(led.begin(), led.end(), [](const zone& a, const zone& b) { return a.unit < b.unit; });
    for (body& b : naming) {
        for (appraisal& a : b.appraisals)
            if (is_it(a.by)) a.by = {};
        for (staff_loan& l : b.lent)
            if (is_it(l.to)) l.to = {};
        std::erase_if(b.joint_offices, [&](const joint_office& j) { return j.with == id; });
        ONEZONE_TRY(act_.edit().put(std::move(b)));
    }
    for (zone& z : led) {
        for (designation& d : z.designations)
            if (is_it(d.team)) d.team = {};
        ONEZONE_TRY(act_.edit().put(std::move(z)));
    }
    return {};
}

result<void> books::close(body_id id) {
    ONEZONE_TRY(settle());
    change& edit = act_.edit();
    for (const post& p : listed(act_.now().posts_of(id))) {
        for (const tenure& t : listed(act_.now().tenures_of(p.key))) ONEZONE_TRY(edit.remove(t.key));
        ONEZONE_TRY(edit.remove(p.key));
    }
    std::vector<holding> shared;
    for (const holding& item : naming_bodies<holding>(act_.now()))
        if (std::find(item.shared_with.begin(), item.shared_with.end(), id) != item.shared_with.end())
            shared.push_back(item);
    std::sort(shared.begin(), shared.end(), [](const holding& a, const holding& b) { return a.key < b.key; });
    for (holding& item : shared) {
        std::erase(item.shared_with, id);
        ONEZONE_TRY(edit.put(std::move(item)));
    }
    ONEZONE_TRY(forget(id));
    return edit.remove(id);
}

} // namespace onezone::detail
