// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "hierarchy_form.hpp"
#include "reader.hpp"
#include "references.hpp"
#include "values.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

// Reads one document. First the units, then the records that refer to them, then those that refer to records: a stage begins only
// when the one before found nothing wrong.
class hierarchy_reader {
public:
    using refuses_blanks = void; // where a text has to say something

    explicit hierarchy_reader(const json_tree& tree) : in_(tree) { change_.record_nothing(); }

    result<hierarchy_document> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "hierarchy");
        hierarchy_form form;
        values_.read_members(top, form);
        top.close();
        document_.id = form.id;
        document_.title = form.title;
        document_.as_of = form.as_of;
        document_.sources = read_sources(in_, form.sources.at);
        if (form.acts) count_acts(form.acts.at);
        if (in_.failed()) return std::move(in_).refused();

        for (const json_value v : read_items(in_, form.units.at)) division(v, unit_id::none(), {});
        if (in_.failed()) return std::move(in_).refused();
        for (const json_value v : read_items(in_, form.zones.at)) seated_.push_back({v, unit_id::none()});
        for (std::size_t i = 0; i < seated_.size(); ++i)
            zone_unit(seated_[i].value, seated_[i].seat, unit_id::none(), true);
        if (in_.failed()) return std::move(in_).refused();

        for (const json_value v : read_items(in_, form.people.at)) read_person(v);
        for (const listed_unit& listed : listed_)
            for (const json_value b : read_items(in_, listed.bodies))
                read_body(b, listed.unit, body_id::none(), change_.now().path_of(listed.unit));
        for (const listed_unit& listed : listed_)
            if (listed.zone) read_zone(listed);
        for (const auto& [value, id] : naming_) read_naming_body(value, id);
        if (in_.failed()) return std::move(in_).refused();

        for (const auto& [value, id] : partial_) set_part_of(value, id);
        for (const auto& [value, id] : parks_) set_part_of(value, id);
        for (const listed_body& b : bodies_) read_holdings_and_posts(b);
        for (const json_value v : read_items(in_, form.entrustments.at)) read_entrustment(v);
        for (const json_value v : read_items(in_, form.agreements.at)) read_agreement(v);
        for (const json_value v : read_items(in_, form.indicators.at)) read_indicator(v);
        for (const json_value v : read_items(in_, form.own_facts.at)) read_own_fact(v);
        read_complete(form.complete.at);
        if (in_.failed()) return std::move(in_).refused();

        document_.content = std::move(change_).finish();
        return std::move(document_);
    }

    // What references mean, as `value_reader` asks.
    std::optional<unit_id> find(json_reader& in, json_value v, unit_id) const {
        return find_unit(in, v, change_.now(), document_.id);
    }
    std::optional<body_id> find(json_reader& in, json_value v, body_id) const {
        return find_body(in, v, change_.now(), document_.id);
    }
    std::optional<person_id> find(json_reader& in, json_value v, person_id) const { return find_person(in, v); }
    std::optional<post_id> find(json_reader& in, json_value v, post_id) const {
        const std::optional<json_reference> r = read_reference(in, v);
        if (!r) return std::nullopt;
        const post_id id = r->how == json_reference::form::id ? post_id::from_value(r->id)
            : r->how == json_reference::form::key             ? post_id::derive(document_.id, r->rest)
                                                              : post_id::none();
        if (change_.now().find(id)) return id;
        in.problem(errc::unknown_post,
            fill(say("没有职位 {0}；职位写作 key:… 或 id:…", "there is no post {0}; posts are called key:… or id:…"),
                {quote(v.text())}),
            v);
        return std::nullopt;
    }

