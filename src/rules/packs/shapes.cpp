// SPDX-License-Identifier: Apache-2.0
#include "shapes.hpp"

#include "ground/lasting.hpp"
#include "internal_bodies.hpp"

#include <algorithm>
#include <utility>

namespace onezone::packs {

asked<unit_ref> above_zone(const context& c, level l) {
    const zone* z = c.zone_of(c.this_unit().id());
    if (!z) z = c.before().zone_of(c.this_unit().id());
    unit_ref seat = c.unit(z->seat);
    if (!seat) seat = c.before().unit(z->seat);
    const unit_ref u = seat ? c.ancestor(seat, l) : unit_ref();
    return u ? asked<unit_ref>::of(u, 0) : asked<unit_ref>::missing(c.lacking(c.about(), fields::seat).marks());
}

namespace {

constexpr field kind_of_zone{
    "zone_kind", "开发区种类", "kind of zone", "属于哪一种开发区", "of which kind of zone it is"};
const names& known_kinds() {
    static const detail::lasting known{names{"经济技术开发区", "经济开发区", "工业园区", "高新技术产业开发区", "经开区",
        "高新区", "高新技术产业园区", "保税区", "保税港区", "出口加工区", "度假区", "新区"}};
    return *known;
}

} // namespace

truth is_kind(const context& c, const zone& z, std::string_view word) {
    if (word.empty()) return truth::no();
    const names& all = known_kinds();
    return std::find(all.begin(), all.end(), word) != all.end() ? truth::yes()
                                                                : c.lacking(subject::of(z), kind_of_zone);
}

truth is_of_kind(context& c, const zone& z, const names& kinds) {
    const auto ends_in = [](const names& all) {
        return [&all](std::string_view name) {
            return std::any_of(all.begin(), all.end(), [&](const std::string& k) { return name.ends_with(k); });
        };
    };
    const unit_ref u = c.is_gone() ? c.before().unit(z.unit) : c.unit(z.unit);
    const auto called = [&](auto fits) {
        return fits(u.name()) || std::any_of(z.nameplates.begin(), z.nameplates.end(), fits);
    };
    if (called(ends_in(kinds))) return truth::yes();
    return called(ends_in(known_kinds())) ? truth::no() : c.lacking(subject::of(z), kind_of_zone);
}

void only_where(rule& r, scoped scope) {
    r.judge = [scope = std::move(scope), judge = std::move(r.judge)](context& c) {
        if (scope(c)) judge(c);
    };
}

void require_no_social_function(context& c, unit_id zone_unit) {
    static const detail::lasting<provenance> reading{provenance::inferred(say(
        "条文说的是开发区；剥离是交给行政区，交给开发区自己的平台公司的仍算开发区承担，是据此理解",
        "the clause speaks of the zone; to strip is to hand over to a division: what the zone's own company was given is read as still the zone's"))};
    require_or_tell(c, conditions::no_social_function, holds_no_social_function(c, zone_unit),
        [] { return say("仍承担社会管理事务", "still carries social management"); });
    truth none = truth::yes();
    each_body_of(c, zone_unit, [&](const body& b) {
        if (b.kind != body_kind::platform_company) return;
        none = none && c.is_whole(known_list::functions, b.key);
        for (const holding& x : c.holdings_of(b.key)) {
            if (x.cls != carry_class::functions) continue;
            truth social = c.ask<&holding::function>(x) == function_class::social;
            if (social.is_yes()) social = social && c.assumed(subject::of(x), field_of<&holding::function>, *reading);
            c.blame(subject::of(x), social);
            none = none && !social;
        }
    });
    require_or_tell(c,
        {"none-in-company", "其平台公司不承担社会管理事务", "no platform company of it carries social management"},
        none, [] { return say("社会管理事务由其平台公司承担", "its platform company carries social management"); });
}

void no_social_functions(rule& r) {
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) { require_no_social_function(c, c.this_zone().unit); };
}

void capped_zones(rule& r, std::int64_t least, std::int64_t most, zone_counting how) {
    r.parameters = {number_param("max", most, say("每个县（市、区）至多几个", "how many at most"))};
    r.topic = "county.zones";
    r.stance = stance::forbids;
    r.judge = [least, how](context& c) {
        const truth_count counted = count_zones(c, how);
        // Of a county of which no agency is recorded nobody has said that it has none.
        const truth all = knows_zones(c, how.by_zone);
        const bool none_recorded = least > 0 && !all.is_yes() && counted.sure() + counted.possible() == 0;
        c.require({"enough", "开发区（管理机构）数不少于下限", "there are no fewer zones or agencies than set"},
            none_recorded ? c.lacking(c.about(), fields::agency) : counted.at_least(least, all));
        c.require(conditions::few_zones, counted.at_most(c.param<std::int64_t>("max"), all));
        tell_count(c, counted, how.by_zone);
    };
}

void economic_share(rule& r, std::int64_t percent) {
    r.parameters = {percent_param("min_econ", percent,
        say("专门承担经济职责的内设机构至少占百分之几", "least share of economic bodies, in percent"))};
    r.judge = [](context& c) {
        const internal_bodies parts(c, c.this_body());
        // Of none there is no share.
        if (!c.when(
                {"has-internal-bodies", "设有内设机构", "it has internal bodies"}, has_any(c, c.this_body(), parts)))
            return;
        c.require({"share", "经济类内设机构达到规定比例", "its internal bodies for the economy reach the share set"},
            has_economic_share(c, c.this_body(), parts, c.param<std::int64_t>("min_econ")));
    };
}

