// SPDX-License-Identifier: Apache-2.0
#include "data.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace onezone_tests {

std::filesystem::path source_folder() { return ONEZONE_TESTS_SOURCE_FOLDER; }

std::optional<std::filesystem::path> data_folder() {
    const char* const named = std::getenv("ONEZONE_DATA");
    auto folder = named != nullptr && *named != '\0' ? std::filesystem::path(named)
                                                     : source_folder().parent_path() / "shared" / "data";
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return std::nullopt;
    return folder;
}

} // namespace onezone_tests
