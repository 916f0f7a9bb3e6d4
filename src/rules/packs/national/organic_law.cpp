// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

// 地方各级人民代表大会和地方各级人民政府组织法.

namespace onezone::packs {

namespace {

rule organic(std::string_view id, text title, citation basis, force strength, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, organic_dates(), code::none(), of);
}

bool is_administration(body_kind kind) { return is_government(kind) || kind == body_kind::department; }

rule incompatible() {
    rule r = organic("npc.incompatible",
        say("人大常委会组成人员、乡镇人大主席和副主席不得担任国家行政机关职务",
            "members of congress standing committees, and chairs and deputy chairs of township congresses, hold no office in state administration"),
        organic_law("第十八条、第四十七条",
            "乡、民族乡、镇的人民代表大会主席、副主席不得担任国家行政机关的职务…常务委员会的组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务"),
        force::prohibit, of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when(conditions::running, fills(c, t))) return;
        const post& p = *c.find(t.post);
        const body& b = *c.find(p.body);
        if (!c.when({"congress", "属于人大的职务", "it is a post of a People’s Congress"},
                c.kind_of(b) == body_kind::congress))
            return;
        const bool of_township = c.unit(b.unit).level() == level::township;
        const bool chair = p.kind == post_kind::chair || p.kind == post_kind::deputy_chair;
        if (!c.when({"member", "属于人大常委会组成人员", "the holder belongs to the standing committee"},
                c.kind_of(p).is(
                    [&](post_kind kind) { return chair || (!of_township && kind == post_kind::team_member); })))
            return;
        const truth none = !also_serves(c, t, [&](const body& other) {
            const truth administers = c.kind_of(whole_of(c, other)).is(is_administration);
            if (!administers.is_no()) return administers;
            // A zone's agency is an administrative organ where it is a dispatched organ (派出机关).
            if (is_zone_agency(other.kind)) return c.ask<&body::legal_type>(other) == dispatched_type::organ;
            return truth::no();
        });
        if (none.is_no())
            for (const tenure& other : c.tenures_of(t.person))
                if (other.key != t.key && fills(c, other) && is_administration(c.find(c.find(other.post)->body)->kind))
                    c.blame(subject::of(other));
        // Who holds an office besides may stand in no record: of the administration of the same division it is asked.
        c.require({"no-office", "不担任行政机关职务", "no office is held in the administration"},
            none.is_no() ? none : none && knows_holders_in(c, b.unit, is_administration));
        c.tell([] { return say("同时担任国家行政机关职务", "holds an office in state administration as well"); });
    };
    return r;
}

rule street_only_city() {
    rule r = organic("law.street-only-city",
        say("街道办事处由市辖区、不设区的市设立",
            "subdistricts are set up by districts and by cities without districts"),
        read_as(organic_law("第八十五条",
                    "市辖区、不设区的市的人民政府，经上一级人民政府批准，可以设立若干街道办事处，作为它的派出机关"),
            say("条文只列出这两种；县不得设立是对列举的理解，实际上473个县设有街道，同法第五十九条也说到县、自治县的街道",
                "the article names these two; that counties may not is a reading of the list; in fact 473 counties have some, and article 59 mentions them")),
        force::must, {subject_kind::division, level::township});
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"subdistrict", "属于街道", "it is a subdistrict"}, u.kind() == unit_kind::subdistrict)) return;
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
            allowed = has_districts ? truth::no() : c.is_whole(known_list::children, above.id());
        }
        c.require(
            {"city-above", "设在市辖区或不设区的市之下", "it stands under a district or a city without districts"},
            allowed);
        c.tell(
            [&] { return above ? fill(say("设在{0}之下", "stands under a {0}"), {name_of(above.kind())}) : text(); });
    };
    return r;
}

rule dispatched_closed() {
    rule r = organic("law.dispatched-closed",
        say("派出机关限于行政公署、区公所、街道办事处",
            "the only dispatched organs are prefectures' offices, district offices and subdistrict offices"),
        read_as(
            organic_law("第八十五条",
                "省、自治区的人民政府在必要的时候，经国务院批准，可以设立若干派出机关……可以设立若干区公所，作为它的派出机关……可以设立若干街道办事处，作为它的派出机关"),
            say("开发区管理机构不在所列之中；不得作为派出机关是对列举的理解，《行政区划管理条例》第十条说到“依照法律、国家有关规定设立的”派出机关",
                "agencies of zones are not on the list; that they cannot be dispatched organs is a reading of it: the regulation on divisions speaks, in article 10, of organs dispatched by law or by other provisions of the state")),
        force::must, {subject_kind::agency});
    r.topic = "agency.legal-type";
    r.stance = stance::forbids;
    r.judge = [](context& c) {
        c.require({"not-organ", "不属于派出机关", "it is no dispatched organ"},
            c.ask<&body::legal_type>(c.this_body()) == dispatched_type::agency);
        c.tell([] { return say("记为派出机关", "is recorded as a dispatched organ"); });
    };
    return r;
}

rule street_founding() {
    rule r = organic("law.street-founding",
        say("街道办事处经上一级政府批准设立，区公所经省级政府批准，行政公署经国务院批准",
            "a subdistrict is founded with the approval of the government above its own, a district office of the province, a prefecture's office of the State Council"),
        organic_law("第八十五条", "市辖区、不设区的市的人民政府，经上一级人民政府批准，可以设立若干街道办事处"),
        force::must, of_affected_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"dispatched", "属于政府派出机关", "it is an organ dispatched by a government"},
                !c.is_gone() && is_dispatched(u.kind())))
            return;
        judge_acts(
            c,
            [&](const happening& h) { return truth(h.founded || (h.kind_changed && !is_dispatched(kind_before(c)))); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> organic_law_rules() {
    return {incompatible(), street_only_city(), dispatched_closed(), street_founding()};
}

} // namespace onezone::packs
