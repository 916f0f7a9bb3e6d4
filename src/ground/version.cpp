// SPDX-License-Identifier: Apache-2.0
#include <onezone/version.hpp>

#define ONEZONE_DETAIL_TEXT_OF(x) #x
#define ONEZONE_DETAIL_TEXT(x) ONEZONE_DETAIL_TEXT_OF(x)

namespace onezone {

std::string_view version() noexcept {
    return ONEZONE_DETAIL_TEXT(ONEZONE_VERSION_MAJOR) "." ONEZONE_DETAIL_TEXT(
        ONEZONE_VERSION_MINOR) "." ONEZONE_DETAIL_TEXT(ONEZONE_VERSION_PATCH);
}

} // namespace onezone
