// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Henan: one provincial zone a county.

namespace onezone::packs {

namespace {

rule henan_one() {
    rule r = clause("ha21.one-county", say("一县一省级开发区", "one provincial zone a county"),
        in("河南省开发区整合（豫办〔2019〕21号，2022年6月完成）", "整合", "S31", "一县一省级开发区"), force::must,
        some_day(date(2019, 1, 1), date(2022, 7, 1)), code{"41"}, of_counties);
    capped_zones(r, 0, 1, {true, true, zone_tier::provincial});
    return r;
}

} // namespace

policy henan_2021() {
    static const detail::lasting pack{
        policy("henan_2021", say("河南省开发区整合（2021）", "Henan, merging zones (2021)"), {henan_one()})};
    return *pack;
}

} // namespace onezone::packs