void keeps_area(rule& r) {
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const zone* was = c.before().zone_of(z.unit);
        const bool more = was && c.before().parks_of(z.unit).count() < c.parks_of(z.unit).count();
        // A park that no act tells of may have been one of it before.
        const auto happened = c.happenings();
        const bool told =
            std::any_of(happened.begin(), happened.end(), [](const happening& h) { return h.merged && h.by; });
        const truth known = !more || told ? truth::yes() : c.before().is_whole(known_list::parks, z.unit);
        if (!c.when({"merged", "整合了其他园区", "it took other parks in"}, truth(more) && known)) return;
        const auto area = c.ask<&zone::area>(z);
        const auto area_was = c.before().ask<&zone::area>(*was);
        c.require({"no-more-area", "核准面积未扩大", "the approved area did not grow"},
            area_was.known() ? (area <= *area_was).resting_on(area_was.marks()) : truth::unknown(area_was.marks()));
        c.tell([&] {
            if (!area.known() || !area_was.known()) return text();
            return fill(say("整合后核准面积由 {0} 平方千米增至 {1} 平方千米",
                            "the approved area grew with the merger from {0} km² to {1} km²"),
                {verbatim(to_string(*area_was)), verbatim(to_string(*area))});
        });
    };
}

void leading_industries_capped(rule& r, std::int64_t most) {
    r.parameters.insert(
        r.parameters.begin(), number_param("max_lead", most, say("主导产业至多几个", "leading industries at most")));
    r.judge = [](context& c) {
        const std::int64_t max = c.param<std::int64_t>("max_lead");
        // Those of its parks are the zone's as well: one that both have is one.
        names all;
        truth known = truth::yes();
        truth::marks_type marks = 0;
        for (const unit_id u : with_parks(c, c.this_zone().unit)) {
            const auto lead = c.ask<&zone::lead_industries>(*c.zone_of(u));
            if (!lead.known()) known = known && truth::unknown(lead.marks());
            if (!lead.known()) continue;
            marks |= lead.marks();
            all.insert(all.end(), lead->begin(), lead->end());
        }
        const std::size_t count = distinct(all);
        c.require(conditions::few_industries, truth(static_cast<std::int64_t>(count) <= max, marks) && known);
        tell_figure(c, [&] {
            text named;
            for (auto i = all.begin(); i != all.end(); ++i)
                if (std::find(all.begin(), i, *i) == i)
                    named += (named.empty() ? text() : say("、", ", ")) + verbatim(*i);
            if (count == 0) return say("没有主导产业", "no leading industries");
            return fill(say("主导产业 {0} 个（{1}），应不超过 {2} 个", "leading industries: {0} ({1}), at most {2}"),
                {count_text(count), named, verbatim(std::to_string(max))});
        });
    };
}

void tell_internal_bodies(context& c, const body& agency, std::int64_t most) {
    tell_figure(c, [&] {
        const text cap = verbatim(std::to_string(most));
        if (agency.internal_bodies.known())
            return fill(say("内设机构 {0} 个，应不超过 {1} 个", "internal bodies: {0}, at most {1}"),
                {verbatim(std::to_string(*agency.internal_bodies.value)), cap});
        std::size_t listed = 0;
        for (const body& part : c.parts_of(agency.key)) listed += part.kind == body_kind::internal_body;
        return fill(say("列出内设机构 {0} 个，应不超过 {1} 个", "internal bodies listed: {0}, at most {1}"),
            {count_text(listed), cap});
    });
}

void legal_type_is(rule& r, dispatched_type type, stance pulls) {
    r.topic = "agency.legal-type";
    r.stance = pulls;
    r.judge = [type](context& c) {
        const bool organ = type == dispatched_type::organ;
        c.require(organ ? condition("organ", "属于派出机关", "it is a dispatched organ")
                        : condition("agency", "属于派出机构", "it is a dispatched agency"),
            c.ask<&body::legal_type>(c.this_body()) == type);
        c.tell([&] {
            return organ
                ? say("不是派出机关", "is no dispatched organ")
                : say("记为派出机关，而非派出机构", "is recorded as a dispatched organ, not as a dispatched agency");
        });
    };
}

void named_agencies_closed(rule& r, names listed, text still_there) {
    r.parameters = {list_param("named", std::move(listed), say("点名的机构", "the agencies named"))};
    r.judge = [still_there = std::move(still_there)](context& c) {
        const body& agency = c.this_body();
        if (!c.when({"named", "属于该条点名者", "it is one the clause names"},
                any_means(c.param<names>("named"), agency.name)))
            return;
        c.require(conditions::closed, !c.exists(agency));
        c.tell([&] { return still_there; });
    };
}

void require_secretary(
    context& c, const zone& z, const condition& what, bool first_counts, const std::function<truth(person_id)>& fits) {
    const leading_posts leaders(c, z.unit);
    const truth held = is_held(c, leaders, post_kind::secretary, posts::zone_secretary);
    bool any_first = false;
    if (first_counts) leaders.each(post_kind::first_secretary, [&](const post&) { any_first = true; });
    const truth first_held =
        any_first ? is_held(c, leaders, post_kind::first_secretary, posts::zone_first_secretary) : truth::no();
    if (!c.when(conditions::secretary_held, held || first_held)) return;
    truth fit = every_holder(c, leaders, post_kind::secretary, posts::zone_secretary, fits);
    if (any_first && !fit.is_yes())
        fit = fit
            || (first_held && every_holder(c, leaders, post_kind::first_secretary, posts::zone_first_secretary, fits));
    c.require(what, fit);
}

} // namespace onezone::packs
