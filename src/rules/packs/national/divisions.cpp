// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <optional>
#include <utility>

// 行政区划管理条例 and its measures: who proposes and approves changes of divisions, with which documents, in what time.

namespace onezone::packs {

namespace {

citation measures(std::string_view article, std::string_view quote) {
    return in("《行政区划管理条例实施办法》（民政部令第65号）", article, "S2", quote);
}

date measures_date() { return date(2020, 1, 1); }

} // namespace

truth is_county(const context& c, unit_kind kind) {
    switch (kind) {
    case unit_kind::county:
    case unit_kind::county_city:
    case unit_kind::district: return truth::yes();
    case unit_kind::banner:
    case unit_kind::forestry_district:
    case unit_kind::special_district: return as_if_named(c);
    default: return truth::no();
    }
}
truth is_autonomous(const context& c, unit_kind kind) {
    if (kind == unit_kind::autonomous_prefecture || kind == unit_kind::autonomous_county) return truth::yes();
    return kind == unit_kind::autonomous_banner ? as_if_named(c) : truth::no();
}
truth is_township(const context& c, unit_kind kind) {
    if (kind == unit_kind::town || kind == unit_kind::township || kind == unit_kind::ethnic_township)
        return truth::yes();
    return kind == unit_kind::sumu || kind == unit_kind::ethnic_sumu ? as_if_named(c) : truth::no();
}

//=== who approves, by the provisions of 1985 and by the regulation alike ===//

void judge_approval_of_province(rule& r) {
    r.judge = [](context& c) {
        const auto named = [](unit_kind k) {
            return k == unit_kind::province || k == unit_kind::autonomous_region || k == unit_kind::municipality;
        };
        if (!c.when({"province", "属于省级行政区划", "it is a division of province level"},
                named(c.this_unit().kind()) || named(kind_before(c))))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.is_constitutive()); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
}

void judge_approval_by_council(rule& r, truth (*is_its)(const context&, const happening&)) {
    r.judge = [is_its](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [&](const happening& h) { return is_its(c, h); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
}

void judge_approval_of_township(rule& r) {
    r.judge = [](context& c) {
        if (!c.when({"township", "属于乡级行政区划", "it is a division of township level"},
                is_township(c, c.this_unit().kind()) || is_township(c, kind_before(c))))
            return;
        judge_acts(
            c,
            [&](const happening& h) {
                if (h.is_constitutive() || h.bounds_changed || h.seat_moved) return truth::yes();
                return h.moved ? as_change_of_bounds(c) : truth::no();
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
}

void judge_approval_of_dispatched(rule& r, bool (*bears)(const happening&)) {
    r.judge = [bears](context& c) {
        const unit_kind was = kind_before(c);
        if (!c.when(
                {"dispatched", "属于政府派出机关", "it is an organ dispatched by a government"}, is_dispatched(was)))
            return;
        judge_acts(
            c, [&](const happening& h) { return truth(bears(h)); },
            [&](const happening& h) {
                // Whom article 85 of the Organic Law names for such an organ need not be who once approved this one.
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
}

namespace {

// 设区的市.
truth has_districts(const context& c) {
    if (c.this_unit().kind() != unit_kind::prefecture_city) return truth::no();
    bool any = false;
    for (const unit_ref below : c.children(c.this_unit())) {
        if (below.kind() == unit_kind::district) return truth::yes();
        any = true;
    }
    return of_some(c, truth::no(), any, c.is_whole(known_list::children, c.this_unit().id()), c.about(), kind_field);
}

//=== who approves ===//

rule approve_province() {
    rule r = law("xzqh.approve.province",
        say("省、自治区、直辖市的设立、撤销、更名，报全国人民代表大会批准",
            "provinces are founded, abolished and renamed by the National People's Congress"),
        regulation("第六条", "省、自治区、直辖市的设立、撤销、更名，报全国人民代表大会批准"), force::must,
        regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.approve.province.1985";
    judge_approval_of_province(r);
    return r;
}

} // namespace

truth is_for_the_council(const context& c, const happening& h) {
    const unit_kind is = c.this_unit().kind();
    const unit_kind was = kind_before(c);
    const auto either = [&](truth (*named)(const context&, unit_kind)) { return named(c, is) || named(c, was); };
    truth so = truth::no();
    if (c.this_unit().level() == level::province) so = truth(h.bounds_changed || h.seat_moved);
    const bool city = is == unit_kind::prefecture_city || was == unit_kind::prefecture_city;
    const truth listed = truth(city) || either(is_county) || either(is_autonomous);
    if (h.is_constitutive() || h.moved) so = so || listed;
    if (h.seat_moved) so = so || is_autonomous(c, is) || has_districts(c);
    if (h.bounds_changed) {
        so = so || is_autonomous(c, is);
        if (!so.is_yes()) so = so || ((truth(city) || is_county(c, is)) && is_major(c, h));
    }
    if (h.moved || h.bounds_changed)
        if (!so.is_yes()) so = so || is_sensitive(c, h);
    return so;
}

namespace {

rule approve_county() {
    rule r = law("xzqh.approve.county",
        say("自治州、县、自治县、市、市辖区的设立、撤销、更名和隶属关系变更等，由国务院审批",
            "the State Council approves that counties, cities and districts are founded, abolished, renamed or change affiliation"),
        regulation("第七条",
            "自治州、县、自治县、市、市辖区的设立、撤销、更名和隶属关系的变更以及自治州、自治县、设区的市人民政府驻地的迁移"),
        force::must, regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.approve.county.1985";
    judge_approval_by_council(r, is_for_the_council);
    return r;
}

rule approve_part() {
    rule r = law("xzqh.approve.part",
        say("县、市、市辖区的部分界线变更和县、不设区的市、市辖区人民政府驻地迁移，由省级政府审批，报国务院备案",
            "the province approves partial changes of the bounds of counties and moves of their seats, and puts them on record with the State Council"),
        regulation("第八条",
            "县、市、市辖区的部分行政区域界线的变更，县、不设区的市、市辖区人民政府驻地的迁移，国务院授权省、自治区、直辖市人民政府审批；批准变更时，同时报送国务院备案"),
        force::must, regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.approve.part.1985";
    r.judge = [](context& c) {
        const unit_kind kind = c.this_unit().kind();
        const bool city = kind == unit_kind::prefecture_city;
        if (!c.when(
                {"county", "属于县级行政区划", "it is a division of county level"}, truth(city) || is_county(c, kind)))
            return;
        judge_acts(
            c,
            [&](const happening& h) {
                truth part = truth::no();
                if (h.seat_moved) part = city ? !has_districts(c) : truth::yes();
                if (h.bounds_changed && !h.is_constitutive() && !part.is_yes())
                    part = part || (!is_major(c, h) && !is_sensitive(c, h));
                return part;
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)},
                    // What the State Council approves itself it need not be told.
                    {conditions::filed,
                        approved_by_any(c, h, {of_state(organ::state_council)}) || filed_as_asked(c, h)}};
            });
    };
    return r;
}

rule approve_township() {
    rule r = law("xzqh.approve.township",
        say("乡、民族乡、镇的设立、撤销、更名、界线变更、驻地迁移，由省级政府审批",
            "the province approves that townships and towns are founded, abolished, renamed or change bounds or seat"),
        regulation("第九条",
            "乡、民族乡、镇的设立、撤销、更名，行政区域界线的变更，人民政府驻地的迁移，由省、自治区、直辖市人民政府审批"),
        force::must, regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.approve.township.1985";
    judge_approval_of_township(r);
    return r;
}

constexpr std::string_view dispatched_quote =
    "依照法律、国家有关规定设立的地方人民政府的派出机关的撤销、更名、驻地迁移、管辖范围的确定和变更，由批准设立该派出机关的人民政府审批";

rule approve_dispatched() {
    rule r = law("xzqh.approve.dispatched",
        say("派出机关的撤销、更名、驻地迁移、管辖范围变更，由批准设立的政府审批",
            "a dispatched organ is abolished, renamed, moved or given another area with the approval of the government that approved its founding"),
        regulation("第十条", dispatched_quote), force::must, regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.approve.dispatched.1985";
    judge_approval_of_dispatched(r, [](const happening& h) {
        return h.gone || h.renamed || h.kind_changed || h.seat_moved || (h.bounds_changed && !h.founded);
    });
    return r;
}

// A zone's agency that is recorded as a dispatched organ is one 依照国家有关规定设立; what it administers is the zone.
rule approve_dispatched_zone() {
    rule r = law("xzqh.approve.dispatched.zone",
        say("作为派出机关的开发区管理机构，撤销、更名、管辖范围变更由批准设立的政府审批",
            "the agency of a zone that is a dispatched organ is abolished, renamed or given another area with the approval of the government that approved its founding"),
        read_as(regulation("第十条", dispatched_quote),
            say("开发区管理机构记为派出机关的，按“依照国家有关规定设立的”派出机关理解；开发区的范围视为其管辖范围",
                "an agency recorded as a dispatched organ is read as one set up by other provisions of the state, and the zone as what it administers")),
        force::must, regulation_date(), {subject_kind::zone, level::none, true, true});
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const window before = c.before();
        const zone* was = before.zone_of(u.id());
        truth is_organ_of_zone = truth::no();
        if (was)
            before.each_agency_of(*was, [&](const body& agency) {
                is_organ_of_zone = is_organ_of_zone || before.ask<&body::legal_type>(agency) == dispatched_type::organ;
            });
        if (!c.when({"dispatched-organ", "属于政府派出机关", "it is an organ dispatched by a government"},
                is_organ_of_zone))
            return;
        judge_acts(
            c,
            [](const happening& h) {
                return truth(h.gone || h.renamed || h.moved || h.bounds_changed || h.area_changed);
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

// Who has to approve that change, by articles 6 to 10; and on what knowing it rests.
meant competent_for(const context& c, const happening& h) {
    const unit_kind is = c.this_unit().kind();
    const unit_kind was = kind_before(c);
    const auto either = [&](auto named) { return named(is) || named(was); };
    const bool of_province_level = either([](unit_kind k) {
        return k == unit_kind::province || k == unit_kind::autonomous_region || k == unit_kind::municipality;
    });
    if (of_province_level && h.is_constitutive()) return those(c, h, whom::national_congress);
    const truth for_the_council = is_for_the_council(c, h);
    if (for_the_council.is_yes()) {
        meant by = those(c, h, whom::state_council);
        by.known = by.known.resting_on(for_the_council.marks());
        return by;
    }
    if (either(is_dispatched)) return h.founded ? those(c, h, whom::founder_by_law) : those(c, h, whom::founder);
    meant by = those(c, h, whom::province);
    if (for_the_council.is_unknown()) by.known = by.known && for_the_council;
    return by;
}

} // namespace

demanded approved_with_authority(const context& c, const happening& h) {
    const meant by = competent_for(c, h);
    const auto approved = [&] {
        if (!by.known.is_unknown()) return approved_by_any(c, h, by.organs).resting_on(by.known.marks());
        const truth by_whoever = approved_by_whoever(c, h, by.known.marks());
        // Where it is for the State Council or the province, whoever may not even do what the province may has no authority.
        if (!by_whoever.is_unknown() || by.organs.empty()) return by_whoever;
        const truth by_province = approved_by_any(c, h, by.organs);
        return by_province.is_no() ? by_province : by_whoever;
    };
    demanded d{conditions::approved, approved()};
    if (!c.detailed()) return d;
    d.described = say("有权机关", "the competent organ");
    d.whose = by;
    // It is open whether the province may do so.
    if (by.known.is_unknown() && !by.organs.empty()) d.whose->organs.push_back(of_state(organ::state_council));
    return d;
}

namespace {

rule unauthorised() {
    rule r = law("xzqh.no-unauthorised", say("不得擅自变更行政区划", "no division is changed without approval"),
        regulation("第二十三条", "违反本条例规定，擅自变更行政区划的，由上一级人民政府责令改正"), force::prohibit,
        regulation_date(), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) { return std::vector<demanded>{approved_with_authority(c, h)}; });
    };
    return r;
}

//=== entrusted as a whole ===//

rule entrusted_to_division() {
    rule r = law("xzqh.entrust-as-affiliation",
        say("整建制委托另一行政区划代管或者变更（含结束）代管关系，参照隶属关系变更办理",
            "entrusting a whole division to another, or changing or ending that, is approved like a change of affiliation"),
        measures("第二条",
            "在不改变行政区划隶属关系的情况下，将行政区划整建制委托另一行政区划代管或者变更代管关系，参照行政区划隶属关系的变更办理"),
        force::must, measures_date(), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c,
            [&](const happening& h) {
                if (!h.trustee_changed) return truth::no();
                if (!h.trustee.ok()) return truth(ended_trust(c, h));
                return truth(c.unit(h.trustee).is_division());
            },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

rule entrusted_to_zone() {
    rule r = law("xzqh.entrust-as-affiliation.zone",
        say("整建制委托开发区代管，参照隶属关系变更办理",
            "entrusting a whole division to a zone is approved like a change of affiliation"),
        read_as(measures("第二条", "将行政区划整建制委托另一行政区划代管"),
            say("开发区不是行政区划，条文字面不及；按同样性质理解，交还不在其内",
                "a zone is no division and the clause does not reach it; read as if it did, but for handing back")),
        force::must, measures_date(), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
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

//=== plan and application ===//

// The nearest that both have above them, or nothing.
unit_ref common_superior(const context& c, unit_id left, unit_id right) {
    const auto there = [&](unit_id id) {
        const unit_ref now = c.unit(id);
        return now ? now : c.before().unit(id);
    };
    for (unit_ref u = there(left); u; u = c.parent(u))
        for (unit_ref v = there(right); v; v = c.parent(v))
            if (u.id() == v.id() && u.id() != left && u.id() != right) return u;
    return {};
}

// Whether all who drew up the plan are governments of these; with `every`, all of these are among them.
truth drawn_up_by(const context& c, const happening& h, const std::vector<unit_id>& these, bool every = false) {
    truth fits = proposed_by_all(c, h, [&](const authority& a) {
        truth any = truth::no();
        for (const unit_id u : these) any = any || is_same(c, a, {organ::government, u, {}});
        return any;
    });
    if (every)
        for (const unit_id u : these)
            fits = fits && proposed_by_any(c, h.by, [&](const authority& a) {
                return is_same(c, a, {organ::government, u, {}});
            });
    return fits;
}

// 先行协商并共同制订; 未能取得一致意见时, one of them, several, or their common superior.
truth drawn_up_between(const context& c, const happening& h, const std::vector<unit_id>& both) {
    const truth together = drawn_up_by(c, h, both, true);
    if (together.is_yes() || together.is_unknown()) return together;
    std::vector<unit_id> some = both;
    some.push_back(c.this_unit().id());
    if (both.size() == 2)
        if (const unit_ref above = common_superior(c, both[0], both[1])) some.push_back(above.id());
    return drawn_up_by(c, h, some) && c.ask_how<&procedure::disagreed>(h) == true;
}

constexpr condition below_the_province{
    "below-province", "属于层级低于省级的行政区划", "it is a division below the province"};

rule plan_author() {
    rule r = law("xzqh.plan-author",
        say("设立、撤销由上一级政府制订变更方案，隶属和界线变更由有关政府共同制订，驻地和名称变更由本级政府",
            "the plan is drawn up by the government above for founding and abolishing, by those concerned together for affiliation and bounds, by its own for seat and name"),
        measures("第三条",
            "行政区划的设立、撤销，由拟设立行政区划或者拟撤销行政区划的上一级地方人民政府制订变更方案……变更行政区划隶属关系和变更行政区域界线，由有关地方人民政府先行协商并共同制订变更方案；如未能取得一致意见时，可以由单方、多方或者共同的上一级人民政府制订变更方案"),
        force::must, measures_date(), of_affected_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when(below_the_province, u.level() > level::province && u.level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                const meant by = asked_of(c, h, procedure_role::proposes);
                std::vector<unit_id> these;
                for (const authority& a : by.organs) these.push_back(a.of);
                truth fits = by.known;
                if (!fits.is_unknown())
                    fits = (by.all ? drawn_up_between(c, h, these) : drawn_up_by(c, h, these))
                               .resting_on(by.known.marks());
                return std::vector<demanded>{{{"author", "变更方案由规定的政府提出",
                                                  "the plan comes from the government that has to propose it"},
                    fits}};
            });
    };
    return r;
}

rule forwarded() {
    rule r = law("xzqh.forward",
        say("变更方案逐级上报审批", "the plan of a change is passed up level by level to whoever approves it"),
        regulation("第二条", "制订变更方案，逐级上报审批"), force::must, regulation_date(), of_affected_divisions);
    r.succeeds = "xzqh.forward.1985";
    judge_forwarding(r);
    return r;
}

} // namespace

void judge_forwarding(rule& r) {
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when(below_the_province, u.level() > level::province && u.level() <= level::township)) return;
        if (!c.unless({"dispatched", "属于政府派出机关", "it is an organ dispatched by a government"},
                is_dispatched(kind_before(c))))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                const auto passed_on = [&](const meant& by, bool province_alone) {
                    if (by.none) return truth::yes();
                    const truth all = told_all<&procedure::forwarded_by>(c, h, by.organs);
                    // Of whom nobody knows whether it is on the way nothing is asked for certain.
                    return province_alone ? !by.known || all : all && by.known;
                };
                meant way = those(c, h, whom::level_by_level);
                const meant province = those(c, h, whom::province_between);
                const truth all = passed_on(way, false) && passed_on(province, true);
                way.organs.insert(way.organs.end(), province.organs.begin(), province.organs.end());
                return std::vector<demanded>{{.what = {"forwarded", "已由其间各级人民政府逐级上报",
                                                  "the governments of the levels between passed it up"},
                    .met = all,
                    .whose = std::move(way)}};
            });
    };
}

namespace {

// Whether the act itself says to whom goes what was the unit's.
bool names_heir(const enacted* act, unit_id u) {
    if (!act || !act->what) return false;
    if (const auto* a = act->what->get_if<abolish_division>()) return a->unit == u && a->heir.ok();
    if (const auto* s = act->what->get_if<split_division>()) return s->unit == u && !s->parts.empty();
    if (const auto* m = act->what->get_if<merge_divisions>())
        return (m->into.ok() || m->founded) && std::find(m->merged.begin(), m->merged.end(), u) != m->merged.end();
    if (const auto* r = act->what->get_if<restructure>())
        return std::any_of(r->abolished.begin(), r->abolished.end(),
            [&](const abolition& a) { return a.unit == u && (a.heir.ok() || a.founded_heir); });
    return false;
}

rule plan_content() {
    rule r = law("xzqh.plan-content",
        say("方案载明拟设区划的名称、建制类型、隶属、界线、驻地；撤销的，载明区域归属",
            "the plan states name, kind, affiliation, bounds and seat of what is founded, and where the area of what is abolished goes"),
        measures("第三条", "涉及撤销行政区划的，应当在变更方案中明确行政区划撤销后其所辖行政区域的归属"), force::must,
        measures_date(), of_affected_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when(conditions::division, u.level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.kind_changed); },
            [&](const happening& h) {
                const auto states = [&](plan_part part) {
                    return c.ask_how<&procedure::plan_states>(h).is([&](const std::vector<plan_part>& all) {
                        return std::find(all.begin(), all.end(), part) != all.end();
                    });
                };
                truth all = truth::yes();
                text lacks;
                text asked;
                if (!h.gone || !names_heir(h.by, u.id()))
                    for (const plan_part part : plan_asked(h)) {
                        const truth there = states(part);
                        all = all && there;
                        if (!c.detailed() || there.is_yes()) continue;
                        text& list = there.is_no() ? lacks : asked;
                        list += (list.empty() ? text() : say("、", ", ")) + name_of(part);
                    }
                if (!lacks.empty())
                    lacks = fill(say("变更方案未载明{0}", "the plan of the change does not state: {0}"), {lacks});
                if (!asked.empty())
                    asked = fill(say("变更方案载明{0}", "that the plan of the change states: {0}"), {asked});
                return std::vector<demanded>{
                    {{"complete", "变更方案载明应有的各项内容", "the plan states all that it has to"}, all, lacks,
                        asked}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> division_rules() {
    std::vector<rule> all{approve_province(), approve_county(), approve_part(), approve_township(),
        approve_dispatched(), approve_dispatched_zone()};
    for (rule& r : division_procedure_rules()) all.push_back(std::move(r));
    for (auto one :
        {&unauthorised, &entrusted_to_division, &entrusted_to_zone, &plan_author, &forwarded, &plan_content})
        all.push_back(one());
    return all;
}

} // namespace onezone::packs
