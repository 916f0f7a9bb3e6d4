// SPDX-License-Identifier: Apache-2.0
#include "procedure.hpp"

#include <onezone/rules/packs/packs.hpp>

// What other provinces and cities ask. They contradict each other, and are meant to: each binds its own jurisdiction only.
// A quote is left empty where the source was read for its sense and its wording is not at hand.

namespace onezone::packs {

namespace {

using names = std::vector<std::string>;

constexpr about of_zones{subject_kind::zone};
constexpr about of_agencies{subject_kind::agency};
constexpr about of_counties{subject_kind::division, level::county};
constexpr about of_affected_zones{subject_kind::zone, level::none, true, true};

// The governments of province and city a zone lies in; missing where its place is not known that closely.
asked<unit_ref> above_zone(const context& c, level l) {
    const zone* z = c.zone_of(c.this_unit().id());
    if (!z) z = c.before().zone_of(c.this_unit().id());
    unit_ref seat = c.unit(z->seat);
    if (!seat) seat = c.before().unit(z->seat);
    const unit_ref u = seat ? c.ancestor(seat, l) : unit_ref();
    return u ? asked<unit_ref>::of(u, 0) : asked<unit_ref>::missing(c.lacking(c.about(), fields::seat).marks());
}

truth proposed_by_city(const context& c, const happening& h) {
    const asked<unit_ref> city = above_zone(c, level::prefecture);
    return city.known() ? includes(c.ask_how<&procedure::proposed_by>(h), government_of(*city))
                        : truth::unknown(city.marks());
}

// In force from some day of that stretch on.
effect some_day(const date& earliest, const date& latest) {
    effect e;
    e.in_force_earliest = earliest;
    e.in_force_latest = latest;
    return e;
}

effect issued_on(const date& d) {
    effect e;
    e.issued = d;
    return e;
}

void no_social_functions(rule& r) {
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        c.require("none-left", holds_no_social_function(c, c.this_zone().unit));
        c.tell([] { return say("仍承担社会管理事务", "still carries social management"); });
    };
}

void capped_zones(rule& r, std::int64_t least, std::int64_t most, zone_counting how) {
    r.parameters = {{"max", most, say("每个县（市、区）至多几个", "how many at most")}};
    r.topic = "county.zones";
    r.stance = stance::forbids;
    r.judge = [least, how](context& c) {
        const truth_count counted = count_zones(c, how);
        // Of a county of which no agency is recorded nobody has said that it has none.
        const bool none_recorded = least > 0 && counted.sure() + counted.possible() == 0;
        c.require("enough", none_recorded ? c.lacking(c.about(), fields::agency) : counted.at_least(least));
        c.require("few-enough", counted.at_most(c.param<std::int64_t>("max")));
        tell_count(c, counted, how.by_zone);
    };
}

void economic_share(rule& r, std::int64_t percent) {
    r.parameters = {{"min_econ", percent,
        say("专门承担经济职责的内设机构至少占百分之几", "least share of economic bodies, in percent")}};
    r.judge = [](context& c) {
        c.require("share", has_economic_share(c, c.this_body(), c.param<std::int64_t>("min_econ")));
    };
}

//=== Shandong ===//

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
        c.require("agency", c.ask<&body::legal_type>(c.this_body()) == dispatched_type::agency);
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
        for (const body& b : c.bodies_of(c.this_zone().unit)) {
            any = true;
            if (b.kind != body_kind::department) continue;
            c.blame(subject::of(b));
            none = none && !c.exists(b);
        }
        c.require("none", any ? none : c.lacking(c.about(), fields::bodies));
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
        if (!c.when("weak", poor || dirty || slow)) return;
        const rectification order = rectification_of(c, z, c.param<names>("orders"));
        c.require("closed-in-the-end", !order.run_out);
        c.require("ordered", order.under_way || order.run_out);
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
        if (!c.when("listed", !(tier == zone_tier::none))) return;
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
                return std::vector<demanded>{{"proposed", proposed_by_city(c, h)},
                    {"reviewed", !national || through_province},
                    {"approved",
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
        for (const body& b : c.bodies_of(c.this_zone().unit))
            for (const holding& x : c.holdings_of(b.key)) {
                if (x.cls != carry_class::documents) continue;
                any = true;
                held.push_back(x.name);
            }
        text lacks;
        for (const std::string& list : c.param<names>("lists"))
            if (std::find(held.begin(), held.end(), list) == held.end())
                lacks += (lacks.empty() ? text() : say("、", ", ")) + verbatim(list);
        c.require("published", any ? truth(lacks.empty()) : c.lacking(c.about(), lists));
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
            c.require("within", c.lacking(c.about(), multiple));
            return;
        }
        const asked<decimal> is = c.answer(c.about(), figure->value, multiple);
        c.require("within", is <= c.param<decimal>("pay_multiple"));
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
        for (const entrustment& e : c.entrusted_to(z.unit)) {
            const unit_ref township = c.unit(e.unit);
            if (!c.running(e.valid) || township.level() != level::township) continue;
            any = true;
            truth here = seat.is([&](unit_ref county) { return township.within(county); });
            for (const hosting& h : c.hosts_of(z.unit)) here = here || township.within(c.unit(h.division));
            if (!here.is_yes()) c.blame(subject::of(e));
            within = within && here;
        }
        if (!c.when("holds-townships", any)) return;
        c.require("within-managed-area", within);
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
                return std::vector<demanded>{{"approved",
                    city ? approved_by_any(c, h, {government_of(city)}) : c.lacking(c.about(), fields::parent)}};
            });
        tell_approver(c, say("设区的市人民政府", "the government of the city"));
    };
    return r;
}

