// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"

#include <onezone/faces/json/plan.hpp>

#include <set>
#include <string>
#include <utility>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE(
    "each operation of the catalogue is written, read back equal and carried out alike", "[faces][json][catalogue]") {
    const full_zone w;
    for (const catalogue_row& row : catalogue(w)) {
        CAPTURE(row.what);
        plan p;
        p.id = "catalogue";
        plan_step s;
        s.key = "one";
        s.what = row.op;
        p.steps.push_back(std::move(s));
        const std::string written = write_plan(p, w.h);
        CHECK_THAT(written, Catch::Matchers::ContainsSubstring('"' + std::string(key_of(row.op)) + '"'));
        const auto back = read_plan(written, w.h);
        REQUIRE(back.has_value());
        CHECK(back->steps.front().what == row.op);
        CHECK(onezone::apply(w.h, back->steps.front().what).value().after == onezone::apply(w.h, row.op).value().after);
    }
}

TEST_CASE("each operation of the catalogue says in one line of each language what it does", "[faces][catalogue]") {
    const full_zone w;
    std::set<std::string> keys;
    for (const catalogue_row& row : catalogue(w)) {
        const text account = account_of(row.op, w.h);
        CAPTURE(row.what, account.zh, account.en);
        keys.emplace(key_of(row.op));
        for (const std::string& line : {account.zh, account.en}) {
            CHECK_FALSE(line.empty());
            CHECK(line.find('\n') == std::string::npos);
            CHECK(line.find('?') == std::string::npos);
            CHECK(line.find('{') == std::string::npos);
        }
        CHECK(account.zh != account.en);
    }
    CHECK(keys.size() == operation_types::size);
}
