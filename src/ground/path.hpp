// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_PATH_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_PATH_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>

namespace onezone::detail {

// Paths are told in UTF-8 everywhere. Windows alone would take their bytes for its own code page; elsewhere they are names as they are.
[[nodiscard]] inline std::filesystem::path path_of(std::string_view utf8) {
#ifdef _WIN32
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
#else
    return std::filesystem::path(utf8);
#endif
}

[[nodiscard]] inline std::string utf8_of(const std::filesystem::path& path) {
#ifdef _WIN32
    const std::u8string utf8 = path.u8string();
    return std::string(utf8.begin(), utf8.end());
#else
    return path.string();
#endif
}

} // namespace onezone::detail

#endif
