// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/acts/zone_acts.hpp>

#include <string>
#include <vector>

// How codes follow acts on divisions.

using namespace onezone;
using namespace onezone_tests;

namespace {

// Three counties with towns and villages, one town still under the code of a county it left; a zone with a town in trust.
struct three_counties {
    unit_id city, east, west, south, e1, e2, w1, s1, moved, village, bare, zone_unit;
    hierarchy h;

    three_counties() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "市", {}, code{"3604"});
        east = b.unit(unit_kind::county, "东县", city, code{"360421"});
        west = b.unit(unit_kind::county, "西县", city, code{"360422"});
        south = b.unit(unit_kind::county, "南县", city, code{"360423"});
        e1 = b.unit(unit_kind::town, "东一镇", east, code{"360421100"});
        e2 = b.unit(unit_kind::town, "东二镇", east, code{"360421101"});
        w1 = b.unit(unit_kind::town, "西一镇", west, code{"360422102"});
        s1 = b.unit(unit_kind::town, "南一镇", south, code{"360423100"});
        moved = b.unit(unit_kind::township, "移来乡", east, code{"360429205"});
        village = b.unit(unit_kind::villagers_committee, "西村", w1, code{"360422102201"});
        bare = b.unit(unit_kind::town, "无码镇", west);
        zone_unit = b.zone("高新区", east);
        b.entrusted(e2, zone_unit);
        h = b.now();
    }
};

const unit_id nowhere = unit_id::derive("no", "such");

[[nodiscard]] unit_id only(const hierarchy& h, std::string_view name) { return h.find(name).value().id(); }
[[nodiscard]] std::string code_of(const hierarchy& h, unit_id unit) { return to_string(h[unit].code()); }

} // namespace

TEST_CASE("a subtree follows a new code, units of other prefixes included", "[reform][code]") {
    const three_counties w;
    const step s = done(w.h, recode_unit{w.east, code{"360483"}});
    CHECK(code_of(s.after, w.e1) == "360483100");
    CHECK(code_of(s.after, w.moved) == "360483205");
    const step city = done(w.h, recode_unit{w.city, code{"3605"}});
    CHECK(code_of(city.after, w.village) == "360522102201");
    CHECK(code_of(city.after, w.moved) == "360521205"); // beneath its county's
    SECTION("of which there is no code for") {
        CHECK_FALSE(done(w.h, recode_unit{w.west, code{"360482"}}).after[w.bare].code().ok());
    }
    SECTION("though their parent had none") {
        const step late = done(w.h, recode_unit{w.west, {}, false});
        CHECK(code_of(late.after, w.village) == "360422102201");
        CHECK(code_of(done(late.after, recode_unit{w.west, code{"360482"}}).after, w.village) == "360482102201");
    }
    SECTION("but not where two would be one, or one has no digits of its own") {
        scene_builder b(w.h);
        b.unit(unit_kind::town, "同尾镇", w.east, code{"360430100"});
        refused(b.now(), recode_unit{w.east, code{"360483"}}, errc::duplicate_code);
        scene_builder odd(w.h);
        odd.unit(unit_kind::town, "县码镇", w.east, code{"360431"});
        refused(odd.now(), recode_unit{w.east, code{"360483"}}, errc::bad_value);
    }
}

TEST_CASE("a new district states the codes of its townships in one step", "[reform][code][establish]") {
    const three_counties w;
    founding district{.name = "新区",
        .kind = unit_kind::district,
        .parent = w.city,
        .code = code{"360404"},
        .takes = {w.e1, w.w1, w.s1},
        .codes = {recoding::assign, {}}};
    refused(w.h, establish_division{district}, errc::duplicate_code); // two end in 100
    district.codes.stated = {{w.s1, code{"360404103"}}};
    const step s = done(w.h, establish_division{district});
    CHECK(code_of(s.after, w.e1) == "360404100");
    CHECK(code_of(s.after, w.w1) == "360404102");
    CHECK(code_of(s.after, w.village) == "360404102201");
    CHECK(code_of(s.after, w.s1) == "360404103");
    CHECK(code_of(s.after, w.e2) == "360421101"); // did not go

    SECTION("or only of some, whose subtrees follow") {
        district.codes = {recoding::keep, {{w.w1, code{"360404007"}}}};
        const step some = done(w.h, establish_division{district});
        CHECK(code_of(some.after, w.w1) == "360404007");
        CHECK(code_of(some.after, w.village) == "360404007201");
        CHECK(code_of(some.after, w.e1) == "360421100");
    }
    SECTION("or that they are abolished and the new ones not known yet") {
        district.codes = {recoding::vacate, {{w.s1, code{"360404103"}}}};
        const step none = done(w.h, establish_division{district});
        CHECK_FALSE(none.after[w.village].code().ok());
        CHECK(code_of(none.after, w.s1) == "360404103");
    }
    SECTION("and is refused what makes no sense") {
        founding bad = district;
        bad.codes.stated.push_back({w.s1, code{"360404104"}});
        refused(w.h, establish_division{bad}, errc::bad_value); // two codes
        bad = district;
        bad.codes.stated = {{w.e2, code{"360404104"}}};
        refused(w.h, establish_division{bad}, errc::not_held);
        bad.codes.stated = {{nowhere, code{"360404104"}}};
        refused(w.h, establish_division{bad}, errc::unknown_unit);
        bad = district;
        bad.code = {};
        refused(w.h, establish_division{bad}, errc::bad_value); // nothing to follow
    }
}

