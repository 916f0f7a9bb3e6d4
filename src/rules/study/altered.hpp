// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED
#define ONEZONE_SRC_RULES_STUDY_ALTERED_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/rules/judging/detail/observation.hpp>

#include <optional>

// A fact that was asked for, with another value.

namespace onezone::detail {

struct altered_record {
    std::optional<edit> by;
};

/// The edit that makes what was read `to`; nothing where `to` is no value for it, or records of the kind are not edited by themselves.
[[nodiscard]] inline std::optional<edit> altered(const read_fact& r, const value& to, const hierarchy& h) {
    return r.alter ? r.alter(r.record, to, h).by : std::nullopt;
}

} // namespace onezone::detail

#endif
