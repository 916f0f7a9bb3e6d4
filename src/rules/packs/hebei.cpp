// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Hebei: Tangshan.

namespace onezone::packs {

namespace {

rule tangshan_head() {
    rule r = clause("heb17.head",
        say("市管开发区书记由市委常委兼任，县管的书记由县委书记、主任由县长兼任",
            "a city-run zone's secretary is of the city's standing committee; a county-run one's leaders are the county's principals"),
        in("唐山市开发区改革（2017）", "领导体制", "S19", ""), force::must, issued_on(date(2017, 1, 26)), code{"1302"},
        of_zones);
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_id> managing = c.ask<&zone::managing>(z);
        if (!managing.known()) {
            c.require({"managing", "由县级以上政府管理", "a government of county level or above manages it"},
                truth::unknown(managing.marks()));
            return;
        }
        const unit_ref by = c.unit(*managing);
        if (!c.when({"managed-by-division", "由市或县管理", "a city or county manages it"},
                by && by.level() <= level::county))
            return;
        if (by.level() == level::county) {
            require_principals_of(c, z, asked<unit_ref>::of(by, managing.marks()), true);
            return;
        }
        const leading_posts leaders(c, z.unit);
        if (!c.when(conditions::secretary_held, is_held(c, leaders, post_kind::secretary, posts::zone_secretary)))
            return;
        c.require({"city-team", "书记由市委常委兼任", "the secretary is of the standing committee of the city"},
            every_holder(c, leaders, post_kind::secretary, posts::zone_secretary,
                [&](person_id who) { return is_in_team(c, who, by.id()).resting_on(managing.marks()); }));
        c.tell([] { return say("书记不由市委常委兼任", "the secretary is none of the city's standing committee"); });
    };
    return r;
}

rule tangshan_share() {
    rule r = clause("heb17.econ-share",
        say("改革后经济类机构占80%以上", "after the reform four in five bodies are economic"),
        in("唐山市开发区改革（2017）", "机构设置", "S19", ""), force::target, issued_on(date(2017, 1, 26)),
        code{"1302"}, of_agencies);
    economic_share(r, 80);
    return r;
}

} // namespace

policy hebei_2017() {
    static const policy pack(
        "hebei_2017", say("唐山市开发区改革（2017）", "Tangshan in Hebei (2017)"), {tangshan_head(), tangshan_share()});
    return pack;
}

} // namespace onezone::packs
