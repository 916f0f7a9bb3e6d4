// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "model/record_checks.hpp"
#include "reform/audit.hpp"

#include <onezone/reform/acts/agency_acts.hpp>

#include <algorithm>
#include <array>
#include <utility>

// How an agency is set up: founded, ranked, chartered, named. How agencies merge and end is in agency_acts.cpp.

namespace onezone {

using detail::books;
using detail::named;
using detail::path_of;
using detail::refuse;

//=== change_rank ===//

std::span<const word> words(rank_direction) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "upgrade", "升格", "upgrade"},
        {1, "downgrade", "降格", "downgrade"},
    }};
    return table;
}

result<void> change_rank::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const onezone::body* const there = h.find(body);
    if (!there) return detail::no_body(body);
    const std::string path = path_of(h, *there);
    if (from && there->rank.known() && *there->rank.value != *from)
        return refusal(errc::contradicted,
            fill(say("现有机构规格是{0}，不是{1}", "its rank is {0}, not {1}"),
                {name_of(*there->rank.value), name_of(*from)}),
            {path});
    const std::optional<onezone::rank> present = there->rank.known() ? there->rank.value : from;
    if (!present)
        return refuse(
            errc::not_held, "现有机构规格未记载，也未说明", "its present rank is neither recorded nor stated", {path});
    if (*present == to)
        return refusal(
            errc::nothing_to_do, fill(say("机构规格已是{0}", "its rank is {0} already"), {name_of(to)}), {path});
    if ((direction == rank_direction::upgrade) != (to > *present))
        return refusal(errc::wrong_direction,
            fill(say("由{0}到{1}不是{2}", "from {0} to {1} is no {2}"),
                {name_of(*present), name_of(to), name_of(direction)}),
            {path});
    onezone::body changed = *there;
    changed.rank = {to, a.basis()};
    return a.edit().put(std::move(changed));
}

text change_rank::account(const hierarchy& h) const {
    const onezone::body* const b = h.find(body);
    const std::optional<onezone::rank> present = b && b->rank.known() ? b->rank.value : from;
    if (!present) return fill(say("{0}{1}为{2}", "{0}: {1} to {2}"), {named(h, body), name_of(direction), name_of(to)});
    return fill(say("{0}由{1}{2}为{3}", "{0}: {2} from {1} to {3}"),
        {named(h, body), name_of(*present), name_of(direction), name_of(to)});
}

//=== reissue_charter ===//

namespace {

// Sets a number of a charter; the difference is written off or created.
void set_number(act& a, books& books, body_id id, fact<std::int64_t> body::*number, carry_class cls,
    const fact<std::int64_t>& was, std::int64_t to, const text& why) {
    books.draft(id).*number = {to, a.basis()};
    if (!was.known() || *was.value == to) return;
    const bool less = to < *was.value;
    const std::int64_t by = less ? *was.value - to : to - *was.value;
    a.enter({cls, {}, less ? entry_kind::written_off : entry_kind::created, by, {}, less ? party::of(id) : party{},
        less ? party{} : party::of(id), why, {}});
}

[[nodiscard]] result<void> check_charter(const hierarchy& h, const reissue_charter& op) {
    const body* const b = h.find(op.body);
    if (!b) return detail::no_body(op.body);
    const std::string path = path_of(h, *b);
    if (detail::is_blank(op.document))
        return refuse(
            errc::needs_document, "未说明“三定”规定的文号或名称", "the charter's document is not stated", {path});
    if (op.pool.body.ok() && !h.find(op.pool.body)) return detail::no_body(op.pool.body);
    if (op.pool.unit.ok() && !h.find(op.pool.unit)) return detail::no_unit(h, op.pool.unit);
    const auto where = [&] { return path; };
    for (const auto& n : {op.leading_posts, op.internal_bodies}) ONEZONE_TRY(detail::check_count(n.value_or(0), where));
    for (std::size_t i = 0; i < op.quota.size(); ++i) {
        ONEZONE_TRY(detail::check_count(op.quota[i].count.value.value_or(0), where));
        for (std::size_t j = 0; j < i; ++j)
            if (op.quota[j].kind == op.quota[i].kind)
                return refuse(errc::bad_value, "同一类编制出现两次", "a kind of quota is stated twice", {path});
    }
    for (std::size_t i = 0; i < op.closes.size(); ++i) {
        const body* const part = h.find(op.closes[i]);
        if (!part) return detail::no_body(op.closes[i]);
        if (part->part_of != op.body
            || std::find(op.closes.begin(), op.closes.begin() + static_cast<std::ptrdiff_t>(i), part->key)
                != op.closes.begin() + static_cast<std::ptrdiff_t>(i))
            return refuse(errc::not_held, "不是该机构的内设机构", "not an internal body of it", {path, part->name});
    }
    return {};
}

} // namespace

