// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

TEST_CASE("a hierarchy agrees with plain maps after any sequence of edits, and undo restores it", "[model][change]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{41}));
    CAPTURE(seed);
    using namespace onezone;
    std::mt19937_64 random(seed);
    const hierarchy before = onezone_tests::random_hierarchy(seed + 1000, 60);
    onezone_tests::oracle naive = onezone_tests::read(before);
    const onezone_tests::oracle first = naive;
    change c(before);
    int made = 0;
    for (int i = 0; i < 400; ++i) {
        made += onezone_tests::make(onezone_tests::random_step(random, naive), c, naive) ? 1 : 0;
        if (i % 50 == 0) onezone_tests::check_same(c.now(), naive);
    }
    CHECK(made > 100);
    onezone_tests::check_same(c.now(), naive);
    onezone_tests::check_same(before, first);
    c.undo_all();
    onezone_tests::check_same(c.now(), first);
    CHECK(c.now() == before);
}
