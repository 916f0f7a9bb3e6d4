// SPDX-License-Identifier: Apache-2.0
#include "catalogue_parts.hpp"

#include <onezone/rules/packs/measures.hpp>

#include <array>
#include <utility>

namespace onezone {

void detail::write_measures(page& page) {
    page.heading(1, say("江西省2023年《实施意见》的举措", "The measures of Jiangxi’s paper of 2023"));
    std::array<std::size_t, 3> of{};
    for (const packs::measure& m : packs::jiangxi_2023_measures()) ++of[static_cast<std::size_t>(m.state())];
    const auto number = [](std::size_t n) { return verbatim(std::to_string(n)); };
    page.paragraph(fill(
        say("文件自称五个方面 {0} 条举措，如何分条、其余各条是什么，来源未载。来源述及的：由规则判定 {1} 项，无从判定 {2} 项；{3} 个方面未载任何举措。",
            "By its own count the paper has {0} measures in five areas; how they are counted, and what the others are, is not told. Of what is "
            "told, rules judge {1}, and nothing can judge {2}; of {3} areas no measure is told."),
        {number(packs::jiangxi_2023_measures_in_all), number(of[0]), number(of[1]), number(of[2])}));
    page.head({say("方面", "area"), say("来源原文", "in the words of the source"), say("状态", "state"),
        say("由何规则判定，或为何不能", "by which rules, or why not"), say("来源", "source")});
    for (const packs::measure& m : packs::jiangxi_2023_measures()) {
        text by = m.why;
        for (const std::string& r : m.rules) by += (by.empty() ? text() : say("、", ", ")) + verbatim("`" + r + "`");
        page.row({m.area, verbatim(m.told), onezone::name_of(m.state()), by, verbatim(m.source)});
    }
}

std::string catalogue_of_measures(language which) {
    detail::page page(which);
    detail::write_measures(page);
    return std::move(page).take();
}

} // namespace onezone
