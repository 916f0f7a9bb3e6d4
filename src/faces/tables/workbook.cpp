// SPDX-License-Identifier: Apache-2.0
#include "ground/did_you_mean.hpp"
#include "ground/shown.hpp"
#include "ground/wording.hpp"
#include "spreadsheet_tables.hpp"
#include "workbook_sheets.hpp"

#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/workbook.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace onezone {

namespace detail {

namespace {

// What a sheet is called, without what does not tell it from another.
std::string plain_name(std::string_view name) {
    std::string out;
    for (const char c : half_width(name))
        if (static_cast<unsigned char>(c) > ' ' && c != '_')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool is_called(std::string_view plain, const word& table) {
    constexpr std::string_view ending = "表";
    for (const std::string_view one : {table.key, table.zh, table.en})
        if (plain == plain_name(one)
            || (plain.ends_with(ending) && plain.substr(0, plain.size() - ending.size()) == plain_name(one)))
            return true;
    return false;
}

bool says_nothing(const workbook_sheet& s) {
    return std::all_of(s.rows.begin(), s.rows.end(), [](const std::vector<std::string>& row) {
        return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
    });
}

} // namespace

sorted_sheets::sorted_sheets(const workbook& in, bool other_sheets) {
    for (const workbook_sheet& s : in.sheets) {
        if (says_nothing(s)) continue;
        const std::string plain = plain_name(s.name);
        const auto tables = words(sheet{});
        const auto table =
            std::find_if(tables.begin(), tables.end(), [&](const word& w) { return is_called(plain, w); });
        const auto refuse_sheet = [&](errc code, text message) {
            problems.push_back(refusal(code, std::move(message)).at({s.name, {}, 0, 0}));
        };
        if (table == tables.end()) {
            std::vector<std::string_view> known;
            for (const word& w : tables) known.push_back(w.zh);
            if (!other_sheets)
                refuse_sheet(errc::unknown_key,
                    fill(say("工作表 {0} 不是任何一张表", "the sheet {0} is none of the tables"), {quote(s.name)})
                        + did_you_mean_or_known(s.name, known));
            continue;
        }
        const workbook_sheet*& there = of[static_cast<std::size_t>(table->value)];
        if (there)
            refuse_sheet(errc::duplicate_key,
                fill(say("工作表 {0} 与 {1} 是同一张表", "the sheets {0} and {1} are one table"),
                    {quote(there->name), quote(s.name)}));
        else
            there = &s;
    }
}

std::string cell_name(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column; rest != 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

std::string cell_of(std::string_view sheet, std::size_t row, std::size_t column) {
    std::string out = shown(sheet);
    if (row == 0) return out;
    out += '!';
    if (column != 0) return out + cell_name(row, column);
    const std::string number = std::to_string(row);
    return out + number + ":" + number;
}

refusal in_workbook(const refusal& r, const std::string& source) {
    const place& at = r.where();
    refusal out =
        refusal(r.code(), r.message(), r.subjects()).at({source, cell_of(at.source, at.line, at.column), 0, 0});
    for (const refusal& other : r.others()) out = std::move(out).with(in_workbook(other, source));
    return out;
}

std::string plain_figure(std::string_view cell) {
    constexpr std::string_view minus = "\u2212";
    std::string plain = half_width(cell);
    if (plain.starts_with(minus)) plain.replace(0, minus.size(), "-");
    if (plain.starts_with('+')) plain.erase(0, 1);
    return plain_number(plain);
}

} // namespace detail

namespace {

bool has_digits(std::string_view cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

cell_sort sort_of(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
    constexpr std::size_t of_a_county = 6;
    std::size_t filled = 0, days = 0, numbers = 0, codes = 0, longest = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (column >= rows[i].size() || !has_digits(rows[i][column])) continue;
        const std::string& cell = rows[i][column];
        ++filled;
        days += parse_date(cell) ? 1U : 0U;
        numbers += parse_decimal(cell) ? 1U : 0U;
        codes += parse_division_code(cell) ? 1U : 0U;
        longest = std::max(longest, cell.size());
    }
    if (filled == 0) return cell_sort::text;
    if (days == filled) return cell_sort::day;
    // Codes of divisions are no amounts; short ones alone may well be.
    const bool of_divisions = codes == filled && longest >= of_a_county;
    return numbers == filled && !of_divisions ? cell_sort::number : cell_sort::text;
}

result<std::vector<std::vector<std::string>>> cells_of(std::string_view table) {
    std::istringstream in{std::string(table)};
    csv_format format;
    format.longest_record = std::size_t{1} << 28U; // who wrote it had it in memory
    csv_reader reader(in, {}, format);
    std::vector<std::vector<std::string>> rows;
    for (;;) {
        const auto next = reader.next_row();
        if (!next) return next.error();
        if (!*next) return rows;
        std::vector<std::string> row;
        for (std::size_t i = 0; i < reader.row_size(); ++i)
            row.push_back(detail::unguarded(std::string(reader.row_field(i))));
        rows.push_back(std::move(row));
    }
}

} // namespace

result<workbook_sheet> sheet_of(std::string name, std::string_view table) {
    workbook_sheet out;
    out.name = std::move(name);
    auto cells = cells_of(table);
    if (!cells) return std::move(cells).error().at({out.name, {}, 0, 0});
    out.rows = *std::move(cells);
    const std::size_t width = out.rows.empty() ? 0 : out.rows.front().size();
    for (std::size_t c = 0; c < width; ++c) out.columns.push_back(sort_of(out.rows, c));
    return out;
}

written_workbook write_workbook(const hierarchy& h, std::string_view id, language which) {
    sheet_style style;
    style.in = which;
    written_sheets written = write_spreadsheets(h, id, style);
    written_workbook out;
    out.left_out = std::move(written.left_out);
    std::size_t blanks = 0;
    for (const word& w : words(sheet{})) {
        const auto table = static_cast<sheet>(w.value);
        workbook_sheet s;
        s.name = which == language::zh ? w.zh : w.key;
        s.rows = cells_of(written.content[table]).value();
        const detail::sheet_layout& layout = detail::layout_of(table);
        for (std::size_t c = 0; c < layout.size(); ++c) s.columns.push_back(layout[c].sort);
        for (const auto& row : s.rows)
            blanks += static_cast<std::size_t>(std::count_if(row.begin(), row.end(),
                [](const std::string& cell) { return detail::trimmed(cell).size() != cell.size(); }));
        out.content.sheets.push_back(std::move(s));
    }
    if (blanks != 0)
        out.left_out.push_back(
            fill(say("单元格首尾的空白：{0}", "blanks at the ends of cells: {0}"), {detail::number(blanks)}));
    return out;
}

} // namespace onezone
