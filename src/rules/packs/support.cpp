// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "ground/lasting.hpp"

namespace onezone::packs {

rule clause(
    std::string_view id, text title, citation basis, force strength, const effect& valid, code where, const about& of) {
    rule r;
    r.id = id;
    r.title = std::move(title);
    r.basis = std::move(basis);
    r.force = strength;
    r.valid = valid;
    r.jurisdiction = where;
    r.about = of;
    return r;
}

citation in(std::string_view document, std::string_view article, std::string_view source, std::string_view quote) {
    return {std::string(document), std::string(article), std::string(source), std::string(quote), grade::stated, {}};
}

citation read_as(citation c, text reason) {
    c.how = grade::inferred;
    c.reason = std::move(reason);
    return c;
}

citation done_so(citation c, text reason) {
    c.told = told_as::done;
    return read_as(std::move(c), std::move(reason));
}

effect known_from(const date& d) {
    effect e;
    e.in_force_latest = d;
    return e;
}

effect some_day(const date& earliest, const date& latest) {
    effect e;
    e.in_force_earliest = earliest;
    e.in_force_latest = latest;
    return e;
}

effect issued_on(const date& d) {
    effect e;
    e.issued = d;
    return e;
}

namespace {

parameter named(std::string_view name, std::optional<value> by_default, text meaning, grade how) {
    parameter p;
    p.name = name;
    p.by_default = std::move(by_default);
    p.meaning = std::move(meaning);
    p.how = how;
    return p;
}

} // namespace

parameter number_param(std::string_view name, std::int64_t by_default, text meaning, grade how) {
    parameter p = named(name, by_default, std::move(meaning), how);
    p.at_least = decimal{};
    return p;
}

parameter percent_param(std::string_view name, std::int64_t by_default, text meaning) {
    parameter p = number_param(name, by_default, std::move(meaning));
    p.at_most = decimal::of(100);
    return in_measure(std::move(p), "%");
}

parameter in_measure(parameter p, std::string_view measure) {
    p.measure = measure;
    return p;
}

parameter figure_param(std::string_view name, std::optional<decimal> by_default, text meaning) {
    parameter p = named(name, std::nullopt, std::move(meaning), grade::stated);
    if (by_default) p.by_default = *by_default;
    p.example = decimal{};
    return p;
}

parameter flag_param(std::string_view name, bool by_default, text meaning, grade how) {
    return named(name, by_default, std::move(meaning), how);
}

parameter day_param(std::string_view name, std::string_view iso, text meaning) {
    parameter p = named(name, std::string(iso), std::move(meaning), grade::stated);
    p.is_day = true;
    return p;
}

parameter choice_param(std::string_view name, std::vector<std::string> words, text meaning, grade how) {
    parameter p = named(name, words.front(), std::move(meaning), how);
    p.words = std::move(words);
    return p;
}

parameter list_param(std::string_view name, std::vector<std::string> by_default, text meaning) {
    return named(name, std::move(by_default), std::move(meaning), grade::stated);
}

bool leads_division(body_kind kind) noexcept { return kind == body_kind::party_committee || is_government(kind); }

bool leads_zone(body_kind kind) noexcept {
    return kind == body_kind::working_committee || kind == body_kind::party_committee || is_zone_agency(kind);
}

leading_posts::leading_posts(const window& w, unit_id unit) : unit_(unit) {
    const bool of_zone = w.zone_of(unit) != nullptr;
    for (const body& b : w.bodies_of(unit))
        if (!b.part_of.ok() && (of_zone ? leads_zone(b.kind) : leads_division(b.kind)))
            for (const post& p : w.posts_of(b.key)) all_.push_back(&p);
}

truth knows_leading_posts(const window& w, unit_id unit) {
    const bool of_zone = w.zone_of(unit) != nullptr;
    truth all = w.is_whole(known_list::bodies, unit);
    for (const body& b : w.bodies_of(unit))
        if (!b.part_of.ok() && (of_zone ? leads_zone(b.kind) : leads_division(b.kind)))
            all = all && w.is_whole(known_list::posts, b.key);
    return all;
}

truth is_held(const window& w, const leading_posts& leaders, post_kind kind, const field& name) {
    bool recorded = false;
    truth held = truth::no();
    leaders.each(kind, [&](const post& p) {
        recorded = true;
        bool filled = false;
        for (const tenure& t : w.tenures_of(p.key)) filled = filled || fills(w, t);
        held = held || (filled ? truth::yes() : !w.is_whole(known_list::holders, p.key));
    });
    return of_some(
        w, held, recorded, recorded ? truth::yes() : knows_leading_posts(w, leaders.unit()), leaders.unit(), name);
}

truth lacking_identity(const window& w, person_id who) {
    for (const tenure& t : w.tenures_of(who))
        if (fills(w, t)) return w.lacking(subject::of(*w.find(t.post)), fields::holder);
    return w.lacking(subject::of(*w.find(who)), fields::holder);
}

truth fills_post(const window& w, const post& p, person_id who) {
    truth found = truth::no();
    bool filled = false;
    for (const tenure& t : w.tenures_of(p.key)) {
        if (!fills(w, t)) continue;
        filled = true;
        if (t.person == who)
            found = found || w.exists(t);
        else if (may_be_anybody(w, t.person))
            found = found || w.lacking(subject::of(p), fields::holder);
        else if (may_be_anybody(w, who))
            found = found || lacking_identity(w, who);
    }
    return filled ? found : !w.is_whole(known_list::holders, p.key);
}

truth holds_leading_post(const window& w, person_id who, unit_id unit, post_kind kind, const field& name) {
    truth found = truth::no();
    bool recorded = false;
    leading_posts(w, unit).each(kind, [&](const post& p) {
        recorded = true;
        found = found || fills_post(w, p, who);
    });
    return of_some(w, found, recorded, recorded ? truth::yes() : knows_leading_posts(w, unit), unit, name);
}

truth is_principal(const window& w, person_id who, unit_id division) {
    const truth secretary = holds_leading_post(w, who, division, post_kind::secretary, posts::party_secretary);
    if (secretary.is_yes()) return secretary;
    return secretary || holds_leading_post(w, who, division, post_kind::head, posts::government_head);
}

namespace {

// Whether `who` is known to belong to the leading team of a body for which `fits(body)`.
template <class Fits>
truth leads(const window& w, person_id who, Fits fits) {
    truth found = truth::no();
    for (const tenure& t : w.tenures_of(who)) {
        const post* p = w.find(t.post);
        const body* b = w.find(p->body);
        if (!b->part_of.ok() && leads_division(b->kind) && is_leading(p->kind) && fills(w, t) && fits(*b))
            found = found || w.exists(t);
    }
    return found;
}

} // namespace

truth knows_holders(const window& w, body_id b, bool (*chosen)(post_kind)) {
    truth all = w.is_whole(known_list::posts, b);
    for (const post& p : w.posts_of(b))
        if (!chosen || chosen(p.kind)) all = all && w.is_whole(known_list::holders, p.key);
    return all;
}

truth knows_who_holds(const window& w, body_id b) {
    truth all = knows_holders(w, b);
    for (const post& p : w.posts_of(b))
        for (const tenure& t : w.tenures_of(p.key))
            if (fills(w, t) && may_be_anybody(w, t.person)) all = all && w.lacking(subject::of(p), fields::holder);
    return all;
}

truth serves_in_both(context& c, const body_list& these, const body_list& those) {
    const auto each_tenure = [&](const body_list& of, auto visit) {
        for (const body* const b : of)
            for (const post& p : c.posts_of(b->key))
                for (const tenure& t : c.tenures_of(p.key))
                    if (fills(c, t)) visit(t);
    };
    truth both = truth::no();
    each_tenure(these, [&](const tenure& here) {
        truth does = truth::no();
        each_tenure(those, [&](const tenure& there) {
            if (here.person == there.person)
                does = does || (c.exists(here) && c.exists(there));
            else if (may_be_anybody(c, here.person))
                does = does || lacking_identity(c, here.person);
            else if (may_be_anybody(c, there.person))
                does = does || lacking_identity(c, there.person);
        });
        c.blame(subject::of(here), does);
        both = both || does;
    });
    return both;
}

void people::add(const window& w, const tenure& t) {
    if (std::find(known_.begin(), known_.end(), t.person) != known_.end()) return;
    const bool unnamed = may_be_anybody(w, t.person);
    const bool may_be_counted = unnamed ? !known_.empty() : !known_.empty() && named_ == 0;
    if (may_be_counted)
        count_.add(lacking_identity(w, unnamed ? t.person : known_.front()));
    else
        count_.add(w.exists(t));
    known_.push_back(t.person);
    if (!unnamed) ++named_;
}

truth is_in_team(const window& w, person_id who, unit_id division, bool (*led_by)(body_kind)) {
    const truth known = leads(w, who, [&](const body& b) { return b.unit == division && led_by(b.kind); });
    if (known.is_yes()) return known;
    truth found = truth::no();
    truth all_known = w.is_whole(known_list::bodies, division);
    bool recorded = false;
    for (const body& b : w.bodies_of(division)) {
        if (b.part_of.ok() || !led_by(b.kind)) continue;
        all_known = all_known && knows_holders(w, b.key, is_leading);
        for (const post& p : w.posts_of(b.key)) {
            if (!is_leading(p.kind)) continue;
            recorded = true;
            found = found || fills_post(w, p, who);
        }
    }
    // Who is not among those recorded may be among the others.
    return of_some(w, found, recorded, all_known, division, fields::leaders);
}

truth is_concurrent(const window& w, const zone* z, const tenure& t) {
    if (t.mode == tenure_mode::seconded) return truth::no();
    if (t.mode == tenure_mode::concurrent) return truth::yes();
    if (!z) return truth::no();
    const unit_ref place = w.unit(z->unit);
    const auto above = [&](const body& b) {
        const unit_ref d = w.unit(b.unit);
        if (!d || !d.is_division()) return false;
        if (z->managing.value == b.unit || w.within(place, d)) return true;
        for (const hosting& host : w.hosts_of(z->unit))
            if (w.within(w.unit(host.division), d)) return true;
        return false;
    };
    if (const truth known = leads(w, t.person, above); known.is_yes()) return known;
    const asked<unit_ref> county = w.host_county(*z);
    return county.known() ? is_in_team(w, t.person, county->id()) : truth::unknown(county.marks());
}

namespace {

// `in(holds)`: whether it holds of a division whose principals they have to be.
template <class In>
void require_principals(context& c, const zone& z, bool same, In in) {
    const leading_posts leaders(c, z.unit);
    const truth secretary_held = is_held(c, leaders, post_kind::secretary, posts::zone_secretary);
    const truth director_held = is_held(c, leaders, post_kind::director, posts::zone_director);
    if (!c.when({"held", "书记或主任一职已有人担任", "the post of secretary or director is filled"},
            secretary_held || director_held))
        return;
    const auto fits = [&](post_kind same_kind, const field& same_name) {
        return [&c, &in, same, same_kind, &same_name](person_id who) {
            return in([&](unit_ref division) {
                return same ? holds_leading_post(c, who, division.id(), same_kind, same_name)
                            : is_principal(c, who, division.id());
            });
        };
    };
    require_or_tell(c, {"secretary", "书记由规定的党政主官兼任", "the secretary is a principal as the clause asks"},
        every_holder(c, leaders, post_kind::secretary, posts::zone_secretary,
            fits(post_kind::secretary, posts::party_secretary)),
        [&] {
            return same
                ? say("党工委书记未由所在行政区党委书记兼任",
                    "the secretary is not the Party secretary of the host division")
                : say("党工委书记未由所在行政区党政主要领导兼任", "the secretary is no principal of the host division");
        });
    require_or_tell(c, {"director", "主任由规定的党政主官兼任", "the director is a principal as the clause asks"},
        every_holder(
            c, leaders, post_kind::director, posts::zone_director, fits(post_kind::head, posts::government_head)),
        [&] {
            return same
                ? say("管委会主任未由所在行政区政府主要负责人兼任",
                    "the director is not the head of government of the host division")
                : say("管委会主任未由所在行政区党政主要领导兼任", "the director is no principal of the host division");
        });
}

} // namespace

void require_host_principals(context& c, const zone& z, bool same) {
    require_principals(c, z, same, [&](auto holds) { return of_some_host(c, z, holds); });
}

void require_principals_of(context& c, const zone& z, const asked<unit_ref>& division, bool same) {
    require_principals(
        c, z, same, [&](auto holds) { return division.known() ? holds(*division) : truth::unknown(division.marks()); });
}

boost::container::small_vector<unit_id, 4> with_parks(const window& w, unit_id zone_unit) {
    boost::container::small_vector<unit_id, 4> all{zone_unit};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const zone& park : w.parks_of(all[i])) all.push_back(park.unit);
    return all;
}

