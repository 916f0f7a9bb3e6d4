// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_MUTATED_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_MUTATED_HPP_INCLUDED

#include <onezone/rules/study/mutant.hpp>

#include <cstdlib>
#include <string_view>

namespace onezone_tests {

/// The one thing wrong with one rule where these tests are tested themselves (tests/mutants), as the environment names it; else empty.
inline std::string_view mutant_tried() {
    const char* const id = std::getenv("ONEZONE_MUTANT");
    return id ? id : std::string_view();
}

/// Whether what is said of that rule has to be tried: always, but where another rule is the one with something wrong.
inline bool concerns(std::string_view rule_id) {
    const std::string_view wrong = mutant_tried();
    return wrong.empty() || wrong.substr(0, wrong.find(' ')) == rule_id;
}

/// Whether anything of what is said of that policy has to be tried.
inline bool concerns(const onezone::policy& p) {
    const std::string_view wrong = mutant_tried();
    return wrong.empty() || p.find(wrong.substr(0, wrong.find(' ')));
}

/// The policy; or, where these tests are tested themselves, with that one thing wrong, if the rule is one of its own.
inline onezone::policy as_tested(const onezone::policy& p) {
    const std::string_view id = mutant_tried();
    if (id.empty() || !p.find(id.substr(0, id.find(' ')))) return p;
    const auto wrong = onezone::find_mutant(p, id);
    return wrong ? wrong->in(p) : p;
}

} // namespace onezone_tests

#endif
