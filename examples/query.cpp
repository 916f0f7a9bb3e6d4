// SPDX-License-Identifier: Apache-2.0
// Questions to a hierarchy document. Which zones in county areas still hold townships? How many zones and agencies has each county,
// and of which does nobody know where they lie? And a county alone, cut out with all that is its own.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

int main(int argc, char** argv) {
    const oz::hierarchy h =
        oz::load_hierarchy(argc > 1 ? argv[1] : ONEZONE_EXAMPLES_FOLDER "/ganzhou/ganzhou-2022-11.json");

    std::cout << "| 开发区 | 位置类别 | 代管单位 | 级 | 代码 |\n|---|---|---|---|---|\n";
    std::size_t holding = 0;
    std::size_t unknown = 0;
    for (const oz::zone& z : h.all<oz::zone>()) {
        const auto held = h.entrusted_to(z.unit);
        if (held.empty()) continue;
        // A zone whose location class nobody states is listed as unknown, neither in nor out.
        if (z.location.known() && *z.location.value != oz::location_class::county_area) continue;
        z.location.known() ? ++holding : ++unknown;
        for (const oz::entrustment& e : held) {
            const oz::unit_ref unit = h[e.unit];
            std::cout << "| " << h[z.unit].path() << " | "
                      << (z.location.known() ? oz::name_of(*z.location.value).zh : "未知") << " | " << unit.name()
                      << " | " << oz::name_of(unit.level()) << " | " << oz::to_string(unit.code()) << " |\n";
        }
    }
    std::cout << "\n县域开发区代管乡镇的 " << holding << " 家，位置类别未知的 " << unknown << " 家。\n";

    // Zones at any depth: those seated in a county's townships count with it. Of those known only to lie in the city no county has any.
    std::cout << "\n| 县（市、区） | 开发区 | 管理机构 | 可能在此的开发区 |\n|---|---|---|---|\n";
    std::size_t most = 0;
    oz::unit_ref of_most;
    for (const oz::unit_ref county : oz::divisions_at(h, oz::level::county)) {
        const std::size_t zones = oz::zones_within(h, county.id()).size();
        if (zones == 0) continue;
        std::cout << "| " << county.name() << " | " << zones << " | " << oz::agencies_within(h, county.id()).size()
                  << " | " << oz::zones_perhaps_within(h, county.id()).size() << " |\n";
        if (zones <= most) continue;
        most = zones;
        of_most = county;
    }
    if (!of_most) return 0;

    const oz::extraction cut = oz::extract(h, of_most.id()).value();
    std::cout << "\n单独取出" << of_most.path() << "：单位 " << cut.part.size() << " 个（其中取自县外 "
              << cut.outside.size() << " 个），机构 " << cut.part.count<oz::body>() << " 个；未取出的行政区划 "
              << cut.divisions_left_out << " 个、开发区 " << cut.zones_left_out << " 个，其中可能在该县的 "
              << cut.perhaps.size() << " 个。\n";
}
