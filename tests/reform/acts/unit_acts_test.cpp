// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/unit_acts.hpp>

#include <algorithm>

using namespace onezone;
using namespace onezone_tests;

namespace {

// A city with a county and a district, their governments, townships and villages; a zone seated in one of them.
struct one_city {
    unit_id city, county, district, north, south, west, n1, n2, s1, w1, zone_unit;
    body_id county_government, district_government, north_government, south_government, bureau, agency;
    holding_id schools, north_schools, permit;
    hierarchy h;

    one_city() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "赣市", {}, code{"3607"});
        county = b.unit(unit_kind::county, "赣县", city, code{"360721"});
        district = b.unit(unit_kind::district, "章区", city, code{"360702"});
        north = b.unit(unit_kind::town, "北镇", county, code{"360721101"});
        south = b.unit(unit_kind::township, "南乡", county, code{"360721201"});
        west = b.unit(unit_kind::town, "西镇", district, code{"360702101"});
        n1 = b.unit(unit_kind::villagers_committee, "北一村", north, code{"360721101201"});
        n2 = b.unit(unit_kind::villagers_committee, "北二村", north, code{"360721101202"});
        s1 = b.unit(unit_kind::villagers_committee, "南一村", south, code{"360721201201"});
        w1 = b.unit(unit_kind::villagers_committee, "西一村", west);
        county_government = b.body(county, body_kind::government, "赣县人民政府", sized(300));
        district_government = b.body(district, body_kind::government, "章区人民政府", sized(200));
        north_government = b.body(north, body_kind::government, "北镇人民政府", sized(40));
        south_government = b.body(south, body_kind::government, "南乡人民政府", sized(30));
        bureau = b.body(county, body_kind::department, "赣县教育局", sized(60));
        schools = b.function(bureau, function_class::social, "县域教育");
        north_schools = b.function(north_government, function_class::social, "镇办教育");
        zone_unit = b.zone(unit_kind::zone, "高新区", county, [&](zone& z) {
            z.managing = county;
            z.statistics = county;
        });
        agency = b.body(zone_unit, body_kind::management_committee, "高新区管委会");
        permit = b.item(agency, carry_class::powers, "备案", [&](holding& it) { it.grantor = county; });
        b.host(zone_unit, south);
        b.entrusted(n2, zone_unit);
        h = b.now();
    }
};

const auto T = carry_class::townships;
const auto V = carry_class::villages;
const unit_id nowhere = unit_id::derive("no", "such");

[[nodiscard]] unit_id only(const hierarchy& h, std::string_view name) { return h.find(name).value().id(); }

} // namespace

TEST_CASE("a division is established out of units of others", "[reform][unit][establish]") {
    const one_city w;
    const step s =
        done(w.h, establish_division{{"东街道", unit_kind::subdistrict, w.district, code{"360702001"}, {w.n1, w.s1}}});
    const unit_id made = only(s.after, "东街道");
    CHECK(s.after[made].code() == code{"360702001"});
    CHECK(s.after[w.n1].parent().id() == made);
    CHECK(s.after[w.n1].code() == code{"360721101201"}); // its code is another matter
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.district)) == "1 +1 created = 2");
    CHECK(figures(s.ledger, V, "affiliated", party::of(made)) == "0 +2 in = 2");
    CHECK(figures(s.ledger, V, "affiliated", party::of(w.south)) == "1 -1 out = 0");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.account.zh == "在章区设立东街道，划入北一村、南一村");

    refused(w.h, establish_division{{"", unit_kind::town, w.county}}, errc::bad_value);
    refused(w.h, establish_division{{"某区", unit_kind::zone, w.county}}, errc::not_a_division);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.zone_unit}}, errc::not_a_division);
    refused(w.h, establish_division{{"某镇", unit_kind::town, nowhere}}, errc::unknown_unit);
    refused(w.h, establish_division{{"某县", unit_kind::county, w.north}}, errc::level_order);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.county, code{"360721101"}}}, errc::duplicate_code);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.county, {}, {w.north}}}, errc::level_order);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.county, {}, {w.n1, w.n1}}}, errc::bad_value);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.county, {}, {nowhere}}}, errc::unknown_unit);
    refused(w.h, establish_division{{"某镇", unit_kind::town, w.county, {}, {w.zone_unit}}}, errc::not_a_division);
}

