// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

// The entry points of libFuzzer. --target=NAME says what is fuzzed, --seeds=FOLDER writes what to begin with and ends, --targets lists.

namespace {

const onezone_fuzz::target* chosen = nullptr;

int list() {
    for (const onezone_fuzz::target& t : onezone_fuzz::targets()) std::cout << t.name << '\n';
    return 0;
}

void write_seeds(const std::string& folder) {
    std::filesystem::create_directories(folder);
    std::size_t number = 0;
    for (const std::string& seed : chosen->seeds())
        std::ofstream(folder + "/seed" + std::to_string(number++), std::ios::binary) << seed;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    std::string seeds;
    for (int i = 1; i < *argc; ++i) {
        std::string_view argument = (*argv)[i];
        if (argument == "--targets") std::exit(list());
        if (argument.starts_with("--target=")) {
            argument.remove_prefix(9);
            for (const onezone_fuzz::target& t : onezone_fuzz::targets())
                if (t.name == argument) chosen = &t;
        }
        if (argument.starts_with("--seeds=")) seeds = argument.substr(8);
    }
    if (!chosen) {
        std::cerr << "--target=NAME is one of:\n";
        std::exit(2 + list());
    }
    if (seeds.empty()) return 0;
    write_seeds(seeds);
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
