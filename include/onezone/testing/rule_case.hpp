// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_RULE_CASE_HPP_INCLUDED
#define ONEZONE_TESTING_RULE_CASE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/reform/known_operations.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Cases: what rules are expected to say of a hierarchy, or of a reform of it, written down by whoever knows the matter.
///
///  1. A case names what fires and where; unless it says otherwise, anything else that is violated fails it.
///  2. Every expectation is checked and reported, not only the first that fails.
///  3. A case that expects no finding, no outcome, no balance and no refusal, and a document without cases, are refused.
///  4. A rule, place, unit or parameter that does not exist is refused or fails the case; it is never taken as kept.
/// Example document: tests/data/cases.json; schema: share/onezone/schema/cases.json. In CMake, `onezone_add_rule_cases(target files…)` makes each case a test.
///
/// The whole: `"onezone": "cases", "version": 1, "cases"` · `title`, and for all cases that do not say otherwise `policy`, `on`,
/// `rules_on`, `sketch` or `document`. A case: `name`, `expect` · `policy`, `on` (the day of the state), `rules_on` (of the rules; the
/// same day), `sketch` or `document`, `operations`, `refused`, `nothing_else`, `outcome`, `balance`. `"note"` is ignored everywhere.
///
/// - **sketch** is a list of lines in sketch notation (faces/sketch/sketch.hpp); **document** a file with a hierarchy document, named from
///   the folder of the case file and in it, unless the caller allows any file.
/// - **policy** has the keys of a policy document (faces/json/policy.hpp). Without `packs`, what it sets is added to the policy
///   given for all cases.
/// - **operations** is a list of steps as in plan documents (faces/json/plan.hpp), where `key` may be left out; what is expected is
///   said of the hierarchy after them, and rules on changes are judged too. **refused** is the code with which they are refused.
/// - **expect** is a list of findings: `rule` · `verdict` (violated), `at`, `force`, `saying`, `for_want_of`. `at` is a unit's name or path,
///   or the end of the path of another subject.
/// - **nothing_else** (true): nothing is violated but what is expected. **outcome**: what the report comes to: `violated`, `failed`,
///   `undecided`, `conforms`, `nothing_judged`. **balance**: how the operations add up: `balanced`, or `open`.

namespace onezone {

/// A finding somebody expects.
struct expected_finding {
    std::string rule{};
    onezone::verdict verdict = onezone::verdict::violated;
    std::string place{}; ///< empty: anywhere; for `satisfied`: wherever the rule is judged
    std::optional<onezone::force> force{};
    std::string saying{}; ///< part of its message in either language
    std::string field{};  ///< key or name of a missing fact
    friend bool operator==(const expected_finding&, const expected_finding&) = default;
};

/// What is there instead of, or beside, what was expected.
struct found_finding {
    bool as_expected = false;
    std::vector<finding> there{}; ///< of the rule at the place; at most five
};

/// Looks for it among everything the report judged.
///
/// `satisfied` without a place holds where some subject satisfies the rule and none violates it or leaves it open.
/// Refuses: unknown_rule (not in the report's policy), unknown_record (nothing of that name).
[[nodiscard]] ONEZONE_API result<found_finding> look_for(const expected_finding& wanted, const report& in);
/// Violated findings that none of `expected` speaks of.
[[nodiscard]] ONEZONE_API std::vector<finding> unexpected(
    const std::vector<expected_finding>& expected, const report& in);
/// `violated jx23.county.max-zones at 于都县`.
[[nodiscard]] ONEZONE_API text name_of(const expected_finding& wanted);

/// A hierarchy, what is done to it, and what is expected of it.
struct rule_case {
    std::string name{};
    hierarchy before{};
    std::optional<plan> operations{};
    policy rules{};
    judging_dates on{};
    std::vector<expected_finding> expected{};
    bool nothing_else = true;
    std::optional<onezone::outcome> outcome{};
    std::optional<onezone::balance> balance{};
    std::optional<errc> refused{};

    /// Whether it says what is to come of it. That nothing else is violated is no more than half of that: it holds where nothing is known.
    [[nodiscard]] bool expects_anything() const noexcept { return !expected.empty() || outcome || balance || refused; }
    friend bool operator==(const rule_case&, const rule_case&) = default;
};

/// How a case went.
struct case_outcome {
    std::size_t checked = 0;      ///< expectations
    std::vector<text> failures{}; ///< what was expected and not found, or found and not expected
    report found{};               ///< empty where the operations were refused

    [[nodiscard]] bool passed() const noexcept { return failures.empty(); }
};

/// Carries the case out. One that expects nothing fails.
[[nodiscard]] ONEZONE_API case_outcome run(const rule_case& c);
/// The same by other rules than its own.
[[nodiscard]] ONEZONE_API case_outcome run(const rule_case& c, const policy& rules);

/// Which hierarchy documents a case file may name.
enum class case_documents : unsigned char {
    within,   ///< those in its folder and below, wherever links lead
    anywhere, ///< any file this program can read: for case files one trusts
};

/// The cases of a document; `folder` is where hierarchy documents are looked for, `own` are packs of the caller,
/// `known` the operations that steps may be.
///
/// Refuses: the codes of groups 1 (text), 2 (references), 3 (structure) and 6 (rules); cannot_read.
[[nodiscard]] ONEZONE_API result<std::vector<rule_case>> read_rule_cases(std::string_view json,
    std::string_view source = {}, const std::string& folder = {}, const std::vector<policy>& own = {},
    const json_limits& limits = {}, case_documents from = case_documents::within, const known_operations& known = {});

/// The cases in the file. Throws: error, where the file cannot be read or `read_rule_cases` refuses.
[[nodiscard]] ONEZONE_API std::vector<rule_case> load_rule_cases(const std::string& path,
    const std::vector<policy>& own = {}, case_documents from = case_documents::within,
    const known_operations& known = {});

/// The JSON Schema (2020-12) of case files; also installed as `share/onezone/schema/cases.json`. Allocates.
[[nodiscard]] ONEZONE_API std::string rule_case_schema(const known_operations& known = {});

} // namespace onezone

#endif