namespace {

// Whether the step closed the agency of the zone, the only one there was: what it administered and carried went with it, as the act accounts.
// Of a state in which the zone has none nobody has said where these went.
truth closed_in_step(const context& c, unit_id zone_unit) {
    const zone* const z = c.is_step() ? c.zone_of(zone_unit) : nullptr;
    if (!z || agency_of(c, *z)) return truth::no();
    const window before = c.before();
    const zone* const was = before.zone_of(zone_unit);
    if (!was || !agency_of(before, *was)) return truth::no();
    // Of what lies nobody knows where, nobody can say who administers and carries what lies there.
    const asked<unit_ref> county = c.host_county(*z);
    return c.is_whole(known_list::agencies, zone_unit)
        && (county.known() ? truth::yes() : truth::unknown(county.marks()));
}

} // namespace

truth knows_townships(const context& c, unit_id zone_unit) {
    truth all = truth::yes();
    for (const unit_id u : with_parks(c, zone_unit)) {
        truth known = c.is_whole(known_list::administered, u);
        if (!known.is_yes()) known = known || closed_in_step(c, u);
        all = all && known;
    }
    return all;
}

const body* agency_of(const window& w, const zone& z) {
    const body* first = nullptr;
    w.each_agency_of(z, [&](const body& b) { first = first ? first : &b; });
    return first;
}

