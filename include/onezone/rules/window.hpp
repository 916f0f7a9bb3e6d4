// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_WINDOW_HPP_INCLUDED
#define ONEZONE_RULES_WINDOW_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/detail/inside.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/own_fact.hpp>
#include <onezone/model/places.hpp>
#include <onezone/rules/asked.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/field.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// The rules' only window on a hierarchy: facts are asked for and relations walked through it.
///
///  1. Whatever is read here can be recorded: for explanation, and for knowing what a later change can touch.
///  2. A fact that is missing answers with no value and is remembered by name; one that is inferred or a placeholder marks
///     whatever is concluded from it.
///  3. Nothing here allocates unless a fact is missing or doubtful, or the function says so.
///  4. A recorded list is a lower bound: whether it is whole is asked for (`is_whole`).

namespace onezone {

class ONEZONE_API window {
public:
    window(const hierarchy& h, detail::rule_call& e) noexcept : h_(&h), e_(&e), now_(&h == e.now) {}

    //=== facts ===//

    /// The value of a record's member: `c.ask<&zone::tier>(z)`.
    template <auto Member, class Record>
    [[nodiscard]] auto ask(const Record& r) const {
        static_assert(!field_of<Member>.key.empty(), "the member is not in members_of");
        const auto is = answer(subject_of(r), r.*Member, field_of<Member>);
        if (e_->recording()) e_->is_member(&r, detail::place_of_member<Member>());
        return is;
    }
    /// The value of a fact that belongs to `owner`, under a name of the caller's. Requires: `f` outlives the judging.
    template <class T>
    [[nodiscard]] asked<T> answer(subject owner, const fact<T>& f, const field& name) const {
        if (f.value && f.from.how() == grade::stated && !e_->recording()) return asked<T>::of(*f.value, 0);
        if (!f.value && e_->bare()) return asked<T>::missing(detail::rule_call::last_mark);
        return answer_doubtful(owner, f, name);
    }
    /// The count of a kind of quota or staff.
    template <class Kind>
    [[nodiscard]] asked<std::int64_t> ask_count(
        const body& b, const std::vector<tally<Kind>>& tallies, Kind kind, const field& name) const {
        for (const tally<Kind>& t : tallies)
            if (t.kind == kind && t.count.known()) return answer(subject::of(b), t.count, name);
        if (e_->bare()) return asked<std::int64_t>::missing(detail::rule_call::last_mark);
        if (e_->recording()) e_->read({subject::of(b), name, {}, false});
        return unanswered<std::int64_t>(subject::of(b), name, &detail::word_for(words(kind), static_cast<int>(kind)));
    }
    /// What a fact of one's own says of a unit, body, post or person on the day of the state, as a `T`: bool, decimal, std::string,
    /// std::vector<std::string> or date. Missing where nobody records it, or as something else; never no. Its name is `name.key`; a
    /// number is compared in its measure by `compared_figure` (rules/figure.hpp). Linear in the facts of one's own recorded of it.
    ///
    /// Requires: it is there, and `name` outlives the judging.
    template <class T, class Id>
    [[nodiscard]] asked<T> ask_own(Id about, const field& name) const {
        return answer_own<T>(owner_subject(about), own_fact_on(about, name.key), name);
    }
    /// The fact of one's own itself, or null where nobody records any.
    template <class Id>
    [[nodiscard]] const own_fact* own_fact_on(Id about, std::string_view name) const {
        if (e_->observed) e_->walk(detail::path_step::own_facts, about.value(), now_);
        return own_fact_of(*h_, about, name, e_->state_on);
    }
    /// What `f`, a fact of one's own about `about` or null, says.
    template <class T>
    [[nodiscard]] asked<T> answer_own(subject about, const own_fact* f, const field& name) const {
        constexpr auto member = [] {
            if constexpr (std::is_same_v<T, bool>)
                return &own_fact::holds;
            else if constexpr (std::is_same_v<T, decimal>)
                return &own_fact::value;
            else if constexpr (std::is_same_v<T, std::string>)
                return &own_fact::text;
            else if constexpr (std::is_same_v<T, date>)
                return &own_fact::day;
            else
                return &own_fact::items;
        }();
        const fact<T> nothing;
        const asked<T> is = answer(about, f ? f->*member : nothing, name);
        if (e_->recording()) e_->is_member(f, detail::place_of_member<member>());
        return is;
    }
    /// Unknown, for want of something the model does not record.
    [[nodiscard]] truth lacking(subject owner, const field& what) const { return e_->lacking(owner, what); }
    /// … of a unit, which is not looked for where nobody asks what is missing.
    [[nodiscard]] truth lacking(unit_id owner, const field& what) const {
        return e_->bare() ? e_->lacking({}, what) : e_->lacking(subject::of(unit(owner)), what);
    }
    /// What kind of body or post it is; missing where nobody says (`unstated`).
    template <class Record>
    [[nodiscard]] auto kind_of(const Record& r) const {
        using kind_type = decltype(r.kind);
        return r.kind == kind_type::unstated
            ? asked<kind_type>::missing(lacking(subject::of(r), field_of<&Record::kind>).marks())
            : asked<kind_type>::of(r.kind, 0);
    }
    /// Whether all there is stands in a list of a unit, body or post: yes where that is stated, else unknown for want of it; for want of the
    /// kind of what stands there where nobody says it. O(depth) where the hierarchy states anything of lists, and linear in bodies and
    /// posts of lists that are whole. Requires: the owner has such lists.
    template <class Id>
    [[nodiscard]] truth is_whole(known_list list, Id owner) const {
        if (e_->observed) e_->walk(detail::path_step::stated, owner.value(), now_);
        const completeness* const stated = statement_on(*h_, list, owner);
        const bool is = stated && stated->whole;
        if (!is && e_->bare()) return truth::unknown(detail::rule_call::last_mark);
        if (is && stated->from.how() == grade::stated && !e_->recording()) return kinds_stated(list, owner);
        const truth whole = e_->whole(owner_subject(owner), fields::whole(list), stated);
        return whole.is_yes() ? whole && kinds_stated(list, owner) : whole;
    }
    /// Whether it is stated of everything there is, not only of what lies within some unit, that such a list is whole; else unknown for
    /// want of that. Where a unit is stated to be an exception `is_whole` of it says so.
    [[nodiscard]] truth is_whole_everywhere(known_list list) const;
    /// Whether a list of a unit in `division` is stated to lack something, by a statement on the unit itself or on something within the
    /// division: what is stated of the division does not reach there. O(depth).
    [[nodiscard]] bool lacks_some(known_list list, unit_id owner, unit_ref division) const;
    /// Yes, resting on how well it is known that the record exists.
    template <class Record>
    [[nodiscard]] truth exists(const Record& r) const {
        return r.from.how() == grade::stated && !e_->recording() ? truth::yes() : e_->existing(subject_of(r), r.from);
    }
    /// Yes, by a reading that no source states: `why` says which. Requires: `why` outlives the judging.
    [[nodiscard]] truth assumed(subject owner, const field& what, const provenance& why) const {
        return truth(true, e_->note_doubt(owner, what, why));
    }
    /// What people call an organ.
    [[nodiscard]] text called(const authority& a) const { return name_of(a, *h_); }
    /// What a missing fact of this unit, body, post or person is missing of. Requires: it is there.
    template <class Id>
    [[nodiscard]] subject owner_subject(Id id) const noexcept {
        if constexpr (std::is_same_v<Id, unit_id>)
            return subject::of(h_->find(id));
        else
            return subject::of(*h_->find(id));
    }
    /// What people call a thing whose unit is known: `张三（管委会主任）`.
    [[nodiscard]] text called(subject s) const { return onezone::called(*h_, s); }
    /// Whether a period has begun and not ended on the day of the state.
    [[nodiscard]] bool running(const period& p) const noexcept { return p.contains(e_->state_on); }

