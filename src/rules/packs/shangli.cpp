// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Shangli's pilot of 2022: management committee, platform company and industrial community. The source tells what was done there.

namespace onezone::packs {

namespace {

rule pilot(std::string_view id, text title, std::string_view part, std::string_view quote, const about& of) {
    // “自2022年入选……试点以来”: some day of 2022; reported on 2023-11-26.
    effect e = some_day(date(2022, 1, 1), date(2023, 1, 1));
    e.announced = date(2023, 11, 26);
    return clause(id, std::move(title),
        done_so(in("上栗县开发区体制机制改革创新试点（2023-11-26报道）", part, "S1", quote),
            say("来源报道的是已作的安排，未说是要求；作为要求判定是推断",
                "the source reports what was arranged, not that it is asked; to judge it as a demand is an inference")),
        force::must, e, code{"360322"}, of);
}

constexpr std::string_view mechanism = "健全管理运营机制";

// The bodies of one kind in a zone, with their parts.
template <class Visit>
bool each_body(const window& w, unit_id zone_unit, body_kind kind, Visit visit) {
    bool any = false;
    each_body_of(w, zone_unit, [&](const body& b) {
        if (b.kind != kind) return;
        any = true;
        visit(b);
        for (const body& part : w.parts_of(b.key)) visit(part);
    });
    return any;
}

rule separate() {
    rule r = pilot("sl22.separate",
        say("政企分开、政资分离：管委会与平台公司不共用职位和职能",
            "government apart from enterprise: committee and platform company share no post and no function"),
        mechanism, "实现园区政企分开、政资分离", of_zones);
    r.topic = "zone.company";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        names company_functions;
        truth functions_known = truth::yes();
        truth holders_known = truth::yes();
        const auto look_at = [&](const body& b) {
            functions_known = functions_known && c.is_whole(known_list::functions, b.key);
            holders_known = holders_known && knows_holders(c, b.key);
        };
        bool company_posts = false;
        body_list companies;
        body_list committees;
        const bool has_company = each_body(c, z.unit, body_kind::platform_company, [&](const body& company) {
            look_at(company);
            companies.push_back(&company);
            for (const holding& x : c.holdings_of(company.key))
                if (x.cls == carry_class::functions) company_functions.push_back(x.name);
            company_posts = company_posts || !c.posts_of(company.key).empty();
        });
        const truth bodies_known = knows_bodies(c, z.unit);
        const auto there = [&](bool recorded) {
            return of_some(c, truth(recorded), false, bodies_known, c.about(), fields::bodies);
        };
        if (!c.when(conditions::has_company, there(has_company))) return;
        truth no_shared_function = truth::yes();
        const bool has_committee = each_body(c, z.unit, body_kind::management_committee, [&](const body& committee) {
            look_at(committee);
            committees.push_back(&committee);
            for (const holding& x : c.holdings_of(committee.key)) {
                if (x.cls != carry_class::functions) continue;
                bool shared = std::any_of(company_functions.begin(), company_functions.end(),
                    [&](const std::string& of_company) { return same_name(of_company, x.name); });
                for (const body_id with : x.shared_with) {
                    const body* b = c.find(with);
                    shared = shared || (b && b->kind == body_kind::platform_company);
                }
                if (!shared) continue;
                c.blame(subject::of(x));
                no_shared_function = no_shared_function && !c.exists(x);
            }
        });
        if (!c.when({"has-committee", "设有管委会", "there is a management committee"}, there(has_committee))) return;
        require_or_tell(c,
            {"no-shared-function", "管委会与平台公司不共用职能", "committee and company share no function"},
            no_shared_function && functions_known && bodies_known,
            [] { return say("管委会与平台公司共用职能", "committee and company share functions"); });
        require_or_tell(c,
            {"no-shared-post", "无人在管委会和平台公司同时任职", "nobody serves in both committee and company"},
            of_all(c, !serves_in_both(c, companies, committees), company_posts, holders_known && bodies_known,
                c.about(), fields::holder),
            [] { return say("有人在管委会和平台公司同时任职", "somebody serves in both committee and company"); });
    };
    return r;
}

rule structure() {
    rule r = pilot("sl22.structure",
        say("管委会、平台公司、工业社区三方分担职能",
            "functions are split between committee, platform company and industrial community"),
        mechanism, "推行“管委会+平台公司+工业社区”新模式", of_zones);
    r.parameters = {
        list_param(
            "committee", {"把方向", "谋大局", "定政策", "促改革"}, say("管委会的职能", "functions of the committee")),
        list_param("company", {"开发建设", "资本运营", "招商引资"}, say("平台公司的职能", "functions of the company")),
        list_param(
            "community", {"公共服务", "民生保障", "基层党建"}, say("工业社区的职能", "functions of the community")),
    };
    r.topic = "zone.structure";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const truth bodies_known = knows_bodies(c, z.unit);
        bool has_body = false;
        each_body_of(c, z.unit, [&](const body&) { has_body = true; });
        if (!c.when({"has-bodies", "设有机构", "it has bodies"},
                of_some(c, truth(has_body), false, bodies_known, c.about(), fields::bodies)))
            return;
        const auto body_there = [&](const condition& what, body_kind kind) {
            truth there = truth::no();
            each_body(c, z.unit, kind, [&](const body& b) { there = there || c.exists(b); });
            require_or_tell(c, what, there || !bodies_known,
                [&] { return fill(say("没有{0}", "there is no {0}"), {name_of(kind)}); });
        };
        body_there({"has-committee", "设有管委会", "there is a management committee"}, body_kind::management_committee);
        body_there(conditions::has_company, body_kind::platform_company);
        body_there(
            {"has-community", "设有工业社区", "there is an industrial community"}, body_kind::industrial_community);

        // Where each listed function is held: by its own body and by no other.
        const auto split = [&](const condition& what, std::string_view list, body_kind own) {
            truth right = truth::yes();
            text misplaced;
            for (const std::string& name : c.param<names>(list)) {
                bool found = false;
                truth here = truth::yes();
                truth all = bodies_known;
                for (const body_kind kind :
                    {body_kind::management_committee, body_kind::platform_company, body_kind::industrial_community})
                    each_body(c, z.unit, kind, [&](const body& b) {
                        all = all && c.is_whole(known_list::functions, b.key);
                        for (const holding& x : c.holdings_of(b.key)) {
                            if (x.cls != carry_class::functions || !same_name(x.name, name)) continue;
                            found = true;
                            if (kind == own && x.shared_with.empty()) continue;
                            c.blame(subject::of(x));
                            here = here && !c.exists(x);
                        }
                    });
                // Nobody carries it, if all they carry is known; nor does anybody else besides.
                here = here && (found ? all : of_some(c, truth::no(), false, all, c.about(), fields::functions));
                if (here.is_no() && c.detailed())
                    misplaced += (misplaced.empty() ? text() : say("、", ", ")) + verbatim(name);
                right = right && here;
            }
            require_or_tell(c, what, right, [&] {
                return fill(say("{0}未由{1}一方承担", "{0}: not the duty of the {1} alone"), {misplaced, name_of(own)});
            });
        };
        split({"committee-functions", "管委会的职能由管委会一方承担", "the committee alone carries its functions"},
            "committee", body_kind::management_committee);
        split({"company-functions", "平台公司的职能由平台公司一方承担", "the company alone carries its functions"},
            "company", body_kind::platform_company);
        split({"community-functions", "工业社区的职能由工业社区一方承担", "the community alone carries its functions"},
            "community", body_kind::industrial_community);
    };
    return r;
}

