// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_RULES_SCENES_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_RULES_SCENES_HPP_INCLUDED

#include "rules_build.hpp"

#include <onezone/rules/judging/validate.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Scenes that satisfy the packs, for tests to spoil one fact at a time, and the questions tests ask of a report.

namespace onezone_tests {

inline const oz::date december(2023, 12, 1);

/// Jiangxi, one city, one county with its leaders, and two zones that obey every rule of the provincial pack:
///  - 经开区: national, county area, its principals those of the county; 主任 and 书记 unpaid and concurrent;
///  - 工业园: provincial, its secretary the county's deputy secretary. It lies in the neighbouring county 全南县.
/// What it does not record is not there, agreements aside.
inline scene obedient() {
    using namespace onezone;
    scene s;
    s.knows_everything().may_lack(known_list::agreements);
    s.add("江西省", unit_kind::province, {}, code{"36"});
    s.add("赣州市", unit_kind::prefecture_city, "江西省", code{"3607"});
    s.add("龙南市", unit_kind::county_city, "赣州市", code{"360783"});
    s.add("全南县", unit_kind::county, "赣州市", code{"360729"});
    s.add("渡江镇", unit_kind::town, "龙南市", code{"360783101"});
    s.add("桃江乡", unit_kind::township, "龙南市", code{"360783201"});
    s.add("金龙镇", unit_kind::town, "全南县", code{"360729101"});

    s.body("赣州市委", "赣州市", body_kind::party_committee);
    s.post("赣州市委书记", "赣州市委", post_kind::secretary).holds("市书记", "赣州市委书记");
    s.post("赣州市委常委", "赣州市委", post_kind::team_member).holds("市常委", "赣州市委常委");
    for (const std::string county : {"龙南", "全南"}) {
        const std::string unit = county == "龙南" ? "龙南市" : "全南县";
        s.body(county + "县委", unit, body_kind::party_committee);
        s.body(county + "政府", unit, body_kind::government);
        s.post(county + "书记", county + "县委", post_kind::secretary).holds(county + "甲", county + "书记");
        s.post(county + "副书记", county + "县委", post_kind::deputy_secretary).holds(county + "丙", county + "副书记");
        s.post(county + "长", county + "政府", post_kind::head).holds(county + "乙", county + "长");
        s.post(county + "副长", county + "政府", post_kind::deputy_head).holds(county + "丁", county + "副长");
    }

    const auto unpaid = [](tenure& t) { t.paid = false; };
    s.zone("经开区", "龙南市", [](zone& z) {
        z.tier = zone_tier::national;
        z.location = location_class::county_area;
        z.category = zone_category::economic;
        z.managing = scene::unit("龙南市");
        z.lead_industries = std::vector<std::string>{"电子信息", "食品药品"};
    });
    s.body("经开党工委", "经开区", body_kind::working_committee);
    s.body("经开管委会", "经开区", body_kind::management_committee, [](body& b) {
        b.rank = rank::county_chief;
        b.leading_posts = 3;
    });
    s.function("招商引资", "经开管委会", function_class::economic);
    s.post("经开书记", "经开党工委", post_kind::secretary).holds("龙南甲", "经开书记", tenure_mode::concurrent, unpaid);
    s.post("经开主任", "经开管委会", post_kind::director).holds("龙南乙", "经开主任", tenure_mode::concurrent, unpaid);

    s.zone("工业园", "全南县", [](zone& z) {
        z.tier = zone_tier::provincial;
        z.location = location_class::county_area;
        z.category = zone_category::economic;
        z.managing = scene::unit("全南县");
        z.lead_industries = std::vector<std::string>{"新材料"};
    });
    s.body("园区党工委", "工业园", body_kind::working_committee);
    s.body("园区管委会", "工业园", body_kind::management_committee, [](body& b) { b.rank = rank::county_deputy; });
    s.function("企业服务", "园区管委会", function_class::economic);
    s.post("园区书记", "园区党工委", post_kind::secretary).holds("全南丙", "园区书记", tenure_mode::concurrent, unpaid);
    s.post("园区主任", "园区管委会", post_kind::director).holds("园区戊", "园区主任");
    return s;
}

/// A division, zone or body by its key in the scene.
inline oz::subject division(std::string_view key) {
    return oz::subject::of(oz::subject_kind::division, scene::unit(key));
}
inline oz::subject zone(std::string_view key) { return oz::subject::of(oz::subject_kind::zone, scene::unit(key)); }
inline oz::subject agency(std::string_view key) { return {oz::subject_kind::agency, scene::body(key).value()}; }
inline oz::subject body(std::string_view key) { return {oz::subject_kind::body, scene::body(key).value()}; }
inline oz::subject post(std::string_view key) { return {oz::subject_kind::post, scene::post(key).value()}; }
/// The tenure of `who` in `where`.
inline oz::subject tenure(std::string_view who, std::string_view where) {
    return {oz::subject_kind::tenure, scene::tenure(std::string(who) + "@" + std::string(where)).value()};
}

/// The obedient scene, of which nobody has said that its lists are whole.
inline scene open_lists() {
    scene s = obedient();
    s.may_lack_anything();
    return s;
}

/// A rule made for the purpose, in force since long.
inline oz::rule about_zones(std::string id, std::function<void(oz::context&)> judge) {
    oz::rule r;
    r.id = std::move(id);
    r.title = oz::say("自拟", "of my own");
    r.valid = oz::effect::from(oz::date(2000, 1, 1));
    r.about = {.kind = oz::subject_kind::zone};
    r.judge = std::move(judge);
    return r;
}

inline std::optional<oz::finding> finding_of(const oz::report& r, std::string_view rule, oz::subject about) {
    for (const oz::finding& f : r.findings())
        if (f.rule == rule && f.about == about) return f;
    return std::nullopt;
}

/// Whether what is missing under that name is a list that may lack something.
inline bool names_list(std::string_view field) {
    constexpr std::array<std::string_view, 16> lists{"functions", "holder", "bodies", "agency", "leaders", "agreements",
        "documents", "secretary", "director", "first_secretary", "party_secretary", "government_head",
        "internal_bodies", "task_force", "rectification", "appraisals"};
    return std::find(lists.begin(), lists.end(), field) != lists.end();
}

/// Whether a finding is undecided for want of that field and says so.
inline bool wants(const std::optional<oz::finding>& f, std::string_view field) {
    return f && f->verdict == oz::verdict::undecided
        && std::any_of(f->missing.begin(), f->missing.end(), [&](const oz::fact_note& n) { return n.field == field; });
}

} // namespace onezone_tests

#endif
