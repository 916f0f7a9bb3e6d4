// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "jiangxi_2023.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <utility>
#include <vector>

// 《关于深化开发区管理制度改革推动开发区高质量发展的实施意见》, as reported on 2023-11-27 from the press conference of 2023-11-08.

namespace onezone::packs {

rule of_jiangxi_2023(
    std::string_view id, text title, std::string_view area, std::string_view quote, force strength, const about& of) {
    return clause(id, std::move(title),
        in("江西省《关于深化开发区管理制度改革推动开发区高质量发展的实施意见》（2023-11-08公布）", area, "S1", quote),
        strength, effect::announced_on(date(2023, 11, 8)), code{"36"}, of);
}

namespace {

constexpr std::string_view structure = "深化开发区体制机制改革";
constexpr std::string_view pay = "深化开发区体制机制改革：人事薪酬制度";

//=== where a zone lies ===//

// The clauses speak of zones in county areas and in main urban areas, and define neither.
parameter reading_of_location() {
    return choice_param("location_by", {"record", "seat"},
        say("“设在县域”“设在设区市主城区”以何为准，来源未界定；record：按记载；seat：按所在县级行政区，市辖区为主城区，其余为县域",
            "what tells county areas from main urban areas is not defined; record: what is recorded of the zone; seat: the "
            "county-level division it lies in, a district being main urban area, any other county area"));
}

asked<location_class> location_of(context& c, const zone& z) {
    if (c.param<std::string>("location_by") == "record") return c.ask<&zone::location>(z);
    const asked<unit_ref> county = c.host_county(z);
    if (!county.known()) return asked<location_class>::missing(county.marks());
    const bool urban = county->kind() == unit_kind::district;
    return asked<location_class>::of(
        urban ? location_class::main_urban_area : location_class::county_area, county.marks());
}

//=== zones and townships ===//

// The townships and subdistricts a zone and its parks administer, of those that `visit(entrustment)` wants, as a count that knows
// which entrustments are doubtful.
template <class Visit>
truth_count townships_of(const window& w, unit_id zone_unit, Visit visit) {
    truth_count held;
    each_township_of(w, zone_unit, [&](const entrustment& e, unit_ref) {
        if (visit(e)) held.add(w.exists(e));
    });
    return held;
}

rule county_no_entrust() {
    rule r = of_jiangxi_2023("jx23.county.no-entrust",
        say("设在县域的开发区原则上不代管乡镇（街道）",
            "a zone in a county area does not, in principle, administer townships"),
        structure, "设在县域的开发区原则上不代管乡镇（街道）", force::principle, of_zones);
    r.parameters = {
        number_param("max_entrusted", 0, say("至多代管几个乡镇（街道）", "how many townships it may administer")),
        reading_of_location()};
    r.topic = "zone.holds-townships";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::county_area, location_of(c, z) == location_class::county_area)) return;
        const truth_count held = townships_of(c, z.unit, [&](const entrustment& e) {
            c.blame(subject::of(e));
            return true;
        });
        const truth all = knows_townships(c, z.unit);
        c.require({"few-enough", "代管乡镇（街道）数不超过上限", "it administers no more townships than allowed"},
            held.at_most(c.param<std::int64_t>("max_entrusted"), all));
        tell_figure(c, [&] {
            return fill(say("代管乡镇（街道） {0} 个，上限 {1} 个", "townships administered: {0}, allowed: {1}"),
                {count_text(held.sure()), verbatim(std::to_string(c.param<std::int64_t>("max_entrusted")))});
        });
    };
    return r;
}

rule county_no_social() {
    rule r = of_jiangxi_2023("jx23.county.no-social",
        say("设在县域的开发区不承担社会管理事务", "a zone in a county area carries no social management"), structure,
        "设在县域的开发区原则上不代管乡镇（街道），不承担社会管理事务，进行有序剥离", force::principle, of_zones);
    r.force_is_read = say("“原则上”是否也管“不承担社会管理事务”有两解；按“原则上”理解，可改为“不得”",
        "whether “in principle” also reaches “carries no social management” can be read both ways; read as in principle, and may be set to prohibit");
    r.parameters = {
        flag_param("urban_too", false,
            say("主城区的开发区应否剥离：条文只说设在县域的，但随后准许主城区国家级开发区视情不剥离",
                "whether zones in main urban areas are to strip as well: the clause speaks of county areas, yet goes on to permit "
                "national zones in main urban areas not to")),
        reading_of_location()};
    r.topic = "zone.social-functions";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        truth bound = location_of(c, z) == location_class::county_area;
        if (c.param<bool>("urban_too")) bound = truth::yes();
        if (!c.when(conditions::county_area, bound)) return;
        require_no_social_function(c, z.unit);
    };
    return r;
}

