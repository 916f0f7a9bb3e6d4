// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <variant>

// The clean-up of Ganzhou's zone agencies, carried out from November 2022 and reported at a press conference on 2023-11-23: a
// campaign, of which no document is at hand.

namespace onezone::packs {

namespace {

citation press_conference(std::string_view quote) {
    return in("赣州市清理规范开发区管理机构促进开发区创新发展工作（2023-11-23新闻发布会）", "清理规范", "S1", quote);
}
// What the press conference told as done by those named.
citation told_as_done(std::string_view quote) {
    return done_so(press_conference(quote),
        say("来源报道的是已做之事；作为要求判定是推断",
            "the source reports what was done; to judge it as a demand is an inference"));
}

rule cleanup(std::string_view id, text title, citation basis, const about& of) {
    // The source gives the month, not the day.
    effect e = some_day(date(2022, 11, 1), date(2022, 12, 1));
    e.announced = date(2023, 11, 23);
    return clause(id, std::move(title), std::move(basis), force::must, e, code{"3607"}, of);
}

constexpr std::string_view social_quote =
    "除赣州经开区外，其余经济建设类开发区均不再承担社会事务管理职能，实行“应剥尽剥”，社会事务管理职责交由所在行政区承担";

//=== who received it ===//

constexpr field social_receiver{"receiver", "剥离的社会事务管理职能是否由所在行政区承担",
    "whether the division it lies in took over the social functions that were stripped"};
constexpr field section_receiver{
    "receiver", "是否由当地省级工业园区管理机构承接", "whether the local provincial park's agency took over from it"};
constexpr field village_receiver{
    "receiver", "是否由邻近乡镇人民政府承接", "whether a neighbouring township government took over from it"};
constexpr field villages_run{"villages", "是否管有村（社区）", "whether it ran any villages"};

// The body a party is, as it is or was; null where it is none.
const body* body_of_party(const context& c, const party& p) {
    if (!p.body.ok()) return nullptr;
    const body* const b = c.find(p.body);
    return b ? b : c.before().find(p.body);
}

// The unit a party is, or is a body of; nothing where it is only stated, or nobody.
unit_ref unit_of_party(const context& c, const party& p) {
    if (!p.body.ok()) return c.unit(p.unit);
    const body* const b = body_of_party(c, p);
    return b ? c.unit(b->unit) : unit_ref();
}

// Calls `visit(entry)` for all that the acts told gave to somebody: `gave(entry)` tells which entries are meant. Returns whether there is
// any.
template <class Gave, class Visit>
bool each_receiver(const context& c, Gave gave, Visit visit) {
    bool any = false;
    for (const enacted& act : c.acts()) {
        if (!act.account) continue;
        for (const ledger_entry& e : act.account->entries()) {
            if (!gave(e)) continue;
            any = true;
            visit(e);
        }
    }
    return any;
}

// Whether a unit is the division a zone lies in, or one within its county; and of a body of it, whether it is no company or community: what
// these carry the division does not (社会管理职责交由所在行政区承担).
truth is_host(const context& c, const zone& z, unit_ref u, const body* b) {
    if (!u || !u.is_division()) return truth::no();
    const truth carries = b ? c.kind_of(whole_of(c, *b)).is(carries_for_zone) : truth::yes();
    if (carries.is_no() || c.within(c.unit(z.unit), u)) return carries;
    return carries && c.host_county(z).is([&](unit_ref county) { return c.within(u, county); });
}

// Whether the division the zone lies in received each social function that the zone's own bodies held before the step; blames those that went
// elsewhere.
truth received_by_host(context& c, const zone& z) {
    truth all = truth::yes();
    const window before = c.before();
    each_function(before, z.unit, [&](const holding& was, truth social) {
        if (social.is_no()) return;
        truth there = truth::no();
        const holding* const is = c.find(was.key);
        const body* const holder = is ? c.find(is->holder) : nullptr;
        if (holder) {
            const auto own = with_parks(c, z.unit);
            const bool stays =
                carries_for_zone(holder->kind) && std::find(own.begin(), own.end(), holder->unit) != own.end();
            if (stays) return; // which is asked of what the zone holds
            there = is_host(c, z, c.unit(holder->unit), holder);
            c.blame(subject::of(*is), social && !there);
        } else {
            truth told = truth::yes();
            const bool any = each_receiver(
                c,
                [&](const ledger_entry& e) {
                    return e.cls == carry_class::functions && e.item == was.name && e.from.body == was.holder;
                },
                [&](const ledger_entry& e) {
                    const unit_ref u = unit_of_party(c, e.to);
                    told = told
                        && (u ? is_host(c, z, u, body_of_party(c, e.to)) : c.lacking(subject::of(z), social_receiver));
                });
            there = any ? told : c.lacking(subject::of(z), social_receiver);
        }
        all = all && (!social || there);
    });
    return all;
}

// Who carries on what the body was that is gone; nobody where no act tells.
std::optional<party> heir_of(const context& c, body_id gone) {
    for (const enacted& act : c.acts())
        for (const succession& line : act.lineage)
            if (line.from.body == gone) return line.heir;
    return std::nullopt;
}

rule social_all_but_one() {
    rule r = cleanup("gz22.social.all-but-one",
        say("除赣州经开区外，其余经济建设类开发区不再承担社会事务管理职能",
            "all zones of economic construction but the Ganzhou Economic and Technological Development Zone carry no social functions"),
        press_conference(social_quote), of_zones);
    r.parameters = {
        list_param("exempt", {"赣州经开区", "赣州经济技术开发区"}, say("除外的开发区", "the zones excepted"))};
    r.over = {{relation_to_rule::tightens, "jx23.county.no-social"}};
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.unless(
                {"excepted", "列为例外", "it is named as an exception"}, is_named(c, z, c.param<names>("exempt"))))
            return;
        if (!c.when({"economic", "属于经济建设类开发区", "it is a zone of economic construction"},
                c.ask<&zone::category>(z) == zone_category::economic))
            return;
        require_or_tell(c, conditions::no_social_function, holds_no_social_function(c, z.unit),
            [] { return say("仍承担社会事务管理职能", "still carries social functions"); });
        // Given to the zone's own company or community they are not the division's.
        truth none_beside = knows_bodies(c, z.unit);
        each_body_of(c, z.unit, [&](const body& b) {
            if (carries_for_zone(b.kind)) return;
            none_beside = none_beside && c.is_whole(known_list::functions, b.key);
            for (const holding& x : c.holdings_of(b.key)) {
                if (x.cls != carry_class::functions) continue;
                const truth social = c.ask<&holding::function>(x) == function_class::social;
                c.blame(subject::of(x), social);
                none_beside = none_beside && !social;
            }
        });
        require_or_tell(c,
            {"none-beside", "其企业和社区也不承担社会事务管理职能",
                "no company or community of it carries a social function"},
            none_beside, [] {
                return say("其企业或社区承担社会事务管理职能", "its company or community carries social functions");
            });
        if (c.is_step())
            require_or_tell(c,
                {"received-by-host", "剥离的社会事务管理职能由所在行政区承担",
                    "what was stripped went to the division it lies in"},
                received_by_host(c, z), [] {
                    return say("剥离的社会事务管理职能未交由所在行政区承担",
                        "social functions that were stripped did not go to the division it lies in");
                });
    };
    return r;
}