TEST_CASE(
    "the heir of an abolished division gets everything in it and every reference to it", "[reform][unit][abolish]") {
    const one_city w;
    const step s = done(w.h, abolish_division{w.county, w.district});
    CHECK_FALSE(s.after.find(w.county));
    CHECK(s.after[w.north].parent().id() == w.district);
    CHECK(s.after.zone_of(w.zone_unit)->seat == w.district);
    CHECK(s.after.zone_of(w.zone_unit)->managing.value == w.district);
    CHECK(s.after.zone_of(w.zone_unit)->statistics.value == w.district);
    CHECK(s.after.find(w.permit)->grantor.value == w.district);
    // Its government is merged into the heir's, its bureau goes over as it is.
    CHECK_FALSE(s.after.find(w.county_government));
    CHECK(s.after.find(w.bureau)->unit == w.district);
    CHECK(s.after.find(w.schools)->holder == w.bureau);
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.district_government))
        == "200 +300 in = 500");
    CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.county_government)) == "4 -4 written off = 0");
    CHECK(figures(s.ledger, carry_class::internal_bodies, "", party::of(w.district_government)) == "3 +3 in = 6");
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.county)) == "2 -2 out = 0");
    CHECK(figures(s.ledger, T, "affiliated", party::of(w.district)) == "1 +2 in = 3");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.lineage.back() == succession{party::of(w.county), party::of(w.district), {}, {}, true});

    refused(w.h, abolish_division{w.county, {}}, errc::missing_successor);
    refused(w.h, abolish_division{w.county, w.county}, errc::bad_value);
    refused(w.h, abolish_division{nowhere, w.county}, errc::unknown_unit);
    refused(w.h, abolish_division{w.county, nowhere}, errc::unknown_unit);
    refused(w.h, abolish_division{w.zone_unit, w.county}, errc::not_a_division);
    refused(w.h, abolish_division{w.county, w.zone_unit}, errc::not_a_division);
    refused(w.h, abolish_division{w.county, w.west}, errc::level_order); // towns do not fit into a town
    refused(w.h, abolish_division{w.county, w.north}, errc::cycle);
}

TEST_CASE(
    "what is entrusted passes with an abolition, and ends where the heir is the parent", "[reform][unit][abolish]") {
    const one_city w;
    scene_builder b(w.h);
    b.entrusted(w.w1, w.county);
    b.entrusted(w.south, w.district);
    const step s = done(b.now(), abolish_division{w.county, w.district});
    CHECK(s.after.entrustments_of(w.w1).begin()->holder == w.district);
    CHECK(s.after.entrustments_of(w.south).begin()->holder == w.district);
    CHECK(s.after.entrustments_of(w.n2).begin()->holder == w.zone_unit);
    const step town = done(w.h, abolish_division{w.north, w.south});
    CHECK(town.after.entrustments_of(w.n2).begin()->holder == w.zone_unit);
    CHECK(figures(town.ledger, V, "affiliated", party::of(w.south)) == "1 +2 in = 3");
    CHECK(figures(town.ledger, V, "administered", party::of(w.south)) == "1 +1 in = 2");
    CHECK(figures(town.ledger, T, "affiliated", party::of(w.county)) == "2 -1 written off = 1");
}

TEST_CASE("a division that was entrusted leaves its holder when it is abolished", "[reform][unit][abolish]") {
    const one_city w;
    scene_builder b(w.h);
    b.entrusted(w.north, w.zone_unit);
    const step s = done(b.now(), abolish_division{w.north, w.south});
    CHECK(figures(s.ledger, T, "administered", party::of(w.zone_unit)) == "1 -1 out = 0");
    CHECK(figures(s.ledger, T, "administered", party::of(w.county)) == "1 +1 in -1 written off = 1");
}

