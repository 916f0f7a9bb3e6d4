// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/rules/packs/packs.hpp>

// All packs, wider ones first.

namespace onezone::packs {

policy all() {
    static const detail::lasting<policy> packs{national() + jiangxi_2018() + jiangxi_towns_2021() + jiangxi_2023()
        + ganzhou_2022() + shangli_2022() + shandong() + anhui_2017() + zhejiang() + hebei_2017() + henan_2021()
        + inner_mongolia_2021() + shaanxi() + gansu_2025() + jiangsu() + fujian()};
    return *packs;
}

} // namespace onezone::packs
