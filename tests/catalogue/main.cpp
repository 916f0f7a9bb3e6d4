// SPDX-License-Identifier: Apache-2.0
#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/mutation.hpp>

#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

// Writes the catalogue of all rules, operations and words into a folder, in Chinese and in English.

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::cerr << "onezone_catalogue FOLDER\n";
        return 2;
    }
    const onezone::policy all = onezone::packs::all();
    const std::vector<onezone::rule_profile> seen = onezone::profiles_at_random(all);
    for (const auto& [name, which] :
        {std::pair<std::string, onezone::language>{"zh", onezone::language::zh}, {"en", onezone::language::en}}) {
        const std::string file = std::string(argv[1]) + "/" + name + ".md";
        std::ofstream out(file, std::ios::binary);
        if (!(out << onezone::whole_catalogue(all, seen, which)).flush()) {
            std::cerr << "cannot write " << file << '\n';
            return 1;
        }
        std::cout << file << '\n';
    }
}
