// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_SUBJECT_HPP_INCLUDED
#define ONEZONE_RULES_SUBJECT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>

#include <compare>
#include <cstdint>
#include <span>
#include <string>

/// @file
/// What a finding is about: a unit, a record, or the whole.
///
///  1. A subject is a kind and an id; it says nothing about whether such a thing exists.
///  2. A zone is a subject of its own kind, a division of another; both are units.

namespace onezone {

enum class subject_kind : unsigned char {
    whole,
    division,
    zone,
    agency, ///< a zone's administrative agency: a body, but only those that agency counts count
    body,
    post,
    person,
    tenure,
    holding,
    entrustment,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(subject_kind) noexcept;

/// One thing judged.
struct subject {
    subject_kind kind = subject_kind::whole;
    std::uint64_t id = 0;

    [[nodiscard]] static constexpr subject whole() noexcept { return {}; }
    [[nodiscard]] static constexpr subject of(subject_kind kind, unit_id u) noexcept { return {kind, u.value()}; }
    [[nodiscard]] static subject of(unit_ref u) noexcept {
        return {u.is_division() ? subject_kind::division : subject_kind::zone, u.id().value()};
    }
    [[nodiscard]] static subject of(const zone& z) noexcept { return {subject_kind::zone, z.unit.value()}; }
    [[nodiscard]] static subject of(const body& b) noexcept { return {subject_kind::body, b.key.value()}; }
    [[nodiscard]] static subject of(const post& p) noexcept { return {subject_kind::post, p.key.value()}; }
    [[nodiscard]] static subject of(const person& p) noexcept { return {subject_kind::person, p.key.value()}; }
    [[nodiscard]] static subject of(const tenure& t) noexcept { return {subject_kind::tenure, t.key.value()}; }
    [[nodiscard]] static subject of(const holding& x) noexcept { return {subject_kind::holding, x.key.value()}; }
    [[nodiscard]] static subject of(const entrustment& e) noexcept {
        return {subject_kind::entrustment, e.key.value()};
    }
    [[nodiscard]] bool is_unit() const noexcept { return kind == subject_kind::division || kind == subject_kind::zone; }

    friend constexpr bool operator==(subject, subject) noexcept = default;
    friend constexpr auto operator<=>(subject, subject) noexcept = default;
};

/// The unit a subject belongs to: itself, a body's unit, a post's body's unit, the unit entrusted; none for persons and the whole.
[[nodiscard]] ONEZONE_API unit_id unit_of(const hierarchy& h, subject s) noexcept;
/// Names from the root down: `赣州市/于都县/于都工业园区/管委会/主任`. Allocates.
[[nodiscard]] ONEZONE_API std::string path_of(const hierarchy& h, subject s);
/// What it is called where its unit is known: `张三（管委会主任）`, `招商引资`; empty where it is not there. Allocates.
[[nodiscard]] ONEZONE_API text called(const hierarchy& h, subject s);

} // namespace onezone

#endif
