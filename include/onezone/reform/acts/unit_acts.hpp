// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_UNIT_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_UNIT_ACTS_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/told.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/division_acts.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts that establish, abolish or reshape divisions (行政区划变更).
///
///  1. An abolished division states where everything in it goes; nothing of it is left without a place.
///  2. A code that a division loses is not given again by these acts unless the caller says so.
///  3. Townships and villages below are accounted for as affiliated and as administered.
///  4. The organs of a division follow it: its government, Party committee, congress, discipline committee and departments carry its
///     new name where they carried the old one, and a 街道 has a 街道办事处 where a 乡镇 has government and congress presidium. What a
///     source may tell otherwise stays as it is: names in which the division's does not occur, companies, leading groups, other bodies.
/// Limits: the library has no maps; whether areas adjoin is not recorded.
/// Source: 行政区划管理条例 (国务院令704号) art. 6–9; 实施办法 (民政部令65号) art. 2, 3.

namespace onezone {

/// A code stated for one unit.
struct unit_code {
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "code"};

    unit_id unit{};
    onezone::code code{};
    friend bool operator==(const unit_code&, const unit_code&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("code", self.code);
    }
};

/// What becomes of the codes of units that come to a division, and of all below them.
struct code_statement {
    recoding below =
        recoding::keep; ///< `assign`: they follow the division's code, each with the digits of its own level
    std::vector<unit_code> stated{}; ///< units whose code is told one by one; all below these follow
    friend bool operator==(const code_statement&, const code_statement&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("below", self.below);
        visit("stated", self.stated);
    }
};

/// A division to be established.
struct founding {
    static constexpr std::array<std::string_view, 2> needed_operands{"name", "kind"};

    std::string name{};
    unit_kind kind = untold<unit_kind>;
    unit_id parent{};
    onezone::code code{};
    std::vector<unit_id> takes{}; ///< units that become its own
    std::vector<party> from{};    ///< whose area, in whole or in part, becomes its own, beside that of the units taken
    unit_id again{};              ///< with the identity of a division that was once abolished; none: a new one
    unit_id seat{};               ///< where its government sits; one that nobody inherits is then established
    code_statement codes{};       ///< of everything that is in it afterwards
    friend bool operator==(const founding&, const founding&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("kind", self.kind);
        visit("parent", self.parent);
        visit("code", self.code);
        visit("takes", self.takes);
        visit("from", self.from);
        visit("again", self.again);
        visit("seat", self.seat);
        visit("codes", self.codes);
    }
};

/// An existing division that gets more.
struct extension {
    static constexpr std::array<std::string_view, 1> needed_operands{"unit"};

    unit_id unit{};
    std::vector<unit_id> takes{};
    std::vector<party> from{}; ///< of whose area it gets a part, or all, beside the units taken
    code_statement codes{};    ///< of the units taken
    friend bool operator==(const extension&, const extension&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("takes", self.takes);
        visit("from", self.from);
        visit("codes", self.codes);
    }
};

/// A division to be abolished, and the one that inherits its bodies, what is left in it and every reference to it.
///
/// Where its area goes to several, the others name it as where they come `from`.
struct abolition {
    static constexpr std::array<std::string_view, 1> needed_operands{"unit"};

    unit_id unit{};
    unit_id heir{};                             ///< a division that stays …
    std::optional<std::int64_t> founded_heir{}; ///< … or, counted from 0, one of those established …
    std::string
        fate{}; ///< … or what a source says became of it, where that names no division: nothing may be left in it
    bool inferred = false;  ///< no source states the heir
    code_statement codes{}; ///< of what is left in it and goes to the heir
    friend bool operator==(const abolition&, const abolition&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("heir", self.heir);
        visit("founded_heir", self.founded_heir);
        visit("fate", self.fate);
        visit("inferred", self.inferred);
        visit("codes", self.codes);
    }
};

