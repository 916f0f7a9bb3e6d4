// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/code.hpp>
#include <onezone/ground/credit_code.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <set>
#include <string>
#include <string_view>

namespace oz = onezone;

namespace {

enum class unworded { one };
static_assert(oz::Vocabulary<oz::rank> && !oz::Vocabulary<unworded>);

} // namespace

TEMPLATE_TEST_CASE("each word of a closed set is written one way and read back", "[ground][vocabulary]", oz::rank,
    oz::level, oz::grade, oz::hedge, oz::prefecture_class, oz::county_class, oz::township_class, oz::village_class,
    oz::registering_department, oz::work_stage) {
    std::set<int> values;
    std::set<std::string_view> spellings;
    std::size_t spelled = 0;
    for (const oz::word& w : words(TestType{})) {
        CAPTURE(w.key);
        const auto e = static_cast<TestType>(w.value);
        CHECK(values.insert(w.value).second);
        CHECK_FALSE(w.key.empty());
        CHECK(w.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
        CHECK_FALSE(w.zh.empty());
        CHECK_FALSE(w.en.empty());
        CHECK(key_of(e) == w.key);
        CHECK(name_of(e) == oz::say(w.zh, w.en));
        CHECK(oz::parse_word<TestType>(w.key) == e);
        CHECK(oz::parse_word<TestType>(w.zh) == e);
        spellings.insert(w.key);
        spellings.insert(w.zh);
        spelled += 2;
        for (std::string_view rest = w.also; !rest.empty();) {
            const std::string_view one = rest.substr(0, rest.find('|'));
            CHECK(oz::parse_word<TestType>(one) == e);
            spellings.insert(one);
            ++spelled;
            rest.remove_prefix(one.size() == rest.size() ? rest.size() : one.size() + 1);
        }
    }
    CHECK(spellings.size() == spelled);
    CHECK_FALSE(oz::parse_word<TestType>(""));
    CHECK_FALSE(oz::parse_word<TestType>("no such word"));
}

TEST_CASE("levels compare from the province down", "[ground][level]") {
    CHECK(oz::level::province < oz::level::prefecture);
    CHECK(oz::level::township < oz::level::village);
    CHECK(oz::level::village < oz::level::none);
    CHECK(name_of(oz::level::county).zh == "县级");
    CHECK(name_of(oz::level::county).en == "county level");
}
