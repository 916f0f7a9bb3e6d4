// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Inner Mongolia: Hulunbuir.

namespace onezone::packs {

namespace {

rule hulunbuir_catalogue() {
    rule r = clause("nm21.catalogue",
        say("未列入目录的开发区撤销管理机构", "agencies of zones outside the catalogue are abolished"),
        done_so(in("呼伦贝尔市开发区管理机构改革（2021-10-11报道）", "规范设置开发区管理机构", "S32",
                    "对未纳入《内蒙古自治区开发区审核公告目录》的10个开发区的管理机构予以撤销"),
            say("来源报道的是已撤销的十个机构；其余未列入目录的也应撤销是推断",
                "the source reports ten agencies abolished; that others outside the catalogue are to be is an inference")),
        force::must, effect::announced_on(date(2021, 10, 11)), code{"1507"}, of_agencies);
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
    static const detail::lasting pack{policy("inner_mongolia_2021",
        say("呼伦贝尔市开发区清理（2021）", "Hulunbuir in Inner Mongolia (2021)"), {hulunbuir_catalogue()})};
    return *pack;
}

} // namespace onezone::packs
