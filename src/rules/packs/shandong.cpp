// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Shandong: the regulation of 2016, the reform of 2019, the township rule of 2023; and the West Coast New Area of Qingdao.

namespace onezone::packs {

namespace {

constexpr code shandong_code{"37"};

//=== 山东省经济开发区条例 ===//

citation regulation_of_2016(std::string_view article, std::string_view quote) {
    return in("《山东省经济开发区条例》（2016年）", article, "S15", quote);
}

// 第二条: 经济技术开发区 approved by the State Council, 经济开发区 and 工业园区 approved by the province.
truth is_economic_zone(context& c, const zone& z) {
    static const detail::lasting kinds{names{"经济技术开发区", "经济开发区", "工业园区"}};
    return is_of_kind(c, z, *kinds);
}

rule of_2016(std::string_view id, text title, citation basis, force strength, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, effect::from(date(2016, 10, 1)), shandong_code, of);
}

void only_economic_zones(rule& r) {
    only_where(r, [](context& c) {
        const unit_ref u = c.this_unit();
        const zone* z = c.is_gone() ? c.before().zone_of(u.id()) : c.zone_of(u.id());
        return c.when(
            {"economic-zone", "属于经济开发区", "it is an economic development zone"}, is_economic_zone(c, *z));
    });
}

rule agency_2016() {
    rule r = of_2016("sd16.agency",
        say("经济开发区可以设管委会，作为县级以上人民政府的派出机构",
            "a zone may have a committee, as a dispatched agency of a government of county level or above"),
        regulation_of_2016("第七条", "经济开发区可以设立管理委员会，作为所在地县级以上人民政府的派出机构"), force::may,
        of_agencies);
    legal_type_is(r, dispatched_type::agency, stance::permits);
    only_economic_zones(r);
    return r;
}

rule no_branch() {
    rule r = of_2016("sd16.no-branch",
        say("职能部门原则上不在经济开发区设置工作机构",
            "departments have, in principle, no bodies of their own in a zone"),
        regulation_of_2016("第十一条", "经济开发区所在地县级以上人民政府职能部门原则上不在经济开发区设置工作机构"),
        force::principle, of_zones);
    r.judge = [](context& c) {
        truth none = truth::yes();
        bool any = false;
        each_body_of(c, c.this_zone().unit, [&](const body& b) {
            any = true;
            if (b.kind != body_kind::department) return;
            c.blame(subject::of(b));
            none = none && !c.exists(b);
        });
        c.require({"none", "没有职能部门的工作机构", "no department has a body there"},
            of_all(c, none, any, knows_bodies(c, c.this_zone().unit), c.about(), fields::bodies));
        c.tell([] { return say("有职能部门的工作机构", "has a body of a government department"); });
    };
    only_economic_zones(r);
    return r;
}

rule exit_2016() {
    static constexpr field yield{"indicator.yield", "亩均效益", "output per mu"};
    static constexpr field pollution{"indicator.pollution", "污染物排放", "pollution"};
    static constexpr field growth{"indicator.growth", "营业收入增速", "growth of revenue"};
    static constexpr field advice{"rectification", "整改建议或责令整改", "advice or order to rectify",
        "是否提出整改建议或责令整改", "whether it was advised or ordered to rectify"};
    rule r = of_2016("sd16.exit",
        say("资源利用效率低下、环境保护不达标、发展滞后的，由商务主管部门提出整改建议，整改达不到要求的撤并整合",
            "a zone that is inefficient, polluting or lagging is advised to rectify, and merged or closed where that fails"),
        regulation_of_2016("第十六条",
            "对资源利用效率低下、环境保护不达标、发展滞后的经济开发区，由省或者设区的市商务主管部门会同有关部门……提出整改建议；对整改达不到要求或者无法完成整改任务的，按照有关规定进行撤并整合"),
        force::must, of_zones);
    r.parameters = {
        in_measure(figure_param("min_yield", std::nullopt,
                       say("资源利用效率低下的界限：条文未给出",
                           "output below which it is inefficient: the clause gives none")),
            "万元/亩"),
        figure_param("max_pollution", std::nullopt,
            say("环境保护不达标的界限：条文未给出", "discharge above which it pollutes: the clause gives none")),
        in_measure(figure_param("min_growth", std::nullopt,
                       say("发展滞后的界限：条文未给出", "growth below which it lags: the clause gives none")),
            "%"),
        list_param("orders", {"整改建议", "限期整改"},
            say("以何名称记录的事项是整改建议", "under which designations advice to rectify is recorded")),
        figure_years_param(),
    };
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const rectification order = rectification_of(c, z, c.param<names>("orders"));
        const auto is_weak = [&](const period& days) {
            const truth poor = falls_short(c, z, yield.zh, yield, "min_yield", days);
            const truth dirty = falls_short(c, z, pollution.zh, pollution, "max_pollution", days, true);
            const truth slow = falls_short(c, z, growth.zh, growth, "min_growth", days);
            return poor || dirty || slow;
        };
        if (!c.when({"weak", "发展状况达到应予整改的程度", "it does so badly that it has to be put right"},
                is_weak(lately(c))))
            return;
        const truth failed = order.run_out ? is_weak(order.since_the_end(c)) : truth::no();
        c.require(
            {"closed-in-the-end", "整改无效的已撤并", "where putting right failed, it was closed or merged"}, !failed);
        c.require({"advised", "已提出整改建议或责令整改", "rectification was advised or ordered"},
            failed
                || of_some(
                    c, truth(order.under_way), !z.designations.empty(), knows_all_of(c, z.unit), c.about(), advice));
        c.tell([&] {
            return failed.is_yes()
                ? say("整改期满仍达不到要求，应撤并整合", "still short after its term: to be merged or closed")
                : say("未提出整改建议", "was not advised to rectify");
        });
    };
    only_economic_zones(r);
    return r;
}

