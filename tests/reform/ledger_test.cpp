// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/ledger.hpp>

using namespace onezone;
using namespace onezone_tests;

namespace {

const party west = party::of(body_id::derive("test", "west"));
const party east = party::of(body_id::derive("test", "east"));

ledger_entry staff(entry_kind what, fact<std::int64_t> n, party from, party to) {
    return {carry_class::staff, "institution", what, std::move(n), {}, std::move(from), std::move(to), {}, {}};
}

ledger one_move(std::int64_t opening_west, std::int64_t opening_east, std::int64_t n) {
    ledger l;
    l.enter(staff(entry_kind::moved, n, west, east));
    l.observe({carry_class::staff, "institution", west, "西办", opening_west, opening_west - n});
    l.observe({carry_class::staff, "institution", east, "东办", opening_east, opening_east + n});
    return l;
}

} // namespace

TEST_CASE("a ledger line adds up or says how it does not", "[reform][ledger]") {
    ledger l;
    l.observe({carry_class::staff, "institution", west, "西办", 10, 7});
    CHECK(figures(l.lines().front()) == "10 = 7 contradicted");
    l.enter(staff(entry_kind::released, 1, west, {}));
    l.enter(staff(entry_kind::recovered, 1, west, {}));
    l.enter(staff(entry_kind::written_off, 2, west, {}));
    l.enter(staff(entry_kind::created, 1, {}, west));
    CHECK(figures(l.lines().front()) == "10 +1 created -1 released -1 recovered -2 written off = 7");
    CHECK(l.state() == balance::balanced);
    l.enter(staff(entry_kind::kept, 7, west, {}));
    CHECK(l.state() == balance::balanced);
}

TEST_CASE("a recipient who keeps no books leaves the giver's line open, and says why", "[reform][ledger]") {
    ledger l;
    l.observe({carry_class::staff, "institution", west, "西办", 10, 7});
    SECTION("stated") {
        l.enter(staff(entry_kind::moved, 3, west, party::only_stated("邻近乡镇人民政府")));
        CHECK(l.lines().front().open_because.front().zh == "接收方仅有表述、未能确定：邻近乡镇人民政府");
    }
    SECTION("identified but not recorded") {
        l.enter(staff(entry_kind::moved, 3, west, party::of(unit_id::derive("test", "town"))));
        CHECK(l.lines().front().open_because.front().en == "the recipient's holdings are not recorded");
    }
    SECTION("nobody") {
        l.enter(staff(entry_kind::moved, 3, west, {}));
        CHECK(l.lines().front().open_because.front().en == "no recipient is stated");
    }
    CHECK(figures(l.lines().front()) == "10 -3 out = 7 open");
    CHECK(l.state() == balance::open);
}

TEST_CASE("an unknown quantity opens every line it may concern", "[reform][ledger]") {
    ledger l;
    l.observe({carry_class::staff, "", west, "西办", {}, 0});
    l.observe({carry_class::staff, "institution", east, "东办", 5, {}});
    l.enter({carry_class::staff, {}, entry_kind::moved, {}, {}, west, east, {}, {}});
    CHECK(figures(l, carry_class::staff, "", west) == "? -? out = 0 open");
    CHECK(figures(l, carry_class::staff, "institution", east) == "5 +? in = ? open");
    CHECK(figures(l.totals().front()) == "? -? out = 0 open");
}

TEST_CASE("kinds of quota stand apart", "[reform][ledger]") {
    ledger l;
    l.observe({carry_class::quota, "administrative", west, "西办", 10, 8});
    l.observe({carry_class::quota, "institution", west, "西办", 10, 12});
    l.enter({carry_class::quota, "administrative", entry_kind::released, 2, {}, west, {}, {}, {}});
    // Two of the one kind do not make two of the other.
    CHECK(figures(l, carry_class::quota, "institution", west) == "10 = 12 contradicted");
    CHECK(l.totals().size() == 2);
}

