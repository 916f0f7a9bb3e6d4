// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_TRACKING_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_TRACKING_HPP_INCLUDED

#include "binding.hpp"
#include "dependency_index.hpp"
#include "read_paths.hpp"
#include "zone_index.hpp"

#include <onezone/model/detail/cow.hpp>
#include <onezone/rules/judging/report.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace onezone::detail {

/// What a tracked report keeps beside its verdicts.
struct tracking {
    tracking() = default;
    /// Of rules none of which has been called yet.
    explicit tracking(const binding& by);

    paths_by_rule paths;
    std::shared_ptr<const dependency_index> dependencies; // of all of them; null when one of them has grown
    std::vector<slot_index> places;                       // by group: where a subject stands
    std::shared_ptr<const kept_zone_lists> zones;         // as they were once, where anybody asked for them …
    std::vector<std::uint64_t> zones_since; // … and the divisions whose zones have changed since, in order

    [[nodiscard]] std::size_t bytes() const noexcept;
};

/// Fills `places` with where each of `ids` stands.
void index_all(slot_index& places, const report_column<std::uint64_t>& ids);

} // namespace onezone::detail

#endif
