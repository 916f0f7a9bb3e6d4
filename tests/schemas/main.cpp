// SPDX-License-Identifier: Apache-2.0
#include <onezone/faces/json/schema.hpp>
#include <onezone/testing/rule_case.hpp>

#include <fstream>
#include <iostream>
#include <string>
#include <utility>

// Writes the schemas of all documents into a folder.

int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::cerr << "onezone_schemas FOLDER\n";
        return 2;
    }
    for (const auto& [kind, schema] : {std::pair<std::string, std::string>{"hierarchy", onezone::hierarchy_schema()},
             {"plan", onezone::plan_schema()}, {"policy", onezone::policy_schema()},
             {"cases", onezone::rule_case_schema()}}) {
        const std::string file = std::string(argv[1]) + "/" + kind + ".json";
        std::ofstream out(file, std::ios::binary);
        if (!(out << schema).flush()) {
            std::cerr << "cannot write " << file << '\n';
            return 1;
        }
        std::cout << file << '\n';
    }
}
