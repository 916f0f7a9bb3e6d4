// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/try.hpp"
#include "organs.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/reform/acts/body_acts.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

using detail::named;
using detail::path_of;
using detail::refuse;

namespace {

[[nodiscard]] result<void> check_bodies(const hierarchy& h, const merge_bodies& op) {
    if (op.absorbed.empty()) return refuse(errc::empty_input, "没有被合并的机构", "no body is merged");
    const body* const into = h.find(op.into);
    if (op.into.ok() && !into) return detail::no_body(op.into);
    if (op.into.ok() == op.founded.has_value())
        return refuse(
            errc::bad_value, "须说明并入现有机构或新组建机构之一", "state either a body that stays or a new one");
    if (op.founded && detail::is_blank(op.founded->name))
        return refuse(errc::bad_value, "新组建的机构没有名称", "the new body has no name");
    for (auto i = op.absorbed.begin(); i != op.absorbed.end(); ++i) {
        const body* const from = h.find(*i);
        if (!from) return detail::no_body(*i);
        const std::string path = path_of(h, *from);
        if (*i == op.into || std::find(op.absorbed.begin(), i, *i) != i)
            return refuse(errc::unsupported_here, "机构不能并入自身或被合并两次",
                "a body cannot be merged with itself or twice", {path});
        if (from->part_of.ok())
            return refuse(errc::unsupported_here, "内设机构随其上级机构合并，不单列",
                "an internal body goes with the body above it", {path});
        if (!h[from->unit].is_division() && is_zone_agency(from->kind))
            return refuse(errc::unsupported_here, "开发区管理机构另按机构整合办理",
                "agencies of zones are merged by merge_agencies", {path});
        for (body_id above = into ? into->part_of : body_id(); above.ok(); above = h.find(above)->part_of)
            if (above == *i)
                return refuse(errc::unsupported_here, "机构不能并入其内设机构",
                    "a body cannot be merged into a part of itself", {path, path_of(h, *into)});
    }
    return {};
}

// A new body has none of what others bring, and so of it all a number that is known.
template <class Kind>
void begin_with_none(std::vector<tally<Kind>>& mine, const std::vector<tally<Kind>>& theirs) {
    for (const tally<Kind>& t : theirs)
        if (std::none_of(mine.begin(), mine.end(), [&](const tally<Kind>& m) { return m.kind == t.kind; }))
            mine.push_back({t.kind, std::int64_t{0}});
}

} // namespace

result<void> merge_bodies::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_bodies(h, *this));
    const text why = say("机构合并", "bodies are merged");
    body heir;
    if (founded) {
        heir.key = a.fresh_body();
        heir.kind = founded->kind;
        heir.name = founded->name;
        heir.unit = h.find(absorbed.front())->unit;
        heir.from = a.basis();
        for (const body_id from : absorbed) {
            begin_with_none(heir.staff, h.find(from)->staff);
            begin_with_none(heir.quota, h.find(from)->quota);
        }
        if (leading_posts == disposal::merged) heir.leading_posts = std::int64_t{0};
        if (internal_bodies == disposal::merged) heir.internal_bodies = std::int64_t{0};
    } else {
        heir = *h.find(into);
    }
    if (keep_nameplates)
        for (const body_id from : absorbed) {
            const auto keep = [&](const std::string& plate) {
                if (std::find(heir.nameplates.begin(), heir.nameplates.end(), plate) == heir.nameplates.end())
                    heir.nameplates.push_back(plate);
            };
            keep(h.find(from)->name);
            for (const std::string& plate : h.find(from)->nameplates) keep(plate);
        }
    const body_id one = heir.key;
    if (const body* const there = h.find(one); !there || !(*there == heir)) ONEZONE_TRY(a.edit().put(std::move(heir)));
    for (const body_id from : absorbed)
        ONEZONE_TRY(detail::merge_body(
            a, from, one, {detail::entry_of(leading_posts), detail::entry_of(internal_bodies), why}));
    return {};
}

text merge_bodies::account(const hierarchy& h) const {
    if (founded)
        return fill(say("{0}合并为{1}", "{0} merged to form {1}"), {named(h, absorbed), verbatim(founded->name)});
    return fill(say("{0}并入{1}", "{0} merged into {1}"), {named(h, absorbed), named(h, into)});
}

//=== joint offices ===//

namespace {

[[nodiscard]] result<void> check_several(const hierarchy& h, const std::vector<body_id>& bodies) {
    if (bodies.size() < 2)
        return refuse(errc::empty_input, "合署或分署的机构不足两个", "fewer than two bodies are stated");
    for (auto i = bodies.begin(); i != bodies.end(); ++i) {
        const body* const b = h.find(*i);
        if (!b) return detail::no_body(*i);
        if (std::find(bodies.begin(), i, *i) != i)
            return refuse(errc::bad_value, "同一机构列了两次", "a body is listed twice", {path_of(h, *b)});
    }
    return {};
}
[[nodiscard]] bool shares_office(const body& b, body_id with) {
    return std::any_of(
        b.joint_offices.begin(), b.joint_offices.end(), [&](const joint_office& j) { return j.with == with; });
}

} // namespace

result<void> join_offices::carry_out(act& a) const {
    ONEZONE_TRY(check_several(a.now(), bodies));
    bool any = false;
    for (const body_id id : bodies) {
        body b = *a.now().find(id);
        for (const body_id other : bodies)
            if (other != id && !shares_office(b, other)) b.joint_offices.push_back({other, a.basis()});
        if (b == *a.now().find(id)) continue;
        any = true;
        ONEZONE_TRY(a.edit().put(std::move(b)));
    }
    if (any) return {};
    return refuse(errc::nothing_to_do, "已经合署办公", "they work as one office already",
        {path_of(a.now(), *a.now().find(bodies.front()))});
}

text join_offices::account(const hierarchy& h) const {
    return fill(say("{0}合署办公", "{0} work as one office"), {named(h, bodies)});
}

result<void> separate_offices::carry_out(act& a) const {
    ONEZONE_TRY(check_several(a.now(), bodies));
    bool any = false;
    for (const body_id id : bodies) {
        body b = *a.now().find(id);
        std::erase_if(b.joint_offices,
            [&](const joint_office& j) { return std::find(bodies.begin(), bodies.end(), j.with) != bodies.end(); });
        if (b == *a.now().find(id)) continue;
        any = true;
        ONEZONE_TRY(a.edit().put(std::move(b)));
    }
    if (any) return {};
    return refuse(errc::not_held, "并未合署办公", "they do not work as one office",
        {path_of(a.now(), *a.now().find(bodies.front()))});
}

text separate_offices::account(const hierarchy& h) const {
    return fill(say("{0}不再合署办公", "{0} no longer work as one office"), {named(h, bodies)});
}

} // namespace onezone
