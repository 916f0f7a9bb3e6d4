// SPDX-License-Identifier: Apache-2.0
#include "faces/json/files.hpp"
#include "ground/path.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "workbook_sheets.hpp"
#include "xlsx_formats.hpp"

#include <onezone/faces/tables/xlsx.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <xlsxwriter.h>

#if defined(__unix__) || defined(__APPLE__)
#define ONEZONE_POSIX
#include <cstdlib>
#include <unistd.h>
#endif

namespace onezone {

namespace {

using namespace detail;
namespace fs = std::filesystem;

refusal no_folder() {
    return {errc::cannot_write, say("不能建立临时文件夹", "cannot make a folder for temporary files")};
}

// libxlsxwriter writes files: here they are, seen by nobody else, until their bytes are taken. It goes without an allocation.
class temporary_folder {
public:
    temporary_folder() {
        std::error_code failed;
        const fs::path in = fs::temp_directory_path(failed);
        if (failed) return;
        constexpr std::string_view pattern = "onezone-book-XXXXXX";
        path_ = utf8_of(in / pattern);
        file_ = path_ + "/workbook.xlsx";
#ifdef ONEZONE_POSIX
        made_ = mkdtemp(path_.data()) != nullptr;
#else
        for (unsigned n = 0; n < 1'000'000 && !made_ && !failed; ++n) {
            std::string number = std::to_string(n);
            number.insert(0, 6 - number.size(), '0');
            path_.replace(path_.size() - number.size(), number.size(), number);
            made_ = fs::create_directory(path_of(path_), failed);
        }
#endif
        std::copy(path_.begin(), path_.end(), file_.begin());
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder() {
        if (!made_) return;
#ifdef ONEZONE_POSIX
        static_cast<void>(unlink(file_.c_str())); // not there where it was not written
        static_cast<void>(rmdir(path_.c_str()));
#else
        try {
            std::error_code ignored;
            fs::remove_all(path_of(path_), ignored);
        } catch (const std::bad_alloc&) {} // it stays
#endif
    }
    [[nodiscard]] bool ok() const noexcept { return made_; }
    [[nodiscard]] std::string& path() noexcept { return path_; }
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

private:
    std::string path_;
    std::string file_;
    bool made_ = false;
};

//=== names ===//

std::size_t utf16_size(std::string_view s) {
    return static_cast<std::size_t>(std::count_if(
               s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }))
        + static_cast<std::size_t>(
            std::count_if(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0U; }));
}

void drop_last_character(std::string& s) {
    while (!s.empty() && (static_cast<unsigned char>(s.back()) & 0xC0U) == 0x80U) s.pop_back();
    if (!s.empty()) s.pop_back();
}

// What programs do not take in the name of a sheet, in its full width.
std::string allowed(std::string_view name) {
    static constexpr std::pair<char, std::string_view> others[] = {
        {'[', "［"}, {']', "］"}, {':', "："}, {'*', "＊"}, {'?', "？"}, {'/', "／"}, {'\\', "＼"}, {'\'', "＇"}};
    std::string out;
    for (const char c : name) {
        const auto* const other =
            std::find_if(std::begin(others), std::end(others), [&](const auto& o) { return o.first == c; });
        if (other != std::end(others))
            out += other->second;
        else
            out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out.empty() ? "Sheet" : out;
}

class sheet_names {
public:
    std::string add(std::string_view wanted) {
        constexpr std::size_t most = 31;
        const std::string whole = allowed(wanted);
        for (std::size_t& n = next_[whole];;) {
            ++n;
            const std::string number = n == 1 ? std::string() : " " + std::to_string(n);
            std::string name = whole;
            while (utf16_size(name) + number.size() > most) drop_last_character(name);
            name += number;
            std::string folded = name;
            for (char& c : folded)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            // `History` is Excel's own.
            if (folded != "history" && given_.insert(std::move(folded)).second) return name;
        }
    }

private:
    std::set<std::string> given_;
    std::map<std::string, std::size_t> next_; // the last number tried, by name
};

//=== cells ===//

// In characters of half width.
std::size_t width_of(std::string_view cell) {
    std::size_t width = 0;
    for (const char c : cell) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE0U ? 2 : 1;
    }
    return width;
}

std::optional<double> figure_in(const std::string& cell) {
    constexpr std::size_t kept = 15;                                         // digits
    const bool padded = cell.size() > 1 && cell[0] == '0' && cell[1] != '.'; // 0012 would become 12
    const auto digits = std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (padded || static_cast<std::size_t>(digits) > kept || !parse_decimal(cell)) return std::nullopt;
    double n = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), n);
    return failed == std::errc() && end == cell.data() + cell.size() ? std::optional(n) : std::nullopt;
}

std::optional<double> day_in(const std::string& cell) {
    const auto day = parse_date(cell);
    if (!day) return std::nullopt;
    const auto n = number_of_day(day->year(), day->month(), day->day());
    return n ? std::optional(static_cast<double>(*n)) : std::nullopt;
}

struct freeing {
    void operator()(lxw_workbook* book) const noexcept { lxw_workbook_free(book); }
};

class xlsx_writer {
public:
    explicit xlsx_writer(const std::string& source) : source_(&source) {}