rule first_secretary() {
    rule r = pilot("sl22.first-secretary",
        say("一名县领导兼任园区党工委第一书记",
            "a county leader is also first secretary of the zone's working committee"),
        mechanism, "选派一名县领导兼任园区党工委第一书记", of_zones);
    r.topic = "zone.first-secretary";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const leading_posts leaders(c, z.unit);
        const truth held = is_held(c, leaders, post_kind::first_secretary, posts::zone_first_secretary);
        require_or_tell(c, {"held", "第一书记一职已有人担任", "the post of first secretary is filled"}, held,
            [] { return say("党工委第一书记一职空缺", "nobody is first secretary"); });
        const truth of_county =
            every_holder(c, leaders, post_kind::first_secretary, posts::zone_first_secretary, [&](person_id who) {
                return of_some_host(c, z, [&](unit_ref county) { return is_in_team(c, who, county.id()); });
            });
        const condition by_county_leader{
            "county-leader", "第一书记由县领导兼任", "the first secretary is a leader of the county"};
        if (held.is_no())
            c.require(by_county_leader, of_county); // of a vacant post more need not be said
        else
            require_or_tell(c, by_county_leader, of_county,
                [] { return say("党工委第一书记不由县领导兼任", "the first secretary is no county leader"); });
    };
    return r;
}

