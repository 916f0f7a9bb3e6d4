// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/duty_acts.hpp>
#include <onezone/reform/apply.hpp>

#include <limits>

using namespace onezone;
using namespace onezone_tests;

namespace {

struct one_zone {
    unit_id city, county, zone_unit;
    body_id agency, government, bureau;
    holding_id hygiene, schools, planning, unsorted, permit, archive;
    hierarchy h;

    one_zone() {
        scene_builder b;
        city = b.unit(unit_kind::prefecture_city, "市");
        county = b.unit(unit_kind::county, "县", city);
        zone_unit = b.zone("经开区", county);
        agency = b.body(zone_unit, body_kind::management_committee, "经开区管委会", [](body& it) {
            it.staff = {{staff_status::administrative, 30}, {staff_status::institution, {}}};
            it.quota = {{quota_kind::administrative, 30}, {quota_kind::institution, 40}};
        });
        government = b.body(county, body_kind::government, "县人民政府", [](body& it) {
            it.staff = {{staff_status::administrative, 200}};
            it.quota = {{quota_kind::administrative, 200}, {quota_kind::institution, 80}};
        });
        bureau = b.body(county, body_kind::department, "县教育局");
        hygiene = b.function(agency, function_class::social, "环境卫生");
        schools = b.function(agency, function_class::social, "义务教育");
        planning = b.function(agency, function_class::economic, "产业规划");
        unsorted = b.item(agency, carry_class::functions, "其他事务");
        permit = b.item(agency, carry_class::powers, "企业投资项目备案", [&](holding& it) { it.grantor = city; });
        archive = b.item(agency, carry_class::documents, "档案");
        h = b.now();
    }
};

} // namespace

TEST_CASE("every function recorded as social is stripped, and no other", "[reform][duty][strip]") {
    const one_zone w;
    const step s = done(w.h, strip_functions{w.agency, party::of(w.county)});
    CHECK(s.after.find(w.hygiene)->holder == w.government);
    CHECK(s.after.find(w.schools)->holder == w.government);
    CHECK(s.after.find(w.planning)->holder == w.agency);
    CHECK(s.after.find(w.unsorted)->holder == w.agency); // what it is about is unknown
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.agency)) == "4 -2 out = 2");
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.government)) == "0 +2 in = 2");
    CHECK(s.ledger.state() == balance::balanced);
    refused(s.after, strip_functions{w.agency, party::of(w.county)}, errc::nothing_to_do);
}

TEST_CASE("listed functions are stripped, with a share kept where stated", "[reform][duty][strip]") {
    const one_zone w;
    strip_functions op{
        .agency = w.agency, .to = party::of(w.bureau), .which = strip_scope::listed, .items = {w.schools}};
    SECTION("wholly") { CHECK(done(w.h, op).after.find(w.schools)->shared_with.empty()); }
    SECTION("with a share") {
        op.shared = true;
        const step s = done(w.h, op);
        CHECK(s.after.find(w.schools)->holder == w.bureau);
        CHECK(s.after.find(w.schools)->shared_with == std::vector<body_id>{w.agency});
        // Stripping the rest of it is the other body's to do.
        refused(s.after, op, errc::not_held);
    }
    SECTION("with people and quota") {
        op.along.staff = {{staff_status::administrative, 4}};
        op.to = party::of(w.government);
        const step s = done(w.h, op);
        CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.government)) == "200 +4 in = 204");
    }
    SECTION("to a receiver who is only stated") {
        op.to = party::only_stated("所在行政区");
        const step s = done(w.h, op);
        CHECK_FALSE(s.after.find(w.schools));
        CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.agency)) == "4 -1 out = 3 open");
        op.shared = true;
        refused(w.h, op, errc::missing_successor);
    }
}

TEST_CASE("stripping what is not there or to nobody is refused", "[reform][duty][strip]") {
    const one_zone w;
    const party to = party::of(w.county);
    refused(w.h, strip_functions{body_id::derive("no", "such"), to}, errc::unknown_body);
    refused(w.h, strip_functions{w.agency, {}}, errc::missing_successor);
    refused(w.h, strip_functions{w.agency, party::of(unit_id::derive("no", "such"))}, errc::unknown_unit);
    refused(w.h, strip_functions{w.agency, party::of(body_id::derive("no", "such"))}, errc::unknown_body);
    refused(w.h, strip_functions{w.agency, party::of(w.agency)}, errc::unsupported_here);
    refused(w.h, strip_functions{w.agency, party::of(w.zone_unit)}, errc::unsupported_here);
    refused(w.h, strip_functions{w.bureau, to}, errc::nothing_to_do);
    refused(w.h, strip_functions{w.agency, to, strip_scope::listed}, errc::empty_input);
    refused(w.h, strip_functions{w.agency, to, strip_scope::listed, {w.permit}}, errc::unsupported_here);
    refused(w.h, strip_functions{w.agency, to, strip_scope::listed, {holding_id::derive("no", "such")}},
        errc::unknown_record);
    refused(w.h, strip_functions{w.bureau, to, strip_scope::listed, {w.schools}}, errc::not_held);
}

