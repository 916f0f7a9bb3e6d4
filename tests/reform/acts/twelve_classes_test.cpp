// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <set>
#include <string>

// What every operation does to each of the twelve classes, on a zone whose agency holds all of them.

using namespace onezone;
using namespace onezone_tests;

namespace {

// One letter an entry kind, `-` where the class is not touched.
std::string fate(const ledger& l, carry_class cls) {
    std::set<char> letters;
    for (const ledger_entry& e : l.entries())
        if (e.cls == cls) letters.insert("mxrwck"[static_cast<int>(e.what)]);
    return letters.empty() ? "-" : std::string(letters.begin(), letters.end());
}

} // namespace

TEST_CASE("each operation does to each of the twelve classes what the catalogue says", "[reform][catalogue]") {
    const full_zone w;
    for (const catalogue_row& r : catalogue(w)) {
        CAPTURE(r.what);
        const step s = done(w.h, r.op);
        for (int cls = 0; cls < carry_classes; ++cls) {
            CAPTURE(name_of(static_cast<carry_class>(cls)).en);
            CHECK(fate(s.ledger, static_cast<carry_class>(cls)) == r.fates[static_cast<std::size_t>(cls)]);
        }
    }
}

TEST_CASE("the catalogue leaves no operation out", "[reform][catalogue]") {
    const full_zone w;
    std::set<std::string_view> seen;
    for (const catalogue_row& r : catalogue(w)) seen.insert(key_of(r.op));
    CHECK(seen.size() == operation_types::size);
}

TEST_CASE("what an absorbed or abolished agency held is nowhere else short of it", "[reform][catalogue]") {
    const full_zone w;
    for (const operation& op : {operation(merge_agencies{.into = w.main, .absorbed = {w.agency}}),
             operation(abolish_agency{.agency = w.agency, .successor = party::of(w.government)})}) {
        const step s = done(w.h, op);
        CHECK(s.ledger.state() == balance::balanced);
        CHECK(s.after.count<holding>() == w.h.count<holding>());
        for (const ledger_line& total : s.ledger.totals()) {
            CAPTURE(name_of(total.cls).en, total.kind);
            const bool abolished = total.cls == carry_class::leading_posts || total.cls == carry_class::internal_bodies;
            CHECK(*total.closing.value == *total.opening.value - (abolished ? *total.written_off.value : 0));
        }
    }
}
