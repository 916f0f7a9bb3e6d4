// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <algorithm>
#include <utility>

namespace onezone::packs {

asked<unit_ref> above_zone(const context& c, level l) {
    const zone* z = c.zone_of(c.this_unit().id());
    if (!z) z = c.before().zone_of(c.this_unit().id());
    unit_ref seat = c.unit(z->seat);
    if (!seat) seat = c.before().unit(z->seat);
    const unit_ref u = seat ? c.ancestor(seat, l) : unit_ref();
    return u ? asked<unit_ref>::of(u, 0) : asked<unit_ref>::missing(c.lacking(c.about(), fields::seat).marks());
}

truth proposed_by_city(const context& c, const happening& h) {
    const asked<unit_ref> city = above_zone(c, level::prefecture);
    return city.known() ? proposed_by_any(c, h.by, [&](const authority& a) { return a == government_of(*city); })
                        : truth::unknown(city.marks());
}

effect some_day(const date& earliest, const date& latest) {
    effect e;
    e.in_force_earliest = earliest;
    e.in_force_latest = latest;
    return e;
}

effect issued_on(const date& d) {
    effect e;
    e.issued = d;
    return e;
}

void no_social_functions(rule& r) {
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        c.require(conditions::no_social_function, holds_no_social_function(c, c.this_zone().unit));
        c.tell([] { return say("仍承担社会管理事务", "still carries social management"); });
    };
}

void capped_zones(rule& r, std::int64_t least, std::int64_t most, zone_counting how) {
    r.parameters = {{"max", most, say("每个县（市、区）至多几个", "how many at most")}};
    r.topic = "county.zones";
    r.stance = stance::forbids;
    r.judge = [least, how](context& c) {
        const truth_count counted = count_zones(c, how);
        // Of a county of which no agency is recorded nobody has said that it has none.
        const bool none_recorded = least > 0 && counted.sure() + counted.possible() == 0;
        c.require({"enough", "开发区（管理机构）数不少于下限", "there are as many zones or agencies as wanted"},
            none_recorded ? c.lacking(c.about(), fields::agency) : counted.at_least(least));
        c.require(conditions::few_zones, counted.at_most(c.param<std::int64_t>("max")));
        tell_count(c, counted, how.by_zone);
    };
}

void economic_share(rule& r, std::int64_t percent) {
    r.parameters = {{"min_econ", percent,
        say("专门承担经济职责的内设机构至少占百分之几", "least share of economic bodies, in percent")}};
    r.judge = [](context& c) {
        c.require({"share", "经济类内设机构达到规定比例", "its internal bodies for the economy reach the share set"},
            has_economic_share(c, c.this_body(), c.param<std::int64_t>("min_econ")));
    };
}

void keeps_area(rule& r) {
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const zone* was = c.before().zone_of(z.unit);
        if (!c.when({"merged", "整合了其他园区", "it took other parks in"},
                was && c.before().parks_of(z.unit).count() < c.parks_of(z.unit).count()))
            return;
        const auto area = c.ask<&zone::area>(z);
        const auto area_was = c.before().ask<&zone::area>(*was);
        c.require({"same-area", "核准面积不变", "the approved area is as before"},
            area_was.known() ? (area == *area_was).resting_on(area_was.marks()) : truth::unknown(area_was.marks()));
        c.tell([] { return say("整合后核准面积有变", "the approved area changed with the merger"); });
    };
}

} // namespace onezone::packs
