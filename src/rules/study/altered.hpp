// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/rules/detail/observation.hpp>

#include <optional>

// A fact that was asked for, with another value.

namespace onezone::detail {

/// The edit that makes what was read `to`; nothing where `to` is no value for it, or records of the kind are not edited by themselves.
[[nodiscard]] std::optional<edit> altered(const read_fact& r, const value& to, const hierarchy& h);

} // namespace onezone::detail

#endif
