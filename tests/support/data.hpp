// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_DATA_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_DATA_HPP_INCLUDED

#include <filesystem>
#include <optional>

// Files that tests read.
//
// A test that needs the national data carries the tag [data]: where the data is missing, ctest shows it as skipped.

namespace onezone_tests {

/// The folder with the national data (`divisions/`, `areacodes/`): $ONEZONE_DATA, or shared/data beside the checkout.
[[nodiscard]] std::optional<std::filesystem::path> data_folder();

/// The root of the checkout, for example documents and schemas.
[[nodiscard]] std::filesystem::path source_folder();

} // namespace onezone_tests

#endif
