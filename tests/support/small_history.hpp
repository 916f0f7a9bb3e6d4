// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_SMALL_HISTORY_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_SMALL_HISTORY_HPP_INCLUDED

#include "build.hpp"

#include <onezone/history/history.hpp>
#include <onezone/reform/operation.hpp>

#include <string>
#include <utility>
#include <vector>

// What the tests of histories begin with.

namespace onezone_tests {

/// Two prefectures with counties, two of these with a town, and a zone with an agency.
struct prefecture {
    onezone::unit_id north, south, east, west, far, east_town, west_town, zone_unit;
    onezone::body_id agency, government;
    onezone::post_id director;
    onezone::person_id principal;
    onezone::hierarchy first;

    prefecture() {
        using namespace onezone;
        scene_builder b;
        north = b.unit(unit_kind::prefecture, "北地区", {}, code{"3607"});
        south = b.unit(unit_kind::prefecture, "南地区", {}, code{"3608"});
        east = b.unit(unit_kind::county, "东县", north, code{"360721"});
        west = b.unit(unit_kind::county, "西县", north, code{"360722"});
        far = b.unit(unit_kind::county, "远县", south, code{"360821"});
        east_town = b.unit(unit_kind::town, "东镇", east);
        west_town = b.unit(unit_kind::town, "西镇", west);
        zone_unit = b.zone("高新区", west);
        agency = b.body(zone_unit, body_kind::management_committee, "高新区管委会",
            [](body& it) { it.rank = rank::county_deputy; });
        government = b.body(far, body_kind::government, "远县人民政府");
        director = b.post(agency, post_kind::director, "主任");
        principal = b.person("甲");
        b.holds(principal, director);
        first = b.now();
    }

    /// Nothing recorded yet; it begins on the last day of 1981.
    [[nodiscard]] onezone::history begun() const { return {"test", first, {1981, 12, 31}}; }
};

/// An enactment of no act, or of one, on a day, by a document of that number.
[[nodiscard]] inline onezone::enactment on(const onezone::date& day) {
    onezone::enactment e;
    e.effective = day;
    return e;
}
[[nodiscard]] inline onezone::enactment on(
    const onezone::date& day, onezone::operation act, const std::string& document = {}) {
    onezone::enactment e = on(day);
    e.acts.push_back(std::move(act));
    if (!document.empty()) e.documents.push_back({.number = document});
    return e;
}

} // namespace onezone_tests

#endif
