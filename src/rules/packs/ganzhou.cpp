// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <onezone/rules/packs/packs.hpp>

#include <stdexcept>

// The clean-up of Ganzhou's zone agencies, carried out from November 2022 and reported on 2023-11-23.

namespace onezone::packs {

namespace {

using names = std::vector<std::string>;

rule clause(std::string_view id, text title, std::string_view quote, force strength, about of) {
    rule r;
    r.id = id;
    r.title = std::move(title);
    r.basis = {"赣州市清理规范开发区管理机构促进开发区创新发展工作（2023-11-23发布）", "清理规范", "S1",
        std::string(quote), grade::stated, {}};
    r.force = strength;
    // The source gives the month, not the day.
    r.valid.announced = date(2023, 11, 23);
    r.valid.in_force_earliest = date(2022, 11, 1);
    r.valid.in_force_latest = date(2022, 12, 1);
    r.jurisdiction = code{"3607"};
    r.about = of;
    return r;
}

constexpr about of_zones{subject_kind::zone};
constexpr about of_agencies{subject_kind::agency};

rule social_all_but_one() {
    rule r = clause("gz22.social.all-but-one",
        say("除赣州经开区外，其余经济建设类开发区不再承担社会事务管理职能",
            "all zones of economic construction but Ganzhou's own carry no social functions"),
        "除赣州经开区外，其余经济建设类开发区均不再承担社会事务管理职能，实行“应剥尽剥”，社会事务管理职责交由所在行政区承担",
        force::must, of_zones);
    r.parameters = {{"exempt", names{"赣州经开区", "赣州经济技术开发区"}, say("除外的开发区", "the zones excepted")}};
    r.over = {{relation_to_rule::tightens, "jx23.county.no-social"}};
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.unless(
                {"excepted", "列为例外", "it is named as an exception"}, is_named(c, z, c.param<names>("exempt"))))
            return;
        if (!c.when({"economic", "属于经济建设类开发区", "it is a zone for economic development"},
                c.ask<&zone::category>(z) == zone_category::economic))
            return;
        c.require(conditions::no_social_function, holds_no_social_function(c, z.unit));
        c.tell([] { return say("仍承担社会事务管理职能", "still carries social functions"); });
    };
    return r;
}

// Agencies that the document names for closing: one that stands as an agency of its own has not been closed.
rule named_agencies(std::string_view id, text title, std::string_view quote, names listed, text still_there) {
    rule r = clause(id, std::move(title), quote, force::must, of_agencies);
    r.parameters = {{"named", std::move(listed), say("点名的机构", "the agencies named")}};
    r.judge = [still_there = std::move(still_there)](context& c) {
        const body& agency = c.this_body();
        if (!c.when({"named", "列入应撤销名单", "it is named to be closed"},
                any_means(c.param<names>("named"), agency.name)))
            return;
        c.require(conditions::closed, !c.exists(agency));
        c.tell([&] { return still_there; });
    };
    return r;
}

rule rank_cap(std::string_view id, text title, force strength, bool of_longnan) {
    rule r = clause(id, std::move(title), "对龙南经开区管委会由副厅级降格为正处级予以规范", strength, of_agencies);
    r.parameters = {
        {"max_rank", std::string(key_of(rank::county_chief)),
            say("至高的机构规格", "the highest rank of the institution")},
        {"named", names{"龙南经开区", "龙南经济技术开发区"}, say("点名的开发区", "the zones named")},
    };
    if (!of_longnan) {
        r.basis.how = grade::inferred;
        r.basis.reason = say("来源只说龙南一家；其余设在县域的国家级开发区比照，是推断",
            "the source speaks of Longnan alone; that others in county areas are held to the same is an inference");
    }
    r.judge = [of_longnan](context& c) {
        const body& agency = c.this_body();
        const zone& z = *c.zone_of(agency.unit);
        const bool named = is_named(c, z, c.param<names>("named"));
        if (of_longnan) {
            if (!c.when({"named", "在单独规定规格的名单内", "it is named with a rank of its own"}, named)) return;
        } else {
            if (!c.unless({"named", "在单独规定规格的名单内", "it is named with a rank of its own"}, named)) return;
            if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
            if (!c.when(conditions::county_area, c.ask<&zone::location>(z) == location_class::county_area)) return;
        }
        const auto highest = parse_word<rank>(c.param<std::string>("max_rank"));
        if (!highest) throw std::invalid_argument("max_rank is no rank");
        const auto is = c.ask<&body::rank>(agency);
        c.require({"not-above", "机构规格不高于所定上限", "its rank is not above the one set"}, is <= *highest);
        c.tell([&] {
            return fill(say("机构规格为{0}，应不高于{1}", "its rank is {0}, at most {1} is due"),
                {is.known() ? name_of(*is) : say("不详", "not known"), name_of(*highest)});
        });
    };
    return r;
}