truth knows_bodies(const window& w, unit_id zone_unit) {
    truth all = truth::yes();
    for (const unit_id u : with_parks(w, zone_unit)) all = all && w.is_whole(known_list::bodies, u);
    return all;
}

truth knows_functions(const context& c, unit_id zone_unit) {
    truth all = truth::yes();
    for (const unit_id u : with_parks(c, zone_unit)) {
        truth known = c.is_whole(known_list::bodies, u);
        bool has_own = false;
        for (const body& b : c.bodies_of(u)) {
            if (!carries_for_zone(b.kind)) continue;
            has_own = true;
            known = known && c.is_whole(known_list::functions, b.key);
        }
        if (!has_own && !known.is_yes()) known = known || closed_in_step(c, u);
        all = all && known;
    }
    return all;
}

truth holds_no_social_function(context& c, unit_id zone_unit) {
    truth none = truth::yes();
    const bool any = each_function(c, zone_unit, [&](const holding& x, truth social) {
        c.blame(subject::of(x), social);
        none = none && !social;
    });
    return of_all(c, none, any, knows_functions(c, zone_unit), zone_unit, fields::functions);
}

bool carries_for_zone(body_kind kind) noexcept {
    return kind != body_kind::platform_company && kind != body_kind::industrial_community;
}

