// SPDX-License-Identifier: Apache-2.0
#include "organs.hpp"

#include "ground/lasting.hpp"
#include "ground/try.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/reform/inventory.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace onezone::detail {

namespace {

// Of whom only the division decides what it is called; a company, a leading group or an institution may be called as it likes.
[[nodiscard]] bool is_named_after_division(body_kind kind) {
    switch (kind) {
    case body_kind::government:
    case body_kind::subdistrict_office:
    case body_kind::party_committee:
    case body_kind::congress:
    case body_kind::department:
    case body_kind::working_committee:
    case body_kind::discipline_committee:
    case body_kind::internal_body: return true;
    default: return false;
    }
}

// Of which a division has one.
[[nodiscard]] bool is_single(body_kind kind) {
    return is_named_after_division(kind) && kind != body_kind::department && kind != body_kind::internal_body;
}

// What an organ is in a division of a kind: a 街道 has an office in the place of government and congress.
[[nodiscard]] body_kind organ_in(unit_kind of, body_kind kind) {
    if (of == unit_kind::subdistrict)
        return kind == body_kind::government || kind == body_kind::congress ? body_kind::subdistrict_office : kind;
    return kind == body_kind::subdistrict_office ? body_kind::government : kind;
}

constexpr std::string_view government_ending = "人民政府";
constexpr std::string_view prefecture_ending = "行政公署";
constexpr std::string_view office_ending = "办事处";

// What the name of a government ends in.
[[nodiscard]] std::string_view ending_of(unit_kind of) {
    switch (of) {
    case unit_kind::subdistrict: return office_ending;
    case unit_kind::prefecture:
    case unit_kind::league: return prefecture_ending;
    default: return government_ending;
    }
}

// The full name of a government: a 街道 that is not called one is, by its office.
[[nodiscard]] std::string government_name(const place_name& of) {
    std::string name = of.name;
    if (of.kind == unit_kind::subdistrict && !name.ends_with("街道")) name += "街道";
    return name += ending_of(of.kind);
}

// A name in which the division's old name stands, with the new one in its place; as it is where that does not occur.
[[nodiscard]] std::string with_name(std::string name, const std::string& from, const std::string& to) {
    const std::size_t at = from.empty() || from == to ? std::string::npos : name.find(from);
    if (at == std::string::npos) return name;
    if (to.starts_with(from) && std::string_view(name).substr(at).starts_with(to)) return name; // it has the new one
    return name.replace(at, from.size(), to);
}

[[nodiscard]] std::string with_ending(std::string name, std::string_view from, std::string_view to) {
    if (!name.ends_with(from)) return name;
    return name.replace(name.size() - from.size(), from.size(), to);
}

// What an organ of one division is called as that of another.
[[nodiscard]] std::string named_after(const body& b, const place_name& from, const place_name& to) {
    std::string name = with_name(b.name, from.name, to.name);
    if (b.kind == body_kind::congress && organ_in(to.kind, b.kind) != b.kind) return government_name(to);
    if (!is_government(b.kind) || ending_of(from.kind) == ending_of(to.kind)) return name;
    return with_ending(std::move(name), ending_of(from.kind), ending_of(to.kind));
}

[[nodiscard]] body_id organ_of(const hierarchy& h, unit_id unit, body_kind kind) {
    for (const body& b : listed(h.bodies_of(unit)))
        if (b.kind == kind && !b.part_of.ok()) return b.key;
    return {};
}

// Everything a body holds stays with it, though it is another organ now.
void enter_kept(act& a, body_id id, const text& reason) {
    for (const stock& s : inventory(a.now(), id)) {
        if (s.count == 0) continue;
        const fact<std::int64_t> count = s.count ? fact<std::int64_t>(*s.count) : fact<std::int64_t>();
        a.enter({s.cls, std::string(s.kind), entry_kind::kept, count, {}, party::of(id), party::of(id), reason, {}});
    }
}

// An organ as that of another division, or of what its own has become.
result<void> follow(act& a, body_id id, const place_name& from, const place_name& to) {
    body next = *a.now().find(id);
    if (!is_named_after_division(next.kind)) return {};
    const body_kind was = next.kind;
    next.name = named_after(next, from, to);
    next.kind = organ_in(to.kind, was);
    for (std::string& plate : next.nameplates) plate = with_name(std::move(plate), from.name, to.name);
    if (next.kind != was) {
        static const detail::lasting<provenance> by_law{
            provenance::inferred(say("街道办事处依法是派出机关", "a subdistrict office is by law a dispatched organ"),
                "《地方各级人民代表大会和地方各级人民政府组织法》（2022）第八十五条")};
        next.legal_type = {};
        if (next.kind == body_kind::subdistrict_office) next.legal_type = {dispatched_type::organ, *by_law};
    }
    if (next == *a.now().find(id)) return {};
    const bool another = next.kind != was;
    const text why = fill(say("{0}改设为{1}", "{0} becomes {1}"), {named(a.now(), id), verbatim(next.name)});
    ONEZONE_TRY(a.edit().put(std::move(next)));
    if (!another) return {};
    enter_kept(a, id, why);
    a.succeed(party::of(id), party::of(id));
    return {};
}

// A body and what stands below it.
result<void> follow_all(act& a, body_id top, const place_name& from, const place_name& to) {
    ONEZONE_TRY(follow(a, top, from, to));
    for (const body& part : listed(a.now().parts_of(top))) ONEZONE_TRY(follow_all(a, part.key, from, to));
    return {};
}

result<void> merge_into(act& a, books& books, body_id from, body_id into, const merging& how) {
    const party to = party::of(into);
    const text& reason = how.reason;
    ONEZONE_TRY(books.all_staff(from, to, entry_kind::moved, reason));
    ONEZONE_TRY(books.all_quota(from, to, entry_kind::moved, reason));
    for (const carry_class cls : item_classes) ONEZONE_TRY(books.all_items(from, to, cls, entry_kind::moved, reason));
    ONEZONE_TRY(books.leading_posts(from, to, how.leading_posts, reason));
    const merging parts{entry_kind::written_off, entry_kind::written_off, reason};
    ONEZONE_TRY(books.internal_bodies(
        from, to, how.internal_bodies, reason, [&](body_id part) { return merge_into(a, books, part, into, parts); }));
    return books.close(from);
}

// The bodies of a unit that stand below none of it, governments first: what else becomes an office goes into theirs.
[[nodiscard]] std::vector<body> tops_of(const hierarchy& h, unit_id unit) {
    std::vector<body> tops;
    for (body& b : listed(h.bodies_of(unit)))
        if (!b.part_of.ok() || h.find(b.part_of)->unit != unit) tops.push_back(std::move(b));
    std::stable_partition(tops.begin(), tops.end(), [](const body& b) { return is_government(b.kind); });
    return tops;
}

} // namespace