    //=== units ===//

    [[nodiscard]] unit_ref unit(unit_id id) const {
        return walked(detail::path_step::unit, id.value(), is_judged(id) ? e_->judged->unit(*h_) : h_->find(id));
    }
    /// The division a zone lies in, or within which its place is unknown; nothing where it has no seat. O(1).
    ///
    /// Requires: `z` is a record of this hierarchy.
    [[nodiscard]] unit_ref seat_of(const zone& z) const {
        return walked(detail::path_step::unit, z.seat.value(),
            is_judged(z.unit) ? e_->judged->unit(*h_).parent() : h_->find(z.seat));
    }
    /// The unit with this code, or nothing; all units of exactly this name (allocates).
    [[nodiscard]] unit_ref unit_with(code k) const { return walked(detail::path_step::coded, k.value(), h_->find(k)); }
    [[nodiscard]] std::vector<unit_ref> named(std::string_view name) const {
        return walked(detail::path_step::named, 0, h_->named(name));
    }
    [[nodiscard]] unit_ref parent(unit_ref u) const {
        return walked(detail::path_step::parent, u.id().value(), u.parent());
    }
    /// The division of level `l` at or above `u`; for a zone, above its seat. Nothing where there is none.
    [[nodiscard]] unit_ref ancestor(unit_ref u, level l) const {
        const unit_ref found = u.at_level(l);
        if (e_->observed) climbed(u, found);
        return found;
    }
    /// Whether `u` is `top` or lies somewhere below it.
    [[nodiscard]] bool within(unit_ref u, unit_ref top) const {
        const bool is = u.within(top);
        if (e_->observed) climbed(u, is ? top : unit_ref());
        return is;
    }
    [[nodiscard]] unit_range<detail::child_step> children(unit_ref u) const {
        return walked(detail::path_step::children, u.id().value(), u.children());
    }
    /// The county-level division a zone lies in; missing where its place is not known that closely.
    [[nodiscard]] asked<unit_ref> host_county(const zone& z) const;

