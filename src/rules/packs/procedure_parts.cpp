// SPDX-License-Identifier: Apache-2.0
#include "procedure_parts.hpp"

#include "ground/lasting.hpp"
#include "national/laws.hpp"
#include "shapes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace onezone::packs {

namespace {

using enum procedure_role;

constexpr std::string_view to_the_council = "依照本条例报送国务院备案的事项，径送国务院民政部门";

constexpr part_row rows[] = {
    // 行政区划管理条例 and its measures
    {"xzqh.approve.province", approves, whom::national_congress},
    {"xzqh.approve.county", approves, whom::state_council},
    {"xzqh.approve.part", approves, whom::province},
    {"xzqh.approve.part", filed_with, whom::council_office, "第十二条", to_the_council},
    {"xzqh.approve.township", approves, whom::province},
    {"xzqh.approve.dispatched", approves, whom::founder},
    {"xzqh.approve.dispatched.zone", approves, whom::zone_founder},
    {"xzqh.entrust-as-affiliation", approves, whom::as_for_a_move},
    {"xzqh.entrust-as-affiliation.zone", approves, whom::as_for_a_move},
    {"xzqh.plan-author", proposes, whom::plan_author},
    {"xzqh.forward", forwards, whom::level_by_level},
    {"xzqh.forward", forwards, whom::province_between},
    {"xzqh.plan-content", states_plan, whom::nobody_named},
    {"xzqh.dossier", dossier, whom::nobody_named},
    {"xzqh.consult", consulted, whom::departments},
    {"xzqh.consult", consulted, whom::autonomous_organs},
    {"xzqh.deadline", completes, whom::governments_concerned},
    {"xzqh.completion", reported_to, whom::approver},
    {"xzqh.survey", surveys, whom::nobody_named},
    {"xzqh.survey", maps, whom::nobody_named},
    {"xzqh.announce", announces, whom::governments_concerned},
    {"xzqh.code", decides_code, whom::nobody_named},
    // 国务院关于行政区划管理的规定, until 2018
    {"xzqh.approve.province.1985", approves, whom::national_congress},
    {"xzqh.approve.county.1985", approves, whom::state_council},
    {"xzqh.approve.part.1985", approves, whom::province},
    {"xzqh.approve.part.1985", filed_with, whom::ministry},
    {"xzqh.approve.township.1985", approves, whom::province},
    {"xzqh.approve.dispatched.1985", approves, whom::founder},
    {"xzqh.forward.1985", forwards, whom::level_by_level},
    {"xzqh.forward.1985", forwards, whom::province_between},
    // 行政区划代码管理办法
    {"code.issuer", decides_code, whom::code_office},
    // 行政区域界线管理条例
    {"border.site", consents, whom::sides},
    {"border.site", filed_with, whom::bounds_office},
    {"border.survey", surveys, whom::governments_concerned},
    {"border.survey", marks_bounds, whom::governments_concerned},
    {"border.survey", agrees_bounds, whom::governments_concerned},
    // 地名管理条例
    {"name.filing", filed_with, whom::above_approver},
    {"name.notice", announces, whom::naming_office},
    // 地方各级人民政府机构设置和编制管理条例
    {"org.approve", proposes, whom::own_government},
    {"org.approve", reviews, whom::staffing_above},
    {"org.approve", approves, whom::government_above},
    {"org.approve", filed_with, whom::own_congress},
    {"org.internal", approves, whom::own_staffing},
    {"org.quota-level", proposes, whom::staffing_of_province},
    {"org.quota-level", approves, whom::national_staffing},
    // 地方组织法, 村民委员会组织法, 城市居民委员会组织法
    {"law.street-founding", approves, whom::founder_by_law},
    {"village.change.villagers", proposes, whom::township},
    {"village.change.villagers", consents, whom::villagers},
    {"village.change.villagers", approves, whom::county},
    {"village.change.residents", approves, whom::city_or_district},
    {"village.change.residents.2026", proposes, whom::subdistrict},
    {"village.change.residents.2026", approves, whom::city_or_district},
    // provinces
    {"jx23.industry.by-city", approves, whom::city},
    {"sd16.approve", proposes, whom::city_of_zone},
    {"sd16.approve", reviews, whom::examiner_of_zone},
    {"sd16.approve", approves, whom::approver_of_zone},
    {"sd23.entrust.approver", approves, whom::city},
    {"ah17.approve", proposes, whom::city_of_zone},
    {"ah17.approve", approves, whom::province_of_zone},
};

meant just(authority a, truth known = truth::yes()) { return {{std::move(a)}, false, false, known}; }
meant nobody_here() { return {{}, false, true}; }
meant unnamed(truth why) { return {{}, false, false, truth::unknown(why.marks())}; }
meant government_of_asked(const asked<unit_ref>& u) {
    return u.known() ? just(government_of(*u)) : unnamed(truth::unknown(u.marks()));
}
meant government_of_ancestor(const context& c, level l, const field& lacks = fields::parent) {
    const unit_ref u = c.ancestor(c.this_unit(), l);
    return u ? just(government_of(u)) : unnamed(c.lacking(c.about(), lacks));
}

meant author(const context& c, const happening& h) {
    static const detail::lasting<provenance> setter{
        provenance::inferred(say("派出机关没有本级政府，由设立它的政府制订方案",
            "a dispatched organ has no government of its own; the one that set it up draws up the plan"))};
    const unit_ref u = c.this_unit();
    const unit_ref above = u.place_known() ? c.parent(u) : unit_ref();
    if (h.founded || h.gone || h.kind_changed) {
        if (!above) return unnamed(c.lacking(c.about(), fields::parent));
        if (h.kind_changed) return {{government_of(above), government_of(u)}}; // abolished and founded on the same area
        return just(government_of(above));
    }
    if (h.moved || h.bounds_changed) {
        meant both{{}, true};
        for (const unit_id id : {h.from, h.to})
            if (id.ok()) both.organs.push_back({organ::government, id, {}});
        if (both.organs.empty()) both.known = c.lacking(c.about(), fields::parent);
        return both;
    }
    if (!is_dispatched(u.kind())) return just(government_of(u));
    if (!above) return unnamed(c.lacking(c.about(), fields::parent));
    return just(government_of(above), c.assumed(c.about(), kind_field, *setter));
}

// Above who draws up the plan, up to the province: that too, where the State Council approves; or that alone, where it is open whether
// it does.
meant between(const context& c, const happening& h, bool province_alone) {
    const meant authors = author(c, h);
    const truth of_council =
        c.this_rule().id == "xzqh.forward.1985" ? was_for_the_council(c, h) : is_for_the_council(c, h);
    meant all{{}, true, false, authors.known};
    if (province_alone) all.known = all.known && of_council;
    for (const authority& a : authors.organs) {
        const unit_ref now = c.unit(a.of);
        const unit_ref from = now ? now : c.before().unit(a.of);
        for (unit_ref u = from ? c.parent(from) : unit_ref(); u; u = c.parent(u)) {
            if (u.level() < level::province || (u.level() == level::province && of_council.is_no())) break;
            const bool open = u.level() == level::province && of_council.is_unknown();
            if (open != province_alone) continue;
            const authority next = government_of(u);
            if (std::find(authors.organs.begin(), authors.organs.end(), next) == authors.organs.end()
                && std::find(all.organs.begin(), all.organs.end(), next) == all.organs.end())
                all.organs.push_back(next);
        }
    }
    all.none = all.organs.empty() && (province_alone || all.known.is_yes());
    return all;
}

// Who approves that a division changes affiliation. Of townships no clause says so; the bounds of two counties change with them.
meant mover(const context& c) {
    if (c.this_unit().level() <= level::county) return just(of_state(organ::state_council));
    meant m = government_of_asked(province_of(c));
    m.known = m.known.resting_on(as_change_of_bounds(c).marks());
    return m;
}

// The nearest that is an autonomous region, prefecture, county or banner; nothing elsewhere.
unit_ref autonomous_area(const context& c) {
    unit_ref found;
    for (unit_ref a = c.this_unit(); a && !found; a = c.parent(a))
        if (a.kind() == unit_kind::autonomous_region || a.kind() == unit_kind::autonomous_prefecture
            || a.kind() == unit_kind::autonomous_county || a.kind() == unit_kind::autonomous_banner)
            found = a;
    return found;
}

meant of_body(const context& c, organ o, bool above) {
    const asked<unit_ref> own = division_of(c, c.this_body());
    if (!own.known()) return unnamed(truth::unknown(own.marks()));
    if (!above) return just({o, own->id(), {}});
    if (own->level() == level::province)
        return just(of_state(o == organ::staffing ? organ::national_staffing : organ::state_council));
    const unit_ref next = own->place_known() ? c.parent(*own) : unit_ref();
    if (!next) return unnamed(c.lacking(c.about(), fields::parent));
    return just({o, next.id(), {}});
}

// Article 6, or 3: the clause names subdistricts, districts and cities without districts.
meant as_named(const context& c, unit_ref u, bool named) {
    static const detail::lasting<provenance> reading{
        provenance::inferred(say("条文只列街道办事处和不设区的市、市辖区；县、镇的比照理解",
            "the clause names subdistricts, cities and districts; counties and towns are read likewise"))};
    if (!u) return unnamed(c.lacking(c.about(), fields::parent));
    return just(government_of(u), named ? truth::yes() : c.assumed(c.about(), kind_field, *reading));
}
meant city_or_district_of(const context& c) {
    unit_ref by = c.ancestor(c.this_unit(), level::county);
    if (!by) by = c.ancestor(c.this_unit(), level::prefecture);
    return as_named(c, by,
        by
            && (by.level() == level::prefecture || by.kind() == unit_kind::district
                || by.kind() == unit_kind::county_city));
}

// Of a national zone the State Council approves what the province has examined, of another the province.
meant of_zone(const context& c, bool approving) {
    const window then = c.is_gone() ? c.before() : static_cast<const window&>(c);
    const auto tier = then.ask<&zone::tier>(*then.zone_of(c.this_unit().id()));
    if (!tier.known()) return unnamed(truth::unknown(tier.marks()));
    const bool national = *tier == zone_tier::national;
    if (national && approving) return just(of_state(organ::state_council));
    return national || approving ? government_of_asked(above_zone(c, level::province)) : nobody_here();
}

// Whoever approved it, or the government above; nobody above the organs of the state.
meant approver_of(const context& c, const happening& h, bool above) {
    const auto by = c.ask_how<&procedure::approved_by>(h);
    if (!by.known()) return {}; // whoever it will be
    if (!is_told_apart(c, *by) || by->organ == organ::nobody) return unnamed(c.lacking_how<&procedure::approved_by>());
    if (!above) return just(*by);
    switch (by->organ) {
    case organ::national_congress:
    case organ::state_council:
    case organ::national_civil_affairs: return nobody_here();
    case organ::government:
    case organ::civil_affairs: break;
    default: return unnamed(c.lacking_how<&procedure::approved_by>()); // above whom nobody knows who stands
    }
    const unit_ref who = c.unit(by->of);
    if (who && who.level() == level::province)
        return {{of_state(organ::national_civil_affairs), of_state(organ::state_council)}};
    const unit_ref next = who ? c.parent(who) : unit_ref();
    return next ? meant{{{organ::civil_affairs, next.id(), {}}, government_of(next)}}
                : unnamed(c.lacking(c.about(), fields::parent));
}

} // namespace

