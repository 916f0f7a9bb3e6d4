// SPDX-License-Identifier: Apache-2.0
#include "ground/natural_order.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using onezone::detail::comes_before;

TEST_CASE("numbers in names stand in the order of numbers", "[ground][order]") {
    const std::vector<std::string> in_order{"", "2号园", "二号园", "10号园", "十二号园", "二十号园", "100号园",
        "一百零一号园", "一百一十号园", "园2", "园10", "园10/甲", "园一〇一", "开发区四", "开发区五", "开发区六", "甲",
        "甲乙"};
    std::vector<std::string> shuffled = in_order;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(7));
    std::sort(shuffled.begin(), shuffled.end(), comes_before);
    CHECK(shuffled == in_order);
    for (std::size_t i = 0; i < in_order.size(); ++i)
        for (std::size_t k = 0; k < in_order.size(); ++k) {
            CAPTURE(in_order[i], in_order[k]);
            CHECK(comes_before(in_order[i], in_order[k]) == (i < k));
        }
}

TEST_CASE("a number of any length is in order", "[ground][order]") {
    const std::string nines(40, '9');
    CHECK(comes_before("1", nines));
    CHECK_FALSE(comes_before(nines, nines));
    CHECK(comes_before(nines, nines + "9") != comes_before(nines + "9", nines));
}
