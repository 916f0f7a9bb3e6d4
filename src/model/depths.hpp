// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_DEPTHS_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_DEPTHS_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <unordered_map>
#include <vector>

// How deep bodies and parks stand in what they are part of, for writers that put one into the other.

namespace onezone::detail {

/// The depth of each record below the one `above` gives, begun again after every `deepest`: what stands at 0 is written beside what it
/// is part of, so that neither lines nor the stack grow with the depth.
template <class Record>
class depths {
public:
    template <class Above>
    depths(const hierarchy& h, std::size_t deepest, Above above) {
        for (const Record& r : h.all<Record>()) {
            std::vector<const Record*> open;
            const Record* at = &r;
            for (; at && of_.count(at->id()) == 0; at = above(*at)) open.push_back(at);
            for (; !open.empty(); open.pop_back()) {
                const Record* const over = above(*open.back());
                of_.emplace(open.back()->id(), over ? (of_.at(over->id()) + 1) % deepest : 0);
            }
        }
    }

    /// Whether it stands within what it is part of.
    [[nodiscard]] bool nested(const Record& r) const { return of_.at(r.id()) != 0; }

private:
    std::unordered_map<id_type<Record>, std::size_t> of_;
};

/// Parts of bodies of one unit; a part in another unit stands there.
[[nodiscard]] inline depths<body> depths_of_bodies(const hierarchy& h, std::size_t deepest) {
    return {h, deepest, [&h](const body& b) -> const body* {
                const body* const over = b.part_of.ok() ? h.find(b.part_of) : nullptr;
                return over && over->unit == b.unit ? over : nullptr;
            }};
}
/// Parks of zones.
[[nodiscard]] inline depths<zone> depths_of_zones(const hierarchy& h, std::size_t deepest) {
    return {h, deepest, [&h](const zone& z) { return z.part_of.ok() ? h.zone_of(z.part_of) : nullptr; }};
}

} // namespace onezone::detail

#endif