//=== Hebei: Tangshan ===//

rule tangshan_head() {
    rule r = clause("heb17.head",
        say("市管开发区书记由市委常委兼任，县管的书记由县委书记、主任由县长兼任",
            "a city-run zone's secretary is of the city's standing committee; a county-run one's leaders are the county's principals"),
        in("唐山市开发区改革（2017）", "领导体制", "S19", ""), force::must, issued_on(date(2017, 1, 26)), code{"1302"},
        of_zones);
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_id> managing = c.ask<&zone::managing>(z);
        if (!managing.known()) {
            c.require("managing", truth::unknown(managing.marks()));
            return;
        }
        const unit_ref by = c.unit(*managing);
        if (!c.when("managed-by-division", by && by.level() <= level::county)) return;
        if (by.level() == level::county) {
            require_principals_of(c, z, asked<unit_ref>::of(by, managing.marks()), true);
            return;
        }
        const leading_posts leaders(c, z.unit);
        if (!c.when("held", is_held(c, leaders, post_kind::secretary, posts::zone_secretary))) return;
        c.require("city-team",
            every_holder(c, leaders, post_kind::secretary, posts::zone_secretary,
                [&](person_id who) { return is_in_team(c, who, by.id()).resting_on(managing.marks()); }));
        c.tell([] { return say("书记不由市委常委兼任", "the secretary is none of the city's standing committee"); });
    };
    return r;
}

rule tangshan_share() {
    rule r = clause("heb17.econ-share",
        say("改革后经济类机构占80%以上", "after the reform four in five bodies are economic"),
        in("唐山市开发区改革（2017）", "机构设置", "S19", ""), force::target, issued_on(date(2017, 1, 26)),
        code{"1302"}, of_agencies);
    economic_share(r, 80);
    return r;
}

//=== Zhejiang: Lishui, and mergers ===//

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
        c.each_agency_of(c.this_zone(), [&](const body& b) { agencies.add(c.exists(b)); });
        c.require("one",
            agencies.sure() + agencies.possible() == 0 ? c.lacking(c.about(), fields::agency) : agencies.at_most(1));
        c.tell([&] { return fill(say("有管理机构 {0} 个", "agencies: {0}"), {count_text(agencies.sure())}); });
    };
    return r;
}

