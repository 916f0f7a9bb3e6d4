// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

// 公务员法.

namespace onezone::packs {

namespace {

citation servants(std::string_view article, std::string_view quote) {
    return in("《公务员法》（2018年修订）", article, "S6", quote);
}

date servants_date() { return date(2019, 6, 1); }

rule vacancy() {
    rule r = revised_law("cs.within-quota", say("公务员任职应当有相应职位空缺", "an appointment needs a vacant post"),
        servants("第四十三条", "公务员任职应当在规定的编制限额和职数内进行，并有相应的职位空缺"), force::must,
        servants_date(), {subject_kind::post});
    r.judge = [](context& c) {
        const post& p = c.this_post();
        if (!c.when({"one-seat", "属于只设一人的领导职务", "it is a leading post for one"},
                c.kind_of(p).is([](post_kind kind) {
                    return is_leading(kind) && kind != post_kind::team_member && kind != post_kind::deputy_secretary
                        && kind != post_kind::deputy_director && kind != post_kind::deputy_head
                        && kind != post_kind::deputy_chair;
                })))
            return;
        if (!c.when(conditions::organ, c.kind_of(*c.find(p.body)).is(is_organ))) return;
        people holders;
        for (const tenure& t : c.tenures_of(p.key)) {
            if (!fills(c, t)) continue;
            c.blame(subject::of(t));
            holders.add(c, t);
        }
        const truth_count counted = holders.count();
        c.require({"one-holder", "只由一人担任", "one person holds it"},
            counted.at_most(1, c.is_whole(known_list::holders, p.key)));
        c.tell([&] { return fill(say("同时由 {0} 人担任", "held by {0} at once"), {count_text(counted.sure())}); });
    };
    return r;
}

rule no_company_post() {
    rule r = revised_law("cs.no-company-post",
        say("公务员不得违反有关规定在企业兼任职务", "a civil servant holds no post in an enterprise against the rules"),
        read_as(
            servants("第五十九条第十六项", "违反有关规定从事或者参与营利性活动，在企业或者其他营利性组织中兼任职务"),
            say("条文禁止的是“违反有关规定”兼任；有关规定未列，按未经批准即为违反理解",
                "the clause forbids what is against the rules; which rules it does not say: a post without approval is read as against them")),
        force::prohibit, servants_date(), of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!c.when(conditions::running, fills(c, t))) return;
        const body& company = whole_of(c, *c.find(c.find(t.post)->body));
        if (!c.when({"company", "在平台公司任职", "the post is in a platform company"},
                c.kind_of(company) == body_kind::platform_company))
            return;
        if (!c.when(conditions::civil_servant, is_civil_servant(c, t.person, c.unit(company.unit)))) return;
        c.require(conditions::concurrency_approved, c.ask<&tenure::approved>(t) == true);
        c.tell([] { return say("在平台公司兼任职务，未经批准", "a post in the platform company without approval"); });
    };
    return r;
}

// Of whom the law speaks: a civil servant's post outside the organs.
bool is_outside_post(context& c, const tenure& t) {
    if (!c.when(conditions::running, fills(c, t))) return false;
    const body& b = whole_of(c, *c.find(c.find(t.post)->body));
    return c.when({"outside-organs", "在机关以外任职", "the post is outside the organs"},
               c.kind_of(b).is([](body_kind kind) {
                   return !is_organ(kind) && kind != body_kind::internal_body && kind != body_kind::leading_group;
               }))
        && c.when(conditions::civil_servant, is_civil_servant(c, t.person, c.unit(b.unit)));
}

rule no_second_pay() {
    rule r = revised_law("cs.no-second-pay",
        say("公务员在机关外兼职，不得领取兼职报酬", "a civil servant draws no pay from a post outside the organs"),
        servants("第四十四条", "公务员因工作需要在机关外兼职，应当经有关机关批准，并不得领取兼职报酬"), force::prohibit,
        servants_date(), of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!is_outside_post(c, t)) return;
        c.require(conditions::unpaid, c.ask<&tenure::paid>(t) == false);
        c.tell([] { return say("领取兼职报酬", "draws pay from it"); });
    };
    return r;
}

rule outside_approved() {
    rule r = revised_law("cs.outside-approved",
        say("公务员在机关外兼职，应当经有关机关批准", "a civil servant's post outside the organs is approved"),
        servants("第四十四条", "公务员因工作需要在机关外兼职，应当经有关机关批准"), force::must, servants_date(),
        of_tenures);
    r.judge = [](context& c) {
        const tenure& t = c.this_tenure();
        if (!is_outside_post(c, t)) return;
        c.require(conditions::concurrency_approved, c.ask<&tenure::approved>(t) == true);
        c.tell([] { return say("在机关外兼职，未经批准", "a post outside the organs without approval"); });
    };
    return r;
}

} // namespace

std::vector<rule> servant_rules() { return {vacancy(), no_company_post(), no_second_pay(), outside_approved()}; }

} // namespace onezone::packs
