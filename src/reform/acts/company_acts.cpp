// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/try.hpp"
#include "reform/audit.hpp"

#include <onezone/reform/acts/company_acts.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace onezone {

using detail::books;
using detail::named;
using detail::path_of;
using detail::refuse;

namespace {

// A new body; how many people and posts it has is not known.
result<body_id> found(act& a, unit_id unit, body_kind kind, const std::string& name) {
    body b;
    b.key = a.fresh_body();
    b.kind = kind;
    b.name = name;
    b.unit = unit;
    b.from = a.basis();
    const body_id id = b.key;
    ONEZONE_TRY(a.edit().put(std::move(b)));
    return id;
}

result<void> hand_over(act& a, body_id from, body_id to, const bundle& along, const text& why) {
    books books(a);
    ONEZONE_TRY(books.along(from, party::of(to), along, why));
    return books.settle();
}

} // namespace

result<void> choose_operator::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_zone(h, zone));
    if (company.ok() != name.empty())
        return refuse(errc::bad_value, "须说明现有公司或新设公司之一", "state either a company on record or a new one",
            {h.path_of(zone)});
    body_id chosen = company;
    if (company.ok()) {
        const body* const there = h.find(company);
        if (!there) return detail::no_body(company);
        if (there->kind != body_kind::platform_company)
            return refuse(errc::unsupported_here, "不是公司", "not a company", {path_of(h, *there)});
        if (from == company)
            return refuse(
                errc::unsupported_here, "公司不能注入自身", "a company cannot give to itself", {path_of(h, *there)});
    } else {
        auto made = found(a, zone, body_kind::platform_company, name);
        ONEZONE_TRY(made);
        chosen = *made;
    }
    const text why = say("选定运营公司", "an operator is chosen");
    ONEZONE_TRY(hand_over(a, from, chosen, along, why));
    // That it operates the zone is a function like any other, so that a change of operator has to say where it goes.
    holding duty;
    duty.key = a.fresh_holding();
    duty.name = "园区运营";
    duty.holder = chosen;
    duty.function = function_class::economic;
    duty.from = a.basis();
    ONEZONE_TRY(a.edit().put(std::move(duty)));
    a.enter(
        {carry_class::functions, {}, entry_kind::created, std::int64_t{1}, "园区运营", {}, party::of(chosen), why, {}});
    return {};
}

text choose_operator::account(const hierarchy& h) const {
    return fill(say("{1}为{0}运营公司", "{1} operates {0}"),
        {named(h, zone), company.ok() ? named(h, company) : verbatim(name)});
}

result<void> found_industrial_community::carry_out(act& a) const {
    ONEZONE_TRY(detail::check_zone(a.now(), zone));
    auto made = found(a, zone, body_kind::industrial_community, name);
    ONEZONE_TRY(made);
    return hand_over(a, from, *made, along, say("设立工业社区", "an industrial community is founded"));
}

text found_industrial_community::account(const hierarchy& h) const {
    return fill(say("在{0}设立{1}", "{1} is founded in {0}"), {named(h, zone), verbatim(name)});
}

//=== divide_duties ===//

namespace {

[[nodiscard]] result<void> check_share(const hierarchy& h, const duty_share& s) {
    const body* const lead = h.find(s.lead);
    if (!lead) return detail::no_body(s.lead);
    const std::string path = path_of(h, *lead);
    if (s.item.ok() != s.name.empty())
        return refuse(
            errc::bad_value, "须说明现有职能或新职能之一", "state either a function on record or a new one", {path});
    for (auto i = s.shared_with.begin(); i != s.shared_with.end(); ++i) {
        if (!h.find(*i)) return detail::no_body(*i);
        if (*i == s.lead || std::find(s.shared_with.begin(), i, *i) != i)
            return refuse(errc::bad_value, "共担方重复或就是牵头方", "a body shares twice or with itself", {path});
    }
    if (!s.item.ok()) return {};
    const holding* const item = h.find(s.item);
    if (!item) return refuse(errc::unknown_record, "没有这项职能", "there is no such function", {path});
    if (item->cls != carry_class::functions)
        return refuse(errc::unsupported_here, "不是职能", "not a function", {path, item->name});
    if (item->holder == s.lead && item->shared_with == s.shared_with)
        return refuse(errc::nothing_to_do, "已是如此分工", "it is divided so already", {path, item->name});
    return {};
}

} // namespace

result<void> divide_duties::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (shares.empty()) return refuse(errc::empty_input, "没有划分任何事项", "nothing is divided");
    const text why = reason.empty() ? say("职责划分", "division of duties") : reason;
    books books(a);
    for (const duty_share& s : shares) {
        ONEZONE_TRY(check_share(h, s));
        holding item;
        if (s.item.ok()) {
            if (const body_id from = h.find(s.item)->holder; from != s.lead)
                ONEZONE_TRY(books.item(from, party::of(s.lead), s.item, entry_kind::moved, why));
            item = *h.find(s.item);
        } else {
            item.key = a.fresh_holding();
            item.name = s.name;
            item.holder = s.lead;
            item.function = s.about;
            item.from = a.basis();
            a.enter({carry_class::functions, {}, entry_kind::created, std::int64_t{1}, s.name, {}, party::of(s.lead),
                why, {}});
        }
        item.shared_with = s.shared_with;
        ONEZONE_TRY(a.edit().put(std::move(item)));
    }
    return books.settle();
}

