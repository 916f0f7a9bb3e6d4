// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_WORDING_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_WORDING_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>

#include <string>
#include <string_view>

// Whether texts read as an official writes them: patterns that no text may have, and what no verdict may say.

namespace onezone_tests {

/// The first thing that nobody would write, with what it is; empty where there is none.
[[nodiscard]] std::string oddity_in(std::string_view text, onezone::language which);

/// Fails for each odd text: once for each oddity.
void check_wording(const onezone::text& t);
/// … also for one that is to be a question and asks nothing.
void check_question(const onezone::text& t);
/// … of a report: what its findings say, lack and would need, in both languages, and whether that goes with their verdicts. What was
/// looked at is appended to the file that the environment variable ONEZONE_TEXTS names, to be read through.
void check_wording(const onezone::report& r);

} // namespace onezone_tests

#endif
