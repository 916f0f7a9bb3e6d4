// SPDX-License-Identifier: Apache-2.0
// A host program: only what is installed, and it checks what it gets.
#include <onezone/onezone.hpp>

#include <iostream>
#include <string>

int main() {
    const auto compiled_against = std::to_string(ONEZONE_VERSION_MAJOR) + '.' + std::to_string(ONEZONE_VERSION_MINOR)
        + '.' + std::to_string(ONEZONE_VERSION_PATCH);
    if (onezone::version() != compiled_against) {
        std::cerr << "compiled against " << compiled_against << ", linked " << onezone::version() << '\n';
        return 1;
    }
    std::cout << "onezone " << onezone::version() << '\n';
}
