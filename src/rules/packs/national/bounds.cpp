// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <algorithm>

// 行政区域界线管理条例.

namespace onezone::packs {

namespace {

rule no_unauthorised_bounds() {
    rule r = law("border.no-cross",
        say("不得擅自变更行政区域界线", "nobody changes the bounds of divisions without authority"),
        in("《行政区域界线管理条例》（国务院令第353号）", "第二条", "S8c", "任何组织或者个人不得擅自变更行政区域界线"),
        force::prohibit, date(2002, 7, 1), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.bounds_changed); },
            [&](const happening& h) { return std::vector<demanded>{approved_with_authority(c, h)}; });
    };
    return r;
}

rule site_across_bounds() {
    rule r = law("border.site",
        say("用地横跨行政区域界线，事先征得毗邻各政府同意，并报界线批准机关备案",
            "a site across the bounds of divisions has the consent of the governments on both sides and is put on record"),
        read_as(
            in("《行政区域界线管理条例》（国务院令第353号）", "第十条", "S8c",
                "生产、建设用地需要横跨行政区域界线的，应当事先征得毗邻的各有关人民政府同意，分别办理审批手续，并报该行政区域界线的批准机关备案"),
            say("条文说的是生产、建设用地；开发区跨界设立、扩区按此理解",
                "the clause speaks of land for production and building; zones across bounds are read as such")),
        force::must, date(2002, 7, 1), {subject_kind::zone, level::none, true, true});
    r.judge = [](context& c) {
        const std::vector<unit_ref> sides = sides_of_zone(c);
        // One founded by an act that is told lies where the act says; that another lies elsewhere as well need not be recorded.
        const auto happened = c.happenings();
        const bool told = std::any_of(
            happened.begin(), happened.end(), [](const happening& h) { return h.founded && h.by != nullptr; });
        const truth across = sides.size() > 1 ? truth::yes()
            : told || c.is_gone()             ? truth::no()
                                              : !c.is_whole(known_list::also_in, c.this_unit().id());
        if (!c.when({"across", "横跨县级行政区域界线", "it lies across the bounds of counties"}, across)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.founded || h.area_changed || h.bounds_changed || h.moved); },
            [&](const happening& h) {
                // Of a side that stands in no record nobody's consent is told.
                const truth all =
                    across && told_all<&procedure::consented>(c, h, asked_of(c, h, procedure_role::consents).organs);
                return std::vector<demanded>{{conditions::consented, all}, {conditions::filed, filed_as_asked(c, h)}};
            });
    };
    return r;
}

rule bounds_surveyed() {
    rule r = law("border.survey",
        say("变更界线应当测绘、埋设界桩、签订协议书并报批准机关备案",
            "changed bounds are surveyed and marked, and an agreement on them is signed and put on record"),
        in("《行政区域界线管理条例》（国务院令第353号）", "第九条、第十九条", "S8c",
            "毗邻的各有关人民政府应当按照勘界测绘技术规范进行测绘，埋设界桩，签订协议书，并将协议书报批准变更该行政区域界线的机关备案……乡、民族乡、镇行政区域界线的管理，参照本条例的有关规定执行"),
        force::must, date(2002, 7, 1), of_affected_divisions);
    r.judge = [](context& c) {
        if (!c.when(conditions::division, c.this_unit().level() <= level::township)) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.bounds_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{{"surveyed", "已勘定界线", "the bounds were surveyed"},
                                                 c.ask_how<&procedure::surveyed>(h) == true},
                    {{"marked", "已埋设界桩", "boundary markers were set"}, c.ask_how<&procedure::marked>(h) == true},
                    {{"agreed", "已签订协议书并备案", "an agreement is on record"},
                        c.ask_how<&procedure::bounds_agreed>(h) == true}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> bound_rules() { return {no_unauthorised_bounds(), site_across_bounds(), bounds_surveyed()}; }

} // namespace onezone::packs
