// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_DETAIL_SHOWN_HPP_INCLUDED
#define ONEZONE_TESTING_DETAIL_SHOWN_HPP_INCLUDED

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/study/explain.hpp>

#include <sstream>
#include <string>

/// @file
/// What a failing test is shown. Not API.

namespace onezone::testing::detail {

/// A finding in both languages, indented.
[[nodiscard]] inline std::string in_both(const finding& f) {
    std::ostringstream os;
    os << "  ";
    print(os, f, language::zh);
    os << "  ";
    print(os, f, language::en);
    std::string s = os.str();
    while (!s.empty() && s.back() == '\n') s.pop_back();
    return s;
}

/// Why a rule answers as it does, in both languages, on a line of its own; nothing of rules on changes.
[[nodiscard]] inline std::string why_in_both(const report& r, const finding& f) {
    const auto e = explain(r.of(), r.by(), f.rule, f.about, {r.state_on(), r.rules_on()});
    if (!e) return {};
    const text why = e->why();
    return "\n    " + why.zh + "\n    " + why.en;
}

/// The hierarchy as a sketch, or its size where it is too large to help.
[[nodiscard]] inline std::string sketch_to_show(const hierarchy& h) {
    constexpr std::size_t most = 60;
    if (h.size() > most) return "\n(" + std::to_string(h.size()) + " units: too many to sketch here)";
    return "\nin:\n" + write_sketch(h);
}

} // namespace onezone::testing::detail

#endif
