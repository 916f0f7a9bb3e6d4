// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

// Policy papers of the State Council, its commission and the Party's plenum.

namespace onezone::packs {

namespace {

rule enterprise_apart() {
    rule r = law("gbf7.separate", say("开发区推行政企分开", "government and enterprise are kept apart in zones"),
        read_as(in("国办发〔2017〕7号", "政企分开", "S30", "政企分开"),
            say("原文未能通读，只有“政企分开”四字可证；按管理机构与平台公司不由同一人任职理解",
                "the paper could not be read whole, only these four characters are attested; read as nobody serving in both the agency and the company")),
        force::must, date(2017, 1, 19), {subject_kind::zone});
    // The paper is of that day; when it took effect is not stated beyond it.
    r.valid = {};
    r.valid.issued = date(2017, 1, 19);
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        bool has_posts = false;
        truth all = truth::yes();
        body_list companies;
        body_list agencies;
        each_body_of(c, z.unit, [&](const body& b) {
            const bool is_company = b.kind == body_kind::platform_company;
            if (!is_company && !leads_zone(b.kind)) return;
            (is_company ? companies : agencies).push_back(&b);
            all = all && knows_holders(c, b.key);
            has_posts = has_posts || (is_company && !c.posts_of(b.key).empty());
        });
        const truth bodies_known = knows_bodies(c, z.unit);
        if (!c.when(conditions::has_company,
                of_some(c, truth(!companies.empty()), false, bodies_known, c.about(), fields::bodies)))
            return;
        c.require({"apart", "管理机构与平台公司由不同的人任职",
                      "different people serve in the agency and the platform company"},
            of_all(
                c, !serves_in_both(c, companies, agencies), has_posts, all && bodies_known, c.about(), fields::holder));
        c.tell([] {
            return say("管理机构与平台公司由同一人任职", "one person serves in both the agency and the company");
        });
    };
    return r;
}

rule may_integrate() {
    rule r = law("fg2832.convert",
        say("对位于中心城区或者与城区连片发展的开发区，可探索与行政区体制合一",
            "a zone in or joined to the central urban area may try integration with the division"),
        in("《关于促进具备条件的开发区向城市综合功能区转型的指导意见》（发改规划〔2015〕2832号）", "（十五）", "S11",
            "对位于中心城区或者与城区连片发展的开发区，可探索开发区与行政区体制合一"),
        force::may, date(2015, 12, 2), {subject_kind::zone});
    r.valid = issued_on(date(2015, 12, 2));
    r.valid.in_force_earliest = date(2015, 12, 2);
    r.topic = "zone.integration";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        static constexpr field integration{"integrated", "区政合一情况", "integration with divisions",
            "是否与行政区实行区政合一", "whether it is integrated with a division"};
        const condition is_integrated{"integrated", "实行区政合一", "it is integrated with a division"};
        const truth integrated =
            of_some(c, truth(!z.integrated.empty()), false, knows_all_of(c, z.unit), c.about(), integration);
        if (!c.when(is_integrated, integrated)) return;
        c.when(conditions::main_urban_area, c.ask<&zone::location>(z) == location_class::main_urban_area);
        // Nothing is asked; but of whom nobody knows whether it makes use of the permission it is not said that it does.
        c.require({"makes-use", "已按此探索体制合一", "it makes use of the permission"}, integrated);
    };
    return r;
}

rule deepen_reform() {
    static constexpr field criterion{"criterion", "衡量标准（原文只有一句，未给出）",
        "a criterion (the paper has one sentence and gives none)", "以什么标准衡量（原文只有一句，未给出）",
        "by which criterion (the paper has one sentence and gives none)"};
    rule r =
        law("plenum24.zones", say("深化开发区管理制度改革", "the management of development zones is reformed further"),
            read_as(in("《中共中央关于进一步全面深化改革、推进中国式现代化的决定》（二十届三中全会2024-07-18通过）",
                        "开发区", "S28、S30", "深化开发区管理制度改革"),
                say("一句话没有给出强度；按鼓励理解", "one sentence that states no force; read as an encouragement")),
            force::encourage, date(2024, 7, 18), {subject_kind::whole, level::none, true});
    r.valid = issued_on(date(2024, 7, 18));
    r.valid.in_force_earliest = date(2024, 7, 18);
    r.judge = [](context& c) {
        bool changed = false;
        for (const body& b : c.all_bodies()) {
            if (!is_zone_agency(b.kind)) continue;
            const body* was = c.before().find(b.key);
            changed = changed || !was || !(*was == b);
        }
        for (const body& was : c.before().all_bodies())
            changed = changed || (is_zone_agency(was.kind) && !c.find(was.key));
        if (!c.when({"agencies-changed", "管理机构有变动", "its agencies changed"}, changed)) return;
        c.require({"deepens", "属于深化改革", "it deepens the reform"}, c.lacking(c.about(), criterion));
        c.tell([] {
            return say("开发区管理机构有变动；是否属于深化改革，原文没有标准",
                "agencies of zones changed; whether that is further reform the paper gives no means to tell");
        });
    };
    return r;
}

} // namespace

std::vector<rule> policy_paper_rules() { return {enterprise_apart(), may_integrate(), deepen_reform()}; }

} // namespace onezone::packs
