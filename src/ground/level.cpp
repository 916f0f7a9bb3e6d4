// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/level.hpp>

namespace onezone {

std::span<const word> words(level) noexcept {
    static constexpr word table[] = {
        {static_cast<int>(level::province), "province", "省级", "province level"},
        {static_cast<int>(level::prefecture), "prefecture", "地级", "prefecture level"},
        {static_cast<int>(level::county), "county", "县级", "county level"},
        {static_cast<int>(level::township), "township", "乡级", "township level"},
        {static_cast<int>(level::village), "village", "村级", "village level"},
        {static_cast<int>(level::none), "none", "无级别", "no level"},
    };
    return table;
}

} // namespace onezone