const body& whole_of(const window& w, const body& b) {
    const body* top = &b;
    while (const body* const above = top->part_of.ok() ? w.find(top->part_of) : nullptr) top = above;
    return *top;
}

truth is_of_division(const window& w, const body& b) {
    const unit_ref u = w.unit(b.unit);
    return u && u.is_division() ? w.kind_of(whole_of(w, b)).is(carries_for_zone) : truth::no();
}

bool is_named(const window& w, const zone& z, const std::vector<std::string>& listed) {
    return any_means(listed, w.unit(z.unit).name())
        || std::any_of(
            z.nameplates.begin(), z.nameplates.end(), [&](const std::string& n) { return any_means(listed, n); });
}

namespace {

// A clause on the zones of a county is about zones lying there. That those run by the city stand outside needs to be recorded to
// help: a zone of which nobody recorded who runs it counts, and the finding says on what that rests.
truth run_by_county(const window& w, const zone& z) {
    static const detail::lasting<provenance> reading{
        provenance::inferred(say("未记录由谁管理；设在县（市、区）的开发区，除已知由设区市管理的以外，均计入",
            "who manages it is not recorded; zones in a county count unless known to be run by the city"))};
    if (!z.managing.known()) return w.assumed(subject::of(z), field_of<&zone::managing>, *reading);
    return w.ask<&zone::managing>(z).is([&](unit_id by) {
        const unit_ref manager = w.unit(by);
        return manager && manager.level() >= level::county;
    });
}

} // namespace

