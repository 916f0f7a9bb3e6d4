// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_AGENCY_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_AGENCY_ACTS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/ground/told.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on the agencies of zones: merging, abolishing, changing rank, reissuing charters.
///
///  1. Agency, zone, park and nameplate are different things: closing an agency closes no zone unless the act says so.
///  2. Everything a closed agency held is accounted for, item by item and kind by kind.
///  3. No act on an agency changes a person's rank.

namespace onezone {

/// What becomes of leading posts or internal bodies of an agency that is absorbed.
enum class disposal : unsigned char {
    written_off, ///< abolished with it
    merged,      ///< they become the absorber's
};
[[nodiscard]] ONEZONE_API std::span<const word> words(disposal) noexcept;

/// Merges agencies into one, which then runs one zone with many parks (一区多园).
///
/// The absorbed agencies close. The zones they ran become parks of the absorber's zone and keep name, seat, hosts, area, nameplates and
/// whom their statistics count for. What was entrusted to them is entrusted to the absorber's zone.
/// Carries over: staff by status, quota by kind, functions, powers, assets, projects, documents and retirees move item by item;
/// leading posts and internal bodies as stated (those of written-off posts leave them; those bodies' holdings move too).
/// Refuses: unknown_body, empty_input (nothing absorbed), unsupported_here (merged with itself, twice, or not a zone's body),
/// not_adjacent (neither seated in one county nor stated to be adjacent), missing_successor (a kind of quota for which the absorber's
/// charter has no place and which is not recovered).
/// Source: 赣州 2022: 纳入当地省级工业园区管理机构一体化管理.
struct ONEZONE_API merge_agencies {
    static constexpr std::string_view key = "merge_agencies";
    static constexpr std::array<std::string_view, 2> needed_operands{"into", "absorbed"};

    body_id into{};
    std::vector<body_id> absorbed{};
    bool adjacent = false; ///< stated to be adjacent; the library has no maps
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::written_off;
    bool keep_nameplates = false;        ///< the absorber also carries the names of the absorbed
    std::vector<quota_kind> recovered{}; ///< kinds of quota that go back to the pool instead of moving
    party pool{};                        ///< the body whose quota the recovered kinds become, where one is recorded

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("into", self.into);
        visit("absorbed", self.absorbed);
        visit("adjacent", self.adjacent);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("keep_nameplates", self.keep_nameplates);
        visit("recovered", self.recovered);
        visit("pool", self.pool);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const merge_agencies&, const merge_agencies&) = default;
};

/// What becomes of the zone whose agency closes.
enum class zone_fate : unsigned char {
    kept,   ///< it stays, for now without this agency
    closed, ///< it ends too
    park,   ///< it becomes a park of another zone
};
[[nodiscard]] ONEZONE_API std::span<const word> words(zone_fate) noexcept;

/// Abolishes an agency, with a successor for everything it held.
///
/// `destinations` say where single classes go, `successor` takes the rest. A successor that is only stated, or whose body is not
/// recorded, leaves the lines open. Leading posts and internal bodies without a destination are written off; units entrusted to the
/// zone go back to their legal parents unless a destination names another holder or the zone keeps another agency. A destination for a
/// class of which nothing is recorded states an unknown quantity.
/// Carries over: all twelve classes, each as stated.
/// Refuses: unknown_body, unknown_unit, unsupported_here (an internal body; a destination that closes too), missing_successor (the class
/// is in the message), bad_value (two destinations for a class; a park of nothing), not_a_zone, still_referenced (a closing zone with
/// parks, further bodies or agreements), entrusted_to_itself.
/// Source: 国务院令486号 art. 9; 赣州 2022: 撤销原来管理村（社区）的机构，分别纳入邻近乡镇人民政府一体化管理.
struct ONEZONE_API abolish_agency {
    static constexpr std::string_view key = "abolish_agency";
    static constexpr std::array<std::string_view, 1> needed_operands{"agency"};

    body_id agency{};
    party successor{};
    std::vector<destination> destinations{};
    std::vector<body_id> also{}; ///< further bodies that close with it, e.g. its Party working committee
    zone_fate zone = zone_fate::kept;
    unit_id part_of{}; ///< with `park`: of which zone

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("agency", self.agency);
        visit("successor", self.successor);
        visit("destinations", self.destinations);
        visit("also", self.also);
        visit("zone", self.zone);
        visit("part_of", self.part_of);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const abolish_agency&, const abolish_agency&) = default;
};

/// Closes an agency that is known only because a source states a total: without name, successor or amounts.
///
/// What it held is unknown and goes to whom `successor` states, if anybody: its lines stay open. The unit goes with it where that,
/// too, is a placeholder.
/// Carries over: staff and quota of unknown number.
/// Refuses: unknown_body, unsupported_here (it is no placeholder, or something it holds is recorded: use abolish_agency),
/// still_referenced.
struct ONEZONE_API close_placeholder {
    static constexpr std::string_view key = "close_placeholder";
    static constexpr std::array<std::string_view, 1> needed_operands{"agency"};

    body_id agency{};
    party successor{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("agency", self.agency);
        visit("successor", self.successor);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const close_placeholder&, const close_placeholder&) = default;
};