truth as_change_of_bounds(const context& c) {
    static const detail::lasting<provenance> reading{provenance::inferred(say(
        "条例未列乡镇隶属关系的变更，按两县部分界线变更由省级政府审批理解",
        "the regulation does not list that a township changes affiliation; read as a partial change of the bounds of two counties"))};
    return c.assumed(c.about(), kind_field, *reading);
}

asked<unit_ref> division_of(const context& c, const body& b) {
    const window then = c.is_gone() ? c.before() : static_cast<const window&>(c);
    const unit_ref u = then.unit(b.unit);
    if (u.is_division()) return asked<unit_ref>::of(u, 0);
    const zone& z = *then.zone_of(b.unit);
    const auto dispatching = then.ask<&zone::dispatching>(z);
    if (dispatching.known() && z.dispatching.from.how() == grade::stated)
        return asked<unit_ref>::of(then.unit(*dispatching), 0);
    return asked<unit_ref>::missing(
        dispatching.marks() | then.lacking(subject::of(z), field_of<&zone::dispatching>).marks());
}

bool is_concerned(const context& c, const happening& h, unit_id division) {
    const auto on_one_line = [&](const window& w, unit_id changed) {
        const unit_ref here = w.unit(changed);
        const unit_ref there = w.unit(division);
        return here && there && (w.within(here, there) || w.within(there, here));
    };
    const auto concerns = [&](unit_id changed) {
        return changed.ok() && (on_one_line(c, changed) || (c.is_step() && on_one_line(c.before(), changed)));
    };
    return division.ok() && (concerns(c.this_unit().id()) || concerns(h.from) || concerns(h.to));
}

