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

// Something that happened to a zone, an agency, a division or another body. From `functions` on: happenings that restructure nothing.
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
    divisions_merged,
    division_split,
    divisions_rearranged,
    succeeded,
    boundary,
    slimmed,
    enlarged,
    manager,
    seat,
    area,
    bodies_merged,
    body_split,
    body_closed,
    body_opened,
    body_renamed,
    body_moved,
    body_changed,
    functions,
    powers,
    charter,
};
inline constexpr std::size_t picture_marks = 36;
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
    bool absorbed = false;             // after: it is not there, and a zone of the family carries it on
    bool nested = false;               // drawn within another row's box; which, says `within`
    std::vector<std::size_t> within{}; // the rows whose boxes stand around it, the outermost first
    text gone;                         // after, where it is not there: what became of it
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
    std::optional<std::size_t>
        into; // the row of the family that takes it in: of which it is a park, or which carries it on
};

// A zone with those that are or become its parks, parks of parks among them: one row each, the whole first.
struct zone_family {
    std::vector<zone_row> rows;
    [[nodiscard]] bool restructured() const noexcept;
};

// Divisions or bodies to which the same happened.
struct division_row {
    zone_event event;
    bool bodies = false;
    text before; // whose they were; empty: they were not there
    text after;
    std::vector<unit_id> units;           // of divisions
    std::vector<std::string> names;       // as before
    std::vector<std::string> names_after; // where they differ
    bool before_elsewhere = false;        // on this side they are of another band
    bool after_elsewhere = false;
};

// Divisions or bodies on one side of a descent.
struct descent_node {
    std::string name;
    text kind;
    text note;
};
struct descent_link {
    std::size_t from = 0; // of `before`
    std::size_t to = 0;   // of `after`
    bool inferred = false;
};

// What carries on what: all that merged into one, what was split, or several of both that hang together.
struct descent {
    zone_event event;
    std::vector<descent_node> before;
    std::vector<descent_node> after;
    std::vector<descent_link> links;
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
    std::vector<descent> descents;
    std::vector<division_row> divisions;
    std::vector<zone_chip> quiet; // zones of which nothing was restructured
    std::string file;             // what a picture of this band alone is called

    [[nodiscard]] bool restructured() const noexcept {
        return !families.empty() || !descents.empty() || !divisions.empty();
    }
    // How often each thing happened, in the order of the marks.
    [[nodiscard]] std::array<std::size_t, picture_marks> counts() const;
};

struct agency_count {
    std::array<std::size_t, 3> by_grade{}; // stated, inferred, placeholder
    [[nodiscard]] std::size_t all() const noexcept { return by_grade[0] + by_grade[1] + by_grade[2]; }
};

// How many of a kind there are, where that changed.
struct kind_count {
    text kind;
    std::size_t before = 0;
    std::size_t after = 0;
};

struct picture_story {
    agency_count before;
    agency_count after;
    std::array<std::size_t, picture_marks> counts{};
    std::array<std::size_t, picture_marks> from{}; // of mergers and splits: out of so many …
    std::array<std::size_t, picture_marks> to{};   // … so many came
    std::vector<kind_count> kinds;
    std::vector<picture_band> bands;  // with something restructured
    std::vector<picture_band> folded; // with zones, nothing restructured
    std::vector<std::string> bare;    // county-level divisions without zones, next to those drawn
    std::size_t unlisted = 0;         // further divisions
};

[[nodiscard]] picture_story tell(const hierarchy& before, const hierarchy& after, const picture_options& options);

} // namespace onezone::detail

#endif
