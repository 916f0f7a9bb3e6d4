// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/heap.hpp"

#include <algorithm>
#include <utility>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE("an operation that runs out of memory anywhere leaves its input as it was", "[reform][catalogue][memory]") {
    const full_zone w;
    const full_zone apart; // the same content, nothing shared
    REQUIRE(w.h == apart.h);
    const bool in_place = GENERATE(false, true);
    for (const catalogue_row& row : catalogue(w)) {
        CAPTURE(row.what, in_place);
        hierarchy given = w.h;
        std::size_t changed = 0;
        bool carried_out = false;
        const std::size_t failures = fail_each_allocation(
            [&] {
                const auto made =
                    in_place ? onezone::apply(std::move(given), row.op) : onezone::apply(std::as_const(given), row.op);
                carried_out = made.has_value();
            },
            [&] {
                if (!(given == apart.h) || !(w.h == apart.h)) ++changed;
            });
        CHECK(carried_out);
        CHECK(changed == 0);
        CHECK(failures > 4);
    }
    CHECK(w.h == apart.h);
}

TEST_CASE("undoing an operation that runs out of memory leaves the edits good for another try",
    "[reform][catalogue][memory]") {
    const full_zone w;
    for (const catalogue_row& row : catalogue(w)) {
        CAPTURE(row.what);
        const step s = onezone::apply(w.h, row.op).value();
        hierarchy back;
        fail_each_allocation([&] { back = undo(s.after, s.edits).value(); }, [] {});
        CHECK(back == w.h);
    }
}
