// SPDX-License-Identifier: Apache-2.0
#include "codes.hpp"
#include "ground/try.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/reform/acts/division_acts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone {

std::span<const word> words(recoding) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "keep", "沿用原代码", "codes stay"},
        {1, "vacate", "原代码撤销", "codes are abolished"},
        {2, "assign", "赋予新代码", "new codes are assigned"},
    }};
    return table;
}

using detail::named;
using detail::refuse;

//=== reparent ===//

result<void> reparent::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const unit_ref u = h.find(unit);
    if (!u) return detail::no_unit(h, unit);
    if (!h.find(to)) return detail::no_unit(h, to);
    if (!u.is_division())
        return refuse(errc::not_a_division, "开发区没有隶属关系", "a zone has no affiliation", {u.path()});
    const unit_ref from = u.parent();
    if (from && from.id() == to && u.place_known())
        return refuse(errc::nothing_to_do, "已隶属于该单位", "it is affiliated there already", {u.path()});
    if ((codes == recoding::assign) != code.ok())
        return refuse(errc::bad_value, "新代码与代码处理方式不符",
            "the new code does not go with what becomes of codes", {u.path()});

    // The new parent administers it in its own right from now on.
    for (const entrustment& e : detail::in_force(a, h.entrustments_of(unit)))
        if (e.holder == to)
            if (auto ended =
                    detail::end_entrustment(a, e, {}, say("受托方成为隶属上级", "its holder becomes its parent"));
                !ended)
                return ended;
    ONEZONE_TRY(detail::move_unit(a, unit, to, {}));
    if (codes == recoding::keep) return {};
    return detail::recode_subtree(a, unit, code);
}

text reparent::account(const hierarchy& h) const {
    const unit_ref u = h.find(unit);
    if (u && !u.parent()) return fill({"{0}隶属{1}", "{0} is affiliated to {1}"}, {named(h, unit), named(h, to)});
    return fill({"{0}的隶属关系由{1}变更为{2}", "the affiliation of {0} changes from {1} to {2}"},
        {named(h, unit), named(h, u ? u.parent().id() : unit_id()), named(h, to)});
}

//=== entrust ===//

result<void> entrust::carry_out(act& a) const {
    const hierarchy& h = a.now();
    std::vector<unit_id> all{unit};
    all.insert(all.end(), also.begin(), also.end());
    for (auto id = all.begin(); id != all.end(); ++id) {
        const unit_ref u = h.find(*id);
        if (!u) return detail::no_unit(h, *id);
        const unit_ref to = h.find(holder);
        if (!to) return detail::no_unit(h, holder);
        if (std::find(all.begin(), id, *id) != id)
            return refuse(errc::bad_value, "同一单位列了两次", "a unit is listed twice", {u.path()});
        if (u != to && u.is_division() && to.is_division() && u.within(to))
            return refuse(errc::nothing_to_do, "受托方本就是其上级，无须委托",
                "it lies in the division that would hold it: nothing is to entrust", {u.path(), to.path()});
        entrustment e;
        e.key = a.fresh_entrustment();
        e.unit = *id;
        e.holder = holder;
        e.scope = scope;
        e.items = items;
        e.valid.from = a.on();
        e.from = a.basis();
        ONEZONE_TRY(detail::begin_entrustment(a, e, {}));
    }
    detail::books books(a);
    ONEZONE_TRY(books.along(from, receiver, along, say("随委托划转", "goes along with the entrustment")));
    return books.settle();
}

text entrust::account(const hierarchy& h) const {
    std::vector<unit_id> all{unit};
    all.insert(all.end(), also.begin(), also.end());
    const text how = all.size() > 1 ? say("{0}委托{1}代管（{2}）", "{0} are entrusted to {1} ({2})")
                                    : say("{0}委托{1}代管（{2}）", "{0} is entrusted to {1} ({2})");
    return fill(how, {named(h, all), named(h, holder), name_of(scope)});
}

//=== change of trustee ===//

namespace {

// The one entrustment of a unit that is to pass.
[[nodiscard]] result<entrustment> to_pass(const act& a, unit_id unit, unit_id holder) {
    const hierarchy& h = a.now();
    std::vector<entrustment> held = detail::in_force(a, h.entrustments_of(unit));
    if (holder.ok()) std::erase_if(held, [&](const entrustment& e) { return e.holder != holder; });
    if (held.empty())
        return refuse(
            errc::not_entrusted, "没有可变更的代管关系", "there is no entrustment to change", {h.path_of(unit)});
    if (held.size() > 1)
        return refuse(errc::ambiguous_record, "有多项代管关系，请说明变更哪一项",
            "it is entrusted to several: say whose entrustment changes", {h.path_of(unit)});
    return held.front();
}

} // namespace

