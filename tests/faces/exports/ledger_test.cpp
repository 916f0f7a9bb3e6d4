// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/exports/ledger.hpp>
#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>

#include <sstream>
#include <string>

using namespace onezone;

TEST_CASE("an account is written as rows, and what nobody knows is an empty cell", "[faces][exports]") {
    const trial t = simulate(onezone_tests::two_parks().content, onezone_tests::two_parks().merger(), policy{}).value();
    const std::string sheet = ledger_sheet(t.ledger());
    std::istringstream in(sheet);
    csv_reader reader(in, "ledger", {.other_columns = true});
    reader.columns({"类别", "持有方", "期初", "期末", "状态"}).value();
    const auto lines = t.ledger().lines();
    REQUIRE_FALSE(lines.empty());
    bool unknown = false;
    for (const ledger_line& line : lines) {
        REQUIRE(reader.next().value());
        CHECK(reader.field(0) == name_of(line.cls).zh);
        CHECK(reader.field(1) == t.ledger().name_of(line.holder));
        CHECK(reader.field(2) == (line.opening.known() ? std::to_string(*line.opening.value) : ""));
        CHECK(reader.field(4) == name_of(line.state).zh);
        unknown = unknown || !line.opening.known();
    }
    CHECK_FALSE(reader.next().value());
    CHECK(unknown);
    CHECK(ledger_sheet(t.ledger(), {.in = language::en}).starts_with("class,kind,holder,opening,"));
    CHECK(ledger_sheet(t.ledger(), {.byte_order_mark = true}) == "\xEF\xBB\xBF" + sheet);
}

TEST_CASE("entries are written one by one, with separators and quotes in quotes", "[faces][exports]") {
    ledger l;
    ledger_entry e;
    e.cls = carry_class::functions;
    e.item = "a,\"b\"\n=1+1";
    e.from = party::only_stated("某\"局\"");
    e.quantity = fact<std::int64_t>(1);
    l.enter(e);
    std::istringstream in(entries_sheet(l));
    csv_reader reader(in, "entries", {.other_columns = true});
    reader.columns({"数量", "事项", "自"}).value();
    REQUIRE(reader.next().value());
    CHECK(reader.field(0) == "1");
    CHECK(reader.field(1) == e.item);
    CHECK(reader.field(2) == "某\"局\"");
    CHECK_FALSE(reader.next().value());
}

TEST_CASE(
    "in accounts what would be a formula is marked as text, unless the caller says otherwise", "[faces][exports]") {
    const onezone_tests::two_parks parks;
    sheet_style plain;
    plain.guard_formulas = false;
    for (const std::string name : {"-10人划出", "=HYPERLINK(x)", "@园"}) {
        CAPTURE(name);
        change c(parks.content);
        body agency = *c.now().find(parks.small_agency);
        agency.name = name;
        c.put(agency).value();
        const trial t = simulate(std::move(c).finish(), parks.merger(), policy{}).value();
        const std::string bare = ',' + name + ',';
        const std::string marked = ",'" + name + ',';
        const auto has = [](const std::string& sheet, const std::string& cell) {
            return sheet.find(cell) != std::string::npos;
        };
        CHECK(has(ledger_sheet(t.ledger()), marked));
        CHECK_FALSE(has(ledger_sheet(t.ledger()), bare));
        CHECK(has(ledger_sheet(t.ledger(), plain), bare));
        CHECK_FALSE(has(ledger_sheet(t.ledger(), plain), marked));
        CHECK(has(entries_sheet(t.ledger()), marked));
        CHECK_FALSE(has(entries_sheet(t.ledger()), bare));
        CHECK(has(entries_sheet(t.ledger(), plain), bare));
        CHECK_FALSE(has(entries_sheet(t.ledger(), plain), marked));
    }
}
