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
                const auto held = c.ask_how<&procedure::dossier>(h);
                truth all = truth::yes();
                for (const dossier_part part : dossier_asked()) {
                    const truth there = held.is([&](const std::vector<dossier_part>& d) {
                        return std::find(d.begin(), d.end(), part) != d.end();
                    });
                    all = all && there;
                    if (there.is_no() && c.detailed())
                        lacks += (lacks.empty() ? text() : say("、", ", ")) + name_of(part);
                }
                if (!lacks.empty()) lacks = fill(say("申请材料缺{0}", "the application lacks: {0}"), {lacks});
                return std::vector<demanded>{{conditions::complete, all, lacks}};
            });
    };
    return r;
}

//=== time ===//

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
                const auto approved = c.ask_how<&procedure::approved_on>(h);
                const auto done = c.ask_how<&procedure::done_on>(h);
                truth in_time = truth::unknown(approved.marks() | done.marks());
                // What is to be complete some day after the last one is late already.
                if (approved.known() && c.is_yet_to_come<&procedure::done_on>(h.by)
                    && c.on() > add_months(*approved, months + extension))
                    in_time = truth(false, approved.marks());
                if (approved.known() && done.known()) {
                    const truth::marks_type marks = approved.marks() | done.marks();
                    if (*done <= add_months(*approved, months)) {
                        in_time = truth(true, marks);
                    } else if (*done > add_months(*approved, months + extension)) {
                        in_time = truth(false, marks);
                    } else {
                        // With the consent of whoever approved it.
                        const auto by = c.ask_how<&procedure::approved_by>(h);
                        const auto more = c.ask_how<&procedure::extended_by>(h);
                        in_time = more.known() && more->organ == organ::nobody ? truth(false, marks | more.marks())
                            : by.known() && more.known()
                            ? truth(*by == *more, marks | by.marks() | more.marks())
                            : truth::unknown((by.known() ? 0 : by.marks()) | (more.known() ? 0 : more.marks()));
                    }
                }
                return std::vector<demanded>{done_in_time(c, in_time, approved, done,
                    fill(months == 1 ? say("{0}个月", "a month") : say("{0}个月", "{0} months"),
                        {verbatim(std::to_string(months))}))};
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
                const auto all = c.ask_how<&procedure::consulted>(h);
                // Which departments depends on the case (根据情况): any of them will do.
                const truth departments = all.is([&](const std::vector<authority>& a) {
                    return std::any_of(a.begin(), a.end(), [&](const authority& one) {
                        const bool of_state = one.organ == organ::other && !one.of.ok();
                        return of_state
                            || ((one.organ == organ::staffing || one.organ == organ::other)
                                && is_concerned(c, h, one.of));
                    });
                });
                const std::vector<authority> own = those(c, h, whom::autonomous_organs).organs;
                const truth own_organs = own.empty() ? truth::yes() : includes_any(all, own);
                return std::vector<demanded>{
                    {{"departments", "征求有关部门的意见", "departments concerned were consulted"}, departments},
                    {{"autonomous-organs", "与自治机关协商", "the organs of the autonomous area were consulted"},
                        own_organs}};
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
                const auto by = c.ask_how<&procedure::approved_by>(h);
                const auto to = c.ask_how<&procedure::reported_to>(h);
                const bool nobody = to.known() && to->organ == organ::nobody;
                return std::vector<demanded>{
                    {{"reported", "已向审批机关报告", "it was reported to whoever approved it"},
                        nobody                         ? truth(false, to.marks())
                            : by.known() && to.known() ? truth(*by == *to, by.marks() | to.marks())
                                                       : truth::unknown((by.known() ? 0 : by.marks()) | to.marks())}};
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
                return std::vector<demanded>{{{"surveyed", "已勘定界线", "the bounds were surveyed"},
                                                 c.ask_how<&procedure::surveyed>(h) == true},
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
                return std::vector<demanded>{{{"announced", "已向社会公告", "it was announced to the public"},
                    c.ask_how<&procedure::announced_by>(h).is(
                        [&](const authority& a) { return a.organ == organ::government && is_concerned(c, h, a.of); })}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> division_procedure_rules() {
    return {dossier(), deadline(), consulted(), completion_reported(), surveyed_and_mapped(), announced()};
}

} // namespace onezone::packs
