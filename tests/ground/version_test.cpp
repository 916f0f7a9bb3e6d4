// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/version.hpp>

#include <string>

TEST_CASE("the library linked, the headers and the package state one version", "[ground][version]") {
    const auto of_headers = std::to_string(ONEZONE_VERSION_MAJOR) + '.' + std::to_string(ONEZONE_VERSION_MINOR) + '.'
        + std::to_string(ONEZONE_VERSION_PATCH);
    CHECK(onezone::version() == of_headers);
    CHECK(onezone::version() == ONEZONE_TESTS_VERSION);
}