// Who received what the zone gave up: a division it lies in, and not its company or community, nor somebody else.
const names& three_offices() {
    static const detail::lasting all{
        names{"于都上欧工业园区管理办公室", "罗坳工业园区管理办公室", "会昌县九二工业基地建设办公室"}};
    return *all;
}
constexpr std::string_view offices_quote =
    "整合于都上欧工业园区管理办公室、罗坳工业园区管理办公室、会昌县九二工业基地建设办公室等3个科级机构，纳入当地省级工业园区管理机构一体化管理，实行“一区多园”管理体制";

rule offices_merged() {
    rule r = cleanup("gz22.merge.section",
        say("三个科级园区机构纳入当地省级工业园区管理机构一体化管理",
            "three section-level offices are merged into the local provincial park's agency"),
        told_as_done(offices_quote), of_agencies);
    named_agencies_closed(r, three_offices(),
        say("尚未纳入当地省级工业园区管理机构", "is not yet merged into the local provincial park's agency"));
    return r;
}

const names& village_agencies() {
    static const detail::lasting all{names{"龙南市金塘新区管理委员会", "赣州市南康区南水新城区开发建设委员会办公室",
        "赣州新能源汽车科技城管理处", "赣州蓉江新区高校园区管理处"}};
    return *all;
}
constexpr std::string_view village_agencies_quote =
    "撤销原来管理村（社区）的龙南市金塘新区管理委员会、赣州市南康区南水新城区开发建设委员会办公室、赣州新能源汽车科技城管理处、赣州蓉江新区高校园区管理处，分别纳入邻近乡镇人民政府一体化管理";

