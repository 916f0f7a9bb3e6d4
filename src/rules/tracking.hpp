// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_TRACKING_HPP_INCLUDED
#define ONEZONE_SRC_RULES_TRACKING_HPP_INCLUDED

#include "report_maker.hpp"
#include "trail.hpp"

#include <onezone/model/detail/cow.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace onezone::detail {

/// What a tracked report keeps beside its verdicts.
struct tracking {
    std::shared_ptr<const std::vector<bound_rule>> rules;
    std::vector<trail> trails;           // by rule
    std::vector<about> groups;           // by group of the report
    std::vector<slot_index> places;      // by group: where a subject stands; empty until first needed
    std::vector<std::uint32_t> found_by; // by finding: its rule
    std::optional<hierarchy> before;     // where a step was judged: what was …
    std::vector<edit> edits;             // … and what led from it
    bool acts_told = false;              // … by acts that were told
};

} // namespace onezone::detail

#endif