std::vector<unit_ref> sides_of_zone(const context& c) {
    std::vector<unit_ref> sides;
    const auto side = [&](unit_ref d) {
        const unit_ref county = d ? c.ancestor(d, level::county) : unit_ref();
        if (county && std::none_of(sides.begin(), sides.end(), [&](unit_ref x) { return x.id() == county.id(); }))
            sides.push_back(county);
    };
    side(c.parent(c.this_unit()));
    for (const hosting& h : c.hosts_of(c.this_unit().id())) side(c.unit(h.division));
    return sides;
}

std::span<const part_row> part_table() noexcept { return rows; }

meant those(const context& c, const happening& h, whom who) {
    switch (who) {
    case whom::nobody_named:
    case whom::departments:
    case whom::governments_concerned:
    case whom::naming_office:
    case whom::staffing_of_province: break; // of each province in which quota moves
    case whom::national_congress: return just(of_state(organ::national_congress));
    case whom::state_council: return just(of_state(organ::state_council));
    case whom::council_office: return {{of_state(organ::state_council), of_state(organ::national_civil_affairs)}};
    case whom::ministry: return just(of_state(organ::national_civil_affairs));
    case whom::province: return government_of_asked(province_of(c));
    case whom::as_for_a_move: return mover(c);
    case whom::founder:
    case whom::zone_founder: {
        const auto founder = c.ask_how<&procedure::founding_approved_by>(h);
        if (!founder.known()) return unnamed(truth::unknown(founder.marks()));
        if (!is_told_apart(c, *founder) || founder->organ == organ::nobody)
            return unnamed(c.lacking_how<&procedure::founding_approved_by>());
        return just(*founder, truth::yes().resting_on(founder.marks()));
    }
    case whom::founder_by_law: {
        const auto [by_law, known] = founder_by_law(c, c.this_unit(), c.this_unit().kind());
        return by_law ? just(*by_law, known) : unnamed(known);
    }
    case whom::plan_author: return author(c, h);
    case whom::level_by_level: return between(c, h, false);
    case whom::province_between: return between(c, h, true);
    case whom::autonomous_organs: {
        const unit_ref area = autonomous_area(c);
        if (!area) return nobody_here();
        return {{government_of(area), {organ::congress_committee, area.id(), {}}}};
    }
    case whom::approver: return approver_of(c, h, false);
    case whom::above_approver: return approver_of(c, h, true);
    case whom::code_office:
        if (c.this_unit().level() <= level::county) return just(of_state(organ::national_civil_affairs));
        if (const asked<unit_ref> in = province_of(c); in.known())
            return just({organ::civil_affairs, in->id(), {}});
        else
            return unnamed(truth::unknown(in.marks()));
    case whom::sides: {
        meant all{{}, true};
        for (const unit_ref s : sides_of_zone(c)) all.organs.push_back(government_of(s));
        return all;
    }
    case whom::bounds_office: {
        meant any = just(of_state(organ::state_council));
        for (const unit_ref s : sides_of_zone(c))
            if (const unit_ref in = c.ancestor(s, level::province))
                if (const authority a = government_of(in);
                    std::find(any.organs.begin(), any.organs.end(), a) == any.organs.end())
                    any.organs.push_back(a);
        return any;
    }
    case whom::own_government: return of_body(c, organ::government, false);
    case whom::own_staffing: return of_body(c, organ::staffing, false);
    case whom::own_congress: {
        // At the county and above the founding and the end of an organ are put on record with its own congress.
        const asked<unit_ref> own = division_of(c, c.this_body());
        const bool to_file = (h.founded || h.gone) && (!own.known() || own->level() <= level::county);
        return to_file ? of_body(c, organ::congress_committee, false) : nobody_here();
    }
    case whom::staffing_above: return of_body(c, organ::staffing, true);
    case whom::government_above: return of_body(c, organ::government, true);
    case whom::national_staffing: return just(of_state(organ::national_staffing));
    case whom::township: return government_of_ancestor(c, level::township);
    case whom::villagers: return just({organ::villagers_meeting, c.this_unit().id(), {}});
    case whom::county: return government_of_ancestor(c, level::county);
    case whom::city_or_district: return city_or_district_of(c);
    case whom::subdistrict: {
        const unit_ref office = c.ancestor(c.this_unit(), level::township);
        return as_named(c, office, office && office.kind() == unit_kind::subdistrict);
    }
    case whom::city:
        return government_of_ancestor(
            c, level::prefecture, c.this_unit().is_division() ? fields::parent : fields::seat);
    case whom::city_of_zone: return government_of_asked(above_zone(c, level::prefecture));
    case whom::province_of_zone: return government_of_asked(above_zone(c, level::province));
    case whom::examiner_of_zone: return of_zone(c, false);
    case whom::approver_of_zone: return of_zone(c, true);
    }
    return {};
}

