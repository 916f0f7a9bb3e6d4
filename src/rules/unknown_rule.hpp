// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_UNKNOWN_RULE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_UNKNOWN_RULE_HPP_INCLUDED

#include "ground/did_you_mean.hpp"

#include <onezone/ground/error.hpp>

#include <string_view>
#include <vector>

/// @file
/// The refusal of a rule that a policy does not have. Internal to the library.

namespace onezone::detail {

/// `known` are the ids of those it has: the likely intended one is in the message.
[[nodiscard]] inline refusal unknown_rule(std::string_view id, const std::vector<std::string_view>& known) {
    return {
        errc::unknown_rule, fill(say("没有规则 {0}", "there is no rule {0}"), {quote(id)}) + did_you_mean(id, known)};
}

} // namespace onezone::detail

#endif
