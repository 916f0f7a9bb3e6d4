// SPDX-License-Identifier: Apache-2.0
#include "codes.hpp"
#include "ground/blank.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "organs.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/ground/measure.hpp>
#include <onezone/model/places.hpp>
#include <onezone/reform/acts/zone_acts.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

using detail::named;
using detail::refuse;

namespace {

// Establishes a zone and says which unit it is.
result<unit_id> establish(act& a, const establish_zone& op) {
    const hierarchy& h = a.now();
    if (is_division(op.kind)) return refuse(errc::wrong_kind, "行政区划不是开发区", "a division is no zone", {op.name});
    if (op.part_of.ok()) ONEZONE_TRY(detail::check_zone(h, op.part_of));
    if (op.area.known() && *op.area.value < decimal())
        return refuse(errc::bad_quantity, "面积不能为负", "an area cannot be negative", {op.name});
    const unit_id id = a.fresh_unit();
    ONEZONE_TRY(detail::add_unit(a, {id, op.kind, op.name, {}, op.seat, op.seat_known}, {}));
    zone facts = *h.zone_of(id);
    facts.part_of = op.part_of;
    facts.tier = op.tier;
    facts.category = op.category;
    facts.location = op.location;
    facts.managing = op.managing;
    facts.dispatching = op.dispatching;
    facts.approving = op.approving;
    facts.area = op.area;
    facts.from = a.basis();
    ONEZONE_TRY(a.edit().put(std::move(facts)));
    for (const unit_id host : op.hosts) ONEZONE_TRY(a.edit().put(hosting{id, host, a.basis()}));
    return id;
}

} // namespace

result<void> establish_zone::carry_out(act& a) const {
    ONEZONE_TRY(establish(a, *this));
    return {};
}

text establish_zone::account(const hierarchy& h) const {
    if (!seat.ok()) return fill(say("设立{0}", "{0} is established"), {verbatim(name)});
    return fill(say("在{1}设立{0}", "{0} is established in {1}"), {verbatim(name), named(h, seat)});
}

result<void> abolish_zone::carry_out(act& a) const {
    ONEZONE_TRY(detail::check_zone(a.now(), zone));
    if (heir.unit.ok() && !a.now().find(heir.unit)) return detail::no_unit(a.now(), heir.unit);
    if (heir.body.ok() && !a.now().find(heir.body)) return detail::no_body(heir.body);
    if (heir.unit == zone)
        return refuse(
            errc::bad_value, "承接方就是被撤销的开发区", "it would be its own successor", {a.now().path_of(zone)});
    for (const entrustment& e : detail::listed(a.now().entrusted_to(zone)))
        ONEZONE_TRY(detail::end_entrustment(a, e, {}, say("开发区撤销", "the zone is abolished")));
    if (!heir.none()) a.succeed(party::of(zone), heir);
    return detail::close_zone(a, zone);
}

text abolish_zone::account(const hierarchy& h) const {
    if (heir.none()) return fill(say("撤销{0}", "{0} is abolished"), {named(h, zone)});
    return fill(say("撤销{0}，由{1}承接", "{0} is abolished; {1} carries it on"), {named(h, zone), named(h, heir)});
}

result<void> attach_park::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, park));
    if (whole.ok()) ONEZONE_TRY(detail::check_zone(h, whole));
    zone facts = *h.zone_of(park);
    if (facts.part_of == whole) return refuse(errc::nothing_to_do, "已是如此", "it is so already", {h.path_of(park)});
    if (whole.ok()) return detail::make_park(a, park, whole);
    facts.part_of = {};
    return a.edit().put(std::move(facts));
}

text attach_park::account(const hierarchy& h) const {
    if (!whole.ok())
        return fill(say("{0}不再是其他开发区的园区", "{0} is no park of another any more"), {named(h, park)});
    return fill(say("{0}成为{1}的园区", "{0} becomes a park of {1}"), {named(h, park), named(h, whole)});
}

