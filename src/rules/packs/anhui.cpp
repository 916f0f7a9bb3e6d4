// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Anhui: one zone a county.

namespace onezone::packs {

namespace {

citation notice(std::string_view part, std::string_view quote) {
    return in("《安徽省人民政府办公厅关于推进全省开发区优化整合工作的通知》（2017-12-21）", part, "S17", quote);
}

rule anhui(std::string_view id, text title, citation basis, force strength, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, issued_on(date(2017, 12, 21)), code{"34"}, of);
}

parameter by_june_2018() { return day_param("by", "2018-06-30", say("何日前完成", "by the end of which day")); }
bool is_due(context& c) { return c.when(conditions::by_then, c.on() > parse_date(c.param<std::string>("by")).value()); }

rule one_a_county() {
    rule r = anhui("ah17.one-county", say("以县为基本区域，原则上一县一区", "in principle one zone a county"),
        notice("一", "开发区整合以县为基本区域，原则上实行“一县一区”，整合工作2018年6月底前完成"), force::principle,
        of_counties);
    capped_zones(r, 0, 1, {true, true, std::nullopt});
    r.parameters.push_back(by_june_2018());
    only_where(r, is_due);
    return r;
}

rule no_more_area() {
    rule r = anhui("ah17.area",
        say("整合不变更四至范围、不突破批准的面积",
            "a merger changes no boundary and does not go beyond the approved area"),
        notice("三", "此次整合不涉及相关园区四至范围变更、不突破国家和省批准的园区面积"), force::must,
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

rule named_after_county() {
    rule r = anhui("ah17.name",
        say("名称为“安徽+县名+种类名”或“安徽+市+区名+种类名”",
            "named Anhui, its county and its kind, or Anhui, its city, its district and its kind"),
        notice("四",
            "整合后的开发区，名称统一调整为：安徽+所在县名+开发区种类名或安徽+所在市+区名+开发区种类名。原有的国家级开发区，以国务院批准的名称为准"),
        force::must, of_zones);
    r.parameters = {by_june_2018()};
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::provincial, c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        if (!is_due(c)) return;
        const asked<unit_ref> county = c.host_county(z);
        c.require({"named-so", "名称符合规定的构成", "its name is made up as set"}, county.is([&](unit_ref host) {
            const unit_ref city = c.ancestor(host, level::prefecture);
            const std::string place(stem(host.name()));
            const std::string_view name = c.this_unit().name();
            truth made_up_so = truth::no();
            const auto look_at = [&](const std::string& start) {
                for (const std::string& whole : {start + place, start + std::string(host.name())})
                    if (name.starts_with(whole)) made_up_so = made_up_so || is_kind(c, z, name.substr(whole.size()));
            };
            look_at("安徽");
            if (city) look_at("安徽" + std::string(stem(city.name())));
            return made_up_so;
        }));
        c.tell([&] {
            return fill(say("名称“{0}”不合规定的构成", "the name “{0}” is not made up as set"),
                {verbatim(c.this_unit().name())});
        });
    };
    return r;
}

rule approved_by_the_province() {
    rule r = anhui("ah17.approve",
        say("整合方案由市制定，报省政府批准", "the city draws up the plan of a merger, the province approves it"),
        notice("三", "设区的市负责本辖区内开发区整合工作……制定整合方案，报省政府批准后实施"), force::must,
        of_affected_zones);
    r.judge = [](context& c) {
        judge_acts(
            c, [](const happening& h) { return truth(h.merged || h.gone); },
            [&](const happening& h) {
                return std::vector<demanded>{
                    {conditions::proposed, proposed_as_asked(c, h)}, {conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

} // namespace

policy anhui_2017() {
    static const detail::lasting pack{
        policy("anhui_2017", say("安徽省开发区优化整合（2017）", "Anhui, merging zones (2017)"),
            {one_a_county(), no_more_area(), named_after_county(), approved_by_the_province()})};
    return *pack;
}

} // namespace onezone::packs
