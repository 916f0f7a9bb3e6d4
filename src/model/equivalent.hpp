// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_EQUIVALENT_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_EQUIVALENT_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <cstdint>
#include <unordered_map>

namespace onezone::detail {

/// What tells the units, bodies and people of a hierarchy apart whatever their ids: by what they are, what they name and what names
/// them. What has one digest is alike in all of this. Equivalent hierarchies have the same digests.
struct content_digests {
    std::unordered_map<unit_id, std::uint64_t> units;
    std::unordered_map<body_id, std::uint64_t> bodies;
    std::unordered_map<person_id, std::uint64_t> people;
};
/// Complexity: as `equivalent`.
[[nodiscard]] content_digests digests_of(const hierarchy& h);

} // namespace onezone::detail

#endif