result<void> change_seat::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    ONEZONE_TRY(detail::check_division(h, to));
    onezone::zone facts = *h.zone_of(zone);
    if (facts.seat == to && facts.seat_known)
        return refuse(errc::nothing_to_do, "驻地已在此处", "it is seated there already", {h.path_of(zone)});
    const unit_id old = facts.seat_known ? facts.seat : unit_id();
    facts.seat = to;
    facts.seat_known = true;
    ONEZONE_TRY(a.edit().put(std::move(facts)));
    if (const hosting now_seat{zone, to, {}}; h.find(now_seat.id())) ONEZONE_TRY(a.edit().remove(now_seat.id()));
    if (keep_as_host && old.ok()) return a.edit().put(hosting{zone, old, a.basis()});
    return {};
}

text change_seat::account(const hierarchy& h) const {
    return fill(say("{0}驻地迁至{1}", "the seat of {0} moves to {1}"), {named(h, zone), named(h, to)});
}

//=== footprint ===//

result<void> change_footprint::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    const std::string path = h.path_of(zone);
    if (added == decimal() && removed == decimal() && !published)
        return refuse(errc::empty_input, "面积没有变化", "no area changes", {path});
    if (added < decimal() || removed < decimal() || (published && *published < decimal()))
        return refuse(errc::bad_quantity, "面积不能为负", "an area cannot be negative", {path});
    onezone::zone facts = *h.zone_of(zone);
    std::optional<decimal> next = published;
    if (facts.area.known()) {
        const decimal sum = *facts.area.value + added - removed;
        if (sum < decimal())
            return refuse(errc::bad_quantity, "调出面积大于现有面积", "more area leaves than there is", {path});
        if (published && abs(*published - sum) > decimal::of_ten_thousandths(100))
            return refusal(errc::contradicted,
                fill(say("公布的面积 {0} 公顷与计算的 {1} 公顷相差超过 0.01 公顷",
                         "the published {0} ha and the computed {1} ha differ by more than 0.01 ha"),
                    {verbatim(to_string(*published)), verbatim(to_string(sum))}),
                {path});
        if (published && *published != sum)
            a.report({"footprint.difference",
                fill(say("{0}：公布面积与计算面积之差（公顷）", "{0}: published less computed area (ha)"),
                    {named(h, zone)}),
                std::nullopt, {}, *published - sum, hedge::exact, a.basis(), zone});
        next = published ? *published : sum;
    } else if (!published) {
        const auto tell = [&](const char* total, const text& what, decimal area) {
            if (area != decimal())
                a.report({total, fill(what, {named(h, zone)}), std::nullopt, {}, area, hedge::exact, a.basis(), zone});
        };
        tell("footprint.added", say("{0}：调入面积，原面积不明（公顷）", "{0}: added to an unknown area (ha)"), added);
        tell("footprint.removed", say("{0}：调出面积，原面积不明（公顷）", "{0}: removed from an unknown area (ha)"),
            removed);
    }
    facts.area = next ? fact<decimal>(*next, a.basis()) : fact<decimal>();
    return a.edit().put(std::move(facts));
}

text change_footprint::account(const hierarchy& h) const {
    return fill(say("{0}调区扩区：调入 {1} 公顷，调出 {2} 公顷", "the footprint of {0}: {1} ha added, {2} ha removed"),
        {named(h, zone), verbatim(to_string(added)), verbatim(to_string(removed))});
}

//=== tier ===//

result<void> change_tier::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    onezone::zone facts = *h.zone_of(zone);
    const std::string path = h.path_of(zone);
    if (from && facts.tier.known() && *facts.tier.value != *from)
        return refusal(errc::contradicted,
            fill(say("现有级别是{0}，不是{1}", "its tier is {0}, not {1}"),
                {name_of(*facts.tier.value), name_of(*from)}),
            {path});
    const std::optional<zone_tier> present = facts.tier.known() ? facts.tier.value : from;
    if (!present)
        return refuse(
            errc::not_held, "现有级别未记载，也未说明", "its present tier is neither recorded nor stated", {path});
    if (*present == to)
        return refusal(errc::nothing_to_do, fill(say("级别已是{0}", "its tier is {0} already"), {name_of(to)}), {path});
    if ((direction == rank_direction::upgrade) != (to > *present))
        return refusal(errc::wrong_direction,
            fill(say("由{0}到{1}不是{2}", "from {0} to {1} is no {2}"),
                {name_of(*present), name_of(to), name_of(direction)}),
            {path});
    facts.tier = {to, a.basis()};
    return a.edit().put(std::move(facts));
}

