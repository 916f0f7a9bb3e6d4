// SPDX-License-Identifier: Apache-2.0
#include "national.hpp"

#include <onezone/rules/packs/packs.hpp>

#include <iterator>
#include <optional>
#include <utility>

// Law and regulation in force nationwide, as far as what it needs can be stated in the model.

namespace onezone::packs {

namespace {

constexpr about of_bodies{subject_kind::body};
constexpr about of_tenures{subject_kind::tenure};
constexpr about of_changed_divisions{subject_kind::division, level::none, true};

citation servants(std::string_view article, std::string_view quote) {
    return in("公务员法（2018）", article, "S6", quote);
}
citation organic_law(std::string_view article, std::string_view quote) {
    return in("地方各级人民代表大会和地方各级人民政府组织法（2022）", article, "S7", quote);
}

date servants_date() { return date(2019, 6, 1); }
date organic_date() { return date(2022, 3, 11); }

//=== staffing ===//

struct staffing {
    asked<std::int64_t> quota;
    asked<std::int64_t> staff;
};

staffing staffing_of(const window& w, const body& b, quota_kind kind, staff_status status) {
    return {
        w.ask_count(b, b.quota, kind, field_of<&body::quota>), w.ask_count(b, b.staff, status, field_of<&body::staff>)};
}

truth within(const staffing& s) {
    if (!s.quota.known() || !s.staff.known()) return truth::unknown(s.quota.marks() | s.staff.marks());
    return truth(*s.staff <= *s.quota, s.quota.marks() | s.staff.marks());
}

rule no_unauthorised() {
    rule r =
        law("org.no-unauthorised", say("机构实有人员不得突破规定的编制", "an organ has no more staff than its quota"),
            organisation("第六条", "机构实有人员不得突破规定的编制"), force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("organ", of_government(b.kind))) return;
        const staffing administrative = staffing_of(c, b, quota_kind::administrative, staff_status::administrative);
        const staffing institution = staffing_of(c, b, quota_kind::institution, staff_status::institution);
        const truth::marks_type marks = administrative.quota.marks() | administrative.staff.marks()
            | institution.quota.marks() | institution.staff.marks();
        // A kind of which neither side is recorded is taken as not there, unless nothing is recorded at all.
        std::int64_t quota = 0;
        std::int64_t staff = 0;
        bool any = false;
        truth known = truth::yes();
        for (const staffing& s : {administrative, institution}) {
            if (!s.quota.known() && !s.staff.known()) continue;
            any = true;
            if (!s.quota.known() || !s.staff.known()) known = truth::unknown(s.quota.marks() | s.staff.marks());
            quota += s.quota.known() ? *s.quota : 0;
            staff += s.staff.known() ? *s.staff : 0;
        }
        c.require("within-quota", !any ? truth::unknown(marks) : known.is_unknown() ? known : truth(staff <= quota, 0));
        c.tell([&] {
            return any && known.is_yes() ? fill(say("实有 {0} 人，编制 {1} 名", "staff {0}, quota {1}"),
                       {verbatim(std::to_string(staff)), verbatim(std::to_string(quota))})
                                         : say("编制或实有人数不详", "quota or headcount is not known");
        });
    };
    return r;
}

rule quota_kinds_apart() {
    rule r = law("org.quota-kind",
        say("行政编制和事业编制不得混用、挤占、挪用", "administrative and public-institution quota are not mixed"),
        organisation("第十五条",
            "地方各级人民政府行政机构应当使用行政编制，事业单位应当使用事业编制，不得混用、挤占、挪用或者自行设定其他类别的编制"),
        force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("organ", of_government(b.kind))) return;
        const staffing administrative = staffing_of(c, b, quota_kind::administrative, staff_status::administrative);
        const staffing institution = staffing_of(c, b, quota_kind::institution, staff_status::institution);
        // Staff of a kind without any quota of that kind sit on the other.
        const auto fits = [](const staffing& mine, const staffing& other) {
            if (!mine.quota.known() && mine.staff.known() && other.quota.known())
                return truth(*mine.staff == 0).resting_on(mine.staff.marks());
            if (!mine.quota.known() && !mine.staff.known() && other.quota.known() && other.staff.known())
                return truth::yes();
            return within(mine);
        };
        c.require("administrative", fits(administrative, institution));
        c.require("institution", fits(institution, administrative));
        c.tell([] { return say("某类人员多于该类编制", "more staff of a kind than quota of that kind"); });
    };
    return r;
}

