// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACK_SUPPORT_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACK_SUPPORT_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/context.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

// What the packs share.

namespace onezone::packs {

inline text count_text(std::size_t n) { return verbatim(std::to_string(n)); }

} // namespace onezone::packs

#endif
