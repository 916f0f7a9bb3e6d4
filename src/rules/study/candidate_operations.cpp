// SPDX-License-Identifier: Apache-2.0
#include "candidate_operations.hpp"

#include <onezone/model/places.hpp>

#include <string>
#include <utility>

namespace onezone::detail {

namespace {

constexpr std::size_t most_agencies = 6;
constexpr std::size_t most_townships = 3;
constexpr std::size_t most_posts = 8;

// What is around a subject.
class neighbours {
public:
    neighbours(const hierarchy& h, const finding& f, const date& on) : h_(h), on_(on) {
        for (const subject& s : f.blamed) about(s);
        about(f.about);
    }
    [[nodiscard]] std::vector<operation> take() && { return std::move(all_); }

private:
    void about(subject s) {
        switch (s.kind) {
        case subject_kind::entrustment:
            if (const entrustment* e = h_.find(entrustment_id::from_value(s.id))) give_back(*e);
            break;
        case subject_kind::holding:
            if (const holding* x = h_.find(holding_id::from_value(s.id))) strip(*x);
            break;
        case subject_kind::tenure:
            if (const tenure* t = h_.find(tenure_id::from_value(s.id))) leave(*t);
            break;
        case subject_kind::person:
            for (const tenure& t : h_.tenures_of(person_id::from_value(s.id))) leave(t);
            break;
        case subject_kind::post:
            for (const tenure& t : h_.tenures_of(post_id::from_value(s.id))) leave(t);
            break;
        case subject_kind::agency:
        case subject_kind::body:
            if (const body* b = h_.find(body_id::from_value(s.id))) around_body(*b);
            break;
        case subject_kind::zone:
            if (const zone* z = h_.zone_of(unit_id::from_value(s.id))) around_zone(*z);
            break;
        case subject_kind::division: around_division(unit_id::from_value(s.id)); break;
        case subject_kind::whole: break;
        }
    }

    // Some of the agencies of the zones in a division.
    [[nodiscard]] std::vector<const body*> agencies_in(unit_ref division) const {
        if (!division) return {};
        std::vector<const body*> found = agencies_within(h_, division.id());
        if (found.size() > most_agencies) found.resize(most_agencies);
        return found;
    }

    void give_back(const entrustment& e) {
        return_township op;
        op.town = e.unit;
        op.holder = e.holder;
        all_.emplace_back(op);
    }
    // To the government of the county, or of the division the zone is seated in.
    [[nodiscard]] party receiver_for(unit_id unit) const {
        const unit_ref u = h_.find(unit);
        unit_ref place = county_of(u);
        if (!place) place = u && !u.is_division() ? u.parent() : u;
        if (!place) return {};
        for (const body& b : h_.bodies_of(place.id()))
            if (is_government(b.kind)) return party::of(b.key);
        return party::of(place.id());
    }
    void strip(const holding& x) {
        const body* holder = h_.find(x.holder);
        strip_functions op;
        op.agency = x.holder;
        op.to = receiver_for(holder->unit);
        op.which = strip_scope::listed;
        op.items = {x.key};
        all_.emplace_back(op);
        op.which = strip_scope::social;
        op.items.clear();
        if (x.function.value == function_class::social) all_.emplace_back(op);
    }
    void leave(const tenure& t) { all_.emplace_back(relieve{t.post, t.person}); }

    void around_body(const body& b) {
        reissue_charter anew = reissue();
        anew.body = b.key;
        all_.emplace_back(std::move(anew));
        if (b.rank.known())
            for (const word& w : words(rank{})) {
                const rank to = static_cast<rank>(w.value);
                if (to == *b.rank.value) continue;
                change_rank op;
                op.body = b.key;
                op.to = to;
                op.direction = to > *b.rank.value ? rank_direction::upgrade : rank_direction::downgrade;
                all_.emplace_back(op);
            }
        std::size_t posts = 0;
        for (const post& p : h_.posts_of(b.key)) {
            if (++posts > most_posts) break;
            for (const tenure& t : h_.tenures_of(p.key)) leave(t);
        }
        spare_staff(b, quota_kind::administrative, staff_status::administrative);
        spare_staff(b, quota_kind::institution, staff_status::institution);
        for (const holding& x : h_.holdings_of(b.key))
            if (x.cls == carry_class::functions) strip(x);
        if (is_agency(h_, b)) {
            close(b);
            merge(agencies_in(county_of(h_.find(b.unit))));
        }
    }
    [[nodiscard]] reissue_charter reissue() const {
        reissue_charter op;
        op.document = "“三定”规定";
        op.issued = on_;
        return op;
    }
    // Staff beyond the quota of their kind go elsewhere.
    void spare_staff(const body& b, quota_kind kind, staff_status status) {
        const fact<std::int64_t> quota = count_of(b.quota, kind);
        const fact<std::int64_t> staff = count_of(b.staff, status);
        if (!staff.known() || *staff.value <= 0) return;
        const std::int64_t spare = *staff.value - quota.value.value_or(0);
        if (spare <= 0) return;
        transfer_staff op;
        op.from = b.key;
        op.to = receiver_for(b.unit);
        op.staff = {{status, fact<std::int64_t>(spare)}};
        all_.emplace_back(op);
    }
    void close(const body& b) {
        abolish_agency op;
        op.agency = b.key;
        op.successor = receiver_for(b.unit);
        all_.emplace_back(op);
    }
    void merge(const std::vector<const body*>& agencies) {
        for (const body* into : agencies)
            for (const body* absorbed : agencies)
                if (into != absorbed) {
                    merge_agencies op;
                    op.into = into->key;
                    op.absorbed = {absorbed->key};
                    all_.emplace_back(op);
                }
    }