// A merger that leaves the approved area as it was. The boundaries themselves (四至) are not recorded.
void keeps_area(rule& r) {
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const zone* was = c.before().zone_of(z.unit);
        if (!c.when("merged", was && c.before().parks_of(z.unit).count() < c.parks_of(z.unit).count())) return;
        const auto area = c.ask<&zone::area>(z);
        const auto area_was = c.before().ask<&zone::area>(*was);
        c.require("same-area",
            area_was.known() ? (area == *area_was).resting_on(area_was.marks()) : truth::unknown(area_was.marks()));
        c.tell([] { return say("整合后核准面积有变", "the approved area changed with the merger"); });
    };
}

constexpr about of_changed_zones{subject_kind::zone, level::none, true};

rule zhejiang_merge() {
    rule r = clause("zj.merge",
        say("整合提升不改变四至范围和核准面积", "a merger leaves boundaries and approved area unchanged"),
        in("浙江省开发区（园区）整合提升", "整合", "S13", ""), force::must, effect::announced_on(date(2021, 5, 20)),
        code{"33"}, of_changed_zones);
    keeps_area(r);
    return r;
}

//=== one a county ===//

rule anhui_one() {
    rule r = clause("ah17.one-county", say("以县为基本区域，原则上一县一区", "in principle one zone a county"),
        in("安徽省开发区优化整合（2017）", "整合", "S17", "以县为基本区域，原则上一县一区"), force::principle,
        issued_on(date(2017, 12, 21)), code{"34"}, of_counties);
    capped_zones(r, 0, 1, {true, true, std::nullopt});
    r.parameters.push_back({"by", std::string("2018-06-30"), say("何日前完成", "by the end of which day")});
    r.judge = [counts = std::move(r.judge)](context& c) {
        if (c.when("due", c.on() > parse_date(c.param<std::string>("by")).value())) counts(c);
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
        if (!c.when("provincial", c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        if (!c.when("due", c.on() > parse_date(c.param<std::string>("by")).value())) return;
        const asked<unit_ref> county = c.host_county(z);
        c.require("named-so", county.is([&](unit_ref host) {
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
                return std::vector<demanded>{{"proposed", proposed_by_city(c, h)},
                    {"approved",
                        in.known() ? approved_by_any(c, h, {government_of(*in)}) : truth::unknown(in.marks())}};
            });
        c.tell([] {
            return say("整合未由市制订方案、省批准，或办理情况不详",
                "not drawn up by the city and approved by the province, or nobody knows");
        });
    };
    return r;
}

rule henan_one() {
    rule r = clause("ha21.one-county", say("一县一省级开发区", "one provincial zone a county"),
        in("河南省开发区整合（豫办〔2019〕21号；2022-06完成）", "整合", "S31", "一县一省级开发区"), force::must,
        some_day(date(2019, 1, 1), date(2022, 7, 1)), code{"41"}, of_counties);
    capped_zones(r, 0, 1, {true, true, zone_tier::provincial});
    return r;
}

rule ankang_county() {
    rule r = clause("sn21.county", say("每县只设一个开发区管理机构", "each county has exactly one agency"),
        in("安康市开发区管理机构改革", "机构设置", "S34", ""), force::must, effect{}, code{"6109"}, of_counties);
    capped_zones(r, 1, 1, {false, false, std::nullopt});
    return r;
}

rule ankang_city() {
    rule r = clause("sn21.city", say("市级开发区管理机构不超过2个", "the city runs two agencies at most"),
        in("安康市开发区管理机构改革", "机构设置", "S34", ""), force::must, effect{}, code{"6109"},
        {subject_kind::division, level::prefecture});
    r.parameters = {{"max", std::int64_t{2}, say("至多几个", "how many at most")}};
    r.judge = [](context& c) {
        truth_count run;
        c.each_agency_in(c.this_unit(), [&](const body& agency, const zone& z, truth lies_here) {
            const truth by_city = c.ask<&zone::managing>(z) == c.this_unit().id();
            if (!by_city.is_no()) c.blame({subject_kind::agency, agency.key.value()});
            run.add(lies_here && by_city && c.exists(agency));
        });
        c.require("few-enough", run.at_most(c.param<std::int64_t>("max")));
        tell_count(c, run, false);
    };
    return r;
}

rule yongchang_county() {
    rule r = clause("gs25.county", say("一个县域内只保留1个开发区管理机构", "one agency only is kept in a county"),
        in("永昌县开发区管理机构改革（2025）", "机构设置", "S35", "一个县域内只保留1个开发区管理机构"), force::must,
        effect::announced_on(date(2025, 3, 5)), code{"620321"}, of_counties);
    capped_zones(r, 1, 1, {false, false, std::nullopt});
    return r;
}

//=== Inner Mongolia, Jiangsu, Fujian ===//

rule hulunbuir_catalogue() {
    rule r = clause("nm21.catalogue",
        say("未列入目录的开发区撤销管理机构", "agencies of zones outside the catalogue are abolished"),
        in("呼伦贝尔市开发区清理（2021）", "清理", "S32", ""), force::must, effect::announced_on(date(2021, 10, 11)),
        code{"1507"}, of_agencies);
    r.judge = [](context& c) {
        const body& agency = c.this_body();
        if (!c.when("outside-catalogue", c.ask<&zone::tier>(*c.zone_of(agency.unit)) == zone_tier::none)) return;
        c.require("closed", !c.exists(agency));
        c.tell(
            [] { return say("所属开发区未列入目录，机构仍在", "its zone is in no catalogue, and it still stands"); });
    };
    return r;
}

rule jiangsu_status() {
    rule r = clause("js18.status", say("开发区管理机构为派出机关", "a zone's agency is a dispatched organ"),
        in("江苏省开发区条例（2018）", "管理体制", "S12b", "派出机关"), force::must,
        some_day(date(2018, 1, 1), date(2019, 1, 1)), code{"32"}, of_agencies);
    r.topic = "agency.legal-type";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        c.require("organ", c.ask<&body::legal_type>(c.this_body()) == dispatched_type::organ);
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
        c.require(
            "few-enough", lead.is([&](const names& all) { return static_cast<std::int64_t>(all.size()) <= max; }));
        c.tell([&] {
            return lead.known() ? fill(say("主导产业 {0} 个", "leading industries: {0}"), {count_text(lead->size())})
                                : say("主导产业不详", "the leading industries are not known");
        });
    };
    return r;
}

rule jinjiang_share() {
    rule r = clause("fj.share",
        say("治安、两违、环境、民政、教育、医疗由街道承担",
            "public order, building control, environment, welfare, schools and health are the subdistrict's"),
        in("晋江经济开发区与街道职责划分", "职责划分", "S36", ""), force::must, effect::announced_on(date(2022, 2, 11)),
        code{"350582"}, of_zones);
    r.parameters = {{"subdistrict", names{"治安", "两违", "环境", "民政", "教育", "医疗"},
        say("由街道承担的职能", "functions of the subdistrict")}};
    r.judge = [](context& c) {
        truth none = truth::yes();
        const names& theirs = c.param<names>("subdistrict");
        const bool any = each_function(c, c.this_zone().unit, [&](const holding& x, truth) {
            if (std::find(theirs.begin(), theirs.end(), x.name) == theirs.end()) return;
            c.blame(subject::of(x));
            none = none && !c.exists(x);
        });
        c.require("none-in-zone", any ? none : c.lacking(c.about(), fields::functions));
        c.tell([] { return say("承担了应由街道承担的职能", "carries a function that is the subdistrict's"); });
    };
    return r;
}

rule jinjiang_joint() {
    rule r = clause("fj.share.joint",
        say("安全生产、环保列入双责任制清单，由街道牵头",
            "work safety and environment are both's, with the subdistrict in the lead"),
        in("晋江经济开发区与街道职责划分", "双责任制清单", "S36", ""), force::must,
        effect::announced_on(date(2022, 2, 11)), code{"350582"}, of_zones);
    r.parameters = {{"joint", names{"安全生产", "环保"}, say("双方共担的职能", "functions of both")}};
    r.judge = [](context& c) {
        const asked<unit_ref> county = c.host_county(c.this_zone());
        truth all = truth::yes();
        for (const std::string& name : c.param<names>("joint")) {
            truth led_there = c.lacking(c.about(), fields::functions);
            const auto each_of = [&](unit_id u, auto visit) {
                for (const body& b : c.bodies_of(u))
                    for (const holding& x : c.holdings_of(b.key))
                        if (x.cls == carry_class::functions && x.name == name) visit(x);
            };
            const auto is_ours = [&](body_id b) {
                const body* mine = c.find(b);
                return mine && mine->unit == c.this_zone().unit;
            };
            if (county.known())
                for (const unit_ref u : c.children(*county))
                    each_of(u.id(), [&](const holding& x) {
                        if (std::any_of(x.shared_with.begin(), x.shared_with.end(), is_ours)) led_there = c.exists(x);
                    });
            each_of(c.this_zone().unit, [&](const holding& x) {
                c.blame(subject::of(x));
                led_there = !c.exists(x);
            });
            all = all && led_there;
        }
        c.require("led-by-subdistrict", all);
        c.tell([] {
            return say("安全生产、环保不由街道牵头共担，或由谁牵头不详",
                "work safety or environment is not shared with the subdistrict in the lead, or nobody knows");
        });
    };
    return r;
}

//=== Jiangxi: townships that become towns ===//

rule town_standard() {
    static constexpr field people{"indicator.people", "户籍人口", "registered population"};
    static constexpr field area{"indicator.area", "面积", "area"};
    static constexpr field seat_share{"indicator.seat_share", "驻地人口占比", "share of the people at its seat"};
    static constexpr field standing{"indicator.standing", "经济排位", "standing of its economy in the county"};
    static constexpr field terrain{
        "terrain", "地形及是否与驻地或城市规划区相邻", "whether it adjoins the seat, and its terrain"};
    rule r = clause("jx21.town", say("撤乡设镇须达到标准", "a township that becomes a town meets the standard"),
        in("江西省撤乡设镇标准（赣府发〔2021〕10号）", "标准", "S37", ""), force::must,
        some_day(date(2021, 1, 1), date(2022, 1, 1)), code{"36"}, {subject_kind::division, level::township, true});
    const auto number = [](std::string_view name, std::int64_t n, text meaning) {
        return parameter{std::string(name), n, std::move(meaning), {}, grade::stated, {}};
    };
    r.parameters = {
        number("people_adjacent", 30000, say("相邻的：户籍人口至少", "adjoining the seat: people at least")),
        number("area_adjacent", 40, say("相邻的：面积至少，平方千米", "adjoining the seat: area at least, km²")),
        number("people_plain", 25000, say("平原湖区：户籍人口至少", "plain: people at least")),
        number("area_plain", 60, say("平原湖区：面积至少，平方千米", "plain: area at least, km²")),
        number("people_hills", 18000, say("丘陵山区：户籍人口至少", "hills: people at least")),
        number("area_hills", 80, say("丘陵山区：面积至少，平方千米", "hills: area at least, km²")),
        number("seat_share", 10, say("驻地人口至少占百分之几", "share of the people at the seat at least, in percent")),
        number("standing", 40,
            say("经济总量连续两年居全县前百分之几", "economy among the first so many percent two years running")),
    };
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const unit_ref was = c.before().unit(u.id());
        if (!c.when("becomes-a-town",
                u.kind() == unit_kind::town && was
                    && (was.kind() == unit_kind::township || was.kind() == unit_kind::ethnic_township)))
            return;
        const auto least = [&](std::string_view name) { return decimal::of(c.param<std::int64_t>(name)); };
        const auto figure = [&](const field& name) {
            const indicator* i = latest(c, u.id(), name.zh, c.on());
            return i ? c.answer(c.about(), i->value, name)
                     : asked<decimal>::missing(c.lacking(c.about(), name).marks());
        };
        const asked<decimal> is_people = figure(people);
        const asked<decimal> is_area = figure(area);
        const truth adjacent = is_people >= least("people_adjacent") && is_area >= least("area_adjacent");
        const truth plain = is_people >= least("people_plain") && is_area >= least("area_plain");
        const truth hills = is_people >= least("people_hills") && is_area >= least("area_hills");
        // Which of the three standards is its own is not recorded; it matters only where they differ.
        const truth some = adjacent || plain || hills;
        const truth every = adjacent && plain && hills;
        c.require("size", every || (some && c.lacking(c.about(), terrain)));
        c.require("seat", figure(seat_share) >= least("seat_share"));
        std::vector<const indicator*> years;
        for (const indicator& i : c.indicators_of(u.id()))
            if (i.name == standing.zh && i.on && *i.on <= c.on()) years.push_back(&i);
        std::sort(years.begin(), years.end(), [](const indicator* a, const indicator* b) { return *a->on > *b->on; });
        truth among_first = years.size() < 2 ? c.lacking(c.about(), standing) : truth::yes();
        for (std::size_t i = 0; i < 2 && years.size() >= 2; ++i)
            among_first = among_first && c.answer(c.about(), years[i]->value, standing) <= least("standing");
        c.require("economy", among_first);
        c.tell([] { return say("未达到撤乡设镇的标准", "falls short of the standard for towns"); });
    };
    return r;
}

} // namespace

