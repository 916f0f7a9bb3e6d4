// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/model/places.hpp>
#include <onezone/reform/acts/agency_acts.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace onezone {

using detail::books;
using detail::close_zone;
using detail::make_park;
using detail::named;
using detail::path_of;
using detail::refuse;

std::span<const word> words(disposal) noexcept {
    static constexpr std::array<word, 2> table{{
        {0, "written_off", "核销", "written off"},
        {1, "merged", "并入", "merged"},
    }};
    return table;
}

//=== merge_agencies ===//

namespace {

// The first kind of quota that an absorbed body has and the absorber's charter does not provide for.
[[nodiscard]] std::optional<quota_kind> homeless_quota(
    const body& from, const body& into, const std::vector<quota_kind>& recovered) {
    if (into.quota.empty()) return {};
    for (const tally<quota_kind>& q : from.quota) {
        if (q.count.known() && *q.count.value == 0) continue;
        if (std::find(recovered.begin(), recovered.end(), q.kind) != recovered.end()) continue;
        if (std::none_of(into.quota.begin(), into.quota.end(),
                [&](const tally<quota_kind>& place) { return place.kind == q.kind; }))
            return q.kind;
    }
    return {};
}

result<void> check_merge(const hierarchy& h, const merge_agencies& op) {
    const body* const into = h.find(op.into);
    if (!into) return detail::no_body(op.into);
    if (op.pool.body.ok() && !h.find(op.pool.body)) return detail::no_body(op.pool.body);
    if (op.pool.unit.ok() && !h.find(op.pool.unit)) return detail::no_unit(h, op.pool.unit);
    if (h[into->unit].is_division())
        return refuse(
            errc::unsupported_here, "并入方不是开发区的机构", "the absorber is no zone's body", {path_of(h, *into)});
    if (op.absorbed.empty())
        return refuse(errc::empty_input, "没有被整合的机构", "no body to absorb", {path_of(h, *into)});
    std::unordered_set<body_id> before;
    for (const body_id absorbed : op.absorbed) {
        const body* const from = h.find(absorbed);
        if (!from) return detail::no_body(absorbed);
        if (from->key == op.into || !before.insert(absorbed).second || op.pool.body == from->key)
            return refuse(errc::unsupported_here, "机构不能并入自身或被整合两次",
                "a body cannot be merged with itself or absorbed twice", {path_of(h, *from)});
        for (body_id above = into->part_of; above.ok(); above = h.find(above)->part_of)
            if (above == from->key)
                return refuse(errc::unsupported_here, "机构不能并入其内设机构",
                    "a body cannot be merged into a part of itself", {path_of(h, *from), path_of(h, *into)});
        if (from->part_of.ok())
            return refuse(errc::unsupported_here, "内设机构随其上级机构整合，不单列",
                "an internal body goes with the body above it", {path_of(h, *from)});
        if (h[from->unit].is_division())
            return refuse(errc::unsupported_here, "被整合的不是开发区的机构", "the absorbed is no zone's body",
                {path_of(h, *from)});
        if (from->unit != into->unit && !op.adjacent && !share_a_county(h, from->unit, into->unit))
            return refuse(errc::not_adjacent, "既不在同一县级区划，也未说明相邻",
                "neither in one county nor stated to be adjacent", {h.path_of(from->unit), h.path_of(into->unit)});
        if (const auto kind = homeless_quota(*from, *into, op.recovered))
            return refusal(errc::missing_successor,
                fill(say("{0}没有接收方：并入机构的“三定”规定中没有这一类编制",
                         "nobody receives the {0}: the absorber has none of that kind"),
                    {name_of(*kind)}),
                {path_of(h, *from), path_of(h, *into)});
    }
    return {};
}

// Everything but leading posts and internal bodies.
result<void> absorb_holdings(books& books, const merge_agencies& op, body_id from, const text& why) {
    const party to = party::of(op.into);
    ONEZONE_TRY(books.all_staff(from, to, entry_kind::moved, why));
    const std::vector<tally<quota_kind>> quota = books.draft(from).quota;
    if (quota.empty()) { ONEZONE_TRY(books.all_quota(from, to, entry_kind::moved, why)); }
    for (const tally<quota_kind>& q : quota) {
        if (q.count.known() && *q.count.value == 0) continue;
        const bool back = std::find(op.recovered.begin(), op.recovered.end(), q.kind) != op.recovered.end();
        ONEZONE_TRY(books.quota(
            from, back ? op.pool : to, {q.kind, q.count}, back ? entry_kind::recovered : entry_kind::moved, why));
    }
    for (const carry_class cls : detail::item_classes)
        ONEZONE_TRY(books.all_items(from, to, cls, entry_kind::moved, why));
    return {};
}

} // namespace