std::span<const dossier_part> dossier_asked() noexcept {
    static constexpr std::array parts{dossier_part::application, dossier_part::background,
        dossier_part::risk_assessment, dossier_part::expert_review, dossier_part::public_opinion, dossier_part::maps};
    return parts;
}

std::span<const plan_part> plan_asked(const happening& h) noexcept {
    static constexpr std::array of_new{
        plan_part::name, plan_part::kind, plan_part::affiliation, plan_part::boundary, plan_part::seat};
    static constexpr std::array of_old{plan_part::destination};
    if (h.gone) return of_old;
    return of_new;
}

meant asked_of(const context& c, const happening& h, procedure_role role) {
    for (const part_row& row : rows)
        if (row.role == role && row.rule == c.this_rule().id) return those(c, h, row.who);
    return {};
}

text described(const context& c, procedure_role role) {
    for (const part_row& row : rows)
        if (row.role == role && row.rule == c.this_rule().id) return name_of(row.who);
    return {};
}

namespace {

// The term a rule sets by its parameters.
std::optional<term> term_of(context& c) {
    const auto has = [&](std::string_view name) {
        const std::vector<parameter>& all = c.this_rule().parameters;
        return std::any_of(all.begin(), all.end(), [&](const parameter& p) { return p.name == name; });
    };
    term t;
    if (has("months")) t.months = static_cast<int>(c.param<std::int64_t>("months"));
    if (has("days")) t.days = static_cast<int>(c.param<std::int64_t>("days"));
    if (t.months == 0 && t.days == 0) return std::nullopt;
    if (has("extension")) t.extension = static_cast<int>(c.param<std::int64_t>("extension"));
    if (has("after") && c.param<std::string>("after") == "done") t.from = term_start::completion;
    return t;
}

} // namespace

