// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_CASES_HPP_INCLUDED
#define ONEZONE_TESTING_CASES_HPP_INCLUDED

#include <onezone/testing/rule_case.hpp>

#include <charconv>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The program that carries out case files: `int main(int argc, char* argv[]) { return onezone::testing::run_cases(argc, argv); }`
///
/// Arguments: files, `--case N` (only the N-th of each file, from 0), `--en` (English instead of Chinese).
/// Exit status: 0 all cases passed, 1 some failed, 2 a file or argument cannot be used.
/// Who has rules of their own hands in their policies, which case files then call by id, and who has operations of their own
/// `known_operations`; everybody else gets such a program from
/// the CMake function `onezone_add_rule_cases(target files…)`.

namespace onezone::testing {

/// Carries out the cases of the files named on the command line and prints how they went.
[[nodiscard]] inline int run_cases(
    int argc, const char* const* argv, const std::vector<policy>& own = {}, const known_operations& known = {}) {
    constexpr std::size_t all = static_cast<std::size_t>(-1);
    std::vector<std::string> files;
    std::size_t only = all;
    language in = language::zh;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--en") {
            in = language::en;
        } else if (argument == "--case" && i + 1 < argc) {
            const std::string_view number = argv[++i];
            const auto [stop, wrong] = std::from_chars(number.data(), number.data() + number.size(), only);
            if (wrong != std::errc() || stop != number.data() + number.size()) {
                std::cerr << "--case: " << number << " ?\n";
                return 2;
            }
        } else if (argument.starts_with("--")) {
            std::cerr << argument << " ?\n";
            return 2;
        } else {
            files.emplace_back(argument);
        }
    }
    std::size_t passed = 0;
    std::size_t failed = 0;
    for (const std::string& file : files) {
        std::vector<rule_case> cases;
        try {
            cases = load_rule_cases(file, own, case_documents::within, known);
        } catch (const error& e) {
            print(std::cerr, e.why(), in);
            std::cerr << '\n';
            return 2;
        }
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (only != all && i != only) continue;
            const case_outcome o = run(cases[i]);
            ++(o.passed() ? passed : failed);
            std::cout << (o.passed() ? say("通过", "passed") : say("失败", "FAILED")).in(in)
                      << fill(say("：{0}（{1}）", ": {0} ({1})"),
                             {verbatim(cases[i].name), verbatim(std::to_string(o.checked))})
                             .in(in)
                      << '\n';
            for (const text& t : o.failures) std::cout << "  " << t.in(in) << '\n';
        }
    }
    std::cout << fill(say("{0} 个案例通过，{1} 个失败", "{0} cases passed, {1} failed"),
        {verbatim(std::to_string(passed)), verbatim(std::to_string(failed))})
                     .in(in)
              << '\n';
    if (passed + failed == 0) {
        std::cerr << say("没有案例", "no cases").in(in) << '\n';
        return 2;
    }
    return failed == 0 ? 0 : 1;
}

} // namespace onezone::testing

#endif
