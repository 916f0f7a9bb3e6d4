// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_DRAWING_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_DRAWING_HPP_INCLUDED

#include "support/catch.hpp"
#include "support/xml.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Whether an SVG of boxes can be read: nothing overlaps, nothing leaves its box.

namespace onezone_tests {

struct box {
    double left, top, right, bottom;
    std::string what;

    [[nodiscard]] bool overlaps(const box& o) const {
        constexpr double touch = 0.01;
        return left < o.right - touch && o.left < right - touch && top < o.bottom - touch && o.top < bottom - touch;
    }
    [[nodiscard]] bool holds(const box& o) const {
        constexpr double touch = 0.11; // coordinates have one decimal
        return left <= o.left + touch && top <= o.top + touch && right >= o.right - touch && bottom >= o.bottom - touch;
    }
};

// One em for a CJK character and everything else that is not Latin, 0.6 for a Latin one.
inline double ems(std::string_view s) {
    double sum = 0;
    for (std::size_t i = 0; i < s.size(); ++i) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c < 0x80)
            sum += 0.6;
        else if ((c & 0xC0U) == 0xC0U)
            sum += c <= 0xC8 && c != 0xC2 ? 0.6 : 1;
    }
    return sum;
}

inline box box_of_text(const element& t) {
    const double size = t.number("font-size");
    const double width = ems(t.content) * size;
    const auto anchor = t.attributes.find("text-anchor");
    if (anchor != t.attributes.end()) CHECK(anchor->second == "middle");
    const double left = t.number("x") - (anchor == t.attributes.end() ? 0 : width / 2);
    return {left, t.number("y") - 0.88 * size, left + width, t.number("y") + 0.12 * size, t.content};
}

inline box box_of_rect(const element& r) {
    return {r.number("x"), r.number("y"), r.number("x") + r.number("width"), r.number("y") + r.number("height"),
        "rect " + r.attributes.at("class")};
}

inline box box_of_mark(const element& m) {
    const std::string& t = m.attributes.at("transform");
    double x = 0;
    double y = 0;
    double scale = 1;
    const std::size_t at = t.find(' ');
    x = std::stod(t.substr(std::string("translate(").size()));
    y = std::stod(t.substr(at));
    if (const std::size_t s = t.find("scale("); s != std::string::npos) scale = std::stod(t.substr(s + 6));
    return {x, y, x + 20 * scale, y + 20 * scale, m.attributes.at("class")};
}

struct drawing {
    std::vector<box> texts;
    std::vector<box> marks;
    std::vector<element> rects;
    std::size_t checked = 0; // texts and boxes found within the box around them
};

inline void collect(const element& e, const box* around, drawing& d) {
    std::vector<box> beside;
    const element* rect = nullptr;
    for (const element& c : e.children)
        if (e.name == "g" && c.name == "rect" && rect == nullptr) rect = &c;
    const box own = rect != nullptr ? box_of_rect(*rect) : box{};
    if (rect != nullptr) {
        d.rects.push_back(*rect);
        if (around != nullptr) {
            CAPTURE(around->what, own.what);
            CHECK(around->holds(own));
            ++d.checked;
        }
    }
    const box* const now = rect != nullptr ? &own : around;
    for (const element& c : e.children) {
        if (c.name == "text") {
            const box b = box_of_text(c);
            if (now != nullptr) {
                CAPTURE(
                    now->what, b.what, now->left, now->right, b.left, b.right, now->top, now->bottom, b.top, b.bottom);
                CHECK(now->holds(b));
                ++d.checked;
            }
            d.texts.push_back(b);
        } else if (c.has_class("mark")) {
            d.marks.push_back(box_of_mark(c));
            if (now != nullptr) CHECK(now->holds(d.marks.back()));
        } else if (c.name == "g") {
            for (const element& inner : c.children)
                if (inner.name == "rect") {
                    beside.push_back(box_of_rect(inner));
                    break;
                }
            collect(c, now, d);
        }
    }
    // What stands side by side in a box does not overlap, except what is drawn within another (a park within its zone).
    for (std::size_t i = 0; i < beside.size(); ++i)
        for (std::size_t k = i + 1; k < beside.size(); ++k) {
            CAPTURE(beside[i].what, beside[k].what);
            CHECK((!beside[i].overlaps(beside[k]) || beside[i].holds(beside[k]) || beside[k].holds(beside[i])));
        }
}

// Parses the picture and checks that it is legible.
inline drawing check_layout(const std::string& svg) {
    const element root = parse_xml(svg);
    REQUIRE(root.name == "svg");
    drawing d;
    const box page{0, 0, root.number("width"), root.number("height"), "page"};
    CHECK(root.number("width") >= 1200);
    CHECK(root.number("width") <= 1600);
    CHECK(root.number("height") <= 32767);
    for (const element& c : root.children)
        if (c.name == "g") collect(c, nullptr, d);
    for (const box& b : d.texts) {
        CAPTURE(b.what);
        CHECK(page.holds(b));
    }
    std::vector<box> all = d.texts;
    all.insert(all.end(), d.marks.begin(), d.marks.end());
    std::size_t clashes = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = i + 1; k < all.size(); ++k)
            if (all[i].overlaps(all[k])) {
                UNSCOPED_INFO(all[i].what << " / " << all[k].what);
                ++clashes;
            }
    CHECK(clashes == 0);
    CHECK(d.checked > 0);
    return d;
}

// How often each mark stands in the bands (the legend and the tiles are not told apart from them, and show each once).
inline std::size_t marks(const drawing& d, const std::string& what) {
    return static_cast<std::size_t>(
        std::count_if(d.marks.begin(), d.marks.end(), [&](const box& b) { return b.what == "mark " + what; }));
}

inline std::size_t rects(const drawing& d, const std::string& word) {
    return static_cast<std::size_t>(
        std::count_if(d.rects.begin(), d.rects.end(), [&](const element& r) { return r.has_class(word); }));
}

inline bool says(const drawing& d, const std::string& words) {
    return std::any_of(d.texts.begin(), d.texts.end(), [&](const box& b) { return b.what == words; });
}

} // namespace onezone_tests

#endif