truth_count count_zones(context& c, const zone_counting& how) {
    truth_count counted;
    const auto count = [&](const zone& z, truth there, subject item) {
        truth counts = there && (how.city_run_too ? truth::yes() : run_by_county(c, z));
        if (how.tier) counts = counts && c.ask<&zone::tier>(z) == *how.tier;
        c.blame(item, counts);
        counted.add(counts);
    };
    if (how.by_zone)
        c.each_zone_in(c.this_unit(), [&](const zone& z, truth lies_here) {
            if (c.unit(z.unit).kind() == unit_kind::zone && !z.part_of.ok())
                count(z, lies_here && c.exists(z), subject::of(z));
        });
    else
        c.each_agency_in(c.this_unit(), [&](const body& agency, const zone& z, truth lies_here) {
            count(z, lies_here && c.exists(agency), {subject_kind::agency, agency.key.value()});
        });
    if (!how.by_zone)
        c.each_perhaps_agency_in(c.this_unit(), [&](const body& b, const zone& z, truth lies_here) {
            count(z, lies_here && c.kind_of(b).is(is_zone_agency), subject::of(b));
        });
    return counted;
}

namespace {

// Whether it is stated of something in the division that it has zones which no list names.
bool lacks_some_below(const context& c, unit_ref division, unit_ref below) {
    for (const unit_ref u : c.children(below))
        if (u.level() < level::village
            && (c.lacks_some(known_list::zones, u.id(), division) || lacks_some_below(c, division, u)))
            return true;
    return false;
}

} // namespace

truth knows_zones(const context& c, bool by_zone) {
    const unit_ref here = c.this_unit();
    const truth zones = c.is_whole(known_list::zones, here.id());
    truth all = zones;
    if (all.is_yes() && lacks_some_below(c, here, here)) all = c.lacking(c.about(), fields::whole(known_list::zones));
    if (by_zone) return all;
    // Or somebody has counted the agencies, whatever zones there are.
    truth counted = c.is_whole(known_list::agencies, here.id());
    c.each_zone_in(here, [&](const zone& z, truth) {
        const truth known = c.is_whole(known_list::agencies, z.unit);
        all = all && known;
        if (counted.is_yes() && c.lacks_some(known_list::agencies, z.unit, here)) counted = known;
    });
    return all || counted;
}

