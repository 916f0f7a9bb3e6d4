// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Fujian: Jinjiang, how its zone and the subdistrict of Xintang divide their duties.

namespace onezone::packs {

namespace {

rule jinjiang(std::string_view id, text title, std::string_view part, std::string_view quote) {
    rule r = clause(id, std::move(title),
        done_so(in("晋江经济开发区新塘园区工作交接（2022-02-11报道）", part, "S36", quote),
            say("来源报道的是新塘园与新塘街道如何分工；当作要求判定是推断",
                "the source reports how one park and one subdistrict divide their duties; to judge it as a demand is an inference")),
        force::principle, effect::announced_on(date(2022, 2, 11)), code{"350582"}, of_zones);
    r.parameters = {
        list_param("parks", {"新塘园", "新塘园区", "晋江经济开发区新塘园"}, say("所说的园区", "the park it is about"))};
    return r;
}

bool is_that_park(context& c) {
    return c.when(
        {"named", "属于该条点名者", "it is one the clause names"}, is_named(c, c.this_zone(), c.param<names>("parks")));
}

rule social_affairs() {
    rule r = jinjiang("fj.share",
        say("新塘园的治安、两违、环境、民政、教育、医疗等由新塘街道为主承担",
            "public order, building control, environment, welfare, schools and health of the park are mainly the subdistrict's"),
        "社会事务",
        "园区内的社会治安、“两违”治理、人居环境、疫情防控、劳务民政、教育医疗等社会事务，由新塘街道为主承担管理");
    r.parameters.push_back(list_param("subdistrict", {"治安", "两违", "环境", "民政", "教育", "医疗"},
        say("由街道为主承担的职能", "functions that are mainly the subdistrict's")));
    r.judge = [](context& c) {
        if (!is_that_park(c)) return;
        truth none = truth::yes();
        const names& theirs = c.param<names>("subdistrict");
        const bool any = each_function(c, c.this_zone().unit, [&](const holding& x, truth) {
            const bool is_theirs = std::any_of(
                theirs.begin(), theirs.end(), [&](const std::string& name) { return same_name(name, x.name); });
            if (!is_theirs) return;
            c.blame(subject::of(x));
            none = none && !c.exists(x);
        });
        c.require(
            {"none-in-zone", "应由街道承担的职能不由开发区承担", "the zone carries no function of the subdistrict"},
            of_all(c, none, any, knows_functions(c, c.this_zone().unit), c.about(), fields::functions));
        c.tell(
            [] { return say("承担了应由街道为主承担的职能", "carries a function that is mainly the subdistrict's"); });
    };
    return r;
}

rule joint_duties() {
    rule r = jinjiang("fj.share.joint",
        say("新塘园的安全生产、生态环保监管列入双责任制清单，以新塘街道为主牵头",
            "work safety and environment of the park are both's, with the subdistrict in the lead"),
        "双责任制清单",
        "园区内的安全生产、生态环保监管职能，实行经济开发区与新塘街道“双责任制清单”管理，以新塘街道为主牵头");
    r.parameters.push_back(list_param("joint", {"安全生产", "环保"}, say("双方共担的职能", "functions of both")));
    r.judge = [](context& c) {
        if (!is_that_park(c)) return;
        const asked<unit_ref> county = c.host_county(c.this_zone());
        const auto ours = with_parks(c, c.this_zone().unit);
        truth all = truth::yes();
        for (const std::string& name : c.param<names>("joint")) {
            truth led_there = c.lacking(c.about(), fields::functions);
            const auto each_of = [&](unit_id u, auto visit) {
                for (const body& b : c.bodies_of(u))
                    for (const holding& x : c.holdings_of(b.key))
                        if (x.cls == carry_class::functions && same_name(x.name, name)) visit(x, b);
            };
            const auto is_ours = [&](body_id b) {
                const body* mine = c.find(b);
                return mine && std::find(ours.begin(), ours.end(), mine->unit) != ours.end();
            };
            if (county.known())
                for (const unit_ref u : c.children(*county))
                    each_of(u.id(), [&](const holding& x, const body& lead) {
                        if (const truth of_division = is_of_division(c, lead);
                            !of_division.is_no() && std::any_of(x.shared_with.begin(), x.shared_with.end(), is_ours))
                            led_there = of_division && c.exists(x);
                    });
            for (const unit_id u : ours)
                each_of(u, [&](const holding& x, const body&) {
                    c.blame(subject::of(x));
                    led_there = !c.exists(x);
                });
            all = all && led_there;
        }
        c.require({"led-by-subdistrict", "双方共担的职能由街道牵头", "the subdistrict leads what both carry"}, all);
        c.tell([] {
            return say("安全生产或者环保未由街道牵头、双方共担",
                "work safety or environment is not shared with the subdistrict in the lead");
        });
    };
    return r;
}

} // namespace

policy fujian() {
    static const detail::lasting pack{policy("fujian",
        say("晋江经济开发区新塘园与新塘街道职责划分", "Jinjiang in Fujian"), {social_affairs(), joint_duties()})};
    return *pack;
}

} // namespace onezone::packs
