// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/reform/procedure_part.hpp>

using namespace onezone;

TEST_CASE("a term is told with the day from which it runs", "[reform][procedure]") {
    CHECK(name_of(term{12, 0, term_start::approval, 6}).zh == "自批准之日起12个月内（经批准可延长6个月）");
    CHECK(name_of(term{12, 0, term_start::approval, 6}).en
        == "within 12 months of approval (or 6 months more with consent)");
    CHECK(name_of(term{0, 15}).zh == "自批准之日起15日内");
    CHECK(name_of(term{1, 0, term_start::completion}).en == "within 1 month of completion");
}

TEST_CASE("the last day of a term is the corresponding day, or the month's last", "[reform][procedure]") {
    CHECK(last_day_of(term{12}, date(2024, 2, 29)) == date(2025, 2, 28));
    CHECK(last_day_of(term{1}, date(2026, 1, 31)) == date(2026, 2, 28));
    CHECK(last_day_of(term{1}, date(2026, 2, 28)) == date(2026, 3, 28));
    CHECK(last_day_of(term{0, 15}, date(2025, 9, 30)) == date(2025, 10, 15));
    // An extension needs consent: it is no part of the term.
    CHECK(last_day_of(term{12, 0, term_start::approval, 6}, date(2025, 9, 30)) == date(2026, 9, 30));
}

TEST_CASE("some parts are due before an act and some after it", "[reform][procedure]") {
    for (const word& w : words(procedure_role{})) {
        CAPTURE(w.key);
        const auto role = static_cast<procedure_role>(w.value);
        CHECK(parse_word<procedure_role>(w.zh) == role);
        CHECK(follows_act(role) == (w.value >= 8));
    }
    CHECK_FALSE(follows_act(procedure_role::approves));
    CHECK(follows_act(procedure_role::filed_with));
}
