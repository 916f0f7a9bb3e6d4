// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_MOVEMENT_WORDS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_MOVEMENT_WORDS_HPP_INCLUDED

#include <onezone/reform/ledger.hpp>

/// @file
/// How people call what an entry does to things of a class. Internal to the library.

namespace onezone::detail {

/// As `name_of(how)`; of people who leave and go nowhere 退出: 解除 would say that their employment was ended, which no act states.
[[nodiscard]] inline text name_of_movement(entry_kind how, carry_class cls) {
    return how == entry_kind::released && cls == carry_class::staff ? say("退出", "left") : name_of(how);
}

} // namespace onezone::detail

#endif