/// Which way a rank goes.
enum class rank_direction : unsigned char { upgrade, downgrade }; // 升格, 降格
[[nodiscard]] ONEZONE_API std::span<const word> words(rank_direction) noexcept;

/// Changes the rank of an institution (机构规格), of nobody and nothing else: people keep theirs.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_body, nothing_to_do (it has that rank), wrong_direction (a downgrade that raises, an upgrade that lowers),
/// contradicted (its recorded rank is not `from`), not_held (no rank is recorded and none stated: the direction cannot be told).
/// Source: 国务院令486号 art. 9; 赣州 2022: 龙南经开区管委会由副厅级降格为正处级.
struct ONEZONE_API change_rank {
    static constexpr std::string_view key = "change_rank";
    static constexpr std::array<std::string_view, 2> needed_operands{"body", "to"};

    body_id body{};
    onezone::rank to = untold<onezone::rank>;
    rank_direction direction{};
    std::optional<onezone::rank> from{}; ///< needed where the present rank is not recorded

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("to", self.to);
        visit("direction", self.direction);
        visit("from", self.from);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_rank&, const change_rank&) = default;
};

/// Issues a body a new 三定规定: document, and where stated the numbers it sets.
///
/// What is not stated stays as it is. Internal bodies in `closes` end, and what they hold goes to the body; `opens` names new ones.
/// Carries over: leading posts and internal bodies above the new numbers are written off, below created; quota above is recovered
/// (into `pool`), below created.
/// Refuses: unknown_body, nothing_to_do (that charter is in force and sets nothing new), bad_quantity, bad_value (a kind twice),
/// not_held (`closes` names no part of the body), contradicted (more internal bodies are listed than the charter allows), needs_document.
/// Source: 赣州 2022: 应重新印发“三定”规定的20个开发区管理机构均已完成; 国务院令486号 art. 13.
struct ONEZONE_API reissue_charter {
    static constexpr std::string_view key = "reissue_charter";
    static constexpr std::array<std::string_view, 1> needed_operands{"body"};

    body_id body{};
    std::string document{};
    std::optional<date> issued{}; ///< absent: the day of the act
    std::optional<std::int64_t> leading_posts{};
    std::optional<std::int64_t> internal_bodies{};
    std::vector<quota_amount> quota{}; ///< the new numbers, by kind
    party pool{};
    std::vector<body_id> closes{};
    std::vector<std::string> opens{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("document", self.document);
        visit("issued", self.issued);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("quota", self.quota);
        visit("pool", self.pool);
        visit("closes", self.closes);
        visit("opens", self.opens);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const reissue_charter&, const reissue_charter&) = default;
};

/// Establishes an agency or another body of a unit, with what its charter grants it.
///
/// Quota comes out of `pool` where that names a body on record, and is new otherwise. What is not stated stays unknown.
/// Carries over: quota from the pool; leading posts and internal bodies are created as stated.
/// Refuses: unknown_unit, unknown_body (the pool), bad_value (no name; a kind of quota twice), bad_quantity, not_held (the pool has less),
/// unsupported_here (an internal body: that is what charters open).
/// Source: 国务院令486号 art. 9; 公共编制总额内.
struct ONEZONE_API establish_agency {
    static constexpr std::string_view key = "establish_agency";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "name"};

    unit_id unit{};
    std::string name{};
    body_kind kind = body_kind::management_committee;
    fact<onezone::rank> rank{};
    fact<dispatched_type> legal_type{};
    std::string document{}; ///< its charter; empty: none is known
    std::vector<quota_amount> quota{};
    party pool{};
    fact<std::int64_t> leading_posts{};
    fact<std::int64_t> internal_bodies{};
    std::vector<std::string> nameplates{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("name", self.name);
        visit("kind", self.kind);
        visit("rank", self.rank);
        visit("legal_type", self.legal_type);
        visit("document", self.document);
        visit("quota", self.quota);
        visit("pool", self.pool);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("nameplates", self.nameplates);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const establish_agency&, const establish_agency&) = default;
};

/// Renames a body.
///
/// Carries over: nothing is touched. Refuses: unknown_body, nothing_to_do, bad_value, invalid_utf8.
/// Source: 国务院令486号 arts. 9, 13.
struct ONEZONE_API rename_body {
    static constexpr std::string_view key = "rename_body";
    static constexpr std::array<std::string_view, 2> needed_operands{"body", "name"};

    body_id body{};
    std::string name{};
    bool keep_nameplate = false; ///< the old name stays as a nameplate

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("name", self.name);
        visit("keep_nameplate", self.keep_nameplate);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const rename_body&, const rename_body&) = default;
};

/// Hangs out further nameplates at a body: one team, two nameplates (一套班子、两块牌子). It stays one body.
///
/// Carries over: nothing is touched. Refuses: unknown_body, empty_input, bad_value (an empty name), nothing_to_do (all are there).
struct ONEZONE_API hang_nameplates {
    static constexpr std::string_view key = "hang_nameplates";
    static constexpr std::array<std::string_view, 1> needed_operands{"body"};

    body_id body{};
    std::vector<std::string> nameplates{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("nameplates", self.nameplates);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const hang_nameplates&, const hang_nameplates&) = default;
};

} // namespace onezone

#endif