rule approve_2016() {
    rule r = of_2016("sd16.approve",
        say("国家级开发区由设区的市申报，经省同意后报国务院审批，省级的由设区的市申报，省审批；更名、扩区、调区按原程序",
            "a national zone goes from the city through the province to the State Council, a provincial one from the city to the province, as do new names, areas and places"),
        regulation_of_2016(
            "第十三条、第十四条", "经济开发区需要进行更名、扩大规划面积或者调整区位的，应当按照原设立申报程序批准"),
        force::must, of_affected_zones);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const window then = c.is_gone() ? c.before() : static_cast<const window&>(c);
        const zone* z = then.zone_of(u.id());
        const zone* was = c.before().zone_of(u.id());
        const auto tier = then.ask<&zone::tier>(*z);
        if (!c.when({"listed", "属于国家级或省级开发区", "it is a national or provincial zone"},
                !(tier == zone_tier::none)))
            return;
        // 扩大规划面积: an area that shrinks is no case of it.
        const auto grew = [&](const happening& h) {
            if (!h.area_changed) return truth::no();
            if (!was) return truth::yes();
            const auto area = then.ask<&zone::area>(*z);
            const auto area_was = c.before().ask<&zone::area>(*was);
            return area_was.known() ? (area > *area_was).resting_on(area_was.marks())
                                    : truth::unknown(area_was.marks());
        };
        judge_acts(
            c,
            [&](const happening& h) {
                const bool plain = h.founded || h.renamed || h.bounds_changed || h.moved;
                return plain ? truth::yes() : grew(h);
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::proposed, proposed_as_asked(c, h)},
                    {conditions::reviewed, reviewed_as_asked(c, h)}, {conditions::approved, approved_as_asked(c, h)}};
            });
    };
    only_economic_zones(r);
    return r;
}

