// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_DETAIL_INSIDE_HPP_INCLUDED
#define ONEZONE_MODEL_DETAIL_INSIDE_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

/// @file
/// The storage behind a hierarchy, for the library's own read-only work on whole values. Not API.

namespace onezone::detail {

struct inside {
    [[nodiscard]] static const state& of(const hierarchy& h) noexcept { return *h.state_; }
    [[nodiscard]] static slot slot_of(unit_ref u) noexcept { return u.slot_; }
};

} // namespace onezone::detail

#endif