// The townships a zone and its parks administer on the day of the state.
std::vector<const entrustment*> townships_held(const window& w, unit_id zone_unit) {
    std::vector<const entrustment*> held;
    each_township_of(w, zone_unit, [&](const entrustment& e, unit_ref) { held.push_back(&e); });
    return held;
}

// Whether the township is held as before without a break: by the same entrustment, or by one since the same day where no act is told to
// have ended the other. What ended and was entrusted anew is new.
bool is_continued(const context& c, const std::vector<const entrustment*>& before,
    const std::vector<const entrustment*>& now, unit_id unit) {
    const auto ended = [&](const entrustment& was) {
        for (const enacted& act : c.acts())
            for (const edit& e : act.edits)
                if (const auto* of = std::get_if<edited<entrustment>>(&e);
                    of && of->before && of->before->key == was.key && !of->after)
                    return true;
        return false;
    };
    return std::any_of(now.begin(), now.end(), [&](const entrustment* is) {
        return is->unit == unit && std::any_of(before.begin(), before.end(), [&](const entrustment* was) {
            return was->unit == unit && (was->key == is->key || (was->valid.from == is->valid.from && !ended(*was)));
        });
    });
}

// Whether it gives more than what was held of the township before.
bool is_wider(const entrustment& e, const std::vector<const entrustment*>& before) {
    return std::none_of(before.begin(), before.end(), [&](const entrustment* was) {
        if (was->unit != e.unit || was->scope > e.scope) return false;
        return e.scope != entrustment_scope::items || was->scope != entrustment_scope::items
            || std::all_of(e.items.begin(), e.items.end(), [&](const std::string& item) {
                   return std::find(was->items.begin(), was->items.end(), item) != was->items.end();
               });
    });
}

// Whether an entrustment that is not recorded before the step was given since: as an act or its first day tells, or where all that was
// entrusted then is recorded.
truth was_taken_on(const context& c, const entrustment& e) {
    if (e.valid.from) return truth::yes();
    for (const enacted& act : c.acts())
        for (const edit& one : act.edits)
            if (const auto* of = std::get_if<edited<entrustment>>(&one); of && of->after && of->after->key == e.key)
                return truth::yes();
    const window before = c.before();
    if (!before.unit(e.unit) || !before.unit(e.holder)) return truth::yes();
    const truth known =
        before.is_whole(known_list::entrustments, e.unit) || before.is_whole(known_list::administered, e.holder);
    static constexpr field since{"valid", "代管起始日期", "first day of the entrustment", "代管自哪一天开始",
        "on which day the entrustment began"};
    return known.is_yes() ? known : c.lacking(subject::of(e), since);
}

rule urban_no_new_entrust() {
    rule r = of_jiangxi_2023("jx23.urban.no-new-entrust",
        say("设在设区市主城区的国家级开发区原则上不再新增代管乡镇（街道）",
            "a national zone in a main urban area takes on, in principle, no further townships"),
        structure, "设在设区市主城区的国家级开发区，原则上不再新增代管乡镇（街道）", force::principle,
        {subject_kind::zone, level::none, true});
    r.parameters = {flag_param("allow_existing", true, say("原有的可以保留", "those held already may stay")),
        flag_param("widening", false,
            say("扩大原有代管的范围（如由经济事务扩至全部事务）是否算新增，来源未说明",
                "whether it counts to administer more of a township already held, all matters instead of economic ones, say; "
                "the source does not tell"),
            grade::inferred),
        reading_of_location()};
    r.topic = "zone.holds-townships";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
        if (!c.when(conditions::main_urban_area, location_of(c, z) == location_class::main_urban_area)) return;
        const bool old_may_stay = c.param<bool>("allow_existing");
        const bool widening_counts = c.param<bool>("widening");
        const std::vector<const entrustment*> before = townships_held(c.before(), z.unit);
        const std::vector<const entrustment*> now = townships_held(c, z.unit);
        truth_count added;
        std::vector<unit_id> counted; // a township is taken on once, in however many scopes
        for (const entrustment* const e : now) {
            if (std::find(counted.begin(), counted.end(), e->unit) != counted.end()) continue;
            const bool old =
                old_may_stay && is_continued(c, before, now, e->unit) && !(widening_counts && is_wider(*e, before));
            if (old) continue;
            const truth is_new = c.exists(*e) && was_taken_on(c, *e) && c.binds(e->valid.from);
            if (is_new.is_no()) continue;
            counted.push_back(e->unit);
            c.blame(subject::of(*e), is_new);
            added.add(is_new);
        }
        c.require({"none-added", "没有新增代管乡镇（街道）", "it took on no townships"}, added.at_most(0));
        tell_figure(c, [&] {
            return fill(say("新增代管乡镇（街道） {0} 个", "townships taken on: {0}"), {count_text(added.sure())});
        });
    };
    return r;
}

