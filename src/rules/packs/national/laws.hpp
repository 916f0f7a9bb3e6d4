// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_NATIONAL_LAWS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_NATIONAL_LAWS_HPP_INCLUDED

#include "../procedure.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

// What the laws of the national pack share, and the rules of each: one file a law and what belongs to it.

namespace onezone::packs {

inline constexpr about of_bodies{subject_kind::body};
inline constexpr about of_affected_divisions{subject_kind::division, level::none, true, true};
inline constexpr about of_tenures{subject_kind::tenure};
inline constexpr about of_changed_divisions{subject_kind::division, level::none, true};

/// A clause in force everywhere from a day on.
[[nodiscard]] inline rule law(
    std::string_view id, text title, citation basis, force strength, const date& in_force, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, effect::from(in_force), code::none(), of);
}

/// … of a law of which that is the day of the last revision: since when the clause reads as it does was not looked up.
[[nodiscard]] inline rule revised_law(
    std::string_view id, text title, citation basis, force strength, const date& revised, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, known_from(revised), code::none(), of);
}

/// 行政区划管理条例.
[[nodiscard]] inline citation regulation(std::string_view article, std::string_view quote) {
    return in("《行政区划管理条例》（国务院令第704号）", article, "S3", quote);
}
[[nodiscard]] inline date regulation_date() { return date(2019, 1, 1); }

/// 地方各级人民代表大会和地方各级人民政府组织法: the amendment of 2022 (主席令第110号) is in force from 2022-03-12; the law is of 1980, and
/// since when a clause reads as it does was not looked up.
[[nodiscard]] inline citation organic_law(std::string_view article, std::string_view quote) {
    return in("《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）", article, "S7", quote);
}
[[nodiscard]] inline effect organic_dates() { return known_from(date(2022, 3, 12)); }

//=== changes of divisions ===//

inline constexpr field kind_field{
    "kind", "建制类型", "kind of division", "属于哪一类建制", "which kind of division it is"};

[[nodiscard]] unit_kind kind_before(const context& c);
/// Of kinds which the clause does not name but practice treats alike.
[[nodiscard]] truth as_if_named(const context& c);
/// 县、不设区的市、市辖区.
[[nodiscard]] truth is_county(const context& c, unit_kind kind);
/// 自治州、自治县.
[[nodiscard]] truth is_autonomous(const context& c, unit_kind kind);
/// 乡、民族乡、镇.
[[nodiscard]] truth is_township(const context& c, unit_kind kind);
/// Whether the change of bounds is a major one, or touches what the State Council keeps to itself.
[[nodiscard]] inline truth is_major(const context& c, const happening& h) {
    return c.ask_how<&procedure::major>(h) == true;
}
[[nodiscard]] inline truth is_sensitive(const context& c, const happening& h) {
    return c.ask_how<&procedure::sensitive>(h) == true;
}
/// 行政区划的变更, as the measures define it (第二条).
[[nodiscard]] bool is_change(const happening& h);
/// Whether the step changed who administers the whole of a division on behalf of its parent, where that is another division: as its acts
/// tell; where it tells none, as is recorded before and now, if what is not recorded is known not to be there.
[[nodiscard]] truth trustee_changed(const context& c, unit_id division);
/// Whether what happened to the division judged is that another division no longer administers the whole of it.
[[nodiscard]] bool ended_trust(const context& c, const happening& h);
/// The province a division lies in; missing where its place is not known that closely.
[[nodiscard]] asked<unit_ref> province_of(const context& c);

/// That a change of a division was approved by whoever has to approve it, or by an organ above, and before it was made: what is approved by
/// another, or afterwards, is done without authority (擅自变更) as well.
[[nodiscard]] demanded approved_with_authority(const context& c, const happening& h);