policy jiangxi_towns_2021() {
    static const policy pack("jiangxi_towns_2021",
        say("江西省撤乡设镇标准（2021）", "Jiangxi, standard for towns (2021)"), {town_standard()});
    return pack;
}

policy shandong() {
    static const policy pack("shandong", say("山东省开发区（2016、2019、2023）", "Shandong (2016, 2019, 2023)"),
        {sd16_agency(), sd16_no_branch(), sd16_exit(), sd16_approve(), sd16_list(), sd16_township_duty(), sd19_strip(),
            sd19_pay(), sd23_entrust(), sd23_approver()});
    return pack;
}

policy anhui_2017() {
    static const policy pack("anhui_2017", say("安徽省开发区优化整合（2017）", "Anhui, merging zones (2017)"),
        {anhui_one(), anhui_area(), anhui_name(), anhui_approve()});
    return pack;
}

policy zhejiang() {
    static const policy pack("zhejiang", say("浙江省开发区（园区）整合提升", "Zhejiang, merging zones and parks"),
        {lishui_share(), lishui_one(), zhejiang_merge()});
    return pack;
}

policy hebei_2017() {
    static const policy pack(
        "hebei_2017", say("唐山市开发区改革（2017）", "Tangshan in Hebei (2017)"), {tangshan_head(), tangshan_share()});
    return pack;
}