TEST_CASE("delegated powers are held in the grantor's name", "[reform][duty][powers]") {
    const one_zone w;
    act_options options;
    options.basis = provenance::stated("S1");
    const delegate_powers op{w.city, w.agency, {"施工许可", "用地预审"}, power_form::entrustment};
    const step s = done(w.h, op, options);
    CHECK(figures(s.ledger, carry_class::powers, "", party::of(w.agency)) == "1 +2 created = 3");
    std::vector<std::string> held;
    for (const holding& p : s.after.holdings_of(w.agency)) {
        if (p.cls != carry_class::powers || p.key == w.permit) continue;
        held.push_back(p.name);
        CHECK(p.grantor.value == w.city);
        CHECK(p.form.value == power_form::entrustment);
        CHECK(p.from == provenance::stated("S1"));
    }
    CHECK(held == op.items);
    refused(s.after, delegate_powers{w.city, w.agency, {"施工许可"}, {}}, errc::nothing_to_do);
    refused(w.h, delegate_powers{w.zone_unit, w.agency, {"x"}, {}}, errc::not_a_division);
    refused(w.h, delegate_powers{unit_id::derive("no", "such"), w.agency, {"x"}, {}}, errc::unknown_unit);
    refused(w.h, delegate_powers{w.city, body_id::derive("no", "such"), {"x"}, {}}, errc::unknown_body);
    refused(w.h, delegate_powers{w.city, w.agency, {}, {}}, errc::empty_input);
    refused(w.h, delegate_powers{w.city, w.agency, {""}, {}}, errc::bad_value);
    refused(w.h, delegate_powers{w.city, w.agency, {"x", "x"}, {}}, errc::bad_value);
}

TEST_CASE("powers are withdrawn or lapse", "[reform][duty][powers]") {
    const one_zone w;
    const power_end how = GENERATE(power_end::withdrawn, power_end::lapsed);
    const step s = done(w.h, withdraw_powers{w.agency, {w.permit}, how});
    CHECK_FALSE(s.after.find(w.permit));
    CHECK(figures(s.ledger, carry_class::powers, "", party::of(w.agency)) == "1 -1 released = 0");
    CHECK(s.ledger.entries().front().reason == name_of(how));
    refused(w.h, withdraw_powers{body_id::derive("no", "such"), {w.permit}, how}, errc::unknown_body);
    refused(w.h, withdraw_powers{w.agency, {}, how}, errc::empty_input);
    refused(w.h, withdraw_powers{w.agency, {w.schools}, how}, errc::unsupported_here);
    refused(w.h, withdraw_powers{w.agency, {holding_id::derive("no", "such")}, how}, errc::unknown_record);
    refused(w.h, withdraw_powers{w.bureau, {w.permit}, how}, errc::not_held);
}

TEST_CASE("transferred staff keep their status and take quota along where stated", "[reform][duty][staff]") {
    const one_zone w;
    const step s = done(w.h,
        transfer_staff{w.agency, party::of(w.government), {{staff_status::administrative, 12}},
            {{quota_kind::administrative, 10}}});
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.agency)) == "30 -12 out = 18");
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.government)) == "200 +12 in = 212");
    CHECK(figures(s.ledger, carry_class::quota, "administrative", party::of(w.agency)) == "30 -10 out = 20");
    CHECK(s.ledger.totals().size() == 2);
    CHECK(figures(s.ledger.totals().front()) == "230 +12 in -12 out = 230");
    CHECK(s.account.en == "12 staff of 经开区管委会 move to 县人民政府");
}