    //=== records ===//

    [[nodiscard]] const zone* zone_of(unit_id u) const {
        const zone* const judged = is_judged(u) ? e_->judged->zone_or_null() : nullptr;
        return walked(detail::path_step::zone, u.value(), judged ? judged : h_->zone_of(u));
    }
    template <class Id>
    [[nodiscard]] auto find(Id id) const {
        if constexpr (std::is_same_v<Id, body_id> || std::is_same_v<Id, post_id>)
            return walked(detail::path_step::record, id.value(), e_->lookups->find(*e_->judged, *h_, id));
        else
            return walked(detail::path_step::record, id.value(), h_->find(id));
    }
    [[nodiscard]] auto zones_seated_in(unit_id d) const {
        return walked(detail::path_step::seated, d.value(), h_->zones_seated_in(d));
    }
    [[nodiscard]] auto parks_of(unit_id z) const {
        return walked(detail::path_step::parks, z.value(), h_->parks_of(z));
    }
    [[nodiscard]] auto zones_managed_by(unit_id d) const {
        return walked(detail::path_step::managed, d.value(), h_->zones_managed_by(d));
    }
    [[nodiscard]] auto hosts_of(unit_id z) const {
        return walked(detail::path_step::hosts, z.value(), h_->hosts_of(z));
    }
    [[nodiscard]] auto bodies_of(unit_id u) const {
        return walked(detail::path_step::bodies, u.value(), e_->lookups->bodies_of(*e_->judged, *h_, u));
    }
    /// Every body there is. For rules about the whole.
    [[nodiscard]] record_range<body> all_bodies() const {
        return walked(detail::path_step::all_bodies, 0, h_->all<body>());
    }
    [[nodiscard]] auto parts_of(body_id b) const {
        return walked(detail::path_step::parts, b.value(), h_->parts_of(b));
    }
    [[nodiscard]] auto posts_of(body_id b) const {
        return walked(detail::path_step::posts, b.value(), h_->posts_of(b));
    }
    [[nodiscard]] auto tenures_of(post_id p) const {
        return walked(detail::path_step::tenures, p.value(), h_->tenures_of(p));
    }
    [[nodiscard]] auto tenures_of(person_id p) const {
        return walked(detail::path_step::offices, p.value(), h_->tenures_of(p));
    }
    [[nodiscard]] auto holdings_of(body_id b) const {
        return walked(detail::path_step::holdings, b.value(), h_->holdings_of(b));
    }
    [[nodiscard]] auto entrustments_of(unit_id u) const {
        return walked(detail::path_step::entrusted, u.value(), h_->entrustments_of(u));
    }
    [[nodiscard]] auto entrusted_to(unit_id u) const {
        return walked(detail::path_step::entrusting, u.value(), h_->entrusted_to(u));
    }
    [[nodiscard]] auto agreements_about(unit_id u) const {
        return walked(detail::path_step::agreements, u.value(), h_->agreements_about(u));
    }
    [[nodiscard]] auto indicators_of(unit_id u) const {
        return walked(detail::path_step::indicators, u.value(), h_->indicators_of(u));
    }

