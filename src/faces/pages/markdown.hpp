// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_MARKDOWN_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_MARKDOWN_HPP_INCLUDED

#include <onezone/ground/text.hpp>

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// @file
/// Markdown as bulletins write it. Internal to the library.

namespace onezone::detail {

/// The page being written, in one language.
class page {
public:
    explicit page(language which) : which_(which) {}

    [[nodiscard]] const std::string& in(const text& t) const { return t.in(which_); }

    void heading(int level, const text& t) {
        end_paragraph();
        out_ += std::string(static_cast<std::size_t>(level), '#') + ' ' + in(t) + '\n';
    }
    void paragraph(const text& t) {
        end_paragraph();
        out_ += in(t) + '\n';
    }
    void quote(const text& t) {
        if (ends_with_quote_)
            out_ += ">\n";
        else
            end_paragraph();
        out_ += "> " + in(t) + '\n';
        ends_with_quote_ = true;
    }
    void item(const text& t, int depth = 0) {
        if (!listing_) end_paragraph();
        listing_ = true;
        out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- " + in(t) + '\n';
    }
    void head(std::initializer_list<text> cells) { head(std::span(cells.begin(), cells.size())); }
    void head(std::span<const text> cells) {
        end_paragraph();
        row(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) out_ += "|---";
        out_ += "|\n";
    }
    void row(std::initializer_list<text> cells) { row(std::span(cells.begin(), cells.size())); }
    void row(std::span<const text> cells) {
        for (const text& cell : cells) {
            out_ += "| ";
            for (const char c : in(cell)) {
                if (c == '|') out_ += '\\';
                out_ += c == '\n' || c == '\r' ? ' ' : c; // a row is one line
            }
            out_ += ' ';
        }
        out_ += "|\n";
    }
    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    [[nodiscard]] bool ends_with(std::string_view tail) const {
        return out_.size() >= tail.size() && out_.ends_with(tail);
    }
    void end_paragraph() {
        listing_ = false;
        ends_with_quote_ = false;
        if (out_.empty() || ends_with("\n\n")) return;
        out_ += '\n';
    }

    std::string out_;
    language which_;
    bool listing_ = false;
    bool ends_with_quote_ = false;
};

} // namespace onezone::detail

#endif