text divide_duties::account(const hierarchy& h) const {
    text all;
    for (const duty_share& s : shares) {
        if (!all.empty()) all += say("；", "; ");
        const holding* const item = h.find(s.item);
        all += fill(say("{0}由{1}牵头", "{0} led by {1}"), {verbatim(item ? item->name : s.name), named(h, s.lead)});
    }
    return fill(say("职责划分：{0}", "duties divided: {0}"), {all});
}

//=== reappoint_staff ===//

namespace {

[[nodiscard]] result<void> check_seats(const hierarchy& h, const reappoint_staff& op) {
    const body* const b = h.find(op.body);
    if (!b) return detail::no_body(op.body);
    const std::string path = path_of(h, *b);
    for (std::size_t i = 0; i < op.seats.size(); ++i) {
        const post* const p = h.find(op.seats[i].post);
        if (!p) return refuse(errc::unknown_post, "没有这个职位", "there is no such post", {path});
        if (!h.find(op.seats[i].person))
            return refuse(errc::unknown_person, "没有这个人", "there is no such person", {path});
        if (p->body != op.body)
            return refuse(errc::unsupported_here, "不是该机构的职位", "a post of another body", {path, p->title});
        for (std::size_t j = 0; j < i; ++j)
            if (op.seats[j].post == op.seats[i].post || op.seats[j].person == op.seats[i].person)
                return refuse(errc::bad_value, "同一职位或同一人列了两次", "a post or a person is listed twice",
                    {path, p->title});
    }
    return {};
}

} // namespace

result<void> reappoint_staff::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_seats(h, *this));
    for (const post& p : detail::listed(h.posts_of(body)))
        for (tenure& t : detail::listed(h.tenures_of(p.key))) {
            const bool stays = std::any_of(seats.begin(), seats.end(),
                [&](const seat_taken& s) { return s.post == p.key && s.person == t.person; });
            if (stays || !detail::in_force(t.valid, a.on())) continue;
            ONEZONE_TRY(detail::leave_post(a, std::move(t)));
        }
    for (const seat_taken& s : seats) {
        fact<staff_status> archived = s.archived;
        if (archived.known() && archived.from.empty()) archived.from = a.basis();
        const auto held = h.tenures_of(s.post);
        const auto own = std::find_if(held.begin(), held.end(),
            [&](const tenure& t) { return t.person == s.person && detail::in_force(t.valid, a.on()); });
        if (own != held.end()) {
            tenure kept = *own;
            if (!archived.known() || kept.archived.value == archived.value) continue;
            kept.archived = std::move(archived);
            ONEZONE_TRY(a.edit().put(std::move(kept)));
            continue;
        }
        tenure t;
        t.archived = std::move(archived);
        t.key = a.fresh_tenure();
        t.post = s.post;
        t.person = s.person;
        t.valid.from = a.on();
        t.from = a.basis();
        ONEZONE_TRY(a.edit().put(std::move(t)));
    }
    books books(a);
    const text why = say("全员竞聘", "competitive re-appointment");
    for (const staff_amount& s : leaving) ONEZONE_TRY(books.staff(body, {}, s, entry_kind::released, why));
    for (const staff_amount& s : joining) ONEZONE_TRY(books.join(body, s, why));
    return books.settle();
}

text reappoint_staff::account(const hierarchy& h) const {
    if (seats.empty())
        return fill(say("{0}全员竞聘上岗", "all staff of {0} compete for their posts"), {named(h, body)});
    return fill(say("{0}全员竞聘上岗，{1}人到岗", "all staff of {0} compete for their posts; appointed: {1}"),
        {named(h, body), verbatim(std::to_string(seats.size()))});
}

result<void> set_appraisal::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const onezone::body* const its = h.find(body);
    if (!its) return detail::no_body(body);
    if (detail::is_blank(name))
        return refuse(errc::bad_value, "未说明考核名称", "the appraisal has no name", {its->name});
    if (by.known() && !h.find(*by.value)) return detail::no_body(*by.value);
    if (by.value == body) return refuse(errc::bad_value, "机构考核自己", "the body would appraise itself", {its->name});
    if (months.known() && *months.value < 1)
        return refuse(errc::bad_quantity, "考核周期不足一个月", "the appraisals are less than a month apart", {name});
    onezone::body changed = *its;
    const auto known = std::find_if(
        changed.appraisals.begin(), changed.appraisals.end(), [&](const appraisal& one) { return one.name == name; });
    if (known != changed.appraisals.end() && known->by == by && known->months == months
        && known->counts_in_the_year == counts_in_the_year)
        return refuse(errc::nothing_to_do, "已经如此考核", "it is appraised so already", {its->name, name});
    appraisal set{name, by, months, counts_in_the_year, a.basis()};
    if (known != changed.appraisals.end())
        *known = std::move(set);
    else
        changed.appraisals.push_back(std::move(set));
    return a.edit().put(std::move(changed));
}

text set_appraisal::account(const hierarchy& h) const {
    text t = fill(say("{0}建立{1}", "{0} is appraised: {1}"), {named(h, body), verbatim(name)});
    if (by.known()) t += fill(say("，由{0}考核", ", by {0}"), {named(h, *by.value)});
    if (months.known())
        t += fill(say("，每{0}个月一次", ", {0} months apart"), {verbatim(std::to_string(*months.value))});
    if (counts_in_the_year.known())
        t += *counts_in_the_year.value ? say("，结果纳入年度考核", ", counted in the annual appraisal")
                                       : say("，结果不纳入年度考核", ", not counted in the annual appraisal");
    return t;
}

} // namespace onezone
