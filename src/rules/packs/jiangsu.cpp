// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Jiangsu: the regulation of 2018, and Zhenjiang.

namespace onezone::packs {

namespace {

citation regulation_of_2018(std::string_view part, std::string_view quote) {
    return in("《江苏省开发区条例》（江苏省人大常委会公告第68号）", part, "S12b", quote);
}

rule of_2018(std::string_view id, text title, citation basis, const about& of) {
    return clause(id, std::move(title), std::move(basis), force::must, effect::from(date(2018, 5, 1)), code{"32"}, of);
}

// 第二条: 经济技术开发区, 经济开发区 and 高新技术产业开发区.
void only_listed_kinds(rule& r) {
    only_where(r, [](context& c) {
        static const detail::lasting kinds{names{"经济技术开发区", "经济开发区", "高新技术产业开发区"}};
        return c.when({"listed-kind", "属于条例所列的开发区", "it is a zone of the kinds the regulation lists"},
            is_of_kind(c, *c.zone_of(c.this_unit().id()), *kinds));
    });
}

rule status() {
    rule r = of_2018("js18.status", say("开发区管理机构为派出机关", "a zone's agency is a dispatched organ"),
        regulation_of_2018("管理体制（经转引）", "派出机关"), of_agencies);
    legal_type_is(r, dispatched_type::organ, stance::demands);
    only_listed_kinds(r);
    return r;
}

rule social() {
    rule r =
        of_2018("js18.social", say("社会管理依托所在地人民政府", "social management relies on the host government"),
            regulation_of_2018("社会管理", ""), of_zones);
    no_social_functions(r);
    only_listed_kinds(r);
    return r;
}

rule zhenjiang_industries() {
    rule r = clause("js24.lists",
        say("保留园区主导产业不超过3个", "a park that is kept has no more than three leading industries"),
        read_as(in("镇江市开发园区整合优化提升工作专题会议", "产业定位", "S12c", "保留园区主导产业不超过3个"),
            say("出自一次会议的报道，日期未知，说的是整合后保留的园区；凡在册的园区均按保留理解",
                "from the report of a meeting, its day not known, about parks kept after the merger; every park recorded is read as kept")),
        force::must, effect{}, code{"3211"}, of_zones);
    leading_industries_capped(r, 3);
    return r;
}

} // namespace

policy jiangsu() {
    static const detail::lasting pack{
        policy("jiangsu", say("江苏省开发区条例（2018）、镇江市园区整合", "Jiangsu (2018), Zhenjiang"),
            {status(), social(), zhenjiang_industries()})};
    return *pack;
}

} // namespace onezone::packs