rule post_scheme() {
    rule r = pilot("sl22.posts", say("岗位分六级、三类", "posts are of six grades and three categories"),
        "深化人事制度改革",
        "设置领导班子正职、领导班子副职、部门主管、一级业务主办、二级业务主办、三级业务主办等六级岗位。横向设置管理类、事务类、专业技术类等三个岗位类别",
        {subject_kind::post});
    r.parameters = {
        list_param("grades",
            {"领导班子正职", "领导班子副职", "部门主管", "一级业务主办", "二级业务主办", "三级业务主办"},
            say("六级岗位", "the six grades")),
        list_param("categories", {"管理类", "事务类", "专业技术类"}, say("三个类别", "the three categories")),
    };
    r.judge = [](context& c) {
        const post& p = c.this_post();
        const body* b = c.find(p.body);
        const body* above = b->part_of.ok() ? c.find(b->part_of) : b;
        if (!c.when({"of-committee", "属于管委会的岗位", "it is a post of the committee"},
                above && c.zone_of(b->unit) ? c.kind_of(*above) == body_kind::management_committee : truth::no()))
            return;
        const auto one_of = [&](const std::string& is, std::string_view list, const field& name) {
            if (is.empty()) return c.lacking(c.about(), name);
            const names& all = c.param<names>(list);
            return truth(std::find(all.begin(), all.end(), is) != all.end());
        };
        require_or_tell(c, {"grade", "岗位等级在规定的六级之内", "its grade is one of the six"},
            one_of(p.grade, "grades", field_of<&post::grade>), [&] {
                return fill(
                    say("岗位等级“{0}”不在六级之内", "the grade “{0}” is none of the six"), {verbatim(p.grade)});
            });
        require_or_tell(c, {"category", "岗位类别在规定的三类之内", "its category is one of the three"},
            one_of(p.category, "categories", field_of<&post::category>), [&] {
                return fill(say("岗位类别“{0}”不在三类之内", "the category “{0}” is none of the three"),
                    {verbatim(p.category)});
            });
    };
    return r;
}

rule appraisal_every_two_months() {
    static constexpr field appraised{"appraisals", "考评机制（间隔、结果的用途）",
        "appraisals (how far apart, what their results count in)", "考评间隔是多少，结果作何用途",
        "how far apart the appraisals are, and what their results count in"};
    rule r = pilot("sl22.appraisal",
        say("建立双月考评机制，考评结果纳入年度考评",
            "there is an appraisal every two months, which counts in the annual one"),
        "深化人事制度改革", "建立双月考评机制进行考核，考评结果纳入年度考评考核", of_zones);
    r.parameters = {number_param("months", 2, say("几个月考评一次", "how many months apart"))};
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        // Who is appraised the source does not say: the zone's own bodies, or the departments that answer its call.
        std::vector<const body*> appraisable;
        each_body_of(c, z.unit, [&](const body& b) { appraisable.push_back(&b); });
        if (const asked<unit_ref> county = c.host_county(z); county.known())
            for (const body& b : c.bodies_of(county->id())) appraisable.push_back(&b);
        bool any = false;
        truth apart = truth::no();
        truth counted = truth::no();
        truth all = knows_bodies(c, z.unit);
        for (const body* const b : appraisable) {
            all = all && knows_all_of(c, b->key);
            for (const appraisal& a : b->appraisals) {
                any = true;
                const truth here = c.answer(subject::of(*b), a.months, field_of<&appraisal::months>)
                    == c.param<std::int64_t>("months");
                apart = apart || here;
                counted = counted
                    || (here
                        && c.answer(subject::of(*b), a.counts_in_the_year, field_of<&appraisal::counts_in_the_year>)
                            == true);
            }
        }
        require_or_tell(c, {"every-two-months", "按规定的间隔考评", "the appraisals are so many months apart"},
            of_some(c, apart, any, all, c.about(), appraised),
            [] { return say("没有按规定间隔进行的考评", "no appraisals are so many months apart"); });
        require_or_tell(c, {"counts-in-the-year", "考评结果纳入年度考评", "the result counts in the annual appraisal"},
            of_some(c, counted, any, all, c.about(), appraised),
            [] { return say("考评结果未纳入年度考评", "the result does not count in the annual appraisal"); });
    };
    return r;
}

} // namespace

policy shangli_2022() {
    static const detail::lasting pack{policy("shangli_2022",
        say("上栗县开发区体制机制改革创新试点（2022）", "Shangli, pilot of institutional reform (2022)"),
        {separate(), structure(), first_secretary(), post_scheme(), appraisal_every_two_months()})};
    return *pack;
}

} // namespace onezone::packs
