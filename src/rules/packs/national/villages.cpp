// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

// 村民委员会组织法, 城市居民委员会组织法.

namespace onezone::packs {

namespace {

rule community_size() {
    static constexpr field households{"indicator.households", "户数", "households"};
    rule r = law("village.change",
        say("居民委员会一般在一百户至七百户的范围内设立",
            "a residents' committee is normally of 100 to 700 households"),
        in("城市居民委员会组织法（2018修正）", "第六条", "S7b",
            "居民委员会根据居民居住状况，按照便于居民自治的原则，一般在一百户至七百户的范围内设立"),
        force::target, date(1990, 1, 1), {subject_kind::division, level::village, true});
    r.parameters = {{"min", std::int64_t{100}, say("至少几户", "households at least")},
        {"max", std::int64_t{700}, say("至多几户", "households at most")}};
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"newly-founded", "属于新设的居民委员会", "it is a newly founded residents’ committee"},
                u.kind() == unit_kind::residents_committee && !c.before().unit(u.id())))
            return;
        const indicator* figure = latest(c, u.id(), households.zh, c.on());
        if (!figure) {
            c.require({"size", "户数在规定范围内", "the number of households is within the range"},
                c.lacking(c.about(), households));
            return;
        }
        const asked<decimal> is = c.answer(c.about(), figure->value, households);
        c.require({"size", "户数在规定范围内", "the number of households is within the range"},
            is >= decimal::of(c.param<std::int64_t>("min")) && is <= decimal::of(c.param<std::int64_t>("max")));
        c.tell([&] {
            return fill(say("{0} 户", "households: {0}"), {is.known() ? verbatim(to_string(*is)) : say("不详", "?")});
        });
    };
    return r;
}

// The amended laws are of that day; the clauses are older, since when was not looked up.
effect village_laws() {
    effect e;
    e.in_force_latest = date(2018, 12, 29);
    return e;
}

rule villagers() {
    rule r = law("village.change.villagers",
        say("村民委员会的设立、撤销、范围调整，由乡镇政府提出，经村民会议同意，报县级政府批准",
            "a villagers' committee is founded, abolished or changed on the township's proposal, with the villagers' consent and the county's approval"),
        in("村民委员会组织法（2018修正）", "第三条", "S7b",
            "村民委员会的设立、撤销、范围调整，由乡、民族乡、镇的人民政府提出，经村民会议讨论同意，报县级人民政府批准"),
        force::must, regulation_date(), {subject_kind::division, level::village, true, true});
    r.valid = village_laws();
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"villagers", "属于村民委员会", "it is a villagers’ committee"},
                u.kind() == unit_kind::villagers_committee))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.kind_changed || h.bounds_changed); },
            [&](const happening& h) {
                const unit_ref township = c.ancestor(u, level::township);
                const unit_ref county = c.ancestor(u, level::county);
                const truth place = township && county ? truth::yes() : c.lacking(c.about(), fields::parent);
                const auto consent = c.ask_how<&procedure::consented>(h);
                return std::vector<demanded>{{conditions::proposed,
                                                 township ? proposed_by_any(c, h.by,
                                                     [&](const authority& a) { return a == government_of(township); })
                                                          : place},
                    {{"consented", "经村民会议同意", "the villagers’ meeting consented"},
                        consent.is([](const std::vector<authority>& all) {
                            return std::any_of(all.begin(), all.end(),
                                [](const authority& a) { return a.organ == organ::villagers_meeting; });
                        })},
                    {conditions::approved, county ? approved_by_any(c, h, {government_of(county)}) : place}};
            });
        c.tell([] {
            return say("未按乡镇提出、村民会议同意、县级批准的程序办理，或办理情况不详",
                "not on the township's proposal with the villagers' consent and the county's approval, or nobody knows");
        });
    };
    return r;
}

rule residents() {
    rule r = law("village.change.residents",
        say("居民委员会的设立、撤销、规模调整，由不设区的市、市辖区政府决定",
            "a residents' committee is founded, abolished or changed by the city without districts or the district"),
        in("城市居民委员会组织法（2018修正）", "第六条", "S7b",
            "居民委员会的设立、撤销、规模调整，由不设区的市、市辖区的人民政府决定"),
        force::must, regulation_date(), {subject_kind::division, level::village, true, true});
    r.valid = village_laws();
    r.judge = [](context& c) {
        static const provenance reading = provenance::inferred(say("条文只列不设区的市、市辖区；县的按县政府理解",
            "the clause names cities and districts; in a county read as the county"));
        const unit_ref u = c.this_unit();
        if (!c.when({"residents", "属于居民委员会", "it is a residents’ committee"},
                u.kind() == unit_kind::residents_committee))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.kind_changed || h.bounds_changed); },
            [&](const happening& h) {
                unit_ref by = c.ancestor(u, level::county);
                if (!by) by = c.ancestor(u, level::prefecture);
                truth decided = by ? approved_by_any(c, h, {government_of(by)}) : c.lacking(c.about(), fields::parent);
                if (by && by.level() == level::county && by.kind() != unit_kind::district
                    && by.kind() != unit_kind::county_city)
                    decided = decided.resting_on(c.assumed(c.about(), kind_field, reading).marks());
                return std::vector<demanded>{
                    {{"decided", "由不设区的市、市辖区政府决定", "the government of the city or district decided it"},
                        decided}};
            });
        tell_approver(c, say("不设区的市、市辖区人民政府", "the government of the city or district"));
    };
    return r;
}

} // namespace

std::vector<rule> village_rules() { return {community_size(), villagers(), residents()}; }

} // namespace onezone::packs
