// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_PICTURE_SVG_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_PICTURE_SVG_HPP_INCLUDED

#include "picture_story.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Boxes with text in them, and their SVG. Lengths are integers, in tenths of a pixel: one picture on every machine.

namespace onezone::detail {

inline constexpr int px = 10;

// The width of a text: a CJK character is one em, a Latin one 0.6.
[[nodiscard]] int text_width(std::string_view s, int size);
// The text in lines of at most `width`, the first of at most `first`; CJK breaks anywhere but before closing punctuation, Latin
// between words, and anything where a word alone is too wide. The first line is empty where nothing fits beside what is there.
[[nodiscard]] std::vector<std::string> wrap(std::string_view s, int size, int width, int first);
// The text, cut with an ellipsis where it is wider.
[[nodiscard]] std::string shorten(std::string_view s, int size, int width);

struct svg_text {
    int x = 0; // left edge
    int y = 0; // top of the em box
    int size = 13 * px;
    std::string css;
    std::string content;
    int centred_in = 0; // 0: begins at x; else centred in so much from x on
};

struct svg_mark {
    int x = 0; // top left
    int y = 0;
    int size = 20 * px;
    picture_mark what{};
};

// A box: a rectangle (where it has a style), what is in it, and boxes in it. Positions are relative to its corner.
struct svg_box {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    std::string css; // empty: no rectangle is drawn
    int radius = 4 * px;
    std::string title;    // shown by a pointer over the box
    std::string leads_to; // where a link leads that is around all of it; empty: it is none
    std::vector<svg_text> texts;
    std::vector<svg_mark> marks;
    std::vector<svg_box> boxes;
    std::string lines; // drawn first, in absolute coordinates
};

// Things in reading order, line by line, no wider than `width`.
class svg_flow {
public:
    explicit svg_flow(int width) : width_(width) {}

    void text(std::string_view s, int size, std::string_view css);
    void box(svg_box b);
    void mark(picture_mark what, int size);
    void space(int width) noexcept { x_ = x_ == 0 ? 0 : x_ + width; }
    void new_line(int gap = 4 * px);
    [[nodiscard]] bool one_line() const noexcept { return lines_.size() == 1; }
    // Puts everything into `into` from (x, y) on; the height taken.
    int place(svg_box& into, int x, int y, bool centred = false);

private:
    struct item {
        int x;
        int w;
        int h;
        std::optional<svg_text> text;
        std::optional<svg_box> box;
        std::optional<svg_mark> mark;
    };
    struct line {
        std::vector<item> items;
        int gap = 0; // above
    };
    void add(item i);

    int width_;
    int x_ = 0;
    std::vector<line> lines_{1};
};

// A point or length: `12.5`.
[[nodiscard]] std::string length(int tenths);
void print(std::string& out, const svg_box& b, int x, int y, int depth);
struct svg_point {
    int x = 0;
    int y = 0;
};
// Adds a line through points, in the page's coordinates; in the colour of the mark whose key is `what`.
void svg_link(std::string& lines, std::string_view what, const std::vector<svg_point>& through, bool arrow);
// The document that shows the boxes of a page.
[[nodiscard]] std::string svg_document(
    const svg_box& page, int width, int height, std::string_view title, std::string_view description);
// The same as an element of a page of HTML that has the style sheet and the patterns, once for all pictures on it.
[[nodiscard]] std::string svg_element(
    const svg_box& page, int width, int height, std::string_view title, std::string_view description);
// The path of what a mark looks like, in a square of 20.
[[nodiscard]] std::string_view shape_of(picture_mark what) noexcept;
// The style sheet, which speaks only of what is in a picture; the patterns it refers to.
[[nodiscard]] std::string_view svg_styles() noexcept;
[[nodiscard]] std::string_view svg_patterns() noexcept;

} // namespace onezone::detail

#endif
