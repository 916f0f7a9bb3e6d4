// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_YEAR_TABLE_HPP_INCLUDED
#define ONEZONE_HISTORY_YEAR_TABLE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/kind.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// A table of the divisions of one year: `code name` a line, the state on 31 December, counties and above.
///
///  1. Parents follow from the codes: `aabbcc` lies beneath `aabb00` where that is listed, else beneath `aa0000`.
///  2. A table is a value; copies share it.
/// Source of the format: yescallop/areacodes (CC0 1.0).

namespace onezone {

/// One record of a table.
struct listed_division {
    onezone::code code{};
    std::string name{};
    std::size_t line = 0;
    onezone::code parent{}; ///< as `year_table::parent_of` has it
};

/// The divisions of one year.
class ONEZONE_API year_table {
public:
    /// Reads a table. `source` is what refusals call it, e.g. the file's name.
    ///
    /// Refuses: empty_input, invalid_utf8, malformed (no `code name`), bad_code, duplicate_code, unknown_unit (a record whose province is
    /// not listed), bad_value (a year that is none), all placed. Complexity: linear in the text; allocates.
    [[nodiscard]] static result<year_table> read(std::string_view text, int year, std::string source = {});

    [[nodiscard]] int year() const noexcept;
    [[nodiscard]] const std::string& source() const& noexcept;
    [[nodiscard]] std::string source() && { return std::as_const(*this).source(); }
    /// The last day of the year, whose state it is.
    [[nodiscard]] date on() const;
    /// In order of code.
    [[nodiscard]] std::span<const listed_division> records() const noexcept;
    /// The record of that code, or null. O(1).
    [[nodiscard]] const listed_division* find(code c) const noexcept;
    /// The records of that name, by code. Allocates the result.
    [[nodiscard]] std::vector<const listed_division*> named(std::string_view name) const;
    /// The code of the record above: the prefecture's where that is listed, else the province's; none for a province.
    [[nodiscard]] code parent_of(code c) const noexcept;
    /// Whether records stand below it.
    [[nodiscard]] bool has_divisions(code c) const noexcept;

private:
    struct content;
    explicit year_table(std::shared_ptr<const content> all) noexcept : all_(std::move(all)) {}

    std::shared_ptr<const content> all_;
};

/// The hierarchy of a table; ids derive from `source` and the codes. Kinds follow from names and, where these tell nothing, from codes.
///
/// Refuses: as `change::add`.
[[nodiscard]] ONEZONE_API result<hierarchy> hierarchy_of(const year_table& table, std::string_view source);

/// The kind of a record, as `hierarchy_of` has it.
[[nodiscard]] ONEZONE_API unit_kind kind_of(const listed_division& record);

} // namespace onezone

#endif
