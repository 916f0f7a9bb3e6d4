// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_DAYS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_DAYS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/text.hpp>

#include <string>

// How a period is written in findings and refusals.

namespace onezone {

[[nodiscard]] inline text written(const period& p) {
    return verbatim(
        (p.from ? to_string(*p.from) : std::string("…")) + " – " + (p.until ? to_string(*p.until) : std::string("…")));
}

} // namespace onezone

#endif