rule village_agencies_closed() {
    rule r = cleanup("gz22.village-agencies",
        say("撤销四个管理村（社区）的开发区机构", "four agencies that ran villages are abolished"),
        told_as_done(village_agencies_quote), of_agencies);
    named_agencies_closed(r, village_agencies(), say("尚未撤销", "is not yet abolished"));
    return r;
}

// Whether the body judged is one of those named to be closed, and is gone.
bool is_named_and_closed(context& c) {
    return c.when({"named", "列入应撤销名单", "it is named to be closed"},
               any_means(c.param<names>("named"), c.this_body().name))
        && c.when(conditions::closed, c.is_gone());
}

// Of those agencies, once they are gone: who carries them on. One that closed into nobody knows what has not been merged.
rule section_heir() {
    rule r = cleanup("gz22.merge.section.heir",
        say("三个科级园区机构由当地省级工业园区管理机构承接",
            "the local provincial park's agency takes over from the three section-level offices"),
        told_as_done(offices_quote), {subject_kind::body, level::none, true, true});
    r.parameters = {list_param("named", three_offices(), say("点名的机构", "the agencies named"))};
    r.judge = [](context& c) {
        if (!is_named_and_closed(c)) return;
        const body& gone = c.this_body();
        truth there = c.lacking(c.about(), section_receiver);
        if (const auto heir = heir_of(c, gone.key); heir && heir->identified()) {
            const unit_ref u = unit_of_party(c, *heir);
            const zone* const z = u ? c.zone_of(u.id()) : nullptr;
            const body* const b = c.find(heir->body);
            const truth is_its_agency = b && z && may_be_agency_of(*b, *z)
                ? c.kind_of(*b).is(is_zone_agency)
                : truth(z && (!heir->body.ok() || (b && is_agency_of(*b, *z))));
            there = is_its_agency;
            if (!is_its_agency.is_no()) {
                const unit_ref was = c.before().unit(gone.unit);
                const unit_ref here = county_of(was);
                there = is_its_agency && c.ask<&zone::tier>(*z) == zone_tier::provincial
                    && (here ? c.host_county(*z).is([&](unit_ref county) { return county.id() == here.id(); })
                             : c.lacking(c.about(), fields::seat));
            }
        }
        c.require({"into-provincial", "由当地省级工业园区管理机构承接",
                      "the local provincial park's agency takes over from it"},
            there);
        c.tell([] {
            return say(
                "未纳入当地省级工业园区管理机构", "the local provincial park's agency does not take over from it");
        });
    };
    return r;
}

