// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Jiangsu: the regulation of 2018, and Zhenjiang.

namespace onezone::packs {

namespace {

rule jiangsu_status() {
    rule r = clause("js18.status", say("开发区管理机构为派出机关", "a zone's agency is a dispatched organ"),
        in("江苏省开发区条例（2018）", "管理体制", "S12b", "派出机关"), force::must,
        some_day(date(2018, 1, 1), date(2019, 1, 1)), code{"32"}, of_agencies);
    r.topic = "agency.legal-type";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        c.require({"organ", "属于派出机关", "it is a dispatched organ"},
            c.ask<&body::legal_type>(c.this_body()) == dispatched_type::organ);
        c.tell([] { return say("不是派出机关", "is no dispatched organ"); });
    };
    return r;
}

rule jiangsu_social() {
    rule r = clause("js18.social", say("社会管理依托所在地人民政府", "social management relies on the host government"),
        in("江苏省开发区条例（2018）", "社会管理", "S12b", ""), force::must,
        some_day(date(2018, 1, 1), date(2019, 1, 1)), code{"32"}, of_zones);
    no_social_functions(r);
    return r;
}

rule zhenjiang_lead() {
    rule r = clause("js24.lists", say("一园主导产业不超过3个", "no more than three leading industries a park"),
        in("镇江市开发区“三张清单”", "主导产业", "S12c", ""), force::must, effect::announced_on(date(2025, 1, 10)),
        code{"3211"}, of_zones);
    r.parameters = {{"max_lead", std::int64_t{3}, say("主导产业至多几个", "leading industries at most")}};
    r.judge = [](context& c) {
        const std::int64_t max = c.param<std::int64_t>("max_lead");
        const auto lead = c.ask<&zone::lead_industries>(c.this_zone());
        c.require(conditions::few_industries,
            lead.is([&](const names& all) { return static_cast<std::int64_t>(distinct(all)) <= max; }));
        c.tell([&] {
            return lead.known() ? fill(say("主导产业 {0} 个", "leading industries: {0}"), {count_text(distinct(*lead))})
                                : say("主导产业不详", "the leading industries are not known");
        });
    };
    return r;
}

} // namespace

policy jiangsu() {
    static const policy pack("jiangsu",
        say("江苏省开发区条例（2018）、镇江“三张清单”（2024）", "Jiangsu (2018), Zhenjiang (2024)"),
        {jiangsu_status(), jiangsu_social(), zhenjiang_lead()});
    return pack;
}

} // namespace onezone::packs
