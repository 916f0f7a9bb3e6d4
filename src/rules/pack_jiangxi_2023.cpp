// SPDX-License-Identifier: Apache-2.0
#include "pack_support.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/packs.hpp>

namespace onezone::packs {

namespace {

constexpr code jiangxi{"36"};

citation paper(std::string clause, std::string quote) {
    return {"关于深化开发区管理制度改革推动开发区高质量发展的实施意见(江西省)", std::move(clause), "S1",
        std::move(quote), grade::stated, {}};
}

effect announced() { return effect::announced_on(date(2023, 11, 8)); }

//=== zones and townships ===//

rule county_no_entrust() {
    rule r;
    r.id = "jx23.county.no-entrust";
    r.title = say("设在县域的开发区原则上不代管乡镇(街道)",
        "a zone in a county area does not, in principle, administer townships");
    r.basis = paper("深化开发区体制机制改革", "设在县域的开发区原则上不代管乡镇(街道)");
    r.force = force::principle;
    r.valid = announced();
    r.jurisdiction = jiangxi;
    r.about = {subject_kind::zone};
    r.parameters = {{"max_entrusted", std::int64_t{0}, say("可代管的乡镇(街道)数", "townships it may administer")}};
    r.topic = "zone.holds-townships";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when("county-area", c.ask<&zone::location>(z) == location_class::county_area)) return;
        truth_count held;
        for (const entrustment& e : c.entrusted_to(z.unit)) {
            if (!c.running(e.valid) || c.unit(e.unit).level() != level::township) continue;
            held.add(c.exists(e));
            c.blame(subject::of(e));
        }
        c.require("few-enough", held.at_most(c.param<std::int64_t>("max_entrusted")));
        c.tell([&] {
            return fill(
                say("代管乡镇(街道) {0} 个", "administers {0} townships"), {count_text(held.sure() + held.possible())});
        });
    };
    return r;
}

rule county_max_zones() {
    rule r;
    r.id = "jx23.county.max-zones";
    r.title = say(
        "原则上每个县(市、区)的开发区不超过1家", "in principle no more than one zone in each county-level division");
    r.basis =
        paper("深化开发区体制机制改革", "全面完成开发区管理机构的清理规范工作,原则上每个县(市、区)的开发区不超过1家");
    r.force = force::principle;
    r.valid = announced();
    r.jurisdiction = jiangxi;
    r.about = {subject_kind::division, level::county};
    r.parameters = {
        {"max", std::int64_t{1}, say("每个县(市、区)至多几家", "how many at most")},
        {"counts", std::string("agencies"),
            say("按管理机构计:这句话出自清理规范管理机构的要求",
                "counted by agency: the sentence is about cleaning up agencies"),
            {}, grade::inferred, {"agencies", "zones"}},
        {"city_run", false,
            say("设区市管理的开发区是否计入:赣州清理后18个县(市、区)有21个管理机构,可见不计入",
                "whether zones run by the city count: Ganzhou ended with 21 agencies for 18 county-level divisions, so they do not"),
            {}, grade::inferred},
    };
    r.topic = "county.zones";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const unit_ref county = c.this_unit();
        const bool by_zone = c.param<std::string>("counts") == "zones";
        const bool city_run_too = c.param<bool>("city_run");
        truth_count counted;
        std::vector<unit_id> zones;
        c.each_agency_in(county, [&](const body& agency, const zone& z, truth lies_here) {
            if (by_zone) {
                if (std::find(zones.begin(), zones.end(), z.unit) != zones.end()) return;
                zones.push_back(z.unit);
            }
            truth run_here = truth::yes();
            if (!city_run_too)
                run_here = c.ask<&zone::managing>(z).is([&](unit_id by) {
                    const unit_ref u = c.unit(by);
                    return u && u.level() >= level::county;
                });
            const truth counts = lies_here && run_here && c.exists(agency);
            if (!counts.is_no()) c.blame(subject::of(agency));
            counted.add(counts);
        });
        c.require("few-enough", counted.at_most(c.param<std::int64_t>("max")));
        c.tell([&] {
            const text sure = count_text(counted.sure());
            if (counted.possible() == 0) return fill(say("有管理机构 {0} 个", "has {0} agencies"), {sure});
            return fill(
                say("确知有管理机构 {0} 个,另有 {1} 个所在地或管理主体不明,可能在此",
                    "has {0} agencies for certain, and {1} more whose place or managing government is not known may be here"),
                {sure, count_text(counted.possible())});
        });
    };
    return r;
}

rule concurrent_no_pay() {
    rule r;
    r.id = "jx23.concurrent.no-pay";
    r.title = say("兼任领导不得在开发区领酬", "leaders who hold a zone post concurrently draw no pay from the zone");
    r.basis = paper("深化人事薪酬制度改革", "兼任领导不得在开发区领酬");
    r.force = force::prohibit;
    r.valid = announced();
    r.jurisdiction = jiangxi;
    r.about = {subject_kind::tenure};
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when("running", c.running(t.valid))) return;
        if (!c.when("concurrent", t.mode == tenure_mode::concurrent)) return;
        const post* p = c.find(t.post);
        if (!c.when("leading", is_leading(p->kind))) return;
        if (!c.when("zone-post", c.zone_of(c.find(p->body)->unit) != nullptr)) return;
        c.require("unpaid", c.ask<&tenure::paid>(t) == false);
        c.tell([&] { return say("兼任的开发区职务领酬", "pay is drawn from the concurrent zone post"); });
    };
    return r;
}

} // namespace

policy jiangxi_2023() {
    static const policy pack("jiangxi_2023",
        say("江西省开发区管理制度改革(2023)", "Jiangxi, management of development zones (2023)"),
        {county_no_entrust(), county_max_zones(), concurrent_no_pay()});
    return pack;
}

} // namespace onezone::packs
