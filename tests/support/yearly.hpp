// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_YEARLY_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_YEARLY_HPP_INCLUDED

#include "data.hpp"

#include <onezone/history/year_table.hpp>
#include <onezone/history/yearly_diffs.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// Yearly tables of divisions for tests: small invented ones, and those of the data.

namespace onezone_tests {

[[nodiscard]] inline onezone::year_table table(int year, std::string_view text) {
    return onezone::year_table::read(text, year, std::to_string(year) + ".txt").value();
}

[[nodiscard]] inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The years for which the data has a table.
[[nodiscard]] inline std::vector<int> years_of_data() {
    std::vector<int> years;
    for (const auto& file : std::filesystem::directory_iterator(data_folder().value() / "areacodes"))
        if (file.path().extension() == ".txt") years.push_back(std::stoi(file.path().stem().string()));
    std::sort(years.begin(), years.end());
    return years;
}
[[nodiscard]] inline onezone::year_table table_of_data(int year) {
    const std::string name = std::to_string(year) + ".txt";
    return onezone::year_table::read(read_file(data_folder().value() / "areacodes" / name), year, name).value();
}
[[nodiscard]] inline std::string diff_of_data(int from, int to) {
    return read_file(data_folder().value() / "areacodes" / (std::to_string(from) + "-" + std::to_string(to) + ".diff"));
}

} // namespace onezone_tests

#endif
