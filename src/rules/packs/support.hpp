// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_SUPPORT_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_SUPPORT_HPP_INCLUDED

#include "conditions.hpp"

#include <onezone/ground/text.hpp>
#include <onezone/rules/context.hpp>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the packs share: who leads what, which functions a zone has, how a listed name is recognised.

namespace onezone::packs {

//=== clauses ===//

[[nodiscard]] rule clause(
    std::string_view id, text title, citation basis, force strength, const effect& valid, code where, const about& of);
[[nodiscard]] citation in(
    std::string_view document, std::string_view article, std::string_view source, std::string_view quote);
/// The same, as a reading that the source does not state.
[[nodiscard]] citation read_as(citation c, text reason);
/// The same, of something the source tells as done: that it is asked is a reading.
[[nodiscard]] citation done_so(citation c, text reason);

/// In force for certain from that day on; since when is not known.
[[nodiscard]] effect known_from(const date& d);
/// In force from some day of that stretch on.
[[nodiscard]] effect some_day(const date& earliest, const date& latest);
[[nodiscard]] effect issued_on(const date& d);

//=== parameters ===//

/// A number of things: none or more.
[[nodiscard]] parameter number_param(
    std::string_view name, std::int64_t by_default, text meaning, grade how = grade::stated);
/// A whole number in percent.
/// … in a unit of measure.
[[nodiscard]] parameter in_measure(parameter p, std::string_view measure);
[[nodiscard]] parameter percent_param(std::string_view name, std::int64_t by_default, text meaning);
/// A figure; without a default where the source gives none.
[[nodiscard]] parameter figure_param(std::string_view name, std::optional<decimal> by_default, text meaning);
[[nodiscard]] parameter flag_param(std::string_view name, bool by_default, text meaning, grade how = grade::stated);
[[nodiscard]] parameter day_param(std::string_view name, std::string_view iso, text meaning);
/// One of these words, the first unless told otherwise.
[[nodiscard]] parameter choice_param(
    std::string_view name, std::vector<std::string> words, text meaning, grade how = grade::stated);
[[nodiscard]] parameter list_param(std::string_view name, std::vector<std::string> by_default, text meaning);

inline text count_text(std::size_t n) { return verbatim(std::to_string(n)); }

//=== lists ===//

/// What holds of every item of a list, if it does of each recorded (`so_far`): only where the list is whole. Where none is recorded and
/// the list need not be whole, unknown for want of `what`, which names the list.
template <class Owner>
[[nodiscard]] truth of_all(
    const window& w, truth so_far, bool any, truth whole, const Owner& owner, const field& what) {
    if (so_far.is_no()) return so_far;
    return any || whole.is_yes() ? so_far && whole : w.lacking(owner, what);
}
/// What holds of some item of a list: of one recorded (`so_far`), or perhaps of one that is not; then as above.
template <class Owner>
[[nodiscard]] truth of_some(
    const window& w, truth so_far, bool any, truth whole, const Owner& owner, const field& what) {
    if (so_far.is_yes()) return so_far;
    return any || whole.is_yes() ? so_far || !whole : w.lacking(owner, what);
}

/// Whether all is recorded of a unit or body that has no list of its own to be stated whole (designations, integrations, appraisals): where
/// every list of it is.
template <class Id>
[[nodiscard]] truth knows_all_of(const window& w, Id owner) {
    return w.is_whole(known_list::every, owner);
}

//=== demands ===//

/// Tells a figure, with what it is held against, whether it is as it should be or not.
template <class Text>
void tell_figure(context& c, Text make) {
    c.tell(make);
    c.found(std::move(make));
}

/// Requires one of several demands; where it is the one that is broken, the finding says what is wrong: `broken()` gives the text.
template <class Broken>
void require_or_tell(context& c, const condition& what, truth met, Broken broken) {
    if (!c.require(what, met)) c.tell(std::move(broken));
}

//=== leaders ===//

/// Whether a tenure fills its post on the day of the state. A secondment (挂职) neither fills a post nor is a concurrent one.
[[nodiscard]] inline bool fills(const window& w, const tenure& t) {
    return w.running(t.valid) && t.mode != tenure_mode::seconded;
}

/// The bodies whose leaders lead a division: its party committee and its government; or a zone: its working committee and agency.
[[nodiscard]] bool leads_division(body_kind kind) noexcept;
[[nodiscard]] bool leads_zone(body_kind kind) noexcept;

/// The posts of the leading bodies of a unit, looked up once.
class leading_posts {
public:
    leading_posts(const window& w, unit_id unit);