rule lists_2016() {
    static constexpr field lists{
        "documents", "公布的清单", "published lists", "公布了哪些清单", "which lists it has published"};
    rule r = of_2016("sd16.list",
        say("公布权力清单、责任清单、收费清单", "the lists of powers, duties and charges are published"),
        regulation_of_2016("第三十六条", "应当按照国家和省有关规定，依法制定并公布权力清单、责任清单和收费清单"),
        force::must, of_zones);
    r.parameters = {list_param("lists", {"权力清单", "责任清单", "收费清单"},
        say("以何名称记录的文书是所公布的清单", "under which names documents are the lists published"))};
    r.judge = [](context& c) {
        names held;
        bool any = false;
        truth all = knows_bodies(c, c.this_zone().unit);
        each_body_of(c, c.this_zone().unit, [&](const body& b) {
            all = all && c.is_whole(known_list::documents, b.key);
            for (const holding& x : c.holdings_of(b.key)) {
                if (x.cls != carry_class::documents) continue;
                any = true;
                held.push_back(x.name);
            }
        });
        text lacks;
        for (const std::string& list : c.param<names>("lists"))
            if (std::find(held.begin(), held.end(), list) == held.end())
                lacks += (lacks.empty() ? text() : say("、", ", ")) + verbatim(list);
        c.require({"published", "应公布的清单都已公布", "all lists due are published"},
            of_some(c, truth(lacks.empty()), any, all, c.about(), lists));
        c.tell([&] { return fill(say("没有{0}", "there is no {0}"), {lacks}); });
    };
    only_economic_zones(r);
    return r;
}

rule township_duty() {
    rule r = of_2016("sd16.township-duty",
        say("所在地县级以上人民政府和乡镇人民政府依法承担社会管理职能",
            "the host governments, townships among them, carry social management"),
        read_as(
            regulation_of_2016("第二十六条",
                "经济开发区所在地县级以上人民政府和乡镇人民政府应当支持经济开发区管理委员会的工作，在其职责范围内，依法承担社会管理职能"),
            say("条文要求所在地政府承担，并未禁止开发区承担（第八条第六项还列有人力资源和社会保障等工作）；以所在地政府是否承担为准",
                "the clause asks it of the hosts and forbids nothing to the zone (article 8 item 6 even lists some); judged by what the hosts carry")),
        force::must, of_zones);
    r.judge = [](context& c) {
        const asked<unit_ref> county = c.host_county(c.this_zone());
        if (!county.known()) {
            c.require({"hosts-carry-some", "所在地政府承担社会管理职能", "the host governments carry social functions"},
                truth::unknown(county.marks()));
            return;
        }
        bool any = false;
        truth some = truth::no();
        truth all = c.is_whole(known_list::children, county->id());
        const auto look = [&](unit_ref u) {
            all = all && c.is_whole(known_list::bodies, u.id());
            for (const body& b : c.bodies_of(u.id())) {
                const truth of_division = is_of_division(c, b);
                if (of_division.is_no()) continue;
                all = all && c.is_whole(known_list::functions, b.key);
                for (const holding& x : c.holdings_of(b.key)) {
                    if (x.cls != carry_class::functions) continue;
                    any = true;
                    some =
                        some || (of_division && c.ask<&holding::function>(x) == function_class::social && c.exists(x));
                }
            }
        };
        look(*county);
        for (const unit_ref township : c.children(*county)) look(township);
        c.require({"hosts-carry-some", "所在地政府承担社会管理职能", "the host governments carry social functions"},
            of_some(c, some, any, all, subject::of(*county), fields::functions));
        c.tell([] {
            return say("所在地政府未承担任何社会管理职能", "the host governments carry no social management at all");
        });
    };
    only_economic_zones(r);
    return r;
}

//=== 2019, 2023 ===//

citation reform_2019(std::string_view part, std::string_view source, std::string_view quote) {
    return in("山东省《关于推动开发区体制机制改革创新促进高质量发展的意见》（2019-07-10通过）", part, source, quote);
}

// The paper was adopted on that day and tried by 45 zones; from March 2020 on everywhere.
effect reform_2019_dates() {
    effect e = some_day(date(2019, 7, 10), date(2020, 4, 1));
    e.issued = date(2019, 7, 10);
    return e;
}

