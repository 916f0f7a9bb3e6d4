// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_MUTATED_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_MUTATED_HPP_INCLUDED

#include <onezone/rules/study/mutant.hpp>

#include <cstdlib>

namespace onezone_tests {

/// The policy; or, where these tests are tested themselves (tests/mutants), with the one thing wrong that the environment names.
inline onezone::policy as_tested(const onezone::policy& p) {
    const char* const id = std::getenv("ONEZONE_MUTANT");
    if (!id) return p;
    const auto wrong = onezone::find_mutant(p, id);
    return wrong ? wrong->in(p) : p;
}

} // namespace onezone_tests

#endif