policy henan_2021() {
    static const policy pack(
        "henan_2021", say("河南省开发区整合（2021）", "Henan, merging zones (2021)"), {henan_one()});
    return pack;
}

policy inner_mongolia_2021() {
    static const policy pack("inner_mongolia_2021",
        say("呼伦贝尔市开发区清理（2021）", "Hulunbuir in Inner Mongolia (2021)"), {hulunbuir_catalogue()});
    return pack;
}

policy shaanxi() {
    static const policy pack(
        "shaanxi", say("安康市开发区管理机构改革", "Ankang in Shaanxi"), {ankang_county(), ankang_city()});
    return pack;
}

policy gansu_2025() {
    static const policy pack(
        "gansu_2025", say("永昌县开发区管理机构改革（2025）", "Yongchang in Gansu (2025)"), {yongchang_county()});
    return pack;
}

policy jiangsu() {
    static const policy pack("jiangsu",
        say("江苏省开发区条例（2018）、镇江“三张清单”（2024）", "Jiangsu (2018), Zhenjiang (2024)"),
        {jiangsu_status(), jiangsu_social(), zhenjiang_lead()});
    return pack;
}

policy fujian() {
    static const policy pack(
        "fujian", say("晋江经济开发区与街道职责划分", "Jinjiang in Fujian"), {jinjiang_share(), jinjiang_joint()});
    return pack;
}

policy all() {
    static const policy packs = national() + jiangxi_towns_2021() + jiangxi_2023() + ganzhou_2022() + shangli_2022()
        + shandong() + anhui_2017() + zhejiang() + hebei_2017() + henan_2021() + inner_mongolia_2021() + shaanxi()
        + gansu_2025() + jiangsu() + fujian();
    return packs;
}

} // namespace onezone::packs