rule overstaffed_leaders() {
    rule r = law("org.overstaff",
        say("不得超职数、超规格配备领导成员", "no more leaders, and none of higher rank, than authorised"),
        organisation("第二十六条第五项", "擅自超职数、超规格配备领导成员的"), force::prohibit, organisation_date(),
        of_bodies);
    r.parameters = {{"concurrent_may_rank_higher", true,
        say("上级领导兼任的不算超规格", "a holder of higher rank who holds the post concurrently is no case of it"), {},
        grade::inferred}};
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("organ", of_government(b.kind))) return;
        truth_count leaders;
        truth ranks = truth::yes();
        bool any_post = false;
        const bool concurrent_may = c.param<bool>("concurrent_may_rank_higher");
        for (const post& p : c.posts_of(b.key)) {
            if (!is_leading(p.kind)) continue;
            any_post = true;
            for (const tenure& t : c.tenures_of(p.key)) {
                if (!fills(c, t)) continue;
                leaders.add(c.exists(t));
                if (concurrent_may && t.mode == tenure_mode::concurrent) continue;
                const auto personal = c.ask<&person::rank>(*c.find(t.person));
                const auto institutional = c.ask<&body::rank>(b);
                truth fits = truth::unknown(personal.marks() | institutional.marks());
                if (personal.known() && institutional.known())
                    fits = truth(*personal <= *institutional, personal.marks() | institutional.marks());
                if (fits.is_no()) c.blame(subject::of(t));
                ranks = ranks && fits;
            }
        }
        if (!c.when("has-leading-posts", any_post ? truth::yes() : c.lacking(c.about(), fields::leaders))) return;
        const auto authorised = c.ask<&body::leading_posts>(b);
        c.require("number",
            authorised.known()                             ? leaders.at_most(*authorised).resting_on(authorised.marks())
                : leaders.sure() + leaders.possible() == 0 ? truth::yes()
                                                           : truth::unknown(authorised.marks()));
        c.require("rank", ranks);
        c.tell([&] {
            return fill(say("配备领导 {0} 名，职数 {1}", "leaders {0}, authorised {1}"),
                {count_text(leaders.sure()),
                    authorised.known() ? verbatim(std::to_string(*authorised)) : say("不详", "unknown")});
        });
    };
    return r;
}

rule same_duty() {
    rule r = law("org.same-duty",
        say("职责相同或者相近的，原则上由一个行政机构承担", "one duty is, in principle, one organ's"),
        organisation("第十条", "地方各级人民政府行政机构职责相同或者相近的，原则上由一个行政机构承担"),
        force::principle, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when("organ", of_government(b.kind))) return;
        bool any = false;
        truth alone = truth::yes();
        for (const holding& x : c.holdings_of(b.key)) {
            if (x.cls != carry_class::functions) continue;
            any = true;
            for (const body& other : c.bodies_of(b.unit)) {
                if (other.key == b.key || !of_government(other.kind)) continue;
                for (const holding& y : c.holdings_of(other.key)) {
                    if (y.cls != carry_class::functions || y.name != x.name) continue;
                    c.blame(subject::of(x));
                    alone = alone && !c.exists(y);
                }
            }
        }
        c.require("alone", any ? alone : c.lacking(c.about(), fields::functions));
        c.tell([&] {
            return any ? say("同一职责另有机构承担", "another organ of the same unit has the same duty")
                       : say("职能清单不详", "its functions are not known");
        });
    };
    return r;
}

//=== posts ===//

bool is_organ(body_kind kind) noexcept {
    return kind == body_kind::government || kind == body_kind::party_committee || kind == body_kind::congress
        || kind == body_kind::department || kind == body_kind::working_committee
        || kind == body_kind::discipline_committee || is_zone_agency(kind);
}

