// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_PROCEDURE_PARTS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_PROCEDURE_PARTS_HPP_INCLUDED

#include <onezone/reform/procedure_part.hpp>
#include <onezone/rules/context.hpp>

#include <span>
#include <string_view>
#include <vector>

// The table of procedures: which clause gives which part to whom. The rules judge by it, and `approval` tells of it.

namespace onezone::packs {

/// Whom a clause means, by how they stand to what is changed.
enum class whom : unsigned char {
    nobody_named, ///< the clause says what, not who
    national_congress,
    state_council,
    province,          ///< the government of the province it lies in
    as_for_a_move,     ///< who approves that a division changes affiliation
    founder,           ///< who approved the founding of the dispatched organ
    zone_founder,      ///< … of a zone's agency
    founder_by_law,    ///< who approves its founding (组织法第八十五条)
    plan_author,       ///< who draws up the plan (实施办法第三条)
    level_by_level,    ///< the governments between who draws up the plan and who approves it …
    province_between,  ///< … and the province, where it is open whether the State Council approves
    departments,       ///< 机构编制部门和其他有关部门
    autonomous_organs, ///< of the autonomous area it lies in, if any
    approver,          ///< whoever approved it
    above_approver,    ///< the government above that one
    council_office,    ///< the State Council, by its department of civil affairs
    ministry,          ///< 民政部
    code_office,       ///< the department of civil affairs that decides on codes
    governments_concerned,
    naming_office,  ///< 同级人民政府地名行政主管部门
    sides,          ///< the governments of the counties a zone lies in
    bounds_office,  ///< who approved the bounds it crosses: the State Council or a province
    own_government, ///< of the division whose organ it is
    own_staffing,
    own_congress,
    staffing_above,
    government_above,
    staffing_of_province,
    national_staffing,
    township,
    villagers,
    county,
    city_or_district, ///< 不设区的市、市辖区
    subdistrict,
    city,         ///< the government of the prefecture-level city
    city_of_zone, ///< … a zone lies in
    province_of_zone,
    examiner_of_zone, ///< the province, of a national zone
    approver_of_zone, ///< the State Council of a national zone, the province of another
};
/// In the words of a clause. Allocates.
[[nodiscard]] text name_of(whom who);

/// One line of the table.
struct part_row {
    std::string_view rule;
    procedure_role role{};
    whom who{};
    std::string_view article = {}; ///< where in the same document that is said, if not in the clause of the rule
    std::string_view quote = {};
};
[[nodiscard]] std::span<const part_row> part_table() noexcept;

/// Those meant.
struct meant {
    std::vector<authority> organs{}; ///< any of them
    bool all = false;                ///< … all of them
    bool none = false;               ///< nobody has that part here
    truth known = truth::yes();      ///< unknown where they cannot be named; rests on what naming them rests
};
[[nodiscard]] meant those(const context& c, const happening& h, whom who);

/// … whom the table names for that part in the rule that is asked.
[[nodiscard]] meant asked_of(const context& c, const happening& h, procedure_role role);
/// … in the words of the clause; empty where it names nobody. Allocates.
[[nodiscard]] text described(const context& c, procedure_role role);

/// Whether the State Council has to approve what that act did (行政区划管理条例第七条).
[[nodiscard]] truth is_for_the_council(const context& c, const happening& h);
/// … until 2018.
[[nodiscard]] truth was_for_the_council(const context& c, const happening& h);
/// That a township changes affiliation, read as a partial change of the bounds of two counties: of townships no clause says who approves it.
[[nodiscard]] truth as_change_of_bounds(const context& c);
/// The division whose organ a body is; of a zone's, the one stated to have dispatched it. Who manages it need not be the one.
[[nodiscard]] asked<unit_ref> division_of(const context& c, const body& b);
/// The county-level divisions in which the zone that is judged lies.
[[nodiscard]] std::vector<unit_ref> sides_of_zone(const context& c);

/// Whether a division is one of those that a change concerns: the one that changed, what gave or got a part of it, and whatever lies above or
/// below them.
[[nodiscard]] bool is_concerned(const context& c, const happening& h, unit_id division);

/// The dossier of an application (行政区划管理条例第十三条), less what further material the department of civil affairs asks for.
[[nodiscard]] std::span<const dossier_part> dossier_asked() noexcept;
/// What the plan of such a change states.
[[nodiscard]] std::span<const plan_part> plan_asked(const happening& h) noexcept;

/// Names the parts that the table gives the rule in the procedure of `h`, where `is`.
void name_parts(context& c, const happening& h, truth is);

} // namespace onezone::packs

#endif
