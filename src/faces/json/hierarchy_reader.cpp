// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"
#include "ground/wording.hpp"
#include "reader.hpp"
#include "references.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/model/change.hpp>

#include <array>
#include <string>
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
    explicit hierarchy_reader(const json_tree& tree) : in_(tree) { change_.record_nothing(); }

    result<hierarchy_document> read() {
        json_object top(in_, in_.tree().root());
        read_head(top, "hierarchy");
        document_.id = read_string(in_, top.need("id")).value_or(std::string());
        document_.title = read_text(in_, top.find("title")).value_or(text{});
        document_.as_of = read_date(in_, top.find("as_of"));
        const json_value acts = top.find("acts");
        if (acts) count_acts(acts);
        document_.sources = read_sources(in_, top.find("sources"));
        const json_value units = top.find("units");
        const json_value zones = top.find("zones");
        top.know({"people", "entrustments", "agreements", "indicators"});
        top.close();
        if (in_.failed()) return std::move(in_).refused();

        for (const json_value v : read_items(in_, units)) division(v, unit_id::none(), {});
        if (in_.failed()) return std::move(in_).refused();
        for (const json_value v : read_items(in_, zones)) seated_.push_back({v, unit_id::none()});
        for (std::size_t i = 0; i < seated_.size(); ++i)
            zone_unit(seated_[i].value, seated_[i].seat, unit_id::none(), true);
        if (in_.failed()) return std::move(in_).refused();

        for (const json_value v : read_items(in_, top.find("people"))) read_person(v);
        for (std::size_t i = 0; i < listed_.size(); ++i) {
            json_object o(in_, listed_[i].value);
            if (listed_[i].zone) read_zone(o, listed_[i]);
            for (const json_value b : read_items(in_, o.find("bodies")))
                read_body(b, listed_[i].unit, body_id::none(), change_.now().path_of(listed_[i].unit));
        }
        if (in_.failed()) return std::move(in_).refused();

        for (const auto& [value, id] : partial_) set_part_of(value, id);
        for (const listed_body& b : bodies_) read_holdings_and_posts(b);
        for (const json_value v : read_items(in_, top.find("entrustments"))) read_entrustment(v);
        for (const json_value v : read_items(in_, top.find("agreements"))) read_agreement(v);
        for (const json_value v : read_items(in_, top.find("indicators"))) read_indicator(v);
        if (in_.failed()) return std::move(in_).refused();

        document_.content = std::move(change_).finish();
        return std::move(document_);
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
        bool zone = false;
    };
    struct listed_body {
        json_value value;
        body_id id;
        std::string path;
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
    Id id_of(json_value given, json_value key, std::string_view path) {
        if (given) return Id::from_value(read_id(in_, given).value_or(0));
        const std::optional<std::string> k = read_string(in_, key);
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

    std::optional<unit_id> unit(json_value v) { return find_unit(in_, v, change_.now(), document_.id); }
    fact<unit_id> unit_fact(json_value v) {
        return read_fact(in_, v, [this](json_reader&, json_value bare) { return unit(bare); });
    }
    fact<std::int64_t> count_fact(json_value v) { return read_fact(in_, v, read_integer); }
    template <class E>
    fact<E> word_fact(json_value v) {
        return read_fact(in_, v, [](json_reader& in, json_value bare) { return read_word<E>(in, bare); });
    }
    std::string string_at(json_object& o, std::string_view key) {
        return read_string(in_, o.find(key)).value_or(std::string());
    }
    std::vector<std::string> strings_at(json_object& o, std::string_view key) {
        return read_strings(in_, o.find(key)).value_or(std::vector<std::string>());
    }

    //=== units ===//

    unit_id add_unit(json_object& o, std::string_view name, unit_kind kind, unit_id parent, bool parent_known,
        const std::string& path) {
        const std::optional<code> c = read_code(in_, o.find("code"));
        const json_value given = o.find("id");
        const unit_id id = id_of<unit_id>(given, o.find("key"), path);
        if (!id.ok()) return id;
        if (const unit_ref there = change_.now().find(id); there && !given) {
            in_.problem(
                refusal(errc::duplicate_id,
                    fill(say("{0} 出现两次，请给其中之一写上 `key`", "{0} is there twice; give one of them a `key`"),
                        {quote(path)}),
                    {there.path()}),
                o.value());
            return unit_id::none();
        }
        const auto added = change_.add({id, kind, name, c.value_or(code::none()), parent, parent_known});
        return made(added, o.value()) ? id : unit_id::none();
    }

    void division(json_value v, unit_id parent, const std::string& above) {
        json_object o(in_, v);
        const auto name = read_string(in_, o.need("name"));
        const json_value kind_at = o.need("kind");
        const auto kind = read_word<unit_kind>(in_, kind_at);
        const bool within = read_bool(in_, o.find("within")).value_or(false);
        const json_value children = o.find("children");
        const json_value zones = o.find("zones");
        o.know({"code", "id", "key", "bodies"});
        o.close();
        if (!name || !kind) return;
        if (!is_division(*kind))
            return in_.problem(errc::wrong_kind,
                say("开发区、园区写在 zones 或 parks 之下", "zones and parks stand under `zones` or `parks`"), kind_at);
        const std::string path = above.empty() ? *name : above + "/" + *name;
        const unit_id id = add_unit(o, *name, *kind, parent, !within, path);
        if (!id.ok()) return;
        listed_.push_back({v, id, {}, false});
        for (const json_value child : read_items(in_, children)) division(child, id, path);
        for (const json_value zone : read_items(in_, zones)) seated_.push_back({zone, id});
    }

    void zone_unit(json_value v, unit_id seat, unit_id part_of, bool seat_known) {
        json_object o(in_, v);
        const auto name = read_string(in_, o.need("name"));
        const json_value kind_at = o.find("kind");
        const auto kind = kind_at ? read_word<unit_kind>(in_, kind_at)
            : part_of.ok()        ? unit_kind::park
                                  : unit_kind::zone;
        const json_value parks = o.find("parks");
        if (part_of.ok()) {
            if (const json_value seat_at = o.find_or_null("seat")) {
                seat = seat_at.kind() == json_kind::null ? unit_id::none() : unit(seat_at).value_or(unit_id::none());
                seat_known = true;
            }
        }
        const json_value within = o.find("within");
        if (within) seat_known = !read_bool(in_, within).value_or(false);
        o.know({"code", "id", "key", "tier", "category", "location", "managing", "dispatching", "approving",
            "statistics", "area", "first_industry", "lead_industries", "nameplates", "designations", "integrated",
            "also_in", "bodies", "grade", "reason", "source"});
        o.close();
        if (!name || !kind) return;
        if (is_division(*kind))
            return in_.problem(
                errc::wrong_kind, say("行政区划写在 children 之下", "divisions stand under `children`"), kind_at);
        const std::string path = seat.ok() ? change_.now().path_of(seat) + "/" + *name : *name;
        const unit_id id = add_unit(o, *name, *kind, seat, seat_known, path);
        if (!id.ok()) return;
        listed_.push_back({v, id, part_of, true});
        for (const json_value park : read_items(in_, parks)) zone_unit(park, seat, id, seat_known);
    }

    void read_zone(json_object& o, const listed_unit& listed) {
        zone z = *change_.now().zone_of(listed.unit);
        z.part_of = listed.part_of;
        z.tier = word_fact<zone_tier>(o.find("tier"));
        z.category = word_fact<zone_category>(o.find("category"));
        z.location = word_fact<location_class>(o.find("location"));
        z.managing = unit_fact(o.find("managing"));
        z.dispatching = unit_fact(o.find("dispatching"));
        z.approving = unit_fact(o.find("approving"));
        z.statistics = unit_fact(o.find("statistics"));
        z.area = read_fact(in_, o.find("area"), read_decimal);
        z.first_industry = read_fact(in_, o.find("first_industry"), read_string);
        z.lead_industries = read_fact(in_, o.find("lead_industries"), read_strings);
        z.nameplates = strings_at(o, "nameplates");
        for (const json_value v : read_items(in_, o.find("designations"))) {
            json_object d(in_, v);
            designation one;
            one.name = read_string(in_, d.need("name")).value_or(std::string());
            one.valid = read_period(d);
            one.from = read_provenance(d);
            d.close();
            z.designations.push_back(std::move(one));
        }
        for (const json_value v : read_items(in_, o.find("integrated"))) {
            json_object d(in_, v);
            integration one;
            one.division = unit(d.need("division")).value_or(unit_id::none());
            one.shape = word_fact<integration_shape>(d.find("shape"));
            one.from = read_provenance(d);
            d.close();
            if (one.division.ok()) z.integrated.push_back(std::move(one));
        }
        z.from = read_provenance(o);
        made(change_.put(std::move(z)), o.value());
        for (const json_value v : read_items(in_, o.find("also_in"))) {
            hosting one;
            one.unit = listed.unit;
            if (v.kind() == json_kind::object) {
                json_object d(in_, v);
                one.division = unit(d.need("division")).value_or(unit_id::none());
                one.from = read_provenance(d);
                d.close();
            } else {
                one.division = unit(v).value_or(unit_id::none());
            }
            if (one.division.ok()) put_new(one, v, change_.now().path_of(one.division));
        }
    }

    //=== bodies and what hangs on them ===//

    template <class Kind>
    std::vector<tally<Kind>> tallies(json_value v) {
        std::vector<tally<Kind>> list;
        if (!v) return list;
        if (v.kind() != json_kind::object) {
            in_.wrong_type(say("按类别写数量的对象", "an object of counts by kind"), v);
            return list;
        }
        json_object o(in_, v); // knows every spelling of the words
        for (const word& w : words(Kind{})) o.know({w.key, w.zh});
        o.close();
        for (const json_value item : v.items())
            if (const auto kind = parse_word<Kind>(item.key())) list.push_back({*kind, count_fact(item)});
        return list;
    }

    void read_body(json_value v, unit_id unit, body_id above, const std::string& above_path) {
        json_object o(in_, v);
        body b;
        b.unit = unit;
        b.part_of = above;
        const auto name = read_string(in_, o.need("name"));
        const auto kind = read_word<body_kind>(in_, o.need("kind"));
        b.name = name.value_or(std::string());
        b.kind = kind.value_or(body_kind::other);
        const std::string path = above_path + "/" + b.name;
        b.key = id_of<body_id>(o.find("id"), o.find("key"), path);
        b.rank = word_fact<rank>(o.find("rank"));
        b.legal_type = word_fact<dispatched_type>(o.find("legal_type"));
        b.charter = read_fact(in_, o.find("charter"), [](json_reader& in, json_value bare) {
            json_object c(in, bare);
            charter read{read_date(in, c.find("issued")), read_string(in, c.find("document")).value_or(std::string())};
            c.close();
            return std::optional<charter>(std::move(read));
        });
        b.quota = tallies<quota_kind>(o.find("quota"));
        b.staff = tallies<staff_status>(o.find("staff"));
        b.leading_posts = count_fact(o.find("leading_posts"));
        b.internal_bodies = count_fact(o.find("internal_bodies"));
        b.nameplates = strings_at(o, "nameplates");
        b.credit_code = string_at(o, "credit_code");
        b.seat = unit_fact(o.find("seat"));
        b.from = read_provenance(o);
        const json_value parts = o.find("parts");
        const json_value part_of = o.find("part_of");
        o.know({"posts", "functions", "powers", "assets", "projects", "documents", "retirees"});
        o.close();
        if (!name || !kind || !b.key.ok()) return;
        const body_id id = b.key;
        if (!put_new(std::move(b), v, path)) return;
        if (part_of) partial_.emplace_back(part_of, id);
        bodies_.push_back({v, id, path});
        for (const json_value part : read_items(in_, parts)) read_body(part, unit, id, path);
    }

    void set_part_of(json_value v, body_id id) {
        const auto above = find_body(in_, v, change_.now(), document_.id);
        if (!above) return;
        body b = *change_.now().find(id);
        b.part_of = *above;
        made(change_.put(std::move(b)), v);
    }

    void read_person(json_value v) {
        json_object o(in_, v);
        person p;
        p.name = string_at(o, "name");
        const json_value given = o.find("id");
        const json_value key_at = o.find("key");
        const std::string key = read_string(in_, key_at).value_or(p.name);
        p.rank = word_fact<rank>(o.find("rank"));
        p.from = read_provenance(o);
        o.close();
        if (!o) return;
        if (key.empty() && !given)
            return in_.problem(
                errc::missing_key, say("没有姓名的人需要 `key`", "a person without a name needs a `key`"), v);
        p.key = id_of<person_id>(given, key_at, p.name);
        const person_id id = p.key;
        if (!id.ok() || !put_new(std::move(p), v, key)) return;
        if (!key.empty() && !people_.emplace(key, id).second)
            in_.problem(errc::duplicate_id,
                fill(say("people 中 {0} 出现两次", "{0} is there twice under `people`"), {quote(key)}), v);
    }

    std::optional<person_id> find_person(json_value v) {
        const auto spelled = read_string(in_, v);
        if (!spelled) return std::nullopt;
        if (const auto at = people_.find(*spelled); at != people_.end()) return at->second;
        if (spelled->starts_with("id:")) {
            const std::optional<json_reference> r = read_reference(in_, v);
            if (!r) return std::nullopt;
            if (change_.now().find(person_id::from_value(r->id))) return person_id::from_value(r->id);
        }
        std::vector<std::string_view> known;
        for (const auto& [key, id] : people_) known.push_back(key);
        text message = fill(say("people 中没有 {0}", "there is nobody {0} under `people`"), {quote(*spelled)});
        if (const std::string_view likely = nearest(*spelled, known); !likely.empty())
            message += fill(say("，是否指 {0}？", "; did you mean {0}?"), {quote(likely)});
        in_.problem(errc::unknown_person, std::move(message), v);
        return std::nullopt;
    }

    void read_holdings_and_posts(const listed_body& b) {
        json_object o(in_, b.value);
        for (const json_value v : read_items(in_, o.find("posts"))) read_post(v, b);
        for (const carry_class cls : {carry_class::functions, carry_class::powers, carry_class::assets,
                 carry_class::projects, carry_class::documents, carry_class::retirees})
            for (const json_value v : read_items(in_, o.find(key_of(cls)))) read_holding(v, b, cls);
    }

    void read_post(json_value v, const listed_body& b) {
        json_object o(in_, v);
        post p;
        p.body = b.id;
        const auto kind = read_word<post_kind>(in_, o.need("kind"));
        p.kind = kind.value_or(post_kind::other);
        p.title = string_at(o, "title");
        const std::string path = b.path + "/" + p.title;
        p.key = id_of<post_id>(o.find("id"), o.find("key"), path);
        p.rank = word_fact<rank>(o.find("rank"));
        p.grade = string_at(o, "post_grade");
        p.category = string_at(o, "category");
        p.series = string_at(o, "series");
        p.from = read_provenance(o);
        const json_value holders = o.find("holders");
        o.close();
        const post_id id = p.key;
        if (!kind || !id.ok() || !put_new(std::move(p), v, path)) return;
        for (const json_value holder : read_items(in_, holders)) read_tenure(holder, id, path);
    }

    void read_tenure(json_value v, post_id of, const std::string& path) {
        json_object o(in_, v);
        tenure t;
        t.post = of;
        const json_value person_at = o.need("person");
        const auto who = find_person(person_at);
        t.valid = read_period(o);
        t.mode = read_word<tenure_mode>(in_, o.find("mode")).value_or(tenure_mode::main);
        t.paid = read_fact(in_, o.find("paid"), read_bool);
        t.approved = read_fact(in_, o.find("approved"), read_bool);
        t.archived = word_fact<staff_status>(o.find("archived"));
        t.from = read_provenance(o);
        const json_value given = o.find("id");
        o.close();
        if (!who) return;
        t.person = *who;
        t.key = id_of<tenure_id>(given, {}, json_tenure_path(t));
        if (!t.key.ok()) return;
        if (!given && change_.now().find(t.key))
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
        item.name = read_string(in_, o.need("name")).value_or(std::string());
        const std::string path = json_holding_path(b.path, item);
        item.key = id_of<holding_id>(o.find("id"), o.find("key"), path);
        for (const json_value other : read_items(in_, o.find("shared_with")))
            if (const auto with = find_body(in_, other, change_.now(), document_.id)) item.shared_with.push_back(*with);
        item.function = word_fact<function_class>(o.find("function"));
        item.runs_smoothly = read_fact(in_, o.find("runs_smoothly"), read_bool);
        item.industry_linked = read_fact(in_, o.find("industry_linked"), read_bool);
        item.grantor = unit_fact(o.find("grantor"));
        item.form = word_fact<power_form>(o.find("form"));
        item.amount = read_fact(in_, o.find("amount"), read_decimal);
        item.measure = string_at(o, "measure");
        item.from = read_provenance(o);
        o.close();
        if (o && item.key.ok()) put_new(std::move(item), v, path);
    }

    //=== what stands beside the tree ===//

    void read_entrustment(json_value v) {
        json_object o(in_, v);
        entrustment e;
        const auto of = unit(o.need("unit"));
        const auto holder = unit(o.need("holder"));
        e.items = strings_at(o, "items");
        const json_value scope = o.find("scope");
        e.scope = scope       ? read_word<entrustment_scope>(in_, scope).value_or(entrustment_scope::all)
            : e.items.empty() ? entrustment_scope::all
                              : entrustment_scope::items;
        e.valid = read_period(o);
        e.from = read_provenance(o);
        const json_value given = o.find("id");
        const json_value key = o.find("key");
        o.close();
        if (!of || !holder) return;
        e.unit = *of;
        e.holder = *holder;
        e.key = id_of<entrustment_id>(given, key, json_entrustment_path(e));
        if (e.key.ok()) put_new(std::move(e), v, change_.now().path_of(*of));
    }

    void read_agreement(json_value v) {
        json_object o(in_, v);
        agreement a;
        a.name = read_string(in_, o.need("name")).value_or(std::string());
        if (const json_value about = o.find("about")) a.about = unit(about).value_or(unit_id::none());
        for (const json_value item : read_items(in_, o.find("partners"))) {
            json_object p(in_, item);
            partner one;
            one.unit = unit(p.need("unit")).value_or(unit_id::none());
            one.share = read_fact(in_, p.find("share"), read_decimal);
            p.close();
            if (one.unit.ok()) a.partners.push_back(std::move(one));
        }
        a.valid = read_period(o);
        a.from = read_provenance(o);
        a.key = id_of<agreement_id>(o.find("id"), o.find("key"), json_agreement_path(a));
        o.close();
        const std::string name = a.name;
        if (o && a.key.ok()) put_new(std::move(a), v, name);
    }

    void read_indicator(json_value v) {
        json_object o(in_, v);
        indicator i;
        const auto of = unit(o.need("unit"));
        i.name = read_string(in_, o.need("name")).value_or(std::string());
        i.on = read_date(in_, o.find("on"));
        i.value = read_fact(in_, o.find("value"), read_decimal);
        i.exactness = read_word<hedge>(in_, o.find("hedge")).value_or(hedge::exact);
        i.measure = string_at(o, "measure");
        const json_value given = o.find("id");
        const json_value key = o.find("key");
        o.close();
        if (!of) return;
        i.unit = *of;
        i.key = id_of<indicator_id>(given, key, json_indicator_path(i));
        const std::string name = i.name;
        if (i.key.ok()) put_new(std::move(i), v, name);
    }

    json_reader in_;
    hierarchy_document document_;
    change change_{hierarchy{}};
    std::vector<seated> seated_;
    std::vector<listed_unit> listed_;
    std::vector<listed_body> bodies_;
    std::vector<std::pair<json_value, body_id>> partial_;
    std::unordered_map<std::string, person_id> people_;
};

} // namespace

result<hierarchy_document> read_hierarchy_document(
    std::string_view json, std::string_view source, const json_limits& limits) {
    const result<json_tree> tree = json_tree::parse(json, source, limits);
    if (!tree) return tree.error();
    return hierarchy_reader(*tree).read();
}

result<hierarchy> read_hierarchy(std::string_view json, std::string_view source, const json_limits& limits) {
    result<hierarchy_document> document = read_hierarchy_document(json, source, limits);
    if (!document) return document.error();
    return std::move(document->content);
}

hierarchy load_hierarchy(const std::string& path) {
    const std::string json = read_file(path).value();
    return read_hierarchy(json, path).value();
}

} // namespace onezone