rule vacancy() {
    rule r = law("cs.within-quota", say("公务员任职应当有相应职位空缺", "an appointment needs a vacant post"),
        servants("第四十三条", "公务员任职应当在规定的编制限额和职数内进行，并有相应的职位空缺"), force::must,
        servants_date(), {subject_kind::post});
    r.judge = [](context& c) {
        const post& p = c.this_post();
        if (!c.when("one-seat",
                is_leading(p.kind) && p.kind != post_kind::team_member && p.kind != post_kind::deputy_secretary
                    && p.kind != post_kind::deputy_director && p.kind != post_kind::deputy_head
                    && p.kind != post_kind::deputy_chair))
            return;
        if (!c.when("organ", is_organ(c.find(p.body)->kind))) return;
        truth_count holders;
        for (const tenure& t : c.tenures_of(p.key))
            if (fills(c, t)) holders.add(c.exists(t));
        c.require("one-holder", holders.at_most(1));
        c.tell([&] { return fill(say("同时由 {0} 人担任", "held by {0} at once"), {count_text(holders.sure())}); });
    };
    return r;
}

// Whether the person also holds, not on secondment, a post in such a body.
template <class Kind>
truth also_serves(const window& w, const tenure& here, Kind fits) {
    truth found = truth::no();
    for (const tenure& t : w.tenures_of(here.person)) {
        if (t.key == here.key || !fills(w, t)) continue;
        const truth there = fits(*w.find(w.find(t.post)->body));
        found = found || (there && w.exists(t));
    }
    return found;
}

rule no_company_post() {
    rule r = law("cs.no-company-post",
        say("公务员不得违反有关规定在企业兼任职务", "a civil servant holds no post in an enterprise against the rules"),
        servants("第五十九条第十六项", "违反有关规定从事或者参与营利性活动，在企业或者其他营利性组织中兼任职务"),
        force::prohibit, servants_date(), of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when("running", fills(c, t))) return;
        if (!c.when("company", c.find(c.find(t.post)->body)->kind == body_kind::platform_company)) return;
        if (!c.when("civil-servant", also_serves(c, t, [](const body& b) { return truth(is_organ(b.kind)); }))) return;
        c.require("approved", c.ask<&tenure::approved>(t) == true);
        c.tell([] { return say("在平台公司兼任职务，未经批准", "a post in the platform company without approval"); });
    };
    return r;
}

// Of whom the law speaks: a civil servant's post outside the organs.
bool is_outside_post(context& c, const tenure& t) {
    if (!c.when("running", fills(c, t))) return false;
    const body_kind there = c.find(c.find(t.post)->body)->kind;
    return c.when("outside-organs",
               !is_organ(there) && there != body_kind::internal_body && there != body_kind::leading_group)
        && c.when("civil-servant", also_serves(c, t, [](const body& b) { return truth(is_organ(b.kind)); }));
}

rule no_second_pay() {
    rule r = law("cs.no-second-pay",
        say("公务员在机关外兼职，不得领取兼职报酬", "a civil servant draws no pay from a post outside the organs"),
        servants("第四十四条", "公务员因工作需要在机关外兼职，应当经有关机关批准，并不得领取兼职报酬"), force::prohibit,
        servants_date(), of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!is_outside_post(c, t)) return;
        c.require("unpaid", c.ask<&tenure::paid>(t) == false);
        c.tell([] { return say("领取兼职报酬", "draws pay from it"); });
    };
    return r;
}

rule outside_approved() {
    rule r = law("cs.outside-approved",
        say("公务员在机关外兼职，应当经有关机关批准", "a civil servant's post outside the organs is approved"),
        servants("第四十四条", "公务员因工作需要在机关外兼职，应当经有关机关批准"), force::must, servants_date(),
        of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!is_outside_post(c, t)) return;
        c.require("approved", c.ask<&tenure::approved>(t) == true);
        c.tell([] { return say("在机关外兼职，未经批准", "a post outside the organs without approval"); });
    };
    return r;
}