result<void> merge_agencies::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_merge(h, *this));
    const unit_id zone_unit = h.find(into)->unit;
    const text why = say("机构整合，一区多园", "agencies merged, one zone with many parks");
    std::vector<unit_id> parks;
    std::unordered_set<unit_id> known_parks;
    books books(a);
    const std::vector<std::string>& own_plates = h.find(into)->nameplates;
    std::unordered_set<std::string> kept(own_plates.begin(), own_plates.end());
    for (const body_id from : absorbed) {
        const body closing = *h.find(from);
        if (keep_nameplates) {
            std::vector<std::string>& plates = books.draft(into).nameplates;
            const auto keep = [&](const std::string& plate) {
                if (kept.insert(plate).second) plates.push_back(plate);
            };
            keep(closing.name);
            for (const std::string& plate : closing.nameplates) keep(plate);
        }
        const auto close_part = [&](body_id part, const auto& self) -> result<void> {
            ONEZONE_TRY(absorb_holdings(books, *this, part, why));
            ONEZONE_TRY(books.leading_posts(part, {}, entry_kind::written_off, why));
            ONEZONE_TRY(books.internal_bodies(
                part, {}, entry_kind::written_off, why, [&](body_id p) { return self(p, self); }));
            return books.close(part);
        };
        ONEZONE_TRY(absorb_holdings(books, *this, from, why));
        ONEZONE_TRY(books.leading_posts(from, party::of(into), detail::entry_of(leading_posts), why));
        ONEZONE_TRY(books.internal_bodies(from, party::of(into), detail::entry_of(internal_bodies), why,
            [&](body_id part) { return close_part(part, close_part); }));
        ONEZONE_TRY(books.close(from));
        a.succeed(party::of(from), party::of(into));
        if (closing.unit != zone_unit && known_parks.insert(closing.unit).second) parks.push_back(closing.unit);
    }
    ONEZONE_TRY(books.settle());
    for (const unit_id park : parks) {
        for (const entrustment& e : detail::listed(h.entrusted_to(park))) {
            if (detail::is_over(e.valid, a.on())) continue;
            ONEZONE_TRY(detail::pass_entrustment(a, e, zone_unit, why));
        }
        ONEZONE_TRY(make_park(a, park, zone_unit));
    }
    return {};
}

text merge_agencies::account(const hierarchy& h) const {
    return fill(say("{0}整合纳入{1}，实行一区多园", "{0} merged into {1}: one zone, many parks"),
        {named(h, absorbed), named(h, into)});
}

//=== abolish_agency ===//

std::span<const word> words(zone_fate) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "kept", "保留", "kept"},
        {1, "closed", "一并撤销", "closed too"},
        {2, "park", "成为园区", "becomes a park"},
    }};
    return table;
}

namespace {

// Where things go when bodies close: the stated destination of their class, else the successor.
class inheritance {
public:
    inheritance(act& a, books& b, const abolish_agency& op, const body& closing)
        : act_(a),
          books_(b),
          op_(op),
          why_(say("机构撤销", "the agency is abolished")),
          path_(path_of(a.now(), closing)) {}

    [[nodiscard]] const destination* stated(carry_class cls) const {
        for (const destination& d : op_.destinations)
            if (d.cls == cls) return &d;
        return nullptr;
    }
    [[nodiscard]] const text& why(const destination* d) const { return d && !d->reason.empty() ? d->reason : why_; }