result<void> reissue_charter::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_charter(h, *this));
    const onezone::body before = *h.find(body);
    const charter next{issued ? issued : a.on(), document};
    if (before.charter.value == next && !leading_posts && !internal_bodies && quota.empty() && closes.empty()
        && opens.empty())
        return refuse(
            errc::nothing_to_do, "该“三定”规定已经生效", "that charter is in force already", {path_of(h, before)});
    const text why = say("重新印发“三定”规定", "a new charter");
    const fact<std::int64_t> had = detail::counted(h, body, carry_class::internal_bodies);
    books books(a);
    books.draft(body).charter = {next, a.basis()};

    // Internal bodies: the listed ones change one by one; a number without a list changes as a number.
    for (const body_id part : closes) {
        const auto close_part = [&](body_id id, const auto& self) -> result<void> {
            const party to = party::of(body);
            ONEZONE_TRY(books.all_staff(id, to, entry_kind::moved, why));
            ONEZONE_TRY(books.all_quota(id, to, entry_kind::moved, why));
            for (const carry_class cls : detail::item_classes)
                ONEZONE_TRY(books.all_items(id, to, cls, entry_kind::moved, why));
            ONEZONE_TRY(books.leading_posts(id, {}, entry_kind::written_off, why));
            ONEZONE_TRY(
                books.internal_bodies(id, {}, entry_kind::written_off, why, [&](body_id p) { return self(p, self); }));
            return books.close(id);
        };
        const std::string name = h.find(part)->name;
        ONEZONE_TRY(close_part(part, close_part));
        a.enter({carry_class::internal_bodies, {}, entry_kind::written_off, std::int64_t{1}, name, party::of(body), {},
            why, {}});
    }
    ONEZONE_TRY(books.settle());
    for (const std::string& name : opens) {
        onezone::body part;
        part.key = a.fresh_body();
        part.kind = body_kind::internal_body;
        part.name = name;
        part.unit = before.unit;
        part.part_of = body;
        part.from = a.basis();
        ONEZONE_TRY(a.edit().put(std::move(part)));
        a.enter({carry_class::internal_bodies, {}, entry_kind::created, std::int64_t{1}, name, {}, party::of(body), why,
            {}});
    }
    const auto by_list = static_cast<std::int64_t>(opens.size()) - static_cast<std::int64_t>(closes.size());
    const auto listed = static_cast<std::int64_t>(h.parts_of(body).count());
    if (before.internal_bodies.known()) {
        const std::int64_t after = *before.internal_bodies.value + by_list;
        if (after < 0)
            return refuse(errc::contradicted, "撤销的内设机构多于核定数", "more internal bodies close than there are",
                {path_of(h, before)});
        books.draft(body).internal_bodies.value = after;
        ONEZONE_TRY(books.settle());
    }
    if (internal_bodies) {
        if (*internal_bodies < listed)
            return refuse(errc::contradicted, "列出的内设机构多于“三定”规定核定数",
                "more internal bodies are listed than the charter allows", {path_of(h, before)});
        // Where the last one listed closes, no list tells of the number any more: it follows from what there was.
        const fact<std::int64_t> was = had.known() ? fact<std::int64_t>(*had.value + by_list) : fact<std::int64_t>();
        set_number(
            a, books, body, &onezone::body::internal_bodies, carry_class::internal_bodies, was, *internal_bodies, why);
    }
    if (leading_posts)
        set_number(a, books, body, &onezone::body::leading_posts, carry_class::leading_posts,
            detail::counted(a.now(), body, carry_class::leading_posts), *leading_posts, why);

    for (const quota_amount& q : quota) {
        const auto& there = books.draft(body).quota;
        const bool on_record = std::any_of(there.begin(), there.end(), [&](const auto& t) { return t.kind == q.kind; });
        // An internal body has none of its own but what is recorded.
        const fact<std::int64_t> was =
            on_record || !before.part_of.ok() ? count_of(there, q.kind) : fact<std::int64_t>(0);
        if (was.known() && q.count.known() && *q.count.value < *was.value) {
            ONEZONE_TRY(books.quota(
                body, pool, {q.kind, std::int64_t{*was.value - *q.count.value}}, entry_kind::recovered, why));
        } else if (was.known() && (!q.count.known() || *q.count.value > *was.value)) {
            const fact<std::int64_t> by =
                q.count.known() ? fact<std::int64_t>(*q.count.value - *was.value) : fact<std::int64_t>();
            a.enter({carry_class::quota, std::string(key_of(q.kind)), entry_kind::created, by, {}, {}, party::of(body),
                why, {}});
        }
        std::vector<tally<quota_kind>>& list = books.draft(body).quota;
        const auto place = std::find_if(list.begin(), list.end(), [&](const auto& t) { return t.kind == q.kind; });
        if (place == list.end())
            list.push_back({q.kind, q.count});
        else
            place->count = q.count;
    }
    return books.settle();
}

text reissue_charter::account(const hierarchy& h) const {
    return fill(
        say("为{0}重新印发“三定”规定{1}", "{0} gets a new charter: {1}"), {named(h, body), detail::title_of(document)});
}