rule strip_2019() {
    rule r = clause("sd19.strip", say("开发区剥离社会事务管理职能", "social affairs are stripped from zones"),
        reform_2019("职能", "S63", "开发区剥离社会事务管理职能，剥离开发运营职能"), force::must, reform_2019_dates(),
        shandong_code, of_zones);
    no_social_functions(r);
    r.topic.clear();
    r.stance = stance::none;
    return r;
}

rule pay_2019() {
    static constexpr field multiple{
        "indicator.pay", "薪酬与当地同条件公务员之比", "pay as a multiple of comparable civil servants'"};
    rule r = clause("sd19.pay",
        say("薪酬一般不超过当地同条件公务员的2倍，特聘人才除外",
            "pay is, as a rule, at most twice that of comparable civil servants, but for talents hired specially"),
        reform_2019("薪酬", "S16", "可高于当地同条件公务员收入不超过2倍，对特聘人才实行特岗特薪"), force::principle,
        reform_2019_dates(), shandong_code, of_zones);
    r.parameters = {
        in_measure(figure_param("pay_multiple", decimal::of(2), say("至多几倍", "the multiple at most")), "倍")};
    r.parameters.back().at_least = decimal::of(1);
    r.parameters.push_back(figure_years_param());
    r.judge = [](context& c) {
        const told_figure paid(c, c.this_zone().unit, multiple.zh, lately(c), multiple);
        c.require({"within", "薪酬不超过规定倍数", "pay is within the multiple set"},
            paid.at_most(c.param<decimal>("pay_multiple"), c.measure_of("pay_multiple")));
        tell_figure(c, [&] {
            return fill(say("薪酬与当地同条件公务员之比为 {0}，应不超过 {1}",
                            "pay as a multiple of comparable civil servants' is {0}, at most {1}"),
                {paid.is() ? written(*paid.is()) : text(),
                    onezone::written(c.param<decimal>("pay_multiple"), hedge::exact, c.measure_of("pay_multiple"))});
        });
    };
    return r;
}

citation townships_2023() {
    return in("山东省规范开发区代管乡镇（街道）的配套政策（2023年报道）", "代管乡镇（街道）", "S14",
        "规范代管乡镇（街道）程序，下放审批权限，由设区市政府结合产城融合程度，批准开发区代管其管辖面积内的乡镇（街道）");
}

rule entrust_2023() {
    rule r = clause("sd23.entrust",
        say("设区市政府可批准开发区代管其管辖面积内的乡镇（街道）",
            "the city may approve that a zone administers townships within its managed area"),
        townships_2023(), force::may, some_day(date(2023, 1, 1), date(2024, 1, 1)), shandong_code, of_zones);
    r.topic = "zone.holds-townships";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_ref> seat = c.host_county(z);
        truth within = truth::yes();
        bool any = false;
        each_township_of(c, z.unit, [&](const entrustment& e, unit_ref township) {
            any = true;
            // One of which only the city is known may lie in it.
            const auto lies_in = [&](unit_ref area) {
                if (c.within(township, area)) return truth::yes();
                const bool may_be = !township.place_known() && c.within(area, c.parent(township));
                return may_be ? c.lacking(subject::of(township), fields::parent) : truth::no();
            };
            truth here = seat.is(lies_in);
            for (const hosting& h : c.hosts_of(z.unit)) here = here || lies_in(c.unit(h.division));
            c.blame(subject::of(e), !here);
            within = within && here;
        });
        // One that stands in no record may lie outside.
        const truth all = knows_townships(c, z.unit);
        if (!c.when({"holds-townships", "代管乡镇（街道）", "it administers townships"}, truth(any) || !all)) return;
        c.require({"within-managed-area", "代管的乡镇（街道）在管辖范围内", "the townships lie within its area"},
            within && all);
        c.tell([] {
            return say("所代管的乡镇不在其管辖面积内", "a township administered lies outside the managed area");
        });
    };
    return r;
}