/// The dispatched organs that the Organic Law lists: a subdistrict, a district office, a prefecture's office.
[[nodiscard]] bool is_dispatched(unit_kind kind) noexcept;
/// Who approves the founding of such an organ (第八十五条), and on what knowing it rests; nobody where its place is not known.
[[nodiscard]] std::pair<std::optional<authority>, truth> founder_by_law(const context& c, unit_ref u, unit_kind kind);

//=== who serves where ===//

/// Whether a body is an organ in which civil servants serve.
[[nodiscard]] bool is_organ(body_kind kind) noexcept;

/// Whether the person also holds, not on secondment, a post in such a body; unknown of one of whom nobody knows who it is.
template <class Kind>
[[nodiscard]] truth also_serves(const window& w, const tenure& here, Kind fits) {
    truth found = truth::no();
    for (const tenure& t : w.tenures_of(here.person)) {
        if (t.key == here.key || !fills(w, t)) continue;
        const truth there = fits(*w.find(w.find(t.post)->body));
        found = found || (there && w.exists(t));
    }
    return may_be_anybody(w, here.person) ? found || lacking_identity(w, here.person) : found;
}

/// Whether somebody is a civil servant (公务员法第二条: 依法履行公职、纳入国家行政编制、由国家财政负担工资福利), by the status recorded
/// of him or kept on file, or by a post in an organ of a division, whose quota is administrative. A post in a zone's organs alone
/// does not tell; nor does it that no such post is recorded, unless it is known who holds the posts in the organs of `unit`, of every division
/// above it, and everywhere.
[[nodiscard]] truth is_civil_servant(const window& w, person_id who, unit_ref unit);
/// Whether it is known who holds the posts in those bodies of a unit, and in their parts, that are of such a kind.
[[nodiscard]] truth knows_holders_in(const window& w, unit_id unit, bool (*kind)(body_kind));

/// Whether a body is an administrative organ (行政机构) of the regulation on organs and staffing. A zone's agency may be one or a
/// public institution: by its credit code, by the only kind of quota it has, or else assumed to be one.
[[nodiscard]] truth is_administrative_organ(const window& w, const body& b);

/// The regulation on organs and staffing (《地方各级人民政府机构设置和编制管理条例》), since when it holds, and of whom it speaks: organs of
/// government, not those of the Party and of congresses, nor companies.
[[nodiscard]] citation organisation(std::string_view article, std::string_view quote);
[[nodiscard]] date organisation_date();
[[nodiscard]] bool of_government(body_kind kind) noexcept;

//=== the laws ===//

[[nodiscard]] rule quota_level();
[[nodiscard]] std::vector<rule> organisation_rules();
[[nodiscard]] std::vector<rule> servant_rules();
[[nodiscard]] std::vector<rule> organic_law_rules();
[[nodiscard]] std::vector<rule> division_rules();
[[nodiscard]] std::vector<rule> division_rules_1985();
/// What the provisions of 1985 and the regulation of 2019 demand alike: that who has to approve a change approved it. `is_its` says whether
/// a change is for the State Council, `bears` whether the clause speaks of one of a dispatched organ.
void judge_approval_of_province(rule& r);
void judge_approval_by_council(rule& r, truth (*is_its)(const context&, const happening&));
void judge_approval_of_township(rule& r);
void judge_approval_of_dispatched(rule& r, bool (*bears)(const happening&));
/// Judges that all between who draws up the plan and who approves it passed it up.
void judge_forwarding(rule& r);
[[nodiscard]] std::vector<rule> division_procedure_rules();
[[nodiscard]] std::vector<rule> code_rules();
[[nodiscard]] std::vector<rule> bound_rules();
[[nodiscard]] std::vector<rule> place_name_rules();
[[nodiscard]] std::vector<rule> village_rules();
[[nodiscard]] std::vector<rule> power_rules();
[[nodiscard]] std::vector<rule> credit_code_rules();
[[nodiscard]] std::vector<rule> policy_paper_rules();

} // namespace onezone::packs

#endif
