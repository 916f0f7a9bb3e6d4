// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_CLAUSE_MODELS_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_CLAUSE_MODELS_HPP_INCLUDED

#include <onezone/rules/finding.hpp>
#include <onezone/rules/policy.hpp>

#include <vector>

// Of every pack a model that obeys it, and the facts that, spoilt or missing, decide each of its rules.

namespace onezone_tests {

/// One text of the sketch, which stands there once, replaced by another; a second where the first alone would prove nothing.
struct spoilt {
    const char* rule;
    const char* at; ///< end of the subject's path
    onezone::verdict is;
    const char* wants; ///< of an undecided one: the missing field
    const char* from;
    const char* to;
    const char* also_from = nullptr;
    const char* also_to = nullptr;
};

struct pack_case {
    onezone::policy pack;
    const char* obedient;
    std::vector<spoilt> rows;
};

[[nodiscard]] std::vector<pack_case> models_of_the_nation();
[[nodiscard]] std::vector<pack_case> models_of_jiangxi(); ///< and of its cities and counties
[[nodiscard]] std::vector<pack_case> models_of_other_provinces();

} // namespace onezone_tests

#endif