result<void> change_trustee::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (units.empty()) return refuse(errc::empty_input, "未说明单位", "no unit is stated");
    const unit_ref next = h.find(to);
    if (!next) return detail::no_unit(h, to);
    if (holder.ok() && !h.find(holder)) return detail::no_unit(h, holder);
    for (auto id = units.begin(); id != units.end(); ++id) {
        const unit_ref u = h.find(*id);
        if (!u) return detail::no_unit(h, *id);
        if (std::find(units.begin(), id, *id) != id)
            return refuse(errc::bad_value, "同一单位列了两次", "a unit is listed twice", {u.path()});
        auto held = to_pass(a, *id, holder);
        ONEZONE_TRY(held);
        if (held->holder == to)
            return refuse(
                errc::nothing_to_do, "已由该方代管", "it is entrusted there already", {u.path(), next.path()});
        if (u.is_division() && next.is_division() && u.within(next) && u != next)
            return refuse(errc::unsupported_here, "由隶属上级管理即为交还，另行办理",
                "to its legal parent it returns by return_township", {u.path(), next.path()});
        held->valid.from = a.on() ? a.on() : held->valid.from;
        held->from = a.basis();
        ONEZONE_TRY(detail::pass_entrustment(a, *held, to, say("变更代管关系", "change of trustee")));
    }
    detail::books books(a);
    ONEZONE_TRY(books.along(from, receiver, along, say("随代管关系划转", "goes along with the change of trustee")));
    return books.settle();
}

text change_trustee::account(const hierarchy& h) const {
    std::vector<unit_id> now;
    if (holder.ok()) now.push_back(holder);
    for (const unit_id unit : units)
        if (!holder.ok())
            for (const entrustment& e : detail::listed(h.entrustments_of(unit)))
                if (detail::in_force(e.valid, {}) && std::find(now.begin(), now.end(), e.holder) == now.end())
                    now.push_back(e.holder);
    if (now.empty())
        return fill(say("{0}改由{1}代管", "{0}: entrusted to {1} from now on"), {named(h, units), named(h, to)});
    return fill(say("{0}由{1}代管改为{2}代管", "{0}: entrusted to {2}, no longer to {1}"),
        {named(h, units), named(h, now), named(h, to)});
}

//=== return ===//

result<void> return_township::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const unit_ref u = h.find(town);
    if (!u) return detail::no_unit(h, town);
    if (holder.ok() && !h.find(holder)) return detail::no_unit(h, holder);
    std::vector<entrustment> ended;
    for (const entrustment& e : detail::in_force(a, h.entrustments_of(town)))
        if (!holder.ok() || e.holder == holder) ended.push_back(e);
    if (ended.empty()) {
        std::vector<std::string> subjects{u.path()};
        if (holder.ok()) subjects.push_back(h.path_of(holder));
        return refuse(
            errc::not_entrusted, "没有可交还的代管关系", "there is no entrustment to return", std::move(subjects));
    }
    for (const entrustment& e : ended)
        ONEZONE_TRY(detail::end_entrustment(a, e, {}, say("交还隶属上级", "returned to its legal parent")));
    detail::books books(a);
    ONEZONE_TRY(books.along(from, receiver, along, say("随交还划转", "goes along with the return")));
    return books.settle();
}

text return_township::account(const hierarchy& h) const {
    const unit_ref u = h.find(town);
    const unit_ref parent = u ? u.parent() : unit_ref();
    std::vector<unit_id> holders;
    if (holder.ok())
        holders.push_back(holder);
    else
        // The day of the act is not known here: those of which no end is stated, or else whoever is on record.
        for (const bool any : {false, true})
            if (holders.empty())
                for (const entrustment& e : detail::listed(h.entrustments_of(town)))
                    if (any || detail::in_force(e.valid, {})) holders.push_back(e.holder);
    return fill(say("{0}由{1}交还{2}管理", "{0} returns from {1} to the administration of {2}"),
        {named(h, town), holders.empty() ? say("受托方", "whoever administers it") : named(h, holders),
            parent ? named(h, parent.id()) : say("上级行政区划", "the division above")});
}

} // namespace onezone
