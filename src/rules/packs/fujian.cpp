// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Fujian: Jinjiang.

namespace onezone::packs {

namespace {

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
        c.require(
            {"none-in-zone", "应由街道承担的职能不由开发区承担", "the zone carries no function of the subdistrict"},
            any ? none : c.lacking(c.about(), fields::functions));
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
        const auto ours = with_parks(c, c.this_zone().unit);
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
                return mine && std::find(ours.begin(), ours.end(), mine->unit) != ours.end();
            };
            if (county.known())
                for (const unit_ref u : c.children(*county))
                    each_of(u.id(), [&](const holding& x) {
                        if (std::any_of(x.shared_with.begin(), x.shared_with.end(), is_ours)) led_there = c.exists(x);
                    });
            for (const unit_id u : ours)
                each_of(u, [&](const holding& x) {
                    c.blame(subject::of(x));
                    led_there = !c.exists(x);
                });
            all = all && led_there;
        }
        c.require({"led-by-subdistrict", "双方共担的职能由街道牵头", "the subdistrict leads what both carry"}, all);
        c.tell([] {
            return say("安全生产、环保不由街道牵头共担，或由谁牵头不详",
                "work safety or environment is not shared with the subdistrict in the lead, or nobody knows");
        });
    };
    return r;
}

} // namespace

policy fujian() {
    static const policy pack(
        "fujian", say("晋江经济开发区与街道职责划分", "Jinjiang in Fujian"), {jinjiang_share(), jinjiang_joint()});
    return pack;
}

} // namespace onezone::packs
