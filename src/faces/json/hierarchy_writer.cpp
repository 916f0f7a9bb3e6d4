// SPDX-License-Identifier: Apache-2.0
#include "model/depths.hpp"
#include "printer.hpp"
#include "reader.hpp"
#include "references.hpp"
#include "values.hpp"

#include <onezone/faces/json/hierarchy.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

// Writes a document; siblings are sorted by what a reader looks for, so that equal values give equal text.
class hierarchy_writer {
    // Before the rest: their types are deduced.
    template <class Range>
    static auto pointers(Range&& range) {
        std::vector<decltype(&*range.begin())> records;
        for (const auto& r : range) records.push_back(&r);
        return records;
    }
    static auto body_order(const body& b) { return std::tuple(b.kind, b.name, b.key); }

public:
    explicit hierarchy_writer(const hierarchy_document& document) : document_(document), h_(document.content) {}

    std::string write() {
        out_.open_object();
        out_.spread();
        out_.key("onezone").value(std::string_view("hierarchy"));
        out_.key("version").value(std::int64_t{1});
        out_.key("id").value(document_.id);
        if (!document_.title.empty()) out_.key("title").value(document_.title);
        if (document_.as_of) out_.key("as_of").value(*document_.as_of);
        if (h_.acts() != 0) out_.key("acts").value(static_cast<std::int64_t>(h_.acts()));
        print_sources(out_, document_.sources);
        for (const person& p : h_.all<person>())
            if (!p.name.empty()) ++named_[p.name];

        list("units", sorted_units(h_.roots()), [this](unit_ref u) { write_division(u, {}); });
        std::vector<const zone*> unseated;
        for (const zone& z : h_.all<zone>())
            if (!zone_depths_.nested(z) && !z.seat.ok()) unseated.push_back(&z);
        list("zones", sorted_zones(std::move(unseated)), [this](const zone* z) { write_zone(*z, nullptr); });
        list("people", sorted(all<person>(), [](const person& p) { return std::tuple(p.name, p.key); }),
            [this](const person* p) { write_person(*p); });
        list("entrustments",
            sorted(all<entrustment>(),
                [this](const entrustment& e) { return std::tuple(write(e.unit), write(e.holder), e.key); }),
            [this](const entrustment* e) { write_entrustment(*e); });
        list("agreements", sorted(all<agreement>(), [](const agreement& a) { return std::tuple(a.name, a.key); }),
            [this](const agreement* a) { write_agreement(*a); });
        list("indicators",
            sorted(all<indicator>(),
                [this](const indicator& i) { return std::tuple(write(i.unit), i.name, i.on, i.key); }),
            [this](const indicator* i) { write_indicator(*i); });
        list("own_facts",
            sorted(all<own_fact>(),
                [this](const own_fact& f) {
                    return std::tuple(f.unit.ok() ? write(f.unit) : std::string(),
                        f.body.ok() ? write(f.body) : std::string(), f.post,
                        f.person.ok() ? write(f.person) : std::string(), f.name, f.on);
                }),
            [this](const own_fact* f) {
                out_.open_object();
                values_.print_members(*f);
                out_.close();
            });
        write_complete();
        out_.close();
        return std::move(out_).finish();
    }

    // How to refer to something, as `value_printer` asks.
    std::string write(unit_id id) const { return reference_to(h_, id); }
    std::string write(body_id id) const { return reference_to(h_, id); }
    std::string write(person_id id) const { return person_reference(*h_.find(id)); }
    std::string write(post_id id) const { return "id:" + to_string(id); }

private:
    // Of bodies in bodies and of parks in parks: with what stands around them, half of what readers take (json_limits::depth).
    static constexpr std::size_t deepest = 8;

    //=== order ===//

    template <class Range>
    std::vector<unit_ref> sorted_units(Range&& range) const {
        std::vector<unit_ref> units;
        for (const unit_ref u : range) units.push_back(u);
        std::sort(units.begin(), units.end(), [](unit_ref a, unit_ref b) { return order_of(a) < order_of(b); });
        return units;
    }
    static std::tuple<bool, code, std::string_view, unit_id> order_of(unit_ref u) {
        return {!u.code().ok(), u.code(), u.name(), u.id()};
    }

