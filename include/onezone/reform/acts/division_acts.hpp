// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_DIVISION_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_DIVISION_ACTS_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on divisions: their affiliation (隶属关系) and who administers them on their parent's behalf (代管).
///
///  1. Affiliation and entrustment are two relations; an act on one leaves the other alone, unless its documentation says so.
///  2. Every act names units of the hierarchy (else unknown_unit) and moves a unit with its whole subtree.

namespace onezone {

/// What becomes of codes when a unit gets another parent.
enum class recoding : unsigned char {
    keep,   ///< they stay: practice before the code measures of 2025
    vacate, ///< they are abolished and the new ones are not known yet
    assign, ///< the unit gets the stated code, and its subtree follows, each unit with the digits of its own level
};
[[nodiscard]] ONEZONE_API std::span<const word> words(recoding) noexcept;

/// Transfers the affiliation of a whole unit, its subtree with it (隶属关系变更).
///
/// An entrustment of the unit to its new parent ends, for that one now administers it in its own right; others stay.
/// Carries over: the unit's place among the townships or villages of the old parent and of the new; everything below stays with it.
/// Refuses: unknown_unit, not_a_division, nothing_to_do (it is there already), cycle, level_order, entrusted_to_itself,
/// bad_value (a code without `assign` or the reverse), duplicate_code.
/// Source: 行政区划管理条例 (国务院令704号) art. 7–9; codes: 行政区划代码管理办法 (民政部令79号) art. 6.
struct ONEZONE_API reparent {
    static constexpr std::string_view key = "reparent";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "to"};

    unit_id unit{};
    unit_id to{};
    recoding codes = recoding::keep;
    onezone::code code{}; ///< with `assign`: the new code

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("to", self.to);
        visit("codes", self.codes);
        visit("code", self.code);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const reparent&, const reparent&) = default;
};

/// Entrusts units, zones, parks and other areas among them, to a zone or another division (代管, 托管), one sentence of a document in one
/// act; their affiliation stays.
///
/// Carries over: who administers the township or village; what `along` lists moves from `from` to `receiver`.
/// Refuses: unknown_unit, nothing_to_do (to its legal parent or above), entrusted_to_itself, entrusted_twice, cycle,
/// bad_value (items without scope `items` or the reverse; a unit twice); for `along`: unknown_body, unknown_record, not_held, missing_successor, bad_quantity.
/// Source: 行政区划管理条例实施办法 (民政部令65号) art. 2: between divisions handled like a change of affiliation.
struct ONEZONE_API entrust {
    static constexpr std::string_view key = "entrust";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "holder"};

    unit_id unit{};
    unit_id holder{};
    entrustment_scope scope = entrustment_scope::all;
    std::vector<std::string> items{}; ///< with scope `items`: which
    body_id from{};                   ///< who gives up what goes along
    party receiver{};                 ///< who receives it
    bundle along{};
    std::vector<unit_id> also{}; ///< further units entrusted alike

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("holder", self.holder);
        visit("scope", self.scope);
        visit("items", self.items);
        visit("from", self.from);
        visit("receiver", self.receiver);
        visit("along", self.along);
        visit("also", self.also);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const entrust&, const entrust&) = default;
};

/// Lets another administer what is entrusted already, in one act (变更代管关系).
///
/// Carries over: who administers the townships or villages; what `along` lists moves from `from` to `receiver`.
/// Refuses: unknown_unit, empty_input, bad_value (a unit twice), not_entrusted (at all, or not to `holder`), ambiguous_record (to several
/// holders, and none is stated), nothing_to_do (to the same), unsupported_here (to the legal parent or above: return_township), as well as
/// entrusted_to_itself, entrusted_twice, cycle; for `along`: unknown_body, unknown_record, not_held, missing_successor, bad_quantity.
/// Source: 行政区划管理条例实施办法 (民政部令65号) art. 2.
struct ONEZONE_API change_trustee {
    static constexpr std::string_view key = "change_trustee";
    static constexpr std::array<std::string_view, 2> needed_operands{"units", "to"};

    std::vector<unit_id> units{};
    unit_id to{};
    unit_id holder{}; ///< who holds them now; none: whoever does
    body_id from{};   ///< who gives up what goes along
    party receiver{}; ///< who receives it
    bundle along{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("units", self.units);
        visit("to", self.to);
        visit("holder", self.holder);
        visit("from", self.from);
        visit("receiver", self.receiver);
        visit("along", self.along);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_trustee&, const change_trustee&) = default;
};

/// Returns an entrusted unit to its legal parent (交还, 回归): the entrustment ends, the affiliation stays as it was all along.
///
/// Carries over: who administers the township or village; what `along` lists moves from `from` to `receiver`.
/// Refuses: unknown_unit, not_entrusted (at all, or not to `holder`); for `along`: unknown_body, unknown_record, not_held,
/// missing_successor (no receiver), bad_quantity.
/// Source: 江西 2023: 设在县域的开发区原则上不代管乡镇（街道）.
struct ONEZONE_API return_township {
    static constexpr std::string_view key = "return_township";
    static constexpr std::array<std::string_view, 1> needed_operands{"town"};

    unit_id town{};
    unit_id holder{}; ///< none: whoever holds it, in every scope
    body_id from{};   ///< who gives up what goes along
    party receiver{}; ///< who receives it
    bundle along{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("town", self.town);
        visit("holder", self.holder);
        visit("from", self.from);
        visit("receiver", self.receiver);
        visit("along", self.along);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const return_township&, const return_township&) = default;
};

} // namespace onezone

#endif