rule incompatible() {
    rule r = law("npc.incompatible",
        say("人大常委会组成人员、乡镇人大主席副主席不得担任国家行政机关职务",
            "members of congress standing committees and chairs of township congresses hold no office in state administration"),
        organic_law("第十八条、第四十七条",
            "乡、民族乡、镇的人民代表大会主席、副主席不得担任国家行政机关的职务…常务委员会的组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务"),
        force::prohibit, organic_date(), of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when("running", fills(c, t))) return;
        const post& p = *c.find(t.post);
        const body& b = *c.find(p.body);
        if (!c.when("congress", b.kind == body_kind::congress)) return;
        const bool of_township = c.unit(b.unit).level() == level::township;
        const bool chair = p.kind == post_kind::chair || p.kind == post_kind::deputy_chair;
        if (!c.when("member", chair || (!of_township && p.kind == post_kind::team_member))) return;
        c.require("no-office", !also_serves(c, t, [&](const body& other) {
            if (other.kind == body_kind::government || other.kind == body_kind::department) return truth::yes();
            // A zone's agency is an administrative organ where it is a dispatched organ (派出机关).
            if (is_zone_agency(other.kind)) return c.ask<&body::legal_type>(other) == dispatched_type::organ;
            return truth::no();
        }));
        c.tell([] { return say("同时担任国家行政机关职务", "holds an office in state administration as well"); });
    };
    return r;
}

//=== divisions ===//

rule street_only_city() {
    rule r = law("law.street-only-city",
        say("街道办事处由市辖区、不设区的市设立",
            "subdistricts are set up by districts and by cities without districts"),
        read_as(organic_law("第八十五条",
                    "市辖区、不设区的市的人民政府，经上一级人民政府批准，可以设立若干街道办事处，作为它的派出机关"),
            say("条文只列出这两种；县不得设立是对列举的理解，实际上473个县设有街道，同法第五十九条也提到县的街道",
                "the article names these two; that counties may not is a reading of the list; in fact 473 counties have some, and article 59 mentions them")),
        force::must, organic_date(), {subject_kind::division, level::township});
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when("subdistrict", u.kind() == unit_kind::subdistrict)) return;
        truth allowed = truth::no();
        const unit_ref above = c.parent(u);
        if (!above || !u.place_known()) {
            allowed = c.lacking(c.about(), fields::parent);
        } else if (above.kind() == unit_kind::district || above.kind() == unit_kind::county_city) {
            allowed = truth::yes();
        } else if (above.kind() == unit_kind::prefecture_city) {
            bool has_districts = false;
            for (const unit_ref below : c.children(above))
                has_districts = has_districts || below.kind() == unit_kind::district;
            allowed = truth(!has_districts);
        }
        c.require("city-above", allowed);
        c.tell([&] {
            return above ? fill(say("设在{0}之下", "stands under a {0}"), {name_of(above.kind())})
                         : say("隶属不详", "its parent is not known");
        });
    };
    return r;
}

rule dispatched_closed() {
    rule r = law("law.dispatched-closed",
        say("派出机关限于行政公署、区公所、街道办事处",
            "dispatched organs are prefectures' offices, district offices and subdistrict offices"),
        read_as(
            organic_law("第八十五条",
                "经国务院批准，可以设立若干派出机关…可以设立若干区公所，作为它的派出机关…可以设立若干街道办事处，作为它的派出机关"),
            say("开发区管理机构不在所列之中；不得作为派出机关是对列举的理解",
                "agencies of zones are not on the list; that they cannot be dispatched organs is a reading of it")),
        force::must, organic_date(), {subject_kind::agency});
    r.topic = "agency.legal-type";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        c.require("not-organ", c.ask<&body::legal_type>(c.this_body()) == dispatched_type::agency);
        c.tell([] { return say("记为派出机关", "is recorded as a dispatched organ"); });
    };
    return r;
}

bool is_subdistrict(unit_kind kind) noexcept {
    return kind == unit_kind::subdistrict || kind == unit_kind::district_office;
}

rule name_unique() {
    rule r = law("name.unique",
        say("新的区划名称在规定范围内不应重名", "a new name of a division is not one already used within its range"),
        in("地名管理条例（2022）", "第九条第七、八项", "S8",
            "全国范围内的县级以上行政区划名称，不应重名…同一个省级行政区域内的乡、镇名称，同一个县级行政区域内的村民委员会、居民委员会所在地名称…不应重名"),
        force::must, date(2022, 5, 1), of_changed_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const unit_ref was = c.before().unit(u.id());
        if (!c.when("new-name", !was || was.name() != u.name())) return;
        // The clause names townships and towns, not subdistricts.
        if (!c.unless("subdistrict", is_subdistrict(u.kind()))) return;
        const level own = u.level();
        const level range = own <= level::county ? level::none
            : own == level::township             ? level::province
                                                 : level::county;
        const unit_ref around = range == level::none ? unit_ref() : c.ancestor(u, range);
        if (range != level::none && !around) {
            c.require("unique", c.lacking(c.about(), fields::parent));
            return;
        }
        truth unique = truth::yes();
        for (const unit_ref other : c.named(u.name())) {
            if (other.id() == u.id() || !other.is_division()) continue;
            const level theirs = other.level();
            if (is_subdistrict(other.kind())) continue;
            const bool comparable = own <= level::county ? theirs <= level::county : theirs == own;
            if (!comparable || (around && c.ancestor(other, range) != around)) continue;
            c.blame(subject::of(other));
            unique = truth::no();
        }
        c.require("unique", unique);
        c.tell([] { return say("与已有名称重名", "the name is already used"); });
    };
    return r;
}