TEST_CASE("an unknown number of staff can move and stays unknown", "[reform][duty][staff]") {
    const one_zone w;
    SECTION("moved from a known number") {
        const step s =
            done(w.h, transfer_staff{w.agency, party::of(w.government), {{staff_status::administrative, {}}}});
        CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.agency)) == "30 -? out = ? open");
    }
    SECTION("moved from an unknown number") {
        const step s = done(w.h, transfer_staff{w.agency, party::of(w.government), {{staff_status::institution, 191}}});
        CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.agency)) == "? -191 out = ? open");
        CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.government)) == "? +191 in = ? open");
    }
    SECTION("which is no more than a million million, so that sums of them are right") {
        transfer_staff op{w.agency, party::of(w.government), {{staff_status::institution, 1'000'000'000'000}}};
        done(w.h, op);
        for (const std::int64_t n : {std::int64_t{1'000'000'000'001}, std::numeric_limits<std::int64_t>::max(),
                 std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0}}) {
            op.staff.front().count = n;
            refused(w.h, op, errc::bad_quantity);
        }
    }
    SECTION("into an internal body, which then has them of its own") {
        scene_builder b(w.h);
        const body_id office = b.part(w.government, "办公室");
        const step s = done(b.now(), transfer_staff{w.agency, party::of(office), {{staff_status::administrative, 2}}});
        CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(office)) == "0 +2 in = 2");
        const step back =
            done(s.after, transfer_staff{office, party::of(w.agency), {{staff_status::administrative, 2}}});
        CHECK(figures(back.ledger, carry_class::staff, "administrative", party::of(office)) == "2 -2 out = 0");
        refused(b.now(), transfer_staff{office, party::of(w.agency), {{staff_status::contract, 1}}}, errc::not_held);
    }
}

TEST_CASE("staff that is not there cannot move", "[reform][duty][staff]") {
    const one_zone w;
    const party to = party::of(w.government);
    refused(w.h, transfer_staff{w.agency, to, {{staff_status::administrative, 31}}}, errc::not_held);
    refused(w.h, transfer_staff{w.agency, to, {{staff_status::administrative, 20}, {staff_status::administrative, 20}}},
        errc::not_held);
    refused(w.h, transfer_staff{w.agency, to, {{staff_status::administrative, 0}}}, errc::bad_quantity);
    refused(w.h, transfer_staff{w.agency, to, {{staff_status::administrative, -3}}}, errc::bad_quantity);
    refused(w.h, transfer_staff{w.agency, to}, errc::empty_input);
    refused(w.h, transfer_staff{w.agency, {}, {{staff_status::administrative, 1}}}, errc::missing_successor);
    refused(w.h, transfer_staff{w.agency, party::of(w.agency), {{staff_status::administrative, 1}}},
        errc::unsupported_here);
    refused(w.h, transfer_staff{body_id::derive("no", "such"), to, {{staff_status::administrative, 1}}},
        errc::unknown_body);
    refused(w.h, transfer_staff{w.agency, to, {{staff_status::administrative, 1}}, {{quota_kind::administrative, 31}}},
        errc::not_held);
}

TEST_CASE("recovered quota keeps its kind", "[reform][duty][quota]") {
    const one_zone w;
    const step s = done(w.h, recover_quota{w.agency, {{quota_kind::institution, 24}}});
    CHECK(figures(s.ledger, carry_class::quota, "institution", party::of(w.agency)) == "40 -24 recovered = 16");
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(s.ledger.lines().size() == 1);
    const step pooled = done(w.h, recover_quota{w.agency, {{quota_kind::institution, 24}}, party::of(w.county)});
    CHECK(figures(pooled.ledger, carry_class::quota, "institution", party::of(w.government)) == "80 +24 in = 104");

    refused(w.h, recover_quota{w.agency, {{quota_kind::institution, 41}}}, errc::not_held);
    refused(w.h, recover_quota{w.agency, {{quota_kind::institution, 0}}}, errc::bad_quantity);
    refused(w.h, recover_quota{w.agency, {}}, errc::empty_input);
    refused(w.h, recover_quota{body_id::derive("no", "such"), {{quota_kind::institution, 1}}}, errc::unknown_body);
    refused(w.h, recover_quota{w.agency, {{quota_kind::institution, 1}}, party::of(w.agency)}, errc::unsupported_here);
    refused(w.h, recover_quota{w.agency, {{quota_kind::institution, 1}}, party::of(unit_id::derive("no", "such"))},
        errc::unknown_unit);
}