    [[nodiscard]] unit_id unit() const noexcept { return unit_; }
    template <class Visit>
    void each(post_kind kind, Visit visit) const {
        for (const post* p : all_)
            if (p->kind == kind) visit(*p);
    }

private:
    unit_id unit_;
    boost::container::small_vector<const post*, 8> all_;
};

/// Whether all posts of the leading bodies of a unit are recorded.
[[nodiscard]] truth knows_leading_posts(const window& w, unit_id unit);

/// Whether nobody knows who somebody is: without a name, or known only because there must be one. Another record may be of the same
/// person.
[[nodiscard]] inline bool may_be_anybody(const window& w, person_id who) {
    const person& p = *w.find(who);
    return p.from.how() == grade::placeholder || p.name.empty();
}
/// Whether `who` fills the post; unknown, for want of a holder, where somebody does of whom nobody knows who it is, or where nobody knows who
/// `who` is.
[[nodiscard]] truth fills_post(const window& w, const post& p, person_id who);
/// Unknown, for want of the holder of a post that somebody fills of whom nobody knows who it is.
[[nodiscard]] truth lacking_identity(const window& w, person_id who);

/// Whether every holder of the unit's posts of that kind is what `fits(person)` says. A post without a holder does not fit where
/// its holders are known to be all; else, and where such posts need not all be recorded and none is, the answer is unknown for want of that.
/// Blames who does not fit.
template <class Fits>
[[nodiscard]] truth every_holder(
    context& c, const leading_posts& leaders, post_kind kind, const field& name, Fits fits) {
    truth all = truth::yes();
    bool recorded = false;
    leaders.each(kind, [&](const post& p) {
        recorded = true;
        bool filled = false;
        for (const tenure& t : c.tenures_of(p.key)) {
            if (!fills(c, t)) continue;
            filled = true;
            truth is = fits(t.person);
            if (is.is_no() && may_be_anybody(c, t.person)) is = c.lacking(subject::of(p), fields::holder);
            if (is.is_no()) c.blame(subject::of(t));
            all = all && is.resting_on((c.exists(t) && c.exists(*c.find(t.person))).marks());
        }
        if (filled) return;
        // Nobody holds it, or somebody on secondment alone.
        const truth vacant = c.is_whole(known_list::holders, p.key);
        c.blame(subject::of(p), vacant);
        for (const tenure& t : c.tenures_of(p.key))
            if (c.running(t.valid)) c.blame(subject::of(t), vacant);
        all = all && !vacant;
    });
    return of_all(
        c, all, recorded, recorded ? truth::yes() : knows_leading_posts(c, leaders.unit()), leaders.unit(), name);
}

/// Whether somebody holds such a post; unknown where none is recorded and some may be there, or no holder of one whose holders need not be all.
[[nodiscard]] truth is_held(const window& w, const leading_posts& leaders, post_kind kind, const field& name);

/// Whether `who` is party secretary or head of government of `division`; `kind` narrows it to one of the two.
[[nodiscard]] truth is_principal(const window& w, person_id who, unit_id division);
[[nodiscard]] truth holds_leading_post(const window& w, person_id who, unit_id unit, post_kind kind, const field& name);
/// Whether `who` belongs to the leading team of the division's party committee or government, or of those of its bodies that are `led_by`.
[[nodiscard]] truth is_in_team(
    const window& w, person_id who, unit_id division, bool (*led_by)(body_kind) = leads_division);
/// Whether all holders of a body's posts are recorded, or of those that are `chosen`.
[[nodiscard]] truth knows_holders(const window& w, body_id b, bool (*chosen)(post_kind) = nullptr);
/// … and of each who it is.
[[nodiscard]] truth knows_who_holds(const window& w, body_id b);

using body_list = boost::container::small_vector<const body*, 4>;
/// Whether anybody fills posts in some of these bodies and in some of those, of the holders recorded; blames the posts in these. One of whom
/// nobody knows who it is may be anybody who is in the others.
[[nodiscard]] truth serves_in_both(context& c, const body_list& these, const body_list& those);

/// Counts the people who fill posts: each once. One of whom nobody knows who it is may be one of the others.
class people {
public:
    void add(const window& w, const tenure& t);
    [[nodiscard]] const truth_count& count() const noexcept { return count_; }

private:
    boost::container::small_vector<person_id, 4> known_;
    truth_count count_;
    std::size_t named_ = 0;
};
/// Whether a post of the zone is held concurrently (兼任) while the tenure runs: where that is stated, and of whoever also belongs to the
/// leading team of the county the zone lies in, or is known to of another division that it lies in or that manages it, stated or not; of
/// somebody of whom nobody knows who it is, unknown where that team has members. Of no zone's post: where it is stated.
[[nodiscard]] truth is_concurrent(const window& w, const zone* z, const tenure& t);

namespace posts {
inline constexpr field zone_secretary{"secretary", "党工委书记", "secretary of the working committee",
    "党工委书记由谁担任", "who is secretary of the working committee"};
inline constexpr field zone_first_secretary{"first_secretary", "党工委第一书记",
    "first secretary of the working committee", "党工委第一书记由谁担任",
    "who is first secretary of the working committee"};
inline constexpr field zone_director{"director", "管委会主任", "director of the management committee",
    "管委会主任由谁担任", "who is director of the management committee"};
inline constexpr field party_secretary{
    "party_secretary", "党委书记", "Party secretary", "党委书记由谁担任", "who is Party secretary"};
inline constexpr field government_head{
    "government_head", "政府主要负责人", "head of government", "政府主要负责人由谁担任", "who is head of government"};
} // namespace posts

/// Whether something holds of the county-level division a zone lies in (所在县区), or of another that it lies in as well; of its seat's,
/// unknown where that is not known.
template <class Holds>
[[nodiscard]] truth of_some_host(const window& w, const zone& z, Holds holds) {
    const asked<unit_ref> seat = w.host_county(z);
    truth found = seat.known() ? holds(*seat).resting_on(seat.marks()) : truth::unknown(seat.marks());
    for (const hosting& h : w.hosts_of(z.unit)) {
        if (found.is_yes()) break;
        if (const unit_ref other = w.ancestor(w.unit(h.division), level::county))
            found = found
                || (h.from.how() == grade::stated ? holds(other)
                                                  : holds(other) && w.assumed(subject::of(z), fields::seat, h.from));
    }
    return found;
}

/// Requires that secretary and director of the zone, where the posts are filled, are principals of a county it lies in: either of
/// them, or (`same`) the secretary as secretary and the head of government as director.
void require_host_principals(context& c, const zone& z, bool same);
/// … of that division.
void require_principals_of(context& c, const zone& z, const asked<unit_ref>& division, bool same);

//=== parks ===//

/// The zone and its parks, and theirs: a clause about a zone is about them all.
[[nodiscard]] boost::container::small_vector<unit_id, 4> with_parks(const window& w, unit_id zone_unit);
/// Calls `visit(body)` for each body of the zone and its parks.
template <class Visit>
void each_body_of(const window& w, unit_id zone_unit, Visit visit) {
    for (const unit_id u : with_parks(w, zone_unit))
        for (const body& b : w.bodies_of(u)) visit(b);
}
/// Calls `visit(entrustment, township)` for each township or subdistrict that the zone or one of its parks administers.
template <class Visit>
void each_township_of(const window& w, unit_id zone_unit, Visit visit) {
    for (const unit_id u : with_parks(w, zone_unit))
        for (const entrustment& e : w.entrusted_to(u))
            if (w.running(e.valid))
                if (const unit_ref township = w.unit(e.unit); township.level() == level::township) visit(e, township);
}

/// Whether all that the zone and its parks administer is recorded; of one whose only agency the step closed it is.
[[nodiscard]] truth knows_townships(const context& c, unit_id zone_unit);

//=== agencies and functions ===//

/// The zone's administrative agency, the first of several, or null.
[[nodiscard]] const body* agency_of(const window& w, const zone& z);

/// Whether what a body of that kind does is done by the zone itself, not by a company or community in it.
[[nodiscard]] bool carries_for_zone(body_kind kind) noexcept;

/// The body that a body is an internal or subordinate one of, at whatever depth; itself where it is none.
[[nodiscard]] const body& whole_of(const window& w, const body& b);
/// Whether a body belongs to a division, and is no company or community of it.
[[nodiscard]] truth is_of_division(const window& w, const body& b);

/// Calls `visit(holding, is_social)` for each function of the bodies of the zone and its parks, companies and communities apart.
/// Returns whether any function is recorded at all.
template <class Visit>
bool each_function(const window& w, unit_id zone_unit, Visit visit) {
    bool any = false;
    each_body_of(w, zone_unit, [&](const body& b) {
        if (!carries_for_zone(b.kind)) return;
        for (const holding& x : w.holdings_of(b.key)) {
            if (x.cls != carry_class::functions) continue;
            any = true;
            const truth social = w.ask<&holding::function>(x) == function_class::social;
            visit(x, b.kind == body_kind::unstated ? social && w.kind_of(b).is(carries_for_zone) : social);
        }
    });
    return any;
}

/// Whether all bodies of the zone and its parks are recorded.
[[nodiscard]] truth knows_bodies(const window& w, unit_id zone_unit);
/// Whether all functions of the zone's own bodies are recorded: that there are no more such bodies, and those of each. That it has no agency
/// does not tell what its working committee or another body carries, unless the step closed the only one.
[[nodiscard]] truth knows_functions(const context& c, unit_id zone_unit);

/// That the zone's own bodies hold no social function; blames those they hold.
[[nodiscard]] truth holds_no_social_function(context& c, unit_id zone_unit);

/// What is counted in a county.
struct zone_counting {
    bool by_zone = false;          ///< zones; else their agencies
    bool city_run_too = false;     ///< those run by a government above the county as well
    std::optional<zone_tier> tier; ///< only those of this tier
};
/// How many zones or agencies the division judged has, for certain and perhaps, of those recorded; blames those that count.
///
/// A zone that lies in several divisions counts where its seat is, and only there: the clauses count 开发区 “每个县（市、区）” out of a clean-up that
/// left 21 agencies to 18 counties (S1), each of them counted once; a county into which the neighbour's zone extends has no zone of its own.
[[nodiscard]] truth_count count_zones(context& c, const zone_counting& how);
/// Whether all that could count is recorded: the zones of the division and, where agencies count, those of each. Somebody may have counted
/// the agencies of the division whatever zones there are; that says nothing where one of them is stated to have more.
[[nodiscard]] truth knows_zones(const context& c, bool by_zone);
/// Says that count.
void tell_count(context& c, const truth_count& counted, bool by_zone);

//=== steps ===//

/// Whether a unit was founded in the step: one that was not recorded before may have been there, unless an act tells or the list of what its
/// parent had is known to have been whole. Requires: a step is judged.
[[nodiscard]] truth is_new(const context& c, unit_ref u);
/// The day on which that happened to the subject, if an act tells; else the day of the state.
[[nodiscard]] date day_of(const context& c, bool (*what)(const happening&));

//=== names ===//

/// How many different names a list has: one that is listed twice is one.
[[nodiscard]] std::size_t distinct(const std::vector<std::string>& all);

/// Whether a listed name means this one: the same, or one the other with a place name in front.
[[nodiscard]] bool means(std::string_view listed, std::string_view name) noexcept;
[[nodiscard]] bool any_means(const std::vector<std::string>& listed, std::string_view name) noexcept;

/// Whether the zone, by its name or a nameplate, is on a list.
[[nodiscard]] bool is_named(const window& w, const zone& z, const std::vector<std::string>& listed);

/// Whether two names are one: whatever blanks and full-width letters they are written with.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);
/// … or one of them is part of the other: 招商 and 招商引资.
[[nodiscard]] bool alike_in_name(std::string_view a, std::string_view b);

} // namespace onezone::packs

#endif