rule urban_social_may_stay() {
    rule r = of_jiangxi_2023("jx23.urban.social-may-stay",
        say("设在设区市主城区的国家级开发区，运行顺畅且与产业发展密切相关的社会管理事务可不剥离",
            "a national zone in a main urban area may keep social management that runs smoothly and is closely linked to industry"),
        structure, "运行顺畅且与产业发展密切相关的社会管理事务可视情不作剥离", force::may, of_zones);
    r.parameters = {reading_of_location()};
    r.over = {{relation_to_rule::waives, "jx23.county.no-social"}};
    r.topic = "zone.social-functions";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
        if (!c.when(conditions::main_urban_area, location_of(c, z) == location_class::main_urban_area)) return;
        // What is permitted is asked for only where a permission is weighed.
        if (!c.detailed()) return;
        each_function(c, z.unit, [&](const holding& x, truth social) {
            if (social.is_no()) return;
            c.permit(subject::of(x),
                c.ask<&holding::runs_smoothly>(x) == true && c.ask<&holding::industry_linked>(x) == true);
        });
    };
    return r;
}

//=== who leads a zone ===//

// 第一书记 is a post besides that of the secretary; the paper speaks of 党工委书记 and says nothing of it.
parameter reading_of_first_secretary() {
    return flag_param("first_secretary_counts", false,
        say("由第一书记兼任是否也算“党工委书记由……兼任”：来源未说明，按不算理解",
            "whether it is enough that the first secretary is one of them: the source does not say; read as not enough"),
        grade::inferred);
}

rule head_bureau_national() {
    rule r = of_jiangxi_2023("jx23.head.bureau-national",
        say("鼓励副厅级国家级开发区党工委书记由设区市党政领导班子成员兼任",
            "the secretary of a national zone of deputy bureau rank is encouraged to be a member of the city's leading team"),
        pay, "鼓励副厅级国家级开发区党工委书记由设区市党政领导班子成员兼任", force::encourage, of_zones);
    r.parameters = {reading_of_first_secretary()};
    r.topic = "zone.secretary";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
        truth of_rank = truth::no();
        bool any = false;
        c.each_agency_of(z, [&](const body& agency) {
            any = true;
            of_rank = of_rank || c.ask<&body::rank>(agency) == rank::bureau_deputy;
        });
        if (!any)
            of_rank = of_some(
                c, truth::no(), false, c.is_whole(known_list::agencies, z.unit), subject::of(z), fields::agency);
        if (!c.when({"deputy-bureau-rank", "管理机构为副厅级", "its agency is of deputy bureau rank"}, of_rank)) return;
        const unit_ref city = c.ancestor(c.this_unit(), level::prefecture);
        require_secretary(c, z,
            {"city-team", "书记由设区市党政领导班子成员兼任", "the secretary is one of the leading team of the city"},
            c.param<bool>("first_secretary_counts"), [&](person_id who) {
                return city ? is_in_team(c, who, city.id()) : c.lacking(subject::of(z), fields::seat);
            });
        c.tell([] {
            return say("党工委书记未由设区市领导班子成员兼任", "the secretary is no member of the city's leading team");
        });
    };
    return r;
}

rule head_county_national() {
    rule r = of_jiangxi_2023("jx23.head.county-national",
        say("设在县域的国家级开发区主要领导由所在县区党政主官兼任",
            "the principals of a national zone in a county area are the host county's own principals"),
        pay, "设在县域的国家级开发区主要领导由所在县区党政主官兼任", force::must, of_zones);
    r.parameters = {
        choice_param("mapping", {"any", "same"},
            say("哪位兼任哪职，来源未说明；any：任一主官兼任即可；same：书记兼书记、政府主官兼主任",
                "which holds which is not stated; any: either of them; same: secretary as secretary, head of government as director"),
            grade::inferred),
        reading_of_location()};
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::national, c.ask<&zone::tier>(z) == zone_tier::national)) return;
        if (!c.when(conditions::county_area, location_of(c, z) == location_class::county_area)) return;
        require_host_principals(c, z, c.param<std::string>("mapping") == "same");
    };
    return r;
}

