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
    return fill(say("{0}赋予{1}权限{2}项", "{0} gives {1} powers: {2}"),
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
    return fill(say("{0}的{1}项权限{2}", "powers of {0} {2}: {1}"),
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

namespace {

[[nodiscard]] fact<std::int64_t> number_of(const std::vector<staff_amount>& staff) {
    fact<std::int64_t> all = std::int64_t{0};
    for (const staff_amount& s : staff) {
        if (all.known() && s.count.known())
            *all.value += *s.count.value;
        else
            all = {};
    }
    return all;
}

} // namespace

text transfer_staff::account(const hierarchy& h) const {
    return fill(say("{0}划转{1}名人员至{2}", "{1} staff of {0} move to {2}"),
        {named(h, from), detail::shown(number_of(staff)), named(h, to)});
}

//=== loans ===//

namespace {

// How many of a status are lent on the day of the act; those of unknown number count as none.
[[nodiscard]] std::int64_t lent_of(const body& b, staff_status status, const std::optional<date>& on) {
    std::int64_t all = 0;
    for (const staff_loan& l : b.lent)
        if (l.status == status && detail::in_force(l.valid, on)) all += l.count.value.value_or(0);
    return all;
}

} // namespace

result<void> lend_staff::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const lender = h.find(from);
    if (!lender) return detail::no_body(from);
    const std::string path = path_of(h, *lender);
    const books books(a);
    ONEZONE_TRY(check_receiver(h, books, *lender, to));
    if (staff.empty()) return refuse(errc::empty_input, "未说明借调多少人员", "no staff is stated", {path});
    if (until && a.on() && *until <= *a.on())
        return refuse(errc::dates_out_of_order, "借调在开始之前结束", "the loan ends before it begins", {path});
    body lending = *lender;
    const body_id borrower = books.receiver(to);
    for (const staff_amount& s : staff) {
        if (s.count.known() && *s.count.value <= 0)
            return refuse(
                errc::bad_quantity, "借调人数必须大于零", "the number lent must be greater than zero", {path});
        const fact<std::int64_t> there = count_of(lending.staff, s.status);
        if (there.known() && s.count.known() && *there.value - lent_of(lending, s.status, a.on()) < *s.count.value)
            return refusal(errc::not_held,
                fill(say("{0}共 {1} 名，其中已借出 {2} 名，余数不足 {3} 名",
                         "of {1} {0}, {2} are lent already: fewer than {3} are left"),
                    {name_of(s.status), detail::shown(there),
                        verbatim(std::to_string(lent_of(lending, s.status, a.on()))), detail::shown(s.count)}),
                {path});
        const std::string stated = borrower.ok() ? std::string() : named(h, to).zh;
        lending.lent.push_back({s.status, s.count, borrower.ok() ? fact<body_id>(borrower) : fact<body_id>(), stated,
            {a.on(), until}, a.basis()});
        a.enter({carry_class::staff, std::string(key_of(s.status)), entry_kind::kept, s.count, {}, party::of(from),
            party::of(from), fill(say("借调至{0}", "lent to {0}"), {named(h, to)}), {}});
    }
    return a.edit().put(std::move(lending));
}

text lend_staff::account(const hierarchy& h) const {
    const text who = fill(say("{0}向{2}借出{1}名人员", "{0} lends {1} staff to {2}"),
        {named(h, from), detail::shown(number_of(staff)), named(h, to)});
    return until ? who + fill(say("，至{0}", " until {0}"), {written_out(*until)}) : who;
}

result<void> recall_staff::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const lender = h.find(from);
    if (!lender) return detail::no_body(from);
    if (to.ok() && !h.find(to)) return detail::no_body(to);
    body left = *lender;
    bool any = false;
    for (auto l = left.lent.begin(); l != left.lent.end();) {
        if ((to.ok() && l->to.value != to) || !detail::in_force(l->valid, a.on())) {
            ++l;
            continue;
        }
        any = true;
        a.enter({carry_class::staff, std::string(key_of(l->status)), entry_kind::kept, l->count, {}, party::of(from),
            party::of(from), say("借调结束", "the loan ends"), {}});
        if (!a.on() || (l->valid.from && *l->valid.from >= *a.on())) {
            l = left.lent.erase(l);
            continue;
        }
        l->valid.until = a.on();
        ++l;
    }
    if (!any) return refuse(errc::not_held, "没有借出的人员", "no staff is lent so", {path_of(h, *lender)});
    return a.edit().put(std::move(left));
}

text recall_staff::account(const hierarchy& h) const {
    if (!to.ok()) return fill(say("{0}借出的人员回原单位", "staff lent by {0} return"), {named(h, from)});
    return fill(say("{0}借给{1}的人员回原单位", "staff lent by {0} to {1} return"), {named(h, from), named(h, to)});
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
