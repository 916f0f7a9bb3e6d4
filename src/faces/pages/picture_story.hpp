// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_PICTURE_STORY_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_PICTURE_STORY_HPP_INCLUDED

#include <onezone/faces/pages/picture.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/zone.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What a picture tells, before anything is laid out: which divisions are drawn, what stood and stands in them, what happened.

namespace onezone::detail {

// Something that happened to a zone, an agency or a division. From `functions` on: happenings that restructure nothing.
enum class picture_mark : unsigned char {
    merged,
    closed,
    integrated,
    downgraded,
    upgraded,
    returned,
    entrusted,
    moved,
    opened,
    separated,
    dissolved,
    converted,
    renamed,
    rekinded,
    division_new,
    division_gone,
    functions,
    powers,
    charter,
};
inline constexpr std::size_t picture_marks = 19;
[[nodiscard]] std::span<const word> words(picture_mark) noexcept;
[[nodiscard]] inline bool restructures(picture_mark m) noexcept { return m < picture_mark::functions; }

struct zone_event {
    picture_mark what{};
    text detail;
    friend bool operator==(const zone_event&, const zone_event&) = default;
};

struct drawn_agency {
    text name;
    text rank; // empty where it is unknown
    grade how{};
    grade rank_how{};
};

// One side of a row.
struct drawn_zone {
    bool there = false;
    bool nested = false; // part of the zone that heads the family
    text name;
    text kind; // of parks and other areas
    std::optional<zone_tier> tier;
    grade tier_how{};
    grade how{};
    std::vector<drawn_agency> agencies;
    bool agency_gone = false; // after: it had agencies and has none
    std::vector<text> notes;
};

struct zone_row {
    drawn_zone before;
    drawn_zone after;
    std::vector<zone_event> events; // those that restructure first
};

// A zone with those that are or become its parks: one row each, the whole first, then what is part of it on both sides.
struct zone_family {
    std::vector<zone_row> rows;
    [[nodiscard]] bool restructured() const noexcept;
};

// Divisions to which the same happened.
struct division_row {
    zone_event event;
    text before; // whose they were; empty: they were not there
    text after;
    std::vector<std::string> names;       // as before
    std::vector<std::string> names_after; // where they differ
    bool before_elsewhere = false;        // on this side they are of another band
    bool after_elsewhere = false;
};

struct zone_chip {
    std::string name;
    grade how{}; // the worst of the zone and its agencies
    std::vector<picture_mark> light;
};

struct picture_band {
    std::string name;
    text kind;
    text townships; // how many it has
    std::vector<zone_family> families;
    std::vector<division_row> divisions;
    std::vector<zone_chip> quiet; // zones of which nothing was restructured

    [[nodiscard]] bool restructured() const noexcept { return !families.empty() || !divisions.empty(); }
};

struct agency_count {
    std::array<std::size_t, 3> by_grade{}; // stated, inferred, placeholder
    [[nodiscard]] std::size_t all() const noexcept { return by_grade[0] + by_grade[1] + by_grade[2]; }
};

struct picture_story {
    agency_count before;
    agency_count after;
    std::array<std::size_t, picture_marks> counts{};
    std::vector<picture_band> bands;  // with something restructured
    std::vector<picture_band> folded; // with zones, nothing restructured
    std::vector<std::string> bare;    // county-level divisions without zones, next to those drawn
    std::size_t unlisted = 0;         // further divisions
};

[[nodiscard]] picture_story tell(const hierarchy& before, const hierarchy& after, const picture_options& options);

} // namespace onezone::detail

#endif