TEST_CASE("forty-two townships need one step", "[reform][code][establish]") {
    scene_builder b;
    const unit_id city = b.unit(unit_kind::prefecture_city, "市", {}, code{"5001"});
    const unit_id one = b.unit(unit_kind::district, "甲区", city, code{"500105"});
    const unit_id two = b.unit(unit_kind::district, "乙区", city, code{"500112"});
    founding made{.name = "两江区",
        .kind = unit_kind::district,
        .parent = city,
        .code = code{"500157"},
        .codes = {recoding::assign, {}}};
    for (unsigned i = 0; i < 42; ++i)
        made.takes.push_back(b.unit(unit_kind::subdistrict, "街道" + std::to_string(i), i % 2 == 0 ? one : two,
            code::from_value((i % 2 == 0 ? 500105000000U : 500112000000U) + static_cast<std::uint64_t>(i + 1) * 1000)));
    const step s = done(b.now(), establish_division{made});
    for (std::size_t i = 0; i < made.takes.size(); ++i)
        CHECK(s.after[made.takes[i]].code().value() == 500157000000 + (i + 1) * 1000);
}

TEST_CASE("merging, restructuring and converting state codes", "[reform][code][merge]") {
    const three_counties w;
    SECTION("into a division that stays") {
        const merge_divisions op{.merged = {w.west}, .into = w.south, .codes = {recoding::assign, {}}};
        const step s = done(w.h, op);
        CHECK(code_of(s.after, w.w1) == "360423102");
        CHECK(code_of(s.after, w.village) == "360423102201");
        CHECK(code_of(s.after, w.s1) == "360423100");
    }
    SECTION("of what was merged with the county it had gone to the heir with") {
        const step s =
            done(w.h, merge_divisions{.merged = {w.west, w.w1}, .into = w.south, .codes = {recoding::assign, {}}});
        CHECK(code_of(s.after, w.village) == "360423102201");
    }
    SECTION("into a new one with an old code") {
        merge_divisions op{.merged = {w.west, w.south},
            .founded = founding{.name = "庐山市",
                .kind = unit_kind::county_city,
                .parent = w.city,
                .code = code{"360422"},
                .codes = {recoding::assign, {}}}};
        const step s = done(w.h, op);
        CHECK(code_of(s.after, w.s1) == "360422100");
        CHECK(code_of(s.after, w.w1) == "360422102");
        op.codes.below = recoding::assign;
        refused(w.h, op, errc::bad_value);
    }
    SECTION("an extension and an abolition of a restructure") {
        restructure op{.extended = {{w.south, {w.e2}, {}, {recoding::assign, {}}}},
            .abolished = {{.unit = w.west, .heir = w.south, .codes = {recoding::assign, {}}}}};
        const step s = done(w.h, op);
        CHECK(code_of(s.after, w.e2) == "360423101");
        CHECK(code_of(s.after, w.village) == "360423102201");
        CHECK(s.account.zh == "撤销西县（由南县承接），东二镇划入南县");
        op = {.abolished = {{.unit = w.bare, .fate = "淹没于水库", .codes = {recoding::assign, {}}}}};
        refused(w.h, op, errc::bad_value);
    }
    SECTION("an abolition") {
        const step s = done(w.h, abolish_division{.unit = w.west, .heir = w.south, .codes = {recoding::vacate, {}}});
        CHECK_FALSE(s.after[w.village].code().ok());
    }
    SECTION("a zone that becomes a district") {
        const step s = done(w.h,
            convert_zone{w.zone_unit,
                {.name = "新区",
                    .kind = unit_kind::district,
                    .parent = w.city,
                    .code = code{"360404"},
                    .codes = {recoding::assign, {}}}});
        CHECK(code_of(s.after, w.e2) == "360404101");
        CHECK(s.after[only(s.after, "新区")].code() == code{"360404"});
    }
}