TEST_CASE("a division is split, staying or not", "[reform][unit][split]") {
    const one_city w;
    const std::vector<founding> parts{{"北街道", unit_kind::subdistrict, w.county, {}, {w.n1}}};
    SECTION("staying with the rest") {
        const step s = done(w.h, split_division{w.north, parts});
        CHECK(s.after[w.n2].parent().id() == w.north);
        CHECK(figures(s.ledger, V, "affiliated", party::of(w.north)) == "2 -1 out = 1");
        CHECK(s.account.zh == "从北镇析置北街道");
    }
    SECTION("abolished, the first part inheriting the rest") {
        const step s = done(w.h,
            split_division{w.north,
                {{"江街道", unit_kind::subdistrict, w.county},
                    {"章街道", unit_kind::subdistrict, w.county, {}, {w.n1}}},
                true});
        CHECK_FALSE(s.after.find(w.north));
        CHECK(s.after[w.n2].parent().name() == "江街道");
        CHECK(s.after.find(w.north_government)->unit == only(s.after, "江街道"));
        CHECK(figures(s.ledger, T, "affiliated", party::of(w.county)) == "2 +2 created -1 written off = 3");
    }
    refused(w.h, split_division{nowhere, parts}, errc::unknown_unit);
    refused(w.h, split_division{w.zone_unit, parts}, errc::not_a_division);
    refused(w.h, split_division{w.north, {}}, errc::empty_input);
    refused(w.h, split_division{w.south, parts}, errc::not_held);
}

TEST_CASE("divisions are merged into one that stays or into a new one", "[reform][unit][merge]") {
    const one_city w;
    SECTION("one that stays") {
        const step s =
            done(w.h, merge_divisions{.merged = {w.south}, .into = w.north, .leading_posts = disposal::merged});
        CHECK(figures(s.ledger, carry_class::leading_posts, "", party::of(w.north_government)) == "4 +4 in = 8");
        CHECK(s.after.hosts_of(w.zone_unit).begin()->division == w.north);
    }
    SECTION("a new one with the code of an old one") {
        const step s = done(w.h,
            merge_divisions{.merged = {w.north, w.south},
                .founded = founding{"赣镇", unit_kind::town, w.county, code{"360721101"}}});
        const unit_id made = only(s.after, "赣镇");
        CHECK(s.after[made].code() == code{"360721101"});
        CHECK(s.after[made].children().count() == 3);
        // The first government comes over as it is, the second is merged into it.
        CHECK(s.after.bodies_of(made).count() == 1);
        CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.north_government)).find("70")
            != std::string::npos);
        CHECK(s.lineage.size() == 3);
    }
    refused(w.h, merge_divisions{.merged = {}, .into = w.north}, errc::empty_input);
    refused(w.h, merge_divisions{.merged = {w.south}}, errc::bad_value);
    refused(w.h,
        merge_divisions{.merged = {w.south}, .into = w.north, .founded = founding{"赣镇", unit_kind::town, w.county}},
        errc::bad_value);
    refused(w.h, merge_divisions{.merged = {w.south, w.south}, .into = w.north}, errc::bad_value);
    refused(w.h, merge_divisions{.merged = {w.north}, .into = w.north}, errc::bad_value);
}

TEST_CASE("one document reshapes several divisions", "[reform][unit][restructure]") {
    // 星子县→庐山市: a county goes, a city comes, a town moves in, one is split, others keep their places.
    const one_city w;
    restructure op;
    op.founded = {{"庐山市", unit_kind::county_city, w.city, code{"360781"}, {w.west}}};
    op.abolished = {{w.county, {}, 0}};
    const step s = done(w.h, op);
    const unit_id made = only(s.after, "庐山市");
    CHECK(s.after[made].children().count() == 3);
    CHECK(s.after.find(w.county_government)->unit == made);
    CHECK(s.after[w.zone_unit].parent().id() == made);
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.account.zh == "撤销赣县（由庐山市承接），设立庐山市");

    restructure bad = op;
    bad.abolished.front().founded_heir = 1;
    refused(w.h, bad, errc::bad_value);
    bad = op;
    bad.abolished.front().heir = w.district;
    refused(w.h, bad, errc::bad_value);
    bad = op;
    bad.founded.front().takes = {w.county};
    refused(w.h, bad, errc::bad_value);
    bad = op;
    bad.founded.front().parent = w.county;
    refused(w.h, bad, errc::bad_value);
    bad = op;
    bad.extended = {{w.county, {w.west}}};
    refused(w.h, bad, errc::bad_value);
    bad.extended = {{w.district, {}}};
    refused(w.h, bad, errc::empty_input);
    bad.extended = {{w.district, {w.west}}};
    refused(w.h, bad, errc::bad_value); // taken by two
    refused(w.h, restructure{}, errc::empty_input);
    const step extended = done(w.h, restructure{.extended = {{w.district, {w.south}}}});
    CHECK(extended.after[w.south].parent().id() == w.district);
    CHECK(extended.account.zh == "南乡划入章区");
}

