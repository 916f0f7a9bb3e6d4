// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <algorithm>
#include <vector>

// 行政区划管理条例: what an application holds, in what time a change is made, and what is done around and after its approval.

namespace onezone::packs {

namespace {

rule dossier() {
    rule r = law("xzqh.dossier",
        say("申请变更行政区划须提交申请书、基本情况、风险评估、专家论证、征求公众意见的情况和图",
            "an application holds the request, the background, risk assessment, expert review, public opinion and maps"),
        regulation("第十三条", "申请变更行政区划向上级人民政府提交的材料应当包括"), force::must, regulation_date(),
        of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                text lacks;
                text asked;
                const auto held = c.ask_how<&procedure::dossier>(h);
                truth all = truth::yes();
                for (const dossier_part part : dossier_asked()) {
                    const truth there = held.is([&](const std::vector<dossier_part>& d) {
                        return std::find(d.begin(), d.end(), part) != d.end();
                    });
                    all = all && there;
                    if (!c.detailed() || there.is_yes()) continue;
                    text& list = there.is_no() ? lacks : asked;
                    list += (list.empty() ? text() : say("、", ", ")) + name_of(part);
                }
                if (!lacks.empty()) lacks = fill(say("申请材料缺{0}", "the application lacks: {0}"), {lacks});
                if (!asked.empty()) asked = fill(say("申请材料包括{0}", "that the application holds: {0}"), {asked});
                return std::vector<demanded>{{conditions::complete, all, lacks, asked}};
            });
    };
    return r;
}

//=== time ===//

// With the consent of whoever approved it, or of an organ above.
truth extended(const context& c, const happening& h) {
    const auto more = c.ask_how<&procedure::extended_by>(h);
    if (more.known() && more->organ == organ::nobody) return {false, more.marks()};
    const meant approver = those(c, h, whom::approver);
    if (approver.known.is_unknown()) return approver.known;
    if (approver.organs.empty()) return truth::unknown(c.ask_how<&procedure::approved_by>(h).marks());
    return told_of<&procedure::extended_by>(
        c, h, [&](const authority& a) { return suffices(c, a, approver.organs.front()); });
}

rule deadline() {
    rule r = law("xzqh.deadline",
        say("自批准之日起12个月内完成变更，经审批机关批准可延长6个月",
            "a change is complete within twelve months of its approval, or six more with the approver's consent"),
        regulation("第十五条",
            "自审批机关批准行政区划变更之日起12个月内完成变更；情况复杂，12个月内不能完成变更的，经审批机关批准，可以延长6个月"),
        force::must, regulation_date(), of_affected_divisions);
    r.parameters = {number_param("months", 12, say("几个月内完成", "months to complete it in")),
        number_param("extension", 6, say("可延长几个月", "months by which that may be extended"))};
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        const int months = static_cast<int>(c.param<std::int64_t>("months"));
        const int extension = static_cast<int>(c.param<std::int64_t>("extension"));
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                const counted_day approved = day_told<&procedure::approved_on>(c, h);
                const counted_day done = day_told<&procedure::done_on>(c, h);
                const truth::marks_type marks = approved.on.marks() | done.on.marks();
                // What is to be complete some day after the last one is late already.
                if (approved.on.known() && c.is_yet_to_come<&procedure::done_on>(h.by)
                    && c.on() > add_months(*approved.on, months + extension))
                    return std::vector<demanded>{not_done_in_time(c, approved, in_months(months + extension))};
                truth in_time = truth::unknown(marks);
                if (approved.on.known() && done.on.known()) {
                    if (*done.on <= add_months(*approved.on, months)) {
                        in_time = truth(true, marks);
                    } else if (*done.on > add_months(*approved.on, months + extension)) {
                        in_time = truth(false, marks);
                    } else {
                        in_time = extended(c, h).resting_on(marks);
                    }
                }
                return std::vector<demanded>{done_in_time(c, in_time, approved, done, in_months(months))};
            });
    };
    return r;
}

//=== around and after the approval ===//