rule community_size() {
    static constexpr field households{"indicator.households", "户数", "households"};
    rule r = law("village.change",
        say("居民委员会一般在一百户至七百户的范围内设立",
            "a residents' committee is normally of 100 to 700 households"),
        in("城市居民委员会组织法（2018修正）", "第六条", "S7b",
            "居民委员会根据居民居住状况，按照便于居民自治的原则，一般在一百户至七百户的范围内设立"),
        force::target, date(1990, 1, 1), {subject_kind::division, level::village, true});
    r.parameters = {{"min", std::int64_t{100}, say("至少几户", "households at least")},
        {"max", std::int64_t{700}, say("至多几户", "households at most")}};
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when("newly-founded", u.kind() == unit_kind::residents_committee && !c.before().unit(u.id()))) return;
        const indicator* figure = latest(c, u.id(), households.zh, c.on());
        if (!figure) {
            c.require("size", c.lacking(c.about(), households));
            return;
        }
        const asked<decimal> is = c.answer(c.about(), figure->value, households);
        c.require(
            "size", is >= decimal::of(c.param<std::int64_t>("min")) && is <= decimal::of(c.param<std::int64_t>("max")));
        c.tell([&] {
            return fill(say("{0} 户", "households: {0}"), {is.known() ? verbatim(to_string(*is)) : say("不详", "?")});
        });
    };
    return r;
}

// Who administers a division on behalf of its parent, where that is another division and the whole of its affairs.
unit_id whole_trustee(const window& w, unit_id division) {
    for (const entrustment& e : w.entrustments_of(division)) {
        const unit_ref holder = w.unit(e.holder);
        if (e.scope == entrustment_scope::all && w.running(e.valid) && holder && holder.is_division()) return e.holder;
    }
    return unit_id::none();
}

rule code_on_change() {
    rule r = law("code.on-change",
        say("设立、隶属关系（含代管）变更的赋予新代码，更名、界线和驻地变更的不变，废码不再用",
            "founding or a change of affiliation (entrustment included) brings a new code, any other change keeps it; dead codes stay dead"),
        in("行政区划代码管理办法（民政部令第79号）", "第六条", "S4", "唯一对应、废码不用"), force::must,
        date(2025, 9, 1), of_changed_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when("has-code-level", u.level() <= level::township)) return;
        const window before = c.before();
        const unit_ref was = before.unit(u.id());
        if (was && !c.when("had-code", was.code().ok() ? truth::yes() : c.lacking(c.about(), fields::code))) return;
        const code now = u.code();
        const auto fresh = [&] {
            if (!now.ok()) return c.lacking(c.about(), fields::code);
            return truth(!before.unit_with(now));
        };
        if (!was) {
            c.require("new-code", fresh());
            c.tell([] { return say("新设立的区划没有新代码", "the new division has no new code"); });
            return;
        }
        const unit_ref parent = c.parent(u);
        const unit_ref parent_was = before.parent(was);
        const bool moved = (parent ? parent.id() : unit_id::none()) != (parent_was ? parent_was.id() : unit_id::none())
            || whole_trustee(c, u.id()) != whole_trustee(before, u.id());
        if (moved) {
            c.require("renewed", now == was.code() ? truth::no() : fresh());
            c.tell([] {
                return say("隶属或代管关系变更而代码未换新", "its affiliation or trustee changed, its code did not");
            });
        } else {
            c.require("kept", now == was.code());
            c.tell([] { return say("隶属未变而代码变了", "its code changed, its affiliation did not"); });
        }
    };
    return r;
}

//=== policy papers of the State Council ===//