TEST_CASE("a county becomes a district on the same area", "[reform][unit][kind]") {
    const one_city w;
    const step s =
        done(w.h, change_division_kind{w.county, unit_kind::district, "赣县区", recoding::assign, code{"360704"}});
    CHECK(s.after[w.county].kind() == unit_kind::district);
    CHECK(s.after[w.county].name() == "赣县区");
    CHECK(s.after[w.county].code() == code{"360704"});
    CHECK(s.after[w.n1].code() == code{"360704101201"});
    CHECK(s.after[w.county].children().count() == 2);
    CHECK(s.ledger.lines().empty());
    const step town = done(w.h, change_division_kind{w.south, unit_kind::town, "南镇"});
    CHECK(town.after[w.south].code() == code{"360721201"});

    refused(w.h, change_division_kind{w.county, unit_kind::county}, errc::nothing_to_do);
    refused(w.h, change_division_kind{w.county, unit_kind::town}, errc::level_order);
    refused(w.h, change_division_kind{w.county, unit_kind::zone}, errc::wrong_kind);
    refused(w.h, change_division_kind{w.zone_unit, unit_kind::district}, errc::not_a_division);
    refused(w.h, change_division_kind{nowhere, unit_kind::district}, errc::unknown_unit);
    refused(w.h, change_division_kind{w.county, unit_kind::district, "a/b"}, errc::bad_value);
    refused(w.h, change_division_kind{w.county, unit_kind::district, "", recoding::assign}, errc::bad_value);
    refused(w.h, change_division_kind{w.county, unit_kind::district, "", recoding::assign, code{"360702"}},
        errc::duplicate_code);
    CHECK_FALSE(
        done(w.h, change_division_kind{w.county, unit_kind::district, "", recoding::vacate}).after[w.n1].code().ok());
}

TEST_CASE("a boundary change moves a part and keeps codes", "[reform][unit][boundary]") {
    const one_city w;
    scene_builder b(w.h);
    const auto measured = [&](unit_id unit, std::int64_t hectares) {
        indicator figure;
        figure.key = indicator_id::derive(unit.value(), 1);
        figure.unit = unit;
        figure.name = "面积";
        figure.value = decimal::of(hectares);
        figure.measure = "公顷";
        b.put(figure);
    };
    measured(w.north, 900);
    measured(w.south, 400);
    const step s = done(b.now(), change_boundary{w.north, w.south, {w.n1}, parse_decimal("120.5").value()});
    CHECK(s.after[w.n1].parent().id() == w.south);
    CHECK(s.after[w.n1].code() == code{"360721101201"});
    CHECK(s.after.indicators_of(w.north).begin()->value.value == parse_decimal("779.5").value());
    CHECK(s.after.indicators_of(w.south).begin()->value.value == parse_decimal("520.5").value());
    CHECK(figures(s.ledger, V, "affiliated", party::of(w.north)) == "2 -1 out = 1");

    // How much goes where no area is stated nobody knows, and so no more how much there is.
    const step untold = done(b.now(), change_boundary{.from = w.north, .to = w.south, .stated = "江口村的一部分"});
    CHECK_FALSE(untold.after.indicators_of(w.north).begin()->value.known());
    CHECK_FALSE(untold.after.indicators_of(w.south).begin()->value.known());
    CHECK(untold.account.zh == "北镇的江口村的一部分划入南乡");
    CHECK(untold.ledger.state() == balance::open);
    CHECK(figures(untold.ledger, V, "affiliated", party::of(w.north)) == "2 -? out = 2 open");
    CHECK_FALSE(
        done(b.now(), change_boundary{w.north, w.south, {w.n1}}).after.indicators_of(w.north).begin()->value.known());

    refused(b.now(), change_boundary{w.north, w.north, {w.n1}}, errc::nothing_to_do);
    refused(b.now(), change_boundary{w.north, w.south, {}}, errc::empty_input);
    refused(b.now(), change_boundary{w.north, w.south, {w.n1, w.n2}}, errc::unsupported_here);
    refused(b.now(), change_boundary{w.north, w.south, {w.s1}}, errc::not_held);
    refused(b.now(), change_boundary{w.north, w.south, {w.n1, w.n1}}, errc::not_held);
    refused(b.now(), change_boundary{w.north, w.district, {w.n1}}, errc::level_order);
    refused(b.now(), change_boundary{w.north, w.zone_unit, {w.n1}}, errc::not_a_division);
    refused(b.now(), change_boundary{nowhere, w.south, {w.n1}}, errc::unknown_unit);
    refused(b.now(), change_boundary{w.north, nowhere, {w.n1}}, errc::unknown_unit);
    refused(b.now(), change_boundary{w.north, w.south, {nowhere}}, errc::unknown_unit);
    refused(b.now(), change_boundary{w.north, w.south, {}, decimal()}, errc::bad_quantity);
    refused(b.now(), change_boundary{w.north, w.south, {}, decimal::of(901)}, errc::bad_quantity);
}