rule village_heir() {
    rule r = cleanup("gz22.village-agencies.heir",
        say("四个管理村（社区）的开发区机构由邻近乡镇人民政府承接",
            "neighbouring township governments take over from the four agencies that ran villages"),
        told_as_done(village_agencies_quote), {subject_kind::body, level::none, true, true});
    r.parameters = {list_param("named", village_agencies(), say("点名的机构", "the agencies named"))};
    r.judge = [](context& c) {
        if (!is_named_and_closed(c)) return;
        const body& gone = c.this_body();
        const window before = c.before();
        const unit_ref county = county_of(before.unit(gone.unit));
        const auto is_township = [&](const party& to) {
            const unit_ref u = unit_of_party(c, to);
            if (!u) return c.lacking(c.about(), village_receiver); // only stated, as 邻近乡镇人民政府 is
            if (u.level() != level::township) return truth(false);
            if (const body* const b = body_of_party(c, to))
                if (const truth government = c.kind_of(*b).is(is_government); !government.is_yes()) return government;
            // 邻近: of its own county at any rate.
            const unit_ref there = c.ancestor(u, level::county);
            return county && there ? truth(there.id() == county.id()) : c.lacking(c.about(), fields::seat);
        };
        const auto heir = heir_of(c, gone.key);
        const truth carried_on = heir ? is_township(*heir) : c.lacking(c.about(), village_receiver);
        // What is recorded of its villages goes where the ledger tells; what is not, with whoever carries it on.
        truth villages = truth::yes();
        each_receiver(
            c,
            [&](const ledger_entry& e) {
                return e.cls == carry_class::villages && e.from.identified()
                    && (e.from.body == gone.key || e.from.unit == gone.unit);
            },
            [&](const ledger_entry& e) {
                const truth there = is_township(e.to);
                // Of villages of which none is known, the way that is told need not have been anybody's.
                const bool named = !e.item.empty() || (e.quantity.known() && *e.quantity.value > 0);
                villages = villages && (named ? there : there || c.lacking(c.about(), villages_run));
            });
        c.require({"carried-on", "由邻近乡镇人民政府承接", "a neighbouring township government takes over from it"},
            carried_on);
        c.require({"villages-to-township", "所管的村（社区）归乡镇人民政府",
                      "the villages it ran went to a township government"},
            villages);
        c.tell([&] {
            return carried_on.is_no()
                ? say("未纳入邻近乡镇人民政府", "no neighbouring township government takes over from it")
                : say("所管的村（社区）未归乡镇人民政府", "the villages it ran did not go to a township government");
        });
    };
    return r;
}

rule rank_cap(bool of_longnan) {
    constexpr std::string_view quote = "对龙南经开区管委会由副厅级降格为正处级予以规范";
    rule r = of_longnan
        ? cleanup("gz22.rank.longnan",
            say("龙南经开区管委会规范为正处级", "the agency of Longnan's zone is of division level"),
            told_as_done(quote), of_agencies)
        : cleanup("gz22.rank",
            say("设在县域的国家级开发区管理机构不高于正处级",
                "the agency of a national zone in a county area is of division level at most"),
            done_so(press_conference(quote),
                say("来源只说龙南一家；其余设在县域的国家级开发区比照，是推断",
                    "the source speaks of Longnan alone; that others in county areas are held to the same is an inference")),
            of_agencies);
    names ranks;
    for (const word& w : words(rank{})) ranks.emplace_back(w.key);
    const auto chief = std::find(ranks.begin(), ranks.end(), key_of(rank::county_chief));
    std::rotate(ranks.begin(), chief, chief + 1);
    r.parameters = {
        choice_param("max_rank", std::move(ranks), say("至高的机构规格", "the highest rank of the institution")),
        list_param("named", {"龙南经开区", "龙南经济技术开发区"}, say("点名的开发区", "the zones named"))};
    r.judge = [of_longnan](context& c) {
        const body& agency = c.this_body();
        const zone& z = *c.zone_of(agency.unit);
        const bool named = is_named(c, z, c.param<names>("named"));
        if (of_longnan) {
            if (!c.when({"named", "在单独规定规格的名单内", "it is named with a rank of its own"}, named)) return;
        } else {
            if (!c.unless({"named", "在单独规定规格的名单内", "it is named with a rank of its own"}, named)) return;
            if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
            if (!c.when(conditions::county_area, c.ask<&zone::location>(z) == location_class::county_area)) return;
        }
        const auto highest = parse_word<rank>(c.param<std::string>("max_rank")).value();
        const auto is = c.ask<&body::rank>(agency);
        c.require({"not-above", "机构规格不高于所定上限", "its rank is not above the one set"}, is <= highest);
        c.tell([&] {
            return is.known() ? fill(say("机构规格为{0}，应不高于{1}", "its rank is {0}; it may be {1} at most"),
                       {name_of(*is), name_of(highest)})
                              : text();
        });
    };
    return r;
}

// Whether two facts are both known and not the same: one that is recorded now and was not before need not have changed.
template <class T>
bool changed(const fact<T>& was, const fact<T>& is) {
    return was.known() && is.known() && *was.value != *is.value;
}

