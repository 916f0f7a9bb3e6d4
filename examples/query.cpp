// SPDX-License-Identifier: Apache-2.0
// Which zones in county areas still hold townships? A table from a hierarchy document.
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
}
