// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Shandong: the regulation of 2016, the reform of 2019 and the township rule of 2023.
// A quote is left empty where the source was read for its sense and its wording is not at hand.

namespace onezone::packs {

namespace {

constexpr code shandong_code{"37"};
constexpr std::string_view regulation = "山东省经济开发区条例（2016）";

rule sd16_agency() {
    rule r = clause("sd16.agency",
        say("开发区可以设管委会，作为县级以上人民政府的派出机构", "a zone may have a committee as a dispatched agency"),
        in(regulation, "第七条", "S15", "派出机构"), force::may, effect::from(date(2016, 10, 1)), shandong_code,
        of_agencies);
    r.topic = "agency.legal-type";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        c.require({"agency", "属于派出机构", "it is a dispatched agency"},
            c.ask<&body::legal_type>(c.this_body()) == dispatched_type::agency);
        c.tell([] { return say("记为派出机关，而非派出机构", "is recorded as a dispatched organ"); });
    };
    return r;
}

rule sd16_no_branch() {
    rule r = clause("sd16.no-branch",
        say("职能部门原则上不在开发区设置工作机构", "departments have, in principle, no bodies of their own in a zone"),
        in(regulation, "第十一条", "S15", "职能部门原则上不在经济开发区设置工作机构"), force::principle,
        effect::from(date(2016, 10, 1)), shandong_code, of_zones);
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
            any ? none : c.lacking(c.about(), fields::bodies));
        c.tell([] { return say("有职能部门的工作机构", "has a body of a government department"); });
    };
    return r;
}

rule sd16_exit() {
    static constexpr field yield{"indicator.yield", "亩均效益", "output per mu"};
    static constexpr field pollution{"indicator.pollution", "污染物排放", "pollution"};
    static constexpr field growth{"indicator.growth", "营业收入增速", "growth of revenue"};
    rule r = clause("sd16.exit",
        say("低效、污染、发展滞后的开发区限期整改，整改无效的撤并整合",
            "a zone that is inefficient, polluting or lagging is ordered to rectify, and merged or closed where that fails"),
        in(regulation, "第十六条", "S15", ""), force::must, effect::from(date(2016, 10, 1)), shandong_code, of_zones);
    r.parameters = {
        {"min_yield", std::nullopt,
            say("低效的界限，来源未给出", "below which it is inefficient; the source gives none"), decimal{}},
        {"max_pollution", std::nullopt, say("污染的界限，来源未给出", "above which it pollutes; the source gives none"),
            decimal{}},
        {"min_growth", std::nullopt, say("滞后的界限，来源未给出", "below which it lags; the source gives none"),
            decimal{}},
        {"orders", names{"限期整改"},
            say("以何名称记录的事项是责令整改", "under which designations an order to rectify is recorded")},
    };
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const truth poor = falls_short(c, z, yield.zh, yield, "min_yield");
        const truth dirty = falls_short(c, z, pollution.zh, pollution, "max_pollution", true);
        const truth slow = falls_short(c, z, growth.zh, growth, "min_growth");
        if (!c.when({"weak", "属于低效、污染或发展滞后", "it is inefficient, polluting or lags behind"},
                poor || dirty || slow))
            return;
        const rectification order = rectification_of(c, z, c.param<names>("orders"));
        c.require({"closed-in-the-end", "整改无效的已撤并", "where putting right failed, it was closed or merged"},
            !order.run_out);
        c.require({"ordered", "已限期整改", "it was ordered to put it right"}, order.under_way || order.run_out);
        c.tell([&] {
            return order.run_out
                ? say("整改期满仍不达标，应撤并整合", "still short after its term: to be merged or closed")
                : say("未责令整改", "is not ordered to rectify");
        });
    };
    return r;
}

rule sd16_approve() {
    rule r = clause("sd16.approve",
        say("国家级开发区经设区的市、省报国务院，省级的由设区的市报省批准；更名、扩区、迁址同样办理",
            "a national zone goes through city and province to the State Council, a provincial one through the city to the province, as do new names, areas and places"),
        in(regulation, "第十三条、第十四条", "S15", ""), force::must, effect::from(date(2016, 10, 1)), shandong_code,
        of_affected_zones);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const zone* z = c.is_gone() ? c.before().zone_of(u.id()) : c.zone_of(u.id());
        const auto tier = c.is_gone() ? c.before().ask<&zone::tier>(*z) : c.ask<&zone::tier>(*z);
        if (!c.when({"listed", "属于国家级或省级开发区", "it is a national or provincial zone"},
                !(tier == zone_tier::none)))
            return;
        judge_acts(
            c,
            [](const happening& h) {
                return truth(h.founded || h.renamed || h.area_changed || h.bounds_changed || h.moved);
            },
            [&](const happening& h) {
                const asked<unit_ref> in = above_zone(c, level::province);
                const truth national = tier == zone_tier::national;
                const auto of_province = [&](truth by) { return in.known() ? by : truth::unknown(in.marks()); };
                const auto reviewed = c.ask_how<&procedure::reviewed_by>(h);
                const truth by_province =
                    of_province(in.known() ? approved_by_any(c, h, {government_of(*in)}) : truth::no());
                const truth through_province = of_province(in.known() ? reviewed == government_of(*in) : truth::no());
                return std::vector<demanded>{{conditions::proposed, proposed_by_city(c, h)},
                    {conditions::reviewed, !national || through_province},
                    {conditions::approved,
                        (national && approved_by_any(c, h, {of_state(organ::state_council)}))
                            || (!national && by_province)}};
            });
        c.tell([] {
            return say("未按规定的层级报批，或报批情况不详", "not approved along that way, or nobody knows how");
        });
    };
    return r;
}

