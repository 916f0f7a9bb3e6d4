// SPDX-License-Identifier: Apache-2.0
#include "faces/json/files.hpp"
#include "picture_painter.hpp"

#include <onezone/faces/pages/picture.hpp>
#include <onezone/planning/trial.hpp>

namespace onezone {

namespace {

picture_options options_of(const trial& t, language in) {
    picture_options options;
    options.in = in;
    options.title = t.plan().title;
    const auto head = [](const text& words, const date& on) {
        return is_calendar_date(on) ? words + say(" · ", " · ") + written_out(on) : words;
    };
    options.before = head(say("改革前", "before"), t.dates().before);
    options.after = head(say("改革后", "after"), t.dates().after);
    for (const trial_step& s : t.steps())
        options.lineage.insert(options.lineage.end(), s.done.lineage.begin(), s.done.lineage.end());
    return options;
}

picture_page band_page(const detail::picture_band& b, const detail::picture_story& told, const picture_options& options,
    detail::picture_part part) {
    part.only = &b;
    return {detail::file_of(b), b.name.empty() ? say("所在地不明", "place unknown") : verbatim(b.name),
        detail::painter(told, options, part).paint()};
}

} // namespace

std::string picture(const hierarchy& before, const hierarchy& after, const picture_options& options) {
    const detail::picture_story told = detail::tell(before, after, options);
    return detail::painter(told, options).paint();
}

std::vector<picture_page> pictures(const hierarchy& before, const hierarchy& after, const picture_options& options) {
    const detail::picture_story told = detail::tell(before, after, options);
    std::vector<picture_page> pages;
    detail::picture_part overview;
    overview.overview = true;
    overview.after_name = ".svg";
    pages.push_back({"overview", say("总图", "overview"), detail::painter(told, options, overview).paint()});
    for (const detail::picture_band& b : told.bands) pages.push_back(band_page(b, told, options, {}));
    return pages;
}

std::vector<picture_page> detail::embedded_pictures(const trial& t, language in, std::size_t most) {
    const picture_options options = options_of(t, in);
    const detail::picture_story told = detail::tell(t.before(), t.after(), options);
    detail::picture_part part;
    part.embedded = true;
    part.before_name = "#picture-";
    const bool one = told.bands.size() <= detail::bands_in_one_picture;
    part.linked = one ? 0 : most;
    std::vector<picture_page> pages;
    pages.push_back({"overview", say("总图", "overview"), detail::painter(told, options, part).paint()});
    for (std::size_t i = 0; !one && i < told.bands.size() && i < most; ++i)
        pages.push_back(band_page(told.bands[i], told, options, part));
    return pages;
}

std::string picture(const trial& t, language in) { return picture(t.before(), t.after(), options_of(t, in)); }

std::vector<picture_page> pictures(const trial& t, language in) {
    return pictures(t.before(), t.after(), options_of(t, in));
}

void draw(const trial& t, const std::string& path, language in) { detail::write_file(path, picture(t, in)); }

void draw(const hierarchy& before, const hierarchy& after, const std::string& path, const picture_options& options) {
    detail::write_file(path, picture(before, after, options));
}

void draw_all(const std::vector<picture_page>& pages, const std::string& folder) {
    for (const picture_page& page : pages) detail::write_file(folder + '/' + page.name + ".svg", page.svg);
}

} // namespace onezone