    template <class Record, class Key>
    static std::vector<const Record*> sorted(std::vector<const Record*> records, Key key) {
        std::vector<std::pair<decltype(key(*records.front())), const Record*>> keyed;
        keyed.reserve(records.size());
        for (const Record* r : records) keyed.emplace_back(key(*r), r);
        std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < keyed.size(); ++i) records[i] = keyed[i].second;
        return records;
    }
    std::vector<const zone*> sorted_zones(std::vector<const zone*> zones) const {
        return sorted(std::move(zones), [this](const zone& z) { return order_of(h_.find(z.unit)); });
    }
    template <class Record>
    std::vector<const Record*> all() const {
        return pointers(h_.all<Record>());
    }

    //=== small things ===//

    template <class Items, class Write>
    void list(std::string_view key, const Items& items, Write write) {
        if (items.empty()) return;
        out_.key(key).open_array();
        out_.spread();
        for (const auto& item : items) write(item);
        out_.close();
    }
    template <class Id>
    void member_id(Id id, std::string_view path) {
        if (id != Id::derive(document_.id, path)) out_.key("id").value(to_string(id));
    }

    //=== units ===//

    void write_division(unit_ref u, const std::string& above) {
        const std::string path = (above.empty() ? above : above + "/") + std::string(u.name());
        out_.open_object();
        out_.key("name").value(u.name());
        out_.key("kind").value(u.kind());
        if (u.code().ok()) out_.key("code").value(to_string(u.code()));
        member_id(u.id(), path);
        if (!u.place_known()) out_.key("within").value(true);
        write_bodies(u.id(), path);
        std::vector<const zone*> seated;
        for (const zone& z : h_.zones_seated_in(u.id()))
            if (!zone_depths_.nested(z)) seated.push_back(&z);
        list("zones", sorted_zones(std::move(seated)), [this](const zone* z) { write_zone(*z, nullptr); });
        list("children", sorted_units(u.children()), [&](unit_ref child) { write_division(child, path); });
        out_.close();
    }

    void write_zone(const zone& z, const zone* whole) {
        const unit_ref u = h_.find(z.unit);
        const std::string path = u.path();
        out_.open_object();
        out_.key("name").value(u.name());
        if (u.kind() != (whole ? unit_kind::park : unit_kind::zone)) out_.key("kind").value(u.kind());
        if (u.code().ok()) out_.key("code").value(to_string(u.code()));
        member_id(u.id(), path);
        bool known_by_default = true;
        if (whole) {
            if (z.seat == whole->seat) {
                known_by_default = whole->seat_known;
            } else {
                out_.key("seat");
                if (z.seat.ok())
                    out_.value(write(z.seat));
                else
                    out_.null();
            }
        }
        if (z.seat_known != known_by_default) out_.key("within").value(!z.seat_known);
        if (!whole && z.part_of.ok()) out_.key("part_of").value("id:" + to_string(z.part_of));
        values_.print_members(z, nothing_beside(), [&] { write_hosts(z); });
        write_bodies(z.unit, path);
        std::vector<const zone*> parks;
        for (const zone& park : h_.parks_of(z.unit))
            if (zone_depths_.nested(park)) parks.push_back(&park);
        list("parks", sorted_zones(std::move(parks)), [&](const zone* park) { write_zone(*park, &z); });
        out_.close();
    }

    // What has no source is only named.
    void write_hosts(const zone& z) {
        std::vector<std::pair<std::string, const hosting*>> hosts;
        for (const hosting& host : h_.hosts_of(z.unit)) hosts.emplace_back(write(host.division), &host);
        std::sort(hosts.begin(), hosts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (hosts.empty()) return;
        out_.key("also_in").open_array();
        for (const auto& [division, host] : hosts) {
            if (host->from.empty()) {
                out_.value(division);
                continue;
            }
            out_.open_object();
            values_.print_members(*host);
            out_.close();
        }
        out_.close();
    }

    //=== bodies ===//

    void write_bodies(unit_id unit, const std::string& path) {
        std::vector<const body*> top;
        for (const body& b : h_.bodies_of(unit))
            if (!nested(b)) top.push_back(&b);
        list("bodies", sorted(std::move(top), body_order), [&](const body* b) { write_body(*b, path); });
    }
    // Whether it is written among the parts of the body above.
    bool nested(const body& b) const { return body_depths_.nested(b); }

    // In another unit by its path; in the same one it stands there because it is deep, and its path would be long.
    std::string above_of(const body& b) const {
        const bool apart = h_.find(b.part_of)->unit != b.unit;
        return apart ? reference_to(h_, b.part_of) : "id:" + to_string(b.part_of);
    }

    void write_body(const body& b, const std::string& above) {
        const std::string path = above + "/" + b.name;
        out_.open_object();
        values_.print_members(b, [&] {
            member_id(b.key, path);
            if (b.part_of.ok() && !nested(b)) out_.key("part_of").value(above_of(b));
        });
        for (const carry_class cls : held_classes) write_holdings(b, cls, path);
        list("posts",
            sorted(pointers(h_.posts_of(b.key)), [](const post& p) { return std::tuple(p.kind, p.title, p.key); }),
            [&](const post* p) { write_post(*p, path); });
        std::vector<const body*> parts;
        for (const body& part : h_.parts_of(b.key))
            if (nested(part)) parts.push_back(&part);
        list("parts", sorted(std::move(parts), body_order), [&](const body* part) { write_body(*part, path); });
        out_.close();
    }

    void write_holdings(const body& b, carry_class cls, const std::string& path) {
        std::vector<const holding*> held;
        for (const holding& item : h_.holdings_of(b.key))
            if (item.cls == cls) held.push_back(&item);
        if (held.empty()) return;
        out_.key(key_of(cls)).open_array();
        for (const holding* item : sorted(std::move(held), [](const holding& i) { return std::tuple(i.name, i.key); }))
            write_holding(*item, path);
        out_.close();
    }

    void write_holding(const holding& item, const std::string& body_path) {
        const std::string path = json_holding_path(body_path, item);
        holding bare;
        bare.key = holding_id::derive(document_.id, path);
        bare.cls = item.cls;
        bare.name = item.name;
        bare.holder = item.holder;
        if (item == bare) return out_.value(item.name);
        out_.open_object();
        values_.print_members(item, [&] { member_id(item.key, path); });
        out_.close();
    }

    void write_post(const post& p, const std::string& body_path) {
        out_.open_object();
        values_.print_members(p, [&] { member_id(p.key, body_path + "/" + p.title); });
        const auto holders = sorted(
            pointers(h_.tenures_of(p.key)), [](const tenure& t) { return std::tuple(t.valid.from, t.person, t.key); });
        if (!holders.empty()) {
            out_.key("holders").open_array();
            for (const tenure* t : holders) write_tenure(*t);
            out_.close();
        }
        out_.close();
    }

    void write_tenure(const tenure& t) {
        out_.open_object();
        values_.print_members(t, [&] { member_id(t.key, json_tenure_path(t)); });
        out_.close();
    }

    //=== what stands beside the tree ===//

    bool follows_from_name(const person& p) const {
        return !p.name.empty() && !looks_like_reference(p.name) && named_.at(p.name) == 1
            && p.key == person_id::derive(document_.id, p.name);
    }
    std::string person_reference(const person& p) const {
        return follows_from_name(p) ? p.name : "id:" + to_string(p.key);
    }

    void write_person(const person& p) {
        out_.open_object();
        values_.print_members(p, [&] {
            if (follows_from_name(p)) return;
            // A name that two share would be a key twice.
            out_.key("key").value("id:" + to_string(p.key));
            out_.key("id").value(to_string(p.key));
        });
        out_.close();
    }

    void write_entrustment(const entrustment& e) {
        out_.open_object();
        values_.print_members(e, [&] {
            member_id(e.key, json_entrustment_path(e));
            if (e.scope != entrustment_scope::all) out_.key("scope").value(e.scope);
        });
        out_.close();
    }

    void write_agreement(const agreement& a) {
        out_.open_object();
        values_.print_members(a, [&] { member_id(a.key, json_agreement_path(a)); });
        out_.close();
    }

    void write_indicator(const indicator& i) {
        out_.open_object();
        values_.print_members(i, [&] { member_id(i.key, json_indicator_path(i)); });
        out_.close();
    }

    void write_complete() {
        const auto stated = all<completeness>();
        if (stated.size() == 1 && *stated.front() == completeness::of_everything()) {
            out_.key("complete").value(true);
            return;
        }
        list("complete",
            sorted(stated,
                [this](const completeness& c) {
                    return std::tuple(c.reach, c.unit.ok() ? write(c.unit) : std::string(),
                        c.body.ok() ? write(c.body) : std::string(), c.post, c.list);
                }),
            [this](const completeness* c) {
                out_.open_object();
                values_.print_members(*c);
                out_.close();
            });
    }

    const hierarchy_document& document_;
    const hierarchy& h_;
    json_printer out_;
    value_printer<hierarchy_writer> values_{out_, *this};
    depths<body> body_depths_ = depths_of_bodies(h_, deepest);
    depths<zone> zone_depths_ = depths_of_zones(h_, deepest);
    std::unordered_map<std::string, std::size_t> named_;
};

} // namespace

std::string write_hierarchy(const hierarchy_document& document) { return hierarchy_writer(document).write(); }

std::string write_hierarchy(const hierarchy& h, std::string_view id) {
    hierarchy_document document;
    document.id = id;
    document.content = h;
    return write_hierarchy(document);
}

} // namespace onezone