rule head_provincial() {
    rule r = of_jiangxi_2023("jx23.head.provincial",
        say("省级开发区党工委书记由所在县区党政领导班子成员兼任",
            "the secretary of a provincial zone is a member of the host county's leading team"),
        pay, "省级开发区党工委书记由所在县区党政领导班子成员兼任", force::must, of_zones);
    r.parameters = {reading_of_first_secretary()};
    r.topic = "zone.secretary";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::provincial, c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        require_secretary(c, z,
            {"county-team", "书记由所在县区党政领导班子成员兼任",
                "the secretary is one of the leading team of the county"},
            c.param<bool>("first_secretary_counts"), [&](person_id who) {
                return of_some_host(c, z, [&](unit_ref county) { return is_in_team(c, who, county.id()); });
            });
        c.tell([] {
            return say("党工委书记未由所在县区党政领导班子成员兼任",
                "the secretary is no member of the host county's leading team");
        });
    };
    return r;
}

rule concurrent_no_pay() {
    rule r = of_jiangxi_2023("jx23.concurrent.no-pay",
        say("兼任领导不得在开发区领酬", "leaders who hold a zone post concurrently draw no pay from the zone"), pay,
        "兼任领导不得在开发区领酬", force::prohibit, {subject_kind::tenure});
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when(conditions::running, c.running(t.valid))) return;
        const post* p = c.find(t.post);
        if (!c.when({"leading", "属于领导职务", "it is a leading post"}, c.kind_of(*p).is(is_leading))) return;
        const zone* z = c.zone_of(c.find(p->body)->unit);
        if (!c.when({"zone-post", "属于开发区的职务", "it is a post of a zone"}, z != nullptr)) return;
        if (!c.when({"concurrent", "属于兼任", "the post is held concurrently"}, is_concurrent(c, z, t))) return;
        c.require(conditions::unpaid, c.ask<&tenure::paid>(t) == false);
        c.tell([] { return say("在兼任的开发区职务领酬", "draws pay from the concurrent zone post"); });
    };
    return r;
}

//=== how many, and of what ===//

rule county_max_zones() {
    rule r = of_jiangxi_2023("jx23.county.max-zones",
        say("原则上每个县（市、区）的开发区不超过1家",
            "in principle no more than one zone in each county-level division"),
        structure, "全面完成开发区管理机构的清理规范工作，原则上每个县（市、区）的开发区不超过1家", force::principle,
        {subject_kind::division, level::county});
    r.parameters = {
        number_param("max", 1, say("每个县（市、区）至多几家", "how many at most")),
        choice_param("counts", {"agencies", "zones"},
            say("以什么计数：这句话出自清理规范管理机构的要求；agencies：管理机构；zones：开发区",
                "what is counted: the sentence is about cleaning up agencies; agencies: their agencies; zones: the zones"),
            grade::inferred),
        flag_param("city_run", false,
            say("设区市管理的不计入：赣州清理后18个县（市、区）有21个管理机构",
                "zones run by the city do not count: Ganzhou ended with 21 agencies for 18 county-level divisions"),
            grade::inferred),
    };
    r.topic = "county.zones";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        const bool by_zone = c.param<std::string>("counts") == "zones";
        const truth_count counted = count_zones(c, {by_zone, c.param<bool>("city_run"), std::nullopt});
        const truth all = knows_zones(c, by_zone);
        c.require(conditions::few_zones, counted.at_most(c.param<std::int64_t>("max"), all));
        tell_count(c, counted, by_zone);
    };
    return r;
}

constexpr std::string_view industry = "推动产业转型升级";
constexpr std::string_view industry_quote =
    "各设区市要统筹确定所辖开发区的首位产业和主导产业，原则上每个开发区主导产业不超过3个";

rule industry_max_lead() {
    rule r = of_jiangxi_2023("jx23.industry.max-lead",
        say("原则上每个开发区主导产业不超过3个", "in principle no more than three leading industries in each zone"),
        industry, industry_quote, force::principle, of_zones);
    leading_industries_capped(r, 3);
    return r;
}

