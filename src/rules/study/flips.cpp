// SPDX-License-Identifier: Apache-2.0
#include "flips.hpp"

#include "altered.hpp"
#include "rules/judging/judge.hpp"

#include <onezone/model/change.hpp>
#include <onezone/model/places.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace onezone::detail {

namespace {

constexpr std::size_t most_agencies = 6;
constexpr std::size_t most_townships = 3;
constexpr std::size_t most_posts = 8;

//=== what is around a subject ===//

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
            if (b.kind == body_kind::government) return party::of(b.key);
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
        for (unit_ref u = h_.find(z.seat); u; u = u.parent()) {
            if (u.level() != level::county && u.level() != level::prefecture) continue;
            integrate_leadership both;
            both.zone = z.unit;
            both.division = u.id();
            for (const body& b : h_.bodies_of(u.id())) {
                if (b.part_of.ok()) continue;
                for (const post& theirs : h_.posts_of(b.key)) {
                    if (!is_leading(theirs.kind)) continue;
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

//=== trying ===//

// Whether `to` is an answer of another kind than `from`: cured, broken, or decided at all.
[[nodiscard]] bool is_flip(verdict from, std::optional<verdict> to) {
    const auto fine = [](verdict v) { return v == verdict::satisfied || v == verdict::not_applicable; };
    switch (from) {
    case verdict::violated:
    case verdict::exempted: return !to || fine(*to);
    case verdict::undecided: return !to || fine(*to) || *to == verdict::violated;
    case verdict::satisfied:
    case verdict::not_applicable: return to == verdict::violated;
    case verdict::not_in_force: break;
    }
    return false;
}

class trier {
public:
    trier(const hierarchy& h, const policy& p, const finding& f, const judging_dates& on)
        : h_(h),
          p_(p),
          f_(f),
          on_(on) {}

    void facts(const observation& watched) {
        std::vector<const read_fact*> seen;
        for (const read_fact& r : watched.reads) {
            if (r.record == nullptr || r.place.record == 0) continue;
            if (std::any_of(seen.begin(), seen.end(),
                    [&](const read_fact* s) { return s->of == r.of && s->what.key == r.what.key && s->is == r.is; }))
                continue;
            seen.push_back(&r);
            fact(r);
        }
    }
    void operations() {
        const std::size_t first = found_.size();
        for (operation& op : candidate_operations(h_, f_, on_.rules)) {
            act_options options;
            options.on = on_.state;
            result<step> done = apply(h_, op, options);
            if (!done) continue;
            const auto then = verdict_in(done->after, p_);
            if (!then || !is_flip(f_.verdict, *then)) continue;
            flip one;
            one.by = lever::act;
            one.account = account_of(op, h_);
            one.then = *then;
            one.edits = std::move(done->edits);
            one.act = std::move(op);
            if (std::none_of(found_.begin(), found_.end(), [&](const flip& f) { return f.act == one.act; }))
                found_.push_back(std::move(one));
        }
        std::stable_sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
            [](const flip& a, const flip& b) { return a.edits.size() < b.edits.size(); });
    }
    void parameters() {
        const rule& r = *p_.find(f_.rule);
        for (const parameter& q : r.parameters) {
            const value* is = p_.value_on(r, q.name, on_.rules);
            const auto with = [&](const value& to) -> std::optional<flip> {
                policy changed = p_;
                setting made = set_to(r, q.name, to);
                if (!changed.set(made)) return std::nullopt;
                const auto then = verdict_in(h_, changed);
                if (!then || !is_flip(f_.verdict, *then)) return std::nullopt;
                flip one;
                one.by = lever::parameter;
                one.account = fill(say("参数“{0}”由 {1} 改为 {2}", "parameter “{0}” from {1} to {2}"),
                    {verbatim(q.name), is ? name_of(*is) : say("未定", "unset"), name_of(to)});
                one.then = *then;
                one.field = q.name;
                if (is) one.from = *is;
                one.to = to;
                one.set = std::move(made);
                return one;
            };
            if (is)
                keep(smallest(*is, with, q.words));
            else
                keep(smallest(q.example, with, q.words));
        }
    }
    [[nodiscard]] std::vector<flip> take() && { return std::move(found_); }

private:
    using attempt = std::optional<flip>;

    // Nothing: the rule fails there. Nothing inside: there is no such subject any more.
    [[nodiscard]] std::optional<std::optional<verdict>> verdict_in(const hierarchy& h, const policy& p) const {
        const result<finding> f = judge(h, p, f_.rule, f_.about, on_);
        if (f) return std::optional<verdict>(f->verdict);
        if (f.error().code() == errc::unknown_record) return std::make_optional<std::optional<verdict>>();
        return std::nullopt;
    }
    // For the days for which it is set now, or, where it is set for other days only, for that one.
    [[nodiscard]] setting set_to(const rule& r, const std::string& name, const value& to) const {
        setting s{r.id, name, to, {}};
        bool others = false;
        for (const setting& o : p_.settings()) {
            if (o.rule != r.id || o.parameter != name) continue;
            others = true;
            if (!o.valid.contains(on_.rules)) continue;
            s.valid = o.valid;
            return s;
        }
        if (others) s.valid = {on_.rules, on_.rules + boost::gregorian::days(1)};
        return s;
    }
    void keep(attempt a) {
        if (a) found_.push_back(*std::move(a));
    }

    void fact(const read_fact& r) {
        const auto with = [&](const value& to) -> attempt {
            if (r.is == to) return std::nullopt;
            const std::optional<edit> e = altered(r, to, h_);
            if (!e) return std::nullopt;
            change c(h_);
            if (!c.replay({*e})) return std::nullopt;
            const hierarchy after = std::move(c).finish();
            const auto then = verdict_in(after, p_);
            if (!then || !is_flip(f_.verdict, *then)) return std::nullopt;
            flip one;
            one.by = lever::fact;
            one.then = *then;
            one.of = r.of;
            one.field = r.what.key;
            one.from = r.is;
            one.to = to;
            one.edits = {*e};
            one.account = fill(say("{0} 的{1}由 {2} 改为 {3}", "{1} of {0} from {2} to {3}"),
                {verbatim(path_of(h_, r.of)), say(r.what.zh, r.what.en),
                    r.is ? shown(*r.is, r.answers) : say("不详", "unknown"), shown(to, r.answers)});
            return one;
        };
        if (!r.answers.empty()) {
            // The nearest answer first: what is ordered (ranks) is ordered in its table.
            for (const word* w : by_distance(r)) {
                const bool yes_or_no = r.answers.data() == yes_no().data();
                const attempt a = with(yes_or_no ? value(w->value != 0) : value(std::string(w->key)));
                if (a) return keep(a);
            }
            return;
        }
        if (r.is) {
            if (keep_if(smallest(*r.is, with, {}))) return;
        } else {
            for (const value& start : {value(std::int64_t{0}), value(decimal{})})
                if (altered(r, start, h_) && keep_if(smallest(start, with, {}))) return;
            if (keep_if(with(value(to_string(on_.rules))))) return;
            if (altered(r, value(std::vector<std::string>{}), h_) && keep_if(with(value(std::vector<std::string>{}))))
                return;
        }
        // A day, or a unit above.
        if (keep_if(with(value(to_string(on_.rules))))) return;
        const unit_id own = unit_of(h_, r.of);
        for (unit_ref u = h_.find(own); u; u = u.parent())
            if (keep_if(with(value(u.path())))) return;
    }
    bool keep_if(attempt a) {
        if (!a) return false;
        keep(std::move(a));
        return true;
    }
    [[nodiscard]] static std::vector<const word*> by_distance(const read_fact& r) {
        std::vector<const word*> all;
        std::ptrdiff_t at = 0;
        for (const word& w : r.answers) {
            const bool here = r.is && (*r.is == value(std::string(w.key)) || *r.is == value(w.value != 0));
            if (here) at = static_cast<std::ptrdiff_t>(all.size());
            all.push_back(&w);
        }
        std::vector<const word*> sorted = all;
        std::stable_sort(sorted.begin(), sorted.end(), [&](const word* a, const word* b) {
            const auto far = [&](const word* w) {
                return std::abs((std::find(all.begin(), all.end(), w) - all.begin()) - at);
            };
            return far(a) < far(b);
        });
        return sorted;
    }
    [[nodiscard]] static text shown(const value& v, std::span<const word> answers) {
        if (const auto* key = std::get_if<std::string>(&v))
            for (const word& w : answers)
                if (w.key == *key) return say(w.zh, w.en);
        return name_of(v);
    }

    // The nearest value that flips, on either side, where verdicts change once on the way.
    template <class Try>
    [[nodiscard]] attempt smallest(const value& is, Try with, const std::vector<std::string>& words_) const {
        if (const auto* b = std::get_if<bool>(&is)) return with(value(!*b));
        if (const auto* n = std::get_if<std::int64_t>(&is))
            return nearest(*n, [&](std::int64_t to) { return with(value(to)); });
        if (const auto* d = std::get_if<decimal>(&is))
            return nearest(
                d->ten_thousandths(), [&](std::int64_t to) { return with(value(decimal::of_ten_thousandths(to))); });
        if (std::holds_alternative<std::string>(is)) {
            for (const std::string& w : words_)
                if (attempt a = with(value(w))) return a;
            return std::nullopt;
        }
        const auto& list = std::get<std::vector<std::string>>(is);
        for (std::size_t n = list.size(); n-- > 0;)
            if (attempt a =
                    with(value(std::vector<std::string>(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(n)))))
                return a;
        return std::nullopt;
    }
    template <class Try>
    [[nodiscard]] static attempt nearest(std::int64_t is, Try with) {
        constexpr std::int64_t farthest = std::int64_t{1} << 32U;
        attempt best;
        std::int64_t best_by = farthest;
        for (const std::int64_t sign : {-1, 1}) {
            const std::int64_t limit = sign < 0 && is >= 0 ? is : farthest; // nothing is less than none
            std::int64_t fails = 0;
            for (std::int64_t by = 1; fails < limit && fails + 1 < best_by; by *= 2) {
                by = std::min(by, limit);
                attempt a = with(is + sign * by);
                if (!a) {
                    fails = by;
                    continue;
                }
                std::int64_t flips = by;
                while (flips - fails > 1) {
                    const std::int64_t middle = fails + (flips - fails) / 2;
                    if (attempt nearer = with(is + sign * middle)) {
                        flips = middle;
                        a = std::move(nearer);
                    } else {
                        fails = middle;
                    }
                }
                if (flips < best_by) {
                    best_by = flips;
                    best = std::move(a);
                }
                break;
            }
        }
        return best;
    }

    const hierarchy& h_;
    const policy& p_;
    const finding& f_;
    judging_dates on_;
    std::vector<flip> found_;
};

} // namespace

std::vector<operation> candidate_operations(const hierarchy& h, const finding& f, const date& on) {
    return neighbours(h, f, on).take();
}

std::vector<flip> find_flips(
    const hierarchy& h, const policy& p, const finding& f, const observation& watched, const judging_dates& on) {
    if (f.verdict == verdict::not_in_force) return {};
    trier t(h, p, f, on);
    t.facts(watched);
    t.operations();
    t.parameters();
    return std::move(t).take();
}

} // namespace onezone::detail