    void around_zone(const zone& z) {
        std::size_t townships = 0;
        for (const entrustment& e : h_.entrusted_to(z.unit)) give_back(e);
        if (const unit_ref county = county_of(h_.find(z.unit)))
            for (const unit_ref u : county.children()) {
                if (u.level() != level::township || ++townships > most_townships) continue;
                entrust op;
                op.unit = u.id();
                op.holder = z.unit;
                all_.emplace_back(op);
            }
        if (z.lead_industries.known())
            for (std::size_t n = z.lead_industries.value->size(); n-- > 1;) {
                designate_industries op;
                op.zone = z.unit;
                if (z.first_industry.known()) op.first = *z.first_industry.value;
                op.leading.assign(z.lead_industries.value->begin(),
                    z.lead_industries.value->begin() + static_cast<std::ptrdiff_t>(n));
                all_.emplace_back(op);
            }
        if (z.tier.known())
            for (const zone_tier to : {zone_tier::none, zone_tier::provincial, zone_tier::national}) {
                if (to == *z.tier.value) continue;
                change_tier op;
                op.zone = z.unit;
                op.to = to;
                op.direction = to > *z.tier.value ? rank_direction::upgrade : rank_direction::downgrade;
                all_.emplace_back(op);
            }
        for (const body& b : h_.bodies_of(z.unit))
            for (const holding& x : h_.holdings_of(b.key))
                if (x.cls == carry_class::functions && x.function.value == function_class::social) strip(x);
        if (agencies_of(h_, z.unit).empty()) {
            establish_agency op;
            op.unit = z.unit;
            op.name = std::string(h_[z.unit].name()) + "管委会";
            all_.emplace_back(op);
        }
        lead(z);
    }
    // The leaders of a division above take over posts of the zone.
    void lead(const zone& z) {
        std::vector<const post*> own;
        for (const body& b : h_.bodies_of(z.unit))
            for (const post& p : h_.posts_of(b.key))
                if (is_leading(p.kind) && own.size() < most_posts) own.push_back(&p);
        for (const post* mine : own)
            for (const tenure& t : h_.tenures_of(mine->key)) leave(t);
        for (unit_ref u = h_.find(z.seat); u; u = u.parent()) {
            if (u.level() != level::county && u.level() != level::prefecture) continue;
            integrate_leadership both;
            both.zone = z.unit;
            both.division = u.id();
            for (const body& b : h_.bodies_of(u.id())) {
                if (b.part_of.ok()) continue;
                for (const post& theirs : h_.posts_of(b.key)) {
                    if (!is_leading(theirs.kind)) continue;
                    for (const tenure& held : h_.tenures_of(theirs.key))
                        for (const post* mine : own) {
                            appoint taking;
                            taking.post = mine->key;
                            taking.person = held.person;
                            taking.mode = tenure_mode::concurrent;
                            all_.emplace_back(std::move(taking));
                        }
                    for (const post* mine : own) {
                        integrate_leadership one;
                        one.zone = z.unit;
                        one.division = u.id();
                        one.posts = {{mine->key, theirs.key}};
                        all_.emplace_back(one);
                        const bool alike = (mine->kind == post_kind::secretary && theirs.kind == post_kind::secretary)
                            || (mine->kind == post_kind::director && theirs.kind == post_kind::head);
                        if (alike) both.posts.push_back(one.posts.front());
                    }
                }
            }
            if (both.posts.size() > 1) all_.emplace_back(both);
        }
    }

    void around_division(unit_id division) {
        const unit_ref u = h_.find(division);
        const std::vector<const body*> agencies = agencies_in(u);
        merge(agencies);
        for (const body* b : agencies) close(*b);
        std::size_t zones = 0;
        for (const zone* const z : zones_within(h_, division)) {
            if (!h_.bodies_of(z->unit).empty() || ++zones > most_townships) continue;
            establish_agency op;
            op.unit = z->unit;
            op.name = std::string(h_[z->unit].name()) + "管委会";
            all_.emplace_back(op);
        }
        for (const entrustment& e : h_.entrustments_of(division)) give_back(e);
    }

    const hierarchy& h_;
    date on_;
    std::vector<operation> all_;
};

} // namespace

std::vector<operation> candidate_operations(const hierarchy& h, const finding& f, const date& on) {
    return neighbours(h, f, on).take();
}

} // namespace onezone::detail
