// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"

#include <onezone/reform/operation.hpp>

#include <set>

using namespace onezone;
using namespace onezone_tests;

TEST_CASE("every act of the catalogue has a title of its own in both languages", "[reform][operation]") {
    const full_zone w;
    std::set<std::string> zh;
    std::set<std::string> en;
    std::set<std::string_view> keys;
    for (const catalogue_row& row : catalogue(w)) {
        const std::string_view key = key_of(row.op);
        if (!keys.insert(key).second) continue;
        const text title = title_of_act(key);
        CAPTURE(key);
        CHECK(title.zh != key);
        CHECK(title.en != key);
        CHECK(zh.insert(title.zh).second);
        CHECK(en.insert(title.en).second);
    }
    CHECK(keys.size() == operation_types::size);
    CHECK(title_of_act("one_of_the_callers_own") == verbatim("one_of_the_callers_own"));
}