rule enterprise_apart() {
    rule r = law("gbf7.separate",
        say("推行政企分开，管理机构与开发运营企业分离", "government and enterprise are kept apart in zones"),
        in("国办发〔2017〕7号", "政企分开", "S30", "政企分开"), force::must, date(2017, 1, 19), {subject_kind::zone});
    // The paper is of that day; when it took effect is not stated beyond it.
    r.valid = {};
    r.valid.issued = date(2017, 1, 19);
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        bool has_company = false;
        bool has_posts = false;
        truth apart = truth::yes();
        for (const body& company : c.bodies_of(z.unit)) {
            if (company.kind != body_kind::platform_company) continue;
            has_company = true;
            for (const post& p : c.posts_of(company.key)) {
                has_posts = true;
                for (const tenure& t : c.tenures_of(p.key)) {
                    if (!fills(c, t)) continue;
                    const truth both =
                        also_serves(c, t, [&](const body& b) { return truth(b.unit == z.unit && leads_zone(b.kind)); });
                    if (!both.is_no()) c.blame(subject::of(t));
                    apart = apart && !both;
                }
            }
        }
        if (!c.when("has-company", has_company)) return;
        c.require("apart", has_posts ? apart : c.lacking(c.about(), fields::holder));
        c.tell([] {
            return say("管理机构与平台公司由同一人任职", "one person serves in both the agency and the company");
        });
    };
    return r;
}

rule may_integrate() {
    rule r = law("fg2832.convert",
        say("位于中心城区或与城区连片的开发区可探索与行政区体制合一",
            "a zone in or joined to the central urban area may try integration with the division"),
        in("发改规划〔2015〕2832号", "开发区与行政区", "S11", "位于中心城区或与城区连片的可探索开发区与行政区体制合一"),
        force::may, date(2015, 12, 2), {subject_kind::zone});
    r.valid = {};
    r.valid.issued = date(2015, 12, 2);
    r.topic = "zone.integration";
    r.stance = stance::permits;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when("integrated", !z.integrated.empty())) return;
        c.when("main-urban-area", c.ask<&zone::location>(z) == location_class::main_urban_area);
    };
    return r;
}

rule deepen_reform() {
    static constexpr field criterion{
        "criterion", "衡量标准（原文只有一句，未给出）", "a criterion (the paper has one sentence and gives none)"};
    rule r =
        law("plenum24.zones", say("深化开发区管理制度改革", "the management of development zones is reformed further"),
            read_as(in("二十届三中全会决定", "开发区", "S28、S30", "深化开发区管理制度改革"),
                say("一句话没有给出强度；按鼓励理解", "one sentence that states no force; read as an encouragement")),
            force::encourage, organic_date(), {subject_kind::whole, level::none, true});
    r.valid = {}; // no source here gives the day
    r.judge = [](context& c) {
        bool changed = false;
        for (const body& b : c.all_bodies()) {
            if (!is_zone_agency(b.kind)) continue;
            const body* was = c.before().find(b.key);
            changed = changed || !was || !(*was == b);
        }
        for (const body& was : c.before().all_bodies())
            changed = changed || (is_zone_agency(was.kind) && !c.find(was.key));
        if (!c.when("agencies-changed", changed)) return;
        c.require("deepens", c.lacking(c.about(), criterion));
        c.tell([] {
            return say("开发区管理机构有变动；是否属于深化改革，原文没有标准",
                "agencies of zones changed; whether that is further reform the paper gives no means to tell");
        });
    };
    return r;
}

} // namespace

policy national() {
    static const policy pack = [] {
        std::vector<rule> rules{
            no_unauthorised(),
            quota_kinds_apart(),
            overstaffed_leaders(),
            same_duty(),
            vacancy(),
            no_company_post(),
            no_second_pay(),
            outside_approved(),
            incompatible(),
            street_only_city(),
            dispatched_closed(),
            name_unique(),
            community_size(),
            code_on_change(),
            enterprise_apart(),
            may_integrate(),
            deepen_reform(),
        };
        for (auto part : {&organ_procedures, &division_procedures}) {
            std::vector<rule> more = part();
            rules.insert(rules.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return policy(
            "national", say("国家法律法规和政策文件", "national law, regulation and policy papers"), std::move(rules));
    }();
    return pack;
}

} // namespace onezone::packs
