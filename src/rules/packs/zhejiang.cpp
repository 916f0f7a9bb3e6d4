// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Zhejiang: Lishui, and mergers.

namespace onezone::packs {

namespace {

rule lishui_share() {
    rule r = clause("zj.econ-share",
        say("专门承担经济发展相关职责的内设机构不低于50%", "at least half of the internal bodies are economic"),
        in("丽水市开发区（园区）整合提升", "内设机构", "S20", "专门承担经济发展相关职责的内设机构不低于50%"),
        force::must, effect{}, code{"3311"}, of_agencies);
    economic_share(r, 50);
    return r;
}

rule lishui_one() {
    rule r = clause("zj.one-one-one", say("一个平台、一个主体、一套班子", "one platform, one body, one team"),
        in("丽水市开发区（园区）整合提升", "管理体制", "S20", "一个平台、一个主体、一套班子"), force::must, effect{},
        code{"3311"}, of_zones);
    r.basis.how = grade::inferred;
    r.basis.reason = say("“一个主体”理解为一个管理机构", "“one body” is read as one administrative agency");
    r.judge = [](context& c) {
        truth_count agencies;
        each_body_of(c, c.this_zone().unit, [&](const body& b) {
            if (is_agency_of(b, *c.zone_of(b.unit))) agencies.add(c.exists(b));
        });
        c.require({"one", "只有一个管理机构", "there is one agency"},
            agencies.sure() + agencies.possible() == 0 ? c.lacking(c.about(), fields::agency) : agencies.at_most(1));
        c.tell([&] { return fill(say("有管理机构 {0} 个", "agencies: {0}"), {count_text(agencies.sure())}); });
    };
    return r;
}

rule zhejiang_merge() {
    rule r = clause("zj.merge",
        say("整合提升不改变四至范围和核准面积", "a merger leaves boundaries and approved area unchanged"),
        in("浙江省开发区（园区）整合提升", "整合", "S13", ""), force::must, effect::announced_on(date(2021, 5, 20)),
        code{"33"}, of_changed_zones);
    keeps_area(r);
    return r;
}

} // namespace

policy zhejiang() {
    static const policy pack("zhejiang", say("浙江省开发区（园区）整合提升", "Zhejiang, merging zones and parks"),
        {lishui_share(), lishui_one(), zhejiang_merge()});
    return pack;
}

} // namespace onezone::packs
