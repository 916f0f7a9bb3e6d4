// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "laws.hpp"

#include <utility>

// 国务院关于行政区划管理的规定: who approved changes of divisions until 行政区划管理条例 took its place (第二十七条).

namespace onezone::packs {

namespace {

// Published on that day; since when it was in force was not read.
rule provision(std::string_view id, text title, std::string_view article, std::string_view quote) {
    effect valid = issued_on(date(1985, 1, 15));
    valid.until = regulation_date();
    return clause(id, std::move(title),
        in("《国务院关于行政区划管理的规定》（国发〔1985〕8号）", article, "S70", quote), force::must, valid,
        code::none(), of_affected_divisions);
}

rule province_1985() {
    rule r = provision("xzqh.approve.province.1985",
        say("省、自治区、直辖市的设立、撤销、更名，报全国人民代表大会审议决定",
            "provinces are founded, abolished and renamed by the National People's Congress"),
        "第三条", "省、自治区、直辖市的设立、撤销、更名，报全国人民代表大会审议决定");
    judge_approval_of_province(r);
    return r;
}

// What the procedure records as touching coast, lakes and so on: lakes stand in the regulation of 2019 alone.
truth touched_special_area(const context& c, const happening& h) {
    static const detail::lasting<provenance> reading{provenance::inferred(say(
        "1985年的规定没有列举湖泊；记为涉及特殊地区的，按其列举理解",
        "the provisions of 1985 do not name lakes; what is recorded as touching special areas is read as touching those they name"))};
    const truth is = is_sensitive(c, h);
    return is.is_yes() ? is && c.assumed(c.about(), field_of<&procedure::sensitive>, *reading) : is;
}

} // namespace

// Whether the State Council had to approve what that act did (第四条). It does not name the seats and bounds of districts of a city, nor
// the seats of municipalities.
truth was_for_the_council(const context& c, const happening& h) {
    const unit_kind is = c.this_unit().kind();
    const unit_kind was = kind_before(c);
    const auto either = [&](truth (*named)(const context&, unit_kind)) { return named(c, is) || named(c, was); };
    const bool city = is == unit_kind::prefecture_city;
    truth so = truth::no();
    if (c.this_unit().level() == level::province)
        so = truth(h.bounds_changed || (h.seat_moved && is != unit_kind::municipality));
    if (h.is_constitutive() || h.moved)
        so = so || truth(city || was == unit_kind::prefecture_city) || either(is_county) || either(is_autonomous);
    const truth county_or_city = truth(city) || (is == unit_kind::district ? truth::no() : is_county(c, is));
    if (h.seat_moved) so = so || is_autonomous(c, is) || county_or_city;
    if (h.bounds_changed) {
        so = so || is_autonomous(c, is);
        if (!so.is_yes()) so = so || (county_or_city && is_major(c, h));
    }
    if ((h.moved || h.bounds_changed) && !so.is_yes()) so = so || touched_special_area(c, h);
    return so;
}

namespace {

rule council_1985() {
    rule r = provision("xzqh.approve.county.1985",
        say("自治州、县、自治县、市、市辖区的设立、撤销、更名和隶属关系变更以及县、市驻地迁移等，由国务院审批",
            "the State Council approves that counties, cities and districts are founded, abolished, renamed or change affiliation, and that seats of counties and cities move"),
        "第四条",
        "自治州、县、自治县、市、市辖区的设立、撤销、更名和隶属关系的变更以及自治州、县、自治县、市人民政府驻地的迁移");
    judge_approval_by_council(r, was_for_the_council);
    return r;
}

rule part_1985() {
    rule r = provision("xzqh.approve.part.1985",
        say("县、市、市辖区的部分界线变更，由省级政府审批，报民政部备案",
            "the province approves partial changes of the bounds of counties, cities and districts, and puts them on record with the Ministry of Civil Affairs"),
        "第五条",
        "县、市、市辖区的部分行政区域界线的变更，国务院授权省、自治区、直辖市人民政府审批；批准变更时，同时报送民政部备案");
    r.judge = [](context& c) {
        const unit_kind kind = c.this_unit().kind();
        if (!c.when({"county", "属于县级行政区划", "it is a division of county level"},
                truth(kind == unit_kind::prefecture_city) || is_county(c, kind)))
            return;
        judge_acts(
            c,
            [&](const happening& h) {
                if (!h.bounds_changed || h.is_constitutive()) return truth::no();
                return !is_major(c, h) && !is_sensitive(c, h);
            },
            [&](const happening& h) {
                // What the State Council approves itself, or was told, its ministry need not be told.
                const authority council = of_state(organ::state_council);
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)},
                    {conditions::filed,
                        approved_by_any(c, h, {council}) || filed_as_asked(c, h)
                            || told_any<&procedure::filed_with>(c, h, {council})}};
            });
    };
    return r;
}

rule township_1985() {
    rule r = provision("xzqh.approve.township.1985",
        say("乡、民族乡、镇的设立、撤销、更名、界线变更和驻地迁移，由省级政府审批",
            "the province approves that townships and towns are founded, abolished, renamed or change bounds or seat"),
        "第五条",
        "乡、民族乡、镇的设立、撤销、更名和行政区域界线的变更，乡、民族乡、镇人民政府驻地的迁移，由省、自治区、直辖市人民政府审批");
    judge_approval_of_township(r);
    return r;
}

rule dispatched_1985() {
    rule r = provision("xzqh.approve.dispatched.1985",
        say("行政公署、区公所、街道办事处的撤销、更名、驻地迁移，由批准设立的政府审批",
            "a prefecture's office, a district office and a subdistrict office are abolished, renamed and moved with the approval of the government that approved their founding"),
        "第六条", "行政公署、区公所、街道办事处的撤销、更名、驻地迁移，由依法批准设立各该派出机关的人民政府审批");
    judge_approval_of_dispatched(
        r, [](const happening& h) { return h.gone || h.renamed || h.kind_changed || h.seat_moved; });
    return r;
}

rule forwarded_1985() {
    rule r = provision("xzqh.forward.1985",
        say("变更方案逐级上报审批", "the plan of a change is passed up level by level to whoever approves it"),
        "第二条",
        "必须变更时，应本着有利于社会主义现代化建设，有利于行政管理，有利于民族团结，有利于巩固国防的原则，制订变更方案，逐级上报审批");
    judge_forwarding(r);
    return r;
}

} // namespace

std::vector<rule> division_rules_1985() {
    return {province_1985(), council_1985(), part_1985(), township_1985(), dispatched_1985(), forwarded_1985()};
}

} // namespace onezone::packs
