// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_COVERAGE_LISTENER_HPP_INCLUDED
#define ONEZONE_TESTING_COVERAGE_LISTENER_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/testing/coverage.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#if __has_include(<catch2/reporters/catch_reporter_event_listener.hpp>)
#include <catch2/interfaces/catch_interfaces_config.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#else
#ifndef TWOBLUECUBES_SINGLE_INCLUDE_CATCH_HPP_INCLUDED
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#endif
#include <catch2/catch.hpp>
#ifndef CATCH_REGISTER_LISTENER
#error                                                                                                                 \
    "With Catch2 2.13 include this header before <catch2/catch.hpp>, or where CATCH_CONFIG_MAIN or CATCH_CONFIG_RUNNER is defined."
#endif
#endif

/// @file
/// A Catch2 listener that tells, at the end of a run, what the tests have seen of the rules, and fails the run where it is too little.
///
/// ~~~{.cpp}
/// ONEZONE_COVER_RULES(my_draft(), 95)                         // in one source of the test program, outside any namespace
/// ONEZONE_COVER_RULES(my_draft(), 95, oz::language::en)       // told in English
/// ~~~
///
///  1. Only the rules of the policy named there count; each is listed, also one that no test looked at.
///  2. The second argument is a threshold in whole percent, which must be reached exactly: 199 of 200 are not 100. Left out or 0, the
///     coverage is only told.
///  3. It is asked of runs of the whole suite. A run of some tests (by name or tag, as ctest runs them one by one) tells and passes;
///     give ctest one more test that runs the program without arguments.
///  4. Where it is not reached, and no test failed, the program ends with 1 whatever its `main` returns.
///  5. Everything is written to standard error, so that reporters for machines keep standard output to themselves.
/// Tested with Catch2 2.13.10 and 3.7.1.
/// Note: Catch2 lets a listener neither add a failure nor throw at the end of a run; that is why the program is ended as it exits.
/// What other tools do later during exit (leak checks) is then left out, in runs that fail for this reason alone.

namespace onezone::testing {

/// What a suite is to see of the rules.
struct coverage_goal {
    policy rules{};
    std::size_t percent = 0; ///< whole percent of what is asked of tests (onezone/rules/coverage.hpp); 0: only told
    language in = language::zh;
};

namespace detail {

#if __has_include(<catch2/reporters/catch_reporter_event_listener.hpp>)
using catch_listener = Catch::EventListenerBase;
#else
using catch_listener = Catch::TestEventListenerBase;
#endif

/// Ends the program with 1 when it exits.
inline void fail_at_exit() {
    const auto fail = [] {
        std::cout.flush();
        std::fflush(nullptr);
        std::_Exit(1);
    };
    if (std::atexit(fail) != 0) fail();
}

} // namespace detail

/// The listener that `ONEZONE_COVER_RULES` registers.
class coverage_listener : public detail::catch_listener {
public:
    using detail::catch_listener::catch_listener;

    /// Asked once, when a run starts.
    [[nodiscard]] virtual coverage_goal goal() const = 0;

    void testRunStarting(const Catch::TestRunInfo& run) override {
        detail::catch_listener::testRunStarting(run);
        goal_ = goal(); // here, where Catch2 catches what it may throw
        collect_coverage();
    }
    void testRunEnded(const Catch::TestRunStats& run) override {
        const coverage seen = coverage_so_far().of(goal_.rules);
        print(std::cerr, seen, goal_.in);
        if (goal_.percent != 0) {
            const bool all_ran = !m_config->hasTestFilters() && !run.aborting;
            const bool reached = seen.reaches(goal_.percent);
            const text verdict = reached ? say("已达到", "reached")
                : all_ran                ? say("未达到", "NOT reached")
                                         : say("未运行全部测试，不计", "not asked: some tests did not run");
            std::cerr << fill(
                say("要求 {0}%：{1}", "{0} % asked for: {1}"), {verbatim(std::to_string(goal_.percent)), verdict})
                             .in(goal_.in)
                      << '\n';
            if (!reached && all_ran && run.totals.assertions.failed == 0) detail::fail_at_exit();
        }
        detail::catch_listener::testRunEnded(run);
    }

private:
    coverage_goal goal_;
};

} // namespace onezone::testing

/// Arguments: the policy whose rules the tests are to see, the threshold in whole percent, the language of the summary.
#define ONEZONE_COVER_RULES(...)                                                                                       \
    namespace {                                                                                                        \
    struct onezone_coverage_listener final : ::onezone::testing::coverage_listener {                                   \
        using coverage_listener::coverage_listener;                                                                    \
        [[nodiscard]] ::onezone::testing::coverage_goal goal() const override { return {__VA_ARGS__}; }                \
    };                                                                                                                 \
    }                                                                                                                  \
    CATCH_REGISTER_LISTENER(onezone_coverage_listener)

#endif
