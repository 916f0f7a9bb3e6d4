// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_COUNT_HPP_INCLUDED
#define ONEZONE_PLANNING_COUNT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/succession.hpp>

#include <span>
#include <string>
#include <string_view>

/// @file
/// What can be counted before and after acts, and of what these moved, by a key that says what.
///
///  1. A key is what is counted, by what it is told apart, and where in time: `bodies.kind.department.after`, `quota.kind.institution.change`,
///     `divisions.level.township.before`. Words are keys of vocabularies or Chinese names.
///  2. What is recorded is counted. Where a number or a word is unknown, or a list of units, bodies, posts or items is not stated to be
///     whole (model/completeness.hpp), the figure is the least there can be, and says so; a change of what is unknown at either end is
///     unknown, never 0, but for what both ends leave equally open.
///  3. Kinds of quota are never added up, nor what is affiliated to what is administered.
///
/// | what | told apart by |
/// |---|---|
/// | `divisions` | `level`, `kind` |
/// | `townships`, `villages` (村), `communities` (社区) | `entrusted` (as a whole) |
/// | `zones`, `parks`, `other_areas`; `hectares` (of zones and parks as approved) | `tier`, `category`, `location` |
/// | `bodies` (but for internal ones), `nameplates` (further ones, of bodies), `leading_posts`, `internal_bodies` | `kind`, `rank` |
/// | `posts` | `kind`, `rank` |
/// | `staff` | `status` |
/// | `quota` | `kind`: needed |
/// | `functions`, `powers`, `assets`, `projects`, `documents`, `retirees` | `class` (of functions), `items`: adds up the recorded amounts, one where none is recorded |
///
/// Then `before`, `after` or `change`. What a ledger tells: `moved`, `released`, `recovered`, `written_off` or `created`, then the class and
/// its kind, where it has kinds: `moved.staff.administrative`, `recovered.quota.institution`, `moved.townships.administered`,
/// `created.functions`. Staff of all statuses are `moved.staff`.
///
/// `merged`, then divisions, townships, villages, communities, zones, parks, other areas or bodies and by what they are told apart: those
/// there before that are no more because one that stays took them in (并入), or a new one made of several (合并为): `merged.townships`,
/// `merged.bodies.kind.department`. Of whom nobody says who carries them on, they may have been merged.

namespace onezone {

/// How far a counted figure is known.
enum class known_figure : unsigned char {
    exact,
    at_least, ///< there may be more
    unknown,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(known_figure) noexcept;

/// A figure that was counted.
struct figure {
    std::string key{}; ///< e.g. `agencies.before`
    text label{};
    decimal value{};       ///< 0 where it is unknown
    std::string measure{}; ///< `%`, `公顷`, or empty
    known_figure known = known_figure::exact;
    friend bool operator==(const figure&, const figure&) = default;
};

/// The figure of that key, of a unit and all within it or, without one, of the whole: where all that is recorded lies in one division, of
/// that. What is not there at an end counts nothing there. `lineage`: the lines of descent of the acts between, of which `merged` tells.
///
/// Refuses: unknown_key (the key cannot be counted; says at which word, and what is known there), unknown_unit (there at neither end).
/// Complexity: linear in the records of the kind counted, or in the ledger; allocates.
[[nodiscard]] ONEZONE_API result<figure> count_figure(std::string_view key, unit_id of, const hierarchy& before,
    const hierarchy& after, const ledger& between, std::span<const succession> lineage = {});

} // namespace onezone

#endif
