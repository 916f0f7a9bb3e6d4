// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_XLSX_FORMATS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_XLSX_FORMATS_HPP_INCLUDED

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// @file
/// What the formats of cells show of their numbers. Internal to the component.

namespace onezone::detail {

/// What of a number its format shows.
struct number_format {
    bool year = false;
    bool month = false;
    bool day = false;
    bool time = false;
    std::size_t digits = 0; ///< so many at least, of a format that is nothing but zeros: 000000
    bool percent = false;   ///< a hundred times the number, with a sign

    [[nodiscard]] bool is_of_days() const noexcept { return year || month || day || time; }
    friend bool operator==(const number_format&, const number_format&) = default;
};

/// A format by its code, e.g. `yyyy"年"m"月"d"日"`.
[[nodiscard]] number_format format_of(std::string_view code);
/// Those that workbooks name by number alone, with those of Chinese editions (ECMA-376, 18.8.30).
[[nodiscard]] number_format built_in_format(unsigned id);

/// A number as its program shows it, to fifteen digits: `12`, `0.1`, `5%`, `9.1350203E+17`; of days what the format shows, in ISO 8601.
[[nodiscard]] std::string shown_number(double value, const number_format& format, bool from_1904);

/// Text without the `_x000D_` that workbooks write for what XML does not hold.
[[nodiscard]] std::string unescaped(std::string text);
/// … with them, and what looks like one marked as none.
[[nodiscard]] std::string escaped(std::string_view text);

/// Where a cell is, counted from 1: `C7`. Nothing where it says none of the format's.
struct cell_place {
    std::size_t row = 0;
    std::size_t column = 0;
};
[[nodiscard]] std::optional<cell_place> parse_cell(std::string_view name);

inline constexpr std::size_t most_rows = 1'048'576;
inline constexpr std::size_t most_columns = 16'384;
inline constexpr std::size_t most_characters = 32'767; ///< of UTF-16, in a cell

/// The number of a day in a workbook that counts from 1900; nothing where no program would show it so (before 1 March 1900).
[[nodiscard]] std::optional<int> number_of_day(int year, unsigned month, unsigned day);

} // namespace onezone::detail

#endif