//=== establish_agency ===//

namespace {

[[nodiscard]] result<void> check_founding(const hierarchy& h, const establish_agency& op) {
    if (!h.find(op.unit)) return detail::no_unit(h, op.unit);
    if (op.pool.body.ok() && !h.find(op.pool.body)) return detail::no_body(op.pool.body);
    if (op.pool.unit.ok() && !h.find(op.pool.unit)) return detail::no_unit(h, op.pool.unit);
    if (op.kind == body_kind::internal_body)
        return refuse(
            errc::unsupported_here, "内设机构由“三定”规定设立", "internal bodies are opened by charters", {op.name});
    for (std::size_t i = 0; i < op.quota.size(); ++i) {
        ONEZONE_TRY(detail::check_count(op.quota[i].count.value.value_or(0), [&] { return op.name; }));
        for (std::size_t j = 0; j < i; ++j)
            if (op.quota[j].kind == op.quota[i].kind)
                return refuse(errc::bad_value, "同一类编制出现两次", "a kind of quota is stated twice", {op.name});
    }
    return {};
}

} // namespace

result<void> establish_agency::carry_out(act& a) const {
    ONEZONE_TRY(check_founding(a.now(), *this));
    onezone::body made;
    made.key = a.fresh_body();
    made.kind = kind;
    made.name = name;
    made.unit = unit;
    made.rank = rank;
    made.legal_type = legal_type;
    if (!document.empty()) made.charter = {charter{a.on(), document}, a.basis()};
    made.leading_posts = leading_posts;
    made.internal_bodies = internal_bodies;
    made.nameplates = nameplates;
    made.from = a.basis();
    for (const quota_amount& q : quota) made.quota.push_back({q.kind, std::int64_t{0}});
    const body_id id = made.key;
    ONEZONE_TRY(a.edit().put(std::move(made)));
    const text why = say("设立机构", "a body is established");
    for (const auto& [cls, number] : {std::pair(carry_class::leading_posts, leading_posts),
             std::pair(carry_class::internal_bodies, internal_bodies)})
        if (number.known() && *number.value > 0)
            a.enter({cls, {}, entry_kind::created, number, {}, {}, party::of(id), why, {}});
    books books(a);
    const body_id giver = books.receiver(pool);
    for (const quota_amount& q : quota) {
        if (q.count.known() && *q.count.value == 0) continue;
        if (giver.ok()) {
            ONEZONE_TRY(books.quota(giver, party::of(id), q, entry_kind::moved, why));
            continue;
        }
        for (tally<quota_kind>& t : books.draft(id).quota)
            if (t.kind == q.kind) t.count = q.count;
        a.enter({carry_class::quota, std::string(key_of(q.kind)), entry_kind::created, q.count, {}, pool, party::of(id),
            why, {}});
    }
    return books.settle();
}

text establish_agency::account(const hierarchy& h) const {
    return fill(say("为{0}设立{1}", "{1} is established for {0}"), {named(h, unit), verbatim(name)});
}

//=== names ===//

result<void> rename_body::carry_out(act& a) const {
    const onezone::body* const there = a.now().find(body);
    if (!there) return detail::no_body(body);
    if (there->name == name)
        return refuse(errc::nothing_to_do, "已是这一名称", "it is called that already", {path_of(a.now(), *there)});
    onezone::body renamed = *there;
    if (keep_nameplate) renamed.nameplates.push_back(renamed.name);
    renamed.name = name;
    return a.edit().put(std::move(renamed));
}

text rename_body::account(const hierarchy& h) const {
    return fill(say("{0}更名为{1}", "{0} is renamed {1}"), {named(h, body), verbatim(name)});
}

result<void> hang_nameplates::carry_out(act& a) const {
    const onezone::body* const there = a.now().find(body);
    if (!there) return detail::no_body(body);
    const std::string path = path_of(a.now(), *there);
    if (nameplates.empty()) return refuse(errc::empty_input, "未说明牌子", "no nameplate is stated", {path});
    onezone::body plated = *there;
    for (const std::string& plate : nameplates) {
        if (detail::is_blank(plate)) return refuse(errc::bad_value, "牌子没有名称", "a nameplate has no name", {path});
        if (plate != plated.name
            && std::find(plated.nameplates.begin(), plated.nameplates.end(), plate) == plated.nameplates.end())
            plated.nameplates.push_back(plate);
    }
    if (plated == *there) return refuse(errc::nothing_to_do, "牌子已经挂出", "they hang there already", {path});
    return a.edit().put(std::move(plated));
}

text hang_nameplates::account(const hierarchy& h) const {
    std::string all;
    for (const std::string& plate : nameplates) all += (all.empty() ? "" : "、") + plate;
    return fill(say("{0}加挂{1}牌子", "{0} also carries the nameplate {1}"), {named(h, body), verbatim(all)});
}

} // namespace onezone
