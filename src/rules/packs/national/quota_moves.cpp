// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <variant>

// 地方各级人民政府机构设置和编制管理条例第十八条: how administrative quota moves between levels.

namespace onezone::packs {

namespace {

// What each level of each province has gained or lost: 同一个行政区域不同层级之间.
using by_level = std::array<std::int64_t, 6>;
using by_province = std::map<unit_id, by_level>;

std::int64_t& level_of_body(by_province& in, const window& w, const body& b) {
    const unit_ref u = w.unit(b.unit);
    const unit_ref of = !u || u.is_division() ? u : w.parent(u);
    const unit_ref province = of ? w.ancestor(of, level::province) : unit_ref();
    return in[province ? province.id() : unit_id()][static_cast<std::size_t>(of ? of.level() : level::none)];
}

// `perhaps`: also of bodies of which nobody says whether they are of government.
void add_quota(by_province& into, const window& w, const body& b, std::int64_t sign, bool perhaps) {
    const fact<std::int64_t> quota = onezone::count_of(b.quota, quota_kind::administrative);
    if (!(of_government(b.kind) || (perhaps && b.kind == body_kind::unstated)) || !quota.known()) return;
    level_of_body(into, w, b) += sign * *quota.value;
}

// More than any level has: what moves in unknown number outweighs whatever is known.
constexpr std::int64_t untold_number = 1'000'000'000;

// Whose figure the state does not tell on both sides of the step, what acts gave and took is told by their accounts alone.
class told_by_accounts {
public:
    told_by_accounts(const context& c, by_province& surely, std::map<body_id, by_province>& perhaps)
        : c_(c),
          before_(c.before()),
          surely_(surely),
          perhaps_(perhaps) {}

    void operator()(const ledger_entry& e) {
        if (e.cls != carry_class::quota || e.what == entry_kind::kept) return;
        const bool administrative = e.kind == key_of(quota_kind::administrative);
        if (!administrative && !e.kind.empty() && e.kind != key_of(quota_kind::unstated)) return;
        if (e.what != entry_kind::created) at(e.from, e, -1, administrative);
        at(e.to, e, 1, administrative);
    }

private:
    void at(const party& who, const ledger_entry& e, std::int64_t sign, bool administrative) {
        if (!who.body.ok()) return;
        const body* const was = before_.find(who.body);
        const body* const is = c_.find(who.body);
        const body* const there = is ? is : was;
        if (!there || (told(was) && told(is))) return;
        const bool stated = of_government(there->kind);
        if (!stated && there->kind != body_kind::unstated) return;
        const window& w = is ? static_cast<const window&>(c_) : before_;
        const bool sure = stated && administrative && e.quantity.known();
        level_of_body(sure ? surely_ : perhaps_[who.body], w, *there) +=
            sign * e.quantity.value.value_or(untold_number);
    }
    [[nodiscard]] static bool told(const body* b) {
        return !b || onezone::count_of(b->quota, quota_kind::administrative).known();
    }

