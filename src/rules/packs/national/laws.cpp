// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include "ground/lasting.hpp"

#include <onezone/ground/credit_code.hpp>

#include <algorithm>
#include <variant>

namespace onezone::packs {

unit_kind kind_before(const context& c) {
    const unit_ref was = c.before().unit(c.this_unit().id());
    return was ? was.kind() : c.this_unit().kind();
}

truth as_if_named(const context& c) {
    static const detail::lasting<provenance> reading{provenance::inferred(say(
        "条文未列旗、自治旗、林区、特区和苏木，按同级的县、区、乡理解",
        "the clause does not name banners, forestry and special districts and sumu; read like counties and townships"))};
    return c.assumed(c.about(), kind_field, *reading);
}

bool is_change(const happening& h) { return h.is_constitutive() || h.moved || h.bounds_changed || h.seat_moved; }

namespace {

// Who administers a division on behalf of its parent, where that is another division and the whole of its affairs, as recorded.
unit_id whole_trustee(const window& w, unit_id division) {
    for (const entrustment& e : w.entrustments_of(division)) {
        const unit_ref holder = w.unit(e.holder);
        if (e.scope == entrustment_scope::all && w.running(e.valid) && holder && holder.is_division()) return e.holder;
    }
    return unit_id::none();
}

} // namespace

truth trustee_changed(const context& c, unit_id division) {
    const window before = c.before();
    const unit_id was = whole_trustee(before, division);
    const unit_id is = whole_trustee(c, division);
    if ((was.ok() && is.ok()) || !c.acts().empty()) return truth(was != is);
    const auto known = [&](const window& w, unit_id recorded) {
        return recorded.ok() ? truth::yes() : w.is_whole(known_list::entrustments, division);
    };
    const truth both = known(before, was) && known(c, is);
    return both.is_yes() ? truth(was != is, both.marks()) : both;
}

asked<unit_ref> province_of(const context& c) {
    const unit_ref u = c.ancestor(c.this_unit(), level::province);
    return u ? asked<unit_ref>::of(u, 0) : asked<unit_ref>::missing(c.lacking(c.about(), fields::parent).marks());
}

bool is_dispatched(unit_kind kind) noexcept {
    return kind == unit_kind::subdistrict || kind == unit_kind::district_office || kind == unit_kind::prefecture
        || kind == unit_kind::league;
}

std::pair<std::optional<authority>, truth> founder_by_law(const context& c, unit_ref u, unit_kind kind) {
    if (kind == unit_kind::prefecture || kind == unit_kind::league)
        return {of_state(organ::state_council), truth::yes()};
    if (kind == unit_kind::district_office) {
        const asked<unit_ref> in = province_of(c);
        if (!in.known()) return {std::nullopt, truth::unknown(in.marks())};
        return {government_of(*in), truth::yes()};
    }
    // Of a subdistrict: the government above the one that sets it up.
    const unit_ref setter = c.parent(u);
    const unit_ref above = setter && u.place_known() ? c.parent(setter) : unit_ref();
    if (!above) return {std::nullopt, c.lacking(c.about(), fields::parent)};
    return {government_of(above), truth::yes()};
}

bool ended_trust(const context& c, const happening& h) {
    if (!h.trustee_changed || h.trustee.ok()) return false;
    const unit_id division = c.this_unit().id();
    if (!h.by) return whole_trustee(c.before(), division).ok();
    const auto is_division = [&](unit_id id) {
        const unit_ref u = c.unit(id) ? c.unit(id) : c.before().unit(id);
        return u && u.is_division();
    };
    return std::any_of(h.by->edits.begin(), h.by->edits.end(), [&](const edit& e) {
        const auto* of = std::get_if<edited<entrustment>>(&e);
        return of && of->before && of->before->unit == division && of->before->scope == entrustment_scope::all
            && is_division(of->before->holder);
    });
}

truth knows_holders_in(const window& w, unit_id unit, bool (*kind)(body_kind)) {
    truth all = w.is_whole(known_list::bodies, unit);
    for (const body& b : w.bodies_of(unit)) {
        const body* above = b.part_of.ok() ? w.find(b.part_of) : nullptr;
        const auto may_be = [&](body_kind k) { return kind(k) || k == body_kind::unstated; };
        if (may_be(b.kind) || (above && may_be(above->kind))) all = all && knows_who_holds(w, b.key);
    }
    return all;
}

truth is_civil_servant(const window& w, person_id who, unit_ref unit) {
    static const detail::lasting<provenance> by_post{provenance::inferred(say(
        "人员身份未记录；在党政机关任职，机关使用行政编制，按公务员理解",
        "no status is recorded; who holds a post in an organ of Party or state, which has administrative quota, is read as a civil servant"))};
    const person& p = *w.find(who);
    if (p.status.known()) return w.ask<&person::status>(p) == staff_status::administrative;
    truth found = truth::no();
    truth perhaps = truth::no(); // in a body of which nobody says whether it is an organ
    bool of_zone = false;
    for (const tenure& t : w.tenures_of(who)) {
        if (!fills(w, t)) continue;
        if (t.archived.known()) return w.ask<&tenure::archived>(t) == staff_status::administrative;
        const body& there = whole_of(w, *w.find(w.find(t.post)->body));
        if (there.kind == body_kind::unstated)
            perhaps = perhaps || w.lacking(subject::of(there), field_of<&body::kind>);
        if (!is_organ(there.kind)) continue;
        if (w.unit(there.unit).is_division())
            found = found || w.exists(t);
        else
            of_zone = true;
    }
    if (!found.is_no()) return found.resting_on(w.assumed(subject::of(p), field_of<&person::status>, *by_post).marks());
    if (of_zone || !perhaps.is_no()) return truth::unknown(w.ask<&person::status>(p).marks() | perhaps.marks());
    // Who serves in none of the organs there and above may serve elsewhere, unless those of everywhere are known.
    truth all = !may_be_anybody(w, who);
    for (unit_ref u = unit; u && all.is_yes(); u = w.parent(u)) all = all && knows_holders_in(w, u.id(), is_organ);
    for (const known_list list : {known_list::bodies, known_list::posts, known_list::holders})
        if (all.is_yes()) all = all && w.is_whole_everywhere(list);
    return all.is_yes() ? !all : truth::unknown(w.ask<&person::status>(p).marks() | all.marks());
}

truth is_administrative_organ(const window& w, const body& b) {
    if (is_government(b.kind) || b.kind == body_kind::department) return truth::yes();
    if (b.kind == body_kind::unstated) return w.lacking(subject::of(b), field_of<&body::kind>);
    if (!is_zone_agency(b.kind)) return truth::no();
    static constexpr field nature{
        "credit_code", "是行政机构还是事业单位", "whether an administrative organ or a public institution"};
    static const detail::lasting<provenance> by_quota{provenance::inferred(say(
        "只有事业编制，按事业单位理解；事业单位依条例第二十九条由省里规定",
        "has only public-institution quota and is read as a public institution, which article 29 leaves to the province"))};
    static const detail::lasting<provenance> taken{
        provenance::inferred(say("未记录是行政机构还是事业单位，按行政机构理解",
            "whether it is an administrative organ or a public institution is not recorded; read as an organ"))};
    if (const auto code = parse_credit_code(b.credit_code)) {
        if (code->department() == registering_department::staffing && code->class_character() == '1')
            return truth::yes();
        if (code->department() == registering_department::staffing && code->class_character() == '2')
            return truth::no();
    }
    const auto has = [&](quota_kind kind) {
        const fact<std::int64_t> n = onezone::count_of(b.quota, kind);
        return n.known() && *n.value > 0;
    };
    // That it has no other kind is known only where all kinds it has are.
    if (has(quota_kind::institution) && !has(quota_kind::administrative))
        return w.is_whole(known_list::quota, b.key).is_yes() ? !w.assumed(subject::of(b), nature, *by_quota)
                                                             : w.lacking(subject::of(b), nature);
    return w.assumed(subject::of(b), nature, *taken);
}

bool is_organ(body_kind kind) noexcept {
    return is_government(kind) || kind == body_kind::party_committee || kind == body_kind::congress
        || kind == body_kind::department || kind == body_kind::working_committee
        || kind == body_kind::discipline_committee || is_zone_agency(kind);
}

} // namespace onezone::packs