    /// Calls `visit(zone, lies_here)` for each zone and park that lies in `division` (`zones_within`) or may lie there
    /// (`zones_perhaps_within`): one known only to lie within an ancestor of it gives an unknown `lies_here`. Allocates room for a
    /// list of them, once for many calls.
    template <class Visit>
    void each_zone_in(unit_ref division, Visit visit) const {
        const detail::zones_in here(*e_->lookups, *h_, now_, division);
        if (e_->observed) {
            e_->walk(detail::path_step::zones, division.id().value(), now_);
            for (const detail::slot s : here) reached(zone_at(s));
            each_zone_around(division, [&](const zone& z) { reached(&z); });
        }
        for (const detail::slot s : here) visit(*zone_at(s), truth::yes());
        each_zone_around(division, [&](const zone& z) { visit(z, lacking(subject::of(z), fields::seat)); });
    }
    /// Calls `visit(agency, zone, lies_here)` for the administrative agencies of these.
    template <class Visit>
    void each_agency_in(unit_ref division, Visit visit) const {
        each_zone_in(division,
            [&](const zone& z, truth lies_here) { each_agency_of(z, [&](const body& b) { visit(b, z, lies_here); }); });
    }
    /// Calls `visit(body, zone, lies_here)` for the bodies of these of which nobody says whether they are agencies.
    template <class Visit>
    void each_perhaps_agency_in(unit_ref division, Visit visit) const {
        each_zone_in(division, [&](const zone& z, truth lies_here) {
            for (const body& b : bodies_of(z.unit))
                if (may_be_agency_of(b, z)) visit(b, z, lies_here);
        });
    }
    /// Calls `visit(agency)` for the administrative agencies recorded of a zone (`agencies_of`).
    template <class Visit>
    void each_agency_of(const zone& z, Visit visit) const {
        for (const body& b : bodies_of(z.unit))
            if (is_agency_of(b, z)) visit(b);
    }

private:
    // Whether of all bodies or posts in a list it is said what kind they are: who knows that these are all does not know how many of them
    // are agencies, or secretaries.
    [[nodiscard]] truth kinds_stated(known_list list, unit_id owner) const;
    [[nodiscard]] truth kinds_stated(known_list list, body_id owner) const;
    [[nodiscard]] truth kinds_stated(known_list, post_id) const { return truth::yes(); }
    [[nodiscard]] truth kinds_stated(known_list, person_id) const { return truth::yes(); }
    // What is known of the subject itself need not be looked for.
    [[nodiscard]] bool is_judged(unit_id id) const noexcept { return now_ && e_->judged->is(id); }
    [[nodiscard]] const zone* zone_at(detail::slot s) const noexcept {
        return &detail::inside::of(*h_).table<zone>().record_at(s);
    }