/// Establishes, extends and abolishes several divisions in one act (n to m): the general form of the acts below.
///
/// First all new divisions are established, then units change hands, then divisions are abolished, at last codes follow. An heir gets
/// the bodies of the abolished; where it has a government, Party committee or congress of its own, theirs are merged into that, else
/// they carry its name from now on. Departments carry the name of a new heir unless it has one of that name, and keep theirs with an
/// heir that stays. What was entrusted to the abolished passes to the heir; figures about it end with it.
/// Carries over: townships and villages change parents; of merged bodies everything moves, their leading posts and internal bodies as
/// stated.
/// Refuses: empty_input, unknown_unit, not_a_division, missing_successor (an abolition without heir), bad_value (two heirs, an heir out
/// of range or abolished too, a unit taken twice or abolished and taken, area from the unit itself), level_order, cycle, duplicate_code,
/// duplicate_id (established again and still there), still_referenced (abolished to a fate only told, with something left in it);
/// of seats and codes: bad_value (a seat outside divisions, above or in the place of the new one; a unit with two codes; codes that are
/// to follow a division without one, or that have no digits of their own to follow with), not_held (a code for what does not come to it).
/// Source: 行政区划管理条例 arts. 6 to 10; 实施办法 art. 3.
struct ONEZONE_API restructure {
    static constexpr std::string_view key = "restructure";

    std::vector<founding> founded{};
    std::vector<extension> extended{};
    std::vector<abolition> abolished{};
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::merged;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("founded", self.founded);
        visit("extended", self.extended);
        visit("abolished", self.abolished);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const restructure&, const restructure&) = default;
};

/// Establishes a division (设立), with units taken over from others.
///
/// Carries over: the units taken, with everything below them.
/// Refuses: as restructure, as far as it applies.
/// Source: 行政区划管理条例 arts. 6 to 10; 实施办法 art. 3.
struct ONEZONE_API establish_division {
    static constexpr std::string_view key = "establish_division";
    static constexpr std::array<std::string_view, 1> needed_operands{"division"};

    founding division{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("division", self.division);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const establish_division&, const establish_division&) = default;
};

/// Abolishes a division (撤销); another inherits all of it.
///
/// Carries over: everything in it goes to the heir. Refuses: as restructure, as far as it applies.
/// Source: 行政区划管理条例 arts. 6 to 10; 实施办法 art. 3.
struct ONEZONE_API abolish_division {
    static constexpr std::string_view key = "abolish_division";
    static constexpr std::array<std::string_view, 1> needed_operands{"unit"};

    unit_id unit{};
    unit_id heir{};
    std::string fate{};     ///< instead of an heir: see `abolition`
    code_statement codes{}; ///< of everything that goes to the heir

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("heir", self.heir);
        visit("fate", self.fate);
        visit("codes", self.codes);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const abolish_division&, const abolish_division&) = default;
};

/// Splits a division: new ones get parts of it; it stays with the rest, or is abolished and the first of them inherits the rest.
///
/// Carries over: the units the parts take. Refuses: as restructure; not_held (a part takes what does not lie directly in the unit).
/// Source: 行政区划管理条例 arts. 6 to 10; 实施办法 art. 3.
struct ONEZONE_API split_division {
    static constexpr std::string_view key = "split_division";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "parts"};

    unit_id unit{};
    std::vector<founding> parts{};
    bool abolish = false;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("parts", self.parts);
        visit("abolish", self.abolish);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const split_division&, const split_division&) = default;
};

/// Merges divisions into one that stays, or into a new one.
///
/// Carries over: everything in the merged goes to the one.
/// Refuses: as restructure; bad_value (neither or both of `into` and `founded`; codes beside those of a new one).
/// Source: 行政区划管理条例 arts. 6 to 10; 实施办法 art. 3.
struct ONEZONE_API merge_divisions {
    static constexpr std::string_view key = "merge_divisions";
    static constexpr std::array<std::string_view, 1> needed_operands{"merged"};

    std::vector<unit_id> merged{};
    unit_id into{};                    ///< one that stays …
    std::optional<founding> founded{}; ///< … or a new one
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::merged;
    code_statement codes{}; ///< with `into`: of everything that goes to it; a new one states its own

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("merged", self.merged);
        visit("into", self.into);
        visit("founded", self.founded);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("codes", self.codes);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const merge_divisions&, const merge_divisions&) = default;
};

