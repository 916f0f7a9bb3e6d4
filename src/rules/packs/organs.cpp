// SPDX-License-Identifier: Apache-2.0
#include "national.hpp"
#include "procedure.hpp"

#include <array>
#include <optional>
#include <utility>
#include <variant>

// How organs come and go, and how administrative quota moves: who proposes, examines and approves.

namespace onezone::packs {

namespace {

constexpr about of_affected_bodies{subject_kind::body, level::none, true, true};
constexpr about of_step{subject_kind::whole, level::none, true};

// The division whose organ it is; of a zone's, the one that dispatched it or, where that is not recorded, manages it.
asked<unit_ref> division_of(const context& c, const body& b) {
    const window then = c.is_gone() ? c.before() : static_cast<const window&>(c);
    const unit_ref u = then.unit(b.unit);
    if (u.is_division()) return asked<unit_ref>::of(u, 0);
    const zone& z = *then.zone_of(b.unit);
    const auto dispatching = then.ask<&zone::dispatching>(z);
    if (dispatching.known()) return asked<unit_ref>::of(then.unit(*dispatching), dispatching.marks());
    const auto managing = then.ask<&zone::managing>(z);
    if (managing.known()) return asked<unit_ref>::of(then.unit(*managing), managing.marks());
    return asked<unit_ref>::missing(dispatching.marks());
}

rule approve_organ() {
    rule r = law("org.approve",
        say("行政机构的设立、撤销、合并或变更规格、名称，由本级政府提出，上一级编制机关审核，上一级政府批准",
            "an organ is founded, abolished, merged, renamed or changed in rank on its government's proposal, with the review of the staffing office and the approval of the government above"),
        organisation("第九条",
            "地方各级人民政府行政机构的设立、撤销、合并或者变更规格、名称，由本级人民政府提出方案，经上一级人民政府机构编制管理机关审核后，报上一级人民政府批准"),
        force::must, organisation_date(), of_affected_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("organ", of_government(b.kind) && b.kind != body_kind::government && !b.part_of.ok())) return;
        const asked<unit_ref> own = division_of(c, b);
        judge_acts(
            c, [](const happening& h) { return truth(h.is_constitutive() || h.rank_changed); },
            [&](const happening& h) {
                if (!own.known()) return std::vector<demanded>{{"proposed", truth::unknown(own.marks())}};
                const unit_ref above = own->place_known() ? c.parent(*own) : unit_ref();
                const bool of_province = own->level() == level::province;
                const truth place = above || of_province ? truth::yes() : c.lacking(c.about(), fields::parent);
                const authority office = of_province ? of_state(organ::national_staffing)
                                                     : authority{organ::staffing, above ? above.id() : unit_id(), {}};
                const authority government = of_province
                    ? of_state(organ::state_council)
                    : authority{organ::government, above ? above.id() : unit_id(), {}};
                // At the county and above the founding and the end of an organ are put on record with its own congress.
                const bool to_file = own->level() <= level::county && (h.founded || h.gone);
                return std::vector<demanded>{
                    {"proposed",
                        includes(c.ask_how<&procedure::proposed_by>(h), {organ::government, own->id(), {}})
                            .resting_on(own.marks())},
                    {"reviewed", place && (c.ask_how<&procedure::reviewed_by>(h) == office).resting_on(own.marks())},
                    {"approved", place && approved_by_any(c, h, {government}).resting_on(own.marks())},
                    {"filed",
                        to_file ? includes(c.ask_how<&procedure::filed_with>(h),
                            {organ::congress_committee, own->id(),
                                {}}).resting_on(own.marks())
                                : truth::yes()}};
            });
        c.tell([] {
            return say("未按本级政府提出、上一级编制机关审核、上一级政府批准的程序办理，或办理情况不详",
                "not on its government's proposal with the review and approval from above, or nobody knows");
        });
    };
    return r;
}

rule approve_internal() {
    rule r = law("org.internal",
        say("内设机构的设立、撤销、合并或变更规格、名称，由本级编制机关审批",
            "an internal body is founded, abolished, renamed or changed in rank with the approval of the staffing office of its level"),
        organisation("第十三条",
            "县级以上地方各级人民政府行政机构的内设机构的设立、撤销、合并或者变更规格、名称，由该行政机构报本级人民政府机构编制管理机关审批"),
        force::must, organisation_date(), of_affected_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("internal", b.part_of.ok() && b.kind == body_kind::internal_body)) return;
        const body* of = c.find(b.part_of);
        if (!of) of = c.before().find(b.part_of);
        if (!c.when("organ", of && of_government(of->kind))) return;
        const asked<unit_ref> own = division_of(c, b);
        if (own.known() && !c.when("county-or-above", own->level() <= level::county)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.is_constitutive() || h.rank_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{"approved",
                    !own.known()
                        ? truth::unknown(own.marks())
                        : approved_by_any(c, h, {authority{organ::staffing, own->id(), {}}}).resting_on(own.marks())}};
            });
        tell_approver(c, say("本级机构编制管理机关", "the staffing office of its level"));
    };
    return r;
}

