// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/packs/measures.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace onezone;

TEST_CASE("every measure that is told is judged by clauses of the same words, or says why it is not",
    "[rules][jiangxi][measures]") {
    const policy pack = packs::jiangxi_2023();
    const std::vector<packs::measure>& all = packs::jiangxi_2023_measures();
    CHECK(all.size() < packs::jiangxi_2023_measures_in_all);
    std::set<std::string> areas;
    for (const packs::measure& m : all) {
        CAPTURE(m.area.zh, m.told);
        areas.insert(m.area.zh);
        CHECK_FALSE(m.source.empty());
        // Judged or excused, never both.
        CHECK(m.rules.empty() != m.why.empty());
        CHECK(m.why.zh.empty() == m.why.en.empty());
        CHECK((m.state() == packs::measure_state::not_told) == m.told.empty());
        for (const std::string& id : m.rules) {
            CAPTURE(id);
            const rule* const r = pack.find(id);
            REQUIRE(r != nullptr);
            CHECK(m.told.find(r->basis.quote) != std::string::npos);
            CHECK(r->basis.source == m.source);
        }
    }
    CHECK(areas.size() == 5);
}

TEST_CASE("every clause of the paper but its targets belongs to a measure", "[rules][jiangxi][measures]") {
    std::set<std::string, std::less<>> of_measures;
    for (const packs::measure& m : packs::jiangxi_2023_measures())
        for (const std::string& id : m.rules) CHECK(of_measures.insert(id).second);
    const policy pack = packs::jiangxi_2023();
    for (const rule& r : pack.rules()) {
        CAPTURE(r.id);
        CHECK(of_measures.contains(r.id) == (r.force != force::target));
    }
    CHECK(pack.rules().size() > of_measures.size());
}