    // Those of which no more is known than that they lie in an ancestor. Of those above the counties `path_step::zones` tells; what is
    // seated in a county touches the divisions below it only for rules that ask them.
    template <class Visit>
    void each_zone_around(unit_ref division, Visit visit) const {
        for (unit_ref u = division.parent(); u; u = u.parent()) {
            if (u.level() < level::county) {
                for (const zone& z : h_->zones_seated_in(u.id())) visit(z);
            } else {
                if (e_->observed) climbed(division, u);
                for (const zone& z : zones_seated_in(u.id())) visit(z);
            }
        }
    }

    [[nodiscard]] static subject subject_of(const zone& z) noexcept { return subject::of(z); }
    [[nodiscard]] static subject subject_of(const body& b) noexcept { return subject::of(b); }
    [[nodiscard]] static subject subject_of(const post& p) noexcept { return subject::of(p); }
    [[nodiscard]] static subject subject_of(const person& p) noexcept { return subject::of(p); }
    [[nodiscard]] static subject subject_of(const tenure& t) noexcept { return subject::of(t); }
    [[nodiscard]] static subject subject_of(const holding& x) noexcept { return subject::of(x); }
    [[nodiscard]] static subject subject_of(const entrustment& x) noexcept { return subject::of(x); }
    [[nodiscard]] static subject subject_of(const agreement& a) noexcept {
        return subject::of(subject_kind::zone, a.about);
    }
    [[nodiscard]] static subject subject_of(const indicator& i) noexcept {
        return subject::of(subject_kind::division, i.unit);
    }

    template <class T>
    [[nodiscard]] asked<T> answer_doubtful(subject owner, const fact<T>& f, const field& name) const {
        if (e_->recording()) note_read(owner, f, name);
        if (f.value) {
            if (f.from.how() == grade::stated) return asked<T>::of(*f.value, 0);
            return asked<T>::of(*f.value, e_->note_doubt(owner, name, f.from));
        }
        if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
            if (const int* supposed = e_->supposed(owner, name)) return asked<T>::of(static_cast<T>(*supposed), 0);
            if constexpr (std::is_same_v<T, bool>)
                return asked<T>::missing(e_->note_missing(owner, name, detail::yes_no(), true));
            else
                return asked<T>::missing(e_->note_missing(owner, name, words(T{}), true));
        } else {
            return unanswered<T>(owner, name);
        }
    }
    template <class T>
    [[nodiscard]] asked<T> unanswered(subject owner, const field& name, const word* kind = nullptr) const {
        if constexpr (detail::open_answer_of<T> != 0)
            if (const T* supposed = e_->supposed_open<T>(owner, name.key, kind)) return asked<T>::of(*supposed, 0);
        return asked<T>::missing(e_->note_missing(owner, name, {}, false, detail::open_answer_of<T>, kind));
    }
    template <class T>
    void note_read(subject owner, const fact<T>& f, const field& name) const {
        detail::read_fact one{owner, name, f.from, f.known()};
        if constexpr (std::is_same_v<T, bool>)
            one.answers = detail::yes_no();
        else if constexpr (Vocabulary<T>)
            one.answers = words(T{});
        if constexpr (Vocabulary<T>) {
            if (f.value) detail::show_word(one, key_of(*f.value));
        } else if constexpr (requires(const T& v) { detail::note_value(one, v, *h_); }) {
            if (f.value) detail::note_value(one, *f.value, *h_);
        }
        e_->read(std::move(one));
    }

    template <class Found>
    Found walked(detail::path_step along, std::uint64_t from, Found found) const {
        if (e_->observed) {
            e_->walk(along, from, now_);
            reached(found);
        }
        return found;
    }
    void climbed(unit_ref from, unit_ref last) const;
    void reached(unit_ref u) const {
        if (u) e_->reached(u);
    }
    template <class Record>
    void reached(const Record* r) const {
        if (r) e_->reached(*r);
    }
    template <class Record>
    void reached(const record_range<Record>& all) const {
        for (const Record& r : all) e_->reached(r);
    }
    template <class Units>
    void reached(const Units& all) const {
        for (const unit_ref u : all) reached(u);
    }

    const hierarchy* h_;
    detail::rule_call* e_;
    bool now_;
};

} // namespace onezone

#endif