/// Changes the kind of a division on the same area: 撤县设区, 撤县设市, 撤乡设镇, 撤镇设街道.
///
/// A 乡镇 that becomes a 街道 loses its government and its congress presidium: the one becomes the 街道办事处, a dispatched organ, and
/// the other goes into it; a 街道 that becomes a 镇 gets a government of its office.
/// Carries over: everything stays with the unit; what the office takes over stays with it (`kept`), of a presidium everything moves,
/// its leading posts and internal bodies as stated.
/// Refuses: unknown_unit, not_a_division, nothing_to_do (kind and name are that already), wrong_kind (to a zone), level_order, bad_value
/// (a code without `assign` or the reverse; a name that is none; codes below that have no digits of their own), duplicate_code.
/// Source: 地方组织法 (2022) art. 85: 街道办事处 is a dispatched organ.
struct ONEZONE_API change_division_kind {
    static constexpr std::string_view key = "change_division_kind";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "to"};

    unit_id unit{};
    unit_kind to = untold<unit_kind>;
    std::string name{}; ///< empty: it keeps its name
    recoding codes = recoding::keep;
    onezone::code code{};
    disposal leading_posts = disposal::written_off; ///< of a presidium that goes into an office
    disposal internal_bodies = disposal::merged;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("to", self.to);
        visit("name", self.name);
        visit("codes", self.codes);
        visit("code", self.code);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_division_kind&, const change_division_kind&) = default;
};

/// Moves part of a division to another of the same level (行政区域界线变更): units directly below it, a bare area, or what a source tells
/// of and nobody records.
///
/// A bare area is booked only in recorded figures called 面积 of that unit of measure; where units go, or only a part that is told of, and no
/// area is stated, those figures of both are unknown from then on. A part that is only told of leaves the account open. All codes stay.
/// Carries over: the villages (or townships) moved.
/// Refuses: unknown_unit, not_a_division, nothing_to_do (to itself), empty_input, level_order (another level), not_held (a unit not
/// directly below), unsupported_here (all of it: that is a merger), bad_quantity (no area, or more than there is).
/// Source: 行政区划管理条例 arts. 7 to 10; 行政区域界线管理条例 art. 9.
struct ONEZONE_API change_boundary {
    static constexpr std::string_view key = "change_boundary";
    static constexpr std::array<std::string_view, 2> needed_operands{"from", "to"};

    unit_id from{};
    unit_id to{};
    std::vector<unit_id> units{};
    std::optional<decimal> area{};
    std::string measure = "公顷";
    std::string stated{}; ///< what goes, where that names no unit of the hierarchy: `搬口乡`

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("to", self.to);
        visit("units", self.units);
        visit("area", self.area);
        visit("measure", self.measure);
        visit("stated", self.stated);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_boundary&, const change_boundary&) = default;
};

/// Renames a division, zone, park or other area; its code stays (更名). The organs of a division are renamed with it; what the agency of
/// a zone is called is for its charter to say.
///
/// Carries over: nothing is touched. Refuses: unknown_unit, nothing_to_do, bad_value, invalid_utf8.
/// Source: 行政区划管理条例 arts. 6 to 10; 地名管理条例 art. 9.
struct ONEZONE_API rename_unit {
    static constexpr std::string_view key = "rename_unit";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "name"};

    unit_id unit{};
    std::string name{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("name", self.name);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const rename_unit&, const rename_unit&) = default;
};

/// Moves the seat of a division's government (驻地迁移); the code stays.
///
/// A move counts only if it crosses the next-lower unit: of a county's from one township to another, of a township's from one
/// village to another. Where the old seat is neither recorded nor stated, that cannot be told, and the new one is recorded.
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_division, unknown_body (the division has no government on record), ambiguous_record (several), bad_value
/// (the seat would be the division itself or lie above it), contradicted (the recorded seat is not `from`), nothing_to_do (it is there
/// already), unsupported_here (it stays within one next-lower unit).
/// Source: 行政区划管理条例实施办法 (民政部令65号) art. 2; 行政区划管理条例 (国务院令704号) art. 7–9.
struct ONEZONE_API move_government_seat {
    static constexpr std::string_view key = "move_government_seat";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "to"};

    unit_id unit{};
    unit_id to{};
    std::optional<unit_id> from{}; ///< needed only to tell what is crossed where the present seat is not recorded

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("to", self.to);
        visit("from", self.from);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const move_government_seat&, const move_government_seat&) = default;
};

/// Gives a unit another code; where stated its subtree follows, each unit with the digits of its own level, whatever prefix it had.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, nothing_to_do, duplicate_code, bad_value (a code below has no digits of its own to follow with).
/// Source: 行政区划代码管理办法 (民政部令79号) art. 6.
struct ONEZONE_API recode_unit {
    static constexpr std::string_view key = "recode_unit";
    static constexpr std::array<std::string_view, 1> needed_operands{"unit"};

    unit_id unit{};
    onezone::code code{}; ///< none: the code is abolished
    bool subtree = true;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("code", self.code);
        visit("subtree", self.subtree);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const recode_unit&, const recode_unit&) = default;
};

} // namespace onezone

#endif
