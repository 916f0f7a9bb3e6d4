// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "reform/audit.hpp"

#include <onezone/reform/acts/duty_acts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone {

using detail::books;
using detail::named;
using detail::path_of;
using detail::refuse;

std::span<const word> words(strip_scope) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "social", "社会管理职能", "social functions"},
        {1, "listed", "所列职能", "listed functions"},
    }};
    return table;
}

std::span<const word> words(power_end) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "withdrawn", "收回", "withdrawn"},
        {1, "lapsed", "失效", "lapsed"},
    }};
    return table;
}

namespace {

// Whether a receiver is stated, exists and is not the giver.
[[nodiscard]] result<void> check_receiver(const hierarchy& h, const books& books, const body& from, const party& to) {
    if (to.none()) return refuse(errc::missing_successor, "未说明接收方", "no receiver is stated", {path_of(h, from)});
    if (to.unit.ok() && !h.find(to.unit)) return detail::no_unit(h, to.unit);
    if (to.body.ok() && !h.find(to.body)) return detail::no_body(to.body);
    if (books.receiver(to) == from.key)
        return refuse(
            errc::unsupported_here, "接收方就是该机构自身", "the receiver is the body itself", {path_of(h, from)});
    return {};
}

} // namespace

//=== strip_functions ===//

result<void> strip_functions::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const from = h.find(agency);
    if (!from) return detail::no_body(agency);
    books books(a);
    ONEZONE_TRY(check_receiver(h, books, *from, to));
    const std::string path = path_of(h, *from);
    const body_id lead = books.receiver(to);
    if (shared && !lead.ok())
        return refuse(errc::missing_successor, "牵头方没有记录在案的机构", "the lead has no body on record", {path});

    std::vector<holding_id> stripped;
    if (which == strip_scope::listed) {
        if (items.empty()) return refuse(errc::empty_input, "未列出职能", "no function is listed", {path});
        for (const holding_id id : items) {
            const holding* const item = h.find(id);
            if (item && item->cls != carry_class::functions)
                return refuse(
                    errc::unsupported_here, "所列事项不是职能", "a listed item is no function", {path, item->name});
            stripped.push_back(id);
        }
    } else {
        for (const holding& item : detail::listed(h.holdings_of(agency)))
            if (item.cls == carry_class::functions && item.function.value == function_class::social)
                stripped.push_back(item.key);
        if (stripped.empty())
            return refuse(errc::nothing_to_do, "没有记录在案的社会管理职能", "no social function is recorded", {path});
    }
    const text why =
        shared ? say("剥离，由接收方牵头共担", "stripped; shared, the receiver leads") : say("剥离", "stripped");
    for (const holding_id id : stripped) {
        ONEZONE_TRY(books.item(agency, to, id, entry_kind::moved, why));
        if (!shared) continue;
        holding item = *h.find(id);
        item.shared_with.push_back(agency);
        ONEZONE_TRY(a.edit().put(std::move(item)));
    }
    ONEZONE_TRY(books.along(agency, to, along, say("随职能划转", "goes along with functions")));
    // Whoever strips the last one knows that none is left.
    const auto left = h.holdings_of(agency);
    if (!shared
        && std::none_of(left.begin(), left.end(), [](const holding& x) { return x.cls == carry_class::functions; }))
        ONEZONE_TRY(a.edit().put(completeness::of(agency, known_list::functions)));
    return books.settle();
}

text strip_functions::account(const hierarchy& h) const {
    return fill(
        say("剥离{0}的{1}，由{2}承担", "{1} of {0} go to {2}"), {named(h, agency), name_of(which), named(h, to)});
}

//=== powers ===//

