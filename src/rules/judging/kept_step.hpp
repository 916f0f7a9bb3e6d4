// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_KEPT_STEP_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_KEPT_STEP_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/enacted.hpp>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace onezone::detail {

/// What a report keeps of a step, to tell what was found in it.
struct kept_step {
    kept_step(std::span<const edit> edits, std::span<const enacted> acts);
    kept_step(const kept_step&) = delete;
    kept_step& operator=(const kept_step&) = delete;

    struct act {
        std::optional<operation> what;
        std::optional<procedure> how;
        std::vector<edit> edits;
        std::optional<date> on;
        std::optional<ledger> account;
        std::vector<succession> lineage;
        friend bool operator==(const act&, const act&) = default;
    };
    std::vector<edit> edits;
    std::vector<act> told;
    std::vector<enacted> acts; // refer to `told`
};

} // namespace onezone::detail

#endif
