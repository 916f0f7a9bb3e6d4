// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "internal_bodies.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Jiangxi: the three-year plan of 2018 for development zones.

namespace onezone::packs {

namespace {

rule internal_bodies_2018() {
    rule r = clause("jx18.internal",
        say("国家级开发区内设机构不超过10家，省级不超过5家",
            "a national zone has no more than ten internal bodies, a provincial one no more than five"),
        in("江西省开发区改革和创新发展三年攻坚行动计划（2018-2020年）（2018-10-08报道）", "内设机构", "S66",
            "国家级内设机构不超过10家，省级不超过5家"),
        force::must, effect::announced_on(date(2018, 10, 8)), code{"36"}, of_agencies);
    r.valid.until = date(2021, 1, 1);
    r.parameters = {number_param("national", 10, say("国家级至多几家", "of a national zone at most")),
        number_param("provincial", 5, say("省级至多几家", "of a provincial zone at most"))};
    r.judge = [](context& c) {
        const body& agency = c.this_body();
        const auto tier = c.ask<&zone::tier>(*c.zone_of(agency.unit));
        if (!c.when({"listed", "属于国家级或省级开发区", "it is a national or provincial zone"},
                !(tier == zone_tier::none)))
            return;
        const truth national = tier == zone_tier::national;
        const internal_bodies parts(c, agency);
        const truth few_for_national = parts.at_most(c.param<std::int64_t>("national"));
        const truth few_for_provincial = parts.at_most(c.param<std::int64_t>("provincial"));
        c.require({"few-enough", "内设机构数不超过上限", "it has no more internal bodies than allowed"},
            (national && few_for_national) || (!national && few_for_provincial));
        tell_internal_bodies(c, agency, c.param<std::int64_t>(national.is_yes() ? "national" : "provincial"));
    };
    return r;
}

} // namespace

policy jiangxi_2018() {
    static const detail::lasting pack{policy("jiangxi_2018",
        say("江西省开发区三年攻坚行动计划（2018-2020年）",
            "Jiangxi, three-year plan for development zones (2018–2020)"),
        {internal_bodies_2018()})};
    return *pack;
}

} // namespace onezone::packs