rule sd16_list() {
    static constexpr field lists{"documents", "公布的清单", "published lists"};
    rule r = clause("sd16.list",
        say("公布权力清单、责任清单、收费清单", "the lists of powers, duties and charges are published"),
        in(regulation, "第三十六条", "S15", ""), force::must, effect::from(date(2016, 10, 1)), shandong_code, of_zones);
    r.parameters = {{"lists", names{"权力清单", "责任清单", "收费清单"},
        say("以何名称记录的文书是所公布的清单", "under which names documents are the lists published")}};
    r.judge = [](context& c) {
        names held;
        bool any = false;
        each_body_of(c, c.this_zone().unit, [&](const body& b) {
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
            any ? truth(lacks.empty()) : c.lacking(c.about(), lists));
        c.tell([&] { return fill(say("没有{0}", "there is no {0}"), {lacks}); });
    };
    return r;
}

rule sd16_township_duty() {
    rule r = clause("sd16.township-duty",
        say("社会管理由所在县、乡镇人民政府承担", "social management is the host county's and townships'"),
        in(regulation, "第二十六条", "S15", ""), force::must, effect::from(date(2016, 10, 1)), shandong_code, of_zones);
    no_social_functions(r);
    return r;
}

rule sd19_strip() {
    rule r = clause("sd19.strip", say("剥离行政和社会事务", "administrative and social affairs are stripped"),
        in("山东省开发区体制机制改革（2019试点，2020-03全省推开）", "剥离社会事务", "S16", ""), force::must,
        some_day(date(2020, 3, 1), date(2020, 4, 1)), shandong_code, of_zones);
    no_social_functions(r);
    r.topic.clear();
    r.stance = stance::none;
    return r;
}

rule sd19_pay() {
    static constexpr field multiple{
        "indicator.pay", "薪酬与当地同类公务员之比", "pay as a multiple of comparable civil servants'"};
    rule r = clause("sd19.pay",
        say("薪酬不超过当地同类公务员的2倍", "pay is at most twice that of comparable civil servants"),
        in("山东省开发区体制机制改革（2019试点，2020-03全省推开）", "薪酬", "S16", ""), force::must,
        some_day(date(2020, 3, 1), date(2020, 4, 1)), shandong_code, of_zones);
    r.parameters = {{"pay_multiple", decimal::of(2), say("至多几倍", "the multiple at most")}};
    r.judge = [](context& c) {
        const indicator* figure = latest(c, c.this_zone().unit, multiple.zh, c.on());
        if (!figure) {
            c.require(
                {"within", "薪酬不超过规定倍数", "pay is within the multiple set"}, c.lacking(c.about(), multiple));
            return;
        }
        const asked<decimal> is = c.answer(c.about(), figure->value, multiple);
        c.require(
            {"within", "薪酬不超过规定倍数", "pay is within the multiple set"}, is <= c.param<decimal>("pay_multiple"));
        c.tell([&] {
            return fill(
                say("为 {0} 倍", "is {0} times"), {is.known() ? verbatim(to_string(*is)) : say("不详", "not known")});
        });
    };
    return r;
}

rule sd23_entrust() {
    rule r = clause("sd23.entrust",
        say("设区市政府可批准开发区代管其管辖范围内的乡镇（街道）",
            "the city may approve that a zone administers townships within its managed area"),
        in("山东省：规范代管乡镇（街道）程序，下放审批权限（2023）", "代管", "S14",
            "规范代管乡镇（街道）程序，下放审批权限"),
        force::may, some_day(date(2023, 1, 1), date(2024, 1, 1)), shandong_code, of_zones);
    r.topic = "zone.holds-townships";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_ref> seat = c.host_county(z);
        truth within = truth::yes();
        bool any = false;
        each_township_of(c, z.unit, [&](const entrustment& e, unit_ref township) {
            any = true;
            truth here = seat.is([&](unit_ref county) { return township.within(county); });
            for (const hosting& h : c.hosts_of(z.unit)) here = here || township.within(c.unit(h.division));
            if (!here.is_yes()) c.blame(subject::of(e));
            within = within && here;
        });
        if (!c.when({"holds-townships", "代管乡镇（街道）", "it administers townships"}, any)) return;
        c.require(
            {"within-managed-area", "代管的乡镇（街道）在管辖范围内", "the townships lie within its area"}, within);
        c.tell([] {
            return say("所代管的乡镇不在其管辖范围内", "a township administered lies outside the managed area");
        });
    };
    return r;
}

rule sd23_approver() {
    rule r = clause("sd23.entrust.approver",
        say("开发区代管乡镇（街道）由设区市政府批准", "that a zone administers a township is approved by the city"),
        read_as(in("山东省：规范代管乡镇（街道）程序，下放审批权限（2023）", "代管", "S14",
                    "规范代管乡镇（街道）程序，下放审批权限"),
            say("来源只说审批权限下放到设区市；未经其批准即不合规，是据此理解",
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
                const unit_ref city = c.ancestor(c.this_unit(), level::prefecture);
                return std::vector<demanded>{{conditions::approved,
                    city ? approved_by_any(c, h, {government_of(city)}) : c.lacking(c.about(), fields::parent)}};
            });
        tell_approver(c, say("设区的市人民政府", "the government of the city"));
    };
    return r;
}

} // namespace

policy shandong() {
    static const policy pack("shandong", say("山东省开发区（2016、2019、2023）", "Shandong (2016, 2019, 2023)"),
        {sd16_agency(), sd16_no_branch(), sd16_exit(), sd16_approve(), sd16_list(), sd16_township_duty(), sd19_strip(),
            sd19_pay(), sd23_entrust(), sd23_approver()});
    return pack;
}

} // namespace onezone::packs