rule approver_2023() {
    rule r = clause("sd23.entrust.approver",
        say("开发区代管乡镇（街道）由设区市政府批准", "that a zone administers a township is approved by the city"),
        read_as(townships_2023(),
            say("来源说由设区市政府批准；未经其批准即不合规，是据此理解",
                "the source says that the city approves; that it may not be done without is a reading of it")),
        force::must, some_day(date(2023, 1, 1), date(2024, 1, 1)), shandong_code,
        {subject_kind::division, level::township, true, true});
    r.judge = [](context& c) {
        judge_acts(
            c,
            [&](const happening& h) {
                const unit_ref trustee = h.trustee_changed && h.trustee.ok() ? c.unit(h.trustee) : unit_ref();
                return truth(trustee && !trustee.is_division());
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

//=== 青岛西海岸新区 ===//

citation west_coast(std::string_view article, std::string_view quote) {
    return in("《山东省青岛西海岸新区条例》（2017年）", article, "S64", quote);
}
constexpr code qingdao_code{"3702"};

rule of_west_coast(std::string_view id, text title, citation basis, force strength, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, effect::from(date(2018, 1, 1)), qingdao_code, of);
}

void only_west_coast(rule& r) {
    r.parameters.push_back(list_param(
        "named", {"青岛西海岸新区", "西海岸新区"}, say("条例所指的新区", "the area the regulation is about")));
    only_where(r, [](context& c) {
        return c.when({"named", "属于该条点名者", "it is one the clause names"},
            is_named(c, *c.zone_of(c.this_unit().id()), c.param<names>("named")));
    });
}

rule west_coast_agency() {
    rule r = of_west_coast("qd.westcoast.agency",
        say("西海岸新区管委会是青岛市人民政府的派出机构",
            "the committee of the West Coast New Area is a dispatched agency of Qingdao's government"),
        west_coast("第六条", "西海岸新区管理委员会是青岛市人民政府的派出机构"), force::must, of_agencies);
    legal_type_is(r, dispatched_type::agency, stance::demands);
    only_west_coast(r);
    return r;
}

rule west_coast_social() {
    rule r = of_west_coast("qd.westcoast.social",
        say("新区内的社会管理和公共服务由当地人民政府负责，工作机构与黄岛区政府部门合署履行经济社会管理职能",
            "social management is the local government's; the area's bodies share offices with the district's departments for economic and social administration"),
        west_coast("第七条",
            "西海岸新区管理委员会设置的工作机构与黄岛区人民政府工作部门合署，履行相应的经济社会管理职能……西海岸新区内的社会管理和公共服务等事项，由当地人民政府负责"),
        force::must, of_zones);
    r.topic = "zone.social-functions";
    r.stance = stance::permits;
    // A social function of the area's own bodies is shared with a body of the host district, which leads it or has a part in it.
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_ref> county = c.host_county(z);
        const auto of_host = [&](body_id b) {
            const body* other = c.find(b);
            if (!other || !county.known() || !c.within(c.unit(other->unit), *county)) return truth::no();
            return is_of_division(c, *other);
        };
        truth shared = truth::yes();
        const bool any = each_function(c, z.unit, [&](const holding& x, truth social) {
            truth with_host = truth::no();
            for (const body_id b : x.shared_with) with_host = with_host || of_host(b);
            const truth fits = !social || with_host;
            c.blame(subject::of(x), !fits);
            shared = shared && (county.known() ? fits : fits || truth::unknown(county.marks()));
        });
        c.require({"with-the-district", "社会管理职能与所在区政府部门共担",
                      "its social functions are shared with departments of the host district"},
            of_all(c, shared, any, knows_functions(c, z.unit), c.about(), fields::functions));
        c.tell([] {
            return say("社会管理职能未与所在区政府部门共担",
                "a social function is not shared with a department of the host district");
        });
    };
    only_west_coast(r);
    return r;
}

} // namespace

policy shandong() {
    static const detail::lasting pack{
        policy("shandong", say("山东省开发区（2016、2019、2023）", "Shandong (2016, 2019, 2023)"),
            {agency_2016(), no_branch(), exit_2016(), approve_2016(), lists_2016(), township_duty(), strip_2019(),
                pay_2019(), entrust_2023(), approver_2023(), west_coast_agency(), west_coast_social()})};
    return *pack;
}

} // namespace onezone::packs
