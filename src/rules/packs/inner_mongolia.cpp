// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Inner Mongolia: Hulunbuir.

namespace onezone::packs {

namespace {

rule hulunbuir_catalogue() {
    rule r = clause("nm21.catalogue",
        say("未列入目录的开发区撤销管理机构", "agencies of zones outside the catalogue are abolished"),
        in("呼伦贝尔市开发区清理（2021）", "清理", "S32", ""), force::must, effect::announced_on(date(2021, 10, 11)),
        code{"1507"}, of_agencies);
    r.judge = [](context& c) {
        const body& agency = c.this_body();
        if (!c.when({"outside-catalogue", "未列入目录", "it is in no catalogue"},
                c.ask<&zone::tier>(*c.zone_of(agency.unit)) == zone_tier::none))
            return;
        c.require(conditions::closed, !c.exists(agency));
        c.tell(
            [] { return say("所属开发区未列入目录，机构仍在", "its zone is in no catalogue, and it still stands"); });
    };
    return r;
}

} // namespace

policy inner_mongolia_2021() {
    static const policy pack("inner_mongolia_2021",
        say("呼伦贝尔市开发区清理（2021）", "Hulunbuir in Inner Mongolia (2021)"), {hulunbuir_catalogue()});
    return pack;
}

} // namespace onezone::packs
