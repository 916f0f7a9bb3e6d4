// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_CATALOGUE_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_CATALOGUE_HPP_INCLUDED

#include <onezone/reform/operation.hpp>

#include <array>
#include <vector>

// Every operation of the catalogue at least once, on a zone whose agency holds something of all twelve classes.

namespace onezone_tests {

struct full_zone {
    onezone::unit_id city, county, next_county, town, third_town, village, other_village, zone_unit, main_zone,
        empty_zone, fourth_town;
    onezone::body_id agency, main, government, committee, working, placeholder, desk;
    onezone::post_id head, director, chief;
    onezone::person_id official, principal;
    std::vector<onezone::holding_id> items;
    onezone::hierarchy h;

    full_zone();
    /// Everything the agency lists, with three people and four posts.
    [[nodiscard]] onezone::bundle everything() const;
    [[nodiscard]] onezone::holding_id of(onezone::carry_class cls) const;
};

/// One use of an operation, and what it does to each class: a letter an entry kind (m moved, x released, r recovered, w written
/// off, c created), `-` where the class is not touched.
struct catalogue_row {
    const char* what;
    onezone::operation op;
    //          T    V    S    Q    L    I    F    P    A    J    D    R
    std::array<const char*, onezone::carry_classes> fates;
};

/// All of them; each can be applied to `w.h`.
[[nodiscard]] std::vector<catalogue_row> catalogue(const full_zone& w);

} // namespace onezone_tests

#endif
