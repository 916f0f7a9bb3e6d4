// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Anhui: one zone a county.

namespace onezone::packs {

namespace {

rule anhui_one() {
    rule r = clause("ah17.one-county", say("以县为基本区域，原则上一县一区", "in principle one zone a county"),
        in("安徽省开发区优化整合（2017）", "整合", "S17", "以县为基本区域，原则上一县一区"), force::principle,
        issued_on(date(2017, 12, 21)), code{"34"}, of_counties);
    capped_zones(r, 0, 1, {true, true, std::nullopt});
    r.parameters.push_back({"by", std::string("2018-06-30"), say("何日前完成", "by the end of which day")});
    r.judge = [counts = std::move(r.judge)](context& c) {
        if (c.when(conditions::by_then, c.on() > parse_date(c.param<std::string>("by")).value())) counts(c);
    };
    return r;
}

rule anhui_area() {
    rule r = clause("ah17.area", say("整合不改变四至范围、不扩大面积", "a merger changes no boundary and adds no area"),
        in("安徽省开发区优化整合（2017）", "整合", "S17", ""), force::must, issued_on(date(2017, 12, 21)), code{"34"},
        of_changed_zones);
    keeps_area(r);
    return r;
}

// A place's name without the word for its kind: 肥东 of 肥东县.
std::string_view stem(std::string_view name) {
    for (const std::string_view kind : {"县", "市", "区"})
        if (name.size() > 2 * kind.size() && name.ends_with(kind)) return name.substr(0, name.size() - kind.size());
    return name;
}

rule anhui_name() {
    rule r = clause("ah17.name",
        say("名称为“安徽+县名+种类名”或“安徽+市名+区名+种类名”",
            "named Anhui, its county and its kind, or Anhui, its city, its district and its kind"),
        in("安徽省开发区优化整合（2017）", "名称", "S17", ""), force::must, issued_on(date(2017, 12, 21)), code{"34"},
        of_zones);
    r.parameters = {{"by", std::string("2018-06-30"), say("何日前完成", "by the end of which day")}};
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::provincial, c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        if (!c.when(conditions::by_then, c.on() > parse_date(c.param<std::string>("by")).value())) return;
        const asked<unit_ref> county = c.host_county(z);
        c.require({"named-so", "名称符合规定的构成", "its name is made up as set"}, county.is([&](unit_ref host) {
            const unit_ref city = c.ancestor(host, level::prefecture);
            const std::string place(stem(host.name()));
            const std::string_view name = c.this_unit().name();
            return name.starts_with("安徽" + place)
                || (city && name.starts_with("安徽" + std::string(stem(city.name())) + place));
        }));
        c.tell([] { return say("名称不合规定的格式", "its name does not follow the form"); });
    };
    return r;
}

rule anhui_approve() {
    rule r = clause("ah17.approve",
        say("整合方案由市制订，报省批准", "the city draws up a merger, the province approves it"),
        in("安徽省开发区优化整合（2017）", "程序", "S17", ""), force::must, issued_on(date(2017, 12, 21)), code{"34"},
        of_affected_zones);
    r.judge = [](context& c) {
        judge_acts(
            c, [](const happening& h) { return truth(h.merged || h.gone); },
            [&](const happening& h) {
                const asked<unit_ref> in = above_zone(c, level::province);
                return std::vector<demanded>{{conditions::proposed, proposed_by_city(c, h)},
                    {conditions::approved,
                        in.known() ? approved_by_any(c, h, {government_of(*in)}) : truth::unknown(in.marks())}};
            });
        c.tell([] {
            return say("整合未由市制订方案、省批准，或办理情况不详",
                "not drawn up by the city and approved by the province, or nobody knows");
        });
    };
    return r;
}

} // namespace

policy anhui_2017() {
    static const policy pack("anhui_2017", say("安徽省开发区优化整合（2017）", "Anhui, merging zones (2017)"),
        {anhui_one(), anhui_area(), anhui_name(), anhui_approve()});
    return pack;
}

} // namespace onezone::packs