//=== quota that moves between levels ===//

using by_level = std::array<std::int64_t, 6>;

void add_quota(by_level& into, const window& w, const body& b, std::int64_t sign) {
    const fact<std::int64_t> quota = count_of(b.quota, quota_kind::administrative);
    if (!of_government(b.kind) || !quota.known()) return;
    const unit_ref u = w.unit(b.unit);
    const unit_ref of = !u || u.is_division() ? u : w.parent(u);
    into[static_cast<std::size_t>(of ? of.level() : level::none)] += sign * *quota.value;
}

bool goes_across(const by_level& moved) {
    return std::any_of(moved.begin(), moved.end(), [](std::int64_t n) { return n < 0; })
        && std::any_of(moved.begin(), moved.end(), [](std::int64_t n) { return n > 0; });
}

rule quota_level() {
    rule r = law("org.quota-level",
        say("在本行政区域内不同层级之间调整行政编制，须报批",
            "administrative quota moves between levels only with approval"),
        organisation("第十八条",
            "在同一个行政区域不同层级之间调配使用行政编制的，应当由省、自治区、直辖市人民政府机构编制管理机关报国务院机构编制管理机关审批"),
        force::must, organisation_date(), of_step);
    r.judge = [](context& c) {
        // Per level, what the bodies recorded on both sides have gained or lost.
        by_level moved{};
        for (const body& b : c.before().all_bodies()) add_quota(moved, c.before(), b, -1);
        for (const body& b : c.all_bodies()) add_quota(moved, c, b, 1);
        if (!c.when("across-levels", goes_across(moved))) return;
        truth proposed = truth::yes();
        truth approved = truth::yes();
        bool told = false;
        const auto demand = [&](const enacted* act) {
            told = told || act != nullptr;
            proposed = proposed && c.ask_how<&procedure::proposed_by>(act).is([&](const std::vector<authority>& all) {
                return std::any_of(all.begin(), all.end(), [&](const authority& a) {
                    const unit_ref of = c.unit(a.of);
                    return a.organ == organ::staffing && of && of.level() == level::province;
                });
            });
            approved =
                approved && c.ask_how<&procedure::approved_by>(act) == authority{organ::national_staffing, {}, {}};
        };
        for (const enacted& act : c.acts()) {
            // One that takes from one level what another gives to the next is part of it.
            by_level by_act{};
            for (const edit& e : act.edits)
                if (const auto* b = std::get_if<edited<body>>(&e)) {
                    if (b->before) add_quota(by_act, c.before(), *b->before, -1);
                    if (b->after) add_quota(by_act, c, *b->after, 1);
                }
            if (by_act != by_level{}) demand(&act);
        }
        if (!told) demand(nullptr);
        c.require("proposed", proposed);
        c.require("approved", approved);
        c.tell([] {
            return say("行政编制在层级之间有增有减，未经省级编制机关报国务院编制机关审批，或审批情况不详",
                "administrative quota moved between levels without the approval of the State Council's staffing office, or nobody knows");
        });
    };
    return r;
}

} // namespace

std::vector<rule> organ_procedures() { return {quota_level(), approve_organ(), approve_internal()}; }

} // namespace onezone::packs