    // Empties a body of all it holds and closes it, its internal bodies first.
    result<void> close(body_id b) {
        ONEZONE_TRY(tallies(b, carry_class::staff, books_.draft(b).staff, &books::all_staff));
        ONEZONE_TRY(tallies(b, carry_class::quota, books_.draft(b).quota, &books::all_quota));
        for (const carry_class cls : detail::item_classes) ONEZONE_TRY(items(b, cls));
        const destination* const posts = stated(carry_class::leading_posts);
        ONEZONE_TRY(books_.leading_posts(b, heir(posts), fate(posts), why(posts)));
        const destination* const parts = stated(carry_class::internal_bodies);
        ONEZONE_TRY(
            books_.internal_bodies(b, heir(parts), fate(parts), why(parts), [&](body_id part) { return close(part); }));
        return books_.close(b);
    }

    [[nodiscard]] refusal missing(carry_class cls) const {
        return refusal(errc::missing_successor,
            fill(say("未说明{0}由谁承接", "nobody is stated to receive the {0}"), {name_of(cls)}), {path_});
    }

    // An entry for classes of which nothing is recorded though a destination is stated.
    void enter_unrecorded(body_id agency, unit_id zone_unit) {
        for (const destination& d : op_.destinations) {
            const bool by_unit = d.cls <= carry_class::villages;
            if (done_[static_cast<std::size_t>(d.cls)]) continue;
            party to = d.to;
            if (!by_unit && books_.receiver(d.to).ok()) to = party::of(books_.receiver(d.to));
            if (d.how != entry_kind::moved && d.how != entry_kind::recovered) to = {};
            act_.enter({d.cls, by_unit ? "administered" : "", d.how, {}, {},
                by_unit ? party::of(zone_unit) : party::of(agency), to, why(&d), {}});
        }
    }
    void mark(carry_class cls) { done_[static_cast<std::size_t>(cls)] = true; }

private:
    [[nodiscard]] static party heir(const destination* d) { return d ? d->to : party{}; }
    [[nodiscard]] static entry_kind fate(const destination* d) { return d ? d->how : entry_kind::written_off; }

    template <class Tallies>
    result<void> tallies(body_id b, carry_class cls, const Tallies& list,
        result<void> (books::*all)(body_id, const party&, entry_kind, const text&)) {
        mark(cls);
        if (list.empty() && books_.draft(b).part_of.ok()) return {};
        if (!list.empty() && std::all_of(list.begin(), list.end(), [](const auto& t) {
                return t.count.known() && *t.count.value == 0;
            }))
            return {};
        const destination* const d = stated(cls);
        const entry_kind how = d ? d->how : entry_kind::moved;
        const party& to = d ? d->to : op_.successor;
        if (how == entry_kind::moved && to.none()) return missing(cls);
        return (books_.*all)(b, to, how, why(d));
    }

    result<void> items(body_id b, carry_class cls) {
        const auto held = act_.now().holdings_of(b);
        if (std::none_of(held.begin(), held.end(), [&](const holding& item) { return item.cls == cls; })) return {};
        mark(cls);
        const destination* const d = stated(cls);
        const entry_kind how = d ? d->how : entry_kind::moved;
        const party& to = d ? d->to : op_.successor;
        if (how == entry_kind::moved && to.none()) return missing(cls);
        return books_.all_items(b, to, cls, how, why(d));
    }