rule industry_first() {
    rule r = of_jiangxi_2023("jx23.industry.first",
        say("每个开发区确定首位产业和主导产业", "a first industry and leading industries are fixed for each zone"),
        industry, industry_quote, force::must, of_zones);
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        require_or_tell(c, {"first", "确定了首位产业", "a first industry is fixed"},
            c.ask<&zone::first_industry>(z).is([](const std::string& name) { return !name.empty(); }),
            [] { return say("未确定首位产业", "no first industry is fixed"); });
        require_or_tell(c, {"leading", "确定了主导产业", "leading industries are fixed"},
            c.ask<&zone::lead_industries>(z).is([](const names& all) { return !all.empty(); }),
            [] { return say("未确定主导产业", "no leading industry is fixed"); });
    };
    return r;
}

rule industry_by_city() {
    rule r = of_jiangxi_2023("jx23.industry.by-city",
        say("首位产业和主导产业由设区市统筹确定", "the city decides on first and leading industries"), industry,
        industry_quote, force::must, of_affected_zones);
    r.judge = [](context& c) {
        judge_acts(
            c, [](const happening& h) { return truth(h.industries_changed && !h.gone); },
            [&](const happening& h) {
                return std::vector<demanded>{
                    {{"by-city", "由设区市统筹确定", "the city decided it"}, approved_as_asked(c, h)}};
            });
    };
    return r;
}

rule coop() {
    rule r = of_jiangxi_2023("jx23.coop",
        say("鼓励各设区市与发达省市共建“飞地园区”“区中园”",
            "cities are encouraged to build enclave parks and parks within zones together with developed provinces and cities"),
        industry, "鼓励各设区市与发达省市共建“飞地园区”“区中园”", force::encourage,
        {subject_kind::division, level::prefecture});
    r.parameters = {list_param("developed", {},
        say("哪些省级行政区算“发达省市”，来源未界定；空：本省以外的都算，是推断",
            "which provinces are developed the source does not define; empty: any other than its own, an inference"))};
    r.parameters.back().how = grade::inferred;
    r.judge = [](context& c) {
        static constexpr field own_province{
            "parent", "所在省份", "province", "位于哪一省份", "in which province it lies"};
        const unit_ref city = c.this_unit();
        const unit_ref province = c.ancestor(city, level::province);
        const names& developed = c.param<names>("developed");
        const auto is_developed = [&](unit_ref u) {
            if (developed.empty()) return true;
            const unit_ref in = c.ancestor(u, level::province);
            return in && std::find(developed.begin(), developed.end(), in.name()) != developed.end();
        };
        bool recorded = false;
        truth has = truth::no();
        truth all = c.is_whole(known_list::zones, city.id());
        c.each_zone_in(city, [&](const zone& z, truth lies_here) {
            all = all && c.is_whole(known_list::agreements, z.unit);
            for (const agreement& a : c.agreements_about(z.unit)) {
                recorded = true;
                if (!c.running(a.valid)) continue;
                for (const partner& p : a.partners) {
                    const unit_ref from = c.unit(p.unit);
                    if (!from || c.within(from, province ? province : city) || !is_developed(from)) continue;
                    // Of a city whose province is not known nobody knows what lies outside it.
                    const truth outside = province ? truth::yes() : c.lacking(c.about(), own_province);
                    has = has || (outside && lies_here && c.exists(a));
                }
            }
        });
        c.require({"agreement", "有与发达省市的共建协议", "there is an agreement with partners in developed provinces"},
            of_some(c, has, recorded, all, c.about(), fields::agreements));
        c.tell([] {
            return say("没有与发达省市共建园区的协议", "no running agreement with a partner in a developed province");
        });
    };
    return r;
}

} // namespace

policy jiangxi_2023() {
    static const detail::lasting pack{[] {
        std::vector<rule> rules{county_no_entrust(), county_no_social(), urban_no_new_entrust(),
            urban_social_may_stay(), head_bureau_national(), head_county_national(), head_provincial(),
            concurrent_no_pay(), county_max_zones(), industry_max_lead(), industry_first(), industry_by_city()};
        for (rule& r : jiangxi_performance_rules()) rules.push_back(std::move(r));
        rules.push_back(coop());
        return policy("jiangxi_2023",
            say("江西省开发区管理制度改革实施意见（2023）",
                "Jiangxi, paper on the management of development zones (2023)"),
            std::move(rules));
    }()};
    return *pack;
}

} // namespace onezone::packs