rule consulted() {
    rule r = law("xzqh.consult",
        say("承办行政区划变更，应当征求机构编制等有关部门的意见；民族自治地方的，同其自治机关和有关民族的代表协商",
            "the staffing office and other departments are consulted on a change of divisions, and in autonomous areas their own organs"),
        regulation("第十四条",
            "应当根据情况分别征求有关机构编制部门和本级人民政府的外事、发展改革、民族、财政、自然资源、住房城乡建设、城乡规划等有关部门的意见；在承办民族自治地方的行政区划变更的工作时，应当同民族自治地方的自治机关和有关民族的代表充分协商"),
        force::must, regulation_date(), of_affected_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when(conditions::division, u.level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                // Which departments depends on the case (根据情况): any of them will do.
                const truth departments = told_of<&procedure::consulted>(c, h, [&](const authority& a) {
                    if (a.organ != organ::staffing && a.organ != organ::other) return truth::no();
                    if (!is_told_apart(c, a) && !a.of.ok()) return truth::unknown();
                    return truth(!a.of.ok() || is_concerned(c, h, a.of));
                });
                const meant own = those(c, h, whom::autonomous_organs);
                const truth own_organs = own.none ? truth::yes() : told_any<&procedure::consulted>(c, h, own.organs);
                return std::vector<demanded>{
                    {.what = {"departments", "征求有关部门的意见", "departments concerned were consulted"},
                        .met = departments,
                        .described = say("机构编制等有关部门", "the staffing office and other departments concerned")},
                    {.what = {"autonomous-organs", "与自治机关协商",
                         "the organs of the autonomous area were consulted"},
                        .met = own_organs,
                        .whose = own}};
            });
    };
    return r;
}

rule completion_reported() {
    rule r = law("xzqh.completion",
        say("完成变更时，同时向审批机关报告", "completion is reported to whoever approved the change"),
        regulation("第十五条", "完成变更时，同时向审批机关报告"), force::must, regulation_date(),
        of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c,
            [&](const happening& h) {
                // Asked of what is complete: nobody reports what is under way. It is due all the same.
                if (c.names_parts()) return truth(is_change(h));
                if (!is_change(h) || c.is_yet_to_come<&procedure::done_on>(h.by)) return truth::no();
                return c.ask_how<&procedure::done_on>(h).is([](const date&) { return true; });
            },
            [&](const happening& h) {
                const auto to = c.ask_how<&procedure::reported_to>(h);
                const meant by = asked_of(c, h, procedure_role::reported_to);
                const auto reported = [&] {
                    if (to.known() && to->organ == organ::nobody) return truth(false, to.marks());
                    if (by.known.is_unknown()) return by.known;
                    if (by.organs.empty())
                        return truth::unknown(c.ask_how<&procedure::approved_by>(h).marks() | to.marks());
                    return told_any<&procedure::reported_to>(c, h, by.organs);
                };
                return std::vector<demanded>{
                    {{"reported", "已向审批机关报告", "it was reported to whoever approved it"}, reported()}};
            });
    };
    return r;
}

rule surveyed_and_mapped() {
    rule r = law("xzqh.survey",
        say("变更后应当勘定界线并更新行政区划图", "after a change bounds are surveyed and maps brought up to date"),
        regulation(
            "第十六条", "行政区划变更后，应当依照法律、行政法规和国家有关规定勘定行政区域界线，并更新行政区划图"),
        force::must, regulation_date(), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.gone || h.moved || h.bounds_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{.what = {"surveyed", "已勘定界线", "the bounds were surveyed"},
                                                 .met = c.ask_how<&procedure::surveyed>(h) == true,
                                                 .after = term_start::completion},
                    {{"mapped", "已更新行政区划图", "maps were brought up to date"},
                        c.ask_how<&procedure::mapped>(h) == true}};
            });
    };
    return r;
}

rule announced() {
    rule r = law("xzqh.announce", say("变更后应当向社会公告", "a change is announced to the public"),
        regulation("第十八条", "行政区划变更后，有关地方人民政府应当向社会公告"), force::must, regulation_date(),
        of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(is_change(h)); },
            [&](const happening& h) {
                return std::vector<demanded>{{.what = {"announced", "已向社会公告", "it was announced to the public"},
                    .met = told_of<&procedure::announced_by>(c, h,
                        [&](const authority& a) {
                            if (a.organ != organ::government)
                                return is_told_apart(c, a) ? truth::no() : truth::unknown();
                            return is_told_apart(c, a) ? truth(is_concerned(c, h, a.of)) : truth::unknown();
                        }),
                    .after = term_start::completion}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> division_procedure_rules() {
    return {dossier(), deadline(), consulted(), completion_reported(), surveyed_and_mapped(), announced()};
}

} // namespace onezone::packs
