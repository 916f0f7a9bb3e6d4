// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_COVERAGE_HPP_INCLUDED
#define ONEZONE_TESTING_COVERAGE_HPP_INCLUDED

#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <mutex>

/// @file
/// What the tests of a program have seen of the rules they test.
///
///  1. Nothing is collected, and nothing costs anything, before somebody asks for it: the listener of
///     <onezone/testing/coverage_listener.hpp> does, a `main` of one's own may.
///  2. Matchers of reports (<onezone/testing/matchers.hpp>) hand over what they are given; a test that looks at a report without one
///     says `covers(report)`. For rules on changes the step has to be named: `covers(step, report)`.
///  3. May be called from several threads.

namespace onezone::testing {

namespace detail {

struct collected_coverage {
    std::mutex access;
    bool wanted = false;
    coverage seen;
};
[[nodiscard]] inline collected_coverage& collected() {
    static collected_coverage all;
    return all;
}

template <class... What>
void collect(const What&... what) {
    collected_coverage& all = collected();
    const std::lock_guard lock(all.access);
    if (all.wanted) all.seen.add(what...);
}

} // namespace detail

/// From now on what tests see is collected; what was collected before is forgotten.
inline void collect_coverage() {
    detail::collected_coverage& all = detail::collected();
    const std::lock_guard lock(all.access);
    all.wanted = true;
    all.seen = {};
}

/// A test has looked at this report. Complexity: runs every rule of its policy once more, where somebody asked.
inline void covers(const report& r) { detail::collect(r); }
/// … and at what the rules on changes say of the step it is of.
inline void covers(const step_view& step, const report& r) { detail::collect(step, r); }

/// What tests have seen so far.
[[nodiscard]] inline coverage coverage_so_far() {
    detail::collected_coverage& all = detail::collected();
    const std::lock_guard lock(all.access);
    return all.seen;
}

} // namespace onezone::testing

#endif
