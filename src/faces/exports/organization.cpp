// SPDX-License-Identifier: Apache-2.0
#include "faces/json/printer.hpp"

#include <onezone/faces/exports/organization.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

using detail::json_printer;

[[nodiscard]] std::string iri(unit_id u) { return "urn:onezone:unit:" + to_string(u); }
[[nodiscard]] std::string iri(body_id b) { return "urn:onezone:body:" + to_string(b); }
[[nodiscard]] std::string iri(post_id p) { return "urn:onezone:post:" + to_string(p); }
[[nodiscard]] std::string iri(person_id p) { return "urn:onezone:person:" + to_string(p); }
[[nodiscard]] std::string iri(tenure_id t) { return "urn:onezone:tenure:" + to_string(t); }
[[nodiscard]] std::string iri(const party& p) { return p.body.ok() ? iri(p.body) : iri(p.unit); }

template <class Record>
[[nodiscard]] std::vector<const Record*> by_id(const hierarchy& h) {
    std::vector<const Record*> all;
    for (const Record& r : h.all<Record>()) all.push_back(&r);
    std::sort(all.begin(), all.end(), [](const Record* a, const Record* b) { return a->id() < b->id(); });
    return all;
}

class ontology_writer {
public:
    explicit ontology_writer(const hierarchy& h) : h_(h) {}

    std::string write(const std::vector<succession>& lineage) {
        out_.open_object();
        out_.spread();
        context();
        out_.key("@graph").open_array();
        out_.spread();
        units();
        bodies();
        people();
        for (const succession& line : lineage) change_event(line);
        out_.close();
        out_.close();
        return std::move(out_).finish();
    }

private:
    void begin(const std::string& subject, std::string_view type, std::string_view name) {
        out_.open_object();
        out_.key("@id").value(subject);
        out_.key("@type").value(type);
        if (!name.empty()) out_.key("prefLabel").value(name);
    }
    void link(std::string_view key, const std::string& object) { out_.key(key).value(object); }
    template <class Enum>
    void kind(Enum k, std::string_view of) {
        out_.key("classification").value("oz:" + std::string(of) + '/' + std::string(key_of(k)));
    }

    void context() {
        const auto prefix = [&](std::string_view name, std::string_view at) { out_.key(name).value(at); };
        const auto term = [&](std::string_view name, std::string_view property) {
            out_.key(name).open_object();
            out_.key("@id").value(property);
            out_.key("@type").value(std::string_view("@id"));
            out_.close();
        };
        out_.key("@context").open_object();
        out_.spread();
        prefix("org", "http://www.w3.org/ns/org#");
        prefix("skos", "http://www.w3.org/2004/02/skos/core#");
        prefix("foaf", "http://xmlns.com/foaf/0.1/");
        prefix("time", "http://www.w3.org/2006/time#");
        prefix("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefix("oz", "urn:onezone:term:");
        out_.key("prefLabel").value(std::string_view("skos:prefLabel"));
        out_.key("identifier").value(std::string_view("org:identifier"));
        for (const std::string_view key : {"subOrganizationOf", "unitOf", "classification", "postIn", "heldBy",
                 "member", "organization", "originalOrganization", "resultingOrganization"})
            term(key, "org:" + std::string(key));
        for (const std::string_view key : {"seat", "host", "managing", "administeredBy", "post"})
            term(key, "oz:" + std::string(key));
        out_.close();
    }

    void units() {
        std::vector<unit_ref> all;
        for (const unit_ref u : h_.units()) all.push_back(u);
        std::sort(all.begin(), all.end(), [](unit_ref a, unit_ref b) { return a.id() < b.id(); });
        for (const unit_ref u : all) {
            begin(iri(u.id()), "org:Organization", u.name());
            if (u.code().ok()) out_.key("identifier").value(to_string(u.code()));
            kind(u.kind(), "kind");
            const zone* const z = h_.zone_of(u.id());
            if (u.is_division() && u.parent()) link("subOrganizationOf", iri(u.parent().id()));
            if (z != nullptr && z->part_of.ok()) link("subOrganizationOf", iri(z->part_of));
            if (z != nullptr && z->seat.ok()) link("seat", iri(z->seat));
            if (z != nullptr && z->managing.known()) link("managing", iri(*z->managing.value));
            several("host", h_.hosts_of(u.id()), [](const hosting& o) { return iri(o.division); });
            several("administeredBy", h_.entrustments_of(u.id()), [](const entrustment& e) { return iri(e.holder); });
            out_.close();
        }
    }
    template <class Range, class To>
    void several(std::string_view key, const Range& range, To to) {
        std::vector<std::string> all;
        for (const auto& record : range) all.push_back(to(record));
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        if (!all.empty()) out_.key(key).value(all);
    }

    void bodies() {
        for (const body* b : by_id<body>(h_)) {
            begin(iri(b->key), b->part_of.ok() ? "org:OrganizationalUnit" : "org:FormalOrganization", b->name);
            if (!b->credit_code.empty()) out_.key("identifier").value(b->credit_code);
            kind(b->kind, "body");
            if (b->part_of.ok())
                link("unitOf", iri(b->part_of));
            else
                link("subOrganizationOf", iri(b->unit));
            out_.close();
        }
        for (const post* p : by_id<post>(h_)) {
            begin(iri(p->key), "org:Post", p->title);
            kind(p->kind, "post");
            link("postIn", iri(p->body));
            // Whoever is known to have left holds it no more.
            std::vector<std::string> holders;
            for (const tenure& t : h_.tenures_of(p->key))
                if (!t.valid.until) holders.push_back(iri(t.person));
            several("heldBy", holders, [](const std::string& holder) { return holder; });
            out_.close();
        }
    }

    void people() {
        for (const person* p : by_id<person>(h_)) {
            out_.open_object();
            out_.key("@id").value(iri(p->key));
            out_.key("@type").value(std::string_view("foaf:Person"));
            if (!p->name.empty()) out_.key("foaf:name").value(p->name);
            out_.close();
        }
        for (const tenure* t : by_id<tenure>(h_)) {
            begin(iri(t->key), "org:Membership", {});
            link("member", iri(t->person));
            link("organization", iri(h_.find(t->post)->body));
            link("post", iri(t->post)); // org: asks for a role here, which a post is not
            interval(t->valid);
            out_.close();
        }
    }
    void interval(const period& valid) {
        if (!valid.from && !valid.until) return;
        out_.key("org:memberDuring").open_object();
        out_.key("@type").value(std::string_view("time:Interval"));
        const auto instant = [&](std::string_view key, const std::optional<date>& on) {
            if (!on) return;
            out_.key(key).open_object();
            out_.key("@type").value(std::string_view("time:Instant"));
            out_.key("time:inXSDDate").open_object();
            out_.key("@value").value(*on);
            out_.key("@type").value(std::string_view("xsd:date"));
            out_.close();
            out_.close();
        };
        instant("time:hasBeginning", valid.from);
        instant("time:hasEnd", valid.until);
        out_.close();
    }

    void change_event(const succession& line) {
        if (!line.from.identified() || !line.heir.identified()) return;
        out_.open_object();
        out_.key("@type").value(std::string_view("org:ChangeEvent"));
        link("originalOrganization", iri(line.from));
        link("resultingOrganization", iri(line.heir));
        out_.close();
    }

    const hierarchy& h_;
    json_printer out_;
};

} // namespace

std::string write_organization(const hierarchy& h, const std::vector<succession>& lineage) {
    return ontology_writer(h).write(lineage);
}

} // namespace onezone