void tell_count(context& c, const truth_count& counted, bool by_zone) {
    tell_figure(c, [&] {
        const text what = by_zone ? say("开发区", "zones") : say("开发区管理机构", "zone agencies");
        const text limit =
            fill(say("，上限 {0} 个", ", allowed: {0}"), {verbatim(std::to_string(c.param<std::int64_t>("max")))});
        if (counted.possible() == 0)
            return fill(say("有{0} {1} 个", "{0} here: {1}"), {what, count_text(counted.sure())}) + limit;
        return fill(
                   say("确知有{0} {1} 个，另有 {2} 个是否计入不明，可能在此",
                       "{0} here for certain: {1}; {2} more, of which it is not known whether they count, may be here"),
                   {what, count_text(counted.sure()), count_text(counted.possible())})
            + limit;
    });
}

//=== steps ===//

truth is_new(const context& c, unit_ref u) {
    const window before = c.before();
    if (before.unit(u.id())) return truth::no();
    for (const happening& h : c.happenings(subject::of(u)))
        if (h.founded && h.by) return truth::yes();
    const unit_ref parent = c.parent(u);
    return parent && before.unit(parent.id()) ? before.is_whole(known_list::children, parent.id()) : truth::yes();
}

date day_of(const context& c, bool (*what)(const happening&)) {
    std::optional<date> told;
    for (const happening& h : c.happenings())
        if (what(h) && h.by && h.by->on) told = h.by->on;
    return told.value_or(c.on());
}

std::size_t distinct(const std::vector<std::string>& all) {
    std::size_t n = 0;
    for (auto i = all.begin(); i != all.end(); ++i) n += std::find(all.begin(), i, *i) == i;
    return n;
}

bool means(std::string_view listed, std::string_view name) noexcept {
    // Ten characters of three bytes: shorter endings (工业园区管理办公室) name a kind of agency, not one.
    constexpr std::size_t telling = 30;
    const std::string_view longer = listed.size() < name.size() ? name : listed;
    const std::string_view shorter = listed.size() < name.size() ? listed : name;
    return longer == shorter || (shorter.size() >= telling && longer.ends_with(shorter));
}

bool any_means(const std::vector<std::string>& listed, std::string_view name) noexcept {
    return std::any_of(listed.begin(), listed.end(), [&](const std::string& l) { return means(l, name); });
}

namespace {

// A name without blanks, its full-width letters, digits and marks as the plain ones.
std::string plain(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    for (std::size_t i = 0; i < name.size();) {
        const auto byte = [&](std::size_t at) {
            return at < name.size() ? static_cast<unsigned char>(name[at]) : static_cast<unsigned char>(0);
        };
        const unsigned char first = byte(i);
        const unsigned wide = first == 0xEF ? ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU) : 0U;
        if (first == ' ' || first == '\t') {
            ++i;
        } else if (first == 0xC2 && byte(i + 1) == 0xA0) { // U+00A0
            i += 2;
        } else if (first == 0xE3 && byte(i + 1) == 0x80 && byte(i + 2) == 0x80) { // U+3000
            i += 3;
        } else if (wide >= 0xF01 && wide <= 0xF5E) { // U+FF01 … U+FF5E
            out.push_back(static_cast<char>(wide - 0xF01 + '!'));
            i += 3;
        } else {
            out.push_back(name[i++]);
        }
    }
    return out;
}

} // namespace

bool same_name(std::string_view a, std::string_view b) { return a == b || plain(a) == plain(b); }

bool alike_in_name(std::string_view a, std::string_view b) {
    const std::string x = plain(a);
    const std::string y = plain(b);
    return !x.empty() && !y.empty() && (x.find(y) != std::string::npos || y.find(x) != std::string::npos);
}

} // namespace onezone::packs
