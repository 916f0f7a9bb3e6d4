// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Shaanxi: Ankang.

namespace onezone::packs {

namespace {

rule ankang_county() {
    rule r = clause("sn21.county", say("每县只设一个开发区管理机构", "each county has exactly one agency"),
        in("安康市开发区管理机构改革", "机构设置", "S34", ""), force::must, effect{}, code{"6109"}, of_counties);
    capped_zones(r, 1, 1, {false, false, std::nullopt});
    return r;
}

rule ankang_city() {
    rule r = clause("sn21.city", say("市级开发区管理机构不超过2个", "the city runs two agencies at most"),
        in("安康市开发区管理机构改革", "机构设置", "S34", ""), force::must, effect{}, code{"6109"},
        {subject_kind::division, level::prefecture});
    r.parameters = {number_param("max", 2, say("至多几个", "how many at most"))};
    r.judge = [](context& c) {
        truth_count run;
        const auto count = [&](const body& agency, const zone& z, truth counts, subject item) {
            counts = counts && c.ask<&zone::managing>(z) == c.this_unit().id();
            c.blame(item, counts);
            run.add(counts && c.exists(agency));
        };
        c.each_agency_in(c.this_unit(), [&](const body& agency, const zone& z, truth lies_here) {
            count(agency, z, lies_here, {subject_kind::agency, agency.key.value()});
        });
        c.each_perhaps_agency_in(c.this_unit(), [&](const body& b, const zone& z, truth lies_here) {
            count(b, z, lies_here && c.kind_of(b).is(is_zone_agency), subject::of(b));
        });
        const truth all = knows_zones(c, false);
        c.require(conditions::few_zones, run.at_most(c.param<std::int64_t>("max"), all));
        tell_count(c, run, false);
    };
    return r;
}

} // namespace

policy shaanxi() {
    static const detail::lasting pack{
        policy("shaanxi", say("安康市开发区管理机构改革", "Ankang in Shaanxi"), {ankang_county(), ankang_city()})};
    return *pack;
}

} // namespace onezone::packs
