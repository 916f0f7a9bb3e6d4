// SPDX-License-Identifier: Apache-2.0
// The smallest program: try one measure, see what it moves and what the rules say.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

int main() {
    const oz::hierarchy before = oz::load_hierarchy(ONEZONE_EXAMPLES_FOLDER "/longyan/longyan-2017.json");
    const oz::unit_id town = before.at("新罗区/红坊镇"); // any unambiguous end of the path

    const auto step = oz::apply(before, oz::return_township{.town = town});
    if (!step) {
        std::cerr << step.error() << '\n'; // why, in Chinese; print(…, oz::language::en) says it in English
        return 1;
    }
    std::cout << step->account << '\n' << step->ledger;
    std::cout << oz::validate(step->after, oz::packs::national(), {2023, 11, 8});
}
