// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "ground/natural_order.hpp"

#include <onezone/ground/rank.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/places.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>

namespace onezone::detail {

namespace {

[[nodiscard]] text comma() { return say("，", ", "); }

// Of what somebody administers a unit, where that is not all of it.
[[nodiscard]] text part_of(const entrustment& e) {
    return e.scope == entrustment_scope::all ? text() : fill(say("（{0}）", " ({0})"), {name_of(e.scope)});
}

// How well a thing is known, where no source states it.
[[nodiscard]] text grade_mark(const provenance& from) {
    return from.how() == grade::stated ? text() : fill(say("〔{0}〕", " [{0}]"), {name_of(from.how())});
}

template <class E>
void list_fact(text& all, const fact<E>& known) {
    if (known.known()) list(all, name_of(*known.value) + grade_mark(known.from), comma());
}

class place_teller {
public:
    place_teller(
        const hierarchy& h, const hierarchy* before, const acts_behind& behind, std::size_t most, std::size_t names)
        : h_(h),
          before_(before),
          behind_(behind),
          most_(most),
          names_(names) {}

    [[nodiscard]] std::vector<bulletin_place> tell() {
        for (const unit_ref root : h_.roots())
            if (shows(root)) write_division(root, 0);
        return std::move(told_);
    }
    [[nodiscard]] std::int64_t all() const { return all_; }

private:
    [[nodiscard]] bool shows(unit_ref u) const { return behind_.units.contains(u.id().value()); }
    [[nodiscard]] bool touched(unit_ref u) const { return behind_.touched.contains(u.id().value()); }

    // Nothing where there is no more room.
    bulletin_place* add(unit_ref u, std::int64_t depth) {
        ++all_;
        if (told_.size() == most_) return nullptr;
        bulletin_place& p = told_.emplace_back();
        p.depth = depth;
        p.name = u.name();
        p.kind = name_of(u.kind());
        p.touched = touched(u);
        return &p;
    }

    void write_division(unit_ref u, std::int64_t depth) {
        std::vector<unit_ref> below;
        std::vector<const zone*> zones;
        std::int64_t others = 0;
        for (const zone& z : h_.zones_seated_in(u.id()))
            if (z.part_of.ok() && h_.zone_of(z.part_of))
                continue; // told below its whole
            else if (shows_zone(z))
                zones.push_back(&z);
            else
                ++others;
        for (const unit_ref d : u.children())
            if (shows(d))
                below.push_back(d);
            else
                ++others;
        if (bulletin_place* const p = add(u, depth)) {
            if (!u.place_known()) p->told = say("具体隶属不明", "whose exact place is unknown");
            for (const entrustment& e : h_.entrustments_of(u.id()))
                if (const unit_ref holder = h_.find(e.holder))
                    list(p->told, fill(say("由{0}代管", "administered by {0}"), {verbatim(holder.name())}) + part_of(e),
                        comma());
            p->others = others;
        }
        std::sort(zones.begin(), zones.end(),
            [&](const zone* a, const zone* b) { return comes_before(h_[a->unit].name(), h_[b->unit].name()); });
        for (const zone* z : zones) write_zone(*z, depth + 1);
        const auto order = [](unit_ref a, unit_ref b) {
            return a.code() != b.code() ? a.code() < b.code() : comes_before(a.name(), b.name());
        };
        std::sort(below.begin(), below.end(), order);
        for (const unit_ref d : below) write_division(d, depth + 1);
    }

    [[nodiscard]] bool shows_zone(const zone& z) const {
        if (behind_.units.contains(z.unit.value())) return true;
        const auto parks = h_.parks_of(z.unit);
        return std::any_of(parks.begin(), parks.end(), [&](const zone& park) { return shows_zone(park); });
    }

    void write_zone(const zone& z, std::int64_t depth) {
        const unit_ref u = h_[z.unit];
        if (bulletin_place* const p = add(u, depth)) {
            list_fact(p->told, z.tier);
            list_fact(p->told, z.category);
            list_fact(p->told, z.location);
            if (!z.seat_known) list(p->told, say("具体所在地不明", "where exactly is unknown"), comma());
            if (z.from.how() != grade::stated) list(p->told, name_of(z.from.how()), comma());
            list(p->told, told_agencies(z), semicolon());
            std::vector<std::string> towns;
            text parts;
            for (const entrustment& e : h_.entrusted_to(z.unit))
                if (e.scope == entrustment_scope::all)
                    towns.emplace_back(h_[e.unit].name());
                else
                    list(parts, verbatim(h_[e.unit].name()) + part_of(e), pause());
            if (!parts.empty()) list(p->told, fill(say("代管{0}", "administers {0}"), {parts}), semicolon());
            if (!towns.empty()) {
                const bulletin_names some = cut_in_order(std::move(towns), names_);
                text named;
                for (const std::string& name : some.first) list(named, verbatim(name), pause());
                if (some.first.size() < static_cast<std::size_t>(some.all))
                    named += fill(say("等{0}个", " and others, {0} in all"), {counted(some.all)});
                list(p->told, fill(say("代管{0}", "administers {0}"), {named}), semicolon());
            }
            for (const integration& with : z.integrated)
                list(p->told, fill(say("与{0}区政合一", "integrated with {0}"), {verbatim(h_[with.division].name())}),
                    semicolon());
        }
        for (const zone& park : h_.parks_of(z.unit))
            if (shows_zone(park)) write_zone(park, depth + 1);
    }

    [[nodiscard]] text told_agencies(const zone& z) const {
        text all;
        for (const body* const agency : agencies_of(h_, z.unit)) {
            const body& b = *agency;
            text known;
            list_fact(known, b.rank);
            list(known, b.from.how() == grade::stated ? say("来源具名", "named by a source") : name_of(b.from.how()),
                comma());
            for (const holding& item : h_.holdings_of(b.key))
                if (item.cls == carry_class::functions && item.function.value == function_class::social) {
                    list(known, say("承担社会管理职能", "holds social functions") + grade_mark(item.from), comma());
                    break; // once, however many
                }
            list(all, verbatim(b.name) + fill(say("（{0}）", " ({0})"), {known}), pause());
        }
        if (!all.empty()) return all;
        if (before_)
            for (const body* const closed : agencies_of(*before_, z.unit))
                if (!h_.find(closed->key)) list(all, verbatim(closed->name), pause());
        return all.empty() ? say("没有管理机构记录", "no agency recorded")
                           : fill(say("原管理机构{0}已不再设", "its agency {0} is no more"), {all});
    }

    const hierarchy& h_;
    const hierarchy* before_; // of the state after, that before
    const acts_behind& behind_;
    std::size_t most_;
    std::size_t names_;
    std::vector<bulletin_place> told_;
    std::int64_t all_ = 0;
};

} // namespace

void tell_places(std::vector<bulletin_place>& to, std::int64_t& all, const hierarchy& h, const hierarchy* before,
    const acts_behind& behind, const bulletin_options& o) {
    place_teller teller(h, before, behind, 2 * o.lines, o.names);
    to = teller.tell();
    all = teller.all();
}

} // namespace onezone::detail