    act& act_;
    books& books_;
    const abolish_agency& op_;
    text why_;
    std::string path_;
    std::array<bool, carry_classes> done_{};
};

[[nodiscard]] result<void> check_party(const hierarchy& h, const party& p, const abolish_agency& op) {
    if (p.unit.ok() && !h.find(p.unit)) return detail::no_unit(h, p.unit);
    if (!p.body.ok()) return {};
    const body* const to = h.find(p.body);
    if (!to) return detail::no_body(p.body);
    for (body_id b = p.body; b.ok(); b = h.find(b)->part_of)
        if (b == op.agency || std::find(op.also.begin(), op.also.end(), b) != op.also.end())
            return refuse(errc::unsupported_here, "承接方也在撤销之列", "the receiver closes too", {path_of(h, *to)});
    return {};
}

[[nodiscard]] result<void> check_abolition(const hierarchy& h, const abolish_agency& op) {
    const body* const agency = h.find(op.agency);
    if (!agency) return detail::no_body(op.agency);
    std::vector<body_id> closing{op.agency};
    for (const body_id id : op.also) {
        if (!h.find(id)) return detail::no_body(id);
        if (std::find(closing.begin(), closing.end(), id) != closing.end())
            return refuse(
                errc::unsupported_here, "同一机构列了两次", "a body is listed twice", {path_of(h, *h.find(id))});
        closing.push_back(id);
    }
    for (const body_id id : closing)
        if (const body* const b = h.find(id); b->part_of.ok())
            return refuse(errc::unsupported_here, "内设机构不能单独撤销，请用重新印发“三定”规定",
                "an internal body closes by a new charter", {path_of(h, *b)});
    ONEZONE_TRY(check_party(h, op.successor, op));
    std::array<int, carry_classes> seen{};
    for (const destination& d : op.destinations) {
        ONEZONE_TRY(check_party(h, d.to, op));
        if (d.how == entry_kind::moved && d.to.none())
            return refusal(errc::missing_successor,
                fill(say("未说明{0}由谁承接", "nobody is stated to receive the {0}"), {name_of(d.cls)}),
                {path_of(h, *agency)});
        if (seen[static_cast<std::size_t>(d.cls)]++ != 0)
            return refusal(errc::bad_value, fill(say("{0}有两个去向", "{0} have two destinations"), {name_of(d.cls)}),
                {path_of(h, *agency)});
        if (d.how == entry_kind::created || d.how == entry_kind::kept)
            return refusal(errc::bad_value, fill(say("去向不能是{0}", "`{0}` is no destination"), {name_of(d.how)}),
                {path_of(h, *agency)});
    }
    if ((op.zone == zone_fate::park) != op.part_of.ok())
        return refuse(errc::bad_value, "园区的归属与开发区的处理方式不符",
            "`part_of` goes with the fate `park` and only with it", {path_of(h, *agency)});
    if (op.zone != zone_fate::kept && h[agency->unit].is_division())
        return refuse(
            errc::not_a_zone, "该机构所属的不是开发区", "the agency's unit is no zone", {h.path_of(agency->unit)});
    if (op.part_of.ok()) {
        const unit_ref whole = h.find(op.part_of);
        if (!whole) return detail::no_unit(h, op.part_of);
        if (whole.is_division()) return refuse(errc::not_a_zone, "不是开发区", "not a zone", {whole.path()});
    }
    return {};
}

// Ends or passes what is entrusted to a zone.
result<void> settle_entrusted(act& a, inheritance& heirs, unit_id zone_unit, bool keeps_agency) {
    for (const entrustment& e : detail::listed(a.now().entrusted_to(zone_unit))) {
        if (detail::is_over(e.valid, a.on())) continue;
        const auto cls = detail::class_of(a.now()[e.unit].level());
        const destination* const d = cls ? heirs.stated(*cls) : nullptr;
        if (!d && keeps_agency) continue;
        if (cls) heirs.mark(*cls);
        unit_id to = d ? d->to.unit : unit_id();
        if (d && d->to.body.ok()) to = a.now().find(d->to.body)->unit;
        const unit_ref parent = a.now()[e.unit].parent();
        text why = heirs.why(d);
        if (to.ok() && !(parent && parent.id() == to)) {
            ONEZONE_TRY(detail::pass_entrustment(a, e, to, why));
            continue;
        }
        // Without an entrustment the legal parent administers it, whoever else is stated.
        if (d && !d->to.identified() && !d->to.stated.empty()) why = why + say("：", ": ") + verbatim(d->to.stated);
        ONEZONE_TRY(detail::end_entrustment(a, e, {}, why));
    }
    return {};
}

} // namespace

