// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

// Runs a target without libFuzzer, with any compiler: replay TARGET CORPUS [CHANGES [SEED]] runs what once failed (the files of
// CORPUS/TARGET), what the target begins with, and 20 or so many changes of each; for one seed the same on every run.

int main(int argc, char* argv[]) {
    if (argc == 2 && std::string_view(argv[1]) == "--targets") {
        for (const onezone_fuzz::target& t : onezone_fuzz::targets()) std::cout << t.name << '\n';
        return 0;
    }
    if (argc < 3) {
        std::cerr << "usage: " << argv[0] << " TARGET CORPUS\n";
        return 2;
    }
    for (const onezone_fuzz::target& t : onezone_fuzz::targets()) {
        if (t.name != argv[1]) continue;
        std::vector<std::string> inputs = t.seeds();
        const std::filesystem::path folder = std::filesystem::path(argv[2]) / argv[1];
        if (std::filesystem::exists(folder))
            for (const auto& file : std::filesystem::directory_iterator(folder)) {
                std::ifstream in(file.path(), std::ios::binary);
                inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
            }
        inputs.emplace_back();
        const int changes_of_each = argc > 3 ? std::atoi(argv[3]) : 20;
        std::mt19937 random(argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : 1U);
        std::size_t runs = 0;
        for (const std::string& input : inputs) {
            t.run(input);
            ++runs;
            for (int i = 0; i < changes_of_each && !input.empty(); ++i, ++runs) {
                std::string changed = input;
                for (int n = 0; n <= i % 4; ++n) {
                    const std::size_t at = random() % changed.size();
                    const auto byte = static_cast<char>(random() & 0xffU);
                    if (i % 3 == 0)
                        changed.insert(at, 1, byte);
                    else
                        changed[at] = byte;
                }
                t.run(changed);
            }
        }
        std::cout << runs << " runs of " << t.name << '\n';
        return 0;
    }
    std::cerr << "no target " << argv[1] << '\n';
    return 2;
}