TEST_CASE("a name or code changes and nothing else", "[reform][unit][rename]") {
    const one_city w;
    CHECK(done(w.h, rename_unit{w.district, "濂溪区"}).after[w.district].code() == code{"360702"});
    CHECK(done(w.h, rename_unit{w.zone_unit, "新高新区"}).after[w.zone_unit].name() == "新高新区");
    refused(w.h, rename_unit{nowhere, "x"}, errc::unknown_unit);
    refused(w.h, rename_unit{w.district, "章区"}, errc::nothing_to_do);
    refused(w.h, rename_unit{w.district, ""}, errc::bad_value);
    refused(w.h, rename_unit{w.district, "\xff"}, errc::invalid_utf8);

    const step s = done(w.h, recode_unit{w.county, code{"360704"}});
    CHECK(s.after[w.n1].code() == code{"360704101201"});
    CHECK(done(w.h, recode_unit{w.county, code{"360704"}, false}).after[w.n1].code() == code{"360721101201"});
    CHECK_FALSE(done(w.h, recode_unit{w.county, {}}).after[w.county].code().ok());
    refused(w.h, recode_unit{nowhere, code{"360704"}}, errc::unknown_unit);
    refused(w.h, recode_unit{w.county, code{"360721"}}, errc::nothing_to_do);
    refused(w.h, recode_unit{w.county, code{"360702"}}, errc::duplicate_code);
}

TEST_CASE("every act that reshapes divisions says who carries on what", "[reform][unit][lineage]") {
    const one_city w;
    const party north = party::of(w.north);
    const party south = party::of(w.south);
    SECTION("what units are taken out of a division of the same level is part of it") {
        const step s = done(w.h, establish_division{{"街道", unit_kind::subdistrict, w.county, {}, {w.n1, w.s1}}});
        const party made = party::of(only(s.after, "街道"));
        CHECK(s.lineage == std::vector<succession>{{north, made, {w.n1}}, {south, made, {w.s1}}});
    }
    SECTION("towns taken out of a county are no part of it but what it consists of") {
        const step s = done(w.h, establish_division{{"新区", unit_kind::district, w.city, {}, {w.north, w.west}}});
        const party made = party::of(only(s.after, "新区"));
        CHECK(s.lineage
            == std::vector<succession>{
                {party::of(w.county), made, {w.north}}, {party::of(w.district), made, {w.west}}});
    }
    SECTION("area that no unit makes up is stated") {
        const step s = done(w.h,
            establish_division{
                {"街道", unit_kind::subdistrict, w.county, {}, {}, {north, party::only_stated("国营农场")}}});
        const party made = party::of(only(s.after, "街道"));
        CHECK(s.lineage == std::vector<succession>{{north, made}, {party::only_stated("国营农场"), made}});
        CHECK(s.account.zh == "在赣县设立街道，划入北镇的区域、国营农场的区域");
        CHECK(s.account.en == "街道 is established in 赣县, with area of 北镇, area of 国营农场");
    }
    SECTION("a split tells of every part, whether units go or not") {
        const split_division op{w.north,
            {{"江街道", unit_kind::subdistrict, w.county}, {"章街道", unit_kind::subdistrict, w.county, {}, {w.n1}}},
            true};
        const step s = done(w.h, op);
        const party first = party::of(only(s.after, "江街道"));
        CHECK(s.lineage.front() == succession{north, first});
        CHECK(s.lineage[1] == succession{north, party::of(only(s.after, "章街道")), {w.n1}});
        CHECK(std::none_of(s.lineage.begin(), s.lineage.end(),
            [](const succession& line) { return line.whole && line.from.unit.ok(); }));
    }
    SECTION("what is merged goes whole") {
        const step s = done(w.h, merge_divisions{.merged = {w.south}, .into = w.north});
        CHECK(s.lineage.back() == succession{south, north, {}, {}, true});
    }
    SECTION("a change of boundary goes in part: units, or what a source tells") {
        CHECK(done(w.h, change_boundary{w.north, w.south, {w.n1}}).lineage
            == std::vector<succession>{{north, south, {w.n1}}});
        const step told = done(w.h, change_boundary{.from = w.north, .to = w.south, .stated = "江口的三个自然村"});
        CHECK(told.lineage == std::vector<succession>{{north, south, {}, "江口的三个自然村"}});
        CHECK(told.account.zh.find("江口的三个自然村") != std::string::npos);
        CHECK(told.edits.empty());
        CHECK(done(w.h, change_boundary{.from = w.north, .to = w.south, .area = decimal::of(3)}).lineage
            == std::vector<succession>{{north, south, {}, "3公顷"}});
    }
    SECTION("a division may get area of another beside or without units") {
        restructure op;
        op.extended = {{w.south, {}, {north}}};
        const step s = done(w.h, op);
        CHECK(s.lineage == std::vector<succession>{{north, south}});
        CHECK(s.account.zh == "北镇的区域划入南乡");
        op.extended = {{w.south, {}, {south}}};
        refused(w.h, op, errc::bad_value);
        op.extended = {{w.south, {}, {party::of(w.bureau)}}};
        refused(w.h, op, errc::not_a_division);
        op.extended = {{w.south, {}, {party{}}}};
        refused(w.h, op, errc::not_a_division);
        op.extended = {{w.south, {}, {party::of(nowhere)}}};
        refused(w.h, op, errc::unknown_unit);
        op.extended = {{w.south, {}, {}}};
        refused(w.h, op, errc::empty_input);
    }
}

