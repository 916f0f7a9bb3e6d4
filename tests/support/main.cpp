// SPDX-License-Identifier: Apache-2.0
// The tests' own main: Catch2's exit code is a count in 2.13, and data tests have to be skipped before it starts.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
namespace command_line = Catch::Clara;
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
namespace command_line = Catch::clara;
#endif

#include "data.hpp"
#include "mutated.hpp"

#include <iostream>

int main(int argc, char* argv[]) {
    constexpr int skipped = 77; // SKIP_RETURN_CODE in tests/CMakeLists.txt

    Catch::Session session;
    bool needs_data = false;
    session.cli(
        session.cli() | command_line::Opt(needs_data)["--needs-data"]("skip all (77) without the national data"));
    if (session.applyCommandLine(argc, argv) != 0) return 1;

    auto& config = session.configData();
    // A test that checks nothing, and a name that matches no test, are failures and not passes; but where one rule is tested that a mutant
    // is of, there are tests that say nothing of it.
    const auto checks_nothing =
        onezone_tests::mutant_tried().empty() ? Catch::WarnAbout::NoAssertions : Catch::WarnAbout::Nothing;
#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR == 2
    const bool listing = config.listTests || config.listTags || config.listReporters || config.listTestNamesOnly;
    config.warnings = static_cast<Catch::WarnAbout::What>(checks_nothing | Catch::WarnAbout::NoTests);
#else
    const bool listing = config.listTests || config.listTags || config.listReporters || config.listListeners;
    config.warnings = static_cast<Catch::WarnAbout::What>(checks_nothing | Catch::WarnAbout::UnmatchedTestSpec);
#endif
    if (!listing && !onezone_tests::data_folder()) {
        if (needs_data) {
            std::cout << "skipped: no national data in $ONEZONE_DATA or ../shared/data\n";
            return skipped;
        }
        if (config.testsOrTags.empty()) {
            std::cout
                << "no national data in $ONEZONE_DATA or ../shared/data: running without the tests tagged [data]\n";
            config.testsOrTags = {"~[data]"};
        }
    }
    return session.run() == 0 ? 0 : 1;
}
