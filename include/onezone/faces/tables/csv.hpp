// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_TABLES_CSV_HPP_INCLUDED
#define ONEZONE_FACES_TABLES_CSV_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Reading comma-separated values: one record at a time, columns by name, every complaint with file and line.
///
///  1. RFC 4180: fields may be quoted, quotes in them are doubled; lines end in CRLF or LF; the last line end may be missing. A UTF-8
///     byte order mark is skipped. Lines without any character are no records.
///  2. Columns are found by the header row, in any order, by any of their names; brackets may be full-width.
///  3. A bad record is refused alone: the next call goes on with the line after it.
///  4. Memory: one record and a 64-kB buffer, whatever the size of the input.
/// Limits: UTF-8 only. Values are text; nothing is trimmed, converted or guessed (headings a little, where `lenient`).
/// Note: Boost has no CSV reader, which is why this one exists.

namespace onezone {

/// How a particular input is written.
struct csv_format {
    char separator = ',';
    /// Whether quoted fields may run over several lines. Where they never do, forbidding it confines a lost quote to its own line.
    bool line_breaks_in_fields = true;
    /// Whether columns that nobody asked for are passed over instead of refused.
    bool other_columns = false;
    /// Whether rows may be as offices make them: cells missing at the end are empty, empty ones beyond the last heading are passed over,
    /// and so are empty cells under no heading; blanks, `_`, `*` and the case of letters in headings do not count.
    bool lenient = false;
    std::size_t longest_record = std::size_t{1} << 20U; ///< bytes

    friend bool operator==(const csv_format&, const csv_format&) = default;
};

/// A column that a reader asks for.
struct csv_column {
    std::string_view name{};
    std::string_view also{}; ///< other headers for it, separated by `|`; empty: none
    bool required = false;
};

/// Reads one stream once, from where it stands.
class ONEZONE_API csv_reader {
public:
    /// `source` is what refusals call the input. Requires: `in` outlives the reader.
    csv_reader(std::istream& in, std::string source, csv_format format = {});
    /// Reads rows that are split already, as those of a workbook: their numbers are its lines, the numbers of their cells its columns; rows
    /// without any character are no records. Requires: `rows` outlives the reader.
    csv_reader(std::span<const std::vector<std::string>> rows, std::string source, csv_format format = {});

    /// Reads the header row and fixes the order in which `field` numbers the columns: the required ones, then the optional ones.
    ///
    /// Refuses: empty_input (no header), missing_key (named in the language of the others), unknown_key (unless `other_columns`; names the
    /// column likely meant), duplicate_key, and as `next` does.
    [[nodiscard]] result<void> columns(
        std::initializer_list<std::string_view> required, std::initializer_list<std::string_view> optional = {});
    /// The same for columns that may have one of several headers; `field` numbers them as listed.
    [[nodiscard]] result<void> columns(std::span<const csv_column> wanted);

    /// Reads the next record; false at the end of the input.
    ///
    /// Refuses: malformed (a stray quote, too few or too many fields), truncated (the input ends within a quoted field or within an
    /// unfinished last line), invalid_utf8 (the message names a likely other encoding), too_large, cannot_read.
    /// Requires: `columns` succeeded.
    /// Complexity: linear in the record; allocates only where a record is longer than every one before.
    [[nodiscard]] result<bool> next();

    /// Reads the next record without a header, e.g. to look for one. Refuses: as `next`, but for the number of fields.
    [[nodiscard]] result<bool> next_row();
    /// The fields of the current record. Invalidated by `next`. Requires: `i < row_size()`.
    [[nodiscard]] std::size_t row_size() const noexcept { return fields_.size(); }
    [[nodiscard]] std::string_view row_field(std::size_t i) const noexcept;
    /// How many fields of the current record are headings of one of these columns.
    [[nodiscard]] std::size_t count_headings(std::span<const csv_column> columns) const;

    /// The text of a column in the current record; empty where an optional column is not there. Invalidated by `next`.
    [[nodiscard]] std::string_view field(std::size_t column) const noexcept;
    /// Whether the input has this column.
    [[nodiscard]] bool has(std::size_t column) const noexcept { return order_[column] != absent; }
    /// Whether the field is in quotes.
    [[nodiscard]] bool quoted(std::size_t column) const noexcept;
    /// What the input calls a column; empty where it is not there.
    [[nodiscard]] std::string_view heading(std::size_t column) const noexcept { return headings_[column]; }
    /// The line on which the current record begins, counted from 1.
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    /// File, line and column (the byte within the line, counted from 1, where the field begins; 0 on a later line of the record).
    [[nodiscard]] place where(std::size_t column) const;
    /// File and line of the current record.
    [[nodiscard]] place where() const;
    /// Whether the current record is the last and lacks its line end, as where a file was cut.
    [[nodiscard]] bool cut_off() const noexcept { return cut_off_; }
    /// Bytes taken from the stream so far.
    [[nodiscard]] std::size_t bytes() const noexcept { return taken_ - (end_ - at_); }

private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);
    static constexpr int end_of_input = -1;
    struct extent {
        std::size_t begin, end, column;
        bool quoted;
    };

    [[nodiscard]] int peek();
    [[nodiscard]] bool fill();
    void skip_line();
    [[nodiscard]] result<bool> split();
    [[nodiscard]] result<bool> take_row();
    [[nodiscard]] result<bool> read_record();
    [[nodiscard]] result<void> read_field();
    [[nodiscard]] result<void> read_quoted();
    [[nodiscard]] refusal refuse(errc code, text message, std::size_t column = 0) const;
    [[nodiscard]] std::optional<refusal> not_utf8() const;

    std::istream* in_ = nullptr; // none where rows are given
    std::span<const std::vector<std::string>> rows_;
    std::string source_;
    csv_format format_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t taken_ = 0;
    std::size_t line_ = 0;       // of the current record
    std::size_t here_ = 1;       // of the next byte
    std::size_t line_start_ = 0; // bytes before the line of the next byte
    bool cut_off_ = false;
    bool blank_ = false; // the record has no character at all
    bool bad_stream_ = false;
    bool begun_ = false;
    std::size_t width_ = 0; // fields of the header
    std::string record_;
    std::vector<extent> fields_;
    std::vector<std::size_t> order_;
    std::vector<std::string> headings_; // of the columns asked for
    std::vector<bool> headed_;          // of the columns that are there
};

} // namespace onezone

#endif
