// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_EXPORTS_LCOV_HPP_INCLUDED
#define ONEZONE_FACES_EXPORTS_LCOV_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <string>
#include <vector>

/// @file
/// Coverage of rules as an LCOV trace, which genhtml, editors and build servers show.
///
///  1. Rules have no source files, so listings are made for them: one a pack (what stands before the first dot of a rule's id), a line a
///     rule, and below it a line a condition. A rule is also a function. Of a rule two branches are asked, satisfied and violated; of a
///     condition two, holding and not holding. A line was run as often as its rule or condition was; what was left open counts as run.
///  2. The trace names the listings relative to where it lies; written beside it, genhtml finds them.

namespace onezone {

/// A listing of rules, for a trace to speak of.
struct rule_listing {
    std::string file{}; ///< `rules/jx23.txt`
    std::string lines{};
    friend bool operator==(const rule_listing&, const rule_listing&) = default;
};

/// A trace and what it speaks of.
struct lcov_trace {
    std::string trace{};
    std::vector<rule_listing> listings{};
    friend bool operator==(const lcov_trace&, const lcov_trace&) = default;
};

/// Complexity: linear in rules and conditions; allocates.
[[nodiscard]] ONEZONE_API lcov_trace write_lcov(const coverage& c, language which = language::zh);

/// Writes `coverage.info` and the listings into a folder that is there, making `rules` in it. Throws: error (cannot_write).
ONEZONE_API void save_lcov(const lcov_trace& t, const std::string& folder);

} // namespace onezone

#endif