void name_parts(context& c, const happening& h, truth is) {
    for (const part_row& row : rows) {
        if (row.rule != c.this_rule().id) continue;
        meant m = those(c, h, row.who);
        // Whom article 85 of the Organic Law names need not be who once approved this one.
        if (row.who == whom::founder && m.organs.empty()) {
            static const detail::lasting<provenance> reading{
                provenance::inferred(say("未载当初由谁批准设立，按组织法第八十五条规定的批准机关理解",
                    "who approved its founding is not recorded; read as whom article 85 of the Organic Law names"))};
            if (auto [by_law, known] = founder_by_law(c, c.this_unit(), kind_before(c)); by_law) {
                m.organs.push_back(*std::move(by_law));
                m.known = m.known.resting_on(c.assumed(c.about(), kind_field, *reading).marks());
            }
        }
        if (m.none) continue;
        procedure_part p;
        p.role = row.role;
        if (m.organs.empty() && row.who != whom::nobody_named) p.described = name_of(row.who);
        p.by = std::move(m.organs);
        p.all = m.all;
        if (row.role == dossier) p.dossier.assign(dossier_asked().begin(), dossier_asked().end());
        if (row.role == states_plan) p.states.assign(plan_asked(h).begin(), plan_asked(h).end());
        p.within = term_of(c);
        c.name_part(h.by, std::move(p), is && m.known, row.article, row.quote);
    }
}