// Whether the step changed what a charter lays down: rank, functions, parts, posts, quota or the parks run.
bool reshaped(context& c, const body& agency) {
    const window before = c.before();
    const body* was = before.find(agency.key);
    if (!was) return false;
    const auto count = [](const auto& range) { return range.count(); };
    const auto functions = [&](const window& w) {
        std::size_t n = 0;
        for (const holding& x : w.holdings_of(agency.key)) n += x.cls == carry_class::functions;
        return n;
    };
    return !(was->rank == agency.rank) || !(was->leading_posts == agency.leading_posts)
        || !(was->internal_bodies == agency.internal_bodies) || !(was->quota == agency.quota)
        || functions(before) != functions(c) || count(before.parts_of(agency.key)) != count(c.parts_of(agency.key))
        || count(before.parks_of(agency.unit)) != count(c.parks_of(agency.unit));
}

rule sanding() {
    rule r = clause("gz22.sanding",
        say("调整后的开发区管理机构重新印发“三定”规定", "an agency that was changed has its charter reissued"),
        "应重新印发“三定”规定的20个开发区管理机构均已完成新“三定”规定的印发", force::must, of_agencies);
    r.parameters = {
        {"since", std::string("2022-11-01"), say("自何日起印发的算新规定", "from when on a charter counts as new")}};
    r.judge = [](context& c) {
        const body& agency = c.this_body();
        const date since = parse_date(c.param<std::string>("since")).value();
        // 20 were due of the 21 agencies that remained; which one was not is not stated.
        const truth due = c.is_step() && reshaped(c, agency) ? truth::yes() : c.lacking(c.about(), fields::due);
        if (!c.when({"due", "应重新印发“三定”规定", "a new charter is due"}, due)) return;
        const auto charter_now = c.ask<&body::charter>(agency);
        c.require(
            {"reissued", "已重新印发“三定”规定", "the charter was issued anew"}, charter_now.is([&](const charter& s) {
                return s.issued ? truth(*s.issued >= since) : c.lacking(c.about(), fields::issued);
            }));
        c.tell([&] {
            return charter_now.known() && charter_now->issued
                ? fill(say("现行“三定”规定印发于{0}", "the charter in force is of {0}"),
                    {written_out(*charter_now->issued)})
                : say("“三定”规定何时印发不详", "when its charter was issued is not known");
        });
    };
    return r;
}

rule one_team() {
    rule r = clause("gz22.one-team",
        say("赣州高新区、龙南经开区、瑞金经开区主要领导由所在行政区党政主要领导兼任",
            "the principals of three named zones are the host division's own"),
        "赣州高新区、龙南经开区、瑞金经开区分别与赣县区、龙南市、瑞金市实行“区政合一”，主要领导由所在行政区党委政府主要领导兼任",
        force::must, of_zones);
    r.parameters = {{"named",
        names{"赣州高新区", "赣州高新技术产业开发区", "龙南经开区", "龙南经济技术开发区", "瑞金经开区",
            "瑞金经济技术开发区"},
        say("区政合一的开发区", "the zones integrated with their host")}};
    r.over = {{relation_to_rule::tightens, "jx23.head.county-national"}};
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when({"named", "在该条所列开发区之内", "it is one of the zones named"},
                is_named(c, z, c.param<names>("named"))))
            return;
        require_host_principals(c, z, false);
    };
    return r;
}

} // namespace

policy ganzhou_2022() {
    static const policy pack("ganzhou_2022",
        say("赣州市清理规范开发区管理机构（2022-2023）", "Ganzhou, clean-up of zone agencies (2022–2023)"),
        {
            social_all_but_one(),
            named_agencies("gz22.merge.section",
                say("三个科级园区机构纳入当地省级工业园区管理机构一体化管理",
                    "three section-level offices are merged into the local provincial park's agency"),
                "整合于都上欧工业园区管理办公室、罗坳工业园区管理办公室、会昌县九二工业基地建设办公室等3个科级机构，纳入当地省级工业园区管理机构一体化管理",
                {"于都上欧工业园区管理办公室", "罗坳工业园区管理办公室", "会昌县九二工业基地建设办公室"},
                say("尚未纳入当地省级工业园区管理机构", "is not yet merged into the local provincial park's agency")),
            named_agencies("gz22.village-agencies",
                say("撤销四个管理村（社区）的开发区机构", "four agencies that ran villages are abolished"),
                "撤销原来管理村（社区）的龙南市金塘新区管理委员会、赣州市南康区南水新城区开发建设委员会办公室、赣州新能源汽车科技城管理处、赣州蓉江新区高校园区管理处，分别纳入邻近乡镇人民政府一体化管理",
                {"龙南市金塘新区管理委员会", "赣州市南康区南水新城区开发建设委员会办公室", "赣州新能源汽车科技城管理处",
                    "赣州蓉江新区高校园区管理处"},
                say("尚未撤销", "is not yet abolished")),
            rank_cap("gz22.rank.longnan",
                say("龙南经开区管委会规范为正处级", "the agency of Longnan's zone has the rank of county chief"),
                force::must, true),
            rank_cap("gz22.rank",
                say("设在县域的国家级开发区管理机构不高于正处级",
                    "the agency of a national zone in a county area ranks no higher than county chief"),
                force::must, false),
            sanding(),
            one_team(),
        });
    return pack;
}

} // namespace onezone::packs