// Whether for certain one of these came or went, of those that `fits`: what stands in no record before the step may have been there, unless
// all were recorded (`whole`).
template <class Range, class Fits, class Find>
bool lost_any(const Range& had, Fits fits, Find find_now) {
    return std::any_of(had.begin(), had.end(), [&](const auto& one) {
        if (!fits(one)) return false;
        const auto* const now = find_now(one);
        return !now || !fits(*now);
    });
}
template <class Range, class Fits, class Find>
bool gained_any(const Range& has, Fits fits, Find find_then, truth whole) {
    return std::any_of(has.begin(), has.end(), [&](const auto& one) {
        if (!fits(one)) return false;
        const auto* const then = find_then(one);
        return then ? !fits(*then) : whole.is_yes();
    });
}

// Whether the step changed, for certain, what a charter lays down: rank, functions, parts, posts, quota or the parks run.
bool reshaped(context& c, const body& agency) {
    const window before = c.before();
    const body* was = before.find(agency.key);
    if (!was) return false;
    bool other_quota = false;
    for (const auto& of : agency.quota) other_quota = other_quota || changed(count_of(was->quota, of.kind), of.count);
    const auto by_key = [](const window& w) { return [&w](const auto& one) { return w.find(one.id()); }; };
    const auto zone_in = [](const window& w) { return [&w](const zone& park) { return w.zone_of(park.unit); }; };
    const auto is_function = [&](const holding& x) {
        return x.cls == carry_class::functions && x.holder == agency.key;
    };
    const auto is_part = [&](const body& b) { return b.part_of == agency.key; };
    const auto is_park = [&](const zone& z) { return z.part_of == agency.unit; };
    return changed(was->rank, agency.rank) || changed(was->leading_posts, agency.leading_posts)
        || changed(was->internal_bodies, agency.internal_bodies) || other_quota
        || lost_any(before.holdings_of(agency.key), is_function, by_key(c))
        || gained_any(
            c.holdings_of(agency.key), is_function, by_key(before), before.is_whole(known_list::functions, agency.key))
        || lost_any(before.parts_of(agency.key), is_part, by_key(c))
        || gained_any(c.parts_of(agency.key), is_part, by_key(before), before.is_whole(known_list::parts, agency.key))
        || lost_any(before.parks_of(agency.unit), is_park, zone_in(c))
        || gained_any(
            c.parks_of(agency.unit), is_park, zone_in(before), before.is_whole(known_list::parks, agency.unit));
}

// What an act did to an agency: change what its charter lays down, and give it a charter.
struct done_to_agency {
    bool reshapes = false;
    bool charters = false;
};
done_to_agency done_to(const enacted& act, const body& agency) {
    done_to_agency did;
    const auto either = [](const auto& e, auto holds) {
        return (e.before && holds(*e.before)) || (e.after && holds(*e.after));
    };
    for (const edit& one : act.edits) {
        if (const auto* b = std::get_if<edited<body>>(&one)) {
            if (either(*b, [&](const body& x) { return x.part_of == agency.key; }) && (!b->before || !b->after))
                did.reshapes = true;
            if (!either(*b, [&](const body& x) { return x.key == agency.key; }) || !b->before || !b->after) continue;
            did.charters = did.charters || !(b->before->charter == b->after->charter);
            did.reshapes = did.reshapes || !(b->before->rank == b->after->rank)
                || !(b->before->leading_posts == b->after->leading_posts)
                || !(b->before->internal_bodies == b->after->internal_bodies) || !(b->before->quota == b->after->quota);
        } else if (const auto* x = std::get_if<edited<holding>>(&one)) {
            did.reshapes = did.reshapes || either(*x, [&](const holding& h) {
                return h.cls == carry_class::functions && h.holder == agency.key;
            });
        } else if (const auto* z = std::get_if<edited<zone>>(&one)) {
            did.reshapes = did.reshapes || (either(*z, [&](const zone& park) {
                return park.part_of == agency.unit;
            }) && !(z->before && z->after && z->before->part_of == z->after->part_of));
        }
    }
    return did;
}

