// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_SUCCESSION_HPP_INCLUDED
#define ONEZONE_REFORM_SUCCESSION_HPP_INCLUDED

#include <onezone/ground/id.hpp>
#include <onezone/reform/ledger.hpp>

#include <string>
#include <vector>

/// @file
/// One line of descent: who carries on what another was, in whole or in part.
///
///  1. Lines go from any number to any number: what is split has several heirs, what is merged several predecessors.
///  2. What stays what it was has no line to itself: a unit that is renamed, recoded or moved keeps its identity.
/// Source: 行政区划管理条例实施办法 (民政部令65号) art. 3: what becomes of a division's area is part of the plan.

namespace onezone {

struct succession {
    party from{};
    party heir{};
    std::vector<unit_id>
        units{}; ///< the units that went, where only these did; empty: all of it, or a part that is not recorded
    std::string stated{};  ///< what a source says went, where that names no unit
    bool whole = false;    ///< `from` is no more, and this is its only heir
    bool inferred = false; ///< no source states the heir
    friend bool operator==(const succession&, const succession&) = default;
};

} // namespace onezone

#endif
