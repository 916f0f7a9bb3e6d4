// SPDX-License-Identifier: Apache-2.0
#include "../figures.hpp"
#include "laws.hpp"

// 村民委员会组织法, 城市居民委员会组织法.

namespace onezone::packs {

namespace {

citation residents_law_2018(std::string_view article, std::string_view quote) {
    return in("《城市居民委员会组织法》（1989年通过，2018年修正）", article, "S7b", quote);
}
citation residents_law_2025(std::string_view article, std::string_view quote) {
    return in("《城市居民委员会组织法》（2025年修订）", article, "S62", quote);
}
date residents_law_date() { return date(1990, 1, 1); }
date residents_revision_date() { return date(2026, 1, 1); }

// The same clause before and after the revision.
rule community_size(bool revised) {
    static constexpr field households{
        "indicator.households", "户数", "households", {}, "how many households there are"};
    rule r = revised ? law("village.change.2026",
                 say("居民委员会一般在一千户至三千户的范围内设立",
                     "a residents' committee is normally of 1,000 to 3,000 households"),
                 residents_law_2025("第三条", "一般在一千户至三千户的范围内设立，也可以根据实际需要，在适当范围内设立"),
                 force::principle, residents_revision_date(), {subject_kind::division, level::village, true})
                     : law("village.change",
                         say("居民委员会一般在一百户至七百户的范围内设立",
                             "a residents' committee is normally of 100 to 700 households"),
                         residents_law_2018("第六条",
                             "居民委员会根据居民居住状况，按照便于居民自治的原则，一般在一百户至七百户的范围内设立"),
                         force::target, residents_law_date(), {subject_kind::division, level::village, true});
    if (revised)
        r.succeeds = "village.change";
    else
        r.valid.until = residents_revision_date();
    r.parameters = {in_measure(number_param("min", revised ? 1000 : 100, say("至少几户", "households at least")), "户"),
        in_measure(number_param("max", revised ? 3000 : 700, say("至多几户", "households at most")), "户")};
    r.parameters.push_back(figure_years_param());
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"newly-founded", "属于新设的居民委员会", "it is a newly founded residents’ committee"},
                u.kind() == unit_kind::residents_committee ? is_new(c, u) : truth::no()))
            return;
        const date then = day_of(c, [](const happening& h) { return h.founded; });
        const told_figure figure(
            c, u.id(), households.zh, lately(then, c.param<std::int64_t>("figure_years")), households);
        c.require({"size", "户数在规定范围内", "the number of households is within the range"},
            figure.at_least(decimal::of(c.param<std::int64_t>("min")), c.measure_of("min"))
                && figure.at_most(decimal::of(c.param<std::int64_t>("max")), c.measure_of("max")));
        tell_figure(c, [&] {
            return fill(say("户数：{0}，应为 {1} 户至 {2} 户", "households: {0}, to be {1} to {2}"),
                {figure.is() ? written(*figure.is()) : text(), verbatim(std::to_string(c.param<std::int64_t>("min"))),
                    verbatim(std::to_string(c.param<std::int64_t>("max")))});
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

// Whether it is the meeting of the village, or of one out of whose area a village is founded: one of the same township.
truth is_meeting_concerned(const context& c, const happening& h, const authority& a) {
    const unit_ref u = c.this_unit();
    const truth own = is_same(c, a, {organ::villagers_meeting, u.id(), {}});
    if (!own.is_no() || a.organ != organ::villagers_meeting) return own;
    const auto township_of = [&](unit_id village) {
        const unit_ref now = c.unit(village);
        if (now) return c.parent(now);
        const window before = c.before();
        const unit_ref was = before.unit(village);
        return was ? before.parent(was) : unit_ref();
    };
    const unit_ref there = township_of(a.of);
    const unit_ref here = township_of(u.id());
    return truth((h.founded || h.bounds_changed) && there && here && there.id() == here.id());
}

rule villagers() {
    rule r = law("village.change.villagers",
        say("村民委员会的设立、撤销、范围调整，由乡镇政府提出，经村民会议同意，报县级政府批准",
            "a villagers' committee is founded, abolished or changed on the township's proposal, with the villagers' consent and the county's approval"),
        in("《村民委员会组织法》（2018年修正）", "第三条", "S7b",
            "村民委员会的设立、撤销、范围调整，由乡、民族乡、镇的人民政府提出，经村民会议讨论同意，报县级人民政府批准"),
        force::must, regulation_date(), {subject_kind::division, level::village, true, true});
    r.valid = village_laws();
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        // 村改居 ends a villagers' committee.
        if (!c.when({"villagers", "属于村民委员会", "it is a villagers’ committee"},
                u.kind() == unit_kind::villagers_committee || kind_before(c) == unit_kind::villagers_committee))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.kind_changed || h.bounds_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::proposed, proposed_as_asked(c, h)},
                    {{"consented", "经村民会议同意", "the villagers’ meeting consented"},
                        told_of<&procedure::consented>(
                            c, h, [&](const authority& a) { return is_meeting_concerned(c, h, a); })},
                    {conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

// 由街道办事处提出: it is among those who put the change forward.
truth proposed_by_office(const context& c, const happening& h) {
    const meant office = asked_of(c, h, procedure_role::proposes);
    if (office.known.is_unknown()) return office.known;
    return told_any<&procedure::proposed_by>(c, h, office.organs).resting_on(office.known.marks());
}

// The same clause before and after the revision: the city or district decided; now the subdistrict proposes, they approve.
rule residents(bool revised) {
    rule r = revised
        ? law("village.change.residents.2026",
            say("居民委员会的设立、撤销、规模调整，由街道办事处提出，报不设区的市、市辖区政府批准",
                "a residents' committee is founded, abolished or changed on the subdistrict's proposal, with the approval of the city without districts or the district"),
            residents_law_2025(
                "第三条", "居民委员会的设立、撤销、规模调整，由街道办事处提出，报不设区的市、市辖区的人民政府批准"),
            force::must, residents_revision_date(), {subject_kind::division, level::village, true, true})
        : law("village.change.residents",
            say("居民委员会的设立、撤销、规模调整，由不设区的市、市辖区政府决定",
                "a residents' committee is founded, abolished or changed by the city without districts or the district"),
            residents_law_2018("第六条", "居民委员会的设立、撤销、规模调整，由不设区的市、市辖区的人民政府决定"),
            force::must, residents_law_date(), {subject_kind::division, level::village, true, true});
    if (revised)
        r.succeeds = "village.change.residents";
    else
        r.valid.until = residents_revision_date();
    r.judge = [revised](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"residents", "属于居民委员会", "it is a residents’ committee"},
                u.kind() == unit_kind::residents_committee || kind_before(c) == unit_kind::residents_committee))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.kind_changed || h.bounds_changed); },
            [&](const happening& h) {
                const truth proposed = !revised ? truth::yes() : proposed_by_office(c, h);
                return std::vector<demanded>{{conditions::proposed, proposed},
                    {revised ? condition{"decided", "经不设区的市、市辖区政府批准",
                         "the government of the city or district approved it"}
                             : condition{"decided", "由不设区的市、市辖区政府决定",
                                 "the government of the city or district decided it"},
                        approved_as_asked(c, h)}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> village_rules() {
    return {community_size(false), community_size(true), villagers(), residents(false), residents(true)};
}

} // namespace onezone::packs
