// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

namespace onezone::packs {

unit_kind kind_before(const context& c) {
    const unit_ref was = c.before().unit(c.this_unit().id());
    return was ? was.kind() : c.this_unit().kind();
}

truth as_if_named(const context& c) {
    static const provenance reading = provenance::inferred(say(
        "条文未列旗、自治旗、林区、特区和苏木，按同级的县、区、乡理解",
        "the clause does not name banners, forestry and special districts and sumu; read like counties and townships"));
    return c.assumed(c.about(), kind_field, reading);
}

bool is_change(const happening& h) { return h.is_constitutive() || h.moved || h.bounds_changed || h.seat_moved; }

asked<unit_ref> province_of(const context& c) {
    const unit_ref u = c.ancestor(c.this_unit(), level::province);
    return u ? asked<unit_ref>::of(u, 0) : asked<unit_ref>::missing(c.lacking(c.about(), fields::parent).marks());
}

truth approved_by_province(const context& c, const happening& h) {
    const asked<unit_ref> in = province_of(c);
    if (!in.known()) return truth::unknown(in.marks());
    return approved_by_any(c, h, {government_of(*in), of_state(organ::state_council)});
}

bool is_organ(body_kind kind) noexcept {
    return kind == body_kind::government || kind == body_kind::party_committee || kind == body_kind::congress
        || kind == body_kind::department || kind == body_kind::working_committee
        || kind == body_kind::discipline_committee || is_zone_agency(kind);
}

} // namespace onezone::packs
