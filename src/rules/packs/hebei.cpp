// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Hebei: Tangshan.

namespace onezone::packs {

namespace {

// The staffing commission issued its notices on 2017-01-26; the press reported them on 2017-02-06.
rule tangshan(std::string_view id, text title, citation basis, force strength, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, issued_on(date(2017, 1, 26)), code{"1302"}, of);
}

citation notices(std::string_view part, std::string_view quote) {
    return in("唐山市编委关于15个开发区调整管理体制的通知（2017-01-26印发，2017-02-06报道）", part, "S19", quote);
}

// 市委常委 is a post in the city's Party committee: its secretary, a deputy or a member of its standing committee.
bool has_standing_committee(body_kind kind) { return kind == body_kind::party_committee; }

rule principals() {
    rule r = tangshan("heb17.head",
        say("市管开发区党工委书记由市委常委兼任，县管的书记由县委书记、主任由县长兼任",
            "a city-run zone's secretary is of the standing committee of the city's Party committee; a county-run one's leaders are the county's principals"),
        notices("加强组织领导",
            "市管开发区，党工委书记由市委常委兼任；县（市、区）管理的开发区，党工委书记和管委会主任分别由所在县（市、区）委书记、县（市、区）长兼任"),
        force::must, of_zones);
    r.topic = "zone.principals";
    r.stance = stance::demands;
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        const asked<unit_id> managing = c.ask<&zone::managing>(z);
        if (!managing.known()) {
            c.require({"managing", "由县级以上政府管理", "a government of county level or above manages it"},
                truth::unknown(managing.marks()));
            return;
        }
        const unit_ref by = c.unit(*managing);
        if (!c.when({"managed-by-division", "由市或县管理", "a city or county manages it"},
                by && by.level() <= level::county))
            return;
        if (by.level() == level::county) {
            require_principals_of(c, z, asked<unit_ref>::of(by, managing.marks()), true);
            return;
        }
        require_secretary(c, z,
            {"standing-committee", "书记由市委常委兼任",
                "the secretary is of the standing committee of the city’s Party committee"},
            false, [&](person_id who) {
                return is_in_team(c, who, by.id(), has_standing_committee).resting_on(managing.marks());
            });
        c.tell([] {
            return say(
                "书记不由市委常委兼任", "the secretary is not of the standing committee of the city's Party committee");
        });
    };
    return r;
}

rule share() {
    rule r = tangshan("heb17.econ-share",
        say("改革后经济发展部门占全部内设机构的80%以上",
            "after the reform at least four in five internal bodies are economic"),
        done_so(notices("优化机构设置", "开发区机构改革后经济发展部门占到全部内设机构的80%以上"),
            say("来源报道的是改革的结果，未说是要求；作为目标判定是推断",
                "the source reports the outcome, not that it is asked; to judge it as a target is an inference")),
        force::target, of_agencies);
    economic_share(r, 80);
    return r;
}

} // namespace

policy hebei_2017() {
    static const detail::lasting pack{
        policy("hebei_2017", say("唐山市开发区改革（2017）", "Tangshan in Hebei (2017)"), {principals(), share()})};
    return *pack;
}

} // namespace onezone::packs
