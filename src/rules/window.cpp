// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/window.hpp>

namespace onezone {

bool window::lacks_some(known_list list, unit_id owner, unit_ref division) const {
    if (e_->observed) e_->walk(detail::path_step::stated, owner.value(), now_);
    const completeness* const stated = statement_on(*h_, list, owner);
    if (!stated || stated->whole || stated->reach == list_reach::everywhere) return false;
    if (stated->reach == list_reach::one) return true;
    return stated->unit != division.id() && h_->find(stated->unit).within(division);
}

void window::climbed(unit_ref from, unit_ref last) const {
    e_->walk(detail::path_step::above, from.id().value(), now_);
    for (unit_ref u = from; u; u = u.parent()) {
        reached(u);
        if (u == last) return;
    }
}

truth window::kinds_stated(known_list list, unit_id owner) const {
    truth all = truth::yes();
    if (list != known_list::bodies && list != known_list::agencies) return all;
    if (list == known_list::agencies && !zone_of(owner)) return all; // of a division it is asked zone by zone
    for (const body& b : bodies_of(owner))
        if (!b.part_of.ok() && b.kind == body_kind::unstated)
            all = all && lacking(subject::of(b), field_of<&body::kind>);
    return all;
}

truth window::kinds_stated(known_list list, body_id owner) const {
    truth all = truth::yes();
    if (list == known_list::parts)
        for (const body& b : parts_of(owner))
            if (b.kind == body_kind::unstated) all = all && lacking(subject::of(b), field_of<&body::kind>);
    if (list == known_list::posts)
        for (const post& p : posts_of(owner))
            if (p.kind == post_kind::unstated) all = all && lacking(subject::of(p), field_of<&post::kind>);
    return all;
}

truth window::is_whole_everywhere(known_list list) const {
    if (e_->observed) e_->walk(detail::path_step::stated, e_->judged->about.id, now_);
    completeness everywhere = completeness::of_everything();
    everywhere.list = list;
    const completeness* stated = h_->find(everywhere.id());
    everywhere.list = known_list::every;
    if (!stated) stated = h_->find(everywhere.id());
    return e_->whole(subject::whole(), fields::whole(list), stated);
}

asked<unit_ref> window::host_county(const zone& z) const {
    const unit_ref seat = seat_of(z);
    const unit_ref county = county_of(seat);
    if (seat && e_->observed) climbed(seat, county);
    if (county) return asked<unit_ref>::of(county, 0);
    if (const unit_id* supposed = e_->supposed_open<unit_id>(subject::of(z), fields::seat.key))
        return asked<unit_ref>::of(unit(*supposed), 0);
    return asked<unit_ref>::missing(
        e_->note_missing(subject::of(z), fields::seat, {}, false, detail::open_answer_of<unit_id>));
}

} // namespace onezone