TEST_CASE("ledgers of consecutive acts add up", "[reform][ledger]") {
    const ledger sum = one_move(10, 0, 3) + one_move(7, 3, 2);
    CHECK(figures(sum, carry_class::staff, "institution", west) == "10 -5 out = 5");
    CHECK(figures(sum, carry_class::staff, "institution", east) == "0 +5 in = 5");
    CHECK(figures(sum.totals().front()) == "10 +5 in -5 out = 10");
    CHECK(sum.state() == balance::balanced);

    SECTION("those that do not meet are contradicted") {
        const ledger gap = one_move(10, 0, 3) + one_move(8, 3, 2);
        CHECK(line_of(gap, carry_class::staff, "institution", west).state == balance::contradicted);
        CHECK(line_of(gap, carry_class::staff, "institution", east).state == balance::balanced);
        CHECK(gap.state() == balance::contradicted);
    }
    SECTION("an end that is unknown contradicts nothing, but leaves the line open") {
        ledger next;
        next.enter({carry_class::staff, "institution", entry_kind::moved, {}, {}, west, east, {}, {}});
        next.observe({carry_class::staff, "institution", west, "西办", {}, 0});
        const ledger both = one_move(10, 0, 3) + next;
        CHECK(figures(both, carry_class::staff, "institution", west) == "10 -? out = 0 open");
    }
    SECTION("in any grouping") {
        const ledger a = one_move(10, 0, 3), b = one_move(7, 3, 2), c = one_move(5, 5, 1);
        CHECK((a + b) + c == a + (b + c));
    }
    SECTION("with nothing") {
        CHECK(sum + ledger() == sum);
        CHECK(ledger() + sum == sum);
    }
    SECTION("with itself, which it then contradicts") {
        ledger twice = one_move(10, 0, 3);
        twice += twice;
        CHECK(twice.entries().size() == 2);
        CHECK(twice.state() == balance::contradicted);
    }
}

TEST_CASE("a reported total enters no balance", "[reform][ledger]") {
    ledger l = one_move(10, 0, 3);
    const auto lines = l.lines();
    l.report({"staff.moved", say("划转人员", "staff moved"), carry_class::staff, "", decimal::of(191), hedge::exact,
        provenance::stated("S1")});
    CHECK(l.lines() == lines);
    CHECK(l.reported().size() == 1);
    CHECK_FALSE(l == one_move(10, 0, 3));
}

TEST_CASE("a ledger reads in both languages without the hierarchy", "[reform][ledger]") {
    ledger l = one_move(10, 0, 3);
    l.enter({carry_class::functions, {}, entry_kind::moved, 1, "环境卫生", west, party::only_stated("所在行政区"),
        say("剥离", "stripped"), {}});
    l.report(
        {"staff.moved", say("划转人员", "staff moved"), carry_class::staff, "", decimal::of(30), hedge::more_than, {}});
    CHECK(in_words(l, language::zh)
        == "西办：人员·事业人员 10 -3 划出 = 7 [平衡]\n"
           "东办：人员·事业人员 0 +3 划入 = 3 [平衡]\n"
           "  人员·事业人员 划转 3 自 西办 至 东办\n"
           "  职能 划转 环境卫生 自 西办 至 所在行政区（剥离）\n"
           "  来源所报：划转人员 余 30\n");
    CHECK(in_words(l, language::en)
        == "西办: staff, public-institution staff 10 -3 moved out = 7 [balanced]\n"
           "东办: staff, public-institution staff 0 +3 moved in = 3 [balanced]\n"
           "  staff, public-institution staff moved 3 from 西办 to 东办\n"
           "  functions moved 环境卫生 from 西办 to 所在行政区 (stripped)\n"
           "  as reported: staff moved more than 30\n");
    CHECK(l.name_of(west) == "西办");
    CHECK(l.name_of(party::only_stated("某镇")) == "某镇");
    CHECK(l.name_of({}).empty());
}

TEST_CASE("kinds have names where they have any", "[reform][ledger]") {
    CHECK(name_of_kind(carry_class::quota, "institution").zh == "事业编制");
    CHECK(name_of_kind(carry_class::staff, "institution").zh == "事业人员");
    CHECK(name_of_kind(carry_class::townships, "administered").en == "administered");
    CHECK(name_of_kind(carry_class::functions, "").empty());
}

TEST_CASE(
    "a ledger that ledgers are added to one by one is their sum, copied or emptied on the way", "[reform][ledger]") {
    const auto one = [](std::uint64_t body, std::int64_t opening, std::int64_t closing) {
        ledger l;
        l.observe({carry_class::quota, "institution", party::of(body_id::derive(7, body)), "机构", opening, closing});
        return l;
    };
    ledger sum;
    for (std::uint64_t i = 0; i < 200; ++i)
        sum += one(i % 100, static_cast<std::int64_t>(i / 100), 1 + static_cast<std::int64_t>(i / 100));
    REQUIRE(sum.observations().size() == 100);
    for (const ledger::observation& o : sum.observations()) {
        CHECK(o.opening == 0);
        CHECK(o.closing == 2);
        CHECK_FALSE(o.contradicted);
    }
    ledger copy = sum;
    copy.observe({carry_class::quota, "institution", party::of(body_id::derive(7, 200)), "机构", 4, 4});
    copy += one(200, 4, 5);
    copy += one(3, 9, 9);
    CHECK(copy.observations().size() == 101);
    CHECK(copy.observations().back().closing == 5);
    CHECK(copy.observations()[3].contradicted);
    const auto taken = std::move(copy).observations();
    CHECK(taken.size() == 101);
    copy += one(1, 0, 1);
    CHECK(copy.observations().size() == 1);
}
