// SPDX-License-Identifier: Apache-2.0
#include "tracking.hpp"

#include <onezone/ground/id.hpp>

namespace onezone::detail {

tracking::tracking(const binding& by) {
    for (const bound_rule& r : by.rules) {
        paths.grow();
        paths.edit(r.index).root(r.is->about.kind, r.jurisdiction != 0);
    }
}

std::size_t tracking::bytes() const noexcept {
    std::size_t all = sizeof *this + paths.size() * (sizeof(void*) + sizeof(read_paths))
        + zones_since.capacity() * sizeof(std::uint64_t);
    for (std::size_t i = 0; i < paths.size(); ++i) all += paths[i].nodes.capacity() * sizeof(path_node);
    for (const slot_index& i : places) all += sizeof i + i.size() * sizeof(std::uint32_t) * 5 / 4;
    if (dependencies) all += dependencies->bytes();
    if (zones) all += zones->bytes();
    return all;
}

void index_all(slot_index& places, const report_column<std::uint64_t>& ids) {
    places = {};
    places.fill(ids.size(), [&ids](slot s) { return mix(ids[s]); });
}

} // namespace onezone::detail