    const context& c_;
    window before_;
    by_province& surely_;
    std::map<body_id, by_province>& perhaps_;
};

// Whether one level has lost by the one count and another has gained by the other.
bool goes_across(const by_province& falls, const by_province& rises) {
    return std::any_of(falls.begin(), falls.end(), [&](const auto& in) {
        const auto risen = rises.find(in.first);
        if (risen == rises.end()) return false;
        for (std::size_t i = 0; i < in.second.size(); ++i)
            for (std::size_t j = 0; j < in.second.size(); ++j)
                if (i != j && in.second[i] < 0 && risen->second[j] > 0) return true;
        return false;
    });
}
bool goes_across(const by_province& moved) { return goes_across(moved, moved); }
bool changes_any(const by_province& moved) {
    return std::any_of(moved.begin(), moved.end(), [](const auto& in) { return in.second != by_level{}; });
}

// The staffing offices of the provinces in which quota moves.
meant offices_of(const by_province& moved) {
    meant all;
    for (const auto& [province, levels] : moved)
        if (province.ok() && goes_across({{province, levels}})) all.organs.push_back({organ::staffing, province, {}});
    return all;
}

// Of each province in which quota moves.
void name_quota_parts(context& c, const enacted* act, const by_province& moved) {
    for (const auto& [province, levels] : moved) {
        if (!goes_across({{province, levels}})) continue;
        procedure_part proposing;
        proposing.role = procedure_role::proposes;
        if (province.ok())
            proposing.by = {{organ::staffing, province, {}}};
        else
            proposing.described = name_of(whom::staffing_of_province);
        c.name_part(act, std::move(proposing), truth::yes());
    }
    procedure_part approving;
    approving.role = procedure_role::approves;
    approving.by = {of_state(organ::national_staffing)};
    c.name_part(act, std::move(approving), truth::yes());
}

} // namespace

rule quota_level() {
    rule r = law("org.quota-level",
        say("在同一个行政区域不同层级之间调配行政编制，应当报批",
            "administrative quota moves between the levels of an area only with approval"),
        organisation("第十八条",
            "在同一个行政区域不同层级之间调配使用行政编制的，应当由省、自治区、直辖市人民政府机构编制管理机关报国务院机构编制管理机关审批"),
        force::must, organisation_date(), {subject_kind::whole, level::none, true});
    r.judge = [](context& c) {
        // For certain, and with what bodies of which nobody says what they are may have given or got.
        by_province surely;
        std::map<body_id, by_province> perhaps;
        const window before = c.before();
        // Of what is recorded on one side of the step alone nothing has moved.
        const auto is_told = [](const body* there) {
            return !there || onezone::count_of(there->quota, quota_kind::administrative).known();
        };
        const auto add = [&](const window& w, const body& b, const body* there, std::int64_t sign) {
            if (!is_told(there)) return;
            const bool stated = b.kind != body_kind::unstated && (!there || there->kind != body_kind::unstated);
            add_quota(stated ? surely : perhaps[b.key], w, b, sign, !stated);
        };
        for (const body& b : before.all_bodies()) add(before, b, c.find(b.key), -1);
        for (const body& b : c.all_bodies()) add(c, b, before.find(b.key), 1);
        told_by_accounts booked(c, surely, perhaps);
        for (const enacted& act : c.acts())
            if (act.account) std::for_each(act.account->entries().begin(), act.account->entries().end(), booked);
        std::erase_if(perhaps, [](const auto& of) { return !changes_any(of.second); });
        by_province moved = surely;
        by_province least = surely;
        by_province most = surely;
        for (const auto& [key, by] : perhaps)
            for (const auto& [province, levels] : by)
                for (std::size_t l = 0; l < levels.size(); ++l) {
                    moved[province][l] += levels[l];
                    (levels[l] < 0 ? least : most)[province][l] += levels[l];
                }
        const bool is_sure = goes_across(least, most) == goes_across(most, least);
        if (is_sure) moved = surely;
        // What would tell: of which kind a body is, or else how much quota it has.
        const auto untold = [&] {
            const body_id first = perhaps.begin()->first;
            const body* const b = c.find(first) ? c.find(first) : before.find(first);
            return c.lacking({subject_kind::body, first.value()},
                b->kind == body_kind::unstated ? field_of<&body::kind> : field_of<&body::quota>);
        };
        if (!c.when({"across-levels", "行政编制在不同层级之间有增有减",
                        "administrative quota fell at one level and rose at another"},
                is_sure ? truth(goes_across(least, most)) : untold()))
            return;
        truth proposed = truth::yes();
        truth approved = truth::yes();
        bool told = false;
        text wrong;
        const auto demand = [&](const enacted* act) {
            told = told || act != nullptr;
            if (c.names_parts()) name_quota_parts(c, act, moved);
            happening by_act;
            by_act.by = act;
            demanded proposing{conditions::proposed, proposed_by_any(c, act, [&](const authority& a) {
                                   const auto in = moved.find(a.of);
                                   if (!is_told_apart(c, a)) return is_same(c, a, {organ::staffing, {}, {}});
                                   return truth(a.organ == organ::staffing && in != moved.end() && in->first.ok()
                                       && goes_across({*in}));
                               })};
            demanded approving{conditions::approved, told_of<&procedure::approved_by>(c, act, [&](const authority& a) {
                                   return suffices(c, a, of_state(organ::national_staffing));
                               })};
            if (c.detailed()) proposing.whose = offices_of(moved);
            for (demanded* const d : {&proposing, &approving}) {
                put_in_order(c, by_act, *d);
                if (c.detailed() && d->met.is_no())
                    wrong += (wrong.empty() ? text() : say("；", "; ")) + wrong_with(c, by_act, *d);
            }
            proposed = proposed && proposing.met;
            approved = approved && approving.met;
        };
        for (const enacted& act : c.acts()) {
            // One that takes from one level what another gives to the next is part of it.
            by_province by_act;
            for (const edit& e : act.edits)
                if (const auto* b = std::get_if<edited<body>>(&e)) {
                    if (b->before) add_quota(by_act, c.before(), *b->before, -1, !is_sure);
                    if (b->after) add_quota(by_act, c, *b->after, 1, !is_sure);
                }
            std::map<body_id, by_province> open;
            if (act.account)
                std::for_each(
                    act.account->entries().begin(), act.account->entries().end(), told_by_accounts(c, by_act, open));
            const bool gives_untold =
                std::any_of(open.begin(), open.end(), [](const auto& of) { return changes_any(of.second); });
            if (changes_any(by_act) || gives_untold) demand(&act);
        }
        if (!told) demand(nullptr);
        c.require(conditions::proposed, proposed);
        c.require(conditions::approved, approved);
        c.tell([&] { return wrong; });
    };
    return r;
}

} // namespace onezone::packs
