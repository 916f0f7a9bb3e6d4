// SPDX-License-Identifier: Apache-2.0
// Compiled twice into one binary, under two names for ONEZONE_ODR_TWIN.
#include <onezone/onezone.hpp>

#include <string_view>

std::string_view ONEZONE_ODR_TWIN();
std::string_view ONEZONE_ODR_TWIN() { return onezone::version(); }