TEST_CASE("a division that nobody inherits ends as its source tells", "[reform][unit][abolish]") {
    const one_city w;
    const abolish_division op{.unit = w.w1, .fate = "淹没于水库"};
    const step s = done(w.h, op);
    CHECK_FALSE(s.after.find(w.w1));
    CHECK(s.lineage == std::vector<succession>{{party::of(w.w1), party::only_stated("淹没于水库"), {}, {}, true}});
    CHECK(s.account.zh == "撤销西一村：淹没于水库");
    CHECK(figures(s.ledger, V, "affiliated", party::of(w.west)) == "1 -1 written off = 0");
    refused(
        w.h, abolish_division{.unit = w.west, .fate = "淹没于水库"}, errc::still_referenced); // a village is left in it
    refused(w.h, abolish_division{.unit = w.w1, .heir = w.n1, .fate = "淹没于水库"}, errc::bad_value);
}

TEST_CASE("a division can be established again as what it was", "[reform][unit][establish]") {
    const one_city w;
    const step gone = done(w.h, abolish_division{.unit = w.w1, .fate = "淹没于水库"});
    const establish_division op{
        {.name = "西一村", .kind = unit_kind::villagers_committee, .parent = w.west, .again = w.w1}};
    const step back = done(gone.after, op);
    CHECK(back.after[w.w1].name() == "西一村");
    CHECK(back.after[w.w1].parent().id() == w.west);
    refused(w.h, op, errc::duplicate_id);
}

TEST_CASE("what two divisions were listed for is listed once when they become one", "[reform][unit]") {
    const one_city w;
    scene_builder b(w.h);
    agreement pact;
    pact.key = agreement_id::derive("test", "共建");
    pact.name = "共建";
    pact.about = w.zone_unit;
    pact.partners = {{w.north, decimal::of(30)}, {w.west, decimal::of(50)}, {w.south, decimal::of(20)}};
    b.put(pact);
    pact.key = agreement_id::derive("test", "另一份");
    pact.partners = {{w.north, decimal::of(30)}, {w.south, {}}};
    b.put(pact);
    zone z = *b.now().zone_of(w.zone_unit);
    z.integrated = {{w.north, integration_shape::one_team, {}}, {w.south, {}, {}}};
    b.put(z);
    const step s = done(b.now(), merge_divisions{.merged = {w.south}, .into = w.north});
    using list = std::vector<partner>;
    CHECK(s.after.find(agreement_id::derive("test", "共建"))->partners
        == list{{w.north, decimal::of(50)}, {w.west, decimal::of(50)}});
    CHECK(s.after.find(agreement_id::derive("test", "另一份"))->partners == list{{w.north, {}}});
    CHECK(s.after.zone_of(w.zone_unit)->integrated
        == std::vector<integration>{{w.north, integration_shape::one_team, {}}});
}
