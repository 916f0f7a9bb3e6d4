// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Zhejiang: Lishui, mergers, and the Hangzhou Bay New Area of Ningbo.

namespace onezone::packs {

namespace {

constexpr code lishui{"3311"};

rule economic_half() {
    rule r = clause("zj.econ-share",
        say("专门承担经济发展相关职责的内设机构不低于50%", "at least half of the internal bodies are economic"),
        in("丽水市开发区（园区）整合提升方案", "内设机构", "S20", "专门承担经济发展相关职责的内设机构不低于50%"),
        force::must, effect{}, lishui, of_agencies);
    economic_share(r, 50);
    return r;
}

rule one_body() {
    rule r = clause("zj.one-one-one", say("一个平台、一个主体、一套班子", "one platform, one body, one team"),
        read_as(in("丽水市开发区（园区）整合提升方案", "管理体制", "S20", "一个平台、一个主体、一套班子"),
            say("“一个主体”理解为一个管理机构", "“one body” is read as one administrative agency")),
        force::must, effect{}, lishui, of_zones);
    r.judge = [](context& c) {
        truth_count agencies;
        truth all = truth::yes();
        for (const unit_id u : with_parks(c, c.this_zone().unit)) all = all && c.is_whole(known_list::agencies, u);
        each_body_of(c, c.this_zone().unit, [&](const body& b) {
            if (!is_agency_of(b, *c.zone_of(b.unit))) return;
            c.blame({subject_kind::agency, b.key.value()});
            agencies.add(c.exists(b));
        });
        c.require({"one", "只有一个管理机构", "there is one agency"},
            agencies.sure() + agencies.possible() == 0 && !all.is_yes()
                ? c.lacking(c.about(), fields::agency)
                : agencies.at_most(1, all) && agencies.at_least(1, all));
        tell_figure(c, [&] { return fill(say("有管理机构 {0} 个", "agencies: {0}"), {count_text(agencies.sure())}); });
    };
    return r;
}

rule merge_within_area() {
    rule r = clause("zj.merge", say("整合提升不突破国家核准面积", "a merger does not go beyond the approved area"),
        done_so(
            in("浙江省开发区整合提升工作（2008年起，2020-10-23报道）", "整合提升", "S13",
                "主要在不涉及开发区“四至”范围变更、不突破国家核准面积的前提下，授权开发区对相邻或相近的园区进行委托管理"),
            say("来源介绍的是做法；据此判定其他整合是推断，“四至”未记录，只判面积",
                "the source describes the practice; holding others to it is an inference. Boundaries are not recorded, only areas are judged")),
        force::must, effect::announced_on(date(2020, 10, 23)), code{"33"}, of_changed_zones);
    keeps_area(r);
    return r;
}

//=== 宁波杭州湾新区 ===//

citation hangzhou_bay(std::string_view quote) { return in("《宁波杭州湾新区条例》（2015年）", "第四条", "S65", quote); }

rule of_hangzhou_bay(std::string_view id, text title, citation basis, const about& of) {
    rule r =
        clause(id, std::move(title), std::move(basis), force::must, effect::from(date(2015, 5, 1)), code{"3302"}, of);
    r.parameters = {list_param("named", {"宁波杭州湾新区"}, say("条例所指的新区", "the area the regulation is about"))};
    return r;
}

void only_hangzhou_bay(rule& r) {
    only_where(r, [](context& c) {
        return c.when({"named", "属于该条点名者", "it is one the clause names"},
            is_named(c, *c.zone_of(c.this_unit().id()), c.param<names>("named")));
    });
}

rule bay_agency() {
    rule r = of_hangzhou_bay("nb.hangzhouwan.agency",
        say("新区管委会是宁波市人民政府的派出机构",
            "the area's committee is a dispatched agency of Ningbo's government"),
        hangzhou_bay("是宁波市人民政府的派出机构，负责新区内的开发、建设和管理工作"), of_agencies);
    legal_type_is(r, dispatched_type::agency, stance::demands);
    only_hangzhou_bay(r);
    return r;
}

rule bay_social() {
    rule r = of_hangzhou_bay("nb.hangzhouwan.social",
        say("新区管委会行使相当于县级的社会行政管理权限",
            "the area's committee exercises the social powers of a county"),
        read_as(hangzhou_bay(
                    "新区管委会在其管理范围内行使宁波市人民政府授予的相关市级经济管理权限和相当于县级社会行政管理权限"),
            say("条文授予权限；管委会应有社会管理职能是据此理解",
                "the article grants powers; that the committee therefore has social functions is a reading")),
        of_zones);
    r.topic = "zone.social-functions";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        truth some = truth::no();
        const bool any =
            each_function(c, c.this_zone().unit, [&](const holding&, truth social) { some = some || social; });
        c.require({"some", "承担一定的社会管理职能", "it carries some social function"},
            of_some(c, some, any, knows_functions(c, c.this_zone().unit), c.about(), fields::functions));
        c.tell([] { return say("不承担任何社会管理职能", "carries no social function at all"); });
    };
    only_hangzhou_bay(r);
    return r;
}

rule bay_statistics() {
    rule r = of_hangzhou_bay("nb.hangzhouwan.unchanged",
        say("慈溪市行政区划不变、汇总统计口径不变",
            "the divisions of Cixi and whom statistics count for stay as they are"),
        hangzhou_bay("在保持慈溪市行政区划不变、司法管辖不变、汇总统计口径不变的前提下"), of_zones);
    // Jurisdiction of the courts is not recorded.
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_ref> county = c.host_county(z);
        const auto counts_for = c.ask<&zone::statistics>(z);
        c.require(
            {"counts-for-the-county", "统计归所在县级市", "its statistics count for the county-level city it lies in"},
            county.known() ? (counts_for == county->id()).resting_on(county.marks()) : truth::unknown(county.marks()));
        c.tell([&] {
            const unit_ref other = counts_for.known() ? c.unit(*counts_for) : unit_ref();
            if (!other || !county.known())
                return say("统计不归所在县级市", "its statistics do not count for the county it lies in");
            return fill(say("统计归{0}，不归所在的{1}", "its statistics count for {0}, not for {1}, where it lies"),
                {verbatim(other.name()), verbatim(county->name())});
        });
    };
    only_hangzhou_bay(r);
    return r;
}

} // namespace

policy zhejiang() {
    static const detail::lasting pack{policy("zhejiang",
        say("浙江省开发区（园区）整合提升、宁波杭州湾新区", "Zhejiang, merging zones and parks; Hangzhou Bay"),
        {economic_half(), one_body(), merge_within_area(), bay_agency(), bay_social(), bay_statistics()})};
    return *pack;
}

} // namespace onezone::packs
