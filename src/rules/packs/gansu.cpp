// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Gansu: Yongchang.

namespace onezone::packs {

namespace {

rule yongchang_county() {
    rule r = clause("gs25.county", say("一个县域内只保留1个开发区管理机构", "one agency only is kept in a county"),
        in("永昌县开发区管理机构改革（2025）", "机构设置", "S35", "一个县域内只保留1个开发区管理机构"), force::must,
        effect::announced_on(date(2025, 3, 5)), code{"620321"}, of_counties);
    capped_zones(r, 1, 1, {false, false, std::nullopt});
    return r;
}

} // namespace

policy gansu_2025() {
    static const detail::lasting pack{policy(
        "gansu_2025", say("永昌县开发区管理机构改革（2025）", "Yongchang in Gansu (2025)"), {yongchang_county()})};
    return *pack;
}

} // namespace onezone::packs
