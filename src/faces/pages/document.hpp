// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_DOCUMENT_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_DOCUMENT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What is to be read, before it is Markdown, HTML or plain text. Internal to the library.
///
///  1. All texts in it are text: each writer (for HTML: html.hpp) spells what would be markup there, so nothing is escaped before.
///  2. A place on the page has a name of letters, digits, `.` and `-` (`place_of`).

namespace onezone::detail {

/// A stretch of a line.
struct run {
    text says;
    bool strong = false;
    bool code = false;
    std::string leads_to; ///< a place on the page
};

/// A line of text.
class phrase {
public:
    phrase() = default;
    phrase(const text& t) {
        if (!t.empty()) runs_.push_back({t, false, false, {}});
    }
    phrase(run r) { runs_.push_back(std::move(r)); }

    phrase& operator+=(const phrase& more) {
        runs_.insert(runs_.end(), more.runs_.begin(), more.runs_.end());
        return *this;
    }
    friend phrase operator+(phrase left, const phrase& right) {
        left += right;
        return left;
    }
    [[nodiscard]] bool empty() const noexcept { return runs_.empty(); }
    [[nodiscard]] const std::vector<run>& runs() const noexcept { return runs_; }

private:
    std::vector<run> runs_;
};
[[nodiscard]] inline phrase strong(const text& t) { return run{t, true, false, {}}; }
[[nodiscard]] inline phrase code_word(std::string_view word) { return run{verbatim(word), false, true, {}}; }
/// `t`, leading to a place on the page; to none where that is empty.
[[nodiscard]] inline phrase leading(const text& t, std::string to) { return run{t, false, false, std::move(to)}; }

/// The name of a place, made of any characters.
[[nodiscard]] ONEZONE_API std::string place_of(std::string_view name);

struct column {
    column(text says, bool number = false) : head(std::move(says)), is_number(number) {}
    text head;
    bool is_number;
};

enum class block_sort : unsigned char { heading, paragraph, quote, item, table, new_page };

struct block {
    block_sort sort{};
    int level = 0;     ///< of a heading, from 1; of an item, from 0
    std::string place; ///< of a heading: its name
    phrase says;
    std::vector<column> columns;
    std::vector<std::vector<phrase>> rows;
};

class ONEZONE_API document {
public:
    void heading(int level, phrase says, std::string place = {}) {
        add(block_sort::heading, level, std::move(says)).place = std::move(place);
    }
    void paragraph(phrase says) { add(block_sort::paragraph, 0, std::move(says)); }
    void quote(phrase says) { add(block_sort::quote, 0, std::move(says)); }
    void item(phrase says, int level = 0) { add(block_sort::item, level, std::move(says)); }
    void table(std::vector<column> columns) { add(block_sort::table, 0, {}).columns = std::move(columns); }
    /// Requires: the last block is a table of so many columns.
    void row(std::vector<phrase> cells) { blocks_.back().rows.push_back(std::move(cells)); }
    void new_page() { add(block_sort::new_page, 0, {}); }

    [[nodiscard]] const std::vector<block>& blocks() const noexcept { return blocks_; }

private:
    block& add(block_sort sort, int level, phrase says) {
        return blocks_.emplace_back(block{sort, level, {}, std::move(says), {}, {}});
    }
    std::vector<block> blocks_;
};

/// In Markdown (CommonMark with the tables of GitHub). A cell is one line, as everything is.
[[nodiscard]] ONEZONE_API std::string as_markdown(const document& d, language which);
/// Of a line in a fixed pitch: a Chinese character takes two.
[[nodiscard]] std::size_t width_of(std::string_view line);
/// How high it is, in tenths of a point, as html.cpp prints it on A4, in the language in which it is higher; no less than it is.
[[nodiscard]] ONEZONE_API std::size_t height_on_paper(const document& d);
/// In lines of text.
[[nodiscard]] ONEZONE_API std::string as_plain_text(const document& d, language which);

} // namespace onezone::detail

#endif