result<void> abolish_agency::carry_out(act& a) const {
    ONEZONE_TRY(check_abolition(a.now(), *this));
    const unit_id unit = a.now().find(agency)->unit;
    books books(a);
    inheritance heirs(a, books, *this, *a.now().find(agency));
    const party heir = books.receiver(successor).ok() ? party::of(books.receiver(successor)) : successor;
    std::vector<body_id> closing{agency};
    closing.insert(closing.end(), also.begin(), also.end());
    for (const body_id b : closing) {
        ONEZONE_TRY(heirs.close(b));
        if (!heir.none()) a.succeed(party::of(b), heir);
    }
    ONEZONE_TRY(books.settle());
    if (!a.now()[unit].is_division()) {
        const bool keeps_agency = !agencies_of(a.now(), unit).empty();
        ONEZONE_TRY(settle_entrusted(a, heirs, unit, keeps_agency && zone == zone_fate::kept));
    }
    heirs.mark(carry_class::leading_posts);
    heirs.mark(carry_class::internal_bodies);
    heirs.enter_unrecorded(agency, unit);
    if (zone == zone_fate::closed) {
        // Who is told to carry the agency on is taken to carry the zone on, too.
        const unit_id carries = heir.body.ok() ? a.now().find(heir.body)->unit : heir.unit;
        if (carries.ok() && carries != unit) a.succeed({party::of(unit), party::of(carries), {}, {}, false, true});
        return close_zone(a, unit);
    }
    if (zone == zone_fate::park) return make_park(a, unit, part_of);
    return {};
}

text abolish_agency::account(const hierarchy& h) const {
    std::vector<body_id> closing{agency};
    closing.insert(closing.end(), also.begin(), also.end());
    if (successor.none()) return fill(say("撤销{0}", "{0} is abolished"), {named(h, closing)});
    return fill(
        say("撤销{0}，由{1}承接", "{0} is abolished; its successor is {1}"), {named(h, closing), named(h, successor)});
}

//=== close_placeholder ===//

result<void> close_placeholder::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const b = h.find(agency);
    if (!b) return detail::no_body(agency);
    if (b->from.how() != grade::placeholder)
        return refuse(errc::unsupported_here, "该机构不是占位机构", "the agency is no placeholder", {path_of(h, *b)});
    if (!b->staff.empty() || !b->quota.empty() || !h.holdings_of(agency).empty() || !h.parts_of(agency).empty()
        || !h.posts_of(agency).empty() || b->leading_posts.known() || b->internal_bodies.known())
        return refuse(errc::unsupported_here, "该占位机构已有记录的事项，请用撤销机构",
            "something it holds is recorded: abolish it instead", {path_of(h, *b)});
    if (successor.unit.ok() && !h.find(successor.unit)) return detail::no_unit(h, successor.unit);
    if (successor.body.ok() && !h.find(successor.body)) return detail::no_body(successor.body);
    const unit_id unit = b->unit;
    const text why = say("来源仅给出总数，未列名", "the source states only a total, no name");
    books books(a);
    const body_id receives = books.receiver(successor);
    if (!successor.none()) a.succeed(party::of(agency), receives.ok() ? party::of(receives) : successor);
    ONEZONE_TRY(books.all_staff(agency, successor, entry_kind::moved, why));
    ONEZONE_TRY(books.all_quota(agency, successor, entry_kind::moved, why));
    ONEZONE_TRY(books.leading_posts(agency, {}, entry_kind::written_off, why));
    if (auto done =
            books.internal_bodies(agency, {}, entry_kind::written_off, why, [](body_id) -> result<void> { return {}; });
        !done)
        return done;
    ONEZONE_TRY(books.close(agency));
    ONEZONE_TRY(books.settle());
    const onezone::zone* const facts = h.zone_of(unit);
    if (facts && facts->from.how() == grade::placeholder && h.bodies_of(unit).empty()) return close_zone(a, unit);
    return {};
}

text close_placeholder::account(const hierarchy& h) const {
    const body* const b = h.find(agency);
    const text where = b ? verbatim(h.path_of(b->unit)) : named(h, agency);
    if (!b || (!h[b->unit].is_division() && is_zone_agency(b->kind)))
        return fill(say("撤销一个未列名的开发区管理机构（{0}）", "an unnamed zone agency closes ({0})"), {where});
    return fill(say("撤销一个未列名的{1}（{0}）", "an unnamed body closes: {1} ({0})"), {where, name_of(b->kind)});
}

} // namespace onezone