private:
    struct seated {
        json_value value;
        unit_id seat;
    };
    struct listed_unit {
        json_value value;
        unit_id unit;
        unit_id part_of;
        json_value bodies;
        json_value also_in;
        bool zone = false;
    };
    struct listed_body {
        body_id id;
        std::string path;
        held_by_class holdings;
        json_value posts;
    };

    //=== small things ===//

    // Makes a change, or reports at `where` why not.
    template <class T>
    bool made(const result<T>& r, json_value where) {
        if (r) return true;
        in_.problem(r.error(), where);
        return false;
    }

    template <class Id>
    Id id_of(const given_identity& given, std::string_view path) {
        if (given.id) return Id::from_value(read_id(in_, given.id).value_or(0));
        const std::optional<std::string> k = read_string(in_, given.key);
        return Id::derive(document_.id, k ? std::string_view(*k) : path);
    }

    // Adds a record that must be new; `path` is what its id was derived from.
    template <class Record>
    bool put_new(Record record, json_value where, std::string_view path) {
        if (change_.now().find(record.id())) {
            in_.problem(errc::duplicate_id,
                fill(say("{0} 出现两次，请给其中之一写上 `key`", "{0} is there twice; give one of them a `key`"),
                    {quote(path)}),
                where);
            return false;
        }
        return made(change_.put(std::move(record)), where);
    }

    void count_acts(json_value v) {
        constexpr std::int64_t most = 100'000'000;
        const std::int64_t acts = read_integer(in_, v).value_or(0);
        if (acts < 0 || acts > most)
            in_.problem(
                errc::bad_value, say("acts 必须在 0 与一亿之间", "acts must lie between 0 and a hundred million"), v);
        else
            for (std::int64_t i = 0; i < acts; ++i) change_.count_act();
    }

    //=== units ===//

    template <class Form>
    unit_id add_unit(const Form& form, json_value where, unit_kind kind, unit_id parent, bool parent_known,
        const std::string& path) {
        const unit_id id = id_of<unit_id>(form.identity, path);
        if (!id.ok()) return id;
        if (const unit_ref there = change_.now().find(id); there && !form.identity.id) {
            in_.problem(
                refusal(errc::duplicate_id,
                    fill(say("{0} 出现两次，请给其中之一写上 `key`", "{0} is there twice; give one of them a `key`"),
                        {quote(path)}),
                    {there.path()}),
                where);
            return unit_id::none();
        }
        const auto added = change_.add({id, kind, form.name, form.code, parent, parent_known});
        return made(added, where) ? id : unit_id::none();
    }

    void division(json_value v, unit_id parent, const std::string& above) {
        json_object o(in_, v);
        unit_form form;
        const bool whole = values_.read_members(o, form);
        o.close();
        if (!whole) return;
        if (!is_division(*form.kind.value))
            return in_.problem(errc::wrong_kind,
                say("开发区、园区写在 zones 或 parks 之下", "zones and parks stand under `zones` or `parks`"),
                form.kind.at);
        const std::string path = above.empty() ? form.name : above + "/" + form.name;
        const unit_id id = add_unit(form, v, *form.kind.value, parent, !form.within, path);
        if (!id.ok()) return;
        listed_.push_back({v, id, {}, form.bodies.at, {}, false});
        for (const json_value child : read_items(in_, form.children.at)) division(child, id, path);
        for (const json_value zone : read_items(in_, form.zones.at)) seated_.push_back({zone, id});
    }

    // Its own members refer to units: they are read when all units are there.
    void zone_unit(json_value v, unit_id seat, unit_id part_of, bool seat_known) {
        json_object o(in_, v);
        zone_form form;
        const bool whole = values_.read_members(o, form);
        if (part_of.ok()) {
            park_form park;
            values_.read_members(o, park);
            if (const json_value at = park.seat.at) {
                seat =
                    at.kind() == json_kind::null ? unit_id::none() : find(in_, at, unit_id()).value_or(unit_id::none());
                seat_known = true;
            }
        }
        know_members<zone>(o);
        o.close();
        if (form.within.at) seat_known = !form.within.value.value_or(false);
        if (!whole || (form.kind.at && !form.kind.value)) return;
        const unit_kind kind = form.kind.value.value_or(part_of.ok() ? unit_kind::park : unit_kind::zone);
        if (is_division(kind))
            return in_.problem(
                errc::wrong_kind, say("行政区划写在 children 之下", "divisions stand under `children`"), form.kind.at);
        const std::string path = seat.ok() ? change_.now().path_of(seat) + "/" + form.name : form.name;
        const unit_id id = add_unit(form, v, kind, seat, seat_known, path);
        if (!id.ok()) return;
        if (form.part_of && part_of.ok())
            return in_.problem(errc::bad_value,
                say("它已写在所属开发区之下", "it is listed under the zone it is part of"), form.part_of.at);
        if (form.part_of) parks_.emplace_back(form.part_of.at, id);
        listed_.push_back({v, id, part_of, form.bodies.at, form.also_in.at, true});
        for (const json_value park : read_items(in_, form.parks.at)) zone_unit(park, seat, id, seat_known);
    }

    void read_zone(const listed_unit& listed) {
        json_object o(in_, listed.value);
        zone z = *change_.now().zone_of(listed.unit);
        z.part_of = listed.part_of;
        values_.read_members(o, z);
        made(change_.put(std::move(z)), o.value());
        for (const json_value v : read_items(in_, listed.also_in)) {
            hosting one;
            one.unit = listed.unit;
            bool whole = true;
            if (v.kind() == json_kind::object) {
                json_object d(in_, v);
                whole = values_.read_members(d, one);
                d.close();
            } else {
                one.division = find(in_, v, unit_id()).value_or(unit_id::none());
            }
            if (whole && one.division.ok()) put_new(one, v, change_.now().path_of(one.division));
        }
    }

    //=== bodies and what hangs on them ===//

    void read_body(json_value v, unit_id unit, body_id above, const std::string& above_path) {
        json_object o(in_, v);
        body b;
        body_form form;
        const bool later = names_bodies(v);
        const bool whole = later || values_.read_members(o, b);
        values_.read_members(o, form);
        if (later)
            b.name = name_in(v);
        else
            o.close();
        b.unit = unit;
        b.part_of = above;
        const std::string path = above_path + "/" + b.name;
        b.key = id_of<body_id>(form.identity, path);
        if (!whole || !b.key.ok()) return;
        const body_id id = b.key;
        if (!put_new(std::move(b), v, path)) return;
        if (later) naming_.emplace_back(v, id);
        if (form.part_of) partial_.emplace_back(form.part_of.at, id);
        bodies_.push_back({id, path, std::move(form.holdings), form.posts.at});
        for (const json_value part : read_items(in_, form.parts.at)) read_body(part, unit, id, path);
    }

    // Bodies that name others are read once all are there.
    [[nodiscard]] static bool names_bodies(json_value v) {
        constexpr std::array<std::string_view, 3> keys{
            field_of<&body::appraisals>.key, field_of<&body::joint_offices>.key, field_of<&body::lent>.key};
        if (v.kind() != json_kind::object || name_in(v).empty()) return false;
        for (const json_value member : v.items())
            if (std::find(keys.begin(), keys.end(), member.key()) != keys.end()) return true;
        return false;
    }
    [[nodiscard]] static std::string name_in(json_value v) {
        for (const json_value member : v.items())
            if (member.key() == field_of<&body::name>.key && member.kind() == json_kind::string)
                return std::string(member.text());
        return {};
    }
    void read_naming_body(json_value v, body_id id) {
        json_object o(in_, v);
        body b = *change_.now().find(id);
        body_form form;
        const bool whole = values_.read_members(o, b);
        values_.read_members(o, form);
        o.close();
        if (whole) made(change_.put(std::move(b)), v);
    }

    void set_part_of(json_value v, body_id id) {
        const auto above = find(in_, v, body_id());
        if (!above) return;
        body b = *change_.now().find(id);
        b.part_of = *above;
        made(change_.put(std::move(b)), v);
    }

    void set_part_of(json_value v, unit_id id) {
        const auto whole = find(in_, v, unit_id());
        if (!whole) return;
        zone z = *change_.now().zone_of(id);
        z.part_of = *whole;
        made(change_.put(std::move(z)), v);
    }

    void read_person(json_value v) {
        json_object o(in_, v);
        person p;
        person_form form;
        values_.read_members(o, form);
        values_.read_members(o, p);
        o.close();
        if (!o) return;
        const std::string key = read_string(in_, form.identity.key).value_or(p.name);
        if (key.empty() && !form.identity.id)
            return in_.problem(
                errc::missing_key, say("没有姓名的人需要 `key`", "a person without a name needs a `key`"), v);
        p.key = id_of<person_id>(form.identity, p.name);
        const person_id id = p.key;
        if (!id.ok() || !put_new(std::move(p), v, key)) return;
        if (!key.empty() && !people_.emplace(key, id).second)
            in_.problem(errc::duplicate_id,
                fill(say("people 中 {0} 出现两次", "{0} is there twice under `people`"), {quote(key)}), v);
    }

    std::optional<person_id> find_person(json_reader& in, json_value v) const {
        const auto spelled = read_string(in, v);
        if (!spelled) return std::nullopt;
        if (const auto at = people_.find(*spelled); at != people_.end()) return at->second;
        if (spelled->starts_with("id:")) {
            const std::optional<json_reference> r = read_reference(in, v);
            if (!r) return std::nullopt;
            if (change_.now().find(person_id::from_value(r->id))) return person_id::from_value(r->id);
        }
        std::vector<std::string_view> known;
        if (!in.only_counts())
            for (const auto& [key, id] : people_) known.push_back(key);
        in.problem(errc::unknown_person,
            fill(say("people 中没有 {0}", "there is nobody {0} under `people`"), {quote(*spelled)})
                + did_you_mean(*spelled, known),
            v);
        return std::nullopt;
    }

    void read_holdings_and_posts(const listed_body& b) {
        for (const json_value v : read_items(in_, b.posts)) read_post(v, b);
        for (const auto& [cls, list] : b.holdings.lists)
            for (const json_value v : read_items(in_, list)) read_holding(v, b, cls);
    }

    void read_post(json_value v, const listed_body& b) {
        json_object o(in_, v);
        post p;
        post_form form;
        const bool whole = values_.read_members(o, p);
        values_.read_members(o, form);
        o.close();
        p.body = b.id;
        const std::string path = b.path + "/" + p.title;
        p.key = id_of<post_id>(form.identity, path);
        const post_id id = p.key;
        if (!whole || !id.ok() || !put_new(std::move(p), v, path)) return;
        for (const json_value holder : read_items(in_, form.holders.at)) read_tenure(holder, id, path);
    }

    void read_tenure(json_value v, post_id of, const std::string& path) {
        json_object o(in_, v);
        tenure t;
        tenure_form form;
        const bool whole = values_.read_members(o, t);
        values_.read_members(o, form);
        o.close();
        t.post = of;
        if (!whole) return;
        t.key = id_of<tenure_id>({{}, form.id.at}, json_tenure_path(t));
        if (!t.key.ok()) return;
        if (!form.id && change_.now().find(t.key))
            return in_.problem(errc::duplicate_tenure,
                fill(
                    say("同一人在 {0} 的同一任期写了两次", "one person's tenure of {0} is there twice"), {quote(path)}),
                v);
        put_new(std::move(t), v, path);
    }

    void read_holding(json_value v, const listed_body& b, carry_class cls) {
        holding item;
        item.cls = cls;
        item.holder = b.id;
        if (v.kind() == json_kind::string) {
            item.name = v.text();
            const std::string path = json_holding_path(b.path, item);
            item.key = holding_id::derive(document_.id, path);
            put_new(std::move(item), v, path);
            return;
        }
        json_object o(in_, v);
        holding_form form;
        const bool whole = values_.read_members(o, item);
        values_.read_members(o, form);
        o.close();
        const std::string path = json_holding_path(b.path, item);
        item.key = id_of<holding_id>(form.identity, path);
        if (whole && item.key.ok()) put_new(std::move(item), v, path);
    }

    //=== what stands beside the tree ===//

    // Reads what is needed and more; `path` says what the id derives from where none is given.
    template <class Form, class Record, class Path>
    bool read_listed(json_value v, Form& form, Record& r, Path path) {
        json_object o(in_, v);
        const bool whole = values_.read_members(o, r);
        values_.read_members(o, form);
        o.close();
        if (!whole) return false;
        path(r);
        return r.key.ok();
    }

    void read_entrustment(json_value v) {
        entrustment e;
        entrustment_form form;
        if (read_listed(v, form, e, [&](entrustment& read) {
                read.scope = form.scope.at ? form.scope.value.value_or(entrustment_scope::all)
                    : read.items.empty()   ? entrustment_scope::all
                                           : entrustment_scope::items;
                read.key = id_of<entrustment_id>(form.identity, json_entrustment_path(read));
            })) {
            const std::string path = change_.now().path_of(e.unit);
            put_new(std::move(e), v, path);
        }
    }

    void read_agreement(json_value v) {
        agreement a;
        agreement_form form;
        if (read_listed(v, form, a,
                [&](agreement& read) { read.key = id_of<agreement_id>(form.identity, json_agreement_path(read)); })) {
            const std::string name = a.name;
            put_new(std::move(a), v, name);
        }
    }

    void read_indicator(json_value v) {
        indicator i;
        indicator_form form;
        if (read_listed(v, form, i,
                [&](indicator& read) { read.key = id_of<indicator_id>(form.identity, json_indicator_path(read)); })) {
            const std::string name = i.name;
            put_new(std::move(i), v, name);
        }
    }

    void read_own_fact(json_value v) {
        json_object o(in_, v);
        own_fact f;
        const bool whole = values_.read_members(o, f);
        o.close();
        if (!whole || in_.failed()) return;
        if (change_.now().find(f.id()))
            in_.problem(errc::duplicate_id,
                say("同一事实同一日期说了两次", "two statements are about the same fact on one day"), v);
        else
            made(change_.put(std::move(f)), v);
    }

    // `true`: every list, everywhere.
    void read_complete(json_value v) {
        if (v && v.kind() == json_kind::boolean) {
            if (v.truth()) made(change_.put(completeness::of_everything()), v);
            return;
        }
        for (const json_value item : read_items(in_, v)) {
            json_object o(in_, item);
            completeness stated;
            const bool whole = values_.read_members(o, stated);
            o.close();
            if (!whole || in_.failed()) continue;
            if (change_.now().find(stated.id()))
                in_.problem(
                    errc::duplicate_id, say("同一名单说了两次", "two statements are about the same list"), item);
            else
                made(change_.put(std::move(stated)), item);
        }
    }

    json_reader in_;
    value_reader<hierarchy_reader> values_{in_, *this};
    hierarchy_document document_;
    change change_{hierarchy{}};
    std::vector<seated> seated_;
    std::vector<listed_unit> listed_;
    std::vector<listed_body> bodies_;
    std::vector<std::pair<json_value, body_id>> naming_;
    std::vector<std::pair<json_value, body_id>> partial_;
    std::vector<std::pair<json_value, unit_id>> parks_;
    std::unordered_map<std::string, person_id> people_;
};

} // namespace

result<hierarchy_document> read_hierarchy_document(
    std::string_view json, std::string_view source, const json_limits& limits) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    ONEZONE_TRY(tree);
    return hierarchy_reader(*tree).read();
}

result<hierarchy> read_hierarchy(std::string_view json, std::string_view source, const json_limits& limits) {
    result<hierarchy_document> document = read_hierarchy_document(json, source, limits);
    ONEZONE_TRY(document);
    return std::move(document->content);
}

hierarchy_document load_hierarchy_document(const std::string& path) {
    const std::string json = read_file(path).value();
    return read_hierarchy_document(json, path).value();
}

hierarchy load_hierarchy(const std::string& path) { return load_hierarchy_document(path).content; }

} // namespace onezone
