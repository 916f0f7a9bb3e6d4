// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_GB18030_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_GB18030_HPP_INCLUDED

#include <onezone/ground/error.hpp>

#include <string>
#include <string_view>

// Texts as Chinese editions of office programs save them.

namespace onezone::detail {

/// GB 18030 (and with it GBK and GB 2312) as UTF-8, by the C library of the system.
///
/// Refuses: invalid_utf8 (neither is it GB 18030), not_built_in (the C library has no iconv). Allocates.
[[nodiscard]] result<std::string> from_gb18030(std::string_view bytes);

} // namespace onezone::detail

#endif