TEST_CASE("staff lent for a time stay on the lender's books", "[reform][duty][loan]") {
    const one_zone w;
    const date day(2023, 3, 1);
    const lend_staff op{w.government, party::of(w.zone_unit), {{staff_status::administrative, 30}}, date(2024, 3, 1)};
    const step s = done(w.h, op, {.on = day, .basis = provenance::stated("S1")});
    REQUIRE(s.after.find(w.government)->lent.size() == 1);
    const staff_loan& loan = s.after.find(w.government)->lent.front();
    CHECK(loan
        == staff_loan{staff_status::administrative, std::int64_t{30}, w.agency, {}, {day, date(2024, 3, 1)},
            provenance::stated("S1")});
    CHECK(s.after.find(w.government)->staff == w.h.find(w.government)->staff);
    REQUIRE(s.ledger.entries().size() == 1);
    CHECK(s.ledger.entries().front().what == entry_kind::kept);
    CHECK(s.ledger.entries().front().quantity == std::int64_t{30});
    CHECK(s.ledger.state() == balance::balanced);
    CHECK(figures(s.ledger, carry_class::staff, "administrative", party::of(w.government)) == "200 = 200");
    CHECK(s.account.zh == "县人民政府向经开区借出30名人员，至2024年3月1日");

    // What is lent cannot be lent again while it is; afterwards it can.
    const auto more = [&](std::int64_t n) {
        return lend_staff{w.government, party::of(w.bureau), {{staff_status::administrative, n}}, {}};
    };
    CHECK(done(s.after, more(170), {.on = date(2023, 6, 1)}).after.find(w.government)->lent.size() == 2);
    refused(s.after, more(171), errc::not_held, {.on = date(2023, 6, 1)});
    CHECK(done(s.after, more(200), {.on = date(2024, 3, 1)}).after.find(w.government)->lent.size() == 2);

    // To somebody who is no body on record; in a number that nobody knows.
    const step far =
        done(w.h, lend_staff{w.bureau, party::only_stated("省教育厅"), {{staff_status::contract, {}}}, {}});
    CHECK(far.after.find(w.bureau)->lent.front().borrower == "省教育厅");
    CHECK_FALSE(far.after.find(w.bureau)->lent.front().to.known());
    CHECK(far.account.en == "县教育局 lends an unknown number of staff to 省教育厅");

    refused(w.h, lend_staff{body_id::derive("no", "such"), party::of(w.bureau), op.staff, {}}, errc::unknown_body);
    refused(w.h, lend_staff{w.government, party::of(body_id::derive("no", "such")), op.staff, {}}, errc::unknown_body);
    refused(w.h, lend_staff{w.government, party::of(unit_id::derive("no", "such")), op.staff, {}}, errc::unknown_unit);
    refused(w.h, lend_staff{w.government, {}, op.staff, {}}, errc::missing_successor);
    refused(w.h, lend_staff{w.government, party::of(w.bureau), {}, {}}, errc::empty_input);
    refused(w.h, more(0), errc::bad_quantity);
    refused(w.h, more(201), errc::not_held);
    refused(w.h, lend_staff{w.government, party::of(w.county), op.staff, {}}, errc::unsupported_here);
    refused(w.h, op, errc::dates_out_of_order, {.on = date(2024, 3, 1)});
}

TEST_CASE("a loan of staff ends, and follows its lender", "[reform][duty][loan]") {
    const one_zone w;
    const lend_staff op{w.government, party::of(w.agency), {{staff_status::administrative, 30}}, date(2024, 3, 1)};
    const hierarchy lent = done(w.h, op, {.on = date(2023, 3, 1)}).after;
    const step ended = done(lent, recall_staff{w.government, w.agency}, {.on = date(2023, 6, 1)});
    CHECK(ended.after.find(w.government)->lent.front().valid == period{date(2023, 3, 1), date(2023, 6, 1)});
    CHECK(ended.account.zh == "县人民政府借给经开区管委会的人员回原单位");
    CHECK(ended.ledger.entries().front().what == entry_kind::kept);
    CHECK(done(lent, recall_staff{w.government, {}}, {.on = date(2023, 3, 1)}).after.find(w.government)->lent.empty());
    refused(ended.after, recall_staff{w.government, {}}, errc::not_held, {.on = date(2023, 6, 1)});
    refused(lent, recall_staff{w.government, w.bureau}, errc::not_held, {.on = date(2023, 6, 1)});
    refused(lent, recall_staff{w.government, {}}, errc::not_held, {.on = date(2024, 3, 1)});
    refused(lent, recall_staff{body_id::derive("no", "such"), {}}, errc::unknown_body);
    refused(lent, recall_staff{w.government, body_id::derive("no", "such")}, errc::unknown_body);

    // Where the borrower closes, who borrows is not known; where the lender's staff goes over, the loan goes along.
    const abolish_agency closing{.agency = w.agency, .successor = party::of(w.bureau)};
    CHECK_FALSE(done(lent, closing).after.find(w.government)->lent.front().to.known());
    const hierarchy home =
        done(w.h, lend_staff{w.agency, party::of(w.government), {{staff_status::administrative, 3}}, {}}).after;
    const hierarchy after = done(home, closing).after;
    REQUIRE(after.find(w.bureau)->lent.size() == 1);
    CHECK(after.find(w.bureau)->lent.front().to == w.government);
    CHECK(done(home, abolish_agency{.agency = w.agency, .successor = party::of(w.government)})
              .after.find(w.government)
              ->lent.empty());
}