result<void> merge_body(act& a, body_id from, body_id into, const merging& how) {
    books books(a);
    ONEZONE_TRY(merge_into(a, books, from, into, how));
    ONEZONE_TRY(books.settle());
    a.succeed(party::of(from), party::of(into));
    return {};
}

place_name place_name_of(const hierarchy& h, unit_id unit) {
    const unit_ref u = h[unit];
    return {std::string(u.name()), u.kind()};
}

result<void> inherit_bodies(act& a, unit_id from, unit_id heir, bool is_new, const merging& how) {
    const place_name old_name = place_name_of(a.now(), from);
    const place_name new_name = place_name_of(a.now(), heir);
    for (const body& b : tops_of(a.now(), from)) {
        const bool single = is_single(b.kind) && !b.part_of.ok();
        const bool zonal = !b.part_of.ok() && is_zone_agency(b.kind); // an agency that a division has
        const body_id same = single || zonal ? organ_of(a.now(), heir, organ_in(new_name.kind, b.kind)) : body_id();
        if (same.ok()) {
            ONEZONE_TRY(merge_body(a, b.key, same, how));
            continue;
        }
        const std::string name = named_after(b, old_name, new_name);
        const auto there = a.now().bodies_of(heir);
        const bool taken =
            std::any_of(there.begin(), there.end(), [&](const body& other) { return other.name == name; });
        ONEZONE_TRY(rehome(a, b.key, heir));
        if (!single && (taken || !is_new)) continue;
        ONEZONE_TRY(follow_all(a, b.key, old_name, new_name));
    }
    return {};
}

result<void> adapt_organs(act& a, unit_id unit, const place_name& before, const merging& how) {
    const place_name now = place_name_of(a.now(), unit);
    for (const body& b : tops_of(a.now(), unit)) {
        const body_kind becomes = organ_in(now.kind, b.kind);
        const body_id same = becomes == b.kind || b.part_of.ok() ? body_id() : organ_of(a.now(), unit, becomes);
        auto done = same.ok() ? merge_body(a, b.key, same, how) : follow_all(a, b.key, before, now);
        if (!done) return done;
    }
    return {};
}

result<void> adapt_agencies(act& a, unit_id division, const place_name& zone_unit) {
    struct ending {
        std::string_view of_zone, of_division;
    };
    static constexpr std::array<ending, 4> endings{
        {{"工作委员会", "委员会"}, {"党工委", "党委"}, {"纪工委", "纪委"}, {"工委", "委"}}};
    const place_name now = place_name_of(a.now(), division);
    const std::vector<body> tops = tops_of(a.now(), division);
    const auto is_agency = [](const body& b) { return is_zone_agency(b.kind) && !b.part_of.ok(); };
    const bool one = std::count_if(tops.begin(), tops.end(), is_agency) == 1;
    for (const body& b : tops) {
        body next = b;
        if (is_agency(b)) {
            next.kind = organ_in(now.kind, body_kind::government);
            if (one) next.name = government_name(now); // which of several is called so, nobody tells
            next.legal_type = {};
        } else {
            next.name = with_name(next.name, zone_unit.name, now.name);
            if (b.kind == body_kind::working_committee) next.kind = body_kind::party_committee;
            const bool of_party = b.kind == body_kind::working_committee || b.kind == body_kind::discipline_committee;
            for (const ending& e : endings)
                if (of_party && next.name.ends_with(e.of_zone)) {
                    next.name = with_ending(next.name, e.of_zone, e.of_division);
                    break;
                }
        }
        if (!(next == b)) ONEZONE_TRY(a.edit().put(std::move(next)));
    }
    return {};
}

result<void> seat_government(act& a, unit_id division, unit_id seat) {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_division(h, seat));
    if (h[division].within(h[seat]))
        return refuse(errc::bad_value, "驻地须是该单位之下或之外的地方",
            "a seat is a place below the division or outside of it", {h.path_of(division), h.path_of(seat)});
    std::vector<body> found;
    for (body& b : listed(h.bodies_of(division)))
        if (is_government(b.kind) && !b.part_of.ok()) found.push_back(std::move(b));
    if (found.size() > 1)
        return refuse(errc::ambiguous_record, "有多个人民政府", "it has several governments", {h.path_of(division)});
    if (found.empty()) {
        const place_name of = place_name_of(h, division);
        body made;
        made.key = a.fresh_body();
        made.kind = organ_in(of.kind, body_kind::government);
        made.name = government_name(of);
        made.unit = division;
        made.from = a.basis();
        found.push_back(std::move(made));
    }
    found.front().seat = {seat, a.basis()};
    return a.edit().put(std::move(found.front()));
}

} // namespace onezone::detail