text change_tier::account(const hierarchy& h) const {
    if (to == zone_tier::none)
        return fill(say("{0}退出开发区管理序列", "{0} leaves the lists of zones"), {named(h, zone)});
    return fill(say("{0}{1}为{2}", "{0}: {1} to {2}"), {named(h, zone), name_of(direction), name_of(to)});
}

//=== industries, designations, figures ===//

result<void> designate_industries::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    const std::string path = h.path_of(zone);
    if (first.empty() && leading.empty())
        return refuse(errc::empty_input, "未说明产业", "no industry is stated", {path});
    for (auto i = leading.begin(); i != leading.end(); ++i)
        if (i->empty() || std::find(leading.begin(), i, *i) != i)
            return refuse(
                errc::bad_value, "产业没有名称或列了两次", "an industry has no name or is listed twice", {path});
    onezone::zone facts = *h.zone_of(zone);
    if (!first.empty()) facts.first_industry = {first, a.basis()};
    if (!leading.empty()) facts.lead_industries = {leading, a.basis()};
    return a.edit().put(std::move(facts));
}

text designate_industries::account(const hierarchy& h) const {
    std::string all;
    for (const std::string& one : leading) all += (all.empty() ? "" : "、") + one;
    text what;
    if (!first.empty()) what += fill(say("首位产业{0}", "first industry {0}"), {verbatim(first)});
    if (!first.empty() && !all.empty()) what += say("，", ", ");
    if (!all.empty()) what += fill(say("主导产业{0}", "leading industries {0}"), {verbatim(all)});
    return fill(say("确定{0}的{1}", "{0}: {1}"), {named(h, zone), what});
}

namespace {

[[nodiscard]] bool running(const designation& d, const std::string& name, const std::optional<date>& on) {
    return d.name == name && (on ? d.valid.contains(*on) : !d.valid.until);
}

constexpr const char* rectification = "限期整改";

} // namespace

result<void> designate::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    if (detail::is_blank(name)) return refuse(errc::bad_value, "没有名称", "it has no name", {h.path_of(zone)});
    onezone::zone facts = *h.zone_of(zone);
    if (std::any_of(facts.designations.begin(), facts.designations.end(),
            [&](const designation& d) { return running(d, name, a.on()); }))
        return refuse(errc::nothing_to_do, "已有此项认定", "it is so designated already", {h.path_of(zone), name});
    facts.designations.push_back({name, {a.on(), until}, {}, a.basis()});
    return a.edit().put(std::move(facts));
}

text designate::account(const hierarchy& h) const {
    return fill(say("{0}列为{1}", "{0} is designated: {1}"), {named(h, zone), verbatim(name)});
}

result<void> end_designation::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    onezone::zone facts = *h.zone_of(zone);
    const auto found = std::find_if(facts.designations.begin(), facts.designations.end(),
        [&](const designation& d) { return running(d, name, a.on()); });
    if (found == facts.designations.end())
        return refuse(errc::not_held, "没有此项认定", "it is not so designated", {h.path_of(zone), name});
    if (!a.on() || (found->valid.from && *found->valid.from >= *a.on()))
        facts.designations.erase(found);
    else
        found->valid.until = a.on();
    return a.edit().put(std::move(facts));
}

text end_designation::account(const hierarchy& h) const {
    return fill(say("{0}不再列为{1}", "{0} is no longer designated: {1}"), {named(h, zone), verbatim(name)});
}

result<void> evaluate::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (!h.find(unit)) return detail::no_unit(h, unit);
    if (detail::is_blank(name))
        return refuse(errc::bad_value, "指标没有名称", "the figure has no name", {h.path_of(unit)});
    indicator figure;
    figure.key = a.fresh_indicator();
    figure.unit = unit;
    figure.name = name;
    figure.on = a.on();
    figure.value = value;
    if (figure.value.known() && figure.value.from.empty()) figure.value.from = a.basis();
    figure.exactness = exactness;
    figure.measure = measure;
    return a.edit().put(std::move(figure));
}

text evaluate::account(const hierarchy& h) const {
    if (!value.known()) return fill(say("{0}的{1}：未载明", "{1} of {0}: unknown"), {named(h, unit), verbatim(name)});
    return fill(say("{0}的{1}：{2}", "{1} of {0}: {2}"),
        {named(h, unit), verbatim(name), written(*value.value, exactness, measure)});
}