// Whether the charter in force came after the last act that changed what a charter lays down, or with it: by their days, or by their order.
// Where no act is told nothing says that it did not.
truth charter_follows(context& c, const body& agency) {
    const enacted* last = nullptr; // that reshaped it
    bool chartered = false;        // then or since
    for (const enacted& act : c.acts()) {
        const done_to_agency did = done_to(act, agency);
        if (did.reshapes) {
            last = &act;
            chartered = false;
        }
        chartered = chartered || did.charters;
    }
    if (!last) return truth::yes();
    const auto now = c.ask<&body::charter>(agency);
    if (now.known() && now->issued && *now->issued > c.on()) return c.lacking(c.about(), fields::issued);
    if (now.known() && now->issued && last->on) return truth(*now->issued >= *last->on, now.marks());
    if (!now.known() || chartered) return truth(true, now.marks());
    // One that stood there before the act came before it; one nobody has recorded may have come after it.
    return agency.charter.known() ? truth(false, now.marks()) : c.lacking(c.about(), fields::issued);
}

rule sanding() {
    rule r = cleanup("gz22.sanding",
        say("调整后的开发区管理机构重新印发“三定”规定", "an agency that was changed has its charter reissued"),
        told_as_done("应重新印发“三定”规定的20个开发区管理机构均已完成新“三定”规定的印发"), of_agencies);
    r.parameters = {
        day_param("since", "2022-11-01", say("自何日起印发的算新规定", "from when on a charter counts as new"))};
    r.judge = [](context& c) {
        const body& agency = c.this_body();
        const date since = parse_date(c.param<std::string>("since")).value();
        // 20 were due of the 21 agencies that remained; which one was not is not stated.
        const auto reshapes = [&](const enacted& act) { return done_to(act, agency).reshapes; };
        const bool due_for_certain =
            c.is_step() && (std::any_of(c.acts().begin(), c.acts().end(), reshapes) || reshaped(c, agency));
        const truth due = due_for_certain ? truth::yes() : c.lacking(c.about(), fields::due);
        if (!c.when({"due", "应重新印发“三定”规定", "a new charter is due"}, due)) return;
        const auto charter_now = c.ask<&body::charter>(agency);
        c.require(
            {"reissued", "已重新印发“三定”规定", "the charter was issued anew"}, charter_now.is([&](const charter& s) {
                // One of a day to come is not issued yet; which one was in force until then is not recorded.
                const bool told = s.issued && *s.issued <= c.on();
                return told ? truth(*s.issued >= since) : c.lacking(c.about(), fields::issued);
            }));
        if (c.is_step())
            c.require({"after-the-change", "新“三定”规定在调整之后印发", "the new charter came after the change"},
                charter_follows(c, agency));
        c.tell([&] {
            return charter_now.known() && charter_now->issued
                ? fill(*charter_now->issued < since
                        ? say("现行“三定”规定印发于{0}，早于{1}", "the charter in force is of {0}, before {1}")
                        : say("现行“三定”规定印发于{0}，早于最后一次调整",
                            "the charter in force is of {0}, before the last change"),
                    {written_out(*charter_now->issued), written_out(since)})
                : say("调整之后未重新印发“三定”规定", "no charter was issued after the change");
        });
    };
    return r;
}

rule one_team() {
    rule r = cleanup("gz22.one-team",
        say("赣州高新区、龙南经开区、瑞金经开区主要领导由所在行政区党政主要领导兼任",
            "the principals of three named zones are the host division's own"),
        press_conference(
            "赣州高新区、龙南经开区、瑞金经开区分别与赣县区、龙南市、瑞金市实行“区政合一”，主要领导由所在行政区党委政府主要领导兼任"),
        of_zones);
    r.parameters = {list_param("named",
        {"赣州高新区", "赣州高新技术产业开发区", "龙南经开区", "龙南经济技术开发区", "瑞金经开区",
            "瑞金经济技术开发区"},
        say("区政合一的开发区", "the zones integrated with their host"))};
    r.over = {{relation_to_rule::tightens, "jx23.head.county-national"}};
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when({"named", "在该条所列开发区之内", "it is one of the zones named"},
                is_named(c, z, c.param<names>("named"))))
            return;
        require_host_principals(c, z, false);
    };
    return r;
}

} // namespace

policy ganzhou_2022() {
    static const detail::lasting pack{policy("ganzhou_2022",
        say("赣州市清理规范开发区管理机构（2022-2023）", "Ganzhou, clean-up of zone agencies (2022–2023)"),
        {social_all_but_one(), offices_merged(), section_heir(), village_agencies_closed(), village_heir(),
            rank_cap(true), rank_cap(false), sanding(), one_team()})};
    return *pack;
}

} // namespace onezone::packs