    result<std::string> write(const workbook& content) {
        if (content.sheets.empty())
            return refusal(errc::empty_input, say("工作簿没有工作表", "the workbook has no sheet"))
                .at({*source_, {}, 0, 0});
        for (const workbook_sheet& s : content.sheets) ONEZONE_TRY(check(s));
        temporary_folder folder;
        if (!folder.ok()) return no_folder().at({*source_, {}, 0, 0});
        lxw_workbook_options options{LXW_FALSE, folder.path().data(), LXW_FALSE};
        book_.reset(workbook_new_opt(folder.file().c_str(), &options));
        if (!book_) throw std::bad_alloc();
        lxw_doc_properties properties{};
        properties.created = 315'532'800; // 1980-01-01, as in the zip: no clock is read
        done(workbook_set_properties(book_.get(), &properties));
        head_ = made(workbook_add_format(book_.get()));
        format_set_bold(head_);
        format_set_num_format(head_, "@");
        text_ = made(workbook_add_format(book_.get()));
        format_set_num_format(text_, "@");
        day_ = made(workbook_add_format(book_.get()));
        format_set_num_format(day_, "yyyy-mm-dd");
        long_number_ = made(workbook_add_format(book_.get()));
        format_set_num_format(long_number_, "0");
        for (const workbook_sheet& s : content.sheets) add(s);
        done(workbook_close(book_.release())); // which frees it
        if (failed_ == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
        if (failed_ != LXW_NO_ERROR)
            return refusal(errc::cannot_write,
                fill(say("工作簿没有写成（libxlsxwriter 错误 {0}）",
                         "the workbook was not written (libxlsxwriter error {0})"),
                    {verbatim(std::to_string(static_cast<int>(failed_)))}))
                .at({*source_, {}, 0, 0});
        return read_file(folder.file());
    }

private:
    [[nodiscard]] refusal refuse(
        errc code, text message, const workbook_sheet& s, std::size_t row, std::size_t column) const {
        return refusal(code, std::move(message)).at({*source_, cell_of(s.name, row, column), 0, 0});
    }
    [[nodiscard]] result<void> check(const workbook_sheet& s) const {
        if (!is_utf8(s.name)) return refuse(errc::invalid_utf8, say("名称不是 UTF-8", "the name is no UTF-8"), s, 0, 0);
        if (s.rows.size() > most_rows)
            return refuse(errc::too_large,
                say("行数超出格式上限（1048576）", "there are more rows than the format has (1,048,576)"), s,
                most_rows + 1, 0);
        for (std::size_t r = 0; r < s.rows.size(); ++r) {
            const auto& row = s.rows[r];
            if (row.size() > most_columns)
                return refuse(errc::too_large,
                    say("列数超出格式上限（16384）", "there are more columns than the format has (16,384)"), s, r + 1,
                    most_columns + 1);
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (!is_utf8(row[c]))
                    return refuse(
                        errc::invalid_utf8, say("此处字节不是 UTF-8", "these bytes are no UTF-8"), s, r + 1, c + 1);
                if (row[c].size() > most_characters && utf16_size(row[c]) > most_characters)
                    return refuse(errc::too_large,
                        say("单元格放不下：超过32767个字符", "no cell takes more than 32,767 characters"), s, r + 1,
                        c + 1);
            }
        }
        return {};
    }

    // The first thing that fails decides.
    void done(lxw_error error) noexcept {
        if (failed_ == LXW_NO_ERROR) failed_ = error;
    }
    template <class T>
    static T* made(T* one) {
        if (!one) throw std::bad_alloc();
        return one;
    }

    void add(const workbook_sheet& s) {
        lxw_worksheet* const to = made(workbook_add_worksheet(book_.get(), names_.add(s.name).c_str()));
        std::vector<std::size_t> widths;
        for (std::size_t r = 0; r < s.rows.size(); ++r)
            for (std::size_t c = 0; c < s.rows[r].size(); ++c) {
                const std::string& cell = s.rows[r][c];
                if (widths.size() <= c) widths.resize(c + 1);
                widths[c] = std::max(widths[c], width_of(cell));
                if (!cell.empty()) put(to, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), cell, sort_of(s, c));
            }
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const cell_sort sort = sort_of(s, c);
            const auto at = static_cast<lxw_col_t>(c);
            // What is filled in later is what the column is, too.
            lxw_format* const format = sort == cell_sort::text ? text_ : sort == cell_sort::day ? day_ : nullptr;
            constexpr std::size_t least = 8, most = 60;
            done(worksheet_set_column(to, at, at, static_cast<double>(std::clamp(widths[c] + 2, least, most)), format));
        }
        if (s.rows.empty() || widths.empty()) return;
        const auto last_row = static_cast<lxw_row_t>(s.rows.size() - 1);
        const auto last_column = static_cast<lxw_col_t>(widths.size() - 1);
        worksheet_freeze_panes(to, 1, 0);
        done(worksheet_autofilter(to, 0, 0, last_row, last_column));
    }
    [[nodiscard]] static cell_sort sort_of(const workbook_sheet& s, std::size_t column) {
        return column < s.columns.size() ? s.columns[column] : cell_sort::text;
    }
    void put(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const std::string& cell, cell_sort sort) {
        constexpr std::size_t shown_whole = 11; // digits, without a format that says so
        if (row != 0 && sort == cell_sort::day)
            if (const auto day = day_in(cell)) return done(worksheet_write_number(to, row, column, *day, day_));
        if (row != 0 && sort == cell_sort::number)
            if (const auto n = figure_in(cell))
                return done(worksheet_write_number(to, row, column, *n,
                    cell.size() > shown_whole && cell.find('.') == std::string::npos ? long_number_ : nullptr));
        done(worksheet_write_string(to, row, column, escaped(cell).c_str(), row == 0 ? head_ : text_));
    }

    const std::string* source_;
    std::unique_ptr<lxw_workbook, freeing> book_;
    lxw_error failed_ = LXW_NO_ERROR;
    lxw_format* head_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_format* long_number_ = nullptr;
    sheet_names names_;
};

} // namespace

result<std::string> write_xlsx(const workbook& content) { return xlsx_writer(content.source).write(content); }

void save_xlsx(const workbook& content, const std::string& path) {
    detail::write_file(path, xlsx_writer(path).write(content).value());
}

} // namespace onezone