result<void> order_rectification::carry_out(act& a) const {
    ONEZONE_TRY(designate{zone, rectification, until}.carry_out(a));
    if (team.empty()) return {};
    body b;
    b.key = a.fresh_body();
    b.kind = body_kind::leading_group;
    b.name = team;
    b.unit = team_of.ok() ? team_of : zone;
    b.from = a.basis();
    onezone::zone facts = *a.now().zone_of(zone);
    facts.designations.back().team = fact(b.key, a.basis());
    ONEZONE_TRY(a.edit().put(std::move(b)));
    return a.edit().put(std::move(facts));
}

text order_rectification::account(const hierarchy& h) const {
    if (team.empty()) return fill(say("责令{0}限期整改", "{0} is ordered to rectify"), {named(h, zone)});
    return fill(
        say("责令{0}限期整改，组建{1}", "{0} is ordered to rectify, with {1}"), {named(h, zone), verbatim(team)});
}

//=== joint parks, conversion ===//

result<void> found_joint_park::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (agreement.empty())
        return refuse(errc::needs_document, "未说明协议名称", "the agreement is not named", {park.name});
    if (partners.size() < 2) return refuse(errc::empty_input, "合作方少于两个", "fewer than two partners", {park.name});
    onezone::agreement pact;
    for (const agreed_share& p : partners) {
        if (!h.find(p.unit)) return detail::no_unit(h, p.unit);
        pact.partners.push_back({p.unit, p.share, p.cost});
    }
    auto made = establish(a, park);
    ONEZONE_TRY(made);
    pact.key = a.fresh_agreement();
    pact.name = agreement;
    pact.about = *made;
    pact.valid = {a.on(), until};
    pact.from = a.basis();
    return a.edit().put(std::move(pact));
}

text found_joint_park::account(const hierarchy& h) const {
    std::vector<unit_id> who;
    for (const agreed_share& p : partners) who.push_back(p.unit);
    return fill(say("{0}按{2}共建{1}", "{0} found {1} on the agreement {2}"),
        {named(h, who), verbatim(park.name), detail::title_of(agreement)});
}

result<void> convert_zone::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    if (!is_division(division.kind))
        return refuse(errc::not_a_division, "转成的不是行政区划", "what it becomes is no division", {division.name});
    const text why = say("开发区转为行政区", "a zone becomes a division");
    const unit_id made = division.again.ok() ? division.again : a.fresh_unit();
    if (auto added =
            detail::add_unit(a, {made, division.kind, division.name, division.code, division.parent, true}, why);
        !added)
        return added;
    std::vector<unit_id> takes = division.takes;
    for (const entrustment& e : detail::listed(h.entrusted_to(zone))) {
        if (detail::in_force(e.valid, a.on()) && std::find(takes.begin(), takes.end(), e.unit) == takes.end())
            takes.push_back(e.unit);
        ONEZONE_TRY(detail::end_entrustment(a, e, {}, why));
    }
    for (const unit_id unit : takes) {
        ONEZONE_TRY(detail::check_division(h, unit));
        ONEZONE_TRY(detail::move_unit(a, unit, made, why));
    }
    const detail::place_name before = detail::place_name_of(h, zone);
    for (const body& b : detail::listed(h.bodies_of(zone))) {
        body next = b;
        next.unit = made;
        ONEZONE_TRY(a.edit().put(std::move(next)));
        a.succeed(party::of(b.key), party::of(b.key));
    }
    ONEZONE_TRY(detail::adapt_agencies(a, made, before));
    if (division.seat.ok()) ONEZONE_TRY(detail::seat_government(a, made, division.seat));
    ONEZONE_TRY(detail::recode_units(a, takes, made, division.codes));
    for (const onezone::zone& park : detail::listed(h.parks_of(zone))) {
        onezone::zone free = park;
        free.part_of = {};
        ONEZONE_TRY(a.edit().put(std::move(free)));
    }
    a.succeed(party::of(zone), party::of(made));
    return detail::close_zone(a, zone);
}

text convert_zone::account(const hierarchy& h) const {
    return fill(say("{0}转设为{1}", "{0} becomes {1}"), {named(h, zone), verbatim(division.name)});
}

} // namespace onezone
