// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_PICTURE_PAINTER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_PICTURE_PAINTER_HPP_INCLUDED

#include "picture_story.hpp"
#include "picture_svg.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Lays out what is told. The boxes, the bands and the page stand in files of their own.

namespace onezone::detail {

// A reform in more divisions has an overview.
inline constexpr std::size_t bands_in_one_picture = 15;

struct picture_layout {
    static constexpr int page_width = 1280 * px;
    static constexpr int margin = 24 * px;
    static constexpr int card_width = page_width - 2 * margin;
    static constexpr int label_width = 128 * px; // the division's name, within a card
    static constexpr int side_width = 424 * px;  // each of before and after
    static constexpr int gutter = card_width - label_width - 2 * side_width - 12 * px;
    static constexpr int before_x = label_width;
    static constexpr int gutter_x = before_x + side_width;
    static constexpr int after_x = gutter_x + gutter;
    static constexpr int indent = 18 * px; // of a park within its zone
    static constexpr int row_gap = 8 * px;
    static constexpr int pad = 8 * px;
    static constexpr int trunk = 22 * px; // from the after side, where merging lines meet
    static constexpr int pill_left = 16 * px;
    static constexpr int pill_width = gutter - pill_left - 2 * trunk + 4 * px;

    static constexpr int small = 12 * px;
    static constexpr int normal = 13 * px;
    static constexpr int strong = 15 * px;
    // What a viewer still opens is 32,767 pixels high. A page is cut long before, and says so.
    static constexpr int page_limit = 24000 * px;
    static constexpr int band_limit = 18000 * px;
    static constexpr int family_limit = 6000 * px;
    static constexpr std::size_t bands_drawn = bands_in_one_picture;
};

// What a page shows of a story.
struct picture_part {
    const picture_band* only = nullptr; // one band; null: all
    bool overview = false;              // bands in one line each
    std::string_view before_name{};     // where the line of a band leads: this, what its own picture is called …
    std::string_view after_name{};      // … and this; both empty: nowhere
    std::size_t linked = static_cast<std::size_t>(-1); // so many of the first have pictures of their own
    bool embedded = false;                             // an element of a page of HTML
};

// What a picture of this band alone is called.
[[nodiscard]] inline std::string file_of(const picture_band& b) { return b.file.empty() ? "elsewhere" : b.file; }

// A picture of a trial for a page of HTML: one, or an overview that leads to `#picture-NAME` and at most so many single divisions.
[[nodiscard]] std::vector<picture_page> embedded_pictures(const trial& t, language in, std::size_t most);

class painter : picture_layout {
public:
    painter(const picture_story& told, const picture_options& options, const picture_part& part = {})
        : told_(told),
          options_(options),
          part_(part) {}
    [[nodiscard]] std::string paint();

private:
    [[nodiscard]] const std::string& in(const text& t) const { return t.in(options_.in); }
    [[nodiscard]] std::string in(std::string_view zh, std::string_view en) const {
        return std::string(options_.in == language::zh ? zh : en);
    }

    //=== boxes ===//

    [[nodiscard]] static svg_box tag(std::string_view words, const std::string& css, std::string_view ink);
    [[nodiscard]] svg_box agency_box(const drawn_agency& a, int width) const;
    [[nodiscard]] svg_box zone_box(const drawn_zone& z, bool after, int width) const;
    [[nodiscard]] svg_box pill(const zone_event& e) const;
    [[nodiscard]] svg_box asides(const std::vector<zone_event>& events) const;
    [[nodiscard]] svg_box names_box(const division_row& d, bool after, int width) const;
    [[nodiscard]] svg_box node_box(const descent_node& n, int width) const;
    [[nodiscard]] svg_box nodes_box(const std::vector<descent_node>& nodes, int width) const;
    [[nodiscard]] svg_box chip(const zone_chip& c, int width) const;

    //=== bands ===//

    [[nodiscard]] svg_box band(const picture_band& b);
    int family(svg_box& card, const zone_family& f, int y);
    int descents(svg_box& card, const descent& d, int y);
    int divisions(svg_box& card, const division_row& d, int y);
    int left_out(svg_box& card, const text& what, int y);

    //=== the page ===//

    void add(svg_box b, int gap) {
        b.x = margin;
        b.y = y_;
        y_ += b.h + gap;
        page_.boxes.push_back(std::move(b));
    }
    void head();
    [[nodiscard]] svg_box agencies_tile() const;
    [[nodiscard]] svg_box count_tile(const std::string& label, const std::string& n, const text& note) const;
    void tiles();
    void columns();
    void overview(const std::vector<const picture_band*>& bands, bool further);
    void folded();
    void legend();
    void see(const svg_box& b, std::set<std::string>& css, std::set<picture_mark>& marks) const;

    const picture_story& told_;
    const picture_options& options_;
    picture_part part_;
    svg_box page_;
    int y_ = margin;
};

} // namespace onezone::detail

#endif
