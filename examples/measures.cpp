// SPDX-License-Identifier: Apache-2.0
// measures [--en]: the measures of Jiangxi's paper of 2023, each with the rules that judge it or why none does.
#include <onezone/onezone.hpp>

#include <iostream>
#include <string_view>
namespace oz = onezone;

int main(int argc, char** argv) {
    const bool in_english = argc > 1 && std::string_view(argv[1]) == "--en";
    std::cout << oz::catalogue_of_measures(in_english ? oz::language::en : oz::language::zh);
    return std::cout.flush() ? 0 : 2;
}