text name_of(whom who) {
    switch (who) {
    case whom::nobody_named: break;
    case whom::national_congress: return say("全国人民代表大会", "the National People's Congress");
    case whom::state_council: return say("国务院", "the State Council");
    case whom::council_office:
        return say(
            "国务院（径送国务院民政部门）", "the State Council (sent directly to its department of civil affairs)");
    case whom::ministry: return say("民政部", "the Ministry of Civil Affairs");
    case whom::province:
    case whom::province_of_zone:
    case whom::examiner_of_zone: return say("省、自治区、直辖市人民政府", "the government of the province");
    case whom::as_for_a_move: return say("审批隶属关系变更的机关", "whoever approves a change of affiliation");
    case whom::founder:
    case whom::zone_founder: return say("批准设立它的人民政府", "the government that approved its founding");
    case whom::founder_by_law:
        return say("设立它的政府的上一级人民政府（区公所：省级人民政府；行政公署：国务院）",
            "the government above the one that founds it (district office: the province; prefecture: the State Council)");
    case whom::plan_author: return say("制订变更方案的人民政府", "the government that draws up the plan");
    case whom::level_by_level: return say("其间各级人民政府", "the governments of the levels between");
    case whom::province_between: return say("省、自治区、直辖市人民政府", "the government of the province");
    case whom::departments:
        return say("机构编制部门和外事、发展改革、民族、财政、自然资源、住房城乡建设、城乡规划等有关部门（根据情况）",
            "the staffing office and the departments of foreign affairs, development and reform, ethnic affairs, finance, natural resources, housing and planning (as the case may be)");
    case whom::autonomous_organs:
        return say("民族自治地方的自治机关和有关民族的代表",
            "the organs of the autonomous area and representatives of the peoples concerned");
    case whom::approver: return say("审批机关", "whoever approved it");
    case whom::above_approver: return say("批准机关的上一级人民政府", "the government above the one that approves");
    case whom::code_office: return say("民政部门", "the department of civil affairs");
    case whom::governments_concerned: return say("有关地方人民政府", "the local governments concerned");
    case whom::naming_office:
        return say("同级人民政府地名行政主管部门", "the department for place names of the government of that level");
    case whom::sides: return say("毗邻的各有关人民政府", "the governments on both sides");
    case whom::bounds_office: return say("该行政区域界线的批准机关", "whoever approved the bounds");
    case whom::own_government: return say("本级人民政府", "its own government");
    case whom::own_staffing: return say("本级机构编制管理机关", "the staffing office of its level");
    case whom::own_congress: return say("本级人大常委会", "the standing committee of the congress of its level");
    case whom::staffing_above: return say("上一级机构编制管理机关", "the staffing office above");
    case whom::government_above: return say("上一级人民政府", "the government above");
    case whom::staffing_of_province:
        return say("省、自治区、直辖市机构编制管理机关", "the staffing office of the province");
    case whom::national_staffing: return say("国务院机构编制管理机关", "the State Council's staffing office");
    case whom::township: return say("乡、民族乡、镇人民政府", "the government of the township");
    case whom::villagers: return say("村民会议", "the villagers' meeting");
    case whom::county: return say("县级人民政府", "the government of the county");
    case whom::city_or_district: return say("不设区的市、市辖区人民政府", "the government of the city or district");
    case whom::subdistrict: return say("街道办事处", "the subdistrict office");
    case whom::city:
    case whom::city_of_zone: return say("设区的市人民政府", "the government of the city");
    case whom::approver_of_zone:
        return say("国务院（国家级）或省级人民政府（省级）",
            "the State Council (national) or the government of the province (provincial)");
    }
    return {};
}

} // namespace onezone::packs