result<void> delegate_powers::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const unit_ref giver = h.find(grantor);
    if (!giver) return detail::no_unit(h, grantor);
    if (!giver.is_division())
        return refuse(errc::not_a_division, "赋权方不是行政区划", "the grantor is no division", {giver.path()});
    const body* const holder = h.find(to);
    if (!holder) return detail::no_body(to);
    const std::string path = path_of(h, *holder);
    if (items.empty()) return refuse(errc::empty_input, "未列出权限", "no power is listed", {path});
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].empty()) return refuse(errc::bad_value, "权限没有名称", "a power has no name", {path});
        if (std::find(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), items[i])
            != items.begin() + static_cast<std::ptrdiff_t>(i))
            return refuse(errc::bad_value, "同一权限列了两次", "a power is listed twice", {path, items[i]});
        for (const holding& held : h.holdings_of(to))
            if (held.cls == carry_class::powers && held.name == items[i] && held.grantor.value == grantor)
                return refuse(errc::nothing_to_do, "该机构已有此权限", "it has that power already", {path, items[i]});
    }
    for (const std::string& name : items) {
        holding power;
        power.key = a.fresh_holding();
        power.cls = carry_class::powers;
        power.name = name;
        power.holder = to;
        power.grantor = {grantor, a.basis()};
        power.form = form;
        power.from = a.basis();
        ONEZONE_TRY(a.edit().put(std::move(power)));
        a.enter({carry_class::powers, {}, entry_kind::created, std::int64_t{1}, name, party::of(grantor), party::of(to),
            {}, {}});
    }
    return {};
}

text delegate_powers::account(const hierarchy& h) const {
    return fill(say("{0}赋予{1}权限{2}项", "{0} gives {1} {2} powers"),
        {named(h, grantor), named(h, to), verbatim(std::to_string(items.size()))});
}

result<void> withdraw_powers::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const holder = h.find(from);
    if (!holder) return detail::no_body(from);
    const std::string path = path_of(h, *holder);
    if (items.empty()) return refuse(errc::empty_input, "未列出权限", "no power is listed", {path});
    books books(a);
    for (const holding_id id : items) {
        if (const holding* const power = h.find(id); power && power->cls != carry_class::powers)
            return refuse(errc::unsupported_here, "所列事项不是权限", "a listed item is no power", {path, power->name});
        ONEZONE_TRY(books.item(from, {}, id, entry_kind::released, name_of(how)));
    }
    return books.settle();
}

text withdraw_powers::account(const hierarchy& h) const {
    return fill(say("{0}的{1}项权限{2}", "{1} powers of {0} are {2}"),
        {named(h, from), verbatim(std::to_string(items.size())), name_of(how)});
}

//=== staff and quota ===//

result<void> transfer_staff::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const giver = h.find(from);
    if (!giver) return detail::no_body(from);
    books books(a);
    ONEZONE_TRY(check_receiver(h, books, *giver, to));
    if (staff.empty() && quota.empty())
        return refuse(errc::empty_input, "未说明划转多少人员", "no staff is stated", {path_of(h, *giver)});
    ONEZONE_TRY(books.along(from, to, {{}, staff, quota}, say("人员划转", "staff transfer")));
    return books.settle();
}

text transfer_staff::account(const hierarchy& h) const {
    fact<std::int64_t> all = std::int64_t{0};
    for (const staff_amount& s : staff) {
        if (all.known() && s.count.known())
            *all.value += *s.count.value;
        else
            all = {};
    }
    return fill(say("{0}划转{1}名人员至{2}", "{1} staff of {0} move to {2}"),
        {named(h, from), detail::shown(all), named(h, to)});
}

result<void> recover_quota::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const giver = h.find(from);
    if (!giver) return detail::no_body(from);
    books books(a);
    if (!pool.none()) ONEZONE_TRY(check_receiver(h, books, *giver, pool));
    if (quota.empty())
        return refuse(errc::empty_input, "未说明收回多少编制", "no quota is stated", {path_of(h, *giver)});
    for (const quota_amount& q : quota)
        ONEZONE_TRY(books.quota(from, pool, q, entry_kind::recovered, say("收回编制", "quota recovered")));
    return books.settle();
}

text recover_quota::account(const hierarchy& h) const {
    text amounts;
    for (const quota_amount& q : quota) {
        if (!amounts.empty()) amounts += say("、", ", ");
        amounts += name_of(q.kind) + verbatim(" ") + detail::shown(q.count);
    }
    return fill(say("收回{0}的{1}", "recovered from {0}: {1}"), {named(h, from), amounts});
}

} // namespace onezone
